#include "containers_support.h"

#include "objects/dict_internal.h"

static void check(OuRef dict) {
    cr_assert(ou_dict_check(ou_as_dict(dict)));
}

static uint32_t scramble(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* Keys of every kind; distinct for distinct n. */
static OuValue int_key(OuRuntime *rt, uint32_t n) {
    return number((int64_t)n * 1024 - 5000);
}
static OuValue str_key(OuRuntime *rt, uint32_t n) {
    return ou_format(rt, "key%u", n);
}
static OuValue mixed_key(OuRuntime *rt, uint32_t n) {
    return n % 3 == 0 ? number(n) : n % 3 == 1 ? str_key(rt, n) : TUPLE(number(n), OU_NONE);
}

typedef OuValue (*MakeKey)(OuRuntime *rt, uint32_t n);

/* Store, replace and delete at random, comparing with a plain array. */
static void exercise(OuRuntime *rt, MakeKey make, uint32_t distinct, int steps) {
    int64_t *model = calloc(distinct, sizeof *model);
    size_t count = 0;
    uint32_t state = distinct;
    OuValue dict = ou_dict_new(rt);
    for (int i = 1; i <= steps; i++) {
        uint32_t n = scramble(&state) % distinct;
        OuValue key = make(rt, n);
        if (scramble(&state) % 5 < 3) {
            cr_assert(ou_dict_set(rt, dict, key, number(i)));
            count += model[n] == 0;
            model[n] = i;
        } else {
            OuTruth there = ou_truth_from(model[n] != 0);
            cr_assert_eq(ou_dict_delete(rt, dict, key), there);
            count -= there;
            model[n] = 0;
        }
        ou_drop(rt, key);
        cr_assert_eq(ou_as_dict(dict)->count, count);
        if (i % 64 == 0 || i < 64) check(dict);
    }
    for (uint32_t n = 0; n < distinct; n++) {
        OuValue key = make(rt, n), value = ou_dict_find(rt, dict, key);
        cr_assert_eq(value, model[n] == 0 ? OU_UNDEF : number(model[n]));
        ou_drop(rt, key);
    }
    ou_drop(rt, dict);
    free(model);
}

Test(dict, agrees_with_a_simple_model) {
    OuRuntime *rt = ou_runtime_new(NULL);
    MakeKey kinds[] = {int_key, str_key, mixed_key};
    for (int k = 0; k < 3; k++) {
        exercise(rt, kinds[k], 5, 300);
        exercise(rt, kinds[k], 100, 2000);
        exercise(rt, kinds[k], 2000, 8000);
    }
    END(rt);
}

Test(dict, keeps_its_invariants_with_every_width_of_cell) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue dict = ou_dict_new(rt);
    for (int64_t i = 0; i < 100000; i++) {
        cr_assert(ou_dict_set(rt, dict, number(i), number(-i)));
        if ((i & (i + 1)) == 0) check(dict);
    }
    check(dict);
    for (int64_t i = 0; i < 100000; i++) {
        cr_assert_eq(ou_dict_find(rt, dict, number(i)), number(-i));
    }
    // A queue: the table must not grow although nothing is ever reused.
    size_t cells = ou_as_dict(dict)->index_size;
    for (int64_t i = 0; i < 300000; i++) {
        cr_assert_eq(ou_dict_delete(rt, dict, number(i)), OU_TRUTH_YES);
        cr_assert(ou_dict_set(rt, dict, number(i + 100000), number(0)));
    }
    check(dict);
    cr_assert_leq(ou_as_dict(dict)->index_size, 2 * cells);
    for (int64_t i = 300000; i < 399990; i++) {
        ou_dict_delete(rt, dict, number(i));
    }
    for (int64_t i = 0; i < 100000; i++) {
        ou_dict_delete(rt, dict, number(i - 1));
        cr_assert(ou_dict_set(rt, dict, number(i), number(0)));
    }
    check(dict);
    cr_assert_leq(ou_as_dict(dict)->index_size, 64);
    ou_drop(rt, dict);
    END(rt);
}

