/* The first pass over the tree: what each scope does with each name.
 *
 * Every construct that makes a scope of its own gets one, found again by its node; each name in
 * it gets a symbol with flags: assigned, used, declared global, and so on. Mistakes that can be
 * seen on the way are reported here (a name used before its global declaration, a parameter
 * twice); what needs all scopes is left to resolve.c. */
#include "compiler/compiler.h"

#include "objects/str.h"

static void visit_expr(OuCompiler *c, const AstExpr *e);
static void visit_stmt(OuCompiler *c, const AstStmt *s);
static void visit_body(OuCompiler *c, AstStmtList body);

/* ---- scopes and symbols ---- */

OuSymbol *ou_scope_find(const OuScope *scope, OuRef name) {
    uintptr_t found;
    if (!ou_pointer_map_find(&scope->symbols, name, &found)) return NULL;
    return (OuSymbol *)found;
}

OuSymbol *ou_scope_add(OuCompiler *c, OuScope *scope, OuRef name) {
    if (c->failed) return NULL;
    OuSymbol *symbol = ou_scope_find(scope, name);
    if (symbol != NULL) return symbol;
    symbol = ou_compiler_alloc(c, sizeof *symbol);
    if (symbol == NULL) return NULL;
    *symbol = (OuSymbol){.name = name, .slot = OU_NO_SLOT, .free_slot = OU_NO_SLOT};
    if (!ou_pointer_map_set(&scope->symbols, &c->region, name, (uintptr_t)symbol)) {
        ou_compile_no_memory(c);
        return NULL;
    }
    if (scope->last_symbol == NULL)
        scope->first_symbol = symbol;
    else
        scope->last_symbol->next = symbol;
    scope->last_symbol = symbol;
    scope->symbol_count++;
    return symbol;
}

OuScope *ou_compiler_scope(OuCompiler *c, const void *node) {
    uintptr_t found;
    bool known = ou_pointer_map_find(&c->made_for_node, node, &found);
    OU_ASSERT(known);
    return known ? (OuScope *)found : NULL;
}

static OuScope *scope_new(OuCompiler *c, OuScopeKind kind, const void *node, AstRange range) {
    OuScope *scope = ou_compiler_alloc(c, sizeof *scope);
    if (scope == NULL) return NULL;
    OuScope *parent = c->scope;
    *scope = (OuScope){.kind = kind,
                       .parent = parent,
                       .class_name = OU_UNDEF,
                       .owner_name = OU_UNDEF,
                       .owner_class = OU_UNDEF,
                       .range = range};
    if (parent != NULL) {
        scope->class_name = parent->class_name;
        scope->iterable_depth = parent->iterable_depth;
        if (parent->last_child == NULL)
            parent->first_child = scope;
        else
            parent->last_child->sibling = scope;
        parent->last_child = scope;
    }
    if (!ou_pointer_map_set(&c->made_for_node, &c->region, node, (uintptr_t)scope)) {
        ou_compile_no_memory(c);
        return NULL;
    }
    return scope;
}

/* Make a scope and go into it; false: failed. Matched by scope_leave. */
static bool scope_enter(OuCompiler *c, OuScopeKind kind, const void *node, AstRange range) {
    OuScope *scope = scope_new(c, kind, node, range);
    if (scope == NULL) return false;
    c->scope = scope;
    return true;
}

static void scope_leave(OuCompiler *c) {
    c->scope = c->scope->parent;
}

static void check_debug(OuCompiler *c, OuRef name, AstRange at, const char *verb) {
    if (name == c->rt->names.dunder_debug) ou_scope_error(c, at, "cannot %s __debug__", verb);
}

/* The scope at work does something with `name` (mangled already). */
static void define(OuCompiler *c, OuRef name, uint32_t flags, AstRange at) {
    OuSymbol *symbol = ou_scope_add(c, c->scope, name);
    if (symbol == NULL) return;
    if (flags & symbol->flags & OU_SYMBOL_PARAMETER) {
        ou_scope_error(c, at, "duplicate argument '%U' in function definition", name);
        return;
    }
    if ((flags & OU_SYMBOL_ITERATION) &&
        (symbol->flags & (OU_SYMBOL_GLOBAL | OU_SYMBOL_NONLOCAL))) {
        ou_scope_error(
            c, at, "comprehension inner loop cannot rebind assignment expression target '%U'",
            name);
        return;
    }
    symbol->flags |= flags;
}

static void bind(OuCompiler *c, AstName text, uint32_t flags, AstRange at) {
    OuRef name = ou_compiler_mangled(c, text);
    if (c->failed) return;
    check_debug(c, name, at, "assign to");
    define(c, name, flags, at);
}

/* ---- expressions ---- */

static void visit_exprs(OuCompiler *c, AstExprList list) {
    for (size_t i = 0; i < list.count && !c->failed; i++) {
        if (list.items[i] != NULL) visit_expr(c, list.items[i]);
    }
}

static void visit_optional(OuCompiler *c, const AstExpr *e) {
    if (e != NULL) visit_expr(c, e);
}

static void visit_keywords(OuCompiler *c, AstKeywordList keywords) {
    for (size_t i = 0; i < keywords.count && !c->failed; i++) {
        const AstKeyword *keyword = keywords.items[i];
        if (keyword->arg != NULL)
            check_debug(c, ou_compiler_name(c, keyword->arg), keyword->range, "assign to");
        visit_expr(c, keyword->value);
    }
}

