/* What the files of set share, and the views of dicts. Private to those files. */
#ifndef OU_OBJECTS_SET_INTERNAL_H
#define OU_OBJECTS_SET_INTERNAL_H

#include "objects/set.h"

/* An empty set of `type`: set, frozenset or a subtype. */
OuValue ou_set_of_type(OuRuntime *rt, OuType *type);
/* A new set or frozenset, as `like` is one, with the items of an iterable (OU_UNDEF: empty). */
OuValue ou_set_new_like(OuRuntime *rt, OuRef like, OuRef iterable);

/* Is the item with this hash there? May run user code, as comparisons do. */
OuTruth ou_set_contains_hashed(OuRuntime *rt, OuRef set, OuRef item, int64_t hash);
/* Is it there, as far as can be said without running user code? FAILED: that cannot be said. */
OuTruth ou_set_peek_far(const OuSet *set, OuRef item, int64_t hash);
static inline OuTruth ou_set_peek(const OuSet *set, OuRef item, int64_t hash) {
    if (set->table_size == 0) return OU_TRUTH_NO;
    OuRef first =
        set->table[(size_t)hash & (set->table_size - 1)].key; // most searches end here
    if (first == item) return OU_TRUTH_YES;
    return first == NULL ? OU_TRUTH_NO : ou_set_peek_far(set, item, hash);
}
/* Add an item. It may be borrowed from a container that changes meanwhile. */
bool ou_set_add_hashed(OuRuntime *rt, OuRef set, OuRef item, int64_t hash);
/* Add an item that equals none in the set, from which nothing has been removed. */
bool ou_set_add_new(OuRuntime *rt, OuRef set, OuRef item, int64_t hash);
OuTruth ou_set_discard_hashed(OuRuntime *rt, OuRef set, OuRef item, int64_t hash);
/* As ou_set_next, with the hash. */
bool ou_set_next_hashed(OuRef set, size_t *position, OuRef *item, int64_t *hash);
/* Unlink and return some item of a set that is not empty. */
OuValue ou_set_take_any(OuSet *set);
void ou_set_clear(OuRuntime *rt, OuRef set);
/* Exchange the items of two sets. */
void ou_set_swap(OuSet *a, OuSet *b);
/* Rebuild the table if more than a quarter of it is DELETED. */
bool ou_set_sweep(OuRuntime *rt, OuSet *set);
/* The hash of a frozenset with these items. */
int64_t ou_set_hash(const OuSet *set);
/* Are all invariants of set.c kept? For debug builds and tests. */
bool ou_set_check(const OuSet *set);

/* set -= other, set ^= other for any iterable. */
bool ou_set_difference_update(OuRuntime *rt, OuRef set, OuRef other);
bool ou_set_symmetric_update(OuRuntime *rt, OuRef set, OuRef other);
/* A new set of what is in both; as `set` is one. */
OuValue ou_set_intersection(OuRuntime *rt, OuRef set, OuRef other);

/* An iterator over a set (set_iterator.c). */
OuValue ou_set_iterator_new(OuRuntime *rt, OuRef set);

#endif
