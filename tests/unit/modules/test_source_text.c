#include "tests/unit/modules/support.h"

#include "modules/source_text.h"

static OuRuntime *rt;
static OuValue filename;

static void setup(void) {
    rt = begin();
    filename = ou_str_from_string(rt, "file.py");
}

static void teardown(void) {
    ou_drop(rt, filename);
    end(rt);
}

TestSuite(source_text, .init = setup, .fini = teardown);

static void expect(const char *bytes, const char *result) {
    OuSourceText decoded;
    cr_assert(ou_source_text_begin(rt, &decoded, bytes, strlen(bytes), filename, false));
    cr_assert_eq(decoded.size, strlen(result));
    cr_assert_eq(memcmp(decoded.bytes, result, decoded.size), 0);
    ou_source_text_end(rt, &decoded);
}

static void expect_error(const char *bytes, const char *message) {
    OuSourceText decoded;
    cr_assert_not(ou_source_text_begin(rt, &decoded, bytes, strlen(bytes), filename, false));
    ou_source_text_end(rt, &decoded);
    cr_assert(ou_raised_is(rt, OU_EXC_SyntaxError));
    OuValue exception = ou_take_exception(rt);
    OuValue shown = ou_str(rt, exception);
    cr_assert(strstr(ou_str_bytes(shown), message), "%s", ou_str_bytes(shown));
    ou_drop(rt, shown);
    ou_drop(rt, exception);
}

Test(source_text, plain_text_is_taken_as_it_is) {
    expect("", "");
    expect("x = 1\n", "x = 1\n");
    expect("x = '\xc3\xa9\xf0\x9f\x98\x80'\n", "x = '\xc3\xa9\xf0\x9f\x98\x80'\n");
}

Test(source_text, a_byte_order_mark_is_skipped) {
    expect("\xef\xbb\xbfx = 1\n", "x = 1\n");
    expect("\xef\xbb\xbf# coding: utf-8\n", "# coding: utf-8\n");
    expect_error("\xef\xbb\xbf# coding: latin-1\n", "encoding problem: iso-8859-1 with BOM");
}

Test(source_text, a_declaration_in_the_first_two_lines_counts) {
    expect("# coding: latin-1\n'\xe9'\n", "# coding: latin-1\n'\xc3\xa9'\n");
    expect("\n# -*- coding: iso-8859-1 -*-\n'\xe9'",
           "\n# -*- coding: iso-8859-1 -*-\n'\xc3\xa9'");
    expect("#!/usr/bin/ouro\n# vim: fileencoding=Latin_1 :\n\xe9",
           "#!/usr/bin/ouro\n# vim: fileencoding=Latin_1 :\n\xc3\xa9");
    expect_error("# coding: no-such-thing\n", "unknown encoding: no-such-thing");
}

Test(source_text, elsewhere_it_does_not) {
    expect_error("\n\n# coding: latin-1\n'\xe9'\n", "'\\xe9' on line 4");
    expect_error("x = 1\n# coding: latin-1\n'\xe9'\n", "'\\xe9' on line 3");
    expect_error("x = 'coding: latin-1'\n'\xe9'\n", "'\\xe9' on line 2");
}

Test(source_text, bytes_that_are_no_utf8_are_refused) {
    static const char *const wrong[] = {
        "\x80",         "\xc0\x80",         "\xc3",    "\xe0\x80\x80", "\xff",
        "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        expect_error(wrong[i], "Non-UTF-8 code starting with");
}
