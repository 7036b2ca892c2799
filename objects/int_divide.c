/* Division of ints: // and % round towards minus infinity, / gives the nearest float. */
#include <math.h>

#include "objects/big_int.h"
#include "objects/error.h"
#include "objects/float.h"
#include "objects/float_scan.h"

static bool fail_division_by_zero(OuRuntime *rt) {
    return ou_fail(rt, OU_EXC_ZeroDivisionError, "division by zero");
}

static bool words_divmod(OuRuntime *rt, int64_t a, int64_t b, OuValue *quotient,
                         OuValue *remainder) {
    if (b == 0) return fail_division_by_zero(rt);
    int64_t q = a / b, r = a % b;
    if (r != 0 && (r < 0) != (b < 0)) {
        q--;
        r += b;
    }
    if (remainder != NULL) *remainder = ou_from_small_int(r);
    if (quotient == NULL) return true;
    *quotient = ou_int_from_int64(rt, q);
    return !ou_is_error(*quotient);
}

/* A division of magnitudes under way. `quotient` and `remainder` have room for the results; one
 * that nobody asked for is scratch memory. */
typedef struct Division {
    OuIntView a, b;
    OuBigInt *quotient_object, *remainder_object;
    OuLimbScratch quotient_scratch, remainder_scratch;
    mp_limb_t *quotient, *remainder;
    size_t quotient_count, remainder_count;
} Division;

// Memory for one of the results: an object if it is wanted, else scratch.
static mp_limb_t *division_room(OuRuntime *rt, bool wanted, size_t count, OuBigInt **object,
                                OuLimbScratch *scratch) {
    if (!wanted) return ou_limb_scratch_begin(rt, scratch, count) ? scratch->limbs : NULL;
    *object = ou_big_int_new(rt, count);
    return *object == NULL ? NULL : (*object)->limbs;
}

static bool division_begin(OuRuntime *rt, Division *d, bool want_quotient,
                           bool want_remainder) {
    d->quotient_object = d->remainder_object = NULL;
    d->quotient_scratch.limbs = d->remainder_scratch.limbs = NULL;
    // One limb more: rounding down adds one to the quotient's magnitude.
    d->quotient_count = d->a.count - d->b.count + 2;
    d->remainder_count = d->b.count;
    d->quotient = division_room(rt, want_quotient, d->quotient_count, &d->quotient_object,
                                &d->quotient_scratch);
    if (d->quotient == NULL) return false;
    d->remainder = division_room(rt, want_remainder, d->remainder_count, &d->remainder_object,
                                 &d->remainder_scratch);
    return d->remainder != NULL;
}

static void division_end(OuRuntime *rt, Division *d) {
    ou_big_int_abandon(rt, d->quotient_object);
    ou_big_int_abandon(rt, d->remainder_object);
    ou_limb_scratch_end(rt, &d->quotient_scratch);
    ou_limb_scratch_end(rt, &d->remainder_scratch);
}

// Divide the magnitudes, rounding towards zero.
static bool division_truncate(OuRuntime *rt, Division *d) {
    mp_size_t a_count = (mp_size_t)d->a.count, b_count = (mp_size_t)d->b.count;
    d->quotient[d->quotient_count - 1] = 0;
    if (b_count == 1) {
        d->remainder[0] = mpn_divrem_1(d->quotient, 0, d->a.limbs, a_count, d->b.limbs[0]);
        return true;
    }
    if (!ou_gmp_begin(rt, 3 * d->a.count)) return false;
    mpn_tdiv_qr(d->quotient, d->remainder, 0, d->a.limbs, a_count, d->b.limbs, b_count);
    ou_gmp_end();
    return true;
}

// From rounding towards zero to rounding down, when the signs differ.
static void division_round_down(Division *d) {
    if (mpn_zero_p(d->remainder, (mp_size_t)d->remainder_count)) return;
    mpn_add_1(d->quotient, d->quotient, (mp_size_t)d->quotient_count, 1);
    mpn_sub_n(d->remainder, d->b.limbs, d->remainder, (mp_size_t)d->remainder_count);
}

