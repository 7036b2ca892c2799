/* What programs see of files of bytes. */
#include "modules/file.h"

#include <errno.h>
#include <unistd.h>

#include "objects/buffer.h"
#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"

/* An optional size argument: absent, None and negative numbers are -1. */
static bool size_argument(OuRuntime *rt, const OuRef *args, size_t argc, int64_t *size) {
    *size = -1;
    if (argc == 0 || ou_is_none(args[0])) return true;
    if (!ou_is_int(args[0]) && ou_type_of(rt, args[0])->slots.index == NULL)
        return ou_fail(rt, OU_EXC_TypeError, "argument should be integer or None, not '%T'",
                       args[0]);
    return ou_index_as_int64(rt, args[0], false, size);
}

/* ---- reading ---- */

/* Bytes that are collected piece by piece. */
typedef struct Pile {
    char *bytes;
    size_t size, capacity;
} Pile;

static bool pile_add(OuRuntime *rt, Pile *pile, const char *bytes, size_t size) {
    if (size > pile->capacity - pile->size) {
        size_t capacity = (pile->size + size) * 2;
        char *grown = ou_resize(rt, pile->bytes, pile->capacity, capacity);
        if (grown == NULL) return false;
        pile->bytes = grown;
        pile->capacity = capacity;
    }
    memcpy(pile->bytes + pile->size, bytes, size);
    pile->size += size;
    return true;
}

static OuValue pile_end(OuRuntime *rt, Pile *pile, bool good) {
    OuValue result =
        good ? ou_bytes_new(rt, pile->bytes == NULL ? "" : pile->bytes, pile->size) : OU_ERROR;
    ou_free(rt, pile->bytes, pile->capacity);
    return result;
}

/* Up to `limit` bytes (negative: all there are), up to and with a line's end if `line`. `once`:
 * what one system call gives is enough. */
static OuValue file_take(OuRuntime *rt, OuFile *file, int64_t limit, bool line, bool once) {
    Pile pile = {0};
    while (limit != 0) {
        OuTruth more = ou_file_fill(rt, file);
        if (more == OU_TRUTH_FAILED) return pile_end(rt, &pile, false);
        if (more == OU_TRUTH_NO) break;
        size_t size;
        const char *ahead = ou_file_ahead(file, &size);
        if (limit >= 0 && size > (size_t)limit) size = (size_t)limit;
        const char *end = line ? memchr(ahead, '\n', size) : NULL;
        if (end != NULL) size = (size_t)(end + 1 - ahead);
        if (!pile_add(rt, &pile, ahead, size)) return pile_end(rt, &pile, false);
        ou_file_consume(file, size);
        if (limit > 0) limit -= (int64_t)size;
        if (end != NULL || once) break;
    }
    return pile_end(rt, &pile, true);
}

static OuValue file_read(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t size;
    if (!ou_file_check_readable(rt, ou_as_file(self)) || !size_argument(rt, args, argc, &size))
        return OU_ERROR;
    if (size < -1)
        return ou_raise(rt, OU_EXC_ValueError, "read length must be non-negative or -1");
    return file_take(rt, ou_as_file(self), size, false, false);
}

static OuValue file_read1(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t size;
    if (!ou_file_check_readable(rt, ou_as_file(self)) || !size_argument(rt, args, argc, &size))
        return OU_ERROR;
    return file_take(rt, ou_as_file(self), size, false, true);
}

static OuValue file_readline(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t size;
    if (!ou_file_check_readable(rt, ou_as_file(self)) || !size_argument(rt, args, argc, &size))
        return OU_ERROR;
    return file_take(rt, ou_as_file(self), size, true, false);
}

static OuValue file_readlines(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t hint;
    if (!ou_file_check_readable(rt, ou_as_file(self)) || !size_argument(rt, args, argc, &hint))
        return OU_ERROR;
    OuValue list = ou_list_new(rt, 0);
    int64_t total = 0;
    while (!ou_is_error(list)) {
        OuValue line = file_take(rt, ou_as_file(self), -1, true, false);
        size_t size = ou_is_error(line) ? 0 : ou_as_bytes(line)->size;
        if (size == 0) {
            if (ou_is_error(line)) {
                ou_drop(rt, list);
                return OU_ERROR;
            }
            ou_drop(rt, line);
            break;
        }
        total += (int64_t)size;
        if (!ou_list_append_take(rt, list, line)) {
            ou_drop(rt, list);
            return OU_ERROR;
        }
        if (hint > 0 && total >= hint) break;
    }
    return list;
}

static OuValue file_peek(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuFile *file = ou_as_file(self);
    if (!ou_file_check_readable(rt, file)) return OU_ERROR;
    if (ou_file_fill(rt, file) == OU_TRUTH_FAILED) return OU_ERROR;
    size_t size;
    const char *ahead = ou_file_ahead(file, &size);
    return ou_bytes_new(rt, ahead, size);
}

