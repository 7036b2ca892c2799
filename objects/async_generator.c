/* Asynchronous generators, and the awaitables that drive them.
 *
 * Such a generator is resumed by what __anext__(), asend(), athrow() and aclose() return:
 * awaitable iterators that pass on what the generator's own awaits yield. A value of the
 * generator's `yield` arrives in a wrapper, by which it is known; it ends the awaiting as
 * StopIteration(value). */
#include "objects/exception.h"
#include "objects/generator_private.h"
#include "objects/generic_alias.h"
#include "objects/protocol.h"
#include "objects/tuple.h"

/* ---- yielded values ---- */

typedef struct Wrapped {
    OuObject header;
    OuValue value;
} Wrapped;

OuValue ou_async_generator_wrap_take(OuRuntime *rt, OuValue value) {
    Wrapped *wrapped = ou_object_new(rt, rt->types[OU_TYPE_ASYNC_WRAPPED]);
    if (wrapped == NULL) {
        ou_drop(rt, value);
        return OU_ERROR;
    }
    wrapped->value = value;
    if (ou_object_track(rt, wrapped)) return ou_take(wrapped);
    ou_drop(rt, ou_take(wrapped));
    return OU_ERROR;
}

static bool is_wrapped(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_ASYNC_WRAPPED;
}

static void wrapped_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((Wrapped *)self)->value, visit, argument);
}

static void wrapped_clear(OuRuntime *rt, OuObject *self) {
    ou_clear(rt, &((Wrapped *)self)->value);
}

static void wrapped_destroy(OuRuntime *rt, OuObject *self) {
    wrapped_clear(rt, self);
    ou_object_free(rt, self);
}

const OuTypeSpec ou_async_wrapped_type = {
    .name = "async_generator_wrapped_value",
    .basic_size = sizeof(Wrapped),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .slots.traverse = wrapped_traverse,
    .slots.clear = wrapped_clear,
    .slots.destroy = wrapped_destroy,
};

static bool is_end(const OuRuntime *rt) {
    return ou_raised_is(rt, OU_EXC_StopAsyncIteration) ||
           ou_raised_is(rt, OU_EXC_GeneratorExit);
}

/* What the generator handed out (taken): a wrapped value as StopIteration, the rest as it is.
 */
static OuValue unwrap_take(OuRuntime *rt, OuGenerator *generator, OuValue result) {
    if (ou_is_error(result)) {
        if (is_end(rt)) generator->is_exhausted = true;
        generator->is_driven = false;
    } else if (is_wrapped(result)) {
        OuValue value = ou_own(((Wrapped *)ou_object(result))->value);
        ou_drop(rt, result);
        generator->is_driven = false;
        result = ou_stop_with_take(rt, value);
    }
    return result;
}

/* ---- what drives it: common ---- */

typedef enum { DRIVER_NEW, DRIVER_ACTIVE, DRIVER_DONE } DriverState;

/* asend(value): `sent` is the value. athrow(...): `sent` is the exception; aclose(): OU_UNDEF.
 */
typedef struct Driver {
    OuObject header;
    OuGenerator *generator; // owned
    OuValue sent;
    DriverState state;
} Driver;

static Driver *as_driver(OuRef value) {
    return (Driver *)ou_object(value);
}

static OuValue driver_new(OuRuntime *rt, enum OuTypeIndex type, OuRef generator, OuRef sent) {
    Driver *driver = ou_object_new(rt, rt->types[type]);
    if (driver == NULL) return OU_ERROR;
    driver->generator = (OuGenerator *)ou_object(ou_own(generator));
    driver->sent = ou_own(sent);
    driver->state = DRIVER_NEW;
    if (ou_object_track(rt, driver)) return ou_take(driver);
    ou_drop(rt, ou_take(driver));
    return OU_ERROR;
}

static void driver_traverse(OuObject *self, OuVisit visit, void *argument) {
    Driver *driver = (Driver *)self;
    if (driver->generator != NULL) visit(&driver->generator->header, argument);
    ou_visit(driver->sent, visit, argument);
}

