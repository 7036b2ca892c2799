/* The parts of module struct. Private to mod_struct.c and struct_*.c.
 *
 * A format string is read once, into a layout: which fields there are, where each lies, how it
 * is converted. Packing and unpacking walk along the fields. */
#ifndef OU_MODULES_STRUCT_PARTS_H
#define OU_MODULES_STRUCT_PARTS_H

#include "memory/buffer.h"
#include "modules/module_exception.h"
#include "objects/buffer.h"
#include "objects/item_format.h"

/* One letter of a format with its repeat count. */
typedef struct OuStructField {
    char code;
    bool is_swapped; /* bytes in the other order than the machine's */
    bool is_native;
    const OuItemFormat *item; /* of numbers and characters; NULL for 's' and 'p' */
    size_t offset;
    size_t count; /* of items; of 's' and 'p': bytes of the only one */
} OuStructField;

typedef struct OuStructLayout {
    OU_BUFFER(OuStructField) fields; /* without padding */
    size_t size;
    size_t value_count;
} OuStructLayout;

/* ---- struct_format.c ---- */

/* Read a format. False: struct.error; nothing is to be ended. */
bool ou_struct_layout_begin(OuRuntime *rt, OuStructLayout *layout, OuSpan format);
void ou_struct_layout_end(OuRuntime *rt, OuStructLayout *layout);

/* ---- struct_pack.c ---- */

/* Write layout->value_count values into `to`, layout->size bytes. Runs user code. */
bool ou_struct_pack(OuRuntime *rt, const OuStructLayout *layout, char *to, const OuRef *values);
/* The values at `from` in a tuple. */
OuValue ou_struct_unpack(OuRuntime *rt, const OuStructLayout *layout, const char *from);

/* ---- struct_type.c ---- */

typedef struct OuStruct {
    OuObject header;
    OuStructLayout layout;
    OuValue format;   /* a bytes object; OU_UNDEF: not initialised */
    size_t use_count; /* packings going on: the layout stays */
} OuStruct;

/* Struct(format), owned. */
OuValue ou_struct_compile(OuRuntime *rt, OuRef format);
static inline OuStruct *ou_as_struct(OuRef value) {
    return (OuStruct *)ou_object(value);
}
/* What the methods do and the functions too; `self` is a Struct. */
OuValue ou_struct_call_pack(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);
OuValue ou_struct_call_pack_into(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);
OuValue ou_struct_call_unpack(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);
OuValue ou_struct_call_unpack_from(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);
OuValue ou_struct_call_iter_unpack(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);

#endif
