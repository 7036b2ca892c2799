#include "containers_support.h"

/* Numbers that look random, the same in every run. */
static uint32_t scramble(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

typedef OuValue (*MakeItem)(OuRuntime *rt, uint32_t n);

static OuValue make_int(OuRuntime *rt, uint32_t n) {
    return number((int64_t)n - 500);
}
static OuValue make_float(OuRuntime *rt, uint32_t n) {
    return n % 50 == 0 ? ou_float_new(rt, 1e300 * n) : ou_float_new(rt, n / 8.0);
}
static OuValue make_str(OuRuntime *rt, uint32_t n) {
    return ou_format(rt, "k%u", n);
}
static OuValue make_tuple(OuRuntime *rt, uint32_t n) {
    return TUPLE(number(n % 10), ou_format(rt, "k%u", n / 10));
}
static OuValue make_mixed(OuRuntime *rt, uint32_t n) {
    return n % 2 ? number(n) : ou_float_new(rt, n);
}

static bool in_order(OuRuntime *rt, OuRef list, bool falling) {
    const OuList *l = ou_as_list(list);
    for (size_t i = 1; i < l->count; i++) {
        OuRef a = l->items[i - 1], b = l->items[i];
        if (ou_compare_truth(rt, falling ? a : b, falling ? b : a, OU_LT) != OU_TRUTH_NO)
            return false;
    }
    return true;
}

static void sort_kind(OuRuntime *rt, MakeItem make, size_t count, uint32_t distinct) {
    uint32_t state = (uint32_t)count;
    for (int reverse = 0; reverse < 2; reverse++) {
        OuValue list = ou_list_new(rt, 0);
        for (size_t i = 0; i < count; i++) {
            cr_assert(ou_list_append_take(rt, list, make(rt, scramble(&state) % distinct)));
        }
        cr_assert(ou_list_sort(rt, list, OU_NONE, reverse));
        cr_assert_eq(ou_as_list(list)->count, count);
        cr_assert(in_order(rt, list, reverse));
        ou_drop(rt, list);
    }
}

Test(list_sort, sorts_every_kind_of_key_at_every_size) {
    OuRuntime *rt = ou_runtime_new(NULL);
    MakeItem kinds[] = {make_int, make_float, make_str, make_tuple, make_mixed};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        for (size_t count = 0; count < 300; count += 1 + count / 7) {
            sort_kind(rt, kinds[k], count, 1000);
        }
        sort_kind(rt, kinds[k], 3000, 20);
        sort_kind(rt, kinds[k], 5000, 100000);
    }
    END(rt);
}

static OuValue by_tens(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return number(ou_small_int(args[0]) / 1000);
}
static const OuMethodRow by_tens_row = {"by_tens", by_tens, 1, 1, .doc = NULL};

static OuValue key_function(OuRuntime *rt, const OuMethodRow *row) {
    OuValue function = ou_native_new(rt, row, OU_UNDEF, OU_UNDEF);
    cr_assert_not(ou_is_error(function));
    return function;
}

Test(list_sort, keeps_the_order_of_equal_keys) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue key = key_function(rt, &by_tens_row);
    for (int reverse = 0; reverse < 2; reverse++) {
        uint32_t state = 7;
        OuValue list = ou_list_new(rt, 0);
        // The thousands are the key; the rest says which came first.
        for (int64_t i = 0; i < 900; i++) {
            cr_assert(ou_list_append(rt, list, number(scramble(&state) % 20 * 1000 + i)));
        }
        cr_assert(ou_list_sort(rt, list, key, reverse));
        const OuList *l = ou_as_list(list);
        for (size_t i = 1; i < l->count; i++) {
            int64_t a = ou_small_int(l->items[i - 1]), b = ou_small_int(l->items[i]);
            if (a / 1000 == b / 1000) {
                cr_assert_lt(a, b);
            } else {
                cr_assert_eq(a / 1000 < b / 1000, !reverse);
            }
        }
        ou_drop(rt, list);
    }
    ou_drop(rt, key);
    END(rt);
}

static size_t comparisons;
static void count_comparison(OuRuntime *rt, Actor *self) {
    comparisons++;
}

static OuValue actors(OuRuntime *rt, OuType *type, const int64_t *order, size_t count) {
    OuValue list = ou_list_new(rt, 0);
    for (size_t i = 0; i < count; i++) {
        OuValue actor = actor_new(rt, type, order[i]);
        as_actor(actor)->on_compare = count_comparison;
        cr_assert(ou_list_append_take(rt, list, actor));
    }
    return list;
}

