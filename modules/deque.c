/* collections.deque: a sequence that grows and shrinks at both ends.
 *
 * The items lie in a ring, so both ends and any index are reached at once, and what is between
 * moves only for insert() and del:
 *
 *     items    [ c, d, -, -, -, -, a, b ]      first = 6, count = 4
 *
 * With a bound (maxlen) an addition at one end drops the item at the other.
 *
 * Comparing items and dropping them may run user code, which may change this very deque: loops
 * remember `version` and stop when it has changed. */
#include "modules/deque.h"

#include "objects/containers.h"
#include "objects/generic_alias.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { CAPACITY_MIN = 8, FRONT = 0, BACK = 1 };

static bool is_deque(OuRuntime *rt, OuRef value) {
    return ou_is_module_type(rt, value, OU_MODULE_TYPE_DEQUE);
}

/* ---- the ring ---- */

static OuRef deque_peek(const OuDeque *deque, size_t index) {
    return *ou_deque_place(deque, index);
}

static bool deque_reserve(OuRuntime *rt, OuDeque *deque, size_t count) {
    if (count <= deque->capacity) return true;
    if (count > OU_MAX_ITEMS / 2) return ou_raise_memory(rt) != NULL;
    size_t capacity = deque->capacity == 0 ? CAPACITY_MIN : deque->capacity;
    while (capacity < count)
        capacity *= 2;
    OuValue *items = ou_alloc(rt, capacity * sizeof *items);
    if (items == NULL) return false;
    for (size_t i = 0; i < deque->count; i++)
        items[i] = *ou_deque_place(deque, i);
    ou_free(rt, deque->items, deque->capacity * sizeof *items);
    deque->items = items;
    deque->capacity = capacity;
    deque->first = 0;
    return true;
}

/* Take the item at one end out of a deque that is not empty. */
static OuValue deque_take(OuDeque *deque, int end) {
    OuValue item = *ou_deque_place(deque, end == FRONT ? 0 : deque->count - 1);
    if (end == FRONT) deque->first = (deque->first + 1) & (deque->capacity - 1);
    deque->count--;
    deque->version++;
    return item;
}

/* Add an item (taken, also on failure) at one end. */
static bool deque_add_take(OuRuntime *rt, OuDeque *deque, int end, OuValue item) {
    if (deque->maxlen == 0) {
        ou_drop(rt, item);
        return true;
    }
    OuValue pushed_out = OU_UNDEF;
    if (deque->maxlen > 0 && deque->count >= (size_t)deque->maxlen) {
        pushed_out = deque_take(deque, !end);
    } else if (!deque_reserve(rt, deque, deque->count + 1)) {
        ou_drop(rt, item);
        return false;
    }
    if (end == FRONT)
        deque->first = (deque->first + deque->capacity - 1) & (deque->capacity - 1);
    deque->count++;
    deque->version++;
    *ou_deque_place(deque, end == FRONT ? 0 : deque->count - 1) = item;
    ou_drop(rt, pushed_out);
    return true;
}

static bool deque_extend_from(OuRuntime *rt, OuRef self, OuRef iterable, int end) {
    OuDeque *deque = ou_as_deque(self);
    OuValue source = iterable == self ? ou_list_from_iterable(rt, iterable) : ou_own(iterable);
    OuValue iterator = ou_is_error(source) ? OU_ERROR : ou_iter(rt, source);
    bool done = false;
    while (!ou_is_error(iterator)) {
        OuValue item = ou_next(rt, iterator);
        done = item == OU_STOP;
        if (done || ou_is_error(item) || !deque_add_take(rt, deque, end, item)) break;
    }
    ou_drop(rt, iterator);
    ou_drop(rt, source);
    return done;
}

static void deque_clear_items(OuRuntime *rt, OuDeque *deque) {
    OuValue *items = deque->items;
    size_t capacity = deque->capacity, first = deque->first, count = deque->count;
    deque->items = NULL;
    deque->capacity = deque->first = deque->count = 0;
    deque->version++;
    for (size_t i = 0; i < count; i++)
        ou_drop(rt, items[(first + i) & (capacity - 1)]);
    ou_free(rt, items, capacity * sizeof *items);
}

