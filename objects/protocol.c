/* What can be done with any value: text, items, iteration, conversion, identity. Calls are in
 * call.c, attributes in attributes.c, operators in arithmetic.c, comparison in compare.c. */
#include "objects/exception.h"
#include "objects/protocol.h"

#include "objects/dict.h"
#include "objects/float.h"
#include "objects/generic_alias.h"
#include "objects/int.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/text.h"
#include "objects/tuple.h"
#include "objects/type_private.h"
#include "objects/warnings.h"

/* ---- text ---- */

/* `text` if it is a str, else TypeError. Takes it. */
static OuValue check_text_take(OuRuntime *rt, OuValue text, const char *method) {
    if (OU_LIKELY(ou_is_error(text) || ou_is_str(text))) return text;
    ou_raise(rt, OU_EXC_TypeError, "%s returned non-string (type %T)", method, (OuRef)text);
    ou_drop(rt, text);
    return OU_ERROR;
}

OuValue ou_repr(OuRuntime *rt, OuRef value) {
    if (!ou_check_recursion(rt, " while getting the repr of an object")) return OU_ERROR;
    return check_text_take(rt, ou_type_of(rt, value)->slots.repr(rt, value), "__repr__");
}

OuValue ou_str(OuRuntime *rt, OuRef value) {
    if (ou_is_exact_str(value)) return ou_own(value);
    if (!ou_check_recursion(rt, " while getting the str of an object")) return OU_ERROR;
    return check_text_take(rt, ou_type_of(rt, value)->slots.str(rt, value), "__str__");
}

OuValue ou_ascii(OuRuntime *rt, OuRef value) {
    OuValue text = ou_repr(rt, value);
    if (ou_is_error(text) || ou_as_str(text)->is_ascii) return text;
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    for (size_t i = 0; i < ou_as_str(text)->length; i++) {
        uint32_t point = ou_str_code_point_at(text, i);
        if (!(point < 0x80 ? ou_str_builder_add_code_point(&builder, point)
                           : ou_str_add_escape(&builder, point)))
            break;
    }
    ou_drop(rt, text);
    return ou_str_builder_end(&builder);
}

OuValue ou_format_value(OuRuntime *rt, OuRef value, OuRef spec) {
    if (ou_is_undef(spec)) spec = rt->names.empty;
    bool is_plain = ou_as_str(spec)->size == 0;
    if (is_plain && ou_is_exact_str(value)) return ou_own(value);
    if (is_plain && (ou_is_small_int(value) || ou_is_small_float(value)))
        return ou_str(rt, value);
    OuValue text = ou_call_special(rt, value, rt->names.dunder_format, &spec, 1);
    if (ou_is_undef(text))
        return ou_raise(rt, OU_EXC_TypeError, "Type %T doesn't define __format__", value);
    if (ou_is_error(text) || ou_is_str(text)) return text;
    ou_raise(rt, OU_EXC_TypeError, "__format__ must return a str, not %T", (OuRef)text);
    ou_drop(rt, text);
    return OU_ERROR;
}

/* ---- reprs of containers that contain themselves ---- */

struct OuReprStack {
    size_t count, capacity;
    OuRef values[]; // borrowed: each is being printed
};

static size_t repr_stack_size(size_t capacity) {
    return sizeof(struct OuReprStack) + capacity * sizeof(OuRef);
}

static bool repr_stack_grow(OuRuntime *rt) {
    struct OuReprStack *old = rt->repr_stack;
    size_t capacity = old == NULL ? 8 : old->capacity * 2;
    struct OuReprStack *grown = ou_resize(
        rt, old, old == NULL ? 0 : repr_stack_size(old->capacity), repr_stack_size(capacity));
    if (grown == NULL) return false;
    if (old == NULL) grown->count = 0;
    grown->capacity = capacity;
    rt->repr_stack = grown;
    return true;
}

