/* The type complex, as programs see it. */
#include <math.h>

#include "objects/big_int.h"
#include "objects/complex.h"
#include "objects/error.h"
#include "objects/float.h"
#include "objects/format_spec.h"
#include "objects/function.h"
#include "objects/number_text.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/warnings.h"

#define HASH_IMAG UINT64_C(1000003)

/* ---- operators ---- */

/* An operand: a complex, or a real number with imaginary part 0. */
typedef struct Operand {
    OuComplexParts number;
    bool is_real;
} Operand;

static OuTruth operand(OuRuntime *rt, OuRef value, Operand *result) {
    *result = (Operand){.is_real = !ou_is_complex(value)};
    if (ou_is_complex(value)) {
        result->number = ou_complex_parts(value);
        return OU_TRUTH_YES;
    }
    if (ou_is_float(value)) {
        result->number.real = ou_float_number(value);
        return OU_TRUTH_YES;
    }
    if (!ou_is_int(value)) return OU_TRUTH_NO;
    bool done = ou_int_as_double(rt, value, &result->number.real);
    return done ? OU_TRUTH_YES : OU_TRUTH_FAILED;
}

static OuTruth operands(OuRuntime *rt, OuRef left, OuRef right, Operand *a, Operand *b) {
    OuTruth first = operand(rt, left, a);
    return first == OU_TRUTH_YES ? operand(rt, right, b) : first;
}

#define BINARY(name)                                                                           \
    static OuValue compute_##name(OuRuntime *rt, const Operand *x, const Operand *y);          \
    static OuValue complex_##name(OuRuntime *rt, OuRef left, OuRef right) {                    \
        Operand x, y;                                                                          \
        OuTruth suited = operands(rt, left, right, &x, &y);                                    \
        if (suited == OU_TRUTH_NO) return OU_NOT_IMPLEMENTED;                                  \
        return suited == OU_TRUTH_FAILED ? OU_ERROR : compute_##name(rt, &x, &y);              \
    }                                                                                          \
    static OuValue compute_##name(OuRuntime *rt, const Operand *x, const Operand *y)

BINARY(add) {
    OuComplexParts a = x->number, b = y->number;
    double imag = x->is_real ? b.imag : y->is_real ? a.imag : a.imag + b.imag;
    return ou_complex_new(rt, a.real + b.real, imag);
}

BINARY(sub) {
    OuComplexParts a = x->number, b = y->number;
    double imag = x->is_real ? -b.imag : y->is_real ? a.imag : a.imag - b.imag;
    return ou_complex_new(rt, a.real - b.real, imag);
}

BINARY(mul) {
    OuComplexParts a = x->number, b = y->number;
    if (x->is_real) return ou_complex_new(rt, a.real * b.real, a.real * b.imag);
    if (y->is_real) return ou_complex_new(rt, a.real * b.real, a.imag * b.real);
    return ou_complex_of_type(rt, rt->types[OU_TYPE_COMPLEX], ou_complex_product(a, b));
}

BINARY(truediv) {
    OuComplexParts a = x->number, b = y->number, result = {0.0, 0.0};
    bool defined = true;
    if (y->is_real) {
        defined = b.real != 0;
        result = (OuComplexParts){a.real / b.real, a.imag / b.real};
    } else if (x->is_real) {
        defined = ou_complex_real_quotient(a.real, b, &result);
    } else {
        defined = ou_complex_quotient(a, b, &result);
    }
    if (!defined) return ou_raise(rt, OU_EXC_ZeroDivisionError, "division by zero");
    return ou_complex_of_type(rt, rt->types[OU_TYPE_COMPLEX], result);
}

BINARY(pow) {
    OuComplexParts a = x->number, b = y->number;
    return ou_complex_power(rt, a.real, a.imag, b.real, b.imag);
}
#undef BINARY

static OuValue complex_neg(OuRuntime *rt, OuRef self) {
    OuComplexParts number = ou_complex_parts(self);
    return ou_complex_new(rt, -number.real, -number.imag);
}

static OuValue complex_plain(OuRuntime *rt, OuRef self) {
    if (ou_shape_of(self)->id == OU_TYPE_COMPLEX) return ou_own(self);
    return ou_complex_of_type(rt, rt->types[OU_TYPE_COMPLEX], ou_complex_parts(self));
}

