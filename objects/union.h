/* Unions of types: int | str. */
#ifndef OU_OBJECTS_UNION_H
#define OU_OBJECTS_UNION_H

#include "objects/function.h"

typedef struct OuUnion {
    OuObject header;
    OuValue args; /* tuple of at least two different ones; None stands for its type */
} OuUnion;
OU_KIND_TEST(union, UNION, OuUnion)

/* left | right; NotImplemented if one of them cannot be in a union. */
OuValue ou_union_or(OuRuntime *rt, OuRef left, OuRef right);
/* The same for operands of which one is in any case: types are not asked for. */
OuValue ou_union_of(OuRuntime *rt, OuRef left, OuRef right);
/* The members, borrowed. */
static inline OuRef ou_union_args_peek(OuRef value) {
    return ou_as_union(value)->args;
}

#endif
