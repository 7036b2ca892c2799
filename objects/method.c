/* Bound methods: a callable and the object it is called on.
 *
 * All attributes but its own are those of the function. The run loop avoids making one where a
 * method is called at once. */
#include "objects/containers.h"
#include "objects/function.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

static OuValue method_make(OuRuntime *rt, OuType *type, OuRef function, OuRef self) {
    OuMethod *method = ou_object_new(rt, type);
    if (method == NULL) return OU_ERROR;
    method->function = ou_own(function);
    method->self = ou_own(self);
    if (!ou_object_track(rt, method)) {
        ou_drop(rt, ou_take(method));
        return OU_ERROR;
    }
    return ou_take(method);
}

OuValue ou_method_new(OuRuntime *rt, OuRef function, OuRef self) {
    return method_make(rt, rt->types[OU_TYPE_METHOD], function, self);
}

static OuValue method_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                          OuRef names) {
    if (!ou_check_arguments(rt, "method", 2, 2, argc, names)) return OU_ERROR;
    if (ou_type_of(rt, args[0])->slots.call == NULL)
        return ou_raise(rt, OU_EXC_TypeError, "first argument must be callable");
    if (ou_is_none(args[1])) return ou_raise(rt, OU_EXC_TypeError, "instance must not be None");
    return method_make(rt, type, args[0], args[1]);
}

/* Calls with few arguments are passed on from the C stack. */
#define METHOD_FEW 8

static OuValue method_call(OuRuntime *rt, OuRef callable, const OuRef *args, size_t argc,
                           OuRef names) {
    OuMethod *method = ou_as_method(callable);
    size_t given = argc + (ou_is_undef(names) ? 0 : ou_tuple_count(names));
    OuRef few[METHOD_FEW];
    OuRef *all = few;
    size_t size = (given + 1) * sizeof *all;
    if (given + 1 > METHOD_FEW) {
        all = ou_alloc(rt, size);
        if (all == NULL) return OU_ERROR;
    }
    // The method may die during the call, with what it holds.
    OuValue function = ou_own(method->function), self = ou_own(method->self);
    all[0] = self;
    if (given > 0) memcpy(all + 1, args, given * sizeof *all);
    OuValue result = ou_call_keywords(rt, function, all, argc + 1, names);
    if (all != few) ou_free(rt, all, size);
    ou_drop(rt, self);
    ou_drop(rt, function);
    return result;
}

static OuValue method_repr(OuRuntime *rt, OuRef self) {
    OuMethod *method = ou_as_method(self);
    OuValue name = ou_find_attribute(rt, method->function, rt->names.dunder_qualname);
    if (ou_is_undef(name))
        name = ou_find_attribute(rt, method->function, rt->names.dunder_name);
    if (ou_is_error(name)) return OU_ERROR;
    OuValue text;
    if (ou_is_str(name))
        text = ou_format(rt, "<bound method %U of %R>", name, method->self);
    else
        text = ou_format(rt, "<bound method ? of %R>", method->self);
    ou_drop(rt, name);
    return text;
}

static OuValue method_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if ((op != OU_EQ && op != OU_NE) || !ou_is_method(left) || !ou_is_method(right))
        return OU_NOT_IMPLEMENTED;
    OuMethod *a = ou_as_method(left), *b = ou_as_method(right);
    OuTruth equal = ou_truth_from(a->self == b->self);
    if (equal == OU_TRUTH_YES) {
        OuValue f = ou_own(a->function), g = ou_own(b->function);
        equal = ou_equal(rt, f, g);
        ou_drop(rt, f);
        ou_drop(rt, g);
    }
    if (equal == OU_TRUTH_FAILED) return OU_ERROR;
    return ou_bool((equal == OU_TRUTH_YES) == (op == OU_EQ));
}

static bool method_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    OuMethod *method = ou_as_method(self);
    uint64_t bits = ou_bits(method->self);
    int64_t of_function;
    if (!ou_hash(rt, method->function, &of_function)) return false;
    *hash = (int64_t)(bits >> 4 | bits << 60) ^ of_function;
    if (*hash == -1) *hash = -2;
    return true;
}

static OuValue method_get_attribute(OuRuntime *rt, OuRef self, OuRef name) {
    OuType *type = ou_type_of(rt, self);
    OuRef found = ou_type_lookup_peek(rt, type, name);
    if (ou_is_undef(found)) return ou_get_attribute(rt, ou_as_method(self)->function, name);
    OuDescrGet get = ou_type_of(rt, found)->slots.descr_get;
    OuValue attribute = ou_own(found);
    if (get == NULL) return attribute;
    OuValue value = get(rt, attribute, self, ou_ref(type));
    ou_drop(rt, attribute);
    return value;
}

/* A method that is an attribute of a class is not bound again. */
static OuValue method_descr_get(OuRuntime *rt, OuRef descriptor, OuRef object, OuRef type) {
    (void)rt, (void)object, (void)type;
    return ou_own(descriptor);
}

static void method_traverse(OuObject *self, OuVisit visit, void *argument) {
    OuMethod *method = (OuMethod *)self;
    ou_visit(method->function, visit, argument);
    ou_visit(method->self, visit, argument);
}

/* Without `clear`: both fields are needed as long as it lives, and the objects they name are
 * cleared. */
static void method_destroy(OuRuntime *rt, OuObject *self) {
    OuMethod *method = (OuMethod *)self;
    ou_drop(rt, method->function);
    ou_drop(rt, method->self);
    ou_object_free(rt, self);
}

static OuValue method_get_doc(OuRuntime *rt, OuRef self) {
    return ou_get_attribute(rt, ou_as_method(self)->function, rt->names.dunder_doc);
}

static OuValue method_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)args, (void)argc;
    OuMethod *method = ou_as_method(self);
    return ou_reduce_attribute_take(
        rt, method->self, ou_get_attribute(rt, method->function, rt->names.dunder_name));
}

static const OuMethodRow method_methods[] = {
    {"__reduce__", method_reduce, 0, 0, "__reduce__()"},
    {0},
};

static const OuGetSetRow method_getsets[] = {
    {"__doc__", method_get_doc, NULL, NULL},
    {0},
};

static const OuMemberRow method_members[] = {
    {"__func__", offsetof(OuMethod, function), true, false, "the function that is called"},
    {"__self__", offsetof(OuMethod, self), true, false, "the instance it is bound to"},
    {0},
};

const OuTypeSpec ou_method_type = {
    .name = "method",
    .doc = "Create a bound instance method object.",
    .basic_size = sizeof(OuMethod),
    .flags = OU_TYPE_TRACKED,
    .methods = method_methods,
    .getsets = method_getsets,
    .members = method_members,
    .slots.new = method_new,
    .slots.call = method_call,
    .slots.repr = method_repr,
    .slots.compare = method_compare,
    .slots.hash = method_hash,
    .slots.get_attribute = method_get_attribute,
    .slots.descr_get = method_descr_get,
    .slots.traverse = method_traverse,
    .slots.destroy = method_destroy,
};
