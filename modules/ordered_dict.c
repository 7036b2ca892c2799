/* collections.OrderedDict: a dict whose order matters in comparisons and can be changed.
 *
 * A dict keeps the order of insertion already (objects/dict.c), so nothing is added to it but
 * operations at both ends. */
#include "modules/ordered_dict.h"

#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/dict_internal.h"
#include "objects/generic_alias.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

static bool is_ordered(OuRuntime *rt, OuRef value) {
    return ou_is_module_type(rt, value, OU_MODULE_TYPE_ORDERED_DICT);
}

/* ---- update ---- */

static bool store(OuRuntime *rt, OuRef self, OuRef key, OuRef value) {
    return ou_is_module_type(rt, self, OU_MODULE_TYPE_ORDERED_DICT) &&
                   ou_type_of(rt, self)->slots.set_item == ou_dict_set
               ? ou_dict_set(rt, self, key, value)
               : ou_set_item(rt, self, key, value);
}

/* One pair of update(). `number`: which one, for messages. */
static bool update_pair(OuRuntime *rt, OuRef self, OuRef pair) {
    OuValue items = ou_list_from_iterable(rt, pair);
    if (ou_is_error(items)) return false;
    const OuList *list = ou_as_list(items);
    bool done;
    if (list->count == 2)
        done = store(rt, self, list->items[0], list->items[1]);
    else
        done = ou_fail(rt, OU_EXC_ValueError,
                       list->count < 2 ? "need more than %zu value%s to unpack"
                                       : "too many values to unpack (expected 2)",
                       list->count, list->count == 1 ? "" : "s");
    ou_drop(rt, items);
    return done;
}

static bool update_pairs(OuRuntime *rt, OuRef self, OuRef pairs) {
    OuValue iterator = ou_iter(rt, pairs);
    bool done = false;
    while (!ou_is_error(iterator)) {
        OuValue pair = ou_next(rt, iterator);
        done = pair == OU_STOP;
        if (done || ou_is_error(pair)) break;
        bool stored = update_pair(rt, self, pair);
        ou_drop(rt, pair);
        if (!stored) break;
    }
    ou_drop(rt, iterator);
    return done;
}

static bool update_keys(OuRuntime *rt, OuRef self, OuRef mapping, OuRef keys) {
    OuValue iterator = ou_iter(rt, keys);
    bool done = false;
    while (!ou_is_error(iterator)) {
        OuValue key = ou_next(rt, iterator);
        done = key == OU_STOP;
        if (done || ou_is_error(key)) break;
        OuValue value = ou_get_item(rt, mapping, key);
        bool stored = !ou_is_error(value) && store(rt, self, key, value);
        ou_drop(rt, value);
        ou_drop(rt, key);
        if (!stored) break;
    }
    ou_drop(rt, iterator);
    return done;
}

static bool update_other(OuRuntime *rt, OuRef self, OuRef other) {
    if (ou_is_exact_dict(other)) {
        OuValue items = ou_call_method(rt, other, rt->names.items, NULL, 0);
        bool updated = !ou_is_error(items) && update_pairs(rt, self, items);
        ou_drop(rt, items);
        return updated;
    }
    OuValue method = ou_find_attribute(rt, other, rt->names.keys);
    if (ou_is_error(method)) return false;
    if (ou_is_undef(method)) return update_pairs(rt, self, other);
    OuValue keys = ou_call0(rt, method);
    bool done = !ou_is_error(keys) && update_keys(rt, self, other, keys);
    ou_drop(rt, method);
    ou_drop(rt, keys);
    return done;
}

static bool update_all(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names) {
    if (argc == 1 && !update_other(rt, self, args[0])) return false;
    for (size_t i = 0; i < ou_keyword_count(names); i++) {
        if (!store(rt, self, ou_tuple_peek(names, i), args[argc + i])) return false;
    }
    return true;
}

static bool ordered_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                         OuRef names) {
    if (argc > 1)
        return ou_fail(rt, OU_EXC_TypeError, "expected at most 1 argument, got %zu", argc);
    return update_all(rt, self, args, argc, names);
}

static OuValue ordered_update(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                              OuRef names) {
    if (argc > 1)
        return ou_raise(rt, OU_EXC_TypeError,
                        "update() takes at most 1 positional argument (%zu given)", argc);
    return update_all(rt, self, args, argc, names) ? OU_NONE : OU_ERROR;
}

/* ---- operators ---- */

