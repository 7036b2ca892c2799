/* Ways out of nested statements: return, break and continue.
 *
 * Each statement that leaves something on the stack or puts a handler in force pushes a block.
 * On the way out the blocks are undone from the innermost outward: iterators are popped, `with`
 * managers left, finally bodies run (compiled again, in place). While a block is undone the
 * handlers in force are those outside of it, so an exception there is not caught by what is
 * being left. */
#include "compiler/unit.h"

#define MAX_BLOCK_DEPTH 21

void ou_block_deepen(OuCompiler *c, AstRange at) {
    if (c->unit->block_depth++ >= MAX_BLOCK_DEPTH)
        ou_compile_error(c, at, "too many statically nested blocks");
}

void ou_block_push(OuCompiler *c, OuBlock *block, OuBlockKind kind, AstRange at) {
    OuUnit *unit = c->unit;
    *block = (OuBlock){.kind = kind,
                       .outer = unit->block,
                       .handler_outside = unit->emitter.now.handler,
                       .depth_outside = unit->block_depth,
                       .at = at};
    unit->block = block;
    ou_block_deepen(c, at);
}

void ou_block_pop(OuCompiler *c, OuBlock *block) {
    OU_ASSERT(c->unit->block == block);
    c->unit->block = block->outer;
    c->unit->block_depth = block->depth_outside;
}

void ou_emit_exit_call(OuCompiler *c, bool is_async, AstRange at) {
    for (int i = 0; i < 3; i++)
        ou_emit_none(c, at);
    ou_emit(c, OU_OP_CALL, 3, at);
    if (is_async) ou_emit_await(c, OU_AWAIT_EXIT, at);
    ou_emit(c, OU_OP_POP, 0, at);
}

// Pop what lies below the value that is being returned, or the top if there is none.
static void pop_below(OuCompiler *c, bool keeps_value, AstRange at) {
    if (keeps_value) ou_emit(c, OU_OP_SWAP, 2, at);
    ou_emit(c, OU_OP_POP, 0, at);
}

static void pop_handled_below(OuCompiler *c, bool keeps_value, AstRange at) {
    if (keeps_value) ou_emit(c, OU_OP_SWAP, 2, at);
    ou_emit(c, OU_OP_POP_HANDLED, 0, at);
}

static void undo_finally(OuCompiler *c, const OuBlock *block, bool keeps_value) {
    OuBlock waiting;
    // A return inside the finally body drops the value that waits here.
    if (keeps_value) ou_block_push(c, &waiting, OU_BLOCK_VALUE, block->at);
    ou_compile_body(c, *block->final_body);
    if (keeps_value) ou_block_pop(c, &waiting);
}

/* Undo one block. `keeps_value`: the value to return is on top and stays there. */
static void undo_block(OuCompiler *c, const OuBlock *block, bool keeps_value, AstRange at) {
    ou_emit_set_handler(c, block->handler_outside);
    switch (block->kind) {
    case OU_BLOCK_WHILE:
    case OU_BLOCK_TRY:
        break;
    case OU_BLOCK_FOR:
    case OU_BLOCK_VALUE:
        pop_below(c, keeps_value, at);
        break;
    case OU_BLOCK_FINALLY:
        undo_finally(c, block, keeps_value);
        break;
    case OU_BLOCK_FINALLY_HANDLER:
        pop_below(c, keeps_value, at);
        pop_handled_below(c, keeps_value, at);
        break;
    case OU_BLOCK_WITH:
        if (keeps_value) {
            ou_emit(c, OU_OP_SWAP, 3, at);
            ou_emit(c, OU_OP_SWAP, 2, at);
        }
        ou_emit_exit_call(c, block->is_async, block->at);
        break;
    case OU_BLOCK_EXCEPT_STAR: // is never left
        break;
    case OU_BLOCK_EXCEPT:
        pop_handled_below(c, keeps_value, at);
        if (block->named != NULL) ou_name_forget(c, block->named->name, at);
        break;
    }
}

/* Where the unit stands among its blocks; left by undoing some of them, and gone back to
 * afterwards. */
