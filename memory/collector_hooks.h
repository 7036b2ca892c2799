/* What the collector must be able to do with objects whose types it does not know, and the
 * result of a collection. objects/ fills in the hooks. */
#ifndef OU_MEMORY_COLLECTOR_HOOKS_H
#define OU_MEMORY_COLLECTOR_HOOKS_H

#include "memory/config.h"
#include "memory/object_header.h"

typedef struct OuCollector OuCollector;

/* Called for a child of an object. */
typedef void (*OuVisit)(OuObject *child, void *argument);

typedef enum {
    OU_COLLECTION_DONE,
    OU_COLLECTION_REFUSED,  // another one is under way
    OU_COLLECTION_NO_MEMORY // no memory for its tables; nothing has happened
} OuCollectionStatus;

/* What a collection did. */
typedef struct OuCollection {
    OuCollectionStatus status;
    int generation;
    size_t candidates;    // objects looked at
    size_t collected;     // unreachable objects found and not resurrected
    size_t uncollectable; // of those found, the ones that could not be freed
} OuCollection;

/* What objects/ gives to the collector. `rt` is passed through from ou_collector_collect. Hooks
 * with `rt` may run user code, which may create, kill, track and untrack objects; but a hook
 * leaves no exception pending. Hooks without `rt` change nothing. Those marked optional may be
 * NULL. */
typedef struct OuCollectorHooks {
    /* Call `visit` once for each counted reference that `object` owns to another object,
     * whether that is tracked or not. Immortal objects are left out. */
    void (*traverse)(OuObject *object, OuVisit visit, void *argument);

    /* Drop one reference; the object dies if it was the last. An object that dies is untracked
     * before anything else happens to it. */
    void (*release)(void *rt, OuObject *object);

    /* Break the cycles through `object` by dropping what it owns. It stays a valid, if empty,
     * object. The collector owns a reference during the call. */
    void (*clear)(void *rt, OuObject *object);

    /* Optional. Has its type a finalizer? Asked only for objects not finalized yet. */
    bool (*has_finalizer)(OuObject *object);

    /* Optional. Run the finalizer. The collector has marked the object as finalized and owns
     * a reference during the call. */
    void (*finalize)(void *rt, OuObject *object);

    /* Optional. Before finalizers: deal with weak references to unreachable objects (those with
     * ou_gc_has_weakrefs), which ou_collector_unreachable_peek enumerates: first make them
     * dead, then call the callbacks of those that are themselves not
     * ou_collector_is_unreachable. Returns whether user code has run. */
    bool (*handle_weakrefs)(void *rt, OuCollector *collector);

    /* Optional. After finalizers, before clearing: make weak references dead which the
     * finalizers have made or have been allowed to see. Calls no user code. Same enumeration.
     */
    void (*clear_weakrefs)(void *rt, OuCollector *collector);

    /* Optional, DEBUG_SAVEALL: keep `object` in gc.garbage instead of clearing it. */
    void (*save_garbage)(void *rt, OuObject *object);

    /* Optional. True if a surviving object need not be tracked (a tuple of strings). */
    bool (*should_untrack)(OuObject *object);

    /* Optional. The first and the last thing a collection does: gc.callbacks, DEBUG_STATS, and
     * setting a pending exception aside. */
    void (*begin)(void *rt, OuCollector *collector, int generation);
    void (*end)(void *rt, OuCollector *collector, const OuCollection *result);

    /* Optional, DEBUG_COLLECTABLE: report that `object` was found unreachable. */
    void (*report_collectable)(void *rt, OuObject *object);
} OuCollectorHooks;

#endif
