/* The geometry of the small-block allocator: all its sizes, and the two headers.
 *
 * An arena is 256 KiB, aligned to its size, cut into 64 pools of 4 KiB. The first of these
 * holds no blocks but 64 headers of 64 bytes: header 0 describes the arena, header i pool i.
 *
 *     arena    | headers |  pool 1   |  pool 2   |   ...   |  pool 63  |
 *     headers  | arena | 1 | 2 | 3 | ... | 63 |
 *     pool     | block | block | block | ... | block | rest |
 *
 * Both headers follow from a block's address by masking. Keeping them together instead of at
 * the start of each pool lets a pool of 512-byte blocks hold eight and not seven, and spreads
 * the headers over all cache sets: at the start of pages they would all compete for one. */
#ifndef OU_MEMORY_GEOMETRY_H
#define OU_MEMORY_GEOMETRY_H

#include <stdint.h>

#include "memory/config.h"

#define OU_ARENA_BITS      18
#define OU_ARENA_SIZE      ((size_t)1 << OU_ARENA_BITS)
#define OU_POOL_BITS       12
#define OU_POOL_SIZE       ((size_t)1 << OU_POOL_BITS)
#define OU_POOLS_PER_ARENA (OU_ARENA_SIZE / OU_POOL_SIZE)
/* Pools that hold blocks: all but the one with the headers. */
#define OU_POOLS_USABLE (OU_POOLS_PER_ARENA - 1)
/* So many wholly empty arenas are kept, and so many mapped before they are filled in advance.
 */
#define OU_ARENAS_KEPT 16
#define OU_ARENAS_LAZY 4
#define OU_HEADER_BITS 6
#define OU_HEADER_SIZE ((size_t)1 << OU_HEADER_BITS)

/* Class c serves requests of 16 * c + 1 to 16 * (c + 1) bytes. */
#define OU_ALIGNMENT_BITS 4
#define OU_ALIGNMENT      ((size_t)1 << OU_ALIGNMENT_BITS)
#define OU_SIZE_CLASSES   32
#define OU_SMALL_MAX      (OU_SIZE_CLASSES * OU_ALIGNMENT)

/* In debug builds each block is this much larger: guard bytes, and the size asked for. */
#define OU_BLOCK_EXTRA (OU_DEBUG ? OU_ALIGNMENT : 0)

/* A free block's first word is the link to the next. */
typedef struct OuFreeBlock {
    struct OuFreeBlock *next;
} OuFreeBlock;

/* The states of a pool. CURRENT: the one its class allocates from. USED: has free blocks, in
 * the class's list. FULL: has none, in no list. EMPTY: belongs to no class, waits in its arena.
 */
typedef enum { OU_POOL_EMPTY, OU_POOL_CURRENT, OU_POOL_USED, OU_POOL_FULL } OuPoolState;

/* The header of a pool. `taken` and `freed` count all allocations and frees since the pool left
 * its arena, with one trick: when they are equal after a free, something has to be done.
 *
 *     USED     taken is exact; equal: the pool has become empty and goes back to its arena
 *     CURRENT  taken is one too high: never equal, the current pool stays even when empty
 *     FULL     taken is freed + 1: equal at the first free, the pool becomes USED
 *
 * So freeing costs one comparison, and exact totals are there without a counter of their own.
 */
typedef struct OuPool {
    OuFreeBlock *free;   // blocks that were used and freed, or carved in advance
    uint64_t taken;      // see above
    uint64_t freed;      // see above
    struct OuPool *next; // in the class's list, or in the arena's list of empty pools
    struct OuPool *previous;
    uint32_t untouched; // offset of the first byte that was never part of a block
    uint16_t capacity;  // blocks that fit
    uint8_t size_class;
    uint8_t state; // OuPoolState
} OuPool;

/* The header of an arena. Arenas lie in lists by their number of empty pools. */
typedef struct OuArena {
    struct OuArena *next;
    struct OuArena *previous;
    OuPool *empty_pools;  // those that were used before
    uint32_t empty_count; // all empty pools, including those never used
    uint32_t untouched;   // number of the first pool never used
} OuArena;

_Static_assert(sizeof(OuPool) <= OU_HEADER_SIZE, "a pool header fits its place");
_Static_assert(sizeof(OuArena) <= OU_HEADER_SIZE, "an arena header fits its place");
_Static_assert(OU_HEADER_SIZE *OU_POOLS_PER_ARENA == OU_POOL_SIZE, "headers fill one pool");

static inline OuArena *ou_arena_of(const void *block) {
    return (OuArena *)((uintptr_t)block & ~(uintptr_t)(OU_ARENA_SIZE - 1));
}

static inline OuPool *ou_arena_pool(OuArena *arena, size_t number) {
    return (OuPool *)((char *)arena + number * OU_HEADER_SIZE);
}

/* The pool that holds `block`. */
static inline OuPool *ou_pool_of(const void *block) {
    uintptr_t address = (uintptr_t)block;
    uintptr_t offset = (address >> (OU_POOL_BITS - OU_HEADER_BITS)) &
                       ((OU_POOLS_PER_ARENA - 1) << OU_HEADER_BITS);
    return (OuPool *)((address & ~(uintptr_t)(OU_ARENA_SIZE - 1)) + offset);
}

/* The memory that a pool's blocks are cut from. */
static inline char *ou_pool_memory(const OuPool *pool) {
    uintptr_t number = ((uintptr_t)pool & (OU_POOL_SIZE - 1)) >> OU_HEADER_BITS;
    return (char *)ou_arena_of(pool) + number * OU_POOL_SIZE;
}

static inline size_t ou_class_size(size_t size_class) {
    return (size_class + 1) << OU_ALIGNMENT_BITS;
}

#endif
