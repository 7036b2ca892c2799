/* float: the same digits, the same arithmetic and the same messages as CPython. */
#include <math.h>

#include "objects/float_digits.h"
#include "objects/float_scan.h"
#include "tests/unit/objects/classes.h"
#include "tests/unit/objects/float_cases.h"

NUMBER_TEST(float, shortest_repr) {
    RUN_CASES(float_reprs_cases);
}

NUMBER_TEST(float, reads_text_as_cpython) {
    RUN_CASES(float_texts_cases);
}

NUMBER_TEST(float, arithmetic) {
    RUN_CASES(float_arithmetic_cases);
    RUN_CASES(float_powers_cases);
}

NUMBER_TEST(float, comparison_with_ints_is_exact) {
    RUN_CASES(float_order_cases);
}

NUMBER_TEST(float, hashes) {
    RUN_CASES(float_hashes_cases);
}

NUMBER_TEST(float, rounding) {
    RUN_CASES(float_rounding_cases);
}

NUMBER_TEST(float, methods) {
    RUN_CASES(float_methods_cases);
}

NUMBER_TEST(float, reads_hexadecimal) {
    static const char *const cases[][2] = {
        {"'0x.8p0'", "0.5"},
        {"' 0x1.8 '", "1.5"},
        {"'1.8p1'", "3.0"},
        {"'-0x0p0'", "-0.0"},
        {"'nan'", "nan"},
        {"'-Infinity'", "-inf"},
        {"'0x1.fffffffffffff8p0'", "2.0"},
        {"'0x1.fffffffffffff7ffffffffffffffffffffp0'", "1.9999999999999998"},
        {"'0x0.00000000000008p-1022'", "0.0"},
        {"'0x0.000000000000080000000000000001p-1022'", "5e-324"},
        {"'0x1p-1076'", "0.0"},
        {"'0x1.fffffffffffffp1023'", "1.7976931348623157e+308"},
        {"'0x1p1024'", "OverflowError: hexadecimal value too large to represent as a float"},
        {"'0x1p99999999999999999999'",
         "OverflowError: hexadecimal value too large to represent as a float"},
        {"'0x1p-99999999999999999999'", "0.0"},
        {"''", "ValueError: invalid hexadecimal floating-point string"},
        {"'0x'", "ValueError: invalid hexadecimal floating-point string"},
        {"'0x1p'", "ValueError: invalid hexadecimal floating-point string"},
        {"'0x1g'", "ValueError: invalid hexadecimal floating-point string"},
        {"5", "TypeError: bad argument type for built-in operation"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        OuValue type = ou_own(ou_ref(rt->types[OU_TYPE_FLOAT]));
        gives(METHOD(type, "fromhex", V(cases[i][0])), cases[i][1]);
    }
}

/* A sequence that visits doubles of all magnitudes. */
static double next_double(uint64_t *state) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    uint64_t bits = (*state ^ *state >> 29) & INT64_MAX;
    double number;
    memcpy(&number, &bits, sizeof number);
    return number;
}

Test(float_digits, shortest_digits_read_back_and_are_shortest) {
    uint64_t state = 1;
    for (int i = 0; i < 20000; i++) {
        double number = next_double(&state);
        if (!isfinite(number)) continue;
        OuDecimal decimal;
        char text[64], shorter[64];
        ou_float_shortest(number, &decimal);
        snprintf(text, sizeof text, ".%.*se%d", decimal.count, decimal.digits, decimal.point);
        cr_assert_eq(strtod(text, NULL), number, "%s", text);
        if (decimal.count < 2) continue;
        snprintf(shorter, sizeof shorter, "%.*e", decimal.count - 2, number);
        cr_assert_neq(strtod(shorter, NULL), number, "%s could be %s", text, shorter);
    }
}

Test(float_digits, reading_agrees_with_the_c_library) {
    uint64_t state = 2;
    for (int i = 0; i < 20000; i++) {
        double number = next_double(&state), read;
        if (!isfinite(number)) continue;
        char text[64];
        int size = snprintf(text, sizeof text, "%.*e", 3 + i % 24, number);
        cr_assert_eq(ou_float_scan(text, text + size, &read), text + size);
        cr_assert_eq(read, strtod(text, NULL), "%s", text);
    }
}

Test(float_digits, rounding_agrees_with_the_c_library) {
    uint64_t state = 3;
    char expected[400], text[400];
    for (int i = 0; i < 20000; i++) {
        double number = next_double(&state);
        if (i & 1) number = (double)(state >> 40) / (1 << i % 20);
        if (!isfinite(number)) continue;
        int precision = i % 12;
        snprintf(expected, sizeof expected, "%.*f", precision, number);
        size_t size = ou_float_fixed(number, precision, text);
        text[size] = '\0';
        cr_assert_str_eq(text, expected);
        int point = ou_float_rounded_digits(number, precision + 1, text + 1);
        snprintf(expected, sizeof expected, "%.*e", precision, number);
        text[0] = text[1];
        if (precision > 0) text[1] = '.';
        int exponent = number == 0 ? 0 : point - 1;
        snprintf(text + (precision > 0 ? precision + 2 : 1), 16, "e%c%02d",
                 exponent < 0 ? '-' : '+', abs(exponent));
        cr_assert_str_eq(text, expected);
    }
}

NUMBER_TEST(float, unusual_exponents_are_boxed_and_behave_the_same) {
    static const double numbers[] = {1e-200, -1e200, 1e-100, 1.7976931348623157e308, INFINITY};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        OuValue value = ou_float_new(rt, numbers[i]);
        cr_assert(ou_is_boxed_float(value));
        cr_assert_eq(ou_float_number(value), numbers[i]);
        OuValue negative = ou_negative(rt, value);
        cr_assert_eq(ou_float_number(negative), -numbers[i]);
        ou_drop(rt, negative);
        ou_drop(rt, value);
    }
}

NUMBER_TEST(float, instances_of_subtypes_are_boxed) {
    OuValue class = class_new(rt, "Length", ou_ref(rt->types[OU_TYPE_FLOAT]), NULL);
    OuValue number = V("1.5");
    OuValue instance = ou_call1(rt, class, number);
    cr_assert(ou_is_boxed_float(instance));
    OuValue sum = ou_binary(rt, OU_BINARY_add, instance, ou_from_small_int(1));
    cr_assert_eq(ou_type_of(rt, sum), rt->types[OU_TYPE_FLOAT]);
    gives(sum, "2.5");
    gives(METHOD(ou_own(class), "fromhex", V("'0x1p3'")), "8.0");
    OuValue plain = ou_positive(rt, instance);
    cr_assert(ou_is_small_float(plain));
    ou_drop(rt, instance);
    ou_drop(rt, class);
}
