/* The iterators over sequences: of list, of tuple, of any object with __getitem__, backwards,
 * and the one that calls a function until it returns a sentinel.
 *
 * All let go of what they iterate over when they are exhausted, and stay exhausted even if the
 * sequence grows afterwards. The run loop steps list and tuple iterators itself. */
#include "objects/iterators.h"

#include "objects/containers.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/tuple.h"

typedef struct CallableIterator {
    OuObject header;
    OuValue callable; /* OU_UNDEF: exhausted */
    OuValue sentinel;
} CallableIterator;

static OuSequenceIterator *as_sequence_iterator(OuRef value) {
    return (OuSequenceIterator *)ou_object(value);
}

OuValue ou_sequence_iterator_of_type(OuRuntime *rt, enum OuTypeIndex type, OuRef sequence,
                                     size_t index) {
    OuSequenceIterator *iterator = ou_object_new(rt, rt->types[type]);
    if (iterator == NULL) return OU_ERROR;
    iterator->sequence = ou_own(sequence);
    iterator->index = index;
    if (OU_LIKELY(ou_object_track(rt, iterator))) return ou_take(iterator);
    ou_drop(rt, ou_take(iterator));
    return OU_ERROR;
}

static OuValue iterator_self(OuRuntime *rt, OuRef self) {
    return ou_own(self);
}

static void sequence_iterator_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuSequenceIterator *)self)->sequence, visit, argument);
}

static void sequence_iterator_clear(OuRuntime *rt, OuObject *self) {
    ou_clear(rt, &((OuSequenceIterator *)self)->sequence);
}

static void sequence_iterator_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, 1);
}

/* The end has been reached: let go of the sequence. */
static OuValue sequence_iterator_stop(OuRuntime *rt, OuRef self) {
    ou_clear(rt, &as_sequence_iterator(self)->sequence);
    return OU_STOP;
}

bool ou_state_argument(OuRuntime *rt, OuRef state, int64_t *index) {
    if (!ou_is_int(state)) return ou_fail(rt, OU_EXC_TypeError, "an integer is required");
    return ou_int_fits_int64(state, index) ||
           ou_fail(rt, OU_EXC_OverflowError, "Python int too large to convert to C ssize_t");
}

/* Read `state` as an index, 0 at least; what lies beyond the end is the end. */
static bool state_index(OuRuntime *rt, OuRef state, int64_t *index) {
    if (!ou_state_argument(rt, state, index)) return false;
    if (*index < 0) *index = 0;
    return true;
}

static OuValue sequence_iterator_setstate(OuRuntime *rt, OuRef self, const OuRef *args,
                                          size_t argc) {
    int64_t index;
    if (!state_index(rt, args[0], &index)) return OU_ERROR;
    as_sequence_iterator(self)->index = (size_t)index;
    return OU_NONE;
}

/* ---- list_iterator ---- */

static OuValue list_iterator_next(OuRuntime *rt, OuRef self) {
    OuSequenceIterator *iterator = as_sequence_iterator(self);
    if (ou_is_undef(iterator->sequence)) return OU_STOP;
    const OuList *list = ou_as_list(iterator->sequence);
    if (iterator->index < list->count) return ou_own(list->items[iterator->index++]);
    return sequence_iterator_stop(rt, self);
}

static OuValue list_iterator_length_hint(OuRuntime *rt, OuRef self, const OuRef *args,
                                         size_t argc) {
    const OuSequenceIterator *it = as_sequence_iterator(self);
    size_t count = ou_is_undef(it->sequence) ? 0 : ou_as_list(it->sequence)->count;
    return ou_from_small_int(count > it->index ? (int64_t)(count - it->index) : 0);
}

/* A negative index means that the iterator is exhausted. */
static OuValue list_iterator_setstate(OuRuntime *rt, OuRef self, const OuRef *args,
                                      size_t argc) {
    OuSequenceIterator *it = as_sequence_iterator(self);
    int64_t index;
    if (!ou_state_argument(rt, args[0], &index)) return OU_ERROR;
    if (ou_is_undef(it->sequence)) return OU_NONE;
    int64_t count = (int64_t)ou_as_list(it->sequence)->count;
    it->index = (size_t)(index < 0 ? 0 : index > count ? count : index);
    if (index < 0) ou_clear(rt, &it->sequence);
    return OU_NONE;
}

