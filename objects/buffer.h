/* The buffer protocol: memory of one object that others read or write in place.
 *
 * An exporter (bytes, bytearray, memoryview, array, a class with __buffer__) has the slot
 * `get_buffer`, which fills in an OuBuffer. Until the buffer is released the memory stays where
 * it is: an exporter that can be resized counts its exports and refuses with
 * ou_check_no_exports() while there are any.
 *
 *     OuBuffer data;
 *     if (!ou_buffer_acquire(rt, argument, OU_BUFFER_SIMPLE, &data)) return OU_ERROR;
 *     ... data.bytes, data.size: no call in here can move or free them ...
 *     ou_buffer_release(rt, &data);
 *
 * The bytes themselves may change if user code runs meanwhile; their place and number do not.
 */
#ifndef OU_OBJECTS_BUFFER_H
#define OU_OBJECTS_BUFFER_H

#include "objects/byte_string.h"

/* What the one who acquires can do with. The numbers are those of inspect.BufferFlags, because
 * __buffer__ methods see them. */
enum {
    OU_BUFFER_SIMPLE = 0,     /* contiguous bytes, only to be read */
    OU_BUFFER_WRITABLE = 1,   /* they will be changed */
    OU_BUFFER_FORMAT = 4,     /* items of any format */
    OU_BUFFER_SHAPE = 8,      /* several dimensions */
    OU_BUFFER_STRIDED = 0x18, /* items that do not lie side by side */
    OU_BUFFER_C_CONTIGUOUS = 0x38,
    OU_BUFFER_F_CONTIGUOUS = 0x58,
    OU_BUFFER_ANY_CONTIGUOUS = 0x98,
    OU_BUFFER_FULL = 0x11c, /* anything there is, only to be read */
};

/* Set by the exporter, read by the one who acquired it. */
typedef struct OuBuffer {
    OuValue exporter; /* owned: gets it back; OU_UNDEF: nothing is acquired */
    char *bytes;      /* the first item; not NULL */
    size_t size;      /* of all items together, in bytes */
    size_t item_size;
    const char *format; /* as in module struct; lives as long as the export */
    bool read_only;
    uint8_t dimensions;
    /* `dimensions` numbers each, valid as long as the export. NULL for one dimension of items
     * side by side. */
    const int64_t *shape, *strides;
} OuBuffer;

#define OU_NO_BUFFER ((OuBuffer){.exporter = OU_UNDEF})

/* Has its type the protocol? Runs no code, and says nothing about whether acquiring succeeds.
 */
static inline bool ou_has_buffer(const OuRuntime *rt, OuRef object) {
    return ou_type_of(rt, object)->slots.get_buffer != NULL;
}

/* Acquire the memory of `object` as `wishes` (OU_BUFFER_*) ask for it. False: TypeError "a
 * bytes-like object is required, not 'T'", BufferError, or what __buffer__ raised; `buffer` is
 * then empty, and releasing it does nothing. May run user code. */
bool ou_buffer_acquire(OuRuntime *rt, OuRef object, unsigned wishes, OuBuffer *buffer);
/* Give it back; it is empty then. Does not disturb the pending exception. May run user code. */
void ou_buffer_release(OuRuntime *rt, OuBuffer *buffer);

/* A bytes object with a copy of the memory of `object`, whatever its layout: what bytes(object)
 * does with an exporter. Errors as of ou_buffer_acquire. */
OuValue ou_buffer_to_bytes(OuRuntime *rt, OuRef object);

static inline OuSpan ou_buffer_span(const OuBuffer *buffer) {
    return ou_span(buffer->bytes, buffer->size);
}

/* ---- for exporters ---- */

/* Fill in `buffer` for `size` bytes of `self`; `bytes` may be NULL if there are none. False:
 * BufferError, for they are read only and were asked for to be written. */
bool ou_buffer_fill(OuRuntime *rt, OuBuffer *buffer, OuRef self, char *bytes, size_t size,
                    bool read_only, unsigned wishes);
/* Before memory of an exporter is moved: false, with BufferError, if `export_count` is not 0.
 */
bool ou_check_no_exports(OuRuntime *rt, size_t export_count);

/* The slots of a class with __buffer__ or __release_buffer__. */
bool ou_python_get_buffer(OuRuntime *rt, OuRef self, OuBuffer *buffer, unsigned wishes);
void ou_python_release_buffer(OuRuntime *rt, OuRef self, OuBuffer *buffer);

#endif
