/* Running programs in module __main__. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "modules/import.h"
#include "modules/interpreter.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/str.h"
#include "vm/vm.h"

/* Text from outside: bytes that are no UTF-8 survive as lone surrogates. */
static OuValue decode(OuRuntime *rt, const char *text) {
    return ou_str_decode_utf8(rt, text, strlen(text), "surrogateescape");
}

/* ---- sys.argv and sys.path ---- */

bool ou_interpreter_set_argv(OuRuntime *rt, int argc, char *const *argv) {
    OuValue list = ou_list_new(rt, 0);
    bool done = !ou_is_error(list);
    for (int i = 0; done && i < argc; i++) {
        OuValue argument = decode(rt, argv[i]);
        done = !ou_is_error(argument) && ou_list_append_take(rt, list, argument);
    }
    done = done && ou_dict_set(rt, rt->sys_dict, rt->names.argv, list);
    ou_drop(rt, list);
    return done;
}

bool ou_interpreter_set_path0(OuRuntime *rt, const char *folder) {
    OuRef path = ou_sys_peek(rt, rt->names.path);
    if (!ou_is_list(path)) return true;
    OuValue text = decode(rt, folder);
    bool done = !ou_is_error(text) && ou_list_insert(rt, path, 0, text);
    ou_drop(rt, text);
    return done;
}

/* ---- sys.warnoptions ---- */

bool ou_interpreter_add_warning(OuRuntime *rt, const char *option, size_t size) {
    OuRef list = ou_dict_peek_string(rt, rt->sys_dict, "warnoptions");
    if (!ou_is_list(list)) return true;
    OuValue text = ou_str_decode_utf8(rt, option, size, "surrogateescape");
    return !ou_is_error(text) && ou_list_append_take(rt, list, text);
}

bool ou_interpreter_set_warnings(OuRuntime *rt) {
    OuRef list = ou_dict_peek_string(rt, rt->sys_dict, "warnoptions");
    if (!ou_is_list(list) || ou_as_list(list)->count == 0) return true;
    OuValue name = ou_str_from_string(rt, "warnings");
    OuValue module = ou_is_error(name) ? OU_ERROR : ou_import_module(rt, name);
    ou_drop(rt, name);
    ou_drop(rt, module);
    return !ou_is_error(module);
}

/* The folder of a script, links followed. */
static bool set_path0_to_folder_of(OuRuntime *rt, const char *path) {
    char real[PATH_MAX];
    if (realpath(path, real) == NULL) return ou_interpreter_set_path0(rt, "");
    char *slash = strrchr(real, '/');
    if (slash != NULL) slash[slash == real] = '\0';
    return ou_interpreter_set_path0(rt, real);
}

/* ---- __main__ ---- */

/* The namespace of __main__, owned. */
static OuValue main_dict(OuRuntime *rt) {
    OuValue module = ou_dict_find(rt, rt->modules, rt->names.dunder_main);
    OuValue dict = OU_ERROR;
    if (ou_is_object(module) && ou_is_module(module))
        dict = ou_own(ou_module_dict(module));
    else if (!ou_is_error(module))
        ou_raise(rt, OU_EXC_RuntimeError, "lost module __main__");
    ou_drop(rt, module);
    return dict;
}

static bool run_code_take(OuRuntime *rt, OuValue code) {
    if (ou_is_error(code)) return false;
    OuValue dict = main_dict(rt);
    OuValue result = ou_is_error(dict) ? OU_ERROR : ou_vm_run_code(rt, code, dict, dict);
    ou_drop(rt, code);
    ou_drop(rt, dict);
    if (ou_is_error(result)) return false;
    ou_drop(rt, result);
    return true;
}

/* ---- files ---- */

static bool set_main_file(OuRuntime *rt, OuRef file) {
    OuValue dict = main_dict(rt);
    bool done = !ou_is_error(dict) && ou_dict_set(rt, dict, rt->names.dunder_file, file) &&
                ou_dict_set_string(rt, dict, "__cached__", OU_NONE);
    ou_drop(rt, dict);
    return done;
}

/* The path from the root: what __file__ and tracebacks show. */
static OuValue absolute_path(OuRuntime *rt, const char *path) {
    char folder[PATH_MAX], *full = NULL;
    if (path[0] == '/' || getcwd(folder, sizeof folder) == NULL) return decode(rt, path);
    size_t size = strlen(folder) + strlen(path) + 2;
    full = ou_alloc(rt, size);
    if (full == NULL) return OU_ERROR;
    snprintf(full, size, "%s/%s", folder, path);
    OuValue result = decode(rt, full);
    ou_free(rt, full, size);
    return result;
}

