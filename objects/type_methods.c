/* The type `type`: calling classes, reading and changing their attributes, and what programs
 * can ask them.
 *
 * An attribute of a class is looked up in two places: along the MRO of its metatype, as for any
 * instance, and along its own, where what is found is bound as read from the class. Data
 * descriptors of the metatype come first, the rest of the metatype last. */
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/mapping_proxy.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"
#include "objects/union.h"

/* ---- calling ---- */

OuValue ou_type_instantiate(OuRuntime *rt, OuType *type, OuNew new, const OuRef *args,
                            size_t argc, OuRef names) {
    OuValue object = new (rt, type, args, argc, names);
    if (ou_is_error(object) || !(type->flags & OU_TYPE_HEAP) ||
        !(type->flags & OU_TYPE_TRACKED))
        return object;
    // The constructor of a type that is not tracked does not know that this subtype is.
    if (!ou_is_object(object) || ou_object(object)->shape->type != type ||
        ou_gc_is_tracked(ou_object(object)) || ou_object_track(rt, ou_object(object)))
        return object;
    ou_drop(rt, object);
    return OU_ERROR;
}

static size_t keyword_count(OuRef names) {
    return ou_is_undef(names) ? 0 : ou_tuple_count(names);
}

OuValue ou_type_call(OuRuntime *rt, OuRef callable, const OuRef *args, size_t argc,
                     OuRef names) {
    OuType *type = ou_as_type(callable);
    if (type == rt->types[OU_TYPE_TYPE]) {
        size_t keywords = keyword_count(names);
        if (argc == 1 && keywords == 0) return ou_own(ou_ref(ou_type_of(rt, args[0])));
        if (argc == 1)
            return ou_raise(rt, OU_EXC_TypeError, "type() takes no keyword arguments");
        if (argc != 3) return ou_raise(rt, OU_EXC_TypeError, "type() takes 1 or 3 arguments");
    }
    if (type->slots.new == NULL) {
        OuValue name = ou_type_full_name(rt, type);
        if (!ou_is_error(name))
            ou_raise(rt, OU_EXC_TypeError, "cannot create '%U' instances", (OuRef)name);
        ou_drop(rt, name);
        return OU_ERROR;
    }
    OuValue object = ou_type_instantiate(rt, type, type->slots.new, args, argc, names);
    if (ou_is_error(object)) return OU_ERROR;
    OuType *made = ou_type_of(rt, object);
    if (!ou_type_is_subtype(made, type) || made->slots.init == NULL ||
        made->slots.init(rt, object, args, argc, names))
        return object;
    ou_drop(rt, object);
    return OU_ERROR;
}

/* Only a class statement replaces bases that are no classes. */
static bool check_bases(OuRuntime *rt, OuRef bases) {
    for (size_t i = 0; i < ou_tuple_count(bases); i++) {
        if (ou_is_type(ou_tuple_peek(bases, i))) continue;
        OuValue entries =
            ou_find_attribute(rt, ou_tuple_peek(bases, i), rt->names.dunder_mro_entries);
        if (ou_is_undef(entries)) continue;
        if (!ou_is_error(entries))
            ou_raise(rt, OU_EXC_TypeError,
                     "type() doesn't support MRO entry resolution; use types.new_class()");
        ou_drop(rt, entries);
        return false;
    }
    return true;
}

static OuValue type_new(OuRuntime *rt, OuType *metatype, const OuRef *args, size_t argc,
                        OuRef names) {
    static const char *const wanted[] = {"str", "tuple", "dict"};
    if (argc != 3)
        return ou_raise(rt, OU_EXC_TypeError,
                        "type.__new__() takes exactly 3 arguments (%zu given)", argc);
    bool fits[] = {ou_is_str(args[0]), ou_is_tuple(args[1]), ou_is_dict(args[2])};
    for (size_t i = 0; i < 3; i++) {
        if (!fits[i])
            return ou_raise(rt, OU_EXC_TypeError,
                            "type.__new__() argument %zu must be %s, not %T", i + 1, wanted[i],
                            args[i]);
    }
    return check_bases(rt, args[1])
               ? ou_type_new(rt, metatype, args[0], args[1], args[2], args + 3, names)
               : OU_ERROR;
}

