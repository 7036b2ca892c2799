/* Module gc: the collector as programs see it. */
#include "modules/modules.h"

#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define FUNCTION(name)                                                                         \
    static OuValue gc_##name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc)

/* ---- collecting ---- */

FUNCTION(collect) {
    int64_t generation = OU_GENERATIONS - 1;
    if (!ou_is_undef(args[0]) && !ou_index_as_int64(rt, args[0], true, &generation))
        return OU_ERROR;
    if (generation < 0 || generation >= OU_GENERATIONS)
        return ou_raise(rt, OU_EXC_ValueError, "invalid generation");
    OuCollection result = ou_collector_collect(&rt->collector, rt, (int)generation);
    if (result.status == OU_COLLECTION_NO_MEMORY) {
        ou_raise_memory(rt);
        return OU_ERROR;
    }
    if (result.status == OU_COLLECTION_REFUSED) return ou_from_small_int(0);
    return ou_from_small_int((int64_t)(result.collected + result.uncollectable));
}

FUNCTION(enable) {
    ou_collector_enable(&rt->collector, true);
    return OU_NONE;
}

FUNCTION(disable) {
    ou_collector_enable(&rt->collector, false);
    return OU_NONE;
}

FUNCTION(isenabled) {
    return ou_bool(rt->collector.enabled);
}

/* ---- thresholds, counts, statistics ---- */

static OuValue numbers(OuRuntime *rt, const size_t *values) {
    OuRef items[OU_GENERATIONS];
    for (int i = 0; i < OU_GENERATIONS; i++)
        items[i] = ou_from_small_int((int64_t)values[i]);
    return ou_tuple_from_array(rt, items, OU_GENERATIONS);
}

FUNCTION(get_threshold) {
    return numbers(rt, rt->collector.threshold);
}

FUNCTION(set_threshold) {
    if (argc < 1 || argc > OU_GENERATIONS)
        return ou_raise(rt, OU_EXC_TypeError, "gc.set_threshold requires 1 to 3 arguments");
    size_t thresholds[OU_GENERATIONS];
    memcpy(thresholds, rt->collector.threshold, sizeof thresholds);
    for (size_t i = 0; i < argc; i++) {
        int64_t number;
        if (!ou_index_as_int64(rt, args[i], false, &number)) return OU_ERROR;
        // A negative one is never passed, as 0 is not.
        thresholds[i] = number < 0 ? 0 : (size_t)number;
    }
    ou_collector_set_thresholds(&rt->collector, thresholds);
    return OU_NONE;
}

FUNCTION(get_count) {
    return numbers(rt, rt->collector.count);
}

static OuValue stats_of(OuRuntime *rt, const OuGenerationStats *stats) {
    OuValue dict = ou_dict_new(rt);
    if (ou_is_error(dict)) return OU_ERROR;
    if (ou_dict_set_string(rt, dict, "collections",
                           ou_from_small_int((int64_t)stats->collections)) &&
        ou_dict_set_string(rt, dict, "collected",
                           ou_from_small_int((int64_t)stats->collected)) &&
        ou_dict_set_string(rt, dict, "uncollectable",
                           ou_from_small_int((int64_t)stats->uncollectable)))
        return dict;
    ou_drop(rt, dict);
    return OU_ERROR;
}

FUNCTION(get_stats) {
    OuGenerationStats stats[OU_GENERATIONS];
    memcpy(stats, rt->collector.stats, sizeof stats);
    OuValue list = ou_list_new(rt, 0);
    for (int i = 0; i < OU_GENERATIONS && !ou_is_error(list); i++) {
        OuValue dict = stats_of(rt, &stats[i]);
        if (!ou_is_error(dict) && ou_list_append_take(rt, list, dict)) continue;
        ou_drop(rt, list);
        list = OU_ERROR;
    }
    return list;
}

/* ---- objects ---- */

/* What is gathered during an enumeration, when nothing may be tracked or untracked. */
typedef struct Gathering {
    OuRuntime *rt;
    OuRef list; /* the result, which is left out */
    const OuRef *wanted;
    size_t wanted_count;
    bool found, failed;
} Gathering;

