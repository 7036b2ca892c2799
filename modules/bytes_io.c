/* BytesIO: a stream of bytes in memory. Its memory does not move while somebody has a view of
 * it. */
#include "modules/io.h"

#include <unistd.h>

#include "objects/byte_string.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/memoryview.h"
#include "objects/str.h"
#include "objects/tuple.h"

typedef struct OuBytesIo {
    OuObject header;
    OuPile pile;
    size_t position; /* may be beyond the end */
    size_t exports;  /* views of the pile */
    bool closed;
} OuBytesIo;

static OuBytesIo *as_bytes_io(OuRef value) {
    return (OuBytesIo *)(uintptr_t)value;
}

static OuBytesIo *open_stream(OuRuntime *rt, OuRef self) {
    if (!as_bytes_io(self)->closed) return as_bytes_io(self);
    ou_raise(rt, OU_EXC_ValueError, "I/O operation on closed file.");
    return NULL;
}

/* May the pile be moved or cut? */
static bool check_exports(OuRuntime *rt, const OuBytesIo *stream) {
    if (stream->exports == 0) return true;
    return ou_fail(rt, OU_EXC_BufferError,
                   "Existing exports of data: object cannot be re-sized");
}

/* ---- making ---- */

static void stream_set_up(void *object) {
    OuBytesIo *stream = object;
    stream->pile = (OuPile){0};
    stream->position = stream->exports = 0;
    stream->closed = false;
}

static OuValue stream_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                          OuRef names) {
    OuBytesIo *stream = ou_io_new(rt, type, stream_set_up);
    return stream == NULL ? OU_ERROR : ou_take(stream);
}

static bool set_content(OuRuntime *rt, OuBytesIo *stream, OuRef initial) {
    OuPile pile = {0};
    if (!ou_is_undef(initial) && !ou_is_none(initial)) {
        OuBuffer data;
        if (!ou_buffer_acquire(rt, initial, OU_BUFFER_SIMPLE, &data)) return false;
        bool done = ou_pile_add(rt, &pile, data.bytes, data.size);
        ou_buffer_release(rt, &data);
        if (!done) return false;
    }
    ou_pile_free(rt, &stream->pile);
    stream->pile = pile;
    stream->position = 0;
    stream->closed = false;
    return true;
}

static bool stream_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                        OuRef names) {
    OuRef initial;
    return ou_parse_arguments(rt, "BytesIO", "initial_bytes", 0, 1, args, argc, names,
                              &initial) &&
           check_exports(rt, as_bytes_io(self)) && set_content(rt, as_bytes_io(self), initial);
}

/* ---- reading ---- */

/* What lies between the position and the end, at most `limit` bytes (negative: all). */
static OuSpan span_ahead(const OuBytesIo *stream, int64_t limit) {
    if (stream->position >= stream->pile.size) return ou_span("", 0);
    size_t size = stream->pile.size - stream->position;
    if (limit >= 0 && size > (size_t)limit) size = (size_t)limit;
    return ou_span(stream->pile.bytes + stream->position, size);
}

static OuValue take(OuRuntime *rt, OuBytesIo *stream, OuSpan span) {
    OuValue bytes = ou_bytes_new(rt, span.bytes, span.size);
    if (!ou_is_error(bytes)) stream->position += span.size;
    return bytes;
}

static OuValue stream_read(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t size;
    if (!ou_io_size_argument(rt, args, argc, &size)) return OU_ERROR;
    OuBytesIo *stream = open_stream(rt, self);
    return stream == NULL ? OU_ERROR : take(rt, stream, span_ahead(stream, size));
}

static OuValue next_line(OuRuntime *rt, OuBytesIo *stream, int64_t limit) {
    OuSpan span = span_ahead(stream, limit);
    const char *end = span.size == 0 ? NULL : memchr(span.bytes, '\n', span.size);
    if (end != NULL) span.size = (size_t)(end - span.bytes) + 1;
    return take(rt, stream, span);
}

static OuValue stream_readline(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t limit;
    if (!ou_io_size_argument(rt, args, argc, &limit)) return OU_ERROR;
    OuBytesIo *stream = open_stream(rt, self);
    return stream == NULL ? OU_ERROR : next_line(rt, stream, limit);
}

static OuValue stream_iter(OuRuntime *rt, OuRef self) {
    return ou_own(self);
}

