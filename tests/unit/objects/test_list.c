#include "containers_support.h"

Test(list, grows_in_the_steps_that_programs_see) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue list = ou_list_new(rt, 0);
    size_t steps[] = {4, 8, 16, 24, 32, 40, 52, 64, 76, 92};
    size_t step = 0;
    for (int64_t i = 0; i < 90; i++) {
        cr_assert(ou_list_append(rt, list, number(i)));
        if ((size_t)i == steps[step]) step++;
        cr_assert_eq(ou_as_list(list)->capacity, steps[step]);
    }
    ou_drop(rt, list);
    END(rt);
}

Test(list, gives_memory_back_when_it_shrinks) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue list = numbers(rt, 0, 1000);
    for (int i = 0; i < 1000; i++) {
        ou_drop(rt, CALL0(list, "pop"));
        cr_assert_leq(ou_as_list(list)->count, ou_as_list(list)->capacity);
    }
    cr_assert_eq(ou_as_list(list)->capacity, 0);
    FAILS(CALL0(list, "pop"), "IndexError('pop from empty list')");
    ou_drop(rt, list);
    END(rt);
}

Test(list, inserts_and_removes_at_any_place) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue list = LIST(number(1), number(2), number(3));
    IS(CALL(list, "insert", number(0), number(0)), "None");
    IS(CALL(list, "insert", number(-1), number(9)), "None");
    IS(CALL(list, "insert", number(100), number(10)), "None");
    IS(CALL(list, "insert", number(-100), number(-1)), "None");
    IS(ou_own(list), "[-1, 0, 1, 2, 9, 3, 10]");
    IS(CALL(list, "pop", number(1)), "0");
    IS(CALL(list, "pop", number(-2)), "3");
    IS(CALL(list, "remove", number(9)), "None");
    FAILS(CALL(list, "remove", number(9)), "ValueError('list.remove(x): x not in list')");
    FAILS(CALL(list, "pop", number(99)), "IndexError('pop index out of range')");
    FAILS(CALL(list, "pop", text(rt, "a")),
          "TypeError(\"'str' object cannot be interpreted as an integer\")");
    IS(CALL(list, "index", number(2)), "2");
    IS(CALL(list, "index", number(2), number(-2), number(99)), "2");
    FAILS(CALL(list, "index", number(2), number(3)),
          "ValueError('list.index(x): x not in list')");
    IS(CALL(list, "count", number(2)), "1");
    IS(CALL0(list, "reverse"), "None");
    IS(list, "[10, 2, 1, -1]");
    END(rt);
}

Test(list, is_indexed_from_both_ends) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue list = numbers(rt, 0, 5);
    IS(item_take(rt, list, number(-1)), "4");
    IS(item_take(rt, list, OU_TRUE), "1");
    FAILS(item_take(rt, list, number(5)), "IndexError('list index out of range')");
    FAILS(item_take(rt, list, number(-6)), "IndexError('list index out of range')");
    FAILS(item_take(rt, list, text(rt, "a")),
          "TypeError('list indices must be integers or slices, not str')");
    REFUSED(set_item_take(rt, list, number(5), number(1)),
            "IndexError('list assignment index out of range')");
    REFUSED(del_item_take(rt, list, number(-6)),
            "IndexError('list assignment index out of range')");
    cr_assert(set_item_take(rt, list, number(-2), text(rt, "x")));
    cr_assert(del_item_take(rt, list, number(0)));
    IS(list, "[1, 2, 'x', 4]");
    END(rt);
}

Test(list, slices_with_any_step) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue list = numbers(rt, 0, 10);
    IS(item_take(rt, list, bounds(rt, 2, 5, NONE)), "[2, 3, 4]");
    IS(item_take(rt, list, bounds(rt, 5, 2, NONE)), "[]");
    IS(item_take(rt, list, bounds(rt, NONE, NONE, -3)), "[9, 6, 3, 0]");
    IS(item_take(rt, list, bounds(rt, -3, NONE, 2)), "[7, 9]");
    IS(item_take(rt, list, bounds(rt, -100, 100, 4)), "[0, 4, 8]");
    FAILS(item_take(rt, list, bounds(rt, 0, 1, 0)), "ValueError('slice step cannot be zero')");
    ou_drop(rt, list);
    END(rt);
}