Test(dict, keeps_the_order_of_insertion) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue dict = ou_dict_new(rt);
    const char *names[] = {"zeta", "alpha", "mid", "beta"};
    for (int i = 0; i < 4; i++) {
        cr_assert(ou_dict_set_string(rt, dict, names[i], number(i)));
    }
    cr_assert(ou_dict_set_string(rt, dict, "zeta", number(9)));
    OuValue key = text(rt, "alpha");
    cr_assert_eq(ou_dict_delete(rt, dict, key), OU_TRUTH_YES);
    cr_assert(ou_dict_set(rt, dict, key, OU_NONE));
    ou_drop(rt, key);
    IS(ou_own(dict), "{'zeta': 9, 'mid': 2, 'beta': 3, 'alpha': None}");
    IS(ou_dict_keys_list(rt, dict), "['zeta', 'mid', 'beta', 'alpha']");
    IS(CALL0(dict, "popitem"), "('alpha', None)");
    IS(CALL0(dict, "popitem"), "('beta', 3)");
    check(dict);
    cr_assert(ou_dict_set_string(rt, dict, "new", number(1)));
    IS(CALL0(dict, "keys"), "dict_keys(['zeta', 'mid', 'new'])");
    IS(CALL0(dict, "items"), "dict_items([('zeta', 9), ('mid', 2), ('new', 1)])");
    IS(CALL0(dict, "values"), "dict_values([9, 2, 1])");
    check(dict);
    ou_drop(rt, dict);
    END(rt);
}

Test(dict, takes_equal_numbers_for_one_key) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue dict = ou_dict_new(rt);
    cr_assert(ou_dict_set(rt, dict, number(1), number(10)));
    cr_assert(ou_dict_set(rt, dict, OU_TRUE, number(11)));
    cr_assert(ou_dict_set(rt, dict, ou_pack_float(1.0), number(12)));
    cr_assert(ou_dict_set(rt, dict, number(-1), number(13)));
    cr_assert(ou_dict_set(rt, dict, number(-2), number(14)));
    IS(dict, "{1: 12, -1: 13, -2: 14}");
    END(rt);
}

Test(dict, knows_whether_all_keys_are_strs) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue dict = ou_dict_new(rt);
    cr_assert(ou_dict_set_string(rt, dict, "a", number(1)));
    cr_assert(ou_as_dict(dict)->only_str_keys);
    cr_assert(ou_dict_set(rt, dict, number(1), number(1)));
    cr_assert_not(ou_as_dict(dict)->only_str_keys);
    cr_assert_eq(ou_dict_peek_string(rt, dict, "a"), number(1));
    cr_assert_eq(ou_dict_peek_string(rt, dict, "b"), OU_UNDEF);
    ou_dict_clear(rt, dict);
    cr_assert(ou_as_dict(dict)->only_str_keys);
    ou_drop(rt, dict);
    END(rt);
}

Test(dict, changes_its_version_with_its_keys_only) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue dict = ou_dict_new(rt);
    OuDict *d = ou_as_dict(dict);
    cr_assert(ou_dict_set(rt, dict, number(1), number(1)));
    uint32_t version = d->version;
    cr_assert(ou_dict_set(rt, dict, number(1), number(2)));
    cr_assert_eq(d->version, version);
    cr_assert(ou_dict_set(rt, dict, number(2), number(2)));
    cr_assert_neq(d->version, version);
    version = d->version;
    ou_dict_delete(rt, dict, number(7));
    cr_assert_eq(d->version, version);
    ou_dict_delete(rt, dict, number(1));
    cr_assert_neq(d->version, version);
    ou_drop(rt, dict);
    END(rt);
}

static void refill_target(OuRuntime *rt, Actor *self) {
    self->on_compare = NULL; // once
    ou_dict_clear(rt, self->target);
    for (int64_t i = 0; i < 50; i++) {
        cr_assert(ou_dict_set(rt, self->target, number(i * 64), number(i)));
    }
}

