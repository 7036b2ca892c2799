/* Module math: constants, and the tables of its parts. */
#include "modules/math_parts.h"

#include <math.h>

#include "objects/float.h"

OuValue ou_math_domain_error(OuRuntime *rt, const char *message, double number) {
    char digits[32];
    size_t size = ou_float_repr(number, digits);
    digits[size] = '\0';
    return ou_raise(rt, OU_EXC_ValueError, "%s, got %s", message, digits);
}

OuValue ou_math_range_error(OuRuntime *rt) {
    return ou_raise(rt, OU_EXC_OverflowError, "math range error");
}

static bool math_init(OuRuntime *rt, OuRef module) {
    static const OuMethodRow *const tables[] = {ou_math_real, ou_math_log, ou_math_int,
                                                ou_math_sum};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (!ou_module_add_functions(rt, module, tables[i])) return false;
    }
    return ou_module_add_take(rt, module, "pi", ou_float_new(rt, M_PI)) &&
           ou_module_add_take(rt, module, "e", ou_float_new(rt, M_E)) &&
           ou_module_add_take(rt, module, "tau", ou_float_new(rt, 2 * M_PI)) &&
           ou_module_add_take(rt, module, "inf", ou_float_new(rt, INFINITY)) &&
           ou_module_add_take(rt, module, "nan", ou_float_new(rt, NAN));
}

extern const OuModuleSpec ou_math_module;
const OuModuleSpec ou_math_module = {
    .name = "math",
    .doc = "This module provides access to the mathematical functions\ndefined by the C "
           "standard.",
    .init = math_init,
};
