/* The parts of module posix. Private to mod_posix.c and posix_*.c. */
#ifndef OU_MODULES_POSIX_PARTS_H
#define OU_MODULES_POSIX_PARTS_H

#include <sys/stat.h>

#include "modules/gate.h"
#include "modules/io.h"
#include "modules/os_path.h"

extern const OuMethodRow ou_posix_files[]; /* what takes names of files */

/* An argument that names a file, for os.<function>; the gate must be open. */
bool ou_posix_begin_path(OuRuntime *rt, OuRef argument, const char *function, OuPath *path);

#endif
