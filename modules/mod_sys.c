/* Module sys: what a program can ask of and tell the interpreter. Facts are in sys_facts.c,
 * hooks in sys_hooks.c, the memory functions in sys_memory.c. */
#include "modules/sys_parts.h"

#include "modules/text_io.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/text.h"
#include "objects/tuple.h"
#include "vm/vm.h"

#define FUNCTION(name)                                                                         \
    static OuValue sys_##name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc)

/* ---- exceptions ---- */

/* exit(): SystemExit without arguments; a tuple is taken for all of them. */
FUNCTION(exit) {
    OuRef type = ou_ref(rt->exceptions[OU_EXC_SystemExit]);
    if (argc == 0 || ou_is_none(args[0])) return ou_raise_object(rt, type);
    if (!ou_is_tuple(args[0])) return ou_raise_with_value(rt, OU_EXC_SystemExit, args[0]);
    OuValue exception = ou_call_tuple(rt, type, args[0], OU_UNDEF);
    if (!ou_is_error(exception)) ou_raise_object(rt, exception);
    ou_drop(rt, exception);
    return OU_ERROR;
}

FUNCTION(exception) {
    return ou_is_undef(rt->handled) ? OU_NONE : ou_own(rt->handled);
}

FUNCTION(exc_info) {
    OuRef items[3] = {OU_NONE, OU_NONE, OU_NONE};
    if (!ou_is_undef(rt->handled) && !ou_is_none(rt->handled)) {
        OuRef traceback = ou_as_exception(rt->handled)->traceback;
        items[0] = ou_ref(ou_type_of(rt, rt->handled));
        items[1] = rt->handled;
        if (!ou_is_undef(traceback)) items[2] = traceback;
    }
    return ou_tuple_from_array(rt, items, 3);
}

/* ---- limits ---- */

FUNCTION(getrecursionlimit) {
    return ou_from_small_int(rt->recursion_limit);
}

FUNCTION(setrecursionlimit) {
    int64_t limit;
    if (!ou_index_as_int64(rt, args[0], false, &limit)) return OU_ERROR;
    if (limit < 1)
        return ou_raise(rt, OU_EXC_ValueError,
                        "recursion limit must be greater or equal than 1");
    if (limit > INT32_MAX)
        return ou_raise(rt, OU_EXC_OverflowError, "Python int too large to convert to C int");
    if (ou_vm_recursion_depth(rt) >= (size_t)limit)
        return ou_raise(
            rt, OU_EXC_RecursionError,
            "cannot set the recursion limit to %lld at the recursion depth %zu: the "
            "limit is too low",
            (long long)limit, ou_vm_recursion_depth(rt));
    ou_vm_set_recursion_limit(rt, (uint32_t)limit);
    return OU_NONE;
}

#define DEFAULT_DIGITS 4300
#define LEAST_DIGITS   640

FUNCTION(get_int_max_str_digits) {
    int64_t limit = rt->int_digits_limit;
    return ou_from_small_int(limit == 0 ? DEFAULT_DIGITS : limit < 0 ? 0 : limit);
}

FUNCTION(set_int_max_str_digits) {
    int64_t limit;
    if (!ou_c_int_argument(rt, args[0], 0, &limit)) return OU_ERROR;
    if (limit != 0 && limit < LEAST_DIGITS)
        return ou_raise(rt, OU_EXC_ValueError, "maxdigits must be >= %d or 0 for unlimited",
                        LEAST_DIGITS);
    rt->int_digits_limit = limit == 0 ? -1 : limit;
    return OU_NONE;
}

FUNCTION(getswitchinterval) {
    return ou_float_new(rt, 0.005);
}

FUNCTION(setswitchinterval) {
    double interval;
    if (!ou_as_double(rt, args[0], &interval)) return OU_ERROR;
    if (interval <= 0.0)
        return ou_raise(rt, OU_EXC_ValueError, "switch interval must be strictly positive");
    return OU_NONE; // there are no threads to switch between
}

/* ---- text ---- */

FUNCTION(intern) {
    if (!ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "intern() argument must be str, not %T", args[0]);
    if (!ou_is_exact_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "can't intern %T", args[0]);
    return ou_intern_take(rt, ou_own(args[0]));
}

FUNCTION(_is_interned) {
    if (!ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "_is_interned() argument must be str, not %T",
                        args[0]);
    return ou_bool(ou_as_str(args[0])->is_interned);
}

FUNCTION(getdefaultencoding) {
    return ou_str_from_string(rt, "utf-8");
}

FUNCTION(getfilesystemencodeerrors) {
    return ou_str_from_string(rt, "surrogateescape");
}

/* ---- frames ---- */

FUNCTION(_getframe) {
    int64_t depth = 0;
    if (argc > 0 && !ou_index_as_int64(rt, args[0], true, &depth)) return OU_ERROR;
    OuValue frame = ou_vm_frame(rt, depth < 0 ? 0 : (size_t)depth);
    if (!ou_is_undef(frame)) return frame;
    return ou_raise(rt, OU_EXC_ValueError, "call stack is not deep enough");
}

FUNCTION(is_finalizing) {
    return ou_bool(rt->finalizing);
}

