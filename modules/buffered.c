/* Buffered streams: the mechanism.
 *
 * The buffer holds either what was read ahead or what waits to be written, never both. Changing
 * from one to the other empties it: reading ahead is undone by seeking back, waiting bytes are
 * written. Bytes that cannot be written stay where they are, so that the program may try again.
 *
 * The raw stream may be a program's own, whose methods may use this very object: the fields are
 * consistent before each call, and read again after it. The buffer is freed with the object. */
#include "modules/buffered.h"

#include <errno.h>
#include <unistd.h>

#include "objects/bytearray.h"
#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/memoryview.h"
#include "objects/str.h"

bool ou_is_plain_buffered(OuRuntime *rt, OuRef value) {
    return (ou_io_is_exactly(rt, value, OU_MODULE_TYPE_BUFFERED_READER) ||
            ou_io_is_exactly(rt, value, OU_MODULE_TYPE_BUFFERED_WRITER) ||
            ou_io_is_exactly(rt, value, OU_MODULE_TYPE_BUFFERED_RANDOM)) &&
           ou_as_buffered(value)->file != NULL;
}

/* ---- checks ---- */

static bool check_raw(OuRuntime *rt, const OuBuffered *self) {
    if (!ou_is_undef(self->raw)) return true;
    return ou_fail(rt, OU_EXC_ValueError, "%s",
                   self->detached ? "raw stream has been detached"
                                  : "I/O operation on uninitialized object");
}

static OuTruth is_closed(OuRuntime *rt, const OuBuffered *self) {
    if (self->file != NULL) return ou_truth_from(self->file->fd < 0);
    return ou_io_is_closed(rt, self->raw);
}

bool ou_buffered_check_open(OuRuntime *rt, OuBuffered *self, const char *operation) {
    if (!check_raw(rt, self)) return false;
    OuTruth closed = is_closed(rt, self);
    if (closed == OU_TRUTH_YES) ou_raise(rt, OU_EXC_ValueError, "%s closed file", operation);
    return closed == OU_TRUTH_NO;
}

/* ---- the raw stream ---- */

/* OSError "raw readinto() failed", because of the exception that is set. */
static int64_t raw_has_failed(OuRuntime *rt, const char *method) {
    OuValue cause = ou_take_exception(rt);
    ou_raise(rt, OU_EXC_OSError, "raw %s() failed", method);
    OuValue error = ou_take_exception(rt);
    if (!ou_set_attribute_string(rt, error, "__cause__", cause) ||
        !ou_set_attribute_string(rt, error, "__context__", cause))
        ou_clear_exception(rt);
    ou_drop(rt, cause);
    ou_restore_exception_take(rt, error);
    return OU_IO_FAILED;
}

/* What a raw method answered as a count of at most `size`. `answer` is taken. */
static int64_t raw_count_take(OuRuntime *rt, OuValue answer, size_t size, const char *method,
                              bool reading) {
    int64_t count = -1;
    if (ou_is_error(answer)) return OU_IO_FAILED;
    if (ou_is_none(answer)) return OU_IO_WOULD_BLOCK;
    bool is_number = ou_index_as_int64(rt, answer, false, &count);
    ou_drop(rt, answer);
    if (!is_number && reading) return raw_has_failed(rt, method);
    if (!is_number) {
        ou_clear_exception(rt);
        count = -1;
    }
    if (count >= 0 && (size_t)count <= size) return count;
    ou_raise(rt, OU_EXC_OSError,
             "raw %s() returned invalid length %lld (should have been between 0 and %zu)",
             method, (long long)count, size);
    return OU_IO_FAILED;
}

/* raw.method(memory), where the memory is that of `holder`. */
static OuValue raw_call(OuRuntime *rt, const OuBuffered *self, const char *method,
                        OuRef holder) {
    OuValue raw = ou_own(self->raw), answer = OU_ERROR;
    OuValue view = ou_memoryview_new(rt, holder, OU_BUFFER_FULL);
    if (!ou_is_error(view)) {
        answer = ou_io_call1(rt, raw, method, view);
        ou_memoryview_release_quietly(rt, view);
    }
    ou_drop(rt, view);
    ou_drop(rt, raw);
    return answer;
}

/* One raw read. `to` must stay valid: a buffer that is held, or the object's own. */
static int64_t raw_read(OuRuntime *rt, OuBuffered *self, char *to, size_t size) {
    if (self->file != NULL) return ou_file_io_read(rt, self->file, to, size);
    OuValue array = ou_bytearray_new(rt, NULL, size);
    if (ou_is_error(array)) return OU_IO_FAILED;
    int64_t count =
        raw_count_take(rt, raw_call(rt, self, "readinto", array), size, "readinto", true);
    if (count > 0) {
        if (ou_as_bytearray(array)->size < (size_t)count) count = 0;
        memcpy(to, ou_as_bytearray(array)->bytes, (size_t)count);
    }
    ou_drop(rt, array);
    return count;
}

