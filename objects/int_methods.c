/* The type int, as programs see it. */
#include <string.h>

#include "objects/big_int.h"
#include "objects/buffer.h"
#include "objects/bytearray.h"
#include "objects/bytes.h"
#include "objects/complex.h"
#include "objects/error.h"
#include "objects/float.h"
#include "objects/format_spec.h"
#include "objects/function.h"
#include "objects/int.h"
#include "objects/int_text.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/text.h"
#include "objects/tuple.h"
#include "objects/warnings.h"

/* ---- construction ---- */

OuValue ou_int_from_number(OuRuntime *rt, OuRef value) {
    const OuSlots *slots = &ou_type_of(rt, value)->slots;
    if (slots->to_int == NULL) {
        if (slots->index == NULL) return OU_UNDEF;
        OuValue index = ou_index(rt, value);
        if (ou_is_error(index)) return OU_ERROR;
        OuValue plain = ou_int_plain(rt, index);
        ou_drop(rt, index);
        return plain;
    }
    OuValue number = slots->to_int(rt, value);
    if (ou_is_error(number) || ou_is_small_int(number)) return number;
    OuValue plain = OU_ERROR;
    if (ou_is_int(number)) {
        bool exact = ou_type_of(rt, number) == rt->types[OU_TYPE_INT] ||
                     slots->to_int == rt->types[OU_TYPE_INT]->slots.to_int;
        if (exact || ou_warn_strict_subclass(rt, OU_UNDEF, "__int__", "int", number))
            plain = ou_int_plain(rt, number);
    } else {
        ou_raise(rt, OU_EXC_TypeError, "__int__ returned non-int (type %T)", number);
    }
    ou_drop(rt, number);
    return plain;
}

// int(x, base) of a str or of a buffer; OU_UNDEF if it is neither.
static OuValue int_from_textual(OuRuntime *rt, OuRef value, int base) {
    OuNumberText text;
    OuValue result = OU_ERROR;
    if (ou_is_str(value)) {
        const OuStr *str = ou_as_str(value);
        if (!ou_number_text_begin(rt, &text, str->bytes, str->size)) return OU_ERROR;
        result = ou_int_parse(rt, &text, base, value);
        ou_number_text_end(rt, &text);
        return result;
    }
    OuValue bytes = ou_number_bytes(rt, value);
    if (ou_is_undef(bytes) || ou_is_error(bytes)) return bytes;
    ou_number_text_of_bytes(&text, ou_as_bytes(bytes)->bytes, ou_as_bytes(bytes)->size);
    result = ou_int_parse(rt, &text, base, bytes);
    ou_drop(rt, bytes);
    return result;
}

OuValue ou_int_from_object(OuRuntime *rt, OuRef value) {
    OuValue result = ou_int_from_number(rt, value);
    if (ou_is_undef(result)) result = int_from_textual(rt, value, 10);
    if (!ou_is_undef(result)) return result;
    return ou_raise(rt, OU_EXC_TypeError,
                    "int() argument must be a string, a bytes-like object or a real number, "
                    "not '%T'",
                    value);
}

static OuValue int_from_base(OuRuntime *rt, OuRef value, OuRef base_value) {
    int64_t base;
    if (!ou_index_as_int64(rt, base_value, true, &base)) return OU_ERROR;
    if ((base != 0 && base < 2) || base > 36) {
        return ou_raise(rt, OU_EXC_ValueError, "int() base must be >= 2 and <= 36, or 0");
    }
    bool is_text = ou_is_str(value) || ou_is_bytes(value) || ou_is_bytearray(value);
    if (is_text) return int_from_textual(rt, value, (int)base);
    return ou_raise(rt, OU_EXC_TypeError, "int() can't convert non-string with explicit base");
}

