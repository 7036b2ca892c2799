/* Functions of Python code: the object and its attributes.
 *
 * What a call does is vm/'s: it replaces the type's `call` slot. A function read from an
 * instance becomes a bound method. Annotations are made by calling __annotate__ when they are
 * first asked for. */
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/module.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* The builtins that code with these globals sees: the dict of what it calls __builtins__. If
 * that is no dict, an empty one: the run loop then asks what the globals name. */
static OuValue find_builtins(OuRuntime *rt, OuRef globals) {
    if (!ou_is_dict(globals)) return ou_own(rt->builtins);
    OuRef found = ou_dict_peek_str(rt, globals, rt->names.dunder_builtins);
    if (ou_is_undef(found)) return ou_own(rt->builtins);
    if (ou_is_module(found)) return ou_own(ou_module_dict(found));
    return ou_is_dict(found) ? ou_own(found) : ou_dict_new(rt);
}

OuValue ou_function_new(OuRuntime *rt, OuCode *code, OuRef globals) {
    OuValue builtins = find_builtins(rt, globals);
    if (ou_is_error(builtins)) return OU_ERROR;
    OuFunction *f = ou_object_new(rt, rt->types[OU_TYPE_FUNCTION]);
    if (f == NULL) {
        ou_drop(rt, builtins);
        return OU_ERROR;
    }
    code->header.refcount++;
    f->code = code;
    f->globals = ou_own(globals);
    f->builtins = builtins;
    f->name = ou_own(code->name);
    f->qualname = ou_own(code->qualname);
    f->defaults = f->keyword_defaults = f->closure = OU_UNDEF;
    f->annotate = f->annotations = f->type_params = f->dict = OU_UNDEF;
    f->doc = OU_UNDEF;
    if ((code->flags & OU_CODE_HAS_DOCSTRING) && code->constant_count > 0)
        f->doc = ou_own(code->constants[0]);
    f->module = OU_UNDEF;
    if (ou_is_dict(globals))
        f->module = ou_own(ou_dict_peek_str(rt, globals, rt->names.dunder_name));
    if (!ou_object_track(rt, f)) {
        ou_drop(rt, ou_take(f));
        return OU_ERROR;
    }
    return ou_take(f);
}

/* function(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None) */
static OuValue function_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                            OuRef names) {
    (void)type;
    OuRef given[6];
    if (!ou_parse_arguments(rt, "function", "code globals name argdefs closure kwdefaults", 2,
                            6, args, argc, names, given))
        return OU_ERROR;
    for (size_t i = 2; i < 6; i++) {
        if (ou_is_none(given[i])) given[i] = OU_UNDEF;
    }
    if (!ou_is_code(given[0]))
        return ou_raise(rt, OU_EXC_TypeError, "function() argument 'code' must be code, not %T",
                        given[0]);
    if (!ou_is_dict(given[1]))
        return ou_raise(rt, OU_EXC_TypeError,
                        "function() argument 'globals' must be dict, not %T", given[1]);
    if (!ou_is_undef(given[2]) && !ou_is_str(given[2]))
        return ou_raise(rt, OU_EXC_TypeError, "arg 3 (name) must be None or string");
    if (!ou_is_undef(given[3]) && !ou_is_tuple(given[3]))
        return ou_raise(rt, OU_EXC_TypeError, "arg 4 (defaults) must be None or tuple");
    if (!ou_is_undef(given[5]) && !ou_is_dict(given[5]))
        return ou_raise(rt, OU_EXC_TypeError, "arg 6 (kwdefaults) must be None or dict");
    OuCode *code = ou_as_code(given[0]);
    if (ou_is_undef(given[4]) ? code->free_count > 0 : !ou_is_tuple(given[4])) {
        if (ou_is_undef(given[4]))
            return ou_raise(rt, OU_EXC_TypeError, "arg 5 (closure) must be tuple");
        return ou_raise(rt, OU_EXC_TypeError, "arg 5 (closure) must be None or tuple");
    }
    size_t cells = ou_is_undef(given[4]) ? 0 : ou_tuple_count(given[4]);
    if (cells != code->free_count)
        return ou_raise(rt, OU_EXC_ValueError, "%U requires closure of length %u, not %zu",
                        code->name, code->free_count, cells);
    for (size_t i = 0; i < cells; i++) {
        if (!ou_is_cell(ou_tuple_peek(given[4], i)))
            return ou_raise(rt, OU_EXC_TypeError, "arg 5 (closure) expected cell, found %T",
                            ou_tuple_peek(given[4], i));
    }
    OuValue made = ou_function_new(rt, code, given[1]);
    if (ou_is_error(made)) return OU_ERROR;
    OuFunction *f = ou_as_function(made);
    if (!ou_is_undef(given[2])) ou_replace_take(rt, &f->name, ou_own(given[2]));
    f->defaults = ou_own(given[3]);
    f->closure = cells == 0 ? OU_UNDEF : ou_own(given[4]);
    f->keyword_defaults = ou_own(given[5]);
    return made;
}

