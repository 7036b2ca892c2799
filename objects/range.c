/* range, and its iterators.
 *
 * A range holds its bounds, step and length as ints of any size. Nearly all consist of small
 * ints; every function looks for that first, since then all numbers of the range are small ints
 * too, and plain C arithmetic does. Their iterator is a range_iterator; that of others a
 * longrange_iterator, which adds ints of any size. */
#include "objects/containers.h"
#include "objects/int.h"
#include "objects/iterators.h"
#include "objects/slice_internal.h"
#include "objects/tuple.h"

typedef struct LongRangeIterator {
    OuObject header;
    OuValue next, step, left;
} LongRangeIterator;

#define ONE  ou_from_small_int(1)
#define ZERO ou_from_small_int(0)

/* ---- making ranges ---- */

/* How many numbers there are, for small ints. */
static uint64_t range_count(int64_t start, int64_t stop, int64_t step) {
    if (step > 0) return start < stop ? (uint64_t)(stop - start - 1) / (uint64_t)step + 1 : 0;
    return start > stop ? (uint64_t)(start - stop - 1) / (uint64_t)-step + 1 : 0;
}

static OuValue range_big_count(OuRuntime *rt, OuRef start, OuRef stop, OuRef step) {
    OuValue result = OU_ERROR, distance = OU_ERROR, last = OU_ERROR, steps = OU_ERROR;
    bool up = ou_int_sign(step) > 0;
    distance = up ? ou_int_sub(rt, stop, start) : ou_int_sub(rt, start, stop);
    if (ou_is_error(distance)) goto done;
    if (ou_int_sign(distance) <= 0) {
        result = ou_own(ZERO);
        goto done;
    }
    // (distance - 1) // abs(step) + 1
    OuValue width = up ? ou_own(step) : ou_int_sub(rt, ZERO, step);
    last = ou_is_error(width) ? OU_ERROR : ou_int_sub(rt, distance, ONE);
    if (!ou_is_error(last)) steps = ou_int_floordiv(rt, last, width);
    ou_drop(rt, width);
    if (!ou_is_error(steps)) result = ou_int_add(rt, steps, ONE);
done:
    ou_drop(rt, distance);
    ou_drop(rt, last);
    ou_drop(rt, steps);
    return result;
}

/* The parts are ints, not bools or of subtypes; taken, also on failure. */
static OuValue range_make_take(OuRuntime *rt, OuValue start, OuValue stop, OuValue step) {
    OuValue length = OU_ERROR;
    if (ou_is_error(start) || ou_is_error(stop) || ou_is_error(step)) goto failed;
    if (ou_is_small_int(start) && ou_is_small_int(stop) && ou_is_small_int(step)) {
        uint64_t count =
            range_count(ou_small_int(start), ou_small_int(stop), ou_small_int(step));
        length = ou_int_from_uint64(rt, count);
    } else {
        length = range_big_count(rt, start, stop, step);
    }
    if (ou_is_error(length)) goto failed;
    OuRange *range = ou_object_new(rt, rt->types[OU_TYPE_RANGE]);
    if (range == NULL) goto failed;
    range->start = start;
    range->stop = stop;
    range->step = step;
    range->length = length;
    return ou_take(range);
failed:
    ou_drop(rt, start);
    ou_drop(rt, stop);
    ou_drop(rt, step);
    ou_drop(rt, length);
    return OU_ERROR;
}

/* An argument as a plain int. */
static OuValue range_part(OuRuntime *rt, OuRef value) {
    if (ou_is_small_int(value)) return ou_own(value);
    OuValue index = ou_index(rt, value);
    if (ou_is_error(index)) return OU_ERROR;
    OuValue plain = ou_int_plain(rt, index);
    ou_drop(rt, index);
    return plain;
}

