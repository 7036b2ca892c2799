/* Warnings, from the place that warns to the text on stderr.
 *
 *     ou_warn, ou_warn_at   find the place: a frame, its module, its registry
 *     ou_warn_explicit      was it shown before? what do the filters say? show it, or raise it
 *
 * A filter is a tuple (action, message, category, module, line). The first one that fits says
 * what to do. `message` and `module` are None, a text to be equal to, or a regular expression.
 *
 * A registry is a dict, usually the global `__warningregistry__` of the module that warns. Its
 * keys are (text, category, line); what is in it is not shown again. Under "version" it holds
 * the number of the filters' last change that it knows. */
#include "objects/warnings.h"

#include <stdarg.h>
#include <string.h>

#include "objects/dict.h"
#include "objects/error.h"
#include "objects/exception.h"
#include "objects/frame.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/source.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- the runtime's own filters ---- */

/* Add (action, None, category, module or None, 0). */
static bool add_filter(OuRuntime *rt, OuRef list, const char *action,
                       enum OuExceptionIndex category, const char *module) {
    OuValue action_name = ou_str_from_string(rt, action), filter = OU_ERROR;
    OuValue module_name = module == NULL ? OU_NONE : ou_str_from_string(rt, module);
    if (!ou_is_error(action_name) && !ou_is_error(module_name)) {
        OuRef items[5] = {action_name, OU_NONE, ou_ref(rt->exceptions[category]), module_name,
                          ou_from_small_int(0)};
        filter = ou_tuple_from_array(rt, items, 5);
    }
    ou_drop(rt, action_name);
    ou_drop(rt, module_name);
    return !ou_is_error(filter) && ou_list_append_take(rt, list, filter);
}

OuRef ou_warnings_filters(OuRuntime *rt) {
    if (!ou_is_undef(rt->warning_filters)) return rt->warning_filters;
    OuValue list = ou_list_new(rt, 0);
    if (ou_is_error(list)) return OU_ERROR;
    bool done = add_filter(rt, list, "default", OU_EXC_DeprecationWarning, "__main__") &&
                add_filter(rt, list, "ignore", OU_EXC_DeprecationWarning, NULL) &&
                add_filter(rt, list, "ignore", OU_EXC_PendingDeprecationWarning, NULL) &&
                add_filter(rt, list, "ignore", OU_EXC_ImportWarning, NULL) &&
                add_filter(rt, list, "ignore", OU_EXC_ResourceWarning, NULL);
    if (!done) {
        ou_drop(rt, list);
        return OU_ERROR;
    }
    rt->warning_filters = list;
    return rt->warning_filters;
}

OuRef ou_warnings_once(OuRuntime *rt) {
    if (ou_is_undef(rt->warning_once)) {
        OuValue dict = ou_dict_new(rt);
        if (ou_is_error(dict)) return OU_ERROR;
        rt->warning_once = dict;
    }
    return rt->warning_once;
}

OuRef ou_warnings_default(OuRuntime *rt) {
    if (ou_is_undef(rt->warning_default)) {
        OuValue text = ou_str_from_string(rt, "default");
        if (ou_is_error(text)) return OU_ERROR;
        rt->warning_default = text;
    }
    return rt->warning_default;
}

void ou_warnings_changed(OuRuntime *rt) {
    rt->warning_version++;
}

void ou_warnings_finish(OuRuntime *rt) {
    ou_clear(rt, &rt->warning_filters);
    ou_clear(rt, &rt->warning_once);
    ou_clear(rt, &rt->warning_default);
}

/* What the module `warnings` has under this name if it was imported: owned, or OU_UNDEF. */
static OuValue find_in_module(OuRuntime *rt, const char *name) {
    if (!ou_is_dict(rt->modules)) return OU_UNDEF;
    OuRef module = ou_dict_peek_string(rt, rt->modules, "warnings");
    if (ou_is_undef(module) || ou_is_none(module)) return OU_UNDEF;
    OuValue held = ou_own(module), text = ou_str_from_string(rt, name), found = OU_ERROR;
    if (!ou_is_error(text)) found = ou_find_attribute(rt, held, text);
    ou_drop(rt, text);
    ou_drop(rt, held);
    return found;
}

static OuValue module_or_own(OuRuntime *rt, const char *name, OuRef (*own)(OuRuntime *)) {
    OuValue found = find_in_module(rt, name);
    return ou_is_undef(found) ? ou_own(own(rt)) : found;
}

/* ---- one warning at work ---- */

