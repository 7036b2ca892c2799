/* A collection: finding the containers that only each other keep alive, and taking them apart.
 *
 * Trial deletion. The candidates are the generation to be collected with all younger ones
 * merged into it. A table of marks, one word per candidate, first counts the references to it
 * that come from other candidates. Whoever has more references than that is referred to from
 * outside, and is alive with everything it leads to. The others are garbage.
 *
 *     candidates   [  a,  b,  c,  d  ]     a <-> b   c -> d   outside -> c
 *     refcount     [  1,  1,  1,  1  ]
 *     marks        [  1,  1,  0,  1  ]     c has one from outside: c and d are reached
 *
 * Going on from the reached ones needs neither recursion nor memory: a candidate reached no
 * longer needs its count, so its mark holds REACHED and the link to the next one whose children
 * are still to be looked at. A child's mark is found through the index in its header.
 *
 * Taking apart runs user code, which may do anything. So the survivors first move on to the
 * older generation, and the unreachable come to the front of generation 0, where dying leaves a
 * hole and where nothing is moved until the end. Whatever is tracked meanwhile goes behind
 * them.
 *
 *     generation 0   [ u0, u1, -, u3, | new, new ]      `unreachable` = 4
 *
 * Then, as programs can observe: weak references die and their callbacks run; finalizers run,
 * each object's once; trial deletion among the unreachable alone tells which of them have come
 * back to life; the others are cleared, one after the other, which makes them die by reference
 * counting. During the second trial `marks` belongs to the unreachable; afterwards REACHED
 * means that one has come back. */
#include <string.h>

#include "memory/collector.h"
#include "memory/generation.h"

#define REACHED 0xF0000000u
#define LINK    0x0FFFFFFFu // the link in a mark; all ones: the end
// Headers are fetched into the cache so many candidates ahead.
#define AHEAD 8

_Static_assert(OU_GC_INDEX_MAX < LINK, "every index can be linked to");

/* ---- Trial deletion ---- */

typedef struct Trial {
    const OuCollectorHooks *hooks;
    OuObject *const *items; // NULL: a hole
    size_t count;
    uint32_t code; // of the generation they are in, as in headers
    uint32_t *marks;
    uint32_t pending; // the first of those reached but not looked at
} Trial;

static inline bool trial_has(const Trial *trial, const OuObject *object) {
    return (object->gc & OU_GC_GENERATION) == trial->code && ou_gc_index(object) < trial->count;
}

static void trial_count(OuObject *child, void *argument) {
    Trial *trial = argument;
    if (trial_has(trial, child)) trial->marks[ou_gc_index(child)]++;
}

static void trial_reach(OuObject *child, void *argument) {
    Trial *trial = argument;
    if (!trial_has(trial, child)) return;
    uint32_t index = ou_gc_index(child);
    if (trial->marks[index] >= REACHED) return;
    trial->marks[index] = REACHED | trial->pending;
    trial->pending = index;
}

static inline void trial_prefetch(const Trial *trial, size_t i) {
    if (i + AHEAD < trial->count) __builtin_prefetch(trial->items[i + AHEAD]);
}

/* Mark all candidates that are referred to from outside, and what they lead to, as REACHED.
 * `marks` is zero before. */
static void trial_run(Trial *trial) {
    for (size_t i = 0; i < trial->count; i++) {
        trial_prefetch(trial, i);
        OuObject *object = trial->items[i];
        if (object != NULL) trial->hooks->traverse(object, trial_count, trial);
    }
    for (size_t i = 0; i < trial->count; i++) {
        trial_prefetch(trial, i);
        OuObject *object = trial->items[i];
        if (object == NULL || trial->marks[i] >= REACHED) continue;
        OU_ASSERT(trial->marks[i] <= object->refcount && "traversed more often than owned");
        if (trial->marks[i] >= object->refcount) continue;
        trial->marks[i] = REACHED | LINK;
        trial->pending = (uint32_t)i;
        while (trial->pending != LINK) {
            uint32_t next = trial->pending;
            trial->pending = trial->marks[next] & LINK;
            trial->hooks->traverse(trial->items[next], trial_reach, trial);
        }
    }
}

static size_t trial_count_unreached(const Trial *trial) {
    size_t unreached = 0;
    for (size_t i = 0; i < trial->count; i++) {
        unreached += trial->items[i] != NULL && trial->marks[i] < REACHED;
    }
    return unreached;
}

/* ---- Generations ---- */

/* Where the survivors of a generation go. */
static int next_generation(int number) {
    return number < OU_GENERATIONS - 1 ? number + 1 : number;
}

