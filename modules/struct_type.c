/* struct.Struct: a format that has been read, and what can be done with it. */
#include "modules/struct_parts.h"
#include "objects/bytes.h"
#include "objects/codec.h"
#include "objects/containers.h"
#include "objects/int.h"
#include "objects/str.h"

extern const OuTypeSpec ou_struct_type, ou_struct_iterator_type;

/* ---- construction ---- */

static OuValue struct_new(OuRuntime *rt, OuType *type, const OuRef *args OU_UNUSED,
                          size_t argc OU_UNUSED, OuRef names OU_UNUSED) {
    OuStruct *self = ou_object_new(rt, type);
    if (self == NULL) return OU_ERROR;
    self->layout = (OuStructLayout){0};
    self->format = OU_UNDEF;
    self->use_count = 0;
    return ou_take(self);
}

/* The format as bytes: ASCII text is as good. */
static OuValue format_bytes(OuRuntime *rt, OuRef format) {
    if (ou_is_bytes(format)) return ou_own(format);
    if (ou_is_str(format)) return ou_encode(rt, format, "ascii", NULL);
    return ou_raise(rt, OU_EXC_TypeError,
                    "Struct() argument 1 must be a str or bytes object, not %T", format);
}

/* Give `self` a format, instead of the one it has. */
static bool set_format(OuRuntime *rt, OuStruct *self, OuRef given) {
    OuStructLayout layout;
    OuValue format = format_bytes(rt, given);
    if (ou_is_error(format)) return false;
    OuSpan text = ou_span(ou_as_bytes(format)->bytes, ou_as_bytes(format)->size);
    if (self->use_count > 0) {
        ou_fail(rt, OU_EXC_RuntimeError, "Struct object is in use");
    } else if (ou_struct_layout_begin(rt, &layout, text)) {
        ou_struct_layout_end(rt, &self->layout);
        self->layout = layout;
        ou_replace_take(rt, &self->format, format);
        return true;
    }
    ou_drop(rt, format);
    return false;
}

static bool struct_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                        OuRef names) {
    OuRef format;
    return ou_parse_arguments(rt, "Struct", "format", 1, 1, args, argc, names, &format) &&
           set_format(rt, ou_as_struct(self), format);
}

OuValue ou_struct_compile(OuRuntime *rt, OuRef format) {
    OuType *type = ou_modules_type(rt, OU_MODULE_TYPE_STRUCT);
    OuValue self = type != NULL ? struct_new(rt, type, NULL, 0, OU_UNDEF) : OU_ERROR;
    if (ou_is_error(self) || set_format(rt, ou_as_struct(self), format)) return self;
    ou_drop(rt, self);
    return OU_ERROR;
}

static void struct_destroy(OuRuntime *rt, OuObject *object) {
    OuStruct *self = (OuStruct *)object;
    OuValue format = self->format;
    ou_struct_layout_end(rt, &self->layout);
    ou_object_free(rt, object);
    ou_drop(rt, format);
}

static size_t struct_size(OuRef self) {
    return sizeof(OuStruct) +
           ou_as_struct(self)->layout.fields.capacity * sizeof(OuStructField);
}

static bool check_ready(OuRuntime *rt, const OuStruct *self) {
    return !ou_is_undef(self->format) ||
           ou_fail(rt, OU_EXC_RuntimeError, "Struct object is not initialized");
}

/* ---- packing ---- */

static bool check_count(OuRuntime *rt, const OuStruct *self, const char *method, size_t given) {
    return given == self->layout.value_count ||
           ou_fail_module(rt, OU_MODULE_EXC_STRUCT_ERROR,
                          "%s expected %zu items for packing (got %zu)", method,
                          self->layout.value_count, given);
}

static bool pack(OuRuntime *rt, OuStruct *self, char *to, const OuRef *values) {
    self->use_count++;
    bool done = ou_struct_pack(rt, &self->layout, to, values);
    self->use_count--;
    return done;
}

