/* Reading format specifications, and formatting text.
 *
 *     [[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]
 *
 * Parsing checks what does not depend on the number; each formatting function then refuses the
 * flags that its kind of value has no use for. Numbers are in format_number.c. */
#include "objects/format_spec.h"

#include <string.h>

#include "objects/complex.h"
#include "objects/error.h"
#include "objects/float.h"
#include "objects/format_private.h"
#include "objects/int.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/text.h"

/* ---- parsing ---- */

typedef struct Reader {
    const char *at, *end;
} Reader;

static bool is_next(const Reader *reader, char c) {
    return reader->at < reader->end && *reader->at == c;
}

// Past `c` if it is next.
static bool accept(Reader *reader, char c) {
    if (!is_next(reader, c)) return false;
    reader->at++;
    return true;
}

static bool is_align(char c) {
    return c == '<' || c == '>' || c == '^' || c == '=';
}

// [[fill]align]; *filled: a fill was given.
static void read_align(Reader *reader, OuFormatSpec *spec, bool *filled) {
    *filled = false;
    if (reader->at == reader->end) return;
    const char *next = reader->at;
    uint32_t fill = ou_utf8_next(&next);
    if (next < reader->end && is_align(*next)) {
        spec->fill = fill;
        spec->align = *next;
        reader->at = next + 1;
        *filled = true;
    } else if (is_align(*reader->at)) {
        spec->align = *reader->at++;
    }
}

/* Digits, of any script. -1 stays in *number if there are none. */
static bool read_number(OuRuntime *rt, Reader *reader, int64_t *number) {
    *number = -1;
    while (reader->at < reader->end) {
        const char *next = reader->at;
        int digit = ou_unicode_decimal(ou_utf8_next(&next));
        if (digit < 0) return true;
        int64_t known = *number < 0 ? 0 : *number;
        if (known > (INT64_MAX - digit) / 10) {
            return ou_fail(rt, OU_EXC_ValueError, "Too many decimal digits in format string");
        }
        *number = known * 10 + digit;
        reader->at = next;
    }
    return true;
}

static bool read_grouping(OuRuntime *rt, Reader *reader, char *grouping) {
    if (accept(reader, ',')) *grouping = ',';
    if (is_next(reader, '_')) {
        if (*grouping != 0) goto both;
        *grouping = '_';
        reader->at++;
    }
    if (!is_next(reader, ',')) return true;
    if (*grouping == '_') goto both;
    return true;
both:
    return ou_fail(rt, OU_EXC_ValueError, "Cannot specify both ',' and '_'.");
}

static bool read_precision(OuRuntime *rt, Reader *reader, OuFormatSpec *spec) {
    if (!accept(reader, '.')) return true;
    if (!read_number(rt, reader, &spec->precision)) return false;
    if (!read_grouping(rt, reader, &spec->fraction_grouping)) return false;
    if (spec->precision >= 0 || spec->fraction_grouping != 0) return true;
    return ou_fail(rt, OU_EXC_ValueError, "Format specifier missing precision");
}

static bool read_type(OuRuntime *rt, Reader *reader, OuRef text, OuRef value,
                      OuFormatSpec *spec) {
    if (reader->at < reader->end) {
        spec->type = ou_utf8_next(&reader->at);
        // To floats a NUL is no type; to ints and strs, one that they do not know.
        if (spec->type == 0 && (ou_is_int(value) || ou_is_str(value)))
            return !ou_is_error(ou_format_unknown_type(rt, value, spec));
    }
    if (reader->at == reader->end) return true;
    return ou_fail(rt, OU_EXC_ValueError,
                   "Invalid format specifier '%U' for object of type '%T'", text, value);
}

static bool fail_grouping(OuRuntime *rt, char grouping, uint32_t type) {
    if (type > 32 && type < 128) {
        return ou_fail(rt, OU_EXC_ValueError, "Cannot specify '%c' with '%c'.", grouping,
                       (int)type);
    }
    return ou_fail(rt, OU_EXC_ValueError, "Cannot specify '%c' with '\\x%x'.", grouping,
                   (unsigned)type);
}

static bool is_one_of(uint32_t type, const char *letters) {
    return type != 0 && type < 128 && strchr(letters, (int)type) != NULL;
}

// Do the separators go with the type?
static bool check_grouping(OuRuntime *rt, OuRef value, const OuFormatSpec *spec) {
    uint32_t type = spec->type;
    if (type == 0 && ou_is_int(value)) type = 'd';
    if (type == 0 && ou_is_str(value)) type = 's';
    if (spec->grouping != 0 && type != 0 && !is_one_of(type, "defgEG%F")) {
        bool binary = spec->grouping == '_' && is_one_of(type, "boxX");
        if (!binary) return fail_grouping(rt, spec->grouping, type);
    }
    if (spec->fraction_grouping != 0 && type == 'n') {
        return fail_grouping(rt, spec->fraction_grouping, type);
    }
    return true;
}

