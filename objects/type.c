/* Types: made from the tables of the built-ins, looked up, changed.
 *
 * A built-in type starts as a structure with slots and a shape; that much needs no other
 * object, so the types that everything else is made of can come first. Then it gets its names
 * and its MRO. Its dict is made when somebody first looks into it: a program uses few of the
 * thousand methods there are, and starting up must not pay for the rest.
 *
 * Lookup goes along the MRO through a cache of the runtime, keyed by the id of the type's root
 * shape and the address of the interned name. An entry owns its name, so that no other str can
 * come to have this address, and borrows its value: changing a type gives its shapes new ids,
 * and ids are never used again, so an entry that might be wrong is never found. */
#include "objects/type.h"

#include "objects/dict.h"
#include "objects/error.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"

/* ---- layout ---- */

void ou_type_set_layout(OuType *type, size_t inline_capacity) {
    if (!(type->flags & OU_TYPE_HAS_DICT)) {
        type->attributes_offset = 0;
        type->inline_capacity = 0;
        type->instance_size = type->basic_size;
        return;
    }
    size_t offset = (type->basic_size + 7) & ~(size_t)7;
    if (inline_capacity > OU_INLINE_CAPACITY_MAX) inline_capacity = OU_INLINE_CAPACITY_MAX;
    size_t size = offset + sizeof(OuAttributes) + inline_capacity * sizeof(OuValue);
    // Blocks are multiples of 16: what would be lost becomes a slot.
    if (type->flags & OU_TYPE_HEAP && size % 16 != 0 &&
        inline_capacity < OU_INLINE_CAPACITY_MAX) {
        inline_capacity++;
        size += sizeof(OuValue);
    }
    type->attributes_offset = (uint32_t)offset;
    type->inline_capacity = (uint16_t)inline_capacity;
    type->instance_size = (uint32_t)size;
}

void ou_type_note_slots(OuType *type) {
    uint32_t flags =
        type->flags & ~(uint32_t)(OU_TYPE_DEFAULT_ATTRIBUTES | OU_TYPE_HAS_FINALIZER);
    if (type->slots.get_attribute == ou_generic_get_attribute &&
        type->slots.set_attribute == ou_generic_set_attribute)
        flags |= OU_TYPE_DEFAULT_ATTRIBUTES;
    if (type->slots.del != NULL) flags |= OU_TYPE_HAS_FINALIZER;
    type->flags = flags;
}

/* ---- making a built-in type ---- */

static void slots_from_spec(OuType *type, const OuTypeSpec *spec, const OuType *base) {
    type->slots = spec->slots;
    if (base == NULL) return;
    // Equality and hash belong together: redefining the first ends the second.
    bool keeps_hash = spec->slots.compare == NULL || spec->slots.hash != NULL;
    // object's __new__ makes nothing but plain instances.
    bool keeps_new = base->spec->base != OU_TYPE_NO_SHAPE || base->base != NULL;
    const OuSlotFunction *inherited = (const OuSlotFunction *)(const void *)&base->slots;
    OuSlotFunction *own = ou_slots_array(&type->slots);
    for (size_t i = 0; i < sizeof(OuSlots) / sizeof(OuSlotFunction); i++) {
        if (own[i] != NULL) continue;
        if (i == OU_SLOT_hash && !keeps_hash) continue;
        if (i == OU_SLOT_new && (!keeps_new || spec->flags & OU_TYPE_ABSTRACT_NEW)) continue;
        own[i] = inherited[i];
    }
}

OuType *ou_type_create(OuRuntime *rt, const OuTypeSpec *spec, OuType *base, uint32_t fixed_id) {
    OuType *type = ou_alloc(rt, sizeof *type);
    if (type == NULL) return NULL;
    OuType *metatype = rt->types[OU_TYPE_TYPE];
    *type = (OuType){
        .header = {.refcount = 1, .shape = metatype == NULL ? NULL : metatype->shape},
        .spec = spec,
        .flags = spec->flags,
        .basic_size = spec->basic_size,
        .kind = (uint8_t)(fixed_id != 0 ? fixed_id : base->kind),
        .name = OU_UNDEF,
        .qualname = OU_UNDEF,
        .base = base,
        .bases = OU_UNDEF,
        .mro = OU_UNDEF,
        .dict = OU_UNDEF,
    };
    if (base != NULL) {
        type->flags |= base->flags & (OU_TYPE_TRACKED | OU_TYPE_HAS_DICT | OU_TYPE_VARIABLE |
                                      OU_TYPE_SEQUENCE | OU_TYPE_MAPPING | OU_TYPE_MATCH_SELF);
        if (type->basic_size < base->basic_size) type->basic_size = base->basic_size;
        ou_own(ou_ref(base));
    }
    ou_type_set_layout(type, 0);
    slots_from_spec(type, spec, base);
    ou_type_note_slots(type);
    type->shape = ou_shape_new_root(rt, type, fixed_id);
    if (type->shape == NULL) {
        ou_type_free(rt, type);
        return NULL;
    }
    return type;
}

