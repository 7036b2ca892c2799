/* The report of an uncaught exception: the text Python prints.
 *
 * Exceptions are chained by __cause__ and __context__; the report begins with the first that
 * happened. Each has its traceback, its last line, its notes. An exception that was met before
 * is not followed again. The members of an exception group are reports inside the report, with
 * a margin:
 *
 *       + Exception Group Traceback (most recent call last):
 *       |   File ...
 *       | BaseExceptionGroup: message (2 sub-exceptions)
 *       +-+---------------- 1 ----------------
 *         | ValueError: 1
 *         +---------------- 2 ----------------
 *         | ValueError: 2
 *         +------------------------------------ */
#include "objects/exception.h"

#include "memory/buffer.h"
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/exception_private.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/report_private.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define CAUSE_SENTENCE                                                                         \
    "\nThe above exception was the direct cause of the following exception:\n\n"
#define CONTEXT_SENTENCE                                                                       \
    "\nDuring handling of the above exception, another exception occurred:\n\n"

#define GROUP_WIDTH_MAX 15
#define GROUP_DEPTH_MAX 10

typedef struct Report {
    OuStrBuilder builder;
    OU_BUFFER(OuRef) seen; /* exceptions met; kept alive by the first */
    unsigned group_depth;
    bool needs_close; /* the innermost group's last line is still to be drawn */
} Report;

/* ---- output with a margin ---- */

static bool add(OuStrBuilder *builder, const char *text) {
    return ou_str_builder_add_string(builder, text);
}

static bool add_spaces(Report *report) {
    for (unsigned i = 0; i < report->group_depth; i++) {
        if (!add(&report->builder, "  ")) return false;
    }
    return true;
}

/* Add lines; within groups each gets a margin. */
static bool emit_margin(Report *report, const char *text, size_t size, const char *margin) {
    if (report->group_depth == 0) return ou_str_builder_add_bytes(&report->builder, text, size);
    while (size > 0) {
        const char *end = memchr(text, '\n', size);
        size_t line = end == NULL ? size : (size_t)(end - text) + 1;
        if (!add_spaces(report) || !add(&report->builder, margin) ||
            !ou_str_builder_add_bytes(&report->builder, text, line))
            return false;
        text += line;
        size -= line;
    }
    return true;
}

static bool emit(Report *report, const char *text) {
    return emit_margin(report, text, strlen(text), "| ");
}

static bool emit_take(Report *report, OuValue text) {
    if (ou_is_error(text)) return false;
    bool done = emit_margin(report, ou_str_bytes(text), ou_as_str(text)->size, "| ");
    ou_drop(report->builder.rt, text);
    return done;
}

/* ---- the last lines ---- */

OuValue ou_report_safe_str(OuRuntime *rt, OuRef value, const char *what) {
    OuValue text = ou_str(rt, value);
    if (!ou_is_error(text)) return text;
    ou_clear_exception(rt);
    return ou_format(rt, "<%s str() failed>", what);
}

/* The name of the exception's type, with its module unless everybody knows that. */
static OuValue type_name(OuRuntime *rt, OuRef exception) {
    const OuType *type = ou_type_of(rt, exception);
    if (type->spec != NULL) return ou_str_from_string(rt, type->spec->name);
    OuValue module = OU_UNDEF;
    if (ou_is_dict(type->dict))
        module = ou_own(ou_dict_peek_str(rt, type->dict, rt->names.dunder_module));
    OuValue name;
    if (!ou_is_str(module))
        name = ou_format(rt, "<unknown>.%U", type->qualname);
    else if (ou_str_equals_string(module, "builtins") ||
             ou_str_equals_string(module, "__main__"))
        name = ou_own(type->qualname);
    else
        name = ou_format(rt, "%U.%U", module, type->qualname);
    ou_drop(rt, module);
    return name;
}

/* "Type: message\n", `more` added to the message. */
static bool add_last_line(OuStrBuilder *builder, OuRef exception, OuRef name, OuRef more) {
    OuRuntime *rt = builder->rt;
    OuValue text = ou_report_safe_str(rt, exception, "exception");
    if (ou_is_error(text)) return false;
    bool done = ou_str_builder_add(builder, name);
    bool has_text = ou_as_str(text)->size > 0 || !ou_is_undef(more);
    if (done && has_text) done = add(builder, ": ") && ou_str_builder_add(builder, text);
    if (done && !ou_is_undef(more)) done = ou_str_builder_add(builder, more);
    ou_drop(rt, text);
    return done && add(builder, "\n");
}

