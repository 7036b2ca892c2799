/* Items, slices, unpacking, and building containers. */
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/interpolation.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/ops.h"

/* ---- items ---- */

/* Subscripts that run no user code: OU_UNDEF if this is none, or if the slow way has to raise.
 */
static OuValue get_item_quickly(OuRuntime *rt, OuRef object, OuRef index) {
    if (!ou_is_object(object)) return OU_UNDEF;
    switch (ou_shape_of(object)->id) {
    case OU_TYPE_TUPLE:
        if (ou_is_small_int(index)) {
            OuTuple *tuple = ou_as_tuple(object);
            uint64_t i = (uint64_t)ou_small_int(index);
            if ((int64_t)i < 0) i += tuple->count;
            if (i < tuple->count) return ou_own(tuple->items[i]);
        }
        return OU_UNDEF;
    case OU_TYPE_STR:
        if (ou_is_small_int(index)) {
            uint64_t i = (uint64_t)ou_small_int(index), length = ou_as_str(object)->length;
            if ((int64_t)i < 0) i += length;
            if (i < length) return ou_str_get(rt, object, i);
        }
        return OU_UNDEF;
    case OU_TYPE_DICT:
        if (ou_is_exact_str(index) || ou_is_small_int(index)) {
            OuValue found = ou_dict_find(rt, object, index);
            if (ou_is_error(found)) ou_clear_exception(rt);
            return ou_is_error(found) ? OU_UNDEF : found;
        }
        return OU_UNDEF;
    default:
        return OU_UNDEF;
    }
}

OuValue ou_vm_get_item(OuRuntime *rt, OuFrame *frame, OuRef object, OuRef index,
                       OuInstruction word) {
    OuValue item = get_item_quickly(rt, object, index);
    if (item != OU_UNDEF) return item;
    if (object == OU_UNDEF || index == OU_UNDEF) {
        ou_vm_raise_unbound_operand(rt, frame, word);
        return OU_ERROR;
    }
    OuValue container = ou_own(object), key = ou_own(index);
    item = ou_get_item(rt, object, index);
    ou_drop(rt, container);
    ou_drop(rt, key);
    return item;
}

bool ou_vm_set_item(OuRuntime *rt, OuFrame *frame, OuRef object, OuRef index, OuRef value,
                    OuInstruction word) {
    if (object == OU_UNDEF || index == OU_UNDEF) {
        ou_vm_raise_unbound_operand(rt, frame, word);
        return false;
    }
    OuValue container = ou_own(object), key = ou_own(index);
    bool done = ou_is_exact_dict(object) ? ou_dict_set(rt, object, index, value)
                                         : ou_set_item(rt, object, index, value);
    ou_drop(rt, container);
    ou_drop(rt, key);
    return done;
}

/* ---- slices ---- */

static bool is_plain_bound(OuRef bound) {
    return bound == OU_NONE || ou_is_small_int(bound);
}

OuValue ou_vm_get_slice(OuRuntime *rt, OuRef object, OuRef start, OuRef stop) {
    int64_t from, to;
    if (is_plain_bound(start) && is_plain_bound(stop)) {
        if (ou_is_exact_list(object)) {
            if (!ou_slice_bounds(rt, start, stop, (int64_t)ou_as_list(object)->count, &from,
                                 &to))
                return OU_ERROR;
            return ou_list_slice(rt, object, (size_t)from, (size_t)(to > from ? to : from));
        }
        if (ou_is_exact_str(object)) {
            if (!ou_slice_bounds(rt, start, stop, (int64_t)ou_as_str(object)->length, &from,
                                 &to))
                return OU_ERROR;
            return ou_str_slice(rt, object, (size_t)from, (size_t)(to > from ? to : from));
        }
    }
    OuValue slice = ou_slice_new(rt, start, stop, OU_NONE);
    if (ou_is_error(slice)) return OU_ERROR;
    OuValue result = ou_get_item(rt, object, slice);
    ou_drop(rt, slice);
    return result;
}

