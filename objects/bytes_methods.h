/* Private to bytes and bytearray: what the two share. `self` is of either type, and so are
 * results. */
#ifndef OU_OBJECTS_BYTES_METHODS_H
#define OU_OBJECTS_BYTES_METHODS_H

#include "objects/buffer.h"
#include "objects/bytearray.h"
#include "objects/text.h"

#define METHOD(name, min, max, parameters, doc)                                                \
    OuValue ou_bytes_##name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);
#include "objects/bytes_methods.def"
#undef METHOD

/* The bytes of `self`. */
static inline OuSpan ou_self_span(OuRef self) {
    if (ou_is_bytes(self)) return ou_span(ou_as_bytes(self)->bytes, ou_as_bytes(self)->size);
    const OuByteArray *array = ou_as_bytearray(self);
    return ou_span(array->size > 0 ? array->bytes : "", array->size);
}
/* Makes what results of methods of `self` are: plain bytes or bytearrays. */
static inline OuMakePiece ou_bytes_maker(OuRef self) {
    return ou_is_bytes(self) ? ou_bytes_new : ou_bytearray_new;
}
static inline OuValue ou_bytes_make(OuRuntime *rt, OuRef self, OuSpan span) {
    return ou_bytes_maker(self)(rt, span.bytes, span.size);
}
/* A result of `size` bytes for the caller to fill in through *to. */
OuValue ou_bytes_make_empty(OuRuntime *rt, OuRef self, size_t size, char **to);
/* A result equal to `self`: itself if it is exactly bytes. */
OuValue ou_bytes_plain(OuRuntime *rt, OuRef self);

/* Acquire what is to be added to `self`; false: "can't concat T to T". */
bool ou_bytes_operand(OuRuntime *rt, OuRef operand, OuBuffer *data, OuRef self);
/* An int in range(256); ValueError "byte must be in range(0, 256)". */
bool ou_byte_value(OuRuntime *rt, OuRef value, char *byte);

/* The contents that a constructor's arguments (source, encoding, errors) ask for, added to
 * `output`. `type_name` and `range_message` as in the errors. */
bool ou_bytes_collect(OuStrBuilder *output, const OuRef args[3], const char *type_name,
                      const char *range_message);
/* The bytes that hexadecimal digits stand for. */
bool ou_bytes_collect_hex(OuStrBuilder *output, OuRef text);

OuValue ou_bytes_maketrans(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);

/* ---- slots ---- */
OuValue ou_bytes_add(OuRuntime *rt, OuRef left, OuRef right);
OuValue ou_bytes_mul(OuRuntime *rt, OuRef left, OuRef right);
OuValue ou_bytes_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op);
OuTruth ou_bytes_contains(OuRuntime *rt, OuRef self, OuRef item);
int64_t ou_bytes_length(OuRuntime *rt, OuRef self);
OuValue ou_bytes_get_slice(OuRuntime *rt, OuRef self, OuRef slice);

#endif
