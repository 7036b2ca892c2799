/* memoryview: reading, writing, slicing and comparing items. */
#include "objects/memoryview_private.h"

#include <string.h>

#include "objects/bytes.h"
#include "objects/error.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/tuple.h"

/* ---- single items ---- */

static bool check_format(OuRuntime *rt, const OuMemoryView *view) {
    return view->item != NULL || ou_fail(rt, OU_EXC_NotImplementedError,
                                         "memoryview: format %s not supported", view->format);
}

OuValue ou_memoryview_load(OuRuntime *rt, const OuMemoryView *view, const char *at) {
    return check_format(rt, view) ? ou_item_load(rt, view->item, at) : OU_ERROR;
}

/* Write an item; converting `value` may run code that releases the view. */
static bool store(OuRuntime *rt, const OuMemoryView *view, char *at, OuRef value) {
    if (!check_format(rt, view)) return false;
    const OuItemFormat *item = view->item;
    char converted[16];
    switch (ou_item_store(rt, item, converted, value)) {
    case OU_STORE_DONE:
        if (!ou_memoryview_check(rt, view)) return false;
        memcpy(at, converted, item->size);
        return true;
    case OU_STORE_WRONG_TYPE:
        return ou_fail(rt, OU_EXC_TypeError, "memoryview: invalid type for format '%s'",
                       view->format);
    case OU_STORE_OUT_OF_RANGE:
        return ou_fail(rt, OU_EXC_ValueError, "memoryview: invalid value for format '%s'",
                       view->format);
    case OU_STORE_FAILED:
        return false;
    }
    OU_UNREACHABLE();
}

/* ---- places ---- */

/* Move *at along one dimension. */
static bool step_into(OuRuntime *rt, const OuMemoryView *view, size_t dimension, int64_t index,
                      char **at) {
    int64_t length = view->shape[dimension];
    if (index < 0) index += length;
    if (index < 0 || index >= length)
        return ou_fail(rt, OU_EXC_IndexError, "index out of bounds on dimension %zu",
                       dimension + 1);
    *at += index * view->strides[dimension];
    return true;
}

/* A subscript that is a number; IndexError if it has more than 64 bits. */
static bool index_of(OuRuntime *rt, OuRef key, int64_t *index) {
    if (ou_index_as_int64(rt, key, false, index)) return true;
    if (ou_clear_exception_if(rt, OU_EXC_OverflowError))
        ou_raise(rt, OU_EXC_IndexError, "cannot fit '%T' into an index-sized integer", key);
    return false;
}

static bool is_index(const OuRuntime *rt, OuRef key) {
    return ou_type_of(rt, key)->slots.index != NULL;
}

/* Where view[index] lies; views of several dimensions have no such item. */
static bool place_of_index(OuRuntime *rt, const OuMemoryView *view, OuRef key, char **at) {
    int64_t index;
    if (!index_of(rt, key, &index) || !ou_memoryview_check(rt, view)) return false;
    if (view->dimensions == 0)
        return ou_fail(rt, OU_EXC_TypeError, "invalid indexing of 0-dim memory");
    *at = view->bytes;
    return step_into(rt, view, 0, index, at);
}

/* Where view[i, j, ...] lies. */
static bool place_of_tuple(OuRuntime *rt, const OuMemoryView *view, OuRef key, char **at) {
    size_t count = ou_tuple_count(key);
    if (count > view->dimensions)
        return ou_fail(rt, OU_EXC_TypeError,
                       "cannot index %u-dimension view with %zu-element tuple",
                       (unsigned)view->dimensions, count);
    if (count < view->dimensions)
        return ou_fail(rt, OU_EXC_NotImplementedError, "sub-views are not implemented");
    char *place = view->bytes;
    for (size_t i = 0; i < count; i++) {
        int64_t index;
        if (!index_of(rt, ou_tuple_peek(key, i), &index) || !ou_memoryview_check(rt, view) ||
            !step_into(rt, view, i, index, &place))
            return false;
    }
    *at = place;
    return true;
}

/* Is `key` a tuple of numbers only, or of slices only? */
static bool is_tuple_of_indices(const OuRuntime *rt, OuRef key) {
    if (!ou_is_tuple(key)) return false;
    for (size_t i = 0; i < ou_tuple_count(key); i++) {
        if (!is_index(rt, ou_tuple_peek(key, i))) return false;
    }
    return true;
}

static bool is_tuple_of_slices(OuRef key) {
    if (!ou_is_tuple(key) || ou_tuple_count(key) == 0) return false;
    for (size_t i = 0; i < ou_tuple_count(key); i++) {
        if (!ou_is_slice(ou_tuple_peek(key, i))) return false;
    }
    return true;
}

/* ---- slices ---- */

