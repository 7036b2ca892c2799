#include "memory/arena.h"

#include "memory/heap_stats.h"
#include "tests/unit/memory/support.h"

/* A heap whose pools the test takes and gives by itself. */
static OuHeap heap;

static OuPool *take(void) {
    OuPool *pool = ou_arena_take_pool(&heap);
    cr_assert_not_null(pool);
    pool->state = OU_POOL_FULL;
    return pool;
}

static void setup(void) {
    ou_heap_init(&heap, 0);
}
static void teardown(void) {
    ou_arena_finish(&heap);
}

TestSuite(arena, .init = setup, .fini = teardown);

Test(arena, headers_and_memory_of_all_pools_lie_where_masking_finds_them) {
    for (size_t i = 1; i <= OU_POOLS_USABLE; i++) {
        OuPool *pool = take();
        char *memory = ou_pool_memory(pool);
        cr_assert_eq(memory, (char *)ou_arena_of(pool) + i * OU_POOL_SIZE);
        cr_assert_eq(ou_pool_of(memory), pool);
        cr_assert_eq(ou_pool_of(memory + OU_POOL_SIZE - 1), pool);
        cr_assert_eq((OuArena *)ou_arena_of(memory), ou_arena_of(pool));
    }
    cr_assert_eq(heap.arena_count, 1);
    (void)take();
    cr_assert_eq(heap.arena_count, 2);
}

Test(arena, pools_come_from_the_fullest_arena) {
    OuPool *first[OU_POOLS_USABLE];
    OuPool *second[OU_POOLS_USABLE];
    for (size_t i = 0; i < OU_POOLS_USABLE; i++)
        first[i] = take();
    for (size_t i = 0; i < OU_POOLS_USABLE; i++)
        second[i] = take();
    for (size_t i = 0; i < 10; i++)
        ou_arena_give_pool(&heap, first[i]);
    for (size_t i = 0; i < 3; i++)
        ou_arena_give_pool(&heap, second[i]);
    for (size_t i = 0; i < 3; i++)
        cr_assert_eq(ou_arena_of(take()), ou_arena_of(second[0]));
    for (size_t i = 0; i < 10; i++)
        cr_assert_eq(ou_arena_of(take()), ou_arena_of(first[0]));
    cr_assert_eq(heap.arena_count, 2);
}

Test(arena, empty_arenas_go_back_to_the_system_but_for_a_few) {
    enum { ARENAS = OU_ARENAS_KEPT + 5 };
    static OuPool *pools[ARENAS * OU_POOLS_USABLE];
    for (size_t i = 0; i < ARENAS * OU_POOLS_USABLE; i++)
        pools[i] = take();
    cr_assert_eq(heap.arena_count, ARENAS);
    for (size_t i = 0; i < ARENAS * OU_POOLS_USABLE; i++)
        ou_arena_give_pool(&heap, pools[i]);
    cr_assert_eq(heap.arena_count, OU_ARENAS_KEPT);
    cr_assert_eq(heap.arenas_empty, OU_ARENAS_KEPT);
    cr_assert_eq(heap.arena_peak, ARENAS);
    (void)take();
    cr_assert_eq(heap.arenas_empty, OU_ARENAS_KEPT - 1);
}
