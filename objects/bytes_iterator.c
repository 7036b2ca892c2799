/* The iterators over bytes and bytearray: they give ints, and differ in nothing but name. */
#include "objects/bytes_methods.h"
#include "objects/iterators.h"

OuValue ou_bytes_iter(OuRuntime *rt, OuRef self) {
    enum OuTypeIndex type =
        ou_is_bytes(self) ? OU_TYPE_BYTES_ITERATOR : OU_TYPE_BYTEARRAY_ITERATOR;
    OuSequenceIterator *iterator = ou_object_new(rt, rt->types[type]);
    if (iterator == NULL) return OU_ERROR;
    iterator->sequence = ou_own(self);
    iterator->index = 0;
    // Plain bytes hold no references; an instance of a subtype may.
    bool is_plain = ou_type_of(rt, self) == rt->types[OU_TYPE_BYTES];
    if (is_plain || ou_object_track(rt, iterator)) return ou_take(iterator);
    ou_drop(rt, ou_take(iterator));
    return OU_ERROR;
}

static OuValue bytes_iterator_next(OuRuntime *rt, OuRef self) {
    OuSequenceIterator *iterator = (OuSequenceIterator *)ou_object(self);
    if (ou_is_undef(iterator->sequence)) return OU_STOP;
    OuSpan span = ou_self_span(iterator->sequence);
    if (iterator->index >= span.size) {
        ou_clear(rt, &iterator->sequence);
        return OU_STOP;
    }
    return ou_from_small_int((uint8_t)span.bytes[iterator->index++]);
}

static void bytes_iterator_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuSequenceIterator *)self)->sequence, visit, argument);
}

static void bytes_iterator_destroy(OuRuntime *rt, OuObject *self) {
    ou_drop(rt, ((OuSequenceIterator *)self)->sequence);
    ou_object_free(rt, self);
}

static OuValue bytes_iterator_self(OuRuntime *rt, OuRef self) {
    return ou_own(self);
}

static OuValue bytes_iterator_length_hint(OuRuntime *rt, OuRef self, const OuRef *args,
                                          size_t argc) {
    OuSequenceIterator *iterator = (OuSequenceIterator *)ou_object(self);
    if (ou_is_undef(iterator->sequence)) return ou_from_small_int(0);
    size_t size = ou_self_span(iterator->sequence).size;
    return ou_from_small_int(size > iterator->index ? (int64_t)(size - iterator->index) : 0);
}

static const OuMethodRow bytes_iterator_methods[] = {
    {"__length_hint__", bytes_iterator_length_hint, 0, 0,
     "__length_hint__()\nHow many bytes are left."},
    {NULL},
};

#define ITERATOR_TYPE(type)                                                                    \
    const OuTypeSpec ou_##type##_type = {                                                      \
        .name = #type,                                                                         \
        .basic_size = sizeof(OuSequenceIterator),                                              \
        .flags = OU_TYPE_ABSTRACT_NEW,                                                         \
        .methods = bytes_iterator_methods,                                                     \
        .slots.iter = bytes_iterator_self,                                                     \
        .slots.next = bytes_iterator_next,                                                     \
        .slots.traverse = bytes_iterator_traverse,                                             \
        .slots.destroy = bytes_iterator_destroy,                                               \
    }

ITERATOR_TYPE(bytes_iterator);
ITERATOR_TYPE(bytearray_iterator);
