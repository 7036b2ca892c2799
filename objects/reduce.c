/* Taking objects apart for copying and pickling: object.__reduce_ex__, __reduce__,
 * __getstate__.
 *
 * What __reduce_ex__ returns says how to make the object again:
 *
 *     (copyreg.__newobj__, (class, *arguments), state, items of a list, items of a dict)
 *
 * The arguments are those that __getnewargs__ tells, the state is what __getstate__ returns:
 * the instance's attributes, with those of __slots__ beside them. An object whose C structure
 * holds what none of these show cannot be taken apart. Protocols below 2 are left to
 * copyreg._reduce_ex, which knows the older form. */
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"

/* An attribute of the module copyreg, which is imported if it is not there yet. */
static OuValue copyreg_attribute(OuRuntime *rt, const char *name) {
    OuValue result = OU_ERROR, module = OU_ERROR;
    OuValue import = ou_get_item(rt, rt->builtins, rt->names.dunder_import);
    OuValue module_name = ou_str_from_string(rt, "copyreg");
    if (ou_is_error(import) || ou_is_error(module_name)) goto done;
    module = ou_call1(rt, import, module_name);
    if (!ou_is_error(module)) result = ou_get_attribute_string(rt, module, name);
done:
    ou_drop(rt, module);
    ou_drop(rt, module_name);
    ou_drop(rt, import);
    return result;
}

static OuValue call_copyreg(OuRuntime *rt, const char *name, const OuRef *args, size_t argc) {
    OuValue function = copyreg_attribute(rt, name);
    if (ou_is_error(function)) return OU_ERROR;
    OuValue result = ou_call(rt, function, args, argc);
    ou_drop(rt, function);
    return result;
}

static OuValue raise_cannot_pickle(OuRuntime *rt, OuRef self) {
    return ou_raise(rt, OU_EXC_TypeError, "cannot pickle '%T' object", self);
}

/* ---- state ---- */

/* Put what the slots in `names`, a list, hold into `values`. */
static bool collect_slots(OuRuntime *rt, OuRef self, OuRef names, OuRef values) {
    for (size_t i = 0; i < ou_as_list(names)->count; i++) {
        OuValue name = ou_own(ou_as_list(names)->items[i]);
        OuValue value = ou_find_attribute(rt, self, name);
        bool done =
            ou_is_undef(value) || (!ou_is_error(value) && ou_dict_set(rt, values, name, value));
        ou_drop(rt, value);
        ou_drop(rt, name);
        if (!done) return false;
    }
    return true;
}

/* The values of __slots__ as a dict; OU_UNDEF if the class has none, or none is set. */
static OuValue slot_state(OuRuntime *rt, OuRef self) {
    OuType *type = ou_type_of(rt, self);
    if (type->member_count == 0) return OU_UNDEF;
    OuRef argument = ou_ref(type);
    OuValue values = OU_ERROR;
    OuValue names = call_copyreg(rt, "_slotnames", &argument, 1);
    if (ou_is_error(names)) return OU_ERROR;
    if (!ou_is_list(names)) {
        ou_raise(rt, OU_EXC_TypeError, "copyreg._slotnames didn't return a list or None");
        goto done;
    }
    values = ou_dict_new(rt);
    if (!ou_is_error(values) && !collect_slots(rt, self, names, values)) {
        ou_drop(rt, values);
        values = OU_ERROR;
    }
    if (!ou_is_error(values) && ou_as_dict(values)->count == 0) {
        ou_drop(rt, values);
        values = OU_UNDEF;
    }
done:
    ou_drop(rt, names);
    return values;
}

/* Does the C structure of `type` hold more than attributes? */
static bool has_hidden_state(const OuType *type) {
    return type->kind != OU_TYPE_OBJECT && type->kind != OU_TYPE_NONE;
}

/* The attributes: None, a dict, or with slots a pair of them. `required`: nothing else tells
 * what the object holds. */
