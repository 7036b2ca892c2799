/* Interning. */
#include "tests/unit/objects/text_support.h"

TEXT_TEST(intern, equal_strs_become_one) {
    OuValue a = ou_intern(rt, "some name"), b = ou_intern_take(rt, S("some name"));
    cr_assert_eq(a, b);
    cr_assert(ou_as_str(a)->is_interned);
    ou_drop(rt, a);
    ou_drop(rt, b);
}

TEXT_TEST(intern, names_of_the_runtime_are_interned) {
    OuValue name = ou_intern(rt, "append");
    cr_assert_eq(name, rt->names.append);
    ou_drop(rt, name);
    name = ou_intern(rt, "x");
    cr_assert_eq(name, rt->characters['x']);
    ou_drop(rt, name);
}

TEXT_TEST(intern, references_of_the_table_do_not_count) {
    OuValue name = ou_intern(rt, "short lived");
    cr_assert_eq(ou_as_str(name)->header.refcount, 1);
    ou_drop(rt, name);
}

/* Many come and go in an order that leaves gaps, so that entries have to move up. */
TEXT_TEST(intern, survivors_are_found_after_others_have_gone) {
    enum { COUNT = 5000 };
    static OuValue names[COUNT];
    char text[32];
    for (int i = 0; i < COUNT; i++) {
        snprintf(text, sizeof text, "name %d", i);
        names[i] = ou_intern(rt, text);
    }
    for (int i = 0; i < COUNT; i++) {
        if (i % 3 == 0) continue;
        ou_drop(rt, names[i]);
        names[i] = OU_UNDEF;
    }
    for (int i = 0; i < COUNT; i++) {
        snprintf(text, sizeof text, "name %d", i);
        OuValue again = ou_intern(rt, text);
        if (i % 3 == 0) cr_assert_eq(again, names[i]);
        ou_drop(rt, again);
    }
    for (int i = 0; i < COUNT; i++)
        ou_drop(rt, names[i]);
}

TEXT_TEST(intern, an_interned_str_does_not_grow_in_place) {
    OuValue name = ou_intern(rt, "base name"), piece = S("!");
    OuValue longer = ou_str_append_take(rt, name, piece);
    OuValue again = ou_intern(rt, "base name");
    gives(longer, "'base name!'");
    gives(again, "'base name'");
    ou_drop(rt, piece);
}

TEXT_TEST(intern, running_out_of_memory_raises) {
    ou_heap_fail_request(&rt->heap, 1, true);
    OuValue name = ou_intern(rt, "never seen before");
    ou_heap_fail_request(&rt->heap, 0, false);
    gives(name, "MemoryError: ");
}
