/* Module atexit: functions to be called at the program's end, the last registered first. */
#include "modules/modules.h"

#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* The registered calls, made when first needed: a list of (function, args, keywords); keywords
 * a tuple of names whose values end args. Borrowed. */
static OuRef exit_calls(OuRuntime *rt) {
    OuModules *state = ou_modules_of(rt);
    if (ou_is_undef(state->exit_calls)) {
        OuValue list = ou_list_new(rt, 0);
        if (ou_is_error(list)) return OU_ERROR;
        state->exit_calls = list;
    }
    return state->exit_calls;
}

static OuValue atexit_register(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                               OuRef names) {
    if (argc == 0)
        return ou_raise(rt, OU_EXC_TypeError, "register() takes at least 1 argument (0 given)");
    if (ou_type_of(rt, args[0])->slots.call == NULL)
        return ou_raise(rt, OU_EXC_TypeError, "the first argument must be callable");
    OuRef calls = exit_calls(rt);
    if (ou_is_error(calls)) return OU_ERROR;
    size_t keywords = ou_is_undef(names) ? 0 : ou_tuple_count(names);
    OuValue given = ou_tuple_from_array(rt, args + 1, argc - 1 + keywords);
    if (ou_is_error(given)) return OU_ERROR;
    OuValue parts[] = {ou_own(args[0]), given, ou_is_undef(names) ? OU_NONE : ou_own(names)};
    OuValue call = ou_tuple_from_array_take(rt, parts, 3);
    if (ou_is_error(call) || !ou_list_append_take(rt, calls, call)) return OU_ERROR;
    return ou_own(args[0]);
}

static OuValue atexit_unregister(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuRef calls = ou_modules_of(rt)->exit_calls;
    if (ou_is_undef(calls)) return OU_NONE;
    for (size_t i = ou_as_list(calls)->count; i-- > 0;) {
        if (i >= ou_as_list(calls)->count) continue; // __eq__ has unregistered more
        OuValue call = ou_own(ou_as_list(calls)->items[i]);
        OuTruth equal = ou_equal(rt, ou_tuple_peek(call, 0), args[0]);
        bool there = i < ou_as_list(calls)->count && ou_as_list(calls)->items[i] == call;
        ou_drop(rt, call);
        if (equal == OU_TRUTH_FAILED) return OU_ERROR;
        if (equal == OU_TRUTH_YES && there &&
            !ou_del_item(rt, calls, ou_from_small_int((int64_t)i)))
            return OU_ERROR;
    }
    return OU_NONE;
}

static void run_call(OuRuntime *rt, OuRef call) {
    OuRef function = ou_tuple_peek(call, 0), args = ou_tuple_peek(call, 1);
    OuRef names = ou_is_none(ou_tuple_peek(call, 2)) ? OU_UNDEF : ou_tuple_peek(call, 2);
    size_t keywords = ou_is_undef(names) ? 0 : ou_tuple_count(names);
    OuValue result = ou_call_keywords(rt, function, (const OuRef *)ou_as_tuple(args)->items,
                                      ou_tuple_count(args) - keywords, names);
    if (ou_is_error(result)) ou_report_unraisable_while(rt, "in atexit callback", function);
    ou_drop(rt, result);
}

void ou_atexit_run(OuRuntime *rt) {
    OuModules *state = ou_modules_of(rt);
    // What the functions register themselves is not called any more.
    OuValue calls = state->exit_calls;
    state->exit_calls = OU_UNDEF;
    for (size_t i = ou_is_undef(calls) ? 0 : ou_as_list(calls)->count; i-- > 0;)
        run_call(rt, ou_as_list(calls)->items[i]);
    ou_drop(rt, calls);
    ou_clear(rt, &state->exit_calls);
}

static OuValue atexit_run_exitfuncs(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    ou_atexit_run(rt);
    return OU_NONE;
}

static OuValue atexit_clear(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    ou_clear(rt, &ou_modules_of(rt)->exit_calls);
    return OU_NONE;
}

static OuValue atexit_ncallbacks(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuRef calls = ou_modules_of(rt)->exit_calls;
    return ou_from_small_int(ou_is_undef(calls) ? 0 : (int64_t)ou_as_list(calls)->count);
}

static const OuMethodRow atexit_functions[] = {
    OU_ROW_KEYWORDS("register", atexit_register, 0, OU_ANY_COUNT,
                    "register(func, /, *args, **kwargs)\n\nLet func(*args, **kwargs) be called "
                    "at the program's end. Returns func."),
    OU_ROW("unregister", atexit_unregister, 1, 1,
           "unregister(func, /)\n\nForget a function, as often as it was registered."),
    OU_ROW("_run_exitfuncs", atexit_run_exitfuncs, 0, 0,
           "_run_exitfuncs()\n\nCall all registered functions now."),
    OU_ROW("_clear", atexit_clear, 0, 0, "_clear()\n\nForget all functions."),
    OU_ROW("_ncallbacks", atexit_ncallbacks, 0, 0,
           "_ncallbacks()\n\nHow many functions are registered."),
    {0},
};

extern const OuModuleSpec ou_atexit_module;
const OuModuleSpec ou_atexit_module = {
    .name = "atexit",
    .doc = "Functions to be called at the program's end.",
    .functions = atexit_functions,
};