typedef struct Case {
    const OuWarning *given;
    OuValue text;     /* str(message) */
    OuValue instance; /* of the category */
    OuValue category;
    OuValue module;
    OuValue key; /* in the registry */
} Case;

static void case_end(OuRuntime *rt, Case *c) {
    ou_drop(rt, c->text);
    ou_drop(rt, c->instance);
    ou_drop(rt, c->category);
    ou_drop(rt, c->module);
    ou_drop(rt, c->key);
}

/* The module's name made from that of the file. */
static OuValue module_of_file(OuRuntime *rt, OuRef filename) {
    const OuStr *name = ou_as_str(filename);
    if (name->size == 0) return ou_str_from_string(rt, "<unknown>");
    if (name->size >= 3 && memcmp(name->bytes + name->size - 3, ".py", 3) == 0)
        return ou_str_slice(rt, filename, 0, name->length - 3);
    return ou_own(filename);
}

static bool case_begin(OuRuntime *rt, Case *c, const OuWarning *warning) {
    *c = (Case){warning, OU_UNDEF, OU_UNDEF, OU_UNDEF, OU_UNDEF, OU_UNDEF};
    bool has_module = !ou_is_undef(warning->module);
    c->module = has_module ? ou_own(warning->module) : module_of_file(rt, warning->filename);
    if (ou_is_error(c->module)) return false;
    if (ou_has_type(rt, warning->message, rt->exceptions[OU_EXC_Warning])) {
        c->instance = ou_own(warning->message);
        c->text = ou_str(rt, warning->message);
        c->category = ou_own(ou_ref(ou_type_of(rt, warning->message)));
    } else {
        c->category = ou_own(warning->category);
        c->text = ou_own(warning->message);
        c->instance = ou_call1(rt, warning->category, warning->message);
    }
    if (ou_is_error(c->text) || ou_is_error(c->instance)) return false;
    OuRef items[3] = {c->text, c->category, ou_from_small_int(warning->line)};
    c->key = ou_tuple_from_array(rt, items, 3);
    return !ou_is_error(c->key);
}

/* ---- registries ---- */

/* Was `key` entered since the filters' last change? If not and `enter`, it is now. */
static OuTruth was_warned(OuRuntime *rt, OuRef registry, OuRef key, bool enter) {
    OuValue version = ou_dict_find(rt, registry, rt->names.version);
    if (ou_is_error(version)) return OU_TRUTH_FAILED;
    OuRef now = ou_from_small_int((int64_t)rt->warning_version);
    bool is_void = ou_is_undef(version) || (OuRef)version != now;
    ou_drop(rt, version);
    if (is_void) {
        ou_dict_clear(rt, registry);
        if (!ou_dict_set(rt, registry, rt->names.version, now)) return OU_TRUTH_FAILED;
    } else {
        OuValue found = ou_dict_find(rt, registry, key);
        if (ou_is_error(found)) return OU_TRUTH_FAILED;
        OuTruth known = ou_is_undef(found) ? OU_TRUTH_NO : ou_truth(rt, found);
        ou_drop(rt, found);
        if (known != OU_TRUTH_NO) return known;
    }
    if (enter && !ou_dict_set(rt, registry, key, OU_TRUE)) return OU_TRUTH_FAILED;
    return OU_TRUTH_NO;
}

/* ---- filters ---- */

/* Does a filter's `pattern` fit `text`? */
static OuTruth fits_text(OuRuntime *rt, OuRef pattern, OuRef text) {
    if (ou_is_none(pattern)) return OU_TRUTH_YES;
    if (ou_is_exact_str(pattern)) return ou_equal(rt, pattern, text);
    OuValue match = ou_call_method_string(rt, pattern, "match", &text, 1);
    if (ou_is_error(match)) return OU_TRUTH_FAILED;
    OuTruth found = ou_truth(rt, match);
    ou_drop(rt, match);
    return found;
}

static OuTruth fits(OuRuntime *rt, OuRef filter, const Case *c) {
    int64_t line;
    OuTruth answer = ou_is_subclass(rt, c->category, ou_tuple_peek(filter, 2));
    if (answer != OU_TRUTH_YES) return answer;
    answer = fits_text(rt, ou_tuple_peek(filter, 1), c->text);
    if (answer != OU_TRUTH_YES) return answer;
    answer = fits_text(rt, ou_tuple_peek(filter, 3), c->module);
    if (answer != OU_TRUTH_YES) return answer;
    if (!ou_index_as_int64(rt, ou_tuple_peek(filter, 4), false, &line)) return OU_TRUTH_FAILED;
    return ou_truth_from(line == 0 || line == c->given->line);
}

