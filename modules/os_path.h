/* Arguments that name files. */
#ifndef OU_MODULES_OS_PATH_H
#define OU_MODULES_OS_PATH_H

#include "modules/modules.h"

/* A path for the system: valid between ou_path_begin() and ou_path_end(). */
typedef struct OuPath {
    const char *bytes; /* NULL: it is a descriptor */
    int fd;
    OuValue path;   /* str or bytes: what os.fspath() gave */
    OuValue holder; /* owns `bytes` */
} OuPath;

/* os.fspath(object): a str or bytes, owned. TypeError "expected str, bytes or os.PathLike
 * object, not T". */
OuValue ou_fspath(OuRuntime *rt, OuRef object);
/* `argument` as a path. `function` "stat" makes messages "stat: path should be string, bytes or
 * os.PathLike, not T"; NULL: those of os.fspath(). ValueError "embedded null byte". False:
 * failed, nothing is to be ended. */
bool ou_path_begin(OuRuntime *rt, OuRef argument, const char *function, OuPath *path);
/* The same, where an int stands for an open file. */
bool ou_path_or_fd_begin(OuRuntime *rt, OuRef argument, const char *function, OuPath *path);
void ou_path_end(OuRuntime *rt, OuPath *path);

/* Bytes from the system as a str that gives them back when it is encoded, owned. */
OuValue ou_fs_decode(OuRuntime *rt, const char *bytes, size_t size);
/* A str as the system has it, a bytes object. */
OuValue ou_fs_encode(OuRuntime *rt, OuRef str);

#endif
