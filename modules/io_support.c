/* io: errors, arguments, and calls that all the classes need. */
#include "modules/io.h"

#include <errno.h>

#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- errors ---- */

static OuValue make_unsupported_operation(OuRuntime *rt) {
    OuValue result = OU_ERROR, namespace = ou_dict_new(rt),
            module = ou_str_from_string(rt, "io");
    OuValue name = ou_str_from_string(rt, "UnsupportedOperation"), bases = OU_ERROR;
    if (ou_is_error(namespace) || ou_is_error(module) || ou_is_error(name)) goto done;
    bases = ou_tuple_pack2(rt, ou_ref(rt->exceptions[OU_EXC_OSError]),
                           ou_ref(rt->exceptions[OU_EXC_ValueError]));
    if (ou_is_error(bases)) goto done;
    if (!ou_dict_set(rt, namespace, rt->names.dunder_module, module)) goto done;
    result = ou_type_new(rt, rt->types[OU_TYPE_TYPE], name, bases, namespace, NULL, OU_UNDEF);
done:
    ou_drop(rt, namespace);
    ou_drop(rt, module);
    ou_drop(rt, name);
    ou_drop(rt, bases);
    return result;
}

OuValue ou_io_unsupported_class(OuRuntime *rt) {
    OuModules *state = ou_modules_of(rt);
    if (ou_is_undef(state->unsupported_operation)) {
        OuValue made = make_unsupported_operation(rt);
        if (ou_is_error(made)) return OU_ERROR;
        state->unsupported_operation = made;
    }
    return ou_own(state->unsupported_operation);
}

OuValue ou_io_unsupported(OuRuntime *rt, const char *message) {
    OuValue class = ou_io_unsupported_class(rt), text = OU_ERROR, exception = OU_ERROR;
    if (ou_is_error(class)) goto done;
    text = ou_str_from_string(rt, message);
    if (ou_is_error(text)) goto done;
    exception = ou_call1(rt, class, text);
    if (!ou_is_error(exception)) ou_raise_object(rt, exception);
done:
    ou_drop(rt, class);
    ou_drop(rt, text);
    ou_drop(rt, exception);
    return OU_ERROR;
}

bool ou_io_may_retry(OuRuntime *rt) {
    if (errno == EINTR) return ou_check_interrupt(rt);
    ou_raise_errno(rt, errno, OU_UNDEF);
    return false;
}

void ou_io_chain_take(OuRuntime *rt, OuValue pending) {
    if (ou_is_undef(pending)) return;
    if (!ou_is_raised(rt)) {
        ou_restore_exception_take(rt, pending);
        return;
    }
    OuValue later = ou_take_exception(rt);
    if (later != pending && !ou_set_attribute_string(rt, later, "__context__", pending))
        ou_clear_exception(rt);
    ou_drop(rt, pending);
    ou_restore_exception_take(rt, later);
}

/* ---- arguments ---- */

bool ou_io_size_argument(OuRuntime *rt, const OuRef *args, size_t argc, int64_t *size) {
    *size = -1;
    if (argc == 0 || ou_is_undef(args[0]) || ou_is_none(args[0])) return true;
    if (!ou_is_int(args[0]) && ou_type_of(rt, args[0])->slots.index == NULL)
        return ou_fail(rt, OU_EXC_TypeError, "argument should be integer or None, not '%T'",
                       args[0]);
    return ou_index_as_int64(rt, args[0], false, size);
}

bool ou_io_target_argument(OuRuntime *rt, const char *function, OuRef value, OuBuffer *buffer) {
    if (ou_buffer_acquire(rt, value, OU_BUFFER_WRITABLE, buffer)) return true;
    if (!ou_clear_exception_if(rt, OU_EXC_BufferError) &&
        !ou_clear_exception_if(rt, OU_EXC_TypeError))
        return false;
    return ou_fail(rt, OU_EXC_TypeError,
                   "%s() argument must be read-write bytes-like object, not %T", function,
                   value);
}

bool ou_io_flag_argument(OuRuntime *rt, OuRef value, bool *flag) {
    if (ou_is_undef(value)) return true;
    OuTruth truth = ou_truth(rt, value);
    if (truth == OU_TRUTH_FAILED) return false;
    *flag = truth == OU_TRUTH_YES;
    return true;
}

/* ---- calling other streams ---- */

