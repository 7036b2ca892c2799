/* What programs see of text streams, and how they are made. */
#include "modules/text_io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "objects/int.h"
#include "objects/str.h"

#define CHUNK_SIZE 8192

/* ---- making ---- */

static void text_set_up(void *object) {
    OuTextIo *text = object;
    size_t start = sizeof(OuObject);
    memset((char *)object + start, 0, sizeof *text - start);
    text->stream = text->encoding = text->errors = text->mode = OU_UNDEF;
    text->decoded = text->snapshot = OU_UNDEF;
    text->codec = ou_codec_find(NULL, NULL);
    text->chunk_size = CHUNK_SIZE;
}

static OuValue text_make(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                         OuRef names) {
    OuTextIo *text = ou_io_new(rt, type, text_set_up);
    return text == NULL ? OU_ERROR : ou_take(text);
}

/* An encoding that is not a str, or a str with a NUL, is the caller's mistake. */
static bool set_encoding(OuRuntime *rt, OuTextIo *text, OuRef encoding, OuRef errors) {
    bool usual = ou_is_undef(encoding) || ou_is_none(encoding);
    if (!usual && ou_str_equals_string(encoding, "locale")) usual = true;
    OuValue name = usual ? ou_str_from_string(rt, "UTF-8") : ou_own(encoding);
    OuValue handler = ou_is_undef(errors) || ou_is_none(errors)
                          ? ou_str_from_string(rt, "strict")
                          : ou_own(errors);
    bool done = false;
    if (ou_is_error(name) || ou_is_error(handler)) goto done;
    const OuCodec *codec = ou_codec_find(rt, ou_str_bytes(name));
    if (codec == NULL) {
        ou_codec_raise_unknown(rt, ou_str_bytes(name));
        goto done;
    }
    text->codec = codec;
    ou_replace_take(rt, &text->encoding, ou_own(name));
    ou_replace_take(rt, &text->errors, ou_own(handler));
    done = true;
done:
    ou_drop(rt, name);
    ou_drop(rt, handler);
    return done;
}

static void set_newline(OuTextIo *text, OuNewline newline) {
    text->newline = newline;
    text->newlines = (OuNewlines){.translate = newline == OU_NEWLINE_UNIVERSAL};
}

/* A mark of the byte order is for the beginning only. */
static bool find_encoder_state(OuRuntime *rt, OuTextIo *text) {
    text->encoder_state = 0;
    if (!text->seekable || !ou_codec_has_mark(text->codec)) return true;
    int64_t place = ou_io_position_take(rt, ou_io_call(rt, text->stream, "tell"),
                                        "Raw stream returned invalid position");
    if (place > 0) text->encoder_state = 1;
    if (place < 0 && ou_raised_is(rt, OU_EXC_OSError)) {
        ou_clear_exception(rt);
        return true;
    }
    return place >= 0;
}

/* Attach to `stream`, which may be a program's own. */
static bool text_attach(OuRuntime *rt, OuTextIo *text, OuRef stream,
                        const OuTextOptions *options) {
    if (!set_encoding(rt, text, options->encoding, options->errors)) return false;
    set_newline(text, options->newline);
    ou_text_io_reset_decoder(text);
    ou_text_io_forget_ahead(rt, text);
    text->line_buffering = options->line_buffering;
    text->write_through = options->write_through;
    text->detached = text->used = false;
    bool plain = ou_is_plain_buffered(rt, stream);
    OuTruth seekable;
    // The order in which a program's own stream is asked can be seen.
    if (!plain && (ou_io_ask(rt, stream, "readable") == OU_TRUTH_FAILED ||
                   ou_io_ask(rt, stream, "writable") == OU_TRUTH_FAILED))
        return false;
    if (plain)
        seekable = ou_truth_from(lseek(ou_as_buffered(stream)->file->fd, 0, SEEK_CUR) >= 0);
    else
        seekable = ou_io_ask(rt, stream, "seekable");
    if (seekable == OU_TRUTH_FAILED) return false;
    text->seekable = text->telling = seekable == OU_TRUTH_YES;
    text->has_read1 = true;
    if (!plain) {
        OuValue name = ou_intern(rt, "read1");
        OuValue read1 = ou_is_error(name) ? OU_ERROR : ou_find_attribute(rt, stream, name);
        ou_drop(rt, name);
        if (ou_is_error(read1)) return false;
        text->has_read1 = !ou_is_undef(read1);
        ou_drop(rt, read1);
    }
    text->buffered = plain ? ou_as_buffered(stream) : NULL;
    ou_replace_take(rt, &text->stream, ou_own(stream));
    return find_encoder_state(rt, text);
}

