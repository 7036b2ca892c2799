/* Structures of the iterators and small sequence types that the run loop knows. */
#ifndef OU_OBJECTS_ITERATORS_H
#define OU_OBJECTS_ITERATORS_H

#include "objects/function.h"

/* list_iterator, tuple_iterator, str_iterator, bytes_iterator, bytearray_iterator, sequence_iterator. */
typedef struct OuSequenceIterator {
    OuObject header;
    OuValue sequence; /* OU_UNDEF: exhausted */
    size_t index;     /* str: byte offset */
} OuSequenceIterator;

/* range(): held as three ints of any size; the iterator of one that fits 62 bits is a RANGE_ITERATOR. */
typedef struct OuRange {
    OuObject header;
    OuValue start, stop, step, length;
} OuRange;
typedef struct OuRangeIterator {
    OuObject header;
    int64_t next, step;
    uint64_t left;
} OuRangeIterator;

typedef struct OuSlice {
    OuObject header;
    OuValue start, stop, step;
} OuSlice;

/* The iterators over a dict. */
typedef struct OuDictIterator {
    OuObject header;
    OuValue dict;      /* OU_UNDEF: exhausted */
    size_t position;   /* in entries */
    size_t count;      /* of the dict when it was made: "dictionary changed size during iteration" */
    size_t left;
    OuValue pair;      /* of items: the last tuple made, reused once nobody else holds it */
} OuDictIterator;

typedef struct OuEnumerate {
    OuObject header;
    OuValue iterator;
    OuValue index;     /* next number */
    OuValue pair;      /* the last tuple made, reused once nobody else holds it */
} OuEnumerate;

OU_KIND_TEST(range, RANGE, OuRange)
OU_KIND_TEST(slice, SLICE, OuSlice)

OuValue ou_slice_new(OuRuntime *rt, OuRef start, OuRef stop, OuRef step);
/* Clip a slice to a sequence of `length` items, as slice.indices does. *count: how many items it selects. false: an
 * index was no int, or the step 0. */
bool ou_slice_indices(OuRuntime *rt, OuRef slice, int64_t length, int64_t *start, int64_t *stop, int64_t *step,
                      int64_t *count);
/* The same for two plain bounds (OU_NONE or ints): for GET_SLICE. */
bool ou_slice_bounds(OuRuntime *rt, OuRef start, OuRef stop, int64_t length, int64_t *from, int64_t *to);
/* The two halves of ou_slice_indices, for sequences whose length may change while __index__ of a bound runs:
 * the bounds as numbers (INT64_MIN or INT64_MAX where open or too large), then their clipping. */
bool ou_slice_convert(OuRuntime *rt, OuRef slice, int64_t *start, int64_t *stop, int64_t *step);
void ou_slice_clip(int64_t *start, int64_t *stop, int64_t step, int64_t length, int64_t *count);
OuValue ou_range_new(OuRuntime *rt, OuRef start, OuRef stop, OuRef step);
/* Do all numbers of a range, its step and its length fit small ints? */
static inline bool ou_range_is_small(OuRef range) {
    const OuRange *r = ou_as_range(range);
    return ou_is_small_int(r->start) && ou_is_small_int(r->stop) && ou_is_small_int(r->step) &&
           ou_is_small_int(r->length);
}

/* An OuSequenceIterator of the given type over `sequence`, which it owns. */
OuValue ou_sequence_iterator_of_type(OuRuntime *rt, enum OuTypeIndex type, OuRef sequence, size_t index);
/* The argument of __setstate__ of an iterator that counts. False: no int ("an integer is required"), or too large. */
bool ou_state_argument(OuRuntime *rt, OuRef state, int64_t *index);
/* iter(callable, sentinel). */
OuValue ou_callable_iterator_new(OuRuntime *rt, OuRef callable, OuRef sentinel);

#endif
