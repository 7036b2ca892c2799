/* bytearray: bytes that can be changed in place.
 *
 * A block of bytes with room to grow. What it does like bytes stands in bytes_methods.c and
 * bytes_search.c; here is what changes it. */
#include "objects/bytearray.h"

#include <string.h>

#include "objects/bytes_methods.h"
#include "objects/codec.h"
#include "objects/function.h"
#include "objects/iterators.h"

#define RANGE_MESSAGE "byte must be in range(0, 256)"

/* Make room for `capacity` bytes. */
static bool reserve(OuRuntime *rt, OuByteArray *array, size_t capacity) {
    if (capacity <= array->capacity) return true;
    if (capacity > OU_MAX_BYTES) {
        ou_raise_memory(rt);
        return false;
    }
    if (capacity < array->size + array->size / 8 + 8)
        capacity = array->size + array->size / 8 + 8;
    char *bytes = ou_resize(rt, array->bytes, array->capacity, capacity);
    if (bytes == NULL) return false;
    array->bytes = bytes;
    array->capacity = capacity;
    return true;
}

/* Replace [start, stop) by `span`, which lies elsewhere. */
static bool splice(OuRuntime *rt, OuByteArray *array, size_t start, size_t stop, OuSpan span) {
    size_t rest = array->size - stop;
    if (span.size != stop - start && !ou_check_no_exports(rt, array->export_count))
        return false;
    if (span.size > OU_MAX_BYTES - array->size) {
        ou_raise_memory(rt);
        return false;
    }
    if (!reserve(rt, array, start + span.size + rest)) return false;
    if (rest > 0) memmove(array->bytes + start + span.size, array->bytes + stop, rest);
    if (span.size > 0) memcpy(array->bytes + start, span.bytes, span.size);
    array->size = start + span.size + rest;
    return true;
}

static OuValue new_empty(OuRuntime *rt, OuType *type) {
    OuByteArray *array = ou_object_new(rt, type);
    if (array == NULL) return OU_ERROR;
    array->bytes = NULL;
    array->size = array->capacity = array->export_count = 0;
    return ou_take(array);
}

OuValue ou_bytearray_new(OuRuntime *rt, const char *bytes, size_t size) {
    OuValue result = new_empty(rt, rt->types[OU_TYPE_BYTEARRAY]);
    if (ou_is_error(result)) return OU_ERROR;
    OuByteArray *array = ou_as_bytearray(result);
    if (!reserve(rt, array, size)) {
        ou_drop(rt, result);
        return OU_ERROR;
    }
    if (bytes != NULL && size > 0) memcpy(array->bytes, bytes, size);
    array->size = size;
    return result;
}

static void bytearray_destroy(OuRuntime *rt, OuObject *self) {
    OuByteArray *array = (OuByteArray *)self;
    ou_free(rt, array->bytes, array->capacity);
    ou_object_free(rt, self);
}

static size_t bytearray_size(OuRef self) {
    return sizeof(OuByteArray) + ou_as_bytearray(self)->capacity;
}

static bool bytearray_get_buffer(OuRuntime *rt, OuRef self, OuBuffer *buffer, unsigned wishes) {
    OuByteArray *array = ou_as_bytearray(self);
    if (!ou_buffer_fill(rt, buffer, self, array->bytes, array->size, false, wishes))
        return false;
    array->export_count++;
    return true;
}

static void bytearray_release_buffer(OuRuntime *rt OU_UNUSED, OuRef self,
                                     OuBuffer *buffer OU_UNUSED) {
    OU_ASSERT(ou_as_bytearray(self)->export_count > 0);
    ou_as_bytearray(self)->export_count--;
}

/* ---- construction ---- */

static OuValue bytearray_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                             OuRef names) {
    return new_empty(rt, type);
}

