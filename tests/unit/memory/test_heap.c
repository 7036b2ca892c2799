#include "memory/heap.h"

#include "tests/unit/memory/support.h"

static OuHeap heap;

static void setup(void) {
    cr_assert(ou_heap_init(&heap, 0));
}

static void teardown(void) {
    cr_assert(ou_heap_check(&heap));
    cr_assert_eq(ou_heap_live_blocks(&heap), 0);
    ou_heap_finish(&heap);
}

TestSuite(heap, .init = setup, .fini = teardown);

Test(heap, blocks_of_all_sizes_are_aligned_and_do_not_overlap) {
    enum { COUNT = 1500 };
    unsigned char *blocks[COUNT];
    for (size_t size = 0; size < COUNT; size++) {
        blocks[size] = ou_heap_alloc(&heap, size);
        cr_assert_not_null(blocks[size]);
        cr_assert_eq((uintptr_t)blocks[size] % 16, 0);
        memset(blocks[size], (int)(size & 0xFF), size);
    }
    for (size_t size = 0; size < COUNT; size++) {
        for (size_t i = 0; i < size; i++)
            cr_assert_eq(blocks[size][i], size & 0xFF);
        ou_heap_free(&heap, blocks[size], size);
    }
}

Test(heap, zeroed_blocks_are_zero_even_when_used_before) {
    for (size_t size = 1; size < 1200; size += 13) {
        unsigned char *block = ou_heap_alloc(&heap, size);
        memset(block, 0xAA, size);
        ou_heap_free(&heap, block, size);
        block = ou_heap_alloc_zeroed(&heap, size);
        for (size_t i = 0; i < size; i++)
            cr_assert_eq(block[i], 0);
        ou_heap_free(&heap, block, size);
    }
}

Test(heap, the_block_freed_last_is_used_first) {
    if (OU_DEBUG) cr_skip_test("debug builds keep freed blocks in quarantine");
    char *first = ou_heap_alloc(&heap, 40);
    char *second = ou_heap_alloc(&heap, 40);
    ou_heap_free(&heap, first, 40);
    cr_assert_eq((char *)ou_heap_alloc(&heap, 40), first);
    ou_heap_free(&heap, first, 40);
    ou_heap_free(&heap, second, 40);
}

Test(heap, resizing_keeps_the_content_across_all_kinds_of_blocks) {
    static const size_t sizes[] = {1,   8,   16,   17,     100, 500, 512,
                                   513, 600, 5000, 100000, 700, 30,  1};
    size_t size = 1;
    unsigned char *block = ou_heap_resize(&heap, NULL, 0, size);
    block[0] = 0;
    for (size_t step = 0; step < sizeof sizes / sizeof *sizes; step++) {
        size_t kept = size < sizes[step] ? size : sizes[step];
        block = ou_heap_resize(&heap, block, size, sizes[step]);
        cr_assert_not_null(block);
        size = sizes[step];
        for (size_t i = 0; i < kept; i++)
            cr_assert_eq(block[i], i & 0xFF);
        for (size_t i = 0; i < size; i++)
            block[i] = i & 0xFF;
    }
    ou_heap_free(&heap, block, size);
}

Test(heap, a_failed_resize_leaves_the_block_intact) {
    char *small = ou_heap_alloc(&heap, 20);
    char *large = ou_heap_alloc(&heap, 2000);
    strcpy(small, "small");
    strcpy(large, "large");
    cr_assert_null(ou_heap_resize(&heap, small, 20, SIZE_MAX));
    cr_assert_null(ou_heap_resize(&heap, large, 2000, SIZE_MAX / 2));
    ou_heap_fail_request(&heap, 1, true);
    cr_assert_null(ou_heap_resize(&heap, small, 20, 3000));
    cr_assert_null(ou_heap_resize(&heap, large, 2000, 30));
    ou_heap_fail_request(&heap, 0, false);
    cr_assert_str_eq(small, "small");
    cr_assert_str_eq(large, "large");
    ou_heap_free(&heap, small, 20);
    ou_heap_free(&heap, large, 2000);
}

Test(heap, absurd_sizes_are_refused) {
    cr_assert_null(ou_heap_alloc(&heap, SIZE_MAX));
    cr_assert_null(ou_heap_alloc(&heap, SIZE_MAX - 15));
    cr_assert_null(ou_heap_alloc(&heap, (size_t)PTRDIFF_MAX));
    cr_assert_null(ou_heap_alloc_zeroed(&heap, SIZE_MAX));
    cr_assert_not(ou_heap_has_room(&heap, SIZE_MAX));
}

Test(heap, the_nth_request_fails_once) {
    for (size_t n = 1; n <= 20; n++) {
        void *blocks[20];
        ou_heap_fail_request(&heap, n, false);
        for (size_t i = 0; i < 20; i++) {
            blocks[i] = ou_heap_alloc(&heap, i % 2 ? 32 : 1000);
            cr_assert_eq(blocks[i] == NULL, i + 1 == n);
        }
        for (size_t i = 0; i < 20; i++)
            ou_heap_free(&heap, blocks[i], i % 2 ? 32 : 1000);
        cr_assert(ou_heap_check(&heap));
    }
}

Test(heap, all_requests_from_the_nth_on_fail_until_it_is_ended) {
    ou_heap_fail_request(&heap, 3, true);
    void *first = ou_heap_alloc(&heap, 64);
    void *second = ou_heap_alloc(&heap, 64);
    cr_assert(first != NULL && second != NULL);
    for (int i = 0; i < 10; i++) {
        cr_assert_null(ou_heap_alloc(&heap, 64));
        cr_assert_not(ou_heap_has_room(&heap, 1));
    }
    ou_heap_free(&heap, first, 64);
    cr_assert_null(ou_heap_alloc(&heap, 64));
    ou_heap_fail_request(&heap, 0, false);
    first = ou_heap_alloc(&heap, 64);
    cr_assert_not_null(first);
    ou_heap_free(&heap, first, 64);
    ou_heap_free(&heap, second, 64);
}

