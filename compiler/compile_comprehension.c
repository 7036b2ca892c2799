/* Comprehensions and generator expressions.
 *
 * List, set and dict comprehensions are loops in the enclosing code. Their variables are hidden
 * slots there, unset again at the end, also when an exception ends them; variables that inner
 * functions use get a cell for each run of the comprehension. A generator expression is a
 * function whose only argument is the outermost iterator. */
#include "compiler/unit.h"

typedef struct Comprehension {
    const AstExpr *e;
    AstComprehensionList generators;
    const AstExpr *first, *second; // the element, or key and value
    uint8_t build, add;            // 0: a generator expression
} Comprehension;

static Comprehension comprehension_of(const AstExpr *e) {
    switch ((int)e->kind) {
    case AST_EXPR_ListComp:
        return (Comprehension){e,    e->as.ListComp.generators, e->as.ListComp.elt,
                               NULL, OU_OP_BUILD_LIST,          OU_OP_LIST_APPEND};
    case AST_EXPR_SetComp:
        return (Comprehension){e,    e->as.SetComp.generators, e->as.SetComp.elt,
                               NULL, OU_OP_BUILD_SET,          OU_OP_SET_ADD};
    case AST_EXPR_DictComp:
        return (Comprehension){e,
                               e->as.DictComp.generators,
                               e->as.DictComp.key,
                               e->as.DictComp.value,
                               OU_OP_BUILD_MAP,
                               OU_OP_MAP_ADD};
    default:
        return (Comprehension){
            e, e->as.GeneratorExp.generators, e->as.GeneratorExp.elt, NULL, 0, 0};
    }
}

/* ---- the loops ---- */

/* One more element; `loops` iterators lie above the result. */
static void compile_element(OuCompiler *c, const Comprehension *what, uint32_t loops) {
    AstRange at = what->first->range;
    ou_compile_expr(c, what->first);
    if (what->second != NULL) {
        ou_compile_expr(c, what->second);
        at.end_line = what->second->range.end_line;
        at.end_column = what->second->range.end_column;
    }
    if (what->add != 0) {
        ou_emit(c, what->add, loops + 1, at);
    } else {
        ou_emit_yield(c, at);
        ou_emit(c, OU_OP_POP, 0, at);
    }
}

void ou_emit_for_iter(OuCompiler *c, const AstExpr *target, OuLabel end, AstRange at) {
    OuOperand local = ou_operand_of(c, target, 0xffffff, 0);
    if (local.source == OU_FROM_LOCAL) {
        ou_emit_local_jump(c, OU_OP_FOR_ITER_L, (uint32_t)local.value, end, at);
        return;
    }
    ou_emit_jump(c, OU_OP_FOR_ITER, end, at);
    ou_compile_store(c, target);
}

/* `for x in [value]` is an assignment; the value, or NULL. */
static const AstExpr *only_item(const AstExpr *iterable) {
    AstExprList items;
    if (iterable->kind == AST_EXPR_List)
        items = iterable->as.List.elts;
    else if (iterable->kind == AST_EXPR_Tuple)
        items = iterable->as.Tuple.elts;
    else
        return NULL;
    return items.count == 1 && items.items[0]->kind != AST_EXPR_Starred ? items.items[0] : NULL;
}

static void compile_loops(OuCompiler *c, const Comprehension *what, size_t index,
                          uint32_t loops);

/* The conditions of a generator and what is inside; what does not pass goes on at `next`. */
static void compile_inside(OuCompiler *c, const Comprehension *what, size_t index,
                           uint32_t loops, OuLabel next) {
    const AstComprehension *generator = what->generators.items[index];
    for (size_t i = 0; i < generator->ifs.count; i++)
        ou_compile_jump(c, generator->ifs.items[i], next, false);
    if (index + 1 < what->generators.count)
        compile_loops(c, what, index + 1, loops);
    else
        compile_element(c, what, loops);
}

static void compile_loops(OuCompiler *c, const Comprehension *what, size_t index,
                          uint32_t loops) {
    const AstComprehension *generator = what->generators.items[index];
    AstRange at = generator->iter->range;
    if (!ou_compile_enter(c)) return;
    OuLabel top = ou_emit_new_label(c), next = ou_emit_new_label(c), end = ou_emit_new_label(c);
    const AstExpr *only =
        index > 0 && !generator->is_async ? only_item(generator->iter) : NULL;
    if (only != NULL) {
        ou_compile_expr(c, only);
        ou_compile_store(c, generator->target);
        compile_inside(c, what, index, loops, next);
        ou_emit_place(c, next);
        return;
    }
    if (index > 0) { // the outermost iterator is there already
        ou_compile_iterator(c, generator->iter, generator->is_async);
    }
    ou_emit_place(c, top);
    if (generator->is_async)
        ou_emit_async_for_iter(c, generator->target, end, what->e->range);
    else
        ou_emit_for_iter(c, generator->target, end, at);
    compile_inside(c, what, index, loops + 1, next);
    ou_emit_place(c, next);
    ou_emit_jump(c, OU_OP_JUMP_BACK, top, what->first->range);
    ou_emit_place(c, end);
}