Test(dict, lookup_survives_a_key_that_changes_the_dict) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuType *type = actor_type(rt);
    for (int act = 0; act < 5; act++) {
        OuValue dict = ou_dict_new(rt);
        for (int i = 0; i < 4; i++) {
            OuValue actor = actor_new(rt, type, i);
            cr_assert(ou_dict_set(rt, dict, actor, number(i)));
            as_actor(actor)->on_compare = refill_target;
            as_actor(actor)->target = dict;
            ou_drop(rt, actor);
        }
        OuValue key = actor_new(rt, type, 9);
        OuValue found = act == 0   ? ou_dict_find(rt, dict, key)
                        : act == 1 ? ou_dict_pop(rt, dict, key)
                        : act == 2 ? ou_dict_set_default(rt, dict, key, OU_NONE)
                                   : OU_UNDEF;
        if (act == 3) cr_assert(ou_dict_set(rt, dict, key, OU_NONE));
        if (act == 4) cr_assert_eq(ou_dict_delete(rt, dict, key), OU_TRUTH_NO);
        cr_assert_eq(found, act == 2 ? OU_NONE : OU_UNDEF);
        check(dict);
        cr_assert_eq(ou_as_dict(dict)->count, act == 2 || act == 3 ? 51 : 50);
        ou_drop(rt, key);
        ou_drop(rt, dict);
    }
    actor_type_free(rt, type);
    END(rt);
}

static void add_to_target(OuRuntime *rt, Actor *self) {
    cr_assert(ou_dict_set(rt, self->target, number(self->number + 1000), OU_NONE));
}

Test(dict, survives_values_that_change_it_when_they_die) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuType *type = actor_type(rt);
    OuValue dict = ou_dict_new(rt);
    for (int i = 0; i < 30; i++) {
        OuValue actor = actor_new(rt, type, i);
        as_actor(actor)->on_death = add_to_target;
        as_actor(actor)->target = dict;
        cr_assert(ou_dict_set_take(rt, dict, number(i), actor));
    }
    for (int i = 0; i < 10; i++) {
        cr_assert(ou_dict_set(rt, dict, number(i), OU_NONE));
        check(dict);
    }
    for (int i = 10; i < 20; i++) {
        cr_assert_eq(ou_dict_delete(rt, dict, number(i)), OU_TRUTH_YES);
        check(dict);
    }
    ou_dict_clear(rt, dict);
    check(dict);
    cr_assert_eq(ou_as_dict(dict)->count, 10);
    ou_drop(rt, dict);
    actor_type_free(rt, type);
    END(rt);
}

Test(dict, says_what_cannot_be_a_key) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue dict = ou_dict_new(rt), list = ou_list_new(rt, 0), tuple = TUPLE(ou_own(list));
    const char *message =
        "TypeError(\"cannot use 'list' as a dict key (unhashable type: 'list')\")";
    IS(CALL(dict, "pop", ou_own(list), number(5)), "5");
    cr_assert(ou_dict_set(rt, dict, number(1), number(1)));
    FAILS(ou_dict_find(rt, dict, list), message);
    FAILS(ou_get_item(rt, dict, list), message);
    FAILS(CALL(dict, "get", ou_own(list)), message);
    FAILS(CALL(dict, "pop", ou_own(list)), message);
    FAILS(CALL(dict, "setdefault", ou_own(list)), message);
    REFUSED(ou_set_item(rt, dict, list, OU_NONE), message);
    REFUSED(ou_del_item(rt, dict, list), message);
    REFUSED(ou_contains(rt, dict, list) != OU_TRUTH_FAILED, message);
    FAILS(ou_dict_find(rt, dict, tuple),
          "TypeError(\"cannot use 'tuple' as a dict key (unhashable type: 'list')\")");
    FAILS(ou_get_item(rt, dict, OU_NONE), "KeyError(None)");
    REFUSED(ou_del_item(rt, dict, OU_NONE), "KeyError(None)");
    FAILS(CALL(dict, "pop", text(rt, "x")), "KeyError('x')");
    ou_drop(rt, list);
    ou_drop(rt, tuple);
    ou_drop(rt, dict);
    END(rt);
}

