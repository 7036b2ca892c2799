/* Making doubles of digits and of bits: correctly rounded, and independent of the locale.
 * Nothing here knows objects. */
#ifndef OU_OBJECTS_FLOAT_SCAN_H
#define OU_OBJECTS_FLOAT_SCAN_H

#include <stdint.h>

/* The double nearest to bits * 2^exponent, ties to even; infinity if it is too large. The
 * number has to be exact, or `bits` has at least 60 significant bits and its lowest one is also
 * set if something is lost. */
double ou_float_from_parts(uint64_t bits, int exponent);

/* Read a decimal number, inf, infinity or nan (in any case, with a sign) from the start of the
 * text: stores it and returns its end, or NULL if there is none. Underscores are allowed
 * between digits. */
const char *ou_float_scan(const char *text, const char *end, double *number);

#endif