static OuValue int_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                       OuRef names) {
    OuRef given[2];
    if (ou_is_undef(names) && !ou_check_arguments(rt, "int", 0, 2, argc, names))
        return OU_ERROR;
    if (!ou_parse_arguments(rt, "int", "x / base", 0, 2, args, argc, names, given)) {
        return OU_ERROR;
    }
    OuValue number;
    if (ou_is_undef(given[0])) {
        if (!ou_is_undef(given[1])) {
            return ou_raise(rt, OU_EXC_TypeError, "int() missing string argument");
        }
        number = ou_from_small_int(0);
    } else if (ou_is_undef(given[1])) {
        number = ou_int_from_object(rt, given[0]);
    } else {
        number = int_from_base(rt, given[0], given[1]);
    }
    if (ou_is_error(number) || type == rt->types[OU_TYPE_INT]) return number;
    OuValue instance = ou_int_of_type(rt, type, number);
    ou_drop(rt, number);
    return instance;
}

static void int_destroy(OuRuntime *rt, OuObject *self) {
    ou_object_free_sized(rt, self, ou_int_data_size(ou_ref(self)));
}

static size_t int_size(OuRef self) {
    return ou_int_is_word(self) ? sizeof(OuValue) : ou_int_data_size(self);
}

/* ---- operators ---- */

#define BINARY(name)                                                                           \
    static OuValue int_##name(OuRuntime *rt, OuRef left, OuRef right) {                        \
        if (!ou_is_int(left) || !ou_is_int(right)) return OU_NOT_IMPLEMENTED;                  \
        return ou_int_##name(rt, left, right);                                                 \
    }
BINARY(add)
BINARY(sub)
BINARY(mul)
BINARY(truediv)
BINARY(floordiv)
BINARY(mod)
BINARY(lshift)
BINARY(rshift)
BINARY(and)
BINARY(or)
BINARY(xor)
#undef BINARY

static OuValue int_divmod(OuRuntime *rt, OuRef left, OuRef right) {
    if (!ou_is_int(left) || !ou_is_int(right)) return OU_NOT_IMPLEMENTED;
    OuValue parts[2];
    if (!ou_int_divmod(rt, left, right, &parts[0], &parts[1])) return OU_ERROR;
    return ou_tuple_from_array_take(rt, parts, 2);
}

static OuValue int_pow(OuRuntime *rt, OuRef left, OuRef right) {
    if (!ou_is_int(left) || !ou_is_int(right)) return OU_NOT_IMPLEMENTED;
    if (ou_int_sign(right) >= 0) return ou_int_power(rt, left, right);
    double base, exponent;
    if (!ou_int_as_double(rt, left, &base)) return OU_ERROR;
    if (!ou_int_as_double(rt, right, &exponent)) return OU_ERROR;
    return ou_float_power(rt, base, exponent);
}

static OuValue int_invert(OuRuntime *rt, OuRef self) {
    return ou_int_invert(rt, self);
}

static OuValue int_abs(OuRuntime *rt, OuRef self) {
    return ou_int_sign(self) < 0 ? ou_int_negative(rt, self) : ou_int_plain(rt, self);
}

static OuValue int_to_float(OuRuntime *rt, OuRef self) {
    double number;
    return ou_int_as_double(rt, self, &number) ? ou_float_new(rt, number) : OU_ERROR;
}

static OuValue int_repr(OuRuntime *rt, OuRef self) {
    return ou_int_to_str(rt, self, 10);
}

static bool int_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    *hash = ou_int_hash(self);
    return true;
}

static OuTruth int_truth(OuRuntime *rt, OuRef self) {
    return ou_truth_from(ou_int_sign(self) != 0);
}

static OuValue int_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (!ou_is_int(left) || !ou_is_int(right)) return OU_NOT_IMPLEMENTED;
    return ou_bool(ou_order_satisfies(ou_int_order(left, right), op));
}

/* ---- pow() with a modulus ---- */

static OuValue power_modulo(OuRuntime *rt, OuRef base, OuRef exponent, OuRef modulus) {
    if (ou_is_none(modulus)) return int_pow(rt, base, exponent);
    if (ou_is_int(base) && ou_is_int(exponent) && ou_is_int(modulus)) {
        return ou_int_power_modulo(rt, base, exponent, modulus);
    }
    if (!ou_is_int(base)) return OU_NOT_IMPLEMENTED;
    if (ou_is_complex(exponent)) return ou_raise(rt, OU_EXC_ValueError, "complex modulo");
    if (!ou_is_float(exponent) && !ou_is_float(modulus)) return OU_NOT_IMPLEMENTED;
    return ou_raise(rt, OU_EXC_TypeError,
                    "pow() 3rd argument not allowed unless all arguments are integers");
}