typedef struct Standpoint {
    OuBlock *block;
    uint32_t depth, handler;
} Standpoint;

static Standpoint standpoint_of(const OuUnit *unit) {
    return (Standpoint){unit->block, unit->block_depth, unit->emitter.now.handler};
}

static void go_back(OuCompiler *c, Standpoint standpoint) {
    c->unit->block = standpoint.block;
    c->unit->block_depth = standpoint.depth;
    ou_emit_set_handler(c, standpoint.handler);
}

/* Undo all blocks inside `stop` (NULL: all). What follows in the source is not reached. */
static void undo_until(OuCompiler *c, const OuBlock *stop, bool keeps_value, AstRange at) {
    OuUnit *unit = c->unit;
    while (unit->block != stop && !c->failed) {
        const OuBlock *block = unit->block;
        unit->block = block->outer;
        unit->block_depth = block->depth_outside;
        undo_block(c, block, keeps_value, at);
    }
}

static bool is_in_function(const OuUnit *unit) {
    return unit->scope->kind == OU_SCOPE_FUNCTION;
}

/* The clauses of `except*` all run: none may be left. */
static bool refuse_in_except_star(OuCompiler *c, const AstStmt *s) {
    for (const OuBlock *block = c->unit->block; block != NULL; block = block->outer) {
        if (block->kind != OU_BLOCK_EXCEPT_STAR) continue;
        ou_compile_error(c, s->range,
                         "'break', 'continue' and 'return' cannot appear in an except* block");
        return true;
    }
    return false;
}

void ou_compile_return(OuCompiler *c, const AstStmt *s) {
    OuUnit *unit = c->unit;
    const AstExpr *value = s->as.Return.value;
    if (!is_in_function(unit)) {
        ou_compile_error(c, s->range, "'return' outside function");
        return;
    }
    if (value != NULL && (unit->flags & OU_CODE_ASYNC_GENERATOR)) {
        ou_compile_error(c, s->range, "'return' with value in async generator");
        return;
    }
    if (refuse_in_except_star(c, s)) return;
    Standpoint here = standpoint_of(unit);
    OuValue constant = value == NULL ? OU_NONE : ou_fold(c, value);
    if (ou_is_undef(constant)) {
        ou_compile_expr(c, value);
        undo_until(c, NULL, true, s->range);
        ou_emit(c, OU_OP_RETURN, 0, s->range);
    } else {
        undo_until(c, NULL, false, s->range);
        ou_emit_return_constant_take(c, constant, s->range);
    }
    go_back(c, here);
}

/* The innermost loop; an `except*` clause on the way hides it. */
static OuBlock *innermost_loop(const OuUnit *unit) {
    OuBlock *block = unit->block;
    while (block != NULL && block->kind != OU_BLOCK_WHILE && block->kind != OU_BLOCK_FOR) {
        if (block->kind == OU_BLOCK_EXCEPT_STAR) return NULL;
        block = block->outer;
    }
    return block;
}

void ou_compile_break(OuCompiler *c, const AstStmt *s) {
    OuUnit *unit = c->unit;
    OuBlock *loop = innermost_loop(unit);
    if (loop == NULL) {
        if (!refuse_in_except_star(c, s))
            ou_compile_error(c, s->range, "'break' outside loop");
        return;
    }
    Standpoint here = standpoint_of(unit);
    undo_until(c, loop->outer, false, s->range);
    ou_emit_jump(c, OU_OP_JUMP, loop->exit, s->range);
    go_back(c, here);
}

void ou_compile_continue(OuCompiler *c, const AstStmt *s) {
    OuUnit *unit = c->unit;
    OuBlock *loop = innermost_loop(unit);
    if (loop == NULL) {
        if (!refuse_in_except_star(c, s))
            ou_compile_error(c, s->range, "'continue' not properly in loop");
        return;
    }
    Standpoint here = standpoint_of(unit);
    undo_until(c, loop, false, s->range);
    ou_emit_jump(c, OU_OP_JUMP_BACK, loop->top, s->range);
    go_back(c, here);
}
