#include "tests/unit/grammar/support.h"

typedef struct Bad {
    const char *source;
    OuSyntaxErrorKind kind;
    const char *message;
    long line, offset, end_line, end_offset;
} Bad;

static const Bad BAD_PROGRAMS[] = {
#define BAD(source, kind, message, line, offset, end_line, end_offset)                         \
    {source, OU_SYNTAX_##kind, message, line, offset, end_line, end_offset},
#include "tests/unit/grammar/syntax_errors.def"
};

// A column as the exception has it: characters of the error's first line, from 1; or 0 or -1.
static long offset_of(const char *source, uint32_t line, uint32_t column) {
    long offset = (int32_t)(column + 1);
    for (uint32_t i = 1; i < line && *source != 0; source++) {
        i += *source == '\n';
    }
    long continuing = 0;
    for (long i = 0; i < offset - 1 && source[i] != 0; i++) {
        continuing += (source[i] & 0xc0) == 0x80;
    }
    return offset - continuing;
}

static void check_bad(const Bad *bad) {
    Parsed *parsed = parse_text(bad->source, OU_PARSE_FILE);
    const OuSyntaxError *error = &parsed->error;
    cr_expect_eq(error->kind, bad->kind, "%s\n  kind %d", bad->source, error->kind);
    cr_expect_str_eq(error->message, bad->message, "%s\n  is:     %s\n  wanted: %s",
                     bad->source, error->message, bad->message);
    long is[] = {error->range.line,
                 offset_of(bad->source, error->range.line, error->range.column),
                 error->range.end_line,
                 offset_of(bad->source, error->range.line, error->range.end_column)};
    long wanted[] = {bad->line, bad->offset, bad->end_line, bad->end_offset};
    cr_expect(memcmp(is, wanted, sizeof is) == 0,
              "%s\n  is at     %ld %ld %ld %ld\n  wanted at %ld %ld %ld %ld", bad->source,
              is[0], is[1], is[2], is[3], wanted[0], wanted[1], wanted[2], wanted[3]);
    parsed_free(parsed);
}

Test(syntax_error, has_the_words_and_the_place_of_the_reference) {
    for (size_t i = 0; i < sizeof BAD_PROGRAMS / sizeof BAD_PROGRAMS[0]; i++) {
        check_bad(&BAD_PROGRAMS[i]);
    }
}

Test(syntax_error, later_brackets_and_quotes_replace_it_but_not_within_fstrings) {
    expect_error("x y\n'abc", OU_SYNTAX_ERROR,
                 "unterminated string literal (detected at line 2)");
    expect_error("x y\n)", OU_SYNTAX_ERROR, "unmatched ')'");
    expect_error("x y\nf'{)}'", OU_SYNTAX_ERROR, "invalid syntax");
    expect_error("x y\n   z\n  w", OU_SYNTAX_ERROR, "invalid syntax");
}

Test(syntax_error, text_that_is_not_utf_8_or_contains_zero_is_refused) {
    Parsed *parsed = parse_bytes("x = 'a\xff'", 8, (OuParseOptions){0});
    cr_expect_eq(parsed->error.kind, OU_SYNTAX_ERROR);
    parsed_free(parsed);
    parsed = parse_bytes("x\0y", 3, (OuParseOptions){0});
    cr_expect_eq(parsed->error.kind, OU_SYNTAX_NULL_BYTE);
    cr_expect_str_eq(parsed->error.message, "source code string cannot contain null bytes");
    parsed_free(parsed);
}

Test(syntax_error, a_single_statement_is_one) {
    Parsed *parsed = parse_text("x = 1\ny = 2\n", OU_PARSE_SINGLE);
    cr_expect_str_eq(parsed->error.message,
                     "multiple statements found while compiling a single statement");
    parsed_free(parsed);
}

static void expect_statement_line(const char *source, uint32_t line) {
    Parsed *parsed = parse_text(source, OU_PARSE_FILE);
    cr_expect_eq(parsed->error.statement_line, line, "%s: %u", source,
                 parsed->error.statement_line);
    parsed_free(parsed);
}

Test(syntax_error, knows_the_last_complete_compound_statement) {
    expect_statement_line("x = 1\nIf x\n", 0);
    expect_statement_line("if x: pass\nIf x\n", 1);
    expect_statement_line("def f(): pass\nIf x\n", 0);
    expect_statement_line("if a:\n  b\nelse:\n  If x:\n    y\n", 1);
    expect_statement_line("for x in y:\n  if a:\n    b\nwhile x:\n  c\n  If z", 2);
    expect_statement_line("@a\nclass f:\n  pass\nIf x\n", 2);
    expect_statement_line("try:\n  a\nfinally:\n  b\nIf x\n", 1);
}

// Deep and long programs: neither a crash nor more than linear time.
static void expect_repeated(const char *piece, size_t count, const char *end,
                            OuSyntaxErrorKind kind) {
    size_t size = strlen(piece);
    static char text[1 << 20];
    cr_assert_lt(size * count + strlen(end), sizeof text);
    for (size_t i = 0; i < count; i++) {
        memcpy(text + i * size, piece, size);
    }
    strcpy(text + size * count, end);
    OuHeap heap;
    OuRegion region;
    OuSyntaxError error;
    cr_assert(ou_heap_init(&heap, 0));
    ou_region_init(&region, &heap);
    OuParseOptions options = {.mode = OU_PARSE_FILE};
    ou_parse(&region, &options, text, strlen(text), &error, NULL);
    cr_expect_eq(error.kind, kind, "%zu times %s: %s", count, piece, error.message);
    ou_region_finish(&region);
    ou_heap_finish(&heap);
}

Test(syntax_error, deep_nesting_ends_in_an_error) {
    expect_repeated("(", 300, "", OU_SYNTAX_ERROR);
    expect_repeated("(", 190, "x y", OU_SYNTAX_ERROR);
    expect_repeated("f(", 190, "a b", OU_SYNTAX_ERROR);
    expect_repeated("{a:", 190, "a b", OU_SYNTAX_ERROR);
    expect_repeated("[x for y in ", 150, "a b", OU_SYNTAX_ERROR);
    expect_repeated("lambda:", 100000, "x", OU_SYNTAX_TOO_DEEP);
    expect_repeated("not ", 100000, "x", OU_SYNTAX_TOO_DEEP);
    expect_repeated("-", 100000, "x y", OU_SYNTAX_TOO_DEEP);
    expect_repeated("not ", 5000, "x y", OU_SYNTAX_ERROR);
    expect_repeated("f'{", 50, "", OU_SYNTAX_ERROR);
}

Test(syntax_error, long_programs_are_no_nesting) {
    expect_repeated("a + ", 100000, "a", OU_SYNTAX_OK);
    expect_repeated("a.", 100000, "a", OU_SYNTAX_OK);
    expect_repeated("a = ", 100000, "a", OU_SYNTAX_OK);
    expect_repeated("if x: y\n", 100000, "", OU_SYNTAX_OK);
    expect_repeated("'a' ", 100000, "", OU_SYNTAX_OK);
    expect_repeated("x = 1\n", 100000, "x y", OU_SYNTAX_ERROR);
}
