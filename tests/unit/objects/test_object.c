/* Objects: counts, destruction, finalizers, weak references, the collector's hooks. */
#include "tests/unit/objects/classes.h"

#include "objects/weakref.h"

static int finalized;

static OuValue count_finalizer(OuRuntime *rt OU_UNUSED, OuRef self OU_UNUSED,
                               const OuRef *args OU_UNUSED, size_t argc OU_UNUSED) {
    finalized++;
    return OU_NONE;
}

static OuValue revive(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                      size_t argc OU_UNUSED) {
    finalized++;
    cr_assert(ou_list_append(rt, rt->garbage, self));
    return OU_NONE;
}

static OuValue fail(OuRuntime *rt, OuRef self OU_UNUSED, const OuRef *args OU_UNUSED,
                    size_t argc OU_UNUSED) {
    return ou_raise(rt, OU_EXC_ValueError, "from __del__");
}

static const OuMethodRow del_row = {.name = "__del__", .function = count_finalizer};
static const OuMethodRow revive_row = {.name = "__del__", .function = revive};
static const OuMethodRow fail_row = {.name = "__del__", .function = fail};

Test(object, an_instance_holds_its_class_once) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(rt, "A", NULL, NULL);
    uint32_t count = ou_object(class)->refcount;
    OuValue one = ou_call0(rt, class);
    cr_assert_eq(ou_object(class)->refcount, count + 1);
    cr_assert_eq(ou_object(one)->refcount, 1);
    cr_assert(ou_set_attribute_string(rt, one, "x", one)); // a cycle
    cr_assert_eq(ou_object(one)->refcount, 2);
    ou_drop(rt, one);
    OuCollection result = ou_collector_collect(&rt->collector, rt, 2);
    cr_assert_eq(result.collected, 1);
    cr_assert_eq(ou_object(class)->refcount, count);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(object, a_long_chain_is_destroyed_without_recursion) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(rt, "A", NULL, (Attribute[]){{"__del__", &del_row, NULL}, {0}});
    finalized = 0;
    OuValue head = OU_NONE;
    for (int i = 0; i < 200000; i++) {
        OuValue next = ou_call0(rt, class);
        cr_assert(ou_set_attribute_string(rt, next, "next", head));
        ou_drop(rt, head);
        head = next;
    }
    ou_drop(rt, head);
    cr_assert_eq(finalized, 200000);
    cr_assert_eq(rt->destroy_depth, 0);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(object, a_finalizer_may_revive_once) {
    OuRuntime *rt = runtime_new();
    rt->garbage = ou_list_new(rt, 0);
    OuValue class =
        class_new(rt, "A", NULL, (Attribute[]){{"__del__", &revive_row, NULL}, {0}});
    finalized = 0;
    OuValue object = ou_call0(rt, class);
    cr_assert(ou_set_attribute_string(rt, object, "x", OU_TRUE));
    OuRef same = object;
    ou_drop(rt, object);
    cr_assert_eq(finalized, 1);
    cr_assert_eq(ou_as_list(rt->garbage)->items[0], same);
    cr_assert_eq(ou_object(same)->refcount, 1);
    cr_assert_eq(ou_get_attribute_string(rt, same, "x"), OU_TRUE);
    ou_list_clear(rt, rt->garbage);
    cr_assert_eq(finalized, 1);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(object, finalizers_of_a_cycle_run_once_and_it_is_freed) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(rt, "A", NULL, (Attribute[]){{"__del__", &del_row, NULL}, {0}});
    finalized = 0;
    OuValue a = ou_call0(rt, class), b = ou_call0(rt, class);
    cr_assert(ou_set_attribute_string(rt, a, "other", b));
    cr_assert(ou_set_attribute_string(rt, b, "other", a));
    ou_drop(rt, a);
    ou_drop(rt, b);
    cr_assert_eq(finalized, 0);
    OuCollection result = ou_collector_collect(&rt->collector, rt, 2);
    cr_assert_eq(result.collected, 2);
    cr_assert_eq(finalized, 2);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(object, a_drop_does_not_disturb_the_pending_exception) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(rt, "A", NULL, (Attribute[]){{"__del__", &fail_row, NULL}, {0}});
    OuValue object = ou_call0(rt, class);
    ou_raise(rt, OU_EXC_KeyError, "pending");
    ou_drop(rt, object); // reports on standard error
    cr_assert(ou_raised_is(rt, OU_EXC_KeyError));
    ou_clear_exception(rt);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(object, a_class_and_its_instances_are_collected_together) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(rt, "A", NULL, NULL);
    OuValue object = ou_call0(rt, class);
    cr_assert(ou_set_attribute_string(rt, class, "instance", object));
    ou_drop(rt, object);
    ou_drop(rt, class);
    OuCollection result = ou_collector_collect(&rt->collector, rt, 2);
    cr_assert(result.collected >= 2);
    runtime_end(rt);
}

