/* The listing of a code object. */
#include "tests/unit/objects/code_support.h"

static void check_listing(OuRuntime *rt, OuCode *code, const char *expected) {
    OuValue text = ou_code_disassemble(rt, ou_ref(code), false);
    cr_assert_not(ou_is_error(text));
    cr_assert_str_eq(ou_str_bytes(text), expected);
    ou_drop(rt, text);
}

Test(disassemble, operands_are_shown_by_name) {
    OuRuntime *rt = ou_runtime_new(NULL);
    const OuInstruction words[] = {
        ou_instruction_n(OU_OP_LOAD_FAST, 1),
        ou_instruction_n(OU_OP_LOAD_INT, 0xfffffe),
        ou_instruction_ab(OU_OP_ADD, 0, 1),
        ou_instruction_ab(OU_OP_ADD_LI, 2, (uint32_t)-3 << 1),
        ou_instruction_ab(OU_OP_BINARY, OU_BINARY_pow, 0),
        ou_instruction_ab(OU_OP_GET_ITEM_SI, 0, 7),
        ou_instruction_n(OU_OP_COMPARE, OU_LE),
        OU_OP_RETURN,
    };
    OuCode *code = code_of(rt, words, COUNT_OF(words), 2);
    check_listing(rt, code,
                  "Disassembly of f, \"f.py\", line 1:\n"
                  "                 0  LOAD_FAST            b\n"
                  "                 1  LOAD_INT             -2\n"
                  "                 2  ADD                  in place\n"
                  "                 3  ADD_LI               c, -3\n"
                  "                 4  BINARY               ** or pow()\n"
                  "                 5  GET_ITEM_SI          -, 7\n"
                  "                 6  COMPARE              <=\n"
                  "                 7  RETURN\n");
    code_end(rt, code);
}

Test(disassemble, targets_are_labels_in_order) {
    OuRuntime *rt = ou_runtime_new(NULL);
    const OuInstruction words[] = {
        ou_instruction_ab(OU_OP_JUMP_LT_LL, 0, 1),  2 * 4 + 1,    // to 6, if true
        ou_instruction_n(OU_OP_JUMP_IF_FALSE_L, 2), 2,            // to 6
        ou_instruction_n(OU_OP_JUMP_BACK, 0),       (uint32_t)-6, // to 0
        ou_instruction_n(OU_OP_LOAD_INT, 0),        OU_OP_RETURN,
    };
    OuCode *code = code_of(rt, words, COUNT_OF(words), 1);
    check_listing(rt, code,
                  "Disassembly of f, \"f.py\", line 1:\n"
                  "       L1:       0  JUMP_LT_LL           a, b, if true to L2\n"
                  "                 2  JUMP_IF_FALSE_L      c, to L2\n"
                  "                 4  JUMP_BACK            to L1\n"
                  "       L2:       6  LOAD_INT             0\n"
                  "                 7  RETURN\n");
    code_end(rt, code);
}

Test(disassemble, handlers_come_last) {
    OuRuntime *rt = ou_runtime_new(NULL);
    const OuInstruction words[] = {ou_instruction_n(OU_OP_LOAD_INT, 1), OU_OP_RETURN,
                                   ou_instruction_n(OU_OP_RERAISE, 1)};
    OuCode *code = code_of(rt, words, COUNT_OF(words), 2);
    add_handler(rt, code, (OuHandler){.start = 0, .end = 1, .target = 2, .push_place = 1});
    check_listing(rt, code,
                  "Disassembly of f, \"f.py\", line 1:\n"
                  "                 0  LOAD_INT             1\n"
                  "                 1  RETURN\n"
                  "       L1:       2  RERAISE              1\n"
                  "Handlers:\n"
                  "  0 to 1 -> L1 [0] place\n");
    code_end(rt, code);
}