/* vm/ puts its own function into the type's slot. This one is what makes __call__ appear among
 * the methods, and what the method calls. */
static OuValue function_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                             OuRef names) {
    OuCall run = rt->types[OU_TYPE_FUNCTION]->slots.call;
    if (run == function_call) return ou_raise(rt, OU_EXC_SystemError, "there is no vm");
    return run(rt, self, args, argc, names);
}

static OuValue function_repr(OuRuntime *rt, OuRef self) {
    return ou_format(rt, "<function %U at %p>", ou_as_function(self)->qualname,
                     ou_object(self));
}

static OuValue function_descr_get(OuRuntime *rt, OuRef descriptor, OuRef object, OuRef type) {
    (void)type;
    return ou_is_undef(object) ? ou_own(descriptor) : ou_method_new(rt, descriptor, object);
}

static OuValue function_get_attribute(OuRuntime *rt, OuRef self, OuRef name) {
    return ou_own_dict_get_attribute(rt, self, ou_as_function(self)->dict, name);
}

static bool function_set_attribute(OuRuntime *rt, OuRef self, OuRef name, OuRef value) {
    return ou_own_dict_set_attribute(rt, self, &ou_as_function(self)->dict, name, value);
}

/* ---- references ---- */

/* The fields behind `code` are all references. */
#define FIRST_FIELD(f) (&(f)->globals)
#define FIELD_COUNT    ((sizeof(OuFunction) - offsetof(OuFunction, globals)) / sizeof(OuValue))

static void function_traverse(OuObject *self, OuVisit visit, void *argument) {
    OuFunction *f = (OuFunction *)self;
    visit(&f->code->header, argument);
    for (size_t i = 0; i < FIELD_COUNT; i++)
        ou_visit(FIRST_FIELD(f)[i], visit, argument);
}

/* Keeps what a call relies on: code, globals, builtins and the names. */
static void function_clear(OuRuntime *rt, OuObject *self) {
    OuFunction *f = (OuFunction *)self;
    ou_clear(rt, &f->defaults);
    ou_clear(rt, &f->keyword_defaults);
    ou_clear(rt, &f->module);
    ou_clear(rt, &f->doc);
    ou_clear(rt, &f->annotate);
    ou_clear(rt, &f->annotations);
    ou_clear(rt, &f->type_params);
    ou_clear(rt, &f->dict);
}

static void function_destroy(OuRuntime *rt, OuObject *self) {
    OuFunction *f = (OuFunction *)self;
    ou_drop(rt, ou_take(f->code));
    for (size_t i = 0; i < FIELD_COUNT; i++)
        ou_drop(rt, FIRST_FIELD(f)[i]);
    ou_object_free(rt, self);
}

/* ---- attributes ---- */

static OuValue own_or_none(OuRef field) {
    return ou_is_undef(field) ? OU_NONE : ou_own(field);
}

