/* Constants are computed in advance, within limits. */
#include "objects/protocol.h"
#include "tests/unit/compiler/compile_support.h"

Test(fold, arithmetic_on_constants) {
    check_body("    return 2 * 3 + 1", "RETURN_CONST 7\n");
    check_body("    return -1", "RETURN_CONST -1\n");
    check_body("    return 'a' + 'b'", "RETURN_CONST 'ab'\n");
    check_body("    return (1, (2, 3)) + ()", "RETURN_CONST (1, (2, 3))\n");
    check_body("    return 'abc'[1]", "RETURN_CONST 'b'\n");
    check_body("    return not 0", "RETURN_CONST True\n");
    check_body("    return 1 << 100", "RETURN_CONST 1267650600228229401496703205376\n");
}

Test(fold, small_sources_make_no_large_constants) {
    check_body("    return 'x' * 4097", "LOAD_CONST 'x'\nMUL_SI -, 4097\nRETURN\n");
    check_body("    return (0,) * 257", "LOAD_CONST (0,)\nMUL_SI -, 257\nRETURN\n");
    check_body("    return 1 << 1000", "LOAD_INT 1\nLOAD_INT 1000\nBINARY <<\nRETURN\n");
    check_body("    return 10 ** 100",
               "LOAD_INT 10\nLOAD_INT 100\nBINARY ** or pow()\nRETURN\n");
    check_body("    return '%5d' % 3", "LOAD_CONST '%5d'\nMOD_SI -, 3\nRETURN\n");
}

Test(fold, what_would_raise_is_left_to_run) {
    check_body("    return 1 / 0", "LOAD_INT 1\nTRUEDIV_SI -, 0\nRETURN\n");
    check_body("    return ()[0]", "LOAD_CONST ()\nGET_ITEM_SI -, 0\nRETURN\n");
    check_body("    return -'a'", "LOAD_CONST 'a'\nNEGATIVE\nRETURN\n");
}

Test(fold, equal_constants_of_different_types_stay_apart) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue code = compile_text(
        rt, "f(1e9, True, 1e9, 0.0, -0.0, 'a b', 'a b', (1,), (True,), (1,))", OU_COMPILE_FILE);
    OuValue constants = ou_tuple_from_array(rt, (const OuRef *)ou_as_code(code)->constants,
                                            ou_as_code(code)->constant_count);
    OuValue text = ou_repr(rt, constants);
    cr_assert_str_eq(ou_str_bytes(text),
                     "(1000000000.0, True, 0.0, -0.0, 'a b', (1,), (True,), None)");
    ou_drop(rt, text);
    ou_drop(rt, constants);
    ou_drop(rt, code);
    cr_assert_eq(ou_runtime_free(rt), 0);
}

Test(fold, lists_of_constants_are_copied_from_one) {
    check_body("    return [1, 2, 3]",
               "BUILD_LIST 0\nLOAD_CONST (1, 2, 3)\nLIST_EXTEND 1\nRETURN\n");
    check_body("    return [1, 2]", "LOAD_INT 1\nLOAD_INT 2\nBUILD_LIST 2\nRETURN\n");
}

Test(fold, docstrings_lose_their_indentation) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue code =
        compile_text(rt, "def f():\n    \"\"\"  First.\n\n      more\n    last\n    \"\"\"\n",
                     OU_COMPILE_FILE);
    const OuCode *f = find_code(code, "f");
    cr_assert(f->flags & OU_CODE_HAS_DOCSTRING);
    cr_assert_str_eq(ou_str_bytes(f->constants[0]), "First.\n\n  more\nlast\n");
    ou_drop(rt, code);
    cr_assert_eq(ou_runtime_free(rt), 0);
}
