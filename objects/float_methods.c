/* The type float, as programs see it. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "objects/big_int.h"
#include "objects/bytes.h"
#include "objects/codec.h"
#include "objects/error.h"
#include "objects/float.h"
#include "objects/float_digits.h"
#include "objects/float_hex.h"
#include "objects/format_spec.h"
#include "objects/function.h"
#include "objects/number_text.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/warnings.h"

// Beyond these, rounding changes nothing or leaves nothing.
#define MAX_PLACES 323
#define MIN_PLACES (-308)

/* ---- construction ---- */

// float(value) by the type's own conversion; OU_TRUTH_NO if it has none.
static OuTruth number_from_slots(OuRuntime *rt, OuRef value, double *number) {
    const OuSlots *slots = &ou_type_of(rt, value)->slots;
    if (slots->to_float == NULL && slots->index == NULL) return OU_TRUTH_NO;
    OuTruth done = OU_TRUTH_FAILED;
    OuValue result = slots->to_float != NULL ? slots->to_float(rt, value) : ou_index(rt, value);
    if (ou_is_error(result)) return OU_TRUTH_FAILED;
    if (ou_is_float(result)) {
        bool exact = ou_type_of(rt, result) == rt->types[OU_TYPE_FLOAT] ||
                     slots->to_float == rt->types[OU_TYPE_FLOAT]->slots.to_float;
        *number = ou_float_number(result);
        if (exact || ou_warn_strict_subclass(rt, value, "__float__", "float", result))
            done = OU_TRUTH_YES;
    } else if (slots->to_float == NULL) {
        done = ou_int_as_double(rt, result, number) ? OU_TRUTH_YES : OU_TRUTH_FAILED;
    } else {
        ou_raise(rt, OU_EXC_TypeError, "%T.__float__ returned non-float (type %T)", value,
                 result);
    }
    ou_drop(rt, result);
    return done;
}

// float(value) of a str or of a buffer; OU_UNDEF if it is neither.
static OuValue float_from_textual(OuRuntime *rt, OuRef value) {
    OuNumberText text;
    if (ou_is_str(value)) {
        const OuStr *str = ou_as_str(value);
        if (!ou_number_text_begin(rt, &text, str->bytes, str->size)) return OU_ERROR;
        OuValue result = ou_float_parse(rt, &text, value);
        ou_number_text_end(rt, &text);
        return result;
    }
    OuValue bytes = ou_number_bytes(rt, value);
    if (ou_is_undef(bytes) || ou_is_error(bytes)) return bytes;
    ou_number_text_of_bytes(&text, ou_as_bytes(bytes)->bytes, ou_as_bytes(bytes)->size);
    OuValue result = ou_float_parse(rt, &text, value);
    ou_drop(rt, bytes);
    return result;
}

static OuValue float_from_object(OuRuntime *rt, OuRef value) {
    double number;
    switch (ou_is_exact_str(value) ? OU_TRUTH_NO : number_from_slots(rt, value, &number)) {
    case OU_TRUTH_YES:
        return ou_float_new(rt, number);
    case OU_TRUTH_FAILED:
        return OU_ERROR;
    case OU_TRUTH_NO:
        break;
    }
    OuValue result = float_from_textual(rt, value);
    if (!ou_is_undef(result)) return result;
    return ou_raise(rt, OU_EXC_TypeError,
                    "float() argument must be a string or a real number, not '%T'", value);
}

static OuValue float_of_type(OuRuntime *rt, OuType *type, double number) {
    OuFloat *box = ou_object_new(rt, type);
    if (box == NULL) return OU_ERROR;
    box->number = number;
    return ou_take(box);
}

static OuValue float_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                         OuRef names) {
    if (!ou_check_arguments(rt, "float", 0, 1, argc, names)) return OU_ERROR;
    OuValue number = argc == 0 ? ou_float_new(rt, 0.0) : float_from_object(rt, args[0]);
    if (ou_is_error(number) || type == rt->types[OU_TYPE_FLOAT]) return number;
    OuValue instance = float_of_type(rt, type, ou_float_number(number));
    ou_drop(rt, number);
    return instance;
}

static void float_destroy(OuRuntime *rt, OuObject *self) {
    ou_object_free(rt, self);
}

static size_t float_size(OuRef self) {
    return ou_is_boxed_float(self) ? sizeof(OuFloat) : sizeof(OuValue);
}

/* ---- operators ---- */

// The double of a float or int; OU_TRUTH_NO for anything else.
static OuTruth operand(OuRuntime *rt, OuRef value, double *number) {
    if (ou_is_float(value)) {
        *number = ou_float_number(value);
        return OU_TRUTH_YES;
    }
    if (!ou_is_int(value)) return OU_TRUTH_NO;
    return ou_int_as_double(rt, value, number) ? OU_TRUTH_YES : OU_TRUTH_FAILED;
}

