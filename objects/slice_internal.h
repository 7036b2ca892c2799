/* What slice.c does for range.c. Private to objects/. */
#ifndef OU_OBJECTS_SLICE_INTERNAL_H
#define OU_OBJECTS_SLICE_INTERNAL_H

#include "objects/object.h"

/* slice.indices(length) for a length (int) of any size: start, stop and step, owned. */
bool ou_slice_big_indices(OuRuntime *rt, OuRef slice, OuRef length, OuValue indices[3]);

#endif