/* __notes__: OU_UNDEF if there are none. */
static OuValue find_notes(OuRuntime *rt, OuRef exception) {
    OuValue notes = ou_find_attribute(rt, exception, rt->names.dunder_notes);
    if (!ou_is_error(notes)) return ou_is_none(notes) ? OU_UNDEF : notes;
    OuValue raised = ou_take_exception(rt);
    OuValue text = ou_repr(rt, raised);
    ou_clear_exception(rt);
    ou_drop(rt, raised);
    if (ou_is_error(text)) text = ou_str_from_string(rt, "<__notes__ repr() failed>");
    if (ou_is_error(text)) return OU_ERROR;
    OuValue note = ou_format(rt, "Ignored error getting __notes__: %U", text);
    ou_drop(rt, text);
    if (ou_is_error(note)) return OU_ERROR;
    OuValue list = ou_list_new(rt, 0);
    if (!ou_is_error(list) && !ou_list_append(rt, list, note)) {
        ou_drop(rt, list);
        list = OU_ERROR;
    }
    ou_drop(rt, note);
    return list;
}

static bool add_note(OuStrBuilder *builder, OuRef note) {
    OuValue text = ou_report_safe_str(builder->rt, note, "note");
    if (ou_is_error(text)) return false;
    bool done = ou_str_builder_add(builder, text) && add(builder, "\n");
    ou_drop(builder->rt, text);
    return done;
}

static bool add_notes(OuStrBuilder *builder, OuRef exception) {
    OuRuntime *rt = builder->rt;
    OuValue notes = find_notes(rt, exception);
    if (ou_is_undef(notes)) return true;
    if (ou_is_error(notes)) return false;
    bool done = true;
    if (ou_is_list(notes) || ou_is_tuple(notes)) {
        OuValue items = ou_tuple_from_iterable(rt, notes);
        done = !ou_is_error(items);
        for (size_t i = 0; done && i < ou_tuple_count(items); i++)
            done = add_note(builder, ou_tuple_peek(items, i));
        ou_drop(rt, items);
    } else {
        OuValue text = ou_repr(rt, notes);
        if (ou_is_error(text)) {
            ou_clear_exception(rt);
            text = ou_str_from_string(rt, "<__notes__ repr() failed>");
        }
        done = !ou_is_error(text) && ou_str_builder_add(builder, text) && add(builder, "\n");
        ou_drop(rt, text);
    }
    ou_drop(rt, notes);
    return done;
}

static bool add_message(OuStrBuilder *builder, OuRef exception) {
    OuRuntime *rt = builder->rt;
    OuValue name = type_name(rt, exception);
    if (ou_is_error(name)) return false;
    bool done;
    if (ou_has_type(rt, exception, rt->exceptions[OU_EXC_SyntaxError])) {
        done = ou_report_syntax_error(builder, exception, name);
    } else {
        OuValue more = ou_suggestion_for(rt, exception);
        done = add_last_line(builder, exception, name, more);
        ou_drop(rt, more);
    }
    ou_drop(rt, name);
    return done && add_notes(builder, exception);
}

/* The entries of the traceback that sys.tracebacklimit allows, its last ones: borrowed.
 * OU_UNDEF: none. */
static OuRef limited_traceback(OuRuntime *rt, OuRef exception) {
    OuRef traceback = ou_as_exception(exception)->traceback;
    OuRef limit = ou_is_dict(rt->sys_dict)
                      ? ou_dict_peek_str(rt, rt->sys_dict, rt->names.tracebacklimit)
                      : OU_UNDEF;
    if (!ou_is_small_int(limit)) return traceback;
    int64_t count = 0, allowed = ou_small_int(limit);
    if (allowed <= 0) return OU_UNDEF;
    for (OuRef step = traceback; !ou_is_undef(step); step = ou_as_traceback(step)->next)
        count++;
    for (; count > allowed; count--)
        traceback = ou_as_traceback(traceback)->next;
    return traceback;
}

bool ou_report_short(OuStrBuilder *builder, OuRef exception) {
    OuRef traceback = limited_traceback(builder->rt, exception);
    if (!ou_is_undef(traceback) && (!add(builder, "Traceback (most recent call last):\n") ||
                                    !ou_report_traceback(builder, traceback, false)))
        return false;
    OuValue name = type_name(builder->rt, exception);
    if (ou_is_error(name)) return false;
    bool done = add_last_line(builder, exception, name, OU_UNDEF);
    ou_drop(builder->rt, name);
    return done;
}

/* ---- one exception ---- */

static bool report_chain(Report *report, OuRef exception);

/* Traceback and message, as text that has no margin yet. */
static bool report_body(Report *report, OuRef exception, const char *head, const char *margin) {
    OuStrBuilder body;
    ou_str_builder_begin(&body, report->builder.rt);
    OuRef traceback = limited_traceback(report->builder.rt, exception);
    bool done = true;
    if (!ou_is_undef(traceback))
        done = emit_margin(report, head, strlen(head), margin) &&
               ou_report_traceback(&body, traceback, true);
    done = done && add_message(&body, exception);
    if (done) return emit_take(report, ou_str_builder_end(&body));
    ou_str_builder_abandon(&body);
    return false;
}

