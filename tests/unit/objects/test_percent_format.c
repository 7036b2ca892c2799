/* % formatting of str and bytes. */
#include "tests/unit/objects/text_support.h"

#include "objects/float.h"

#define FORMAT(text, argument) BINARY_OP(mod, S(text), argument)
#define F(number)              ou_float_new(rt, number)

TEXT_TEST(percent_format, text) {
    gives(FORMAT("%s-%r", TUPLE(S("a"), S("b"))), "\"a-'b'\"");
    gives(FORMAT("%5s|%-5s|%.2s", TUPLE(S("ab"), S("\xc3\xa9"), S("abc"))),
          "'   ab|\xc3\xa9    |ab'");
    gives(FORMAT("%c%c", TUPLE(I(0x1f600), S("x"))), "'\xf0\x9f\x98\x80x'");
    gives(FORMAT("100%%", TUPLE()), "'100%'");
    gives(FORMAT("%a", S("\xc3\xa9")), "\"'\\\\xe9'\"");
}

TEXT_TEST(percent_format, integers) {
    gives(FORMAT("%d|%5d|%-5d|%05d|%+d|% d", TUPLE(I(1), I(2), I(3), I(-4), I(5), I(6))),
          "'1|    2|3    |-0004|+5| 6'");
    gives(FORMAT("%x %X %#x %o %#o", TUPLE(I(255), I(255), I(255), I(8), I(8))),
          "'ff FF 0xff 10 0o10'");
    gives(FORMAT("%.5d|%08.5d|%#.8x", TUPLE(I(42), I(42), I(255))),
          "'00042|00000042|0x000000ff'");
    gives(FORMAT("%d", F(3.99)), "'3'");
    gives(FORMAT("%*d|%-*d|", TUPLE(I(4), I(1), I(4), I(2))), "'   1|2   |'");
}

TEXT_TEST(percent_format, floats) {
    gives(FORMAT("%f %.2f %e %g", TUPLE(F(1.5), F(2.345), F(12345.678), F(1e20))),
          "'1.500000 2.35 1.234568e+04 1e+20'");
    gives(FORMAT("%+08.2f|%-8.1f|%#.0f", TUPLE(F(3.14159), F(2.5), F(2.0))),
          "'+0003.14|2.5     |2.'");
}

TEXT_TEST(percent_format, mapping) {
    OuValue dict = ou_dict_new(rt), one = I(1);
    cr_assert(ou_dict_set_string(rt, dict, "a", one));
    gives(FORMAT("%(a)d %(a)s", ou_own(dict)), "'1 1'");
    gives(FORMAT("%(b)d", ou_own(dict)), "KeyError: 'b'");
    gives(FORMAT("%(a", ou_own(dict)), "ValueError: incomplete format key");
    gives(FORMAT("plain", dict), "'plain'");
    gives(FORMAT("%(a)s", I(1)), "TypeError: format requires a mapping");
}

TEXT_TEST(percent_format, mistakes) {
    gives(FORMAT("%d", S("a")), "TypeError: %d format: a real number is required, not str");
    gives(FORMAT("%x", F(1.5)), "TypeError: %x format: an integer is required, not float");
    gives(FORMAT("%s %s", TUPLE(I(1))), "TypeError: not enough arguments for format string");
    gives(FORMAT("%s", TUPLE(I(1), I(2))),
          "TypeError: not all arguments converted during string formatting");
    gives(FORMAT("%q", I(1)), "ValueError: unsupported format character 'q' (0x71) at index 1");
    gives(FORMAT("%", I(1)), "ValueError: incomplete format");
    gives(FORMAT("%*d", TUPLE(S("a"), I(1))), "TypeError: * wants int");
    gives(FORMAT("%c", S("ab")),
          "TypeError: %c requires an int or a unicode character, not a string of length 2");
    gives(FORMAT("%c", I(0x110000)), "OverflowError: %c arg not in range(0x110000)");
    gives(FORMAT("%99999999999999999999d", I(1)), "ValueError: width too big");
    gives(FORMAT("%1000000000000000000d", I(1)), "MemoryError: ");
}

TEXT_TEST(percent_format, bytes) {
    gives(BINARY_OP(mod, B("%s|%b|%d|%a"), TUPLE(B("x"), B("y"), I(5), S("\xc3\xa9"))),
          "b\"x|y|5|'\\\\xe9'\"");
    gives(BINARY_OP(mod, B("%c%c"), TUPLE(I(255), B("z"))), "b'\\xffz'");
    gives(BINARY_OP(mod, B("%s"), S("a")), "TypeError: %b requires a bytes-like object, or an "
                                           "object that implements __bytes__, not 'str'");
    gives(BINARY_OP(mod, B("%s"), TUPLE(B("a"), B("b"))),
          "TypeError: not all arguments converted during bytes formatting");
}
