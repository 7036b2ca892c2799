/* array.array: how it is held and made, and what operators do with it.
 *
 * A block of items with room to grow. Turning a value into an item may run user code, which may
 * change this very array: so values are converted first, into memory of the caller, and places
 * are computed after. */
#include <string.h>

#include "modules/array.h"
#include "objects/bytes.h"
#include "objects/containers.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/utf8.h"
#include "objects/warnings.h"

extern const OuTypeSpec ou_array_type, ou_array_iterator_type;

bool ou_is_array(OuRuntime *rt, OuRef value) {
    return ou_is_module_type(rt, value, OU_MODULE_TYPE_ARRAY);
}

/* ---- size ---- */

static bool check_resize(OuRuntime *rt, const OuArray *array) {
    return array->export_count == 0 ||
           ou_fail(rt, OU_EXC_BufferError, "cannot resize an array that is exporting buffers");
}

static bool reserve(OuRuntime *rt, OuArray *array, size_t capacity) {
    if (capacity <= array->capacity) return true;
    size_t size = array->code->size, generous = array->count + array->count / 8 + 8;
    if (capacity < generous) capacity = generous;
    if (capacity > OU_MAX_BYTES / size) {
        ou_raise_memory(rt);
        return false;
    }
    char *bytes = ou_resize(rt, array->bytes, array->capacity * size, capacity * size);
    if (bytes == NULL) return false;
    array->bytes = bytes;
    array->capacity = capacity;
    return true;
}

bool ou_array_splice(OuRuntime *rt, OuArray *array, size_t start, size_t stop,
                     const char *items, size_t count) {
    size_t size = array->code->size, rest = array->count - stop;
    if (count != stop - start && !check_resize(rt, array)) return false;
    if (count > OU_MAX_BYTES / size - array->count) {
        ou_raise_memory(rt);
        return false;
    }
    if (!reserve(rt, array, start + count + rest)) return false;
    if (array->bytes == NULL) return true;
    char *at = ou_array_place(array, start);
    memmove(at + count * size, at + (stop - start) * size, rest * size);
    if (items != NULL)
        memcpy(at, items, count * size);
    else
        memset(at, 0, count * size);
    array->count = start + count + rest;
    return true;
}

OuValue ou_array_new(OuRuntime *rt, OuType *type, const OuArrayCode *code, size_t count) {
    OuArray *array = ou_object_new(rt, type);
    if (array == NULL) return OU_ERROR;
    array->code = code;
    array->bytes = NULL;
    array->count = array->capacity = array->export_count = 0;
    if (ou_array_splice(rt, array, 0, 0, NULL, count)) return ou_take(array);
    ou_drop(rt, ou_take(array));
    return OU_ERROR;
}

static void array_destroy(OuRuntime *rt, OuObject *self) {
    OuArray *array = (OuArray *)self;
    ou_free(rt, array->bytes, array->capacity * array->code->size);
    ou_object_free(rt, self);
}

static size_t array_size(OuRef self) {
    return sizeof(OuArray) + ou_as_array(self)->capacity * ou_as_array(self)->code->size;
}

/* ---- adding ---- */

static bool extend_array(OuRuntime *rt, OuArray *array, const OuArray *other) {
    if (array->code != other->code)
        return ou_fail(rt, OU_EXC_TypeError, "can only extend with array of same kind");
    size_t count = other->count, old_count = array->count;
    if (!ou_array_splice(rt, array, old_count, old_count, NULL, count)) return false;
    // Only now: the other may be this one, which has moved.
    if (count > 0)
        memcpy(ou_array_place(array, old_count), other->bytes, count * array->code->size);
    return true;
}

bool ou_array_extend(OuRuntime *rt, OuArray *array, OuRef iterable) {
    if (ou_is_array(rt, iterable)) return extend_array(rt, array, ou_as_array(iterable));
    OuValue iterator = ou_iter(rt, iterable), value;
    if (ou_is_error(iterator)) return false;
    char item[OU_ARRAY_ITEM_MAX];
    bool done = true;
    while (done && (value = ou_next(rt, iterator)) != OU_STOP) {
        done = !ou_is_error(value) && ou_array_convert(rt, array->code, value, item) &&
               ou_array_splice(rt, array, array->count, array->count, item, 1);
        ou_drop(rt, value);
    }
    ou_drop(rt, iterator);
    return done;
}

