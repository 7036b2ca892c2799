/* The type `object`: what every object can do.
 *
 * __new__ and __init__ both ignore arguments meant for the other: a class may define one of the
 * two. Arguments are refused where neither is defined, or by the one that is. */
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"

/* ---- making ---- */

static bool has_arguments(size_t argc, OuRef names) {
    return argc > 0 || (!ou_is_undef(names) && ou_tuple_count(names) > 0);
}

/* "Can't instantiate abstract class A without an implementation for abstract methods 'f', 'g'"
 */
static void raise_abstract(OuRuntime *rt, OuType *type) {
    OuValue joined = OU_ERROR, list = OU_ERROR, separator = OU_ERROR;
    OuValue methods =
        ou_own(ou_dict_peek_str(rt, type->dict, rt->names.dunder_abstractmethods));
    if (ou_is_undef(methods)) methods = ou_own(rt->empty_tuple);
    list = ou_list_from_iterable(rt, methods);
    if (ou_is_error(list) || !ou_list_sort(rt, list, OU_NONE, false)) goto done;
    separator = ou_str_from_string(rt, "', '");
    if (ou_is_error(separator)) goto done;
    joined = ou_str_join(rt, separator, list);
    if (ou_is_error(joined)) goto done;
    ou_raise(rt, OU_EXC_TypeError,
             "Can't instantiate abstract class %N without an implementation for abstract "
             "method%s '%U'",
             type, ou_as_list(list)->count == 1 ? "" : "s", (OuRef)joined);
done:
    ou_drop(rt, joined);
    ou_drop(rt, separator);
    ou_drop(rt, list);
    ou_drop(rt, methods);
}

OuValue ou_object_new_slot(OuRuntime *rt, OuType *type, const OuRef *args OU_UNUSED,
                           size_t argc, OuRef names) {
    if (has_arguments(argc, names)) {
        if (type->slots.new != ou_object_new_slot)
            return ou_raise(rt, OU_EXC_TypeError,
                            "object.__new__() takes exactly one argument "
                            "(the type to instantiate)");
        if (type->slots.init == ou_object_init_slot)
            return ou_raise(rt, OU_EXC_TypeError, "%N() takes no arguments", type);
    }
    if (type->flags & OU_TYPE_ABSTRACT) {
        raise_abstract(rt, type);
        return OU_ERROR;
    }
    OuObject *object = ou_object_new(rt, type);
    if (object == NULL) return OU_ERROR;
    OuValue result = ou_take(object);
    if (!(type->flags & OU_TYPE_TRACKED) || ou_object_track(rt, object)) return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

bool ou_object_init_slot(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED, size_t argc,
                         OuRef names) {
    if (!has_arguments(argc, names)) return true;
    const OuType *type = ou_type_of(rt, self);
    if (type->slots.init != ou_object_init_slot)
        return ou_fail(rt, OU_EXC_TypeError,
                       "object.__init__() takes exactly one argument "
                       "(the instance to initialize)");
    if (type->slots.new == ou_object_new_slot)
        return ou_fail(rt, OU_EXC_TypeError,
                       "%N.__init__() takes exactly one argument (the instance to initialize)",
                       type);
    return true;
}

/* ---- text, comparison, hash ---- */

static OuValue object_repr(OuRuntime *rt, OuRef self) {
    OuValue name = ou_type_full_name(rt, ou_type_of(rt, self));
    if (ou_is_error(name)) return OU_ERROR;
    OuValue text =
        ou_format(rt, "<%U object at 0x%llx>", (OuRef)name, (unsigned long long)ou_bits(self));
    ou_drop(rt, name);
    return text;
}

static OuValue object_str(OuRuntime *rt, OuRef self) {
    // Not ou_repr: what is no str is refused as the result of __str__.
    if (!ou_check_recursion(rt, " while getting the repr of an object")) return OU_ERROR;
    return ou_type_of(rt, self)->slots.repr(rt, self);
}

static OuValue object_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (op == OU_EQ) return left == right ? OU_TRUE : OU_NOT_IMPLEMENTED;
    if (op != OU_NE) return OU_NOT_IMPLEMENTED;
    // Whoever defines only __eq__ means by != its opposite.
    OuCompare compare = ou_type_of(rt, left)->slots.compare;
    if (compare == NULL) return OU_NOT_IMPLEMENTED;
    OuValue equal = compare(rt, left, right, OU_EQ);
    if (ou_is_error(equal) || equal == OU_NOT_IMPLEMENTED) return equal;
    OuTruth truth = ou_truth(rt, equal);
    ou_drop(rt, equal);
    return truth == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(truth == OU_TRUTH_NO);
}