Test(dict, is_updated_from_anything) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue dict = ou_dict_new(rt), other = ou_dict_new(rt);
    OuValue pairs = LIST(TUPLE(number(1), number(2)), text(rt, "ab"));
    cr_assert(ou_dict_update(rt, dict, pairs));
    IS(ou_own(dict), "{1: 2, 'a': 'b'}");
    cr_assert(ou_dict_update(rt, other, dict));
    cr_assert(ou_dict_set(rt, other, number(5), number(6)));
    cr_assert(ou_dict_update(rt, dict, other));
    cr_assert(ou_dict_update(rt, dict, dict));
    IS(ou_own(dict), "{1: 2, 'a': 'b', 5: 6}");
    OuValue joined = ou_binary(rt, OU_BINARY_or, other, dict);
    IS(joined, "{1: 2, 'a': 'b', 5: 6}");
    ou_drop(rt, pairs);
    pairs = LIST(TUPLE(number(1)));
    REFUSED(ou_dict_update(rt, dict, pairs),
            "ValueError('dictionary update sequence element #0 has length 1; 2 is required')");
    REFUSED(ou_dict_update(rt, dict, number(1)), "TypeError(\"'int' object is not iterable\")");
    ou_drop(rt, pairs);
    pairs = LIST(number(1));
    REFUSED(ou_dict_update(rt, dict, pairs), "TypeError('object is not iterable')");
    ou_drop(rt, pairs);
    ou_drop(rt, dict);
    ou_drop(rt, other);
    END(rt);
}

Test(dict, copies_and_compares) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue dict = ou_dict_new(rt);
    for (int64_t i = 0; i < 100; i++) {
        cr_assert(ou_dict_set_take(rt, dict, number(i), ou_format(rt, "v%d", (int)i)));
    }
    for (int64_t i = 0; i < 100; i += 3) {
        ou_dict_delete(rt, dict, number(i));
    }
    OuValue copy = ou_dict_copy(rt, dict);
    check(copy);
    cr_assert(compare_take(rt, OU_EQ, ou_own(dict), ou_own(copy)));
    cr_assert(ou_dict_set(rt, copy, number(1), OU_NONE));
    cr_assert(compare_take(rt, OU_NE, ou_own(dict), ou_own(copy)));
    FAILS(ou_compare(rt, dict, copy, OU_LT),
          "TypeError(\"'<' not supported between instances of 'dict' and 'dict'\")");
    ou_drop(rt, dict);
    ou_drop(rt, copy);
    END(rt);
}

Test(dict, shows_itself_within_itself) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue dict = ou_dict_new(rt);
    cr_assert(ou_dict_set(rt, dict, number(1), dict));
    IS(ou_own(dict), "{1: {...}}");
    cr_assert(ou_dict_set_take(rt, dict, number(1), CALL0(dict, "values")));
    IS(ou_own(dict), "{1: dict_values([...])}");
    ou_dict_clear(rt, dict);
    ou_drop(rt, dict);
    END(rt);
}

Test(dict, views_are_sets) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue dict = ou_dict_new(rt);
    cr_assert(ou_dict_set(rt, dict, number(1), number(2)));
    cr_assert(ou_dict_set(rt, dict, number(3), number(4)));
    OuValue keys = CALL0(dict, "keys"), items = CALL0(dict, "items");
    IS(binary_take(rt, OU_BINARY_and, ou_own(keys), numbers(rt, 2, 5)), "{3}");
    IS(binary_take(rt, OU_BINARY_or, numbers(rt, 4, 5), ou_own(keys)), "{1, 3, 4}");
    IS(binary_take(rt, OU_BINARY_sub, ou_own(keys), numbers(rt, 2, 5)), "{1}");
    IS(binary_take(rt, OU_BINARY_xor, ou_own(keys), numbers(rt, 2, 4)), "{1, 2}");
    IS(binary_take(rt, OU_BINARY_and, ou_own(items), LIST(TUPLE(number(1), number(2)))),
       "{(1, 2)}");
    IS(binary_take(rt, OU_BINARY_xor, ou_own(items), ou_own(items)), "set()");
    FAILS(binary_take(rt, OU_BINARY_or, ou_own(keys), number(3)),
          "TypeError(\"'int' object is not iterable\")");
    OuValue list = LIST(number(1), number(3)), set = ou_set_new(rt, list);
    cr_assert(compare_take(rt, OU_EQ, ou_own(keys), ou_own(set)));
    cr_assert(compare_take(rt, OU_LE, ou_own(keys), ou_own(set)));
    cr_assert_not(compare_take(rt, OU_LT, ou_own(keys), ou_own(set)));
    cr_assert_not(compare_take(rt, OU_EQ, ou_own(keys), ou_own(list)));
    IS(CALL(keys, "isdisjoint", numbers(rt, 5, 8)), "True");
    ou_drop(rt, list);
    ou_drop(rt, set);
    ou_drop(rt, keys);
    ou_drop(rt, items);
    ou_drop(rt, dict);
    END(rt);
}

