/* functools.partial: a callable that remembers the first arguments, and keywords, of a
 * function.
 *
 * Among the remembered arguments may be Placeholder: the arguments of a call take these places
 * first, in order; what is left of them goes behind the remembered ones. */
#include "modules/functools_parts.h"

#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/generic_alias.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

typedef struct Partial {
    OuObject header;
    OuValue function;
    OuValue args;     /* tuple */
    OuValue keywords; /* dict */
    size_t placeholders;
} Partial;

enum { PARTIAL_FIELDS = 3 };

static Partial *as_partial(OuRef value) {
    return (Partial *)ou_object(value);
}

/* ---- Placeholder ---- */

typedef struct Placeholder {
    OuObject header;
} Placeholder;

OuValue ou_placeholder(OuRuntime *rt) {
    OuModules *state = ou_modules_of(rt);
    if (!ou_is_undef(state->placeholder)) return ou_own(state->placeholder);
    OuType *type = ou_modules_type(rt, OU_MODULE_TYPE_PLACEHOLDER);
    Placeholder *made = type == NULL ? NULL : ou_object_new(rt, type);
    if (made == NULL) return OU_ERROR;
    state->placeholder = ou_take(made);
    return ou_own(state->placeholder);
}

static bool is_placeholder(OuRuntime *rt, OuRef value) {
    return value == ou_modules_of(rt)->placeholder;
}

static OuValue placeholder_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                               OuRef names) {
    if (argc > 0 || ou_keyword_count(names) > 0)
        return ou_raise(rt, OU_EXC_TypeError, "_PlaceholderType takes no arguments");
    return ou_placeholder(rt);
}

static OuValue placeholder_repr(OuRuntime *rt, OuRef self) {
    return ou_str_from_string(rt, "Placeholder");
}

static OuValue placeholder_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_str_from_string(rt, "Placeholder");
}

static void placeholder_destroy(OuRuntime *rt, OuObject *self) {
    ou_object_free(rt, self);
}

static const OuMethodRow placeholder_methods[] = {
    OU_ROW("__reduce__", placeholder_reduce, 0, 0, "__reduce__()\n\nIts name."),
    {0},
};

extern const OuTypeSpec ou_placeholder_type;
const OuTypeSpec ou_placeholder_type = {
    .name = "functools._PlaceholderType",
    .doc = "The type of the Placeholder singleton: a place for an argument in partial().",
    .basic_size = sizeof(Placeholder),
    .methods = placeholder_methods,
    .slots.new = placeholder_new,
    .slots.repr = placeholder_repr,
    .slots.destroy = placeholder_destroy,
};

/* ---- construction ---- */

/* Fill the placeholders of `args`, a list, with the first of `more`; append the others. */
static bool fill_places(OuRuntime *rt, OuRef list, const OuRef *more, size_t count) {
    size_t used = 0;
    for (size_t i = 0; used < count && i < ou_as_list(list)->count; i++) {
        if (!is_placeholder(rt, ou_as_list(list)->items[i])) continue;
        if (!ou_set_item(rt, list, ou_from_small_int((int64_t)i), more[used++])) return false;
    }
    for (; used < count; used++) {
        if (!ou_list_append(rt, list, more[used])) return false;
    }
    return true;
}

static bool check_new(OuRuntime *rt, const OuRef *args, size_t argc, OuRef names) {
    if (argc == 0)
        return ou_fail(rt, OU_EXC_TypeError, "type 'partial' takes at least one argument");
    if (ou_type_of(rt, args[0])->slots.call == NULL)
        return ou_fail(rt, OU_EXC_TypeError, "the first argument must be callable");
    if (argc > 1 && is_placeholder(rt, args[argc - 1]))
        return ou_fail(rt, OU_EXC_TypeError, "trailing Placeholders are not allowed");
    for (size_t i = 0; i < ou_keyword_count(names); i++) {
        if (is_placeholder(rt, args[argc + i]))
            return ou_fail(rt, OU_EXC_TypeError,
                           "Placeholder cannot be passed as a keyword argument");
    }
    return true;
}

static void count_placeholders(OuRuntime *rt, Partial *partial) {
    partial->placeholders = 0;
    for (size_t i = 0; i < ou_tuple_count(partial->args); i++)
        partial->placeholders += is_placeholder(rt, ou_tuple_peek(partial->args, i));
}

static bool add_keywords(OuRuntime *rt, OuRef dict, const OuRef *values, OuRef names) {
    for (size_t i = 0; i < ou_keyword_count(names); i++) {
        if (!ou_dict_set(rt, dict, ou_tuple_peek(names, i), values[i])) return false;
    }
    return true;
}

