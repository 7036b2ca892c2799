/* Frame objects. They are views: a running frame is a record of vm/, which makes an object for
 * it only when a program asks. */
#include "objects/frame.h"

#include "objects/dict.h"
#include "objects/int.h"
#include "objects/protocol.h"

OuValue ou_frame_new(OuRuntime *rt, OuCode *code, OuRef globals, OuRef builtins, OuRef locals,
                     OuRef back, uint32_t place) {
    OuFrameObject *frame = ou_object_new(rt, rt->types[OU_TYPE_FRAME]);
    if (frame == NULL) return OU_ERROR;
    code->header.refcount++;
    frame->code = code;
    frame->globals = ou_own(globals);
    frame->builtins = ou_own(builtins);
    frame->locals = ou_own(locals);
    frame->back = ou_own(back);
    frame->extra = frame->kept = frame->trace = OU_UNDEF;
    frame->trace_lines = true;
    frame->trace_opcodes = false;
    frame->place = place;
    frame->running = NULL;
    if (!ou_object_track(rt, frame)) {
        ou_drop(rt, ou_take(frame));
        return OU_ERROR;
    }
    return ou_take(frame);
}

/* The frame, with what vm/ knows of it now. */
static OuFrameObject *frame_now(OuRuntime *rt, OuRef self) {
    OuFrameObject *frame = ou_as_frame(self);
    if (frame->running != NULL) rt->refresh_frame(rt, frame);
    return frame;
}

static OuValue frame_repr(OuRuntime *rt, OuRef self) {
    OuFrameObject *frame = frame_now(rt, self);
    return ou_format(rt, "<frame at %p, file %R, line %u, code %U>", ou_object(self),
                     frame->code->filename, ou_code_line(frame->code, frame->place),
                     frame->code->name);
}

static void frame_traverse(OuObject *self, OuVisit visit, void *argument) {
    OuFrameObject *frame = (OuFrameObject *)self;
    visit(&frame->code->header, argument);
    ou_visit(frame->globals, visit, argument);
    ou_visit(frame->builtins, visit, argument);
    ou_visit(frame->locals, visit, argument);
    ou_visit(frame->back, visit, argument);
    ou_visit(frame->extra, visit, argument);
    ou_visit(frame->kept, visit, argument);
    ou_visit(frame->trace, visit, argument);
}

static void frame_clear(OuRuntime *rt, OuObject *self) {
    OuFrameObject *frame = (OuFrameObject *)self;
    ou_clear(rt, &frame->locals);
    ou_clear(rt, &frame->back);
    ou_clear(rt, &frame->extra);
    ou_clear(rt, &frame->trace);
    if (frame->running == NULL) ou_clear(rt, &frame->kept);
}

static void frame_destroy(OuRuntime *rt, OuObject *self) {
    OuFrameObject *frame = (OuFrameObject *)self;
    ou_drop(rt, ou_take(frame->code));
    ou_drop(rt, frame->globals);
    ou_drop(rt, frame->builtins);
    ou_drop(rt, frame->locals);
    ou_drop(rt, frame->back);
    ou_drop(rt, frame->extra);
    ou_drop(rt, frame->kept);
    ou_drop(rt, frame->trace);
    ou_object_free(rt, self);
}

static OuValue frame_get_code(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(ou_ref(ou_as_frame(self)->code));
}

static OuValue frame_get_line(OuRuntime *rt, OuRef self) {
    OuFrameObject *frame = frame_now(rt, self);
    uint32_t line = ou_code_line(frame->code, frame->place);
    return line == 0 ? OU_NONE : ou_from_small_int(line);
}

/* In bytes, as CPython counts: its instructions are two bytes wide, and programs divide by two.
 */
static OuValue frame_get_place(OuRuntime *rt, OuRef self) {
    return ou_from_small_int((int64_t)frame_now(rt, self)->place * 2);
}

static OuValue frame_get_locals(OuRuntime *rt, OuRef self) {
    if (ou_as_frame(self)->code->flags & OU_CODE_OPTIMIZED)
        return ou_frame_locals_new(rt, self);
    OuRef locals = frame_now(rt, self)->locals;
    return ou_is_undef(locals) ? ou_dict_new(rt) : ou_own(locals);
}

