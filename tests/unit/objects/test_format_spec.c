/* The format mini-language. */
#include "objects/format_spec.h"
#include "tests/unit/objects/format_cases.h"

NUMBER_TEST(format_spec, agrees_with_cpython) {
    RUN_CASES(format_cases);
}

NUMBER_TEST(format_spec, is_parsed_into_its_parts) {
    OuFormatSpec spec;
    OuValue text = S("\xc3\xa9>+z#012,.3_e");
    OuValue value = V("1.5");
    cr_assert(ou_format_spec_parse(rt, text, value, &spec));
    cr_assert_eq(spec.fill, 0xe9);
    cr_assert_eq(spec.align, '>');
    cr_assert_eq(spec.sign, '+');
    cr_assert(spec.no_negative_zero && spec.alternate);
    cr_assert_eq(spec.width, 12);
    cr_assert_eq(spec.grouping, ',');
    cr_assert_eq(spec.precision, 3);
    cr_assert_eq(spec.fraction_grouping, '_');
    cr_assert_eq(spec.type, 'e');
    ou_drop(rt, text);
}

NUMBER_TEST(format_spec, the_argument_must_be_a_str) {
    gives(METHOD(V("5"), "__format__", V("3")),
          "TypeError: __format__() argument must be str, not int");
    gives(METHOD(V("1.5"), "__format__", V("None")),
          "TypeError: __format__() argument must be str, not None");
}

NUMBER_TEST(format_spec, characters) {
    gives(METHOD(V("233"), "__format__", S(">3c")), "'  \xc3\xa9'");
    gives(METHOD(V("0x110000"), "__format__", S("c")),
          "OverflowError: %c arg not in range(0x110000)");
    gives(METHOD(V("-1"), "__format__", S("c")),
          "OverflowError: %c arg not in range(0x110000)");
    gives(METHOD(V("5"), "__format__", S("\x01")),
          "ValueError: Unknown format code '\\x1' for object of type 'int'");
}

NUMBER_TEST(format_spec, impossible_sizes_are_refused_at_once) {
    gives(METHOD(V("5"), "__format__", S("9000000000000000000")), "MemoryError: ");
    gives(METHOD(V("5"), "__format__", S("09000000000000000000,")), "MemoryError: ");
    gives(METHOD(S("a"), "__format__", S("9000000000000000000")), "MemoryError: ");
    gives(METHOD(S("a"), "__format__", S("4000000000")), "MemoryError: ");
    gives(METHOD(V("5.5"), "__format__", S(".9000000000f")), "ValueError: precision too big");
    gives(METHOD(V("5.5"), "__format__", S(".2000000000f")), "MemoryError: ");
    gives(METHOD(V("5"), "__format__", S("99999999999999999999")),
          "ValueError: Too many decimal digits in format string");
}

NUMBER_TEST(format_spec, long_precisions_end_in_zeros) {
    OuValue text = METHOD(V("0.5"), "__format__", S(".5000f"));
    cr_assert_eq(ou_as_str(text)->size, 5002);
    cr_assert_eq(strspn(ou_str_bytes(text) + 3, "0"), 4999);
    ou_drop(rt, text);
    text = METHOD(V("0.5"), "__format__", S("#.5000g"));
    cr_assert_eq(ou_as_str(text)->size, 5002);
    cr_assert_eq(strspn(ou_str_bytes(text) + 3, "0"), 4999);
    ou_drop(rt, text);
    text = METHOD(V("1e300"), "__format__", S(".3000e"));
    cr_assert_eq(ou_as_str(text)->size, 3007);
    ou_drop(rt, text);
}
