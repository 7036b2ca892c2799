/* Coroutines: what calling an `async def` function gives, and what `await` drives.
 *
 * A coroutine is a generator (generator.c) that is not an iterator: it runs by send(), or by
 * the iterator that its __await__ gives, or by a SEND instruction directly. */
#include "objects/exception.h"
#include "objects/generator_private.h"
#include "objects/generic_alias.h"
#include "objects/protocol.h"
#include "objects/warnings.h"

/* ---- the end of an iterator ---- */

OuValue ou_stop_with_take(OuRuntime *rt, OuValue value) {
    if (ou_is_none(value))
        return ou_raise_object(rt, ou_ref(rt->exceptions[OU_EXC_StopIteration]));
    ou_raise_with_value(rt, OU_EXC_StopIteration, value);
    ou_drop(rt, value);
    return OU_ERROR;
}

/* ---- awaiting ---- */

/* A generator that types.coroutine() has marked. */
static bool is_marked_generator(OuRef value) {
    return ou_is_generator(value) &&
           (ou_as_generator(value)->code->flags & OU_CODE_ITERABLE_COROUTINE) != 0;
}

static OuValue check_awaited(OuRuntime *rt, OuValue iterator) {
    if (ou_is_coroutine(iterator) || is_marked_generator(iterator))
        ou_raise(rt, OU_EXC_TypeError, "__await__() returned a coroutine");
    else if (ou_type_of(rt, iterator)->slots.next == NULL)
        ou_raise(rt, OU_EXC_TypeError, "__await__() returned non-iterator of type '%T'",
                 (OuRef)iterator);
    else
        return iterator;
    ou_drop(rt, iterator);
    return OU_ERROR;
}

OuValue ou_await_iterator(OuRuntime *rt, OuRef value) {
    if (ou_is_coroutine(value)) {
        OuValue delegate = rt->generator_hooks->delegate(rt, value);
        if (ou_is_undef(delegate)) return ou_own(value);
        ou_drop(rt, delegate);
        return ou_raise(rt, OU_EXC_RuntimeError, "coroutine is being awaited already");
    }
    if (is_marked_generator(value)) return ou_own(value);
    OuUnary await = ou_type_of(rt, value)->slots.await;
    if (await == NULL)
        return ou_raise(rt, OU_EXC_TypeError, "'%T' object can't be awaited", value);
    OuValue iterator = await(rt, value);
    return ou_is_error(iterator) ? OU_ERROR : check_awaited(rt, iterator);
}

/* ---- the iterator that __await__ gives ---- */

typedef struct CoroutineWrapper {
    OuObject header;
    OuValue coroutine;
} CoroutineWrapper;

static CoroutineWrapper *as_wrapper(OuRef value) {
    return (CoroutineWrapper *)ou_object(value);
}

static OuValue coroutine_await(OuRuntime *rt, OuRef self) {
    CoroutineWrapper *wrapper = ou_object_new(rt, rt->types[OU_TYPE_COROUTINE_WRAPPER]);
    if (wrapper == NULL) return OU_ERROR;
    wrapper->coroutine = ou_own(self);
    if (ou_object_track(rt, wrapper)) return ou_take(wrapper);
    ou_drop(rt, ou_take(wrapper));
    return OU_ERROR;
}

static OuValue wrapper_iter(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(self);
}

static OuValue wrapper_next(OuRuntime *rt, OuRef self) {
    return rt->generator_hooks->next(rt, as_wrapper(self)->coroutine);
}

static OuValue wrapper_send(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_generator_send(rt, as_wrapper(self)->coroutine, args, argc);
}

static OuValue wrapper_throw(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_generator_throw(rt, as_wrapper(self)->coroutine, args, argc);
}

static OuValue wrapper_close(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_generator_close(rt, as_wrapper(self)->coroutine, args, argc);
}

static void wrapper_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((CoroutineWrapper *)self)->coroutine, visit, argument);
}

static void wrapper_clear(OuRuntime *rt, OuObject *self) {
    ou_clear(rt, &((CoroutineWrapper *)self)->coroutine);
}

