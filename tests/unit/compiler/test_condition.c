/* Conditions become jumps. */
#include "tests/unit/compiler/compile_support.h"

Test(condition, comparisons_jump_by_themselves) {
    check_body(
        "    if a < 5: b = c",
        "JUMP_LT_LI a, 5, if false to L1\nLOAD_FAST c\nSTORE_FAST b\nL1: RETURN_CONST None\n");
    check_body(
        "    if not a == b: b = c",
        "JUMP_EQ_LL a, b, if true to L1\nLOAD_FAST c\nSTORE_FAST b\nL1: RETURN_CONST None\n");
    check_body("    if a is None: b = c",
               "LOAD_FAST a\nPOP_JUMP_IF_NOT_NONE to L1\nLOAD_FAST c\nSTORE_FAST b\n"
               "L1: RETURN_CONST None\n");
    check_body(
        "    if a in b: b = c",
        "LOAD_FAST_PAIR a, b\nCONTAINS 0\nPOP_JUMP_IF_FALSE to L1\nLOAD_FAST c\nSTORE_FAST b\n"
        "L1: RETURN_CONST None\n");
}

Test(condition, and_and_or_go_straight_to_where_they_lead) {
    check_body(
        "    while a and (b or not c): g()",
        "L1: JUMP_IF_FALSE_L a, to L3\nJUMP_IF_TRUE_L b, to L2\nJUMP_IF_TRUE_L c, to L3\n"
        "L2: LOAD_GLOBAL_CALL g\nCALL 0\nPOP\nJUMP_BACK to L1\nL3: RETURN_CONST None\n");
}

Test(condition, a_chain_reads_a_plain_middle_twice) {
    check_body("    if 0 <= a < b: c = 1",
               "LOAD_INT 0\nJUMP_LE_SL -, a, if false to L1\nJUMP_LT_LL a, b, if false to L1\n"
               "LOAD_INT 1\nSTORE_FAST c\nL1: RETURN_CONST None\n");
}

Test(condition, a_chain_keeps_any_other_middle_on_the_stack) {
    check_body(
        "    if a < g() < b: c = 1",
        "LOAD_FAST a\nLOAD_GLOBAL_CALL g\nCALL 0\nSWAP 2\nCOPY 2\nJUMP_LT if false to L2\n"
        "JUMP_LT_SL -, b, if false to L1\nLOAD_INT 1\nSTORE_FAST c\nL1: RETURN_CONST None\n"
        "L2: POP\nRETURN_CONST None\n");
}

Test(condition, values_of_and_and_or_are_tested_once) {
    check_body("    return (a and b) or c",
               "JUMP_IF_FALSE_L a, to L1\nLOAD_FAST b\nJUMP_IF_TRUE_OR_POP to L2\n"
               "L1: LOAD_FAST c\nL2: RETURN\n");
    check_body(
        "    return a or b or c",
        "LOAD_FAST a\nJUMP_IF_TRUE_OR_POP to L1\nLOAD_FAST b\nJUMP_IF_TRUE_OR_POP to L1\n"
        "LOAD_FAST c\nL1: RETURN\n");
}

Test(condition, constant_conditions_leave_no_code) {
    check_body("    while True:\n        if a: break",
               "L1: JUMP_IF_FALSE_L a, to L2\nRETURN_CONST None\nL2: JUMP_BACK to L1\n");
    check_body("    if 0: g()\n    return 1", "RETURN_CONST 1\n");
    check_body("    if __debug__: return a\n    return b", "LOAD_FAST a\nRETURN\n");
    check_body("    assert a", "JUMP_IF_TRUE_L a, to L1\nLOAD_ASSERTION_ERROR\nRAISE 1\n"
                               "L1: RETURN_CONST None\n");
}

Test(condition, negated_membership_is_one_comparison) {
    check_body("    return not a in b", "LOAD_FAST_PAIR a, b\nCONTAINS 1\nRETURN\n");
    check_body("    return not a is b", "LOAD_FAST_PAIR a, b\nIS 1\nRETURN\n");
    check_body("    return not a == b", "LOAD_FAST_PAIR a, b\nCOMPARE ==\nNOT\nRETURN\n");
}

Test(condition, displays_that_are_only_looked_into_are_constants) {
    check_body("    return a in [1, 2]",
               "LOAD_FAST a\nLOAD_CONST (1, 2)\nCONTAINS 0\nRETURN\n");
    check_body("    return a in {1}",
               "LOAD_FAST a\nLOAD_CONST frozenset({1})\nCONTAINS 0\nRETURN\n");
    check_body("    return a in [b, c]",
               "LOAD_FAST_PAIR a, b\nLOAD_FAST c\nBUILD_TUPLE 2\nCONTAINS 0\nRETURN\n");
}
