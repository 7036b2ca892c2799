/* Attributes, and the caches that find them again by one comparison of a shape id.
 *
 * What may be cached follows from the order of the generic lookup: a data descriptor of the
 * class, then the object's own attribute, then another attribute of the class. A shape fixes
 * both which own attributes there are and what the class says, so each of these answers holds
 * for every object of that shape. */
#include "objects/dict.h"
#include "objects/module.h"
#include "objects/tuple.h"
#include "vm/ops.h"

/* What is done with the attribute: the same shape and name have another answer for each. */
typedef enum { READING, CALLING, STORING } Access;

/* A cache to be filled in, with what it is for. */
typedef struct Cache {
    OuRuntime *rt;
    uint32_t *words;
    OuRef name;
    Access access;
} Cache;

/* ---- the caches ---- */

/* The id that word 0 of a cache for `object` must have: of its shape, or of a class's own root
 * shape. */
static uint32_t cache_key(OuRef object) {
    OuShape *shape = ou_shape_of(object);
    return shape->kind == OU_TYPE_TYPE ? ou_as_type(object)->shape->id : shape->id;
}

static OuAttributeEntry *shared_entry(const Cache *cache, uint32_t key) {
    uint64_t hash =
        ou_bits(cache->name) >> 4 ^ (uint64_t)key * 0x9E3779B1u ^ (uint64_t)cache->access << 7;
    return &ou_vm_of(cache->rt)->attributes[(hash ^ hash >> 10) % OU_ATTRIBUTE_ENTRIES];
}

/* Copy what is known for this object from the shared entries into the instruction's cache. */
static bool recall(const Cache *cache, OuRef object) {
    uint32_t key = cache_key(object);
    const OuAttributeEntry *entry = shared_entry(cache, key);
    if (entry->name != cache->name || entry->words[0] != key ||
        entry->access != cache->access || key == 0)
        return false;
    // A class and those of its instances that have no attributes go by the same id.
    bool of_class = (entry->words[1] & OU_CACHE_KIND) == OU_CACHE_TYPE;
    if (of_class != (ou_shape_of(object)->kind == OU_TYPE_TYPE)) return false;
    memcpy(cache->words, entry->words, sizeof entry->words);
    return true;
}

static void remember(const Cache *cache, OuType *type, uint32_t shape_id, uint32_t kind,
                     uint64_t place, const void *pointer) {
    if (place >= (uint64_t)1 << (32 - OU_CACHE_SHIFT)) return;
    ou_type_mark_cached(type);
    uint32_t *words = cache->words;
    words[0] = shape_id;
    words[1] = kind | (uint32_t)place << OU_CACHE_SHIFT;
    words[2] = (uint32_t)(uintptr_t)pointer;
    words[3] = (uint32_t)((uint64_t)(uintptr_t)pointer >> 32);
    OuAttributeEntry *entry = shared_entry(cache, shape_id);
    memcpy(entry->words, words, sizeof entry->words);
    entry->access = cache->access;
    OuValue old = entry->name;
    entry->name = ou_own(cache->name);
    if (old != NULL) ou_drop(cache->rt, old);
}

/* The shape whose attributes `object` has in slots, or NULL if it has none or has them in a
 * dict. */
static OuShape *slotted_shape(OuRef object) {
    OuShape *shape = ou_shape_of(object);
    return shape->type->attributes_offset != 0 && !shape->is_dict ? shape : NULL;
}

static uint64_t slot_offset(const OuType *type, int slot) {
    return type->attributes_offset + sizeof(OuValue *) + (uint64_t)slot * sizeof(OuValue);
}

/* Fill the cache for the object's own attribute in `slot`. */
static void remember_slot(const Cache *cache, OuShape *shape, int slot) {
    OuType *type = shape->type;
    if (type->flags & OU_TYPE_VARIABLE) return;
    if (slot < type->inline_capacity) {
        remember(cache, type, shape->id, OU_CACHE_SLOT, slot_offset(type, slot), NULL);
    } else {
        remember(cache, type, shape->id, OU_CACHE_OVERFLOW,
                 (uint64_t)(slot - type->inline_capacity), NULL);
    }
}

static bool has_generic_attributes(const OuType *type) {
    return type->flags & OU_TYPE_DEFAULT_ATTRIBUTES;
}

/* ---- reading ---- */

