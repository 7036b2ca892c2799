/* The second reading of expressions. */
#include "grammar/diagnose.h"

#include <string.h>

#define MAX_NESTING 1000 // of expressions without brackets; deeper ones are not explained

static bool is_soft_keyword(OuReader *reader, size_t index) {
    static const char *const words[] = {"_", "case", "match", "type"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (ou_reader_is_word(reader, index, words[i])) return true;
    }
    return false;
}

static bool is_legacy_statement(OuReader *reader, size_t index) {
    return ou_reader_is_word(reader, index, "print") ||
           ou_reader_is_word(reader, index, "exec");
}

// ---- operators

// unary: ('+' | '-' | '~')* ['await'] primary ['**' unary]
static bool read_primary(OuReader *reader, OuSpan *span);

static bool read_unary(OuReader *reader, OuSpan *span) {
    size_t start = reader->at;
    int kind = ou_reader_peek(reader, 0);
    if (kind == TOK_PLUS || kind == TOK_MINUS || kind == TOK_TILDE) {
        reader->at++;
        size_t not_at = reader->at;
        if (!reader->quiet && ou_reader_accept(reader, TOK_NOT)) {
            OuSpan operand;
            if (read_unary(reader, &operand)) {
                return ou_mistake_spans(reader, ou_token_span(not_at), operand,
                                        "'not' after an operator must be parenthesized");
            }
            reader->at = not_at;
        }
        if (++reader->nesting < MAX_NESTING && read_unary(reader, span)) {
            reader->nesting--;
            *span = (OuSpan){start, reader->at, "expression"};
            return true;
        }
        reader->nesting--;
        reader->at = start;
        return false;
    }
    bool awaited = ou_reader_accept(reader, TOK_AWAIT);
    if (!read_primary(reader, span)) {
        reader->at = start;
        return false;
    }
    if (awaited) span->what = "await expression";
    span->first = start;
    size_t before_power = reader->at;
    OuSpan exponent;
    if (ou_reader_accept(reader, TOK_POWER)) {
        if (read_unary(reader, &exponent)) {
            *span = (OuSpan){start, reader->at, "expression"};
        } else {
            reader->at = before_power;
        }
    }
    return !reader->done;
}

static bool is_arithmetic(int kind) {
    switch (kind) {
    case TOK_PLUS:
    case TOK_MINUS:
    case TOK_STAR:
    case TOK_SLASH:
    case TOK_FLOOR:
    case TOK_PERCENT:
    case TOK_AT:
        return true;
    default:
        return false;
    }
}

static bool is_binary(int kind) {
    switch (kind) {
    case TOK_BAR:
    case TOK_CARET:
    case TOK_AMPERSAND:
    case TOK_SHIFT_LEFT:
    case TOK_SHIFT_RIGHT:
        return true;
    default:
        return is_arithmetic(kind);
    }
}

static bool read_inversion(OuReader *reader, OuSpan *span);

// `a + not b`. The operator is behind.
static bool find_late_not(OuReader *reader) {
    size_t start = reader->at;
    OuSpan operand;
    if (reader->quiet || !ou_reader_accept(reader, TOK_NOT)) return false;
    if (read_inversion(reader, &operand)) {
        ou_mistake_spans(reader, ou_token_span(start), operand,
                         "'not' after an operator must be parenthesized");
        return true;
    }
    reader->at = start;
    return reader->done;
}

static bool read_operation_chain(OuReader *reader, OuSpan *span) {
    if (!read_unary(reader, span)) return false;
    for (;;) {
        size_t before = reader->at;
        int kind = ou_reader_peek(reader, 0);
        OuSpan operand;
        if (!is_binary(kind)) return !reader->done;
        reader->at++;
        if (is_arithmetic(kind) && find_late_not(reader)) return false;
        if (!read_unary(reader, &operand)) {
            reader->at = before;
            return !reader->done;
        }
        span->what = "expression";
    }
}

bool ou_read_operation(OuReader *reader, OuSpan *span) {
    OuMemoState state = ou_reader_recall(reader, OU_MEMO_OPERATION, span);
    if (state != OU_MEMO_UNKNOWN) return state == OU_MEMO_MATCHED;
    size_t start = reader->at;
    bool matched = read_operation_chain(reader, span);
    return ou_reader_remember(reader, OU_MEMO_OPERATION, start, matched, span);
}

