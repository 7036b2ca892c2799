/* An interpreter's beginning and its end.
 *
 * The end follows CPython's order, because programs see it in their __del__ methods: what was
 * registered with atexit is called; references
 * that sys keeps go first; then each module loses its place in sys.modules, so that one which
 * nobody else holds dies with its dict; the collector takes those whose functions hold the
 * dict; what is still there is emptied, names with an underscore first; builtins and sys go
 * last. */
#include "modules/interpreter.h"

#include "compiler/compile.h"
#include "modules/module_exception.h"
#include "modules/modules.h"
#include "modules/output.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/report.h"
#include "objects/str.h"
#include "objects/warnings.h"
#include "objects/weakref.h"
#include "vm/vm.h"

enum { STATUS_FLUSH_FAILED = 120 };

/* ---- beginning ---- */

static bool make_main(OuRuntime *rt) {
    OuValue module = ou_module_new(rt, rt->names.dunder_main, NULL);
    if (ou_is_error(module)) return false;
    OuValue builtins = ou_dict_find(rt, rt->modules, rt->names.builtins);
    bool done = !ou_is_error(builtins) &&
                ou_dict_set(rt, ou_module_dict(module), rt->names.dunder_builtins, builtins) &&
                ou_dict_set(rt, rt->modules, rt->names.dunder_main, module);
    ou_drop(rt, builtins);
    ou_drop(rt, module);
    return done;
}

static bool make_modules(OuRuntime *rt) {
    if (!ou_modules_init(rt)) return false;
    OuValue modules = ou_dict_new(rt);
    if (ou_is_error(modules)) return false;
    ou_replace_take(rt, &rt->modules, modules);
    for (enum OuModuleIndex index = OU_MODULE_builtins; index <= OU_MODULE_sys; index++) {
        OuValue module = ou_module_make(rt, index);
        if (ou_is_error(module)) return false;
        ou_drop(rt, module);
    }
    return make_main(rt);
}

/* For suggestions in reports of syntax errors. */
static bool text_parses(OuRuntime *rt, const char *text, size_t size) {
    OuInputState state = ou_compile_check_input(rt, text, size, rt->names.empty);
    ou_clear_exception(rt);
    return state != OU_INPUT_INVALID;
}

static const OuReportHooks report_hooks = {.parses = text_parses};

OuRuntime *ou_interpreter_new(const OuRuntimeOptions *options) {
    OuRuntime *rt = ou_runtime_new(options);
    if (rt == NULL) return NULL;
    rt->report_hooks = &report_hooks;
    if (ou_vm_init(rt) && make_modules(rt)) return rt;
    ou_clear_exception(rt);
    ou_interpreter_free(rt);
    return NULL;
}

/* ---- the program's end ---- */

static void set_none(OuRuntime *rt, OuRef dict, OuRef name) {
    if (!ou_dict_set(rt, dict, name, OU_NONE)) ou_clear_exception(rt);
}

/* What sys and builtins hold of the program; the standard streams become the original ones. */
static void clear_special(OuRuntime *rt) {
    static const char *const names[] = {
        "path", "argv", "ps1", "ps2", "last_exc", "last_type", "last_value", "last_traceback"};
    static const char *const streams[][2] = {
        {"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
    if (ou_is_dict(rt->builtins)) set_none(rt, rt->builtins, rt->names.underscore);
    if (!ou_is_dict(rt->sys_dict)) return;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (ou_is_undef(ou_dict_peek_string(rt, rt->sys_dict, names[i]))) continue;
        if (!ou_dict_set_string(rt, rt->sys_dict, names[i], OU_NONE)) ou_clear_exception(rt);
    }
    for (size_t i = 0; i < sizeof streams / sizeof *streams; i++) {
        OuRef original = ou_dict_peek_string(rt, rt->sys_dict, streams[i][1]);
        OuValue held = ou_is_undef(original) ? OU_NONE : ou_own(original);
        if (!ou_dict_set_string(rt, rt->sys_dict, streams[i][0], held)) ou_clear_exception(rt);
        ou_drop(rt, held);
    }
}

static bool keeps_name(OuRuntime *rt, OuRef name, bool underscored) {
    if (!ou_is_str(name)) return true;
    const char *text = ou_str_bytes(name);
    bool single = text[0] == '_' && text[1] != '_';
    if (underscored) return !single;
    return single || ou_str_equal(name, rt->names.dunder_builtins);
}

/* Set the values of a module's dict to None, those with one underscore in front first. */
static void clear_namespace(OuRuntime *rt, OuRef dict) {
    OuValue names = ou_dict_keys_list(rt, dict);
    if (ou_is_error(names)) {
        ou_clear_exception(rt);
        return;
    }
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < ou_as_list(names)->count; i++) {
            OuRef name = ou_as_list(names)->items[i];
            if (!keeps_name(rt, name, pass == 0)) set_none(rt, dict, name);
        }
    }
    ou_drop(rt, names);
}

