/* The runtime from beginning to end, also when memory fails on the way. */
#include "objects/runtime.h"

#include "tests/unit/objects/classes.h"

Test(runtime, ends_without_live_blocks) {
    OuRuntime *rt = runtime_new();
    cr_assert_eq(ou_runtime_free(rt), 0);
}

Test(runtime, several_live_side_by_side) {
    OuRuntime *a = runtime_new(), *b = runtime_new();
    cr_assert_neq(a->types[OU_TYPE_INT], b->types[OU_TYPE_INT]);
    runtime_end(a);
    runtime_end(b);
}

Test(runtime, names_are_interned) {
    OuRuntime *rt = runtime_new();
    OuValue name = ou_intern(rt, "__class__");
    cr_assert_eq(name, rt->names.dunder_class);
    ou_drop(rt, name);
    name = ou_intern(rt, "__radd__");
    cr_assert_eq(name, rt->slot_names.radd);
    ou_drop(rt, name);
    name = ou_str_from_string(rt, "_");
    cr_assert_eq(name, rt->names.underscore);
    ou_drop(rt, name);
    runtime_end(rt);
}

Test(runtime, every_value_has_a_type) {
    OuRuntime *rt = runtime_new();
    cr_assert_eq(ou_type_of(rt, ou_from_small_int(-5)), rt->types[OU_TYPE_INT]);
    cr_assert_eq(ou_type_of(rt, ou_pack_float(1.5)), rt->types[OU_TYPE_FLOAT]);
    cr_assert_eq(ou_type_of(rt, ou_pack_float(-0.0)), rt->types[OU_TYPE_FLOAT]);
    cr_assert_eq(ou_type_of(rt, ou_pack_float(1e70)), rt->types[OU_TYPE_FLOAT]);
    cr_assert_eq(ou_type_of(rt, OU_TRUE), rt->types[OU_TYPE_BOOL]);
    cr_assert_eq(ou_type_of(rt, OU_FALSE), rt->types[OU_TYPE_BOOL]);
    cr_assert_eq(ou_type_of(rt, OU_NONE), rt->types[OU_TYPE_NONE]);
    cr_assert_eq(ou_type_of(rt, OU_ELLIPSIS), rt->types[OU_TYPE_ELLIPSIS]);
    cr_assert_eq(ou_type_of(rt, OU_NOT_IMPLEMENTED), rt->types[OU_TYPE_NOT_IMPLEMENTED]);
    cr_assert_eq(ou_type_of(rt, rt->empty_tuple), rt->types[OU_TYPE_TUPLE]);
    cr_assert_eq(ou_type_of(rt, ou_ref(rt->types[OU_TYPE_INT])), rt->types[OU_TYPE_TYPE]);
    cr_assert_eq(ou_type_of(rt, ou_ref(rt->types[OU_TYPE_TYPE])), rt->types[OU_TYPE_TYPE]);
    runtime_end(rt);
}

Test(runtime, the_shape_of_a_built_in_type_has_its_number) {
    OuRuntime *rt = runtime_new();
    for (uint32_t i = 1; i < OU_TYPE_COUNT; i++) {
        cr_assert_eq(rt->types[i]->shape->id, i);
        cr_assert_eq(rt->types[i]->kind, i);
        cr_assert_eq(rt->types[i]->header.shape->id, OU_TYPE_TYPE);
    }
    runtime_end(rt);
}

/* Each type's dict can be made, has no name twice in vain, and its slots are visible. */
Test(runtime, all_dicts_can_be_filled) {
    OuRuntime *rt = runtime_new();
    for (uint32_t i = 1; i < OU_TYPE_COUNT; i++) {
        OuValue dict = ou_get_attribute_string(rt, ou_ref(rt->types[i]), "__dict__");
        cr_assert_neq(dict, OU_ERROR);
        cr_assert(ou_length(rt, dict) > 0);
        OuValue text = ou_repr(rt, dict);
        cr_assert(ou_is_str(text));
        ou_drop(rt, text);
        ou_drop(rt, dict);
    }
    runtime_end(rt);
}

/* Wherever memory runs out on the way, the half-made runtime is taken apart. */
Test(runtime, cannot_be_made_without_memory) {
    bool done = false;
    for (size_t limit = 4096; !done && limit < 4 << 20; limit += 4096) {
        OuRuntimeOptions options = {.memory_limit = limit};
        OuRuntime *rt = ou_runtime_new(&options);
        if (rt == NULL) continue;
        done = true;
        runtime_end(rt);
    }
    cr_assert(done);
}

/* A runtime that cannot be made leaves nothing behind (the sanitizer's leak check sees to it).
 */
Test(runtime, respects_the_limit_of_memory) {
    OuRuntimeOptions options = {.memory_limit = 8 << 20};
    OuRuntime *rt = ou_runtime_new(&options);
    cr_assert_not_null(rt);
    OuValue list = ou_list_new(rt, 0);
    bool done = true;
    for (size_t i = 0; done && i < 10 * 1000 * 1000; i++)
        done = ou_list_append(rt, list, OU_NONE);
    cr_assert_not(done);
    cr_assert(ou_raised_is(rt, OU_EXC_MemoryError));
    ou_clear_exception(rt);
    ou_drop(rt, list);
    runtime_end(rt);
}
