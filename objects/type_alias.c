/* Type aliases: a name for a type that is evaluated when somebody asks for it. */
#include "objects/type_alias.h"

#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/generic_alias.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/union.h"

#define FIELD_COUNT 5

static OuTypeAlias *alias_make(OuRuntime *rt, OuRef name, OuRef params) {
    OuRef globals = rt->globals_peek == NULL ? OU_UNDEF : rt->globals_peek(rt);
    OuTypeAlias *alias = ou_new_record(rt, rt->types[OU_TYPE_TYPE_ALIAS], FIELD_COUNT);
    if (alias == NULL) return NULL;
    alias->name = ou_own(name);
    alias->params = ou_own(ou_is_none(params) ? OU_UNDEF : params);
    if (ou_is_dict(globals))
        alias->module = ou_own(ou_dict_peek_str(rt, globals, rt->names.dunder_name));
    return alias;
}

OuValue ou_type_alias_new(OuRuntime *rt, OuRef name, OuRef params, OuRef evaluate) {
    OuTypeAlias *alias = alias_make(rt, name, params);
    if (alias == NULL) return OU_ERROR;
    alias->value.evaluate = ou_own(evaluate);
    return ou_take(alias);
}

static bool check_params(OuRuntime *rt, OuRef params) {
    if (!ou_is_tuple(params))
        return ou_fail(rt, OU_EXC_TypeError, "type_params must be a tuple");
    bool seen_default = false;
    for (size_t i = 0; i < ou_tuple_count(params); i++) {
        OuRef param = ou_tuple_peek(params, i);
        if (!ou_is_type_parameter(param))
            return ou_fail(rt, OU_EXC_TypeError, "Expected a type param, got %R", param);
        bool has = ou_type_parameter_has_default(rt, param, NULL, 0) == OU_TRUE;
        if (seen_default && !has)
            return ou_fail(rt, OU_EXC_TypeError,
                           "non-default type parameter '%R' follows default type parameter",
                           param);
        seen_default = has;
    }
    return true;
}

/* TypeAliasType(name, value, *, type_params=()) */
static OuValue alias_new(OuRuntime *rt, OuType *type OU_UNUSED, const OuRef *args, size_t argc,
                         OuRef names) {
    OuRef given[3];
    if (!ou_parse_arguments(rt, "typealias", "name value * type_params", 2, 2, args, argc,
                            names, given))
        return OU_ERROR;
    if (!ou_is_str(given[0]))
        return ou_raise(rt, OU_EXC_TypeError, "typealias() argument 'name' must be str, not %T",
                        given[0]);
    if (!ou_is_undef(given[2]) && !check_params(rt, given[2])) return OU_ERROR;
    bool is_generic = !ou_is_undef(given[2]) && ou_tuple_count(given[2]) > 0;
    OuTypeAlias *alias = alias_make(rt, given[0], is_generic ? given[2] : OU_UNDEF);
    if (alias == NULL) return OU_ERROR;
    alias->value.value = ou_own(given[1]);
    return ou_take(alias);
}

/* ---- slots ---- */

static OuValue alias_repr(OuRuntime *rt OU_UNUSED, OuRef self) {
    return ou_own(ou_as_type_alias(self)->name);
}

static OuValue alias_get_item(OuRuntime *rt, OuRef self, OuRef key) {
    if (ou_is_undef(ou_as_type_alias(self)->params))
        return ou_raise(rt, OU_EXC_TypeError, "Only generic type aliases are subscriptable");
    return ou_generic_alias_new(rt, self, key);
}

/* *X is Unpack[X]. */
static OuValue alias_iter(OuRuntime *rt, OuRef self) {
    OuValue items = OU_ERROR, iterator = OU_ERROR;
    OuValue unpacked = ou_generic_alias_new(rt, ou_ref(rt->types[OU_TYPE_UNPACK]), self);
    if (ou_is_error(unpacked)) goto done;
    items = ou_tuple_pack1(rt, unpacked);
    if (ou_is_error(items)) goto done;
    iterator = ou_iter(rt, items);
done:
    ou_drop(rt, unpacked);
    ou_drop(rt, items);
    return iterator;
}