bool ou_vm_set_slice(OuRuntime *rt, OuRef object, OuRef start, OuRef stop, OuRef value) {
    OuValue slice = ou_slice_new(rt, start, stop, OU_NONE);
    if (ou_is_error(slice)) return false;
    bool done = ou_set_item(rt, object, slice, value);
    ou_drop(rt, slice);
    return done;
}

/* ---- unpacking ---- */

/* The items are written above the frame's sp, which moves along: what the iterator's code
 * pushes lies above them. */
static void drop_slots(OuRuntime *rt, OuValue *slots, size_t count) {
    OuFrame *frame = ou_vm_of(rt)->frame;
    while (count > 0)
        ou_drop(rt, slots[--count]);
    frame->sp = slots;
}

static void reverse(OuValue *slots, size_t count) {
    for (size_t i = 0; i < count / 2; i++) {
        OuValue swapped = slots[i];
        slots[i] = slots[count - 1 - i];
        slots[count - 1 - i] = swapped;
    }
}

/* Take exactly `count` items; false with the slots dropped. `least`: words of the message. */
static bool take_items(OuRuntime *rt, OuRef iterator, size_t count, size_t expected,
                       const char *least, OuValue *slots) {
    OuFrame *frame = ou_vm_of(rt)->frame;
    for (size_t i = 0; i < count; i++) {
        OuValue item = ou_next(rt, iterator);
        if (item == OU_STOP) {
            ou_raise(rt, OU_EXC_ValueError,
                     "not enough values to unpack (expected %s%zu, got %zu)", least, expected,
                     i);
            item = OU_ERROR;
        }
        if (ou_is_error(item)) {
            drop_slots(rt, slots, i);
            return false;
        }
        slots[i] = item;
        frame->sp = slots + i + 1;
    }
    return true;
}

static OuValue iterate_for_unpacking(OuRuntime *rt, OuRef iterable) {
    OuValue iterator = ou_iter(rt, iterable);
    OuType *type = ou_type_of(rt, iterable);
    if (ou_is_error(iterator) && ou_raised_is(rt, OU_EXC_TypeError) &&
        type->slots.iter == NULL && type->slots.get_item == NULL) {
        ou_clear_exception(rt);
        ou_raise(rt, OU_EXC_TypeError, "cannot unpack non-iterable %T object", iterable);
    }
    return iterator;
}

bool ou_vm_unpack(OuRuntime *rt, OuRef iterable, size_t count, OuValue *slots) {
    if (ou_is_exact_list(iterable) && ou_as_list(iterable)->count == count) {
        for (size_t i = 0; i < count; i++)
            slots[i] = ou_own(ou_as_list(iterable)->items[count - 1 - i]);
        return true;
    }
    OuValue iterator = iterate_for_unpacking(rt, iterable);
    if (ou_is_error(iterator)) return false;
    bool done = take_items(rt, iterator, count, count, "", slots);
    if (done) {
        OuValue extra = ou_next(rt, iterator);
        if (extra != OU_STOP) {
            if (!ou_is_error(extra)) {
                ou_drop(rt, extra);
                size_t length = 0;
                if (ou_is_exact_list(iterable)) length = ou_as_list(iterable)->count;
                if (ou_is_exact_tuple(iterable)) length = ou_as_tuple(iterable)->count;
                if (ou_is_exact_dict(iterable)) length = ((OuDict *)ou_object(iterable))->count;
                if (length > count) {
                    ou_raise(rt, OU_EXC_ValueError,
                             "too many values to unpack (expected %zu, got %zu)", count,
                             length);
                } else {
                    ou_raise(rt, OU_EXC_ValueError, "too many values to unpack (expected %zu)",
                             count);
                }
            }
            drop_slots(rt, slots, count);
            done = false;
        }
    }
    if (done) reverse(slots, count);
    ou_vm_of(rt)->frame->sp = slots;
    ou_drop(rt, iterator);
    return done;
}

