/* The types of None, NotImplemented and Ellipsis. Their only values are words, not objects. */
#include "objects/error.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"

/* Calling the type gives the one value there is. */
static OuValue only_value(OuRuntime *rt, const char *name, size_t argc, OuRef names,
                          OuValue value) {
    if (argc == 0 && (ou_is_undef(names) || ou_tuple_count(names) == 0)) return value;
    return ou_raise(rt, OU_EXC_TypeError, "%s takes no arguments", name);
}

/* Like an address, but the same in every run: for sets of these to have one order. */
static bool constant_hash(OuRuntime *rt OU_UNUSED, OuRef self, int64_t *hash) {
    *hash = (int64_t)(ou_bits(self) * UINT64_C(0x9E3779B97F4A7C15) >> 3);
    return true;
}

/* ---- None ---- */

static OuValue none_new(OuRuntime *rt, OuType *type OU_UNUSED, const OuRef *args OU_UNUSED,
                        size_t argc, OuRef names) {
    return only_value(rt, "NoneType", argc, names, OU_NONE);
}

static OuValue none_repr(OuRuntime *rt, OuRef self OU_UNUSED) {
    return ou_intern(rt, "None");
}

/* A number that programs may see, since hashes of ranges and tuples contain it. */
static bool none_hash(OuRuntime *rt OU_UNUSED, OuRef self OU_UNUSED, int64_t *hash) {
    *hash = 0xfca86420;
    return true;
}

static OuTruth none_truth(OuRuntime *rt OU_UNUSED, OuRef self OU_UNUSED) {
    return OU_TRUTH_NO;
}

const OuTypeSpec ou_none_type = {
    .name = "NoneType",
    .doc = "The type of the None singleton.",
    .basic_size = sizeof(OuObject),
    .slots.new = none_new,
    .slots.repr = none_repr,
    .slots.truth = none_truth,
    .slots.hash = none_hash,
};

/* ---- NotImplemented ---- */

static OuValue not_implemented_new(OuRuntime *rt, OuType *type OU_UNUSED,
                                   const OuRef *args OU_UNUSED, size_t argc, OuRef names) {
    return only_value(rt, "NotImplementedType", argc, names, OU_NOT_IMPLEMENTED);
}

static OuValue not_implemented_repr(OuRuntime *rt, OuRef self OU_UNUSED) {
    return ou_intern(rt, "NotImplemented");
}

static OuTruth not_implemented_truth(OuRuntime *rt, OuRef self OU_UNUSED) {
    ou_raise(rt, OU_EXC_TypeError, "NotImplemented should not be used in a boolean context");
    return OU_TRUTH_FAILED;
}

/* Both are known by the name that their repr shows. */
static OuValue constant_reduce(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                               size_t argc OU_UNUSED) {
    return ou_repr(rt, self);
}

static const OuMethodRow constant_methods[] = {
    {"__reduce__", constant_reduce, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {NULL, NULL, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
};

const OuTypeSpec ou_not_implemented_type = {
    .name = "NotImplementedType",
    .doc = "The type of the NotImplemented singleton.",
    .basic_size = sizeof(OuObject),
    .methods = constant_methods,
    .slots.new = not_implemented_new,
    .slots.repr = not_implemented_repr,
    .slots.truth = not_implemented_truth,
    .slots.hash = constant_hash,
};

/* ---- Ellipsis ---- */

static OuValue ellipsis_new(OuRuntime *rt, OuType *type OU_UNUSED, const OuRef *args OU_UNUSED,
                            size_t argc, OuRef names) {
    return only_value(rt, "EllipsisType", argc, names, OU_ELLIPSIS);
}

static OuValue ellipsis_repr(OuRuntime *rt, OuRef self OU_UNUSED) {
    return ou_intern(rt, "Ellipsis");
}

const OuTypeSpec ou_ellipsis_type = {
    .name = "ellipsis",
    .doc = "The type of the Ellipsis singleton.",
    .basic_size = sizeof(OuObject),
    .methods = constant_methods,
    .slots.new = ellipsis_new,
    .slots.repr = ellipsis_repr,
    .slots.hash = constant_hash,
};
