/* The views and iterators of collections.OrderedDict. Unlike those of a dict its iterators do
 * not bear any change of the keys, not even one that keeps their number. */
#include "modules/ordered_dict.h"

#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/dict_views.h"
#include "objects/list.h"
#include "objects/tuple.h"

typedef struct OrderedIterator {
    OuObject header;
    OuValue dict;     /* OU_UNDEF: exhausted */
    size_t position;  /* in the entries; backwards: behind the next one */
    uint32_t version; /* of the dict when the iterator was made */
    OuOrderedPart part;
    bool backwards;
} OrderedIterator;

static OrderedIterator *as_iterator(OuRef value) {
    return (OrderedIterator *)ou_object(value);
}

OuValue ou_ordered_iterator_new(OuRuntime *rt, OuRef dict, OuOrderedPart part, bool backwards) {
    OuType *type = ou_modules_type(rt, OU_MODULE_TYPE_ORDERED_ITERATOR);
    OrderedIterator *it = type == NULL ? NULL : ou_new_record(rt, type, 1);
    if (it == NULL) return OU_ERROR;
    it->dict = ou_own(dict);
    it->position = backwards ? ou_as_dict(dict)->entry_count : 0;
    it->version = ou_as_dict(dict)->version;
    it->part = part;
    it->backwards = backwards;
    return ou_take(it);
}

static void iterator_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OrderedIterator *)self)->dict, visit, argument);
}

static void iterator_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, 1);
}

static OuValue iterator_self(OuRuntime *rt, OuRef self) {
    return ou_own(self);
}

/* Step to the next live entry; NULL at the end. */
static const OuDictEntry *iterator_step(OrderedIterator *it) {
    const OuDict *dict = ou_as_dict(it->dict);
    for (;;) {
        if (it->backwards ? it->position == 0 : it->position >= dict->entry_count) return NULL;
        size_t place = it->backwards ? --it->position : it->position++;
        if (!ou_is_undef(dict->entries[place].key)) return &dict->entries[place];
    }
}

static OuValue iterator_next(OuRuntime *rt, OuRef self) {
    OrderedIterator *it = as_iterator(self);
    if (ou_is_undef(it->dict)) return OU_STOP;
    if (it->version != ou_as_dict(it->dict)->version) {
        ou_clear(rt, &it->dict);
        return ou_raise(rt, OU_EXC_RuntimeError, "OrderedDict mutated during iteration");
    }
    const OuDictEntry *entry = iterator_step(it);
    if (entry == NULL) {
        ou_clear(rt, &it->dict);
        return OU_STOP;
    }
    if (it->part == OU_ORDERED_KEYS) return ou_own(entry->key);
    if (it->part == OU_ORDERED_VALUES) return ou_own(entry->value);
    return ou_tuple_pack2(rt, entry->key, entry->value);
}

/* iter(list of what is left), by a copy of the iterator. */
static OuValue iterator_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OrderedIterator *it = as_iterator(self);
    OuValue list = OU_ERROR, copy = OU_ERROR;
    if (ou_is_undef(it->dict))
        return ou_reduce_iterator_take(rt, "iter", ou_list_new(rt, 0), OU_UNDEF);
    copy = ou_ordered_iterator_new(rt, it->dict, it->part, it->backwards);
    if (ou_is_error(copy)) return OU_ERROR;
    as_iterator(copy)->position = it->position;
    as_iterator(copy)->version = it->version;
    list = ou_list_from_iterable(rt, copy);
    ou_drop(rt, copy);
    return ou_is_error(list) ? OU_ERROR : ou_reduce_iterator_take(rt, "iter", list, OU_UNDEF);
}

static const OuMethodRow iterator_methods[] = {
    OU_ROW("__reduce__", iterator_reduce, 0, 0, "__reduce__()\n\nHow to make it again."),
    {0},
};

extern const OuTypeSpec ou_ordered_iterator_type, ou_ordered_keys_type, ou_ordered_values_type,
    ou_ordered_items_type;
const OuTypeSpec ou_ordered_iterator_type = {
    .name = "odict_iterator",
    .basic_size = sizeof(OrderedIterator),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .methods = iterator_methods,
    .slots.traverse = iterator_traverse,
    .slots.destroy = iterator_destroy,
    .slots.iter = iterator_self,
    .slots.next = iterator_next,
};

/* ---- views ---- */

OuValue ou_ordered_view_new(OuRuntime *rt, OuRef dict, OuOrderedPart part) {
    static const enum OuModuleType types[] = {
        [OU_ORDERED_KEYS] = OU_MODULE_TYPE_ORDERED_KEYS,
        [OU_ORDERED_VALUES] = OU_MODULE_TYPE_ORDERED_VALUES,
        [OU_ORDERED_ITEMS] = OU_MODULE_TYPE_ORDERED_ITEMS,
    };
    OuType *type = ou_modules_type(rt, types[part]);
    return type == NULL ? OU_ERROR : ou_dict_view_of_type(rt, type, dict);
}

/* A view is one of the dict's, with iterators of its own. */
#define ORDERED_VIEW(view, kind, PART)                                                         \
    static OuValue view##_iter(OuRuntime *rt, OuRef self) {                                    \
        return ou_ordered_iterator_new(rt, ou_dict_view_peek(self), PART, false);              \
    }                                                                                          \
    static OuValue view##_reversed(OuRuntime *rt, OuRef self, const OuRef *args,               \
                                   size_t argc) {                                              \
        return ou_ordered_iterator_new(rt, ou_dict_view_peek(self), PART, true);               \
    }                                                                                          \
    static const OuMethodRow view##_methods[] = {                                              \
        OU_ROW("__reversed__", view##_reversed, 0, 0, "__reversed__()"),                       \
        {0},                                                                                   \
    };                                                                                         \
    const OuTypeSpec ou_ordered_##view##_type = {                                              \
        .name = "odict_" #view,                                                                \
        .base = kind,                                                                          \
        .basic_size = sizeof(OuDictView),                                                      \
        .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,                                       \
        .methods = view##_methods,                                                             \
        .slots.iter = view##_iter,                                                             \
    }

ORDERED_VIEW(keys, OU_TYPE_DICT_KEYS, OU_ORDERED_KEYS);
ORDERED_VIEW(values, OU_TYPE_DICT_VALUES, OU_ORDERED_VALUES);
ORDERED_VIEW(items, OU_TYPE_DICT_ITEMS, OU_ORDERED_ITEMS);
#undef ORDERED_VIEW
