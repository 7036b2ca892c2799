/* Importing.
 *
 *     import a.b.c      ou_import("a.b.c", level 0)
 *                         resolve a relative name against the importing package
 *                         for a, a.b, a.b.c: in sys.modules? else
 *                           find     built in, or a file on sys.path (a.__path__ for a.b),
 *                                    whose last entry is the library inside the program
 * (library.h) load     new module -> sys.modules -> run its code bind     a.b = module
 *
 * A module stands in sys.modules before its code runs: two modules that import each other
 * find the half-made one. If the code fails, the module is taken out again. */
#include "modules/import.h"

#include "modules/builtins_tables.h"
#include "modules/library.h"
#include "modules/source_text.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/source.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/vm.h"

/* ---- errors ---- */

/* ModuleNotFoundError with its name set. `format` may have one %R for the name. */
static OuValue raise_not_found(OuRuntime *rt, OuRef name, const char *format, OuRef parent) {
    ou_raise(rt, OU_EXC_ModuleNotFoundError, format, name, parent);
    if (ou_raised_is(rt, OU_EXC_ModuleNotFoundError))
        ou_replace_take(rt, ou_exception_field(rt->exception, 1), ou_own(name));
    return OU_ERROR;
}

/* ---- describing modules ---- */

static bool namespace_set_string(OuRuntime *rt, OuRef dict, const char *name, OuValue value) {
    if (ou_is_error(value)) return false;
    bool done = ou_dict_set_string(rt, dict, name, value);
    ou_drop(rt, value);
    return done;
}

/* The dots in a name: offset of the last one, or SIZE_MAX. */
static size_t last_dot(OuRef name) {
    const char *text = ou_str_bytes(name), *dot = strrchr(text, '.');
    return dot == NULL ? SIZE_MAX : (size_t)(dot - text);
}

/* "a.b" of "a.b.c"; "" without a dot. */
static OuValue parent_name(OuRuntime *rt, OuRef name) {
    size_t dot = last_dot(name);
    return ou_str_new(rt, ou_str_bytes(name), dot == SIZE_MAX ? 0 : dot);
}

/* "c" of "a.b.c". */
static OuValue last_name(OuRuntime *rt, OuRef name) {
    size_t dot = last_dot(name), from = dot == SIZE_MAX ? 0 : dot + 1;
    return ou_intern_sized(rt, ou_str_bytes(name) + from, ou_as_str(name)->size - from);
}

/* The __spec__ of a module. */
static OuValue spec_new(OuRuntime *rt, OuRef name, OuRef package, const OuSource *source) {
    OuValue spec =
        ou_type_call(rt, ou_ref(rt->types[OU_TYPE_SIMPLE_NAMESPACE]), NULL, 0, OU_UNDEF);
    if (ou_is_error(spec)) return OU_ERROR;
    OuRef file = ou_is_undef(source->file) ? OU_NONE : (OuRef)source->file;
    OuRef folders = ou_is_undef(source->folder) ? OU_NONE : (OuRef)source->folder;
    if (ou_set_attribute(rt, spec, rt->names.name, name) &&
        ou_set_attribute_string(rt, spec, "loader", OU_NONE) &&
        ou_set_attribute(rt, spec, rt->names.origin, file) &&
        ou_set_attribute_string(rt, spec, "submodule_search_locations", folders) &&
        ou_set_attribute_string(rt, spec, "parent", package) &&
        ou_set_attribute_string(rt, spec, "cached", OU_NONE) &&
        ou_set_attribute(rt, spec, rt->names.has_location, ou_bool(!ou_is_none(file))))
        return spec;
    ou_drop(rt, spec);
    return OU_ERROR;
}

bool ou_import_describe(OuRuntime *rt, OuRef module, OuRef name, const OuSource *source) {
    OuRef dict = ou_module_dict(module);
    OuValue package = ou_is_undef(source->folder) ? parent_name(rt, name) : ou_own(name);
    OuValue spec = ou_is_error(package) ? OU_ERROR : spec_new(rt, name, package, source);
    bool done = !ou_is_error(spec) &&
                ou_dict_set(rt, dict, rt->names.dunder_package, package) &&
                ou_dict_set(rt, dict, rt->names.dunder_spec, spec);
    if (done && !ou_is_undef(source->folder))
        done = ou_dict_set(rt, dict, rt->names.dunder_path, source->folder);
    if (done && ou_is_undef(source->file))
        done = ou_dict_set(rt, dict, rt->names.dunder_file, OU_NONE);
    else if (done)
        done = ou_dict_set(rt, dict, rt->names.dunder_file, source->file) &&
               namespace_set_string(rt, dict, "__cached__", OU_NONE);
    if (done) done = ou_dict_set(rt, dict, rt->names.dunder_builtins, rt->builtins);
    ou_drop(rt, package);
    ou_drop(rt, spec);
    return done;
}

