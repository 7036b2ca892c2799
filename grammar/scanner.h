/* The scanner: text to tokens. Private to grammar/.
 *
 * Three layers, each in its own file. scanner.re knows the shapes of tokens. layout.c knows
 * what white space means: it turns indentation into INDENT and DEDENT and keeps the stack of
 * open brackets. soft_keywords.c decides, by looking ahead, whether `match`, `case` and `type`
 * are keywords and which kind of parenthesis follows `with`.
 *
 * What is scanned depends on the innermost open bracket:
 *
 *     ( [ {         an expression; newlines mean nothing
 *     FSTRING       the text of an f-string, up to a `{` or the closing quote
 *     FIELD         an expression within `{ }` of an f-string; `:` `!` `}` end it
 *     SPEC          the text of a format specification, up to a `{` or the field's `}`
 *
 * So `f"a{x[1]:>{w}}"` pushes FSTRING, FIELD, [, pops [, pushes SPEC, FIELD, pops all. */
#ifndef OU_GRAMMAR_SCANNER_H
#define OU_GRAMMAR_SCANNER_H

#include "grammar/diagnostics.h"
#include "grammar/source.h"

#define OU_MAX_INDENTS       100 /* as in CPython */
#define OU_MAX_PARENTHESES   200
#define OU_MAX_FSTRINGS      150
#define OU_MAX_FIELD_NESTING 3
#define OU_MAX_OPEN_BRACKETS (2 * OU_MAX_PARENTHESES + OU_MAX_FSTRINGS)
#define OU_TOKEN_SCAN_ERROR  (-1) /* no token: an error was reported */

typedef struct OuToken {
    int kind; /* of parser_tokens.h, or OU_TOKEN_SCAN_ERROR */
    bool raw; /* FSTRING_MIDDLE: backslashes are plain characters */
    AstRange range;
    const char *start, *end; /* its text, in the source */
} OuToken;

typedef enum OuBracketKind {
    OU_BRACKET_PLAIN,
    OU_BRACKET_FSTRING,
    OU_BRACKET_FIELD,
    OU_BRACKET_SPEC,
} OuBracketKind;

typedef struct OuBracket {
    OuBracketKind kind;
    char opener;        /* ( [ {, or the quote of an f-string */
    uint8_t quote_size; /* 1 or 3 */
    bool raw;
    bool template;  /* a t-string */
    bool had_field; /* a format specification with a field in it */
    uint32_t line, column;
} OuBracket;

typedef struct OuIndent {
    uint32_t width;  /* a tab goes to the next multiple of 8 */
    uint32_t narrow; /* a tab counts 1: both must agree, or tabs and spaces are mixed */
    bool cases;      /* the block of a `match` statement */
} OuIndent;

typedef struct OuScanner {
    const OuSource *source;
    OuDiagnostics *diagnostics;
    const char *cursor, *line_start;
    uint32_t line;
    uint32_t last_end_line, last_end_column; /* of the last token that has text */
    int last_kind;                           /* of the last token, 0 at the start */
    int pending_dedents;
    bool pending_indent;
    bool at_line_start;
    bool ends_by_blank_line; /* a prompt: an empty line ends all blocks */
    bool blank_line_seen;    /* ... and did */
    bool is_expression;      /* no statement: no word is a keyword by its place */
    bool match_header;       /* the next block is that of a `match` statement */
    bool failed;             /* an error was reported, about: */
    bool hit_end;            /* ... the end of the text, which came too early */
    bool unclosed;           /* ... a bracket that is still open there */
    bool weak_error;       /* ... indentation or a backslash: not worth replacing another one */
    uint32_t indent_count; /* indents[0] is the margin */
    uint32_t bracket_count;
    uint32_t parenthesis_count, fstring_count;
    OuIndent indents[OU_MAX_INDENTS];
    OuBracket brackets[OU_MAX_OPEN_BRACKETS];
} OuScanner;

/* Begin at the start of `source`. */
void ou_scanner_init(OuScanner *scanner, const OuSource *source, OuDiagnostics *diagnostics);

/* Scan the next token, END over and over at the end of the text. Returns its kind, or
 * OU_TOKEN_SCAN_ERROR with an error reported. */
int ou_scanner_next(OuScanner *scanner, OuToken *token);

/* The parts, for each other. */

/* A token as the text has it, with no regard to soft keywords. (scanner.re) */
int ou_scan_token(OuScanner *scanner, OuToken *token);

/* Consume the white space at the start of a line and empty lines, and note the blocks that
 * begin or end. False with an error reported. (layout.c) */
bool ou_layout_begin_line(OuScanner *scanner);

/* Open and close brackets. False with an error reported. (layout.c) */
bool ou_layout_open(OuScanner *scanner, OuBracket bracket);
bool ou_layout_close(OuScanner *scanner, char closer);

/* What messages call the innermost f-string: 't' for a t-string, else 'f'. (layout.c) */
char ou_fstring_letter(const OuScanner *scanner);

/* Report that the text ended while a bracket is open. Always returns OU_TOKEN_SCAN_ERROR.
 * (layout.c) */
int ou_layout_unclosed(OuScanner *scanner);

/* Report an error at the character before the cursor. Always returns OU_TOKEN_SCAN_ERROR.
 * (layout.c) */
OU_COLD __attribute__((format(printf, 2, 3))) int ou_scan_error(OuScanner *scanner,
                                                                const char *format, ...);

/* Turn a NAME into a soft keyword, or WITH into WITH_ITEMS, if what follows says so.
 * (soft_keywords.c) */
int ou_soft_keyword(OuScanner *scanner, const OuToken *token);

static inline OuBracket *ou_innermost_bracket(OuScanner *scanner) {
    return scanner->bracket_count == 0 ? NULL : &scanner->brackets[scanner->bracket_count - 1];
}

/* The byte column of `place`, which lies in the present line. */
static inline uint32_t ou_column(const OuScanner *scanner, const char *place) {
    return (uint32_t)(place - scanner->line_start);
}

#endif
