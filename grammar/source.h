/* Text made ready for the scanner. Private to grammar/. */
#ifndef OU_GRAMMAR_SOURCE_H
#define OU_GRAMMAR_SOURCE_H

#include "grammar/diagnostics.h"

typedef struct OuSource {
    const char *text; /* ends in a newline (if not empty) and then a 0 */
    size_t size;      /* without the 0 */
    bool ends_line;   /* the newline at the end is the text's own */
} OuSource;

/* Copy `size` bytes at `text` into the region: without byte order mark, lines ending in "\n",
 * the last line too, known to be UTF-8 without zero bytes. False with an error reported
 * otherwise. */
bool ou_source_init(OuSource *source, OuDiagnostics *diagnostics, const char *text,
                    size_t size);

/* The number of bytes of the UTF-8 sequence that `lead` begins. `lead` must begin one. */
static inline size_t ou_utf8_size(unsigned char lead) {
    return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/* Decode the sequence at `bytes`, which must be valid. */
uint32_t ou_utf8_decode(const char *bytes);

/* Write `code_point` as UTF-8 (surrogates as their three bytes) and return how many bytes. */
size_t ou_utf8_encode(uint32_t code_point, char bytes[static 4]);

#endif
