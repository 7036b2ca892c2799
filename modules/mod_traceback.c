/* Module _traceback: the interpreter's own reports of errors, for the module traceback. */
#include "modules/modules.h"

#include "objects/exception.h"
#include "objects/int.h"
#include "objects/report_private.h"
#include "objects/source.h"
#include "objects/str.h"

static OuValue traceback_source_line(OuRuntime *rt, OuRef self, const OuRef *args,
                                     size_t argc) {
    int64_t line;
    if (!ou_is_str(args[0])) return ou_raise(rt, OU_EXC_TypeError, "a filename is required");
    if (!ou_index_as_int64(rt, args[1], true, &line)) return OU_ERROR;
    if (line < 1 || line > UINT32_MAX) return OU_NONE;
    OuValue text = ou_source_line(rt, args[0], (uint32_t)line);
    return ou_is_undef(text) ? OU_NONE : text;
}

/* ---- parts of a traceback ---- */

/* A traceback cut to the entries that `limit` allows: the first ones, or if negative the last.
 * `last` gets its last entry, whose `rest` was taken off and is put back by uncut(). */
typedef struct Cut {
    OuRef first;
    OuTraceback *last;
    OuValue rest;
} Cut;

static Cut cut(OuRef traceback, OuRef limit) {
    Cut made = {traceback, NULL, OU_UNDEF};
    int64_t allowed, count = 0;
    if (ou_is_none(traceback)) made.first = OU_UNDEF;
    if (!ou_is_traceback(traceback) || !ou_is_int(limit)) return made;
    if (!ou_int_fits_int64(limit, &allowed)) return made;
    for (OuRef step = traceback; !ou_is_undef(step); step = ou_as_traceback(step)->next)
        count++;
    for (; allowed < 0 && count > -allowed; count--)
        made.first = ou_as_traceback(made.first)->next;
    if (allowed < 0 || count <= allowed) return made;
    if (allowed == 0) {
        made.first = OU_UNDEF;
        return made;
    }
    made.last = ou_as_traceback(traceback);
    while (--allowed > 0)
        made.last = ou_as_traceback(made.last->next);
    made.rest = made.last->next;
    made.last->next = OU_UNDEF;
    return made;
}

static void uncut(Cut made) {
    if (made.last != NULL) made.last->next = made.rest;
}

static bool check_traceback(OuRuntime *rt, OuRef value) {
    return ou_is_none(value) || (ou_is_object(value) && ou_is_traceback(value)) ||
           ou_fail(rt, OU_EXC_TypeError, "a traceback is required, not '%T'", value);
}

static OuValue traceback_entries(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!check_traceback(rt, args[0])) return OU_ERROR;
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    Cut made = cut(args[0], args[1]);
    bool done = ou_report_traceback(&builder, made.first, true);
    uncut(made);
    if (done) return ou_str_builder_end(&builder);
    ou_str_builder_abandon(&builder);
    return OU_ERROR;
}

/* ---- whole reports ---- */

/* The report of an exception as if it had this traceback; `chain`: with those behind it. */
static OuValue report_as(OuRuntime *rt, OuRef exception, OuRef traceback, bool chain) {
    OuException *e = ou_as_exception(exception);
    OuValue old = e->traceback, cause = e->cause, context = e->context;
    e->traceback = ou_own(traceback);
    if (!chain) e->cause = e->context = OU_UNDEF;
    OuValue text = ou_exception_report(rt, exception);
    ou_drop(rt, e->traceback);
    e->traceback = old;
    if (!chain) {
        ou_drop(rt, e->cause);
        ou_drop(rt, e->context);
        e->cause = cause;
        e->context = context;
    }
    return text;
}

static OuValue traceback_report(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_is_object(args[0]) || !ou_is_exception(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "Exception expected for value, %T found",
                        args[0]);
    if (!check_traceback(rt, args[1])) return OU_ERROR;
    OuTruth chain = ou_truth(rt, args[3]);
    if (chain == OU_TRUTH_FAILED) return OU_ERROR;
    Cut made = cut(args[1], args[2]);
    OuValue text = report_as(rt, args[0], made.first, chain == OU_TRUTH_YES);
    uncut(made);
    return text;
}

static const OuMethodRow traceback_functions[] = {
    OU_ROW("source_line", traceback_source_line, 2, 2,
           "source_line(filename, number, /)\n\nA line of a source, or None."),
    OU_ROW("entries", traceback_entries, 2, 2,
           "entries(traceback, limit, /)\n\nThe text of the entries of a traceback."),
    OU_ROW(
        "report", traceback_report, 4, 4,
        "report(exception, traceback, limit, chain, /)\n\nThe report of an exception as text."),
    {0},
};

extern const OuModuleSpec ou_traceback_module;
const OuModuleSpec ou_traceback_module = {
    .name = "_traceback",
    .doc = "The interpreter's own reports of errors, for the module traceback.",
    .functions = traceback_functions,
};