static void driver_clear(OuRuntime *rt, OuObject *self) {
    Driver *driver = (Driver *)self;
    OuGenerator *generator = driver->generator;
    driver->generator = NULL;
    ou_clear(rt, &driver->sent);
    if (generator != NULL) ou_drop(rt, ou_take(generator));
}

static void driver_destroy(OuRuntime *rt, OuObject *self) {
    driver_clear(rt, self);
    ou_object_free(rt, self);
}

/* Was it awaited? */
static void driver_finalize(OuRuntime *rt, OuRef self) {
    const Driver *driver = as_driver(self);
    if (driver->state != DRIVER_NEW) return;
    const char *format = "coroutine method 'asend' of '%U' was never awaited";
    if (ou_shape_of(self)->kind == OU_TYPE_ASYNC_THROW)
        format = ou_is_undef(driver->sent)
                     ? "coroutine method 'aclose' of '%U' was never awaited"
                     : "coroutine method 'athrow' of '%U' was never awaited";
    ou_warn_unawaited(rt, self, format, driver->generator->qualname);
}

static OuValue driver_self(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(self);
}

/* The name of what is driven, for messages. */
static const char *driver_word(OuRef self) {
    if (ou_shape_of(self)->kind == OU_TYPE_ASYNC_SEND) return "anext";
    return ou_is_undef(as_driver(self)->sent) ? "aclose" : "athrow";
}

/* Can it go on? A new one becomes active, unless somebody else drives the generator. */
static bool driver_enter(OuRuntime *rt, OuRef self) {
    Driver *driver = as_driver(self);
    if (driver->state == DRIVER_DONE)
        return ou_fail(rt, OU_EXC_RuntimeError,
                       ou_shape_of(self)->kind == OU_TYPE_ASYNC_SEND
                           ? "cannot reuse already awaited __anext__()/asend()"
                           : "cannot reuse already awaited aclose()/athrow()");
    if (driver->state == DRIVER_ACTIVE) return true;
    if (driver->generator->is_driven) {
        driver->state = DRIVER_DONE;
        return ou_fail(rt, OU_EXC_RuntimeError,
                       "%s(): asynchronous generator is already running", driver_word(self));
    }
    driver->state = DRIVER_ACTIVE;
    driver->generator->is_driven = true;
    return true;
}

/* close() of a driver, whose throw() is given. */
static OuValue driver_close(OuRuntime *rt, OuRef self, OuNativeFunction throw_) {
    if (as_driver(self)->state == DRIVER_DONE) return OU_NONE;
    OuRef exit = ou_ref(rt->exceptions[OU_EXC_GeneratorExit]);
    OuValue result = throw_(rt, self, &exit, 1);
    if (!ou_is_error(result)) {
        ou_drop(rt, result);
        return ou_raise(rt, OU_EXC_RuntimeError, "coroutine ignored GeneratorExit");
    }
    if (!is_end(rt) && !ou_raised_is(rt, OU_EXC_StopIteration)) return OU_ERROR;
    ou_clear_exception(rt);
    return OU_NONE;
}

/* ---- asend() and __anext__() ---- */

static OuValue send_finish(OuRuntime *rt, Driver *driver, OuValue result) {
    result = unwrap_take(rt, driver->generator, result);
    if (ou_is_error(result)) driver->state = DRIVER_DONE;
    return result;
}

static OuValue send_step(OuRuntime *rt, OuRef self, OuRef value) {
    Driver *driver = as_driver(self);
    bool is_new = driver->state == DRIVER_NEW;
    if (!driver_enter(rt, self)) return OU_ERROR;
    OuValue sent = ou_own(is_new && ou_is_none(value) ? (OuRef)driver->sent : value);
    OuValue result = rt->generator_hooks->send(rt, ou_ref(driver->generator), sent);
    ou_drop(rt, sent);
    return send_finish(rt, driver, result);
}

