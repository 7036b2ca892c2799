/* The second reading of what stands in brackets and quotes: displays, comprehensions, slices,
 * strings. */
#include "grammar/diagnose.h"

// ---- comprehensions

// for (bitwise_or (',' bitwise_or)* [',']) without `in`
static bool find_missing_in(OuReader *reader) {
    size_t start = reader->at;
    OuSpan target;
    ou_reader_accept(reader, TOK_ASYNC);
    if (ou_reader_accept(reader, TOK_FOR) && ou_read_operation(reader, &target)) {
        while (ou_reader_accept(reader, TOK_COMMA) && ou_read_operation(reader, &target)) {
        }
        if (ou_reader_peek(reader, 0) != TOK_IN && !reader->done) {
            return !ou_mistake_at_last(reader, "'in' expected after for-loop variables");
        }
    }
    reader->at = start;
    return reader->done;
}

static bool find_wrong_target(OuReader *reader) {
    size_t start = reader->at;
    OuSpan target;
    ou_reader_accept(reader, TOK_ASYNC);
    if (ou_reader_accept(reader, TOK_FOR) && ou_read_star_expressions(reader, &target)) {
        ou_mistake_target(reader, target, AST_TARGET_FOR);
    }
    reader->at = start;
    return reader->done;
}

static bool read_comp_for(OuReader *reader) {
    size_t start = reader->at;
    OuSpan target, part;
    ou_reader_accept(reader, TOK_ASYNC);
    if (!ou_reader_accept(reader, TOK_FOR)) {
        reader->at = start;
        return false;
    }
    if (ou_read_star_targets(reader, &target) && ou_reader_accept(reader, TOK_IN)) {
        if (!ou_read_disjunction(reader, &part)) {
            reader->at = start;
            return false;
        }
        for (;;) {
            size_t before = reader->at;
            if (ou_reader_accept(reader, TOK_IF) && ou_read_disjunction(reader, &part))
                continue;
            reader->at = before;
            return !reader->done;
        }
    }
    reader->at = start;
    if (!reader->quiet && !find_missing_in(reader) && !find_wrong_target(reader)) {
        while (!ou_reader_accept(reader, TOK_FOR)) {
            reader->at++;
        }
        ou_reader_limit(reader, true);
        reader->at = start;
    }
    return false;
}

bool ou_read_comp_fors(OuReader *reader, OuSpan *span) {
    size_t start = reader->at;
    if (!read_comp_for(reader)) return false;
    while (read_comp_for(reader)) {
    }
    *span = (OuSpan){start, reader->at, ""};
    return !reader->done;
}

static bool read_starred(OuReader *reader, OuSpan *span) {
    size_t start = reader->at;
    if (!ou_read_star_argument(reader)) return false;
    *span = (OuSpan){start, reader->at, "starred"};
    return true;
}

// `[*a for ...]`, `[a, b for ...]`, `[a, for ...]`; `opener` is behind.
static bool find_comprehension_mistake(OuReader *reader, int opener) {
    size_t start = reader->at;
    OuSpan element, rest, fors;
    if (reader->quiet) return false;
    if (read_starred(reader, &element) && ou_read_comp_fors(reader, &fors)) {
        return !ou_mistake_spans(reader, element, element,
                                 "iterable unpacking cannot be used in comprehension");
    }
    reader->at = start;
    if (opener == TOK_LPAREN || reader->done) return reader->done;
    if (ou_read_star_named(reader, &element)) {
        size_t comma = reader->at;
        if (ou_reader_accept(reader, TOK_COMMA)) {
            size_t last = comma;
            while (ou_read_star_named(reader, &rest)) {
                last = rest.end - 1;
                if (!ou_reader_accept(reader, TOK_COMMA)) break;
            }
            if (ou_read_comp_fors(reader, &fors)) {
                return !ou_mistake_spans(
                    reader, element, ou_token_span(last),
                    "did you forget parentheses around the comprehension target?");
            }
        }
    }
    reader->at = start;
    return reader->done;
}

