/* The abstract bases: what a stream does by default, in terms of the methods that its class
 * must have.
 *
 *     IOBase            close, lines, and refusal of everything else
 *       RawIOBase       read() by readinto()
 *       BufferedIOBase  readinto() by read()
 *       TextIOBase      encoding, errors, newlines: None
 *
 * A stream is closed when it has the attribute __IOBase_closed; the classes with a C structure
 * of their own override `closed` and `close`. */
#include "modules/io.h"

#include "objects/bytearray.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"

#define CLOSED_MARK "__IOBase_closed"

/* ---- open or closed ---- */

static OuTruth has_closed_mark(OuRuntime *rt, OuRef self) {
    OuValue name = ou_intern(rt, CLOSED_MARK);
    if (ou_is_error(name)) return OU_TRUTH_FAILED;
    OuValue mark = ou_find_attribute(rt, self, name);
    ou_drop(rt, name);
    if (ou_is_error(mark)) return OU_TRUTH_FAILED;
    OuTruth found = ou_truth_from(!ou_is_undef(mark));
    ou_drop(rt, mark);
    return found;
}

static OuValue base_get_closed(OuRuntime *rt, OuRef self) {
    OuTruth closed = has_closed_mark(rt, self);
    return closed == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(closed == OU_TRUTH_YES);
}

bool ou_io_check_open(OuRuntime *rt, OuRef stream) {
    OuTruth closed = ou_io_is_closed(rt, stream);
    if (closed == OU_TRUTH_NO) return true;
    if (closed == OU_TRUTH_YES)
        ou_raise(rt, OU_EXC_ValueError, "I/O operation on closed file.");
    return false;
}

static OuValue base_flush(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTruth closed = has_closed_mark(rt, self);
    if (closed == OU_TRUTH_YES)
        return ou_raise(rt, OU_EXC_ValueError, "I/O operation on closed file.");
    return closed == OU_TRUTH_FAILED ? OU_ERROR : OU_NONE;
}

/* The stream counts as closed even if flushing fails. */
static OuValue base_close(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTruth closed = has_closed_mark(rt, self);
    if (closed == OU_TRUTH_FAILED) return OU_ERROR;
    if (closed == OU_TRUTH_YES) return OU_NONE;
    OuValue flushed = ou_call_method(rt, self, rt->names.flush, NULL, 0);
    OuValue pending = ou_take_exception(rt);
    bool marked = ou_set_attribute_string(rt, self, CLOSED_MARK, OU_TRUE);
    ou_io_chain_take(rt, pending);
    ou_drop(rt, flushed);
    return marked && !ou_is_error(flushed) ? OU_NONE : OU_ERROR;
}

void ou_io_finalize(OuRuntime *rt, OuRef stream) {
    OuValue pending = ou_take_exception(rt);
    OuTruth closed = ou_io_is_closed(rt, stream);
    if (closed == OU_TRUTH_FAILED) ou_clear_exception(rt);
    if (closed == OU_TRUTH_NO) {
        OuValue done = ou_call_method(rt, stream, rt->names.close, NULL, 0);
        if (ou_is_error(done)) ou_report_unraisable_while(rt, "finalizing file", stream);
        ou_drop(rt, done);
    }
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
}

static void base_del(OuRuntime *rt, OuRef self) {
    ou_io_finalize(rt, self);
}

static OuValue base_enter(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_io_check_open(rt, self) ? ou_own(self) : OU_ERROR;
}

static OuValue base_exit(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_call_method(rt, self, rt->names.close, NULL, 0);
}

static OuValue base_get_dict(OuRuntime *rt, OuRef self) {
    OuDict *dict = ou_object_dict_peek(rt, ou_object(self));
    return dict == NULL ? OU_ERROR : ou_own(ou_ref(dict));
}

/* ---- what streams may be able to do ---- */

#define REFUSE(name)                                                                           \
    static OuValue refuse_##name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {  \
        return ou_io_unsupported(rt, #name);                                                   \
    }
