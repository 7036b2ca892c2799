/* Figures that the fast paths do not keep are worked out here from the pools' headers. */
#include "memory/heap_stats.h"

#include <string.h>

#include "memory/guard.h"

/* Allocations from a pool since it left its arena; `taken` without its trick. */
static uint64_t pool_taken(const OuPool *pool) {
    switch ((OuPoolState)pool->state) {
    case OU_POOL_EMPTY:
        return 0;
    case OU_POOL_CURRENT:
        return pool->taken - 1;
    case OU_POOL_USED:
        return pool->taken;
    case OU_POOL_FULL:
        return pool->freed + pool->capacity;
    }
    OU_UNREACHABLE();
}

static size_t pool_live(const OuPool *pool) {
    return pool->state == OU_POOL_EMPTY ? 0 : (size_t)(pool_taken(pool) - pool->freed);
}

/* Call `see` for each pool that holds or has held blocks. */
static void heap_each_pool(OuHeap *heap, void (*see)(OuPool *pool, void *argument),
                           void *argument) {
    for (size_t list = 0; list < OU_POOLS_PER_ARENA; list++) {
        for (OuArena *arena = heap->arenas[list]; arena != NULL; arena = arena->next) {
            for (size_t i = 1; i < arena->untouched; i++)
                see(ou_arena_pool(arena, i), argument);
        }
    }
}

static void add_live(OuPool *pool, void *argument) {
    *(size_t *)argument += pool_live(pool);
}

size_t ou_heap_live_blocks(OuHeap *heap) {
    ou_heap_flush(heap);
    size_t live = heap->large_blocks + heap->foreign_blocks;
    heap_each_pool(heap, add_live, &live);
    return live;
}

static void add_to_stats(OuPool *pool, void *argument) {
    OuHeapStats *stats = argument;
    if (pool->state == OU_POOL_EMPTY) return;
    OuClassStats *class = &stats->classes[pool->size_class];
    size_t live = pool_live(pool);
    class->pools++;
    class->pools_full += live == pool->capacity;
    class->blocks_used += live;
    class->blocks_free += pool->capacity - live;
    class->bytes_lost += OU_POOL_SIZE - pool->capacity * class->block_size;
    stats->pools_in_use++;
    stats->small_blocks += live;
    stats->small_bytes += live * class->block_size;
    stats->small_total += pool_taken(pool);
}

void ou_heap_stats(OuHeap *heap, OuHeapStats *stats) {
    ou_heap_flush(heap);
    memset(stats, 0, sizeof *stats);
    for (size_t i = 0; i < OU_SIZE_CLASSES; i++)
        stats->classes[i].block_size = ou_class_size(i);
    stats->small_total = heap->retired_taken;
    heap_each_pool(heap, add_to_stats, stats);
    stats->arenas = heap->arena_count;
    stats->arenas_peak = heap->arena_peak;
    stats->arenas_total = heap->arena_total;
    stats->pools_empty = heap->arena_count * OU_POOLS_USABLE - stats->pools_in_use;
    stats->header_bytes = heap->arena_count * OU_POOL_SIZE;
    stats->large_blocks = heap->large_blocks;
    stats->large_bytes = heap->large_bytes;
    stats->large_total = heap->large_taken;
    stats->foreign_blocks = heap->foreign_blocks;
    stats->foreign_bytes = heap->foreign_bytes;
    stats->refused = heap->refused;
    stats->held = heap->held;
    stats->peak = heap->peak;
    stats->limit = heap->limit;
}

void ou_heap_walk_pools(OuHeap *heap, void (*view)(const OuPoolView *pool, void *argument),
                        void *argument) {
    ou_heap_flush(heap);
    for (size_t list = 0; list < OU_POOLS_PER_ARENA; list++) {
        for (OuArena *arena = heap->arenas[list]; arena != NULL; arena = arena->next) {
            for (size_t i = 1; i < OU_POOLS_PER_ARENA; i++) {
                OuPool *pool = ou_arena_pool(arena, i);
                OuPoolView shown = {.arena = arena, .memory = ou_pool_memory(pool)};
                if (i < arena->untouched && pool->state != OU_POOL_EMPTY) {
                    shown.state = (OuPoolState)pool->state;
                    shown.block_size = ou_class_size(pool->size_class);
                    shown.capacity = pool->capacity;
                    shown.live = pool_live(pool);
                }
                view(&shown, argument);
            }
        }
    }
}

