/* int: no seam between words and objects, CPython's results and messages, and its limits. */
#include "objects/big_int.h"
#include "tests/unit/objects/classes.h"
#include "tests/unit/objects/int_cases.h"

NUMBER_TEST(int, arithmetic) {
    RUN_CASES(int_arithmetic_cases);
    RUN_CASES(int_division_by_zero_cases);
    RUN_CASES(int_rounding_cases);
}

NUMBER_TEST(int, bits) {
    RUN_CASES(int_bits_cases);
}

NUMBER_TEST(int, powers_modulo) {
    RUN_CASES(int_powers_modulo_cases);
}

NUMBER_TEST(int, order_and_hash) {
    RUN_CASES(int_order_cases);
}

NUMBER_TEST(int, reads_text_as_cpython) {
    RUN_CASES(int_text_cases);
}

NUMBER_TEST(int, a_result_that_fits_the_word_is_in_the_word) {
    OuValue big = V("0x2000000000000000");
    cr_assert(ou_is_big_int(big));
    OuValue small = ou_int_sub(rt, big, ou_from_small_int(1));
    cr_assert_eq(small, ou_from_small_int(OU_INT_MAX));
    ou_drop(rt, big);
    big = ou_int_sub(rt, ou_from_small_int(OU_INT_MIN), ou_from_small_int(1));
    cr_assert(ou_is_big_int(big));
    small = ou_int_add(rt, big, ou_from_small_int(1));
    cr_assert_eq(small, ou_from_small_int(OU_INT_MIN));
    ou_drop(rt, big);
}

NUMBER_TEST(int, a_large_difference_gives_memory_back) {
    OuValue a = ou_int_shift_left_by(rt, ou_from_small_int(1), 64 * 1000);
    OuValue b = ou_int_sub(rt, a, ou_from_small_int(1) /* all bits set */);
    OuValue sum = ou_int_add(rt, b, ou_from_small_int(3));
    OuValue difference = ou_int_sub(rt, sum, b);
    cr_assert_eq(difference, ou_from_small_int(3));
    OuValue two_limbs = ou_int_shift_left_by(rt, ou_from_small_int(5), 64);
    OuValue more = ou_int_add(rt, b, two_limbs);
    OuValue back = ou_int_sub(rt, more, b);
    cr_assert_eq(ou_int_order(back, two_limbs), 0);
    cr_assert_lt(ou_int_data_size(back), 128);
    OuValue all[] = {a, b, sum, two_limbs, more, back};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        ou_drop(rt, all[i]);
}

NUMBER_TEST(int, to_and_from_c_numbers) {
    static const int64_t numbers[] = {0,
                                      1,
                                      -1,
                                      OU_INT_MAX,
                                      OU_INT_MIN,
                                      INT64_MAX,
                                      INT64_MIN,
                                      (int64_t)1 << 61,
                                      -((int64_t)1 << 62)};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        int64_t number;
        OuValue value = ou_int_from_int64(rt, numbers[i]);
        cr_assert(ou_int_fits_int64(value, &number));
        cr_assert_eq(number, numbers[i]);
        cr_assert_eq(ou_is_small_int(value), ou_fits_small_int(numbers[i]));
        ou_drop(rt, value);
    }
    int64_t number;
    OuValue value = ou_int_from_uint64(rt, UINT64_MAX);
    cr_assert_not(ou_int_fits_int64(value, &number));
    gives(value, "18446744073709551615");
    gives(ou_int_from_double(rt, -0x1p61), "-2305843009213693952");
    gives(ou_int_from_double(rt, 0x1.8p61), "3458764513820540928");
}

NUMBER_TEST(int, bytes) {
    gives(METHOD(V("0"), "to_bytes", I(0), S("big")), "b''");
    gives(METHOD(V("5"), "to_bytes"), "b'\\x05'");
    gives(METHOD(V("300"), "to_bytes"), "OverflowError: int too big to convert");
    gives(METHOD(V("-1"), "to_bytes", I(2), S("big")),
          "OverflowError: can't convert negative int to unsigned");
    gives(METHOD(V("0x0102030405060708090a"), "to_bytes", I(12), S("little")),
          "b'\\n\\t\\x08\\x07\\x06\\x05\\x04\\x03\\x02\\x01\\x00\\x00'");
    gives(METHOD(V("5"), "to_bytes", I(2), S("foo")),
          "ValueError: byteorder must be either 'little' or 'big'");
    gives(METHOD(V("5"), "to_bytes", I(-1)),
          "ValueError: length argument must be non-negative");
    gives(METHOD(V("5"), "to_bytes", V("1000000000000000000000000000000")),
          "OverflowError: Python int too large to convert to C ssize_t");
    OuValue type = ou_own(ou_ref(rt->types[OU_TYPE_INT]));
    gives(
        METHOD(ou_own(type), "from_bytes", B("\x01\x02\x03\x04\x05\x06\x07\x08\x09"), S("big")),
        "18591708106338011145");
    gives(METHOD(ou_own(type), "from_bytes", B("\xff\xff"), S("little")), "65535");
    gives(METHOD(ou_own(type), "from_bytes", S("a")),
          "TypeError: cannot convert 'str' object to bytes");
    ou_drop(rt, type);
}

