/* Calls with * and **: putting the arguments together, with messages that name the callable. */
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/ops.h"

bool ou_vm_is_mapping(OuRuntime *rt, OuRef value) {
    if (ou_is_dict(value)) return true;
    OuValue keys = ou_find_attribute(rt, value, rt->names.keys);
    if (ou_is_error(keys)) return false;
    ou_drop(rt, keys);
    return keys != OU_UNDEF;
}

/* "module.f()" for messages about a call of `callable`, "f()" if it is a builtin; owned. */
static OuValue describe_callable(OuRuntime *rt, OuRef callable) {
    OuValue text = OU_ERROR, module = OU_UNDEF;
    OuValue name = ou_find_attribute(rt, callable, rt->names.dunder_qualname);
    if (ou_is_error(name)) goto done;
    if (name == OU_UNDEF) {
        text = ou_str(rt, callable);
        goto done;
    }
    module = ou_find_attribute(rt, callable, rt->names.dunder_module);
    if (ou_is_error(module)) goto done;
    if (module == OU_UNDEF || module == OU_NONE ||
        (ou_is_str(module) && ou_str_equals_string(module, "builtins"))) {
        text = ou_format(rt, "%S()", (OuRef)name);
    } else {
        text = ou_format(rt, "%S.%S()", (OuRef)module, (OuRef)name);
    }
done:
    ou_drop(rt, module);
    ou_drop(rt, name);
    return text;
}

/* Raise TypeError: the text of `callable`, then `complaint`, which may have one %S for
 * `argument`. */
static bool fail_for_callable(OuRuntime *rt, OuRef callable, const char *complaint,
                              OuRef argument) {
    OuValue name = describe_callable(rt, callable);
    if (!ou_is_error(name)) ou_raise(rt, OU_EXC_TypeError, complaint, (OuRef)name, argument);
    ou_drop(rt, name);
    return false;
}

static bool merge_item(OuRuntime *rt, OuRef dict, OuRef key, OuRef value, OuRef callable) {
    OuValue present = ou_dict_find(rt, dict, key);
    if (ou_is_error(present)) return false;
    ou_drop(rt, present);
    // A key that is no text is left to the call, which checks its positional arguments first.
    if (present == OU_UNDEF) return ou_dict_set(rt, dict, key, value);
    return fail_for_callable(rt, callable, "%U got multiple values for keyword argument '%S'",
                             key);
}

bool ou_vm_dict_merge(OuRuntime *rt, OuRef dict, OuRef mapping, OuRef callable) {
    if (!ou_vm_is_mapping(rt, mapping)) {
        if (ou_is_raised(rt)) return false;
        return fail_for_callable(rt, callable, "%U argument after ** must be a mapping, not %T",
                                 mapping);
    }
    OuValue copy = ou_dict_new(rt);
    bool done = !ou_is_error(copy) && ou_dict_update(rt, copy, mapping);
    size_t position = 0;
    OuRef key, value;
    while (done && ou_dict_next(copy, &position, &key, &value))
        done = merge_item(rt, dict, key, value, callable);
    ou_drop(rt, copy);
    return done;
}

/* The positional arguments of a call as a tuple, owned. */
static OuValue argument_tuple(OuRuntime *rt, OuRef callable, OuRef args) {
    if (ou_is_exact_tuple(args)) return ou_own(args);
    OuType *type = ou_type_of(rt, args);
    if (type->slots.iter == NULL && type->slots.get_item == NULL) {
        fail_for_callable(rt, callable, "%U argument after * must be an iterable, not %T",
                          args);
        return OU_ERROR;
    }
    return ou_tuple_from_iterable(rt, args);
}

OuValue ou_vm_call_star(OuRuntime *rt, OuRef callable, OuRef args, OuRef keywords) {
    OuValue tuple = argument_tuple(rt, callable, args);
    if (ou_is_error(tuple)) return OU_ERROR;
    OuValue result = ou_call_tuple(rt, callable, tuple, keywords);
    ou_drop(rt, tuple);
    return result;
}
