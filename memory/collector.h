/* The cycle collector: three generations of containers, and trial deletion.
 *
 * Reference counting frees everything but cycles. The collector knows all containers that may
 * be part of one. Each generation is a vector of them; a container's header says where it
 * stands (object_header.h), so an untracked object pays nothing and a tracked one eight bytes.
 *
 *     generation 0   [ a, -, b, c, -, d ]      gc of c = 1 | 3 << 4
 *
 * Untracking leaves a hole; holes are closed when the vector is full and when it is collected.
 * So objects keep the order in which they were made, which is the order of their finalizers.
 *
 * When to collect: `count[0]` is container allocations minus deallocations since the last
 * collection, `count[n]` the number of collections of generation n - 1 since the last of n. The
 * oldest generation is collected only when a quarter of it is new, which makes the work linear.
 * Tracking only notes that a collection is due; the interpreter starts it where it is safe.
 *
 * How a collection works is told in collect.c. The collector reaches objects
 * through the hooks of collector_hooks.h. */
#ifndef OU_MEMORY_COLLECTOR_H
#define OU_MEMORY_COLLECTOR_H

#include "memory/collector_hooks.h"
#include "memory/heap.h"
#include "memory/object_header.h"

#define OU_GENERATIONS 3

/* The debug flags, with the values that programs see. */
#define OU_GC_DEBUG_STATS         0x01u
#define OU_GC_DEBUG_COLLECTABLE   0x02u
#define OU_GC_DEBUG_UNCOLLECTABLE 0x04u
#define OU_GC_DEBUG_SAVEALL       0x20u

typedef struct OuGeneration {
    OuObject **items; // NULL: a hole
    size_t count;     // items and holes
    size_t capacity;
} OuGeneration;

typedef struct OuGenerationStats {
    size_t collections, collected, uncollectable;
} OuGenerationStats;

/* `due` may be read by the interpreter; all else is for the functions below. */
struct OuCollector {
    OuGeneration generations[OU_GENERATIONS];
    size_t count[OU_GENERATIONS];
    size_t due_above; // count[0] beyond which a collection is due
    bool due;
    bool enabled;
    bool collecting;
    uint32_t debug;
    size_t threshold[OU_GENERATIONS];
    size_t long_lived_total;   // survivors of the last full collection
    size_t long_lived_pending; // objects that came into the oldest generation since
    size_t unreachable;        // while collecting: the first so many of generation 0
    uint32_t *marks;           // while collecting: see collect.c
    OuGenerationStats stats[OU_GENERATIONS];
    OuHeap *heap;
    const OuCollectorHooks *hooks;
};

/* Start with thresholds (700, 10, 10), enabled. `hooks` must outlive the collector. False if
 * there is no memory. */
bool ou_collector_init(OuCollector *collector, OuHeap *heap, const OuCollectorHooks *hooks);

/* Free the vectors. Objects still tracked are left alone, and must not be touched by the
 * functions of this file any more. */
void ou_collector_finish(OuCollector *collector);

bool ou_collector_track_slow(OuCollector *collector,
                             OuObject *object); // for the two below only

/* Put an untracked object, complete enough to be traversed, into generation 0, without
 * counting. For objects that were untracked before. False if there is no memory. */
static inline bool ou_collector_track_again(OuCollector *collector, OuObject *object) {
    OU_ASSERT(!ou_gc_is_tracked(object));
    OuGeneration *young = &collector->generations[0];
    size_t index = young->count;
    if (OU_UNLIKELY(index == young->capacity))
        return ou_collector_track_slow(collector, object);
    young->items[index] = object;
    young->count = index + 1;
    object->gc = (object->gc & OU_GC_FLAGS) | (uint32_t)index << OU_GC_INDEX_SHIFT | 1u;
    return true;
}

/* Put a new object into generation 0 and count its allocation. Immortal objects are not
 * tracked: a tracked object has a reference count above zero. May make a collection due, but
 * never starts it. False if there is no memory. */
static inline bool ou_collector_track(OuCollector *collector, OuObject *object) {
    if (OU_UNLIKELY(++collector->count[0] > collector->due_above)) collector->due = true;
    return ou_collector_track_again(collector, object);
}

/* Take a tracked object out of its generation; its flags stay. */
static inline void ou_collector_untrack(OuCollector *collector, OuObject *object) {
    OU_ASSERT(ou_gc_is_tracked(object));
    uint32_t gc = object->gc;
    OuGeneration *generation = &collector->generations[(gc & OU_GC_GENERATION) - 1];
    OU_ASSERT(generation->items[gc >> OU_GC_INDEX_SHIFT] == object);
    generation->items[gc >> OU_GC_INDEX_SHIFT] = NULL;
    object->gc = gc & OU_GC_FLAGS;
}

/* A container dies: take it out if it is tracked, and count its deallocation. */
static inline void ou_collector_forget(OuCollector *collector, OuObject *object) {
    if (ou_gc_is_tracked(object)) ou_collector_untrack(collector, object);
    collector->count[0] -= collector->count[0] > 0;
}

/* Should the interpreter, at the next safe place, choose a generation and collect it? */
static inline bool ou_collector_due(const OuCollector *collector) {
    return collector->due;
}

/* The oldest generation whose count has passed its threshold, or -1. Ends `due`. */
int ou_collector_choose_generation(OuCollector *collector);

/* Collect `generation` and all younger ones. Runs user code through the hooks. Refused while
 * another collection is under way. */
OuCollection ou_collector_collect(OuCollector *collector, void *rt, int generation);

/* Switch automatic collection on or off; set when it happens. A threshold[0] of 0 is off. */
void ou_collector_enable(OuCollector *collector, bool enabled);
void ou_collector_set_thresholds(OuCollector *collector,
                                 const size_t threshold[OU_GENERATIONS]);

/* Call `visit` for the objects tracked in `generation`, oldest first. It must not track or
 * untrack. Unreachable objects being collected are left out. */
void ou_collector_each(const OuCollector *collector, int generation, OuVisit visit,
                       void *argument);

/* How many objects that would be. */
size_t ou_collector_tracked_count(const OuCollector *collector, int generation);

/* Within the hooks that enumerate: places from 0 to count - 1; borrowed, NULL if the object has
 * died or been found alive. */
static inline size_t ou_collector_unreachable_count(const OuCollector *collector) {
    return collector->unreachable;
}
OuObject *ou_collector_unreachable_peek(const OuCollector *collector, size_t place);

/* Is the object one of those? */
bool ou_collector_is_unreachable(const OuCollector *collector, const OuObject *object);

/* Walk everything and compare headers with places. As ou_heap_check. */
bool ou_collector_check(const OuCollector *collector);

#endif
