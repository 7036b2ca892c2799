/* What type parameters of all kinds have in common. */
#include "objects/type_parameter.h"

#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/generic_alias.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_alias.h"
#include "objects/union.h"

/* ---- values that are made when asked for ---- */

OuValue ou_lazy_value(OuRuntime *rt, OuLazyValue *lazy, OuRef otherwise) {
    if (!ou_is_undef(lazy->value)) return ou_own(lazy->value);
    if (ou_is_undef(lazy->evaluate)) return ou_own(otherwise);
    OuValue evaluate = ou_own(lazy->evaluate);
    OuValue value = ou_call1(rt, evaluate, ou_from_small_int(1));
    ou_drop(rt, evaluate);
    if (ou_is_error(value)) return OU_ERROR;
    ou_replace_take(rt, &lazy->value, ou_own(value));
    return value;
}

/* A function of the format that returns a known value. */
typedef struct ConstantEvaluator {
    OuObject header;
    OuValue value;
} ConstantEvaluator;

OuValue ou_lazy_evaluator(OuRuntime *rt, const OuLazyValue *lazy) {
    if (!ou_is_undef(lazy->evaluate)) return ou_own(lazy->evaluate);
    if (ou_is_undef(lazy->value)) return OU_NONE;
    ConstantEvaluator *made = ou_new_record(rt, rt->types[OU_TYPE_CONSTANT_EVALUATOR], 1);
    if (made == NULL) return OU_ERROR;
    made->value = ou_own(lazy->value);
    return ou_take(made);
}

static OuValue evaluator_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                              OuRef names) {
    const int64_t as_string = 4;
    OuRef value = ((ConstantEvaluator *)ou_object(self))->value, format;
    if (!ou_parse_arguments(rt, "constevaluator.__call__", "format /", 1, 1, args, argc, names,
                            &format))
        return OU_ERROR;
    if (format == ou_from_small_int(as_string)) return ou_annotation_repr(rt, value);
    return ou_own(value);
}

static OuValue evaluator_repr(OuRuntime *rt, OuRef self) {
    return ou_format(rt, "<constevaluator %R>",
                     (OuRef)((ConstantEvaluator *)ou_object(self))->value);
}

static void evaluator_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((ConstantEvaluator *)self)->value, visit, argument);
}

static void evaluator_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, 1);
}

const OuTypeSpec ou_constant_evaluator_type = {
    .name = "_typing._ConstEvaluator",
    .basic_size = sizeof(ConstantEvaluator),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .slots.call = evaluator_call,
    .slots.repr = evaluator_repr,
    .slots.traverse = evaluator_traverse,
    .slots.destroy = evaluator_destroy,
};

/* ---- typing.NoDefault: there is one, made with the type's dict ---- */

OuRef ou_no_default_peek(OuRuntime *rt) {
    return rt->no_default;
}

static OuValue no_default_repr(OuRuntime *rt, OuRef self OU_UNUSED) {
    return ou_str_from_string(rt, "typing.NoDefault");
}

static OuValue no_default_new(OuRuntime *rt, OuType *type OU_UNUSED, const OuRef *args,
                              size_t argc, OuRef names) {
    (void)args;
    if (argc > 0 || ou_keyword_count(names) > 0)
        return ou_raise(rt, OU_EXC_TypeError, "NoDefaultType takes no arguments");
    return ou_own(ou_no_default_peek(rt));
}

static OuValue no_default_reduce(OuRuntime *rt, OuRef self OU_UNUSED,
                                 const OuRef *args OU_UNUSED, size_t argc OU_UNUSED) {
    return ou_str_from_string(rt, "NoDefault");
}

static const OuMethodRow no_default_methods[] = {
    {"__reduce__", no_default_reduce, 0, 0, NULL},
    {0},
};

const OuTypeSpec ou_no_default_type = {
    .name = "NoDefaultType",
    .doc = "The type of the NoDefault singleton.",
    .basic_size = sizeof(OuObject),
    .methods = no_default_methods,
    .slots.new = no_default_new,
    .slots.repr = no_default_repr,
};

/* ---- making ---- */