// How many tokens the comparison operator at the present place has; 0 if there is none.
static size_t comparison_size(OuReader *reader) {
    switch (ou_reader_peek(reader, 0)) {
    case TOK_EQ:
    case TOK_NE:
    case TOK_LT:
    case TOK_LE:
    case TOK_GT:
    case TOK_GE:
    case TOK_IN:
        return 1;
    case TOK_NOT:
        return ou_reader_peek(reader, 1) == TOK_IN ? 2 : 0;
    case TOK_IS:
        return ou_reader_peek(reader, 1) == TOK_NOT ? 2 : 1;
    default:
        return 0;
    }
}

// `a <> b`
static bool find_old_inequality(OuReader *reader) {
    if (reader->quiet || ou_reader_peek(reader, 0) != TOK_STRAY || reader->done) return false;
    const OuToken *token = &reader->tokens[reader->at].token;
    if (token->end - token->start != 2) return false;
    return !ou_mistake(reader, reader->at, reader->at,
                       "invalid syntax.  Maybe you meant '!=' instead of '<>'?");
}

static bool read_comparison(OuReader *reader, OuSpan *span) {
    if (!ou_read_operation(reader, span)) return false;
    for (size_t size; !find_old_inequality(reader) && (size = comparison_size(reader)) > 0;) {
        size_t before = reader->at;
        OuSpan right;
        reader->at += size;
        if (!ou_read_operation(reader, &right)) {
            reader->at = before;
            break;
        }
        span->what = "comparison";
    }
    return !reader->done;
}

static bool read_inversion(OuReader *reader, OuSpan *span) {
    size_t start = reader->at;
    bool inverted = false;
    while (ou_reader_accept(reader, TOK_NOT)) {
        inverted = true;
    }
    if (!read_comparison(reader, span)) {
        reader->at = start;
        return false;
    }
    if (inverted) span->what = "expression";
    span->first = start;
    span->end = reader->at;
    return true;
}

bool ou_read_disjunction(OuReader *reader, OuSpan *span) {
    OuMemoState state = ou_reader_recall(reader, OU_MEMO_DISJUNCTION, span);
    if (state != OU_MEMO_UNKNOWN) return state == OU_MEMO_MATCHED;
    size_t start = reader->at;
    bool matched = read_inversion(reader, span);
    while (matched) {
        size_t before = reader->at;
        OuSpan right;
        if (!ou_reader_accept(reader, TOK_AND) && !ou_reader_accept(reader, TOK_OR)) break;
        if (!read_inversion(reader, &right)) {
            reader->at = before;
            break;
        }
        span->what = "expression";
    }
    return ou_reader_remember(reader, OU_MEMO_DISJUNCTION, start, matched, span);
}

// ---- primaries

static bool read_call(OuReader *reader) {
    size_t start = reader->at;
    OuSpan generator;
    if (ou_read_genexp(reader, &generator)) return true;
    if (!ou_reader_accept(reader, TOK_LPAREN)) return false;
    ou_read_arguments(reader);
    if (ou_reader_accept(reader, TOK_RPAREN)) return true;
    reader->at = start;
    return false;
}

static bool read_subscript(OuReader *reader) {
    size_t start = reader->at;
    if (ou_reader_accept(reader, TOK_LBRACKET) && ou_read_slices(reader) &&
        ou_reader_accept(reader, TOK_RBRACKET)) {
        return true;
    }
    reader->at = start;
    return false;
}

static bool read_primary(OuReader *reader, OuSpan *span) {
    size_t start = reader->at;
    if (!ou_read_atom(reader, span)) return false;
    for (;;) {
        int kind = ou_reader_peek(reader, 0);
        if (kind == TOK_DOT && ou_reader_peek(reader, 1) == TOK_NAME) {
            reader->at += 2;
            span->what = "attribute";
        } else if (kind == TOK_LPAREN && read_call(reader)) {
            span->what = "function call";
        } else if (kind == TOK_LBRACKET && read_subscript(reader)) {
            span->what = "subscript";
        } else {
            break;
        }
    }
    span->first = start;
    span->end = reader->at;
    return !reader->done;
}

// ---- mistakes in expressions

static bool read_conditional(OuReader *reader, OuSpan *span);

// An expression where no mistakes are looked for.
static bool read_plain_expression(OuReader *reader, OuSpan *span) {
    bool quiet = reader->quiet;
    size_t start = reader->at;
    reader->quiet = true;
    bool matched = read_conditional(reader, span);
    reader->quiet = quiet;
    span->first = start;
    span->end = reader->at;
    return matched;
}

