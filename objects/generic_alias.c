/* list[int]: a class with arguments, for annotations. Called, it makes what the class makes;
 * asked for an attribute it does not have itself, it asks the class. */
#include "objects/generic_alias.h"

#include "objects/containers.h"
#include "objects/error.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_parameter.h"
#include "objects/type_private.h"
#include "objects/type_substitution.h"
#include "objects/union.h"

static OuValue alias_make(OuRuntime *rt, OuType *type, OuRef origin, OuRef args) {
    OuValue tuple = ou_is_tuple(args) ? ou_own(args) : ou_tuple_pack1(rt, args);
    if (ou_is_error(tuple)) return OU_ERROR;
    OuGenericAlias *alias = ou_object_new(rt, type);
    if (alias == NULL) {
        ou_drop(rt, tuple);
        return OU_ERROR;
    }
    alias->origin = ou_own(origin);
    alias->args = tuple;
    alias->is_unpacked = false;
    OuValue result = ou_take(alias);
    if (ou_object_track(rt, alias)) return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

OuValue ou_generic_alias_new(OuRuntime *rt, OuRef origin, OuRef args) {
    return alias_make(rt, rt->types[OU_TYPE_GENERIC_ALIAS], origin, args);
}

OuValue ou_class_getitem(OuRuntime *rt, OuRef class, const OuRef *args, size_t argc OU_UNUSED) {
    return ou_generic_alias_new(rt, class, args[0]);
}

static OuValue alias_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                         OuRef names) {
    if (!ou_is_undef(names) && ou_tuple_count(names) > 0)
        return ou_raise(rt, OU_EXC_TypeError, "GenericAlias() takes no keyword arguments");
    if (argc != 2)
        return ou_raise(rt, OU_EXC_TypeError, "GenericAlias expected 2 arguments, got %zu",
                        argc);
    return alias_make(rt, type, args[0], args[1]);
}

/* ---- text ---- */

/* Does the class say, by its metaclass's attributes, that it is an alias? What that raises is
 * forgotten. */
static bool looks_like_alias(OuRuntime *rt, OuRef class) {
    if (ou_type_of(rt, class) == rt->types[OU_TYPE_TYPE]) return false;
    bool found = true;
    OuRef names[] = {rt->names.dunder_origin, rt->names.dunder_args};
    for (size_t i = 0; found && i < 2; i++) {
        OuValue value = ou_find_attribute(rt, class, names[i]);
        if (ou_is_error(value)) ou_clear_exception(rt);
        found = !ou_is_error(value) && !ou_is_undef(value);
        ou_drop(rt, value);
    }
    return found;
}

OuValue ou_annotation_repr(OuRuntime *rt, OuRef value) {
    if (value == OU_ELLIPSIS) return ou_str_from_string(rt, "...");
    if (!ou_is_type(value) || looks_like_alias(rt, value)) return ou_repr(rt, value);
    return ou_type_full_name(rt, ou_as_type(value));
}

static bool add_annotation(OuStrBuilder *builder, OuRef value) {
    OuValue text = ou_annotation_repr(builder->rt, value);
    if (ou_is_error(text)) return false;
    bool done = ou_str_builder_add(builder, text);
    ou_drop(builder->rt, text);
    return done;
}

/* The arguments; those of a list are annotations too. */
static bool add_items(OuStrBuilder *builder, OuRef sequence) {
    OuRuntime *rt = builder->rt;
    OuValue items = ou_tuple_from_iterable(rt, sequence);
    if (ou_is_error(items)) return false;
    bool done = true;
    for (size_t i = 0; done && i < ou_tuple_count(items); i++) {
        OuRef item = ou_tuple_peek(items, i);
        if (i > 0) ou_str_builder_add_string(builder, ", ");
        if (ou_is_list(item)) {
            done = ou_check_recursion(rt, " while getting the repr of an object") &&
                   ou_str_builder_add_string(builder, "[") && add_items(builder, item) &&
                   ou_str_builder_add_string(builder, "]");
        } else {
            done = add_annotation(builder, item);
        }
    }
    ou_drop(rt, items);
    return done;
}

static OuValue alias_repr(OuRuntime *rt, OuRef self) {
    const OuGenericAlias *alias = ou_as_generic_alias(self);
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    if (alias->is_unpacked) ou_str_builder_add_string(&builder, "*");
    bool done =
        add_annotation(&builder, alias->origin) && ou_str_builder_add_string(&builder, "[");
    if (done && ou_tuple_count(alias->args) == 0)
        done = ou_str_builder_add_string(&builder, "()");
    done = done && add_items(&builder, alias->args) && ou_str_builder_add_string(&builder, "]");
    if (done) return ou_str_builder_end(&builder);
    ou_str_builder_abandon(&builder);
    return OU_ERROR;
}

/* ---- slots ---- */