OuValue ou_text_io_new(OuRuntime *rt, OuRef stream, const OuTextOptions *options) {
    OuType *type = ou_modules_type(rt, OU_MODULE_TYPE_TEXT_IO);
    OuValue made = type == NULL ? OU_ERROR : text_make(rt, type, NULL, 0, OU_UNDEF);
    if (ou_is_error(made)) return OU_ERROR;
    if (text_attach(rt, ou_as_text_io(made), stream, options)) return made;
    ou_clear(rt, &ou_as_text_io(made)->stream);
    ou_as_text_io(made)->buffered = NULL;
    ou_drop(rt, made);
    return OU_ERROR;
}

/* None counts as absent; anything but a str is refused. */
static bool check_str(OuRuntime *rt, const char *function, const char *name, OuRef value) {
    if (ou_is_undef(value) || ou_is_none(value) || ou_is_str(value)) return true;
    return ou_fail(rt, OU_EXC_TypeError, "%s() argument '%s' must be str or None, not %T",
                   function, name, value);
}

static bool text_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names) {
    OuRef given[6];
    OuTextOptions options = {.encoding = OU_UNDEF, .errors = OU_UNDEF};
    if (!ou_parse_arguments(rt, "TextIOWrapper",
                            "buffer encoding errors newline line_buffering write_through", 1, 6,
                            args, argc, names, given))
        return false;
    options.encoding = given[1];
    options.errors = given[2];
    return check_str(rt, "TextIOWrapper", "encoding", given[1]) &&
           check_str(rt, "TextIOWrapper", "errors", given[2]) &&
           check_str(rt, "TextIOWrapper", "newline", given[3]) &&
           ou_newline_parse(rt, given[3], &options.newline) &&
           ou_io_flag_argument(rt, given[4], &options.line_buffering) &&
           ou_io_flag_argument(rt, given[5], &options.write_through) &&
           text_attach(rt, ou_as_text_io(self), given[0], &options);
}

/* Without a locale, bytes that are no UTF-8 have to pass through unharmed. */
static bool locale_is_c(void) {
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < 3; i++) {
        const char *value = getenv(variables[i]);
        if (value == NULL || *value == '\0') continue;
        return strcmp(value, "C") == 0 || strcmp(value, "POSIX") == 0;
    }
    return true;
}

OuValue ou_text_io_standard(OuRuntime *rt, int fd) {
    static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};
    if (fcntl(fd, F_GETFD) < 0) return OU_NONE;
    OuValue name = ou_str_from_string(rt, names[fd]), file = OU_ERROR, stream = OU_ERROR;
    OuValue encoding = ou_str_from_string(rt, "utf-8"), result = OU_ERROR;
    OuValue mode = ou_str_from_string(rt, fd == 0 ? "r" : "w");
    OuValue errors = ou_str_from_string(rt, fd == 2         ? "backslashreplace"
                                            : locale_is_c() ? "surrogateescape"
                                                            : "strict");
    if (ou_is_error(name) || ou_is_error(encoding) || ou_is_error(errors) || ou_is_error(mode))
        goto done;
    file = ou_file_io_standard(rt, fd, name);
    if (ou_is_error(file)) goto done;
    stream = ou_buffered_new(rt, file, fd == 0, fd != 0, OU_IO_BUFFER_SIZE);
    if (ou_is_error(stream)) goto done;
    OuTextOptions options = {.encoding = encoding,
                             .errors = errors,
                             .newline = fd == 0 ? OU_NEWLINE_UNIVERSAL : OU_NEWLINE_LF,
                             .line_buffering = fd == 2 || isatty(fd)};
    result = ou_text_io_new(rt, stream, &options);
    if (!ou_is_error(result)) ou_as_text_io(result)->mode = ou_own(mode);
