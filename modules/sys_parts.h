/* The parts of module sys, each in a file of its own. Private to mod_sys.c and sys_*.c. */
#ifndef OU_MODULES_SYS_PARTS_H
#define OU_MODULES_SYS_PARTS_H

#include "modules/modules.h"

extern const OuMethodRow ou_sys_hooks[];  /* displayhook, excepthook, ... */
extern const OuMethodRow ou_sys_async[];  /* get_asyncgen_hooks, set_asyncgen_hooks */
extern const OuMethodRow ou_sys_debug[];  /* settrace, breakpointhook, ... */
extern const OuMethodRow ou_sys_memory[]; /* getrefcount, getsizeof, ... */

/* version, version_info, implementation, flags, float_info, ... */
bool ou_sys_add_facts(OuRuntime *rt, OuRef module);

/* The version of Python that Ouro speaks. */
#define OU_PYTHON_MAJOR 3
#define OU_PYTHON_MINOR 14
#define OU_PYTHON_MICRO 0

#endif
