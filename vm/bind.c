/* Binding the arguments of a call to the parameters of a Python function.
 *
 * The arguments lie on the stack where the locals will be: positional ones first, then the
 * values of keywords. What is not a positional parameter's value moves aside first, above all
 * locals:
 *
 *     first                      scratch
 *     | a | b | UNDEF ...        | surplus positional ... | keyword values ... |
 *
 * and from there into its slot, the *args tuple or the **kwargs dict. A slot that is still
 * UNDEF then gets its default or is missing. Nothing here runs user code, except the
 * destruction of arguments when it fails. */
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/suggestions.h"
#include "objects/tuple.h"
#include "vm/ops.h"

typedef struct Binding {
    OuRuntime *rt;
    OuFunction *function;
    OuCode *code;
    OuValue *locals;
    OuValue *surplus; /* positional arguments beyond the parameters */
    size_t surplus_count;
    OuValue *keyword_values;
    size_t keyword_count;
    OuRef names; /* tuple */
} Binding;

static OuRef parameter_name(const Binding *b, size_t slot) {
    return ou_tuple_peek(b->code->local_names, slot);
}

static size_t parameter_count(const OuCode *code) {
    return code->argument_count + code->keyword_only_count;
}

/* ---- messages ---- */

/* 'a', 'b', and 'c' */
static OuValue list_names(const Binding *b, const size_t *slots, size_t count) {
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, b->rt);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) ou_str_builder_add_string(&builder, count > 2 ? ", " : " ");
        if (i > 0 && i == count - 1) ou_str_builder_add_string(&builder, "and ");
        ou_str_builder_add_string(&builder, "'");
        ou_str_builder_add(&builder, parameter_name(b, slots[i]));
        ou_str_builder_add_string(&builder, "'");
    }
    return ou_str_builder_end(&builder);
}

/* `slots` has room for all parameters. */
static bool check_missing(const Binding *b, size_t from, size_t to, const char *kind,
                          size_t *slots) {
    size_t missing = 0;
    for (size_t i = from; i < to; i++) {
        if (b->locals[i] == OU_UNDEF) slots[missing++] = i;
    }
    if (missing == 0) return true;
    OuValue names = list_names(b, slots, missing);
    if (!ou_is_error(names)) {
        ou_raise(b->rt, OU_EXC_TypeError, "%U() missing %zu required %s argument%s: %U",
                 (OuRef)b->function->qualname, missing, kind, missing == 1 ? "" : "s",
                 (OuRef)names);
    }
    ou_drop(b->rt, names);
    return false;
}

static bool fail_too_many(const Binding *b) {
    size_t positional = b->code->argument_count;
    size_t given = positional + b->surplus_count;
    size_t defaults =
        b->function->defaults == OU_UNDEF ? 0 : ou_tuple_count(b->function->defaults);
    size_t keyword_only_given = 0;
    for (size_t i = positional; i < parameter_count(b->code); i++)
        keyword_only_given += b->locals[i] != OU_UNDEF;
    OuValue takes = defaults > 0
                        ? ou_format(b->rt, "from %zu to %zu", positional - defaults, positional)
                        : ou_format(b->rt, "%zu", positional);
    OuValue extra = OU_ERROR;
    if (keyword_only_given > 0) {
        extra = ou_format(b->rt, " positional argument%s (and %zu keyword-only argument%s)",
                          given == 1 ? "" : "s", keyword_only_given,
                          keyword_only_given == 1 ? "" : "s");
    } else {
        extra = ou_str_from_string(b->rt, "");
    }
    if (!ou_is_error(takes) && !ou_is_error(extra)) {
        bool plural = defaults > 0 || positional != 1;
        ou_raise(b->rt, OU_EXC_TypeError,
                 "%U() takes %U positional argument%s but %zu%U %s given",
                 (OuRef)b->function->qualname, (OuRef)takes, plural ? "s" : "", given,
                 (OuRef)extra, given == 1 && keyword_only_given == 0 ? "was" : "were");
    }
    ou_drop(b->rt, takes);
    ou_drop(b->rt, extra);
    return false;
}

