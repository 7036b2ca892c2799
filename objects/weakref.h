/* Weak references. An object that has any carries a flag in its header; the references themselves are found
 * through a table of the runtime, so that objects without pay nothing. */
#ifndef OU_OBJECTS_WEAKREF_H
#define OU_OBJECTS_WEAKREF_H

#include "objects/function.h"

typedef struct OuWeakref {
    OuObject header;
    OuObject *target;        /* not counted; NULL: dead */
    OuValue callback;        /* or OU_UNDEF */
    struct OuWeakref *next;  /* others of the same target */
    int64_t hash;            /* -1: not computed */
} OuWeakref;
OU_KIND_TEST(weakref, WEAKREF, OuWeakref)

OuValue ou_weakref_new(OuRuntime *rt, OuRef target, OuRef callback);
/* A proxy: acts as the target, and raises ReferenceError when it is dead. */
OuValue ou_weak_proxy_new(OuRuntime *rt, OuRef target, OuRef callback);
/* One of `type`: weakref, a subtype, or a type of proxies. Without callback there is only one per target and built-in type. */
OuValue ou_weakref_make(OuRuntime *rt, OuType *type, OuRef target, OuRef callback);
/* Slots for those types. */
void ou_weakref_traverse(OuObject *self, OuVisit visit, void *argument);
void ou_weakref_clear(OuRuntime *rt, OuObject *self);
void ou_weakref_destroy(OuRuntime *rt, OuObject *self);
/* The target, owned, or None when it is dead. */
OuValue ou_weakref_get(OuRef weakref);
/* The target is about to be destroyed (or found unreachable): its weak references die, callbacks are called. */
void ou_weakrefs_clear(OuRuntime *rt, OuObject *target);
/* The two halves of ou_weakrefs_clear, for the collector, which does the first for all objects before the second. Make the
 * weak references to `target` dead; those whose callback is to be called (all but ones that are themselves being
 * collected) are put in front of `chain` in the order of their calls, owned and linked by `next`: go through the objects from the last
 * to the first. Runs no user code. */
OuWeakref *ou_weakrefs_detach(OuRuntime *rt, OuObject *target, OuWeakref *chain);
/* Call the callbacks of a chain and drop it. */
void ou_weakrefs_call(OuRuntime *rt, OuWeakref *chain);
/* The first weak reference to `target`, or None. */
OuRef ou_weakref_first_peek(OuRuntime *rt, OuRef target);
/* Do objects of the built-in type of this kind take weak references? (Those of a class: see OU_TYPE_NO_WEAKREFS.) */
bool ou_weakref_allows_kind(uint8_t kind);
size_t ou_weakref_count(OuRuntime *rt, OuRef target);
bool ou_weak_table_init(OuRuntime *rt);
void ou_weak_table_finish(OuRuntime *rt);

#endif