static OuValue default_state(OuRuntime *rt, OuRef self, bool required) {
    if (required && has_hidden_state(ou_type_of(rt, self)))
        return raise_cannot_pickle(rt, self);
    OuValue result = OU_ERROR, slots = OU_ERROR;
    OuValue dict = ou_find_attribute(rt, self, rt->names.dunder_dict);
    if (ou_is_error(dict)) goto done;
    if (ou_is_undef(dict) || (ou_is_dict(dict) && ou_as_dict(dict)->count == 0)) {
        ou_drop(rt, dict);
        dict = OU_NONE;
    } else if (ou_is_dict(dict)) {
        OuValue copy = ou_dict_copy(rt, dict);
        ou_drop(rt, dict);
        dict = copy;
        if (ou_is_error(dict)) goto done;
    }
    slots = slot_state(rt, self);
    if (ou_is_error(slots)) goto done;
    result = ou_is_undef(slots) ? ou_own(dict) : ou_tuple_pack2(rt, dict, slots);
done:
    ou_drop(rt, slots);
    ou_drop(rt, dict);
    return result;
}

OuValue ou_object_getstate(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                           size_t argc OU_UNUSED) {
    return default_state(rt, self, false);
}

static OuValue get_state(OuRuntime *rt, OuRef self, bool required) {
    OuRef method = ou_type_lookup_peek(rt, ou_type_of(rt, self), rt->names.dunder_getstate);
    OuRef standard =
        ou_type_lookup_peek(rt, rt->types[OU_TYPE_OBJECT], rt->names.dunder_getstate);
    if (method == standard) return default_state(rt, self, required);
    return ou_call_method(rt, self, rt->names.dunder_getstate, NULL, 0);
}

/* ---- how it is made again ---- */

/* The arguments of __new__: *args a tuple, *keywords a dict, each OU_UNDEF if not told. */
static bool get_new_arguments(OuRuntime *rt, OuRef self, OuValue *args, OuValue *keywords) {
    OuValue pair = ou_call_special(rt, self, rt->names.dunder_getnewargs_ex, NULL, 0);
    if (ou_is_undef(pair)) {
        *args = ou_call_special(rt, self, rt->names.dunder_getnewargs, NULL, 0);
        if (ou_is_undef(*args) || ou_is_error(*args)) return !ou_is_error(*args);
        return ou_is_tuple(*args) ||
               ou_fail(rt, OU_EXC_TypeError, "__getnewargs__ should return a tuple, not '%T'",
                       (OuRef)*args);
    }
    if (ou_is_error(pair)) return false;
    bool done = false;
    if (!ou_is_tuple(pair)) {
        ou_raise(rt, OU_EXC_TypeError, "__getnewargs_ex__ should return a tuple, not '%T'",
                 (OuRef)pair);
    } else if (ou_tuple_count(pair) != 2) {
        ou_raise(rt, OU_EXC_ValueError,
                 "__getnewargs_ex__ should return a tuple of length 2, not %zu",
                 ou_tuple_count(pair));
    } else if (!ou_is_tuple(ou_tuple_peek(pair, 0))) {
        ou_raise(rt, OU_EXC_TypeError,
                 "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not "
                 "'%T'",
                 ou_tuple_peek(pair, 0));
    } else if (!ou_is_dict(ou_tuple_peek(pair, 1))) {
        ou_raise(rt, OU_EXC_TypeError,
                 "second item of the tuple returned by __getnewargs_ex__ must be a dict, not "
                 "'%T'",
                 ou_tuple_peek(pair, 1));
    } else {
        *args = ou_own(ou_tuple_peek(pair, 0));
        *keywords = ou_own(ou_tuple_peek(pair, 1));
        done = true;
    }
    ou_drop(rt, pair);
    return done;
}

/* (class, *args), the arguments of copyreg.__newobj__. */
static OuValue pack_class_and(OuRuntime *rt, OuRef class, OuRef args) {
    size_t count = ou_is_undef(args) ? 0 : ou_tuple_count(args);
    OuRef *items = ou_alloc(rt, (count + 1) * sizeof *items);
    if (items == NULL) return OU_ERROR;
    items[0] = class;
    for (size_t i = 0; i < count; i++)
        items[i + 1] = ou_tuple_peek(args, i);
    OuValue tuple = ou_tuple_from_array(rt, items, count + 1);
    ou_free(rt, items, (count + 1) * sizeof *items);
    return tuple;
}