bool ou_vm_unpack_star(OuRuntime *rt, OuRef iterable, size_t before, size_t after,
                       OuValue *slots) {
    OuFrame *frame = ou_vm_of(rt)->frame;
    OuValue iterator = iterate_for_unpacking(rt, iterable);
    if (ou_is_error(iterator)) return false;
    OuValue rest = OU_ERROR;
    bool done = false;
    if (!take_items(rt, iterator, before, before + after, "at least ", slots)) goto finish;
    rest = ou_list_from_iterable(rt, iterator);
    if (ou_is_error(rest)) {
        drop_slots(rt, slots, before);
        goto finish;
    }
    OuList *list = ou_as_list(rest);
    if (list->count < after) {
        ou_raise(rt, OU_EXC_ValueError,
                 "not enough values to unpack (expected at least %zu, got %zu)", before + after,
                 before + list->count);
        drop_slots(rt, slots, before);
        goto finish;
    }
    slots[before] = rest;
    rest = OU_ERROR;
    list->count -= after; // the last items move to the stack
    for (size_t i = 0; i < after; i++)
        slots[before + 1 + i] = list->items[list->count + i];
    reverse(slots, before + 1 + after);
    done = true;
finish:
    frame->sp = slots;
    ou_drop(rt, rest);
    ou_drop(rt, iterator);
    return done;
}

/* ---- building ---- */

OuValue ou_vm_build_set(OuRuntime *rt, OuValue *items, size_t count) {
    OuValue set = ou_set_new(rt, OU_UNDEF);
    for (size_t i = 0; i < count && !ou_is_error(set); i++) {
        if (!ou_set_add(rt, set, items[i])) {
            ou_drop(rt, set);
            set = OU_ERROR;
        }
    }
    return set;
}

OuValue ou_vm_build_map(OuRuntime *rt, OuValue *pairs, size_t count) {
    OuValue dict = ou_dict_new_presized(rt, count);
    for (size_t i = 0; i < count && !ou_is_error(dict); i++) {
        if (!ou_dict_set(rt, dict, pairs[2 * i], pairs[2 * i + 1])) {
            ou_drop(rt, dict);
            dict = OU_ERROR;
        }
    }
    return dict;
}

OuValue ou_vm_build_string(OuRuntime *rt, OuValue *strings, size_t count) {
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    for (size_t i = 0; i < count; i++)
        ou_str_builder_add(&builder, strings[i]);
    return ou_str_builder_end(&builder);
}

OuValue ou_vm_build_interpolation(OuRuntime *rt, OuValue *operands, unsigned n) {
    static const char conversions[] = {0, 's', 'r', 'a'};
    return ou_interpolation_new(rt, operands[0], operands[1], conversions[n % 4],
                                n > 3 ? (OuRef)operands[2] : OU_UNDEF);
}

OuValue ou_vm_convert(OuRuntime *rt, OuRef value, unsigned conversion) {
    if (conversion == 1) return ou_str(rt, value);
    return conversion == 2 ? ou_repr(rt, value) : ou_ascii(rt, value);
}

bool ou_vm_list_extend(OuRuntime *rt, OuRef list, OuRef iterable) {
    OuType *type = ou_type_of(rt, iterable);
    if (type->slots.iter == NULL && type->slots.get_item == NULL) {
        return ou_fail(rt, OU_EXC_TypeError, "Value after * must be an iterable, not %T",
                       iterable);
    }
    return ou_list_extend(rt, list, iterable);
}

bool ou_vm_dict_update(OuRuntime *rt, OuRef dict, OuRef mapping) {
    if (!ou_vm_is_mapping(rt, mapping)) {
        if (ou_is_raised(rt)) return false;
        return ou_fail(rt, OU_EXC_TypeError, "'%T' object is not a mapping", mapping);
    }
    return ou_dict_update(rt, dict, mapping);
}