OuValue ou_range_new(OuRuntime *rt, OuRef start, OuRef stop, OuRef step) {
    OuValue from = range_part(rt, start), to = OU_ERROR, by = OU_ERROR;
    if (!ou_is_error(from)) to = range_part(rt, stop);
    if (!ou_is_error(to)) by = range_part(rt, step);
    if (!ou_is_error(by) && ou_int_sign(by) == 0) {
        ou_raise(rt, OU_EXC_ValueError, "range() arg 3 must not be zero");
        by = OU_ERROR;
    }
    return range_make_take(rt, from, to, by);
}

static OuValue range_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                         OuRef names) {
    if (!ou_check_arguments(rt, "range", 1, 3, argc, names)) return OU_ERROR;
    if (argc == 1) return ou_range_new(rt, ZERO, args[0], ONE);
    return ou_range_new(rt, args[0], args[1], argc == 3 ? args[2] : ONE);
}

static void range_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, 4);
}

/* ---- its numbers ---- */

/* start + index * step */
static OuValue range_number(OuRuntime *rt, const OuRange *range, OuRef index) {
    if (ou_is_small_int(index) && ou_range_is_small(ou_ref(range))) {
        int64_t start = ou_small_int(range->start), step = ou_small_int(range->step), product;
        // The stop of a slice may lie outside of the range, and of small ints.
        if (!__builtin_mul_overflow(ou_small_int(index), step, &product) &&
            !__builtin_add_overflow(product, start, &product))
            return ou_int_from_int64(rt, product);
    }
    OuValue offset = ou_int_mul(rt, index, range->step);
    if (ou_is_error(offset)) return OU_ERROR;
    OuValue number = ou_int_add(rt, range->start, offset);
    ou_drop(rt, offset);
    return number;
}

static OuValue range_get_slice(OuRuntime *rt, const OuRange *range, OuRef slice) {
    OuValue indices[3];
    if (!ou_slice_big_indices(rt, slice, range->length, indices)) return OU_ERROR;
    OuValue start = range_number(rt, range, indices[0]);
    OuValue stop = range_number(rt, range, indices[1]);
    OuValue step = ou_int_mul(rt, range->step, indices[2]);
    for (int i = 0; i < 3; i++) {
        ou_drop(rt, indices[i]);
    }
    return range_make_take(rt, start, stop, step);
}

static OuValue range_get_item(OuRuntime *rt, OuRef self, OuRef key) {
    const OuRange *range = ou_as_range(self);
    if (ou_is_slice(key)) return range_get_slice(rt, range, key);
    if (ou_type_of(rt, key)->slots.index == NULL)
        return ou_raise(rt, OU_EXC_TypeError,
                        "range indices must be integers or slices, not %T", key);
    OuValue index = ou_index(rt, key), result = OU_ERROR;
    if (!ou_is_error(index) && ou_int_sign(index) < 0) {
        OuValue counted = ou_int_add(rt, index, range->length);
        ou_replace_take(rt, &index, counted);
    }
    if (ou_is_error(index)) return OU_ERROR;
    if (ou_int_sign(index) < 0 || ou_int_order(index, range->length) >= 0) {
        ou_raise(rt, OU_EXC_IndexError, "range object index out of range");
    } else {
        result = range_number(rt, range, index);
    }
    ou_drop(rt, index);
    return result;
}

/* The position of an int in the range: *index, owned. NO: it is not there. */
static OuTruth range_find_int(OuRuntime *rt, const OuRange *range, OuRef number,
                              OuValue *index) {
    bool up = ou_int_sign(range->step) > 0;
    int from_start = ou_int_order(number, range->start);
    int to_stop = ou_int_order(number, range->stop);
    if (up ? from_start < 0 || to_stop >= 0 : from_start > 0 || to_stop <= 0)
        return OU_TRUTH_NO;
    OuTruth result = OU_TRUTH_FAILED;
    OuValue rest = OU_ERROR, distance = ou_int_sub(rt, number, range->start);
    if (ou_is_error(distance)) goto done;
    rest = ou_int_mod(rt, distance, range->step);
    if (ou_is_error(rest)) goto done;
    result = OU_TRUTH_NO;
    if (ou_int_sign(rest) != 0) goto done;
    *index = ou_int_floordiv(rt, distance, range->step);
    result = ou_is_error(*index) ? OU_TRUTH_FAILED : OU_TRUTH_YES;
done:
    ou_drop(rt, distance);
    ou_drop(rt, rest);
    return result;
}