/* Modules: the value is found through the layout of the namespace. */
static OuValue load_from_module(OuRuntime *rt, OuRef module, OuRef name, uint32_t *cache) {
    OuRef dict = ou_module_dict(module);
    int64_t position = ou_dict_position_of_str(rt, dict, name);
    if (position < 0 || position >= 1 << 24) return OU_UNDEF;
    cache[0] = ou_dict_layout(rt, dict) != OU_NO_LAYOUT ? OU_TYPE_MODULE : 0;
    cache[1] = OU_CACHE_MODULE | (uint32_t)position << OU_CACHE_SHIFT;
    cache[2] = ou_dict_layout(rt, dict);
    return ou_own(ou_as_dict(dict)->entries[position].value);
}

/* `class.name` where neither class nor metaclass makes anything of it: found in the class's
 * MRO, with no descriptor in the way. */
static void remember_class_attribute(const Cache *cache, OuType *type) {
    OuRuntime *rt = cache->rt;
    OuType *metatype = type->header.shape->type;
    if (metatype != rt->types[OU_TYPE_TYPE] ||
        ou_type_lookup_peek(rt, metatype, cache->name) != OU_UNDEF)
        return;
    OuRef value = ou_type_lookup_peek(rt, type, cache->name);
    if (value == OU_UNDEF || !ou_is_object(value)) return;
    if (ou_is_function(value) || ou_type_of(rt, value)->slots.descr_get == NULL) {
        remember(cache, type, type->shape->id, OU_CACHE_TYPE, 0, value);
    }
}

/* What the cache says about `object`, or OU_UNDEF. */
static OuValue load_cached(OuRef object, const uint32_t *cache) {
    OuShape *shape = ou_shape_of(object);
    uint32_t place = cache[1] >> OU_CACHE_SHIFT;
    if (cache[0] == 0) return OU_UNDEF;
    if ((cache[1] & OU_CACHE_KIND) == OU_CACHE_TYPE) {
        if (!ou_is_type(object) || ou_as_type(object)->shape->id != cache[0]) return OU_UNDEF;
        return ou_own(ou_vm_cached_pointer(cache));
    }
    if (shape->id != cache[0]) return OU_UNDEF;
    switch (cache[1] & OU_CACHE_KIND) {
    case OU_CACHE_SLOT:
        return ou_own(*(OuValue *)((char *)ou_object(object) + place));
    case OU_CACHE_OVERFLOW:
        return ou_own(ou_attributes(ou_object(object))->overflow[place]);
    case OU_CACHE_VALUE:
        return ou_own(ou_vm_cached_pointer(cache));
    case OU_CACHE_MODULE: {
        OuDict *dict = ou_as_dict(ou_module_dict(object));
        return dict->layout == cache[2] ? ou_own(dict->entries[place].value) : OU_UNDEF;
    }
    default:
        return OU_UNDEF;
    }
}

static void remember_attribute(const Cache *cache, OuRef object) {
    OuRuntime *rt = cache->rt;
    OuShape *shape = ou_shape_of(object);
    OuType *type = shape->type;
    if (shape->id == 0 || !has_generic_attributes(type)) return;
    OuRef found = ou_type_lookup_peek(rt, type, cache->name);
    if (found != OU_UNDEF && ou_type_of(rt, found)->slots.descr_set != NULL) return;
    int slot = slotted_shape(object) != NULL ? ou_shape_find(shape, cache->name) : -1;
    if (slot >= 0) {
        remember_slot(cache, shape, slot);
    } else if (found != OU_UNDEF && ou_is_object(found) && !shape->is_dict &&
               ou_type_of(rt, found)->slots.descr_get == NULL &&
               (slotted_shape(object) != NULL || type->attributes_offset == 0) &&
               shape->kind == OU_TYPE_OBJECT) {
        remember(cache, type, shape->id, OU_CACHE_VALUE, 0, found);
    }
}

OuValue ou_vm_load_attribute(OuRuntime *rt, OuRef object, OuRef name, uint32_t *words) {
    if (!ou_is_object(object)) return ou_get_attribute(rt, object, name);
    Cache cache = {rt, words, name, READING};
    OuValue value = load_cached(object, words);
    if (value != OU_UNDEF) return value;
    if (recall(&cache, object)) return load_cached(object, words);
    if (ou_shape_of(object)->id == OU_TYPE_MODULE) {
        value = load_from_module(rt, object, name, words);
        if (value != OU_UNDEF) return value;
    }
    value = ou_get_attribute(rt, object, name);
    if (ou_is_error(value)) return OU_ERROR;
    if (ou_is_type(object)) {
        remember_class_attribute(&cache, ou_as_type(object));
    } else {
        remember_attribute(&cache, object);
    }
    return value;
}

/* ---- storing ---- */

