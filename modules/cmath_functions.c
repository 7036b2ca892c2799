/* The functions of cmath.
 *
 * For finite numbers the formulas are Kahan's ("Branch cuts for complex elementary functions"):
 * inverse functions through square roots, arranged so that zeros keep their signs along the
 * cuts, and scaled where squares would overflow. For infinities and nans the C library follows
 * Annex G of the C standard, and its answers are taken; where Annex G leaves the sign of a zero
 * open, it is positive. Functions of a number times i are the hyperbolic ones turned by a right
 * angle. */
#include "modules/cmath_parts.h"

#include <complex.h>
#undef I
#include <float.h>
#include <math.h>

#define LARGE      (DBL_MAX / 4)
#define SQRT_LARGE 6.703903964971298e+153
#define LOG_LARGE  708.3964185322641
#define SQRT_TINY  1.4916681462400413e-154

/* Powers of two that bring subnormal numbers up, and the roots of what is so scaled down. */
#define SCALE_UP   53
#define SCALE_DOWN (-27)

static bool is_finite(OuComplexParts z) {
    return isfinite(z.real) && isfinite(z.imag);
}

static OuComplexParts parts(double real, double imag) {
    return (OuComplexParts){real, imag};
}

/* By way of a wider format, which makes it as good as correctly rounded. */
static double rounded_asinh(double x) {
    return (double)asinhl(x);
}

/* What the C library has for a number that is not finite. */
static OuComplexParts by_library(OuComplexParts z, double complex (*function)(double complex)) {
    double complex result = function(CMPLX(z.real, z.imag));
    return parts(creal(result), cimag(result));
}

/* Infinity in the direction of an angle. */
static OuComplexParts infinite_at(double angle) {
    return parts(copysign(INFINITY, cos(angle)), copysign(INFINITY, sin(angle)));
}

static bool is_infinite_ray(OuComplexParts z) {
    return isinf(z.real) && isfinite(z.imag) && z.imag != 0;
}

static OuComplexParts check_range(OuComplexParts result, OuCmathError *error) {
    if (isinf(result.real) || isinf(result.imag)) *error = OU_CMATH_RANGE;
    return result;
}

static OuComplexParts times_i(OuComplexParts z) {
    return parts(-z.imag, z.real);
}

static OuComplexParts over_i(OuComplexParts z) {
    return parts(z.imag, -z.real);
}

/* ---- roots, exponentials, logarithms ---- */

OuComplexParts ou_cmath_sqrt(OuComplexParts z, OuCmathError *error) {
    if (!is_finite(z)) return by_library(z, csqrt);
    if (z.real == 0 && z.imag == 0) return parts(0, z.imag);
    double a = fabs(z.real), b = fabs(z.imag), root;
    if (a < DBL_MIN && b < DBL_MIN) {
        a = ldexp(a, SCALE_UP);
        root = ldexp(sqrt(a + hypot(a, ldexp(b, SCALE_UP))), SCALE_DOWN);
    } else {
        a /= 8;
        root = 2 * sqrt(a + hypot(a, b / 8));
    }
    double other = b / (2 * root);
    return z.real >= 0 ? parts(root, copysign(other, z.imag))
                       : parts(other, copysign(root, z.imag));
}

OuComplexParts ou_cmath_exp(OuComplexParts z, OuCmathError *error) {
    if (!is_finite(z)) {
        if (isinf(z.imag) && (isfinite(z.real) || z.real > 0)) *error = OU_CMATH_DOMAIN;
        if (is_infinite_ray(z) && z.real > 0) return infinite_at(z.imag);
        if (isinf(z.imag) && z.real < 0 && isinf(z.real)) return parts(0, 0);
        return by_library(z, cexp);
    }
    if (z.real <= LOG_LARGE) {
        double length = exp(z.real);
        return check_range(parts(length * cos(z.imag), length * sin(z.imag)), error);
    }
    double length = exp(z.real - 1);
    return check_range(parts(length * cos(z.imag) * M_E, length * sin(z.imag) * M_E), error);
}

