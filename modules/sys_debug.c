/* sys: what debuggers and profilers ask for. There is no tracing: asking for it is refused, and
 * breakpoint() calls a debugger only if the program, or PYTHONBREAKPOINT, names one. */
#include "modules/sys_parts.h"

#include <stdlib.h>

#include "modules/import.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/warnings.h"
#include "vm/vm.h"

/* ---- tracing ---- */

static OuValue refuse_tracing(OuRuntime *rt, const char *function, OuRef hook) {
    if (ou_is_none(hook)) return OU_NONE;
    return ou_raise(rt, OU_EXC_NotImplementedError, "sys.%s() is not supported", function);
}

static OuValue sys_settrace(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return refuse_tracing(rt, "settrace", args[0]);
}

static OuValue sys_setprofile(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return refuse_tracing(rt, "setprofile", args[0]);
}

static OuValue sys_gettrace(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return OU_NONE;
}

static OuValue sys_call_tracing(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_is_tuple(args[1]))
        return ou_raise(rt, OU_EXC_TypeError, "call_tracing() argument 2 must be tuple, not %T",
                        args[1]);
    return ou_call_tuple(rt, args[0], args[1], OU_UNDEF);
}

/* There are no hooks, so nobody hears of the event. */
static OuValue sys_audit(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (ou_is_str(args[0])) return OU_NONE;
    return ou_raise(rt, OU_EXC_TypeError, "audit() argument 1 must be str, not %T", args[0]);
}

static OuValue sys_addaudithook(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_raise(rt, OU_EXC_NotImplementedError, "sys.addaudithook() is not supported");
}

/* ---- frames and caches ---- */

/* _getframemodulename(depth=0): the module that the frame's function belongs to. */
static OuValue sys_getframemodulename(OuRuntime *rt, OuRef self, const OuRef *args,
                                      size_t argc) {
    int64_t depth = 0;
    if (!ou_is_undef(args[0]) && !ou_index_as_int64(rt, args[0], true, &depth)) return OU_ERROR;
    OuValue frame = ou_vm_frame(rt, depth < 0 ? 0 : (size_t)depth);
    if (ou_is_undef(frame)) return OU_NONE;
    if (ou_is_error(frame)) return OU_ERROR;
    OuValue globals = ou_get_attribute_string(rt, frame, "f_globals");
    OuValue name = OU_ERROR;
    if (!ou_is_error(globals)) name = ou_dict_find(rt, globals, rt->names.dunder_name);
    ou_drop(rt, globals);
    ou_drop(rt, frame);
    return ou_is_undef(name) ? OU_NONE : name;
}

/* Caches are kept right by themselves. */
static OuValue sys_clear_caches(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return OU_NONE;
}

static OuValue sys_false(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return OU_FALSE;
}

static OuValue sys_true(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return OU_TRUE;
}

/* ---- breakpoint ---- */

/* Import what PYTHONBREAKPOINT names: "module.function", or a built-in function. OU_UNDEF: it
 * cannot be imported. */
static OuValue import_hook(OuRuntime *rt, const char *path) {
    const char *dot = strrchr(path, '.');
    OuValue module_name = dot == NULL ? ou_own(rt->names.builtins)
                                      : ou_intern_sized(rt, path, (size_t)(dot - path));
    if (ou_is_error(module_name)) return OU_ERROR;
    OuValue module = ou_import_module(rt, module_name);
    ou_drop(rt, module_name);
    OuValue hook = OU_ERROR;
    if (!ou_is_error(module))
        hook = ou_get_attribute_string(rt, module, dot == NULL ? path : dot + 1);
    ou_drop(rt, module);
    bool is_missing = ou_is_error(hook) && (ou_clear_exception_if(rt, OU_EXC_ImportError) ||
                                            ou_clear_exception_if(rt, OU_EXC_AttributeError));
    return is_missing ? OU_UNDEF : hook;
}

static OuValue sys_breakpointhook(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                                  OuRef names) {
    const char *path = getenv("PYTHONBREAKPOINT");
    if (path != NULL && strcmp(path, "0") == 0) return OU_NONE;
    bool is_default = path == NULL || *path == '\0';
    OuValue hook = import_hook(rt, is_default ? "pdb.set_trace" : path);
    if (ou_is_error(hook)) return OU_ERROR;
    if (ou_is_undef(hook)) {
        if (is_default)
            return ou_raise(rt, OU_EXC_RuntimeError,
                            "breakpoint(): there is no debugger: set sys.breakpointhook, or "
                            "name one in the environment variable PYTHONBREAKPOINT");
        return ou_warn(rt, OU_EXC_RuntimeWarning, 1,
                       "Ignoring unimportable $PYTHONBREAKPOINT: \"%s\"", path)
                   ? OU_NONE
                   : OU_ERROR;
    }
    OuValue result = ou_call_keywords(rt, hook, args, argc, names);
    ou_drop(rt, hook);
    return result;
}

const OuMethodRow ou_sys_debug[] = {
    OU_ROW_KEYWORDS("breakpointhook", sys_breakpointhook, 0, OU_ANY_COUNT,
                    "breakpointhook(*args, **kws)\n\nThis hook function is called by built-in "
                    "breakpoint()."),
    OU_ROW("settrace", sys_settrace, 1, 1,
           "settrace(function, /)\n\nNot supported: only None can be set."),
    OU_ROW("setprofile", sys_setprofile, 1, 1,
           "setprofile(function, /)\n\nNot supported: only None can be set."),
    OU_ROW("gettrace", sys_gettrace, 0, 0,
           "gettrace()\n\nReturn the global debug tracing function."),
    OU_ROW("getprofile", sys_gettrace, 0, 0, "getprofile()\n\nReturn the profiling function."),
    OU_ROW("call_tracing", sys_call_tracing, 2, 2,
           "call_tracing(func, args, /)\n\nCall func(*args)."),
    OU_ROW("audit", sys_audit, 1, OU_ANY_COUNT,
           "audit(event, /, *args)\n\nPass the event to the audit hooks, of which there are "
           "none."),
    OU_ROW("addaudithook", sys_addaudithook, 1, 1, "addaudithook(hook)\n\nNot supported."),
    OU_ROW_NAMED("_getframemodulename", sys_getframemodulename, 0, 1, "depth",
                 "_getframemodulename(depth=0)\n\nReturn the name of the module of a frame."),
    OU_ROW("_clear_type_cache", sys_clear_caches, 0, 0,
           "_clear_type_cache()\n\nClear the internal type lookup cache."),
    OU_ROW("_clear_internal_caches", sys_clear_caches, 0, 0,
           "_clear_internal_caches()\n\nClear all internal performance-related caches."),
    OU_ROW("_is_gil_enabled", sys_true, 0, 0,
           "_is_gil_enabled()\n\nReturn True: one thread runs at a time."),
    OU_ROW("is_stack_trampoline_active", sys_false, 0, 0,
           "is_stack_trampoline_active()\n\nReturn False."),
    OU_ROW("is_remote_debug_enabled", sys_false, 0, 0,
           "is_remote_debug_enabled()\n\nReturn False."),
    {0},
};
