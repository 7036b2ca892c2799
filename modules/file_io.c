/* FileIO: a file descriptor.
 *
 * Opening makes the object first and then the descriptor, so that a failure in between leaves
 * nothing open. A system call that a signal has interrupted is made again, unless the signal
 * was Ctrl-C. */
#include "modules/file_io.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/gate.h"
#include "modules/os_path.h"
#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/str.h"

/* ---- checks ---- */

bool ou_file_io_check_open(OuRuntime *rt, const OuFileIo *file) {
    if (file->fd >= 0) return true;
    return ou_fail(rt, OU_EXC_ValueError, "I/O operation on closed file");
}

bool ou_file_io_check_readable(OuRuntime *rt, const OuFileIo *file) {
    if (!ou_file_io_check_open(rt, file)) return false;
    if (file->readable) return true;
    return !ou_is_error(ou_io_unsupported(rt, "File not open for reading"));
}

bool ou_file_io_check_writable(OuRuntime *rt, const OuFileIo *file) {
    if (!ou_file_io_check_open(rt, file)) return false;
    if (file->writable) return true;
    return !ou_is_error(ou_io_unsupported(rt, "File not open for writing"));
}

/* ---- system calls ---- */

/* What a failed call gives, if it is not to be made again. */
static bool must_retry(OuRuntime *rt, int64_t *result) {
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
        *result = OU_IO_WOULD_BLOCK;
        return false;
    }
    *result = OU_IO_FAILED;
    return ou_io_may_retry(rt);
}

int64_t ou_file_io_read(OuRuntime *rt, OuFileIo *file, char *bytes, size_t size) {
    int64_t count;
    // A file without end would otherwise be read for ever.
    if (!ou_check_interrupt(rt)) return OU_IO_FAILED;
    do {
        count = read(file->fd, bytes, size);
    } while (count < 0 && must_retry(rt, &count));
    return count;
}

int64_t ou_file_io_write(OuRuntime *rt, OuFileIo *file, const char *bytes, size_t size) {
    int64_t count;
    do {
        count = write(file->fd, bytes, size);
    } while (count < 0 && must_retry(rt, &count));
    return count;
}

int64_t ou_file_io_seek(OuRuntime *rt, OuFileIo *file, int64_t offset, int whence) {
    off_t place = lseek(file->fd, offset, whence);
    if (place >= 0) return place;
    ou_raise_errno(rt, errno, OU_UNDEF);
    return OU_IO_FAILED;
}

static size_t bytes_left(const OuFileIo *file) {
    struct stat status;
    off_t place = lseek(file->fd, 0, SEEK_CUR);
    if (place < 0 || fstat(file->fd, &status) != 0 || status.st_size < place) return 0;
    return (size_t)(status.st_size - place);
}

bool ou_file_io_read_all(OuRuntime *rt, OuFileIo *file, OuPile *pile) {
    size_t wanted = bytes_left(file) + 1;
    for (;;) {
        char *room = ou_pile_room(rt, pile, wanted);
        if (room == NULL) return false;
        int64_t count = ou_file_io_read(rt, file, room, wanted);
        if (count == OU_IO_FAILED) return false;
        if (count <= 0) return true;
        pile->size += (size_t)count;
        if ((size_t)count == wanted || wanted < 8192) wanted = 8192;
    }
}

/* ---- making ---- */

static void file_set_up(void *object) {
    OuFileIo *file = object;
    file->fd = -1;
    file->readable = file->writable = file->appending = file->creating = false;
    file->close_fd = true;
    file->seekable = OU_TRUTH_FAILED;
    file->name = OU_UNDEF;
}

static OuValue file_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                        OuRef names) {
    OuFileIo *file = ou_io_new(rt, type, file_set_up);
    return file == NULL ? OU_ERROR : ou_take(file);
}

static void file_set_mode(OuFileIo *file, const OuFileMode *mode, bool close_fd) {
    file->readable = mode->readable;
    file->writable = mode->writable;
    file->appending = mode->appending;
    file->creating = mode->creating;
    file->close_fd = close_fd;
    file->seekable = OU_TRUTH_FAILED;
}

static int open_flags(const OuFileMode *mode) {
    int flags = O_CLOEXEC;
    flags |= mode->readable && mode->writable ? O_RDWR : mode->writable ? O_WRONLY : O_RDONLY;
    if (mode->appending) flags |= O_APPEND | O_CREAT;
    if (mode->creating) flags |= O_EXCL | O_CREAT;
    if (mode->truncating) flags |= O_TRUNC | O_CREAT;
    return flags;
}

