/* The second reading of statements: one logical line. */
#include "grammar/diagnose.h"

#include <string.h>

// ---- assignments

static bool is_augmented(int kind) {
    switch (kind) {
    case TOK_PLUS_EQUAL:
    case TOK_MINUS_EQUAL:
    case TOK_STAR_EQUAL:
    case TOK_POWER_EQUAL:
    case TOK_SLASH_EQUAL:
    case TOK_FLOOR_EQUAL:
    case TOK_PERCENT_EQUAL:
    case TOK_AT_EQUAL:
    case TOK_AMPERSAND_EQUAL:
    case TOK_BAR_EQUAL:
    case TOK_CARET_EQUAL:
    case TOK_SHIFT_LEFT_EQUAL:
    case TOK_SHIFT_RIGHT_EQUAL:
        return true;
    default:
        return false;
    }
}

// Step over `target =` as often as it comes. Returns how often.
static size_t read_target_chain(OuReader *reader) {
    size_t count = 0;
    for (;; count++) {
        size_t before = reader->at;
        OuSpan target;
        if (!ou_read_star_targets(reader, &target) || !ou_reader_accept(reader, TOK_EQUAL)) {
            reader->at = before;
            return count;
        }
    }
}

static bool is_single_target(OuReader *reader, OuSpan target) {
    const AstExpr *tree = ou_reader_tree(reader, target);
    return tree != NULL && (tree->kind == AST_EXPR_Name || tree->kind == AST_EXPR_Attribute ||
                            tree->kind == AST_EXPR_Subscript);
}

typedef enum Outcome { NOT_THIS, MATCHED, COMMITTED } Outcome;

// A right assignment. COMMITTED: it begins like `x +=`, so it can be nothing else.
static Outcome read_right_assignment(OuReader *reader) {
    size_t start = reader->at;
    OuSpan target, value;
    if (read_target_chain(reader) > 0 && ou_read_right_side(reader, &value) &&
        ou_reader_peek(reader, 0) != TOK_EQUAL) {
        return reader->done ? NOT_THIS : MATCHED;
    }
    reader->at = start;
    if (ou_read_star_targets(reader, &target) && is_single_target(reader, target)) {
        int kind = ou_reader_peek(reader, 0);
        if (kind == TOK_COLON) {
            reader->at++;
            if (ou_read_expression(reader, &value)) {
                size_t behind = reader->at;
                if (!ou_reader_accept(reader, TOK_EQUAL) ||
                    !ou_read_right_side(reader, &value)) {
                    reader->at = behind;
                }
                return reader->done ? NOT_THIS : MATCHED;
            }
        } else if (is_augmented(kind)) {
            reader->at++;
            if (ou_read_right_side(reader, &value)) return MATCHED;
            reader->at = start;
            return COMMITTED;
        }
    }
    reader->at = start;
    return NOT_THIS;
}

// What a list or tuple that is annotated is called, brackets around it removed.
static bool find_annotated_display(OuReader *reader) {
    size_t start = reader->at;
    OuSpan atom, annotation;
    if (ou_read_atom(reader, &atom) && ou_reader_accept(reader, TOK_COLON) &&
        ou_read_expression(reader, &annotation)) {
        const AstExpr *tree = ou_reader_tree(reader, atom);
        if (tree != NULL && (tree->kind == AST_EXPR_List || tree->kind == AST_EXPR_Tuple)) {
            return !ou_mistake_range(reader, OU_SYNTAX_ERROR, tree->range,
                                     "only single target (not %s) can be annotated",
                                     ou_expression_name(tree));
        }
    }
    reader->at = start;
    return reader->done;
}

// `a, b: int` and `f(): int`
static bool find_annotation_mistake(OuReader *reader) {
    size_t start = reader->at;
    OuSpan first, part;
    if (find_annotated_display(reader)) return true;
    if (ou_read_star_named(reader, &first) && ou_reader_accept(reader, TOK_COMMA)) {
        // CPython forgets the commas between the rest.
        while (ou_read_star_named(reader, &part)) {
            ou_reader_accept(reader, TOK_COMMA);
        }
        if (ou_reader_accept(reader, TOK_COLON) && ou_read_expression(reader, &part)) {
            return !ou_mistake_spans(reader, first, first,
                                     "only single target (not tuple) can be annotated");
        }
    }
    reader->at = start;
    if (!reader->done && ou_read_expression(reader, &first) &&
        ou_reader_accept(reader, TOK_COLON) && ou_read_expression(reader, &part)) {
        return !ou_mistake_spans(reader, first, first, "illegal target for annotation");
    }
    reader->at = start;
    return reader->done;
}

