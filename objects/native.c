/* Functions written in C, and the methods of built-in types.
 *
 * All are a row of a table with something around it. A native function is the row with a module
 * or with the object it is bound to; a method descriptor is the row with its type, and stands
 * in the type's dict (type.c makes it). A call that gives plain arguments in the right number
 * goes straight to the row's function: its arguments are those on the caller's stack, not
 * copies. */
#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/module.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- calling ---- */

/* The row's name with what stands in front of it in messages: "list.append", "math.sin", "len".
 */
static OuValue row_full_name(OuRuntime *rt, const OuMethodRow *row, const OuType *owner,
                             OuRef module) {
    if (owner != NULL) return ou_format(rt, "%U.%s", (OuRef)owner->qualname, row->name);
    if (ou_is_str(module) && !ou_str_equals_string(module, "builtins"))
        return ou_format(rt, "%U.%s", module, row->name);
    return ou_str_from_string(rt, row->name);
}

/* The number of positional arguments or a keyword does not fit a row without `parameters`. */
static OU_COLD OuValue row_complain(OuRuntime *rt, const OuMethodRow *row, const OuType *owner,
                                    OuRef module, size_t argc, OuRef names) {
    bool no_keywords = row->with_keywords == NULL;
    bool has_keywords = !ou_is_undef(names) && ou_tuple_count(names) > 0;
    if (!(no_keywords && has_keywords) &&
        (!no_keywords || row->min != row->max || row->max > 1)) {
        ou_check_arguments(rt, row->name, row->min, row->max, argc, OU_UNDEF);
        return OU_ERROR;
    }
    OuValue name = row_full_name(rt, row, owner, module);
    if (ou_is_error(name)) return OU_ERROR;
    if (has_keywords)
        ou_raise(rt, OU_EXC_TypeError, "%U() takes no keyword arguments", name);
    else
        ou_raise(rt, OU_EXC_TypeError, "%U() takes %s (%zu given)", name,
                 row->max == 0 ? "no arguments" : "exactly one argument", argc);
    ou_drop(rt, name);
    return OU_ERROR;
}

static OuValue row_call_slow(OuRuntime *rt, const OuMethodRow *row, const OuType *owner,
                             OuRef module, OuRef self, const OuRef *args, size_t argc,
                             OuRef names) {
    if (row->parameters != NULL) {
        OuRef slots[24];
        if (!ou_parse_arguments(rt, row->name, row->parameters, row->min, row->max, args, argc,
                                names, slots))
            return OU_ERROR;
        return row->function(rt, self, slots, ou_parameter_count(row->parameters));
    }
    // A class method is called by the name of the class it was found on.
    if (row->kind == OU_METHOD_CLASS && ou_is_type(self)) owner = ou_as_type(self);
    bool fits = argc >= row->min && (argc <= row->max || row->max == OU_ANY_COUNT);
    if (fits && row->with_keywords != NULL)
        return row->with_keywords(rt, self, args, argc, names);
    if (fits && (ou_is_undef(names) || ou_tuple_count(names) == 0))
        return row->function(rt, self, args, argc);
    return row_complain(rt, row, owner, module, argc, names);
}

static inline OuValue row_call(OuRuntime *rt, const OuMethodRow *row, const OuType *owner,
                               OuRef module, OuRef self, const OuRef *args, size_t argc,
                               OuRef names) {
    if (OU_LIKELY(ou_is_undef(names) && row->parameters == NULL && row->with_keywords == NULL &&
                  argc >= row->min && (argc <= row->max || row->max == OU_ANY_COUNT)))
        return row->function(rt, self, args, argc);
    return row_call_slow(rt, row, owner, module, self, args, argc, names);
}

OuValue ou_native_invoke(OuRuntime *rt, const OuMethodRow *row, const OuType *owner, OuRef self,
                         const OuRef *args, size_t argc, OuRef names) {
    return row_call(rt, row, owner, OU_UNDEF, self, args, argc, names);
}

static OuValue native_call(OuRuntime *rt, OuRef callable, const OuRef *args, size_t argc,
                           OuRef names) {
    OuNative *native = ou_as_native(callable);
    return row_call(rt, native->row, native->type, native->module, native->self, args, argc,
                    names);
}

static OuNative *as_descriptor(OuRef value) {
    return (OuNative *)(uintptr_t)value;
}

