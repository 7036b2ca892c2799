/* The iterator over the characters of a str. Its index is a byte offset, so each step is short.
 * That of a text of ASCII only has a type of its own, by name; it does the same. */
#include "objects/containers.h"
#include "objects/iterators.h"
#include "objects/text.h"

OuValue ou_str_iter(OuRuntime *rt, OuRef self) {
    bool ascii = ou_is_exact_str(self) && ou_as_str(self)->is_ascii;
    int type = ascii ? OU_TYPE_STR_ASCII_ITERATOR : OU_TYPE_STR_ITERATOR;
    OuSequenceIterator *iterator = ou_object_new(rt, rt->types[type]);
    if (iterator == NULL) return OU_ERROR;
    iterator->sequence = ou_own(self);
    iterator->index = 0;
    // A plain str holds no references, so no cycle goes through the iterator.
    if (ou_is_exact_str(self) || ou_object_track(rt, iterator)) return ou_take(iterator);
    ou_drop(rt, ou_take(iterator));
    return OU_ERROR;
}

static OuValue str_iterator_next(OuRuntime *rt, OuRef self) {
    OuSequenceIterator *iterator = (OuSequenceIterator *)ou_object(self);
    if (ou_is_undef(iterator->sequence)) return OU_STOP;
    const OuStr *str = ou_as_str(iterator->sequence);
    if (iterator->index >= str->size) {
        ou_clear(rt, &iterator->sequence);
        return OU_STOP;
    }
    const char *at = str->bytes + iterator->index;
    size_t width = ou_utf8_width(*at);
    iterator->index += width;
    return ou_str_new(rt, at, width);
}

static void str_iterator_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuSequenceIterator *)self)->sequence, visit, argument);
}

static void str_iterator_destroy(OuRuntime *rt, OuObject *self) {
    ou_drop(rt, ((OuSequenceIterator *)self)->sequence);
    ou_object_free(rt, self);
}

static OuValue str_iterator_self(OuRuntime *rt, OuRef self) {
    return ou_own(self);
}

static OuValue str_iterator_length_hint(OuRuntime *rt, OuRef self, const OuRef *args,
                                        size_t argc) {
    OuSequenceIterator *iterator = (OuSequenceIterator *)ou_object(self);
    if (ou_is_undef(iterator->sequence)) return ou_from_small_int(0);
    const OuStr *str = ou_as_str(iterator->sequence);
    size_t left = ou_utf8_count(str->bytes + iterator->index, str->size - iterator->index);
    return ou_from_small_int((int64_t)left);
}

/* How many characters have been given out. */
static size_t str_iterator_place(const OuSequenceIterator *iterator) {
    return ou_utf8_count(ou_as_str(iterator->sequence)->bytes, iterator->index);
}

static OuValue str_iterator_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuSequenceIterator *iterator = (OuSequenceIterator *)ou_object(self);
    if (ou_is_undef(iterator->sequence))
        return ou_reduce_iterator_take(rt, "iter", ou_own(rt->names.empty), OU_UNDEF);
    return ou_reduce_iterator_take(rt, "iter", ou_own(iterator->sequence),
                                   ou_from_small_int((int64_t)str_iterator_place(iterator)));
}

static OuValue str_iterator_setstate(OuRuntime *rt, OuRef self, const OuRef *args,
                                     size_t argc) {
    OuSequenceIterator *iterator = (OuSequenceIterator *)ou_object(self);
    int64_t place;
    if (!ou_state_argument(rt, args[0], &place)) return OU_ERROR;
    if (ou_is_undef(iterator->sequence)) return OU_NONE;
    const OuStr *str = ou_as_str(iterator->sequence);
    size_t index = 0;
    for (; place > 0 && index < str->size; place--) {
        index += ou_utf8_width(str->bytes[index]);
    }
    iterator->index = index;
    return OU_NONE;
}

static const OuMethodRow str_iterator_methods[] = {
    {"__length_hint__", str_iterator_length_hint, 0, 0,
     "__length_hint__()\nHow many characters are left."},
    {"__reduce__", str_iterator_reduce, 0, 0, "__reduce__()"},
    {"__setstate__", str_iterator_setstate, 1, 1, "__setstate__(object, /)"},
    {NULL},
};

/* Plain strs of ASCII have a type of iterator of their own; the same functions serve both. */
#define SLOTS                                                                                  \
    .basic_size = sizeof(OuSequenceIterator), .flags = OU_TYPE_ABSTRACT_NEW,                   \
    .methods = str_iterator_methods, .slots.iter = str_iterator_self,                          \
    .slots.next = str_iterator_next, .slots.traverse = str_iterator_traverse,                  \
    .slots.destroy = str_iterator_destroy,

const OuTypeSpec ou_str_iterator_type = {.name = "str_iterator", SLOTS};
const OuTypeSpec ou_str_ascii_iterator_type = {.name = "str_ascii_iterator", SLOTS};

#undef SLOTS
