/* Code objects made by hand, for the tests of what reads them. */
#ifndef OU_TESTS_CODE_SUPPORT_H
#define OU_TESTS_CODE_SUPPORT_H

#include <criterion/criterion.h>

#include "objects/code.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* A code object named "f" of file "f.py" at line 1 with these words, and locals a, b, c. */
static inline OuCode *code_of(OuRuntime *rt, const OuInstruction *words, size_t count,
                              uint32_t stack_size) {
    static const char *const names[] = {"a", "b", "c"};
    OuCode *code = ou_code_new(rt);
    cr_assert_not_null(code);
    code->words = ou_alloc(rt, count * sizeof *words);
    cr_assert_not_null(code->words);
    memcpy(code->words, words, count * sizeof *words);
    code->word_count = count;
    code->stack_size = stack_size;
    code->first_line = 1;
    code->local_count = code->variable_count = 3;
    code->local_names = ou_tuple_new(rt, 3);
    for (size_t i = 0; i < 3; i++)
        ou_as_tuple(code->local_names)->items[i] = ou_str_from_string(rt, names[i]);
    code->cell_names = ou_tuple_new(rt, 0);
    code->free_names = ou_tuple_new(rt, 0);
    code->filename = ou_str_from_string(rt, "f.py");
    code->name = ou_str_from_string(rt, "f");
    code->qualname = ou_str_from_string(rt, "f");
    return code;
}

/* Give `code` a table with one handler. */
static inline void add_handler(OuRuntime *rt, OuCode *code, OuHandler handler) {
    code->handlers = ou_alloc(rt, sizeof handler);
    cr_assert_not_null(code->handlers);
    code->handlers[0] = handler;
    code->handler_count = 1;
}

static inline void code_end(OuRuntime *rt, OuCode *code) {
    ou_drop(rt, ou_take(code));
    cr_assert_eq(ou_runtime_free(rt), 0, "blocks leak");
}

#endif
