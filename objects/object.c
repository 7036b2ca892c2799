/* Making and destroying objects, and where their attributes lie.
 *
 * Destruction. When a count reaches zero the object is taken apart at once: finalizer, weak
 * references, attributes, then what its type owns. Dropping those may destroy further objects,
 * so a long chain would nest as deep as it is long. Beyond MAX_DEPTH an object is put into
 * rt->destroy_queue instead, and the outermost destruction works that off. A queued object is
 * out of everybody's reach, so its count and collector's word hold the link:
 *
 *     | address of the next in the queue  + flags of the gc word |  shape  |
 *
 * Addresses are multiples of 16 and the flags lie in the low four bits.
 *
 * A finalizer or callback runs with a depth of its own: what the user's code drops is destroyed
 * when it is dropped, however deep in a destruction that code runs. */
#include "objects/object.h"

#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"
#include "objects/weakref.h"

#define MAX_DEPTH 100

static size_t round_up_8(size_t size) {
    return (size + 7) & ~(size_t)7;
}

/* ---- making ---- */

/* Bytes of the attribute storage of a new instance. */
static size_t attributes_size(const OuType *type) {
    return sizeof(OuAttributes) + type->inline_capacity * sizeof(OuValue);
}

/* __slots__ are the last fields of the fixed part. */
static OuValue *object_members(OuObject *object, const OuType *type) {
    return (OuValue *)(void *)((char *)object + type->basic_size) - type->member_count;
}

void *ou_object_new_sized(OuRuntime *rt, OuType *type, size_t size) {
    size_t attributes_at = type->attributes_offset;
    if (type->flags & OU_TYPE_VARIABLE && attributes_at != 0) {
        attributes_at = round_up_8(size);
        size = attributes_at + attributes_size(type);
    }
    OuObject *object = ou_alloc(rt, size);
    if (object == NULL) return NULL;
    object->refcount = 1;
    object->gc = 0;
    object->shape = type->shape;
    if (attributes_at != 0)
        ((OuAttributes *)(void *)((char *)object + attributes_at))->overflow = NULL;
    if (type->flags & OU_TYPE_HEAP) {
        type->header.refcount++;
        OuValue *members = object_members(object, type);
        for (size_t i = 0; i < type->member_count; i++)
            members[i] = OU_UNDEF;
    }
    return object;
}

bool ou_object_track(OuRuntime *rt, void *object) {
    if (!ou_collector_track(&rt->collector, object)) {
        ou_raise_memory(rt);
        return false;
    }
    if (OU_UNLIKELY(ou_collector_due(&rt->collector)))
        // A signal handler may set another bit at the same time.
        __atomic_fetch_or(&rt->pending, OU_PENDING_COLLECT, __ATOMIC_RELAXED);
    return true;
}

void ou_object_free(OuRuntime *rt, OuObject *object) {
    ou_free(rt, object, object->shape->instance_size);
}

void ou_object_free_sized(OuRuntime *rt, OuObject *object, size_t size) {
    const OuType *type = object->shape->type;
    if (type->attributes_offset != 0) size = round_up_8(size) + attributes_size(type);
    ou_free(rt, object, size);
}

/* ---- attribute storage ---- */

size_t ou_object_data_size(const OuObject *object) {
    const OuType *type = object->shape->type;
    OU_ASSERT(type->flags & OU_TYPE_VARIABLE);
    switch (type->kind) {
    case OU_TYPE_STR:
        return offsetof(OuStr, bytes) + ((const OuStr *)object)->size + 1 +
               ((const OuStr *)object)->capacity_extra;
    case OU_TYPE_TUPLE:
        return offsetof(OuTuple, items) + ((const OuTuple *)object)->count * sizeof(OuValue);
    case OU_TYPE_BYTES:
        return offsetof(OuBytes, bytes) + ((const OuBytes *)object)->size + 1;
    case OU_TYPE_INT:
        return ou_int_data_size(ou_ref(object));
    default:
        OU_UNREACHABLE();
    }
}

OuAttributes *ou_attributes(OuObject *object) {
    const OuType *type = object->shape->type;
    size_t offset = type->attributes_offset;
    if (offset == 0) return NULL;
    if (type->flags & OU_TYPE_VARIABLE) offset = round_up_8(ou_object_data_size(object));
    return (OuAttributes *)(void *)((char *)object + offset);
}

/* How many values the overflow array has room for when it holds `count`. */
static size_t overflow_capacity(size_t count) {
    if (count == 0) return 0;
    size_t capacity = 4;
    while (capacity < count)
        capacity *= 2;
    return capacity;
}

static size_t overflow_count(const OuShape *shape) {
    size_t inline_capacity = shape->type->inline_capacity;
    return shape->slot_count > inline_capacity ? shape->slot_count - inline_capacity : 0;
}

