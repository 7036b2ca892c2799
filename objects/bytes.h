/* bytes: immutable bytes in one block. */
#ifndef OU_OBJECTS_BYTES_H
#define OU_OBJECTS_BYTES_H

#include "objects/object.h"

struct OuSpan; /* byte_string.h */

typedef struct OuBytes {
    OuObject header;
    int64_t hash; /* -1: not computed */
    size_t size;
    char bytes[]; /* size bytes and a NUL */
} OuBytes;

static inline bool ou_is_bytes(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_BYTES;
}
static inline OuBytes *ou_as_bytes(OuRef value) {
    OU_ASSERT(ou_is_bytes(value));
    return (OuBytes *)(uintptr_t)value;
}
/* The bytes of a bytes or bytearray; false if `value` is neither. Valid as long as nobody
 * changes it. */
bool ou_bytes_like(OuRef value, struct OuSpan *span);
/* bytes NULL: uninitialised, to be filled by the caller. */
OuValue ou_bytes_new(OuRuntime *rt, const char *bytes, size_t size);

#endif
