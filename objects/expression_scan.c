/* Finding the operator, brackets or call that an expression is made of.
 *
 * The text is cut into tokens; brackets know their partners. The outermost operation is then
 * found by walking the tokens outside all brackets: of binary operators, the one that binds
 * least decides (the last of several, as they group to the left; the first of several **);
 * without one, the last thing that follows the operand does. Anything that binds less than
 * arithmetic (comparison, `and`, lambda, comma, ...) makes the expression one nobody points
 * into. */
#include "objects/expression_scan.h"

#include <string.h>

const char *const ou_keywords[] = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield",    NULL,
};

/* ---- tokens ---- */

typedef struct Scanner {
    const char *text;
    size_t size;
} Scanner;

/* Strings inside f-strings inside strings... */
#define NESTING_MAX 20

static bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_' || (unsigned char)c >= 0x80;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static char byte_at(const Scanner *s, size_t at) {
    return at < s->size ? s->text[at] : '\0';
}

static size_t scan_string(const Scanner *s, size_t at, size_t prefix, unsigned nesting);

/* How many letters in front of a quote belong to a string that starts at `at`; -1: none starts
 * here. */
static int string_prefix(const Scanner *s, size_t at) {
    int count = 0;
    while (count < 3 && strchr("rRbBuUfFtT", byte_at(s, at + count)) != NULL &&
           byte_at(s, at + count) != '\0')
        count++;
    char quote = byte_at(s, at + count);
    return count <= 2 && (quote == '"' || quote == '\'') ? count : -1;
}

/* The replacement field of an f-string, from behind its "{". Returns the offset behind its "}",
 * 0: not closed. */
static size_t scan_field(const Scanner *s, size_t at, unsigned nesting) {
    unsigned depth = 0;
    if (nesting > NESTING_MAX) return 0;
    while (at < s->size) {
        char c = s->text[at];
        int prefix = string_prefix(s, at);
        if (prefix >= 0 && (prefix == 0 || at == 0 || !is_name_byte(s->text[at - 1]))) {
            at = scan_string(s, at, (size_t)prefix, nesting + 1);
            if (at == 0) return 0;
            continue;
        }
        at++;
        if (c == '(' || c == '[' || c == '{') depth++;
        if (c == '}' && depth == 0) return at;
        if ((c == ')' || c == ']' || c == '}') && depth > 0) depth--;
        if (c != ':' || depth > 0) continue;
        // A format specification: plain text with fields in it.
        while (at < s->size && s->text[at] != '}') {
            if (s->text[at++] != '{') continue;
            at = scan_field(s, at, nesting + 1);
            if (at == 0) return 0;
        }
        return at < s->size ? at + 1 : 0;
    }
    return 0;
}

/* A string whose quotes begin `prefix` bytes behind `at`. Returns the offset behind it, 0: not
 * closed. */
static size_t scan_string(const Scanner *s, size_t at, size_t prefix, unsigned nesting) {
    bool is_raw = false, has_fields = false;
    for (size_t i = 0; i < prefix; i++) {
        is_raw = is_raw || strchr("rR", s->text[at + i]) != NULL;
        has_fields = has_fields || strchr("fFtT", s->text[at + i]) != NULL;
    }
    at += prefix;
    char quote = s->text[at];
    bool is_triple = byte_at(s, at + 1) == quote && byte_at(s, at + 2) == quote;
    at += is_triple ? 3 : 1;
    while (at < s->size) {
        char c = s->text[at];
        if (c == quote && !is_triple) return at + 1;
        if (c == quote && byte_at(s, at + 1) == quote && byte_at(s, at + 2) == quote)
            return at + 3;
        if (c == '\n' && !is_triple) return 0;
        if (c == '\\' && !(is_raw && has_fields && byte_at(s, at + 1) == '{')) {
            at += 2;
        } else if (c == '{' && has_fields) {
            at = byte_at(s, at + 1) == '{' ? at + 2 : scan_field(s, at + 1, nesting);
            if (at == 0) return 0;
        } else {
            at++;
        }
    }
    return 0;
}

static size_t scan_number(const Scanner *s, size_t at) {
    bool is_based = byte_at(s, at) == '0' && strchr("xXoObB", byte_at(s, at + 1)) != NULL;
    while (at < s->size) {
        char c = s->text[at];
        bool is_exponent = (c == 'e' || c == 'E') && !is_based;
        if (is_exponent && (byte_at(s, at + 1) == '+' || byte_at(s, at + 1) == '-'))
            at += 2;
        else if (is_name_byte(c) || c == '.')
            at++;
        else
            break;
    }
    return at;
}

