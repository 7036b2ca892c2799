/* tuple: what the language sees. */
#include "objects/containers.h"
#include "objects/generic_alias.h"
#include "objects/iterators.h"
#include "objects/tuple.h"
#include "objects/tuple_internal.h"

/* ---- construction and death ---- */

static OuValue tuple_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                         OuRef names) {
    OuType *base = rt->types[OU_TYPE_TUPLE];
    if (!ou_check_new_arguments(rt, type, base, argc, names, 0, 1)) return OU_ERROR;
    OuValue items = argc == 0 ? ou_tuple_new(rt, 0) : ou_tuple_from_iterable(rt, args[0]);
    if (type == base || ou_is_error(items)) return items;
    size_t count = ou_tuple_count(items);
    OuValue result = ou_tuple_of_type(rt, type, count);
    for (size_t i = 0; i < count && !ou_is_error(result); i++) {
        ou_as_tuple(result)->items[i] = ou_own(ou_tuple_peek(items, i));
    }
    ou_drop(rt, items);
    return result;
}

static void tuple_traverse(OuObject *self, OuVisit visit, void *argument) {
    const OuTuple *tuple = (OuTuple *)self;
    for (size_t i = 0; i < tuple->count; i++) {
        ou_visit(tuple->items[i], visit, argument);
    }
}

/* ---- subscripts ---- */

static OuValue tuple_get_slice(OuRuntime *rt, OuRef self, OuRef slice) {
    int64_t start, stop, step, count;
    const OuTuple *tuple = ou_as_tuple(self);
    if (!ou_slice_indices(rt, slice, (int64_t)tuple->count, &start, &stop, &step, &count))
        return OU_ERROR;
    if (step == 1) return ou_tuple_slice(rt, self, (size_t)start, (size_t)(start + count));
    OuValue result = ou_tuple_new(rt, (size_t)count);
    if (ou_is_error(result)) return OU_ERROR;
    for (int64_t i = 0; i < count; i++) {
        ou_as_tuple(result)->items[i] = ou_own(tuple->items[start + i * step]);
    }
    return result;
}

static OuValue tuple_get_item(OuRuntime *rt, OuRef self, OuRef key) {
    int64_t index;
    if (ou_is_slice(key)) return tuple_get_slice(rt, self, key);
    if (!ou_subscript_index(rt, key, "tuple", &index)) return OU_ERROR;
    size_t place = ou_wrap_index(index, ou_tuple_count(self));
    if (place != SIZE_MAX) return ou_own(ou_tuple_peek(self, place));
    return ou_raise(rt, OU_EXC_IndexError, "tuple index out of range");
}

/* ---- operators ---- */

static OuValue tuple_add(OuRuntime *rt, OuRef left, OuRef right) {
    if (!ou_is_tuple(left)) return OU_NOT_IMPLEMENTED;
    if (!ou_is_tuple(right)) return ou_concatenate_other(rt, left, right, "tuple");
    const OuTuple *a = ou_as_tuple(left), *b = ou_as_tuple(right);
    if (b->count == 0 && ou_is_exact_tuple(left)) return ou_own(left);
    if (a->count == 0 && ou_is_exact_tuple(right)) return ou_own(right);
    OuValue result = ou_tuple_new(rt, a->count + b->count);
    if (ou_is_error(result)) return OU_ERROR;
    OuValue *place = ou_as_tuple(result)->items;
    for (size_t i = 0; i < a->count; i++) {
        *place++ = ou_own(a->items[i]);
    }
    for (size_t i = 0; i < b->count; i++) {
        *place++ = ou_own(b->items[i]);
    }
    return result;
}

static OuValue tuple_repeat(OuRuntime *rt, OuRef self, size_t times) {
    const OuTuple *tuple = ou_as_tuple(self);
    size_t count = tuple->count;
    if (ou_is_exact_tuple(self) && (times == 1 || count == 0)) return ou_own(self);
    if (times == 0 || count == 0) return ou_tuple_new(rt, 0);
    if (times > OU_MAX_ITEMS / count) return ou_raise_memory_value(rt);
    OuValue result = ou_tuple_new(rt, count * times);
    if (ou_is_error(result)) return OU_ERROR;
    OuValue *items = ou_as_tuple(result)->items;
    for (size_t i = 0; i < count; i++) {
        items[i] = ou_own(tuple->items[i]);
    }
    ou_repeat_items(items, count, times);
    return result;
}

static OuValue tuple_mul(OuRuntime *rt, OuRef left, OuRef right) {
    OuRef sequence;
    int64_t times;
    OuValue result;
    bool is_left = ou_is_tuple(left);
    if (ou_repeat_operands(rt, left, right, is_left, &sequence, &times, &result) == OU_TRUTH_NO)
        return result;
    return tuple_repeat(rt, sequence, (size_t)times);
}

