/* What the files of the code type share: code.c and code_replace.c. Private to them. */
#ifndef OU_OBJECTS_CODE_PRIVATE_H
#define OU_OBJECTS_CODE_PRIVATE_H

#include "objects/code.h"

/* Slots of the type: code objects are equal if they do the same at the same places. */
OuValue ou_code_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op);
bool ou_code_hash(OuRuntime *rt, OuRef self, int64_t *hash);

/* code.replace(**fields): a copy in which these fields are others. */
OuValue ou_code_replace(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);
/* The parameters of replace(). */
#define OU_CODE_FIELDS                                                                         \
    "* co_argcount co_posonlyargcount co_kwonlyargcount co_nlocals co_stacksize co_flags "     \
    "co_firstlineno co_code co_consts co_names co_varnames co_freevars co_cellvars "           \
    "co_filename co_name co_qualname co_linetable co_exceptiontable"

#endif