static int64_t raw_write(OuRuntime *rt, OuBuffered *self, const char *from, size_t size) {
    if (self->file != NULL) return ou_file_io_write(rt, self->file, from, size);
    OuValue bytes = ou_bytes_new(rt, from, size);
    if (ou_is_error(bytes)) return OU_IO_FAILED;
    int64_t count =
        raw_count_take(rt, raw_call(rt, self, "write", bytes), size, "write", false);
    ou_drop(rt, bytes);
    return count;
}

static int64_t raw_seek(OuRuntime *rt, OuBuffered *self, int64_t offset, int whence) {
    if (self->file != NULL) return ou_file_io_seek(rt, self->file, offset, whence);
    OuValue place = ou_int_from_int64(rt, offset), raw = ou_own(self->raw);
    OuRef args[2] = {place, ou_from_small_int(whence)};
    OuValue answer =
        ou_is_error(place) ? OU_ERROR : ou_call_method_string(rt, raw, "seek", args, 2);
    ou_drop(rt, place);
    ou_drop(rt, raw);
    return ou_io_position_take(rt, answer, "Raw stream returned invalid position");
}

static int64_t raw_tell(OuRuntime *rt, OuBuffered *self) {
    if (self->file != NULL) return ou_file_io_seek(rt, self->file, 0, SEEK_CUR);
    return ou_io_position_take(rt, ou_io_call(rt, self->raw, "tell"),
                               "Raw stream returned invalid position");
}

/* ---- the buffer ---- */

static bool need_buffer(OuRuntime *rt, OuBuffered *self) {
    if (self->buffer == NULL) self->buffer = ou_alloc(rt, self->capacity);
    return self->buffer != NULL;
}

void ou_buffered_discard(OuBuffered *self) {
    self->state = OU_BUFFER_IDLE;
    self->start = self->end = 0;
}

static size_t bytes_ahead(const OuBuffered *self) {
    return self->state == OU_BUFFER_READING ? self->end - self->start : 0;
}

/* Undo reading ahead: the raw stream goes back to where the program is. */
static bool unread(OuRuntime *rt, OuBuffered *self) {
    size_t ahead = bytes_ahead(self);
    ou_buffered_discard(self);
    return ahead == 0 || raw_seek(rt, self, -(int64_t)ahead, SEEK_CUR) >= 0;
}

/* The error's number is the system's, if the system was asked. */
static bool fail_to_block(OuRuntime *rt, const OuBuffered *self, size_t written) {
    OuRef args[3] = {ou_from_small_int(self->file == NULL ? 0 : EAGAIN), OU_NONE,
                     ou_from_small_int((int64_t)written)};
    OuValue text = ou_str_from_string(rt, "write could not complete without blocking");
    args[1] = text;
    OuValue error = ou_is_error(text)
                        ? OU_ERROR
                        : ou_call(rt, ou_ref(rt->exceptions[OU_EXC_BlockingIOError]), args, 3);
    if (!ou_is_error(error)) ou_raise_object(rt, error);
    ou_drop(rt, text);
    ou_drop(rt, error);
    return false;
}

bool ou_buffered_flush(OuRuntime *rt, OuBuffered *self) {
    while (self->state == OU_BUFFER_WRITING && self->end > 0) {
        int64_t count = raw_write(rt, self, self->buffer, self->end);
        if (count == OU_IO_FAILED) return false;
        if (count == OU_IO_WOULD_BLOCK) return fail_to_block(rt, self, 0);
        // The raw stream may have written here meanwhile.
        if (self->state != OU_BUFFER_WRITING || (size_t)count > self->end) break;
        memmove(self->buffer, self->buffer + count, self->end - (size_t)count);
        self->end -= (size_t)count;
    }
    if (self->state == OU_BUFFER_WRITING) ou_buffered_discard(self);
    return true;
}

/* As much of the bytes as there is room for; the error says how many of them were taken, with
 * the `written` ones before. */
static bool keep_part(OuRuntime *rt, OuBuffered *self, const char *bytes, size_t size,
                      size_t written) {
    size_t room = self->capacity - self->end;
    if (!need_buffer(rt, self)) return false;
    if (size <= room) room = size;
    memcpy(self->buffer + self->end, bytes, room);
    self->end += room;
    self->state = OU_BUFFER_WRITING;
    return room == size || fail_to_block(rt, self, written + room);
}

/* More than fits: what waits goes first, then whole buffers of it, and the rest waits. */
static bool write_large(OuRuntime *rt, OuBuffered *self, const char *bytes, size_t size) {
    if (!ou_buffered_flush(rt, self))
        return ou_clear_exception_if(rt, OU_EXC_BlockingIOError) &&
               keep_part(rt, self, bytes, size, 0);
    size_t written = 0;
    while (size - written >= self->capacity) {
        int64_t count = raw_write(rt, self, bytes + written, size - written);
        if (count == OU_IO_FAILED) return false;
        if (count == OU_IO_WOULD_BLOCK) break;
        written += (size_t)count;
    }
    return keep_part(rt, self, bytes + written, size - written, written);
}

