#include "objects/containers.h"

#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/tuple.h"
#include "objects/type_private.h"

/* ---- equality and hash ---- */

OuTruth ou_items_equal_slowly(OuRuntime *rt, OuRef a, OuRef b) {
    OuValue left = ou_own(a), right = ou_own(b);
    OuTruth truth = ou_equal(rt, left, right);
    ou_drop(rt, left);
    ou_drop(rt, right);
    return truth;
}

/* The pending TypeError, which says why `key` has no hash, reworded to say what it was to be.
 */
static bool key_refused(OuRuntime *rt, OuRef key, const char *role) {
    OuValue reason = ou_take_exception(rt);
    if (ou_type_of(rt, reason) != rt->exceptions[OU_EXC_TypeError]) {
        ou_restore_exception_take(rt, reason);
        return false;
    }
    ou_fail(rt, OU_EXC_TypeError, "cannot use '%T' as %s (%S)", key, role, (OuRef)reason);
    ou_drop(rt, reason);
    return false;
}

bool ou_key_hash_slow(OuRuntime *rt, OuRef key, const char *role, int64_t *hash) {
    if (ou_is_exact_str(key)) {
        *hash = ou_str_hash(rt, key);
        return true;
    }
    return ou_hash(rt, key, hash) || key_refused(rt, key, role);
}

/* ---- arguments ---- */

size_t ou_keyword_count(OuRef names) {
    return ou_is_undef(names) ? 0 : ou_tuple_count(names);
}

bool ou_check_new_arguments(OuRuntime *rt, OuType *type, const OuType *base, size_t argc,
                            OuRef names, size_t min, size_t max) {
    if (type->slots.init != base->slots.init) names = OU_UNDEF;
    return ou_check_arguments(rt, ou_type_name(base), min, max, argc, names);
}

bool ou_check_init_arguments(OuRuntime *rt, OuRef self, const OuType *base, size_t argc,
                             OuRef names, size_t min, size_t max) {
    if (ou_type_of(rt, self)->slots.new != base->slots.new) names = OU_UNDEF;
    return ou_check_arguments(rt, ou_type_name(base), min, max, argc, names);
}

/* ---- sequences ---- */

bool ou_subscript_index(OuRuntime *rt, OuRef key, const char *noun, int64_t *index) {
    if (ou_is_small_int(key)) {
        *index = ou_small_int(key);
        return true;
    }
    if (ou_type_of(rt, key)->slots.index == NULL)
        return ou_fail(rt, OU_EXC_TypeError, "%s indices must be integers or slices, not %T",
                       noun, key);
    OuValue number = ou_index(rt, key);
    if (ou_is_error(number)) return false;
    bool fits = ou_int_fits_int64(number, index);
    ou_drop(rt, number);
    return fits ||
           ou_fail(rt, OU_EXC_IndexError, "cannot fit '%T' into an index-sized integer", key);
}

static bool search_bound(OuRuntime *rt, OuRef value, size_t count, size_t *bound) {
    int64_t number;
    if (!ou_is_small_int(value) && ou_type_of(rt, value)->slots.index == NULL)
        return ou_fail(rt, OU_EXC_TypeError,
                       "slice indices must be integers or have an __index__ method");
    if (!ou_index_as_int64(rt, value, true, &number)) return false;
    if (number < 0) number += (int64_t)count;
    *bound = number < 0 ? 0 : (size_t)number;
    return true;
}

bool ou_search_bounds(OuRuntime *rt, const OuRef *args, size_t argc, size_t count,
                      size_t *start, size_t *stop) {
    *start = 0;
    *stop = SIZE_MAX;
    if (argc > 1 && !search_bound(rt, args[1], count, start)) return false;
    return argc < 3 || search_bound(rt, args[2], count, stop);
}

/* The other operand's own operator, unless it is a built-in sequence, whose turn comes later.
 * NotImplemented if it has none. */
static OuValue ask_other(OuRuntime *rt, OuBinary operator, OuRef left, OuRef right) {
    return operator== NULL ? OU_NOT_IMPLEMENTED : operator(rt, left, right);
}

