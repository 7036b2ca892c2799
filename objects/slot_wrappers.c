/* Slots of built-in types, visible as methods: int.__add__, [].__len__.
 *
 * A slot_wrapper stands in the dict of the type whose spec has the slot. Called, it checks self
 * and the arguments, calls the C function, and turns the result into an object; how, depends on
 * the slot's signature and is one function per OuWrapKind. Read from an instance it becomes a
 * method_wrapper, which remembers self.
 *
 * __new__ is no method of instances: it is a native function that remembers its type, and
 * checks that what it is asked to make fits. */
#include "objects/containers.h"
#include "objects/error.h"
#include "objects/int.h"
#include "objects/memoryview.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"

typedef OuValue (*WrapFunction)(OuRuntime *rt, const OuSlotWrapper *wrapper, OuRef self,
                                const OuRef *args, size_t argc, OuRef names);

static OuValue none_or_error(bool done) {
    return done ? OU_NONE : OU_ERROR;
}

static OuValue truth_as_value(OuTruth truth) {
    return truth == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(truth == OU_TRUTH_YES);
}

/* ---- one function per kind; argument counts have been checked ---- */

#define WRAP(kind)                                                                             \
    static OuValue wrap_##kind(OuRuntime *rt, const OuSlotWrapper *wrapper, OuRef self,        \
                               const OuRef *args OU_UNUSED, size_t argc OU_UNUSED,             \
                               OuRef names OU_UNUSED)

WRAP(unary) {
    return ((OuUnary)wrapper->function)(rt, self);
}

WRAP(next) {
    ou_clear(rt, &rt->stop_value);
    OuValue item = ((OuUnary)wrapper->function)(rt, self);
    if (item != OU_STOP) return item;
    OuValue value = rt->stop_value;
    rt->stop_value = OU_UNDEF;
    if (ou_is_undef(value))
        return ou_raise_object(rt, ou_ref(rt->exceptions[OU_EXC_StopIteration]));
    ou_raise_with_value(rt, OU_EXC_StopIteration, value);
    ou_drop(rt, value);
    return OU_ERROR;
}

/* What a sequence that cannot be joined with `other` says where an operator would still ask the
 * other operand. */
static OuValue refuse_sequence(OuRuntime *rt, const OuSlotWrapper *wrapper, OuRef other) {
    const OuSlots *slots = &wrapper->type->spec->slots;
    if (slots->length == NULL || slots->mul == NULL || slots->add == NULL)
        return OU_NOT_IMPLEMENTED;
    if (wrapper->row->slot == OU_SLOT_mul || wrapper->row->slot == OU_SLOT_imul)
        return ou_raise(rt, OU_EXC_TypeError, "'%T' object cannot be interpreted as an integer",
                        other);
    if (wrapper->row->slot != OU_SLOT_add) return OU_NOT_IMPLEMENTED;
    ou_raise_cannot_concatenate(rt, wrapper->type, other);
    return OU_ERROR;
}

/* `sequence.__mul__(other)` where `other` is no count: refused before the operator is asked. */
static bool is_no_count(const OuRuntime *rt, const OuSlotWrapper *wrapper, OuRef other) {
    bool repeats = wrapper->row->slot == OU_SLOT_mul || wrapper->row->slot == OU_SLOT_imul;
    return repeats && ou_type_of(rt, other)->slots.index == NULL;
}

WRAP(binary) {
    if (is_no_count(rt, wrapper, args[0])) {
        OuValue refusal = refuse_sequence(rt, wrapper, args[0]);
        if (refusal != OU_NOT_IMPLEMENTED) return refusal;
    }
    OuValue result = ((OuBinary)wrapper->function)(rt, self, args[0]);
    return result == OU_NOT_IMPLEMENTED ? refuse_sequence(rt, wrapper, args[0]) : result;
}

WRAP(reflected) {
    if (is_no_count(rt, wrapper, args[0])) {
        OuValue refusal = refuse_sequence(rt, wrapper, args[0]);
        if (refusal != OU_NOT_IMPLEMENTED) return refusal;
    }
    OuValue result = ((OuBinary)wrapper->function)(rt, args[0], self);
    return result == OU_NOT_IMPLEMENTED ? refuse_sequence(rt, wrapper, args[0]) : result;
}

WRAP(inplace) {
    if (is_no_count(rt, wrapper, args[0])) {
        OuValue refusal = refuse_sequence(rt, wrapper, args[0]);
        if (refusal != OU_NOT_IMPLEMENTED) return refusal;
    }
    return ((OuBinary)wrapper->function)(rt, self, args[0]);
}

