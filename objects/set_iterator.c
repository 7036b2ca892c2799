/* The iterator over a set or frozenset. It refuses to go on once the number of items has
 * changed. */
#include "objects/containers.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/set_internal.h"

typedef struct SetIterator {
    OuObject header;
    OuValue set;     /* OU_UNDEF: exhausted */
    size_t position; /* in the table */
    size_t count;    /* of the set when the iterator was made; SPOILT: a change was noticed */
    size_t left;
} SetIterator;

#define SPOILT SIZE_MAX

static SetIterator *as_set_iterator(OuRef value) {
    return (SetIterator *)ou_object(value);
}

OuValue ou_set_iterator_new(OuRuntime *rt, OuRef set) {
    SetIterator *iterator = ou_object_new(rt, rt->types[OU_TYPE_SET_ITERATOR]);
    if (iterator == NULL) return OU_ERROR;
    iterator->set = ou_own(set);
    iterator->position = 0;
    iterator->count = iterator->left = ou_as_set(set)->count;
    if (ou_object_track(rt, iterator)) return ou_take(iterator);
    ou_drop(rt, ou_take(iterator));
    return OU_ERROR;
}

static void set_iterator_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((SetIterator *)self)->set, visit, argument);
}

static void set_iterator_clear(OuRuntime *rt, OuObject *self) {
    ou_clear(rt, &((SetIterator *)self)->set);
}

static void set_iterator_destroy(OuRuntime *rt, OuObject *self) {
    ou_drop(rt, ((SetIterator *)self)->set);
    ou_object_free(rt, self);
}

static OuValue set_iterator_self(OuRuntime *rt, OuRef self) {
    return ou_own(self);
}

static OuValue set_iterator_next(OuRuntime *rt, OuRef self) {
    SetIterator *it = as_set_iterator(self);
    if (ou_is_undef(it->set)) return OU_STOP;
    if (it->count != ou_as_set(it->set)->count) {
        it->count = SPOILT;
        return ou_raise(rt, OU_EXC_RuntimeError, "Set changed size during iteration");
    }
    OuRef item;
    if (ou_set_next(it->set, &it->position, &item)) {
        it->left -= it->left > 0;
        return ou_own(item);
    }
    ou_clear(rt, &it->set);
    return OU_STOP;
}

static OuValue set_iterator_length_hint(OuRuntime *rt, OuRef self, const OuRef *args,
                                        size_t argc) {
    const SetIterator *it = as_set_iterator(self);
    bool valid = !ou_is_undef(it->set) && it->count == ou_as_set(it->set)->count;
    return ou_from_small_int(valid ? (int64_t)it->left : 0);
}

/* iter(list of what is left) */
static OuValue set_iterator_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const SetIterator *it = as_set_iterator(self);
    OuValue list = ou_list_new(rt, 0);
    size_t position = it->position;
    OuRef item;
    while (!ou_is_error(list) && !ou_is_undef(it->set) &&
           ou_set_next(it->set, &position, &item)) {
        if (ou_list_append(rt, list, item)) continue;
        ou_drop(rt, list);
        return OU_ERROR;
    }
    return ou_reduce_iterator_take(rt, "iter", list, OU_UNDEF);
}

static const OuMethodRow set_iterator_methods[] = {
    {"__length_hint__", set_iterator_length_hint, 0, 0, "__length_hint__()"},
    {"__reduce__", set_iterator_reduce, 0, 0, "__reduce__()"},
    {0},
};

const OuTypeSpec ou_set_iterator_type = {
    .name = "set_iterator",
    .basic_size = sizeof(SetIterator),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .methods = set_iterator_methods,
    .slots.traverse = set_iterator_traverse,
    .slots.clear = set_iterator_clear,
    .slots.destroy = set_iterator_destroy,
    .slots.iter = set_iterator_self,
    .slots.next = set_iterator_next,
};
