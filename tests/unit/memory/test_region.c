#include "memory/region.h"

#include "tests/unit/memory/support.h"

static OuHeap heap;
static OuRegion region;

static void setup(void) {
    ou_heap_init(&heap, 0);
    ou_region_init(&region, &heap);
}

static void teardown(void) {
    ou_region_finish(&region);
    cr_assert_eq(ou_heap_live_blocks(&heap), 0);
    ou_heap_finish(&heap);
}

TestSuite(region, .init = setup, .fini = teardown);

Test(region, blocks_are_zero_aligned_and_apart) {
    enum { COUNT = 5000 };
    static unsigned char *blocks[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        size_t size = i % 97 == 0 ? 20 * i : i % 61;
        blocks[i] = ou_region_alloc(&region, size);
        cr_assert_not_null(blocks[i]);
        cr_assert_eq((uintptr_t)blocks[i] % 16, 0);
        for (size_t j = 0; j < size; j++)
            cr_assert_eq(blocks[i][j], 0);
        memset(blocks[i], (int)(i & 0xFF), size);
    }
    for (size_t i = 0; i < COUNT; i++) {
        size_t size = i % 97 == 0 ? 20 * i : i % 61;
        for (size_t j = 0; j < size; j++)
            cr_assert_eq(blocks[i][j], i & 0xFF);
    }
}

Test(region, a_large_block_does_not_waste_the_chunk_in_use) {
    char *before = ou_region_alloc(&region, 16);
    (void)ou_region_alloc(&region, 1000000);
    cr_assert_eq((char *)ou_region_alloc(&region, 16), before + 16);
}

Test(region, a_large_block_can_be_the_first) {
    cr_assert_not_null(ou_region_alloc(&region, 1000000));
    cr_assert_not_null(ou_region_alloc(&region, 10));
    cr_assert_not_null(ou_region_alloc(&region, 1000000));
}

Test(region, copies_end_with_a_zero_byte) {
    char *copy = ou_region_copy(&region, "ab\0cd", 5);
    cr_assert_eq(memcmp(copy, "ab\0cd", 6), 0);
    cr_assert_str_eq(ou_region_copy(&region, NULL, 0), "");
}

Test(region, a_finished_region_can_be_used_again) {
    (void)ou_region_alloc(&region, 100);
    ou_region_finish(&region);
    cr_assert_eq(ou_heap_live_blocks(&heap), 0);
    cr_assert_not_null(ou_region_alloc(&region, 100));
}

Test(region, failures_leave_what_is_there) {
    char *text = ou_region_copy(&region, "still here", 10);
    ou_heap_fail_request(&heap, 1, true);
    cr_assert_null(ou_region_alloc(&region, 100000));
    while (ou_region_alloc(&region, 100) != NULL)
        continue;
    cr_assert_null(ou_region_alloc(&region, SIZE_MAX));
    cr_assert_null(ou_region_copy(&region, text, SIZE_MAX));
    cr_assert_str_eq(text, "still here");
    ou_heap_fail_request(&heap, 0, false);
    cr_assert_not_null(ou_region_alloc(&region, 100));
}
