#include "memory/generation.h"

#define CAPACITY_FIRST 1024
// Vectors below this are not worth shrinking.
#define CAPACITY_KEPT 16384

static bool generation_resize(OuHeap *heap, OuGeneration *generation, size_t capacity) {
    OuObject **items =
        ou_heap_resize(heap, generation->items, generation->capacity * sizeof(OuObject *),
                       capacity * sizeof(OuObject *));
    if (items == NULL) return false;
    generation->items = items;
    generation->capacity = capacity;
    return true;
}

bool ou_generation_reserve(OuHeap *heap, OuGeneration *generation, size_t more) {
    size_t needed = generation->count + more;
    if (needed <= generation->capacity) return true;
    if (needed > (size_t)OU_GC_INDEX_MAX + 1) return false;
    size_t capacity = generation->capacity + generation->capacity / 2;
    if (capacity < CAPACITY_FIRST) capacity = CAPACITY_FIRST;
    if (capacity < needed) capacity = needed;
    if (capacity > (size_t)OU_GC_INDEX_MAX + 1) capacity = (size_t)OU_GC_INDEX_MAX + 1;
    return generation_resize(heap, generation, capacity);
}

void ou_generation_close_holes(OuGeneration *generation, int number) {
    size_t place = 0;
    for (size_t i = 0; i < generation->count; i++) {
        OuObject *object = generation->items[i];
        if (object == NULL) continue;
        if (place != i) ou_generation_put(generation, number, place, object);
        place++;
    }
    generation->count = place;
}

void ou_generation_shrink(OuHeap *heap, OuGeneration *generation) {
    size_t capacity = generation->count * 2;
    if (capacity < CAPACITY_KEPT) capacity = CAPACITY_KEPT;
    // A failure leaves the larger vector, which is as good.
    if (capacity < generation->capacity / 2)
        (void)generation_resize(heap, generation, capacity);
}
