/* Module cmath: arguments, errors and the table of functions; these stand in cmath_functions.c.
 */
#include <math.h>

#include "modules/cmath_parts.h"
#include "modules/math_parts.h"
#include "objects/float.h"
#include "objects/tuple.h"

/* ---- arguments and results ---- */

/* Any number as a complex one; false: TypeError "must be real number, not T". */
static bool complex_argument(OuRuntime *rt, OuRef value, OuComplexParts *z) {
    if (ou_is_complex(value)) {
        *z = ou_complex_parts(value);
        return true;
    }
    OuValue method =
        ou_is_object(value) ? ou_find_special(rt, value, rt->names.dunder_complex) : OU_UNDEF;
    if (ou_is_error(method)) return false;
    if (ou_is_undef(method)) {
        z->imag = 0;
        return ou_as_double(rt, value, &z->real);
    }
    OuValue number = ou_call0(rt, method);
    ou_drop(rt, method);
    if (ou_is_error(number)) return false;
    bool done = ou_is_complex(number);
    if (done)
        *z = ou_complex_parts(number);
    else
        ou_raise(rt, OU_EXC_TypeError, "__complex__ returned non-complex (type %T)",
                 (OuRef)number);
    ou_drop(rt, number);
    return done;
}

static bool check_error(OuRuntime *rt, OuCmathError error) {
    switch (error) {
    case OU_CMATH_FINE:
        return true;
    case OU_CMATH_DOMAIN:
        return ou_fail(rt, OU_EXC_ValueError, "math domain error");
    case OU_CMATH_RANGE:
        return !ou_is_error(ou_math_range_error(rt));
    }
    OU_UNREACHABLE();
}

static OuValue complex_result(OuRuntime *rt, OuComplexParts z, OuCmathError error) {
    return check_error(rt, error) ? ou_complex_new(rt, z.real, z.imag) : OU_ERROR;
}

/* ---- functions of one number ---- */

static OuValue call(OuRuntime *rt, OuRef argument, OuCmathFunction function) {
    OuComplexParts z;
    OuCmathError error = OU_CMATH_FINE;
    if (!complex_argument(rt, argument, &z)) return OU_ERROR;
    OuComplexParts result = function(z, &error);
    return complex_result(rt, result, error);
}

#define FUNCTIONS(X)                                                                           \
    X(acos, "The arc cosine.")                                                                 \
    X(acosh, "The inverse hyperbolic cosine.")                                                 \
    X(asin, "The arc sine.")                                                                   \
    X(asinh, "The inverse hyperbolic sine.")                                                   \
    X(atan, "The arc tangent.")                                                                \
    X(atanh, "The inverse hyperbolic tangent.")                                                \
    X(cos, "The cosine.")                                                                      \
    X(cosh, "The hyperbolic cosine.")                                                          \
    X(exp, "e raised to the power z.")                                                         \
    X(log10, "The logarithm to the base 10.")                                                  \
    X(sin, "The sine.")                                                                        \
    X(sinh, "The hyperbolic sine.")                                                            \
    X(sqrt, "The square root.")                                                                \
    X(tan, "The tangent.")                                                                     \
    X(tanh, "The hyperbolic tangent.")

#define DEFINE(name, doc)                                                                      \
    static OuValue cmath_##name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {   \
        return call(rt, args[0], ou_cmath_##name);                                             \
    }
FUNCTIONS(DEFINE)
#undef DEFINE

/* log(z) / log(base): only what goes wrong last is an error. */
static OuValue cmath_log(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuComplexParts z, base;
    OuCmathError error = OU_CMATH_FINE;
    if (!complex_argument(rt, args[0], &z)) return OU_ERROR;
    if (argc > 1 && !complex_argument(rt, args[1], &base)) return OU_ERROR;
    OuComplexParts result = ou_cmath_log(z, &error);
    if (argc > 1) {
        error = OU_CMATH_FINE;
        OuComplexParts divisor = ou_cmath_log(base, &error);
        if (!ou_complex_quotient(result, divisor, &result)) error = OU_CMATH_DOMAIN;
    }
    return complex_result(rt, result, error);
}

/* ---- questions ---- */

static OuValue cmath_isfinite(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuComplexParts z;
    if (!complex_argument(rt, args[0], &z)) return OU_ERROR;
    return ou_bool(isfinite(z.real) && isfinite(z.imag));
}

static OuValue cmath_isinf(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuComplexParts z;
    if (!complex_argument(rt, args[0], &z)) return OU_ERROR;
    return ou_bool(isinf(z.real) || isinf(z.imag));
}

static OuValue cmath_isnan(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuComplexParts z;
    if (!complex_argument(rt, args[0], &z)) return OU_ERROR;
    return ou_bool(isnan(z.real) || isnan(z.imag));
}

