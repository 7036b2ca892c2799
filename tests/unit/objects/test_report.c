#include "objects/code.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/report.h"
#include "objects/source.h"

// Last: it defines `rt`, which is a parameter in the headers above.
#include "tests/unit/objects/call_support.h"

TestSuite(report, .init = setup, .fini = teardown);

static void register_source(const char *filename, const char *source) {
    OuValue name = text(filename);
    cr_assert(ou_source_register(rt, name, source, strlen(source)));
    ou_drop(rt, name);
}

/* A code object with one instruction that comes from `location`. */
static OuCode *make_code(const char *filename, const char *name, OuLocation location) {
    OuCode *code = ou_code_new(rt);
    code->filename = text(filename);
    code->name = text(name);
    code->qualname = ou_own(code->name);
    code->local_names = ou_tuple_new(rt, 0);
    code->cell_names = ou_tuple_new(rt, 0);
    code->free_names = ou_tuple_new(rt, 0);
    code->words = ou_alloc(rt, sizeof *code->words);
    code->words[0] = 0;
    code->word_count = 1;
    code->first_line = location.line;
    OuLocationWriter writer;
    ou_location_writer_begin(&writer, rt, location.line);
    cr_assert(ou_location_add(&writer, 0, location));
    cr_assert(ou_location_writer_end(&writer, &code->locations, &code->locations_size));
    return code;
}

/* Add an entry in front of the pending exception's traceback. */
static void add_entry(const char *filename, const char *name, OuLocation location) {
    OuCode *code = make_code(filename, name, location);
    OuValue globals = ou_dict_new(rt);
    ou_traceback_add(rt, code, globals, 0, -1);
    ou_drop(rt, globals);
    ou_drop(rt, ou_take(code));
}

/* The pending exception's report is this. Forgets the exception. */
static void expect_report(const char *expected) {
    OuValue exception = ou_take_exception(rt);
    OuValue report = ou_exception_report(rt, exception);
    cr_assert(ou_is_str(report));
    cr_assert_str_eq(ou_str_bytes(report), expected, "expected:\n%s\ngot:\n%s", expected,
                     ou_str_bytes(report));
    ou_drop(rt, report);
    ou_drop(rt, exception);
}

/* An error at `location` in `source` is shown like this, below the line with the file's name.
 */
static void expect_shown(const char *source, OuLocation location, const char *expected) {
    register_source("<test>", source);
    ou_raise(rt, OU_EXC_ValueError, "x");
    add_entry("<test>", "f", location);
    OuValue whole =
        ou_format(rt,
                  "Traceback (most recent call last):\n  File \"<test>\", line %u, in "
                  "f\n%sValueError: x\n",
                  location.line, expected);
    expect_report(ou_str_bytes(whole));
    ou_drop(rt, whole);
}

/* The same for a location on line 1. */
static void expect_line(const char *source, uint32_t column, uint32_t end,
                        const char *expected) {
    expect_shown(source, (OuLocation){1, 1, column, end}, expected);
}

Test(report, without_traceback_there_is_one_line) {
    ou_raise(rt, OU_EXC_ValueError, "bad");
    expect_report("ValueError: bad\n");
    ou_raise(rt, OU_EXC_ValueError, "%s", "");
    expect_report("ValueError\n");
    ou_raise(rt, OU_EXC_KeyError, "k");
    expect_report("KeyError: 'k'\n");
}

Test(report, operators_and_brackets_are_pointed_at) {
    expect_line("x = a + b\n", 4, 9, "    x = a + b\n        ~~^~~\n");
    expect_line("x = a // b\n", 4, 10, "    x = a // b\n        ~~^^~~\n");
    expect_line("a[0] / b\n", 0, 8, "    a[0] / b\n    ~~~~~^~~\n");
    expect_line("d['a']['b']\n", 0, 11, "    d['a']['b']\n    ~~~~~~^^^^^\n");
    expect_line("f(1)(2)\n", 0, 7, "    f(1)(2)\n    ~~~~^^^\n");
    expect_line("a + b * c - d\n", 0, 13, "    a + b * c - d\n    ~~~~~~~~~~^~~\n");
    expect_line("2 ** 3 ** 4\n", 0, 11, "    2 ** 3 ** 4\n    ~~^^~~~~~~~\n");
    expect_line("1/(x-1)\n", 0, 7, "    1/(x-1)\n    ~^^~~~~\n");
    expect_line("(a) + (b)\n", 0, 9, "    (a) + (b)\n    ~~~~^~~~~\n");
}

