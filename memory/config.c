#include "memory/config.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void ou_assertion_failed(const char *condition, const char *file, int line,
                                   const char *function) {
    fprintf(stderr, "%s:%d: %s: assertion failed: %s\n", file, line, function, condition);
    fflush(stderr);
    abort();
}
