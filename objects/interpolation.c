/* Interpolations: a value with what the t-string says about it. Nothing is formatted yet. */
#include "objects/interpolation.h"

#include "objects/containers.h"
#include "objects/error.h"
#include "objects/generic_alias.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define FIELD_COUNT 4

static OuValue make(OuRuntime *rt, OuType *type, OuRef value, OuRef expression,
                    OuRef conversion, OuRef format_spec) {
    OuInterpolation *made = ou_new_record(rt, type, FIELD_COUNT);
    if (made == NULL) return OU_ERROR;
    made->value = ou_own(value);
    made->expression = ou_own(expression);
    made->conversion = ou_own(conversion);
    made->format_spec = ou_own(format_spec);
    return ou_take(made);
}

OuValue ou_interpolation_new(OuRuntime *rt, OuRef value, OuRef expression, char conversion,
                             OuRef format_spec) {
    OuRef letter = conversion == 0 ? OU_NONE : rt->characters[(unsigned char)conversion];
    if (ou_is_undef(format_spec)) format_spec = rt->names.empty;
    return make(rt, rt->types[OU_TYPE_INTERPOLATION], value, expression, letter, format_spec);
}

static bool check_str(OuRuntime *rt, OuRef value, const char *name) {
    if (ou_is_str(value)) return true;
    if (ou_is_none(value))
        return ou_fail(rt, OU_EXC_TypeError,
                       "Interpolation() argument '%s' must be str, not None", name);
    return ou_fail(rt, OU_EXC_TypeError, "Interpolation() argument '%s' must be str, not %T",
                   name, value);
}

static bool check_conversion(OuRuntime *rt, OuRef value) {
    if (ou_is_none(value)) return true;
    if (!check_str(rt, value, "conversion")) return false;
    const OuStr *text = ou_as_str(value);
    if (text->size == 1 && strchr("sar", text->bytes[0]) != NULL) return true;
    return ou_fail(rt, OU_EXC_ValueError,
                   "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
}

static OuValue interpolation_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                                 OuRef names) {
    OuRef given[FIELD_COUNT];
    if (!ou_parse_arguments(rt, "Interpolation", "value expression conversion format_spec", 1,
                            FIELD_COUNT, args, argc, names, given))
        return OU_ERROR;
    if (ou_is_undef(given[1])) given[1] = rt->names.empty;
    if (ou_is_undef(given[2])) given[2] = OU_NONE;
    if (ou_is_undef(given[3])) given[3] = rt->names.empty;
    if (!check_str(rt, given[1], "expression") || !check_conversion(rt, given[2]) ||
        !check_str(rt, given[3], "format_spec"))
        return OU_ERROR;
    return make(rt, type, given[0], given[1], given[2], given[3]);
}

static OuValue interpolation_repr(OuRuntime *rt, OuRef self) {
    const OuInterpolation *i = ou_as_interpolation(self);
    return ou_format(rt, "Interpolation(%R, %R, %R, %R)", (OuRef)i->value, (OuRef)i->expression,
                     (OuRef)i->conversion, (OuRef)i->format_spec);
}

static void interpolation_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuInterpolation *)self)->value, visit, argument);
}

static void interpolation_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, FIELD_COUNT);
}

static OuValue interpolation_reduce(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                                    size_t argc OU_UNUSED) {
    const OuInterpolation *i = ou_as_interpolation(self);
    OuRef fields[] = {i->value, i->expression, i->conversion, i->format_spec};
    return ou_reduce_type(rt, self, fields, FIELD_COUNT, OU_UNDEF);
}

static const OuMethodRow interpolation_methods[] = {
    {"__reduce__", interpolation_reduce, 0, 0, "(type(self), state)"},
    OU_CLASS_GETITEM_ROW,
    {0},
};

static const OuMemberRow interpolation_members[] = {
    {"value", offsetof(OuInterpolation, value), .read_only = true},
    {"expression", offsetof(OuInterpolation, expression), .read_only = true},
    {"conversion", offsetof(OuInterpolation, conversion), .read_only = true},
    {"format_spec", offsetof(OuInterpolation, format_spec), .read_only = true},
    {0},
};

const OuTypeSpec ou_interpolation_type = {
    .name = "string.templatelib.Interpolation",
    .doc = "Interpolation object",
    .basic_size = sizeof(OuInterpolation),
    .flags = OU_TYPE_TRACKED,
    .match_args = "value expression conversion format_spec",
    .methods = interpolation_methods,
    .members = interpolation_members,
    .slots.new = interpolation_new,
    .slots.repr = interpolation_repr,
    .slots.traverse = interpolation_traverse,
    .slots.destroy = interpolation_destroy,
};
