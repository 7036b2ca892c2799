/* f-strings and t-strings, and literals side by side.
 *
 * The parser collects pieces: Constants for text, FormattedValues and Interpolations. Here
 * neighbouring texts are joined, within an f-string and across literals that stand side by
 * side. */
#include "grammar/literals.h"

#include <string.h>

AstSequence *ou_append_text(OuParser *parser, AstSequence *pieces, AstRange range,
                            const char *start, const char *end, bool raw) {
    AstExpr *text = ou_build_fstring_text(parser, range, start, end, raw);
    return text == NULL ? NULL : ou_append(parser, pieces, text);
}

// ---- replacement fields

AstFieldPart *ou_field_part(OuParser *parser, AstRange range, const char *start) {
    AstFieldPart *part = ou_region_alloc(parser->region, sizeof *part);
    if (part != NULL) *part = (AstFieldPart){.range = range, .start = start};
    return part;
}

int ou_check_conversion(OuParser *parser, AstRange mark, AstRange range, AstName name) {
    char string = ou_fstring_letter(&parser->scanner);
    if (mark.end_line != range.line || mark.end_column != range.column) {
        AstRange both = {mark.line, mark.column, range.end_line, range.end_column};
        ou_report(&parser->diagnostics, OU_SYNTAX_ERROR, both,
                  "%c-string: conversion type must come right after the exclamation mark",
                  string);
        return 0;
    }
    char letter = name->bytes[0];
    if (name->size == 1 && (letter == 's' || letter == 'r' || letter == 'a')) return letter;
    ou_report(&parser->diagnostics, OU_SYNTAX_ERROR, range,
              "%c-string: invalid conversion character '%s': expected 's', 'r', or 'a'", string,
              name->bytes);
    return 0;
}

// The text of a field from behind its brace to `end`, as it is written but without comments.
static bool copy_field_text(OuParser *parser, const AstField *field, const char *end,
                            AstConstant *text) {
    char *copy = ou_region_alloc(parser->region, (size_t)(end - field->text) + 1);
    if (copy == NULL) return false;
    size_t size = 0;
    for (const char *p = field->text; p < end; p++) {
        if (*p == '#') p += strcspn(p, "\n");
        copy[size++] = *p;
    }
    *text = (AstConstant){AST_CONSTANT_Str, copy, size};
    return true;
}

// What follows the expression and an equals sign: a conversion, a specification or the brace.
static const char *end_of_text(const AstField *field) {
    return field->conversion != NULL ? field->conversion->start
           : field->spec != NULL     ? field->spec->start
                                     : field->text_end;
}

// The text of `{x = }`.
static AstExpr *build_debug_text(OuParser *parser, const AstField *field) {
    const AstFieldPart *next = field->conversion != NULL ? field->conversion : field->spec;
    AstRange after = next == NULL ? field->close : next->range;
    AstRange range = {field->open.line, field->open.end_column, after.line, after.column};
    AstConstant text;
    if (!copy_field_text(parser, field, end_of_text(field), &text)) return NULL;
    return ast_Constant(parser->region, range, text, NULL);
}

static AstExpr *build_value(OuParser *parser, const AstField *field, int conversion) {
    AstExpr *spec = field->spec != NULL ? field->spec->spec : NULL;
    if (!field->is_template) {
        return ast_FormattedValue(parser->region, field->range, field->value, conversion, spec);
    }
    AstConstant text;
    const char *end = field->debug != NULL ? field->debug->start : end_of_text(field);
    if (!copy_field_text(parser, field, end, &text)) return NULL;
    return ast_Interpolation(parser->region, field->range, field->value, text, conversion,
                             spec);
}

AstSequence *ou_build_field(OuParser *parser, const AstField *field) {
    AstSequence *pieces = NULL;
    int conversion = field->conversion != NULL ? field->conversion->letter : -1;
    if (field->debug != NULL) {
        AstExpr *text = build_debug_text(parser, field);
        pieces = text == NULL ? NULL : ou_append(parser, NULL, text);
        if (pieces == NULL) return NULL;
        if (field->spec == NULL && field->conversion == NULL) conversion = 'r';
    }
    AstExpr *value = build_value(parser, field, conversion);
    return value == NULL ? NULL : ou_append(parser, pieces, value);
}

// ---- joining

static bool is_text(const AstExpr *piece) {
    return piece->kind == AST_EXPR_Constant;
}

