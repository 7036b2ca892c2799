/* What bytes and bytearray do alike: operators, and methods that make new bytes.
 *
 * Each function works on the span of `self` and makes its result of the same kind. A
 * bytearray's span moves when it grows, so arguments that run user code (__index__) are read
 * first. */
#include "objects/bytes_methods.h"

#include <string.h>

#include "objects/codec.h"
#include "objects/int.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/tuple.h"

// What a bytes object of CPython takes beside its bytes: so much short of the largest size, the
// error is another.
#define BYTES_HEAD 33

OuValue ou_bytes_make_empty(OuRuntime *rt, OuRef self, size_t size, char **to) {
    if (size > (size_t)INT64_MAX - BYTES_HEAD && ou_is_bytes(self))
        return ou_raise(rt, OU_EXC_OverflowError, "byte string is too large");
    if (size > OU_MAX_BYTES) {
        ou_raise_memory(rt);
        return OU_ERROR;
    }
    OuValue result = ou_bytes_maker(self)(rt, NULL, size);
    if (!ou_is_error(result)) *to = (char *)(uintptr_t)ou_self_span(result).bytes;
    return result;
}

OuValue ou_bytes_plain(OuRuntime *rt, OuRef self) {
    if (ou_type_of(rt, self) == rt->types[OU_TYPE_BYTES]) return ou_own(self);
    return ou_bytes_make(rt, self, ou_self_span(self));
}

bool ou_bytes_operand(OuRuntime *rt, OuRef operand, OuBuffer *data, OuRef self) {
    if (ou_has_buffer(rt, operand)) {
        if (ou_buffer_acquire(rt, operand, OU_BUFFER_SIMPLE, data)) return true;
        ou_clear_exception(rt);
    }
    return ou_fail(rt, OU_EXC_TypeError, "can't concat %T to %T", operand, self);
}

bool ou_byte_value(OuRuntime *rt, OuRef value, char *byte) {
    int64_t number;
    if (!ou_index_as_int64(rt, value, true, &number)) return false;
    if (number < 0 || number > 255)
        return ou_fail(rt, OU_EXC_ValueError, "byte must be in range(0, 256)");
    *byte = (char)number;
    return true;
}

/* ---- operators ---- */

int64_t ou_bytes_length(OuRuntime *rt, OuRef self) {
    return (int64_t)ou_self_span(self).size;
}

OuValue ou_bytes_add(OuRuntime *rt, OuRef left, OuRef right) {
    OuSpan a;
    if (!ou_bytes_like(left, &a)) return OU_NOT_IMPLEMENTED;
    if (!ou_has_buffer(rt, right)) {
        OuValue result = ou_ask_other_to_add(rt, left, right);
        if (result != OU_NOT_IMPLEMENTED) return result;
        return ou_raise(rt, OU_EXC_TypeError, "can't concat %T to %T", right, left);
    }
    OuBuffer b;
    if (!ou_bytes_operand(rt, right, &b, left)) return OU_ERROR;
    a = ou_self_span(left);
    char *to;
    OuValue result = b.size == 0 ? ou_bytes_plain(rt, left)
                                 : ou_bytes_make_empty(rt, left, a.size + b.size, &to);
    if (!ou_is_error(result) && b.size > 0) {
        memcpy(to, a.bytes, a.size);
        memcpy(to + a.size, b.bytes, b.size);
    }
    ou_buffer_release(rt, &b);
    return result;
}

OuValue ou_bytes_mul(OuRuntime *rt, OuRef left, OuRef right) {
    OuRef self;
    int64_t count;
    OuValue result;
    OuSpan span;
    bool is_left = ou_bytes_like(left, &span);
    if (ou_repeat_operands(rt, left, right, is_left, &self, &count, &result) != OU_TRUTH_YES)
        return result;
    span = ou_self_span(self);
    if (count == 1) return ou_bytes_plain(rt, self);
    size_t size;
    if (__builtin_mul_overflow(span.size, (size_t)count, &size) || size > INT64_MAX)
        return ou_raise(rt, OU_EXC_OverflowError, "repeated bytes are too long");
    char *to;
    result = ou_bytes_make_empty(rt, self, size, &to);
    if (!ou_is_error(result)) ou_span_repeat_into(to, span, (size_t)count);
    return result;
}

