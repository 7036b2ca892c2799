/* Exceptions that nobody has caught: sys.excepthook, and exit statuses. */
#include "modules/interpreter.h"
#include "modules/output.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/int.h"
#include "objects/str.h"

enum { STATUS_ERROR = 1, STATUS_INTERRUPTED = 130 };

static void write_string(OuRuntime *rt, const char *string) {
    OuValue text = ou_str_from_string(rt, string);
    if (ou_is_error(text))
        ou_clear_exception(rt);
    else
        ou_output_to_stderr(rt, text);
    ou_drop(rt, text);
}

/* The report, straight to sys.stderr. */
static void show(OuRuntime *rt, OuRef exception) {
    OuValue report = ou_exception_report(rt, exception);
    if (ou_is_error(report))
        ou_clear_exception(rt);
    else
        ou_output_to_stderr(rt, report);
    ou_drop(rt, report);
}

/* ---- SystemExit ---- */

/* The status that SystemExit.code stands for; texts are shown. */
static int exit_status(OuRuntime *rt, OuRef exception) {
    OuRef code = *ou_exception_field(exception, 0);
    int64_t number;
    if (ou_is_undef(code) || ou_is_none(code)) return 0;
    if (ou_is_int(code)) return ou_int_fits_int64(code, &number) ? (int)(number & 0xff) : 0xff;
    OuValue text = ou_str(rt, code);
    if (ou_is_error(text)) {
        ou_clear_exception(rt);
        return STATUS_ERROR;
    }
    ou_output_to_stderr(rt, text);
    write_string(rt, "\n");
    ou_drop(rt, text);
    return STATUS_ERROR;
}

/* ---- sys.excepthook ---- */

static bool set_sys(OuRuntime *rt, const char *name, OuRef value) {
    return !ou_is_dict(rt->sys_dict) || ou_dict_set_string(rt, rt->sys_dict, name, value);
}

/* What the prompt's user may look at afterwards. */
static void remember(OuRuntime *rt, OuRef exception, OuRef type, OuRef traceback) {
    if (!set_sys(rt, "last_exc", exception) || !set_sys(rt, "last_type", type) ||
        !set_sys(rt, "last_value", exception) || !set_sys(rt, "last_traceback", traceback))
        ou_clear_exception(rt);
}

/* Give the exception to sys.excepthook. A status of 0 or more: the hook has raised SystemExit.
 */
static int call_hook(OuRuntime *rt, OuRef exception) {
    OuRef type = ou_ref(ou_type_of(rt, exception));
    OuRef given = ou_as_exception(exception)->traceback;
    OuValue traceback = ou_is_undef(given) ? OU_NONE : ou_own(given);
    OuValue hook = ou_own(ou_sys_peek(rt, rt->names.excepthook));
    int status = -1;
    remember(rt, exception, type, traceback);
    if (ou_is_undef(hook)) {
        write_string(rt, "sys.excepthook is missing\n");
        show(rt, exception);
    } else {
        OuRef args[3] = {type, exception, traceback};
        OuValue result = ou_call(rt, hook, args, 3);
        if (ou_is_error(result)) {
            OuValue second = ou_take_exception(rt);
            if (ou_has_type(rt, second, rt->exceptions[OU_EXC_SystemExit])) {
                status = exit_status(rt, second);
            } else {
                write_string(rt, "Error in sys.excepthook:\n");
                show(rt, second);
                write_string(rt, "\nOriginal exception was:\n");
                show(rt, exception);
            }
            ou_drop(rt, second);
        }
        ou_drop(rt, result);
    }
    ou_drop(rt, hook);
    ou_drop(rt, traceback);
    return status;
}

/* Through sys.excepthook; the exit status. */
static int report(OuRuntime *rt, OuRef exception) {
    bool interrupted = ou_has_type(rt, exception, rt->exceptions[OU_EXC_KeyboardInterrupt]);
    int status = call_hook(rt, exception);
    if (status >= 0) return status;
    return interrupted ? STATUS_INTERRUPTED : STATUS_ERROR;
}

int ou_interpreter_handle_exception(OuRuntime *rt) {
    OuValue exception = ou_take_exception(rt);
    if (ou_is_undef(exception)) return 0;
    bool leaves = ou_has_type(rt, exception, rt->exceptions[OU_EXC_SystemExit]);
    int status = leaves ? exit_status(rt, exception) : report(rt, exception);
    ou_drop(rt, exception);
    return status;
}

void ou_interpreter_show_exception(OuRuntime *rt) {
    OuValue exception = ou_take_exception(rt);
    if (!ou_is_undef(exception)) report(rt, exception);
    ou_drop(rt, exception);
}
