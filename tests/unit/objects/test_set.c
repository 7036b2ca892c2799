#include "containers_support.h"

#include "objects/set_internal.h"

static void check(OuRef set) {
    cr_assert(ou_set_check(ou_as_set(set)));
}

static uint32_t scramble(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static OuValue set_of(OuRuntime *rt, OuValue iterable) {
    OuValue set = ou_set_new(rt, iterable);
    ou_drop(rt, iterable);
    return set;
}

static OuValue set_key(OuRuntime *rt, uint32_t n) {
    return n % 2 ? number((int64_t)n * 4096) : ou_format(rt, "k%u", n);
}

Test(set, agrees_with_a_simple_model) {
    enum { DISTINCT = 300 };
    OuRuntime *rt = ou_runtime_new(NULL);
    bool model[DISTINCT] = {false};
    OuValue set = ou_set_new(rt, OU_UNDEF);
    uint32_t state = 1;
    for (int i = 0; i < 6000; i++) {
        uint32_t n = scramble(&state) % DISTINCT;
        OuValue key = set_key(rt, n);
        if (scramble(&state) % 2) {
            cr_assert(ou_set_add(rt, set, key));
            model[n] = true;
        } else {
            cr_assert_eq(ou_set_discard(rt, set, key), ou_truth_from(model[n]));
            model[n] = false;
        }
        if (i % 16 == 0) check(set);
        uint32_t other = scramble(&state) % DISTINCT;
        OuValue probe = set_key(rt, other);
        cr_assert_eq(ou_set_contains(rt, set, probe), ou_truth_from(model[other]));
        ou_drop(rt, probe);
        ou_drop(rt, key);
    }
    ou_drop(rt, set);
    END(rt);
}

Test(set, has_the_familiar_order) {
    OuRuntime *rt = ou_runtime_new(NULL);
    IS(set_of(rt, LIST(number(5), number(3), number(1), number(100), number(64), number(8),
                       number(0))),
       "{64, 1, 0, 3, 100, 5, 8}");
    IS(set_of(rt, LIST(number(3), number(9), number(27), number(81), number(243))),
       "{3, 9, 81, 243, 27}");
    IS(set_of(rt, TUPLE(number(-1), number(-2), number(-3))), "{-3, -1, -2}");
    END(rt);
}

Test(set, combines) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue a = set_of(rt, numbers(rt, 0, 6)), b = set_of(rt, numbers(rt, 4, 9));
    IS(ou_binary(rt, OU_BINARY_or, a, b), "{0, 1, 2, 3, 4, 5, 6, 7, 8}");
    IS(ou_binary(rt, OU_BINARY_and, a, b), "{4, 5}");
    IS(ou_binary(rt, OU_BINARY_sub, a, b), "{0, 1, 2, 3}");
    IS(ou_binary(rt, OU_BINARY_xor, a, b), "{0, 1, 2, 3, 6, 7, 8}");
    FAILS(binary_take(rt, OU_BINARY_or, ou_own(a), numbers(rt, 0, 1)),
          "TypeError(\"unsupported operand type(s) for |: 'set' and 'list'\")");
    IS(CALL(a, "union", numbers(rt, 9, 11), numbers(rt, 20, 21)),
       "{0, 1, 2, 3, 4, 5, 9, 10, 20}");
    IS(CALL(a, "intersection", numbers(rt, 2, 11), numbers(rt, 0, 4)), "{2, 3}");
    IS(CALL(a, "difference", numbers(rt, 2, 11), numbers(rt, 0, 1)), "{1}");
    IS(CALL(a, "symmetric_difference", LIST(number(0), number(0), number(9))),
       "{1, 2, 3, 4, 5, 9}");
    IS(CALL(a, "issubset", numbers(rt, 0, 11)), "True");
    IS(CALL(a, "issuperset", numbers(rt, 0, 11)), "False");
    IS(CALL(a, "isdisjoint", numbers(rt, 6, 11)), "True");
    IS(CALL(a, "intersection_update", ou_own(b)), "None");
    IS(CALL(a, "update", numbers(rt, 20, 23)), "None");
    IS(CALL(a, "difference_update", numbers(rt, 21, 23)), "None");
    IS(CALL(a, "symmetric_difference_update", LIST(number(4), number(1))), "None");
    IS(a, "{1, 5, 20}");
    ou_drop(rt, b);
    END(rt);
}

Test(set, compares_by_inclusion) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue a = set_of(rt, numbers(rt, 0, 3)), b = set_of(rt, numbers(rt, 0, 5));
    OuValue c = ou_frozenset_new(rt, a);
    cr_assert(compare_take(rt, OU_LT, ou_own(a), ou_own(b)));
    cr_assert(compare_take(rt, OU_LE, ou_own(a), ou_own(c)));
    cr_assert(compare_take(rt, OU_EQ, ou_own(a), ou_own(c)));
    cr_assert(compare_take(rt, OU_GT, ou_own(b), ou_own(c)));
    cr_assert_not(compare_take(rt, OU_LT, ou_own(a), ou_own(c)));
    ou_drop(rt, a);
    ou_drop(rt, b);
    ou_drop(rt, c);
    END(rt);
}

