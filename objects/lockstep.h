/* Several iterators stepped together: what zip.c and map.c share. Private to those files. */
#ifndef OU_OBJECTS_LOCKSTEP_H
#define OU_OBJECTS_LOCKSTEP_H

#include "objects/object.h"

/* The only keyword these types take. `name` of the function is for messages. */
bool ou_lockstep_strict(OuRuntime *rt, const char *name, const OuRef *args, size_t argc,
                        OuRef names, bool *strict);
/* A tuple with an iterator for each of `args`. */
OuValue ou_lockstep_iterators(OuRuntime *rt, const OuRef *args, size_t argc);
/* Step each iterator, storing the items (owned). NO: one was exhausted, nothing is stored. If
 * `strict`, all must be exhausted at the same time, else ValueError "zip() argument 2 is
 * shorter than argument 1". */
OuTruth ou_lockstep_next(OuRuntime *rt, const char *name, OuRef iterators, bool strict,
                         OuValue *items);

#endif
