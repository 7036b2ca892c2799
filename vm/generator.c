/* Generators: suspending a frame, putting it back, and what drives one from C.
 *
 * A suspended generator keeps a copy of its frame's slots (locals, then temporaries) and the
 * place to go on at. Resuming moves them to the top of the stack and pushes a frame; yielding
 * moves them back. The function's reference moves along, so a running generator does not hold
 * it. */
#include "objects/exception.h"
#include "objects/generator.h"
#include "vm/ops.h"

/* ---- leaving and entering ---- */

static void keep_slots(OuGenerator *generator, OuFrame *frame) {
    generator->slot_count = (uint32_t)(frame->sp - frame->locals);
    OU_ASSERT(generator->slot_count <= generator->slot_capacity);
    memcpy(generator->slots, frame->locals, generator->slot_count * sizeof(OuValue));
    generator->place = (uint32_t)(frame->pc - frame->code->words);
    generator->function = ou_take(frame->function);
    generator->state = OU_GENERATOR_SUSPENDED;
}

static void unlink_frame(OuRuntime *rt, OuFrame *frame) {
    OuVm *vm = ou_vm_of(rt);
    OU_ASSERT(vm->frame == frame);
    vm->frame = frame - 1;
    vm->frame->sp = frame->result;
}

OuValue ou_vm_make_generator(OuRuntime *rt, OuFrame *frame) {
    OuValue value = ou_generator_new(rt, ou_ref(frame->function));
    if (ou_is_error(value)) return OU_ERROR;
    OuGenerator *generator = ou_as_resumable(value);
    size_t capacity = frame->code->local_count + frame->code->stack_size + 1;
    generator->slots = ou_alloc(rt, capacity * sizeof(OuValue));
    if (generator->slots == NULL) {
        ou_drop(rt, value);
        return OU_ERROR;
    }
    generator->slot_capacity = (uint32_t)capacity;
    OuValue function = generator->function; // the frame's own reference takes its place
    OuValue instance = frame->kind == OU_FRAME_INIT ? *frame->result : OU_UNDEF;
    keep_slots(generator, frame);
    generator->state = OU_GENERATOR_CREATED;
    unlink_frame(rt, frame);
    if (instance != OU_UNDEF) ou_vm_of(rt)->frame->sp = frame->result + 1;
    ou_drop(rt, function);
    return value;
}

void ou_vm_suspend(OuRuntime *rt, OuFrame *frame) {
    OuGenerator *generator = frame->generator;
    keep_slots(generator, frame);
    OuValue outside = frame->handled_outside;
    if (rt->handled == outside) {
        ou_drop(rt, rt->handled);
        generator->handled = OU_UNDEF;
    } else {
        generator->handled = rt->handled;
    }
    rt->handled = outside;
    frame->handled_outside = NULL;
    frame->generator = NULL;
    if (frame->object != NULL) ou_vm_release_frame_object(rt, frame);
    frame->has_more = false;
    unlink_frame(rt, frame);
}

static OuValue refuse_running(OuRuntime *rt, const OuGenerator *generator) {
    return ou_raise(rt, OU_EXC_ValueError, "%s already executing",
                    ou_generator_word(generator));
}

OuFrame *ou_vm_resume(OuRuntime *rt, OuGenerator *generator, OuValue *base, OuValue sent,
                      OuFrameKind kind) {
    OuVm *vm = ou_vm_of(rt);
    bool is_new = generator->state == OU_GENERATOR_CREATED;
    if (generator->state == OU_GENERATOR_RUNNING) {
        refuse_running(rt, generator);
        goto failed;
    }
    if (generator->state == OU_GENERATOR_CLOSED) {
        if (ou_is_coroutine(ou_ref(generator)))
            ou_raise(rt, OU_EXC_RuntimeError, "cannot reuse already awaited coroutine");
        goto failed;
    }
    if (is_new && sent != OU_NONE) {
        ou_raise(rt, OU_EXC_TypeError, "can't send non-None value to a just-started %s",
                 ou_generator_word(generator));
        goto failed;
    }
    if (!ou_vm_check_room(rt, generator->code, base, 0)) goto failed;
    memcpy(base, generator->slots, generator->slot_count * sizeof(OuValue));
    OuFrame *frame = vm->frame + 1;
    frame->function = (OuFunction *)ou_object(generator->function);
    frame->code = generator->code;
    frame->pc = generator->code->words + generator->place;
    frame->sp = base + generator->slot_count;
    frame->locals = frame->result = base;
    frame->kind = kind;
    frame->generator = generator;
    frame->handled_outside = rt->handled;
    frame->has_more = true;
    if (!is_new) *frame->sp++ = sent;
    rt->handled = generator->handled != OU_UNDEF ? generator->handled : ou_own(rt->handled);
    generator->handled = OU_UNDEF;
    generator->function = OU_UNDEF;
    generator->slot_count = 0;
    generator->state = OU_GENERATOR_RUNNING;
    vm->frame = frame;
    return frame;
failed:
    ou_drop(rt, sent);
    return NULL;
}

