/* Module errno: the system's error numbers by name. */
#include <errno.h>

#include "modules/modules.h"
#include "objects/dict.h"
#include "objects/str.h"

#define ERRORS(X)                                                                              \
    X(EPERM)                                                                                   \
    X(ENOENT)                                                                                  \
    X(ESRCH)                                                                                   \
    X(EINTR)                                                                                   \
    X(EIO)                                                                                     \
    X(ENXIO)                                                                                   \
    X(E2BIG)                                                                                   \
    X(ENOEXEC) X(EBADF) X(ECHILD) X(EAGAIN) X(ENOMEM) X(EACCES) X(EFAULT) X(ENOTBLK) X(EBUSY)  \
        X(EEXIST) X(EXDEV) X(ENODEV) X(ENOTDIR) X(EISDIR) X(EINVAL) X(ENFILE) X(EMFILE)        \
            X(ENOTTY) X(ETXTBSY) X(EFBIG) X(ENOSPC) X(ESPIPE) X(EROFS) X(EMLINK) X(EPIPE)      \
                X(EDOM) X(ERANGE) X(EDEADLK) X(ENAMETOOLONG) X(ENOLCK) X(ENOSYS) X(ENOTEMPTY)  \
                    X(ELOOP) X(EWOULDBLOCK) X(ENOMSG) X(EIDRM) X(ENOSTR) X(ENODATA) X(ETIME)   \
                        X(EPROTO) X(EBADMSG) X(EOVERFLOW) X(EILSEQ) X(EUSERS) X(ENOTSOCK)      \
                            X(EDESTADDRREQ) X(EMSGSIZE) X(EPROTOTYPE) X(ENOPROTOOPT)           \
                                X(EPROTONOSUPPORT) X(EOPNOTSUPP) X(ENOTSUP) X(EAFNOSUPPORT)    \
                                    X(EADDRINUSE) X(EADDRNOTAVAIL) X(ENETDOWN) X(ENETUNREACH)  \
                                        X(ENETRESET) X(ECONNABORTED) X(ECONNRESET) X(ENOBUFS)  \
                                            X(EISCONN) X(ENOTCONN) X(ETIMEDOUT)                \
                                                X(ECONNREFUSED) X(EHOSTUNREACH) X(EALREADY)    \
                                                    X(EINPROGRESS) X(ESTALE) X(EDQUOT)         \
                                                        X(ECANCELED) X(EOWNERDEAD)             \
                                                            X(ENOTRECOVERABLE)

static const struct {
    const char *name;
    int number;
} errors[] = {
#define ROW(name) {#name, name},
    ERRORS(ROW)
#undef ROW
};

/* Of two names for one number, errorcode has the one that stands last. */
static bool errno_init(OuRuntime *rt, OuRef module) {
    OuValue codes = ou_dict_new(rt);
    bool done = !ou_is_error(codes);
    for (size_t i = 0; done && i < sizeof errors / sizeof *errors; i++) {
        OuRef number = ou_from_small_int(errors[i].number);
        OuValue name = ou_intern(rt, errors[i].name);
        done = !ou_is_error(name) && ou_dict_set(rt, codes, number, name) &&
               ou_dict_set(rt, ou_module_dict(module), name, number);
        ou_drop(rt, name);
    }
    if (done) return ou_module_add_take(rt, module, "errorcode", codes);
    ou_drop(rt, codes);
    return false;
}

extern const OuModuleSpec ou_errno_module;
const OuModuleSpec ou_errno_module = {
    .name = "errno",
    .doc = "This module makes available standard errno system symbols.",
    .init = errno_init,
};