// ---- ( )

static bool read_star_named_list(OuReader *reader) {
    OuSpan item;
    if (!ou_read_star_named(reader, &item)) return false;
    while (ou_reader_accept(reader, TOK_COMMA)) {
        if (!ou_read_star_named(reader, &item)) break;
    }
    return !reader->done;
}

// Behind the bracket.
static bool read_tuple(OuReader *reader) {
    size_t start = reader->at;
    OuSpan item;
    if (ou_reader_accept(reader, TOK_RPAREN)) return true;
    if (ou_read_star_named(reader, &item) && ou_reader_accept(reader, TOK_COMMA)) {
        read_star_named_list(reader);
        if (ou_reader_accept(reader, TOK_RPAREN)) return true;
    }
    reader->at = start;
    return false;
}

static bool read_group(OuReader *reader, OuSpan *span) {
    size_t start = reader->at;
    if ((ou_read_yield(reader, span) || ou_read_named(reader, span)) &&
        ou_reader_accept(reader, TOK_RPAREN)) {
        return true;
    }
    reader->at = start;
    if (reader->quiet) return false;
    OuSpan value;
    if (read_starred(reader, &value) && ou_reader_accept(reader, TOK_RPAREN)) {
        return ou_mistake_spans(reader, value, value, "cannot use starred expression here");
    }
    reader->at = start;
    if (ou_reader_accept(reader, TOK_POWER) && ou_read_expression(reader, &value) &&
        ou_reader_accept(reader, TOK_RPAREN)) {
        return ou_mistake(reader, start, start, "cannot use double starred expression here");
    }
    reader->at = start;
    return false;
}

bool ou_read_genexp(OuReader *reader, OuSpan *span) {
    size_t start = reader->at;
    OuSpan element, fors;
    if (!ou_reader_accept(reader, TOK_LPAREN)) return false;
    size_t inside = reader->at;
    bool named =
        ou_reader_peek(reader, 0) == TOK_NAME && ou_reader_peek(reader, 1) == TOK_COLON_EQUAL;
    bool matched = (named ? ou_read_named : ou_read_expression)(reader, &element) &&
                   ou_reader_peek(reader, 0) != TOK_COLON_EQUAL &&
                   ou_read_comp_fors(reader, &fors) && ou_reader_accept(reader, TOK_RPAREN);
    if (matched) {
        *span = (OuSpan){start, reader->at, "generator expression"};
        return true;
    }
    reader->at = inside;
    find_comprehension_mistake(reader, TOK_LPAREN);
    reader->at = start;
    return false;
}

static bool read_parenthesised(OuReader *reader, OuSpan *span) {
    size_t start = reader->at++;
    if (read_tuple(reader)) {
        span->what = "tuple";
        return true;
    }
    if (read_group(reader, span)) return true;
    reader->at = start;
    return ou_read_genexp(reader, span);
}

// ---- [ ]

static bool read_bracketed(OuReader *reader, OuSpan *span) {
    size_t start = reader->at++;
    OuSpan element, fors;
    read_star_named_list(reader);
    if (ou_reader_accept(reader, TOK_RBRACKET)) {
        span->what = "list";
        return true;
    }
    reader->at = start + 1;
    if (ou_read_named(reader, &element) && ou_read_comp_fors(reader, &fors) &&
        ou_reader_accept(reader, TOK_RBRACKET)) {
        span->what = "list comprehension";
        return true;
    }
    reader->at = start + 1;
    find_comprehension_mistake(reader, TOK_LBRACKET);
    reader->at = start;
    return false;
}

static bool read_slice(OuReader *reader) {
    size_t start = reader->at;
    OuSpan part;
    ou_read_expression(reader, &part);
    if (ou_reader_accept(reader, TOK_COLON)) {
        ou_read_expression(reader, &part);
        if (ou_reader_accept(reader, TOK_COLON)) ou_read_expression(reader, &part);
        return !reader->done;
    }
    reader->at = start;
    return ou_read_named(reader, &part);
}

