/* Putting types in the place of type parameters.
 *
 * A TypeVarTuple takes what the parameters before and behind it leave over. Where it is used it
 * stands inside Unpack[...], whose place its types then take. */
#include "objects/type_substitution.h"

#include "objects/error.h"
#include "objects/generic_alias.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/tuple.h"
#include "objects/type_parameter.h"
#include "objects/union.h"

/* ---- arguments ---- */

static bool has_default(OuRuntime *rt, OuRef parameter) {
    return ou_type_parameter_has_default(rt, parameter, NULL, 0) == OU_TRUE;
}

static bool is_param_spec(OuRef parameter) {
    return ou_shape_of(parameter)->kind == OU_TYPE_PARAM_SPEC;
}

static OuRef as_type(const OuRuntime *rt, OuRef argument) {
    return ou_is_none(argument) ? ou_ref(rt->types[OU_TYPE_NONE]) : argument;
}

/* C[int, str] of a class whose only parameter is a ParamSpec is C[[int, str]]. */
static OuValue wrap_for_param_spec(OuRuntime *rt, OuRef args) {
    OuRef first = ou_tuple_count(args) == 1 ? ou_tuple_peek(args, 0) : OU_UNDEF;
    bool is_whole = ou_is_list(first) || ou_is_tuple(first) || first == OU_ELLIPSIS ||
                    (ou_is_type_parameter(first) && is_param_spec(first));
    if (is_whole) return ou_own(args);
    OuValue list = ou_list_from_iterable(rt, args);
    OuValue wrapped = ou_is_error(list) ? OU_ERROR : ou_tuple_pack1(rt, list);
    ou_drop(rt, list);
    return wrapped;
}

static bool check_count(OuRuntime *rt, OuRef owner, OuRef params, size_t given) {
    size_t all = 0, required = 0;
    bool open = false;
    for (size_t i = 0; i < ou_tuple_count(params); i++) {
        OuRef parameter = ou_tuple_peek(params, i);
        if (ou_is_type_var_tuple(parameter)) {
            open = true;
            continue;
        }
        all++;
        if (!has_default(rt, parameter)) required++;
    }
    if (given > all && !open)
        return ou_fail(rt, OU_EXC_TypeError,
                       "Too many arguments for %R; actual %zu, expected %zu", owner, given,
                       all);
    if (given < required)
        return ou_fail(rt, OU_EXC_TypeError,
                       "Too few arguments for %R; actual %zu, expected at least %zu", owner,
                       given, required);
    return true;
}

/* `args` and the defaults of the parameters behind them. */
static OuValue complete(OuRuntime *rt, OuRef params, OuRef args) {
    OuValue list = ou_list_new(rt, 0), result = OU_ERROR;
    bool done = !ou_is_error(list);
    for (size_t i = 0; done && i < ou_tuple_count(args); i++)
        done = ou_list_append(rt, list, as_type(rt, ou_tuple_peek(args, i)));
    for (size_t i = ou_tuple_count(args); done && i < ou_tuple_count(params); i++) {
        OuRef parameter = ou_tuple_peek(params, i);
        if (ou_is_type_var_tuple(parameter) || !has_default(rt, parameter)) continue;
        OuValue value = ou_type_parameter_get_default(rt, parameter);
        done = !ou_is_error(value) && ou_list_append_take(rt, list, value);
    }
    if (done) result = ou_list_to_tuple(rt, list);
    ou_drop(rt, list);
    return result;
}

OuValue ou_type_arguments(OuRuntime *rt, OuRef owner, OuRef params, OuRef args) {
    if (ou_tuple_count(params) == 0)
        return ou_raise(rt, OU_EXC_TypeError, "%R is not a generic class", owner);
    OuValue result = OU_ERROR;
    OuValue given = ou_is_tuple(args) ? ou_own(args) : ou_tuple_pack1(rt, args);
    if (ou_is_error(given)) return OU_ERROR;
    if (ou_tuple_count(params) == 1 && is_param_spec(ou_tuple_peek(params, 0))) {
        OuValue wrapped = wrap_for_param_spec(rt, given);
        ou_drop(rt, given);
        given = wrapped;
        if (ou_is_error(given)) return OU_ERROR;
    }
    if (check_count(rt, owner, params, ou_tuple_count(given)))
        result = complete(rt, params, given);
    ou_drop(rt, given);
    return result;
}

/* ---- substitution ---- */

typedef struct Substitution {
    OuRuntime *rt;
    OuRef params, args;
} Substitution;

static bool add_all(const Substitution *s, OuRef list, OuRef types);

