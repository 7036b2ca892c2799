/* The methods of str. */
#include "tests/unit/objects/text_support.h"

TEXT_TEST(str_methods, find_counts_code_points) {
    gives(METHOD(S("\xc3\xa9\xc3\xa9 needle"), "find", S("needle")), "3");
    gives(METHOD(S("abcabc"), "rfind", S("bc")), "4");
    gives(METHOD(S("abc"), "find", S("x")), "-1");
    gives(METHOD(S("abc"), "find", S(""), I(4)), "-1");
    gives(METHOD(S("abc"), "find", S(""), I(3)), "3");
    gives(METHOD(S("abcabc"), "find", S("a"), I(-3)), "3");
    gives(METHOD(S("abc"), "index", S("x")), "ValueError: substring not found");
    gives(METHOD(S("abc"), "find", I(1)), "TypeError: find() argument 1 must be str, not int");
    gives(METHOD(S("abc"), "find", S("a"), S("b")),
          "TypeError: slice indices must be integers or None or have an __index__ method");
    gives(METHOD(S("\xc3\xa9\xc3\xa9"), "count", S("")), "3");
    gives(METHOD(S("aaaa"), "count", S("aa")), "2");
}

TEXT_TEST(str_methods, replace) {
    gives(METHOD(S("a.b.c"), "replace", S("."), S("--"), I(1)), "'a--b.c'");
    gives(METHOD(S("a\xc3\xa9"), "replace", S(""), S("-")), "'-a-\xc3\xa9-'");
    gives(METHOD(S("aaa"), "replace", S("a"), S("")), "''");
    gives(METHOD(S("abc"), "replace", S("b")),
          "TypeError: replace() takes at least 2 positional arguments (1 given)");
}

TEXT_TEST(str_methods, replacing_too_much_fails_at_once) {
    OuValue text = BINARY_OP(mul, S("a"), I(1 << 20));
    OuValue huge = BINARY_OP(mul, S("b"), I(1 << 20));
    OuRef args[] = {rt->characters['a'], huge};
    gives(ou_call_method_string(rt, text, "replace", args, 2), "MemoryError: ");
    ou_drop(rt, text);
    ou_drop(rt, huge);
}

TEXT_TEST(str_methods, split) {
    gives(METHOD(S(" a  b \x1c c "), "split"), "['a', 'b', 'c']");
    gives(METHOD(S(" a  b  c "), "split", NONE, I(1)), "['a', 'b  c ']");
    gives(METHOD(S(" a  b  c "), "rsplit", NONE, I(1)), "[' a  b', 'c']");
    gives(METHOD(S("a\xe3\x80\x80\xc3\xa9 b"), "split"), "['a', '\xc3\xa9', 'b']");
    gives(METHOD(S("a\xe3\x80\x80\xc3\xa9 b"), "rsplit", NONE, I(1)),
          "['a\\u3000\xc3\xa9', 'b']");
    gives(METHOD(S("a,b,,c"), "split", S(",")), "['a', 'b', '', 'c']");
    gives(METHOD(S("a,b,,c"), "rsplit", S(","), I(1)), "['a,b,', 'c']");
    gives(METHOD(S(""), "split", S(",")), "['']");
    gives(METHOD(S(""), "split"), "[]");
    gives(METHOD(S("a"), "split", S("")), "ValueError: empty separator");
    gives(METHOD(S("a"), "split", I(1)), "TypeError: must be str or None, not int");
}

TEXT_TEST(str_methods, splitlines) {
    gives(METHOD(S("a\nb\r\nc\rd\x0b"
                   "e\xe2\x80\xa8"
                   "f\n"),
                 "splitlines"),
          "['a', 'b', 'c', 'd', 'e', 'f']");
    gives(METHOD(S("a\r\n\nb"), "splitlines", OU_TRUE), "['a\\r\\n', '\\n', 'b']");
}

TEXT_TEST(str_methods, strip) {
    gives(METHOD(S(" \t a \n"), "strip"), "'a'");
    gives(METHOD(S("\xc3\xa9xa\xc3\xa9"), "strip", S("x\xc3\xa9")), "'a'");
    gives(METHOD(S("xxaxx"), "lstrip", S("x")), "'axx'");
    gives(METHOD(S("xxaxx"), "rstrip", S("x")), "'xxa'");
    gives(METHOD(S("a"), "strip", I(1)), "TypeError: strip arg must be None or str");
}