bool ou_read_slices(OuReader *reader) {
    bool any = false;
    while (read_slice(reader) || ou_read_star_argument(reader)) {
        any = true;
        if (!ou_reader_accept(reader, TOK_COMMA)) break;
    }
    return any && !reader->done;
}

// ---- { }

static bool read_pair(OuReader *reader) {
    size_t start = reader->at;
    OuSpan part;
    if (ou_reader_accept(reader, TOK_POWER)) {
        if (ou_read_operation(reader, &part)) return true;
    } else if (ou_read_expression(reader, &part) && ou_reader_accept(reader, TOK_COLON) &&
               ou_read_expression(reader, &part)) {
        return true;
    }
    reader->at = start;
    return false;
}

// A key behind the first pair that no colon follows. What else is wrong with it is not said.
static bool find_missing_colon(OuReader *reader) {
    size_t start = reader->at;
    OuSpan key;
    bool quiet = reader->quiet;
    if (reader->secret) return false;
    reader->quiet = reader->secret = true;
    bool matched = ou_read_expression(reader, &key);
    reader->quiet = quiet;
    reader->secret = false;
    bool missing = matched && !reader->done && ou_reader_peek(reader, 0) != TOK_COLON;
    reader->at = start;
    if (!missing || reader->done) return reader->done;
    AstRange range = reader->tokens[key.end - 1].token.range;
    range.line = reader->tokens[key.first].token.range.line;
    range.column = range.end_column - 1;
    range.end_column = OU_COLUMN_NONE;
    return !ou_mistake_range(reader, OU_SYNTAX_ERROR, range,
                             "':' expected after dictionary key");
}

static void read_pairs(OuReader *reader) {
    while (read_pair(reader)) {
        if (!ou_reader_accept(reader, TOK_COMMA) || find_missing_colon(reader)) return;
    }
}

// `a: *b` and `a: ,`, at first or behind some right pairs.
static bool find_value_mistake(OuReader *reader) {
    size_t start = reader->at;
    OuSpan part;
    read_pairs(reader);
    bool may_follow =
        reader->at == start || reader->tokens[reader->at - 1].token.kind == TOK_COMMA;
    if (may_follow && ou_read_expression(reader, &part)) {
        size_t colon = reader->at;
        if (ou_reader_accept(reader, TOK_COLON)) {
            size_t star = reader->at;
            if (ou_reader_accept(reader, TOK_STAR) && ou_read_operation(reader, &part)) {
                return !ou_mistake_from(
                    reader, star, "cannot use a starred expression in a dictionary value");
            }
            reader->at = star;
            int kind = ou_reader_peek(reader, 0);
            if (!reader->done && (kind == TOK_RBRACE || kind == TOK_COMMA)) {
                return !ou_mistake(reader, colon, colon,
                                   "expression expected after dictionary key and ':'");
            }
        }
    }
    reader->at = start;
    return reader->done;
}

static bool read_set(OuReader *reader) {
    size_t start = reader->at;
    if (read_star_named_list(reader) && ou_reader_accept(reader, TOK_RBRACE)) return true;
    reader->at = start;
    return false;
}

void ou_read_set_aloud(OuReader *reader) {
    size_t start = reader->at++;
    bool quiet = reader->quiet;
    if (reader->secret) return;
    reader->secret = true;
    reader->quiet = false;
    read_set(reader);
    reader->secret = false;
    reader->quiet = quiet;
    reader->at = start;
}

static bool read_dict_comprehension(OuReader *reader) {
    size_t start = reader->at;
    OuSpan part;
    if (ou_reader_peek(reader, 0) != TOK_POWER && read_pair(reader) &&
        ou_read_comp_fors(reader, &part) && ou_reader_accept(reader, TOK_RBRACE)) {
        return true;
    }
    reader->at = start;
    if (!reader->quiet && ou_reader_accept(reader, TOK_POWER) &&
        ou_read_operation(reader, &part) && ou_read_comp_fors(reader, &part) &&
        ou_reader_accept(reader, TOK_RBRACE)) {
        ou_mistake(reader, start, start, "dict unpacking cannot be used in dict comprehension");
    }
    reader->at = start;
    return false;
}