OuValue ou_struct_call_pack(OuRuntime *rt, OuRef object, const OuRef *args, size_t argc) {
    OuStruct *self = ou_as_struct(object);
    if (!check_ready(rt, self) || !check_count(rt, self, "pack", argc)) return OU_ERROR;
    if (self->layout.size > OU_MAX_BYTES) {
        ou_raise_memory(rt);
        return OU_ERROR;
    }
    OuValue bytes = ou_bytes_new(rt, NULL, self->layout.size);
    if (ou_is_error(bytes) || pack(rt, self, ou_as_bytes(bytes)->bytes, args)) return bytes;
    ou_drop(rt, bytes);
    return OU_ERROR;
}

/* An offset: IndexError if it has more than 64 bits. */
static bool read_offset(OuRuntime *rt, OuRef value, int64_t *offset) {
    if (ou_index_as_int64(rt, value, false, offset)) return true;
    if (ou_clear_exception_if(rt, OU_EXC_OverflowError))
        ou_raise(rt, OU_EXC_IndexError, "cannot fit '%T' into an index-sized integer", value);
    return false;
}

/* Where in a buffer the struct lies: a negative offset counts from the end. `verb` and `doing`
 * as in the messages of pack_into and unpack_from. */
static bool locate(OuRuntime *rt, const OuStruct *self, size_t buffer_size, int64_t *offset,
                   bool packs) {
    int64_t size = (int64_t)self->layout.size, room = (int64_t)buffer_size;
    if (*offset < 0) {
        if (*offset + size > 0)
            return ou_fail_module(rt, OU_MODULE_EXC_STRUCT_ERROR,
                                  packs ? "no space to pack %lld bytes at offset %lld"
                                        : "not enough data to unpack %lld bytes at offset %lld",
                                  (long long)size, (long long)*offset);
        if (*offset + room < 0)
            return ou_fail_module(rt, OU_MODULE_EXC_STRUCT_ERROR,
                                  "offset %lld out of range for %lld-byte buffer",
                                  (long long)*offset, (long long)room);
        *offset += room;
    }
    if (room - *offset >= size) return true;
    return ou_fail_module(rt, OU_MODULE_EXC_STRUCT_ERROR,
                          "%s requires a buffer of at least %llu bytes for %s %lld bytes at "
                          "offset %lld (actual buffer size is %lld)",
                          packs ? "pack_into" : "unpack_from",
                          (unsigned long long)size + (unsigned long long)*offset,
                          packs ? "packing" : "unpacking", (long long)size, (long long)*offset,
                          (long long)room);
}

static bool acquire_writable(OuRuntime *rt, OuRef object, OuBuffer *buffer) {
    if (ou_has_buffer(rt, object) && ou_buffer_acquire(rt, object, OU_BUFFER_WRITABLE, buffer))
        return true;
    ou_clear_exception(rt);
    return ou_fail(rt, OU_EXC_TypeError,
                   "argument must be read-write bytes-like object, not %T", object);
}

OuValue ou_struct_call_pack_into(OuRuntime *rt, OuRef object, const OuRef *args, size_t argc) {
    OuStruct *self = ou_as_struct(object);
    if (!check_ready(rt, self)) return OU_ERROR;
    if (argc < 2)
        return ou_raise_module(rt, OU_MODULE_EXC_STRUCT_ERROR, "pack_into expected %s argument",
                               argc == 0 ? "buffer" : "offset");
    if (!check_count(rt, self, "pack_into", argc - 2)) return OU_ERROR;
    OuBuffer buffer;
    int64_t offset;
    if (!acquire_writable(rt, args[0], &buffer)) return OU_ERROR;
    bool done = read_offset(rt, args[1], &offset) &&
                locate(rt, self, buffer.size, &offset, true) &&
                pack(rt, self, buffer.bytes + offset, args + 2);
    ou_buffer_release(rt, &buffer);
    return done ? OU_NONE : OU_ERROR;
}

/* ---- unpacking ---- */

