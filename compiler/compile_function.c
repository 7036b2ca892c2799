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

/* [defaults, keyword defaults: as flags say] -> [function] */
static void compile_function_object(OuCompiler *c, const AstStmt *s, uint32_t first_line,
                                    uint32_t flags) {
    if (ou_compile_function_annotations(c, s)) flags |= HAS_ANNOTATE;
    if (c->failed) return;
    ou_compile_make_function_take(c, function_code(c, s, first_line), flags, s->range);
}

/* ---- generic functions: see compile_type_params.c ---- */

static OuValue generic_code(OuCompiler *c, const AstStmt *s, uint32_t first_line,
                            uint32_t flags) {
    OuUnit unit;
    AstTypeParamList params = s->as.FunctionDef.type_params;
    ou_type_params_begin(c, &unit, params, s->as.FunctionDef.name, first_line);
    if (!c->failed) {
        unit.argument_count = !!(flags & HAS_DEFAULTS) + !!(flags & HAS_KEYWORD_DEFAULTS);
        ou_unit_emit_prologue(c);
        ou_compile_type_params(c, params, s->range);
        if (flags & HAS_DEFAULTS)
            ou_variable_load(c, ou_hidden_variable(c, OU_HIDDEN_DEFAULTS), s->range);
        if (flags & HAS_KEYWORD_DEFAULTS)
            ou_variable_load(c, ou_hidden_variable(c, OU_HIDDEN_KEYWORD_DEFAULTS), s->range);
        compile_function_object(c, s, first_line, flags);
        ou_emit(c, OU_OP_SET_TYPE_PARAMETERS, 0, s->range);
        ou_emit(c, OU_OP_RETURN, 0, s->range);
    }
    return ou_unit_end(c);
}

static bool has_keyword_defaults(const AstArguments *args) {
    for (size_t i = 0; i < args->kw_defaults.count; i++) {
        if (args->kw_defaults.items[i] != NULL) return true;
    }
    return false;
}

/* [] -> [function]. The defaults are evaluated outside, and are the call's arguments; the first
 * takes the place of `self`. */
static void compile_generic(OuCompiler *c, const AstStmt *s, uint32_t first_line) {
    const AstArguments *args = s->as.FunctionDef.args;
    uint32_t flags = args->defaults.count > 0 ? HAS_DEFAULTS : 0;
    if (has_keyword_defaults(args)) flags |= HAS_KEYWORD_DEFAULTS;
    ou_compile_make_function_take(c, generic_code(c, s, first_line, flags), 0, s->range);
    compile_defaults(c, args, s->range);
    compile_keyword_defaults(c, args, s->range);
    if (flags == 0) ou_emit(c, OU_OP_PUSH_UNDEF, 0, s->range);
    bool both = flags == (HAS_DEFAULTS | HAS_KEYWORD_DEFAULTS);
    ou_emit(c, OU_OP_CALL, both ? 1 : 0, s->range);
}

void ou_compile_function(OuCompiler *c, const AstStmt *s) {
    const AstArguments *args = s->as.FunctionDef.args;
    AstExprList decorators = s->as.FunctionDef.decorator_list;
    uint32_t first_line =
        decorators.count > 0 ? decorators.items[0]->range.line : s->range.line;
    ou_compile_decorators(c, decorators);
    if (s->as.FunctionDef.type_params.count > 0) {
        compile_generic(c, s, first_line);
    } else {
        uint32_t flags = compile_defaults(c, args, s->range);
        flags |= compile_keyword_defaults(c, args, s->range);
        compile_function_object(c, s, first_line, flags);
    }
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