/* Move the younger generations behind the objects of generation `number`. */
static bool collector_merge(OuCollector *collector, int number) {
    OuGeneration *target = &collector->generations[number];
    size_t more = 0;
    for (int i = 0; i < number; i++)
        more += collector->generations[i].count;
    if (!ou_generation_reserve(collector->heap, target, more)) return false;
    for (int i = number - 1; i >= 0; i--) {
        OuGeneration *source = &collector->generations[i];
        for (size_t j = 0; j < source->count; j++) {
            if (source->items[j] == NULL) continue;
            ou_generation_put(target, number, target->count++, source->items[j]);
        }
        source->count = 0;
    }
    return true;
}

/* After the first trial: survivors to the next generation, the unreachable to the front of
 * generation 0. False if there is no memory; nothing has changed then. */
static bool collector_separate(OuCollector *collector, int number, size_t unreachable) {
    int older = next_generation(number);
    OuGeneration *from = &collector->generations[number];
    OuGeneration *old = &collector->generations[older];
    OuGeneration *young = &collector->generations[0];
    bool (*should_untrack)(OuObject *) = collector->hooks->should_untrack;
    if (from != old &&
        !ou_generation_reserve(collector->heap, old, from->count - unreachable)) {
        return false;
    }
    if (from != young && !ou_generation_reserve(collector->heap, young, unreachable))
        return false;
    // Within `from`, places are written that have been read already.
    size_t old_place = from == old ? 0 : old->count;
    size_t young_place = 0;
    for (size_t i = 0; i < from->count; i++) {
        OuObject *object = from->items[i];
        if (object == NULL) continue;
        if (collector->marks[i] < REACHED) {
            ou_generation_put(young, 0, young_place++, object);
        } else if (should_untrack != NULL && should_untrack(object)) {
            object->gc &= OU_GC_FLAGS;
        } else if (from == old && old_place == i) {
            old_place++; // it stays where it is: no need to touch it
        } else {
            ou_generation_put(old, older, old_place++, object);
        }
    }
    from->count = 0;
    old->count = old_place;
    young->count = young_place;
    return true;
}

/* At the end: those of the unreachable that are still there grow older, holes are closed. */
static void collector_settle(OuCollector *collector, int number) {
    int older = next_generation(number);
    OuGeneration *young = &collector->generations[0];
    OuGeneration *old = &collector->generations[older];
    size_t unreachable = collector->unreachable;
    collector->unreachable = 0;
    // Without memory they stay young, which costs time only.
    if (ou_generation_reserve(collector->heap, old, unreachable)) {
        for (size_t i = 0; i < unreachable; i++) {
            OuObject *object = young->items[i];
            if (object == NULL) continue;
            ou_generation_put(old, older, old->count++, object);
            young->items[i] = NULL;
        }
    }
    ou_generation_close_holes(young, 0);
}

/* The counts that decide when old generations are collected. */
static void collector_begin_counts(OuCollector *collector, int number) {
    if (number + 1 < OU_GENERATIONS) collector->count[number + 1]++;
    for (int i = 0; i <= number; i++)
        collector->count[i] = 0;
}

static void collector_count_survivors(OuCollector *collector, int number, size_t survivors) {
    if (number == OU_GENERATIONS - 1) {
        collector->long_lived_pending = 0;
        collector->long_lived_total = survivors;
    } else if (number == OU_GENERATIONS - 2) {
        collector->long_lived_pending += survivors;
    }
}

/* ---- The unreachable ---- */

OuObject *ou_collector_unreachable_peek(const OuCollector *collector, size_t place) {
    OU_ASSERT(place < collector->unreachable);
    return collector->marks[place] < REACHED ? collector->generations[0].items[place] : NULL;
}

bool ou_collector_is_unreachable(const OuCollector *collector, const OuObject *object) {
    if (ou_gc_generation(object) != 0) return false;
    uint32_t place = ou_gc_index(object);
    return place < collector->unreachable && collector->marks[place] < REACHED;
}

/* Run finalizers that have not run. Returns whether there were any. */
static bool collector_finalize(OuCollector *collector, void *rt) {
    const OuCollectorHooks *hooks = collector->hooks;
    if (hooks->has_finalizer == NULL) return false;
    bool any = false;
    for (size_t i = 0; i < collector->unreachable; i++) {
        OuObject *object = ou_collector_unreachable_peek(collector, i);
        if (object == NULL || ou_gc_is_finalized(object)) continue;
        if (!hooks->has_finalizer(object)) continue;
        any = true;
        ou_gc_set_finalized(object);
        object->refcount++;
        hooks->finalize(rt, object);
        hooks->release(rt, object);
    }
    return any;
}

static Trial collector_trial(const OuCollector *collector, int number, size_t count) {
    return (Trial){.hooks = collector->hooks,
                   .items = collector->generations[number].items,
                   .count = count,
                   .code = (uint32_t)(number + 1),
                   .marks = collector->marks,
                   .pending = LINK};
}