done:
    ou_drop(rt, name);
    ou_drop(rt, file);
    ou_drop(rt, stream);
    ou_drop(rt, encoding);
    ou_drop(rt, mode);
    ou_drop(rt, errors);
    return result;
}

/* ---- reading ---- */

static OuTextIo *attached_text(OuRuntime *rt, OuRef self) {
    OuTextIo *text = ou_as_text_io(self);
    if (!ou_is_undef(text->stream)) return text;
    ou_raise(rt, OU_EXC_ValueError, "%s",
             text->detached ? "underlying buffer has been detached"
                            : "I/O operation on uninitialized object");
    return NULL;
}

static OuValue text_read(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t count;
    if (!ou_io_size_argument(rt, args, argc, &count)) return OU_ERROR;
    return ou_text_io_read(rt, ou_as_text_io(self), count);
}

static OuValue text_readline(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t limit = -1;
    if (argc > 0 && !ou_index_as_int64(rt, args[0], false, &limit)) return OU_ERROR;
    return ou_text_io_read_line(rt, ou_as_text_io(self), limit);
}

static OuValue text_next(OuRuntime *rt, OuRef self) {
    OuTextIo *text = ou_as_text_io(self);
    bool own = ou_is_exact_text_io(rt, self);
    text->telling = false;
    OuValue line = own ? ou_text_io_read_line(rt, text, -1)
                       : ou_call_method(rt, self, rt->names.readline, NULL, 0);
    if (ou_is_error(line)) return OU_ERROR;
    if (!ou_is_str(line)) {
        ou_raise(rt, OU_EXC_OSError, "readline() should have returned a str object, not '%T'",
                 (OuRef)line);
        ou_drop(rt, line);
        return OU_ERROR;
    }
    if (ou_as_str(line)->size > 0) return line;
    text->telling = text->seekable;
    ou_clear(rt, &text->snapshot);
    ou_drop(rt, line);
    return OU_STOP;
}

/* ---- writing ---- */

static OuValue text_write(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "write() argument must be str, not %T", args[0]);
    if (!ou_text_io_write(rt, ou_as_text_io(self), args[0])) return OU_ERROR;
    return ou_from_small_int((int64_t)ou_as_str(args[0])->length);
}

static OuValue text_flush(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_text_io_flush(rt, ou_as_text_io(self)) ? OU_NONE : OU_ERROR;
}

static OuValue text_truncate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTextIo *text = attached_text(rt, self);
    if (text == NULL) return OU_ERROR;
    OuValue flushed = ou_call_method(rt, self, rt->names.flush, NULL, 0);
    if (ou_is_error(flushed)) return OU_ERROR;
    ou_drop(rt, flushed);
    OuRef size = argc == 0 ? OU_NONE : args[0];
    return ou_io_call1(rt, text->stream, "truncate", size);
}

/* ---- state ---- */

static OuValue text_close(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTextIo *text = attached_text(rt, self);
    if (text == NULL) return OU_ERROR;
    OuTruth closed = ou_io_is_closed(rt, text->stream);
    if (closed != OU_TRUTH_NO) return closed == OU_TRUTH_YES ? OU_NONE : OU_ERROR;
    OuValue flushed = ou_call_method(rt, self, rt->names.flush, NULL, 0);
    OuValue pending = ou_take_exception(rt);
    OuValue stream = ou_own(text->stream);
    OuValue done =
        ou_is_undef(stream) ? OU_NONE : ou_call_method(rt, stream, rt->names.close, NULL, 0);
    ou_io_chain_take(rt, pending);
    bool good = !ou_is_error(done) && !ou_is_error(flushed);
    ou_drop(rt, stream);
    ou_drop(rt, done);
    ou_drop(rt, flushed);
    return good ? OU_NONE : OU_ERROR;
}

