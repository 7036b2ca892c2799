/* int: the number itself: to and from C numbers, order, hash, addition and multiplication.
 *
 * Every operation first tries the two operands as words, in 64-bit or 128-bit arithmetic, and
 * then takes them as limbs (big_int.h). Division, bits, powers and text have their own files.
 */
#include "objects/int.h"

#include <math.h>

#include "objects/big_int.h"
#include "objects/error.h"
#include "objects/float_scan.h"

/* hash(n) is n modulo this prime, the same for equal floats. */
#define HASH_BITS    61
#define HASH_MODULUS (((uint64_t)1 << HASH_BITS) - 1)

/* ---- from C numbers ---- */

OuValue ou_int_from_int64(OuRuntime *rt, int64_t number) {
    if (OU_LIKELY(ou_fits_small_int(number))) return ou_from_small_int(number);
    mp_limb_t magnitude = ou_magnitude(number);
    return ou_int_from_limbs(rt, &magnitude, 1, number < 0);
}

OuValue ou_int_from_uint64(OuRuntime *rt, uint64_t number) {
    return ou_int_from_limbs(rt, &(mp_limb_t){number}, 1, false);
}

OuValue ou_int_from_double(OuRuntime *rt, double number) {
    if (isnan(number)) {
        return ou_raise(rt, OU_EXC_ValueError, "cannot convert float NaN to integer");
    }
    if (isinf(number)) {
        return ou_raise(rt, OU_EXC_OverflowError, "cannot convert float infinity to integer");
    }
    if (fabs(number) < 0x1p61) return ou_from_small_int((int64_t)number);
    int exponent;
    double fraction = frexp(fabs(number), &exponent);
    int64_t mantissa = (int64_t)ldexp(fraction, 53);
    if (number < 0) mantissa = -mantissa;
    return ou_int_shift_left_by(rt, ou_from_small_int(mantissa), (uint64_t)(exponent - 53));
}

/* ---- to C numbers ---- */

bool ou_int_fits_int64(OuRef value, int64_t *number) {
    OuIntView view;
    ou_int_view(&view, value);
    mp_limb_t magnitude = view.count == 0 ? 0 : view.limbs[0];
    if (view.count > 1 || magnitude > (mp_limb_t)INT64_MAX + view.negative) return false;
    *number = (int64_t)(view.negative ? -magnitude : magnitude);
    return true;
}

int ou_int_sign(OuRef value) {
    OuIntView view;
    ou_int_view(&view, value);
    return view.count == 0 ? 0 : view.negative ? -1 : 1;
}

// The uppermost 64 bits, with bit 0 set also if any bit below is.
static uint64_t view_top_bits(const OuIntView *view) {
    const mp_limb_t *limbs = view->limbs;
    size_t top = view->count - 1;
    unsigned shift = (unsigned)__builtin_clzl(limbs[top]);
    uint64_t bits = limbs[top] << shift;
    bool sticky = false;
    if (top > 0) {
        if (shift > 0) bits |= limbs[top - 1] >> (OU_LIMB_BITS - shift);
        sticky = (limbs[top - 1] << shift) != 0;
    }
    for (size_t i = 0; !sticky && i + 1 < top; i++)
        sticky = limbs[i] != 0;
    return bits | sticky;
}

bool ou_int_as_double(OuRuntime *rt, OuRef value, double *number) {
    if (ou_int_is_word(value)) {
        *number = (double)ou_int_word(value);
        return true;
    }
    OuIntView view;
    ou_int_view(&view, value);
    uint64_t bit_length = ou_limbs_bit_length(view.limbs, view.count);
    double magnitude = INFINITY;
    if (bit_length == 0) {
        magnitude = 0;
    } else if (bit_length <= 1024) {
        magnitude = ou_float_from_parts(view_top_bits(&view), (int)bit_length - 64);
    }
    if (isinf(magnitude)) {
        return ou_fail(rt, OU_EXC_OverflowError, "int too large to convert to float");
    }
    *number = view.negative ? -magnitude : magnitude;
    return true;
}