bool ou_interpreter_run_file(OuRuntime *rt, const char *path) {
    if (!set_path0_to_folder_of(rt, path)) return false;
    OuValue file = absolute_path(rt, path), code = OU_ERROR;
    if (ou_is_error(file)) return false;
    size_t size;
    char *text = ou_read_file(rt, file, &size);
    if (text != NULL) {
        if (set_main_file(rt, file))
            code = ou_compile_bytes(rt, text, size, file, OU_COMPILE_FILE, true);
        ou_free(rt, text, size + 1);
    }
    ou_drop(rt, file);
    return run_code_take(rt, code);
}

bool ou_interpreter_run_text(OuRuntime *rt, const char *text, size_t size,
                             const char *filename) {
    if (!ou_interpreter_set_path0(rt, "")) return false;
    OuValue name = decode(rt, filename);
    OuValue code = ou_is_error(name)
                       ? OU_ERROR
                       : ou_compile_bytes(rt, text, size, name, OU_COMPILE_FILE, true);
    ou_drop(rt, name);
    return run_code_take(rt, code);
}

bool ou_interpreter_run_interactive(OuRuntime *rt, const char *text, size_t size,
                                    const char *filename) {
    OuValue name = decode(rt, filename);
    OuValue code = ou_is_error(name)
                       ? OU_ERROR
                       : ou_compile_bytes(rt, text, size, name, OU_COMPILE_SINGLE, true);
    ou_drop(rt, name);
    return run_code_take(rt, code);
}

/* ---- modules ---- */

/* The place of `name` among an ImportError's fields. */
enum { IMPORT_ERROR_NAME = 1 };

static OuValue refuse_parent(OuRuntime *rt, OuRef parent, OuRef name) {
    ou_raise(rt, OU_EXC_ModuleNotFoundError,
             "__path__ attribute not found on %R while trying to find %R", parent, name);
    if (ou_raised_is(rt, OU_EXC_ImportError))
        ou_replace_take(rt, ou_exception_field(rt->exception, IMPORT_ERROR_NAME), ou_own(name));
    return OU_ERROR;
}

/* Where a module's source is, its parents imported. NONE: an exception is set. */
static OuSource locate(OuRuntime *rt, OuRef name) {
    OuSource source = {OU_SOURCE_FAILED, OU_UNDEF, OU_UNDEF};
    const char *text = ou_str_bytes(name), *dot = strrchr(text, '.');
    OuValue path = OU_ERROR, tail = ou_str_from_string(rt, dot == NULL ? text : dot + 1);
    if (ou_is_error(tail)) return source;
    if (dot == NULL) {
        path = ou_own(ou_sys_peek(rt, rt->names.path));
    } else {
        OuValue parent = ou_str_new(rt, text, (size_t)(dot - text));
        OuValue package = ou_is_error(parent) ? OU_ERROR : ou_import_module(rt, parent);
        path = ou_is_error(package) ? OU_ERROR
                                    : ou_find_attribute(rt, package, rt->names.dunder_path);
        if (ou_is_undef(path)) path = refuse_parent(rt, parent, name);
        ou_drop(rt, package);
        ou_drop(rt, parent);
    }
    if (!ou_is_error(path)) source = ou_source_find(rt, tail, path);
    ou_drop(rt, path);
    ou_drop(rt, tail);
    return source;
}

/* sys.argv[0] = file */
static bool set_argv0(OuRuntime *rt, OuRef file) {
    OuRef argv = ou_sys_peek(rt, rt->names.argv);
    if (!ou_is_list(argv) || ou_as_list(argv)->count == 0) return true;
    return ou_set_item(rt, argv, ou_from_small_int(0), file);
}

static bool run_source_as_main(OuRuntime *rt, OuRef name, const OuSource *source) {
    OuValue module = ou_dict_find(rt, rt->modules, rt->names.dunder_main);
    if (ou_is_error(module)) return false;
    bool done;
    if (!ou_is_object(module) || !ou_is_module(module))
        done = ou_fail(rt, OU_EXC_RuntimeError, "lost module __main__");
    else
        done = ou_import_describe(rt, module, name, source) && set_argv0(rt, source->file) &&
               ou_import_run_file(rt, module, source->file);
    ou_drop(rt, module);
    return done;
}

