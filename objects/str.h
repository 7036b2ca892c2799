/* str: Unicode text, held as UTF-8 (lone surrogates as three bytes), length counted in code
 * points. */
#ifndef OU_OBJECTS_STR_H
#define OU_OBJECTS_STR_H

#include "objects/object.h"

/* Readable by anyone, written only in str.c. */
typedef struct OuStr {
    OuObject header;
    int64_t hash;            /* -1: not computed yet */
    size_t length;           /* code points */
    size_t size;             /* bytes, without the NUL behind them */
    uint32_t capacity_extra; /* bytes allocated behind the NUL, for s += t in place (str.c) */
    bool is_ascii;           /* size == length */
    bool is_interned;
    uint32_t *offsets; /* not ASCII, when made: byte offset of each 64th code point */
    char bytes[];      /* size bytes and a NUL */
} OuStr;

static inline bool ou_is_str(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_STR;
}
static inline bool ou_is_exact_str(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->id == OU_TYPE_STR;
}
static inline OuStr *ou_as_str(OuRef value) {
    OU_ASSERT(ou_is_str(value));
    return (OuStr *)(uintptr_t)value;
}
/* The text as a C string (may hold NULs inside); valid as long as the str. */
static inline const char *ou_str_bytes(OuRef value) {
    return ou_as_str(value)->bytes;
}

/* From UTF-8 that is known to be valid (a literal, the parser's output). Owned. Strings of one
 * character up to U+00FF are shared. */
OuValue ou_str_new(OuRuntime *rt, const char *bytes, size_t size);
OuValue ou_str_from_string(OuRuntime *rt, const char *string);
/* From ASCII bytes. */
OuValue ou_str_from_ascii(OuRuntime *rt, const char *bytes, size_t size);
OuValue ou_str_from_code_point(OuRuntime *rt, uint32_t code_point);
/* From bytes from outside: checks UTF-8; `errors` "strict", "replace", "surrogateescape", ...;
 * UnicodeDecodeError. */
OuValue ou_str_decode_utf8(OuRuntime *rt, const char *bytes, size_t size, const char *errors);

/* The interned str with this text: equal interned strs are one object. Owned. */
OuValue ou_intern(OuRuntime *rt, const char *string);
OuValue ou_intern_sized(OuRuntime *rt, const char *bytes, size_t size);
/* Intern `value` (a str; taken): returns the canonical one, owned. OU_ERROR: no memory. */
OuValue ou_intern_take(OuRuntime *rt, OuValue value);
/* To be called by the destruction of an interned str. */
void ou_intern_forget(OuRuntime *rt, OuStr *str);

bool ou_str_equal(OuRef a, OuRef b); /* both str */
int ou_str_order(OuRef a, OuRef b);  /* <0, 0, >0 by code point */
bool ou_str_equals_string(OuRef value, const char *string);
int64_t ou_str_hash(const OuRuntime *rt, OuRef value); /* cached; seeded */
uint32_t ou_str_code_point_at(OuRef value, size_t index);
/* Byte offset of code point `index` (<= length). Makes the offset table when that helps (no
 * failure: falls back to a walk). */
size_t ou_str_offset(OuRuntime *rt, OuRef value, size_t index);
OuValue ou_str_get(OuRuntime *rt, OuRef value, size_t index); /* value[index], in range */
OuValue ou_str_slice(OuRuntime *rt, OuRef value, size_t start,
                     size_t stop); /* value[start:stop], in range */
OuValue ou_str_concat(OuRuntime *rt, OuRef a, OuRef b);
/* a + b where `a` is given up (taken): grows it in place when nobody else holds it. */
OuValue ou_str_append_take(OuRuntime *rt, OuValue a, OuRef b);
OuValue ou_str_join(OuRuntime *rt, OuRef separator, OuRef iterable);

/* A new str whose `size` bytes (`length` code points) the caller fills in before anyone sees
 * it. NULL: MemoryError is set. */
OuStr *ou_str_allocate(OuRuntime *rt, size_t size, size_t length);
/* The same text as a str of exact type str: `value` itself if it is one. Owned. */
OuValue ou_str_plain(OuRuntime *rt, OuRef value);
/* The index of the code point at byte `offset` (<= size). */
size_t ou_str_index_at(OuRef value, size_t offset);

/* ---- building text ---- */
typedef struct OuStrBuilder {
    OuRuntime *rt;
    char *bytes;
    size_t size, capacity, length;
    bool failed; /* MemoryError is set; further additions do nothing */
    char inline_bytes[256];
} OuStrBuilder;

void ou_str_builder_begin(OuStrBuilder *builder, OuRuntime *rt);
bool ou_str_builder_add(OuStrBuilder *builder, OuRef str);
bool ou_str_builder_add_bytes(OuStrBuilder *builder, const char *utf8, size_t size);
bool ou_str_builder_add_string(OuStrBuilder *builder, const char *string);
bool ou_str_builder_add_code_point(OuStrBuilder *builder, uint32_t code_point);
/* repr(value) added; false: an exception is set. */
bool ou_str_builder_add_repr(OuStrBuilder *builder, OuRef value);
/* The str, owned, and the end of the builder. OU_ERROR if anything failed before. */
OuValue ou_str_builder_end(OuStrBuilder *builder);
void ou_str_builder_abandon(OuStrBuilder *builder);

#endif
