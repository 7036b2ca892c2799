#include "memory/buffer.h"

#include "tests/unit/memory/support.h"

typedef struct Pair {
    int key, value;
} Pair;

static OuHeap heap;

static void setup(void) {
    ou_heap_init(&heap, 0);
}

static void teardown(void) {
    cr_assert_eq(ou_heap_live_blocks(&heap), 0);
    ou_heap_finish(&heap);
}

TestSuite(buffer, .init = setup, .fini = teardown);

Test(buffer, pushing_keeps_all_items) {
    OU_BUFFER(int) numbers = {0};
    for (int i = 0; i < 10000; i++)
        cr_assert(OU_BUFFER_PUSH(&heap, &numbers, i));
    cr_assert_eq(numbers.count, 10000);
    for (int i = 9999; i >= 5000; i--) {
        cr_assert_eq(OU_BUFFER_LAST(&numbers), i);
        cr_assert_eq(OU_BUFFER_POP(&numbers), i);
    }
    for (int i = 0; i < 5000; i++)
        cr_assert_eq(numbers.items[i], i);
    OU_BUFFER_FINISH(&heap, &numbers);
    cr_assert_null(numbers.items);
}

Test(buffer, items_may_be_structures_with_commas) {
    OU_BUFFER(Pair) pairs = {0};
    cr_assert(OU_BUFFER_PUSH(&heap, &pairs, (Pair){1, 2}));
    cr_assert_eq(pairs.items[0].value, 2);
    OU_BUFFER_FINISH(&heap, &pairs);
}

Test(buffer, arguments_are_evaluated_once) {
    OU_BUFFER(int) numbers[2] = {{0}};
    size_t i = 0;
    int value = 5;
    cr_assert(OU_BUFFER_PUSH(&heap, &numbers[i++], value++));
    cr_assert_eq(i, 1);
    cr_assert_eq(value, 6);
    OU_BUFFER_FINISH(&heap, &numbers[0]);
}

Test(buffer, reserving_is_exact_when_much_is_asked_for) {
    OU_BUFFER(char) text = {0};
    cr_assert(OU_BUFFER_RESERVE(&heap, &text, 1000));
    cr_assert_eq(text.capacity, 1000);
    char *before = text.items;
    text.count = 400;
    cr_assert(OU_BUFFER_RESERVE(&heap, &text, 600));
    cr_assert_eq(text.items, before);
    OU_BUFFER_FINISH(&heap, &text);
}

Test(buffer, a_failure_changes_nothing) {
    OU_BUFFER(long) numbers = {0};
    while (numbers.count < numbers.capacity || numbers.count == 0)
        cr_assert(OU_BUFFER_PUSH(&heap, &numbers, 7));
    size_t count = numbers.count;
    ou_heap_fail_request(&heap, 1, false);
    cr_assert_not(OU_BUFFER_PUSH(&heap, &numbers, 8));
    cr_assert_eq(numbers.count, count);
    cr_assert_eq(numbers.capacity, count);
    cr_assert_not(OU_BUFFER_RESERVE(&heap, &numbers, SIZE_MAX));
    cr_assert_not(OU_BUFFER_RESERVE(&heap, &numbers, SIZE_MAX / 8));
    cr_assert_eq(numbers.items[count - 1], 7);
    OU_BUFFER_FINISH(&heap, &numbers);
}
