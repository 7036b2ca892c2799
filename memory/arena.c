/* Arenas in lists by their number of empty pools.
 *
 * A pool is taken from the fullest arena that has one, so that the others get a chance to
 * become wholly empty and go back to the system. `arenas_present` has a bit per list; the
 * lowest set bit (apart from bit 0, the full arenas) is the list to take from. Each arena moves
 * by one list at a time, so all this takes constant time.
 *
 * A few wholly empty arenas are kept: a program that builds something and throws it away again
 * and again would otherwise have the system map, zero and unmap it each time. For the same
 * reason a program that has filled a few arenas gets the next ones with all their pages at
 * once, instead of by 64 page faults; small programs pay only for what they touch. */
#include "memory/arena.h"

#include "memory/guard.h"
#include "memory/platform.h"

static void arena_link(OuHeap *heap, OuArena *arena) {
    size_t list = arena->empty_count;
    arena->previous = NULL;
    arena->next = heap->arenas[list];
    if (arena->next != NULL) arena->next->previous = arena;
    heap->arenas[list] = arena;
    heap->arenas_present |= UINT64_C(1) << list;
}

static void arena_unlink(OuHeap *heap, OuArena *arena) {
    size_t list = arena->empty_count;
    if (arena->next != NULL) arena->next->previous = arena->previous;
    if (arena->previous != NULL) {
        arena->previous->next = arena->next;
    } else {
        heap->arenas[list] = arena->next;
        if (arena->next == NULL) heap->arenas_present &= ~(UINT64_C(1) << list);
    }
}

static OuArena *arena_new(OuHeap *heap) {
    OuArena *arena = ou_platform_map_aligned(OU_ARENA_SIZE);
    if (arena == NULL) return NULL;
    if (heap->arena_total >= OU_ARENAS_LAZY) ou_platform_populate(arena, OU_ARENA_SIZE);
    arena->empty_count = OU_POOLS_USABLE;
    arena->untouched = 1;
    heap->arenas_empty++;
    arena_link(heap, arena);
    heap->arena_total++;
    if (++heap->arena_count > heap->arena_peak) heap->arena_peak = heap->arena_count;
    return arena;
}

/* Unmap an arena that is in no list. */
static void arena_unmap(OuHeap *heap, OuArena *arena) {
    heap->arena_count--;
    // Whoever maps these addresses next must not inherit our prohibitions.
    ou_guard_allow(arena, OU_ARENA_SIZE);
    ou_platform_unmap(arena, OU_ARENA_SIZE);
}

OuPool *ou_arena_take_pool(OuHeap *heap) {
    uint64_t not_full = heap->arenas_present & ~UINT64_C(1);
    OuArena *arena = not_full ? heap->arenas[__builtin_ctzll(not_full)] : arena_new(heap);
    if (arena == NULL) return NULL;
    arena_unlink(heap, arena);
    heap->arenas_empty -= arena->empty_count == OU_POOLS_USABLE;
    OuPool *pool = arena->empty_pools;
    if (pool != NULL) {
        arena->empty_pools = pool->next;
    } else {
        pool = ou_arena_pool(arena, arena->untouched++);
    }
    arena->empty_count--;
    arena_link(heap, arena);
    OU_ASSERT(pool->state == OU_POOL_EMPTY);
    return pool;
}

void ou_arena_give_pool(OuHeap *heap, OuPool *pool) {
    OuArena *arena = ou_arena_of(pool);
    arena_unlink(heap, arena);
    pool->state = OU_POOL_EMPTY;
    pool->next = arena->empty_pools;
    arena->empty_pools = pool;
    arena->empty_count++;
    bool is_empty = arena->empty_count == OU_POOLS_USABLE;
    if (is_empty && heap->arenas_empty == OU_ARENAS_KEPT) {
        arena_unmap(heap, arena);
        return;
    }
    heap->arenas_empty += is_empty;
    arena_link(heap, arena);
}

void ou_arena_finish(OuHeap *heap) {
    for (size_t list = 0; list < OU_POOLS_PER_ARENA; list++) {
        OuArena *next;
        for (OuArena *arena = heap->arenas[list]; arena != NULL; arena = next) {
            next = arena->next;
            arena_unmap(heap, arena);
        }
        heap->arenas[list] = NULL;
    }
    heap->arenas_present = 0;
    heap->arenas_empty = 0;
}
