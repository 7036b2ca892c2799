/* dict: what the language sees. */
#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/dict_internal.h"
#include "objects/dict_views.h"
#include "objects/generic_alias.h"
#include "objects/set.h"
#include "objects/tuple.h"

/* ---- construction and death ---- */

static OuValue dict_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                        OuRef names) {
    return ou_dict_of_type(rt, type);
}

/* update(other, **keywords) */
static bool dict_update_from(OuRuntime *rt, OuRef self, const char *name, const OuRef *args,
                             size_t argc, OuRef names) {
    if (!ou_check_arguments(rt, name, 0, 1, argc, OU_UNDEF)) return false;
    if (argc == 1 && !ou_dict_update(rt, self, args[0])) return false;
    for (size_t i = 0; i < ou_keyword_count(names); i++) {
        if (!ou_dict_set(rt, self, ou_tuple_peek(names, i), args[argc + i])) return false;
    }
    return true;
}

static bool dict_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names) {
    return dict_update_from(rt, self, "dict", args, argc, names);
}

static void dict_traverse(OuObject *self, OuVisit visit, void *argument) {
    const OuDict *dict = (OuDict *)self;
    for (size_t i = 0; i < dict->entry_count; i++) {
        ou_visit(dict->entries[i].key, visit, argument);
        ou_visit(dict->entries[i].value, visit, argument);
    }
}

static void dict_clear_slot(OuRuntime *rt, OuObject *self) {
    ou_dict_clear(rt, ou_ref(self));
}

static void dict_destroy(OuRuntime *rt, OuObject *self) {
    ou_dict_finish(rt, (OuDict *)self);
    ou_object_free(rt, self);
}

static size_t dict_size(OuRef self) {
    return sizeof(OuDict) + ou_dict_block_size(ou_as_dict(self));
}

/* ---- operators ---- */

static OuValue dict_missing(OuRuntime *rt, OuRef self, OuRef key) {
    OuValue method = ou_find_special(rt, self, rt->names.dunder_missing);
    if (ou_is_error(method)) return OU_ERROR;
    if (ou_is_undef(method)) return ou_raise_with_value(rt, OU_EXC_KeyError, key);
    OuValue value = ou_call1(rt, method, key);
    ou_drop(rt, method);
    return value;
}

static OuValue dict_get_item(OuRuntime *rt, OuRef self, OuRef key) {
    OuValue value = ou_dict_find(rt, self, key);
    if (!ou_is_undef(value)) return value;
    if (!ou_is_exact_dict(self)) return dict_missing(rt, self, key);
    return ou_raise_with_value(rt, OU_EXC_KeyError, key);
}

static bool dict_del_item(OuRuntime *rt, OuRef self, OuRef key) {
    OuTruth deleted = ou_dict_delete(rt, self, key);
    if (deleted == OU_TRUTH_NO) ou_raise_with_value(rt, OU_EXC_KeyError, key);
    return deleted == OU_TRUTH_YES;
}

static OuTruth dict_contains(OuRuntime *rt, OuRef self, OuRef key) {
    size_t position;
    return ou_dict_lookup_key(rt, ou_as_dict(self), key, &position);
}

static int64_t dict_length(OuRuntime *rt, OuRef self) {
    return (int64_t)ou_as_dict(self)->count;
}

/* Has `other` an equal value under this key of the first dict? */
static OuTruth dict_entry_equal(OuRuntime *rt, OuDict *other, OuRef key, int64_t hash,
                                OuRef value) {
    size_t position;
    OuTruth found = ou_dict_lookup(rt, other, key, hash, &position);
    if (found != OU_TRUTH_YES) return found;
    return ou_items_equal(rt, value, other->entries[position].value);
}

static OuTruth dict_equal(OuRuntime *rt, const OuDict *a, OuDict *b) {
    if (a->count != b->count) return OU_TRUTH_NO;
    for (size_t i = 0; i < a->entry_count; i++) {
        OuDictEntry entry = a->entries[i];
        if (ou_is_undef(entry.key)) continue;
        OuValue key = ou_own(entry.key), value = ou_own(entry.value);
        OuTruth equal = dict_entry_equal(rt, b, key, entry.hash, value);
        ou_drop(rt, key);
        ou_drop(rt, value);
        if (equal != OU_TRUTH_YES) return equal;
    }
    return OU_TRUTH_YES;
}

static OuValue dict_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if ((op != OU_EQ && op != OU_NE) || !ou_is_dict(left) || !ou_is_dict(right))
        return OU_NOT_IMPLEMENTED;
    if (!ou_check_recursion(rt, " in comparison")) return OU_ERROR;
    OuTruth equal = dict_equal(rt, ou_as_dict(left), ou_as_dict(right));
    if (equal == OU_TRUTH_FAILED) return OU_ERROR;
    return ou_bool((equal == OU_TRUTH_YES) == (op == OU_EQ));
}

