/* f-strings: the pieces formatted one by one, and joined. t-strings: the same pieces, kept apart.
 */
#include "compiler/unit.h"

#include "objects/str.h"
#include "objects/tuple.h"

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

/* ---- t-strings ---- */

enum { HAS_SPEC = 4 };

static OuValue text_of(OuCompiler *c, AstConstant text) {
    return ou_str_new(c->rt, text.bytes, text.size);
}

static void compile_interpolation(OuCompiler *c, const AstExpr *e) {
    uint32_t flags = conversion_of(e->as.Interpolation.conversion);
    ou_compile_expr(c, e->as.Interpolation.value);
    if (c->failed) return;
    ou_emit_constant_take(c, text_of(c, e->as.Interpolation.str), e->range);
    if (e->as.Interpolation.format_spec != NULL) {
        ou_compile_expr(c, e->as.Interpolation.format_spec);
        flags |= HAS_SPEC;
    }
    ou_emit(c, OU_OP_BUILD_INTERPOLATION, flags, e->range);
}

/* The texts before, between and behind the interpolations, one more than these. */
static OuValue texts_between(OuCompiler *c, AstExprList values, size_t count) {
    OuValue texts = ou_tuple_new(c->rt, count + 1);
    size_t filled = 0;
    bool failed = ou_is_error(texts), is_pending = false;
    for (size_t i = 0; i <= values.count && !failed; i++) {
        const AstExpr *value = i < values.count ? values.items[i] : NULL;
        OuValue text = OU_ERROR;
        if (value != NULL && value->kind == AST_EXPR_Constant) {
            text = text_of(c, value->as.Constant.value);
            is_pending = true;
        } else if (is_pending) { // the text in front is there
            is_pending = false;
            continue;
        } else {
            text = ou_own(c->rt->names.empty);
        }
        failed = ou_is_error(text);
        ou_as_tuple(texts)->items[filled++] = failed ? OU_UNDEF : text;
    }
    OU_ASSERT(failed || filled == count + 1);
    if (!failed) return texts;
    ou_drop(c->rt, texts);
    return OU_ERROR;
}

void ou_compile_template(OuCompiler *c, const AstExpr *e) {
    AstExprList values = e->as.TemplateStr.values;
    uint32_t count = 0;
    for (size_t i = 0; i < values.count; i++)
        count += values.items[i]->kind == AST_EXPR_Interpolation;
    if (c->failed) return;
    ou_emit_constant_take(c, texts_between(c, values, count), e->range);
    for (size_t i = 0; i < values.count; i++) {
        if (values.items[i]->kind == AST_EXPR_Interpolation)
            compile_interpolation(c, values.items[i]);
    }
    ou_emit(c, OU_OP_BUILD_TUPLE, count, e->range);
    ou_emit(c, OU_OP_BUILD_TEMPLATE, 0, e->range);
}