static OuValue list_iterator_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuSequenceIterator *it = as_sequence_iterator(self);
    if (ou_is_undef(it->sequence))
        return ou_reduce_iterator_take(rt, "iter", ou_list_new(rt, 0), OU_UNDEF);
    return ou_reduce_iterator_take(rt, "iter", ou_own(it->sequence),
                                   ou_from_small_int((int64_t)it->index));
}

/* ---- list_reverseiterator: `index` items are left ---- */

static OuValue list_reverse_iterator_next(OuRuntime *rt, OuRef self) {
    OuSequenceIterator *iterator = as_sequence_iterator(self);
    if (ou_is_undef(iterator->sequence)) return OU_STOP;
    const OuList *list = ou_as_list(iterator->sequence);
    if (iterator->index > 0 && iterator->index <= list->count)
        return ou_own(list->items[--iterator->index]);
    return sequence_iterator_stop(rt, self);
}

static OuValue list_reverse_iterator_length_hint(OuRuntime *rt, OuRef self, const OuRef *args,
                                                 size_t argc) {
    const OuSequenceIterator *it = as_sequence_iterator(self);
    bool over = ou_is_undef(it->sequence) || it->index > ou_as_list(it->sequence)->count;
    return ou_from_small_int(over ? 0 : (int64_t)it->index);
}

static OuValue list_reverse_iterator_reduce(OuRuntime *rt, OuRef self, const OuRef *args,
                                            size_t argc) {
    const OuSequenceIterator *it = as_sequence_iterator(self);
    if (ou_is_undef(it->sequence))
        return ou_reduce_iterator_take(rt, "reversed", ou_list_new(rt, 0), OU_UNDEF);
    return ou_reduce_iterator_take(rt, "reversed", ou_own(it->sequence),
                                   ou_from_small_int((int64_t)it->index - 1));
}

static OuValue list_reverse_iterator_setstate(OuRuntime *rt, OuRef self, const OuRef *args,
                                              size_t argc) {
    OuSequenceIterator *it = as_sequence_iterator(self);
    int64_t index;
    if (!ou_state_argument(rt, args[0], &index)) return OU_ERROR;
    if (ou_is_undef(it->sequence)) return OU_NONE;
    int64_t count = (int64_t)ou_as_list(it->sequence)->count;
    it->index = index < 0 ? 0 : (size_t)(index >= count ? count : index + 1);
    if (index < 0) ou_clear(rt, &it->sequence);
    return OU_NONE;
}

/* ---- tuple_iterator ---- */

static OuValue tuple_iterator_next(OuRuntime *rt, OuRef self) {
    OuSequenceIterator *iterator = as_sequence_iterator(self);
    if (ou_is_undef(iterator->sequence)) return OU_STOP;
    const OuTuple *tuple = ou_as_tuple(iterator->sequence);
    if (iterator->index < tuple->count) return ou_own(tuple->items[iterator->index++]);
    return sequence_iterator_stop(rt, self);
}

static OuValue tuple_iterator_setstate(OuRuntime *rt, OuRef self, const OuRef *args,
                                       size_t argc) {
    OuSequenceIterator *it = as_sequence_iterator(self);
    int64_t index;
    if (!state_index(rt, args[0], &index)) return OU_ERROR;
    if (ou_is_undef(it->sequence)) return OU_NONE;
    int64_t count = (int64_t)ou_tuple_count(it->sequence);
    it->index = (size_t)(index > count ? count : index);
    return OU_NONE;
}

static OuValue tuple_iterator_length_hint(OuRuntime *rt, OuRef self, const OuRef *args,
                                          size_t argc) {
    const OuSequenceIterator *it = as_sequence_iterator(self);
    size_t count = ou_is_undef(it->sequence) ? 0 : ou_tuple_count(it->sequence);
    return ou_from_small_int(count > it->index ? (int64_t)(count - it->index) : 0);
}

