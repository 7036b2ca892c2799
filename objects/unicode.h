/* Properties and case mappings of code points, as the Unicode Character Database has them.
 *
 * Everything here works for any uint32_t; what is above U+10FFFF is unassigned. For ASCII, a
 * table of 256 bytes answers what str and bytes ask most. */
#ifndef OU_OBJECTS_UNICODE_H
#define OU_OBJECTS_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "objects/unicode_record.h"

/* ---- ASCII ---- */

enum {
    OU_ASCII_UPPER = 1,
    OU_ASCII_LOWER = 2,
    OU_ASCII_DIGIT = 4,
    OU_ASCII_SPACE = 8,      /* as bytes sees it */
    OU_ASCII_SEPARATOR = 16, /* U+001C..U+001F: space for str, not for bytes */
    OU_ASCII_PRINTABLE = 32,
    OU_ASCII_UNDERSCORE = 64,
    OU_ASCII_HEX = 128,
    OU_ASCII_ALPHA = OU_ASCII_UPPER | OU_ASCII_LOWER,
    OU_ASCII_ALNUM = OU_ASCII_ALPHA | OU_ASCII_DIGIT,
    OU_ASCII_STR_SPACE = OU_ASCII_SPACE | OU_ASCII_SEPARATOR,
};

/* Flags of each byte; none for 128..255. */
extern const uint8_t ou_ascii_flags[256];

static inline bool ou_ascii_is(char byte, uint8_t flags) {
    return (ou_ascii_flags[(uint8_t)byte] & flags) != 0;
}
static inline char ou_ascii_to_lower(char byte) {
    return ou_ascii_is(byte, OU_ASCII_UPPER) ? (char)(byte + 32) : byte;
}
static inline char ou_ascii_to_upper(char byte) {
    return ou_ascii_is(byte, OU_ASCII_LOWER) ? (char)(byte - 32) : byte;
}

/* ---- all of Unicode ---- */

/* The row of a code point: flags, category, value as a decimal digit. Never NULL. */
const OuUnicodeRecord *ou_unicode_record(uint32_t code_point);

static inline bool ou_unicode_is(uint32_t code_point, uint16_t flags) {
    return (ou_unicode_record(code_point)->flags & flags) != 0;
}
static inline bool ou_unicode_is_space(uint32_t code_point) {
    return code_point < 128 ? ou_ascii_is((char)code_point, OU_ASCII_STR_SPACE)
                            : ou_unicode_is(code_point, OU_UNICODE_SPACE);
}
/* A letter: one of the categories L*. */
bool ou_unicode_is_alpha(uint32_t code_point);
/* May repr() show it as it is? */
bool ou_unicode_is_printable(uint32_t code_point);
/* Does str.splitlines() end a line here? */
bool ou_unicode_is_line_break(uint32_t code_point);
/* 0..9, or -1 if it is no decimal digit. */
int ou_unicode_decimal(uint32_t code_point);

/* Write what `code_point` becomes to `to`; returns how many code points that is (1 to
 * OU_UNICODE_LONGEST). */
size_t ou_unicode_map(OuCaseMapping mapping, uint32_t code_point,
                      uint32_t to[OU_UNICODE_LONGEST]);

#endif
