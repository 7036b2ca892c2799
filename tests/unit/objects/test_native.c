#include "objects/dict.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/module.h"

// Last: it defines `rt`, which is a parameter in the headers above.
#include "tests/unit/objects/call_support.h"

TestSuite(native, .init = setup, .fini = teardown);

static OuValue count_arguments(OuRuntime *runtime, OuRef self, const OuRef *args, size_t argc) {
    (void)runtime, (void)self, (void)args;
    return NUMBER((int64_t)argc);
}

/* The given parameters as digits, "-" for those not given. */
static OuValue show_given(OuRuntime *runtime, OuRef self, const OuRef *args, size_t argc) {
    (void)self;
    char shown[16] = {0};
    for (size_t i = 0; i < argc; i++)
        shown[i] = ou_is_undef(args[i]) ? '-' : (char)('0' + ou_small_int(args[i]));
    return ou_str_from_string(runtime, shown);
}

static OuValue count_keywords(OuRuntime *runtime, OuRef self, const OuRef *args, size_t argc,
                              OuRef names) {
    (void)runtime, (void)self, (void)args;
    return NUMBER((int64_t)(argc * 10 + (ou_is_undef(names) ? 0 : ou_tuple_count(names))));
}

static const OuMethodRow rows[] = {
    {"none", count_arguments, 0, 0, "none()\nTakes nothing.", NULL, NULL, OU_METHOD_PLAIN},
    {"one", count_arguments, 1, 1, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"two", count_arguments, 2, 2, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"some", count_arguments, 1, 3, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"any", count_arguments, 1, OU_ANY_COUNT, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"split", show_given, 0, 2, NULL, "sep maxsplit", NULL, OU_METHOD_PLAIN},
    {"sort", show_given, 0, 0, NULL, "* key reverse", NULL, OU_METHOD_PLAIN},
    {"sum", show_given, 1, 2, NULL, "iterable / start", NULL, OU_METHOD_PLAIN},
    {"isclose", show_given, 2, 2, NULL, "a b * rel_tol abs_tol", NULL, OU_METHOD_PLAIN},
    {"print", NULL, 0, OU_ANY_COUNT, NULL, NULL, count_keywords, OU_METHOD_PLAIN},
    {0},
};

/* Call a row by name, as a function of module `math`. */
static OuValue call_row(const char *name, OuValue *args, size_t count, const char *names) {
    const OuMethodRow *row = rows;
    while (strcmp(row->name, name) != 0)
        row++;
    OuValue module = text("math");
    OuValue function = ou_native_new(rt, row, OU_UNDEF, module);
    OuValue result = call_take(function, args, count, names);
    ou_drop(rt, module);
    ou_drop(rt, function);
    return result;
}

#define ROW(name, names, ...)                                                                  \
    call_row(name, (OuValue[]){__VA_ARGS__},                                                   \
             sizeof((OuValue[]){__VA_ARGS__}) / sizeof(OuValue), names)
#define ROW0(name) call_row(name, NULL, 0, NULL)

Test(native, right_counts_reach_the_function) {
    cr_assert_eq(ROW0("none"), NUMBER(0));
    cr_assert_eq(ROW("one", NULL, NUMBER(1)), NUMBER(1));
    cr_assert_eq(ROW("some", NULL, NUMBER(1), NUMBER(2)), NUMBER(2));
    cr_assert_eq(ROW("any", NULL, NUMBER(1), NUMBER(2), NUMBER(3), NUMBER(4)), NUMBER(4));
    cr_assert_eq(ROW("print", "sep end", NUMBER(1), NUMBER(2), NUMBER(3)), NUMBER(12));
}

Test(native, wrong_counts_say_what_was_expected) {
    cr_assert(ou_is_error(ROW("none", NULL, NUMBER(1))));
    expect_raised(OU_EXC_TypeError, "math.none() takes no arguments (1 given)");
    cr_assert(ou_is_error(ROW0("one")));
    expect_raised(OU_EXC_TypeError, "math.one() takes exactly one argument (0 given)");
    cr_assert(ou_is_error(ROW("two", NULL, NUMBER(1))));
    expect_raised(OU_EXC_TypeError, "two expected 2 arguments, got 1");
    cr_assert(ou_is_error(ROW0("some")));
    expect_raised(OU_EXC_TypeError, "some expected at least 1 argument, got 0");
    cr_assert(ou_is_error(ROW("some", NULL, NUMBER(1), NUMBER(2), NUMBER(3), NUMBER(4))));
    expect_raised(OU_EXC_TypeError, "some expected at most 3 arguments, got 4");
    cr_assert(ou_is_error(ROW0("any")));
    expect_raised(OU_EXC_TypeError, "any expected at least 1 argument, got 0");
    cr_assert(ou_is_error(ROW("one", "x", NUMBER(1))));
    expect_raised(OU_EXC_TypeError, "math.one() takes no keyword arguments");
}