static OuValue frame_clear_method(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)args, (void)argc;
    if (ou_as_frame(self)->running != NULL)
        return ou_raise(rt, OU_EXC_RuntimeError, "cannot clear an executing frame");
    ou_clear(rt, &ou_as_frame(self)->locals);
    ou_clear(rt, &ou_as_frame(self)->extra);
    return OU_NONE;
}

static bool frame_set_line(OuRuntime *rt, OuRef self, OuRef value) {
    (void)self;
    if (ou_is_undef(value))
        return ou_fail(rt, OU_EXC_AttributeError,
                       "attribute 'f_lineno' of 'frame' objects cannot be deleted");
    if (!ou_is_int(value)) return ou_fail(rt, OU_EXC_ValueError, "lineno must be an integer");
    return ou_fail(rt, OU_EXC_ValueError, "f_lineno can only be set in a trace function");
}

static OuValue frame_get_globals(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(ou_as_frame(self)->globals);
}

static OuValue frame_get_builtins(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(ou_as_frame(self)->builtins);
}

static OuValue frame_get_back(OuRuntime *rt, OuRef self) {
    (void)rt;
    OuRef back = ou_as_frame(self)->back;
    return ou_is_undef(back) ? OU_NONE : ou_own(back);
}

/* ---- tracing: kept for programs that set it, without effect ---- */

static OuValue frame_get_trace(OuRuntime *rt, OuRef self) {
    (void)rt;
    OuRef trace = ou_as_frame(self)->trace;
    return ou_is_undef(trace) ? OU_NONE : ou_own(trace);
}

static bool frame_set_trace(OuRuntime *rt, OuRef self, OuRef value) {
    ou_replace_take(rt, &ou_as_frame(self)->trace,
                    ou_is_none(value) ? OU_UNDEF : ou_own(value));
    return true;
}

static bool set_flag(OuRuntime *rt, bool *place, OuRef value) {
    if (ou_is_undef(value))
        return ou_fail(rt, OU_EXC_TypeError, "can't delete numeric/char attribute");
    if (!ou_is_bool(value))
        return ou_fail(rt, OU_EXC_TypeError, "attribute value type must be bool");
    *place = value == OU_TRUE;
    return true;
}

static OuValue frame_get_trace_lines(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_bool(ou_as_frame(self)->trace_lines);
}

static bool frame_set_trace_lines(OuRuntime *rt, OuRef self, OuRef value) {
    return set_flag(rt, &ou_as_frame(self)->trace_lines, value);
}

static OuValue frame_get_trace_opcodes(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_bool(ou_as_frame(self)->trace_opcodes);
}

static bool frame_set_trace_opcodes(OuRuntime *rt, OuRef self, OuRef value) {
    return set_flag(rt, &ou_as_frame(self)->trace_opcodes, value);
}

static const OuMethodRow frame_methods[] = {
    {"clear", frame_clear_method, 0, 0, "clear()\nForget the local variables.", NULL, NULL,
     OU_METHOD_PLAIN},
    {0},
};

static const OuGetSetRow frame_getsets[] = {
    {"f_code", frame_get_code, NULL, NULL},
    {"f_globals", frame_get_globals, NULL, NULL},
    {"f_builtins", frame_get_builtins, NULL, NULL},
    {"f_back", frame_get_back, NULL, NULL},
    {"f_trace", frame_get_trace, frame_set_trace, NULL},
    {"f_trace_lines", frame_get_trace_lines, frame_set_trace_lines, NULL},
    {"f_trace_opcodes", frame_get_trace_opcodes, frame_set_trace_opcodes, NULL},
    {"f_lineno", frame_get_line, frame_set_line, NULL},
    {"f_lasti", frame_get_place, NULL, NULL},
    {"f_locals", frame_get_locals, NULL, NULL},
    {0},
};

const OuTypeSpec ou_frame_type = {
    .name = "frame",
    .basic_size = sizeof(OuFrameObject),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .methods = frame_methods,
    .getsets = frame_getsets,
    .slots.repr = frame_repr,
    .slots.traverse = frame_traverse,
    .slots.clear = frame_clear,
    .slots.destroy = frame_destroy,
};
