/* What the tests of grammar/ share: a parse, its tree as text, and what it said. */
#ifndef OU_TESTS_GRAMMAR_SUPPORT_H
#define OU_TESTS_GRAMMAR_SUPPORT_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "grammar/ast_dump.h"
#include "grammar/parse.h"
#include "memory/heap.h"

typedef struct Parsed {
    OuHeap heap;
    OuRegion region;
    AstModule *tree;
    OuSyntaxError error;
    OuSyntaxWarning *warnings;
    char dump[65536];
    size_t dump_size;
} Parsed;

static inline void parsed_sink(void *data, const char *text, size_t size) {
    Parsed *parsed = data;
    cr_assert_lt(parsed->dump_size + size, sizeof parsed->dump);
    memcpy(parsed->dump + parsed->dump_size, text, size);
    parsed->dump_size += size;
    parsed->dump[parsed->dump_size] = 0;
}

/* Parse `size` bytes. Finish with parsed_free. */
static inline Parsed *parse_bytes(const char *text, size_t size, OuParseOptions options) {
    static Parsed parsed;
    memset(&parsed, 0, sizeof parsed);
    cr_assert(ou_heap_init(&parsed.heap, 0));
    ou_region_init(&parsed.region, &parsed.heap);
    parsed.tree =
        ou_parse(&parsed.region, &options, text, size, &parsed.error, &parsed.warnings);
    cr_assert_eq(parsed.tree == NULL, parsed.error.kind != OU_SYNTAX_OK);
    if (parsed.tree != NULL) {
        AstDumpOptions plain = {.positions = false};
        ast_dump(parsed.tree, &plain, parsed_sink, &parsed);
    }
    return &parsed;
}

static inline Parsed *parse_text(const char *text, OuParseMode mode) {
    return parse_bytes(text, strlen(text), (OuParseOptions){.mode = mode});
}

static inline void parsed_free(Parsed *parsed) {
    ou_region_finish(&parsed->region);
    cr_assert_eq(ou_heap_live_blocks(&parsed->heap), 0);
    ou_heap_finish(&parsed->heap);
}

/* The tree of a file, without the Module around its statements. */
static inline void expect_tree(const char *source, const char *expected) {
    Parsed *parsed = parse_text(source, OU_PARSE_FILE);
    cr_assert_not_null(parsed->tree, "%s: %s", source, parsed->error.message);
    const char *begin = "Module(body=[";
    cr_assert_eq(strncmp(parsed->dump, begin, strlen(begin)), 0, "%s", parsed->dump);
    parsed->dump[parsed->dump_size - 2] = 0;
    cr_expect_str_eq(parsed->dump + strlen(begin), expected, "%s\n  is:     %s\n  wanted: %s",
                     source, parsed->dump + strlen(begin), expected);
    parsed_free(parsed);
}

/* The tree of an expression. */
static inline void expect_expression(const char *source, const char *expected) {
    Parsed *parsed = parse_text(source, OU_PARSE_EVAL);
    cr_assert_not_null(parsed->tree, "%s: %s", source, parsed->error.message);
    const char *begin = "Expression(body=";
    cr_assert_eq(strncmp(parsed->dump, begin, strlen(begin)), 0, "%s", parsed->dump);
    parsed->dump[parsed->dump_size - 1] = 0;
    cr_expect_str_eq(parsed->dump + strlen(begin), expected, "%s\n  is:     %s\n  wanted: %s",
                     source, parsed->dump + strlen(begin), expected);
    parsed_free(parsed);
}

/* An error with this message. */
static inline void expect_error(const char *source, OuSyntaxErrorKind kind,
                                const char *message) {
    Parsed *parsed = parse_text(source, OU_PARSE_FILE);
    cr_expect_eq(parsed->error.kind, kind, "%s: kind %d", source, parsed->error.kind);
    cr_expect_str_eq(parsed->error.message, message, "%s\n  is:     %s", source,
                     parsed->error.message);
    parsed_free(parsed);
}

#endif