/* The descriptor that `file`, an int, is. */
static int given_descriptor(OuRuntime *rt, OuRef file) {
    int64_t fd;
    if (!ou_index_as_int64(rt, file, false, &fd)) return -1;
    if (fd >= 0 && fd <= INT32_MAX) return (int)fd;
    if (fd < 0)
        ou_raise(rt, OU_EXC_ValueError, "negative file descriptor");
    else
        ou_raise(rt, OU_EXC_OverflowError, "Python int too large to convert to C int");
    return -1;
}

static int descriptor_from_opener(OuRuntime *rt, OuRef opener, OuRef path, int flags) {
    OuRef arguments[2] = {path, ou_from_small_int(flags)};
    OuValue given = ou_call(rt, opener, arguments, 2);
    int64_t fd = -1;
    if (ou_is_error(given)) return -1;
    if (!ou_is_int(given)) {
        ou_raise(rt, OU_EXC_TypeError, "expected integer from opener");
    } else if (ou_index_as_int64(rt, given, false, &fd) && (fd < 0 || fd > INT32_MAX)) {
        ou_raise(rt, OU_EXC_ValueError, "opener returned %lld", (long long)fd);
        fd = -1;
    }
    ou_drop(rt, given);
    return (int)fd;
}

static int descriptor_from_path(OuRuntime *rt, OuRef path, OuRef opener, int flags) {
    OuPath name;
    if (!ou_path_begin(rt, path, NULL, &name)) return -1;
    int fd = -1;
    if (!ou_is_none(opener)) {
        fd = descriptor_from_opener(rt, opener, path, flags);
    } else {
        while ((fd = open(name.bytes, flags, 0666)) < 0) {
            if (errno == EINTR && ou_check_interrupt(rt)) continue;
            if (errno != EINTR) ou_raise_errno(rt, errno, path);
            break;
        }
    }
    ou_path_end(rt, &name);
    return fd;
}

/* Folders can be opened, but not read as files. */
static bool check_kind(OuRuntime *rt, int fd, OuRef file, bool is_given) {
    struct stat status;
    if (fstat(fd, &status) != 0) {
        if (errno == EBADF) {
            ou_raise_errno(rt, errno, is_given ? OU_UNDEF : file);
            return false;
        }
        return true;
    }
    if (!S_ISDIR(status.st_mode)) return true;
    ou_raise_errno(rt, EISDIR, file);
    return false;
}

static bool file_close_descriptor(OuRuntime *rt, OuFileIo *file) {
    int fd = file->fd;
    file->fd = -1;
    if (fd < 0 || !file->close_fd || close(fd) == 0) return true;
    ou_raise_errno(rt, errno, OU_UNDEF);
    return false;
}

/* Open into `self`, which may be open from before. */
static bool file_open(OuRuntime *rt, OuFileIo *self, OuRef file, const OuFileMode *mode,
                      bool close_fd, OuRef opener) {
    if (!file_close_descriptor(rt, self) || !ou_gate_open(rt, "open")) return false;
    bool is_given = ou_is_int(file);
    if (!is_given && !close_fd)
        return ou_fail(rt, OU_EXC_ValueError, "Cannot use closefd=False with file name");
    int fd = is_given ? given_descriptor(rt, file)
                      : descriptor_from_path(rt, file, opener, open_flags(mode));
    if (fd < 0) return false;
    if (!check_kind(rt, fd, file, is_given)) {
        if (!is_given) close(fd);
        return false;
    }
    file_set_mode(self, mode, close_fd);
    self->fd = fd;
    ou_replace_take(rt, &self->name, ou_own(file));
    if (mode->appending) lseek(fd, 0, SEEK_END); // a pipe has no end to go to
    return true;
}

OuValue ou_file_io_open(OuRuntime *rt, OuRef file, const OuFileMode *mode, bool close_fd,
                        OuRef opener) {
    OuType *type = ou_modules_type(rt, OU_MODULE_TYPE_FILE_IO);
    OuFileIo *self = type == NULL ? NULL : ou_io_new(rt, type, file_set_up);
    if (self == NULL) return OU_ERROR;
    if (file_open(rt, self, file, mode, close_fd, opener)) return ou_take(self);
    ou_drop(rt, ou_take(self));
    return OU_ERROR;
}