/* What `args` (source, encoding, errors) ask for, in place of [start, stop). */
static bool splice_collected(OuRuntime *rt, OuRef self, const OuRef args[3], size_t start,
                             size_t stop) {
    OuStrBuilder contents;
    ou_str_builder_begin(&contents, rt);
    bool done = ou_bytes_collect(&contents, args, "bytearray", RANGE_MESSAGE);
    if (done) {
        // Collecting may have run code that changed the array.
        OuByteArray *array = ou_as_bytearray(self);
        if (stop > array->size) stop = array->size;
        if (start > stop) start = stop;
        done = splice(rt, array, start, stop, ou_span(contents.bytes, contents.size));
    }
    ou_str_builder_abandon(&contents);
    return done;
}

static bool bytearray_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                           OuRef names) {
    OuRef slots[3];
    return ou_parse_arguments(rt, "bytearray", "source encoding errors", 0, 3, args, argc,
                              names, slots) &&
           (ou_as_bytearray(self)->size == 0 ||
            ou_check_no_exports(rt, ou_as_bytearray(self)->export_count)) &&
           splice_collected(rt, self, slots, 0, SIZE_MAX);
}

/* ---- operators ---- */

static OuValue bytearray_repr(OuRuntime *rt, OuRef self) {
    OuValue name = ou_format(rt, "%T(b", self);
    if (ou_is_error(name)) return OU_ERROR;
    OuValue result = ou_span_repr(rt, ou_self_span(self), ou_str_bytes(name), ")", true);
    ou_drop(rt, name);
    return result;
}

static OuValue bytearray_mod(OuRuntime *rt, OuRef left, OuRef right) {
    if (!ou_is_bytearray(left)) return OU_NOT_IMPLEMENTED;
    // The format must stay as it is while arguments are asked for their text.
    OuSpan span = ou_self_span(left);
    OuValue format = ou_bytes_new(rt, span.bytes, span.size);
    if (ou_is_error(format)) return OU_ERROR;
    OuValue text = ou_bytes_percent(rt, format, right);
    ou_drop(rt, format);
    if (ou_is_error(text)) return OU_ERROR;
    OuValue result = ou_bytes_make(rt, left, ou_self_span(text));
    ou_drop(rt, text);
    return result;
}

/* array += array */
static bool append_self(OuRuntime *rt, OuByteArray *array) {
    size_t size = array->size;
    if (size == 0) return true;
    if (!ou_check_no_exports(rt, array->export_count) || !reserve(rt, array, 2 * size))
        return false;
    memcpy(array->bytes + size, array->bytes, size);
    array->size = 2 * size;
    return true;
}

static OuValue bytearray_iadd(OuRuntime *rt, OuRef self, OuRef other) {
    OuByteArray *array = ou_as_bytearray(self);
    if (other == self) return append_self(rt, array) ? ou_own(self) : OU_ERROR;
    OuBuffer data;
    if (!ou_bytes_operand(rt, other, &data, self)) return OU_ERROR;
    bool done = splice(rt, array, array->size, array->size, ou_buffer_span(&data));
    ou_buffer_release(rt, &data);
    return done ? ou_own(self) : OU_ERROR;
}

static OuValue bytearray_imul(OuRuntime *rt, OuRef self, OuRef factor) {
    int64_t count;
    if (ou_type_of(rt, factor)->slots.index == NULL)
        return ou_raise(rt, OU_EXC_TypeError, "can't multiply sequence by non-int of type '%T'",
                        factor);
    if (!ou_index_as_int64(rt, factor, false, &count)) return OU_ERROR;
    OuByteArray *array = ou_as_bytearray(self);
    size_t old_size = array->size, size;
    if (count < 0) count = 0;
    if (__builtin_mul_overflow(old_size, (size_t)count, &size) || size > OU_MAX_BYTES) {
        ou_raise_memory(rt);
        return OU_ERROR;
    }
    if (size != old_size && !ou_check_no_exports(rt, array->export_count)) return OU_ERROR;
    if (!reserve(rt, array, size)) return OU_ERROR;
    if (size > old_size)
        ou_span_repeat_into(array->bytes + old_size, ou_span(array->bytes, old_size),
                            (size_t)count - 1);
    array->size = size;
    return ou_own(self);
}

