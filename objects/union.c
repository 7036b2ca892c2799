/* int | str: a union of types.
 *
 * Members are types, parameterised classes and None, flattened and without repetition, in order
 * of appearance. Two unions of the same members are equal, whatever the order. */
#include "objects/union.h"

#include "objects/error.h"
#include "objects/generic_alias.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_alias.h"
#include "objects/type_substitution.h"
#include "objects/type_private.h"

static bool is_member(OuRef value) {
    return ou_is_none(value) || ou_is_type(value) || ou_is_generic_alias(value) ||
           ou_is_union(value) || ou_is_type_alias(value) || ou_is_type_parameter(value);
}

/* The hash of a member; NO if it has none. */
static OuTruth member_hash(OuRuntime *rt, OuRef value, int64_t *hash) {
    if (ou_hash(rt, value, hash)) return OU_TRUTH_YES;
    return ou_clear_exception_if(rt, OU_EXC_TypeError) ? OU_TRUTH_NO : OU_TRUTH_FAILED;
}

/* Is an equal member there? Only those of the same hash are compared, or both without. */
static OuTruth has_member(OuRuntime *rt, OuRef list, OuRef value) {
    int64_t hash, other_hash;
    OuTruth hashed = member_hash(rt, value, &hash), found = OU_TRUTH_NO;
    if (hashed == OU_TRUTH_FAILED) return hashed;
    for (size_t i = 0; found == OU_TRUTH_NO && i < ou_as_list(list)->count; i++) {
        OuRef other = ou_as_list(list)->items[i]; // nobody else knows the list
        OuTruth other_hashed = member_hash(rt, other, &other_hash);
        if (other_hashed == OU_TRUTH_FAILED) return other_hashed;
        if (hashed == other_hashed && (hashed == OU_TRUTH_NO || hash == other_hash))
            found = ou_equal(rt, other, value);
    }
    return found;
}

/* Append what is not there yet. */
static bool add_member(OuRuntime *rt, OuRef list, OuRef value) {
    if (ou_is_none(value)) value = ou_ref(rt->types[OU_TYPE_NONE]);
    if (ou_is_union(value)) {
        OuRef args = ou_union_args_peek(value);
        for (size_t i = 0; i < ou_tuple_count(args); i++) {
            if (!add_member(rt, list, ou_tuple_peek(args, i))) return false;
        }
        return true;
    }
    OuTruth present = has_member(rt, list, value);
    if (present != OU_TRUTH_NO) return present == OU_TRUTH_YES;
    return ou_list_append(rt, list, value);
}

/* A union of the members in `list`, or the only member. */
static OuValue union_from_list(OuRuntime *rt, OuRef list) {
    if (ou_as_list(list)->count == 1) return ou_own(ou_as_list(list)->items[0]);
    OuValue args = ou_list_to_tuple(rt, list);
    if (ou_is_error(args)) return OU_ERROR;
    OuUnion *result = ou_object_new(rt, rt->types[OU_TYPE_UNION]);
    if (result == NULL) {
        ou_drop(rt, args);
        return OU_ERROR;
    }
    result->args = args;
    OuValue value = ou_take(result);
    if (ou_object_track(rt, result)) return value;
    ou_drop(rt, value);
    return OU_ERROR;
}

OuValue ou_union_of(OuRuntime *rt, OuRef left, OuRef right) {
    OuValue list = ou_list_new(rt, 0);
    if (ou_is_error(list)) return OU_ERROR;
    OuValue result = OU_ERROR;
    if (add_member(rt, list, left) && add_member(rt, list, right))
        result = union_from_list(rt, list);
    ou_drop(rt, list);
    return result;
}

OuValue ou_union_or(OuRuntime *rt, OuRef left, OuRef right) {
    if (!is_member(left) || !is_member(right)) return OU_NOT_IMPLEMENTED;
    return ou_union_of(rt, left, right);
}

/* ---- slots ---- */

static OuValue union_repr(OuRuntime *rt, OuRef self) {
    OuRef args = ou_union_args_peek(self);
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    for (size_t i = 0; i < ou_tuple_count(args); i++) {
        if (i > 0) ou_str_builder_add_string(&builder, " | ");
        OuRef arg = ou_tuple_peek(args, i);
        OuValue text = arg == ou_ref(rt->types[OU_TYPE_NONE]) ? ou_intern(rt, "None")
                                                              : ou_annotation_repr(rt, arg);
        if (ou_is_error(text)) {
            ou_str_builder_abandon(&builder);
            return OU_ERROR;
        }
        ou_str_builder_add(&builder, text);
        ou_drop(rt, text);
    }
    return ou_str_builder_end(&builder);
}

/* The members as a frozenset: what equality and hash are about. */
static OuValue members_set(OuRuntime *rt, OuRef self) {
    return ou_frozenset_new(rt, ou_union_args_peek(self));
}

static OuValue union_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if ((op != OU_EQ && op != OU_NE) || !ou_is_union(left) || !ou_is_union(right))
        return OU_NOT_IMPLEMENTED;
    OuValue result = OU_ERROR, b = OU_ERROR;
    OuValue a = members_set(rt, left);
    if (ou_is_error(a)) goto done;
    b = members_set(rt, right);
    if (ou_is_error(b)) goto done;
    result = ou_compare(rt, a, b, op);
