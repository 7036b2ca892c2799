/* Module errno: the system's error numbers by name. */
#include <errno.h>

#include "modules/modules.h"
#include "objects/dict.h"
#include "objects/str.h"

static const struct {
    const char *name;
    int number;
} errors[] = {
#define ERRNO(name) {#name, name},
#include "modules/errno_names.def"
#undef ERRNO
};

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