OuValue ou_type_parameter_make(OuRuntime *rt, OuType *type, OuRef name, OuRef bound,
                               OuRef constraints, OuRef preset, OuVariance variance) {
    OuTypeParameter *made = ou_new_record(rt, type, OU_TYPE_PARAMETER_FIELDS);
    if (made == NULL) return OU_ERROR;
    made->name = ou_own(name);
    made->bound.value = ou_own(bound);
    made->constraints.value = ou_own(constraints);
    made->preset.value = ou_own(preset);
    made->variance = ou_from_small_int(variance);
    return ou_take(made);
}

OuValue ou_type_parameter_new(OuRuntime *rt, enum OuTypeIndex type, OuRef name,
                              OuTypeParameterLimit limit, OuRef evaluate) {
    OuValue made = ou_type_parameter_make(rt, rt->types[type], name, OU_UNDEF, OU_UNDEF,
                                          OU_UNDEF, OU_INFER_VARIANCE);
    if (ou_is_error(made)) return OU_ERROR;
    OuTypeParameter *parameter = ou_as_type_parameter(made);
    if (limit == OU_LIMIT_BOUND) parameter->bound.evaluate = ou_own(evaluate);
    if (limit == OU_LIMIT_CONSTRAINTS) parameter->constraints.evaluate = ou_own(evaluate);
    return made;
}

OuValue ou_type_parameter_with_default(OuRuntime *rt, OuRef parameter, OuRef evaluate) {
    ou_replace_take(rt, &ou_as_type_parameter(parameter)->preset.evaluate, ou_own(evaluate));
    return ou_own(parameter);
}

bool ou_variance_from(OuRuntime *rt, const OuRef *given, OuVariance *variance) {
    bool is[3];
    for (int i = 0; i < 3; i++) {
        OuTruth truth = ou_is_undef(given[i]) ? OU_TRUTH_NO : ou_truth(rt, given[i]);
        if (truth == OU_TRUTH_FAILED) return false;
        is[i] = truth == OU_TRUTH_YES;
    }
    if (is[0] && is[1])
        return ou_fail(rt, OU_EXC_ValueError, "Bivariant types are not supported.");
    if (is[2] && (is[0] || is[1]))
        return ou_fail(rt, OU_EXC_ValueError,
                       "Variance cannot be specified with infer_variance.");
    *variance = is[0]   ? OU_COVARIANT
                : is[1] ? OU_CONTRAVARIANT
                : is[2] ? OU_INFER_VARIANCE
                        : OU_INVARIANT;
    return true;
}

bool ou_type_parameter_set_module(OuRuntime *rt, OuRef parameter) {
    OuRef globals = rt->globals_peek == NULL ? OU_UNDEF : rt->globals_peek(rt);
    if (!ou_is_dict(globals)) return true;
    OuValue module = ou_dict_find(rt, globals, rt->names.dunder_name);
    if (ou_is_error(module)) return false;
    bool done =
        ou_is_undef(module) || ou_set_attribute(rt, parameter, rt->names.dunder_module, module);
    ou_drop(rt, module);
    return done;
}

/* ---- slots ---- */

OuValue ou_type_parameter_repr(OuRuntime *rt, OuRef self) {
    static const char *const marks[] = {"~", "+", "-", ""};
    const OuTypeParameter *parameter = ou_as_type_parameter(self);
    const char *mark =
        ou_is_type_var_tuple(self) ? "" : marks[ou_small_int(parameter->variance)];
    return ou_format(rt, "%s%U", mark, (OuRef)parameter->name);
}

void ou_type_parameter_traverse(OuObject *self, OuVisit visit, void *argument) {
    const OuTypeParameter *parameter = (OuTypeParameter *)self;
    const OuLazyValue *parts[] = {&parameter->bound, &parameter->constraints,
                                  &parameter->preset};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        ou_visit(parts[i]->value, visit, argument);
        ou_visit(parts[i]->evaluate, visit, argument);
    }
}

void ou_type_parameter_clear(OuRuntime *rt, OuObject *self) {
    OuTypeParameter *parameter = (OuTypeParameter *)self;
    OuLazyValue *parts[] = {&parameter->bound, &parameter->constraints, &parameter->preset};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        ou_clear(rt, &parts[i]->value);
        ou_clear(rt, &parts[i]->evaluate);
    }
}

void ou_type_parameter_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, OU_TYPE_PARAMETER_FIELDS);
}