static OuValue tuple_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (!ou_is_tuple(left) || !ou_is_tuple(right)) return OU_NOT_IMPLEMENTED;
    return ou_sequence_compare(rt, left, right, op);
}

static bool tuple_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    const OuTuple *tuple = ou_as_tuple(self);
    if (!ou_check_recursion(rt, " in hash")) return false;
    OuHashMixer mixer = ou_hash_mixer_begin();
    for (size_t i = 0; i < tuple->count; i++) {
        int64_t item;
        if (!ou_item_hash(rt, tuple->items[i], &item)) return false;
        ou_hash_mixer_add(&mixer, item);
    }
    *hash = ou_hash_mixer_end_counted(mixer, tuple->count);
    return true;
}

static int64_t tuple_length(OuRuntime *rt, OuRef self) {
    return (int64_t)ou_tuple_count(self);
}

static OuValue tuple_repr(OuRuntime *rt, OuRef self) {
    return ou_sequence_repr(rt, self, "(", ")");
}

static OuTruth tuple_find(OuRuntime *rt, OuRef self, OuRef item, size_t start, size_t stop,
                          size_t *place) {
    const OuTuple *tuple = ou_as_tuple(self);
    for (size_t i = start; i < stop && i < tuple->count; i++) {
        OuTruth equal = ou_items_equal(rt, tuple->items[i], item);
        if (equal == OU_TRUTH_NO) continue;
        *place = i;
        return equal;
    }
    return OU_TRUTH_NO;
}

static OuTruth tuple_contains(OuRuntime *rt, OuRef self, OuRef item) {
    size_t place;
    return tuple_find(rt, self, item, 0, SIZE_MAX, &place);
}

/* ---- methods ---- */

static OuValue tuple_count(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t count = 0;
    for (size_t i = 0; i < ou_tuple_count(self); i++) {
        OuTruth equal = ou_items_equal(rt, ou_tuple_peek(self, i), args[0]);
        if (equal == OU_TRUTH_FAILED) return OU_ERROR;
        count += equal;
    }
    return ou_from_small_int(count);
}

static OuValue tuple_index(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    size_t start, stop, place;
    if (!ou_search_bounds(rt, args, argc, ou_tuple_count(self), &start, &stop)) return OU_ERROR;
    OuTruth found = tuple_find(rt, self, args[0], start, stop, &place);
    if (found == OU_TRUTH_YES) return ou_from_small_int((int64_t)place);
    if (found == OU_TRUTH_FAILED) return OU_ERROR;
    return ou_raise(rt, OU_EXC_ValueError, "tuple.index(x): x not in tuple");
}

/* For copying and pickling of subtypes: ((items...),) with an exact tuple. */
static OuValue tuple_getnewargs(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuTuple *tuple = ou_as_tuple(self);
    OuValue plain = ou_tuple_from_array(rt, (const OuRef *)tuple->items, tuple->count);
    if (ou_is_error(plain)) return OU_ERROR;
    OuValue result = ou_tuple_pack1(rt, plain);
    ou_drop(rt, plain);
    return result;
}

static OuValue tuple_iter(OuRuntime *rt, OuRef self) {
    return ou_sequence_iterator_of_type(rt, OU_TYPE_TUPLE_ITERATOR, self, 0);
}

static const OuMethodRow tuple_methods[] = {
    {"count", tuple_count, 1, 1, "count(value, /)\nHow many items equal the value."},
    {"index", tuple_index, 1, 3,
     "index(value, start=0, stop=sys.maxsize, /)\nThe first position of an item that equals "
     "the "
     "value; ValueError if there is none."},
    {"__getnewargs__", tuple_getnewargs, 0, 0, "__getnewargs__()"},
    OU_CLASS_GETITEM_ROW,
    {0},
};

const OuTypeSpec ou_tuple_type = {
    .name = "tuple",
    .doc = "tuple(iterable=(), /)\nA sequence that cannot be changed.",
    .basic_size = sizeof(OuTuple),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED | OU_TYPE_VARIABLE | OU_TYPE_SEQUENCE |
             OU_TYPE_MATCH_SELF,
    .methods = tuple_methods,
    .slots.new = tuple_new,
    .slots.traverse = tuple_traverse,
    .slots.destroy = ou_tuple_destroy,
    .slots.size = ou_tuple_size,
    .slots.repr = tuple_repr,
    .slots.compare = tuple_compare,
    .slots.hash = tuple_hash,
    .slots.length = tuple_length,
    .slots.get_item = tuple_get_item,
    .slots.contains = tuple_contains,
    .slots.iter = tuple_iter,
    .slots.add = tuple_add,
    .slots.mul = tuple_mul,
};
