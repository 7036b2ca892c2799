/* Emitting instructions.
 *
 * Instructions are collected with labels for targets; assemble.c turns them into words. While
 * they are emitted three things are known at every point: whether control can come here at all
 * (if not, emitting does nothing, so dead code disappears), how many values lie on the stack,
 * and which locals have a value for certain. All three flow along: a jump hands them to its
 * label, a placed label takes over what arrived. For loops that is right because what is known
 * at the top stays true behind the jump back: stack depths agree, and a local counts as
 * assigned only if nothing in the whole function unsets it.
 *
 * Code that seldom runs (exception handlers, above all) goes into sections of its own, which
 * end up behind the main line. */
#ifndef OU_COMPILER_EMIT_H
#define OU_COMPILER_EMIT_H

#include "grammar/ast.h"
#include "memory/buffer.h"
#include "objects/code.h"

struct OuCompiler;

typedef uint32_t OuLabel; // index in the emitter's labels

/* One instruction. Fields are for emit.c and assemble.c only. */
typedef struct OuEmitted {
    uint8_t op;
    bool sense;              // of a compare-and-jump
    bool removed;            // by assemble.c
    uint32_t operand;        // n
    OuLabel target;          // of a jump
    uint32_t section, index; // where: the index-th instruction of its section
    uint32_t handler;        // index + 1 of the handler that covers it; 0: none
    uint32_t places;         // index + 1 of its operands' places; 0: none are kept
    AstRange at;             // line 0: nowhere
} OuEmitted;

typedef struct OuLabelState {
    bool is_placed;
    bool is_reached; // something jumps or falls to it
    uint32_t section, index;
    uint32_t depth; // of the stack, when reached
    uint64_t assigned;
} OuLabelState;

typedef struct OuHandlerState {
    OuLabel target;
    uint32_t depth;
    bool push_place;
    bool is_used;      // it covers something
    uint64_t assigned; // what is so whenever it is reached
} OuHandlerState;

typedef struct OuOperandPlaces {
    AstRange at[2]; // line 0: not kept
} OuOperandPlaces;

/* The point where the next instruction goes. */
typedef struct OuEmitPoint {
    uint32_t section;
    bool is_reachable;
    uint32_t depth;
    uint32_t handler;  // as in OuEmitted
    uint64_t assigned; // bit n: local n has a value for certain (only the first 64)
} OuEmitPoint;

typedef struct OuEmitter {
    OU_BUFFER(OuEmitted) code;
    OU_BUFFER(OuLabelState) labels;
    OU_BUFFER(OuHandlerState) handlers;
    OU_BUFFER(OuOperandPlaces) places;
    OU_BUFFER(uint32_t) sections; // instructions in each
    OuEmitPoint now;
    uint64_t may_unset; // locals that are never counted as assigned
    uint32_t max_depth;
    size_t pair_barrier; // instructions before this one are not fused with later ones
} OuEmitter;

void ou_emitter_begin(struct OuCompiler *c, OuEmitter *emitter);
void ou_emitter_finish(struct OuCompiler *c, OuEmitter *emitter);

/* ---- instructions; `at` is the place in the source that errors are blamed on ---- */

#define OU_NOWHERE ((AstRange){0})

void ou_emit(struct OuCompiler *c, enum OuOpcode op, uint32_t n, AstRange at);
void ou_emit_ab(struct OuCompiler *c, enum OuOpcode op, uint32_t a, uint32_t b, AstRange at);
void ou_emit_jump(struct OuCompiler *c, enum OuOpcode op, OuLabel label, AstRange at);
void ou_emit_local_jump(struct OuCompiler *c, enum OuOpcode op, uint32_t slot, OuLabel label,
                        AstRange at);
void ou_emit_test(struct OuCompiler *c, enum OuOpcode op, uint32_t a, uint32_t b, OuLabel label,
                  bool sense, AstRange at);
/* Two in a row become one instruction. */
void ou_emit_load_fast(struct OuCompiler *c, uint32_t slot, AstRange at);
/* Forget what local `slot` holds, if anything. */
void ou_emit_unset_fast(struct OuCompiler *c, uint32_t slot, AstRange at);
/* The value of operand 0 or 1 of the instruction emitted last comes from local `slot`, named at
 * `at`: kept only if reading it may fail. */
void ou_emit_operand_place(struct OuCompiler *c, unsigned operand, uint32_t slot, AstRange at);

/* ---- labels, sections, handlers ---- */

/* Local `slot` is going to be used: has it a value at the beginning, and may it lose it? */
void ou_emit_declare_local(struct OuCompiler *c, uint32_t slot, bool assigned, bool may_unset);

OuLabel ou_emit_new_label(struct OuCompiler *c);
/* The next instruction is the one that jumps to `label` lead to. */
void ou_emit_place(struct OuCompiler *c, OuLabel label);
bool ou_emit_is_reachable(const struct OuCompiler *c);
/* Does local `slot` have a value for certain? */
bool ou_emit_is_assigned(const struct OuCompiler *c, uint32_t slot);

/* Go on in a new section, at `label`; then back to the point that begin returned. */
OuEmitPoint ou_emit_begin_section(struct OuCompiler *c, OuLabel label);
void ou_emit_end_section(struct OuCompiler *c, OuEmitPoint point);

/* From here, exceptions lead to `target`, with the stack cut to `depth` values. Returns what
 * was in force before, for ou_emit_set_handler. */
uint32_t ou_emit_push_handler(struct OuCompiler *c, OuLabel target, uint32_t depth,
                              bool push_place);
void ou_emit_set_handler(struct OuCompiler *c, uint32_t handler);
uint32_t ou_emit_depth(const struct OuCompiler *c);

#endif
