/* complex: two doubles.
 *
 * Where one operand is real it takes part as a real number, not as one with imaginary part 0:
 * that keeps the signs of zeros, and keeps infinities from becoming nan. Products and quotients
 * that come out as nan although an operand is infinite are computed again, as Annex G of the C
 * standard shows. */
#include "objects/complex.h"

#include <math.h>

#include "objects/error.h"
#include "objects/float.h"
#include "objects/float_scan.h"
#include "objects/number_text.h"

// Integers up to this are multiplied out by pow().
#define MAX_MULTIPLIED 100

OuValue ou_complex_new(OuRuntime *rt, double real, double imag) {
    return ou_complex_of_type(rt, rt->types[OU_TYPE_COMPLEX], (OuComplexParts){real, imag});
}

OuValue ou_complex_of_type(OuRuntime *rt, OuType *type, OuComplexParts parts) {
    OuComplex *complex = ou_object_new(rt, type);
    if (complex == NULL) return OU_ERROR;
    complex->real = parts.real;
    complex->imag = parts.imag;
    return ou_take(complex);
}

/* ---- arithmetic ---- */

// What takes the place of an infinite or finite part when only "infinite, or not" counts.
static double one_if_infinite(double part) {
    return copysign(isinf(part) ? 1.0 : 0.0, part);
}

static double zero_for_nan(double part) {
    return isnan(part) ? copysign(0.0, part) : part;
}

// The product of two numbers whose plain product is nan in both parts.
static OuComplexParts product_again(OuComplexParts a, OuComplexParts b, OuComplexParts plain) {
    bool again = false;
    double ac = a.real * b.real, bd = a.imag * b.imag;
    double ad = a.real * b.imag, bc = a.imag * b.real;
    if (isinf(a.real) || isinf(a.imag)) {
        a = (OuComplexParts){one_if_infinite(a.real), one_if_infinite(a.imag)};
        b = (OuComplexParts){zero_for_nan(b.real), zero_for_nan(b.imag)};
        again = true;
    }
    if (isinf(b.real) || isinf(b.imag)) {
        b = (OuComplexParts){one_if_infinite(b.real), one_if_infinite(b.imag)};
        a = (OuComplexParts){zero_for_nan(a.real), zero_for_nan(a.imag)};
        again = true;
    }
    if (!again && (isinf(ac) || isinf(bd) || isinf(ad) || isinf(bc))) {
        a = (OuComplexParts){zero_for_nan(a.real), zero_for_nan(a.imag)};
        b = (OuComplexParts){zero_for_nan(b.real), zero_for_nan(b.imag)};
        again = true;
    }
    if (!again) return plain;
    return (OuComplexParts){INFINITY * (a.real * b.real - a.imag * b.imag),
                            INFINITY * (a.real * b.imag + a.imag * b.real)};
}

OuComplexParts ou_complex_product(OuComplexParts a, OuComplexParts b) {
    OuComplexParts result = {a.real * b.real - a.imag * b.imag,
                             a.real * b.imag + a.imag * b.real};
    if (isnan(result.real) && isnan(result.imag)) return product_again(a, b, result);
    return result;
}

static OuComplexParts quotient_again(OuComplexParts a, OuComplexParts b, OuComplexParts plain) {
    bool a_infinite = isinf(a.real) || isinf(a.imag);
    bool b_infinite = isinf(b.real) || isinf(b.imag);
    if (a_infinite && isfinite(b.real) && isfinite(b.imag)) {
        OuComplexParts x = {one_if_infinite(a.real), one_if_infinite(a.imag)};
        return (OuComplexParts){INFINITY * (x.real * b.real + x.imag * b.imag),
                                INFINITY * (x.imag * b.real - x.real * b.imag)};
    }
    if (b_infinite && isfinite(a.real) && isfinite(a.imag)) {
        OuComplexParts x = {one_if_infinite(b.real), one_if_infinite(b.imag)};
        return (OuComplexParts){0.0 * (a.real * x.real + a.imag * x.imag),
                                0.0 * (a.imag * x.real - a.real * x.imag)};
    }
    return plain;
}

// a / b, scaled by the larger part of b so that squares do not overflow; false: b is 0.
bool ou_complex_quotient(OuComplexParts a, OuComplexParts b, OuComplexParts *result) {
    if (fabs(b.real) >= fabs(b.imag)) {
        if (b.real == 0) return false;
        double ratio = b.imag / b.real, denominator = b.real + b.imag * ratio;
        *result = (OuComplexParts){(a.real + a.imag * ratio) / denominator,
                                   (a.imag - a.real * ratio) / denominator};
    } else if (fabs(b.imag) >= fabs(b.real)) {
        double ratio = b.real / b.imag, denominator = b.real * ratio + b.imag;
        *result = (OuComplexParts){(a.real * ratio + a.imag) / denominator,
                                   (a.imag * ratio - a.real) / denominator};
    } else {
        *result = (OuComplexParts){NAN, NAN};
    }
    if (isnan(result->real) && isnan(result->imag)) *result = quotient_again(a, b, *result);
    return true;
}