Test(report, what_only_looks_like_an_operator_is_not_one) {
    expect_line("x = -a\n", 4, 6, "    x = -a\n        ^^\n");
    expect_line("x = 'a' 'b+c' % d\n", 4, 17, "    x = 'a' 'b+c' % d\n        ~~~~~~~~~~^~~\n");
    expect_line("x = f'{a[\"+\"]}' + 1\n", 4, 19,
                "    x = f'{a[\"+\"]}' + 1\n        ~~~~~~~~~~~~^~~\n");
    expect_line("x = 1e-5 - y\n", 4, 12, "    x = 1e-5 - y\n        ~~~~~^~~\n");
    expect_line("x = a if b else c\n", 4, 17, "    x = a if b else c\n        ^^^^^^^^^^^^^\n");
    expect_line("x = a.b\n", 4, 7, "    x = a.b\n        ^^^\n");
    expect_line("x = 2 ** -y\n", 4, 11, "    x = 2 ** -y\n        ~~^^~~~\n");
}

Test(report, carets_that_say_nothing_are_left_out) {
    expect_line("raise ValueError\n", 0, 16, "    raise ValueError\n");
    expect_line("foo\n", 0, 3, "    foo\n");
    expect_line("return f(x)\n", 7, 11, "    return f(x)\n");
    expect_line("return a.f(x)\n", 7, 13, "    return a.f(x)\n           ~~~^^^\n");
    expect_line("y = a.f(x)  # why\n", 4, 10, "    y = a.f(x)  # why\n");
    expect_line("y = z = f(x)\n", 8, 12, "    y = z = f(x)\n            ~^^^\n");
    expect_line("y = f(x) + 1\n", 4, 8, "    y = f(x) + 1\n        ~^^^\n");
    expect_line("f(x)\n", 0, 4, "    f(x)\n    ~^^^\n");
}

Test(report, wide_characters_take_two_columns) {
    expect_line("x = \"\u65e5\u672c\" + 1\n", 4, 16,
                "    x = \"\u65e5\u672c\" + 1\n        ~~~~~~~^~~\n");
    expect_line("x = \"\u00e9\" + 1\n", 4, 12, "    x = \"\u00e9\" + 1\n        ~~~~^~~\n");
}

Test(report, several_lines_are_dedented_and_shortened) {
    expect_shown("  x = (a +\n       b)\n", (OuLocation){1, 2, 7, 8},
                 "    x = (a +\n         ~~^\n         b)\n         ~\n");
    expect_shown("f(\n  1,\n  2,\n  3,\n)\n", (OuLocation){1, 5, 0, 1},
                 "    f(\n    ~^\n      1,\n      ^^\n      2,\n      ^^\n      3,\n      ^^\n"
                 "    )\n    ^\n");
    expect_shown("f(\n  1,\n  2,\n  3,\n  4,\n)\n", (OuLocation){1, 6, 0, 1},
                 "    f(\n    ~^\n      1,\n      ^^\n    ...<2 lines>...\n      4,\n      ^^\n"
                 "    )\n    ^\n");
    expect_shown("x = [1,\n  2][5]\n", (OuLocation){1, 2, 4, 7},
                 "    x = [1,\n        ~~~\n      2][5]\n      ~~^^^\n");
}

Test(report, source_that_is_not_there_is_left_out) {
    expect_shown("one line\n", (OuLocation){7, 7, 0, 3}, "");
    expect_shown("short\n", (OuLocation){1, 1, 2, 90}, "    short\n      ^^^\n");
    ou_raise(rt, OU_EXC_ValueError, "x");
    add_entry("/nowhere/at/all.py", "f", (OuLocation){1, 1, 0, 1});
    expect_report("Traceback (most recent call last):\n"
                  "  File \"/nowhere/at/all.py\", line 1, in f\n"
                  "ValueError: x\n");
}