static bool type_init(OuRuntime *rt, OuRef self OU_UNUSED, const OuRef *args OU_UNUSED,
                      size_t argc, OuRef names) {
    if (argc == 1 && keyword_count(names) > 0)
        return ou_fail(rt, OU_EXC_TypeError, "type.__init__() takes no keyword arguments");
    if (argc == 1 || argc == 3) return true;
    return ou_fail(rt, OU_EXC_TypeError, "type.__init__() takes 1 or 3 arguments");
}

/* ---- attributes of a class ---- */

/* The attribute, or OU_UNDEF without an exception if there is none. */
static OuValue type_find_attribute(OuRuntime *rt, OuRef self, OuRef name) {
    OuType *type = ou_as_type(self), *metatype = ou_type_of(rt, self);
    OuValue result = OU_UNDEF;
    OuValue meta = ou_own(ou_type_lookup_peek(rt, metatype, name));
    const OuSlots *meta_slots = &ou_type_of(rt, meta)->slots;
    OuDescrGet meta_get = ou_is_object(meta) ? meta_slots->descr_get : NULL;
    if (meta_get != NULL && meta_slots->descr_set != NULL) {
        result = meta_get(rt, meta, self, ou_ref(metatype));
        goto done;
    }
    OuRef found = ou_type_lookup_peek(rt, type, name);
    if (!ou_is_undef(found)) {
        OuDescrGet get = ou_is_object(found) ? ou_type_of(rt, found)->slots.descr_get : NULL;
        result = ou_own(found);
        if (get == NULL) goto done;
        OuValue bound = get(rt, result, OU_UNDEF, self);
        ou_drop(rt, result);
        result = bound;
        goto done;
    }
    if (meta_get != NULL) {
        result = meta_get(rt, meta, self, ou_ref(metatype));
    } else if (!ou_is_undef(meta)) {
        result = meta;
        meta = OU_UNDEF;
    } else if (!ou_type_confirm_absence(rt, type) || !ou_type_confirm_absence(rt, metatype)) {
        result = OU_ERROR;
    }
done:
    ou_drop(rt, meta);
    return result;
}

static OuValue type_get_attribute(OuRuntime *rt, OuRef self, OuRef name) {
    OuValue value = type_find_attribute(rt, self, name);
    return ou_is_undef(value) ? ou_raise_no_attribute(rt, self, name) : value;
}

static bool type_set_attribute(OuRuntime *rt, OuRef self, OuRef name, OuRef value) {
    const OuType *type = ou_as_type(self);
    if (!(type->flags & OU_TYPE_HEAP))
        return ou_fail(rt, OU_EXC_TypeError, "cannot set %R attribute of immutable type '%N'",
                       name, type);
    OuRef meta = ou_type_lookup_peek(rt, ou_type_of(rt, self), name);
    OuDescrSet set = ou_is_object(meta) ? ou_type_of(rt, meta)->slots.descr_set : NULL;
    if (set == NULL) return ou_type_set_attribute(rt, self, name, value);
    OuValue descriptor = ou_own(meta);
    bool done = set(rt, descriptor, self, value);
    ou_drop(rt, descriptor);
    return done;
}

/* ---- what a class tells about itself ---- */

static OuValue type_repr(OuRuntime *rt, OuRef self) {
    const OuType *type = ou_as_type(self);
    OuValue name = ou_type_full_name(rt, type);
    if (ou_is_error(name)) return OU_ERROR;
    OuValue text = ou_format(rt, "<class '%U'>", (OuRef)name);
    ou_drop(rt, name);
    return text;
}