bool ou_format_spec_parse(OuRuntime *rt, OuRef text, OuRef value, OuFormatSpec *spec) {
    const OuStr *str = ou_as_str(text);
    Reader reader = {str->bytes, str->bytes + str->size};
    bool filled;
    *spec = OU_FORMAT_SPEC_NONE;
    spec->text_size = str->size;
    read_align(&reader, spec, &filled);
    if (is_next(&reader, '+') || is_next(&reader, '-') || is_next(&reader, ' ')) {
        spec->sign = *reader.at++;
    }
    spec->no_negative_zero = accept(&reader, 'z');
    spec->alternate = accept(&reader, '#');
    if (!filled && accept(&reader, '0')) {
        spec->fill = '0';
        if (spec->align == 0 && !ou_is_str(value)) spec->align = '=';
    }
    return read_number(rt, &reader, &spec->width) &&
           read_grouping(rt, &reader, &spec->grouping) && read_precision(rt, &reader, spec) &&
           read_type(rt, &reader, text, value, spec) && check_grouping(rt, value, spec);
}

/* ---- what all kinds share ---- */

OuValue ou_format_unknown_type(OuRuntime *rt, OuRef value, const OuFormatSpec *spec) {
    if (spec->type > 32 && spec->type < 128) {
        return ou_raise(rt, OU_EXC_ValueError,
                        "Unknown format code '%c' for object of type '%T'", (int)spec->type,
                        value);
    }
    return ou_raise(rt, OU_EXC_ValueError,
                    "Unknown format code '\\x%x' for object of type '%T'", (unsigned)spec->type,
                    value);
}

bool ou_format_padding(OuRuntime *rt, const OuFormatSpec *spec, size_t length,
                       OuFormatPadding *padding) {
    *padding = (OuFormatPadding){0, 0, 0};
    if (spec->width < 0 || (size_t)spec->width <= length) return true;
    size_t total = (size_t)spec->width - length;
    if (total > (size_t)PTRDIFF_MAX / 8) {
        ou_raise_memory(rt);
        return false;
    }
    switch (spec->align) {
    case '<':
        padding->right = total;
        break;
    case '^':
        padding->left = total / 2;
        padding->right = total - total / 2;
        break;
    case '=':
        padding->inner = total;
        break;
    default:
        padding->left = total;
        break;
    }
    return true;
}

/* ---- text ---- */

// The flags that mean nothing for a text.
static bool check_text_flags(OuRuntime *rt, const OuFormatSpec *spec) {
    if (spec->sign != 0) {
        return ou_fail(rt, OU_EXC_ValueError, "%s not allowed in string format specifier",
                       spec->sign == ' ' ? "Space" : "Sign");
    }
    if (spec->no_negative_zero) {
        return ou_fail(rt, OU_EXC_ValueError,
                       "Negative zero coercion (z) not allowed in string format specifier");
    }
    if (spec->alternate) {
        return ou_fail(rt, OU_EXC_ValueError,
                       "Alternate form (#) not allowed in string format specifier");
    }
    if (spec->align != '=') return true;
    return ou_fail(rt, OU_EXC_ValueError,
                   "'=' alignment not allowed in string format specifier");
}

OuValue ou_format_str(OuRuntime *rt, OuRef value, const OuFormatSpec *spec) {
    if (spec->type != 0 && spec->type != 's') return ou_format_unknown_type(rt, value, spec);
    if (!check_text_flags(rt, spec)) return OU_ERROR;
    const OuStr *str = ou_as_str(value);
    size_t length = str->length, size = str->size;
    if (spec->precision >= 0 && (size_t)spec->precision < length) {
        length = (size_t)spec->precision;
        size = ou_str_offset(rt, value, length);
    }
    OuFormatSpec aligned = *spec;
    if (aligned.align == 0) aligned.align = '<';
    OuFormatPadding padding;
    if (!ou_format_padding(rt, &aligned, length, &padding)) return OU_ERROR;
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    ou_str_builder_add_fill(&builder, spec->fill, padding.left);
    ou_str_builder_add_counted(&builder, str->bytes, size, length);
    ou_str_builder_add_fill(&builder, spec->fill, padding.right);
    return ou_str_builder_end(&builder);
}

/* ---- the methods ---- */

OuValue ou_format_builtin(OuRuntime *rt, OuRef value, OuRef text) {
    if (!ou_is_str(text)) {
        return ou_raise(rt, OU_EXC_TypeError, "__format__() argument must be str, not %s",
                        ou_argument_type_name(rt, text));
    }
    if (ou_as_str(text)->size == 0) return ou_str(rt, value);
    OuFormatSpec spec;
    if (!ou_format_spec_parse(rt, text, value, &spec)) return OU_ERROR;
    if (ou_is_str(value)) return ou_format_str(rt, value, &spec);
    if (ou_is_float(value)) return ou_format_float(rt, value, &spec);
    if (ou_is_complex(value)) return ou_format_complex(rt, value, &spec);
    return ou_format_int(rt, value, &spec);
}
