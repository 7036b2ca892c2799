/* Open addressing with linear probing; never more than half full. Nothing is ever deleted. */
#include "compiler/pointer_map.h"

#define FIRST_SIZE 16

static size_t map_start(const OuPointerMap *map, const void *key) {
    // The low bits of pointers say little, a multiplication moves the others to the top.
    uint64_t hash = (uint64_t)(uintptr_t)key * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(hash >> 32) & (map->size - 1);
}

static OuPointerCell *map_cell(const OuPointerMap *map, const void *key) {
    size_t at = map_start(map, key);
    while (map->cells[at].key != NULL && map->cells[at].key != key)
        at = (at + 1) & (map->size - 1);
    return &map->cells[at];
}

bool ou_pointer_map_find(const OuPointerMap *map, const void *key, uintptr_t *value) {
    if (map->size == 0) return false;
    const OuPointerCell *cell = map_cell(map, key);
    if (cell->key == NULL) return false;
    *value = cell->value;
    return true;
}

static bool map_grow(OuPointerMap *map, OuRegion *region) {
    OuPointerMap larger = {.size = map->size ? map->size * 2 : FIRST_SIZE, .count = map->count};
    larger.cells = ou_region_alloc(region, larger.size * sizeof *larger.cells);
    if (larger.cells == NULL) return false;
    for (size_t i = 0; i < map->size; i++) {
        if (map->cells[i].key != NULL) *map_cell(&larger, map->cells[i].key) = map->cells[i];
    }
    *map = larger;
    return true;
}

bool ou_pointer_map_set(OuPointerMap *map, OuRegion *region, const void *key, uintptr_t value) {
    if (map->count * 2 >= map->size && !map_grow(map, region)) return false;
    OuPointerCell *cell = map_cell(map, key);
    if (cell->key == NULL) map->count++;
    *cell = (OuPointerCell){key, value};
    return true;
}
