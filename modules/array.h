/* array.array: items of one machine format side by side. Private to array_*.c and mod_array.c.
 */
#ifndef OU_MODULES_ARRAY_H
#define OU_MODULES_ARRAY_H

#include "modules/modules.h"
#include "objects/buffer.h"
#include "objects/item_format.h"

/* A type code. */
typedef struct OuArrayCode {
    char code;
    bool is_text;       /* items are characters, held as code points */
    uint8_t size;       /* of an item, in bytes */
    const char *text;   /* the format of the buffer that is exported */
    int machine_format; /* what pickles call this kind and size of item on this machine */
} OuArrayCode;

/* Only array_*.c change the fields. */
typedef struct OuArray {
    OuObject header;
    const OuArrayCode *code;
    char *bytes;            /* NULL while the capacity is 0 */
    size_t count, capacity; /* in items */
    size_t export_count;    /* buffers acquired from it: while there are any, `bytes` stays */
} OuArray;

#define OU_ARRAY_CODES "bBuwhHiIlLqQfd"

/* ---- array_code.c ---- */

/* NULL: no such code. */
const OuArrayCode *ou_array_code(uint32_t code_point);
/* The item at `at`: owned. */
OuValue ou_array_load(OuRuntime *rt, const OuArrayCode *code, const char *at);
/* Turn `value` into an item, which is written to `item`, outside of any array: user code runs.
 * False: TypeError, OverflowError. */
#define OU_ARRAY_ITEM_MAX 8
bool ou_array_convert(OuRuntime *rt, const OuArrayCode *code, OuRef value,
                      char item[OU_ARRAY_ITEM_MAX]);

/* ---- array_type.c ---- */

bool ou_is_array(OuRuntime *rt, OuRef value);
static inline OuArray *ou_as_array(OuRef value) {
    return (OuArray *)ou_object(value);
}
/* An array of `count` items, zero. `type` is array.array or a subtype. */
OuValue ou_array_new(OuRuntime *rt, OuType *type, const OuArrayCode *code, size_t count);
/* Replace the items [start, stop) by `count` items, which lie elsewhere (NULL: zeros). False:
 * BufferError or MemoryError. */
bool ou_array_splice(OuRuntime *rt, OuArray *array, size_t start, size_t stop,
                     const char *items, size_t count);
/* Add what an iterable gives; an array must have the same type code. */
bool ou_array_extend(OuRuntime *rt, OuArray *array, OuRef iterable);
/* Add the characters of a str to an array of characters. */
bool ou_array_add_text(OuRuntime *rt, OuArray *array, OuRef text);
/* Add items given as bytes; ValueError if the last one is broken. */
bool ou_array_add_bytes(OuRuntime *rt, OuArray *array, OuSpan bytes);
static inline char *ou_array_place(const OuArray *array, size_t index) {
    return array->bytes + index * array->code->size;
}

/* ---- mod_array.c ---- */

extern const OuMethodRow ou_array_functions[]; /* the first is _array_reconstructor */

/* ---- array_methods.c ---- */

extern const OuMethodRow ou_array_methods[];
extern const OuGetSetRow ou_array_getsets[];
/* All characters of an array of them, as a str. */
OuValue ou_array_text(OuRuntime *rt, const OuArray *array);

#endif