static bool check_key(OuRuntime *rt, OuRef key) {
    return ou_is_small_int(key) || ou_type_of(rt, key)->slots.index != NULL ||
           ou_fail(rt, OU_EXC_TypeError, "bytearray indices must be integers or slices, not %T",
                   key);
}

/* The place of an item. Its index may run code that changes the size, which is read after. */
static bool find_place(OuRuntime *rt, OuRef self, OuRef key, size_t *place) {
    if (!check_key(rt, key)) return false;
    OuValue index = ou_index(rt, key);
    if (ou_is_error(index)) return false;
    bool found = ou_item_index(rt, index, ou_as_bytearray(self)->size,
                               "bytearray index out of range", place);
    ou_drop(rt, index);
    return found;
}

typedef struct Part {
    int64_t start, stop, step, count;
} Part;

/* What a slice selects; likewise. */
static bool find_part(OuRuntime *rt, const OuByteArray *array, OuRef slice, Part *part) {
    if (!ou_slice_convert(rt, slice, &part->start, &part->stop, &part->step)) return false;
    ou_slice_clip(&part->start, &part->stop, part->step, (int64_t)array->size, &part->count);
    return true;
}

static OuValue bytearray_get_item(OuRuntime *rt, OuRef self, OuRef key) {
    if (ou_is_slice(key)) return ou_bytes_get_slice(rt, self, key);
    size_t index;
    if (!find_place(rt, self, key, &index)) return OU_ERROR;
    return ou_from_small_int((uint8_t)ou_as_bytearray(self)->bytes[index]);
}

/* self[start::step] = span, item by item, where both have `count`. */
static void set_strided(OuByteArray *array, int64_t start, int64_t step, int64_t count,
                        OuSpan span) {
    for (int64_t i = 0; i < count; i++)
        array->bytes[start + i * step] = span.bytes[i];
}

static bool delete_strided(OuRuntime *rt, OuByteArray *array, int64_t start, int64_t step,
                           int64_t count) {
    if (count == 0) return true;
    if (!ou_check_no_exports(rt, array->export_count)) return false;
    if (step < 0) {
        start += (count - 1) * step;
        step = -step;
    }
    size_t kept = 0;
    int64_t next = start, left = count;
    for (size_t i = 0; i < array->size; i++) {
        if (left > 0 && (int64_t)i == next) {
            next += step;
            left--;
        } else {
            array->bytes[kept++] = array->bytes[i];
        }
    }
    array->size = kept;
    return true;
}

