/* The module builtins: functions, types, exceptions, constants. The functions are in the tables
 * of builtins_*.c, one file per topic. */
#include "modules/builtins_tables.h"

#include "objects/dict.h"
#include "objects/exception.h"

/* The built-in types that have a name in builtins. */
static const enum OuTypeIndex public_types[] = {
    OU_TYPE_OBJECT,    OU_TYPE_TYPE,        OU_TYPE_INT,          OU_TYPE_BOOL,
    OU_TYPE_FLOAT,     OU_TYPE_COMPLEX,     OU_TYPE_STR,          OU_TYPE_BYTES,
    OU_TYPE_BYTEARRAY, OU_TYPE_TUPLE,       OU_TYPE_LIST,         OU_TYPE_DICT,
    OU_TYPE_SET,       OU_TYPE_FROZENSET,   OU_TYPE_RANGE,        OU_TYPE_SLICE,
    OU_TYPE_PROPERTY,  OU_TYPE_CLASSMETHOD, OU_TYPE_STATICMETHOD, OU_TYPE_SUPER,
    OU_TYPE_REVERSED,  OU_TYPE_ENUMERATE,   OU_TYPE_ZIP,          OU_TYPE_MAP,
    OU_TYPE_FILTER,    OU_TYPE_MEMORYVIEW,
};

static bool add_type(OuRuntime *rt, OuRef module, OuType *type) {
    return ou_dict_set(rt, ou_module_dict(module), type->name, ou_ref(type));
}

static bool add_types(OuRuntime *rt, OuRef module) {
    for (size_t i = 0; i < sizeof public_types / sizeof *public_types; i++) {
        if (!add_type(rt, module, rt->types[public_types[i]])) return false;
    }
    for (size_t i = 0; i < OU_EXC_COUNT; i++) {
        if (!add_type(rt, module, rt->exceptions[i])) return false;
    }
    // Two old names of OSError.
    OuRef os_error = ou_ref(rt->exceptions[OU_EXC_OSError]);
    return ou_module_add_take(rt, module, "EnvironmentError", ou_own(os_error)) &&
           ou_module_add_take(rt, module, "IOError", ou_own(os_error));
}

static bool add_constants(OuRuntime *rt, OuRef module) {
    return ou_module_add_take(rt, module, "None", OU_NONE) &&
           ou_module_add_take(rt, module, "True", OU_TRUE) &&
           ou_module_add_take(rt, module, "False", OU_FALSE) &&
           ou_module_add_take(rt, module, "Ellipsis", OU_ELLIPSIS) &&
           ou_module_add_take(rt, module, "NotImplemented", OU_NOT_IMPLEMENTED) &&
           ou_module_add_take(rt, module, "__debug__", OU_TRUE);
}

static bool builtins_init(OuRuntime *rt, OuRef module) {
    static const OuMethodRow *const tables[] = {
        ou_builtins_number, ou_builtins_iter, ou_builtins_object, ou_builtins_code,
        ou_builtins_class,  ou_builtins_io,   ou_builtins_import,
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (!ou_module_add_functions(rt, module, tables[i])) return false;
    }
    if (!add_types(rt, module) || !add_constants(rt, module)) return false;
    ou_replace_take(rt, &rt->builtins, ou_own(ou_module_dict(module)));
    return ou_builtins_add_site(rt, module);
}

extern const OuModuleSpec ou_builtins_module;
const OuModuleSpec ou_builtins_module = {
    .name = "builtins",
    .doc = "Built-in functions, types, exceptions, and other objects.\n\nThis module provides "
           "direct access to all 'built-in' identifiers of Python; for example, builtins.len "
           "is the full name for the built-in function len().",
    .init = builtins_init,
};
