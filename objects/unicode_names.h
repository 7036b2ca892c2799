/* The names of characters, as the Unicode Character Database has them. */
#ifndef OU_OBJECTS_UNICODE_NAMES_H
#define OU_OBJECTS_UNICODE_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OU_UNICODE_NAME_MAX     256 /* bytes of a name and its 0; no name is longer */
#define OU_UNICODE_SEQUENCE_MAX 8   /* code points of a named sequence and their 0 */

/* Write the name of `code_point` to `name`. False: it has none. */
bool ou_unicode_name(uint32_t code_point, char name[OU_UNICODE_NAME_MAX]);

/* The character with this name or alias, in any case. False: there is none. */
bool ou_unicode_lookup(const char *name, size_t size, uint32_t *code_point);

/* The code points, ended by 0, that a named sequence consists of. NULL: there is none. */
const uint32_t *ou_unicode_sequence(const char *name, size_t size);

#endif