static bool find_assignment_mistake(OuReader *reader) {
    size_t start = reader->at;
    OuSpan target, value;
    if (find_annotation_mistake(reader)) return true;
    read_target_chain(reader);
    size_t wrong = reader->at;
    if (ou_read_star_expressions(reader, &target) && ou_reader_accept(reader, TOK_EQUAL) &&
        !reader->done) {
        ou_mistake_target(reader, target, AST_TARGET_ASSIGN);
        if (reader->done) return true;
    }
    reader->at = wrong;
    if (ou_read_yield(reader, &target) && ou_reader_accept(reader, TOK_EQUAL)) {
        return !ou_mistake_spans(reader, target, target,
                                 "assignment to yield expression not possible");
    }
    reader->at = start;
    if (ou_read_star_expressions(reader, &target) && is_augmented(ou_reader_peek(reader, 0))) {
        const AstExpr *tree = ou_reader_tree(reader, target);
        reader->at++;
        if (tree != NULL && ou_read_right_side(reader, &value)) {
            return !ou_mistake_range(reader, OU_SYNTAX_ERROR, tree->range,
                                     "'%s' is an illegal expression for augmented assignment",
                                     ou_expression_name(tree));
        }
    }
    reader->at = start;
    return reader->done;
}

// ---- imports

static bool read_dotted_name(OuReader *reader) {
    if (!ou_reader_accept(reader, TOK_NAME)) return false;
    while (ou_reader_peek(reader, 0) == TOK_DOT && ou_reader_peek(reader, 1) == TOK_NAME) {
        reader->at += 2;
    }
    return !reader->done;
}

static bool ends_alias(int kind) {
    return kind == TOK_COMMA || kind == TOK_RPAREN || kind == TOK_SEMICOLON ||
           kind == TOK_NEWLINE;
}

// `as name`, or nothing. Anything but a name is a mistake.
static bool read_as_name(OuReader *reader) {
    OuSpan target;
    size_t start = reader->at;
    if (!ou_reader_accept(reader, TOK_AS)) return true;
    if (ou_reader_peek(reader, 0) == TOK_NAME && ends_alias(ou_reader_peek(reader, 1))) {
        reader->at++;
        return !reader->done;
    }
    if (ou_read_expression(reader, &target)) {
        return ou_mistake_spans(reader, target, target, "cannot use %s as import target",
                                target.what);
    }
    reader->at = start;
    return !reader->done;
}

static bool read_import(OuReader *reader) {
    size_t start = reader->at++;
    size_t names = reader->at;
    while (read_dotted_name(reader) && ou_reader_accept(reader, TOK_COMMA)) {
    }
    if (reader->at > names && ou_reader_accept(reader, TOK_FROM) && read_dotted_name(reader)) {
        return ou_mistake_from(reader, start,
                               "Did you mean to use 'from ... import ...' instead?");
    }
    reader->at = names;
    if (ou_reader_peek(reader, 0) == TOK_NEWLINE) {
        return ou_mistake_from(reader, reader->at, "Expected one or more names after 'import'");
    }
    do {
        if (!read_dotted_name(reader) || !read_as_name(reader)) return false;
    } while (ou_reader_accept(reader, TOK_COMMA));
    return !reader->done;
}

static bool read_import_targets(OuReader *reader) {
    if (ou_reader_accept(reader, TOK_STAR)) return true;
    if (ou_reader_peek(reader, 0) == TOK_NEWLINE && !reader->done) {
        return ou_mistake_from(reader, reader->at, "Expected one or more names after 'import'");
    }
    bool bracket = ou_reader_accept(reader, TOK_LPAREN);
    size_t count = 0;
    while (ou_reader_accept(reader, TOK_NAME)) {
        count++;
        if (!read_as_name(reader)) return false;
        if (!ou_reader_accept(reader, TOK_COMMA)) break;
        if (!bracket && ou_reader_peek(reader, 0) == TOK_NEWLINE && !reader->done) {
            return ou_mistake_at_last(
                reader, "trailing comma not allowed without surrounding parentheses");
        }
    }
    return count > 0 && (!bracket || ou_reader_accept(reader, TOK_RPAREN)) && !reader->done;
}

