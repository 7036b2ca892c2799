/* Statements. */
#include "compiler/unit.h"

static void compile_if(OuCompiler *c, const AstStmt *s) {
    OuLabel otherwise = ou_emit_new_label(c), end = ou_emit_new_label(c);
    ou_compile_jump(c, s->as.If.test, otherwise, false);
    ou_compile_body(c, s->as.If.body);
    if (s->as.If.orelse.count > 0) ou_emit_jump(c, OU_OP_JUMP, end, OU_NOWHERE);
    ou_emit_place(c, otherwise);
    ou_compile_body(c, s->as.If.orelse);
    ou_emit_place(c, end);
}

static void compile_while(OuCompiler *c, const AstStmt *s) {
    OuBlock block;
    OuLabel otherwise = ou_emit_new_label(c);
    ou_block_push(c, &block, OU_BLOCK_WHILE, s->range);
    block.top = ou_emit_new_label(c);
    block.exit = ou_emit_new_label(c);
    ou_emit_place(c, block.top);
    ou_compile_jump(c, s->as.While.test, otherwise, false);
    ou_compile_body(c, s->as.While.body);
    ou_emit_jump(c, OU_OP_JUMP_BACK, block.top, c->unit->last_place);
    ou_block_pop(c, &block);
    ou_emit_place(c, otherwise);
    ou_compile_body(c, s->as.While.orelse);
    ou_emit_place(c, block.exit);
}

static void compile_for(OuCompiler *c, const AstStmt *s) {
    OuBlock block;
    AstRange at = s->as.For.iter->range;
    bool is_async = s->kind == AST_STMT_AsyncFor;
    OuLabel otherwise = ou_emit_new_label(c);
    ou_compile_iterator(c, s->as.For.iter, is_async);
    ou_block_push(c, &block, OU_BLOCK_FOR, s->range);
    block.top = ou_emit_new_label(c);
    block.exit = ou_emit_new_label(c);
    ou_emit_place(c, block.top);
    if (is_async)
        ou_emit_async_for_iter(c, s->as.For.target, otherwise, s->range);
    else
        ou_emit_for_iter(c, s->as.For.target, otherwise, at);
    ou_compile_body(c, s->as.For.body);
    ou_emit_jump(c, OU_OP_JUMP_BACK, block.top, c->unit->last_place);
    ou_block_pop(c, &block);
    ou_emit_place(c, otherwise);
    ou_compile_body(c, s->as.For.orelse);
    ou_emit_place(c, block.exit);
}

static void compile_raise(OuCompiler *c, const AstStmt *s) {
    uint32_t count = 0;
    if (s->as.Raise.exc != NULL) {
        ou_compile_expr(c, s->as.Raise.exc);
        count++;
    }
    if (s->as.Raise.cause != NULL) {
        ou_compile_expr(c, s->as.Raise.cause);
        count++;
    }
    ou_emit(c, OU_OP_RAISE, count, s->range);
}

static void compile_assert(OuCompiler *c, const AstStmt *s) {
    if (c->optimize > 0) return;
    OuLabel passed = ou_emit_new_label(c);
    ou_compile_jump(c, s->as.Assert.test, passed, true);
    ou_emit(c, OU_OP_LOAD_ASSERTION_ERROR, 0, s->range);
    if (s->as.Assert.msg != NULL) { // the message takes the place of `self`
        ou_compile_expr(c, s->as.Assert.msg);
        ou_emit(c, OU_OP_CALL, 0, s->range);
    }
    ou_emit(c, OU_OP_RAISE, 1, s->as.Assert.test->range);
    ou_emit_place(c, passed);
}

static bool is_at_prompt(const OuCompiler *c) {
    return c->mode == OU_COMPILE_SINGLE && c->unit->outer == NULL;
}

static void compile_expr_stmt(OuCompiler *c, const AstStmt *s) {
    const AstExpr *e = s->as.Expr.value;
    if (is_at_prompt(c)) {
        ou_compile_expr(c, e);
        ou_emit(c, OU_OP_PRINT_EXPRESSION, 0, s->range);
    } else if (e->kind != AST_EXPR_Constant) {
        ou_compile_expr(c, e);
        ou_emit(c, OU_OP_POP, 0, s->range);
    }
}

static void compile_any(OuCompiler *c, const AstStmt *s) {
    switch (s->kind) {
    case AST_STMT_FunctionDef:
    case AST_STMT_AsyncFunctionDef:
        ou_compile_function(c, s);
        break;
    case AST_STMT_ClassDef:
        ou_compile_class(c, s);
        break;
    case AST_STMT_Return:
        ou_compile_return(c, s);
        break;
    case AST_STMT_Delete:
        for (size_t i = 0; i < s->as.Delete.targets.count; i++)
            ou_compile_delete(c, s->as.Delete.targets.items[i]);
        break;
    case AST_STMT_Assign:
        ou_compile_assign(c, s);
        break;
    case AST_STMT_TypeAlias:
        ou_compile_type_alias(c, s);
        break;
    case AST_STMT_AugAssign:
        ou_compile_augmented(c, s);
        break;
    case AST_STMT_AnnAssign:
        ou_compile_annotated(c, s);
        break;
    case AST_STMT_For:
    case AST_STMT_AsyncFor:
        compile_for(c, s);
        break;
    case AST_STMT_While:
        compile_while(c, s);
        break;
    case AST_STMT_If:
        compile_if(c, s);
        break;
    case AST_STMT_With:
    case AST_STMT_AsyncWith:
        ou_compile_with(c, s);
        break;
    case AST_STMT_Match:
        ou_compile_match(c, s);
        break;
    case AST_STMT_Raise:
        compile_raise(c, s);
        break;
    case AST_STMT_Try:
    case AST_STMT_TryStar:
        ou_compile_try(c, s);
        break;
    case AST_STMT_Assert:
        compile_assert(c, s);
        break;
    case AST_STMT_Import:
    case AST_STMT_ImportFrom:
        ou_compile_import(c, s);
        break;
    case AST_STMT_Expr:
        compile_expr_stmt(c, s);
        break;
    case AST_STMT_Break:
        ou_compile_break(c, s);
        break;
    case AST_STMT_Continue:
        ou_compile_continue(c, s);
        break;
    case AST_STMT_Global: // the symbol table's business
    case AST_STMT_Nonlocal:
    case AST_STMT_Pass:
        break;
    }
}

void ou_compile_stmt(OuCompiler *c, const AstStmt *s) {
    if (!ou_compile_enter(c)) return;
    c->unit->last_place = s->range;
    compile_any(c, s);
}

void ou_compile_body(OuCompiler *c, AstStmtList body) {
    for (size_t i = 0; i < body.count && !c->failed; i++)
        ou_compile_stmt(c, body.items[i]);
}
