/* Calls.
 *
 *     [callable, self or UNDEF, arguments ...] CALL
 *
 * A method call looks the method up without binding it (LOAD_METHOD); super().m() finds its
 * method without making a super object, when `super` is what it seems to be. */
#include "compiler/unit.h"

#include "objects/str.h"
#include "objects/tuple.h"

#define MANY_ARGUMENTS 30 // more are passed in a tuple

static bool are_simple(AstExprList args, AstKeywordList keywords) {
    for (size_t i = 0; i < args.count; i++) {
        if (args.items[i]->kind == AST_EXPR_Starred) return false;
    }
    for (size_t i = 0; i < keywords.count; i++) {
        if (keywords.items[i]->arg == NULL) return false;
    }
    return args.count + keywords.count <= MANY_ARGUMENTS;
}

static void check_keywords(OuCompiler *c, AstKeywordList keywords) {
    for (size_t i = 0; i < keywords.count && !c->failed; i++) {
        if (keywords.items[i]->arg == NULL) continue;
        for (size_t j = i + 1; j < keywords.count; j++) {
            if (keywords.items[j]->arg != keywords.items[i]->arg) continue;
            ou_compile_error(c, keywords.items[j]->range, "keyword argument repeated: %U",
                             ou_compiler_name(c, keywords.items[j]->arg));
            return;
        }
    }
}

/* ---- arguments ---- */

static OuValue keyword_names(OuCompiler *c, AstKeywordList keywords) {
    OuValue names = ou_tuple_new(c->rt, keywords.count);
    if (ou_is_error(names)) return OU_ERROR;
    for (size_t i = 0; i < keywords.count; i++)
        ou_as_tuple(names)->items[i] = ou_own(ou_compiler_mangled(c, keywords.items[i]->arg));
    return names;
}

static void compile_simple_arguments(OuCompiler *c, size_t given, AstExprList args,
                                     AstKeywordList keywords, AstRange at) {
    for (size_t i = 0; i < args.count; i++)
        ou_compile_expr(c, args.items[i]);
    for (size_t i = 0; i < keywords.count; i++)
        ou_compile_expr(c, keywords.items[i]->value);
    uint32_t count = (uint32_t)(given + args.count + keywords.count);
    if (keywords.count == 0) {
        ou_emit(c, OU_OP_CALL, count, at);
    } else if (!c->failed) {
        ou_emit_constant_take(c, keyword_names(c, keywords), at);
        ou_emit(c, OU_OP_CALL_KW, count, at);
    }
}

/* The positional arguments as one iterable: a single starred one as it is, else a tuple. */
static void compile_positional(OuCompiler *c, size_t given, AstExprList args, AstRange at) {
    if (given == 0 && args.count == 1 && args.items[0]->kind == AST_EXPR_Starred) {
        ou_compile_expr(c, args.items[0]->as.Starred.value);
        return;
    }
    ou_emit(c, OU_OP_BUILD_LIST, (uint32_t)given, at);
    for (size_t i = 0; i < args.count; i++) {
        const AstExpr *arg = args.items[i];
        bool starred = arg->kind == AST_EXPR_Starred;
        ou_compile_expr(c, starred ? arg->as.Starred.value : arg);
        ou_emit(c, starred ? OU_OP_LIST_EXTEND : OU_OP_LIST_APPEND, 1, at);
    }
    ou_emit(c, OU_OP_LIST_TO_TUPLE, 0, at);
}

/* The keywords as one dict: what stands between two `**` is built at once. */
static void compile_keyword_dict(OuCompiler *c, AstKeywordList keywords, AstRange at) {
    bool built = false;
    for (size_t i = 0; i < keywords.count || !built;) {
        size_t end = i;
        for (; end < keywords.count && keywords.items[end]->arg != NULL; end++) {
            OuRef name = ou_compiler_mangled(c, keywords.items[end]->arg);
            if (c->failed) return;
            ou_emit_constant_take(c, ou_own(name), at);
            ou_compile_expr(c, keywords.items[end]->value);
        }
        if (end > i || !built) {
            ou_emit(c, OU_OP_BUILD_MAP, (uint32_t)(end - i), at);
            if (built) ou_emit(c, OU_OP_DICT_MERGE, 1, at);
            built = true;
        }
        if (end < keywords.count) {
            ou_compile_expr(c, keywords.items[end++]->value);
            ou_emit(c, OU_OP_DICT_MERGE, 1, at);
        }
        i = end;
    }
}

void ou_compile_arguments(OuCompiler *c, size_t given, AstExprList args,
                          AstKeywordList keywords, AstRange at) {
    check_keywords(c, keywords);
    if (are_simple(args, keywords)) {
        compile_simple_arguments(c, given, args, keywords, at);
        return;
    }
    compile_positional(c, given, args, at);
    if (keywords.count == 0)
        ou_emit(c, OU_OP_PUSH_UNDEF, 0, at);
    else
        compile_keyword_dict(c, keywords, at);
    ou_emit(c, OU_OP_CALL_EX, 0, at);
}

