#include "tests/unit/modules/support.h"

Test(interpreter, begins_and_ends_without_a_program) {
    end(begin());
}

Test(interpreter, runs_text_in_main) {
    OuRuntime *rt = begin();
    run_well(rt, "a = 1 + 2\nb = __name__");
    cr_assert_eq(number(rt, "a"), 3);
    cr_assert_str_eq(text(rt, "b"), "__main__");
    end(rt);
}

Test(interpreter, several_live_side_by_side) {
    OuRuntime *first = begin(), *second = begin();
    run_well(first, "import math\nmath.pi = 3\na = math.pi");
    run_well(second, "import math\na = int(math.pi * 100)");
    cr_assert_eq(number(first, "a"), 3);
    cr_assert_eq(number(second, "a"), 314);
    end(second);
    end(first);
}

Test(interpreter, keeps_variables_between_texts) {
    OuRuntime *rt = begin();
    run_well(rt, "def f(n):\n    return n * 2");
    run_well(rt, "a = f(21)");
    cr_assert_eq(number(rt, "a"), 42);
    end(rt);
}

Test(interpreter, leaves_the_exception_pending_until_it_is_handled) {
    OuRuntime *rt = begin();
    run_well(rt, "import sys\nsys.stderr = None");
    cr_assert_not(run(rt, "1 / 0"));
    cr_assert(ou_raised_is(rt, OU_EXC_ZeroDivisionError));
    cr_assert_eq(ou_interpreter_handle_exception(rt), 1);
    cr_assert_not(ou_is_raised(rt));
    cr_assert_eq(ou_interpreter_handle_exception(rt), 0);
    end(rt);
}

static int status_of(const char *program) {
    OuRuntime *rt = begin();
    run_well(rt, "import sys\nsys.stderr = None");
    cr_assert_not(run(rt, program));
    int status = ou_interpreter_handle_exception(rt);
    end(rt);
    return status;
}

Test(interpreter, says_the_exit_status) {
    cr_assert_eq(status_of("raise SystemExit"), 0);
    cr_assert_eq(status_of("raise SystemExit(None)"), 0);
    cr_assert_eq(status_of("raise SystemExit(3)"), 3);
    cr_assert_eq(status_of("raise SystemExit(-1)"), 255);
    cr_assert_eq(status_of("raise SystemExit(256)"), 0);
    cr_assert_eq(status_of("raise SystemExit(10 ** 30)"), 255);
    cr_assert_eq(status_of("raise SystemExit('text')"), 1);
    cr_assert_eq(status_of("raise KeyboardInterrupt"), 130);
    cr_assert_eq(status_of("raise ValueError"), 1);
    cr_assert_eq(status_of("a b"), 1);
}

Test(interpreter, an_interrupt_stops_a_loop) {
    OuRuntime *rt = begin();
    rt->pending |= OU_PENDING_INTERRUPT;
    cr_assert_not(run(rt, "while True: pass"));
    cr_assert(ou_raised_is(rt, OU_EXC_KeyboardInterrupt));
    ou_clear_exception(rt);
    end(rt);
}

Test(interpreter, sets_argv_and_path) {
    OuRuntime *rt = begin();
    char *argv[] = {"program", "one", "t\xc3\xa9xt", "\xff"};
    cr_assert(ou_interpreter_set_argv(rt, 4, argv));
    cr_assert(ou_interpreter_set_path0(rt, "/folder"));
    run_well(rt, "import sys\na = len(sys.argv)\nb = sys.argv[1]\nc = len(sys.argv[2])\n"
                 "d = ascii(sys.argv[3])\ne = sys.path[1]");
    cr_assert_eq(number(rt, "a"), 4);
    cr_assert_str_eq(text(rt, "b"), "one");
    cr_assert_eq(number(rt, "c"), 4);
    cr_assert_str_eq(text(rt, "d"), "'\\udcff'");
    cr_assert_str_eq(text(rt, "e"), "/folder");
    end(rt);
}

Test(interpreter, an_interactive_statement_gives_its_value_to_the_display_hook) {
    OuRuntime *rt = begin();
    run_well(rt, "import sys, builtins\nshown = []\nsys.displayhook = shown.append");
    const char *statement = "6 * 7\n";
    cr_assert(ou_interpreter_run_interactive(rt, statement, strlen(statement), "<prompt>"));
    run_well(rt, "a = shown[0]");
    cr_assert_eq(number(rt, "a"), 42);
    end(rt);
}

Test(interpreter, the_display_hook_remembers_the_value) {
    OuRuntime *rt = begin();
    run_well(rt, "import sys\nsys.stdout = None");
    const char *statement = "6 * 7\n";
    cr_assert(ou_interpreter_run_interactive(rt, statement, strlen(statement), "<prompt>"));
    run_well(rt, "a = _");
    cr_assert_eq(number(rt, "a"), 42);
    end(rt);
}

Test(interpreter, the_end_may_be_played_before_freeing) {
    OuRuntime *rt = begin();
    run_well(rt,
             "class C:\n    def __del__(self):\n        ended.append(1)\nended = []\nc = C()");
    cr_assert_eq(ou_interpreter_flush(rt), 0);
    cr_assert_eq(ou_interpreter_flush(rt), 0);
    end(rt);
}

Test(interpreter, ends_well_with_objects_that_revive_themselves) {
    OuRuntime *rt = begin();
    run_well(rt, "import sys\nsys.stderr = None\n"
                 "class C:\n    def __del__(self):\n        keep.append(self)\n"
                 "keep = []\nc = C()\nc.self = c\nd = C()");
    end(rt);
}

Test(interpreter, ends_well_with_garbage_that_was_to_be_kept) {
    OuRuntime *rt = begin();
    run_well(rt, "import gc\ngc.set_debug(gc.DEBUG_SAVEALL)\n"
                 "a = []\na.append(a)\ndel a\nn = gc.collect()");
    cr_assert_eq(number(rt, "n"), 1);
    end(rt);
}

Test(interpreter, a_memory_limit_is_a_memory_error) {
    OuRuntimeOptions options = {.memory_limit = 16 << 20};
    OuRuntime *rt = ou_interpreter_new(&options);
    cr_assert_not_null(rt);
    run_well(rt, "try:\n    a = [0] * 10 ** 9\nexcept MemoryError:\n    a = 1\n"
                 "try:\n    b = []\n    while True: b.append(str(len(b)))\n"
                 "except MemoryError:\n    b = 2");
    cr_assert_eq(number(rt, "a"), 1);
    cr_assert_eq(number(rt, "b"), 2);
    end(rt);
}
