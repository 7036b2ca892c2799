/* What the opcode table says about instructions. */
#include "tests/unit/objects/code_support.h"

Test(opcodes, effects_depend_on_the_operands) {
    OuInstruction build = ou_instruction_n(OU_OP_BUILD_MAP, 3);
    cr_assert_eq(ou_opcode_pops(build), 6);
    cr_assert_eq(ou_opcode_pushes(build), 1);
    OuInstruction call = ou_instruction_n(OU_OP_CALL, 2);
    cr_assert_eq(ou_opcode_pops(call), 4);
    OuInstruction star = ou_instruction_ab(OU_OP_UNPACK_STAR, 2, 3);
    cr_assert_eq(ou_opcode_pushes(star), 6);
    OuInstruction function = ou_instruction_n(OU_OP_MAKE_FUNCTION, 1 | 8);
    cr_assert_eq(ou_opcode_pops(function), 3);
}

Test(opcodes, a_jump_may_leave_another_stack_than_going_on) {
    OuInstruction next = ou_instruction_n(OU_OP_FOR_ITER, 0);
    cr_assert_eq(ou_opcode_pushes(next) - ou_opcode_pops(next), 1);
    cr_assert_eq(ou_opcode_jump_drops(next), 1);
    OuInstruction or = ou_instruction_n(OU_OP_JUMP_IF_TRUE_OR_POP, 0);
    cr_assert_eq(ou_opcode_pops(or), 1);
    cr_assert_eq(ou_opcode_jump_drops(or), 0);
    cr_assert_eq(ou_opcode_jump_drops(ou_instruction_n(OU_OP_JUMP_LT, 0)), 2);
}

Test(opcodes, words_count_targets_and_caches) {
    cr_assert_eq(ou_opcode_words(OU_OP_POP), 1);
    cr_assert_eq(ou_opcode_words(OU_OP_JUMP), 2);
    cr_assert_eq(ou_opcode_words(OU_OP_JUMP_LT_LI), 2);
    cr_assert_eq(ou_opcode_words(OU_OP_LOAD_GLOBAL), 4);
    cr_assert_eq(ou_opcode_words(OU_OP_LOAD_ATTR_L), 5);
}

Test(opcodes, every_opcode_has_a_name_and_a_meaning) {
    for (int op = 0; op < OU_OP_COUNT; op++) {
        cr_assert_not_null(ou_opcodes[op].name);
        cr_assert_gt(strlen(ou_opcodes[op].meaning), 0);
        cr_assert_leq(ou_opcodes[op].operands, OU_OPERAND_TWO_COUNTS);
    }
}

Test(opcodes, control_ends_only_where_it_cannot_go_on) {
    cr_assert(ou_opcode_ends_block(OU_OP_RETURN));
    cr_assert(ou_opcode_ends_block(OU_OP_JUMP_BACK));
    cr_assert_not(ou_opcode_ends_block(OU_OP_YIELD));
    cr_assert_not(ou_opcode_ends_block(OU_OP_POP_JUMP_IF_TRUE));
}
