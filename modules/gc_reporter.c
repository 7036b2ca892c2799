/* What gc.set_debug() makes visible: DEBUG_STATS and DEBUG_COLLECTABLE.
 *
 * The collector reaches objects through hooks; when debugging is first asked for, hooks that
 * write to sys.stderr are put around those. */
#include <stdio.h>

#include "memory/platform.h"
#include "modules/modules.h"
#include "modules/output.h"
#include "objects/str.h"

typedef struct OuGcReporter {
    OuCollectorHooks hooks;
    const OuCollectorHooks *inner;
    uint64_t started; /* of the collection under way, in nanoseconds */
} OuGcReporter;

static OuGcReporter *reporter_of(OuRuntime *rt) {
    return ou_modules_of(rt)->gc_reporter;
}

/* Leaves no exception. */
static void tell(OuRuntime *rt, const char *line) {
    OuValue pending = ou_take_exception(rt);
    OuValue text = ou_str_from_string(rt, line);
    if (ou_is_error(text))
        ou_clear_exception(rt);
    else
        ou_output_to_stderr(rt, text);
    ou_drop(rt, text);
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
}

static void tell_begin(OuRuntime *rt, OuCollector *collector, int generation) {
    char line[256];
    snprintf(line, sizeof line,
             "gc: collecting generation %d...\n"
             "gc: objects in each generation: %zu %zu %zu\n"
             "gc: objects in permanent generation: 0\n",
             generation, ou_collector_tracked_count(collector, 0),
             ou_collector_tracked_count(collector, 1),
             ou_collector_tracked_count(collector, 2));
    tell(rt, line);
}

static void reporter_begin(void *runtime, OuCollector *collector, int generation) {
    OuGcReporter *reporter = reporter_of(runtime);
    reporter->inner->begin(runtime, collector, generation);
    reporter->started = ou_platform_monotonic_ns();
    if (collector->debug & OU_GC_DEBUG_STATS) tell_begin(runtime, collector, generation);
}

static void reporter_end(void *runtime, OuCollector *collector, const OuCollection *result) {
    OuGcReporter *reporter = reporter_of(runtime);
    if (collector->debug & OU_GC_DEBUG_STATS) {
        char line[160];
        double seconds = (double)(ou_platform_monotonic_ns() - reporter->started) / 1e9;
        snprintf(line, sizeof line,
                 "gc: done, %zu unreachable, %zu uncollectable, %.4fs elapsed\n",
                 result->collected + result->uncollectable, result->uncollectable, seconds);
        tell(runtime, line);
    }
    reporter->inner->end(runtime, collector, result);
}

static void reporter_collectable(void *runtime, OuObject *object) {
    char line[256];
    snprintf(line, sizeof line, "gc: collectable <%.200s %p>\n",
             ou_type_name(object->shape->type), (void *)object);
    tell(runtime, line);
}

bool ou_gc_reporter_begin(OuRuntime *rt) {
    if (reporter_of(rt) != NULL) return true;
    OuGcReporter *reporter = ou_alloc(rt, sizeof *reporter);
    if (reporter == NULL) return false;
    reporter->inner = rt->collector.hooks;
    reporter->hooks = *rt->collector.hooks;
    reporter->hooks.begin = reporter_begin;
    reporter->hooks.end = reporter_end;
    reporter->hooks.report_collectable = reporter_collectable;
    reporter->started = 0;
    ou_modules_of(rt)->gc_reporter = reporter;
    rt->collector.hooks = &reporter->hooks;
    return true;
}

void ou_gc_reporter_end(OuRuntime *rt) {
    OuGcReporter *reporter = reporter_of(rt);
    if (reporter == NULL) return;
    rt->collector.hooks = reporter->inner;
    rt->collector.debug = 0;
    ou_modules_of(rt)->gc_reporter = NULL;
    ou_free(rt, reporter, sizeof *reporter);
}
