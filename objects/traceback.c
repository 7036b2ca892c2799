/* Tracebacks: the frames an exception came through, one entry each.
 *
 * An entry holds the code and the place in it; the frame object exists only once a program asks
 * for it, because most exceptions are caught and forgotten. */
#include "objects/exception.h"

#include "objects/dict.h"
#include "objects/error.h"
#include "objects/frame.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/protocol.h"
#include "objects/str.h"

static OuValue traceback_make(OuRuntime *rt, OuCode *code, OuRef globals, uint32_t place,
                              int32_t operand, OuRef next) {
    OuTraceback *entry = ou_object_new(rt, rt->types[OU_TYPE_TRACEBACK]);
    if (entry == NULL) return OU_ERROR;
    code->header.refcount++;
    entry->code = code;
    entry->globals = ou_own(globals);
    entry->frame = OU_UNDEF;
    entry->place = place;
    entry->operand = operand;
    entry->next = ou_own(next);
    if (!ou_object_track(rt, entry)) {
        ou_drop(rt, ou_take(entry));
        return OU_ERROR;
    }
    return ou_take(entry);
}

void ou_traceback_add(OuRuntime *rt, OuCode *code, OuRef globals, uint32_t place,
                      int32_t operand) {
    OuValue exception = ou_take_exception(rt);
    OU_ASSERT(ou_is_exception(exception));
    OuException *e = ou_as_exception(exception);
    OuValue entry = traceback_make(rt, code, globals, place, operand, e->traceback);
    if (ou_is_error(entry))
        ou_clear_exception(rt);
    else
        ou_replace_take(rt, &e->traceback, entry);
    ou_restore_exception_take(rt, exception);
}

/* traceback(tb_next, tb_frame, tb_lasti, tb_lineno): the line follows from the place. */
static OuValue traceback_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                             OuRef names) {
    (void)type;
    OuRef given[4];
    if (!ou_parse_arguments(rt, "traceback", "tb_next tb_frame tb_lasti tb_lineno", 4, 4, args,
                            argc, names, given))
        return OU_ERROR;
    if (!ou_is_none(given[0]) && !ou_is_traceback(given[0]))
        return ou_raise(rt, OU_EXC_TypeError, "expected traceback object or None, got '%T'",
                        given[0]);
    if (!ou_is_frame(given[1]))
        return ou_raise(rt, OU_EXC_TypeError,
                        "traceback() argument 'tb_frame' must be frame, not %T", given[1]);
    int64_t place, line;
    if (!ou_index_as_int64(rt, given[2], false, &place) ||
        !ou_index_as_int64(rt, given[3], false, &line))
        return OU_ERROR;
    OuFrameObject *frame = ou_as_frame(given[1]);
    OuValue made =
        traceback_make(rt, frame->code, frame->globals, place < 0 ? 0 : (uint32_t)(place / 2),
                       -1, ou_is_none(given[0]) ? OU_UNDEF : given[0]);
    if (!ou_is_error(made)) ou_as_traceback(made)->frame = ou_own(given[1]);
    return made;
}

static void traceback_traverse(OuObject *self, OuVisit visit, void *argument) {
    OuTraceback *entry = (OuTraceback *)self;
    ou_visit(entry->next, visit, argument);
    visit(&entry->code->header, argument);
    ou_visit(entry->frame, visit, argument);
    ou_visit(entry->globals, visit, argument);
}

static void traceback_clear(OuRuntime *rt, OuObject *self) {
    ou_clear(rt, &((OuTraceback *)self)->next);
    ou_clear(rt, &((OuTraceback *)self)->frame);
}

static void traceback_destroy(OuRuntime *rt, OuObject *self) {
    OuTraceback *entry = (OuTraceback *)self;
    ou_drop(rt, entry->next);
    ou_drop(rt, ou_take(entry->code));
    ou_drop(rt, entry->frame);
    ou_drop(rt, entry->globals);
    ou_object_free(rt, self);
}

static OuValue traceback_get_frame(OuRuntime *rt, OuRef self) {
    OuTraceback *entry = ou_as_traceback(self);
    if (ou_is_undef(entry->frame)) {
        OuRef builtins = rt->builtins;
        if (ou_is_dict(entry->globals)) {
            OuRef found = ou_dict_peek_str(rt, entry->globals, rt->names.dunder_builtins);
            if (!ou_is_undef(found))
                builtins = ou_is_module(found) ? ou_module_dict(found) : found;
        }
        OuValue frame = ou_frame_new(rt, entry->code, entry->globals, builtins, OU_UNDEF,
                                     OU_UNDEF, entry->place);
        if (ou_is_error(frame)) return OU_ERROR;
        ou_replace_take(rt, &entry->frame, frame);
    }
    return ou_own(entry->frame);
}

static OuValue traceback_get_line(OuRuntime *rt, OuRef self) {
    (void)rt;
    OuTraceback *entry = ou_as_traceback(self);
    return ou_from_small_int(ou_code_line(entry->code, entry->place));
}

static OuValue traceback_get_place(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_from_small_int((int64_t)ou_as_traceback(self)->place * 2);
}

static OuValue traceback_get_next(OuRuntime *rt, OuRef self) {
    (void)rt;
    OuRef next = ou_as_traceback(self)->next;
    return ou_is_undef(next) ? OU_NONE : ou_own(next);
}

static bool traceback_set_next(OuRuntime *rt, OuRef self, OuRef value) {
    if (ou_is_undef(value))
        return ou_fail(rt, OU_EXC_TypeError, "can't delete tb_next attribute");
    if (ou_is_none(value)) {
        ou_clear(rt, &ou_as_traceback(self)->next);
        return true;
    }
    if (!ou_is_traceback(value))
        return ou_fail(rt, OU_EXC_TypeError, "expected traceback object, got '%T'", value);
    for (OuRef step = value; !ou_is_undef(step); step = ou_as_traceback(step)->next) {
        if (step == self) return ou_fail(rt, OU_EXC_ValueError, "traceback loop detected");
    }
    ou_replace_take(rt, &ou_as_traceback(self)->next, ou_own(value));
    return true;
}

/* dir(): only what is its own. */
static OuValue traceback_dir(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)self, (void)args, (void)argc;
    static const char *const names[] = {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"};
    OuValue list = ou_list_new(rt, 0);
    for (size_t i = 0; !ou_is_error(list) && i < 4; i++) {
        OuValue name = ou_intern(rt, names[i]);
        if (!ou_is_error(name) && ou_list_append_take(rt, list, name)) continue;
        ou_drop(rt, list);
        list = OU_ERROR;
    }
    return list;
}

static const OuMethodRow traceback_methods[] = {
    {"__dir__", traceback_dir, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {0},
};

static const OuGetSetRow traceback_getsets[] = {
    {"tb_next", traceback_get_next, traceback_set_next, NULL},
    {"tb_frame", traceback_get_frame, NULL, NULL},
    {"tb_lasti", traceback_get_place, NULL, NULL},
    {"tb_lineno", traceback_get_line, NULL, NULL},
    {0},
};

const OuTypeSpec ou_traceback_type = {
    .name = "traceback",
    .doc = "Create a new traceback object.",
    .basic_size = sizeof(OuTraceback),
    .flags = OU_TYPE_TRACKED,
    .methods = traceback_methods,
    .getsets = traceback_getsets,
    .slots.new = traceback_new,
    .slots.traverse = traceback_traverse,
    .slots.clear = traceback_clear,
    .slots.destroy = traceback_destroy,
};