Test(list_sort, profits_from_order_already_there) {
    enum { COUNT = 1000 };
    OuRuntime *rt = ou_runtime_new(NULL);
    OuType *type = actor_type(rt);
    int64_t rising[COUNT], falling[COUNT], two_runs[COUNT], saw[COUNT];
    for (int i = 0; i < COUNT; i++) {
        rising[i] = i;
        falling[i] = COUNT - i;
        two_runs[i] = i < 900 ? i * 2 : (i - 900) * 2 + 1;
        saw[i] = i % 100 * 10 + i / 100;
    }
    struct {
        int64_t *order;
        size_t most;
    } cases[] = {{rising, COUNT}, {falling, COUNT}, {two_runs, 2 * COUNT}, {saw, 5 * COUNT}};
    for (int i = 0; i < 4; i++) {
        OuValue list = actors(rt, type, cases[i].order, COUNT);
        comparisons = 0;
        cr_assert(ou_list_sort(rt, list, OU_NONE, false));
        cr_assert_leq(comparisons, cases[i].most, "case %d: %zu", i, comparisons);
        cr_assert(in_order(rt, list, false));
        ou_drop(rt, list);
    }
    actor_type_free(rt, type);
    END(rt);
}

static size_t fail_after;
static void fail_comparison(OuRuntime *rt, Actor *self) {
    if (fail_after-- == 0) ou_raise(rt, OU_EXC_ValueError, "enough");
}

Test(list_sort, loses_nothing_when_a_comparison_fails) {
    enum { COUNT = 200 };
    OuRuntime *rt = ou_runtime_new(NULL);
    OuType *type = actor_type(rt);
    for (size_t limit = 0; limit < 1200; limit += 13) {
        OuValue list = ou_list_new(rt, 0);
        uint32_t state = 3;
        for (int i = 0; i < COUNT; i++) {
            OuValue actor = actor_new(rt, type, scramble(&state) % 1000);
            as_actor(actor)->on_compare = fail_comparison;
            as_actor(actor)->hash = i;
            cr_assert(ou_list_append_take(rt, list, actor));
        }
        fail_after = limit;
        if (!ou_list_sort(rt, list, OU_NONE, limit % 2)) REFUSED(false, "ValueError('enough')");
        bool seen[COUNT] = {false};
        for (int i = 0; i < COUNT; i++) {
            seen[as_actor(ou_as_list(list)->items[i])->hash] = true;
        }
        for (int i = 0; i < COUNT; i++) {
            cr_assert(seen[i]);
        }
        fail_after = SIZE_MAX;
        ou_drop(rt, list);
    }
    actor_type_free(rt, type);
    END(rt);
}

/* Leaves it empty, as it is while it is sorted. */
static void change_list(OuRuntime *rt, Actor *self) {
    cr_assert(ou_list_append(rt, self->target, number(1)));
    ou_list_clear(rt, self->target);
}

Test(list_sort, notices_that_the_list_was_changed) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuType *type = actor_type(rt);
    OuValue list = ou_list_new(rt, 0);
    for (int i = 0; i < 5; i++) {
        OuValue actor = actor_new(rt, type, 5 - i);
        as_actor(actor)->target = list;
        cr_assert(ou_list_append_take(rt, list, actor));
    }
    OuRef middle = ou_as_list(list)->items[2];
    as_actor(middle)->on_compare = change_list;
    REFUSED(ou_list_sort(rt, list, OU_NONE, false), "ValueError('list modified during sort')");
    as_actor(middle)->on_compare = NULL;
    IS(list, "[<1>, <2>, <3>, <4>, <5>]");
    actor_type_free(rt, type);
    END(rt);
}

Test(list_sort, checks_its_arguments) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue list = LIST(number(3), text(rt, "a"));
    FAILS(CALL(list, "sort", number(1)), "TypeError('sort() takes no positional arguments')");
    FAILS(CALL0(list, "sort"),
          "TypeError(\"'<' not supported between instances of 'str' and 'int'\")");
    REFUSED(ou_list_sort(rt, list, number(3), false),
            "TypeError(\"'int' object is not callable\")");
    IS(list, "[3, 'a']");
    END(rt);
}
