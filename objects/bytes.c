/* bytes: how they are held, how they are made, and the type.
 *
 * One block: header, hash, size, the bytes and a NUL. What bytes and bytearray do alike stands
 * in bytes_methods.c. */
#include "objects/bytes.h"

#include <string.h>

#include "objects/bytes_methods.h"
#include "objects/codec.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/tuple.h"

static size_t block_size(size_t size) {
    return offsetof(OuBytes, bytes) + size + 1;
}

static OuBytes *allocate_as(OuRuntime *rt, OuType *type, size_t size) {
    if (size > OU_MAX_BYTES) return ou_raise_memory(rt);
    OuBytes *bytes = ou_object_new_sized(rt, type, block_size(size));
    if (bytes == NULL) return NULL;
    bytes->hash = -1;
    bytes->size = size;
    bytes->bytes[size] = 0;
    return bytes;
}

OuValue ou_bytes_new(OuRuntime *rt, const char *bytes, size_t size) {
    if (size == 0 && !ou_is_undef(rt->empty_bytes)) return ou_own(rt->empty_bytes);
    OuBytes *result = allocate_as(rt, rt->types[OU_TYPE_BYTES], size);
    if (result == NULL) return OU_ERROR;
    if (bytes != NULL) memcpy(result->bytes, bytes, size);
    return ou_take(result);
}

static void bytes_destroy(OuRuntime *rt, OuObject *self) {
    ou_object_free_sized(rt, self, block_size(((OuBytes *)self)->size));
}

static size_t bytes_size(OuRef self) {
    return block_size(ou_as_bytes(self)->size);
}

bool ou_bytes_like(OuRef value, OuSpan *span) {
    if (!ou_is_bytes(value) && !ou_is_bytearray(value)) return false;
    *span = ou_self_span(value);
    return true;
}

/* ---- construction ---- */

/* The items of an iterable of ints. */
static bool collect_items(OuStrBuilder *output, OuRef source, const char *range_message) {
    OuRuntime *rt = output->rt;
    OuValue iterator = ou_iter(rt, source);
    if (ou_is_error(iterator)) return false;
    bool done = false;
    for (;;) {
        OuValue item = ou_next(rt, iterator);
        if (ou_is_error(item)) break;
        done = item == OU_STOP;
        if (done) break;
        int64_t number;
        bool is_number = ou_index_as_int64(rt, item, true, &number);
        ou_drop(rt, item);
        if (!is_number) break;
        if (number < 0 || number > 255) {
            ou_raise(rt, OU_EXC_ValueError, "%s", range_message);
            break;
        }
        char byte = (char)number;
        if (!ou_str_builder_add_counted(output, &byte, 1, 1)) break;
    }
    ou_drop(rt, iterator);
    return done;
}

/* The memory of an exporter. */
static bool collect_buffer(OuStrBuilder *output, OuRef source) {
    OuSpan span;
    if (ou_bytes_like(source, &span))
        return ou_str_builder_add_counted(output, span.bytes, span.size, span.size);
    OuValue copy = ou_buffer_to_bytes(output->rt, source);
    if (ou_is_error(copy)) return false;
    span = ou_self_span(copy);
    bool done = ou_str_builder_add_counted(output, span.bytes, span.size, span.size);
    ou_drop(output->rt, copy);
    return done;
}

/* NO: `count` is not one after all. */
static OuTruth collect_zeros(OuStrBuilder *output, OuRef count) {
    int64_t number;
    OuRuntime *rt = output->rt;
    if (!ou_index_as_int64(rt, count, false, &number))
        return ou_clear_exception_if(rt, OU_EXC_TypeError) ? OU_TRUTH_NO : OU_TRUTH_FAILED;
    if (number < 0) {
        ou_raise(rt, OU_EXC_ValueError, "negative count");
        return OU_TRUTH_FAILED;
    }
    return ou_str_builder_add_fill(output, 0, (size_t)number) ? OU_TRUTH_YES : OU_TRUTH_FAILED;
}