bool ou_buffered_write(OuRuntime *rt, OuBuffered *self, const char *bytes, size_t size) {
    if (self->state == OU_BUFFER_READING && !unread(rt, self)) return false;
    if (size > self->capacity - self->end || size >= self->capacity)
        return write_large(rt, self, bytes, size);
    if (!need_buffer(rt, self)) return false;
    memcpy(self->buffer + self->end, bytes, size);
    self->end += size;
    self->state = OU_BUFFER_WRITING;
    return true;
}

/* One raw read behind what was read before, as long as there is room. The count, or OU_IO_*. */
static int64_t read_more(OuRuntime *rt, OuBuffered *self) {
    if (self->state == OU_BUFFER_WRITING && !ou_buffered_flush(rt, self)) return OU_IO_FAILED;
    if (!need_buffer(rt, self)) return OU_IO_FAILED;
    if (self->state != OU_BUFFER_READING || self->end == self->capacity)
        ou_buffered_discard(self);
    size_t end = self->end;
    self->state = OU_BUFFER_READING;
    int64_t count = raw_read(rt, self, self->buffer + end, self->capacity - end);
    if (count > 0 && self->state == OU_BUFFER_READING && self->end == end)
        self->end += (size_t)count;
    return count;
}

OuTruth ou_buffered_fill(OuRuntime *rt, OuBuffered *self) {
    if (bytes_ahead(self) > 0) return OU_TRUTH_YES;
    if (self->state == OU_BUFFER_READING) ou_buffered_discard(self);
    int64_t count = read_more(rt, self);
    return count == OU_IO_FAILED ? OU_TRUTH_FAILED : ou_truth_from(count > 0);
}

/* ---- making ---- */

static void buffered_set_up(void *object) {
    OuBuffered *self = object;
    self->raw = OU_UNDEF;
    self->file = NULL;
    self->detached = self->readable = self->writable = false;
    self->state = OU_BUFFER_IDLE;
    self->buffer = NULL;
    self->capacity = self->start = self->end = 0;
}

static OuValue buffered_make(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                             OuRef names) {
    OuBuffered *self = ou_io_new(rt, type, buffered_set_up);
    return self == NULL ? OU_ERROR : ou_take(self);
}

static void buffered_attach(OuRuntime *rt, OuBuffered *self, OuRef raw, bool readable,
                            bool writable, size_t capacity) {
    if (self->buffer != NULL) ou_free(rt, self->buffer, self->capacity);
    self->buffer = NULL;
    self->capacity = capacity;
    ou_buffered_discard(self);
    self->readable = readable;
    self->writable = writable;
    self->detached = false;
    self->file = ou_is_exact_file_io(rt, raw) ? ou_as_file_io(raw) : NULL;
    ou_replace_take(rt, &self->raw, ou_own(raw));
}

OuValue ou_buffered_new(OuRuntime *rt, OuRef raw, bool readable, bool writable,
                        size_t capacity) {
    OuType *type = ou_modules_type(rt, !writable   ? OU_MODULE_TYPE_BUFFERED_READER
                                       : !readable ? OU_MODULE_TYPE_BUFFERED_WRITER
                                                   : OU_MODULE_TYPE_BUFFERED_RANDOM);
    OuValue made = type == NULL ? OU_ERROR : buffered_make(rt, type, NULL, 0, OU_UNDEF);
    if (!ou_is_error(made))
        buffered_attach(rt, ou_as_buffered(made), raw, readable, writable, capacity);
    return made;
}

/* The raw stream must be able to do what this one is for. */
static bool check_raw_able(OuRuntime *rt, OuRef raw, const char *method, const char *message) {
    OuValue answer = ou_io_call(rt, raw, method);
    if (ou_is_error(answer)) return false;
    bool able = answer == OU_TRUE;
    ou_drop(rt, answer);
    return able || !ou_is_error(ou_io_unsupported(rt, message));
}

static bool buffered_init(OuRuntime *rt, OuRef self, const char *name, bool readable,
                          bool writable, const OuRef *args, size_t argc, OuRef names) {
    OuRef given[2];
    int64_t size = (int64_t)OU_IO_BUFFER_SIZE;
    if (!ou_parse_arguments(rt, name, "raw buffer_size", 1, 2, args, argc, names, given))
        return false;
    if (!ou_is_undef(given[1]) && !ou_index_as_int64(rt, given[1], false, &size)) return false;
    if (readable && writable &&
        !check_raw_able(rt, given[0], "seekable", "File or stream is not seekable."))
        return false;
    if (readable &&
        !check_raw_able(rt, given[0], "readable", "File or stream is not readable."))
        return false;
    if (writable &&
        !check_raw_able(rt, given[0], "writable", "File or stream is not writable."))
        return false;
    if (size <= 0)
        return ou_fail(rt, OU_EXC_ValueError, "buffer size must be strictly positive");
    buffered_attach(rt, ou_as_buffered(self), given[0], readable, writable, (size_t)size);
    return true;
}