void ou_vm_generator_ended(OuRuntime *rt, OuFrame *frame) {
    frame->generator->state = OU_GENERATOR_CLOSED;
    OuValue inside = rt->handled;
    rt->handled = frame->handled_outside;
    frame->handled_outside = NULL;
    ou_drop(rt, inside);
}

/* ---- driving one from C ---- */

/* Resume with a value (taken), or (`raised`) with the pending exception. The result is what it
 * yields; when it returns, OU_STOP, and the value in *returned (owned). */
static OuValue run_generator(OuRuntime *rt, OuGenerator *generator, OuValue sent, bool raised,
                             OuValue *returned) {
    *returned = OU_NONE;
    OuValue owner = ou_own(ou_ref(generator));
    OuFrame *outer = ou_vm_of(rt)->frame;
    OuValue exception = raised ? ou_take_exception(rt) : OU_UNDEF;
    OuValue result = OU_ERROR;
    bool waits_for_value = generator->state != OU_GENERATOR_CREATED;
    bool handles = generator->handled != OU_UNDEF;
    OuFrame *frame = ou_vm_resume(rt, generator, outer->sp, sent, OU_FRAME_ENTRY);
    if (frame == NULL) {
        if (raised && !ou_is_raised(rt)) {
            ou_restore_exception_take(rt, exception);
        } else {
            ou_drop(rt, exception);
            if (!ou_is_raised(rt)) result = OU_STOP;
        }
    } else {
        if (raised) {
            if (waits_for_value) frame->sp--; // the None that nobody will receive
            if (handles) { // raised while that is handled: its context
                ou_raise_object(rt, exception);
                ou_drop(rt, exception);
            } else {
                ou_restore_exception_take(rt, exception);
            }
        }
        result = ou_vm_run(rt, raised);
        if (generator->state == OU_GENERATOR_CLOSED && !ou_is_error(result)) {
            *returned = result;
            result = OU_STOP;
        }
    }
    ou_drop(rt, owner);
    return result;
}

/* For send() and throw(): the end is StopIteration with the returned value; of an asynchronous
 * generator, StopAsyncIteration. */
static OuValue end_as_exception(OuRuntime *rt, const OuGenerator *generator, OuValue result,
                                OuValue returned) {
    if (result != OU_STOP) return result;
    if (ou_is_async_generator(ou_ref(generator))) {
        ou_raise_object(rt, ou_ref(rt->exceptions[OU_EXC_StopAsyncIteration]));
    } else if (returned == OU_NONE) {
        ou_raise_object(rt, ou_ref(rt->exceptions[OU_EXC_StopIteration]));
    } else {
        ou_raise_with_value(rt, OU_EXC_StopIteration, returned);
    }
    ou_drop(rt, returned);
    return OU_ERROR;
}

static OuValue generator_next(OuRuntime *rt, OuRef self) {
    OuValue returned;
    OuValue result = run_generator(rt, ou_as_resumable(self), OU_NONE, false, &returned);
    if (result == OU_STOP && returned != OU_NONE) {
        ou_replace_take(rt, &rt->stop_value, returned);
    }
    return result;
}

static OuValue generator_send(OuRuntime *rt, OuRef self, OuRef sent) {
    OuGenerator *generator = ou_as_resumable(self);
    OuValue returned;
    OuValue result = run_generator(rt, generator, ou_own(sent), false, &returned);
    return end_as_exception(rt, generator, result, returned);
}

/* The iterator that a suspended `yield from` or `await` waits for, owned; else OU_UNDEF. */
static OuValue delegate_of(OuGenerator *generator) {
    if (generator->state != OU_GENERATOR_SUSPENDED) return OU_UNDEF;
    const OuInstruction *words = generator->code->words;
    uint32_t place = generator->place; // behind YIELD, which stands behind SEND and its target
    if (place < 3 || (words[place - 3] & 0xff) != OU_OP_SEND) return OU_UNDEF;
    if ((words[place - 1] & 0xff) != OU_OP_YIELD) return OU_UNDEF;
    return ou_own(generator->slots[generator->slot_count - 1]);
}

