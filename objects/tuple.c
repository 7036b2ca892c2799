/* tuple: how one is made.
 *
 * One block: header, count, items. A tuple never changes once others see it; whoever makes one
 * with ou_tuple_new fills all items before that.
 *
 * The collector needs to know a tuple only if it can be part of a cycle. Most are made from
 * items that are at hand, and if those are all ints, floats, strs and the like, the tuple stays
 * untracked, which saves the collector's work twice. One that is filled in later is tracked.
 * The empty tuple exists once. */
#include "objects/tuple.h"

#include "objects/containers.h"
#include "objects/tuple_internal.h"

static inline size_t tuple_bytes(size_t count) {
    return offsetof(OuTuple, items) + count * sizeof(OuValue);
}

size_t ou_tuple_size(OuRef tuple) {
    return tuple_bytes(ou_tuple_count(tuple));
}

/* A tuple with uninitialised items, not tracked. NULL: failed. */
static OuTuple *tuple_allocate(OuRuntime *rt, OuType *type, size_t count) {
    if (count > OU_MAX_ITEMS) return ou_raise_memory(rt);
    OuTuple *tuple = ou_object_new_sized(rt, type, tuple_bytes(count));
    if (tuple != NULL) tuple->count = count;
    return tuple;
}

/* The same for type tuple itself: as ou_object_new_sized, with all that does not apply left
 * out, since programs make tuples all the time. */
static inline OuTuple *tuple_allocate_plain(OuRuntime *rt, size_t count) {
    if (OU_UNLIKELY(count > OU_MAX_ITEMS)) return ou_raise_memory(rt);
    OuTuple *tuple = ou_alloc(rt, tuple_bytes(count));
    if (OU_UNLIKELY(tuple == NULL)) return NULL;
    tuple->header = (OuObject){.refcount = 1, .shape = rt->types[OU_TYPE_TUPLE]->shape};
    tuple->count = count;
    return tuple;
}

void ou_tuple_destroy(OuRuntime *rt, OuObject *self) {
    OuTuple *tuple = (OuTuple *)self;
    size_t count = tuple->count;
    for (size_t i = count; i-- > 0;) {
        ou_drop(rt, tuple->items[i]);
    }
    if (OU_LIKELY(self->shape->id == OU_TYPE_TUPLE)) {
        ou_free(rt, self, tuple_bytes(count));
    } else {
        ou_object_free_sized(rt, self, tuple_bytes(count));
    }
}

static OuValue tuple_track(OuRuntime *rt, OuTuple *tuple) {
    if (OU_LIKELY(ou_object_track(rt, tuple))) return ou_take(tuple);
    ou_drop(rt, ou_take(tuple));
    return OU_ERROR;
}

OuValue ou_tuple_of_type(OuRuntime *rt, OuType *type, size_t count) {
    OuTuple *tuple = tuple_allocate(rt, type, count);
    if (tuple == NULL) return OU_ERROR;
    for (size_t i = 0; i < count; i++) {
        tuple->items[i] = OU_UNDEF;
    }
    return tuple_track(rt, tuple);
}

/* The empty tuple; while the runtime is being built there may be none yet. */
static OuValue tuple_empty(OuRuntime *rt) {
    if (ou_bits(rt->empty_tuple) != 0 && ou_is_object(rt->empty_tuple))
        return ou_own(rt->empty_tuple);
    OuTuple *tuple = tuple_allocate(rt, rt->types[OU_TYPE_TUPLE], 0);
    return tuple == NULL ? OU_ERROR : ou_take(tuple);
}

OuValue ou_tuple_new(OuRuntime *rt, size_t count) {
    return count == 0 ? tuple_empty(rt) : ou_tuple_of_type(rt, rt->types[OU_TYPE_TUPLE], count);
}

/* Can a reference to `value` never lead back to anything? */
static inline bool is_atom(OuRef value) {
    if (!ou_is_object(value)) return true;
    uint32_t id = ou_shape_of(value)->id;
    return id == OU_TYPE_STR || id == OU_TYPE_INT || id == OU_TYPE_FLOAT || id == OU_TYPE_BYTES;
}

OuValue ou_tuple_from_array(OuRuntime *rt, const OuRef *items, size_t count) {
    if (count == 0) return tuple_empty(rt);
    OuTuple *tuple = tuple_allocate_plain(rt, count);
    if (tuple == NULL) return OU_ERROR;
    bool atoms = true;
    for (size_t i = 0; i < count; i++) {
        atoms = atoms && is_atom(items[i]);
        tuple->items[i] = ou_own(items[i]);
    }
    return atoms ? ou_take(tuple) : tuple_track(rt, tuple);
}

OuValue ou_tuple_from_array_take(OuRuntime *rt, OuValue *items, size_t count) {
    if (count == 0) return tuple_empty(rt);
    OuTuple *tuple = tuple_allocate_plain(rt, count);
    if (tuple == NULL) {
        for (size_t i = 0; i < count; i++) {
            ou_drop(rt, items[i]);
        }
        return OU_ERROR;
    }
    bool atoms = true;
    for (size_t i = 0; i < count; i++) {
        atoms = atoms && is_atom(items[i]);
        tuple->items[i] = items[i];
    }
    return atoms ? ou_take(tuple) : tuple_track(rt, tuple);
}

OuValue ou_tuple_pack1(OuRuntime *rt, OuRef a) {
    return ou_tuple_from_array(rt, &a, 1);
}

OuValue ou_tuple_pack2(OuRuntime *rt, OuRef a, OuRef b) {
    OuRef items[] = {a, b};
    return ou_tuple_from_array(rt, items, 2);
}

OuValue ou_tuple_slice(OuRuntime *rt, OuRef tuple, size_t start, size_t stop) {
    const OuTuple *t = ou_as_tuple(tuple);
    if (stop > t->count) stop = t->count;
    if (start >= stop) return tuple_empty(rt);
    if (stop - start == t->count && ou_is_exact_tuple(tuple)) return ou_own(tuple);
    return ou_tuple_from_array(rt, (const OuRef *)t->items + start, stop - start);
}
