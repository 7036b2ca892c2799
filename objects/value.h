/* The value word: how every Python value is held.
 *
 * A value is one 64-bit word. The low bits say what it is:
 *
 *     ..........10   int        the number shifted left by 2 (62 bits); larger ones are heap objects
 *     ....001/100/101  float    the bits of the double rotated left by 4, plus 1
 *     ........0000   reference  address of a heap object, counted; objects are 16-byte aligned
 *     ........1000   constant   None, False, True, NotImplemented, Ellipsis, and three marks that no
 *                               program sees: ERROR, UNDEF (an unset variable), STOP (iterator exhausted)
 *
 * Only ints have bit 1 set, so a test for "two ints" is a & b & 2; a test for "float" is one bit
 * test, a test for "has an object header" one AND, and every mark fails all three. Doubles whose exponent lies outside about
 * 2^-255..2^257 (infinities and nan among them) do not fit the pattern and are boxed.
 *
 * Two handle types tell who answers for a reference. `OuValue` is owned: its holder drops it or passes
 * it on. `OuRef` is borrowed: valid as long as the owner's reference is. They are incompatible pointer
 * types that are never dereferenced: an owned value passes silently as a borrow, the other way round
 * does not compile. */
#ifndef OU_OBJECTS_VALUE_H
#define OU_OBJECTS_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "memory/config.h"
#include "memory/object_header.h"

typedef struct OuWord *OuValue;
typedef const struct OuWord *OuRef;

typedef struct OuRuntime OuRuntime;

#define OU_CONSTANT(index)  ((OuValue)(uintptr_t)((index) * 16 + 8))
#define OU_ERROR            OU_CONSTANT(0) /* the call failed, an exception is set */
#define OU_UNDEF            OU_CONSTANT(1) /* no value: an unset local, an absent argument */
#define OU_STOP             OU_CONSTANT(2) /* an iterator has no more items */
#define OU_NONE             OU_CONSTANT(3)
#define OU_NOT_IMPLEMENTED  OU_CONSTANT(4)
#define OU_ELLIPSIS         OU_CONSTANT(5)
#define OU_FALSE            OU_CONSTANT(6)
#define OU_TRUE             OU_CONSTANT(7)
#define OU_CONSTANT_COUNT   8

/* Small ints: -2^61 .. 2^61 - 1. */
#define OU_INT_BITS 62
#define OU_INT_MAX  (((int64_t)1 << (OU_INT_BITS - 1)) - 1)
#define OU_INT_MIN  (-OU_INT_MAX - 1)

static inline uint64_t ou_bits(OuRef value) {
    return (uint64_t)(uintptr_t)value;
}
static inline OuValue ou_from_bits(uint64_t bits) {
    return (OuValue)(uintptr_t)bits;
}

static inline bool ou_is_error(OuRef value) {
    return value == OU_ERROR;
}
static inline bool ou_is_undef(OuRef value) {
    return value == OU_UNDEF;
}
static inline bool ou_is_none(OuRef value) {
    return value == OU_NONE;
}
static inline bool ou_is_bool(OuRef value) {
    return (ou_bits(value) | 16) == ou_bits(OU_TRUE);
}
static inline OuValue ou_bool(bool truth) {
    return truth ? OU_TRUE : OU_FALSE;
}

/* Is `value` a reference to an object with a header? Exactly these are counted. */
static inline bool ou_is_object(OuRef value) {
    return (ou_bits(value) & 15) == 0;
}
/* The header of a value for which ou_is_object() holds. */
static inline OuObject *ou_object(OuRef value) {
    OU_ASSERT(ou_is_object(value));
    return (OuObject *)(uintptr_t)value;
}
/* A borrow of `object`, and the ownership of the reference a constructor has just made. */
static inline OuRef ou_ref(const void *object) {
    return (OuRef)object;
}
static inline OuValue ou_take(void *object) {
    return (OuValue)object;
}

/* ---- small ints ---- */

static inline bool ou_is_small_int(OuRef value) {
    return ou_bits(value) & 2;
}
static inline bool ou_are_small_ints(OuRef a, OuRef b) {
    return ou_bits(a) & ou_bits(b) & 2;
}
static inline int64_t ou_small_int(OuRef value) {
    return (int64_t)ou_bits(value) >> 2;
}
static inline bool ou_fits_small_int(int64_t number) {
    return number >= OU_INT_MIN && number <= OU_INT_MAX;
}
static inline OuValue ou_from_small_int(int64_t number) {
    OU_ASSERT(ou_fits_small_int(number));
    return ou_from_bits(((uint64_t)number << 2) | 2);
}

/* ---- floats held in the word ---- */

static inline bool ou_is_small_float(OuRef value) {
    return (0x32323232u >> (ou_bits(value) & 31)) & 1;
}
static inline double ou_small_float(OuRef value) {
    uint64_t bits = ou_bits(value) - 1;
    bits = (bits >> 4) | (bits << 60);
    double number;
    memcpy(&number, &bits, sizeof number);
    return number;
}
/* The word for `number`, which may not be one: check with ou_is_small_float, else box it. */
static inline OuValue ou_pack_float(double number) {
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return ou_from_bits(((bits << 4) | (bits >> 60)) + 1);
}

#endif
