/* What opcodes.def says about each opcode, as data and as functions of an instruction. */
#include "objects/code.h"

const OuOpcodeInfo ou_opcodes[OU_OP_COUNT] = {
#define OP(NAME, operands, caches, pops, pushes, meaning)                                      \
    [OU_OP_##NAME] = {#NAME, OU_OPERAND_##operands, caches, meaning},
#include "objects/opcodes.def"
#undef OP
};

// The columns `pops` and `pushes` are expressions in these.
typedef struct Operands {
    unsigned n, a, b;
} Operands;

static Operands operands_of(OuInstruction instruction) {
    return (Operands){instruction >> 8, (instruction >> 8) & 0xff, instruction >> 16};
}

unsigned ou_opcode_pops(OuInstruction instruction) {
    const Operands operands = operands_of(instruction);
    const unsigned n = operands.n, a = operands.a, b = operands.b;
    (void)n, (void)a, (void)b;
    switch ((enum OuOpcode)(instruction & 0xff)) {
#define OP(NAME, operands, caches, pops, pushes, meaning)                                      \
    case OU_OP_##NAME:                                                                         \
        return pops;
#include "objects/opcodes.def"
#undef OP
    case OU_OP_COUNT:
        break;
    }
    OU_UNREACHABLE();
}

unsigned ou_opcode_pushes(OuInstruction instruction) {
    const Operands operands = operands_of(instruction);
    const unsigned n = operands.n, a = operands.a, b = operands.b;
    (void)n, (void)a, (void)b;
    switch ((enum OuOpcode)(instruction & 0xff)) {
#define OP(NAME, operands, caches, pops, pushes, meaning)                                      \
    case OU_OP_##NAME:                                                                         \
        return pushes;
#include "objects/opcodes.def"
#undef OP
    case OU_OP_COUNT:
        break;
    }
    OU_UNREACHABLE();
}

// Most jumps take the same values whether they jump or not; these do not.
static const struct {
    bool differs;
    uint8_t drops;
} jump_effects[OU_OP_COUNT] = {
    [OU_OP_FOR_ITER] = {true, 1},             // the exhausted iterator; pushes no item
    [OU_OP_FOR_ITER_L] = {true, 1},           // the exhausted iterator
    [OU_OP_JUMP_IF_FALSE_OR_POP] = {true, 0}, // keeps the value it looked at
    [OU_OP_JUMP_IF_TRUE_OR_POP] = {true, 0},
    [OU_OP_SEND] = {true, 0}, // the result takes the place of the value sent
};

unsigned ou_opcode_jump_drops(OuInstruction instruction) {
    enum OuOpcode op = instruction & 0xff;
    return jump_effects[op].differs ? jump_effects[op].drops : ou_opcode_pops(instruction);
}

bool ou_opcode_ends_block(enum OuOpcode op) {
    static const bool ends[OU_OP_COUNT] = {
        [OU_OP_JUMP] = true,           [OU_OP_JUMP_BACK] = true, [OU_OP_RETURN] = true,
        [OU_OP_RETURN_CONST] = true,   [OU_OP_RAISE] = true,     [OU_OP_RERAISE] = true,
        [OU_OP_GENERATOR_EXIT] = true,
    };
    return ends[op];
}
