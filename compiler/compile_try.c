/* try and with.
 *
 * Nothing is executed to enter a `try`: the handler table says where exceptions in its body
 * lead. A handler finds the exception on the stack. While it is handled, what was handled
 * before lies below it:
 *
 *     handler:   PUSH_HANDLED                  [before, exc]
 *                ... match, or finally body ...
 *                RERAISE 0                     if nobody wants it
 *     cleanup:   COPY 3, POP_HANDLED, RERAISE 1    an exception in all that: [before, place,
 * exc]
 *
 * Handlers lie in sections of their own, so the main line runs straight through. */
#include "compiler/unit.h"

/* Begin a handler's code at `label`: [exc] -> [before, exc]. Exceptions in it lead to the
 * cleanup, whose label is returned. */
static OuLabel begin_handling(OuCompiler *c, AstRange at) {
    OuLabel cleanup = ou_emit_new_label(c);
    ou_emit_push_handler(c, cleanup, ou_emit_depth(c), true);
    ou_emit(c, OU_OP_PUSH_HANDLED, 0, at);
    return cleanup;
}

/* The cleanup's code; `outside` is the handler in force around the statement. */
static void end_handling(OuCompiler *c, OuLabel cleanup, uint32_t outside) {
    ou_emit_set_handler(c, outside);
    ou_emit_place(c, cleanup);
    ou_emit(c, OU_OP_COPY, 3, OU_NOWHERE);
    ou_emit(c, OU_OP_POP_HANDLED, 0, OU_NOWHERE);
    ou_emit(c, OU_OP_RERAISE, 1, OU_NOWHERE);
}

/* ---- except ---- */

/* The body of an except clause: [before] -> [], then to `end`. With a name, the name is unbound
 * however it ends. */
static void compile_clause_body(OuCompiler *c, const AstExceptHandler *clause, OuLabel end,
                                uint32_t outside) {
    OuBlock block;
    OuLabel forget = ou_emit_new_label(c);
    uint32_t handling = c->unit->emitter.now.handler;
    ou_block_push(c, &block, OU_BLOCK_EXCEPT, clause->range);
    block.handler_outside = outside;
    if (clause->name != NULL) {
        block.named = clause;
        ou_emit_push_handler(c, forget, ou_emit_depth(c), true);
    }
    ou_compile_body(c, clause->body);
    ou_block_pop(c, &block);
    ou_emit_set_handler(c, outside);
    ou_emit(c, OU_OP_POP_HANDLED, 0, OU_NOWHERE);
    if (clause->name != NULL) ou_name_forget(c, clause->name, OU_NOWHERE);
    ou_emit_jump(c, OU_OP_JUMP, end, OU_NOWHERE);

    ou_emit_set_handler(c, handling);
    if (clause->name == NULL) return;
    ou_emit_place(c, forget); // [before, place, exc]
    ou_name_forget(c, clause->name, OU_NOWHERE);
    ou_emit(c, OU_OP_RERAISE, 1, OU_NOWHERE);
}

static void compile_clause(OuCompiler *c, const AstExceptHandler *clause, OuLabel end,
                           uint32_t outside) {
    OuLabel next = ou_emit_new_label(c);
    if (clause->type != NULL) {
        ou_compile_expr(c, clause->type);
        ou_emit(c, OU_OP_MATCH_EXCEPTION, 0, clause->range);
        ou_emit_jump(c, OU_OP_POP_JUMP_IF_FALSE, next, clause->range);
    }
    if (clause->name != NULL)
        ou_name_store(c, clause->name, clause->range);
    else
        ou_emit(c, OU_OP_POP, 0, clause->range);
    compile_clause_body(c, clause, end, outside);
    ou_emit_place(c, next);
}

static void check_bare_clause(OuCompiler *c, AstExceptHandlerList clauses) {
    for (size_t i = 0; i + 1 < clauses.count; i++) {
        if (clauses.items[i]->type == NULL)
            ou_compile_error(c, clauses.items[i]->range, "default 'except:' must be last");
    }
}

static void compile_try_except(OuCompiler *c, const AstStmt *s) {
    AstExceptHandlerList clauses = s->as.Try.handlers;
    OuBlock block;
    OuLabel handler = ou_emit_new_label(c), end = ou_emit_new_label(c);
    check_bare_clause(c, clauses);
    ou_block_push(c, &block, OU_BLOCK_TRY, s->range);
    uint32_t outside = ou_emit_push_handler(c, handler, ou_emit_depth(c), false);
    ou_compile_body(c, s->as.Try.body);
    ou_block_pop(c, &block);
    ou_emit_set_handler(c, outside);
    ou_compile_body(c, s->as.Try.orelse);

    OuEmitPoint point = ou_emit_begin_section(c, handler);
    OuLabel cleanup = begin_handling(c, OU_NOWHERE);
    c->unit->block_depth++;
    for (size_t i = 0; i < clauses.count && !c->failed; i++)
        compile_clause(c, clauses.items[i], end, outside);
    c->unit->block_depth--;
    AstRange last = clauses.items[clauses.count - 1]->range;
    ou_emit(c, OU_OP_RERAISE, 0, last);
    end_handling(c, cleanup, outside);
    ou_emit_end_section(c, point);
    ou_emit_place(c, end);
}