OuValue ou_io_call(OuRuntime *rt, OuRef stream, const char *method) {
    return ou_call_method_string(rt, stream, method, NULL, 0);
}

OuValue ou_io_call1(OuRuntime *rt, OuRef stream, const char *method, OuRef argument) {
    return ou_call_method_string(rt, stream, method, &argument, 1);
}

static OuTruth truth_take(OuRuntime *rt, OuValue answer) {
    OuTruth truth = ou_is_error(answer) ? OU_TRUTH_FAILED : ou_truth(rt, answer);
    ou_drop(rt, answer);
    return truth;
}

OuTruth ou_io_ask(OuRuntime *rt, OuRef stream, const char *method) {
    return truth_take(rt, ou_io_call(rt, stream, method));
}

OuTruth ou_io_is_closed(OuRuntime *rt, OuRef stream) {
    return truth_take(rt, ou_get_attribute_string(rt, stream, "closed"));
}

int64_t ou_io_position_take(OuRuntime *rt, OuValue answer, const char *complaint) {
    int64_t position = -1;
    if (ou_is_error(answer)) return -1;
    if (!ou_index_as_int64(rt, answer, false, &position))
        position = -1;
    else if (position < 0)
        ou_raise(rt, OU_EXC_OSError, "%s %lld", complaint, (long long)position);
    ou_drop(rt, answer);
    return position < 0 ? -1 : position;
}

OuValue ou_io_name_of(OuRuntime *rt, OuRef stream) {
    OuValue name = ou_get_attribute_string(rt, stream, "name");
    if (!ou_is_error(name)) return name;
    return ou_clear_exception_if(rt, OU_EXC_AttributeError) ||
                   ou_clear_exception_if(rt, OU_EXC_ValueError)
               ? OU_UNDEF
               : OU_ERROR;
}

OuValue ou_io_repr(OuRuntime *rt, OuRef self, OuRef stream) {
    OuValue type = ou_type_full_name(rt, ou_type_of(rt, self)), text = OU_ERROR;
    if (ou_is_error(type)) return OU_ERROR;
    OuValue name = ou_is_undef(stream) ? OU_UNDEF : ou_io_name_of(rt, stream);
    if (ou_is_undef(name)) {
        text = ou_format(rt, "<%U>", (OuRef)type);
    } else if (!ou_is_error(name) && ou_repr_enter(rt, self)) {
        text = ou_format(rt, "<%U name=%R>", (OuRef)type, (OuRef)name);
        ou_repr_leave(rt, self);
    } else if (!ou_is_raised(rt)) {
        ou_raise(rt, OU_EXC_RuntimeError, "reentrant call inside %U.__repr__", (OuRef)type);
    }
    ou_drop(rt, type);
    ou_drop(rt, name);
    return text;
}

void *ou_io_new(OuRuntime *rt, OuType *type, void (*set_up)(void *object)) {
    OuObject *object = ou_object_new(rt, type);
    if (object == NULL) return NULL;
    set_up(object);
    if (ou_object_track(rt, object)) return object;
    ou_drop(rt, ou_take(object));
    return NULL;
}

/* ---- piles ---- */

char *ou_pile_room(OuRuntime *rt, OuPile *pile, size_t size) {
    if (size > pile->capacity - pile->size) {
        size_t capacity = pile->size + size;
        if (capacity < pile->capacity * 2) capacity = pile->capacity * 2;
        char *grown = ou_resize(rt, pile->bytes, pile->capacity, capacity);
        if (grown == NULL) return NULL;
        pile->bytes = grown;
        pile->capacity = capacity;
    }
    return pile->bytes + pile->size;
}

bool ou_pile_add(OuRuntime *rt, OuPile *pile, const char *bytes, size_t size) {
    if (size == 0) return true;
    char *room = ou_pile_room(rt, pile, size);
    if (room == NULL) return false;
    memcpy(room, bytes, size);
    pile->size += size;
    return true;
}

OuValue ou_pile_end(OuRuntime *rt, OuPile *pile) {
    OuValue bytes = ou_bytes_new(rt, pile->size == 0 ? "" : pile->bytes, pile->size);
    ou_pile_free(rt, pile);
    return bytes;
}

void ou_pile_free(OuRuntime *rt, OuPile *pile) {
    if (pile->bytes != NULL) ou_free(rt, pile->bytes, pile->capacity);
    *pile = (OuPile){NULL, 0, 0};
}
