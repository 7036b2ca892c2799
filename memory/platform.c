/* The operating system: POSIX, with what Linux adds where it helps. */
#ifndef _GNU_SOURCE
#endif
#include "memory/platform.h"

#include <pthread.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "memory/config.h"

// C code below the interpreter that does not check for itself: printf, GMP, the regex engine.
// Sanitizers make frames several times as large.
#define STACK_MARGIN ((size_t)(OU_ASAN ? 1024 : 256) * 1024)
// A stack without a limit is not used beyond this.
#define STACK_MAX ((size_t)512 * 1024 * 1024)

static void *map_pages(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

void *ou_platform_map_aligned(size_t size) {
    // Mappings mostly lie side by side, so after the first the plain request is often aligned.
    char *memory = map_pages(size);
    if (memory == NULL || ((uintptr_t)memory & (size - 1)) == 0) return memory;
    munmap(memory, size);
    memory = map_pages(2 * size);
    if (memory == NULL) return NULL;
    char *aligned = (char *)(((uintptr_t)memory + size - 1) & ~(uintptr_t)(size - 1));
    size_t before = (size_t)(aligned - memory);
    if (before > 0) munmap(memory, before);
    munmap(aligned + size, size - before);
    return aligned;
}

void ou_platform_populate(void *memory, size_t size) {
#ifdef MADV_POPULATE_WRITE
    (void)madvise(memory, size, MADV_POPULATE_WRITE);
#else
    (void)memory, (void)size;
#endif
}

void ou_platform_unmap(void *memory, size_t size) {
    munmap(memory, size);
}

void *ou_platform_reserve(size_t size) {
    return map_pages(size);
}

void ou_platform_release(void *range, size_t size) {
    munmap(range, size);
}

uint64_t ou_platform_monotonic_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

void ou_platform_random_bytes(void *bytes, size_t count) {
    unsigned char *next = bytes;
    while (count > 0) {
        size_t part = count < 256 ? count : 256; // as much as getentropy gives at a time
        if (getentropy(next, part) != 0) break;
        next += part;
        count -= part;
    }
    uint64_t state = ou_platform_monotonic_ns() ^ (uint64_t)(uintptr_t)&state;
    for (; count > 0; count--) { // splitmix64
        uint64_t mixed = state += UINT64_C(0x9e3779b97f4a7c15);
        mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
        mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
        *next++ = (unsigned char)(mixed >> 56);
    }
}

/* The extent of the stack if the thread library will not tell: what the resource limit allows
 * below the frame we are in. */
static uintptr_t stack_bottom_guess(void) {
    struct rlimit limit;
    size_t size = (size_t)1024 * 1024;
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) {
        size = (size_t)limit.rlim_cur;
    }
    uintptr_t here = (uintptr_t)__builtin_frame_address(0);
    return here > size ? here - size : 0;
}

uintptr_t ou_platform_stack_limit(void) {
    uintptr_t bottom = 0;
    pthread_attr_t attributes;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        void *lowest = NULL;
        size_t size = 0;
        if (pthread_attr_getstack(&attributes, &lowest, &size) == 0) {
            bottom = (uintptr_t)lowest;
            if (size > STACK_MAX) bottom += size - STACK_MAX;
        }
        pthread_attr_destroy(&attributes);
    }
    if (bottom == 0) bottom = stack_bottom_guess();
    return bottom + STACK_MARGIN;
}
