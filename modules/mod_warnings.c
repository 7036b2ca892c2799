/* Module _warnings: the machinery below the library's module warnings. */
#include "modules/modules.h"
#include "objects/int.h"
#include "objects/source.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/warnings.h"

/* The class to warn with: that of `message` if it is a warning. NULL: TypeError. */
static OuRef warning_class(OuRuntime *rt, OuRef message, OuRef category) {
    if (ou_has_type(rt, message, rt->exceptions[OU_EXC_Warning]))
        return ou_ref(ou_type_of(rt, message));
    if (ou_is_undef(category) || ou_is_none(category))
        return ou_ref(rt->exceptions[OU_EXC_UserWarning]);
    OuTruth right = OU_TRUTH_NO;
    if (ou_is_type(category))
        right = ou_is_subclass(rt, category, ou_ref(rt->exceptions[OU_EXC_Warning]));
    if (right == OU_TRUTH_YES) return category;
    if (right == OU_TRUTH_NO)
        ou_raise(rt, OU_EXC_TypeError, "category must be a Warning subclass, not '%T'",
                 category);
    return OU_ERROR;
}

static bool check_prefixes(OuRuntime *rt, OuRef prefixes) {
    if (!ou_is_tuple(prefixes))
        return ou_fail(rt, OU_EXC_TypeError,
                       "warn() argument 'skip_file_prefixes' must be tuple, not %T", prefixes);
    for (size_t i = 0; i < ou_tuple_count(prefixes); i++) {
        if (!ou_is_str(ou_tuple_peek(prefixes, i)))
            return ou_fail(rt, OU_EXC_TypeError, "Found non-str '%T' in skip_file_prefixes.",
                           ou_tuple_peek(prefixes, i));
    }
    return true;
}

static OuValue warnings_warn(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuRef prefixes = args[4];
    int64_t level = 1;
    OuRef category = warning_class(rt, args[0], args[1]);
    if (ou_is_error(category)) return OU_ERROR;
    if (!ou_is_undef(args[2]) && !ou_index_as_int64(rt, args[2], true, &level)) return OU_ERROR;
    if (!ou_is_undef(prefixes)) {
        if (!check_prefixes(rt, prefixes)) return OU_ERROR;
        if (ou_tuple_count(prefixes) == 0)
            prefixes = OU_UNDEF;
        else if (level < 2)
            level = 2;
    }
    return ou_warn_at(rt, category, args[0], level, args[3], prefixes) ? OU_NONE : OU_ERROR;
}

static OuValue warnings_warn_explicit(OuRuntime *rt, OuRef self, const OuRef *args,
                                      size_t argc) {
    OuWarning warning = {.message = args[0],
                         .filename = args[2],
                         .module = args[4],
                         .registry = args[5],
                         .source_line = OU_UNDEF,
                         .source = args[7]};
    if (!ou_is_str(args[2]))
        return ou_raise(rt, OU_EXC_TypeError,
                        "warn_explicit() argument 'filename' must be str, not %T", args[2]);
    if (!ou_index_as_int64(rt, args[3], true, &warning.line)) return OU_ERROR;
    warning.category = warning_class(rt, args[0], args[1]);
    if (ou_is_error(warning.category)) return OU_ERROR;
    return ou_warn_explicit(rt, &warning) ? OU_NONE : OU_ERROR;
}

static OuValue warnings_filters_mutated(OuRuntime *rt, OuRef self, const OuRef *args,
                                        size_t argc) {
    ou_warnings_changed(rt);
    return OU_NONE;
}

static OuValue warnings_source_line(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t line;
    if (!ou_is_str(args[0])) return OU_NONE;
    if (!ou_index_as_int64(rt, args[1], true, &line)) return OU_ERROR;
    if (line < 1 || line > UINT32_MAX || ou_str_bytes(args[0])[0] == '<') return OU_NONE;
    OuValue text = ou_source_line(rt, args[0], (uint32_t)line);
    return ou_is_undef(text) ? OU_NONE : text;
}

static const OuMethodRow warnings_functions[] = {
    OU_ROW_NAMED("warn", warnings_warn, 1, 4,
                 "message category stacklevel source * skip_file_prefixes",
                 "warn(message, category=None, stacklevel=1, source=None, *, "
                 "skip_file_prefixes=())\n\nIssue a warning, or maybe ignore it or raise an "
                 "exception."),
    OU_ROW_NAMED("warn_explicit", warnings_warn_explicit, 4, 8,
                 "message category filename lineno module registry module_globals source",
                 "warn_explicit(message, category, filename, lineno, module=None, "
                 "registry=None, module_globals=None, source=None)\n\nIssue a warning at a "
                 "given place."),
    OU_ROW("_filters_mutated", warnings_filters_mutated, 0, 0,
           "_filters_mutated()\n\nForget which warnings were shown."),
    OU_ROW("_source_line", warnings_source_line, 2, 2,
           "_source_line(filename, lineno)\n\nThe line of a source file, or None."),
    {0},
};

static bool warnings_init(OuRuntime *rt, OuRef module) {
    OuRef filters = ou_warnings_filters(rt), once = ou_warnings_once(rt);
    OuRef action = ou_warnings_default(rt);
    if (ou_is_error(filters) || ou_is_error(once) || ou_is_error(action)) return false;
    return ou_module_add_take(rt, module, "filters", ou_own(filters)) &&
           ou_module_add_take(rt, module, "_onceregistry", ou_own(once)) &&
           ou_module_add_take(rt, module, "_defaultaction", ou_own(action));
}

extern const OuModuleSpec ou_warnings_module;
const OuModuleSpec ou_warnings_module = {
    .name = "_warnings",
    .doc = "_warnings provides basic warning filtering support.",
    .functions = warnings_functions,
    .init = warnings_init,
};