static OuValue type_or(OuRuntime *rt, OuRef left, OuRef right) {
    return ou_union_or(rt, left, right);
}

static OuValue get_name(OuRuntime *rt OU_UNUSED, OuRef self) {
    return ou_own(ou_as_type(self)->name);
}

static OuValue get_qualname(OuRuntime *rt OU_UNUSED, OuRef self) {
    return ou_own(ou_as_type(self)->qualname);
}

/* May the attribute be changed at all, and to this? */
static bool check_text(OuRuntime *rt, OuRef self, OuRef value, const char *name) {
    const OuType *type = ou_as_type(self);
    if (ou_is_undef(value))
        return ou_fail(rt, OU_EXC_TypeError,
                       "cannot delete '%s' attribute of immutable type '%N'", name, type);
    if (ou_is_str(value)) return true;
    return ou_fail(rt, OU_EXC_TypeError, "can only assign string to %N.%s, not '%T'", type,
                   name, value);
}

static bool set_name(OuRuntime *rt, OuRef self, OuRef value) {
    if (!check_text(rt, self, value, "__name__")) return false;
    if (strlen(ou_str_bytes(value)) != ou_as_str(value)->size)
        return ou_fail(rt, OU_EXC_ValueError, "type name must not contain null characters");
    ou_replace_take(rt, &ou_as_type(self)->name, ou_own(value));
    return true;
}

static bool set_qualname(OuRuntime *rt, OuRef self, OuRef value) {
    if (!check_text(rt, self, value, "__qualname__")) return false;
    ou_replace_take(rt, &ou_as_type(self)->qualname, ou_own(value));
    return true;
}

/* An entry of the class's own dict, owned; OU_UNDEF if absent. */
static OuValue own_entry(OuRuntime *rt, const OuType *type, OuRef name) {
    return ou_is_undef(type->dict) ? OU_UNDEF : ou_own(ou_dict_peek_str(rt, type->dict, name));
}

static OuValue get_module(OuRuntime *rt, OuRef self) {
    const OuType *type = ou_as_type(self);
    if (type->spec == NULL) {
        OuValue module = own_entry(rt, type, rt->names.dunder_module);
        return ou_is_undef(module) ? ou_own(rt->names.builtins) : module;
    }
    const char *dot = strrchr(type->spec->name, '.');
    if (dot == NULL) return ou_own(rt->names.builtins);
    return ou_intern_sized(rt, type->spec->name, (size_t)(dot - type->spec->name));
}

/* Set an entry that cannot be deleted. */
static bool set_entry(OuRuntime *rt, OuRef self, OuRef name, OuRef value) {
    if (ou_is_undef(value))
        return ou_fail(rt, OU_EXC_TypeError,
                       "cannot delete '%U' attribute of immutable type '%N'", name,
                       ou_as_type(self));
    return ou_type_set_attribute(rt, self, name, value);
}

static bool set_module(OuRuntime *rt, OuRef self, OuRef value) {
    return set_entry(rt, self, rt->names.dunder_module, value);
}

static OuValue get_doc(OuRuntime *rt, OuRef self) {
    OuType *type = ou_as_type(self);
    if (type->spec != NULL)
        return type->spec->doc == NULL ? OU_NONE : ou_str_from_string(rt, type->spec->doc);
    OuValue doc = own_entry(rt, type, rt->names.dunder_doc);
    if (ou_is_undef(doc)) return OU_NONE;
    OuDescrGet get = ou_is_object(doc) ? ou_type_of(rt, doc)->slots.descr_get : NULL;
    if (get == NULL) return doc;
    OuValue bound = get(rt, doc, OU_UNDEF, self);
    ou_drop(rt, doc);
    return bound;
}

static bool set_doc(OuRuntime *rt, OuRef self, OuRef value) {
    return set_entry(rt, self, rt->names.dunder_doc, value);
}

