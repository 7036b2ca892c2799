/* Formatting numbers.
 *
 * A number is taken apart into the pieces that the layout knows,
 *
 *     left padding | sign | prefix | inner padding | digits | point fraction | rest | right
 * padding
 *
 * where `digits` may be grouped, and extended by zeros that are grouped too if the padding
 * consists of zeros. For an int the digits are all; for a float, `rest` is its exponent, or the
 * word for what is no number. How a float's digits are laid out is decided as C's printf does
 * it, on correctly rounded digits. */
#include <ctype.h>
#include <limits.h>
#include <math.h>
#include <string.h>

#include "objects/complex.h"
#include "objects/error.h"
#include "objects/float.h"
#include "objects/float_digits.h"
#include "objects/format_private.h"
#include "objects/int_text.h"
#include "objects/str.h"
#include "objects/text.h"

/* ---- layout ---- */

typedef struct Piece {
    const char *text;
    size_t size;
} Piece;

typedef struct Pieces {
    char sign; // 0: none
    Piece prefix, digits, fraction, rest;
    bool has_point;
    size_t group_size; // of digits; 0: not grouped
} Pieces;

static void add_text(OuStrBuilder *builder, const char *text, size_t size) {
    if (size > 0) ou_str_builder_add_counted(builder, text, size, size);
}

static char sign_character(bool negative, const OuFormatSpec *spec) {
    if (negative) return '-';
    return spec->sign == '+' || spec->sign == ' ' ? spec->sign : 0;
}

static size_t separators(size_t digits, size_t group_size) {
    return group_size == 0 || digits == 0 ? 0 : (digits - 1) / group_size;
}

// The least number of digits, not below `count`, that with separators fill `width`.
static size_t digits_to_fill(size_t count, size_t group_size, size_t width) {
    if (count + separators(count, group_size) >= width) return count;
    if (group_size == 0) return width;
    // n groups with their separators are n * (group_size + 1) - 1 wide; start from below
    size_t digits = width / (group_size + 1) * group_size;
    if (digits < count) digits = count;
    while (digits + separators(digits, group_size) < width)
        digits++;
    return digits;
}

// The last digits of `zeros` zeros and the piece, with a separator before each full group.
static void add_grouped(OuStrBuilder *builder, Piece digits, size_t zeros, size_t group_size,
                        char separator) {
    size_t left = zeros + digits.size;
    if (group_size == 0) {
        ou_str_builder_add_fill(builder, '0', zeros);
        add_text(builder, digits.text, digits.size);
        return;
    }
    size_t part = left % group_size == 0 ? group_size : left % group_size;
    while (left > 0) {
        size_t zero_part = zeros < part ? zeros : part;
        ou_str_builder_add_fill(builder, '0', zero_part);
        add_text(builder, digits.text, part - zero_part);
        digits.text += part - zero_part;
        zeros -= zero_part;
        left -= part;
        part = group_size;
        if (left > 0) add_text(builder, &separator, 1);
    }
}

// Groups of three, counted from the point.
static void add_fraction(OuStrBuilder *builder, Piece fraction, char separator) {
    size_t group = separator == 0 ? fraction.size : 3;
    while (fraction.size > 0) {
        size_t part = fraction.size < group ? fraction.size : group;
        add_text(builder, fraction.text, part);
        fraction.text += part;
        fraction.size -= part;
        if (fraction.size > 0) add_text(builder, &separator, 1);
    }
}