Test(list, assigns_and_deletes_slices) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue list = numbers(rt, 0, 6);
    cr_assert(set_item_take(rt, list, bounds(rt, 1, 3, NONE), LIST(text(rt, "a"))));
    cr_assert(set_item_take(rt, list, bounds(rt, 4, 2, NONE), TUPLE(number(7), number(8))));
    IS(ou_own(list), "[0, 'a', 3, 4, 7, 8, 5]");
    cr_assert(set_item_take(rt, list, bounds(rt, NONE, NONE, 3), numbers(rt, 20, 23)));
    IS(ou_own(list), "[20, 'a', 3, 21, 7, 8, 22]");
    cr_assert(del_item_take(rt, list, bounds(rt, NONE, NONE, -2)));
    IS(ou_own(list), "['a', 21, 8]");
    cr_assert(set_item_take(rt, list, bounds(rt, 1, 1, NONE), ou_own(list)));
    IS(ou_own(list), "['a', 'a', 21, 8, 21, 8]");
    cr_assert(set_item_take(rt, list, bounds(rt, NONE, NONE, -1), ou_own(list)));
    IS(ou_own(list), "[8, 21, 8, 21, 'a', 'a']");
    REFUSED(set_item_take(rt, list, bounds(rt, 0, 1, NONE), number(3)),
            "TypeError('must assign iterable to extended slice')");
    REFUSED(set_item_take(rt, list, bounds(rt, NONE, NONE, 2), numbers(rt, 0, 2)),
            "ValueError('attempt to assign sequence of size 2 to extended slice of size 3')");
    cr_assert(del_item_take(rt, list, bounds(rt, 1, 100, NONE)));
    IS(list, "[8]");
    END(rt);
}

Test(list, concatenates_and_repeats) {
    OuRuntime *rt = ou_runtime_new(NULL);
    IS(binary_take(rt, OU_BINARY_add, numbers(rt, 0, 2), numbers(rt, 5, 6)), "[0, 1, 5]");
    IS(binary_take(rt, OU_BINARY_mul, numbers(rt, 0, 3), number(3)),
       "[0, 1, 2, 0, 1, 2, 0, 1, 2]");
    IS(binary_take(rt, OU_BINARY_mul, number(2), LIST(text(rt, "a"))), "['a', 'a']");
    IS(binary_take(rt, OU_BINARY_mul, numbers(rt, 0, 3), number(-1)), "[]");
    FAILS(binary_take(rt, OU_BINARY_add, numbers(rt, 0, 1), TUPLE(number(1))),
          "TypeError('can only concatenate list (not \"tuple\") to list')");
    FAILS(binary_take(rt, OU_BINARY_add, number(1), numbers(rt, 0, 1)),
          "TypeError(\"unsupported operand type(s) for +: 'int' and 'list'\")");
    FAILS(binary_take(rt, OU_BINARY_mul, numbers(rt, 0, 1), text(rt, "a")),
          "TypeError(\"can't multiply sequence by non-int of type 'str'\")");
    FAILS(binary_take(rt, OU_BINARY_mul, ou_pack_float(1.5), numbers(rt, 0, 1)),
          "TypeError(\"can't multiply sequence by non-int of type 'float'\")");
    FAILS(binary_take(rt, OU_BINARY_mul, numbers(rt, 0, 1), number(INT64_C(1) << 60)),
          "MemoryError()");
    OuValue list = numbers(rt, 0, 2);
    OuValue same = ou_inplace(rt, OU_BINARY_mul, list, number(2));
    cr_assert_eq(same, list);
    ou_drop(rt, same);
    OuValue word = text(rt, "xy");
    same = ou_inplace(rt, OU_BINARY_add, list, word);
    cr_assert_eq(same, list);
    ou_drop(rt, same);
    ou_drop(rt, word);
    IS(list, "[0, 1, 0, 1, 'x', 'y']");
    END(rt);
}

Test(list, extends_itself) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue list = LIST(text(rt, "a"), number(1));
    cr_assert(ou_list_extend(rt, list, list));
    cr_assert(ou_list_extend(rt, list, list));
    IS(list, "['a', 1, 'a', 1, 'a', 1, 'a', 1]");
    END(rt);
}