static bool read_set_comprehension(OuReader *reader) {
    size_t start = reader->at;
    OuSpan part;
    if (ou_read_named(reader, &part) && ou_read_comp_fors(reader, &part) &&
        ou_reader_accept(reader, TOK_RBRACE)) {
        return true;
    }
    reader->at = start;
    find_comprehension_mistake(reader, TOK_LBRACE);
    reader->at = start;
    return false;
}

static bool read_braced(OuReader *reader, OuSpan *span) {
    size_t start = reader->at++;
    read_pairs(reader);
    if (ou_reader_accept(reader, TOK_RBRACE)) {
        span->what = "dict literal";
        return true;
    }
    reader->at = start + 1;
    // CPython looks for these even where it looks for no others.
    bool wrong = !reader->secret && find_value_mistake(reader);
    if (!wrong && read_set(reader)) {
        span->what = "set display";
        return true;
    }
    if (!wrong && read_dict_comprehension(reader)) {
        span->what = "dict comprehension";
        return true;
    }
    if (!wrong && read_set_comprehension(reader)) {
        span->what = "set comprehension";
        return true;
    }
    reader->at = start;
    return false;
}

// ---- strings

// `!r` behind the expression of a field.
static bool find_conversion_mistake(OuReader *reader) {
    size_t start = reader->at;
    if (!ou_reader_accept(reader, TOK_EXCLAMATION)) return false;
    int kind = ou_reader_peek(reader, 0);
    if (!reader->done && (kind == TOK_COLON || kind == TOK_RBRACE)) {
        return !ou_mistake(reader, reader->at, reader->at,
                           "%c-string: missing conversion character", reader->string);
    }
    if (!reader->done && kind != TOK_NAME) {
        return !ou_mistake(reader, reader->at, reader->at,
                           "%c-string: invalid conversion character", reader->string);
    }
    reader->at = start;
    return reader->done;
}

static bool read_field(OuReader *reader);

static void read_spec(OuReader *reader) {
    while (ou_reader_accept(reader, TOK_FSTRING_MIDDLE) ||
           (ou_reader_peek(reader, 0) == TOK_LBRACE && read_field(reader))) {
    }
}

// Report at the present token that the field should go on with something else.
static bool expecting(OuReader *reader, const char *what) {
    if (reader->done) return false;
    return ou_mistake(reader, reader->at, reader->at, "%c-string: expecting %s", reader->string,
                      what);
}

static bool find_missing_value(OuReader *reader) {
    static const struct {
        int kind;
        char text;
    } ends[] = {{TOK_EQUAL, '='}, {TOK_EXCLAMATION, '!'}, {TOK_COLON, ':'}, {TOK_RBRACE, '}'}};
    int kind = ou_reader_peek(reader, 0);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (kind == ends[i].kind && !reader->done) {
            ou_mistake(reader, reader->at, reader->at,
                       "%c-string: valid expression required before '%c'", reader->string,
                       ends[i].text);
            return true;
        }
    }
    return reader->done;
}