/* What stands in a built-in type lives as long as the runtime: nothing for the collector. */
static void forget_if_tracked(OuRuntime *rt, OuRef value) {
    if (ou_is_object(value) && ou_gc_is_tracked(ou_object(value)))
        ou_collector_forget(&rt->collector, ou_object(value));
}

/* The name without the module in front. */
static const char *spec_short_name(const OuTypeSpec *spec) {
    const char *dot = strrchr(spec->name, '.');
    return dot == NULL ? spec->name : dot + 1;
}

bool ou_type_complete(OuRuntime *rt, OuType *type) {
    type->name = ou_intern(rt, spec_short_name(type->spec));
    if (ou_is_error(type->name)) return false;
    type->qualname = ou_own(type->name);
    type->bases =
        type->base == NULL ? ou_tuple_new(rt, 0) : ou_tuple_pack1(rt, ou_ref(type->base));
    if (ou_is_error(type->bases)) return false;
    type->mro = ou_mro_compute(rt, type, type->bases);
    if (ou_is_error(type->mro)) return false;
    forget_if_tracked(rt, type->bases);
    forget_if_tracked(rt, type->mro);
    return type->base == NULL || ou_type_add_subtype(rt, type->base, type);
}

OuType *ou_type_from_spec(OuRuntime *rt, const OuTypeSpec *spec, OuType *base) {
    if (base == NULL)
        base = rt->types[spec->base == OU_TYPE_NO_SHAPE ? OU_TYPE_OBJECT : spec->base];
    OuType *type = ou_type_create(rt, spec, base, 0);
    if (type == NULL) return NULL;
    if (!ou_type_complete(rt, type)) {
        ou_type_empty(rt, type);
        ou_type_free(rt, type);
        return NULL;
    }
    return type;
}

/* ---- the dict of a built-in type ---- */

static bool dict_add_take(OuRuntime *rt, OuRef dict, const char *name, OuValue value) {
    if (ou_is_error(value)) return false;
    OuValue key = ou_intern(rt, name);
    if (ou_is_error(key)) {
        ou_drop(rt, value);
        return false;
    }
    bool done = ou_dict_set_take(rt, dict, key, value);
    ou_drop(rt, key);
    return done;
}

static bool fill_new(OuRuntime *rt, OuType *type, OuRef dict) {
    OuValue wrapper = ou_new_wrapper(rt, type);
    forget_if_tracked(rt, wrapper);
    return dict_add_take(rt, dict, "__new__", wrapper);
}

static bool fill_slots(OuRuntime *rt, OuType *type, OuRef dict) {
    const OuTypeSpec *spec = type->spec;
    for (const OuSlotRow *row = ou_slot_rows; row->text != NULL; row++) {
        if (row->slot == OU_SLOT_new || !ou_slot_row_applies(spec, row)) continue;
        if (!dict_add_take(rt, dict, row->text, ou_slot_wrapper_new(rt, type, row)))
            return false;
    }
    if (spec->slots.compare != NULL && spec->slots.hash == NULL &&
        !dict_add_take(rt, dict, "__hash__", OU_NONE))
        return false;
    return spec->slots.new == NULL || fill_new(rt, type, dict);
}

/* A method, as an object in its type's dict. */
static OuValue method_descriptor_new(OuRuntime *rt, OuType *type, const OuMethodRow *row) {
    if (row->kind == OU_METHOD_STATIC) {
        OuValue function = ou_native_new(rt, row, OU_UNDEF, OU_UNDEF);
        if (ou_is_error(function)) return OU_ERROR;
        ou_as_native(function)->type = type;
        OuValue wrapped = ou_call1(rt, ou_ref(rt->types[OU_TYPE_STATICMETHOD]), function);
        ou_drop(rt, function);
        return wrapped;
    }
    OuType *kind = rt->types[row->kind == OU_METHOD_CLASS ? OU_TYPE_CLASS_METHOD_DESCRIPTOR
                                                          : OU_TYPE_METHOD_DESCRIPTOR];
    OuNative *descriptor = ou_object_new(rt, kind);
    if (descriptor == NULL) return OU_ERROR;
    descriptor->row = row;
    descriptor->self = OU_UNDEF;
    descriptor->type = type;
    descriptor->module = OU_UNDEF;
    return ou_take(descriptor);
}