// "a" b "c"
static bool find_broken_string(OuReader *reader) {
    size_t start = reader->at;
    OuSpan first = {0}, last = {0};
    bool any = false;
    if (!ou_reader_accept(reader, TOK_STRING)) return false;
    while (ou_reader_peek(reader, 0) != TOK_STRING && read_plain_expression(reader, &last)) {
        if (!any) first = last;
        any = true;
    }
    if (any && ou_reader_peek(reader, 0) == TOK_STRING) {
        return !ou_mistake_spans(reader, first, last,
                                 "invalid syntax. Is this intended to be part of the string?");
    }
    reader->at = start;
    return false;
}

// An expression behind another one. If it is a set with something wrong in it, CPython says
// what.
static bool read_second(OuReader *reader, OuSpan *span) {
    if (read_plain_expression(reader, span)) return true;
    if (!reader->behind && ou_reader_peek(reader, 0) == TOK_LBRACE && !reader->done) {
        ou_read_set_aloud(reader);
    }
    return false;
}

// Two expressions side by side within brackets.
static bool find_missing_comma(OuReader *reader) {
    size_t start = reader->at;
    OuSpan left, right;
    int kind = ou_reader_peek(reader, 0);
    if (kind == TOK_NAME && ou_reader_peek(reader, 1) == TOK_STRING) return false;
    if (is_soft_keyword(reader, start)) return false;
    bool found = ou_read_disjunction(reader, &left) && read_second(reader, &right) &&
                 !(left.end - left.first == 1 && is_legacy_statement(reader, start)) &&
                 reader->tokens[reader->at - 1].depth > 0;
    if (found) {
        return !ou_mistake_spans(reader, left, right,
                                 "invalid syntax. Perhaps you forgot a comma?");
    }
    reader->at = start;
    return reader->done;
}

// `a if b` without else, or with a statement after it.
static bool find_broken_conditional(OuReader *reader) {
    size_t start = reader->at;
    OuSpan body, test, orelse;
    if (!ou_read_disjunction(reader, &body) || !ou_reader_accept(reader, TOK_IF) ||
        !ou_read_disjunction(reader, &test)) {
        reader->at = start;
        return reader->done;
    }
    int kind = ou_reader_peek(reader, 0);
    if (kind != TOK_ELSE && kind != TOK_COLON) {
        if (reader->done) return true;
        return !ou_mistake_spans(reader, body, test, "expected 'else' after 'if' expression");
    }
    if (ou_reader_accept(reader, TOK_ELSE) && !ou_read_expression(reader, &orelse)) {
        ou_reader_peek(reader, 0);
        if (reader->done) return true;
        return !ou_mistake(reader, reader->at, reader->at,
                           "expected expression after 'else', but statement is given");
    }
    reader->at = start;
    return reader->done;
}

// `pass if a else b`
static bool find_statement_conditional(OuReader *reader) {
    size_t start = reader->at;
    OuSpan test;
    if ((ou_reader_accept(reader, TOK_PASS) || ou_reader_accept(reader, TOK_BREAK) ||
         ou_reader_accept(reader, TOK_CONTINUE)) &&
        ou_reader_accept(reader, TOK_IF) && ou_read_disjunction(reader, &test) &&
        ou_reader_accept(reader, TOK_ELSE) && ou_read_simple(reader)) {
        return !ou_mistake(reader, start, start,
                           "expected expression before 'if', but statement is given");
    }
    reader->at = start;
    return reader->done;
}

// In an f-string the colon of a lambda begins the format specification.
static bool find_fstring_lambda(OuReader *reader) {
    size_t start = reader->at;
    if (!ou_reader_accept(reader, TOK_LAMBDA)) return false;
    ou_read_parameters(reader, TOK_COLON);
    size_t colon = reader->at;
    if (ou_reader_accept(reader, TOK_COLON)) {
        if (ou_reader_peek(reader, 0) == TOK_FSTRING_MIDDLE && !reader->done) {
            return !ou_mistake(reader, start, colon,
                               "%c-string: lambda expressions are not allowed without "
                               "parentheses",
                               reader->string);
        }
    }
    reader->at = start;
    return reader->done;
}

// `print x`. CPython reads on behind any name before it looks which one it is.
static bool find_legacy_statement(OuReader *reader) {
    size_t start = reader->at;
    OuSpan rest;
    bool behind = reader->behind, matched = false;
    if (ou_reader_accept(reader, TOK_NAME) && ou_reader_peek(reader, 0) != TOK_LPAREN) {
        reader->behind = true;
        matched = ou_read_star_expressions(reader, &rest);
        reader->behind = behind;
    }
    if (matched && is_legacy_statement(reader, start)) {
        const char *name = ou_reader_is_word(reader, start, "print") ? "print" : "exec";
        return !ou_mistake_spans(reader, ou_token_span(start), rest,
                                 "Missing parentheses in call to '%s'. Did you mean %s(...)?",
                                 name, name);
    }
    reader->at = start;
    return reader->done;
}