static bool is_builtin_sequence(const OuRuntime *rt, OuRef value, enum OuSlotIndex slot) {
    if (!ou_is_object(value)) return false;
    unsigned kind = ou_shape_of(value)->kind;
    bool sequence = kind == OU_TYPE_LIST || kind == OU_TYPE_TUPLE || kind == OU_TYPE_STR ||
                    kind == OU_TYPE_BYTES || kind == OU_TYPE_BYTEARRAY;
    return sequence && ou_slots_get(&ou_type_of(rt, value)->slots, slot) ==
                           ou_slots_get(&rt->types[kind]->slots, slot);
}

OuValue ou_ask_other_to_add(OuRuntime *rt, OuRef left, OuRef right) {
    if (is_builtin_sequence(rt, right, OU_SLOT_add)) return OU_NOT_IMPLEMENTED;
    return ask_other(rt, ou_type_of(rt, right)->slots.add, left, right);
}

OuValue ou_concatenate_other(OuRuntime *rt, OuRef left, OuRef right, const char *noun) {
    OuValue result = ou_ask_other_to_add(rt, left, right);
    if (result != OU_NOT_IMPLEMENTED) return result;
    return ou_raise(rt, OU_EXC_TypeError, "can only concatenate %s (not \"%T\") to %s", noun,
                    right, noun);
}

OuTruth ou_repeat_operands(OuRuntime *rt, OuRef left, OuRef right, bool left_is_sequence,
                           OuRef *sequence, int64_t *count, OuValue *result) {
    OuRef factor = left_is_sequence ? right : left;
    *sequence = left_is_sequence ? left : right;
    if (!ou_is_small_int(factor)) {
        OuType *type = ou_type_of(rt, factor);
        if (!is_builtin_sequence(rt, factor, OU_SLOT_mul)) {
            *result = ask_other(rt, type->slots.mul, left, right);
            if (*result != OU_NOT_IMPLEMENTED) return OU_TRUTH_NO;
        }
        if (type->slots.index == NULL) {
            *result = ou_raise(rt, OU_EXC_TypeError,
                               "can't multiply sequence by non-int of type '%T'", factor);
            return OU_TRUTH_NO;
        }
    }
    if (!ou_index_as_int64(rt, factor, false, count)) {
        *result = OU_ERROR;
        return OU_TRUTH_NO;
    }
    if (*count < 0) *count = 0;
    return OU_TRUTH_YES;
}

OuValue ou_fast_sequence(OuRuntime *rt, OuRef iterable, const char *message) {
    if (ou_is_exact_list(iterable) || ou_is_exact_tuple(iterable)) return ou_own(iterable);
    OuValue iterator = ou_iter(rt, iterable);
    if (ou_is_error(iterator)) {
        if (ou_clear_exception_if(rt, OU_EXC_TypeError))
            ou_raise(rt, OU_EXC_TypeError, "%s", message);
        return OU_ERROR;
    }
    OuValue list = ou_list_new(rt, 0);
    if (!ou_is_error(list) && !ou_list_extend(rt, list, iterator)) {
        ou_drop(rt, list);
        list = OU_ERROR;
    }
    ou_drop(rt, iterator);
    return list;
}

const OuValue *ou_fast_items(OuRef sequence, size_t *count) {
    if (ou_is_list(sequence)) {
        *count = ou_as_list(sequence)->count;
        return ou_as_list(sequence)->items;
    }
    *count = ou_as_tuple(sequence)->count;
    return ou_as_tuple(sequence)->items;
}

void ou_repeat_items(OuValue *items, size_t count, size_t times) {
    for (size_t i = 0; i < count; i++) {
        if (!ou_is_object(items[i])) continue;
        OU_ASSERT(ou_object(items[i])->refcount + (times - 1) <= UINT32_MAX);
        ou_object(items[i])->refcount += (uint32_t)(times - 1);
    }
    // Doubling: what is copied is what has been copied so far.
    size_t total = count * times;
    for (size_t filled = count; filled < total;) {
        size_t more = filled < total - filled ? filled : total - filled;
        memcpy(items + filled, items, more * sizeof *items);
        filled += more;
    }
}

