/* set and frozenset: one structure, two types. */
#ifndef OU_OBJECTS_SET_H
#define OU_OBJECTS_SET_H

#include "objects/object.h"

typedef struct OuSetEntry {
    int64_t hash;
    OuValue key; /* NULL: empty; OU_STOP: deleted */
} OuSetEntry;

typedef struct OuSet {
    OuObject header;
    size_t count, used; /* live; live and deleted */
    OuSetEntry *table;
    size_t table_size; /* a power of two; 0 before the first item */
    uint32_t version;  /* changes whenever an item comes or goes */
    int64_t hash;      /* of a frozenset; -1: not computed */
    size_t finger;     /* where pop() goes on looking */
} OuSet;

static inline bool ou_is_set(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_SET;
}
static inline bool ou_is_frozenset(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_FROZENSET;
}
static inline bool ou_is_any_set(OuRef value) {
    return ou_is_set(value) || ou_is_frozenset(value);
}
static inline OuSet *ou_as_set(OuRef value) {
    OU_ASSERT(ou_is_any_set(value));
    return (OuSet *)(uintptr_t)value;
}

OuValue ou_set_new(OuRuntime *rt, OuRef iterable); /* iterable UNDEF: empty */
OuValue ou_frozenset_new(OuRuntime *rt, OuRef iterable);
bool ou_set_add(OuRuntime *rt, OuRef set, OuRef item);
OuTruth ou_set_contains(OuRuntime *rt, OuRef set, OuRef item);
OuTruth ou_set_discard(OuRuntime *rt, OuRef set, OuRef item);
bool ou_set_update(OuRuntime *rt, OuRef set, OuRef iterable);
bool ou_set_next(OuRef set, size_t *position, OuRef *item); /* borrowed */

#endif