Test(native, keywords_find_their_parameters) {
    expect_text(ROW0("split"), "--");
    expect_text(ROW("split", "maxsplit", NUMBER(1)), "-1");
    expect_text(ROW("split", "maxsplit sep", NUMBER(1), NUMBER(2)), "21");
    expect_text(ROW("split", "maxsplit", NUMBER(1), NUMBER(2)), "12");
    expect_text(ROW("sort", "reverse", NUMBER(1)), "-1");
    expect_text(ROW("sum", "start", NUMBER(1), NUMBER(2)), "12");
    expect_text(ROW("isclose", "abs_tol", NUMBER(1), NUMBER(2), NUMBER(3)), "12-3");
    expect_text(ROW("isclose", "b a", NUMBER(1), NUMBER(2)), "21--");
}

Test(native, misplaced_keywords_are_refused) {
    ROW("split", "a", NUMBER(1));
    expect_raised(OU_EXC_TypeError, "split() got an unexpected keyword argument 'a'");
    ROW("split", "sep", NUMBER(1), NUMBER(2));
    expect_raised(OU_EXC_TypeError,
                  "argument for split() given by name ('sep') and position (1)");
    ROW("split", NULL, NUMBER(1), NUMBER(2), NUMBER(3));
    expect_raised(OU_EXC_TypeError, "split() takes at most 2 arguments (3 given)");
    ROW("sort", NULL, NUMBER(1));
    expect_raised(OU_EXC_TypeError, "sort() takes no positional arguments");
    ROW("sort", "key reverse a", NUMBER(1), NUMBER(2), NUMBER(3));
    expect_raised(OU_EXC_TypeError, "sort() takes at most 2 keyword arguments (3 given)");
    ROW("sum", "iterable", NUMBER(1));
    expect_raised(OU_EXC_TypeError, "sum() takes at least 1 positional argument (0 given)");
    ROW("isclose", NULL, NUMBER(1));
    expect_raised(OU_EXC_TypeError, "isclose() missing required argument 'b' (pos 2)");
    ROW("isclose", NULL, NUMBER(1), NUMBER(2), NUMBER(3));
    expect_raised(OU_EXC_TypeError, "isclose() takes exactly 2 positional arguments (3 given)");
}

Test(native, functions_show_their_row) {
    OuValue module = text("builtins");
    OuValue function = ou_native_new(rt, &rows[0], OU_UNDEF, module);
    expect_text(ou_repr(rt, function), "<built-in function none>");
    expect_text(ou_get_attribute_string(rt, function, "__qualname__"), "none");
    expect_text(ou_get_attribute_string(rt, function, "__module__"), "builtins");
    expect_text(ou_get_attribute_string(rt, function, "__doc__"), "Takes nothing.");
    expect_text(ou_get_attribute_string(rt, function, "__text_signature__"), "($module)");
    ou_drop(rt, module);
    ou_drop(rt, function);
}

Test(native, methods_are_bound_and_unbound) {
    OuValue list = ou_list_new(rt, 0);
    OuValue bound = ou_get_attribute_string(rt, list, "append");
    OuValue again = ou_get_attribute_string(rt, list, "append");
    OuValue unbound = ou_get_attribute_string(rt, TYPE_OF(LIST), "append");
    cr_assert_eq(ou_equal(rt, bound, again), OU_TRUTH_YES);
    expect_text(ou_repr(rt, unbound), "<method 'append' of 'list' objects>");
    expect_text(ou_get_attribute_string(rt, bound, "__qualname__"), "list.append");
    cr_assert_eq(ou_call1(rt, bound, NUMBER(7)), OU_NONE);
    cr_assert_eq(CALL(unbound, NULL, ou_own(list), NUMBER(8)), OU_NONE);
    expect_text(ou_repr(rt, list), "[7, 8]");
    cr_assert(ou_is_error(ou_call0(rt, bound)));
    expect_raised(OU_EXC_TypeError, "list.append() takes exactly one argument (0 given)");
    cr_assert(ou_is_error(ou_call0(rt, unbound)));
    expect_raised(OU_EXC_TypeError, "unbound method list.append() needs an argument");
    cr_assert(ou_is_error(ou_call1(rt, unbound, NUMBER(1))));
    expect_raised(OU_EXC_TypeError,
                  "descriptor 'append' for 'list' objects doesn't apply to a 'int' object");
    ou_drop(rt, unbound);
    ou_drop(rt, again);
    ou_drop(rt, bound);
    ou_drop(rt, list);
}