static OuValue stream_next(OuRuntime *rt, OuRef self) {
    OuBytesIo *stream = open_stream(rt, self);
    if (stream == NULL) return OU_ERROR;
    return stream->position >= stream->pile.size ? OU_STOP : next_line(rt, stream, -1);
}

static OuValue stream_readlines(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t hint;
    if (!ou_io_size_argument(rt, args, argc, &hint)) return OU_ERROR;
    OuBytesIo *stream = open_stream(rt, self);
    OuValue list = stream == NULL ? OU_ERROR : ou_list_new(rt, 0);
    size_t total = 0;
    while (!ou_is_error(list) && stream->position < stream->pile.size) {
        OuValue line = next_line(rt, stream, -1);
        size_t size = ou_is_error(line) ? 0 : ou_as_bytes(line)->size;
        if (ou_is_error(line) || !ou_list_append_take(rt, list, line)) {
            ou_drop(rt, list);
            return OU_ERROR;
        }
        total += size;
        if (hint > 0 && total >= (size_t)hint) break;
    }
    return list;
}

static OuValue stream_readinto(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffer buffer;
    if (open_stream(rt, self) == NULL ||
        !ou_io_target_argument(rt, "readinto", args[0], &buffer))
        return OU_ERROR;
    OuBytesIo *stream = open_stream(rt, self);
    OuSpan span = {0};
    if (stream != NULL) {
        span = span_ahead(stream, (int64_t)buffer.size);
        memmove(buffer.bytes, span.bytes, span.size);
        stream->position += span.size;
    }
    ou_buffer_release(rt, &buffer);
    return stream == NULL ? OU_ERROR : ou_from_small_int((int64_t)span.size);
}

/* ---- writing ---- */

/* Grow to `size` bytes; the new ones are 0. */
static bool grow(OuRuntime *rt, OuBytesIo *stream, size_t size) {
    size_t old = stream->pile.size;
    if (size <= old) return true;
    char *room = ou_pile_room(rt, &stream->pile, size - old);
    if (room == NULL) return false;
    memset(room, 0, size - old);
    stream->pile.size = size;
    return true;
}

static bool write_span(OuRuntime *rt, OuBytesIo *stream, OuSpan data) {
    if (data.size == 0) return true;
    if (stream->position > OU_MAX_BYTES - data.size)
        return ou_fail(rt, OU_EXC_OverflowError, "new buffer size too large");
    if (!grow(rt, stream, stream->position + data.size)) return false;
    memmove(stream->pile.bytes + stream->position, data.bytes, data.size);
    stream->position += data.size;
    return true;
}

static OuValue stream_write(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffer data;
    OuBytesIo *stream = open_stream(rt, self);
    if (stream == NULL || !check_exports(rt, stream) ||
        !ou_buffer_acquire(rt, args[0], OU_BUFFER_SIMPLE, &data))
        return OU_ERROR;
    stream = open_stream(rt, self);
    bool done = stream != NULL && write_span(rt, stream, ou_buffer_span(&data));
    OuValue count = done ? ou_from_small_int((int64_t)data.size) : OU_ERROR;
    ou_buffer_release(rt, &data);
    return count;
}

static OuValue stream_truncate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBytesIo *stream = open_stream(rt, self);
    if (stream == NULL || !check_exports(rt, stream)) return OU_ERROR;
    int64_t size = (int64_t)stream->position;
    if (argc > 0 && !ou_is_none(args[0])) {
        if (!ou_index_as_int64(rt, args[0], false, &size)) return OU_ERROR;
        if (size < 0)
            return ou_raise(rt, OU_EXC_ValueError, "negative size value %lld", (long long)size);
        stream = open_stream(rt, self);
        if (stream == NULL || !check_exports(rt, stream)) return OU_ERROR;
    }
    if ((size_t)size < stream->pile.size) stream->pile.size = (size_t)size;
    return ou_from_small_int(size);
}

/* ---- position and state ---- */

static OuValue stream_seek(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t offset, whence = SEEK_SET;
    if (!ou_index_as_int64(rt, args[0], false, &offset) ||
        (argc > 1 && !ou_index_as_int64(rt, args[1], true, &whence)))
        return OU_ERROR;
    OuBytesIo *stream = open_stream(rt, self);
    if (stream == NULL) return OU_ERROR;
    if (offset < 0 && whence == SEEK_SET)
        return ou_raise(rt, OU_EXC_ValueError, "negative seek value %lld", (long long)offset);
    if (whence < SEEK_SET || whence > SEEK_END)
        return ou_raise(rt, OU_EXC_ValueError, "invalid whence (%lld, should be 0, 1 or 2)",
                        (long long)whence);
    int64_t base = whence == SEEK_CUR   ? (int64_t)stream->position
                   : whence == SEEK_END ? (int64_t)stream->pile.size
                                        : 0;
    if (__builtin_add_overflow(base, offset, &offset))
        return ou_raise(rt, OU_EXC_OverflowError, "new position too large");
    stream->position = offset < 0 ? 0 : (size_t)offset;
    return ou_int_from_int64(rt, (int64_t)stream->position);
}