/* Are the range's own rules enough to find `value`, or must each number be asked? */
static bool is_plain_int(OuRef value) {
    return ou_is_small_int(value) || ou_is_bool(value) ||
           (ou_is_object(value) && ou_shape_of(value)->id == OU_TYPE_INT);
}

/* Compare `value` with one number after the other; stops at the first equal one if `first`.
 * *count: how many equal it; *place: where the last of these stands. */
static bool range_search(OuRuntime *rt, OuRef self, OuRef value, bool first, int64_t *count,
                         int64_t *place) {
    OuValue iterator = ou_iter(rt, self);
    if (ou_is_error(iterator)) return false;
    bool done = true;
    *count = 0;
    for (int64_t i = 0; !(first && *count > 0); i++) {
        OuValue number = ou_next(rt, iterator);
        if (number == OU_STOP) break;
        OuTruth equal =
            ou_is_error(number) ? OU_TRUTH_FAILED : ou_items_equal(rt, number, value);
        ou_drop(rt, number);
        if (equal == OU_TRUTH_FAILED) {
            done = false;
            break;
        }
        if (equal == OU_TRUTH_YES) {
            *place = i;
            ++*count;
        }
    }
    ou_drop(rt, iterator);
    return done;
}

static OuTruth range_contains(OuRuntime *rt, OuRef self, OuRef value) {
    int64_t count, place;
    if (!is_plain_int(value)) {
        if (!range_search(rt, self, value, true, &count, &place)) return OU_TRUTH_FAILED;
        return ou_truth_from(count > 0);
    }
    OuValue index = OU_UNDEF;
    OuTruth found = range_find_int(rt, ou_as_range(self), value, &index);
    ou_drop(rt, index);
    return found;
}

static OuValue range_count_method(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t count, place;
    if (!is_plain_int(args[0])) {
        if (!range_search(rt, self, args[0], false, &count, &place)) return OU_ERROR;
        return ou_from_small_int(count);
    }
    OuTruth found = range_contains(rt, self, args[0]);
    return found == OU_TRUTH_FAILED ? OU_ERROR : ou_from_small_int(found);
}

static OuValue range_index(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t count, place;
    if (!is_plain_int(args[0])) {
        if (!range_search(rt, self, args[0], true, &count, &place)) return OU_ERROR;
        if (count > 0) return ou_from_small_int(place);
        return ou_raise(rt, OU_EXC_ValueError, "sequence.index(x): x not in sequence");
    }
    OuValue index = OU_UNDEF;
    OuTruth found = range_find_int(rt, ou_as_range(self), args[0], &index);
    if (found == OU_TRUTH_YES) return index;
    if (found == OU_TRUTH_FAILED) return OU_ERROR;
    return ou_raise(rt, OU_EXC_ValueError, "range.index(x): x not in range");
}

/* ---- operators ---- */

static int64_t range_length(OuRuntime *rt, OuRef self) {
    int64_t length;
    if (ou_int_fits_int64(ou_as_range(self)->length, &length)) return length;
    ou_raise(rt, OU_EXC_OverflowError, "Python int too large to convert to C ssize_t");
    return -1;
}

static OuTruth range_truth(OuRuntime *rt, OuRef self) {
    return ou_truth_from(ou_int_sign(ou_as_range(self)->length) != 0);
}

/* Ranges are equal if they have the same numbers. */
static bool range_equal(const OuRange *a, const OuRange *b) {
    if (ou_int_order(a->length, b->length) != 0) return false;
    if (ou_int_sign(a->length) == 0) return true;
    if (ou_int_order(a->start, b->start) != 0) return false;
    return ou_int_order(a->length, ONE) == 0 || ou_int_order(a->step, b->step) == 0;
}