static bool fill_tables(OuRuntime *rt, OuType *type, OuRef dict) {
    const OuTypeSpec *spec = type->spec;
    for (const OuMethodRow *row = spec->methods; row != NULL && row->name != NULL; row++) {
        if (!dict_add_take(rt, dict, row->name, method_descriptor_new(rt, type, row)))
            return false;
    }
    for (const OuMemberRow *row = spec->members; row != NULL && row->name != NULL; row++) {
        if (!dict_add_take(rt, dict, row->name, ou_member_new(rt, type, row))) return false;
    }
    for (const OuGetSetRow *row = spec->getsets; row != NULL && row->name != NULL; row++) {
        if (!dict_add_take(rt, dict, row->name, ou_getset_new(rt, type, row))) return false;
    }
    return true;
}

static bool fill_match_args(OuRuntime *rt, OuType *type, OuRef dict) {
    const char *name = type->spec->match_args;
    if (name == NULL) return true;
    OuValue names = ou_list_new(rt, 0), tuple = OU_ERROR;
    bool done = !ou_is_error(names);
    while (done && *name != '\0') {
        size_t size = strcspn(name, " ");
        OuValue text = ou_intern_sized(rt, name, size);
        done = !ou_is_error(text) && ou_list_append_take(rt, names, text);
        name += size + (name[size] == ' ');
    }
    if (done) tuple = ou_list_to_tuple(rt, names);
    ou_drop(rt, names);
    if (ou_is_error(tuple)) return false;
    forget_if_tracked(rt, tuple);
    return dict_add_take(rt, dict, "__match_args__", tuple);
}

static bool fill_module(OuRuntime *rt, OuType *type, OuRef dict) {
    if (!(type->spec->flags & OU_TYPE_SHOWS_MODULE)) return true;
    const char *name = type->spec->name, *dot = strrchr(name, '.');
    return dict_add_take(rt, dict, "__module__", ou_intern_sized(rt, name, (size_t)(dot - name)));
}

static bool fill_doc(OuRuntime *rt, OuType *type, OuRef dict) {
    // A getset or member may have taken the name.
    if (!ou_is_undef(ou_dict_peek_str(rt, dict, rt->names.dunder_doc))) return true;
    const char *doc = type->spec->doc;
    return dict_add_take(rt, dict, "__doc__",
                         doc == NULL ? OU_NONE : ou_str_from_string(rt, doc));
}

bool ou_type_fill_dict(OuRuntime *rt, OuType *type) {
    if (OU_LIKELY(!ou_is_undef(type->dict))) return true;
    if (type->spec == NULL || ou_is_undef(type->mro)) return true; // emptied
    OuValue pending = ou_take_exception(rt);
    OuValue dict = ou_dict_new(rt);
    if (!ou_is_error(dict)) forget_if_tracked(rt, dict);
    bool done = !ou_is_error(dict) && fill_slots(rt, type, dict) &&
                fill_tables(rt, type, dict) &&
                fill_match_args(rt, type, dict) && fill_module(rt, type, dict) &&
                fill_doc(rt, type, dict);
    if (!done) {
        ou_drop(rt, dict);
        ou_drop(rt, pending);
        return false;
    }
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
    type->dict = dict;
    return true;
}

bool ou_type_fill_mro(OuRuntime *rt, OuType *type) {
    if (ou_is_undef(type->mro)) return true;
    for (size_t i = 0; i < ou_tuple_count(type->mro); i++) {
        if (!ou_type_fill_dict(rt, ou_as_type(ou_tuple_peek(type->mro, i)))) return false;
    }
    return true;
}

/* ---- lookup ---- */

/* Search the types of the MRO from position `start`. *complete is made false if a dict could
 * not be looked into. */