/* Where `scope` is, if it is a place for types, in which not every expression is allowed; else
 * NULL. */
static const char *place_of_types(const OuScope *scope) {
    switch ((int)scope->kind) {
    case OU_SCOPE_ANNOTATIONS:
        return "an annotation";
    case OU_SCOPE_TYPE_PARAMS:
        return "the definition of a generic";
    case OU_SCOPE_TYPE_EXPRESSION:
        return scope->purpose;
    default:
        return NULL;
    }
}

static bool refuse_among_types(OuCompiler *c, AstRange at, const char *what) {
    const char *place = place_of_types(c->scope);
    if (place == NULL) return false;
    ou_scope_error(c, at, "%s expression cannot be used within %s", what, place);
    return true;
}

/* `target := ...` inside a comprehension binds in the function, or module, around all
 * comprehensions. */
static void bind_walrus_outside(OuCompiler *c, OuRef name, AstRange at) {
    OuScope *inner = c->scope, *scope = inner;
    for (; scope->kind == OU_SCOPE_COMPREHENSION || scope->kind == OU_SCOPE_GENERATOR;
         scope = scope->parent) {
        const OuSymbol *symbol = ou_scope_find(scope, name);
        if (symbol != NULL && (symbol->flags & OU_SYMBOL_ITERATION)) {
            ou_scope_error(
                c, at,
                "assignment expression cannot rebind comprehension iteration variable '%U'",
                name);
            return;
        }
    }
    if (scope->kind == OU_SCOPE_CLASS) {
        ou_scope_error(c, at,
                       "assignment expression within a comprehension cannot be used in a "
                       "class body");
        return;
    }
    if (place_of_types(scope) != NULL && scope->kind != OU_SCOPE_ANNOTATIONS) {
        bool is_plain = scope->kind == OU_SCOPE_TYPE_EXPRESSION;
        ou_scope_error(c, at, "assignment expression within a comprehension cannot be used %s %s",
                       is_plain ? "in" : "within", place_of_types(scope));
        return;
    }
    c->scope = scope;
    const OuSymbol *symbol = ou_scope_find(scope, name);
    bool global =
        scope->kind == OU_SCOPE_MODULE || (symbol != NULL && symbol->flags & OU_SYMBOL_GLOBAL);
    if (scope->kind == OU_SCOPE_MODULE)
        define(c, name, OU_SYMBOL_GLOBAL, at);
    else if (!global)
        define(c, name, OU_SYMBOL_ASSIGNED | OU_SYMBOL_WALRUS, at);
    c->scope = inner;
    define(c, name, global ? OU_SYMBOL_GLOBAL : OU_SYMBOL_NONLOCAL, at);
}

static void visit_walrus(OuCompiler *c, const AstExpr *e) {
    if (refuse_among_types(c, e->range, "named")) return;
    if (c->scope->iterable_depth > 0) {
        ou_scope_error(c, e->range,
                       "assignment expression cannot be used in a comprehension iterable "
                       "expression");
        return;
    }
    const AstExpr *target = e->as.NamedExpr.target;
    OuRef name = ou_compiler_mangled(c, target->as.Name.id);
    if (c->failed) return;
    check_debug(c, name, target->range, "assign to");
    if (c->scope->kind == OU_SCOPE_COMPREHENSION || c->scope->kind == OU_SCOPE_GENERATOR)
        bind_walrus_outside(c, name, target->range);
    visit_expr(c, e->as.NamedExpr.value);
    if (c->scope->kind != OU_SCOPE_COMPREHENSION && c->scope->kind != OU_SCOPE_GENERATOR)
        define(c, name, OU_SYMBOL_ASSIGNED | OU_SYMBOL_WALRUS, target->range);
}

static void visit_name(OuCompiler *c, const AstExpr *e) {
    OuRef name = ou_compiler_mangled(c, e->as.Name.id);
    if (c->failed) return;
    switch (e->as.Name.ctx) {
    case AST_CTX_Load:
        define(c, name, OU_SYMBOL_USED, e->range);
        // super() without arguments needs to know the class.
        if (ou_scope_is_function(c->scope) && ou_str_equals_string(name, "super"))
            define(c, c->rt->names.dunder_class, OU_SYMBOL_USED, e->range);
        break;
    case AST_CTX_Store:
        check_debug(c, name, e->range, "assign to");
        define(c, name, OU_SYMBOL_ASSIGNED, e->range);
        break;
    case AST_CTX_Del:
        check_debug(c, name, e->range, "delete");
        define(c, name, OU_SYMBOL_ASSIGNED | OU_SYMBOL_UNSET, e->range);
        break;
    }
}

static void visit_attribute(OuCompiler *c, const AstExpr *e) {
    OuRef name = ou_compiler_name(c, e->as.Attribute.attr);
    if (c->failed) return;
    if (e->as.Attribute.ctx == AST_CTX_Store) check_debug(c, name, e->range, "assign to");
    if (e->as.Attribute.ctx == AST_CTX_Del) check_debug(c, name, e->range, "delete");
    visit_expr(c, e->as.Attribute.value);
}

static void visit_yield(OuCompiler *c, const AstExpr *e, const AstExpr *value) {
    if (refuse_among_types(c, e->range, "yield")) return;
    visit_optional(c, value);
    if (c->failed) return;
    if (c->scope->display != NULL) {
        ou_scope_error(c, e->range, "'yield' inside %s", c->scope->display);
        return;
    }
    c->scope->is_generator = true;
}

