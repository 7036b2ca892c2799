/* memoryview: its methods and attributes. */
#include <string.h>

#include "objects/bytes.h"
#include "objects/bytes_methods.h"
#include "objects/error.h"
#include "objects/generic_alias.h"
#include "objects/list.h"
#include "objects/memoryview_private.h"
#include "objects/protocol.h"
#include "objects/text.h"
#include "objects/tuple.h"

/* The view, unless it has been released: NULL then, with ValueError. */
static const OuMemoryView *live_view(OuRuntime *rt, OuRef self) {
    const OuMemoryView *view = ou_as_memoryview(self);
    return ou_memoryview_check(rt, view) ? view : NULL;
}

/* ---- conversions ---- */

static OuValue view_tobytes(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    char order = 'C';
    if (!ou_is_undef(args[0]) && !ou_is_none(args[0])) {
        if (!ou_is_str(args[0]))
            return ou_raise(rt, OU_EXC_TypeError,
                            "tobytes() argument 'order' must be str or None, not %T", args[0]);
        OuSpan name = ou_str_span(args[0]);
        if (name.size != 1 || strchr("CFA", name.bytes[0]) == NULL)
            return ou_raise(rt, OU_EXC_ValueError, "order must be 'C', 'F' or 'A'");
        order = name.bytes[0];
    }
    const OuMemoryView *view = live_view(rt, self);
    if (view == NULL) return OU_ERROR;
    if (order == 'A')
        order = ou_memoryview_is_f_contiguous(view) && !ou_memoryview_is_c_contiguous(view)
                    ? 'F'
                    : 'C';
    return ou_memoryview_to_bytes(rt, view, order);
}

static OuValue view_hex(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuMemoryView *view = live_view(rt, self);
    if (view == NULL) return OU_ERROR;
    OuValue copy = ou_memoryview_to_bytes(rt, view, 'C');
    if (ou_is_error(copy)) return OU_ERROR;
    OuValue result = ou_bytes_hex(rt, copy, args, argc);
    ou_drop(rt, copy);
    return result;
}

static OuValue view_tolist(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuMemoryView *view = live_view(rt, self);
    return view != NULL ? ou_memoryview_to_list(rt, view, view->bytes, 0) : OU_ERROR;
}

static OuValue view_toreadonly(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuMemoryView *view = live_view(rt, self);
    OuMemoryView *copy = view != NULL ? ou_memoryview_derive(rt, view) : NULL;
    if (copy == NULL) return OU_ERROR;
    copy->read_only = true;
    return ou_take(copy);
}

/* ---- life ---- */

static OuValue view_release(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_memoryview_release(rt, self) ? OU_NONE : OU_ERROR;
}

static OuValue view_enter(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return live_view(rt, self) != NULL ? ou_own(self) : OU_ERROR;
}

static OuValue view_from_flags(OuRuntime *rt, OuRef cls, const OuRef *args, size_t argc) {
    int64_t flags;
    if (!ou_int_argument(rt, args[1], 0, &flags)) return OU_ERROR;
    return ou_memoryview_new(rt, args[0], (unsigned)flags);
}

/* ---- searching ---- */

/* Is the item at `index` equal to `value`? Comparing may release the view. */
static OuTruth item_is(OuRuntime *rt, const OuMemoryView *view, int64_t index, OuRef value) {
    if (!ou_memoryview_check(rt, view)) return OU_TRUTH_FAILED;
    if (index >= view->shape[0]) return OU_TRUTH_NO;
    OuValue item = ou_memoryview_load(rt, view, view->bytes + index * view->strides[0]);
    if (ou_is_error(item)) return OU_TRUTH_FAILED;
    OuTruth equal = ou_items_equal(rt, item, value);
    ou_drop(rt, item);
    return equal;
}

static OuValue view_index(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuMemoryView *view = live_view(rt, self);
    if (view == NULL) return OU_ERROR;
    if (view->dimensions == 0)
        return ou_raise(rt, OU_EXC_TypeError, "invalid lookup on 0-dim memory");
    if (view->dimensions > 1)
        return ou_raise(rt, OU_EXC_NotImplementedError,
                        "multi-dimensional lookup is not implemented");
    size_t start, stop;
    if (!ou_search_bounds(rt, args, argc, (size_t)view->shape[0], &start, &stop))
        return OU_ERROR;
    for (size_t i = start; i < stop && i < (size_t)view->shape[0]; i++) {
        OuTruth equal = item_is(rt, view, (int64_t)i, args[0]);
        if (equal == OU_TRUTH_FAILED) return OU_ERROR;
        if (equal == OU_TRUTH_YES) return ou_from_small_int((int64_t)i);
    }
    return ou_raise(rt, OU_EXC_ValueError, "memoryview.index(x): x not found");
}