static OuValue stream_tell(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBytesIo *stream = open_stream(rt, self);
    return stream == NULL ? OU_ERROR : ou_int_from_int64(rt, (int64_t)stream->position);
}

static OuValue stream_getvalue(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBytesIo *stream = open_stream(rt, self);
    if (stream == NULL) return OU_ERROR;
    return ou_bytes_new(rt, stream->pile.size == 0 ? "" : stream->pile.bytes,
                        stream->pile.size);
}

static OuValue stream_close(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBytesIo *stream = as_bytes_io(self);
    if (!check_exports(rt, stream)) return OU_ERROR;
    stream->closed = true;
    ou_pile_free(rt, &stream->pile);
    return OU_NONE;
}

static OuValue stream_true(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return open_stream(rt, self) == NULL ? OU_ERROR : OU_TRUE;
}

static OuValue stream_isatty(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return open_stream(rt, self) == NULL ? OU_ERROR : OU_FALSE;
}

static OuValue stream_flush(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return open_stream(rt, self) == NULL ? OU_ERROR : OU_NONE;
}

static OuValue stream_get_closed(OuRuntime *rt, OuRef self) {
    return ou_bool(as_bytes_io(self)->closed);
}

/* ---- the buffer protocol, for getbuffer() ---- */

/* What a view of the stream's memory belongs to: the stream itself has no buffer. */
typedef struct OuBytesIoBuffer {
    OuObject header;
    OuValue stream;
} OuBytesIoBuffer;

static bool holder_get_buffer(OuRuntime *rt, OuRef self, OuBuffer *buffer, unsigned wishes) {
    OuBytesIo *stream = as_bytes_io(((OuBytesIoBuffer *)(uintptr_t)self)->stream);
    if (!ou_buffer_fill(rt, buffer, self, stream->pile.bytes, stream->pile.size, false, wishes))
        return false;
    stream->exports++;
    return true;
}

static void holder_release_buffer(OuRuntime *rt, OuRef self, OuBuffer *buffer) {
    as_bytes_io(((OuBytesIoBuffer *)(uintptr_t)self)->stream)->exports--;
}

static void holder_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuBytesIoBuffer *)self)->stream, visit, argument);
}

static void holder_clear(OuRuntime *rt, OuObject *self) {
    // Nothing: a view of the stream's memory needs the stream.
}

static void holder_destroy(OuRuntime *rt, OuObject *self) {
    ou_drop(rt, ((OuBytesIoBuffer *)self)->stream);
    ou_object_free(rt, self);
}

extern const OuTypeSpec ou_bytes_io_buffer_type;
const OuTypeSpec ou_bytes_io_buffer_type = {
    .name = "_io._BytesIOBuffer",
    .basic_size = sizeof(OuBytesIoBuffer),
    .flags = OU_TYPE_ABSTRACT_NEW | OU_TYPE_TRACKED,
    .slots.get_buffer = holder_get_buffer,
    .slots.release_buffer = holder_release_buffer,
    .slots.traverse = holder_traverse,
    .slots.clear = holder_clear,
    .slots.destroy = holder_destroy,
};

static OuValue stream_getbuffer(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuType *type = ou_modules_type(rt, OU_MODULE_TYPE_BYTES_IO_BUFFER);
    if (open_stream(rt, self) == NULL || type == NULL) return OU_ERROR;
    OuBytesIoBuffer *holder = ou_object_new(rt, type);
    if (holder == NULL) return OU_ERROR;
    holder->stream = ou_own(self);
    OuValue owner = ou_take(holder), view = OU_ERROR;
    if (ou_object_track(rt, holder)) view = ou_memoryview_new(rt, owner, OU_BUFFER_FULL);
    ou_drop(rt, owner);
    return view;
}

/* ---- pickling ---- */