REFUSE(seek)
REFUSE(truncate)
REFUSE(fileno)
REFUSE(read)
REFUSE(read1)
REFUSE(readline)
REFUSE(write)
REFUSE(detach)
#undef REFUSE

static OuValue base_tell(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuRef place[2] = {ou_from_small_int(0), ou_from_small_int(1)};
    return ou_call_method_string(rt, self, "seek", place, 2);
}

static OuValue base_is_not(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return OU_FALSE;
}

static OuValue base_isatty(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_io_check_open(rt, self) ? OU_FALSE : OU_ERROR;
}

static OuValue check_able(OuRuntime *rt, OuRef self, const char *method, const char *message) {
    OuValue answer = ou_io_call(rt, self, method);
    if (ou_is_error(answer)) return OU_ERROR;
    if (answer == OU_TRUE) return answer;
    ou_drop(rt, answer);
    return ou_io_unsupported(rt, message);
}

static OuValue base_check_seekable(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return check_able(rt, self, "seekable", "File or stream is not seekable.");
}
static OuValue base_check_readable(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return check_able(rt, self, "readable", "File or stream is not readable.");
}
static OuValue base_check_writable(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return check_able(rt, self, "writable", "File or stream is not writable.");
}
static OuValue base_check_closed(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_io_check_open(rt, self) ? OU_NONE : OU_ERROR;
}

/* ---- lines ---- */

/* How many bytes may be read without going past the end of the line: what peek() shows up to
 * it, else one. 0: failed. */
static size_t count_until_line_end(OuRuntime *rt, OuRef self, OuRef peek, int64_t limit) {
    if (ou_is_undef(peek)) return 1;
    OuRef one = ou_from_small_int(1);
    OuValue ahead = ou_call1(rt, peek, one);
    size_t count = 1;
    if (ou_is_error(ahead)) return 0;
    if (!ou_is_bytes(ahead)) {
        ou_raise(rt, OU_EXC_OSError, "peek() should have returned a bytes object, not '%T'",
                 (OuRef)ahead);
        count = 0;
    } else if (ou_as_bytes(ahead)->size > 0) {
        const OuBytes *bytes = ou_as_bytes(ahead);
        const char *end = memchr(bytes->bytes, '\n', bytes->size);
        count = end == NULL ? bytes->size : (size_t)(end - bytes->bytes) + 1;
        if (limit >= 0 && count > (size_t)limit) count = (size_t)limit;
    }
    ou_drop(rt, ahead);
    return count;
}

/* Read `count` bytes onto the pile. *more is false at the end of the line or of the stream. */
static bool read_onto(OuRuntime *rt, OuRef self, size_t count, OuPile *pile, bool *more) {
    OuRef size = ou_from_small_int((int64_t)count);
    OuValue piece = ou_call_method(rt, self, rt->names.read, &size, 1);
    if (ou_is_error(piece)) return false;
    bool good = ou_is_bytes(piece);
    if (good) {
        const OuBytes *bytes = ou_as_bytes(piece);
        good = ou_pile_add(rt, pile, bytes->bytes, bytes->size);
        *more = bytes->size > 0 && bytes->bytes[bytes->size - 1] != '\n';
    } else {
        ou_raise(rt, OU_EXC_OSError, "read() should have returned a bytes object, not '%T'",
                 (OuRef)piece);
    }
    ou_drop(rt, piece);
    return good;
}

static OuValue base_readline(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t limit;
    if (!ou_io_size_argument(rt, args, argc, &limit)) return OU_ERROR;
    OuValue name = ou_intern(rt, "peek");
    OuValue peek = ou_is_error(name) ? OU_ERROR : ou_find_attribute(rt, self, name);
    ou_drop(rt, name);
    if (ou_is_error(peek)) return OU_ERROR;
    OuPile pile = {0};
    bool more = true, good = true;
    while (good && more && (limit < 0 || pile.size < (size_t)limit)) {
        size_t count =
            count_until_line_end(rt, self, peek, limit < 0 ? -1 : limit - (int64_t)pile.size);
        good = count > 0 && read_onto(rt, self, count, &pile, &more);
    }
    ou_drop(rt, peek);
    if (good) return ou_pile_end(rt, &pile);
    ou_pile_free(rt, &pile);
    return OU_ERROR;
}