static OuValue compare_spans(OuSpan a, OuSpan b, OuCompareOp op) {
    if (op == OU_EQ) return ou_bool(ou_span_equal(a, b));
    if (op == OU_NE) return ou_bool(!ou_span_equal(a, b));
    int order = ou_span_order(a, b);
    bool below = op == OU_LT || op == OU_LE;
    if (order == 0) return ou_bool(op == OU_LE || op == OU_GE);
    return ou_bool((order < 0) == below);
}

OuValue ou_bytes_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    OuSpan a, b;
    if (!ou_bytes_like(left, &a)) return OU_NOT_IMPLEMENTED;
    if (ou_bytes_like(right, &b)) return compare_spans(a, b, op);
    // Only a bytearray compares with any exporter.
    OuBuffer data;
    if (!ou_is_bytearray(left) || !ou_has_buffer(rt, right)) return OU_NOT_IMPLEMENTED;
    if (!ou_buffer_acquire(rt, right, OU_BUFFER_SIMPLE, &data)) {
        ou_clear_exception(rt);
        return OU_NOT_IMPLEMENTED;
    }
    OuValue result = compare_spans(ou_self_span(left), ou_buffer_span(&data), op);
    ou_buffer_release(rt, &data);
    return result;
}

OuTruth ou_bytes_contains(OuRuntime *rt, OuRef self, OuRef item) {
    OuBuffer needle;
    char byte;
    if (ou_type_of(rt, item)->slots.index != NULL) {
        if (!ou_byte_value(rt, item, &byte)) return OU_TRUTH_FAILED;
        return ou_truth_from(ou_span_find(ou_self_span(self), ou_span(&byte, 1)) !=
                             OU_NOT_FOUND);
    }
    if (!ou_buffer_acquire(rt, item, OU_BUFFER_SIMPLE, &needle)) return OU_TRUTH_FAILED;
    size_t found = ou_span_find(ou_self_span(self), ou_buffer_span(&needle));
    ou_buffer_release(rt, &needle);
    return ou_truth_from(found != OU_NOT_FOUND);
}

OuValue ou_bytes_get_slice(OuRuntime *rt, OuRef self, OuRef slice) {
    int64_t start, stop, step, count;
    int64_t size = (int64_t)ou_self_span(self).size;
    if (!ou_slice_indices(rt, slice, size, &start, &stop, &step, &count)) return OU_ERROR;
    OuSpan span = ou_self_span(self);
    if ((int64_t)span.size != size)
        return ou_raise(rt, OU_EXC_RuntimeError, "bytearray changed size during slicing");
    if (step == 1 && count == size) return ou_bytes_plain(rt, self);
    if (step == 1) return ou_bytes_make(rt, self, ou_span(span.bytes + start, (size_t)count));
    char *to;
    OuValue result = ou_bytes_make_empty(rt, self, (size_t)count, &to);
    if (ou_is_error(result)) return OU_ERROR;
    for (int64_t i = 0; i < count; i++)
        to[i] = span.bytes[start + i * step];
    return result;
}

/* ---- case ---- */

/* A copy of `self` with each byte mapped; the map may look at the byte before. */
static OuValue map_bytes(OuRuntime *rt, OuRef self, char (*map)(char byte, char before)) {
    OuSpan span = ou_self_span(self);
    char *to;
    OuValue result = ou_bytes_make_empty(rt, self, span.size, &to);
    if (ou_is_error(result)) return OU_ERROR;
    for (size_t i = 0; i < span.size; i++)
        to[i] = map(span.bytes[i], i > 0 ? span.bytes[i - 1] : 0);
    return result;
}

static char map_lower(char byte, char before) {
    return ou_ascii_to_lower(byte);
}
static char map_upper(char byte, char before) {
    return ou_ascii_to_upper(byte);
}
static char map_swapped(char byte, char before) {
    return ou_ascii_is(byte, OU_ASCII_ALPHA) ? byte ^ 32 : byte;
}
static char map_title(char byte, char before) {
    return ou_ascii_is(before, OU_ASCII_ALPHA) ? ou_ascii_to_lower(byte)
                                               : ou_ascii_to_upper(byte);
}

OuValue ou_bytes_lower(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return map_bytes(rt, self, map_lower);
}

OuValue ou_bytes_upper(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return map_bytes(rt, self, map_upper);
}

OuValue ou_bytes_swapcase(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return map_bytes(rt, self, map_swapped);
}

OuValue ou_bytes_title(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return map_bytes(rt, self, map_title);
}

OuValue ou_bytes_capitalize(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue result = map_bytes(rt, self, map_lower);
    OuSpan span = ou_self_span(self);
    if (ou_is_error(result) || span.size == 0) return result;
    *(char *)(uintptr_t)ou_self_span(result).bytes = ou_ascii_to_upper(span.bytes[0]);
    return result;
}

