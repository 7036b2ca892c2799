/* Buffered files: the mechanism.
 *
 * The buffer holds either what was read ahead or what waits to be written, never both. Changing
 * from one to the other empties it: reading ahead is undone by seeking back, waiting bytes are
 * written. Bytes that cannot be written stay where they are, so that the program may try again.
 *
 * A system call that a signal has interrupted is made again, unless the signal was Ctrl-C. */
#include "modules/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "objects/dict.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

bool ou_is_file(OuRuntime *rt, OuRef value) {
    return ou_is_module_type(rt, value, OU_MODULE_TYPE_BUFFERED_READER) ||
           ou_is_module_type(rt, value, OU_MODULE_TYPE_BUFFERED_WRITER) ||
           ou_is_module_type(rt, value, OU_MODULE_TYPE_BUFFERED_RANDOM) ||
           ou_is_module_type(rt, value, OU_MODULE_TYPE_RAW_FILE);
}

/* ---- errors ---- */

static OuValue make_unsupported_operation(OuRuntime *rt) {
    OuValue result = OU_ERROR, namespace = ou_dict_new(rt),
            module = ou_str_from_string(rt, "io");
    OuValue name = ou_str_from_string(rt, "UnsupportedOperation"), bases = OU_ERROR;
    if (ou_is_error(namespace) || ou_is_error(module) || ou_is_error(name)) goto done;
    bases = ou_tuple_pack2(rt, ou_ref(rt->exceptions[OU_EXC_OSError]),
                           ou_ref(rt->exceptions[OU_EXC_ValueError]));
    if (ou_is_error(bases)) goto done;
    if (!ou_dict_set(rt, namespace, rt->names.dunder_module, module)) goto done;
    result = ou_type_new(rt, rt->types[OU_TYPE_TYPE], name, bases, namespace, NULL, OU_UNDEF);
done:
    ou_drop(rt, namespace);
    ou_drop(rt, module);
    ou_drop(rt, name);
    ou_drop(rt, bases);
    return result;
}

OuValue ou_unsupported_operation(OuRuntime *rt) {
    OuModules *state = ou_modules_of(rt);
    if (ou_is_undef(state->unsupported_operation)) {
        OuValue made = make_unsupported_operation(rt);
        if (ou_is_error(made)) return OU_ERROR;
        state->unsupported_operation = made;
    }
    return ou_own(state->unsupported_operation);
}

OuValue ou_raise_unsupported(OuRuntime *rt, const char *message) {
    OuValue class = ou_unsupported_operation(rt), text = OU_ERROR, exception = OU_ERROR;
    if (ou_is_error(class)) goto done;
    text = ou_str_from_string(rt, message);
    if (ou_is_error(text)) goto done;
    exception = ou_call1(rt, class, text);
    if (!ou_is_error(exception)) ou_raise_object(rt, exception);
done:
    ou_drop(rt, class);
    ou_drop(rt, text);
    ou_drop(rt, exception);
    return OU_ERROR;
}

bool ou_file_check_open(OuRuntime *rt, const OuFile *file) {
    if (file->fd >= 0) return true;
    return ou_fail(rt, OU_EXC_ValueError, "I/O operation on closed file.");
}

bool ou_file_check_readable(OuRuntime *rt, const OuFile *file) {
    if (!ou_file_check_open(rt, file)) return false;
    if (file->readable) return true;
    return !ou_is_error(ou_raise_unsupported(rt, file->unbuffered ? "File not open for reading"
                                                                  : "not readable"));
}

bool ou_file_check_writable(OuRuntime *rt, const OuFile *file) {
    if (!ou_file_check_open(rt, file)) return false;
    if (file->writable) return true;
    return !ou_is_error(ou_raise_unsupported(rt, file->unbuffered ? "File not open for writing"
                                                                  : "not writable"));
}

/* A system call has failed: true if it is to be made again. */
static bool may_retry(OuRuntime *rt) {
    if (errno == EINTR) return ou_check_interrupt(rt);
    ou_raise_errno(rt, errno, OU_UNDEF);
    return false;
}

/* ---- opening and closing ---- */

static enum OuModuleType file_type_index(const OuFileMode *mode) {
    if (mode->unbuffered) return OU_MODULE_TYPE_RAW_FILE;
    if (mode->readable && mode->writable) return OU_MODULE_TYPE_BUFFERED_RANDOM;
    return mode->readable ? OU_MODULE_TYPE_BUFFERED_READER : OU_MODULE_TYPE_BUFFERED_WRITER;
}

OuValue ou_file_new(OuRuntime *rt, int fd, const OuFileMode *mode, bool close_fd, OuRef name) {
    OuType *type = ou_modules_type(rt, file_type_index(mode));
    OuFile *file = type == NULL ? NULL : ou_object_new(rt, type);
    if (file == NULL) return OU_ERROR;
    file->fd = fd;
    file->readable = mode->readable;
    file->writable = mode->writable;
    file->appending = mode->appending;
    file->creating = mode->creating;
    file->unbuffered = mode->unbuffered;
    file->close_fd = close_fd;
    file->state = OU_FILE_IDLE;
    file->buffer = NULL;
    file->start = file->end = 0;
    file->name = ou_own(name);
    return ou_take(file);
}

static int open_flags(const OuFileMode *mode) {
    int flags = O_CLOEXEC;
    flags |= mode->readable && mode->writable ? O_RDWR : mode->writable ? O_WRONLY : O_RDONLY;
    if (mode->appending) flags |= O_APPEND | O_CREAT;
    if (mode->creating) flags |= O_EXCL | O_CREAT;
    if (mode->truncating) flags |= O_TRUNC | O_CREAT;
    return flags;
}

