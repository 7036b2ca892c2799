/* Attributes: object.name in all its forms.
 *
 * Names used as keys are interned, so shapes and the lookup cache compare addresses. The public
 * functions intern what they get; slots and everything below rely on it.
 *
 * Order of a read: a data descriptor of the type, the instance's own attribute, any other
 * attribute of the type (bound if it is a descriptor). Whatever is found in a type is owned
 * before it is used, for using it may run code that changes the type. */
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"
#include "objects/weakref.h"

static bool is_data_descriptor(const OuRuntime *rt, OuRef value) {
    return ou_is_object(value) && ou_type_of(rt, value)->slots.descr_set != NULL;
}

static OuDescrGet getter_of(const OuRuntime *rt, OuRef value) {
    return ou_is_object(value) ? ou_type_of(rt, value)->slots.descr_get : NULL;
}

/* `name` interned: owned, or OU_ERROR. Nearly always it is already. */
static OuValue interned_name(OuRuntime *rt, OuRef name) {
    if (OU_LIKELY(ou_is_str(name))) return ou_intern_take(rt, ou_own(name));
    return ou_raise(rt, OU_EXC_TypeError, "attribute name must be string, not '%T'", name);
}

/* ---- the instance's own storage ---- */

OuValue ou_instance_attribute(OuRuntime *rt, OuRef object, OuRef name) {
    if (!ou_is_object(object)) return OU_UNDEF;
    OuObject *instance = ou_object(object);
    const OuShape *shape = instance->shape;
    if (shape->type->attributes_offset == 0) return OU_UNDEF;
    OuAttributes *attributes = ou_attributes(instance);
    if (shape->is_dict) {
        if (attributes->overflow == NULL) return OU_UNDEF;
        return ou_own(ou_dict_peek_str(rt, ou_ref(attributes->overflow), name));
    }
    int slot = ou_shape_find(shape, name);
    return slot < 0 ? OU_UNDEF
                    : ou_own(*ou_attribute_place(attributes, shape->type, (size_t)slot));
}

static bool instance_set(OuRuntime *rt, OuObject *object, OuRef name, OuRef value) {
    OuShape *shape = object->shape;
    if (!shape->is_dict) {
        int slot = ou_shape_find(shape, name);
        if (slot >= 0) {
            OuValue *place =
                ou_attribute_place(ou_attributes(object), shape->type, (size_t)slot);
            ou_replace_take(rt, place, ou_own(value));
            return true;
        }
        OuShape *next = ou_shape_add(rt, shape, name);
        if (next != NULL) return ou_object_add_attribute(rt, object, next, value);
        if (ou_is_raised(rt)) return false;
    }
    OuDict *dict = ou_object_dict_peek(rt, object);
    return dict != NULL && ou_dict_set(rt, ou_ref(dict), name, value);
}

/* OU_TRUTH_NO: there is no such attribute. */
static OuTruth instance_delete(OuRuntime *rt, OuObject *object, OuRef name) {
    if (!object->shape->is_dict && ou_shape_find(object->shape, name) < 0) return OU_TRUTH_NO;
    OuDict *dict = ou_object_dict_peek(rt, object);
    if (dict == NULL) return OU_TRUTH_FAILED;
    OuValue owned = ou_own(ou_ref(dict)); // dropping the value may replace __dict__
    OuTruth result = ou_dict_delete(rt, owned, name);
    ou_drop(rt, owned);
    return result;
}

/* ---- the generic lookups ---- */

/* The attribute, or OU_UNDEF without an exception if there is none. */
static OuValue generic_find(OuRuntime *rt, OuRef object, OuRef name) {
    OuType *type = ou_type_of(rt, object);
    OuValue found = ou_own(ou_type_lookup_peek(rt, type, name));
    OuDescrGet getter = getter_of(rt, found);
    if (getter != NULL && is_data_descriptor(rt, found)) {
        OuValue result = getter(rt, found, object, ou_ref(type));
        ou_drop(rt, found);
        return result;
    }
    OuValue own = ou_instance_attribute(rt, object, name);
    if (!ou_is_undef(own)) {
        ou_drop(rt, found);
        return own;
    }
    if (getter != NULL) {
        OuValue result = getter(rt, found, object, ou_ref(type));
        ou_drop(rt, found);
        return result;
    }
    if (OU_UNLIKELY(ou_is_undef(found)) && !ou_type_confirm_absence(rt, type)) return OU_ERROR;
    return found;
}

OuValue ou_generic_get_attribute(OuRuntime *rt, OuRef object, OuRef name) {
    OuValue value = generic_find(rt, object, name);
    return OU_LIKELY(!ou_is_undef(value)) ? value : ou_raise_no_attribute(rt, object, name);
}

/* The object cannot have the attribute: says why. */
static bool refuse_set(OuRuntime *rt, OuRef object, OuRef name, bool is_in_type) {
    const char *format =
        is_in_type
            ? "'%T' object attribute '%U' is read-only"
            : "'%T' object has no attribute '%U' and no __dict__ for setting new attributes";
    return ou_fail(rt, OU_EXC_AttributeError, format, object, name);
}

