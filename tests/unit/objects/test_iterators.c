#include "containers_support.h"

/* zip(...) and the like: type(args..., keyword=value), all taken. */
static OuValue make_keyword(OuRuntime *rt, enum OuTypeIndex type, const char *keyword,
                            size_t count, OuValue *args) {
    OuValue names = TUPLE(text(rt, keyword));
    OuValue result = ou_call_keywords(rt, ou_ref(rt->types[type]), (const OuRef *)(void *)args,
                                      count - 1, names);
    for (size_t i = 0; i < count; i++) {
        ou_drop(rt, args[i]);
    }
    ou_drop(rt, names);
    return result;
}
#define MAKE_KEYWORD(type, keyword, ...)                                                       \
    make_keyword(rt, (type), (keyword), sizeof((OuValue[]){__VA_ARGS__}) / sizeof(OuValue),    \
                 (OuValue[]){__VA_ARGS__})

static OuValue next_of(OuRuntime *rt, OuRef iterator) {
    OuValue item = ou_next(rt, iterator);
    return item == OU_STOP ? text(rt, "the end") : item;
}

Test(iterators, of_lists_see_changes_until_they_end) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue list = numbers(rt, 0, 2), iterator = ou_iter(rt, list);
    IS(CALL0(iterator, "__length_hint__"), "2");
    IS(next_of(rt, iterator), "0");
    cr_assert(ou_list_append(rt, list, number(7)));
    IS(CALL0(iterator, "__length_hint__"), "2");
    IS(next_of(rt, iterator), "1");
    IS(next_of(rt, iterator), "7");
    IS(next_of(rt, iterator), "'the end'");
    cr_assert(ou_list_append(rt, list, number(8)));
    IS(next_of(rt, iterator), "'the end'");
    IS(CALL0(iterator, "__length_hint__"), "0");
    ou_drop(rt, iterator);
    iterator = CALL0(list, "__reversed__");
    IS(next_of(rt, iterator), "8");
    ou_list_clear(rt, list);
    IS(next_of(rt, iterator), "'the end'");
    ou_drop(rt, iterator);
    ou_drop(rt, list);
    END(rt);
}

Test(iterators, of_tuples_can_be_set_to_a_place) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue tuple = TUPLE(number(1), number(2), number(3)), iterator = ou_iter(rt, tuple);
    IS(CALL(iterator, "__setstate__", number(2)), "None");
    IS(next_of(rt, iterator), "3");
    IS(next_of(rt, iterator), "'the end'");
    ou_drop(rt, iterator);
    IS(items_take(rt, MAKE(OU_TYPE_REVERSED, tuple)), "[3, 2, 1]");
    END(rt);
}

Test(iterators, reversed_wants_a_sequence) {
    OuRuntime *rt = ou_runtime_new(NULL);
    IS(items_take(rt, MAKE(OU_TYPE_REVERSED, numbers(rt, 0, 3))), "[2, 1, 0]");
    IS(items_take(rt, MAKE(OU_TYPE_REVERSED, text(rt, "ab"))), "['b', 'a']");
    FAILS(MAKE(OU_TYPE_REVERSED, number(3)), "TypeError(\"'int' object is not reversible\")");
    FAILS(MAKE(OU_TYPE_REVERSED, ou_set_new(rt, OU_UNDEF)),
          "TypeError(\"'set' object is not reversible\")");
    FAILS(MAKE(OU_TYPE_REVERSED, number(3), number(4)),
          "TypeError('reversed expected 1 argument, got 2')");
    END(rt);
}

Test(iterators, enumerate_counts) {
    OuRuntime *rt = ou_runtime_new(NULL);
    IS(items_take(rt, MAKE(OU_TYPE_ENUMERATE, text(rt, "ab"))), "[(0, 'a'), (1, 'b')]");
    IS(items_take(rt, MAKE(OU_TYPE_ENUMERATE, text(rt, "ab"), number(OU_INT_MAX))),
       "[(2305843009213693951, 'a'), (2305843009213693952, 'b')]");
    IS(items_take(rt, MAKE_KEYWORD(OU_TYPE_ENUMERATE, "start", text(rt, "a"), number(5))),
       "[(5, 'a')]");
    FAILS(MAKE_KEYWORD(OU_TYPE_ENUMERATE, "foo", text(rt, "a"), number(5)),
          "TypeError(\"'foo' is an invalid keyword argument for enumerate()\")");
    FAILS(make_take(rt, OU_TYPE_ENUMERATE, 0, NULL),
          "TypeError(\"enumerate() missing required argument 'iterable'\")");
    FAILS(MAKE(OU_TYPE_ENUMERATE, text(rt, "a"), text(rt, "b")),
          "TypeError(\"'str' object cannot be interpreted as an integer\")");
    END(rt);
}

Test(iterators, enumerate_reuses_a_pair_that_nobody_holds) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue iterator = MAKE(OU_TYPE_ENUMERATE, text(rt, "abc"));
    OuValue first = ou_next(rt, iterator);
    const OuObject *place = ou_object(first);
    ou_drop(rt, first);
    OuValue second = ou_next(rt, iterator);
    cr_assert_eq(ou_object(second), place);
    OuValue third = ou_next(rt, iterator);
    cr_assert_neq(ou_object(third), place);
    IS(second, "(1, 'b')");
    IS(third, "(2, 'c')");
    ou_drop(rt, iterator);
    END(rt);
}