WRAP(hash) {
    int64_t hash;
    if (!((OuHash)wrapper->function)(rt, self, &hash)) return OU_ERROR;
    return ou_int_from_int64(rt, hash);
}

WRAP(truth) {
    return truth_as_value(((OuTruthSlot)wrapper->function)(rt, self));
}

WRAP(compare) {
    return ((OuCompare)wrapper->function)(rt, self, args[0], wrapper->row->operation);
}

WRAP(length) {
    int64_t length = ((OuLength)wrapper->function)(rt, self);
    return length < 0 ? OU_ERROR : ou_int_from_int64(rt, length);
}

WRAP(set_item) {
    return none_or_error(((OuSetItem)wrapper->function)(rt, self, args[0], args[1]));
}

WRAP(del_item) {
    return none_or_error(((OuDelItem)wrapper->function)(rt, self, args[0]));
}

WRAP(contains) {
    return truth_as_value(((OuContains)wrapper->function)(rt, self, args[0]));
}

WRAP(call) {
    return ((OuCall)wrapper->function)(rt, self, args, argc, names);
}

/* The interned name of an attribute; UNDEF: TypeError. */
static OuValue attribute_name(OuRuntime *rt, OuRef name) {
    if (!ou_is_str(name))
        return ou_raise(rt, OU_EXC_TypeError, "attribute name must be string, not '%T'", name);
    return ou_intern_take(rt, ou_own(name));
}

WRAP(get_attribute) {
    OuValue name = attribute_name(rt, args[0]);
    if (ou_is_error(name)) return OU_ERROR;
    OuValue value = ((OuBinary)wrapper->function)(rt, self, name);
    ou_drop(rt, name);
    return value;
}

/* object.__setattr__ must not be used to get around the rules of a more special built-in. */
static bool allows_set(OuRuntime *rt, const OuSlotWrapper *wrapper, OuRef self,
                       const char *what) {
    const OuType *type = ou_type_of(rt, self);
    while (type != NULL && type->flags & OU_TYPE_HEAP)
        type = type->base;
    OuSlotFunction native = type == NULL ? NULL : (OuSlotFunction)type->slots.set_attribute;
    if (type == NULL || native == wrapper->function) return true;
    return ou_fail(rt, OU_EXC_TypeError, "can't apply this %s to %N object", what, type);
}

static OuValue set_attribute(OuRuntime *rt, const OuSlotWrapper *wrapper, OuRef self,
                             OuRef name_arg, OuRef value, const char *what) {
    if (!allows_set(rt, wrapper, self, what)) return OU_ERROR;
    OuValue name = attribute_name(rt, name_arg);
    if (ou_is_error(name)) return OU_ERROR;
    bool done = ((OuSetAttribute)wrapper->function)(rt, self, name, value);
    ou_drop(rt, name);
    return none_or_error(done);
}

WRAP(set_attribute) {
    return set_attribute(rt, wrapper, self, args[0], args[1], "__setattr__");
}

WRAP(del_attribute) {
    return set_attribute(rt, wrapper, self, args[0], OU_UNDEF, "__delattr__");
}

WRAP(descr_get) {
    OuRef object = ou_is_none(args[0]) ? (OuRef)OU_UNDEF : args[0];
    OuRef type = argc < 2 || ou_is_none(args[1]) ? (OuRef)OU_UNDEF : args[1];
    if (ou_is_undef(object) && ou_is_undef(type))
        return ou_raise(rt, OU_EXC_TypeError, "__get__(None, None) is invalid");
    return ((OuDescrGet)wrapper->function)(rt, self, object, type);
}

WRAP(descr_set) {
    return none_or_error(((OuDescrSet)wrapper->function)(rt, self, args[0], args[1]));
}

WRAP(descr_delete) {
    return none_or_error(((OuDescrSet)wrapper->function)(rt, self, args[0], OU_UNDEF));
}

WRAP(init) {
    return none_or_error(((OuInit)wrapper->function)(rt, self, args, argc, names));
}

WRAP(del) {
    ((OuDel)wrapper->function)(rt, self);
    return OU_NONE;
}

/* A memoryview of what this very slot gives, whatever the object's class has put in its place.
 */
WRAP(get_buffer) {
    int64_t flags;
    if (!ou_index_as_int64(rt, args[0], false, &flags)) return OU_ERROR;
    return ou_memoryview_by_slots(rt, self, &wrapper->type->spec->slots, (unsigned)flags);
}