static OuValue int_power_method(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                                OuRef names) {
    if (!ou_check_power_arguments(rt, "__pow__", argc, names)) return OU_ERROR;
    return power_modulo(rt, self, args[0], argc == 2 ? args[1] : (OuRef)OU_NONE);
}

static OuValue int_reflected_power_method(OuRuntime *rt, OuRef self, const OuRef *args,
                                          size_t argc, OuRef names) {
    if (!ou_check_power_arguments(rt, "__rpow__", argc, names)) return OU_ERROR;
    return power_modulo(rt, args[0], self, argc == 2 ? args[1] : (OuRef)OU_NONE);
}

/* ---- methods ---- */

static OuValue int_bit_length(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuIntView view;
    ou_int_view(&view, self);
    return ou_from_small_int((int64_t)ou_limbs_bit_length(view.limbs, view.count));
}

static OuValue int_bit_count(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuIntView view;
    ou_int_view(&view, self);
    if (view.count == 0) return ou_from_small_int(0);
    return ou_from_small_int((int64_t)mpn_popcount(view.limbs, (mp_size_t)view.count));
}

// Is the byteorder argument of method `name` a str, or absent?
static bool is_byte_order(OuRuntime *rt, const char *name, OuRef order) {
    if (ou_is_undef(order) || ou_is_str(order)) return true;
    return ou_fail(rt, OU_EXC_TypeError, "%s() argument 'byteorder' must be str, not %s", name,
                   ou_argument_type_name(rt, order));
}

// The byteorder argument `order` of method `name`; OU_UNDEF means big.
static bool read_byte_order(OuRuntime *rt, const char *name, OuRef order, bool *little_endian) {
    *little_endian = false;
    if (ou_is_undef(order)) return true;
    if (!is_byte_order(rt, name, order)) return false;
    *little_endian = ou_str_equals_string(order, "little");
    if (*little_endian || ou_str_equals_string(order, "big")) return true;
    return ou_fail(rt, OU_EXC_ValueError, "byteorder must be either 'little' or 'big'");
}

static bool read_flag(OuRuntime *rt, OuRef value, bool *flag) {
    OuTruth truth = ou_is_undef(value) ? OU_TRUTH_NO : ou_truth(rt, value);
    *flag = truth == OU_TRUTH_YES;
    return truth != OU_TRUTH_FAILED;
}

static OuValue int_to_bytes(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t length;
    bool little_endian, is_signed;
    // In this order: is the length an int, the order a str; then what they say.
    if (!ou_int_argument(rt, args[0], 1, &length)) return OU_ERROR;
    if (!is_byte_order(rt, "to_bytes", args[1])) return OU_ERROR;
    if (!read_flag(rt, args[2], &is_signed)) return OU_ERROR;
    if (!read_byte_order(rt, "to_bytes", args[1], &little_endian)) return OU_ERROR;
    if (length < 0)
        return ou_raise(rt, OU_EXC_ValueError, "length argument must be non-negative");
    OuValue bytes = ou_bytes_new(rt, NULL, (size_t)length);
    if (ou_is_error(bytes)) return OU_ERROR;
    uint8_t *target = (uint8_t *)ou_as_bytes(bytes)->bytes;
    if (length > 0 || ou_int_sign(self) != 0) {
        if (!ou_int_to_bytes(rt, self, target, (size_t)length, little_endian, is_signed)) {
            ou_drop(rt, bytes);
            return OU_ERROR;
        }
    }
    return bytes;
}

// Anything that bytes() makes bytes of, but not a count or a text.
static OuValue bytes_of(OuRuntime *rt, OuRef value) {
    if (ou_is_bytes(value)) return ou_own(value);
    bool is_count = ou_type_of(rt, value)->slots.index != NULL &&
                    ou_type_of(rt, value)->slots.iter == NULL && !ou_has_buffer(rt, value);
    if (is_count || ou_is_str(value)) {
        return ou_raise(rt, OU_EXC_TypeError, "cannot convert '%T' object to bytes", value);
    }
    return ou_call1(rt, ou_ref(rt->types[OU_TYPE_BYTES]), value);
}