bool ou_array_add_text(OuRuntime *rt, OuArray *array, OuRef text) {
    size_t index = array->count, length = ou_as_str(text)->length;
    if (!ou_array_splice(rt, array, index, index, NULL, length)) return false;
    const char *at = ou_str_bytes(text);
    for (size_t i = 0; i < length; i++) {
        uint32_t code_point = ou_utf8_next(&at);
        memcpy(ou_array_place(array, index + i), &code_point, sizeof code_point);
    }
    return true;
}

bool ou_array_add_bytes(OuRuntime *rt, OuArray *array, OuSpan bytes) {
    if (bytes.size % array->code->size != 0)
        return ou_fail(rt, OU_EXC_ValueError, "bytes length not a multiple of item size");
    return ou_array_splice(rt, array, array->count, array->count, bytes.bytes,
                           bytes.size / array->code->size);
}

/* ---- construction ---- */

/* The first argument: a str of one letter. */
static const OuArrayCode *code_argument(OuRuntime *rt, OuRef argument) {
    if (!ou_is_str(argument)) {
        ou_raise(rt, OU_EXC_TypeError, "array() argument 1 must be a unicode character, not %T",
                 argument);
        return NULL;
    }
    if (ou_as_str(argument)->length != 1) {
        ou_raise(rt, OU_EXC_TypeError,
                 "array() argument 1 must be a unicode character, not a string of length %zu",
                 ou_as_str(argument)->length);
        return NULL;
    }
    const OuArrayCode *code = ou_array_code(ou_str_code_point_at(argument, 0));
    if (code == NULL)
        ou_raise(rt, OU_EXC_ValueError,
                 "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
    else if (code->code == 'u' &&
             !ou_warn(rt, OU_EXC_DeprecationWarning, 1,
                      "The 'u' type code is deprecated and will be removed in Python 3.16"))
        return NULL;
    return code;
}

/* May an array of this code be filled from `source`? */
static bool check_source(OuRuntime *rt, const OuArrayCode *code, OuRef source) {
    if (code->is_text) return true;
    if (ou_is_str(source))
        return ou_fail(rt, OU_EXC_TypeError,
                       "cannot use a str to initialize an array with typecode '%c'",
                       code->code);
    if (ou_is_array(rt, source) && ou_as_array(source)->code->is_text)
        return ou_fail(rt, OU_EXC_TypeError,
                       "cannot use a unicode array to initialize an array with typecode '%c'",
                       code->code);
    return true;
}

static bool fill(OuRuntime *rt, OuArray *array, OuRef source) {
    if (ou_is_str(source)) return ou_array_add_text(rt, array, source);
    if (ou_is_bytes(source) || ou_shape_of(source)->kind == OU_TYPE_BYTEARRAY) {
        OuSpan bytes;
        ou_bytes_like(source, &bytes);
        return ou_array_add_bytes(rt, array, bytes);
    }
    if (ou_is_array(rt, source)) {
        const OuArray *other = ou_as_array(source);
        if (other->code == array->code || (other->code->is_text && array->code->is_text))
            return ou_array_splice(rt, array, 0, 0, other->bytes, other->count);
    }
    // An array of another code is an iterable like others.
    OuValue items = ou_list_from_iterable(rt, source);
    if (ou_is_error(items)) return false;
    bool done = ou_array_extend(rt, array, items);
    ou_drop(rt, items);
    return done;
}

static OuValue array_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                         OuRef names) {
    bool is_exact = type->spec == &ou_array_type;
    if (is_exact && ou_keyword_count(names) > 0)
        return ou_raise(rt, OU_EXC_TypeError, "array.array() takes no keyword arguments");
    if (argc < 1 || argc > 2)
        return ou_raise(rt, OU_EXC_TypeError, "array() takes at %s argument%s (%zu given)",
                        argc < 1 ? "least 1" : "most 2", argc < 1 ? "" : "s", argc);
    const OuArrayCode *code = code_argument(rt, args[0]);
    if (code == NULL || (argc > 1 && !check_source(rt, code, args[1]))) return OU_ERROR;
    OuValue result = ou_array_new(rt, type, code, 0);
    if (ou_is_error(result) || argc == 1) return result;
    bool is_object = ou_is_object(args[1]);
    if (is_object ? fill(rt, ou_as_array(result), args[1])
                  : ou_array_extend(rt, ou_as_array(result), args[1]))
        return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

/* ---- subscripts ---- */

/* The place of self[key]; the message is of an item that is read or written. */
static bool find_place(OuRuntime *rt, OuRef self, OuRef key, const char *message,
                       size_t *place) {
    if (ou_type_of(rt, key)->slots.index == NULL)
        return ou_fail(rt, OU_EXC_TypeError, "array indices must be integers");
    int64_t index;
    if (!ou_index_as_int64(rt, key, false, &index)) {
        if (ou_clear_exception_if(rt, OU_EXC_OverflowError))
            ou_raise(rt, OU_EXC_IndexError, "cannot fit '%T' into an index-sized integer", key);
        return false;
    }
    *place = ou_wrap_index(index, ou_as_array(self)->count);
    return *place != SIZE_MAX || ou_fail(rt, OU_EXC_IndexError, "%s", message);
}

typedef struct Part {
    int64_t start, stop, step, count;
} Part;

static bool find_part(OuRuntime *rt, const OuArray *array, OuRef slice, Part *part) {
    if (!ou_slice_convert(rt, slice, &part->start, &part->stop, &part->step)) return false;
    ou_slice_clip(&part->start, &part->stop, part->step, (int64_t)array->count, &part->count);
    return true;
}

static OuValue array_get_item(OuRuntime *rt, OuRef self, OuRef key) {
    const OuArray *array = ou_as_array(self);
    if (!ou_is_slice(key)) {
        size_t place;
        if (!find_place(rt, self, key, "array index out of range", &place)) return OU_ERROR;
        return ou_array_load(rt, array->code, ou_array_place(array, place));
    }
    Part part;
    if (!find_part(rt, array, key, &part)) return OU_ERROR;
    OuValue result = ou_array_new(rt, ou_modules_type(rt, OU_MODULE_TYPE_ARRAY), array->code,
                                  (size_t)part.count);
    if (ou_is_error(result)) return OU_ERROR;
    for (int64_t i = 0; i < part.count; i++)
        memcpy(ou_array_place(ou_as_array(result), (size_t)i),
               ou_array_place(array, (size_t)(part.start + i * part.step)), array->code->size);
    return result;
}

static bool delete_part(OuRuntime *rt, OuArray *array, Part part) {
    if (part.count == 0) return true;
    if (part.step == 1)
        return ou_array_splice(rt, array, (size_t)part.start, (size_t)(part.start + part.count),
                               NULL, 0);
    if (!check_resize(rt, array)) return false;
    if (part.step < 0) {
        part.start += (part.count - 1) * part.step;
        part.step = -part.step;
    }
    size_t kept = 0, left = (size_t)part.count, next = (size_t)part.start;
    for (size_t i = 0; i < array->count; i++) {
        if (left > 0 && i == next) {
            next += (size_t)part.step;
            left--;
        } else {
            memmove(ou_array_place(array, kept++), ou_array_place(array, i), array->code->size);
        }
    }
    array->count = kept;
    return true;
}

/* self[slice] = items, an array of the same code that is not `array`. */
static bool set_part(OuRuntime *rt, OuArray *array, Part part, const OuArray *items) {
    if (part.step == 1)
        return ou_array_splice(rt, array, (size_t)part.start, (size_t)(part.start + part.count),
                               items->bytes, items->count);
    if (items->count == 0) return delete_part(rt, array, part);
    if (items->count != (size_t)part.count)
        return ou_fail(rt, OU_EXC_ValueError,
                       "attempt to assign array of size %zu to extended slice of size %lld",
                       items->count, (long long)part.count);
    for (int64_t i = 0; i < part.count; i++)
        memcpy(ou_array_place(array, (size_t)(part.start + i * part.step)),
               ou_array_place(items, (size_t)i), array->code->size);
    return true;
}

static bool set_slice(OuRuntime *rt, OuRef self, OuRef slice, OuRef value) {
    OuArray *array = ou_as_array(self);
    Part part;
    if (!find_part(rt, array, slice, &part)) return false;
    if (!ou_is_array(rt, value))
        return ou_fail(rt, OU_EXC_TypeError,
                       "can only assign array (not \"%T\") to array slice", value);
    if (ou_as_array(value)->code != array->code)
        return ou_fail(rt, OU_EXC_TypeError, "bad argument type for built-in operation");
    if (value != self) return set_part(rt, array, part, ou_as_array(value));
    OuValue copy = ou_array_new(rt, ou_modules_type(rt, OU_MODULE_TYPE_ARRAY), array->code, 0);
    bool done = !ou_is_error(copy) && extend_array(rt, ou_as_array(copy), array) &&
                set_part(rt, array, part, ou_as_array(copy));
    ou_drop(rt, copy);
    return done;
}

#define ASSIGNMENT_OUT_OF_RANGE "array assignment index out of range"

static bool array_set_item(OuRuntime *rt, OuRef self, OuRef key, OuRef value) {
    if (ou_is_slice(key)) return set_slice(rt, self, key, value);
    OuArray *array = ou_as_array(self);
    size_t place;
    char item[OU_ARRAY_ITEM_MAX];
    if (!find_place(rt, self, key, ASSIGNMENT_OUT_OF_RANGE, &place) ||
        !ou_array_convert(rt, array->code, value, item))
        return false;
    if (place >= array->count) // converting has made it shorter
        return ou_fail(rt, OU_EXC_IndexError, ASSIGNMENT_OUT_OF_RANGE);
    memcpy(ou_array_place(array, place), item, array->code->size);
    return true;
}

static bool array_del_item(OuRuntime *rt, OuRef self, OuRef key) {
    OuArray *array = ou_as_array(self);
    Part part;
    if (ou_is_slice(key))
        return find_part(rt, array, key, &part) && delete_part(rt, array, part);
    size_t place;
    return find_place(rt, self, key, ASSIGNMENT_OUT_OF_RANGE, &place) &&
           ou_array_splice(rt, array, place, place + 1, NULL, 0);
}

/* ---- operators ---- */

static int64_t array_length(OuRuntime *rt OU_UNUSED, OuRef self) {
    return (int64_t)ou_as_array(self)->count;
}

static OuTruth array_contains(OuRuntime *rt, OuRef self, OuRef value) {
    OuArray *array = ou_as_array(self);
    for (size_t i = 0; i < array->count; i++) {
        OuValue item = ou_array_load(rt, array->code, ou_array_place(array, i));
        OuTruth equal = ou_is_error(item) ? OU_TRUTH_FAILED : ou_items_equal(rt, item, value);
        ou_drop(rt, item);
        if (equal != OU_TRUTH_NO) return equal;
    }
    return OU_TRUTH_NO;
}

static OuValue array_add(OuRuntime *rt, OuRef left, OuRef right) {
    if (!ou_is_array(rt, left)) return OU_NOT_IMPLEMENTED;
    if (!ou_is_array(rt, right))
        return ou_raise(rt, OU_EXC_TypeError, "can only append array (not \"%T\") to array",
                        right);
    const OuArray *a = ou_as_array(left), *b = ou_as_array(right);
    if (a->code != b->code)
        return ou_raise(rt, OU_EXC_TypeError, "bad argument type for built-in operation");
    OuValue result = ou_array_new(rt, ou_modules_type(rt, OU_MODULE_TYPE_ARRAY), a->code, 0);
    if (!ou_is_error(result) && extend_array(rt, ou_as_array(result), a) &&
        extend_array(rt, ou_as_array(result), b))
        return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

static OuValue array_iadd(OuRuntime *rt, OuRef self, OuRef other) {
    if (!ou_is_array(rt, other))
        return ou_raise(rt, OU_EXC_TypeError, "can only extend array with array (not \"%T\")",
                        other);
    bool done = extend_array(rt, ou_as_array(self), ou_as_array(other));
    return done ? ou_own(self) : OU_ERROR;
}

/* Make the items stand there `count` times. */
static bool repeat(OuRuntime *rt, OuArray *array, int64_t count) {
    size_t old_count = array->count, size = array->code->size, new_count;
    if (count < 0) count = 0;
    if (__builtin_mul_overflow(old_count, (size_t)count, &new_count) ||
        new_count > OU_MAX_BYTES / size) {
        ou_raise_memory(rt);
        return false;
    }
    if (new_count < old_count) return ou_array_splice(rt, array, new_count, old_count, NULL, 0);
    if (!ou_array_splice(rt, array, old_count, old_count, NULL, new_count - old_count))
        return false;
    if (new_count > old_count)
        ou_span_repeat_into(ou_array_place(array, old_count),
                            ou_span(array->bytes, old_count * size), (size_t)count - 1);
    return true;
}

static OuValue array_mul(OuRuntime *rt, OuRef left, OuRef right) {
    OuRef self;
    int64_t count;
    OuValue result;
    if (ou_repeat_operands(rt, left, right, ou_is_array(rt, left), &self, &count, &result) !=
        OU_TRUTH_YES)
        return result;
    const OuArray *array = ou_as_array(self);
    result = ou_array_new(rt, ou_modules_type(rt, OU_MODULE_TYPE_ARRAY), array->code, 0);
    if (!ou_is_error(result) && extend_array(rt, ou_as_array(result), array) &&
        repeat(rt, ou_as_array(result), count))
        return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

static OuValue array_imul(OuRuntime *rt, OuRef self, OuRef factor) {
    int64_t count;
    if (!ou_index_as_int64(rt, factor, false, &count)) return OU_ERROR;
    return repeat(rt, ou_as_array(self), count) ? ou_own(self) : OU_ERROR;
}

/* By the first items that differ, then by length. */
static OuValue array_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (!ou_is_array(rt, left) || !ou_is_array(rt, right)) return OU_NOT_IMPLEMENTED;
    const OuArray *a = ou_as_array(left), *b = ou_as_array(right);
    if (a->count != b->count && (op == OU_EQ || op == OU_NE)) return ou_bool(op == OU_NE);
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        OuValue x = ou_array_load(rt, a->code, ou_array_place(a, i)), y = OU_ERROR;
        if (!ou_is_error(x)) y = ou_array_load(rt, b->code, ou_array_place(b, i));
        OuValue result = OU_UNDEF;
        OuTruth equal = ou_is_error(y) ? OU_TRUTH_FAILED : ou_items_equal(rt, x, y);
        if (equal == OU_TRUTH_FAILED) result = OU_ERROR;
        if (equal == OU_TRUTH_NO)
            result = op == OU_EQ ? OU_FALSE : op == OU_NE ? OU_TRUE : ou_compare(rt, x, y, op);
        ou_drop(rt, x);
        ou_drop(rt, y);
        if (!ou_is_undef(result)) return result;
    }
    return ou_compare(rt, ou_from_small_int((int64_t)a->count),
                      ou_from_small_int((int64_t)b->count), op);
}

static OuValue array_repr(OuRuntime *rt, OuRef self) {
    OuArray *array = ou_as_array(self);
    OuRef name = ou_type_of(rt, self)->name;
    if (array->count == 0) return ou_format(rt, "%U('%c')", name, array->code->code);
    OuValue items =
        array->code->is_text ? ou_array_text(rt, array) : ou_list_from_iterable(rt, self);
    if (ou_is_error(items)) return OU_ERROR;
    OuValue text = ou_format(rt, "%U('%c', %R)", name, array->code->code, (OuRef)items);
    ou_drop(rt, items);
    return text;
}

/* ---- the buffer ---- */

static bool array_get_buffer(OuRuntime *rt, OuRef self, OuBuffer *buffer, unsigned wishes) {
    OuArray *array = ou_as_array(self);
    if (!ou_buffer_fill(rt, buffer, self, array->bytes, array->count * array->code->size, false,
                        wishes))
        return false;
    if (wishes & OU_BUFFER_FORMAT) {
        buffer->item_size = array->code->size;
        buffer->format = array->code->text;
    }
    array->export_count++;
    return true;
}

static void array_release_buffer(OuRuntime *rt OU_UNUSED, OuRef self,
                                 OuBuffer *buffer OU_UNUSED) {
    OU_ASSERT(ou_as_array(self)->export_count > 0);
    ou_as_array(self)->export_count--;
}

/* ---- iteration ---- */

static OuValue array_iter(OuRuntime *rt, OuRef self) {
    OuType *type = ou_modules_type(rt, OU_MODULE_TYPE_ARRAY_ITERATOR);
    OuSequenceIterator *iterator = type != NULL ? ou_new_record(rt, type, 1) : NULL;
    if (iterator == NULL) return OU_ERROR;
    iterator->sequence = ou_own(self);
    iterator->index = 0;
    return ou_take(iterator);
}

static OuSequenceIterator *as_iterator(OuRef self) {
    return (OuSequenceIterator *)ou_object(self);
}

static OuValue iterator_self(OuRuntime *rt OU_UNUSED, OuRef self) {
    return ou_own(self);
}

static OuValue iterator_next(OuRuntime *rt, OuRef self) {
    OuSequenceIterator *iterator = as_iterator(self);
    if (ou_is_undef(iterator->sequence)) return OU_STOP;
    const OuArray *array = ou_as_array(iterator->sequence);
    if (iterator->index < array->count)
        return ou_array_load(rt, array->code, ou_array_place(array, iterator->index++));
    ou_clear(rt, &iterator->sequence);
    return OU_STOP;
}

static OuValue iterator_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuSequenceIterator *iterator = as_iterator(self);
    if (ou_is_undef(iterator->sequence))
        return ou_reduce_iterator_take(rt, "iter", ou_own(rt->empty_tuple), OU_UNDEF);
    return ou_reduce_iterator_take(rt, "iter", ou_own(iterator->sequence),
                                   ou_from_small_int((int64_t)iterator->index));
}