static bool repr_entries(OuStrBuilder *builder, OuRef dict) {
    size_t position = 0;
    OuRef key, value;
    for (bool first = true; ou_dict_next(dict, &position, &key, &value); first = false) {
        OuValue k = ou_own(key), v = ou_own(value);
        if (!first) ou_str_builder_add_bytes(builder, ", ", 2);
        bool done = ou_add_item_repr(builder, k) &&
                    ou_str_builder_add_bytes(builder, ": ", 2) && ou_add_item_repr(builder, v);
        ou_drop(builder->rt, k);
        ou_drop(builder->rt, v);
        if (!done) return false;
    }
    return true;
}

static OuValue dict_repr(OuRuntime *rt, OuRef self) {
    if (!ou_repr_enter(rt, self))
        return ou_is_raised(rt) ? OU_ERROR : ou_str_from_string(rt, "{...}");
    OuStrBuilder builder;
    OuValue result = OU_ERROR;
    ou_str_builder_begin(&builder, rt);
    ou_str_builder_add_bytes(&builder, "{", 1);
    if (repr_entries(&builder, self)) {
        ou_str_builder_add_bytes(&builder, "}", 1);
        result = ou_str_builder_end(&builder);
    } else {
        ou_str_builder_abandon(&builder);
    }
    ou_repr_leave(rt, self);
    return result;
}

static OuValue dict_or(OuRuntime *rt, OuRef left, OuRef right) {
    if (!ou_is_dict(left) || !ou_is_dict(right)) return OU_NOT_IMPLEMENTED;
    OuValue result = ou_dict_copy(rt, left);
    if (ou_is_error(result) || ou_dict_update(rt, result, right)) return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

static OuValue dict_ior(OuRuntime *rt, OuRef self, OuRef other) {
    return ou_dict_update(rt, self, other) ? ou_own(self) : OU_ERROR;
}

static OuValue dict_iter(OuRuntime *rt, OuRef self) {
    return ou_dict_iterator_new(rt, OU_TYPE_DICT_KEY_ITERATOR, self);
}

/* ---- methods ---- */

static OuValue dict_clear(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    ou_dict_clear(rt, self);
    return OU_NONE;
}

static OuValue dict_copy(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_dict_copy(rt, self);
}

/* Fill an empty exact dict with keys that need no hashing any more. */
static bool fill_from_hashed(OuRuntime *rt, OuRef dict, OuRef source, OuRef value) {
    OuDict *d = ou_as_dict(dict);
    if (ou_is_any_set(source)) {
        const OuSet *set = ou_as_set(source);
        if (!ou_dict_reserve(rt, d, set->count)) return false;
        OuRef item;
        for (size_t position = 0; ou_set_next(source, &position, &item);) {
            int64_t hash = set->table[position - 1].hash;
            if (!ou_dict_store_take(rt, d, item, hash, ou_own(value))) return false;
        }
        return true;
    }
    OuRef key, old;
    const OuDict *other = ou_as_dict(source);
    if (!ou_dict_reserve(rt, d, other->count)) return false;
    for (size_t position = 0; ou_dict_next(source, &position, &key, &old);) {
        int64_t hash = other->entries[position - 1].hash;
        if (!ou_dict_store_take(rt, d, key, hash, ou_own(value))) return false;
    }
    return true;
}

static bool fill_from_iterable(OuRuntime *rt, OuRef dict, OuRef iterable, OuRef value) {
    OuValue iterator = ou_iter(rt, iterable);
    if (ou_is_error(iterator)) return false;
    bool done = false;
    for (;;) {
        OuValue key = ou_next(rt, iterator);
        done = key == OU_STOP;
        if (done || ou_is_error(key)) break;
        bool stored = ou_is_exact_dict(dict) ? ou_dict_set(rt, dict, key, value)
                                             : ou_set_item(rt, dict, key, value);
        ou_drop(rt, key);
        if (!stored) break;
    }
    ou_drop(rt, iterator);
    return done;
}

static OuValue dict_fromkeys(OuRuntime *rt, OuRef cls, const OuRef *args, size_t argc) {
    OuRef value = argc > 1 ? args[1] : OU_NONE, source = args[0];
    OuValue dict = ou_call0(rt, cls);
    if (ou_is_error(dict)) return OU_ERROR;
    bool fast = ou_is_exact_dict(dict) && ou_as_dict(dict)->count == 0 && ou_is_object(source);
    uint32_t id = fast ? ou_shape_of(source)->id : OU_TYPE_NO_SHAPE;
    bool hashed = id == OU_TYPE_DICT || id == OU_TYPE_SET || id == OU_TYPE_FROZENSET;
    bool done = hashed ? fill_from_hashed(rt, dict, source, value)
                       : fill_from_iterable(rt, dict, source, value);
    if (done) return dict;
    ou_drop(rt, dict);
    return OU_ERROR;
}

static OuValue dict_get(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue value = ou_dict_find(rt, self, args[0]);
    if (!ou_is_undef(value)) return value;
    return argc > 1 ? ou_own(args[1]) : OU_NONE;
}

static OuValue dict_items(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_dict_view_new(rt, OU_TYPE_DICT_ITEMS, self);
}

static OuValue dict_keys(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_dict_view_new(rt, OU_TYPE_DICT_KEYS, self);
}

static OuValue dict_values(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_dict_view_new(rt, OU_TYPE_DICT_VALUES, self);
}

static OuValue dict_pop(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue value = ou_dict_pop(rt, self, args[0]);
    if (!ou_is_undef(value)) return value;
    return argc > 1 ? ou_own(args[1]) : ou_raise_with_value(rt, OU_EXC_KeyError, args[0]);
}

static OuValue dict_popitem(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (ou_as_dict(self)->count == 0)
        return ou_raise(rt, OU_EXC_KeyError, "popitem(): dictionary is empty");
    OuValue pair[2];
    ou_dict_take_last(ou_as_dict(self), &pair[0], &pair[1]);
    return ou_tuple_from_array_take(rt, pair, 2);
}

static OuValue dict_setdefault(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_dict_set_default(rt, self, args[0], argc > 1 ? args[1] : OU_NONE);
}

static OuValue dict_update(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                           OuRef names) {
    return dict_update_from(rt, self, "update", args, argc, names) ? OU_NONE : OU_ERROR;
}

static OuValue dict_reversed(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_dict_iterator_new(rt, OU_TYPE_DICT_REVERSE_KEY_ITERATOR, self);
}

/* These two are plain methods of dict, which are quicker to call than those of slots. */
static OuValue dict_getitem_method(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)argc;
    return dict_get_item(rt, self, args[0]);
}