/* `value` as bytes of its own, owned: any source of a bytearray but a number or text. */
static OuValue slice_source(OuRuntime *rt, OuRef value) {
    if (ou_has_buffer(rt, value)) return ou_buffer_to_bytes(rt, value);
    const OuSlots *slots = &ou_type_of(rt, value)->slots;
    if (ou_is_str(value) || slots->index != NULL || slots->to_float != NULL)
        return ou_raise(
            rt, OU_EXC_TypeError,
            "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    OuStrBuilder contents;
    ou_str_builder_begin(&contents, rt);
    const OuRef args[3] = {value, OU_UNDEF, OU_UNDEF};
    if (ou_bytes_collect(&contents, args, "bytearray", RANGE_MESSAGE))
        return ou_str_builder_end_bytes(&contents);
    ou_str_builder_abandon(&contents);
    return OU_ERROR;
}

static bool set_slice(OuRuntime *rt, OuRef self, OuRef slice, OuRef value) {
    int64_t bounds[3];
    if (!ou_slice_convert(rt, slice, &bounds[0], &bounds[1], &bounds[2])) return false;
    OuValue source = slice_source(rt, value);
    if (ou_is_error(source)) return false;
    OuByteArray *array = ou_as_bytearray(self);
    OuSpan span = ou_self_span(source);
    Part part;
    bool done = false;
    if (!find_part(rt, array, slice, &part)) goto done;
    int64_t start = part.start, step = part.step, count = part.count;
    if (step == 1) {
        done = splice(rt, array, (size_t)start, (size_t)(start + count), span);
    } else if (span.size == 0) {
        // Nothing assigned to every n-th byte deletes them.
        done = delete_strided(rt, array, start, step, count);
    } else if (span.size != (size_t)count) {
        ou_raise(rt, OU_EXC_ValueError,
                 "attempt to assign bytes of size %zu to extended slice of size %lld",
                 span.size, (long long)count);
    } else {
        set_strided(array, start, step, count, span);
        done = true;
    }
done:
    ou_drop(rt, source);
    return done;
}

static bool bytearray_set_item(OuRuntime *rt, OuRef self, OuRef key, OuRef value) {
    if (ou_is_slice(key)) return set_slice(rt, self, key, value);
    size_t index;
    char byte;
    if (!check_key(rt, key) || !ou_byte_value(rt, value, &byte) ||
        !find_place(rt, self, key, &index))
        return false;
    ou_as_bytearray(self)->bytes[index] = byte;
    return true;
}

static bool bytearray_del_item(OuRuntime *rt, OuRef self, OuRef key) {
    OuByteArray *array = ou_as_bytearray(self);
    if (ou_is_slice(key)) {
        Part part;
        if (!find_part(rt, array, key, &part)) return false;
        int64_t start = part.start, step = part.step, count = part.count;
        if (step == 1)
            return splice(rt, array, (size_t)start, (size_t)(start + count), ou_span("", 0));
        return delete_strided(rt, array, start, step, count);
    }
    size_t index;
    return find_place(rt, self, key, &index) &&
           splice(rt, array, index, index + 1, ou_span("", 0));
}

/* ---- methods ---- */

static OuValue bytearray_append(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    char byte;
    if (!ou_byte_value(rt, args[0], &byte)) return OU_ERROR;
    OuByteArray *array = ou_as_bytearray(self);
    return splice(rt, array, array->size, array->size, ou_span(&byte, 1)) ? OU_NONE : OU_ERROR;
}

static OuValue bytearray_extend(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "expected iterable of integers; got: 'str'");
    const OuSlots *slots = &ou_type_of(rt, args[0])->slots;
    if (!ou_has_buffer(rt, args[0]) && slots->iter == NULL && slots->get_item == NULL)
        return ou_raise(rt, OU_EXC_TypeError, "can't extend bytearray with %T", args[0]);
    OuValue source = slice_source(rt, args[0]);
    if (ou_is_error(source)) return OU_ERROR;
    OuByteArray *array = ou_as_bytearray(self);
    bool done = splice(rt, array, array->size, array->size, ou_self_span(source));
    ou_drop(rt, source);
    return done ? OU_NONE : OU_ERROR;
}

static OuValue bytearray_insert(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t index;
    char byte;
    if (!ou_int_argument(rt, args[0], 0, &index) || !ou_byte_value(rt, args[1], &byte))
        return OU_ERROR;
    OuByteArray *array = ou_as_bytearray(self);
    int64_t size = (int64_t)array->size;
    if (index < 0) index = index + size < 0 ? 0 : index + size;
    if (index > size) index = size;
    return splice(rt, array, (size_t)index, (size_t)index, ou_span(&byte, 1)) ? OU_NONE
                                                                              : OU_ERROR;
}

static OuValue bytearray_pop(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t index;
    if (!ou_int_argument(rt, ou_argument(args, argc, 0), -1, &index)) return OU_ERROR;
    OuByteArray *array = ou_as_bytearray(self);
    if (array->size == 0) return ou_raise(rt, OU_EXC_IndexError, "pop from empty bytearray");
    if (index < 0) index += (int64_t)array->size;
    if (index < 0 || index >= (int64_t)array->size)
        return ou_raise(rt, OU_EXC_IndexError, "pop index out of range");
    uint8_t byte = (uint8_t)array->bytes[index];
    if (!splice(rt, array, (size_t)index, (size_t)index + 1, ou_span("", 0))) return OU_ERROR;
    return ou_from_small_int(byte);
}