static OuValue base_iter(OuRuntime *rt, OuRef self) {
    return ou_io_check_open(rt, self) ? ou_own(self) : OU_ERROR;
}

static OuValue base_next(OuRuntime *rt, OuRef self) {
    OuValue line = ou_call_method(rt, self, rt->names.readline, NULL, 0);
    if (ou_is_error(line)) return OU_ERROR;
    int64_t length = ou_length(rt, line);
    if (length > 0) return line;
    ou_drop(rt, line);
    return length < 0 ? OU_ERROR : OU_STOP;
}

OuValue ou_io_readlines(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t hint, total = 0;
    if (!ou_io_size_argument(rt, args, argc, &hint)) return OU_ERROR;
    if (hint <= 0) return ou_list_from_iterable(rt, self);
    OuValue list = ou_list_new(rt, 0);
    OuValue iterator = ou_is_error(list) ? OU_ERROR : ou_iter(rt, self), line;
    bool good = !ou_is_error(iterator);
    while (good && (line = ou_next(rt, iterator)) != OU_STOP) {
        int64_t length = ou_is_error(line) ? -1 : ou_length(rt, line);
        good = length >= 0 && ou_list_append_take(rt, list, ou_own(line));
        ou_drop(rt, line);
        if (length > hint - total) break;
        total += length;
    }
    ou_drop(rt, iterator);
    if (good) return list;
    ou_drop(rt, list);
    return OU_ERROR;
}

static OuValue base_writelines(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_io_check_open(rt, self)) return OU_ERROR;
    OuValue iterator = ou_iter(rt, args[0]), line;
    bool good = !ou_is_error(iterator);
    while (good && (line = ou_next(rt, iterator)) != OU_STOP) {
        OuRef argument = line;
        OuValue written = ou_is_error(line)
                              ? OU_ERROR
                              : ou_call_method(rt, self, rt->names.write, &argument, 1);
        good = !ou_is_error(written);
        ou_drop(rt, written);
        ou_drop(rt, line);
    }
    ou_drop(rt, iterator);
    return good ? OU_NONE : OU_ERROR;
}

/* ---- RawIOBase ---- */

/* read(size): size bytes by readinto(). */
static OuValue raw_read(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t size = -1, count;
    if (argc > 0 && !ou_index_as_int64(rt, args[0], false, &size)) return OU_ERROR;
    if (size < 0) return ou_io_call(rt, self, "readall");
    OuValue array = ou_bytearray_new(rt, NULL, (size_t)size), answer = OU_ERROR,
            result = OU_ERROR;
    if (ou_is_error(array)) return OU_ERROR;
    answer = ou_io_call1(rt, self, "readinto", array);
    if (ou_is_error(answer) || ou_is_none(answer)) {
        result = ou_is_none(answer) ? OU_NONE : OU_ERROR;
        goto done;
    }
    if (!ou_index_as_int64(rt, answer, false, &count)) goto done;
    const OuByteArray *bytes = ou_as_bytearray(array);
    if (count < 0 || (size_t)count > bytes->size)
        ou_raise(rt, OU_EXC_ValueError, "readinto returned %lld outside buffer size %zu",
                 (long long)count, bytes->size);
    else
        result = ou_bytes_new(rt, bytes->bytes, (size_t)count);
done:
    ou_drop(rt, array);
    ou_drop(rt, answer);
    return result;
}

static OuValue raw_readall(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuPile pile = {0};
    OuRef size = ou_from_small_int((int64_t)OU_IO_BUFFER_SIZE);
    bool any = false, good = true;
    for (;;) {
        OuValue piece = ou_call_method(rt, self, rt->names.read, &size, 1);
        if (ou_is_none(piece)) {
            if (!any) return OU_NONE;
            break;
        }
        good = ou_is_bytes(piece) &&
               ou_pile_add(rt, &pile, ou_as_bytes(piece)->bytes, ou_as_bytes(piece)->size);
        bool ended = good && ou_as_bytes(piece)->size == 0;
        if (!ou_is_error(piece) && !good && !ou_is_raised(rt))
            ou_raise(rt, OU_EXC_TypeError, "read() should return bytes");
        ou_drop(rt, piece);
        any = true;
        if (!good || ended) break;
    }
    if (good) return ou_pile_end(rt, &pile);
    ou_pile_free(rt, &pile);
    return OU_ERROR;
}

