#include "memory/heap_stats.h"

#include "tests/unit/memory/support.h"

static OuHeap heap;

static void setup(void) {
    cr_assert(ou_heap_init(&heap, 0));
}
static void teardown(void) {
    ou_heap_finish(&heap);
}

TestSuite(heap_stats, .init = setup, .fini = teardown);

Test(heap_stats, totals_are_exact_without_being_counted) {
    enum { COUNT = 1000 };
    void *blocks[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        blocks[i] = ou_heap_alloc(&heap, 48);
    for (size_t i = 0; i < COUNT; i += 2)
        ou_heap_free(&heap, blocks[i], 48);
    for (size_t i = 0; i < 100; i++)
        ou_heap_free(&heap, ou_heap_alloc(&heap, 48), 48);
    void *large = ou_heap_alloc(&heap, 10000);
    OuHeapStats stats;
    ou_heap_stats(&heap, &stats);
    cr_assert_eq(stats.small_blocks, COUNT / 2);
    cr_assert_eq(stats.small_total, COUNT + 100);
    cr_assert_eq(stats.large_blocks, 1);
    cr_assert_eq(stats.large_bytes, 10000);
    cr_assert_eq(stats.large_total, 1);
    cr_assert_eq(ou_heap_live_blocks(&heap), COUNT / 2 + 1);
    for (size_t i = 1; i < COUNT; i += 2)
        ou_heap_free(&heap, blocks[i], 48);
    ou_heap_free(&heap, large, 10000);
    ou_heap_stats(&heap, &stats);
    cr_assert_eq(stats.small_blocks + stats.large_blocks, 0);
    cr_assert_eq(stats.small_total, COUNT + 100);
    cr_assert_geq(stats.peak, COUNT * 48);
}

Test(heap_stats, a_class_accounts_for_every_byte_of_its_pools) {
    enum { COUNT = 300 };
    size_t size = 200 - OU_BLOCK_EXTRA;
    void *blocks[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        blocks[i] = ou_heap_alloc(&heap, size);
    OuHeapStats stats;
    ou_heap_stats(&heap, &stats);
    OuClassStats *class = &stats.classes[12];
    cr_assert_eq(class->block_size, 208);
    cr_assert_eq(class->blocks_used, COUNT);
    cr_assert_eq(class->pools, (COUNT + 18) / 19);
    cr_assert_eq(class->pools_full, COUNT / 19);
    cr_assert_eq((class->blocks_used + class->blocks_free) * 208 + class->bytes_lost,
                 class->pools * OU_POOL_SIZE);
    cr_assert_eq(stats.pools_in_use, class->pools);
    cr_assert_eq(stats.pools_in_use + stats.pools_empty, stats.arenas * OU_POOLS_USABLE);
    cr_assert_eq(stats.header_bytes, stats.arenas * OU_POOL_SIZE);
    for (size_t i = 0; i < COUNT; i++)
        ou_heap_free(&heap, blocks[i], size);
}

static void add_view(const OuPoolView *pool, void *argument) {
    size_t *seen = argument;
    seen[0]++;
    seen[1] += pool->live;
    seen[2] += pool->state != OU_POOL_EMPTY;
}

Test(heap_stats, the_walk_shows_every_pool_of_every_arena) {
    void *blocks[100];
    for (size_t i = 0; i < 100; i++)
        blocks[i] = ou_heap_alloc(&heap, 300);
    size_t seen[3] = {0};
    ou_heap_walk_pools(&heap, add_view, seen);
    OuHeapStats stats;
    ou_heap_stats(&heap, &stats);
    cr_assert_eq(seen[0], stats.arenas * OU_POOLS_USABLE);
    cr_assert_eq(seen[1], 100);
    cr_assert_eq(seen[2], stats.pools_in_use);
    for (size_t i = 0; i < 100; i++)
        ou_heap_free(&heap, blocks[i], 300);
}

Test(heap_stats, refusals_are_counted) {
    ou_heap_fail_request(&heap, 1, false);
    cr_assert_null(ou_heap_alloc(&heap, 10));
    cr_assert_null(ou_heap_alloc(&heap, SIZE_MAX));
    OuHeapStats stats;
    ou_heap_stats(&heap, &stats);
    cr_assert_eq(stats.refused, 2);
}

static void damage_a_free_list(void) {
    ou_heap_init(&heap, 0);
    char *block = ou_heap_alloc(&heap, 16);
    ou_pool_of(block)->freed++;
    if (!ou_heap_check(&heap)) _exit(1);
}

Test(heap_stats, the_check_finds_damage) {
    cr_assert(stops(damage_a_free_list));
}
