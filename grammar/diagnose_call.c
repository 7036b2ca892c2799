/* The second reading of arguments and parameters. */
#include "grammar/diagnose.h"

// ---- arguments

// `*x`; a star alone, or an assignment to what it stands before, is a mistake.
bool ou_read_star_argument(OuReader *reader) {
    size_t start = reader->at;
    OuSpan value, right;
    if (!ou_reader_accept(reader, TOK_STAR)) return false;
    bool matched = ou_read_expression(reader, &value);
    if (!reader->quiet && !reader->done) {
        if (matched) {
            size_t behind = reader->at;
            if (ou_reader_accept(reader, TOK_EQUAL) && ou_read_expression(reader, &right)) {
                return ou_mistake_spans(reader, ou_token_span(start), right,
                                        "cannot assign to iterable argument unpacking");
            }
            reader->at = behind;
        } else {
            ou_reader_peek(reader, 0);
            return !reader->done && ou_mistake_at_last(reader, "Invalid star expression");
        }
    }
    if (matched) return !reader->done;
    reader->at = start;
    return false;
}

// A positional argument: not followed by `=`.
static bool read_positional(OuReader *reader) {
    size_t start = reader->at;
    OuSpan value;
    bool named =
        ou_reader_peek(reader, 0) == TOK_NAME && ou_reader_peek(reader, 1) == TOK_COLON_EQUAL;
    if (ou_reader_peek(reader, 0) == TOK_STAR) {
        if (ou_read_star_argument(reader)) return true;
    } else if ((named ? ou_read_named : ou_read_expression)(reader, &value)) {
        int kind = ou_reader_peek(reader, 0);
        if (kind != TOK_EQUAL && kind != TOK_COLON_EQUAL) return !reader->done;
    }
    reader->at = start;
    return false;
}

static bool is_constant_keyword(int kind) {
    return kind == TOK_TRUE || kind == TOK_FALSE || kind == TOK_NONE;
}

