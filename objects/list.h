/* list: a growable array of references. */
#ifndef OU_OBJECTS_LIST_H
#define OU_OBJECTS_LIST_H

#include "objects/object.h"

/* Fields are read by the run loop; only list.c changes `count`, `capacity` and `items` itself. */
typedef struct OuList {
    OuObject header;
    OuValue *items;
    size_t count, capacity;
} OuList;

static inline bool ou_is_list(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_LIST;
}
static inline bool ou_is_exact_list(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->id == OU_TYPE_LIST;
}
static inline OuList *ou_as_list(OuRef value) {
    OU_ASSERT(ou_is_list(value));
    return (OuList *)(uintptr_t)value;
}

/* A list of `count` items set to OU_UNDEF: the caller fills all of them before anyone else sees it. */
OuValue ou_list_new(OuRuntime *rt, size_t count);
OuValue ou_list_from_array(OuRuntime *rt, const OuRef *items, size_t count);
/* The items are taken, also on failure. */
OuValue ou_list_from_array_take(OuRuntime *rt, OuValue *items, size_t count);
bool ou_list_append(OuRuntime *rt, OuRef list, OuRef item);
bool ou_list_append_grow_take(OuRuntime *rt, OuRef list, OuValue item);
static inline bool ou_list_append_take(OuRuntime *rt, OuRef list, OuValue item) {
    OuList *l = ou_as_list(list);
    if (OU_LIKELY(l->count < l->capacity)) {
        l->items[l->count++] = item;
        return true;
    }
    return ou_list_append_grow_take(rt, list, item);
}
bool ou_list_extend(OuRuntime *rt, OuRef list, OuRef iterable);
bool ou_list_insert(OuRuntime *rt, OuRef list, size_t index, OuRef item);
OuValue ou_list_slice(OuRuntime *rt, OuRef list, size_t start, size_t stop);
bool ou_list_set_slice(OuRuntime *rt, OuRef list, size_t start, size_t stop, OuRef iterable);
OuValue ou_list_to_tuple(OuRuntime *rt, OuRef list);
bool ou_list_sort(OuRuntime *rt, OuRef list, OuRef key, bool reverse); /* key OU_NONE: none; stable */
void ou_list_clear(OuRuntime *rt, OuRef list);

/* list[index] for the run loop and others: negative indexes count from the end; IndexError. */
OuValue ou_list_get(OuRuntime *rt, OuRef list, int64_t index);

#endif
