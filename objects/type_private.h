/* What the files that make up the type system share: type.c, type_new.c, mro.c, shape.c,
 * slot_*.c, object.c, members.c and runtime.c. Private to them. */
#ifndef OU_OBJECTS_TYPE_PRIVATE_H
#define OU_OBJECTS_TYPE_PRIVATE_H

#include "objects/function.h"
#include "objects/type.h"

/* ---- type.c ---- */

/* The first half of making a built-in type: structure, root shape, slots. Creates no other
 * object, so it works before there is any type. `fixed_id`: of the shape, 0 for a new one. */
OuType *ou_type_create(OuRuntime *rt, const OuTypeSpec *spec, OuType *base, uint32_t fixed_id);
/* The second half: names, bases, MRO. */
bool ou_type_complete(OuRuntime *rt, OuType *type);
/* Make the dict of a built-in type from its tables, if that has not been done. False:
 * MemoryError. Afterwards type->dict is a dict. */
bool ou_type_fill_dict(OuRuntime *rt, OuType *type);
/* The same for all types along the MRO. */
/* Take over from the MRO what patterns make of instances. */
void ou_type_inherit_collection(OuType *type);
bool ou_type_fill_mro(OuRuntime *rt, OuType *type);
/* To be called when a lookup has found nothing, before that is reported: the lookup itself
 * cannot fail. False: MemoryError, for it could not look everywhere. */
static inline bool ou_type_confirm_absence(OuRuntime *rt, OuType *type) {
    return OU_LIKELY(!rt->lookup_incomplete) || ou_type_fill_mro(rt, type);
}
/* As ou_type_lookup_peek, in the types behind `after` in the MRO of `type` only. */
OuRef ou_type_lookup_after_peek(OuRuntime *rt, OuType *type, const OuType *after, OuRef name);
/* Put `type` into, or take it out of, the list of subtypes of `base`. */
bool ou_type_add_subtype(OuRuntime *rt, OuType *base, OuType *type);
void ou_type_remove_subtype(OuType *base, const OuType *type);
/* Compute attributes_offset, inline_capacity and instance_size from basic_size. */
void ou_type_set_layout(OuType *type, size_t inline_capacity);
/* Set the flags that follow from the slots. */
void ou_type_note_slots(OuType *type);
/* Tear-down of the runtime: drop everything `type` refers to. It stays a type without names. */
void ou_type_empty(OuRuntime *rt, OuType *type);
/* Free the structure of an emptied type. */
void ou_type_free(OuRuntime *rt, OuType *type);
/* An instance from `new`, tracked if its type asks for that. */
OuValue ou_type_instantiate(OuRuntime *rt, OuType *type, OuNew new, const OuRef *args,
                            size_t argc, OuRef names);

/* ---- type_new.c ---- */

/* The MRO by the metaclass's mro(), or by the rule: a tuple. */
OuValue ou_type_ask_mro(OuRuntime *rt, OuType *type);
/* The one of `bases` that gives the layout. NULL: TypeError. */
OuType *ou_type_best_base(OuRuntime *rt, OuRef bases);

/* ---- type_bases.c ---- */

/* Can objects made for `old` do with `new`, where `attribute` is assigned? False: TypeError. */
bool ou_type_check_replacement(OuRuntime *rt, const OuType *old, const OuType *new,
                               const char *attribute);
/* The setter of __bases__. */
bool ou_type_set_bases(OuRuntime *rt, OuRef self, OuRef value);

/* ---- mro.c ---- */

/* The C3 linearisation of a class with these bases: a tuple that begins with `type`. */
OuValue ou_mro_compute(OuRuntime *rt, OuType *type, OuRef bases);

/* ---- slot_table.c: dunder names and slots ---- */

