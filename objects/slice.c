/* slice: three values of any kind, and what they select from a sequence.
 *
 * Bounds are clipped to the sequence, never refused. A bound may be any object with __index__,
 * so turning the bounds into numbers can run user code, which can change the sequence:
 * ou_slice_convert does that part, ou_slice_clip applies the result to the length as it is
 * then. */
#include "objects/containers.h"
#include "objects/int.h"
#include "objects/iterators.h"
#include "objects/slice_internal.h"
#include "objects/tuple.h"

OuValue ou_slice_new(OuRuntime *rt, OuRef start, OuRef stop, OuRef step) {
    OuSlice *slice = ou_object_new(rt, rt->types[OU_TYPE_SLICE]);
    if (slice == NULL) return OU_ERROR;
    slice->start = ou_own(start);
    slice->stop = ou_own(stop);
    slice->step = ou_own(step);
    // The collector need not know one of small ints and None.
    bool plain = !ou_is_object(start) && !ou_is_object(stop) && !ou_is_object(step);
    if (plain || ou_object_track(rt, slice)) return ou_take(slice);
    ou_drop(rt, ou_take(slice));
    return OU_ERROR;
}

/* ---- bounds as numbers ---- */

static bool slice_bound_is_index(OuRuntime *rt, OuRef bound) {
    return ou_type_of(rt, bound)->slots.index != NULL ||
           ou_fail(rt, OU_EXC_TypeError,
                   "slice indices must be integers or None or have an __index__ method");
}

static bool slice_convert_bound(OuRuntime *rt, OuRef bound, int64_t if_none, int64_t *number) {
    if (ou_is_none(bound)) {
        *number = if_none;
        return true;
    }
    if (ou_is_small_int(bound)) {
        *number = ou_small_int(bound);
        return true;
    }
    return slice_bound_is_index(rt, bound) && ou_index_as_int64(rt, bound, true, number);
}

bool ou_slice_convert(OuRuntime *rt, OuRef slice, int64_t *start, int64_t *stop,
                      int64_t *step) {
    const OuSlice *s = ou_as_slice(slice);
    if (!slice_convert_bound(rt, s->step, 1, step)) return false;
    if (*step == 0) return ou_fail(rt, OU_EXC_ValueError, "slice step cannot be zero");
    if (*step < -INT64_MAX) *step = -INT64_MAX; // so that it can be negated
    bool down = *step < 0;
    return slice_convert_bound(rt, s->start, down ? INT64_MAX : 0, start) &&
           slice_convert_bound(rt, s->stop, down ? INT64_MIN : INT64_MAX, stop);
}

static int64_t slice_clip_bound(int64_t bound, int64_t step, int64_t length) {
    int64_t low = step < 0 ? -1 : 0, high = step < 0 ? length - 1 : length;
    if (bound < 0) bound += length;
    return bound < low ? low : bound > high ? high : bound;
}

void ou_slice_clip(int64_t *start, int64_t *stop, int64_t step, int64_t length,
                   int64_t *count) {
    *start = slice_clip_bound(*start, step, length);
    *stop = slice_clip_bound(*stop, step, length);
    int64_t distance = step < 0 ? *start - *stop : *stop - *start;
    *count = distance <= 0 ? 0 : (distance - 1) / (step < 0 ? -step : step) + 1;
}

bool ou_slice_indices(OuRuntime *rt, OuRef slice, int64_t length, int64_t *start, int64_t *stop,
                      int64_t *step, int64_t *count) {
    if (!ou_slice_convert(rt, slice, start, stop, step)) return false;
    ou_slice_clip(start, stop, *step, length, count);
    return true;
}

bool ou_slice_bounds(OuRuntime *rt, OuRef start, OuRef stop, int64_t length, int64_t *from,
                     int64_t *to) {
    if (!slice_convert_bound(rt, start, 0, from)) return false;
    if (!slice_convert_bound(rt, stop, INT64_MAX, to)) return false;
    *from = slice_clip_bound(*from, 1, length);
    *to = slice_clip_bound(*to, 1, length);
    return true;
}

/* ---- bounds of any size ---- */

/* A bound as an int of any size, `if_none` (borrowed) where open. */
static OuValue slice_big_bound(OuRuntime *rt, OuRef bound, OuRef if_none) {
    if (ou_is_none(bound)) return ou_own(if_none);
    return slice_bound_is_index(rt, bound) ? ou_index(rt, bound) : OU_ERROR;
}

static OuValue slice_big_clip(OuRuntime *rt, OuRef bound, OuRef low, OuRef high, OuRef length) {
    OuValue result = ou_int_sign(bound) < 0 ? ou_int_add(rt, bound, length) : ou_own(bound);
    if (ou_is_error(result)) return OU_ERROR;
    OuRef limit = ou_int_order(result, low) < 0    ? low
                  : ou_int_order(result, high) > 0 ? high
                                                   : OU_UNDEF;
    if (ou_is_undef(limit)) return result;
    ou_drop(rt, result);
    return ou_own(limit);
}

