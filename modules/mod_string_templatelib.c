/* Module string.templatelib: what t-strings are made of. The types themselves are in objects/,
 * for the language needs them. */
#include "modules/modules.h"
#include "objects/str.h"

static OuValue templatelib_convert(OuRuntime *rt, OuRef self OU_UNUSED, const OuRef *args,
                                   size_t argc OU_UNUSED) {
    OuRef value = args[0], conversion = args[1];
    if (ou_is_none(conversion)) return ou_own(value);
    if (ou_is_str(conversion)) {
        if (ou_str_equals_string(conversion, "r")) return ou_repr(rt, value);
        if (ou_str_equals_string(conversion, "s")) return ou_str(rt, value);
        if (ou_str_equals_string(conversion, "a")) return ou_ascii(rt, value);
    }
    return ou_raise(rt, OU_EXC_ValueError, "invalid conversion specifier: %S", conversion);
}

static const OuMethodRow templatelib_functions[] = {
    OU_ROW_NAMED("convert", templatelib_convert, 2, 2, "obj / conversion",
                 "convert(obj, /, conversion)\n\nConvert *obj* using formatted string literal "
                 "semantics."),
    {0},
};

static bool templatelib_init(OuRuntime *rt, OuRef module) {
    return ou_module_add_take(rt, module, "Template",
                              ou_own(ou_ref(rt->types[OU_TYPE_TEMPLATE]))) &&
           ou_module_add_take(rt, module, "Interpolation",
                              ou_own(ou_ref(rt->types[OU_TYPE_INTERPOLATION])));
}

extern const OuModuleSpec ou_string_templatelib_module;
const OuModuleSpec ou_string_templatelib_module = {
    .name = "string.templatelib",
    .doc = "Support for template string literals (t-strings).",
    .functions = templatelib_functions,
    .init = templatelib_init,
};