/* ---- questions ---- */

static OuValue all_are(OuRef self, uint8_t flags) {
    OuSpan span = ou_self_span(self);
    for (size_t i = 0; i < span.size; i++) {
        if (!ou_ascii_is(span.bytes[i], flags)) return OU_FALSE;
    }
    return ou_bool(span.size > 0);
}

static OuValue has_only_case(OuRef self, uint8_t wanted, uint8_t other) {
    OuSpan span = ou_self_span(self);
    bool found = false;
    for (size_t i = 0; i < span.size; i++) {
        if (ou_ascii_is(span.bytes[i], other)) return OU_FALSE;
        found = found || ou_ascii_is(span.bytes[i], wanted);
    }
    return ou_bool(found);
}

OuValue ou_bytes_isalnum(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return all_are(self, OU_ASCII_ALNUM);
}

OuValue ou_bytes_isalpha(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return all_are(self, OU_ASCII_ALPHA);
}

OuValue ou_bytes_isdigit(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return all_are(self, OU_ASCII_DIGIT);
}

OuValue ou_bytes_isspace(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return all_are(self, OU_ASCII_SPACE);
}

OuValue ou_bytes_isascii(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuSpan span = ou_self_span(self);
    return ou_bool(ou_ascii_prefix(span.bytes, span.size) == span.size);
}

OuValue ou_bytes_islower(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return has_only_case(self, OU_ASCII_LOWER, OU_ASCII_UPPER);
}

OuValue ou_bytes_isupper(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return has_only_case(self, OU_ASCII_UPPER, OU_ASCII_LOWER);
}

OuValue ou_bytes_istitle(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuSpan span = ou_self_span(self);
    bool found = false, after_letter = false;
    for (size_t i = 0; i < span.size; i++) {
        bool is_letter = ou_ascii_is(span.bytes[i], OU_ASCII_ALPHA);
        if (is_letter && ou_ascii_is(span.bytes[i], OU_ASCII_UPPER) == after_letter)
            return OU_FALSE;
        after_letter = is_letter;
        found = found || is_letter;
    }
    return ou_bool(found);
}

/* ---- layout ---- */

static OuValue pad(OuRuntime *rt, OuRef self, size_t left, size_t right, char fill) {
    OuSpan span = ou_self_span(self);
    char *to;
    if (left + right == 0) return ou_bytes_plain(rt, self);
    OuValue result = ou_bytes_make_empty(rt, self, span.size + left + right, &to);
    if (ou_is_error(result)) return OU_ERROR;
    memset(to, fill, left);
    memcpy(to + left, span.bytes, span.size);
    memset(to + left + span.size, fill, right);
    return result;
}

/* The arguments (width, fill byte). *missing: how many bytes are missing to the width. */
static bool layout_arguments(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                             const char *method, int64_t *width, size_t *missing, char *fill) {
    if (!ou_int_argument(rt, args[0], 0, width)) return false;
    *fill = ' ';
    if (argc > 1) {
        OuSpan given;
        if (!ou_bytes_like(args[1], &given))
            return ou_fail(rt, OU_EXC_TypeError,
                           "%s() argument 2 must be a byte string of length 1, not %s", method,
                           ou_argument_type_name(rt, args[1]));
        if (given.size != 1)
            return ou_fail(rt, OU_EXC_TypeError,
                           "%s(): argument 2 must be a byte string of length 1, not a %T "
                           "object of length %zu",
                           method, args[1], given.size);
        *fill = given.bytes[0];
    }
    int64_t size = (int64_t)ou_self_span(self).size;
    *missing = *width > size ? (size_t)(*width - size) : 0;
    return true;
}

OuValue ou_bytes_center(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t width;
    size_t missing;
    char fill;
    if (!layout_arguments(rt, self, args, argc, "center", &width, &missing, &fill))
        return OU_ERROR;
    size_t left = missing / 2 + (missing & (size_t)width & 1);
    return pad(rt, self, left, missing - left, fill);
}

OuValue ou_bytes_ljust(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t width;
    size_t missing;
    char fill;
    if (!layout_arguments(rt, self, args, argc, "ljust", &width, &missing, &fill))
        return OU_ERROR;
    return pad(rt, self, 0, missing, fill);
}

OuValue ou_bytes_rjust(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t width;
    size_t missing;
    char fill;
    if (!layout_arguments(rt, self, args, argc, "rjust", &width, &missing, &fill))
        return OU_ERROR;
    return pad(rt, self, missing, 0, fill);
}

