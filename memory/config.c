#include "memory/config.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void ou_assertion_failed(const char *condition, const char *file, int line,
                                   const char *function) {
    fprintf(stderr, "%s:%d: %s: assertion failed: %s\n", file, line, function, condition);
    fflush(stderr);
    abort();
}

#if OU_ASAN
const char *__asan_default_options(void);

/* Refused memory is NULL, as without the sanitizer; leaks are counted by our own heap. */
const char *__asan_default_options(void) {
    return "allocator_may_return_null=1:detect_leaks=0";
}
#endif
