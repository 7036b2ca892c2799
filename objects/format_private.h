/* Private to format_spec.c and format_number.c. */
#ifndef OU_OBJECTS_FORMAT_PRIVATE_H
#define OU_OBJECTS_FORMAT_PRIVATE_H

#include "objects/format_spec.h"

/* How many fill characters go where; `inner` is between sign and digits. */
typedef struct OuFormatPadding {
    size_t left, inner, right;
} OuFormatPadding;

/* The padding of something `length` characters long. Without an alignment it goes to the right
 * side of the field. False: MemoryError for a width that nothing could hold. */
bool ou_format_padding(OuRuntime *rt, const OuFormatSpec *spec, size_t length,
                       OuFormatPadding *padding);

/* Raise ValueError "Unknown format code 'x' for object of type 'T'". */
OuValue ou_format_unknown_type(OuRuntime *rt, OuRef value, const OuFormatSpec *spec);

#endif