static bool find_expression_mistake(OuReader *reader) {
    return find_broken_string(reader) || find_missing_comma(reader) ||
           find_broken_conditional(reader) || find_statement_conditional(reader) ||
           find_fstring_lambda(reader) || find_legacy_statement(reader);
}

// ---- expressions

static bool read_lambda(OuReader *reader, OuSpan *span) {
    size_t start = reader->at;
    OuSpan body;
    if (ou_reader_accept(reader, TOK_LAMBDA) && ou_read_parameters(reader, TOK_COLON) &&
        ou_reader_accept(reader, TOK_COLON) && ou_read_expression(reader, &body)) {
        span->what = "lambda";
        return true;
    }
    reader->at = start;
    return false;
}

static bool read_conditional(OuReader *reader, OuSpan *span) {
    if (!ou_read_disjunction(reader, span)) return read_lambda(reader, span);
    size_t before = reader->at;
    OuSpan test, orelse;
    if (ou_reader_accept(reader, TOK_IF) && ou_read_disjunction(reader, &test) &&
        ou_reader_accept(reader, TOK_ELSE) && ou_read_expression(reader, &orelse)) {
        span->what = "conditional expression";
    } else {
        reader->at = before;
    }
    return !reader->done;
}

bool ou_read_expression(OuReader *reader, OuSpan *span) {
    OuMemoState state = ou_reader_recall(reader, OU_MEMO_EXPRESSION, span);
    if (state != OU_MEMO_UNKNOWN) return state == OU_MEMO_MATCHED;
    if (reader->nesting >= MAX_NESTING) return false;
    size_t start = reader->at;
    reader->nesting++;
    bool matched =
        (reader->quiet || !find_expression_mistake(reader)) && read_conditional(reader, span);
    reader->nesting--;
    return ou_reader_remember(reader, OU_MEMO_EXPRESSION, start, matched, span);
}

// ---- named expressions

static bool is_not_assignable_here(const char *what) {
    static const char *const names[] = {"list", "tuple", "generator expression",
                                        "True", "None",  "False"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(what, names[i]) == 0) return true;
    }
    return false;
}

static bool ends_assignment(OuReader *reader) {
    int kind = ou_reader_peek(reader, 0);
    return !reader->done && kind != TOK_EQUAL && kind != TOK_COLON_EQUAL;
}

