/* Chunks start small, for the many one-line compilations, and double up to a point. What is too
 * large to share a chunk gets its own, behind the newest, which stays in use. */
#include "memory/region.h"

#include <string.h>

#define CHUNK_SIZE_FIRST ((size_t)4 * 1024)
#define CHUNK_SIZE_MAX   ((size_t)256 * 1024)

struct OuRegionChunk {
    OuRegionChunk *next;
    size_t size; // of the whole block
};

_Static_assert(sizeof(OuRegionChunk) % OU_ALIGNMENT == 0, "what follows the header is aligned");

void ou_region_init(OuRegion *region, OuHeap *heap) {
    *region = (OuRegion){.heap = heap};
}

void ou_region_finish(OuRegion *region) {
    OuRegionChunk *next;
    for (OuRegionChunk *chunk = region->chunks; chunk != NULL; chunk = next) {
        next = chunk->next;
        ou_heap_free(region->heap, chunk, chunk->size);
    }
    ou_region_init(region, region->heap);
}

static OuRegionChunk *region_new_chunk(OuRegion *region, size_t size) {
    OuRegionChunk *chunk = ou_heap_alloc(region->heap, size);
    if (chunk != NULL) chunk->size = size;
    return chunk;
}

/* An allocation that has a chunk for itself. */
static void *region_alloc_alone(OuRegion *region, size_t size) {
    OuRegionChunk *chunk = region_new_chunk(region, sizeof *chunk + size);
    if (chunk == NULL) return NULL;
    if (region->chunks == NULL) {
        chunk->next = NULL;
        region->chunks = chunk;
    } else {
        chunk->next = region->chunks->next;
        region->chunks->next = chunk;
    }
    return memset(chunk + 1, 0, size);
}

static bool region_grow(OuRegion *region) {
    size_t size = CHUNK_SIZE_FIRST;
    if (region->end != NULL) {
        size =
            region->chunks->size < CHUNK_SIZE_MAX ? 2 * region->chunks->size : CHUNK_SIZE_MAX;
    }
    OuRegionChunk *chunk = region_new_chunk(region, size);
    if (chunk == NULL) return false;
    chunk->next = region->chunks;
    region->chunks = chunk;
    region->next = (char *)(chunk + 1);
    region->end = (char *)chunk + size;
    return true;
}

void *ou_region_alloc(OuRegion *region, size_t size) {
    if (size > PTRDIFF_MAX / 2) return NULL;
    size_t taken = (size + OU_ALIGNMENT - 1) & ~(OU_ALIGNMENT - 1);
    if (taken == 0) taken = OU_ALIGNMENT;
    if ((size_t)(region->end - region->next) < taken) {
        if (taken > CHUNK_SIZE_FIRST / 4) return region_alloc_alone(region, taken);
        if (!region_grow(region)) return NULL;
    }
    void *memory = region->next;
    region->next += taken;
    return memset(memory, 0, taken);
}

char *ou_region_copy(OuRegion *region, const void *bytes, size_t count) {
    if (count >= PTRDIFF_MAX / 2) return NULL;
    char *copy = ou_region_alloc(region, count + 1);
    if (copy != NULL && count > 0) memcpy(copy, bytes, count);
    return copy;
}
