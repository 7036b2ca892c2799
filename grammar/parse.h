/* The door of grammar/: text in, tree or syntax error out.
 *
 * The parser never touches a runtime: whatever it allocates lies in the caller's region, and
 * what went wrong is described by an OuSyntaxError, from which the caller makes an exception.
 */
#ifndef OU_GRAMMAR_PARSE_H
#define OU_GRAMMAR_PARSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grammar/ast.h"
#include "memory/region.h"

/* What the text is: a whole file, one expression, or one statement as typed at a prompt. */
typedef enum OuParseMode {
    OU_PARSE_FILE,   /* AST_MOD_Module */
    OU_PARSE_EVAL,   /* AST_MOD_Expression */
    OU_PARSE_SINGLE, /* AST_MOD_Interactive */
} OuParseMode;

/* Finds the character called `name`, as in "\N{BULLET}". False if there is none. */
typedef bool OuUnicodeNameLookup(const char *name, size_t size, uint32_t *code_point);

/* Writes the form of a name of `size` bytes that identifiers are compared in (NFKC) to `out`,
 * which has room for `room` bytes; returns its size. 0: there is no room for it. */
typedef size_t OuNameNormalizer(const char *name, size_t size, char *out, size_t room);

typedef struct OuParseOptions {
    OuParseMode mode;
    OuNameNormalizer *normalize_name;  /* NULL: names are what is written */
    OuUnicodeNameLookup *unicode_name; /* NULL: no name is known */
    /* The text is what was typed at the prompt so far, in whole lines. If it is the beginning
     * of something, the error is OU_SYNTAX_INCOMPLETE; a block is complete when an empty line
     * ends it. Only with OU_PARSE_SINGLE. */
    bool prompt;
} OuParseOptions;

typedef enum OuSyntaxErrorKind {
    OU_SYNTAX_OK,
    OU_SYNTAX_ERROR,             /* SyntaxError */
    OU_SYNTAX_INDENTATION_ERROR, /* IndentationError */
    OU_SYNTAX_TAB_ERROR,         /* TabError */
    OU_SYNTAX_MEMORY,            /* memory is out: MemoryError without a message */
    OU_SYNTAX_TOO_DEEP,   /* nested too deeply for the parser: MemoryError with `message` */
    OU_SYNTAX_NULL_BYTE,  /* "source code string cannot contain null bytes" */
    OU_SYNTAX_INCOMPLETE, /* a prompt's text needs more lines */
} OuSyntaxErrorKind;

/* Columns that are no places but the offsets 0 and -1 that CPython has there. In general the
 * attribute `offset` is (int32_t)(column + 1), in characters of the line `range.line`;
 * `end_offset` likewise of end_column, and that, too, counted in the characters of
 * `range.line`. */
#define OU_COLUMN_NONE    UINT32_MAX
#define OU_COLUMN_UNKNOWN (UINT32_MAX - 1)

/* What is wrong and where. Columns are bytes from 0 as in the tree. `line` 0 means "no place".
 * `message` lies in the region or is static. */
typedef struct OuSyntaxError {
    OuSyntaxErrorKind kind;
    const char *message;
    AstRange range;
    bool at_end;             /* the text ended where something more must come */
    uint32_t statement_line; /* where the last complete compound statement begins, or 0 */
    bool is_lexical;         /* found by looking at characters, not at tokens */
    bool text_is_bare;       /* the attribute `text` has no newline at its end */
} OuSyntaxError;

/* A SyntaxWarning: an invalid escape sequence, `1if x`. In order of appearance. */
typedef struct OuSyntaxWarning {
    const char *message;
    const char *error_message; /* if it is made an error */
    AstRange range;
    struct OuSyntaxWarning *next;
} OuSyntaxWarning;

/* Parse `size` bytes of UTF-8 at `text`, which need not end in a 0 nor in a newline. Returns
 * the tree, which lies in `region`, or NULL with `error` filled in. `warnings`, if not NULL,
 * receives the list of warnings (in the region), also on failure. Nothing in the tree points
 * into `text`. Bytes that are not UTF-8 are a syntax error. */
AstModule *ou_parse(OuRegion *region, const OuParseOptions *options, const char *text,
                    size_t size, OuSyntaxError *error, OuSyntaxWarning **warnings);

/* The spelling hint that is shown, not stored, with an uncaught "invalid syntax". Line and
 * columns are those of `text`, which is the misspelt line without its indentation. */
typedef struct OuKeywordHint {
    const char *message; /* "invalid syntax. Did you mean 'if'?" */
    const char *text;
    size_t text_size;
    uint32_t line; /* as CPython has it: counted from the end of the last compound statement */
    uint32_t column, end_column;
} OuKeywordHint;

/* Says whether a tree is right beyond its grammar: whether it can be compiled. */
typedef bool OuTreeCheck(void *data, OuRegion *region, const AstModule *tree);

/* Find out whether a keyword in place of one name near `error` makes the statement right.
 * `error` is what ou_parse said about the same text; `is_file` tells whether that is a file,
 * where only the line of the error is searched. `check`, if not NULL, is asked about each tree
 * that comes of it. False if there is no such name, or memory is out. */
bool ou_suggest_keyword(OuRegion *region, const char *text, size_t size, bool is_file,
                        const OuSyntaxError *error, OuTreeCheck *check, void *check_data,
                        OuKeywordHint *hint);

#endif