/* Position of each slot in OuSlots, seen as an array of functions. */
enum OuSlotIndex {
#define UNARY(field, dunder)                     OU_SLOT_##field,
#define BINARY(field, dunder, reflected, symbol) OU_SLOT_##field,
#define INPLACE(field, dunder, symbol)           OU_SLOT_##field,
#define SLOT(field, signature, dunder)           OU_SLOT_##field,
#include "objects/slots.def"
#undef UNARY
#undef BINARY
#undef INPLACE
#undef SLOT
    OU_SLOT_COUNT
};

typedef void (*OuSlotFunction)(void);

static inline OuSlotFunction *ou_slots_array(OuSlots *slots) {
    return (OuSlotFunction *)(void *)slots;
}
static inline OuSlotFunction ou_slots_get(const OuSlots *slots, enum OuSlotIndex index) {
    return ((const OuSlotFunction *)(const void *)slots)[index];
}

/* What a dunder method's call looks like: chooses the wrapper that makes the slot visible. */
typedef enum {
    OU_WRAP_UNARY,
    OU_WRAP_NEXT,
    OU_WRAP_BINARY,
    OU_WRAP_REFLECTED,
    OU_WRAP_INPLACE,
    OU_WRAP_HASH,
    OU_WRAP_TRUTH,
    OU_WRAP_COMPARE,
    OU_WRAP_LENGTH,
    OU_WRAP_GET_ITEM,
    OU_WRAP_SET_ITEM,
    OU_WRAP_DEL_ITEM,
    OU_WRAP_CONTAINS,
    OU_WRAP_CALL,
    OU_WRAP_GET_ATTRIBUTE,
    OU_WRAP_SET_ATTRIBUTE,
    OU_WRAP_DEL_ATTRIBUTE,
    OU_WRAP_DESCR_GET,
    OU_WRAP_DESCR_SET,
    OU_WRAP_DESCR_DELETE,
    OU_WRAP_INIT,
    OU_WRAP_DEL,
    OU_WRAP_GET_BUFFER,
    OU_WRAP_RELEASE_BUFFER,
    OU_WRAP_NONE, /* no wrapper: __new__ (see slot_wrappers.c), __getattr__ */
    OU_WRAP_COUNT
} OuWrapKind;

/* One dunder method. Several may share a slot: __add__ and __radd__, the six comparisons. */
typedef struct OuSlotRow {
    size_t name;          /* where the interned name stands in OuRuntime */
    uint8_t slot;         /* enum OuSlotIndex */
    uint8_t wrap;         /* OuWrapKind */
    uint8_t operation;    /* of a comparison: OuCompareOp */
    const char *text;     /* "__add__" */
    OuSlotFunction thunk; /* the slot function that calls the method */
} OuSlotRow;

/* The last row has text NULL. In slot_thunks.c. */
extern const OuSlotRow ou_slot_rows[];

static inline OuRef ou_slot_row_name(const OuRuntime *rt, const OuSlotRow *row) {
    return *(const OuValue *)(const void *)((const char *)rt + row->name);
}

/* Does a slot of a spec's type appear as this method? */
bool ou_slot_row_applies(const OuTypeSpec *spec, const OuSlotRow *row);
/* Compute all slots of a class statement's type, whose MRO and dict are complete. */
void ou_slots_inherit(OuRuntime *rt, OuType *type);
/* After attribute `name` of `type` has changed: update the slots that depend on it, in `type`
 * and all its subtypes. */
void ou_slots_update(OuRuntime *rt, OuType *type, OuRef name);

/* ---- slot_wrappers.c ---- */

/* A built-in's slot as a method of its type. */
typedef struct OuSlotWrapper {
    OuObject header;
    const OuSlotRow *row;
    OuSlotFunction function;
    OuType *type; /* borrowed: wrappers exist only for built-in types, which outlive them */
} OuSlotWrapper;
OU_KIND_TEST(slot_wrapper, SLOT_WRAPPER, OuSlotWrapper)

OuValue ou_slot_wrapper_new(OuRuntime *rt, OuType *type, const OuSlotRow *row);
/* Call with self and the arguments, as the method. */
OuValue ou_slot_wrapper_call(OuRuntime *rt, const OuSlotWrapper *wrapper, OuRef self,
                             const OuRef *args, size_t argc, OuRef names);
