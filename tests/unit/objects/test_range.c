#include "containers_support.h"

static OuValue range(OuRuntime *rt, int64_t start, int64_t stop, int64_t step) {
    return ou_range_new(rt, number(start), number(stop), number(step));
}

/* 10**30 */
static OuValue huge(OuRuntime *rt) {
    return ou_int_from_text(rt, "1000000000000000000000000000000", 31, 10);
}

Test(range, gives_its_numbers) {
    OuRuntime *rt = ou_runtime_new(NULL);
    IS(items_take(rt, range(rt, 0, 5, 1)), "[0, 1, 2, 3, 4]");
    IS(items_take(rt, range(rt, 5, 0, -2)), "[5, 3, 1]");
    IS(items_take(rt, range(rt, 0, -5, 1)), "[]");
    IS(items_take(rt, range(rt, OU_INT_MAX - 2, OU_INT_MAX, 1)),
       "[2305843009213693949, 2305843009213693950]");
    FAILS(range(rt, 0, 1, 0), "ValueError('range() arg 3 must not be zero')");
    FAILS(MAKE(OU_TYPE_RANGE, ou_pack_float(3.0)),
          "TypeError(\"'float' object cannot be interpreted as an integer\")");
    FAILS(MAKE(OU_TYPE_RANGE, number(1), number(2), number(3), number(4)),
          "TypeError('range expected at most 3 arguments, got 4')");
    END(rt);
}

Test(range, shows_its_bounds) {
    OuRuntime *rt = ou_runtime_new(NULL);
    IS(range(rt, 0, 5, 1), "range(0, 5)");
    IS(range(rt, 1, 5, -1), "range(1, 5, -1)");
    OuValue r = range(rt, 1, 7, 2);
    IS(ou_get_attribute_string(rt, r, "start"), "1");
    IS(ou_get_attribute_string(rt, r, "stop"), "7");
    IS(ou_get_attribute_string(rt, r, "step"), "2");
    ou_drop(rt, r);
    END(rt);
}

Test(range, is_indexed_and_sliced) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue r = range(rt, 10, 20, 3);
    IS(item_take(rt, r, number(1)), "13");
    IS(item_take(rt, r, number(-1)), "19");
    FAILS(item_take(rt, r, number(4)), "IndexError('range object index out of range')");
    FAILS(item_take(rt, r, text(rt, "a")),
          "TypeError('range indices must be integers or slices, not str')");
    IS(item_take(rt, r, bounds(rt, NONE, NONE, -1)), "range(19, 7, -3)");
    IS(item_take(rt, r, bounds(rt, 1, 3, NONE)), "range(13, 19, 3)");
    IS(items_take(rt, CALL0(r, "__reversed__")), "[19, 16, 13, 10]");
    ou_drop(rt, r);
    END(rt);
}

Test(range, finds_its_numbers) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue r = range(rt, 10, 20, 3);
    cr_assert_eq(ou_contains(rt, r, number(16)), OU_TRUTH_YES);
    cr_assert_eq(ou_contains(rt, r, number(17)), OU_TRUTH_NO);
    cr_assert_eq(ou_contains(rt, r, number(22)), OU_TRUTH_NO);
    cr_assert_eq(ou_contains(rt, r, ou_pack_float(16.0)), OU_TRUTH_YES);
    IS(CALL(r, "index", number(16)), "2");
    IS(CALL(r, "count", ou_pack_float(16.0)), "1");
    FAILS(CALL(r, "index", number(17)), "ValueError('range.index(x): x not in range')");
    FAILS(CALL(r, "index", text(rt, "a")),
          "ValueError('sequence.index(x): x not in sequence')");
    ou_drop(rt, r);
    END(rt);
}

Test(range, equals_what_has_the_same_numbers) {
    OuRuntime *rt = ou_runtime_new(NULL);
    cr_assert(compare_take(rt, OU_EQ, range(rt, 0, 0, 1), range(rt, 5, 2, 1)));
    cr_assert(compare_take(rt, OU_EQ, range(rt, 1, 5, 9), range(rt, 1, 3, 8)));
    cr_assert(compare_take(rt, OU_EQ, range(rt, 0, 9, 2), range(rt, 0, 10, 2)));
    cr_assert(compare_take(rt, OU_NE, range(rt, 0, 9, 2), range(rt, 0, 9, 3)));
    cr_assert_eq(hash_take(rt, range(rt, 0, 10, 1)), INT64_C(-7546101314042312252));
    cr_assert_eq(hash_take(rt, range(rt, 0, 0, 1)), hash_take(rt, range(rt, 7, 3, 1)));
    cr_assert_eq(hash_take(rt, range(rt, 5, 6, 9)), hash_take(rt, range(rt, 5, 7, 8)));
    END(rt);
}

Test(range, may_be_of_any_size) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue bound = huge(rt), r = ou_range_new(rt, number(1), bound, number(3));
    OuValue iterator = ou_iter(rt, r);
    IS(ou_own(r), "range(1, 1000000000000000000000000000000, 3)");
    IS(ou_next(rt, iterator), "1");
    IS(ou_next(rt, iterator), "4");
    IS(CALL0(iterator, "__length_hint__"), "333333333333333333333333333331");
    ou_drop(rt, iterator);
    IS(item_take(rt, r, number(-1)), "999999999999999999999999999997");
    iterator = CALL0(r, "__reversed__");
    IS(ou_next(rt, iterator), "999999999999999999999999999997");
    IS(ou_next(rt, iterator), "999999999999999999999999999994");
    ou_drop(rt, iterator);
    cr_assert_eq(ou_contains(rt, r, number(7)), OU_TRUTH_YES);
    cr_assert_eq(ou_contains(rt, r, bound), OU_TRUTH_NO);
    REFUSED(ou_length(rt, r) >= 0,
            "OverflowError('Python int too large to convert to C ssize_t')");
    FAILS(ou_list_from_iterable(rt, r),
          "OverflowError('Python int too large to convert to C ssize_t')");
    IS(item_take(rt, r, bounds(rt, 5, NONE, 2)),
       "range(16, 1000000000000000000000000000000, 6)");
    ou_drop(rt, r);
    r = range(rt, OU_INT_MIN, OU_INT_MAX, 1);
    iterator = ou_iter(rt, r);
    IS(ou_next(rt, iterator), "-2305843009213693952");
    ou_drop(rt, iterator);
    ou_drop(rt, r);
    ou_drop(rt, bound);
    END(rt);
}

Test(range, refuses_a_list_too_large_for_memory) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue r = range(rt, 0, INT64_C(1) << 59, 1);
    FAILS(ou_list_from_iterable(rt, r), "MemoryError()");
    ou_drop(rt, r);
    END(rt);
}
