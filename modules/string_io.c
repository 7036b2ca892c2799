/* StringIO: a stream of text in memory.
 *
 * The text is UTF-8 in one block. Positions count code points; the byte offset that belongs to
 * the current one is kept with it, so that going through the text costs no search. */
#include "modules/io.h"

#include <unistd.h>

#include "modules/newlines.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/text.h"
#include "objects/tuple.h"

typedef struct OuStringIo {
    OuObject header;
    OuPile pile;
    size_t length;           /* code points */
    size_t position, offset; /* offset of the position; the end if that lies beyond */
    OuNewline newline;
    OuNewlines newlines;
    bool closed, ready;
} OuStringIo;

static OuStringIo *as_string_io(OuRef value) {
    return (OuStringIo *)(uintptr_t)value;
}

static OuStringIo *open_stream(OuRuntime *rt, OuRef self) {
    OuStringIo *stream = as_string_io(self);
    if (stream->ready && !stream->closed) return stream;
    ou_raise(rt, OU_EXC_ValueError, "%s",
             stream->ready ? "I/O operation on closed file"
                           : "I/O operation on uninitialized object");
    return NULL;
}

/* ---- positions ---- */

static const char *content(const OuStringIo *stream) {
    return stream->pile.bytes == NULL ? "" : stream->pile.bytes;
}

static void set_position(OuStringIo *stream, size_t position) {
    if (position >= stream->length)
        stream->offset = stream->pile.size;
    else if (stream->length == stream->pile.size)
        stream->offset = position;
    else if (position >= stream->position)
        stream->offset = (size_t)(ou_utf8_skip(content(stream) + stream->offset,
                                               position - stream->position) -
                                  content(stream));
    else
        stream->offset = (size_t)(ou_utf8_skip(content(stream), position) - content(stream));
    stream->position = position;
}

/* ---- writing ---- */

/* Fill up with NULs as far as the position. */
static bool pad(OuRuntime *rt, OuStringIo *stream) {
    if (stream->position <= stream->length) return true;
    size_t missing = stream->position - stream->length;
    char *room = ou_pile_room(rt, &stream->pile, missing);
    if (room == NULL) return false;
    memset(room, 0, missing);
    stream->pile.size += missing;
    stream->length += missing;
    stream->offset = stream->pile.size;
    return true;
}

/* Replace as many code points at the position as the text has. */
static bool put(OuRuntime *rt, OuStringIo *stream, const OuStr *text) {
    if (text->size == 0) return true;
    if (!pad(rt, stream)) return false;
    size_t left = stream->length - stream->position;
    size_t replaced = left < text->length ? left : text->length;
    const char *start = content(stream) + stream->offset;
    size_t old_size = (size_t)(ou_utf8_skip(start, replaced) - start);
    if (text->size > old_size && ou_pile_room(rt, &stream->pile, text->size - old_size) == NULL)
        return false;
    char *at = stream->pile.bytes + stream->offset;
    size_t behind = stream->pile.size - stream->offset - old_size;
    memmove(at + text->size, at + old_size, behind);
    memcpy(at, text->bytes, text->size);
    stream->pile.size += text->size - old_size;
    stream->length += text->length - replaced;
    stream->position += text->length;
    stream->offset += text->size;
    return true;
}

static bool write_text(OuRuntime *rt, OuStringIo *stream, OuRef str) {
    const char *written = ou_newline_written(stream->newline);
    OuValue text = ou_own(str);
    if (stream->newline <= OU_NEWLINE_KEEP)
        text = ou_newlines_add_take(rt, &stream->newlines, text, true);
    else if (written != NULL)
        ou_replace_take(rt, &text, ou_newlines_write(rt, str, written));
    bool done = !ou_is_error(text) && put(rt, stream, ou_as_str(text));
    ou_drop(rt, text);
    return done;
}

static OuValue stream_write(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuStringIo *stream = as_string_io(self);
    if (!stream->ready) return open_stream(rt, self) == NULL ? OU_ERROR : OU_NONE;
    if (!ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "string argument expected, got '%T'", args[0]);
    if (open_stream(rt, self) == NULL || !write_text(rt, stream, args[0])) return OU_ERROR;
    return ou_from_small_int((int64_t)ou_as_str(args[0])->length);
}

