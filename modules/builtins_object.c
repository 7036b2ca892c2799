/* Built-in functions that ask any object: its attributes, type, text, identity. */
#include "modules/builtins_tables.h"

#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "vm/vm.h"

/* ---- attributes ---- */

static bool check_name(OuRuntime *rt, OuRef name) {
    if (ou_is_str(name)) return true;
    return ou_fail(rt, OU_EXC_TypeError, "attribute name must be string, not '%T'", name);
}

static OuValue builtin_getattr(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!check_name(rt, args[1])) return OU_ERROR;
    if (argc == 2) return ou_get_attribute(rt, args[0], args[1]);
    OuValue value = ou_find_attribute(rt, args[0], args[1]);
    return ou_is_undef(value) ? ou_own(args[2]) : value;
}

static OuValue builtin_hasattr(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!check_name(rt, args[1])) return OU_ERROR;
    OuValue value = ou_find_attribute(rt, args[0], args[1]);
    if (ou_is_error(value)) return OU_ERROR;
    bool found = !ou_is_undef(value);
    ou_drop(rt, value);
    return ou_bool(found);
}

static OuValue builtin_setattr(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!check_name(rt, args[1])) return OU_ERROR;
    return ou_set_attribute(rt, args[0], args[1], args[2]) ? OU_NONE : OU_ERROR;
}

static OuValue builtin_delattr(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!check_name(rt, args[1])) return OU_ERROR;
    return ou_set_attribute(rt, args[0], args[1], OU_UNDEF) ? OU_NONE : OU_ERROR;
}

static OuValue no_frame(OuRuntime *rt) {
    if (ou_is_raised(rt)) return OU_ERROR;
    return ou_raise(rt, OU_EXC_SystemError, "frame does not exist");
}

static OuValue builtin_vars(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (argc == 0) {
        OuValue locals = ou_vm_locals(rt);
        return ou_is_error(locals) ? no_frame(rt) : locals;
    }
    OuValue dict = ou_find_attribute(rt, args[0], rt->names.dunder_dict);
    if (!ou_is_undef(dict)) return dict;
    return ou_raise(rt, OU_EXC_TypeError, "vars() argument must have __dict__ attribute");
}

/* The result of __dir__, or the keys of the local variables: a new list, sorted. */
static OuValue sorted_names_take(OuRuntime *rt, OuValue names) {
    if (ou_is_error(names)) return OU_ERROR;
    OuValue list = ou_list_from_iterable(rt, names);
    ou_drop(rt, names);
    if (ou_is_error(list) || ou_list_sort(rt, list, OU_NONE, false)) return list;
    ou_drop(rt, list);
    return OU_ERROR;
}

static OuValue builtin_dir(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (argc == 0) {
        OuValue locals = ou_vm_locals(rt);
        if (ou_is_error(locals)) return no_frame(rt);
        OuValue keys = ou_call_method(rt, locals, rt->names.keys, NULL, 0);
        ou_drop(rt, locals);
        return sorted_names_take(rt, keys);
    }
    OuValue dir = ou_find_special(rt, args[0], rt->names.dunder_dir);
    if (ou_is_undef(dir))
        return ou_raise(rt, OU_EXC_TypeError, "object does not provide __dir__");
    if (ou_is_error(dir)) return OU_ERROR;
    OuValue names = ou_call0(rt, dir);
    ou_drop(rt, dir);
    return sorted_names_take(rt, names);
}

/* ---- type and identity ---- */

static OuValue from_truth(OuTruth truth) {
    return truth == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(truth == OU_TRUTH_YES);
}

static OuValue builtin_isinstance(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return from_truth(ou_is_instance(rt, args[0], args[1]));
}

static OuValue builtin_issubclass(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return from_truth(ou_is_subclass(rt, args[0], args[1]));
}

static OuValue builtin_callable(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_bool(ou_type_of(rt, args[0])->slots.call != NULL);
}

static OuValue builtin_id(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_id(rt, args[0]);
}

static OuValue builtin_hash(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t hash;
    return ou_hash(rt, args[0], &hash) ? ou_int_from_int64(rt, hash) : OU_ERROR;
}

/* ---- text ---- */

static OuValue builtin_repr(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_repr(rt, args[0]);
}

static OuValue builtin_ascii(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_ascii(rt, args[0]);
}

static OuValue builtin_format(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (argc == 2 && !ou_is_str(args[1]))
        return ou_raise(rt, OU_EXC_TypeError, "format() argument 2 must be str, not %T",
                        args[1]);
    return ou_format_value(rt, args[0], argc == 2 ? args[1] : OU_UNDEF);
}

const OuMethodRow ou_builtins_object[] = {
    OU_ROW(
        "getattr", builtin_getattr, 2, 3,
        "Get a named attribute from an object.\n\ngetattr(x, 'y') is equivalent to x.y; with "
        "a default, that is returned if there is no such attribute."),
    OU_ROW("hasattr", builtin_hasattr, 2, 2,
           "hasattr(obj, name, /)\n\nReturn whether the object has an attribute of this name."),
    OU_ROW("setattr", builtin_setattr, 3, 3,
           "setattr(obj, name, value, /)\n\nSet the named attribute on the object."),
    OU_ROW("delattr", builtin_delattr, 2, 2,
           "delattr(obj, name, /)\n\nDelete the named attribute from the object."),
    OU_ROW("vars", builtin_vars, 0, 1,
           "Return the __dict__ of an object; without arguments, locals()."),
    OU_ROW("dir", builtin_dir, 0, 1,
           "Return the names of an object's attributes, or those in the current scope."),
    OU_ROW("isinstance", builtin_isinstance, 2, 2,
           "isinstance(obj, class_or_tuple, /)\n\nIs the object an instance of the class?"),
    OU_ROW("issubclass", builtin_issubclass, 2, 2,
           "issubclass(cls, class_or_tuple, /)\n\nIs cls derived from the class, or it?"),
    OU_ROW("callable", builtin_callable, 1, 1,
           "callable(obj, /)\n\nReturn whether the object can be called."),
    OU_ROW("id", builtin_id, 1, 1, "id(obj, /)\n\nReturn the identity of an object."),
    OU_ROW(
        "hash", builtin_hash, 1, 1,
        "hash(obj, /)\n\nReturn the hash value for the object: equal ones have equal hashes."),
    OU_ROW("repr", builtin_repr, 1, 1,
           "repr(obj, /)\n\nReturn the canonical text of the object."),
    OU_ROW("ascii", builtin_ascii, 1, 1,
           "ascii(obj, /)\n\nReturn the canonical text, in ASCII characters only."),
    OU_ROW("format", builtin_format, 1, 2,
           "format(value, format_spec='', /)\n\nReturn type(value).__format__(value, spec)."),
    {0},
};