static void gather(OuObject *object, void *argument) {
    Gathering *gathering = argument;
    if (gathering->failed || ou_ref(object) == gathering->list) return;
    gathering->failed = !ou_list_append(gathering->rt, gathering->list, ou_ref(object));
}

static OuValue gather_end(OuRuntime *rt, const Gathering *gathering, OuValue list) {
    if (!gathering->failed) return list;
    ou_drop(rt, list);
    return OU_ERROR;
}

FUNCTION(get_objects) {
    int64_t only = -1;
    if (!ou_is_undef(args[0]) && !ou_is_none(args[0])) {
        if (!ou_is_int(args[0]) && ou_type_of(rt, args[0])->slots.index == NULL)
            return ou_raise(rt, OU_EXC_TypeError,
                            "argument should be integer or None, not '%T'", args[0]);
        if (!ou_index_as_int64(rt, args[0], false, &only)) return OU_ERROR;
        if (only >= OU_GENERATIONS)
            return ou_raise(rt, OU_EXC_ValueError,
                            "generation parameter must be less than the number of available "
                            "generations (%d)",
                            OU_GENERATIONS);
    }
    OuValue list = ou_list_new(rt, 0);
    if (ou_is_error(list)) return OU_ERROR;
    Gathering gathering = {.rt = rt, .list = list};
    for (int i = 0; i < OU_GENERATIONS; i++) {
        if (only < 0 || only == i) ou_collector_each(&rt->collector, i, gather, &gathering);
    }
    return gather_end(rt, &gathering, list);
}

static void look_for(OuObject *child, void *argument) {
    Gathering *gathering = argument;
    for (size_t i = 0; i < gathering->wanted_count; i++)
        gathering->found = gathering->found || ou_ref(child) == gathering->wanted[i];
}

static void gather_referrer(OuObject *object, void *argument) {
    Gathering *gathering = argument;
    if (ou_ref(object) == gathering->list) return;
    gathering->found = false;
    gathering->rt->collector.hooks->traverse(object, look_for, gathering);
    if (gathering->found) gather(object, gathering);
}

FUNCTION(get_referrers) {
    OuValue list = ou_list_new(rt, 0);
    if (ou_is_error(list)) return OU_ERROR;
    Gathering gathering = {.rt = rt, .list = list, .wanted = args, .wanted_count = argc};
    for (int i = 0; i < OU_GENERATIONS; i++)
        ou_collector_each(&rt->collector, i, gather_referrer, &gathering);
    return gather_end(rt, &gathering, list);
}

FUNCTION(get_referents) {
    OuValue list = ou_list_new(rt, 0);
    if (ou_is_error(list)) return OU_ERROR;
    Gathering gathering = {.rt = rt, .list = list};
    for (size_t i = 0; i < argc; i++) {
        if (ou_is_object(args[i]))
            rt->collector.hooks->traverse(ou_object(args[i]), gather, &gathering);
    }
    return gather_end(rt, &gathering, list);
}

FUNCTION(is_tracked) {
    return ou_bool(ou_is_object(args[0]) && ou_gc_is_tracked(ou_object(args[0])));
}

FUNCTION(is_finalized) {
    return ou_bool(ou_is_object(args[0]) && ou_gc_is_finalized(ou_object(args[0])));
}

/* ---- debugging ---- */

FUNCTION(set_debug) {
    int64_t flags;
    if (!ou_index_as_int64(rt, args[0], false, &flags)) return OU_ERROR;
    if (flags != 0 && !ou_gc_reporter_begin(rt)) return OU_ERROR;
    rt->collector.debug = (uint32_t)flags;
    return OU_NONE;
}

FUNCTION(get_debug) {
    return ou_from_small_int(rt->collector.debug);
}

/* Freezing spares a parent process work that Ouro does not have: nothing is set aside. */
FUNCTION(freeze) {
    return OU_NONE;
}

FUNCTION(get_freeze_count) {
    return ou_from_small_int(0);
}