static bool add_pieces(OuStrBuilder *builder, const Pieces *p, const OuFormatSpec *spec) {
    size_t fraction_group = spec->fraction_grouping != 0 ? 3 : 0;
    size_t others = (p->sign != 0) + p->prefix.size + p->has_point + p->fraction.size +
                    separators(p->fraction.size, fraction_group) + p->rest.size;
    size_t digit_count = p->digits.size;
    bool zero_filled = spec->fill == '0' && spec->align == '=';
    if (zero_filled && digit_count > 0 && spec->width > 0 && (size_t)spec->width > others) {
        if (spec->width > PTRDIFF_MAX / 8) {
            ou_raise_memory(builder->rt);
            return false;
        }
        digit_count = digits_to_fill(digit_count, p->group_size, (size_t)spec->width - others);
    }
    OuFormatPadding padding;
    size_t length = others + digit_count + separators(digit_count, p->group_size);
    if (!ou_format_padding(builder->rt, spec, length, &padding)) return false;
    ou_str_builder_add_fill(builder, spec->fill, padding.left);
    if (p->sign != 0) add_text(builder, &p->sign, 1);
    add_text(builder, p->prefix.text, p->prefix.size);
    ou_str_builder_add_fill(builder, spec->fill, padding.inner);
    add_grouped(builder, p->digits, digit_count - p->digits.size, p->group_size,
                spec->grouping);
    if (p->has_point) add_text(builder, ".", 1);
    add_fraction(builder, p->fraction, spec->fraction_grouping);
    add_text(builder, p->rest.text, p->rest.size);
    ou_str_builder_add_fill(builder, spec->fill, padding.right);
    return true;
}

static OuValue pieces_to_str(OuRuntime *rt, const Pieces *pieces, const OuFormatSpec *spec) {
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    if (add_pieces(&builder, pieces, spec)) return ou_str_builder_end(&builder);
    ou_str_builder_abandon(&builder);
    return OU_ERROR;
}

/* ---- int ---- */

