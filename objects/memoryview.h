/* memoryview: a view of the memory of an exporter, as items of one or several dimensions. */
#ifndef OU_OBJECTS_MEMORYVIEW_H
#define OU_OBJECTS_MEMORYVIEW_H

#include "objects/buffer.h"
#include "objects/item_format.h"

/* A buffer that several memoryviews share: it is released when the last of them has gone. */
typedef struct OuSharedBuffer {
    OuObject header;
    OuBuffer buffer;
    const OuSlots *slots; /* whose release_buffer takes it back; NULL: its exporter's */
    bool is_borrowed;     /* the buffer is somebody else's to release */
} OuSharedBuffer;

#define OU_MEMORYVIEW_MAX_DIMENSIONS 64

/* Fields are read and written by memoryview*.c only. */
typedef struct OuMemoryView {
    OuObject header;
    OuValue shared;      /* an OuSharedBuffer; OU_UNDEF: released */
    size_t export_count; /* buffers acquired from this view */
    int64_t hash;        /* -1: not computed */
    char *bytes;         /* the item with all indices 0 */
    size_t size;         /* of all items, in bytes */
    size_t item_size;
    const OuItemFormat *item; /* NULL: items of this format cannot be read one by one */
    const char *format;       /* "B" or "@B" */
    int64_t *shape,
        *strides; /* of `dimensions` numbers each: in `one`, or a block of their own */
    int64_t one[2];
    uint8_t dimensions;
    bool read_only;
    bool is_restricted; /* no further views may be made of it */
} OuMemoryView;

static inline bool ou_is_memoryview(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_MEMORYVIEW;
}
static inline OuMemoryView *ou_as_memoryview(OuRef value) {
    OU_ASSERT(ou_is_memoryview(value));
    return (OuMemoryView *)(uintptr_t)value;
}

/* memoryview(object), acquired with these wishes; of a memoryview another one of the same
 * memory. TypeError "memoryview: a bytes-like object is required, not 'T'". */
OuValue ou_memoryview_new(OuRuntime *rt, OuRef object, unsigned wishes);
/* The same by the slots of a base of its type: what super().__buffer__() does. */
OuValue ou_memoryview_by_slots(OuRuntime *rt, OuRef object, const OuSlots *slots,
                               unsigned wishes);
/* A view of a buffer that stays the caller's. He releases it before the buffer goes. */
OuValue ou_memoryview_borrow(OuRuntime *rt, const OuBuffer *buffer);
/* view.release(); false: BufferError, its memory is in use. */
bool ou_memoryview_release(OuRuntime *rt, OuRef view);
/* The same where nobody can be told: a view in use stays. Leaves the pending exception alone.
 */
void ou_memoryview_release_quietly(OuRuntime *rt, OuRef view);

#endif