OuValue ou_bytes_zfill(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t width;
    size_t missing;
    char fill;
    if (!layout_arguments(rt, self, args, argc, "zfill", &width, &missing, &fill))
        return OU_ERROR;
    OuValue result = pad(rt, self, missing, 0, '0');
    if (ou_is_error(result) || missing == 0) return result;
    char *bytes = (char *)(uintptr_t)ou_self_span(result).bytes;
    char first = ou_self_span(self).size > 0 ? bytes[missing] : 0;
    if (first == '+' || first == '-') {
        bytes[0] = first;
        bytes[missing] = '0';
    }
    return result;
}

/* The end of a builder as a result of the kind of `self`. */
static OuValue end_like(OuRef self, OuStrBuilder *builder) {
    OuRuntime *rt = builder->rt;
    if (ou_is_bytes(self)) return ou_str_builder_end_bytes(builder);
    OuValue result =
        builder->failed ? OU_ERROR : ou_bytearray_new(rt, builder->bytes, builder->size);
    ou_str_builder_abandon(builder);
    return result;
}

OuValue ou_bytes_expandtabs(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t tab_size;
    if (!ou_tab_size_argument(rt, args[0], &tab_size)) return OU_ERROR;
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    OuSpan span = ou_self_span(self);
    size_t column = 0;
    for (size_t i = 0; i < span.size; i++) {
        char byte = span.bytes[i];
        if (byte == '\t') {
            size_t width = tab_size > 0 ? (size_t)tab_size - column % (size_t)tab_size : 0;
            ou_str_builder_add_fill(&builder, ' ', width);
            column += width;
            continue;
        }
        ou_str_builder_add_counted(&builder, &byte, 1, 1);
        column = byte == '\n' || byte == '\r' ? 0 : column + 1;
    }
    return end_like(self, &builder);
}

/* ---- conversions ---- */

OuValue ou_bytes_decode(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const char *encoding, *errors;
    if (!ou_codec_arguments(rt, "decode", args[0], args[1], &encoding, &errors))
        return OU_ERROR;
    OuSpan span = ou_self_span(self);
    return ou_decode(rt, span.bytes, span.size, encoding, errors);
}

/* The separator of hex(); false: an exception is set. */
static bool hex_separator(OuRuntime *rt, OuRef argument, char *separator) {
    int64_t length = ou_length(rt, argument);
    if (length < 0) return false;
    if (length != 1) return ou_fail(rt, OU_EXC_ValueError, "sep must be length 1.");
    OuSpan span;
    if (ou_is_str(argument))
        span = ou_str_span(argument);
    else if (!ou_bytes_like(argument, &span))
        return ou_fail(rt, OU_EXC_TypeError, "sep must be str or bytes.");
    if ((uint8_t)span.bytes[0] >= 128)
        return ou_fail(rt, OU_EXC_ValueError, "sep must be ASCII.");
    *separator = span.bytes[0];
    return true;
}

OuValue ou_bytes_hex(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    static const char digits[] = "0123456789abcdef";
    char separator = 0;
    int64_t group;
    bool separated = !ou_is_undef(args[0]);
    if (separated && !hex_separator(rt, args[0], &separator)) return OU_ERROR;
    if (!ou_int_argument(rt, args[1], 1, &group)) return OU_ERROR;
    OuSpan span = ou_self_span(self);
    size_t every = (size_t)(group < 0 ? -group : group);
    // Positive groups are counted from the end.
    size_t first = every == 0 ? 0 : group < 0 ? every : (span.size - 1) % every + 1;
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    for (size_t i = 0; i < span.size; i++) {
        uint8_t byte = (uint8_t)span.bytes[i];
        char pair[2] = {digits[byte >> 4], digits[byte & 15]};
        if (separated && every > 0 && i >= first && (i - first) % every == 0)
            ou_str_builder_add_counted(&builder, &separator, 1, 1);
        if (!ou_str_builder_add_counted(&builder, pair, 2, 2)) break;
    }
    return ou_str_builder_end(&builder);
}

static int hex_value(char c) {
    if (!ou_ascii_is(c, OU_ASCII_HEX)) return -1;
    return c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
}

