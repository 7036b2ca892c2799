/* Module posix: the system's calls, for module os.
 *
 * A failed call raises OSError with the file's name as it was given. A call that a signal has
 * interrupted is made again. Whatever names a file goes through begin_path(), and so through
 * the gate. */
#include "modules/posix_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

extern char **environ;

/* ---- descriptors ---- */

/* An int that fits a C int. */
static bool int_argument(OuRuntime *rt, OuRef value, int *result) {
    int64_t number;
    if (!ou_index_as_int64(rt, value, false, &number)) return false;
    if (number < INT32_MIN || number > INT32_MAX)
        return ou_fail(rt, OU_EXC_OverflowError, "Python int too large to convert to C int");
    *result = (int)number;
    return true;
}

/* Repeat `call` while signals interrupt it. */
#define RETRY(result, call)                                                                    \
    do {                                                                                       \
        result = call;                                                                         \
    } while (result < 0 && errno == EINTR && ou_check_interrupt(rt))

static OuValue none_or_errno(OuRuntime *rt, int64_t result) {
    if (ou_is_raised(rt)) return OU_ERROR;
    return result < 0 ? ou_raise_errno(rt, errno, OU_UNDEF) : OU_NONE;
}

static OuValue int_or_errno(OuRuntime *rt, int64_t result) {
    if (ou_is_raised(rt)) return OU_ERROR;
    return result < 0 ? ou_raise_errno(rt, errno, OU_UNDEF) : ou_int_from_int64(rt, result);
}

/* path, flags, mode */
static OuValue posix_open(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuPath path;
    int flags, mode = 0777, fd;
    if (!ou_posix_begin_path(rt, args[0], "open", &path)) return OU_ERROR;
    OuValue result = OU_ERROR;
    if (!int_argument(rt, args[1], &flags) ||
        (!ou_is_undef(args[2]) && !int_argument(rt, args[2], &mode)))
        goto done;
    RETRY(fd, open(path.bytes, flags | O_CLOEXEC, mode));
    if (fd >= 0)
        result = ou_from_small_int(fd);
    else if (!ou_is_raised(rt))
        ou_raise_errno(rt, errno, path.path);
done:
    ou_path_end(rt, &path);
    return result;
}

static OuValue posix_close(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int fd;
    return int_argument(rt, args[0], &fd) ? none_or_errno(rt, close(fd)) : OU_ERROR;
}

static OuValue posix_read(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int fd;
    int64_t size;
    if (!int_argument(rt, args[0], &fd) || !ou_index_as_int64(rt, args[1], false, &size))
        return OU_ERROR;
    if (size < 0) return ou_raise_errno(rt, EINVAL, OU_UNDEF);
    OuValue bytes = ou_bytes_new(rt, NULL, (size_t)size), result;
    if (ou_is_error(bytes)) return OU_ERROR;
    ssize_t count;
    RETRY(count, read(fd, ou_as_bytes(bytes)->bytes, (size_t)size));
    if (count == size) return bytes;
    result = count < 0 ? none_or_errno(rt, count)
                       : ou_bytes_new(rt, ou_as_bytes(bytes)->bytes, (size_t)count);
    ou_drop(rt, bytes);
    return result;
}

static OuValue posix_write(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int fd;
    OuBuffer data;
    if (!int_argument(rt, args[0], &fd) ||
        !ou_buffer_acquire(rt, args[1], OU_BUFFER_SIMPLE, &data))
        return OU_ERROR;
    ssize_t count;
    RETRY(count, write(fd, data.bytes, data.size));
    OuValue result = int_or_errno(rt, count);
    ou_buffer_release(rt, &data);
    return result;
}

static OuValue posix_lseek(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int fd, whence;
    int64_t offset;
    if (!int_argument(rt, args[0], &fd) || !ou_index_as_int64(rt, args[1], false, &offset) ||
        !int_argument(rt, args[2], &whence))
        return OU_ERROR;
    return int_or_errno(rt, lseek(fd, offset, whence));
}

static OuValue pair(OuRuntime *rt, int64_t first, int64_t second) {
    OuValue items[2] = {ou_from_small_int(first), ou_from_small_int(second)};
    return ou_tuple_from_array_take(rt, items, 2);
}

static OuValue posix_pipe(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return ou_raise_errno(rt, errno, OU_UNDEF);
    return pair(rt, ends[0], ends[1]);
}

