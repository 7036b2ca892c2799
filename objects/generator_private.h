/* What generators, coroutines and asynchronous generators share. Private to their files. */
#ifndef OU_OBJECTS_GENERATOR_PRIVATE_H
#define OU_OBJECTS_GENERATOR_PRIVATE_H

#include "objects/generator.h"

/* ---- methods (generator.c) ---- */

OuValue ou_generator_send(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);
OuValue ou_generator_throw(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);
OuValue ou_generator_close(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);
/* throw() with more than one argument is deprecated: false if that is made an error. */
bool ou_warn_of_throw(OuRuntime *rt, size_t argc);

/* ---- slots ---- */

OuValue ou_generator_repr(OuRuntime *rt, OuRef self);
/* Close it: it can still have `finally` blocks to run. */
void ou_generator_finalize(OuRuntime *rt, OuRef self);
void ou_generator_traverse(OuObject *self, OuVisit visit, void *argument);
void ou_generator_clear(OuRuntime *rt, OuObject *self);
void ou_generator_destroy(OuRuntime *rt, OuObject *self);
size_t ou_generator_size(OuRef self);

/* ---- attributes ---- */

OuValue ou_generator_get_name(OuRuntime *rt, OuRef self);
bool ou_generator_set_name(OuRuntime *rt, OuRef self, OuRef value);
OuValue ou_generator_get_qualname(OuRuntime *rt, OuRef self);
bool ou_generator_set_qualname(OuRuntime *rt, OuRef self, OuRef value);
OuValue ou_generator_get_code(OuRuntime *rt, OuRef self);
OuValue ou_generator_get_frame(OuRuntime *rt, OuRef self);
OuValue ou_generator_get_running(OuRuntime *rt, OuRef self);
OuValue ou_generator_get_suspended(OuRuntime *rt, OuRef self);
/* What it waits for, or None. */
OuValue ou_generator_get_delegate(OuRuntime *rt, OuRef self);

/* ---- the end of an iterator, as exceptions and as the `next` slot has it ---- */

/* Raise StopIteration with `value` (taken). Returns OU_ERROR. */
OuValue ou_stop_with_take(OuRuntime *rt, OuValue value);
/* Warn that `self`, to be destroyed, was made in vain. The format has one %U, for the name. */
void ou_warn_unawaited(OuRuntime *rt, OuRef self, const char *format, OuRef qualname);

#endif