OuValue ou_type_parameter_or(OuRuntime *rt, OuRef left, OuRef right) {
    return ou_union_of(rt, left, right);
}

/* ---- attributes ---- */

OuValue ou_type_parameter_get_bound(OuRuntime *rt, OuRef self) {
    return ou_lazy_value(rt, &ou_as_type_parameter(self)->bound, OU_NONE);
}

OuValue ou_type_parameter_get_default(OuRuntime *rt, OuRef self) {
    return ou_lazy_value(rt, &ou_as_type_parameter(self)->preset, ou_no_default_peek(rt));
}

OuValue ou_type_parameter_get_evaluate_default(OuRuntime *rt, OuRef self) {
    return ou_lazy_evaluator(rt, &ou_as_type_parameter(self)->preset);
}

OuValue ou_type_parameter_has_default(OuRuntime *rt OU_UNUSED, OuRef self,
                                      const OuRef *args OU_UNUSED, size_t argc OU_UNUSED) {
    const OuLazyValue *preset = &ou_as_type_parameter(self)->preset;
    return ou_bool(!ou_is_undef(preset->value) || !ou_is_undef(preset->evaluate));
}

OuValue ou_type_parameter_mro_entries(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                                      size_t argc OU_UNUSED) {
    return ou_raise(rt, OU_EXC_TypeError, "Cannot subclass an instance of %s",
                    strrchr(ou_type_name(ou_type_of(rt, self)), '.') + 1);
}

OuValue ou_type_parameter_reduce(OuRuntime *rt OU_UNUSED, OuRef self,
                                 const OuRef *args OU_UNUSED, size_t argc OU_UNUSED) {
    return ou_own(ou_as_type_parameter(self)->name);
}

static OuValue has_variance(OuRef self, OuVariance variance) {
    return ou_bool(ou_small_int(ou_as_type_parameter(self)->variance) == (int64_t)variance);
}

OuValue ou_type_parameter_get_covariant(OuRuntime *rt OU_UNUSED, OuRef self) {
    return has_variance(self, OU_COVARIANT);
}
OuValue ou_type_parameter_get_contravariant(OuRuntime *rt OU_UNUSED, OuRef self) {
    return has_variance(self, OU_CONTRAVARIANT);
}
OuValue ou_type_parameter_get_infer_variance(OuRuntime *rt OU_UNUSED, OuRef self) {
    return has_variance(self, OU_INFER_VARIANCE);
}

/* ---- the parameters of a type expression ---- */

static bool collect(OuRuntime *rt, OuRef list, OuRef items);

static bool add_once(OuRuntime *rt, OuRef list, OuRef parameter) {
    const OuList *known = ou_as_list(list);
    for (size_t i = 0; i < known->count; i++) {
        if (known->items[i] == parameter) return true;
    }
    return ou_list_append(rt, list, parameter);
}

/* Add the parameters in one argument: itself, or what its __parameters__ says. */
static bool collect_from(OuRuntime *rt, OuRef list, OuRef item) {
    if (ou_is_type(item)) return true;
    if (ou_is_type_parameter(item)) return add_once(rt, list, item);
    if (ou_is_tuple(item)) return collect(rt, list, item);
    if (ou_is_list(item)) {
        OuValue items = ou_list_to_tuple(rt, item);
        bool done = !ou_is_error(items) && collect(rt, list, items);
        ou_drop(rt, items);
        return done;
    }
    OuValue inner = ou_find_attribute(rt, item, rt->names.dunder_parameters);
    if (ou_is_error(inner)) return false;
    bool done = !ou_is_tuple(inner) || collect(rt, list, inner);
    ou_drop(rt, inner);
    return done;
}

static bool collect(OuRuntime *rt, OuRef list, OuRef items) {
    if (!ou_check_recursion(rt, " while collecting type parameters")) return false;
    for (size_t i = 0; i < ou_tuple_count(items); i++) {
        if (!collect_from(rt, list, ou_tuple_peek(items, i))) return false;
    }
    return true;
}

OuValue ou_type_parameters_in(OuRuntime *rt, OuRef args) {
    OuValue list = ou_list_new(rt, 0), result = OU_ERROR;
    if (!ou_is_error(list) && collect(rt, list, args)) result = ou_list_to_tuple(rt, list);
    ou_drop(rt, list);
    return result;
}
