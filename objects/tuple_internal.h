/* What tuple.c and tuple_methods.c share. Private to those files. */
#ifndef OU_OBJECTS_TUPLE_INTERNAL_H
#define OU_OBJECTS_TUPLE_INTERNAL_H

#include "objects/tuple.h"

/* `count` items of a new tuple of `type` (tuple or a subtype), UNDEF until the caller fills
 * them. */
OuValue ou_tuple_of_type(OuRuntime *rt, OuType *type, size_t count);
/* Bytes of a tuple, as it was allocated. */
size_t ou_tuple_size(OuRef tuple);
/* The type's destroy slot. */
void ou_tuple_destroy(OuRuntime *rt, OuObject *self);

#endif
