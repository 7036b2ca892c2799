/* Ints as bits: shifts, bitwise operations and bytes.
 *
 * Negative numbers behave as if they were written in two's complement with infinitely many sign
 * bits. The bitwise operations make that form limb by limb on the way. */
#include "objects/big_int.h"
#include "objects/error.h"

/* ---- shifts ---- */

OuValue ou_int_shift_left_by(OuRuntime *rt, OuRef value, uint64_t bits) {
    OuIntView view;
    ou_int_view(&view, value);
    if (view.count == 0) return ou_from_small_int(0);
    uint64_t whole = bits / OU_LIMB_BITS;
    unsigned part = (unsigned)(bits % OU_LIMB_BITS);
    if (whole > OU_INT_MAX_LIMBS) {
        ou_raise_memory(rt);
        return OU_ERROR;
    }
    size_t count = view.count + (size_t)whole + 1;
    OuBigInt *result = ou_big_int_new(rt, count);
    if (result == NULL) return OU_ERROR;
    mp_limb_t *target = result->limbs + whole;
    target[view.count] = 0;
    if (part == 0) {
        mpn_copyi(target, view.limbs, (mp_size_t)view.count);
    } else {
        target[view.count] = mpn_lshift(target, view.limbs, (mp_size_t)view.count, part);
    }
    if (whole > 0) mpn_zero(result->limbs, (mp_size_t)whole);
    return ou_big_int_finish(rt, result, count, view.negative);
}

// Rounds down: what is shifted out of a negative number makes its magnitude one larger.
static OuValue shift_right_by(OuRuntime *rt, OuRef value, uint64_t bits) {
    OuIntView view;
    ou_int_view(&view, value);
    uint64_t whole = bits / OU_LIMB_BITS;
    unsigned part = (unsigned)(bits % OU_LIMB_BITS);
    if (whole >= view.count) return ou_from_small_int(view.negative ? -1 : 0);
    const mp_limb_t *source = view.limbs + whole;
    size_t count = view.count - (size_t)whole;
    bool lost = view.negative && whole > 0 && !mpn_zero_p(view.limbs, (mp_size_t)whole);
    OuBigInt *result = ou_big_int_new(rt, count + view.negative);
    if (result == NULL) return OU_ERROR;
    if (part == 0) {
        mpn_copyi(result->limbs, source, (mp_size_t)count);
    } else {
        lost |= mpn_rshift(result->limbs, source, (mp_size_t)count, part) != 0;
    }
    if (view.negative) {
        result->limbs[count] = 0;
        if (lost) mpn_add_1(result->limbs, result->limbs, (mp_size_t)count + 1, 1);
        count++;
    }
    return ou_big_int_finish(rt, result, count, view.negative);
}

OuValue ou_int_lshift(OuRuntime *rt, OuRef value, OuRef shift) {
    if (ou_int_sign(shift) < 0) return ou_raise(rt, OU_EXC_ValueError, "negative shift count");
    if (ou_int_sign(value) == 0) return ou_from_small_int(0);
    int64_t bits;
    if (!ou_int_fits_int64(shift, &bits)) {
        return ou_raise(rt, OU_EXC_OverflowError, "too many digits in integer");
    }
    if (ou_int_is_word(value) && bits < OU_INT_BITS) {
        int64_t number = ou_int_word(value);
        int64_t shifted = (int64_t)((uint64_t)number << bits);
        if (shifted >> bits == number) return ou_int_from_int64(rt, shifted);
    }
    return ou_int_shift_left_by(rt, value, (uint64_t)bits);
}

OuValue ou_int_rshift(OuRuntime *rt, OuRef value, OuRef shift) {
    int sign = ou_int_sign(shift);
    if (sign < 0) return ou_raise(rt, OU_EXC_ValueError, "negative shift count");
    if (sign == 0) return ou_int_plain(rt, value);
    int64_t bits;
    if (!ou_int_fits_int64(shift, &bits)) bits = INT64_MAX;
    if (ou_int_is_word(value)) {
        return ou_from_small_int(ou_int_word(value) >> (bits > 63 ? 63 : bits));
    }
    return shift_right_by(rt, value, (uint64_t)bits);
}

/* ---- bitwise operations ---- */

typedef enum { BIT_AND, BIT_OR, BIT_XOR } BitOp;

static inline uint64_t apply(BitOp op, uint64_t a, uint64_t b) {
    switch (op) {
    case BIT_AND:
        return a & b;
    case BIT_OR:
        return a | b;
    case BIT_XOR:
        return a ^ b;
    }
    OU_UNREACHABLE();
}

/* Reads the two's complement of a view, limb by limb from the lowest. */
typedef struct TwosComplement {
    const OuIntView *view;
    size_t next;
    uint64_t carry;
} TwosComplement;

static TwosComplement twos_complement(const OuIntView *view) {
    return (TwosComplement){view, 0, view->negative};
}