static OuValue alias_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                          OuRef names) {
    OuValue object = ou_call_keywords(rt, ou_as_generic_alias(self)->origin, args, argc, names);
    if (ou_is_error(object)) return OU_ERROR;
    // Objects that cannot hold it do without.
    if (!ou_set_attribute(rt, object, rt->names.dunder_orig_class, self) &&
        !ou_clear_exception_if(rt, OU_EXC_AttributeError) &&
        !ou_clear_exception_if(rt, OU_EXC_TypeError)) {
        ou_drop(rt, object);
        return OU_ERROR;
    }
    return object;
}

/* Attributes that are the alias's own. All others are those of the class, except the last
 * three, which an alias does not have. */
static const char *const own_attributes[] = {
    "__class__",       "__origin__",     "__args__",
    "__unpacked__",    "__parameters__", "__typing_unpacked_tuple_args__",
    "__mro_entries__", "__reduce_ex__",  "__reduce__",
    "__bases__",       "__copy__",       "__deepcopy__"};
#define OWN_ATTRIBUTES (sizeof own_attributes / sizeof *own_attributes)
#define DIR_ATTRIBUTES (OWN_ATTRIBUTES - 3)

static OuValue alias_get_attribute(OuRuntime *rt, OuRef self, OuRef name) {
    for (size_t i = 0; i < OWN_ATTRIBUTES; i++) {
        if (ou_str_equals_string(name, own_attributes[i]))
            return ou_generic_get_attribute(rt, self, name);
    }
    return ou_get_attribute(rt, ou_as_generic_alias(self)->origin, name);
}

static OuValue alias_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if ((op != OU_EQ && op != OU_NE) || !ou_is_generic_alias(right)) return OU_NOT_IMPLEMENTED;
    const OuGenericAlias *a = ou_as_generic_alias(left), *b = ou_as_generic_alias(right);
    OuTruth same =
        a->is_unpacked != b->is_unpacked ? OU_TRUTH_NO : ou_equal(rt, a->origin, b->origin);
    if (same == OU_TRUTH_YES) same = ou_equal(rt, a->args, b->args);
    if (same == OU_TRUTH_FAILED) return OU_ERROR;
    return ou_bool((same == OU_TRUTH_YES) == (op == OU_EQ));
}

static bool alias_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    const OuGenericAlias *alias = ou_as_generic_alias(self);
    int64_t origin, args;
    if (!ou_hash(rt, alias->origin, &origin) || !ou_hash(rt, alias->args, &args)) return false;
    *hash = origin ^ args;
    if (*hash == -1) *hash = -2;
    return true;
}

static OuValue get_parameters(OuRuntime *rt, OuRef self) {
    return ou_type_parameters_in(rt, ou_as_generic_alias(self)->args);
}

/* list[T][int] */
static OuValue alias_get_item(OuRuntime *rt, OuRef self, OuRef key) {
    const OuGenericAlias *alias = ou_as_generic_alias(self);
    OuValue result = OU_ERROR, given = OU_ERROR, args = OU_ERROR;
    OuValue params = get_parameters(rt, self);
    if (ou_is_error(params)) goto done;
    given = ou_type_arguments(rt, self, params, key);
    if (ou_is_error(given)) goto done;
    args = ou_type_substitute(rt, alias->args, params, given);
    if (!ou_is_error(args)) result = ou_generic_alias_new(rt, alias->origin, args);
done:
    ou_drop(rt, params);
    ou_drop(rt, given);
    ou_drop(rt, args);
    return result;
}

/* *tuple[int]: one item, which stands for what is inside. */
static OuValue alias_iter(OuRuntime *rt, OuRef self) {
    const OuGenericAlias *alias = ou_as_generic_alias(self);
    OuValue items = OU_ERROR, iterator = OU_ERROR;
    OuValue starred = ou_generic_alias_new(rt, alias->origin, alias->args);
    if (ou_is_error(starred)) goto done;
    ou_as_generic_alias(starred)->is_unpacked = true;
    items = ou_tuple_pack1(rt, starred);
    if (ou_is_error(items)) goto done;
    iterator = ou_iter(rt, items);
done:
    ou_drop(rt, starred);
    ou_drop(rt, items);
    return iterator;
}

static void alias_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuGenericAlias *)self)->origin, visit, argument);
    ou_visit(((OuGenericAlias *)self)->args, visit, argument);
}

static void alias_destroy(OuRuntime *rt, OuObject *self) {
    OuGenericAlias *alias = (OuGenericAlias *)self;
    OuValue origin = alias->origin, args = alias->args;
    ou_object_free(rt, self);
    ou_drop(rt, origin);
    ou_drop(rt, args);
}

/* ---- methods ---- */

/* Is it C[...] of a class with Generic among its bases? These have messages of their own. */
static bool is_of_generic_class(const OuRuntime *rt, OuRef self) {
    OuRef origin = ou_as_generic_alias(self)->origin;
    return ou_is_type(origin) &&
           ou_type_is_subtype(ou_as_type(origin), rt->types[OU_TYPE_GENERIC]);
}