bool ou_repr_enter(OuRuntime *rt, OuRef value) {
    struct OuReprStack *stack = rt->repr_stack;
    for (size_t i = 0; stack != NULL && i < stack->count; i++) {
        if (stack->values[i] == value) return false;
    }
    if ((stack == NULL || stack->count == stack->capacity) && !repr_stack_grow(rt))
        return false;
    rt->repr_stack->values[rt->repr_stack->count++] = value;
    return true;
}

void ou_repr_leave(OuRuntime *rt, OuRef value) {
    struct OuReprStack *stack = rt->repr_stack;
    OU_ASSERT(stack != NULL && stack->count > 0 && stack->values[stack->count - 1] == value);
    (void)value;
    stack->count--;
}

void ou_repr_stack_finish(OuRuntime *rt) {
    if (rt->repr_stack == NULL) return;
    ou_free(rt, rt->repr_stack, repr_stack_size(rt->repr_stack->capacity));
    rt->repr_stack = NULL;
}

/* ---- items ---- */

/* class[key] */
static OuValue class_get_item(OuRuntime *rt, OuRef class, OuRef key) {
    if (class == ou_ref(rt->types[OU_TYPE_TYPE])) return ou_generic_alias_new(rt, class, key);
    OuValue method = ou_find_attribute(rt, class, rt->names.dunder_class_getitem);
    if (ou_is_error(method)) return OU_ERROR;
    if (ou_is_undef(method) || ou_is_none(method))
        return ou_raise(rt, OU_EXC_TypeError, "type '%N' is not subscriptable",
                        ou_as_type(class));
    OuValue result = ou_call1(rt, method, key);
    ou_drop(rt, method);
    return result;
}

OuValue ou_get_item(OuRuntime *rt, OuRef object, OuRef key) {
    OuBinary slot = ou_type_of(rt, object)->slots.get_item;
    if (OU_LIKELY(slot != NULL)) return slot(rt, object, key);
    if (ou_is_type(object)) return class_get_item(rt, object, key);
    return ou_raise(rt, OU_EXC_TypeError, "'%T' object is not subscriptable", object);
}

/* What CPython gives the slots of a sequence: it words some errors by that. */
static bool has_sequence_slots(const OuType *type) {
    return type->slots.length != NULL || type->flags & OU_TYPE_HEAP;
}

/* A sequence that refuses changes looks at the index first. */
static bool check_sequence_index(OuRuntime *rt, const OuType *type, OuRef key) {
    int64_t index;
    if (!has_sequence_slots(type) || ou_type_of(rt, key)->slots.index == NULL) return true;
    if (ou_index_as_int64(rt, key, false, &index)) return true;
    if (ou_clear_exception_if(rt, OU_EXC_OverflowError))
        ou_raise(rt, OU_EXC_IndexError, "cannot fit '%T' into an index-sized integer", key);
    return false;
}

bool ou_set_item(OuRuntime *rt, OuRef object, OuRef key, OuRef value) {
    const OuType *type = ou_type_of(rt, object);
    OuSetItem slot = type->slots.set_item;
    if (OU_LIKELY(slot != NULL)) return slot(rt, object, key, value);
    if (!check_sequence_index(rt, type, key)) return false;
    return ou_fail(rt, OU_EXC_TypeError, "'%T' object does not support item assignment",
                   object);
}

bool ou_del_item(OuRuntime *rt, OuRef object, OuRef key) {
    const OuType *type = ou_type_of(rt, object);
    OuDelItem slot = type->slots.del_item;
    if (OU_LIKELY(slot != NULL)) return slot(rt, object, key);
    if (!check_sequence_index(rt, type, key)) return false;
    bool as_sequence = has_sequence_slots(type) && ou_type_of(rt, key)->slots.index != NULL;
    return ou_fail(rt, OU_EXC_TypeError, "'%T' object %s support item deletion", object,
                   as_sequence ? "doesn't" : "does not");
}

int64_t ou_length(OuRuntime *rt, OuRef object) {
    OuLength slot = ou_type_of(rt, object)->slots.length;
    if (OU_LIKELY(slot != NULL)) return slot(rt, object);
    ou_raise(rt, OU_EXC_TypeError, "object of type '%T' has no len()", object);
    return -1;
}