/* The arguments that belong to the parameter at `place`: [*first, *last). */
static void find_arguments(const Substitution *s, size_t place, size_t *first, size_t *last) {
    size_t params = ou_tuple_count(s->params), args = ou_tuple_count(s->args);
    size_t extra = args + 1 > params ? args + 1 - params : 0;
    bool behind = false;
    for (size_t i = 0; i < place; i++)
        behind = behind || ou_is_type_var_tuple(ou_tuple_peek(s->params, i));
    bool open = ou_is_type_var_tuple(ou_tuple_peek(s->params, place));
    *first = behind ? place + extra - 1 : place;
    *last = open ? place + extra : *first + 1;
    if (*last > args) *last = args;
    if (*first > *last) *first = *last;
}

/* Append what stands for the parameter; itself if it is none of ours. */
static bool add_arguments(const Substitution *s, OuRef list, OuRef parameter) {
    for (size_t i = 0; i < ou_tuple_count(s->params); i++) {
        size_t first, last;
        if (ou_tuple_peek(s->params, i) != parameter) continue;
        find_arguments(s, i, &first, &last);
        for (; first < last; first++) {
            if (!ou_list_append(s->rt, list, ou_tuple_peek(s->args, first))) return false;
        }
        return true;
    }
    return ou_list_append(s->rt, list, parameter);
}

static OuValue substitute_all(const Substitution *s, OuRef types) {
    OuValue list = ou_list_new(s->rt, 0), result = OU_ERROR;
    if (!ou_is_error(list) && add_all(s, list, types)) result = ou_list_to_tuple(s->rt, list);
    ou_drop(s->rt, list);
    return result;
}

static OuValue substitute_union(const Substitution *s, OuRef value) {
    OuValue members = substitute_all(s, ou_union_args_peek(value));
    if (ou_is_error(members)) return OU_ERROR;
    OuValue result = ou_own(ou_tuple_peek(members, 0));
    for (size_t i = 1; i < ou_tuple_count(members) && !ou_is_error(result); i++) {
        OuValue wider = ou_union_of(s->rt, result, ou_tuple_peek(members, i));
        ou_drop(s->rt, result);
        result = wider;
    }
    ou_drop(s->rt, members);
    return result;
}

static OuValue substitute_alias(const Substitution *s, OuRef value) {
    const OuGenericAlias *alias = ou_as_generic_alias(value);
    OuValue args = substitute_all(s, alias->args);
    if (ou_is_error(args)) return OU_ERROR;
    OuValue result = ou_generic_alias_new(s->rt, alias->origin, args);
    ou_drop(s->rt, args);
    return result;
}

static OuValue substitute_list(const Substitution *s, OuRef value) {
    OuValue list = OU_ERROR;
    OuValue items = ou_tuple_from_iterable(s->rt, value);
    OuValue types = ou_is_error(items) ? OU_ERROR : substitute_all(s, items);
    if (!ou_is_error(types)) list = ou_list_from_iterable(s->rt, types);
    ou_drop(s->rt, items);
    ou_drop(s->rt, types);
    return list;
}

/* Unpack[Ts] */
static OuRef unpacked_parameter(const OuRuntime *rt, OuRef value) {
    if (!ou_is_generic_alias(value)) return OU_UNDEF;
    const OuGenericAlias *alias = ou_as_generic_alias(value);
    if (alias->origin != ou_ref(rt->types[OU_TYPE_UNPACK])) return OU_UNDEF;
    OuRef parameter = ou_tuple_peek(alias->args, 0);
    return ou_is_type_var_tuple(parameter) ? parameter : OU_UNDEF;
}

static bool add_type(const Substitution *s, OuRef list, OuRef type) {
    OuRef unpacked = unpacked_parameter(s->rt, type);
    if (!ou_is_undef(unpacked)) return add_arguments(s, list, unpacked);
    if (ou_is_type_parameter(type)) return add_arguments(s, list, type);
    OuValue made = ou_is_union(type)           ? substitute_union(s, type)
                   : ou_is_generic_alias(type) ? substitute_alias(s, type)
                   : ou_is_list(type)          ? substitute_list(s, type)
                                               : ou_own(type);
    return !ou_is_error(made) && ou_list_append_take(s->rt, list, made);
}

static bool add_all(const Substitution *s, OuRef list, OuRef types) {
    if (!ou_check_recursion(s->rt, " while substituting type parameters")) return false;
    for (size_t i = 0; i < ou_tuple_count(types); i++) {
        if (!add_type(s, list, ou_tuple_peek(types, i))) return false;
    }
    return true;
}

OuValue ou_type_substitute(OuRuntime *rt, OuRef types, OuRef params, OuRef args) {
    const Substitution substitution = {rt, params, args};
    return substitute_all(&substitution, types);
}