OuValue ou_file_open(OuRuntime *rt, OuRef path, const char *bytes, const OuFileMode *mode) {
    int fd;
    while ((fd = open(bytes, open_flags(mode), 0666)) < 0) {
        if (errno != EINTR) return ou_raise_errno(rt, errno, path);
        if (!ou_check_interrupt(rt)) return OU_ERROR;
    }
    struct stat status;
    if (fstat(fd, &status) == 0 && S_ISDIR(status.st_mode)) {
        close(fd);
        return ou_raise_errno(rt, EISDIR, path);
    }
    OuValue file = ou_file_new(rt, fd, mode, true, path);
    if (ou_is_error(file))
        close(fd);
    else if (mode->appending)
        lseek(fd, 0, SEEK_END); // a pipe has no end to go to
    return file;
}

const char *ou_file_mode_text(const OuFile *file) {
    bool both = file->readable && file->writable;
    if (file->creating) return both ? "xb+" : "xb";
    if (file->appending) return both ? "ab+" : "ab";
    return both ? "rb+" : file->readable ? "rb" : "wb";
}

bool ou_file_close(OuRuntime *rt, OuFile *file) {
    if (file->fd < 0) return true;
    bool flushed = ou_file_flush(rt, file);
    int fd = file->fd;
    if (fd < 0) return flushed; // closed by what a signal or an error has run
    file->fd = -1;
    ou_file_discard(file);
    ou_free(rt, file->buffer, OU_FILE_BUFFER_SIZE);
    file->buffer = NULL;
    if (!file->close_fd || close(fd) == 0 || !flushed) return flushed;
    ou_raise_errno(rt, errno, OU_UNDEF);
    return false;
}

/* ---- the buffer ---- */

static bool file_need_buffer(OuRuntime *rt, OuFile *file) {
    if (file->buffer != NULL) return true;
    file->buffer = ou_alloc(rt, OU_FILE_BUFFER_SIZE);
    return file->buffer != NULL;
}

static void file_empty(OuFile *file) {
    file->state = OU_FILE_IDLE;
    file->start = file->end = 0;
}

void ou_file_discard(OuFile *file) {
    file_empty(file);
}

/* Undo reading ahead: the descriptor goes back to where the program is. */
static void file_unread(OuFile *file) {
    if (file->end > file->start)
        lseek(file->fd, -(off_t)(file->end - file->start), SEEK_CUR); // a pipe cannot
    file_empty(file);
}

/* Write all of it, or fail; *written says how far it came. */
static bool write_out(OuRuntime *rt, int fd, const char *bytes, size_t size, size_t *written) {
    *written = 0;
    while (*written < size) {
        ssize_t count = write(fd, bytes + *written, size - *written);
        if (count >= 0)
            *written += (size_t)count;
        else if (!may_retry(rt))
            return false;
    }
    return true;
}

bool ou_file_flush(OuRuntime *rt, OuFile *file) {
    if (file->state != OU_FILE_WRITING) return true;
    size_t written;
    bool done = write_out(rt, file->fd, file->buffer, file->end, &written);
    if (done) {
        file_empty(file);
    } else {
        memmove(file->buffer, file->buffer + written, file->end - written);
        file->end -= written;
    }
    return done;
}

bool ou_file_write(OuRuntime *rt, OuFile *file, const char *bytes, size_t size) {
    if (file->state == OU_FILE_READING) file_unread(file);
    size_t written;
    if (file->unbuffered) return write_out(rt, file->fd, bytes, size, &written);
    if (size > OU_FILE_BUFFER_SIZE - file->end) {
        if (!ou_file_flush(rt, file)) return false;
        if (size >= OU_FILE_BUFFER_SIZE) return write_out(rt, file->fd, bytes, size, &written);
    }
    if (!file_need_buffer(rt, file)) return false;
    memcpy(file->buffer + file->end, bytes, size);
    file->end += size;
    file->state = OU_FILE_WRITING;
    return true;
}

OuTruth ou_file_fill(OuRuntime *rt, OuFile *file) {
    if (file->state == OU_FILE_WRITING && !ou_file_flush(rt, file)) return OU_TRUTH_FAILED;
    if (file->state == OU_FILE_READING && file->start < file->end) return OU_TRUTH_YES;
    // A file without end would otherwise be read for ever.
    if (!ou_check_interrupt(rt) || !file_need_buffer(rt, file)) return OU_TRUTH_FAILED;
    ssize_t count;
    while ((count = read(file->fd, file->buffer, OU_FILE_BUFFER_SIZE)) < 0) {
        if (!may_retry(rt)) return OU_TRUTH_FAILED;
    }
    file->start = 0;
    file->end = (size_t)count;
    file->state = OU_FILE_READING;
    return ou_truth_from(count > 0);
}

/* ---- position ---- */

int64_t ou_file_tell(OuRuntime *rt, OuFile *file) {
    off_t place = lseek(file->fd, 0, SEEK_CUR);
    if (place < 0) {
        ou_raise_errno(rt, errno, OU_UNDEF);
        return -1;
    }
    if (file->state == OU_FILE_READING) place -= (off_t)(file->end - file->start);
    if (file->state == OU_FILE_WRITING) place += (off_t)file->end;
    return place;
}

int64_t ou_file_seek(OuRuntime *rt, OuFile *file, int64_t offset, int whence) {
    if (file->state == OU_FILE_WRITING && !ou_file_flush(rt, file)) return -1;
    if (file->state == OU_FILE_READING) {
        if (whence == SEEK_CUR) offset -= (int64_t)(file->end - file->start);
    }
    off_t place = lseek(file->fd, offset, whence);
    if (place < 0) {
        ou_raise_errno(rt, errno, OU_UNDEF);
        return -1;
    }
    file_empty(file);
    return place;
}