/* ---- list, set, dict ---- */

static void unset_variables(OuCompiler *c, const OuScope *scope, AstRange at) {
    for (const OuSymbol *symbol = scope->first_symbol; symbol != NULL; symbol = symbol->next) {
        if (symbol->kind == OU_NAME_LOCAL || symbol->kind == OU_NAME_CELL)
            ou_emit_unset_fast(c, symbol->slot, at);
    }
}

static void make_cells(OuCompiler *c, const OuScope *scope, AstRange at) {
    for (const OuSymbol *symbol = scope->first_symbol; symbol != NULL; symbol = symbol->next) {
        if (symbol->kind == OU_NAME_CELL) ou_emit(c, OU_OP_MAKE_CELL, symbol->slot, at);
    }
}

/* A name that is also a variable of the function counts as mentioned here, though the
 * comprehension has a variable of its own. */
static void mention_variables(OuCompiler *c, const OuScope *scope) {
    const OuScope *code = c->unit->scope;
    if (!ou_scope_is_function(code)) return;
    for (const OuSymbol *symbol = scope->first_symbol; symbol != NULL; symbol = symbol->next) {
        OuSymbol *outer =
            symbol->kind == OU_NAME_LOCAL ? ou_scope_find(code, symbol->name) : NULL;
        if (outer != NULL && outer->kind == OU_NAME_LOCAL && outer->slot == OU_NO_SLOT)
            ou_unit_give_slot(c, outer);
    }
}

static void compile_inlined(OuCompiler *c, const Comprehension *what) {
    AstRange at = what->e->range;
    OuScope *scope = ou_compiler_scope(c, what->e), *outer = c->scope;
    OuLabel cleanup = ou_emit_new_label(c);
    uint32_t depth = ou_emit_depth(c) - 1; // without the iterator
    uint32_t handler = ou_emit_push_handler(c, cleanup, depth, true);
    ou_block_deepen(c, at);
    c->scope = scope;
    mention_variables(c, scope);
    make_cells(c, scope, at);
    ou_emit(c, what->build, 0, at);
    ou_emit(c, OU_OP_SWAP, 2, at);
    compile_loops(c, what, 0, 0);
    ou_emit_set_handler(c, handler);
    c->unit->block_depth--;
    unset_variables(c, scope, at);

    OuEmitPoint point = ou_emit_begin_section(c, cleanup);
    unset_variables(c, scope, at);
    ou_emit(c, OU_OP_RERAISE, 1, at);
    ou_emit_end_section(c, point);
    c->scope = outer;
}

/* ---- generator expressions ---- */

static OuValue generator_code(OuCompiler *c, const Comprehension *what) {
    OuUnit unit;
    const AstExpr *e = what->e;
    OuRef name = ou_compiler_string(c, "<genexpr>", 9);
    ou_unit_begin(c, &unit, ou_compiler_scope(c, e), name, e->range.line);
    if (!c->failed) {
        unit.argument_count = 1;
        unit.last_place = what->generators.items[0]->iter->range;
        ou_unit_emit_prologue(c);
        ou_emit_load_fast(c, 0, e->range);
        compile_loops(c, what, 0, 0);
        ou_unit_emit_epilogue(c);
    }
    return ou_unit_end(c);
}

void ou_compile_comprehension(OuCompiler *c, const AstExpr *e) {
    Comprehension what = comprehension_of(e);
    const AstExpr *iterable = what.generators.items[0]->iter;
    bool is_generator = e->kind == AST_EXPR_GeneratorExp;
    if (is_generator) ou_compile_make_function_take(c, generator_code(c, &what), 0, e->range);
    ou_compile_iterator(c, iterable, what.generators.items[0]->is_async);
    if (c->failed) return;
    // The iterator takes the place of `self`: [function, iterator] CALL 0.
    if (is_generator)
        ou_emit(c, OU_OP_CALL, 0, e->range);
    else
        compile_inlined(c, &what);
}
