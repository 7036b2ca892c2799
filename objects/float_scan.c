/* Making doubles of digits and of bits.
 *
 * Up to 19 digits and a power of ten are multiplied. The product is exact to 127 bits, which
 * nearly always decides the rounding. Where it does not, and near the ends of the range, the C
 * library reads the digits, as an integer with an exponent, so that no locale's decimal point
 * gets in the way. */
#include "objects/float_scan.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "memory/config.h"
#include "objects/power_of_ten.h"

typedef unsigned __int128 Wide;

#define MANTISSA_BITS 53
#define MIN_EXPONENT  (-1074) // of the lowest bit of a subnormal

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
    if (exponent < OU_POWER_MIN || exponent > 308) return false;
    OuPowerOfTen power = ou_power_of_ten((int)exponent);
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
    int binary = ou_log2_of_power((int)exponent) - 127 + 64 - shift + surplus;
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
        exponent >= -OU_EXACT_POWER_MAX && exponent <= OU_EXACT_POWER_MAX) {
        double head = (double)text->head;
        return exponent < 0 ? head / ou_exact_power[-exponent]
                            : head * ou_exact_power[exponent];
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
