/* f-strings: the pieces formatted one by one, and joined. */
#include "compiler/unit.h"

enum { CONVERT_NONE, CONVERT_STR, CONVERT_REPR, CONVERT_ASCII };

static uint32_t conversion_of(int letter) {
    return letter == 's'   ? CONVERT_STR
           : letter == 'r' ? CONVERT_REPR
           : letter == 'a' ? CONVERT_ASCII
                           : CONVERT_NONE;
}

static void compile_formatted_value(OuCompiler *c, const AstExpr *e) {
    uint32_t conversion = conversion_of(e->as.FormattedValue.conversion);
    ou_compile_expr(c, e->as.FormattedValue.value);
    if (conversion != CONVERT_NONE) ou_emit(c, OU_OP_CONVERT, conversion, e->range);
    if (e->as.FormattedValue.format_spec == NULL) {
        ou_emit(c, OU_OP_FORMAT_SIMPLE, 0, e->range);
        return;
    }
    ou_compile_expr(c, e->as.FormattedValue.format_spec);
    ou_emit(c, OU_OP_FORMAT_SPEC, 0, e->range);
}

void ou_compile_joined_str(OuCompiler *c, const AstExpr *e) {
    if (e->kind == AST_EXPR_FormattedValue) {
        compile_formatted_value(c, e);
        return;
    }
    AstExprList values = e->as.JoinedStr.values;
    if (values.count == 0) {
        ou_emit_constant_take(c, ou_own(c->rt->names.empty), e->range);
        return;
    }
    for (size_t i = 0; i < values.count; i++)
        ou_compile_expr(c, values.items[i]);
    // A single piece is a str already.
    if (values.count > 1) ou_emit(c, OU_OP_BUILD_STRING, (uint32_t)values.count, e->range);
}