static OuValue bytearray_remove(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    char byte;
    if (!ou_byte_value(rt, args[0], &byte)) return OU_ERROR;
    size_t found = ou_span_find(ou_self_span(self), ou_span(&byte, 1));
    if (found == OU_NOT_FOUND)
        return ou_raise(rt, OU_EXC_ValueError, "value not found in bytearray");
    bool done = splice(rt, ou_as_bytearray(self), found, found + 1, ou_span("", 0));
    return done ? OU_NONE : OU_ERROR;
}

static OuValue bytearray_reverse(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuByteArray *array = ou_as_bytearray(self);
    for (size_t i = 0, j = array->size; i + 1 < j; i++) {
        char byte = array->bytes[i];
        array->bytes[i] = array->bytes[--j];
        array->bytes[j] = byte;
    }
    return OU_NONE;
}

static OuValue bytearray_clear(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuByteArray *array = ou_as_bytearray(self);
    if (!ou_check_no_exports(rt, array->export_count)) return OU_ERROR;
    char *bytes = array->bytes;
    size_t capacity = array->capacity;
    array->bytes = NULL;
    array->size = array->capacity = 0;
    ou_free(rt, bytes, capacity);
    return OU_NONE;
}

static OuValue bytearray_resize(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t size;
    if (!ou_index_as_int64(rt, args[0], false, &size)) return OU_ERROR;
    if (size < 0)
        return ou_raise(rt, OU_EXC_ValueError, "Can only resize to positive sizes, got %lld",
                        (long long)size);
    OuByteArray *array = ou_as_bytearray(self);
    size_t old_size = array->size, new_size = (size_t)size;
    if (new_size == old_size) return OU_NONE;
    if (!ou_check_no_exports(rt, array->export_count) || !reserve(rt, array, new_size))
        return OU_ERROR;
    if (new_size > old_size) memset(array->bytes + old_size, 0, new_size - old_size);
    array->size = new_size;
    return OU_NONE;
}

static OuValue bytearray_alloc(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuByteArray *array = ou_as_bytearray(self);
    return ou_from_small_int(array->size == 0 ? 0 : (int64_t)array->size + 1);
}

/* The contents as text where a pickle cannot hold bytes (protocols 0 to 2), else as bytes. */
static OuValue reduce(OuRuntime *rt, OuRef self, int64_t protocol) {
    OuSpan span = ou_self_span(self);
    OuValue result = OU_ERROR, contents = OU_ERROR, latin = OU_ERROR;
    OuValue state = ou_call_method_string(rt, self, "__getstate__", NULL, 0);
    if (ou_is_error(state)) return OU_ERROR;
    contents = protocol < 3 ? ou_decode(rt, span.bytes, span.size, "latin-1", NULL)
                            : ou_bytes_new(rt, span.bytes, span.size);
    latin = ou_str_from_string(rt, "latin-1");
    if (!ou_is_error(contents) && !ou_is_error(latin)) {
        OuRef args[] = {contents, latin};
        result = ou_reduce_type(rt, self, args, protocol < 3 ? 2 : 1, state);
    }
    ou_drop(rt, contents);
    ou_drop(rt, latin);
    ou_drop(rt, state);
    return result;
}

static OuValue bytearray_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return reduce(rt, self, 2);
}

static OuValue bytearray_reduce_ex(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t protocol = 0;
    if (argc > 0 && !ou_index_as_int64(rt, args[0], true, &protocol)) return OU_ERROR;
    return reduce(rt, self, protocol);
}

static OuValue bytearray_copy(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_bytes_make(rt, self, ou_self_span(self));
}

