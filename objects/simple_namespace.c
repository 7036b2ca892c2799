/* types.SimpleNamespace: an object that is nothing but its attributes. */
#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/function.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"

static OuValue namespace_new(OuRuntime *rt, OuType *type, const OuRef *args OU_UNUSED,
                             size_t argc OU_UNUSED, OuRef names OU_UNUSED) {
    OuObject *object = ou_object_new(rt, type);
    if (object == NULL) return OU_ERROR;
    OuValue result = ou_take(object);
    if (ou_object_track(rt, object)) return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

/* Set what a mapping, or an iterable of pairs, says. */
static bool set_from(OuRuntime *rt, OuRef self, OuRef source) {
    OuValue dict = ou_dict_new(rt);
    if (ou_is_error(dict)) return false;
    bool done = ou_dict_update(rt, dict, source);
    size_t position = 0;
    OuRef key, value;
    while (done && ou_dict_next(dict, &position, &key, &value)) {
        done = ou_is_str(key) ? ou_set_attribute(rt, self, key, value)
                              : ou_fail(rt, OU_EXC_TypeError, "keywords must be strings");
    }
    ou_drop(rt, dict);
    return done;
}

static bool namespace_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                           OuRef names) {
    if (argc > 1)
        return ou_check_arguments(rt, "SimpleNamespace", 0, 1, argc, OU_UNDEF);
    if (argc == 1 && !set_from(rt, self, args[0])) return false;
    size_t count = ou_is_undef(names) ? 0 : ou_tuple_count(names);
    for (size_t i = 0; i < count; i++) {
        if (!ou_set_attribute(rt, self, ou_tuple_peek(names, i), args[argc + i])) return false;
    }
    return true;
}

static OuValue attributes_of(OuRuntime *rt, OuRef self) {
    OuDict *dict = ou_object_dict_peek(rt, ou_object(self));
    return dict == NULL ? OU_ERROR : ou_own(ou_ref(dict));
}

static bool add_attributes(OuStrBuilder *builder, OuRef dict) {
    size_t position = 0;
    OuRef key, value;
    bool first = true;
    while (ou_dict_next(dict, &position, &key, &value)) {
        if (!ou_is_str(key) || ou_as_str(key)->size == 0) continue;
        // The repr of a value may change the dict.
        OuValue held = ou_own(value);
        bool done = (first || ou_str_builder_add_string(builder, ", ")) &&
                    ou_str_builder_add(builder, key) &&
                    ou_str_builder_add_string(builder, "=") &&
                    ou_str_builder_add_repr(builder, held);
        ou_drop(builder->rt, held);
        if (!done) return false;
        first = false;
    }
    return true;
}

static OuValue namespace_repr(OuRuntime *rt, OuRef self) {
    const OuType *type = ou_type_of(rt, self);
    const char *name =
        type == rt->types[OU_TYPE_SIMPLE_NAMESPACE] ? "namespace" : ou_type_name(type);
    if (!ou_repr_enter(rt, self))
        return ou_is_raised(rt) ? OU_ERROR : ou_format(rt, "%s(...)", name);
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    OuValue result = OU_ERROR;
    OuValue dict = attributes_of(rt, self);
    if (!ou_is_error(dict) && ou_str_builder_add_string(&builder, name) &&
        ou_str_builder_add_string(&builder, "(") && add_attributes(&builder, dict) &&
        ou_str_builder_add_string(&builder, ")"))
        result = ou_str_builder_end(&builder);
    else
        ou_str_builder_abandon(&builder);
    ou_drop(rt, dict);
    ou_repr_leave(rt, self);
    return result;
}

static bool is_namespace(const OuRuntime *rt, OuRef value) {
    return ou_has_type(rt, value, rt->types[OU_TYPE_SIMPLE_NAMESPACE]);
}

static OuValue namespace_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (!is_namespace(rt, left) || !is_namespace(rt, right)) return OU_NOT_IMPLEMENTED;
    OuValue result = OU_ERROR, b = OU_ERROR;
    OuValue a = attributes_of(rt, left);
    if (ou_is_error(a)) goto done;
    b = attributes_of(rt, right);
    if (ou_is_error(b)) goto done;
    result = ou_compare(rt, a, b, op);
done:
    ou_drop(rt, a);
    ou_drop(rt, b);
    return result;
}

/* copy.replace(): a copy with some attributes set. */
static OuValue namespace_replace(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                                 OuRef names) {
    if (argc > 0)
        return ou_raise(rt, OU_EXC_TypeError, "__replace__() takes no positional arguments");
    OuValue copy = ou_call0(rt, ou_ref(ou_type_of(rt, self)));
    if (ou_is_error(copy)) return OU_ERROR;
    OuValue dict = attributes_of(rt, self);
    bool done = !ou_is_error(dict) && set_from(rt, copy, dict) &&
                namespace_init(rt, copy, args, 0, names);
    ou_drop(rt, dict);
    if (done) return copy;
    ou_drop(rt, copy);
    return OU_ERROR;
}

static OuValue namespace_reduce(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                                size_t argc OU_UNUSED) {
    OuValue dict = attributes_of(rt, self);
    if (ou_is_error(dict)) return OU_ERROR;
    OuValue result = ou_reduce_type(rt, self, NULL, 0, dict);
    ou_drop(rt, dict);
    return result;
}

static const OuMethodRow namespace_methods[] = {
    {"__reduce__", namespace_reduce, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"__replace__", NULL, 0, OU_ANY_COUNT, "Return a copy with new values for some attributes.",
     NULL, namespace_replace, OU_METHOD_PLAIN},
    {NULL, NULL, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
};

static OuValue get_dict(OuRuntime *rt, OuRef self) {
    return attributes_of(rt, self);
}

static const OuGetSetRow namespace_getsets[] = {
    {"__dict__", get_dict, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuTypeSpec ou_simple_namespace_type = {
    .name = "types.SimpleNamespace",
    .doc = "A simple attribute-based namespace.",
    .basic_size = sizeof(OuObject),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED | OU_TYPE_HAS_DICT,
    .methods = namespace_methods,
    .getsets = namespace_getsets,
    .slots.new = namespace_new,
    .slots.init = namespace_init,
    .slots.repr = namespace_repr,
    .slots.compare = namespace_compare,
};
