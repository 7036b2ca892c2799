/* Weak proxies: weak references that can be used as if they were their target.
 *
 * A proxy has the structure of a weak reference and stands in the same chains (weakref.c).
 * Every operation is done with the target in place of the proxy, which is kept alive meanwhile;
 * when the target is gone each of them raises ReferenceError. */
#include "objects/weakref.h"

#include "objects/error.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

static bool is_proxy(OuRef value) {
    if (!ou_is_object(value)) return false;
    uint8_t kind = ou_shape_of(value)->kind;
    return kind == OU_TYPE_WEAK_PROXY || kind == OU_TYPE_CALLABLE_PROXY;
}

/* The target of a proxy, or the value itself if it is none; owned. */
static OuValue unwrap(OuRuntime *rt, OuRef value) {
    if (!is_proxy(value)) return ou_own(value);
    OuObject *target = ((OuWeakref *)ou_object(value))->target;
    if (target != NULL) return ou_own(ou_ref(target));
    return ou_raise(rt, OU_EXC_ReferenceError, "weakly-referenced object no longer exists");
}

OuValue ou_weak_proxy_new(OuRuntime *rt, OuRef target, OuRef callback) {
    bool callable = ou_type_of(rt, target)->slots.call != NULL;
    OuType *type = rt->types[callable ? OU_TYPE_CALLABLE_PROXY : OU_TYPE_WEAK_PROXY];
    return ou_weakref_make(rt, type, target, callback);
}

/* ---- operations of one, two and three operands ---- */

static OuValue convert_to_int(OuRuntime *rt, OuRef value) {
    return ou_call1(rt, ou_ref(rt->types[OU_TYPE_INT]), value);
}
static OuValue convert_to_float(OuRuntime *rt, OuRef value) {
    return ou_call1(rt, ou_ref(rt->types[OU_TYPE_FLOAT]), value);
}

static OuValue apply(OuRuntime *rt, OuRef self, OuUnary operation) {
    OuValue target = unwrap(rt, self);
    if (ou_is_error(target)) return OU_ERROR;
    OuValue result = operation(rt, target);
    ou_drop(rt, target);
    return result;
}

static OuValue apply_binary(OuRuntime *rt, OuBinaryOp op, OuRef left, OuRef right,
                            OuValue (*operation)(OuRuntime *, OuBinaryOp, OuRef, OuRef)) {
    OuValue a = unwrap(rt, left), b = ou_is_error(a) ? OU_ERROR : unwrap(rt, right);
    OuValue result = ou_is_error(b) ? OU_ERROR : operation(rt, op, a, b);
    ou_drop(rt, a);
    ou_drop(rt, b);
    return result;
}

#define PROXY_UNARY(field, operation)                                                          \
    static OuValue proxy_##field(OuRuntime *rt, OuRef self) {                                  \
        return apply(rt, self, operation);                                                     \
    }
PROXY_UNARY(neg, ou_negative)
PROXY_UNARY(pos, ou_positive)
PROXY_UNARY(abs, ou_absolute)
PROXY_UNARY(invert, ou_invert)
PROXY_UNARY(to_int, convert_to_int)
PROXY_UNARY(to_float, convert_to_float)
PROXY_UNARY(index, ou_index)
PROXY_UNARY(str, ou_str)
PROXY_UNARY(iter, ou_iter)
#undef PROXY_UNARY

/* One function per binary operator of slots.def. */
#define UNARY(field, dunder)
#define BINARY(field, dunder, reflected, symbol)                                               \
    static OuValue proxy_##field(OuRuntime *rt, OuRef left, OuRef right) {                     \
        return apply_binary(rt, OU_BINARY_##field, left, right, ou_binary);                    \
    }
#define INPLACE(field, dunder, symbol)
#define SLOT(field, signature, dunder)
#include "objects/slots.def"
#undef BINARY
#undef INPLACE
#define BINARY(field, dunder, reflected, symbol)                                               \
    OU_UNUSED                                                                                  \
    static OuValue proxy_inplace_##field(OuRuntime *rt, OuRef left, OuRef right) {             \
        return apply_binary(rt, OU_BINARY_##field, left, right, ou_inplace);                   \
    }
#define INPLACE(field, dunder, symbol)
#include "objects/slots.def"
#undef UNARY
#undef BINARY
#undef INPLACE
#undef SLOT

static OuValue proxy_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    OuValue a = unwrap(rt, left), b = ou_is_error(a) ? OU_ERROR : unwrap(rt, right);
    OuValue result = ou_is_error(b) ? OU_ERROR : ou_compare(rt, a, b, op);
    ou_drop(rt, a);
    ou_drop(rt, b);
    return result;
}

/* ---- the other slots ---- */

static OuTruth proxy_truth(OuRuntime *rt, OuRef self) {
    OuValue target = unwrap(rt, self);
    OuTruth truth = ou_is_error(target) ? OU_TRUTH_FAILED : ou_truth(rt, target);
    ou_drop(rt, target);
    return truth;
}

static int64_t proxy_length(OuRuntime *rt, OuRef self) {
    OuValue target = unwrap(rt, self);
    int64_t length = ou_is_error(target) ? -1 : ou_length(rt, target);
    ou_drop(rt, target);
    return length;
}

static OuTruth proxy_contains(OuRuntime *rt, OuRef self, OuRef item) {
    OuValue target = unwrap(rt, self);
    OuTruth found = ou_is_error(target) ? OU_TRUTH_FAILED : ou_contains(rt, target, item);
    ou_drop(rt, target);
    return found;
}

