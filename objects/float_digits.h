/* Doubles and decimal digits: the shortest digits that read back equal, rounding to a number of
 * digits, and reading digits. All of it is correctly rounded and independent of the locale.
 * Nothing here knows objects. */
#ifndef OU_OBJECTS_FLOAT_DIGITS_H
#define OU_OBJECTS_FLOAT_DIGITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* 0.d1d2d3... * 10^point, without trailing zeros. */
typedef struct OuDecimal {
    char digits[20]; /* characters; no NUL */
    int count;
    int point;
} OuDecimal;

/* The shortest digits from which `number` (finite, not negative) can be read back; of several
 * that short, those nearest to it. */
void ou_float_shortest(double number, OuDecimal *decimal);

/* Precisions beyond this add only zeros: no double has more digits, before or behind the point.
 */
#define OU_FLOAT_MAX_DIGITS 1100

/* `number` (finite, not negative) with `precision` <= OU_FLOAT_MAX_DIGITS digits behind the
 * point: "12.50", without a point for precision 0. The buffer holds precision + 320 bytes.
 * Returns the length. */
size_t ou_float_fixed(double number, int precision, char *buffer);

/* The first `count` digits of `number` (finite, not negative), rounded, 1 <= count <=
 * OU_FLOAT_MAX_DIGITS. The buffer holds count bytes. Returns the point as in OuDecimal. */
int ou_float_rounded_digits(double number, int count, char *buffer);

/* `number` (finite) rounded to `places` decimals, -400 <= places <= 400, ties to even; may be
 * infinite. */
double ou_float_round(double number, int places);

#endif
