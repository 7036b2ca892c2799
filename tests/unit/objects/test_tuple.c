#include "containers_support.h"

#include "memory/object_header.h"

Test(tuple, shows_a_single_item_with_a_comma) {
    OuRuntime *rt = ou_runtime_new(NULL);
    IS(ou_tuple_new(rt, 0), "()");
    IS(TUPLE(number(1)), "(1,)");
    IS(TUPLE(number(1), text(rt, "a")), "(1, 'a')");
    END(rt);
}

Test(tuple, exists_only_once_when_empty) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue a = ou_tuple_new(rt, 0), b = ou_tuple_from_array(rt, NULL, 0);
    OuValue full = TUPLE(number(1), number(2)), c = ou_tuple_slice(rt, full, 1, 1);
    cr_assert(a == b && b == c);
    ou_drop(rt, a);
    ou_drop(rt, b);
    ou_drop(rt, c);
    c = ou_tuple_slice(rt, full, 0, 2);
    cr_assert_eq(c, full);
    ou_drop(rt, c);
    ou_drop(rt, full);
    END(rt);
}

Test(tuple, is_tracked_only_if_it_can_be_in_a_cycle) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue plain = TUPLE(number(1), text(rt, "a"));
    OuValue mixed = TUPLE(number(1), ou_list_new(rt, 0));
    cr_assert_not(ou_gc_is_tracked(ou_object(plain)));
    cr_assert(ou_gc_is_tracked(ou_object(mixed)));
    ou_drop(rt, plain);
    ou_drop(rt, mixed);
    END(rt);
}

Test(tuple, hashes_as_everywhere) {
    OuRuntime *rt = ou_runtime_new(NULL);
    cr_assert_eq(hash_take(rt, ou_tuple_new(rt, 0)), INT64_C(5740354900026072187));
    cr_assert_eq(hash_take(rt, TUPLE(number(1), number(2), number(3))),
                 INT64_C(529344067295497451));
    OuValue bad = TUPLE(number(1), ou_list_new(rt, 0));
    int64_t hash;
    REFUSED(ou_hash(rt, bad, &hash), "TypeError(\"unhashable type: 'list'\")");
    ou_drop(rt, bad);
    END(rt);
}

Test(tuple, is_indexed_and_sliced) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue t = TUPLE(number(1), number(2), number(3), number(4));
    IS(item_take(rt, t, number(-4)), "1");
    IS(item_take(rt, t, bounds(rt, 1, 3, NONE)), "(2, 3)");
    IS(item_take(rt, t, bounds(rt, NONE, NONE, -2)), "(4, 2)");
    FAILS(item_take(rt, t, number(4)), "IndexError('tuple index out of range')");
    FAILS(item_take(rt, t, OU_NONE),
          "TypeError('tuple indices must be integers or slices, not NoneType')");
    IS(CALL(t, "index", number(3)), "2");
    IS(CALL(t, "count", number(3)), "1");
    FAILS(CALL(t, "index", number(9)), "ValueError('tuple.index(x): x not in tuple')");
    ou_drop(rt, t);
    END(rt);
}

Test(tuple, concatenates_repeats_and_compares) {
    OuRuntime *rt = ou_runtime_new(NULL);
    IS(binary_take(rt, OU_BINARY_add, TUPLE(number(1)), TUPLE(text(rt, "a"))), "(1, 'a')");
    IS(binary_take(rt, OU_BINARY_mul, number(3), TUPLE(text(rt, "a"))), "('a', 'a', 'a')");
    FAILS(binary_take(rt, OU_BINARY_add, TUPLE(number(1)), ou_list_new(rt, 0)),
          "TypeError('can only concatenate tuple (not \"list\") to tuple')");
    FAILS(binary_take(rt, OU_BINARY_mul, TUPLE(number(1)), number(INT64_C(1) << 60)),
          "MemoryError()");
    cr_assert(compare_take(rt, OU_EQ, TUPLE(number(1)), TUPLE(ou_pack_float(1.0))));
    cr_assert(compare_take(rt, OU_LT, TUPLE(number(1)), TUPLE(number(1), number(0))));
    END(rt);
}

Test(tuple, shows_a_list_that_holds_it) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue list = ou_list_new(rt, 0), tuple = TUPLE(ou_own(list));
    cr_assert(ou_list_append(rt, list, tuple));
    IS(ou_own(tuple), "([(...)],)");
    ou_list_clear(rt, list);
    ou_drop(rt, tuple);
    ou_drop(rt, list);
    END(rt);
}

Test(tuple, is_made_from_any_iterable) {
    OuRuntime *rt = ou_runtime_new(NULL);
    IS(MAKE(OU_TYPE_TUPLE, text(rt, "ab")), "('a', 'b')");
    IS(MAKE(OU_TYPE_TUPLE, ou_range_new(rt, number(0), number(3), number(1))), "(0, 1, 2)");
    FAILS(MAKE(OU_TYPE_TUPLE, number(1)), "TypeError(\"'int' object is not iterable\")");
    FAILS(MAKE(OU_TYPE_TUPLE, number(1), number(2)),
          "TypeError('tuple expected at most 1 argument, got 2')");
    END(rt);
}