static bool read_from_import(OuReader *reader) {
    reader->at++;
    bool dots = false;
    while (ou_reader_accept(reader, TOK_DOT) || ou_reader_accept(reader, TOK_ELLIPSIS)) {
        dots = true;
    }
    if (!read_dotted_name(reader) && !dots) return false;
    return ou_reader_accept(reader, TOK_IMPORT) && read_import_targets(reader);
}

// ---- other simple statements

static bool read_delete(OuReader *reader) {
    size_t start = ++reader->at;
    OuSpan targets;
    if (ou_read_star_expressions(reader, &targets)) {
        ou_mistake_target(reader, targets, AST_TARGET_DELETE);
        int kind = ou_reader_peek(reader, 0);
        if (kind == TOK_NEWLINE || kind == TOK_SEMICOLON) return !reader->done;
    }
    reader->at = start;
    ou_reader_limit(reader, false);
    return false;
}

static bool read_raise(OuReader *reader) {
    OuSpan value;
    reader->at++;
    if (!ou_read_expression(reader, &value)) return !reader->done;
    size_t behind = reader->at;
    if (ou_reader_accept(reader, TOK_FROM) && !ou_read_expression(reader, &value)) {
        reader->at = behind;
    }
    return !reader->done;
}

static bool read_assert(OuReader *reader) {
    OuSpan value;
    reader->at++;
    if (!ou_read_expression(reader, &value)) return false;
    size_t behind = reader->at;
    if (ou_reader_accept(reader, TOK_COMMA) && !ou_read_expression(reader, &value)) {
        reader->at = behind;
    }
    return !reader->done;
}

static bool read_names(OuReader *reader) {
    do {
        reader->at++;
        if (ou_reader_peek(reader, 0) != TOK_NAME) return false;
        reader->at++;
    } while (ou_reader_peek(reader, 0) == TOK_COMMA);
    return !reader->done;
}

static bool read_type_alias(OuReader *reader) {
    OuSpan value;
    reader->at++;
    return ou_reader_accept(reader, TOK_NAME) && ou_read_type_params(reader) &&
           ou_reader_accept(reader, TOK_EQUAL) && ou_read_expression(reader, &value);
}

static bool read_keyword_statement(OuReader *reader) {
    OuSpan value;
    switch (ou_reader_peek(reader, 0)) {
    case TOK_RETURN:
        reader->at++;
        ou_read_star_expressions(reader, &value);
        return !reader->done;
    case TOK_IMPORT:
        return read_import(reader);
    case TOK_FROM:
        return read_from_import(reader);
    case TOK_RAISE:
        return read_raise(reader);
    case TOK_PASS:
    case TOK_BREAK:
    case TOK_CONTINUE:
        reader->at++;
        return true;
    case TOK_DEL:
        return read_delete(reader);
    case TOK_YIELD:
        return ou_read_yield(reader, &value);
    case TOK_ASSERT:
        return read_assert(reader);
    case TOK_GLOBAL:
    case TOK_NONLOCAL:
        return read_names(reader);
    case TOK_TYPE:
        return read_type_alias(reader);
    default:
        return false;
    }
}

// CPython tries whether `type` is a name before it takes it for a keyword.
static bool find_mistake_behind_type(OuReader *reader) {
    OuSpan value;
    size_t start = reader->at;
    if (ou_reader_peek(reader, 0) != TOK_TYPE || reader->done) return reader->done;
    reader->tokens[start].token.kind = TOK_NAME;
    ou_read_star_expressions(reader, &value);
    reader->tokens[start].token.kind = TOK_TYPE;
    reader->at = start;
    memset(reader->tokens[start].memo, 0, sizeof reader->tokens[start].memo);
    return reader->done;
}