OuValue ou_file_io_standard(OuRuntime *rt, int fd, OuRef name) {
    OuType *type = ou_modules_type(rt, OU_MODULE_TYPE_FILE_IO);
    OuFileIo *self = type == NULL ? NULL : ou_io_new(rt, type, file_set_up);
    if (self == NULL) return OU_ERROR;
    file_set_mode(self, &(OuFileMode){.readable = fd == 0, .writable = fd != 0}, false);
    self->fd = fd;
    self->name = ou_own(name);
    return ou_take(self);
}

static bool parse_mode(OuRuntime *rt, const char *text, OuFileMode *mode) {
    int kinds = 0;
    bool plus = false;
    *mode = (OuFileMode){0};
    for (const char *at = text; *at != '\0'; at++) {
        if (strchr("rwxa", *at) != NULL) kinds++;
        switch (*at) {
        case 'r':
            mode->readable = true;
            break;
        case 'w':
            mode->truncating = mode->writable = true;
            break;
        case 'x':
            mode->creating = mode->writable = true;
            break;
        case 'a':
            mode->appending = mode->writable = true;
            break;
        case '+':
            kinds += plus;
            plus = true;
            break;
        case 'b':
            break;
        default:
            return ou_fail(rt, OU_EXC_ValueError, "invalid mode: %s", text);
        }
    }
    if (plus) mode->readable = mode->writable = true;
    if (kinds == 1) return true;
    return ou_fail(rt, OU_EXC_ValueError,
                   "Must have exactly one of create/read/write/append mode and at most one "
                   "plus");
}

static bool file_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names) {
    OuRef given[4];
    OuFileMode mode;
    bool close_fd = true;
    if (!ou_parse_arguments(rt, "FileIO", "file mode closefd opener", 1, 4, args, argc, names,
                            given))
        return false;
    if (!ou_is_undef(given[1]) && !ou_is_str(given[1]))
        return ou_fail(rt, OU_EXC_TypeError, "FileIO() argument 'mode' must be str, not %T",
                       given[1]);
    return ou_io_flag_argument(rt, given[2], &close_fd) &&
           parse_mode(rt, ou_is_undef(given[1]) ? "r" : ou_str_bytes(given[1]), &mode) &&
           file_open(rt, ou_as_file_io(self), given[0], &mode, close_fd,
                     ou_is_undef(given[3]) ? OU_NONE : given[3]);
}

const char *ou_file_io_mode(const OuFileIo *file) {
    bool both = file->readable && file->writable;
    if (file->creating) return both ? "xb+" : "xb";
    if (file->appending) return both ? "ab+" : "ab";
    return both ? "rb+" : file->readable ? "rb" : "wb";
}

/* ---- reading and writing ---- */

static OuFileIo *open_file(OuRuntime *rt, OuRef self) {
    OuFileIo *file = ou_as_file_io(self);
    return ou_file_io_check_open(rt, file) ? file : NULL;
}

static OuValue file_readall(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuFileIo *file = ou_as_file_io(self);
    OuPile pile = {0};
    if (!ou_file_io_check_readable(rt, file)) return OU_ERROR;
    if (ou_file_io_read_all(rt, file, &pile)) return ou_pile_end(rt, &pile);
    ou_pile_free(rt, &pile);
    return OU_ERROR;
}

static OuValue file_read(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuFileIo *file = ou_as_file_io(self);
    int64_t size;
    if (!ou_file_io_check_readable(rt, file) || !ou_io_size_argument(rt, args, argc, &size))
        return OU_ERROR;
    if (size < 0) return file_readall(rt, self, NULL, 0);
    OuValue bytes = ou_bytes_new(rt, NULL, (size_t)size), result;
    if (ou_is_error(bytes)) return OU_ERROR;
    int64_t count = ou_file_io_check_open(rt, file)
                        ? ou_file_io_read(rt, file, ou_as_bytes(bytes)->bytes, (size_t)size)
                        : OU_IO_FAILED;
    if (count == size) return bytes;
    result = count >= 0 ? ou_bytes_new(rt, ou_as_bytes(bytes)->bytes, (size_t)count)
             : count == OU_IO_WOULD_BLOCK ? OU_NONE
                                          : OU_ERROR;
    ou_drop(rt, bytes);
    return result;
}

static OuValue count_value(int64_t count) {
    return count >= 0                   ? ou_from_small_int(count)
           : count == OU_IO_WOULD_BLOCK ? OU_NONE
                                        : OU_ERROR;
}

