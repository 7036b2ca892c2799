/* The text of a source file: its bytes as UTF-8, whatever encoding it declares. */
#ifndef OU_MODULES_SOURCE_TEXT_H
#define OU_MODULES_SOURCE_TEXT_H

#include "modules/modules.h"

/* `bytes` points into what the caller gave, or into `holder`. */
typedef struct OuSourceText {
    const char *bytes;
    size_t size;
    OuValue holder; /* a str, or OU_UNDEF */
} OuSourceText;

/* Skip a byte order mark, look for `# coding: name` in the first two lines, decode. SyntaxError
 * for bytes that are no UTF-8 without such a declaration, for an unknown encoding, and for one
 * that contradicts the mark; in files for null bytes, too. The messages name a file. */
bool ou_source_text_begin(OuRuntime *rt, OuSourceText *text, const char *bytes, size_t size,
                          OuRef filename, bool is_file);
void ou_source_text_end(OuRuntime *rt, OuSourceText *text);

#endif
