/* The iterators over a dict: of keys, values and items, forwards and backwards.
 *
 * An iterator holds a position in the entries. It notices when the number of items has changed,
 * and refuses to go on for good; a change that keeps the number is noticed only when it leads
 * to more items than there were. The run loop steps forward iterators itself, by the same
 * rules. */
#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/dict_views.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/tuple.h"

/* `count` of an iterator that has noticed a change. */
#define SPOILT SIZE_MAX

static OuDictIterator *as_dict_iterator(OuRef value) {
    return (OuDictIterator *)ou_object(value);
}

static bool goes_backwards(enum OuTypeIndex type) {
    return type == OU_TYPE_DICT_REVERSE_KEY_ITERATOR ||
           type == OU_TYPE_DICT_REVERSE_VALUE_ITERATOR ||
           type == OU_TYPE_DICT_REVERSE_ITEM_ITERATOR;
}

OuValue ou_dict_iterator_new(OuRuntime *rt, enum OuTypeIndex type, OuRef dict) {
    const OuDict *d = ou_as_dict(dict);
    OuDictIterator *iterator = ou_object_new(rt, rt->types[type]);
    if (iterator == NULL) return OU_ERROR;
    iterator->dict = ou_own(dict);
    iterator->position = goes_backwards(type) ? d->entry_count : 0;
    iterator->count = iterator->left = d->count;
    iterator->pair = OU_UNDEF;
    if (ou_object_track(rt, iterator)) return ou_take(iterator);
    ou_drop(rt, ou_take(iterator));
    return OU_ERROR;
}

static void dict_iterator_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuDictIterator *)self)->dict, visit, argument);
    ou_visit(((OuDictIterator *)self)->pair, visit, argument);
}

static void dict_iterator_clear(OuRuntime *rt, OuObject *self) {
    ou_clear(rt, &((OuDictIterator *)self)->dict);
    ou_clear(rt, &((OuDictIterator *)self)->pair);
}

static void dict_iterator_destroy(OuRuntime *rt, OuObject *self) {
    ou_drop(rt, ((OuDictIterator *)self)->dict);
    ou_drop(rt, ((OuDictIterator *)self)->pair);
    ou_object_free(rt, self);
}

static OuValue dict_iterator_self(OuRuntime *rt, OuRef self) {
    return ou_own(self);
}

/* ---- stepping ---- */

typedef enum { KEYS, VALUES, ITEMS } What;

static OuValue entry_part(OuRuntime *rt, OuDictIterator *it, const OuDictEntry *entry,
                          What what) {
    if (what == KEYS) return ou_own(entry->key);
    if (what == VALUES) return ou_own(entry->value);
    OuValue items[] = {ou_own(entry->key), ou_own(entry->value)};
    return ou_refill_tuple_take(rt, &it->pair, items, 2);
}

/* Is the dict as large as it was? If not, this iterator has come to its end. */
static bool check_count(OuRuntime *rt, OuDictIterator *it) {
    if (OU_LIKELY(it->count == ou_as_dict(it->dict)->count)) return true;
    it->count = SPOILT;
    return ou_fail(rt, OU_EXC_RuntimeError, "dictionary changed size during iteration");
}

static OuValue dict_iterator_stop(OuRuntime *rt, OuDictIterator *it) {
    ou_clear(rt, &it->dict);
    return OU_STOP;
}

static OU_ALWAYS_INLINE OuValue step_forward(OuRuntime *rt, OuRef self, What what) {
    OuDictIterator *it = as_dict_iterator(self);
    if (ou_is_undef(it->dict)) return OU_STOP;
    const OuDict *dict = ou_as_dict(it->dict);
    if (!check_count(rt, it)) return OU_ERROR;
    size_t place = it->position;
    while (place < dict->entry_count && ou_is_undef(dict->entries[place].key)) {
        place++;
    }
    if (place >= dict->entry_count) return dict_iterator_stop(rt, it);
    if (it->left == 0) {
        dict_iterator_stop(rt, it);
        return ou_raise(rt, OU_EXC_RuntimeError, "dictionary keys changed during iteration");
    }
    it->left--;
    it->position = place + 1;
    return entry_part(rt, it, &dict->entries[place], what);
}

