/* The slow paths of the heap, and the choke point that all requests pass which are not served
 * by a pool's list of free blocks.
 *
 * Life of a pool (the states are told in geometry.h):
 *
 *     arena --take--> CURRENT --exhausted--> FULL --first free--> USED --last free--> arena
 *                        ^                                          |
 *                        +----------- needed again -----------------+
 *
 * A pool's memory is cut into blocks as they are needed, a few at a time, so memory that was
 * never asked for is never touched.
 *
 * While requests are to be failed (`armed`), no class keeps a current pool: after each request
 * it is put back among the used ones ("parked"), and the next request comes here again. */
#include "memory/heap.h"

#include <stdlib.h>
#include <string.h>

#include "memory/arena.h"
#include "memory/guard.h"

// Blocks are cut in batches of about so many bytes.
#define BATCH_SIZE 512
// No request may be larger: sums of a few sizes must not overflow.
#define REQUEST_MAX ((size_t)PTRDIFF_MAX / 2)

bool ou_heap_init(OuHeap *heap, size_t limit) {
    memset(heap, 0, sizeof *heap);
    heap->limit = limit;
    for (size_t i = 0; i < OU_SIZE_CLASSES; i++)
        heap->current[i] = &heap->nothing;
    return true;
}

void ou_heap_finish(OuHeap *heap) {
    ou_heap_flush(heap);
    ou_arena_finish(heap);
}

/* ---- Limit, counting, failing on demand ---- */

static bool heap_within_limit(const OuHeap *heap, size_t more) {
    if (heap->limit == 0 || heap->unrefusable) return true;
    return more <= heap->limit && heap->held <= heap->limit - more;
}

static void heap_hold(OuHeap *heap, size_t size) {
    heap->held += size;
    if (heap->held > heap->peak) heap->peak = heap->held;
}

/* Is the present request the one that was told to fail? */
static bool heap_told_to_fail(OuHeap *heap) {
    if (OU_LIKELY(!heap->armed) || heap->unrefusable) return false;
    if (--heap->fail_in > 0) return false;
    if (heap->fail_forever) {
        heap->fail_in = 1;
    } else {
        heap->armed = false;
    }
    heap->refused++;
    return true;
}

/* ---- Pools ---- */

/* A class's used pools form a queue: `previous` of the first leads to the last. A pool that was
 * full has one free block now; at the end of the queue it gains others before it is needed, so
 * that fewer requests end up in the slow path. */
static void pool_link(OuHeap *heap, OuPool *pool) {
    OuPool *first = heap->used[pool->size_class];
    pool->state = OU_POOL_USED;
    pool->next = NULL;
    if (first == NULL) {
        heap->used[pool->size_class] = pool;
        pool->previous = pool;
    } else {
        pool->previous = first->previous;
        first->previous->next = pool;
        first->previous = pool;
    }
}

static void pool_unlink(OuHeap *heap, OuPool *pool) {
    OuPool *first = heap->used[pool->size_class];
    if (pool == first) {
        heap->used[pool->size_class] = pool->next;
    } else {
        pool->previous->next = pool->next;
    }
    OuPool *follower = pool->next != NULL ? pool->next : first;
    follower->previous = pool->previous;
}

/* Cut more blocks from a pool without free ones. False if it is exhausted. */
static bool pool_carve(OuPool *pool) {
    size_t size = ou_class_size(pool->size_class);
    size_t end = pool->capacity * size;
    size_t first = pool->untouched;
    if (first == end) return false;
    size_t last = first;
    while (last + 2 * size <= end && last + 2 * size <= first + BATCH_SIZE)
        last += size;
    char *memory = ou_pool_memory(pool);
    ou_guard_allow(memory + first, last + size - first);
    for (size_t offset = first; offset < last; offset += size) {
        ((OuFreeBlock *)(memory + offset))->next = (OuFreeBlock *)(memory + offset + size);
    }
    ((OuFreeBlock *)(memory + last))->next = NULL;
    ou_guard_forbid(memory + first, last + size - first);
    pool->free = (OuFreeBlock *)(memory + first);
    pool->untouched = (uint32_t)(last + size);
    return true;
}

