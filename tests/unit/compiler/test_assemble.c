/* Jumps, handlers, the depth of the stack; and that running out of memory anywhere is only an
 * error. */
#include "tests/unit/compiler/compile_support.h"

static const char everything[] =
    "'''doc'''\n"
    "from a import b as c, d\n"
    "import e.f as g\n"
    "def deco(x: int, *y, z=1, **w) -> str:\n"
    "    global q\n"
    "    try:\n"
    "        with x as v, y: return [i + x for i in y if i]\n"
    "    except (A, B) as error:\n"
    "        raise X from error\n"
    "    else: x.y[z] += 1.5\n"
    "    finally: q = lambda: x\n"
    "@deco\n"
    "class K(deco, metaclass=M):\n"
    "    a: int = 1\n"
    "    def m(self): self.n = super().m(*self, **{'k': 1})\n"
    "    def g(self): yield from (j for j in self if j is not None)\n"
    "for a, *b in c: print(f'{a!r:>{b}}', a < b < c, not a)\n"
    "else: del a, b[0]\n";

static void check_stack(const char *body, uint32_t expected) {
    char source[512];
    snprintf(source, sizeof source, "def f(a, b, c):\n %s\n", body);
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue code = compile_text(rt, source, OU_COMPILE_FILE);
    cr_assert_eq(find_code(code, "f")->stack_size, expected, "%s: %u", body,
                 find_code(code, "f")->stack_size);
    ou_drop(rt, code);
    cr_assert_eq(ou_runtime_free(rt), 0);
}

Test(assemble, the_stack_is_as_deep_as_needed) {
    check_stack("return a + b", 1);
    check_stack("return g(a, b, c)", 5);
    check_stack("a.b = c", 1);
    check_stack("for x in a: pass", 1);
    check_stack("try: pass\n except: pass", 0); // nothing in the body can raise
    check_stack("try: g()\n except: pass", 4);  // before, place, exc, and a copy
    check_stack("return [x for x in a]", 3);    // the list, and unsetting x
}

Test(assemble, jumps_to_jumps_are_cut_short) {
    check_body(
        "    while a:\n        if b:\n            if c: g()\n            else: h()",
        "L1: JUMP_IF_FALSE_L a, to L4\nJUMP_IF_FALSE_L b, to L3\nJUMP_IF_FALSE_L c, to L2\n"
        "LOAD_GLOBAL_CALL g\nCALL 0\nPOP\nJUMP to L3\nL2: LOAD_GLOBAL_CALL h\nCALL 0\nPOP\n"
        "L3: JUMP_BACK to L1\nL4: RETURN_CONST None\n");
}

Test(assemble, a_jump_to_a_return_returns) {
    check_body("    return a if b else c",
               "JUMP_IF_FALSE_L b, to L1\nLOAD_FAST a\nRETURN\nL1: LOAD_FAST c\nRETURN\n");
    check_body("    if a: g()\n    else: h()",
               "JUMP_IF_FALSE_L a, to L1\nLOAD_GLOBAL_CALL g\nCALL 0\nPOP\nRETURN_CONST None\n"
               "L1: LOAD_GLOBAL_CALL h\nCALL 0\nPOP\nRETURN_CONST None\n");
}

Test(assemble, dead_code_is_not_emitted) {
    check_body("    return a\n    g()\n    while b: h()", "LOAD_FAST a\nRETURN\n");
    check_body("    while True:\n        return a\n    return b", "LOAD_FAST a\nRETURN\n");
}

Test(assemble, handlers_lie_behind_the_main_line) {
    check_body(
        "    try: g()\n    except E: h()\n    return a",
        "LOAD_GLOBAL_CALL g\nCALL 0\nPOP\nL1: LOAD_FAST a\nRETURN\nL2: PUSH_HANDLED\n"
        "LOAD_GLOBAL E\nMATCH_EXCEPTION\nPOP_JUMP_IF_FALSE to L3\nPOP\nLOAD_GLOBAL_CALL h\n"
        "CALL 0\nPOP\nPOP_HANDLED\nJUMP to L1\nL3: RERAISE 0\nL4: COPY 3\nPOP_HANDLED\n"
        "RERAISE 1\n");
}

Test(assemble, the_handler_table_names_the_innermost_handler) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue code = compile_text(rt,
                                "def f(a):\n for x in a:\n  try:\n   g()\n   try: h()\n   "
                                "except E: i()\n  finally: j()",
                                OU_COMPILE_FILE);
    const OuCode *f = find_code(code, "f");
    uint32_t end = 0;
    size_t in_loop = 0;
    for (size_t i = 0; i < f->handler_count; i++) {
        cr_assert_leq(end, f->handlers[i].start);
        cr_assert_lt(f->handlers[i].start, f->handlers[i].end);
        end = f->handlers[i].end;
        in_loop += f->handlers[i].depth >= 1;
    }
    cr_assert_eq(in_loop, f->handler_count); // the iterator is always below
    ou_drop(rt, code);
    cr_assert_eq(ou_runtime_free(rt), 0);
}

Test(assemble, leaving_runs_what_has_to_be_run) {
    check_body(
        "    for x in a:\n        try: return x\n        finally: g()",
        "LOAD_FAST a\nGET_ITER\nFOR_ITER_L x, to L1\nLOAD_FAST x\nLOAD_GLOBAL_CALL g\n"
        "CALL 0\nPOP\nSWAP 2\nPOP\nRETURN\nL1: RETURN_CONST None\nL2: PUSH_HANDLED\n"
        "LOAD_GLOBAL_CALL g\nCALL 0\nPOP\nRERAISE 0\nL3: COPY 3\nPOP_HANDLED\nRERAISE 1\n");
}

Test(assemble, yield_from_has_the_layout_that_the_run_loop_looks_for) {
    check_instructions("def f(a):\n yield from a", "f",
                       "RETURN_GENERATOR\nLOAD_FAST a\nGET_YIELD_FROM_ITER\nLOAD_CONST None\n"
                       "L1: SEND to L2\nYIELD\nJUMP_BACK to L1\nL2: END_SEND\nPOP\n"
                       "RETURN_CONST None\nL3: GENERATOR_EXIT\n");
}

Test(assemble, all_kinds_of_statements_make_good_code) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue code = compile_text(rt, everything, OU_COMPILE_FILE);
    cr_assert_not(ou_is_error(code));
    ou_drop(rt, code);
    cr_assert_eq(ou_runtime_free(rt), 0);
}

Test(assemble, running_out_of_memory_anywhere_is_an_error) {
    OuRuntime *rt = ou_runtime_new(NULL);
    for (size_t n = 1;; n++) {
        OuValue filename = ou_str_from_string(rt, "test.py");
        ou_heap_fail_request(&rt->heap, n, false);
        OuValue code =
            ou_compile(rt, everything, sizeof everything - 1, filename, OU_COMPILE_FILE);
        bool reached = rt->heap.fail_in == 0;
        ou_heap_fail_request(&rt->heap, 0, false);
        ou_drop(rt, filename);
        if (ou_is_error(code)) {
            cr_assert(ou_raised_is(rt, OU_EXC_MemoryError), "request %zu", n);
            ou_clear_exception(rt);
        } else {
            ou_drop(rt, code);
            if (!reached) break; // there are no n requests
        }
    }
    cr_assert_eq(ou_runtime_free(rt), 0);
}
