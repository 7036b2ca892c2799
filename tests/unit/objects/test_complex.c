/* complex: arithmetic, text and formatting. */
#include "tests/unit/objects/classes.h"
#include "tests/unit/objects/complex_cases.h"

NUMBER_TEST(complex, repr_hash_and_sign) {
    RUN_CASES(complex_reprs_cases);
}

NUMBER_TEST(complex, arithmetic) {
    RUN_CASES(complex_arithmetic_cases);
    RUN_CASES(complex_powers_cases);
}

NUMBER_TEST(complex, equality) {
    RUN_CASES(complex_order_cases);
}

NUMBER_TEST(complex, construction) {
    RUN_CASES(complex_texts_cases);
}

NUMBER_TEST(complex, formatting) {
    RUN_CASES(complex_formats_cases);
}

NUMBER_TEST(complex, attributes) {
    OuValue value = V("(1.5-2j)");
    gives(ou_get_attribute_string(rt, value, "real"), "1.5");
    gives(ou_get_attribute_string(rt, value, "imag"), "-2.0");
    gives(METHOD(ou_own(value), "conjugate"), "(1.5+2j)");
    gives(METHOD(value, "__getnewargs__"), "(1.5, -2.0)");
}

static OuValue give_complex(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_complex_new(rt, 1.0, 2.0);
}

static OuValue give_text(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_str_from_string(rt, "x");
}

NUMBER_TEST(complex, asks_for_dunder_complex) {
    static const OuMethodRow rows[] = {{"__complex__", give_complex, 0, 0, ""},
                                       {"__complex__", give_text, 0, 0, ""}};
    static const char *const expected[] = {
        "(1+2j)", "TypeError: __complex__ returned non-complex (type str)"};
    for (size_t i = 0; i < 2; i++) {
        Attribute attributes[] = {{"__complex__", &rows[i], NULL}, {0}};
        OuValue class = class_new(rt, "Thing", NULL, attributes);
        OuValue thing = ou_call0(rt, class);
        gives(ou_call1(rt, ou_ref(rt->types[OU_TYPE_COMPLEX]), thing), expected[i]);
        ou_drop(rt, thing);
        ou_drop(rt, class);
    }
}