static OuValue send_next(OuRuntime *rt, OuRef self) {
    return send_step(rt, self, OU_NONE);
}

static OuValue send_send(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)argc;
    return send_step(rt, self, args[0]);
}

static OuValue send_throw(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    Driver *driver = as_driver(self);
    if (!driver_enter(rt, self)) return OU_ERROR;
    return send_finish(rt, driver,
                       ou_generator_throw(rt, ou_ref(driver->generator), args, argc));
}

static OuValue send_close(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)args, (void)argc;
    return driver_close(rt, self, send_throw);
}

/* ---- athrow() and aclose() ---- */

/* It has failed. The generator's end is what aclose() is for. */
static OuValue throw_failed(OuRuntime *rt, Driver *driver) {
    driver->generator->is_driven = false;
    driver->state = DRIVER_DONE;
    if (!ou_is_undef(driver->sent) || !is_end(rt)) return OU_ERROR;
    ou_clear_exception(rt);
    return ou_stop_with_take(rt, OU_NONE);
}

/* What aclose() got from the generator: it may wait for things, but not yield. */
static OuValue closed_take(OuRuntime *rt, Driver *driver, OuValue result) {
    if (ou_is_error(result)) return throw_failed(rt, driver);
    if (!is_wrapped(result)) return result;
    ou_drop(rt, result);
    driver->generator->is_driven = false;
    driver->state = DRIVER_DONE;
    return ou_raise(rt, OU_EXC_RuntimeError, "async generator ignored GeneratorExit");
}

static OuValue throw_finish(OuRuntime *rt, Driver *driver, OuValue result) {
    if (ou_is_undef(driver->sent)) return closed_take(rt, driver, result);
    result = unwrap_take(rt, driver->generator, result);
    if (ou_is_error(result)) driver->state = DRIVER_DONE;
    return result;
}

static OuValue throw_start(OuRuntime *rt, OuRef self, OuRef value) {
    Driver *driver = as_driver(self);
    OuGenerator *generator = driver->generator;
    if (!driver_enter(rt, self)) return OU_ERROR;
    if (generator->is_exhausted) {
        generator->is_driven = false;
        driver->state = DRIVER_DONE;
        return ou_raise_object(rt, ou_ref(rt->exceptions[OU_EXC_StopAsyncIteration]));
    }
    if (!ou_is_none(value)) {
        generator->is_driven = false;
        driver->state = DRIVER_NEW;
        return ou_raise(rt, OU_EXC_RuntimeError,
                        "can't send non-None value to a just-started coroutine");
    }
    bool closes = ou_is_undef(driver->sent);
    if (closes) generator->is_exhausted = true;
    OuValue thrown = ou_own(driver->sent);
    OuRef exit = ou_ref(rt->exceptions[OU_EXC_GeneratorExit]);
    OuRef args[3] = {exit};
    size_t argc = closes ? 1 : ou_tuple_count(thrown);
    for (size_t i = 0; i < argc && !closes; i++)
        args[i] = ou_tuple_peek(thrown, i);
    OuValue result = rt->generator_hooks->throw_(rt, ou_ref(generator), args, argc, !closes);
    ou_drop(rt, thrown);
    return throw_finish(rt, driver, result);
}

static OuValue throw_step(OuRuntime *rt, OuRef self, OuRef value) {
    Driver *driver = as_driver(self);
    if (driver->state != DRIVER_DONE && driver->generator->state == OU_GENERATOR_CLOSED) {
        if (driver->state == DRIVER_ACTIVE) driver->generator->is_driven = false;
        driver->state = DRIVER_DONE;
        return ou_stop_with_take(rt, OU_NONE);
    }
    if (driver->state == DRIVER_NEW) return throw_start(rt, self, value);
    if (!driver_enter(rt, self)) return OU_ERROR;
    return throw_finish(rt, driver,
                        rt->generator_hooks->send(rt, ou_ref(driver->generator), value));
}

static OuValue throw_next(OuRuntime *rt, OuRef self) {
    return throw_step(rt, self, OU_NONE);
}