/* `list.append(a, x)`: the first argument is the instance. */
static OuValue descriptor_call(OuRuntime *rt, OuRef callable, const OuRef *args, size_t argc,
                               OuRef names) {
    OuNative *descriptor = as_descriptor(callable);
    if (argc == 0)
        return ou_raise(rt, OU_EXC_TypeError, "unbound method %N.%s() needs an argument",
                        descriptor->type, descriptor->row->name);
    if (!ou_has_type(rt, args[0], descriptor->type))
        return ou_raise(rt, OU_EXC_TypeError,
                        "descriptor '%s' for '%N' objects doesn't apply to a '%T' object",
                        descriptor->row->name, descriptor->type, args[0]);
    return row_call(rt, descriptor->row, descriptor->type, OU_UNDEF, args[0], args + 1,
                    argc - 1, names);
}

/* Is `type` a class that the class method can be called on? */
static bool class_method_accepts(OuRuntime *rt, const OuNative *descriptor, OuRef type) {
    if (!ou_is_type(type))
        return ou_fail(rt, OU_EXC_TypeError,
                       "descriptor '%s' for type '%N' needs a type, not a '%T' as arg 2",
                       descriptor->row->name, descriptor->type, type);
    if (!ou_type_is_subtype(ou_as_type(type), descriptor->type))
        return ou_fail(rt, OU_EXC_TypeError,
                       "descriptor '%s' requires a subtype of '%N' but received '%N'",
                       descriptor->row->name, descriptor->type, ou_as_type(type));
    return true;
}

static OuValue class_method_call(OuRuntime *rt, OuRef callable, const OuRef *args, size_t argc,
                                 OuRef names) {
    OuNative *descriptor = as_descriptor(callable);
    if (argc == 0)
        return ou_raise(rt, OU_EXC_TypeError,
                        "descriptor '%s' of '%N' object needs an argument",
                        descriptor->row->name, descriptor->type);
    if (!class_method_accepts(rt, descriptor, args[0])) return OU_ERROR;
    return row_call(rt, descriptor->row, descriptor->type, OU_UNDEF, args[0], args + 1,
                    argc - 1, names);
}

/* ---- making and binding ---- */

static OuValue native_make(OuRuntime *rt, const OuMethodRow *row, OuRef self, OuType *type,
                           OuRef module) {
    OuNative *native = ou_object_new(rt, rt->types[OU_TYPE_NATIVE]);
    if (native == NULL) return OU_ERROR;
    native->row = row;
    native->self = ou_own(self);
    native->type = type;
    native->module = ou_own(module);
    // Only what is bound to an object can be part of a cycle.
    if (ou_is_object(self) && !ou_object_track(rt, native)) {
        ou_drop(rt, ou_take(native));
        return OU_ERROR;
    }
    return ou_take(native);
}

OuValue ou_native_new(OuRuntime *rt, const OuMethodRow *row, OuRef self, OuRef module) {
    return native_make(rt, row, self, NULL, module);
}

static OuValue descriptor_get(OuRuntime *rt, OuRef self, OuRef object, OuRef type) {
    (void)type;
    if (ou_is_undef(object)) return ou_own(self);
    OuNative *descriptor = as_descriptor(self);
    if (!ou_has_type(rt, object, descriptor->type))
        return ou_raise(rt, OU_EXC_TypeError,
                        "descriptor '%s' for '%N' objects doesn't apply to a '%T' object",
                        descriptor->row->name, descriptor->type, object);
    return native_make(rt, descriptor->row, object, descriptor->type, OU_UNDEF);
}

static OuValue class_method_get(OuRuntime *rt, OuRef self, OuRef object, OuRef type) {
    OuNative *descriptor = as_descriptor(self);
    if (ou_is_undef(type) || ou_is_none(type)) type = ou_ref(ou_type_of(rt, object));
    if (!class_method_accepts(rt, descriptor, type)) return OU_ERROR;
    return native_make(rt, descriptor->row, type, descriptor->type, OU_UNDEF);
}

static void native_traverse(OuObject *self, OuVisit visit, void *argument) {
    OuNative *native = (OuNative *)self;
    ou_visit(native->self, visit, argument);
    ou_visit(native->module, visit, argument);
}

