/* Comparison, equality, truth, hash, membership, and the tests for classes. */
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/int.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"
#include "objects/union.h"

static const char *const operator_symbols[] = {
    [OU_LT] = "<",  [OU_LE] = "<=", [OU_EQ] = "==",
    [OU_NE] = "!=", [OU_GT] = ">",  [OU_GE] = ">=",
};

/* The operator with the operands exchanged. */
static const OuCompareOp swapped[] = {
    [OU_LT] = OU_GT, [OU_LE] = OU_GE, [OU_EQ] = OU_EQ,
    [OU_NE] = OU_NE, [OU_GT] = OU_LT, [OU_GE] = OU_LE,
};

/* ---- comparison ---- */

/* Ask both operands; NotImplemented if neither can. */
static OuValue try_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    const OuType *left_type = ou_type_of(rt, left), *right_type = ou_type_of(rt, right);
    OuCompare right_slot = right_type->slots.compare;
    bool asked_right = false;
    if (left_type != right_type && right_slot != NULL &&
        ou_type_is_subtype(right_type, left_type)) {
        asked_right = true;
        OuValue result = right_slot(rt, right, left, swapped[op]);
        if (result != OU_NOT_IMPLEMENTED) return result;
    }
    if (left_type->slots.compare != NULL) {
        OuValue result = left_type->slots.compare(rt, left, right, op);
        if (result != OU_NOT_IMPLEMENTED) return result;
    }
    if (asked_right || right_slot == NULL) return OU_NOT_IMPLEMENTED;
    return right_slot(rt, right, left, swapped[op]);
}

OuValue ou_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (!ou_check_recursion(rt, " in comparison")) return OU_ERROR;
    OuValue result = try_compare(rt, left, right, op);
    if (OU_LIKELY(result != OU_NOT_IMPLEMENTED)) return result;
    if (op == OU_EQ) return ou_bool(left == right);
    if (op == OU_NE) return ou_bool(left != right);
    return ou_raise(rt, OU_EXC_TypeError,
                    "'%s' not supported between instances of '%T' and '%T'",
                    operator_symbols[op], left, right);
}

OuTruth ou_compare_truth(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    OuValue result = ou_compare(rt, left, right, op);
    if (OU_LIKELY(ou_is_bool(result))) return ou_truth_from(result == OU_TRUE);
    if (ou_is_error(result)) return OU_TRUTH_FAILED;
    OuTruth truth = ou_truth(rt, result);
    ou_drop(rt, result);
    return truth;
}

OuTruth ou_equal(OuRuntime *rt, OuRef left, OuRef right) {
    if (left == right) return OU_TRUTH_YES;
    if (ou_are_small_ints(left, right)) return OU_TRUTH_NO;
    if (ou_is_exact_str(left) && ou_is_exact_str(right))
        return ou_truth_from(ou_str_equal(left, right));
    return ou_compare_truth(rt, left, right, OU_EQ);
}

/* ---- truth, hash, membership ---- */

OuTruth ou_truth(OuRuntime *rt, OuRef value) {
    if (ou_is_bool(value)) return ou_truth_from(value == OU_TRUE);
    if (ou_is_none(value)) return OU_TRUTH_NO;
    if (ou_is_small_int(value)) return ou_truth_from(ou_small_int(value) != 0);
    const OuType *type = ou_type_of(rt, value);
    if (type->slots.truth != NULL) return type->slots.truth(rt, value);
    if (type->slots.length == NULL) return OU_TRUTH_YES;
    int64_t length = type->slots.length(rt, value);
    return length < 0 ? OU_TRUTH_FAILED : ou_truth_from(length > 0);
}

bool ou_hash(OuRuntime *rt, OuRef value, int64_t *hash) {
    if (ou_is_exact_str(value)) {
        *hash = ou_str_hash(rt, value);
        return true;
    }
    OuHash slot = ou_type_of(rt, value)->slots.hash;
    if (OU_LIKELY(slot != NULL)) return slot(rt, value, hash);
    return ou_fail(rt, OU_EXC_TypeError, "unhashable type: '%T'", value);
}

static OuTruth contains_by_iteration(OuRuntime *rt, OuRef container, OuRef item) {
    OuValue iterator = ou_iter(rt, container);
    if (ou_is_error(iterator)) {
        if (ou_clear_exception_if(rt, OU_EXC_TypeError))
            ou_raise(rt, OU_EXC_TypeError,
                     "argument of type '%T' is not a container or iterable", container);
        return OU_TRUTH_FAILED;
    }
    OuTruth found = OU_TRUTH_NO;
    while (found == OU_TRUTH_NO) {
        OuValue next = ou_next(rt, iterator);
        if (next == OU_STOP) break;
        if (ou_is_error(next)) {
            found = OU_TRUTH_FAILED;
        } else {
            found = ou_equal(rt, next, item);
            ou_drop(rt, next);
        }
    }
    ou_drop(rt, iterator);
    return found;
}

