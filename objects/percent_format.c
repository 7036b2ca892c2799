/* text % arguments, for str and bytes.
 *
 *     % (key) flags width .precision length-letter conversion
 *
 * One engine; where the types differ (what %s takes, what a key is, some words of messages) it
 * asks `is_bytes`. The output gathers in a text builder; for bytes it holds any bytes.
 *
 * The arguments are a tuple, or one value; a value that is a mapping can be asked by key. Once
 * a key has been used, the value found counts as the only argument, and left-over ones are no
 * mistake. */
#include <string.h>

#include "objects/buffer.h"
#include "objects/bytearray.h"
#include "objects/float.h"
#include "objects/format_spec.h"
#include "objects/int.h"
#include "objects/text.h"
#include "objects/tuple.h"

typedef struct Percent {
    OuRuntime *rt;
    bool is_bytes;
    const char *start, *at, *end; // of the format
    OuStrBuilder output;
    OuRef args;
    bool is_tuple;
    size_t next;   // tuple: index of the next item; else 1 when the value has been used
    OuRef mapping; // asked by key, or OU_UNDEF
    OuValue found; // what the last key gave, or OU_UNDEF
    bool used_keys;
} Percent;

/* One conversion. */
typedef struct Conversion {
    bool left, plus, blank, alternate, zero;
    int64_t width, precision; // -1: none
    uint32_t letter;
    size_t position; // index of the letter
} Conversion;

/* ---- arguments ---- */

/* The next argument, borrowed; OU_ERROR: there is none. */
static OuRef next_argument(Percent *p) {
    if (p->used_keys || !p->is_tuple) {
        if (p->next++ == 0) return p->used_keys ? p->found : p->args;
    } else if (p->next < ou_tuple_count(p->args)) {
        return ou_tuple_peek(p->args, p->next++);
    }
    return ou_raise(p->rt, OU_EXC_TypeError, "not enough arguments for format string");
}

/* "(key)", behind the opening bracket: its value becomes the argument. Brackets nest. */
static bool take_key(Percent *p) {
    OuRuntime *rt = p->rt;
    if (ou_is_undef(p->mapping))
        return ou_fail(rt, OU_EXC_TypeError, "format requires a mapping");
    const char *start = p->at;
    for (int depth = 1; depth > 0; p->at++) {
        if (p->at == p->end) return ou_fail(rt, OU_EXC_ValueError, "incomplete format key");
        depth += (*p->at == '(') - (*p->at == ')');
    }
    size_t size = (size_t)(p->at - start) - 1;
    OuValue key = p->is_bytes ? ou_bytes_new(rt, start, size) : ou_str_new(rt, start, size);
    if (ou_is_error(key)) return false;
    OuValue value = ou_get_item(rt, p->mapping, key);
    ou_drop(rt, key);
    if (ou_is_error(value)) return false;
    ou_replace_take(rt, &p->found, value);
    p->used_keys = true;
    p->next = 0;
    return true;
}

/* ---- reading a conversion ---- */

static void take_flags(Percent *p, Conversion *c) {
    for (; p->at < p->end; p->at++) {
        switch (*p->at) {
        case '-':
            c->left = true;
            continue;
        case '+':
            c->plus = true;
            continue;
        case ' ':
            c->blank = true;
            continue;
        case '#':
            c->alternate = true;
            continue;
        case '0':
            c->zero = true;
            continue;
        }
        return;
    }
}

/* A number at the current place, or '*' for one from the arguments; stays -1 if there is none.
 */
static bool take_number(Percent *p, int64_t limit, const char *c_type, const char *too_big,
                        int64_t *number) {
    if (p->at < p->end && *p->at == '*') {
        p->at++;
        OuRef argument = next_argument(p);
        if (ou_is_error(argument)) return false;
        if (!ou_is_int(argument)) return ou_fail(p->rt, OU_EXC_TypeError, "* wants int");
        if (!ou_int_fits_int64(argument, number) || *number > limit || *number < -limit - 1)
            return ou_fail(p->rt, OU_EXC_OverflowError,
                           "Python int too large to convert to C %s", c_type);
        return true;
    }
    for (; p->at < p->end && ou_ascii_is(*p->at, OU_ASCII_DIGIT); p->at++) {
        int digit = *p->at - '0';
        if (*number < 0) *number = 0;
        if (*number > (limit - digit) / 10)
            return ou_fail(p->rt, OU_EXC_ValueError, "%s", too_big);
        *number = *number * 10 + digit;
    }
    return true;
}