static bool collect_encoded(OuStrBuilder *output, OuRef text, const char *encoding,
                            const char *errors) {
    OuValue bytes = ou_encode(output->rt, text, encoding, errors);
    if (ou_is_error(bytes)) return false;
    OuSpan span = ou_self_span(bytes);
    bool added = ou_str_builder_add_counted(output, span.bytes, span.size, span.size);
    ou_drop(output->rt, bytes);
    return added;
}

bool ou_bytes_collect(OuStrBuilder *output, const OuRef args[3], const char *type_name,
                      const char *range_message) {
    OuRuntime *rt = output->rt;
    OuRef source = args[0];
    const char *encoding, *errors;
    if (!ou_codec_arguments(rt, type_name, args[1], args[2], &encoding, &errors)) return false;
    bool is_text = !ou_is_undef(source) && ou_is_str(source);
    if (!is_text && (encoding != NULL || errors != NULL))
        return ou_fail(rt, OU_EXC_TypeError, "%s without a string argument",
                       encoding != NULL ? "encoding" : "errors");
    if (is_text && encoding == NULL)
        return ou_fail(rt, OU_EXC_TypeError, "string argument without an encoding");
    if (ou_is_undef(source)) return true;
    if (is_text) return collect_encoded(output, source, encoding, errors);
    if (ou_type_of(rt, source)->slots.index != NULL) {
        OuTruth counted = collect_zeros(output, source);
        if (counted != OU_TRUTH_NO) return counted == OU_TRUTH_YES;
    }
    if (ou_has_buffer(rt, source)) return collect_buffer(output, source);
    const OuSlots *slots = &ou_type_of(rt, source)->slots;
    if (slots->iter == NULL && slots->get_item == NULL)
        return ou_fail(rt, OU_EXC_TypeError, "cannot convert '%T' object to %s", source,
                       type_name);
    return collect_items(output, source, range_message);
}

/* `bytes` (taken) as an instance of `type`. */
static OuValue as_type_take(OuRuntime *rt, OuType *type, OuValue bytes) {
    if (ou_is_error(bytes) || type == rt->types[OU_TYPE_BYTES]) return bytes;
    OuSpan span = ou_self_span(bytes);
    OuBytes *result = allocate_as(rt, type, span.size);
    if (result != NULL) memcpy(result->bytes, span.bytes, span.size);
    ou_drop(rt, bytes);
    return result != NULL ? ou_take(result) : OU_ERROR;
}

/* What source.__bytes__() gives; OU_UNDEF: it has none. */
static OuValue call_bytes_method(OuRuntime *rt, OuRef source) {
    OuValue method = ou_find_special(rt, source, rt->names.dunder_bytes);
    if (ou_is_error(method) || ou_is_undef(method)) return method;
    OuValue result = ou_call0(rt, method);
    ou_drop(rt, method);
    if (ou_is_error(result) || ou_is_bytes(result)) return result;
    ou_raise(rt, OU_EXC_TypeError, "__bytes__ returned non-bytes (type %T)", (OuRef)result);
    ou_drop(rt, result);
    return OU_ERROR;
}

static OuValue bytes_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                         OuRef names) {
    OuRef slots[3];
    if (!ou_parse_arguments(rt, "bytes", "source encoding errors", 0, 3, args, argc, names,
                            slots))
        return OU_ERROR;
    if (!ou_is_undef(slots[0]) && ou_is_undef(slots[1]) && ou_is_undef(slots[2])) {
        OuValue made = call_bytes_method(rt, slots[0]);
        if (!ou_is_undef(made)) return as_type_take(rt, type, made);
    }
    OuStrBuilder output;
    ou_str_builder_begin(&output, rt);
    if (ou_bytes_collect(&output, slots, "bytes", "bytes must be in range(0, 256)"))
        return as_type_take(rt, type, ou_str_builder_end_bytes(&output));
    ou_str_builder_abandon(&output);
    return OU_ERROR;
}

static bool bytes_get_buffer(OuRuntime *rt, OuRef self, OuBuffer *buffer, unsigned wishes) {
    OuBytes *bytes = ou_as_bytes(self);
    return ou_buffer_fill(rt, buffer, self, bytes->bytes, bytes->size, true, wishes);
}

/* ---- operators ---- */

static bool bytes_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    OuBytes *bytes = ou_as_bytes(self);
    if (bytes->hash == -1) bytes->hash = ou_span_hash(rt, ou_self_span(self));
    *hash = bytes->hash;
    return true;
}

