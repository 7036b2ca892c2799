/* The common part of classmethod and staticmethod.
 *
 * Such an object shows the name, module and doc string of the callable inside. They are not
 * copied: until one is set here, reading it asks the callable. */
#include "objects/wrapped_function.h"

#include "objects/dict.h"
#include "objects/generic_alias.h"
#include "objects/protocol.h"

static OuWrappedFunction *as_wrapped(OuRef value) {
    return (OuWrappedFunction *)(uintptr_t)value;
}

OuValue ou_wrapped_function_make(OuRuntime *rt, OuType *type, OuRef function) {
    OuWrappedFunction *wrapped = ou_object_new(rt, type);
    if (wrapped == NULL) return OU_ERROR;
    wrapped->function = ou_own(function);
    wrapped->dict = OU_UNDEF;
    if (!ou_object_track(rt, wrapped)) {
        ou_drop(rt, ou_take(wrapped));
        return OU_ERROR;
    }
    return ou_take(wrapped);
}

OuValue ou_wrapped_function_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                                OuRef names) {
    (void)args, (void)argc, (void)names;
    return ou_wrapped_function_make(rt, type, OU_NONE);
}

bool ou_wrapped_function_init(OuRuntime *rt, OuRef self, const char *name, const OuRef *args,
                              size_t argc, OuRef names) {
    if (!ou_check_arguments(rt, name, 1, 1, argc, names)) return false;
    ou_replace_take(rt, &as_wrapped(self)->function, ou_own(args[0]));
    return true;
}

OuValue ou_wrapped_function_repr(OuRuntime *rt, OuRef self) {
    return ou_format(rt, "<%T(%R)>", self, as_wrapped(self)->function);
}

/* The attributes that are the callable's own. */
static bool is_forwarded(const OuRuntime *rt, OuRef name) {
    return name == rt->names.dunder_name || name == rt->names.dunder_qualname ||
           name == rt->names.dunder_doc || name == rt->names.dunder_module;
}

OuValue ou_wrapped_function_get_attribute(OuRuntime *rt, OuRef self, OuRef name) {
    OuRef dict = as_wrapped(self)->dict;
    bool is_own = !ou_is_undef(dict) && !ou_is_undef(ou_dict_peek_str(rt, dict, name));
    if (is_own || !is_forwarded(rt, name))
        return ou_own_dict_get_attribute(rt, self, dict, name);
    OuValue function = ou_own(as_wrapped(self)->function);
    OuValue value = ou_find_attribute(rt, function, name);
    ou_drop(rt, function);
    return ou_is_undef(value) ? ou_own_dict_get_attribute(rt, self, dict, name) : value;
}

bool ou_wrapped_function_set_attribute(OuRuntime *rt, OuRef self, OuRef name, OuRef value) {
    return ou_own_dict_set_attribute(rt, self, &as_wrapped(self)->dict, name, value);
}

void ou_wrapped_function_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuWrappedFunction *)self)->function, visit, argument);
    ou_visit(((OuWrappedFunction *)self)->dict, visit, argument);
}

void ou_wrapped_function_clear(OuRuntime *rt, OuObject *self) {
    ou_replace_take(rt, &((OuWrappedFunction *)self)->function, OU_NONE);
    ou_clear(rt, &((OuWrappedFunction *)self)->dict);
}

void ou_wrapped_function_destroy(OuRuntime *rt, OuObject *self) {
    ou_wrapped_function_clear(rt, self);
    ou_object_free(rt, self);
}

static OuValue get_annotations(OuRuntime *rt, OuRef self) {
    return ou_get_attribute(rt, as_wrapped(self)->function, rt->names.dunder_annotations);
}

static OuValue get_annotate(OuRuntime *rt, OuRef self) {
    return ou_get_attribute(rt, as_wrapped(self)->function, rt->names.dunder_annotate);
}

static OuValue get_is_abstract(OuRuntime *rt, OuRef self) {
    OuValue flag =
        ou_find_attribute(rt, as_wrapped(self)->function, rt->names.dunder_isabstractmethod);
    if (ou_is_error(flag)) return OU_ERROR;
    OuTruth truth = ou_is_undef(flag) ? OU_TRUTH_NO : ou_truth(rt, flag);
    ou_drop(rt, flag);
    return truth == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(truth == OU_TRUTH_YES);
}

/* Where the dict is looked at, it holds what else would be asked of the callable. */
static OuValue get_dict(OuRuntime *rt, OuRef self) {
    OuRef names[] = {rt->names.dunder_module, rt->names.dunder_name, rt->names.dunder_qualname,
                     rt->names.dunder_doc};
    OuValue dict = ou_own_dict_get(rt, &as_wrapped(self)->dict);
    for (size_t i = 0; !ou_is_error(dict) && i < sizeof names / sizeof *names; i++) {
        if (!ou_is_undef(ou_dict_peek_str(rt, dict, names[i]))) continue;
        OuValue value = ou_find_attribute(rt, as_wrapped(self)->function, names[i]);
        bool done = ou_is_undef(value) ||
                    (!ou_is_error(value) && ou_dict_set(rt, dict, names[i], value));
        ou_drop(rt, value);
        if (done) continue;
        ou_drop(rt, dict);
        dict = OU_ERROR;
    }
    return dict;
}

static bool set_dict(OuRuntime *rt, OuRef self, OuRef value) {
    return ou_own_dict_set(rt, &as_wrapped(self)->dict, value);
}

const OuGetSetRow ou_wrapped_function_getsets[] = {
    {"__isabstractmethod__", get_is_abstract, NULL, NULL},
    {"__annotations__", get_annotations, NULL, NULL},
    {"__annotate__", get_annotate, NULL, NULL},
    {"__dict__", get_dict, set_dict, NULL},
    {0},
};

const OuMethodRow ou_wrapped_function_methods[] = {OU_CLASS_GETITEM_ROW, {0}};

const OuMemberRow ou_wrapped_function_members[] = {
    {"__func__", offsetof(OuWrappedFunction, function), true, false, NULL},
    {"__wrapped__", offsetof(OuWrappedFunction, function), true, false, NULL},
    {0},
};