/* What __length_hint__ answered. Takes it. */
static int64_t hint_take(OuRuntime *rt, OuValue hint, int64_t otherwise) {
    int64_t length = -1;
    if (hint == OU_NOT_IMPLEMENTED) return otherwise;
    if (!ou_is_int(hint)) {
        ou_raise(rt, OU_EXC_TypeError, "__length_hint__ must be an integer, not %T",
                 (OuRef)hint);
    } else if (!ou_int_fits_int64(hint, &length)) {
        ou_raise(rt, OU_EXC_OverflowError, "Python int too large to convert to C ssize_t");
        length = -1;
    } else if (length < 0) {
        ou_raise(rt, OU_EXC_ValueError, "__length_hint__() should return >= 0");
        length = -1;
    }
    ou_drop(rt, hint);
    return length;
}

int64_t ou_length_hint(OuRuntime *rt, OuRef object, int64_t otherwise) {
    if (ou_type_of(rt, object)->slots.length != NULL) {
        int64_t length = ou_length(rt, object);
        if (length >= 0) return length;
        if (!ou_clear_exception_if(rt, OU_EXC_TypeError)) return -1;
    }
    OuValue hint = ou_call_special(rt, object, rt->names.dunder_length_hint, NULL, 0);
    if (ou_is_undef(hint)) return otherwise;
    if (ou_is_error(hint)) return ou_clear_exception_if(rt, OU_EXC_TypeError) ? otherwise : -1;
    return hint_take(rt, hint, otherwise);
}

/* ---- iteration ---- */