/* Everything between '%' and the letter, and the letter. */
static bool take_conversion(Percent *p, Conversion *c) {
    *c = (Conversion){.width = -1, .precision = -1};
    if (p->at < p->end && *p->at == '(') {
        p->at++;
        if (!take_key(p)) return false;
    }
    take_flags(p, c);
    const char *before = p->at;
    if (!take_number(p, INT64_MAX, "ssize_t", "width too big", &c->width)) return false;
    if (p->at > before && c->width < 0) {
        c->left = true;
        c->width = c->width == INT64_MIN ? INT64_MAX : -c->width;
    }
    if (p->at < p->end && *p->at == '.') {
        p->at++;
        if (!take_number(p, INT32_MAX, "int", "precision too big", &c->precision)) return false;
        if (c->precision < 0) c->precision = 0;
    }
    if (p->at < p->end && (*p->at == 'h' || *p->at == 'l' || *p->at == 'L')) p->at++;
    if (p->at == p->end) return ou_fail(p->rt, OU_EXC_ValueError, "incomplete format");
    const char *letter = p->at;
    c->letter = p->is_bytes ? (uint8_t)*p->at++ : ou_utf8_next(&p->at);
    size_t offset = (size_t)(letter - p->start);
    c->position = p->is_bytes ? offset : ou_utf8_count(p->start, offset);
    return true;
}

/* ---- writing ---- */

static bool put_fill(Percent *p, char fill, int64_t count) {
    return count <= 0 || ou_str_builder_add_fill(&p->output, (uint8_t)fill, (size_t)count);
}

/* `length` units in `text`, padded to the width. */
static bool put_padded(Percent *p, const Conversion *c, OuSpan text, size_t length) {
    int64_t missing = c->width - (int64_t)length;
    if (!c->left && !put_fill(p, ' ', missing)) return false;
    if (!ou_str_builder_add_counted(&p->output, text.bytes, text.size, length)) return false;
    return !c->left || put_fill(p, ' ', missing);
}

/* A number: "-", "+" or " ", then the prefix, then digits, with the padding where it belongs.
 */
static bool put_number(Percent *p, const Conversion *c, OuSpan digits, OuSpan prefix) {
    char sign = c->plus ? '+' : c->blank ? ' ' : 0;
    if (digits.size > 0 && (digits.bytes[0] == '-' || digits.bytes[0] == '+')) {
        sign = digits.bytes[0];
        digits = ou_span_part(digits, 1, digits.size);
    }
    bool is_integer = strchr("diuoxX", (int)c->letter) != NULL;
    int64_t zeros = is_integer ? c->precision - (int64_t)digits.size : 0;
    if (zeros < 0) zeros = 0;
    int64_t missing =
        c->width - (int64_t)digits.size - (int64_t)prefix.size - zeros - (sign != 0);
    if (missing < 0) missing = 0;
    if (c->zero && !c->left) {
        zeros += missing;
        missing = 0;
    }
    if (!c->left && !put_fill(p, ' ', missing)) return false;
    if (sign != 0) ou_str_builder_add_counted(&p->output, &sign, 1, 1);
    ou_str_builder_add_counted(&p->output, prefix.bytes, prefix.size, prefix.size);
    put_fill(p, '0', zeros);
    ou_str_builder_add_counted(&p->output, digits.bytes, digits.size, digits.size);
    if (c->left) put_fill(p, ' ', missing);
    return !p->output.failed;
}

/* ---- the conversions ---- */