static OuValue throw_send(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)argc;
    return throw_step(rt, self, args[0]);
}

static OuValue throw_throw(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    Driver *driver = as_driver(self);
    if (!driver_enter(rt, self)) return OU_ERROR;
    return throw_finish(rt, driver,
                        ou_generator_throw(rt, ou_ref(driver->generator), args, argc));
}

static OuValue throw_close(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)args, (void)argc;
    return driver_close(rt, self, throw_throw);
}

#define DRIVER_METHODS(kind)                                                                   \
    {                                                                                          \
        {"send", kind##_send, 1, 1, "Go on with a value.", NULL, NULL, OU_METHOD_PLAIN},       \
            {"throw", kind##_throw,   1, 3, "Go on with an exception.", NULL,                  \
             NULL,    OU_METHOD_PLAIN},                                                        \
            {"close", kind##_close, 0, 0, "Give up waiting.", NULL, NULL, OU_METHOD_PLAIN}, {  \
            0                                                                                  \
        }                                                                                      \
    }

static const OuMethodRow send_methods[] = DRIVER_METHODS(send);
static const OuMethodRow throw_methods[] = DRIVER_METHODS(throw);

const OuTypeSpec ou_async_send_type = {
    .name = "async_generator_asend",
    .basic_size = sizeof(Driver),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW | OU_TYPE_HAS_FINALIZER,
    .methods = send_methods,
    .slots.del = driver_finalize,
    .slots.await = driver_self,
    .slots.iter = driver_self,
    .slots.next = send_next,
    .slots.traverse = driver_traverse,
    .slots.clear = driver_clear,
    .slots.destroy = driver_destroy,
};

const OuTypeSpec ou_async_throw_type = {
    .name = "async_generator_athrow",
    .basic_size = sizeof(Driver),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW | OU_TYPE_HAS_FINALIZER,
    .methods = throw_methods,
    .slots.del = driver_finalize,
    .slots.await = driver_self,
    .slots.iter = driver_self,
    .slots.next = throw_next,
    .slots.traverse = driver_traverse,
    .slots.clear = driver_clear,
    .slots.destroy = driver_destroy,
};

/* ---- the generator ---- */

/* sys.set_asyncgen_hooks: its finalizer is remembered and firstiter called, once for each. */
static bool ask_hooks(OuRuntime *rt, OuRef self) {
    OuAsyncGenerator *generator = (OuAsyncGenerator *)ou_object(self);
    if (generator->generator.has_asked_hooks) return true;
    generator->generator.has_asked_hooks = true;
    if (!ou_is_undef(rt->async_finalizer))
        ou_replace_take(rt, &generator->finalizer, ou_own(rt->async_finalizer));
    if (ou_is_undef(rt->async_firstiter)) return true;
    OuValue hook = ou_own(rt->async_firstiter);
    OuValue result = ou_call1(rt, hook, self);
    ou_drop(rt, hook);
    ou_drop(rt, result);
    return !ou_is_error(result);
}

static OuValue async_generator_next(OuRuntime *rt, OuRef self) {
    if (!ask_hooks(rt, self)) return OU_ERROR;
    return driver_new(rt, OU_TYPE_ASYNC_SEND, self, OU_NONE);
}

static OuValue async_generator_send(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)argc;
    if (!ask_hooks(rt, self)) return OU_ERROR;
    return driver_new(rt, OU_TYPE_ASYNC_SEND, self, args[0]);
}

/* The driver keeps the arguments as they are: they are looked at when it is awaited. */
static OuValue async_generator_throw(OuRuntime *rt, OuRef self, const OuRef *args,
                                     size_t argc) {
    if (!ou_warn_of_throw(rt, argc) || !ask_hooks(rt, self)) return OU_ERROR;
    OuValue thrown = ou_tuple_from_array(rt, args, argc);
    if (ou_is_error(thrown)) return OU_ERROR;
    OuValue driver = driver_new(rt, OU_TYPE_ASYNC_THROW, self, thrown);
    ou_drop(rt, thrown);
    return driver;
}

