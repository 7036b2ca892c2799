/* print, input and open. */
#include "modules/builtins_tables.h"

#include "modules/io_open.h"
#include "modules/output.h"
#include "modules/text_io.h"
#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/str.h"

/* ---- print ---- */

/* `sep` or `end`: a str, or OU_UNDEF for the usual. */
static bool check_separator(OuRuntime *rt, const char *name, OuRef *value) {
    if (ou_is_none(*value)) *value = OU_UNDEF;
    if (ou_is_undef(*value) || ou_is_str(*value)) return true;
    return ou_fail(rt, OU_EXC_TypeError, "%s must be None or a string, not %T", name, *value);
}

static bool print_separator(OuRuntime *rt, OuRef file, OuRef given, const char *usual) {
    return ou_is_undef(given) ? ou_output_text(rt, file, usual)
                              : ou_output_value(rt, file, given);
}

static bool print_items(OuRuntime *rt, OuRef file, const OuRef *args, size_t argc, OuRef sep,
                        OuRef end) {
    for (size_t i = 0; i < argc; i++) {
        if (i > 0 && !print_separator(rt, file, sep, " ")) return false;
        if (!ou_output_value(rt, file, args[i])) return false;
    }
    return print_separator(rt, file, end, "\n");
}

static OuValue builtin_print(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                             OuRef names) {
    OuRef given[4] = {OU_UNDEF, OU_UNDEF, OU_UNDEF, OU_UNDEF}; // sep, end, file, flush
    if (!ou_is_undef(names) &&
        !ou_parse_keywords(rt, "print", "* sep end file flush", args + argc, names, given))
        return OU_ERROR;
    OuValue file;
    if (ou_is_undef(given[2]) || ou_is_none(given[2])) {
        if (ou_is_undef(ou_sys_peek(rt, rt->names.stdout)))
            return ou_raise(rt, OU_EXC_RuntimeError, "lost sys.stdout");
        file = ou_output_stdout(rt);
        if (ou_is_undef(file)) return OU_NONE; // sys.stdout is None: there is nobody to tell
    } else {
        file = ou_own(given[2]);
    }
    OuTruth flush = OU_TRUTH_NO;
    bool done = check_separator(rt, "sep", &given[0]) &&
                check_separator(rt, "end", &given[1]) &&
                print_items(rt, file, args, argc, given[0], given[1]);
    if (done && !ou_is_undef(given[3])) flush = ou_truth(rt, given[3]);
    if (flush == OU_TRUTH_FAILED) done = false;
    if (done && flush == OU_TRUTH_YES) done = ou_output_flush(rt, file);
    ou_drop(rt, file);
    return done ? OU_NONE : OU_ERROR;
}

/* ---- input ---- */

/* The line without its end; EOFError if there is none. `line` is taken. */
static OuValue strip_line_take(OuRuntime *rt, OuValue line) {
    if (ou_is_error(line)) return OU_ERROR;
    if (!ou_is_str(line)) {
        ou_drop(rt, line);
        return ou_raise(rt, OU_EXC_TypeError, "object.readline() returned non-string");
    }
    size_t length = ou_as_str(line)->length;
    if (length == 0) {
        ou_drop(rt, line);
        return ou_raise(rt, OU_EXC_EOFError, "EOF when reading a line");
    }
    if (ou_str_bytes(line)[ou_as_str(line)->size - 1] != '\n') return line;
    OuValue stripped = ou_str_slice(rt, line, 0, length - 1);
    ou_drop(rt, line);
    return stripped;
}

static OuValue builtin_input(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue out = ou_output_stdout(rt), err = ou_output_stderr(rt), result = OU_ERROR;
    OuValue in = ou_own(ou_sys_peek(rt, rt->names.stdin));
    if (ou_is_undef(in) || ou_is_none(in)) {
        ou_raise(rt, OU_EXC_RuntimeError, "input(): lost sys.stdin");
        goto done;
    }
    if (ou_is_undef(out)) {
        ou_raise(rt, OU_EXC_RuntimeError, "input(): lost sys.stdout");
        goto done;
    }
    if (!ou_is_undef(err) && !ou_output_flush(rt, err)) ou_clear_exception(rt);
    if (argc > 0 && !ou_output_value(rt, out, args[0])) goto done;
    if (!ou_output_flush(rt, out)) goto done;
    if (ou_is_exact_text_io(rt, in))
        result = ou_text_io_read_line(rt, ou_as_text_io(in), -1);
    else
        result = ou_call_method(rt, in, rt->names.readline, NULL, 0);
    result = strip_line_take(rt, result);
done:
    ou_drop(rt, in);
    ou_drop(rt, out);
    ou_drop(rt, err);
    return result;
}

const OuMethodRow ou_builtins_io[] = {
    OU_ROW_KEYWORDS("print", builtin_print, 0, OU_ANY_COUNT,
                    "print(*args, sep=' ', end='\\n', file=None, flush=False)\n\nPrint the "
                    "values to a stream, or to sys.stdout."),
    OU_ROW("input", builtin_input, 0, 1,
           "input(prompt='', /)\n\nRead a line from standard input, without its newline."),
    OU_OPEN_ROW,
    {0},
};
