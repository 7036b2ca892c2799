/* Makes the table of modules/library.c from the Python sources of the library.
 *
 *     embed_library FOLDER > library_table.h
 *
 * One row per file, in the order of the paths' bytes so that they can be searched by halves:
 *
 *     {"collections/__init__.py", 1234, "text"}, */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FILES_MAX = 1000, PATH_SIZE = 1024 };

static char *paths[FILES_MAX];
static size_t path_count;

static void fail(const char *what, const char *name) {
    fprintf(stderr, "embed_library: %s: %s\n", what, name);
    exit(1);
}

/* Remember the paths of all Python files below root/folder, relative to root. */
static void find_files(const char *root, const char *folder) {
    char place[PATH_SIZE], path[PATH_SIZE], full[2 * PATH_SIZE];
    snprintf(place, sizeof place, "%s/%s", root, folder);
    DIR *listing = opendir(place);
    if (listing == NULL) fail("cannot open", place);
    for (struct dirent *entry; (entry = readdir(listing)) != NULL;) {
        if (entry->d_name[0] == '.' || strcmp(entry->d_name, "__pycache__") == 0) continue;
        snprintf(path, sizeof path, "%s%s%s", folder, *folder == 0 ? "" : "/", entry->d_name);
        snprintf(full, sizeof full, "%s/%s", root, path);
        struct stat status;
        if (stat(full, &status) != 0) fail("cannot read", full);
        size_t size = strlen(path);
        if (S_ISDIR(status.st_mode)) {
            find_files(root, path);
        } else if (size > 3 && strcmp(path + size - 3, ".py") == 0) {
            if (path_count == FILES_MAX) fail("too many files", root);
            paths[path_count++] = strdup(path);
        }
    }
    closedir(listing);
}

static int compare_paths(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The file as a C string literal, a line of it on a line. */
static void write_text(FILE *file) {
    int c;
    printf("\"");
    while ((c = getc(file)) != EOF) {
        if (c == '\n') {
            printf("\\n\"\n\"");
        } else if (c == '"' || c == '\\' || c == '?') {
            printf("\\%c", c); // an escaped ? begins no trigraph
        } else if (c < ' ' || c > '~') {
            printf("\\%03o", (unsigned)c);
        } else {
            putchar(c);
        }
    }
    printf("\"");
}

int main(int argc, char **argv) {
    if (argc != 2) fail("usage", "embed_library FOLDER");
    find_files(argv[1], "");
    qsort(paths, path_count, sizeof *paths, compare_paths);
    for (size_t i = 0; i < path_count; i++) {
        char full[2 * PATH_SIZE];
        snprintf(full, sizeof full, "%s/%s", argv[1], paths[i]);
        FILE *file = fopen(full, "rb");
        struct stat status;
        if (file == NULL || fstat(fileno(file), &status) != 0) fail("cannot open", full);
        printf("{\"%s\", %zu,\n", paths[i], (size_t)status.st_size);
        write_text(file);
        printf("},\n");
        fclose(file);
    }
    return 0;
}
