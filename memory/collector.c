/* Tracking, thresholds and enumeration; the collection itself is in collect.c. */
#include "memory/collector.h"

#include <string.h>

#include "memory/generation.h"

static const size_t default_threshold[OU_GENERATIONS] = {700, 10, 10};

/* `due_above` folds all reasons not to collect into the one number that tracking compares. */
static void collector_update_due(OuCollector *collector) {
    bool automatic = collector->enabled && collector->threshold[0] > 0;
    collector->due_above = !automatic ? SIZE_MAX : OU_STRESS_GC ? 0 : collector->threshold[0];
}

bool ou_collector_init(OuCollector *collector, OuHeap *heap, const OuCollectorHooks *hooks) {
    memset(collector, 0, sizeof *collector);
    collector->heap = heap;
    collector->hooks = hooks;
    collector->enabled = true;
    ou_collector_set_thresholds(collector, default_threshold);
    return ou_generation_reserve(heap, &collector->generations[0], 1);
}

void ou_collector_finish(OuCollector *collector) {
    OU_ASSERT(!collector->collecting);
    for (int i = 0; i < OU_GENERATIONS; i++) {
        OuGeneration *generation = &collector->generations[i];
        ou_heap_free(collector->heap, generation->items,
                     generation->capacity * sizeof(OuObject *));
        *generation = (OuGeneration){0};
    }
}

OU_NOINLINE bool ou_collector_track_slow(OuCollector *collector, OuObject *object) {
    OuGeneration *young = &collector->generations[0];
    // While collecting, the unreachable have to stay where they are.
    if (!collector->collecting) ou_generation_close_holes(young, 0);
    // Growing although a few holes were closed keeps closing them rare.
    if (young->count >= young->capacity - young->capacity / 4 &&
        !ou_generation_reserve(collector->heap, young, young->capacity - young->count + 1) &&
        young->count == young->capacity) {
        return false;
    }
    ou_generation_put(young, 0, young->count, object);
    young->count++;
    return true;
}

void ou_collector_enable(OuCollector *collector, bool enabled) {
    collector->enabled = enabled;
    collector_update_due(collector);
}

void ou_collector_set_thresholds(OuCollector *collector,
                                 const size_t threshold[OU_GENERATIONS]) {
    memcpy(collector->threshold, threshold, sizeof collector->threshold);
    collector_update_due(collector);
}

int ou_collector_choose_generation(OuCollector *collector) {
    collector->due = false;
    if (collector->collecting || collector->due_above == SIZE_MAX) return -1;
    for (int i = OU_GENERATIONS - 1; i >= 0; i--) {
        if (collector->count[i] <= collector->threshold[i]) continue;
        bool oldest = i == OU_GENERATIONS - 1;
        if (oldest && collector->long_lived_pending < collector->long_lived_total / 4) continue;
        return i;
    }
    return OU_STRESS_GC ? 0 : -1;
}

static size_t collector_first_place(const OuCollector *collector, int generation) {
    return generation == 0 ? collector->unreachable : 0;
}

void ou_collector_each(const OuCollector *collector, int generation, OuVisit visit,
                       void *argument) {
    const OuGeneration *shown = &collector->generations[generation];
    for (size_t i = collector_first_place(collector, generation); i < shown->count; i++) {
        if (shown->items[i] != NULL) visit(shown->items[i], argument);
    }
}

static void count_object(OuObject *object, void *argument) {
    (void)object;
    ++*(size_t *)argument;
}

size_t ou_collector_tracked_count(const OuCollector *collector, int generation) {
    size_t count = 0;
    ou_collector_each(collector, generation, count_object, &count);
    return count;
}

bool ou_collector_check(const OuCollector *collector) {
    for (int number = 0; number < OU_GENERATIONS; number++) {
        const OuGeneration *generation = &collector->generations[number];
        OU_ASSERT(generation->count <= generation->capacity);
        for (size_t i = 0; i < generation->count; i++) {
            const OuObject *object = generation->items[i];
            if (object == NULL) continue;
            bool agrees = ou_gc_generation(object) == number && ou_gc_index(object) == i;
            OU_ASSERT(agrees && "an object stands where its header says");
            OU_ASSERT(object->refcount > 0 && "a dead object is not tracked");
            if (!agrees || object->refcount == 0) return false;
        }
    }
    return true;
}
