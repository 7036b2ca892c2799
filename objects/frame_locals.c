/* FrameLocalsProxy: the local variables of a function's frame as a mapping, f_locals.
 *
 * Reading shows what the variables hold at that moment: each operation takes a snapshot, a
 * dict, and asks that. Writing to a key that is a variable changes the variable, as long as the
 * frame runs. Other keys are kept in a dict beside the frame (`extra`), and shown with them;
 * variables cannot be removed. */
#include "objects/frame.h"

#include "objects/dict.h"
#include "objects/error.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"

typedef struct OuFrameLocals {
    OuObject header;
    OuValue frame; // owned
} OuFrameLocals;
OU_KIND_TEST(frame_locals, FRAME_LOCALS, OuFrameLocals)

static OuFrameObject *frame_of(OuRef self) {
    return ou_as_frame(ou_as_frame_locals(self)->frame);
}

OuValue ou_frame_locals_new(OuRuntime *rt, OuRef frame) {
    OuFrameLocals *proxy = ou_object_new(rt, rt->types[OU_TYPE_FRAME_LOCALS]);
    if (proxy == NULL) return OU_ERROR;
    proxy->frame = ou_own(frame);
    OuValue result = ou_take(proxy);
    if (ou_object_track(rt, proxy)) return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

static OuValue proxy_new(OuRuntime *rt, OuType *type OU_UNUSED, const OuRef *args, size_t argc,
                         OuRef names) {
    if (!ou_check_arguments(rt, "FrameLocalsProxy", 1, 1, argc, names)) return OU_ERROR;
    if (ou_is_frame(args[0])) return ou_frame_locals_new(rt, args[0]);
    return ou_raise(rt, OU_EXC_TypeError, "expect frame, not %T", args[0]);
}

/* What the frame shows now, as a dict of our own. */
static OuValue snapshot(OuRuntime *rt, OuRef self) {
    OuFrameObject *frame = frame_of(self);
    if (frame->running != NULL) rt->refresh_frame(rt, frame);
    OuValue dict =
        ou_is_dict(frame->locals) ? ou_dict_copy(rt, frame->locals) : ou_dict_new(rt);
    if (ou_is_error(dict) || ou_is_undef(frame->extra) ||
        ou_dict_update(rt, dict, frame->extra))
        return dict;
    ou_drop(rt, dict);
    return OU_ERROR;
}

/* The place of the variable `key`, or -1. */
static int64_t variable_place(OuRef self, OuRef key) {
    if (!ou_is_str(key)) return -1;
    OuRef names = frame_of(self)->code->local_names;
    for (size_t i = 0; i < ou_tuple_count(names); i++) {
        if (ou_str_equal(ou_tuple_peek(names, i), key)) return (int64_t)i;
    }
    return -1;
}

/* ---- slots ---- */

static OuValue proxy_get_item(OuRuntime *rt, OuRef self, OuRef key) {
    OuValue dict = snapshot(rt, self);
    if (ou_is_error(dict)) return OU_ERROR;
    OuValue value = ou_dict_find(rt, dict, key);
    ou_drop(rt, dict);
    if (!ou_is_undef(value)) return value;
    return ou_raise(rt, OU_EXC_KeyError, "local variable '%R' is not defined", key);
}

static bool proxy_set_item(OuRuntime *rt, OuRef self, OuRef key, OuRef value) {
    OuFrameObject *frame = frame_of(self);
    int64_t place = variable_place(self, key);
    if (place >= 0 && frame->running != NULL)
        return rt->set_frame_local(rt, frame, (size_t)place, value);
    OuValue *dict = place >= 0 ? &frame->locals : &frame->extra;
    if (ou_is_undef(*dict)) {
        OuValue made = ou_dict_new(rt);
        if (ou_is_error(made)) return false;
        *dict = made;
    }
    return ou_dict_set(rt, *dict, key, value);
}

/* Take `key` out of the extra keys: OU_UNDEF if it is not there. */
static OuValue take_extra(OuRuntime *rt, OuRef self, OuRef key) {
    if (variable_place(self, key) >= 0)
        return ou_raise(rt, OU_EXC_ValueError,
                        "cannot remove local variables from FrameLocalsProxy");
    OuRef extra = frame_of(self)->extra;
    return ou_is_undef(extra) ? OU_UNDEF : ou_dict_pop(rt, extra, key);
}

static bool proxy_del_item(OuRuntime *rt, OuRef self, OuRef key) {
    OuValue value = take_extra(rt, self, key);
    if (ou_is_undef(value)) ou_raise_with_value(rt, OU_EXC_KeyError, key);
    bool done = !ou_is_undef(value) && !ou_is_error(value);
    ou_drop(rt, value);
    return done;
}

static int64_t proxy_length(OuRuntime *rt, OuRef self) {
    OuValue dict = snapshot(rt, self);
    if (ou_is_error(dict)) return -1;
    int64_t length = (int64_t)ou_as_dict(dict)->count;
    ou_drop(rt, dict);
    return length;
}

static OuTruth proxy_contains(OuRuntime *rt, OuRef self, OuRef key) {
    OuValue dict = snapshot(rt, self);
    if (ou_is_error(dict)) return OU_TRUTH_FAILED;
    OuTruth found = ou_contains(rt, dict, key);
    ou_drop(rt, dict);
    return found;
}

/* A list made from the snapshot by the dict's method `name`. */
static OuValue list_of(OuRuntime *rt, OuRef self, const char *name) {
    OuValue dict = snapshot(rt, self);
    if (ou_is_error(dict)) return OU_ERROR;
    OuValue view = ou_call_method_string(rt, dict, name, NULL, 0);
    OuValue list = ou_is_error(view) ? OU_ERROR : ou_list_from_iterable(rt, view);
    ou_drop(rt, view);
    ou_drop(rt, dict);
    return list;
}

static OuValue proxy_iter(OuRuntime *rt, OuRef self) {
    OuValue keys = list_of(rt, self, "keys");
    if (ou_is_error(keys)) return OU_ERROR;
    OuValue iterator = ou_iter(rt, keys);
    ou_drop(rt, keys);
    return iterator;
}

static OuValue proxy_repr(OuRuntime *rt, OuRef self) {
    // The proxy is often itself a local variable.
    OuRef frame = ou_as_frame_locals(self)->frame;
    if (!ou_repr_enter(rt, frame))
        return ou_is_raised(rt) ? OU_ERROR : ou_str_from_string(rt, "{...}");
    OuValue dict = snapshot(rt, self);
    OuValue text = ou_is_error(dict) ? OU_ERROR : ou_repr(rt, dict);
    ou_drop(rt, dict);
    ou_repr_leave(rt, frame);
    return text;
}

static OuValue proxy_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (op != OU_EQ && op != OU_NE) return OU_NOT_IMPLEMENTED;
    if (ou_is_frame_locals(right))
        return ou_bool((frame_of(left) == frame_of(right)) == (op == OU_EQ));
    if (!ou_is_dict(right)) return OU_NOT_IMPLEMENTED;
    OuValue dict = snapshot(rt, left);
    if (ou_is_error(dict)) return OU_ERROR;
    OuValue result = ou_compare(rt, dict, right, op);
    ou_drop(rt, dict);
    return result;
}