Test(list, compares_item_by_item) {
    OuRuntime *rt = ou_runtime_new(NULL);
    cr_assert(compare_take(rt, OU_EQ, numbers(rt, 0, 3), numbers(rt, 0, 3)));
    cr_assert(compare_take(rt, OU_NE, numbers(rt, 0, 3), numbers(rt, 0, 4)));
    cr_assert(compare_take(rt, OU_LT, numbers(rt, 0, 3), numbers(rt, 0, 4)));
    cr_assert(compare_take(rt, OU_GT, numbers(rt, 1, 2), numbers(rt, 0, 4)));
    cr_assert_not(compare_take(rt, OU_EQ, numbers(rt, 0, 1), TUPLE(number(0))));
    OuValue a = LIST(number(1), number(2)), b = LIST(number(1), text(rt, "x"));
    FAILS(ou_compare(rt, a, b, OU_LT),
          "TypeError(\"'<' not supported between instances of 'int' and 'str'\")");
    ou_drop(rt, a);
    ou_drop(rt, b);
    END(rt);
}

Test(list, shows_itself_within_itself) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue list = LIST(number(1));
    cr_assert(ou_list_append(rt, list, list));
    IS(ou_own(list), "[1, [...]]");
    ou_list_clear(rt, list);
    ou_drop(rt, list);
    END(rt);
}

static void shorten_target(OuRuntime *rt, Actor *self) {
    ou_list_clear(rt, self->target);
}

Test(list, survives_a_comparison_that_empties_it) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuType *type = actor_type(rt);
    OuValue list = ou_list_new(rt, 0);
    const char *methods[] = {"index", "count", "remove"};
    for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 20; j++) {
            OuValue actor = actor_new(rt, type, j);
            as_actor(actor)->on_compare = shorten_target;
            as_actor(actor)->target = list;
            cr_assert(ou_list_append_take(rt, list, actor));
        }
        OuValue result = CALL(list, methods[i], number(5));
        ou_clear_exception(rt);
        ou_drop(rt, result);
        cr_assert_eq(ou_as_list(list)->count, 0);
    }
    ou_drop(rt, list);
    actor_type_free(rt, type);
    END(rt);
}

static void append_to_target(OuRuntime *rt, Actor *self) {
    cr_assert(ou_list_append(rt, self->target, number(99)));
}

Test(list, survives_items_that_change_it_when_they_die) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuType *type = actor_type(rt);
    OuValue list = ou_list_new(rt, 0);
    for (int j = 0; j < 40; j++) {
        OuValue actor = actor_new(rt, type, j);
        as_actor(actor)->on_death = append_to_target;
        as_actor(actor)->target = list;
        cr_assert(ou_list_append_take(rt, list, actor));
    }
    cr_assert(del_item_take(rt, list, bounds(rt, 5, 20, NONE)));
    cr_assert(del_item_take(rt, list, bounds(rt, 0, 20, 2)));
    cr_assert(set_item_take(rt, list, bounds(rt, 0, 3, NONE), numbers(rt, 0, 1)));
    ou_drop(rt, CALL(list, "pop", number(1)));
    ou_list_clear(rt, list);
    for (size_t i = 0; i < ou_as_list(list)->count; i++) {
        cr_assert_eq(ou_as_list(list)->items[i], number(99));
    }
    ou_list_clear(rt, list);
    ou_drop(rt, list);
    actor_type_free(rt, type);
    END(rt);
}

Test(list, fails_cleanly_without_memory) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue list = numbers(rt, 0, 100);
    ou_heap_set_limit(&rt->heap, ou_heap_held(&rt->heap) + 100000);
    for (;;) {
        if (!ou_list_append(rt, list, number(1))) break;
    }
    ou_heap_set_limit(&rt->heap, 0);
    REFUSED(false, "MemoryError()");
    size_t count = ou_as_list(list)->count;
    FAILS(binary_take(rt, OU_BINARY_mul, ou_own(list), number(INT64_C(1) << 50)),
          "MemoryError()");
    cr_assert_eq(ou_as_list(list)->count, count);
    ou_drop(rt, list);
    END(rt);
}
