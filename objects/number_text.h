/* Numbers written by people: the text of int("..."), float("...") and complex("...") as ASCII.
 */
#ifndef OU_OBJECTS_NUMBER_TEXT_H
#define OU_OBJECTS_NUMBER_TEXT_H

#include "objects/object.h"

/* The text without white space around it, and with the decimal digits and spaces of all scripts
 * turned into those of ASCII; everything else that is not ASCII has become '?'. */
typedef struct OuNumberText {
    const char *start, *end;
    char *copy; /* NULL: start points into what was given */
    size_t copy_size;
} OuNumberText;

/* Prepare a str's UTF-8. False: MemoryError. */
bool ou_number_text_begin(OuRuntime *rt, OuNumberText *text, const char *bytes, size_t size);
void ou_number_text_end(OuRuntime *rt, OuNumberText *text);
/* Prepare bytes, which are taken as they are. */
void ou_number_text_of_bytes(OuNumberText *text, const char *bytes, size_t size);

/* int(text, base). `source` is what messages show (its repr): the str or bytes that was given.
 */
OuValue ou_int_parse(OuRuntime *rt, const OuNumberText *text, int base, OuRef source);
/* float(text). */
OuValue ou_float_parse(OuRuntime *rt, const OuNumberText *text, OuRef source);

/* The bytes of `value` as a bytes object, if it is one or has a buffer; OU_UNDEF if
 * neither. Owned. */
OuValue ou_number_bytes(OuRuntime *rt, OuRef value);

#endif
