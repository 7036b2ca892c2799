/* The decimal digits of a double.
 *
 * The shortest digits: the method of Raffaello Giulietti ("The Schubfach way to render
 * doubles"). The double and the two boundaries of the interval that rounds to it are scaled by
 * one power of ten, such that the interval holds at least one integer and at most one multiple
 * of ten; three products then decide.
 *
 * A given number of digits: small numbers with few decimals are scaled exactly with a fused
 * multiply-add. For most others the shortest digits can be rounded. The rest is left to the C
 * library's printf, which is exact. */
#include "objects/float_digits.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memory/config.h"
#include "objects/float_scan.h"
#include "objects/power_of_ten.h"

typedef unsigned __int128 Wide;

// The exponent of the lowest bit of a subnormal.
#define MIN_EXPONENT (-1074)
// Any decimal number of so many digits survives being a normal double.
#define MAX_CERTAIN_DIGITS 15

/* ---- shortest digits ---- */

// The upper 64 bits of power * number, with bit 0 set also if anything below is.
static uint64_t scale_to_odd(OuPowerOfTen power, uint64_t number) {
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
    int k = is_power ? (exponent * 1262611 - 524031) >> 22 : ou_log10_of_binary(exponent);
    int shift = exponent + ou_log2_of_power(-k) + 1;
    OuPowerOfTen power = ou_power_of_ten(-k);
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

/* ---- a given number of digits ---- */

/* `number` * 10^places rounded to an integer, ties of the true value to even. Exact: the
 * product's rounding error is known, and too small to matter except for deciding a tie. */
static bool scale_and_round(double number, int places, uint64_t *rounded) {
    if (places > OU_EXACT_POWER_MAX) return false;
    double product = number * ou_exact_power[places];
    if (!(product < 0x1p52)) return false;
    double error = fma(number, ou_exact_power[places], -product);
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
        rounded = (double)scaled / ou_exact_power[places];
    } else {
        // 767 digits are all that a double can have.
        char digits[1 + OU_FLOAT_MAX_DIGITS + 40];
        int point = ou_float_rounded_digits(magnitude, 770, digits + 1);
        rounded = round_exact_digits(digits + 1, 770, point, places);
    }
    return copysign(rounded, number);
}