bool ou_generic_set_attribute(OuRuntime *rt, OuRef object, OuRef name, OuRef value) {
    OuType *type = ou_type_of(rt, object);
    OuRef found = ou_type_lookup_peek(rt, type, name);
    if (is_data_descriptor(rt, found)) {
        OuValue descriptor = ou_own(found);
        bool done = ou_type_of(rt, found)->slots.descr_set(rt, descriptor, object, value);
        ou_drop(rt, descriptor);
        return done;
    }
    if (ou_is_undef(found) && !ou_type_confirm_absence(rt, type)) return false;
    if (type->attributes_offset == 0) return refuse_set(rt, object, name, !ou_is_undef(found));
    if (!ou_is_undef(value)) return instance_set(rt, ou_object(object), name, value);
    OuTruth deleted = instance_delete(rt, ou_object(object), name);
    if (deleted == OU_TRUTH_NO) ou_raise_no_attribute(rt, object, name);
    return deleted == OU_TRUTH_YES;
}

/* ---- the public forms ---- */

OuValue ou_get_attribute(OuRuntime *rt, OuRef object, OuRef name) {
    OuValue key = interned_name(rt, name);
    if (ou_is_error(key)) return OU_ERROR;
    OuValue value = ou_type_of(rt, object)->slots.get_attribute(rt, object, key);
    ou_drop(rt, key);
    return value;
}

OuValue ou_get_attribute_string(OuRuntime *rt, OuRef object, const char *name) {
    OuValue key = ou_intern(rt, name);
    if (ou_is_error(key)) return OU_ERROR;
    OuValue value = ou_get_attribute(rt, object, key);
    ou_drop(rt, key);
    return value;
}

OuValue ou_find_attribute(OuRuntime *rt, OuRef object, OuRef name) {
    OuValue key = interned_name(rt, name);
    if (ou_is_error(key)) return OU_ERROR;
    OuBinary get = ou_type_of(rt, object)->slots.get_attribute;
    OuValue value =
        get == ou_generic_get_attribute ? generic_find(rt, object, key) : get(rt, object, key);
    ou_drop(rt, key);
    if (ou_is_error(value) && ou_clear_exception_if(rt, OU_EXC_AttributeError)) return OU_UNDEF;
    return value;
}

bool ou_set_attribute(OuRuntime *rt, OuRef object, OuRef name, OuRef value) {
    OuValue key = interned_name(rt, name);
    if (ou_is_error(key)) return false;
    bool done = ou_type_of(rt, object)->slots.set_attribute(rt, object, key, value);
    ou_drop(rt, key);
    return done;
}

bool ou_set_attribute_string(OuRuntime *rt, OuRef object, const char *name, OuRef value) {
    OuValue key = ou_intern(rt, name);
    if (ou_is_error(key)) return false;
    bool done = ou_set_attribute(rt, object, key, value);
    ou_drop(rt, key);
    return done;
}

OuValue ou_get_method(OuRuntime *rt, OuRef object, OuRef name, bool *self_is_argument) {
    *self_is_argument = false;
    OuType *type = ou_type_of(rt, object);
    if (type->slots.get_attribute == ou_generic_get_attribute) {
        OuRef found = ou_type_lookup_peek(rt, type, name);
        if (ou_is_unbound_method(found)) {
            OuValue method = ou_own(found);
            OuValue own = ou_instance_attribute(rt, object, name);
            if (ou_is_undef(own)) {
                *self_is_argument = true;
                return method;
            }
            ou_drop(rt, method);
            return own;
        }
    }
    return type->slots.get_attribute(rt, object, name);
}

OuValue ou_find_special(OuRuntime *rt, OuRef object, OuRef name) {
    OuType *type = ou_type_of(rt, object);
    OuValue found = ou_own(ou_type_lookup_peek(rt, type, name));
    if (ou_is_undef(found)) return ou_type_confirm_absence(rt, type) ? OU_UNDEF : OU_ERROR;
    OuDescrGet getter = getter_of(rt, found);
    if (getter == NULL) return found;
    OuValue bound = getter(rt, found, object, ou_ref(type));
    ou_drop(rt, found);
    return bound;
}

/* ---- __dict__ and __weakref__ of a class's instances ---- */

OuValue ou_dict_getset_get(OuRuntime *rt, OuRef self) {
    if (!ou_is_object(self) || ou_attributes(ou_object(self)) == NULL)
        return ou_raise_no_attribute(rt, self, rt->names.dunder_dict);
    OuDict *dict = ou_object_dict_peek(rt, ou_object(self));
    return dict == NULL ? OU_ERROR : ou_own(ou_ref(dict));
}

bool ou_dict_getset_set(OuRuntime *rt, OuRef self, OuRef value) {
    if (!ou_is_object(self) || ou_attributes(ou_object(self)) == NULL) {
        ou_raise_no_attribute(rt, self, rt->names.dunder_dict);
        return false;
    }
    if (ou_is_undef(value)) {
        // As if it were replaced by an empty one.
        OuValue empty = ou_dict_new(rt);
        if (ou_is_error(empty)) return false;
        bool done = ou_object_set_dict(rt, ou_object(self), empty);
        ou_drop(rt, empty);
        return done;
    }
    if (!ou_is_dict(value))
        return ou_fail(rt, OU_EXC_TypeError, "__dict__ must be set to a dictionary, not a '%T'",
                       value);
    return ou_object_set_dict(rt, ou_object(self), value);
}

const OuGetSetRow ou_dict_getset = OU_DICT_GETSET_ROW;

static OuValue get_weakref(OuRuntime *rt, OuRef self) {
    return ou_own(ou_weakref_first_peek(rt, self));
}

const OuGetSetRow ou_weakref_getset = {"__weakref__", get_weakref, NULL, NULL};
