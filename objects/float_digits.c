/* How doubles and decimal digits are converted into each other.
 *
 * Both directions rest on powers of ten with 128 significant bits, rounded up. They are
 * computed from a table with every 27th power, in 192 bits, times a power of five that fits 64
 * bits; for all exponents in use this gives all 128 bits exactly.
 *
 * Digits of a double: the method of Raffaello Giulietti ("The Schubfach way to render
 * doubles"). The double and the two boundaries of the interval that rounds to it are scaled by
 * one power of ten, such that the interval holds at least one integer and at most one multiple
 * of ten; three products then decide.
 *
 * Double of digits: up to 19 digits and a power of ten are multiplied. The product is exact to
 * 127 bits, which nearly always decides the rounding. Where it does not, and near the ends of
 * the range, the C library reads the digits, as an integer with an exponent, so that no
 * locale's decimal point gets in the way.
 *
 * A given number of digits: small numbers with few decimals are scaled exactly with a fused
 * multiply-add; the rest is left to the C library's printf, which is exact. */
#include "objects/float_digits.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memory/config.h"

typedef unsigned __int128 Wide;

#define MANTISSA_BITS 53
#define MIN_EXPONENT  (-1074) // of the lowest bit of a subnormal
#define MAX_CERTAIN_DIGITS                                                                     \
    15 // any decimal number of so many digits survives being a normal double

/* ---- powers of ten ---- */

#define POWER_STEP 27
#define POWER_MIN  (-351)
#define POWER_MAX  (POWER_MIN + 26 * POWER_STEP - 1)

// 10^POWER_MIN, 10^(POWER_MIN + POWER_STEP), ...: the uppermost 192 bits, highest word first.
static const uint64_t power_table[][3] = {
    {0x8049a4ac0c5811ae, 0x205b896d777d6278, 0xac261e9f5141430b}, // -351
    {0xcf42894a5dce35ea, 0x52064cac828675b9, 0x475f2b7d7df1ad7a}, // -324
    {0xa76c582338ed2621, 0xaf2af2b80af6f24e, 0x657c8f4d43323a36}, // -297
    {0x873e4f75e2224e68, 0x5a7744a6e804a291, 0xcc35eddfcf0996d7}, // -270
    {0xda7f5bf590966848, 0xaf39a475506a899e, 0xa30294cc2934e662}, // -243
    {0xb080392cc4349dec, 0xbd8d794d96aacfb3, 0xfe13a5c86af64418}, // -216
    {0x8e938662882af53e, 0x547eb47b7282ee9c, 0x41b0230e1421487d}, // -189
    {0xe65829b3046b0afa, 0x0cb4a5a3112a5112, 0xa3b561b1cb208396}, // -162
    {0xba121a4650e4ddeb, 0x92f34d62616ce413, 0x21a0183e10583cd3}, // -135
    {0x964e858c91ba2655, 0x3a6a07f8d510f86f, 0xe9082f25e9c5e9ec}, // -108
    {0xf2d56790ab41c2a2, 0xfae27299423fb9c3, 0x3695dad7e8858901}, // -81
    {0xc428d05aa4751e4c, 0xaa97e14c3c26b886, 0x96842dc95323f5a8}, // -54
    {0x9e74d1b791e07e48, 0x775ea264cf55347d, 0xca49f1c05120c9c7}, // -27
    {0x8000000000000000, 0x0000000000000000, 0x0000000000000000}, // 0
    {0xcecb8f27f4200f3a, 0x0000000000000000, 0x0000000000000000}, // 27
    {0xa70c3c40a64e6c51, 0x999090b65f67d924, 0x0000000000000000}, // 54
    {0x86f0ac99b4e8dafd, 0x69a028bb3ded71a3, 0xdf9f915627c04e28}, // 81
    {0xda01ee641a708de9, 0xe80e6f4820cc9495, 0xd74baad03bc1d8d3}, // 108
    {0xb01ae745b101e9e4, 0x5ec05dcff72e7f8f, 0xc04c79ffe324301f}, // 135
    {0x8e41ade9fbebc27d, 0x14588f13be847307, 0x23bd6a2059c002f5}, // 162
    {0xe5d3ef282a242e81, 0x8f1668c8a86da5fa, 0xf0b5ccf5176ecc7c}, // 189
    {0xb9a74a0637ce2ee1, 0x6d953e2bd7173692, 0x88efb0037ac08bde}, // 216
    {0x95f83d0a1fb69cd9, 0x4abdaf101564f98e, 0x0d5a4af7b3a98e47}, // 243
    {0xf24a01a73cf2dccf, 0xbc633b39673c8cec, 0x3d9c44cd2f36917c}, // 270
    {0xc3b8358109e84f07, 0x0a862f80ec4700c8, 0x02606ea01029dc37}, // 297
    {0x9e19db92b4e31ba9, 0x6c07a2c26a8346d1, 0x4944d9f52cd0dec2}, // 324
};

