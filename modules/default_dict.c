/* collections.defaultdict: a dict that makes the value of a missing key by calling a factory.
 */
#include "modules/modules.h"

#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/dict_internal.h"
#include "objects/generic_alias.h"
#include "objects/str.h"
#include "objects/tuple.h"

typedef struct DefaultDict {
    OuDict dict;
    OuValue factory; /* OU_NONE: none */
} DefaultDict;

static DefaultDict *as_default_dict(OuRef value) {
    return (DefaultDict *)ou_object(value);
}

static OuValue default_dict_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                                OuRef names) {
    DefaultDict *self = ou_object_new(rt, type);
    if (self == NULL) return OU_ERROR;
    ou_dict_begin(&self->dict);
    self->factory = OU_NONE;
    if (ou_object_track(rt, self)) return ou_take(self);
    ou_drop(rt, ou_take(self));
    return OU_ERROR;
}

static bool default_dict_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                              OuRef names) {
    OuRef factory = argc > 0 ? args[0] : OU_NONE;
    if (!ou_is_none(factory) && ou_type_of(rt, factory)->slots.call == NULL)
        return ou_fail(rt, OU_EXC_TypeError, "first argument must be callable or None");
    ou_replace_take(rt, &as_default_dict(self)->factory,
                    ou_own(factory));
    size_t skipped = argc > 0;
    return rt->types[OU_TYPE_DICT]->slots.init(rt, self, args + skipped, argc - skipped, names);
}

static void default_dict_traverse(OuObject *self, OuVisit visit, void *argument) {
    const DefaultDict *dict = (DefaultDict *)self;
    ou_visit(dict->factory, visit, argument);
    for (size_t i = 0; i < dict->dict.entry_count; i++) {
        ou_visit(dict->dict.entries[i].key, visit, argument);
        ou_visit(dict->dict.entries[i].value, visit, argument);
    }
}

static void default_dict_clear(OuRuntime *rt, OuObject *self) {
    ou_replace_take(rt, &((DefaultDict *)self)->factory, OU_NONE);
    ou_dict_clear(rt, ou_ref(self));
}

static void default_dict_destroy(OuRuntime *rt, OuObject *self) {
    ou_clear(rt, &((DefaultDict *)self)->factory);
    ou_dict_finish(rt, (OuDict *)self);
    ou_object_free(rt, self);
}

/* ---- what it can do ---- */

static OuValue default_dict_missing(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue factory = ou_own(as_default_dict(self)->factory);
    if (ou_is_none(factory)) return ou_raise_with_value(rt, OU_EXC_KeyError, args[0]);
    OuValue value = ou_call0(rt, factory);
    ou_drop(rt, factory);
    if (ou_is_error(value) || ou_set_item(rt, self, args[0], value)) return value;
    ou_drop(rt, value);
    return OU_ERROR;
}

/* The factory in repr(); "..." where it leads back here. */
static OuValue factory_repr(OuRuntime *rt, OuRef self) {
    OuRef factory = as_default_dict(self)->factory;
    if (ou_is_none(factory)) return ou_str_from_string(rt, "None");
    if (!ou_repr_enter(rt, self))
        return ou_is_raised(rt) ? OU_ERROR : ou_str_from_string(rt, "...");
    OuValue text = ou_repr(rt, factory);
    ou_repr_leave(rt, self);
    return text;
}

static OuValue default_dict_repr(OuRuntime *rt, OuRef self) {
    OuValue items = rt->types[OU_TYPE_DICT]->slots.repr(rt, self), text = OU_ERROR;
    OuValue factory = ou_is_error(items) ? OU_ERROR : factory_repr(rt, self);
    if (!ou_is_error(factory))
        text = ou_format(rt, "%U(%U, %U)", (OuRef)ou_type_of(rt, self)->name, (OuRef)factory,
                         (OuRef)items);
    ou_drop(rt, items);
    ou_drop(rt, factory);
    return text;
}

/* type(self)(self.default_factory, source) */
static OuValue make_like(OuRuntime *rt, OuRef self, OuRef source) {
    OuValue held = ou_own(as_default_dict(self)->factory);
    OuRef args[] = {held, source};
    OuValue copy = ou_call(rt, ou_ref(ou_type_of(rt, self)), args, 2);
    ou_drop(rt, held);
    return copy;
}

static OuValue default_dict_copy(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return make_like(rt, self, self);
}

static OuValue default_dict_or(OuRuntime *rt, OuRef left, OuRef right) {
    if (!ou_is_dict(left) || !ou_is_dict(right)) return OU_NOT_IMPLEMENTED;
    OuRef self = ou_is_module_type(rt, left, OU_MODULE_TYPE_DEFAULT_DICT) ? left : right;
    OuValue sum = make_like(rt, self, left);
    if (ou_is_error(sum) || ou_dict_update(rt, sum, right)) return sum;
    ou_drop(rt, sum);
    return OU_ERROR;
}

/* (type, (factory,), None, None, iter(items)) */
static OuValue default_dict_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuRef factory = as_default_dict(self)->factory;
    OuValue items = ou_call_method(rt, self, rt->names.items, NULL, 0);
    if (ou_is_error(items)) return OU_ERROR;
    OuValue iterator = ou_iter(rt, items);
    ou_drop(rt, items);
    if (ou_is_error(iterator)) return OU_ERROR;
    OuValue start = ou_is_none(factory) ? ou_tuple_new(rt, 0) : ou_tuple_pack1(rt, factory);
    if (ou_is_error(start)) {
        ou_drop(rt, iterator);
        return OU_ERROR;
    }
    OuValue parts[] = {ou_own(ou_ref(ou_type_of(rt, self))), start, OU_NONE, OU_NONE, iterator};
    return ou_tuple_from_array_take(rt, parts, 5);
}

static const OuMethodRow default_dict_methods[] = {
    OU_ROW("__missing__", default_dict_missing, 1, 1,
           "__missing__(key, /)\n\nThe value for a key that is not there: what the factory "
           "makes, which is stored; KeyError without a factory."),
    OU_ROW("copy", default_dict_copy, 0, 0, "copy()\n\nA copy with the same values."),
    OU_ROW("__copy__", default_dict_copy, 0, 0, "__copy__()\n\nA copy with the same values."),
    OU_ROW("__reduce__", default_dict_reduce, 0, 0, "__reduce__()\n\nHow to make it again."),
    OU_CLASS_GETITEM_ROW,
    {0},
};

static const OuMemberRow default_dict_members[] = {
    {"default_factory", offsetof(DefaultDict, factory), false, true,
     "what makes the values of missing keys; None: nothing does"},
    {0},
};

extern const OuTypeSpec ou_default_dict_type;
const OuTypeSpec ou_default_dict_type = {
    .name = "collections.defaultdict",
    .doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nA key "
           "that is not there gets the value that the factory makes, in __getitem__ only. The "
           "other arguments are those of dict().",
    .base = OU_TYPE_DICT,
    .basic_size = sizeof(DefaultDict),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED,
    .methods = default_dict_methods,
    .members = default_dict_members,
    .slots.new = default_dict_new,
    .slots.init = default_dict_init,
    .slots.traverse = default_dict_traverse,
    .slots.clear = default_dict_clear,
    .slots.destroy = default_dict_destroy,
    .slots.repr = default_dict_repr,
    .slots.or = default_dict_or,
};