static void visit_await(OuCompiler *c, const AstExpr *e) {
    if (refuse_among_types(c, e->range, "await")) return;
    if (!ou_scope_is_function(c->scope)) {
        ou_scope_error(c, e->range, "'await' outside function");
    } else if (!c->scope->is_async_context && c->scope->display == NULL) {
        ou_scope_error(c, e->range, "'await' outside async function");
    }
    c->scope->is_coroutine = true;
    visit_expr(c, e->as.Await.value);
}

/* The targets of a comprehension's `for`: plain names in them are iteration variables. */
static void visit_iteration_target(OuCompiler *c, const AstExpr *e) {
    if (!ou_compile_enter(c)) return;
    switch (e->kind) {
    case AST_EXPR_Name:
        bind(c, e->as.Name.id, OU_SYMBOL_ASSIGNED | OU_SYMBOL_ITERATION, e->range);
        break;
    case AST_EXPR_Tuple:
        for (size_t i = 0; i < e->as.Tuple.elts.count; i++)
            visit_iteration_target(c, e->as.Tuple.elts.items[i]);
        break;
    case AST_EXPR_List:
        for (size_t i = 0; i < e->as.List.elts.count; i++)
            visit_iteration_target(c, e->as.List.elts.items[i]);
        break;
    case AST_EXPR_Starred:
        visit_iteration_target(c, e->as.Starred.value);
        break;
    default:
        visit_expr(c, e);
    }
}

static void visit_iterable(OuCompiler *c, const AstExpr *e) {
    c->scope->iterable_depth++;
    visit_expr(c, e);
    c->scope->iterable_depth--;
}

static bool is_asynchronous(AstComprehensionList generators) {
    for (size_t i = 0; i < generators.count; i++) {
        if (generators.items[i]->is_async) return true;
    }
    return false;
}

static bool check_async_comprehension(OuCompiler *c, AstRange at) {
    if (c->failed || c->scope->is_async_context || c->scope->display != NULL) return !c->failed;
    ou_scope_error(c, at, "asynchronous comprehension outside of an asynchronous function");
    return false;
}

/* `first` and `second` are what each round computes: an element, or key and value. */
static void visit_comprehension(OuCompiler *c, const AstExpr *e, const char *display,
                                AstComprehensionList generators, const AstExpr *first,
                                const AstExpr *second) {
    bool is_generator = e->kind == AST_EXPR_GeneratorExp;
    bool is_async = is_asynchronous(generators);
    visit_iterable(c, generators.items[0]->iter);
    if (c->failed) return;
    if (is_async && !is_generator && !check_async_comprehension(c, e->range)) return;
    bool in_async = c->scope->is_async_context;
    if (!scope_enter(c, is_generator ? OU_SCOPE_GENERATOR : OU_SCOPE_COMPREHENSION, e,
                     e->range))
        return;
    c->scope->display = display;
    c->scope->is_generator = is_generator;
    c->scope->is_async_context = in_async || is_generator;
    c->scope->is_coroutine = is_async;
    if (is_generator) define(c, ou_compiler_string(c, ".0", 2), OU_SYMBOL_PARAMETER, e->range);
    for (size_t i = 0; i < generators.count && !c->failed; i++) {
        const AstComprehension *generator = generators.items[i];
        visit_iteration_target(c, generator->target);
        if (i > 0) visit_iterable(c, generator->iter);
        visit_exprs(c, generator->ifs);
    }
    visit_optional(c, second);
    visit_expr(c, first);
    // A comprehension that awaits makes a generator expression around it asynchronous.
    bool awaits = c->scope->is_coroutine && !is_generator;
    scope_leave(c);
    if (!awaits) return;
    check_async_comprehension(c, e->range);
    c->scope->is_coroutine = true;
}

static void visit_parameter_list(OuCompiler *c, AstArgList list) {
    for (size_t i = 0; i < list.count && !c->failed; i++)
        bind(c, list.items[i]->arg, OU_SYMBOL_PARAMETER, list.items[i]->range);
}

static void visit_parameters(OuCompiler *c, const AstArguments *args) {
    visit_parameter_list(c, args->posonlyargs);
    visit_parameter_list(c, args->args);
    visit_parameter_list(c, args->kwonlyargs);
    if (args->vararg != NULL)
        bind(c, args->vararg->arg, OU_SYMBOL_PARAMETER, args->vararg->range);
    if (args->kwarg != NULL) bind(c, args->kwarg->arg, OU_SYMBOL_PARAMETER, args->kwarg->range);
}

static void visit_lambda(OuCompiler *c, const AstExpr *e) {
    const AstArguments *args = e->as.Lambda.args;
    visit_exprs(c, args->defaults);
    visit_exprs(c, args->kw_defaults);
    if (c->failed || !scope_enter(c, OU_SCOPE_LAMBDA, e, e->range)) return;
    visit_parameters(c, args);
    visit_expr(c, e->as.Lambda.body);
    scope_leave(c);
}