OuValue *ou_attribute_place(OuAttributes *attributes, const OuType *type, size_t slot) {
    return slot < type->inline_capacity ? &attributes->slots[slot]
                                        : &attributes->overflow[slot - type->inline_capacity];
}

bool ou_object_add_attribute(OuRuntime *rt, OuObject *object, OuShape *next, OuRef value) {
    OuAttributes *attributes = ou_attributes(object);
    const OuType *type = next->type;
    size_t capacity = overflow_capacity(overflow_count(object->shape));
    size_t needed = overflow_capacity(overflow_count(next));
    if (needed != capacity) {
        OuValue *grown = ou_resize(rt, attributes->overflow, capacity * sizeof(OuValue),
                                   needed * sizeof(OuValue));
        if (grown == NULL) return false;
        attributes->overflow = grown;
    }
    *ou_attribute_place(attributes, type, next->slot_count - 1u) = ou_own(value);
    object->shape = next;
    return true;
}

void ou_object_visit_attributes(OuObject *object, OuVisit visit, void *argument) {
    const OuShape *shape = object->shape;
    const OuType *type = shape->type;
    if (type->flags & OU_TYPE_HEAP) {
        OuValue *members = object_members(object, type);
        for (size_t i = 0; i < type->member_count; i++)
            ou_visit(members[i], visit, argument);
        visit((OuObject *)(uintptr_t)&type->header, argument);
    }
    OuAttributes *attributes = ou_attributes(object);
    if (attributes == NULL) return;
    if (shape->is_dict) {
        if (attributes->overflow != NULL)
            ou_visit(ou_ref(attributes->overflow), visit, argument);
        return;
    }
    for (size_t i = 0; i < shape->slot_count; i++)
        ou_visit(*ou_attribute_place(attributes, type, i), visit, argument);
}

/* Drop the values of an object that has left its shape for one without slots. Nobody finds them
 * any more through the object, but its inline slots stay reserved until this returns: it drops
 * from copies. */
static void drop_slots(OuRuntime *rt, OuAttributes *attributes, const OuShape *shape) {
    size_t inline_count = shape->slot_count - overflow_count(shape);
    OuValue *overflow = attributes->overflow;
    attributes->overflow = NULL;
    OuValue copies[OU_INLINE_CAPACITY_MAX];
    memcpy(copies, attributes->slots, inline_count * sizeof *copies);
    for (size_t i = 0; i < inline_count; i++)
        ou_drop(rt, copies[i]);
    for (size_t i = 0; i < overflow_count(shape); i++)
        ou_drop(rt, overflow[i]);
    ou_free(rt, overflow, overflow_capacity(overflow_count(shape)) * sizeof *overflow);
}

void ou_object_clear_attributes(OuRuntime *rt, OuObject *object) {
    OuShape *shape = object->shape;
    OuType *type = shape->type;
    OuAttributes *attributes = ou_attributes(object);
    if (type->flags & OU_TYPE_HEAP) {
        OuValue *members = object_members(object, type);
        for (size_t i = 0; i < type->member_count; i++)
            ou_clear(rt, &members[i]);
    }
    if (attributes == NULL) return;
    if (shape->is_dict) {
        OuValue dict = attributes->overflow == NULL ? OU_UNDEF : ou_take(attributes->overflow);
        attributes->overflow = NULL;
        ou_drop(rt, dict);
        return;
    }
    if (shape->slot_count == 0) return;
    object->shape = type->shape;
    drop_slots(rt, attributes, shape);
}

struct OuDict *ou_object_dict_peek(OuRuntime *rt, OuObject *object) {
    OuShape *shape = object->shape;
    OuAttributes *attributes = ou_attributes(object);
    OU_ASSERT(attributes != NULL);
    if (shape->is_dict && attributes->overflow != NULL)
        return (struct OuDict *)(void *)attributes->overflow;

    OuShape *dict_shape = ou_shape_dict(rt, shape->type, shape->instance_size);
    if (dict_shape == NULL) return NULL;
    OuValue dict = ou_dict_new_presized(rt, shape->slot_count);
    if (ou_is_error(dict)) return NULL;
    // The path from the root has the names in reverse order.
    const OuShape *path[OU_SHAPE_SLOTS_MAX];
    size_t count = shape->slot_count;
    for (const OuShape *step = shape; step->parent != NULL; step = step->parent)
        path[step->slot_count - 1] = step;
    for (size_t i = 0; i < count; i++) {
        OuValue value = *ou_attribute_place(attributes, shape->type, i);
        if (!ou_dict_set(rt, dict, path[i]->name, value)) {
            ou_drop(rt, dict);
            return NULL;
        }
    }
    // The dict owns all values now, so these drops destroy nothing.
    object->shape = dict_shape;
    drop_slots(rt, attributes, shape);
    attributes->overflow = (OuValue *)(void *)dict;
    return ou_as_dict(dict);
}