bool ou_read_simple(OuReader *reader) {
    size_t start = reader->at;
    OuSpan value;
    if (find_mistake_behind_type(reader)) return false;
    Outcome outcome = read_right_assignment(reader);
    if (outcome == MATCHED) return true;
    if (reader->done || (outcome == NOT_THIS && find_assignment_mistake(reader))) return false;
    if (ou_read_star_expressions(reader, &value)) return true;
    if (read_keyword_statement(reader)) return true;
    reader->at = start;
    return false;
}

bool ou_read_simple_line(OuReader *reader) {
    while (ou_read_simple(reader)) {
        if (!ou_reader_accept(reader, TOK_SEMICOLON)) break;
        if (ou_reader_peek(reader, 0) == TOK_NEWLINE) break;
    }
    return ou_reader_accept(reader, TOK_NEWLINE);
}

// ---- headers of compound statements

// The line ends where a colon should stand.
static bool find_missing_colon(OuReader *reader) {
    if (ou_reader_peek(reader, 0) != TOK_NEWLINE || reader->done) return reader->done;
    return !ou_mistake_at_last(reader, "expected ':'");
}

// A token that nothing else can stand for here.
static bool force(OuReader *reader, int kind, const char *text) {
    if (ou_reader_accept(reader, kind)) return true;
    if (ou_reader_peek(reader, 0) == TOK_STRAY) {
        AstRange range = reader->tokens[reader->at].token.range;
        range.end_column = range.column + 1; // as if `<>` were only its first half
        return ou_mistake_range(reader, OU_SYNTAX_ERROR, range, "expected '%s'", text);
    }
    return !reader->done && ou_mistake(reader, reader->at, reader->at, "expected '%s'", text);
}

// Behind the colon: a block in the following lines, or simple statements in this one.
static void read_body(OuReader *reader) {
    if (ou_reader_peek(reader, 0) != TOK_NEWLINE) ou_read_simple_line(reader);
}

static void read_colon_and_body(OuReader *reader) {
    if (find_missing_colon(reader)) return;
    if (ou_reader_accept(reader, TOK_COLON)) read_body(reader);
}

static void read_condition(OuReader *reader) {
    OuSpan test;
    reader->at++;
    if (ou_read_named(reader, &test)) read_colon_and_body(reader);
}

static void read_bare_header(OuReader *reader) {
    reader->at++;
    if (force(reader, TOK_COLON, ":")) read_body(reader);
}

static void read_for(OuReader *reader) {
    size_t start = reader->at++;
    OuSpan target, iterable;
    if (ou_read_star_targets(reader, &target) && ou_reader_accept(reader, TOK_IN)) {
        if (ou_read_star_expressions(reader, &iterable)) read_colon_and_body(reader);
        return;
    }
    reader->at = start + 1;
    if (!reader->done && ou_read_star_expressions(reader, &target)) {
        ou_mistake_target(reader, target, AST_TARGET_FOR);
    }
    reader->at = start + 1;
    ou_reader_limit(reader, true);
}

// One item. What follows `as` must be a target.
static bool read_with_item(OuReader *reader) {
    OuSpan value, target;
    if (!ou_read_expression(reader, &value)) return false;
    size_t behind = reader->at;
    if (!ou_reader_accept(reader, TOK_AS)) return !reader->done;
    size_t place = reader->at;
    if (ou_read_star_targets(reader, &target)) {
        // Only one target: a comma belongs to the next item.
        while (reader->at > place + 1 &&
               reader->tokens[reader->at - 1].token.kind == TOK_COMMA) {
            reader->at--;
        }
        reader->at = place;
        ou_read_operation(reader, &target);
        int kind = ou_reader_peek(reader, 0);
        if (kind == TOK_COMMA || kind == TOK_RPAREN || kind == TOK_COLON || kind == TOK_NEWLINE)
            return !reader->done;
    }
    reader->at = place;
    if (ou_read_expression(reader, &target)) {
        int kind = ou_reader_peek(reader, 0);
        if (kind == TOK_COMMA || kind == TOK_RPAREN || kind == TOK_COLON) {
            ou_mistake_target(reader, target, AST_TARGET_ASSIGN);
        }
    }
    reader->at = behind;
    return !reader->done;
}

static bool read_with_items(OuReader *reader) {
    do {
        if (!read_with_item(reader)) return false;
    } while (ou_reader_accept(reader, TOK_COMMA));
    return true;
}

