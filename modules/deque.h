/* collections.deque: the structure, for its iterators. Private to deque.c, deque_iterator.c. */
#ifndef OU_MODULES_DEQUE_H
#define OU_MODULES_DEQUE_H

#include "modules/modules.h"

typedef struct OuDeque {
    OuObject header;
    OuValue *items;  /* a ring: item i lies at (first + i) & (capacity - 1) */
    size_t capacity; /* a power of two; 0 before the first item */
    size_t first, count;
    uint64_t version; /* changes whenever an item comes, goes or moves */
    int64_t maxlen;   /* -1: no bound */
} OuDeque;

static inline OuDeque *ou_as_deque(OuRef value) {
    return (OuDeque *)ou_object(value);
}
static inline OuValue *ou_deque_place(const OuDeque *deque, size_t index) {
    return &deque->items[(deque->first + index) & (deque->capacity - 1)];
}

/* An iterator of OU_MODULE_TYPE_DEQUE_ITERATOR or OU_MODULE_TYPE_DEQUE_REVERSE_ITERATOR. */
OuValue ou_deque_iterator_new(OuRuntime *rt, enum OuModuleType index, OuRef deque);

#endif