static OuValue get_base(OuRuntime *rt OU_UNUSED, OuRef self) {
    const OuType *base = ou_as_type(self)->base;
    return base == NULL ? OU_NONE : ou_own(ou_ref(base));
}

static OuValue tuple_or_none(OuValue tuple) {
    return ou_is_undef(tuple) ? OU_NONE : ou_own(tuple);
}

static OuValue get_bases(OuRuntime *rt OU_UNUSED, OuRef self) {
    return tuple_or_none(ou_as_type(self)->bases);
}

static OuValue get_mro(OuRuntime *rt OU_UNUSED, OuRef self) {
    return tuple_or_none(ou_as_type(self)->mro);
}

static OuValue get_dict(OuRuntime *rt, OuRef self) {
    OuType *type = ou_as_type(self);
    if (!ou_type_fill_dict(rt, type)) return OU_ERROR;
    return ou_is_undef(type->dict) ? OU_NONE : ou_mapping_proxy_new(rt, type->dict);
}

static OuValue get_basic_size(OuRuntime *rt, OuRef self) {
    return ou_int_from_int64(rt, ou_as_type(self)->instance_size);
}

static OuValue get_zero(OuRuntime *rt OU_UNUSED, OuRef self OU_UNUSED) {
    return ou_from_small_int(0);
}

static OuValue get_dict_offset(OuRuntime *rt, OuRef self) {
    return ou_int_from_int64(rt, ou_as_type(self)->attributes_offset);
}

/* The bits that programs look at: heap type, may be subclassed, abstract, collected. */
static OuValue get_flags(OuRuntime *rt, OuRef self) {
    static const struct {
        uint32_t ours;
        unsigned bit;
    } bits[] = {
        {OU_TYPE_SEQUENCE, 5}, {OU_TYPE_MAPPING, 6},  {OU_TYPE_HEAP, 9},
        {OU_TYPE_BASE, 10},    {OU_TYPE_TRACKED, 14}, {OU_TYPE_ABSTRACT, 20},
        {OU_TYPE_MATCH_SELF, 22}};
    int64_t flags = 0;
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) {
        if (ou_as_type(self)->flags & bits[i].ours) flags |= (int64_t)1 << bits[i].bit;
    }
    if (!(ou_as_type(self)->flags & OU_TYPE_HEAP)) flags |= 1 << 8; // immutable
    return ou_int_from_int64(rt, flags);
}

static OuValue get_none(OuRuntime *rt OU_UNUSED, OuRef self OU_UNUSED) {
    return OU_NONE;
}

static OuValue get_type_params(OuRuntime *rt, OuRef self) {
    OuValue params = own_entry(rt, ou_as_type(self), rt->names.dunder_type_params);
    return ou_is_undef(params) || ou_as_type(self)->spec != NULL ? ou_own(rt->empty_tuple)
                                                                 : params;
}

static bool set_type_params(OuRuntime *rt, OuRef self, OuRef value) {
    return set_entry(rt, self, rt->names.dunder_type_params, value);
}

/* ---- abstract classes ---- */

static OuValue get_abstract_methods(OuRuntime *rt, OuRef self) {
    OuValue methods = OU_UNDEF;
    if (self != ou_ref(rt->types[OU_TYPE_TYPE]))
        methods = own_entry(rt, ou_as_type(self), rt->names.dunder_abstractmethods);
    if (!ou_is_undef(methods)) return methods;
    return ou_raise(rt, OU_EXC_AttributeError, "%U", (OuRef)rt->names.dunder_abstractmethods);
}

static bool set_abstract_methods(OuRuntime *rt, OuRef self, OuRef value) {
    OuRef name = rt->names.dunder_abstractmethods;
    if (ou_is_undef(value) && ou_is_undef(ou_dict_peek_str(rt, ou_as_type(self)->dict, name)))
        return ou_fail(rt, OU_EXC_AttributeError, "%U", name);
    OuTruth any = ou_is_undef(value) ? OU_TRUTH_NO : ou_truth(rt, value);
    if (any == OU_TRUTH_FAILED ||
        !ou_type_set_attribute(rt, self, rt->names.dunder_abstractmethods, value))
        return false;
    OuType *type = ou_as_type(self);
    type->flags &= ~(uint32_t)OU_TYPE_ABSTRACT;
    if (any == OU_TRUTH_YES) type->flags |= OU_TYPE_ABSTRACT;
    return true;
}