static OuValue stream_getstate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue value = stream_getvalue(rt, self, NULL, 0);
    if (ou_is_error(value)) return OU_ERROR;
    OuRef place = ou_from_small_int((int64_t)as_bytes_io(self)->position);
    OuRef items[3] = {value, place, OU_NONE};
    OuValue state = ou_tuple_from_array(rt, items, 3);
    ou_drop(rt, value);
    return state;
}

static OuValue stream_setstate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBytesIo *stream = as_bytes_io(self);
    int64_t place;
    if (!ou_is_tuple(args[0]) || ou_tuple_count(args[0]) < 3)
        return ou_raise(rt, OU_EXC_TypeError,
                        "%T.__setstate__ argument should be 3-tuple, got %T", self, args[0]);
    if (!check_exports(rt, stream) || !set_content(rt, stream, ou_tuple_peek(args[0], 0)) ||
        !ou_index_as_int64(rt, ou_tuple_peek(args[0], 1), false, &place))
        return OU_ERROR;
    if (place < 0) return ou_raise(rt, OU_EXC_ValueError, "position value cannot be negative");
    stream->position = (size_t)place;
    return OU_NONE;
}

static void stream_del(OuRuntime *rt, OuRef self) {
    bool exact = ou_io_is_exactly(rt, self, OU_MODULE_TYPE_BYTES_IO);
    if (!exact && !as_bytes_io(self)->closed) ou_io_finalize(rt, self);
}

static void stream_destroy(OuRuntime *rt, OuObject *self) {
    ou_pile_free(rt, &((OuBytesIo *)self)->pile);
    ou_object_free(rt, self);
}

static size_t stream_size(OuRef self) {
    return sizeof(OuBytesIo) + as_bytes_io(self)->pile.capacity;
}

static const OuMethodRow stream_methods[] = {
    OU_ROW("readable", stream_true, 0, 0, "readable()\nMay it be read?"),
    OU_ROW("seekable", stream_true, 0, 0, "seekable()\nHas it a position?"),
    OU_ROW("writable", stream_true, 0, 0, "writable()\nMay it be written?"),
    OU_ROW("close", stream_close, 0, 0, "close()\nClose the stream."),
    OU_ROW("flush", stream_flush, 0, 0, "flush()\nThere is nothing to write out."),
    OU_ROW("isatty", stream_isatty, 0, 0, "isatty()\nIt is no terminal."),
    OU_ROW("tell", stream_tell, 0, 0, "tell()\nThe position."),
    OU_ROW("write", stream_write, 1, 1, "write(b, /)\nWrite bytes; returns how many."),
    OU_ROW("read1", stream_read, 0, 1, "read1(size=-1, /)\nUp to size bytes."),
    OU_ROW("readinto", stream_readinto, 1, 1, "readinto(buffer, /)\nRead into a buffer."),
    OU_ROW("readline", stream_readline, 0, 1, "readline(size=-1, /)\nThe next line."),
    OU_ROW("readlines", stream_readlines, 0, 1, "readlines(size=None, /)\nA list of lines."),
    OU_ROW("read", stream_read, 0, 1, "read(size=-1, /)\nUp to size bytes, or all."),
    OU_ROW("getbuffer", stream_getbuffer, 0, 0, "getbuffer()\nA view of the content."),
    OU_ROW("getvalue", stream_getvalue, 0, 0, "getvalue()\nThe whole content."),
    OU_ROW("seek", stream_seek, 1, 2, "seek(pos, whence=0, /)\nChange the position."),
    OU_ROW("truncate", stream_truncate, 0, 1, "truncate(size=None, /)\nCut the content off."),
    OU_ROW("__getstate__", stream_getstate, 0, 0, NULL),
    OU_ROW("__setstate__", stream_setstate, 1, 1, NULL),
    {0},
};

static const OuGetSetRow stream_getsets[] = {
    {"closed", stream_get_closed, NULL, NULL},
    {0},
};

extern const OuTypeSpec ou_bytes_io_type;
const OuTypeSpec ou_bytes_io_type = {
    .name = "_io.BytesIO",
    .doc = "Buffered I/O implementation using an in-memory bytes buffer.",
    .basic_size = sizeof(OuBytesIo),
    .flags = OU_TYPE_BASE,
    .methods = stream_methods,
    .getsets = stream_getsets,
    .slots.iter = stream_iter,
    .slots.next = stream_next,
    .slots.new = stream_new,
    .slots.init = stream_init,
    .slots.del = stream_del,
    .slots.destroy = stream_destroy,
    .slots.size = stream_size,
};
