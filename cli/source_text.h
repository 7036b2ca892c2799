/* Program texts that are in no file: standard input, and the argument of -c. */
#ifndef OU_CLI_SOURCE_TEXT_H
#define OU_CLI_SOURCE_TEXT_H

#include <stddef.h>
#include <stdio.h>

/* All of a stream, to be freed; NULL if memory or reading fails. */
char *ou_read_stream(FILE *stream, size_t *size);

/* A copy of `text` (to be freed; NULL without memory) whose lines have lost the blanks in front
 * that all of them have in common. Lines of blanks alone become empty, and do not count. So a
 * text given to -c may be indented as its surroundings in a shell script are. */
char *ou_dedent(const char *text, size_t *size);

#endif
