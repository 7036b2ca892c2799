/* Attributes of objects that keep their dict in a field of the structure.
 *
 * Functions, modules, classmethod and staticmethod objects have a dict from the start or at any
 * time, and few of them share a layout; so they do without shapes. The order of a lookup is the
 * language's: data descriptors of the type, the object's dict, the rest of the type. */
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/protocol.h"

OuValue ou_own_dict_find_attribute(OuRuntime *rt, OuRef self, OuRef dict, OuRef name) {
    OuType *type = ou_type_of(rt, self);
    OuRef found = ou_type_lookup_peek(rt, type, name);
    OuDescrGet get = NULL;
    if (!ou_is_undef(found)) {
        const OuSlots *slots = &ou_type_of(rt, found)->slots;
        get = slots->descr_get;
        if (get != NULL && slots->descr_set != NULL) {
            OuValue descriptor = ou_own(found);
            OuValue value = get(rt, descriptor, self, ou_ref(type));
            ou_drop(rt, descriptor);
            return value;
        }
    }
    if (!ou_is_undef(dict)) {
        OuRef value = ou_dict_peek_str(rt, dict, name);
        if (!ou_is_undef(value)) return ou_own(value);
    }
    if (ou_is_undef(found)) return OU_UNDEF;
    OuValue attribute = ou_own(found);
    if (get == NULL) return attribute;
    OuValue value = get(rt, attribute, self, ou_ref(type));
    ou_drop(rt, attribute);
    return value;
}

OuValue ou_own_dict_get_attribute(OuRuntime *rt, OuRef self, OuRef dict, OuRef name) {
    OuValue value = ou_own_dict_find_attribute(rt, self, dict, name);
    return ou_is_undef(value) ? ou_raise_no_attribute(rt, self, name) : value;
}

bool ou_own_dict_set_attribute(OuRuntime *rt, OuRef self, OuValue *dict, OuRef name,
                               OuRef value) {
    OuRef found = ou_type_lookup_peek(rt, ou_type_of(rt, self), name);
    if (!ou_is_undef(found)) {
        OuDescrSet set = ou_type_of(rt, found)->slots.descr_set;
        if (set != NULL) {
            OuValue descriptor = ou_own(found);
            bool done = set(rt, descriptor, self, value);
            ou_drop(rt, descriptor);
            return done;
        }
    }
    if (ou_is_undef(value)) {
        OuTruth deleted = ou_is_undef(*dict) ? OU_TRUTH_NO : ou_dict_delete(rt, *dict, name);
        if (deleted == OU_TRUTH_NO) ou_raise_no_attribute(rt, self, name);
        return deleted == OU_TRUTH_YES;
    }
    if (ou_is_undef(*dict)) {
        *dict = ou_dict_new(rt);
        if (ou_is_error(*dict)) {
            *dict = OU_UNDEF;
            return false;
        }
    }
    return ou_dict_set(rt, *dict, name, value);
}

OuValue ou_own_dict_get(OuRuntime *rt, OuValue *dict) {
    if (ou_is_undef(*dict)) {
        OuValue made = ou_dict_new(rt);
        if (ou_is_error(made)) return OU_ERROR;
        *dict = made;
    }
    return ou_own(*dict);
}

bool ou_own_dict_set(OuRuntime *rt, OuValue *dict, OuRef value) {
    if (ou_is_undef(value)) return ou_fail(rt, OU_EXC_TypeError, "cannot delete __dict__");
    if (!ou_is_dict(value))
        return ou_fail(rt, OU_EXC_TypeError, "__dict__ must be set to a dictionary, not a '%T'",
                       value);
    ou_replace_take(rt, dict, ou_own(value));
    return true;
}