OuValue ou_struct_call_unpack(OuRuntime *rt, OuRef object, const OuRef *args, size_t argc) {
    OuStruct *self = ou_as_struct(object);
    OuBuffer buffer;
    if (!check_ready(rt, self) || !ou_buffer_acquire(rt, args[0], OU_BUFFER_SIMPLE, &buffer))
        return OU_ERROR;
    OuValue result =
        buffer.size == self->layout.size
            ? ou_struct_unpack(rt, &self->layout, buffer.bytes)
            : ou_raise_module(rt, OU_MODULE_EXC_STRUCT_ERROR,
                              "unpack requires a buffer of %zu bytes", self->layout.size);
    ou_buffer_release(rt, &buffer);
    return result;
}

/* args: buffer and offset (OU_UNDEF: 0). */
OuValue ou_struct_call_unpack_from(OuRuntime *rt, OuRef object, const OuRef *args,
                                   size_t argc) {
    OuStruct *self = ou_as_struct(object);
    OuBuffer buffer;
    int64_t offset = 0;
    if (!check_ready(rt, self) || !ou_buffer_acquire(rt, args[0], OU_BUFFER_SIMPLE, &buffer))
        return OU_ERROR;
    OuValue result = OU_ERROR;
    bool given = !ou_is_undef(args[1]);
    if (given && !ou_index_as_int64(rt, args[1], false, &offset)) {
        if (ou_clear_exception_if(rt, OU_EXC_OverflowError))
            ou_raise(rt, OU_EXC_OverflowError, "Python int too large to convert to C ssize_t");
    } else if (locate(rt, self, buffer.size, &offset, false)) {
        result = ou_struct_unpack(rt, &self->layout, buffer.bytes + offset);
    }
    ou_buffer_release(rt, &buffer);
    return result;
}

/* ---- unpack_iterator ---- */

typedef struct UnpackIterator {
    OuObject header;
    OuValue layout; // a Struct; OU_UNDEF: over
    OuBuffer buffer;
    size_t offset;
} UnpackIterator;

static UnpackIterator *as_iterator(OuRef self) {
    return (UnpackIterator *)ou_object(self);
}

OuValue ou_struct_call_iter_unpack(OuRuntime *rt, OuRef object, const OuRef *args,
                                   size_t argc) {
    OuStruct *self = ou_as_struct(object);
    if (!check_ready(rt, self)) return OU_ERROR;
    if (self->layout.size == 0)
        return ou_raise_module(rt, OU_MODULE_EXC_STRUCT_ERROR,
                               "cannot iteratively unpack with a struct of length 0");
    OuType *type = ou_modules_type(rt, OU_MODULE_TYPE_STRUCT_ITERATOR);
    UnpackIterator *iterator = type != NULL ? ou_object_new(rt, type) : NULL;
    if (iterator == NULL) return OU_ERROR;
    OuValue result = ou_take(iterator);
    iterator->layout = ou_own(object);
    iterator->offset = 0;
    iterator->buffer = OU_NO_BUFFER;
    if (!ou_object_track(rt, iterator) ||
        !ou_buffer_acquire(rt, args[0], OU_BUFFER_SIMPLE, &iterator->buffer))
        goto failed;
    if (iterator->buffer.size % self->layout.size == 0) return result;
    ou_raise_module(rt, OU_MODULE_EXC_STRUCT_ERROR,
                    "iterative unpacking requires a buffer of a multiple of %zu bytes",
                    self->layout.size);
failed:
    ou_drop(rt, result);
    return OU_ERROR;
}

static void iterator_end(OuRuntime *rt, UnpackIterator *iterator) {
    ou_clear(rt, &iterator->layout);
    ou_buffer_release(rt, &iterator->buffer);
}

static OuValue iterator_self(OuRuntime *rt OU_UNUSED, OuRef self) {
    return ou_own(self);
}

static OuValue iterator_next(OuRuntime *rt, OuRef self) {
    UnpackIterator *iterator = as_iterator(self);
    if (ou_is_undef(iterator->layout)) return OU_STOP;
    const OuStructLayout *layout = &ou_as_struct(iterator->layout)->layout;
    if (iterator->offset + layout->size > iterator->buffer.size) {
        iterator_end(rt, iterator);
        return OU_STOP;
    }
    OuValue values = ou_struct_unpack(rt, layout, iterator->buffer.bytes + iterator->offset);
    iterator->offset += layout->size;
    return values;
}

