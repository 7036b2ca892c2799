/* float: in the value word where the exponent allows, else boxed. */
#ifndef OU_OBJECTS_FLOAT_H
#define OU_OBJECTS_FLOAT_H

#include "objects/object.h"

struct OuNumberText;

typedef struct OuFloat {
    OuObject header;
    double number;
} OuFloat;

static inline bool ou_is_boxed_float(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_FLOAT;
}
static inline bool ou_is_float(OuRef value) {
    return ou_is_small_float(value) || ou_is_boxed_float(value);
}
/* A float and not an instance of a subclass. */
static inline bool ou_is_exact_float(OuRef value) {
    return ou_is_small_float(value) ||
           (ou_is_object(value) && ou_shape_of(value)->id == OU_TYPE_FLOAT);
}
static inline double ou_float_number(OuRef value) {
    return ou_is_small_float(value) ? ou_small_float(value)
                                    : ((const OuFloat *)ou_object(value))->number;
}
OuValue ou_float_box(OuRuntime *rt, double number);
static inline OuValue ou_float_new(OuRuntime *rt, double number) {
    OuValue word = ou_pack_float(number);
    return OU_LIKELY(ou_is_small_float(word)) ? word : ou_float_box(rt, number);
}
/* float(text) / a literal; underscores allowed. ValueError "could not convert string to float:
 * 'x'". */
OuValue ou_float_from_text(OuRuntime *rt, const char *text, size_t size);
/* The same of prepared text (number_text.h); `source` is the str or bytes that messages show.
 */
OuValue ou_float_parse(OuRuntime *rt, const struct OuNumberText *text, OuRef source);
/* repr: the shortest digits that read back equal. `buffer` holds at least 32 bytes; returns the
 * length. */
size_t ou_float_repr(double number, char *buffer);
/* The same without the ".0" of whole numbers, as in a complex. */
size_t ou_float_repr_bare(double number, char *buffer);
/* base ** exponent: a complex for a negative base and a broken exponent. ZeroDivisionError
 * "zero to a negative power", OverflowError (34, 'Numerical result out of range'). */
OuValue ou_float_power(OuRuntime *rt, double base, double exponent);
int64_t ou_float_hash(double number, OuRef identity);
double ou_float_mod(double a, double b);      /* Python's %: sign of b; b != 0 */
double ou_float_floordiv(double a, double b); /* Python's // */

#endif
