/* Emitting instructions: see emit.h for the idea. */
#include "compiler/emit.h"

#include "compiler/unit.h"

#define TRACKED_LOCALS 64

static OuEmitter *emitter_of(const OuCompiler *c) {
    return &c->unit->emitter;
}

static OuHeap *heap_of(const OuCompiler *c) {
    return &c->rt->heap;
}

void ou_emitter_begin(OuCompiler *c, OuEmitter *emitter) {
    *emitter = (OuEmitter){.now.is_reachable = true};
    // Section 0 is the main line; label 0 is nobody's.
    bool made = OU_BUFFER_PUSH(heap_of(c), &emitter->sections, 0) &&
                OU_BUFFER_PUSH(heap_of(c), &emitter->labels, (OuLabelState){0});
    if (!made) ou_compile_no_memory(c);
}

void ou_emitter_finish(OuCompiler *c, OuEmitter *emitter) {
    OU_BUFFER_FINISH(heap_of(c), &emitter->code);
    OU_BUFFER_FINISH(heap_of(c), &emitter->labels);
    OU_BUFFER_FINISH(heap_of(c), &emitter->handlers);
    OU_BUFFER_FINISH(heap_of(c), &emitter->places);
    OU_BUFFER_FINISH(heap_of(c), &emitter->sections);
}

/* ---- what flows along ---- */

static uint64_t local_bit(uint32_t slot) {
    return slot < TRACKED_LOCALS ? UINT64_C(1) << slot : 0;
}

// Control arrives at `label` with `depth` values on the stack and these locals assigned.
static void label_reach(OuEmitter *emitter, OuLabel label, uint32_t depth, uint64_t assigned) {
    OuLabelState *state = &emitter->labels.items[label];
    if (!state->is_reached) {
        state->is_reached = true;
        state->depth = depth;
        state->assigned = assigned;
        return;
    }
    OU_ASSERT(state->depth == depth);
    if (!state->is_placed) state->assigned &= assigned;
}

static void track_depth(OuEmitter *emitter, uint32_t depth) {
    emitter->now.depth = depth;
    if (depth > emitter->max_depth) emitter->max_depth = depth;
}

// An exception may lead from here to the handler in force.
static void track_handler(OuEmitter *emitter) {
    if (emitter->now.handler == 0) return;
    OuHandlerState *handler = &emitter->handlers.items[emitter->now.handler - 1];
    if (handler->is_used) return;
    handler->is_used = true;
    label_reach(emitter, handler->target, handler->depth + handler->push_place + 1,
                handler->assigned);
}

static void track_locals(OuEmitter *emitter, const OuEmitted *emitted) {
    if (emitted->op == OU_OP_STORE_FAST || emitted->op == OU_OP_FOR_ITER_L)
        emitter->now.assigned |= local_bit(emitted->operand) & ~emitter->may_unset;
}

static void emit(OuCompiler *c, OuEmitted emitted) {
    OuEmitter *emitter = emitter_of(c);
    if (c->failed || !emitter->now.is_reachable) return;
    OuInstruction word = ou_instruction_n(emitted.op, emitted.operand);
    uint32_t pops = ou_opcode_pops(word), depth = emitter->now.depth;
    OU_ASSERT(pops <= depth);
    if (ou_operands_have_jump(ou_opcodes[emitted.op].operands))
        label_reach(emitter, emitted.target, depth - ou_opcode_jump_drops(word),
                    emitter->now.assigned);
    track_handler(emitter);
    track_locals(emitter, &emitted);
    track_depth(emitter, depth - pops + ou_opcode_pushes(word));
    if (ou_opcode_ends_block(emitted.op)) emitter->now.is_reachable = false;

    emitted.section = emitter->now.section;
    emitted.index = emitter->sections.items[emitted.section]++;
    emitted.handler = emitter->now.handler;
    if (!OU_BUFFER_PUSH(heap_of(c), &emitter->code, emitted)) ou_compile_no_memory(c);
}

void ou_emit(OuCompiler *c, enum OuOpcode op, uint32_t n, AstRange at) {
    OU_ASSERT(n <= 0xffffff);
    emit(c, (OuEmitted){.op = op, .operand = n, .at = at});
}

void ou_emit_ab(OuCompiler *c, enum OuOpcode op, uint32_t a, uint32_t b, AstRange at) {
    OU_ASSERT(a <= 0xff);
    emit(c, (OuEmitted){.op = op, .operand = a | (b & 0xffff) << 8, .at = at});
}

void ou_emit_jump(OuCompiler *c, enum OuOpcode op, OuLabel label, AstRange at) {
    emit(c, (OuEmitted){.op = op, .target = label, .at = at});
}

void ou_emit_local_jump(OuCompiler *c, enum OuOpcode op, uint32_t slot, OuLabel label,
                        AstRange at) {
    emit(c, (OuEmitted){.op = op, .operand = slot, .target = label, .at = at});
}

void ou_emit_test(OuCompiler *c, enum OuOpcode op, uint32_t a, uint32_t b, OuLabel label,
                  bool sense, AstRange at) {
    emit(c, (OuEmitted){.op = op,
                        .operand = a | (b & 0xffff) << 8,
                        .target = label,
                        .sense = sense,
                        .at = at});
}

