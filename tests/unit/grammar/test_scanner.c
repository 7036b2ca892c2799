#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "grammar/parser_tokens.h"
#include "grammar/scanner.h"

static const struct {
    int kind;
    const char *name;
} NAMES[] = {
    {TOK_NEWLINE, "NEWLINE"},
    {TOK_INDENT, "INDENT"},
    {TOK_DEDENT, "DEDENT"},
    {TOK_END, "END"},
    {TOK_NAME, "name"},
    {TOK_NUMBER, "number"},
    {TOK_STRING, "string"},
    {TOK_MATCH, "MATCH"},
    {TOK_CASE, "CASE"},
    {TOK_TYPE, "TYPE"},
    {TOK_WITH_ITEMS, "WITH_ITEMS"},
    {TOK_STRAY, "stray"},
    {TOK_FSTRING_START, "f<"},
    {TOK_FSTRING_MIDDLE, "f="},
    {TOK_FSTRING_END, "f>"},
};

// The tokens of a text, separated by blanks: kind and text of those that have one, the plain
// text of the others; at last the error.
static void scan(const char *text, char *out, size_t size) {
    OuHeap heap;
    OuRegion region;
    OuDiagnostics diagnostics;
    OuSyntaxError error;
    OuSource source;
    static OuScanner scanner;
    OuToken token;
    int kind;
    size_t used = 0;
    cr_assert(ou_heap_init(&heap, 0));
    ou_region_init(&region, &heap);
    ou_diagnostics_init(&diagnostics, &region, &error);
    cr_assert(ou_source_init(&source, &diagnostics, text, strlen(text)));
    ou_scanner_init(&scanner, &source, &diagnostics);
    do {
        kind = ou_scanner_next(&scanner, &token);
        if (kind == OU_TOKEN_SCAN_ERROR) {
            used += (size_t)snprintf(out + used, size - used, "! %s", error.message);
            break;
        }
        const char *name = "";
        for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
            if (NAMES[i].kind == kind) name = NAMES[i].name;
        }
        // Soft keywords stand for themselves.
        bool keyword = *name >= 'A' && *name <= 'Z';
        int length = keyword ? 0 : (int)(token.end - token.start);
        used += (size_t)snprintf(out + used, size - used, "%s%s%.*s%s", name,
                                 *name != 0 && length > 0 ? ":" : "", length, token.start,
                                 kind == TOK_END ? "" : " ");
    } while (kind != TOK_END);
    ou_region_finish(&region);
    ou_heap_finish(&heap);
}

static void expect_tokens(const char *text, const char *expected) {
    char tokens[4096];
    scan(text, tokens, sizeof tokens);
    cr_expect_str_eq(tokens, expected, "%s\n  is:     %s\n  wanted: %s", text, tokens,
                     expected);
}

Test(scanner, tells_names_numbers_and_operators_apart) {
    expect_tokens("x1 = 0x_fF + 1_0.5e-3j",
                  "name:x1 = number:0x_fF + number:1_0.5e-3j NEWLINE END");
    expect_tokens("a**=b//c->d:=e",
                  "name:a **= name:b // name:c -> name:d := name:e NEWLINE END");
    expect_tokens("a...b.c", "name:a ... name:b . name:c NEWLINE END");
    expect_tokens("1..real", "number:1. . name:real NEWLINE END");
    expect_tokens("\xc3\xa9t\xc3\xa9 = \xe4\xb8\xad",
                  "name:\xc3\xa9t\xc3\xa9 = name:\xe4\xb8\xad NEWLINE END");
    expect_tokens("a ? $", "name:a stray:? stray:$ NEWLINE END");
}

