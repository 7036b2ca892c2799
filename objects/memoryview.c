/* memoryview: making, sharing, releasing.
 *
 * Views of one acquisition share an OuSharedBuffer:
 *
 *     memoryview --+
 *     m[1:]      --+--> shared buffer --> exporter (bytearray, array, ...)
 *     m.cast()   --+    (OuBuffer)
 *
 * A view that is released lets go of the shared buffer; the last one to do so gives the buffer
 * back to its exporter. A view is itself an exporter: while anybody has acquired it, it cannot
 * be released.
 *
 * Item [i, j, ...] lies at bytes + i * strides[0] + j * strides[1] + ... */
#include "objects/memoryview_private.h"

#include <string.h>

#include "objects/bytes.h"
#include "objects/error.h"
#include "objects/function.h"
#include "objects/protocol.h"

/* ---- the shared buffer ---- */

static OuSharedBuffer *shared_of(const OuMemoryView *view) {
    OU_ASSERT(!ou_is_undef(view->shared));
    return (OuSharedBuffer *)ou_object(view->shared);
}

static OuSharedBuffer *shared_new(OuRuntime *rt, bool is_borrowed) {
    OuSharedBuffer *shared = ou_object_new(rt, rt->types[OU_TYPE_SHARED_BUFFER]);
    if (shared == NULL) return NULL;
    shared->buffer = OU_NO_BUFFER;
    shared->is_borrowed = is_borrowed;
    shared->slots = NULL;
    if (ou_object_track(rt, shared)) return shared;
    ou_drop(rt, ou_take(shared));
    return NULL;
}

static void shared_traverse(OuObject *self, OuVisit visit, void *argument) {
    const OuSharedBuffer *shared = (OuSharedBuffer *)self;
    if (!shared->is_borrowed) ou_visit(shared->buffer.exporter, visit, argument);
}

static void shared_destroy(OuRuntime *rt, OuObject *self) {
    OuSharedBuffer *shared = (OuSharedBuffer *)self;
    if (shared->slots != NULL) {
        if (shared->slots->release_buffer != NULL)
            shared->slots->release_buffer(rt, shared->buffer.exporter, &shared->buffer);
        ou_drop(rt, shared->buffer.exporter);
    } else if (!shared->is_borrowed) {
        ou_buffer_release(rt, &shared->buffer);
    }
    ou_object_free(rt, self);
}

const OuTypeSpec ou_shared_buffer_type = {
    .name = "managedbuffer",
    .basic_size = sizeof(OuSharedBuffer),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .slots.traverse = shared_traverse,
    .slots.destroy = shared_destroy,
};

/* ---- making views ---- */

/* A view without a shape; `shared` is owned by it. */
static OuMemoryView *view_allocate(OuRuntime *rt, OuRef shared, size_t dimensions) {
    OuMemoryView *view = ou_object_new(rt, rt->types[OU_TYPE_MEMORYVIEW]);
    if (view == NULL) return NULL;
    view->shared = ou_own(shared);
    view->export_count = 0;
    view->hash = -1;
    view->dimensions = (uint8_t)dimensions;
    view->is_restricted = false;
    view->shape = view->one;
    if (dimensions > 1) {
        int64_t *block = ou_alloc(rt, 2 * dimensions * sizeof *block);
        if (block == NULL) {
            view->dimensions = 0;
            ou_drop(rt, ou_take(view));
            return NULL;
        }
        view->shape = block;
    }
    view->strides = view->shape + (dimensions > 1 ? dimensions : 1);
    if (ou_object_track(rt, view)) return view;
    ou_drop(rt, ou_take(view));
    return NULL;
}

