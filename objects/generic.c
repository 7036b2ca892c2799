/* typing.Generic: the base of generic classes. Generic[T, ...] among the bases says which type
 * parameters a class has; they are kept in its __parameters__, and C[int] gives arguments for
 * them. */
#include "objects/generic.h"

#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/generic_alias.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_parameter.h"
#include "objects/type_private.h"
#include "objects/type_substitution.h"

static bool is_generic(const OuRuntime *rt, OuRef value) {
    return value == ou_ref(rt->types[OU_TYPE_GENERIC]);
}

/* Generic[...] */
static bool is_generic_alias_of_generic(const OuRuntime *rt, OuRef value) {
    return ou_is_generic_alias(value) && is_generic(rt, ou_as_generic_alias(value)->origin);
}

OuValue ou_generic_base(OuRuntime *rt, OuRef params) {
    OuValue args = ou_tuple_new(rt, ou_tuple_count(params));
    for (size_t i = 0; i < ou_tuple_count(params) && !ou_is_error(args); i++) {
        OuRef param = ou_tuple_peek(params, i);
        OuValue item = ou_is_type_var_tuple(param)
                           ? ou_generic_alias_new(rt, ou_ref(rt->types[OU_TYPE_UNPACK]), param)
                           : ou_own(param);
        if (ou_is_error(item)) {
            ou_drop(rt, args);
            return OU_ERROR;
        }
        ou_as_tuple(args)->items[i] = item;
    }
    if (ou_is_error(args)) return OU_ERROR;
    OuValue base = ou_generic_alias_new(rt, ou_ref(rt->types[OU_TYPE_GENERIC]), args);
    ou_drop(rt, args);
    return base;
}

/* ---- Generic[...] and C[...] ---- */

static bool is_parameter_or_unpacked(const OuRuntime *rt, OuRef value) {
    if (ou_is_type_parameter(value)) return true;
    return ou_is_generic_alias(value) &&
           ou_as_generic_alias(value)->origin == ou_ref(rt->types[OU_TYPE_UNPACK]);
}

static bool check_parameters(OuRuntime *rt, OuRef params) {
    size_t count = ou_tuple_count(params);
    if (count == 0)
        return ou_fail(rt, OU_EXC_TypeError, "Parameter list to Generic[...] cannot be empty");
    for (size_t i = 0; i < count; i++) {
        if (!is_parameter_or_unpacked(rt, ou_tuple_peek(params, i)))
            return ou_fail(rt, OU_EXC_TypeError,
                           "Parameters to Generic[...] must all be type variables or parameter "
                           "specification variables.");
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (ou_tuple_peek(params, i) == ou_tuple_peek(params, j))
                return ou_fail(rt, OU_EXC_TypeError,
                               "Parameters to Generic[...] must all be unique");
        }
    }
    return true;
}

static OuValue class_getitem(OuRuntime *rt, OuRef class, const OuRef *args,
                             size_t argc OU_UNUSED) {
    OuValue result = OU_ERROR, params = OU_ERROR, given = OU_ERROR;
    if (is_generic(rt, class)) {
        params = ou_is_tuple(args[0]) ? ou_own(args[0]) : ou_tuple_pack1(rt, args[0]);
        if (!ou_is_error(params) && check_parameters(rt, params))
            result = ou_generic_alias_new(rt, class, params);
        goto done;
    }
    params = ou_get_attribute(rt, class, rt->names.dunder_parameters);
    if (ou_is_error(params)) goto done;
    if (!ou_is_tuple(params)) ou_replace_take(rt, &params, ou_own(rt->empty_tuple));
    given = ou_type_arguments(rt, class, params, args[0]);
    if (!ou_is_error(given)) result = ou_generic_alias_new(rt, class, given);
done:
    ou_drop(rt, given);
    ou_drop(rt, params);
    return result;
}

/* ---- subclasses ---- */

/* super(Generic, class).__init_subclass__(**keywords) */
static bool call_next(OuRuntime *rt, OuRef class, const OuRef *values, OuRef names) {
    OuRef found = ou_type_lookup_after_peek(rt, ou_as_type(class), rt->types[OU_TYPE_GENERIC],
                                            rt->names.dunder_init_subclass);
    if (ou_is_undef(found)) return true;
    OuValue method = ou_own(found);
    OuDescrGet getter = ou_type_of(rt, method)->slots.descr_get;
    if (getter != NULL) ou_replace_take(rt, &method, getter(rt, method, OU_UNDEF, class));
    if (ou_is_error(method)) return false;
    OuValue result = ou_call_keywords(rt, method, values, 0, names);
    ou_drop(rt, method);
    ou_drop(rt, result);
    return !ou_is_error(result);
}

