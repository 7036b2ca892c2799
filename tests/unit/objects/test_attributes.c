/* Attributes: order of lookup, binding, deleting, what is refused. */
#include "tests/unit/objects/classes.h"

#include "objects/super.h"

static OuValue give_self(OuRuntime *rt OU_UNUSED, OuRef self, const OuRef *args OU_UNUSED,
                         size_t argc OU_UNUSED) {
    return ou_own(self);
}

static OuValue give_first(OuRuntime *rt OU_UNUSED, OuRef self OU_UNUSED, const OuRef *args,
                          size_t argc OU_UNUSED) {
    return ou_own(args[0]);
}

static OuValue give_none(OuRuntime *rt OU_UNUSED, OuRef self OU_UNUSED,
                         const OuRef *args OU_UNUSED, size_t argc OU_UNUSED) {
    return OU_NONE;
}

static const OuMethodRow self_row = {.name = "me", .function = give_self};
static const OuMethodRow getattr_row = {
    .name = "__getattr__", .function = give_first, .min = 1, .max = 1};
static const OuMethodRow get_row = {
    .name = "__get__", .function = give_first, .min = 2, .max = 2};
static const OuMethodRow set_row = {
    .name = "__set__", .function = give_none, .min = 2, .max = 2};

static OuRef from(int number) {
    return ou_from_small_int(number);
}

Test(attributes, an_instance_hides_its_class_but_not_a_data_descriptor) {
    OuRuntime *rt = runtime_new();
    OuValue plain =
        class_new(rt, "Plain", NULL, (Attribute[]){{"__get__", &get_row, NULL}, {0}});
    OuValue data =
        class_new(rt, "Data", NULL,
                  (Attribute[]){{"__get__", &get_row, NULL}, {"__set__", &set_row, NULL}, {0}});
    OuValue p = ou_call0(rt, plain), d = ou_call0(rt, data);
    OuValue class =
        class_new(rt, "A", NULL,
                  (Attribute[]){{"p", NULL, p}, {"d", NULL, d}, {"v", NULL, from(1)}, {0}});
    OuValue object = ou_call0(rt, class);
    OuValue dict = ou_get_attribute_string(rt, object, "__dict__");
    OuValue got = ou_get_attribute_string(rt, object, "p");
    cr_assert_eq(got, object);
    ou_drop(rt, got);
    cr_assert(ou_dict_set_string(rt, dict, "p", from(2)));
    cr_assert(ou_dict_set_string(rt, dict, "d", from(2)));
    cr_assert(ou_dict_set_string(rt, dict, "v", from(2)));
    cr_assert_eq(ou_get_attribute_string(rt, object, "p"), from(2));
    got = ou_get_attribute_string(rt, object, "d");
    cr_assert_eq(got, object);
    ou_drop(rt, got);
    cr_assert_eq(ou_get_attribute_string(rt, object, "v"), from(2));
    cr_assert_eq(ou_get_attribute_string(rt, class, "v"), from(1));
    cr_assert_eq(ou_get_attribute_string(rt, class, "p"), OU_NONE);
    ou_drop(rt, dict);
    ou_drop(rt, object);
    ou_drop(rt, class);
    ou_drop(rt, p);
    ou_drop(rt, d);
    ou_drop(rt, plain);
    ou_drop(rt, data);
    runtime_end(rt);
}