/* The logarithm of the length of a finite number. */
static double log_length(OuComplexParts z, OuCmathError *error) {
    double a = fabs(z.real), b = fabs(z.imag);
    if (a > LARGE || b > LARGE) return log(hypot(a / 2, b / 2)) + M_LN2;
    if (a < DBL_MIN && b < DBL_MIN) {
        if (a > 0 || b > 0)
            return log(hypot(ldexp(a, SCALE_UP), ldexp(b, SCALE_UP))) - SCALE_UP * M_LN2;
        *error = OU_CMATH_DOMAIN;
        return -INFINITY;
    }
    double length = hypot(a, b);
    if (length < 0.71 || length > 1.73) return log(length);
    // Near 1 the logarithm is small: what exceeds 1 is computed without cancellation.
    double larger = a > b ? a : b, smaller = a > b ? b : a;
    return log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2;
}

OuComplexParts ou_cmath_log(OuComplexParts z, OuCmathError *error) {
    if (!is_finite(z)) return by_library(z, clog);
    return parts(log_length(z, error), atan2(z.imag, z.real));
}

OuComplexParts ou_cmath_log10(OuComplexParts z, OuCmathError *error) {
    OuComplexParts result = ou_cmath_log(z, error);
    return parts(result.real / M_LN10, result.imag / M_LN10);
}

/* ---- inverse functions ---- */

static bool is_large(OuComplexParts z) {
    return fabs(z.real) > LARGE || fabs(z.imag) > LARGE;
}

/* The logarithm of twice the length of a large number. */
static double log_twice(OuComplexParts z) {
    return log(hypot(z.real / 2, z.imag / 2)) + M_LN2 * 2;
}

OuComplexParts ou_cmath_acos(OuComplexParts z, OuCmathError *error) {
    if (isinf(z.real) && isnan(z.imag)) return parts(NAN, INFINITY);
    if (!is_finite(z)) return by_library(z, cacos);
    if (is_large(z)) {
        double size = log_twice(z);
        return parts(atan2(fabs(z.imag), z.real), copysign(size, -z.imag));
    }
    OuComplexParts a = ou_cmath_sqrt(parts(1 - z.real, -z.imag), error);
    OuComplexParts b = ou_cmath_sqrt(parts(1 + z.real, z.imag), error);
    return parts(2 * atan2(a.real, b.real), rounded_asinh(b.real * a.imag - b.imag * a.real));
}

OuComplexParts ou_cmath_acosh(OuComplexParts z, OuCmathError *error) {
    if (!is_finite(z)) return by_library(z, cacosh);
    if (is_large(z)) return parts(log_twice(z), atan2(z.imag, z.real));
    OuComplexParts a = ou_cmath_sqrt(parts(z.real - 1, z.imag), error);
    OuComplexParts b = ou_cmath_sqrt(parts(z.real + 1, z.imag), error);
    return parts(rounded_asinh(a.real * b.real + a.imag * b.imag), 2 * atan2(a.imag, b.real));
}

OuComplexParts ou_cmath_asinh(OuComplexParts z, OuCmathError *error) {
    if (isnan(z.real) && isinf(z.imag)) return parts(INFINITY, NAN);
    if (!is_finite(z)) return by_library(z, casinh);
    if (is_large(z)) return parts(copysign(log_twice(z), z.real), atan2(z.imag, fabs(z.real)));
    OuComplexParts a = ou_cmath_sqrt(parts(1 + z.imag, -z.real), error);
    OuComplexParts b = ou_cmath_sqrt(parts(1 - z.imag, z.real), error);
    return parts(rounded_asinh(a.real * b.imag - b.real * a.imag),
                 atan2(z.imag, a.real * b.real - a.imag * b.imag));
}

OuComplexParts ou_cmath_asin(OuComplexParts z, OuCmathError *error) {
    return over_i(ou_cmath_asinh(times_i(z), error));
}

/* Of a finite number whose real part has no minus sign. */
static OuComplexParts atanh_right(OuComplexParts z, OuCmathError *error) {
    double b = fabs(z.imag);
    if (z.real > SQRT_LARGE || b > SQRT_LARGE) {
        double half = hypot(z.real / 2, z.imag / 2);
        return parts(z.real / 4 / half / half, copysign(M_PI_2, z.imag));
    }
    if (z.real == 1 && b < SQRT_TINY) {
        if (b == 0) {
            *error = OU_CMATH_DOMAIN;
            return parts(INFINITY, z.imag);
        }
        return parts(-log(sqrt(b) / sqrt(hypot(b, 2))), copysign(atan2(2, -b) / 2, z.imag));
    }
    double from_one = 1 - z.real;
    return parts(log1p(4 * z.real / (from_one * from_one + b * b)) / 4,
                 -atan2(-2 * z.imag, from_one * (1 + z.real) - b * b) / 2);
}