static OuValue posix_dup(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int fd;
    if (!int_argument(rt, args[0], &fd)) return OU_ERROR;
    return int_or_errno(rt, fcntl(fd, F_DUPFD_CLOEXEC, 0));
}

/* fd, fd2, inheritable */
static OuValue posix_dup2(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int fd, other;
    bool inheritable = true;
    if (!int_argument(rt, args[0], &fd) || !int_argument(rt, args[1], &other) ||
        !ou_io_flag_argument(rt, args[2], &inheritable))
        return OU_ERROR;
    return int_or_errno(rt, inheritable ? dup2(fd, other) : dup3(fd, other, O_CLOEXEC));
}

static OuValue posix_isatty(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int fd;
    return int_argument(rt, args[0], &fd) ? ou_bool(isatty(fd)) : OU_ERROR;
}

static OuValue posix_fsync(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int fd;
    return int_argument(rt, args[0], &fd) ? none_or_errno(rt, fsync(fd)) : OU_ERROR;
}

static OuValue posix_ftruncate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int fd;
    int64_t size;
    if (!int_argument(rt, args[0], &fd) || !ou_index_as_int64(rt, args[1], false, &size))
        return OU_ERROR;
    return none_or_errno(rt, ftruncate(fd, size));
}

static OuValue posix_get_inheritable(OuRuntime *rt, OuRef self, const OuRef *args,
                                     size_t argc) {
    int fd;
    if (!int_argument(rt, args[0], &fd)) return OU_ERROR;
    int flags = fcntl(fd, F_GETFD);
    return flags < 0 ? none_or_errno(rt, flags) : ou_bool(!(flags & FD_CLOEXEC));
}

static OuValue posix_set_inheritable(OuRuntime *rt, OuRef self, const OuRef *args,
                                     size_t argc) {
    int fd, inheritable;
    if (!int_argument(rt, args[0], &fd) || !int_argument(rt, args[1], &inheritable))
        return OU_ERROR;
    return none_or_errno(rt, fcntl(fd, F_SETFD, inheritable ? 0 : FD_CLOEXEC));
}

static OuValue posix_terminal_size(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int fd = STDOUT_FILENO;
    struct winsize size;
    if (argc > 0 && !int_argument(rt, args[0], &fd)) return OU_ERROR;
    if (ioctl(fd, TIOCGWINSZ, &size) != 0) return ou_raise_errno(rt, errno, OU_UNDEF);
    return pair(rt, size.ws_col, size.ws_row);
}

/* ---- the process ---- */

#define NUMBER(name, call)                                                                     \
    static OuValue posix_##name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {   \
        return ou_int_from_int64(rt, call);                                                    \
    }
NUMBER(getpid, getpid())
NUMBER(getppid, getppid())
NUMBER(getuid, getuid())
NUMBER(geteuid, geteuid())
NUMBER(getgid, getgid())
NUMBER(getegid, getegid())
NUMBER(cpu_count, sysconf(_SC_NPROCESSORS_ONLN))
#undef NUMBER

static OuValue posix_umask(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int mask;
    return int_argument(rt, args[0], &mask) ? ou_from_small_int(umask((mode_t)mask)) : OU_ERROR;
}

static OuValue posix_exit(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int status;
    if (int_argument(rt, args[0], &status)) _exit(status);
    return OU_ERROR;
}

static OuValue posix_kill(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int pid, number;
    if (!int_argument(rt, args[0], &pid) || !int_argument(rt, args[1], &number) ||
        !ou_gate_open(rt, "os.kill"))
        return OU_ERROR;
    return none_or_errno(rt, kill(pid, number));
}

static OuValue posix_strerror(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int number;
    return int_argument(rt, args[0], &number) ? ou_str_from_string(rt, strerror(number))
                                              : OU_ERROR;
}

static OuValue posix_urandom(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t size;
    if (!ou_index_as_int64(rt, args[0], false, &size)) return OU_ERROR;
    if (size < 0) return ou_raise(rt, OU_EXC_ValueError, "negative argument not allowed");
    OuValue bytes = ou_bytes_new(rt, NULL, (size_t)size);
    for (int64_t done = 0; !ou_is_error(bytes) && done < size;) {
        ssize_t count = getrandom(ou_as_bytes(bytes)->bytes + done, (size_t)(size - done), 0);
        if (count > 0) done += count;
        if (count >= 0 || (errno == EINTR && ou_check_interrupt(rt))) continue;
        if (!ou_is_raised(rt)) ou_raise_errno(rt, errno, OU_UNDEF);
        ou_drop(rt, bytes);
        return OU_ERROR;
    }
    return bytes;
}

