/* Module _operator: the operators as functions. attrgetter, itemgetter and methodcaller are in
 * operator_getters.c. */
#include "modules/modules.h"

#include "objects/dict.h"
#include "objects/int.h"
#include "objects/str.h"

#include <stdio.h>

/* ---- operators ---- */

#define FUNCTION(name)                                                                         \
    static OuValue operator_##name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc)

#define BINARY_FUNCTION(name, op)                                                              \
    FUNCTION(name) {                                                                           \
        return ou_binary(rt, OU_BINARY_##op, args[0], args[1]);                                \
    }                                                                                          \
    FUNCTION(i##name) {                                                                        \
        return ou_inplace(rt, OU_BINARY_##op, args[0], args[1]);                               \
    }
BINARY_FUNCTION(add, add)
BINARY_FUNCTION(sub, sub)
BINARY_FUNCTION(mul, mul)
BINARY_FUNCTION(matmul, matmul)
BINARY_FUNCTION(truediv, truediv)
BINARY_FUNCTION(floordiv, floordiv)
BINARY_FUNCTION(mod, mod)
BINARY_FUNCTION(lshift, lshift)
BINARY_FUNCTION(rshift, rshift)
BINARY_FUNCTION(and_, and)
BINARY_FUNCTION(xor, xor)
BINARY_FUNCTION(or_, or)
BINARY_FUNCTION(pow, pow)
#undef BINARY_FUNCTION

#define COMPARE_FUNCTION(name, op)                                                             \
    FUNCTION(name) {                                                                           \
        return ou_compare(rt, args[0], args[1], op);                                           \
    }
COMPARE_FUNCTION(lt, OU_LT)
COMPARE_FUNCTION(le, OU_LE)
COMPARE_FUNCTION(eq, OU_EQ)
COMPARE_FUNCTION(ne, OU_NE)
COMPARE_FUNCTION(gt, OU_GT)
COMPARE_FUNCTION(ge, OU_GE)
#undef COMPARE_FUNCTION

#define UNARY_FUNCTION(name, call)                                                             \
    FUNCTION(name) {                                                                           \
        return call(rt, args[0]);                                                              \
    }
UNARY_FUNCTION(abs, ou_absolute)
UNARY_FUNCTION(neg, ou_negative)
UNARY_FUNCTION(pos, ou_positive)
UNARY_FUNCTION(invert, ou_invert)
UNARY_FUNCTION(index, ou_index)
#undef UNARY_FUNCTION

static OuValue bool_value(OuTruth truth) {
    return truth == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(truth == OU_TRUTH_YES);
}

FUNCTION(truth) {
    return bool_value(ou_truth(rt, args[0]));
}

FUNCTION(not_) {
    OuTruth truth = ou_truth(rt, args[0]);
    return truth == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(truth == OU_TRUTH_NO);
}

FUNCTION(is_) {
    return ou_bool(args[0] == args[1]);
}

FUNCTION(is_not) {
    return ou_bool(args[0] != args[1]);
}

FUNCTION(is_none) {
    return ou_bool(ou_is_none(args[0]));
}

FUNCTION(is_not_none) {
    return ou_bool(!ou_is_none(args[0]));
}

/* ---- items ---- */

FUNCTION(getitem) {
    return ou_get_item(rt, args[0], args[1]);
}

FUNCTION(setitem) {
    return ou_set_item(rt, args[0], args[1], args[2]) ? OU_NONE : OU_ERROR;
}

FUNCTION(delitem) {
    return ou_del_item(rt, args[0], args[1]) ? OU_NONE : OU_ERROR;
}

FUNCTION(contains) {
    return bool_value(ou_contains(rt, args[0], args[1]));
}

/* Is it a sequence that can be joined to another: one with items, and no mapping? */
static bool check_sequence(OuRuntime *rt, OuRef value) {
    if (ou_type_of(rt, value)->slots.get_item != NULL && !ou_is_dict(value)) return true;
    return ou_fail(rt, OU_EXC_TypeError, "'%T' object can't be concatenated", value);
}

/* Has the right operand of a concatenation to be a sequence? A built-in left one says itself
 * what is wrong with the other. */
static bool check_operands(OuRuntime *rt, const OuRef *args) {
    if (!check_sequence(rt, args[0])) return false;
    return !(ou_type_of(rt, args[0])->flags & OU_TYPE_HEAP) || check_sequence(rt, args[1]);
}

FUNCTION(concat) {
    if (!check_operands(rt, args)) return OU_ERROR;
    return ou_binary(rt, OU_BINARY_add, args[0], args[1]);
}

FUNCTION(iconcat) {
    if (!check_operands(rt, args)) return OU_ERROR;
    return ou_inplace(rt, OU_BINARY_add, args[0], args[1]);
}

/* How many items equal args[1]; `first`: the position of the first, -1 if there is none. */
static bool count_equal(OuRuntime *rt, const OuRef *args, bool first, int64_t *result) {
    OuValue iterator = ou_iter(rt, args[0]);
    int64_t count = 0;
    bool done = false;
    *result = -1;
    if (ou_is_error(iterator)) {
        if (ou_clear_exception_if(rt, OU_EXC_TypeError))
            ou_raise(rt, OU_EXC_TypeError, "argument of type '%T' is not iterable", args[0]);
        return false;
    }
    for (int64_t position = 0;; position++) {
        OuValue item = ou_next(rt, iterator);
        done = item == OU_STOP;
        if (done || ou_is_error(item)) break;
        OuTruth equal = ou_equal(rt, item, args[1]);
        ou_drop(rt, item);
        if (equal == OU_TRUTH_FAILED) break;
        if (equal == OU_TRUTH_NO) continue;
        count++;
        done = first;
        if (first) *result = position;
        if (first) break;
    }
    ou_drop(rt, iterator);
    if (!first) *result = count;
    return done;
}

FUNCTION(countOf) {
    int64_t count;
    return count_equal(rt, args, false, &count) ? ou_from_small_int(count) : OU_ERROR;
}

FUNCTION(indexOf) {
    int64_t position;
    if (!count_equal(rt, args, true, &position)) return OU_ERROR;
    if (position < 0)
        return ou_raise(rt, OU_EXC_ValueError, "sequence.index(x): x not in sequence");
    return ou_from_small_int(position);
}

FUNCTION(length_hint) {
    int64_t otherwise = 0;
    if (argc > 1) {
        if (!ou_is_int(args[1]))
            return ou_raise(rt, OU_EXC_TypeError,
                            "'%T' object cannot be interpreted as an integer", args[1]);
        if (!ou_index_as_int64(rt, args[1], false, &otherwise)) return OU_ERROR;
    }
    int64_t length = ou_length_hint(rt, args[0], otherwise);
    return length < 0 && ou_is_raised(rt) ? OU_ERROR : ou_from_small_int(length);
}

static OuValue operator_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                             OuRef names) {
    if (argc == 0)
        return ou_raise(rt, OU_EXC_TypeError, "call expected at least 1 argument, got 0");
    return ou_call_keywords(rt, args[0], args + 1, argc - 1, names);
}

/* ---- the tables ---- */

#define ROW2(name, doc) OU_ROW(#name, operator_##name, 2, 2, #name "(a, b, /)\n\n" doc)
#define ROW1(name, doc) OU_ROW(#name, operator_##name, 1, 1, #name "(a, /)\n\n" doc)

static const OuMethodRow operator_functions[] = {
    ROW2(add, "Same as a + b."),
    ROW2(sub, "Same as a - b."),
    ROW2(mul, "Same as a * b."),
    ROW2(matmul, "Same as a @ b."),
    ROW2(truediv, "Same as a / b."),
    ROW2(floordiv, "Same as a // b."),
    ROW2(mod, "Same as a % b."),
    ROW2(lshift, "Same as a << b."),
    ROW2(rshift, "Same as a >> b."),
    ROW2(and_, "Same as a & b."),
    ROW2(xor, "Same as a ^ b."),
    ROW2(or_, "Same as a | b."),
    ROW2(pow, "Same as a ** b."),
    ROW2(iadd, "Same as a += b."),
    ROW2(isub, "Same as a -= b."),
    ROW2(imul, "Same as a *= b."),
    ROW2(imatmul, "Same as a @= b."),
    ROW2(itruediv, "Same as a /= b."),
    ROW2(ifloordiv, "Same as a //= b."),
    ROW2(imod, "Same as a %= b."),
    ROW2(ilshift, "Same as a <<= b."),
    ROW2(irshift, "Same as a >>= b."),
    OU_ROW("iand", operator_iand_, 2, 2, "iand(a, b, /)\n\nSame as a &= b."),
    ROW2(ixor, "Same as a ^= b."),
    OU_ROW("ior", operator_ior_, 2, 2, "ior(a, b, /)\n\nSame as a |= b."),
    ROW2(ipow, "Same as a **= b."),
    ROW2(lt, "Same as a < b."),
    ROW2(le, "Same as a <= b."),
    ROW2(eq, "Same as a == b."),
    ROW2(ne, "Same as a != b."),
    ROW2(gt, "Same as a > b."),
    ROW2(ge, "Same as a >= b."),
    ROW1(abs, "Return the absolute value of the argument."),
    ROW1(neg, "Same as -a."),
    ROW1(pos, "Same as +a."),
    ROW1(invert, "Same as ~a."),
    OU_ROW("inv", operator_invert, 1, 1, "inv(a, /)\n\nSame as ~a."),
    ROW1(index, "Same as a.__index__()."),
    ROW1(truth, "Return True if a is true, False otherwise."),
    ROW1(not_, "Same as not a."),
    ROW2(is_, "Same as a is b."),
    ROW2(is_not, "Same as a is not b."),
    ROW1(is_none, "Same as a is None."),
    ROW1(is_not_none, "Same as a is not None."),
    ROW2(getitem, "Same as a[b]."),
    OU_ROW("setitem", operator_setitem, 3, 3, "setitem(a, b, c, /)\n\nSame as a[b] = c."),
    ROW2(delitem, "Same as del a[b]."),
    ROW2(contains, "Same as b in a (note reversed operands)."),
    ROW2(concat, "Same as a + b, for a and b sequences."),
    ROW2(iconcat, "Same as a += b, for a and b sequences."),
    ROW2(countOf, "Return the number of items in a which are, or which equal, b."),
    ROW2(indexOf, "Return the first index of b in a."),
    OU_ROW("length_hint", operator_length_hint, 1, 2,
           "length_hint(obj, default=0, /)\n\nAn estimate of the number of items in obj."),
    OU_ROW_KEYWORDS("call", operator_call, 0, OU_ANY_COUNT,
                    "call(obj, /, *args, **kwargs)\n\nSame as obj(*args, **kwargs)."),
    {0},
};

/* Names that have a dunder form: `operator.__add__`, the same function. */
static const char *const with_dunder[] = {
    "add",     "sub",      "mul",       "matmul", "truediv", "floordiv", "mod",  "lshift",
    "rshift",  "and_",     "xor",       "or_",    "pow",     "iadd",     "isub", "imul",
    "imatmul", "itruediv", "ifloordiv", "imod",   "ilshift", "irshift",  "iand", "ixor",
    "ior",     "ipow",     "lt",        "le",     "eq",      "ne",       "gt",   "ge",
    "abs",     "neg",      "pos",       "invert", "inv",     "index",    "not_", "getitem",
    "setitem", "delitem",  "contains",  "concat", "iconcat", "call",
};

static bool add_dunder(OuRuntime *rt, OuRef module, const char *name) {
    char dunder[32];
    size_t size = strlen(name);
    size -= name[size - 1] == '_';
    snprintf(dunder, sizeof dunder, "__%.*s__", (int)size, name);
    OuRef function = ou_dict_peek_string(rt, ou_module_dict(module), name);
    return ou_module_add_take(rt, module, dunder, ou_own(function));
}

static bool operator_init(OuRuntime *rt, OuRef module) {
    for (size_t i = 0; i < sizeof with_dunder / sizeof *with_dunder; i++) {
        if (!add_dunder(rt, module, with_dunder[i])) return false;
    }
    return ou_module_add_take(rt, module, "attrgetter",
                              ou_module_type_value(rt, OU_MODULE_TYPE_ATTRGETTER)) &&
           ou_module_add_take(rt, module, "itemgetter",
                              ou_module_type_value(rt, OU_MODULE_TYPE_ITEMGETTER)) &&
           ou_module_add_take(rt, module, "methodcaller",
                              ou_module_type_value(rt, OU_MODULE_TYPE_METHODCALLER));
}

extern const OuModuleSpec ou_operator_module;
const OuModuleSpec ou_operator_module = {
    .name = "_operator",
    .doc = "The operators as functions: operator.add(x, y) is the same as x + y.",
    .functions = operator_functions,
    .init = operator_init,
};