static inline uint64_t twos_complement_next(TwosComplement *t) {
    uint64_t limb = t->next < t->view->count ? t->view->limbs[t->next] : 0;
    t->next++;
    if (!t->view->negative) return limb;
    limb = ~limb + t->carry;
    t->carry = t->carry && limb == 0;
    return limb;
}

static OuValue int_bitwise(OuRuntime *rt, BitOp op, OuRef a, OuRef b) {
    if (ou_int_is_word(a) && ou_int_is_word(b)) {
        uint64_t bits = apply(op, (uint64_t)ou_int_word(a), (uint64_t)ou_int_word(b));
        return ou_from_small_int((int64_t)bits);
    }
    OuIntView x, y;
    ou_int_view(&x, a);
    ou_int_view(&y, b);
    bool negative = apply(op, x.negative, y.negative) & 1;
    size_t count = x.count > y.count ? x.count : y.count;
    if (op == BIT_AND && !x.negative && !y.negative) {
        count = x.count < y.count ? x.count : y.count;
    }
    OuBigInt *result = ou_big_int_new(rt, count + 1);
    if (result == NULL) return OU_ERROR;
    TwosComplement left = twos_complement(&x), right = twos_complement(&y);
    for (size_t i = 0; i < count; i++) {
        uint64_t limb = twos_complement_next(&left);
        result->limbs[i] = apply(op, limb, twos_complement_next(&right));
    }
    result->limbs[count] = negative ? UINT64_MAX : 0;
    if (negative) mpn_neg(result->limbs, result->limbs, (mp_size_t)count + 1);
    return ou_big_int_finish(rt, result, count + 1, negative);
}

OuValue ou_int_and(OuRuntime *rt, OuRef a, OuRef b) {
    return int_bitwise(rt, BIT_AND, a, b);
}

OuValue ou_int_or(OuRuntime *rt, OuRef a, OuRef b) {
    return int_bitwise(rt, BIT_OR, a, b);
}

OuValue ou_int_xor(OuRuntime *rt, OuRef a, OuRef b) {
    return int_bitwise(rt, BIT_XOR, a, b);
}

OuValue ou_int_invert(OuRuntime *rt, OuRef value) {
    return ou_int_sub(rt, ou_from_small_int(-1), value);
}

/* ---- bytes ---- */

OuValue ou_int_from_bytes(OuRuntime *rt, const uint8_t *bytes, size_t size, bool little_endian,
                          bool is_signed) {
    if (size == 0) return ou_from_small_int(0);
    size_t count = (size + 7) / 8;
    bool negative = is_signed && (bytes[little_endian ? size - 1 : 0] & 0x80);
    OuBigInt *result = ou_big_int_new(rt, count);
    if (result == NULL) return OU_ERROR;
    for (size_t i = 0; i < count; i++) {
        uint64_t limb = 0;
        for (size_t j = 8; j-- > 0;) {
            size_t place = i * 8 + j;
            uint8_t byte = negative ? 0xff : 0;
            if (place < size) byte = bytes[little_endian ? place : size - 1 - place];
            limb = limb << 8 | byte;
        }
        result->limbs[i] = limb;
    }
    if (negative) mpn_neg(result->limbs, result->limbs, (mp_size_t)count);
    return ou_big_int_finish(rt, result, count, negative);
}

// Is the magnitude so small that the number fits `size` bytes?
static bool view_fits_bytes(const OuIntView *view, size_t size, bool is_signed) {
    uint64_t bits = ou_limbs_bit_length(view->limbs, view->count);
    if (bits == 0) return true;
    if (!is_signed) return bits <= (uint64_t)size * 8;
    if (size == 0) return false;
    if (bits < (uint64_t)size * 8) return true;
    // -2^(n-1) is the one number of n magnitude bits that fits n bits.
    bool is_power = mpn_scan1(view->limbs, 0) + 1 == bits;
    return view->negative && is_power && bits == (uint64_t)size * 8;
}

bool ou_int_to_bytes(OuRuntime *rt, OuRef value, uint8_t *bytes, size_t size,
                     bool little_endian, bool is_signed) {
    OuIntView view;
    ou_int_view(&view, value);
    if (view.negative && !is_signed) {
        return ou_fail(rt, OU_EXC_OverflowError, "can't convert negative int to unsigned");
    }
    if (!view_fits_bytes(&view, size, is_signed)) {
        return ou_fail(rt, OU_EXC_OverflowError, "int too big to convert");
    }
    TwosComplement limbs = twos_complement(&view);
    uint64_t limb = 0;
    for (size_t i = 0; i < size; i++) {
        limb = i % 8 == 0 ? twos_complement_next(&limbs) : limb >> 8;
        bytes[little_endian ? i : size - 1 - i] = (uint8_t)limb;
    }
    return true;
}