void ou_emit_load_fast(OuCompiler *c, uint32_t slot, AstRange at) {
    OuEmitter *emitter = emitter_of(c);
    if (c->failed || !emitter->now.is_reachable) return;
    OuEmitted *last = NULL;
    if (emitter->code.count > emitter->pair_barrier) last = &OU_BUFFER_LAST(&emitter->code);
    bool fits =
        last != NULL && last->op == OU_OP_LOAD_FAST && last->section == emitter->now.section &&
        last->handler == emitter->now.handler && last->operand <= 0xff && slot <= 0xffff;
    if (fits) {
        last->op = OU_OP_LOAD_FAST_PAIR;
        last->operand |= slot << 8;
        track_depth(emitter, emitter->now.depth + 1);
        ou_emit_operand_place(c, 1, slot, at);
    } else {
        ou_emit(c, OU_OP_LOAD_FAST, slot, at);
        ou_emit_operand_place(c, 0, slot, at);
    }
}

void ou_emit_unset_fast(OuCompiler *c, uint32_t slot, AstRange at) {
    ou_emit(c, OU_OP_PUSH_UNDEF, 0, at);
    ou_emit(c, OU_OP_STORE_FAST, slot, at);
    emitter_of(c)->now.assigned &= ~local_bit(slot);
}

void ou_emit_operand_place(OuCompiler *c, unsigned operand, uint32_t slot, AstRange at) {
    OuEmitter *emitter = emitter_of(c);
    if (c->failed || emitter->code.count == 0 || ou_emit_is_assigned(c, slot)) return;
    OuEmitted *last = &OU_BUFFER_LAST(&emitter->code);
    if (last->places == 0) {
        if (!OU_BUFFER_PUSH(heap_of(c), &emitter->places, (OuOperandPlaces){0})) {
            ou_compile_no_memory(c);
            return;
        }
        last->places = (uint32_t)emitter->places.count;
    }
    emitter->places.items[last->places - 1].at[operand] = at;
}

/* ---- labels, sections, handlers ---- */

void ou_emit_declare_local(OuCompiler *c, uint32_t slot, bool assigned, bool may_unset) {
    OuEmitter *emitter = emitter_of(c);
    if (may_unset)
        emitter->may_unset |= local_bit(slot);
    else if (assigned)
        emitter->now.assigned |= local_bit(slot);
}

OuLabel ou_emit_new_label(OuCompiler *c) {
    OuEmitter *emitter = emitter_of(c);
    if (c->failed) return 0;
    if (!OU_BUFFER_PUSH(heap_of(c), &emitter->labels, (OuLabelState){0})) {
        ou_compile_no_memory(c);
        return 0;
    }
    return (OuLabel)(emitter->labels.count - 1);
}

void ou_emit_place(OuCompiler *c, OuLabel label) {
    OuEmitter *emitter = emitter_of(c);
    if (c->failed) return;
    if (emitter->now.is_reachable)
        label_reach(emitter, label, emitter->now.depth, emitter->now.assigned);
    OuLabelState *state = &emitter->labels.items[label];
    OU_ASSERT(!state->is_placed);
    state->is_placed = true;
    state->section = emitter->now.section;
    state->index = emitter->sections.items[state->section];
    emitter->now.is_reachable = state->is_reached;
    emitter->pair_barrier = emitter->code.count;
    if (!state->is_reached) return;
    emitter->now.assigned = state->assigned;
    track_depth(emitter, state->depth);
}

bool ou_emit_is_reachable(const OuCompiler *c) {
    return !c->failed && emitter_of(c)->now.is_reachable;
}

bool ou_emit_is_assigned(const OuCompiler *c, uint32_t slot) {
    return (emitter_of(c)->now.assigned & local_bit(slot)) != 0;
}

uint32_t ou_emit_depth(const OuCompiler *c) {
    return emitter_of(c)->now.depth;
}

OuEmitPoint ou_emit_begin_section(OuCompiler *c, OuLabel label) {
    OuEmitter *emitter = emitter_of(c);
    OuEmitPoint point = emitter->now;
    if (c->failed) return point;
    if (!OU_BUFFER_PUSH(heap_of(c), &emitter->sections, 0)) {
        ou_compile_no_memory(c);
        return point;
    }
    emitter->now.section = (uint32_t)emitter->sections.count - 1;
    emitter->now.is_reachable = false;
    ou_emit_place(c, label);
    return point;
}

void ou_emit_end_section(OuCompiler *c, OuEmitPoint point) {
    OuEmitter *emitter = emitter_of(c);
    OU_ASSERT(c->failed || !emitter->now.is_reachable);
    emitter->now = point;
    emitter->pair_barrier = emitter->code.count;
}

uint32_t ou_emit_push_handler(OuCompiler *c, OuLabel target, uint32_t depth, bool push_place) {
    OuEmitter *emitter = emitter_of(c);
    uint32_t before = emitter->now.handler;
    if (c->failed) return before;
    OuHandlerState handler = {
        .target = target,
        .depth = depth,
        .push_place = push_place,
        .assigned = emitter->now.assigned,
    };
    if (!OU_BUFFER_PUSH(heap_of(c), &emitter->handlers, handler)) {
        ou_compile_no_memory(c);
        return before;
    }
    emitter->now.handler = (uint32_t)emitter->handlers.count;
    return before;
}

void ou_emit_set_handler(OuCompiler *c, uint32_t handler) {
    emitter_of(c)->now.handler = handler;
}