/* ---- annotations ----
 *
 * The compiler leaves __annotate_func__ in the namespace: a function that makes the dict of
 * annotations. It is called when they are first asked for; what it made is kept beside it. A
 * class may also say itself what is in __annotate__ and __annotations__. */

static OuValue get_annotate(OuRuntime *rt, OuRef self) {
    const OuType *type = ou_as_type(self);
    if (!(type->flags & OU_TYPE_HEAP))
        return ou_raise_no_attribute(rt, self, rt->names.dunder_annotate);
    OuValue function = own_entry(rt, type, rt->names.dunder_annotate_func);
    if (ou_is_undef(function)) function = own_entry(rt, type, rt->names.dunder_annotate);
    if (!ou_is_undef(function)) return function;
    // Programs that look into the namespace see that it has been asked for.
    return ou_type_set_attribute(rt, self, rt->names.dunder_annotate_func, OU_NONE) ? OU_NONE
                                                                                    : OU_ERROR;
}

/* Forget what was made before. */
static bool forget_annotations(OuRuntime *rt, OuRef self) {
    OuType *type = ou_as_type(self);
    OuRef names[] = {rt->names.dunder_annotations, rt->names.dunder_annotations_cache};
    for (size_t i = 0; i < 2; i++) {
        if (ou_is_undef(ou_dict_peek_str(rt, type->dict, names[i]))) continue;
        if (!ou_type_set_attribute(rt, self, names[i], OU_UNDEF)) return false;
    }
    return true;
}

static bool set_annotate(OuRuntime *rt, OuRef self, OuRef value) {
    if (ou_is_undef(value))
        return ou_fail(rt, OU_EXC_TypeError, "cannot delete __annotate__ attribute");
    if (!ou_is_none(value) && ou_type_of(rt, value)->slots.call == NULL)
        return ou_fail(rt, OU_EXC_TypeError, "__annotate__ must be callable or None");
    return ou_type_set_attribute(rt, self, rt->names.dunder_annotate_func, value) &&
           (ou_is_none(value) || forget_annotations(rt, self));
}

/* The dict that __annotate__ makes, or an empty one. */
static OuValue make_annotations(OuRuntime *rt, OuRef self) {
    OuValue function = ou_get_attribute(rt, self, rt->names.dunder_annotate);
    if (ou_is_error(function)) return OU_ERROR;
    if (ou_is_none(function)) return ou_dict_new(rt);
    OuValue annotations = ou_call1(rt, function, ou_from_small_int(1));
    ou_drop(rt, function);
    if (ou_is_error(annotations) || ou_is_dict(annotations)) return annotations;
    ou_raise(rt, OU_EXC_TypeError, "__annotate__ returned non-dict of type '%T'",
             (OuRef)annotations);
    ou_drop(rt, annotations);
    return OU_ERROR;
}

static OuValue get_annotations(OuRuntime *rt, OuRef self) {
    OuType *type = ou_as_type(self);
    if (!(type->flags & OU_TYPE_HEAP))
        return ou_raise_no_attribute(rt, self, rt->names.dunder_annotations);
    OuValue annotations = own_entry(rt, type, rt->names.dunder_annotations);
    if (ou_is_undef(annotations))
        annotations = own_entry(rt, type, rt->names.dunder_annotations_cache);
    if (!ou_is_undef(annotations)) return annotations;
    annotations = make_annotations(rt, self);
    if (ou_is_error(annotations)) return OU_ERROR;
    if (ou_type_set_attribute(rt, self, rt->names.dunder_annotations_cache, annotations))
        return annotations;
    ou_drop(rt, annotations);
    return OU_ERROR;
}

