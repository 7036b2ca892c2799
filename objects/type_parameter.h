/* Type parameters: typing.TypeVar, TypeVarTuple and ParamSpec. They differ little, so they
 * share one structure; each has a type, and a file, of its own. */
#ifndef OU_OBJECTS_TYPE_PARAMETER_H
#define OU_OBJECTS_TYPE_PARAMETER_H

#include "objects/function.h"

/* A value that may be known, or be made by a function when somebody asks for it. */
typedef struct OuLazyValue {
    OuValue value;    // OU_UNDEF: not known (yet)
    OuValue evaluate; // function of the format, or OU_UNDEF
} OuLazyValue;

typedef enum { OU_INVARIANT, OU_COVARIANT, OU_CONTRAVARIANT, OU_INFER_VARIANCE } OuVariance;

typedef struct OuTypeParameter {
    OuObject header;
    OuValue name; // str
    OuLazyValue bound, constraints, preset;
    OuValue variance; // an OuVariance
} OuTypeParameter;
#define OU_TYPE_PARAMETER_FIELDS 8

static inline OuTypeParameter *ou_as_type_parameter(OuRef value) {
    return (OuTypeParameter *)ou_object(value);
}
static inline bool ou_is_type_parameter(OuRef value) {
    if (!ou_is_object(value)) return false;
    unsigned kind = ou_shape_of(value)->kind;
    return kind == OU_TYPE_TYPE_VAR || kind == OU_TYPE_TYPE_VAR_TUPLE ||
           kind == OU_TYPE_PARAM_SPEC;
}
static inline bool ou_is_type_var_tuple(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_TYPE_VAR_TUPLE;
}

typedef enum { OU_LIMIT_NONE, OU_LIMIT_BOUND, OU_LIMIT_CONSTRAINTS } OuTypeParameterLimit;
/* As the syntax makes it; `evaluate` is the function for the bound or the constraints. */
OuValue ou_type_parameter_new(OuRuntime *rt, enum OuTypeIndex type, OuRef name,
                              OuTypeParameterLimit limit, OuRef evaluate);
/* Give `parameter` a default, evaluated by a function; returns it, owned. */
OuValue ou_type_parameter_with_default(OuRuntime *rt, OuRef parameter, OuRef evaluate);
/* The parameters that occur in `args` (a tuple), each once, in order: a tuple. */
OuValue ou_type_parameters_in(OuRuntime *rt, OuRef args);
/* typing.NoDefault. */
OuRef ou_no_default_peek(OuRuntime *rt);

/* ---- for the files of the types ---- */

/* The value, asked for and kept; `otherwise` if there is none. */
OuValue ou_lazy_value(OuRuntime *rt, OuLazyValue *lazy, OuRef otherwise);
/* What evaluate_bound and the like return. */
OuValue ou_lazy_evaluator(OuRuntime *rt, const OuLazyValue *lazy);
OuValue ou_type_parameter_repr(OuRuntime *rt, OuRef self);
void ou_type_parameter_traverse(OuObject *self, OuVisit visit, void *argument);
void ou_type_parameter_clear(OuRuntime *rt, OuObject *self);
void ou_type_parameter_destroy(OuRuntime *rt, OuObject *self);
/* left | right where one is a type parameter. */
OuValue ou_type_parameter_or(OuRuntime *rt, OuRef left, OuRef right);
OuValue ou_type_parameter_get_default(OuRuntime *rt, OuRef self);
OuValue ou_type_parameter_get_evaluate_default(OuRuntime *rt, OuRef self);
OuValue ou_type_parameter_has_default(OuRuntime *rt, OuRef self, const OuRef *args,
                                      size_t argc);
/* __mro_entries__: TypeError, for nothing can be a subclass of an instance. */
OuValue ou_type_parameter_mro_entries(OuRuntime *rt, OuRef self, const OuRef *args,
                                      size_t argc);
OuValue ou_type_parameter_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);
OuValue ou_type_parameter_get_bound(OuRuntime *rt, OuRef self);
OuValue ou_type_parameter_get_covariant(OuRuntime *rt, OuRef self);
OuValue ou_type_parameter_get_contravariant(OuRuntime *rt, OuRef self);
OuValue ou_type_parameter_get_infer_variance(OuRuntime *rt, OuRef self);
/* The variance that three arguments (OU_UNDEF: not given) ask for; false: raised. */
bool ou_variance_from(OuRuntime *rt, const OuRef *given, OuVariance *variance);
/* A parameter made by a call of its type. */
OuValue ou_type_parameter_make(OuRuntime *rt, OuType *type, OuRef name, OuRef bound,
                               OuRef constraints, OuRef preset, OuVariance variance);
/* Set __module__ to that of the caller. */
bool ou_type_parameter_set_module(OuRuntime *rt, OuRef parameter);

#endif
