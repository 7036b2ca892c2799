/* The second reading: what is wrong with a statement that the parser refused.
 *
 * The parser's automaton knows only that a token does not fit. The reader goes over the logical
 * line again by recursive descent. It builds no tree; each function recognises a construct, or
 * one of the ways in which people get it wrong, and then reports that in CPython's words.
 * CPython finds its messages by such a second pass too, over a grammar of wrong programs, and
 * which of several mistakes it reports depends on the order in which it tries things; that
 * order is kept here.
 *
 * Files: diagnose.c (tokens, reports, memory of results), diagnose_expr.c, diagnose_atom.c,
 * diagnose_call.c (arguments and parameters), diagnose_stmt.c. Private to grammar/.
 *
 * A function `read_x(reader, &span)` returns true if it has read an x, which `span` then
 * describes and `at` stands behind. Otherwise it returns false and `at` is back where it was;
 * or a mistake is reported, and then everything fails until the outermost function returns. */
#ifndef OU_GRAMMAR_DIAGNOSE_H
#define OU_GRAMMAR_DIAGNOSE_H

#include "grammar/build.h"
#include "grammar/parser_tokens.h"

/* What has been read: tokens [first, end), and what CPython calls it: one of the OU_WHAT texts.
 */
typedef struct OuSpan {
    size_t first, end;
    const char *what;
} OuSpan;

/* Constructs whose results are remembered, so that reading stays linear however often an
 * alternative is tried. As in CPython, what was read without looking for mistakes is remembered
 * too, and its mistakes are then not found by a later reading. */
typedef enum OuMemoRule {
    OU_MEMO_EXPRESSION,
    OU_MEMO_DISJUNCTION,
    OU_MEMO_OPERATION,
    OU_MEMO_NAMED,
    OU_MEMO_ATOM,
    OU_MEMO_COUNT,
} OuMemoRule;

typedef struct OuMemo {
    const char *what;
    uint32_t end; /* 0: not tried; OU_MEMO_NO: tried and failed */
} OuMemo;

#define OU_MEMO_NO UINT32_MAX

typedef struct OuReadToken {
    OuToken token;
    uint32_t depth;                /* brackets open behind it */
    OuMemo memo[2][OU_MEMO_COUNT]; /* [1]: of `secret` reading */
} OuReadToken;

typedef struct OuReader {
    OuParser *parser;
    OuScanner scanner;
    OuReadToken *tokens;
    size_t count, capacity;
    size_t at;
    size_t failed;  /* the token that the parser refused */
    size_t nesting; /* of read functions */
    bool behind;    /* reading what follows a name */
    char string;    /* 'f' or 't': the innermost string with fields */
    size_t generic; /* where plain "invalid syntax" belongs, if not to `failed`; 0: unknown */
    bool quiet;     /* recognise only what is right */
    bool secret;    /* ... and remember nothing of it afterwards */
    bool done;      /* a mistake is reported, or the scanner failed */
} OuReader;

/* Start at the beginning of `source` and read ahead to the parser's `failed`-th token. */
bool ou_reader_init(OuReader *reader, OuParser *parser, const OuSource *source, size_t failed);

/* The kind of the token `ahead` of the present one; 0 (END) when reading is done. */
int ou_reader_peek(OuReader *reader, size_t ahead);

/* Step over the present token if it is of this kind. */
bool ou_reader_accept(OuReader *reader, int kind);

/* Targets begin here, but something is wrong with them: plain "invalid syntax" belongs to the
 * first token that is no part of a target, even if the parser went further. `passes_star`: a star
 * without a target counts as part of one. */
void ou_reader_limit(OuReader *reader, bool passes_star);

/* Is the token with this index a NAME with this text? */
bool ou_reader_is_word(OuReader *reader, size_t index, const char *word);

/* The outcome of reading `rule` at the present place if it was tried before. */
typedef enum OuMemoState { OU_MEMO_UNKNOWN, OU_MEMO_MATCHED, OU_MEMO_FAILED } OuMemoState;
OuMemoState ou_reader_recall(OuReader *reader, OuMemoRule rule, OuSpan *span);

