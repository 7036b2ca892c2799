#include "objects/dict.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/weakref.h"

// Last: it defines `rt`, which is a parameter in the headers above.
#include "tests/unit/objects/call_support.h"

TestSuite(weakref, .init = setup, .fini = teardown);

static OuValue new_set(void) {
    return ou_call0(rt, TYPE_OF(SET));
}

Test(weakref, sees_its_target_until_that_dies) {
    OuValue target = new_set();
    OuValue weakref = ou_weakref_new(rt, target, OU_UNDEF);
    OuValue seen = ou_call0(rt, weakref);
    cr_assert_eq(seen, target);
    cr_assert_eq(ou_weakref_count(rt, target), 1);
    ou_drop(rt, seen);
    ou_drop(rt, target);
    cr_assert_eq(ou_call0(rt, weakref), OU_NONE);
    ou_drop(rt, weakref);
}

Test(weakref, without_callback_there_is_only_one) {
    OuValue target = new_set(), list = ou_list_new(rt, 0);
    OuValue callback = ou_get_attribute_string(rt, list, "append");
    OuValue a = ou_weakref_new(rt, target, OU_UNDEF);
    OuValue c = ou_weakref_new(rt, target, callback);
    OuValue b = ou_weakref_new(rt, target, OU_NONE);
    cr_assert_eq(a, b);
    cr_assert_neq(a, c);
    cr_assert_eq(ou_weakref_count(rt, target), 2);
    ou_drop(rt, a);
    ou_drop(rt, b);
    ou_drop(rt, c);
    cr_assert_eq(ou_weakref_count(rt, target), 0);
    ou_drop(rt, callback);
    ou_drop(rt, list);
    ou_drop(rt, target);
}

Test(weakref, callbacks_get_the_dead_reference_newest_first) {
    OuValue target = new_set(), list = ou_list_new(rt, 0);
    OuValue callback = ou_get_attribute_string(rt, list, "append");
    OuValue a = ou_weakref_new(rt, target, callback);
    OuValue b = ou_weakref_new(rt, target, callback);
    ou_drop(rt, target);
    cr_assert_eq(ou_as_list(list)->count, 2);
    cr_assert_eq(ou_as_list(list)->items[0], b);
    cr_assert_eq(ou_as_list(list)->items[1], a);
    cr_assert_eq(ou_call0(rt, a), OU_NONE);
    ou_drop(rt, a);
    ou_drop(rt, b);
    ou_drop(rt, callback);
    ou_drop(rt, list);
}

Test(weakref, many_targets_come_and_go) {
    enum { COUNT = 500 };
    OuValue targets[COUNT], weakrefs[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        targets[i] = new_set();
        weakrefs[i] = ou_weakref_new(rt, targets[i], OU_UNDEF);
    }
    for (size_t i = 0; i < COUNT; i += 3) {
        ou_drop(rt, targets[i]);
        targets[i] = OU_UNDEF;
    }
    for (size_t i = 1; i < COUNT; i += 3) {
        ou_drop(rt, weakrefs[i]);
        weakrefs[i] = OU_UNDEF;
    }
    for (size_t i = 0; i < COUNT; i++) {
        if (!ou_is_undef(weakrefs[i])) {
            OuValue seen = ou_weakref_get(weakrefs[i]);
            cr_assert_eq(seen, i % 3 == 0 ? OU_NONE : targets[i]);
            ou_drop(rt, seen);
        }
        ou_drop(rt, targets[i]);
        ou_drop(rt, weakrefs[i]);
    }
}

Test(weakref, is_compared_and_hashed_by_the_target) {
    OuValue name = text("module"), list = ou_list_new(rt, 0);
    OuValue target = CALL(TYPE_OF(FROZENSET), NULL, ou_own(list));
    OuValue callback = ou_get_attribute_string(rt, list, "append");
    OuValue a = ou_weakref_new(rt, target, OU_UNDEF);
    OuValue b = ou_weakref_new(rt, target, callback);
    cr_assert_eq(ou_equal(rt, a, b), OU_TRUTH_YES);
    int64_t hash, of_target;
    cr_assert(ou_hash(rt, a, &hash));
    cr_assert(ou_hash(rt, target, &of_target));
    cr_assert_eq(hash, of_target);
    ou_drop(rt, callback);
    ou_drop(rt, list);
    ou_drop(rt, target);
    cr_assert_eq(ou_equal(rt, a, b), OU_TRUTH_NO);
    cr_assert(ou_hash(rt, a, &hash));
    cr_assert_not(ou_hash(rt, b, &hash));
    expect_raised(OU_EXC_TypeError, "weak object has gone away");
    ou_drop(rt, name);
    ou_drop(rt, a);
    ou_drop(rt, b);
}

Test(weakref, some_objects_cannot_have_one) {
    cr_assert(ou_is_error(ou_weakref_new(rt, NUMBER(1), OU_UNDEF)));
    expect_raised(OU_EXC_TypeError, "cannot create weak reference to 'int' object");
    OuValue list = ou_list_new(rt, 0);
    cr_assert(ou_is_error(ou_weakref_new(rt, list, OU_UNDEF)));
    expect_raised(OU_EXC_TypeError, "cannot create weak reference to 'list' object");
    ou_drop(rt, list);
    cr_assert(ou_is_error(ou_call0(rt, TYPE_OF(WEAKREF))));
    expect_raised(OU_EXC_TypeError, "__new__ expected at least 1 argument, got 0");
}

Test(weakref, a_reference_in_the_same_cycle_is_not_called_back) {
    OuValue list = ou_list_new(rt, 0), told = ou_list_new(rt, 0);
    OuValue callback = ou_get_attribute_string(rt, told, "append");
    OuValue bound = ou_get_attribute_string(rt, list, "append"); // refers to list
    OuValue inside = ou_weakref_new(rt, bound, callback);
    OuValue outside = ou_weakref_new(rt, bound, callback);
    cr_assert(ou_list_append(rt, list, bound));
    cr_assert(ou_list_append_take(rt, list, inside));
    ou_drop(rt, bound);
    ou_drop(rt, list);
    ou_collector_collect(&rt->collector, rt, 2);
    cr_assert_eq(ou_as_list(told)->count, 1);
    cr_assert_eq(ou_as_list(told)->items[0], outside);
    cr_assert_eq(ou_call0(rt, outside), OU_NONE);
    ou_drop(rt, outside);
    ou_drop(rt, callback);
    ou_drop(rt, told);
}
