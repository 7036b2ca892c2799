/* The vectors of the collector. Private to memory/. */
#ifndef OU_MEMORY_GENERATION_H
#define OU_MEMORY_GENERATION_H

#include "memory/collector.h"

/* Write `object` to `place` of generation `number` and say so in its header. There is room. */
static inline void ou_generation_put(OuGeneration *generation, int number, size_t place,
                                     OuObject *object) {
    uint32_t gc = (object->gc & OU_GC_FLAGS) | (uint32_t)place << OU_GC_INDEX_SHIFT |
                  (uint32_t)(number + 1);
    generation->items[place] = object;
    // Most objects of a large generation stay where they are: do not dirty their cache lines.
    if (object->gc != gc) object->gc = gc;
}

/* Make room for `more` objects behind the last. False on failure, nothing has changed then. */
bool ou_generation_reserve(OuHeap *heap, OuGeneration *generation, size_t more);

/* Close the holes. */
void ou_generation_close_holes(OuGeneration *generation, int number);

/* Give memory back if there is much more than needed. */
void ou_generation_shrink(OuHeap *heap, OuGeneration *generation);

#endif
