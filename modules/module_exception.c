#include "modules/module_exception.h"

#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"

static const struct {
    const char *module, *name;
    enum OuExceptionIndex base;
} rows[OU_MODULE_EXC_COUNT] = {
#define MODULE_EXC(NAME, module, name, Base)                                                   \
    [OU_MODULE_EXC_##NAME] = {module, name, OU_EXC_##Base},
#include "modules/module_exceptions.def"
#undef MODULE_EXC
};

static OuValue make_exception(OuRuntime *rt, enum OuModuleException index) {
    OuValue result = OU_ERROR, bases = OU_ERROR, name = OU_ERROR;
    OuValue namespace = ou_dict_new(rt);
    OuValue module = ou_str_from_string(rt, rows[index].module);
    if (ou_is_error(namespace) || ou_is_error(module)) goto done;
    name = ou_str_from_string(rt, rows[index].name);
    bases = ou_tuple_pack1(rt, ou_ref(rt->exceptions[rows[index].base]));
    if (ou_is_error(name) || ou_is_error(bases)) goto done;
    if (!ou_dict_set(rt, namespace, rt->names.dunder_module, module)) goto done;
    result = ou_type_new(rt, rt->types[OU_TYPE_TYPE], name, bases, namespace, NULL, OU_UNDEF);
done:
    ou_drop(rt, namespace);
    ou_drop(rt, module);
    ou_drop(rt, name);
    ou_drop(rt, bases);
    return result;
}

OuValue ou_module_exception(OuRuntime *rt, enum OuModuleException index) {
    OuValue *place = &ou_modules_of(rt)->exceptions[index];
    if (ou_is_undef(*place)) {
        OuValue made = make_exception(rt, index);
        if (ou_is_error(made)) return OU_ERROR;
        *place = made;
    }
    return ou_own(*place);
}

static void raise_formatted(OuRuntime *rt, enum OuModuleException index, const char *format,
                            va_list arguments) {
    OuValue class = ou_module_exception(rt, index), exception = OU_ERROR;
    OuValue text = ou_is_error(class) ? OU_ERROR : ou_vformat(rt, format, arguments);
    if (!ou_is_error(text)) exception = ou_call1(rt, class, text);
    if (!ou_is_error(exception)) ou_raise_object(rt, exception);
    ou_drop(rt, class);
    ou_drop(rt, text);
    ou_drop(rt, exception);
}

OuValue ou_raise_module(OuRuntime *rt, enum OuModuleException index, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    raise_formatted(rt, index, format, arguments);
    va_end(arguments);
    return OU_ERROR;
}

bool ou_fail_module(OuRuntime *rt, enum OuModuleException index, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    raise_formatted(rt, index, format, arguments);
    va_end(arguments);
    return false;
}

void ou_module_exceptions_end(OuRuntime *rt) {
    for (int i = 0; i < OU_MODULE_EXC_COUNT; i++)
        ou_clear(rt, &ou_modules_of(rt)->exceptions[i]);
}