static OuValue stream_truncate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuStringIo *stream = open_stream(rt, self);
    if (stream == NULL) return OU_ERROR;
    int64_t size = (int64_t)stream->position;
    if (argc > 0 && !ou_is_none(args[0]) && !ou_index_as_int64(rt, args[0], false, &size))
        return OU_ERROR;
    if (size < 0)
        return ou_raise(rt, OU_EXC_ValueError, "Negative size value %lld", (long long)size);
    stream = open_stream(rt, self);
    if (stream == NULL) return OU_ERROR;
    if ((size_t)size < stream->length) {
        size_t position = stream->position;
        set_position(stream, (size_t)size);
        stream->pile.size = stream->offset;
        stream->length = (size_t)size;
        stream->position = position;
        if (position < stream->length) stream->position = stream->length;
        set_position(stream, position);
    }
    return ou_from_small_int(size);
}

/* ---- reading ---- */

static OuValue take(OuRuntime *rt, OuStringIo *stream, size_t size) {
    const char *start = content(stream) + stream->offset;
    OuValue text = ou_str_new(rt, start, size);
    if (ou_is_error(text)) return OU_ERROR;
    stream->position += ou_as_str(text)->length;
    stream->offset += size;
    return text;
}

/* Bytes of at most `limit` code points (negative: all) from the position. */
static size_t bytes_ahead(const OuStringIo *stream, int64_t limit) {
    if (stream->position >= stream->length) return 0;
    size_t left = stream->length - stream->position;
    if (limit < 0 || (size_t)limit >= left) return stream->pile.size - stream->offset;
    const char *start = content(stream) + stream->offset;
    return (size_t)(ou_utf8_skip(start, (size_t)limit) - start);
}

static OuValue stream_read(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t size;
    if (!ou_io_size_argument(rt, args, argc, &size)) return OU_ERROR;
    OuStringIo *stream = open_stream(rt, self);
    return stream == NULL ? OU_ERROR : take(rt, stream, bytes_ahead(stream, size));
}

static OuValue next_line(OuRuntime *rt, OuStringIo *stream, int64_t limit) {
    size_t size = bytes_ahead(stream, limit);
    const char *start = content(stream) + stream->offset;
    const char *end = ou_newline_find(stream->newline, start, start + size);
    return take(rt, stream, end == NULL ? size : (size_t)(end - start));
}

static OuValue stream_readline(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t limit;
    if (!ou_io_size_argument(rt, args, argc, &limit)) return OU_ERROR;
    OuStringIo *stream = open_stream(rt, self);
    return stream == NULL ? OU_ERROR : next_line(rt, stream, limit);
}

static OuValue stream_next(OuRuntime *rt, OuRef self) {
    OuStringIo *stream = open_stream(rt, self);
    if (stream == NULL) return OU_ERROR;
    if (ou_io_is_exactly(rt, self, OU_MODULE_TYPE_STRING_IO))
        return stream->position >= stream->length ? OU_STOP : next_line(rt, stream, -1);
    OuValue line = ou_call_method(rt, self, rt->names.readline, NULL, 0);
    if (ou_is_error(line)) return OU_ERROR;
    if (!ou_is_str(line)) {
        ou_raise(rt, OU_EXC_OSError, "readline() should have returned a str object, not '%T'",
                 (OuRef)line);
        ou_drop(rt, line);
        return OU_ERROR;
    }
    if (ou_as_str(line)->size > 0) return line;
    ou_drop(rt, line);
    return OU_STOP;
}

static OuValue stream_getvalue(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuStringIo *stream = open_stream(rt, self);
    return stream == NULL ? OU_ERROR : ou_str_new(rt, content(stream), stream->pile.size);
}

/* ---- position and state ---- */

static OuValue stream_seek(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t offset, whence = SEEK_SET;
    if (!ou_index_as_int64(rt, args[0], false, &offset) ||
        (argc > 1 && !ou_index_as_int64(rt, args[1], true, &whence)))
        return OU_ERROR;
    OuStringIo *stream = open_stream(rt, self);
    if (stream == NULL) return OU_ERROR;
    if (whence < SEEK_SET || whence > SEEK_END)
        return ou_raise(rt, OU_EXC_ValueError, "Invalid whence (%lld, should be 0, 1 or 2)",
                        (long long)whence);
    if (offset < 0 && whence == SEEK_SET)
        return ou_raise(rt, OU_EXC_ValueError, "Negative seek position %lld",
                        (long long)offset);
    if (whence != SEEK_SET && offset != 0)
        return ou_raise(rt, OU_EXC_OSError, "Can't do nonzero cur-relative seeks");
    size_t target = whence == SEEK_CUR   ? stream->position
                    : whence == SEEK_END ? stream->length
                                         : (size_t)offset;
    set_position(stream, target);
    return ou_int_from_int64(rt, (int64_t)target);
}