static void wrapper_destroy(OuRuntime *rt, OuObject *self) {
    wrapper_clear(rt, self);
    ou_object_free(rt, self);
}

/* ---- a coroutine that nobody awaits ---- */

static void coroutine_finalize(OuRuntime *rt, OuRef self) {
    const OuGenerator *coroutine = ou_as_resumable(self);
    if (coroutine->state == OU_GENERATOR_CREATED)
        ou_warn_unawaited(rt, self, "coroutine '%U' was never awaited", coroutine->qualname);
    ou_generator_finalize(rt, self);
}

void ou_warn_unawaited(OuRuntime *rt, OuRef self, const char *format, OuRef qualname) {
    OuValue pending = ou_take_exception(rt);
    OuValue message = ou_format(rt, format, qualname);
    bool done =
        !ou_is_error(message) && ou_warn_at(rt, ou_ref(rt->exceptions[OU_EXC_RuntimeWarning]),
                                            message, 1, self, OU_UNDEF);
    if (!done) ou_report_unraisable(rt, self);
    ou_drop(rt, message);
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
}

/* ---- tables ---- */

#define SEND_DOC  "send(value, /)\nSend a value in: the result of what it waits for."
#define THROW_DOC "throw(value, /)\nRaise an exception where the coroutine has stopped."
#define CLOSE_DOC "close()\nRaise GeneratorExit where the coroutine has stopped."

static const OuMethodRow wrapper_methods[] = {
    {"send", wrapper_send, 1, 1, SEND_DOC, NULL, NULL, OU_METHOD_PLAIN},
    {"throw", wrapper_throw, 1, 3, THROW_DOC, NULL, NULL, OU_METHOD_PLAIN},
    {"close", wrapper_close, 0, 0, CLOSE_DOC, NULL, NULL, OU_METHOD_PLAIN},
    {0},
};

const OuTypeSpec ou_coroutine_wrapper_type = {
    .name = "coroutine_wrapper",
    .basic_size = sizeof(CoroutineWrapper),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .methods = wrapper_methods,
    .slots.iter = wrapper_iter,
    .slots.next = wrapper_next,
    .slots.traverse = wrapper_traverse,
    .slots.clear = wrapper_clear,
    .slots.destroy = wrapper_destroy,
};

static OuValue coroutine_get_origin(OuRuntime *rt, OuRef self) {
    (void)rt, (void)self;
    return OU_NONE;
}

static const OuMethodRow coroutine_methods[] = {
    {"send", ou_generator_send, 1, 1, SEND_DOC, NULL, NULL, OU_METHOD_PLAIN},
    {"throw", ou_generator_throw, 1, 3, THROW_DOC, NULL, NULL, OU_METHOD_PLAIN},
    {"close", ou_generator_close, 0, 0, CLOSE_DOC, NULL, NULL, OU_METHOD_PLAIN},
    OU_CLASS_GETITEM_ROW,
    {0},
};

static const OuGetSetRow coroutine_getsets[] = {
    {"__name__", ou_generator_get_name, ou_generator_set_name, NULL},
    {"__qualname__", ou_generator_get_qualname, ou_generator_set_qualname, NULL},
    {"cr_await", ou_generator_get_delegate, NULL, NULL},
    {"cr_code", ou_generator_get_code, NULL, NULL},
    {"cr_frame", ou_generator_get_frame, NULL, NULL},
    {"cr_origin", coroutine_get_origin, NULL, NULL},
    {"cr_running", ou_generator_get_running, NULL, NULL},
    {"cr_suspended", ou_generator_get_suspended, NULL, NULL},
    {0},
};

const OuTypeSpec ou_coroutine_type = {
    .name = "coroutine",
    .basic_size = sizeof(OuGenerator),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW | OU_TYPE_HAS_FINALIZER,
    .methods = coroutine_methods,
    .getsets = coroutine_getsets,
    .slots.repr = ou_generator_repr,
    .slots.await = coroutine_await,
    .slots.del = coroutine_finalize,
    .slots.traverse = ou_generator_traverse,
    .slots.clear = ou_generator_clear,
    .slots.destroy = ou_generator_destroy,
    .slots.size = ou_generator_size,
};
