/* Functions and lambdas. */
#include "compiler/unit.h"

#include "objects/str.h"
#include "objects/tuple.h"

enum { HAS_DEFAULTS = 1, HAS_KEYWORD_DEFAULTS = 2, HAS_ANNOTATE = 4, HAS_CLOSURE = 8 };

/* ---- what is evaluated where the function is defined ---- */

static uint32_t compile_defaults(OuCompiler *c, const AstArguments *args, AstRange at) {
    if (args->defaults.count == 0) return 0;
    AstExpr tuple = {.kind = AST_EXPR_Tuple, .range = at};
    tuple.as.Tuple.elts = args->defaults;
    tuple.as.Tuple.ctx = AST_CTX_Load;
    ou_compile_expr(c, &tuple);
    return HAS_DEFAULTS;
}

static uint32_t compile_keyword_defaults(OuCompiler *c, const AstArguments *args, AstRange at) {
    uint32_t count = 0;
    for (size_t i = 0; i < args->kw_defaults.count; i++) {
        const AstExpr *value = args->kw_defaults.items[i];
        if (value == NULL) continue; // required
        OuRef name = ou_compiler_mangled(c, args->kwonlyargs.items[i]->arg);
        if (c->failed) return 0;
        ou_emit_constant_take(c, ou_own(name), at);
        ou_compile_expr(c, value);
        count++;
    }
    if (count == 0) return 0;
    ou_emit(c, OU_OP_BUILD_MAP, count, at);
    return HAS_KEYWORD_DEFAULTS;
}

void ou_compile_decorators(OuCompiler *c, AstExprList decorators) {
    for (size_t i = 0; i < decorators.count; i++)
        ou_compile_expr(c, decorators.items[i]);
}

/* The function takes the place of `self` in the call: [decorator, function] CALL 0. */
void ou_compile_decorator_calls(OuCompiler *c, AstExprList decorators) {
    for (size_t i = decorators.count; i-- > 0;)
        ou_emit(c, OU_OP_CALL, 0, decorators.items[i]->range);
}

void ou_compile_make_function_take(OuCompiler *c, OuValue code, uint32_t flags, AstRange at) {
    if (ou_is_error(code)) {
        c->failed = true;
        return;
    }
    OuRef free_names = ou_as_code(code)->free_names;
    size_t count = ou_tuple_count(free_names);
    for (size_t i = 0; i < count && !c->failed; i++)
        ou_emit(c, OU_OP_LOAD_CELL, ou_variable_cell(c, ou_tuple_peek(free_names, i)), at);
    if (count > 0) {
        ou_emit(c, OU_OP_BUILD_TUPLE, (uint32_t)count, at);
        flags |= HAS_CLOSURE;
    }
    ou_emit_constant_take(c, code, at);
    ou_emit(c, OU_OP_MAKE_FUNCTION, flags, at);
}

/* ---- the function's code ---- */

static void set_parameters(OuUnit *unit, const AstArguments *args) {
    unit->positional_only_count = (uint32_t)args->posonlyargs.count;
    unit->argument_count = (uint32_t)(args->posonlyargs.count + args->args.count);
    unit->keyword_only_count = (uint32_t)args->kwonlyargs.count;
    if (args->vararg != NULL) unit->flags |= OU_CODE_VARARGS;
    if (args->kwarg != NULL) unit->flags |= OU_CODE_VARKEYWORDS;
}

/* The docstring is the first constant; its statement is not compiled. */
static AstStmtList take_docstring(OuCompiler *c, AstStmtList body) {
    const AstConstant *text = ou_docstring(c, body);
    if (text == NULL || c->failed) return body;
    ou_unit_constant_take(c, ou_docstring_value(c, text));
    c->unit->flags |= OU_CODE_HAS_DOCSTRING;
    return (AstStmtList){body.items + 1, body.count - 1};
}

static OuValue function_code(OuCompiler *c, const AstStmt *s, uint32_t first_line) {
    OuUnit unit;
    OuRef name = ou_compiler_name(c, s->as.FunctionDef.name);
    ou_unit_begin(c, &unit, ou_compiler_scope(c, s), name, first_line);
    if (!c->failed) {
        set_parameters(&unit, s->as.FunctionDef.args);
        AstStmtList body = take_docstring(c, s->as.FunctionDef.body);
        ou_unit_emit_prologue(c);
        ou_compile_body(c, body);
        ou_unit_emit_epilogue(c);
    }
    return ou_unit_end(c);
}

void ou_compile_function(OuCompiler *c, const AstStmt *s) {
    const AstArguments *args = s->as.FunctionDef.args;
    AstExprList decorators = s->as.FunctionDef.decorator_list;
    uint32_t first_line =
        decorators.count > 0 ? decorators.items[0]->range.line : s->range.line;
    ou_compile_decorators(c, decorators);
    uint32_t flags = compile_defaults(c, args, s->range);
    flags |= compile_keyword_defaults(c, args, s->range);
    if (ou_compile_function_annotations(c, s)) flags |= HAS_ANNOTATE;
    if (c->failed) return;
    ou_compile_make_function_take(c, function_code(c, s, first_line), flags, s->range);
    ou_compile_decorator_calls(c, decorators);
    ou_name_store(c, s->as.FunctionDef.name, s->range);
}

static OuValue lambda_code(OuCompiler *c, const AstExpr *e) {
    OuUnit unit;
    ou_unit_begin(c, &unit, ou_compiler_scope(c, e), c->rt->names.lambda, e->range.line);
    if (!c->failed) {
        set_parameters(&unit, e->as.Lambda.args);
        ou_unit_emit_prologue(c);
        ou_compile_expr(c, e->as.Lambda.body);
        ou_emit(c, OU_OP_RETURN, 0, e->as.Lambda.body->range);
        ou_unit_emit_epilogue(c);
    }
    return ou_unit_end(c);
}

void ou_compile_lambda(OuCompiler *c, const AstExpr *e) {
    const AstArguments *args = e->as.Lambda.args;
    uint32_t flags = compile_defaults(c, args, e->range);
    flags |= compile_keyword_defaults(c, args, e->range);
    if (c->failed) return;
    ou_compile_make_function_take(c, lambda_code(c, e), flags, e->range);
}
