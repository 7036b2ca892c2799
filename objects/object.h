/* Making, counting and destroying objects.
 *
 * Reference counts are exact and visible: an object is destroyed at once when its last reference goes.
 * Destruction does not recurse without bound: deeper than a fixed depth an object is queued (its header
 * holds the link) and the outermost destruction works the queue off. */
#ifndef OU_OBJECTS_OBJECT_H
#define OU_OBJECTS_OBJECT_H

#include "objects/runtime.h"

/* The last reference to `object` has gone: runs __del__ (which may revive it), clears weak
 * references, untracks, drops its attributes, calls the type's destroy. Does not disturb the pending exception. */
void ou_object_destroy(OuRuntime *rt, OuObject *object);

static inline OuValue ou_own(OuRef value) {
    if (ou_is_object(value)) ou_object(value)->refcount++;
    return (OuValue)(uintptr_t)value;
}

/* Ends the ownership of `value`; may run user code (__del__). ERROR, UNDEF and the constants are not counted. */
static inline void ou_drop(OuRuntime *rt, OuValue value) {
    if (ou_is_object(value)) {
        OuObject *object = ou_object(value);
        OU_ASSERT(object->refcount > 0);
        if (--object->refcount == 0) ou_object_destroy(rt, object);
    }
}

/* Replace what `*place` owns by `value` (taken); the old value is dropped last. */
static inline void ou_replace_take(OuRuntime *rt, OuValue *place, OuValue value) {
    OuValue old = *place;
    *place = value;
    ou_drop(rt, old);
}
/* Set an owned field to UNDEF, then drop what was there. */
static inline void ou_clear(OuRuntime *rt, OuValue *place) {
    ou_replace_take(rt, place, OU_UNDEF);
}
static inline void ou_visit(OuRef value, OuVisit visit, void *argument) {
    if (ou_is_object(value)) visit(ou_object(value), argument);
}

/* ---- memory for C structures: fail with MemoryError set ---- */

void *ou_raise_memory(OuRuntime *rt); /* sets MemoryError; returns NULL */

static inline void *ou_alloc(OuRuntime *rt, size_t size) {
    void *block = ou_heap_alloc(&rt->heap, size);
    return OU_LIKELY(block != NULL) ? block : ou_raise_memory(rt);
}
/* NULL on failure: the old block is untouched. */
static inline void *ou_resize(OuRuntime *rt, void *block, size_t old_size, size_t new_size) {
    void *moved = ou_heap_resize(&rt->heap, block, old_size, new_size);
    return OU_LIKELY(moved != NULL) ? moved : ou_raise_memory(rt);
}
static inline void ou_free(OuRuntime *rt, void *block, size_t size) {
    ou_heap_free(&rt->heap, block, size);
}

/* ---- objects ---- */

/* A new object of `size` bytes with count 1 and the root shape of `type`, not tracked; all behind the
 * header is uninitialised except the attributes, if the type has any (empty). Takes a reference to a
 * heap type. `size` must be at least type->basic_size; for types of fixed size use ou_object_new. */
void *ou_object_new_sized(OuRuntime *rt, OuType *type, size_t size);
static inline void *ou_object_new(OuRuntime *rt, OuType *type) {
    return ou_object_new_sized(rt, type, type->instance_size);
}
/* Track `object` once its fields are valid. On failure MemoryError is set and the object is NOT freed. */
bool ou_object_track(OuRuntime *rt, void *object);

/* Free the memory of a destroyed object. */
void ou_object_free(OuRuntime *rt, OuObject *object);
void ou_object_free_sized(OuRuntime *rt, OuObject *object, size_t size);

/* The attribute storage of `object`, or NULL if its type has none. Constant time; for types of variable size
 * it lies behind the data. */
OuAttributes *ou_attributes(OuObject *object);
/* Bytes in front of the attributes of an object of variable size (OU_TYPE_VARIABLE): set by the constructor
 * through the type's `size`-like function: ou_str_size, ou_tuple_size, ... (object.c knows them by kind). */
size_t ou_object_data_size(const OuObject *object);

/* Bytes that `self` occupies with its own buffers, as sys.getsizeof tells. */
size_t ou_object_size(OuRuntime *rt, OuRef self);
/* Where slot number `slot` of an object of `type` lies. */
OuValue *ou_attribute_place(OuAttributes *attributes, const OuType *type, size_t slot);
/* Change `object` to the shape `next`, a child of its own, storing the value of the added attribute. */
bool ou_object_add_attribute(OuRuntime *rt, OuObject *object, OuShape *next, OuRef value);
/* Replace all attributes by those in `dict`, which the object then shares. */
bool ou_object_set_dict(OuRuntime *rt, OuObject *object, OuRef dict);
/* The attributes as a real dict (borrowed; changes the object to its dict shape). NULL: failed. */
struct OuDict *ou_object_dict_peek(OuRuntime *rt, OuObject *object);

#endif