static OuTruth operands(OuRuntime *rt, OuRef left, OuRef right, double *a, double *b) {
    OuTruth first = operand(rt, left, a);
    return first == OU_TRUTH_YES ? operand(rt, right, b) : first;
}

#define BINARY(name, expression)                                                               \
    static OuValue float_##name(OuRuntime *rt, OuRef left, OuRef right) {                      \
        double a, b;                                                                           \
        OuTruth suited = operands(rt, left, right, &a, &b);                                    \
        if (suited == OU_TRUTH_NO) return OU_NOT_IMPLEMENTED;                                  \
        if (suited == OU_TRUTH_FAILED) return OU_ERROR;                                        \
        return expression;                                                                     \
    }

static OuValue raise_division_by_zero(OuRuntime *rt) {
    return ou_raise(rt, OU_EXC_ZeroDivisionError, "division by zero");
}

static OuValue quotient_and_rest(OuRuntime *rt, double a, double b) {
    OuValue parts[2] = {ou_float_new(rt, ou_float_floordiv(a, b)), OU_ERROR};
    if (ou_is_error(parts[0])) return OU_ERROR;
    parts[1] = ou_float_new(rt, ou_float_mod(a, b));
    if (!ou_is_error(parts[1])) return ou_tuple_from_array_take(rt, parts, 2);
    ou_drop(rt, parts[0]);
    return OU_ERROR;
}

BINARY(add, ou_float_new(rt, a + b))
BINARY(sub, ou_float_new(rt, a - b))
BINARY(mul, ou_float_new(rt, a *b))
BINARY(truediv, b == 0 ? raise_division_by_zero(rt) : ou_float_new(rt, a / b))
BINARY(floordiv,
       b == 0 ? raise_division_by_zero(rt) : ou_float_new(rt, ou_float_floordiv(a, b)))
BINARY(mod, b == 0 ? raise_division_by_zero(rt) : ou_float_new(rt, ou_float_mod(a, b)))
BINARY(divmod, b == 0 ? raise_division_by_zero(rt) : quotient_and_rest(rt, a, b))
BINARY(pow, ou_float_power(rt, a, b))
#undef BINARY

static OuValue float_neg(OuRuntime *rt, OuRef self) {
    return ou_float_new(rt, -ou_float_number(self));
}

static OuValue float_abs(OuRuntime *rt, OuRef self) {
    return ou_float_new(rt, fabs(ou_float_number(self)));
}

static OuValue float_plain(OuRuntime *rt, OuRef self) {
    bool is_exact = ou_is_small_float(self) || ou_shape_of(self)->id == OU_TYPE_FLOAT;
    return is_exact ? ou_own(self) : ou_float_new(rt, ou_float_number(self));
}

static OuValue float_to_int(OuRuntime *rt, OuRef self) {
    return ou_int_from_double(rt, ou_float_number(self));
}

static OuValue float_repr(OuRuntime *rt, OuRef self) {
    char buffer[32];
    return ou_str_from_ascii(rt, buffer, ou_float_repr(ou_float_number(self), buffer));
}

static bool float_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    *hash = ou_float_hash(ou_float_number(self), self);
    return true;
}

static OuTruth float_truth(OuRuntime *rt, OuRef self) {
    return ou_truth_from(ou_float_number(self) != 0);
}

static OuValue float_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    double a = ou_float_number(left);
    if (ou_is_float(right)) {
        double b = ou_float_number(right);
        if (isnan(a) || isnan(b)) return ou_bool(op == OU_NE);
        return ou_bool(ou_order_satisfies((a > b) - (a < b), op));
    }
    if (!ou_is_int(right)) return OU_NOT_IMPLEMENTED;
    if (isnan(a)) return ou_bool(op == OU_NE);
    return ou_bool(ou_order_satisfies(-ou_int_order_double(right, a), op));
}

/* ---- methods ---- */

static OuValue float_is_integer(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    double number = ou_float_number(self);
    return ou_bool(isfinite(number) && floor(number) == number);
}

