/* sys: the hooks by which an event loop follows asynchronous generators. */
#include "modules/struct_sequence.h"
#include "modules/sys_parts.h"

static const OuGetSetRow hooks_fields[] = {
    STRUCT_FIELD(0, "firstiter",
                 "called with each asynchronous generator when it is first used"),
    STRUCT_FIELD(1, "finalizer", "called with one that is dropped before its end"),
    {0},
};
OU_STRUCT_SEQUENCE(asyncgen_hooks, "asyncgen_hooks", "What sys.get_asyncgen_hooks() returns.",
                   hooks_fields, NULL);

static OuValue hook_or_none(OuRef hook) {
    return ou_is_undef(hook) ? OU_NONE : ou_own(hook);
}

static OuValue sys_get_asyncgen_hooks(OuRuntime *rt, OuRef self, const OuRef *args,
                                      size_t argc) {
    OuValue items[] = {hook_or_none(rt->async_firstiter), hook_or_none(rt->async_finalizer)};
    return ou_struct_make_take(rt, OU_MODULE_TYPE_ASYNCGEN_HOOKS, items);
}

static bool check_hook(OuRuntime *rt, OuRef hook, const char *name) {
    if (ou_is_undef(hook) || ou_is_none(hook) || ou_type_of(rt, hook)->slots.call != NULL)
        return true;
    return ou_fail(rt, OU_EXC_TypeError, "callable %s expected, got %T", name, hook);
}

static void set_hook(OuRuntime *rt, OuValue *place, OuRef hook) {
    if (ou_is_undef(hook)) return; // not given
    ou_replace_take(rt, place, ou_is_none(hook) ? OU_UNDEF : ou_own(hook));
}

static OuValue sys_set_asyncgen_hooks(OuRuntime *rt, OuRef self, const OuRef *args,
                                      size_t argc) {
    if (!check_hook(rt, args[0], "firstiter") || !check_hook(rt, args[1], "finalizer"))
        return OU_ERROR;
    set_hook(rt, &rt->async_firstiter, args[0]);
    set_hook(rt, &rt->async_finalizer, args[1]);
    return OU_NONE;
}

const OuMethodRow ou_sys_async[] = {
    OU_ROW("get_asyncgen_hooks", sys_get_asyncgen_hooks, 0, 0,
           "get_asyncgen_hooks()\n\nThe hooks that set_asyncgen_hooks() has set: (firstiter, "
           "finalizer)."),
    OU_ROW_NAMED(
        "set_asyncgen_hooks", sys_set_asyncgen_hooks, 0, 2, "firstiter finalizer",
        "set_asyncgen_hooks([firstiter] [, finalizer])\n\nSet what is called when an "
        "asynchronous generator is first used, and when it is dropped before its end."),
    {0},
};
