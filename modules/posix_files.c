/* posix: what takes names of files. */
#include "modules/posix_parts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

bool ou_posix_begin_path(OuRuntime *rt, OuRef argument, const char *function, OuPath *path) {
    return ou_gate_open(rt, function) && ou_path_begin(rt, argument, function, path);
}

static bool begin_path_or_fd(OuRuntime *rt, OuRef argument, const char *function,
                             OuPath *path) {
    return ou_gate_open(rt, function) && ou_path_or_fd_begin(rt, argument, function, path);
}

/* None, or the error with the path; the path is ended. */
static OuValue finish(OuRuntime *rt, OuPath *path, int result) {
    OuValue answer = result < 0 ? ou_raise_errno(rt, errno, path->path) : OU_NONE;
    ou_path_end(rt, path);
    return answer;
}

/* A name from the system, as text if the program gave text. */
static OuValue system_name(OuRuntime *rt, const OuPath *path, const char *bytes, size_t size) {
    return path != NULL && ou_is_bytes(path->path) ? ou_bytes_new(rt, bytes, size)
                                                   : ou_fs_decode(rt, bytes, size);
}

/* ---- one path ---- */

static OuValue files_fspath(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_fspath(rt, args[0]);
}

static OuValue current_folder(OuRuntime *rt, bool as_bytes) {
    char folder[PATH_MAX];
    if (!ou_gate_open(rt, "getcwd")) return OU_ERROR;
    if (getcwd(folder, sizeof folder) == NULL) return ou_raise_errno(rt, errno, OU_UNDEF);
    return as_bytes ? ou_bytes_new(rt, folder, strlen(folder))
                    : ou_fs_decode(rt, folder, strlen(folder));
}

static OuValue files_getcwd(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return current_folder(rt, false);
}
static OuValue files_getcwdb(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return current_folder(rt, true);
}

static OuValue files_chdir(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuPath path;
    if (!begin_path_or_fd(rt, args[0], "chdir", &path)) return OU_ERROR;
    return finish(rt, &path, path.bytes != NULL ? chdir(path.bytes) : fchdir(path.fd));
}

static bool mode_argument(OuRuntime *rt, OuRef value, int64_t usual, mode_t *mode) {
    if (!ou_is_undef(value) && !ou_index_as_int64(rt, value, false, &usual)) return false;
    *mode = (mode_t)usual;
    return true;
}

static OuValue files_mkdir(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuPath path;
    mode_t mode;
    if (!mode_argument(rt, args[1], 0777, &mode) ||
        !ou_posix_begin_path(rt, args[0], "mkdir", &path))
        return OU_ERROR;
    return finish(rt, &path, mkdir(path.bytes, mode));
}

static OuValue files_rmdir(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuPath path;
    if (!ou_posix_begin_path(rt, args[0], "rmdir", &path)) return OU_ERROR;
    return finish(rt, &path, rmdir(path.bytes));
}

static OuValue remove_file(OuRuntime *rt, OuRef argument, const char *function) {
    OuPath path;
    if (!ou_posix_begin_path(rt, argument, function, &path)) return OU_ERROR;
    return finish(rt, &path, unlink(path.bytes));
}

static OuValue files_remove(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return remove_file(rt, args[0], "remove");
}
static OuValue files_unlink(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return remove_file(rt, args[0], "unlink");
}

static OuValue files_access(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuPath path;
    int64_t mode;
    if (!ou_index_as_int64(rt, args[1], false, &mode) ||
        !ou_posix_begin_path(rt, args[0], "access", &path))
        return OU_ERROR;
    bool allowed = access(path.bytes, (int)mode) == 0;
    ou_path_end(rt, &path);
    return ou_bool(allowed);
}

static OuValue files_chmod(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuPath path;
    mode_t mode;
    if (!mode_argument(rt, args[1], 0, &mode) || !begin_path_or_fd(rt, args[0], "chmod", &path))
        return OU_ERROR;
    return finish(rt, &path,
                  path.bytes != NULL ? chmod(path.bytes, mode) : fchmod(path.fd, mode));
}

static OuValue files_truncate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuPath path;
    int64_t size;
    if (!ou_index_as_int64(rt, args[1], false, &size) ||
        !begin_path_or_fd(rt, args[0], "truncate", &path))
        return OU_ERROR;
    return finish(rt, &path,
                  path.bytes != NULL ? truncate(path.bytes, size) : ftruncate(path.fd, size));
}

static OuValue files_readlink(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuPath path;
    char target[PATH_MAX];
    if (!ou_posix_begin_path(rt, args[0], "readlink", &path)) return OU_ERROR;
    ssize_t size = readlink(path.bytes, target, sizeof target);
    OuValue result = size < 0 ? ou_raise_errno(rt, errno, path.path)
                              : system_name(rt, &path, target, (size_t)size);
    ou_path_end(rt, &path);
    return result;
}