static OuValue stream_tell(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuStringIo *stream = open_stream(rt, self);
    return stream == NULL ? OU_ERROR : ou_int_from_int64(rt, (int64_t)stream->position);
}

static OuValue stream_close(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuStringIo *stream = as_string_io(self);
    stream->closed = true;
    ou_pile_free(rt, &stream->pile);
    stream->length = 0;
    return OU_NONE;
}

static OuValue stream_true(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return open_stream(rt, self) == NULL ? OU_ERROR : OU_TRUE;
}

static OuValue stream_get_closed(OuRuntime *rt, OuRef self) {
    const OuStringIo *stream = as_string_io(self);
    if (stream->ready) return ou_bool(stream->closed);
    return open_stream(rt, self) == NULL ? OU_ERROR : OU_FALSE;
}

static OuValue stream_get_line_buffering(OuRuntime *rt, OuRef self) {
    return open_stream(rt, self) == NULL ? OU_ERROR : OU_FALSE;
}

static OuValue stream_get_newlines(OuRuntime *rt, OuRef self) {
    OuStringIo *stream = open_stream(rt, self);
    return stream == NULL ? OU_ERROR : ou_newlines_seen(rt, &stream->newlines);
}

/* ---- making ---- */

static void stream_set_up(void *object) {
    OuStringIo *stream = object;
    memset((char *)object + sizeof(OuObject), 0, sizeof *stream - sizeof(OuObject));
}

static OuValue stream_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                          OuRef names) {
    OuStringIo *stream = ou_io_new(rt, type, stream_set_up);
    return stream == NULL ? OU_ERROR : ou_take(stream);
}

static void stream_reset(OuRuntime *rt, OuStringIo *stream, OuNewline newline) {
    ou_pile_free(rt, &stream->pile);
    stream->length = stream->position = stream->offset = 0;
    stream->newline = newline;
    stream->newlines = (OuNewlines){.translate = newline == OU_NEWLINE_UNIVERSAL};
    stream->closed = false;
    stream->ready = true;
}

static bool stream_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                        OuRef names) {
    OuRef given[2];
    OuNewline newline = OU_NEWLINE_LF;
    OuStringIo *stream = as_string_io(self);
    if (!ou_parse_arguments(rt, "StringIO", "initial_value newline", 0, 2, args, argc, names,
                            given))
        return false;
    if (!ou_is_undef(given[1])) {
        if (!ou_is_none(given[1]) && !ou_is_str(given[1]))
            return ou_fail(rt, OU_EXC_TypeError, "newline must be str or None, not %T",
                           given[1]);
        if (ou_is_str(given[1]) && ou_as_str(given[1])->size > 0 &&
            !ou_newline_parse(rt, given[1], &newline)) {
            ou_clear_exception(rt);
            return ou_fail(rt, OU_EXC_ValueError, "illegal newline value: %R", given[1]);
        }
        if (!ou_newline_parse(rt, given[1], &newline)) return false;
    }
    bool filled = !ou_is_undef(given[0]) && !ou_is_none(given[0]);
    if (filled && !ou_is_str(given[0]))
        return ou_fail(rt, OU_EXC_TypeError, "initial_value must be str or None, not %T",
                       given[0]);
    stream_reset(rt, stream, newline);
    if (filled && !write_text(rt, stream, given[0])) return false;
    set_position(stream, 0);
    return true;
}

/* ---- pickling ---- */

static OuValue stream_getstate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuStringIo *stream = open_stream(rt, self);
    OuValue value = stream == NULL ? OU_ERROR : stream_getvalue(rt, self, NULL, 0);
    if (ou_is_error(value)) return OU_ERROR;
    static const char *const texts[] = {NULL, "", "\n", "\r", "\r\n"};
    const char *text = texts[stream->newline];
    OuValue newline = text == NULL ? OU_NONE : ou_str_from_string(rt, text);
    OuRef items[4] = {value, newline, ou_from_small_int((int64_t)stream->position), OU_NONE};
    OuValue state = ou_is_error(newline) ? OU_ERROR : ou_tuple_from_array(rt, items, 4);
    ou_drop(rt, value);
    ou_drop(rt, newline);
    return state;
}