/* The int that %d and its like print; OU_ERROR: TypeError in the words of % formatting. */
static OuValue integer_argument(Percent *p, const Conversion *c, OuRef argument) {
    OuRuntime *rt = p->rt;
    if (ou_is_small_int(argument)) return ou_own(argument);
    if (ou_is_int(argument)) return ou_int_plain(rt, argument);
    bool only_integers = c->letter == 'o' || c->letter == 'x' || c->letter == 'X';
    const OuSlots *slots = &ou_type_of(rt, argument)->slots;
    OuValue number = OU_UNDEF;
    if (!only_integers && slots->to_float != NULL) // a number, but text that is one is read
        number = ou_int_from_object(rt, argument);
    else if (!only_integers)
        number = ou_int_from_number(rt, argument);
    else if (slots->index != NULL)
        number = ou_index(rt, argument);
    if (ou_is_error(number) && !ou_clear_exception_if(rt, OU_EXC_TypeError)) return OU_ERROR;
    if (!ou_is_undef(number) && !ou_is_error(number)) return number;
    return ou_raise(rt, OU_EXC_TypeError, "%%%c format: %s is required, not %T", (int)c->letter,
                    only_integers ? "an integer" : "a real number", argument);
}

static bool put_integer(Percent *p, const Conversion *c, OuRef argument) {
    OuRuntime *rt = p->rt;
    int base = c->letter == 'o' ? 8 : c->letter == 'x' || c->letter == 'X' ? 16 : 10;
    OuValue number = integer_argument(p, c, argument);
    if (ou_is_error(number)) return false;
    OuValue digits = ou_int_to_str(rt, number, base);
    ou_drop(rt, number);
    if (!ou_is_error(digits) && c->letter == 'X') {
        OuValue upper = ou_call_method_string(rt, digits, "upper", NULL, 0);
        ou_drop(rt, digits);
        digits = upper;
    }
    if (ou_is_error(digits)) return false;
    const char *prefix = !c->alternate || base == 10 ? ""
                         : base == 8                 ? "0o"
                         : c->letter == 'x'          ? "0x"
                                                     : "0X";
    bool done = put_number(p, c, ou_str_span(digits), ou_span(prefix, strlen(prefix)));
    ou_drop(rt, digits);
    return done;
}

static bool put_float(Percent *p, const Conversion *c, OuRef argument) {
    OuRuntime *rt = p->rt;
    double number;
    if (!ou_as_double(rt, argument, &number)) {
        if (p->is_bytes && ou_clear_exception_if(rt, OU_EXC_TypeError))
            ou_raise(rt, OU_EXC_TypeError, "float argument required, not %T", argument);
        return false;
    }
    OuFormatSpec spec = OU_FORMAT_SPEC_NONE;
    spec.type = c->letter;
    spec.alternate = c->alternate;
    spec.precision = c->precision < 0 ? 6 : c->precision;
    spec.text_size = 1;
    OuValue value = ou_float_new(rt, number);
    if (ou_is_error(value)) return false;
    OuValue text = ou_format_float(rt, value, &spec);
    ou_drop(rt, value);
    if (ou_is_error(text)) return false;
    bool done = put_number(p, c, ou_str_span(text), ou_span("", 0));
    ou_drop(rt, text);
    return done;
}

/* The code point of a %c argument in a str. */
static bool character_argument(Percent *p, OuRef argument, uint32_t *code_point) {
    OuRuntime *rt = p->rt;
    if (ou_is_str(argument)) {
        size_t length = ou_as_str(argument)->length;
        if (length != 1)
            return ou_fail(
                rt, OU_EXC_TypeError,
                "%%c requires an int or a unicode character, not a string of length %zu",
                length);
        *code_point = ou_str_code_point_at(argument, 0);
        return true;
    }
    if (!ou_is_int(argument) && ou_type_of(rt, argument)->slots.index == NULL)
        return ou_fail(rt, OU_EXC_TypeError,
                       "%%c requires an int or a unicode character, not %T", argument);
    int64_t number;
    if (!ou_index_as_int64(rt, argument, true, &number)) {
        if (ou_clear_exception_if(rt, OU_EXC_TypeError))
            ou_fail(rt, OU_EXC_TypeError,
                    "%%c requires an int or a unicode character, not %T", argument);
        return false;
    }
    if (number < 0 || number > 0x10ffff)
        return ou_fail(rt, OU_EXC_OverflowError, "%%c arg not in range(0x110000)");
    *code_point = (uint32_t)number;
    return true;
}

