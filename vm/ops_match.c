/* Patterns: what the instructions for mapping and class patterns do. */
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/ops.h"

/* ---- mappings ---- */

/* Add `item` to the set `seen`; OU_TRUTH_NO: it is there already. */
static OuTruth add_once(OuRuntime *rt, OuRef seen, OuRef item) {
    OuTruth known = ou_set_contains(rt, seen, item);
    if (known == OU_TRUTH_FAILED) return OU_TRUTH_FAILED;
    if (known == OU_TRUTH_YES) return OU_TRUTH_NO;
    return ou_set_add(rt, seen, item) ? OU_TRUTH_YES : OU_TRUTH_FAILED;
}

/* The value for `key`; `absent` if there is none. */
static OuValue find_value(OuRuntime *rt, OuRef mapping, OuRef get, OuRef key, OuRef absent) {
    if (ou_is_exact_dict(mapping)) {
        OuValue value = ou_dict_find(rt, mapping, key);
        return ou_is_undef(value) ? ou_own(absent) : value;
    }
    OuRef args[] = {key, absent};
    return ou_call(rt, get, args, 2);
}

static OuValue match_keys(OuRuntime *rt, OuRef mapping, OuRef keys, OuRef seen, OuRef get,
                          OuRef absent) {
    size_t count = ou_tuple_count(keys);
    OuValue values = ou_tuple_new(rt, count);
    for (size_t i = 0; i < count && !ou_is_error(values); i++) {
        OuRef key = ou_tuple_peek(keys, i);
        OuTruth is_new = add_once(rt, seen, key);
        OuValue value = OU_ERROR;
        if (is_new == OU_TRUTH_NO)
            ou_raise(rt, OU_EXC_ValueError, "mapping pattern checks duplicate key (%R)", key);
        else if (is_new == OU_TRUTH_YES)
            value = find_value(rt, mapping, get, key, absent);
        if (!ou_is_error(value) && value != absent) {
            ou_as_tuple(values)->items[i] = value;
            continue;
        }
        bool failed = ou_is_error(value);
        ou_drop(rt, value);
        ou_drop(rt, values);
        return failed ? OU_ERROR : OU_NONE;
    }
    return values;
}

OuValue ou_vm_match_keys(OuRuntime *rt, OuRef mapping, OuRef keys) {
    OuValue result = OU_ERROR, get = OU_UNDEF, absent = OU_ERROR;
    OuValue seen = ou_set_new(rt, OU_UNDEF);
    if (ou_is_error(seen)) goto done;
    // An object that nobody else has stands for "not there".
    absent = ou_list_new(rt, 0);
    if (ou_is_error(absent)) goto done;
    if (!ou_is_exact_dict(mapping)) get = ou_get_attribute(rt, mapping, rt->names.get);
    if (ou_is_error(get)) goto done;
    result = match_keys(rt, mapping, keys, seen, get, absent);
done:
    ou_drop(rt, absent);
    ou_drop(rt, get);
    ou_drop(rt, seen);
    return result;
}

OuValue ou_vm_match_rest(OuRuntime *rt, OuRef mapping, OuRef keys) {
    OuValue rest = ou_dict_new(rt);
    bool done = !ou_is_error(rest) && ou_vm_dict_update(rt, rest, mapping);
    for (size_t i = 0; done && i < ou_tuple_count(keys); i++)
        done = ou_del_item(rt, rest, ou_tuple_peek(keys, i));
    if (done) return rest;
    ou_drop(rt, rest);
    return OU_ERROR;
}

/* ---- classes ---- */

typedef struct ClassMatch {
    OuRuntime *rt;
    OuRef subject, class;
    OuRef seen;   // a set: the names looked at so far
    OuRef values; // a list
} ClassMatch;