/* "+---------------- 1 ----------------" */
static bool report_member_title(Report *report, size_t index, bool truncated) {
    OuRuntime *rt = report->builder.rt;
    if (!add_spaces(report) || !add(&report->builder, index == 0 ? "+-" : "  ")) return false;
    OuValue number =
        truncated ? ou_str_from_string(rt, "...") : ou_format(rt, "%zu", index + 1);
    if (ou_is_error(number)) return false;
    bool done = add(&report->builder, "+---------------- ") &&
                ou_str_builder_add(&report->builder, number) &&
                add(&report->builder, " ----------------\n");
    ou_drop(rt, number);
    return done;
}

static bool report_members(Report *report, OuRef members) {
    size_t count = ou_tuple_count(members);
    size_t shown = count <= GROUP_WIDTH_MAX ? count : GROUP_WIDTH_MAX + 1;
    report->needs_close = false;
    for (size_t i = 0; i < shown; i++) {
        bool is_last = i == shown - 1, truncated = i >= GROUP_WIDTH_MAX;
        if (is_last) report->needs_close = true;
        if (!report_member_title(report, i, truncated)) return false;
        report->group_depth++;
        bool done;
        if (truncated)
            done = emit_take(report, ou_format(report->builder.rt, "and %zu more exception%s\n",
                                               count - GROUP_WIDTH_MAX,
                                               count - GROUP_WIDTH_MAX > 1 ? "s" : ""));
        else
            done = report_chain(report, ou_tuple_peek(members, i));
        if (done && is_last && report->needs_close) {
            done = add_spaces(report) &&
                   add(&report->builder, "+------------------------------------\n");
            report->needs_close = false;
        }
        report->group_depth--;
        if (!done) return false;
    }
    return true;
}

static bool report_group(Report *report, OuRef exception) {
    bool is_outermost = report->group_depth == 0;
    if (is_outermost) report->group_depth = 1;
    OuValue members = ou_own(*ou_exception_field(exception, GROUP_EXCEPTIONS));
    bool done =
        report_body(report, exception, "Exception Group Traceback (most recent call last):\n",
                    is_outermost ? "+ " : "| ") &&
        report_members(report, members);
    ou_drop(report->builder.rt, members);
    if (is_outermost) report->group_depth = 0;
    return done;
}

static bool report_one(Report *report, OuRef exception) {
    OuRuntime *rt = report->builder.rt;
    if (!ou_has_type(rt, exception, rt->exceptions[OU_EXC_BaseExceptionGroup]) ||
        !ou_is_tuple(*ou_exception_field(exception, GROUP_EXCEPTIONS)))
        return report_body(report, exception, "Traceback (most recent call last):\n", "| ");
    if (report->group_depth > GROUP_DEPTH_MAX)
        return emit(report, "... (max_group_depth is 10)\n");
    return report_group(report, exception);
}

/* ---- the chain ---- */

static bool was_seen(const Report *report, OuRef exception) {
    for (size_t i = 0; i < report->seen.count; i++) {
        if (report->seen.items[i] == exception) return true;
    }
    return false;
}

/* The exception that came before, borrowed, and the sentence between the two; OU_UNDEF if there
 * is none to be told about. */
static OuRef find_earlier(const Report *report, OuRef exception, const char **sentence) {
    const OuException *e = ou_as_exception(exception);
    *sentence = CAUSE_SENTENCE;
    if (!ou_is_undef(e->cause) && !was_seen(report, e->cause)) return e->cause;
    *sentence = CONTEXT_SENTENCE;
    if (!ou_is_undef(e->context) && !e->suppress_context && !was_seen(report, e->context))
        return e->context;
    return OU_UNDEF;
}

static bool report_chain(Report *report, OuRef exception) {
    OuRuntime *rt = report->builder.rt;
    OU_BUFFER(const char *) sentences = {0};
    size_t first = report->seen.count;
    bool done = true;
    // The newest is found first and told last.
    for (OuRef step = exception; done && !ou_is_undef(step);) {
        const char *sentence;
        done = OU_BUFFER_PUSH(&rt->heap, &report->seen, step);
        step = find_earlier(report, step, &sentence);
        done =
            done && OU_BUFFER_PUSH(&rt->heap, &sentences, ou_is_undef(step) ? NULL : sentence);
    }
    if (!done) ou_raise_memory(rt);
    for (size_t i = sentences.count; done && i-- > 0;) {
        if (sentences.items[i] != NULL) done = emit(report, sentences.items[i]);
        done = done && report_one(report, report->seen.items[first + i]);
    }
    OU_BUFFER_FINISH(&rt->heap, &sentences);
    return done;
}

OuValue ou_exception_report(OuRuntime *rt, OuRef exception) {
    Report report = {0};
    ou_str_builder_begin(&report.builder, rt);
    bool done = report_chain(&report, exception);
    OU_BUFFER_FINISH(&rt->heap, &report.seen);
    if (done) return ou_str_builder_end(&report.builder);
    ou_str_builder_abandon(&report.builder);
    return OU_ERROR;
}