NUMBER_TEST(int, bytes_of_signed_numbers) {
    static const struct {
        const char *number;
        size_t size; // the least that holds it
    } cases[] = {{"0", 0},
                 {"127", 1},
                 {"128", 2},
                 {"-128", 1},
                 {"-129", 2},
                 {"-0x8000000000000000", 8},
                 {"0x8000000000000000", 9}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint8_t bytes[16];
        OuValue value = V(cases[i].number);
        for (size_t size = 0; size <= 16; size++) {
            bool fits = ou_int_to_bytes(rt, value, bytes, size, true, true);
            cr_assert_eq(fits, size >= cases[i].size, "%s in %zu bytes", cases[i].number, size);
            ou_clear_exception(rt);
            if (!fits) continue;
            OuValue back = ou_int_from_bytes(rt, bytes, size, true, true);
            cr_assert_eq(ou_int_order(back, value), 0);
            ou_drop(rt, back);
        }
        ou_drop(rt, value);
    }
}

/* ---- limits ---- */

NUMBER_TEST(int, what_no_memory_holds_is_refused_at_once) {
    OuValue ten = V("10"), huge = V("10000000000"), beyond = V("100000000000000000000000");
    OuValue far = V("4611686018427387904");
    gives(ou_int_power(rt, ten, huge), "MemoryError: ");
    gives(ou_int_power(rt, ten, beyond), "MemoryError: ");
    gives(ou_int_lshift(rt, ten, V("1000000000000")), "MemoryError: ");
    gives(ou_int_lshift(rt, ten, far), "MemoryError: ");
    gives(ou_int_lshift(rt, ten, beyond), "OverflowError: too many digits in integer");
    gives(ou_int_power(rt, V("1"), beyond), "1");
    gives(ou_int_power(rt, V("-1"), beyond), "1");
    gives(ou_int_power(rt, V("0"), beyond), "0");
    gives(ou_int_add(rt, ten, ten), "20");
    ou_drop(rt, far);
    ou_drop(rt, beyond);
}

NUMBER_TEST(int, a_product_beyond_the_memory_limit_raises) {
    size_t held = ou_heap_held(&rt->heap);
    OuValue big = ou_int_power(rt, ou_from_small_int(3), ou_from_small_int(1 << 20));
    ou_heap_set_limit(&rt->heap, held + ou_int_data_size(big) + 100000);
    gives(ou_int_mul(rt, big, big), "MemoryError: ");
    gives(ou_int_power(rt, big, ou_from_small_int(3)), "MemoryError: ");
    gives(ou_int_add(rt, big, big), "MemoryError: ");
    ou_heap_set_limit(&rt->heap, 0);
    ou_drop(rt, big);
}

NUMBER_TEST(int, decimal_text_has_a_limit) {
    OuValue big = ou_int_power(rt, ou_from_small_int(10), ou_from_small_int(4300));
    gives(ou_int_to_str(rt, big, 10),
          "ValueError: Exceeds the limit (4300 digits) for integer string conversion; use "
          "sys.set_int_max_str_digits() to increase the limit");
    OuValue largest = ou_int_sub(rt, big, ou_from_small_int(1));
    OuValue text = ou_int_to_str(rt, largest, 10);
    cr_assert_eq(ou_as_str(text)->size, 4300);
    OuValue back = ou_int_from_text(rt, ou_str_bytes(text), 4300, 10);
    cr_assert_eq(ou_int_order(back, largest), 0);
    ou_drop(rt, text);
    ou_drop(rt, back);
    text = ou_int_to_str(rt, big, 16);
    cr_assert_not(ou_is_error(text));
    ou_drop(rt, text);
    char digits[4302];
    memset(digits, '9', sizeof digits);
    gives(
        ou_int_from_text(rt, digits, 4301, 10),
        "ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has "
        "4301 digits; use sys.set_int_max_str_digits() to increase the limit");
    back = ou_int_from_text(rt, digits, 4301, 16);
    cr_assert(ou_is_big_int(back));
    rt->int_digits_limit = -1;
    text = ou_int_to_str(rt, big, 10);
    cr_assert_eq(ou_as_str(text)->size, 4301);
    OuValue all[] = {big, largest, text, back};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        ou_drop(rt, all[i]);
}

typedef OuValue (*Operation)(OuRuntime *rt, OuRef big, OuRef other);

