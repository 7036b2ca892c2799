/* A hash table from pointers to words, for what a compilation remembers about names and nodes.
 * Lies in a region and dies with it. */
#ifndef OU_COMPILER_POINTER_MAP_H
#define OU_COMPILER_POINTER_MAP_H

#include "memory/region.h"

typedef struct OuPointerCell {
    const void *key; // NULL: empty
    uintptr_t value;
} OuPointerCell;

/* All zero is an empty map. Fields are for pointer_map.c only. */
typedef struct OuPointerMap {
    OuPointerCell *cells;
    size_t size; // a power of two, or 0
    size_t count;
} OuPointerMap;

/* Is there an entry for `key`? Its value then goes to *value. */
bool ou_pointer_map_find(const OuPointerMap *map, const void *key, uintptr_t *value);

/* Store `value` under `key` (not NULL). false: no memory, nothing has changed. */
bool ou_pointer_map_set(OuPointerMap *map, OuRegion *region, const void *key, uintptr_t value);

#endif