static void native_destroy(OuRuntime *rt, OuObject *self) {
    OuNative *native = (OuNative *)self;
    ou_drop(rt, native->self);
    ou_drop(rt, native->module);
    ou_object_free(rt, self);
}

/* ---- text and comparison ---- */

static OuValue native_repr(OuRuntime *rt, OuRef self) {
    OuNative *native = ou_as_native(self);
    if (ou_is_undef(native->self) || ou_is_module(native->self))
        return ou_format(rt, "<built-in function %s>", native->row->name);
    return ou_format(rt, "<built-in method %s of %T object at %p>", native->row->name,
                     native->self, (const void *)native->self);
}

static OuValue descriptor_repr(OuRuntime *rt, OuRef self) {
    OuNative *descriptor = as_descriptor(self);
    return ou_format(rt, "<method '%s' of '%N' objects>", descriptor->row->name,
                     descriptor->type);
}

static OuValue native_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    (void)rt;
    if ((op != OU_EQ && op != OU_NE) || !ou_is_native(left) || !ou_is_native(right))
        return OU_NOT_IMPLEMENTED;
    OuNative *a = ou_as_native(left), *b = ou_as_native(right);
    return ou_bool((a->row == b->row && a->self == b->self) == (op == OU_EQ));
}

static bool native_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    (void)rt;
    OuNative *native = ou_as_native(self);
    uint64_t bits = ou_bits(native->self) ^ (uint64_t)(uintptr_t)native->row;
    *hash = (int64_t)(bits >> 4 | bits << 60);
    if (*hash == -1) *hash = -2;
    return true;
}

/* ---- attributes ---- */

static OuValue native_get_name(OuRuntime *rt, OuRef self) {
    return ou_str_from_string(rt, as_descriptor(self)->row->name);
}

static OuValue native_get_qualname(OuRuntime *rt, OuRef self) {
    OuNative *native = ou_as_native(self);
    if (ou_is_undef(native->self) || ou_is_module(native->self))
        return native->type == NULL ? native_get_name(rt, self)
                                    : ou_format(rt, "%N.%s", native->type, native->row->name);
    OuType *type =
        ou_is_type(native->self) ? ou_as_type(native->self) : ou_type_of(rt, native->self);
    return ou_format(rt, "%U.%s", type->qualname, native->row->name);
}

static OuValue descriptor_get_qualname(OuRuntime *rt, OuRef self) {
    OuNative *descriptor = as_descriptor(self);
    return ou_format(rt, "%U.%s", descriptor->type->qualname, descriptor->row->name);
}

static OuValue descriptor_get_class(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(ou_ref(as_descriptor(self)->type));
}

/* A function of a module shows the module, which it does not own: its row outlives the module,
 * and a reference back would only make cycles. */
static OuValue native_get_self(OuRuntime *rt, OuRef self) {
    OuNative *native = ou_as_native(self);
    if (!ou_is_undef(native->self)) return ou_own(native->self);
    if (!ou_is_str(native->module) || !ou_is_dict(rt->modules)) return OU_NONE;
    OuRef module = ou_dict_peek_str(rt, rt->modules, native->module);
    return ou_is_undef(module) ? OU_NONE : ou_own(module);
}

static OuValue native_get_module(OuRuntime *rt, OuRef self) {
    (void)rt;
    OuRef module = ou_as_native(self)->module;
    return ou_is_undef(module) ? OU_NONE : ou_own(module);
}

/* Where the parenthesis of the signature in the row's `doc` begins ("join(iterable, /)\n..."),
 * and its size; NULL if there is none. */
static const char *row_signature(const OuMethodRow *row, size_t *size) {
    size_t name_size = strlen(row->name);
    if (row->doc == NULL || strncmp(row->doc, row->name, name_size) != 0) return NULL;
    const char *open = row->doc + name_size;
    if (*open != '(') return NULL;
    const char *end = open + strcspn(open, "\n");
    const char *close = end;
    while (close > open && *close != ')')
        close--;
    if (close == open) return NULL;
    *size = (size_t)(close + 1 - open);
    return open;
}

static OuValue native_get_doc(OuRuntime *rt, OuRef self) {
    const OuMethodRow *row = as_descriptor(self)->row;
    if (row->doc == NULL) return OU_NONE;
    size_t size;
    const char *doc = row->doc;
    const char *prose = row_signature(row, &size) != NULL ? strchr(doc, '\n') : NULL;
    if (prose != NULL) doc = prose + strspn(prose, "\n");
    return ou_str_from_string(rt, doc);
}