static OuValue dict_contains_method(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)argc;
    OuTruth found = dict_contains(rt, self, args[0]);
    return found == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(found == OU_TRUTH_YES);
}

static const OuMethodRow dict_methods[] = {
    {"__getitem__", dict_getitem_method, 1, 1, "__getitem__(key, /)\nself[key]"},
    {"__contains__", dict_contains_method, 1, 1, "__contains__(key, /)\nkey in self"},
    {"clear", dict_clear, 0, 0, "clear()\nRemove all items."},
    {"copy", dict_copy, 0, 0, "copy()\nA new dict with the same items."},
    {"fromkeys", dict_fromkeys, 1, 2,
     "fromkeys(iterable, value=None, /)\nA new dict with these keys, all with the same value.",
     .kind = OU_METHOD_CLASS},
    {"get", dict_get, 1, 2,
     "get(key, default=None, /)\nThe value for the key if it is there, else the default."},
    {"items", dict_items, 0, 0, "items()\nA view of the pairs (key, value)."},
    {"keys", dict_keys, 0, 0, "keys()\nA view of the keys."},
    {"pop", dict_pop, 1, 2,
     "pop(key[, default], /)\nRemove a key and return its value; without it the default, or "
     "KeyError."},
    {"popitem", dict_popitem, 0, 0, "popitem()\nRemove the last item and return it as a pair."},
    {"setdefault", dict_setdefault, 1, 2,
     "setdefault(key, default=None, /)\nThe value for the key, stored first if it is not "
     "there."},
    {"update", .with_keywords = dict_update, .max = OU_ANY_COUNT,
     .doc =
         "update([other], **items)\nStore the items of a mapping or of an iterable of pairs, "
         "then the keywords."},
    {"values", dict_values, 0, 0, "values()\nA view of the values."},
    {"__reversed__", dict_reversed, 0, 0,
     "__reversed__()\nAn iterator from the last key to the first."},
    OU_CLASS_GETITEM_ROW,
    {0},
};

const OuTypeSpec ou_dict_type = {
    .name = "dict",
    .doc =
        "dict(other=(), /, **items)\nA mapping from keys to values, in the order in which the "
        "keys came.",
    .basic_size = sizeof(OuDict),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED | OU_TYPE_MAPPING | OU_TYPE_MATCH_SELF,
    .methods = dict_methods,
    .slots.new = dict_new,
    .slots.init = dict_init,
    .slots.traverse = dict_traverse,
    .slots.clear = dict_clear_slot,
    .slots.destroy = dict_destroy,
    .slots.size = dict_size,
    .slots.repr = dict_repr,
    .slots.compare = dict_compare,
    .slots.length = dict_length,
    .slots.get_item = dict_get_item,
    .slots.set_item = ou_dict_set,
    .slots.del_item = dict_del_item,
    .slots.contains = dict_contains,
    .slots.iter = dict_iter,
    .slots.or = dict_or,
    .slots.ior = dict_ior,
};
