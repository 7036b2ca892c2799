/* Generators: the object, which coroutines and asynchronous generators share, and what the
 * language sees of generators.
 *
 * Running one is vm/'s, through rt->generator_hooks. A generator that is destroyed while it is
 * suspended is closed first, so that its `finally` blocks run. */
#include "objects/generator_private.h"

#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/frame.h"
#include "objects/generic_alias.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/warnings.h"

static enum OuTypeIndex type_for(const OuCode *code) {
    if (code->flags & OU_CODE_COROUTINE) return OU_TYPE_COROUTINE;
    return code->flags & OU_CODE_ASYNC_GENERATOR ? OU_TYPE_ASYNC_GENERATOR : OU_TYPE_GENERATOR;
}

const char *ou_generator_word(const OuGenerator *generator) {
    switch (generator->header.shape->kind) {
    case OU_TYPE_COROUTINE:
        return "coroutine";
    case OU_TYPE_ASYNC_GENERATOR:
        return "async generator";
    default:
        return "generator";
    }
}

OuValue ou_generator_new(OuRuntime *rt, OuRef function) {
    OuFunction *f = ou_as_function(function);
    OuGenerator *generator = ou_object_new(rt, rt->types[type_for(f->code)]);
    if (generator == NULL) return OU_ERROR;
    f->code->header.refcount++;
    generator->code = f->code;
    generator->function = ou_own(function);
    generator->name = ou_own(f->name);
    generator->qualname = ou_own(f->qualname);
    generator->handled = OU_UNDEF;
    generator->state = OU_GENERATOR_CREATED;
    generator->place = 0;
    generator->slot_count = generator->slot_capacity = 0;
    generator->slots = NULL;
    generator->is_driven = generator->is_exhausted = generator->has_asked_hooks = false;
    if (ou_is_async_generator(ou_ref(generator)))
        ((OuAsyncGenerator *)generator)->finalizer = OU_UNDEF;
    if (!ou_object_track(rt, generator)) {
        ou_drop(rt, ou_take(generator));
        return OU_ERROR;
    }
    return ou_take(generator);
}

/* ---- running ---- */

static OuValue generator_next(OuRuntime *rt, OuRef self) {
    return rt->generator_hooks->next(rt, self);
}

static OuValue generator_iter(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(self);
}

OuValue ou_generator_send(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)argc;
    return rt->generator_hooks->send(rt, self, args[0]);
}

OuValue ou_generator_close(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)args, (void)argc;
    return rt->generator_hooks->close(rt, self);
}

/* The exception that throw(type, value) means: as a raise of type(value) would make it. */
static OuValue make_thrown(OuRuntime *rt, OuRef type, OuRef value) {
    if (ou_is_exception(type)) {
        if (!ou_is_undef(value) && !ou_is_none(value))
            return ou_raise(rt, OU_EXC_TypeError,
                            "instance exception may not have a separate value");
        return ou_own(type);
    }
    if (!ou_is_exception_class(rt, type))
        return ou_raise(
            rt, OU_EXC_TypeError,
            "exceptions must be classes or instances deriving from BaseException, not "
            "%T",
            type);
    if (ou_is_exception(value) && ou_has_type(rt, value, ou_as_type(type)))
        return ou_own(value);
    OuValue made;
    if (ou_is_undef(value) || ou_is_none(value))
        made = ou_call0(rt, type);
    else if (ou_is_tuple(value))
        made = ou_call_tuple(rt, type, value, OU_UNDEF);
    else
        made = ou_call1(rt, type, value);
    if (ou_is_error(made) || ou_is_exception(made)) return made;
    ou_raise(rt, OU_EXC_TypeError,
             "calling %R should have returned an instance of BaseException, not %T", type,
             made);
    ou_drop(rt, made);
    return OU_ERROR;
}

OuValue ou_thrown_exception(OuRuntime *rt, const OuRef *args, size_t argc) {
    OuRef traceback = argc > 2 ? args[2] : OU_NONE;
    if (!ou_is_none(traceback) && !ou_is_traceback(traceback))
        return ou_raise(rt, OU_EXC_TypeError,
                        "throw() third argument must be a traceback object");
    OuValue exception = make_thrown(rt, args[0], argc > 1 ? args[1] : OU_UNDEF);
    if (!ou_is_error(exception) && !ou_is_none(traceback))
        ou_replace_take(rt, &ou_as_exception(exception)->traceback, ou_own(traceback));
    return exception;
}

