/* The shape of Python source text, as far as carets under it need: found by scanning tokens,
 * without a parser. Private to objects/. */
#ifndef OU_OBJECTS_EXPRESSION_SCAN_H
#define OU_OBJECTS_EXPRESSION_SCAN_H

#include "memory/buffer.h"

typedef enum {
    OU_TOKEN_NAME,
    OU_TOKEN_KEYWORD,
    OU_TOKEN_NUMBER,
    OU_TOKEN_STRING,
    OU_TOKEN_OPEN, /* ( [ { */
    OU_TOKEN_CLOSE,
    OU_TOKEN_OPERATOR,
} OuTokenKind;

typedef struct OuToken {
    OuTokenKind kind;
    size_t start, end; /* offsets */
    size_t match;      /* OPEN, CLOSE: index of the other one */
} OuToken;

typedef struct OuTokens {
    const char *text;
    OU_BUFFER(OuToken) list;
} OuTokens;

/* Read the tokens of `text`, with comments and line ends left out. false: brackets that do not
 * match, an open string, or no memory; no exception is set. In either case to be ended with
 * ou_tokens_finish. */
bool ou_tokens_read(OuTokens *tokens, OuHeap *heap, const char *text, size_t size);
void ou_tokens_finish(OuTokens *tokens, OuHeap *heap);
bool ou_token_is(const OuTokens *tokens, size_t index, const char *text);

extern const char *const ou_keywords[]; /* in order; the last is NULL */

typedef enum {
    OU_SHAPE_OTHER,
    OU_SHAPE_BINARY,
    OU_SHAPE_SUBSCRIPT,
    OU_SHAPE_CALL
} OuExpressionKind;

typedef struct OuExpressionShape {
    OuExpressionKind kind;
    size_t left,
        right; /* the part to point at: the operator, or brackets with what is in them */
} OuExpressionShape;

/* What the expression `text` is at the outermost level. OTHER too when it is none. */
OuExpressionShape ou_expression_shape(OuHeap *heap, const char *text, size_t size);

/* Is `text`, some lines of source, just "return f(...)" or "name = call" whose call is the part
 * from `start` to `end`? */
bool ou_is_plain_call_statement(OuHeap *heap, const char *text, size_t size, size_t start,
                                size_t end);

#endif
