#include "memory/config.h"

#include "tests/unit/memory/support.h"

static void break_an_invariant(void) {
    ou_assertion_failed("the sky is up", __FILE__, __LINE__, __func__);
}

static void assert_what_is_false(void) {
    volatile int two = 2;
    OU_ASSERT(two == 3);
}

Test(config, a_failed_assertion_stops_the_program) {
    cr_assert(stops(break_an_invariant));
}

Test(config, assertions_are_checked_in_debug_builds_only) {
    cr_assert_eq(stops(assert_what_is_false), OU_DEBUG == 1);
}