static OU_ALWAYS_INLINE OuValue step_backward(OuRuntime *rt, OuRef self, What what) {
    OuDictIterator *it = as_dict_iterator(self);
    if (ou_is_undef(it->dict)) return OU_STOP;
    const OuDict *dict = ou_as_dict(it->dict);
    if (!check_count(rt, it)) return OU_ERROR;
    size_t place = it->position < dict->entry_count ? it->position : dict->entry_count;
    while (place > 0 && ou_is_undef(dict->entries[place - 1].key)) {
        place--;
    }
    if (place == 0) return dict_iterator_stop(rt, it);
    it->left -= it->left > 0;
    it->position = place - 1;
    return entry_part(rt, it, &dict->entries[place - 1], what);
}

static OuValue next_key(OuRuntime *rt, OuRef self) {
    return step_forward(rt, self, KEYS);
}
static OuValue next_value(OuRuntime *rt, OuRef self) {
    return step_forward(rt, self, VALUES);
}
static OuValue next_item(OuRuntime *rt, OuRef self) {
    return step_forward(rt, self, ITEMS);
}
static OuValue previous_key(OuRuntime *rt, OuRef self) {
    return step_backward(rt, self, KEYS);
}
static OuValue previous_value(OuRuntime *rt, OuRef self) {
    return step_backward(rt, self, VALUES);
}
static OuValue previous_item(OuRuntime *rt, OuRef self) {
    return step_backward(rt, self, ITEMS);
}

/* ---- methods ---- */

static OuValue dict_iterator_length_hint(OuRuntime *rt, OuRef self, const OuRef *args,
                                         size_t argc) {
    const OuDictIterator *it = as_dict_iterator(self);
    bool valid = !ou_is_undef(it->dict) && it->count == ou_as_dict(it->dict)->count;
    return ou_from_small_int(valid ? (int64_t)it->left : 0);
}

/* iter(list of what is left), by a copy of the iterator. */
static OuValue dict_iterator_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuDictIterator *it = as_dict_iterator(self);
    OuValue list = ou_list_new(rt, 0), copy = OU_ERROR;
    if (ou_is_error(list) || ou_is_undef(it->dict))
        return ou_reduce_iterator_take(rt, "iter", list, OU_UNDEF);
    enum OuTypeIndex type = (enum OuTypeIndex)ou_shape_of(self)->kind;
    copy = ou_dict_iterator_new(rt, type, it->dict);
    if (ou_is_error(copy)) goto failed;
    as_dict_iterator(copy)->position = it->position;
    as_dict_iterator(copy)->count = it->count;
    as_dict_iterator(copy)->left = it->left;
    if (!ou_list_extend(rt, list, copy)) goto failed;
    ou_drop(rt, copy);
    return ou_reduce_iterator_take(rt, "iter", list, OU_UNDEF);
failed:
    ou_drop(rt, copy);
    ou_drop(rt, list);
    return OU_ERROR;
}

static const OuMethodRow dict_iterator_methods[] = {
    {"__length_hint__", dict_iterator_length_hint, 0, 0, "__length_hint__()"},
    {"__reduce__", dict_iterator_reduce, 0, 0, "__reduce__()"},
    {0},
};

/* The six types differ in their names and in how they step. */
#define DICT_ITERATOR(spec, type_name, step)                                                   \
    const OuTypeSpec spec = {                                                                  \
        .name = type_name,                                                                     \
        .basic_size = sizeof(OuDictIterator),                                                  \
        .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,                                       \
        .methods = dict_iterator_methods,                                                      \
        .slots.traverse = dict_iterator_traverse,                                              \
        .slots.clear = dict_iterator_clear,                                                    \
        .slots.destroy = dict_iterator_destroy,                                                \
        .slots.iter = dict_iterator_self,                                                      \
        .slots.next = step,                                                                    \
    }

DICT_ITERATOR(ou_dict_key_iterator_type, "dict_keyiterator", next_key);
DICT_ITERATOR(ou_dict_value_iterator_type, "dict_valueiterator", next_value);
DICT_ITERATOR(ou_dict_item_iterator_type, "dict_itemiterator", next_item);
DICT_ITERATOR(ou_dict_reverse_key_iterator_type, "dict_reversekeyiterator", previous_key);
DICT_ITERATOR(ou_dict_reverse_value_iterator_type, "dict_reversevalueiterator", previous_value);
DICT_ITERATOR(ou_dict_reverse_item_iterator_type, "dict_reverseitemiterator", previous_item);
#undef DICT_ITERATOR