bool ou_object_set_dict(OuRuntime *rt, OuObject *object, OuRef dict) {
    OuShape *dict_shape = ou_shape_dict(rt, object->shape->type, object->shape->instance_size);
    if (dict_shape == NULL) return false;
    OuAttributes *attributes = ou_attributes(object);
    OuShape *shape = object->shape;
    if (shape->is_dict) {
        OuValue old = attributes->overflow == NULL ? OU_UNDEF : ou_take(attributes->overflow);
        attributes->overflow = (OuValue *)(void *)ou_own(dict);
        ou_drop(rt, old);
        return true;
    }
    // drop_slots may run user code that looks at the object: it is complete before that.
    OuValue values[OU_SHAPE_SLOTS_MAX];
    size_t count = shape->slot_count;
    for (size_t i = 0; i < count; i++)
        values[i] = *ou_attribute_place(attributes, shape->type, i);
    ou_free(rt, attributes->overflow,
            overflow_capacity(overflow_count(shape)) * sizeof *attributes->overflow);
    object->shape = dict_shape;
    attributes->overflow = (OuValue *)(void *)ou_own(dict);
    for (size_t i = 0; i < count; i++)
        ou_drop(rt, values[i]);
    return true;
}

/* ---- destroying ---- */

/* Run the finalizer. True if the object has come back to life. */
static bool object_finalize(OuRuntime *rt, OuObject *object, const OuType *type) {
    uint32_t depth = rt->destroy_depth;
    OuValue pending = ou_take_exception(rt);
    rt->destroy_depth = 0;
    object->refcount = 1;
    ou_gc_set_finalized(object);
    type->slots.del(rt, ou_ref(object));
    rt->destroy_depth = depth;
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
    return --object->refcount > 0;
}

static void object_clear_weakrefs(OuRuntime *rt, OuObject *object) {
    uint32_t depth = rt->destroy_depth;
    OuValue pending = ou_take_exception(rt);
    rt->destroy_depth = 0;
    if (rt->ended)
        ou_object_drop_weakrefs(rt, ou_weakrefs_detach(rt, object, NULL));
    else
        ou_weakrefs_clear(rt, object);
    rt->destroy_depth = depth;
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
}

static void object_take_apart(OuRuntime *rt, OuObject *object) {
    OuType *type = object->shape->type;
    if (type->slots.del != NULL && !ou_gc_is_finalized(object) && !rt->ended &&
        object_finalize(rt, object, type))
        return;
    if (ou_gc_has_weakrefs(object)) object_clear_weakrefs(rt, object);
    if (ou_gc_is_tracked(object)) ou_collector_forget(&rt->collector, object);
    type = object->shape->type; // a finalizer may have assigned __class__
    bool is_heap = type->flags & OU_TYPE_HEAP;
    if (is_heap || type->attributes_offset != 0) ou_object_clear_attributes(rt, object);
    if (type->slots.destroy != NULL)
        type->slots.destroy(rt, object);
    else
        ou_object_free(rt, object);
    if (is_heap) ou_drop(rt, ou_take(type));
}

static void queue_push(OuRuntime *rt, OuObject *object) {
    if (ou_gc_is_tracked(object)) ou_collector_forget(&rt->collector, object);
    uint64_t link = (uint64_t)(uintptr_t)rt->destroy_queue | (object->gc & OU_GC_FLAGS);
    memcpy(object, &link, sizeof link);
    rt->destroy_queue = object;
}

static OuObject *queue_pop(OuRuntime *rt) {
    OuObject *object = rt->destroy_queue;
    uint64_t link;
    memcpy(&link, object, sizeof link);
    rt->destroy_queue = (OuObject *)(uintptr_t)(link & ~(uint64_t)15);
    object->refcount = 0;
    object->gc = (uint32_t)link & OU_GC_FLAGS;
    return object;
}

/* Can destroying it destroy others? What cannot is never queued: an interned str, say, must
 * leave the table of strs before any code runs that could find it there. */
static bool can_nest(const OuObject *object) {
    const OuType *type = object->shape->type;
    return type->slots.traverse != NULL || type->flags & OU_TYPE_HEAP ||
           type->attributes_offset != 0;
}

void ou_object_destroy(OuRuntime *rt, OuObject *object) {
    if (OU_UNLIKELY(rt->destroy_depth >= MAX_DEPTH) && can_nest(object)) {
        queue_push(rt, object);
        return;
    }
    rt->destroy_depth++;
    object_take_apart(rt, object);
    if (--rt->destroy_depth > 0) return;
    while (OU_UNLIKELY(rt->destroy_queue != NULL)) {
        rt->destroy_depth = 1;
        object_take_apart(rt, queue_pop(rt));
        rt->destroy_depth = 0;
    }
}
