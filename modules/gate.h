/* The gate to the outside: whatever a program can do to files, folders and processes passes
 * ou_gate_open() first, so that one switch closes it. */
#ifndef OU_MODULES_GATE_H
#define OU_MODULES_GATE_H

#include "modules/modules.h"

/* May the program do `operation` ("open", "os.mkdir")? False: PermissionError is set. */
bool ou_gate_open(OuRuntime *rt, const char *operation);
/* Close the gate for good: what is open stays open. */
void ou_gate_close(OuRuntime *rt);

#endif