static OuValue complex_abs(OuRuntime *rt, OuRef self) {
    OuComplexParts number = ou_complex_parts(self);
    double size = hypot(number.real, number.imag);
    if (isinf(size) && isfinite(number.real) && isfinite(number.imag)) {
        return ou_raise(rt, OU_EXC_OverflowError, "absolute value too large");
    }
    return ou_float_new(rt, size);
}

static OuTruth complex_truth(OuRuntime *rt, OuRef self) {
    OuComplexParts number = ou_complex_parts(self);
    return ou_truth_from(number.real != 0 || number.imag != 0);
}

static bool complex_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    OuComplexParts number = ou_complex_parts(self);
    uint64_t real = (uint64_t)ou_float_hash(number.real, self);
    uint64_t imag = (uint64_t)ou_float_hash(number.imag, self);
    *hash = (int64_t)(real + HASH_IMAG * imag);
    if (*hash == -1) *hash = -2;
    return true;
}

static OuValue complex_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (op != OU_EQ && op != OU_NE) return OU_NOT_IMPLEMENTED;
    OuComplexParts a = ou_complex_parts(left);
    bool equal;
    if (ou_is_complex(right)) {
        OuComplexParts b = ou_complex_parts(right);
        equal = a.real == b.real && a.imag == b.imag;
    } else if (ou_is_float(right)) {
        equal = a.real == ou_float_number(right) && a.imag == 0;
    } else if (ou_is_int(right)) {
        equal = a.imag == 0 && !isnan(a.real) && ou_int_order_double(right, a.real) == 0;
    } else {
        return OU_NOT_IMPLEMENTED;
    }
    return ou_bool(equal == (op == OU_EQ));
}

static OuValue complex_repr(OuRuntime *rt, OuRef self) {
    char buffer[OU_COMPLEX_REPR_SIZE];
    return ou_str_from_ascii(rt, buffer, ou_complex_repr(ou_complex_parts(self), buffer));
}

/* ---- construction ---- */

static OuValue complex_from_str(OuRuntime *rt, OuType *type, OuRef value) {
    const OuStr *str = ou_as_str(value);
    OuNumberText text;
    OuComplexParts number;
    if (!ou_number_text_begin(rt, &text, str->bytes, str->size)) return OU_ERROR;
    OuValue result;
    if (ou_complex_scan(&text, &number)) {
        result = ou_complex_of_type(rt, type, number);
    } else if (!ou_complex_underscores_are_placed(&text)) {
        result =
            ou_raise(rt, OU_EXC_ValueError, "could not convert string to complex: %R", value);
    } else {
        result = ou_raise(rt, OU_EXC_ValueError, "complex() arg is a malformed string");
    }
    ou_number_text_end(rt, &text);
    return result;
}

// By __complex__, if the type has one.
static OuTruth number_from_method(OuRuntime *rt, OuRef value, OuComplexParts *number) {
    OuValue method = ou_find_special(rt, value, rt->names.dunder_complex);
    if (ou_is_error(method)) return OU_TRUTH_FAILED;
    if (ou_is_undef(method)) return OU_TRUTH_NO;
    OuValue result = ou_call0(rt, method);
    ou_drop(rt, method);
    if (ou_is_error(result)) return OU_TRUTH_FAILED;
    bool suited = ou_is_complex(result);
    if (suited) {
        *number = ou_complex_parts(result);
        if (ou_type_of(rt, result) != rt->types[OU_TYPE_COMPLEX])
            suited = ou_warn_strict_subclass(rt, OU_UNDEF, "__complex__", "complex", result);
    } else {
        ou_raise(rt, OU_EXC_TypeError, "__complex__ returned non-complex (type %T)", result);
    }
    ou_drop(rt, result);
    return suited ? OU_TRUTH_YES : OU_TRUTH_FAILED;
}

// By __float__ or __index__, if the type has them.
static OuTruth number_from_float(OuRuntime *rt, OuRef value, Operand *result) {
    const OuSlots *slots = &ou_type_of(rt, value)->slots;
    *result = (Operand){.is_real = true};
    if (slots->to_float == NULL && slots->index == NULL) return OU_TRUTH_NO;
    return ou_as_double(rt, value, &result->number.real) ? OU_TRUTH_YES : OU_TRUTH_FAILED;
}

