/* dict.update(): merging other dicts, mappings and iterables of pairs. */
#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/dict_internal.h"
#include "objects/list.h"
#include "objects/tuple.h"

/* Is iterating over `other` (a dict) what dict itself does, so that we may look at its entries?
 */
static bool iterates_as_dict(const OuRuntime *rt, OuRef other) {
    return ou_type_of(rt, other)->slots.iter == rt->types[OU_TYPE_DICT]->slots.iter;
}

bool ou_dict_merge_dict(OuRuntime *rt, OuRef dict, OuRef other) {
    OuDict *d = ou_as_dict(dict);
    const OuDict *source = ou_as_dict(other);
    if (dict == other || source->count == 0) return true;
    if (d->count == 0) return ou_dict_fill(rt, d, source);
    // As if about half of the keys were new; growing in steps does the rest.
    if (source->count > d->usable && !ou_dict_reserve(rt, d, d->count + source->count))
        return false;
    size_t entries = source->entry_count;
    for (size_t i = 0; i < source->entry_count; i++) {
        if (ou_is_undef(source->entries[i].key)) continue;
        OuDictEntry entry = source->entries[i];
        OuValue key = ou_own(entry.key);
        bool done = ou_dict_store_take(rt, d, key, entry.hash, ou_own(entry.value));
        ou_drop(rt, key);
        if (!done) return false;
        if (source->entry_count != entries)
            return ou_fail(rt, OU_EXC_RuntimeError, "dict mutated during update");
    }
    return true;
}

static bool merge_key(OuRuntime *rt, OuRef dict, OuRef mapping, OuRef key) {
    OuValue value = ou_get_item(rt, mapping, key);
    return !ou_is_error(value) && ou_dict_set_take(rt, dict, key, value);
}

/* By keys() and __getitem__. */
static bool merge_by_keys(OuRuntime *rt, OuRef dict, OuRef mapping) {
    OuValue iterator = OU_ERROR, keys = ou_call_method(rt, mapping, rt->names.keys, NULL, 0);
    bool done = false;
    if (ou_is_error(keys)) goto done;
    iterator = ou_iter(rt, keys);
    if (ou_is_error(iterator)) {
        if (ou_type_of(rt, keys)->slots.iter == NULL &&
            ou_clear_exception_if(rt, OU_EXC_TypeError))
            ou_raise(rt, OU_EXC_TypeError, "%T.keys() returned a non-iterable (type %T)",
                     mapping, (OuRef)keys);
        goto done;
    }
    for (;;) {
        OuValue key = ou_next(rt, iterator);
        done = key == OU_STOP;
        if (done || ou_is_error(key)) break;
        bool merged = merge_key(rt, dict, mapping, key);
        ou_drop(rt, key);
        if (!merged) break;
    }
done:
    ou_drop(rt, keys);
    ou_drop(rt, iterator);
    return done;
}

bool ou_dict_merge_mapping(OuRuntime *rt, OuRef dict, OuRef mapping) {
    if (ou_is_dict(mapping) && iterates_as_dict(rt, mapping))
        return ou_dict_merge_dict(rt, dict, mapping);
    return merge_by_keys(rt, dict, mapping);
}

/* Add to the pending TypeError which element it was about. */
static void note_element(OuRuntime *rt, size_t number) {
    if (!ou_raised_is(rt, OU_EXC_TypeError)) return;
    OuValue error = ou_take_exception(rt);
    OuValue note = ou_format(
        rt, "Cannot convert dictionary update sequence element #%zu to a sequence", number);
    OuRef arg = note;
    OuValue result =
        ou_is_error(note) ? OU_ERROR : ou_call_method_string(rt, error, "add_note", &arg, 1);
    if (ou_is_error(result)) ou_clear_exception(rt);
    ou_drop(rt, note);
    ou_drop(rt, result);
    ou_restore_exception_take(rt, error);
}

/* dict[pair[0]] = pair[1] */
static bool merge_pair(OuRuntime *rt, OuRef dict, OuRef pair, size_t number) {
    OuValue sequence = ou_fast_sequence(rt, pair, "object is not iterable");
    if (ou_is_error(sequence)) {
        note_element(rt, number);
        return false;
    }
    size_t count;
    const OuValue *items = ou_fast_items(sequence, &count);
    bool done;
    if (count == 2) {
        OuValue key = ou_own(items[0]);
        done = ou_dict_set_take(rt, dict, key, ou_own(items[1]));
        ou_drop(rt, key);
    } else {
        done = ou_fail(rt, OU_EXC_ValueError,
                       "dictionary update sequence element #%zu has length %zu; 2 is required",
                       number, count);
    }
    ou_drop(rt, sequence);
    return done;
}

static bool merge_pairs(OuRuntime *rt, OuRef dict, OuRef iterable) {
    OuValue iterator = ou_iter(rt, iterable);
    if (ou_is_error(iterator)) return false;
    bool done = false;
    for (size_t number = 0;; number++) {
        OuValue pair = ou_next(rt, iterator);
        done = pair == OU_STOP;
        if (done || ou_is_error(pair)) break;
        bool merged = merge_pair(rt, dict, pair, number);
        ou_drop(rt, pair);
        if (!merged) break;
    }
    ou_drop(rt, iterator);
    return done;
}

bool ou_dict_update(OuRuntime *rt, OuRef dict, OuRef other) {
    if (ou_is_exact_dict(other)) return ou_dict_merge_dict(rt, dict, other);
    // What has keys is a mapping.
    OuValue keys = ou_find_attribute(rt, other, rt->names.keys);
    if (ou_is_error(keys)) return false;
    if (ou_is_undef(keys)) return merge_pairs(rt, dict, other);
    ou_drop(rt, keys);
    return ou_dict_merge_mapping(rt, dict, other);
}
