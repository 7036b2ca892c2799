/* Private to objects/: what the files about str and bytes share. */
#ifndef OU_OBJECTS_TEXT_H
#define OU_OBJECTS_TEXT_H

#include "objects/byte_string.h"
#include "objects/bytes.h"
#include "objects/containers.h"
#include "objects/error.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/unicode.h"
#include "objects/utf8.h"

static inline OuSpan ou_str_span(OuRef value) {
    const OuStr *str = ou_as_str(value);
    return ou_span(str->bytes, str->size);
}

/* ---- str.c ---- */

/* As ou_str_allocate, for a subtype of str. */
OuStr *ou_str_allocate_as(OuRuntime *rt, OuType *type, size_t size, size_t length);
void ou_str_destroy(OuRuntime *rt, OuObject *self);

/* ---- str_builder.c ---- */

/* Make room for `size` more bytes; false: MemoryError is set. */
bool ou_str_builder_reserve(OuStrBuilder *builder, size_t size);
/* Add `size` bytes that hold `length` code points. */
bool ou_str_builder_add_counted(OuStrBuilder *builder, const char *utf8, size_t size,
                                size_t length);
/* Add `count` times the code point. */
bool ou_str_builder_add_fill(OuStrBuilder *builder, uint32_t code_point, size_t count);
/* The end of a builder that was filled with any bytes: they as a bytes object. */
OuValue ou_str_builder_end_bytes(OuStrBuilder *builder);

/* ---- str_repr.c ---- */

/* Add repr(str) to a builder; `ascii`: what is not ASCII is escaped too. */
bool ou_str_add_quoted(OuStrBuilder *builder, OuRef str, bool ascii);
/* Add the escape of one code point: \x, \u or \U with its digits. */
bool ou_str_add_escape(OuStrBuilder *builder, uint32_t code_point);
OuValue ou_str_repr(OuRuntime *rt, OuRef self);
/* repr() of bytes, with the prefix and suffix around it: "b" and "". `escape_single`: single
 * quotes are escaped even between double ones, as bytearray has it. */
OuValue ou_span_repr(OuRuntime *rt, OuSpan span, const char *prefix, const char *suffix,
                     bool escape_single);

/* ---- iterators ---- */

OuValue ou_str_iter(OuRuntime *rt, OuRef self);
OuValue ou_bytes_iter(OuRuntime *rt, OuRef self);

/* ---- arguments ---- */

#define OU_JOIN_MESSAGE "can only join an iterable"
/* How messages about arguments name the type of a value: None is "None" there. */
const char *ou_argument_type_name(const OuRuntime *rt, OuRef argument);
/* An optional int argument. False: TypeError or OverflowError. */
bool ou_int_argument(OuRuntime *rt, OuRef argument, int64_t otherwise, int64_t *number);
/* The same for one that CPython holds in a C int. */
bool ou_c_int_argument(OuRuntime *rt, OuRef argument, int64_t otherwise, int64_t *number);
/* The argument of expandtabs(), which must fit a C int; 8 if it is OU_UNDEF. */
bool ou_tab_size_argument(OuRuntime *rt, OuRef argument, int64_t *size);
/* The index of an item, negative ones counted from the end; IndexError with `message` if out of
 * range. */
bool ou_item_index(OuRuntime *rt, OuRef key, size_t length, const char *message, size_t *index);
/* The names of encoding and error handler, NULL if absent. `function` as in messages. */
bool ou_codec_arguments(OuRuntime *rt, const char *function, OuRef encoding, OuRef errors,
                        const char **encoding_name, const char **errors_name);

/* ---- % formatting ---- */

/* format % args. */
OuValue ou_str_percent(OuRuntime *rt, OuRef format, OuRef args);
OuValue ou_bytes_percent(OuRuntime *rt, OuRef format, OuRef args);

#endif
