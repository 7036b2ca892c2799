/* See guard.h. The functions that read fences run without the sanitizer, since they look at
 * what they have forbidden; they use no library functions, which would be checked all the same.
 */
#include "memory/guard.h"

#define FILL_NEW   0xCD
#define FILL_DEAD  0xDD
#define FILL_GUARD 0xFD
#define DEAD_SIZE  UINT64_C(0xDDDDDDDDDDDDDDDD)
#define LARGE_MARK UINT64_C(0x4f75726f4c617267)

OU_NO_SANITIZE static void fill(void *memory, unsigned char byte, size_t size) {
    volatile unsigned char *bytes = memory;
    for (size_t i = 0; i < size; i++)
        bytes[i] = byte;
}

OU_NO_SANITIZE static bool is_filled(const void *memory, unsigned char byte, size_t size) {
    const volatile unsigned char *bytes = memory;
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != byte) return false;
    }
    return true;
}

OU_NO_SANITIZE static uint64_t read_word(const void *memory) {
    return *(const volatile uint64_t *)memory;
}

void *ou_guard_dress_small(void *memory, size_t class_size, size_t size) {
    char *block = memory;
    ou_guard_allow(block, class_size);
    fill(block, FILL_NEW, size);
    fill(block + size, FILL_GUARD, class_size - size - sizeof(uint64_t));
    *(uint64_t *)(block + class_size - sizeof(uint64_t)) = size;
    ou_guard_forbid(block + size, class_size - size);
    return block;
}

void *ou_guard_dress_large(void *memory, size_t size) {
    uint64_t *front = memory;
    char *block = (char *)memory + OU_LARGE_FRONT;
    front[0] = size;
    front[1] = LARGE_MARK ^ (uintptr_t)block;
    fill(block, FILL_NEW, size);
    fill(block + size, FILL_GUARD, OU_LARGE_EXTRA - OU_LARGE_FRONT);
    ou_guard_forbid(memory, OU_LARGE_FRONT);
    ou_guard_forbid(block + size, OU_LARGE_EXTRA - OU_LARGE_FRONT);
    return block;
}

/* In front of a small block lies memory of its pool or its arena, so this can always be read.
 */
static bool is_marked_large(const char *block) {
    return read_word(block - sizeof(uint64_t)) == (LARGE_MARK ^ (uintptr_t)block);
}

void ou_guard_inspect(const void *block, size_t size) {
    const char *bytes = block;
    const char *where = bytes - OU_LARGE_FRONT; // the size asked for
    const char *guard_end = bytes + size + OU_LARGE_EXTRA - OU_LARGE_FRONT;
    if (!is_marked_large(bytes)) {
        OU_ASSERT(size + OU_BLOCK_EXTRA <= OU_SMALL_MAX && "freed as large, or not ours");
        where = bytes + ou_class_size(ou_pool_of(block)->size_class) - sizeof(uint64_t);
        guard_end = where;
    }
    uint64_t remembered = read_word(where);
    OU_ASSERT(remembered != DEAD_SIZE && "freed twice");
    if (size == 0) size = 1;
    OU_ASSERT(remembered == size && "size differs from the one asked for");
    OU_ASSERT(is_filled(bytes + size, FILL_GUARD, (size_t)(guard_end - bytes) - size) &&
              "written beyond the end of a block");
}

void ou_guard_bury(void *block, size_t size) {
    char *bytes = block;
    if (is_marked_large(bytes)) {
        fill(bytes - OU_LARGE_FRONT, FILL_DEAD, sizeof(uint64_t));
    } else {
        size = ou_class_size(ou_pool_of(block)->size_class);
    }
    ou_guard_allow(block, size);
    fill(block, FILL_DEAD, size);
    ou_guard_forbid(block, size);
}

bool ou_guard_is_buried(const void *block, size_t size) {
    return is_filled(block, FILL_DEAD, size);
}
