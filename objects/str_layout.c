/* Filling text up to a width: center(), ljust(), rjust(), zfill(), expandtabs(). */
#include <string.h>

#include "objects/str_methods.h"

/* `self` with `left` and `right` copies of the fill character around it. */
static OuValue pad(OuRuntime *rt, OuRef self, size_t left, size_t right, OuSpan fill) {
    const OuStr *text = ou_as_str(self);
    size_t count = left + right, size;
    if (count == 0) return ou_str_plain(rt, self);
    if (__builtin_mul_overflow(count, fill.size, &size) ||
        __builtin_add_overflow(size, text->size, &size) || size > OU_MAX_BYTES) {
        ou_raise_memory(rt);
        return OU_ERROR;
    }
    OuStr *result = ou_str_allocate(rt, size, text->length + count);
    if (result == NULL) return OU_ERROR;
    char *to = result->bytes;
    ou_span_repeat_into(to, fill, left);
    to += left * fill.size;
    memcpy(to, text->bytes, text->size);
    ou_span_repeat_into(to + text->size, fill, right);
    return ou_take(result);
}

/* The arguments (width, fill character). *missing: how many characters are missing to the
 * width. */
static bool layout_arguments(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                             int64_t *width, size_t *missing, OuSpan *fill) {
    if (!ou_int_argument(rt, args[0], 0, width)) return false;
    *fill = ou_span(" ", 1);
    if (argc > 1) {
        if (!ou_is_str(args[1]))
            return ou_fail(rt, OU_EXC_TypeError,
                           "The fill character must be a unicode character, not %T", args[1]);
        if (ou_as_str(args[1])->length != 1)
            return ou_fail(rt, OU_EXC_TypeError,
                           "The fill character must be exactly one character long");
        *fill = ou_str_span(args[1]);
    }
    int64_t length = (int64_t)ou_as_str(self)->length;
    *missing = *width > length ? (size_t)(*width - length) : 0;
    return true;
}

OuValue ou_str_center(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t width;
    size_t missing;
    OuSpan fill;
    if (!layout_arguments(rt, self, args, argc, &width, &missing, &fill)) return OU_ERROR;
    // An odd one goes to the left if the width is odd.
    size_t left = missing / 2 + (missing & (size_t)width & 1);
    return pad(rt, self, left, missing - left, fill);
}

OuValue ou_str_ljust(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t width;
    size_t missing;
    OuSpan fill;
    if (!layout_arguments(rt, self, args, argc, &width, &missing, &fill)) return OU_ERROR;
    return pad(rt, self, 0, missing, fill);
}

OuValue ou_str_rjust(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t width;
    size_t missing;
    OuSpan fill;
    if (!layout_arguments(rt, self, args, argc, &width, &missing, &fill)) return OU_ERROR;
    return pad(rt, self, missing, 0, fill);
}

OuValue ou_str_zfill(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t width;
    size_t missing;
    OuSpan fill;
    if (!layout_arguments(rt, self, args, argc, &width, &missing, &fill)) return OU_ERROR;
    OuValue padded = pad(rt, self, missing, 0, ou_span("0", 1));
    if (ou_is_error(padded) || missing == 0) return padded;
    OuStr *result = ou_as_str(padded);
    char first = result->bytes[missing];
    if (first == '+' || first == '-') {
        result->bytes[0] = first;
        result->bytes[missing] = '0';
    }
    return padded;
}

OuValue ou_str_expandtabs(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t tab_size;
    if (!ou_tab_size_argument(rt, args[0], &tab_size)) return OU_ERROR;
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    OuSpan span = ou_str_span(self);
    size_t column = 0;
    for (const char *at = span.bytes, *end = at + span.size; at < end;) {
        const char *start = at;
        uint32_t c = ou_utf8_next(&at);
        if (c == '\t') {
            size_t width = tab_size > 0 ? (size_t)tab_size - column % (size_t)tab_size : 0;
            ou_str_builder_add_fill(&builder, ' ', width);
            column += width;
            continue;
        }
        ou_str_builder_add_counted(&builder, start, (size_t)(at - start), 1);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
    return ou_str_builder_end(&builder);
}