static OuValue bytearray_fromhex(OuRuntime *rt, OuRef cls, const OuRef *args, size_t argc) {
    OuStrBuilder output;
    ou_str_builder_begin(&output, rt);
    OuValue array = OU_ERROR, result = OU_ERROR;
    if (ou_bytes_collect_hex(&output, args[0]))
        array = ou_bytearray_new(rt, output.bytes, output.size);
    ou_str_builder_abandon(&output);
    if (ou_is_error(array) || cls == ou_ref(rt->types[OU_TYPE_BYTEARRAY])) return array;
    result = ou_call1(rt, cls, array);
    ou_drop(rt, array);
    return result;
}

static const OuMethodRow bytearray_methods[] = {
#define METHOD(name, min, max, parameters, doc)                                                \
    {#name, ou_bytes_##name, min, max, doc, parameters},
#include "objects/bytes_methods.def"
#undef METHOD
    {"__alloc__", bytearray_alloc, 0, 0, "__alloc__()\nHow many bytes are reserved."},
    {"__reduce__", bytearray_reduce, 0, 0, "__reduce__()\nHow it is pickled."},
    {"__reduce_ex__", bytearray_reduce_ex, 0, 1,
     "__reduce_ex__(proto=0, /)\nHow it is pickled with this protocol."},
    {"append", bytearray_append, 1, 1, "append(item, /)\nAdd a byte at the end."},
    {"clear", bytearray_clear, 0, 0, "clear()\nRemove all bytes."},
    {"copy", bytearray_copy, 0, 0, "copy()\nA new bytearray with the same bytes."},
    {"extend", bytearray_extend, 1, 1,
     "extend(iterable_of_ints, /)\nAdd all bytes of an iterable at the end."},
    {"fromhex", bytearray_fromhex, 1, 1,
     "fromhex(string, /)\nThe bytes that hexadecimal digits stand for.",
     .kind = OU_METHOD_CLASS},
    {"insert", bytearray_insert, 2, 2,
     "insert(index, item, /)\nPut a byte in front of a position."},
    {"maketrans", ou_bytes_maketrans, 2, 2, "maketrans(frm, to, /)\nA table for translate().",
     .kind = OU_METHOD_STATIC},
    {"pop", bytearray_pop, 0, 1,
     "pop(index=-1, /)\nRemove a byte, the last one by default, and return it."},
    {"remove", bytearray_remove, 1, 1, "remove(value, /)\nRemove the first such byte."},
    {"resize", bytearray_resize, 1, 1,
     "resize(size, /)\nCut off bytes at the end, or add zeros there."},
    {"reverse", bytearray_reverse, 0, 0,
     "reverse()\nTurn the order of the bytes around, in place."},
    {NULL},
};

const OuTypeSpec ou_bytearray_type = {
    .name = "bytearray",
    .doc = "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> "
           "bytearray\n"
           "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
           "bytearray(int) -> bytes array of size given by the parameter initialized with null "
           "bytes\n"
           "bytearray() -> empty bytes array\n\nA sequence of bytes that can be changed.",
    .basic_size = sizeof(OuByteArray),
    .flags = OU_TYPE_BASE | OU_TYPE_MATCH_SELF,
    .methods = bytearray_methods,
    .slots.new = bytearray_new,
    .slots.init = bytearray_init,
    .slots.destroy = bytearray_destroy,
    .slots.size = bytearray_size,
    .slots.add = ou_bytes_add,
    .slots.mul = ou_bytes_mul,
    .slots.mod = bytearray_mod,
    .slots.iadd = bytearray_iadd,
    .slots.imul = bytearray_imul,
    .slots.compare = ou_bytes_compare,
    .slots.repr = bytearray_repr,
    .slots.str = bytearray_repr,
    .slots.length = ou_bytes_length,
    .slots.get_item = bytearray_get_item,
    .slots.set_item = bytearray_set_item,
    .slots.del_item = bytearray_del_item,
    .slots.contains = ou_bytes_contains,
    .slots.iter = ou_bytes_iter,
    .slots.get_buffer = bytearray_get_buffer,
    .slots.release_buffer = bytearray_release_buffer,
};
