/* Slots of classes: for each slot a thunk that calls the method, and checks what it returns.
 *
 * A thunk is in a class's slot only if the class has the method. Still the method may be gone
 * when the thunk looks, because user code may delete it at any time; that is an AttributeError.
 *
 * The file ends with the table of all dunder methods. */
#include "objects/buffer.h"
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/exception.h"
#include "objects/int.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/type_private.h"

/* ---- operators ---- */

static OuValue call_unary(OuRuntime *rt, OuRef self, OuRef name) {
    return ou_call_special_required(rt, self, name, NULL, 0);
}

/* Call a binary method; NotImplemented if there is none. */
static OuValue call_binary(OuRuntime *rt, OuRef self, OuRef name, OuRef other) {
    OuValue result = ou_call_special(rt, self, name, &other, 1);
    return ou_is_undef(result) ? OU_NOT_IMPLEMENTED : result;
}

/* Has the type of `right`, a subtype of that of `left`, another method `name` than that? */
static bool overrides(OuRuntime *rt, OuRef left, OuRef right, OuRef name) {
    OuRef method = ou_type_lookup_peek(rt, ou_type_of(rt, right), name);
    return !ou_is_undef(method) &&
           method != ou_type_lookup_peek(rt, ou_type_of(rt, left), name);
}

/* The slot of an operator is asked whether the class's instance is the left operand or the
 * right one. `self_thunk` tells which: whose type has this thunk in the slot. */
static OuValue call_operator(OuRuntime *rt, OuRef left, OuRef right, enum OuSlotIndex slot,
                             OuSlotFunction self_thunk, OuRef name, OuRef reflected) {
    OuType *left_type = ou_type_of(rt, left), *right_type = ou_type_of(rt, right);
    bool ask_left = ou_slots_get(&left_type->slots, slot) == self_thunk;
    bool ask_right =
        left_type != right_type && ou_slots_get(&right_type->slots, slot) == self_thunk;
    if (ask_left) {
        if (ask_right && ou_type_is_subtype(right_type, left_type) &&
            overrides(rt, left, right, reflected)) {
            OuValue result = call_binary(rt, right, reflected, left);
            if (result != OU_NOT_IMPLEMENTED) return result;
            ask_right = false;
        }
        OuValue result = call_binary(rt, left, name, right);
        if (result != OU_NOT_IMPLEMENTED || !ask_right) return result;
    }
    return ask_right ? call_binary(rt, right, reflected, left) : OU_NOT_IMPLEMENTED;
}

#define UNARY(field, dunder)                                                                   \
    static OuValue thunk_##field(OuRuntime *rt, OuRef self) {                                  \
        return call_unary(rt, self, rt->slot_names.field);                                     \
    }
#define BINARY(field, dunder, reflected, symbol)                                               \
    static OuValue thunk_##field(OuRuntime *rt, OuRef left, OuRef right) {                     \
        return call_operator(rt, left, right, OU_SLOT_##field, (OuSlotFunction)thunk_##field,  \
                             rt->slot_names.field, rt->slot_names.r##field);                   \
    }
#define INPLACE(field, dunder, symbol)                                                         \
    static OuValue thunk_##field(OuRuntime *rt, OuRef left, OuRef right) {                     \
        return call_binary(rt, left, rt->slot_names.field, right);                             \
    }
#define SLOT(field, signature, dunder)
#include "objects/slots.def"
#undef UNARY
#undef BINARY
#undef INPLACE
#undef SLOT

/* ---- text, hash, truth, comparison ---- */

static OuValue thunk_repr(OuRuntime *rt, OuRef self) {
    return call_unary(rt, self, rt->slot_names.repr);
}

static OuValue thunk_str(OuRuntime *rt, OuRef self) {
    return call_unary(rt, self, rt->slot_names.str);
}

static bool thunk_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    OuValue result = call_unary(rt, self, rt->slot_names.hash);
    if (ou_is_error(result)) return false;
    bool done = true;
    if (!ou_is_int(result)) {
        done = ou_fail(rt, OU_EXC_TypeError, "__hash__ method should return an integer");
    } else if (!ou_int_fits_int64(result, hash)) {
        *hash = ou_int_hash(result);
    }
    if (done && *hash == -1) *hash = -2;
    ou_drop(rt, result);
    return done;
}

static OuTruth thunk_truth(OuRuntime *rt, OuRef self) {
    if (ou_is_none(ou_type_lookup_peek(rt, ou_type_of(rt, self), rt->slot_names.truth))) {
        ou_raise(rt, OU_EXC_TypeError, "'%T' cannot be interpreted as a boolean", self);
        return OU_TRUTH_FAILED;
    }
    OuValue result = call_unary(rt, self, rt->slot_names.truth);
    if (ou_is_bool(result)) return ou_truth_from(result == OU_TRUE);
    if (!ou_is_error(result))
        ou_raise(rt, OU_EXC_TypeError, "__bool__ should return bool, returned %T",
                 (OuRef)result);
    ou_drop(rt, result);
    return OU_TRUTH_FAILED;
}