// One Constant from pieces[first..last), which are Constants of one kind.
static AstExpr *join_texts(OuParser *parser, const AstSequence *pieces, size_t first,
                           size_t last) {
    const AstExpr *from = pieces->items[first], *to = pieces->items[last - 1];
    if (last - first == 1) return pieces->items[first];
    size_t size = 0;
    for (size_t i = first; i < last; i++) {
        size += ((const AstExpr *)pieces->items[i])->as.Constant.value.size;
    }
    char *bytes = ou_region_alloc(parser->region, size + 1), *out = bytes;
    if (bytes == NULL) return NULL;
    for (size_t i = first; i < last; i++) {
        const AstConstant *part = &((const AstExpr *)pieces->items[i])->as.Constant.value;
        memcpy(out, part->bytes, part->size);
        out += part->size;
    }
    AstRange range = {from->range.line, from->range.column, to->range.end_line,
                      to->range.end_column};
    AstConstant value = {from->as.Constant.value.kind, bytes, size};
    return ast_Constant(parser->region, range, value, from->as.Constant.kind);
}

// Join neighbouring texts and leave out empty ones.
static bool join_pieces(OuParser *parser, const AstSequence *pieces, AstExprList *list) {
    AstSequence *values = NULL;
    for (size_t i = 0; pieces != NULL && i < pieces->count;) {
        AstExpr *value = pieces->items[i];
        size_t next = i + 1;
        if (is_text(value)) {
            while (next < pieces->count && is_text(pieces->items[next])) {
                next++;
            }
            value = join_texts(parser, pieces, i, next);
            if (value == NULL) return false;
        }
        i = next;
        if (is_text(value) && value->as.Constant.value.size == 0) continue;
        values = ou_append(parser, values, value);
        if (values == NULL) return false;
    }
    *list = AST_LIST_OF(Expr, values);
    return true;
}

AstExpr *ou_build_joined(OuParser *parser, AstRange range, const AstSequence *pieces) {
    AstExprList values;
    if (!join_pieces(parser, pieces, &values)) return NULL;
    return ast_JoinedStr(parser->region, range, values);
}

AstExpr *ou_build_template(OuParser *parser, AstRange range, const AstSequence *pieces) {
    AstExprList values;
    if (!join_pieces(parser, pieces, &values)) return NULL;
    return ast_TemplateStr(parser->region, range, values);
}

// ---- literals side by side

static bool is_bytes(const AstExpr *literal) {
    return is_text(literal) && literal->as.Constant.value.kind == AST_CONSTANT_Bytes;
}

static bool is_template(const AstExpr *literal) {
    return literal->kind == AST_EXPR_TemplateStr;
}

// Bytes go only with bytes, templates only with templates.
static bool check_mixture(OuParser *parser, const AstSequence *literals) {
    bool bytes = is_bytes(literals->items[0]), mixed = false;
    for (size_t i = 1; i < literals->count; i++) {
        const AstExpr *left = literals->items[i - 1], *right = literals->items[i];
        if (is_template(left) != is_template(right)) {
            AstRange range = {left->range.line, left->range.column, right->range.end_line,
                              right->range.end_column};
            return ou_report(&parser->diagnostics, OU_SYNTAX_ERROR, range,
                             "cannot mix t-string literals with string or bytes literals");
        }
        mixed = mixed || is_bytes(right) != bytes;
    }
    return !mixed || ou_report(&parser->diagnostics, OU_SYNTAX_ERROR, parser->token.range,
                               "cannot mix bytes and nonbytes literals");
}

// The pieces of all literals in one sequence.
static AstSequence *collect_pieces(OuParser *parser, const AstSequence *literals) {
    AstSequence *pieces = ou_region_alloc(parser->region, sizeof *pieces);
    for (size_t i = 0; i < literals->count && pieces != NULL; i++) {
        const AstExpr *literal = literals->items[i];
        if (is_text(literal)) {
            pieces = ou_append(parser, pieces, literal);
        } else {
            const AstExprList *values = is_template(literal) ? &literal->as.TemplateStr.values
                                                             : &literal->as.JoinedStr.values;
            AstSequence parts = {(void **)values->items, values->count, 0};
            if (parts.count > 0) pieces = ou_extend(parser, pieces, &parts);
        }
    }
    return pieces;
}

AstExpr *ou_build_strings(OuParser *parser, AstRange range, const AstSequence *literals) {
    if (!check_mixture(parser, literals)) return NULL;
    AstSequence *pieces = collect_pieces(parser, literals);
    if (pieces == NULL) return NULL;
    if (is_template(literals->items[0])) return ou_build_template(parser, range, pieces);
    for (size_t i = 0; i < literals->count; i++) {
        if (!is_text(literals->items[i])) return ou_build_joined(parser, range, pieces);
    }
    AstExpr *result = join_texts(parser, pieces, 0, pieces->count);
    if (result != NULL) result->range = range;
    return result;
}