static OuPool *heap_new_pool(OuHeap *heap, size_t size_class) {
    if (!heap_within_limit(heap, OU_POOL_SIZE)) return NULL;
    OuPool *pool = ou_arena_take_pool(heap);
    if (pool == NULL) return NULL;
    pool->free = NULL;
    pool->taken = pool->freed = 0;
    pool->untouched = 0;
    pool->size_class = (uint8_t)size_class;
    pool->capacity = (uint16_t)(OU_POOL_SIZE / ou_class_size(size_class));
    ou_guard_forbid(ou_pool_memory(pool), OU_POOL_SIZE);
    heap->pools_in_use++;
    heap_hold(heap, OU_POOL_SIZE);
    return pool;
}

/* Give back a pool that has become empty and is in no list. */
static void heap_retire_pool(OuHeap *heap, OuPool *pool) {
    heap->retired_taken += pool->taken;
    heap->pools_in_use--;
    heap->held -= OU_POOL_SIZE;
    ou_arena_give_pool(heap, pool);
}

/* The current pool has no block left: nobody needs to find it until one is freed. */
static void heap_leave_full_pool(OuHeap *heap, OuPool *pool) {
    OU_ASSERT(pool->taken - 1 - pool->freed == pool->capacity);
    pool->state = OU_POOL_FULL;
    pool->taken = pool->freed + 1;
    heap->current[pool->size_class] = &heap->nothing;
}

/* Make sure that the class has a current pool with a free block, and return it. */
static OuPool *heap_ready_pool(OuHeap *heap, size_t size_class) {
    OuPool *pool = heap->current[size_class];
    if (pool != &heap->nothing) {
        if (pool->free != NULL || pool_carve(pool)) return pool;
        heap_leave_full_pool(heap, pool);
    }
    pool = heap->used[size_class];
    if (pool != NULL) {
        pool_unlink(heap, pool);
    } else {
        pool = heap_new_pool(heap, size_class);
        if (pool == NULL) return NULL;
    }
    pool->state = OU_POOL_CURRENT;
    pool->taken++;
    heap->current[size_class] = pool;
    if (pool->free == NULL) pool_carve(pool);
    return pool;
}

/* Take the current pool of a class away, so that the next request cannot be served inline. */
static void heap_park_pool(OuHeap *heap, size_t size_class) {
    OuPool *pool = heap->current[size_class];
    if (pool == &heap->nothing) return;
    bool exhausted =
        pool->free == NULL && pool->untouched == pool->capacity * ou_class_size(size_class);
    if (exhausted) {
        heap_leave_full_pool(heap, pool);
        return;
    }
    heap->current[size_class] = &heap->nothing;
    pool->taken--;
    if (pool->taken == pool->freed) {
        heap_retire_pool(heap, pool);
    } else {
        pool_link(heap, pool);
    }
}

/* A block was freed and the pool's counters have met. */
OU_NOINLINE void ou_heap_pool_event(OuHeap *heap, OuPool *pool) {
    if (pool->state == OU_POOL_FULL) {
        pool->taken = pool->freed - 1 + pool->capacity;
        pool_link(heap, pool);
        return;
    }
    OU_ASSERT(pool->state == OU_POOL_USED);
    pool_unlink(heap, pool);
    heap_retire_pool(heap, pool);
}

/* ---- Blocks ---- */

static void *heap_small_alloc(OuHeap *heap, size_t size) {
    size_t size_class = (size + OU_BLOCK_EXTRA - 1) >> OU_ALIGNMENT_BITS;
    OuPool *pool = heap_ready_pool(heap, size_class);
    if (pool == NULL) return NULL;
    OuFreeBlock *block = pool->free;
    ou_guard_allow(block, sizeof *block);
    pool->free = block->next;
    pool->taken++;
    if (heap->armed) heap_park_pool(heap, size_class);
    return OU_DEBUG ? ou_guard_dress_small(block, ou_class_size(size_class), size) : block;
}