/* Make a hole in front of `index`, or close the one there. There is room. */
static void deque_open(OuDeque *deque, size_t index) {
    deque->count++;
    for (size_t i = deque->count - 1; i > index; i--)
        *ou_deque_place(deque, i) = *ou_deque_place(deque, i - 1);
    deque->version++;
}
static OuValue deque_close(OuDeque *deque, size_t index) {
    OuValue item = *ou_deque_place(deque, index);
    for (size_t i = index; i + 1 < deque->count; i++)
        *ou_deque_place(deque, i) = *ou_deque_place(deque, i + 1);
    deque->count--;
    deque->version++;
    return item;
}

/* ---- construction and death ---- */

static OuValue deque_make(OuRuntime *rt, OuType *type, int64_t maxlen) {
    OuDeque *deque = ou_object_new(rt, type);
    if (deque == NULL) return OU_ERROR;
    deque->items = NULL;
    deque->capacity = deque->first = deque->count = 0;
    deque->version = 0;
    deque->maxlen = maxlen;
    if (ou_object_track(rt, deque)) return ou_take(deque);
    ou_drop(rt, ou_take(deque));
    return OU_ERROR;
}

static OuValue deque_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                         OuRef names) {
    return deque_make(rt, type, -1);
}

static bool parse_maxlen(OuRuntime *rt, OuRef value, int64_t *maxlen) {
    *maxlen = -1;
    if (ou_is_undef(value) || ou_is_none(value)) return true;
    if (!ou_is_int(value)) return ou_fail(rt, OU_EXC_TypeError, "an integer is required");
    if (!ou_int_fits_int64(value, maxlen))
        return ou_fail(rt, OU_EXC_OverflowError,
                       "Python int too large to convert to C ssize_t");
    return *maxlen >= 0 || ou_fail(rt, OU_EXC_ValueError, "maxlen must be non-negative");
}

static bool deque_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names) {
    OuDeque *deque = ou_as_deque(self);
    OuRef slots[2];
    int64_t maxlen;
    if (!ou_parse_arguments(rt, "deque", "iterable maxlen", 0, 2, args, argc, names, slots))
        return false;
    if (!parse_maxlen(rt, slots[1], &maxlen)) return false;
    deque->maxlen = maxlen;
    if (deque->count > 0) deque_clear_items(rt, deque);
    return ou_is_undef(slots[0]) || deque_extend_from(rt, self, slots[0], BACK);
}

static void deque_traverse(OuObject *self, OuVisit visit, void *argument) {
    const OuDeque *deque = (OuDeque *)self;
    for (size_t i = 0; i < deque->count; i++)
        ou_visit(deque_peek(deque, i), visit, argument);
}

static void deque_clear_slot(OuRuntime *rt, OuObject *self) {
    deque_clear_items(rt, (OuDeque *)self);
}

static void deque_destroy(OuRuntime *rt, OuObject *self) {
    deque_clear_items(rt, (OuDeque *)self);
    ou_object_free(rt, self);
}

static size_t deque_size(OuRef self) {
    return sizeof(OuDeque) + ou_as_deque(self)->capacity * sizeof(OuValue);
}

/* ---- items ---- */

static bool deque_index_of(OuRuntime *rt, OuRef self, OuRef key, size_t *index) {
    int64_t number;
    if (ou_type_of(rt, key)->slots.index == NULL)
        return ou_fail(rt, OU_EXC_TypeError, "sequence index must be integer, not '%T'", key);
    if (!ou_index_as_int64(rt, key, false, &number)) {
        if (ou_clear_exception_if(rt, OU_EXC_OverflowError))
            ou_raise(rt, OU_EXC_IndexError, "cannot fit '%T' into an index-sized integer", key);
        return false;
    }
    *index = ou_wrap_index(number, ou_as_deque(self)->count);
    return *index != SIZE_MAX || ou_fail(rt, OU_EXC_IndexError, "deque index out of range");
}

static OuValue deque_get_item(OuRuntime *rt, OuRef self, OuRef key) {
    size_t index;
    if (!deque_index_of(rt, self, key, &index)) return OU_ERROR;
    return ou_own(deque_peek(ou_as_deque(self), index));
}

static bool deque_set_item(OuRuntime *rt, OuRef self, OuRef key, OuRef value) {
    size_t index;
    if (!deque_index_of(rt, self, key, &index)) return false;
    ou_replace_take(rt, ou_deque_place(ou_as_deque(self), index), ou_own(value));
    return true;
}

static bool deque_del_item(OuRuntime *rt, OuRef self, OuRef key) {
    size_t index;
    if (!deque_index_of(rt, self, key, &index)) return false;
    ou_drop(rt, deque_close(ou_as_deque(self), index));
    return true;
}

