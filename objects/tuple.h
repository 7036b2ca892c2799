/* tuple: an immutable array of references, in one block. */
#ifndef OU_OBJECTS_TUPLE_H
#define OU_OBJECTS_TUPLE_H

#include "objects/object.h"

typedef struct OuTuple {
    OuObject header;
    size_t count;
    OuValue items[];
} OuTuple;

static inline bool ou_is_tuple(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_TUPLE;
}
static inline bool ou_is_exact_tuple(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->id == OU_TYPE_TUPLE;
}
static inline OuTuple *ou_as_tuple(OuRef value) {
    OU_ASSERT(ou_is_tuple(value));
    return (OuTuple *)(uintptr_t)value;
}
static inline size_t ou_tuple_count(OuRef tuple) { return ou_as_tuple(tuple)->count; }
/* Borrowed from the tuple. */
static inline OuRef ou_tuple_peek(OuRef tuple, size_t index) {
    OU_ASSERT(index < ou_as_tuple(tuple)->count);
    return ou_as_tuple(tuple)->items[index];
}

/* `count` items set to OU_UNDEF, to be filled by the caller through ->items before anyone sees it. The
 * empty tuple is shared. */
OuValue ou_tuple_new(OuRuntime *rt, size_t count);
OuValue ou_tuple_from_array(OuRuntime *rt, const OuRef *items, size_t count);
/* The items are taken, also on failure. */
OuValue ou_tuple_from_array_take(OuRuntime *rt, OuValue *items, size_t count);
/* Two or one items, owned result. */
OuValue ou_tuple_pack1(OuRuntime *rt, OuRef a);
OuValue ou_tuple_pack2(OuRuntime *rt, OuRef a, OuRef b);
OuValue ou_tuple_slice(OuRuntime *rt, OuRef tuple, size_t start, size_t stop);

#endif