/* ---- except* ----
 *
 * Every clause takes its part out of the exception, which counts as a group. What the clauses
 * raise is collected, and raised at the end together with what nobody took:
 *
 *     handler:   PUSH_HANDLED, COPY 1, BUILD_LIST 0, SWAP 2    [before, exc, raised, rest]
 *                for each clause: class, MATCH_GROUP           [..., rest, match, bool]
 *                END_EXCEPT_STAR                               [before, exception or None]      */

/* The body of a clause: [..., raised, rest, match] -> [..., raised, rest], then to `end`. */
static void compile_star_body(OuCompiler *c, const AstExceptHandler *clause, OuLabel end) {
    OuBlock block;
    OuLabel failed = ou_emit_new_label(c);
    if (clause->name != NULL)
        ou_name_store(c, clause->name, clause->range);
    else
        ou_emit(c, OU_OP_POP, 0, clause->range);
    uint32_t handling = ou_emit_push_handler(c, failed, ou_emit_depth(c), true);
    ou_block_push(c, &block, OU_BLOCK_EXCEPT_STAR, clause->range);
    ou_compile_body(c, clause->body);
    ou_block_pop(c, &block);
    ou_emit_set_handler(c, handling);
    if (clause->name != NULL) ou_name_forget(c, clause->name, OU_NOWHERE);
    ou_emit_jump(c, OU_OP_JUMP, end, OU_NOWHERE);

    ou_emit_place(c, failed); // [raised, rest, place, exc]
    if (clause->name != NULL) ou_name_forget(c, clause->name, OU_NOWHERE);
    ou_emit(c, OU_OP_LIST_APPEND, 3, OU_NOWHERE);
    ou_emit(c, OU_OP_POP, 0, OU_NOWHERE);
    ou_emit_jump(c, OU_OP_JUMP, end, OU_NOWHERE);
}

static void compile_star_clause(OuCompiler *c, const AstExceptHandler *clause) {
    OuLabel next = ou_emit_new_label(c), end = ou_emit_new_label(c);
    ou_compile_expr(c, clause->type);
    ou_emit(c, OU_OP_MATCH_GROUP, 0, clause->range);
    ou_emit_jump(c, OU_OP_POP_JUMP_IF_FALSE, next, clause->range);
    compile_star_body(c, clause, end);
    ou_emit_place(c, next);
    ou_emit(c, OU_OP_POP, 0, clause->range);
    ou_emit_place(c, end);
}

/* [before, exc, raised, rest]: raise what is left over, or go on at `end`. */
static void finish_star_clauses(OuCompiler *c, OuLabel end, uint32_t outside, AstRange at) {
    OuLabel nothing = ou_emit_new_label(c);
    ou_emit(c, OU_OP_END_EXCEPT_STAR, 0, at);
    ou_emit(c, OU_OP_COPY, 1, at);
    ou_emit_jump(c, OU_OP_POP_JUMP_IF_NONE, nothing, at);
    ou_emit(c, OU_OP_RERAISE, 0, at);
    ou_emit_place(c, nothing);
    ou_emit(c, OU_OP_POP, 0, at);
    ou_emit_set_handler(c, outside);
    ou_emit(c, OU_OP_POP_HANDLED, 0, OU_NOWHERE);
    ou_emit_jump(c, OU_OP_JUMP, end, OU_NOWHERE);
}

static void compile_try_except_star(OuCompiler *c, const AstStmt *s) {
    AstExceptHandlerList clauses = s->as.Try.handlers;
    OuBlock block;
    OuLabel handler = ou_emit_new_label(c), end = ou_emit_new_label(c);
    ou_block_push(c, &block, OU_BLOCK_TRY, s->range);
    uint32_t outside = ou_emit_push_handler(c, handler, ou_emit_depth(c), false);
    ou_compile_body(c, s->as.Try.body);
    ou_block_pop(c, &block);
    ou_emit_set_handler(c, outside);
    ou_compile_body(c, s->as.Try.orelse);

    AstRange first = clauses.items[0]->range;
    OuEmitPoint point = ou_emit_begin_section(c, handler);
    OuLabel cleanup = begin_handling(c, OU_NOWHERE);
    ou_emit(c, OU_OP_COPY, 1, first);
    ou_emit(c, OU_OP_BUILD_LIST, 0, first);
    ou_emit(c, OU_OP_SWAP, 2, first);
    c->unit->block_depth++;
    for (size_t i = 0; i < clauses.count && !c->failed; i++)
        compile_star_clause(c, clauses.items[i]);
    c->unit->block_depth--;
    finish_star_clauses(c, end, outside, clauses.items[clauses.count - 1]->range);
    end_handling(c, cleanup, outside);
    ou_emit_end_section(c, point);
    ou_emit_place(c, end);
}