static OuValue text_detach(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTextIo *text = attached_text(rt, self);
    if (text == NULL) return OU_ERROR;
    OuValue flushed = ou_call_method(rt, self, rt->names.flush, NULL, 0);
    if (ou_is_error(flushed)) return OU_ERROR;
    ou_drop(rt, flushed);
    if (attached_text(rt, self) == NULL) return OU_ERROR;
    OuValue stream = text->stream;
    text->stream = OU_UNDEF;
    text->buffered = NULL;
    text->detached = true;
    return stream;
}

/* What the stream below answers to the method. */
#define DELEGATE(name)                                                                         \
    static OuValue text_##name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {    \
        OuTextIo *text = attached_text(rt, self);                                              \
        return text == NULL ? OU_ERROR : ou_io_call(rt, text->stream, #name);                  \
    }
DELEGATE(fileno)
DELEGATE(isatty)
DELEGATE(readable)
DELEGATE(writable)
DELEGATE(seekable)
#undef DELEGATE

static OuRef or_absent(OuRef value) {
    return ou_is_none(value) ? OU_UNDEF : value;
}

/* A new encoding begins where the old one ends, so that must not be in the middle of a chunk.
 */
static bool change_encoding(OuRuntime *rt, OuTextIo *text, OuRef encoding, OuRef errors,
                            OuRef newline) {
    if (ou_is_undef(encoding) && ou_is_undef(errors) && ou_is_undef(newline)) return true;
    if (text->used && !ou_is_undef(text->decoded))
        return !ou_is_error(
            ou_io_unsupported(rt, "It is not possible to set the encoding or newline of "
                                  "stream after the first read"));
    if (!ou_is_undef(encoding) || !ou_is_undef(errors)) {
        OuValue old_encoding = ou_own(text->encoding), old_errors = ou_own(text->errors);
        OuRef handler = !ou_is_undef(errors)    ? errors
                        : ou_is_undef(encoding) ? (OuRef)old_errors
                                                : OU_UNDEF;
        bool done = set_encoding(
            rt, text, ou_is_undef(encoding) ? (OuRef)old_encoding : encoding, handler);
        ou_drop(rt, old_encoding);
        ou_drop(rt, old_errors);
        if (!done) return false;
    }
    OuNewline kind;
    if (!ou_is_undef(newline)) {
        if (!ou_newline_parse(rt, newline, &kind)) return false;
        set_newline(text, kind);
    }
    ou_text_io_reset_decoder(text);
    return find_encoder_state(rt, text);
}

/* encoding, errors, newline, line_buffering, write_through. newline=None is a value. */
static OuValue text_reconfigure(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTextIo *text = attached_text(rt, self);
    static const char *const names[] = {"encoding", "errors", "newline"};
    for (size_t i = 0; i < 3; i++) {
        if (!check_str(rt, "reconfigure", names[i], args[i])) return OU_ERROR;
    }
    bool line_buffering, write_through;
    if (text == NULL) return OU_ERROR;
    line_buffering = text->line_buffering;
    write_through = text->write_through;
    if (!ou_io_flag_argument(rt, or_absent(args[3]), &line_buffering) ||
        !ou_io_flag_argument(rt, or_absent(args[4]), &write_through))
        return OU_ERROR;
    OuValue flushed = ou_call_method(rt, self, rt->names.flush, NULL, 0);
    if (ou_is_error(flushed)) return OU_ERROR;
    ou_drop(rt, flushed);
    if (!change_encoding(rt, text, or_absent(args[0]), or_absent(args[1]), args[2]))
        return OU_ERROR;
    text->line_buffering = line_buffering;
    text->write_through = write_through;
    return OU_NONE;
}

/* ---- attributes ---- */

static OuValue stream_attribute(OuRuntime *rt, OuRef self, const char *name) {
    OuTextIo *text = attached_text(rt, self);
    return text == NULL ? OU_ERROR : ou_get_attribute_string(rt, text->stream, name);
}

