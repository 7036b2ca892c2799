/* The machine's beginning and end, and what others may ask about the running frames. */
#include "vm/vm.h"

#include "memory/platform.h"
#include "objects/dict.h"
#include "objects/generator.h"
#include "objects/list.h"
#include "objects/tuple.h"
#include "vm/ops.h"

/* Reserved addresses; memory is used only as far as the stack has grown. */
#define OU_STACK_SIZE  ((size_t)256 << 20)
#define OU_FRAMES_SIZE ((size_t)128 << 20)

bool ou_vm_init(OuRuntime *rt) {
    OuVm *vm = ou_alloc(rt, sizeof(OuVm));
    if (vm == NULL) return false;
    memset(vm, 0, sizeof(OuVm));
    vm->stack = ou_platform_reserve(OU_STACK_SIZE);
    vm->frames = ou_platform_reserve(OU_FRAMES_SIZE);
    rt->vm = vm;
    if (vm->stack == NULL || vm->frames == NULL) {
        ou_vm_finish(rt);
        ou_raise_memory(rt);
        return false;
    }
    vm->stack_end = vm->stack + OU_STACK_SIZE / sizeof(OuValue);
    vm->frame = vm->frames;
    ou_vm_set_recursion_limit(rt, rt->recursion_limit);
    vm->frame->sp = vm->stack;
    rt->types[OU_TYPE_FUNCTION]->slots.call = ou_vm_call_function;
    rt->generator_hooks = &ou_vm_generator_hooks;
    rt->super_arguments = ou_vm_super_arguments;
    rt->globals_peek = ou_vm_globals_peek;
    rt->refresh_frame = ou_vm_refresh_frame;
    rt->set_frame_local = ou_vm_set_frame_local;
    rt->frame_at = ou_vm_frame;
    return true;
}

void ou_vm_finish(OuRuntime *rt) {
    OuVm *vm = ou_vm_of(rt);
    if (vm == NULL) return;
    for (size_t i = 0; i < OU_ATTRIBUTE_ENTRIES; i++) {
        if (vm->attributes[i].name != NULL) ou_drop(rt, vm->attributes[i].name);
    }
    if (vm->stack != NULL) ou_platform_release(vm->stack, OU_STACK_SIZE);
    if (vm->frames != NULL) ou_platform_release(vm->frames, OU_FRAMES_SIZE);
    ou_free(rt, vm, sizeof(OuVm));
    rt->vm = NULL;
}

void ou_vm_set_recursion_limit(OuRuntime *rt, uint32_t limit) {
    OuVm *vm = ou_vm_of(rt);
    size_t most = OU_FRAMES_SIZE / sizeof(OuFrame) - 2;
    rt->recursion_limit = limit;
    vm->frames_limit = vm->frames + (limit < most ? limit : most);
}

size_t ou_vm_recursion_depth(OuRuntime *rt) {
    return ou_vm_depth(ou_vm_of(rt));
}

static bool has_frame(const OuVm *vm) {
    return vm->frame > vm->frames;
}

OuRef ou_vm_globals_peek(OuRuntime *rt) {
    OuVm *vm = ou_vm_of(rt);
    return has_frame(vm) ? vm->frame->function->globals : OU_UNDEF;
}

/* ---- local variables ---- */

/* Does the variable of an inlined comprehension in this slot have a value? It has only while
 * the comprehension runs. Its name is "." and what the program calls it. */
static bool is_comprehension_variable(const OuFrame *frame, uint32_t slot) {
    OuRef name = ou_tuple_peek(frame->code->local_names, slot);
    return ou_is_hidden_local(name) && ou_as_str(name)->size > 1 &&
           !ou_is_undef(frame->locals[slot]);
}

static bool is_in_comprehension(const OuFrame *frame) {
    for (uint32_t i = 0; i < frame->code->local_count; i++) {
        if (is_comprehension_variable(frame, i)) return true;
    }
    return false;
}

/* Add the variables of inlined comprehensions to `dict`, which is taken and returned. */
static OuValue with_comprehension_take(OuRuntime *rt, const OuFrame *frame, OuValue dict) {
    for (uint32_t i = 0; !ou_is_error(dict) && i < frame->code->local_count; i++) {
        if (!is_comprehension_variable(frame, i)) continue;
        OuRef value = frame->locals[i];
        if (ou_is_cell(value)) value = ou_as_cell(value)->content;
        if (ou_is_undef(value)) continue;
        OuRef hidden = ou_tuple_peek(frame->code->local_names, i);
        OuValue name = ou_intern(rt, ou_str_bytes(hidden) + 1);
        bool done = !ou_is_error(name) && ou_dict_set(rt, dict, name, value);
        ou_drop(rt, name);
        if (done) continue;
        ou_drop(rt, dict);
        dict = OU_ERROR;
    }
    return dict;
}

/* The variables of a function's frame that have a value, as a new dict. Those of a
 * comprehension that runs hide others of their name. */
