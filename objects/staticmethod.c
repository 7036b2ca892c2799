/* staticmethod: a function that is not bound to anything when it is read from a class. */
#include "objects/protocol.h"
#include "objects/wrapped_function.h"

OuValue ou_staticmethod_new(OuRuntime *rt, OuRef function) {
    return ou_wrapped_function_make(rt, rt->types[OU_TYPE_STATICMETHOD], function);
}

static bool staticmethod_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                              OuRef names) {
    return ou_wrapped_function_init(rt, self, "staticmethod", args, argc, names);
}

static OuValue staticmethod_descr_get(OuRuntime *rt, OuRef self, OuRef object, OuRef type) {
    (void)rt, (void)object, (void)type;
    return ou_own(ou_as_staticmethod(self)->function);
}

static OuValue staticmethod_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                                 OuRef names) {
    OuValue function = ou_own(ou_as_staticmethod(self)->function);
    OuValue result = ou_call_keywords(rt, function, args, argc, names);
    ou_drop(rt, function);
    return result;
}

const OuTypeSpec ou_staticmethod_type = {
    .name = "staticmethod",
    .doc = "Convert a function to be a static method.",
    .basic_size = sizeof(OuWrappedFunction),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED,
    .methods = ou_wrapped_function_methods,
    .getsets = ou_wrapped_function_getsets,
    .members = ou_wrapped_function_members,
    .slots.new = ou_wrapped_function_new,
    .slots.init = staticmethod_init,
    .slots.repr = ou_wrapped_function_repr,
    .slots.call = staticmethod_call,
    .slots.get_attribute = ou_wrapped_function_get_attribute,
    .slots.set_attribute = ou_wrapped_function_set_attribute,
    .slots.descr_get = staticmethod_descr_get,
    .slots.traverse = ou_wrapped_function_traverse,
    .slots.clear = ou_wrapped_function_clear,
    .slots.destroy = ou_wrapped_function_destroy,
};
