/* Ints as text, in any base.
 *
 * Numbers of up to 18 digits are read and written by loops of our own, longer ones by GMP.
 * Converting between base 10 and base 2 takes more than linear time, so, as in CPython, more
 * than 4300 digits are refused; a program can change the limit (rt->int_digits_limit). */
#include "objects/int_text.h"

#include <math.h>
#include <string.h>

#include "objects/big_int.h"
#include "objects/error.h"
#include "objects/protocol.h"
#include "objects/str.h"

#define DEFAULT_DIGITS_LIMIT 4300
#define UNLIMITED_DIGITS     640 // a limit cannot be lower
#define SHORT_DIGITS         18  // so many decimal digits fit a small int
#define NO_DIGIT             99

// The limit on decimal digits now; 0: none.
static size_t digits_limit(const OuRuntime *rt) {
    if (rt->int_digits_limit < 0) return 0;
    return rt->int_digits_limit == 0 ? DEFAULT_DIGITS_LIMIT : (size_t)rt->int_digits_limit;
}

static bool is_power_of_two(int base) {
    return (base & (base - 1)) == 0;
}

static unsigned digit_value(char c) {
    if (c >= '0' && c <= '9') return (unsigned)(c - '0');
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'z' ? (unsigned)(lower - 'a') + 10 : NO_DIGIT;
}

/* ---- reading ---- */

static OuValue raise_invalid_literal(OuRuntime *rt, int base, OuRef source) {
    OuValue repr = ou_repr(rt, source);
    if (ou_is_error(repr)) return OU_ERROR;
    ou_raise(rt, OU_EXC_ValueError, "invalid literal for int() with base %d: %.200U", base,
             repr);
    ou_drop(rt, repr);
    return OU_ERROR;
}

// The base that a prefix like 0x stands for; 0 if it is none.
static int prefix_base(const char *p, const char *end) {
    if (end - p < 2 || p[0] != '0') return 0;
    switch (p[1] | 0x20) {
    case 'x':
        return 16;
    case 'o':
        return 8;
    case 'b':
        return 2;
    default:
        return 0;
    }
}

/* A literal: where its digits are, and what they mean. */
typedef struct Literal {
    const char *digits, *end; // underscores may be among the digits
    int base;
    bool negative;
    bool must_be_zero; // base 0 and a leading zero
} Literal;

// Sign, prefix and base; the digits are still to be checked.
static void literal_begin(Literal *literal, const OuNumberText *text, int base) {
    const char *p = text->start, *end = text->end;
    *literal = (Literal){.base = base, .end = end};
    if (p < end && (*p == '-' || *p == '+')) literal->negative = *p++ == '-';
    int prefix = prefix_base(p, end);
    if (base == 0) {
        literal->base = prefix != 0 ? prefix : 10;
        literal->must_be_zero = prefix == 0 && p < end && *p == '0';
    }
    if (prefix != 0 && prefix == literal->base) {
        p += 2;
        if (p < end && *p == '_') p++;
    }
    literal->digits = p;
}

// Count the digits up to `*stop`, where they end. 0: none, or an underscore is out of place.
static size_t literal_scan(const Literal *literal, const char **stop) {
    size_t count = 0;
    const char *p = literal->digits;
    bool after_digit = false;
    for (; p < literal->end; p++) {
        if (*p == '_') {
            if (!after_digit) return 0;
            after_digit = false;
            continue;
        }
        if (digit_value(*p) >= (unsigned)literal->base) break;
        after_digit = true;
        count++;
    }
    *stop = p;
    return after_digit ? count : 0;
}

static OuValue literal_small(const Literal *literal) {
    int64_t number = 0;
    for (const char *p = literal->digits; p < literal->end; p++) {
        if (*p != '_') number = number * literal->base + digit_value(*p);
    }
    return ou_from_small_int(literal->negative ? -number : number);
}