static OuValue division_finish(OuRuntime *rt, OuBigInt **object, size_t count, bool negative) {
    OuBigInt *finished = *object;
    *object = NULL;
    return ou_big_int_finish(rt, finished, count, negative);
}

// |a| < |b|: the quotient is 0 or, rounded down, -1.
static bool divmod_by_larger(OuRuntime *rt, OuRef a, OuRef b, OuValue *quotient,
                             OuValue *remainder) {
    int a_sign = ou_int_sign(a);
    bool round_down = a_sign != 0 && a_sign != ou_int_sign(b);
    if (quotient != NULL) *quotient = ou_from_small_int(round_down ? -1 : 0);
    if (remainder == NULL) return true;
    *remainder = round_down ? ou_int_add(rt, a, b) : ou_int_plain(rt, a);
    return !ou_is_error(*remainder);
}

// Only the remainder, by a divisor of one limb: needs no memory.
static OuValue remainder_of_limb(OuRuntime *rt, const OuIntView *a, const OuIntView *b) {
    mp_limb_t rest = mpn_mod_1(a->limbs, (mp_size_t)a->count, b->limbs[0]);
    if (rest != 0 && a->negative != b->negative) rest = b->limbs[0] - rest;
    return ou_int_from_limbs(rt, &rest, 1, b->negative);
}

bool ou_int_divmod(OuRuntime *rt, OuRef a, OuRef b, OuValue *quotient, OuValue *remainder) {
    if (ou_int_is_word(a) && ou_int_is_word(b)) {
        return words_divmod(rt, ou_int_word(a), ou_int_word(b), quotient, remainder);
    }
    Division d;
    ou_int_view(&d.a, a);
    ou_int_view(&d.b, b);
    if (d.b.count == 0) return fail_division_by_zero(rt);
    if (ou_int_view_order(&d.a, &d.b) < 0) {
        return divmod_by_larger(rt, a, b, quotient, remainder);
    }
    if (d.b.count == 1 && quotient == NULL) {
        *remainder = remainder_of_limb(rt, &d.a, &d.b);
        return !ou_is_error(*remainder);
    }
    bool ok = false;
    bool signs_differ = d.a.negative != d.b.negative;
    OuValue q = OU_UNDEF, r = OU_UNDEF;
    if (!division_begin(rt, &d, quotient != NULL, remainder != NULL)) goto done;
    if (!division_truncate(rt, &d)) goto done;
    if (signs_differ) division_round_down(&d);
    if (quotient != NULL) {
        q = division_finish(rt, &d.quotient_object, d.quotient_count, signs_differ);
        if (ou_is_error(q)) goto done;
    }
    if (remainder != NULL) {
        r = division_finish(rt, &d.remainder_object, d.remainder_count, d.b.negative);
        if (ou_is_error(r)) goto done;
        *remainder = r;
    }
    if (quotient != NULL) {
        *quotient = q;
        q = OU_UNDEF;
    }
    ok = true;
done:
    division_end(rt, &d);
    ou_drop(rt, q);
    return ok;
}

OuValue ou_int_floordiv(OuRuntime *rt, OuRef a, OuRef b) {
    OuValue quotient;
    return ou_int_divmod(rt, a, b, &quotient, NULL) ? quotient : OU_ERROR;
}

OuValue ou_int_mod(OuRuntime *rt, OuRef a, OuRef b) {
    OuValue remainder;
    return ou_int_divmod(rt, a, b, NULL, &remainder) ? remainder : OU_ERROR;
}

/* ---- true division ---- */

/* The quotient of two positive magnitudes as bits * 2^exponent: 64 or 65 bits are computed, of
 * which the lowest ones are pressed into bit 0 together with "there is a remainder". */
