#include "objects/dict.h"
#include "objects/function.h"
#include "objects/list.h"

// Last: it defines `rt`, which is a parameter in the headers above.
#include "tests/unit/objects/call_support.h"

TestSuite(property, .init = setup, .fini = teardown);

/* A class `C` with one attribute (value taken). */
static OuValue make_class(const char *attribute, OuValue value) {
    OuValue name = text("C"), bases = ou_tuple_new(rt, 0), namespace = ou_dict_new(rt);
    cr_assert(ou_dict_set_string(rt, namespace, attribute, value));
    ou_drop(rt, value);
    OuRef args[] = {name, bases, namespace};
    OuValue made = ou_call(rt, TYPE_OF(TYPE), args, 3);
    cr_assert_not(ou_is_error(made));
    ou_drop(rt, name);
    ou_drop(rt, bases);
    ou_drop(rt, namespace);
    return made;
}

static OuValue get_seven(OuRuntime *runtime, OuRef self, const OuRef *args, size_t argc) {
    (void)runtime, (void)self, (void)args, (void)argc;
    return NUMBER(7);
}

static OuValue first_argument(OuRuntime *runtime, OuRef self, const OuRef *args, size_t argc) {
    (void)runtime, (void)self, (void)argc;
    return ou_own(args[0]);
}

static const OuMethodRow seven = {
    .name = "seven", .function = get_seven, .min = 1, .max = 1, .doc = "Seven."};
static const OuMethodRow first = {
    .name = "first", .function = first_argument, .max = OU_ANY_COUNT};

Test(property, a_getter_is_called) {
    OuValue getter = ou_native_new(rt, &seven, OU_UNDEF, OU_UNDEF);
    OuValue class = make_class("p", ou_call1(rt, TYPE_OF(PROPERTY), getter));
    OuValue instance = ou_call0(rt, class);
    cr_assert_eq(ou_get_attribute_string(rt, instance, "p"), NUMBER(7));
    OuValue property = ou_get_attribute_string(rt, class, "p");
    expect_text(ou_get_attribute_string(rt, property, "__doc__"), "Seven.");
    expect_text(ou_get_attribute_string(rt, property, "__name__"), "p");
    ou_drop(rt, property);
    ou_drop(rt, instance);
    ou_drop(rt, class);
    ou_drop(rt, getter);
}

Test(property, what_is_missing_is_named) {
    OuValue class = make_class("q", ou_call0(rt, TYPE_OF(PROPERTY)));
    OuValue instance = ou_call0(rt, class);
    cr_assert(ou_is_error(ou_get_attribute_string(rt, instance, "q")));
    expect_raised(OU_EXC_AttributeError, "property 'q' of 'C' object has no getter");
    cr_assert_not(ou_set_attribute_string(rt, instance, "q", NUMBER(1)));
    expect_raised(OU_EXC_AttributeError, "property 'q' of 'C' object has no setter");
    cr_assert_not(ou_set_attribute_string(rt, instance, "q", OU_UNDEF));
    expect_raised(OU_EXC_AttributeError, "property 'q' of 'C' object has no deleter");
    ou_drop(rt, instance);
    ou_drop(rt, class);
}

Test(property, copies_keep_the_other_functions) {
    OuValue getter = ou_native_new(rt, &seven, OU_UNDEF, OU_UNDEF);
    OuValue setter = ou_native_new(rt, &first, OU_UNDEF, OU_UNDEF);
    OuValue property = ou_call1(rt, TYPE_OF(PROPERTY), getter);
    OuRef args[] = {setter};
    OuValue copy = ou_call_method_string(rt, property, "setter", args, 1);
    cr_assert(ou_is_property(copy));
    cr_assert_eq(ou_as_property(copy)->get, getter);
    cr_assert_eq(ou_as_property(copy)->set, setter);
    cr_assert_eq(ou_as_property(property)->set, OU_UNDEF);
    expect_text(ou_get_attribute_string(rt, copy, "__doc__"), "Seven.");
    cr_assert_not(ou_set_attribute_string(rt, copy, "fget", NUMBER(1)));
    expect_raised(OU_EXC_AttributeError, "readonly attribute");
    ou_drop(rt, copy);
    ou_drop(rt, property);
    ou_drop(rt, setter);
    ou_drop(rt, getter);
}

Test(property, class_and_static_methods_bind_as_they_should) {
    OuValue function = ou_native_new(rt, &first, OU_UNDEF, OU_UNDEF);
    OuValue class = make_class("cm", ou_call1(rt, TYPE_OF(CLASSMETHOD), function));
    OuValue instance = ou_call0(rt, class);
    OuValue bound = ou_get_attribute_string(rt, instance, "cm");
    OuValue got = ou_call0(rt, bound);
    cr_assert_eq(got, class);
    ou_drop(rt, got);
    ou_drop(rt, bound);
    ou_drop(rt, instance);
    ou_drop(rt, class);

    class = make_class("sm", ou_call1(rt, TYPE_OF(STATICMETHOD), function));
    instance = ou_call0(rt, class);
    got = ou_get_attribute_string(rt, instance, "sm");
    cr_assert_eq(got, function);
    ou_drop(rt, got);
    ou_drop(rt, instance);
    ou_drop(rt, class);
    ou_drop(rt, function);
}

Test(property, wrappers_show_the_function_inside) {
    OuValue function = ou_native_new(rt, &seven, OU_UNDEF, OU_UNDEF);
    OuValue wrapped = ou_staticmethod_new(rt, function);
    expect_text(ou_repr(rt, wrapped), "<staticmethod(<built-in function seven>)>");
    expect_text(ou_get_attribute_string(rt, wrapped, "__name__"), "seven");
    cr_assert(ou_set_attribute_string(rt, wrapped, "x", NUMBER(1)));
    cr_assert_eq(ou_get_attribute_string(rt, wrapped, "x"), NUMBER(1));
    cr_assert(ou_is_error(ou_get_attribute_string(rt, wrapped, "y")));
    expect_raised(OU_EXC_AttributeError, "'staticmethod' object has no attribute 'y'");
    cr_assert_eq(CALL(wrapped, NULL, NUMBER(0)), NUMBER(7));
    ou_drop(rt, wrapped);
    wrapped = ou_classmethod_new(rt, NUMBER(5));
    expect_text(ou_repr(rt, wrapped), "<classmethod(5)>");
    ou_drop(rt, wrapped);
    ou_drop(rt, function);
    cr_assert(ou_is_error(ou_call0(rt, TYPE_OF(CLASSMETHOD))));
    expect_raised(OU_EXC_TypeError, "classmethod expected 1 argument, got 0");
}
