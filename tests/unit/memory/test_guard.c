#include "memory/guard.h"

#include "tests/unit/memory/support.h"

static OuHeap heap;

/* Each action does one thing that programs must not do, to a small or to a large block. */
static size_t block_size;

static char *block_new(void) {
    ou_heap_init(&heap, 0);
    return ou_heap_alloc(&heap, block_size);
}

static void write_beyond_the_end(void) {
    char *block = block_new();
    ((volatile char *)block)[block_size] = 1;
    ou_heap_free(&heap, block, block_size);
}

static void free_twice(void) {
    char *block = block_new();
    ou_heap_free(&heap, block, block_size);
    ou_heap_free(&heap, block, block_size);
}

static void free_with_a_wrong_size(void) {
    ou_heap_free(&heap, block_new(), block_size - 1);
}
static void free_a_block_as_large(void) {
    ou_heap_free(&heap, block_new(), 100000);
}
static void free_a_block_as_small(void) {
    ou_heap_free(&heap, block_new(), 32);
}

static void resize_with_a_wrong_size(void) {
    (void)ou_heap_resize(&heap, block_new(), block_size + 1, 5000);
}

static void write_after_freeing(void) {
    char *block = block_new();
    ou_heap_free(&heap, block, block_size);
    ((volatile char *)block)[block_size / 2] = 1;
    ou_heap_flush(&heap);
}

static void read_after_freeing(void) {
    char *block = block_new();
    ou_heap_free(&heap, block, block_size);
    volatile char read = ((volatile char *)block)[block_size / 2];
    (void)read;
}

static void do_nothing_wrong(void) {
    char *block = block_new();
    memset(block, 1, block_size);
    ou_heap_free(&heap, block, block_size);
    ou_heap_flush(&heap);
    ou_heap_finish(&heap);
}

static const size_t sizes[] = {40, 41, 496, 497, 3000};

#define EACH_SIZE(action)                                                                      \
    do {                                                                                       \
        NEEDS_DEBUG();                                                                         \
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {                            \
            block_size = sizes[i];                                                             \
            cr_assert(stops(action), "size %zu", block_size);                                  \
        }                                                                                      \
    } while (0)

Test(guard, writing_beyond_the_end_is_found) {
    EACH_SIZE(write_beyond_the_end);
}
Test(guard, freeing_twice_is_found) {
    EACH_SIZE(free_twice);
}
Test(guard, freeing_with_a_wrong_size_is_found) {
    EACH_SIZE(free_with_a_wrong_size);
}
Test(guard, freeing_as_a_large_block_is_found) {
    EACH_SIZE(free_a_block_as_large);
}
Test(guard, freeing_as_a_small_block_is_found) {
    EACH_SIZE(free_a_block_as_small);
}
Test(guard, resizing_from_a_wrong_size_is_found) {
    EACH_SIZE(resize_with_a_wrong_size);
}
Test(guard, writing_after_freeing_is_found) {
    EACH_SIZE(write_after_freeing);
}

Test(guard, reading_after_freeing_is_found_by_the_sanitizer) {
    if (!OU_ASAN) cr_skip_test("only with AddressSanitizer");
    EACH_SIZE(read_after_freeing);
}

Test(guard, correct_use_is_left_alone) {
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        block_size = sizes[i];
        cr_assert_not(stops(do_nothing_wrong));
    }
}

Test(guard, new_memory_is_filled_so_that_nobody_relies_on_it) {
    NEEDS_DEBUG();
    block_size = 100;
    unsigned char *block = (unsigned char *)block_new();
    for (size_t i = 0; i < block_size; i++)
        cr_assert_eq(block[i], 0xCD);
    ou_heap_free(&heap, block, block_size);
    ou_heap_finish(&heap);
}