// `a.b := 1`, `x = 1` where an expression stands, `f() = 1`
static bool find_named_mistake(OuReader *reader) {
    size_t start = reader->at;
    OuSpan left, right;
    if (ou_read_expression(reader, &left) && ou_reader_accept(reader, TOK_COLON_EQUAL) &&
        ou_read_expression(reader, &right)) {
        return !ou_mistake_spans(reader, left, left,
                                 "cannot use assignment expressions with %s", left.what);
    }
    reader->at = start;
    if (ou_reader_accept(reader, TOK_NAME) && ou_reader_accept(reader, TOK_EQUAL) &&
        ou_read_operation(reader, &right) && ends_assignment(reader)) {
        return !ou_mistake_spans(
            reader, ou_token_span(start), right,
            "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    reader->at = start;
    // The exclusion is of what an atom begins with: `[a].b = 1` is excluded too.
    OuSpan atom;
    bool excluded = ou_read_atom(reader, &atom) && is_not_assignable_here(atom.what);
    reader->at = start;
    if (!excluded && ou_read_operation(reader, &left) && ou_reader_accept(reader, TOK_EQUAL) &&
        ou_read_operation(reader, &right) && ends_assignment(reader)) {
        // The tree's own range is without brackets around it.
        const AstExpr *tree = ou_reader_tree(reader, left);
        if (tree != NULL) {
            return !ou_mistake_range(reader, OU_SYNTAX_ERROR, tree->range,
                                     "cannot assign to %s here. Maybe you meant '==' instead "
                                     "of '='?",
                                     ou_expression_name(tree));
        }
    }
    reader->at = start;
    return reader->done;
}

static bool read_assignment_expression(OuReader *reader, OuSpan *span, bool *committed) {
    size_t start = reader->at;
    OuSpan value;
    *committed = false;
    if (ou_reader_peek(reader, 0) != TOK_NAME || ou_reader_peek(reader, 1) != TOK_COLON_EQUAL) {
        return false;
    }
    *committed = true;
    reader->at += 2;
    if (ou_read_expression(reader, &value)) {
        span->what = "named expression";
        return true;
    }
    reader->at = start;
    return false;
}

static bool read_named(OuReader *reader, OuSpan *span) {
    bool committed;
    if (read_assignment_expression(reader, span, &committed)) return true;
    if (!reader->quiet && find_named_mistake(reader)) return false;
    if (!ou_read_expression(reader, span)) return false;
    return ou_reader_peek(reader, 0) != TOK_COLON_EQUAL && !reader->done;
}

bool ou_read_named(OuReader *reader, OuSpan *span) {
    OuMemoState state = ou_reader_recall(reader, OU_MEMO_NAMED, span);
    if (state != OU_MEMO_UNKNOWN) return state == OU_MEMO_MATCHED;
    size_t start = reader->at;
    bool matched = read_named(reader, span);
    return ou_reader_remember(reader, OU_MEMO_NAMED, start, matched, span);
}

// ---- lists of expressions

static bool read_starred_operation(OuReader *reader, OuSpan *span) {
    size_t start = reader->at;
    if (ou_reader_accept(reader, TOK_STAR) && ou_read_operation(reader, span)) {
        *span = (OuSpan){start, reader->at, "starred"};
        return true;
    }
    reader->at = start;
    return false;
}

bool ou_read_star_expression(OuReader *reader, OuSpan *span) {
    return read_starred_operation(reader, span) || ou_read_expression(reader, span);
}

bool ou_read_star_named(OuReader *reader, OuSpan *span) {
    return read_starred_operation(reader, span) || ou_read_named(reader, span);
}

// One or more, separated by commas, perhaps with one at the end. More than one are a tuple.
static bool read_list(OuReader *reader, OuSpan *span, bool (*read_item)(OuReader *, OuSpan *)) {
    size_t start = reader->at;
    OuSpan item;
    if (!read_item(reader, span)) return false;
    while (ou_reader_accept(reader, TOK_COMMA)) {
        span->what = "tuple";
        if (!read_item(reader, &item)) break;
    }
    span->first = start;
    span->end = reader->at;
    return !reader->done;
}

bool ou_read_star_expressions(OuReader *reader, OuSpan *span) {
    return read_list(reader, span, ou_read_star_expression);
}

bool ou_read_expressions(OuReader *reader, OuSpan *span) {
    return read_list(reader, span, ou_read_expression);
}

bool ou_read_yield(OuReader *reader, OuSpan *span) {
    size_t start = reader->at;
    OuSpan value;
    if (!ou_reader_accept(reader, TOK_YIELD)) return false;
    size_t behind = reader->at;
    if (ou_reader_accept(reader, TOK_FROM)) {
        if (!ou_read_expression(reader, &value)) reader->at = behind;
    } else {
        ou_read_star_expressions(reader, &value);
    }
    *span = (OuSpan){start, reader->at, "yield expression"};
    return !reader->done;
}

bool ou_read_right_side(OuReader *reader, OuSpan *span) {
    return ou_read_yield(reader, span) || ou_read_star_expressions(reader, span);
}

// ---- targets

static bool read_target(OuReader *reader, OuSpan *span) {
    size_t start = reader->at;
    if (ou_reader_accept(reader, TOK_STAR)) {
        if (ou_reader_peek(reader, 0) != TOK_STAR && read_target(reader, span)) {
            *span = (OuSpan){start, reader->at, "starred"};
            return true;
        }
        reader->at = start;
        return false;
    }
    if (read_primary(reader, span) && ou_reader_is_target(reader, *span)) return true;
    reader->at = start;
    return false;
}

void ou_reader_limit(OuReader *reader, bool passes_star) {
    size_t start = reader->at;
    OuSpan targets;
    if (reader->done) return;
    ou_read_star_targets(reader, &targets);
    // In front of an atom, something within the atom may be wrong.
    int kind = ou_reader_peek(reader, 0);
    bool atom =
        kind == TOK_NAME || kind == TOK_DOT || kind == TOK_LPAREN || kind == TOK_LBRACKET;
    size_t wrong = reader->at + (passes_star && kind == TOK_STAR);
    if (!reader->done && !atom && wrong <= reader->failed) reader->generic = wrong;
    reader->at = start;
}

bool ou_read_star_targets(OuReader *reader, OuSpan *span) {
    return read_list(reader, span, read_target);
}