/* ---- Checking ---- */

// In a function that returns whether all is well.
#define CHECK(condition)                                                                       \
    do {                                                                                       \
        bool holds = (condition);                                                              \
        OU_ASSERT(holds &&#condition);                                                         \
        if (!holds) return false;                                                              \
    } while (0)

OU_NO_SANITIZE static OuFreeBlock *next_free(const OuFreeBlock *block) {
    return *(OuFreeBlock *const volatile *)&block->next;
}

/* The pool's free list: blocks of this pool, as many as the counters say. */
static bool pool_check_blocks(const OuPool *pool) {
    size_t size = ou_class_size(pool->size_class);
    size_t free_count = (pool->capacity * size - pool->untouched) / size;
    for (OuFreeBlock *block = pool->free; block != NULL; block = next_free(block)) {
        size_t offset = (size_t)((char *)block - ou_pool_memory(pool));
        CHECK(offset < pool->untouched && offset % size == 0);
        CHECK(++free_count <= pool->capacity);
    }
    CHECK(free_count == pool->capacity - pool_live(pool));
    return true;
}

static bool pool_check(const OuHeap *heap, const OuPool *pool) {
    if (pool->state == OU_POOL_EMPTY) return true;
    CHECK(pool->size_class < OU_SIZE_CLASSES);
    CHECK(pool->capacity == OU_POOL_SIZE / ou_class_size(pool->size_class));
    CHECK(pool_live(pool) <= pool->capacity);
    bool is_current = heap->current[pool->size_class] == pool;
    CHECK(is_current == (pool->state == OU_POOL_CURRENT));
    CHECK(pool->state != OU_POOL_FULL || pool_live(pool) == pool->capacity);
    if (pool->state == OU_POOL_USED) {
        CHECK(pool_live(pool) > 0 && pool_live(pool) < pool->capacity);
        CHECK(pool->previous->next == pool || heap->used[pool->size_class] == pool);
    }
    return pool_check_blocks(pool);
}

static bool arena_check(const OuHeap *heap, OuArena *arena, size_t list, size_t *in_use) {
    CHECK(((uintptr_t)arena & (OU_ARENA_SIZE - 1)) == 0);
    CHECK(arena->empty_count == list);
    size_t listed = 0;
    for (const OuPool *pool = arena->empty_pools; pool != NULL; pool = pool->next) {
        CHECK(ou_arena_of(pool) == arena && pool->state == OU_POOL_EMPTY);
        CHECK(++listed <= OU_POOLS_USABLE);
    }
    CHECK(listed + OU_POOLS_PER_ARENA - arena->untouched == arena->empty_count);
    for (size_t i = 1; i < arena->untouched; i++) {
        const OuPool *pool = ou_arena_pool(arena, i);
        if (!pool_check(heap, pool)) return false;
        *in_use += pool->state != OU_POOL_EMPTY;
    }
    return true;
}

static bool used_lists_check(const OuHeap *heap) {
    for (size_t i = 0; i < OU_SIZE_CLASSES; i++) {
        for (const OuPool *pool = heap->used[i]; pool != NULL; pool = pool->next) {
            CHECK(pool->state == OU_POOL_USED && pool->size_class == i);
            const OuPool *follower = pool->next != NULL ? pool->next : heap->used[i];
            CHECK(follower->previous == pool);
        }
    }
    return true;
}

bool ou_heap_check(OuHeap *heap) {
    ou_heap_flush(heap); // which checks that the dead have not been written to
    size_t arenas = 0;
    size_t pools_in_use = 0;
    for (size_t list = 0; list < OU_POOLS_PER_ARENA; list++) {
        CHECK((heap->arenas[list] != NULL) == (heap->arenas_present >> list & 1));
        for (OuArena *arena = heap->arenas[list]; arena != NULL; arena = arena->next) {
            if (!arena_check(heap, arena, list, &pools_in_use)) return false;
            arenas++;
        }
    }
    CHECK(arenas == heap->arena_count);
    CHECK(pools_in_use == heap->pools_in_use);
    CHECK(heap->held == pools_in_use * OU_POOL_SIZE + heap->large_bytes + heap->foreign_bytes);
    CHECK(heap->peak >= heap->held);
    return used_lists_check(heap);
}
#undef CHECK
