#include "tests/unit/grammar/support.h"

Test(literals, escapes_are_resolved) {
    expect_expression("'a\\n\\t\\\\\\'\\x41\\101'", "Constant(value='a\\n\\x09\\\\\\'AA')");
    expect_expression("'\\u00e9\\U0001F600'", "Constant(value='\xc3\xa9\xf0\x9f\x98\x80')");
    expect_expression("'\\ud800'", "Constant(value='\xed\xa0\x80')");
    expect_expression("'a\\\nb'", "Constant(value='ab')");
    expect_expression("r'a\\n\\''", "Constant(value='a\\\\n\\\\\\'')");
    expect_expression("b'\\xff\\377\\u'", "Constant(value=b'\\xff\\xff\\\\u')");
    expect_expression("'''a\r\nb'''", "Constant(value='a\\nb')");
    expect_expression("''", "Constant(value='')");
}

Test(literals, neighbours_are_joined) {
    expect_expression("'a' \"b\" '''c'''", "Constant(value='abc')");
    expect_expression("b'a' rb'\\b'", "Constant(value=b'a\\\\b')");
    expect_expression("u'a' 'b'", "Constant(value='ab', kind='u')");
    expect_expression("'a' u'b'", "Constant(value='ab')");
    expect_error("'a' b'b'\n", OU_SYNTAX_ERROR, "cannot mix bytes and nonbytes literals");
}

Test(literals, numbers_keep_their_text) {
    expect_expression("0x_FF", "Constant(value=0x_FF)");
    expect_expression("1_000", "Constant(value=1_000)");
    expect_expression("1e5", "Constant(value=1e5)");
    Parsed *parsed =
        parse_text("[0xe1, 0b1, 0o7, 00, 1.5, 1e5, .5, 5., 1j, 1e2J, 0x1f]", OU_PARSE_EVAL);
    static const AstConstantKind kinds[] = {
        AST_CONSTANT_Int,       AST_CONSTANT_Int,       AST_CONSTANT_Int,   AST_CONSTANT_Int,
        AST_CONSTANT_Float,     AST_CONSTANT_Float,     AST_CONSTANT_Float, AST_CONSTANT_Float,
        AST_CONSTANT_Imaginary, AST_CONSTANT_Imaginary, AST_CONSTANT_Int};
    const AstExprList *elts = &parsed->tree->as.Expression.body->as.List.elts;
    cr_assert_eq(elts->count, sizeof kinds / sizeof kinds[0]);
    for (size_t i = 0; i < elts->count; i++) {
        cr_expect_eq(elts->items[i]->as.Constant.value.kind, kinds[i], "number %zu", i);
    }
    parsed_free(parsed);
}

static bool find_bullet(const char *name, size_t size, uint32_t *code_point) {
    *code_point = 0x2022;
    return size == 6 && memcmp(name, "BULLET", 6) == 0;
}

Test(literals, character_names_are_asked_for) {
    OuParseOptions options = {.mode = OU_PARSE_EVAL, .unicode_name = find_bullet};
    Parsed *parsed = parse_bytes("'\\N{BULLET}'", 12, options);
    cr_assert_not_null(parsed->tree);
    cr_expect_str_eq(parsed->dump, "Expression(body=Constant(value='\xe2\x80\xa2'))");
    parsed_free(parsed);
    parsed = parse_bytes("f'\\N{BULLET}{x}'", 16, options);
    cr_assert_not_null(parsed->tree);
    parsed_free(parsed);
    parsed = parse_bytes("'\\N{BALLET}'", 12, options);
    cr_expect_str_eq(parsed->error.message,
                     "(unicode error) 'unicodeescape' codec can't decode bytes in position "
                     "0-9: unknown Unicode character name");
    parsed_free(parsed);
}

static void expect_warning(const char *source, const char *message, uint32_t line) {
    Parsed *parsed = parse_text(source, OU_PARSE_FILE);
    cr_assert_not_null(parsed->tree);
    cr_assert_eq(parsed->warnings == NULL, message == NULL, "%s", source);
    if (message != NULL) {
        cr_expect_str_eq(parsed->warnings->message, message, "%s", parsed->warnings->message);
        cr_expect_eq(parsed->warnings->range.line, line);
        cr_expect_null(parsed->warnings->next);
    }
    parsed_free(parsed);
}

Test(literals, wrong_escapes_are_warned_about_once) {
    expect_warning("'\\d\\w'",
                   "\"\\d\" is an invalid escape sequence. Such sequences will not work in the "
                   "future. Did you mean \"\\\\d\"? A raw string is also an option.",
                   1);
    expect_warning("'''\n\n\\q'''",
                   "\"\\q\" is an invalid escape sequence. Such sequences will not work in the "
                   "future. Did you mean \"\\\\q\"? A raw string is also an option.",
                   3);
    expect_warning(
        "b'\\400'",
        "\"\\400\" is an invalid octal escape sequence. Such sequences will not work in "
        "the future. Did you mean \"\\\\400\"? A raw string is also an option.",
        1);
    expect_warning("1if x else 2", "invalid decimal literal", 1);
    expect_warning("r'\\d' '\\n'", NULL, 0);
}

Test(literals, fstrings_are_taken_apart) {
    expect_expression(
        "f'a{x}b'", "JoinedStr(values=[Constant(value='a'), FormattedValue(value=Name(id='x', "
                    "ctx=Load()), conversion=-1), Constant(value='b')])");
    expect_expression("f'{x!r:>{w}}'",
                      "JoinedStr(values=[FormattedValue(value=Name(id='x', ctx=Load()), "
                      "conversion=114, format_spec=JoinedStr(values=[Constant(value='>'), "
                      "FormattedValue(value=Name(id='w', ctx=Load()), conversion=-1)]))])");
    expect_expression("f'{{}}\\n' rf'\\n' 'x'",
                      "JoinedStr(values=[Constant(value='{}\\n\\\\nx')])");
    expect_expression("f'{x = }'", "JoinedStr(values=[Constant(value='x = '), FormattedValue("
                                   "value=Name(id='x', ctx=Load()), conversion=114)])");
    expect_expression(
        "f'{x=:3}'",
        "JoinedStr(values=[Constant(value='x='), FormattedValue(value=Name(id='x', "
        "ctx=Load()), conversion=-1, "
        "format_spec=JoinedStr(values=[Constant(value='3')]))])");
    expect_expression("f''", "JoinedStr()");
    expect_expression("f'{f'{f'{1}'}'}'",
                      "JoinedStr(values=[FormattedValue(value=JoinedStr(values=[FormattedValue("
                      "value=JoinedStr(values=[FormattedValue(value=Constant(value=1), "
                      "conversion=-1)]), conversion=-1)]), conversion=-1)])");
    expect_expression("f'{a[\"b\"]}'",
                      "JoinedStr(values=[FormattedValue(value=Subscript(value=Name(id='a', "
                      "ctx=Load()), slice=Constant(value='b'), ctx=Load()), conversion=-1)])");
    expect_expression("f'{x:=3}'", "JoinedStr(values=[FormattedValue(value=Name(id='x', "
                                   "ctx=Load()), conversion=-1, "
                                   "format_spec=JoinedStr(values=[Constant(value='=3')]))])");
    expect_expression("f'{a!=b}'",
                      "JoinedStr(values=[FormattedValue(value=Compare(left=Name(id='a', "
                      "ctx=Load()), ops=[NotEq()], comparators=[Name(id='b', ctx=Load())]), "
                      "conversion=-1)])");
}
