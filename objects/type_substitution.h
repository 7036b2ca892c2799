/* Arguments for type parameters: list[T][int]. */
#ifndef OU_OBJECTS_TYPE_SUBSTITUTION_H
#define OU_OBJECTS_TYPE_SUBSTITUTION_H

#include "objects/object.h"

/* `args` (a tuple, or a single one) as a tuple of arguments for `params`, completed by
 * defaults. TypeError, naming `owner`, if there are too many or too few. */
OuValue ou_type_arguments(OuRuntime *rt, OuRef owner, OuRef params, OuRef args);
/* The items of the tuple `types` with the arguments in place of the parameters: a tuple. The
 * arguments come from ou_type_arguments. */
OuValue ou_type_substitute(OuRuntime *rt, OuRef types, OuRef params, OuRef args);

#endif