Test(set, frozen_ones_hash_as_everywhere) {
    OuRuntime *rt = ou_runtime_new(NULL);
    cr_assert_eq(hash_take(rt, ou_frozenset_new(rt, OU_UNDEF)), INT64_C(133146708735736));
    OuValue list = numbers(rt, 1, 4);
    cr_assert_eq(hash_take(rt, ou_frozenset_new(rt, list)), INT64_C(-272375401224217160));
    OuValue frozen = ou_frozenset_new(rt, list), set = ou_set_new(rt, list);
    OuValue nest = ou_set_new(rt, OU_UNDEF);
    cr_assert(ou_set_add(rt, nest, frozen));
    cr_assert_eq(ou_set_contains(rt, nest, set), OU_TRUTH_YES);
    REFUSED(ou_set_add(rt, nest, set),
            "TypeError(\"cannot use 'set' as a set element (unhashable type: 'set')\")");
    IS(nest, "{frozenset({1, 2, 3})}");
    IS(frozen, "frozenset({1, 2, 3})");
    IS(ou_frozenset_new(rt, OU_UNDEF), "frozenset()");
    IS(ou_set_new(rt, OU_UNDEF), "set()");
    ou_drop(rt, list);
    ou_drop(rt, set);
    END(rt);
}

Test(set, removes) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue set = set_of(rt, numbers(rt, 0, 100));
    FAILS(CALL(set, "remove", number(100)), "KeyError(100)");
    IS(CALL(set, "discard", number(100)), "None");
    IS(CALL(set, "remove", number(50)), "None");
    FAILS(CALL(set, "remove", ou_list_new(rt, 0)),
          "TypeError(\"cannot use 'list' as a set element (unhashable type: 'list')\")");
    for (int i = 0; i < 99; i++) {
        ou_drop(rt, CALL0(set, "pop"));
        check(set);
    }
    FAILS(CALL0(set, "pop"), "KeyError('pop from an empty set')");
    ou_drop(rt, set);
    END(rt);
}

static void refill_target(OuRuntime *rt, Actor *self) {
    self->on_compare = NULL;
    ou_set_clear(rt, self->target);
    if (self->number == 3) return;
    for (int64_t i = 0; i < 50; i++) {
        cr_assert(ou_set_add(rt, self->target, number(i * 64)));
    }
}

Test(set, lookup_survives_an_item_that_changes_the_set) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuType *type = actor_type(rt);
    for (int act = 0; act < 6; act++) {
        OuValue set = ou_set_new(rt, OU_UNDEF);
        int64_t who = act % 2 ? 3 : 0;
        OuValue actor = actor_new(rt, type, who), key = actor_new(rt, type, 9);
        cr_assert(ou_set_add(rt, set, actor));
        as_actor(actor)->on_compare = refill_target;
        as_actor(actor)->target = set;
        ou_drop(rt, actor);
        OuTruth answer = act < 2   ? ou_set_contains(rt, set, key)
                         : act < 4 ? ou_set_discard(rt, set, key)
                                   : ou_truth_from(ou_set_add(rt, set, key));
        cr_assert_eq(answer, act < 4 ? OU_TRUTH_NO : OU_TRUTH_YES);
        check(set);
        cr_assert_eq(ou_as_set(set)->count, (size_t)(who == 3 ? 0 : 50) + (act >= 4));
        ou_drop(rt, key);
        ou_drop(rt, set);
    }
    actor_type_free(rt, type);
    END(rt);
}

Test(set, iterator_notices_changes) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue set = set_of(rt, numbers(rt, 0, 3)), iterator = ou_iter(rt, set);
    IS(CALL0(iterator, "__length_hint__"), "3");
    IS(ou_next(rt, iterator), "0");
    cr_assert(ou_set_add(rt, set, number(7)));
    FAILS(ou_next(rt, iterator), "RuntimeError('Set changed size during iteration')");
    FAILS(ou_next(rt, iterator), "RuntimeError('Set changed size during iteration')");
    ou_drop(rt, iterator);
    IS(items_take(rt, ou_iter(rt, set)), "[0, 1, 2, 7]");
    ou_drop(rt, set);
    END(rt);
}

Test(set, fails_cleanly_at_every_allocation) {
    OuRuntime *rt = ou_runtime_new(NULL);
    bool failed = true;
    for (size_t n = 1; failed; n++) {
        OuValue set = ou_set_new(rt, OU_UNDEF), copy = OU_UNDEF;
        ou_heap_fail_request(&rt->heap, n, false);
        failed = false;
        for (int64_t i = 0; i < 200 && !failed; i++) {
            failed = !ou_set_add(rt, set, number(i));
        }
        if (!failed) copy = ou_binary(rt, OU_BINARY_or, set, set);
        failed |= ou_is_error(copy);
        ou_heap_fail_request(&rt->heap, 0, false);
        cr_assert(ou_as_set(set)->table == NULL ||
                  ou_as_set(set)->used < ou_as_set(set)->table_size);
        if (failed) REFUSED(false, "MemoryError()");
        ou_drop(rt, copy);
        ou_drop(rt, set);
    }
    END(rt);
}