/* A view of all that the shared buffer holds. */
static OuMemoryView *view_of_shared(OuRuntime *rt, const OuSharedBuffer *shared) {
    const OuBuffer *buffer = &shared->buffer;
    OuMemoryView *view = view_allocate(rt, ou_ref(shared), buffer->dimensions);
    if (view == NULL) return NULL;
    view->bytes = buffer->bytes;
    view->size = buffer->size;
    view->item_size = buffer->item_size;
    view->format = buffer->format;
    view->item = ou_item_format(buffer->format[buffer->format[0] == '@']);
    view->read_only = buffer->read_only;
    if (buffer->shape == NULL) {
        view->shape[0] = (int64_t)(buffer->size / buffer->item_size);
        view->strides[0] = (int64_t)buffer->item_size;
        return view;
    }
    size_t size = buffer->dimensions * sizeof *view->shape;
    memcpy(view->shape, buffer->shape, size);
    memcpy(view->strides, buffer->strides, size);
    return view;
}

/* The view, and the end of the caller's own reference to the shared buffer. */
static OuValue view_of_shared_take(OuRuntime *rt, OuSharedBuffer *shared) {
    OuMemoryView *view = view_of_shared(rt, shared);
    ou_drop(rt, ou_take(shared));
    return view != NULL ? ou_take(view) : OU_ERROR;
}

static bool check_unrestricted(OuRuntime *rt, const OuMemoryView *view) {
    return !view->is_restricted ||
           ou_fail(rt, OU_EXC_ValueError, "cannot create new view on restricted memoryview");
}

OuMemoryView *ou_memoryview_derive_shaped(OuRuntime *rt, const OuMemoryView *view,
                                          size_t dimensions) {
    if (!check_unrestricted(rt, view)) return NULL;
    OuMemoryView *result = view_allocate(rt, view->shared, dimensions);
    if (result == NULL) return NULL;
    result->bytes = view->bytes;
    result->size = view->size;
    result->item_size = view->item_size;
    result->item = view->item;
    result->format = view->format;
    result->read_only = view->read_only;
    return result;
}

OuMemoryView *ou_memoryview_derive(OuRuntime *rt, const OuMemoryView *view) {
    OuMemoryView *result = ou_memoryview_derive_shaped(rt, view, view->dimensions);
    if (result == NULL) return NULL;
    memcpy(result->shape, view->shape, view->dimensions * sizeof *view->shape);
    memcpy(result->strides, view->strides, view->dimensions * sizeof *view->shape);
    return result;
}

OuValue ou_memoryview_new(OuRuntime *rt, OuRef object, unsigned wishes) {
    if (ou_is_memoryview(object)) {
        const OuMemoryView *view = ou_as_memoryview(object);
        if (!ou_memoryview_check(rt, view)) return OU_ERROR;
        OuMemoryView *copy = ou_memoryview_derive(rt, view);
        return copy != NULL ? ou_take(copy) : OU_ERROR;
    }
    if (!ou_has_buffer(rt, object))
        return ou_raise(rt, OU_EXC_TypeError,
                        "memoryview: a bytes-like object is required, not '%T'", object);
    OuSharedBuffer *shared = shared_new(rt, false);
    if (shared == NULL) return OU_ERROR;
    if (ou_buffer_acquire(rt, object, wishes, &shared->buffer))
        return view_of_shared_take(rt, shared);
    ou_drop(rt, ou_take(shared));
    return OU_ERROR;
}

OuValue ou_memoryview_by_slots(OuRuntime *rt, OuRef object, const OuSlots *slots,
                               unsigned wishes) {
    OuSharedBuffer *shared = shared_new(rt, false);
    if (shared == NULL) return OU_ERROR;
    if (slots->get_buffer(rt, object, &shared->buffer, wishes)) {
        shared->slots = slots;
        return view_of_shared_take(rt, shared);
    }
    shared->buffer.exporter = OU_UNDEF;
    ou_drop(rt, ou_take(shared));
    return OU_ERROR;
}

OuValue ou_memoryview_borrow(OuRuntime *rt, const OuBuffer *buffer) {
    OuSharedBuffer *shared = shared_new(rt, true);
    if (shared == NULL) return OU_ERROR;
    shared->buffer = *buffer;
    OuValue view = view_of_shared_take(rt, shared);
    if (!ou_is_error(view)) ou_as_memoryview(view)->is_restricted = true;
    return view;
}