static bool reader_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                        OuRef names) {
    return buffered_init(rt, self, "BufferedReader", true, false, args, argc, names);
}
static bool writer_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                        OuRef names) {
    return buffered_init(rt, self, "BufferedWriter", false, true, args, argc, names);
}
static bool random_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                        OuRef names) {
    return buffered_init(rt, self, "BufferedRandom", true, true, args, argc, names);
}

/* ---- reading ---- */

static OuBuffered *open_stream(OuRuntime *rt, OuRef self, const char *operation) {
    OuBuffered *buffered = ou_as_buffered(self);
    return ou_buffered_check_open(rt, buffered, operation) ? buffered : NULL;
}

/* `size` bytes of what is ahead. */
static OuValue take_ahead(OuRuntime *rt, OuBuffered *self, size_t size) {
    OuValue bytes = ou_bytes_new(rt, size == 0 ? "" : self->buffer + self->start, size);
    if (!ou_is_error(bytes)) self->start += size;
    return bytes;
}

static bool take_ahead_onto(OuRuntime *rt, OuBuffered *self, OuPile *pile, size_t limit) {
    size_t size = bytes_ahead(self);
    if (size > limit) size = limit;
    if (size == 0) return true;
    if (!ou_pile_add(rt, pile, self->buffer + self->start, size)) return false;
    self->start += size;
    return true;
}

/* raw.readall(), or raw.read() until it gives nothing, onto the pile. *would_block: it had
 * nothing to give for now. */
static bool read_all_from_raw(OuRuntime *rt, OuBuffered *self, OuPile *pile,
                              bool *would_block) {
    OuValue name = ou_intern(rt, "readall"), raw = ou_own(self->raw);
    OuValue readall = ou_is_error(name) ? OU_ERROR : ou_find_attribute(rt, raw, name);
    bool good = !ou_is_error(readall), more = true;
    while (good && more) {
        OuValue piece = ou_is_undef(readall) ? ou_call_method(rt, raw, rt->names.read, NULL, 0)
                                             : ou_call0(rt, readall);
        more = ou_is_undef(readall) && ou_is_bytes(piece) && ou_as_bytes(piece)->size > 0;
        *would_block = ou_is_none(piece);
        if (ou_is_bytes(piece))
            good = ou_pile_add(rt, pile, ou_as_bytes(piece)->bytes, ou_as_bytes(piece)->size);
        else
            good = *would_block;
        if (!good && !ou_is_raised(rt))
            ou_raise(rt, OU_EXC_TypeError, "%s() should return bytes",
                     ou_is_undef(readall) ? "read" : "readall");
        ou_drop(rt, piece);
    }
    ou_drop(rt, name);
    ou_drop(rt, raw);
    ou_drop(rt, readall);
    return good;
}

static bool read_everything(OuRuntime *rt, OuBuffered *self, OuPile *pile, bool *would_block) {
    *would_block = false;
    if (!take_ahead_onto(rt, self, pile, SIZE_MAX)) return false;
    if (self->state == OU_BUFFER_WRITING && !ou_buffered_flush(rt, self)) return false;
    ou_buffered_discard(self);
    if (self->file != NULL) return ou_file_io_read_all(rt, self->file, pile);
    return read_all_from_raw(rt, self, pile, would_block);
}

bool ou_buffered_read_all(OuRuntime *rt, OuBuffered *self, OuPile *pile) {
    bool would_block;
    return read_everything(rt, self, pile, &would_block);
}

/* Read `size` bytes to `to`: by whole buffers directly, the rest through the buffer. Less at
 * the end of the stream, or (`once`) after one raw read. */
static int64_t read_to(OuRuntime *rt, OuBuffered *self, char *to, size_t size, bool once) {
    size_t done = 0;
    bool fresh = false; // what was there before has been read
    while (done < size) {
        size_t ahead = bytes_ahead(self), left = size - done;
        int64_t count;
        if (ahead > 0) {
            if (ahead > left) ahead = left;
            memcpy(to + done, self->buffer + self->start, ahead);
            self->start += ahead;
            done += ahead;
            continue;
        }
        if (once && done > 0) break;
        if (!fresh && self->state == OU_BUFFER_READING) ou_buffered_discard(self);
        fresh = true;
        if (self->state == OU_BUFFER_WRITING && !ou_buffered_flush(rt, self))
            return OU_IO_FAILED;
        if (left >= self->capacity) {
            ou_buffered_discard(self);
            count = raw_read(rt, self, to + done, once ? left : left - left % self->capacity);
            if (count > 0) done += (size_t)count;
            if (once && count > 0) break;
        } else {
            count = read_more(rt, self);
        }
        if (count == OU_IO_FAILED) return OU_IO_FAILED;
        if (count == OU_IO_WOULD_BLOCK && done == 0) return OU_IO_WOULD_BLOCK;
        if (count <= 0) break;
    }
    return (int64_t)done;
}