static OuTruth same_order(OuRuntime *rt, OuRef left, OuRef right) {
    OuValue a = ou_dict_keys_list(rt, left), b = OU_ERROR;
    OuTruth equal = OU_TRUTH_FAILED;
    if (!ou_is_error(a)) b = ou_dict_keys_list(rt, right);
    if (!ou_is_error(b)) equal = ou_equal(rt, a, b);
    ou_drop(rt, a);
    ou_drop(rt, b);
    return equal;
}

static OuValue ordered_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    OuValue equal = rt->types[OU_TYPE_DICT]->slots.compare(rt, left, right, op);
    if ((op != OU_EQ && op != OU_NE) || ou_is_error(equal)) return equal;
    if (equal != ou_bool(op == OU_EQ) || !is_ordered(rt, left) || !is_ordered(rt, right))
        return equal;
    OuTruth same = same_order(rt, left, right);
    return same == OU_TRUTH_FAILED ? OU_ERROR
                                   : ou_bool((same == OU_TRUTH_YES) == (op == OU_EQ));
}

static OuValue ordered_repr(OuRuntime *rt, OuRef self) {
    OuRef name = ou_type_of(rt, self)->name;
    if (ou_as_dict(self)->count == 0) return ou_format(rt, "%U()", name);
    if (!ou_repr_enter(rt, self))
        return ou_is_raised(rt) ? OU_ERROR : ou_str_from_string(rt, "...");
    OuValue text = OU_ERROR, plain = ou_dict_new(rt);
    if (!ou_is_error(plain) && ou_dict_update(rt, plain, self))
        text = ou_format(rt, "%U(%R)", name, (OuRef)plain);
    ou_drop(rt, plain);
    ou_repr_leave(rt, self);
    return text;
}

static OuValue ordered_or(OuRuntime *rt, OuRef left, OuRef right) {
    if (!ou_is_dict(left) || !ou_is_dict(right)) return OU_NOT_IMPLEMENTED;
    OuRef self = is_ordered(rt, left) ? left : right;
    OuValue sum = ou_call1(rt, ou_ref(ou_type_of(rt, self)), left);
    if (ou_is_error(sum) || update_other(rt, sum, right)) return sum;
    ou_drop(rt, sum);
    return OU_ERROR;
}

static OuValue ordered_ior(OuRuntime *rt, OuRef self, OuRef other) {
    return update_other(rt, self, other) ? ou_own(self) : OU_ERROR;
}

static OuValue ordered_iter(OuRuntime *rt, OuRef self) {
    return ou_ordered_iterator_new(rt, self, OU_ORDERED_KEYS, false);
}

/* ---- methods ---- */

static OuValue ordered_keys(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_ordered_view_new(rt, self, OU_ORDERED_KEYS);
}

static OuValue ordered_values(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_ordered_view_new(rt, self, OU_ORDERED_VALUES);
}

static OuValue ordered_items(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_ordered_view_new(rt, self, OU_ORDERED_ITEMS);
}

static OuValue ordered_reversed(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_ordered_iterator_new(rt, self, OU_ORDERED_KEYS, true);
}

static OuValue ordered_move_to_end(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTruth last = ou_is_undef(args[1]) ? OU_TRUTH_YES : ou_truth(rt, args[1]);
    if (last == OU_TRUTH_FAILED) return OU_ERROR;
    size_t position;
    OuTruth found = ou_dict_lookup_key(rt, ou_as_dict(self), args[0], &position);
    if (found == OU_TRUTH_NO) return ou_raise_with_value(rt, OU_EXC_KeyError, args[0]);
    if (found == OU_TRUTH_FAILED) return OU_ERROR;
    return ou_dict_move(rt, ou_as_dict(self), position, last == OU_TRUTH_YES) ? OU_NONE
                                                                              : OU_ERROR;
}

static OuValue ordered_popitem(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTruth last = ou_is_undef(args[0]) ? OU_TRUTH_YES : ou_truth(rt, args[0]);
    if (last == OU_TRUTH_FAILED) return OU_ERROR;
    OuDict *dict = ou_as_dict(self);
    if (dict->count == 0) return ou_raise(rt, OU_EXC_KeyError, "dictionary is empty");
    OuValue pair[2];
    if (last == OU_TRUTH_YES)
        ou_dict_take_last(dict, &pair[0], &pair[1]);
    else
        ou_dict_take_first(dict, &pair[0], &pair[1]);
    return ou_tuple_from_array_take(rt, pair, 2);
}