/* For a tuple or any sequence. */
static OuValue sequence_iterator_reduce(OuRuntime *rt, OuRef self, const OuRef *args,
                                        size_t argc) {
    const OuSequenceIterator *it = as_sequence_iterator(self);
    if (ou_is_undef(it->sequence))
        return ou_reduce_iterator_take(rt, "iter", ou_tuple_new(rt, 0), OU_UNDEF);
    return ou_reduce_iterator_take(rt, "iter", ou_own(it->sequence),
                                   ou_from_small_int((int64_t)it->index));
}

/* ---- iterator: over whatever has __getitem__ ---- */

/* IndexError and StopIteration end the iteration. */
static bool is_end_of_sequence(OuRuntime *rt) {
    return ou_clear_exception_if(rt, OU_EXC_IndexError) ||
           ou_clear_exception_if(rt, OU_EXC_StopIteration);
}

static OuValue sequence_iterator_next(OuRuntime *rt, OuRef self) {
    OuSequenceIterator *iterator = as_sequence_iterator(self);
    if (ou_is_undef(iterator->sequence)) return OU_STOP;
    OuValue sequence = ou_own(iterator->sequence);
    OuValue item = ou_get_item(rt, sequence, ou_from_small_int((int64_t)iterator->index));
    ou_drop(rt, sequence);
    if (!ou_is_error(item)) {
        iterator->index++;
        return item;
    }
    return is_end_of_sequence(rt) ? sequence_iterator_stop(rt, self) : OU_ERROR;
}

static OuValue sequence_iterator_length_hint(OuRuntime *rt, OuRef self, const OuRef *args,
                                             size_t argc) {
    const OuSequenceIterator *it = as_sequence_iterator(self);
    if (ou_is_undef(it->sequence)) return ou_from_small_int(0);
    if (ou_type_of(rt, it->sequence)->slots.length == NULL) return OU_NOT_IMPLEMENTED;
    OuValue sequence = ou_own(it->sequence);
    int64_t length = ou_length(rt, sequence);
    ou_drop(rt, sequence);
    if (length < 0) return OU_ERROR;
    return ou_int_from_int64(rt, length > (int64_t)it->index ? length - (int64_t)it->index : 0);
}

/* ---- callable_iterator ---- */

OuValue ou_callable_iterator_new(OuRuntime *rt, OuRef callable, OuRef sentinel) {
    CallableIterator *iterator = ou_new_record(rt, rt->types[OU_TYPE_CALLABLE_ITERATOR], 2);
    if (iterator == NULL) return OU_ERROR;
    iterator->callable = ou_own(callable);
    iterator->sentinel = ou_own(sentinel);
    return ou_take(iterator);
}

static void callable_iterator_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((CallableIterator *)self)->callable, visit, argument);
    ou_visit(((CallableIterator *)self)->sentinel, visit, argument);
}

static void callable_iterator_clear(OuRuntime *rt, OuObject *self) {
    ou_clear(rt, &((CallableIterator *)self)->callable);
    ou_clear(rt, &((CallableIterator *)self)->sentinel);
}

static void callable_iterator_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, 2);
}

static OuValue callable_iterator_next(OuRuntime *rt, OuRef self) {
    CallableIterator *it = (CallableIterator *)ou_object(self);
    if (ou_is_undef(it->callable)) return OU_STOP;
    OuValue callable = ou_own(it->callable);
    OuValue result = ou_call0(rt, callable);
    ou_drop(rt, callable);
    if (ou_is_error(result)) {
        if (!ou_clear_exception_if(rt, OU_EXC_StopIteration)) return OU_ERROR;
    } else if (!ou_is_undef(it->callable)) { // the call may have exhausted this iterator
        OuTruth equal = ou_items_equal(rt, it->sentinel, result);
        if (equal == OU_TRUTH_NO) return result;
        ou_drop(rt, result);
        if (equal == OU_TRUTH_FAILED) return OU_ERROR;
    } else {
        ou_drop(rt, result);
    }
    callable_iterator_clear(rt, ou_object(self));
    return OU_STOP;
}