static OuValue file_readinto(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuFileIo *file = ou_as_file_io(self);
    OuBuffer buffer;
    if (!ou_file_io_check_readable(rt, file) ||
        !ou_io_target_argument(rt, "readinto", args[0], &buffer))
        return OU_ERROR;
    int64_t count = ou_file_io_check_open(rt, file)
                        ? ou_file_io_read(rt, file, buffer.bytes, buffer.size)
                        : OU_IO_FAILED;
    ou_buffer_release(rt, &buffer);
    return count_value(count);
}

static OuValue file_write(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuFileIo *file = ou_as_file_io(self);
    OuBuffer buffer;
    if (!ou_file_io_check_writable(rt, file) ||
        !ou_buffer_acquire(rt, args[0], OU_BUFFER_SIMPLE, &buffer))
        return OU_ERROR;
    int64_t count = ou_file_io_check_open(rt, file)
                        ? ou_file_io_write(rt, file, buffer.bytes, buffer.size)
                        : OU_IO_FAILED;
    ou_buffer_release(rt, &buffer);
    return count_value(count);
}

/* ---- position ---- */

static OuValue file_seek(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t offset, whence = SEEK_SET;
    if (open_file(rt, self) == NULL) return OU_ERROR;
    if (ou_is_small_float(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "an integer is required");
    if (!ou_index_as_int64(rt, args[0], false, &offset) ||
        (argc > 1 && !ou_index_as_int64(rt, args[1], true, &whence)))
        return OU_ERROR;
    OuFileIo *file = open_file(rt, self);
    int64_t place =
        file == NULL ? OU_IO_FAILED : ou_file_io_seek(rt, file, offset, (int)whence);
    return place < 0 ? OU_ERROR : ou_int_from_int64(rt, place);
}

static OuValue file_tell(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuFileIo *file = open_file(rt, self);
    int64_t place = file == NULL ? OU_IO_FAILED : ou_file_io_seek(rt, file, 0, SEEK_CUR);
    return place < 0 ? OU_ERROR : ou_int_from_int64(rt, place);
}

static OuValue file_truncate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuFileIo *file = ou_as_file_io(self);
    int64_t size;
    if (!ou_file_io_check_writable(rt, file)) return OU_ERROR;
    if (argc == 0 || ou_is_none(args[0]))
        size = ou_file_io_seek(rt, file, 0, SEEK_CUR);
    else if (!ou_index_as_int64(rt, args[0], false, &size))
        return OU_ERROR;
    if (ou_is_raised(rt) || !ou_file_io_check_open(rt, file)) return OU_ERROR;
    while (ftruncate(file->fd, size) != 0) {
        if (!ou_io_may_retry(rt)) return OU_ERROR;
    }
    return ou_int_from_int64(rt, size);
}

/* ---- state ---- */

static OuValue file_close(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuFileIo *file = ou_as_file_io(self);
    if (ou_is_exact_file_io(rt, self))
        return file_close_descriptor(rt, file) ? OU_NONE : OU_ERROR;
    // A subclass may have a flush() of its own.
    OuValue flushed =
        file->fd < 0 ? OU_NONE : ou_call_method(rt, self, rt->names.flush, NULL, 0);
    OuValue pending = ou_take_exception(rt);
    bool closed = file_close_descriptor(rt, file);
    ou_io_chain_take(rt, pending);
    bool good = closed && !ou_is_error(flushed);
    ou_drop(rt, flushed);
    return good ? OU_NONE : OU_ERROR;
}

static OuValue file_flush(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (ou_as_file_io(self)->fd >= 0) return OU_NONE;
    return ou_raise(rt, OU_EXC_ValueError, "I/O operation on closed file.");
}

static OuValue file_fileno(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuFileIo *file = open_file(rt, self);
    return file == NULL ? OU_ERROR : ou_from_small_int(file->fd);
}

static OuValue file_isatty(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuFileIo *file = open_file(rt, self);
    return file == NULL ? OU_ERROR : ou_bool(isatty(file->fd));
}

static OuValue file_readable(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuFileIo *file = open_file(rt, self);
    return file == NULL ? OU_ERROR : ou_bool(file->readable);
}

static OuValue file_writable(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuFileIo *file = open_file(rt, self);
    return file == NULL ? OU_ERROR : ou_bool(file->writable);
}

static OuValue file_seekable(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuFileIo *file = open_file(rt, self);
    if (file == NULL) return OU_ERROR;
    if (file->seekable == OU_TRUTH_FAILED)
        file->seekable = ou_truth_from(lseek(file->fd, 0, SEEK_CUR) >= 0);
    return ou_bool(file->seekable == OU_TRUTH_YES);
}

static OuValue file_get_closed(OuRuntime *rt, OuRef self) {
    return ou_bool(ou_as_file_io(self)->fd < 0);
}

