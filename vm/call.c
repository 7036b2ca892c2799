/* Calls: frames come and go, functions are called from C, instances are made. */
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/tuple.h"
#include "vm/ops.h"

/* ---- frames ---- */

void ou_vm_raise_recursion(OuRuntime *rt) {
    ou_raise(rt, OU_EXC_RecursionError, "maximum recursion depth exceeded");
}

bool ou_vm_check_room(OuRuntime *rt, const OuCode *code, OuValue *locals, size_t extra) {
    OuVm *vm = ou_vm_of(rt);
    if (OU_LIKELY(vm->frame < vm->frames_limit &&
                  locals + code->frame_size + 2 * extra <= vm->stack_end))
        return true;
    ou_vm_raise_recursion(rt);
    return false;
}

OuFrame *ou_vm_push_frame(OuRuntime *rt, OuFunction *function, OuValue *locals, OuValue *result,
                          OuFrameKind kind) {
    OuVm *vm = ou_vm_of(rt);
    OuFrame *frame = vm->frame + 1;
    frame->function = function;
    frame->code = function->code;
    frame->pc = function->code->words;
    frame->sp = locals + function->code->local_count;
    frame->locals = locals;
    frame->result = result;
    frame->kind = kind;
    vm->frame = frame;
    return frame;
}

void ou_vm_leave_frame(OuRuntime *rt, OuFrame *frame) {
    if (frame->object != NULL) ou_vm_release_frame_object(rt, frame);
    if (frame->generator != NULL) {
        ou_vm_generator_ended(rt, frame);
        frame->generator = NULL;
    }
    if (frame->namespace != NULL) {
        OuValue namespace = frame->namespace;
        frame->namespace = NULL;
        ou_drop(rt, namespace);
    }
    frame->has_more = false;
}

void ou_vm_drop_ended(OuRuntime *rt, OuFrame *frame, OuValue *from, OuValue *end) {
    OuVm *vm = ou_vm_of(rt);
    // What a __del__ calls takes the record and goes above the values: put it back afterwards.
    OuFrame saved = *frame;
    vm->frame = frame - 1;
    vm->frame->sp = end;
    while (end > from)
        ou_clear(rt, --end);
    *frame = saved;
    vm->frame = frame;
}

void ou_vm_pop_frame(OuRuntime *rt) {
    OuVm *vm = ou_vm_of(rt);
    OuFrame *frame = vm->frame;
    OuValue *temporaries = frame->locals + frame->code->local_count;
    while (frame->sp > temporaries) {
        // One at a time, the rest still protected by sp.
        OuValue value = frame->sp[-1];
        frame->sp[-1] = OU_UNDEF;
        ou_drop(rt, value);
        frame->sp--;
    }
    if (frame->has_more) ou_vm_leave_frame(rt, frame);
    ou_vm_drop_ended(rt, frame, frame->locals, frame->sp);
    OuFunction *function = frame->function;
    vm->frame = frame - 1;
    vm->frame->sp = frame->result + (frame->kind == OU_FRAME_INIT);
    ou_drop(rt, ou_take(function));
}

/* ---- calls from C ---- */

OuValue ou_vm_call_function(OuRuntime *rt, OuRef callable, const OuRef *args, size_t argc,
                            OuRef names) {
    OuVm *vm = ou_vm_of(rt);
    OuFunction *function = ou_as_function(callable);
    OuValue *locals = vm->frame->sp;
    size_t keywords = names == OU_UNDEF ? 0 : ou_tuple_count(names);
    if (!ou_vm_check_room(rt, function->code, locals, argc + keywords)) return OU_ERROR;
    for (size_t i = 0; i < argc + keywords; i++)
        locals[i] = ou_own(args[i]);
    if (!ou_vm_bind(rt, function, locals, argc, names, keywords)) return OU_ERROR;
    ou_own(callable);
    ou_vm_push_frame(rt, function, locals, locals, OU_FRAME_ENTRY);
    return ou_vm_run(rt, false);
}

OuValue ou_vm_run_code(OuRuntime *rt, OuRef code, OuRef globals, OuRef locals) {
    OuVm *vm = ou_vm_of(rt);
    OuValue value = ou_function_new(rt, ou_as_code(code), globals);
    if (ou_is_error(value)) return OU_ERROR;
    OuFunction *function = ou_as_function(value);
    OuValue *base = vm->frame->sp;
    if (!ou_vm_check_room(rt, function->code, base, 0)) {
        ou_drop(rt, value);
        return OU_ERROR;
    }
    for (size_t i = 0; i < function->code->local_count; i++)
        base[i] = OU_UNDEF;
    OuFrame *frame = ou_vm_push_frame(rt, function, base, base, OU_FRAME_ENTRY);
    frame->namespace = ou_own(locals);
    frame->has_more = true;
    return ou_vm_run(rt, false);
}

OuValue ou_vm_run_class_body(OuRuntime *rt, OuRef callable, OuRef namespace) {
    OuVm *vm = ou_vm_of(rt);
    OuFunction *function = ou_as_function(callable);
    OuValue *base = vm->frame->sp;
    if (!ou_vm_check_room(rt, function->code, base, 0)) return OU_ERROR;
    for (size_t i = 0; i < function->code->local_count; i++)
        base[i] = OU_UNDEF;
    ou_own(callable);
    OuFrame *frame = ou_vm_push_frame(rt, function, base, base, OU_FRAME_ENTRY);
    frame->namespace = ou_own(namespace);
    frame->has_more = true;
    return ou_vm_run(rt, false);
}

