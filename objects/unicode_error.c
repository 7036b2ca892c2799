/* UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError: which part of which text, and
 * why. */
#include "objects/exception_private.h"

#include "objects/buffer.h"
#include "objects/bytes.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* The object as bytes, which another one with a buffer is copied into. */
static OuValue own_bytes(OuRuntime *rt, OuRef object) {
    OuBuffer data;
    if (ou_is_bytes(object)) return ou_own(object);
    if (!ou_buffer_acquire(rt, object, OU_BUFFER_SIMPLE, &data)) return OU_ERROR;
    OuValue copy = ou_bytes_new(rt, data.bytes, data.size);
    ou_buffer_release(rt, &data);
    return copy;
}

/* encoding (if the kind has it), object, start, end, reason. */
static bool init_fields(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names,
                        bool has_encoding) {
    if (!ou_exception_init_slot(rt, self, args, argc, names)) return false;
    size_t count = has_encoding ? 5 : 4;
    if (argc != count)
        return ou_fail(rt, OU_EXC_TypeError, "function takes exactly %zu arguments (%zu given)",
                       count, argc);
    size_t skipped = 5 - count;
    if (has_encoding && !ou_is_str(args[0]))
        return ou_fail(rt, OU_EXC_TypeError, "argument 1 must be str, not %T", args[0]);
    bool is_decode = ou_has_type(rt, self, rt->exceptions[OU_EXC_UnicodeDecodeError]);
    OuRef object = args[UNICODE_OBJECT - skipped];
    if (!is_decode && !ou_is_str(object))
        return ou_fail(rt, OU_EXC_TypeError, "argument %zu must be str, not %T",
                       UNICODE_OBJECT - skipped + 1, object);
    for (size_t i = UNICODE_START; i <= UNICODE_END; i++) {
        int64_t number;
        if (!ou_index_as_int64(rt, args[i - skipped], false, &number)) return false;
    }
    OuRef reason = args[UNICODE_REASON - skipped];
    if (!ou_is_str(reason))
        return ou_fail(rt, OU_EXC_TypeError, "argument %zu must be str, not %T", count, reason);
    OuValue held = is_decode ? own_bytes(rt, object) : ou_own(object);
    if (ou_is_error(held)) return false;
    for (size_t i = skipped; i < 5; i++)
        ou_exception_set_field(rt, self, i, args[i - skipped]);
    ou_exception_set_field(rt, self, UNICODE_OBJECT, held);
    ou_drop(rt, held);
    return true;
}

bool ou_unicode_decode_error_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                                  OuRef names) {
    return init_fields(rt, self, args, argc, names, true);
}

bool ou_unicode_encode_error_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                                  OuRef names) {
    return init_fields(rt, self, args, argc, names, true);
}

bool ou_unicode_translate_error_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                                     OuRef names) {
    return init_fields(rt, self, args, argc, names, false);
}

/* The fields that messages need, as C numbers. */
typedef struct Range {
    OuRef object;
    int64_t start, end; /* end: of the last position, included */
    bool is_one;        /* it is one byte or character that exists */
} Range;

/* false: the fields are not set, or no longer what they were. */
static bool read_range(OuRef self, Range *range) {
    range->object = *ou_exception_field(self, UNICODE_OBJECT);
    OuRef start = *ou_exception_field(self, UNICODE_START);
    OuRef end = *ou_exception_field(self, UNICODE_END);
    if (!ou_is_small_int(start) || !ou_is_small_int(end)) return false;
    size_t length;
    if (ou_is_str(range->object))
        length = ou_as_str(range->object)->length;
    else if (ou_is_bytes(range->object))
        length = ou_as_bytes(range->object)->size;
    else
        return false;
    range->start = ou_small_int(start);
    range->end = ou_small_int(end) - 1;
    range->is_one =
        range->start >= 0 && range->start < (int64_t)length && range->end == range->start;
    return true;
}

OuValue ou_unicode_decode_error_str(OuRuntime *rt, OuRef self) {
    Range range;
    if (!read_range(self, &range) || !ou_is_bytes(range.object)) return ou_own(rt->names.empty);
    OuRef encoding = *ou_exception_field(self, UNICODE_ENCODING);
    OuRef reason = *ou_exception_field(self, UNICODE_REASON);
    if (range.is_one)
        return ou_format(rt, "'%S' codec can't decode byte 0x%02x in position %lld: %S",
                         encoding,
                         (unsigned)(uint8_t)ou_as_bytes(range.object)->bytes[range.start],
                         (long long)range.start, reason);
    return ou_format(rt, "'%S' codec can't decode bytes in position %lld-%lld: %S", encoding,
                     (long long)range.start, (long long)range.end, reason);
}

/* "character '\xe9' in position 1" or "characters in position 1-2". */
static OuValue describe(OuRuntime *rt, const Range *range) {
    if (!range->is_one)
        return ou_format(rt, "characters in position %lld-%lld", (long long)range->start,
                         (long long)range->end);
    uint32_t c = ou_str_code_point_at(range->object, (size_t)range->start);
    const char *format = c <= 0xFF     ? "character '\\x%02x' in position %lld"
                         : c <= 0xFFFF ? "character '\\u%04x' in position %lld"
                                       : "character '\\U%08x' in position %lld";
    return ou_format(rt, format, c, (long long)range->start);
}

OuValue ou_unicode_encode_error_str(OuRuntime *rt, OuRef self) {
    Range range;
    if (!read_range(self, &range) || !ou_is_str(range.object)) return ou_own(rt->names.empty);
    OuValue where = describe(rt, &range);
    if (ou_is_error(where)) return OU_ERROR;
    OuValue text = ou_format(rt, "'%S' codec can't encode %U: %S",
                             *ou_exception_field(self, UNICODE_ENCODING), where,
                             *ou_exception_field(self, UNICODE_REASON));
    ou_drop(rt, where);
    return text;
}

OuValue ou_unicode_translate_error_str(OuRuntime *rt, OuRef self) {
    Range range;
    if (!read_range(self, &range) || !ou_is_str(range.object)) return ou_own(rt->names.empty);
    OuValue where = describe(rt, &range);
    if (ou_is_error(where)) return OU_ERROR;
    OuValue text = ou_format(rt, "can't translate %U: %S", where,
                             *ou_exception_field(self, UNICODE_REASON));
    ou_drop(rt, where);
    return text;
}