static bool object_hash(OuRuntime *rt OU_UNUSED, OuRef self, int64_t *hash) {
    // The low bits of an address are always zero.
    uint64_t bits = ou_bits(self);
    *hash = (int64_t)(bits >> 4 | bits << 60);
    if (*hash == -1) *hash = -2;
    return true;
}

/* ---- __class__ ---- */

static OuValue object_get_class(OuRuntime *rt, OuRef self) {
    return ou_own(ou_ref(ou_type_of(rt, self)));
}

static bool object_set_class(OuRuntime *rt, OuRef self, OuRef value) {
    if (ou_is_undef(value))
        return ou_fail(rt, OU_EXC_TypeError, "can't delete __class__ attribute");
    if (!ou_is_type(value))
        return ou_fail(rt, OU_EXC_TypeError,
                       "__class__ must be set to a class, not '%T' object", value);
    OuType *old = ou_type_of(rt, self), *new = ou_as_type(value);
    bool are_modules = old->kind == OU_TYPE_MODULE && new->kind == OU_TYPE_MODULE;
    if ((!(old->flags & OU_TYPE_HEAP) || !(new->flags &OU_TYPE_HEAP)) && !are_modules)
        return ou_fail(rt, OU_EXC_TypeError,
                       "__class__ assignment only supported for mutable "
                       "types or ModuleType subclasses");
    if (!ou_type_check_replacement(rt, old, new, "__class__")) return false;
    if ((old->attributes_offset == 0) != (new->attributes_offset == 0))
        return ou_fail(rt, OU_EXC_TypeError,
                       "__class__ assignment: '%N' object layout differs from '%N'", new, old);
    OuObject *object = ou_object(self);
    OuShape *shape = new->shape;
    if (new->attributes_offset != 0) {
        // The attributes move into a dict, whose place does not depend on the class.
        if (ou_object_dict_peek(rt, object) == NULL) return false;
        shape = ou_shape_dict(rt, new, object->shape->instance_size);
        if (shape == NULL) return false;
    }
    // Only classes are counted by their instances.
    if (new->flags & OU_TYPE_HEAP) ou_own(value);
    object->shape = shape;
    if (old->flags & OU_TYPE_HEAP) ou_drop(rt, ou_take(old));
    return true;
}

/* ---- methods ---- */

/* Collect the names in the dicts of a class and its bases into `names`, a dict. */
static bool add_class_names(OuRuntime *rt, OuRef names, OuType *type) {
    if (!ou_type_fill_mro(rt, type)) return false;
    for (size_t i = ou_is_undef(type->mro) ? 0 : ou_tuple_count(type->mro); i-- > 0;) {
        OuValue dict = ou_own(ou_as_type(ou_tuple_peek(type->mro, i))->dict);
        bool done = ou_is_undef(dict) || ou_dict_update(rt, names, dict);
        ou_drop(rt, dict);
        if (!done) return false;
    }
    return true;
}

OuValue ou_class_dir(OuRuntime *rt, OuType *type) {
    OuValue result = OU_ERROR;
    OuValue names = ou_dict_new(rt);
    if (!ou_is_error(names) && add_class_names(rt, names, type))
        result = ou_dict_keys_list(rt, names);
    ou_drop(rt, names);
    return result;
}

static OuValue object_dir(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                          size_t argc OU_UNUSED) {
    OuValue result = OU_ERROR, names = OU_ERROR, class = OU_ERROR;
    OuValue own = ou_find_attribute(rt, self, rt->names.dunder_dict);
    if (ou_is_error(own)) goto done;
    names = ou_is_dict(own) ? ou_dict_copy(rt, own) : ou_dict_new(rt);
    if (ou_is_error(names)) goto done;
    class = ou_find_attribute(rt, self, rt->names.dunder_class);
    if (ou_is_error(class)) goto done;
    if (ou_is_type(class) && !add_class_names(rt, names, ou_as_type(class))) goto done;
    result = ou_dict_keys_list(rt, names);
done:
    ou_drop(rt, class);
    ou_drop(rt, names);
    ou_drop(rt, own);
    return result;
}