/* The class; but Generic[...] steps back before the generic bases that follow it. */
static OuValue alias_mro_entries(OuRuntime *rt, OuRef self, const OuRef *args,
                                 size_t argc OU_UNUSED) {
    OuRef origin = ou_as_generic_alias(self)->origin;
    bool is_behind = false;
    if (origin == ou_ref(rt->types[OU_TYPE_GENERIC]) && ou_is_tuple(args[0])) {
        for (size_t i = 0; i < ou_tuple_count(args[0]); i++) {
            OuRef base = ou_tuple_peek(args[0], i);
            if (base == self)
                is_behind = true;
            else if (is_behind && ou_is_generic_alias(base) && is_of_generic_class(rt, base))
                return ou_own(rt->empty_tuple);
        }
    }
    return ou_tuple_pack1(rt, origin);
}

static OuValue refuse_check(OuRuntime *rt, OuRef self, const char *function) {
    if (is_of_generic_class(rt, self))
        return ou_raise(rt, OU_EXC_TypeError,
                        "Subscripted generics cannot be used with class and instance checks");
    return ou_raise(rt, OU_EXC_TypeError, "%s() argument 2 cannot be a parameterized generic",
                    function);
}

static OuValue alias_instancecheck(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                                   size_t argc OU_UNUSED) {
    return refuse_check(rt, self, "isinstance");
}

static OuValue alias_subclasscheck(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                                   size_t argc OU_UNUSED) {
    return refuse_check(rt, self, "issubclass");
}

static OuValue alias_reduce(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                            size_t argc OU_UNUSED) {
    const OuGenericAlias *alias = ou_as_generic_alias(self);
    OuRef parts[] = {alias->origin, alias->args};
    if (!alias->is_unpacked) return ou_reduce_type(rt, self, parts, 2, OU_UNDEF);
    // The item of an iterator over the alias: next(iter(alias))
    OuValue packed = ou_generic_alias_new(rt, alias->origin, alias->args);
    OuValue iterator = ou_is_error(packed) ? OU_ERROR : ou_iter(rt, packed);
    ou_drop(rt, packed);
    return ou_reduce_iterator_take(rt, "next", iterator, OU_UNDEF);
}

/* The attributes of the class, and those that are the alias's own. */
static OuValue alias_dir(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                         size_t argc OU_UNUSED) {
    OuValue names = ou_call_special_required(rt, ou_as_generic_alias(self)->origin,
                                             rt->names.dunder_dir, NULL, 0);
    for (size_t i = 0; !ou_is_error(names) && i < DIR_ATTRIBUTES; i++) {
        OuValue name = ou_intern(rt, own_attributes[i]);
        OuTruth known = ou_is_error(name) ? OU_TRUTH_FAILED : ou_contains(rt, names, name);
        bool done =
            known == OU_TRUTH_YES || (known == OU_TRUTH_NO && ou_list_append(rt, names, name));
        ou_drop(rt, name);
        if (done) continue;
        ou_drop(rt, names);
        names = OU_ERROR;
    }
    return names;
}

static OuValue get_unpacked(OuRuntime *rt OU_UNUSED, OuRef self) {
    return ou_bool(ou_as_generic_alias(self)->is_unpacked);
}

/* The types inside *tuple[int, str]; None for any other alias. */
static OuValue get_unpacked_args(OuRuntime *rt, OuRef self) {
    const OuGenericAlias *alias = ou_as_generic_alias(self);
    bool is_tuple = alias->origin == ou_ref(rt->types[OU_TYPE_TUPLE]);
    return alias->is_unpacked && is_tuple ? ou_own(alias->args) : OU_NONE;
}

static const OuMethodRow alias_methods[] = {
    {"__mro_entries__", alias_mro_entries, 1, 1, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"__reduce__", alias_reduce, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"__dir__", alias_dir, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"__instancecheck__", alias_instancecheck, 1, 1, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"__subclasscheck__", alias_subclasscheck, 1, 1, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {NULL, NULL, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
};

static const OuMemberRow alias_members[] = {
    {"__origin__", offsetof(OuGenericAlias, origin), true, false, NULL},
    {"__args__", offsetof(OuGenericAlias, args), true, false, NULL},
    {NULL, 0, false, false, NULL},
};

static const OuGetSetRow alias_getsets[] = {
    {"__parameters__", get_parameters, NULL, "Type variables in the GenericAlias."},
    {"__unpacked__", get_unpacked, NULL, NULL},
    {"__typing_unpacked_tuple_args__", get_unpacked_args, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuTypeSpec ou_generic_alias_type = {
    .name = "types.GenericAlias",
    .doc = "Represent a PEP 585 generic type",
    .basic_size = sizeof(OuGenericAlias),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED,
    .methods = alias_methods,
    .getsets = alias_getsets,
    .members = alias_members,
    .slots.new = alias_new,
    .slots.repr = alias_repr,
    .slots.call = alias_call,
    .slots.get_attribute = alias_get_attribute,
    .slots.compare = alias_compare,
    .slots.hash = alias_hash,
    .slots.or = ou_union_or,
    .slots.get_item = alias_get_item,
    .slots.iter = alias_iter,
    .slots.traverse = alias_traverse,
    .slots.destroy = alias_destroy,
};
