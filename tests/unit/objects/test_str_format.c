/* str.format() and format_map(). */
#include "tests/unit/objects/text_support.h"

static OuValue dict_with(OuRuntime *rt, const char *key, OuValue value) {
    OuValue dict = ou_dict_new(rt);
    cr_assert(ou_dict_set_string(rt, dict, key, value));
    ou_drop(rt, value);
    return dict;
}

TEXT_TEST(str_format, fields) {
    gives(METHOD(S("{} and {}"), "format", S("a"), I(2)), "'a and 2'");
    gives(METHOD(S("{1}{0}{1}"), "format", S("a"), S("b")), "'bab'");
    gives(METHOD(S("{{{}}}"), "format", I(1)), "'{1}'");
    gives(METHOD(S("{0[1]}"), "format", LIST(I(5), I(6))), "'6'");
    gives(METHOD(S("{0.__class__.__name__}"), "format", I(5)), "'int'");
    gives(METHOD(S("{!r} {!a} {!s}"), "format", S("x"), S("\xc3\xa9"), S("y")),
          "\"'x' '\\\\xe9' y\"");
}

TEXT_TEST(str_format, specifications) {
    gives(METHOD(S("{:>5}|{:<4}|{:^5}"), "format", I(1), S("ab"), S("x")),
          "'    1|ab  |  x  '");
    gives(METHOD(S("{:{}}"), "format", S("ab"), I(5)), "'ab   '");
    gives(METHOD(S("{0:{1}.{2}f}"), "format", I(2), I(6), I(1)), "'   2.0'");
}

TEXT_TEST(str_format, numbering_does_not_mix) {
    gives(METHOD(S("{}{0}"), "format", I(1)), "ValueError: cannot switch from automatic field "
                                              "numbering to manual field specification");
    gives(METHOD(S("{0}{}"), "format", I(1)), "ValueError: cannot switch from manual field "
                                              "specification to automatic field numbering");
    gives(METHOD(S("{}"), "format"),
          "IndexError: Replacement index 0 out of range for positional args tuple");
}

TEXT_TEST(str_format, malformed_text) {
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"{", "ValueError: Single '{' encountered in format string"},
        {"}", "ValueError: Single '}' encountered in format string"},
        {"{0", "ValueError: expected '}' before end of string"},
        {"{0[a", "ValueError: expected '}' before end of string"},
        {"{0[]}", "ValueError: Empty attribute in format string"},
        {"{0.}", "ValueError: Empty attribute in format string"},
        {"{0[0]x}", "ValueError: Only '.' or '[' may follow ']' in format field specifier"},
        {"{!", "ValueError: end of string while looking for conversion specifier"},
        {"{!x}", "ValueError: Unknown conversion specifier x"},
        {"{!rx}", "ValueError: expected ':' after conversion specifier"},
        {"{:", "ValueError: unmatched '{' in format spec"},
        {"{:{:{}}}", "ValueError: Max string recursion exceeded"},
        {"{99999999999999999999}", "ValueError: Too many decimal digits in format string"},
        {"{a}", "KeyError: 'a'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        gives(METHOD(ou_str_from_string(rt, cases[i].text), "format", LIST(I(1)), I(2), I(3)),
              cases[i].message);
}

TEXT_TEST(str_format, format_map) {
    gives(METHOD(S("{a}!"), "format_map", dict_with(rt, "a", I(1))), "'1!'");
    gives(METHOD(S("{b}"), "format_map", dict_with(rt, "a", I(1))), "KeyError: 'b'");
    gives(METHOD(S("{0}"), "format_map", dict_with(rt, "a", I(1))),
          "ValueError: Format string contains positional fields");
}
