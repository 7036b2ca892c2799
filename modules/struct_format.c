/* Reading format strings. */
#include <string.h>

#include "modules/struct_parts.h"

/* What the first letter of a format chooses. */
typedef struct ByteOrder {
    bool is_native; // the machine's sizes, and padding before items
    bool is_swapped;
} ByteOrder;

#define IS_LITTLE_ENDIAN (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)

/* *size: how many letters it is, 0 or 1. */
static ByteOrder read_byte_order(OuSpan format, size_t *size) {
    *size = 1;
    switch (format.size > 0 ? format.bytes[0] : '\0') {
    case '@':
        return (ByteOrder){true, false};
    case '=':
        return (ByteOrder){false, false};
    case '<':
        return (ByteOrder){false, !IS_LITTLE_ENDIAN};
    case '>':
    case '!':
        return (ByteOrder){false, IS_LITTLE_ENDIAN};
    }
    *size = 0;
    return (ByteOrder){true, false};
}

/* The format of an item; NULL if there is none with this letter. Standard sizes are those of
 * other letters on this machine. */
static const OuItemFormat *item_for(char code, ByteOrder order) {
    if (order.is_native) return ou_item_format(code);
    switch (code) {
    case 'n':
    case 'N':
    case 'P':
        return NULL;
    case 'l':
        return ou_item_format('i');
    case 'L':
        return ou_item_format('I');
    default:
        return ou_item_format(code);
    }
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool fail_too_long(OuRuntime *rt) {
    return ou_fail_module(rt, OU_MODULE_EXC_STRUCT_ERROR, "total struct size too long");
}

/* A repeat count, if one stands here: *at moves behind it. */
static bool read_count(OuRuntime *rt, OuSpan format, size_t *at, size_t *count) {
    *count = 1;
    if (format.bytes[*at] < '0' || format.bytes[*at] > '9') return true;
    *count = 0;
    for (; *at < format.size && format.bytes[*at] >= '0' && format.bytes[*at] <= '9'; ++*at) {
        if (__builtin_mul_overflow(*count, 10, count) ||
            __builtin_add_overflow(*count, (size_t)(format.bytes[*at] - '0'), count) ||
            *count > PTRDIFF_MAX)
            return fail_too_long(rt);
    }
    if (*at < format.size) return true;
    return ou_fail_module(rt, OU_MODULE_EXC_STRUCT_ERROR,
                          "repeat count given without format specifier");
}

/* Append a field behind what is there; padding only makes the layout longer. */
static bool add_field(OuRuntime *rt, OuStructLayout *layout, char code, size_t count,
                      ByteOrder order) {
    bool is_text = code == 's' || code == 'p', is_padding = code == 'x';
    const OuItemFormat *item = is_text || is_padding ? NULL : item_for(code, order);
    if (item == NULL && !is_text && !is_padding)
        return ou_fail_module(rt, OU_MODULE_EXC_STRUCT_ERROR, "bad char in struct format");
    size_t offset = layout->size, size = item != NULL ? item->size : 1;
    if (order.is_native && item != NULL)
        offset = (offset + item->alignment - 1) / item->alignment * item->alignment;
    if (__builtin_mul_overflow(size, count, &size) ||
        __builtin_add_overflow(offset, size, &layout->size) || layout->size > PTRDIFF_MAX)
        return fail_too_long(rt);
    if (is_padding || (count == 0 && !is_text)) return true;
    layout->value_count += is_text ? 1 : count;
    OuStructField field = {code, order.is_swapped, order.is_native, item, offset, count};
    if (OU_BUFFER_PUSH(&rt->heap, &layout->fields, field)) return true;
    ou_raise_memory(rt);
    return false;
}

bool ou_struct_layout_begin(OuRuntime *rt, OuStructLayout *layout, OuSpan format) {
    *layout = (OuStructLayout){0};
    if (memchr(format.bytes, '\0', format.size) != NULL)
        return ou_fail_module(rt, OU_MODULE_EXC_STRUCT_ERROR, "embedded null character");
    size_t at, count;
    ByteOrder order = read_byte_order(format, &at);
    bool done = true;
    while (done && at < format.size) {
        if (is_space(format.bytes[at])) {
            at++;
            continue;
        }
        done = read_count(rt, format, &at, &count) &&
               add_field(rt, layout, format.bytes[at++], count, order);
    }
    if (!done) ou_struct_layout_end(rt, layout);
    return done;
}

void ou_struct_layout_end(OuRuntime *rt, OuStructLayout *layout) {
    OU_BUFFER_FINISH(&rt->heap, &layout->fields);
}