static OuValue float_as_integer_ratio(OuRuntime *rt, OuRef self, const OuRef *args,
                                      size_t argc) {
    double number = ou_float_number(self);
    if (isinf(number)) {
        return ou_raise(rt, OU_EXC_OverflowError, "cannot convert Infinity to integer ratio");
    }
    if (isnan(number)) {
        return ou_raise(rt, OU_EXC_ValueError, "cannot convert NaN to integer ratio");
    }
    int exponent;
    double fraction = frexp(number, &exponent);
    int64_t mantissa = (int64_t)ldexp(fraction, 53);
    exponent -= 53;
    int zeros = mantissa == 0 ? -exponent : __builtin_ctzl((uint64_t)mantissa);
    if (exponent < 0 && zeros > -exponent) zeros = -exponent;
    if (exponent < 0 && mantissa != 0) {
        mantissa /= (int64_t)1 << zeros;
        exponent += zeros;
    }
    if (mantissa == 0) exponent = 0;
    uint64_t up = exponent > 0 ? (uint64_t)exponent : 0;
    uint64_t down = exponent < 0 ? (uint64_t)-exponent : 0;
    OuValue parts[2] = {ou_int_shift_left_by(rt, ou_from_small_int(mantissa), up), OU_ERROR};
    if (ou_is_error(parts[0])) return OU_ERROR;
    parts[1] = ou_int_shift_left_by(rt, ou_from_small_int(1), down);
    if (!ou_is_error(parts[1])) return ou_tuple_from_array_take(rt, parts, 2);
    ou_drop(rt, parts[0]);
    return OU_ERROR;
}

static OuValue float_hex(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    char buffer[OU_FLOAT_HEX_SIZE];
    return ou_str_from_ascii(rt, buffer, ou_float_hex(ou_float_number(self), buffer));
}

// An instance of `type`, which is float or a subtype of it.
static OuValue instance_of(OuRuntime *rt, OuRef type, double number) {
    OuValue plain = ou_float_new(rt, number);
    if (ou_is_error(plain) || ou_as_type(type) == rt->types[OU_TYPE_FLOAT]) return plain;
    OuValue instance = ou_call1(rt, type, plain);
    ou_drop(rt, plain);
    return instance;
}

static OuValue float_fromhex(OuRuntime *rt, OuRef type, const OuRef *args, size_t argc) {
    if (!ou_is_str(args[0])) {
        return ou_raise(rt, OU_EXC_TypeError, "bad argument type for built-in operation");
    }
    // Surrogates are refused as what cannot be encoded.
    OuValue encoded = ou_encode(rt, args[0], NULL, NULL);
    if (ou_is_error(encoded)) return OU_ERROR;
    ou_drop(rt, encoded);
    const OuStr *str = ou_as_str(args[0]);
    OuNumberText text;
    ou_number_text_of_bytes(&text, str->bytes, str->size);
    double number;
    switch (ou_float_scan_hex(text.start, text.end, &number)) {
    case OU_HEX_MALFORMED:
        return ou_raise(rt, OU_EXC_ValueError, "invalid hexadecimal floating-point string");
    case OU_HEX_TOO_LARGE:
        return ou_raise(rt, OU_EXC_OverflowError,
                        "hexadecimal value too large to represent as a float");
    case OU_HEX_READ:
        break;
    }
    return instance_of(rt, type, number);
}

static OuValue float_from_number(OuRuntime *rt, OuRef type, const OuRef *args, size_t argc) {
    double number;
    if (!ou_as_double(rt, args[0], &number)) return OU_ERROR;
    return instance_of(rt, type, number);
}

static OuValue float_getformat(OuRuntime *rt, OuRef type, const OuRef *args, size_t argc) {
    if (!ou_is_str(args[0])) {
        return ou_raise(rt, OU_EXC_TypeError, "__getformat__() argument must be str, not %T",
                        args[0]);
    }
    if (!ou_str_equals_string(args[0], "double") && !ou_str_equals_string(args[0], "float")) {
        return ou_raise(rt, OU_EXC_ValueError,
                        "__getformat__() argument 1 must be 'double' or 'float'");
    }
    return ou_str_from_string(rt, "IEEE, little-endian");
}

static OuValue float_conjugate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return float_plain(rt, self);
}

static OuValue float_trunc(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return float_to_int(rt, self);
}

static OuValue float_floor(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_int_from_double(rt, floor(ou_float_number(self)));
}

static OuValue float_ceil(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_int_from_double(rt, ceil(ou_float_number(self)));
}

static OuValue float_round(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    double number = ou_float_number(self);
    if (argc == 0 || ou_is_none(args[0])) return ou_int_from_double(rt, rint(number));
    int64_t places;
    if (!ou_index_as_int64(rt, args[0], true, &places)) return OU_ERROR;
    if (!isfinite(number) || places > MAX_PLACES) return ou_float_new(rt, number);
    if (places < MIN_PLACES) return ou_float_new(rt, 0.0 * number);
    double rounded = ou_float_round(number, (int)places);
    if (isinf(rounded)) {
        return ou_raise(rt, OU_EXC_OverflowError, "rounded value too large to represent");
    }
    return ou_float_new(rt, rounded);
}