/* A bytes object of up to `size` bytes; None if there are none for now. */
static OuValue read_bytes(OuRuntime *rt, OuBuffered *self, size_t size, bool once) {
    if (size <= bytes_ahead(self)) return take_ahead(rt, self, size);
    OuValue bytes = ou_bytes_new(rt, NULL, size), result;
    if (ou_is_error(bytes)) return OU_ERROR;
    int64_t count = read_to(rt, self, ou_as_bytes(bytes)->bytes, size, once);
    if (count == (int64_t)size) return bytes;
    result = count >= 0 ? ou_bytes_new(rt, ou_as_bytes(bytes)->bytes, (size_t)count)
             : count == OU_IO_WOULD_BLOCK ? OU_NONE
                                          : OU_ERROR;
    ou_drop(rt, bytes);
    return result;
}

static OuValue buffered_read(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t size;
    if (!ou_io_size_argument(rt, args, argc, &size)) return OU_ERROR;
    if (size < -1)
        return ou_raise(rt, OU_EXC_ValueError, "read length must be non-negative or -1");
    OuBuffered *buffered = open_stream(rt, self, "read of");
    if (buffered == NULL) return OU_ERROR;
    if (size >= 0) return read_bytes(rt, buffered, (size_t)size, false);
    OuPile pile = {0};
    bool would_block;
    if (!read_everything(rt, buffered, &pile, &would_block)) {
        ou_pile_free(rt, &pile);
        return OU_ERROR;
    }
    return would_block && pile.size == 0 ? OU_NONE : ou_pile_end(rt, &pile);
}

static OuValue buffered_read1(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t size = -1;
    if (argc > 0 && !ou_index_as_int64(rt, args[0], false, &size)) return OU_ERROR;
    OuBuffered *buffered = open_stream(rt, self, "read of");
    if (buffered == NULL) return OU_ERROR;
    size_t wanted = size < 0 ? buffered->capacity : (size_t)size, ahead = bytes_ahead(buffered);
    if (wanted == 0) return ou_bytes_new(rt, "", 0);
    if (ahead > 0) return take_ahead(rt, buffered, wanted < ahead ? wanted : ahead);
    if (buffered->state == OU_BUFFER_WRITING && !ou_buffered_flush(rt, buffered))
        return OU_ERROR;
    ou_buffered_discard(buffered);
    OuValue bytes = ou_bytes_new(rt, NULL, wanted), result;
    if (ou_is_error(bytes)) return OU_ERROR;
    int64_t count = raw_read(rt, buffered, ou_as_bytes(bytes)->bytes, wanted);
    result = count == OU_IO_FAILED
                 ? OU_ERROR
                 : ou_bytes_new(rt, ou_as_bytes(bytes)->bytes, count < 0 ? 0 : (size_t)count);
    ou_drop(rt, bytes);
    return result;
}

static OuValue buffered_peek(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t size;
    if (argc > 0 && !ou_index_as_int64(rt, args[0], false, &size)) return OU_ERROR;
    OuBuffered *buffered = open_stream(rt, self, "peek of");
    if (buffered == NULL || ou_buffered_fill(rt, buffered) == OU_TRUTH_FAILED) return OU_ERROR;
    size_t ahead = bytes_ahead(buffered);
    return ou_bytes_new(rt, ahead == 0 ? "" : buffered->buffer + buffered->start, ahead);
}

static OuValue read_into(OuRuntime *rt, OuRef self, OuRef target, bool once) {
    OuBuffer buffer;
    OuBuffered *buffered = open_stream(rt, self, "readinto of");
    if (buffered == NULL || !ou_io_target_argument(rt, "readinto", target, &buffer))
        return OU_ERROR;
    int64_t count = check_raw(rt, buffered)
                        ? read_to(rt, buffered, buffer.bytes, buffer.size, once)
                        : OU_IO_FAILED;
    ou_buffer_release(rt, &buffer);
    return count >= 0                   ? ou_from_small_int(count)
           : count == OU_IO_WOULD_BLOCK ? OU_NONE
                                        : OU_ERROR;
}

static OuValue buffered_readinto(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return read_into(rt, self, args[0], false);
}
static OuValue buffered_readinto1(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return read_into(rt, self, args[0], true);
}