static OuValue file_get_closefd(OuRuntime *rt, OuRef self) {
    return ou_bool(ou_as_file_io(self)->close_fd);
}

static OuValue file_get_mode(OuRuntime *rt, OuRef self) {
    return ou_str_from_string(rt, ou_file_io_mode(ou_as_file_io(self)));
}

static OuValue file_get_block_size(OuRuntime *rt, OuRef self) {
    return ou_from_small_int((int64_t)OU_IO_BUFFER_SIZE);
}

static OuValue file_repr(OuRuntime *rt, OuRef self) {
    OuFileIo *file = ou_as_file_io(self);
    OuValue type = ou_type_full_name(rt, ou_type_of(rt, self)), text = OU_ERROR;
    if (ou_is_error(type)) return OU_ERROR;
    if (file->fd < 0)
        text = ou_format(rt, "<%U [closed]>", (OuRef)type);
    else if (ou_is_undef(file->name))
        text = ou_format(rt, "<%U fd=%d mode='%s' closefd=%s>", (OuRef)type, file->fd,
                         ou_file_io_mode(file), file->close_fd ? "True" : "False");
    else
        text =
            ou_format(rt, "<%U name=%R mode='%s' closefd=%s>", (OuRef)type, (OuRef)file->name,
                      ou_file_io_mode(file), file->close_fd ? "True" : "False");
    ou_drop(rt, type);
    return text;
}

/* Ours needs no search for `closed` and `close`. */
static void file_del(OuRuntime *rt, OuRef self) {
    if (ou_as_file_io(self)->fd >= 0) ou_io_finalize(rt, self);
}

static void file_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuFileIo *)self)->name, visit, argument);
}

static void file_clear(OuRuntime *rt, OuObject *self) {
    ou_clear(rt, &((OuFileIo *)self)->name);
}

static void file_destroy(OuRuntime *rt, OuObject *self) {
    file_clear(rt, self);
    ou_object_free(rt, self);
}

static const OuMethodRow file_methods[] = {
    OU_ROW("read", file_read, 0, 1, "read(size=-1, /)\nUp to size bytes, or all."),
    OU_ROW("readall", file_readall, 0, 0, "readall()\nAll that is left."),
    OU_ROW("readinto", file_readinto, 1, 1, "readinto(buffer, /)\nRead into a buffer."),
    OU_ROW("write", file_write, 1, 1, "write(b, /)\nWrite bytes; returns how many."),
    OU_ROW("seek", file_seek, 1, 2, "seek(pos, whence=0, /)\nChange the position."),
    OU_ROW("tell", file_tell, 0, 0, "tell()\nThe position."),
    OU_ROW("truncate", file_truncate, 0, 1, "truncate(size=None, /)\nCut the file off."),
    OU_ROW("close", file_close, 0, 0, "close()\nClose the file."),
    OU_ROW("flush", file_flush, 0, 0, "flush()\nThere is nothing to write out."),
    OU_ROW("fileno", file_fileno, 0, 0, "fileno()\nThe file descriptor."),
    OU_ROW("isatty", file_isatty, 0, 0, "isatty()\nIs it a terminal?"),
    OU_ROW("readable", file_readable, 0, 0, "readable()\nMay it be read?"),
    OU_ROW("writable", file_writable, 0, 0, "writable()\nMay it be written?"),
    OU_ROW("seekable", file_seekable, 0, 0, "seekable()\nHas it a position?"),
    {0},
};

static const OuGetSetRow file_getsets[] = {
    {"closed", file_get_closed, NULL, NULL},
    {"closefd", file_get_closefd, NULL, NULL},
    {"mode", file_get_mode, NULL, NULL},
    {"_blksize", file_get_block_size, NULL, NULL},
    {0},
};

static const OuMemberRow file_members[] = {
    {"name", offsetof(OuFileIo, name), false, false, NULL},
    {0},
};

extern const OuTypeSpec ou_file_io_type;
const OuTypeSpec ou_file_io_type = {
    .name = "_io.FileIO",
    .doc = "Open a file.",
    .basic_size = sizeof(OuFileIo),
    .flags = OU_TYPE_BASE,
    .methods = file_methods,
    .getsets = file_getsets,
    .members = file_members,
    .slots.repr = file_repr,
    .slots.new = file_new,
    .slots.init = file_init,
    .slots.del = file_del,
    .slots.traverse = file_traverse,
    .slots.clear = file_clear,
    .slots.destroy = file_destroy,
};