/* ---- releasing ---- */

bool ou_memoryview_check(OuRuntime *rt, const OuMemoryView *view) {
    return OU_LIKELY(!ou_is_undef(view->shared)) ||
           ou_fail(rt, OU_EXC_ValueError, "operation forbidden on released memoryview object");
}

bool ou_memoryview_release(OuRuntime *rt, OuRef self) {
    OuMemoryView *view = ou_as_memoryview(self);
    if (view->export_count > 0)
        return ou_fail(rt, OU_EXC_BufferError, "memoryview has %zu exported buffer%s",
                       view->export_count, view->export_count == 1 ? "" : "s");
    ou_clear(rt, &view->shared);
    return true;
}

void ou_memoryview_release_quietly(OuRuntime *rt, OuRef self) {
    OuMemoryView *view = ou_as_memoryview(self);
    if (view->export_count == 0) ou_clear(rt, &view->shared);
}

static void view_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuMemoryView *)self)->shared, visit, argument);
}

/* In a cycle: what has been acquired from the view keeps it as it is. */
static void view_clear(OuRuntime *rt, OuObject *self) {
    ou_memoryview_release_quietly(rt, ou_ref(self));
}

static void view_destroy(OuRuntime *rt, OuObject *self) {
    OuMemoryView *view = (OuMemoryView *)self;
    OuValue shared = view->shared;
    if (view->dimensions > 1)
        ou_free(rt, view->shape, 2 * view->dimensions * sizeof *view->shape);
    ou_object_free(rt, self);
    ou_drop(rt, shared);
}

/* ---- layout ---- */

int64_t ou_memoryview_count(const OuMemoryView *view) {
    return (int64_t)(view->size / view->item_size);
}

bool ou_memoryview_is_c_contiguous(const OuMemoryView *view) {
    int64_t expected = (int64_t)view->item_size;
    if (view->size == 0) return true;
    for (size_t i = view->dimensions; i > 0; i--) {
        if (view->shape[i - 1] > 1 && view->strides[i - 1] != expected) return false;
        expected *= view->shape[i - 1];
    }
    return true;
}

bool ou_memoryview_is_f_contiguous(const OuMemoryView *view) {
    int64_t expected = (int64_t)view->item_size;
    if (view->size == 0) return true;
    for (size_t i = 0; i < view->dimensions; i++) {
        if (view->shape[i] > 1 && view->strides[i] != expected) return false;
        expected *= view->shape[i];
    }
    return true;
}

/* ---- the view as an exporter ---- */

static bool wishes(unsigned flags, unsigned wish) {
    return (flags & wish) == wish;
}

/* Does the layout suit the one who asks? */
static bool check_layout(OuRuntime *rt, const OuMemoryView *view, unsigned flags) {
    bool is_c = ou_memoryview_is_c_contiguous(view);
    bool is_f = ou_memoryview_is_f_contiguous(view);
    const char *lacks = NULL;
    if (wishes(flags, OU_BUFFER_C_CONTIGUOUS) && !is_c)
        lacks = "C-contiguous";
    else if (wishes(flags, OU_BUFFER_F_CONTIGUOUS) && !is_f)
        lacks = "Fortran contiguous";
    else if (wishes(flags, OU_BUFFER_ANY_CONTIGUOUS) && !is_c && !is_f)
        lacks = "contiguous";
    else if (!wishes(flags, OU_BUFFER_STRIDED) && !is_c)
        lacks = "C-contiguous";
    return lacks == NULL ||
           ou_fail(rt, OU_EXC_BufferError, "memoryview: underlying buffer is not %s", lacks);
}