Test(scanner, indentation_makes_blocks) {
    expect_tokens("if x:\n  y\n  if z:\n  \tw\nv",
                  "if name:x : NEWLINE INDENT name:y NEWLINE if name:z : NEWLINE INDENT name:w "
                  "NEWLINE DEDENT DEDENT name:v NEWLINE END");
    expect_tokens("if x:\n  y\n\n # c\n\n  z",
                  "if name:x : NEWLINE INDENT name:y NEWLINE name:z "
                  "NEWLINE DEDENT END");
    expect_tokens("if x:\n  y\n z", "if name:x : NEWLINE INDENT name:y NEWLINE ! unindent does "
                                    "not match any outer indentation level");
    expect_tokens("if x:\n\ty\n        z",
                  "if name:x : NEWLINE INDENT name:y NEWLINE ! "
                  "inconsistent use of tabs and spaces in indentation");
    expect_tokens("if x:\n        y\n\f\tz",
                  "if name:x : NEWLINE INDENT name:y NEWLINE ! inconsistent use of tabs and "
                  "spaces in indentation");
    expect_tokens("\n\n  # only a comment\n", "END");
}

Test(scanner, brackets_and_backslashes_join_lines) {
    expect_tokens("(a,\n\n   # c\n b)", "( name:a , name:b ) NEWLINE END");
    expect_tokens("a + \\\n  b\r\nc\rd",
                  "name:a + name:b NEWLINE name:c NEWLINE name:d NEWLINE END");
    expect_tokens("[(])",
                  "[ ( ! closing parenthesis ']' does not match opening parenthesis '('");
    expect_tokens("a)", "name:a ! unmatched ')'");
    expect_tokens("(a", "( name:a ! '(' was never closed");
}

Test(scanner, strings_have_prefixes_and_two_lengths) {
    expect_tokens("'a' rb\"\\\"\" U'x'",
                  "string:'a' string:rb\"\\\"\" string:U'x' NEWLINE END");
    expect_tokens("'''a\n'b''' c", "string:'''a\n'b''' name:c NEWLINE END");
    expect_tokens("'' '''''' x", "string:'' string:'''''' name:x NEWLINE END");
    expect_tokens("ff'a'", "name:ff string:'a' NEWLINE END");
    expect_tokens("'a\nb'", "! unterminated string literal (detected at line 1)");
}

Test(scanner, fstrings_are_nested_texts_and_expressions) {
    expect_tokens("f'a{b}c'", "f<:f' f=:a { name:b } f=:c f>:' NEWLINE END");
    expect_tokens("f'{a:{b}c}'", "f<:f' { name:a : { name:b } f=:c } f>:' NEWLINE END");
    expect_tokens("f'{{{a}}}'", "f<:f' f=:{ { name:a } f=:} f>:' NEWLINE END");
    expect_tokens("f'{a[1:2]!r}'",
                  "f<:f' { name:a [ number:1 : number:2 ] ! name:r } f>:' NEWLINE END");
    expect_tokens("f'''{\na\n}'''", "f<:f''' { name:a } f>:''' NEWLINE END");
    expect_tokens("f'{f'{a}'}'", "f<:f' { f<:f' { name:a } f>:' } f>:' NEWLINE END");
    expect_tokens("f'\\N{DASH}{a}'", "f<:f' f=:\\N{DASH} { name:a } f>:' NEWLINE END");
    expect_tokens("rf'\\{a}'", "f<:rf' f=:\\ { name:a } f>:' NEWLINE END");
}

Test(scanner, soft_keywords_are_keywords_only_in_their_place) {
    expect_tokens("match x:\n case y: z",
                  "MATCH name:x : NEWLINE INDENT CASE name:y : name:z NEWLINE DEDENT END");
    expect_tokens("match = case(type)", "name:match = name:case ( name:type ) NEWLINE END");
    expect_tokens("match(x)", "name:match ( name:x ) NEWLINE END");
    expect_tokens(
        "match (x):\n case 1: y",
        "MATCH ( name:x ) : NEWLINE INDENT CASE number:1 : name:y NEWLINE DEDENT END");
    expect_tokens("match[x]: y", "name:match [ name:x ] : name:y NEWLINE END");
    expect_tokens("type x = y; type(x)",
                  "TYPE name:x = name:y ; name:type ( name:x ) NEWLINE END");
    expect_tokens("with (a as b, c): d",
                  "WITH_ITEMS ( name:a as name:b , name:c ) : name:d NEWLINE END");
    expect_tokens("with (a, b): c", "with ( name:a , name:b ) : name:c NEWLINE END");
    expect_tokens("with (a) as b: c", "with ( name:a ) as name:b : name:c NEWLINE END");
}