static bool proxy_hash(OuRuntime *rt, OuRef self, int64_t *hash OU_UNUSED) {
    return ou_fail(rt, OU_EXC_TypeError, "unhashable type: '%T'", self);
}

static bool is_mapping(OuRef value) {
    return ou_is_dict(value) || ou_is_frame_locals(value);
}

static OuValue as_dict(OuRuntime *rt, OuRef value) {
    return ou_is_frame_locals(value) ? snapshot(rt, value) : ou_dict_copy(rt, value);
}

static OuValue proxy_or(OuRuntime *rt, OuRef left, OuRef right) {
    if (!is_mapping(left) || !is_mapping(right)) return OU_NOT_IMPLEMENTED;
    OuValue other = OU_ERROR, result = as_dict(rt, left);
    if (ou_is_error(result)) return OU_ERROR;
    other = as_dict(rt, right);
    bool done = !ou_is_error(other) && ou_dict_update(rt, result, other);
    ou_drop(rt, other);
    if (done) return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

/* Set all that `other`, a dict or a proxy, has. */
static bool update_from(OuRuntime *rt, OuRef self, OuRef other) {
    OuValue dict = as_dict(rt, other);
    if (ou_is_error(dict)) return false;
    size_t position = 0;
    OuRef key, value;
    bool done = true;
    while (done && ou_dict_next(dict, &position, &key, &value))
        done = proxy_set_item(rt, self, key, value);
    ou_drop(rt, dict);
    return done;
}

static OuValue proxy_ior(OuRuntime *rt, OuRef left, OuRef right) {
    if (!is_mapping(right)) return OU_NOT_IMPLEMENTED;
    return update_from(rt, left, right) ? ou_own(left) : OU_ERROR;
}

static void proxy_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuFrameLocals *)self)->frame, visit, argument);
}

