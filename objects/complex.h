/* complex: two doubles, always an object. */
#ifndef OU_OBJECTS_COMPLEX_H
#define OU_OBJECTS_COMPLEX_H

#include "objects/object.h"

struct OuNumberText;

typedef struct OuComplexParts {
    double real, imag;
} OuComplexParts;

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

static inline OuComplexParts ou_complex_parts(OuRef value) {
    const OuComplex *complex = ou_as_complex(value);
    return (OuComplexParts){complex->real, complex->imag};
}

/* A new complex; owned. */
OuValue ou_complex_new(OuRuntime *rt, double real, double imag);
/* The same of a subtype. */
OuValue ou_complex_of_type(OuRuntime *rt, OuType *type, OuComplexParts parts);

OuComplexParts ou_complex_product(OuComplexParts a, OuComplexParts b);
/* a / b, for a complex and for a real dividend; false: b is 0. */
bool ou_complex_quotient(OuComplexParts a, OuComplexParts b, OuComplexParts *result);
bool ou_complex_real_quotient(double a, OuComplexParts b, OuComplexParts *result);
/* base ** exponent. ZeroDivisionError "zero to a negative or complex power", OverflowError
 * "complex exponentiation". For float ** float with a negative base too. */
OuValue ou_complex_power(OuRuntime *rt, double base_real, double base_imag,
                         double exponent_real, double exponent_imag);

/* Read all of the text as complex() does; false: it is malformed. */
bool ou_complex_scan(const struct OuNumberText *text, OuComplexParts *parts);
/* Is every underscore between two digits? */
bool ou_complex_underscores_are_placed(const struct OuNumberText *text);

/* Write repr(complex) into a buffer of OU_COMPLEX_REPR_SIZE bytes; returns its length. */
#define OU_COMPLEX_REPR_SIZE 72
size_t ou_complex_repr(OuComplexParts parts, char *buffer);

#endif
