/* What we need from the operating system and C does not offer. Everything that differs between
 * systems is in platform.c. */
#ifndef OU_MEMORY_PLATFORM_H
#define OU_MEMORY_PLATFORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Map `size` bytes of zeroed memory at an address that is a multiple of `size`, which is a
 * power of two and a multiple of the page size. NULL if the system has none. */
void *ou_platform_map_aligned(size_t size);

/* Have the system provide the pages of mapped memory now rather than one by one when they are
 * first touched. A hint: nothing is lost where it is not possible. */
void ou_platform_populate(void *memory, size_t size);

/* Give back what ou_platform_map_aligned returned. */
void ou_platform_unmap(void *memory, size_t size);

/* Reserve a range of `size` bytes of addresses, readable and writable and zero; pages cost
 * memory only from when they are first touched. NULL if there is no such range. */
void *ou_platform_reserve(size_t size);

/* Give back what ou_platform_reserve returned. */
void ou_platform_release(void *range, size_t size);

/* Nanoseconds of a clock that never goes back; its zero is arbitrary. */
uint64_t ou_platform_monotonic_ns(void);

/* Fill `bytes` with `count` unpredictable bytes. If the system has no source of them, they
 * come from the clock and from addresses: good enough for hash seeds, not for secrets. */
void ou_platform_random_bytes(void *bytes, size_t count);

/* The lowest address to which the current thread's stack may safely grow, with a margin left
 * for C code that does not look. Compare the address of a local variable with it. */
uintptr_t ou_platform_stack_limit(void);

#endif