/* partial(partial(f, a), b) is partial(f, a, b): `inner` is that partial, or NULL. */
static bool partial_fill(OuRuntime *rt, Partial *self, const Partial *inner, const OuRef *args,
                         size_t argc, OuRef names) {
    OuValue list = inner == NULL ? ou_list_new(rt, 0) : ou_list_from_iterable(rt, inner->args);
    bool done = false;
    if (ou_is_error(list) || !fill_places(rt, list, args + 1, argc - 1)) goto done;
    OuValue tuple = ou_list_to_tuple(rt, list);
    if (ou_is_error(tuple)) goto done;
    self->args = tuple;
    count_placeholders(rt, self);
    OuValue keywords = inner == NULL ? ou_dict_new(rt) : ou_dict_copy(rt, inner->keywords);
    if (ou_is_error(keywords)) goto done;
    self->keywords = keywords;
    self->function = ou_own(inner == NULL ? args[0] : (OuRef)inner->function);
    done = add_keywords(rt, keywords, args + argc, names);
done:
    ou_drop(rt, list);
    return done;
}

static OuValue partial_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                           OuRef names) {
    if (!check_new(rt, args, argc, names)) return OU_ERROR;
    OuType *base = ou_modules_type(rt, OU_MODULE_TYPE_PARTIAL);
    Partial *self = ou_new_record(rt, type, PARTIAL_FIELDS);
    if (self == NULL) return OU_ERROR;
    const Partial *inner =
        type == base && ou_type_of(rt, args[0]) == base ? as_partial(args[0]) : NULL;
    if (partial_fill(rt, self, inner, args, argc, names)) return ou_take(self);
    ou_drop(rt, ou_take(self));
    return OU_ERROR;
}

static void partial_traverse(OuObject *self, OuVisit visit, void *argument) {
    const Partial *partial = (Partial *)self;
    ou_visit(partial->function, visit, argument);
    ou_visit(partial->args, visit, argument);
    ou_visit(partial->keywords, visit, argument);
}

static void partial_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, PARTIAL_FIELDS);
}

/* ---- calls ---- */

/* The remembered keywords with those of the call. */
static OuValue merged_keywords(OuRuntime *rt, const Partial *partial, const OuRef *values,
                               OuRef names) {
    OuValue keywords = ou_dict_copy(rt, partial->keywords);
    if (ou_is_error(keywords) || add_keywords(rt, keywords, values, names)) return keywords;
    ou_drop(rt, keywords);
    return OU_ERROR;
}

static OuValue partial_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                            OuRef names) {
    const Partial *partial = as_partial(self);
    if (argc < partial->placeholders)
        return ou_raise(rt, OU_EXC_TypeError,
                        "missing positional arguments in 'partial' call; expected at least "
                        "%zu, got %zu",
                        partial->placeholders, argc);
    OuValue list = ou_list_from_iterable(rt, partial->args), all = OU_ERROR, result = OU_ERROR;
    OuValue keywords = OU_ERROR, function = ou_own(partial->function);
    if (ou_is_error(list) || !fill_places(rt, list, args, argc)) goto done;
    all = ou_list_to_tuple(rt, list);
    if (ou_is_error(all)) goto done;
    keywords = merged_keywords(rt, partial, args + argc, names);
    if (!ou_is_error(keywords)) result = ou_call_tuple(rt, function, all, keywords);
done:
    ou_drop(rt, list);
    ou_drop(rt, all);
    ou_drop(rt, keywords);
    ou_drop(rt, function);
    return result;
}

static OuValue partial_get(OuRuntime *rt, OuRef self, OuRef object, OuRef type) {
    if (ou_is_undef(object) || ou_is_none(object)) return ou_own(self);
    return ou_method_new(rt, self, object);
}

/* ---- text and copying ---- */

static bool add_parts(OuStrBuilder *builder, const Partial *partial) {
    bool done = ou_str_builder_add_repr(builder, partial->function);
    for (size_t i = 0; done && i < ou_tuple_count(partial->args); i++)
        done = ou_str_builder_add_string(builder, ", ") &&
               ou_str_builder_add_repr(builder, ou_tuple_peek(partial->args, i));
    OuRef k, v;
    for (size_t at = 0; done && ou_dict_next(partial->keywords, &at, &k, &v);) {
        OuValue key = ou_str(builder->rt, k), value = ou_own(v);
        done = !ou_is_error(key) && ou_str_builder_add_string(builder, ", ") &&
               ou_str_builder_add(builder, key) && ou_str_builder_add_string(builder, "=") &&
               ou_str_builder_add_repr(builder, value);
        ou_drop(builder->rt, key);
        ou_drop(builder->rt, value);
    }
    return done;
}