static OuValue stream_setstate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuStringIo *stream = as_string_io(self);
    OuNewline newline;
    int64_t place;
    if (!ou_is_tuple(args[0]) || ou_tuple_count(args[0]) < 4)
        return ou_raise(rt, OU_EXC_TypeError,
                        "%T.__setstate__ argument should be 4-tuple, got %T", self, args[0]);
    OuRef text = ou_tuple_peek(args[0], 0);
    if (!ou_is_str(text) || !ou_newline_parse(rt, ou_tuple_peek(args[0], 1), &newline) ||
        !ou_index_as_int64(rt, ou_tuple_peek(args[0], 2), false, &place))
        return ou_is_raised(rt) ? OU_ERROR
                                : ou_raise(rt, OU_EXC_TypeError,
                                           "initial_value must be str or None, not %T", text);
    if (place < 0) return ou_raise(rt, OU_EXC_ValueError, "position value cannot be negative");
    stream_reset(rt, stream, newline);
    if (!put(rt, stream, ou_as_str(text))) return OU_ERROR;
    set_position(stream, (size_t)place);
    return OU_NONE;
}

static void stream_del(OuRuntime *rt, OuRef self) {
    bool exact = ou_io_is_exactly(rt, self, OU_MODULE_TYPE_STRING_IO);
    if (!exact && as_string_io(self)->ready && !as_string_io(self)->closed)
        ou_io_finalize(rt, self);
}

static void stream_destroy(OuRuntime *rt, OuObject *self) {
    ou_pile_free(rt, &((OuStringIo *)self)->pile);
    ou_object_free(rt, self);
}

static size_t stream_size(OuRef self) {
    return sizeof(OuStringIo) + as_string_io(self)->pile.capacity;
}

static const OuMethodRow stream_methods[] = {
    OU_ROW("close", stream_close, 0, 0, "close()\nClose the stream."),
    OU_ROW("getvalue", stream_getvalue, 0, 0, "getvalue()\nThe whole text."),
    OU_ROW("read", stream_read, 0, 1, "read(size=-1, /)\nUp to size characters, or all."),
    OU_ROW("readline", stream_readline, 0, 1, "readline(size=-1, /)\nThe next line."),
    OU_ROW("tell", stream_tell, 0, 0, "tell()\nThe position."),
    OU_ROW("truncate", stream_truncate, 0, 1, "truncate(pos=None, /)\nCut the text off."),
    OU_ROW("seek", stream_seek, 1, 2, "seek(pos, whence=0, /)\nChange the position."),
    OU_ROW("write", stream_write, 1, 1, "write(s, /)\nWrite text; returns its length."),
    OU_ROW("seekable", stream_true, 0, 0, "seekable()\nHas it a position?"),
    OU_ROW("readable", stream_true, 0, 0, "readable()\nMay it be read?"),
    OU_ROW("writable", stream_true, 0, 0, "writable()\nMay it be written?"),
    OU_ROW("__getstate__", stream_getstate, 0, 0, NULL),
    OU_ROW("__setstate__", stream_setstate, 1, 1, NULL),
    {0},
};

static const OuGetSetRow stream_getsets[] = {
    {"closed", stream_get_closed, NULL, NULL},
    {"newlines", stream_get_newlines, NULL, NULL},
    {"line_buffering", stream_get_line_buffering, NULL, NULL},
    {0},
};

extern const OuTypeSpec ou_string_io_type;
const OuTypeSpec ou_string_io_type = {
    .name = "_io.StringIO",
    .doc = "Text I/O implementation using an in-memory buffer.",
    .basic_size = sizeof(OuStringIo),
    .flags = OU_TYPE_BASE,
    .methods = stream_methods,
    .getsets = stream_getsets,
    .slots.next = stream_next,
    .slots.new = stream_new,
    .slots.init = stream_init,
    .slots.del = stream_del,
    .slots.destroy = stream_destroy,
    .slots.size = stream_size,
};