/* path, atime_ns, mtime_ns */
static OuValue files_utime(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuPath path;
    int64_t read_at, written_at;
    if (!ou_index_as_int64(rt, args[1], false, &read_at) ||
        !ou_index_as_int64(rt, args[2], false, &written_at) ||
        !ou_posix_begin_path(rt, args[0], "utime", &path))
        return OU_ERROR;
    const int64_t billion = 1000000000;
    struct timespec times[2] = {{read_at / billion, read_at % billion},
                                {written_at / billion, written_at % billion}};
    return finish(rt, &path, utimensat(AT_FDCWD, path.bytes, times, 0));
}

/* ---- two paths ---- */

static OuValue raise_about_two(OuRuntime *rt, const OuPath *from, const OuPath *to) {
    int number = errno;
    OuValue text = ou_str_from_string(rt, strerror(number));
    if (ou_is_error(text)) return OU_ERROR;
    OuRef args[5] = {ou_from_small_int(number), text, from->path, OU_NONE, to->path};
    OuValue error = ou_call(rt, ou_ref(rt->exceptions[OU_EXC_OSError]), args, 5);
    if (!ou_is_error(error)) ou_raise_object(rt, error);
    ou_drop(rt, error);
    ou_drop(rt, text);
    return OU_ERROR;
}

typedef int (*TwoPathCall)(const char *from, const char *to);

static OuValue call_with_two(OuRuntime *rt, const OuRef *args, const char *function,
                             TwoPathCall call) {
    OuPath from, to;
    OuValue result = OU_ERROR;
    if (!ou_posix_begin_path(rt, args[0], function, &from)) return OU_ERROR;
    if (ou_posix_begin_path(rt, args[1], function, &to)) {
        result = call(from.bytes, to.bytes) == 0 ? OU_NONE : raise_about_two(rt, &from, &to);
        ou_path_end(rt, &to);
    }
    ou_path_end(rt, &from);
    return result;
}

static OuValue files_rename(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return call_with_two(rt, args, "rename", rename);
}
static OuValue files_replace(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return call_with_two(rt, args, "replace", rename);
}
static OuValue files_link(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return call_with_two(rt, args, "link", link);
}
static OuValue files_symlink(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return call_with_two(rt, args, "symlink", symlink);
}

/* ---- stat ---- */

