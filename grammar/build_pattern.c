/* Patterns of `match` that take more than a constructor. */
#include "grammar/build.h"

AstName ou_capture(AstName name) {
    return name->size == 1 && name->bytes[0] == '_' ? NULL : name;
}

bool ou_check_capture(OuParser *parser, AstName name) {
    parser->refused = ou_capture(name) == NULL;
    return !parser->refused;
}

AstPatternItem *ou_pattern_item(OuParser *parser, AstRange range, AstExpr *key, AstName name,
                                AstPattern *pattern) {
    AstPatternItem *item = ou_region_alloc(parser->region, sizeof *item);
    if (item != NULL) *item = (AstPatternItem){range, key, name, pattern};
    return item;
}

AstPattern *ou_build_as_pattern(OuParser *parser, AstRange range, AstPattern *pattern,
                                AstName name, AstRange name_range) {
    if (ou_capture(name) == NULL) {
        ou_report(&parser->diagnostics, OU_SYNTAX_ERROR, name_range,
                  "cannot use '_' as a target");
        return NULL;
    }
    return ast_MatchAs(parser->region, range, pattern, name);
}

AstPattern *ou_build_mapping_pattern(OuParser *parser, AstRange range, const AstSequence *items,
                                     AstName rest) {
    AstSequence *keys = NULL, *patterns = NULL;
    for (size_t i = 0; items != NULL && i < items->count; i++) {
        const AstPatternItem *item = items->items[i];
        keys = ou_append(parser, keys, item->key);
        patterns = ou_append(parser, patterns, item->pattern);
        if (keys == NULL || patterns == NULL) return NULL;
    }
    return ast_MatchMapping(parser->region, range, AST_LIST_OF(Expr, keys),
                            AST_LIST_OF(Pattern, patterns), rest);
}

// Positional patterns after keyword patterns: the range of the first such run.
static AstPattern *report_late_patterns(OuParser *parser, const AstSequence *items,
                                        size_t first) {
    const AstPatternItem *from = items->items[first], *to = from;
    for (size_t i = first; i < items->count; i++) {
        const AstPatternItem *item = items->items[i];
        if (item->name != NULL) break;
        to = item;
    }
    AstRange range = from->range;
    range.end_line = to->range.end_line;
    range.end_column = to->range.end_column;
    ou_report(&parser->diagnostics, OU_SYNTAX_ERROR, range,
              "positional patterns follow keyword patterns");
    return NULL;
}

AstPattern *ou_build_class_pattern(OuParser *parser, AstRange range, AstExpr *cls,
                                   const AstSequence *items) {
    AstSequence *patterns = NULL, *names = NULL, *named = NULL;
    for (size_t i = 0; items != NULL && i < items->count; i++) {
        const AstPatternItem *item = items->items[i];
        if (item->name == NULL) {
            if (names != NULL) return report_late_patterns(parser, items, i);
            patterns = ou_append(parser, patterns, item->pattern);
            if (patterns == NULL) return NULL;
        } else {
            names = ou_append(parser, names, item->name);
            named = ou_append(parser, named, item->pattern);
            if (names == NULL || named == NULL) return NULL;
        }
    }
    return ast_MatchClass(parser->region, range, cls, AST_LIST_OF(Pattern, patterns),
                          AST_LIST_OF(Name, names), AST_LIST_OF(Pattern, named));
}

static bool is_imaginary(const AstExpr *number) {
    return number->as.Constant.value.kind == AST_CONSTANT_Imaginary;
}

AstExpr *ou_build_complex(OuParser *parser, AstRange range, AstExpr *real, AstOperator op,
                          AstExpr *imaginary) {
    const AstExpr *digits = real->kind == AST_EXPR_UnaryOp ? real->as.UnaryOp.operand : real;
    const char *missing = is_imaginary(digits)       ? "real"
                          : !is_imaginary(imaginary) ? "imaginary"
                                                     : NULL;
    if (missing != NULL) {
        const AstExpr *wrong = is_imaginary(digits) ? digits : imaginary;
        ou_report(&parser->diagnostics, OU_SYNTAX_ERROR, wrong->range,
                  "%s number required in complex literal", missing);
        return NULL;
    }
    return ast_BinOp(parser->region, range, real, op, imaginary);
}
