/* "Did you mean": the name that a program probably wanted.
 *
 * Names are compared by the cheapest way to turn one into the other: inserting, deleting or
 * replacing a byte costs MOVE, changing only its case CASE. A candidate counts if about a third
 * of the bytes or less must change; of equals the first wins. */
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/exception_private.h"
#include "objects/frame.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/protocol.h"
#include "objects/report_private.h"
#include "objects/tuple.h"

enum {
    COST_MOVE = 2,
    COST_CASE = 1,
    NAME_SIZE_MAX = 40, /* of what differs */
    CANDIDATES_MAX = 750,
};

/* ---- distance ---- */

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static size_t replacement_cost(char a, char b) {
    if (a == b) return 0;
    return lower(a) == lower(b) ? COST_CASE : COST_MOVE;
}

static size_t minimum(size_t a, size_t b) {
    return a < b ? a : b;
}

/* The distance of two names, or something above `limit` if it is more than that. */
static size_t name_distance(const char *a, size_t a_size, const char *b, size_t b_size,
                            size_t limit) {
    while (a_size > 0 && b_size > 0 && *a == *b)
        a++, b++, a_size--, b_size--;
    while (a_size > 0 && b_size > 0 && a[a_size - 1] == b[b_size - 1])
        a_size--, b_size--;
    if (a_size == 0 || b_size == 0) return (a_size + b_size) * COST_MOVE;
    if (a_size > NAME_SIZE_MAX || b_size > NAME_SIZE_MAX) return limit + 1;
    size_t difference = a_size > b_size ? a_size - b_size : b_size - a_size;
    if (difference * COST_MOVE > limit) return limit + 1;

    // row[i]: from the bytes of b dealt with so far to the first i + 1 bytes of a.
    size_t row[NAME_SIZE_MAX];
    for (size_t i = 0; i < a_size; i++)
        row[i] = (i + 1) * COST_MOVE;
    size_t result = 0;
    for (size_t j = 0; j < b_size; j++) {
        size_t diagonal = j * COST_MOVE, left = (j + 1) * COST_MOVE, least = SIZE_MAX;
        for (size_t i = 0; i < a_size; i++) {
            size_t replaced = diagonal + replacement_cost(b[j], a[i]);
            diagonal = row[i];
            left = minimum(replaced, minimum(left, diagonal) + COST_MOVE);
            row[i] = left;
            least = minimum(least, left);
        }
        if (least > limit) return limit + 1;
        result = left;
    }
    return result;
}

OuRef ou_suggestion_nearest(OuRef candidates, const char *name, size_t size) {
    const OuList *list = ou_as_list(candidates);
    if (list->count >= CANDIDATES_MAX) return OU_UNDEF;
    OuRef best = OU_UNDEF;
    size_t best_distance = SIZE_MAX;
    for (size_t i = 0; i < list->count; i++) {
        if (!ou_is_str(list->items[i])) continue;
        const OuStr *item = ou_as_str(list->items[i]);
        if (item->size == size && memcmp(item->bytes, name, size) == 0) continue;
        size_t limit = (size + item->size + 3) * COST_MOVE / 6;
        limit = minimum(limit, best_distance - 1);
        size_t distance = name_distance(name, size, item->bytes, item->size, limit);
        if (distance > limit || distance >= best_distance) continue;
        best = list->items[i];
        best_distance = distance;
    }
    return best;
}

/* ---- candidates ---- */

/* Add the keys of a dict that are strs. */
static bool add_keys(OuRuntime *rt, OuRef list, OuRef dict) {
    if (!ou_is_dict(dict)) return true;
    size_t position = 0;
    OuRef key, value;
    while (ou_dict_next(dict, &position, &key, &value)) {
        if (ou_is_str(key) && !ou_list_append(rt, list, key)) return false;
    }
    return true;
}

/* The variables of a function by its code: when its frame has gone. */
static bool add_variables(OuRuntime *rt, OuRef list, const OuCode *code) {
    if (!(code->flags & OU_CODE_OPTIMIZED)) return true;
    for (size_t i = 0; i < ou_tuple_count(code->local_names); i++) {
        OuRef name = ou_tuple_peek(code->local_names, i);
        if (ou_str_bytes(name)[0] != '.' && !ou_list_append(rt, list, name)) return false;
    }
    return true;
}

/* The entry for where the exception was raised, or NULL. */
static const OuTraceback *innermost_entry(OuRef exception) {
    OuRef step = ou_as_exception(exception)->traceback;
    if (ou_is_undef(step)) return NULL;
    while (!ou_is_undef(ou_as_traceback(step)->next))
        step = ou_as_traceback(step)->next;
    return ou_as_traceback(step);
}

/* Its local variables as a dict, borrowed, if its frame is known. */
static OuRef entry_locals(const OuTraceback *entry) {
    if (entry == NULL || !ou_is_frame(entry->frame)) return OU_UNDEF;
    OuRef locals = ou_as_frame(entry->frame)->locals;
    return ou_is_dict(locals) ? locals : OU_UNDEF;
}