static void heap_small_free(OuHeap *heap, void *block) {
    OuPool *pool = ou_pool_of(block);
    OuFreeBlock *freed = block;
    ou_guard_allow(freed, sizeof *freed);
    freed->next = pool->free;
    ou_guard_forbid(freed, sizeof *freed);
    pool->free = freed;
    if (++pool->freed == pool->taken) ou_heap_pool_event(heap, pool);
}

static void heap_count_large(OuHeap *heap, size_t size) {
    heap->large_blocks++;
    heap->large_bytes += size;
    heap->large_taken++;
    heap_hold(heap, size);
}

static void *heap_large_alloc(OuHeap *heap, size_t size, bool zeroed) {
    if (!heap_within_limit(heap, size)) return NULL;
    size_t total = size + (OU_DEBUG ? OU_LARGE_EXTRA : 0);
    void *block = zeroed ? calloc(1, total) : malloc(total);
    if (block == NULL) return NULL;
    heap_count_large(heap, size);
    return OU_DEBUG ? ou_guard_dress_large(block, size) : block;
}

static void heap_large_free(OuHeap *heap, void *block, size_t size) {
    heap->large_blocks--;
    heap->large_bytes -= size;
    heap->held -= size;
    void *memory = block;
    if (OU_DEBUG) {
        memory = ou_guard_large_memory(block);
        ou_guard_allow(memory, size + OU_LARGE_EXTRA);
    }
    free(memory);
}

/* As realloc, for two large sizes. */
static void *heap_large_resize(OuHeap *heap, void *block, size_t old_size, size_t new_size) {
    if (new_size > old_size && !heap_within_limit(heap, new_size - old_size)) return NULL;
    void *moved = realloc(block, new_size);
    if (moved == NULL) return NULL;
    heap->large_blocks--;
    heap->large_bytes -= old_size;
    heap->held -= old_size;
    heap_count_large(heap, new_size);
    return moved;
}

static bool is_small(size_t size) {
    return size + OU_BLOCK_EXTRA <= OU_SMALL_MAX;
}

/* A block for a request that has not been told to fail. */
static void *heap_grant(OuHeap *heap, size_t size, bool zeroed) {
    if (size == 0) size = 1;
    void *block = NULL;
    if (OU_LIKELY(size <= REQUEST_MAX)) {
        block = is_small(size) ? heap_small_alloc(heap, size)
                               : heap_large_alloc(heap, size, zeroed);
        if (OU_DEBUG && block == NULL) { // perhaps the quarantine holds what is missing
            ou_heap_flush(heap);
            block = is_small(size) ? heap_small_alloc(heap, size)
                                   : heap_large_alloc(heap, size, zeroed);
        }
    }
    if (block == NULL) {
        heap->refused++;
    } else if (zeroed && (OU_DEBUG || is_small(size))) {
        memset(block, 0, size);
    }
    return block;
}

static void heap_take_back(OuHeap *heap, void *block, size_t size) {
    if (is_small(size)) {
        heap_small_free(heap, block);
    } else {
        heap_large_free(heap, block, size);
    }
}

OU_NOINLINE void *ou_heap_alloc_slow(OuHeap *heap, size_t size) {
    if (heap_told_to_fail(heap)) return NULL;
    return heap_grant(heap, size, false);
}

void *ou_heap_alloc_zeroed(OuHeap *heap, size_t size) {
    if (heap_told_to_fail(heap)) return NULL;
    return heap_grant(heap, size, true);
}