/* The memory goes back when the view is released: no second way is needed. */
WRAP(release_buffer) {
    if (!ou_is_memoryview(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "expected a memoryview object");
    return none_or_error(ou_memoryview_release(rt, args[0]));
}

/* How each kind is called: argument counts (max OU_ANY_COUNT: keywords too), the function, and
 * the signature shown. */
static const struct {
    uint8_t min, max;
    WrapFunction function;
    const char *signature;
} wrap_kinds[OU_WRAP_COUNT] = {
    [OU_WRAP_UNARY] = {0, 0, wrap_unary, "($self, /)"},
    [OU_WRAP_NEXT] = {0, 0, wrap_next, "($self, /)"},
    [OU_WRAP_BINARY] = {1, 1, wrap_binary, "($self, value, /)"},
    [OU_WRAP_REFLECTED] = {1, 1, wrap_reflected, "($self, value, /)"},
    [OU_WRAP_INPLACE] = {1, 1, wrap_inplace, "($self, value, /)"},
    [OU_WRAP_HASH] = {0, 0, wrap_hash, "($self, /)"},
    [OU_WRAP_TRUTH] = {0, 0, wrap_truth, "($self, /)"},
    [OU_WRAP_COMPARE] = {1, 1, wrap_compare, "($self, value, /)"},
    [OU_WRAP_LENGTH] = {0, 0, wrap_length, "($self, /)"},
    [OU_WRAP_GET_ITEM] = {1, 1, wrap_inplace, "($self, key, /)"},
    [OU_WRAP_SET_ITEM] = {2, 2, wrap_set_item, "($self, key, value, /)"},
    [OU_WRAP_DEL_ITEM] = {1, 1, wrap_del_item, "($self, key, /)"},
    [OU_WRAP_CONTAINS] = {1, 1, wrap_contains, "($self, key, /)"},
    [OU_WRAP_CALL] = {0, OU_ANY_COUNT, wrap_call, "($self, /, *args, **kwargs)"},
    [OU_WRAP_GET_ATTRIBUTE] = {1, 1, wrap_get_attribute, "($self, name, /)"},
    [OU_WRAP_SET_ATTRIBUTE] = {2, 2, wrap_set_attribute, "($self, name, value, /)"},
    [OU_WRAP_DEL_ATTRIBUTE] = {1, 1, wrap_del_attribute, "($self, name, /)"},
    [OU_WRAP_DESCR_GET] = {1, 2, wrap_descr_get, "($self, instance, owner=None, /)"},
    [OU_WRAP_DESCR_SET] = {2, 2, wrap_descr_set, "($self, instance, value, /)"},
    [OU_WRAP_DESCR_DELETE] = {1, 1, wrap_descr_delete, "($self, instance, /)"},
    [OU_WRAP_INIT] = {0, OU_ANY_COUNT, wrap_init, "($self, /, *args, **kwargs)"},
    [OU_WRAP_DEL] = {0, 0, wrap_del, "($self, /)"},
    [OU_WRAP_GET_BUFFER] = {1, 1, wrap_get_buffer, "($self, flags, /)"},
    [OU_WRAP_RELEASE_BUFFER] = {1, 1, wrap_release_buffer, "($self, buffer, /)"},
};

/* ---- slot_wrapper ---- */

OuValue ou_slot_wrapper_new(OuRuntime *rt, OuType *type, const OuSlotRow *row) {
    OuSlotWrapper *wrapper = ou_object_new(rt, rt->types[OU_TYPE_SLOT_WRAPPER]);
    if (wrapper == NULL) return OU_ERROR;
    wrapper->row = row;
    wrapper->function = ou_slots_get(&type->spec->slots, row->slot);
    wrapper->type = type;
    return ou_take(wrapper);
}

/* In CPython some slots of containers have a method beside them, which words its refusals as
 * methods do. */
static bool has_method_beside(const OuSlotWrapper *wrapper) {
    static const struct {
        enum OuTypeIndex type;
        const char *name;
    } methods[] = {{OU_TYPE_DICT, "__getitem__"},
                   {OU_TYPE_DICT, "__contains__"},
                   {OU_TYPE_LIST, "__getitem__"},
                   {OU_TYPE_SET, "__contains__"},
                   {OU_TYPE_FROZENSET, "__contains__"}};
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        if (wrapper->type->shape->id == methods[i].type &&
            strcmp(wrapper->row->text, methods[i].name) == 0)
            return true;
    }
    return false;
}

