/* What the tests of memory/ share. */
#ifndef OU_TESTS_UNIT_MEMORY_SUPPORT_H
#define OU_TESTS_UNIT_MEMORY_SUPPORT_H

#include <criterion/criterion.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "memory/heap_stats.h"

/* Does `action` stop the program, by an assertion or by the sanitizer? */
OU_UNUSED
static bool stops(void (*action)(void)) {
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDERR_FILENO);
        action();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return !(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* Skip what only debug builds can do. */
#define NEEDS_DEBUG()                                                                          \
    do {                                                                                       \
        if (!OU_DEBUG) cr_skip_test("only in debug builds");                                   \
    } while (0)

/* A generator of random numbers that is the same everywhere. */
OU_UNUSED
static uint32_t random_below(uint64_t *state, uint32_t bound) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*state >> 33) % bound);
}

#endif
