/* Functions of ints: exact, whatever their size. */
#include "modules/math_parts.h"

#include <math.h>

#include "objects/big_int.h"
#include "objects/int.h"

#define FUNCTION(name)                                                                         \
    static OuValue math_##name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc)

/* ---- products of ranges ---- */

/* first * (first + 1) * ... * (first + count - 1), halving the range so that the factors of
 * large products are of one size. */
static OuValue product_of_range(OuRuntime *rt, OuRef first, uint64_t count) {
    if (count == 0) return ou_from_small_int(1);
    if (count == 1) return ou_own(first);
    if (!ou_check_interrupt(rt)) return OU_ERROR;
    OuValue low = product_of_range(rt, first, count / 2), high = OU_ERROR, middle = OU_ERROR;
    OuValue result = OU_ERROR;
    if (ou_is_error(low)) return OU_ERROR;
    middle = ou_int_add(rt, first, ou_from_small_int((int64_t)(count / 2)));
    if (!ou_is_error(middle)) high = product_of_range(rt, middle, count - count / 2);
    if (!ou_is_error(high)) result = ou_int_mul(rt, low, high);
    ou_drop(rt, low);
    ou_drop(rt, middle);
    ou_drop(rt, high);
    return result;
}

/* Would the product of `count` factors of about 2**bits each be too long? Sets MemoryError. */
static bool check_size(OuRuntime *rt, double bits, double count) {
    if (bits * count < (double)OU_INT_MAX_LIMBS * OU_LIMB_BITS) return true;
    ou_raise_memory(rt);
    return false;
}

static OuValue factorial_of(OuRuntime *rt, int64_t number) {
    if (number < 2) return ou_from_small_int(1);
    if (!check_size(rt, log2((double)number / M_E), (double)number)) return OU_ERROR;
    return product_of_range(rt, ou_from_small_int(1), (uint64_t)number);
}

FUNCTION(factorial) {
    OuValue value = ou_index(rt, args[0]);
    if (ou_is_error(value)) return OU_ERROR;
    int64_t number;
    bool fits = ou_int_fits_int64(value, &number);
    int sign = ou_int_sign(value);
    ou_drop(rt, value);
    if (sign < 0)
        return ou_raise(rt, OU_EXC_ValueError, "factorial() not defined for negative values");
    if (!fits)
        return ou_raise(rt, OU_EXC_OverflowError, "factorial() argument should not exceed %lld",
                        (long long)INT64_MAX);
    return factorial_of(rt, number);
}

/* ---- perm and comb ---- */

static bool check_not_negative(OuRuntime *rt, OuRef value, const char *name) {
    if (ou_int_sign(value) >= 0) return true;
    return ou_fail(rt, OU_EXC_ValueError, "%s must be a non-negative integer", name);
}

/* n * (n - 1) * ... of k factors; k <= n. */
static OuValue falling_product(OuRuntime *rt, OuRef n, int64_t k) {
    OuIntView view;
    ou_int_view(&view, n);
    double bits = (double)ou_limbs_bit_length(view.limbs, view.count);
    if (k > 1 && !check_size(rt, bits > 2 ? bits - 2 : 0, (double)k)) return OU_ERROR;
    OuValue first = ou_int_sub(rt, n, ou_from_small_int(k - 1));
    if (ou_is_error(first)) return OU_ERROR;
    OuValue result = product_of_range(rt, first, (uint64_t)k);
    ou_drop(rt, first);
    return result;
}

static OuValue perm_of(OuRuntime *rt, OuRef n, OuRef k) {
    int64_t count;
    if (!check_not_negative(rt, n, "n") || !check_not_negative(rt, k, "k")) return OU_ERROR;
    if (ou_int_order(n, k) < 0) return ou_from_small_int(0);
    if (!ou_int_fits_int64(k, &count) || !ou_fits_small_int(count))
        return ou_raise(rt, OU_EXC_OverflowError, "k must not exceed %lld",
                        (long long)INT64_MAX);
    return falling_product(rt, n, count);
}

FUNCTION(perm) {
    if (argc == 1 || ou_is_none(args[1])) return math_factorial(rt, self, args, 1);
    OuValue n = ou_index(rt, args[0]), k = OU_ERROR, result = OU_ERROR;
    if (!ou_is_error(n)) k = ou_index(rt, args[1]);
    if (!ou_is_error(k)) result = perm_of(rt, n, k);
    ou_drop(rt, n);
    ou_drop(rt, k);
    return result;
}

/* The binomial coefficient for k <= n - k. */
static OuValue comb_of_small(OuRuntime *rt, OuRef n, OuRef k) {
    int64_t count;
    if (!ou_int_fits_int64(k, &count) || !ou_fits_small_int(count))
        return ou_raise(rt, OU_EXC_OverflowError, "min(n - k, k) must not exceed %lld",
                        (long long)INT64_MAX);
    OuValue top = falling_product(rt, n, count), bottom = OU_ERROR, result = OU_ERROR;
    if (!ou_is_error(top)) bottom = factorial_of(rt, count);
    if (!ou_is_error(bottom)) result = ou_int_floordiv(rt, top, bottom);
    ou_drop(rt, top);
    ou_drop(rt, bottom);
    return result;
}

static OuValue comb_of(OuRuntime *rt, OuRef n, OuRef k) {
    if (!check_not_negative(rt, n, "n") || !check_not_negative(rt, k, "k")) return OU_ERROR;
    OuValue rest = ou_int_sub(rt, n, k), result;
    if (ou_is_error(rest)) return OU_ERROR;
    if (ou_int_sign(rest) < 0)
        result = ou_from_small_int(0);
    else
        result = comb_of_small(rt, n, ou_int_order(rest, k) < 0 ? (OuRef)rest : k);
    ou_drop(rt, rest);
    return result;
}