static void visit_expr(OuCompiler *c, const AstExpr *e) {
    if (!ou_compile_enter(c)) return;
    switch (e->kind) {
    case AST_EXPR_BoolOp:
        visit_exprs(c, e->as.BoolOp.values);
        break;
    case AST_EXPR_NamedExpr:
        visit_walrus(c, e);
        break;
    case AST_EXPR_BinOp:
        visit_expr(c, e->as.BinOp.left);
        visit_expr(c, e->as.BinOp.right);
        break;
    case AST_EXPR_UnaryOp:
        visit_expr(c, e->as.UnaryOp.operand);
        break;
    case AST_EXPR_Lambda:
        visit_lambda(c, e);
        break;
    case AST_EXPR_IfExp:
        visit_expr(c, e->as.IfExp.test);
        visit_expr(c, e->as.IfExp.body);
        visit_expr(c, e->as.IfExp.orelse);
        break;
    case AST_EXPR_Dict:
        visit_exprs(c, e->as.Dict.keys);
        visit_exprs(c, e->as.Dict.values);
        break;
    case AST_EXPR_Set:
        visit_exprs(c, e->as.Set.elts);
        break;
    case AST_EXPR_ListComp:
        visit_comprehension(c, e, "list comprehension", e->as.ListComp.generators,
                            e->as.ListComp.elt, NULL);
        break;
    case AST_EXPR_SetComp:
        visit_comprehension(c, e, "set comprehension", e->as.SetComp.generators,
                            e->as.SetComp.elt, NULL);
        break;
    case AST_EXPR_DictComp:
        visit_comprehension(c, e, "dict comprehension", e->as.DictComp.generators,
                            e->as.DictComp.key, e->as.DictComp.value);
        break;
    case AST_EXPR_GeneratorExp:
        visit_comprehension(c, e, "generator expression", e->as.GeneratorExp.generators,
                            e->as.GeneratorExp.elt, NULL);
        break;
    case AST_EXPR_Await:
        visit_await(c, e);
        break;
    case AST_EXPR_Yield:
        visit_yield(c, e, e->as.Yield.value);
        break;
    case AST_EXPR_YieldFrom:
        visit_yield(c, e, e->as.YieldFrom.value);
        break;
    case AST_EXPR_Compare:
        ou_check_compare(c, e);
        visit_expr(c, e->as.Compare.left);
        visit_exprs(c, e->as.Compare.comparators);
        break;
    case AST_EXPR_Call:
        ou_check_call(c, e);
        visit_expr(c, e->as.Call.func);
        visit_exprs(c, e->as.Call.args);
        visit_keywords(c, e->as.Call.keywords);
        break;
    case AST_EXPR_FormattedValue:
        visit_expr(c, e->as.FormattedValue.value);
        visit_optional(c, e->as.FormattedValue.format_spec);
        break;
    case AST_EXPR_Interpolation:
        visit_expr(c, e->as.Interpolation.value);
        visit_optional(c, e->as.Interpolation.format_spec);
        break;
    case AST_EXPR_JoinedStr:
        visit_exprs(c, e->as.JoinedStr.values);
        break;
    case AST_EXPR_TemplateStr:
        visit_exprs(c, e->as.TemplateStr.values);
        break;
    case AST_EXPR_Constant:
        break;
    case AST_EXPR_Attribute:
        visit_attribute(c, e);
        break;
    case AST_EXPR_Subscript:
        ou_check_subscript(c, e);
        visit_expr(c, e->as.Subscript.value);
        visit_expr(c, e->as.Subscript.slice);
        break;
    case AST_EXPR_Starred:
        visit_expr(c, e->as.Starred.value);
        break;
    case AST_EXPR_Name:
        visit_name(c, e);
        break;
    case AST_EXPR_List:
        visit_exprs(c, e->as.List.elts);
        break;
    case AST_EXPR_Tuple:
        visit_exprs(c, e->as.Tuple.elts);
        break;
    case AST_EXPR_Slice:
        visit_optional(c, e->as.Slice.lower);
        visit_optional(c, e->as.Slice.upper);
        visit_optional(c, e->as.Slice.step);
        break;
    }
}

/* ---- functions, classes, annotations ---- */

static bool any_annotation(AstArgList list) {
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i]->annotation != NULL) return true;
    }
    return false;
}

static void visit_annotation_list(OuCompiler *c, AstArgList list) {
    for (size_t i = 0; i < list.count && !c->failed; i++)
        visit_optional(c, list.items[i]->annotation);
}

/* The annotations of a function's parameters are evaluated by a function of their own. */
static void visit_function_annotations(OuCompiler *c, const AstArguments *args,
                                       const AstExpr *returns, OuRef name, AstRange at) {
    bool any = returns != NULL || any_annotation(args->posonlyargs) ||
               any_annotation(args->args) || any_annotation(args->kwonlyargs) ||
               (args->vararg != NULL && args->vararg->annotation != NULL) ||
               (args->kwarg != NULL && args->kwarg->annotation != NULL);
    if (!any || !scope_enter(c, OU_SCOPE_ANNOTATIONS, args, at)) return;
    c->scope->owner_name = name;
    c->scope->is_unevaluated = c->future_annotations;
    define(c, ou_compiler_string(c, "format", 6), OU_SYMBOL_PARAMETER, at);
    visit_annotation_list(c, args->posonlyargs);
    visit_annotation_list(c, args->args);
    if (args->vararg != NULL) visit_optional(c, args->vararg->annotation);
    visit_annotation_list(c, args->kwonlyargs);
    if (args->kwarg != NULL) visit_optional(c, args->kwarg->annotation);
    visit_optional(c, returns);
    scope_leave(c);
}