static void alias_traverse(OuObject *self, OuVisit visit, void *argument) {
    const OuTypeAlias *alias = (OuTypeAlias *)self;
    ou_visit(alias->params, visit, argument);
    ou_visit(alias->value.value, visit, argument);
    ou_visit(alias->value.evaluate, visit, argument);
}

static void alias_clear(OuRuntime *rt, OuObject *self) {
    OuTypeAlias *alias = (OuTypeAlias *)self;
    ou_clear(rt, &alias->params);
    ou_clear(rt, &alias->value.value);
    ou_clear(rt, &alias->value.evaluate);
}

static void alias_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, FIELD_COUNT);
}

/* ---- attributes ---- */

static OuValue get_value(OuRuntime *rt, OuRef self) {
    return ou_lazy_value(rt, &ou_as_type_alias(self)->value, OU_NONE);
}

static OuValue get_evaluate(OuRuntime *rt, OuRef self) {
    return ou_lazy_evaluator(rt, &ou_as_type_alias(self)->value);
}

static OuValue get_params(OuRuntime *rt, OuRef self) {
    OuRef params = ou_as_type_alias(self)->params;
    return ou_own(ou_is_undef(params) ? rt->empty_tuple : params);
}

/* The same, each TypeVarTuple as Unpack of it. */
static OuValue get_parameters(OuRuntime *rt, OuRef self) {
    OuValue params = get_params(rt, self);
    OuValue result = ou_tuple_new(rt, ou_tuple_count(params));
    for (size_t i = 0; i < ou_tuple_count(params) && !ou_is_error(result); i++) {
        OuRef param = ou_tuple_peek(params, i);
        OuValue item = ou_is_type_var_tuple(param)
                           ? ou_generic_alias_new(rt, ou_ref(rt->types[OU_TYPE_UNPACK]), param)
                           : ou_own(param);
        if (ou_is_error(item)) {
            ou_drop(rt, result);
            result = OU_ERROR;
        } else {
            ou_as_tuple(result)->items[i] = item;
        }
    }
    ou_drop(rt, params);
    return result;
}

static OuValue get_module(OuRuntime *rt OU_UNUSED, OuRef self) {
    OuRef module = ou_as_type_alias(self)->module;
    return ou_own(ou_is_undef(module) ? OU_NONE : module);
}

static OuValue alias_reduce(OuRuntime *rt OU_UNUSED, OuRef self, const OuRef *args OU_UNUSED,
                            size_t argc OU_UNUSED) {
    return ou_own(ou_as_type_alias(self)->name);
}

static const OuMethodRow alias_methods[] = {
    {"__reduce__", alias_reduce, 0, 0, NULL},
    {0},
};

static const OuMemberRow alias_members[] = {
    {"__name__", offsetof(OuTypeAlias, name), .read_only = true},
    {0},
};

static const OuGetSetRow alias_getsets[] = {
    {"__value__", get_value, NULL, NULL},        {"evaluate_value", get_evaluate, NULL, NULL},
    {"__type_params__", get_params, NULL, NULL}, {"__parameters__", get_parameters, NULL, NULL},
    {"__module__", get_module, NULL, NULL},      {0},
};

const OuTypeSpec ou_type_alias_type = {
    .name = "typing.TypeAliasType",
    .doc = "Type alias.",
    .basic_size = sizeof(OuTypeAlias),
    .flags = OU_TYPE_TRACKED,
    .methods = alias_methods,
    .members = alias_members,
    .getsets = alias_getsets,
    .slots.new = alias_new,
    .slots.repr = alias_repr,
    .slots.or = ou_union_of,
    .slots.get_item = alias_get_item,
    .slots.iter = alias_iter,
    .slots.traverse = alias_traverse,
    .slots.clear = alias_clear,
    .slots.destroy = alias_destroy,
};