static OuValue read_line(OuRuntime *rt, OuBuffered *self, int64_t limit) {
    OuPile pile = {0};
    while (limit < 0 || pile.size < (size_t)limit) {
        OuTruth more = ou_buffered_fill(rt, self);
        if (more == OU_TRUTH_FAILED) goto failed;
        if (more == OU_TRUTH_NO) break;
        size_t ahead = bytes_ahead(self), most = ahead;
        if (limit >= 0 && most > (size_t)limit - pile.size) most = (size_t)limit - pile.size;
        const char *start = self->buffer + self->start, *end = memchr(start, '\n', most);
        size_t size = end == NULL ? most : (size_t)(end - start) + 1;
        if (pile.size == 0 && (end != NULL || size < ahead)) return take_ahead(rt, self, size);
        if (!take_ahead_onto(rt, self, &pile, size)) goto failed;
        if (end != NULL) break;
    }
    return ou_pile_end(rt, &pile);
failed:
    ou_pile_free(rt, &pile);
    return OU_ERROR;
}

static OuValue buffered_readline(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t limit;
    if (!ou_io_size_argument(rt, args, argc, &limit)) return OU_ERROR;
    OuBuffered *buffered = open_stream(rt, self, "readline of");
    return buffered == NULL ? OU_ERROR : read_line(rt, buffered, limit);
}

static OuValue buffered_next(OuRuntime *rt, OuRef self) {
    bool own = ou_io_is_exactly(rt, self, OU_MODULE_TYPE_BUFFERED_READER) ||
               ou_io_is_exactly(rt, self, OU_MODULE_TYPE_BUFFERED_RANDOM);
    OuValue line = own ? buffered_readline(rt, self, NULL, 0)
                       : ou_call_method(rt, self, rt->names.readline, NULL, 0);
    if (ou_is_error(line)) return OU_ERROR;
    if (!ou_is_bytes(line)) {
        ou_raise(rt, OU_EXC_OSError, "readline() should have returned a bytes object, not '%T'",
                 (OuRef)line);
        ou_drop(rt, line);
        return OU_ERROR;
    }
    if (ou_as_bytes(line)->size > 0) return line;
    ou_drop(rt, line);
    return OU_STOP;
}

/* ---- writing ---- */

static OuValue buffered_write(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffered *buffered = ou_as_buffered(self);
    OuBuffer data;
    if (!check_raw(rt, buffered) || !ou_buffer_acquire(rt, args[0], OU_BUFFER_SIMPLE, &data))
        return OU_ERROR;
    bool done = ou_buffered_check_open(rt, buffered, "write to") &&
                ou_buffered_write(rt, buffered, data.bytes, data.size);
    OuValue result = done ? ou_from_small_int((int64_t)data.size) : OU_ERROR;
    ou_buffer_release(rt, &data);
    return result;
}

/* Afterwards the raw stream stands where the program is. */
static bool flush_and_rewind(OuRuntime *rt, OuBuffered *self) {
    return ou_buffered_flush(rt, self) &&
           (self->state != OU_BUFFER_READING || unread(rt, self));
}

static OuValue buffered_flush(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffered *buffered = open_stream(rt, self, "flush of");
    return buffered != NULL && flush_and_rewind(rt, buffered) ? OU_NONE : OU_ERROR;
}

/* ---- position ---- */

static OuValue buffered_tell(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffered *buffered = ou_as_buffered(self);
    if (!check_raw(rt, buffered)) return OU_ERROR;
    if (buffered->file != NULL && !ou_file_io_check_open(rt, buffered->file)) return OU_ERROR;
    int64_t place = raw_tell(rt, buffered);
    if (place < 0) return OU_ERROR;
    place -= (int64_t)bytes_ahead(buffered);
    if (buffered->state == OU_BUFFER_WRITING) place += (int64_t)buffered->end;
    return ou_int_from_int64(rt, place);
}

/* Is the new place within what is ahead? Then only the start moves. -1: no, or failed. */
static int64_t seek_ahead(OuRuntime *rt, OuBuffered *self, int64_t offset, int whence) {
    if (self->state != OU_BUFFER_READING || whence == SEEK_END) return -1;
    int64_t end = raw_tell(rt, self);
    if (end < 0 || self->state != OU_BUFFER_READING) return -1;
    int64_t current = end - (int64_t)bytes_ahead(self);
    int64_t target = whence == SEEK_CUR ? current + offset : offset;
    int64_t start = (int64_t)self->start + (target - current);
    if (start < 0 || start > (int64_t)self->end) return -1;
    self->start = (size_t)start;
    return target;
}