/* __spec__._initializing: messages about circular imports depend on it. */
static bool set_initializing(OuRuntime *rt, OuRef module, bool value) {
    OuValue spec = ou_own(ou_dict_peek_str(rt, ou_module_dict(module), rt->names.dunder_spec));
    bool done = true;
    if (!ou_is_undef(spec) && !ou_is_none(spec))
        done = ou_set_attribute_string(rt, spec, "_initializing", ou_bool(value));
    ou_drop(rt, spec);
    return done;
}

/* ---- loading ---- */

OuValue ou_compile_bytes(OuRuntime *rt, const char *bytes, size_t size, OuRef filename,
                         OuCompileMode mode, bool remember) {
    return ou_compile_bytes_with(rt, bytes, size, filename, &(OuCompileOptions){.mode = mode},
                                 remember);
}

OuValue ou_compile_bytes_with(OuRuntime *rt, const char *bytes, size_t size, OuRef filename,
                              const OuCompileOptions *options, bool remember) {
    OuSourceText text;
    OuValue code = OU_ERROR;
    bool is_file = remember && ou_str_bytes(filename)[0] != '<';
    if (ou_source_text_begin(rt, &text, bytes, size, filename, is_file) &&
        (!remember || ou_source_register(rt, filename, text.bytes, text.size)))
        code = ou_compile_optimized(rt, text.bytes, text.size, filename, options);
    ou_source_text_end(rt, &text);
    return code;
}

/* The code of a file of the library. Its text needs no check, and no copy for tracebacks. */
static OuValue compile_library_file(OuRuntime *rt, const OuLibraryFile *source, OuRef file) {
    if (!ou_source_register_static(rt, file, source->text, source->size)) return OU_ERROR;
    return ou_compile(rt, source->text, source->size, file, OU_COMPILE_FILE);
}

static OuValue compile_file(OuRuntime *rt, OuRef file) {
    const OuLibraryFile *source = ou_library_file(ou_str_bytes(file));
    if (source != NULL) return compile_library_file(rt, source, file);
    size_t size;
    char *text = ou_read_file(rt, file, &size);
    if (text == NULL) return OU_ERROR;
    OuValue code = ou_compile_bytes(rt, text, size, file, OU_COMPILE_FILE, true);
    ou_free(rt, text, size + 1);
    return code;
}

bool ou_import_run_file(OuRuntime *rt, OuRef module, OuRef file) {
    OuValue code = compile_file(rt, file);
    if (ou_is_error(code)) return false;
    OuRef dict = ou_module_dict(module);
    OuValue result = ou_vm_run_code(rt, code, dict, dict);
    ou_drop(rt, code);
    if (ou_is_error(result)) return false;
    ou_drop(rt, result);
    return true;
}

static void forget_module(OuRuntime *rt, OuRef name) {
    OuValue pending = ou_take_exception(rt);
    OuValue old = ou_dict_pop(rt, rt->modules, name);
    if (ou_is_error(old)) ou_clear_exception(rt);
    ou_drop(rt, old);
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
}

static OuValue load_source(OuRuntime *rt, OuRef name, const OuSource *source) {
    OuValue module = ou_module_new(rt, name, NULL);
    if (ou_is_error(module)) return OU_ERROR;
    bool done = ou_import_describe(rt, module, name, source) &&
                set_initializing(rt, module, true) &&
                ou_dict_set(rt, rt->modules, name, module);
    if (done && !ou_is_undef(source->file)) {
        done = ou_import_run_file(rt, module, source->file);
        if (!done) forget_module(rt, name);
    }
    if (done) done = set_initializing(rt, module, false);
    ou_drop(rt, module);
    if (!done) return OU_ERROR;
    // The code may have put something else in the module's place.
    OuValue found = ou_dict_find(rt, rt->modules, name);
    if (!ou_is_undef(found)) return found;
    return ou_raise(rt, OU_EXC_KeyError, "%U", name);
}

