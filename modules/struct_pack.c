/* Packing and unpacking values. */
#include <math.h>
#include <string.h>

#include "modules/struct_parts.h"
#include "objects/bytearray.h"
#include "objects/bytes.h"
#include "objects/complex.h"
#include "objects/float.h"
#include "objects/tuple.h"

/* The longest item: two doubles. */
#define MAX_ITEM_SIZE 16

static void reverse(char *bytes, size_t size) {
    for (size_t low = 0, high = size - 1; low < high; low++, high--) {
        char byte = bytes[low];
        bytes[low] = bytes[high];
        bytes[high] = byte;
    }
}

/* Turn an item's bytes around; of a complex each part. */
static void swap_item(const OuItemFormat *item, char *bytes) {
    size_t parts = item->kind == OU_ITEM_COMPLEX ? 2 : 1, size = item->size / parts;
    for (size_t i = 0; i < parts; i++)
        reverse(bytes + i * size, size);
}

/* ---- what does not fit ---- */

static bool fail_range(OuRuntime *rt, const OuStructField *field) {
    unsigned bits = 8 * field->item->size;
    if (field->item->kind == OU_ITEM_POINTER)
        return ou_fail_module(rt, OU_MODULE_EXC_STRUCT_ERROR, "int too large to convert");
    if (field->item->kind == OU_ITEM_SIGNED) {
        long long high = (long long)(UINT64_MAX >> (65 - bits));
        return ou_fail_module(rt, OU_MODULE_EXC_STRUCT_ERROR,
                              "'%c' format requires %lld <= number <= %lld", field->code,
                              -high - 1, high);
    }
    return ou_fail_module(rt, OU_MODULE_EXC_STRUCT_ERROR,
                          "'%c' format requires 0 <= number <= %llu", field->code,
                          (unsigned long long)(UINT64_MAX >> (64 - bits)));
}

static bool fail_type(OuRuntime *rt, const OuStructField *field) {
    const char *wanted = field->item->kind == OU_ITEM_FLOAT     ? "a float"
                         : field->item->kind == OU_ITEM_COMPLEX ? "a complex"
                                                                : "an integer";
    return ou_fail_module(rt, OU_MODULE_EXC_STRUCT_ERROR, "required argument is not %s",
                          wanted);
}

static bool fail_too_large(OuRuntime *rt, char code) {
    return ou_fail(rt, OU_EXC_OverflowError, "float too large to pack with %c format", code);
}

/* A number beyond 65504. */
static bool fail_half(OuRuntime *rt, const OuStructField *field, OuRef value) {
    double number;
    if (ou_is_float(value)) return fail_too_large(rt, 'e');
    if (ou_as_double(rt, value, &number))
        return ou_fail_module(rt, OU_MODULE_EXC_STRUCT_ERROR, "int too large to convert");
    ou_clear_exception(rt);
    return fail_type(rt, field);
}

/* Has a finite number become infinite? Complex ones may in the machine's own format. */
static bool check_float(OuRuntime *rt, const OuStructField *field, OuRef value,
                        const char *item) {
    double number;
    float parts[2] = {0, 0};
    bool is_complex = field->code == 'F';
    if (field->code != 'f' && (!is_complex || field->is_native)) return true;
    memcpy(parts, item, field->item->size);
    if (is_complex && ou_is_complex(value)) {
        OuComplexParts given = ou_complex_parts(value);
        if (isinf(parts[0]) == isinf(given.real) && isinf(parts[1]) == isinf(given.imag))
            return true;
        return fail_too_large(rt, 'f');
    }
    if (!isinf(parts[0])) return true;
    return ou_as_double(rt, value, &number) && (isinf(number) || fail_too_large(rt, 'f'));
}

/* ---- packing ---- */

