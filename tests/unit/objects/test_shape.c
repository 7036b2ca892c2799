/* Shapes: transitions, bounds, renumbering. */
#include "tests/unit/objects/classes.h"

static OuValue attribute_name(OuRuntime *rt, unsigned number) {
    OuValue text = ou_format(rt, "a%u", number);
    return ou_intern_take(rt, text);
}

Test(shape, same_attributes_in_the_same_order_share_a_shape) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(rt, "A", NULL, NULL);
    OuValue one = ou_call0(rt, class), two = ou_call0(rt, class), other = ou_call0(rt, class);
    cr_assert(ou_set_attribute_string(rt, one, "x", OU_NONE));
    cr_assert(ou_set_attribute_string(rt, one, "y", OU_NONE));
    cr_assert(ou_set_attribute_string(rt, two, "x", OU_TRUE));
    cr_assert(ou_set_attribute_string(rt, two, "y", OU_TRUE));
    cr_assert(ou_set_attribute_string(rt, other, "y", OU_NONE));
    cr_assert(ou_set_attribute_string(rt, other, "x", OU_NONE));
    cr_assert_eq(ou_shape_of(one), ou_shape_of(two));
    cr_assert_neq(ou_shape_of(one), ou_shape_of(other));
    cr_assert_eq(ou_shape_of(one)->slot_count, 2);
    OuValue name = ou_intern(rt, "y");
    cr_assert_eq(ou_shape_find(ou_shape_of(one), name), 1);
    cr_assert_eq(ou_shape_find(ou_shape_of(other), name), 0);
    ou_drop(rt, name);
    ou_drop(rt, one);
    ou_drop(rt, two);
    ou_drop(rt, other);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(shape, many_attributes_overflow_and_then_become_a_dict) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(rt, "A", NULL, NULL);
    OuValue object = ou_call0(rt, class);
    bool was_overflow = false;
    for (unsigned i = 0; i < 200; i++) {
        OuValue name = attribute_name(rt, i);
        cr_assert(ou_set_attribute(rt, object, name, ou_from_small_int(i)));
        ou_drop(rt, name);
        was_overflow |= !ou_shape_of(object)->is_dict &&
                        ou_shape_of(object)->slot_count > ou_as_type(class)->inline_capacity;
    }
    cr_assert(was_overflow);
    cr_assert(ou_shape_of(object)->is_dict);
    for (unsigned i = 0; i < 200; i++) {
        OuValue name = attribute_name(rt, i);
        cr_assert_eq(ou_get_attribute(rt, object, name), ou_from_small_int(i));
        ou_drop(rt, name);
    }
    ou_drop(rt, object);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(shape, a_class_used_as_a_dictionary_does_not_grow_without_bound) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(rt, "A", NULL, NULL);
    size_t dicts = 0;
    for (unsigned i = 0; i < 300; i++) {
        OuValue object = ou_call0(rt, class);
        OuValue name = attribute_name(rt, i);
        cr_assert(ou_set_attribute(rt, object, name, OU_NONE));
        dicts += ou_shape_of(object)->is_dict;
        ou_drop(rt, name);
        ou_drop(rt, object);
    }
    cr_assert(dicts > 200);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(shape, changing_a_class_renumbers_what_is_cached_only) {
    OuRuntime *rt = runtime_new();
    OuValue base = class_new(rt, "A", NULL, NULL);
    OuValue derived = class_new(rt, "B", base, NULL);
    OuType *a = ou_as_type(base), *b = ou_as_type(derived);
    a->flags &= ~(uint32_t)OU_TYPE_CACHED;
    ou_type_mark_cached(b);
    uint32_t a_id = a->shape->id, b_id = b->shape->id;
    cr_assert(ou_set_attribute_string(rt, base, "x", OU_NONE));
    cr_assert_neq(b->shape->id, b_id);
    (void)a_id;
    cr_assert_not(b->flags & OU_TYPE_CACHED);
    b_id = b->shape->id;
    cr_assert(ou_set_attribute_string(rt, base, "x", OU_TRUE));
    cr_assert_eq(b->shape->id, b_id);
    ou_drop(rt, derived);
    ou_drop(rt, base);
    runtime_end(rt);
}

Test(shape, without_ids_nothing_is_cached_and_all_works) {
    OuRuntime *rt = runtime_new();
    rt->next_shape_id = UINT32_MAX;
    OuValue class = class_new(rt, "A", NULL, NULL);
    cr_assert_eq(ou_as_type(class)->shape->id, OU_TYPE_NO_SHAPE);
    OuValue object = ou_call0(rt, class);
    cr_assert(ou_set_attribute_string(rt, class, "x", OU_TRUE));
    cr_assert_eq(ou_get_attribute_string(rt, object, "x"), OU_TRUE);
    cr_assert(ou_set_attribute_string(rt, class, "x", OU_FALSE));
    cr_assert_eq(ou_get_attribute_string(rt, object, "x"), OU_FALSE);
    ou_drop(rt, object);
    ou_drop(rt, class);
    runtime_end(rt);
}
