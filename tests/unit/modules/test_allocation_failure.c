/* A program goes through every way of running out of memory: the n-th request fails, for each n
 * until the program needs fewer. Whatever happens, it is an exception or a report, nothing
 * crashes, and nothing is lost. */
#include "tests/unit/modules/support.h"

static const char program[] =
    "import sys, gc, math, time, weakref, errno\n"
    "class A:\n"
    "    def __init__(self, x): self.x = x\n"
    "    def method(self): return __class__\n"
    "class B(A, metaclass=type): pass\n"
    "b = B([1, 2, 3])\n"
    "items = sorted([3, 1, 2], key=lambda n: -n)\n"
    "total = sum([0.5, 1, 2 ** 70]) + max(items) + len(dir(b))\n"
    "r = weakref.ref(b)\n"
    "text = '%s %r %d' % (b.x, 'a', 5) + f'{total:.2f}' + ascii('\\xe9')\n"
    "print(text, items, sep='-', file=None if text else sys.stdout)\n"
    "try:\n"
    "    eval('1 +')\n"
    "except SyntaxError as error:\n"
    "    message = str(error)\n"
    "exec('y = 1', {})\n"
    "cycle = []; cycle.append(cycle); del cycle\n"
    "n = gc.collect()\n"
    "s = str(time.gmtime(0)) + str(math.factorial(30)) + str(sys.version_info)\n"
    "with open('/dev/null') as file:\n"
    "    lines = file.readlines()\n"
    "x = next(iter([]), 5)\n"
    "info = sys.getsizeof(items), sys.exc_info(), gc.get_stats()\n";

/* False: the request was reached no more. */
static bool survive(size_t n) {
    OuRuntime *rt = begin();
    // What is compiled at its first import is there already.
    run_well(rt, "import sys, weakref\nopen('/dev/null').close()\nsys.stdout = sys.stderr = None");
    uint64_t refused = rt->heap.refused;
    ou_heap_fail_request(&rt->heap, n, false);
    bool done = run(rt, program);
    ou_heap_fail_request(&rt->heap, 0, false);
    bool reached = rt->heap.refused > refused;
    if (!done) {
        cr_assert(ou_is_raised(rt));
        ou_interpreter_handle_exception(rt);
    } else {
        cr_assert_not(ou_is_raised(rt));
    }
    cr_assert_eq(ou_interpreter_free(rt), 0, "request %zu", n);
    return reached;
}

Test(allocation_failure, every_request_of_a_program_may_fail, .timeout = 300) {
    size_t n = 1;
    while (survive(n))
        n++;
    cr_assert_gt(n, 500);
}

Test(allocation_failure, an_interpreter_that_cannot_be_made_is_null) {
    for (size_t limit = 4 << 10; limit <= 256 << 10; limit += 12 << 10) {
        OuRuntimeOptions options = {.memory_limit = limit};
        OuRuntime *rt = ou_interpreter_new(&options);
        if (rt != NULL) cr_assert_eq(ou_interpreter_free(rt), 0);
    }
}