OuValue ou_int_plain(OuRuntime *rt, OuRef value) {
    if (ou_is_small_int(value)) return ou_own(value);
    if (ou_is_bool(value)) return ou_from_small_int(value == OU_TRUE);
    if (ou_shape_of(value)->id == OU_TYPE_INT) return ou_own(value);
    OuIntView view;
    ou_int_view(&view, value);
    return ou_int_from_limbs(rt, view.limbs, view.count, view.negative);
}

/* ---- order and hash ---- */

int ou_int_order(OuRef a, OuRef b) {
    if (ou_int_is_word(a) && ou_int_is_word(b)) {
        int64_t x = ou_int_word(a), y = ou_int_word(b);
        return (x > y) - (x < y);
    }
    OuIntView x, y;
    ou_int_view(&x, a);
    ou_int_view(&y, b);
    if (x.negative != y.negative) return x.negative ? -1 : 1;
    int order = ou_int_view_order(&x, &y);
    return x.negative ? -order : order;
}

// Order of a magnitude and a positive double of 2^53 or more, which is an integer therefore.
static int view_order_large_double(const OuIntView *view, double number) {
    int exponent;
    double fraction = frexp(number, &exponent);
    uint64_t bit_length = ou_limbs_bit_length(view->limbs, view->count);
    if (bit_length != (uint64_t)exponent) return bit_length < (uint64_t)exponent ? -1 : 1;
    uint64_t own = view_top_bits(view);
    uint64_t other = (uint64_t)ldexp(fraction, 64);
    return (own > other) - (own < other);
}

int ou_int_order_double(OuRef a, double b) {
    if (isinf(b)) return b > 0 ? -1 : 1;
    if (ou_int_is_word(a) && fabs(b) < 0x1p62) {
        int64_t x = ou_int_word(a);
        int64_t whole = (int64_t)b;
        if (x != whole) return x < whole ? -1 : 1;
        double rest = b - (double)whole;
        return (rest < 0) - (rest > 0);
    }
    OuIntView view;
    ou_int_view(&view, a);
    int sign = view.count == 0 ? 0 : view.negative ? -1 : 1;
    int other_sign = (b > 0) - (b < 0);
    if (sign != other_sign) return sign < other_sign ? -1 : 1;
    if (sign == 0) return 0;
    if (fabs(b) >= 0x1p53) return sign * view_order_large_double(&view, fabs(b));
    // An instance of a subtype may be small; a magnitude beyond the double's range is the
    // larger.
    int64_t number;
    if (!ou_int_fits_int64(a, &number) || !ou_fits_small_int(number)) return sign;
    return ou_int_order_double(ou_from_small_int(number), b);
}

int64_t ou_int_hash(OuRef value) {
    uint64_t hash = 0;
    OuIntView view;
    ou_int_view(&view, value);
    for (size_t i = view.count; i-- > 0;) {
        // 2^64 is 2^3 modulo 2^61 - 1, and hash < 2^61.
        unsigned __int128 sum = ((unsigned __int128)hash << 3) + view.limbs[i];
        hash = (uint64_t)(sum & HASH_MODULUS) + (uint64_t)(sum >> HASH_BITS);
        if (hash >= HASH_MODULUS) hash -= HASH_MODULUS;
    }
    int64_t result = view.negative ? -(int64_t)hash : (int64_t)hash;
    return result == -1 ? -2 : result;
}

/* ---- arithmetic ---- */

// |a| + |b|, with the sign of a.
static OuValue view_sum(OuRuntime *rt, const OuIntView *a, const OuIntView *b) {
    bool negative = a->negative;
    if (a->count < b->count) {
        const OuIntView *larger = b;
        b = a;
        a = larger;
    }
    OuBigInt *sum = ou_big_int_new(rt, a->count + 1);
    if (sum == NULL) return OU_ERROR;
    mp_limb_t carry =
        mpn_add(sum->limbs, a->limbs, (mp_size_t)a->count, b->limbs, (mp_size_t)b->count);
    sum->limbs[a->count] = carry;
    return ou_big_int_finish(rt, sum, a->count + 1, negative);
}