static OuValue text_get_closed(OuRuntime *rt, OuRef self) {
    const OuTextIo *text = ou_as_text_io(self);
    if (ou_is_undef(text->stream) && !text->detached) return OU_TRUE;
    return stream_attribute(rt, self, "closed");
}

static OuValue text_get_name(OuRuntime *rt, OuRef self) {
    return stream_attribute(rt, self, "name");
}

static OuValue text_get_newlines(OuRuntime *rt, OuRef self) {
    OuTextIo *text = attached_text(rt, self);
    return text == NULL ? OU_ERROR : ou_newlines_seen(rt, &text->newlines);
}

static OuValue text_get_line_buffering(OuRuntime *rt, OuRef self) {
    return ou_bool(ou_as_text_io(self)->line_buffering);
}

static OuValue text_get_write_through(OuRuntime *rt, OuRef self) {
    return ou_bool(ou_as_text_io(self)->write_through);
}

static OuValue text_get_chunk_size(OuRuntime *rt, OuRef self) {
    return ou_int_from_int64(rt, ou_as_text_io(self)->chunk_size);
}

static bool text_set_chunk_size(OuRuntime *rt, OuRef self, OuRef value) {
    int64_t size;
    if (ou_is_undef(value))
        return ou_fail(rt, OU_EXC_AttributeError, "cannot delete attribute");
    if (!ou_index_as_int64(rt, value, false, &size)) return false;
    if (size <= 0)
        return ou_fail(rt, OU_EXC_ValueError, "a strictly positive integer is required");
    ou_as_text_io(self)->chunk_size = size;
    return true;
}

static OuValue text_repr(OuRuntime *rt, OuRef self) {
    OuTextIo *text = ou_as_text_io(self);
    if (!text->detached) text = attached_text(rt, self);
    OuValue type = text == NULL ? OU_ERROR : ou_type_full_name(rt, ou_type_of(rt, self));
    if (ou_is_error(type)) return OU_ERROR;
    OuValue name = ou_io_name_of(rt, self), mode = OU_ERROR, result = OU_ERROR;
    OuValue encoding = ou_own(text->encoding);
    if (!ou_is_error(name)) mode = ou_get_attribute_string(rt, self, "mode");
    if (ou_is_error(mode) && ou_clear_exception_if(rt, OU_EXC_AttributeError)) mode = OU_UNDEF;
    if (!ou_is_error(mode) && !ou_is_error(name)) {
        OuStrBuilder builder;
        ou_str_builder_begin(&builder, rt);
        ou_str_builder_add_string(&builder, "<");
        ou_str_builder_add(&builder, type);
        bool good = true;
        if (!ou_is_undef(name)) {
            ou_str_builder_add_string(&builder, " name=");
            good = ou_str_builder_add_repr(&builder, name);
        }
        if (good && !ou_is_undef(mode)) {
            ou_str_builder_add_string(&builder, " mode=");
            good = ou_str_builder_add_repr(&builder, mode);
        }
        if (good) {
            ou_str_builder_add_string(&builder, " encoding=");
            good = ou_str_builder_add_repr(&builder, encoding);
        }
        if (good) {
            ou_str_builder_add_string(&builder, ">");
            result = ou_str_builder_end(&builder);
        } else {
            ou_str_builder_abandon(&builder);
        }
    }
    ou_drop(rt, type);
    ou_drop(rt, name);
    ou_drop(rt, mode);
    ou_drop(rt, encoding);
    return result;
}

/* ---- the end ---- */

static void text_del(OuRuntime *rt, OuRef self) {
    const OuTextIo *text = ou_as_text_io(self);
    bool over =
        ou_is_undef(text->stream) || (text->buffered != NULL && text->buffered->file != NULL &&
                                      text->buffered->file->fd < 0);
    if (!over) ou_io_finalize(rt, self);
}

static void text_traverse(OuObject *self, OuVisit visit, void *argument) {
    const OuTextIo *text = (OuTextIo *)self;
    ou_visit(text->stream, visit, argument);
    ou_visit(text->mode, visit, argument);
    ou_visit(text->encoding, visit, argument);
    ou_visit(text->errors, visit, argument);
}