static OuValue format_character(OuRuntime *rt, OuRef value, const OuFormatSpec *spec) {
    if (spec->sign != 0) {
        return ou_raise(rt, OU_EXC_ValueError,
                        "Sign not allowed with integer format specifier 'c'");
    }
    if (spec->alternate) {
        return ou_raise(rt, OU_EXC_ValueError,
                        "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    int64_t code_point;
    if (!ou_int_fits_int64(value, &code_point)) {
        return ou_raise(rt, OU_EXC_OverflowError, "Python int too large to convert to C long");
    }
    if (code_point < 0 || code_point > 0x10ffff) {
        return ou_raise(rt, OU_EXC_OverflowError, "%%c arg not in range(0x110000)");
    }
    OuFormatPadding padding;
    if (!ou_format_padding(rt, spec, 1, &padding)) return OU_ERROR;
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    ou_str_builder_add_fill(&builder, spec->fill, padding.left + padding.inner);
    ou_str_builder_add_code_point(&builder, (uint32_t)code_point);
    ou_str_builder_add_fill(&builder, spec->fill, padding.right);
    return ou_str_builder_end(&builder);
}

/* The letters for ints. */
static const struct IntType {
    char letter;
    uint8_t base, group_size;
    const char *prefix;
} int_types[] = {
    {'d', 10, 3, ""},  {'n', 10, 3, ""},   {'b', 2, 4, "0b"},
    {'o', 8, 4, "0o"}, {'x', 16, 4, "0x"}, {'X', 16, 4, "0X"},
};

static OuValue format_digits(OuRuntime *rt, OuRef value, const OuFormatSpec *spec,
                             const struct IntType *type) {
    OuValue result = OU_ERROR;
    OuIntDigits digits;
    if (ou_int_digits_begin(rt, &digits, value, type->base)) {
        if (type->letter == 'X') {
            for (size_t i = 0; i < digits.count; i++)
                digits.text[i] = (char)toupper(digits.text[i]);
        }
        Pieces pieces = {.sign = sign_character(digits.negative, spec),
                         .digits = {digits.text, digits.count},
                         .group_size = spec->grouping != 0 ? type->group_size : 0};
        if (spec->alternate) pieces.prefix = (Piece){type->prefix, strlen(type->prefix)};
        result = pieces_to_str(rt, &pieces, spec);
    }
    ou_int_digits_end(rt, &digits);
    return result;
}

static bool is_float_type(uint32_t type) {
    return type != 0 && type < 128 && strchr("eEfFgG%", (int)type) != NULL;
}

OuValue ou_format_int(OuRuntime *rt, OuRef value, const OuFormatSpec *spec) {
    if (is_float_type(spec->type)) {
        double number;
        if (!ou_int_as_double(rt, value, &number)) return OU_ERROR;
        OuValue converted = ou_float_new(rt, number);
        if (ou_is_error(converted)) return OU_ERROR;
        OuValue result = ou_format_float(rt, converted, spec);
        ou_drop(rt, converted);
        return result;
    }
    uint32_t letter = spec->type == 0 ? 'd' : spec->type;
    const struct IntType *type = NULL;
    for (size_t i = 0; i < sizeof int_types / sizeof int_types[0]; i++) {
        if ((uint32_t)int_types[i].letter == letter) type = &int_types[i];
    }
    if (type == NULL && letter != 'c') return ou_format_unknown_type(rt, value, spec);
    if (spec->precision >= 0) {
        return ou_raise(rt, OU_EXC_ValueError,
                        "Precision not allowed in integer format specifier");
    }
    if (spec->no_negative_zero) {
        return ou_raise(rt, OU_EXC_ValueError,
                        "Negative zero coercion (z) not allowed in integer format specifier");
    }
    return type == NULL ? format_character(rt, value, spec)
                        : format_digits(rt, value, spec, type);
}

/* ---- float ---- */

/* The text of a double without its sign, and the pieces that point into it. */
typedef struct FloatText {
    Pieces pieces;
    bool is_zero; // all digits are 0
    char *text;   // inline_text, or allocated_size bytes
    size_t allocated_size;
    char inline_text[512];
    char exponent[8];
} FloatText;

/* How a double is to be written. */
typedef struct FloatStyle {
    char kind;             // 'e', 'f', 'g', or 'r': shortest digits
    bool whole_gets_point; // "2.0", not "2", where there is no exponent
    bool alternate, upper, percent;
    int precision;
} FloatStyle;

static bool style_begin(OuRuntime *rt, const OuFormatSpec *spec, bool whole_gets_point,
                        FloatStyle *style) {
    *style = (FloatStyle){.alternate = spec->alternate};
    if (spec->precision > INT_MAX) {
        return ou_fail(rt, OU_EXC_ValueError, "precision too big");
    }
    style->precision = spec->precision < 0 ? 6 : (int)spec->precision;
    switch (spec->type) {
    case 0:
        style->kind = spec->precision < 0 ? 'r' : 'g';
        style->whole_gets_point = whole_gets_point;
        break;
    case 'n':
        style->kind = 'g';
        break;
    case '%':
        style->kind = 'f';
        style->percent = true;
        break;
    default:
        style->kind = (char)tolower((int)spec->type);
        style->upper = isupper((int)spec->type);
        break;
    }
    if (style->kind == 'g' && style->precision == 0) style->precision = 1;
    return true;
}

// "e+01", with two digits or more.
static void set_exponent(FloatText *t, const FloatStyle *style, int exponent) {
    unsigned size = exponent < 0 ? (unsigned)-exponent : (unsigned)exponent;
    char *p = t->exponent;
    *p++ = style->upper ? 'E' : 'e';
    *p++ = exponent < 0 ? '-' : '+';
    if (size >= 100) *p++ = (char)('0' + size / 100);
    *p++ = (char)('0' + size / 10 % 10);
    *p++ = (char)('0' + size % 10);
    t->pieces.rest = (Piece){t->exponent, (size_t)(p - t->exponent)};
}

// "12.50" with as many decimals as the precision says.
static void write_fixed(FloatText *t, const FloatStyle *style, double number) {
    int exact = style->precision < OU_FLOAT_MAX_DIGITS ? style->precision : OU_FLOAT_MAX_DIGITS;
    size_t size = ou_float_fixed(number, exact, t->text);
    size_t whole = exact > 0 ? size - (size_t)exact - 1 : size;
    memset(t->text + size, '0', (size_t)(style->precision - exact));
    t->pieces.digits = (Piece){t->text, whole};
    t->pieces.fraction = (Piece){t->text + whole + 1, (size_t)style->precision};
}

/* The first `count` digits into the text, as far as they can differ from zero; the rest are
 * zeros. Returns the point. */
static int write_rounded(FloatText *t, double number, size_t count) {
    size_t exact = count < OU_FLOAT_MAX_DIGITS ? count : OU_FLOAT_MAX_DIGITS;
    int point = ou_float_rounded_digits(number, (int)exact, t->text);
    memset(t->text + exact, '0', count - exact);
    return point;
}

// "1.25e+01"
static void write_scientific(FloatText *t, const FloatStyle *style, double number) {
    int point = write_rounded(t, number, (size_t)style->precision + 1);
    t->pieces.digits = (Piece){t->text, 1};
    t->pieces.fraction = (Piece){t->text + 1, (size_t)style->precision};
    set_exponent(t, style, point - 1);
}

/* 0.digits * 10^point with `count` digits at the start of the text: without an exponent. */
static void place_point(FloatText *t, size_t count, int point) {
    if (point <= 0) {
        size_t zeros = (size_t)-point;
        memmove(t->text + zeros, t->text, count);
        memset(t->text, '0', zeros);
        t->pieces.digits = (Piece){"0", 1};
        t->pieces.fraction = (Piece){t->text, zeros + count};
        return;
    }
    size_t whole = (size_t)point;
    if (count < whole) {
        memset(t->text + count, '0', whole - count);
        count = whole;
    }
    t->pieces.digits = (Piece){t->text, whole};
    t->pieces.fraction = (Piece){t->text + whole, count - whole};
}

// With or without exponent, whichever is clearer: 'g' and 'r'.
static void write_general(FloatText *t, const FloatStyle *style, double number) {
    int point, last = 16;
    size_t count;
    if (style->kind == 'r') {
        OuDecimal decimal;
        ou_float_shortest(number, &decimal);
        count = (size_t)decimal.count;
        memcpy(t->text, decimal.digits, count);
        point = decimal.point;
    } else {
        count = (size_t)style->precision;
        point = write_rounded(t, number, count);
        while (!style->alternate && count > 1 && t->text[count - 1] == '0')
            count--;
        last = style->precision - style->whole_gets_point;
    }
    if (point <= -4 || point > last) {
        t->pieces.digits = (Piece){t->text, 1};
        t->pieces.fraction = (Piece){t->text + 1, count - 1};
        set_exponent(t, style, point - 1);
        return;
    }
    place_point(t, count, point);
    if (style->whole_gets_point && t->pieces.fraction.size == 0) {
        t->pieces.fraction = (Piece){"0", 1};
    }
}

static void write_word(FloatText *t, const FloatStyle *style, double number) {
    const char *word =
        isnan(number) ? (style->upper ? "NAN" : "nan") : (style->upper ? "INF" : "inf");
    t->pieces.rest = (Piece){word, 3};
}

static bool digits_are_zero(const Pieces *pieces) {
    Piece parts[] = {pieces->digits, pieces->fraction};
    for (size_t part = 0; part < 2; part++) {
        for (size_t i = 0; i < parts[part].size; i++) {
            if (parts[part].text[i] != '0') return false;
        }
    }
    return pieces->digits.size > 0;
}

static bool float_text_begin(OuRuntime *rt, FloatText *t, double number,
                             const FloatStyle *style) {
    t->pieces = (Pieces){0};
    t->text = t->inline_text;
    if (style->percent) number *= 100;
    number = fabs(number);
    // Fixed notation has up to 309 digits before the point; 'g' up to 4 zeros behind it.
    size_t needed = (size_t)style->precision + (style->kind == 'f' ? 330 : 32);
    if (needed > sizeof t->inline_text) {
        t->allocated_size = needed;
        t->text = ou_alloc(rt, needed);
        if (t->text == NULL) return false;
    }
    if (!isfinite(number)) {
        write_word(t, style, number);
    } else if (style->kind == 'f') {
        write_fixed(t, style, number);
    } else if (style->kind == 'e') {
        write_scientific(t, style, number);
    } else {
        write_general(t, style, number);
    }
    t->pieces.has_point = isfinite(number) && (t->pieces.fraction.size > 0 || style->alternate);
    t->is_zero = digits_are_zero(&t->pieces);
    return true;
}

static void float_text_end(OuRuntime *rt, FloatText *t) {
    if (t->text != t->inline_text && t->text != NULL) ou_free(rt, t->text, t->allocated_size);
}

// Add `number`, written in `style`, to the builder.
static bool add_float(OuStrBuilder *builder, double number, const FloatStyle *style,
                      const OuFormatSpec *spec) {
    FloatText text;
    bool done = false;
    if (!float_text_begin(builder->rt, &text, number, style)) goto done;
    bool negative = signbit(number) && !isnan(number);
    if (spec->no_negative_zero && text.is_zero) negative = false;
    text.pieces.sign = sign_character(negative, spec);
    text.pieces.group_size = spec->grouping != 0 ? 3 : 0;
    char rest[24];
    if (style->percent) {
        size_t size = text.pieces.rest.size;
        if (size > 0) memcpy(rest, text.pieces.rest.text, size);
        rest[size] = '%';
        text.pieces.rest = (Piece){rest, size + 1};
    }
    done = add_pieces(builder, &text.pieces, spec);
done:
    float_text_end(builder->rt, &text);
    return done;
}

OuValue ou_format_float(OuRuntime *rt, OuRef value, const OuFormatSpec *spec) {
    if (spec->type != 0 && spec->type != 'n' && !is_float_type(spec->type)) {
        return ou_format_unknown_type(rt, value, spec);
    }
    FloatStyle style;
    if (!style_begin(rt, spec, true, &style)) return OU_ERROR;
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    if (add_float(&builder, ou_float_number(value), &style, spec)) {
        return ou_str_builder_end(&builder);
    }
    ou_str_builder_abandon(&builder);
    return OU_ERROR;
}

/* ---- complex ---- */

static bool check_complex_flags(OuRuntime *rt, OuRef value, const OuFormatSpec *spec) {
    bool known = spec->type == 0 || spec->type == 'n' ||
                 (spec->type != '%' && is_float_type(spec->type));
    if (!known) {
        ou_format_unknown_type(rt, value, spec);
        return false;
    }
    if (spec->fill == '0') {
        return ou_fail(rt, OU_EXC_ValueError,
                       "Zero padding is not allowed in complex format specifier");
    }
    if (spec->align != '=') return true;
    return ou_fail(rt, OU_EXC_ValueError,
                   "'=' alignment flag is not allowed in complex format specifier");
}

// Both parts, without padding.
static OuValue complex_text(OuRuntime *rt, OuComplexParts parts, const OuFormatSpec *spec) {
    FloatStyle style;
    if (!style_begin(rt, spec, false, &style)) return OU_ERROR;
    OuFormatSpec part = *spec;
    part.width = -1;
    bool plain = spec->type == 0;
    bool only_imag = plain && parts.real == 0 && !signbit(parts.real);
    bool parentheses = plain && !only_imag;
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    if (parentheses) ou_str_builder_add_string(&builder, "(");
    if (!only_imag) {
        if (!add_float(&builder, parts.real, &style, &part)) goto failed;
        part.sign = '+';
    }
    if (!add_float(&builder, parts.imag, &style, &part)) goto failed;
    ou_str_builder_add_string(&builder, parentheses ? "j)" : "j");
    return ou_str_builder_end(&builder);
failed:
    ou_str_builder_abandon(&builder);
    return OU_ERROR;
}

OuValue ou_format_complex(OuRuntime *rt, OuRef value, const OuFormatSpec *spec) {
    if (!check_complex_flags(rt, value, spec)) return OU_ERROR;
    OuValue text = complex_text(rt, ou_complex_parts(value), spec);
    if (ou_is_error(text) || spec->width < 0) return text;
    OuFormatSpec field = OU_FORMAT_SPEC_NONE;
    field.fill = spec->fill;
    field.align = spec->align == 0 ? '>' : spec->align;
    field.width = spec->width;
    OuValue result = ou_format_str(rt, text, &field);
    ou_drop(rt, text);
    return result;
}