static bool set_str(OuRuntime *rt, OuValue *field, OuRef value, const char *name) {
    if (ou_is_undef(value) || !ou_is_str(value))
        return ou_fail(rt, OU_EXC_TypeError, "%s must be set to a string object", name);
    ou_replace_take(rt, field, ou_own(value));
    return true;
}

static OuValue function_get_name(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(ou_as_function(self)->name);
}
static bool function_set_name(OuRuntime *rt, OuRef self, OuRef value) {
    return set_str(rt, &ou_as_function(self)->name, value, "__name__");
}

static OuValue function_get_qualname(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(ou_as_function(self)->qualname);
}
static bool function_set_qualname(OuRuntime *rt, OuRef self, OuRef value) {
    return set_str(rt, &ou_as_function(self)->qualname, value, "__qualname__");
}

static OuValue function_get_code(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(ou_ref(ou_as_function(self)->code));
}
static bool function_set_code(OuRuntime *rt, OuRef self, OuRef value) {
    OuFunction *f = ou_as_function(self);
    if (ou_is_undef(value) || !ou_is_code(value))
        return ou_fail(rt, OU_EXC_TypeError, "__code__ must be set to a code object");
    size_t cells = ou_is_undef(f->closure) ? 0 : ou_tuple_count(f->closure);
    if (ou_as_code(value)->free_count != cells)
        return ou_fail(rt, OU_EXC_ValueError,
                       "%U() requires a code object with %zu free vars, not %u", f->name, cells,
                       ou_as_code(value)->free_count);
    OuCode *old = f->code;
    f->code = ou_as_code(ou_own(value));
    ou_drop(rt, ou_take(old));
    return true;
}

static OuValue function_get_defaults(OuRuntime *rt, OuRef self) {
    (void)rt;
    return own_or_none(ou_as_function(self)->defaults);
}
static bool function_set_defaults(OuRuntime *rt, OuRef self, OuRef value) {
    if (ou_is_none(value)) value = OU_UNDEF;
    if (!ou_is_undef(value) && !ou_is_tuple(value))
        return ou_fail(rt, OU_EXC_TypeError, "__defaults__ must be set to a tuple object");
    ou_replace_take(rt, &ou_as_function(self)->defaults, ou_own(value));
    return true;
}

static OuValue function_get_kwdefaults(OuRuntime *rt, OuRef self) {
    (void)rt;
    return own_or_none(ou_as_function(self)->keyword_defaults);
}
static bool function_set_kwdefaults(OuRuntime *rt, OuRef self, OuRef value) {
    if (ou_is_none(value)) value = OU_UNDEF;
    if (!ou_is_undef(value) && !ou_is_dict(value))
        return ou_fail(rt, OU_EXC_TypeError, "__kwdefaults__ must be set to a dict object");
    ou_replace_take(rt, &ou_as_function(self)->keyword_defaults, ou_own(value));
    return true;
}

static OuValue function_get_annotate(OuRuntime *rt, OuRef self) {
    (void)rt;
    return own_or_none(ou_as_function(self)->annotate);
}
static bool function_set_annotate(OuRuntime *rt, OuRef self, OuRef value) {
    OuFunction *f = ou_as_function(self);
    if (ou_is_undef(value))
        return ou_fail(rt, OU_EXC_TypeError, "__annotate__ cannot be deleted");
    bool none = ou_is_none(value);
    if (!none && ou_type_of(rt, value)->slots.call == NULL)
        return ou_fail(rt, OU_EXC_TypeError, "__annotate__ must be callable or None");
    ou_replace_take(rt, &f->annotate, none ? OU_UNDEF : ou_own(value));
    if (!none) ou_clear(rt, &f->annotations);
    return true;
}