bool ou_slice_big_indices(OuRuntime *rt, OuRef slice, OuRef length, OuValue indices[3]) {
    const OuSlice *s = ou_as_slice(slice);
    OuValue zero = ou_from_small_int(0), low = OU_ERROR, high = OU_ERROR;
    OuValue start = OU_ERROR, stop = OU_ERROR;
    indices[0] = indices[1] = OU_ERROR;
    indices[2] = slice_big_bound(rt, s->step, ou_from_small_int(1));
    if (ou_is_error(indices[2])) return false;
    int sign = ou_int_sign(indices[2]);
    if (sign == 0) {
        ou_fail(rt, OU_EXC_ValueError, "slice step cannot be zero");
        goto done;
    }
    low = ou_from_small_int(sign < 0 ? -1 : 0);
    high = sign < 0 ? ou_int_sub(rt, length, ou_from_small_int(1)) : ou_own(length);
    if (ou_is_error(high)) goto done;
    // An open bound needs no clipping, and must not be taken for one counted from the end.
    start = slice_big_bound(rt, s->start, OU_NONE);
    if (ou_is_error(start)) goto done;
    stop = slice_big_bound(rt, s->stop, OU_NONE);
    if (ou_is_error(stop)) goto done;
    indices[0] = !ou_is_none(start) ? slice_big_clip(rt, start, low, high, length)
                 : sign < 0         ? ou_own(high)
                                    : ou_own(zero);
    indices[1] = !ou_is_none(stop) ? slice_big_clip(rt, stop, low, high, length)
                 : sign < 0        ? ou_own(low)
                                   : ou_own(high);
done:
    ou_drop(rt, high);
    ou_drop(rt, start);
    ou_drop(rt, stop);
    if (!ou_is_error(indices[0]) && !ou_is_error(indices[1])) return true;
    for (int i = 0; i < 3; i++) {
        ou_drop(rt, indices[i]);
    }
    return false;
}

/* ---- the type ---- */

static OuValue slice_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                         OuRef names) {
    if (!ou_check_arguments(rt, "slice", 1, 3, argc, names)) return OU_ERROR;
    if (argc == 1) return ou_slice_new(rt, OU_NONE, args[0], OU_NONE);
    return ou_slice_new(rt, args[0], args[1], argc == 3 ? args[2] : OU_NONE);
}

static void slice_traverse(OuObject *self, OuVisit visit, void *argument) {
    const OuSlice *slice = (OuSlice *)self;
    ou_visit(slice->start, visit, argument);
    ou_visit(slice->stop, visit, argument);
    ou_visit(slice->step, visit, argument);
}

static void slice_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, 3);
}

static OuValue slice_repr(OuRuntime *rt, OuRef self) {
    const OuSlice *slice = ou_as_slice(self);
    return ou_format(rt, "slice(%R, %R, %R)", (OuRef)slice->start, (OuRef)slice->stop,
                     (OuRef)slice->step);
}

static OuValue slice_as_tuple(OuRuntime *rt, OuRef self) {
    const OuSlice *slice = ou_as_slice(self);
    OuRef items[] = {slice->start, slice->stop, slice->step};
    return ou_tuple_from_array(rt, items, 3);
}

/* Slices have the order of the tuples (start, stop, step). */
static OuValue slice_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (!ou_is_slice(left) || !ou_is_slice(right)) return OU_NOT_IMPLEMENTED;
    if (left == right) return ou_bool(op == OU_EQ || op == OU_LE || op == OU_GE);
    OuValue result = OU_ERROR, b = OU_ERROR, a = slice_as_tuple(rt, left);
    if (ou_is_error(a)) goto done;
    b = slice_as_tuple(rt, right);
    if (ou_is_error(b)) goto done;
    result = ou_sequence_compare(rt, a, b, op);
done:
    ou_drop(rt, a);
    ou_drop(rt, b);
    return result;
}

static bool slice_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    const OuSlice *slice = ou_as_slice(self);
    OuRef parts[] = {slice->start, slice->stop, slice->step};
    OuHashMixer mixer = ou_hash_mixer_begin();
    for (int i = 0; i < 3; i++) {
        int64_t part;
        if (!ou_item_hash(rt, parts[i], &part)) return false;
        ou_hash_mixer_add(&mixer, part);
    }
    *hash = ou_hash_mixer_end(mixer);
    return true;
}

static OuValue slice_indices(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue indices[3], length = ou_index(rt, args[0]);
    if (ou_is_error(length)) return OU_ERROR;
    OuValue result = OU_ERROR;
    if (ou_int_sign(length) < 0) {
        ou_raise(rt, OU_EXC_ValueError, "length should not be negative");
    } else if (ou_slice_big_indices(rt, self, length, indices)) {
        result = ou_tuple_from_array_take(rt, indices, 3);
    }
    ou_drop(rt, length);
    return result;
}

static OuValue slice_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue parts = slice_as_tuple(rt, self);
    if (ou_is_error(parts)) return OU_ERROR;
    OuValue result = ou_tuple_pack2(rt, ou_ref(rt->types[OU_TYPE_SLICE]), parts);
    ou_drop(rt, parts);
    return result;
}

static const OuMethodRow slice_methods[] = {
    {"indices", slice_indices, 1, 1,
     "indices(length, /)\nThe bounds and step, clipped to a sequence of that length."},
    {"__reduce__", slice_reduce, 0, 0, "__reduce__()"},
    {0},
};

static const OuMemberRow slice_members[] = {
    {"start", offsetof(OuSlice, start), .read_only = true},
    {"stop", offsetof(OuSlice, stop), .read_only = true},
    {"step", offsetof(OuSlice, step), .read_only = true},
    {0},
};

const OuTypeSpec ou_slice_type = {
    .name = "slice",
    .doc = "slice(stop)\nslice(start, stop[, step])\nThe bounds in a[start:stop:step].",
    .basic_size = sizeof(OuSlice),
    .flags = OU_TYPE_TRACKED,
    .methods = slice_methods,
    .members = slice_members,
    .slots.new = slice_new,
    .slots.traverse = slice_traverse,
    .slots.destroy = slice_destroy,
    .slots.repr = slice_repr,
    .slots.compare = slice_compare,
    .slots.hash = slice_hash,
};
