/* Sorting the arguments of native functions into their parameters.
 *
 * Parameters are named by a string, "a b / c * key reverse". Everything here but the first
 * lines of ou_parse_arguments runs only when keywords were given or something is wrong; the
 * order of the checks decides which of several mistakes is reported. */
#include "objects/error.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/suggestions.h"
#include "objects/tuple.h"

#define MAX_PARAMETERS 24

typedef struct Parameters {
    const char *names[MAX_PARAMETERS];
    size_t sizes[MAX_PARAMETERS];
    size_t count;
    size_t positional_only; /* those before "/" */
} Parameters;

static void parameters_read(Parameters *list, const char *text) {
    list->count = list->positional_only = 0;
    while (*text != '\0') {
        const char *end = text + strcspn(text, " ");
        size_t size = (size_t)(end - text);
        if (size == 1 && *text == '/') {
            list->positional_only = list->count;
        } else if (size != 1 || *text != '*') {
            OU_ASSERT(list->count < MAX_PARAMETERS);
            list->names[list->count] = text;
            list->sizes[list->count++] = size;
        }
        text = *end == ' ' ? end + 1 : end;
    }
}

size_t ou_parameter_count(const char *parameters) {
    const char *text = parameters;
    size_t count = 0;
    while (*text != '\0') {
        const char *end = text + strcspn(text, " ");
        count += end - text != 1 || (*text != '/' && *text != '*');
        text = *end == ' ' ? end + 1 : end;
    }
    return count;
}

static bool parameter_is(const Parameters *list, size_t index, OuRef name) {
    const OuStr *str = ou_as_str(name);
    return str->size == list->sizes[index] &&
           memcmp(str->bytes, list->names[index], str->size) == 0;
}

static const char *plural(size_t count) {
    return count == 1 ? "" : "s";
}

/* The complaints about how many there are; true if there is none. */
static bool check_counts(OuRuntime *rt, const char *name, const Parameters *list, size_t min,
                         size_t max, size_t argc, size_t keywords) {
    size_t given = argc + keywords;
    if (given > list->count)
        return ou_fail(rt, OU_EXC_TypeError, "%s() takes at most %zu %sargument%s (%zu given)",
                       name, list->count, argc == 0 ? "keyword " : "", plural(list->count),
                       given);
    if (argc > max) {
        if (max == 0)
            return ou_fail(rt, OU_EXC_TypeError, "%s() takes no positional arguments", name);
        return ou_fail(rt, OU_EXC_TypeError,
                       "%s() takes %s %zu positional argument%s (%zu given)", name,
                       min < max ? "at most" : "exactly", max, plural(max), argc);
    }
    size_t required = min < list->positional_only ? min : list->positional_only;
    if (argc < required)
        return ou_fail(
            rt, OU_EXC_TypeError, "%s() takes %s %zu positional argument%s (%zu given)", name,
            required < max ? "at least" : "exactly", required, plural(required), argc);
    return true;
}

static OuRef find_keyword(const Parameters *list, size_t index, const OuRef *values,
                          OuRef names, size_t keywords) {
    for (size_t i = 0; i < keywords; i++) {
        if (parameter_is(list, index, ou_tuple_peek(names, i))) return values[i];
    }
    return OU_UNDEF;
}

/* No parameter is called `keyword`; perhaps one that is like it was meant. */
static bool complain_about_name(OuRuntime *rt, const char *name, const Parameters *list,
                                OuRef keyword) {
    OuValue candidates = ou_list_new(rt, 0);
    bool done = !ou_is_error(candidates);
    for (size_t i = list->positional_only; done && i < list->count; i++) {
        OuValue candidate = ou_str_new(rt, list->names[i], list->sizes[i]);
        done = !ou_is_error(candidate) && ou_list_append_take(rt, candidates, candidate);
    }
    if (done) {
        OuRef nearest =
            ou_suggestion_nearest(candidates, ou_str_bytes(keyword), ou_as_str(keyword)->size);
        if (ou_is_undef(nearest))
            ou_raise(rt, OU_EXC_TypeError, "%s() got an unexpected keyword argument '%U'", name,
                     keyword);
        else
            ou_raise(rt, OU_EXC_TypeError,
                     "%s() got an unexpected keyword argument '%U'. Did you mean '%U'?", name,
                     keyword, nearest);
    }
    ou_drop(rt, candidates);
    return false;
}

