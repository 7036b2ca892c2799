/* What the tests of callables, errors and reports share: a runtime, and short ways to say what
 * a call gives or raises. */
#ifndef OU_TESTS_UNIT_OBJECTS_CALL_SUPPORT_H
#define OU_TESTS_UNIT_OBJECTS_CALL_SUPPORT_H

#include <criterion/criterion.h>

#include "objects/error.h"
#include "objects/exception.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

static OuRuntime *rt;

static void setup(void) {
    rt = ou_runtime_new(NULL);
    cr_assert_not_null(rt);
}

static void teardown(void) {
    cr_assert_not(ou_is_raised(rt));
    cr_assert_eq(ou_runtime_free(rt), 0);
}

/* A str for as long as the test runs is dropped by whoever gets it: these drop at once. */
static OU_UNUSED
OuValue text(const char *string) {
    return ou_str_from_string(rt, string);
}

/* `value` (taken) is a str with this text. */
static OU_UNUSED
void expect_text(OuValue value, const char *expected) {
    cr_assert(ou_is_str(value), "no str, but expected \"%s\"", expected);
    cr_assert_str_eq(ou_str_bytes(value), expected);
    ou_drop(rt, value);
}

/* repr(value), str(value) are these. `value` is taken. */
static OU_UNUSED
void expect_repr(OuValue value, const char *expected) {
    cr_assert_not(ou_is_error(value));
    expect_text(ou_repr(rt, value), expected);
    ou_drop(rt, value);
}
static OU_UNUSED
void expect_str(OuValue value, const char *expected) {
    cr_assert_not(ou_is_error(value));
    expect_text(ou_str(rt, value), expected);
    ou_drop(rt, value);
}

/* Something has just raised an exception of this kind with this message. Forgets it. */
static OU_UNUSED
void expect_raised(enum OuExceptionIndex kind, const char *message) {
    cr_assert(ou_raised_is(rt, kind), "not raised: %s", message);
    OuValue exception = ou_take_exception(rt);
    expect_str(exception, message);
}

/* Call a type or function of the runtime with these arguments; `names` (a str with spaces, or
 * NULL) are the keywords of the last ones. The arguments are taken. */
static OU_UNUSED
OuValue call_take(OuRef callable, OuValue *args, size_t count, const char *names) {
    OuRef borrowed[8];
    for (size_t i = 0; i < count; i++)
        borrowed[i] = args[i];
    OuValue keywords = OU_UNDEF;
    size_t keyword_count = 0;
    if (names != NULL) {
        OuValue all = text(names);
        OuValue list = ou_call_method_string(rt, all, "split", NULL, 0);
        keywords = ou_tuple_from_iterable(rt, list);
        keyword_count = ou_tuple_count(keywords);
        ou_drop(rt, list);
        ou_drop(rt, all);
    }
    OuValue result = ou_call_keywords(rt, callable, borrowed, count - keyword_count, keywords);
    ou_drop(rt, keywords);
    for (size_t i = 0; i < count; i++)
        ou_drop(rt, args[i]);
    return result;
}

#define CALL(callable, names, ...)                                                             \
    call_take(callable, (OuValue[]){__VA_ARGS__},                                              \
              sizeof((OuValue[]){__VA_ARGS__}) / sizeof(OuValue), names)
#define TYPE_OF(NAME)      ou_ref(rt->types[OU_TYPE_##NAME])
#define EXCEPTION_OF(Name) ou_ref(rt->exceptions[OU_EXC_##Name])
#define NUMBER(n)          ou_from_small_int(n)

#endif
