/* Calls: of any callable, and of special methods without binding them first. */
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"

/* So many arguments are gathered on the C stack. */
#define INLINE_ARGUMENTS 8

/* ---- calling ---- */

OuValue ou_call_keywords(OuRuntime *rt, OuRef callable, const OuRef *args, size_t argc,
                         OuRef names) {
    OuCall call = ou_type_of(rt, callable)->slots.call;
    if (OU_UNLIKELY(call == NULL))
        return ou_raise(rt, OU_EXC_TypeError, "'%T' object is not callable", callable);
    if (!ou_check_recursion(rt, " while calling a Python object")) return OU_ERROR;
    OuValue result = call(rt, callable, args, argc, names);
    OU_ASSERT(ou_is_error(result) == ou_is_raised(rt));
    return result;
}

OuValue ou_call(OuRuntime *rt, OuRef callable, const OuRef *args, size_t argc) {
    return ou_call_keywords(rt, callable, args, argc, OU_UNDEF);
}

OuValue ou_call_prepend(OuRuntime *rt, OuRef callable, OuRef first, const OuRef *args,
                        size_t argc, OuRef names) {
    size_t count = 1 + argc + (ou_is_undef(names) ? 0 : ou_tuple_count(names));
    OuRef few[INLINE_ARGUMENTS];
    OuRef *all = few;
    if (count > INLINE_ARGUMENTS) {
        all = ou_alloc(rt, count * sizeof *all);
        if (all == NULL) return OU_ERROR;
    }
    all[0] = first;
    if (count > 1) memcpy(all + 1, args, (count - 1) * sizeof *all);
    OuValue result = ou_call_keywords(rt, callable, all, argc + 1, names);
    if (all != few) ou_free(rt, all, count * sizeof *all);
    return result;
}

/* The keywords of a dict, apart: values into `values`, names as a tuple. */
static OuValue split_keywords(OuRuntime *rt, OuRef callable, OuRef keywords, OuRef *values) {
    OuValue names = ou_tuple_new(rt, ou_as_dict(keywords)->count);
    if (ou_is_error(names)) return OU_ERROR;
    size_t position = 0, count = 0;
    OuRef key, value;
    while (ou_dict_next(keywords, &position, &key, &value)) {
        if (!ou_is_str(key)) {
            // The rest of the items stays unset, which dropping allows.
            ou_drop(rt, names);
            // It is the first thing to say that nothing can be called here.
            if (ou_type_of(rt, callable)->slots.call == NULL)
                return ou_call(rt, callable, NULL, 0);
            return ou_raise(rt, OU_EXC_TypeError, "keywords must be strings");
        }
        ou_as_tuple(names)->items[count] = ou_own(key);
        values[count++] = ou_own(value);
    }
    return names;
}

OuValue ou_call_tuple(OuRuntime *rt, OuRef callable, OuRef args, OuRef keywords) {
    const OuTuple *tuple = ou_as_tuple(args);
    size_t argc = tuple->count;
    size_t keyword_count = ou_is_undef(keywords) ? 0 : ou_as_dict(keywords)->count;
    if (keyword_count == 0)
        return ou_call(rt, callable, (const OuRef *)(const void *)tuple->items, argc);

    OuValue result = OU_ERROR;
    size_t count = argc + keyword_count;
    OuRef *all = ou_alloc(rt, count * sizeof *all);
    if (all == NULL) return OU_ERROR;
    for (size_t i = 0; i < count; i++)
        all[i] = i < argc ? (OuRef)tuple->items[i] : (OuRef)OU_UNDEF;
    OuValue names = split_keywords(rt, callable, keywords, all + argc);
    if (!ou_is_error(names)) result = ou_call_keywords(rt, callable, all, argc, names);
    // The values are owned, because the callee may change the dict.
    for (size_t i = argc; i < count; i++)
        ou_drop(rt, (OuValue)(uintptr_t)all[i]);
    ou_drop(rt, names);
    ou_free(rt, all, count * sizeof *all);
    return result;
}

/* ---- methods ---- */

OuValue ou_call_method(OuRuntime *rt, OuRef object, OuRef name, const OuRef *args,
                       size_t argc) {
    OuValue key = ou_intern_take(rt, ou_own(name));
    if (ou_is_error(key)) return OU_ERROR;
    bool self_is_argument;
    OuValue method = ou_get_method(rt, object, key, &self_is_argument);
    ou_drop(rt, key);
    if (ou_is_error(method)) return OU_ERROR;
    OuValue result = self_is_argument
                         ? ou_call_prepend(rt, method, object, args, argc, OU_UNDEF)
                         : ou_call(rt, method, args, argc);
    ou_drop(rt, method);
    return result;
}

OuValue ou_call_method_string(OuRuntime *rt, OuRef object, const char *name, const OuRef *args,
                              size_t argc) {
    OuValue key = ou_intern(rt, name);
    if (ou_is_error(key)) return OU_ERROR;
    OuValue result = ou_call_method(rt, object, key, args, argc);
    ou_drop(rt, key);
    return result;
}

OuValue ou_call_special(OuRuntime *rt, OuRef self, OuRef name, const OuRef *args, size_t argc) {
    OuRef found = ou_type_lookup_peek(rt, ou_type_of(rt, self), name);
    if (OU_LIKELY(ou_is_unbound_method(found))) {
        OuValue method = ou_own(found);
        OuValue result = ou_call_prepend(rt, method, self, args, argc, OU_UNDEF);
        ou_drop(rt, method);
        return result;
    }
    OuValue bound = ou_find_special(rt, self, name);
    if (ou_is_undef(bound) || ou_is_error(bound)) return bound;
    OuValue result = ou_call(rt, bound, args, argc);
    ou_drop(rt, bound);
    return result;
}

OuValue ou_call_special_required(OuRuntime *rt, OuRef self, OuRef name, const OuRef *args,
                                 size_t argc) {
    OuValue result = ou_call_special(rt, self, name, args, argc);
    return ou_is_undef(result) ? ou_raise_with_value(rt, OU_EXC_AttributeError, name) : result;
}