/* Some keyword has found no place: say which, and why. */
static bool complain_about_keyword(OuRuntime *rt, const char *name, const Parameters *list,
                                   size_t argc, OuRef names) {
    for (size_t i = 0; i < ou_tuple_count(names); i++) {
        OuRef keyword = ou_tuple_peek(names, i);
        size_t place = list->positional_only;
        while (place < list->count && !parameter_is(list, place, keyword))
            place++;
        if (place == list->count) return complain_about_name(rt, name, list, keyword);
        if (place < argc)
            return ou_fail(rt, OU_EXC_TypeError,
                           "argument for %s() given by name ('%U') and position (%zu)", name,
                           keyword, place + 1);
    }
    OU_UNREACHABLE();
}

static bool sort_arguments(OuRuntime *rt, const char *name, const char *parameters, size_t min,
                           size_t max, const OuRef *args, size_t argc, OuRef names,
                           OuRef *slots) {
    Parameters list;
    parameters_read(&list, parameters);
    size_t keywords = ou_is_undef(names) ? 0 : ou_tuple_count(names);
    for (size_t i = 0; i < keywords; i++) {
        if (!ou_is_str(ou_tuple_peek(names, i)))
            return ou_fail(rt, OU_EXC_TypeError, "keywords must be strings");
    }
    const OuRef *values = args + argc;
    if (max == OU_ANY_COUNT)
        argc = 0;
    else if (!check_counts(rt, name, &list, min, max, argc, keywords))
        return false;

    size_t used = 0;
    for (size_t i = 0; i < list.count; i++) {
        slots[i] = i < argc ? args[i] : OU_UNDEF;
        if (i < argc || i < list.positional_only) continue;
        if (used < keywords) slots[i] = find_keyword(&list, i, values, names, keywords);
        if (!ou_is_undef(slots[i])) {
            used++;
        } else if (i < min) {
            OuValue missing = ou_str_new(rt, list.names[i], list.sizes[i]);
            if (!ou_is_error(missing))
                ou_raise(rt, OU_EXC_TypeError, "%s() missing required argument '%U' (pos %zu)",
                         name, missing, i + 1);
            ou_drop(rt, missing);
            return false;
        }
    }
    return used == keywords || complain_about_keyword(rt, name, &list, argc, names);
}

bool ou_parse_arguments(OuRuntime *rt, const char *name, const char *parameters, size_t min,
                        size_t max, const OuRef *args, size_t argc, OuRef names, OuRef *slots) {
    if (!ou_is_undef(names) || argc < min || argc > max || max == OU_ANY_COUNT)
        return sort_arguments(rt, name, parameters, min, max, args, argc, names, slots);
    size_t count = ou_parameter_count(parameters);
    for (size_t i = 0; i < count; i++)
        slots[i] = i < argc ? args[i] : OU_UNDEF;
    return true;
}

bool ou_check_arguments(OuRuntime *rt, const char *name, size_t min, size_t max, size_t argc,
                        OuRef names) {
    if (!ou_is_undef(names) && ou_tuple_count(names) > 0)
        return ou_fail(rt, OU_EXC_TypeError, "%s() takes no keyword arguments", name);
    if (argc >= min && (argc <= max || max == OU_ANY_COUNT)) return true;
    size_t bound = argc < min ? min : max;
    return ou_fail(rt, OU_EXC_TypeError, "%s expected %s%zu argument%s, got %zu", name,
                   min == max   ? ""
                   : argc < min ? "at least "
                                : "at most ",
                   bound, plural(bound), argc);
}

bool ou_check_power_arguments(OuRuntime *rt, const char *name, size_t argc, OuRef names) {
    if (!ou_is_undef(names) && ou_tuple_count(names) > 0)
        return ou_fail(rt, OU_EXC_TypeError, "wrapper %s() takes no keyword arguments", name);
    return argc == 1 || argc == 2 ||
           ou_fail(rt, OU_EXC_TypeError, "expected 1 or 2 arguments, got %zu", argc);
}
