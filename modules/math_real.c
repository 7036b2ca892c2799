/* Functions of floats.
 *
 * C computes; what the result says about errors is Python's: nan that did not come in is a
 * domain error, infinity that did not come in an overflow, or a pole, which is a domain error
 * too. */
#include "modules/math_parts.h"

#include <limits.h>
#include <math.h>

#include "objects/float.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define FUNCTION(name)                                                                         \
    static OuValue math_##name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc)

/* ---- one float to one ---- */

typedef enum { POLE, OVERFLOW_POSSIBLE } Infinity;

static OuValue apply(OuRuntime *rt, OuRef argument, double (*compute)(double), Infinity meaning,
                     const char *domain) {
    double x;
    if (!ou_as_double(rt, argument, &x)) return OU_ERROR;
    double result = compute(x);
    if (isnan(result) && !isnan(x)) return ou_math_domain_error(rt, domain, x);
    if (isinf(result) && isfinite(x))
        return meaning == POLE ? ou_math_domain_error(rt, domain, x) : ou_math_range_error(rt);
    return ou_float_new(rt, result);
}

static double to_radians(double x) {
    return x * (M_PI / 180.0);
}

/* By way of a wider format, which makes them as good as correctly rounded. */
#define ROUNDED(name)                                                                          \
    static double rounded_##name(double x) {                                                   \
        return (double)name##l(x);                                                             \
    }
ROUNDED(acosh)
ROUNDED(asinh)
ROUNDED(atanh)
ROUNDED(erf)
ROUNDED(erfc)
#undef ROUNDED

static double log_1p(double x) {
    return x == 0.0 ? x : log1p(x); // keeps the sign of zero
}

#define FINITE_INPUT "expected a finite input"
#define UNIT_RANGE   "expected a number in range from -1 up to 1"
#define GAMMA_INPUT  "expected a noninteger or positive integer"

#define REAL_FUNCTIONS(X)                                                                      \
    X(acos, acos, POLE, UNIT_RANGE, "arc cosine of x, in radians")                             \
    X(acosh, rounded_acosh, POLE, "expected argument value not less than 1",                   \
      "inverse hyperbolic cosine of x")                                                        \
    X(asin, asin, POLE, UNIT_RANGE, "arc sine of x, in radians")                               \
    X(asinh, rounded_asinh, POLE, "", "inverse hyperbolic sine of x")                          \
    X(atan, atan, POLE, "", "arc tangent of x, in radians")                                    \
    X(atanh, rounded_atanh, POLE, "expected a number between -1 and 1",                        \
      "inverse hyperbolic tangent of x")                                                       \
    X(cbrt, cbrt, POLE, "", "cube root of x")                                                  \
    X(cos, cos, POLE, FINITE_INPUT, "cosine of x (in radians)")                                \
    X(cosh, cosh, OVERFLOW_POSSIBLE, "", "hyperbolic cosine of x")                             \
    X(erf, rounded_erf, POLE, "", "error function at x")                                       \
    X(erfc, rounded_erfc, POLE, "", "complementary error function at x")                       \
    X(exp, exp, OVERFLOW_POSSIBLE, "", "e raised to the power of x")                           \
    X(exp2, exp2, OVERFLOW_POSSIBLE, "", "2 raised to the power of x")                         \
    X(expm1, expm1, OVERFLOW_POSSIBLE, "", "exp(x) - 1, without loss of precision")            \
    X(fabs, fabs, POLE, "", "absolute value of the float x")                                   \
    X(gamma, ou_gamma, OVERFLOW_POSSIBLE, GAMMA_INPUT, "gamma function at x")                  \
    X(lgamma, ou_log_gamma, OVERFLOW_POSSIBLE, GAMMA_INPUT,                                    \
      "logarithm of the absolute value of the gamma function at x")                            \
    X(log1p, log_1p, POLE, "expected argument value > -1", "natural logarithm of 1 + x")       \
    X(radians, to_radians, POLE, "", "angle x in radians")                                     \
    X(sin, sin, POLE, FINITE_INPUT, "sine of x (in radians)")                                  \
    X(sinh, sinh, OVERFLOW_POSSIBLE, "", "hyperbolic sine of x")                               \
    X(sqrt, sqrt, POLE, "expected a nonnegative input", "square root of x")                    \
    X(tan, tan, POLE, FINITE_INPUT, "tangent of x (in radians)")                               \
    X(tanh, tanh, POLE, "", "hyperbolic tangent of x")