static void read_with(OuReader *reader) {
    size_t start = ++reader->at;
    if (ou_reader_accept(reader, TOK_LPAREN)) {
        bool items = read_with_items(reader);
        if (!items && !reader->done && reader->tokens[reader->at - 1].token.kind == TOK_COMMA) {
            items = true;
        }
        if (items && ou_reader_accept(reader, TOK_RPAREN)) {
            int kind = ou_reader_peek(reader, 0);
            if (kind == TOK_COLON || kind == TOK_NEWLINE) {
                read_colon_and_body(reader);
                return;
            }
        }
        if (reader->done) return;
        reader->at = start;
    }
    if (read_with_items(reader)) read_colon_and_body(reader);
}

static void read_class(OuReader *reader) {
    reader->at++;
    if (!ou_reader_accept(reader, TOK_NAME) || !ou_read_type_params(reader)) return;
    if (ou_reader_accept(reader, TOK_LPAREN)) {
        ou_read_arguments(reader);
        if (!ou_reader_accept(reader, TOK_RPAREN)) return;
    }
    read_colon_and_body(reader);
}

static void read_function(OuReader *reader) {
    OuSpan result;
    reader->at++;
    if (!ou_reader_accept(reader, TOK_NAME)) return;
    ou_read_type_params(reader);
    if (reader->done || !force(reader, TOK_LPAREN, "(") ||
        !ou_read_parameters(reader, TOK_RPAREN) || !ou_reader_accept(reader, TOK_RPAREN)) {
        return;
    }
    size_t arrow = reader->at;
    if (ou_reader_accept(reader, TOK_ARROW) && !ou_read_expression(reader, &result)) {
        reader->at = arrow;
    }
    if (!reader->done && force(reader, TOK_COLON, ":")) read_body(reader);
}

// except [*] [types] [as NAME]
static void read_except(OuReader *reader) {
    OuSpan type, more;
    reader->at++;
    bool star = ou_reader_accept(reader, TOK_STAR);
    int kind = ou_reader_peek(reader, 0);
    if (star && (kind == TOK_NEWLINE || kind == TOK_COLON) && !reader->done) {
        ou_mistake_at_last(reader, "expected one or more exception types");
        return;
    }
    if (!ou_read_expression(reader, &type)) {
        if (!reader->done) read_colon_and_body(reader);
        return;
    }
    size_t behind = reader->at;
    if (ou_reader_accept(reader, TOK_COMMA) && ou_read_expressions(reader, &more)) {
        size_t as = reader->at;
        if (ou_reader_accept(reader, TOK_AS) && ou_reader_accept(reader, TOK_NAME) &&
            ou_reader_accept(reader, TOK_COLON)) {
            ou_mistake_from(reader, type.first,
                            "multiple exception types must be parenthesized when using 'as'");
            return;
        }
        reader->at = as;
        if (ou_reader_accept(reader, TOK_COLON)) read_body(reader);
        return;
    }
    reader->at = behind;
    if (ou_reader_accept(reader, TOK_AS)) {
        if (!ou_read_expression(reader, &more)) return;
        bool is_name = more.end - more.first == 1 && more.what[0] == 'n';
        if (ou_reader_peek(reader, 0) == TOK_COLON && !is_name && !reader->done) {
            ou_reader_peek(reader, 2); // CPython has read into the block by now
            ou_mistake_spans(reader, more, more, "cannot use except%s statement with %s",
                             star ? "*" : "", more.what);
            return;
        }
        if (!is_name) return;
    }
    if (!reader->done) read_colon_and_body(reader);
}

static void read_decorator(OuReader *reader) {
    OuSpan value;
    reader->at++;
    ou_read_named(reader, &value);
}

static void read_async(OuReader *reader) {
    reader->at++;
    switch (ou_reader_peek(reader, 0)) {
    case TOK_DEF:
        read_function(reader);
        break;
    case TOK_FOR:
        read_for(reader);
        break;
    case TOK_WITH:
    case TOK_WITH_ITEMS:
        read_with(reader);
        break;
    default:
        break;
    }
}

// ---- match and case: soft keywords, which the scanner has not seen as such in a wrong line