TEXT_TEST(str_methods, join) {
    gives(METHOD(S(", "), "join", LIST(S("a"), S("b"), S("\xc3\xa9"))), "'a, b, \xc3\xa9'");
    gives(METHOD(S("-"), "join", S("abc")), "'a-b-c'");
    gives(METHOD(S("-"), "join", LIST(S("a"), I(1))),
          "TypeError: sequence item 1: expected str instance, int found");
    gives(METHOD(S("-"), "join", I(1)), "TypeError: can only join an iterable");
}

TEXT_TEST(str_methods, case) {
    gives(METHOD(S("Stra\xc3\x9f"
                   "e"),
                 "upper"),
          "'STRASSE'");
    gives(METHOD(S("\xce\x91\xce\xa3 \xce\xa3"), "lower"), "'\xce\xb1\xcf\x82 \xcf\x83'");
    gives(METHOD(S("hello wORLD it's"), "title"), "\"Hello World It'S\"");
    gives(METHOD(S("hELLO"), "capitalize"), "'Hello'");
    gives(METHOD(S("hELLO"), "swapcase"), "'Hello'");
    gives(METHOD(S("\xc3\x9f"), "casefold"), "'ss'");
    gives(METHOD(S("X"), "lower"), "'x'");
}

TEXT_TEST(str_methods, questions) {
    gives(METHOD(S("abc\xc3\xa9"), "isalpha"), "True");
    gives(METHOD(S(""), "isalpha"), "False");
    gives(METHOD(S("\xc2\xbd"), "isnumeric"), "True");
    gives(METHOD(S("\xc2\xb2"), "isdigit"), "True");
    gives(METHOD(S("\xc2\xb2"), "isdecimal"), "False");
    gives(METHOD(S("_a1"), "isidentifier"), "True");
    gives(METHOD(S("1a"), "isidentifier"), "False");
    gives(METHOD(S("Hello World"), "istitle"), "True");
    gives(METHOD(S("a1"), "islower"), "True");
    gives(METHOD(S("\n"), "isprintable"), "False");
}

TEXT_TEST(str_methods, layout) {
    gives(METHOD(S("ab"), "center", I(5)), "'  ab '");
    gives(METHOD(S("abc"), "center", I(6), S("\xc3\xa9")), "'\xc3\xa9"
                                                           "abc\xc3\xa9\xc3\xa9'");
    gives(METHOD(S("-5"), "zfill", I(5)), "'-0005'");
    gives(METHOD(S("a\tb"), "expandtabs", I(4)), "'a   b'");
    gives(METHOD(S("a"), "ljust", I(3), S("xy")),
          "TypeError: The fill character must be exactly one character long");
    gives(METHOD(S("a"), "ljust", I(INT64_C(1) << 60)), "MemoryError: ");
}

TEXT_TEST(str_methods, partition_and_affixes) {
    gives(METHOD(S("a=b=c"), "partition", S("=")), "('a', '=', 'b=c')");
    gives(METHOD(S("a=b=c"), "rpartition", S("=")), "('a=b', '=', 'c')");
    gives(METHOD(S("abc"), "rpartition", S("=")), "('', '', 'abc')");
    gives(METHOD(S("prefix-x"), "removeprefix", S("prefix-")), "'x'");
    gives(METHOD(S("x.py"), "removesuffix", S(".py")), "'x'");
    gives(METHOD(S("abc"), "startswith", TUPLE(S("x"), S("b")), I(1)), "True");
    gives(METHOD(S("abc"), "endswith", I(1)),
          "TypeError: endswith first arg must be str or a tuple of str, not int");
}

TEXT_TEST(str_methods, translate) {
    OuValue table = METHOD(S(""), "maketrans", S("abc"), S("x\xc3\xa9z"), S("-"));
    gives(METHOD(S("a-b-c-d"), "translate", table), "'x\xc3\xa9zd'");
    gives(METHOD(S(""), "maketrans", S("a"), S("bc")),
          "ValueError: the first two maketrans arguments must have equal length");
}

TEXT_TEST(str_methods, operators) {
    gives(BINARY_OP(add, S("a"), I(1)),
          "TypeError: can only concatenate str (not \"int\") to str");
    gives(BINARY_OP(mul, S("a"), S("b")),
          "TypeError: can't multiply sequence by non-int of type 'str'");
    OuValue text = S("hello"), part = S("ell");
    cr_assert_eq(ou_contains(rt, text, part), OU_TRUTH_YES);
    cr_assert_eq(ou_contains(rt, text, rt->characters['x']), OU_TRUTH_NO);
    ou_drop(rt, text);
    ou_drop(rt, part);
}
