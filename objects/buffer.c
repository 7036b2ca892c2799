/* Acquiring and releasing buffers, and how classes written in Python take part.
 *
 * A class's __buffer__ gives a memoryview. What is acquired is that memoryview's memory, but it
 * is given back to a `_buffer_wrapper`, which knows the object too: it calls
 * __release_buffer__, then releases the memoryview. */
#include "objects/buffer.h"

#include "objects/bytes.h"
#include "objects/error.h"
#include "objects/function.h"
#include "objects/memoryview_private.h"
#include "objects/protocol.h"
#include "objects/type_private.h"

bool ou_buffer_acquire(OuRuntime *rt, OuRef object, unsigned wishes, OuBuffer *buffer) {
    *buffer = OU_NO_BUFFER;
    OuGetBuffer get = ou_type_of(rt, object)->slots.get_buffer;
    if (get == NULL)
        return ou_fail(rt, OU_EXC_TypeError, "a bytes-like object is required, not '%T'",
                       object);
    if (get(rt, object, buffer, wishes)) return true;
    buffer->exporter = OU_UNDEF;
    return false;
}

void ou_buffer_release(OuRuntime *rt, OuBuffer *buffer) {
    OuValue exporter = buffer->exporter;
    if (ou_is_undef(exporter)) return;
    OuReleaseBuffer release = ou_type_of(rt, exporter)->slots.release_buffer;
    if (release != NULL) release(rt, exporter, buffer);
    buffer->exporter = OU_UNDEF;
    ou_drop(rt, exporter);
}

OuValue ou_buffer_to_bytes(OuRuntime *rt, OuRef object) {
    OuBuffer buffer;
    OuValue view = OU_UNDEF, result = OU_ERROR;
    if (!ou_buffer_acquire(rt, object, OU_BUFFER_FULL, &buffer)) return OU_ERROR;
    if (buffer.shape == NULL) {
        result = ou_bytes_new(rt, buffer.bytes, buffer.size);
    } else {
        view = ou_memoryview_borrow(rt, &buffer);
        if (!ou_is_error(view))
            result = ou_memoryview_to_bytes(rt, ou_as_memoryview(view), 'C');
    }
    ou_drop(rt, view);
    ou_buffer_release(rt, &buffer);
    return result;
}

bool ou_buffer_fill(OuRuntime *rt, OuBuffer *buffer, OuRef self, char *bytes, size_t size,
                    bool read_only, unsigned wishes) {
    if (read_only && wishes & OU_BUFFER_WRITABLE)
        return ou_fail(rt, OU_EXC_BufferError, "Object is not writable.");
    static char nothing[1];
    *buffer = (OuBuffer){
        .exporter = ou_own(self),
        .bytes = bytes != NULL ? bytes : nothing,
        .size = size,
        .item_size = 1,
        .format = "B",
        .read_only = read_only,
        .dimensions = 1,
    };
    return true;
}

bool ou_check_no_exports(OuRuntime *rt, size_t export_count) {
    return OU_LIKELY(export_count == 0) ||
           ou_fail(rt, OU_EXC_BufferError,
                   "Existing exports of data: object cannot be re-sized");
}

/* ---- classes written in Python ---- */

typedef struct BufferWrapper {
    OuObject header;
    OuValue view;   // the memoryview that __buffer__ gave
    OuValue object; // whose __buffer__ it was
} BufferWrapper;

static OuValue wrapper_new_take(OuRuntime *rt, OuValue view, OuRef object) {
    BufferWrapper *wrapper = ou_object_new(rt, rt->types[OU_TYPE_BUFFER_WRAPPER]);
    if (wrapper == NULL) {
        ou_drop(rt, view);
        return OU_ERROR;
    }
    wrapper->view = view;
    wrapper->object = ou_own(object);
    OuValue result = ou_take(wrapper);
    if (ou_object_track(rt, wrapper)) return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

bool ou_python_get_buffer(OuRuntime *rt, OuRef self, OuBuffer *buffer, unsigned wishes) {
    OuRef argument = ou_from_small_int(wishes);
    OuValue view = ou_call_special_required(rt, self, rt->slot_names.get_buffer, &argument, 1);
    if (ou_is_error(view)) return false;
    if (!ou_is_memoryview(view)) {
        ou_drop(rt, view);
        return ou_fail(rt, OU_EXC_TypeError, "__buffer__ returned non-memoryview object");
    }
    if (!ou_buffer_acquire(rt, view, wishes, buffer)) {
        ou_drop(rt, view);
        return false;
    }
    OuValue wrapper = wrapper_new_take(rt, view, self);
    if (ou_is_error(wrapper)) {
        ou_buffer_release(rt, buffer);
        return false;
    }
    // From now on the wrapper takes the buffer back, and hands it on to the memoryview.
    OuValue exporter = buffer->exporter;
    buffer->exporter = wrapper;
    ou_drop(rt, exporter);
    return true;
}

/* Call self.__release_buffer__(view), if there is one; what it raises is reported. */
static void call_release_method(OuRuntime *rt, OuRef self, OuRef view) {
    OuValue pending = ou_take_exception(rt);
    OuValue result = ou_call_special(rt, self, rt->slot_names.release_buffer, &view, 1);
    if (ou_is_error(result)) ou_report_unraisable(rt, self);
    ou_drop(rt, result);
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
}

static void wrapper_release_buffer(OuRuntime *rt, OuRef self, OuBuffer *buffer) {
    BufferWrapper *wrapper = (BufferWrapper *)ou_object(self);
    buffer->exporter = ou_own(wrapper->view);
    ou_buffer_release(rt, buffer);
    call_release_method(rt, wrapper->object, wrapper->view);
    ou_memoryview_release_quietly(rt, wrapper->view);
}

/* A class derived from a built-in exporter adds __release_buffer__: the method sees the memory
 * through a memoryview that does not outlive the call. */
void ou_python_release_buffer(OuRuntime *rt, OuRef self, OuBuffer *buffer) {
    OuValue pending = ou_take_exception(rt);
    OuValue view = ou_memoryview_borrow(rt, buffer);
    if (ou_is_error(view)) {
        ou_report_unraisable(rt, self);
    } else {
        call_release_method(rt, self, view);
        ou_memoryview_release_quietly(rt, view);
        ou_drop(rt, view);
    }
    const OuType *native = ou_type_of(rt, self);
    while (native->flags & OU_TYPE_HEAP)
        native = native->base;
    if (native->slots.release_buffer != NULL) native->slots.release_buffer(rt, self, buffer);
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
}

static void wrapper_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((BufferWrapper *)self)->view, visit, argument);
    ou_visit(((BufferWrapper *)self)->object, visit, argument);
}

static void wrapper_destroy(OuRuntime *rt, OuObject *self) {
    OuValue view = ((BufferWrapper *)self)->view, object = ((BufferWrapper *)self)->object;
    ou_object_free(rt, self);
    ou_drop(rt, view);
    ou_drop(rt, object);
}

/* No `clear`: a buffer that is still acquired needs both. */
const OuTypeSpec ou_buffer_wrapper_type = {
    .name = "_buffer_wrapper",
    .basic_size = sizeof(BufferWrapper),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .slots.release_buffer = wrapper_release_buffer,
    .slots.traverse = wrapper_traverse,
    .slots.destroy = wrapper_destroy,
};
