/* The format mini-language: what stands behind the colon in f"{value:>+10,.2f}".
 *
 * A specification is parsed once into an OuFormatSpec; the formatting functions take that. Code
 * that already knows what it wants (% formatting) fills one in itself, starting from
 * OU_FORMAT_SPEC_NONE. */
#ifndef OU_OBJECTS_FORMAT_SPEC_H
#define OU_OBJECTS_FORMAT_SPEC_H

#include "objects/object.h"

typedef struct OuFormatSpec {
    uint32_t fill; /* a code point */
    char align;    /* '<' '>' '^' '=' (between sign and digits); 0: as the type likes it */
    char sign;     /* '+', '-' or ' '; 0: only minus signs */
    bool no_negative_zero;  /* z: a result of -0 loses its sign */
    bool alternate;         /* # */
    char grouping;          /* ',' or '_' between the digits of the integer part; 0: none */
    char fraction_grouping; /* the same for the digits behind the point */
    int64_t width;          /* -1: none */
    int64_t precision;      /* -1: none */
    uint32_t type;          /* the letter at the end; 0: none */
    size_t text_size;       /* bytes of the specification; 0 asks for str(value) */
} OuFormatSpec;

#define OU_FORMAT_SPEC_NONE ((OuFormatSpec){.fill = ' ', .width = -1, .precision = -1})

/* Parse `text` (a str). `value` is what will be formatted: messages name its type, and its
 * being a str or not decides what a leading zero means. False: ValueError. */
bool ou_format_spec_parse(OuRuntime *rt, OuRef text, OuRef value, OuFormatSpec *spec);

/* Each returns a str, owned. ValueError for a type letter or flag that does not suit,
 * OverflowError for a number that has no such form. The value is one of the kind (or of a
 * subtype); no user code runs. */
OuValue ou_format_int(OuRuntime *rt, OuRef value, const OuFormatSpec *spec);
OuValue ou_format_float(OuRuntime *rt, OuRef value, const OuFormatSpec *spec);
OuValue ou_format_complex(OuRuntime *rt, OuRef value, const OuFormatSpec *spec);
OuValue ou_format_str(OuRuntime *rt, OuRef value, const OuFormatSpec *spec);

/* The __format__ of int, float, complex and str (and their subtypes): `text` is the argument.
 * An empty one gives str(value), which may run user code for a subtype. TypeError if `text` is
 * not a str. */
OuValue ou_format_builtin(OuRuntime *rt, OuRef value, OuRef text);

#endif