bool ou_warn_of_throw(OuRuntime *rt, size_t argc) {
    return argc < 2 ||
           ou_warn(rt, OU_EXC_DeprecationWarning, 1,
                   "the (type, exc, tb) signature of throw() is deprecated, use the single-arg "
                   "signature instead.");
}

OuValue ou_generator_throw(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_warn_of_throw(rt, argc)) return OU_ERROR;
    return rt->generator_hooks->throw_(rt, self, args, argc, true);
}

void ou_generator_finalize(OuRuntime *rt, OuRef self) {
    if (ou_as_resumable(self)->state != OU_GENERATOR_SUSPENDED || rt->generator_hooks == NULL)
        return;
    OuValue pending = ou_take_exception(rt);
    OuValue result = rt->generator_hooks->close(rt, self);
    if (ou_is_error(result)) ou_report_unraisable_while(rt, "closing generator", self);
    ou_drop(rt, result);
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
}

/* ---- references ---- */

void ou_generator_traverse(OuObject *self, OuVisit visit, void *argument) {
    OuGenerator *generator = (OuGenerator *)self;
    visit(&generator->code->header, argument);
    ou_visit(generator->function, visit, argument);
    ou_visit(generator->name, visit, argument);
    ou_visit(generator->qualname, visit, argument);
    ou_visit(generator->handled, visit, argument);
    for (size_t i = 0; i < generator->slot_count; i++)
        ou_visit(generator->slots[i], visit, argument);
}

/* Its frame goes: it can never go on. Not while it runs: the slots are in use then. */
void ou_generator_clear(OuRuntime *rt, OuObject *self) {
    OuGenerator *generator = (OuGenerator *)self;
    if (generator->state == OU_GENERATOR_RUNNING) return;
    generator->state = OU_GENERATOR_CLOSED;
    OuValue *slots = generator->slots;
    size_t count = generator->slot_count, capacity = generator->slot_capacity;
    generator->slots = NULL;
    generator->slot_count = generator->slot_capacity = 0;
    for (size_t i = 0; i < count; i++)
        ou_drop(rt, slots[i]);
    ou_free(rt, slots, capacity * sizeof *slots);
    ou_clear(rt, &generator->handled);
    ou_clear(rt, &generator->function);
}

void ou_generator_destroy(OuRuntime *rt, OuObject *self) {
    OuGenerator *generator = (OuGenerator *)self;
    ou_generator_clear(rt, self);
    ou_drop(rt, ou_take(generator->code));
    ou_drop(rt, generator->name);
    ou_drop(rt, generator->qualname);
    ou_object_free(rt, self);
}

size_t ou_generator_size(OuRef self) {
    return sizeof(OuGenerator) + ou_as_resumable(self)->slot_capacity * sizeof(OuValue);
}

/* ---- attributes ---- */

OuValue ou_generator_repr(OuRuntime *rt, OuRef self) {
    return ou_format(rt, "<%T object %U at %p>", self, ou_as_resumable(self)->qualname,
                     ou_object(self));
}

OuValue ou_generator_get_name(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(ou_as_resumable(self)->name);
}
bool ou_generator_set_name(OuRuntime *rt, OuRef self, OuRef value) {
    if (ou_is_undef(value) || !ou_is_str(value))
        return ou_fail(rt, OU_EXC_TypeError, "__name__ must be set to a string object");
    ou_replace_take(rt, &ou_as_resumable(self)->name, ou_own(value));
    return true;
}

OuValue ou_generator_get_qualname(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(ou_as_resumable(self)->qualname);
}
bool ou_generator_set_qualname(OuRuntime *rt, OuRef self, OuRef value) {
    if (ou_is_undef(value) || !ou_is_str(value))
        return ou_fail(rt, OU_EXC_TypeError, "__qualname__ must be set to a string object");
    ou_replace_take(rt, &ou_as_resumable(self)->qualname, ou_own(value));
    return true;
}

