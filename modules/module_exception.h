/* Exceptions of modules: struct.error and its like. */
#ifndef OU_MODULES_MODULE_EXCEPTION_H
#define OU_MODULES_MODULE_EXCEPTION_H

#include "modules/modules.h"

/* The class, owned. OU_ERROR: MemoryError. */
OuValue ou_module_exception(OuRuntime *rt, enum OuModuleException index);
/* Raise it with a message; the format is that of ou_raise. Returns OU_ERROR. */
OuValue ou_raise_module(OuRuntime *rt, enum OuModuleException index, const char *format, ...);
/* The same where false says that something failed. */
bool ou_fail_module(OuRuntime *rt, enum OuModuleException index, const char *format, ...);
/* Let the classes go, at the end of the program. */
void ou_module_exceptions_end(OuRuntime *rt);

#endif