static size_t operator_size(const Scanner *s, size_t at) {
    static const char *const longer[] = {"**=", "//=", ">>=", "<<=", "...", "**", "//", ">>",
                                         "<<",  "<=",  ">=",  "==",  "!=",  "->", ":=", "+=",
                                         "-=",  "*=",  "/=",  "%=",  "&=",  "|=", "^=", "@="};
    for (size_t i = 0; i < sizeof longer / sizeof *longer; i++) {
        size_t size = strlen(longer[i]);
        if (s->size - at >= size && memcmp(s->text + at, longer[i], size) == 0) return size;
    }
    return 1;
}

static bool is_keyword(const char *text, size_t size) {
    for (size_t i = 0; ou_keywords[i] != NULL; i++) {
        if (strlen(ou_keywords[i]) == size && memcmp(ou_keywords[i], text, size) == 0)
            return true;
    }
    return false;
}

/* The token at `at`, which is no space. false: an open string. */
static bool scan_token(const Scanner *s, size_t at, OuToken *token) {
    char c = s->text[at];
    int prefix = string_prefix(s, at);
    *token = (OuToken){.kind = OU_TOKEN_OPERATOR, .start = at};
    if (prefix >= 0) {
        token->kind = OU_TOKEN_STRING;
        token->end = scan_string(s, at, (size_t)prefix, 0);
        return token->end != 0;
    }
    if (is_digit(c) || (c == '.' && is_digit(byte_at(s, at + 1)))) {
        token->kind = OU_TOKEN_NUMBER;
        token->end = scan_number(s, at);
        return true;
    }
    token->end = at + 1;
    if (is_name_byte(c)) {
        while (token->end < s->size && is_name_byte(s->text[token->end]))
            token->end++;
        bool keyword = is_keyword(s->text + at, token->end - at);
        token->kind = keyword ? OU_TOKEN_KEYWORD : OU_TOKEN_NAME;
    } else if (c == '(' || c == '[' || c == '{') {
        token->kind = OU_TOKEN_OPEN;
    } else if (c == ')' || c == ']' || c == '}') {
        token->kind = OU_TOKEN_CLOSE;
    } else {
        token->end = at + operator_size(s, at);
    }
    return true;
}

/* Give the closing bracket that comes next its partner: `*open` is the innermost open one,
 * whose `match` is the next outer one. */
static bool match_bracket(OuTokens *tokens, OuToken *close, size_t *open) {
    if (*open == SIZE_MAX) return false;
    OuToken *partner = &tokens->list.items[*open];
    char a = tokens->text[partner->start], b = tokens->text[close->start];
    if (!((a == '(' && b == ')') || (a == '[' && b == ']') || (a == '{' && b == '}')))
        return false;
    close->match = *open;
    *open = partner->match;
    partner->match = tokens->list.count;
    return true;
}

bool ou_tokens_read(OuTokens *tokens, OuHeap *heap, const char *text, size_t size) {
    *tokens = (OuTokens){.text = text};
    Scanner scanner = {text, size};
    size_t open = SIZE_MAX;
    for (size_t at = 0; at < size;) {
        if (strchr(" \t\f\r\n\\", text[at]) != NULL) {
            at++;
        } else if (text[at] == '#') {
            while (at < size && text[at] != '\n')
                at++;
        } else {
            OuToken token;
            if (!scan_token(&scanner, at, &token)) return false;
            if (token.kind == OU_TOKEN_CLOSE && !match_bracket(tokens, &token, &open))
                return false;
            if (token.kind == OU_TOKEN_OPEN) {
                token.match = open;
                open = tokens->list.count;
            }
            if (!OU_BUFFER_PUSH(heap, &tokens->list, token)) return false;
            at = token.end;
        }
    }
    return open == SIZE_MAX;
}

void ou_tokens_finish(OuTokens *tokens, OuHeap *heap) {
    OU_BUFFER_FINISH(heap, &tokens->list);
}

bool ou_token_is(const OuTokens *tokens, size_t index, const char *text) {
    if (index >= tokens->list.count) return false;
    const OuToken *token = &tokens->list.items[index];
    size_t size = strlen(text);
    return token->end - token->start == size &&
           memcmp(tokens->text + token->start, text, size) == 0;
}

/* ---- expressions ---- */

/* A range of tokens. */
typedef struct Range {
    size_t first, last; /* last: excluded */
} Range;

static size_t skip_brackets(const OuTokens *tokens, size_t i) {
    const OuToken *token = &tokens->list.items[i];
    return (token->kind == OU_TOKEN_OPEN ? token->match : i) + 1;
}

/* Is there a comma or a `for` outside brackets: a tuple or a generator, whose parentheses are
 * part of it? */
