/* Built-in functions about numbers and characters. */
#include "modules/builtins_tables.h"

#include "objects/byte_string.h"
#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/str.h"

static OuValue builtin_abs(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_absolute(rt, args[0]);
}

/* Digits with the prefix behind the sign: -0x1f. */
static OuValue with_prefix(OuRuntime *rt, OuRef value, int base, const char *prefix) {
    OuValue number = ou_index(rt, value), digits = OU_ERROR, result = OU_ERROR;
    if (ou_is_error(number)) return OU_ERROR;
    digits = ou_int_to_str(rt, number, base);
    if (!ou_is_error(digits)) {
        const char *text = ou_str_bytes(digits);
        bool negative = *text == '-';
        result = ou_format(rt, "%s%s%s", negative ? "-" : "", prefix, text + negative);
    }
    ou_drop(rt, number);
    ou_drop(rt, digits);
    return result;
}

static OuValue builtin_bin(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return with_prefix(rt, args[0], 2, "0b");
}

static OuValue builtin_oct(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return with_prefix(rt, args[0], 8, "0o");
}

static OuValue builtin_hex(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return with_prefix(rt, args[0], 16, "0x");
}

static OuValue builtin_chr(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue number = ou_index(rt, args[0]);
    if (ou_is_error(number)) return OU_ERROR;
    int64_t code;
    bool fits = ou_int_fits_int64(number, &code);
    ou_drop(rt, number);
    if (!fits || code < 0 || code > 0x10ffff)
        return ou_raise(rt, OU_EXC_ValueError, "chr() arg not in range(0x110000)");
    return ou_str_from_code_point(rt, (uint32_t)code);
}

static OuValue builtin_ord(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuSpan span;
    size_t length;
    if (ou_is_str(args[0])) {
        length = ou_as_str(args[0])->length;
        if (length == 1) return ou_from_small_int(ou_str_code_point_at(args[0], 0));
    } else if (ou_bytes_like(args[0], &span)) {
        length = span.size;
        if (length == 1) return ou_from_small_int((uint8_t)span.bytes[0]);
    } else {
        return ou_raise(rt, OU_EXC_TypeError, "ord() expected string of length 1, but %T found",
                        args[0]);
    }
    return ou_raise(rt, OU_EXC_TypeError,
                    "ord() expected a character, but string of length %zu found", length);
}

static OuValue builtin_divmod(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_binary(rt, OU_BINARY_divmod, args[0], args[1]);
}

static OuValue builtin_pow(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_power(rt, args[0], args[1], args[2]);
}

static OuValue builtin_round(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue round = ou_find_special(rt, args[0], rt->names.dunder_round);
    if (ou_is_error(round)) return OU_ERROR;
    if (ou_is_undef(round))
        return ou_raise(rt, OU_EXC_TypeError, "type %T doesn't define __round__ method",
                        args[0]);
    bool no_digits = ou_is_undef(args[1]) || ou_is_none(args[1]);
    OuValue result = ou_call(rt, round, &args[1], no_digits ? 0 : 1);
    ou_drop(rt, round);
    return result;
}

const OuMethodRow ou_builtins_number[] = {
    OU_ROW("abs", builtin_abs, 1, 1, "abs(x, /)\n\nReturn the absolute value of the argument."),
    OU_ROW("bin", builtin_bin, 1, 1,
           "bin(number, /)\n\nReturn the binary representation of an integer."),
    OU_ROW("oct", builtin_oct, 1, 1,
           "oct(number, /)\n\nReturn the octal representation of an integer."),
    OU_ROW("hex", builtin_hex, 1, 1,
           "hex(number, /)\n\nReturn the hexadecimal representation of an integer."),
    OU_ROW("chr", builtin_chr, 1, 1,
           "chr(i, /)\n\nReturn a Unicode string of one character with ordinal i."),
    OU_ROW("ord", builtin_ord, 1, 1,
           "ord(character, /)\n\nReturn the ordinal value of a character."),
    OU_ROW("divmod", builtin_divmod, 2, 2, "divmod(x, y, /)\n\nReturn the tuple (x//y, x%y)."),
    OU_ROW_NAMED("pow", builtin_pow, 2, 3, "base exp mod",
                 "pow(base, exp, mod=None)\n\nReturn base**exp, or base**exp % mod."),
    OU_ROW_NAMED("round", builtin_round, 1, 2, "number ndigits",
                 "round(number, ndigits=None)\n\nRound a number to a given precision."),
    {0},
};