/* Take all modules out of sys.modules. Returns weak references to them, in a list. */
static OuValue remove_modules(OuRuntime *rt) {
    OuValue alive = ou_list_new(rt, 0), names = OU_ERROR;
    if (ou_is_error(alive)) goto done;
    names = ou_dict_keys_list(rt, rt->modules);
    for (size_t i = 0; !ou_is_error(names) && i < ou_as_list(names)->count; i++) {
        OuRef name = ou_as_list(names)->items[i];
        OuValue module = ou_dict_find(rt, rt->modules, name);
        if (ou_is_object(module) && ou_is_module(module) &&
            ou_module_dict(module) != rt->builtins && ou_module_dict(module) != rt->sys_dict) {
            OuValue weak = ou_weakref_new(rt, module, OU_UNDEF);
            if (!ou_is_error(weak)) ou_list_append_take(rt, alive, weak);
        }
        set_none(rt, rt->modules, name);
        ou_drop(rt, module);
        if (ou_is_raised(rt)) ou_clear_exception(rt);
    }
done:
    ou_drop(rt, names);
    ou_dict_clear(rt, rt->modules);
    return alive;
}

static void collect(OuRuntime *rt) {
    ou_collector_collect(&rt->collector, rt, OU_GENERATIONS - 1);
}

static void clear_surviving(OuRuntime *rt, OuRef alive) {
    for (size_t i = ou_as_list(alive)->count; i-- > 0;) {
        OuValue module = ou_weakref_get(ou_as_list(alive)->items[i]);
        if (ou_is_object(module)) {
            OuValue dict = ou_own(ou_module_dict(module));
            clear_namespace(rt, dict);
            ou_drop(rt, dict);
        }
        ou_drop(rt, module);
    }
}

static void clear_modules(OuRuntime *rt) {
    // From here on what is found unreachable is really to go, and nobody wants to hear of it.
    rt->collector.debug = 0;
    ou_clear(rt, &rt->collection_callbacks);
    clear_special(rt);
    OuValue alive = remove_modules(rt);
    if (ou_is_error(alive)) ou_clear_exception(rt);
    collect(rt);
    if (!ou_is_error(alive)) clear_surviving(rt, alive);
    ou_drop(rt, alive);
    collect(rt);
}

int ou_interpreter_flush(OuRuntime *rt) {
    OuModules *state = ou_modules_of(rt);
    if (state == NULL) return 0;
    if (!state->finished) {
        state->finished = true;
        ou_clear_exception(rt);
        ou_atexit_run(rt);
        state->flush_failed = !ou_output_flush_standard(rt);
        if (ou_is_dict(rt->modules)) clear_modules(rt);
        if (!ou_output_flush_standard(rt)) state->flush_failed = true;
    }
    return state->flush_failed ? STATUS_FLUSH_FAILED : 0;
}

/* ---- end ---- */

/* Drop a namespace that the runtime itself holds, and what is in it. */
static void end_namespace(OuRuntime *rt, OuValue *place) {
    if (ou_is_dict(*place)) clear_namespace(rt, *place);
    ou_clear(rt, place);
}

size_t ou_interpreter_free(OuRuntime *rt) {
    ou_interpreter_flush(rt);
    OuModules *state = ou_modules_of(rt);
    ou_clear_exception(rt);
    ou_clear(rt, &rt->stop_value);
    ou_clear(rt, &rt->garbage);
    ou_warnings_finish(rt);
    if (state != NULL) ou_module_exceptions_end(rt);
    if (state != NULL) ou_clear(rt, &state->unsupported_operation);
    if (state != NULL) ou_clear(rt, &state->exit_calls);
    if (state != NULL) ou_clear(rt, &state->placeholder);
    end_namespace(rt, &rt->sys_dict);
    end_namespace(rt, &rt->builtins);
    ou_clear(rt, &rt->modules);
    collect(rt);
    collect(rt);
    ou_modules_finish(rt);
    ou_vm_finish(rt);
    return ou_runtime_free(rt);
}
