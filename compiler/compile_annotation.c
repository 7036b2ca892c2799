/* Annotations: evaluated when somebody asks, by a function made for it.
 *
 *     def __annotate__(format, /):
 *         if format > 2: raise NotImplementedError
 *         return {"x": int, ...}
 *
 * One for the parameters of each function that has any, one for the variables of each module or
 * class. A variable whose statement may not be reached counts only if it has been: statements
 * put their number into the set __conditional_annotations__ as they pass.
 *
 * Under `from __future__ import annotations` all of them are source text, and variables' go into
 * the dict __annotations__ as they pass. */
#include "compiler/unit.h"

#include "objects/str.h"

#define VALUE_FORMATS 2 // formats above this are made from the source, which we do not do

static const char conditional_annotations[] = "__conditional_annotations__";

void ou_compile_check_format(OuCompiler *c, AstRange at) {
    OuLabel known = ou_emit_new_label(c);
    c->unit->argument_count = c->unit->positional_only_count = 1;
    ou_unit_emit_prologue(c);
    ou_emit_test(c, OU_OP_JUMP_GT_LI, 0, VALUE_FORMATS, known, false, at);
    OuRef error = ou_compiler_string(c, "NotImplementedError", 19);
    if (c->failed) return;
    ou_emit_name(c, OU_OP_LOAD_GLOBAL, error, at);
    ou_emit(c, OU_OP_RAISE, 1, at);
    ou_emit_place(c, known);
}

static void compile_annotation(OuCompiler *c, const AstExpr *e) {
    if (c->future_annotations) {
        ou_emit_constant_take(c, ou_unparse(c, e), e->range);
    } else if (e->kind == AST_EXPR_Starred) { // *args: *Ts
        ou_compile_expr(c, e->as.Starred.value);
        ou_emit(c, OU_OP_UNPACK, 1, e->range);
    } else {
        ou_compile_expr(c, e);
    }
}

/* ---- parameters ---- */

static uint32_t annotate_name(OuCompiler *c, OuRef name, const AstExpr *annotation,
                              AstRange at) {
    if (annotation == NULL || c->failed) return 0;
    ou_emit_constant_take(c, ou_own(name), at);
    compile_annotation(c, annotation);
    return 1;
}

static uint32_t annotate_arg(OuCompiler *c, const AstArg *arg, AstRange at) {
    if (arg == NULL) return 0;
    return annotate_name(c, ou_compiler_mangled(c, arg->arg), arg->annotation, at);
}

static uint32_t annotate_args(OuCompiler *c, AstArgList args, AstRange at) {
    uint32_t count = 0;
    for (size_t i = 0; i < args.count; i++)
        count += annotate_arg(c, args.items[i], at);
    return count;
}

static OuValue parameters_code(OuCompiler *c, const AstStmt *s, OuScope *scope) {
    OuUnit unit;
    const AstArguments *args = s->as.FunctionDef.args;
    ou_unit_begin(c, &unit, scope, c->rt->names.dunder_annotate, s->range.line);
    if (!c->failed) {
        ou_compile_check_format(c, s->range);
        uint32_t count = annotate_args(c, args->posonlyargs, s->range);
        count += annotate_args(c, args->args, s->range);
        count += annotate_arg(c, args->vararg, s->range);
        count += annotate_args(c, args->kwonlyargs, s->range);
        count += annotate_arg(c, args->kwarg, s->range);
        OuRef result = ou_compiler_string(c, "return", 6);
        count += annotate_name(c, result, s->as.FunctionDef.returns, s->range);
        ou_emit(c, OU_OP_BUILD_MAP, count, s->range);
        ou_emit(c, OU_OP_RETURN, 0, s->range);
    }
    return ou_unit_end(c);
}

bool ou_compile_function_annotations(OuCompiler *c, const AstStmt *s) {
    uintptr_t scope;
    if (c->failed || !ou_pointer_map_find(&c->made_for_node, s->as.FunctionDef.args, &scope))
        return false;
    ou_compile_make_function_take(c, parameters_code(c, s, (OuScope *)scope), 0, s->range);
    return !c->failed;
}

/* ---- variables ---- */