static OuValue buffered_seek(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t offset, whence = SEEK_SET;
    OuBuffered *buffered = ou_as_buffered(self);
    if (!check_raw(rt, buffered)) return OU_ERROR;
    if (argc > 1 && !ou_index_as_int64(rt, args[1], true, &whence)) return OU_ERROR;
    if (whence < SEEK_SET || whence > SEEK_END)
        return ou_raise(rt, OU_EXC_ValueError, "whence value %d unsupported", (int)whence);
    if (!ou_buffered_check_open(rt, buffered, "seek of") ||
        !check_raw_able(rt, buffered->raw, "seekable", "File or stream is not seekable.") ||
        !ou_index_as_int64(rt, args[0], false, &offset))
        return OU_ERROR;
    int64_t place = seek_ahead(rt, buffered, offset, (int)whence);
    if (ou_is_raised(rt)) return OU_ERROR;
    if (place >= 0) return ou_int_from_int64(rt, place);
    if (!ou_buffered_flush(rt, buffered)) return OU_ERROR;
    if (whence == SEEK_CUR) offset -= (int64_t)bytes_ahead(buffered);
    place = raw_seek(rt, buffered, offset, (int)whence);
    if (place < 0) return OU_ERROR;
    ou_buffered_discard(buffered);
    return ou_int_from_int64(rt, place);
}

static OuValue buffered_truncate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffered *buffered = open_stream(rt, self, "truncate of");
    if (buffered == NULL) return OU_ERROR;
    if (!buffered->writable) return ou_io_unsupported(rt, "truncate");
    if (!flush_and_rewind(rt, buffered)) return OU_ERROR;
    OuRef size = argc == 0 ? OU_NONE : args[0];
    return ou_io_call1(rt, buffered->raw, "truncate", size);
}

/* ---- state ---- */

static OuValue buffered_close(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffered *buffered = ou_as_buffered(self);
    if (!check_raw(rt, buffered)) return OU_ERROR;
    OuTruth closed = is_closed(rt, buffered);
    if (closed != OU_TRUTH_NO) return closed == OU_TRUTH_YES ? OU_NONE : OU_ERROR;
    OuValue flushed = ou_call_method(rt, self, rt->names.flush, NULL, 0);
    OuValue pending = ou_take_exception(rt);
    OuValue raw = ou_own(buffered->raw);
    OuValue done =
        ou_is_undef(raw) ? OU_NONE : ou_call_method(rt, raw, rt->names.close, NULL, 0);
    ou_buffered_discard(buffered);
    ou_io_chain_take(rt, pending);
    bool good = !ou_is_error(done) && !ou_is_error(flushed);
    ou_drop(rt, flushed);
    ou_drop(rt, raw);
    ou_drop(rt, done);
    return good ? OU_NONE : OU_ERROR;
}

static OuValue buffered_detach(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffered *buffered = ou_as_buffered(self);
    if (!check_raw(rt, buffered)) return OU_ERROR;
    OuValue flushed = ou_call_method(rt, self, rt->names.flush, NULL, 0);
    if (ou_is_error(flushed)) return OU_ERROR;
    ou_drop(rt, flushed);
    if (!check_raw(rt, buffered)) return OU_ERROR;
    OuValue raw = buffered->raw;
    buffered->raw = OU_UNDEF;
    buffered->file = NULL;
    buffered->detached = true;
    return raw;
}

/* What the raw stream answers to the method. */
#define DELEGATE(name)                                                                         \
    static OuValue raw_##name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {     \
        OuBuffered *buffered = ou_as_buffered(self);                                           \
        return check_raw(rt, buffered) ? ou_io_call(rt, buffered->raw, #name) : OU_ERROR;      \
    }
DELEGATE(flush)
DELEGATE(seekable)
DELEGATE(readable)
DELEGATE(writable)
DELEGATE(fileno)
DELEGATE(isatty)
#undef DELEGATE

static OuValue raw_attribute(OuRuntime *rt, OuRef self, const char *name) {
    OuBuffered *buffered = ou_as_buffered(self);
    return check_raw(rt, buffered) ? ou_get_attribute_string(rt, buffered->raw, name)
                                   : OU_ERROR;
}
static OuValue buffered_get_closed(OuRuntime *rt, OuRef self) {
    return raw_attribute(rt, self, "closed");
}
static OuValue buffered_get_name(OuRuntime *rt, OuRef self) {
    return raw_attribute(rt, self, "name");
}
static OuValue buffered_get_mode(OuRuntime *rt, OuRef self) {
    return raw_attribute(rt, self, "mode");
}

static OuValue buffered_repr(OuRuntime *rt, OuRef self) {
    return ou_io_repr(rt, self, self);
}

static void buffered_del(OuRuntime *rt, OuRef self) {
    const OuBuffered *buffered = ou_as_buffered(self);
    bool over =
        ou_is_undef(buffered->raw) || (buffered->file != NULL && buffered->file->fd < 0);
    if (!over) ou_io_finalize(rt, self);
}

static void buffered_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuBuffered *)self)->raw, visit, argument);
}

static void buffered_clear(OuRuntime *rt, OuObject *self) {
    OuBuffered *buffered = (OuBuffered *)self;
    buffered->file = NULL;
    ou_clear(rt, &buffered->raw);
}

