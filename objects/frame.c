/* Frame objects. They are views: a running frame is a record of vm/, which makes an object for
 * it only when a program asks. */
#include "objects/frame.h"

#include "objects/dict.h"
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
    frame->place = place;
    frame->running = NULL;
    if (!ou_object_track(rt, frame)) {
        ou_drop(rt, ou_take(frame));
        return OU_ERROR;
    }
    return ou_take(frame);
}

static OuValue frame_repr(OuRuntime *rt, OuRef self) {
    OuFrameObject *frame = ou_as_frame(self);
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
}

static void frame_clear(OuRuntime *rt, OuObject *self) {
    OuFrameObject *frame = (OuFrameObject *)self;
    ou_clear(rt, &frame->locals);
    ou_clear(rt, &frame->back);
}

static void frame_destroy(OuRuntime *rt, OuObject *self) {
    OuFrameObject *frame = (OuFrameObject *)self;
    ou_drop(rt, ou_take(frame->code));
    ou_drop(rt, frame->globals);
    ou_drop(rt, frame->builtins);
    ou_drop(rt, frame->locals);
    ou_drop(rt, frame->back);
    ou_object_free(rt, self);
}

static OuValue frame_get_code(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(ou_ref(ou_as_frame(self)->code));
}

/* The frame, with what vm/ knows of it now. */
static OuFrameObject *frame_now(OuRuntime *rt, OuRef self) {
    OuFrameObject *frame = ou_as_frame(self);
    if (frame->running != NULL) rt->refresh_frame(rt, frame);
    return frame;
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
    OuRef locals = frame_now(rt, self)->locals;
    return ou_is_undef(locals) ? ou_dict_new(rt) : ou_own(locals);
}

static OuValue frame_clear_method(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)args, (void)argc;
    ou_clear(rt, &ou_as_frame(self)->locals);
    return OU_NONE;
}

static const OuMethodRow frame_methods[] = {
    {"clear", frame_clear_method, 0, 0, "clear()\nForget the local variables.", NULL, NULL,
     OU_METHOD_PLAIN},
    {0},
};

static const OuGetSetRow frame_getsets[] = {
    {"f_code", frame_get_code, NULL, NULL},
    {"f_lineno", frame_get_line, NULL, NULL},
    {"f_lasti", frame_get_place, NULL, NULL},
    {"f_locals", frame_get_locals, NULL, NULL},
    {0},
};

static const OuMemberRow frame_members[] = {
    {"f_globals", offsetof(OuFrameObject, globals), true, false, NULL},
    {"f_builtins", offsetof(OuFrameObject, builtins), true, false, NULL},
    {"f_back", offsetof(OuFrameObject, back), true, true, NULL},
    {0},
};

const OuTypeSpec ou_frame_type = {
    .name = "frame",
    .basic_size = sizeof(OuFrameObject),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .methods = frame_methods,
    .getsets = frame_getsets,
    .members = frame_members,
    .slots.repr = frame_repr,
    .slots.traverse = frame_traverse,
    .slots.clear = frame_clear,
    .slots.destroy = frame_destroy,
};
