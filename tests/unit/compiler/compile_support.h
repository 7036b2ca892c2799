/* Compiling in tests: the instructions of a function as text, and errors. */
#ifndef OU_TESTS_COMPILE_SUPPORT_H
#define OU_TESTS_COMPILE_SUPPORT_H

#include <criterion/criterion.h>
#include <stdio.h>

#include "compiler/compile.h"
#include "objects/error.h"
#include "objects/exception.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* Every code object inside has to be well formed. */
static inline void check_code(OuRuntime *rt, OuRef code) {
    const char *problem = NULL;
    size_t word = 0;
    const OuCode *object = ou_as_code(code);
    cr_assert(ou_code_check(rt, object, &problem, &word), "%s: %s at word %zu",
              ou_str_bytes(object->qualname), problem, word);
    for (size_t i = 0; i < object->constant_count; i++) {
        if (ou_is_code(object->constants[i])) check_code(rt, object->constants[i]);
    }
}

static inline OuValue compile_text(OuRuntime *rt, const char *source, OuCompileMode mode) {
    OuValue filename = ou_str_from_string(rt, "test.py");
    OuValue code = ou_compile(rt, source, strlen(source), filename, mode);
    ou_drop(rt, filename);
    if (!ou_is_error(code)) check_code(rt, code);
    return code;
}

/* The code object with this qualified name inside `code`, borrowed; NULL if there is none. */
static inline OuCode *find_code(OuRef code, const char *qualname) {
    OuCode *object = ou_as_code(code);
    if (strcmp(ou_str_bytes(object->qualname), qualname) == 0) return object;
    for (size_t i = 0; i < object->constant_count; i++) {
        OuCode *found =
            ou_is_code(object->constants[i]) ? find_code(object->constants[i], qualname) : NULL;
        if (found != NULL) return found;
    }
    return NULL;
}

/* The listing without lines and word numbers: "L1: LOAD_FAST x\nRETURN\n". */
static inline void shorten_listing(const char *listing, char *out, size_t size) {
    size_t used = 0;
    const char *at = strchr(listing, '\n') + 1;
    while (*at == ' ') {
        const char *end = strchr(at, '\n');
        char label[8] = "", opcode[32] = "", line[256];
        snprintf(line, sizeof line, "%.*s", (int)(end - at), at);
        sscanf(line + 7, "%6[L0-9:]", label);
        const char *text = line + 20;
        sscanf(text, "%31s", opcode);
        const char *operands = text + strlen(opcode);
        while (*operands == ' ')
            operands++;
        used += (size_t)snprintf(out + used, size - used, "%s%s%s%s%s\n", label,
                                 label[0] != '\0' ? " " : "", opcode,
                                 operands[0] != '\0' ? " " : "", operands);
        at = end + 1;
    }
}

/* The instructions of function `qualname` in `source` are those expected. */
static inline void check_instructions(const char *source, const char *qualname,
                                      const char *expected) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue code = compile_text(rt, source, OU_COMPILE_FILE);
    cr_assert_not(ou_is_error(code));
    OuCode *found = find_code(code, qualname);
    cr_assert_not_null(found);
    OuValue listing = ou_code_disassemble(rt, ou_ref(found), false);
    char text[8192] = "";
    shorten_listing(ou_str_bytes(listing), text, sizeof text);
    cr_assert_str_eq(text, expected);
    ou_drop(rt, listing);
    ou_drop(rt, code);
    cr_assert_eq(ou_runtime_free(rt), 0, "blocks leak");
}

/* The same for the body of `def f(a, b, c)`. */
static inline void check_body(const char *body, const char *expected) {
    char source[2048];
    snprintf(source, sizeof source, "def f(a, b, c):\n%s\n", body);
    check_instructions(source, "f", expected);
}

/* `source` is refused with this message at line, column (from 1), end line, end column. */
static inline void check_refused(const char *source, const char *message, int line, int column,
                                 int end_line, int end_column) {
    enum { MSG, FILENAME, LINE, OFFSET, END_LINE, END_OFFSET };
    OuRuntime *rt = ou_runtime_new(NULL);
    OuValue code = compile_text(rt, source, OU_COMPILE_FILE);
    cr_assert(ou_is_error(code), "accepted: %s", source);
    OuValue raised = ou_take_exception(rt);
    cr_assert_str_eq(ou_str_bytes(*ou_exception_field(raised, MSG)), message);
    cr_assert_eq(ou_small_int(*ou_exception_field(raised, LINE)), line);
    cr_assert_eq(ou_small_int(*ou_exception_field(raised, OFFSET)), column);
    cr_assert_eq(ou_small_int(*ou_exception_field(raised, END_LINE)), end_line);
    cr_assert_eq(ou_small_int(*ou_exception_field(raised, END_OFFSET)), end_column);
    ou_drop(rt, raised);
    cr_assert_eq(ou_runtime_free(rt), 0, "blocks leak");
}

#endif