/* What is set or deleted by hand is not made any more. */
static bool forget_annotate(OuRuntime *rt, OuRef self) {
    OuRef names[] = {rt->names.dunder_annotate_func, rt->names.dunder_annotate};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        OuRef dict = ou_as_type(self)->dict;
        if (ou_is_undef(dict) || ou_is_undef(ou_dict_peek_str(rt, dict, names[i]))) continue;
        if (!ou_type_set_attribute(rt, self, names[i], OU_UNDEF)) return false;
    }
    return true;
}

static bool set_annotations(OuRuntime *rt, OuRef self, OuRef value) {
    const OuType *type = ou_as_type(self);
    bool is_own = ou_is_undef(type->dict) ||
                  !ou_is_undef(ou_dict_peek_str(rt, type->dict, rt->names.dunder_annotations));
    OuRef name = is_own ? rt->names.dunder_annotations : rt->names.dunder_annotations_cache;
    if (ou_is_undef(value) && ou_is_undef(ou_dict_peek_str(rt, type->dict, name))) {
        ou_raise_no_attribute(rt, self, rt->names.dunder_annotations);
        return false;
    }
    return ou_type_set_attribute(rt, self, name, value) && forget_annotate(rt, self);
}

/* ---- methods ---- */

static OuValue method_mro(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                          size_t argc OU_UNUSED) {
    OuType *type = ou_as_type(self);
    OuValue mro = ou_mro_compute(rt, type, type->bases);
    if (ou_is_error(mro)) return OU_ERROR;
    OuValue list = ou_list_from_iterable(rt, mro);
    ou_drop(rt, mro);
    return list;
}

static OuValue method_subclasses(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                                 size_t argc OU_UNUSED) {
    const OuType *type = ou_as_type(self);
    OuValue list = ou_list_new(rt, 0);
    for (size_t i = 0; !ou_is_error(list) && i < type->subtype_count; i++) {
        if (ou_list_append(rt, list, ou_ref(type->subtypes[i]))) continue;
        ou_drop(rt, list);
        list = OU_ERROR;
    }
    return list;
}

static OuValue truth_as_value(OuTruth truth) {
    return truth == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(truth == OU_TRUTH_YES);
}

static OuValue method_instancecheck(OuRuntime *rt, OuRef self, const OuRef *args,
                                    size_t argc OU_UNUSED) {
    return truth_as_value(ou_default_is_instance(rt, args[0], self));
}

static OuValue method_subclasscheck(OuRuntime *rt, OuRef self, const OuRef *args,
                                    size_t argc OU_UNUSED) {
    return truth_as_value(ou_default_is_subclass(rt, args[0], self));
}

static OuValue method_prepare(OuRuntime *rt, OuRef self OU_UNUSED, const OuRef *args OU_UNUSED,
                              size_t argc OU_UNUSED, OuRef names OU_UNUSED) {
    return ou_dict_new(rt);
}

static OuValue method_dir(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                          size_t argc OU_UNUSED) {
    return ou_class_dir(rt, ou_as_type(self));
}

static OuValue method_sizeof(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                             size_t argc OU_UNUSED) {
    return ou_int_from_int64(rt, (int64_t)ou_object_size(rt, self));
}

