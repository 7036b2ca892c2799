#include "cli/source_text.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 1 << 16 };

char *ou_read_stream(FILE *stream, size_t *size) {
    size_t capacity = FIRST_CAPACITY, got;
    char *text = malloc(capacity);
    *size = 0;
    while (text != NULL && (got = fread(text + *size, 1, capacity - *size, stream)) > 0) {
        *size += got;
        if (*size < capacity) continue;
        char *moved = realloc(text, capacity *= 2);
        if (moved == NULL) free(text);
        text = moved;
    }
    if (text != NULL && ferror(stream)) {
        free(text);
        text = NULL;
    }
    return text;
}

/* The blanks in front of a line, and its length without the newline. */
static size_t indentation(const char *line, size_t *length) {
    *length = strcspn(line, "\n");
    return strspn(line, " \t");
}

static size_t common_indentation(const char *text) {
    const char *first = NULL;
    size_t common = 0, length;
    for (const char *line = text; *line != '\0'; line += length + (line[length] == '\n')) {
        size_t blanks = indentation(line, &length);
        if (blanks == length) continue;
        if (first == NULL) {
            first = line;
            common = blanks;
        }
        size_t same = 0;
        while (same < common && line[same] == first[same])
            same++;
        common = same;
    }
    return common;
}

char *ou_dedent(const char *text, size_t *size) {
    char *result = malloc(strlen(text) + 1), *out = result;
    if (result == NULL) return NULL;
    size_t common = common_indentation(text), length;
    for (const char *line = text; *line != '\0'; line += length) {
        size_t blanks = indentation(line, &length);
        size_t skipped = blanks == length ? blanks : common;
        if (line[length] == '\n') length++;
        memcpy(out, line + skipped, length - skipped);
        out += length - skipped;
    }
    *out = '\0';
    *size = (size_t)(out - result);
    return result;
}