/* SystemExit with "program: <text>"; `text` is taken. */
static void refuse_take(OuRuntime *rt, OuValue text) {
    if (ou_is_error(text)) return;
    OuRef program = ou_dict_peek_string(rt, rt->sys_dict, "executable");
    OuValue message = ou_format(rt, "%S: %U", program, (OuRef)text);
    if (!ou_is_error(message)) ou_raise_with_value(rt, OU_EXC_SystemExit, message);
    ou_drop(rt, message);
    ou_drop(rt, text);
}

/* `package`: what the user asked for, if `name` is its __main__. */
static void refuse_not_found(OuRuntime *rt, OuRef name, OuRef package) {
    if (ou_is_undef(package) && ou_module_index(name) >= 0)
        refuse_take(rt, ou_format(rt, "No code object available for %U", name));
    else if (ou_is_undef(package))
        refuse_take(rt, ou_format(rt, "No module named %U", name));
    else
        refuse_take(rt, ou_format(rt,
                                  "No module named %U; %R is a package and cannot be directly "
                                  "executed",
                                  name, package));
}

/* Is it `name`, or a package that `name` lies in, that the ImportError has not found? */
static bool is_about(OuRef exception, OuRef name) {
    OuRef missing = *ou_exception_field(exception, IMPORT_ERROR_NAME);
    if (ou_is_undef(missing) || !ou_is_str(missing)) return false;
    size_t size = ou_as_str(missing)->size;
    const char *text = ou_str_bytes(name);
    return strncmp(text, ou_str_bytes(missing), size) == 0 &&
           (text[size] == '.' || text[size] == '\0');
}

/* For those who give the name of a file. */
static OuValue name_without_py(OuRuntime *rt, OuRef name) {
    const char *text = ou_str_bytes(name), *dot = strrchr(text, '.');
    if (dot == NULL || strcmp(dot, ".py") != 0) return ou_own(rt->names.empty);
    OuValue stem = ou_str_new(rt, text, (size_t)(dot - text));
    if (ou_is_error(stem)) return OU_ERROR;
    OuValue hint = ou_format(rt, ". Try using '%U' instead of '%U' as the module name.",
                             (OuRef)stem, name);
    ou_drop(rt, stem);
    return hint;
}

/* A package on the way is not there or no package. What its own imports do not find is an error
 * like others. */
static void refuse_not_importable(OuRuntime *rt, OuRef name) {
    if (!ou_raised_is(rt, OU_EXC_ImportError)) return;
    OuValue exception = ou_take_exception(rt);
    if (!is_about(exception, name)) {
        ou_restore_exception_take(rt, exception);
        return;
    }
    OuValue hint = name_without_py(rt, name);
    if (!ou_is_error(hint))
        refuse_take(rt,
                    ou_format(rt, "Error while finding module specification for %R (%T: %S)%U",
                              name, (OuRef)exception, (OuRef)exception, (OuRef)hint));
    ou_drop(rt, hint);
    ou_drop(rt, exception);
}

/* `package`: as in refuse_not_found(). */
static bool run_module(OuRuntime *rt, OuRef name, OuRef package) {
    OuSource source = locate(rt, name);
    bool done = false;
    switch (source.kind) {
    case OU_SOURCE_FAILED:
        refuse_not_importable(rt, name);
        break;
    case OU_SOURCE_NONE:
        refuse_not_found(rt, name, package);
        break;
    case OU_SOURCE_MODULE:
        done = run_source_as_main(rt, name, &source);
        break;
    case OU_SOURCE_PACKAGE:
    case OU_SOURCE_NAMESPACE: {
        OuValue main_name = ou_format(rt, "%U.__main__", name);
        if (!ou_is_undef(package))
            ou_raise(rt, OU_EXC_ImportError, "Cannot use package as __main__ module");
        else if (!ou_is_error(main_name))
            done = run_module(rt, main_name, name);
        ou_drop(rt, main_name);
        break;
    }
    }
    ou_source_drop(rt, &source);
    return done;
}

bool ou_interpreter_run_module(OuRuntime *rt, const char *name) {
    char folder[PATH_MAX];
    if (getcwd(folder, sizeof folder) == NULL) folder[0] = '\0';
    if (!ou_interpreter_set_path0(rt, folder)) return false;
    OuValue text = decode(rt, name);
    bool done = false;
    if (ou_is_error(text)) return false;
    if (name[0] == '.')
        refuse_take(rt, ou_format(rt, "Relative module names not supported"));
    else if (name[0] == '\0')
        refuse_not_found(rt, text, OU_UNDEF);
    else
        done = run_module(rt, text, OU_UNDEF);
    ou_drop(rt, text);
    return done;
}