/* The variable `self` of the innermost frame, borrowed, or OU_UNDEF. */
static OuRef entry_self(OuRuntime *rt, const OuTraceback *entry) {
    OuRef locals = entry_locals(entry);
    return ou_is_undef(locals) ? OU_UNDEF : ou_dict_peek_str(rt, locals, rt->names.self);
}

/* Is the code of `entry` that of a method of `object`, with a parameter `self`? Then the error
 * is most likely about that, even if the frame has gone. */
static bool is_method_of(OuRuntime *rt, const OuTraceback *entry, OuRef object) {
    if (entry == NULL || entry->code->argument_count == 0 ||
        ou_tuple_peek(entry->code->local_names, 0) != rt->names.self)
        return false;
    OuRef method = ou_type_lookup_peek(rt, ou_type_of(rt, object), entry->code->name);
    return !ou_is_undef(method) && ou_is_function(method) &&
           ou_as_function(method)->code == entry->code;
}

/* The names that the code of `entry` can use, in the order of its looking them up. */
static OuValue visible_names(OuRuntime *rt, const OuTraceback *entry) {
    OuValue list = ou_list_new(rt, 0);
    if (ou_is_error(list)) return OU_ERROR;
    OuRef locals = entry_locals(entry);
    OuRef builtins = rt->builtins;
    if (ou_is_dict(entry->globals)) {
        OuRef found = ou_dict_peek_str(rt, entry->globals, rt->names.dunder_builtins);
        if (ou_is_module(found)) builtins = ou_module_dict(found);
        if (ou_is_dict(found)) builtins = found;
    }
    bool done = (ou_is_undef(locals) ? add_variables(rt, list, entry->code)
                                     : add_keys(rt, list, locals)) &&
                add_keys(rt, list, entry->globals) && add_keys(rt, list, builtins);
    if (done) return list;
    ou_drop(rt, list);
    return OU_ERROR;
}

/* The names that object.__dir__() gives, sorted; a class's own __dir__ is for its instances. */
static OuValue attribute_names(OuRuntime *rt, OuRef object) {
    OuValue names = ou_call_method(rt, object, rt->names.dunder_dir, NULL, 0);
    if (ou_is_error(names) && ou_clear_exception_if(rt, OU_EXC_TypeError)) {
        OuValue method =
            ou_get_attribute(rt, ou_ref(ou_type_of(rt, object)), rt->names.dunder_dir);
        if (ou_is_error(method)) return OU_ERROR;
        names = ou_call1(rt, method, object);
        ou_drop(rt, method);
    }
    if (ou_is_error(names)) return OU_ERROR;
    OuValue list = ou_list_from_iterable(rt, names);
    ou_drop(rt, names);
    return list;
}

/* Those of the names that can be meant: strs, and names with an underscore only by one who
 * wrote one. */
static OuValue choose_names(OuRuntime *rt, OuRef names, bool with_underscores) {
    OuValue chosen = ou_list_new(rt, 0);
    if (ou_is_error(chosen)) return OU_ERROR;
    const OuList *list = ou_as_list(names);
    bool done = true;
    for (size_t i = 0; done && i < list->count; i++) {
        if (!ou_is_str(list->items[i])) continue;
        if (with_underscores || ou_str_bytes(list->items[i])[0] != '_')
            done = ou_list_append(rt, chosen, list->items[i]);
    }
    if (done && ou_list_sort(rt, chosen, OU_NONE, false)) return chosen;
    ou_drop(rt, chosen);
    return OU_ERROR;
}

static OuValue nearest_attribute(OuRuntime *rt, OuRef object, OuRef name,
                                 bool with_underscores) {
    OuValue names = attribute_names(rt, object);
    if (ou_is_error(names)) return OU_ERROR;
    OuValue chosen = choose_names(rt, names, with_underscores);
    ou_drop(rt, names);
    if (ou_is_error(chosen)) return OU_ERROR;
    OuValue best =
        ou_own(ou_suggestion_nearest(chosen, ou_str_bytes(name), ou_as_str(name)->size));
    ou_drop(rt, chosen);
    return best;
}

/* ---- by kind of exception: the suggestion as a str, OU_UNDEF or OU_ERROR ---- */

static OuValue suggest_attribute(OuRuntime *rt, OuRef exception, OuRef name) {
    OuRef object = *ou_exception_field(exception, ATTRIBUTE_OBJECT);
    if (ou_is_undef(object)) return OU_UNDEF;
    const OuTraceback *entry = innermost_entry(exception);
    bool is_own = entry_self(rt, entry) == object || is_method_of(rt, entry, object);
    return nearest_attribute(rt, object, name, ou_str_bytes(name)[0] == '_' || is_own);
}