static void text_clear(OuRuntime *rt, OuObject *self) {
    OuTextIo *text = (OuTextIo *)self;
    text->buffered = NULL;
    ou_clear(rt, &text->stream);
    ou_clear(rt, &text->mode);
}

static void text_destroy(OuRuntime *rt, OuObject *self) {
    OuTextIo *text = (OuTextIo *)self;
    if (text->pending != NULL) ou_free(rt, text->pending, text->pending_capacity);
    text->pending = NULL;
    text->pending_size = 0;
    text_clear(rt, self);
    ou_clear(rt, &text->decoded);
    ou_clear(rt, &text->snapshot);
    ou_clear(rt, &text->encoding);
    ou_clear(rt, &text->errors);
    ou_object_free(rt, self);
}

static const OuMethodRow text_methods[] = {
    OU_ROW("read", text_read, 0, 1, "read(size=-1, /)\nUp to size characters, or all."),
    OU_ROW("readline", text_readline, 0, 1, "readline(size=-1, /)\nThe next line."),
    OU_ROW("write", text_write, 1, 1, "write(text, /)\nWrite text; returns its length."),
    OU_ROW("flush", text_flush, 0, 0, "flush()\nWrite out what is buffered."),
    OU_ROW("tell", ou_text_io_tell, 0, 0, "tell()\nThe position, as a number for seek()."),
    OU_ROW("seek", ou_text_io_seek, 1, 2, "seek(cookie, whence=0, /)\nChange the position."),
    OU_ROW("truncate", text_truncate, 0, 1, "truncate(pos=None, /)\nCut the file off."),
    OU_ROW("close", text_close, 0, 0, "close()\nFlush and close."),
    OU_ROW("detach", text_detach, 0, 0, "detach()\nThe buffer, without this stream."),
    OU_ROW("fileno", text_fileno, 0, 0, "fileno()\nThe file descriptor."),
    OU_ROW("isatty", text_isatty, 0, 0, "isatty()\nIs it a terminal?"),
    OU_ROW("readable", text_readable, 0, 0, "readable()\nMay it be read?"),
    OU_ROW("writable", text_writable, 0, 0, "writable()\nMay it be written?"),
    OU_ROW("seekable", text_seekable, 0, 0, "seekable()\nDoes it have a position?"),
    OU_ROW_NAMED("reconfigure", text_reconfigure, 0, 0,
                 "* encoding errors newline line_buffering write_through",
                 "reconfigure(*, encoding=None, errors=None, newline=None, "
                 "line_buffering=None, write_through=None)\nChange how the file works."),
    {0},
};

static const OuGetSetRow text_getsets[] = {
    {"closed", text_get_closed, NULL, NULL},
    {"name", text_get_name, NULL, NULL},
    {"newlines", text_get_newlines, NULL, NULL},
    {"line_buffering", text_get_line_buffering, NULL, NULL},
    {"write_through", text_get_write_through, NULL, NULL},
    {"_CHUNK_SIZE", text_get_chunk_size, text_set_chunk_size, NULL},
    {0},
};

static const OuMemberRow text_members[] = {
    {"buffer", offsetof(OuTextIo, stream), true, true, NULL},
    {"encoding", offsetof(OuTextIo, encoding), true, true, NULL},
    {"errors", offsetof(OuTextIo, errors), true, true, NULL},
    {"mode", offsetof(OuTextIo, mode), false, false, NULL},
    {0},
};

extern const OuTypeSpec ou_text_io_type;
const OuTypeSpec ou_text_io_type = {
    .name = "_io.TextIOWrapper",
    .doc = "Character and line based layer over a BufferedIOBase object, buffer.",
    .basic_size = sizeof(OuTextIo),
    .flags = OU_TYPE_BASE,
    .methods = text_methods,
    .getsets = text_getsets,
    .members = text_members,
    .slots.repr = text_repr,
    .slots.next = text_next,
    .slots.new = text_make,
    .slots.init = text_init,
    .slots.del = text_del,
    .slots.traverse = text_traverse,
    .slots.clear = text_clear,
    .slots.destroy = text_destroy,
};