static int64_t deque_length(OuRuntime *rt, OuRef self) {
    return (int64_t)ou_as_deque(self)->count;
}

/* The first position from `start` to `stop` of an item that equals `value`: YES and *index. */
static OuTruth deque_find(OuRuntime *rt, OuRef self, OuRef value, size_t start, size_t stop,
                          size_t *index) {
    const OuDeque *deque = ou_as_deque(self);
    uint64_t version = deque->version;
    for (*index = start; *index < stop && *index < deque->count; ++*index) {
        OuTruth equal = ou_items_equal(rt, deque_peek(deque, *index), value);
        if (equal != OU_TRUTH_NO) return equal;
        if (deque->version != version) {
            ou_raise(rt, OU_EXC_RuntimeError, "deque mutated during iteration");
            return OU_TRUTH_FAILED;
        }
    }
    return OU_TRUTH_NO;
}

static OuTruth deque_contains(OuRuntime *rt, OuRef self, OuRef value) {
    size_t index;
    return deque_find(rt, self, value, 0, SIZE_MAX, &index);
}

/* ---- operators ---- */

static OuValue deque_copy_of(OuRuntime *rt, OuRef self) {
    const OuDeque *deque = ou_as_deque(self);
    OuRef type = ou_ref(ou_type_of(rt, self));
    if (ou_type_of(rt, self) != ou_modules_type(rt, OU_MODULE_TYPE_DEQUE)) {
        OuRef args[] = {self, ou_from_small_int(deque->maxlen)};
        return ou_call(rt, type, args, deque->maxlen < 0 ? 1 : 2);
    }
    OuValue copy = deque_make(rt, ou_type_of(rt, self), deque->maxlen);
    if (ou_is_error(copy) || deque_extend_from(rt, copy, self, BACK)) return copy;
    ou_drop(rt, copy);
    return OU_ERROR;
}

static OuValue deque_add(OuRuntime *rt, OuRef left, OuRef right) {
    if (!is_deque(rt, left)) return OU_NOT_IMPLEMENTED;
    if (!is_deque(rt, right))
        return ou_raise(rt, OU_EXC_TypeError,
                        "can only concatenate deque (not \"%T\") to deque", right);
    OuValue sum = deque_copy_of(rt, left);
    if (ou_is_error(sum) || deque_extend_from(rt, sum, right, BACK)) return sum;
    ou_drop(rt, sum);
    return OU_ERROR;
}

static OuValue deque_iadd(OuRuntime *rt, OuRef self, OuRef other) {
    return deque_extend_from(rt, self, other, BACK) ? ou_own(self) : OU_ERROR;
}

/* Let the deque hold its items `times` times. */
static bool deque_repeat(OuRuntime *rt, OuDeque *deque, int64_t times) {
    if (times <= 0) {
        deque_clear_items(rt, deque);
        return true;
    }
    size_t count = deque->count;
    if (count == 0 || times == 1) return true;
    if (deque->maxlen >= 0 && (uint64_t)times > (uint64_t)deque->maxlen / count + 1)
        times = (int64_t)((uint64_t)deque->maxlen / count + 1);
    if ((uint64_t)times > OU_MAX_ITEMS / 2 / count) return ou_raise_memory(rt) != NULL;
    OuValue items = ou_list_from_iterable(rt, ou_ref(deque));
    bool done = !ou_is_error(items);
    for (int64_t i = 1; done && i < times; i++)
        done = deque_extend_from(rt, ou_ref(deque), items, BACK);
    ou_drop(rt, items);
    return done;
}

static OuTruth repeat_count(OuRuntime *rt, OuRef value, int64_t *times) {
    const OuType *type = ou_type_of(rt, value);
    if (type->slots.index == NULL) {
        if (type->slots.mul != NULL && (type->flags & OU_TYPE_HEAP)) return OU_TRUTH_NO;
        ou_raise(rt, OU_EXC_TypeError, "can't multiply sequence by non-int of type '%T'",
                 value);
        return OU_TRUTH_FAILED;
    }
    return ou_index_as_int64(rt, value, false, times) ? OU_TRUTH_YES : OU_TRUTH_FAILED;
}