OuValue ou_generator_get_code(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(ou_ref(ou_as_resumable(self)->code));
}

OuValue ou_generator_get_running(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_bool(ou_as_resumable(self)->state == OU_GENERATOR_RUNNING);
}

OuValue ou_generator_get_suspended(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_bool(ou_as_resumable(self)->state == OU_GENERATOR_SUSPENDED);
}

/* The local variables that have a value, as a dict. */
static OuValue generator_locals(OuRuntime *rt, const OuGenerator *generator) {
    OuRef names = generator->code->local_names;
    OuValue locals = ou_dict_new(rt);
    if (ou_is_error(locals)) return OU_ERROR;
    size_t count = ou_tuple_count(names);
    if (count > generator->slot_count) count = generator->slot_count;
    for (size_t i = 0; i < count; i++) {
        OuRef value = generator->slots[i];
        if (ou_is_cell(value)) value = ou_as_cell(value)->content;
        OuRef name = ou_tuple_peek(names, i);
        if (ou_is_undef(value)) continue;
        if (!ou_dict_set(rt, locals, name, value)) {
            ou_drop(rt, locals);
            return OU_ERROR;
        }
    }
    return locals;
}

/* The frame it will go on in: None when it has ended. TODO(while it runs: for debuggers) */
OuValue ou_generator_get_frame(OuRuntime *rt, OuRef self) {
    const OuGenerator *generator = ou_as_resumable(self);
    if (generator->state == OU_GENERATOR_CLOSED || generator->state == OU_GENERATOR_RUNNING)
        return OU_NONE;
    const OuFunction *f = ou_as_function(generator->function);
    OuValue locals = generator_locals(rt, generator);
    if (ou_is_error(locals)) return OU_ERROR;
    OuValue frame = ou_frame_new(rt, generator->code, f->globals, f->builtins, locals, OU_UNDEF,
                                 generator->place);
    ou_drop(rt, locals);
    return frame;
}

OuValue ou_generator_get_delegate(OuRuntime *rt, OuRef self) {
    OuValue delegate = rt->generator_hooks->delegate(rt, self);
    return ou_is_undef(delegate) ? OU_NONE : delegate;
}

static const OuMethodRow generator_methods[] = {
    {"send", ou_generator_send, 1, 1,
     "send(value, /)\nSend a value into the generator: the result of its yield.", NULL, NULL,
     OU_METHOD_PLAIN},
    {"throw", ou_generator_throw, 1, 3,
     "throw(value, /)\nRaise an exception where the generator has stopped.", NULL, NULL,
     OU_METHOD_PLAIN},
    {"close", ou_generator_close, 0, 0,
     "close()\nRaise GeneratorExit where the generator has stopped.", NULL, NULL,
     OU_METHOD_PLAIN},
    OU_CLASS_GETITEM_ROW,
    {0},
};

static const OuGetSetRow generator_getsets[] = {
    {"__name__", ou_generator_get_name, ou_generator_set_name, NULL},
    {"__qualname__", ou_generator_get_qualname, ou_generator_set_qualname, NULL},
    {"gi_code", ou_generator_get_code, NULL, NULL},
    {"gi_frame", ou_generator_get_frame, NULL, NULL},
    {"gi_running", ou_generator_get_running, NULL, NULL},
    {"gi_suspended", ou_generator_get_suspended, NULL, NULL},
    {"gi_yieldfrom", ou_generator_get_delegate, NULL, NULL},
    {0},
};

const OuTypeSpec ou_generator_type = {
    .name = "generator",
    .basic_size = sizeof(OuGenerator),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW | OU_TYPE_HAS_FINALIZER,
    .methods = generator_methods,
    .getsets = generator_getsets,
    .slots.repr = ou_generator_repr,
    .slots.iter = generator_iter,
    .slots.next = generator_next,
    .slots.del = ou_generator_finalize,
    .slots.traverse = ou_generator_traverse,
    .slots.clear = ou_generator_clear,
    .slots.destroy = ou_generator_destroy,
    .slots.size = ou_generator_size,
};
