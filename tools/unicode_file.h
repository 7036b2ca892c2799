/* Reading the files of the Unicode Character Database. For the tools that make tables of them.
 */
#ifndef OU_TOOLS_UNICODE_FILE_H
#define OU_TOOLS_UNICODE_FILE_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CODE_POINTS = 0x110000 };

static const char *directory;

static void fail(const char *what, const char *name) {
    fprintf(stderr, "Unicode data: %s: %s\n", what, name);
    exit(1);
}

/* ---- reading ---- */

/* Calls `row` for each line of the file with its fields, which semicolons separate and comments
 * end. */
static void read_table(const char *name, void (*row)(char **fields, int count)) {
    char path[4096], line[4096];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "r");
    if (file == NULL) fail("cannot open", path);
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "#\r\n")] = 0;
        if (line[strspn(line, " \t")] == 0) continue;
        char *fields[20];
        int count = 0;
        for (char *at = line; at != NULL && count < 20;) {
            char *next = strchr(at, ';');
            if (next != NULL) *next++ = 0;
            at += strspn(at, " \t");
            for (char *end = at + strlen(at); end > at && (end[-1] == ' ' || end[-1] == '\t');)
                *--end = 0;
            fields[count++] = at;
            at = next;
        }
        row(fields, count);
    }
    fclose(file);
}

static uint32_t code_point(const char *text) {
    uint32_t value = (uint32_t)strtoul(text, NULL, 16);
    if (value >= CODE_POINTS) fail("no code point", text);
    return value;
}

/* "0041" or "0041..005A". */
__attribute__((unused)) static void code_point_range(const char *text, uint32_t *first,
                                                     uint32_t *last) {
    const char *dots = strstr(text, "..");
    *first = code_point(text);
    *last = dots != NULL ? code_point(dots + 2) : *first;
}

#endif