/* ---- finally ---- */

/* The statement without its finally. */
static void compile_protected(OuCompiler *c, const AstStmt *s) {
    if (s->kind == AST_STMT_TryStar)
        compile_try_except_star(c, s);
    else if (s->as.Try.handlers.count > 0)
        compile_try_except(c, s);
    else
        ou_compile_body(c, s->as.Try.body);
}

static void compile_try_finally(OuCompiler *c, const AstStmt *s) {
    OuBlock block;
    OuLabel handler = ou_emit_new_label(c);
    ou_block_push(c, &block, OU_BLOCK_FINALLY, s->range);
    block.final_body = &s->as.Try.finalbody;
    uint32_t outside = ou_emit_push_handler(c, handler, ou_emit_depth(c), false);
    compile_protected(c, s);
    ou_block_pop(c, &block);
    ou_emit_set_handler(c, outside);
    ou_compile_body(c, s->as.Try.finalbody);

    OuEmitPoint point = ou_emit_begin_section(c, handler);
    OuLabel cleanup = begin_handling(c, OU_NOWHERE);
    ou_block_push(c, &block, OU_BLOCK_FINALLY_HANDLER, s->range);
    block.handler_outside = outside;
    ou_compile_body(c, s->as.Try.finalbody);
    ou_block_pop(c, &block);
    ou_emit(c, OU_OP_RERAISE, 0, c->unit->last_place);
    end_handling(c, cleanup, outside);
    ou_emit_end_section(c, point);
}

void ou_compile_try(OuCompiler *c, const AstStmt *s) {
    if (s->as.Try.finalbody.count > 0)
        compile_try_finally(c, s);
    else
        compile_protected(c, s);
}

/* ---- with ---- */

static void compile_with_item(OuCompiler *c, const AstStmt *s, size_t index);

/* [__exit__, UNDEF, place, exc]: ask __exit__ whether the exception is to be suppressed; if so,
 * to `end`. */
static void compile_with_handler(OuCompiler *c, bool is_async, OuLabel end, uint32_t outside,
                                 AstRange at) {
    OuLabel suppress = ou_emit_new_label(c);
    OuLabel cleanup = begin_handling(c, at);
    ou_emit(c, OU_OP_WITH_EXCEPTION, 0, at);
    if (is_async) ou_emit_await(c, OU_AWAIT_EXIT, at);
    ou_emit_jump(c, OU_OP_POP_JUMP_IF_TRUE, suppress, at);
    ou_emit(c, OU_OP_RERAISE, 2, at);
    ou_emit_place(c, suppress); // [__exit__, UNDEF, place, before, exc]
    ou_emit(c, OU_OP_POP, 0, at);
    ou_emit_set_handler(c, outside);
    ou_emit(c, OU_OP_POP_HANDLED, 0, at);
    for (int i = 0; i < 3; i++)
        ou_emit(c, OU_OP_POP, 0, at);
    ou_emit_jump(c, OU_OP_JUMP, end, at);
    end_handling(c, cleanup, outside);
}

static void compile_with_item(OuCompiler *c, const AstStmt *s, size_t index) {
    if (!ou_compile_enter(c)) return;
    if (index == s->as.With.items.count) {
        ou_compile_body(c, s->as.With.body);
        return;
    }
    const AstWithItem *item = s->as.With.items.items[index];
    AstRange at = item->context_expr->range;
    OuBlock block;
    bool is_async = s->kind == AST_STMT_AsyncWith;
    OuLabel handler = ou_emit_new_label(c), end = ou_emit_new_label(c);
    ou_compile_expr(c, item->context_expr);
    ou_emit(c, is_async ? OU_OP_ASYNC_WITH_ENTER : OU_OP_WITH_ENTER, 0, at);
    if (is_async) ou_emit_await(c, OU_AWAIT_ENTER, at); // [__exit__, UNDEF, entered]
    ou_block_push(c, &block, OU_BLOCK_WITH, at);
    block.is_async = is_async;
    uint32_t outside = ou_emit_push_handler(c, handler, ou_emit_depth(c) - 1, true);
    if (item->optional_vars != NULL)
        ou_compile_store(c, item->optional_vars);
    else
        ou_emit(c, OU_OP_POP, 0, at);
    compile_with_item(c, s, index + 1);
    ou_block_pop(c, &block);
    ou_emit_set_handler(c, outside);
    ou_emit_exit_call(c, is_async, at);

    OuEmitPoint point = ou_emit_begin_section(c, handler);
    compile_with_handler(c, is_async, end, outside, at);
    ou_emit_end_section(c, point);
    ou_emit_place(c, end);
}

void ou_compile_with(OuCompiler *c, const AstStmt *s) {
    compile_with_item(c, s, 0);
}
