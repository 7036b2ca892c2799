/* f-strings, and literals side by side.
 *
 * The parser collects pieces: Constants for text and FormattedValues. Here neighbouring texts
 * are joined, within an f-string and across literals that stand side by side. */
#include "grammar/parser.h"

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
    if (mark.end_line != range.line || mark.end_column != range.column) {
        AstRange both = {mark.line, mark.column, range.end_line, range.end_column};
        ou_report(&parser->diagnostics, OU_SYNTAX_ERROR, both,
                  "f-string: conversion type must come right after the exclamation mark");
        return 0;
    }
    char letter = name->bytes[0];
    if (name->size == 1 && (letter == 's' || letter == 'r' || letter == 'a')) return letter;
    ou_report(&parser->diagnostics, OU_SYNTAX_ERROR, range,
              "f-string: invalid conversion character '%s': expected 's', 'r', or 'a'",
              name->bytes);
    return 0;
}

// The text of `{x = }`, as it is written but without comments.
static AstExpr *build_debug_text(OuParser *parser, const AstField *field) {
    const AstFieldPart *next = field->conversion != NULL ? field->conversion : field->spec;
    const char *end = next == NULL ? field->text_end : next->start;
    AstRange after = next == NULL ? field->close : next->range;
    AstRange range = {field->open.line, field->open.end_column, after.line, after.column};
    char *copy = ou_region_alloc(parser->region, (size_t)(end - field->text) + 1);
    if (copy == NULL) return NULL;
    size_t size = 0;
    for (const char *p = field->text; p < end; p++) {
        if (*p == '#') p += strcspn(p, "\n");
        copy[size++] = *p;
    }
    return ast_Constant(parser->region, range, (AstConstant){AST_CONSTANT_Str, copy, size},
                        NULL);
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
    AstExpr *spec = field->spec != NULL ? field->spec->spec : NULL;
    AstExpr *value =
        ast_FormattedValue(parser->region, field->range, field->value, conversion, spec);
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

AstExpr *ou_build_joined(OuParser *parser, AstRange range, const AstSequence *pieces) {
    AstSequence *values = NULL;
    for (size_t i = 0; pieces != NULL && i < pieces->count;) {
        AstExpr *value = pieces->items[i];
        size_t next = i + 1;
        if (is_text(value)) {
            while (next < pieces->count && is_text(pieces->items[next])) {
                next++;
            }
            value = join_texts(parser, pieces, i, next);
            if (value == NULL) return NULL;
        }
        i = next;
        if (is_text(value) && value->as.Constant.value.size == 0) continue;
        values = ou_append(parser, values, value);
        if (values == NULL) return NULL;
    }
    return ast_JoinedStr(parser->region, range, AST_LIST_OF(Expr, values));
}

static bool is_bytes(const AstExpr *literal) {
    return is_text(literal) && literal->as.Constant.value.kind == AST_CONSTANT_Bytes;
}

AstExpr *ou_build_strings(OuParser *parser, AstRange range, const AstSequence *literals) {
    size_t bytes_count = 0, joined_count = 0;
    AstSequence *pieces = NULL;
    for (size_t i = 0; i < literals->count; i++) {
        const AstExpr *literal = literals->items[i];
        bytes_count += is_bytes(literal);
        if (is_text(literal)) {
            pieces = ou_append(parser, pieces, literal);
        } else {
            joined_count++;
            AstSequence parts = {(void **)literal->as.JoinedStr.values.items,
                                 literal->as.JoinedStr.values.count, 0};
            pieces = ou_extend(parser, pieces, &parts);
        }
        if (pieces == NULL) return NULL;
    }
    if (bytes_count > 0 && bytes_count < literals->count) {
        ou_report(&parser->diagnostics, OU_SYNTAX_ERROR, parser->token.range,
                  "cannot mix bytes and nonbytes literals");
        return NULL;
    }
    if (joined_count > 0) return ou_build_joined(parser, range, pieces);
    AstExpr *result = join_texts(parser, pieces, 0, pieces->count);
    if (result != NULL) result->range = range;
    return result;
}
