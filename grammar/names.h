/* The identifiers of one compilation, each once. Private to grammar/. */
#ifndef OU_GRAMMAR_NAMES_H
#define OU_GRAMMAR_NAMES_H

#include "grammar/ast.h"

typedef struct OuNameTable {
    OuRegion *region;
    AstText **slots; /* open addressing; a power of two, at most half full */
    size_t capacity, count;
} OuNameTable;

/* Start an empty table. */
void ou_names_init(OuNameTable *names, OuRegion *region);

/* The one AstName with this text. NULL when memory is out. */
AstName ou_names_intern(OuNameTable *names, const char *bytes, size_t size);

#endif
