/* The digits of an int's magnitude, as characters: for formatting. Defined in int_text.c. */
#ifndef OU_OBJECTS_INT_DIGITS_H
#define OU_OBJECTS_INT_DIGITS_H

#include "objects/int.h"

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