/* A keyword that names no parameter: perhaps a positional-only one. */
static bool fail_unexpected(const Binding *b, OuRef keyword) {
    OuRuntime *rt = b->rt;
    size_t count = 0;
    size_t slots[256];
    for (size_t k = 0; k < ou_tuple_count(b->names); k++) {
        for (size_t i = 0; i < b->code->positional_only_count && count < 256; i++) {
            if (ou_str_equal(parameter_name(b, i), ou_tuple_peek(b->names, k)))
                slots[count++] = i;
        }
    }
    if (count > 0) {
        OuValue names = list_names(b, slots, 0);
        ou_drop(rt, names);
        OuStrBuilder builder;
        ou_str_builder_begin(&builder, rt);
        for (size_t i = 0; i < count; i++) {
            if (i > 0) ou_str_builder_add_string(&builder, ", ");
            ou_str_builder_add(&builder, parameter_name(b, slots[i]));
        }
        names = ou_str_builder_end(&builder);
        if (ou_is_error(names)) return false;
        ou_raise(rt, OU_EXC_TypeError,
                 "%U() got some positional-only arguments passed as keyword arguments: '%U'",
                 (OuRef)b->function->qualname, (OuRef)names);
        ou_drop(rt, names);
        return false;
    }
    OuValue parameters = ou_tuple_slice(
        rt, b->code->local_names, b->code->positional_only_count, parameter_count(b->code));
    OuValue candidates =
        ou_is_error(parameters) ? OU_ERROR : ou_list_from_iterable(rt, parameters);
    ou_drop(rt, parameters);
    if (ou_is_error(candidates)) return false;
    OuRef nearest =
        ou_suggestion_nearest(candidates, ou_str_bytes(keyword), ou_as_str(keyword)->size);
    if (nearest == OU_UNDEF) {
        ou_raise(rt, OU_EXC_TypeError, "%U() got an unexpected keyword argument '%S'",
                 (OuRef)b->function->qualname, keyword);
    } else {
        ou_raise(rt, OU_EXC_TypeError,
                 "%U() got an unexpected keyword argument '%S'. Did you mean '%U'?",
                 (OuRef)b->function->qualname, keyword, nearest);
    }
    ou_drop(rt, candidates);
    return false;
}

/* ---- the steps ---- */

/* *args and an empty **kwargs. */
static bool make_collectors(Binding *b) {
    size_t slot = parameter_count(b->code);
    if (b->code->flags & OU_CODE_VARARGS) {
        OuValue rest = ou_tuple_from_array_take(b->rt, b->surplus, b->surplus_count);
        for (size_t i = 0; i < b->surplus_count; i++)
            b->surplus[i] = OU_UNDEF;
        b->surplus_count = 0;
        if (ou_is_error(rest)) return false;
        b->locals[slot++] = rest;
    }
    if (b->code->flags & OU_CODE_VARKEYWORDS) {
        OuValue keywords = ou_dict_new(b->rt);
        if (ou_is_error(keywords)) return false;
        b->locals[slot] = keywords;
    }
    return true;
}

/* The slot of the parameter called `name`, or the count of parameters. */
static size_t find_parameter(const Binding *b, OuRef name) {
    size_t count = parameter_count(b->code), first = b->code->positional_only_count;
    for (size_t i = first; i < count; i++) {
        if (parameter_name(b, i) == name) return i;
    }
    for (size_t i = first; i < count; i++) {
        if (ou_str_equal(parameter_name(b, i), name)) return i;
    }
    return count;
}