static OuValue raw_not_implemented(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_raise_object(rt, ou_ref(rt->exceptions[OU_EXC_NotImplementedError]));
}

/* ---- BufferedIOBase ---- */

static OuValue read_into(OuRuntime *rt, OuRef self, OuRef target, const char *method) {
    OuBuffer buffer;
    if (!ou_io_target_argument(rt, "readinto", target, &buffer)) return OU_ERROR;
    OuRef size = ou_from_small_int((int64_t)buffer.size);
    OuValue data = ou_io_call1(rt, self, method, size), result = OU_ERROR;
    if (ou_is_error(data)) goto done;
    if (!ou_is_bytes(data)) {
        ou_raise(rt, OU_EXC_TypeError, "read() should return bytes");
    } else if (ou_as_bytes(data)->size > buffer.size) {
        ou_raise(rt, OU_EXC_ValueError,
                 "read() returned too much data: %zu bytes requested, %zu returned",
                 buffer.size, ou_as_bytes(data)->size);
    } else {
        memcpy(buffer.bytes, ou_as_bytes(data)->bytes, ou_as_bytes(data)->size);
        result = ou_from_small_int((int64_t)ou_as_bytes(data)->size);
    }
done:
    ou_drop(rt, data);
    ou_buffer_release(rt, &buffer);
    return result;
}

static OuValue buffered_readinto(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return read_into(rt, self, args[0], "read");
}

static OuValue buffered_readinto1(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return read_into(rt, self, args[0], "read1");
}

/* ---- TextIOBase ---- */

static OuValue text_get_none(OuRuntime *rt, OuRef self) {
    return OU_NONE;
}

/* ---- the types ---- */

static void set_up_nothing(void *object) {
    (void)object;
}

static OuValue base_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                        OuRef names) {
    OuObject *object = ou_io_new(rt, type, set_up_nothing);
    return object == NULL ? OU_ERROR : ou_take(object);
}

static void base_destroy(OuRuntime *rt, OuObject *self) {
    ou_object_free(rt, self);
}

static const OuMethodRow base_methods[] = {
    OU_ROW("seek", refuse_seek, 1, 2, "seek(offset, whence=0, /)\nChange the position."),
    OU_ROW("tell", base_tell, 0, 0, "tell()\nThe position."),
    OU_ROW("truncate", refuse_truncate, 0, 1, "truncate(size=None, /)\nCut the file off."),
    OU_ROW("flush", base_flush, 0, 0, "flush()\nWrite out what is buffered."),
    OU_ROW("close", base_close, 0, 0, "close()\nFlush and close."),
    OU_ROW("seekable", base_is_not, 0, 0, "seekable()\nHas it a position?"),
    OU_ROW("readable", base_is_not, 0, 0, "readable()\nMay it be read?"),
    OU_ROW("writable", base_is_not, 0, 0, "writable()\nMay it be written?"),
    OU_ROW("_checkClosed", base_check_closed, 0, 0, NULL),
    OU_ROW("_checkSeekable", base_check_seekable, 0, 0, NULL),
    OU_ROW("_checkReadable", base_check_readable, 0, 0, NULL),
    OU_ROW("_checkWritable", base_check_writable, 0, 0, NULL),
    OU_ROW("fileno", refuse_fileno, 0, 0, "fileno()\nThe file descriptor."),
    OU_ROW("isatty", base_isatty, 0, 0, "isatty()\nIs it a terminal?"),
    OU_ROW("__enter__", base_enter, 0, 0, NULL),
    OU_ROW("__exit__", base_exit, 0, OU_ANY_COUNT, NULL),
    OU_ROW("readline", base_readline, 0, 1, "readline(size=-1, /)\nThe next line."),
    OU_ROW("readlines", ou_io_readlines, 0, 1, "readlines(hint=-1, /)\nThe lines, as a list."),
    OU_ROW("writelines", base_writelines, 1, 1, "writelines(lines, /)\nWrite each line."),
    {0},
};

