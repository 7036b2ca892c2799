/* What the tests of str, bytes and formatting share.
 *
 * A test begins with a runtime `rt` and ends by freeing it with no block live. `gives` compares
 * what an operation gave, its repr or "Type: message" of its exception, with the text that
 * Python shows. */
#ifndef OU_TESTS_UNIT_OBJECTS_TEXT_SUPPORT_H
#define OU_TESTS_UNIT_OBJECTS_TEXT_SUPPORT_H

#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdio.h>

#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* What asks for more than memory holds is refused here, whatever the allocator below would do.
 */
#define MEMORY_LIMIT ((size_t)1 << 30)

#define TEXT_TEST(suite, name)                                                                 \
    static void suite##_##name(OuRuntime *rt);                                                 \
    Test(suite, name) {                                                                        \
        OuRuntime *runtime = ou_runtime_new(NULL);                                             \
        cr_assert_not_null(runtime);                                                           \
        ou_heap_set_limit(&runtime->heap, MEMORY_LIMIT);                                       \
        suite##_##name(runtime);                                                               \
        cr_assert_eq(ou_runtime_free(runtime), 0);                                             \
    }                                                                                          \
    static void suite##_##name(OuRuntime *rt)

/* Values in the tests: a str, bytes, an int; all owned. */
#define S(text)    ou_str_new(rt, text, sizeof(text) - 1)
#define B(text)    ou_bytes_new(rt, text, sizeof(text) - 1)
#define I(number)  ou_int_from_int64(rt, number)
#define NONE       OU_NONE
#define TUPLE(...) tuple_of(rt, (OuValue[]){__VA_ARGS__}, sizeof((OuValue[]){__VA_ARGS__}) / 8)
#define LIST(...)  list_of(rt, (OuValue[]){__VA_ARGS__}, sizeof((OuValue[]){__VA_ARGS__}) / 8)

/* self.name(arguments...); all taken. */
#define METHOD(self, name, ...)                                                                \
    call_method(rt, self, name, (OuValue[]){__VA_ARGS__ __VA_OPT__(, ) NULL},                  \
                sizeof((OuValue[]){__VA_ARGS__ __VA_OPT__(, ) NULL}) / 8 - 1)
/* left op right; both taken. */
#define BINARY_OP(op, left, right) apply(rt, OU_BINARY_##op, left, right)

OU_UNUSED
static OuValue tuple_of(OuRuntime *rt, OuValue *items, size_t count) {
    return ou_tuple_from_array_take(rt, items, count);
}

OU_UNUSED
static OuValue list_of(OuRuntime *rt, OuValue *items, size_t count) {
    return ou_list_from_array_take(rt, items, count);
}

OU_UNUSED
static OuValue call_method(OuRuntime *rt, OuValue self, const char *name, OuValue *args,
                           size_t argc) {
    OuRef borrowed[8] = {NULL};
    for (size_t i = 0; i < argc; i++)
        borrowed[i] = args[i];
    OuValue result = ou_call_method_string(rt, self, name, borrowed, argc);
    ou_drop(rt, self);
    for (size_t i = 0; i < argc; i++)
        ou_drop(rt, args[i]);
    return result;
}

OU_UNUSED
static OuValue apply(OuRuntime *rt, OuBinaryOp op, OuValue left, OuValue right) {
    OuValue result = ou_binary(rt, op, left, right);
    ou_drop(rt, left);
    ou_drop(rt, right);
    return result;
}

OU_UNUSED
static OuValue item_take(OuRuntime *rt, OuValue object, OuValue key) {
    OuValue result = ou_get_item(rt, object, key);
    ou_drop(rt, object);
    ou_drop(rt, key);
    return result;
}

OU_UNUSED
static void gives_at(OuRuntime *rt, OuValue value, const char *expected, int line) {
    OuValue text;
    if (ou_is_error(value)) {
        OuValue exception = ou_take_exception(rt);
        cr_assert(!ou_is_undef(exception), "line %d: failed without an exception", line);
        OuValue message = ou_str(rt, exception);
        text = ou_format(rt, "%T: %U", (OuRef)exception, (OuRef)message);
        ou_drop(rt, message);
        ou_drop(rt, exception);
    } else {
        cr_assert(!ou_is_raised(rt), "line %d: an exception is left over", line);
        text = ou_repr(rt, value);
        ou_drop(rt, value);
    }
    cr_assert(!ou_is_error(text));
    cr_assert_str_eq(ou_str_bytes(text), expected, "line %d: %s, expected %s", line,
                     ou_str_bytes(text), expected);
    ou_drop(rt, text);
}
#define gives(value, expected) gives_at(rt, value, expected, __LINE__)

#endif
