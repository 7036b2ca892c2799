/* Ints as text, for the constructor and for formatting. */
#ifndef OU_OBJECTS_INT_TEXT_H
#define OU_OBJECTS_INT_TEXT_H

#include "objects/int.h"
#include "objects/number_text.h"

/* int(text, base). `source` is what messages show (its repr): the str or bytes that was given.
 */
OuValue ou_int_parse(OuRuntime *rt, const OuNumberText *text, int base, OuRef source);

/* The digits of an int's magnitude. */
typedef struct OuIntDigits {
    char *text; /* count characters, lower case */
    size_t count;
    bool negative;
    char *allocated;
    size_t allocated_size;
    char inline_text[136]; /* two limbs in base 2 and some room */
} OuIntDigits;

/* Base 2 to 36. False: ValueError for too many decimal digits, or MemoryError;
 * ou_int_digits_end is to be called in any case. */
bool ou_int_digits_begin(OuRuntime *rt, OuIntDigits *digits, OuRef value, int base);
void ou_int_digits_end(OuRuntime *rt, OuIntDigits *digits);

#endif
