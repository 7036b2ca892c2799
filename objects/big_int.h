/* What the int*.c files share: looking at any int as limbs, and making results.
 *
 * An operation takes a view of each operand, makes an object with room for the result, lets an
 * mpn_* function write into it, and finishes it: leading zeros go, and what fits the word
 * becomes a word.
 *
 * GMP aborts the process when it gets no memory. So the results are our own objects, allocated
 * with MemoryError as usual, and only GMP's temporaries come through its allocation functions:
 * these lead to the heap of the runtime that is at work (ou_gmp_begin), which never refuses
 * them. The room for them is asked for beforehand. */
#ifndef OU_OBJECTS_BIG_INT_H
#define OU_OBJECTS_BIG_INT_H

#include <gmp.h>

#include "objects/int.h"

_Static_assert(sizeof(mp_limb_t) == 8 && GMP_NAIL_BITS == 0, "limbs have 64 bits");

#define OU_LIMB_BITS 64

/* The longest int: 1 GiB. Longer ones are refused at once with MemoryError, whatever the
 * machine has: no program could wait for the result. */
#define OU_INT_MAX_LIMBS ((size_t)1 << 27)

/* ---- operands ---- */

/* The magnitude and sign of an int of any kind. Valid as long as the int and the view itself
 * live. */
typedef struct OuIntView {
    const mp_limb_t *limbs;
    size_t count; /* 0 for zero */
    bool negative;
    mp_limb_t own; /* the limb of an int that is no object */
} OuIntView;

/* Is the int (small or bool) held in its word? */
static inline bool ou_int_is_word(OuRef value) {
    return ou_is_small_int(value) || ou_is_bool(value);
}

/* The number of an int for which ou_int_is_word() holds. */
static inline int64_t ou_int_word(OuRef value) {
    return ou_is_small_int(value) ? ou_small_int(value) : value == OU_TRUE;
}

static inline mp_limb_t ou_magnitude(int64_t number) {
    return number < 0 ? -(uint64_t)number : (uint64_t)number;
}

static inline void ou_int_view(OuIntView *view, OuRef value) {
    if (ou_int_is_word(value)) {
        int64_t number = ou_int_word(value);
        view->own = ou_magnitude(number);
        view->limbs = &view->own;
        view->count = number != 0;
        view->negative = number < 0;
        return;
    }
    const OuBigInt *big = (const OuBigInt *)ou_object(value);
    view->limbs = big->limbs;
    view->count = big->size < 0 ? (size_t)-big->size : (size_t)big->size;
    view->negative = big->size < 0;
}

/* Bits of the magnitude; 0 for zero. */
static inline uint64_t ou_limbs_bit_length(const mp_limb_t *limbs, size_t count) {
    if (count == 0) return 0;
    return count * OU_LIMB_BITS - (uint64_t)__builtin_clzl(limbs[count - 1]);
}

/* Order of two magnitudes: <0, 0, >0. */
static inline int ou_int_view_order(const OuIntView *a, const OuIntView *b) {
    if (a->count != b->count) return a->count < b->count ? -1 : 1;
    return a->count == 0 ? 0 : mpn_cmp(a->limbs, b->limbs, (mp_size_t)a->count);
}

/* A read-only mpz of the view, for mpz_* functions. */
static inline mpz_srcptr ou_int_view_mpz(mpz_t place, const OuIntView *view) {
    mp_size_t size = (mp_size_t)view->count;
    return mpz_roinit_n(place, view->limbs, view->negative ? -size : size);
}

/* ---- results ---- */

/* An int object of exact type int with room for `limbs` limbs, which the caller fills in before
 * he finishes it. NULL: MemoryError is set. */
OuBigInt *ou_big_int_new(OuRuntime *rt, size_t limbs);
/* The int whose magnitude is in the first `count` limbs of `big` (taken), which may have
 * leading zeros. */
OuValue ou_big_int_finish(OuRuntime *rt, OuBigInt *big, size_t count, bool negative);
/* Free an object from ou_big_int_new that is not wanted after all. NULL is ignored. */
void ou_big_int_abandon(OuRuntime *rt, OuBigInt *big);

/* A new int from limbs, which are copied and may have leading zeros. */
OuValue ou_int_from_limbs(OuRuntime *rt, const mp_limb_t *limbs, size_t count, bool negative);
OuValue ou_int_from_mpz(OuRuntime *rt, mpz_srcptr number);
/* A new instance of `type`, a subtype of int, with the number of `value`. */
OuValue ou_int_of_type(OuRuntime *rt, OuType *type, OuRef value);

/* ---- memory for an operation ---- */

/* Limbs that are needed during an operation. */
typedef struct OuLimbScratch {
    mp_limb_t *limbs;
    size_t count;
    mp_limb_t inline_limbs[32];
} OuLimbScratch;

/* False: MemoryError; ou_limb_scratch_end may be called nevertheless. */
bool ou_limb_scratch_begin(OuRuntime *rt, OuLimbScratch *scratch, size_t count);
void ou_limb_scratch_end(OuRuntime *rt, OuLimbScratch *scratch);

/* GMP is about to be called and may use some `temporary` limbs of its own. False: MemoryError.
 * Ends with ou_gmp_end; no user code runs in between. */
bool ou_gmp_begin(OuRuntime *rt, size_t temporary);
void ou_gmp_end(void);

/* ---- operations beyond int.h ---- */

/* Floor division. Either pointer may be NULL; what they point to is owned. ZeroDivisionError.
 */
bool ou_int_divmod(OuRuntime *rt, OuRef a, OuRef b, OuValue *quotient, OuValue *remainder);
OuValue ou_int_truediv(OuRuntime *rt, OuRef a, OuRef b); /* a / b, a float, correctly rounded */
OuValue ou_int_power(OuRuntime *rt, OuRef base, OuRef exponent);
OuValue ou_int_negative(OuRuntime *rt, OuRef value);
OuValue ou_int_lshift(OuRuntime *rt, OuRef value, OuRef shift);
OuValue ou_int_rshift(OuRuntime *rt, OuRef value, OuRef shift);
OuValue ou_int_shift_left_by(OuRuntime *rt, OuRef value, uint64_t bits);
OuValue ou_int_and(OuRuntime *rt, OuRef a, OuRef b);
OuValue ou_int_or(OuRuntime *rt, OuRef a, OuRef b);
OuValue ou_int_xor(OuRuntime *rt, OuRef a, OuRef b);
OuValue ou_int_invert(OuRuntime *rt, OuRef value);
/* Write the number into `bytes`, two's complement if signed. OverflowError if it does not fit.
 */
bool ou_int_to_bytes(OuRuntime *rt, OuRef value, uint8_t *bytes, size_t size,
                     bool little_endian, bool is_signed);
/* Exact order of an int and a double that is not nan. */
int ou_int_order_double(OuRef a, double b);

/* Does <0, 0 or >0 mean that the comparison holds? */
static inline bool ou_order_satisfies(int order, OuCompareOp op) {
    switch (op) {
    case OU_LT:
        return order < 0;
    case OU_LE:
        return order <= 0;
    case OU_EQ:
        return order == 0;
    case OU_NE:
        return order != 0;
    case OU_GT:
        return order > 0;
    case OU_GE:
        return order >= 0;
    }
    OU_UNREACHABLE();
}

extern const OuTypeSpec ou_int_type;

#endif