/* view[slice]: another view, narrowed along the first dimension. */
static OuMemoryView *sliced(OuRuntime *rt, const OuMemoryView *view, OuRef slice) {
    int64_t start, stop, step, count;
    if (!ou_slice_convert(rt, slice, &start, &stop, &step)) return NULL;
    if (!ou_memoryview_check(rt, view)) return NULL;
    ou_slice_clip(&start, &stop, step, view->shape[0], &count);
    OuMemoryView *part = ou_memoryview_derive(rt, view);
    if (part == NULL) return NULL;
    if (count > 0) part->bytes += start * view->strides[0];
    part->shape[0] = count;
    part->strides[0] = (int64_t)((uint64_t)view->strides[0] * (uint64_t)step);
    part->size = part->item_size;
    for (size_t i = 0; i < part->dimensions; i++)
        part->size *= (size_t)part->shape[i];
    return part;
}

/* view[slice] = value, where both have one dimension of as many items of the same format. */
static bool set_slice(OuRuntime *rt, const OuMemoryView *view, OuRef slice, OuRef value) {
    OuValue source = OU_ERROR;
    bool done = false;
    OuMemoryView *target = NULL;
    OuBuffer probe;
    // Asked for as memory, so that the message is that of any bytes-like argument.
    if (!ou_buffer_acquire(rt, value, OU_BUFFER_FULL, &probe)) return false;
    source = ou_memoryview_new(rt, value, OU_BUFFER_FULL);
    if (ou_is_error(source)) goto done;
    target = sliced(rt, view, slice);
    if (target == NULL) goto done;
    const OuMemoryView *from = ou_as_memoryview(source);
    bool same_format = from->item_size == target->item_size &&
                       strcmp(from->format + (from->format[0] == '@'),
                              target->format + (target->format[0] == '@')) == 0;
    if (from->dimensions != 1 || !same_format || from->shape[0] != target->shape[0]) {
        ou_raise(rt, OU_EXC_ValueError,
                 "memoryview assignment: lvalue and rvalue have different structures");
        goto done;
    }
    // The two may overlap.
    char *copy = ou_alloc(rt, from->size + 1);
    if (copy == NULL) goto done;
    ou_memoryview_copy_out(from, copy, 'C');
    for (int64_t i = 0; i < target->shape[0]; i++)
        memcpy(target->bytes + i * target->strides[0], copy + (size_t)i * target->item_size,
               target->item_size);
    ou_free(rt, copy, from->size + 1);
    done = true;
done:
    ou_buffer_release(rt, &probe);
    if (target != NULL) ou_drop(rt, ou_take(target));
    ou_drop(rt, source);
    return done;
}

/* ---- subscripts ---- */

OuValue ou_memoryview_get_item(OuRuntime *rt, OuRef self, OuRef key) {
    const OuMemoryView *view = ou_as_memoryview(self);
    char *at;
    if (!ou_memoryview_check(rt, view)) return OU_ERROR;
    if (view->dimensions == 0) {
        if (ou_is_tuple(key) && ou_tuple_count(key) == 0)
            return ou_memoryview_load(rt, view, view->bytes);
        if (key == OU_ELLIPSIS) return ou_own(self);
        return ou_raise(rt, OU_EXC_TypeError, "invalid indexing of 0-dim memory");
    }
    if (is_index(rt, key)) {
        int64_t index;
        if (view->dimensions > 1)
            return index_of(rt, key, &index)
                       ? ou_raise(rt, OU_EXC_NotImplementedError,
                                  "multi-dimensional sub-views are not implemented")
                       : OU_ERROR;
        return place_of_index(rt, view, key, &at) ? ou_memoryview_load(rt, view, at) : OU_ERROR;
    }
    if (ou_is_slice(key)) {
        OuMemoryView *part = sliced(rt, view, key);
        return part != NULL ? ou_take(part) : OU_ERROR;
    }
    if (is_tuple_of_indices(rt, key))
        return place_of_tuple(rt, view, key, &at) ? ou_memoryview_load(rt, view, at) : OU_ERROR;
    if (is_tuple_of_slices(key))
        return ou_raise(rt, OU_EXC_NotImplementedError,
                        "multi-dimensional slicing is not implemented");
    return ou_raise(rt, OU_EXC_TypeError, "memoryview: invalid slice key");
}

static bool check_writable(OuRuntime *rt, const OuMemoryView *view) {
    return !view->read_only || ou_fail(rt, OU_EXC_TypeError, "cannot modify read-only memory");
}