/* Where submodules of `parent` are searched: its __path__. */
static OuValue search_path_of(OuRuntime *rt, OuRef name, OuRef parent) {
    OuValue module = ou_dict_find(rt, rt->modules, parent);
    if (ou_is_error(module)) return OU_ERROR;
    OuValue path =
        ou_is_undef(module) ? OU_UNDEF : ou_find_attribute(rt, module, rt->names.dunder_path);
    ou_drop(rt, module);
    if (!ou_is_undef(path)) return path;
    return raise_not_found(rt, name, "No module named %R; %R is not a package", parent);
}

static OuValue load_from_path(OuRuntime *rt, OuRef name, OuRef path) {
    OuValue tail = last_name(rt, name);
    if (ou_is_error(tail)) return OU_ERROR;
    OuSource source = ou_source_find(rt, tail, path);
    ou_drop(rt, tail);
    OuValue module = OU_ERROR;
    if (source.kind == OU_SOURCE_NONE)
        raise_not_found(rt, name, "No module named %R", OU_NONE);
    else if (source.kind != OU_SOURCE_FAILED)
        module = load_source(rt, name, &source);
    ou_source_drop(rt, &source);
    return module;
}

/* Import a module that is not in sys.modules; its parent, if it has one, is. */
static OuValue load_module(OuRuntime *rt, OuRef name, OuRef parent) {
    int index = ou_module_index(name);
    if (index >= 0) return ou_module_make(rt, (enum OuModuleIndex)index);
    if (ou_is_undef(parent)) {
        OuRef path = ou_sys_peek(rt, rt->names.path);
        if (ou_is_undef(path))
            return ou_raise(rt, OU_EXC_RuntimeError,
                            "sys.path must be a list of directory names");
        OuValue held = ou_own(path);
        OuValue module = load_from_path(rt, name, held);
        ou_drop(rt, held);
        if (ou_is_error(module) && ou_module_is_package(name) &&
            ou_clear_exception_if(rt, OU_EXC_ModuleNotFoundError))
            return ou_module_make_package(rt, name);
        return module;
    }
    OuValue path = search_path_of(rt, name, parent);
    if (ou_is_error(path)) return OU_ERROR;
    OuValue module = load_from_path(rt, name, path);
    ou_drop(rt, path);
    return module;
}

/* parent.child = module */
static bool bind_to_parent(OuRuntime *rt, OuRef name, OuRef parent, OuRef module) {
    OuValue owner = ou_dict_find(rt, rt->modules, parent), child = OU_ERROR;
    bool done = false;
    if (ou_is_undef(owner)) return true;
    if (ou_is_error(owner)) return false;
    child = last_name(rt, name);
    if (!ou_is_error(child)) done = ou_set_attribute(rt, owner, child, module);
    ou_drop(rt, owner);
    ou_drop(rt, child);
    return done;
}

/* A module from sys.modules; OU_UNDEF: not there. */
static OuValue find_loaded(OuRuntime *rt, OuRef name) {
    OuValue module = ou_dict_find(rt, rt->modules, name);
    if (!ou_is_none(module)) return module;
    return raise_not_found(rt, name, "import of %U halted; None in sys.modules", OU_NONE);
}

OuValue ou_import_module(OuRuntime *rt, OuRef name) {
    OuValue module = find_loaded(rt, name);
    if (!ou_is_undef(module)) return module;
    if (!ou_check_recursion(rt, "")) return OU_ERROR;
    if (last_dot(name) == SIZE_MAX) return load_module(rt, name, OU_UNDEF);
    OuValue parent = parent_name(rt, name);
    if (ou_is_error(parent)) return OU_ERROR;
    OuValue owner = ou_import_module(rt, parent);
    if (!ou_is_error(owner)) {
        ou_drop(rt, owner);
        module = find_loaded(rt, name); // the parent may have imported it
        if (ou_is_undef(module)) {
            module = load_module(rt, name, parent);
            if (!ou_is_error(module) && !bind_to_parent(rt, name, parent, module)) {
                ou_drop(rt, module);
                module = OU_ERROR;
            }
        }
    } else {
        module = OU_ERROR;
    }
    ou_drop(rt, parent);
    return module;
}

/* ---- relative names ---- */