static OuValue int_from_bytes(OuRuntime *rt, OuRef type, const OuRef *args, size_t argc) {
    bool little_endian, is_signed;
    if (!read_byte_order(rt, "from_bytes", args[1], &little_endian)) return OU_ERROR;
    if (!read_flag(rt, args[2], &is_signed)) return OU_ERROR;
    OuValue bytes = bytes_of(rt, args[0]);
    if (ou_is_error(bytes)) return OU_ERROR;
    const OuBytes *data = ou_as_bytes(bytes);
    OuValue number = ou_int_from_bytes(rt, (const uint8_t *)data->bytes, data->size,
                                       little_endian, is_signed);
    ou_drop(rt, bytes);
    if (ou_is_error(number) || ou_as_type(type) == rt->types[OU_TYPE_INT]) return number;
    OuValue instance = ou_call1(rt, type, number);
    ou_drop(rt, number);
    return instance;
}

static OuValue int_as_integer_ratio(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue parts[2] = {ou_int_plain(rt, self), ou_from_small_int(1)};
    if (ou_is_error(parts[0])) return OU_ERROR;
    return ou_tuple_from_array_take(rt, parts, 2);
}

static OuValue int_is_integer(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return OU_TRUE;
}

static OuValue int_itself(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_int_plain(rt, self);
}

/* self - r, where r is what is left over modulo `unit`, reckoned from the nearest multiple; a
 * tie goes to the even one. */
static OuValue round_to_multiple(OuRuntime *rt, OuRef self, OuRef unit) {
    OuValue result = OU_ERROR, quotient = OU_ERROR, rest = OU_ERROR, twice = OU_ERROR;
    if (!ou_int_divmod(rt, self, unit, &quotient, &rest)) {
        quotient = rest = OU_ERROR;
        goto done;
    }
    twice = ou_int_add(rt, rest, rest);
    if (ou_is_error(twice)) goto done;
    int order = ou_int_order(twice, unit);
    OuIntView view;
    ou_int_view(&view, quotient);
    bool is_odd = view.count > 0 && (view.limbs[0] & 1);
    result = ou_int_sub(rt, self, rest);
    if (ou_is_error(result)) goto done;
    if (order > 0 || (order == 0 && is_odd)) {
        OuValue next = ou_int_add(rt, result, unit);
        ou_drop(rt, result);
        result = next;
    }
done:
    ou_drop(rt, quotient);
    ou_drop(rt, rest);
    ou_drop(rt, twice);
    return result;
}

static OuValue int_round(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (argc == 0 || ou_is_none(args[0])) return ou_int_plain(rt, self);
    OuValue result = OU_ERROR, unit = OU_ERROR, digits = OU_ERROR;
    OuValue places = ou_index(rt, args[0]);
    if (ou_is_error(places)) goto done;
    if (ou_int_sign(places) >= 0) {
        result = ou_int_plain(rt, self);
        goto done;
    }
    OuIntView view;
    ou_int_view(&view, self);
    digits = ou_int_negative(rt, places);
    if (ou_is_error(digits)) goto done;
    // Three bits a digit: then half of 10**digits is more than the number, whose nearest
    // multiple is 0.
    uint64_t bits = ou_limbs_bit_length(view.limbs, view.count);
    if (ou_int_order(digits, ou_from_small_int((int64_t)(bits / 3 + 2))) > 0) {
        result = ou_from_small_int(0);
        goto done;
    }
    unit = ou_int_power(rt, ou_from_small_int(10), digits);
    if (!ou_is_error(unit)) result = round_to_multiple(rt, self, unit);
done:
    ou_drop(rt, places);
    ou_drop(rt, digits);
    ou_drop(rt, unit);
    return result;
}

static OuValue int_format(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_format_builtin(rt, self, args[0]);
}

static OuValue int_getnewargs(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue number = ou_int_plain(rt, self);
    if (ou_is_error(number)) return OU_ERROR;
    return ou_tuple_from_array_take(rt, &number, 1);
}

static OuValue int_sizeof(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_int_from_uint64(rt, int_size(self));
}

/* ---- attributes ---- */

static OuValue int_get_imag(OuRuntime *rt, OuRef self) {
    return ou_from_small_int(0);
}