static bool byte_argument(Percent *p, OuRef argument, char *byte) {
    OuRuntime *rt = p->rt;
    OuSpan span;
    int64_t number;
    if (ou_bytes_like(argument, &span)) {
        if (span.size == 1) {
            *byte = span.bytes[0];
            return true;
        }
        return ou_fail(rt, OU_EXC_TypeError,
                       "%%c requires an integer in range(256) or a single byte, not a %T "
                       "object of length %zu",
                       argument, span.size);
    }
    if (!ou_is_int(argument) && ou_type_of(rt, argument)->slots.index == NULL)
        return ou_fail(rt, OU_EXC_TypeError,
                       "%%c requires an integer in range(256) or a single byte, not %T",
                       argument);
    if (!ou_index_as_int64(rt, argument, true, &number)) return false;
    if (number < 0 || number > 255)
        return ou_fail(rt, OU_EXC_OverflowError, "%%c arg not in range(256)");
    *byte = (char)number;
    return true;
}

static bool put_character(Percent *p, const Conversion *c, OuRef argument) {
    char bytes[OU_UTF8_LONGEST];
    uint32_t code_point = 0;
    if (p->is_bytes) {
        if (!byte_argument(p, argument, bytes)) return false;
        return put_padded(p, c, ou_span(bytes, 1), 1);
    }
    if (!character_argument(p, argument, &code_point)) return false;
    return put_padded(p, c, ou_span(bytes, ou_utf8_put(bytes, code_point)), 1);
}

/* A str, cut to the precision. */
static bool put_text_take(Percent *p, const Conversion *c, OuValue text) {
    if (ou_is_error(text)) return false;
    OuSpan span = ou_str_span(text);
    size_t length = ou_as_str(text)->length;
    if (c->precision >= 0 && (size_t)c->precision < length) {
        length = (size_t)c->precision;
        span.size = ou_str_offset(p->rt, text, length);
    }
    bool done = put_padded(p, c, span, p->is_bytes ? span.size : length);
    ou_drop(p->rt, text);
    return done;
}

/* %s and %b of bytes: something like bytes, or what __bytes__ gives. */
static bool put_bytes(Percent *p, const Conversion *c, OuRef argument) {
    OuRuntime *rt = p->rt;
    OuValue made = OU_UNDEF;
    OuBuffer data = OU_NO_BUFFER;
    OuSpan span;
    bool done = false;
    if (ou_has_buffer(rt, argument)) {
        if (!ou_buffer_acquire(rt, argument, OU_BUFFER_SIMPLE, &data)) return false;
        span = ou_buffer_span(&data);
    } else {
        OuValue method = ou_find_special(rt, argument, rt->names.dunder_bytes);
        if (ou_is_error(method)) return false;
        if (ou_is_undef(method))
            return ou_fail(rt, OU_EXC_TypeError,
                           "%%b requires a bytes-like object, or an object that implements "
                           "__bytes__, not '%T'",
                           argument);
        made = ou_call0(rt, method);
        ou_drop(rt, method);
        if (ou_is_error(made)) return false;
        if (!ou_is_bytes(made)) {
            ou_raise(rt, OU_EXC_TypeError, "__bytes__ returned non-bytes (type %T)",
                     (OuRef)made);
            goto done;
        }
        ou_bytes_like(made, &span);
    }
    if (c->precision >= 0 && (size_t)c->precision < span.size) span.size = (size_t)c->precision;
    done = put_padded(p, c, span, span.size);
done:
    ou_buffer_release(rt, &data);
    ou_drop(rt, made);
    return done;
}