static OuValue range_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (!ou_is_range(left) || !ou_is_range(right)) return OU_NOT_IMPLEMENTED;
    if (op != OU_EQ && op != OU_NE) return OU_NOT_IMPLEMENTED;
    return ou_bool(range_equal(ou_as_range(left), ou_as_range(right)) == (op == OU_EQ));
}

/* That of (length, start, step), with None for what does not matter to equality. */
static bool range_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    const OuRange *range = ou_as_range(self);
    bool empty = ou_int_sign(range->length) == 0;
    bool single = !empty && ou_int_order(range->length, ONE) == 0;
    OuRef parts[] = {range->length, range->start, range->step};
    if (empty) parts[1] = OU_NONE;
    if (empty || single) parts[2] = OU_NONE;
    OuHashMixer mixer = ou_hash_mixer_begin();
    for (int i = 0; i < 3; i++) {
        int64_t part;
        if (!ou_item_hash(rt, parts[i], &part)) return false;
        ou_hash_mixer_add(&mixer, part);
    }
    *hash = ou_hash_mixer_end_counted(mixer, 3);
    return true;
}

static OuValue range_repr(OuRuntime *rt, OuRef self) {
    const OuRange *range = ou_as_range(self);
    if (ou_int_order(range->step, ONE) == 0)
        return ou_format(rt, "range(%R, %R)", (OuRef)range->start, (OuRef)range->stop);
    return ou_format(rt, "range(%R, %R, %R)", (OuRef)range->start, (OuRef)range->stop,
                     (OuRef)range->step);
}

static OuValue range_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuRange *range = ou_as_range(self);
    OuRef items[] = {range->start, range->stop, range->step};
    OuValue parts = ou_tuple_from_array(rt, items, 3);
    if (ou_is_error(parts)) return OU_ERROR;
    OuValue result = ou_tuple_pack2(rt, ou_ref(rt->types[OU_TYPE_RANGE]), parts);
    ou_drop(rt, parts);
    return result;
}

/* ---- iteration ---- */

static OuValue range_small_iterator(OuRuntime *rt, int64_t next, int64_t step, uint64_t left) {
    OuRangeIterator *iterator = ou_object_new(rt, rt->types[OU_TYPE_RANGE_ITERATOR]);
    if (iterator == NULL) return OU_ERROR;
    iterator->next = next;
    iterator->step = step;
    iterator->left = left;
    return ou_take(iterator);
}

/* The parts are taken, also on failure. */
static OuValue range_long_iterator_take(OuRuntime *rt, OuValue next, OuValue step,
                                        OuValue left) {
    bool failed = ou_is_error(next) || ou_is_error(step) || ou_is_error(left);
    LongRangeIterator *iterator =
        failed ? NULL : ou_object_new(rt, rt->types[OU_TYPE_LONG_RANGE_ITERATOR]);
    if (iterator == NULL) {
        ou_drop(rt, next);
        ou_drop(rt, step);
        ou_drop(rt, left);
        return OU_ERROR;
    }
    iterator->next = next;
    iterator->step = step;
    iterator->left = left;
    return ou_take(iterator);
}

static OuValue range_iter(OuRuntime *rt, OuRef self) {
    const OuRange *range = ou_as_range(self);
    if (ou_range_is_small(self))
        return range_small_iterator(rt, ou_small_int(range->start), ou_small_int(range->step),
                                    (uint64_t)ou_small_int(range->length));
    return range_long_iterator_take(rt, ou_own(range->start), ou_own(range->step),
                                    ou_own(range->length));
}

static OuValue range_reversed(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuRange *range = ou_as_range(self);
    if (ou_range_is_small(self) && ou_small_int(range->step) != OU_INT_MIN) {
        int64_t step = ou_small_int(range->step), length = ou_small_int(range->length);
        int64_t last = length == 0 ? 0 : ou_small_int(range->start) + (length - 1) * step;
        return range_small_iterator(rt, last, -step, (uint64_t)length);
    }
    OuValue last = OU_ERROR, place = ou_int_sub(rt, range->length, ONE);
    if (!ou_is_error(place)) last = range_number(rt, range, place);
    ou_drop(rt, place);
    OuValue step = ou_is_error(last) ? OU_ERROR : ou_int_sub(rt, ZERO, range->step);
    return range_long_iterator_take(rt, last, step, ou_own(range->length));
}