static bool needs_parentheses(const OuTokens *tokens, Range range) {
    for (size_t i = range.first; i < range.last; i = skip_brackets(tokens, i)) {
        if (ou_token_is(tokens, i, ",") || ou_token_is(tokens, i, "for")) return true;
    }
    return range.first == range.last;
}

/* The expression inside parentheses that enclose all of it. */
static Range strip_parentheses(const OuTokens *tokens, Range range) {
    while (range.first < range.last && ou_token_is(tokens, range.first, "(") &&
           tokens->list.items[range.first].match == range.last - 1) {
        Range inside = {range.first + 1, range.last - 1};
        if (needs_parentheses(tokens, inside)) break;
        range = inside;
    }
    return range;
}

enum { RANK_NONE = 100, RANK_UNARY = 7, RANK_POWER = 8 };

/* How tightly a binary operator binds, 0: it is none. */
static int operator_rank(const OuTokens *tokens, size_t index) {
    static const struct {
        const char *text;
        int rank;
    } operators[] = {{"|", 1}, {"^", 2}, {"&", 3},          {"<<", 4}, {">>", 4},
                     {"+", 5}, {"-", 5}, {"*", 6},          {"//", 6}, {"/", 6},
                     {"%", 6}, {"@", 6}, {"**", RANK_POWER}};
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        if (ou_token_is(tokens, index, operators[i].text)) return operators[i].rank;
    }
    return 0;
}

/* What the walk over an expression has found so far. */
typedef struct Walk {
    const OuTokens *tokens;
    bool after_operand;
    bool has_await;
    int rank;       /* of the operator that binds least */
    size_t op;      /* its place */
    size_t trailer; /* the last bracket behind an operand, SIZE_MAX: something else is last */
} Walk;

static bool is_unary(const OuTokens *tokens, size_t i) {
    return ou_token_is(tokens, i, "-") || ou_token_is(tokens, i, "+") ||
           ou_token_is(tokens, i, "~");
}

/* An operator that stands at `i`. false: not part of an expression that is pointed into. */
static bool walk_operator(Walk *walk, size_t i) {
    const OuTokens *tokens = walk->tokens;
    if (ou_token_is(tokens, i, "...") && !walk->after_operand) {
        walk->after_operand = true;
        walk->trailer = SIZE_MAX;
        return true;
    }
    if (!walk->after_operand) {
        if (!is_unary(tokens, i)) return false;
        // Behind ** a sign belongs to the exponent.
        size_t before = i;
        while (before > 0 && is_unary(tokens, before))
            before--;
        if (!ou_token_is(tokens, before, "**") && RANK_UNARY < walk->rank)
            walk->rank = RANK_UNARY;
        return true;
    }
    int rank = operator_rank(tokens, i);
    if (rank == 0) return false;
    if (rank < walk->rank || (rank == walk->rank && rank != RANK_POWER)) {
        walk->rank = rank;
        walk->op = i;
    }
    walk->after_operand = false;
    return true;
}

/* An operand, or something behind one, at `i`. */
static bool walk_operand(Walk *walk, size_t i) {
    const OuTokens *tokens = walk->tokens;
    bool is_bracket = tokens->list.items[i].kind == OU_TOKEN_OPEN;
    if (walk->after_operand) {
        bool joins = tokens->list.items[i].kind == OU_TOKEN_STRING &&
                     tokens->list.items[i - 1].kind == OU_TOKEN_STRING;
        if (!joins && (!is_bracket || ou_token_is(tokens, i, "{"))) return false;
        walk->trailer = is_bracket ? i : SIZE_MAX;
        return true;
    }
    walk->after_operand = true;
    walk->trailer = SIZE_MAX;
    return true;
}

static bool walk_keyword(Walk *walk, size_t i) {
    const OuTokens *tokens = walk->tokens;
    if (ou_token_is(tokens, i, "await") && !walk->after_operand) {
        walk->has_await = true;
        return true;
    }
    bool is_constant = ou_token_is(tokens, i, "None") || ou_token_is(tokens, i, "True") ||
                       ou_token_is(tokens, i, "False");
    return is_constant && walk_operand(walk, i);
}