bool ou_add_item_repr(OuStrBuilder *builder, OuRef item) {
    if (!ou_is_small_int(item)) return ou_str_builder_add_repr(builder, item);
    char digits[24], *end = digits + sizeof digits, *first = end;
    int64_t number = ou_small_int(item);
    uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
    do {
        *--first = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0) *--first = '-';
    return ou_str_builder_add_bytes(builder, first, (size_t)(end - first));
}

static bool repr_items(OuStrBuilder *builder, OuRef sequence) {
    size_t count;
    for (size_t i = 0;; i++) {
        const OuValue *items = ou_fast_items(sequence, &count);
        if (i >= count) return true;
        if (i > 0) ou_str_builder_add_bytes(builder, ", ", 2);
        OuValue item = ou_own(items[i]);
        bool done = ou_add_item_repr(builder, item);
        ou_drop(builder->rt, item);
        if (!done) return false;
    }
}

OuValue ou_sequence_repr(OuRuntime *rt, OuRef sequence, const char *open, const char *close) {
    if (!ou_repr_enter(rt, sequence))
        return ou_is_raised(rt) ? OU_ERROR : ou_format(rt, "%c...%c", open[0], close[0]);
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    ou_str_builder_add_string(&builder, open);
    OuValue result = OU_ERROR;
    if (repr_items(&builder, sequence)) {
        size_t count;
        ou_fast_items(sequence, &count);
        if (close[0] == ')' && count == 1) ou_str_builder_add_bytes(&builder, ",", 1);
        ou_str_builder_add_string(&builder, close);
        result = ou_str_builder_end(&builder);
    } else {
        ou_str_builder_abandon(&builder);
    }
    ou_repr_leave(rt, sequence);
    return result;
}

static bool order_holds(int order, OuCompareOp op) {
    static const bool holds[][3] = {
        [OU_LT] = {true, false, false}, [OU_LE] = {true, true, false},
        [OU_EQ] = {false, true, false}, [OU_NE] = {true, false, true},
        [OU_GT] = {false, false, true}, [OU_GE] = {false, true, true},
    };
    return holds[op][order + 1];
}

/* The first place where two sequences differ, or where the shorter ends. false: a comparison
 * failed. */
static bool find_difference(OuRuntime *rt, OuRef left, OuRef right, size_t *place) {
    size_t m, n;
    for (size_t i = 0;; i++) {
        const OuValue *a = ou_fast_items(left, &m), *b = ou_fast_items(right, &n);
        size_t least = m < n ? m : n;
        while (i < least && a[i] == b[i]) {
            i++;
        }
        *place = i;
        if (i >= least) return true;
        OuTruth equal = ou_items_equal(rt, a[i], b[i]);
        if (equal != OU_TRUTH_YES) return equal == OU_TRUTH_NO;
    }
}

OuValue ou_sequence_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    size_t m, n, place;
    ou_fast_items(left, &m);
    ou_fast_items(right, &n);
    bool equality = op == OU_EQ || op == OU_NE;
    if (m != n && equality) return ou_bool(op == OU_NE);
    if (!ou_check_recursion(rt, " in comparison")) return OU_ERROR;
    if (!find_difference(rt, left, right, &place)) return OU_ERROR;
    // The comparisons may have changed the sequences: what counts is how they are now.
    const OuValue *a = ou_fast_items(left, &m), *b = ou_fast_items(right, &n);
    if (place >= m || place >= n) return ou_bool(order_holds((m > n) - (m < n), op));
    if (equality) return ou_bool(op == OU_NE);
    OuValue x = ou_own(a[place]), y = ou_own(b[place]);
    OuValue result = ou_compare(rt, x, y, op);
    ou_drop(rt, x);
    ou_drop(rt, y);
    return result;
}

