/* What the compiler refuses, with words and place. */
#include "tests/unit/compiler/compile_support.h"

Test(syntax_error, declarations_come_first) {
    check_refused("def f():\n x = 1\n global x",
                  "name 'x' is assigned to before global declaration", 3, 2, 3, 10);
    check_refused("def f():\n print(x)\n nonlocal x",
                  "name 'x' is used prior to nonlocal declaration", 3, 2, 3, 12);
    check_refused("def f(a):\n global a", "name 'a' is parameter and global", 2, 2, 2, 10);
    check_refused("def f():\n x: int\n global x", "annotated name 'x' can't be global", 3, 2, 3,
                  10);
    check_refused("def f():\n global x\n nonlocal x", "name 'x' is nonlocal and global", 2, 2,
                  2, 10);
}

Test(syntax_error, nonlocal_needs_a_function_around) {
    check_refused("nonlocal x", "nonlocal declaration not allowed at module level", 1, 1, 1,
                  11);
    check_refused("def f():\n nonlocal x", "no binding for nonlocal 'x' found", 2, 2, 2, 12);
    check_refused("class A:\n x = 1\n def f(self):\n  nonlocal x",
                  "no binding for nonlocal 'x' found", 4, 3, 4, 13);
}

Test(syntax_error, statements_in_the_wrong_place) {
    check_refused("return 1", "'return' outside function", 1, 1, 1, 9);
    check_refused("class A: yield", "'yield' outside function", 1, 10, 1, 15);
    check_refused("if 0:\n break", "'break' outside loop", 2, 2, 2, 7);
    check_refused("for x in y:\n def f(): continue", "'continue' not properly in loop", 2, 11,
                  2, 19);
    check_refused("await x", "'await' outside function", 1, 1, 1, 8);
    check_refused("def f(): await x", "'await' outside async function", 1, 10, 1, 17);
}

Test(syntax_error, assignments) {
    check_refused("__debug__ = 1", "cannot assign to __debug__", 1, 1, 1, 10);
    check_refused("a, *b, *c = x", "multiple starred expressions in assignment", 1, 1, 1, 10);
    check_refused("*a = x", "starred assignment target must be in a list or tuple", 1, 1, 1, 3);
    check_refused("x = *a", "can't use starred expression here", 1, 5, 1, 7);
}

Test(syntax_error, parameters_and_arguments) {
    check_refused("def f(a, b, a): pass", "duplicate argument 'a' in function definition", 1,
                  13, 1, 14);
    check_refused("f(a=1, b=2, a=3)", "keyword argument repeated: a", 1, 13, 1, 16);
}

Test(syntax_error, walrus_in_comprehensions) {
    check_refused("[i := 0 for i in y]",
                  "assignment expression cannot rebind comprehension iteration variable 'i'", 1,
                  2, 1, 3);
    check_refused("[j for i in (z := y)]",
                  "assignment expression cannot be used in a comprehension iterable expression",
                  1, 14, 1, 20);
    check_refused("class A:\n [x := 1 for y in z]",
                  "assignment expression within a comprehension cannot be used in a class body",
                  2, 3, 2, 4);
    check_refused("[i for i in r if (j := i) for j in r]",
                  "comprehension inner loop cannot rebind assignment expression target 'j'", 1,
                  31, 1, 32);
}

Test(syntax_error, futures) {
    check_refused("from __future__ import braces", "not a chance", 1, 24, 1, 30);
    check_refused("x = 1\nfrom __future__ import division",
                  "from __future__ imports must occur at the beginning of the file", 2, 1, 2,
                  32);
}

Test(syntax_error, the_place_counts_bytes_but_the_parser_counts_characters) {
    check_refused("é = 1; return", "'return' outside function", 1, 9, 1, 15);
    check_refused("é = 1; )", "unmatched ')'", 1, 8, 1, 8);
}

Test(syntax_error, endless_nesting_is_an_error_like_any_other) {
    enum { DEPTH = 100000 };
    char *source = malloc(2 * DEPTH + 2);
    for (int i = 0; i < DEPTH; i++)
        memcpy(source + 2 * i, "x+", 2);
    memcpy(source + 2 * DEPTH, "x", 2);
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue code = compile_text(rt, source, OU_COMPILE_FILE);
    free(source);
    cr_assert(ou_is_error(code));
    cr_assert(ou_raised_is(rt, OU_EXC_RecursionError) || ou_raised_is(rt, OU_EXC_MemoryError));
    ou_clear_exception(rt);
    cr_assert_eq(ou_runtime_free(rt), 0);
}

Test(syntax_error, input_at_the_prompt) {
    static const struct {
        const char *text;
        OuInputState state;
    } cases[] = {
        {"x = 1\n", OU_INPUT_COMPLETE},        {"if x:\n", OU_INPUT_INCOMPLETE},
        {"if x:\n  y\n", OU_INPUT_INCOMPLETE}, {"if x:\n  y\n\n", OU_INPUT_COMPLETE},
        {"(1,\n", OU_INPUT_INCOMPLETE},        {"x = )\n", OU_INPUT_INVALID},
    };
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue filename = ou_str_from_string(rt, "<stdin>");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        OuInputState state =
            ou_compile_check_input(rt, cases[i].text, strlen(cases[i].text), filename);
        cr_assert_eq(state, cases[i].state, "%s", cases[i].text);
        ou_clear_exception(rt);
    }
    ou_drop(rt, filename);
    cr_assert_eq(ou_runtime_free(rt), 0);
}
