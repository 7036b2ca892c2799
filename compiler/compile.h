/* The door of the compiler: source text to code object. */
#ifndef OU_COMPILER_COMPILE_H
#define OU_COMPILER_COMPILE_H

#include "objects/code.h"

typedef enum { OU_COMPILE_FILE, OU_COMPILE_EVAL, OU_COMPILE_SINGLE } OuCompileMode;

/* Parse and compile `text` (UTF-8, `size` bytes). `filename` is a str, used in messages and
 * kept in the code. Returns a code object (owned). Fails with SyntaxError and its kin (all
 * fields set), MemoryError, RecursionError. */
OuValue ou_compile(OuRuntime *rt, const char *text, size_t size, OuRef filename,
                   OuCompileMode mode);

/* What compile() can ask for. */
typedef struct OuCompileOptions {
    OuCompileMode mode;
    unsigned optimize;       /* 1: no assertions, __debug__ is False; 2: no docstrings either */
    bool future_annotations; /* as if the text began with that future import */
} OuCompileOptions;
OuValue ou_compile_optimized(OuRuntime *rt, const char *text, size_t size, OuRef filename,
                        const OuCompileOptions *options);

/* Is `text`, typed at the prompt, a complete statement? EMPTY: it has only comments. With
 * OU_INPUT_INVALID an exception is set. */
typedef enum {
    OU_INPUT_COMPLETE,
    OU_INPUT_EMPTY,
    OU_INPUT_INCOMPLETE,
    OU_INPUT_INVALID
} OuInputState;
OuInputState ou_compile_check_input(OuRuntime *rt, const char *text, size_t size,
                                    OuRef filename);

#endif