static OuValue int_get_denominator(OuRuntime *rt, OuRef self) {
    return ou_from_small_int(1);
}

static const OuMethodRow int_methods[] = {
    {"bit_length", int_bit_length, 0, 0,
     "bit_length()\nHow many bits the magnitude takes, without leading zeros."},
    {"bit_count", int_bit_count, 0, 0, "bit_count()\nHow many bits of the magnitude are set."},
    {"to_bytes", int_to_bytes, 0, 2,
     "to_bytes(length=1, byteorder='big', *, signed=False)\nThe number as that many bytes.",
     .parameters = "length byteorder * signed"},
    {"from_bytes", int_from_bytes, 1, 2,
     "from_bytes(bytes, byteorder='big', *, signed=False)\nThe number that the bytes stand "
     "for.",
     .parameters = "bytes byteorder * signed", .kind = OU_METHOD_CLASS},
    {"as_integer_ratio", int_as_integer_ratio, 0, 0, "as_integer_ratio()\n(self, 1)"},
    {"is_integer", int_is_integer, 0, 0, "is_integer()\nAlways True."},
    {"conjugate", int_itself, 0, 0, "conjugate()\nThe number itself."},
    {"__pow__", NULL, 0, OU_ANY_COUNT, "__pow__(value, mod=None, /)\npow(self, value, mod)",
     .with_keywords = int_power_method},
    {"__rpow__", NULL, 0, OU_ANY_COUNT, "__rpow__(value, mod=None, /)\npow(value, self, mod)",
     .with_keywords = int_reflected_power_method},
    {"__trunc__", int_itself, 0, 0, "__trunc__()\nThe number itself."},
    {"__floor__", int_itself, 0, 0, "__floor__()\nThe number itself."},
    {"__ceil__", int_itself, 0, 0, "__ceil__()\nThe number itself."},
    {"__round__", int_round, 0, 1,
     "__round__(ndigits=None, /)\nThe nearest multiple of 10**-ndigits; a tie goes to the even "
     "one."},
    {"__format__", int_format, 1, 1,
     "__format__(format_spec, /)\nThe number as text, formatted."},
    {"__getnewargs__", int_getnewargs, 0, 0, "__getnewargs__()"},
    {"__sizeof__", int_sizeof, 0, 0, "__sizeof__()\nBytes that the number takes."},
    {0},
};

static const OuGetSetRow int_getsets[] = {
    {"real", ou_int_plain, NULL, "The number itself."},
    {"imag", int_get_imag, NULL, "Always 0."},
    {"numerator", ou_int_plain, NULL, "The number itself: it is its own numerator."},
    {"denominator", int_get_denominator, NULL, "Always 1."},
    {0},
};

const OuTypeSpec ou_int_type = {
    .name = "int",
    .doc = "int(x=0, /)\nint(text, /, base=10)\n"
           "A whole number of any size. A text is read in the given base, from 2 to 36; with\n"
           "base 0 its prefix decides.",
    .basic_size = sizeof(OuBigInt),
    .flags = OU_TYPE_BASE | OU_TYPE_VARIABLE | OU_TYPE_MATCH_SELF,
    .methods = int_methods,
    .getsets = int_getsets,
    .slots.new = int_new,
    .slots.destroy = int_destroy,
    .slots.size = int_size,
    .slots.repr = int_repr,
    .slots.hash = int_hash,
    .slots.truth = int_truth,
    .slots.compare = int_compare,
    .slots.neg = ou_int_negative,
    .slots.pos = ou_int_plain,
    .slots.abs = int_abs,
    .slots.invert = int_invert,
    .slots.to_int = ou_int_plain,
    .slots.to_float = int_to_float,
    .slots.index = ou_int_plain,
    .slots.add = int_add,
    .slots.sub = int_sub,
    .slots.mul = int_mul,
    .slots.truediv = int_truediv,
    .slots.floordiv = int_floordiv,
    .slots.mod = int_mod,
    .slots.divmod = int_divmod,
    .slots.pow = int_pow,
    .slots.lshift = int_lshift,
    .slots.rshift = int_rshift,
    .slots.and = int_and,
    .slots.or = int_or,
    .slots.xor = int_xor,
};
