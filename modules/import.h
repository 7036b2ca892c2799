/* Importing: modules by name. */
#ifndef OU_MODULES_IMPORT_H
#define OU_MODULES_IMPORT_H

#include "compiler/compile.h"
#include "modules/modules.h"

/* What an import statement does. `globals` is that of the importing module (for relative
 * imports; may be None), `from_list` what stands behind `import` in `from m import a, b`, or
 * None. Returns the top package, or with a from list the module itself. */
OuValue ou_import(OuRuntime *rt, OuRef name, OuRef globals, OuRef from_list, int64_t level);
/* The module of this absolute name, imported if it is not there yet. */
OuValue ou_import_module(OuRuntime *rt, OuRef name);

/* ---- finding (import_find.c) ---- */

typedef enum {
    OU_SOURCE_NONE,      /* not found */
    OU_SOURCE_FAILED,    /* an exception is set */
    OU_SOURCE_MODULE,    /* name.py */
    OU_SOURCE_PACKAGE,   /* name/__init__.py */
    OU_SOURCE_NAMESPACE, /* folders called name, without that */
} OuSourceKind;

typedef struct OuSource {
    OuSourceKind kind;
    OuValue file;   /* str: path of the file; OU_UNDEF for a namespace */
    OuValue folder; /* packages: list of folders for __path__; else OU_UNDEF */
} OuSource;

void ou_source_drop(OuRuntime *rt, OuSource *source);
/* Look for module `tail` (no dots) in the folders of `path`, any iterable of str. */
OuSource ou_source_find(OuRuntime *rt, OuRef tail, OuRef path);

/* The bytes of a file, in a block of *size + 1 bytes that ends with NUL (ou_free). NULL:
 * OSError or MemoryError. */
char *ou_read_file(OuRuntime *rt, OuRef path, size_t *size);

/* Set __file__, __path__, __package__, __spec__ and __builtins__ of a module that has been
 * found. */
bool ou_import_describe(OuRuntime *rt, OuRef module, OuRef name, const OuSource *source);
/* Compile the bytes of a source file, in the encoding that it declares. `remember`: keep the
 * text for tracebacks. */
OuValue ou_compile_bytes(OuRuntime *rt, const char *bytes, size_t size, OuRef filename,
                         OuCompileMode mode, bool remember);
OuValue ou_compile_bytes_with(OuRuntime *rt, const char *bytes, size_t size, OuRef filename,
                              const OuCompileOptions *options, bool remember);
/* Compile `file` and run it in the namespace of `module`. */
bool ou_import_run_file(OuRuntime *rt, OuRef module, OuRef file);

#endif