/* An iterator over the items of a list or a dict; None for other objects. */
static OuValue list_items(OuRuntime *rt, OuRef self) {
    return ou_is_list(self) ? ou_iter(rt, self) : OU_NONE;
}

static OuValue dict_items(OuRuntime *rt, OuRef self) {
    if (!ou_is_dict(self)) return OU_NONE;
    OuValue items = ou_call_method_string(rt, self, "items", NULL, 0);
    if (ou_is_error(items)) return OU_ERROR;
    OuValue iterator = ou_iter(rt, items);
    ou_drop(rt, items);
    return iterator;
}

static OuValue reduce_by_new(OuRuntime *rt, OuRef self) {
    OuRef class = ou_ref(ou_type_of(rt, self));
    if (ou_type_of(rt, self)->slots.new == NULL) return raise_cannot_pickle(rt, self);
    enum { FUNCTION, ARGUMENTS, STATE, LIST, DICT, PARTS };
    OuValue parts[PARTS] = {OU_ERROR, OU_ERROR, OU_ERROR, OU_ERROR, OU_ERROR};
    OuValue args = OU_UNDEF, keywords = OU_UNDEF, result = OU_ERROR;
    if (!get_new_arguments(rt, self, &args, &keywords)) goto done;
    bool has_keywords = !ou_is_undef(keywords) && ou_as_dict(keywords)->count > 0;
    parts[FUNCTION] = copyreg_attribute(rt, has_keywords ? "__newobj_ex__" : "__newobj__");
    if (ou_is_error(parts[FUNCTION])) goto done;
    if (has_keywords) {
        OuRef items[] = {class, args, keywords};
        parts[ARGUMENTS] = ou_tuple_from_array(rt, items, 3);
    } else {
        parts[ARGUMENTS] = pack_class_and(rt, class, args);
    }
    if (ou_is_error(parts[ARGUMENTS])) goto done;
    parts[STATE] =
        get_state(rt, self, ou_is_undef(args) && !ou_is_list(self) && !ou_is_dict(self));
    if (ou_is_error(parts[STATE])) goto done;
    parts[LIST] = list_items(rt, self);
    if (ou_is_error(parts[LIST])) goto done;
    parts[DICT] = dict_items(rt, self);
    if (ou_is_error(parts[DICT])) goto done;
    result = ou_tuple_from_array(rt, (const OuRef *)parts, PARTS);
done:
    for (size_t i = 0; i < PARTS; i++)
        ou_drop(rt, parts[i]);
    ou_drop(rt, args);
    ou_drop(rt, keywords);
    return result;
}

static OuValue reduce_by_protocol(OuRuntime *rt, OuRef self, int64_t protocol) {
    if (protocol >= 2) return reduce_by_new(rt, self);
    OuRef args[] = {self, ou_from_small_int(protocol)};
    return call_copyreg(rt, "_reduce_ex", args, 2);
}

OuValue ou_object_reduce(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                         size_t argc OU_UNUSED) {
    return reduce_by_protocol(rt, self, 0);
}

OuValue ou_object_reduce_ex(OuRuntime *rt, OuRef self, const OuRef *args,
                            size_t argc OU_UNUSED) {
    int64_t protocol;
    if (!ou_index_as_int64(rt, args[0], true, &protocol)) return OU_ERROR;
    // A class that says itself how it is taken apart has only the older method, as a rule.
    OuRef method = ou_type_lookup_peek(rt, ou_type_of(rt, self), rt->names.dunder_reduce);
    OuRef standard =
        ou_type_lookup_peek(rt, rt->types[OU_TYPE_OBJECT], rt->names.dunder_reduce);
    if (method != standard) return ou_call_method(rt, self, rt->names.dunder_reduce, NULL, 0);
    return reduce_by_protocol(rt, self, protocol);
}