static OuValue async_generator_close(OuRuntime *rt, OuRef self, const OuRef *args,
                                     size_t argc) {
    (void)args, (void)argc;
    if (!ask_hooks(rt, self)) return OU_ERROR;
    return driver_new(rt, OU_TYPE_ASYNC_THROW, self, OU_UNDEF);
}

/* An event loop may want to close it in its own time. */
static void async_generator_finalize(OuRuntime *rt, OuRef self) {
    OuAsyncGenerator *generator = (OuAsyncGenerator *)ou_object(self);
    if (ou_is_undef(generator->finalizer) || generator->generator.is_exhausted) {
        ou_generator_finalize(rt, self);
        return;
    }
    OuValue pending = ou_take_exception(rt);
    OuValue hook = ou_own(generator->finalizer);
    OuValue result = ou_call1(rt, hook, self);
    if (ou_is_error(result)) ou_report_unraisable(rt, self);
    ou_drop(rt, hook);
    ou_drop(rt, result);
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
}

static void async_generator_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuAsyncGenerator *)self)->finalizer, visit, argument);
    ou_generator_traverse(self, visit, argument);
}

static void async_generator_clear(OuRuntime *rt, OuObject *self) {
    ou_clear(rt, &((OuAsyncGenerator *)self)->finalizer);
    ou_generator_clear(rt, self);
}

static void async_generator_destroy(OuRuntime *rt, OuObject *self) {
    ou_clear(rt, &((OuAsyncGenerator *)self)->finalizer);
    ou_generator_destroy(rt, self);
}

static OuValue async_generator_get_running(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_bool(ou_as_resumable(self)->is_driven);
}

static const OuMethodRow async_generator_methods[] = {
    {"asend", async_generator_send, 1, 1,
     "asend(value, /)\nAn awaitable that sends a value in: the result of its yield.", NULL,
     NULL, OU_METHOD_PLAIN},
    {"athrow", async_generator_throw, 1, 3,
     "athrow(value, /)\nAn awaitable that raises an exception where the generator has stopped.",
     NULL, NULL, OU_METHOD_PLAIN},
    {"aclose", async_generator_close, 0, 0,
     "aclose()\nAn awaitable that raises GeneratorExit where the generator has stopped.", NULL,
     NULL, OU_METHOD_PLAIN},
    OU_CLASS_GETITEM_ROW,
    {0},
};

static const OuGetSetRow async_generator_getsets[] = {
    {"__name__", ou_generator_get_name, ou_generator_set_name, NULL},
    {"__qualname__", ou_generator_get_qualname, ou_generator_set_qualname, NULL},
    {"ag_await", ou_generator_get_delegate, NULL, NULL},
    {"ag_code", ou_generator_get_code, NULL, NULL},
    {"ag_frame", ou_generator_get_frame, NULL, NULL},
    {"ag_running", async_generator_get_running, NULL, NULL},
    {"ag_suspended", ou_generator_get_suspended, NULL, NULL},
    {0},
};

const OuTypeSpec ou_async_generator_type = {
    .name = "async_generator",
    .basic_size = sizeof(OuAsyncGenerator),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW | OU_TYPE_HAS_FINALIZER,
    .methods = async_generator_methods,
    .getsets = async_generator_getsets,
    .slots.repr = ou_generator_repr,
    .slots.aiter = driver_self,
    .slots.anext = async_generator_next,
    .slots.del = async_generator_finalize,
    .slots.traverse = async_generator_traverse,
    .slots.clear = async_generator_clear,
    .slots.destroy = async_generator_destroy,
    .slots.size = ou_generator_size,
};

/* ---- anext(iterator, default) ---- */

typedef struct AnextDefault {
    OuObject header;
    OuValue awaitable, fallback;
    OuValue iterator; // of the awaitable, once it is awaited; or OU_UNDEF
} AnextDefault;

