/* complex: two doubles, always an object. */
#ifndef OU_OBJECTS_COMPLEX_H
#define OU_OBJECTS_COMPLEX_H

#include "objects/object.h"

typedef struct OuComplex {
    OuObject header;
    double real, imag;
} OuComplex;

static inline bool ou_is_complex(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_COMPLEX;
}
static inline OuComplex *ou_as_complex(OuRef value) {
    OU_ASSERT(ou_is_complex(value));
    return (OuComplex *)(uintptr_t)value;
}

/* A new complex; owned. */
OuValue ou_complex_new(OuRuntime *rt, double real, double imag);
/* base ** exponent. ZeroDivisionError "zero to a negative or complex power", OverflowError
 * "complex exponentiation". For float ** float with a negative base too. */
OuValue ou_complex_power(OuRuntime *rt, double base_real, double base_imag,
                         double exponent_real, double exponent_imag);

#endif