static bool check_as_method(OuRuntime *rt, const OuSlotWrapper *wrapper, size_t argc,
                            OuRef names) {
    if (!ou_is_undef(names) && ou_tuple_count(names) > 0)
        return ou_fail(rt, OU_EXC_TypeError, "%N.%s() takes no keyword arguments",
                       wrapper->type, wrapper->row->text);
    return argc == 1 ||
           ou_fail(rt, OU_EXC_TypeError, "%N.%s() takes exactly one argument (%zu given)",
                   wrapper->type, wrapper->row->text, argc);
}

static bool check_arguments(OuRuntime *rt, const OuSlotWrapper *wrapper, size_t argc,
                            OuRef names) {
    size_t min = wrap_kinds[wrapper->row->wrap].min, max = wrap_kinds[wrapper->row->wrap].max;
    if (max == OU_ANY_COUNT) return true;
    bool fits =
        argc >= min && argc <= max && (ou_is_undef(names) || ou_tuple_count(names) == 0);
    if (fits) return true;
    if (has_method_beside(wrapper)) return check_as_method(rt, wrapper, argc, names);
    if (!ou_is_undef(names) && ou_tuple_count(names) > 0)
        return ou_fail(rt, OU_EXC_TypeError, "wrapper %s() takes no keyword arguments",
                       wrapper->row->text);
    if (max > 1) return ou_check_arguments(rt, wrapper->row->text, min, max, argc, OU_UNDEF);
    return ou_fail(rt, OU_EXC_TypeError, "expected %zu argument%s, got %zu", min,
                   min == 1 ? "" : "s", argc);
}

OuValue ou_slot_wrapper_call(OuRuntime *rt, const OuSlotWrapper *wrapper, OuRef self,
                             const OuRef *args, size_t argc, OuRef names) {
    if (!check_arguments(rt, wrapper, argc, names)) return OU_ERROR;
    return wrap_kinds[wrapper->row->wrap].function(rt, wrapper, self, args, argc, names);
}

static OuValue slot_wrapper_call(OuRuntime *rt, OuRef callable, const OuRef *args, size_t argc,
                                 OuRef names) {
    const OuSlotWrapper *wrapper = ou_as_slot_wrapper(callable);
    if (argc == 0)
        return ou_raise(rt, OU_EXC_TypeError,
                        "descriptor '%s' of '%N' object needs an argument", wrapper->row->text,
                        wrapper->type);
    if (!ou_has_type(rt, args[0], wrapper->type))
        return ou_raise(rt, OU_EXC_TypeError,
                        "descriptor '%s' requires a '%N' object but received a '%T'",
                        wrapper->row->text, wrapper->type, args[0]);
    return ou_slot_wrapper_call(rt, wrapper, args[0], args + 1, argc - 1, names);
}

static OuValue slot_wrapper_repr(OuRuntime *rt, OuRef self) {
    const OuSlotWrapper *wrapper = ou_as_slot_wrapper(self);
    return ou_format(rt, "<slot wrapper '%s' of '%N' objects>", wrapper->row->text,
                     wrapper->type);
}

typedef struct OuMethodWrapper {
    OuObject header;
    OuValue wrapper, self;
} OuMethodWrapper;
OU_KIND_TEST(method_wrapper, METHOD_WRAPPER, OuMethodWrapper)

static OuValue slot_wrapper_descr_get(OuRuntime *rt, OuRef self, OuRef object,
                                      OuRef type OU_UNUSED) {
    if (ou_is_undef(object)) return ou_own(self);
    const OuSlotWrapper *wrapper = ou_as_slot_wrapper(self);
    if (!ou_has_type(rt, object, wrapper->type))
        return ou_raise(rt, OU_EXC_TypeError,
                        "descriptor '%s' for '%N' objects doesn't apply to a '%T' object",
                        wrapper->row->text, wrapper->type, object);
    OuMethodWrapper *bound = ou_object_new(rt, rt->types[OU_TYPE_METHOD_WRAPPER]);
    if (bound == NULL) return OU_ERROR;
    bound->wrapper = ou_own(self);
    bound->self = ou_own(object);
    OuValue result = ou_take(bound);
    if (!ou_object_track(rt, bound)) {
        ou_drop(rt, result);
        return OU_ERROR;
    }
    return result;
}