/* The action of the first filter that fits, OU_UNDEF if none does; `item` is that filter. */
static OuValue filtered_action(OuRuntime *rt, const Case *c, OuValue *item) {
    OuValue filters = module_or_own(rt, "filters", ou_warnings_filters), action = OU_UNDEF;
    if (ou_is_error(filters)) return OU_ERROR;
    if (!ou_is_list(filters)) {
        action = ou_raise(rt, OU_EXC_ValueError, "warnings.filters must be a list");
        goto done;
    }
    for (size_t i = 0; i < ou_as_list(filters)->count; i++) {
        OuValue filter = ou_own(ou_as_list(filters)->items[i]);
        if (!ou_is_tuple(filter) || ou_tuple_count(filter) != 5) {
            ou_drop(rt, filter);
            action =
                ou_raise(rt, OU_EXC_ValueError, "warnings.filters item %zu isn't a 5-tuple", i);
            goto done;
        }
        OuTruth answer = fits(rt, filter, c);
        if (answer == OU_TRUTH_YES) {
            action = ou_own(ou_tuple_peek(filter, 0));
            *item = filter;
            goto done;
        }
        ou_drop(rt, filter);
        if (answer == OU_TRUTH_FAILED) {
            action = OU_ERROR;
            goto done;
        }
    }
done:
    ou_drop(rt, filters);
    return action;
}

/* What to do, as a str; owned. */
static OuValue find_action(OuRuntime *rt, const Case *c, OuValue *item) {
    OuValue action = filtered_action(rt, c, item);
    if (ou_is_undef(action)) action = module_or_own(rt, "defaultaction", ou_warnings_default);
    if (ou_is_error(action) || ou_is_str(action)) return action;
    ou_raise(rt, OU_EXC_TypeError, "action must be a string, not '%T'", (OuRef)action);
    ou_drop(rt, action);
    return OU_ERROR;
}

/* ---- showing ---- */

/* Behind a warning about an object: where that was made is not known. Takes the text. */
static OuValue add_origin_take(OuRuntime *rt, const Case *c, OuValue text) {
    if (ou_is_error(text) || ou_is_undef(c->given->source)) return text;
    OuValue longer =
        ou_format(rt, "%U%U: Enable tracemalloc to get the object allocation traceback\n",
                  (OuRef)text, ou_as_type(c->category)->name);
    ou_drop(rt, text);
    return longer;
}

/* "file:1: UserWarning: text\n  source line\n" */
static OuValue format_warning(OuRuntime *rt, const Case *c) {
    const OuWarning *given = c->given;
    OuValue line = OU_UNDEF;
    if (ou_is_str(given->source_line))
        line = ou_own(given->source_line);
    else if (given->line > 0 && given->line <= UINT32_MAX &&
             ou_str_bytes(given->filename)[0] != '<')
        line = ou_source_line(rt, given->filename, (uint32_t)given->line);
    OuRef name = ou_as_type(c->category)->name;
    OuValue text = OU_ERROR;
    if (ou_is_undef(line)) {
        text = ou_format(rt, "%U:%lld: %U: %U\n", given->filename, (long long)given->line, name,
                         (OuRef)c->text);
    } else {
        OuValue bare = ou_call_method_string(rt, line, "strip", NULL, 0);
        if (!ou_is_error(bare))
            text = ou_format(rt, "%U:%lld: %U: %U\n  %U\n", given->filename,
                             (long long)given->line, name, (OuRef)c->text, (OuRef)bare);
        ou_drop(rt, bare);
    }
    ou_drop(rt, line);
    return add_origin_take(rt, c, text);
}

/* Let the module `warnings` show it: warnings._showwarnmsg(WarningMessage(...)). */
static bool show_by_module(OuRuntime *rt, const Case *c, OuRef show) {
    const OuWarning *given = c->given;
    OuValue class = find_in_module(rt, "WarningMessage"), message = OU_ERROR, result = OU_ERROR;
    if (ou_is_undef(class))
        class = ou_raise(rt, OU_EXC_RuntimeError, "unable to get warnings.WarningMessage");
    if (ou_is_error(class)) return false;
    OuRef args[7] = {c->instance,
                     c->category,
                     given->filename,
                     ou_from_small_int(given->line),
                     OU_NONE,
                     OU_NONE,
                     ou_is_undef(given->source) ? OU_NONE : given->source};
    message = ou_call(rt, class, args, 7);
    if (!ou_is_error(message)) result = ou_call1(rt, show, message);
    bool done = !ou_is_error(result);
    ou_drop(rt, result);
    ou_drop(rt, message);
    ou_drop(rt, class);
    return done;
}