/* `type.__new__` of a built-in type. */
OuValue ou_new_wrapper(OuRuntime *rt, OuType *type);
/* The slot function behind such a wrapper, or NULL if `value` is none. */
OuNew ou_new_wrapper_function(OuRef value);

/* ---- members.c ---- */

OuValue ou_getset_new(OuRuntime *rt, OuType *type, const OuGetSetRow *row);
OuValue ou_member_new(OuRuntime *rt, OuType *type, const OuMemberRow *row);
/* Do both classes have members of the same names in the same places? Counted are those of their
 * own __slots__. */
bool ou_members_match(OuRuntime *rt, const OuType *a, const OuType *b);
/* For __slots__. */
OuValue ou_member_new_slot(OuRuntime *rt, OuType *type, OuRef name, uint32_t offset);

/* ---- attributes.c ---- */

extern const OuGetSetRow ou_weakref_getset; /* obj.__weakref__ */
/* An attribute from the instance's own storage: owned, or OU_UNDEF. */
OuValue ou_instance_attribute(OuRuntime *rt, OuRef object, OuRef name);

/* ---- calls of special methods (call.c) ---- */

/* Call `name` of the type of `self` with these arguments, without binding where that is
 * possible. OU_UNDEF, without an exception, if there is no such method. */
OuValue ou_call_special(OuRuntime *rt, OuRef self, OuRef name, const OuRef *args, size_t argc);
/* The same where the method must be there: AttributeError if not. */
OuValue ou_call_special_required(OuRuntime *rt, OuRef self, OuRef name, const OuRef *args,
                                 size_t argc);
/* callable(first, *args) with keywords as in OuCall. */
OuValue ou_call_prepend(OuRuntime *rt, OuRef callable, OuRef first, const OuRef *args,
                        size_t argc, OuRef names);
/* Is `value`, found in a class, called with the instance as first argument instead of bound? */
static inline bool ou_is_unbound_method(OuRef value) {
    if (!ou_is_object(value)) return false;
    uint8_t kind = ou_shape_of(value)->kind;
    return kind == OU_TYPE_FUNCTION || kind == OU_TYPE_METHOD_DESCRIPTOR ||
           kind == OU_TYPE_SLOT_WRAPPER;
}

/* ---- arithmetic.c ---- */

/* TypeError 'can only concatenate list (not "int") to list'. */
void ou_raise_cannot_concatenate(OuRuntime *rt, const OuType *type, OuRef other);

/* ---- compare.c ---- */

/* isinstance and issubclass without asking the metaclass: what type's own hooks do. */
OuTruth ou_default_is_instance(OuRuntime *rt, OuRef object, OuRef class);
OuTruth ou_default_is_subclass(OuRuntime *rt, OuRef type, OuRef class);

/* ---- object_type.c ---- */

OuValue ou_object_new_slot(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                           OuRef names);
bool ou_object_init_slot(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                         OuRef names);

/* The names in a class and its bases: a list. */
OuValue ou_class_dir(OuRuntime *rt, OuType *type);

/* ---- reduce.c: methods of object ---- */

OuValue ou_object_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);
OuValue ou_object_reduce_ex(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);
OuValue ou_object_getstate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);

/* ---- collection.c ---- */

extern const OuCollectorHooks ou_object_hooks;
/* Give the references of `object` itself (attributes, __slots__, type) to `visit`. */
void ou_object_visit_attributes(OuObject *object, OuVisit visit, void *argument);
/* Drop a chain made by ou_weakrefs_detach without calling anybody. */
struct OuWeakref;
void ou_object_drop_weakrefs(OuRuntime *rt, struct OuWeakref *chain);
/* Drop the instance's attributes; it is then an instance without any. */
void ou_object_clear_attributes(OuRuntime *rt, OuObject *object);

/* ---- protocol.c ---- */

void ou_repr_stack_finish(OuRuntime *rt);

#endif