static OuValue suggest_name(OuRuntime *rt, OuRef exception, OuRef name) {
    const OuTraceback *entry = innermost_entry(exception);
    if (entry == NULL) return OU_UNDEF;
    OuRef self = entry_self(rt, entry);
    if (ou_is_undef(self)) self = *ou_exception_field(exception, OU_NAME_ERROR_SELF);
    if (!ou_is_undef(self)) {
        OuValue held = ou_own(self);
        OuValue attribute = ou_find_attribute(rt, held, name);
        ou_drop(rt, held);
        bool is_there = !ou_is_undef(attribute) && !ou_is_error(attribute);
        ou_clear_exception(rt);
        ou_drop(rt, attribute);
        if (is_there) return ou_format(rt, "self.%U", name);
    }
    OuValue names = visible_names(rt, entry);
    if (ou_is_error(names)) return OU_ERROR;
    OuValue best =
        ou_own(ou_suggestion_nearest(names, ou_str_bytes(name), ou_as_str(name)->size));
    ou_drop(rt, names);
    return best;
}

/* `from module import name`: what else the module has. */
static OuValue suggest_import(OuRuntime *rt, OuRef exception, OuRef name) {
    OuRef full = *ou_exception_field(exception, IMPORT_NAME);
    if (!ou_is_str(full) || !ou_is_dict(rt->modules)) return OU_UNDEF;
    OuValue first = ou_str_new(rt, ou_str_bytes(full), strcspn(ou_str_bytes(full), "."));
    if (ou_is_error(first)) return OU_ERROR;
    OuValue module = ou_own(ou_dict_peek_str(rt, rt->modules, first));
    ou_drop(rt, first);
    if (ou_is_undef(module)) return OU_UNDEF;
    OuValue best = nearest_attribute(rt, module, name, ou_str_bytes(name)[0] == '_');
    ou_drop(rt, module);
    return best;
}

/* ---- the standard library ---- */

static const char *const stdlib_names[] = {
#define STDLIB(name) #name,
#include "objects/stdlib_names.def"
#undef STDLIB
};
#define STDLIB_COUNT (sizeof stdlib_names / sizeof *stdlib_names)

static bool is_stdlib_name(OuRef name) {
    for (size_t i = 0; i < STDLIB_COUNT; i++) {
        if (ou_str_equals_string(name, stdlib_names[i])) return true;
    }
    return false;
}

/* The library's module whose name differs from `name` only in case, or NULL. */
static const char *stdlib_name_ignoring_case(OuRef name) {
    const OuStr *str = ou_as_str(name);
    for (size_t i = 0; i < STDLIB_COUNT; i++) {
        const char *text = stdlib_names[i];
        if (strlen(text) != str->size) continue;
        size_t same = 0;
        while (same < str->size && lower(text[same]) == lower(str->bytes[same]))
            same++;
        if (same == str->size) return memcmp(text, str->bytes, same) == 0 ? NULL : text;
    }
    return NULL;
}

/* ---- what is added to the message ---- */

static bool is_kind(OuRuntime *rt, OuRef exception, enum OuExceptionIndex kind) {
    return ou_has_type(rt, exception, rt->exceptions[kind]);
}

static OuValue did_you_mean_take(OuRuntime *rt, OuValue suggestion) {
    if (ou_is_undef(suggestion) || ou_is_error(suggestion)) return suggestion;
    OuValue text = ou_format(rt, ". Did you mean: '%U'?", suggestion);
    ou_drop(rt, suggestion);
    return text;
}

static OuValue for_name_error(OuRuntime *rt, OuRef exception) {
    OuRef name = *ou_exception_field(exception, NAME_ERROR_NAME);
    if (!ou_is_str(name)) return OU_UNDEF;
    OuValue text = did_you_mean_take(rt, suggest_name(rt, exception, name));
    if (ou_is_error(text) || !is_stdlib_name(name)) return text;
    if (ou_is_undef(text)) return ou_format(rt, ". Did you forget to import '%U'?", name);
    OuValue both = ou_format(rt, "%U Or did you forget to import '%U'?", text, name);
    ou_drop(rt, text);
    return both;
}

static OuValue for_attribute_error(OuRuntime *rt, OuRef exception) {
    OuRef name = *ou_exception_field(exception, ATTRIBUTE_NAME);
    if (!ou_is_str(name)) return OU_UNDEF;
    return did_you_mean_take(rt, suggest_attribute(rt, exception, name));
}

static OuValue for_import_error(OuRuntime *rt, OuRef exception) {
    OuRef from = *ou_exception_field(exception, IMPORT_NAME_FROM);
    if (ou_is_str(from)) return did_you_mean_take(rt, suggest_import(rt, exception, from));
    OuRef name = *ou_exception_field(exception, IMPORT_NAME);
    if (!ou_is_str(name) || !is_kind(rt, exception, OU_EXC_ModuleNotFoundError))
        return OU_UNDEF;
    const char *other = stdlib_name_ignoring_case(name);
    return other == NULL ? OU_UNDEF : ou_format(rt, ". Did you mean: '%s'?", other);
}

OuValue ou_suggestion_for(OuRuntime *rt, OuRef exception) {
    OuValue text = OU_UNDEF;
    if (is_kind(rt, exception, OU_EXC_ImportError))
        text = for_import_error(rt, exception);
    else if (is_kind(rt, exception, OU_EXC_NameError))
        text = for_name_error(rt, exception);
    else if (is_kind(rt, exception, OU_EXC_AttributeError))
        text = for_attribute_error(rt, exception);
    ou_clear_exception(rt);
    return ou_is_error(text) ? OU_UNDEF : text;
}