static bool view_get_buffer(OuRuntime *rt, OuRef self, OuBuffer *buffer, unsigned flags) {
    OuMemoryView *view = ou_as_memoryview(self);
    if (!ou_memoryview_check(rt, view) || !check_unrestricted(rt, view)) return false;
    if (flags & OU_BUFFER_WRITABLE && view->read_only)
        return ou_fail(rt, OU_EXC_BufferError, "memoryview: underlying buffer is not writable");
    if (!check_layout(rt, view, flags)) return false;
    if (!wishes(flags, OU_BUFFER_SHAPE) && flags & OU_BUFFER_FORMAT)
        return ou_fail(
            rt, OU_EXC_BufferError,
            "memoryview: cannot cast to unsigned bytes if the format flag is present");
    bool plain = !wishes(flags, OU_BUFFER_SHAPE);
    *buffer = (OuBuffer){
        .exporter = ou_own(self),
        .bytes = view->bytes,
        .size = view->size,
        .item_size = plain ? 1 : view->item_size,
        .format = flags & OU_BUFFER_FORMAT ? view->format : "B",
        .read_only = view->read_only,
        .dimensions = plain ? 1 : view->dimensions,
        .shape = plain ? NULL : view->shape,
        .strides = plain ? NULL : view->strides,
    };
    view->export_count++;
    return true;
}

static void view_release_buffer(OuRuntime *rt OU_UNUSED, OuRef self,
                                OuBuffer *buffer OU_UNUSED) {
    OU_ASSERT(ou_as_memoryview(self)->export_count > 0);
    ou_as_memoryview(self)->export_count--;
}

/* ---- the type ---- */

static OuValue view_new(OuRuntime *rt, OuType *type OU_UNUSED, const OuRef *args, size_t argc,
                        OuRef names) {
    OuRef object;
    if (!ou_parse_arguments(rt, "memoryview", "object", 1, 1, args, argc, names, &object))
        return OU_ERROR;
    return ou_memoryview_new(rt, object, OU_BUFFER_FULL);
}

static OuValue view_repr(OuRuntime *rt, OuRef self) {
    bool released = ou_is_undef(ou_as_memoryview(self)->shared);
    return ou_format(rt, released ? "<released memory at %p>" : "<memory at %p>",
                     (const void *)self);
}

static bool view_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    OuMemoryView *view = ou_as_memoryview(self);
    if (view->hash == -1) {
        if (!ou_memoryview_check(rt, view)) return false;
        if (!view->read_only)
            return ou_fail(rt, OU_EXC_ValueError, "cannot hash writable memoryview object");
        if (view->item == NULL || strchr("Bbc", view->item->code) == NULL)
            return ou_fail(rt, OU_EXC_ValueError,
                           "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        int64_t unused;
        OuValue exporter = ou_own(shared_of(view)->buffer.exporter);
        bool hashable = ou_hash(rt, exporter, &unused);
        ou_drop(rt, exporter);
        if (!hashable || !ou_memoryview_check(rt, view)) return false;
        OuValue copy = ou_memoryview_to_bytes(rt, view, 'C');
        if (ou_is_error(copy)) return false;
        view->hash = ou_span_hash(rt, ou_span(ou_as_bytes(copy)->bytes, view->size));
        ou_drop(rt, copy);
    }
    *hash = view->hash;
    return true;
}

const OuTypeSpec ou_memoryview_type = {
    .name = "memoryview",
    .doc = "memoryview(object)\nA view of the memory of an object that supports the buffer "
           "protocol.",
    .basic_size = sizeof(OuMemoryView),
    .flags = 0,
    .methods = ou_memoryview_methods,
    .getsets = ou_memoryview_getsets,
    .slots.new = view_new,
    .slots.traverse = view_traverse,
    .slots.clear = view_clear,
    .slots.destroy = view_destroy,
    .slots.repr = view_repr,
    .slots.hash = view_hash,
    .slots.compare = ou_memoryview_compare,
    .slots.length = ou_memoryview_length,
    .slots.get_item = ou_memoryview_get_item,
    .slots.set_item = ou_memoryview_set_item,
    .slots.del_item = ou_memoryview_del_item,
    .slots.iter = ou_memoryview_iter,
    .slots.get_buffer = view_get_buffer,
    .slots.release_buffer = view_release_buffer,
};
