/* Module _typing: the types of type parameters and generic classes, for the module typing. They
 * are in objects/, for the language needs them. */
#include "modules/modules.h"
#include "objects/type_parameter.h"

static OuValue typing_idfunc(OuRuntime *rt OU_UNUSED, OuRef self OU_UNUSED, const OuRef *args,
                             size_t argc OU_UNUSED) {
    return ou_own(args[0]);
}

static const OuMethodRow typing_functions[] = {
    OU_ROW("_idfunc", typing_idfunc, 1, 1, NULL),
    {0},
};

static bool typing_init(OuRuntime *rt, OuRef module) {
    static const struct {
        const char *name;
        enum OuTypeIndex type;
    } types[] = {
        {"TypeVar", OU_TYPE_TYPE_VAR},
        {"TypeVarTuple", OU_TYPE_TYPE_VAR_TUPLE},
        {"ParamSpec", OU_TYPE_PARAM_SPEC},
        {"ParamSpecArgs", OU_TYPE_PARAM_SPEC_ARGS},
        {"ParamSpecKwargs", OU_TYPE_PARAM_SPEC_KWARGS},
        {"TypeAliasType", OU_TYPE_TYPE_ALIAS},
        {"Generic", OU_TYPE_GENERIC},
        {"Unpack", OU_TYPE_UNPACK},
        {"Union", OU_TYPE_UNION},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (!ou_module_add_take(rt, module, types[i].name,
                                ou_own(ou_ref(rt->types[types[i].type]))))
            return false;
    }
    return ou_module_add_take(rt, module, "NoDefault", ou_own(ou_no_default_peek(rt)));
}

extern const OuModuleSpec ou__typing_module;
const OuModuleSpec ou__typing_module = {
    .name = "_typing",
    .doc = "Primitives and accelerators for the typing module.",
    .functions = typing_functions,
    .init = typing_init,
};