Test(report, lines_end_in_any_way) {
    OuValue name = text("<ends>");
    cr_assert(ou_source_register(rt, name, "a\r\nb\rc\n\nd", 9));
    const char *const lines[] = {"a", "b", "c", "", "d"};
    for (uint32_t i = 0; i < 5; i++)
        expect_text(ou_source_line(rt, name, i + 1), lines[i]);
    cr_assert_eq(ou_source_line(rt, name, 6), OU_UNDEF);
    cr_assert_eq(ou_source_line(rt, name, 0), OU_UNDEF);
    ou_drop(rt, name);
}

Test(report, repetitions_are_counted) {
    register_source("<test>", "f()\n");
    ou_raise(rt, OU_EXC_RecursionError, "deep");
    for (int i = 0; i < 10; i++)
        add_entry("<test>", "f", (OuLocation){1, 1, 0, 3});
    add_entry("<test>", "g", (OuLocation){1, 1, 0, 3});
    expect_report("Traceback (most recent call last):\n"
                  "  File \"<test>\", line 1, in g\n    f()\n    ~^^\n"
                  "  File \"<test>\", line 1, in f\n    f()\n    ~^^\n"
                  "  File \"<test>\", line 1, in f\n    f()\n    ~^^\n"
                  "  File \"<test>\", line 1, in f\n    f()\n    ~^^\n"
                  "  [Previous line repeated 7 more times]\n"
                  "RecursionError: deep\n");
}

Test(report, causes_and_contexts_come_first) {
    OuValue cause = CALL(EXCEPTION_OF(KeyError), NULL, text("k"));
    ou_raise(rt, OU_EXC_ValueError, "v");
    OuValue error = ou_take_exception(rt);
    cr_assert(ou_set_attribute_string(rt, error, "__context__", cause));
    rt->exception = ou_own(error);
    expect_report("KeyError: 'k'\n\nDuring handling of the above exception, another exception "
                  "occurred:\n\nValueError: v\n");
    cr_assert(ou_set_attribute_string(rt, error, "__cause__", cause));
    rt->exception = ou_own(error);
    expect_report("KeyError: 'k'\n\nThe above exception was the direct cause of the following "
                  "exception:\n\nValueError: v\n");
    cr_assert(ou_set_attribute_string(rt, error, "__cause__", OU_NONE));
    rt->exception = ou_own(error);
    expect_report("ValueError: v\n");
    // A circle ends where it began.
    cr_assert(ou_set_attribute_string(rt, error, "__cause__", cause));
    cr_assert(ou_set_attribute_string(rt, cause, "__context__", error));
    rt->exception = ou_own(error);
    expect_report("KeyError: 'k'\n\nThe above exception was the direct cause of the following "
                  "exception:\n\nValueError: v\n");
    ou_drop(rt, error);
    ou_drop(rt, cause);
}

Test(report, notes_follow_the_message) {
    ou_raise(rt, OU_EXC_ValueError, "v");
    OuValue notes = ou_list_new(rt, 0);
    cr_assert(ou_list_append_take(rt, notes, text("one\ntwo")));
    cr_assert(ou_list_append(rt, notes, NUMBER(3)));
    cr_assert(ou_set_attribute_string(rt, rt->exception, "__notes__", notes));
    ou_drop(rt, notes);
    expect_report("ValueError: v\none\ntwo\n3\n");
    ou_raise(rt, OU_EXC_ValueError, "v");
    cr_assert(ou_set_attribute_string(rt, rt->exception, "__notes__", NUMBER(5)));
    expect_report("ValueError: v\n5\n");
}

