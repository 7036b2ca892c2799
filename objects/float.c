/* float: the number itself: boxing, text, hash, and the arithmetic that C does not have. */
#include "objects/float.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "objects/complex.h"
#include "objects/error.h"
#include "objects/exception.h"
#include "objects/float_digits.h"
#include "objects/float_scan.h"
#include "objects/number_text.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define HASH_BITS 61 // as for ints: hash(2.0 ** n) is a rotation
#define HASH_INF  314159

OuValue ou_float_box(OuRuntime *rt, double number) {
    OuFloat *box = ou_object_new(rt, rt->types[OU_TYPE_FLOAT]);
    if (box == NULL) return OU_ERROR;
    box->number = number;
    return ou_take(box);
}

/* ---- text ---- */

OuValue ou_float_parse(OuRuntime *rt, const OuNumberText *text, OuRef source) {
    double number;
    const char *end = ou_float_scan(text->start, text->end, &number);
    if (end == text->end) return ou_float_new(rt, number);
    return ou_raise(rt, OU_EXC_ValueError, "could not convert string to float: %R", source);
}

OuValue ou_float_from_text(OuRuntime *rt, const char *text, size_t size) {
    double number;
    const char *end = ou_float_scan(text, text + size, &number);
    if (end == text + size) return ou_float_new(rt, number);
    OuValue source = ou_str_new(rt, text, size);
    if (ou_is_error(source)) return OU_ERROR;
    OuValue result = OU_ERROR;
    OuNumberText prepared;
    if (ou_number_text_begin(rt, &prepared, text, size)) {
        result = ou_float_parse(rt, &prepared, source);
        ou_number_text_end(rt, &prepared);
    }
    ou_drop(rt, source);
    return result;
}

static char *write_text(char *p, const char *text, size_t size) {
    memcpy(p, text, size);
    return p + size;
}

static char *write_zeros(char *p, int count) {
    if (count > 0) memset(p, '0', (size_t)count);
    return count > 0 ? p + count : p;
}

// "e+16", at least two digits.
static char *write_exponent(char *p, int exponent) {
    *p++ = 'e';
    *p++ = exponent < 0 ? '-' : '+';
    if (exponent < 0) exponent = -exponent;
    if (exponent >= 100) *p++ = (char)('0' + exponent / 100);
    *p++ = (char)('0' + exponent / 10 % 10);
    *p++ = (char)('0' + exponent % 10);
    return p;
}

static size_t write_shortest(double number, bool whole_gets_point, char *buffer) {
    if (isnan(number)) return (size_t)(write_text(buffer, "nan", 3) - buffer);
    char *p = buffer;
    if (signbit(number)) *p++ = '-';
    if (isinf(number)) return (size_t)(write_text(p, "inf", 3) - buffer);
    OuDecimal decimal;
    ou_float_shortest(fabs(number), &decimal);
    const char *digits = decimal.digits;
    int count = decimal.count, point = decimal.point;
    if (point <= -4 || point > 16) {
        *p++ = digits[0];
        if (count > 1) *p++ = '.';
        p = write_text(p, digits + 1, (size_t)count - 1);
        p = write_exponent(p, point - 1);
    } else if (point <= 0) {
        p = write_text(p, "0.", 2);
        p = write_zeros(p, -point);
        p = write_text(p, digits, (size_t)count);
    } else if (point >= count) {
        p = write_text(p, digits, (size_t)count);
        p = write_zeros(p, point - count);
        if (whole_gets_point) p = write_text(p, ".0", 2);
    } else {
        p = write_text(p, digits, (size_t)point);
        *p++ = '.';
        p = write_text(p, digits + point, (size_t)(count - point));
    }
    return (size_t)(p - buffer);
}

size_t ou_float_repr(double number, char *buffer) {
    return write_shortest(number, true, buffer);
}

size_t ou_float_repr_bare(double number, char *buffer) {
    return write_shortest(number, false, buffer);
}

/* ---- hash ---- */

int64_t ou_float_hash(double number, OuRef identity) {
    if (isinf(number)) return number > 0 ? HASH_INF : -HASH_INF;
    if (isnan(number)) {
        // Nans are not equal, so their hashes should not be either.
        uint64_t bits = ou_bits(identity);
        int64_t hash = (int64_t)(bits >> 4 | bits << 60);
        return hash == -1 ? -2 : hash;
    }
    int exponent;
    double fraction = frexp(fabs(number), &exponent);
    uint64_t mantissa = (uint64_t)ldexp(fraction, 53);
    int rotation = (exponent - 53) % HASH_BITS;
    if (rotation < 0) rotation += HASH_BITS;
    // Modulo 2^61 - 1, a multiplication by 2^n is a rotation of the 61 bits by n.
    uint64_t mask = ((uint64_t)1 << HASH_BITS) - 1;
    uint64_t hash = ((mantissa << rotation) & mask) | mantissa >> (HASH_BITS - rotation);
    if (hash == mask) hash = 0;
    int64_t result = number < 0 ? -(int64_t)hash : (int64_t)hash;
    return result == -1 ? -2 : result;
}

/* ---- arithmetic ---- */

/* What fmod() computes, without its loop over the quotient's bits where the quotient is below
 * 2^53. Then the rounded quotient is right or one too large, and the remainder, a multiple of
 * the last place of `b` not larger than `b`, is a double: a fused multiply-add gives it
 * exactly. */
static double remainder_towards_zero(double a, double b) {
    double x = fabs(a), y = fabs(b);
    if (x < y) return a;
    double quotient = x / y;
    if (!(quotient < 0x1p53)) return fmod(a, b);
    double rest = fma(-floor(quotient), y, x);
    if (rest < 0) rest += y;
    return copysign(rest, a);
}

double ou_float_mod(double a, double b) {
    double rest = remainder_towards_zero(a, b);
    if (rest == 0) return copysign(0.0, b);
    return (b < 0) != (rest < 0) ? rest + b : rest;
}

double ou_float_floordiv(double a, double b) {
    double rest = remainder_towards_zero(a, b);
    double quotient = (a - rest) / b;
    if (rest != 0 && (b < 0) != (rest < 0)) quotient -= 1.0;
    if (quotient == 0) return copysign(0.0, a / b);
    double whole = floor(quotient);
    return quotient - whole > 0.5 ? whole + 1.0 : whole;
}

// OverflowError with the arguments that an error number has.
static OuValue raise_range_error(OuRuntime *rt) {
    OuValue exception = OU_ERROR, args = OU_ERROR;
    OuValue text = ou_str_from_string(rt, "Numerical result out of range");
    if (ou_is_error(text)) goto done;
    args = ou_tuple_pack2(rt, ou_from_small_int(ERANGE), text);
    if (ou_is_error(args)) goto done;
    exception = ou_exception_new(rt, rt->exceptions[OU_EXC_OverflowError], args);
    if (!ou_is_error(exception)) ou_raise_object(rt, exception);
done:
    ou_drop(rt, text);
    ou_drop(rt, args);
    ou_drop(rt, exception);
    return OU_ERROR;
}

OuValue ou_float_power(OuRuntime *rt, double base, double exponent) {
    if (base == 0 && exponent < 0 && !isinf(exponent)) {
        return ou_raise(rt, OU_EXC_ZeroDivisionError, "zero to a negative power");
    }
    bool finite = isfinite(base) && isfinite(exponent);
    if (finite && base < 0 && exponent != floor(exponent)) {
        return ou_complex_power(rt, base, 0.0, exponent, 0.0);
    }
    double power = pow(base, exponent);
    if (finite && isinf(power)) return raise_range_error(rt);
    return ou_float_new(rt, power);
}