/* ---- iterators ---- */

static OuValue *record_fields(void *object) {
    return (OuValue *)((OuObject *)object + 1);
}

void *ou_new_record(OuRuntime *rt, OuType *type, size_t field_count) {
    OuObject *object = ou_object_new(rt, type);
    if (object == NULL) return NULL;
    OuValue *fields = record_fields(object);
    for (size_t i = 0; i < field_count; i++) {
        fields[i] = OU_UNDEF;
    }
    if (ou_object_track(rt, object)) return object;
    ou_drop(rt, ou_take(object));
    return NULL;
}

void ou_record_destroy(OuRuntime *rt, OuObject *self, size_t field_count) {
    OuValue *fields = record_fields(self);
    for (size_t i = 0; i < field_count; i++) {
        ou_drop(rt, fields[i]);
    }
    ou_object_free(rt, self);
}

static OuValue find_builtin(OuRuntime *rt, const char *name) {
    OuValue key = ou_intern(rt, name);
    if (ou_is_error(key)) return OU_ERROR;
    OuValue value = ou_get_item(rt, rt->builtins, key);
    ou_drop(rt, key);
    return value;
}

/* (callable, (args...)) or (callable, (args...), state). */
static OuValue reduce(OuRuntime *rt, OuRef callable, const OuRef *args, size_t argc,
                      OuRef state) {
    OuValue tuple = ou_tuple_from_array(rt, args, argc);
    if (ou_is_error(tuple)) return OU_ERROR;
    OuRef parts[] = {callable, tuple, state};
    OuValue result = ou_tuple_from_array(rt, parts, ou_is_undef(state) ? 2 : 3);
    ou_drop(rt, tuple);
    return result;
}

OuValue ou_reduce_iterator_take(OuRuntime *rt, const char *function, OuValue x, OuRef state) {
    if (ou_is_error(x)) return OU_ERROR;
    OuValue callable = find_builtin(rt, function), result = OU_ERROR;
    OuRef arg = x;
    if (!ou_is_error(callable)) result = reduce(rt, callable, &arg, 1, state);
    ou_drop(rt, callable);
    ou_drop(rt, x);
    return result;
}

OuValue ou_reduce_call(OuRuntime *rt, const char *function, const OuRef *args, size_t argc) {
    OuValue callable = find_builtin(rt, function);
    if (ou_is_error(callable)) return OU_ERROR;
    OuValue result = reduce(rt, callable, args, argc, OU_UNDEF);
    ou_drop(rt, callable);
    return result;
}

OuValue ou_reduce_attribute_take(OuRuntime *rt, OuRef object, OuValue name) {
    if (ou_is_error(name)) return OU_ERROR;
    OuRef args[] = {object, name};
    OuValue result = ou_reduce_call(rt, "getattr", args, 2);
    ou_drop(rt, name);
    return result;
}

OuValue ou_reduce_type(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef state) {
    return reduce(rt, ou_ref(ou_type_of(rt, self)), args, argc, state);
}

OuValue ou_refill_tuple_take(OuRuntime *rt, OuValue *place, OuValue *items, size_t count) {
    if (ou_is_undef(*place)) {
        OuValue first = ou_tuple_from_array_take(rt, items, count);
        if (!ou_is_error(first)) *place = ou_own(first);
        return first;
    }
    OuTuple *tuple = ou_as_tuple(*place);
    if (tuple->header.refcount != 1) return ou_tuple_from_array_take(rt, items, count);
    // It may have been left untracked for what it held, but can now hold anything.
    if (!ou_gc_is_tracked(&tuple->header) && !ou_object_track(rt, tuple)) {
        for (size_t i = 0; i < count; i++) {
            ou_drop(rt, items[i]);
        }
        return OU_ERROR;
    }
    OuValue result = ou_own(*place); // before the drops, which may run the iterator again
    for (size_t i = 0; i < count; i++) {
        ou_replace_take(rt, &tuple->items[i], items[i]);
    }
    return result;
}
