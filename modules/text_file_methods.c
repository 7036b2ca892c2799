/* What programs see of files of text. */
#include "modules/text_file.h"

#include <stdio.h>
#include <unistd.h>

#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"

static OuTextFile *open_text(OuRuntime *rt, OuRef self) {
    OuTextFile *text = ou_as_text_file(self);
    return ou_file_check_open(rt, ou_text_file_below(text)) ? text : NULL;
}

/* ---- reading ---- */

static OuValue text_read(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t count = -1;
    if (open_text(rt, self) == NULL) return OU_ERROR;
    if (argc > 0 && !ou_is_none(args[0])) {
        if (!ou_is_int(args[0]) && ou_type_of(rt, args[0])->slots.index == NULL)
            return ou_raise(rt, OU_EXC_TypeError,
                            "argument should be integer or None, not '%T'", args[0]);
        if (!ou_index_as_int64(rt, args[0], false, &count)) return OU_ERROR;
    }
    return ou_text_file_read(rt, ou_as_text_file(self), count);
}

static OuValue text_readline(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t limit = -1;
    if (argc > 0 && !ou_index_as_int64(rt, args[0], false, &limit)) return OU_ERROR;
    return ou_text_file_read_line(rt, ou_as_text_file(self), limit);
}

static OuValue text_next(OuRuntime *rt, OuRef self) {
    OuTextFile *text = ou_as_text_file(self);
    OuValue line = ou_text_file_read_line(rt, text, -1);
    if (ou_is_error(line)) return OU_ERROR;
    text->iterating = ou_as_str(line)->size > 0;
    if (text->iterating) return line;
    ou_drop(rt, line);
    return OU_STOP;
}

static OuValue text_readlines(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t hint = -1, total = 0;
    if (open_text(rt, self) == NULL) return OU_ERROR;
    if (argc > 0 && !ou_is_none(args[0]) && !ou_index_as_int64(rt, args[0], false, &hint))
        return OU_ERROR;
    OuValue list = ou_list_new(rt, 0);
    while (!ou_is_error(list) && (hint <= 0 || total < hint)) {
        OuValue line = text_next(rt, self);
        if (line == OU_STOP) break;
        if (!ou_is_error(line)) total += (int64_t)ou_as_str(line)->length;
        if (ou_is_error(line) || !ou_list_append_take(rt, list, line)) {
            ou_drop(rt, list);
            return OU_ERROR;
        }
    }
    return list;
}

static OuValue text_iter(OuRuntime *rt, OuRef self) {
    return open_text(rt, self) == NULL ? OU_ERROR : ou_own(self);
}

/* ---- writing ---- */

static OuValue text_write(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "write() argument must be str, not %T", args[0]);
    if (!ou_text_file_write(rt, ou_as_text_file(self), args[0])) return OU_ERROR;
    return ou_from_small_int((int64_t)ou_as_str(args[0])->length);
}

static OuValue text_writelines(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (open_text(rt, self) == NULL) return OU_ERROR;
    OuValue iterator = ou_iter(rt, args[0]), line, result = OU_NONE;
    if (ou_is_error(iterator)) return OU_ERROR;
    while ((line = ou_next(rt, iterator)) != OU_STOP) {
        OuRef argument = line;
        OuValue count = ou_is_error(line) ? OU_ERROR : text_write(rt, self, &argument, 1);
        ou_drop(rt, line);
        if (!ou_is_error(count)) continue;
        result = OU_ERROR;
        break;
    }
    ou_drop(rt, iterator);
    return result;
}

static OuValue text_flush(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_text_file_flush(rt, ou_as_text_file(self)) ? OU_NONE : OU_ERROR;
}

/* ---- position and state ---- */

static OuValue text_tell(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTextFile *text = open_text(rt, self);
    if (text == NULL) return OU_ERROR;
    if (text->iterating)
        return ou_raise(rt, OU_EXC_OSError, "telling position disabled by next() call");
    int64_t place = ou_text_file_tell(rt, text);
    return place < 0 ? OU_ERROR : ou_int_from_int64(rt, place);
}