/* ---- super ---- */

/* Is `e` a call of the built-in super (as far as can be seen) that needs no super object? */
static bool is_plain_super(OuCompiler *c, const AstExpr *e) {
    if (e->kind != AST_EXPR_Call || e->as.Call.func->kind != AST_EXPR_Name) return false;
    AstName id = e->as.Call.func->as.Name.id;
    if (id->size != 5 || memcmp(id->bytes, "super", 5) != 0) return false;
    if (e->as.Call.keywords.count != 0 || !are_simple(e->as.Call.args, e->as.Call.keywords))
        return false;
    OuRef name = ou_compiler_name(c, id);
    if (c->failed || !ou_scope_is_function(c->unit->scope)) return false;
    const OuSymbol *symbol = ou_scope_find(c->scope, name);
    if (symbol == NULL || symbol->kind != OU_NAME_IMPLICIT) return false;
    const OuScope *top = c->scope;
    while (top->parent != NULL)
        top = top->parent;
    const OuSymbol *at_top = ou_scope_find(top, name);
    if (at_top != NULL && (at_top->flags & OU_SYMBOL_BOUND)) return false;

    if (e->as.Call.args.count == 2) return true;
    const OuSymbol *first = c->unit->scope->first_symbol;
    return e->as.Call.args.count == 0 && c->unit->argument_count > 0 && first != NULL &&
           ou_variable_find(c, c->rt->names.dunder_class).kind == OU_VARIABLE_DEREF;
}

/* [super, class, self] */
static void push_super(OuCompiler *c, const AstExpr *e) {
    ou_compile_expr(c, e->as.Call.func);
    if (e->as.Call.args.count == 2) {
        ou_compile_expr(c, e->as.Call.args.items[0]);
        ou_compile_expr(c, e->as.Call.args.items[1]);
        return;
    }
    ou_variable_load(c, ou_variable_find(c, c->rt->names.dunder_class), e->range);
    const OuSymbol *self = c->unit->scope->first_symbol;
    if (self->kind == OU_NAME_CELL)
        ou_emit(c, OU_OP_LOAD_DEREF, self->slot, e->range);
    else
        ou_emit_load_fast(c, self->slot, e->range);
}

bool ou_compile_super_attribute(OuCompiler *c, const AstExpr *e, enum OuOpcode op) {
    if (!is_plain_super(c, e->as.Attribute.value)) return false;
    push_super(c, e->as.Attribute.value);
    ou_emit_name(c, op, ou_compiler_mangled(c, e->as.Attribute.attr), ou_place_of_attribute(e));
    return true;
}

/* ---- calls ---- */

static void load_method(OuCompiler *c, const AstExpr *func) {
    if (ou_compile_super_attribute(c, func, OU_OP_LOAD_SUPER_METHOD)) return;
    AstRange at = ou_place_of_attribute(func);
    OuOperand object;
    uint32_t name;
    if (ou_attribute_of_local(c, func, &object, &name)) {
        ou_emit_attribute_of_local(c, OU_OP_LOAD_METHOD_L, object, name, at);
        return;
    }
    ou_compile_expr(c, func->as.Attribute.value);
    ou_emit(c, OU_OP_LOAD_METHOD, name, at);
}

static void load_callable(OuCompiler *c, const AstExpr *func) {
    if (func->kind == AST_EXPR_Name) {
        OuVariable variable = ou_variable_find(c, ou_compiler_mangled(c, func->as.Name.id));
        if (variable.kind == OU_VARIABLE_GLOBAL) {
            ou_emit_name(c, OU_OP_LOAD_GLOBAL_CALL, variable.name, func->range);
            return;
        }
    }
    ou_compile_expr(c, func);
    ou_emit(c, OU_OP_PUSH_UNDEF, 0, func->range);
}

void ou_compile_call(OuCompiler *c, const AstExpr *e) {
    const AstExpr *func = e->as.Call.func;
    AstExprList args = e->as.Call.args;
    AstKeywordList keywords = e->as.Call.keywords;
    AstRange at = e->range;
    if (func->kind == AST_EXPR_Attribute && are_simple(args, keywords)) {
        // Errors of a method call that takes several lines are shown from the method's name on.
        AstRange name = ou_place_of_attribute(func);
        if (func->range.line != func->range.end_line) {
            at.line = name.line;
            at.column = name.column;
        }
        load_method(c, func);
    } else {
        load_callable(c, func);
    }
    ou_compile_arguments(c, 0, args, keywords, at);
}