static OuRef comparison_name(const OuRuntime *rt, OuCompareOp op) {
    switch (op) {
    case OU_LT:
        return rt->names.dunder_lt;
    case OU_LE:
        return rt->names.dunder_le;
    case OU_EQ:
        return rt->slot_names.compare;
    case OU_NE:
        return rt->names.dunder_ne;
    case OU_GT:
        return rt->names.dunder_gt;
    case OU_GE:
        return rt->names.dunder_ge;
    }
    OU_UNREACHABLE();
}

static OuValue thunk_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    OuRef name = comparison_name(rt, op);
    OuRef method = ou_type_lookup_peek(rt, ou_type_of(rt, left), name);
    // The class defines other comparisons; this one is inherited from a built-in type.
    if (ou_is_slot_wrapper(method)) {
        const OuSlotWrapper *wrapper = ou_as_slot_wrapper(method);
        if (wrapper->row->slot == OU_SLOT_compare && ou_has_type(rt, left, wrapper->type))
            return ((OuCompare)wrapper->function)(rt, left, right, op);
    }
    return call_binary(rt, left, name, right);
}

/* ---- containers ---- */

static int64_t thunk_length(OuRuntime *rt, OuRef self) {
    OuValue result = call_unary(rt, self, rt->slot_names.length);
    if (ou_is_error(result)) return -1;
    int64_t length = -1;
    OuValue index = ou_index(rt, result);
    ou_drop(rt, result);
    if (ou_is_error(index)) return -1;
    if (ou_int_sign(index) < 0) {
        ou_raise(rt, OU_EXC_ValueError, "__len__() should return >= 0");
    } else if (!ou_index_as_int64(rt, index, false, &length)) {
        length = -1;
    }
    ou_drop(rt, index);
    return length;
}

static OuValue thunk_get_item(OuRuntime *rt, OuRef self, OuRef key) {
    return ou_call_special_required(rt, self, rt->slot_names.get_item, &key, 1);
}

/* For methods whose result does not matter. */
static bool call_and_drop(OuRuntime *rt, OuRef self, OuRef name, const OuRef *args,
                          size_t argc) {
    OuValue result = ou_call_special_required(rt, self, name, args, argc);
    if (ou_is_error(result)) return false;
    ou_drop(rt, result);
    return true;
}

static bool thunk_set_item(OuRuntime *rt, OuRef self, OuRef key, OuRef value) {
    return call_and_drop(rt, self, rt->slot_names.set_item, (OuRef[]){key, value}, 2);
}

static bool thunk_del_item(OuRuntime *rt, OuRef self, OuRef key) {
    return call_and_drop(rt, self, rt->slot_names.del_item, &key, 1);
}

static OuTruth thunk_contains(OuRuntime *rt, OuRef self, OuRef item) {
    OuRef name = rt->slot_names.contains;
    if (ou_is_none(ou_type_lookup_peek(rt, ou_type_of(rt, self), name))) {
        ou_raise(rt, OU_EXC_TypeError, "'%T' object is not a container", self);
        return OU_TRUTH_FAILED;
    }
    OuValue result = ou_call_special_required(rt, self, name, &item, 1);
    if (ou_is_error(result)) return OU_TRUTH_FAILED;
    OuTruth truth = ou_truth(rt, result);
    ou_drop(rt, result);
    return truth;
}

static OuValue thunk_iter(OuRuntime *rt, OuRef self) {
    OuRef name = rt->slot_names.iter;
    if (ou_is_none(ou_type_lookup_peek(rt, ou_type_of(rt, self), name)))
        return ou_raise(rt, OU_EXC_TypeError, "'%T' object is not iterable", self);
    return call_unary(rt, self, name);
}

static OuValue thunk_next(OuRuntime *rt, OuRef self) {
    OuValue result = call_unary(rt, self, rt->slot_names.next);
    return ou_is_error(result) ? ou_note_stop(rt) : result;
}

/* ---- calls ---- */

static OuValue thunk_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                          OuRef names) {
    if (!ou_check_recursion(rt, " while calling a Python object")) return OU_ERROR;
    OuRef method = ou_type_lookup_peek(rt, ou_type_of(rt, self), rt->slot_names.call);
    if (ou_is_undef(method))
        return ou_raise(rt, OU_EXC_TypeError, "'%T' object is not callable", self);
    OuValue callable = ou_own(method);
    OuValue result = OU_ERROR;
    if (ou_is_unbound_method(callable)) {
        result = ou_call_prepend(rt, callable, self, args, argc, names);
    } else {
        OuValue bound = ou_find_special(rt, self, rt->slot_names.call);
        if (ou_is_undef(bound)) bound = ou_own(callable);
        if (!ou_is_error(bound)) result = ou_call_keywords(rt, bound, args, argc, names);
        ou_drop(rt, bound);
    }
    ou_drop(rt, callable);
    return result;
}