bool ou_memoryview_set_item(OuRuntime *rt, OuRef self, OuRef key, OuRef value) {
    const OuMemoryView *view = ou_as_memoryview(self);
    char *at;
    if (!ou_memoryview_check(rt, view) || !check_writable(rt, view)) return false;
    if (view->dimensions == 0) {
        if ((ou_is_tuple(key) && ou_tuple_count(key) == 0) || key == OU_ELLIPSIS)
            return store(rt, view, view->bytes, value);
        return ou_fail(rt, OU_EXC_TypeError, "invalid indexing of 0-dim memory");
    }
    if (is_index(rt, key)) {
        if (view->dimensions > 1)
            return ou_fail(rt, OU_EXC_NotImplementedError, "sub-views are not implemented");
        return place_of_index(rt, view, key, &at) && store(rt, view, at, value);
    }
    if (ou_is_slice(key) && view->dimensions == 1) return set_slice(rt, view, key, value);
    if (is_tuple_of_indices(rt, key))
        return place_of_tuple(rt, view, key, &at) && store(rt, view, at, value);
    if (ou_is_slice(key) || is_tuple_of_slices(key))
        return ou_fail(rt, OU_EXC_NotImplementedError,
                       "memoryview slice assignments are currently restricted to ndim = 1");
    return ou_fail(rt, OU_EXC_TypeError, "memoryview: invalid slice key");
}

bool ou_memoryview_del_item(OuRuntime *rt, OuRef self, OuRef key OU_UNUSED) {
    const OuMemoryView *view = ou_as_memoryview(self);
    return ou_memoryview_check(rt, view) && check_writable(rt, view) &&
           ou_fail(rt, OU_EXC_TypeError, "cannot delete memory");
}

int64_t ou_memoryview_length(OuRuntime *rt, OuRef self) {
    const OuMemoryView *view = ou_as_memoryview(self);
    if (!ou_memoryview_check(rt, view)) return -1;
    if (view->dimensions > 0) return view->shape[0];
    ou_raise(rt, OU_EXC_TypeError, "0-dim memory has no length");
    return -1;
}

/* ---- all items ---- */

/* Copy the items from dimension `dimension` on, one after the other; returns the place behind
 * them. `order` 'F' lets the first index run fastest: dimensions are then gone through from
 * the last to the first. */
static char *copy_items(const OuMemoryView *view, const char *from, char *to, size_t done,
                        char order) {
    if (done == view->dimensions) {
        memcpy(to, from, view->item_size);
        return to + view->item_size;
    }
    size_t dimension = order == 'F' ? view->dimensions - 1 - done : done;
    for (int64_t i = 0; i < view->shape[dimension]; i++)
        to = copy_items(view, from + i * view->strides[dimension], to, done + 1, order);
    return to;
}

void ou_memoryview_copy_out(const OuMemoryView *view, char *to, char order) {
    if (view->size == 0) return;
    bool as_it_lies = order == 'F' ? ou_memoryview_is_f_contiguous(view)
                                   : ou_memoryview_is_c_contiguous(view);
    if (as_it_lies)
        memcpy(to, view->bytes, view->size);
    else
        copy_items(view, view->bytes, to, 0, order);
}

OuValue ou_memoryview_to_bytes(OuRuntime *rt, const OuMemoryView *view, char order) {
    OuValue bytes = ou_bytes_new(rt, NULL, view->size);
    if (!ou_is_error(bytes)) ou_memoryview_copy_out(view, ou_as_bytes(bytes)->bytes, order);
    return bytes;
}

OuValue ou_memoryview_to_list(OuRuntime *rt, const OuMemoryView *view, const char *at,
                              size_t dimension) {
    if (dimension == view->dimensions) return ou_memoryview_load(rt, view, at);
    OuValue list = ou_list_new(rt, 0);
    if (ou_is_error(list)) return OU_ERROR;
    for (int64_t i = 0; i < view->shape[dimension]; i++) {
        OuValue item =
            ou_memoryview_to_list(rt, view, at + i * view->strides[dimension], dimension + 1);
        if (!ou_is_error(item) && ou_list_append_take(rt, list, item)) continue;
        ou_drop(rt, list);
        return OU_ERROR;
    }
    return list;
}

/* ---- comparison ---- */

/* Are the items of two formats equal, as Python compares their values? */
static OuTruth items_equal(OuRuntime *rt, const OuMemoryView *a, const OuMemoryView *b,
                           const char *at_a, const char *at_b) {
    if (a->item == b->item) return ou_truth_from(ou_item_equal(a->item, at_a, at_b));
    OuValue x = ou_item_load(rt, a->item, at_a), y = OU_ERROR;
    OuTruth equal = OU_TRUTH_FAILED;
    if (!ou_is_error(x)) y = ou_item_load(rt, b->item, at_b);
    if (!ou_is_error(y)) equal = ou_compare_truth(rt, x, y, OU_EQ);
    ou_drop(rt, x);
    ou_drop(rt, y);
    return equal;
}