Test(attributes, names_need_not_be_interned) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(rt, "A", NULL, (Attribute[]){{"value", NULL, from(3)}, {0}});
    OuValue name = ou_format(rt, "%s%s", "val", "ue");
    cr_assert_eq(ou_get_attribute(rt, class, name), from(3));
    ou_drop(rt, name);
    cr_assert_eq(ou_get_attribute(rt, class, from(3)), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "attribute name must be string, not 'int'");
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(attributes, a_cached_name_that_dies_is_not_mistaken_for_another) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(rt, "A", NULL, NULL);
    for (unsigned i = 0; i < 5000; i++) {
        OuValue name = ou_format(rt, "name_%u", i);
        cr_assert_eq(ou_find_attribute(rt, class, name), OU_UNDEF);
        cr_assert(ou_set_attribute(rt, class, name, from(4)));
        cr_assert_eq(ou_find_attribute(rt, class, name), from(4));
        cr_assert(ou_set_attribute(rt, class, name, OU_UNDEF));
        ou_drop(rt, name);
    }
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(attributes, absence_is_found_without_an_exception) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(rt, "A", NULL, NULL), object = ou_call0(rt, class);
    cr_assert_eq(ou_find_attribute(rt, object, rt->names.append), OU_UNDEF);
    cr_assert_not(ou_is_raised(rt));
    cr_assert_eq(ou_find_attribute(rt, class, rt->names.append), OU_UNDEF);
    cr_assert_not(ou_is_raised(rt));
    cr_assert_eq(ou_get_attribute(rt, class, rt->names.append), OU_ERROR);
    assert_raised(rt, OU_EXC_AttributeError, "type object 'A' has no attribute 'append'");
    cr_assert_eq(ou_get_attribute(rt, from(1), rt->names.append), OU_ERROR);
    assert_raised(rt, OU_EXC_AttributeError, "'int' object has no attribute 'append'");
    ou_drop(rt, object);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(attributes, getattr_is_asked_last) {
    OuRuntime *rt = runtime_new();
    OuValue class =
        class_new(rt, "A", NULL, (Attribute[]){{"__getattr__", &getattr_row, NULL}, {0}});
    OuValue object = ou_call0(rt, class);
    OuValue got = ou_get_attribute_string(rt, object, "hello");
    assert_repr(rt, got, "'hello'");
    ou_drop(rt, got);
    cr_assert(ou_set_attribute_string(rt, object, "hello", from(1)));
    cr_assert_eq(ou_get_attribute_string(rt, object, "hello"), from(1));
    ou_drop(rt, object);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(attributes, a_method_call_needs_no_bound_method) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(rt, "A", NULL, (Attribute[]){{"me", &self_row, NULL}, {0}});
    OuValue object = ou_call0(rt, class);
    OuValue name = ou_intern(rt, "me");
    bool self_is_argument;
    OuValue method = ou_get_method(rt, object, name, &self_is_argument);
    cr_assert(self_is_argument);
    ou_drop(rt, method);
    OuValue got = ou_call_method(rt, object, name, NULL, 0);
    cr_assert_eq(got, object);
    ou_drop(rt, got);
    cr_assert(ou_set_attribute(rt, object, name, OU_TRUE));
    method = ou_get_method(rt, object, name, &self_is_argument);
    cr_assert_not(self_is_argument);
    cr_assert_eq(method, OU_TRUE);
    ou_drop(rt, name);
    ou_drop(rt, object);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(attributes, what_cannot_be_set_says_why) {
    OuRuntime *rt = runtime_new();
    cr_assert_not(ou_set_attribute_string(rt, from(5), "real", OU_NONE));
    assert_raised(rt, OU_EXC_AttributeError,
                  "attribute 'real' of 'int' objects is not writable");
    OuValue list = ou_list_new(rt, 0);
    cr_assert_not(ou_set_attribute_string(rt, list, "append", OU_NONE));
    assert_raised(rt, OU_EXC_AttributeError, "'list' object attribute 'append' is read-only");
    cr_assert_not(ou_set_attribute_string(rt, list, "x", OU_NONE));
    assert_raised(
        rt, OU_EXC_AttributeError,
        "'list' object has no attribute 'x' and no __dict__ for setting new attributes");
    ou_drop(rt, list);
    runtime_end(rt);
}

Test(attributes, super_looks_behind_the_class) {
    OuRuntime *rt = runtime_new();
    OuValue base = class_new(rt, "A", NULL, (Attribute[]){{"v", NULL, from(1)}, {0}});
    OuValue derived = class_new(rt, "B", base, (Attribute[]){{"v", NULL, from(2)}, {0}});
    OuValue object = ou_call0(rt, derived);
    OuValue name = ou_intern(rt, "v");
    cr_assert_eq(ou_get_attribute(rt, object, name), from(2));
    cr_assert_eq(ou_super_get_attribute(rt, derived, object, name), from(1));
    cr_assert_eq(ou_super_get_attribute(rt, base, object, name), OU_ERROR);
    assert_raised(rt, OU_EXC_AttributeError, "'super' object has no attribute 'v'");
    cr_assert_eq(ou_super_get_attribute(rt, derived, from(5), name), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError,
                  "super(type, obj): obj (instance of int) is not an instance or subtype of "
                  "type (B).");
    OuValue super =
        ou_call(rt, ou_ref(rt->types[OU_TYPE_SUPER]), (OuRef[]){derived, object}, 2);
    cr_assert_eq(ou_get_attribute(rt, super, name), from(1));
    assert_repr(rt, super, "<super: <class 'B'>, <B object>>");
    ou_drop(rt, super);
    ou_drop(rt, name);
    ou_drop(rt, object);
    ou_drop(rt, derived);
    ou_drop(rt, base);
    runtime_end(rt);
}
