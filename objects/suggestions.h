/* "Did you mean": the name most like another. */
#ifndef OU_OBJECTS_SUGGESTIONS_H
#define OU_OBJECTS_SUGGESTIONS_H

#include "objects/object.h"

/* The str in the list `candidates` that is most like `name` (`size` bytes), if one is like enough, else OU_UNDEF.
 * Borrowed from the list. */
OuRef ou_suggestion_nearest(OuRef candidates, const char *name, size_t size);

#endif