/* ---- calls with keywords ---- */

/* The operands of a call are done with: callable, self, arguments, names. */
static void drop_operands(OuRuntime *rt, OuFrame *frame, OuValue *from) {
    while (frame->sp > from) {
        OuValue operand = frame->sp[-1];
        frame->sp[-1] = OU_UNDEF;
        ou_drop(rt, operand);
        frame->sp--;
    }
}

OuCallResult ou_vm_call_keywords(OuRuntime *rt, OuFrame *frame, size_t count, OuFrame **pushed,
                                 OuValue *value) {
    OuValue *args = frame->sp - 1 - count;
    OuRef callable = args[-2], names = frame->sp[-1];
    size_t keywords = ou_tuple_count(names);
    if (!ou_is_object(callable) || ou_shape_of(callable)->id != OU_TYPE_FUNCTION) {
        size_t self = args[-1] != OU_UNDEF;
        *value = ou_call_keywords(rt, callable, (const OuRef *)args - self,
                                  count - keywords + self, names);
        if (ou_is_error(*value)) return OU_CALL_FAILED;
        drop_operands(rt, frame, args - 2);
        return OU_CALL_DONE;
    }
    OuFunction *function = ou_as_function(callable);
    size_t self = args[-1] != OU_UNDEF;
    if (!ou_vm_check_room(rt, function->code, args, count + 1)) return OU_CALL_FAILED;
    // The names leave the stack and are held here, while their place may become a local.
    OuValue held = *--frame->sp;
    frame->sp = args - 1;
    bool bound = ou_vm_bind(rt, function, args - self, count - keywords + self, held, keywords);
    ou_drop(rt, held);
    if (!bound) return OU_CALL_FAILED;
    frame->sp = args - 2;
    *pushed = ou_vm_push_frame(rt, function, args - self, args - 2, OU_FRAME_CALL);
    return OU_CALL_PUSHED;
}

/* ---- instances ---- */

OuFunction *ou_vm_simple_init(OuRuntime *rt, OuType *type) {
    if (!(type->flags & OU_TYPE_HEAP) || type->kind != OU_TYPE_OBJECT) return NULL;
    if (type->slots.new != rt->types[OU_TYPE_OBJECT]->slots.new) return NULL;
    if (type->header.shape->type != rt->types[OU_TYPE_TYPE]) return NULL;
    if (type->flags & OU_TYPE_ABSTRACT_NEW) return NULL;
    OuRef init = ou_type_lookup_peek(rt, type, rt->slot_names.init);
    if (init == OU_UNDEF || !ou_is_function(init)) return NULL;
    return ou_as_function(init);
}

bool ou_vm_push_init(OuRuntime *rt, OuFrame *frame, OuType *type, OuFunction *init,
                     OuValue *args, size_t argc) {
    if (!ou_vm_check_room(rt, init->code, args - 1, argc + 1)) return false;
    void *object = ou_object_new(rt, type);
    if (object == NULL) return false;
    OuValue instance = ou_take(object);
    if (!ou_object_track(rt, object)) {
        ou_drop(rt, instance);
        return false;
    }
    OuValue class = args[-2], function = ou_own(ou_ref(init));
    args[-2] = instance;
    args[-1] = ou_own(instance);
    frame->sp = args - 1;
    if (argc + 1 == init->code->simple_count) {
        for (size_t i = argc + 1; i < init->code->local_count; i++)
            args[(ptrdiff_t)i - 1] = OU_UNDEF;
    } else if (!ou_vm_bind(rt, init, args - 1, argc + 1, OU_UNDEF, 0)) {
        ou_drop(rt, function);
        ou_drop(rt, class);
        return false;
    }
    ou_vm_push_frame(rt, init, args - 1, args - 2, OU_FRAME_INIT);
    ou_drop(rt, class); // not the last reference: the instance has one
    return true;
}

/* ---- making functions ---- */

OuValue ou_vm_make_function(OuRuntime *rt, OuFrame *frame, OuValue *sp, unsigned flags) {
    OuValue code = *--sp;
    OuValue value = ou_function_new(rt, ou_as_code(code), frame->function->globals);
    if (ou_is_error(value)) return OU_ERROR;
    ou_drop(rt, code);
    OuFunction *function = ou_as_function(value);
    if (flags & 8) ou_replace_take(rt, &function->closure, *--sp);
    if (flags & 4) ou_replace_take(rt, &function->annotate, *--sp);
    if (flags & 2) ou_replace_take(rt, &function->keyword_defaults, *--sp);
    if (flags & 1) ou_replace_take(rt, &function->defaults, *--sp);
    frame->sp = sp;
    return value;
}

/* ---- safe points ---- */

bool ou_vm_handle_pending(OuRuntime *rt) {
    if (rt->pending & OU_PENDING_INTERRUPT) {
        __atomic_fetch_and(&rt->pending, ~OU_PENDING_INTERRUPT, __ATOMIC_RELAXED);
        ou_raise_object(rt, ou_ref(rt->exceptions[OU_EXC_KeyboardInterrupt]));
        return false;
    }
    __atomic_fetch_and(&rt->pending, ~OU_PENDING_COLLECT, __ATOMIC_RELAXED);
    if (ou_collector_due(&rt->collector)) {
        int generation = ou_collector_choose_generation(&rt->collector);
        if (generation >= 0) ou_collector_collect(&rt->collector, rt, generation);
    }
    return true;
}