done:
    ou_drop(rt, a);
    ou_drop(rt, b);
    return result;
}

static bool union_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    OuValue members = members_set(rt, self);
    bool done = !ou_is_error(members) && ou_hash(rt, members, hash);
    ou_drop(rt, members);
    return done;
}

static OuValue get_parameters(OuRuntime *rt, OuRef self) {
    return ou_type_parameters_in(rt, ou_union_args_peek(self));
}

static OuValue union_get_item(OuRuntime *rt, OuRef self, OuRef key) {
    OuValue result = OU_ERROR, args = OU_ERROR, members = OU_ERROR;
    OuValue params = get_parameters(rt, self);
    if (ou_is_error(params)) goto done;
    args = ou_type_arguments(rt, self, params, key);
    if (ou_is_error(args)) goto done;
    members = ou_type_substitute(rt, ou_union_args_peek(self), params, args);
    if (ou_is_error(members)) goto done;
    result = ou_own(ou_tuple_peek(members, 0));
    for (size_t i = 1; i < ou_tuple_count(members) && !ou_is_error(result); i++)
        ou_replace_take(rt, &result, ou_union_of(rt, result, ou_tuple_peek(members, i)));
done:
    ou_drop(rt, params);
    ou_drop(rt, args);
    ou_drop(rt, members);
    return result;
}

static void union_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuUnion *)self)->args, visit, argument);
}

static void union_destroy(OuRuntime *rt, OuObject *self) {
    OuValue args = ((OuUnion *)self)->args;
    ou_object_free(rt, self);
    ou_drop(rt, args);
}

static OuValue truth_as_value(OuTruth truth) {
    return truth == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(truth == OU_TRUTH_YES);
}

static OuValue union_instancecheck(OuRuntime *rt, OuRef self, const OuRef *args,
                                   size_t argc OU_UNUSED) {
    return truth_as_value(ou_is_instance(rt, args[0], self));
}

static OuValue union_subclasscheck(OuRuntime *rt, OuRef self, const OuRef *args,
                                   size_t argc OU_UNUSED) {
    return truth_as_value(ou_is_subclass(rt, args[0], self));
}

static OuValue union_mro_entries(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                                 size_t argc OU_UNUSED) {
    return ou_raise(rt, OU_EXC_TypeError, "Cannot subclass %R", self);
}

static OuValue get_origin(OuRuntime *rt, OuRef self OU_UNUSED) {
    return ou_own(ou_ref(rt->types[OU_TYPE_UNION]));
}

static OuValue get_name(OuRuntime *rt, OuRef self OU_UNUSED) {
    return ou_intern(rt, "Union");
}

static OuValue get_module(OuRuntime *rt, OuRef self OU_UNUSED) {
    return ou_intern(rt, "typing");
}

/* Union[a, b]: as a | b, also for what has no | itself. */
static OuValue union_class_getitem(OuRuntime *rt, OuRef class OU_UNUSED, const OuRef *args,
                                   size_t argc OU_UNUSED) {
    if (!ou_is_tuple(args[0])) {
        bool is_none = ou_is_none(args[0]);
        return ou_own(is_none ? ou_ref(rt->types[OU_TYPE_NONE]) : args[0]);
    }
    size_t count = ou_tuple_count(args[0]);
    if (count == 0)
        return ou_raise(rt, OU_EXC_TypeError, "Cannot take a Union of no types.");
    OuValue result = ou_own(ou_tuple_peek(args[0], 0));
    for (size_t i = 1; !ou_is_error(result) && i < count; i++)
        ou_replace_take(rt, &result, ou_union_of(rt, result, ou_tuple_peek(args[0], i)));
    return result;
}

static const OuMethodRow union_methods[] = {
    {"__class_getitem__", union_class_getitem, 1, 1,
     "__class_getitem__(args, /)\n\nThe union of the arguments.", .kind = OU_METHOD_CLASS},
    {"__mro_entries__", union_mro_entries, 1, 1, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"__instancecheck__", union_instancecheck, 1, 1, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"__subclasscheck__", union_subclasscheck, 1, 1, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {NULL, NULL, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
};

static const OuMemberRow union_members[] = {
    {"__args__", offsetof(OuUnion, args), true, false, NULL},
    {NULL, 0, false, false, NULL},
};

static const OuGetSetRow union_getsets[] = {
    {"__name__", get_name, NULL, NULL},
    {"__qualname__", get_name, NULL, NULL},
    {"__module__", get_module, NULL, NULL},
    {"__origin__", get_origin, NULL, NULL},
    {"__parameters__", get_parameters, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuTypeSpec ou_union_type = {
    .name = "typing.Union",
    .doc = "Represent a union type",
    .basic_size = sizeof(OuUnion),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .methods = union_methods,
    .getsets = union_getsets,
    .members = union_members,
    .slots.repr = union_repr,
    .slots.compare = union_compare,
    .slots.hash = union_hash,
    .slots.or = ou_union_or,
    .slots.get_item = union_get_item,
    .slots.traverse = union_traverse,
    .slots.destroy = union_destroy,
};