/* ---- type parameters ---- */

/* An expression that is evaluated later, if at all; `node` is what its scope is found by. */
static void visit_type_expression(OuCompiler *c, const AstExpr *e, const void *node,
                                  const char *purpose) {
    if (e == NULL || c->failed || !scope_enter(c, OU_SCOPE_TYPE_EXPRESSION, node, e->range))
        return;
    c->scope->purpose = purpose;
    define(c, ou_compiler_string(c, ".format", 7), OU_SYMBOL_PARAMETER, e->range);
    visit_expr(c, e);
    scope_leave(c);
}

static void bind_type_param(OuCompiler *c, AstName text, AstRange at) {
    OuScope *scope = c->scope;
    OuRef outside = scope->class_name;
    if (scope->owner_class != OU_UNDEF) scope->class_name = scope->owner_class;
    OuRef name = ou_compiler_mangled(c, text);
    const OuSymbol *symbol = c->failed ? NULL : ou_scope_find(scope, name);
    if (symbol != NULL && symbol->flags & OU_SYMBOL_TYPE_PARAM)
        ou_scope_error(c, at, "duplicate type parameter '%U'", name);
    else
        bind(c, text, OU_SYMBOL_ASSIGNED | OU_SYMBOL_TYPE_PARAM, at);
    scope->class_name = outside;
}

static void visit_type_param(OuCompiler *c, const AstTypeParam *param) {
    const AstExpr *bound;
    switch (param->kind) {
    case AST_TYPE_PARAM_TypeVar:
        bound = param->as.TypeVar.bound;
        bind_type_param(c, param->as.TypeVar.name, param->range);
        visit_type_expression(c, bound, &param->as.TypeVar.bound,
                              bound != NULL && bound->kind == AST_EXPR_Tuple
                                  ? "a TypeVar constraint"
                                  : "a TypeVar bound");
        visit_type_expression(c, param->as.TypeVar.default_value,
                              &param->as.TypeVar.default_value, "a TypeVar default");
        break;
    case AST_TYPE_PARAM_ParamSpec:
        bind_type_param(c, param->as.ParamSpec.name, param->range);
        visit_type_expression(c, param->as.ParamSpec.default_value,
                              &param->as.ParamSpec.default_value, "a ParamSpec default");
        break;
    case AST_TYPE_PARAM_TypeVarTuple:
        bind_type_param(c, param->as.TypeVarTuple.name, param->range);
        visit_type_expression(c, param->as.TypeVarTuple.default_value,
                              &param->as.TypeVarTuple.default_value,
                              "a TypeVarTuple default");
        break;
    }
}

/* Go into the scope of type parameters, if there are any; false: there are none, or failed. */
static bool enter_type_params(OuCompiler *c, AstTypeParamList params, AstRange at) {
    return params.count > 0 && !c->failed &&
           scope_enter(c, OU_SCOPE_TYPE_PARAMS, params.items, at);
}

static void visit_type_params(OuCompiler *c, AstTypeParamList params) {
    for (size_t i = 0; i < params.count && !c->failed; i++)
        visit_type_param(c, params.items[i]);
}

static void visit_type_alias(OuCompiler *c, const AstStmt *s) {
    AstTypeParamList params = s->as.TypeAlias.type_params;
    visit_expr(c, s->as.TypeAlias.name);
    bool is_generic = enter_type_params(c, params, s->range);
    if (c->failed) return;
    visit_type_params(c, params);
    visit_type_expression(c, s->as.TypeAlias.value, &s->as.TypeAlias.value, "a type alias");
    if (is_generic) scope_leave(c);
}

/* ---- functions and classes ---- */

/* Those of keyword-only parameters: NULL stands for none. */
static bool has_preset(AstExprList presets) {
    for (size_t i = 0; i < presets.count; i++) {
        if (presets.items[i] != NULL) return true;
    }
    return false;
}

static void define_hidden(OuCompiler *c, const char *name, uint32_t flags, AstRange at) {
    OuRef text = ou_compiler_string(c, name, strlen(name));
    if (!c->failed) define(c, text, flags, at);
}

static void visit_function(OuCompiler *c, const AstStmt *s) {
    const AstArguments *args = s->as.FunctionDef.args;
    AstTypeParamList params = s->as.FunctionDef.type_params;
    bind(c, s->as.FunctionDef.name, OU_SYMBOL_ASSIGNED, s->range);
    visit_exprs(c, args->defaults);
    visit_exprs(c, args->kw_defaults);
    visit_exprs(c, s->as.FunctionDef.decorator_list);
    bool is_generic = enter_type_params(c, params, s->range);
    if (c->failed) return;
    if (is_generic) {
        if (args->defaults.count > 0)
            define_hidden(c, OU_HIDDEN_DEFAULTS, OU_SYMBOL_PARAMETER, s->range);
        if (has_preset(args->kw_defaults))
            define_hidden(c, OU_HIDDEN_KEYWORD_DEFAULTS, OU_SYMBOL_PARAMETER, s->range);
        visit_type_params(c, params);
    }
    visit_function_annotations(c, args, s->as.FunctionDef.returns,
                               ou_compiler_name(c, s->as.FunctionDef.name), s->range);
    if (c->failed || !scope_enter(c, OU_SCOPE_FUNCTION, s, s->range)) return;
    c->scope->is_async_context = s->kind == AST_STMT_AsyncFunctionDef;
    c->scope->is_coroutine = s->kind == AST_STMT_AsyncFunctionDef;
    visit_parameters(c, args);
    visit_body(c, s->as.FunctionDef.body);
    scope_leave(c);
    if (is_generic) scope_leave(c);
}