OuTruth ou_contains(OuRuntime *rt, OuRef container, OuRef item) {
    OuContains slot = ou_type_of(rt, container)->slots.contains;
    return slot != NULL ? slot(rt, container, item)
                        : contains_by_iteration(rt, container, item);
}

/* ---- isinstance, issubclass ---- */

typedef OuTruth (*ClassTest)(OuRuntime *rt, OuRef subject, OuRef class);

static OuTruth test_each(OuRuntime *rt, OuRef subject, OuRef classes, ClassTest test) {
    if (!ou_check_recursion(rt, " in __instancecheck__")) return OU_TRUTH_FAILED;
    OuTruth result = OU_TRUTH_NO;
    OuValue owned = ou_own(classes);
    for (size_t i = 0; result == OU_TRUTH_NO && i < ou_tuple_count(owned); i++)
        result = test(rt, subject, ou_tuple_peek(owned, i));
    ou_drop(rt, owned);
    return result;
}

/* What the metaclass's `hook` says; OU_UNDEF if there is no hook. */
static OuValue ask_hook(OuRuntime *rt, OuRef class, OuRef hook, OuRef subject) {
    return ou_call_special(rt, class, hook, &subject, 1);
}

static OuTruth hook_answer(OuRuntime *rt, OuValue answer) {
    if (ou_is_error(answer)) return OU_TRUTH_FAILED;
    OuTruth truth = ou_truth(rt, answer);
    ou_drop(rt, answer);
    return truth;
}

OuTruth ou_default_is_instance(OuRuntime *rt, OuRef object, OuRef class) {
    if (!ou_is_type(class)) {
        ou_raise(rt, OU_EXC_TypeError,
                 "isinstance() arg 2 must be a type, a tuple of types, or a union");
        return OU_TRUTH_FAILED;
    }
    const OuType *type = ou_type_of(rt, object);
    if (ou_type_is_subtype(type, ou_as_type(class))) return OU_TRUTH_YES;
    // An object may claim another class than its type.
    if (type->slots.get_attribute == ou_generic_get_attribute &&
        ou_type_lookup_peek(rt, ou_type_of(rt, object), rt->names.dunder_class) ==
            ou_type_lookup_peek(rt, rt->types[OU_TYPE_OBJECT], rt->names.dunder_class))
        return OU_TRUTH_NO;
    OuValue claimed = ou_find_attribute(rt, object, rt->names.dunder_class);
    if (ou_is_error(claimed)) return OU_TRUTH_FAILED;
    bool is_one = ou_is_type(claimed) && ou_as_type(claimed) != type &&
                  ou_type_is_subtype(ou_as_type(claimed), ou_as_type(class));
    ou_drop(rt, claimed);
    return ou_truth_from(is_one);
}

OuTruth ou_is_instance(OuRuntime *rt, OuRef object, OuRef class) {
    if (ou_ref(ou_type_of(rt, object)) == class) return OU_TRUTH_YES;
    if (ou_type_of(rt, class) == rt->types[OU_TYPE_TYPE])
        return ou_default_is_instance(rt, object, class);
    if (ou_is_union(class)) class = ou_union_args_peek(class);
    if (ou_is_tuple(class)) return test_each(rt, object, class, ou_is_instance);
    OuValue answer = ask_hook(rt, class, rt->names.dunder_instancecheck, object);
    return ou_is_undef(answer) ? ou_default_is_instance(rt, object, class)
                               : hook_answer(rt, answer);
}

OuTruth ou_default_is_subclass(OuRuntime *rt, OuRef type, OuRef class) {
    if (!ou_is_type(type)) {
        ou_raise(rt, OU_EXC_TypeError, "issubclass() arg 1 must be a class");
        return OU_TRUTH_FAILED;
    }
    if (!ou_is_type(class)) {
        ou_raise(rt, OU_EXC_TypeError,
                 "issubclass() arg 2 must be a class, a tuple of classes, or a union");
        return OU_TRUTH_FAILED;
    }
    return ou_truth_from(ou_type_is_subtype(ou_as_type(type), ou_as_type(class)));
}

OuTruth ou_is_subclass(OuRuntime *rt, OuRef type, OuRef class) {
    if (ou_type_of(rt, class) == rt->types[OU_TYPE_TYPE])
        return type == class ? OU_TRUTH_YES : ou_default_is_subclass(rt, type, class);
    if (ou_is_union(class)) class = ou_union_args_peek(class);
    if (ou_is_tuple(class)) return test_each(rt, type, class, ou_is_subclass);
    OuValue answer = ask_hook(rt, class, rt->names.dunder_subclasscheck, type);
    return ou_is_undef(answer) ? ou_default_is_subclass(rt, type, class)
                               : hook_answer(rt, answer);
}