static const OuMethodRow type_method_rows[] = {
    {"mro", method_mro, 0, 0, "Return a type's method resolution order.", NULL, NULL,
     OU_METHOD_PLAIN},
    {"__subclasses__", method_subclasses, 0, 0, "Return a list of immediate subclasses.", NULL,
     NULL, OU_METHOD_PLAIN},
    {"__prepare__", NULL, 0, OU_ANY_COUNT, "Create the namespace for the class statement", NULL,
     method_prepare, OU_METHOD_CLASS},
    {"__instancecheck__", method_instancecheck, 1, 1, "Check if an object is an instance.",
     NULL, NULL, OU_METHOD_PLAIN},
    {"__subclasscheck__", method_subclasscheck, 1, 1, "Check if a class is a subclass.", NULL,
     NULL, OU_METHOD_PLAIN},
    {"__dir__", method_dir, 0, 0, "Specialized __dir__ implementation for types.", NULL, NULL,
     OU_METHOD_PLAIN},
    {"__sizeof__", method_sizeof, 0, 0, "Return memory consumption of the type object.", NULL,
     NULL, OU_METHOD_PLAIN},
    {NULL, NULL, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
};

static bool refuse(OuRuntime *rt, OuRef self OU_UNUSED, OuRef value OU_UNUSED) {
    return ou_fail(rt, OU_EXC_AttributeError, "readonly attribute");
}

static const OuGetSetRow type_getsets[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__bases__", get_bases, ou_type_set_bases, NULL},
    {"__mro__", get_mro, NULL, NULL},
    {"__base__", get_base, refuse, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__abstractmethods__", get_abstract_methods, set_abstract_methods, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__text_signature__", get_none, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__annotate__", get_annotate, set_annotate, NULL},
    {"__type_params__", get_type_params, set_type_params, NULL},
    {"__basicsize__", get_basic_size, refuse, NULL},
    {"__itemsize__", get_zero, refuse, NULL},
    {"__flags__", get_flags, refuse, NULL},
    {"__weakrefoffset__", get_zero, refuse, NULL},
    {"__dictoffset__", get_dict_offset, refuse, NULL},
    {NULL, NULL, NULL, NULL},
};

/* ---- life ---- */

static void type_traverse(OuObject *self, OuVisit visit, void *argument) {
    OuType *type = (OuType *)self;
    OuValue owned[] = {type->dict, type->bases, type->mro, type->name, type->qualname};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        ou_visit(owned[i], visit, argument);
    if (type->base != NULL) visit(&type->base->header, argument);
}

/* The name and the base stay: instances that die later still need them. */
static void type_clear(OuRuntime *rt, OuObject *self) {
    OuType *type = (OuType *)self;
    ou_shapes_renumber(rt, type);
    if (!ou_is_undef(type->bases)) {
        for (size_t i = 0; i < ou_tuple_count(type->bases); i++)
            ou_type_remove_subtype(ou_as_type(ou_tuple_peek(type->bases, i)), type);
    }
    ou_clear(rt, &type->mro);
    ou_clear(rt, &type->bases);
    ou_dict_clear(rt, type->dict);
}

/* Only classes die this way; the runtime frees built-in types itself. */
static void type_destroy(OuRuntime *rt, OuObject *self) {
    OuType *type = (OuType *)self;
    OuType *base = type->base;
    ou_type_empty(rt, type);
    ou_shapes_free(rt, type);
    ou_free(rt, type->subtypes, type->subtype_capacity * sizeof(OuType *));
    ou_object_free(rt, self);
    ou_drop(rt, ou_take(base));
}

static size_t type_size(OuRef self) {
    const OuType *type = ou_as_type(self);
    size_t size = sizeof(OuType) + type->subtype_capacity * sizeof(OuType *);
    for (const OuShape *shape = type->all_shapes; shape != NULL; shape = shape->next_of_type)
        size += sizeof(OuShape);
    return size;
}

const OuTypeSpec ou_type_type = {
    .name = "type",
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    .basic_size = sizeof(OuType),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED,
    .methods = type_method_rows,
    .getsets = type_getsets,
    .slots.repr = type_repr,
    .slots.call = ou_type_call,
    .slots.or = type_or,
    .slots.get_attribute = type_get_attribute,
    .slots.set_attribute = type_set_attribute,
    .slots.new = type_new,
    .slots.init = type_init,
    .slots.traverse = type_traverse,
    .slots.clear = type_clear,
    .slots.destroy = type_destroy,
    .slots.size = type_size,
};
