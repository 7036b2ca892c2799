#include "tests/unit/grammar/support.h"

static void expect_hint(const char *source, bool is_file, const char *message, uint32_t line,
                        uint32_t column) {
    Parsed *parsed = parse_text(source, OU_PARSE_FILE);
    OuKeywordHint hint;
    bool found = ou_suggest_keyword(&parsed->region, source, strlen(source), is_file,
                                    &parsed->error, NULL, NULL, &hint);
    cr_assert_eq(found, message != NULL, "%s", source);
    if (found) {
        cr_expect_str_eq(hint.message, message, "%s: %s", source, hint.message);
        cr_expect_eq(hint.line, line, "%s: line %u", source, hint.line);
        cr_expect_eq(hint.column, column, "%s: column %u", source, hint.column);
    }
    parsed_free(parsed);
}

Test(keyword_hint, finds_the_keyword_that_was_meant) {
    expect_hint("If id(x) == id(y):\n    z\n", true, "invalid syntax. Did you mean 'if'?", 1,
                0);
    expect_hint("whille x:\n    y\n", true, "invalid syntax. Did you mean 'while'?", 1, 0);
    expect_hint("fro x in y:\n    z\n", true, "invalid syntax. Did you mean 'for'?", 1, 0);
    expect_hint("imprt x\n", true, "invalid syntax. Did you mean 'import'?", 1, 0);
    expect_hint("x = a if b esle c\n", true, NULL, 0, 0);
    expect_hint("x = [y fr y in z]\n", true, "invalid syntax. Did you mean 'for'?", 1, 7);
    expect_hint("deff f():\n    pass\n", true, "invalid syntax. Did you mean 'def'?", 1, 0);
}

Test(keyword_hint, keeps_silent_when_nothing_helps) {
    expect_hint("x y\n", true, NULL, 0, 0);
    expect_hint("x = (1\n", true, NULL, 0, 0);
    expect_hint("if x = 1: y\n", true, NULL, 0, 0);
}

Test(keyword_hint, counts_lines_from_the_last_compound_statement) {
    expect_hint("x = 1\nIf x:\n    y\n", true, "invalid syntax. Did you mean 'if'?", 2, 0);
    expect_hint("x\nif a:\n    b\nIf x:\n    y\n", true, "invalid syntax. Did you mean 'if'?",
                3, 0);
    expect_hint("def f():\n    whlie x:\n        y\n", true,
                "invalid syntax. Did you mean 'while'?", 2, 4);
}

static bool refuse(void *data, OuRegion *region, const AstModule *tree) {
    (void)region;
    (void)tree;
    ++*(int *)data;
    return false;
}

Test(keyword_hint, asks_whether_a_complete_statement_can_be_compiled) {
    static const char source[] = "retrun x\n";
    Parsed *parsed = parse_text(source, OU_PARSE_FILE);
    OuKeywordHint hint;
    int asked = 0;
    cr_expect(ou_suggest_keyword(&parsed->region, source, strlen(source), true, &parsed->error,
                                 NULL, NULL, &hint));
    cr_expect_str_eq(hint.text, "retrun x");
    cr_expect_not(ou_suggest_keyword(&parsed->region, source, strlen(source), true,
                                     &parsed->error, refuse, &asked, &hint));
    cr_expect_gt(asked, 0);
    parsed_free(parsed);
}