/* Throw the pending exception into the generator itself. */
static OuValue raise_inside(OuRuntime *rt, OuGenerator *generator) {
    OuValue returned;
    OuValue result = run_generator(rt, generator, OU_NONE, true, &returned);
    return end_as_exception(rt, generator, result, returned);
}

/* The delegate ended with `result` (a failure): go on in the generator behind its `yield from`.
 */
static OuValue continue_after_delegate(OuRuntime *rt, OuGenerator *generator) {
    if (!ou_raised_is(rt, OU_EXC_StopIteration)) return raise_inside(rt, generator);
    OuValue stop = ou_take_exception(rt);
    OuRef stop_value = *ou_exception_field(stop, 0);
    OuValue value = stop_value == OU_UNDEF ? OU_NONE : ou_own(stop_value);
    ou_drop(rt, stop);
    // As SEND does when its receiver returns: jump to the target, the value on the stack.
    uint32_t place = generator->place;
    generator->place = place - 1 + ((int32_t)generator->code->words[place - 2]);
    OuValue returned;
    OuValue result = run_generator(rt, generator, value, false, &returned);
    return end_as_exception(rt, generator, result, returned);
}

/* Close the delegate. false: that raised. */
static bool close_delegate(OuRuntime *rt, OuRef delegate) {
    OuValue close = ou_find_attribute(rt, delegate, rt->names.close);
    if (close == OU_UNDEF) return true;
    OuValue result = ou_is_error(close) ? OU_ERROR : ou_call0(rt, close);
    ou_drop(rt, close);
    ou_drop(rt, result);
    return !ou_is_error(result);
}

/* Is what is thrown GeneratorExit, as a class or an instance? */
static bool is_exit(OuRuntime *rt, OuRef thrown) {
    OuType *exit = rt->exceptions[OU_EXC_GeneratorExit];
    if (ou_is_type(thrown)) return ou_type_is_subtype(ou_as_type(thrown), exit);
    return ou_has_type(rt, thrown, exit);
}

static OuValue throw_into(OuRuntime *rt, OuGenerator *generator, const OuRef *args, size_t argc,
                          bool closes);

/* Throw into the generator itself, not into what it waits for. */
static OuValue throw_here(OuRuntime *rt, OuGenerator *generator, const OuRef *args,
                          size_t argc) {
    OuValue exception = ou_thrown_exception(rt, args, argc);
    if (ou_is_error(exception)) return OU_ERROR;
    ou_restore_exception_take(rt, exception);
    return raise_inside(rt, generator);
}

/* Throw into what the generator waits for. OU_UNDEF: that has no throw(). */
static OuValue throw_into_delegate(OuRuntime *rt, OuRef delegate, const OuRef *args,
                                   size_t argc, bool closes) {
    if (ou_is_delegate(delegate))
        return throw_into(rt, ou_as_resumable(delegate), args, argc, closes);
    OuValue throw_ = ou_find_attribute(rt, delegate, rt->names.throw);
    if (throw_ == OU_UNDEF || ou_is_error(throw_)) return throw_;
    OuValue result = ou_call(rt, throw_, args, argc);
    ou_drop(rt, throw_);
    return result;
}

/* throw(...): into what it waits for, if that can be thrown into. A GeneratorExit closes that
 * (if `closes`) and is thrown into the generator itself. */
static OuValue throw_into(OuRuntime *rt, OuGenerator *generator, const OuRef *args, size_t argc,
                          bool closes) {
    if (generator->state == OU_GENERATOR_RUNNING) return refuse_running(rt, generator);
    OuValue delegate = delegate_of(generator);
    if (delegate == OU_UNDEF) return throw_here(rt, generator, args, argc);
    OuValue result = OU_ERROR;
    if (closes && is_exit(rt, args[0])) {
        result = close_delegate(rt, delegate) ? throw_here(rt, generator, args, argc)
                                              : raise_inside(rt, generator);
        goto done;
    }
    if (!ou_check_recursion(rt, " while throwing into a generator")) goto done;
    generator->state = OU_GENERATOR_RUNNING;
    result = throw_into_delegate(rt, delegate, args, argc, closes);
    generator->state = OU_GENERATOR_SUSPENDED;
    if (result == OU_UNDEF)
        result = throw_here(rt, generator, args, argc);
    else if (ou_is_error(result))
        result = continue_after_delegate(rt, generator);
done:
    ou_drop(rt, delegate);
    return result;
}

static OuValue generator_throw(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                               bool closes) {
    return throw_into(rt, ou_as_resumable(self), args, argc, closes);
}