/* Remember that outcome; returns `matched` and goes back to `start` if it is false. */
bool ou_reader_remember(OuReader *reader, OuMemoRule rule, size_t start, bool matched,
                        OuSpan *span);

/* ---- reports; all return false ---- */

/* From the first of these tokens to the last. */
OU_COLD __attribute__((format(printf, 4, 5))) bool
ou_mistake(OuReader *reader, size_t first, size_t last, const char *format, ...);

/* From the beginning of one expression to the end of another, without brackets around them: as
 * the tree has their ranges. */
OU_COLD __attribute__((format(printf, 4, 5))) bool
ou_mistake_spans(OuReader *reader, OuSpan from, OuSpan to, const char *format, ...);

/* A single token as a span. */
static inline OuSpan ou_token_span(size_t index) {
    return (OuSpan){index, index + 1, ""};
}

/* At the last token that was looked at. */
OU_COLD bool ou_mistake_at_last(OuReader *reader, const char *message);

/* From this token to the end of what was looked at. */
OU_COLD bool ou_mistake_from(OuReader *reader, size_t first, const char *message);

/* At any range. */
OU_COLD __attribute__((format(printf, 4, 5))) bool ou_mistake_range(OuReader *reader,
                                                                    OuSyntaxErrorKind kind,
                                                                    AstRange range,
                                                                    const char *format, ...);

/* ---- trees, for targets ---- */

/* Parse the tokens of `span` as an expression. NULL if they are none. */
const AstExpr *ou_reader_tree(OuReader *reader, OuSpan span);

/* Could `span` be assigned to? */
bool ou_reader_is_target(OuReader *reader, OuSpan span);

/* Report the part of `span` that cannot be a target. False also if there is none. */
bool ou_mistake_target(OuReader *reader, OuSpan span, AstTargetUse use);

/* ---- constructs ---- */

bool ou_read_expression(OuReader *reader, OuSpan *span);
bool ou_read_named(OuReader *reader, OuSpan *span);
bool ou_read_star_expression(OuReader *reader, OuSpan *span);
bool ou_read_star_expressions(OuReader *reader, OuSpan *span);
bool ou_read_star_named(OuReader *reader, OuSpan *span);
bool ou_read_expressions(OuReader *reader, OuSpan *span);
bool ou_read_yield(OuReader *reader, OuSpan *span);
bool ou_read_right_side(OuReader *reader, OuSpan *span);
bool ou_read_disjunction(OuReader *reader, OuSpan *span);
bool ou_read_operation(OuReader *reader, OuSpan *span);
bool ou_read_atom(OuReader *reader, OuSpan *span);
bool ou_read_strings(OuReader *reader, OuSpan *span);
bool ou_read_star_targets(OuReader *reader, OuSpan *span);
bool ou_read_comp_fors(OuReader *reader, OuSpan *span);
bool ou_read_genexp(OuReader *reader, OuSpan *span);
bool ou_read_slices(OuReader *reader);

/* Report what is wrong in a set display that begins here, whatever was read of it before. */
void ou_read_set_aloud(OuReader *reader);

/* What stands between the brackets of a call, and the mistakes in it. */
bool ou_read_arguments(OuReader *reader);

/* `*x` where it may stand for several arguments or indices. */
bool ou_read_star_argument(OuReader *reader);

/* Parameters up to `closer`, which is not read: RPAREN for def, COLON for lambda. */
bool ou_read_parameters(OuReader *reader, int closer);

/* `[T, *Ts]` after a name, or nothing. */
bool ou_read_type_params(OuReader *reader);

/* A whole logical line that begins at the present token. */
void ou_read_line(OuReader *reader);

/* Simple statements up to and with NEWLINE. */
bool ou_read_simple_line(OuReader *reader);
bool ou_read_simple(OuReader *reader);

#endif
