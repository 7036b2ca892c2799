/* Operators: who is asked, in which order, and what is said when nobody can. */
#include "tests/unit/objects/classes.h"

static char asked[64];

static OuValue note(const char *who, OuValue answer) {
    strcat(asked, who);
    return answer;
}

#define METHOD(function_name, method_name, who, answer)                                        \
    static OuValue function_name(OuRuntime *rt OU_UNUSED, OuRef self OU_UNUSED,                \
                                 const OuRef *args OU_UNUSED, size_t argc OU_UNUSED) {         \
        return note(who, answer);                                                              \
    }                                                                                          \
    static const OuMethodRow function_name##_row = {                                           \
        .name = method_name, .function = function_name, .min = 1, .max = 1};

METHOD(add, "__add__", "add ", OU_NOT_IMPLEMENTED)
METHOD(radd, "__radd__", "radd ", OU_TRUE)
METHOD(sub_radd, "__radd__", "sub_radd ", OU_NOT_IMPLEMENTED)
METHOD(iadd, "__iadd__", "iadd ", OU_NOT_IMPLEMENTED)
METHOD(less, "__lt__", "lt ", OU_TRUE)

static OuValue binary(OuRuntime *rt, OuBinaryOp op, OuRef left, OuRef right) {
    asked[0] = 0;
    return ou_binary(rt, op, left, right);
}

static OuRef from(int number) {
    return ou_from_small_int(number);
}

Test(arithmetic, the_right_operand_is_asked_second) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(
        rt, "A", NULL,
        (Attribute[]){{"__add__", &add_row, NULL}, {"__radd__", &radd_row, NULL}, {0}});
    OuValue one = ou_call0(rt, class), two = ou_call0(rt, class);
    cr_assert_eq(binary(rt, OU_BINARY_add, from(1), one), OU_TRUE);
    cr_assert_str_eq(asked, "radd ");
    cr_assert_eq(binary(rt, OU_BINARY_add, one, from(1)), OU_ERROR);
    cr_assert_str_eq(asked, "add ");
    assert_raised(rt, OU_EXC_TypeError, "unsupported operand type(s) for +: 'A' and 'int'");
    // Of the same type: the reflected method would say the same.
    cr_assert_eq(binary(rt, OU_BINARY_add, one, two), OU_ERROR);
    cr_assert_str_eq(asked, "add ");
    ou_clear_exception(rt);
    ou_drop(rt, one);
    ou_drop(rt, two);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(arithmetic, a_subtype_on_the_right_is_asked_first_if_it_overrides) {
    OuRuntime *rt = runtime_new();
    OuValue base = class_new(
        rt, "A", NULL,
        (Attribute[]){{"__add__", &add_row, NULL}, {"__radd__", &radd_row, NULL}, {0}});
    OuValue plain = class_new(rt, "B", base, NULL);
    OuValue more =
        class_new(rt, "C", base, (Attribute[]){{"__radd__", &sub_radd_row, NULL}, {0}});
    OuValue a = ou_call0(rt, base), b = ou_call0(rt, plain), c = ou_call0(rt, more);
    cr_assert_eq(binary(rt, OU_BINARY_add, a, b), OU_TRUE);
    cr_assert_str_eq(asked, "add radd ");
    cr_assert_eq(binary(rt, OU_BINARY_add, a, c), OU_ERROR);
    cr_assert_str_eq(asked, "sub_radd add ");
    ou_clear_exception(rt);
    ou_drop(rt, a);
    ou_drop(rt, b);
    ou_drop(rt, c);
    ou_drop(rt, more);
    ou_drop(rt, plain);
    ou_drop(rt, base);
    runtime_end(rt);
}