static void buffered_destroy(OuRuntime *rt, OuObject *self) {
    OuBuffered *buffered = (OuBuffered *)self;
    buffered_clear(rt, self);
    if (buffered->buffer != NULL) ou_free(rt, buffered->buffer, buffered->capacity);
    ou_object_free(rt, self);
}

/* ---- the types ---- */

#define COMMON_ROWS                                                                            \
    OU_ROW("seek", buffered_seek, 1, 2, "seek(target, whence=0, /)\nChange the position."),    \
        OU_ROW("tell", buffered_tell, 0, 0, "tell()\nThe position."),                          \
        OU_ROW("truncate", buffered_truncate, 0, 1,                                            \
               "truncate(pos=None, /)\nCut the file off."),                                    \
        OU_ROW("close", buffered_close, 0, 0, "close()\nFlush and close."),                    \
        OU_ROW("detach", buffered_detach, 0, 0,                                                \
               "detach()\nThe raw stream, without this one."),                                 \
        OU_ROW("seekable", raw_seekable, 0, 0, "seekable()\nHas it a position?"),              \
        OU_ROW("fileno", raw_fileno, 0, 0, "fileno()\nThe file descriptor."),                  \
        OU_ROW("isatty", raw_isatty, 0, 0, "isatty()\nIs it a terminal?")

#define READER_ROWS                                                                            \
    OU_ROW("read", buffered_read, 0, 1, "read(size=-1, /)\nUp to size bytes, or all."),        \
        OU_ROW("read1", buffered_read1, 0, 1, "read1(size=-1, /)\nBytes of one raw read."),    \
        OU_ROW("peek", buffered_peek, 0, 1, "peek(size=0, /)\nBytes that come next."),         \
        OU_ROW("readinto", buffered_readinto, 1, 1,                                            \
               "readinto(buffer, /)\nRead into a buffer."),                                    \
        OU_ROW("readinto1", buffered_readinto1, 1, 1,                                          \
               "readinto1(buffer, /)\nRead into a buffer, by one raw read."),                  \
        OU_ROW("readline", buffered_readline, 0, 1, "readline(size=-1, /)\nThe next line."),   \
        OU_ROW("readable", raw_readable, 0, 0, "readable()\nMay it be read?")

#define WRITER_ROWS                                                                            \
    OU_ROW("write", buffered_write, 1, 1, "write(buffer, /)\nWrite bytes; returns how many."), \
        OU_ROW("flush", buffered_flush, 0, 0, "flush()\nWrite out what is buffered."),         \
        OU_ROW("writable", raw_writable, 0, 0, "writable()\nMay it be written?")

static const OuMethodRow reader_methods[] = {
    READER_ROWS,
    OU_ROW("flush", raw_flush, 0, 0, "flush()\nFlush the raw stream."),
    COMMON_ROWS,
    {0},
};
static const OuMethodRow writer_methods[] = {WRITER_ROWS, COMMON_ROWS, {0}};
static const OuMethodRow random_methods[] = {READER_ROWS, WRITER_ROWS, COMMON_ROWS, {0}};

static const OuGetSetRow buffered_getsets[] = {
    {"closed", buffered_get_closed, NULL, NULL},
    {"name", buffered_get_name, NULL, NULL},
    {"mode", buffered_get_mode, NULL, NULL},
    {0},
};

static const OuMemberRow buffered_members[] = {
    {"raw", offsetof(OuBuffered, raw), true, true, NULL},
    {0},
};

#define BUFFERED_TYPE(spec, python_name, prefix, python_doc, next_slot)                        \
    extern const OuTypeSpec ou_##spec##_type;                                                  \
    const OuTypeSpec ou_##spec##_type = {                                                      \
        .name = "_io." python_name,                                                            \
        .doc = python_doc,                                                                     \
        .basic_size = sizeof(OuBuffered),                                                      \
        .flags = OU_TYPE_BASE,                                                                 \
        .methods = prefix##_methods,                                                           \
        .getsets = buffered_getsets,                                                           \
        .members = buffered_members,                                                           \
        .slots.repr = buffered_repr,                                                           \
        .slots.next = next_slot,                                                               \
        .slots.new = buffered_make,                                                            \
        .slots.init = prefix##_init,                                                           \
        .slots.del = buffered_del,                                                             \
        .slots.traverse = buffered_traverse,                                                   \
        .slots.clear = buffered_clear,                                                         \
        .slots.destroy = buffered_destroy,                                                     \
    }

BUFFERED_TYPE(buffered_reader, "BufferedReader", reader,
              "Create a new buffered reader using the given readable raw IO object.",
              buffered_next);
BUFFERED_TYPE(buffered_writer, "BufferedWriter", writer,
              "A buffer for a writeable sequential RawIO object.", NULL);
BUFFERED_TYPE(buffered_random, "BufferedRandom", random,
              "A buffered interface to random access streams.", buffered_next);
