/* open(), as the builtin and as io.open. */
#ifndef OU_MODULES_IO_OPEN_H
#define OU_MODULES_IO_OPEN_H

#include "modules/modules.h"

/* open(file, mode, buffering, encoding, errors, newline, closefd, opener), sorted by
 * OU_OPEN_PARAMETERS. */
OuValue ou_io_open(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);

#define OU_OPEN_PARAMETERS "file mode buffering encoding errors newline closefd opener"
#define OU_OPEN_ROW                                                                            \
    OU_ROW_NAMED("open", ou_io_open, 1, 8, OU_OPEN_PARAMETERS,                                 \
                 "open(file, mode='r', buffering=-1, encoding=None, errors=None, "             \
                 "newline=None, closefd=True, opener=None)\n\nOpen a file and return it.")

#endif