#define DEFINE(name, compute, meaning, domain, doc)                                            \
    FUNCTION(name) {                                                                           \
        return apply(rt, args[0], compute, meaning, domain);                                   \
    }
REAL_FUNCTIONS(DEFINE)
#undef DEFINE

/* No overflow error here. */
FUNCTION(degrees) {
    double x;
    return ou_as_double(rt, args[0], &x) ? ou_float_new(rt, x * (180.0 / M_PI)) : OU_ERROR;
}

/* ---- two floats to one ---- */

static bool two_doubles(OuRuntime *rt, const OuRef *args, double *x, double *y) {
    return ou_as_double(rt, args[0], x) && ou_as_double(rt, args[1], y);
}

static OuValue domain_error(OuRuntime *rt) {
    return ou_raise(rt, OU_EXC_ValueError, "math domain error");
}

/* The result of a function that has no poles. */
static OuValue finish_two(OuRuntime *rt, double x, double y, double result) {
    if (isnan(result) && !isnan(x) && !isnan(y)) return domain_error(rt);
    if (isinf(result) && isfinite(x) && isfinite(y)) return ou_math_range_error(rt);
    return ou_float_new(rt, result);
}

FUNCTION(atan2) {
    double y, x;
    return two_doubles(rt, args, &y, &x) ? ou_float_new(rt, atan2(y, x)) : OU_ERROR;
}

FUNCTION(copysign) {
    double x, y;
    return two_doubles(rt, args, &x, &y) ? ou_float_new(rt, copysign(x, y)) : OU_ERROR;
}

FUNCTION(fmod) {
    double x, y;
    return two_doubles(rt, args, &x, &y) ? finish_two(rt, x, y, fmod(x, y)) : OU_ERROR;
}

FUNCTION(remainder) {
    double x, y;
    return two_doubles(rt, args, &x, &y) ? finish_two(rt, x, y, remainder(x, y)) : OU_ERROR;
}

FUNCTION(pow) {
    double x, y;
    if (!two_doubles(rt, args, &x, &y)) return OU_ERROR;
    double result = pow(x, y);
    // 0 to a negative power is a pole.
    if (x == 0.0 && y < 0.0 && isfinite(y)) return domain_error(rt);
    return finish_two(rt, x, y, result);
}

FUNCTION(fma) {
    double x, y, z;
    if (!two_doubles(rt, args, &x, &y) || !ou_as_double(rt, args[2], &z)) return OU_ERROR;
    double result = fma(x, y, z);
    if (isnan(result) && !isnan(x) && !isnan(y) && !isnan(z))
        return ou_raise(rt, OU_EXC_ValueError, "invalid operation in fma");
    if (isinf(result) && isfinite(x) && isfinite(y) && isfinite(z))
        return ou_raise(rt, OU_EXC_OverflowError, "overflow in fma");
    return ou_float_new(rt, result);
}

/* ---- asking ---- */

FUNCTION(isfinite) {
    double x;
    return ou_as_double(rt, args[0], &x) ? ou_bool(isfinite(x)) : OU_ERROR;
}

FUNCTION(isinf) {
    double x;
    return ou_as_double(rt, args[0], &x) ? ou_bool(isinf(x)) : OU_ERROR;
}

FUNCTION(isnan) {
    double x;
    return ou_as_double(rt, args[0], &x) ? ou_bool(isnan(x)) : OU_ERROR;
}

FUNCTION(isclose) {
    double a, b, relative = 1e-9, absolute = 0.0;
    if (!two_doubles(rt, args, &a, &b)) return OU_ERROR;
    if (!ou_is_undef(args[2]) && !ou_as_double(rt, args[2], &relative)) return OU_ERROR;
    if (!ou_is_undef(args[3]) && !ou_as_double(rt, args[3], &absolute)) return OU_ERROR;
    if (relative < 0.0 || absolute < 0.0)
        return ou_raise(rt, OU_EXC_ValueError, "tolerances must be non-negative");
    if (a == b) return OU_TRUE;
    if (isinf(a) || isinf(b)) return OU_FALSE;
    double distance = fabs(b - a);
    return ou_bool(distance <= fabs(relative * b) || distance <= fabs(relative * a) ||
                   distance <= absolute);
}

/* ---- parts of a float ---- */