static const OuGetSetRow base_getsets[] = {
    {"closed", base_get_closed, NULL, NULL},
    {"__dict__", base_get_dict, NULL, NULL},
    {0},
};

extern const OuTypeSpec ou_io_base_type;
const OuTypeSpec ou_io_base_type = {
    .name = "_io._IOBase",
    .doc = "The abstract base class for all I/O classes.",
    .basic_size = sizeof(OuObject),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED | OU_TYPE_HAS_DICT,
    .methods = base_methods,
    .getsets = base_getsets,
    .slots.new = base_new,
    .slots.iter = base_iter,
    .slots.next = base_next,
    .slots.del = base_del,
    .slots.destroy = base_destroy,
};

static const OuMethodRow raw_methods[] = {
    OU_ROW("read", raw_read, 0, 1, "read(size=-1, /)\nUp to size bytes."),
    OU_ROW("readall", raw_readall, 0, 0, "readall()\nAll that is left."),
    OU_ROW("readinto", raw_not_implemented, 0, OU_ANY_COUNT, NULL),
    OU_ROW("write", raw_not_implemented, 0, OU_ANY_COUNT, NULL),
    {0},
};

extern const OuTypeSpec ou_raw_io_base_type;
const OuTypeSpec ou_raw_io_base_type = {
    .name = "_io._RawIOBase",
    .doc = "Base class for raw binary I/O.",
    .basic_size = sizeof(OuObject),
    .flags = OU_TYPE_BASE,
    .methods = raw_methods,
};

static const OuMethodRow buffered_methods[] = {
    OU_ROW("detach", refuse_detach, 0, 0, "detach()\nThe raw stream, without this one."),
    OU_ROW("read", refuse_read, 0, 1, "read(size=-1, /)\nUp to size bytes, or all."),
    OU_ROW("read1", refuse_read1, 0, 1, "read1(size=-1, /)\nBytes of one raw read."),
    OU_ROW("readinto", buffered_readinto, 1, 1, "readinto(buffer, /)\nRead into a buffer."),
    OU_ROW("readinto1", buffered_readinto1, 1, 1, "readinto1(buffer, /)\nRead into a buffer."),
    OU_ROW("write", refuse_write, 1, 1, "write(b, /)\nWrite bytes."),
    {0},
};

extern const OuTypeSpec ou_buffered_io_base_type;
const OuTypeSpec ou_buffered_io_base_type = {
    .name = "_io._BufferedIOBase",
    .doc = "Base class for buffered IO objects.",
    .basic_size = sizeof(OuObject),
    .flags = OU_TYPE_BASE,
    .methods = buffered_methods,
};

static const OuMethodRow text_methods[] = {
    OU_ROW("detach", refuse_detach, 0, 0, "detach()\nThe buffer, without this stream."),
    OU_ROW("read", refuse_read, 0, 1, "read(size=-1, /)\nUp to size characters, or all."),
    OU_ROW("readline", refuse_readline, 0, 1, "readline(size=-1, /)\nThe next line."),
    OU_ROW("write", refuse_write, 1, 1, "write(s, /)\nWrite text."),
    {0},
};

static const OuGetSetRow text_getsets[] = {
    {"encoding", text_get_none, NULL, NULL},
    {"errors", text_get_none, NULL, NULL},
    {"newlines", text_get_none, NULL, NULL},
    {0},
};

extern const OuTypeSpec ou_text_io_base_type;
const OuTypeSpec ou_text_io_base_type = {
    .name = "_io._TextIOBase",
    .doc = "Base class for text I/O.",
    .basic_size = sizeof(OuObject),
    .flags = OU_TYPE_BASE,
    .methods = text_methods,
    .getsets = text_getsets,
};
