/* Logarithms. An int may be too large for a float and still have one:
 * log(m * 2**e) = log(m) + e * log(2). */
#include "modules/math_parts.h"

#include <math.h>

#include "objects/big_int.h"
#include "objects/float.h"
#include "objects/int.h"

/* m and e with value == m * 2**e, m correctly rounded, 0.5 <= m <= 1. */
static double split_int(OuRef value, double *exponent) {
    OuIntView view;
    ou_int_view(&view, value);
    uint64_t bits = ou_limbs_bit_length(view.limbs, view.count);
    uint64_t top = view.limbs[view.count - 1];
    int shift = __builtin_clzl(top);
    bool rest = false;
    top <<= shift;
    for (size_t i = view.count - 1; i-- > 0;) {
        uint64_t below = view.limbs[i];
        if (i == view.count - 2 && shift > 0) {
            top |= below >> (64 - shift);
            below <<= shift;
        }
        rest = rest || below != 0;
    }
    // The lowest bit stands for all that was cut off: it only decides how a half is rounded.
    *exponent = (double)bits;
    return ldexp((double)(top | rest), -64);
}

/* log of `argument` by `compute`; log_of_2 is compute(2). */
static OuValue logarithm(OuRuntime *rt, OuRef argument, double (*compute)(double),
                         double log_of_2) {
    double x;
    if (ou_is_int(argument)) {
        if (ou_int_sign(argument) <= 0)
            return ou_raise(rt, OU_EXC_ValueError, "expected a positive input");
        if (ou_int_as_double(rt, argument, &x)) return ou_float_new(rt, compute(x));
        if (!ou_clear_exception_if(rt, OU_EXC_OverflowError)) return OU_ERROR;
        double exponent, mantissa = split_int(argument, &exponent);
        return ou_float_new(rt, compute(mantissa) + log_of_2 * exponent);
    }
    if (!ou_as_double(rt, argument, &x)) return OU_ERROR;
    if (x <= 0.0) return ou_math_domain_error(rt, "expected a positive input", x);
    return ou_float_new(rt, compute(x));
}

static OuValue math_log(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue number = logarithm(rt, args[0], log, M_LN2);
    if (argc == 1 || ou_is_error(number)) return number;
    OuValue base = logarithm(rt, args[1], log, M_LN2);
    OuValue result =
        ou_is_error(base) ? OU_ERROR : ou_binary(rt, OU_BINARY_truediv, number, base);
    ou_drop(rt, number);
    ou_drop(rt, base);
    return result;
}

static OuValue math_log2(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return logarithm(rt, args[0], log2, 1.0);
}

static OuValue math_log10(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return logarithm(rt, args[0], log10, log10(2.0));
}

const OuMethodRow ou_math_log[] = {
    OU_ROW("log", math_log, 1, 2,
           "log(x, [base=math.e])\nReturn the logarithm of x to the given base."),
    OU_ROW("log2", math_log2, 1, 1, "log2(x, /)\n\nReturn the base 2 logarithm of x."),
    OU_ROW("log10", math_log10, 1, 1, "log10(x, /)\n\nReturn the base 10 logarithm of x."),
    {0},
};