static bool put_unknown(Percent *p, const Conversion *c) {
    // As the reference has it: a byte beyond ASCII cannot even be named.
    if (p->is_bytes && c->letter >= 128)
        return ou_fail(p->rt, OU_EXC_OverflowError,
                       "character argument not in range(0x110000)");
    int shown = c->letter >= 32 && c->letter < 127 ? (int)c->letter : '?';
    return ou_fail(p->rt, OU_EXC_ValueError,
                   "unsupported format character '%c' (0x%x) at index %zu", shown, c->letter,
                   c->position);
}

static bool put_argument(Percent *p, const Conversion *c, OuRef argument) {
    OuRuntime *rt = p->rt;
    switch (c->letter) {
    case 's':
        return p->is_bytes ? put_bytes(p, c, argument)
                           : put_text_take(p, c, ou_str(rt, argument));
    case 'b':
        return p->is_bytes ? put_bytes(p, c, argument) : put_unknown(p, c);
    case 'r':
        return put_text_take(p, c,
                             p->is_bytes ? ou_ascii(rt, argument) : ou_repr(rt, argument));
    case 'a':
        return put_text_take(p, c, ou_ascii(rt, argument));
    case 'c':
        return put_character(p, c, argument);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        return put_integer(p, c, argument);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        return put_float(p, c, argument);
    default:
        return put_unknown(p, c);
    }
}

/* ---- the whole ---- */

static bool format_one(Percent *p) {
    Conversion c;
    if (p->at < p->end && *p->at == '%') {
        return ou_str_builder_add_counted(&p->output, p->at++, 1, 1);
    }
    if (!take_conversion(p, &c)) return false;
    OuRef argument = next_argument(p);
    if (ou_is_error(argument)) return false;
    // The conversion may run code that looks a key up in this very mapping: hold on to the
    // value.
    OuValue held = ou_own(argument);
    bool done = put_argument(p, &c, held);
    ou_drop(p->rt, held);
    return done;
}

static bool format_all(Percent *p) {
    while (p->at < p->end) {
        const char *percent = memchr(p->at, '%', (size_t)(p->end - p->at));
        const char *stop = percent != NULL ? percent : p->end;
        if (!ou_str_builder_add_bytes(&p->output, p->at, (size_t)(stop - p->at))) return false;
        if (percent == NULL) break;
        p->at = percent + 1;
        if (!format_one(p)) return false;
    }
    bool left_over = p->is_tuple ? p->next < ou_tuple_count(p->args) : p->next == 0;
    if (!left_over || p->used_keys || !ou_is_undef(p->mapping)) return true;
    return ou_fail(p->rt, OU_EXC_TypeError, "not all arguments converted during %s formatting",
                   p->is_bytes ? "bytes" : "string");
}

/* Can the single argument be asked by key? */
static bool is_mapping(OuRuntime *rt, OuRef args, bool is_bytes) {
    if (ou_is_tuple(args) || ou_is_str(args)) return false;
    if (is_bytes && (ou_is_bytes(args) || ou_is_bytearray(args))) return false;
    return ou_type_of(rt, args)->slots.get_item != NULL;
}

static OuValue percent(OuRuntime *rt, OuSpan format, OuRef args, bool is_bytes) {
    Percent p = {
        .rt = rt,
        .is_bytes = is_bytes,
        .start = format.bytes,
        .at = format.bytes,
        .end = format.bytes + format.size,
        .args = args,
        .is_tuple = ou_is_tuple(args),
        .mapping = is_mapping(rt, args, is_bytes) ? args : OU_UNDEF,
        .found = OU_UNDEF,
    };
    ou_str_builder_begin(&p.output, rt);
    bool done = format_all(&p);
    ou_drop(rt, p.found);
    if (done)
        return is_bytes ? ou_str_builder_end_bytes(&p.output) : ou_str_builder_end(&p.output);
    ou_str_builder_abandon(&p.output);
    return OU_ERROR;
}

OuValue ou_str_percent(OuRuntime *rt, OuRef format, OuRef args) {
    return percent(rt, ou_str_span(format), args, false);
}

OuValue ou_bytes_percent(OuRuntime *rt, OuRef format, OuRef args) {
    OuSpan span;
    ou_bytes_like(format, &span);
    return percent(rt, span, args, true);
}