static OuValue thunk_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                         OuRef names) {
    OuValue function = ou_get_attribute(rt, ou_ref(type), rt->slot_names.new);
    if (ou_is_error(function)) return OU_ERROR;
    OuValue result = ou_call_prepend(rt, function, ou_ref(type), args, argc, names);
    ou_drop(rt, function);
    return result;
}

static bool thunk_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names) {
    OuRef method = ou_type_lookup_peek(rt, ou_type_of(rt, self), rt->slot_names.init);
    OuValue result = OU_ERROR;
    if (ou_is_unbound_method(method)) {
        OuValue callable = ou_own(method);
        result = ou_call_prepend(rt, callable, self, args, argc, names);
        ou_drop(rt, callable);
    } else {
        OuValue bound = ou_find_special(rt, self, rt->slot_names.init);
        if (ou_is_undef(bound)) bound = ou_raise_no_attribute(rt, self, rt->slot_names.init);
        if (!ou_is_error(bound)) result = ou_call_keywords(rt, bound, args, argc, names);
        ou_drop(rt, bound);
    }
    if (ou_is_error(result)) return false;
    bool is_none = ou_is_none(result);
    if (!is_none)
        ou_raise(rt, OU_EXC_TypeError, "__init__() should return None, not '%T'",
                 (OuRef)result);
    ou_drop(rt, result);
    return is_none;
}

static void thunk_del(OuRuntime *rt, OuRef self) {
    OuValue pending = ou_take_exception(rt);
    OuValue method = ou_own(ou_type_lookup_peek(rt, ou_type_of(rt, self), rt->slot_names.del));
    OuValue result = ou_call_special(rt, self, rt->slot_names.del, NULL, 0);
    if (ou_is_error(result)) ou_report_unraisable_while(rt, "calling deallocator", method);
    ou_drop(rt, result);
    ou_drop(rt, method);
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
}

/* ---- attributes ---- */

static OuValue call_getattribute(OuRuntime *rt, OuRef self, OuRef name) {
    OuRef method = ou_type_lookup_peek(rt, ou_type_of(rt, self), rt->slot_names.get_attribute);
    if (ou_is_slot_wrapper(method) &&
        ou_as_slot_wrapper(method)->row->slot == OU_SLOT_get_attribute)
        return ((OuBinary)ou_as_slot_wrapper(method)->function)(rt, self, name);
    return ou_call_special_required(rt, self, rt->slot_names.get_attribute, &name, 1);
}

static OuValue thunk_get_attribute(OuRuntime *rt, OuRef self, OuRef name) {
    OuValue value = call_getattribute(rt, self, name);
    if (OU_LIKELY(!ou_is_error(value))) return value;
    OuRef hook = ou_type_lookup_peek(rt, ou_type_of(rt, self), rt->names.dunder_getattr);
    if (ou_is_undef(hook) || !ou_clear_exception_if(rt, OU_EXC_AttributeError)) return OU_ERROR;
    return ou_call_special_required(rt, self, rt->names.dunder_getattr, &name, 1);
}

static bool thunk_set_attribute(OuRuntime *rt, OuRef self, OuRef name, OuRef value) {
    bool deletes = ou_is_undef(value);
    OuRef method = deletes ? rt->names.dunder_delattr : rt->slot_names.set_attribute;
    return call_and_drop(rt, self, method, (OuRef[]){name, value}, deletes ? 1 : 2);
}

static OuValue thunk_descr_get(OuRuntime *rt, OuRef descriptor, OuRef object, OuRef type) {
    OuRef args[] = {ou_is_undef(object) ? (OuRef)OU_NONE : object,
                    ou_is_undef(type) ? (OuRef)OU_NONE : type};
    OuValue result = ou_call_special(rt, descriptor, rt->slot_names.descr_get, args, 2);
    return ou_is_undef(result) ? ou_own(descriptor) : result;
}

static bool thunk_descr_set(OuRuntime *rt, OuRef descriptor, OuRef object, OuRef value) {
    bool deletes = ou_is_undef(value);
    OuRef method = deletes ? rt->names.dunder_delete : rt->slot_names.descr_set;
    return call_and_drop(rt, descriptor, method, (OuRef[]){object, value}, deletes ? 1 : 2);
}

/* ---- buffers ---- */