static void visit_class(OuCompiler *c, const AstStmt *s) {
    AstTypeParamList params = s->as.ClassDef.type_params;
    bind(c, s->as.ClassDef.name, OU_SYMBOL_ASSIGNED, s->range);
    visit_exprs(c, s->as.ClassDef.decorator_list);
    bool is_generic = enter_type_params(c, params, s->range);
    if (c->failed) return;
    if (is_generic) {
        c->scope->owner_class = ou_compiler_name(c, s->as.ClassDef.name);
        define_hidden(c, OU_HIDDEN_TYPE_PARAMS, OU_SYMBOL_ASSIGNED | OU_SYMBOL_USED, s->range);
        define_hidden(c, OU_HIDDEN_GENERIC_BASE, OU_SYMBOL_ASSIGNED | OU_SYMBOL_USED, s->range);
        visit_type_params(c, params);
    }
    visit_exprs(c, s->as.ClassDef.bases);
    visit_keywords(c, s->as.ClassDef.keywords);
    if (c->failed || !scope_enter(c, OU_SCOPE_CLASS, s, s->range)) return;
    c->scope->class_name = ou_compiler_name(c, s->as.ClassDef.name);
    if (is_generic) define_hidden(c, OU_HIDDEN_TYPE_PARAMS, OU_SYMBOL_USED, s->range);
    visit_body(c, s->as.ClassDef.body);
    scope_leave(c);
    if (is_generic) scope_leave(c);
}

/* `x: int` in a module or class: evaluated by the __annotate__ function of all such variables.
 */
static void visit_variable_annotation(OuCompiler *c, const AstExpr *annotation) {
    OuScope *owner = c->scope;
    if (owner->annotations == NULL) {
        // Its node is the scope itself: there is one per module or class.
        owner->annotations = scope_new(c, OU_SCOPE_ANNOTATIONS, owner, owner->range);
        if (owner->annotations == NULL) return;
        owner->annotations->is_unevaluated =
            ou_scope_is_function(owner) || c->future_annotations;
        c->scope = owner->annotations;
        define(c, ou_compiler_string(c, "format", 6), OU_SYMBOL_PARAMETER, owner->range);
    }
    c->scope = owner->annotations;
    visit_expr(c, annotation);
    c->scope = owner;
}

/* One that may not be reached is noted when it is: in a module, which may be looked at while it
 * runs, all of them. */
static void record_annotated(OuCompiler *c, const AstStmt *s) {
    OuScope *scope = c->scope;
    OuAnnotated *annotated = ou_compiler_alloc(c, sizeof *annotated);
    if (annotated == NULL) return;
    *annotated = (OuAnnotated){
        .stmt = s,
        .index = scope->last_annotated == NULL ? 0 : scope->last_annotated->index + 1,
        .is_conditional = scope->kind == OU_SCOPE_MODULE || scope->conditional_depth > 0,
    };
    if (scope->last_annotated == NULL)
        scope->first_annotated = annotated;
    else
        scope->last_annotated->next = annotated;
    scope->last_annotated = annotated;
    if (annotated->is_conditional) scope->annotations_are_conditional = true;
    if (!ou_pointer_map_set(&c->made_for_node, &c->region, s, (uintptr_t)annotated))
        ou_compile_no_memory(c);
}

static void visit_annotated(OuCompiler *c, const AstStmt *s) {
    const AstExpr *target = s->as.AnnAssign.target;
    bool simple = s->as.AnnAssign.simple != 0;
    if (target->kind == AST_EXPR_Name) {
        OuRef name = ou_compiler_mangled(c, target->as.Name.id);
        if (c->failed) return;
        const OuSymbol *symbol = ou_scope_find(c->scope, name);
        uint32_t declared =
            symbol == NULL ? 0 : symbol->flags & (OU_SYMBOL_GLOBAL | OU_SYMBOL_NONLOCAL);
        if (declared && simple && c->scope->kind != OU_SCOPE_MODULE) {
            ou_scope_error(c, s->range, "annotated name '%U' can't be %s", name,
                           declared & OU_SYMBOL_GLOBAL ? "global" : "nonlocal");
            return;
        }
        check_debug(c, name, target->range, "assign to");
        if (simple)
            define(c, name, OU_SYMBOL_ANNOTATED | OU_SYMBOL_ASSIGNED, target->range);
        else if (s->as.AnnAssign.value != NULL)
            define(c, name, OU_SYMBOL_ASSIGNED, target->range);
    } else {
        visit_expr(c, target);
    }
    if (c->failed) return;
    bool is_kept = simple && !ou_scope_is_function(c->scope);
    if (is_kept && c->future_annotations)
        c->scope->has_annotation_texts = true;
    else if (is_kept)
        record_annotated(c, s);
    // In functions annotations of variables are never evaluated; they are looked at all the
    // same.
    visit_variable_annotation(c, s->as.AnnAssign.annotation);
    visit_optional(c, s->as.AnnAssign.value);
}