static OuValue proxy_get_item(OuRuntime *rt, OuRef self, OuRef key) {
    OuValue target = unwrap(rt, self);
    OuValue value = ou_is_error(target) ? OU_ERROR : ou_get_item(rt, target, key);
    ou_drop(rt, target);
    return value;
}

static bool proxy_set_item(OuRuntime *rt, OuRef self, OuRef key, OuRef value) {
    OuValue target = unwrap(rt, self);
    bool done = !ou_is_error(target) && ou_set_item(rt, target, key, value);
    ou_drop(rt, target);
    return done;
}

static bool proxy_del_item(OuRuntime *rt, OuRef self, OuRef key) {
    OuValue target = unwrap(rt, self);
    bool done = !ou_is_error(target) && ou_del_item(rt, target, key);
    ou_drop(rt, target);
    return done;
}

static OuValue proxy_get_attribute(OuRuntime *rt, OuRef self, OuRef name) {
    OuValue target = unwrap(rt, self);
    OuValue value = ou_is_error(target) ? OU_ERROR : ou_get_attribute(rt, target, name);
    ou_drop(rt, target);
    return value;
}

static bool proxy_set_attribute(OuRuntime *rt, OuRef self, OuRef name, OuRef value) {
    OuValue target = unwrap(rt, self);
    bool done = !ou_is_error(target) && ou_set_attribute(rt, target, name, value);
    ou_drop(rt, target);
    return done;
}

static OuValue proxy_next(OuRuntime *rt, OuRef self) {
    OuValue target = unwrap(rt, self);
    if (ou_is_error(target)) return OU_ERROR;
    OuValue item;
    if (ou_type_of(rt, target)->slots.next == NULL)
        item = ou_raise(rt, OU_EXC_TypeError,
                        "Weakref proxy referenced a non-iterator '%T' object", (OuRef)target);
    else
        item = ou_next(rt, target);
    ou_drop(rt, target);
    return item;
}

static OuValue proxy_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                          OuRef names) {
    OuValue target = unwrap(rt, self);
    if (ou_is_error(target)) return OU_ERROR;
    OuValue result = ou_call_keywords(rt, target, args, argc, names);
    ou_drop(rt, target);
    return result;
}

static OuValue proxy_repr(OuRuntime *rt, OuRef self) {
    OuObject *target = ((OuWeakref *)ou_object(self))->target;
    if (target == NULL) return ou_format(rt, "<weakproxy at %p; dead>", ou_object(self));
    return ou_format(rt, "<weakproxy at %p; to '%T' at %p>", ou_object(self), ou_ref(target),
                     target);
}

/* ---- methods that are looked up on the type ---- */

static OuValue proxy_bytes(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue target = unwrap(rt, self);
    if (ou_is_error(target)) return OU_ERROR;
    OuValue bytes = ou_call_method(rt, target, rt->names.dunder_bytes, NULL, 0);
    ou_drop(rt, target);
    return bytes;
}

static OuValue proxy_reversed(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue target = unwrap(rt, self);
    if (ou_is_error(target)) return OU_ERROR;
    OuValue iterator = ou_call_method(rt, target, rt->names.dunder_reversed, NULL, 0);
    ou_drop(rt, target);
    return iterator;
}

static const OuMethodRow proxy_methods[] = {
    {"__bytes__", proxy_bytes, 0, 0, "__bytes__()\n\nbytes() of the target."},
    {"__reversed__", proxy_reversed, 0, 0, "__reversed__()\n\nreversed() of the target."},
    {0},
};

/* The operators, for both types. */
#define UNARY(field, dunder)                     .slots.field = proxy_##field,
#define BINARY(field, dunder, reflected, symbol) .slots.field = proxy_##field,
#define SLOT(field, signature, dunder)
#define INPLACE(field, dunder, symbol)
#define PROXY_FIELDS                                                                           \
    .basic_size = sizeof(OuWeakref), .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,          \
    .methods = proxy_methods, .slots.iadd = proxy_inplace_add,                                 \
    .slots.isub = proxy_inplace_sub, .slots.imul = proxy_inplace_mul,                          \
    .slots.imatmul = proxy_inplace_matmul, .slots.itruediv = proxy_inplace_truediv,            \
    .slots.ifloordiv = proxy_inplace_floordiv, .slots.imod = proxy_inplace_mod,                \
    .slots.ipow = proxy_inplace_pow, .slots.ilshift = proxy_inplace_lshift,                    \
    .slots.irshift = proxy_inplace_rshift, .slots.iand = proxy_inplace_and,                    \
    .slots.ixor = proxy_inplace_xor, .slots.ior = proxy_inplace_or,                            \
    .slots.compare = proxy_compare, .slots.str = proxy_str, .slots.repr = proxy_repr,          \
    .slots.truth = proxy_truth, .slots.length = proxy_length,                                  \
    .slots.contains = proxy_contains, .slots.get_item = proxy_get_item,                        \
    .slots.set_item = proxy_set_item, .slots.del_item = proxy_del_item,                        \
    .slots.get_attribute = proxy_get_attribute, .slots.set_attribute = proxy_set_attribute,    \
    .slots.iter = proxy_iter, .slots.next = proxy_next, .slots.traverse = ou_weakref_traverse, \
    .slots.clear = ou_weakref_clear, .slots.destroy = ou_weakref_destroy

const OuTypeSpec ou_weak_proxy_type = {
    .name = "weakref.ProxyType",
    PROXY_FIELDS,
#include "objects/slots.def"
};

const OuTypeSpec ou_callable_proxy_type = {
    .name = "weakref.CallableProxyType",
    .slots.call = proxy_call,
    PROXY_FIELDS,
#include "objects/slots.def"
};
