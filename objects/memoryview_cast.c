/* memoryview.cast: the same memory as items of another format or with other dimensions. */
#include <string.h>

#include "objects/error.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/memoryview_private.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/text.h"
#include "objects/tuple.h"

/* The format a str names: one letter, perhaps behind "@"; NULL if it is none. *text: as the
 * view will show it. */
static const OuItemFormat *native_format(OuSpan name, const char **text) {
    bool at = name.size == 2 && name.bytes[0] == '@';
    if (name.size != (at ? 2 : 1)) return NULL;
    const OuItemFormat *item = ou_item_format(name.bytes[name.size - 1]);
    if (item == NULL || item->kind == OU_ITEM_COMPLEX) return NULL;
    *text = at ? item->at_text : item->text;
    return item;
}

static bool is_byte_format(const OuItemFormat *item) {
    return item->size == 1 && item->kind != OU_ITEM_BOOL;
}

/* The view, which is not shaped yet, as a row of items of the format. */
static bool cast_items(OuRuntime *rt, OuMemoryView *view, OuRef name) {
    const char *text;
    const OuItemFormat *item = native_format(ou_str_span(name), &text);
    if (item == NULL)
        return ou_fail(rt, OU_EXC_ValueError,
                       "memoryview: destination format must be a native single character "
                       "format prefixed with an optional '@'");
    bool from_bytes = view->item != NULL && is_byte_format(view->item);
    if (!is_byte_format(item) && !from_bytes)
        return ou_fail(rt, OU_EXC_TypeError,
                       "memoryview: cannot cast between two non-byte formats");
    if (view->size % item->size != 0)
        return ou_fail(rt, OU_EXC_TypeError,
                       "memoryview: length is not a multiple of itemsize");
    view->item = item;
    view->item_size = item->size;
    view->format = text;
    view->shape[0] = (int64_t)(view->size / item->size);
    view->strides[0] = (int64_t)item->size;
    return true;
}

static bool read_shape(OuRuntime *rt, const OuValue *items, size_t count, int64_t *shape,
                       size_t item_size, size_t *size) {
    *size = item_size;
    for (size_t i = 0; i < count; i++) {
        if (!ou_is_int(items[i]))
            return ou_fail(rt, OU_EXC_TypeError,
                           "memoryview.cast(): elements of shape must be integers");
        if (!ou_index_as_int64(rt, items[i], false, &shape[i])) return false;
        if (shape[i] <= 0)
            return ou_fail(rt, OU_EXC_ValueError,
                           "memoryview.cast(): elements of shape must be integers > 0");
        if (__builtin_mul_overflow(*size, (size_t)shape[i], size) || *size > INT64_MAX)
            return ou_fail(rt, OU_EXC_ValueError,
                           "memoryview.cast(): product(shape) > SSIZE_MAX");
    }
    return true;
}

/* `row`, a view of one dimension, with the dimensions that `items` name. */
static OuValue cast_shape(OuRuntime *rt, const OuMemoryView *row, const OuValue *items,
                          size_t count) {
    OuMemoryView *view = ou_memoryview_derive_shaped(rt, row, count);
    if (view == NULL) return OU_ERROR;
    size_t size;
    if (!read_shape(rt, items, count, view->shape, view->item_size, &size)) goto failed;
    if (size != view->size) {
        ou_raise(rt, OU_EXC_TypeError, "memoryview: product(shape) * itemsize != buffer size");
        goto failed;
    }
    int64_t stride = (int64_t)view->item_size;
    for (size_t i = count; i > 0; i--) {
        view->strides[i - 1] = stride;
        stride *= view->shape[i - 1];
    }
    return ou_take(view);
failed:
    ou_drop(rt, ou_take(view));
    return OU_ERROR;
}

static bool has_zeros(const OuMemoryView *view) {
    for (size_t i = 0; i < view->dimensions; i++) {
        if (view->shape[i] == 0 || view->strides[i] == 0) return true;
    }
    return false;
}

/* The arguments and the view's layout, before anything is made. */
static bool check_cast(OuRuntime *rt, const OuMemoryView *view, OuRef format, OuRef shape,
                       size_t *dimensions) {
    if (!ou_memoryview_check(rt, view)) return false;
    if (!ou_is_str(format))
        return ou_fail(rt, OU_EXC_TypeError, "cast() argument 'format' must be str, not %s",
                       ou_argument_type_name(rt, format));
    if (!ou_memoryview_is_c_contiguous(view))
        return ou_fail(rt, OU_EXC_TypeError,
                       "memoryview: casts are restricted to C-contiguous views");
    if ((!ou_is_undef(shape) || view->dimensions != 1) && has_zeros(view))
        return ou_fail(rt, OU_EXC_TypeError,
                       "memoryview: cannot cast view with zeros in shape or strides");
    *dimensions = 1;
    if (ou_is_undef(shape)) return true;
    if (!ou_is_list(shape) && !ou_is_tuple(shape))
        return ou_fail(rt, OU_EXC_TypeError, "shape must be a list or a tuple");
    *dimensions = ou_is_list(shape) ? ou_as_list(shape)->count : ou_tuple_count(shape);
    if (*dimensions > OU_MEMORYVIEW_MAX_DIMENSIONS)
        return ou_fail(rt, OU_EXC_ValueError,
                       "memoryview: number of dimensions must not exceed %d",
                       OU_MEMORYVIEW_MAX_DIMENSIONS);
    if (view->dimensions != 1 && *dimensions != 1)
        return ou_fail(rt, OU_EXC_TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
    return true;
}

OuValue ou_memoryview_cast(OuRuntime *rt, OuRef self, const OuRef *args,
                           size_t argc OU_UNUSED) {
    const OuMemoryView *view = ou_as_memoryview(self);
    size_t dimensions;
    if (!check_cast(rt, view, args[0], args[1], &dimensions)) return OU_ERROR;
    OuMemoryView *row = ou_memoryview_derive_shaped(rt, view, 1);
    if (row == NULL) return OU_ERROR;
    OuValue result = ou_take(row);
    if (cast_items(rt, row, args[0])) {
        if (ou_is_undef(args[1])) return result;
        OuValue shape = ou_tuple_from_iterable(rt, args[1]);
        OuValue shaped = ou_is_error(shape) ? OU_ERROR
                                            : cast_shape(rt, row, ou_as_tuple(shape)->items,
                                                         ou_tuple_count(shape));
        ou_drop(rt, shape);
        ou_drop(rt, result);
        return shaped;
    }
    ou_drop(rt, result);
    return OU_ERROR;
}