static OuValue file_next(OuRuntime *rt, OuRef self) {
    OuFile *file = ou_as_file(self);
    if (!ou_file_check_readable(rt, file)) return OU_ERROR;
    OuValue line = file_take(rt, file, -1, true, false);
    if (ou_is_error(line) || ou_as_bytes(line)->size > 0) return line;
    ou_drop(rt, line);
    return OU_STOP;
}

static OuValue file_iter(OuRuntime *rt, OuRef self) {
    if (!ou_file_check_open(rt, ou_as_file(self))) return OU_ERROR;
    return ou_own(self);
}

/* ---- writing ---- */

static OuValue file_write(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuFile *file = ou_as_file(self);
    OuBuffer data;
    if (!ou_buffer_acquire(rt, args[0], OU_BUFFER_SIMPLE, &data)) return OU_ERROR;
    OuValue size = ou_from_small_int((int64_t)data.size);
    bool done = ou_file_check_writable(rt, file) &&
                ou_file_write(rt, file, data.bytes, data.size);
    ou_buffer_release(rt, &data);
    return done ? size : OU_ERROR;
}

static OuValue file_writelines(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_file_check_open(rt, ou_as_file(self))) return OU_ERROR;
    OuValue iterator = ou_iter(rt, args[0]), line;
    if (ou_is_error(iterator)) return OU_ERROR;
    OuValue result = OU_NONE;
    while ((line = ou_next(rt, iterator)) != OU_STOP) {
        OuRef argument = line;
        OuValue count = ou_is_error(line) ? OU_ERROR : file_write(rt, self, &argument, 1);
        ou_drop(rt, line);
        if (ou_is_error(count)) {
            result = OU_ERROR;
            break;
        }
    }
    ou_drop(rt, iterator);
    return result;
}

static OuValue file_flush(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_file_check_open(rt, ou_as_file(self))) return OU_ERROR;
    return ou_file_flush(rt, ou_as_file(self)) ? OU_NONE : OU_ERROR;
}

/* ---- position and state ---- */

static OuValue file_tell(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_file_check_open(rt, ou_as_file(self))) return OU_ERROR;
    int64_t place = ou_file_tell(rt, ou_as_file(self));
    return place < 0 ? OU_ERROR : ou_int_from_int64(rt, place);
}

static OuValue file_seek(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t offset, whence = SEEK_SET;
    if (!ou_file_check_open(rt, ou_as_file(self))) return OU_ERROR;
    if (!ou_index_as_int64(rt, args[0], false, &offset)) return OU_ERROR;
    if (argc > 1 && !ou_index_as_int64(rt, args[1], true, &whence)) return OU_ERROR;
    if (whence < 0 || whence > 2)
        return ou_raise(rt, OU_EXC_ValueError, "whence value %lld unsupported",
                        (long long)whence);
    if (!ou_file_check_open(rt, ou_as_file(self))) return OU_ERROR;
    int64_t place = ou_file_seek(rt, ou_as_file(self), offset, (int)whence);
    return place < 0 ? OU_ERROR : ou_int_from_int64(rt, place);
}

static OuValue file_truncate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuFile *file = ou_as_file(self);
    int64_t size;
    if (!ou_file_check_writable(rt, file) || !ou_file_flush(rt, file)) return OU_ERROR;
    if (argc == 0 || ou_is_none(args[0]))
        size = ou_file_tell(rt, file);
    else if (!ou_index_as_int64(rt, args[0], false, &size))
        return OU_ERROR;
    if (ou_is_raised(rt) || !ou_file_check_open(rt, file)) return OU_ERROR;
    if (ftruncate(file->fd, size) != 0) return ou_raise_errno(rt, errno, OU_UNDEF);
    return ou_int_from_int64(rt, size);
}

static OuValue file_close(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_file_close(rt, ou_as_file(self)) ? OU_NONE : OU_ERROR;
}

static OuValue file_enter(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return file_iter(rt, self);
}

static OuValue file_exit(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return file_close(rt, self, NULL, 0);
}

static OuValue file_fileno(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_file_check_open(rt, ou_as_file(self))) return OU_ERROR;
    return ou_from_small_int(ou_as_file(self)->fd);
}

static OuValue file_isatty(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_file_check_open(rt, ou_as_file(self))) return OU_ERROR;
    return ou_bool(isatty(ou_as_file(self)->fd));
}

static OuValue file_readable(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_file_check_open(rt, ou_as_file(self))) return OU_ERROR;
    return ou_bool(ou_as_file(self)->readable);
}

static OuValue file_writable(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_file_check_open(rt, ou_as_file(self))) return OU_ERROR;
    return ou_bool(ou_as_file(self)->writable);
}

static OuValue file_seekable(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_file_check_open(rt, ou_as_file(self))) return OU_ERROR;
    return ou_bool(lseek(ou_as_file(self)->fd, 0, SEEK_CUR) >= 0);
}

static OuValue file_get_closed(OuRuntime *rt, OuRef self) {
    return ou_bool(ou_as_file(self)->fd < 0);
}

