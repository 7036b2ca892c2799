/* Powers of ints, with and without a modulus. */
#include "objects/big_int.h"
#include "objects/error.h"

/* ---- base ** exponent ---- */

// A power that is known to fit 62 bits.
static int64_t power_of_word(int64_t base, uint64_t exponent) {
    int64_t result = 1;
    for (;;) {
        if (exponent & 1) result *= base;
        exponent >>= 1;
        if (exponent == 0) return result;
        base *= base;
    }
}

// base ** exponent for base 0, 1 and -1.
static OuValue power_of_unit(int64_t base, OuRef exponent) {
    OuIntView view;
    ou_int_view(&view, exponent);
    if (view.count == 0) return ou_from_small_int(1);
    bool is_odd = view.limbs[0] & 1;
    return ou_from_small_int(base == -1 && !is_odd ? 1 : base);
}

static OuValue view_power(OuRuntime *rt, const OuIntView *base, uint64_t exponent,
                          size_t result_limbs) {
    if (!ou_gmp_begin(rt, 3 * result_limbs)) return OU_ERROR;
    mpz_t power, place;
    mpz_init2(power, (mp_bitcnt_t)result_limbs * OU_LIMB_BITS);
    mpz_pow_ui(power, ou_int_view_mpz(place, base), exponent);
    OuValue result = ou_int_from_mpz(rt, power);
    mpz_clear(power);
    ou_gmp_end();
    return result;
}

OuValue ou_int_power(OuRuntime *rt, OuRef base, OuRef exponent) {
    OuIntView view;
    ou_int_view(&view, base);
    OU_ASSERT(ou_int_sign(exponent) >= 0);
    if (view.count == 0 || (view.count == 1 && view.limbs[0] == 1)) {
        return power_of_unit(view.count == 0 ? 0 : view.negative ? -1 : 1, exponent);
    }
    uint64_t bit_length = ou_limbs_bit_length(view.limbs, view.count);
    int64_t times;
    uint64_t bits;
    if (!ou_int_fits_int64(exponent, &times) ||
        __builtin_mul_overflow(bit_length, (uint64_t)times, &bits) ||
        bits / OU_LIMB_BITS > OU_INT_MAX_LIMBS) {
        ou_raise_memory(rt);
        return OU_ERROR;
    }
    if (times == 0) return ou_from_small_int(1);
    if (bits < OU_INT_BITS) {
        // base is shorter than the result, so it fits; its last squaring, too long, is not done
        int64_t number = (int64_t)view.limbs[0];
        return ou_from_small_int(
            power_of_word(view.negative ? -number : number, (uint64_t)times));
    }
    if (mpn_scan1(view.limbs, 0) + 1 == bit_length) {
        OuValue sign = ou_from_small_int(view.negative && (times & 1) ? -1 : 1);
        return ou_int_shift_left_by(rt, sign, (bit_length - 1) * (uint64_t)times);
    }
    return view_power(rt, &view, (uint64_t)times, (size_t)(bits / OU_LIMB_BITS) + 2);
}

/* ---- pow(base, exponent, modulus) ---- */

static OuValue raise_not_invertible(OuRuntime *rt) {
    return ou_raise(rt, OU_EXC_ValueError, "base is not invertible for the given modulus");
}

// For a modulus in one limb: 0 <= base < modulus.
static uint64_t word_power_modulo(uint64_t base, uint64_t exponent, uint64_t modulus) {
    unsigned __int128 result = 1 % modulus, square = base;
    for (; exponent != 0; exponent >>= 1) {
        if (exponent & 1) result = result * square % modulus;
        square = square * square % modulus;
    }
    return (uint64_t)result;
}

// All operands in words, exponent and modulus not negative, modulus not 0.
static OuValue words_power_modulo(int64_t base, int64_t exponent, int64_t modulus) {
    int64_t rest = base % modulus;
    if (rest < 0) rest += modulus;
    return ou_from_small_int(
        (int64_t)word_power_modulo((uint64_t)rest, (uint64_t)exponent, (uint64_t)modulus));
}

static OuValue views_power_modulo(OuRuntime *rt, const OuIntView *base,
                                  const OuIntView *exponent, const OuIntView *modulus) {
    size_t temporary = 8 * modulus->count + 2 * base->count + exponent->count;
    if (!ou_gmp_begin(rt, temporary)) return OU_ERROR;
    mpz_t places[3], result, inverse;
    mpz_srcptr b = ou_int_view_mpz(places[0], base);
    mpz_srcptr m = ou_int_view_mpz(places[2], modulus);
    OuIntView positive = *exponent;
    positive.negative = false;
    if (positive.limbs == &exponent->own) positive.limbs = &positive.own;
    bool is_invertible = true;
    mpz_init(result);
    mpz_init(inverse);
    if (exponent->negative) {
        // GMP leaves open whether anything has an inverse modulo 1; here everything has.
        is_invertible = mpz_cmpabs_ui(m, 1) == 0 || mpz_invert(inverse, b, m) != 0;
        b = inverse;
    }
    OuValue value = OU_UNDEF;
    if (is_invertible) {
        mpz_powm(result, b, ou_int_view_mpz(places[1], &positive), m);
        // mpz_powm ignores the modulus's sign; Python's result has it.
        if (modulus->negative && mpz_sgn(result) != 0) mpz_add(result, result, m);
        value = ou_int_from_mpz(rt, result);
    }
    mpz_clear(result);
    mpz_clear(inverse);
    ou_gmp_end();
    return is_invertible ? value : raise_not_invertible(rt);
}

OuValue ou_int_power_modulo(OuRuntime *rt, OuRef base, OuRef exponent, OuRef modulus) {
    if (ou_int_sign(modulus) == 0) {
        return ou_raise(rt, OU_EXC_ValueError, "pow() 3rd argument cannot be 0");
    }
    if (ou_int_is_word(base) && ou_int_is_word(exponent) && ou_int_is_word(modulus) &&
        ou_int_word(exponent) >= 0 && ou_int_word(modulus) > 0) {
        return words_power_modulo(ou_int_word(base), ou_int_word(exponent),
                                  ou_int_word(modulus));
    }
    OuIntView b, e, m;
    ou_int_view(&b, base);
    ou_int_view(&e, exponent);
    ou_int_view(&m, modulus);
    return views_power_modulo(rt, &b, &e, &m);
}
