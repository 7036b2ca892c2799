/* The parts of module cmath. Private to mod_cmath.c and cmath_*.c. */
#ifndef OU_MODULES_CMATH_PARTS_H
#define OU_MODULES_CMATH_PARTS_H

#include "objects/complex.h"

/* What a function says beside its result. */
typedef enum {
    OU_CMATH_FINE,
    OU_CMATH_DOMAIN, /* it has no value there */
    OU_CMATH_RANGE,  /* the value is too large for a double */
} OuCmathError;

/* *error is FINE before the call. */
typedef OuComplexParts (*OuCmathFunction)(OuComplexParts z, OuCmathError *error);

OuComplexParts ou_cmath_sqrt(OuComplexParts z, OuCmathError *error);
OuComplexParts ou_cmath_exp(OuComplexParts z, OuCmathError *error);
OuComplexParts ou_cmath_log(OuComplexParts z, OuCmathError *error);
OuComplexParts ou_cmath_log10(OuComplexParts z, OuCmathError *error);
OuComplexParts ou_cmath_acos(OuComplexParts z, OuCmathError *error);
OuComplexParts ou_cmath_acosh(OuComplexParts z, OuCmathError *error);
OuComplexParts ou_cmath_asin(OuComplexParts z, OuCmathError *error);
OuComplexParts ou_cmath_asinh(OuComplexParts z, OuCmathError *error);
OuComplexParts ou_cmath_atan(OuComplexParts z, OuCmathError *error);
OuComplexParts ou_cmath_atanh(OuComplexParts z, OuCmathError *error);
OuComplexParts ou_cmath_cos(OuComplexParts z, OuCmathError *error);
OuComplexParts ou_cmath_cosh(OuComplexParts z, OuCmathError *error);
OuComplexParts ou_cmath_sin(OuComplexParts z, OuCmathError *error);
OuComplexParts ou_cmath_sinh(OuComplexParts z, OuCmathError *error);
OuComplexParts ou_cmath_tan(OuComplexParts z, OuCmathError *error);
OuComplexParts ou_cmath_tanh(OuComplexParts z, OuCmathError *error);
/* The number with this length and angle. */
OuComplexParts ou_cmath_rect(double length, double angle, OuCmathError *error);

#endif
