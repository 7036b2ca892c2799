/* dict: a hash table that keeps insertion order. The design stands at the top of dict.c. */
#ifndef OU_OBJECTS_DICT_H
#define OU_OBJECTS_DICT_H

#include "objects/object.h"

typedef struct OuDictEntry {
    int64_t hash;
    OuValue key; /* OU_UNDEF: a hole */
    OuValue value;
} OuDictEntry;

/* `layout`, `entries` and `entry_count` are read by the run loop's caches; only dict.c writes.
 */
typedef struct OuDict {
    OuObject header;
    size_t count;         /* live items */
    OuDictEntry *entries; /* entry_count used, in order of insertion, with holes */
    size_t entry_count;
    size_t entry_capacity;
    void *index;       /* cells of 1, 2, 4 or 8 bytes: position in entries, EMPTY or DELETED */
    size_t index_size; /* cells: a power of two; 0: no table yet */
    uint32_t version;  /* changes whenever a key comes or goes or an entry moves; never 0 */
    uint32_t layout;   /* see ou_dict_layout; OU_NO_LAYOUT: not asked for since the last such change */
    bool only_str_keys;
    uint32_t leading_holes; /* so many holes at least are in front: for ou_dict_take_first */
    size_t usable; /* entries that can be added before the table must be rebuilt */
} OuDict;

static inline bool ou_is_dict(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_DICT;
}
static inline bool ou_is_exact_dict(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->id == OU_TYPE_DICT;
}
static inline OuDict *ou_as_dict(OuRef value) {
    OU_ASSERT(ou_is_dict(value));
    return (OuDict *)(uintptr_t)value;
}

OuValue ou_dict_new(OuRuntime *rt);
OuValue ou_dict_new_presized(OuRuntime *rt, size_t count);
OuValue ou_dict_copy(OuRuntime *rt, OuRef dict);

/* The value for `key`, owned; OU_UNDEF if absent (no exception); OU_ERROR if hashing or
 * comparing failed. */
OuValue ou_dict_find(OuRuntime *rt, OuRef dict, OuRef key);
/* The same for a str key of exact type str, in a dict that may hold any keys. Borrowed. Keys
 * that are not exact strs are compared only by identity here, so no user code runs and it
 * cannot fail: for namespaces. */
OuRef ou_dict_peek_str(const OuRuntime *rt, OuRef dict, OuRef key);
/* Position in `entries` of a str key, or -1: for caches. */
int64_t ou_dict_position_of_str(const OuRuntime *rt, OuRef dict, OuRef key);
#define OU_NO_LAYOUT UINT32_MAX

/* A number that no other state of this or of any other dict has: as long as `layout` equals it,
 * every key is at the position where it was. Replacing a value does not change it. Never 0; OU_NO_LAYOUT when numbers have run out. */
uint32_t ou_dict_layout(OuRuntime *rt, OuRef dict);
/* dict[key] with KeyError, without __missing__. */
OuValue ou_dict_get(OuRuntime *rt, OuRef dict, OuRef key);
bool ou_dict_set(OuRuntime *rt, OuRef dict, OuRef key, OuRef value);
bool ou_dict_set_take(OuRuntime *rt, OuRef dict, OuRef key, OuValue value);
bool ou_dict_set_string(OuRuntime *rt, OuRef dict, const char *key, OuRef value);
OuRef ou_dict_peek_string(OuRuntime *rt, OuRef dict, const char *key); /* UNDEF if absent */
/* Delete: OU_TRUTH_NO if the key was not there. */
OuTruth ou_dict_delete(OuRuntime *rt, OuRef dict, OuRef key);
/* Remove and return the value; OU_UNDEF if absent. */
OuValue ou_dict_pop(OuRuntime *rt, OuRef dict, OuRef key);
/* The value for key, stored as `otherwise` first if absent. Owned. */
OuValue ou_dict_set_default(OuRuntime *rt, OuRef dict, OuRef key, OuRef otherwise);
void ou_dict_clear(OuRuntime *rt, OuRef dict);
/* dict.update(other), other a mapping or an iterable of pairs. */
bool ou_dict_update(OuRuntime *rt, OuRef dict, OuRef other);
/* Steps through the items in order: start with *position = 0; false at the end. key and value
 * are borrowed; the dict must not change meanwhile (or: restart). */
bool ou_dict_next(OuRef dict, size_t *position, OuRef *key, OuRef *value);
OuValue ou_dict_keys_list(OuRuntime *rt, OuRef dict);

#endif