FUNCTION(comb) {
    OuValue n = ou_index(rt, args[0]), k = OU_ERROR, result = OU_ERROR;
    if (!ou_is_error(n)) k = ou_index(rt, args[1]);
    if (!ou_is_error(k)) result = comb_of(rt, n, k);
    ou_drop(rt, n);
    ou_drop(rt, k);
    return result;
}

/* ---- gcd and lcm ---- */

static OuValue absolute(OuRuntime *rt, OuRef value) {
    return ou_int_sign(value) < 0 ? ou_int_negative(rt, value) : ou_int_plain(rt, value);
}

static uint64_t gcd_of_words(uint64_t a, uint64_t b) {
    while (b != 0) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Euclid, on ints of any size and sign; the result is not negative. */
static OuValue gcd_of(OuRuntime *rt, OuRef left, OuRef right) {
    OuValue a = absolute(rt, left), b = ou_is_error(a) ? OU_ERROR : absolute(rt, right);
    while (!ou_is_error(a) && !ou_is_error(b)) {
        if (ou_is_small_int(a) && ou_is_small_int(b))
            return ou_from_small_int(
                (int64_t)gcd_of_words((uint64_t)ou_small_int(a), (uint64_t)ou_small_int(b)));
        if (ou_int_sign(b) == 0) return a;
        OuValue rest = ou_check_interrupt(rt) ? ou_int_mod(rt, a, b) : OU_ERROR;
        ou_drop(rt, a);
        a = b;
        b = rest;
    }
    ou_drop(rt, a);
    ou_drop(rt, b);
    return OU_ERROR;
}

static OuValue lcm_of(OuRuntime *rt, OuRef left, OuRef right) {
    if (ou_int_sign(left) == 0 || ou_int_sign(right) == 0) return ou_from_small_int(0);
    OuValue divisor = gcd_of(rt, left, right), part = OU_ERROR, product = OU_ERROR;
    OuValue result = OU_ERROR;
    if (!ou_is_error(divisor)) part = ou_int_floordiv(rt, left, divisor);
    if (!ou_is_error(part)) product = ou_int_mul(rt, part, right);
    if (!ou_is_error(product)) result = absolute(rt, product);
    ou_drop(rt, divisor);
    ou_drop(rt, part);
    ou_drop(rt, product);
    return result;
}

/* gcd or lcm of any number of arguments, starting from what changes nothing. */
static OuValue fold(OuRuntime *rt, const OuRef *args, size_t argc, int64_t neutral,
                    OuValue (*combine)(OuRuntime *, OuRef, OuRef)) {
    OuValue result = ou_from_small_int(neutral);
    for (size_t i = 0; i < argc && !ou_is_error(result); i++) {
        OuValue number = ou_index(rt, args[i]);
        OuValue next = ou_is_error(number) ? OU_ERROR : combine(rt, result, number);
        ou_drop(rt, number);
        ou_drop(rt, result);
        result = next;
    }
    return result;
}

FUNCTION(gcd) {
    return fold(rt, args, argc, 0, gcd_of);
}

FUNCTION(lcm) {
    return fold(rt, args, argc, 1, lcm_of);
}

/* ---- isqrt ---- */

static int64_t isqrt_of_word(int64_t number) {
    int64_t root = (int64_t)sqrt((double)number);
    while (root * root > number)
        root--;
    while ((root + 1) * (root + 1) <= number)
        root++;
    return root;
}

static OuValue isqrt_of_object(OuRuntime *rt, OuRef value) {
    OuIntView view;
    ou_int_view(&view, value);
    size_t count = (view.count + 1) / 2;
    OuBigInt *root = ou_big_int_new(rt, count);
    if (root == NULL) return OU_ERROR;
    OuLimbScratch rest;
    bool done =
        ou_limb_scratch_begin(rt, &rest, view.count) && ou_gmp_begin(rt, view.count * 2);
    if (done) {
        mpn_sqrtrem(root->limbs, rest.limbs, view.limbs, (mp_size_t)view.count);
        ou_gmp_end();
    }
    ou_limb_scratch_end(rt, &rest);
    if (done) return ou_big_int_finish(rt, root, count, false);
    ou_big_int_abandon(rt, root);
    return OU_ERROR;
}

FUNCTION(isqrt) {
    OuValue value = ou_index(rt, args[0]), result;
    if (ou_is_error(value)) return OU_ERROR;
    if (ou_int_sign(value) < 0)
        result = ou_raise(rt, OU_EXC_ValueError, "isqrt() argument must be nonnegative");
    else if (ou_int_is_word(value))
        result = ou_from_small_int(isqrt_of_word(ou_int_word(value)));
    else
        result = isqrt_of_object(rt, value);
    ou_drop(rt, value);
    return result;
}

const OuMethodRow ou_math_int[] = {
    OU_ROW("factorial", math_factorial, 1, 1, "factorial(n, /)\n\nReturn n factorial."),
    OU_ROW("perm", math_perm, 1, 2,
           "perm(n, k=None, /)\n\nNumber of ways to choose k of n items, with order."),
    OU_ROW("comb", math_comb, 2, 2,
           "comb(n, k, /)\n\nNumber of ways to choose k of n items, without order."),
    OU_ROW("gcd", math_gcd, 0, OU_ANY_COUNT, "gcd(*integers)\n\nGreatest Common Divisor."),
    OU_ROW("lcm", math_lcm, 0, OU_ANY_COUNT, "lcm(*integers)\n\nLeast Common Multiple."),
    OU_ROW("isqrt", math_isqrt, 1, 1,
           "isqrt(n, /)\n\nReturn the integer part of the square root."),
    {0},
};
