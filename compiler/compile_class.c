/* Classes.
 *
 *     __build_class__(body function, name, *bases, **keywords)
 *
 * The body's code fills the class's namespace. If a method needs to know the class, it does so
 * through the cell
 * __class__, which the body returns and __build_class__ fills. */
#include "compiler/unit.h"

#include <stdlib.h>

#include "objects/str.h"
#include "objects/tuple.h"

static void store_string(OuCompiler *c, OuValue value, const char *name, AstRange at) {
    ou_emit_constant_take(c, value, at);
    OuRef text = ou_compiler_string(c, name, strlen(name));
    if (!c->failed) ou_emit_name(c, OU_OP_STORE_NAME, text, at);
}

static void load_name(OuCompiler *c, const char *name, AstRange at) {
    OuRef text = ou_compiler_string(c, name, strlen(name));
    if (!c->failed) ou_emit_name(c, OU_OP_LOAD_NAME, text, at);
}

static void store_name(OuCompiler *c, const char *name, AstRange at) {
    OuRef text = ou_compiler_string(c, name, strlen(name));
    if (!c->failed) ou_emit_name(c, OU_OP_STORE_NAME, text, at);
}

static void begin_namespace(OuCompiler *c, bool is_generic, AstRange at) {
    const OuUnit *unit = c->unit;
    load_name(c, "__name__", at);
    store_name(c, "__module__", at);
    store_string(c, ou_own(unit->qualname), "__qualname__", at);
    store_string(c, ou_from_small_int(unit->first_line), "__firstlineno__", at);
    if (is_generic) {
        ou_variable_load(c, ou_hidden_variable(c, OU_HIDDEN_TYPE_PARAMS), at);
        store_name(c, "__type_params__", at);
    }
    if (unit->scope->needs_class_dict) {
        ou_emit(c, OU_OP_LOAD_LOCALS, 0, at);
        ou_emit(c, OU_OP_STORE_DEREF, unit->scope->class_dict_slot, at);
    }
    if (unit->scope->annotations_are_conditional) {
        ou_emit(c, OU_OP_BUILD_SET, 0, at);
        ou_emit(c, OU_OP_STORE_DEREF, unit->scope->conditional_slot, at);
    }
    ou_compile_setup_annotations(c, at);
}

static int compare_names(const void *a, const void *b) {
    const OuRef *left = a, *right = b;
    return ou_str_order(*left, *right);
}

/* The attributes that methods assign through `self`, sorted. */
static OuValue static_attributes(OuCompiler *c) {
    OuUnit *unit = c->unit;
    if (unit->static_attributes.count > 0)
        qsort(unit->static_attributes.items, unit->static_attributes.count,
              sizeof *unit->static_attributes.items, compare_names);
    return ou_tuple_from_array(c->rt, unit->static_attributes.items,
                               unit->static_attributes.count);
}

static void end_namespace(OuCompiler *c, AstRange at) {
    const OuScope *scope = c->unit->scope;
    ou_compile_variable_annotations(c, "__annotate_func__", at);
    if (c->failed) return;
    store_string(c, static_attributes(c), "__static_attributes__", at);
    if (scope->needs_class_dict) {
        ou_emit(c, OU_OP_LOAD_CELL, scope->class_dict_slot, at);
        store_name(c, "__classdictcell__", at);
    }
    if (scope->needs_class_cell) {
        ou_emit(c, OU_OP_LOAD_CELL, scope->class_cell_slot, at);
        ou_emit(c, OU_OP_COPY, 1, at);
        store_name(c, "__classcell__", at);
        ou_emit(c, OU_OP_RETURN, 0, at);
    } else {
        ou_emit_return_constant_take(c, OU_NONE, at);
    }
}

static void compile_class_body(OuCompiler *c, AstStmtList body) {
    const AstConstant *text = ou_docstring(c, body);
    if (text != NULL) {
        AstRange at = body.items[0]->range;
        store_string(c, ou_docstring_value(c, text), "__doc__", at);
        body = (AstStmtList){body.items + 1, body.count - 1};
    }
    ou_compile_body(c, body);
}