static OuValue namespace_value(OuRuntime *rt, OuRef globals, OuRef name) {
    OuRef value = ou_dict_peek_str(rt, globals, name);
    return ou_is_none(value) ? OU_UNDEF : ou_own(value);
}

/* The package that `globals` belong to. */
static OuValue importing_package(OuRuntime *rt, OuRef globals) {
    OuValue package = namespace_value(rt, globals, rt->names.dunder_package);
    if (!ou_is_undef(package)) {
        if (ou_is_str(package)) return package;
        ou_drop(rt, package);
        return ou_raise(rt, OU_EXC_TypeError, "package must be a string");
    }
    OuValue spec = namespace_value(rt, globals, rt->names.dunder_spec);
    if (!ou_is_undef(spec)) {
        package = ou_get_attribute_string(rt, spec, "parent");
        ou_drop(rt, spec);
        if (ou_is_error(package) || ou_is_str(package)) return package;
        ou_drop(rt, package);
        return ou_raise(rt, OU_EXC_TypeError, "__spec__.parent must be a string");
    }
    OuValue name = namespace_value(rt, globals, rt->names.dunder_name);
    if (ou_is_undef(name)) return ou_raise(rt, OU_EXC_KeyError, "'__name__' not in globals");
    if (!ou_is_str(name)) {
        ou_drop(rt, name);
        return ou_raise(rt, OU_EXC_TypeError, "__name__ must be a string");
    }
    if (!ou_is_undef(ou_dict_peek_str(rt, globals, rt->names.dunder_path))) return name;
    package = parent_name(rt, name);
    ou_drop(rt, name);
    return package;
}

static OuValue resolve_relative(OuRuntime *rt, OuRef name, OuRef globals, int64_t level) {
    if (ou_is_undef(globals)) return ou_raise(rt, OU_EXC_KeyError, "'__name__' not in globals");
    if (!ou_is_dict(globals)) return ou_raise(rt, OU_EXC_TypeError, "globals must be a dict");
    OuValue package = importing_package(rt, globals);
    if (ou_is_error(package)) return OU_ERROR;
    size_t size = ou_as_str(package)->size;
    OuValue result = OU_ERROR;
    if (size == 0) {
        ou_raise(rt, OU_EXC_ImportError,
                 "attempted relative import with no known parent package");
        goto done;
    }
    for (int64_t i = 1; i < level; i++) {
        const char *text = ou_str_bytes(package);
        while (size > 0 && text[size - 1] != '.')
            size--;
        if (size == 0) {
            ou_raise(rt, OU_EXC_ImportError,
                     "attempted relative import beyond top-level package");
            goto done;
        }
        size--;
    }
    OuValue base = ou_str_new(rt, ou_str_bytes(package), size);
    if (ou_is_error(base)) goto done;
    result =
        ou_as_str(name)->size == 0 ? ou_own(base) : ou_format(rt, "%U.%U", (OuRef)base, name);
    ou_drop(rt, base);
done:
    ou_drop(rt, package);
    return result;
}

/* ---- from lists ---- */

/* `from package import name` where it is no attribute: perhaps a submodule. */
static bool import_submodule(OuRuntime *rt, OuRef module, OuRef name) {
    OuValue present = ou_find_attribute(rt, module, name);
    if (!ou_is_undef(present)) {
        bool failed = ou_is_error(present);
        ou_drop(rt, present);
        return !failed;
    }
    OuValue package = ou_get_attribute(rt, module, rt->names.dunder_name), full = OU_ERROR;
    bool done = false;
    if (ou_is_error(package)) return false;
    full = ou_format(rt, "%S.%U", (OuRef)package, name);
    if (ou_is_error(full)) goto done;
    OuValue loaded = ou_import_module(rt, full);
    done = !ou_is_error(loaded);
    ou_drop(rt, loaded);
    // That there is no such module is for IMPORT_FROM to say; other failures are not.
    if (!done && ou_raised_is(rt, OU_EXC_ModuleNotFoundError)) {
        OuRef missing = *ou_exception_field(rt->exception, 1);
        if (ou_is_str(missing) && ou_str_equal(missing, full)) {
            ou_clear_exception(rt);
            done = true;
        }
    }
done:
    ou_drop(rt, package);
    ou_drop(rt, full);
    return done;
}

