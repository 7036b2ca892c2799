/* The heap of one runtime: every block of memory in the program comes from here.
 *
 * Requests of up to 512 bytes come from pools (geometry.h), larger ones from malloc. The caller
 * of resize and free says how large the block is, so no block needs a header.
 *
 * Allocation pops from the current pool of the size class, and freeing pushes onto the block's
 * own pool; both are inline. Everything else is reached because a pool has run out or become
 * empty: that is where the limit is enforced, peaks are noted and arenas come and go. To make
 * every request visible (failing the n-th one, debug builds), the current pools are taken away,
 * and each request ends up in the slow path.
 *
 * The limit is on memory held: pools in use, large blocks, and memory that others allocated on
 * our behalf. It is what the program costs, not the sum of what was asked for.
 *
 * A heap belongs to one thread at a time. */
#ifndef OU_MEMORY_HEAP_H
#define OU_MEMORY_HEAP_H

#include "memory/config.h"
#include "memory/geometry.h"

/* How many freed blocks wait before they are used again; debug builds only. */
#define OU_QUARANTINE_SIZE 256

/* Fields are for the memory/ folder only; all others use the functions. */
typedef struct OuHeap {
    OuPool *current[OU_SIZE_CLASSES]; // never NULL: &nothing if the class has none
    OuPool *used[OU_SIZE_CLASSES];    // lists of pools in state USED
    OuPool nothing;                   // a pool without free blocks

    OuArena *arenas[OU_POOLS_PER_ARENA]; // lists by number of empty pools
    uint64_t arenas_present;             // bit n: arenas[n] is not empty
    size_t arena_count, arena_peak, arena_total;
    size_t arenas_empty;    // wholly
    uint64_t retired_taken; // allocations from pools that have gone back since

    size_t held; // bytes: pools in use, large blocks, foreign memory
    size_t peak; // the highest `held` ever was
    size_t limit;
    size_t pools_in_use;
    size_t large_blocks, large_bytes;
    size_t foreign_blocks, foreign_bytes;
    uint64_t large_taken;

    bool armed;        // every request goes through the slow path
    bool unrefusable;  // the present request ignores limit and armed failure
    bool fail_forever; // go on failing after the first failure
    size_t fail_in;    // requests until one fails; 0 = none will
    uint64_t refused;  // requests that were refused

    struct { // freed blocks, oldest first from `quarantine_next`
        void *block;
        size_t size;
    } quarantine[OU_DEBUG ? OU_QUARANTINE_SIZE : 1];
    size_t quarantine_next;
} OuHeap;

/* Start an empty heap. `limit` as in ou_heap_set_limit. False if there is no memory. */
bool ou_heap_init(OuHeap *heap, size_t limit);

/* Give all arenas back to the system. Small blocks still live become invalid; large ones stay
 * allocated. */
void ou_heap_finish(OuHeap *heap);

void *ou_heap_alloc_slow(OuHeap *heap, size_t size);            // for ou_heap_alloc only
void ou_heap_free_slow(OuHeap *heap, void *block, size_t size); // for ou_heap_free only
void ou_heap_pool_event(OuHeap *heap, OuPool *pool);            // for ou_heap_free only

/* Return `size` bytes, aligned to 16, with arbitrary content; 0 counts as 1. NULL if the
 * system has no memory, the limit would be passed, or the request was told to fail. */
static inline void *ou_heap_alloc(OuHeap *heap, size_t size) {
    if (!OU_DEBUG && OU_LIKELY(size - 1 < OU_SMALL_MAX)) {
        OuPool *pool = heap->current[(size - 1) >> OU_ALIGNMENT_BITS];
        OuFreeBlock *block = pool->free;
        if (OU_LIKELY(block != NULL)) {
            pool->free = block->next;
            pool->taken++;
            return block;
        }
    }
    return ou_heap_alloc_slow(heap, size);
}

/* Free `block`, which ou_heap_alloc or ou_heap_resize returned for `size`. NULL is ignored. */
static inline void ou_heap_free(OuHeap *heap, void *block, size_t size) {
    if (block == NULL) return;
    if (!OU_DEBUG && OU_LIKELY(size <= OU_SMALL_MAX)) {
        OuPool *pool = ou_pool_of(block);
        OuFreeBlock *freed = block;
        freed->next = pool->free;
        pool->free = freed;
        if (OU_UNLIKELY(++pool->freed == pool->taken)) ou_heap_pool_event(heap, pool);
        return;
    }
    ou_heap_free_slow(heap, block, size);
}

/* As ou_heap_alloc, but all bytes are zero. */
void *ou_heap_alloc_zeroed(OuHeap *heap, size_t size);

/* Make `block` of `old_size` bytes one of `new_size`, perhaps elsewhere; the bytes that both
 * have are kept. A NULL block with old_size 0 allocates. NULL on failure, which is possible
 * even when shrinking: the old block is then intact and still has its old size. */
void *ou_heap_resize(OuHeap *heap, void *block, size_t old_size, size_t new_size);

/* Allocation for libraries that cannot bear a refusal: counted, but neither limit nor told
 * failures apply. NULL only if the system has no memory. Freed with ou_heap_free. */
void *ou_heap_alloc_unrefused(OuHeap *heap, size_t size);
void *ou_heap_resize_unrefused(OuHeap *heap, void *block, size_t old_size, size_t new_size);

/* Account for `size` bytes which somebody else allocated or freed on our behalf. Never refused;
 * what is counted has to be uncounted with the same size. */
void ou_heap_count_foreign(OuHeap *heap, size_t size);
void ou_heap_uncount_foreign(OuHeap *heap, size_t size);

/* Would a request of `size` bytes be granted now? To be asked before calling what cannot bear
 * a refusal. Counts as a request for ou_heap_fail_request. */
bool ou_heap_has_room(OuHeap *heap, size_t size);

/* Refuse requests that would make the memory held exceed `limit` bytes; 0 is no limit. Memory
 * held already stays, even if it is more. */
void ou_heap_set_limit(OuHeap *heap, size_t limit);

/* Fail the n-th request from now (1 is the next), and if `forever` all after it. 0 ends it.
 * Allocating, resizing and ou_heap_has_room each are one request. */
void ou_heap_fail_request(OuHeap *heap, size_t n, bool forever);

/* Debug builds: end the quarantine of freed blocks. Others: nothing. */
void ou_heap_flush(OuHeap *heap);

/* Blocks live now, small, large and foreign. Proportional to the number of arenas. */
size_t ou_heap_live_blocks(OuHeap *heap);

/* Bytes held now, and the most there ever were. */
static inline size_t ou_heap_held(const OuHeap *heap) {
    return heap->held;
}
static inline size_t ou_heap_peak(const OuHeap *heap) {
    return heap->peak;
}

#endif