OU_NOINLINE void ou_heap_free_slow(OuHeap *heap, void *block, size_t size) {
    if (!OU_DEBUG) {
        heap_take_back(heap, block, size);
        return;
    }
    ou_guard_inspect(block, size);
    ou_guard_bury(block, size);
    size_t place = heap->quarantine_next;
    void *oldest = heap->quarantine[place].block;
    size_t oldest_size = heap->quarantine[place].size;
    heap->quarantine[place].block = block;
    heap->quarantine[place].size = size;
    heap->quarantine_next = (place + 1) % OU_QUARANTINE_SIZE;
    if (oldest == NULL) return;
    OU_ASSERT(ou_guard_is_buried(oldest, oldest_size) && "written to after it was freed");
    heap_take_back(heap, oldest, oldest_size);
}

void ou_heap_flush(OuHeap *heap) {
    if (!OU_DEBUG) return;
    for (size_t i = 0; i < OU_QUARANTINE_SIZE; i++) {
        void *block = heap->quarantine[i].block;
        if (block == NULL) continue;
        heap->quarantine[i].block = NULL;
        OU_ASSERT(ou_guard_is_buried(block, heap->quarantine[i].size) &&
                  "written to after it was freed");
        heap_take_back(heap, block, heap->quarantine[i].size);
    }
}

void *ou_heap_resize(OuHeap *heap, void *block, size_t old_size, size_t new_size) {
    if (block == NULL) return ou_heap_alloc(heap, new_size);
    if (OU_DEBUG) ou_guard_inspect(block, old_size);
    if (heap_told_to_fail(heap)) return NULL;
    if (old_size == 0) old_size = 1;
    if (new_size == 0) new_size = 1;
    if (!OU_DEBUG && new_size <= REQUEST_MAX) { // debug builds always move, to catch pointers
        if (old_size <= OU_SMALL_MAX && new_size <= OU_SMALL_MAX) {
            if ((old_size - 1) >> OU_ALIGNMENT_BITS == (new_size - 1) >> OU_ALIGNMENT_BITS) {
                return block;
            }
        } else if (old_size > OU_SMALL_MAX && new_size > OU_SMALL_MAX) {
            void *moved = heap_large_resize(heap, block, old_size, new_size);
            if (moved == NULL) heap->refused++;
            return moved;
        }
    }
    void *moved = heap_grant(heap, new_size, false);
    if (moved == NULL) return NULL;
    memcpy(moved, block, old_size < new_size ? old_size : new_size);
    ou_heap_free(heap, block, old_size);
    return moved;
}

/* ---- Libraries that cannot be refused ---- */

void *ou_heap_alloc_unrefused(OuHeap *heap, size_t size) {
    heap->unrefusable = true;
    void *block = ou_heap_alloc(heap, size);
    heap->unrefusable = false;
    return block;
}

void *ou_heap_resize_unrefused(OuHeap *heap, void *block, size_t old_size, size_t new_size) {
    heap->unrefusable = true;
    void *moved = ou_heap_resize(heap, block, old_size, new_size);
    heap->unrefusable = false;
    return moved;
}

void ou_heap_count_foreign(OuHeap *heap, size_t size) {
    heap->foreign_blocks++;
    heap->foreign_bytes += size;
    heap_hold(heap, size);
}

void ou_heap_uncount_foreign(OuHeap *heap, size_t size) {
    OU_ASSERT(heap->foreign_blocks > 0 && heap->foreign_bytes >= size);
    heap->foreign_blocks--;
    heap->foreign_bytes -= size;
    heap->held -= size;
}

bool ou_heap_has_room(OuHeap *heap, size_t size) {
    if (heap_told_to_fail(heap)) return false;
    if (size <= REQUEST_MAX && heap_within_limit(heap, size)) return true;
    heap->refused++;
    return false;
}

/* ---- Controls ---- */

void ou_heap_set_limit(OuHeap *heap, size_t limit) {
    heap->limit = limit;
}

void ou_heap_fail_request(OuHeap *heap, size_t n, bool forever) {
    heap->armed = n > 0;
    heap->fail_in = n;
    heap->fail_forever = forever;
    if (!heap->armed) return;
    for (size_t i = 0; i < OU_SIZE_CLASSES; i++)
        heap_park_pool(heap, i);
}
