/* The door of the library: an interpreter, from its beginning to its end.
 *
 *     OuRuntime *rt = ou_interpreter_new(NULL);
 *     ou_interpreter_set_argv(rt, argc, argv);
 *     int status = ou_interpreter_run_file(rt, path) ? 0 : ou_interpreter_handle_exception(rt);
 *     if (ou_interpreter_flush(rt) != 0) status = 120;
 *     ou_interpreter_free(rt);
 *
 * Ctrl-C is the host's: its signal handler sets OU_PENDING_INTERRUPT in rt->pending. */
#ifndef OU_MODULES_INTERPRETER_H
#define OU_MODULES_INTERPRETER_H

#include "objects/runtime.h"

/* A runtime with a vm, the modules sys, builtins and __main__, and sys.path from OUROPATH.
 * NULL: no memory. */
OuRuntime *ou_interpreter_new(const OuRuntimeOptions *options);

/* Play the program's end, once: flush sys.stdout; clear __main__ and all other modules, so that
 * __del__ methods run; collect; flush again. Returns 0, or 120 if stdout could not be written,
 * as the exit status of python3 is then. Nothing can be run afterwards. */
int ou_interpreter_flush(OuRuntime *rt);

/* The end, after ou_interpreter_flush (which it does if nobody has). Returns the number of heap
 * blocks still live: a leak if not 0. */
size_t ou_interpreter_free(OuRuntime *rt);

/* sys.argv. The strings are copied. */
bool ou_interpreter_set_argv(OuRuntime *rt, int argc, char *const *argv);
/* Add an option like that of -W to sys.warnoptions. */
bool ou_interpreter_add_warning(OuRuntime *rt, const char *option, size_t size);
/* Let the module warnings make filters of sys.warnoptions; nothing happens if that is empty. */
bool ou_interpreter_set_warnings(OuRuntime *rt);
/* Put a folder in front of sys.path. The functions below do it by themselves. */
bool ou_interpreter_set_path0(OuRuntime *rt, const char *folder);

/* Each runs in module __main__. False: an exception is pending. */
bool ou_interpreter_run_file(OuRuntime *rt, const char *path);
bool ou_interpreter_run_text(OuRuntime *rt, const char *text, size_t size,
                             const char *filename);
/* As `python3 -m name`; sys.argv[0] becomes the module's file. */
bool ou_interpreter_run_module(OuRuntime *rt, const char *name);
/* One statement of the prompt; values of expressions go to sys.displayhook. */
bool ou_interpreter_run_interactive(OuRuntime *rt, const char *text, size_t size,
                                    const char *filename);

/* Report the pending exception through sys.excepthook and forget it; SystemExit says its own
 * status. Returns the exit status that python3 would have: 0, 1, the program's own, or 130
 * after KeyboardInterrupt. */
int ou_interpreter_handle_exception(OuRuntime *rt);
/* Report it likewise, but SystemExit like any other: the prompt comes next. */
void ou_interpreter_show_exception(OuRuntime *rt);

#endif