static OuValue slot_wrapper_name(OuRuntime *rt, OuRef self) {
    return ou_own(ou_slot_row_name(rt, ou_as_slot_wrapper(self)->row));
}

static OuValue qualified_name(OuRuntime *rt, const OuSlotWrapper *wrapper) {
    return ou_format(rt, "%U.%s", (OuRef)wrapper->type->qualname, wrapper->row->text);
}

static OuValue slot_wrapper_qualname(OuRuntime *rt, OuRef self) {
    return qualified_name(rt, ou_as_slot_wrapper(self));
}

static OuValue slot_wrapper_objclass(OuRuntime *rt OU_UNUSED, OuRef self) {
    return ou_own(ou_ref(ou_as_slot_wrapper(self)->type));
}

static OuValue text_signature(OuRuntime *rt, const OuSlotWrapper *wrapper) {
    const char *text = wrap_kinds[wrapper->row->wrap].signature;
    return text == NULL ? OU_NONE : ou_str_from_string(rt, text);
}

static OuValue slot_wrapper_text_signature(OuRuntime *rt, OuRef self) {
    return text_signature(rt, ou_as_slot_wrapper(self));
}

static OuValue slot_wrapper_reduce(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                                   size_t argc OU_UNUSED) {
    return ou_reduce_attribute_take(rt, ou_ref(ou_as_slot_wrapper(self)->type),
                                    slot_wrapper_name(rt, self));
}

static bool refuse(OuRuntime *rt, OuRef self OU_UNUSED, OuRef value OU_UNUSED) {
    return ou_fail(rt, OU_EXC_AttributeError, "readonly attribute");
}

static const OuMethodRow slot_wrapper_methods[] = {
    {"__reduce__", slot_wrapper_reduce, 0, 0, "__reduce__()", NULL, NULL, OU_METHOD_PLAIN},
    {NULL, NULL, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
};

static const OuGetSetRow slot_wrapper_getsets[] = {
    {"__name__", slot_wrapper_name, refuse, NULL},
    {"__qualname__", slot_wrapper_qualname, NULL, NULL},
    {"__objclass__", slot_wrapper_objclass, refuse, NULL},
    {"__text_signature__", slot_wrapper_text_signature, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

/* ---- method_wrapper ---- */

static const OuSlotWrapper *wrapper_of(OuRef method) {
    return ou_as_slot_wrapper(ou_as_method_wrapper(method)->wrapper);
}

static OuValue method_wrapper_call(OuRuntime *rt, OuRef callable, const OuRef *args,
                                   size_t argc, OuRef names) {
    return ou_slot_wrapper_call(rt, wrapper_of(callable), ou_as_method_wrapper(callable)->self,
                                args, argc, names);
}

static OuValue method_wrapper_repr(OuRuntime *rt, OuRef self) {
    OuRef object = ou_as_method_wrapper(self)->self;
    return ou_format(rt, "<method-wrapper '%s' of %T object at 0x%llx>",
                     wrapper_of(self)->row->text, object, (unsigned long long)ou_bits(object));
}

static OuValue method_wrapper_compare(OuRuntime *rt OU_UNUSED, OuRef left, OuRef right,
                                      OuCompareOp op) {
    if ((op != OU_EQ && op != OU_NE) || !ou_is_method_wrapper(right)) return OU_NOT_IMPLEMENTED;
    const OuMethodWrapper *a = ou_as_method_wrapper(left), *b = ou_as_method_wrapper(right);
    bool same = a->wrapper == b->wrapper && a->self == b->self;
    return ou_bool(same == (op == OU_EQ));
}

static bool method_wrapper_hash(OuRuntime *rt OU_UNUSED, OuRef self, int64_t *hash) {
    const OuMethodWrapper *method = ou_as_method_wrapper(self);
    *hash = (int64_t)((ou_bits(method->self) >> 4) ^ (ou_bits(method->wrapper) >> 3));
    if (*hash == -1) *hash = -2;
    return true;
}

static void method_wrapper_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuMethodWrapper *)self)->wrapper, visit, argument);
    ou_visit(((OuMethodWrapper *)self)->self, visit, argument);
}

static void method_wrapper_destroy(OuRuntime *rt, OuObject *self) {
    OuMethodWrapper *method = (OuMethodWrapper *)self;
    OuValue wrapper = method->wrapper, object = method->self;
    ou_object_free(rt, self);
    ou_drop(rt, wrapper);
    ou_drop(rt, object);
}