static OuValue partial_repr(OuRuntime *rt, OuRef self) {
    if (!ou_repr_enter(rt, self))
        return ou_is_raised(rt) ? OU_ERROR : ou_str_from_string(rt, "...");
    OuValue name = ou_type_full_name(rt, ou_type_of(rt, self)), text = OU_ERROR;
    if (!ou_is_error(name)) {
        OuStrBuilder builder;
        ou_str_builder_begin(&builder, rt);
        ou_str_builder_add(&builder, name);
        ou_str_builder_add_string(&builder, "(");
        if (add_parts(&builder, as_partial(self))) {
            ou_str_builder_add_string(&builder, ")");
            text = ou_str_builder_end(&builder);
        } else {
            ou_str_builder_abandon(&builder);
        }
    }
    ou_drop(rt, name);
    ou_repr_leave(rt, self);
    return text;
}

/* (type, (function,), (function, args, keywords, dict)) */
static OuValue partial_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const Partial *partial = as_partial(self);
    OuValue dict = ou_find_attribute(rt, self, rt->names.dunder_dict), state, result;
    if (ou_is_error(dict)) return OU_ERROR;
    bool no_dict = ou_is_undef(dict) || (ou_is_dict(dict) && ou_as_dict(dict)->count == 0);
    OuRef parts[] = {partial->function, partial->args, partial->keywords,
                     no_dict ? OU_NONE : (OuRef)dict};
    OuRef function = partial->function;
    state = ou_tuple_from_array(rt, parts, 4);
    result = ou_is_error(state) ? OU_ERROR : ou_reduce_type(rt, self, &function, 1, state);
    ou_drop(rt, state);
    ou_drop(rt, dict);
    return result;
}

static OuValue partial_setstate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    Partial *partial = as_partial(self);
    OuRef state = args[0];
    if (!ou_is_tuple(state) || ou_tuple_count(state) != 4 ||
        ou_type_of(rt, ou_tuple_peek(state, 0))->slots.call == NULL ||
        !ou_is_tuple(ou_tuple_peek(state, 1)) ||
        !(ou_is_none(ou_tuple_peek(state, 2)) || ou_is_dict(ou_tuple_peek(state, 2))))
        return ou_raise(rt, OU_EXC_TypeError, "invalid partial state");
    OuRef given = ou_tuple_peek(state, 1), dict = ou_tuple_peek(state, 3);
    size_t count = ou_tuple_count(given);
    if (count > 0 && is_placeholder(rt, ou_tuple_peek(given, count - 1)))
        return ou_raise(rt, OU_EXC_TypeError, "trailing Placeholders are not allowed");
    OuValue keywords = ou_is_none(ou_tuple_peek(state, 2))
                           ? ou_dict_new(rt)
                           : ou_dict_copy(rt, ou_tuple_peek(state, 2));
    OuValue plain = ou_is_error(keywords) ? OU_ERROR : ou_tuple_from_iterable(rt, given);
    if (ou_is_error(plain)) {
        ou_drop(rt, keywords);
        return OU_ERROR;
    }
    ou_replace_take(rt, &partial->function, ou_own(ou_tuple_peek(state, 0)));
    ou_replace_take(rt, &partial->args, plain);
    ou_replace_take(rt, &partial->keywords, keywords);
    count_placeholders(rt, partial);
    if (!ou_is_none(dict) && !ou_set_attribute(rt, self, rt->names.dunder_dict, dict))
        return OU_ERROR;
    return OU_NONE;
}

static const OuMethodRow partial_methods[] = {
    OU_ROW("__reduce__", partial_reduce, 0, 0, "__reduce__()\n\nHow to make it again."),
    OU_ROW("__setstate__", partial_setstate, 1, 1, "__setstate__(state, /)"),
    OU_CLASS_GETITEM_ROW,
    {0},
};

static const OuMemberRow partial_members[] = {
    {"func", offsetof(Partial, function), true, false, "the function that is called"},
    {"args", offsetof(Partial, args), true, false, "the positional arguments remembered"},
    {"keywords", offsetof(Partial, keywords), true, false, "the keywords remembered"},
    {0},
};

static const OuGetSetRow partial_getsets[] = {
    OU_DICT_GETSET_ROW,
    {0},
};

extern const OuTypeSpec ou_partial_type;
const OuTypeSpec ou_partial_type = {
    .name = "functools.partial",
    .doc = "Create a new function with partial application of the given arguments and "
           "keywords.",
    .basic_size = sizeof(Partial),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED | OU_TYPE_HAS_DICT | OU_TYPE_WEAKREFS,
    .methods = partial_methods,
    .members = partial_members,
    .getsets = partial_getsets,
    .slots.new = partial_new,
    .slots.call = partial_call,
    .slots.descr_get = partial_get,
    .slots.repr = partial_repr,
    .slots.traverse = partial_traverse,
    .slots.destroy = partial_destroy,
};
