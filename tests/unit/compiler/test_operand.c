/* Operands are taken from locals and small ints where nobody can tell the difference. */
#include "tests/unit/compiler/compile_support.h"

Test(operand, arithmetic_reads_locals_and_ints_in_place) {
    check_body("    return a + b", "ADD_LL a, b\nRETURN\n");
    check_body("    return a * 3", "MUL_LI a, 3\nRETURN\n");
    check_body("    return a - -3", "SUB_LI a, -3\nRETURN\n");
    check_body("    return g() + b", "LOAD_GLOBAL_CALL g\nCALL 0\nADD_SL -, b\nRETURN\n");
    check_body("    return a + g()", "LOAD_GLOBAL_CALL g\nCALL 0\nADD_LS a, -\nRETURN\n");
    check_body("    return a ** b", "LOAD_FAST_PAIR a, b\nBINARY ** or pow()\nRETURN\n");
}

Test(operand, large_ints_do_not_fit) {
    check_body("    return a + 16383", "ADD_LI a, 16383\nRETURN\n");
    check_body("    return a + 16384", "LOAD_INT 16384\nADD_LS a, -\nRETURN\n");
    check_body("    return a + -16384", "ADD_LI a, -16384\nRETURN\n");
    check_body("    return 8388607", "RETURN_CONST 8388607\n");
    check_body("    g(8388608)", "LOAD_GLOBAL_CALL g\nLOAD_CONST 8388608\nCALL 1\nPOP\n"
                                 "RETURN_CONST None\n");
}

Test(operand, a_local_that_may_be_unset_is_read_in_its_place) {
    check_body("    if a: x = 1\n    return x + g()",
               "JUMP_IF_FALSE_L a, to L1\nLOAD_INT 1\nSTORE_FAST x\n"
               "L1: LOAD_FAST x\nLOAD_GLOBAL_CALL g\nCALL 0\nADD\nRETURN\n");
    check_body("    x = 1\n    return x + g()",
               "LOAD_INT 1\nSTORE_FAST x\nLOAD_GLOBAL_CALL g\nCALL 0\nADD_LS x, -\nRETURN\n");
    check_body(
        "    x = 1\n    del x\n    return x + g()",
        "LOAD_INT 1\nSTORE_FAST x\nDELETE_FAST x\nLOAD_FAST x\nLOAD_GLOBAL_CALL g\nCALL 0\n"
        "ADD\nRETURN\n");
}

Test(operand, a_local_that_a_walrus_rebinds_is_read_in_its_place) {
    check_body("    return a + (a := b) * 2",
               "LOAD_FAST_PAIR a, b\nCOPY 1\nSTORE_FAST a\nMUL_SI -, 2\nADD\nRETURN\n");
}

Test(operand, augmented_assignment_keeps_nothing_on_the_stack) {
    check_body("    a += 1", "ADD_LI a, 1, in place\nSTORE_FAST a\nRETURN_CONST None\n");
    check_body("    a.x += 1", "LOAD_ATTR_L a, x\nADD_SI -, 1, in place\nSTORE_ATTR_L a, x\n"
                               "RETURN_CONST None\n");
    check_body("    a[b] += c", "GET_ITEM_LL a, b\nADD_SL -, c, in place\nSET_ITEM_LL a, b\n"
                                "RETURN_CONST None\n");
    check_body("    a[0] += c", "GET_ITEM_LI a, 0\nADD_SL -, c, in place\nSET_ITEM_LI a, 0\n"
                                "RETURN_CONST None\n");
}

Test(operand, augmented_assignment_evaluates_its_target_once) {
    check_body("    a.x[b] += 1",
               "LOAD_ATTR_L a, x\nCOPY 1\nGET_ITEM_SL -, b\nADD_SI -, 1, in place\nSWAP 2\n"
               "SET_ITEM_SL -, b\nRETURN_CONST None\n");
    check_body("    g.x += 1",
               "LOAD_GLOBAL g\nCOPY 1\nLOAD_ATTR x\nADD_SI -, 1, in place\nSWAP 2\n"
               "STORE_ATTR x\nRETURN_CONST None\n");
    check_body("    a[b + 1] += c",
               "LOAD_FAST a\nADD_LI b, 1\nCOPY 2\nCOPY 2\nGET_ITEM\nADD_SL -, c, in place\n"
               "SWAP 3\nSWAP 2\nSET_ITEM\nRETURN_CONST None\n");
    check_body("    a[b] += (a := c)",
               "LOAD_FAST_PAIR a, b\nCOPY 2\nCOPY 2\nGET_ITEM\nLOAD_FAST c\nCOPY 1\n"
               "STORE_FAST a\nADD in place\nSWAP 3\nSWAP 2\nSET_ITEM\nRETURN_CONST None\n");
}

Test(operand, items_and_attributes_of_locals) {
    check_body("    return a[b]", "GET_ITEM_LL a, b\nRETURN\n");
    check_body("    return a[-1]", "GET_ITEM_LI a, -1\nRETURN\n");
    check_body("    return a[b][0]", "GET_ITEM_LL a, b\nGET_ITEM_SI -, 0\nRETURN\n");
    check_body("    return a.x.y", "LOAD_ATTR_L a, x\nLOAD_ATTR y\nRETURN\n");
    check_body("    a[1:b] = c",
               "LOAD_FAST_PAIR c, a\nLOAD_INT 1\nLOAD_FAST b\nSET_SLICE\nRETURN_CONST None\n");
    check_body("    return a.m(b)", "LOAD_METHOD_L a, m\nLOAD_FAST b\nCALL 1\nRETURN\n");
}

Test(operand, loads_are_not_paired_across_a_label) {
    check_body("    return (a if b else c) ** a",
               "JUMP_IF_FALSE_L b, to L1\nLOAD_FAST a\nJUMP to L2\nL1: LOAD_FAST c\n"
               "L2: LOAD_FAST a\nBINARY ** or pow()\nRETURN\n");
}

Test(operand, module_code_has_no_slots) {
    check_instructions("x = y + 1", "<module>",
                       "LOAD_NAME y\nADD_SI -, 1\nSTORE_NAME x\nRETURN_CONST None\n");
}

Test(operand, a_fused_operand_that_may_fail_keeps_its_place) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue code =
        compile_text(rt, "def f(a):\n    if a: x = 1\n    return a + x\n", OU_COMPILE_FILE);
    const OuCode *f = find_code(code, "f");
    for (size_t word = 0; word < f->word_count;) {
        enum OuOpcode op = f->words[word] & 0xff;
        if (op == OU_OP_ADD_LL) {
            OuLocation whole = ou_code_location(f, word);
            OuLocation right = ou_code_operand_location(f, word, 1);
            cr_assert_eq(whole.column, 11);
            cr_assert_eq(right.column, 15);
            cr_assert_eq(ou_code_operand_location(f, word, 0).column, 11);
        }
        word += ou_opcode_words(op);
    }
    ou_drop(rt, code);
    cr_assert_eq(ou_runtime_free(rt), 0);
}