static bool is_close(OuComplexParts a, OuComplexParts b, double relative, double absolute) {
    if (a.real == b.real && a.imag == b.imag) return true;
    if (isinf(a.real) || isinf(a.imag) || isinf(b.real) || isinf(b.imag)) return false;
    double distance = hypot(a.real - b.real, a.imag - b.imag);
    return distance <= relative * hypot(b.real, b.imag) ||
           distance <= relative * hypot(a.real, a.imag) || distance <= absolute;
}

static OuValue cmath_isclose(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuComplexParts a, b;
    double relative = 1e-09, absolute = 0.0;
    if (!complex_argument(rt, args[0], &a) || !complex_argument(rt, args[1], &b) ||
        (!ou_is_undef(args[2]) && !ou_as_double(rt, args[2], &relative)) ||
        (!ou_is_undef(args[3]) && !ou_as_double(rt, args[3], &absolute)))
        return OU_ERROR;
    if (relative < 0 || absolute < 0)
        return ou_raise(rt, OU_EXC_ValueError, "tolerances must be non-negative");
    return ou_bool(is_close(a, b, relative, absolute));
}

/* ---- polar coordinates ---- */

static OuValue cmath_phase(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuComplexParts z;
    if (!complex_argument(rt, args[0], &z)) return OU_ERROR;
    double angle = atan2(z.imag, z.real);
    // An angle that vanishes although it is not 0.
    if (angle == 0 && z.imag != 0 && isfinite(z.real)) return ou_math_range_error(rt);
    return ou_float_new(rt, angle);
}

static OuValue cmath_polar(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuComplexParts z;
    if (!complex_argument(rt, args[0], &z)) return OU_ERROR;
    double length = hypot(z.real, z.imag);
    if (isinf(length) && isfinite(z.real) && isfinite(z.imag)) return ou_math_range_error(rt);
    OuValue items[] = {ou_float_new(rt, length), ou_float_new(rt, atan2(z.imag, z.real))};
    if (ou_is_error(items[0]) || ou_is_error(items[1])) {
        ou_drop(rt, items[0]);
        ou_drop(rt, items[1]);
        return OU_ERROR;
    }
    return ou_tuple_from_array_take(rt, items, 2);
}

static OuValue cmath_rect(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    double length, angle;
    OuCmathError error = OU_CMATH_FINE;
    if (!ou_as_double(rt, args[0], &length) || !ou_as_double(rt, args[1], &angle))
        return OU_ERROR;
    OuComplexParts z = ou_cmath_rect(length, angle, &error);
    return complex_result(rt, z, error);
}

/* ---- the module ---- */

static bool cmath_init(OuRuntime *rt, OuRef module) {
    return ou_module_add_take(rt, module, "pi", ou_float_new(rt, M_PI)) &&
           ou_module_add_take(rt, module, "e", ou_float_new(rt, M_E)) &&
           ou_module_add_take(rt, module, "tau", ou_float_new(rt, 2 * M_PI)) &&
           ou_module_add_take(rt, module, "inf", ou_float_new(rt, INFINITY)) &&
           ou_module_add_take(rt, module, "infj", ou_complex_new(rt, 0, INFINITY)) &&
           ou_module_add_take(rt, module, "nan", ou_float_new(rt, NAN)) &&
           ou_module_add_take(rt, module, "nanj", ou_complex_new(rt, 0, NAN));
}

static const OuMethodRow cmath_functions[] = {
#define ROW(name, doc) OU_ROW(#name, cmath_##name, 1, 1, #name "(z, /)\n" doc),
    FUNCTIONS(ROW)
#undef ROW
        OU_ROW_NAMED(
            "isclose", cmath_isclose, 2, 2, "a b * rel_tol abs_tol",
            "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)\nAre the two near each other?"),
    OU_ROW("isfinite", cmath_isfinite, 1, 1, "isfinite(z, /)\nAre both parts finite?"),
    OU_ROW("isinf", cmath_isinf, 1, 1, "isinf(z, /)\nIs one of the parts infinite?"),
    OU_ROW("isnan", cmath_isnan, 1, 1, "isnan(z, /)\nIs one of the parts nan?"),
    OU_ROW("log", cmath_log, 1, 2,
           "log(z[, base])\nThe logarithm, the natural one by default."),
    OU_ROW("phase", cmath_phase, 1, 1, "phase(z, /)\nThe angle from the positive real axis."),
    OU_ROW("polar", cmath_polar, 1, 1, "polar(z, /)\nThe length and the angle."),
    OU_ROW("rect", cmath_rect, 2, 2, "rect(r, phi, /)\nThe number with this length and angle."),
    {0},
};

extern const OuModuleSpec ou_cmath_module;
const OuModuleSpec ou_cmath_module = {
    .name = "cmath",
    .doc = "This module provides access to mathematical functions for complex\nnumbers.",
    .functions = cmath_functions,
    .init = cmath_init,
};
