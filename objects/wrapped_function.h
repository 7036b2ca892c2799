/* What classmethod and staticmethod have in common: a callable, shown with the callable's own
 * names. Private to objects/. */
#ifndef OU_OBJECTS_WRAPPED_FUNCTION_H
#define OU_OBJECTS_WRAPPED_FUNCTION_H

#include "objects/function.h"

OuValue ou_wrapped_function_make(OuRuntime *rt, OuType *type, OuRef function);
/* Slots: `new` gives an empty one, `init` (of name(function)) fills it. */
OuValue ou_wrapped_function_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                                OuRef names);
bool ou_wrapped_function_init(OuRuntime *rt, OuRef self, const char *name, const OuRef *args,
                              size_t argc, OuRef names);
OuValue ou_wrapped_function_repr(OuRuntime *rt, OuRef self);
OuValue ou_wrapped_function_get_attribute(OuRuntime *rt, OuRef self, OuRef name);
bool ou_wrapped_function_set_attribute(OuRuntime *rt, OuRef self, OuRef name, OuRef value);
void ou_wrapped_function_traverse(OuObject *self, OuVisit visit, void *argument);
void ou_wrapped_function_clear(OuRuntime *rt, OuObject *self);
void ou_wrapped_function_destroy(OuRuntime *rt, OuObject *self);

extern const OuGetSetRow ou_wrapped_function_getsets[];
extern const OuMethodRow ou_wrapped_function_methods[];
extern const OuMemberRow ou_wrapped_function_members[];

#endif