static OuValue deque_imul(OuRuntime *rt, OuRef self, OuRef factor) {
    int64_t times;
    OuTruth counted = repeat_count(rt, factor, &times);
    if (counted != OU_TRUTH_YES) return counted == OU_TRUTH_NO ? OU_NOT_IMPLEMENTED : OU_ERROR;
    return deque_repeat(rt, ou_as_deque(self), times) ? ou_own(self) : OU_ERROR;
}

static OuValue deque_mul(OuRuntime *rt, OuRef left, OuRef right) {
    bool is_left = is_deque(rt, left);
    int64_t times;
    OuTruth counted = repeat_count(rt, is_left ? right : left, &times);
    if (counted != OU_TRUTH_YES) return counted == OU_TRUTH_NO ? OU_NOT_IMPLEMENTED : OU_ERROR;
    OuValue product = deque_copy_of(rt, is_left ? left : right);
    if (ou_is_error(product) || deque_repeat(rt, ou_as_deque(product), times)) return product;
    ou_drop(rt, product);
    return OU_ERROR;
}

/* The first pair of items that differ decides, then the lengths. */
static OuValue deque_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (!is_deque(rt, left) || !is_deque(rt, right)) return OU_NOT_IMPLEMENTED;
    OuDeque *a = ou_as_deque(left), *b = ou_as_deque(right);
    if (a->count != b->count && (op == OU_EQ || op == OU_NE)) return ou_bool(op == OU_NE);
    if (!ou_check_recursion(rt, " in comparison")) return OU_ERROR;
    OuValue list_a = ou_list_from_iterable(rt, left), list_b = OU_ERROR, result = OU_ERROR;
    if (!ou_is_error(list_a)) list_b = ou_list_from_iterable(rt, right);
    if (!ou_is_error(list_b)) result = ou_compare(rt, list_a, list_b, op);
    ou_drop(rt, list_a);
    ou_drop(rt, list_b);
    return result;
}

static OuValue deque_repr(OuRuntime *rt, OuRef self) {
    if (!ou_repr_enter(rt, self))
        return ou_is_raised(rt) ? OU_ERROR : ou_str_from_string(rt, "[...]");
    const OuDeque *deque = ou_as_deque(self);
    OuValue list = ou_list_from_iterable(rt, self), result = OU_ERROR;
    OuRef name = ou_type_of(rt, self)->name;
    if (ou_is_error(list)) goto done;
    if (deque->maxlen < 0)
        result = ou_format(rt, "%U(%R)", name, (OuRef)list);
    else
        result =
            ou_format(rt, "%U(%R, maxlen=%lld)", name, (OuRef)list, (long long)deque->maxlen);
done:
    ou_drop(rt, list);
    ou_repr_leave(rt, self);
    return result;
}

static OuValue deque_iter(OuRuntime *rt, OuRef self) {
    return ou_deque_iterator_new(rt, OU_MODULE_TYPE_DEQUE_ITERATOR, self);
}

/* ---- methods ---- */

static OuValue deque_append(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return deque_add_take(rt, ou_as_deque(self), BACK, ou_own(args[0])) ? OU_NONE : OU_ERROR;
}

static OuValue deque_appendleft(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return deque_add_take(rt, ou_as_deque(self), FRONT, ou_own(args[0])) ? OU_NONE : OU_ERROR;
}

static OuValue deque_extend(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return deque_extend_from(rt, self, args[0], BACK) ? OU_NONE : OU_ERROR;
}

static OuValue deque_extendleft(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return deque_extend_from(rt, self, args[0], FRONT) ? OU_NONE : OU_ERROR;
}

static OuValue pop_at(OuRuntime *rt, OuRef self, int end) {
    if (ou_as_deque(self)->count == 0)
        return ou_raise(rt, OU_EXC_IndexError, "pop from an empty deque");
    return deque_take(ou_as_deque(self), end);
}

static OuValue deque_pop(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return pop_at(rt, self, BACK);
}

static OuValue deque_popleft(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return pop_at(rt, self, FRONT);
}

static OuValue deque_clear(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    deque_clear_items(rt, ou_as_deque(self));
    return OU_NONE;
}

static OuValue deque_copy(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return deque_copy_of(rt, self);
}

static OuValue deque_count(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuDeque *deque = ou_as_deque(self);
    uint64_t version = deque->version;
    int64_t count = 0;
    for (size_t i = 0; i < deque->count; i++) {
        OuTruth equal = ou_items_equal(rt, deque_peek(deque, i), args[0]);
        if (equal == OU_TRUTH_FAILED) return OU_ERROR;
        count += equal == OU_TRUTH_YES;
        if (deque->version != version)
            return ou_raise(rt, OU_EXC_RuntimeError, "deque mutated during iteration");
    }
    return ou_from_small_int(count);
}