static OuValue callable_iterator_reduce(OuRuntime *rt, OuRef self, const OuRef *args,
                                        size_t argc) {
    const CallableIterator *it = (CallableIterator *)ou_object(self);
    if (ou_is_undef(it->callable))
        return ou_reduce_iterator_take(rt, "iter", ou_tuple_new(rt, 0), OU_UNDEF);
    OuRef pair[] = {it->callable, it->sentinel};
    return ou_reduce_call(rt, "iter", pair, 2);
}

/* ---- reversed: `index` items are left ---- */

static OuValue reversed_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                            OuRef names) {
    OuType *base = rt->types[OU_TYPE_REVERSED];
    if (!ou_check_new_arguments(rt, type, base, argc, names, 1, 1)) return OU_ERROR;
    OuValue method = ou_find_special(rt, args[0], rt->names.dunder_reversed);
    if (ou_is_error(method)) return OU_ERROR;
    if (!ou_is_undef(method) && !ou_is_none(method)) {
        OuValue result = ou_call0(rt, method);
        ou_drop(rt, method);
        return result;
    }
    if (ou_is_none(method) || !ou_is_sequence(rt, args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "'%T' object is not reversible", args[0]);
    int64_t length = ou_length(rt, args[0]);
    if (length < 0) return OU_ERROR;
    OuSequenceIterator *iterator = ou_new_record(rt, type, 1);
    if (iterator == NULL) return OU_ERROR;
    iterator->sequence = ou_own(args[0]);
    iterator->index = (size_t)length;
    return ou_take(iterator);
}

static OuValue reversed_next(OuRuntime *rt, OuRef self) {
    OuSequenceIterator *iterator = as_sequence_iterator(self);
    if (iterator->index == 0) return OU_STOP;
    OuValue sequence = ou_own(iterator->sequence);
    size_t place = --iterator->index;
    OuValue item = ou_get_item(rt, sequence, ou_from_small_int((int64_t)place));
    ou_drop(rt, sequence);
    if (!ou_is_error(item)) return item;
    bool over = is_end_of_sequence(rt);
    iterator->index = 0;
    ou_clear(rt, &iterator->sequence);
    return over ? OU_STOP : OU_ERROR;
}

static OuValue reversed_length_hint(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuSequenceIterator *it = as_sequence_iterator(self);
    if (ou_is_undef(it->sequence)) return ou_from_small_int(0);
    OuValue sequence = ou_own(it->sequence);
    int64_t length = ou_length(rt, sequence);
    ou_drop(rt, sequence);
    if (length < 0) return OU_ERROR;
    return ou_int_from_int64(rt, length < (int64_t)it->index ? 0 : (int64_t)it->index);
}

static OuValue reversed_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuSequenceIterator *it = as_sequence_iterator(self);
    if (it->index == 0)
        return ou_reduce_iterator_take(rt, "reversed", ou_tuple_new(rt, 0), OU_UNDEF);
    return ou_reduce_iterator_take(rt, "reversed", ou_own(it->sequence),
                                   ou_from_small_int((int64_t)it->index - 1));
}

static OuValue reversed_setstate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuSequenceIterator *it = as_sequence_iterator(self);
    int64_t index;
    if (!ou_state_argument(rt, args[0], &index)) return OU_ERROR;
    if (ou_is_undef(it->sequence)) return OU_NONE;
    OuValue sequence = ou_own(it->sequence);
    int64_t length = ou_length(rt, sequence);
    ou_drop(rt, sequence);
    if (length < 0) return OU_ERROR;
    it->index = index < 0 ? 0 : (size_t)(index >= length ? length : index + 1);
    return OU_NONE;
}

/* ---- tables ---- */

static const OuMethodRow list_iterator_methods[] = {
    {"__length_hint__", list_iterator_length_hint, 0, 0, "__length_hint__()"},
    {"__reduce__", list_iterator_reduce, 0, 0, "__reduce__()"},
    {"__setstate__", list_iterator_setstate, 1, 1, "__setstate__(state, /)"},
    {0},
};

const OuTypeSpec ou_list_iterator_type = {
    .name = "list_iterator",
    .basic_size = sizeof(OuSequenceIterator),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .methods = list_iterator_methods,
    .slots.traverse = sequence_iterator_traverse,
    .slots.clear = sequence_iterator_clear,
    .slots.destroy = sequence_iterator_destroy,
    .slots.iter = iterator_self,
    .slots.next = list_iterator_next,
};

