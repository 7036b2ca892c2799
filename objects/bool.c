/* bool: the two constants True and False, which are ints too.
 *
 * Everything that is not here is inherited from int, whose functions take constants as 0 and 1.
 */
#include "objects/big_int.h"
#include "objects/error.h"
#include "objects/function.h"
#include "objects/int.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/warnings.h"

static OuValue bool_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                        OuRef names) {
    if (!ou_check_arguments(rt, "bool", 0, 1, argc, names)) return OU_ERROR;
    OuTruth truth = argc == 0 ? OU_TRUTH_NO : ou_truth(rt, args[0]);
    return truth == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(truth == OU_TRUTH_YES);
}

static OuValue bool_repr(OuRuntime *rt, OuRef self) {
    return ou_intern(rt, self == OU_TRUE ? "True" : "False");
}

// Of two bools these are bools, of a bool and an int an int.
#define BITWISE(name, OP, symbol)                                                              \
    static OuValue bool_##name(OuRuntime *rt, OuRef left, OuRef right) {                       \
        if (!ou_is_bool(left) || !ou_is_bool(right)) {                                         \
            return ou_int_type.slots.name(rt, left, right);                                    \
        }                                                                                      \
        return ou_bool((left == OU_TRUE) OP(right == OU_TRUE));                                \
    }

BITWISE(and, &, "&")
BITWISE(or, |, "|")
BITWISE(xor, ^, "^")
#undef BITWISE

static OuValue bool_invert(OuRuntime *rt, OuRef self) {
    if (!ou_warn(rt, OU_EXC_DeprecationWarning, 1,
                 "Bitwise inversion '~' on bool is deprecated and will be removed in Python "
                 "3.16. This returns the bitwise inversion of the underlying int object and is "
                 "usually not what you expect from negating a bool. Use the 'not' operator for "
                 "boolean negation or ~int(x) if you really want the bitwise inversion of the "
                 "underlying int."))
        return OU_ERROR;
    return ou_int_type.slots.invert(rt, self);
}

const OuTypeSpec ou_bool_type = {
    .name = "bool",
    .doc = "bool(object=False, /)\nTrue or False: whether the object counts as true.",
    .base = OU_TYPE_INT,
    .basic_size = sizeof(OuBigInt),
    .flags = OU_TYPE_VARIABLE,
    .slots.new = bool_new,
    .slots.repr = bool_repr,
    .slots.invert = bool_invert,
    .slots.and = bool_and,
    .slots.or = bool_or,
    .slots.xor = bool_xor,
};