static void load_passed(OuCompiler *c, AstRange at) {
    OuRef name =
        ou_compiler_string(c, conditional_annotations, sizeof conditional_annotations - 1);
    if (c->failed) return;
    if (c->scope->kind == OU_SCOPE_CLASS)
        ou_emit(c, OU_OP_LOAD_DEREF, c->scope->conditional_slot, at);
    else
        ou_variable_load(c, ou_variable_find(c, name), at);
}

/* __annotations__[name] = text */
static void store_text(OuCompiler *c, const AstStmt *s) {
    OuRef name = ou_compiler_mangled(c, s->as.AnnAssign.target->as.Name.id);
    if (c->failed) return;
    compile_annotation(c, s->as.AnnAssign.annotation);
    ou_variable_load(c, ou_variable_find(c, c->rt->names.dunder_annotations), s->range);
    ou_emit_constant_take(c, ou_own(name), s->range);
    ou_emit(c, OU_OP_SET_ITEM, 0, s->range);
}

void ou_compile_setup_annotations(OuCompiler *c, AstRange at) {
    if (c->unit->scope->has_annotation_texts) ou_emit(c, OU_OP_SETUP_ANNOTATIONS, 0, at);
}

void ou_compile_passed_annotation(OuCompiler *c, const AstStmt *s) {
    uintptr_t found;
    if (c->future_annotations) {
        store_text(c, s);
        return;
    }
    if (c->failed || !ou_pointer_map_find(&c->made_for_node, s, &found)) return;
    const OuAnnotated *annotated = (const OuAnnotated *)found;
    if (!annotated->is_conditional) return;
    load_passed(c, s->range);
    ou_emit_constant_take(c, ou_from_small_int(annotated->index), s->range);
    ou_emit(c, OU_OP_SET_ADD, 1, s->range);
    ou_emit(c, OU_OP_POP, 0, s->range);
}

/* [dict] -> [dict] with the annotation stored */
static void annotate_variable(OuCompiler *c, const OuAnnotated *annotated, AstRange at) {
    const AstStmt *s = annotated->stmt;
    OuLabel next = ou_emit_new_label(c);
    if (annotated->is_conditional) {
        ou_emit_constant_take(c, ou_from_small_int(annotated->index), s->range);
        load_passed(c, s->range);
        ou_emit(c, OU_OP_CONTAINS, 0, s->range);
        ou_emit_jump(c, OU_OP_POP_JUMP_IF_FALSE, next, s->range);
    }
    compile_annotation(c, s->as.AnnAssign.annotation);
    OuRef name = ou_compiler_mangled(c, s->as.AnnAssign.target->as.Name.id);
    if (c->failed) return;
    ou_emit(c, OU_OP_COPY, 2, s->range);
    ou_emit_constant_take(c, ou_own(name), s->range);
    ou_emit(c, OU_OP_SET_ITEM, 0, at);
    ou_emit_place(c, next);
}

static OuValue variables_code(OuCompiler *c, const OuScope *owner, AstRange at) {
    OuUnit unit;
    ou_unit_begin(c, &unit, owner->annotations, c->rt->names.dunder_annotate, at.line);
    if (!c->failed) {
        ou_compile_check_format(c, at);
        ou_emit(c, OU_OP_BUILD_MAP, 0, at);
        for (const OuAnnotated *a = owner->first_annotated; a != NULL; a = a->next)
            annotate_variable(c, a, at);
        ou_emit(c, OU_OP_RETURN, 0, at);
    }
    return ou_unit_end(c);
}

void ou_compile_variable_annotations(OuCompiler *c, const char *stored_as, AstRange at) {
    const OuScope *owner = c->unit->scope;
    if (c->failed || owner->first_annotated == NULL) return;
    ou_compile_make_function_take(c, variables_code(c, owner, at), 0, at);
    OuRef name = ou_compiler_string(c, stored_as, strlen(stored_as));
    if (c->failed) return;
    ou_emit_name(c, OU_OP_STORE_NAME, name, at);
    if (owner->kind != OU_SCOPE_MODULE) return;
    name = ou_compiler_string(c, conditional_annotations, sizeof conditional_annotations - 1);
    if (c->failed) return;
    ou_emit(c, OU_OP_BUILD_SET, 0, at);
    ou_emit_name(c, OU_OP_STORE_NAME, name, at);
}
