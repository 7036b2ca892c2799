/* UTF-8, in memory that is known to be valid.
 *
 * Ouro's form allows lone surrogates, as three bytes like any code point of their range;
 * comparing two texts byte by byte orders them by code point all the same. Bytes from outside
 * are checked in codec.c. */
#ifndef OU_OBJECTS_UTF8_H
#define OU_OBJECTS_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OU_UTF8_LONGEST 4

/* Does a code point begin with this byte? */
static inline bool ou_utf8_is_start(char byte) {
    return ((uint8_t)byte & 0xc0) != 0x80;
}

/* Bytes of the code point that begins with `first`. */
static inline size_t ou_utf8_width(char first) {
    uint8_t byte = (uint8_t)first;
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

static inline size_t ou_utf8_width_of(uint32_t code_point) {
    return code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
}

/* The code point at `*at`, which moves behind it. */
static inline uint32_t ou_utf8_next(const char **at) {
    const uint8_t *p = (const uint8_t *)*at;
    uint32_t first = p[0];
    if (first < 0x80) {
        *at += 1;
        return first;
    }
    if (first < 0xe0) {
        *at += 2;
        return (first & 0x1f) << 6 | (p[1] & 0x3fu);
    }
    if (first < 0xf0) {
        *at += 3;
        return (first & 0x0f) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    }
    *at += 4;
    return (first & 0x07) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
}

/* The code point that ends at `*at`, which moves to its start. */
static inline uint32_t ou_utf8_previous(const char **at) {
    do {
        --*at;
    } while (!ou_utf8_is_start(**at));
    const char *copy = *at;
    return ou_utf8_next(&copy);
}

/* Write `code_point`; returns its width. */
static inline size_t ou_utf8_put(char *to, uint32_t code_point) {
    if (code_point < 0x80) {
        to[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        to[0] = (char)(0xc0 | code_point >> 6);
        to[1] = (char)(0x80 | (code_point & 0x3f));
        return 2;
    }
    if (code_point < 0x10000) {
        to[0] = (char)(0xe0 | code_point >> 12);
        to[1] = (char)(0x80 | (code_point >> 6 & 0x3f));
        to[2] = (char)(0x80 | (code_point & 0x3f));
        return 3;
    }
    to[0] = (char)(0xf0 | code_point >> 18);
    to[1] = (char)(0x80 | (code_point >> 12 & 0x3f));
    to[2] = (char)(0x80 | (code_point >> 6 & 0x3f));
    to[3] = (char)(0x80 | (code_point & 0x3f));
    return 4;
}

static inline bool ou_is_surrogate(uint32_t code_point) {
    return code_point >= 0xd800 && code_point <= 0xdfff;
}

/* How many code points lie in the bytes? */
size_t ou_utf8_count(const char *bytes, size_t size);
/* Length of the ASCII run at the start. */
size_t ou_ascii_prefix(const char *bytes, size_t size);
/* The place behind the next `count` code points, which must be there. */
const char *ou_utf8_skip(const char *at, size_t count);

#endif