static bool view_quotient_bits(OuRuntime *rt, const OuIntView *a, const OuIntView *b,
                               int64_t shift, uint64_t *bits, int64_t *exponent) {
    bool ok = false;
    OuLimbScratch shifted = {0}, quotient = {0}, remainder = {0};
    const OuIntView *moved = shift >= 0 ? a : b;
    uint64_t distance = (uint64_t)(shift >= 0 ? shift : -shift);
    size_t whole = distance / OU_LIMB_BITS;
    unsigned part = (unsigned)(distance % OU_LIMB_BITS);
    size_t count = moved->count + whole + 1;
    if (!ou_limb_scratch_begin(rt, &shifted, count)) goto done;
    mpn_zero(shifted.limbs, (mp_size_t)count);
    mp_limb_t *target = shifted.limbs + whole;
    if (part == 0) {
        mpn_copyi(target, moved->limbs, (mp_size_t)moved->count);
    } else {
        target[moved->count] = mpn_lshift(target, moved->limbs, (mp_size_t)moved->count, part);
    }
    if (shifted.limbs[count - 1] == 0) count--;

    OuIntView dividend = *a, divisor = *b;
    OuIntView *view = shift >= 0 ? &dividend : &divisor;
    view->limbs = shifted.limbs;
    view->count = count;
    size_t quotient_count = dividend.count - divisor.count + 1;
    if (!ou_limb_scratch_begin(rt, &quotient, quotient_count)) goto done;
    if (!ou_limb_scratch_begin(rt, &remainder, divisor.count)) goto done;
    if (!ou_gmp_begin(rt, 3 * dividend.count)) goto done;
    mpn_tdiv_qr(quotient.limbs, remainder.limbs, 0, dividend.limbs, (mp_size_t)dividend.count,
                divisor.limbs, (mp_size_t)divisor.count);
    ou_gmp_end();
    bool sticky = !mpn_zero_p(remainder.limbs, (mp_size_t)divisor.count);
    bool has_65 = quotient_count > 1 && quotient.limbs[1] != 0;
    *bits = quotient.limbs[0];
    if (has_65) *bits = (*bits >> 1) | (*bits & 1) | (uint64_t)1 << 63;
    *bits |= sticky;
    *exponent = has_65 - shift;
    ok = true;
done:
    ou_limb_scratch_end(rt, &shifted);
    ou_limb_scratch_end(rt, &quotient);
    ou_limb_scratch_end(rt, &remainder);
    return ok;
}

OuValue ou_int_truediv(OuRuntime *rt, OuRef a, OuRef b) {
    const int64_t exact = (int64_t)1 << 53;
    OuIntView x, y;
    ou_int_view(&x, a);
    ou_int_view(&y, b);
    if (y.count == 0) {
        fail_division_by_zero(rt);
        return OU_ERROR;
    }
    if (x.count <= 1 && y.count == 1 && (x.count == 0 || x.limbs[0] <= (mp_limb_t)exact) &&
        y.limbs[0] <= (mp_limb_t)exact) {
        double quotient = x.count == 0 ? 0.0 : (double)x.limbs[0] / (double)y.limbs[0];
        return ou_float_new(rt, x.negative != y.negative ? -quotient : quotient);
    }
    bool negative = x.negative != y.negative;
    double magnitude = 0.0;
    int64_t difference = (int64_t)ou_limbs_bit_length(x.limbs, x.count) -
                         (int64_t)ou_limbs_bit_length(y.limbs, y.count);
    if (x.count > 0 && difference > 1024) {
        magnitude = INFINITY;
    } else if (x.count > 0 && difference >= -1075) {
        uint64_t bits;
        int64_t exponent;
        if (!view_quotient_bits(rt, &x, &y, 64 - difference, &bits, &exponent)) return OU_ERROR;
        magnitude = ou_float_from_parts(bits, (int)exponent);
    }
    if (isinf(magnitude)) {
        return ou_raise(rt, OU_EXC_OverflowError,
                        "integer division result too large for a float");
    }
    return ou_float_new(rt, negative ? -magnitude : magnitude);
}
