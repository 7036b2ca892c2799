/* typing.TypeVar: a type parameter that stands for one type. */
#include "objects/containers.h"
#include "objects/error.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_parameter.h"

/* TypeVar(name, *constraints, bound=None, default=NoDefault, covariant=False,
 *         contravariant=False, infer_variance=False) */
static OuValue type_var_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                            OuRef names) {
    enum { NAME, BOUND, DEFAULT, VARIANCE, COUNT = VARIANCE + 3 };
    OuRef given[COUNT];
    // Behind the name come the constraints; the keywords follow them.
    size_t positional = argc == 0 ? 0 : 1;
    size_t keywords = ou_keyword_count(names);
    OuRef *sorted = ou_alloc(rt, (positional + keywords + 1) * sizeof *sorted);
    if (sorted == NULL) return OU_ERROR;
    if (positional > 0) sorted[0] = args[0];
    for (size_t i = 0; i < keywords; i++)
        sorted[positional + i] = args[argc + i];
    OuVariance variance = OU_INVARIANT;
    bool done = ou_parse_arguments(
        rt, "typevar", "name * bound default covariant contravariant infer_variance", 1, 1,
        sorted, positional, names, given);
    ou_free(rt, sorted, (positional + keywords + 1) * sizeof *sorted);
    if (!done || !ou_variance_from(rt, given + VARIANCE, &variance)) return OU_ERROR;
    if (!ou_is_str(given[NAME]))
        return ou_raise(rt, OU_EXC_TypeError, "typevar() argument 'name' must be str, not %T",
                        given[NAME]);
    if (argc == 2) return ou_raise(rt, OU_EXC_TypeError, "A single constraint is not allowed");
    if (ou_is_none(given[BOUND])) given[BOUND] = OU_UNDEF;
    if (argc > 2 && !ou_is_undef(given[BOUND]))
        return ou_raise(rt, OU_EXC_TypeError, "Constraints cannot be combined with bound=...");
    if (given[DEFAULT] == ou_no_default_peek(rt)) given[DEFAULT] = OU_UNDEF;
    OuValue constraints = argc > 2 ? ou_tuple_from_array(rt, args + 1, argc - 1) : OU_UNDEF;
    OuValue made = OU_ERROR;
    if (!ou_is_error(constraints))
        made = ou_type_parameter_make(rt, type, given[NAME], given[BOUND], constraints,
                                      given[DEFAULT], variance);
    ou_drop(rt, constraints);
    if (ou_is_error(made) || ou_type_parameter_set_module(rt, made)) return made;
    ou_drop(rt, made);
    return OU_ERROR;
}

static OuValue get_constraints(OuRuntime *rt, OuRef self) {
    return ou_lazy_value(rt, &ou_as_type_parameter(self)->constraints, rt->empty_tuple);
}

static OuValue get_evaluate_bound(OuRuntime *rt, OuRef self) {
    return ou_lazy_evaluator(rt, &ou_as_type_parameter(self)->bound);
}

static OuValue get_evaluate_constraints(OuRuntime *rt, OuRef self) {
    return ou_lazy_evaluator(rt, &ou_as_type_parameter(self)->constraints);
}

static OuValue subst(OuRuntime *rt OU_UNUSED, OuRef self OU_UNUSED, const OuRef *args,
                     size_t argc OU_UNUSED) {
    return ou_own(args[0]);
}

static const OuMethodRow type_var_methods[] = {
    {"has_default", ou_type_parameter_has_default, 0, 0, NULL},
    {"__typing_subst__", subst, 1, 1, NULL},
    {"__mro_entries__", ou_type_parameter_mro_entries, 1, 1, NULL},
    {"__reduce__", ou_type_parameter_reduce, 0, 0, NULL},
    {0},
};

static const OuMemberRow type_var_members[] = {
    {"__name__", offsetof(OuTypeParameter, name), .read_only = true},
    {0},
};

static const OuGetSetRow type_var_getsets[] = {
    {"__bound__", ou_type_parameter_get_bound, NULL, NULL},
    {"__constraints__", get_constraints, NULL, NULL},
    {"__default__", ou_type_parameter_get_default, NULL, NULL},
    {"__covariant__", ou_type_parameter_get_covariant, NULL, NULL},
    {"__contravariant__", ou_type_parameter_get_contravariant, NULL, NULL},
    {"__infer_variance__", ou_type_parameter_get_infer_variance, NULL, NULL},
    {"evaluate_bound", get_evaluate_bound, NULL, NULL},
    {"evaluate_constraints", get_evaluate_constraints, NULL, NULL},
    {"evaluate_default", ou_type_parameter_get_evaluate_default, NULL, NULL},
    {0},
};

const OuTypeSpec ou_type_var_type = {
    .name = "typing.TypeVar",
    .doc = "Type variable.",
    .basic_size = sizeof(OuTypeParameter),
    .flags = OU_TYPE_TRACKED | OU_TYPE_HAS_DICT | OU_TYPE_SHOWS_MODULE,
    .methods = type_var_methods,
    .members = type_var_members,
    .getsets = type_var_getsets,
    .slots.new = type_var_new,
    .slots.repr = ou_type_parameter_repr,
    .slots.or = ou_type_parameter_or,
    .slots.traverse = ou_type_parameter_traverse,
    .slots.clear = ou_type_parameter_clear,
    .slots.destroy = ou_type_parameter_destroy,
};
