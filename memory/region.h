/* Memory that dies all at once: what a compilation builds and throws away.
 *
 * Allocation moves a pointer through chunks; nothing is freed singly. Chunks come from the
 * heap, so they count and obey its limit. */
#ifndef OU_MEMORY_REGION_H
#define OU_MEMORY_REGION_H

#include <stddef.h>

#include "memory/heap.h"

typedef struct OuRegionChunk OuRegionChunk;

/* Fields are for region.c only. */
typedef struct OuRegion {
    OuHeap *heap;
    OuRegionChunk *chunks; // newest first
    char *next;            // first free byte of the newest chunk
    char *end;
} OuRegion;

/* Start an empty region on `heap`. Allocates nothing yet. */
void ou_region_init(OuRegion *region, OuHeap *heap);

/* Free everything. The region is empty then and can be used again. */
void ou_region_finish(OuRegion *region);

/* Return `size` zeroed bytes, aligned to 16, valid until ou_region_finish. NULL on failure. */
void *ou_region_alloc(OuRegion *region, size_t size);

/* Return a copy of `count` bytes, followed by a zero byte. NULL on failure. */
char *ou_region_copy(OuRegion *region, const void *bytes, size_t count);

#endif
