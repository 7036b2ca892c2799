/* Taking AttributeError and ImportError apart for copying and pickling: what they know beside
 * their arguments becomes part of the state. The object of an AttributeError does not: it may
 * be anything. */
#include "objects/exception_private.h"

#include "objects/dict.h"
#include "objects/protocol.h"

/* A copy of the instance's attributes. */
static OuValue copy_attributes(OuRuntime *rt, OuRef self) {
    struct OuDict *dict = ou_object_dict_peek(rt, ou_object(self));
    return dict == NULL ? OU_ERROR : ou_dict_copy(rt, ou_ref(dict));
}

/* Add the field to the state, if it is set. */
static bool add_field(OuRuntime *rt, OuRef self, OuRef state, size_t index, const char *name) {
    OuRef value = *ou_exception_field(self, index);
    return ou_is_undef(value) || ou_dict_set_string(rt, state, name, value);
}

static OuValue attribute_error_state(OuRuntime *rt, OuRef self) {
    OuValue state = copy_attributes(rt, self);
    if (ou_is_error(state)) return OU_ERROR;
    if (add_field(rt, self, state, ATTRIBUTE_NAME, "name") &&
        ou_dict_set_string(rt, state, "args", ou_as_exception(self)->args))
        return state;
    ou_drop(rt, state);
    return OU_ERROR;
}

static OuValue import_error_state(OuRuntime *rt, OuRef self) {
    OuValue state = copy_attributes(rt, self);
    if (ou_is_error(state)) return OU_ERROR;
    if (add_field(rt, self, state, IMPORT_NAME, "name") &&
        add_field(rt, self, state, IMPORT_PATH, "path") &&
        add_field(rt, self, state, IMPORT_NAME_FROM, "name_from"))
        return state;
    ou_drop(rt, state);
    return OU_ERROR;
}

static OuValue reduce_with_take(OuRuntime *rt, OuRef self, OuValue state) {
    if (ou_is_error(state)) return OU_ERROR;
    OuValue result = ou_exception_reduce_with(rt, self, ou_as_exception(self)->args, state);
    ou_drop(rt, state);
    return result;
}

static OuValue attribute_error_reduce(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                                      size_t argc OU_UNUSED) {
    return reduce_with_take(rt, self, attribute_error_state(rt, self));
}

static OuValue attribute_error_getstate(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                                        size_t argc OU_UNUSED) {
    return attribute_error_state(rt, self);
}

static OuValue import_error_reduce(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                                   size_t argc OU_UNUSED) {
    return reduce_with_take(rt, self, import_error_state(rt, self));
}

const OuMethodRow ou_attribute_error_methods[] = {
    {"__reduce__", attribute_error_reduce, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"__getstate__", attribute_error_getstate, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {NULL, NULL, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
};

const OuMethodRow ou_import_error_methods[] = {
    {"__reduce__", import_error_reduce, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {NULL, NULL, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
};
