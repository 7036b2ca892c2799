#include "memory/generation.h"

#include "tests/unit/memory/support.h"

static OuHeap heap;
static OuObject objects[100];

static void setup(void) {
    ou_heap_init(&heap, 0);
}
static void teardown(void) {
    ou_heap_finish(&heap);
}

TestSuite(generation, .init = setup, .fini = teardown);

Test(generation, closing_holes_keeps_the_order) {
    OuGeneration generation = {0};
    cr_assert(ou_generation_reserve(&heap, &generation, 100));
    for (size_t i = 0; i < 100; i++)
        ou_generation_put(&generation, 1, i, &objects[i]);
    generation.count = 100;
    for (size_t i = 0; i < 100; i++) {
        if (i % 3 == 0) generation.items[i] = NULL;
    }
    ou_generation_close_holes(&generation, 1);
    cr_assert_eq(generation.count, 66);
    for (size_t i = 0; i < 66; i++) {
        cr_assert_eq(ou_gc_index(generation.items[i]), i);
        cr_assert_eq(ou_gc_generation(generation.items[i]), 1);
        if (i > 0) cr_assert_lt(generation.items[i - 1], generation.items[i]);
    }
    ou_heap_free(&heap, generation.items, generation.capacity * sizeof(OuObject *));
}

Test(generation, putting_keeps_the_flags) {
    OuGeneration generation = {0};
    OuObject object = {0};
    cr_assert(ou_generation_reserve(&heap, &generation, 10));
    ou_gc_set_finalized(&object);
    ou_gc_set_weakrefs(&object, true);
    ou_generation_put(&generation, 2, 7, &object);
    cr_assert(ou_gc_is_finalized(&object) && ou_gc_has_weakrefs(&object));
    cr_assert_eq(ou_gc_generation(&object), 2);
    cr_assert_eq(ou_gc_index(&object), 7);
    ou_gc_set_weakrefs(&object, false);
    cr_assert_not(ou_gc_has_weakrefs(&object));
    cr_assert_eq(ou_gc_index(&object), 7);
    ou_heap_free(&heap, generation.items, generation.capacity * sizeof(OuObject *));
}

Test(generation, a_vector_that_has_become_large_shrinks) {
    OuGeneration generation = {0};
    cr_assert(ou_generation_reserve(&heap, &generation, 1000000));
    generation.count = 100;
    ou_generation_shrink(&heap, &generation);
    cr_assert_lt(generation.capacity, 100000);
    ou_heap_free(&heap, generation.items, generation.capacity * sizeof(OuObject *));
}

Test(generation, more_objects_than_an_index_can_name_are_refused) {
    OuGeneration generation = {0};
    cr_assert_not(ou_generation_reserve(&heap, &generation, (size_t)OU_GC_INDEX_MAX + 2));
    cr_assert_null(generation.items);
}
