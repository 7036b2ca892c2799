#include "memory/platform.h"

#include <pthread.h>
#include <string.h>

#include "tests/unit/memory/support.h"

Test(platform, aligned_mappings_are_aligned_zero_and_apart) {
    enum { COUNT = 8, SIZE = 256 * 1024 };
    char *mapped[COUNT];
    for (int i = 0; i < COUNT; i++) {
        mapped[i] = ou_platform_map_aligned(SIZE);
        cr_assert_not_null(mapped[i]);
        cr_assert_eq((uintptr_t)mapped[i] % SIZE, 0);
        cr_assert_eq(mapped[i][0], 0);
        cr_assert_eq(mapped[i][SIZE - 1], 0);
        memset(mapped[i], i + 1, SIZE);
    }
    for (int i = 0; i < COUNT; i++) {
        cr_assert_eq(mapped[i][0], i + 1);
        cr_assert_eq(mapped[i][SIZE - 1], i + 1);
        ou_platform_unmap(mapped[i], SIZE);
    }
}

Test(platform, populating_keeps_the_content) {
    enum { SIZE = 256 * 1024 };
    char *mapped = ou_platform_map_aligned(SIZE);
    mapped[5] = 7;
    ou_platform_populate(mapped, SIZE);
    cr_assert_eq(mapped[5], 7);
    cr_assert_eq(mapped[SIZE - 1], 0);
    ou_platform_unmap(mapped, SIZE);
}

Test(platform, a_reserved_range_can_be_used_anywhere) {
    size_t size = (size_t)1 << 30;
    char *range = ou_platform_reserve(size);
    cr_assert_not_null(range);
    range[0] = range[size / 2] = range[size - 1] = 1;
    cr_assert_eq(range[1], 0);
    ou_platform_release(range, size);
}

Test(platform, the_clock_never_goes_back) {
    uint64_t last = ou_platform_monotonic_ns();
    for (int i = 0; i < 1000; i++) {
        uint64_t now = ou_platform_monotonic_ns();
        cr_assert_geq(now, last);
        last = now;
    }
}

Test(platform, random_bytes_differ_and_fill_just_what_they_should) {
    unsigned char first[1000] = {0};
    unsigned char second[1000] = {0};
    ou_platform_random_bytes(first, 999);
    ou_platform_random_bytes(second, 999);
    cr_assert_neq(memcmp(first, second, 999), 0);
    cr_assert_eq(first[999], 0);
}

static bool stack_limit_is_below_us_but_not_far(void) {
    char here;
    uintptr_t limit = ou_platform_stack_limit();
    uintptr_t address = (uintptr_t)&here;
    // Sanitizers may keep locals off the stack, hence the frame's own address.
    if (OU_ASAN) address = (uintptr_t)__builtin_frame_address(0);
    return limit < address && address - limit < ((size_t)1 << 30);
}

static void *answer_in_a_thread(void *argument) {
    *(bool *)argument = stack_limit_is_below_us_but_not_far();
    return NULL;
}

Test(platform, the_stack_limit_is_that_of_the_current_thread) {
    cr_assert(stack_limit_is_below_us_but_not_far());
    bool fine = false;
    pthread_t thread;
    cr_assert_eq(pthread_create(&thread, NULL, answer_in_a_thread, &fine), 0);
    pthread_join(thread, NULL);
    cr_assert(fine);
}
