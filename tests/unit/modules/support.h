/* What the tests of modules/ share: running a piece of Python and looking at what it left. */
#ifndef OU_TESTS_UNIT_MODULES_SUPPORT_H
#define OU_TESTS_UNIT_MODULES_SUPPORT_H

#include <criterion/criterion.h>
#include <string.h>

#include "modules/interpreter.h"
#include "modules/modules.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/str.h"

static inline OuRuntime *begin(void) {
    OuRuntime *rt = ou_interpreter_new(NULL);
    cr_assert_not_null(rt);
    return rt;
}

/* No block may be live at the end. */
static inline void end(OuRuntime *rt) {
    cr_assert_eq(ou_interpreter_free(rt), 0);
}

static inline bool run(OuRuntime *rt, const char *text) {
    return ou_interpreter_run_text(rt, text, strlen(text), "<test>");
}

static inline void run_well(OuRuntime *rt, const char *text) {
    bool done = run(rt, text);
    if (!done) ou_interpreter_handle_exception(rt);
    cr_assert(done, "%s", text);
}

/* A global variable of __main__, borrowed; OU_UNDEF if it is not set. */
static inline OuRef variable(OuRuntime *rt, const char *name) {
    OuRef module = ou_dict_peek_string(rt, rt->modules, "__main__");
    return ou_dict_peek_string(rt, ou_module_dict(module), name);
}

static inline int64_t number(OuRuntime *rt, const char *name) {
    OuRef value = variable(rt, name);
    cr_assert(ou_is_small_int(value), "%s is no int", name);
    return ou_small_int(value);
}

static inline const char *text(OuRuntime *rt, const char *name) {
    OuRef value = variable(rt, name);
    cr_assert(ou_is_str(value), "%s is no str", name);
    return ou_str_bytes(value);
}

#endif