static bool pack_item(OuRuntime *rt, const OuStructField *field, char *to, OuRef value) {
    char item[MAX_ITEM_SIZE];
    switch (ou_item_store(rt, field->item, item, value)) {
    case OU_STORE_DONE:
        break;
    case OU_STORE_WRONG_TYPE:
        return field->item->kind == OU_ITEM_CHAR
                   ? ou_fail_module(rt, OU_MODULE_EXC_STRUCT_ERROR,
                                    "char format requires a bytes object of length 1")
                   : fail_type(rt, field);
    case OU_STORE_OUT_OF_RANGE:
        if (field->item->kind == OU_ITEM_CHAR)
            return ou_fail_module(rt, OU_MODULE_EXC_STRUCT_ERROR,
                                  "char format requires a bytes object of length 1");
        if (field->code == 'e') return fail_half(rt, field, value);
        if (field->item->kind == OU_ITEM_FLOAT || field->item->kind == OU_ITEM_COMPLEX)
            return fail_type(rt, field);
        return fail_range(rt, field);
    case OU_STORE_FAILED:
        return false;
    }
    if (!check_float(rt, field, value, item)) return false;
    if (field->is_swapped) swap_item(field->item, item);
    memcpy(to, item, field->item->size);
    return true;
}

/* Bytes cut to the field, or filled up with zeros; 'p' begins with their number. */
static bool pack_text(OuRuntime *rt, const OuStructField *field, char *to, OuRef value) {
    OuSpan text;
    if (!ou_bytes_like(value, &text))
        return ou_fail_module(rt, OU_MODULE_EXC_STRUCT_ERROR,
                              "argument for '%c' must be a bytes object", field->code);
    size_t room = field->count;
    memset(to, 0, room);
    if (field->code == 'p' && room > 0) {
        room--;
        size_t shown = text.size < room ? text.size : room;
        *to++ = (char)(shown < 255 ? shown : 255);
    }
    memcpy(to, text.bytes, text.size < room ? text.size : room);
    return true;
}

bool ou_struct_pack(OuRuntime *rt, const OuStructLayout *layout, char *to,
                    const OuRef *values) {
    memset(to, 0, layout->size);
    for (size_t i = 0; i < layout->fields.count; i++) {
        const OuStructField *field = &layout->fields.items[i];
        char *at = to + field->offset;
        if (field->item == NULL) {
            if (!pack_text(rt, field, at, *values++)) return false;
            continue;
        }
        for (size_t j = 0; j < field->count; j++, at += field->item->size) {
            if (!pack_item(rt, field, at, *values++)) return false;
        }
    }
    return true;
}

/* ---- unpacking ---- */

static OuValue unpack_item(OuRuntime *rt, const OuStructField *field, const char *from) {
    if (!field->is_swapped) return ou_item_load(rt, field->item, from);
    char item[MAX_ITEM_SIZE];
    memcpy(item, from, field->item->size);
    swap_item(field->item, item);
    return ou_item_load(rt, field->item, item);
}

static OuValue unpack_text(OuRuntime *rt, const OuStructField *field, const char *from) {
    if (field->code == 's' || field->count == 0) return ou_bytes_new(rt, from, field->count);
    size_t size = (uint8_t)from[0];
    return ou_bytes_new(rt, from + 1, size < field->count ? size : field->count - 1);
}

OuValue ou_struct_unpack(OuRuntime *rt, const OuStructLayout *layout, const char *from) {
    OuValue tuple = ou_tuple_new(rt, layout->value_count);
    if (ou_is_error(tuple)) return OU_ERROR;
    OuValue *items = ou_as_tuple(tuple)->items;
    for (size_t i = 0; i < layout->fields.count; i++) {
        const OuStructField *field = &layout->fields.items[i];
        const char *at = from + field->offset;
        size_t count = field->item == NULL ? 1 : field->count;
        for (size_t j = 0; j < count; j++) {
            *items = field->item == NULL ? unpack_text(rt, field, at)
                                         : unpack_item(rt, field, at + j * field->item->size);
            if (ou_is_error(*items++)) {
                items[-1] = OU_UNDEF;
                ou_drop(rt, tuple);
                return OU_ERROR;
            }
        }
    }
    return tuple;
}