/* Add the attribute to the values; OU_TRUTH_NO: there is none. */
static OuTruth match_attribute(const ClassMatch *match, OuRef name) {
    OuRuntime *rt = match->rt;
    OuTruth is_new = add_once(rt, match->seen, name);
    if (is_new == OU_TRUTH_FAILED) return OU_TRUTH_FAILED;
    if (is_new == OU_TRUTH_NO) {
        ou_raise(rt, OU_EXC_TypeError, "%N() got multiple sub-patterns for attribute %R",
                 ou_as_type(match->class), name);
        return OU_TRUTH_FAILED;
    }
    OuValue value = ou_find_attribute(rt, match->subject, name);
    if (ou_is_error(value)) return OU_TRUTH_FAILED;
    if (ou_is_undef(value)) return OU_TRUTH_NO;
    return ou_list_append_take(rt, match->values, value) ? OU_TRUTH_YES : OU_TRUTH_FAILED;
}

/* `names` says what the positional patterns stand for; OU_UNDEF: the first for the object. */
static OuTruth match_positional(const ClassMatch *match, OuRef names, size_t count) {
    OuRuntime *rt = match->rt;
    OuType *type = ou_as_type(match->class);
    bool is_self = ou_is_undef(names) && type->flags & OU_TYPE_MATCH_SELF;
    size_t allowed = is_self ? 1 : ou_is_undef(names) ? 0 : ou_tuple_count(names);
    if (allowed < count) {
        ou_raise(rt, OU_EXC_TypeError, "%N() accepts %zu positional sub-pattern%s (%zu given)",
                 type, allowed, allowed == 1 ? "" : "s", count);
        return OU_TRUTH_FAILED;
    }
    if (is_self)
        return ou_list_append(rt, match->values, match->subject) ? OU_TRUTH_YES
                                                                 : OU_TRUTH_FAILED;
    OuTruth matches = OU_TRUTH_YES;
    for (size_t i = 0; i < count && matches == OU_TRUTH_YES; i++) {
        OuRef name = ou_tuple_peek(names, i);
        if (ou_is_exact_str(name)) {
            matches = match_attribute(match, name);
            continue;
        }
        ou_raise(rt, OU_EXC_TypeError, "__match_args__ elements must be strings (got %T)",
                 name);
        matches = OU_TRUTH_FAILED;
    }
    return matches;
}

/* The class's __match_args__, a tuple; OU_UNDEF: it has none. */
static OuValue match_args(OuRuntime *rt, OuRef class) {
    OuValue names = ou_find_attribute(rt, class, rt->names.dunder_match_args);
    if (ou_is_error(names) || ou_is_undef(names) || ou_is_exact_tuple(names)) return names;
    ou_raise(rt, OU_EXC_TypeError, "%N.__match_args__ must be a tuple (got %T)",
             ou_as_type(class), (OuRef)names);
    ou_drop(rt, names);
    return OU_ERROR;
}

static OuTruth match_all(const ClassMatch *match, size_t positional, OuRef names) {
    OuRuntime *rt = match->rt;
    OuTruth matches = OU_TRUTH_YES;
    if (positional > 0) {
        OuValue args = match_args(rt, match->class);
        matches =
            ou_is_error(args) ? OU_TRUTH_FAILED : match_positional(match, args, positional);
        ou_drop(rt, args);
    }
    for (size_t i = 0; i < ou_tuple_count(names) && matches == OU_TRUTH_YES; i++)
        matches = match_attribute(match, ou_tuple_peek(names, i));
    return matches;
}

OuValue ou_vm_match_class(OuRuntime *rt, OuRef subject, OuRef class, size_t positional,
                          OuRef names) {
    if (!ou_is_type(class))
        return ou_raise(rt, OU_EXC_TypeError, "called match pattern must be a class");
    OuTruth matches = ou_is_instance(rt, subject, class);
    if (matches == OU_TRUTH_FAILED) return OU_ERROR;
    if (matches == OU_TRUTH_NO) return OU_NONE;
    OuValue result = OU_ERROR, values = OU_ERROR;
    OuValue seen = ou_set_new(rt, OU_UNDEF);
    if (ou_is_error(seen)) goto done;
    values = ou_list_new(rt, 0);
    if (ou_is_error(values)) goto done;
    const ClassMatch match = {rt, subject, class, seen, values};
    matches = match_all(&match, positional, names);
    if (matches == OU_TRUTH_YES)
        result = ou_list_to_tuple(rt, values);
    else if (matches == OU_TRUTH_NO)
        result = OU_NONE;
done:
    ou_drop(rt, values);
    ou_drop(rt, seen);
    return result;
}
