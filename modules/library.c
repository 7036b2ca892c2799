/* The library's sources, found by path in a sorted table. tools/embed_library.c writes it from
 * modules/lib/: a file is part of the library by being there. */
#include "modules/library.h"

#include <string.h>

static const OuLibraryFile files[] = {
#include "modules/library_table.h"
};

#define FILE_COUNT  (sizeof files / sizeof *files)
#define FOLDER_SIZE (sizeof OU_LIBRARY_FOLDER) /* with the slash that follows */

bool ou_library_contains(const char *path) {
    return strncmp(path, OU_LIBRARY_FOLDER "/", FOLDER_SIZE) == 0;
}

/* The first file whose path is not less than `path`. */
static size_t find_place(const char *path) {
    size_t from = 0, to = FILE_COUNT;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (strcmp(files[middle].path, path) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

const OuLibraryFile *ou_library_file(const char *path) {
    if (!ou_library_contains(path)) return NULL;
    size_t place = find_place(path + FOLDER_SIZE);
    if (place == FILE_COUNT || strcmp(files[place].path, path + FOLDER_SIZE) != 0) return NULL;
    return &files[place];
}

bool ou_library_is_folder(const char *path) {
    if (!ou_library_contains(path)) return false;
    const char *name = path + FOLDER_SIZE;
    size_t size = strlen(name);
    // Names that only begin so ("collections_x.py") may stand in front of what is in the
    // folder.
    for (size_t i = find_place(name); i < FILE_COUNT; i++) {
        if (strncmp(files[i].path, name, size) != 0) return false;
        if (files[i].path[size] == '/') return true;
    }
    return false;
}
