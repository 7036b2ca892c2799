/* typing.Generic, the base of generic classes. */
#ifndef OU_OBJECTS_GENERIC_H
#define OU_OBJECTS_GENERIC_H

#include "objects/object.h"

/* Generic[T, *Ts, ...] for the type parameters in `params` (a tuple). */
OuValue ou_generic_base(OuRuntime *rt, OuRef params);

#endif