Test(native, bound_methods_in_a_cycle_are_collected) {
    OuValue list = ou_list_new(rt, 0);
    OuValue bound = ou_get_attribute_string(rt, list, "append");
    cr_assert(ou_list_append(rt, list, bound));
    ou_drop(rt, bound);
    ou_drop(rt, list);
    cr_assert_geq(ou_collector_collect(&rt->collector, rt, 2).collected, 2u);
}

Test(native, modules_have_functions_and_say_what_they_lack) {
    OuValue name = text("mine");
    OuValue module = ou_module_new(rt, name, "a module");
    cr_assert(ou_module_add_functions(rt, module, rows));
    expect_text(ou_repr(rt, module), "<module 'mine' (built-in)>");
    OuValue function = ou_get_attribute_string(rt, module, "one");
    expect_text(ou_repr(rt, function), "<built-in function one>");
    ou_drop(rt, function);
    cr_assert(ou_is_error(ou_get_attribute_string(rt, module, "six")));
    expect_raised(OU_EXC_AttributeError, "module 'mine' has no attribute 'six'");
    cr_assert(ou_set_attribute_string(rt, module, "six", NUMBER(6)));
    cr_assert_eq(ou_get_attribute_string(rt, module, "six"), NUMBER(6));
    cr_assert(ou_set_attribute_string(rt, module, "six", OU_UNDEF));
    cr_assert_not(ou_set_attribute_string(rt, module, "six", OU_UNDEF));
    expect_raised(OU_EXC_AttributeError, "'module' object has no attribute 'six'");
    cr_assert(ou_is_error(ou_call0(rt, TYPE_OF(MODULE))));
    expect_raised(OU_EXC_TypeError, "module() missing required argument 'name' (pos 1)");
    ou_drop(rt, name);
    ou_drop(rt, module);
}

Test(native, bound_methods_compare_and_forward) {
    OuValue list = ou_list_new(rt, 0);
    OuValue function = ou_get_attribute_string(rt, TYPE_OF(LIST), "append");
    OuValue a = ou_method_new(rt, function, list), b = ou_method_new(rt, function, list);
    int64_t hash_a, hash_b;
    cr_assert_eq(ou_equal(rt, a, b), OU_TRUTH_YES);
    cr_assert(ou_hash(rt, a, &hash_a) && ou_hash(rt, b, &hash_b));
    cr_assert_eq(hash_a, hash_b);
    expect_text(ou_repr(rt, a), "<bound method list.append of []>");
    expect_text(ou_get_attribute_string(rt, a, "__name__"), "append");
    cr_assert_eq(ou_call1(rt, a, NUMBER(1)), OU_NONE);
    expect_text(ou_repr(rt, list), "[1]");
    cr_assert(ou_is_error(CALL(TYPE_OF(METHOD), NULL, NUMBER(1), NUMBER(2))));
    expect_raised(OU_EXC_TypeError, "first argument must be callable");
    ou_drop(rt, a);
    ou_drop(rt, b);
    ou_drop(rt, function);
    ou_drop(rt, list);
}

Test(native, cells_show_and_compare_their_content) {
    OuValue empty = ou_cell_new(rt, OU_UNDEF), full = ou_cell_new(rt, NUMBER(3));
    cr_assert_eq(ou_compare(rt, empty, full, OU_LT), OU_TRUE);
    cr_assert_eq(ou_compare(rt, full, full, OU_EQ), OU_TRUE);
    cr_assert_eq(ou_get_attribute_string(rt, full, "cell_contents"), NUMBER(3));
    cr_assert(ou_is_error(ou_get_attribute_string(rt, empty, "cell_contents")));
    expect_raised(OU_EXC_ValueError, "Cell is empty");
    int64_t hash;
    cr_assert_not(ou_hash(rt, full, &hash));
    expect_raised(OU_EXC_TypeError, "unhashable type: 'cell'");
    ou_drop(rt, empty);
    ou_drop(rt, full);
}