static bool store_cached(OuRuntime *rt, OuRef object, OuRef value, const uint32_t *cache) {
    OuObject *target = ou_object(object);
    if (cache[0] == 0 || target->shape->id != cache[0]) return false;
    uint32_t place = cache[1] >> OU_CACHE_SHIFT;
    if ((cache[1] & OU_CACHE_KIND) == OU_CACHE_ADD) {
        target->shape = (OuShape *)(uintptr_t)ou_vm_cached_pointer(cache);
        *(OuValue *)((char *)target + place) = ou_own(value);
        return true;
    }
    if ((cache[1] & OU_CACHE_KIND) == OU_CACHE_OVERFLOW) {
        ou_replace_take(rt, &ou_attributes(target)->overflow[place], ou_own(value));
        return true;
    }
    if ((cache[1] & OU_CACHE_KIND) == OU_CACHE_SLOT) {
        ou_replace_take(rt, (OuValue *)((char *)target + place), ou_own(value));
        return true;
    }
    return false;
}

bool ou_vm_store_attribute(OuRuntime *rt, OuRef object, OuRef name, OuRef value,
                           uint32_t *words) {
    if (!ou_is_object(object)) return ou_set_attribute(rt, object, name, value);
    Cache cache = {rt, words, name, STORING};
    if (store_cached(rt, object, value, words)) return true;
    if (!ou_is_type(object) && recall(&cache, object))
        return store_cached(rt, object, value, words);
    OuShape *before = slotted_shape(object);
    uint32_t id = before != NULL ? before->id : 0;
    if (!ou_set_attribute(rt, object, name, value)) return false;
    OuShape *shape = slotted_shape(object);
    if (before == NULL || shape == NULL || id == 0 || !has_generic_attributes(shape->type) ||
        (shape->type->flags & OU_TYPE_VARIABLE))
        return true;
    OuRef found = ou_type_lookup_peek(rt, shape->type, name);
    if (found != OU_UNDEF && ou_type_of(rt, found)->slots.descr_set != NULL) return true;
    int slot = ou_shape_find(shape, name);
    if (shape == before) {
        if (slot >= 0 && shape->id == id) remember_slot(&cache, shape, slot);
    } else if (shape->parent == before && before->id == id && slot >= 0 &&
               slot < shape->type->inline_capacity) {
        remember(&cache, shape->type, id, OU_CACHE_ADD, slot_offset(shape->type, slot), shape);
    }
    return true;
}

/* ---- methods ---- */

OuValue ou_vm_load_method(OuRuntime *rt, OuRef object, OuRef name, uint32_t *words,
                          bool *bound) {
    *bound = false;
    if (!ou_is_object(object)) return ou_get_method(rt, object, name, bound);
    Cache cache = {rt, words, name, CALLING};
    OuValue value = load_cached(object, words);
    if (value != OU_UNDEF) return value;
    if (recall(&cache, object)) {
        *bound = (words[1] & OU_CACHE_KIND) == OU_CACHE_METHOD;
        return *bound ? ou_own(ou_vm_cached_pointer(words)) : load_cached(object, words);
    }
    OuShape *shape = ou_shape_of(object);
    if (shape->id == OU_TYPE_MODULE) {
        value = load_from_module(rt, object, name, words);
        if (value != OU_UNDEF) return value;
    }
    value = ou_get_method(rt, object, name, bound);
    if (ou_is_error(value)) return OU_ERROR;
    if (ou_is_type(object)) {
        if (!*bound) remember_class_attribute(&cache, ou_as_type(object));
    } else if (!*bound) {
        remember_attribute(&cache, object);
    } else if (shape->id != 0 && !shape->is_dict && ou_shape_of(object) == shape &&
               has_generic_attributes(shape->type)) {
        remember(&cache, shape->type, shape->id, OU_CACHE_METHOD, 0, value);
    }
    return value;
}

OuValue ou_vm_load_super(OuRuntime *rt, OuValue *operands, OuRef name, bool *bound) {
    OuValue super = ou_call(rt, operands[0], (const OuRef *)operands + 1, 2);
    if (ou_is_error(super)) return OU_ERROR;
    OuValue value = ou_get_attribute(rt, super, name);
    ou_drop(rt, super);
    if (bound == NULL || ou_is_error(value)) return value;
    *bound = false;
    if (ou_is_method(value) && ou_as_method(value)->self == operands[2]) {
        OuValue function = ou_own(ou_as_method(value)->function);
        ou_drop(rt, value);
        *bound = true;
        return function;
    }
    return value;
}
