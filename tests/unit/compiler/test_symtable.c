/* Which variable a name means. */
#include "tests/unit/compiler/compile_support.h"

Test(symtable, names_of_a_function) {
    check_instructions("def f():\n x = y\n global z\n z = x", "f",
                       "LOAD_GLOBAL y\nSTORE_FAST x\nLOAD_FAST x\nSTORE_GLOBAL z\n"
                       "RETURN_CONST None\n");
}

Test(symtable, a_captured_variable_is_a_cell) {
    const char *source = "def f(p):\n x = 1\n def g(): return x + p\n return g";
    check_instructions(source, "f",
                       "MAKE_CELL p\nMAKE_CELL x\nLOAD_INT 1\nSTORE_DEREF x\nLOAD_CELL p\n"
                       "LOAD_CELL x\nBUILD_TUPLE 2\nLOAD_CONST <code f.<locals>.g>\n"
                       "MAKE_FUNCTION 8\nSTORE_FAST g\nLOAD_FAST g\nRETURN\n");
    check_instructions(source, "f.<locals>.g",
                       "COPY_FREE 2\nLOAD_DEREF x\nLOAD_DEREF p\nADD\nRETURN\n");
}

Test(symtable, a_comprehension_is_part_of_the_function) {
    // x stays a plain local, y is a hidden slot.
    check_instructions("def f(x):\n return [x + y for y in x]", "f",
                       "LOAD_FAST x\nGET_ITER\nBUILD_LIST 0\nSWAP 2\nL1: FOR_ITER_L .y, to L2\n"
                       "ADD_LL x, .y\nLIST_APPEND 2\nJUMP_BACK to L1\nL2: PUSH_UNDEF\n"
                       "STORE_FAST .y\nRETURN\nL3: PUSH_UNDEF\nSTORE_FAST .y\nRERAISE 1\n");
}

Test(symtable, a_captured_comprehension_variable_gets_a_cell_each_time) {
    check_instructions(
        "def f(x):\n return [lambda: y for y in x]", "f",
        "LOAD_FAST x\nGET_ITER\nMAKE_CELL .y\nBUILD_LIST 0\nSWAP 2\n"
        "L1: FOR_ITER to L2\nSTORE_DEREF .y\nLOAD_CELL .y\nBUILD_TUPLE 1\n"
        "LOAD_CONST <code f.<locals>.<lambda>>\nMAKE_FUNCTION 8\nLIST_APPEND 2\n"
        "JUMP_BACK to L1\nL2: PUSH_UNDEF\nSTORE_FAST .y\nRETURN\nL3: PUSH_UNDEF\n"
        "STORE_FAST .y\nRERAISE 1\n");
}

Test(symtable, nested_comprehensions_have_slots_of_their_own) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue code =
        compile_text(rt, "[[x for x in y] for x in z]\n[x for x in q]", OU_COMPILE_FILE);
    const OuCode *module = ou_as_code(code);
    cr_assert_eq(module->local_count, 2); // the third shares the slot of the second
    cr_assert_eq(module->variable_count, 0);
    cr_assert_str_eq(ou_str_bytes(ou_tuple_peek(module->local_names, 0)), ".x");
    ou_drop(rt, code);
    cr_assert_eq(ou_runtime_free(rt), 0);
}

Test(symtable, class_bodies_are_stepped_over) {
    const char *source = "def f(x):\n"
                         " class A:\n"
                         "  y = 1\n"
                         "  z = x\n"
                         "  w = [x, y]\n"
                         "  def g(self): return x, y\n"
                         "  q = [y for _ in x]\n";
    check_instructions(source, "f.<locals>.A.g",
                       "COPY_FREE 1\nLOAD_DEREF x\nLOAD_GLOBAL y\nBUILD_TUPLE 2\nRETURN\n");
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue code = compile_text(rt, source, OU_COMPILE_FILE);
    OuValue text = ou_code_disassemble(rt, ou_ref(find_code(code, "f.<locals>.A")), false);
    cr_assert_not_null(strstr(ou_str_bytes(text), "LOAD_CLASS_DEREF     x"));
    cr_assert_not_null(strstr(ou_str_bytes(text), "LOAD_NAME            y"));
    cr_assert_not_null(strstr(ou_str_bytes(text), "LOAD_GLOBAL          y")); // in q
    ou_drop(rt, text);
    ou_drop(rt, code);
    cr_assert_eq(ou_runtime_free(rt), 0);
}

Test(symtable, methods_know_their_class) {
    check_instructions("class A:\n def f(self): return super().f(__class__)", "A.f",
                       "COPY_FREE 1\nLOAD_GLOBAL super\nLOAD_DEREF __class__\nLOAD_FAST self\n"
                       "LOAD_SUPER_METHOD f\nLOAD_DEREF __class__\nCALL 1\nRETURN\n");
}

Test(symtable, private_names_are_mangled) {
    check_instructions(
        "class _A:\n def f(self, __x): self.__y = __x; return __z__", "_A.f",
        "LOAD_FAST _A__x\nSTORE_ATTR_L self, _A__y\nLOAD_GLOBAL __z__\nRETURN\n");
}

Test(symtable, a_walrus_binds_around_comprehensions) {
    check_instructions("def f(a):\n any((x := y) for y in a)\n return x", "f",
                       "MAKE_CELL x\nLOAD_GLOBAL_CALL any\nLOAD_CELL x\nBUILD_TUPLE 1\n"
                       "LOAD_CONST <code f.<locals>.<genexpr>>\nMAKE_FUNCTION 8\nLOAD_FAST a\n"
                       "GET_ITER\nCALL 0\nCALL 1\nPOP\nLOAD_DEREF x\nRETURN\n");
}

Test(symtable, simple_calls_are_recognised) {
    static const struct {
        const char *source;
        bool simple;
    } cases[] = {
        {"def f(a, b=1): return a", true},  {"def f(a, /): return [a for b in a]", true},
        {"def f(a, *b): return a", false},  {"def f(a, *, b): return a", false},
        {"def f(a, **b): return a", false}, {"def f(a): return lambda: a", true},
        {"def f(a): yield", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        OuRuntime *rt = ou_runtime_new(NULL);
        OuValue code = compile_text(rt, cases[i].source, OU_COMPILE_FILE);
        const OuCode *f = find_code(code, "f");
        bool simple = f->simple_count == f->argument_count;
        cr_assert_eq(simple, cases[i].simple, "%s", cases[i].source);
        ou_drop(rt, code);
        cr_assert_eq(ou_runtime_free(rt), 0);
    }
}
