/* sys: the functions that show values and exceptions, unless a program replaces them. */
#include "modules/sys_parts.h"

#include "modules/output.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/str.h"

/* The prompt's echo: print repr(value), and remember the value as builtins._ . */
static OuValue sys_displayhook(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuRef value = args[0];
    if (!ou_is_dict(rt->builtins))
        return ou_raise(rt, OU_EXC_RuntimeError, "lost builtins module");
    if (ou_is_none(value)) return OU_NONE;
    // While it is printed, _ is nothing: its __repr__ might look at it.
    if (!ou_dict_set(rt, rt->builtins, rt->names.underscore, OU_NONE)) return OU_ERROR;
    if (ou_is_undef(ou_sys_peek(rt, rt->names.stdout)))
        return ou_raise(rt, OU_EXC_RuntimeError, "lost sys.stdout");
    OuValue out = ou_output_stdout(rt), text = ou_repr(rt, value);
    bool done = !ou_is_error(text) &&
                (ou_is_undef(out) ||
                 (ou_output_value(rt, out, text) && ou_output_text(rt, out, "\n"))) &&
                ou_dict_set(rt, rt->builtins, rt->names.underscore, value);
    ou_drop(rt, out);
    ou_drop(rt, text);
    return done ? OU_NONE : OU_ERROR;
}

static OuValue sys_excepthook(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue text;
    if (ou_has_type(rt, args[1], rt->exceptions[OU_EXC_BaseException]))
        text = ou_exception_report(rt, args[1]);
    else
        text = ou_format(rt,
                         "TypeError: print_exception(): Exception expected for value, %T "
                         "found\n",
                         args[1]);
    if (ou_is_error(text)) return OU_ERROR;
    ou_output_to_stderr(rt, text);
    ou_drop(rt, text);
    return OU_NONE;
}

/* For programs that call the original hook from their own: with what they were given. */
static OuValue sys_unraisablehook(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    static const char *const names[] = {"exc_value", "err_msg", "object"};
    OuValue values[] = {OU_ERROR, OU_ERROR, OU_ERROR};
    bool fits = true;
    for (size_t i = 0; fits && i < 3; i++) {
        values[i] = ou_get_attribute_string(rt, args[0], names[i]);
        fits = !ou_is_error(values[i]);
    }
    fits =
        fits && ou_is_exception(values[0]) && (ou_is_none(values[1]) || ou_is_str(values[1]));
    ou_clear_exception(rt);
    if (fits)
        ou_write_unraisable(rt, values[0], values[1], values[2]);
    else
        ou_raise(rt, OU_EXC_TypeError,
                 "sys.unraisablehook argument type must be UnraisableHookArgs");
    for (size_t i = 0; i < 3; i++)
        ou_drop(rt, values[i]);
    return fits ? OU_NONE : OU_ERROR;
}

const OuMethodRow ou_sys_hooks[] = {
    OU_ROW("displayhook", sys_displayhook, 1, 1,
           "displayhook(object, /)\n\nPrint an object to sys.stdout and also save it in "
           "builtins._"),
    OU_ROW("excepthook", sys_excepthook, 3, 3,
           "excepthook(exctype, value, traceback, /)\n\nHandle an exception by displaying it "
           "with a traceback on sys.stderr."),
    OU_ROW("unraisablehook", sys_unraisablehook, 1, 1,
           "unraisablehook(unraisable, /)\n\nHandle an unraisable exception."),
    {0},
};