// The same for a real dividend.
bool ou_complex_real_quotient(double a, OuComplexParts b, OuComplexParts *result) {
    if (fabs(b.real) >= fabs(b.imag)) {
        if (b.real == 0) return false;
        double ratio = b.imag / b.real, denominator = b.real + b.imag * ratio;
        *result = (OuComplexParts){a / denominator, (-a * ratio) / denominator};
    } else if (fabs(b.imag) >= fabs(b.real)) {
        double ratio = b.real / b.imag, denominator = b.real * ratio + b.imag;
        *result = (OuComplexParts){(a * ratio) / denominator, -a / denominator};
    } else {
        *result = (OuComplexParts){NAN, NAN};
    }
    bool is_nan = isnan(result->real) && isnan(result->imag);
    if (is_nan && isfinite(a) && (isinf(b.real) || isinf(b.imag))) {
        *result = (OuComplexParts){0.0 * (a * one_if_infinite(b.real)),
                                   0.0 * (-a * one_if_infinite(b.imag))};
    }
    return true;
}

static OuComplexParts power_by_products(OuComplexParts base, unsigned exponent) {
    OuComplexParts result = {1.0, 0.0};
    for (;;) {
        if (exponent & 1) result = ou_complex_product(result, base);
        exponent >>= 1;
        if (exponent == 0) return result;
        base = ou_complex_product(base, base);
    }
}

// base ** exponent in polar coordinates, base not being 0; false: the angle is infinite.
static bool power_by_angle(OuComplexParts base, OuComplexParts exponent,
                           OuComplexParts *power) {
    double size = hypot(base.real, base.imag);
    double angle = atan2(base.imag, base.real);
    double length = pow(size, exponent.real);
    double phase = angle * exponent.real;
    if (exponent.imag != 0) {
        length *= exp(-angle * exponent.imag);
        phase += exponent.imag * log(size);
    }
    *power = (OuComplexParts){length * cos(phase), length * sin(phase)};
    return !isinf(phase);
}

OuValue ou_complex_power(OuRuntime *rt, double base_real, double base_imag,
                         double exponent_real, double exponent_imag) {
    OuComplexParts base = {base_real, base_imag}, exponent = {exponent_real, exponent_imag};
    OuComplexParts power = {0.0, 0.0};
    bool defined = true;
    if (exponent.real == 0 && exponent.imag == 0) {
        power.real = 1.0;
    } else if (exponent.imag == 0 && exponent.real == floor(exponent.real) &&
               fabs(exponent.real) <= MAX_MULTIPLIED) {
        power = power_by_products(base, (unsigned)fabs(exponent.real));
        if (exponent.real < 0)
            defined = ou_complex_quotient((OuComplexParts){1.0, 0.0}, power, &power);
    } else if (base.real == 0 && base.imag == 0) {
        defined = exponent.imag == 0 && !(exponent.real < 0);
    } else {
        defined = power_by_angle(base, exponent, &power);
    }
    if (!defined) {
        return ou_raise(rt, OU_EXC_ZeroDivisionError, "zero to a negative or complex power");
    }
    if (isinf(power.real) || isinf(power.imag)) {
        return ou_raise(rt, OU_EXC_OverflowError, "complex exponentiation");
    }
    return ou_complex_new(rt, power.real, power.imag);
}

/* ---- text ---- */

static const char *skip_spaces(const char *p, const char *end) {
    OuNumberText rest;
    ou_number_text_of_bytes(&rest, p, (size_t)(end - p));
    return rest.start < rest.end ? rest.start : end;
}

static const char *accept_j(const char *p, const char *end) {
    return p < end && (*p == 'j' || *p == 'J') ? p + 1 : NULL;
}

// The imaginary part, where a bare sign stands for 1; NULL: it is none.
static const char *scan_imag(const char *p, const char *end, double *imag) {
    const char *after = ou_float_scan(p, end, imag);
    if (after == NULL) {
        *imag = p < end && *p == '-' ? -1.0 : 1.0;
        after = p < end && (*p == '-' || *p == '+') ? p + 1 : p;
    }
    return accept_j(after, end);
}

// real, imaginary, or both, without spaces; the end, or NULL.
static const char *scan_parts(const char *p, const char *end, OuComplexParts *number) {
    const char *after = ou_float_scan(p, end, &number->real);
    if (after == NULL || accept_j(after, end) != NULL) {
        number->real = 0.0;
        return scan_imag(p, end, &number->imag);
    }
    number->imag = 0.0;
    if (after == end || (*after != '+' && *after != '-')) return after;
    return scan_imag(after, end, &number->imag);
}

bool ou_complex_scan(const OuNumberText *text, OuComplexParts *number) {
    const char *p = text->start, *end = text->end;
    bool bracketed = p < end && *p == '(';
    if (bracketed) p = skip_spaces(p + 1, end);
    p = scan_parts(p, end, number);
    if (p == NULL || !bracketed) return p == end;
    p = skip_spaces(p, end);
    return end - p == 1 && *p == ')';
}

bool ou_complex_underscores_are_placed(const OuNumberText *text) {
    for (const char *p = text->start; p < text->end; p++) {
        if (*p != '_') continue;
        bool before = p > text->start && p[-1] >= '0' && p[-1] <= '9';
        bool behind = p + 1 < text->end && p[1] >= '0' && p[1] <= '9';
        if (!before || !behind) return false;
    }
    return true;
}

size_t ou_complex_repr(OuComplexParts parts, char *buffer) {
    size_t size = 0;
    bool only_imag = parts.real == 0 && !signbit(parts.real);
    if (!only_imag) {
        buffer[size++] = '(';
        size += ou_float_repr_bare(parts.real, buffer + size);
        if (!signbit(parts.imag) || isnan(parts.imag)) buffer[size++] = '+';
    }
    size += ou_float_repr_bare(parts.imag, buffer + size);
    buffer[size++] = 'j';
    if (!only_imag) buffer[size++] = ')';
    return size;
}