static OuValue posix_uname(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    struct utsname names;
    if (uname(&names) != 0) return ou_raise_errno(rt, errno, OU_UNDEF);
    const char *texts[] = {names.sysname, names.nodename, names.release, names.version,
                           names.machine};
    OuValue items[5];
    for (size_t i = 0; i < 5; i++) {
        items[i] = ou_fs_decode(rt, texts[i], strlen(texts[i]));
        if (!ou_is_error(items[i])) continue;
        while (i > 0)
            ou_drop(rt, items[--i]);
        return OU_ERROR;
    }
    return ou_tuple_from_array_take(rt, items, 5);
}

/* ---- the environment ---- */

/* A name or value: bytes without NUL, owned. */
static OuValue environment_bytes(OuRuntime *rt, OuRef value) {
    OuValue text = ou_fspath(rt, value);
    if (ou_is_error(text) || ou_is_bytes(text)) return text;
    OuValue bytes = ou_fs_encode(rt, text);
    ou_drop(rt, text);
    return bytes;
}

static bool has_nul(OuRef bytes) {
    return strlen(ou_as_bytes(bytes)->bytes) != ou_as_bytes(bytes)->size;
}

static OuValue posix_putenv(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue name = environment_bytes(rt, args[0]), value = OU_ERROR, result = OU_ERROR;
    if (!ou_is_error(name)) value = environment_bytes(rt, args[1]);
    if (ou_is_error(value)) goto done;
    if (has_nul(name) || has_nul(value))
        ou_raise(rt, OU_EXC_ValueError, "embedded null byte");
    else if (ou_as_bytes(name)->size == 0)
        ou_raise_errno(rt, EINVAL, OU_UNDEF);
    else if (strchr(ou_as_bytes(name)->bytes, '=') != NULL)
        ou_raise(rt, OU_EXC_ValueError, "illegal environment variable name");
    else
        result =
            none_or_errno(rt, setenv(ou_as_bytes(name)->bytes, ou_as_bytes(value)->bytes, 1));
done:
    ou_drop(rt, name);
    ou_drop(rt, value);
    return result;
}

static OuValue posix_unsetenv(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue name = environment_bytes(rt, args[0]);
    if (ou_is_error(name)) return OU_ERROR;
    OuValue result = has_nul(name) ? ou_raise(rt, OU_EXC_ValueError, "embedded null byte")
                                   : none_or_errno(rt, unsetenv(ou_as_bytes(name)->bytes));
    ou_drop(rt, name);
    return result;
}

static bool add_variable(OuRuntime *rt, OuRef dict, const char *text) {
    const char *sign = strchr(text, '=');
    if (sign == NULL) return true;
    OuValue name = ou_bytes_new(rt, text, (size_t)(sign - text));
    OuValue value = ou_bytes_new(rt, sign + 1, strlen(sign + 1));
    bool done = !ou_is_error(name) && !ou_is_error(value) && ou_dict_set(rt, dict, name, value);
    ou_drop(rt, name);
    ou_drop(rt, value);
    return done;
}

static bool add_environment(OuRuntime *rt, OuRef module) {
    OuValue dict = ou_dict_new(rt);
    if (ou_is_error(dict)) return false;
    for (char **at = environ; at != NULL && *at != NULL; at++) {
        if (add_variable(rt, dict, *at)) continue;
        ou_drop(rt, dict);
        return false;
    }
    return ou_module_add_take(rt, module, "environ", dict);
}

/* ---- numbers ---- */

#define CONSTANT(name)                                                                         \
    { #name, name }
static const struct {
    const char *name;
    int value;
} constants[] = {
    CONSTANT(F_OK),        CONSTANT(R_OK),      CONSTANT(W_OK),     CONSTANT(X_OK),
    CONSTANT(O_RDONLY),    CONSTANT(O_WRONLY),  CONSTANT(O_RDWR),   CONSTANT(O_APPEND),
    CONSTANT(O_CREAT),     CONSTANT(O_EXCL),    CONSTANT(O_TRUNC),  CONSTANT(O_NONBLOCK),
    CONSTANT(O_SYNC),      CONSTANT(O_CLOEXEC), CONSTANT(O_NOCTTY), CONSTANT(O_NOFOLLOW),
    CONSTANT(O_DIRECTORY), CONSTANT(WNOHANG),   {"EX_OK", 0},
};

static bool posix_init(OuRuntime *rt, OuRef module) {
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        OuRef value = ou_from_small_int(constants[i].value);
        if (!ou_module_add_take(rt, module, constants[i].name, ou_own(value))) return false;
    }
    OuRef error = ou_ref(rt->exceptions[OU_EXC_OSError]);
    return add_environment(rt, module) &&
           ou_module_add_take(rt, module, "error", ou_own(error)) &&
           ou_module_add_functions(rt, module, ou_posix_files);
}