static bool find_keyword_mistake(OuReader *reader) {
    size_t start = reader->at;
    OuSpan value, fors;
    int kind = ou_reader_peek(reader, 0);
    if (reader->quiet || reader->done) return reader->done;
    if (is_constant_keyword(kind) && ou_reader_peek(reader, 1) == TOK_EQUAL) {
        return !ou_mistake(reader, start, start + 1, "cannot assign to %s",
                           kind == TOK_TRUE    ? "True"
                           : kind == TOK_FALSE ? "False"
                                               : "None");
    }
    bool named = kind == TOK_NAME && ou_reader_peek(reader, 1) == TOK_EQUAL;
    if (named) {
        reader->at += 2;
        if (ou_read_expression(reader, &value) && ou_read_comp_fors(reader, &fors)) {
            return !ou_mistake(reader, start, start + 1,
                               "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        }
    } else if (kind == TOK_POWER) {
        reader->at++;
        if (ou_read_expression(reader, &value) && ou_reader_accept(reader, TOK_EQUAL) &&
            ou_read_expression(reader, &value)) {
            return !ou_mistake_spans(reader, ou_token_span(start), value,
                                     "cannot assign to keyword argument unpacking");
        }
    } else if (ou_read_expression(reader, &value)) {
        size_t equal = reader->at;
        if (ou_reader_accept(reader, TOK_EQUAL)) {
            return !ou_mistake_spans(reader, value, ou_token_span(equal),
                                     "expression cannot contain assignment, perhaps you meant "
                                     "\"==\"?");
        }
    }
    reader->at = start;
    return reader->done;
}

// `name=value`, and `*x` before or `**x` after any `**`.
static bool read_keyword(OuReader *reader, bool *double_star) {
    size_t start = reader->at;
    OuSpan value;
    if (find_keyword_mistake(reader)) return false;
    if (ou_reader_accept(reader, TOK_NAME)) {
        if (ou_reader_accept(reader, TOK_EQUAL) && ou_read_expression(reader, &value)) {
            return true;
        }
    } else if (ou_reader_accept(reader, TOK_POWER)) {
        if (ou_read_expression(reader, &value)) {
            *double_star = true;
            return true;
        }
    } else if (!*double_star && ou_read_star_argument(reader)) {
        return true;
    }
    reader->at = start;
    return false;
}

typedef struct Arguments {
    size_t last;  // the first token of the last positional argument
    size_t count; // of positional ones
    size_t keywords;
    bool double_star;
} Arguments;

static bool read_keywords(OuReader *reader, Arguments *found) {
    while (read_keyword(reader, &found->double_star)) {
        found->keywords++;
        size_t comma = reader->at;
        if (!ou_reader_accept(reader, TOK_COMMA)) break;
        if (!read_keyword(reader, &found->double_star)) {
            reader->at = comma;
            break;
        }
        reader->at = comma + 1;
    }
    return found->keywords > 0 && !reader->done;
}

// Arguments in the right order, without a comma at the end.
static bool read_args(OuReader *reader, Arguments *found) {
    *found = (Arguments){0};
    while (!reader->done) {
        size_t before = reader->at;
        if (!read_positional(reader)) break;
        found->last = before;
        found->count++;
        size_t comma = reader->at;
        if (!ou_reader_accept(reader, TOK_COMMA)) return !reader->done;
        size_t behind = reader->at;
        if (read_positional(reader)) {
            reader->at = behind;
            continue;
        }
        Arguments more = {0};
        if (read_keywords(reader, &more)) {
            found->keywords = more.keywords;
            found->double_star = more.double_star;
            return true;
        }
        reader->at = comma;
        return !reader->done;
    }
    return read_keywords(reader, found);
}

static bool is_comma_or_close(OuReader *reader) {
    int kind = ou_reader_peek(reader, 0);
    return !reader->done && (kind == TOK_COMMA || kind == TOK_RPAREN);
}

// `f(**a, *b)`
static bool find_late_star(OuReader *reader, size_t start) {
    Arguments found;
    reader->at = start;
    if (read_args(reader, &found) && found.keywords > 0) {
        size_t comma = reader->at;
        if (ou_reader_accept(reader, TOK_COMMA) && ou_read_star_argument(reader)) {
            while (ou_reader_accept(reader, TOK_COMMA) && ou_read_star_argument(reader)) {
            }
            ou_reader_peek(reader, 0);
            return !reader->done &&
                   !ou_mistake_from(
                       reader, comma,
                       "iterable argument unpacking follows keyword argument unpacking");
        }
    }
    return reader->done;
}

#define GENERATOR_MESSAGE "Generator expression must be parenthesized"

// `f(a for a in b, c)`
static bool find_first_generator(OuReader *reader, size_t start) {
    OuSpan element, fors;
    reader->at = start;
    if (ou_read_expression(reader, &element) && ou_read_comp_fors(reader, &fors) &&
        ou_reader_accept(reader, TOK_COMMA)) {
        return !ou_mistake_spans(reader, element, fors, GENERATOR_MESSAGE);
    }
    return reader->done;
}

// `f(a=b for b in c)`
static bool find_named_generator(OuReader *reader, size_t start) {
    OuSpan element, fors;
    reader->at = start;
    if (ou_reader_accept(reader, TOK_NAME) && ou_reader_accept(reader, TOK_EQUAL) &&
        ou_read_expression(reader, &element) && ou_read_comp_fors(reader, &fors)) {
        return !ou_mistake(reader, start, start + 1,
                           "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    return reader->done;
}

// `f(a, b=)`
static bool find_missing_value(OuReader *reader, size_t start) {
    Arguments found;
    size_t places[2] = {start, start};
    reader->at = start;
    if (read_args(reader, &found) && ou_reader_accept(reader, TOK_COMMA))
        places[0] = reader->at;
    for (size_t i = 0; i < 2 && !reader->done; i++) {
        reader->at = places[i];
        if (ou_reader_accept(reader, TOK_NAME) && ou_reader_accept(reader, TOK_EQUAL) &&
            is_comma_or_close(reader)) {
            return !ou_mistake(reader, places[i], places[i] + 1,
                               "expected argument value expression");
        }
    }
    return reader->done;
}

// `f(a, b for b in c)` and `f(a=1, b for b in c)`
static bool find_late_generator(OuReader *reader, size_t start) {
    Arguments found;
    OuSpan element, fors;
    reader->at = start;
    if (!read_args(reader, &found)) return reader->done;
    size_t behind = reader->at;
    if (found.count > 1 && found.keywords == 0 && ou_read_comp_fors(reader, &fors)) {
        return !ou_mistake(reader, found.last, fors.end - 1, GENERATOR_MESSAGE);
    }
    reader->at = behind;
    if (ou_reader_accept(reader, TOK_COMMA) && ou_read_expression(reader, &element) &&
        ou_read_comp_fors(reader, &fors)) {
        return !ou_mistake_spans(reader, element, fors, GENERATOR_MESSAGE);
    }
    return reader->done;
}

// `f(a=1, b)`
static bool find_late_positional(OuReader *reader, size_t start) {
    Arguments found, late;
    reader->at = start;
    if (read_args(reader, &found) && ou_reader_accept(reader, TOK_COMMA) &&
        read_args(reader, &late)) {
        return !ou_mistake_at_last(
            reader, found.double_star ? "positional argument follows keyword argument unpacking"
                                      : "positional argument follows keyword argument");
    }
    return reader->done;
}

// Operators and keywords that an expression may begin with.
static bool begins_operand(int kind) {
    return kind == TOK_AWAIT || kind == TOK_NOT || kind == TOK_LAMBDA || kind == TOK_PLUS ||
           kind == TOK_MINUS || kind == TOK_TILDE;
}

bool ou_read_arguments(OuReader *reader) {
    size_t start = reader->at;
    Arguments found;
    if (read_args(reader, &found)) {
        size_t behind = reader->at;
        // No rule goes on with anything but a name or a star behind keywords.
        if (ou_reader_accept(reader, TOK_COMMA) && found.keywords > 0 &&
            reader->failed > reader->at && begins_operand(ou_reader_peek(reader, 0))) {
            reader->generic = reader->at;
        }
        if (ou_reader_peek(reader, 0) == TOK_RPAREN) return !reader->done;
        reader->at = behind;
    }
    if (!reader->quiet && !reader->done && !find_late_star(reader, start) &&
        !find_first_generator(reader, start) && !find_named_generator(reader, start) &&
        !find_missing_value(reader, start) && !find_late_generator(reader, start)) {
        find_late_positional(reader, start);
    }
    reader->at = start;
    return false;
}

// ---- parameters

typedef struct Parameters {
    int closer;
    size_t plain;
    bool has_default, slash, star, double_star;
    bool default_before_slash, default_behind_slash;
} Parameters;

static bool ends_parameters(OuReader *reader, const Parameters *found) {
    return ou_reader_peek(reader, 0) == found->closer && !reader->done;
}

// NAME [':' annotation]
static bool read_parameter_name(OuReader *reader, const Parameters *found, bool star) {
    OuSpan annotation;
    if (!ou_reader_accept(reader, TOK_NAME)) return false;
    if (found->closer == TOK_RPAREN && ou_reader_accept(reader, TOK_COLON)) {
        return star ? ou_read_star_expression(reader, &annotation)
                    : ou_read_expression(reader, &annotation);
    }
    return true;
}

static bool read_default(OuReader *reader) {
    OuSpan value;
    size_t equal = reader->at;
    if (!ou_reader_accept(reader, TOK_EQUAL)) return false;
    if (ou_read_expression(reader, &value)) return true;
    int kind = ou_reader_peek(reader, 0);
    if (!reader->quiet && !reader->done && (kind == TOK_RPAREN || kind == TOK_COMMA)) {
        return ou_mistake(reader, equal, equal, "expected default value expression");
    }
    reader->at = equal;
    return false;
}

static bool mistake_at(OuReader *reader, size_t token, const char *message) {
    return reader->quiet ? false : ou_mistake(reader, token, token, "%s", message);
}

static bool read_plain_parameter(OuReader *reader, Parameters *found) {
    size_t start = reader->at;
    if (!read_parameter_name(reader, found, false)) return false;
    if (found->double_star) {
        return mistake_at(reader, start, "arguments cannot follow var-keyword argument");
    }
    bool preset = read_default(reader);
    if (reader->done) return false;
    int kind = ou_reader_peek(reader, 0);
    bool complete = kind == TOK_COMMA || kind == found->closer;
    // With defaults on both sides of the slash, CPython does not see what is wrong.
    bool is_seen = !found->default_before_slash || !found->default_behind_slash;
    if (!preset && complete && found->has_default && !found->star) {
        if (!is_seen) {
            reader->generic = reader->at;
            return false;
        }
        return mistake_at(reader, start,
                          "parameter without a default follows parameter with a default");
    }
    found->has_default = found->has_default || preset;
    if (preset && found->slash) found->default_behind_slash = true;
    found->plain++;
    return true;
}

static bool read_slash(OuReader *reader, Parameters *found) {
    size_t slash = reader->at++;
    int next = ou_reader_peek(reader, 0);
    if (found->double_star) {
        return mistake_at(reader, slash, "arguments cannot follow var-keyword argument");
    }
    if (found->slash) return mistake_at(reader, slash, "/ may appear only once");
    if (found->star) return mistake_at(reader, slash, "/ must be ahead of *");
    if (found->plain == 0) {
        return mistake_at(reader, slash,
                          next == TOK_COMMA ? "at least one argument must precede /"
                                            : "invalid syntax");
    }
    if (next == TOK_STAR) {
        return mistake_at(reader, reader->at, "expected comma between / and *");
    }
    found->slash = true;
    found->default_before_slash = found->has_default;
    return !reader->done;
}

static bool read_star(OuReader *reader, Parameters *found) {
    size_t star = reader->at++;
    if (found->double_star) {
        return mistake_at(reader, star, "arguments cannot follow var-keyword argument");
    }
    if (found->star) return mistake_at(reader, star, "* argument may appear only once");
    found->star = true;
    if (read_parameter_name(reader, found, true)) {
        if (ou_reader_peek(reader, 0) == TOK_EQUAL) {
            return mistake_at(reader, reader->at,
                              "var-positional argument cannot have default value");
        }
        return !reader->done;
    }
    bool alone = ends_parameters(reader, found);
    if (ou_reader_peek(reader, 0) == TOK_COMMA) {
        int next = ou_reader_peek(reader, 1);
        alone = next == found->closer || next == TOK_POWER;
    }
    if (alone && !reader->done && !reader->quiet) {
        if (found->closer == TOK_COLON) {
            size_t last = reader->at + (ou_reader_peek(reader, 0) == TOK_COMMA);
            return mistake_at(reader, last, "named arguments must follow bare *");
        }
        return mistake_at(reader, star, "named arguments must follow bare *");
    }
    return ou_reader_peek(reader, 0) == TOK_COMMA && !reader->done;
}

static bool read_double_star(OuReader *reader, Parameters *found) {
    size_t star = reader->at++;
    if (found->double_star) {
        return mistake_at(reader, star, "arguments cannot follow var-keyword argument");
    }
    found->double_star = true;
    if (!read_parameter_name(reader, found, false)) return false;
    if (ou_reader_peek(reader, 0) == TOK_EQUAL) {
        return mistake_at(reader, reader->at, "var-keyword argument cannot have default value");
    }
    return !reader->done;
}

// `def f(a, (b, c))`
static bool find_bracketed_parameters(OuReader *reader, const Parameters *found) {
    size_t open = reader->at++;
    while (ou_reader_accept(reader, TOK_NAME)) {
        size_t close = reader->at;
        if (ou_reader_accept(reader, TOK_RPAREN) ||
            (ou_reader_accept(reader, TOK_COMMA) && ou_reader_accept(reader, TOK_RPAREN))) {
            close = reader->at - 1;
            if (found->slash || found->star || found->has_default || reader->quiet) break;
            return ou_mistake(reader, open, close, "%s parameters cannot be parenthesized",
                              found->closer == TOK_RPAREN ? "Function" : "Lambda expression");
        }
        if (reader->tokens[reader->at - 1].token.kind != TOK_COMMA) break;
    }
    return false;
}

static bool read_parameter(OuReader *reader, Parameters *found) {
    switch (ou_reader_peek(reader, 0)) {
    case TOK_NAME:
        return read_plain_parameter(reader, found);
    case TOK_SLASH:
        return read_slash(reader, found);
    case TOK_STAR:
        return read_star(reader, found);
    case TOK_POWER:
        return read_double_star(reader, found);
    case TOK_LPAREN:
        return find_bracketed_parameters(reader, found);
    default:
        return false;
    }
}

bool ou_read_parameters(OuReader *reader, int closer) {
    Parameters found = {.closer = closer};
    while (!ends_parameters(reader, &found)) {
        if (!read_parameter(reader, &found)) return false;
        if (!ou_reader_accept(reader, TOK_COMMA)) break;
    }
    return !reader->done;
}

// ---- type parameters

static bool read_type_param(OuReader *reader) {
    OuSpan part;
    bool star = ou_reader_accept(reader, TOK_STAR);
    bool power = !star && ou_reader_accept(reader, TOK_POWER);
    if (!ou_reader_accept(reader, TOK_NAME)) return false;
    size_t colon = reader->at;
    if (ou_reader_accept(reader, TOK_COLON)) {
        if (!ou_read_expression(reader, &part)) return false;
        if ((star || power) && !reader->quiet) {
            bool tuple = reader->tokens[part.end - 1].token.kind == TOK_RPAREN &&
                         part.what[0] == 't' && part.what[1] == 'u';
            const char *message = star ? (tuple ? "cannot use constraints with TypeVarTuple"
                                                : "cannot use bound with TypeVarTuple")
                                       : (tuple ? "cannot use constraints with ParamSpec"
                                                : "cannot use bound with ParamSpec");
            return ou_mistake_from(reader, colon, message);
        }
    }
    if (!ou_reader_accept(reader, TOK_EQUAL)) return !reader->done;
    return star ? ou_read_star_expression(reader, &part) : ou_read_expression(reader, &part);
}

bool ou_read_type_params(OuReader *reader) {
    size_t start = reader->at;
    if (!ou_reader_accept(reader, TOK_LBRACKET)) return true;
    size_t close = reader->at;
    if (ou_reader_accept(reader, TOK_RBRACKET)) {
        return ou_mistake_from(reader, close, "Type parameter list cannot be empty");
    }
    while (read_type_param(reader)) {
        if (!ou_reader_accept(reader, TOK_COMMA)) break;
        if (ou_reader_peek(reader, 0) == TOK_RBRACKET) break;
    }
    if (ou_reader_accept(reader, TOK_RBRACKET)) return true;
    reader->at = start;
    return false;
}