OuValue ou_anext_default_new(OuRuntime *rt, OuRef awaitable, OuRef fallback) {
    AnextDefault *made = ou_object_new(rt, rt->types[OU_TYPE_ANEXT_DEFAULT]);
    if (made == NULL) return OU_ERROR;
    made->awaitable = ou_own(awaitable);
    made->fallback = ou_own(fallback);
    made->iterator = OU_UNDEF;
    if (ou_object_track(rt, made)) return ou_take(made);
    ou_drop(rt, ou_take(made));
    return OU_ERROR;
}

static AnextDefault *as_anext(OuRef value) {
    return (AnextDefault *)ou_object(value);
}

/* The iterator to drive, borrowed; OU_ERROR's reference if there is none. */
static OuRef anext_iterator(OuRuntime *rt, OuRef self) {
    AnextDefault *anext = as_anext(self);
    if (ou_is_undef(anext->iterator)) {
        OuValue iterator = ou_await_iterator(rt, anext->awaitable);
        if (ou_is_error(iterator)) return OU_ERROR;
        OuUnary await =
            ou_is_coroutine(iterator) ? ou_type_of(rt, iterator)->slots.await : NULL;
        if (await != NULL) {
            OuValue wrapper = await(rt, iterator);
            ou_drop(rt, iterator);
            if (ou_is_error(wrapper)) return OU_ERROR;
            iterator = wrapper;
        }
        ou_replace_take(rt, &anext->iterator, iterator);
    }
    return anext->iterator;
}

/* The end of the iterator is StopIteration(default) of this awaitable. */
static OuValue anext_finish(OuRuntime *rt, OuRef self, OuValue result) {
    if (!ou_is_error(result) || !ou_clear_exception_if(rt, OU_EXC_StopAsyncIteration))
        return result;
    return ou_stop_with_take(rt, ou_own(as_anext(self)->fallback));
}

static OuValue anext_next(OuRuntime *rt, OuRef self) {
    OuRef iterator = anext_iterator(rt, self);
    if (ou_is_error(iterator)) return OU_ERROR;
    return anext_finish(rt, self, ou_next(rt, iterator));
}

static OuValue anext_pass(OuRuntime *rt, OuRef self, OuRef name, const OuRef *args,
                          size_t argc) {
    OuRef iterator = anext_iterator(rt, self);
    if (ou_is_error(iterator)) return OU_ERROR;
    return anext_finish(rt, self, ou_call_method(rt, iterator, name, args, argc));
}

static OuValue anext_send(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return anext_pass(rt, self, rt->names.send, args, argc);
}

static OuValue anext_throw(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return anext_pass(rt, self, rt->names.throw, args, argc);
}

static OuValue anext_close(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return anext_pass(rt, self, rt->names.close, args, argc);
}

static void anext_traverse(OuObject *self, OuVisit visit, void *argument) {
    AnextDefault *anext = (AnextDefault *)self;
    ou_visit(anext->awaitable, visit, argument);
    ou_visit(anext->fallback, visit, argument);
    ou_visit(anext->iterator, visit, argument);
}

static void anext_clear(OuRuntime *rt, OuObject *self) {
    AnextDefault *anext = (AnextDefault *)self;
    ou_clear(rt, &anext->awaitable);
    ou_clear(rt, &anext->fallback);
    ou_clear(rt, &anext->iterator);
}

static void anext_destroy(OuRuntime *rt, OuObject *self) {
    anext_clear(rt, self);
    ou_object_free(rt, self);
}

static const OuMethodRow anext_methods[] = DRIVER_METHODS(anext);

const OuTypeSpec ou_anext_default_type = {
    .name = "anext_awaitable",
    .basic_size = sizeof(AnextDefault),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .methods = anext_methods,
    .slots.await = driver_self,
    .slots.iter = driver_self,
    .slots.next = anext_next,
    .slots.traverse = anext_traverse,
    .slots.clear = anext_clear,
    .slots.destroy = anext_destroy,
};