static bool collect_hex_digits(OuStrBuilder *output, OuSpan span) {
    OuRuntime *rt = output->rt;
    // What is not ASCII is found before anything else is.
    for (size_t i = 0; i < span.size; i++) {
        if ((unsigned char)span.bytes[i] >= 0x80)
            return ou_fail(rt, OU_EXC_ValueError,
                           "non-hexadecimal number found in fromhex() arg at position %zu", i);
    }
    for (size_t i = 0; i < span.size;) {
        if (ou_ascii_is(span.bytes[i], OU_ASCII_SPACE)) {
            i++;
            continue;
        }
        int high = hex_value(span.bytes[i++]);
        int low = high >= 0 && i < span.size ? hex_value(span.bytes[i++]) : -1;
        if (low < 0) {
            if (high >= 0 && i == span.size && hex_value(span.bytes[i - 1]) == high)
                return ou_fail(
                    rt, OU_EXC_ValueError,
                    "fromhex() arg must contain an even number of hexadecimal digits");
            return ou_fail(rt, OU_EXC_ValueError,
                           "non-hexadecimal number found in fromhex() arg at position %zu",
                           i - 1);
        }
        char byte = (char)(high << 4 | low);
        if (!ou_str_builder_add_counted(output, &byte, 1, 1)) return false;
    }
    return true;
}

bool ou_bytes_collect_hex(OuStrBuilder *output, OuRef text) {
    OuRuntime *rt = output->rt;
    if (ou_is_str(text)) return collect_hex_digits(output, ou_str_span(text));
    if (!ou_has_buffer(rt, text))
        return ou_fail(rt, OU_EXC_TypeError,
                       "fromhex() argument must be str or bytes-like, not %T", text);
    OuBuffer digits;
    if (!ou_buffer_acquire(rt, text, OU_BUFFER_SIMPLE, &digits)) return false;
    bool done = collect_hex_digits(output, ou_buffer_span(&digits));
    ou_buffer_release(rt, &digits);
    return done;
}

/* ---- translate ---- */

/* Bytes of `span` but those that are in `deleted`, mapped by the table of 256 (NULL: none). */
static OuValue translate(OuRuntime *rt, OuRef self, const char *table, OuSpan deleted) {
    bool gone[256] = {false};
    for (size_t i = 0; i < deleted.size; i++)
        gone[(uint8_t)deleted.bytes[i]] = true;
    OuSpan span = ou_self_span(self);
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    for (size_t i = 0; i < span.size; i++) {
        uint8_t byte = (uint8_t)span.bytes[i];
        if (gone[byte]) continue;
        char mapped = table != NULL ? table[byte] : (char)byte;
        if (!ou_str_builder_add_counted(&builder, &mapped, 1, 1)) break;
    }
    return end_like(self, &builder);
}

OuValue ou_bytes_translate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffer table = OU_NO_BUFFER, deleted = OU_NO_BUFFER;
    OuValue result = OU_ERROR;
    bool has_table = !ou_is_none(args[0]), deletes = !ou_is_undef(args[1]);
    if (has_table && !ou_buffer_acquire(rt, args[0], OU_BUFFER_SIMPLE, &table)) goto done;
    if (has_table && table.size != 256) {
        ou_raise(rt, OU_EXC_ValueError, "translation table must be 256 characters long");
        goto done;
    }
    if (deletes && !ou_buffer_acquire(rt, args[1], OU_BUFFER_SIMPLE, &deleted)) goto done;
    result = translate(rt, self, has_table ? table.bytes : NULL,
                       deletes ? ou_buffer_span(&deleted) : ou_span("", 0));
done:
    ou_buffer_release(rt, &table);
    ou_buffer_release(rt, &deleted);
    return result;
}

static OuValue make_table(OuRuntime *rt, OuSpan from, OuSpan to) {
    if (from.size != to.size)
        return ou_raise(rt, OU_EXC_ValueError, "maketrans arguments must have same length");
    char table[256];
    for (int i = 0; i < 256; i++)
        table[i] = (char)i;
    for (size_t i = 0; i < from.size; i++)
        table[(uint8_t)from.bytes[i]] = to.bytes[i];
    return ou_bytes_new(rt, table, sizeof table);
}

OuValue ou_bytes_maketrans(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffer from, to;
    if (!ou_buffer_acquire(rt, args[0], OU_BUFFER_SIMPLE, &from)) return OU_ERROR;
    OuValue table = OU_ERROR;
    if (ou_buffer_acquire(rt, args[1], OU_BUFFER_SIMPLE, &to)) {
        table = make_table(rt, ou_buffer_span(&from), ou_buffer_span(&to));
        ou_buffer_release(rt, &to);
    }
    ou_buffer_release(rt, &from);
    return table;
}