/* An iterator that asks `sequence` for items 0, 1, 2, ... */
static OuValue sequence_iterator_new(OuRuntime *rt, OuRef sequence) {
    OuSequenceIterator *iterator = ou_object_new(rt, rt->types[OU_TYPE_SEQUENCE_ITERATOR]);
    if (iterator == NULL) return OU_ERROR;
    iterator->sequence = ou_own(sequence);
    iterator->index = 0;
    OuValue result = ou_take(iterator);
    if (ou_object_track(rt, iterator)) return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

OuValue ou_iter(OuRuntime *rt, OuRef iterable) {
    const OuType *type = ou_type_of(rt, iterable);
    if (type->slots.iter == NULL) {
        if (type->slots.get_item != NULL && !ou_is_dict(iterable))
            return sequence_iterator_new(rt, iterable);
        return ou_raise(rt, OU_EXC_TypeError, "'%T' object is not iterable", iterable);
    }
    OuValue iterator = type->slots.iter(rt, iterable);
    if (ou_is_error(iterator)) return OU_ERROR;
    if (OU_LIKELY(ou_type_of(rt, iterator)->slots.next != NULL)) return iterator;
    ou_raise(rt, OU_EXC_TypeError, "iter() returned non-iterator of type '%T'",
             (OuRef)iterator);
    ou_drop(rt, iterator);
    return OU_ERROR;
}

OuValue ou_note_stop(OuRuntime *rt) {
    if (!ou_raised_is(rt, OU_EXC_StopIteration)) return OU_ERROR;
    OuValue exception = ou_take_exception(rt);
    OuValue value = ou_own(*ou_exception_field(exception, 0));
    ou_replace_take(rt, &rt->stop_value, ou_is_none(value) ? OU_UNDEF : value);
    ou_drop(rt, exception);
    return OU_STOP;
}

OuValue ou_next(OuRuntime *rt, OuRef iterator) {
    OuUnary slot = ou_type_of(rt, iterator)->slots.next;
    if (OU_LIKELY(slot != NULL)) {
        OuValue item = slot(rt, iterator);
        return OU_UNLIKELY(ou_is_error(item)) ? ou_note_stop(rt) : item;
    }
    return ou_raise(rt, OU_EXC_TypeError, "'%T' object is not an iterator", iterator);
}

OuValue ou_list_from_iterable(OuRuntime *rt, OuRef iterable) {
    OuValue list = ou_list_new(rt, 0);
    if (ou_is_error(list)) return OU_ERROR;
    if (ou_list_extend(rt, list, iterable)) return list;
    ou_drop(rt, list);
    return OU_ERROR;
}

OuValue ou_tuple_from_iterable(OuRuntime *rt, OuRef iterable) {
    if (ou_is_exact_tuple(iterable)) return ou_own(iterable);
    if (ou_is_exact_list(iterable)) return ou_list_to_tuple(rt, iterable);
    OuValue list = ou_list_from_iterable(rt, iterable);
    if (ou_is_error(list)) return OU_ERROR;
    OuValue tuple = ou_list_to_tuple(rt, list);
    ou_drop(rt, list);
    return tuple;
}

/* ---- conversions ---- */

OuValue ou_index(OuRuntime *rt, OuRef value) {
    if (ou_is_small_int(value)) return ou_own(value);
    if (ou_is_int(value)) return ou_int_plain(rt, value);
    OuUnary slot = ou_type_of(rt, value)->slots.index;
    if (slot == NULL)
        return ou_raise(rt, OU_EXC_TypeError, "'%T' object cannot be interpreted as an integer",
                        value);
    OuValue result = slot(rt, value);
    if (ou_is_error(result) || ou_is_small_int(result)) return result;
    OuValue plain = OU_ERROR;
    if (ou_is_int(result)) {
        if (ou_type_of(rt, result) == rt->types[OU_TYPE_INT] ||
            ou_warn_strict_subclass(rt, OU_UNDEF, "__index__", "int", result))
            plain = ou_int_plain(rt, result);
    } else {
        ou_raise(rt, OU_EXC_TypeError, "__index__ returned non-int (type %T)", (OuRef)result);
    }
    ou_drop(rt, result);
    return plain;
}

bool ou_index_as_int64(OuRuntime *rt, OuRef value, bool clip, int64_t *number) {
    if (OU_LIKELY(ou_is_small_int(value))) {
        *number = ou_small_int(value);
        return true;
    }
    OuValue index = ou_index(rt, value);
    if (ou_is_error(index)) return false;
    bool done = ou_int_fits_int64(index, number);
    if (!done && clip) {
        *number = ou_int_sign(index) < 0 ? INT64_MIN : INT64_MAX;
        done = true;
    }
    ou_drop(rt, index);
    return done || ou_fail(rt, OU_EXC_OverflowError,
                           "cannot fit '%T' into an index-sized integer", value);
}

/* The number of what __float__ returned. Takes it. */
static bool number_take(OuRuntime *rt, OuRef value, OuValue result, double *number) {
    if (ou_is_error(result)) return false;
    bool done = ou_is_float(result);
    if (done) {
        *number = ou_float_number(result);
        if (ou_type_of(rt, result) != rt->types[OU_TYPE_FLOAT])
            done = ou_warn_strict_subclass(rt, value, "__float__", "float", result);
    } else {
        ou_raise(rt, OU_EXC_TypeError, "%T.__float__ returned non-float (type %T)", value,
                 (OuRef)result);
    }
    ou_drop(rt, result);
    return done;
}

bool ou_as_double(OuRuntime *rt, OuRef value, double *number) {
    if (ou_is_float(value)) {
        *number = ou_float_number(value);
        return true;
    }
    if (ou_is_int(value)) return ou_int_as_double(rt, value, number);
    const OuType *type = ou_type_of(rt, value);
    if (type->slots.to_float != NULL)
        return number_take(rt, value, type->slots.to_float(rt, value), number);
    if (type->slots.index == NULL)
        return ou_fail(rt, OU_EXC_TypeError, "must be real number, not %T", value);
    OuValue index = ou_index(rt, value);
    if (ou_is_error(index)) return false;
    bool done = ou_int_as_double(rt, index, number);
    ou_drop(rt, index);
    return done;
}

/* ---- identity ---- */

OuValue ou_id(OuRuntime *rt, OuRef value) {
    // The word itself: an address, or a pattern that is no address.
    return ou_int_from_uint64(rt, ou_bits(value));
}
