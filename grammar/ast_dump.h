/* The tree as text, in the notation of Python's `ast.dump`: for tests and for `--ast`. */
#ifndef OU_GRAMMAR_AST_DUMP_H
#define OU_GRAMMAR_AST_DUMP_H

#include <stdbool.h>
#include <stddef.h>

#include "grammar/ast.h"

/* Where the text goes: called with its pieces in order. */
typedef void (*AstDumpSink)(void *data, const char *text, size_t size);

typedef struct AstDumpOptions {
    bool positions; /* with lineno, col_offset, end_lineno, end_col_offset */
    int indent;     /* spaces per level; 0: all on one line */
} AstDumpOptions;

/* Write `module` to `sink`. Empty lists and missing optional fields are left out; numbers stand
 * as in the source; a node nested deeper than 1000 levels is shown as `...`. */
void ast_dump(const AstModule *module, const AstDumpOptions *options, AstDumpSink sink,
              void *data);

#endif