/* false: not an expression that is pointed into. */
static bool walk_range(Walk *walk, Range range) {
    const OuTokens *tokens = walk->tokens;
    for (size_t i = range.first; i < range.last; i = skip_brackets(tokens, i)) {
        bool fits = false;
        if (walk->after_operand && ou_token_is(tokens, i, ".")) {
            walk->trailer = SIZE_MAX;
            if (++i < range.last && tokens->list.items[i].kind == OU_TOKEN_NAME) continue;
            return false;
        }
        switch (tokens->list.items[i].kind) {
        case OU_TOKEN_OPERATOR:
            fits = walk_operator(walk, i);
            break;
        case OU_TOKEN_KEYWORD:
            fits = walk_keyword(walk, i);
            break;
        case OU_TOKEN_NAME:
        case OU_TOKEN_NUMBER:
        case OU_TOKEN_STRING:
        case OU_TOKEN_OPEN:
            fits = walk_operand(walk, i);
            break;
        case OU_TOKEN_CLOSE:
            break;
        }
        if (!fits) return false;
    }
    return walk->after_operand;
}

/* The operator, and the byte behind it if that belongs to it, or seems to: whatever stands
 * directly behind, up to where the right operand begins. Parentheses around that do not count
 * as its beginning. */
static OuExpressionShape binary_shape(const Walk *walk, Range range) {
    const OuTokens *tokens = walk->tokens;
    const char *text = tokens->text;
    Range right = strip_parentheses(tokens, (Range){walk->op + 1, range.last});
    size_t start = tokens->list.items[walk->op].start;
    size_t end = start + 1, limit = tokens->list.items[right.first].start;
    if (end < limit && strchr(" \t\f\r\n\\#", text[end]) == NULL) end++;
    return (OuExpressionShape){OU_SHAPE_BINARY, start, end};
}

static OuExpressionShape shape_of_tokens(const OuTokens *tokens, Range range) {
    OuExpressionShape other = {OU_SHAPE_OTHER, 0, 0};
    range = strip_parentheses(tokens, range);
    Walk walk = {.tokens = tokens, .rank = RANK_NONE, .trailer = SIZE_MAX};
    if (!walk_range(&walk, range)) return other;
    if (walk.rank != RANK_NONE && walk.rank != RANK_UNARY) return binary_shape(&walk, range);
    if (walk.rank == RANK_UNARY || walk.has_await || walk.trailer == SIZE_MAX) return other;
    const OuToken *open = &tokens->list.items[walk.trailer];
    return (OuExpressionShape){tokens->text[open->start] == '(' ? OU_SHAPE_CALL
                                                                : OU_SHAPE_SUBSCRIPT,
                               open->start, tokens->list.items[range.last - 1].end};
}

OuExpressionShape ou_expression_shape(OuHeap *heap, const char *text, size_t size) {
    OuExpressionShape shape = {OU_SHAPE_OTHER, 0, 0};
    OuTokens tokens;
    if (ou_tokens_read(&tokens, heap, text, size))
        shape = shape_of_tokens(&tokens, (Range){0, tokens.list.count});
    ou_tokens_finish(&tokens, heap);
    return shape;
}

/* ---- statements ---- */

/* "return" or "name =" in front, with parentheses around the call: which token the call begins
 * with, or SIZE_MAX. */
static size_t find_call(const OuTokens *tokens, size_t start) {
    size_t i;
    if (ou_token_is(tokens, 0, "return"))
        i = 1;
    else if (tokens->list.count > 1 && tokens->list.items[0].kind == OU_TOKEN_NAME &&
             ou_token_is(tokens, 1, "="))
        i = 2;
    else
        return SIZE_MAX;
    while (ou_token_is(tokens, i, "(") && tokens->list.items[i].start < start)
        i++;
    return i < tokens->list.count && tokens->list.items[i].start == start ? i : SIZE_MAX;
}

static bool is_plain_call(const OuTokens *tokens, size_t start, size_t end) {
    size_t first = find_call(tokens, start);
    if (first == SIZE_MAX) return false;
    size_t last = first;
    while (last < tokens->list.count && tokens->list.items[last].end < end)
        last++;
    if (last == tokens->list.count || tokens->list.items[last].end != end) return false;
    Range call = {first, last + 1};
    if (shape_of_tokens(tokens, call).kind != OU_SHAPE_CALL) return false;
    // What is returned must be the call of a plain name.
    const OuToken *items = tokens->list.items;
    if (ou_token_is(tokens, 0, "return") &&
        !(items[first].kind == OU_TOKEN_NAME && ou_token_is(tokens, first + 1, "(") &&
          items[first + 1].match == last))
        return false;
    size_t next = last + 1;
    while (ou_token_is(tokens, next, ")"))
        next++;
    return next == tokens->list.count || ou_token_is(tokens, next, ";");
}

bool ou_is_plain_call_statement(OuHeap *heap, const char *text, size_t size, size_t start,
                                size_t end) {
    OuTokens tokens;
    bool answer =
        ou_tokens_read(&tokens, heap, text, size) && is_plain_call(&tokens, start, end);
    ou_tokens_finish(&tokens, heap);
    return answer;
}