static int64_t nanoseconds(struct timespec time) {
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/* (mode, ino, dev, nlink, uid, gid, size, atime_ns, mtime_ns, ctime_ns, blksize, blocks, rdev)
 */
static OuValue stat_tuple(OuRuntime *rt, const struct stat *status) {
    const int64_t numbers[] = {status->st_mode,
                               (int64_t)status->st_ino,
                               (int64_t)status->st_dev,
                               (int64_t)status->st_nlink,
                               status->st_uid,
                               status->st_gid,
                               status->st_size,
                               nanoseconds(status->st_atim),
                               nanoseconds(status->st_mtim),
                               nanoseconds(status->st_ctim),
                               status->st_blksize,
                               status->st_blocks,
                               (int64_t)status->st_rdev};
    enum { COUNT = sizeof numbers / sizeof *numbers };
    OuValue items[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        items[i] = ou_int_from_int64(rt, numbers[i]);
        if (!ou_is_error(items[i])) continue;
        while (i > 0)
            ou_drop(rt, items[--i]);
        return OU_ERROR;
    }
    return ou_tuple_from_array_take(rt, items, COUNT);
}

/* path, follow_symlinks */
static OuValue files_stat(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuPath path;
    bool follow = true;
    struct stat status;
    if (argc > 1 && !ou_io_flag_argument(rt, args[1], &follow)) return OU_ERROR;
    if (!begin_path_or_fd(rt, args[0], follow ? "stat" : "lstat", &path)) return OU_ERROR;
    int failed = path.bytes == NULL ? fstat(path.fd, &status)
                 : follow           ? stat(path.bytes, &status)
                                    : lstat(path.bytes, &status);
    OuValue result = failed ? ou_raise_errno(rt, errno, path.path) : stat_tuple(rt, &status);
    ou_path_end(rt, &path);
    return result;
}

/* ---- folders ---- */

/* A folder's entry: its name, or (name, kind, inode) if `with_kind`. */
static OuValue entry_value(OuRuntime *rt, const OuPath *path, const struct dirent *entry,
                           bool with_kind) {
    OuValue name = system_name(rt, path, entry->d_name, strlen(entry->d_name));
    if (ou_is_error(name) || !with_kind) return name;
    OuValue items[3] = {name, ou_from_small_int(entry->d_type),
                        ou_int_from_int64(rt, (int64_t)entry->d_ino)};
    return ou_tuple_from_array_take(rt, items, 3);
}

static bool is_self_or_parent(const char *name) {
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static OuValue read_folder(OuRuntime *rt, DIR *folder, const OuPath *path, bool with_kind) {
    OuValue list = ou_list_new(rt, 0);
    while (!ou_is_error(list)) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (entry == NULL && errno == 0) break;
        if (entry != NULL && is_self_or_parent(entry->d_name)) continue;
        OuValue item = entry == NULL ? ou_raise_errno(rt, errno, path->path)
                                     : entry_value(rt, path, entry, with_kind);
        if (!ou_is_error(item) && ou_list_append_take(rt, list, item)) continue;
        ou_drop(rt, list);
        list = OU_ERROR;
    }
    return list;
}

/* path, with_kind */
static OuValue list_folder(OuRuntime *rt, const OuRef *args, size_t argc, const char *function,
                           bool with_kind) {
    OuPath path;
    OuValue here = OU_UNDEF, result = OU_ERROR;
    bool given = argc > 0 && !ou_is_undef(args[0]) && !ou_is_none(args[0]);
    if (!given) here = ou_str_from_string(rt, ".");
    if (ou_is_error(here)) return OU_ERROR;
    if (begin_path_or_fd(rt, given ? args[0] : (OuRef)here, function, &path)) {
        int copy = path.bytes == NULL ? dup(path.fd) : -1;
        DIR *folder = path.bytes != NULL ? opendir(path.bytes) : fdopendir(copy);
        if (folder == NULL) {
            ou_raise_errno(rt, errno, path.path);
            if (copy >= 0) close(copy);
        } else {
            if (copy >= 0) rewinddir(folder);
            result = read_folder(rt, folder, &path, with_kind);
            closedir(folder);
        }
        ou_path_end(rt, &path);
    }
    ou_drop(rt, here);
    return result;
}

static OuValue files_listdir(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return list_folder(rt, args, argc, "listdir", false);
}
static OuValue files_scan(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return list_folder(rt, args, argc, "scandir", true);
}

const OuMethodRow ou_posix_files[] = {
    OU_ROW_NAMED("fspath", files_fspath, 1, 1, "path",
                 "fspath(path)\nReturn the file system path representation of the object."),
    OU_ROW("getcwd", files_getcwd, 0, 0, "getcwd()\nThe current working directory."),
    OU_ROW("getcwdb", files_getcwdb, 0, 0, "getcwdb()\nThe same as bytes."),
    OU_ROW_NAMED("chdir", files_chdir, 1, 1, "path", "chdir(path)\nChange the directory."),
    OU_ROW_NAMED("mkdir", files_mkdir, 1, 2, "path mode",
                 "mkdir(path, mode=0o777)\nCreate a directory."),
    OU_ROW_NAMED("rmdir", files_rmdir, 1, 1, "path", "rmdir(path)\nRemove a directory."),
    OU_ROW_NAMED("remove", files_remove, 1, 1, "path", "remove(path)\nRemove a file."),
    OU_ROW_NAMED("unlink", files_unlink, 1, 1, "path", "unlink(path)\nRemove a file."),
    OU_ROW_NAMED("access", files_access, 2, 2, "path mode",
                 "access(path, mode)\nMay the path be accessed?"),
    OU_ROW_NAMED("chmod", files_chmod, 2, 2, "path mode",
                 "chmod(path, mode)\nChange the access "
                 "permissions of a file."),
    OU_ROW_NAMED("truncate", files_truncate, 2, 2, "path length",
                 "truncate(path, length)\nCut a file off."),
    OU_ROW_NAMED("readlink", files_readlink, 1, 1, "path",
                 "readlink(path)\nWhere a symbolic link points to."),
    OU_ROW("_utime", files_utime, 3, 3, NULL),
    OU_ROW_NAMED("rename", files_rename, 2, 2, "src dst",
                 "rename(src, dst)\nRename a file or "
                 "directory."),
    OU_ROW_NAMED("replace", files_replace, 2, 2, "src dst",
                 "replace(src, dst)\nRename a file or "
                 "directory, overwriting the destination."),
    OU_ROW_NAMED("link", files_link, 2, 2, "src dst",
                 "link(src, dst)\nCreate a hard link to a file."),
    OU_ROW_NAMED("symlink", files_symlink, 2, 3, "src dst target_is_directory",
                 "symlink(src, dst)\nCreate a symbolic link."),
    OU_ROW("_stat", files_stat, 1, 2, NULL),
    OU_ROW_NAMED("listdir", files_listdir, 0, 1, "path",
                 "listdir(path=None)\nReturn a list containing the names of the files in the "
                 "directory."),
    OU_ROW("_scan", files_scan, 0, 1, NULL),
    {0},
};