Test(report, groups_are_drawn_with_a_margin) {
    OuValue members = ou_list_new(rt, 0);
    cr_assert(ou_list_append_take(rt, members, CALL(EXCEPTION_OF(KeyError), NULL, NUMBER(1))));
    cr_assert(
        ou_list_append_take(rt, members, CALL(EXCEPTION_OF(ValueError), NULL, text("a\nb"))));
    OuValue group = CALL(EXCEPTION_OF(BaseExceptionGroup), NULL, text("x"), members);
    rt->exception = group;
    register_source("<test>", "raise group\n");
    add_entry("<test>", "f", (OuLocation){1, 1, 0, 11});
    expect_report("  + Exception Group Traceback (most recent call last):\n"
                  "  |   File \"<test>\", line 1, in f\n"
                  "  |     raise group\n"
                  "  | ExceptionGroup: x (2 sub-exceptions)\n"
                  "  +-+---------------- 1 ----------------\n"
                  "    | KeyError: 1\n"
                  "    +---------------- 2 ----------------\n"
                  "    | ValueError: a\n"
                  "    | b\n"
                  "    +------------------------------------\n");
}

/* ---- syntax errors ---- */

static OuValue syntax_error(const char *message, const char *line_text, int64_t line,
                            int64_t column, int64_t end_line, int64_t end_column) {
    OuValue items[] = {text("x.py"),    NUMBER(line),     NUMBER(column),
                       text(line_text), NUMBER(end_line), NUMBER(end_column)};
    OuValue details = ou_tuple_from_array_take(rt, items, 6);
    return CALL(EXCEPTION_OF(SyntaxError), NULL, text(message), details);
}

Test(report, syntax_errors_have_carets) {
    rt->exception = syntax_error("expected ':'", "if x\n", 1, 5, 1, 5);
    expect_report("  File \"x.py\", line 1\n    if x\n        ^\nSyntaxError: expected ':'\n");
    rt->exception = syntax_error("bad", "    a b\n", 3, 5, 3, 8);
    expect_report("  File \"x.py\", line 3\n    a b\n    ^^^\nSyntaxError: bad\n");
    rt->exception = syntax_error("bad", "x = '\u00e9' 1\n", 3, 5, 3, 10);
    expect_report(
        "  File \"x.py\", line 3\n    x = '\u00e9' 1\n        ^^^^^\nSyntaxError: bad\n");
    rt->exception = syntax_error("bad", "f(a,\n", 1, 2, 2, 3);
    expect_report("  File \"x.py\", line 1\n    f(a,\n     ^^^\nSyntaxError: bad\n");
    rt->exception = CALL(EXCEPTION_OF(SyntaxError), NULL, text("only this"));
    expect_report("SyntaxError: only this\n");
    rt->exception = ou_call0(rt, EXCEPTION_OF(SyntaxError));
    expect_report("SyntaxError: <no detail available>\n");
}

static bool accepts_if(OuRuntime *runtime, const char *source, size_t size) {
    (void)runtime;
    return size >= 3 && memcmp(source, "if ", 3) == 0;
}

Test(report, misspelt_keywords_are_found) {
    const OuReportHooks hooks = {.parses = accepts_if};
    rt->report_hooks = &hooks;
    rt->exception = syntax_error("invalid syntax", "    If x == 1:\n", 2, 8, 2, 9);
    expect_report("  File \"x.py\", line 2\n    If x == 1:\n    ^^\n"
                  "SyntaxError: invalid syntax. Did you mean 'if'?\n");
    rt->exception = syntax_error("invalid syntax", "While x:\n", 2, 7, 2, 8);
    expect_report("  File \"x.py\", line 2\n    While x:\n          ^\n"
                  "SyntaxError: invalid syntax\n");
    rt->report_hooks = NULL;
}

Test(report, failing_at_any_allocation_leaks_nothing) {
    register_source("<test>", "a + b\n");
    for (size_t n = 1;; n++) {
        ou_raise(rt, OU_EXC_ValueError, "x");
        add_entry("<test>", "f", (OuLocation){1, 1, 0, 5});
        OuValue exception = ou_take_exception(rt);
        ou_heap_fail_request(&rt->heap, n, false);
        OuValue report = ou_exception_report(rt, exception);
        bool failed = rt->heap.fail_in == 0;
        ou_heap_fail_request(&rt->heap, 0, false);
        if (ou_is_error(report))
            cr_assert(ou_raised_is(rt, OU_EXC_MemoryError));
        else
            cr_assert_not(ou_is_raised(rt));
        ou_clear_exception(rt);
        ou_drop(rt, report);
        ou_drop(rt, exception);
        if (!failed) break;
        cr_assert_lt(n, 500);
    }
}
