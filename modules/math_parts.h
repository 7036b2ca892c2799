/* The parts of module math. Private to mod_math.c and math_*.c. */
#ifndef OU_MODULES_MATH_PARTS_H
#define OU_MODULES_MATH_PARTS_H

#include "modules/modules.h"

extern const OuMethodRow ou_math_real[]; /* functions of one or two floats */
extern const OuMethodRow ou_math_log[];  /* logarithms, which take ints of any size */
extern const OuMethodRow ou_math_int[];  /* factorial, gcd, comb, ... */
extern const OuMethodRow ou_math_sum[];  /* fsum, prod, hypot, ... */

/* gamma(x) and log|gamma(x)|; nan for a pole and infinity for overflow. */
double ou_gamma(double x);
double ou_log_gamma(double x);

/* "<message>, got <number>" as ValueError. */
OuValue ou_math_domain_error(OuRuntime *rt, const char *message, double number);
OuValue ou_math_range_error(OuRuntime *rt);

#endif
