/* The switches of a build, and the few compiler attributes everything uses.
 *
 * Each switch is a number, 0 or 1, so that code asks `if (OU_DEBUG)` in plain C and both sides
 * always compile. The preprocessor looks at them here only. */
#ifndef OU_MEMORY_CONFIG_H
#define OU_MEMORY_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* OU_DEBUG: assertions are checked; new memory is filled with 0xCD and freed memory with 0xDD;
 * every block carries its size and guard bytes; freed blocks wait in a quarantine before they
 * are used again. Blocks are 16 bytes larger than in other builds. */
#ifndef OU_DEBUG
#define OU_DEBUG 0
#endif

/* OU_STRESS_GC: a collection is due after every allocation of a container. Finds objects that
 * somebody uses without owning them, and objects that are tracked before they are complete. */
#ifndef OU_STRESS_GC
#define OU_STRESS_GC 0
#endif

/* OU_ASAN: the build has AddressSanitizer (found by itself). With OU_DEBUG, free blocks inside
 * pools are then made inaccessible, so a use after free stops the program where it happens. */
#if defined(__SANITIZE_ADDRESS__)
#define OU_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define OU_ASAN 1
#endif
#endif
#ifndef OU_ASAN
#define OU_ASAN 0
#endif

#define OU_LIKELY(condition)   __builtin_expect(!!(condition), 1)
#define OU_UNLIKELY(condition) __builtin_expect(!!(condition), 0)

#define OU_NOINLINE      __attribute__((noinline))
#define OU_ALWAYS_INLINE inline __attribute__((always_inline))
#define OU_UNUSED        __attribute__((unused))
#define OU_COLD          __attribute__((cold, noinline))
/* For the few functions that must look at memory nobody else may touch. */
#define OU_NO_SANITIZE __attribute__((no_sanitize("address"), noinline))

/* Stop when an invariant of ours is broken. Never for mistakes of the user's program: those are
 * exceptions. The condition is compiled in every build, but evaluated in debug builds only. */
#define OU_ASSERT(condition)                                                                   \
    do {                                                                                       \
        if (OU_DEBUG && OU_UNLIKELY(!(condition))) {                                           \
            ou_assertion_failed(#condition, __FILE__, __LINE__, __func__);                     \
        }                                                                                      \
    } while (0)

/* A place that control never reaches. */
#define OU_UNREACHABLE()                                                                       \
    do {                                                                                       \
        if (OU_DEBUG) ou_assertion_failed("unreachable", __FILE__, __LINE__, __func__);        \
        __builtin_unreachable();                                                               \
    } while (0)

/* Print the broken condition and its place on standard error, and abort. */
_Noreturn void ou_assertion_failed(const char *condition, const char *file, int line,
                                   const char *function);

#endif