static OuValue object_format(OuRuntime *rt, OuRef self, const OuRef *args,
                             size_t argc OU_UNUSED) {
    if (!ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "__format__() argument must be str, not %T",
                        args[0]);
    if (ou_as_str(args[0])->size > 0)
        return ou_raise(rt, OU_EXC_TypeError,
                        "unsupported format string passed to %T.__format__", self);
    return ou_str(rt, self);
}

size_t ou_object_size(OuRuntime *rt, OuRef self) {
    const OuType *type = ou_type_of(rt, self);
    if (!ou_is_object(self)) return sizeof(OuRef);
    size_t size = type->slots.size != NULL ? type->slots.size(self) : type->basic_size;
    // basic_size is part of what a class adds to the size of its native base.
    if (type->attributes_offset != 0)
        size += sizeof(OuAttributes) + type->inline_capacity * sizeof(OuValue);
    return size;
}

static OuValue object_sizeof(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                             size_t argc OU_UNUSED) {
    return ou_int_from_int64(rt, (int64_t)ou_object_size(rt, self));
}

static OuValue object_init_subclass(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                                    size_t argc, OuRef names) {
    if (!ou_is_undef(names) && ou_tuple_count(names) > 0)
        return ou_raise(rt, OU_EXC_TypeError,
                        "%N.__init_subclass__() takes no keyword arguments", ou_as_type(self));
    if (argc > 0)
        return ou_raise(rt, OU_EXC_TypeError,
                        "%N.__init_subclass__() takes no arguments (%zu given)",
                        ou_as_type(self), argc);
    return OU_NONE;
}

static OuValue object_subclasshook(OuRuntime *rt OU_UNUSED, OuRef self OU_UNUSED,
                                   const OuRef *args OU_UNUSED, size_t argc OU_UNUSED) {
    return OU_NOT_IMPLEMENTED;
}

static const OuMethodRow object_methods[] = {
    {"__reduce_ex__", ou_object_reduce_ex, 1, 1, "Helper for pickle.", NULL, NULL,
     OU_METHOD_PLAIN},
    {"__reduce__", ou_object_reduce, 0, 0, "Helper for pickle.", NULL, NULL, OU_METHOD_PLAIN},
    {"__getstate__", ou_object_getstate, 0, 0, "Helper for pickle.", NULL, NULL,
     OU_METHOD_PLAIN},
    {"__subclasshook__", object_subclasshook, 0, OU_ANY_COUNT,
     "Abstract classes can override this to customize issubclass().", NULL, NULL,
     OU_METHOD_CLASS},
    {"__init_subclass__", NULL, 0, OU_ANY_COUNT, "Called when a class is subclassed.", NULL,
     object_init_subclass, OU_METHOD_CLASS},
    {"__format__", object_format, 1, 1, "Default object formatter.", NULL, NULL,
     OU_METHOD_PLAIN},
    {"__sizeof__", object_sizeof, 0, 0, "Size of the object in memory, in bytes.", NULL, NULL,
     OU_METHOD_PLAIN},
    {"__dir__", object_dir, 0, 0, "Default dir() implementation.", NULL, NULL, OU_METHOD_PLAIN},
    {NULL, NULL, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
};

static const OuGetSetRow object_getsets[] = {
    {"__class__", object_get_class, object_set_class, "the object's class"},
    {NULL, NULL, NULL, NULL},
};

const OuTypeSpec ou_object_type = {
    .name = "object",
    .doc = "The base class of the class hierarchy.",
    .basic_size = sizeof(OuObject),
    .flags = OU_TYPE_BASE,
    .methods = object_methods,
    .getsets = object_getsets,
    .slots.repr = object_repr,
    .slots.str = object_str,
    .slots.hash = object_hash,
    .slots.compare = object_compare,
    .slots.get_attribute = ou_generic_get_attribute,
    .slots.set_attribute = ou_generic_set_attribute,
    .slots.new = ou_object_new_slot,
    .slots.init = ou_object_init_slot,
};
