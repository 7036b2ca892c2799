/* Where the heap's pools come from. Private to memory/. */
#ifndef OU_MEMORY_ARENA_H
#define OU_MEMORY_ARENA_H

#include "memory/heap.h"

/* Take an empty pool from the fullest arena that has one, or from a new arena. Its header still
 * says EMPTY and is otherwise undefined. NULL if the system has no memory. */
OuPool *ou_arena_take_pool(OuHeap *heap);

/* Give back a pool without live blocks. */
void ou_arena_give_pool(OuHeap *heap, OuPool *pool);

/* Give all arenas back to the system, whatever is in them. */
void ou_arena_finish(OuHeap *heap);

#endif