// A replacement field, brace to brace.
static bool read_field(OuReader *reader) {
    size_t start = reader->at++;
    OuSpan value;
    bool matched = ou_read_right_side(reader, &value);
    if (matched) {
        ou_reader_accept(reader, TOK_EQUAL);
        if (ou_reader_accept(reader, TOK_EXCLAMATION)) {
            matched = ou_reader_accept(reader, TOK_NAME);
        }
        if (matched && ou_reader_accept(reader, TOK_COLON)) read_spec(reader);
        if (matched && ou_reader_accept(reader, TOK_RBRACE)) return true;
    }
    reader->at = start + 1;
    if (reader->quiet || reader->done || find_missing_value(reader)) {
        reader->at = start;
        return false;
    }
    if (!ou_read_right_side(reader, &value)) {
        return expecting(reader, "a valid expression after '{'");
    }
    bool debug = ou_reader_accept(reader, TOK_EQUAL);
    int kind = ou_reader_peek(reader, 0);
    if (kind != TOK_EXCLAMATION && kind != TOK_COLON && kind != TOK_RBRACE) {
        return expecting(reader, debug ? "'!', or ':', or '}'" : "'=', or '!', or ':', or '}'");
    }
    if (find_conversion_mistake(reader)) return false;
    if (ou_reader_accept(reader, TOK_EXCLAMATION)) ou_reader_accept(reader, TOK_NAME);
    kind = ou_reader_peek(reader, 0);
    if (kind != TOK_COLON && kind != TOK_RBRACE) return expecting(reader, "':' or '}'");
    if (ou_reader_accept(reader, TOK_COLON)) {
        read_spec(reader);
        if (ou_reader_peek(reader, 0) != TOK_RBRACE) {
            return expecting(reader, "'}', or format specs");
        }
    }
    reader->at = start;
    return false;
}

// An f-string or t-string, which ends with a token of kind `end`.
static bool read_fstring(OuReader *reader, int end) {
    size_t start = reader->at++;
    char outer = reader->string;
    reader->string = end == TOK_FSTRING_END ? 'f' : 't';
    while (ou_reader_accept(reader, TOK_FSTRING_MIDDLE) ||
           (ou_reader_peek(reader, 0) == TOK_LBRACE && read_field(reader))) {
    }
    reader->string = outer;
    if (ou_reader_accept(reader, end)) return true;
    reader->at = start;
    return false;
}

bool ou_read_strings(OuReader *reader, OuSpan *span) {
    size_t start = reader->at;
    const char *what = "literal";
    for (;;) {
        int kind = ou_reader_peek(reader, 0);
        if (kind == TOK_STRING) {
            reader->at++;
        } else if (kind == TOK_FSTRING_START && read_fstring(reader, TOK_FSTRING_END)) {
            what = "f-string expression";
        } else if (kind == TOK_TSTRING_START && read_fstring(reader, TOK_TSTRING_END)) {
            what = "t-string expression";
        } else {
            break;
        }
    }
    *span = (OuSpan){start, reader->at, what};
    return reader->at > start && !reader->done;
}

// ---- atoms

static bool read_atom(OuReader *reader, OuSpan *span) {
    static const struct {
        int kind;
        const char *what;
    } simple[] = {{TOK_NAME, "name"}, {TOK_NUMBER, "literal"}, {TOK_NONE, "None"},
                  {TOK_TRUE, "True"}, {TOK_FALSE, "False"},    {TOK_ELLIPSIS, "ellipsis"}};
    int kind = ou_reader_peek(reader, 0);
    for (size_t i = 0; i < sizeof simple / sizeof simple[0]; i++) {
        if (kind == simple[i].kind) {
            reader->at++;
            span->what = simple[i].what;
            return !reader->done;
        }
    }
    switch (kind) {
    case TOK_STRING:
    case TOK_FSTRING_START:
    case TOK_TSTRING_START:
        return ou_read_strings(reader, span);
    case TOK_LPAREN:
        return read_parenthesised(reader, span);
    case TOK_LBRACKET:
        return read_bracketed(reader, span);
    case TOK_LBRACE:
        return read_braced(reader, span);
    default:
        return false;
    }
}

bool ou_read_atom(OuReader *reader, OuSpan *span) {
    OuMemoState state = ou_reader_recall(reader, OU_MEMO_ATOM, span);
    if (state != OU_MEMO_UNKNOWN) return state == OU_MEMO_MATCHED;
    size_t start = reader->at;
    bool matched = read_atom(reader, span);
    return ou_reader_remember(reader, OU_MEMO_ATOM, start, matched, span);
}