static OuValue text_seek(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t offset, whence = SEEK_SET;
    if (open_text(rt, self) == NULL) return OU_ERROR;
    if (!ou_index_as_int64(rt, args[0], false, &offset)) return OU_ERROR;
    if (argc > 1 && !ou_index_as_int64(rt, args[1], true, &whence)) return OU_ERROR;
    if (whence == SEEK_CUR && offset != 0)
        return ou_raise_unsupported(rt, "can't do nonzero cur-relative seeks");
    if (whence == SEEK_END && offset != 0)
        return ou_raise_unsupported(rt, "can't do nonzero end-relative seeks");
    if (whence < 0 || whence > 2)
        return ou_raise(rt, OU_EXC_ValueError, "invalid whence (%lld, should be 0, 1 or 2)",
                        (long long)whence);
    if (whence == SEEK_SET && offset < 0)
        return ou_raise(rt, OU_EXC_ValueError, "negative seek position %lld",
                        (long long)offset);
    OuTextFile *text = open_text(rt, self);
    if (text == NULL) return OU_ERROR;
    text->iterating = false;
    int64_t place = ou_text_file_seek(rt, text, offset, (int)whence);
    return place < 0 ? OU_ERROR : ou_int_from_int64(rt, place);
}

/* Delegated to the file below: the text layer has nothing to add. */
static OuValue below_call(OuRuntime *rt, OuRef self, const char *name, const OuRef *args,
                          size_t argc) {
    return ou_call_method_string(rt, ou_as_text_file(self)->file, name, args, argc);
}

static OuValue text_truncate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return below_call(rt, self, "truncate", args, argc);
}

static OuValue text_close(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_file_close(rt, ou_text_file_below(ou_as_text_file(self))) ? OU_NONE : OU_ERROR;
}

static OuValue text_enter(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return text_iter(rt, self);
}

static OuValue text_exit(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return text_close(rt, self, NULL, 0);
}

static OuValue text_fileno(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return below_call(rt, self, "fileno", NULL, 0);
}

static OuValue text_isatty(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return below_call(rt, self, "isatty", NULL, 0);
}

static OuValue text_readable(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return below_call(rt, self, "readable", NULL, 0);
}

static OuValue text_writable(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return below_call(rt, self, "writable", NULL, 0);
}

static OuValue text_seekable(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return below_call(rt, self, "seekable", NULL, 0);
}

static bool set_flag(OuRuntime *rt, OuRef value, bool *flag) {
    if (ou_is_undef(value) || ou_is_none(value)) return true;
    OuTruth truth = ou_truth(rt, value);
    if (truth == OU_TRUTH_FAILED) return false;
    *flag = truth == OU_TRUTH_YES;
    return true;
}

/* encoding, errors, newline, line_buffering, write_through */
static OuValue text_reconfigure(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTextFile *text = open_text(rt, self);
    if (text == NULL || !ou_text_file_flush(rt, text)) return OU_ERROR;
    OuRef encoding = ou_is_none(args[0]) ? OU_UNDEF : args[0];
    OuRef errors = ou_is_none(args[1]) ? OU_UNDEF : args[1];
    if (!ou_is_undef(encoding) || !ou_is_undef(errors)) {
        OuRef given[2] = {encoding, errors};
        for (size_t i = 0; i < 2; i++) {
            if (!ou_is_undef(given[i]) && !ou_is_str(given[i]))
                return ou_raise(rt, OU_EXC_TypeError,
                                "reconfigure() argument '%s' must be str or None, not %T",
                                i == 0 ? "encoding" : "errors", given[i]);
        }
        OuValue kept = ou_own(ou_is_undef(encoding) ? (OuRef)text->encoding : encoding);
        bool done = ou_text_file_set_encoding(rt, text, kept, errors);
        ou_drop(rt, kept);
        if (!done) return OU_ERROR;
    }
    if (!set_flag(rt, args[3], &text->line_buffering) ||
        !set_flag(rt, args[4], &text->write_through))
        return OU_ERROR;
    return OU_NONE;
}

/* ---- attributes ---- */

static OuValue text_get_newlines(OuRuntime *rt, OuRef self) {
    return ou_text_file_newlines(rt, ou_as_text_file(self));
}

static OuValue text_get_closed(OuRuntime *rt, OuRef self) {
    return ou_bool(ou_text_file_below(ou_as_text_file(self))->fd < 0);
}

static OuValue text_get_name(OuRuntime *rt, OuRef self) {
    return ou_own(ou_text_file_below(ou_as_text_file(self))->name);
}