static bool bind_keywords(Binding *b) {
    size_t count = parameter_count(b->code);
    size_t collector = count + !!(b->code->flags & OU_CODE_VARARGS);
    for (size_t k = 0; k < b->keyword_count; k++) {
        OuRef name = ou_tuple_peek(b->names, k);
        size_t slot = find_parameter(b, name);
        if (slot < count) {
            if (b->locals[slot] != OU_UNDEF) {
                return ou_fail(b->rt, OU_EXC_TypeError,
                               "%U() got multiple values for argument '%S'",
                               (OuRef)b->function->qualname, name);
            }
            b->locals[slot] = b->keyword_values[k];
        } else if (b->code->flags & OU_CODE_VARKEYWORDS) {
            if (!ou_dict_set_take(b->rt, b->locals[collector], name, b->keyword_values[k])) {
                b->keyword_values[k] = OU_UNDEF;
                return false;
            }
        } else {
            return fail_unexpected(b, name);
        }
        b->keyword_values[k] = OU_UNDEF;
    }
    return true;
}

static bool fill_defaults(Binding *b) {
    OuCode *code = b->code;
    if (b->function->defaults != OU_UNDEF) {
        OuTuple *defaults = ou_as_tuple(b->function->defaults);
        size_t count =
            defaults->count < code->argument_count ? defaults->count : code->argument_count;
        for (size_t i = 0; i < count; i++) {
            OuValue *slot = &b->locals[code->argument_count - count + i];
            if (*slot == OU_UNDEF) *slot = ou_own(defaults->items[defaults->count - count + i]);
        }
    }
    if (b->function->keyword_defaults != OU_UNDEF) {
        for (size_t i = code->argument_count; i < parameter_count(code); i++) {
            if (b->locals[i] != OU_UNDEF) continue;
            b->locals[i] = ou_own(
                ou_dict_peek_str(b->rt, b->function->keyword_defaults, parameter_name(b, i)));
        }
    }
    return true;
}

static bool check_all_there(const Binding *b) {
    size_t count = parameter_count(b->code);
    size_t missing = 0;
    for (size_t i = 0; i < count; i++)
        missing += b->locals[i] == OU_UNDEF;
    if (missing == 0) return true;
    size_t *slots = ou_alloc(b->rt, count * sizeof(size_t));
    if (slots == NULL) return false;
    if (check_missing(b, 0, b->code->argument_count, "positional", slots))
        check_missing(b, b->code->argument_count, count, "keyword-only", slots);
    ou_free(b->rt, slots, count * sizeof(size_t));
    return false;
}

/* Everything back: the locals set so far and what still lies in scratch. */
static void drop_all(Binding *b) {
    OuFrame *frame = ou_vm_of(b->rt)->frame;
    OuValue *kept = frame->sp;
    frame->sp = b->keyword_values + b->keyword_count;
    for (size_t i = 0; i < b->code->local_count; i++)
        ou_clear(b->rt, &b->locals[i]);
    for (OuValue *slot = b->surplus; slot < b->keyword_values + b->keyword_count; slot++)
        ou_clear(b->rt, slot);
    frame->sp = kept;
}

bool ou_vm_bind(OuRuntime *rt, OuFunction *function, OuValue *first, size_t count, OuRef names,
                size_t keyword_count) {
    OuCode *code = function->code;
    size_t positional = count < code->argument_count ? count : code->argument_count;
    size_t local_count = code->local_count;
    OuValue *scratch =
        first + (local_count > count + keyword_count ? local_count : count + keyword_count);
    Binding b = {
        .rt = rt,
        .function = function,
        .code = code,
        .locals = first,
        .surplus = scratch,
        .surplus_count = count - positional,
        .keyword_values = scratch + (count - positional),
        .keyword_count = keyword_count,
        .names = names,
    };
    memcpy(scratch, first + positional, (b.surplus_count + keyword_count) * sizeof(OuValue));
    for (size_t i = positional; i < local_count; i++)
        first[i] = OU_UNDEF;
    if (!make_collectors(&b) || !bind_keywords(&b) ||
        (b.surplus_count > 0 && !fail_too_many(&b)) || !fill_defaults(&b) ||
        !check_all_there(&b)) {
        drop_all(&b);
        return false;
    }
    return true;
}
