/* Private to memoryview*.c. */
#ifndef OU_OBJECTS_MEMORYVIEW_PRIVATE_H
#define OU_OBJECTS_MEMORYVIEW_PRIVATE_H

#include "objects/memoryview.h"

/* ---- memoryview.c ---- */

/* Another view of the same memory with the same layout; the caller may narrow it. `shared`
 * must not be released. NULL: failed. */
OuMemoryView *ou_memoryview_derive(OuRuntime *rt, const OuMemoryView *view);
/* The same with room for another number of dimensions, shape and strides not set. */
OuMemoryView *ou_memoryview_derive_shaped(OuRuntime *rt, const OuMemoryView *view,
                                          size_t dimensions);
/* False: ValueError, the view has been released. */
bool ou_memoryview_check(OuRuntime *rt, const OuMemoryView *view);
/* Do the items lie side by side, in C's order or in Fortran's? */
bool ou_memoryview_is_c_contiguous(const OuMemoryView *view);
bool ou_memoryview_is_f_contiguous(const OuMemoryView *view);
/* Number of items. */
int64_t ou_memoryview_count(const OuMemoryView *view);

/* ---- memoryview_items.c ---- */

OuValue ou_memoryview_get_item(OuRuntime *rt, OuRef self, OuRef key);
bool ou_memoryview_set_item(OuRuntime *rt, OuRef self, OuRef key, OuRef value);
bool ou_memoryview_del_item(OuRuntime *rt, OuRef self, OuRef key);
int64_t ou_memoryview_length(OuRuntime *rt, OuRef self);
OuValue ou_memoryview_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op);
OuValue ou_memoryview_iter(OuRuntime *rt, OuRef self);
/* The item at `at`, which lies in the memory of `view`. */
OuValue ou_memoryview_load(OuRuntime *rt, const OuMemoryView *view, const char *at);
/* Copy all items in the order 'C' or 'F' into `to`, which has room for view->size. */
void ou_memoryview_copy_out(const OuMemoryView *view, char *to, char order);
/* They as a new bytes object. */
OuValue ou_memoryview_to_bytes(OuRuntime *rt, const OuMemoryView *view, char order);
/* The items in nested lists, from dimension `dimension` on. */
OuValue ou_memoryview_to_list(OuRuntime *rt, const OuMemoryView *view, const char *at,
                              size_t dimension);

/* ---- memoryview_cast.c ---- */

OuValue ou_memoryview_cast(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);

/* ---- memoryview_methods.c ---- */

extern const OuMethodRow ou_memoryview_methods[];
extern const OuGetSetRow ou_memoryview_getsets[];

#endif
