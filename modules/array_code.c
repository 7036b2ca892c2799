/* The type codes of arrays: how items are read, and which values fit.
 *
 * Numbers are read by the item formats of objects/. Written they are here, because the words
 * for what does not fit differ: each code checks against the range of the C type it is
 * converted to first, then against its own. */
#include <limits.h>
#include <string.h>

#include "modules/array.h"
#include "objects/int.h"
#include "objects/str.h"

#define MACHINE_UTF32 20

static const OuArrayCode codes[] = {
    {'b', false, sizeof(signed char), "b", 1},
    {'B', false, sizeof(unsigned char), "B", 0},
    {'u', true, sizeof(uint32_t), "w", MACHINE_UTF32},
    {'w', true, sizeof(uint32_t), "w", MACHINE_UTF32},
    {'h', false, sizeof(short), "h", 4},
    {'H', false, sizeof(unsigned short), "H", 2},
    {'i', false, sizeof(int), "i", 8},
    {'I', false, sizeof(unsigned int), "I", 6},
    {'l', false, sizeof(long), "l", 12},
    {'L', false, sizeof(unsigned long), "L", 10},
    {'q', false, sizeof(long long), "q", 12},
    {'Q', false, sizeof(unsigned long long), "Q", 10},
    {'f', false, sizeof(float), "f", 14},
    {'d', false, sizeof(double), "d", 16},
};

const OuArrayCode *ou_array_code(uint32_t code_point) {
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if ((uint8_t)codes[i].code == code_point) return &codes[i];
    }
    return NULL;
}

OuValue ou_array_load(OuRuntime *rt, const OuArrayCode *code, const char *at) {
    if (!code->is_text) return ou_item_load(rt, ou_item_format(code->code), at);
    uint32_t code_point;
    memcpy(&code_point, at, sizeof code_point);
    if (code_point > 0x10ffff)
        return ou_raise(rt, OU_EXC_ValueError,
                        "character U+%x is not in range [U+0000; U+10ffff]", code_point);
    return ou_str_from_code_point(rt, code_point);
}

/* ---- what fits ---- */

typedef struct Range {
    int64_t low, high;
    const char *name; // NULL: any 64-bit number
} Range;

/* Of codes that hold numbers with a sign, or that fit into a C type with one. `too_large` is
 * said of what has more than 64 bits. */
typedef struct SignedRule {
    char code;
    Range first, own;
    const char *too_large;
} SignedRule;

#define TOO_LARGE_LONG "Python int too large to convert to C long"

static const SignedRule signed_rules[] = {
    {'b',
     {SHRT_MIN, SHRT_MAX, "signed short integer"},
     {SCHAR_MIN, SCHAR_MAX, "signed char"},
     TOO_LARGE_LONG},
    {'B', {0, UCHAR_MAX, "unsigned byte integer"}, {0, UCHAR_MAX, NULL}, TOO_LARGE_LONG},
    {'h', {SHRT_MIN, SHRT_MAX, "signed short integer"}, {0, 0, NULL}, TOO_LARGE_LONG},
    {'H',
     {INT_MIN, INT_MAX, "signed integer"},
     {0, USHRT_MAX, "unsigned short"},
     TOO_LARGE_LONG},
    {'i', {INT_MIN, INT_MAX, "signed integer"}, {0, 0, NULL}, TOO_LARGE_LONG},
    {'l', {0, 0, NULL}, {0, 0, NULL}, TOO_LARGE_LONG},
    {'q', {0, 0, NULL}, {0, 0, NULL}, "int too big to convert"},
};

/* Of codes that hold any unsigned number of their size. */
typedef struct UnsignedRule {
    char code;
    const char *negative, *too_large;
} UnsignedRule;

#define NEGATIVE_INT       "can't convert negative value to unsigned int"
#define TOO_LARGE_UNSIGNED "Python int too large to convert to C unsigned long"

static const UnsignedRule unsigned_rules[] = {
    {'I', NEGATIVE_INT, TOO_LARGE_UNSIGNED},
    {'L', NEGATIVE_INT, TOO_LARGE_UNSIGNED},
    {'Q', "can't convert negative int to unsigned", "int too big to convert"},
};

static bool check_range(OuRuntime *rt, const Range *range, int64_t number) {
    if (range->name == NULL) return true;
    if (number < range->low)
        return ou_fail(rt, OU_EXC_OverflowError, "%s is less than minimum", range->name);
    if (number > range->high)
        return ou_fail(rt, OU_EXC_OverflowError, "%s is greater than maximum", range->name);
    return true;
}

static bool convert_signed(OuRuntime *rt, const SignedRule *rule, OuRef number, int64_t *word) {
    if (!ou_int_fits_int64(number, word))
        return ou_fail(rt, OU_EXC_OverflowError, "%s", rule->too_large);
    return check_range(rt, &rule->first, *word) && check_range(rt, &rule->own, *word);
}

static bool convert_unsigned(OuRuntime *rt, const UnsignedRule *rule, OuRef number,
                             char *item) {
    if (ou_int_sign(number) < 0) return ou_fail(rt, OU_EXC_OverflowError, "%s", rule->negative);
    const OuItemFormat *format = ou_item_format(rule->code);
    if (ou_item_store(rt, format, item, number) == OU_STORE_DONE) return true;
    char wide[OU_ARRAY_ITEM_MAX];
    if (ou_item_store(rt, ou_item_format('Q'), wide, number) == OU_STORE_DONE)
        return ou_fail(rt, OU_EXC_OverflowError, "unsigned int is greater than maximum");
    return ou_fail(rt, OU_EXC_OverflowError, "%s", rule->too_large);
}

static bool convert_int(OuRuntime *rt, char code, OuRef number, char *item) {
    int64_t word;
    for (size_t i = 0; i < sizeof signed_rules / sizeof *signed_rules; i++) {
        if (signed_rules[i].code != code) continue;
        return convert_signed(rt, &signed_rules[i], number, &word) &&
               ou_item_store(rt, ou_item_format(code), item, number) == OU_STORE_DONE;
    }
    for (size_t i = 0; i < sizeof unsigned_rules / sizeof *unsigned_rules; i++) {
        if (unsigned_rules[i].code == code)
            return convert_unsigned(rt, &unsigned_rules[i], number, item);
    }
    OU_UNREACHABLE();
}

static bool convert_character(OuRuntime *rt, OuRef value, char *item) {
    if (!ou_is_str(value))
        return ou_fail(rt, OU_EXC_TypeError, "array item must be a unicode character, not %T",
                       value);
    if (ou_as_str(value)->length != 1)
        return ou_fail(rt, OU_EXC_TypeError,
                       "array item must be a unicode character, not a string of length %zu",
                       ou_as_str(value)->length);
    uint32_t code_point = ou_str_code_point_at(value, 0);
    memcpy(item, &code_point, sizeof code_point);
    return true;
}

bool ou_array_convert(OuRuntime *rt, const OuArrayCode *code, OuRef value,
                      char item[OU_ARRAY_ITEM_MAX]) {
    if (code->is_text) return convert_character(rt, value, item);
    if (code->code == 'f' || code->code == 'd') {
        double number;
        if (!ou_as_double(rt, value, &number)) return false;
        float single = (float)number;
        memcpy(item, code->code == 'f' ? (void *)&single : (void *)&number, code->size);
        return true;
    }
    OuValue number = ou_index(rt, value);
    if (ou_is_error(number)) return false;
    bool done = convert_int(rt, code->code, number, item);
    ou_drop(rt, number);
    return done;
}