FUNCTION(frexp) {
    double x;
    if (!ou_as_double(rt, args[0], &x)) return OU_ERROR;
    int exponent = 0;
    if (isfinite(x)) x = frexp(x, &exponent);
    OuValue items[2] = {ou_float_new(rt, x), ou_from_small_int(exponent)};
    return ou_is_error(items[0]) ? OU_ERROR : ou_tuple_from_array_take(rt, items, 2);
}

FUNCTION(modf) {
    double x, whole;
    if (!ou_as_double(rt, args[0], &x)) return OU_ERROR;
    double fraction = modf(x, &whole);
    OuValue items[2] = {ou_float_new(rt, fraction), OU_UNDEF};
    if (!ou_is_error(items[0])) items[1] = ou_float_new(rt, whole);
    if (!ou_is_error(items[0]) && !ou_is_error(items[1]))
        return ou_tuple_from_array_take(rt, items, 2);
    ou_drop(rt, items[0]);
    return OU_ERROR;
}

FUNCTION(ldexp) {
    double x;
    int64_t exponent;
    if (!ou_as_double(rt, args[0], &x)) return OU_ERROR;
    if (!ou_is_int(args[1]))
        return ou_raise(rt, OU_EXC_TypeError, "Expected an int as second argument to ldexp.");
    if (!ou_int_fits_int64(args[1], &exponent))
        exponent = ou_int_sign(args[1]) < 0 ? INT64_MIN : INT64_MAX;
    if (x == 0.0 || !isfinite(x)) return ou_float_new(rt, x);
    if (exponent > INT_MAX) return ou_math_range_error(rt);
    double result = exponent < INT_MIN ? copysign(0.0, x) : ldexp(x, (int)exponent);
    return isinf(result) ? ou_math_range_error(rt) : ou_float_new(rt, result);
}

/* The float `steps` floats away from x towards y: floats of one sign are ordered as their bits.
 */
static double step_towards(double x, double y, uint64_t steps) {
    if (isnan(x) || isnan(y)) return x + y;
    if (x == y || steps == 0) return steps == 0 ? x : y;
    int64_t from, to;
    memcpy(&from, &x, sizeof from);
    memcpy(&to, &y, sizeof to);
    // On a line: negative floats below zero.
    if (from < 0) from = INT64_MIN - from;
    if (to < 0) to = INT64_MIN - to;
    uint64_t distance =
        to > from ? (uint64_t)to - (uint64_t)from : (uint64_t)from - (uint64_t)to;
    if (steps >= distance) return y;
    int64_t place = to > from ? from + (int64_t)steps : from - (int64_t)steps;
    bool negative = place < 0 || (place == 0 && from < 0);
    if (place < 0) place = INT64_MIN - place;
    double result;
    memcpy(&result, &place, sizeof result);
    return negative ? copysign(result, -1.0) : result;
}

FUNCTION(nextafter) {
    double x, y;
    if (!two_doubles(rt, args, &x, &y)) return OU_ERROR;
    if (ou_is_undef(args[2]) || ou_is_none(args[2])) return ou_float_new(rt, nextafter(x, y));
    OuValue steps = ou_index(rt, args[2]);
    if (ou_is_error(steps)) return OU_ERROR;
    int sign = ou_int_sign(steps);
    int64_t number;
    bool fits = ou_int_fits_int64(steps, &number);
    ou_drop(rt, steps);
    if (sign < 0)
        return ou_raise(rt, OU_EXC_ValueError, "steps must be a non-negative integer");
    return ou_float_new(rt, step_towards(x, y, fits ? (uint64_t)number : UINT64_MAX));
}

FUNCTION(ulp) {
    double x;
    if (!ou_as_double(rt, args[0], &x)) return OU_ERROR;
    if (isnan(x)) return ou_float_new(rt, x);
    x = fabs(x);
    if (isinf(x)) return ou_float_new(rt, x);
    double next = nextafter(x, INFINITY);
    if (isinf(next)) return ou_float_new(rt, x - nextafter(x, -INFINITY));
    return ou_float_new(rt, next - x);
}

/* ---- to whole numbers ---- */

