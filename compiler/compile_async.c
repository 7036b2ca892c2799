/* Waiting: what await, yield from, async for and async with have in common. */
#include "compiler/unit.h"

/* vm/generator.c knows a generator that waits by this very sequence. */
void ou_emit_delegation(OuCompiler *c, AstRange at) {
    OuLabel send = ou_emit_new_label(c), end = ou_emit_new_label(c);
    ou_emit_none(c, at);
    ou_emit_place(c, send);
    ou_emit_jump(c, OU_OP_SEND, end, at);
    ou_emit(c, OU_OP_YIELD, 0, at);
    ou_emit_jump(c, OU_OP_JUMP_BACK, send, at);
    ou_emit_place(c, end);
    ou_emit(c, OU_OP_END_SEND, 0, at);
}

void ou_emit_await(OuCompiler *c, OuAwaitKind kind, AstRange at) {
    ou_emit(c, OU_OP_GET_AWAITABLE, kind, at);
    ou_emit_delegation(c, at);
}

/* [v] -> [what is sent in] */
void ou_emit_yield(OuCompiler *c, AstRange at) {
    if (c->unit->flags & OU_CODE_ASYNC_GENERATOR) ou_emit(c, OU_OP_ASYNC_WRAP, 0, at);
    ou_emit(c, OU_OP_YIELD, 0, at);
}

void ou_compile_await(OuCompiler *c, const AstExpr *e) {
    if (!(c->unit->flags & (OU_CODE_COROUTINE | OU_CODE_ASYNC_GENERATOR))) {
        ou_compile_error(c, e->range, "'await' outside async function");
        return;
    }
    ou_compile_expr(c, e->as.Await.value);
    ou_emit_await(c, OU_AWAIT_EXPRESSION, e->range);
}

void ou_compile_iterator(OuCompiler *c, const AstExpr *iterable, bool is_async) {
    if (is_async)
        ou_compile_expr(c, iterable);
    else
        ou_compile_container(c, iterable);
    ou_emit(c, is_async ? OU_OP_GET_AITER : OU_OP_GET_ITER, 0, iterable->range);
}

/* Only the request for the next item may end the loop: a handler covers it alone. */
void ou_emit_async_for_iter(OuCompiler *c, const AstExpr *target, OuLabel end, AstRange at) {
    OuLabel stopped = ou_emit_new_label(c);
    uint32_t outside = ou_emit_push_handler(c, stopped, ou_emit_depth(c), false);
    ou_emit(c, OU_OP_GET_ANEXT, 0, at);
    ou_emit_delegation(c, at);
    ou_emit_set_handler(c, outside);
    OuEmitPoint point = ou_emit_begin_section(c, stopped);
    ou_emit(c, OU_OP_END_ASYNC_FOR, 0, at);
    ou_emit_jump(c, OU_OP_JUMP, end, at);
    ou_emit_end_section(c, point);
    ou_compile_store(c, target);
}