static OuValue file_get_mode(OuRuntime *rt, OuRef self) {
    return ou_str_from_string(rt, ou_file_mode_text(ou_as_file(self)));
}

static OuValue file_get_name(OuRuntime *rt, OuRef self) {
    return ou_own(ou_as_file(self)->name);
}

static OuValue file_get_close_fd(OuRuntime *rt, OuRef self) {
    return ou_bool(ou_as_file(self)->close_fd);
}

static OuValue file_repr(OuRuntime *rt, OuRef self) {
    OuFile *file = ou_as_file(self);
    if (!file->unbuffered) return ou_format(rt, "<%T name=%R>", self, (OuRef)file->name);
    if (file->fd < 0) return ou_format(rt, "<_io.FileIO [closed]>");
    return ou_format(rt, "<_io.FileIO name=%R mode='%s' closefd=%s>", (OuRef)file->name,
                     ou_file_mode_text(file), file->close_fd ? "True" : "False");
}

/* ---- end ---- */

/* A file that is dropped is flushed and closed. */
static void file_destroy(OuRuntime *rt, OuObject *self) {
    OuFile *file = (OuFile *)self;
    if (file->fd >= 0) {
        OuValue pending = ou_take_exception(rt);
        if (!file->close_fd) ou_file_discard(file); // the standard ones have been flushed
        if (!ou_file_close(rt, file)) ou_report_unraisable(rt, OU_NONE);
        if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
    }
    ou_drop(rt, file->name);
    ou_object_free(rt, self);
}

static const OuMethodRow file_methods[] = {
    OU_ROW("read", file_read, 0, 1, "read(size=-1, /)\nUp to size bytes; all if negative."),
    OU_ROW("read1", file_read1, 0, 1, "read1(size=-1, /)\nWhat one system call gives."),
    OU_ROW("readline", file_readline, 0, 1, "readline(size=-1, /)\nThe next line."),
    OU_ROW("readlines", file_readlines, 0, 1, "readlines(hint=-1, /)\nThe lines, as a list."),
    OU_ROW("peek", file_peek, 0, 1, "peek(size=0, /)\nBytes without consuming them."),
    OU_ROW("write", file_write, 1, 1, "write(buffer, /)\nWrite bytes; returns how many."),
    OU_ROW("writelines", file_writelines, 1, 1,
           "writelines(lines, /)\nWrite each of the lines."),
    OU_ROW("truncate", file_truncate, 0, 1, "truncate(pos=None, /)\nCut the file off."),
    OU_ROW("flush", file_flush, 0, 0, "flush()\nWrite out what is buffered."),
    OU_ROW("tell", file_tell, 0, 0, "tell()\nThe position."),
    OU_ROW("seek", file_seek, 1, 2, "seek(target, whence=0, /)\nChange the position."),
    OU_ROW("close", file_close, 0, 0, "close()\nFlush and close."),
    OU_ROW("fileno", file_fileno, 0, 0, "fileno()\nThe file descriptor."),
    OU_ROW("isatty", file_isatty, 0, 0, "isatty()\nIs it a terminal?"),
    OU_ROW("readable", file_readable, 0, 0, "readable()\nMay it be read?"),
    OU_ROW("writable", file_writable, 0, 0, "writable()\nMay it be written?"),
    OU_ROW("seekable", file_seekable, 0, 0, "seekable()\nDoes it have a position?"),
    OU_ROW("__enter__", file_enter, 0, 0, NULL),
    OU_ROW("__exit__", file_exit, 0, OU_ANY_COUNT, NULL),
    {0},
};

static const OuGetSetRow file_getsets[] = {
    {"closed", file_get_closed, NULL, NULL},
    {"mode", file_get_mode, NULL, NULL},
    {"name", file_get_name, NULL, NULL},
    {"closefd", file_get_close_fd, NULL, NULL},
    {0},
};

#define FILE_TYPE(spec, python_name)                                                           \
    const OuTypeSpec ou_##spec##_type = {                                                      \
        .name = python_name,                                                                   \
        .basic_size = sizeof(OuFile),                                                          \
        .flags = OU_TYPE_ABSTRACT_NEW,                                                         \
        .methods = file_methods,                                                               \
        .getsets = file_getsets,                                                               \
        .slots.repr = file_repr,                                                               \
        .slots.iter = file_iter,                                                               \
        .slots.next = file_next,                                                               \
        .slots.destroy = file_destroy,                                                         \
    }

extern const OuTypeSpec ou_buffered_reader_type, ou_buffered_writer_type,
    ou_buffered_random_type, ou_raw_file_type;
FILE_TYPE(buffered_reader, "_io.BufferedReader");
FILE_TYPE(buffered_writer, "_io.BufferedWriter");
FILE_TYPE(buffered_random, "_io.BufferedRandom");
FILE_TYPE(raw_file, "_io.FileIO");
#undef FILE_TYPE