Test(arithmetic, in_place_falls_back) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(
        rt, "A", NULL,
        (Attribute[]){{"__add__", &add_row, NULL}, {"__iadd__", &iadd_row, NULL}, {0}});
    OuValue object = ou_call0(rt, class);
    asked[0] = 0;
    cr_assert_eq(ou_inplace(rt, OU_BINARY_add, object, from(1)), OU_ERROR);
    cr_assert_str_eq(asked, "iadd add ");
    assert_raised(rt, OU_EXC_TypeError, "unsupported operand type(s) for +=: 'A' and 'int'");
    ou_drop(rt, object);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(arithmetic, sequences_say_what_they_miss) {
    OuRuntime *rt = runtime_new();
    OuValue list = ou_list_new(rt, 0);
    OuRef text = rt->names.dot;
    cr_assert_eq(ou_binary(rt, OU_BINARY_add, list, from(1)), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "can only concatenate list (not \"int\") to list");
    cr_assert_eq(ou_binary(rt, OU_BINARY_add, text, from(1)), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "can only concatenate str (not \"int\") to str");
    cr_assert_eq(ou_binary(rt, OU_BINARY_add, from(1), text), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "unsupported operand type(s) for +: 'int' and 'str'");
    cr_assert_eq(ou_binary(rt, OU_BINARY_add, rt->empty_tuple, list), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "can only concatenate tuple (not \"list\") to tuple");
    cr_assert_eq(ou_binary(rt, OU_BINARY_add, rt->empty_bytes, text), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "can't concat str to bytes");
    cr_assert_eq(ou_binary(rt, OU_BINARY_mul, text, text), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "can't multiply sequence by non-int of type 'str'");
    cr_assert_eq(ou_binary(rt, OU_BINARY_mul, ou_pack_float(1.5), list), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "can't multiply sequence by non-int of type 'float'");
    ou_drop(rt, list);
    runtime_end(rt);
}

Test(arithmetic, unary_operators_name_themselves) {
    OuRuntime *rt = runtime_new();
    cr_assert_eq(ou_negative(rt, rt->names.dot), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "bad operand type for unary -: 'str'");
    cr_assert_eq(ou_invert(rt, ou_pack_float(1.5)), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "bad operand type for unary ~: 'float'");
    cr_assert_eq(ou_absolute(rt, OU_NONE), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "bad operand type for abs(): 'NoneType'");
    runtime_end(rt);
}

Test(arithmetic, comparison_asks_the_other_way_round) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(rt, "A", NULL, (Attribute[]){{"__lt__", &less_row, NULL}, {0}});
    OuValue object = ou_call0(rt, class);
    asked[0] = 0;
    cr_assert_eq(ou_compare(rt, from(1), object, OU_GT), OU_TRUE);
    cr_assert_str_eq(asked, "lt ");
    cr_assert_eq(ou_compare(rt, from(1), object, OU_LT), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "'<' not supported between instances of 'int' and 'A'");
    cr_assert_eq(ou_compare(rt, object, object, OU_EQ), OU_TRUE);
    cr_assert_eq(ou_compare(rt, object, from(1), OU_NE), OU_TRUE);
    ou_drop(rt, object);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(arithmetic, slots_of_builtins_are_methods) {
    OuRuntime *rt = runtime_new();
    OuRef one = from(1);
    OuValue sum = ou_call_method_string(rt, from(4), "__add__", &one, 1);
    cr_assert_eq(sum, from(5));
    OuRef text = rt->names.dot;
    cr_assert_eq(ou_call_method_string(rt, from(4), "__add__", &text, 1), OU_NOT_IMPLEMENTED);
    cr_assert_eq(ou_call_method_string(rt, from(4), "__add__", NULL, 0), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "expected 1 argument, got 0");
    cr_assert_eq(ou_call_method_string(rt, text, "__add__", &one, 1), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "can only concatenate str (not \"int\") to str");
    OuValue wrapper = ou_get_attribute_string(rt, ou_ref(rt->types[OU_TYPE_INT]), "__add__");
    assert_repr(rt, wrapper, "<slot wrapper '__add__' of 'int' objects>");
    cr_assert_eq(ou_call1(rt, wrapper, text), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError,
                  "descriptor '__add__' requires a 'int' object but received a 'str'");
    ou_drop(rt, wrapper);
    runtime_end(rt);
}