OuComplexParts ou_cmath_atanh(OuComplexParts z, OuCmathError *error) {
    if (isnan(z.real) && isinf(z.imag)) return parts(0, copysign(M_PI_2, z.imag));
    if (!is_finite(z)) return by_library(z, catanh);
    if (!signbit(z.real)) return atanh_right(z, error);
    OuComplexParts mirrored = atanh_right(parts(-z.real, -z.imag), error);
    return parts(-mirrored.real, -mirrored.imag);
}

OuComplexParts ou_cmath_atan(OuComplexParts z, OuCmathError *error) {
    return over_i(ou_cmath_atanh(times_i(z), error));
}

/* ---- hyperbolic and circular functions ---- */

OuComplexParts ou_cmath_cosh(OuComplexParts z, OuCmathError *error) {
    if (!is_finite(z)) {
        if (isinf(z.imag) && !isnan(z.real)) *error = OU_CMATH_DOMAIN;
        return isnan(z.real) && z.imag == 0 ? parts(NAN, 0) : by_library(z, ccosh);
    }
    double c = cos(z.imag), s = sin(z.imag);
    if (fabs(z.real) <= LOG_LARGE)
        return check_range(parts(c * cosh(z.real), s * sinh(z.real)), error);
    double less = z.real - copysign(1, z.real);
    return check_range(parts(c * cosh(less) * M_E, s * sinh(less) * M_E), error);
}

OuComplexParts ou_cmath_sinh(OuComplexParts z, OuCmathError *error) {
    if (!is_finite(z)) {
        if (isinf(z.imag) && !isnan(z.real)) *error = OU_CMATH_DOMAIN;
        return isnan(z.imag) && z.real == 0 ? parts(0, NAN) : by_library(z, csinh);
    }
    double c = cos(z.imag), s = sin(z.imag);
    if (fabs(z.real) <= LOG_LARGE)
        return check_range(parts(c * sinh(z.real), s * cosh(z.real)), error);
    double less = z.real - copysign(1, z.real);
    return check_range(parts(c * sinh(less) * M_E, s * cosh(less) * M_E), error);
}

OuComplexParts ou_cmath_tanh(OuComplexParts z, OuCmathError *error) {
    if (!is_finite(z)) {
        if (isinf(z.imag) && isfinite(z.real)) *error = OU_CMATH_DOMAIN;
        bool both = isinf(z.real) && isinf(z.imag);
        return both ? parts(copysign(1, z.real), 0) : by_library(z, ctanh);
    }
    if (fabs(z.real) > LOG_LARGE)
        return parts(copysign(1, z.real),
                     4 * sin(z.imag) * cos(z.imag) * exp(-2 * fabs(z.real)));
    double a = tanh(z.real), b = tan(z.imag), c = 1 / cosh(z.real);
    double product = a * b, denominator = 1 + product * product;
    return parts(a * (1 + b * b) / denominator, ((b / denominator) * c) * c);
}

OuComplexParts ou_cmath_cos(OuComplexParts z, OuCmathError *error) {
    return ou_cmath_cosh(times_i(z), error);
}

OuComplexParts ou_cmath_sin(OuComplexParts z, OuCmathError *error) {
    return over_i(ou_cmath_sinh(times_i(z), error));
}

OuComplexParts ou_cmath_tan(OuComplexParts z, OuCmathError *error) {
    return over_i(ou_cmath_tanh(times_i(z), error));
}

/* ---- polar coordinates ---- */

OuComplexParts ou_cmath_rect(double length, double angle, OuCmathError *error) {
    if (isfinite(length) && isfinite(angle))
        return angle == 0 ? parts(length, length * angle)
                          : parts(length * cos(angle), length * sin(angle));
    if (isinf(angle) && length != 0 && !isnan(length)) *error = OU_CMATH_DOMAIN;
    double sign = signbit(length) ? -1 : 1;
    if (isinf(length)) {
        if (angle == 0) return parts(length, sign * angle);
        if (!isfinite(angle)) return parts(INFINITY, NAN);
        OuComplexParts far = infinite_at(angle);
        return parts(sign * far.real, sign * far.imag);
    }
    if (isnan(length)) return parts(NAN, angle == 0 ? 0 : NAN);
    return length == 0 ? parts(0, 0) : parts(NAN, NAN);
}