static OuValue iterator_length_hint(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const UnpackIterator *iterator = as_iterator(self);
    if (ou_is_undef(iterator->layout)) return ou_from_small_int(0);
    size_t size = ou_as_struct(iterator->layout)->layout.size;
    return ou_from_small_int((int64_t)((iterator->buffer.size - iterator->offset) / size));
}

static void iterator_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((UnpackIterator *)self)->layout, visit, argument);
    ou_visit(((UnpackIterator *)self)->buffer.exporter, visit, argument);
}

static void iterator_clear(OuRuntime *rt, OuObject *self) {
    iterator_end(rt, (UnpackIterator *)self);
}

static void iterator_destroy(OuRuntime *rt, OuObject *self) {
    iterator_end(rt, (UnpackIterator *)self);
    ou_object_free(rt, self);
}

static const OuMethodRow iterator_methods[] = {
    OU_ROW("__length_hint__", iterator_length_hint, 0, 0, "__length_hint__()"),
    {0},
};

const OuTypeSpec ou_struct_iterator_type = {
    .name = "_struct.unpack_iterator",
    .basic_size = sizeof(UnpackIterator),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .methods = iterator_methods,
    .slots.traverse = iterator_traverse,
    .slots.clear = iterator_clear,
    .slots.destroy = iterator_destroy,
    .slots.iter = iterator_self,
    .slots.next = iterator_next,
};

/* ---- the type ---- */

static OuValue struct_get_format(OuRuntime *rt, OuRef self) {
    const OuStruct *s = ou_as_struct(self);
    if (!check_ready(rt, s)) return OU_ERROR;
    return ou_str_from_ascii(rt, ou_as_bytes(s->format)->bytes, ou_as_bytes(s->format)->size);
}

static OuValue struct_get_size(OuRuntime *rt, OuRef self) {
    const OuStruct *s = ou_as_struct(self);
    return ou_int_from_int64(rt, ou_is_undef(s->format) ? -1 : (int64_t)s->layout.size);
}

static OuValue struct_repr(OuRuntime *rt, OuRef self) {
    OuValue format = struct_get_format(rt, self);
    if (ou_is_error(format)) return OU_ERROR;
    OuValue text = ou_format(rt, "%U(%R)", (OuRef)ou_type_of(rt, self)->name, (OuRef)format);
    ou_drop(rt, format);
    return text;
}

static const OuGetSetRow struct_getsets[] = {
    {"format", struct_get_format, NULL, "The format string."},
    {"size", struct_get_size, NULL, "Bytes that it takes."},
    {0},
};

static const OuMethodRow struct_methods[] = {
    OU_ROW("pack", ou_struct_call_pack, 0, OU_ANY_COUNT, "pack(*values)\nThe values as bytes."),
    OU_ROW("pack_into", ou_struct_call_pack_into, 0, OU_ANY_COUNT,
           "pack_into(buffer, offset, *values)\nWrite the values into a buffer."),
    OU_ROW("unpack", ou_struct_call_unpack, 1, 1, "unpack(buffer, /)\nThe values in a tuple."),
    OU_ROW_NAMED("unpack_from", ou_struct_call_unpack_from, 1, 2, "buffer offset",
                 "unpack_from(buffer, offset=0)\nThe values from this offset on."),
    OU_ROW("iter_unpack", ou_struct_call_iter_unpack, 1, 1,
           "iter_unpack(buffer, /)\nAn iterator over the tuples that the buffer holds."),
    {0},
};

const OuTypeSpec ou_struct_type = {
    .name = "_struct.Struct",
    .doc = "Struct(fmt) --> compiled struct object\n\nA format that has been read.",
    .basic_size = sizeof(OuStruct),
    .flags = OU_TYPE_BASE,
    .methods = struct_methods,
    .getsets = struct_getsets,
    .slots.new = struct_new,
    .slots.init = struct_init,
    .slots.destroy = struct_destroy,
    .slots.size = struct_size,
    .slots.repr = struct_repr,
};