/* __annotate__(1): the values themselves, not forward references or text. */
static OuValue make_annotations(OuRuntime *rt, OuFunction *f) {
    if (ou_is_undef(f->annotate)) return ou_dict_new(rt);
    OuValue annotate = ou_own(f->annotate);
    OuValue made = ou_call1(rt, annotate, ou_from_small_int(1));
    ou_drop(rt, annotate);
    if (ou_is_error(made) || ou_is_dict(made)) return made;
    ou_raise(rt, OU_EXC_TypeError, "__annotate__ returned non-dict of type '%T'", made);
    ou_drop(rt, made);
    return OU_ERROR;
}

static OuValue function_get_annotations(OuRuntime *rt, OuRef self) {
    OuFunction *f = ou_as_function(self);
    if (ou_is_undef(f->annotations)) {
        OuValue made = make_annotations(rt, f);
        if (ou_is_error(made)) return OU_ERROR;
        ou_replace_take(rt, &f->annotations, made);
    }
    return ou_own(f->annotations);
}
static bool function_set_annotations(OuRuntime *rt, OuRef self, OuRef value) {
    OuFunction *f = ou_as_function(self);
    if (ou_is_none(value)) value = OU_UNDEF;
    if (!ou_is_undef(value) && !ou_is_dict(value))
        return ou_fail(rt, OU_EXC_TypeError, "__annotations__ must be set to a dict object");
    ou_replace_take(rt, &f->annotations, ou_own(value));
    ou_clear(rt, &f->annotate);
    return true;
}

static OuValue function_get_type_params(OuRuntime *rt, OuRef self) {
    OuRef params = ou_as_function(self)->type_params;
    return ou_own(ou_is_undef(params) ? rt->empty_tuple : params);
}
static bool function_set_type_params(OuRuntime *rt, OuRef self, OuRef value) {
    if (ou_is_undef(value) || !ou_is_tuple(value))
        return ou_fail(rt, OU_EXC_TypeError, "__type_params__ must be set to a tuple");
    ou_replace_take(rt, &ou_as_function(self)->type_params, ou_own(value));
    return true;
}

static OuValue function_get_dict(OuRuntime *rt, OuRef self) {
    return ou_own_dict_get(rt, &ou_as_function(self)->dict);
}
static bool function_set_dict(OuRuntime *rt, OuRef self, OuRef value) {
    return ou_own_dict_set(rt, &ou_as_function(self)->dict, value);
}

static const OuGetSetRow function_getsets[] = {
    {"__name__", function_get_name, function_set_name, NULL},
    {"__qualname__", function_get_qualname, function_set_qualname, NULL},
    {"__code__", function_get_code, function_set_code, NULL},
    {"__defaults__", function_get_defaults, function_set_defaults, NULL},
    {"__kwdefaults__", function_get_kwdefaults, function_set_kwdefaults, NULL},
    {"__annotate__", function_get_annotate, function_set_annotate, NULL},
    {"__annotations__", function_get_annotations, function_set_annotations, NULL},
    {"__type_params__", function_get_type_params, function_set_type_params, NULL},
    {"__dict__", function_get_dict, function_set_dict, NULL},
    {0},
};

static const OuMemberRow function_members[] = {
    {"__closure__", offsetof(OuFunction, closure), true, true, NULL},
    {"__doc__", offsetof(OuFunction, doc), false, true, NULL},
    {"__globals__", offsetof(OuFunction, globals), true, false, NULL},
    {"__builtins__", offsetof(OuFunction, builtins), true, false, NULL},
    {"__module__", offsetof(OuFunction, module), false, true, NULL},
    {0},
};

const OuTypeSpec ou_function_type = {
    .name = "function",
    .doc = "Create a function object.",
    .basic_size = sizeof(OuFunction),
    .flags = OU_TYPE_TRACKED,
    .getsets = function_getsets,
    .members = function_members,
    .slots.new = function_new,
    .slots.call = function_call,
    .slots.repr = function_repr,
    .slots.get_attribute = function_get_attribute,
    .slots.set_attribute = function_set_attribute,
    .slots.descr_get = function_descr_get,
    .slots.traverse = function_traverse,
    .slots.clear = function_clear,
    .slots.destroy = function_destroy,
};