static OuValue float_format(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_format_builtin(rt, self, args[0]);
}

static OuValue float_getnewargs(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue number = ou_float_new(rt, ou_float_number(self));
    if (ou_is_error(number)) return OU_ERROR;
    return ou_tuple_from_array_take(rt, &number, 1);
}

static OuValue power_method(OuRuntime *rt, OuRef base, OuRef exponent, size_t argc,
                            const OuRef *args) {
    if (argc == 2 && !ou_is_none(args[1])) {
        return ou_raise(rt, OU_EXC_TypeError,
                        "pow() 3rd argument not allowed unless all arguments are integers");
    }
    return float_pow(rt, base, exponent);
}

static OuValue float_power_method(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                                  OuRef names) {
    if (!ou_check_power_arguments(rt, "__pow__", argc, names)) return OU_ERROR;
    return power_method(rt, self, args[0], argc, args);
}

static OuValue float_reflected_power_method(OuRuntime *rt, OuRef self, const OuRef *args,
                                            size_t argc, OuRef names) {
    if (!ou_check_power_arguments(rt, "__rpow__", argc, names)) return OU_ERROR;
    return power_method(rt, args[0], self, argc, args);
}

static OuValue float_get_imag(OuRuntime *rt, OuRef self) {
    return ou_float_new(rt, 0.0);
}

static const OuMethodRow float_methods[] = {
    {"is_integer", float_is_integer, 0, 0, "is_integer()\nIs the number whole?"},
    {"as_integer_ratio", float_as_integer_ratio, 0, 0,
     "as_integer_ratio()\nTwo ints, the second positive, whose quotient is exactly the "
     "number."},
    {"hex", float_hex, 0, 0, "hex()\nThe number in hexadecimal notation."},
    {"fromhex", float_fromhex, 1, 1,
     "fromhex(string, /)\nThe number that a text in hexadecimal notation stands for.",
     .kind = OU_METHOD_CLASS},
    {"from_number", float_from_number, 1, 1,
     "from_number(number, /)\nThe float nearest to a number; a text is refused.",
     .kind = OU_METHOD_CLASS},
    {"conjugate", float_conjugate, 0, 0, "conjugate()\nThe number itself."},
    {"__pow__", NULL, 0, OU_ANY_COUNT, "__pow__(value, mod=None, /)\npow(self, value, mod)",
     .with_keywords = float_power_method},
    {"__rpow__", NULL, 0, OU_ANY_COUNT, "__rpow__(value, mod=None, /)\npow(value, self, mod)",
     .with_keywords = float_reflected_power_method},
    {"__trunc__", float_trunc, 0, 0, "__trunc__()\nThe number without its fraction, an int."},
    {"__floor__", float_floor, 0, 0, "__floor__()\nThe largest int that is not larger."},
    {"__ceil__", float_ceil, 0, 0, "__ceil__()\nThe smallest int that is not smaller."},
    {"__round__", float_round, 0, 1,
     "__round__(ndigits=None, /)\nRounded to so many decimals; without ndigits, the nearest "
     "int."},
    {"__format__", float_format, 1, 1,
     "__format__(format_spec, /)\nThe number as text, formatted."},
    {"__getnewargs__", float_getnewargs, 0, 0, "__getnewargs__()"},
    {"__getformat__", float_getformat, 1, 1,
     "__getformat__(typestr, /)\nHow the C types double and float are laid out.",
     .kind = OU_METHOD_CLASS},
    {0},
};

static const OuGetSetRow float_getsets[] = {
    {"real", float_plain, NULL, "The number itself."},
    {"imag", float_get_imag, NULL, "Always 0.0."},
    {0},
};

const OuTypeSpec ou_float_type = {
    .name = "float",
    .doc = "float(x=0, /)\nA floating-point number: of a number, or of a text.",
    .basic_size = sizeof(OuFloat),
    .flags = OU_TYPE_BASE | OU_TYPE_MATCH_SELF,
    .methods = float_methods,
    .getsets = float_getsets,
    .slots.new = float_new,
    .slots.destroy = float_destroy,
    .slots.size = float_size,
    .slots.repr = float_repr,
    .slots.hash = float_hash,
    .slots.truth = float_truth,
    .slots.compare = float_compare,
    .slots.neg = float_neg,
    .slots.pos = float_plain,
    .slots.abs = float_abs,
    .slots.to_int = float_to_int,
    .slots.to_float = float_plain,
    .slots.add = float_add,
    .slots.sub = float_sub,
    .slots.mul = float_mul,
    .slots.truediv = float_truediv,
    .slots.floordiv = float_floordiv,
    .slots.mod = float_mod,
    .slots.divmod = float_divmod,
    .slots.pow = float_pow,
};
