/* Type parameters: `def f[T](...)`, `class C[T]`, `type X[T] = ...`.
 *
 * What is generic is made by a function of its own, called at once, whose variables the type
 * parameters are:
 *
 *     def <generic parameters of f>(.defaults, .kwdefaults):
 *         T = TypeVar("T")
 *         def f(...): ...
 *         f.__type_params__ = (T,)
 *         return f
 *     f = <generic parameters of f>(defaults, kwdefaults)
 *
 * Bounds, constraints, defaults and the values of type aliases are functions too, which are
 * called when somebody asks. */
#include "compiler/unit.h"

#include "objects/str.h"
#include "objects/tuple.h"

#define HAS_DEFAULTS 1 // of MAKE_FUNCTION

/* ---- what is evaluated later ---- */

static OuValue type_expression_code(OuCompiler *c, const AstExpr *e, const void *node,
                                    OuRef name) {
    OuUnit unit;
    ou_unit_begin(c, &unit, ou_compiler_scope(c, node), name, e->range.line);
    if (!c->failed) {
        ou_compile_check_format(c, e->range);
        if (e->kind == AST_EXPR_Starred) { // *Ts = *tuple[int, str]
            ou_compile_expr(c, e->as.Starred.value);
            ou_emit(c, OU_OP_UNPACK, 1, e->range);
        } else {
            ou_compile_expr(c, e);
        }
        ou_emit(c, OU_OP_RETURN, 0, e->range);
    }
    return ou_unit_end(c);
}

/* Push the function that evaluates `e`. Its argument, the format, has a default. */
static void push_type_expression(OuCompiler *c, const AstExpr *e, const void *node,
                                 OuRef name) {
    if (c->failed) return;
    ou_emit_constant_take(c, ou_tuple_pack1(c->rt, ou_from_small_int(1)), e->range);
    ou_compile_make_function_take(c, type_expression_code(c, e, node, name), HAS_DEFAULTS,
                                  e->range);
}

/* ---- parameters ---- */

enum { PLAIN = 0, WITH_BOUND = 1, WITH_CONSTRAINTS = 3, VARIADIC = 4, SPEC = 6 };

typedef struct Parameter {
    AstName name;
    const AstExpr *const *bound, *const *preset; // the fields: their scopes are found by these
    uint32_t kind;                               // n of TYPE_PARAMETER
} Parameter;

static Parameter parameter_of(const AstTypeParam *param) {
    static const AstExpr *const nothing = NULL;
    const AstExpr *bound;
    switch (param->kind) {
    case AST_TYPE_PARAM_TypeVar:
        bound = param->as.TypeVar.bound;
        return (Parameter){param->as.TypeVar.name,
                           (const AstExpr *const *)&param->as.TypeVar.bound,
                           (const AstExpr *const *)&param->as.TypeVar.default_value,
                           bound == NULL                   ? PLAIN
                           : bound->kind == AST_EXPR_Tuple ? WITH_CONSTRAINTS
                                                           : WITH_BOUND};
    case AST_TYPE_PARAM_ParamSpec:
        return (Parameter){param->as.ParamSpec.name, &nothing,
                           (const AstExpr *const *)&param->as.ParamSpec.default_value, SPEC};
    case AST_TYPE_PARAM_TypeVarTuple:
        return (Parameter){param->as.TypeVarTuple.name, &nothing,
                           (const AstExpr *const *)&param->as.TypeVarTuple.default_value,
                           VARIADIC};
    }
    OU_UNREACHABLE();
}

/* Make the parameter and store it; it stays on the stack. */
static void compile_parameter(OuCompiler *c, Parameter parameter, AstRange at) {
    OuRef name = ou_compiler_name(c, parameter.name);
    if (c->failed) return;
    ou_emit_constant_take(c, ou_own(name), at);
    if (*parameter.bound != NULL)
        push_type_expression(c, *parameter.bound, parameter.bound, name);
    ou_emit(c, OU_OP_TYPE_PARAMETER, parameter.kind, at);
    if (*parameter.preset != NULL) {
        push_type_expression(c, *parameter.preset, parameter.preset, name);
        ou_emit(c, OU_OP_TYPE_PARAMETER_DEFAULT, 0, at);
    }
    ou_emit(c, OU_OP_COPY, 1, at);
    ou_name_store(c, parameter.name, at);
}

void ou_compile_type_params(OuCompiler *c, AstTypeParamList params, AstRange at) {
    bool seen_preset = false;
    for (size_t i = 0; i < params.count && !c->failed; i++) {
        Parameter parameter = parameter_of(params.items[i]);
        if (*parameter.preset != NULL)
            seen_preset = true;
        else if (seen_preset)
            ou_compile_error(c, params.items[i]->range,
                             "non-default type parameter '%s' follows default type parameter",
                             parameter.name->bytes);
        compile_parameter(c, parameter, params.items[i]->range);
    }
    ou_emit(c, OU_OP_BUILD_TUPLE, (uint32_t)params.count, at);
}

/* ---- the function around ---- */

void ou_type_params_begin(OuCompiler *c, OuUnit *unit, AstTypeParamList params, AstName name,
                          uint32_t first_line) {
    static const char before[] = "<generic parameters of ";
    size_t size = sizeof before - 1 + name->size + 1;
    char *text = ou_compiler_alloc(c, size);
    if (text != NULL) {
        memcpy(text, before, sizeof before - 1);
        memcpy(text + sizeof before - 1, name->bytes, name->size);
        text[size - 1] = '>';
    }
    OuRef shown = text == NULL ? OU_UNDEF : ou_compiler_string(c, text, size);
    ou_unit_begin(c, unit, ou_compiler_scope(c, params.items), shown, first_line);
}

OuVariable ou_hidden_variable(OuCompiler *c, const char *name) {
    OuRef text = ou_compiler_string(c, name, strlen(name));
    return ou_variable_find(c, text);
}

/* ---- type aliases ---- */

/* [name, parameters or None] -> [alias] */
static void compile_alias(OuCompiler *c, const AstStmt *s, OuRef name) {
    push_type_expression(c, s->as.TypeAlias.value, &s->as.TypeAlias.value, name);
    ou_emit(c, OU_OP_TYPE_ALIAS, 0, s->range);
}

static OuValue generic_alias_code(OuCompiler *c, const AstStmt *s, OuRef name) {
    OuUnit unit;
    AstTypeParamList params = s->as.TypeAlias.type_params;
    ou_type_params_begin(c, &unit, params, s->as.TypeAlias.name->as.Name.id, s->range.line);
    if (!c->failed) {
        ou_unit_emit_prologue(c);
        ou_emit_constant_take(c, ou_own(name), s->range);
        ou_compile_type_params(c, params, s->range);
        compile_alias(c, s, name);
        ou_emit(c, OU_OP_RETURN, 0, s->range);
    }
    return ou_unit_end(c);
}

void ou_compile_type_alias(OuCompiler *c, const AstStmt *s) {
    AstName id = s->as.TypeAlias.name->as.Name.id;
    OuRef name = ou_compiler_name(c, id);
    if (c->failed) return;
    if (s->as.TypeAlias.type_params.count == 0) {
        ou_emit_constant_take(c, ou_own(name), s->range);
        ou_emit_none(c, s->range);
        compile_alias(c, s, name);
    } else {
        ou_compile_make_function_take(c, generic_alias_code(c, s, name), 0, s->range);
        ou_emit(c, OU_OP_PUSH_UNDEF, 0, s->range);
        ou_emit(c, OU_OP_CALL, 0, s->range);
    }
    ou_name_store(c, id, s->as.TypeAlias.name->range);
}
