/* What the tests of int, float, complex and their formatting share: tables of cases.
 *
 * A case is an operation, its arguments as Python literals, and what Python 3.14 answers: the
 * repr of the result, or "Type: message". The operations are the slots' names ("add",
 * "floordiv"), comparisons ("<"), "neg", "abs", "invert", "hash", "repr", "pow" of three,
 * "format", the types ("int", "float", "complex"), and methods with a dot in front. */
#ifndef OU_TESTS_UNIT_OBJECTS_NUMBER_SUPPORT_H
#define OU_TESTS_UNIT_OBJECTS_NUMBER_SUPPORT_H

#include "objects/complex.h"
#include "objects/float.h"
#include "tests/unit/objects/text_support.h"

#define NUMBER_TEST TEXT_TEST

typedef struct NumberCase {
    const char *operation;
    const char *args[3];
    const char *expected;
} NumberCase;

#define RUN_CASES(cases) run_cases(rt, cases, sizeof(cases) / sizeof((cases)[0]))
/* A number or str from its literal; owned. */
#define V(literal) number_value(rt, literal)

/* 'text' without escapes, True, False, None, a complex ending in j, an int in any base, or a
 * float. */
static inline OuValue number_value(OuRuntime *rt, const char *literal) {
    size_t size = strlen(literal);
    if (strcmp(literal, "None") == 0) return OU_NONE;
    if (strcmp(literal, "True") == 0) return OU_TRUE;
    if (strcmp(literal, "False") == 0) return OU_FALSE;
    if (literal[0] == '\'') return ou_str_new(rt, literal + 1, size - 2);
    if (literal[size - 1] == 'j' || literal[size - 1] == ')') {
        OuValue text = ou_str_new(rt, literal, size);
        OuValue value = ou_call1(rt, ou_ref(rt->types[OU_TYPE_COMPLEX]), text);
        ou_drop(rt, text);
        return value;
    }
    bool hex = strstr(literal, "0x") != NULL;
    bool is_float = !hex && strpbrk(literal, ".eni") != NULL;
    return is_float ? ou_float_from_text(rt, literal, size)
                    : ou_int_from_text(rt, literal, size, 0);
}

static inline OuValue number_binary(OuRuntime *rt, const char *name, const OuRef *args) {
    static const char *const names[] = {
#define UNARY(field, dunder)
#define BINARY(field, dunder, reflected, symbol) [OU_BINARY_##field] = #field,
#define INPLACE(field, dunder, symbol)
#define SLOT(field, signature, dunder)
#include "objects/slots.def"
#undef UNARY
#undef BINARY
#undef INPLACE
#undef SLOT
    };
    for (int op = 0; op < OU_BINARY_COUNT; op++) {
        if (strcmp(names[op], name) == 0)
            return ou_binary(rt, (OuBinaryOp)op, args[0], args[1]);
    }
    cr_assert_fail("no operation %s", name);
    return OU_ERROR;
}

static inline OuValue number_apply(OuRuntime *rt, const char *name, const OuRef *args,
                                   size_t argc) {
    static const char *const compares[] = {"<", "<=", "==", "!=", ">", ">="};
    static const struct {
        const char *name;
        int type;
    } types[] = {{"int", OU_TYPE_INT}, {"float", OU_TYPE_FLOAT}, {"complex", OU_TYPE_COMPLEX}};
    for (int op = OU_LT; op <= OU_GE; op++) {
        if (strcmp(compares[op], name) == 0) {
            return ou_compare(rt, args[0], args[1], (OuCompareOp)op);
        }
    }
    for (size_t i = 0; i < 3; i++) {
        if (strcmp(types[i].name, name) == 0) {
            return ou_call(rt, ou_ref(rt->types[types[i].type]), args, argc);
        }
    }
    if (name[0] == '.') return ou_call_method_string(rt, args[0], name + 1, args + 1, argc - 1);
    if (strcmp(name, "neg") == 0) return ou_negative(rt, args[0]);
    if (strcmp(name, "abs") == 0) return ou_absolute(rt, args[0]);
    if (strcmp(name, "invert") == 0) return ou_invert(rt, args[0]);
    if (strcmp(name, "repr") == 0) return ou_own(args[0]);
    if (strcmp(name, "format") == 0) return ou_format_value(rt, args[0], args[1]);
    if (strcmp(name, "pow") == 0 && argc == 3) return ou_power(rt, args[0], args[1], args[2]);
    if (strcmp(name, "hash") == 0) {
        int64_t hash;
        return ou_hash(rt, args[0], &hash) ? ou_int_from_int64(rt, hash) : OU_ERROR;
    }
    return number_binary(rt, name, args);
}

static inline void run_cases(OuRuntime *rt, const NumberCase *cases, size_t count) {
    for (size_t row = 0; row < count; row++) {
        const NumberCase *c = &cases[row];
        OuValue args[3];
        OuRef borrowed[3] = {NULL};
        size_t argc = 0;
        for (; argc < 3 && c->args[argc] != NULL; argc++) {
            borrowed[argc] = args[argc] = number_value(rt, c->args[argc]);
            cr_assert(!ou_is_error(args[argc]), "row %zu: argument %s", row, c->args[argc]);
        }
        OuValue result = number_apply(rt, c->operation, borrowed, argc);
        gives_at(rt, result, c->expected, (int)row);
        for (size_t i = 0; i < argc; i++)
            ou_drop(rt, args[i]);
    }
}

#endif