// Anything that is a number.
static OuTruth number_of(OuRuntime *rt, OuRef value, Operand *result) {
    // A subclass of a number may say by __complex__ what it is.
    bool may_differ = ou_type_of(rt, value)->flags & OU_TYPE_HEAP;
    OuTruth known = may_differ ? OU_TRUTH_NO : operand(rt, value, result);
    if (known != OU_TRUTH_NO) return known;
    *result = (Operand){0};
    OuTruth made = number_from_method(rt, value, &result->number);
    result->is_real = made != OU_TRUTH_YES;
    if (made != OU_TRUTH_NO) return made;
    return number_from_float(rt, value, result);
}

static OuValue complex_from_one(OuRuntime *rt, OuType *type, OuRef value) {
    if (ou_is_str(value)) return complex_from_str(rt, type, value);
    bool is_plain = ou_is_complex(value) && ou_shape_of(value)->id == OU_TYPE_COMPLEX;
    if (is_plain && type == rt->types[OU_TYPE_COMPLEX]) return ou_own(value);
    Operand result;
    switch (number_of(rt, value, &result)) {
    case OU_TRUTH_YES:
        return ou_complex_of_type(rt, type, result.number);
    case OU_TRUTH_FAILED:
        return OU_ERROR;
    case OU_TRUTH_NO:
        break;
    }
    return ou_raise(rt, OU_EXC_TypeError,
                    "complex() argument must be a string or a number, not %T", value);
}

static bool has_real_value(OuRuntime *rt, OuRef value) {
    const OuSlots *slots = &ou_type_of(rt, value)->slots;
    return slots->to_float != NULL || slots->index != NULL;
}

// One of two arguments; `value` may be OU_UNDEF.
static bool read_part(OuRuntime *rt, const char *name, OuRef value, Operand *part) {
    *part = (Operand){.is_real = true};
    if (ou_is_undef(value)) return true;
    // __complex__ is asked for the real part only.
    OuTruth suited = ou_is_str(value)            ? OU_TRUTH_NO
                     : strcmp(name, "real") == 0 ? number_of(rt, value, part)
                     : ou_is_complex(value)      ? operand(rt, value, part)
                                                 : number_from_float(rt, value, part);
    bool is_imag = strcmp(name, "imag") == 0;
    bool is_odd = !part->is_real && (is_imag || !has_real_value(rt, value));
    if (suited == OU_TRUTH_YES && is_odd)
        return ou_warn(rt, OU_EXC_DeprecationWarning, 1,
                       "complex() argument '%s' must be a real number, not %T", name, value);
    if (suited != OU_TRUTH_NO) return suited == OU_TRUTH_YES;
    return ou_fail(rt, OU_EXC_TypeError,
                   "complex() argument '%s' must be a real number, not %T", name, value);
}

static OuValue complex_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                           OuRef names) {
    if (argc == 1 && (ou_is_undef(names) || ou_tuple_count(names) == 0)) {
        return complex_from_one(rt, type, args[0]);
    }
    OuRef given[2];
    if (!ou_parse_arguments(rt, "complex", "real imag", 0, 2, args, argc, names, given)) {
        return OU_ERROR;
    }
    Operand real, imag;
    if (!read_part(rt, "real", given[0], &real)) return OU_ERROR;
    if (!read_part(rt, "imag", given[1], &imag)) return OU_ERROR;
    // real + imag * 1j, where either may be complex itself
    OuComplexParts number = {real.number.real, imag.number.real};
    if (!imag.is_real) number.real -= imag.number.imag;
    if (!real.is_real) number.imag += real.number.imag;
    return ou_complex_of_type(rt, type, number);
}

static void complex_destroy(OuRuntime *rt, OuObject *self) {
    ou_object_free(rt, self);
}

/* ---- methods ---- */

static OuValue complex_from_number(OuRuntime *rt, OuRef type, const OuRef *args, size_t argc) {
    Operand number;
    switch (ou_is_str(args[0]) ? OU_TRUTH_NO : number_of(rt, args[0], &number)) {
    case OU_TRUTH_FAILED:
        return OU_ERROR;
    case OU_TRUTH_NO:
        return ou_raise(rt, OU_EXC_TypeError, "must be real number, not %T", args[0]);
    case OU_TRUTH_YES:
        break;
    }
    OuValue plain = ou_complex_of_type(rt, rt->types[OU_TYPE_COMPLEX], number.number);
    if (ou_is_error(plain) || ou_as_type(type) == rt->types[OU_TYPE_COMPLEX]) return plain;
    OuValue instance = ou_call1(rt, type, plain);
    ou_drop(rt, plain);
    return instance;
}