static OuValue iterator_self(OuRuntime *rt, OuRef self) {
    return ou_own(self);
}

static OuRangeIterator *as_range_iterator(OuRef value) {
    return (OuRangeIterator *)ou_object(value);
}
static LongRangeIterator *as_long_range_iterator(OuRef value) {
    return (LongRangeIterator *)ou_object(value);
}

static OuValue range_iterator_next(OuRuntime *rt, OuRef self) {
    OuRangeIterator *iterator = as_range_iterator(self);
    if (iterator->left == 0) return OU_STOP;
    int64_t number = iterator->next;
    iterator->left--;
    iterator->next = number + iterator->step;
    return ou_from_small_int(number);
}

static OuValue range_iterator_length_hint(OuRuntime *rt, OuRef self, const OuRef *args,
                                          size_t argc) {
    return ou_int_from_uint64(rt, as_range_iterator(self)->left);
}

static OuValue range_iterator_reduce(OuRuntime *rt, OuRef self, const OuRef *args,
                                     size_t argc) {
    const OuRangeIterator *it = as_range_iterator(self);
    OuValue start = ou_int_from_int64(rt, it->next), step = ou_from_small_int(it->step);
    OuValue stop = ou_int_from_int64(rt, it->next + it->step * (int64_t)it->left);
    return ou_reduce_iterator_take(rt, "iter", range_make_take(rt, start, stop, step), OU_NONE);
}

/* Go on at the given number of steps from the current place, within what is left. */
static OuValue range_iterator_setstate(OuRuntime *rt, OuRef self, const OuRef *args,
                                       size_t argc) {
    OuRangeIterator *it = as_range_iterator(self);
    int64_t steps;
    if (!ou_index_as_int64(rt, args[0], true, &steps)) return OU_ERROR;
    if (steps < 0) steps = 0;
    if ((uint64_t)steps > it->left) steps = (int64_t)it->left;
    it->next += steps * it->step;
    it->left -= (uint64_t)steps;
    return OU_NONE;
}

static OuValue long_range_iterator_next(OuRuntime *rt, OuRef self) {
    LongRangeIterator *it = as_long_range_iterator(self);
    if (ou_int_sign(it->left) == 0) return OU_STOP;
    OuValue left = ou_int_sub(rt, it->left, ONE);
    if (ou_is_error(left)) return OU_ERROR;
    OuValue next = ou_int_add(rt, it->next, it->step);
    if (ou_is_error(next)) {
        ou_drop(rt, left);
        return OU_ERROR;
    }
    OuValue number = it->next;
    it->next = next;
    ou_replace_take(rt, &it->left, left);
    return number;
}

static OuValue long_range_iterator_length_hint(OuRuntime *rt, OuRef self, const OuRef *args,
                                               size_t argc) {
    return ou_own(as_long_range_iterator(self)->left);
}

static OuValue long_range_iterator_reduce(OuRuntime *rt, OuRef self, const OuRef *args,
                                          size_t argc) {
    const LongRangeIterator *it = as_long_range_iterator(self);
    OuValue stop = OU_ERROR, width = ou_int_mul(rt, it->left, it->step);
    if (!ou_is_error(width)) stop = ou_int_add(rt, it->next, width);
    ou_drop(rt, width);
    OuValue range = range_make_take(rt, ou_own(it->next), stop, ou_own(it->step));
    return ou_reduce_iterator_take(rt, "iter", range, OU_NONE);
}