static bool read_subject(OuReader *reader) {
    OuSpan value;
    size_t start = reader->at;
    if (ou_read_star_named(reader, &value) && ou_reader_accept(reader, TOK_COMMA)) {
        while (ou_read_star_named(reader, &value) && ou_reader_accept(reader, TOK_COMMA)) {
        }
        return !reader->done;
    }
    reader->at = start;
    return ou_read_named(reader, &value);
}

// `match x` without a colon is a mistake; anything else that begins with the word may be right.
static void read_match(OuReader *reader) {
    size_t start = reader->at++;
    reader->quiet = reader->secret = true;
    if (read_subject(reader) && ou_reader_peek(reader, 0) == TOK_COLON) {
        ou_reader_peek(reader, 1);
    }
    reader->quiet = reader->secret = false;
    // The parser, which took the word for a name, stopped earlier.
    if (reader->count - 1 > reader->failed) reader->generic = reader->count - 1;
    reader->at = start + 1;
    if (read_subject(reader)) read_colon_and_body(reader);
    reader->at = start;
}

// Skip a pattern: to an `if`, a colon or the end of the line outside of brackets.
static bool skip_pattern(OuReader *reader) {
    size_t start = reader->at;
    uint32_t depth = reader->tokens[start - 1].depth;
    for (;; reader->at++) {
        if (reader->at > reader->failed) return false;
        int kind = ou_reader_peek(reader, 0);
        if (reader->done || kind == TOK_END) return false;
        bool outside = reader->tokens[reader->at].depth == depth;
        if (outside && (kind == TOK_IF || kind == TOK_COLON || kind == TOK_NEWLINE)) {
            return reader->at > start;
        }
        if (outside && kind == TOK_AS) {
            OuSpan target;
            reader->at++;
            if (ou_reader_peek(reader, 0) == TOK_NEWLINE) return false;
            if (ou_reader_is_word(reader, reader->at, "_")) {
                return ou_mistake(reader, reader->at, reader->at, "cannot use '_' as a target");
            }
            if (ou_read_expression(reader, &target) && strcmp(target.what, "name") != 0) {
                return ou_mistake_spans(reader, target, target,
                                        "cannot use %s as pattern target", target.what);
            }
            reader->at--;
        }
    }
}

static void read_case(OuReader *reader) {
    OuSpan guard;
    reader->at++;
    ou_reader_peek(reader, 0);
    if (reader->done || !skip_pattern(reader)) return;
    // A pattern that is itself wrong was refused before the end of the line.
    bool whole = reader->failed >= reader->at;
    if (ou_reader_accept(reader, TOK_IF) && !ou_read_named(reader, &guard)) return;
    if (whole && !reader->done) read_colon_and_body(reader);
}

// ---- lines

static const struct {
    int kind;
    void (*read)(OuReader *);
} HEADERS[] = {
    {TOK_IF, read_condition},     {TOK_ELIF, read_condition},  {TOK_WHILE, read_condition},
    {TOK_ELSE, read_bare_header}, {TOK_TRY, read_bare_header}, {TOK_FINALLY, read_bare_header},
    {TOK_FOR, read_for},          {TOK_WITH, read_with},       {TOK_WITH_ITEMS, read_with},
    {TOK_CLASS, read_class},      {TOK_DEF, read_function},    {TOK_EXCEPT, read_except},
    {TOK_AT, read_decorator},     {TOK_ASYNC, read_async},     {TOK_MATCH, read_match},
    {TOK_CASE, read_case},
};

static bool continues_statement(int kind) {
    return kind == TOK_ELIF || kind == TOK_ELSE || kind == TOK_EXCEPT || kind == TOK_FINALLY;
}

void ou_read_line(OuReader *reader) {
    int kind = ou_reader_peek(reader, 0);
    // Refused at its first token: it continues nothing, and no statement begins so.
    if (continues_statement(kind) && reader->failed == reader->at) return;
    for (size_t i = 0; i < sizeof HEADERS / sizeof HEADERS[0]; i++) {
        if (kind == HEADERS[i].kind) {
            HEADERS[i].read(reader);
            return;
        }
    }
    if (ou_reader_is_word(reader, reader->at, "match")) read_match(reader);
    if (!reader->done) ou_read_simple_line(reader);
}