Test(object, weak_references_to_a_cycle_die_with_it) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(rt, "A", NULL, NULL);
    OuValue object = ou_call0(rt, class);
    cr_assert(ou_set_attribute_string(rt, object, "me", object));
    OuValue weak = ou_weakref_new(rt, object, OU_UNDEF);
    cr_assert_neq(weak, OU_ERROR);
    ou_drop(rt, object);
    OuValue target = ou_weakref_get(weak);
    cr_assert_neq(target, OU_NONE);
    ou_drop(rt, target);
    ou_collector_collect(&rt->collector, rt, 2);
    cr_assert_eq(ou_weakref_get(weak), OU_NONE);
    ou_drop(rt, weak);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(object, its_dict_is_the_same_and_changes_it) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(rt, "A", NULL, NULL);
    OuValue object = ou_call0(rt, class);
    cr_assert(ou_set_attribute_string(rt, object, "x", ou_from_small_int(1)));
    OuValue dict = ou_get_attribute_string(rt, object, "__dict__");
    assert_repr(rt, dict, "{'x': 1}");
    cr_assert(ou_dict_set_string(rt, dict, "y", ou_from_small_int(2)));
    cr_assert_eq(ou_get_attribute_string(rt, object, "y"), ou_from_small_int(2));
    cr_assert(ou_set_attribute_string(rt, object, "x", OU_UNDEF));
    assert_repr(rt, dict, "{'y': 2}");
    OuValue other = ou_dict_new(rt);
    cr_assert(ou_set_attribute_string(rt, object, "__dict__", other));
    cr_assert_eq(ou_get_attribute_string(rt, object, "y"), OU_ERROR);
    assert_raised(rt, OU_EXC_AttributeError, "'A' object has no attribute 'y'");
    ou_drop(rt, other);
    ou_drop(rt, dict);
    ou_drop(rt, object);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(object, its_class_can_be_changed_whatever_the_sizes) {
    OuRuntime *rt = runtime_new();
    OuValue names = ou_tuple_new(rt, 5);
    for (unsigned i = 0; i < 5; i++)
        ou_as_tuple(names)->items[i] = ou_format(rt, "n%u", i);
    OuValue small = class_new(rt, "Small", NULL, NULL);
    OuValue large = class_new(rt, "Large", NULL,
                              (Attribute[]){{"__static_attributes__", NULL, names}, {0}});
    cr_assert_neq(ou_as_type(small)->instance_size, ou_as_type(large)->instance_size);
    OuValue a = ou_call0(rt, small), b = ou_call0(rt, large);
    cr_assert(ou_set_attribute_string(rt, a, "x", OU_TRUE));
    cr_assert(ou_set_attribute_string(rt, a, "__class__", large));
    cr_assert(ou_set_attribute_string(rt, b, "__class__", small));
    cr_assert_eq(ou_type_of(rt, a), ou_as_type(large));
    cr_assert_eq(ou_get_attribute_string(rt, a, "x"), OU_TRUE);
    cr_assert(ou_set_attribute_string(rt, b, "y", OU_TRUE));
    ou_drop(rt, large);
    ou_drop(rt, small);
    ou_drop(rt, a);
    ou_drop(rt, b);
    ou_drop(rt, names);
    runtime_end(rt);
}
