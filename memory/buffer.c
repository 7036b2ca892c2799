#include "memory/buffer.h"

#define CAPACITY_FIRST 8

void *ou_buffer_grow(OuHeap *heap, void *items, size_t item_size, size_t count, size_t more,
                     size_t *capacity) {
    size_t needed, size;
    if (__builtin_add_overflow(count, more, &needed)) return NULL;
    size_t wanted = *capacity < CAPACITY_FIRST ? CAPACITY_FIRST : *capacity + *capacity / 2;
    if (wanted < needed) wanted = needed;
    if (__builtin_mul_overflow(wanted, item_size, &size)) return NULL;
    void *grown = ou_heap_resize(heap, items, *capacity * item_size, size);
    if (grown != NULL) *capacity = wanted;
    return grown;
}
