/* Hexadecimal notation of doubles: exact in both directions, but for digits beyond a double's
 * 53 bits. */
#include "objects/float_hex.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "objects/float_scan.h"

// So many bits are read exactly; of the rest it only matters whether it is zero.
#define KEPT_BITS 60
// Exponents are clamped to this: far beyond any double, even after as many digits.
#define HUGE_EXPONENT INT64_C(1000000000000)

size_t ou_float_hex(double number, char *buffer) {
    if (isnan(number)) return (size_t)sprintf(buffer, "nan");
    const char *sign = signbit(number) ? "-" : "";
    if (isinf(number)) return (size_t)sprintf(buffer, "%sinf", sign);
    if (number == 0) return (size_t)sprintf(buffer, "%s0x0.0p+0", sign);
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    int biased = (int)(bits >> 52 & 0x7ff);
    unsigned long long mantissa = bits & (((uint64_t)1 << 52) - 1);
    int exponent = biased == 0 ? -1022 : biased - 1023;
    return (size_t)sprintf(buffer, "%s0x%d.%013llxp%+d", sign, biased != 0, mantissa, exponent);
}

static int hex_value(const char *p, const char *end) {
    if (p == end) return -1;
    char lower = (char)(*p | 0x20);
    if (*p >= '0' && *p <= '9') return *p - '0';
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The digits read so far: bits * 2^exponent, bit 0 also stands for what was lost. */
typedef struct HexDigits {
    uint64_t bits;
    int64_t exponent;
    bool any;
} HexDigits;

static const char *scan_digits(const char *p, const char *end, bool is_fraction,
                               HexDigits *digits) {
    for (int value; (value = hex_value(p, end)) >= 0; p++) {
        digits->any = true;
        if (digits->bits >> KEPT_BITS == 0) {
            digits->bits = digits->bits << 4 | (uint64_t)value;
            digits->exponent -= is_fraction ? 4 : 0;
        } else {
            digits->bits |= value != 0;
            digits->exponent += is_fraction ? 0 : 4;
        }
    }
    return p;
}

// Past "p-10"; NULL if there is a p without a number.
static const char *scan_exponent(const char *p, const char *end, HexDigits *digits) {
    if (p == end || (*p | 0x20) != 'p') return p;
    p++;
    bool negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+')) p++;
    const char *first = p;
    int64_t exponent = 0;
    for (; p < end && *p >= '0' && *p <= '9'; p++) {
        if (exponent < HUGE_EXPONENT) exponent = exponent * 10 + (*p - '0');
    }
    digits->exponent += negative ? -exponent : exponent;
    return p == first ? NULL : p;
}

static int clamp_exponent(int64_t exponent) {
    const int64_t enough = 100000;
    return (int)(exponent > enough ? enough : exponent < -enough ? -enough : exponent);
}

OuHexResult ou_float_scan_hex(const char *text, const char *end, double *number) {
    const char *p = text;
    bool negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+')) p++;
    if (p < end && strchr("iInN", *p) != NULL) {
        return ou_float_scan(text, end, number) == end ? OU_HEX_READ : OU_HEX_MALFORMED;
    }
    if (end - p >= 2 && p[0] == '0' && (p[1] | 0x20) == 'x') p += 2;
    HexDigits digits = {0};
    p = scan_digits(p, end, false, &digits);
    if (p < end && *p == '.') p = scan_digits(p + 1, end, true, &digits);
    p = scan_exponent(p, end, &digits);
    if (!digits.any || p != end) return OU_HEX_MALFORMED;
    double magnitude = ou_float_from_parts(digits.bits, clamp_exponent(digits.exponent));
    *number = negative ? -magnitude : magnitude;
    return isinf(magnitude) ? OU_HEX_TOO_LARGE : OU_HEX_READ;
}
