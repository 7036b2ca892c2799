/* Counting and walking UTF-8, eight bytes at a time. */
#include "objects/utf8.h"

#include <string.h>

#define HIGH_BITS UINT64_C(0x8080808080808080)
#define LOW_BITS  UINT64_C(0x0101010101010101)

static inline uint64_t load_word(const char *at) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

size_t ou_ascii_prefix(const char *bytes, size_t size) {
    size_t at = 0;
    for (; at + 32 <= size; at += 32) {
        uint64_t all = load_word(bytes + at) | load_word(bytes + at + 8) |
                       load_word(bytes + at + 16) | load_word(bytes + at + 24);
        if (all & HIGH_BITS) break;
    }
    for (; at + 8 <= size; at += 8) {
        if (load_word(bytes + at) & HIGH_BITS) break;
    }
    while (at < size && (uint8_t)bytes[at] < 0x80)
        at++;
    return at;
}

size_t ou_utf8_count(const char *bytes, size_t size) {
    size_t continuations = 0, at = 0;
    for (; at + 8 <= size; at += 8) {
        uint64_t word = load_word(bytes + at);
        // A byte 10xxxxxx has bit 7 set and bit 6 clear.
        uint64_t marks = (word >> 7) & (~word >> 6) & LOW_BITS;
        continuations += (marks * LOW_BITS) >> 56;
    }
    for (; at < size; at++)
        continuations += !ou_utf8_is_start(bytes[at]);
    return size - continuations;
}

const char *ou_utf8_skip(const char *at, size_t count) {
    while (count-- > 0)
        at += ou_utf8_width(*at);
    return at;
}
