/* Arguments that name files: str, bytes, objects with __fspath__, and descriptors.
 *
 * The system's names are bytes. As text they are UTF-8; bytes that are none become lone
 * surrogates, which turn back into the same bytes. */
#include "modules/os_path.h"

#include "objects/bytes.h"
#include "objects/codec.h"
#include "objects/int.h"
#include "objects/str.h"

OuValue ou_fs_decode(OuRuntime *rt, const char *bytes, size_t size) {
    return ou_str_decode_utf8(rt, bytes, size, "surrogateescape");
}

OuValue ou_fs_encode(OuRuntime *rt, OuRef str) {
    return ou_encode(rt, str, "utf-8", "surrogateescape");
}

/* object.__fspath__(), or OU_UNDEF without an exception if it has none. */
static OuValue call_fspath(OuRuntime *rt, OuRef object) {
    OuValue name = ou_intern(rt, "__fspath__");
    OuValue method = ou_is_error(name) ? OU_ERROR : ou_find_special(rt, object, name);
    ou_drop(rt, name);
    if (ou_is_error(method) || ou_is_undef(method)) return method;
    OuValue path = ou_call0(rt, method);
    ou_drop(rt, method);
    if (ou_is_error(path) || ou_is_str(path) || ou_is_bytes(path)) return path;
    ou_raise(rt, OU_EXC_TypeError, "expected %T.__fspath__() to return str or bytes, not %T",
             object, (OuRef)path);
    ou_drop(rt, path);
    return OU_ERROR;
}

OuValue ou_fspath(OuRuntime *rt, OuRef object) {
    if (ou_is_str(object) || ou_is_bytes(object)) return ou_own(object);
    OuValue path = call_fspath(rt, object);
    if (!ou_is_undef(path)) return path;
    return ou_raise(rt, OU_EXC_TypeError, "expected str, bytes or os.PathLike object, not %T",
                    object);
}

/* What a function takes, for messages: the folder of listdir() may also be left out. */
static const char *accepted(const char *function, bool may_be_fd) {
    if (strcmp(function, "listdir") == 0 || strcmp(function, "scandir") == 0)
        return "string, bytes, os.PathLike, integer or None";
    return may_be_fd ? "string, bytes, os.PathLike or integer" : "string, bytes or os.PathLike";
}

static bool path_begin(OuRuntime *rt, OuRef argument, const char *function, bool may_be_fd,
                       OuPath *path) {
    *path = (OuPath){.fd = -1, .path = OU_UNDEF, .holder = OU_UNDEF};
    if (may_be_fd && ou_is_int(argument)) {
        int64_t fd;
        if (!ou_index_as_int64(rt, argument, true, &fd)) return false;
        path->fd = fd > INT32_MAX ? INT32_MAX : fd < 0 ? -1 : (int)fd;
        path->path = ou_own(argument);
        return true;
    }
    bool is_plain = ou_is_str(argument) || ou_is_bytes(argument);
    path->path = is_plain ? ou_own(argument) : call_fspath(rt, argument);
    if (ou_is_undef(path->path)) {
        if (function == NULL)
            return ou_fail(rt, OU_EXC_TypeError,
                           "expected str, bytes or os.PathLike object, not %T", argument);
        return ou_fail(rt, OU_EXC_TypeError, "%s: path should be %s, not %T", function,
                       accepted(function, may_be_fd), argument);
    }
    if (ou_is_error(path->path)) return false;
    path->holder = ou_is_str(path->path) ? ou_fs_encode(rt, path->path) : ou_own(path->path);
    if (!ou_is_error(path->holder)) {
        path->bytes = ou_as_bytes(path->holder)->bytes;
        if (strlen(path->bytes) == ou_as_bytes(path->holder)->size) return true;
        if (function == NULL)
            ou_raise(rt, OU_EXC_ValueError, "embedded null byte");
        else
            ou_raise(rt, OU_EXC_ValueError, "%s: embedded null %s in path", function,
                     ou_is_str(path->path) ? "character" : "byte");
    }
    ou_path_end(rt, path);
    return false;
}

bool ou_path_begin(OuRuntime *rt, OuRef argument, const char *function, OuPath *path) {
    return path_begin(rt, argument, function, false, path);
}

bool ou_path_or_fd_begin(OuRuntime *rt, OuRef argument, const char *function, OuPath *path) {
    return path_begin(rt, argument, function, true, path);
}

void ou_path_end(OuRuntime *rt, OuPath *path) {
    ou_clear(rt, &path->path);
    ou_clear(rt, &path->holder);
    path->bytes = NULL;
}