static bool handle_from_list(OuRuntime *rt, OuRef module, OuRef from_list, bool is_all) {
    OuValue list = ou_list_from_iterable(rt, from_list);
    bool done = !ou_is_error(list);
    for (size_t i = 0; done && i < ou_as_list(list)->count; i++) {
        OuRef name = ou_as_list(list)->items[i];
        if (!ou_is_str(name)) {
            done = is_all ? ou_fail(rt, OU_EXC_TypeError,
                                    "Item in %S.__all__ must be str, not %T", module, name)
                          : ou_fail(rt, OU_EXC_TypeError,
                                    "Item in ``from list'' must be str, not %T", name);
        } else if (ou_str_equals_string(name, "*")) {
            if (is_all) continue;
            OuValue all = ou_find_attribute(rt, module, rt->names.dunder_all);
            if (ou_is_error(all))
                done = false;
            else if (!ou_is_undef(all))
                done = handle_from_list(rt, module, all, true);
            ou_drop(rt, all);
        } else {
            done = import_submodule(rt, module, name);
        }
    }
    ou_drop(rt, list);
    return done;
}

/* ---- all together ---- */

/* `import a.b.c` gives a; `from . import b` without a from list the part in front. */
static OuValue top_package(OuRuntime *rt, OuRef name, OuRef absolute, int64_t level) {
    const char *text = ou_str_bytes(name), *dot = strchr(text, '.');
    size_t first = dot == NULL ? ou_as_str(name)->size : (size_t)(dot - text);
    size_t cut =
        level == 0 ? first : ou_as_str(absolute)->size - (ou_as_str(name)->size - first);
    OuValue top = ou_str_new(rt, ou_str_bytes(absolute), cut);
    if (ou_is_error(top)) return OU_ERROR;
    OuValue module =
        level == 0 ? ou_import_module(rt, top) : ou_dict_find(rt, rt->modules, top);
    if (ou_is_undef(module))
        module = ou_raise(rt, OU_EXC_KeyError, "%R not in sys.modules as expected", (OuRef)top);
    ou_drop(rt, top);
    return module;
}

static bool is_empty(OuRuntime *rt, OuRef from_list, bool *empty) {
    *empty = true;
    if (ou_is_undef(from_list) || ou_is_none(from_list)) return true;
    OuTruth truth = ou_truth(rt, from_list);
    *empty = truth == OU_TRUTH_NO;
    return truth != OU_TRUTH_FAILED;
}

OuValue ou_import(OuRuntime *rt, OuRef name, OuRef globals, OuRef from_list, int64_t level) {
    if (level < 0) return ou_raise(rt, OU_EXC_ValueError, "level must be >= 0");
    if (level == 0 && ou_as_str(name)->size == 0)
        return ou_raise(rt, OU_EXC_ValueError, "Empty module name");
    OuValue absolute = level > 0 ? resolve_relative(rt, name, globals, level) : ou_own(name);
    OuValue module = ou_is_error(absolute) ? OU_ERROR : ou_import_module(rt, absolute);
    bool no_list;
    if (ou_is_error(module) || !is_empty(rt, from_list, &no_list)) goto failed;
    if (no_list) {
        if (level == 0 ? last_dot(name) != SIZE_MAX : ou_as_str(name)->size > 0)
            ou_replace_take(rt, &module, top_package(rt, name, absolute, level));
    } else {
        OuValue path = ou_find_attribute(rt, module, rt->names.dunder_path);
        if (ou_is_error(path)) goto failed;
        bool done = ou_is_undef(path) || handle_from_list(rt, module, from_list, false);
        ou_drop(rt, path);
        if (!done) goto failed;
    }
    ou_drop(rt, absolute);
    return module;
failed:
    ou_drop(rt, absolute);
    ou_drop(rt, module);
    return OU_ERROR;
}

static OuValue builtin_import(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t level = 0;
    if (!ou_is_undef(args[4]) && !ou_index_as_int64(rt, args[4], false, &level))
        return OU_ERROR;
    if (!ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "module name must be a string");
    return ou_import(rt, args[0], args[1], args[3], level);
}

const OuMethodRow ou_builtins_import[] = {
    OU_ROW_NAMED(
        "__import__", builtin_import, 1, 5, "name globals locals fromlist level",
        "__import__(name, globals=None, locals=None, fromlist=(), level=0)\n\nImport a "
        "module: what the import statement calls."),
    {0},
};