Test(heap, arming_a_failure_finds_pools_in_every_state) {
    enum { COUNT = 700 };
    void *blocks[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        blocks[i] = ou_heap_alloc(&heap, 128);
    for (size_t i = 0; i < COUNT; i += 3) {
        ou_heap_free(&heap, blocks[i], 128);
        ou_heap_fail_request(&heap, 1000000, false);
        cr_assert(ou_heap_check(&heap));
        if (i % 2) ou_heap_fail_request(&heap, 0, false);
    }
    for (size_t i = 0; i < COUNT; i += 3) {
        blocks[i] = ou_heap_alloc(&heap, 128);
        cr_assert(ou_heap_check(&heap));
    }
    cr_assert_eq(ou_heap_live_blocks(&heap), COUNT);
    for (size_t i = 0; i < COUNT; i++)
        ou_heap_free(&heap, blocks[i], 128);
    ou_heap_fail_request(&heap, 0, false);
}

Test(heap, the_limit_bounds_what_is_held) {
    enum { LIMIT = 1 << 20 };
    static void *blocks[LIMIT / 64];
    ou_heap_set_limit(&heap, LIMIT);
    size_t count = 0;
    while ((blocks[count] = ou_heap_alloc(&heap, 64)) != NULL)
        count++;
    cr_assert_leq(ou_heap_held(&heap), LIMIT);
    cr_assert_geq(count * (64 + OU_BLOCK_EXTRA), LIMIT - 2 * OU_POOL_SIZE);
    cr_assert_null(ou_heap_alloc(&heap, 5000));
    cr_assert_not(ou_heap_has_room(&heap, 1 << 20));
    while (count > 0)
        ou_heap_free(&heap, blocks[--count], 64);
    void *again = ou_heap_alloc(&heap, LIMIT / 2);
    cr_assert_not_null(again);
    cr_assert_null(ou_heap_resize(&heap, again, LIMIT / 2, 2 * LIMIT));
    ou_heap_free(&heap, again, LIMIT / 2);
    cr_assert_leq(ou_heap_peak(&heap), LIMIT);
}

Test(heap, unrefused_requests_ignore_limit_and_failure) {
    ou_heap_set_limit(&heap, 4096);
    ou_heap_fail_request(&heap, 1, true);
    char *block = ou_heap_alloc_unrefused(&heap, 100000);
    cr_assert_not_null(block);
    block = ou_heap_resize_unrefused(&heap, block, 100000, 200000);
    cr_assert_not_null(block);
    cr_assert_geq(ou_heap_held(&heap), 200000);
    cr_assert_null(ou_heap_alloc(&heap, 10));
    ou_heap_free(&heap, block, 200000);
}

Test(heap, foreign_memory_counts_against_the_limit_but_is_never_refused) {
    ou_heap_set_limit(&heap, 100000);
    ou_heap_count_foreign(&heap, 1000000);
    cr_assert_eq(ou_heap_live_blocks(&heap), 1);
    cr_assert_null(ou_heap_alloc(&heap, 1000));
    ou_heap_uncount_foreign(&heap, 1000000);
    void *block = ou_heap_alloc(&heap, 1000);
    cr_assert_not_null(block);
    ou_heap_free(&heap, block, 1000);
}

Test(heap, memory_goes_back_when_all_is_freed) {
    enum { COUNT = 100000 };
    static void *blocks[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        blocks[i] = ou_heap_alloc(&heap, 96);
    size_t held = ou_heap_held(&heap);
    for (size_t i = 0; i < COUNT; i++)
        ou_heap_free(&heap, blocks[(i * 7919) % COUNT], 96); // 7919 is prime: all, in disorder
    ou_heap_flush(&heap);
    cr_assert_geq(held, COUNT * 96);
    cr_assert_leq(ou_heap_held(&heap), OU_POOL_SIZE); // the current pool stays
    cr_assert_leq(heap.arena_count, OU_ARENAS_KEPT + 1);
}

/* Random requests, with the content of every block checked when it is resized or freed. */
Test(heap, random_work_keeps_all_invariants) {
    enum { SLOTS = 3000, STEPS = 200000 };
    static struct {
        unsigned char *block;
        size_t size;
        unsigned char fill;
    } slots[SLOTS];
    uint64_t seed = 42;
    for (size_t step = 0; step < STEPS; step++) {
        size_t slot = random_below(&seed, SLOTS);
        unsigned char *block = slots[slot].block;
        size_t size = slots[slot].size;
        for (size_t i = 0; i < size; i++)
            cr_assert(block[i] == slots[slot].fill);
        size_t new_size = random_below(&seed, random_below(&seed, 20) ? 200 : 3000) + 1;
        if (block != NULL && random_below(&seed, 3) > 0) {
            ou_heap_free(&heap, block, size);
            block = NULL;
            new_size = 0;
        } else {
            if (random_below(&seed, 1000) == 0) ou_heap_fail_request(&heap, 5, false);
            unsigned char *moved = ou_heap_resize(&heap, block, size, new_size);
            if (moved == NULL) continue;
            block = moved;
        }
        slots[slot].block = block;
        slots[slot].size = new_size;
        slots[slot].fill = (unsigned char)step;
        for (size_t i = 0; i < new_size; i++)
            block[i] = (unsigned char)step;
        if (step % 10000 == 0) cr_assert(ou_heap_check(&heap));
    }
    for (size_t slot = 0; slot < SLOTS; slot++)
        ou_heap_free(&heap, slots[slot].block, slots[slot].size);
}
