/* bytearray: bytes that can be changed. */
#ifndef OU_OBJECTS_BYTEARRAY_H
#define OU_OBJECTS_BYTEARRAY_H

#include "objects/object.h"

/* Only bytearray.c changes the fields. */
typedef struct OuByteArray {
    OuObject header;
    char *bytes; /* NULL while the capacity is 0 */
    size_t size, capacity;
    size_t export_count; /* buffers acquired from it: while there are any, `bytes` stays */
} OuByteArray;

static inline bool ou_is_bytearray(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_BYTEARRAY;
}
static inline OuByteArray *ou_as_bytearray(OuRef value) {
    OU_ASSERT(ou_is_bytearray(value));
    return (OuByteArray *)(uintptr_t)value;
}
/* A new bytearray with a copy of the bytes. */
OuValue ou_bytearray_new(OuRuntime *rt, const char *bytes, size_t size);

#endif
