/* What debug builds put into and around blocks. Private to memory/.
 *
 *     small   | user's bytes | guard 0xFD ... | size |          fills the class
 *     large   | size | mark | user's bytes | guard 0xFD |
 *
 * With AddressSanitizer, everything but the user's bytes is inaccessible. In other builds none
 * of this exists, and these functions are not called. */
#ifndef OU_MEMORY_GUARD_H
#define OU_MEMORY_GUARD_H

#include <sanitizer/asan_interface.h>

#include "memory/heap.h"

#define OU_LARGE_FRONT 16
#define OU_LARGE_EXTRA (OU_LARGE_FRONT + 16)

/* Make memory accessible or inaccessible to everybody but the functions of guard.c. */
static inline void ou_guard_allow(const void *memory, size_t size) {
    (void)memory, (void)size;
    if (OU_DEBUG) ASAN_UNPOISON_MEMORY_REGION(memory, size);
}

static inline void ou_guard_forbid(const void *memory, size_t size) {
    (void)memory, (void)size;
    if (OU_DEBUG) ASAN_POISON_MEMORY_REGION(memory, size);
}

/* Fill and fence a small block whose class is `class_size` bytes, or a large one which `memory`
 * has room for with OU_LARGE_EXTRA. Return what the user gets. */
void *ou_guard_dress_small(void *memory, size_t class_size, size_t size);
void *ou_guard_dress_large(void *memory, size_t size);

/* Check a live block that is to be freed or resized: size and fences. */
void ou_guard_inspect(const void *block, size_t size);

/* Fill a dying block of `size` bytes with 0xDD and forbid it. Later: has nobody written to it?
 */
void ou_guard_bury(void *block, size_t size);
bool ou_guard_is_buried(const void *block, size_t size);

/* What malloc gave for a large block. */
static inline void *ou_guard_large_memory(void *block) {
    return (char *)block - OU_LARGE_FRONT;
}

#endif