static const OuMethodRow posix_functions[] = {
    OU_ROW_NAMED("open", posix_open, 2, 3, "path flags mode",
                 "open(path, flags, mode=0o777)\nOpen a file for low level IO."),
    OU_ROW_NAMED("close", posix_close, 1, 1, "fd", "close(fd)\nClose a file descriptor."),
    OU_ROW("read", posix_read, 2, 2, "read(fd, length, /)\nRead from a file descriptor."),
    OU_ROW("write", posix_write, 2, 2, "write(fd, data, /)\nWrite to a file descriptor."),
    OU_ROW("lseek", posix_lseek, 3, 3,
           "lseek(fd, position, whence, /)\nSet the position of a file descriptor."),
    OU_ROW("pipe", posix_pipe, 0, 0, "pipe()\nCreate a pipe."),
    OU_ROW("dup", posix_dup, 1, 1, "dup(fd, /)\nReturn a duplicate of a file descriptor."),
    OU_ROW_NAMED("dup2", posix_dup2, 2, 3, "fd fd2 inheritable",
                 "dup2(fd, fd2, inheritable=True)\nDuplicate file descriptor."),
    OU_ROW("isatty", posix_isatty, 1, 1, "isatty(fd, /)\nIs it a terminal?"),
    OU_ROW_NAMED("fsync", posix_fsync, 1, 1, "fd", "fsync(fd)\nForce write to disk."),
    OU_ROW("ftruncate", posix_ftruncate, 2, 2, "ftruncate(fd, length, /)\nCut a file off."),
    OU_ROW("get_inheritable", posix_get_inheritable, 1, 1, "get_inheritable(fd, /)"),
    OU_ROW("set_inheritable", posix_set_inheritable, 2, 2,
           "set_inheritable(fd, inheritable, /)"),
    OU_ROW("get_terminal_size", posix_terminal_size, 0, 1, "get_terminal_size([fd], /)"),
    OU_ROW("getpid", posix_getpid, 0, 0, "getpid()\nReturn the current process id."),
    OU_ROW("getppid", posix_getppid, 0, 0, "getppid()\nReturn the parent's process id."),
    OU_ROW("getuid", posix_getuid, 0, 0, "getuid()"),
    OU_ROW("geteuid", posix_geteuid, 0, 0, "geteuid()"),
    OU_ROW("getgid", posix_getgid, 0, 0, "getgid()"),
    OU_ROW("getegid", posix_getegid, 0, 0, "getegid()"),
    OU_ROW("cpu_count", posix_cpu_count, 0, 0, "cpu_count()"),
    OU_ROW("umask", posix_umask, 1, 1, "umask(mask, /)\nSet the umask; return the old one."),
    OU_ROW_NAMED("_exit", posix_exit, 1, 1, "status",
                 "_exit(status)\nEnd the process at once."),
    OU_ROW("kill", posix_kill, 2, 2, "kill(pid, signal, /)\nSend a signal to a process."),
    OU_ROW("strerror", posix_strerror, 1, 1,
           "strerror(code, /)\nTranslate an error code to a message string."),
    OU_ROW("urandom", posix_urandom, 1, 1, "urandom(size, /)\nRandom bytes."),
    OU_ROW("uname", posix_uname, 0, 0, "uname()"),
    OU_ROW("putenv", posix_putenv, 2, 2, "putenv(name, value, /)"),
    OU_ROW("unsetenv", posix_unsetenv, 1, 1, "unsetenv(name, /)"),
    {0},
};

extern const OuModuleSpec ou_posix_module;
const OuModuleSpec ou_posix_module = {
    .name = "posix",
    .doc = "This module provides access to operating system functionality that is\n"
           "standardized by the C Standard and the POSIX standard.",
    .functions = posix_functions,
    .init = posix_init,
};