static OuValue class_code(OuCompiler *c, const AstStmt *s, uint32_t first_line) {
    OuUnit unit;
    AstRange at = {first_line, 0, first_line, 0};
    OuRef name = ou_compiler_name(c, s->as.ClassDef.name);
    ou_unit_begin(c, &unit, ou_compiler_scope(c, s), name, first_line);
    if (!c->failed) {
        ou_unit_emit_prologue(c);
        begin_namespace(c, s->as.ClassDef.type_params.count > 0, at);
        compile_class_body(c, s->as.ClassDef.body);
        end_namespace(c, at);
    }
    return ou_unit_end(c);
}

/* [] -> [class] */
static void build_class(OuCompiler *c, const AstStmt *s, AstExprList bases,
                        uint32_t first_line) {
    OuRef name = ou_compiler_name(c, s->as.ClassDef.name);
    ou_emit(c, OU_OP_LOAD_BUILD_CLASS, 0, s->range);
    ou_emit(c, OU_OP_PUSH_UNDEF, 0, s->range);
    if (c->failed) return;
    ou_compile_make_function_take(c, class_code(c, s, first_line), 0, s->range);
    if (c->failed) return;
    ou_emit_constant_take(c, ou_own(name), s->range);
    ou_compile_arguments(c, 2, bases, s->as.ClassDef.keywords, s->range);
}

/* ---- generic classes: see compile_type_params.c ---- */

/* The bases, and Generic[...] behind them. */
static AstExprList bases_with_generic(OuCompiler *c, const AstStmt *s, AstExpr *generic) {
    static const AstText name = {OU_HIDDEN_GENERIC_BASE, sizeof OU_HIDDEN_GENERIC_BASE - 1, 0};
    AstExprList bases = s->as.ClassDef.bases;
    AstExpr **items = ou_compiler_alloc(c, (bases.count + 1) * sizeof *items);
    if (items == NULL) return bases;
    if (bases.count > 0) memcpy(items, bases.items, bases.count * sizeof *items);
    *generic = (AstExpr){.kind = AST_EXPR_Name, .range = s->range};
    generic->as.Name.id = &name;
    generic->as.Name.ctx = AST_CTX_Load;
    items[bases.count] = generic;
    return (AstExprList){items, bases.count + 1};
}

static OuValue generic_code(OuCompiler *c, const AstStmt *s, uint32_t first_line) {
    OuUnit unit;
    AstTypeParamList params = s->as.ClassDef.type_params;
    ou_type_params_begin(c, &unit, params, s->as.ClassDef.name, first_line);
    if (!c->failed) {
        AstExpr generic;
        ou_unit_emit_prologue(c);
        ou_compile_type_params(c, params, s->range);
        ou_emit(c, OU_OP_COPY, 1, s->range);
        ou_variable_store(c, ou_hidden_variable(c, OU_HIDDEN_TYPE_PARAMS), s->range);
        ou_emit(c, OU_OP_GENERIC_BASE, 0, s->range);
        ou_variable_store(c, ou_hidden_variable(c, OU_HIDDEN_GENERIC_BASE), s->range);
        build_class(c, s, bases_with_generic(c, s, &generic), first_line);
        ou_emit(c, OU_OP_RETURN, 0, s->range);
    }
    return ou_unit_end(c);
}

void ou_compile_class(OuCompiler *c, const AstStmt *s) {
    AstExprList decorators = s->as.ClassDef.decorator_list;
    uint32_t first_line =
        decorators.count > 0 ? decorators.items[0]->range.line : s->range.line;
    ou_compile_decorators(c, decorators);
    if (s->as.ClassDef.type_params.count > 0) {
        ou_compile_make_function_take(c, generic_code(c, s, first_line), 0, s->range);
        ou_emit(c, OU_OP_PUSH_UNDEF, 0, s->range);
        ou_emit(c, OU_OP_CALL, 0, s->range);
    } else {
        build_class(c, s, s->as.ClassDef.bases, first_line);
    }
    ou_compile_decorator_calls(c, decorators);
    ou_name_store(c, s->as.ClassDef.name, s->range);
}