static bool thunk_get_buffer(OuRuntime *rt, OuRef self, OuBuffer *buffer, unsigned wishes) {
    return ou_python_get_buffer(rt, self, buffer, wishes);
}

static void thunk_release_buffer(OuRuntime *rt, OuRef self, OuBuffer *buffer) {
    ou_python_release_buffer(rt, self, buffer);
}

/* ---- asynchronous protocols ---- */

static OuValue thunk_await(OuRuntime *rt, OuRef self) {
    return call_unary(rt, self, rt->slot_names.await);
}

static OuValue thunk_aiter(OuRuntime *rt, OuRef self) {
    return call_unary(rt, self, rt->slot_names.aiter);
}

static OuValue thunk_anext(OuRuntime *rt, OuRef self) {
    return call_unary(rt, self, rt->slot_names.anext);
}

/* ---- the table ---- */

/* How the methods of the rows SLOT(...) are wrapped. */
enum {
    WRAP_repr = OU_WRAP_UNARY,
    WRAP_str = OU_WRAP_UNARY,
    WRAP_hash = OU_WRAP_HASH,
    WRAP_truth = OU_WRAP_TRUTH,
    WRAP_compare = OU_WRAP_COMPARE,
    WRAP_length = OU_WRAP_LENGTH,
    WRAP_get_item = OU_WRAP_GET_ITEM,
    WRAP_set_item = OU_WRAP_SET_ITEM,
    WRAP_del_item = OU_WRAP_DEL_ITEM,
    WRAP_contains = OU_WRAP_CONTAINS,
    WRAP_iter = OU_WRAP_UNARY,
    WRAP_next = OU_WRAP_NEXT,
    WRAP_call = OU_WRAP_CALL,
    WRAP_get_attribute = OU_WRAP_GET_ATTRIBUTE,
    WRAP_set_attribute = OU_WRAP_SET_ATTRIBUTE,
    WRAP_descr_get = OU_WRAP_DESCR_GET,
    WRAP_descr_set = OU_WRAP_DESCR_SET,
    WRAP_new = OU_WRAP_NONE,
    WRAP_init = OU_WRAP_INIT,
    WRAP_del = OU_WRAP_DEL,
    WRAP_get_buffer = OU_WRAP_GET_BUFFER,
    WRAP_release_buffer = OU_WRAP_RELEASE_BUFFER,
    WRAP_await = OU_WRAP_UNARY,
    WRAP_aiter = OU_WRAP_UNARY,
    WRAP_anext = OU_WRAP_UNARY,
};

#define ROW(table, id, field, kind, op, dunder)                                                \
    {                                                                                          \
        .name = offsetof(OuRuntime, table.id),                                                 \
        .slot = OU_SLOT_##field,                                                               \
        .wrap = kind,                                                                          \
        .operation = op,                                                                       \
        .text = dunder,                                                                        \
        .thunk = (OuSlotFunction)thunk_##field,                                                \
    },

const OuSlotRow ou_slot_rows[] = {
#define UNARY(field, dunder) ROW(slot_names, field, field, OU_WRAP_UNARY, 0, dunder)
#define BINARY(field, dunder, reflected, symbol)                                               \
    ROW(slot_names, field, field, OU_WRAP_BINARY, 0, dunder)                                   \
    ROW(slot_names, r##field, field, OU_WRAP_REFLECTED, 0, reflected)
#define INPLACE(field, dunder, symbol) ROW(slot_names, field, field, OU_WRAP_INPLACE, 0, dunder)
#define SLOT(field, signature, dunder)                                                         \
    ROW(slot_names, field, field, WRAP_##field, OU_EQ, dunder)
#include "objects/slots.def"
#undef UNARY
#undef BINARY
#undef INPLACE
#undef SLOT
    // The methods beside the first of slots that have several.
    ROW(names, dunder_ne, compare, OU_WRAP_COMPARE, OU_NE,
        "__ne__") ROW(names, dunder_lt, compare, OU_WRAP_COMPARE, OU_LT,
                      "__lt__") ROW(names, dunder_le, compare, OU_WRAP_COMPARE, OU_LE, "__le__")
        ROW(names, dunder_gt, compare, OU_WRAP_COMPARE, OU_GT, "__gt__")
            ROW(names, dunder_ge, compare, OU_WRAP_COMPARE, OU_GE, "__ge__")
                ROW(names, dunder_getattr, get_attribute, OU_WRAP_NONE, 0, "__getattr__")
                    ROW(names, dunder_delattr, set_attribute, OU_WRAP_DEL_ATTRIBUTE, 0,
                        "__delattr__") ROW(names, dunder_delete, descr_set,
                                           OU_WRAP_DESCR_DELETE, 0, "__delete__"){.text = NULL},
};