static bool show(OuRuntime *rt, const Case *c) {
    OuValue shower = find_in_module(rt, "_showwarnmsg");
    if (ou_is_error(shower)) return false;
    if (!ou_is_undef(shower)) {
        bool done = show_by_module(rt, c, shower);
        ou_drop(rt, shower);
        return done;
    }
    OuValue text = format_warning(rt, c);
    if (ou_is_error(text)) return false;
    ou_write_to_stderr(rt, text);
    ou_drop(rt, text);
    return true;
}

/* ---- deciding ---- */

typedef enum { DECIDE_SHOW, DECIDE_DROP, DECIDE_FAILED } Decision;

static Decision decide_by(OuTruth was_warned_before) {
    return was_warned_before == OU_TRUTH_NO    ? DECIDE_SHOW
           : was_warned_before == OU_TRUTH_YES ? DECIDE_DROP
                                               : DECIDE_FAILED;
}

/* Once per text and category, in a registry of its own or in the module's. */
static Decision decide_once(OuRuntime *rt, const Case *c, OuRef registry, bool with_line) {
    OuRef items[3] = {c->text, c->category, ou_from_small_int(0)};
    OuValue key = ou_tuple_from_array(rt, items, with_line ? 3 : 2);
    if (ou_is_error(key)) return DECIDE_FAILED;
    Decision decision = decide_by(was_warned(rt, registry, key, true));
    ou_drop(rt, key);
    return decision;
}

static Decision decide(OuRuntime *rt, const Case *c, OuRef action, OuRef item) {
    OuRef registry = c->given->registry;
    bool remembers = ou_is_dict(registry);
    if (ou_str_equals_string(action, "error")) {
        ou_raise_object(rt, c->instance);
        return DECIDE_FAILED;
    }
    if (ou_str_equals_string(action, "ignore")) return DECIDE_DROP;
    if (ou_str_equals_string(action, "always") || ou_str_equals_string(action, "all"))
        return DECIDE_SHOW;
    if (remembers && !ou_dict_set(rt, registry, c->key, OU_TRUE)) return DECIDE_FAILED;
    if (ou_str_equals_string(action, "default")) return DECIDE_SHOW;
    if (ou_str_equals_string(action, "once")) {
        OuValue once =
            remembers ? ou_own(registry) : module_or_own(rt, "onceregistry", ou_warnings_once);
        Decision decision = DECIDE_FAILED;
        if (!ou_is_error(once)) decision = decide_once(rt, c, once, false);
        ou_drop(rt, once);
        return decision;
    }
    if (ou_str_equals_string(action, "module"))
        return remembers ? decide_once(rt, c, registry, true) : DECIDE_SHOW;
    ou_raise(rt, OU_EXC_RuntimeError, "Unrecognized action (%R) in warnings.filters:\n %R",
             action, ou_is_undef(item) ? OU_NONE : item);
    return DECIDE_FAILED;
}

bool ou_warn_explicit(OuRuntime *rt, const OuWarning *warning) {
    Case c;
    OuValue action = OU_UNDEF, item = OU_UNDEF;
    bool done = false;
    OuRef registry = warning->registry;
    if (!ou_is_undef(registry) && !ou_is_none(registry) && !ou_is_dict(registry))
        return ou_fail(rt, OU_EXC_TypeError, "'registry' must be a dict or None");
    // Nobody wants to hear of a program's own importing.
    if (ou_is_none(warning->module)) return true;
    if (!case_begin(rt, &c, warning)) goto done;
    if (ou_is_dict(registry)) {
        OuTruth known = was_warned(rt, registry, c.key, false);
        done = known == OU_TRUTH_YES;
        if (known != OU_TRUTH_NO) goto done;
    }
    action = find_action(rt, &c, &item);
    if (ou_is_error(action)) goto done;
    switch (decide(rt, &c, action, item)) {
    case DECIDE_SHOW:
        done = show(rt, &c);
        break;
    case DECIDE_DROP:
        done = true;
        break;
    case DECIDE_FAILED:
        break;
    }
done:
    ou_drop(rt, action);
    ou_drop(rt, item);
    case_end(rt, &c);
    return done;
}

/* ---- the place of a frame ---- */