static OuValue view_count(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue iterator = ou_memoryview_iter(rt, self);
    if (ou_is_error(iterator)) return OU_ERROR;
    ou_drop(rt, iterator);
    const OuMemoryView *view = ou_as_memoryview(self);
    int64_t count = 0;
    for (int64_t i = 0; i < view->shape[0]; i++) {
        OuTruth equal = item_is(rt, view, i, args[0]);
        if (equal == OU_TRUTH_FAILED) return OU_ERROR;
        count += equal == OU_TRUTH_YES;
    }
    return ou_from_small_int(count);
}

/* ---- attributes ---- */

/* Numbers of each dimension as a tuple. */
static OuValue numbers_tuple(OuRuntime *rt, const int64_t *numbers, size_t count) {
    OuValue tuple = ou_tuple_new(rt, count);
    if (ou_is_error(tuple)) return OU_ERROR;
    for (size_t i = 0; i < count; i++)
        ou_as_tuple(tuple)->items[i] = ou_from_small_int(numbers[i]);
    return tuple;
}

#define GETTER(name, expression)                                                               \
    static OuValue view_get_##name(OuRuntime *rt, OuRef self) {                                \
        const OuMemoryView *view = live_view(rt, self);                                        \
        return view != NULL ? (expression) : OU_ERROR;                                         \
    }
GETTER(obj, ou_own(((OuSharedBuffer *)ou_object(view->shared))->buffer.exporter))
GETTER(nbytes, ou_from_small_int((int64_t)view->size))
GETTER(readonly, ou_bool(view->read_only))
GETTER(itemsize, ou_from_small_int((int64_t)view->item_size))
GETTER(format, ou_str_from_string(rt, view->format))
GETTER(ndim, ou_from_small_int(view->dimensions))
GETTER(shape, numbers_tuple(rt, view->shape, view->dimensions))
GETTER(strides, numbers_tuple(rt, view->strides, view->dimensions))
GETTER(suboffsets, ou_tuple_new(rt, 0))
GETTER(c_contiguous, ou_bool(ou_memoryview_is_c_contiguous(view)))
GETTER(f_contiguous, ou_bool(ou_memoryview_is_f_contiguous(view)))
GETTER(contiguous,
       ou_bool(ou_memoryview_is_c_contiguous(view) || ou_memoryview_is_f_contiguous(view)))
#undef GETTER

const OuGetSetRow ou_memoryview_getsets[] = {
    {"obj", view_get_obj, NULL, "The object whose memory it is."},
    {"nbytes", view_get_nbytes, NULL, "Bytes that all items take together."},
    {"readonly", view_get_readonly, NULL, "May the memory not be written?"},
    {"itemsize", view_get_itemsize, NULL, "Bytes of one item."},
    {"format", view_get_format, NULL, "The format of an item, as in module struct."},
    {"ndim", view_get_ndim, NULL, "How many dimensions there are."},
    {"shape", view_get_shape, NULL, "How many items there are in each dimension."},
    {"strides", view_get_strides, NULL, "Bytes from one item to the next in each dimension."},
    {"suboffsets", view_get_suboffsets, NULL, "Always empty: no item is reached by a pointer."},
    {"c_contiguous", view_get_c_contiguous, NULL, "Do the items lie in C's order?"},
    {"f_contiguous", view_get_f_contiguous, NULL, "Do the items lie in Fortran's order?"},
    {"contiguous", view_get_contiguous, NULL, "Do the items lie side by side?"},
    {NULL},
};

const OuMethodRow ou_memoryview_methods[] = {
    {"release", view_release, 0, 0, "release()\nLet go of the memory."},
    {"tobytes", view_tobytes, 0, 1, "tobytes(order='C')\nThe items' bytes.", "order"},
    {"hex", view_hex, 0, 2,
     "hex(sep=<unrepresentable>, bytes_per_sep=1)\nThe bytes as hexadecimal digits.",
     "sep bytes_per_sep"},
    {"tolist", view_tolist, 0, 0, "tolist()\nThe items in a list, or in lists of lists."},
    {"cast", ou_memoryview_cast, 1, 2,
     "cast(format, shape=<unrepresentable>)\nThe memory as items of another format.",
     "format shape"},
    {"toreadonly", view_toreadonly, 0, 0, "toreadonly()\nA view that cannot be written."},
    {"index", view_index, 1, 3,
     "index(value, start=0, stop=sys.maxsize, /)\nThe first index of the value."},
    {"count", view_count, 1, 1, "count(value, /)\nHow many items equal the value."},
    {"__enter__", view_enter, 0, 0, "__enter__()"},
    {"__exit__", view_release, 0, OU_ANY_COUNT, "__exit__(*exc_info)\nRelease it."},
    {"_from_flags", view_from_flags, 2, 2, "_from_flags(object, flags)\nA view as asked for.",
     "object flags", .kind = OU_METHOD_CLASS},
    OU_CLASS_GETITEM_ROW,
    {NULL},
};