Test(iterators, zip_ends_with_the_shortest) {
    OuRuntime *rt = ou_runtime_new(NULL);
    IS(items_take(rt, MAKE(OU_TYPE_ZIP, numbers(rt, 0, 3), text(rt, "ab"))),
       "[(0, 'a'), (1, 'b')]");
    IS(items_take(rt, make_take(rt, OU_TYPE_ZIP, 0, NULL)), "[]");
    IS(items_take(
           rt, MAKE_KEYWORD(OU_TYPE_ZIP, "strict", numbers(rt, 0, 1), text(rt, "a"), OU_TRUE)),
       "[(0, 'a')]");
    FAILS(items_take(rt, MAKE_KEYWORD(OU_TYPE_ZIP, "strict", numbers(rt, 0, 3), text(rt, "ab"),
                                      OU_TRUE)),
          "ValueError('zip() argument 2 is shorter than argument 1')");
    FAILS(items_take(rt, MAKE_KEYWORD(OU_TYPE_ZIP, "strict", text(rt, "ab"), text(rt, "ab"),
                                      numbers(rt, 0, 3), OU_TRUE)),
          "ValueError('zip() argument 3 is longer than arguments 1-2')");
    FAILS(MAKE_KEYWORD(OU_TYPE_ZIP, "foo", number(1)),
          "TypeError(\"zip() got an unexpected keyword argument 'foo'\")");
    FAILS(MAKE(OU_TYPE_ZIP, text(rt, "a"), number(2)),
          "TypeError(\"'int' object is not iterable\")");
    END(rt);
}

static OuValue sum(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t total = 0;
    for (size_t i = 0; i < argc; i++) {
        total += ou_small_int(args[i]);
    }
    return total == 7 ? ou_raise(rt, OU_EXC_ValueError, "seven") : number(total);
}
static const OuMethodRow sum_row = {"sum", sum, 0, OU_ANY_COUNT, .doc = NULL};

Test(iterators, map_and_filter_call_a_function) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue function = ou_native_new(rt, &sum_row, OU_UNDEF, OU_UNDEF);
    IS(items_take(rt,
                  MAKE(OU_TYPE_MAP, ou_own(function), numbers(rt, 0, 3), numbers(rt, 1, 3))),
       "[1, 3]");
    FAILS(items_take(rt, MAKE(OU_TYPE_MAP, ou_own(function), numbers(rt, 5, 9))),
          "ValueError('seven')");
    FAILS(MAKE(OU_TYPE_MAP, number(1)), "TypeError('map() must have at least two arguments.')");
    IS(items_take(rt, MAKE(OU_TYPE_FILTER, ou_own(function), numbers(rt, -2, 3))),
       "[-2, -1, 1, 2]");
    IS(items_take(rt, MAKE(OU_TYPE_FILTER, OU_NONE, numbers(rt, 0, 3))), "[1, 2]");
    FAILS(MAKE(OU_TYPE_FILTER, OU_NONE), "TypeError('filter expected 2 arguments, got 1')");
    ou_drop(rt, function);
    END(rt);
}

Test(iterators, a_callable_is_called_until_the_sentinel) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue list = numbers(rt, 0, 10), pop = ou_get_attribute_string(rt, list, "pop");
    OuValue iterator = ou_callable_iterator_new(rt, pop, number(6));
    IS(items_take(rt, ou_own(iterator)), "[9, 8, 7]");
    IS(next_of(rt, iterator), "'the end'");
    ou_drop(rt, iterator);
    ou_drop(rt, pop);
    IS(list, "[0, 1, 2, 3, 4, 5]");
    END(rt);
}

Test(iterators, in_a_cycle_are_collected) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue list = ou_list_new(rt, 0);
    cr_assert(ou_list_append_take(rt, list, ou_iter(rt, list)));
    cr_assert(ou_list_append_take(rt, list, CALL0(list, "__reversed__")));
    cr_assert(ou_list_append_take(rt, list, MAKE(OU_TYPE_ENUMERATE, ou_own(list))));
    cr_assert(ou_list_append_take(rt, list, MAKE(OU_TYPE_ZIP, ou_own(list), ou_own(list))));
    cr_assert(ou_list_append_take(rt, list, MAKE(OU_TYPE_FILTER, OU_NONE, ou_own(list))));
    cr_assert(ou_list_append_take(rt, list, MAKE(OU_TYPE_MAP, OU_NONE, ou_own(list))));
    OuValue dict = ou_dict_new(rt);
    cr_assert(ou_dict_set(rt, dict, number(1), list));
    cr_assert(ou_list_append_take(rt, list, ou_iter(rt, dict)));
    cr_assert(ou_list_append_take(rt, list, CALL0(dict, "items")));
    cr_assert(ou_list_append_take(rt, list, ou_slice_new(rt, list, OU_NONE, OU_NONE)));
    ou_drop(rt, list);
    ou_drop(rt, dict);
    OuCollection result = ou_collector_collect(&rt->collector, rt, 2);
    cr_assert_geq(result.collected, 10);
    END(rt);
}