static OuValue deque_index(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    size_t start, stop, index;
    if (!ou_search_bounds(rt, args, argc, ou_as_deque(self)->count, &start, &stop))
        return OU_ERROR;
    OuTruth found = deque_find(rt, self, args[0], start, stop, &index);
    if (found == OU_TRUTH_YES) return ou_from_small_int((int64_t)index);
    if (found == OU_TRUTH_NO) ou_raise(rt, OU_EXC_ValueError, "deque.index(x): x not in deque");
    return OU_ERROR;
}

static OuValue deque_insert(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuDeque *deque = ou_as_deque(self);
    int64_t index;
    if (!ou_index_as_int64(rt, args[0], false, &index)) return OU_ERROR;
    if (deque->maxlen >= 0 && deque->count >= (size_t)deque->maxlen)
        return ou_raise(rt, OU_EXC_IndexError, "deque already at its maximum size");
    int64_t count = (int64_t)deque->count;
    if (index < 0) index += count;
    if (index <= 0) return deque_appendleft(rt, self, args + 1, 1);
    if (index >= count) return deque_append(rt, self, args + 1, 1);
    if (!deque_reserve(rt, deque, deque->count + 1)) return OU_ERROR;
    deque_open(deque, (size_t)index);
    *ou_deque_place(deque, (size_t)index) = ou_own(args[1]);
    return OU_NONE;
}

static OuValue deque_remove(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuDeque *deque = ou_as_deque(self);
    uint64_t version = deque->version;
    for (size_t i = 0; i < deque->count; i++) {
        OuTruth equal = ou_items_equal(rt, deque_peek(deque, i), args[0]);
        if (equal == OU_TRUTH_FAILED) return OU_ERROR;
        if (deque->version != version)
            return ou_raise(rt, OU_EXC_IndexError, "deque mutated during iteration");
        if (equal == OU_TRUTH_NO) continue;
        ou_drop(rt, deque_close(deque, i));
        return OU_NONE;
    }
    return ou_raise(rt, OU_EXC_ValueError, "deque.remove(x): x not in deque");
}

static OuValue deque_reverse(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuDeque *deque = ou_as_deque(self);
    for (size_t i = 0, j = deque->count; i + 1 < j; i++) {
        OuValue *a = ou_deque_place(deque, i), *b = ou_deque_place(deque, --j), item = *a;
        *a = *b;
        *b = item;
    }
    deque->version++;
    return OU_NONE;
}

static OuValue deque_rotate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuDeque *deque = ou_as_deque(self);
    int64_t steps = 1;
    if (argc > 0 && !ou_index_as_int64(rt, args[0], false, &steps)) {
        if (ou_clear_exception_if(rt, OU_EXC_OverflowError))
            ou_raise(rt, OU_EXC_OverflowError, "Python int too large to convert to C ssize_t");
        return OU_ERROR;
    }
    int64_t count = (int64_t)deque->count;
    if (count < 2) return OU_NONE;
    steps %= count;
    if (steps > count / 2) steps -= count;
    if (steps < -(count / 2)) steps += count;
    size_t mask = deque->capacity - 1;
    for (; steps > 0; steps--) {
        OuValue item = *ou_deque_place(deque, deque->count - 1);
        deque->first = (deque->first + mask) & mask;
        *ou_deque_place(deque, 0) = item;
    }
    for (; steps < 0; steps++) {
        OuValue item = *ou_deque_place(deque, 0);
        deque->first = (deque->first + 1) & mask;
        *ou_deque_place(deque, deque->count - 1) = item;
    }
    deque->version++;
    return OU_NONE;
}

static OuValue deque_reversed(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_deque_iterator_new(rt, OU_MODULE_TYPE_DEQUE_REVERSE_ITERATOR, self);
}

