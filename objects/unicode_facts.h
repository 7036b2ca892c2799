/* What the Unicode Character Database says about characters beyond unicode.h: the properties
 * that only the module unicodedata asks for, numeric values, and the normal forms. */
#ifndef OU_OBJECTS_UNICODE_FACTS_H
#define OU_OBJECTS_UNICODE_FACTS_H

#include <stdbool.h>

#include "objects/unicode_facts_record.h"

/* Never NULL. */
const OuUnicodeFacts *ou_unicode_facts(uint32_t code_point);

/* The numeric value. False: it has none. */
bool ou_unicode_numeric(uint32_t code_point, double *value);

/* The mapping of `code_point`: its code points, how many, and the tag that stands in front. 0:
 * there is none. Hangul syllables have none here. */
size_t ou_unicode_decomposition(uint32_t code_point, const uint32_t **codes, const char **tag);

#define OU_NORMAL_GROWTH 18 /* one code point becomes at most this many */

/* Bring `count` code points into a normal form. `buffer` has room for OU_NORMAL_GROWTH * count;
 * it receives the result, whose count is returned. */
size_t ou_unicode_normalize(OuNormalForm form, const uint32_t *codes, size_t count,
                            uint32_t *buffer);

/* Are these code points surely in that form? False: they may not be. */
bool ou_unicode_is_surely_normal(OuNormalForm form, const uint32_t *codes, size_t count);

#endif