/* The names of parameters as in "T, U". */
static OuValue join_reprs(OuRuntime *rt, OuRef params, OuRef without) {
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    bool first = true, done = true;
    for (size_t i = 0; done && i < ou_tuple_count(params); i++) {
        OuRef param = ou_tuple_peek(params, i);
        bool known = false;
        for (size_t j = 0; ou_is_tuple(without) && j < ou_tuple_count(without); j++)
            known = known || ou_tuple_peek(without, j) == param;
        if (known) continue;
        done = (first || ou_str_builder_add_string(&builder, ", ")) &&
               ou_str_builder_add_repr(&builder, param);
        first = false;
    }
    if (done) return ou_str_builder_end(&builder);
    ou_str_builder_abandon(&builder);
    return OU_ERROR;
}

/* Are all parameters of the bases among those that Generic[...] lists? */
static bool check_listed(OuRuntime *rt, OuRef params, OuRef listed) {
    bool done = false;
    OuValue all = OU_ERROR;
    OuValue missing = join_reprs(rt, params, listed);
    if (ou_is_error(missing)) goto done;
    done = ou_as_str(missing)->size == 0;
    if (done) goto done;
    all = join_reprs(rt, listed, OU_UNDEF);
    if (!ou_is_error(all))
        ou_raise(rt, OU_EXC_TypeError, "Some type variables (%U) are not listed in Generic[%U]",
                 (OuRef)missing, (OuRef)all);
done:
    ou_drop(rt, missing);
    ou_drop(rt, all);
    return done;
}

/* The type parameters of a class with these bases as they were written: a tuple. */
static OuValue parameters_of_bases(OuRuntime *rt, OuRef bases) {
    OuRef generic = OU_UNDEF;
    for (size_t i = 0; i < ou_tuple_count(bases); i++) {
        OuRef base = ou_tuple_peek(bases, i);
        if (!is_generic_alias_of_generic(rt, base)) continue;
        if (!ou_is_undef(generic))
            return ou_raise(rt, OU_EXC_TypeError,
                            "Cannot inherit from Generic[...] multiple times.");
        generic = base;
    }
    OuValue params = ou_type_parameters_in(rt, bases);
    if (ou_is_error(params) || ou_is_undef(generic)) return params;
    OuValue listed = ou_type_parameters_in(rt, ou_as_generic_alias(generic)->args);
    if (!ou_is_error(listed) && !check_listed(rt, params, listed)) {
        ou_drop(rt, listed);
        listed = OU_ERROR;
    }
    ou_drop(rt, params);
    return listed;
}

static bool contains(OuRef tuple, OuRef item) {
    for (size_t i = 0; i < ou_tuple_count(tuple); i++) {
        if (ou_tuple_peek(tuple, i) == item) return true;
    }
    return false;
}

static OuValue init_subclass(OuRuntime *rt, OuRef class, const OuRef *args, size_t argc,
                             OuRef names) {
    if (!call_next(rt, class, args + argc, names)) return OU_ERROR;
    OuType *type = ou_as_type(class);
    OuValue bases = ou_own(ou_dict_peek_str(rt, type->dict, rt->names.dunder_orig_bases));
    bool written = ou_is_tuple(bases);
    OuRef looked_at = written ? (OuRef)bases : (OuRef)type->bases;
    bool is_protocol = !written && ou_str_equals_string(type->name, "Protocol");
    if (contains(looked_at, ou_ref(rt->types[OU_TYPE_GENERIC])) && !is_protocol) {
        ou_drop(rt, bases);
        return ou_raise(rt, OU_EXC_TypeError, "Cannot inherit from plain Generic");
    }
    OuValue params = written ? parameters_of_bases(rt, bases) : ou_own(rt->empty_tuple);
    bool done = !ou_is_error(params) &&
                ou_set_attribute(rt, class, rt->names.dunder_parameters, params);
    ou_drop(rt, params);
    ou_drop(rt, bases);
    return done ? OU_NONE : OU_ERROR;
}

static const OuMethodRow generic_methods[] = {
    {"__class_getitem__", class_getitem, 1, 1, NULL, NULL, NULL, OU_METHOD_CLASS},
    {"__init_subclass__", NULL, 0, 0, NULL, NULL, init_subclass, OU_METHOD_CLASS},
    {0},
};

const OuTypeSpec ou_generic_type = {
    .name = "typing.Generic",
    .doc = "Abstract base class for generic types.",
    .basic_size = sizeof(OuObject),
    .flags = OU_TYPE_BASE | OU_TYPE_SHOWS_MODULE,
    .methods = generic_methods,
    .slots.new = ou_object_new_slot,
};