static OuRef mro_search(OuRuntime *rt, const OuType *type, size_t start, OuRef name,
                        bool *complete) {
    if (ou_is_undef(type->mro)) { // being made, or taken apart
        *complete = false;
        return OU_UNDEF;
    }
    size_t count = ou_tuple_count(type->mro);
    for (size_t i = start; i < count; i++) {
        OuType *step = ou_as_type(ou_tuple_peek(type->mro, i));
        if (OU_UNLIKELY(ou_is_undef(step->dict))) {
            // A second try, because a single request may have been refused. If there is
            // really no memory, ou_type_confirm_absence says so before the absence is reported.
            if (!ou_type_fill_dict(rt, step)) {
                ou_clear_exception(rt);
                if (!ou_type_fill_dict(rt, step)) {
                    ou_clear_exception(rt);
                    rt->lookup_incomplete = true;
                    *complete = false;
                }
            }
            if (ou_is_undef(step->dict)) continue;
        }
        OuRef value = ou_dict_peek_str(rt, step->dict, name);
        if (!ou_is_undef(value)) return value;
    }
    return OU_UNDEF;
}

/* The two entries where (shape_id, name) may be. */
static inline OuLookupEntry *lookup_set(OuRuntime *rt, uint32_t shape_id, OuRef name) {
    size_t hash = shape_id * 31u ^ (size_t)(ou_bits(name) >> 4);
    return &rt->lookup_cache[hash * 2 & (OU_LOOKUP_CACHE_SIZE - 1)];
}

/* Remember a result; what was remembered last stays, what was remembered before goes. */
static void lookup_remember(OuRuntime *rt, uint32_t shape_id, OuRef name, OuRef value) {
    OuLookupEntry *set = lookup_set(rt, shape_id, name);
    OuValue old = set[1].name;
    set[1] = set[0];
    set[0] = (OuLookupEntry){.shape_id = shape_id, .name = ou_own(name), .value = value};
    if (old != NULL) ou_drop(rt, old); // a plain str: runs no code
}

static OU_NOINLINE OuRef lookup_slow(OuRuntime *rt, OuType *type, OuRef name) {
    bool complete = true;
    OuRef value = mro_search(rt, type, 0, name, &complete);
    // Filling a dict may have used the cache, and a finalizer of what it freed may even have
    // changed the type: its id is read now.
    uint32_t id = type->shape->id;
    if (!complete || id == OU_TYPE_NO_SHAPE) return value;
    ou_type_mark_cached(type);
    lookup_remember(rt, id, name, value);
    return value;
}

OuRef ou_type_lookup_peek(OuRuntime *rt, OuType *type, OuRef name) {
    OU_ASSERT(ou_as_str(name)->is_interned);
    uint32_t id = type->shape->id;
    const OuLookupEntry *set = lookup_set(rt, id, name);
    // Id 0 is not remembered, but in entries never used: these have no name.
    if (OU_LIKELY(set[0].shape_id == id && set[0].name == name)) return set[0].value;
    if (set[1].shape_id == id && set[1].name == name) return set[1].value;
    return lookup_slow(rt, type, name);
}

OuRef ou_type_lookup_after_peek(OuRuntime *rt, OuType *type, const OuType *after, OuRef name) {
    if (ou_is_undef(type->mro)) return OU_UNDEF;
    size_t count = ou_tuple_count(type->mro);
    size_t start = 0;
    while (start < count && ou_tuple_peek(type->mro, start) != ou_ref(after))
        start++;
    bool complete;
    return mro_search(rt, type, start + 1, name, &complete);
}

bool ou_type_is_subtype(const OuType *type, const OuType *base) {
    if (type == base) return true;
    if (OU_LIKELY(!ou_is_undef(type->mro))) {
        const OuTuple *mro = ou_as_tuple(type->mro);
        for (size_t i = 0; i < mro->count; i++) {
            if ((const void *)mro->items[i] == base) return true;
        }
        return false;
    }
    // Not completed yet, or emptied by the collector.
    for (; type != NULL; type = type->base) {
        if (type == base) return true;
    }
    return false;
}

const char *ou_type_name(const OuType *type) {
    if (type->spec != NULL) return type->spec->name;
    return ou_is_str(type->name) ? ou_str_bytes(type->name) : "?";
}

OuValue ou_type_full_name(OuRuntime *rt, const OuType *type) {
    if (type->spec != NULL) return ou_str_from_string(rt, type->spec->name);
    OuRef module = ou_is_undef(type->dict)
                       ? OU_UNDEF
                       : ou_dict_peek_str(rt, type->dict, rt->names.dunder_module);
    if (!ou_is_str(module) || ou_str_equals_string(module, "builtins"))
        return ou_own(type->name);
    return ou_format(rt, "%U.%U", module, (OuRef)type->qualname);
}