/* User code has run: mark those that it has brought back. */
static void collector_find_resurrected(OuCollector *collector) {
    Trial trial = collector_trial(collector, 0, collector->unreachable);
    trial_run(&trial);
    // What was not reached still holds counts: any value below REACHED is as good as zero.
}

/* Break the cycles. Returns how many objects were found. */
static size_t collector_clear(OuCollector *collector, void *rt) {
    const OuCollectorHooks *hooks = collector->hooks;
    bool save = (collector->debug & OU_GC_DEBUG_SAVEALL) && hooks->save_garbage != NULL;
    Trial trial = collector_trial(collector, 0, collector->unreachable);
    size_t found = trial_count_unreached(&trial);
    for (size_t i = 0; i < collector->unreachable; i++) {
        OuObject *object = ou_collector_unreachable_peek(collector, i);
        if (object == NULL) continue; // it has died with one before
        object->refcount++;
        if (save) {
            hooks->save_garbage(rt, object);
        } else {
            hooks->clear(rt, object);
        }
        hooks->release(rt, object);
    }
    return found;
}

static void collector_report(OuCollector *collector, void *rt) {
    if (!(collector->debug & OU_GC_DEBUG_COLLECTABLE)) return;
    if (collector->hooks->report_collectable == NULL) return;
    for (size_t i = 0; i < collector->unreachable; i++) {
        OuObject *object = ou_collector_unreachable_peek(collector, i);
        if (object != NULL) collector->hooks->report_collectable(rt, object);
    }
}

/* Take the unreachable apart, in the order that programs can observe. */
static size_t collector_dispose(OuCollector *collector, void *rt) {
    const OuCollectorHooks *hooks = collector->hooks;
    collector_report(collector, rt);
    bool user_code = hooks->handle_weakrefs != NULL && hooks->handle_weakrefs(rt, collector);
    if (collector_finalize(collector, rt)) user_code = true;
    if (user_code) collector_find_resurrected(collector);
    if (hooks->clear_weakrefs != NULL) hooks->clear_weakrefs(rt, collector);
    return collector_clear(collector, rt);
}

/* ---- All together ---- */

/* Find the unreachable among generation `number` and all younger ones and bring them to the
 * front of generation 0. */
static bool collector_find(OuCollector *collector, int number, OuCollection *result) {
    Trial trial = collector_trial(collector, number, collector->generations[number].count);
    trial_run(&trial);
    size_t unreachable = trial_count_unreached(&trial);
    if (!collector_separate(collector, number, unreachable)) return false;
    collector->unreachable = unreachable;
    memset(collector->marks, 0, unreachable * sizeof *collector->marks);
    collector_count_survivors(collector, number, trial.count - unreachable);
    result->candidates = trial.count;
    return true;
}

static void collector_run(OuCollector *collector, void *rt, OuCollection *result) {
    int number = result->generation;
    collector_begin_counts(collector, number);
    collector->due = false;
    result->status = OU_COLLECTION_NO_MEMORY;
    if (!collector_merge(collector, number)) return;
    OuGeneration *merged = &collector->generations[number];
    ou_generation_close_holes(merged, number);
    size_t marks_size = merged->count * sizeof *collector->marks;
    collector->marks = ou_heap_alloc_zeroed(collector->heap, marks_size);
    if (collector->marks == NULL) return;
    if (collector_find(collector, number, result)) {
        result->status = OU_COLLECTION_DONE;
        if (collector->unreachable > 0) {
            result->collected = collector_dispose(collector, rt);
            collector_settle(collector, number);
        }
        ou_generation_shrink(collector->heap, &collector->generations[0]);
        ou_generation_shrink(collector->heap, merged);
    }
    ou_heap_free(collector->heap, collector->marks, marks_size);
    collector->marks = NULL;
}

OuCollection ou_collector_collect(OuCollector *collector, void *rt, int generation) {
    OU_ASSERT(generation >= 0 && generation < OU_GENERATIONS);
    OuCollection result = {.status = OU_COLLECTION_REFUSED, .generation = generation};
    if (collector->collecting) return result;
    collector->collecting = true;
    if (collector->hooks->begin != NULL) collector->hooks->begin(rt, collector, generation);
    collector_run(collector, rt, &result);
    OuGenerationStats *stats = &collector->stats[generation];
    if (result.status == OU_COLLECTION_DONE) {
        stats->collections++;
        stats->collected += result.collected;
        stats->uncollectable += result.uncollectable;
    }
    if (collector->hooks->end != NULL) collector->hooks->end(rt, collector, &result);
    collector->collecting = false;
    return result;
}