static bool is_skipped(OuRef filename, OuRef prefixes) {
    for (size_t i = 0; !ou_is_undef(prefixes) && i < ou_tuple_count(prefixes); i++) {
        const OuStr *prefix = ou_as_str(ou_tuple_peek(prefixes, i));
        if (strncmp(ou_str_bytes(filename), prefix->bytes, prefix->size) == 0) return true;
    }
    return false;
}

/* The frame that counts as `level` out, owned, or OU_UNDEF. */
static OuValue find_frame(OuRuntime *rt, int64_t level, OuRef prefixes) {
    if (rt->frame_at == NULL) return OU_UNDEF;
    OuValue frame = rt->frame_at(rt, 0);
    for (; level > 1 && ou_is_object(frame); level--) {
        do {
            ou_replace_take(rt, &frame, ou_own(ou_as_frame(frame)->back));
        } while (ou_is_object(frame) &&
                 is_skipped(ou_as_frame(frame)->code->filename, prefixes));
    }
    return frame;
}

/* globals.setdefault("__warningregistry__", {}): owned. */
static OuValue find_registry(OuRuntime *rt, OuRef globals) {
    OuRef name = rt->names.dunder_warningregistry;
    OuValue found = ou_dict_find(rt, globals, name);
    if (!ou_is_undef(found)) return found;
    found = ou_dict_new(rt);
    if (!ou_is_error(found) && ou_dict_set(rt, globals, name, found)) return found;
    ou_drop(rt, found);
    return OU_ERROR;
}

bool ou_warn_at(OuRuntime *rt, OuRef category, OuRef message, int64_t level, OuRef source,
                OuRef prefixes) {
    OuValue frame = find_frame(rt, level, prefixes);
    if (ou_is_error(frame)) return false;
    OuWarning warning = {.category = category, .message = message, .source = source};
    warning.source_line = OU_UNDEF;
    OuValue globals = OU_UNDEF, filename = OU_ERROR, module = OU_ERROR, registry = OU_ERROR;
    if (ou_is_undef(frame)) {
        globals = ou_own(rt->sys_dict);
        filename = ou_str_from_string(rt, "<sys>");
    } else {
        OuFrameObject *object = ou_as_frame(frame);
        if (object->running != NULL) rt->refresh_frame(rt, object);
        globals = ou_own(object->globals);
        filename = ou_own(object->code->filename);
        warning.line = ou_code_line(object->code, object->place);
    }
    bool done = false;
    if (ou_is_error(filename)) goto done;
    if (!ou_is_dict(globals)) {
        done = true; // a runtime without sys, as unit tests have it: nobody listens
        goto done;
    }
    module = ou_own(ou_dict_peek_str(rt, globals, rt->names.dunder_name));
    if (!ou_is_str(module) && !ou_is_none(module))
        ou_replace_take(rt, &module, ou_str_from_string(rt, "<string>"));
    registry = find_registry(rt, globals);
    if (ou_is_error(module) || ou_is_error(registry)) goto done;
    warning.filename = filename;
    warning.module = module;
    warning.registry = registry;
    done = ou_warn_explicit(rt, &warning);
done:
    ou_drop(rt, registry);
    ou_drop(rt, module);
    ou_drop(rt, filename);
    ou_drop(rt, globals);
    ou_drop(rt, frame);
    return done;
}

bool ou_warn_strict_subclass(OuRuntime *rt, OuRef owner, const char *method, const char *type,
                             OuRef answer) {
    OuValue name =
        ou_is_undef(owner) ? ou_str_from_string(rt, "") : ou_format(rt, "%T.", owner);
    if (ou_is_error(name)) return false;
    bool done =
        ou_warn(rt, OU_EXC_DeprecationWarning, 1,
                "%U%s returned non-%s (type %T).  The ability to return an instance of a "
                "strict subclass of %s is deprecated, and may be removed in a future "
                "version of Python.",
                (OuRef)name, method, type, answer, type);
    ou_drop(rt, name);
    return done;
}

bool ou_warn(OuRuntime *rt, enum OuExceptionIndex category, int64_t level, const char *format,
             ...) {
    va_list arguments;
    va_start(arguments, format);
    OuValue text = ou_vformat(rt, format, arguments);
    va_end(arguments);
    if (ou_is_error(text)) return false;
    bool done =
        ou_warn_at(rt, ou_ref(rt->exceptions[category]), text, level, OU_UNDEF, OU_UNDEF);
    ou_drop(rt, text);
    return done;
}