static OuValue method_wrapper_name(OuRuntime *rt, OuRef self) {
    return ou_own(ou_slot_row_name(rt, wrapper_of(self)->row));
}

static OuValue method_wrapper_qualname(OuRuntime *rt, OuRef self) {
    return qualified_name(rt, wrapper_of(self));
}

static OuValue method_wrapper_objclass(OuRuntime *rt OU_UNUSED, OuRef self) {
    return ou_own(ou_ref(wrapper_of(self)->type));
}

static OuValue method_wrapper_text_signature(OuRuntime *rt, OuRef self) {
    return text_signature(rt, wrapper_of(self));
}

static OuValue method_wrapper_reduce(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                                     size_t argc OU_UNUSED) {
    return ou_reduce_attribute_take(rt, ou_as_method_wrapper(self)->self,
                                    method_wrapper_name(rt, self));
}

static const OuMethodRow method_wrapper_methods[] = {
    {"__reduce__", method_wrapper_reduce, 0, 0, "__reduce__()", NULL, NULL, OU_METHOD_PLAIN},
    {NULL, NULL, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
};

static const OuMemberRow method_wrapper_members[] = {
    {"__self__", offsetof(OuMethodWrapper, self), true, true, NULL},
    {NULL, 0, false, false, NULL},
};

static const OuGetSetRow method_wrapper_getsets[] = {
    {"__name__", method_wrapper_name, NULL, NULL},
    {"__qualname__", method_wrapper_qualname, NULL, NULL},
    {"__objclass__", method_wrapper_objclass, NULL, NULL},
    {"__text_signature__", method_wrapper_text_signature, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

/* ---- __new__ ---- */

/* The nearest built-in type at or above `type` along the layout. */
static const OuType *native_base(const OuType *type) {
    while (type->flags & OU_TYPE_HEAP)
        type = type->base;
    return type;
}

static OuValue new_wrapper_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                                OuRef names) {
    OuType *type = ou_as_type(self);
    if (argc == 0)
        return ou_raise(rt, OU_EXC_TypeError, "%N.__new__(): not enough arguments", type);
    if (!ou_is_type(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "%N.__new__(X): X is not a type object (%T)",
                        type, args[0]);
    OuType *wanted = ou_as_type(args[0]);
    if (!ou_type_is_subtype(wanted, type))
        return ou_raise(rt, OU_EXC_TypeError, "%N.__new__(%N): %N is not a subtype of %N", type,
                        wanted, wanted, type);
    const OuType *native = native_base(wanted);
    if (native->slots.new != type->slots.new)
        return ou_raise(rt, OU_EXC_TypeError, "%N.__new__(%N) is not safe, use %N.__new__()",
                        type, wanted, native);
    return ou_type_instantiate(rt, wanted, type->slots.new, args + 1, argc - 1, names);
}

static const OuMethodRow new_row = {
    .name = "__new__",
    .max = OU_ANY_COUNT,
    .with_keywords = new_wrapper_call,
    .doc = "Create and return a new object.",
};

OuValue ou_new_wrapper(OuRuntime *rt, OuType *type) {
    return ou_native_new(rt, &new_row, ou_ref(type), OU_UNDEF);
}

OuNew ou_new_wrapper_function(OuRef value) {
    if (!ou_is_native(value) || ou_as_native(value)->row != &new_row) return NULL;
    return ou_as_type(ou_as_native(value)->self)->slots.new;
}

/* ---- the types ---- */

const OuTypeSpec ou_slot_wrapper_type = {
    .name = "wrapper_descriptor",
    .basic_size = sizeof(OuSlotWrapper),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .methods = slot_wrapper_methods,
    .getsets = slot_wrapper_getsets,
    .slots.repr = slot_wrapper_repr,
    .slots.call = slot_wrapper_call,
    .slots.descr_get = slot_wrapper_descr_get,
};

const OuTypeSpec ou_method_wrapper_type = {
    .name = "method-wrapper",
    .basic_size = sizeof(OuMethodWrapper),
    .flags = OU_TYPE_ABSTRACT_NEW | OU_TYPE_TRACKED,
    .methods = method_wrapper_methods,
    .getsets = method_wrapper_getsets,
    .members = method_wrapper_members,
    .slots.repr = method_wrapper_repr,
    .slots.call = method_wrapper_call,
    .slots.compare = method_wrapper_compare,
    .slots.hash = method_wrapper_hash,
    .slots.traverse = method_wrapper_traverse,
    .slots.destroy = method_wrapper_destroy,
};