static OuValue ordered_pop(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue value = ou_dict_pop(rt, self, args[0]);
    if (!ou_is_undef(value)) return value;
    return ou_is_undef(args[1]) ? ou_raise_with_value(rt, OU_EXC_KeyError, args[0])
                                : ou_own(args[1]);
}

static OuValue ordered_setdefault(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuRef otherwise = ou_is_undef(args[1]) ? OU_NONE : args[1];
    OuValue value = ou_dict_find(rt, self, args[0]);
    if (!ou_is_undef(value)) return value;
    return store(rt, self, args[0], otherwise) ? ou_own(otherwise) : OU_ERROR;
}

static OuValue ordered_copy(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue copy = ou_call0(rt, ou_ref(ou_type_of(rt, self)));
    if (ou_is_error(copy) || update_other(rt, copy, self)) return copy;
    ou_drop(rt, copy);
    return OU_ERROR;
}

/* (type, (), state, None, iter(items)) */
static OuValue ordered_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue state = ou_call_method(rt, self, rt->names.dunder_getstate, NULL, 0);
    if (ou_is_error(state)) return OU_ERROR;
    OuValue items = ou_call_method(rt, self, rt->names.items, NULL, 0);
    OuValue iterator = ou_is_error(items) ? OU_ERROR : ou_iter(rt, items);
    OuValue start = ou_is_error(iterator) ? OU_ERROR : ou_tuple_new(rt, 0);
    ou_drop(rt, items);
    if (ou_is_error(start)) {
        ou_drop(rt, state);
        ou_drop(rt, iterator);
        return OU_ERROR;
    }
    OuValue parts[] = {ou_own(ou_ref(ou_type_of(rt, self))), start, state, OU_NONE, iterator};
    return ou_tuple_from_array_take(rt, parts, 5);
}

static const OuMethodRow ordered_methods[] = {
    OU_ROW("copy", ordered_copy, 0, 0, "copy()\n\nA copy with the same items."),
    OU_ROW("items", ordered_items, 0, 0, "items()\n\nA view of the pairs (key, value)."),
    OU_ROW("keys", ordered_keys, 0, 0, "keys()\n\nA view of the keys."),
    OU_ROW_NAMED("move_to_end", ordered_move_to_end, 1, 2, "key last",
                 "move_to_end(key, last=True)\n\nMove an existing item to the end, or to the "
                 "beginning if last is false; KeyError without it."),
    OU_ROW_NAMED("pop", ordered_pop, 1, 2, "key default",
                 "pop(key[, default])\n\nRemove a key and return its value; without it the "
                 "default, or KeyError."),
    OU_ROW_NAMED("popitem", ordered_popitem, 0, 1, "last",
                 "popitem(last=True)\n\nRemove the last item, or the first, and return it as a "
                 "pair."),
    OU_ROW_NAMED(
        "setdefault", ordered_setdefault, 1, 2, "key default",
        "setdefault(key, default=None)\n\nThe value for the key, stored first if it is "
        "not there."),
    OU_ROW_KEYWORDS(
        "update", ordered_update, 0, OU_ANY_COUNT,
        "update([other], **items)\n\nStore the items of a mapping or of an iterable "
        "of pairs, then the keywords."),
    OU_ROW("values", ordered_values, 0, 0, "values()\n\nA view of the values."),
    OU_ROW("__reversed__", ordered_reversed, 0, 0,
           "__reversed__()\n\nAn iterator from the last key to the first."),
    OU_ROW("__reduce__", ordered_reduce, 0, 0, "__reduce__()\n\nHow to make it again."),
    OU_CLASS_GETITEM_ROW,
    {0},
};

static const OuGetSetRow ordered_getsets[] = {
    OU_DICT_GETSET_ROW,
    {0},
};

extern const OuTypeSpec ou_ordered_dict_type;
const OuTypeSpec ou_ordered_dict_type = {
    .name = "collections.OrderedDict",
    .doc = "Dictionary that remembers insertion order",
    .base = OU_TYPE_DICT,
    .basic_size = sizeof(OuDict),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED | OU_TYPE_HAS_DICT | OU_TYPE_WEAKREFS,
    .methods = ordered_methods,
    .getsets = ordered_getsets,
    .slots.init = ordered_init,
    .slots.repr = ordered_repr,
    .slots.compare = ordered_compare,
    .slots.iter = ordered_iter,
    .slots.or = ordered_or,
    .slots.ior = ordered_ior,
};