static OuValue generator_close(OuRuntime *rt, OuRef self) {
    OuGenerator *generator = ou_as_resumable(self);
    if (generator->state == OU_GENERATOR_CLOSED) return OU_NONE;
    if (generator->state == OU_GENERATOR_CREATED) {
        generator->state = OU_GENERATOR_CLOSED;
        while (generator->slot_count > 0)
            ou_drop(rt, generator->slots[--generator->slot_count]);
        ou_clear(rt, &generator->function);
        return OU_NONE;
    }
    if (generator->state == OU_GENERATOR_RUNNING) return refuse_running(rt, generator);
    OuRef exit = ou_ref(rt->exceptions[OU_EXC_GeneratorExit]);
    OuValue result = throw_into(rt, generator, &exit, 1, true);
    if (!ou_is_error(result)) {
        ou_drop(rt, result);
        return ou_raise(rt, OU_EXC_RuntimeError, "%s ignored GeneratorExit",
                        ou_generator_word(generator));
    }
    if (ou_raised_is(rt, OU_EXC_StopIteration)) {
        OuValue stop = ou_take_exception(rt);
        OuRef stop_value = *ou_exception_field(stop, 0);
        result = stop_value == OU_UNDEF ? OU_NONE : ou_own(stop_value);
        ou_drop(rt, stop);
        return result;
    }
    if (ou_clear_exception_if(rt, OU_EXC_GeneratorExit)) return OU_NONE;
    bool ended =
        ou_is_async_generator(self) && ou_clear_exception_if(rt, OU_EXC_StopAsyncIteration);
    return ended ? OU_NONE : OU_ERROR;
}

static OuValue generator_delegate(OuRuntime *rt, OuRef self) {
    (void)rt;
    return delegate_of(ou_as_resumable(self));
}

const OuGeneratorHooks ou_vm_generator_hooks = {
    .next = generator_next,
    .send = generator_send,
    .throw_ = generator_throw,
    .close = generator_close,
    .delegate = generator_delegate,
};

/* ---- slow paths of the loop ---- */

OuValue ou_vm_yield_from_iter(OuRuntime *rt, OuRef iterable) {
    if (!ou_is_coroutine(iterable))
        return ou_is_generator(iterable) ? ou_own(iterable) : ou_iter(rt, iterable);
    OuCode *code = ou_vm_of(rt)->frame->code;
    if (code->flags & (OU_CODE_COROUTINE | OU_CODE_ITERABLE_COROUTINE)) return ou_own(iterable);
    return ou_raise(rt, OU_EXC_TypeError,
                    "cannot 'yield from' a coroutine object in a non-coroutine generator");
}

OuValue ou_vm_send(OuRuntime *rt, OuRef receiver, OuRef sent, bool *returned) {
    *returned = false;
    OuValue result;
    if (sent == OU_NONE) {
        ou_clear(rt, &rt->stop_value);
        result = ou_next(rt, receiver);
        if (result != OU_STOP) return result;
        *returned = true;
        OuValue value = rt->stop_value;
        rt->stop_value = OU_UNDEF;
        return value == OU_UNDEF ? OU_NONE : value;
    }
    result = ou_call_method(rt, receiver, rt->names.send, &sent, 1);
    if (!ou_is_error(result) || !ou_raised_is(rt, OU_EXC_StopIteration)) return result;
    OuValue stop = ou_take_exception(rt);
    OuRef value = *ou_exception_field(stop, 0);
    result = value == OU_UNDEF ? OU_NONE : ou_own(value);
    ou_drop(rt, stop);
    *returned = true;
    return result;
}

/* Which exception must not leave the generator: it would look like its end. */
static const char *leaking_end(OuRuntime *rt, const OuGenerator *generator) {
    if (ou_raised_is(rt, OU_EXC_StopIteration)) return "StopIteration";
    if (ou_is_async_generator(ou_ref(generator)) && ou_raised_is(rt, OU_EXC_StopAsyncIteration))
        return "StopAsyncIteration";
    return NULL;
}

void ou_vm_generator_exit_take(OuRuntime *rt, const OuGenerator *generator, OuValue exception) {
    ou_restore_exception_take(rt, exception);
    const char *end = leaking_end(rt, generator);
    if (end == NULL) return;
    OuValue stop = ou_take_exception(rt);
    ou_raise(rt, OU_EXC_RuntimeError, "%s raised %s", ou_generator_word(generator), end);
    OuException *raised = ou_as_exception(rt->exception);
    ou_replace_take(rt, &raised->cause, ou_own(stop));
    ou_replace_take(rt, &raised->context, stop);
    raised->suppress_context = true;
}