// |a| - |b|, with the sign of a if that is positive, else the opposite one.
static OuValue view_difference(OuRuntime *rt, const OuIntView *a, const OuIntView *b) {
    bool negative = a->negative;
    int order = ou_int_view_order(a, b);
    if (order == 0) return ou_from_small_int(0);
    if (order < 0) {
        const OuIntView *larger = b;
        b = a;
        a = larger;
        negative = !negative;
    }
    OuBigInt *difference = ou_big_int_new(rt, a->count);
    if (difference == NULL) return OU_ERROR;
    mpn_sub(difference->limbs, a->limbs, (mp_size_t)a->count, b->limbs, (mp_size_t)b->count);
    return ou_big_int_finish(rt, difference, a->count, negative);
}

OuValue ou_int_add(OuRuntime *rt, OuRef a, OuRef b) {
    if (ou_int_is_word(a) && ou_int_is_word(b)) {
        return ou_int_from_int64(rt, ou_int_word(a) + ou_int_word(b));
    }
    OuIntView x, y;
    ou_int_view(&x, a);
    ou_int_view(&y, b);
    if (x.negative == y.negative) return view_sum(rt, &x, &y);
    return view_difference(rt, &x, &y);
}

OuValue ou_int_sub(OuRuntime *rt, OuRef a, OuRef b) {
    if (ou_int_is_word(a) && ou_int_is_word(b)) {
        return ou_int_from_int64(rt, ou_int_word(a) - ou_int_word(b));
    }
    OuIntView x, y;
    ou_int_view(&x, a);
    ou_int_view(&y, b);
    if (x.negative != y.negative) return view_sum(rt, &x, &y);
    return view_difference(rt, &x, &y);
}

OuValue ou_int_negative(OuRuntime *rt, OuRef value) {
    if (ou_int_is_word(value)) return ou_int_from_int64(rt, -ou_int_word(value));
    OuIntView view;
    ou_int_view(&view, value);
    return ou_int_from_limbs(rt, view.limbs, view.count, !view.negative);
}

static OuValue words_product(OuRuntime *rt, int64_t a, int64_t b) {
    int64_t product;
    if (!__builtin_mul_overflow(a, b, &product)) return ou_int_from_int64(rt, product);
    unsigned __int128 wide = (unsigned __int128)ou_magnitude(a) * ou_magnitude(b);
    mp_limb_t limbs[2] = {(mp_limb_t)wide, (mp_limb_t)(wide >> OU_LIMB_BITS)};
    return ou_int_from_limbs(rt, limbs, 2, (a < 0) != (b < 0));
}

// `product` has room for the sum of the counts; a has at least as many limbs as b, b at least
// one.
static bool multiply(OuRuntime *rt, mp_limb_t *product, const OuIntView *a,
                     const OuIntView *b) {
    mp_size_t a_count = (mp_size_t)a->count, b_count = (mp_size_t)b->count;
    if (b_count == 1) {
        product[a_count] = mpn_mul_1(product, a->limbs, a_count, b->limbs[0]);
        return true;
    }
    if (!ou_gmp_begin(rt, 3 * (a->count + b->count))) return false;
    if (a->limbs == b->limbs) {
        mpn_sqr(product, a->limbs, a_count);
    } else {
        mpn_mul(product, a->limbs, a_count, b->limbs, b_count);
    }
    ou_gmp_end();
    return true;
}

OuValue ou_int_mul(OuRuntime *rt, OuRef a, OuRef b) {
    if (ou_int_is_word(a) && ou_int_is_word(b)) {
        return words_product(rt, ou_int_word(a), ou_int_word(b));
    }
    OuIntView x, y;
    ou_int_view(&x, a);
    ou_int_view(&y, b);
    if (x.count == 0 || y.count == 0) return ou_from_small_int(0);
    OuBigInt *product = ou_big_int_new(rt, x.count + y.count);
    if (product == NULL) return OU_ERROR;
    bool x_is_longer = x.count >= y.count;
    if (!multiply(rt, product->limbs, x_is_longer ? &x : &y, x_is_longer ? &y : &x)) {
        ou_big_int_abandon(rt, product);
        return OU_ERROR;
    }
    return ou_big_int_finish(rt, product, x.count + y.count, x.negative != y.negative);
}