/* (type, ([], maxlen), state, iterator) */
static OuValue deque_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuDeque *deque = ou_as_deque(self);
    OuValue parts[4] = {ou_own(ou_ref(ou_type_of(rt, self))), OU_ERROR, OU_ERROR, OU_ERROR};
    if (deque->maxlen < 0) {
        parts[1] = ou_tuple_new(rt, 0);
    } else {
        OuValue empty = ou_tuple_new(rt, 0);
        parts[1] = ou_tuple_pack2(rt, empty, ou_from_small_int(deque->maxlen));
        ou_drop(rt, empty);
    }
    parts[2] = ou_call_method(rt, self, rt->names.dunder_getstate, NULL, 0);
    if (!ou_is_error(parts[2])) parts[3] = ou_iter(rt, self);
    if (!ou_is_error(parts[1]) && !ou_is_error(parts[3]))
        return ou_tuple_from_array_take(rt, parts, 4);
    for (int i = 0; i < 4; i++)
        ou_drop(rt, parts[i]);
    return OU_ERROR;
}

static OuValue deque_get_maxlen(OuRuntime *rt, OuRef self) {
    int64_t maxlen = ou_as_deque(self)->maxlen;
    return maxlen < 0 ? OU_NONE : ou_from_small_int(maxlen);
}

static const OuGetSetRow deque_getsets[] = {
    {"maxlen", deque_get_maxlen, NULL, "maximum size of a deque or None if unbounded"},
    {0},
};

static const OuMethodRow deque_methods[] = {
    OU_ROW("append", deque_append, 1, 1, "append(item, /)\n\nAdd an item at the right end."),
    OU_ROW("appendleft", deque_appendleft, 1, 1,
           "appendleft(item, /)\n\nAdd an item at the left end."),
    OU_ROW("clear", deque_clear, 0, 0, "clear()\n\nRemove all items."),
    OU_ROW("copy", deque_copy, 0, 0, "copy()\n\nA new deque with the same items."),
    OU_ROW("__copy__", deque_copy, 0, 0, "__copy__()\n\nA new deque with the same items."),
    OU_ROW("count", deque_count, 1, 1, "count(value, /)\n\nHow many items equal the value."),
    OU_ROW("extend", deque_extend, 1, 1,
           "extend(iterable, /)\n\nAdd the items at the right end, one after the other."),
    OU_ROW("extendleft", deque_extendleft, 1, 1,
           "extendleft(iterable, /)\n\nAdd the items at the left end, one after the other."),
    OU_ROW("index", deque_index, 1, 3,
           "index(value, [start, [stop]])\n\nThe first position of an item that equals the "
           "value; ValueError if there is none."),
    OU_ROW("insert", deque_insert, 2, 2,
           "insert(index, value, /)\n\nPut an item in front of a position."),
    OU_ROW("pop", deque_pop, 0, 0, "pop()\n\nRemove the rightmost item and return it."),
    OU_ROW("popleft", deque_popleft, 0, 0,
           "popleft()\n\nRemove the leftmost item and return it."),
    OU_ROW("remove", deque_remove, 1, 1,
           "remove(value, /)\n\nRemove the first item that equals the value."),
    OU_ROW("reverse", deque_reverse, 0, 0, "reverse()\n\nTurn the order around, in place."),
    OU_ROW(
        "rotate", deque_rotate, 0, 1,
        "rotate(n=1, /)\n\nMove n items from the right end to the left; to the right if n is "
        "negative."),
    OU_ROW("__reversed__", deque_reversed, 0, 0,
           "__reversed__()\n\nAn iterator from the last item to the first."),
    OU_ROW("__reduce__", deque_reduce, 0, 0, "__reduce__()\n\nHow to make it again."),
    OU_CLASS_GETITEM_ROW,
    {0},
};

extern const OuTypeSpec ou_deque_type;
const OuTypeSpec ou_deque_type = {
    .name = "collections.deque",
    .doc = "A list-like sequence optimized for data accesses near its endpoints.",
    .basic_size = sizeof(OuDeque),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED | OU_TYPE_WEAKREFS | OU_TYPE_SEQUENCE,
    .methods = deque_methods,
    .getsets = deque_getsets,
    .slots.new = deque_new,
    .slots.init = deque_init,
    .slots.traverse = deque_traverse,
    .slots.clear = deque_clear_slot,
    .slots.destroy = deque_destroy,
    .slots.size = deque_size,
    .slots.repr = deque_repr,
    .slots.compare = deque_compare,
    .slots.length = deque_length,
    .slots.get_item = deque_get_item,
    .slots.set_item = deque_set_item,
    .slots.del_item = deque_del_item,
    .slots.contains = deque_contains,
    .slots.iter = deque_iter,
    .slots.add = deque_add,
    .slots.iadd = deque_iadd,
    .slots.mul = deque_mul,
    .slots.imul = deque_imul,
};