static OuValue text_get_line_buffering(OuRuntime *rt, OuRef self) {
    return ou_bool(ou_as_text_file(self)->line_buffering);
}

static OuValue text_get_write_through(OuRuntime *rt, OuRef self) {
    return ou_bool(ou_as_text_file(self)->write_through);
}

static OuValue text_repr(OuRuntime *rt, OuRef self) {
    OuTextFile *text = ou_as_text_file(self);
    return ou_format(rt, "<_io.TextIOWrapper name=%R mode=%R encoding=%R>",
                     (OuRef)ou_text_file_below(text)->name, (OuRef)text->mode,
                     (OuRef)text->encoding);
}

static void text_destroy(OuRuntime *rt, OuObject *self) {
    OuTextFile *text = (OuTextFile *)self;
    ou_drop(rt, text->decoded);
    ou_drop(rt, text->encoding);
    ou_drop(rt, text->errors);
    ou_drop(rt, text->mode);
    ou_drop(rt, text->file);
    ou_object_free(rt, self);
}

static const OuMethodRow text_methods[] = {
    OU_ROW("read", text_read, 0, 1, "read(size=-1, /)\nUp to size characters, or all."),
    OU_ROW("readline", text_readline, 0, 1, "readline(size=-1, /)\nThe next line."),
    OU_ROW("readlines", text_readlines, 0, 1, "readlines(hint=-1, /)\nThe lines, as a list."),
    OU_ROW("write", text_write, 1, 1, "write(s, /)\nWrite text; returns its length."),
    OU_ROW("writelines", text_writelines, 1, 1, "writelines(lines, /)\nWrite each line."),
    OU_ROW("flush", text_flush, 0, 0, "flush()\nWrite out what is buffered."),
    OU_ROW("tell", text_tell, 0, 0, "tell()\nThe position."),
    OU_ROW("seek", text_seek, 1, 2, "seek(cookie, whence=0, /)\nChange the position."),
    OU_ROW("truncate", text_truncate, 0, 1, "truncate(pos=None, /)\nCut the file off."),
    OU_ROW("close", text_close, 0, 0, "close()\nFlush and close."),
    OU_ROW("fileno", text_fileno, 0, 0, "fileno()\nThe file descriptor."),
    OU_ROW("isatty", text_isatty, 0, 0, "isatty()\nIs it a terminal?"),
    OU_ROW("readable", text_readable, 0, 0, "readable()\nMay it be read?"),
    OU_ROW("writable", text_writable, 0, 0, "writable()\nMay it be written?"),
    OU_ROW("seekable", text_seekable, 0, 0, "seekable()\nDoes it have a position?"),
    OU_ROW_NAMED("reconfigure", text_reconfigure, 0, 0,
                 "* encoding errors newline line_buffering write_through",
                 "reconfigure(*, encoding=None, errors=None, newline=None, "
                 "line_buffering=None, write_through=None)\nChange how the file works."),
    OU_ROW("__enter__", text_enter, 0, 0, NULL),
    OU_ROW("__exit__", text_exit, 0, OU_ANY_COUNT, NULL),
    {0},
};

static const OuGetSetRow text_getsets[] = {
    {"newlines", text_get_newlines, NULL, NULL},
    {"closed", text_get_closed, NULL, NULL},
    {"name", text_get_name, NULL, NULL},
    {"line_buffering", text_get_line_buffering, NULL, NULL},
    {"write_through", text_get_write_through, NULL, NULL},
    {0},
};

static const OuMemberRow text_members[] = {
    {"buffer", offsetof(OuTextFile, file), true, false, NULL},
    {"encoding", offsetof(OuTextFile, encoding), true, false, NULL},
    {"errors", offsetof(OuTextFile, errors), true, false, NULL},
    {"mode", offsetof(OuTextFile, mode), true, false, NULL},
    {0},
};

extern const OuTypeSpec ou_text_file_type;
const OuTypeSpec ou_text_file_type = {
    .name = "_io.TextIOWrapper",
    .doc = "Character and line based layer over a file of bytes.",
    .basic_size = sizeof(OuTextFile),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .methods = text_methods,
    .getsets = text_getsets,
    .members = text_members,
    .slots.repr = text_repr,
    .slots.iter = text_iter,
    .slots.next = text_next,
    .slots.destroy = text_destroy,
};