static const OuMethodRow gc_functions[] = {
    OU_ROW_NAMED("collect", gc_collect, 0, 1, "generation",
                 "collect(generation=2)\n\nRun the garbage collector.\n\nReturns the number of "
                 "unreachable objects."),
    OU_ROW("enable", gc_enable, 0, 0, "enable()\n\nEnable automatic garbage collection."),
    OU_ROW("disable", gc_disable, 0, 0, "disable()\n\nDisable automatic garbage collection."),
    OU_ROW("isenabled", gc_isenabled, 0, 0,
           "isenabled()\n\nReturns true if automatic garbage collection is enabled."),
    OU_ROW("get_threshold", gc_get_threshold, 0, 0,
           "get_threshold()\n\nReturn the current collection thresholds."),
    OU_ROW("set_threshold", gc_set_threshold, 0, OU_ANY_COUNT,
           "set_threshold(threshold0, [threshold1, [threshold2]])\nSet the collection "
           "thresholds. Setting the first to zero disables collection."),
    OU_ROW("get_count", gc_get_count, 0, 0,
           "get_count()\n\nReturn a three-tuple of the current collection counts."),
    OU_ROW("get_stats", gc_get_stats, 0, 0,
           "get_stats()\n\nReturn a list of dictionaries with statistics, one per generation."),
    OU_ROW_NAMED("get_objects", gc_get_objects, 0, 1, "generation",
                 "get_objects(generation=None)\n\nReturn a list of objects tracked by the "
                 "collector."),
    OU_ROW("get_referrers", gc_get_referrers, 0, OU_ANY_COUNT,
           "get_referrers(*objs)\n\nReturn the objects that directly refer to any of objs."),
    OU_ROW("get_referents", gc_get_referents, 0, OU_ANY_COUNT,
           "get_referents(*objs)\n\nReturn the objects that are directly referred to by objs."),
    OU_ROW("is_tracked", gc_is_tracked, 1, 1,
           "is_tracked(obj, /)\n\nReturns true if the object is tracked by the collector."),
    OU_ROW("is_finalized", gc_is_finalized, 1, 1,
           "is_finalized(obj, /)\n\nReturns true if the object has been already finalized."),
    OU_ROW("set_debug", gc_set_debug, 1, 1,
           "set_debug(flags, /)\n\nSet the garbage collection debugging flags."),
    OU_ROW("get_debug", gc_get_debug, 0, 0,
           "get_debug()\n\nGet the garbage collection debugging flags."),
    OU_ROW("freeze", gc_freeze, 0, 0, "freeze()\n\nAccepted, and without effect."),
    OU_ROW("unfreeze", gc_freeze, 0, 0, "unfreeze()\n\nAccepted, and without effect."),
    OU_ROW("get_freeze_count", gc_get_freeze_count, 0, 0,
           "get_freeze_count()\n\nReturn the number of frozen objects: 0."),
    {0},
};

/* A list of the runtime that the collector uses, as an attribute. */
static bool add_list(OuRuntime *rt, OuRef module, const char *name, OuValue *place) {
    if (ou_is_undef(*place)) {
        OuValue list = ou_list_new(rt, 0);
        if (ou_is_error(list)) return false;
        *place = list;
    }
    return ou_module_add_take(rt, module, name, ou_own(*place));
}

static bool gc_init(OuRuntime *rt, OuRef module) {
    static const struct {
        const char *name;
        uint32_t value;
    } flags[] = {
        {"DEBUG_STATS", OU_GC_DEBUG_STATS},
        {"DEBUG_COLLECTABLE", OU_GC_DEBUG_COLLECTABLE},
        {"DEBUG_UNCOLLECTABLE", OU_GC_DEBUG_UNCOLLECTABLE},
        {"DEBUG_SAVEALL", OU_GC_DEBUG_SAVEALL},
        {"DEBUG_LEAK",
         OU_GC_DEBUG_COLLECTABLE | OU_GC_DEBUG_UNCOLLECTABLE | OU_GC_DEBUG_SAVEALL},
    };
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        if (!ou_module_add_take(rt, module, flags[i].name, ou_from_small_int(flags[i].value)))
            return false;
    }
    return add_list(rt, module, "garbage", &rt->garbage) &&
           add_list(rt, module, "callbacks", &rt->collection_callbacks);
}

extern const OuModuleSpec ou_gc_module;
const OuModuleSpec ou_gc_module = {
    .name = "gc",
    .doc = "This module provides access to the garbage collector for reference cycles.",
    .functions = gc_functions,
    .init = gc_init,
};