static OuValue literal_big(OuRuntime *rt, const Literal *literal, size_t count) {
    uint8_t *values = ou_alloc(rt, count);
    if (values == NULL) return OU_ERROR;
    size_t used = 0;
    for (const char *p = literal->digits; p < literal->end; p++) {
        if (*p == '_' || (used == 0 && *p == '0')) continue;
        values[used++] = (uint8_t)digit_value(*p);
    }
    OuValue result = OU_ERROR;
    double bits = (double)used * log2(literal->base);
    size_t limbs = (size_t)(bits / OU_LIMB_BITS) + 2;
    OuBigInt *big = ou_big_int_new(rt, limbs);
    if (big != NULL && ou_gmp_begin(rt, 3 * limbs)) {
        mp_size_t size = used == 0 ? 0 : mpn_set_str(big->limbs, values, used, literal->base);
        ou_gmp_end();
        result = ou_big_int_finish(rt, big, (size_t)size, literal->negative);
    } else {
        ou_big_int_abandon(rt, big);
    }
    ou_free(rt, values, count);
    return result;
}

static bool literal_is_zero(const Literal *literal) {
    for (const char *p = literal->digits; p < literal->end; p++) {
        if (*p != '0' && *p != '_') return false;
    }
    return true;
}

OuValue ou_int_parse(OuRuntime *rt, const OuNumberText *text, int base, OuRef source) {
    Literal literal;
    literal_begin(&literal, text, base);
    const char *stop;
    size_t count = literal_scan(&literal, &stop);
    if (count == 0) return raise_invalid_literal(rt, base, source);
    size_t limit = digits_limit(rt);
    if (count > UNLIMITED_DIGITS && limit != 0 && count > limit &&
        !is_power_of_two(literal.base) && stop == literal.end) {
        return ou_raise(
            rt, OU_EXC_ValueError,
            "Exceeds the limit (%zu digits) for integer string conversion: value "
            "has %zu digits; use sys.set_int_max_str_digits() to increase the limit",
            limit, count);
    }
    if (stop != literal.end || (literal.must_be_zero && !literal_is_zero(&literal))) {
        return raise_invalid_literal(rt, base, source);
    }
    // In base 16, 15 digits fit a small int; bases above that need fewer.
    size_t fitting = literal.base <= 10 ? SHORT_DIGITS : 11;
    return count <= fitting ? literal_small(&literal) : literal_big(rt, &literal, count);
}

// Plain decimal digits with a sign, few enough for a small int.
static bool parse_short(const char *text, size_t size, int64_t *number) {
    const char *p = text, *end = text + size;
    bool negative = p < end && *p == '-';
    if (negative) p++;
    if (p == end || end - p > SHORT_DIGITS) return false;
    int64_t result = 0;
    for (; p < end; p++) {
        if (*p < '0' || *p > '9') return false;
        result = result * 10 + (*p - '0');
    }
    *number = negative ? -result : result;
    return true;
}

OuValue ou_int_from_text(OuRuntime *rt, const char *text, size_t size, int base) {
    int64_t number;
    if (base == 10 && parse_short(text, size, &number)) return ou_from_small_int(number);
    OuValue source = ou_str_new(rt, text, size);
    if (ou_is_error(source)) return OU_ERROR;
    OuValue result = OU_ERROR;
    OuNumberText prepared;
    if (ou_number_text_begin(rt, &prepared, text, size)) {
        result = ou_int_parse(rt, &prepared, base, source);
        ou_number_text_end(rt, &prepared);
    }
    ou_drop(rt, source);
    return result;
}

/* ---- writing ---- */

static const char digit_pairs[] = "00010203040506070809101112131415161718192021222324"
                                  "25262728293031323334353637383940414243444546474849"
                                  "50515253545556575859606162636465666768697071727374"
                                  "75767778798081828384858687888990919293949596979899";