/* ---- changing ---- */

void ou_type_mark_cached(OuType *type) {
    type->flags |= OU_TYPE_CACHED;
}

bool ou_type_set_attribute(OuRuntime *rt, OuRef type_ref, OuRef name, OuRef value) {
    OuType *type = ou_as_type(type_ref);
    if (!(type->flags & OU_TYPE_HEAP))
        return ou_fail(rt, OU_EXC_TypeError, "cannot set '%U' attribute of immutable type '%s'",
                       name, ou_type_name(type));
    // The old value goes last: its finalizer sees the type changed and its slots right.
    OuValue old = ou_own(ou_dict_peek_str(rt, type->dict, name));
    bool done;
    if (!ou_is_undef(value)) {
        done = ou_dict_set(rt, type->dict, name, value);
    } else if (ou_is_undef(old)) {
        ou_raise_no_attribute(rt, type_ref, name);
        done = false;
    } else {
        done = ou_dict_delete(rt, type->dict, name) == OU_TRUTH_YES;
    }
    if (done) {
        ou_shapes_renumber(rt, type);
        ou_slots_update(rt, type, name);
    }
    ou_drop(rt, old);
    return done;
}

/* ---- what patterns make of instances ---- */

#define COLLECTION (OU_TYPE_SEQUENCE | OU_TYPE_MAPPING)

// The first class of the MRO that is a sequence or a mapping decides.
void ou_type_inherit_collection(OuType *type) {
    for (size_t i = 0; i < ou_tuple_count(type->mro); i++) {
        uint32_t flags = ou_as_type(ou_tuple_peek(type->mro, i))->flags;
        if (!(type->flags & COLLECTION)) type->flags |= flags & COLLECTION;
        type->flags |= flags & OU_TYPE_MATCH_SELF;
    }
}

void ou_type_set_collection(OuType *type, uint32_t kind) {
    if (type->flags & COLLECTION) return;
    type->flags |= kind & COLLECTION;
    for (size_t i = 0; i < type->subtype_count; i++)
        ou_type_set_collection(type->subtypes[i], kind);
}

#undef COLLECTION

/* ---- the tree of subtypes ---- */

bool ou_type_add_subtype(OuRuntime *rt, OuType *base, OuType *type) {
    if (base->subtype_count == base->subtype_capacity) {
        size_t capacity = base->subtype_capacity == 0 ? 2 : base->subtype_capacity * 2;
        OuType **grown = ou_resize(rt, base->subtypes, base->subtype_capacity * sizeof *grown,
                                   capacity * sizeof *grown);
        if (grown == NULL) return false;
        base->subtypes = grown;
        base->subtype_capacity = capacity;
    }
    base->subtypes[base->subtype_count++] = type;
    return true;
}

void ou_type_remove_subtype(OuType *base, const OuType *type) {
    for (size_t i = 0; i < base->subtype_count; i++) {
        if (base->subtypes[i] != type) continue;
        base->subtype_count--;
        memmove(&base->subtypes[i], &base->subtypes[i + 1],
                (base->subtype_count - i) * sizeof *base->subtypes);
        return;
    }
}

/* ---- tear-down ---- */

void ou_type_empty(OuRuntime *rt, OuType *type) {
    if (!ou_is_undef(type->bases) && !ou_is_error(type->bases)) {
        for (size_t i = 0; i < ou_tuple_count(type->bases); i++)
            ou_type_remove_subtype(ou_as_type(ou_tuple_peek(type->bases, i)), type);
    }
    for (OuShape *shape = type->all_shapes; shape != NULL; shape = shape->next_of_type)
        ou_clear(rt, &shape->name);
    ou_clear(rt, &type->dict);
    ou_clear(rt, &type->mro);
    ou_clear(rt, &type->bases);
    ou_clear(rt, &type->name);
    ou_clear(rt, &type->qualname);
}

void ou_type_free(OuRuntime *rt, OuType *type) {
    OuType *base = type->base;
    ou_shapes_free(rt, type);
    ou_free(rt, type->subtypes, type->subtype_capacity * sizeof(OuType *));
    ou_free(rt, type, sizeof *type);
    // The last reference is the runtime's own, which frees built-in types itself.
    if (base != NULL) base->header.refcount--;
}

void ou_type_release(OuRuntime *rt, OuType *type) {
    ou_type_empty(rt, type);
    ou_type_free(rt, type);
}