static OuValue long_range_iterator_setstate(OuRuntime *rt, OuRef self, const OuRef *args,
                                            size_t argc) {
    LongRangeIterator *it = as_long_range_iterator(self);
    if (!ou_is_int(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "state must be an int, not %T", args[0]);
    OuValue steps = ou_int_sign(args[0]) < 0 ? ou_own(ZERO) : ou_int_plain(rt, args[0]);
    OuValue width = OU_ERROR, next = OU_ERROR, left = OU_ERROR;
    if (ou_is_error(steps)) return OU_ERROR;
    if (ou_int_order(steps, it->left) > 0) ou_replace_take(rt, &steps, ou_own(it->left));
    width = ou_int_mul(rt, steps, it->step);
    if (!ou_is_error(width)) next = ou_int_add(rt, it->next, width);
    if (!ou_is_error(next)) left = ou_int_sub(rt, it->left, steps);
    ou_drop(rt, steps);
    ou_drop(rt, width);
    if (ou_is_error(left)) {
        ou_drop(rt, next);
        return OU_ERROR;
    }
    ou_replace_take(rt, &it->next, next);
    ou_replace_take(rt, &it->left, left);
    return OU_NONE;
}

static void long_range_iterator_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, 3);
}

static void range_iterator_destroy(OuRuntime *rt, OuObject *self) {
    ou_object_free(rt, self);
}

/* ---- tables ---- */

static const OuMethodRow range_iterator_methods[] = {
    {"__length_hint__", range_iterator_length_hint, 0, 0, "__length_hint__()"},
    {"__reduce__", range_iterator_reduce, 0, 0, "__reduce__()"},
    {"__setstate__", range_iterator_setstate, 1, 1, "__setstate__(state, /)"},
    {0},
};

const OuTypeSpec ou_range_iterator_type = {
    .name = "range_iterator",
    .basic_size = sizeof(OuRangeIterator),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .methods = range_iterator_methods,
    .slots.destroy = range_iterator_destroy,
    .slots.iter = iterator_self,
    .slots.next = range_iterator_next,
};

static const OuMethodRow long_range_iterator_methods[] = {
    {"__length_hint__", long_range_iterator_length_hint, 0, 0, "__length_hint__()"},
    {"__reduce__", long_range_iterator_reduce, 0, 0, "__reduce__()"},
    {"__setstate__", long_range_iterator_setstate, 1, 1, "__setstate__(object, /)"},
    {0},
};

const OuTypeSpec ou_long_range_iterator_type = {
    .name = "longrange_iterator",
    .basic_size = sizeof(LongRangeIterator),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .methods = long_range_iterator_methods,
    .slots.destroy = long_range_iterator_destroy,
    .slots.iter = iterator_self,
    .slots.next = long_range_iterator_next,
};

static const OuMethodRow range_methods[] = {
    {"count", range_count_method, 1, 1,
     "count(value, /)\nHow many of the numbers equal the value."},
    {"index", range_index, 1, 1,
     "index(value, /)\nThe position of the value; ValueError if it is not there."},
    {"__reversed__", range_reversed, 0, 0,
     "__reversed__()\nAn iterator from the last to the first."},
    {"__reduce__", range_reduce, 0, 0, "__reduce__()"},
    {0},
};

static const OuMemberRow range_members[] = {
    {"start", offsetof(OuRange, start), .read_only = true},
    {"stop", offsetof(OuRange, stop), .read_only = true},
    {"step", offsetof(OuRange, step), .read_only = true},
    {0},
};

const OuTypeSpec ou_range_type = {
    .name = "range",
    .doc = "range(stop)\nrange(start, stop[, step])\nThe numbers from start up to, not "
           "including, stop.",
    .basic_size = sizeof(OuRange),
    .flags = OU_TYPE_SEQUENCE,
    .methods = range_methods,
    .members = range_members,
    .slots.new = range_new,
    .slots.destroy = range_destroy,
    .slots.repr = range_repr,
    .slots.compare = range_compare,
    .slots.hash = range_hash,
    .slots.truth = range_truth,
    .slots.length = range_length,
    .slots.get_item = range_get_item,
    .slots.contains = range_contains,
    .slots.iter = range_iter,
};