static OuTruth dimensions_equal(OuRuntime *rt, const OuMemoryView *a, const OuMemoryView *b,
                                const char *at_a, const char *at_b, size_t dimension) {
    if (dimension == a->dimensions) return items_equal(rt, a, b, at_a, at_b);
    for (int64_t i = 0; i < a->shape[dimension]; i++) {
        OuTruth equal = dimensions_equal(rt, a, b, at_a + i * a->strides[dimension],
                                         at_b + i * b->strides[dimension], dimension + 1);
        if (equal != OU_TRUTH_YES) return equal;
    }
    return OU_TRUTH_YES;
}

/* Of two views that are not released. */
static OuTruth views_equal(OuRuntime *rt, const OuMemoryView *a, const OuMemoryView *b) {
    if (a->dimensions != b->dimensions) return OU_TRUTH_NO;
    for (size_t i = 0; i < a->dimensions; i++) {
        if (a->shape[i] != b->shape[i]) return OU_TRUTH_NO;
        if (a->shape[i] == 0) break;
    }
    return dimensions_equal(rt, a, b, a->bytes, b->bytes, 0);
}

OuValue ou_memoryview_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (op != OU_EQ && op != OU_NE) return OU_NOT_IMPLEMENTED;
    const OuMemoryView *view = ou_as_memoryview(left);
    if (ou_is_undef(view->shared) ||
        (ou_is_memoryview(right) && ou_is_undef(ou_as_memoryview(right)->shared)))
        return ou_bool((left == right) == (op == OU_EQ));
    if (!ou_has_buffer(rt, right)) return OU_NOT_IMPLEMENTED;
    OuValue other = ou_memoryview_new(rt, right, OU_BUFFER_FULL);
    if (ou_is_error(other)) {
        ou_clear_exception(rt);
        return OU_NOT_IMPLEMENTED;
    }
    OuValue result = ou_bool(op == OU_NE); // items that cannot be read equal nothing
    const OuMemoryView *b = ou_as_memoryview(other);
    if (view->item != NULL && b->item != NULL) {
        OuTruth equal = views_equal(rt, view, b);
        result = equal == OU_TRUTH_FAILED ? OU_ERROR
                                          : ou_bool((equal == OU_TRUTH_YES) == (op == OU_EQ));
    }
    ou_drop(rt, other);
    return result;
}

/* ---- iteration ---- */

OuValue ou_memoryview_iter(OuRuntime *rt, OuRef self) {
    const OuMemoryView *view = ou_as_memoryview(self);
    if (!ou_memoryview_check(rt, view)) return OU_ERROR;
    if (view->dimensions == 0)
        return ou_raise(rt, OU_EXC_TypeError, "invalid indexing of 0-dim memory");
    if (view->dimensions > 1)
        return ou_raise(rt, OU_EXC_NotImplementedError,
                        "multi-dimensional sub-views are not implemented");
    if (!check_format(rt, view)) return OU_ERROR;
    return ou_sequence_iterator_of_type(rt, OU_TYPE_MEMORY_ITERATOR, self, 0);
}

static OuValue iterator_self(OuRuntime *rt OU_UNUSED, OuRef self) {
    return ou_own(self);
}

static OuValue iterator_next(OuRuntime *rt, OuRef self) {
    OuSequenceIterator *iterator = (OuSequenceIterator *)ou_object(self);
    if (ou_is_undef(iterator->sequence)) return OU_STOP;
    const OuMemoryView *view = ou_as_memoryview(iterator->sequence);
    if (!ou_memoryview_check(rt, view)) return OU_ERROR;
    if ((int64_t)iterator->index < view->shape[0])
        return ou_memoryview_load(rt, view,
                                  view->bytes + (int64_t)iterator->index++ * view->strides[0]);
    ou_clear(rt, &iterator->sequence);
    return OU_STOP;
}

static void iterator_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuSequenceIterator *)self)->sequence, visit, argument);
}

static void iterator_clear(OuRuntime *rt, OuObject *self) {
    ou_clear(rt, &((OuSequenceIterator *)self)->sequence);
}

static void iterator_destroy(OuRuntime *rt, OuObject *self) {
    OuValue sequence = ((OuSequenceIterator *)self)->sequence;
    ou_object_free(rt, self);
    ou_drop(rt, sequence);
}

const OuTypeSpec ou_memory_iterator_type = {
    .name = "memory_iterator",
    .basic_size = sizeof(OuSequenceIterator),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .slots.traverse = iterator_traverse,
    .slots.clear = iterator_clear,
    .slots.destroy = iterator_destroy,
    .slots.iter = iterator_self,
    .slots.next = iterator_next,
};