static const OuMethodRow list_reverse_iterator_methods[] = {
    {"__length_hint__", list_reverse_iterator_length_hint, 0, 0, "__length_hint__()"},
    {"__reduce__", list_reverse_iterator_reduce, 0, 0, "__reduce__()"},
    {"__setstate__", list_reverse_iterator_setstate, 1, 1, "__setstate__(state, /)"},
    {0},
};

const OuTypeSpec ou_list_reverse_iterator_type = {
    .name = "list_reverseiterator",
    .basic_size = sizeof(OuSequenceIterator),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .methods = list_reverse_iterator_methods,
    .slots.traverse = sequence_iterator_traverse,
    .slots.clear = sequence_iterator_clear,
    .slots.destroy = sequence_iterator_destroy,
    .slots.iter = iterator_self,
    .slots.next = list_reverse_iterator_next,
};

static const OuMethodRow tuple_iterator_methods[] = {
    {"__length_hint__", tuple_iterator_length_hint, 0, 0, "__length_hint__()"},
    {"__reduce__", sequence_iterator_reduce, 0, 0, "__reduce__()"},
    {"__setstate__", tuple_iterator_setstate, 1, 1, "__setstate__(state, /)"},
    {0},
};

const OuTypeSpec ou_tuple_iterator_type = {
    .name = "tuple_iterator",
    .basic_size = sizeof(OuSequenceIterator),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .methods = tuple_iterator_methods,
    .slots.traverse = sequence_iterator_traverse,
    .slots.clear = sequence_iterator_clear,
    .slots.destroy = sequence_iterator_destroy,
    .slots.iter = iterator_self,
    .slots.next = tuple_iterator_next,
};

static const OuMethodRow sequence_iterator_methods[] = {
    {"__length_hint__", sequence_iterator_length_hint, 0, 0, "__length_hint__()"},
    {"__reduce__", sequence_iterator_reduce, 0, 0, "__reduce__()"},
    {"__setstate__", sequence_iterator_setstate, 1, 1, "__setstate__(state, /)"},
    {0},
};

const OuTypeSpec ou_sequence_iterator_type = {
    .name = "iterator",
    .basic_size = sizeof(OuSequenceIterator),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .methods = sequence_iterator_methods,
    .slots.traverse = sequence_iterator_traverse,
    .slots.clear = sequence_iterator_clear,
    .slots.destroy = sequence_iterator_destroy,
    .slots.iter = iterator_self,
    .slots.next = sequence_iterator_next,
};

static const OuMethodRow callable_iterator_methods[] = {
    {"__reduce__", callable_iterator_reduce, 0, 0, "__reduce__()"},
    {0},
};

const OuTypeSpec ou_callable_iterator_type = {
    .name = "callable_iterator",
    .basic_size = sizeof(CallableIterator),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .methods = callable_iterator_methods,
    .slots.traverse = callable_iterator_traverse,
    .slots.clear = callable_iterator_clear,
    .slots.destroy = callable_iterator_destroy,
    .slots.iter = iterator_self,
    .slots.next = callable_iterator_next,
};

static const OuMethodRow reversed_methods[] = {
    {"__length_hint__", reversed_length_hint, 0, 0, "__length_hint__()"},
    {"__reduce__", reversed_reduce, 0, 0, "__reduce__()"},
    {"__setstate__", reversed_setstate, 1, 1, "__setstate__(state, /)"},
    {0},
};

const OuTypeSpec ou_reversed_type = {
    .name = "reversed",
    .doc = "reversed(sequence, /)\nAn iterator over the items from the last to the first.",
    .basic_size = sizeof(OuSequenceIterator),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED,
    .methods = reversed_methods,
    .slots.new = reversed_new,
    .slots.traverse = sequence_iterator_traverse,
    .slots.clear = sequence_iterator_clear,
    .slots.destroy = sequence_iterator_destroy,
    .slots.iter = iterator_self,
    .slots.next = reversed_next,
};