static OuValue iterator_setstate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuSequenceIterator *iterator = as_iterator(self);
    int64_t index;
    if (!ou_index_as_int64(rt, args[0], false, &index)) return OU_ERROR;
    if (ou_is_undef(iterator->sequence)) return OU_NONE;
    size_t count = ou_as_array(iterator->sequence)->count;
    iterator->index = index < 0 ? 0 : (size_t)index > count ? count : (size_t)index;
    return OU_NONE;
}

static void iterator_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuSequenceIterator *)self)->sequence, visit, argument);
}

static void iterator_clear(OuRuntime *rt, OuObject *self) {
    ou_clear(rt, &((OuSequenceIterator *)self)->sequence);
}

static void iterator_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, 1);
}

static const OuMethodRow iterator_methods[] = {
    OU_ROW("__reduce__", iterator_reduce, 0, 0, "__reduce__()"),
    OU_ROW("__setstate__", iterator_setstate, 1, 1, "__setstate__(state, /)"),
    {0},
};

const OuTypeSpec ou_array_iterator_type = {
    .name = "array.arrayiterator",
    .basic_size = sizeof(OuSequenceIterator),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .methods = iterator_methods,
    .slots.traverse = iterator_traverse,
    .slots.clear = iterator_clear,
    .slots.destroy = iterator_destroy,
    .slots.iter = iterator_self,
    .slots.next = iterator_next,
};

const OuTypeSpec ou_array_type = {
    .name = "array.array",
    .doc = "array(typecode [, initializer]) -> array\n\nItems of one machine format: "
           "typecode is one of b, B, u, w, h, H, i, I, l, L, q, Q, f, d.",
    .basic_size = sizeof(OuArray),
    .flags = OU_TYPE_BASE,
    .methods = ou_array_methods,
    .getsets = ou_array_getsets,
    .slots.new = array_new,
    .slots.destroy = array_destroy,
    .slots.size = array_size,
    .slots.repr = array_repr,
    .slots.compare = array_compare,
    .slots.length = array_length,
    .slots.get_item = array_get_item,
    .slots.set_item = array_set_item,
    .slots.del_item = array_del_item,
    .slots.contains = array_contains,
    .slots.iter = array_iter,
    .slots.add = array_add,
    .slots.mul = array_mul,
    .slots.iadd = array_iadd,
    .slots.imul = array_imul,
    .slots.get_buffer = array_get_buffer,
    .slots.release_buffer = array_release_buffer,
};
