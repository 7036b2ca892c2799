/* The door of the virtual machine. */
#ifndef OU_VM_VM_H
#define OU_VM_VM_H

#include "objects/code.h"
#include "objects/function.h"

/* Attach a vm to the runtime: its value stack, its frames, the call slots of functions and
 * generators. */
bool ou_vm_init(OuRuntime *rt);
void ou_vm_finish(OuRuntime *rt);

/* The most Python frames at a time (sys.setrecursionlimit), and how many there are. */
void ou_vm_set_recursion_limit(OuRuntime *rt, uint32_t limit);
size_t ou_vm_recursion_depth(OuRuntime *rt);

/* Run the code of a module or class body, or of exec/eval: with these globals and local
 * namespace (any mapping). */
OuValue ou_vm_run_code(OuRuntime *rt, OuRef code, OuRef globals, OuRef locals);

/* The namespace dict of the innermost Python frame: globals() and locals() (a snapshot in a
 * function). Borrowed and owned. OU_UNDEF and OU_ERROR if there is no frame. */
OuRef ou_vm_globals_peek(OuRuntime *rt);
OuValue ou_vm_locals(OuRuntime *rt);
/* The function of the innermost frame, borrowed, or OU_UNDEF; its first argument and its
 * __class__ cell: for super(). */
bool ou_vm_super_arguments(OuRuntime *rt, OuValue *class_out, OuValue *self_out);
/* A frame object for the frame `depth` levels out, or OU_UNDEF. */
OuValue ou_vm_frame(OuRuntime *rt, size_t depth);
/* For `__build_class__(function, name, ...)`: runs the class body with `namespace` as its
 * locals; returns the __class__ cell or None. */
OuValue ou_vm_run_class_body(OuRuntime *rt, OuRef function, OuRef namespace);

#endif
