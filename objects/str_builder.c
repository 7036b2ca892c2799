/* Building text piece by piece.
 *
 * The bytes gather in the builder itself as long as they fit, then in a block that doubles.
 * Counting code points on the way is cheap (a str brings its count along) and saves a pass at
 * the end. */
#include <string.h>

#include "objects/text.h"

void ou_str_builder_begin(OuStrBuilder *builder, OuRuntime *rt) {
    builder->rt = rt;
    builder->bytes = builder->inline_bytes;
    builder->size = builder->length = 0;
    builder->capacity = sizeof builder->inline_bytes;
    builder->failed = false;
}

static void free_bytes(OuStrBuilder *builder) {
    if (builder->bytes != builder->inline_bytes)
        ou_free(builder->rt, builder->bytes, builder->capacity);
    builder->bytes = builder->inline_bytes;
    builder->capacity = sizeof builder->inline_bytes;
}

static OU_NOINLINE bool builder_grow(OuStrBuilder *builder, size_t size) {
    size_t capacity = builder->capacity * 2;
    if (size > OU_MAX_BYTES - builder->size) {
        ou_raise_memory(builder->rt);
        builder->failed = true;
        return false;
    }
    if (capacity < builder->size + size) capacity = builder->size + size;
    char *bytes;
    if (builder->bytes == builder->inline_bytes) {
        bytes = ou_alloc(builder->rt, capacity);
        if (bytes != NULL) memcpy(bytes, builder->bytes, builder->size);
    } else {
        bytes = ou_resize(builder->rt, builder->bytes, builder->capacity, capacity);
    }
    if (bytes == NULL) {
        builder->failed = true;
        return false;
    }
    builder->bytes = bytes;
    builder->capacity = capacity;
    return true;
}

bool ou_str_builder_reserve(OuStrBuilder *builder, size_t size) {
    if (OU_UNLIKELY(builder->failed)) return false;
    if (OU_LIKELY(size <= builder->capacity - builder->size)) return true;
    return builder_grow(builder, size);
}

bool ou_str_builder_add_counted(OuStrBuilder *builder, const char *utf8, size_t size,
                                size_t length) {
    if (!ou_str_builder_reserve(builder, size)) return false;
    memcpy(builder->bytes + builder->size, utf8, size);
    builder->size += size;
    builder->length += length;
    return true;
}

bool ou_str_builder_add(OuStrBuilder *builder, OuRef str) {
    const OuStr *s = ou_as_str(str);
    return ou_str_builder_add_counted(builder, s->bytes, s->size, s->length);
}

bool ou_str_builder_add_bytes(OuStrBuilder *builder, const char *utf8, size_t size) {
    return ou_str_builder_add_counted(builder, utf8, size, ou_utf8_count(utf8, size));
}

bool ou_str_builder_add_string(OuStrBuilder *builder, const char *string) {
    return ou_str_builder_add_bytes(builder, string, strlen(string));
}

bool ou_str_builder_add_code_point(OuStrBuilder *builder, uint32_t code_point) {
    if (!ou_str_builder_reserve(builder, OU_UTF8_LONGEST)) return false;
    builder->size += ou_utf8_put(builder->bytes + builder->size, code_point);
    builder->length++;
    return true;
}

bool ou_str_builder_add_fill(OuStrBuilder *builder, uint32_t code_point, size_t count) {
    char unit[OU_UTF8_LONGEST];
    size_t width = ou_utf8_put(unit, code_point), size;
    if (__builtin_mul_overflow(width, count, &size)) size = SIZE_MAX;
    if (!ou_str_builder_reserve(builder, size)) return false;
    ou_span_repeat_into(builder->bytes + builder->size, ou_span(unit, width), count);
    builder->size += size;
    builder->length += count;
    return true;
}

bool ou_str_builder_add_repr(OuStrBuilder *builder, OuRef value) {
    if (builder->failed) return false;
    if (ou_is_exact_str(value)) return ou_str_add_quoted(builder, value, false);
    OuValue repr = ou_repr(builder->rt, value);
    if (ou_is_error(repr)) return false;
    bool added = ou_str_builder_add(builder, repr);
    ou_drop(builder->rt, repr);
    return added;
}

OuValue ou_str_builder_end(OuStrBuilder *builder) {
    OuValue result = OU_ERROR;
    if (!builder->failed) {
        if (builder->size <= 2) {
            result = ou_str_new(builder->rt, builder->bytes, builder->size);
        } else {
            OuStr *str = ou_str_allocate(builder->rt, builder->size, builder->length);
            if (str != NULL) {
                memcpy(str->bytes, builder->bytes, builder->size);
                result = ou_take(str);
            }
        }
    }
    free_bytes(builder);
    return result;
}

OuValue ou_str_builder_end_bytes(OuStrBuilder *builder) {
    OuValue result = OU_ERROR;
    if (!builder->failed) result = ou_bytes_new(builder->rt, builder->bytes, builder->size);
    free_bytes(builder);
    return result;
}

void ou_str_builder_abandon(OuStrBuilder *builder) {
    free_bytes(builder);
}
