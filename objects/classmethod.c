/* classmethod: a function that is bound to the class it is read from. */
#include "objects/protocol.h"
#include "objects/wrapped_function.h"

OuValue ou_classmethod_new(OuRuntime *rt, OuRef function) {
    return ou_wrapped_function_make(rt, rt->types[OU_TYPE_CLASSMETHOD], function);
}

static bool classmethod_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                             OuRef names) {
    return ou_wrapped_function_init(rt, self, "classmethod", args, argc, names);
}

static OuValue classmethod_descr_get(OuRuntime *rt, OuRef self, OuRef object, OuRef type) {
    if (ou_is_undef(type)) type = ou_ref(ou_type_of(rt, object));
    return ou_method_new(rt, ou_as_classmethod(self)->function, type);
}

const OuTypeSpec ou_classmethod_type = {
    .name = "classmethod",
    .doc = "Convert a function to be a class method.",
    .basic_size = sizeof(OuWrappedFunction),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED,
    .methods = ou_wrapped_function_methods,
    .getsets = ou_wrapped_function_getsets,
    .members = ou_wrapped_function_members,
    .slots.new = ou_wrapped_function_new,
    .slots.init = classmethod_init,
    .slots.repr = ou_wrapped_function_repr,
    .slots.get_attribute = ou_wrapped_function_get_attribute,
    .slots.set_attribute = ou_wrapped_function_set_attribute,
    .slots.descr_get = classmethod_descr_get,
    .slots.traverse = ou_wrapped_function_traverse,
    .slots.clear = ou_wrapped_function_clear,
    .slots.destroy = ou_wrapped_function_destroy,
};