static OuValue bytes_repr(OuRuntime *rt, OuRef self) {
    return ou_span_repr(rt, ou_self_span(self), "b", "", false);
}

static OuValue bytes_mod(OuRuntime *rt, OuRef left, OuRef right) {
    return ou_is_bytes(left) ? ou_bytes_percent(rt, left, right) : OU_NOT_IMPLEMENTED;
}

static OuValue bytes_get_item(OuRuntime *rt, OuRef self, OuRef key) {
    if (ou_is_slice(key)) return ou_bytes_get_slice(rt, self, key);
    if (!ou_is_small_int(key) && ou_type_of(rt, key)->slots.index == NULL)
        return ou_raise(rt, OU_EXC_TypeError, "byte indices must be integers or slices, not %T",
                        key);
    size_t index;
    if (!ou_item_index(rt, key, ou_as_bytes(self)->size, "index out of range", &index))
        return OU_ERROR;
    return ou_from_small_int((uint8_t)ou_as_bytes(self)->bytes[index]);
}

/* ---- methods of bytes alone ---- */

static OuValue bytes_bytes(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_bytes_plain(rt, self);
}

static OuValue bytes_getnewargs(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue plain = ou_bytes_plain(rt, self);
    if (ou_is_error(plain)) return OU_ERROR;
    OuValue result = ou_tuple_pack1(rt, plain);
    ou_drop(rt, plain);
    return result;
}

static OuValue bytes_fromhex(OuRuntime *rt, OuRef cls, const OuRef *args, size_t argc) {
    OuStrBuilder output;
    ou_str_builder_begin(&output, rt);
    if (!ou_bytes_collect_hex(&output, args[0])) {
        ou_str_builder_abandon(&output);
        return OU_ERROR;
    }
    OuValue bytes = ou_str_builder_end_bytes(&output);
    if (ou_is_error(bytes) || cls == ou_ref(rt->types[OU_TYPE_BYTES])) return bytes;
    OuValue result = ou_call1(rt, cls, bytes);
    ou_drop(rt, bytes);
    return result;
}

static const OuMethodRow bytes_methods[] = {
#define METHOD(name, min, max, parameters, doc)                                                \
    {#name, ou_bytes_##name, min, max, doc, parameters},
#include "objects/bytes_methods.def"
#undef METHOD
    {"fromhex", bytes_fromhex, 1, 1,
     "fromhex(string, /)\nThe bytes that hexadecimal digits stand for.",
     .kind = OU_METHOD_CLASS},
    {"maketrans", ou_bytes_maketrans, 2, 2, "maketrans(frm, to, /)\nA table for translate().",
     .kind = OU_METHOD_STATIC},
    {"__bytes__", bytes_bytes, 0, 0, "__bytes__()\nThe same as plain bytes."},
    {"__getnewargs__", bytes_getnewargs, 0, 0,
     "__getnewargs__()\nThe arguments to make it anew."},
    {NULL},
};

const OuTypeSpec ou_bytes_type = {
    .name = "bytes",
    .doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n"
           "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
           "bytes(int) -> bytes object of size given by the parameter initialized with null "
           "bytes\n"
           "bytes() -> empty bytes object\n\nAn immutable sequence of bytes.",
    .basic_size = offsetof(OuBytes, bytes),
    .flags = OU_TYPE_BASE | OU_TYPE_VARIABLE | OU_TYPE_MATCH_SELF,
    .methods = bytes_methods,
    .slots.new = bytes_new,
    .slots.destroy = bytes_destroy,
    .slots.size = bytes_size,
    .slots.add = ou_bytes_add,
    .slots.mul = ou_bytes_mul,
    .slots.mod = bytes_mod,
    .slots.compare = ou_bytes_compare,
    .slots.hash = bytes_hash,
    .slots.repr = bytes_repr,
    .slots.str = bytes_repr,
    .slots.length = ou_bytes_length,
    .slots.get_item = bytes_get_item,
    .slots.contains = ou_bytes_contains,
    .slots.iter = ou_bytes_iter,
    .slots.get_buffer = bytes_get_buffer,
};