static OuValue complex_conjugate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuComplexParts number = ou_complex_parts(self);
    return ou_complex_new(rt, number.real, -number.imag);
}

static OuValue complex_itself(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return complex_plain(rt, self);
}

static OuValue complex_format(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_format_builtin(rt, self, args[0]);
}

static OuValue complex_getnewargs(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuComplexParts number = ou_complex_parts(self);
    OuValue parts[2] = {ou_float_new(rt, number.real), OU_ERROR};
    if (ou_is_error(parts[0])) return OU_ERROR;
    parts[1] = ou_float_new(rt, number.imag);
    if (!ou_is_error(parts[1])) return ou_tuple_from_array_take(rt, parts, 2);
    ou_drop(rt, parts[0]);
    return OU_ERROR;
}

static bool is_number(OuRef value) {
    return ou_is_int(value) || ou_is_float(value) || ou_is_complex(value);
}

static OuValue power_method(OuRuntime *rt, OuRef base, OuRef exponent, size_t argc,
                            const OuRef *args) {
    if (!is_number(base) || !is_number(exponent)) return OU_NOT_IMPLEMENTED;
    if (argc == 2 && !ou_is_none(args[1])) {
        return ou_raise(rt, OU_EXC_ValueError, "complex modulo");
    }
    return complex_pow(rt, base, exponent);
}

static OuValue complex_power_method(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                                    OuRef names) {
    if (!ou_check_power_arguments(rt, "__pow__", argc, names)) return OU_ERROR;
    return power_method(rt, self, args[0], argc, args);
}

static OuValue complex_reflected_power_method(OuRuntime *rt, OuRef self, const OuRef *args,
                                              size_t argc, OuRef names) {
    if (!ou_check_power_arguments(rt, "__rpow__", argc, names)) return OU_ERROR;
    return power_method(rt, args[0], self, argc, args);
}

static OuValue complex_get_real(OuRuntime *rt, OuRef self) {
    return ou_float_new(rt, ou_complex_parts(self).real);
}

static OuValue complex_get_imag(OuRuntime *rt, OuRef self) {
    return ou_float_new(rt, ou_complex_parts(self).imag);
}

static const OuMethodRow complex_methods[] = {
    {"from_number", complex_from_number, 1, 1,
     "from_number(number, /)\nThe complex of any number; a text is refused.",
     .kind = OU_METHOD_CLASS},
    {"conjugate", complex_conjugate, 0, 0,
     "conjugate()\nThe number with the sign of its imaginary part changed."},
    {"__complex__", complex_itself, 0, 0, "__complex__()\nThe number itself."},
    {"__pow__", NULL, 0, OU_ANY_COUNT, "__pow__(value, mod=None, /)\npow(self, value, mod)",
     .with_keywords = complex_power_method},
    {"__rpow__", NULL, 0, OU_ANY_COUNT, "__rpow__(value, mod=None, /)\npow(value, self, mod)",
     .with_keywords = complex_reflected_power_method},
    {"__format__", complex_format, 1, 1,
     "__format__(format_spec, /)\nThe number as text, formatted."},
    {"__getnewargs__", complex_getnewargs, 0, 0, "__getnewargs__()"},
    {0},
};

static const OuGetSetRow complex_getsets[] = {
    {"real", complex_get_real, NULL, "The real part, a float."},
    {"imag", complex_get_imag, NULL, "The imaginary part, a float."},
    {0},
};

const OuTypeSpec ou_complex_type = {
    .name = "complex",
    .doc = "complex(real=0, imag=0)\nA complex number: of one or two numbers, or of a text.",
    .basic_size = sizeof(OuComplex),
    .flags = OU_TYPE_BASE,
    .methods = complex_methods,
    .getsets = complex_getsets,
    .slots.new = complex_new,
    .slots.destroy = complex_destroy,
    .slots.repr = complex_repr,
    .slots.hash = complex_hash,
    .slots.truth = complex_truth,
    .slots.compare = complex_compare,
    .slots.neg = complex_neg,
    .slots.pos = complex_plain,
    .slots.abs = complex_abs,
    .slots.add = complex_add,
    .slots.sub = complex_sub,
    .slots.mul = complex_mul,
    .slots.truediv = complex_truediv,
    .slots.pow = complex_pow,
};
