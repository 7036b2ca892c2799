#include "containers_support.h"

Test(slice, clips_its_bounds) {
    OuRuntime *rt = ou_runtime_new(NULL);
    struct {
        int64_t start, stop, step, length;
        const char *indices;
        int64_t count;
    } cases[] = {
        {NONE, NONE, NONE, 5, "(0, 5, 1)", 5},  {NONE, NONE, -1, 5, "(4, -1, -1)", 5},
        {1, -1, NONE, 5, "(1, 4, 1)", 3},       {-100, 100, 2, 5, "(0, 5, 2)", 3},
        {100, -100, -2, 5, "(4, -1, -2)", 3},   {3, 1, NONE, 5, "(3, 1, 1)", 0},
        {NONE, NONE, -1, 0, "(-1, -1, -1)", 0}, {2, NONE, 100, 5, "(2, 5, 100)", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        OuValue slice = bounds(rt, cases[i].start, cases[i].stop, cases[i].step);
        int64_t start, stop, step, count;
        cr_assert(ou_slice_indices(rt, slice, cases[i].length, &start, &stop, &step, &count));
        cr_assert_eq(count, cases[i].count);
        IS(TUPLE(number(start), number(stop), number(step)), cases[i].indices);
        IS(CALL(slice, "indices", number(cases[i].length)), cases[i].indices);
        ou_drop(rt, slice);
    }
    END(rt);
}

Test(slice, works_with_numbers_of_any_size) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue huge = ou_int_from_text(rt, "1000000000000000000000000000000", 31, 10);
    OuValue slice = ou_slice_new(rt, OU_NONE, huge, OU_NONE);
    int64_t start, stop, step, count;
    cr_assert(ou_slice_indices(rt, slice, 7, &start, &stop, &step, &count));
    cr_assert(stop == 7 && count == 7);
    IS(CALL(slice, "indices", ou_own(huge)), "(0, 1000000000000000000000000000000, 1)");
    FAILS(CALL(slice, "indices", number(-1)), "ValueError('length should not be negative')");
    ou_drop(rt, slice);
    slice = ou_slice_new(rt, number(-1), OU_NONE, huge);
    IS(CALL(slice, "indices", number(5)), "(4, 5, 1000000000000000000000000000000)");
    ou_drop(rt, slice);
    ou_drop(rt, huge);
    END(rt);
}

Test(slice, refuses_what_is_no_index) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue word = text(rt, "a"), slice = ou_slice_new(rt, word, OU_NONE, OU_NONE);
    int64_t start, stop, step, count;
    const char *message = "TypeError('slice indices must be integers or None or have an "
                          "__index__ method')";
    REFUSED(ou_slice_indices(rt, slice, 7, &start, &stop, &step, &count), message);
    FAILS(CALL(slice, "indices", number(5)), message);
    ou_drop(rt, slice);
    slice = bounds(rt, 0, 1, 0);
    REFUSED(ou_slice_indices(rt, slice, 7, &start, &stop, &step, &count),
            "ValueError('slice step cannot be zero')");
    FAILS(CALL(slice, "indices", number(5)), "ValueError('slice step cannot be zero')");
    ou_drop(rt, slice);
    ou_drop(rt, word);
    END(rt);
}

Test(slice, is_a_value) {
    OuRuntime *rt = ou_runtime_new(NULL);
    IS(bounds(rt, 1, 2, NONE), "slice(1, 2, None)");
    IS(MAKE(OU_TYPE_SLICE, number(3)), "slice(None, 3, None)");
    cr_assert(compare_take(rt, OU_EQ, bounds(rt, 1, 2, NONE), bounds(rt, 1, 2, NONE)));
    cr_assert(compare_take(rt, OU_LT, bounds(rt, 1, 2, NONE), bounds(rt, 1, 3, NONE)));
    cr_assert_eq(hash_take(rt, bounds(rt, 1, 2, 3)), INT64_C(-2340833382717974474));
    OuValue slice = bounds(rt, 1, 2, 3);
    IS(ou_get_attribute_string(rt, slice, "start"), "1");
    IS(ou_get_attribute_string(rt, slice, "step"), "3");
    REFUSED(ou_set_attribute_string(rt, slice, "stop", number(1)),
            "AttributeError('readonly attribute')");
    ou_drop(rt, slice);
    END(rt);
}
