/* What the collector asks of objects: its hooks.
 *
 * An object's references are those its type's traverse shows, its attributes and __slots__, and
 * its class. Programs see a collection through gc.callbacks and gc.garbage, which are lists in
 * the runtime. No hook leaves an exception pending, and none disturbs one. */
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"
#include "objects/weakref.h"

static void object_traverse(OuObject *object, OuVisit visit, void *argument) {
    const OuType *type = object->shape->type;
    if (type->slots.traverse != NULL) type->slots.traverse(object, visit, argument);
    if (type->flags & OU_TYPE_HEAP || type->attributes_offset != 0)
        ou_object_visit_attributes(object, visit, argument);
}

static void object_release(void *rt, OuObject *object) {
    ou_drop(rt, ou_take(object));
}

static void object_clear(void *rt, OuObject *object) {
    OuValue pending = ou_take_exception(rt);
    const OuType *type = object->shape->type;
    if (type->flags & OU_TYPE_HEAP || type->attributes_offset != 0)
        ou_object_clear_attributes(rt, object);
    if (type->slots.clear != NULL) type->slots.clear(rt, object);
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
}

static bool object_has_finalizer(OuObject *object) {
    return object->shape->type->slots.del != NULL;
}

static void object_finalize(void *runtime, OuObject *object) {
    OuRuntime *rt = runtime;
    if (rt->ended) return;
    OuValue pending = ou_take_exception(rt);
    object->shape->type->slots.del(rt, ou_ref(object));
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
}

/* ---- weak references ---- */

/* Make those to unreachable objects dead. The chain of callbacks to be called. */
static OuWeakref *detach_all(OuRuntime *rt, const OuCollector *collector) {
    OuWeakref *chain = NULL;
    for (size_t i = 0; i < ou_collector_unreachable_count(collector); i++) {
        OuObject *object = ou_collector_unreachable_peek(collector, i);
        if (object != NULL && ou_gc_has_weakrefs(object))
            chain = ou_weakrefs_detach(rt, object, chain);
    }
    return chain;
}

void ou_object_drop_weakrefs(OuRuntime *rt, OuWeakref *chain) {
    while (chain != NULL) {
        OuWeakref *next = chain->next;
        chain->next = NULL;
        ou_drop(rt, ou_take(chain));
        chain = next;
    }
}

static void clear_weakrefs(void *rt, OuCollector *collector) {
    // Finalizers have made these, or nobody may be told any more.
    ou_object_drop_weakrefs(rt, detach_all(rt, collector));
}

static bool handle_weakrefs(void *runtime, OuCollector *collector) {
    OuRuntime *rt = runtime;
    if (rt->ended) {
        clear_weakrefs(rt, collector);
        return false;
    }
    OuWeakref *chain = detach_all(rt, collector);
    if (chain == NULL) return false;
    OuValue pending = ou_take_exception(rt);
    ou_weakrefs_call(rt, chain);
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
    return true;
}

/* ---- what may be forgotten ---- */

static bool may_be_tracked(OuRef value) {
    if (!ou_is_object(value)) return false;
    if (ou_gc_is_tracked(ou_object(value))) return true;
    return !ou_is_exact_tuple(value) && ou_shape_of(value)->type->flags & OU_TYPE_TRACKED;
}

static bool should_untrack(OuObject *object) {
    if (!ou_is_exact_tuple(ou_ref(object))) return false;
    const OuTuple *tuple = (const OuTuple *)object;
    for (size_t i = 0; i < tuple->count; i++) {
        if (may_be_tracked(tuple->items[i])) return false;
    }
    return true;
}

/* ---- gc.garbage and gc.callbacks ---- */

static void save_garbage(void *runtime, OuObject *object) {
    OuRuntime *rt = runtime;
    OuValue pending = ou_take_exception(rt);
    if (ou_is_undef(rt->garbage)) {
        OuValue list = ou_list_new(rt, 0);
        if (!ou_is_error(list)) rt->garbage = list;
    }
    // Without memory the object stays alive, unlisted: nobody is told, as nothing can be.
    if (ou_is_undef(rt->garbage) || !ou_list_append(rt, rt->garbage, ou_ref(object)))
        ou_clear_exception(rt);
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
}

static bool info_set(OuRuntime *rt, OuRef info, const char *key, size_t number) {
    return ou_dict_set_string(rt, info, key, ou_from_small_int((int64_t)number));
}

/* {"generation": ..., "collected": ..., "uncollectable": ...} */
static OuValue collection_info(OuRuntime *rt, int generation, const OuCollection *result) {
    OuValue info = ou_dict_new(rt);
    if (ou_is_error(info)) return OU_ERROR;
    if (info_set(rt, info, "generation", (size_t)generation) &&
        info_set(rt, info, "collected", result == NULL ? 0 : result->collected) &&
        info_set(rt, info, "uncollectable", result == NULL ? 0 : result->uncollectable))
        return info;
    ou_drop(rt, info);
    return OU_ERROR;
}

static void call_callbacks(OuRuntime *rt, const char *phase_text, int generation,
                           const OuCollection *result) {
    if (ou_is_undef(rt->collection_callbacks) ||
        ou_as_list(rt->collection_callbacks)->count == 0)
        return;
    OuValue pending = ou_take_exception(rt);
    OuValue callbacks = ou_own(rt->collection_callbacks);
    OuValue info = OU_ERROR;
    OuValue phase = ou_str_from_string(rt, phase_text);
    if (!ou_is_error(phase)) info = collection_info(rt, generation, result);
    if (ou_is_error(info)) {
        ou_report_unraisable(rt, OU_NONE);
        goto done;
    }
    for (size_t i = 0; i < ou_as_list(callbacks)->count; i++) {
        OuValue callback = ou_own(ou_as_list(callbacks)->items[i]);
        OuValue answer = ou_call(rt, callback, (OuRef[]){phase, info}, 2);
        if (ou_is_error(answer))
            ou_report_unraisable_while(rt, "calling GC callback", callback);
        ou_drop(rt, answer);
        ou_drop(rt, callback);
    }
done:
    ou_drop(rt, info);
    ou_drop(rt, phase);
    ou_drop(rt, callbacks);
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
}

static void collection_begin(void *rt, OuCollector *collector OU_UNUSED, int generation) {
    call_callbacks(rt, "start", generation, NULL);
}

static void collection_end(void *rt, OuCollector *collector OU_UNUSED,
                           const OuCollection *result) {
    call_callbacks(rt, "stop", result->generation, result);
}

const OuCollectorHooks ou_object_hooks = {
    .traverse = object_traverse,
    .release = object_release,
    .clear = object_clear,
    .has_finalizer = object_has_finalizer,
    .finalize = object_finalize,
    .handle_weakrefs = handle_weakrefs,
    .clear_weakrefs = clear_weakrefs,
    .save_garbage = save_garbage,
    .should_untrack = should_untrack,
    .begin = collection_begin,
    .end = collection_end,
};