Test(dict, iterators_notice_changes) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue dict = ou_dict_new(rt);
    for (int i = 0; i < 3; i++) {
        cr_assert(ou_dict_set(rt, dict, number(i), number(i * i)));
    }
    OuValue iterator = ou_iter(rt, dict);
    IS(ou_next(rt, iterator), "0");
    cr_assert(ou_dict_set(rt, dict, number(9), number(9)));
    for (int i = 0; i < 2; i++) {
        FAILS(ou_next(rt, iterator),
              "RuntimeError('dictionary changed size during iteration')");
        ou_dict_delete(rt, dict, number(9)); // too late
    }
    ou_drop(rt, iterator);
    iterator = ou_iter(rt, dict);
    for (int i = 0; i < 3; i++) {
        IS(CALL0(iterator, "__length_hint__"), i == 0 ? "3" : i == 1 ? "2" : "1");
        ou_drop(rt, ou_next(rt, iterator));
        ou_dict_delete(rt, dict, number(i));
        cr_assert(ou_dict_set(rt, dict, number(i + 10), OU_NONE));
    }
    FAILS(ou_next(rt, iterator), "RuntimeError('dictionary keys changed during iteration')");
    cr_assert_eq(ou_next(rt, iterator), OU_STOP);
    ou_drop(rt, iterator);
    IS(items_take(rt, CALL0(dict, "__reversed__")), "[12, 11, 10]");
    ou_drop(rt, dict);
    END(rt);
}

Test(dict, fails_cleanly_at_every_allocation) {
    OuRuntime *rt = ou_runtime_new(NULL);
    bool failed = true;
    for (size_t n = 1; failed; n++) {
        OuValue dict = ou_dict_new(rt), copy = OU_UNDEF;
        ou_heap_fail_request(&rt->heap, n, false);
        failed = false;
        for (int64_t i = 0; i < 200 && !failed; i++) {
            failed = !ou_dict_set(rt, dict, number(i), number(i)) ||
                     (i % 3 == 0 && ou_dict_delete(rt, dict, number(i / 2)) == OU_TRUTH_FAILED);
        }
        if (!failed) copy = ou_dict_copy(rt, dict);
        failed |= ou_is_error(copy);
        ou_heap_fail_request(&rt->heap, 0, false);
        check(dict);
        if (failed) REFUSED(false, "MemoryError()");
        ou_drop(rt, copy);
        ou_drop(rt, dict);
    }
    END(rt);
}

Test(dict, makes_dicts_from_keys) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue dict = ou_dict_new(rt);
    IS(CALL(dict, "fromkeys", text(rt, "ab")), "{'a': None, 'b': None}");
    IS(CALL(dict, "fromkeys", numbers(rt, 0, 2), number(7)), "{0: 7, 1: 7}");
    IS(CALL(dict, "setdefault", number(1), number(2)), "2");
    IS(CALL(dict, "setdefault", number(1), number(3)), "2");
    IS(CALL(dict, "get", number(1)), "2");
    IS(CALL(dict, "get", number(2)), "None");
    IS(CALL(dict, "get", number(2), number(5)), "5");
    IS(CALL(dict, "pop", number(1)), "2");
    FAILS(CALL0(dict, "popitem"), "KeyError('popitem(): dictionary is empty')");
    ou_drop(rt, dict);
    END(rt);
}
