/* Looking at a heap: statistics, a walk over its pools, and a check of its invariants. */
#ifndef OU_MEMORY_HEAP_STATS_H
#define OU_MEMORY_HEAP_STATS_H

#include "memory/heap.h"

/* One size class. In debug builds `block_size` includes the guard bytes. */
typedef struct OuClassStats {
    size_t block_size;
    size_t pools;       // in use: used, full or current
    size_t pools_full;  // of these, without a free block
    size_t blocks_used; // live
    size_t blocks_free; // in those pools
    size_t bytes_lost;  // at the ends of those pools
} OuClassStats;

typedef struct OuHeapStats {
    OuClassStats classes[OU_SIZE_CLASSES];
    size_t arenas, arenas_peak, arenas_total; // now, most at a time, ever mapped
    size_t pools_in_use, pools_empty;         // over all arenas
    size_t header_bytes;                      // of all arenas: what the headers take
    size_t small_blocks, small_bytes;         // live; bytes in units of the class
    size_t large_blocks, large_bytes;         // live
    size_t foreign_blocks, foreign_bytes;     // live
    uint64_t small_total, large_total;        // allocations ever
    uint64_t refused;                         // requests ever refused
    size_t held, peak, limit;                 // bytes
} OuHeapStats;

/* Fill in `stats`. */
void ou_heap_stats(OuHeap *heap, OuHeapStats *stats);

/* One pool, as ou_heap_walk_pools shows it. */
typedef struct OuPoolView {
    const OuArena *arena;
    const char *memory; // its OU_POOL_SIZE bytes
    OuPoolState state;
    size_t block_size; // 0 if empty
    size_t capacity;
    size_t live;
} OuPoolView;

/* Call `view` for every pool of every arena, an arena at a time, pools by address. It must not
 * allocate or free. */
void ou_heap_walk_pools(OuHeap *heap, void (*view)(const OuPoolView *pool, void *argument),
                        void *argument);

/* Walk everything and compare: lists, states, counters, guards of freed memory. Asserts in
 * debug builds; returns whether all is well in every build. */
bool ou_heap_check(OuHeap *heap);

#endif
