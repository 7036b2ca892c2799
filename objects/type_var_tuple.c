/* typing.TypeVarTuple: a type parameter that stands for any number of types; and typing.Unpack,
 * which says so where it is used. */
#include "objects/containers.h"
#include "objects/error.h"
#include "objects/generic_alias.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_parameter.h"

/* TypeVarTuple(name, *, default=NoDefault) */
static OuValue type_var_tuple_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                                  OuRef names) {
    OuRef given[2];
    if (!ou_parse_arguments(rt, "typevartuple", "name * default", 1, 1, args, argc, names,
                            given))
        return OU_ERROR;
    if (!ou_is_str(given[0]))
        return ou_raise(rt, OU_EXC_TypeError,
                        "typevartuple() argument 'name' must be str, not %T", given[0]);
    if (given[1] == ou_no_default_peek(rt)) given[1] = OU_UNDEF;
    OuValue made =
        ou_type_parameter_make(rt, type, given[0], OU_UNDEF, OU_UNDEF, given[1], OU_INVARIANT);
    if (ou_is_error(made) || ou_type_parameter_set_module(rt, made)) return made;
    ou_drop(rt, made);
    return OU_ERROR;
}

/* *Ts is Unpack[Ts]. */
static OuValue type_var_tuple_iter(OuRuntime *rt, OuRef self) {
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

static const OuMethodRow type_var_tuple_methods[] = {
    {"has_default", ou_type_parameter_has_default, 0, 0, NULL},
    {"__mro_entries__", ou_type_parameter_mro_entries, 1, 1, NULL},
    {"__reduce__", ou_type_parameter_reduce, 0, 0, NULL},
    {0},
};

static const OuMemberRow type_var_tuple_members[] = {
    {"__name__", offsetof(OuTypeParameter, name), .read_only = true},
    {0},
};

static const OuGetSetRow type_var_tuple_getsets[] = {
    {"__default__", ou_type_parameter_get_default, NULL, NULL},
    {"evaluate_default", ou_type_parameter_get_evaluate_default, NULL, NULL},
    {0},
};

const OuTypeSpec ou_type_var_tuple_type = {
    .name = "typing.TypeVarTuple",
    .doc = "Type variable tuple.",
    .basic_size = sizeof(OuTypeParameter),
    .flags = OU_TYPE_TRACKED | OU_TYPE_HAS_DICT | OU_TYPE_SHOWS_MODULE,
    .methods = type_var_tuple_methods,
    .members = type_var_tuple_members,
    .getsets = type_var_tuple_getsets,
    .slots.new = type_var_tuple_new,
    .slots.repr = ou_type_parameter_repr,
    .slots.iter = type_var_tuple_iter,
    .slots.traverse = ou_type_parameter_traverse,
    .slots.clear = ou_type_parameter_clear,
    .slots.destroy = ou_type_parameter_destroy,
};

static const OuMethodRow unpack_methods[] = {OU_CLASS_GETITEM_ROW, {0}};

const OuTypeSpec ou_unpack_type = {
    .name = "typing.Unpack",
    .doc = "Type unpack operator.",
    .basic_size = sizeof(OuObject),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .methods = unpack_methods,
};
