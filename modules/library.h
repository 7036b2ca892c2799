/* The library's modules that are written in Python: their sources are part of the program.
 *
 * They appear as files of a folder that exists only here, OU_LIBRARY_FOLDER, which is the last
 * entry of sys.path; so they are found behind the script's own modules, `-m` and __path__ work
 * as for real folders, and a program that takes the entry out of sys.path is without them. */
#ifndef OU_MODULES_LIBRARY_H
#define OU_MODULES_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#define OU_LIBRARY_FOLDER "<ouro>"

typedef struct OuLibraryFile {
    const char *path; /* below the folder: "collections/__init__.py" */
    size_t size;
    const char *text; /* UTF-8, and a NUL behind */
} OuLibraryFile;

/* Does `path` lie in the library's folder, whether it exists or not? */
bool ou_library_contains(const char *path);
/* The file of this path (with the folder in front), or NULL. */
const OuLibraryFile *ou_library_file(const char *path);
/* Is `path` a folder of the library: a package? */
bool ou_library_is_folder(const char *path);

#endif