static OuValue locals_snapshot(OuRuntime *rt, OuFrame *frame) {
    OuValue dict = ou_dict_new(rt);
    if (ou_is_error(dict)) return OU_ERROR;
    OuCode *code = frame->code;
    for (uint32_t i = 0; i < code->local_count; i++) {
        OuRef name = ou_tuple_peek(code->local_names, i), value = frame->locals[i];
        if (ou_is_object(value) && ou_is_cell(value)) value = ou_as_cell(value)->content;
        if (value == OU_UNDEF || ou_is_hidden_local(name)) continue;
        if (!ou_dict_set(rt, dict, name, value)) {
            ou_drop(rt, dict);
            return OU_ERROR;
        }
    }
    return with_comprehension_take(rt, frame, dict);
}

static OuValue frame_locals(OuRuntime *rt, OuFrame *frame) {
    if (frame->namespace == NULL) return locals_snapshot(rt, frame);
    // While a comprehension runs that was inlined into a module or class, only its variables
    // show.
    if (is_in_comprehension(frame)) return with_comprehension_take(rt, frame, ou_dict_new(rt));
    return ou_own(frame->namespace);
}

OuValue ou_vm_locals(OuRuntime *rt) {
    OuVm *vm = ou_vm_of(rt);
    return has_frame(vm) ? frame_locals(rt, vm->frame) : OU_ERROR;
}

/* ---- super() without arguments ---- */

bool ou_vm_super_arguments(OuRuntime *rt, OuValue *class_out, OuValue *self_out) {
    OuVm *vm = ou_vm_of(rt);
    if (!has_frame(vm)) return ou_fail(rt, OU_EXC_RuntimeError, "super(): no current frame");
    OuFrame *frame = vm->frame;
    OuCode *code = frame->code;
    if (code->argument_count == 0)
        return ou_fail(rt, OU_EXC_RuntimeError, "super(): no arguments");
    OuRef self = frame->locals[0];
    if (ou_is_object(self) && ou_is_cell(self)) self = ou_as_cell(self)->content;
    if (self == OU_UNDEF) return ou_fail(rt, OU_EXC_RuntimeError, "super(): arg[0] deleted");
    for (uint32_t i = code->local_count - code->free_count; i < code->local_count; i++) {
        if (ou_tuple_peek(code->local_names, i) != rt->names.dunder_class) continue;
        OuRef class = ou_as_cell(frame->locals[i])->content;
        if (class == OU_UNDEF)
            return ou_fail(rt, OU_EXC_RuntimeError, "super(): empty __class__ cell");
        *class_out = ou_own(class);
        *self_out = ou_own(self);
        return true;
    }
    return ou_fail(rt, OU_EXC_RuntimeError, "super(): __class__ cell not found");
}

/* ---- frame objects ---- */

void ou_vm_refresh_frame(OuRuntime *rt, OuFrameObject *object) {
    OuFrame *frame = object->running;
    object->place = ou_frame_place(frame);
    OuValue pending = ou_take_exception(rt);
    OuValue locals = frame_locals(rt, frame);
    if (ou_is_error(locals)) {
        ou_clear_exception(rt);
    } else {
        ou_replace_take(rt, &object->locals, locals);
    }
    if (pending != OU_UNDEF) ou_restore_exception_take(rt, pending);
}

bool ou_vm_set_frame_local(OuRuntime *rt, OuFrameObject *object, size_t slot, OuRef value) {
    OuFrame *frame = object->running;
    OuValue *place = &frame->locals[slot];
    if (ou_is_object(*place) && ou_is_cell(*place)) place = &ou_as_cell(*place)->content;
    if (ou_is_undef(object->kept)) {
        OuValue kept = ou_list_new(rt, 0);
        if (ou_is_error(kept)) return false;
        object->kept = kept;
    }
    if (!ou_is_undef(*place) && !ou_list_append(rt, object->kept, *place)) return false;
    ou_replace_take(rt, place, ou_own(value));
    return true;
}

void ou_vm_release_frame_object(OuRuntime *rt, OuFrame *frame) {
    OuFrameObject *object = frame->object;
    if (object->header.refcount > 1) ou_vm_refresh_frame(rt, object);
    object->running = NULL;
    frame->object = NULL;
    ou_clear(rt, &object->kept);
    ou_drop(rt, ou_take(object));
}

OuValue ou_vm_frame(OuRuntime *rt, size_t depth) {
    OuVm *vm = ou_vm_of(rt);
    if (depth >= (size_t)(vm->frame - vm->frames)) return OU_UNDEF;
    OuFrame *frame = vm->frame - depth;
    if (frame->object == NULL) {
        OuValue back = ou_vm_frame(rt, depth + 1);
        if (ou_is_error(back)) return OU_ERROR;
        OuFunction *function = frame->function;
        OuValue made = ou_frame_new(rt, frame->code, function->globals, function->builtins,
                                    OU_UNDEF, back, 0);
        ou_drop(rt, back);
        if (ou_is_error(made)) return OU_ERROR;
        frame->object = (OuFrameObject *)ou_object(made);
        frame->object->running = frame;
        frame->has_more = true;
    }
    return ou_own(ou_ref(frame->object));
}