/* The special method `name`, or `round` of the float. */
static OuValue round_with(OuRuntime *rt, OuRef value, OuRef name, double (*round)(double)) {
    bool plain = ou_is_float(value) && ou_type_of(rt, value) == rt->types[OU_TYPE_FLOAT];
    if (!plain) {
        OuValue method = ou_find_special(rt, value, name);
        if (ou_is_error(method)) return OU_ERROR;
        if (!ou_is_undef(method)) {
            OuValue result = ou_call0(rt, method);
            ou_drop(rt, method);
            return result;
        }
    }
    double x;
    if (!ou_as_double(rt, value, &x)) return OU_ERROR;
    return ou_int_from_double(rt, round(x));
}

FUNCTION(ceil) {
    return round_with(rt, args[0], rt->names.dunder_ceil, ceil);
}

FUNCTION(floor) {
    return round_with(rt, args[0], rt->names.dunder_floor, floor);
}

FUNCTION(trunc) {
    if (ou_is_float(args[0]) && ou_type_of(rt, args[0]) == rt->types[OU_TYPE_FLOAT])
        return ou_int_from_double(rt, ou_float_number(args[0]));
    OuValue method = ou_find_special(rt, args[0], rt->names.dunder_trunc);
    if (ou_is_error(method)) return OU_ERROR;
    if (ou_is_undef(method))
        return ou_raise(rt, OU_EXC_TypeError, "type %T doesn't define __trunc__ method",
                        args[0]);
    OuValue result = ou_call0(rt, method);
    ou_drop(rt, method);
    return result;
}

#define ROW(name, compute, meaning, domain, doc)                                               \
    OU_ROW(#name, math_##name, 1, 1, #name "(x, /)\n\nReturn the " doc "."),

const OuMethodRow ou_math_real[] = {
    REAL_FUNCTIONS(ROW) OU_ROW("degrees", math_degrees, 1, 1,
                               "degrees(x, /)\n\nConvert angle x from radians to degrees."),
    OU_ROW("atan2", math_atan2, 2, 2,
           "atan2(y, x, /)\n\nReturn the arc tangent of y/x, in the right quadrant."),
    OU_ROW("copysign", math_copysign, 2, 2,
           "copysign(x, y, /)\n\nReturn a float with the magnitude of x and the sign of y."),
    OU_ROW("fmod", math_fmod, 2, 2, "fmod(x, y, /)\n\nReturn the remainder as C has it."),
    OU_ROW("remainder", math_remainder, 2, 2,
           "remainder(x, y, /)\n\nReturn the difference between x and the closest multiple of "
           "y."),
    OU_ROW("pow", math_pow, 2, 2, "pow(x, y, /)\n\nReturn x**y, as a float."),
    OU_ROW("fma", math_fma, 3, 3, "fma(x, y, z, /)\n\nReturn x * y + z, rounded once."),
    OU_ROW("isfinite", math_isfinite, 1, 1,
           "isfinite(x, /)\n\nReturn True if x is neither an infinity nor a NaN."),
    OU_ROW("isinf", math_isinf, 1, 1, "isinf(x, /)\n\nReturn True if x is an infinity."),
    OU_ROW("isnan", math_isnan, 1, 1, "isnan(x, /)\n\nReturn True if x is a NaN."),
    OU_ROW_NAMED("isclose", math_isclose, 2, 2, "a b * rel_tol abs_tol",
                 "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)\n\nAre two numbers close?"),
    OU_ROW("frexp", math_frexp, 1, 1,
           "frexp(x, /)\n\nReturn (m, e) with x == m * 2**e and 0.5 <= abs(m) < 1."),
    OU_ROW("modf", math_modf, 1, 1,
           "modf(x, /)\n\nReturn the fractional and the integer part of x."),
    OU_ROW("ldexp", math_ldexp, 2, 2, "ldexp(x, i, /)\n\nReturn x * (2**i)."),
    OU_ROW_NAMED("nextafter", math_nextafter, 2, 2, "x y / * steps",
                 "nextafter(x, y, /, *, steps=None)\n\nReturn the float the given number of "
                 "steps after x towards y."),
    OU_ROW("ulp", math_ulp, 1, 1,
           "ulp(x, /)\n\nReturn the value of the least significant bit of x."),
    OU_ROW("ceil", math_ceil, 1, 1, "ceil(x, /)\n\nReturn the smallest integer >= x."),
    OU_ROW("floor", math_floor, 1, 1, "floor(x, /)\n\nReturn the largest integer <= x."),
    OU_ROW("trunc", math_trunc, 1, 1,
           "trunc(x, /)\n\nTruncate x to the nearest integer "
           "towards 0."),
    {0},
};
