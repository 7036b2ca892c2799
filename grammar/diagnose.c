#include "grammar/diagnose.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

// ---- tokens

static bool reserve_token(OuReader *reader) {
    if (reader->count < reader->capacity) return true;
    size_t capacity = reader->capacity == 0 ? 64 : reader->capacity * 2;
    OuReadToken *tokens = ou_region_alloc(reader->parser->region, capacity * sizeof *tokens);
    if (tokens == NULL) return false;
    if (reader->count > 0) {
        memcpy(tokens, reader->tokens, reader->count * sizeof *tokens);
    }
    reader->tokens = tokens;
    reader->capacity = capacity;
    return true;
}

// Scan one more token. False if the scanner failed.
static bool fetch_token(OuReader *reader) {
    if (!reserve_token(reader)) {
        reader->done = true;
        return ou_report_no_memory(&reader->parser->diagnostics);
    }
    OuReadToken *token = &reader->tokens[reader->count];
    memset(token, 0, sizeof *token);
    if (ou_scanner_next(&reader->scanner, &token->token) == OU_TOKEN_SCAN_ERROR) {
        reader->done = true;
        return false;
    }
    token->depth = reader->scanner.parenthesis_count;
    reader->count++;
    return true;
}

bool ou_reader_init(OuReader *reader, OuParser *parser, const OuSource *source, size_t failed) {
    memset(reader, 0, sizeof *reader);
    reader->parser = parser;
    reader->failed = failed;
    ou_scanner_init(&reader->scanner, source, &parser->diagnostics);
    reader->scanner.is_expression = parser->scanner.is_expression;
    // The first reading has given the warnings up to the failed token.
    parser->diagnostics.silent = true;
    while (reader->count <= failed && fetch_token(reader)) {
    }
    parser->diagnostics.silent = false;
    return reader->count > failed;
}

int ou_reader_peek(OuReader *reader, size_t ahead) {
    while (!reader->done && reader->at + ahead >= reader->count) {
        // Nothing follows the end; and a line is read no further than to its end.
        if (reader->count > 0 && reader->tokens[reader->count - 1].token.kind == TOK_END) {
            return TOK_END;
        }
        fetch_token(reader);
    }
    return reader->done ? TOK_END : reader->tokens[reader->at + ahead].token.kind;
}

bool ou_reader_accept(OuReader *reader, int kind) {
    if (reader->done || ou_reader_peek(reader, 0) != kind || kind == TOK_END) return false;
    if (reader->done) return false;
    reader->at++;
    return true;
}

bool ou_reader_is_word(OuReader *reader, size_t index, const char *word) {
    if (reader->done || index >= reader->count) return false;
    const OuToken *token = &reader->tokens[index].token;
    size_t size = strlen(word);
    return token->kind == TOK_NAME && (size_t)(token->end - token->start) == size &&
           memcmp(token->start, word, size) == 0;
}

// ---- remembered results

OuMemoState ou_reader_recall(OuReader *reader, OuMemoRule rule, OuSpan *span) {
    ou_reader_peek(reader, 0);
    if (reader->done || reader->at >= reader->count) return OU_MEMO_FAILED;
    const OuMemo *memo = &reader->tokens[reader->at].memo[reader->secret][rule];
    if (memo->end == 0) return OU_MEMO_UNKNOWN;
    if (memo->end == OU_MEMO_NO) return OU_MEMO_FAILED;
    *span = (OuSpan){reader->at, memo->end, memo->what};
    reader->at = memo->end;
    return OU_MEMO_MATCHED;
}

bool ou_reader_remember(OuReader *reader, OuMemoRule rule, size_t start, bool matched,
                        OuSpan *span) {
    if (reader->done) return false;
    OuMemo *memo = &reader->tokens[start].memo[reader->secret][rule];
    if (!matched) {
        reader->at = start;
        memo->end = OU_MEMO_NO;
        return false;
    }
    span->first = start;
    span->end = reader->at;
    *memo = (OuMemo){span->what, (uint32_t)reader->at};
    return true;
}

// ---- reports

bool ou_mistake_range(OuReader *reader, OuSyntaxErrorKind kind, AstRange range,
                      const char *format, ...) {
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    reader->done = true;
    return ou_report(&reader->parser->diagnostics, kind, range, "%s", message);
}