static OuValue text_signature(OuRuntime *rt, OuRef self, const char *first) {
    size_t size;
    const char *signature = row_signature(as_descriptor(self)->row, &size);
    if (signature == NULL) return OU_NONE;
    bool empty = size == 2;
    OuValue inside = ou_str_new(rt, signature + 1, size - 1);
    if (ou_is_error(inside)) return OU_ERROR;
    OuValue text = ou_format(rt, "(%s%s%U", first, empty ? "" : ", ", inside);
    ou_drop(rt, inside);
    return text;
}

static OuValue native_get_text_signature(OuRuntime *rt, OuRef self) {
    OuNative *native = ou_as_native(self);
    if (!ou_is_undef(native->self) && ou_is_type(native->self))
        return text_signature(rt, self, "$type");
    return text_signature(rt, self, native->type != NULL ? "$self" : "$module");
}

static OuValue descriptor_get_text_signature(OuRuntime *rt, OuRef self) {
    return text_signature(rt, self, "$self");
}

/* A function is known by its name, a method by what it is bound to. */
static OuValue native_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)args, (void)argc;
    OuNative *native = ou_as_native(self);
    OuValue name = native_get_name(rt, self);
    if (ou_is_undef(native->self) || ou_is_module(native->self)) return name;
    return ou_reduce_attribute_take(rt, native->self, name);
}

static OuValue descriptor_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)args, (void)argc;
    return ou_reduce_attribute_take(rt, ou_ref(as_descriptor(self)->type),
                                    native_get_name(rt, self));
}

static bool refuse(OuRuntime *rt, OuRef self, OuRef value) {
    (void)self, (void)value;
    return ou_fail(rt, OU_EXC_AttributeError, "readonly attribute");
}

static const OuMethodRow native_methods[] = {
    {"__reduce__", native_reduce, 0, 0, "__reduce__()"},
    {0},
};

static const OuMethodRow descriptor_methods[] = {
    {"__reduce__", descriptor_reduce, 0, 0, "__reduce__()"},
    {0},
};

static const OuGetSetRow native_getsets[] = {
    {"__doc__", native_get_doc, NULL, NULL},
    {"__name__", native_get_name, NULL, NULL},
    {"__qualname__", native_get_qualname, NULL, NULL},
    {"__self__", native_get_self, NULL, NULL},
    {"__module__", native_get_module, NULL, NULL},
    {"__text_signature__", native_get_text_signature, NULL, NULL},
    {0},
};

static const OuGetSetRow descriptor_getsets[] = {
    {"__doc__", native_get_doc, NULL, NULL},
    {"__name__", native_get_name, refuse, NULL},
    {"__qualname__", descriptor_get_qualname, NULL, NULL},
    {"__objclass__", descriptor_get_class, refuse, NULL},
    {"__text_signature__", descriptor_get_text_signature, NULL, NULL},
    {0},
};

/* Not OU_TYPE_TRACKED: a native function is tracked when it is bound to an object. */
const OuTypeSpec ou_native_type = {
    .name = "builtin_function_or_method",
    .basic_size = sizeof(OuNative),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .methods = native_methods,
    .getsets = native_getsets,
    .slots.call = native_call,
    .slots.repr = native_repr,
    .slots.compare = native_compare,
    .slots.hash = native_hash,
    .slots.traverse = native_traverse,
    .slots.destroy = native_destroy,
};

const OuTypeSpec ou_method_descriptor_type = {
    .name = "method_descriptor",
    .basic_size = sizeof(OuNative),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .methods = descriptor_methods,
    .getsets = descriptor_getsets,
    .slots.call = descriptor_call,
    .slots.repr = descriptor_repr,
    .slots.descr_get = descriptor_get,
    .slots.traverse = native_traverse,
    .slots.destroy = native_destroy,
};

const OuTypeSpec ou_class_method_descriptor_type = {
    .name = "classmethod_descriptor",
    .basic_size = sizeof(OuNative),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .getsets = descriptor_getsets,
    .slots.call = class_method_call,
    .slots.repr = descriptor_repr,
    .slots.descr_get = class_method_get,
    .slots.traverse = native_traverse,
    .slots.destroy = native_destroy,
};