// Write the digits so that they end before `end`; returns their start.
static char *write_decimal(uint64_t number, char *end) {
    while (number >= 100) {
        end -= 2;
        memcpy(end, digit_pairs + 2 * (number % 100), 2);
        number /= 100;
    }
    if (number >= 10) {
        end -= 2;
        memcpy(end, digit_pairs + 2 * number, 2);
    } else {
        *--end = (char)('0' + number);
    }
    return end;
}

static char *write_digits(uint64_t number, unsigned base, char *end) {
    if (base == 10) return write_decimal(number, end);
    do {
        *--end = "0123456789abcdefghijklmnopqrstuvwxyz"[number % base];
        number /= base;
    } while (number != 0);
    return end;
}

static bool fail_too_many_digits(OuRuntime *rt, size_t limit) {
    return ou_fail(rt, OU_EXC_ValueError,
                   "Exceeds the limit (%zu digits) for integer string conversion; use "
                   "sys.set_int_max_str_digits() to increase the limit",
                   limit);
}

static bool big_digits(OuRuntime *rt, const OuIntView *view, int base, OuIntDigits *digits) {
    size_t limit = is_power_of_two(base) ? 0 : digits_limit(rt);
    // With 64 bits in 20 decimal digits at most, this refuses only what has too many for sure.
    if (limit != 0 && view->count > UNLIMITED_DIGITS / 20 && view->count > limit / 19 + 2) {
        return fail_too_many_digits(rt, limit);
    }
    mpz_t place;
    OuIntView magnitude = *view;
    magnitude.negative = false;
    if (magnitude.limbs == &view->own) magnitude.limbs = &magnitude.own;
    mpz_srcptr number = ou_int_view_mpz(place, &magnitude);
    size_t size = mpz_sizeinbase(number, base) + 2;
    digits->text = digits->inline_text;
    if (size > sizeof digits->inline_text) {
        digits->text = digits->allocated = ou_alloc(rt, size);
        digits->allocated_size = size;
        if (digits->text == NULL) return false;
    }
    if (!ou_gmp_begin(rt, 4 * view->count)) return false;
    mpz_get_str(digits->text, base, number);
    ou_gmp_end();
    digits->count = strlen(digits->text);
    if (limit != 0 && digits->count > UNLIMITED_DIGITS && digits->count > limit) {
        return fail_too_many_digits(rt, limit);
    }
    return true;
}

bool ou_int_digits_begin(OuRuntime *rt, OuIntDigits *digits, OuRef value, int base) {
    OuIntView view;
    ou_int_view(&view, value);
    digits->negative = view.negative;
    digits->allocated = NULL;
    if (view.count > 1) return big_digits(rt, &view, base, digits);
    char *end = digits->inline_text + sizeof digits->inline_text;
    digits->text = write_digits(view.count == 0 ? 0 : view.limbs[0], (unsigned)base, end);
    digits->count = (size_t)(end - digits->text);
    return true;
}

void ou_int_digits_end(OuRuntime *rt, OuIntDigits *digits) {
    if (digits->allocated != NULL) ou_free(rt, digits->allocated, digits->allocated_size);
}

static OuValue small_to_str(OuRuntime *rt, int64_t number) {
    char buffer[24];
    char *end = buffer + sizeof buffer;
    char *start = write_decimal(ou_magnitude(number), end);
    if (number < 0) *--start = '-';
    return ou_str_from_ascii(rt, start, (size_t)(end - start));
}

OuValue ou_int_to_str(OuRuntime *rt, OuRef value, int base) {
    if (base == 10 && ou_int_is_word(value)) return small_to_str(rt, ou_int_word(value));
    OuIntDigits digits;
    OuValue result = OU_ERROR;
    if (!ou_int_digits_begin(rt, &digits, value, base)) goto done;
    if (!digits.negative) {
        result = ou_str_from_ascii(rt, digits.text, digits.count);
        goto done;
    }
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    ou_str_builder_add_string(&builder, "-");
    ou_str_builder_add_bytes(&builder, digits.text, digits.count);
    result = ou_str_builder_end(&builder);
done:
    ou_int_digits_end(rt, &digits);
    return result;
}
