/* int: small ones in the value word, larger ones as objects with GMP limbs. No seam is visible:
 * a result that fits the word is always in the word. */
#ifndef OU_OBJECTS_INT_H
#define OU_OBJECTS_INT_H

#include "objects/object.h"

/* Limbs of 64 bits, least significant first, without leading zeros; `size` is their count,
 * negative for a negative number. An exact int is an object only if its number does not fit the
 * word; an instance of a subtype is always one. Fields are for int*.c and big_int.h. */
typedef struct OuBigInt {
    OuObject header;
    int32_t size;
    uint32_t capacity; /* limbs allocated: at least |size| */
    uint64_t limbs[];
} OuBigInt;

/* Is `value` an int object: a large int, or an instance of a subtype of int? */
static inline bool ou_is_big_int(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_INT;
}
/* Is `value` an int, of any size or subtype (bool too)? */
static inline bool ou_is_int(OuRef value) {
    return ou_is_small_int(value) || ou_is_big_int(value) || ou_is_bool(value);
}
/* int(value) by the type's own conversion; OU_UNDEF if it has none. */
OuValue ou_int_from_number(OuRuntime *rt, OuRef value);
/* int(value): of a number, a str or a buffer. TypeError for anything else. */
OuValue ou_int_from_object(OuRuntime *rt, OuRef value);
OuValue ou_int_from_int64(OuRuntime *rt, int64_t number);
OuValue ou_int_from_uint64(OuRuntime *rt, uint64_t number);
/* Truncates; ValueError for nan, OverflowError for infinities. */
OuValue ou_int_from_double(OuRuntime *rt, double number);
/* From digits as in a literal or int(text, base); underscores allowed; base 0: by prefix.
 * ValueError as CPython: "invalid literal for int() with base 10: 'x'". */
OuValue ou_int_from_text(OuRuntime *rt, const char *text, size_t size, int base);
OuValue ou_int_from_bytes(OuRuntime *rt, const uint8_t *bytes, size_t size, bool little_endian,
                          bool is_signed);
/* As a C number; false if it does not fit (no exception). `value` must be an int. */
bool ou_int_fits_int64(OuRef value, int64_t *number);
int ou_int_sign(OuRef value); /* -1, 0, 1 */
/* As a double, correctly rounded; false: OverflowError "int too large to convert to float". */
bool ou_int_as_double(OuRuntime *rt, OuRef value, double *number);
/* The plain int of a bool or of an instance of a subtype; owned. */
OuValue ou_int_plain(OuRuntime *rt, OuRef value);
/* Digits in base 2..36, as bin() etc. do without prefix; base 10 obeys the limit of 4300
 * digits. */
OuValue ou_int_to_str(OuRuntime *rt, OuRef value, int base);
int64_t ou_int_hash(OuRef value);
/* Bytes of an int object without attributes: what its constructor asked for. */
static inline size_t ou_int_data_size(OuRef value) {
    return sizeof(OuBigInt) + ((const OuBigInt *)ou_object(value))->capacity * sizeof(uint64_t);
}

/* Exact arithmetic on two ints of any kind: for the run loop's slow paths. */
OuValue ou_int_add(OuRuntime *rt, OuRef a, OuRef b);
OuValue ou_int_sub(OuRuntime *rt, OuRef a, OuRef b);
OuValue ou_int_mul(OuRuntime *rt, OuRef a, OuRef b);
OuValue ou_int_floordiv(OuRuntime *rt, OuRef a, OuRef b);
OuValue ou_int_mod(OuRuntime *rt, OuRef a, OuRef b);
int ou_int_order(OuRef a, OuRef b);
/* pow(base, exponent, modulus) of three ints: a negative exponent takes the inverse. ValueError
 * "pow() 3rd argument cannot be 0", "base is not invertible for the given modulus". */
OuValue ou_int_power_modulo(OuRuntime *rt, OuRef base, OuRef exponent, OuRef modulus);

#endif
