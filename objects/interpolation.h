/* string.templatelib.Interpolation: one {field} of a t-string. */
#ifndef OU_OBJECTS_INTERPOLATION_H
#define OU_OBJECTS_INTERPOLATION_H

#include "objects/function.h"

typedef struct OuInterpolation {
    OuObject header;
    OuValue value;
    OuValue expression;  // str: its source text
    OuValue conversion;  // "s", "r", "a" or None
    OuValue format_spec; // str
} OuInterpolation;
OU_KIND_TEST(interpolation, INTERPOLATION, OuInterpolation)

/* `conversion`: the letter, or 0; format_spec UNDEF: "". */
OuValue ou_interpolation_new(OuRuntime *rt, OuRef value, OuRef expression, char conversion,
                             OuRef format_spec);

#endif