static const uint64_t power_of_five[POWER_STEP] = {
    UINT64_C(1),
    UINT64_C(5),
    UINT64_C(25),
    UINT64_C(125),
    UINT64_C(625),
    UINT64_C(3125),
    UINT64_C(15625),
    UINT64_C(78125),
    UINT64_C(390625),
    UINT64_C(1953125),
    UINT64_C(9765625),
    UINT64_C(48828125),
    UINT64_C(244140625),
    UINT64_C(1220703125),
    UINT64_C(6103515625),
    UINT64_C(30517578125),
    UINT64_C(152587890625),
    UINT64_C(762939453125),
    UINT64_C(3814697265625),
    UINT64_C(19073486328125),
    UINT64_C(95367431640625),
    UINT64_C(476837158203125),
    UINT64_C(2384185791015625),
    UINT64_C(11920928955078125),
    UINT64_C(59604644775390625),
    UINT64_C(298023223876953125),
    UINT64_C(1490116119384765625),
};

// The powers of ten that a double holds exactly.
static const double exact_power[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                     1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                     1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
#define EXACT_POWER_MAX 22

/* high:low * 2^(floor(log2(10^k)) - 127) is 10^k, rounded up. */
typedef struct PowerOfTen {
    uint64_t high, low;
} PowerOfTen;

// floor(log2(10^k)) and floor(log10(2^e)), in fixed point; exact for all exponents in use.
static int floor_log2_of_power(int k) {
    return (k * 1741647) >> 19;
}
static int floor_log10_of_binary(int e) {
    return (e * 1262611) >> 22;
}

static PowerOfTen power_of_ten(int k) {
    OU_ASSERT(k >= POWER_MIN && k <= POWER_MAX);
    const uint64_t *base = power_table[(k - POWER_MIN) / POWER_STEP];
    int rest = (k - POWER_MIN) % POWER_STEP;
    PowerOfTen power = {base[0], base[1]};
    if (rest > 0) {
        uint64_t factor = power_of_five[rest];
        Wide low = (Wide)base[2] * factor;
        Wide middle = (Wide)base[1] * factor + (uint64_t)(low >> 64);
        Wide high = (Wide)base[0] * factor + (uint64_t)(middle >> 64);
        // The factor has at most 63 bits and at least 3, so the shift is from 1 to 62.
        int shift = __builtin_clzl((uint64_t)(high >> 64));
        high = high << shift | (uint64_t)middle >> (64 - shift);
        power = (PowerOfTen){(uint64_t)(high >> 64), (uint64_t)high};
    }
    bool is_exact = k >= 0 && k <= 55; // 5^55 has 128 bits
    if (!is_exact && ++power.low == 0) power.high++;
    return power;
}

/* ---- shortest digits ---- */

// The upper 64 bits of power * number, with bit 0 set also if anything below is.
static uint64_t scale_to_odd(PowerOfTen power, uint64_t number) {
    uint64_t carry = (uint64_t)(((Wide)power.low * number) >> 64);
    Wide product = (Wide)power.high * number + carry;
    return (uint64_t)(product >> 64) | ((uint64_t)product > 1);
}

static void decimal_set(OuDecimal *decimal, uint64_t digits, int exponent) {
    while (digits >= 100 && digits % 100 == 0) {
        digits /= 100;
        exponent += 2;
    }
    if (digits % 10 == 0 && digits != 0) {
        digits /= 10;
        exponent++;
    }
    char reversed[20];
    int count = 0;
    do {
        reversed[count++] = (char)('0' + digits % 10);
        digits /= 10;
    } while (digits != 0);
    for (int i = 0; i < count; i++)
        decimal->digits[i] = reversed[count - 1 - i];
    decimal->count = count;
    decimal->point = count + exponent;
}

// mantissa * 2^exponent; `is_power`: the interval below is half as wide as the one above.
static void decimal_of_parts(uint64_t mantissa, int exponent, bool is_power,
                             OuDecimal *decimal) {
    uint64_t is_odd =
        mantissa & 1; // an odd mantissa's interval does not include its boundaries
    int k = is_power ? (exponent * 1262611 - 524031) >> 22 : floor_log10_of_binary(exponent);
    int shift = exponent + floor_log2_of_power(-k) + 1;
    PowerOfTen power = power_of_ten(-k);
    // All in quarters: the boundaries lie half a unit away from the number.
    uint64_t number = scale_to_odd(power, (4 * mantissa) << shift);
    uint64_t lower = scale_to_odd(power, (4 * mantissa - 2 + is_power) << shift) + is_odd;
    uint64_t upper = scale_to_odd(power, (4 * mantissa + 2) << shift) - is_odd;
    uint64_t whole = number / 4;
    if (whole >= 10) {
        uint64_t tens = whole / 10;
        bool down_inside = lower <= 40 * tens;
        bool up_inside = 40 * tens + 40 <= upper;
        if (down_inside != up_inside) {
            decimal_set(decimal, tens + up_inside, k + 1);
            return;
        }
    }
    bool down_inside = lower <= 4 * whole;
    bool up_inside = 4 * whole + 4 <= upper;
    bool up = up_inside;
    if (down_inside == up_inside) {
        uint64_t middle = 4 * whole + 2;
        up = number > middle || (number == middle && (whole & 1));
    }
    decimal_set(decimal, whole + up, k);
}

void ou_float_shortest(double number, OuDecimal *decimal) {
    if (number < 0x1p53 && number == (double)(uint64_t)number) {
        decimal_set(decimal, (uint64_t)number, 0);
        return;
    }
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    uint64_t mantissa = bits & (((uint64_t)1 << 52) - 1);
    int biased = (int)(bits >> 52);
    if (biased == 0) {
        decimal_of_parts(mantissa, MIN_EXPONENT, false, decimal);
    } else {
        bool is_power = mantissa == 0 && biased > 1;
        decimal_of_parts(mantissa | (uint64_t)1 << 52, biased - 1075, is_power, decimal);
    }
}

/* ---- making doubles ---- */

double ou_float_from_parts(uint64_t bits, int exponent) {
    if (bits == 0) return 0.0;
    int surplus = 64 - __builtin_clzl(bits) - MANTISSA_BITS;
    if (surplus < MIN_EXPONENT - exponent) surplus = MIN_EXPONENT - exponent;
    if (surplus > 0) {
        Wide wide = bits;
        if (surplus > 64) return 0.0;
        Wide half = (Wide)1 << (surplus - 1);
        Wide rest = wide & (((Wide)1 << surplus) - 1);
        bits = (uint64_t)(wide >> surplus);
        if (rest > half || (rest == half && (bits & 1))) bits++;
        exponent += surplus;
    }
    return ldexp((double)bits, exponent);
}

/* head * 10^exponent if the 128-bit product decides the rounding and the result is a normal
 * number. */
static bool multiply_by_power(uint64_t head, int64_t exponent, double *number) {
    if (exponent < POWER_MIN || exponent > 308) return false;
    PowerOfTen power = power_of_ten((int)exponent);
    int shift = __builtin_clzl(head);
    uint64_t factor = head << shift;
    Wide low = (Wide)power.low * factor;
    Wide product = (Wide)power.high * factor + (uint64_t)(low >> 64);
    // The true product is less than one unit below or above `product`, which has 127 or 128
    // bits.
    int surplus = 128 - MANTISSA_BITS - !(product >> 127);
    Wide half = (Wide)1 << (surplus - 1);
    Wide rest = product & ((half << 1) - 1);
    if (rest == half) return false;
    uint64_t mantissa = (uint64_t)(product >> surplus) + (rest > half);
    int binary = floor_log2_of_power((int)exponent) - 127 + 64 - shift + surplus;
    if (binary < -1022 - 52 || binary > 1023 - 53) return false;
    *number = ldexp((double)mantissa, binary);
    return true;
}

/* A decimal number in a text: head * 10^exponent, where `head` has the first digits, up to 19.
 */
typedef struct DecimalText {
    uint64_t head;
    int64_t exponent;
    bool is_longer; // digits other than 0 follow those of head
    const char *digits, *end;
} DecimalText;

#define HEAD_MAX    UINT64_C(999999999999999999) // one more digit fits 64 bits
#define DIGITS_KEPT 800 // more than any boundary between two doubles has

// The slow way: hand up to DIGITS_KEPT digits to the C library, and a 1 for anything behind
// them.
static OU_NOINLINE double decimal_text_read(const DecimalText *text) {
    char buffer[DIGITS_KEPT + 40];
    int count = 0;
    int64_t exponent = text->exponent;
    uint64_t head = 0;
    bool in_head = true, dropped = false;
    for (const char *p = text->digits; p < text->end; p++) {
        if (*p < '0' || *p > '9') continue;
        if (count == 0 && *p == '0') continue;
        in_head = head <= HEAD_MAX;
        if (in_head) head = head * 10 + (uint64_t)(*p - '0');
        if (count < DIGITS_KEPT) {
            buffer[count++] = *p;
            if (!in_head) exponent--;
        } else {
            dropped |= *p != '0';
        }
    }
    if (dropped) {
        buffer[count++] = '1';
        exponent--;
    }
    snprintf(buffer + count, 32, "e%lld", (long long)exponent);
    return strtod(buffer, NULL);
}

static double decimal_text_value(const DecimalText *text) {
    if (text->head == 0) return 0.0;
    int64_t exponent = text->exponent;
    if (!text->is_longer && text->head <= (uint64_t)1 << MANTISSA_BITS &&
        exponent >= -EXACT_POWER_MAX && exponent <= EXACT_POWER_MAX) {
        double head = (double)text->head;
        return exponent < 0 ? head / exact_power[-exponent] : head * exact_power[exponent];
    }
    double number, next;
    if (!multiply_by_power(text->head, exponent, &number)) return decimal_text_read(text);
    if (!text->is_longer) return number;
    bool agrees = multiply_by_power(text->head + 1, exponent, &next) && next == number;
    return agrees ? number : decimal_text_read(text);
}

static bool is_digit(const char *p, const char *end) {
    return p < end && *p >= '0' && *p <= '9';
}

// Past digits with single underscores between them, adding them to `text`; behind the point or
// before it.
static const char *scan_digits(const char *p, const char *end, bool is_fraction,
                               DecimalText *text) {
    while (is_digit(p, end)) {
        unsigned digit = (unsigned)(*p - '0');
        if (text->head <= HEAD_MAX) {
            text->head = text->head * 10 + digit;
            text->exponent -= is_fraction;
        } else {
            text->is_longer |= digit != 0;
            text->exponent += !is_fraction;
        }
        p++;
        if (p < end && *p == '_' && is_digit(p + 1, end)) p++;
    }
    return p;
}

// Past "e+10" if that is what follows.
static const char *scan_exponent(const char *p, const char *end, int64_t *exponent) {
    const int64_t huge = INT64_C(1000000000000);
    if (p == end || (*p != 'e' && *p != 'E')) return p;
    const char *q = p + 1;
    bool negative = q < end && *q == '-';
    if (q < end && (*q == '-' || *q == '+')) q++;
    if (!is_digit(q, end)) return p;
    int64_t number = 0;
    while (is_digit(q, end)) {
        if (number < huge) number = number * 10 + (*q - '0');
        q++;
        if (q < end && *q == '_' && is_digit(q + 1, end)) q++;
    }
    *exponent += negative ? -number : number;
    return q;
}

static const char *scan_word(const char *p, const char *end, const char *word) {
    for (; *word != '\0'; word++, p++) {
        if (p == end || (*p | 0x20) != *word) return NULL;
    }
    return p;
}

// The magnitude: a number or a word.
static const char *scan_magnitude(const char *p, const char *end, double *number) {
    DecimalText text = {0, 0, false, p, p};
    const char *after = scan_digits(p, end, false, &text);
    bool has_digits = after > p;
    if (after < end && *after == '.') {
        const char *fraction = after + 1;
        after = scan_digits(fraction, end, true, &text);
        has_digits |= after > fraction;
    }
    if (has_digits) {
        text.end = after;
        after = scan_exponent(after, end, &text.exponent);
        *number = decimal_text_value(&text);
        return after;
    }
    after = scan_word(p, end, "infinity");
    if (after == NULL) after = scan_word(p, end, "inf");
    *number = after != NULL ? (double)INFINITY : (double)NAN;
    return after != NULL ? after : scan_word(p, end, "nan");
}

const char *ou_float_scan(const char *text, const char *end, double *number) {
    bool negative = text < end && *text == '-';
    if (text < end && (*text == '-' || *text == '+')) text++;
    const char *after = scan_magnitude(text, end, number);
    if (negative && after != NULL) *number = -*number;
    return after;
}

/* ---- a given number of digits ---- */

/* `number` * 10^places rounded to an integer, ties of the true value to even. Exact: the
 * product's rounding error is known, and too small to matter except for deciding a tie. */
static bool scale_and_round(double number, int places, uint64_t *rounded) {
    if (places > EXACT_POWER_MAX) return false;
    double product = number * exact_power[places];
    if (!(product < 0x1p52)) return false;
    double error = fma(number, exact_power[places], -product);
    double whole = floor(product);
    double rest = product - whole - 0.5;
    bool up = rest > 0 || (rest == 0 && (error > 0 || (error == 0 && fmod(whole, 2) != 0)));
    *rounded = (uint64_t)whole + up;
    return true;
}

size_t ou_float_fixed(double number, int precision, char *buffer) {
    uint64_t rounded;
    if (scale_and_round(number, precision, &rounded)) {
        char reversed[48];
        size_t count = 0;
        for (int i = 0; i < precision || rounded != 0 || i == precision; i++) {
            if (i == precision && precision > 0) reversed[count++] = '.';
            reversed[count++] = (char)('0' + rounded % 10);
            rounded /= 10;
        }
        for (size_t i = 0; i < count; i++)
            buffer[i] = reversed[count - 1 - i];
        return count;
    }
    int length = snprintf(buffer, (size_t)precision + 320, "%.*f", precision, number);
    if (precision > 0) {
        // Whatever the locale has as decimal point, it is one byte or more that are not digits.
        size_t whole = strspn(buffer, "0123456789");
        size_t fraction = (size_t)length - (size_t)precision;
        buffer[whole] = '.';
        memmove(buffer + whole + 1, buffer + fraction, (size_t)precision);
        length = (int)whole + 1 + precision;
    }
    return (size_t)length;
}

// The slow way, which is exact for any count.
static OU_NOINLINE int print_rounded_digits(double number, int count, char *buffer) {
    char text[OU_FLOAT_MAX_DIGITS + 40];
    snprintf(text, sizeof text, "%.*e", count - 1, number);
    buffer[0] = text[0];
    size_t fraction = 1 + strcspn(text + 1, "0123456789e");
    if (count > 1) memcpy(buffer + 1, text + fraction, (size_t)count - 1);
    const char *exponent = strchr(text, 'e');
    return atoi(exponent + 1) + 1;
}

// Add one to the last of the digits; true if all were 9, and are 10...0 now.
static bool round_up(char *digits, int count) {
    for (int i = count - 1; i >= 0; i--) {
        if (digits[i] != '9') {
            digits[i]++;
            return false;
        }
        digits[i] = '0';
    }
    digits[0] = '1';
    return true;
}

/* Rounding the shortest digits gives what rounding the number itself does. Otherwise the middle
 * between two results, which has one digit more than they have, would lie between the number
 * and its shortest digits: either it is as short as those and nearer, or shorter than them, and
 * neither can be. Only if the middle is the shortest digits, these do not tell on which side
 * the number lies. And of a normal number, up to 15 shortest digits are also the nearest
 * ones of any greater length up to 15. */
int ou_float_rounded_digits(double number, int count, char *buffer) {
    OuDecimal shortest;
    ou_float_shortest(number, &shortest);
    const char *digits = shortest.digits;
    bool certain = number >= DBL_MIN && count <= MAX_CERTAIN_DIGITS;
    if (number == 0 || (certain && count >= shortest.count)) {
        int known = shortest.count;
        memcpy(buffer, digits, (size_t)known);
        memset(buffer + known, '0', (size_t)(count - known));
        return shortest.point;
    }
    bool is_middle = shortest.count == count + 1 && digits[count] == '5';
    if (count >= shortest.count || is_middle) {
        return print_rounded_digits(number, count, buffer);
    }
    memcpy(buffer, digits, (size_t)count);
    bool carried = digits[count] >= '5' && round_up(buffer, count);
    return shortest.point + carried;
}

// Round 0.digits * 10^point to `places` decimals; `digits` has `count` characters and room
// before it.
static double round_exact_digits(char *digits, int count, int point, int places) {
    int kept = point + places;
    if (kept < 0) return 0.0;
    if (kept >= count) kept = count;
    bool up = false;
    if (kept < count) {
        int order = digits[kept] - '5';
        for (int i = kept + 1; order == 0 && i < count; i++)
            order = digits[i] != '0';
        bool is_odd = kept > 0 && (digits[kept - 1] & 1);
        up = order > 0 || (order == 0 && is_odd);
    }
    digits[-1] = '0';
    if (up) round_up(digits - 1, kept + 1);
    int length = kept + snprintf(digits + kept, 32, "e%d", point - kept);
    double rounded = 0.0;
    ou_float_scan(digits - 1, digits + length, &rounded);
    return rounded;
}

double ou_float_round(double number, int places) {
    double magnitude = fabs(number), rounded;
    uint64_t scaled;
    if (places >= 0 && magnitude >= 0x1p52) return number;
    if (places >= 0 && scale_and_round(magnitude, places, &scaled)) {
        rounded = (double)scaled / exact_power[places];
    } else {
        // 767 digits are all that a double can have.
        char digits[1 + OU_FLOAT_MAX_DIGITS + 40];
        int point = ou_float_rounded_digits(magnitude, 770, digits + 1);
        rounded = round_exact_digits(digits + 1, 770, point, places);
    }
    return copysign(rounded, number);
}