static void proxy_destroy(OuRuntime *rt, OuObject *self) {
    OuValue frame = ((OuFrameLocals *)self)->frame;
    ou_object_free(rt, self);
    ou_drop(rt, frame);
}

/* ---- methods ---- */

#define METHOD(name)                                                                           \
    static OuValue method_##name(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,       \
                                 size_t argc OU_UNUSED)

METHOD(copy) {
    return snapshot(rt, self);
}

METHOD(keys) {
    return list_of(rt, self, "keys");
}

METHOD(values) {
    return list_of(rt, self, "values");
}

METHOD(items) {
    return list_of(rt, self, "items");
}

METHOD(reversed) {
    OuValue keys = list_of(rt, self, "keys");
    OuValue result =
        ou_is_error(keys) ? OU_ERROR : ou_call_method_string(rt, keys, "__reversed__", NULL, 0);
    ou_drop(rt, keys);
    return result;
}

METHOD(get) {
    OuValue dict = snapshot(rt, self);
    if (ou_is_error(dict)) return OU_ERROR;
    OuValue value = ou_dict_find(rt, dict, args[0]);
    ou_drop(rt, dict);
    if (!ou_is_undef(value)) return value;
    return argc > 1 ? ou_own(args[1]) : OU_NONE;
}

METHOD(setdefault) {
    OuRef otherwise = argc > 1 ? args[1] : (OuRef)OU_NONE;
    OuValue dict = snapshot(rt, self);
    if (ou_is_error(dict)) return OU_ERROR;
    OuValue value = ou_dict_find(rt, dict, args[0]);
    ou_drop(rt, dict);
    if (!ou_is_undef(value)) return value;
    return proxy_set_item(rt, self, args[0], otherwise) ? ou_own(otherwise) : OU_ERROR;
}

METHOD(pop) {
    OuValue value = take_extra(rt, self, args[0]);
    if (!ou_is_undef(value)) return value;
    return argc > 1 ? ou_own(args[1]) : ou_raise_with_value(rt, OU_EXC_KeyError, args[0]);
}

METHOD(update) {
    if (!is_mapping(args[0]))
        return ou_raise(rt, OU_EXC_TypeError,
                        "update() argument must be dict or another FrameLocalsProxy");
    return update_from(rt, self, args[0]) ? OU_NONE : OU_ERROR;
}

static const OuMethodRow proxy_methods[] = {
    {"copy", method_copy, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"keys", method_keys, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"values", method_values, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"items", method_items, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"__reversed__", method_reversed, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"get", method_get, 1, 2, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"setdefault", method_setdefault, 1, 2, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"pop", method_pop, 1, 2, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"update", method_update, 1, 1, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {NULL, NULL, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
};

const OuTypeSpec ou_frame_locals_type = {
    .name = "FrameLocalsProxy",
    .basic_size = sizeof(OuFrameLocals),
    .flags = OU_TYPE_TRACKED,
    .methods = proxy_methods,
    .slots.new = proxy_new,
    .slots.repr = proxy_repr,
    .slots.compare = proxy_compare,
    .slots.hash = proxy_hash,
    .slots.length = proxy_length,
    .slots.get_item = proxy_get_item,
    .slots.set_item = proxy_set_item,
    .slots.del_item = proxy_del_item,
    .slots.contains = proxy_contains,
    .slots.iter = proxy_iter,
    .slots.or = proxy_or,
    .slots.ior = proxy_ior,
    .slots.traverse = proxy_traverse,
    .slots.destroy = proxy_destroy,
};