/* ---- statements ---- */

static void declare(OuCompiler *c, AstNameList names, uint32_t flag, AstRange at) {
    const char *kind = flag == OU_SYMBOL_GLOBAL ? "global" : "nonlocal";
    for (size_t i = 0; i < names.count && !c->failed; i++) {
        OuRef name = ou_compiler_mangled(c, names.items[i]);
        OuSymbol *symbol = ou_scope_add(c, c->scope, name);
        if (symbol == NULL) return;
        if (symbol->flags & OU_SYMBOL_PARAMETER)
            ou_scope_error(c, at, "name '%U' is parameter and %s", name, kind);
        else if (symbol->flags & OU_SYMBOL_USED)
            ou_scope_error(c, at, "name '%U' is used prior to %s declaration", name, kind);
        else if (symbol->flags & OU_SYMBOL_ANNOTATED)
            ou_scope_error(c, at, "annotated name '%U' can't be %s", name, kind);
        else if (symbol->flags & OU_SYMBOL_ASSIGNED)
            ou_scope_error(c, at, "name '%U' is assigned to before %s declaration", name, kind);
        symbol->flags |= flag;
        if (symbol->declared.line == 0) symbol->declared = at;
    }
}

static void visit_aliases(OuCompiler *c, AstAliasList names) {
    for (size_t i = 0; i < names.count && !c->failed; i++) {
        const AstAlias *alias = names.items[i];
        AstName stored = alias->asname != NULL ? alias->asname : alias->name;
        if (alias->asname == NULL && stored->size == 1 && stored->bytes[0] == '*') {
            if (c->scope->kind != OU_SCOPE_MODULE)
                ou_scope_error(c, alias->range, "import * only allowed at module level");
            c->scope->has_star_import = true;
            continue;
        }
        const char *dot = memchr(stored->bytes, '.', stored->size);
        if (dot == NULL) {
            bind(c, stored, OU_SYMBOL_IMPORTED, alias->range);
        } else { // `import a.b` binds a
            OuRef name = ou_compiler_string(c, stored->bytes, (size_t)(dot - stored->bytes));
            if (c->failed) return;
            check_debug(c, name, alias->range, "assign to");
            define(c, name, OU_SYMBOL_IMPORTED, alias->range);
        }
    }
}

// A body that may not run.
static void visit_conditional(OuCompiler *c, AstStmtList body) {
    OuScope *scope = c->scope;
    scope->conditional_depth++;
    visit_body(c, body);
    scope->conditional_depth--;
}

static void visit_with(OuCompiler *c, const AstStmt *s) {
    for (size_t i = 0; i < s->as.With.items.count && !c->failed; i++) {
        const AstWithItem *item = s->as.With.items.items[i];
        visit_expr(c, item->context_expr);
        visit_optional(c, item->optional_vars);
    }
    visit_conditional(c, s->as.With.body);
}

static void visit_try(OuCompiler *c, const AstStmt *s) {
    visit_conditional(c, s->as.Try.body);
    for (size_t i = 0; i < s->as.Try.handlers.count && !c->failed; i++) {
        const AstExceptHandler *handler = s->as.Try.handlers.items[i];
        visit_optional(c, handler->type);
        if (handler->name != NULL)
            bind(c, handler->name, OU_SYMBOL_ASSIGNED | OU_SYMBOL_UNSET, handler->range);
        visit_conditional(c, handler->body);
    }
    visit_conditional(c, s->as.Try.orelse);
    visit_conditional(c, s->as.Try.finalbody);
}

static void visit_for(OuCompiler *c, const AstStmt *s) {
    visit_expr(c, s->as.For.target);
    visit_expr(c, s->as.For.iter);
    visit_conditional(c, s->as.For.body);
    visit_conditional(c, s->as.For.orelse);
}

static void visit_pattern(OuCompiler *c, const AstPattern *pattern);

static void visit_patterns(OuCompiler *c, AstPatternList list) {
    for (size_t i = 0; i < list.count && !c->failed; i++)
        visit_pattern(c, list.items[i]);
}

static void visit_class_pattern(OuCompiler *c, const AstPattern *pattern) {
    AstNameList attributes = pattern->as.MatchClass.kwd_attrs;
    AstPatternList named = pattern->as.MatchClass.kwd_patterns;
    visit_expr(c, pattern->as.MatchClass.cls);
    visit_patterns(c, pattern->as.MatchClass.patterns);
    for (size_t i = 0; i < attributes.count && !c->failed; i++)
        check_debug(c, ou_compiler_name(c, attributes.items[i]), named.items[i]->range,
                    "assign to");
    visit_patterns(c, named);
}

static void bind_optional(OuCompiler *c, AstName name, AstRange at) {
    if (name != NULL) bind(c, name, OU_SYMBOL_ASSIGNED, at);
}