static OuValue do_divmod(OuRuntime *rt, OuRef big, OuRef other) {
    return ou_binary(rt, OU_BINARY_divmod, big, other);
}
static OuValue do_cube(OuRuntime *rt, OuRef big, OuRef other) {
    return ou_int_power(rt, big, ou_from_small_int(3));
}
static OuValue do_inverse(OuRuntime *rt, OuRef big, OuRef other) {
    return ou_int_power_modulo(rt, other, ou_from_small_int(-1), big);
}
static OuValue do_text(OuRuntime *rt, OuRef big, OuRef other) {
    OuValue text = ou_int_to_str(rt, big, 10);
    if (ou_is_error(text)) return OU_ERROR;
    OuValue back = ou_int_from_text(rt, ou_str_bytes(text), ou_as_str(text)->size, 10);
    ou_drop(rt, text);
    return back;
}
static OuValue do_format(OuRuntime *rt, OuRef big, OuRef other) {
    OuValue spec = ou_str_from_string(rt, "#_x");
    if (ou_is_error(spec)) return OU_ERROR;
    OuValue text = ou_format_value(rt, big, spec);
    ou_drop(rt, spec);
    return text;
}
static OuValue do_round(OuRuntime *rt, OuRef big, OuRef other) {
    OuRef places = ou_from_small_int(-700);
    return ou_call_method_string(rt, big, "__round__", &places, 1);
}

NUMBER_TEST(int, failing_allocations_leave_nothing_behind) {
    static const Operation operations[] = {
        ou_int_add,     ou_int_sub, ou_int_mul, ou_int_floordiv, ou_int_mod,
        ou_int_truediv, ou_int_xor, do_divmod,  do_cube,         do_inverse,
        do_text,        do_format,  do_round,
    };
    OuValue big = ou_int_power(rt, ou_from_small_int(-7), ou_from_small_int(1001));
    OuValue other = ou_int_power(rt, ou_from_small_int(10), ou_from_small_int(700));
    for (size_t i = 0; i < sizeof operations / sizeof operations[0]; i++) {
        ou_drop(rt, operations[i](rt, big, other)); // fills the caches of the runtime
        bool failed = true;
        for (size_t n = 1; failed; n++) {
            size_t live = ou_heap_live_blocks(&rt->heap);
            ou_heap_fail_request(&rt->heap, n, false);
            OuValue result = operations[i](rt, big, other);
            ou_heap_fail_request(&rt->heap, 0, false);
            failed = ou_is_error(result);
            cr_assert_eq(failed, ou_is_raised(rt));
            if (failed) {
                cr_assert(ou_raised_is(rt, OU_EXC_MemoryError));
                ou_clear_exception(rt);
            }
            ou_drop(rt, result);
            cr_assert_eq(ou_heap_live_blocks(&rt->heap), live, "operation %zu, request %zu", i,
                         n);
        }
    }
    ou_drop(rt, big);
    ou_drop(rt, other);
}

/* ---- subtypes ---- */

NUMBER_TEST(int, instances_of_subtypes_are_objects_of_any_size) {
    OuValue class = class_new(rt, "Number", ou_ref(rt->types[OU_TYPE_INT]), NULL);
    static const char *const numbers[] = {"0", "-5", "123456789012345678901234567890"};
    for (size_t i = 0; i < 3; i++) {
        OuValue plain = V(numbers[i]);
        OuValue instance = ou_call1(rt, class, plain);
        cr_assert(ou_is_big_int(instance));
        cr_assert_eq(ou_int_order(instance, plain), 0);
        cr_assert_eq(ou_int_hash(instance), ou_int_hash(plain));
        cr_assert_eq(ou_int_order_double(instance, 0.5), ou_int_order_double(plain, 0.5));
        OuValue sum = ou_int_add(rt, instance, ou_from_small_int(1));
        cr_assert_eq(ou_type_of(rt, sum), rt->types[OU_TYPE_INT]);
        ou_drop(rt, sum);
        OuValue same = ou_int_plain(rt, instance);
        cr_assert_eq(ou_type_of(rt, same), rt->types[OU_TYPE_INT]);
        ou_drop(rt, same);
        OuValue value = ou_from_small_int(7);
        cr_assert(ou_set_attribute_string(rt, instance, "tag", value));
        OuValue tag = ou_get_attribute_string(rt, instance, "tag");
        cr_assert_eq(tag, value);
        gives(instance, numbers[i]);
        ou_drop(rt, plain);
    }
    ou_drop(rt, class);
}

NUMBER_TEST(int, bools_are_ints) {
    gives(ou_binary(rt, OU_BINARY_and, OU_TRUE, OU_FALSE), "False");
    gives(ou_binary(rt, OU_BINARY_or, OU_TRUE, OU_FALSE), "True");
    gives(ou_binary(rt, OU_BINARY_xor, OU_TRUE, ou_from_small_int(3)), "2");
    gives(ou_binary(rt, OU_BINARY_add, OU_TRUE, OU_TRUE), "2");
    gives(ou_negative(rt, OU_TRUE), "-1");
    gives(ou_positive(rt, OU_FALSE), "0");
    gives(ou_call0(rt, ou_ref(rt->types[OU_TYPE_BOOL])), "False");
    gives(ou_call1(rt, ou_ref(rt->types[OU_TYPE_BOOL]), ou_from_small_int(2)), "True");
    gives(ou_call1(rt, ou_ref(rt->types[OU_TYPE_INT]), OU_TRUE), "1");
}
