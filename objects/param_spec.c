/* typing.ParamSpec: a type parameter that stands for the parameters of a function. */
#include "objects/containers.h"
#include "objects/error.h"
#include "objects/str.h"
#include "objects/type_parameter.h"

/* ParamSpec(name, *, bound=None, default=NoDefault, covariant=False, contravariant=False,
 *           infer_variance=False) */
static OuValue param_spec_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                              OuRef names) {
    enum { NAME, BOUND, DEFAULT, VARIANCE, COUNT = VARIANCE + 3 };
    OuRef given[COUNT];
    OuVariance variance = OU_INVARIANT;
    if (!ou_parse_arguments(rt, "paramspec",
                            "name * bound default covariant contravariant infer_variance", 1, 1,
                            args, argc, names, given) ||
        !ou_variance_from(rt, given + VARIANCE, &variance))
        return OU_ERROR;
    if (!ou_is_str(given[NAME]))
        return ou_raise(rt, OU_EXC_TypeError, "paramspec() argument 'name' must be str, not %T",
                        given[NAME]);
    if (ou_is_none(given[BOUND])) given[BOUND] = OU_UNDEF;
    if (given[DEFAULT] == ou_no_default_peek(rt)) given[DEFAULT] = OU_UNDEF;
    OuValue made = ou_type_parameter_make(rt, type, given[NAME], given[BOUND], OU_UNDEF,
                                          given[DEFAULT], variance);
    if (ou_is_error(made) || ou_type_parameter_set_module(rt, made)) return made;
    ou_drop(rt, made);
    return OU_ERROR;
}

/* ---- P.args and P.kwargs ---- */

typedef struct Part {
    OuObject header;
    OuValue origin; // the ParamSpec
} Part;

static OuValue part_of(OuRuntime *rt, enum OuTypeIndex type, OuRef origin) {
    Part *part = ou_new_record(rt, rt->types[type], 1);
    if (part == NULL) return OU_ERROR;
    part->origin = ou_own(origin);
    return ou_take(part);
}

static OuValue get_args(OuRuntime *rt, OuRef self) {
    return part_of(rt, OU_TYPE_PARAM_SPEC_ARGS, self);
}
static OuValue get_kwargs(OuRuntime *rt, OuRef self) {
    return part_of(rt, OU_TYPE_PARAM_SPEC_KWARGS, self);
}

static OuValue part_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                        OuRef names) {
    OuRef origin;
    const char *name =
        type == rt->types[OU_TYPE_PARAM_SPEC_ARGS] ? "paramspecargs" : "paramspeckwargs";
    if (!ou_parse_arguments(rt, name, "origin", 1, 1, args, argc, names, &origin))
        return OU_ERROR;
    return part_of(rt, type->kind, origin);
}

static OuValue part_repr(OuRuntime *rt, OuRef self) {
    OuRef origin = ((Part *)ou_object(self))->origin;
    const char *name = ou_shape_of(self)->kind == OU_TYPE_PARAM_SPEC_ARGS ? "args" : "kwargs";
    if (!ou_is_type_parameter(origin)) return ou_format(rt, "%R.%s", origin, name);
    return ou_format(rt, "%U.%s", (OuRef)ou_as_type_parameter(origin)->name, name);
}

static OuValue part_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if ((op != OU_EQ && op != OU_NE) || ou_type_of(rt, left) != ou_type_of(rt, right))
        return OU_NOT_IMPLEMENTED;
    return ou_compare(rt, ((Part *)ou_object(left))->origin, ((Part *)ou_object(right))->origin,
                      op);
}

static void part_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((Part *)self)->origin, visit, argument);
}

static void part_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, 1);
}

static const OuMemberRow part_members[] = {
    {"__origin__", offsetof(Part, origin), .read_only = true},
    {0},
};

#define PART_SPEC(NAME, text)                                                                  \
    {                                                                                          \
        .name = NAME, .doc = text, .basic_size = sizeof(Part), .flags = OU_TYPE_TRACKED,       \
        .members = part_members, .slots.new = part_new, .slots.repr = part_repr,               \
        .slots.compare = part_compare, .slots.traverse = part_traverse,                        \
        .slots.destroy = part_destroy,                                                         \
    }

const OuTypeSpec ou_param_spec_args_type =
    PART_SPEC("typing.ParamSpecArgs", "The args for a ParamSpec object.");
const OuTypeSpec ou_param_spec_kwargs_type =
    PART_SPEC("typing.ParamSpecKwargs", "The kwargs for a ParamSpec object.");

#undef PART_SPEC

/* ---- the type ---- */

static const OuMethodRow param_spec_methods[] = {
    {"has_default", ou_type_parameter_has_default, 0, 0, NULL},
    {"__mro_entries__", ou_type_parameter_mro_entries, 1, 1, NULL},
    {"__reduce__", ou_type_parameter_reduce, 0, 0, NULL},
    {0},
};

static const OuMemberRow param_spec_members[] = {
    {"__name__", offsetof(OuTypeParameter, name), .read_only = true},
    {0},
};

static const OuGetSetRow param_spec_getsets[] = {
    {"args", get_args, NULL, "Represents positional arguments."},
    {"kwargs", get_kwargs, NULL, "Represents keyword arguments."},
    {"__bound__", ou_type_parameter_get_bound, NULL, NULL},
    {"__default__", ou_type_parameter_get_default, NULL, NULL},
    {"__covariant__", ou_type_parameter_get_covariant, NULL, NULL},
    {"__contravariant__", ou_type_parameter_get_contravariant, NULL, NULL},
    {"__infer_variance__", ou_type_parameter_get_infer_variance, NULL, NULL},
    {"evaluate_default", ou_type_parameter_get_evaluate_default, NULL, NULL},
    {0},
};

const OuTypeSpec ou_param_spec_type = {
    .name = "typing.ParamSpec",
    .doc = "Parameter specification variable.",
    .basic_size = sizeof(OuTypeParameter),
    .flags = OU_TYPE_TRACKED | OU_TYPE_HAS_DICT | OU_TYPE_SHOWS_MODULE,
    .methods = param_spec_methods,
    .members = param_spec_members,
    .getsets = param_spec_getsets,
    .slots.new = param_spec_new,
    .slots.repr = ou_type_parameter_repr,
    .slots.or = ou_type_parameter_or,
    .slots.traverse = ou_type_parameter_traverse,
    .slots.clear = ou_type_parameter_clear,
    .slots.destroy = ou_type_parameter_destroy,
};