static const OuMethodRow sys_functions[] = {
    OU_ROW("exit", sys_exit, 0, 1,
           "exit(status=None, /)\n\nExit the interpreter by raising SystemExit(status)."),
    OU_ROW("exception", sys_exception, 0, 0,
           "exception()\n\nReturn the exception that is being handled, or None."),
    OU_ROW("exc_info", sys_exc_info, 0, 0,
           "exc_info()\n\nReturn (type, value, traceback) of the exception being handled."),
    OU_ROW("getrecursionlimit", sys_getrecursionlimit, 0, 0,
           "getrecursionlimit()\n\nReturn the maximum depth of the Python call stack."),
    OU_ROW("setrecursionlimit", sys_setrecursionlimit, 1, 1,
           "setrecursionlimit(limit, /)\n\nSet the maximum depth of the Python call stack."),
    OU_ROW("get_int_max_str_digits", sys_get_int_max_str_digits, 0, 0,
           "get_int_max_str_digits()\n\nReturn the limit of digits between int and str."),
    OU_ROW_NAMED("set_int_max_str_digits", sys_set_int_max_str_digits, 1, 1, "maxdigits",
                 "set_int_max_str_digits(maxdigits)\n\nSet the limit of digits between int and "
                 "str."),
    OU_ROW("getswitchinterval", sys_getswitchinterval, 0, 0,
           "getswitchinterval()\n\nReturn the thread switch interval, in seconds."),
    OU_ROW("setswitchinterval", sys_setswitchinterval, 1, 1,
           "setswitchinterval(interval, /)\n\nSet the thread switch interval."),
    OU_ROW("intern", sys_intern, 1, 1,
           "intern(string, /)\n\nReturn the one string of this text that all share."),
    OU_ROW("_is_interned", sys__is_interned, 1, 1,
           "_is_interned(string, /)\n\nReturn True if the given string is interned."),
    OU_ROW("getdefaultencoding", sys_getdefaultencoding, 0, 0,
           "getdefaultencoding()\n\nReturn the current default encoding."),
    OU_ROW("getfilesystemencoding", sys_getdefaultencoding, 0, 0,
           "getfilesystemencoding()\n\nReturn the encoding of names of files."),
    OU_ROW("getfilesystemencodeerrors", sys_getfilesystemencodeerrors, 0, 0,
           "getfilesystemencodeerrors()\n\nReturn the error handler for names of files."),
    OU_ROW("_getframe", sys__getframe, 0, 1,
           "_getframe(depth=0, /)\n\nReturn a frame object from the call stack."),
    OU_ROW("is_finalizing", sys_is_finalizing, 0, 0,
           "is_finalizing()\n\nReturn True if the interpreter is shutting down."),
    {0},
};

/* ---- making ---- */

static bool add_streams(OuRuntime *rt, OuRef module) {
    static const char *const names[][2] = {
        {"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
    for (int fd = 0; fd < 3; fd++) {
        OuValue stream = ou_text_io_standard(rt, fd);
        if (ou_is_error(stream) ||
            !ou_module_add_take(rt, module, names[fd][0], ou_own(stream))) {
            ou_drop(rt, stream);
            return false;
        }
        if (!ou_module_add_take(rt, module, names[fd][1], stream)) return false;
    }
    return true;
}

static bool add_argv(OuRuntime *rt, OuRef module) {
    OuRef empty[1] = {rt->names.empty};
    return ou_module_add_take(rt, module, "argv", ou_list_from_array(rt, empty, 1)) &&
           ou_module_add_take(rt, module, "orig_argv", ou_list_new(rt, 0)) &&
           ou_module_add_take(rt, module, "modules", ou_own(rt->modules));
}

/* The hooks a second time, for programs that want the original back. */
static bool add_originals(OuRuntime *rt, OuRef module) {
    static const char *const names[][2] = {{"displayhook", "__displayhook__"},
                                           {"excepthook", "__excepthook__"},
                                           {"unraisablehook", "__unraisablehook__"},
                                           {"breakpointhook", "__breakpointhook__"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        OuRef hook = ou_dict_peek_string(rt, ou_module_dict(module), names[i][0]);
        if (!ou_module_add_take(rt, module, names[i][1], ou_own(hook))) return false;
    }
    return true;
}

static bool sys_init(OuRuntime *rt, OuRef module) {
    ou_replace_take(rt, &rt->sys_dict, ou_own(ou_module_dict(module)));
    return ou_module_add_functions(rt, module, ou_sys_hooks) &&
           ou_module_add_functions(rt, module, ou_sys_debug) &&
           ou_module_add_functions(rt, module, ou_sys_memory) &&
           ou_module_add_functions(rt, module, ou_sys_async) && add_originals(rt, module) &&
           ou_sys_add_facts(rt, module) && add_argv(rt, module) && add_streams(rt, module);
}

extern const OuModuleSpec ou_sys_module;
const OuModuleSpec ou_sys_module = {
    .name = "sys",
    .doc = "This module provides access to some objects used or maintained by the\ninterpreter "
           "and to functions that interact strongly with the interpreter.",
    .functions = sys_functions,
    .init = sys_init,
};