static void visit_pattern(OuCompiler *c, const AstPattern *pattern) {
    if (!ou_compile_enter(c)) return;
    switch (pattern->kind) {
    case AST_PATTERN_MatchValue:
        visit_expr(c, pattern->as.MatchValue.value);
        break;
    case AST_PATTERN_MatchSingleton:
        break;
    case AST_PATTERN_MatchSequence:
        visit_patterns(c, pattern->as.MatchSequence.patterns);
        break;
    case AST_PATTERN_MatchMapping:
        visit_exprs(c, pattern->as.MatchMapping.keys);
        visit_patterns(c, pattern->as.MatchMapping.patterns);
        bind_optional(c, pattern->as.MatchMapping.rest, pattern->range);
        break;
    case AST_PATTERN_MatchClass:
        visit_class_pattern(c, pattern);
        break;
    case AST_PATTERN_MatchStar:
        bind_optional(c, pattern->as.MatchStar.name, pattern->range);
        break;
    case AST_PATTERN_MatchAs:
        if (pattern->as.MatchAs.pattern != NULL)
            visit_pattern(c, pattern->as.MatchAs.pattern);
        if (!c->failed) bind_optional(c, pattern->as.MatchAs.name, pattern->range);
        break;
    case AST_PATTERN_MatchOr:
        visit_patterns(c, pattern->as.MatchOr.patterns);
        break;
    }
}

static void visit_match(OuCompiler *c, const AstStmt *s) {
    visit_expr(c, s->as.Match.subject);
    for (size_t i = 0; i < s->as.Match.cases.count && !c->failed; i++) {
        const AstMatchCase *branch = s->as.Match.cases.items[i];
        visit_pattern(c, branch->pattern);
        visit_optional(c, branch->guard);
        visit_conditional(c, branch->body);
    }
}

/* `async for` and `async with` stand in coroutines only. */
static bool check_async(OuCompiler *c, const AstStmt *s, const char *what) {
    if (ou_scope_is_function(c->scope) && c->scope->is_async_context) return true;
    ou_scope_error(c, s->range, "'%s' outside async function", what);
    return false;
}

static void visit_stmt(OuCompiler *c, const AstStmt *s) {
    if (!ou_compile_enter(c)) return;
    switch (s->kind) {
    case AST_STMT_FunctionDef:
    case AST_STMT_AsyncFunctionDef:
        visit_function(c, s);
        break;
    case AST_STMT_ClassDef:
        visit_class(c, s);
        break;
    case AST_STMT_Return:
        visit_optional(c, s->as.Return.value);
        break;
    case AST_STMT_Delete:
        visit_exprs(c, s->as.Delete.targets);
        break;
    case AST_STMT_Assign:
        visit_exprs(c, s->as.Assign.targets);
        visit_expr(c, s->as.Assign.value);
        break;
    case AST_STMT_TypeAlias:
        visit_type_alias(c, s);
        break;
    case AST_STMT_AugAssign:
        visit_expr(c, s->as.AugAssign.target);
        visit_expr(c, s->as.AugAssign.value);
        break;
    case AST_STMT_AnnAssign:
        visit_annotated(c, s);
        break;
    case AST_STMT_For:
        visit_for(c, s);
        break;
    case AST_STMT_AsyncFor:
        if (check_async(c, s, "async for")) visit_for(c, s);
        break;
    case AST_STMT_While:
        visit_expr(c, s->as.While.test);
        visit_conditional(c, s->as.While.body);
        visit_conditional(c, s->as.While.orelse);
        break;
    case AST_STMT_If:
        visit_expr(c, s->as.If.test);
        visit_conditional(c, s->as.If.body);
        visit_conditional(c, s->as.If.orelse);
        break;
    case AST_STMT_With:
        visit_with(c, s);
        break;
    case AST_STMT_AsyncWith:
        if (check_async(c, s, "async with")) visit_with(c, s);
        break;
    case AST_STMT_Match:
        visit_match(c, s);
        break;
    case AST_STMT_Raise:
        visit_optional(c, s->as.Raise.exc);
        visit_optional(c, s->as.Raise.cause);
        break;
    case AST_STMT_Try:
    case AST_STMT_TryStar:
        visit_try(c, s);
        break;
    case AST_STMT_Assert:
        ou_check_assert(c, s);
        visit_expr(c, s->as.Assert.test);
        visit_optional(c, s->as.Assert.msg);
        break;
    case AST_STMT_Import:
        visit_aliases(c, s->as.Import.names);
        break;
    case AST_STMT_ImportFrom:
        visit_aliases(c, s->as.ImportFrom.names);
        break;
    case AST_STMT_Global:
        declare(c, s->as.Global.names, OU_SYMBOL_GLOBAL, s->range);
        break;
    case AST_STMT_Nonlocal:
        declare(c, s->as.Nonlocal.names, OU_SYMBOL_NONLOCAL, s->range);
        break;
    case AST_STMT_Expr:
        visit_expr(c, s->as.Expr.value);
        break;
    case AST_STMT_Pass:
    case AST_STMT_Break:
    case AST_STMT_Continue:
        break;
    }
}

static void visit_body(OuCompiler *c, AstStmtList body) {
    for (size_t i = 0; i < body.count && !c->failed; i++)
        visit_stmt(c, body.items[i]);
}

void ou_symtable_build(OuCompiler *c, const AstModule *module) {
    if (!scope_enter(c, OU_SCOPE_MODULE, module, module->range)) return;
    OuScope *top = c->scope;
    switch (module->kind) {
    case AST_MOD_Module:
        visit_body(c, module->as.Module.body);
        break;
    case AST_MOD_Interactive:
        visit_body(c, module->as.Interactive.body);
        break;
    case AST_MOD_Expression:
        visit_expr(c, module->as.Expression.body);
        break;
    }
    c->scope = top;
    if (!c->failed) ou_symtable_resolve(c, top);
    c->scope = top;
}
