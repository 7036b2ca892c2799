/* Bad bytecode is recognised. */
#include "tests/unit/objects/code_support.h"

/* Check code with these words; NULL: nothing is wrong. */
static void check_words(const OuInstruction *words, size_t count, uint32_t stack_size,
                        const char *expected, size_t expected_word) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuCode *code = code_of(rt, words, count, stack_size);
    const char *problem = NULL;
    size_t word = 0;
    bool good = ou_code_check(rt, code, &problem, &word);
    if (expected == NULL) {
        cr_assert(good, "%s at %zu", problem, word);
    } else {
        cr_assert_not(good);
        cr_assert_str_eq(problem, expected);
        cr_assert_eq(word, expected_word);
    }
    code_end(rt, code);
}
#define CHECK(stack_size, expected, word, ...)                                                 \
    do {                                                                                       \
        const OuInstruction words_[] = {__VA_ARGS__};                                          \
        check_words(words_, COUNT_OF(words_), stack_size, expected, word);                     \
    } while (0)

#define LOAD(slot) ou_instruction_n(OU_OP_LOAD_FAST, slot)

Test(code_check, good_code_passes) {
    CHECK(2, NULL, 0, LOAD(0), LOAD(1), OU_OP_ADD, OU_OP_RETURN);
    // A loop: the depth at the top is the same from both sides.
    CHECK(1, NULL, 0, LOAD(0), ou_instruction_n(OU_OP_FOR_ITER_L, 1), 2, OU_OP_JUMP_BACK,
          (uint32_t)-4, LOAD(0), OU_OP_RETURN);
}

Test(code_check, operands_have_to_be_in_range) {
    CHECK(1, "operand out of range", 0, LOAD(3), OU_OP_RETURN);
    CHECK(1, "operand out of range", 0, ou_instruction_n(OU_OP_RETURN_CONST, 0));
    CHECK(1, "operand out of range", 1, LOAD(0), ou_instruction_n(OU_OP_POP, 1), LOAD(0),
          OU_OP_RETURN);
    CHECK(1, "no such opcode", 0, 0xff);
}

Test(code_check, the_stack_has_to_suffice) {
    CHECK(1, "stack underflow", 1, LOAD(0), OU_OP_ADD, OU_OP_RETURN);
    CHECK(1, "stack deeper than declared", 1, LOAD(0), LOAD(1), OU_OP_ADD, OU_OP_RETURN);
}

Test(code_check, paths_have_to_meet_at_one_depth) {
    CHECK(2, "stack depth depends on the path", 3, ou_instruction_n(OU_OP_JUMP_IF_TRUE_L, 0), 1,
          LOAD(0), LOAD(1), OU_OP_RETURN);
}

Test(code_check, jumps_lead_to_instructions) {
    CHECK(1, "control leaves the code", 0, OU_OP_JUMP, 5, LOAD(0), OU_OP_RETURN);
    CHECK(1, "jump into an instruction", 0, OU_OP_JUMP, (uint32_t)-1, LOAD(0), OU_OP_RETURN);
    CHECK(1, "control leaves the code", 0, LOAD(0));
    CHECK(1, "last instruction cut off", 2, OU_OP_JUMP);
}

Test(code_check, a_handler_finds_the_stack_cut_and_the_exception) {
    OuRuntime *rt = ou_runtime_new(NULL);
    const OuInstruction words[] = {LOAD(0), LOAD(1), OU_OP_ADD, OU_OP_RETURN,
                                   ou_instruction_n(OU_OP_RERAISE, 1)};
    OuCode *code = code_of(rt, words, COUNT_OF(words), 2);
    add_handler(rt, code, (OuHandler){.start = 0, .end = 4, .target = 4, .push_place = 1});
    const char *problem;
    size_t word;
    cr_assert(ou_code_check(rt, code, &problem, &word));
    code->handlers[0].depth = 1; // deeper than the stack at word 0
    cr_assert_not(ou_code_check(rt, code, &problem, &word));
    cr_assert_str_eq(problem, "handler deeper than the stack");
    code_end(rt, code);
}
