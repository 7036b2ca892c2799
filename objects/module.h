/* Modules: a namespace and a name. */
#ifndef OU_OBJECTS_MODULE_H
#define OU_OBJECTS_MODULE_H

#include "objects/function.h"

typedef struct OuModule {
    OuObject header;
    OuValue dict;   /* the namespace; always a dict */
    bool is_native; /* written in C: set by ou_module_add_functions */
} OuModule;
OU_KIND_TEST(module, MODULE, OuModule)

/* A module with __name__, __doc__ (doc NULL: None), __package__, __loader__, __spec__ set. */
OuValue ou_module_new(OuRuntime *rt, OuRef name, const char *doc);
/* Borrowed. */
static inline OuRef ou_module_dict(OuRef module) { return ou_as_module(module)->dict; }
/* Is it still being imported? For messages about circular imports. Sets no exception. */
bool ou_module_is_initializing(OuRuntime *rt, OuRef module);
/* Add native functions (rows end with name NULL) to the module. */
bool ou_module_add_functions(OuRuntime *rt, OuRef module, const OuMethodRow *rows);
bool ou_module_add_take(OuRuntime *rt, OuRef module, const char *name, OuValue value);

#endif