static AstRange range_of(const OuReader *reader, size_t first, size_t last) {
    const AstRange *from = &reader->tokens[first].token.range;
    const AstRange *to = &reader->tokens[last].token.range;
    return (AstRange){from->line, from->column, to->end_line, to->end_column};
}

bool ou_mistake(OuReader *reader, size_t first, size_t last, const char *format, ...) {
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return ou_mistake_range(reader, OU_SYNTAX_ERROR, range_of(reader, first, last), "%s",
                            message);
}

// Does a bracket open at the first token of the span and close at the last?
static bool is_bracketed(const OuReader *reader, OuSpan span) {
    if (reader->tokens[span.first].token.kind != TOK_LPAREN || span.end - span.first < 3) {
        return false;
    }
    uint32_t depth = reader->tokens[span.first].depth;
    size_t close = span.first + 1;
    while (close < span.end && reader->tokens[close].depth >= depth) {
        close++;
    }
    return close == span.end - 1;
}

// The part of the span that the tree's node has. Tuples and generators own one pair of
// brackets.
static OuSpan strip_brackets(const OuReader *reader, OuSpan span) {
    bool owner =
        strcmp(span.what, "tuple") == 0 || strcmp(span.what, "generator expression") == 0;
    while (is_bracketed(reader, span)) {
        OuSpan inner = {span.first + 1, span.end - 1, span.what};
        if (owner && !is_bracketed(reader, inner)) break;
        span = inner;
    }
    return span;
}

bool ou_mistake_spans(OuReader *reader, OuSpan from, OuSpan to, const char *format, ...) {
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    from = strip_brackets(reader, from);
    to = strip_brackets(reader, to);
    return ou_mistake(reader, from.first, to.end - 1, "%s", message);
}

bool ou_mistake_at_last(OuReader *reader, const char *message) {
    size_t last = reader->count - 1;
    return ou_mistake(reader, last, last, "%s", message);
}

bool ou_mistake_from(OuReader *reader, size_t first, const char *message) {
    AstRange range = range_of(reader, first, reader->count - 1);
    range.end_column -= 1; // CPython forgets that its offsets begin at 1
    return ou_mistake_range(reader, OU_SYNTAX_ERROR, range, "%s", message);
}

// ---- trees

const AstExpr *ou_reader_tree(OuReader *reader, OuSpan span) {
    OuParser *parser = reader->parser;
    OuMachine *machine = ou_machine_new(parser);
    OuToken start = {.kind = TOK_START_PART}, end = {.kind = TOK_END};
    OuDiagnostics *diagnostics = &parser->diagnostics;
    const AstExpr *tree = NULL;
    if (machine == NULL) {
        reader->done = true;
        ou_report_no_memory(diagnostics);
        return NULL;
    }
    diagnostics->silent = true;
    OuMachineStatus status = ou_machine_push(machine, parser, &start);
    for (size_t i = span.first; i < span.end && status == OU_MACHINE_MORE; i++) {
        status = ou_machine_push(machine, parser, &reader->tokens[i].token);
    }
    if (status == OU_MACHINE_MORE) status = ou_machine_push(machine, parser, &end);
    if (status == OU_MACHINE_DONE) tree = parser->result->as.Expression.body;
    diagnostics->silent = false;
    parser->result = NULL;
    return tree;
}

bool ou_reader_is_target(OuReader *reader, OuSpan span) {
    const AstExpr *tree = ou_reader_tree(reader, span);
    return tree != NULL && ou_find_invalid_target(tree, AST_TARGET_ASSIGN) == NULL;
}

bool ou_mistake_target(OuReader *reader, OuSpan span, AstTargetUse use) {
    if (reader->done) return false;
    const AstExpr *tree = ou_reader_tree(reader, span);
    const AstExpr *invalid = tree == NULL ? NULL : ou_find_invalid_target(tree, use);
    if (invalid == NULL) return false;
    return ou_mistake_range(reader, OU_SYNTAX_ERROR, invalid->range, "cannot %s %s",
                            use == AST_TARGET_DELETE ? "delete" : "assign to",
                            ou_expression_name(invalid));
}
