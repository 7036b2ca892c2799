/* Exceptions: what all of them have, and the making of their types from exceptions.def.
 *
 * An instance is an OuException with the fields of its type behind it; the nearest built-in
 * type's spec says how many there are. `args` is always a tuple. Traceback, cause and context
 * are OU_UNDEF while there is none. */
#include "objects/exception.h"

#include "objects/dict.h"
#include "objects/exception_private.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"

/* How many fields an instance has behind the structure. */
static size_t field_count(const OuType *type) {
    while (type->spec == NULL)
        type = type->base;
    return (type->spec->basic_size - sizeof(OuException)) / sizeof(OuValue);
}

/* ---- making ---- */

OuValue ou_exception_make(OuRuntime *rt, OuType *type, OuRef args) {
    OuException *e = ou_object_new(rt, type);
    if (e == NULL) return OU_ERROR;
    e->args = ou_own(args);
    e->traceback = e->cause = e->context = OU_UNDEF;
    e->suppress_context = false;
    size_t count = field_count(type);
    for (size_t i = 0; i < count; i++)
        e->fields[i] = OU_UNDEF;
    if (!ou_object_track(rt, e)) {
        ou_drop(rt, ou_take(e));
        return OU_ERROR;
    }
    return ou_take(e);
}

OuValue ou_exception_new_slot(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                              OuRef names) {
    (void)names;
    OuValue tuple = ou_tuple_from_array(rt, args, argc);
    if (ou_is_error(tuple)) return OU_ERROR;
    OuValue made = ou_exception_make(rt, type, tuple);
    ou_drop(rt, tuple);
    return made;
}

static bool holds_same(OuRef tuple, const OuRef *items, size_t count) {
    if (ou_tuple_count(tuple) != count) return false;
    for (size_t i = 0; i < count; i++) {
        if (ou_tuple_peek(tuple, i) != items[i]) return false;
    }
    return true;
}

bool ou_exception_init_slot(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                            OuRef names) {
    if (!ou_is_undef(names) && ou_tuple_count(names) > 0)
        return ou_fail(rt, OU_EXC_TypeError, "%T() takes no keyword arguments", self);
    OuException *e = ou_as_exception(self);
    // Mostly __new__ has put the same ones there.
    if (holds_same(e->args, args, argc)) return true;
    OuValue tuple = ou_tuple_from_array(rt, args, argc);
    if (ou_is_error(tuple)) return false;
    ou_replace_take(rt, &e->args, tuple);
    return true;
}

OuValue ou_exception_new(OuRuntime *rt, OuType *type, OuRef args) {
    if (type->spec == NULL || type->slots.new != ou_exception_new_slot)
        return ou_call_tuple(rt, ou_ref(type), args, OU_UNDEF);
    OuValue made = ou_exception_make(rt, type, args);
    if (ou_is_error(made) || type->slots.init == ou_exception_init_slot) return made;
    const OuRef *items = (const OuRef *)(const void *)ou_as_tuple(args)->items;
    if (type->slots.init(rt, made, items, ou_tuple_count(args), OU_UNDEF)) return made;
    ou_drop(rt, made);
    return OU_ERROR;
}

void ou_exception_set_field(OuRuntime *rt, OuRef self, size_t index, OuRef value) {
    ou_replace_take(rt, ou_exception_field(self, index), ou_own(value));
}

/* ---- asking ---- */

bool ou_is_exception_class(const OuRuntime *rt, OuRef value) {
    return ou_is_type(value) &&
           ou_type_is_subtype(ou_as_type(value), rt->types[OU_TYPE_EXCEPTION]);
}

enum OuExceptionIndex ou_exception_kind(const OuRuntime *rt, const OuType *type) {
    while (type->spec == NULL)
        type = type->base;
    for (size_t i = 0; i < OU_EXC_COUNT; i++) {
        if (rt->exceptions[i] == type) return (enum OuExceptionIndex)i;
    }
    return OU_EXC_BaseException;
}

static OuTruth class_matches(OuRuntime *rt, OuRef exception, OuRef class) {
    if (!ou_is_exception_class(rt, class)) {
        ou_raise(rt, OU_EXC_TypeError,
                 "catching classes that do not inherit from BaseException is not allowed");
        return OU_TRUTH_FAILED;
    }
    return ou_truth_from(ou_has_type(rt, exception, ou_as_type(class)));
}

OuTruth ou_exception_matches(OuRuntime *rt, OuRef exception, OuRef class_or_tuple) {
    if (!ou_is_tuple(class_or_tuple)) return class_matches(rt, exception, class_or_tuple);
    // All are checked before any matches.
    OuTruth answer = OU_TRUTH_NO;
    for (size_t i = 0; i < ou_tuple_count(class_or_tuple); i++) {
        OuTruth step = class_matches(rt, exception, ou_tuple_peek(class_or_tuple, i));
        if (step == OU_TRUTH_FAILED) return step;
        if (step == OU_TRUTH_YES) answer = step;
    }
    return answer;
}

/* ---- text ---- */

OuValue ou_exception_str_slot(OuRuntime *rt, OuRef self) {
    OuValue args = ou_own(ou_as_exception(self)->args);
    OuValue text;
    if (ou_tuple_count(args) == 0)
        text = ou_own(rt->names.empty);
    else
        text = ou_str(rt, ou_tuple_count(args) == 1 ? ou_tuple_peek(args, 0) : (OuRef)args);
    ou_drop(rt, args);
    return text;
}

static OuValue exception_repr(OuRuntime *rt, OuRef self) {
    OuValue args = ou_own(ou_as_exception(self)->args);
    const char *name = ou_type_name(ou_type_of(rt, self));
    OuValue text;
    if (ou_tuple_count(args) == 1)
        text = ou_format(rt, "%s(%R)", name, ou_tuple_peek(args, 0));
    else
        text = ou_format(rt, "%s%R", name, args);
    ou_drop(rt, args);
    return text;
}

/* ---- references ---- */

static void exception_traverse(OuObject *self, OuVisit visit, void *argument) {
    OuException *e = (OuException *)self;
    ou_visit(e->args, visit, argument);
    ou_visit(e->traceback, visit, argument);
    ou_visit(e->cause, visit, argument);
    ou_visit(e->context, visit, argument);
    size_t count = field_count(self->shape->type);
    for (size_t i = 0; i < count; i++)
        ou_visit(e->fields[i], visit, argument);
}

static void exception_clear(OuRuntime *rt, OuObject *self) {
    OuException *e = (OuException *)self;
    ou_replace_take(rt, &e->args, ou_own(rt->empty_tuple));
    ou_clear(rt, &e->traceback);
    ou_clear(rt, &e->cause);
    ou_clear(rt, &e->context);
    size_t count = field_count(self->shape->type);
    for (size_t i = 0; i < count; i++)
        ou_clear(rt, &e->fields[i]);
}

static void exception_destroy(OuRuntime *rt, OuObject *self) {
    exception_clear(rt, self);
    ou_drop(rt, ((OuException *)self)->args);
    ou_object_free(rt, self);
}

/* ---- methods ---- */

static bool set_traceback(OuRuntime *rt, OuRef self, OuRef value) {
    if (ou_is_undef(value))
        return ou_fail(rt, OU_EXC_TypeError, "__traceback__ may not be deleted");
    if (!ou_is_none(value) && !ou_is_traceback(value))
        return ou_fail(rt, OU_EXC_TypeError, "__traceback__ must be a traceback or None");
    ou_replace_take(rt, &ou_as_exception(self)->traceback,
                    ou_is_none(value) ? OU_UNDEF : ou_own(value));
    return true;
}

static OuValue exception_with_traceback(OuRuntime *rt, OuRef self, const OuRef *args,
                                        size_t argc) {
    (void)argc;
    return set_traceback(rt, self, args[0]) ? ou_own(self) : OU_ERROR;
}

static OuValue exception_add_note(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)argc;
    if (!ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "add_note() argument must be str, not %T",
                        args[0]);
    OuValue result = OU_ERROR;
    OuValue notes = ou_find_attribute(rt, self, rt->names.dunder_notes);
    if (ou_is_undef(notes)) {
        notes = ou_list_new(rt, 0);
        if (ou_is_error(notes)) return OU_ERROR;
        if (!ou_set_attribute(rt, self, rt->names.dunder_notes, notes)) goto done;
    }
    if (ou_is_error(notes)) return OU_ERROR;
    if (!ou_is_list(notes)) {
        ou_raise(rt, OU_EXC_TypeError, "Cannot add note: __notes__ is not a list");
        goto done;
    }
    if (ou_list_append(rt, notes, args[0])) result = OU_NONE;
done:
    ou_drop(rt, notes);
    return result;
}

static OuValue exception_set_state(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)argc;
    if (ou_is_none(args[0])) return OU_NONE;
    if (!ou_is_dict(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "state is not a dictionary");
    // Setting may run code that changes the dict.
    OuValue state = ou_dict_copy(rt, args[0]);
    if (ou_is_error(state)) return OU_ERROR;
    size_t position = 0;
    OuRef key, value;
    bool done = true;
    while (done && ou_dict_next(state, &position, &key, &value)) {
        if (ou_is_str(key))
            done = ou_set_attribute(rt, self, key, value);
        else
            done =
                ou_fail(rt, OU_EXC_TypeError, "attribute name must be string, not '%T'", key);
    }
    ou_drop(rt, state);
    return done ? OU_NONE : OU_ERROR;
}

OuValue ou_exception_reduce_with(OuRuntime *rt, OuRef self, OuRef args, OuRef state) {
    OuRef parts[] = {ou_ref(ou_type_of(rt, self)), args, state};
    return ou_tuple_from_array(rt, parts, ou_as_dict(state)->count == 0 ? 2 : 3);
}

/* (type, args), and the instance's attributes if it has any. */
static OuValue exception_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)args, (void)argc;
    struct OuDict *dict = ou_object_dict_peek(rt, ou_object(self));
    if (dict == NULL) return OU_ERROR;
    return ou_exception_reduce_with(rt, self, ou_as_exception(self)->args, ou_ref(dict));
}

/* ---- attributes ---- */

static OuValue own_or_none(OuRef field) {
    return ou_is_undef(field) ? OU_NONE : ou_own(field);
}

static OuValue get_args(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(ou_as_exception(self)->args);
}
static bool set_args(OuRuntime *rt, OuRef self, OuRef value) {
    if (ou_is_undef(value)) return ou_fail(rt, OU_EXC_TypeError, "args may not be deleted");
    OuValue tuple = ou_tuple_from_iterable(rt, value);
    if (ou_is_error(tuple)) return false;
    ou_replace_take(rt, &ou_as_exception(self)->args, tuple);
    return true;
}

static OuValue get_traceback(OuRuntime *rt, OuRef self) {
    (void)rt;
    return own_or_none(ou_as_exception(self)->traceback);
}

static bool check_link(OuRuntime *rt, OuRef value, const char *what) {
    if (ou_is_undef(value))
        return ou_fail(rt, OU_EXC_TypeError, "__%s__ may not be deleted", what);
    if (!ou_is_none(value) && !ou_is_exception(value))
        return ou_fail(rt, OU_EXC_TypeError,
                       "exception %s must be None or derive from BaseException", what);
    return true;
}

static OuValue get_context(OuRuntime *rt, OuRef self) {
    (void)rt;
    return own_or_none(ou_as_exception(self)->context);
}
static bool set_context(OuRuntime *rt, OuRef self, OuRef value) {
    if (!check_link(rt, value, "context")) return false;
    ou_replace_take(rt, &ou_as_exception(self)->context,
                    ou_is_none(value) ? OU_UNDEF : ou_own(value));
    return true;
}

static OuValue get_cause(OuRuntime *rt, OuRef self) {
    (void)rt;
    return own_or_none(ou_as_exception(self)->cause);
}
static bool set_cause(OuRuntime *rt, OuRef self, OuRef value) {
    if (!check_link(rt, value, "cause")) return false;
    ou_as_exception(self)->suppress_context = true;
    ou_replace_take(rt, &ou_as_exception(self)->cause,
                    ou_is_none(value) ? OU_UNDEF : ou_own(value));
    return true;
}

static OuValue get_suppress_context(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_bool(ou_as_exception(self)->suppress_context);
}
static bool set_suppress_context(OuRuntime *rt, OuRef self, OuRef value) {
    if (ou_is_undef(value))
        return ou_fail(rt, OU_EXC_TypeError, "can't delete numeric/char attribute");
    if (!ou_is_bool(value))
        return ou_fail(rt, OU_EXC_TypeError, "attribute value type must be bool");
    ou_as_exception(self)->suppress_context = value == OU_TRUE;
    return true;
}

static const OuMethodRow exception_methods[] = {
    {"with_traceback", exception_with_traceback, 1, 1,
     "Set self.__traceback__ to tb and return self.", NULL, NULL, OU_METHOD_PLAIN},
    {"add_note", exception_add_note, 1, 1, "Add a note to the exception", NULL, NULL,
     OU_METHOD_PLAIN},
    {"__setstate__", exception_set_state, 1, 1, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {"__reduce__", exception_reduce, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {0},
};

static const OuGetSetRow exception_getsets[] = {
    {"args", get_args, set_args, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL},
    {"__context__", get_context, set_context, NULL},
    {"__cause__", get_cause, set_cause, NULL},
    {"__suppress_context__", get_suppress_context, set_suppress_context, NULL},
    OU_DICT_GETSET_ROW,
    {0},
};

#define EXCEPTION_FLAGS (OU_TYPE_BASE | OU_TYPE_TRACKED | OU_TYPE_HAS_DICT)

const OuTypeSpec ou_base_exception_type = {
    .name = "BaseException",
    .doc = "Common base class for all exceptions.",
    .basic_size = sizeof(OuException),
    .flags = EXCEPTION_FLAGS,
    .methods = exception_methods,
    .getsets = exception_getsets,
    .slots.new = ou_exception_new_slot,
    .slots.init = ou_exception_init_slot,
    .slots.repr = exception_repr,
    .slots.str = ou_exception_str_slot,
    .slots.traverse = exception_traverse,
    .slots.clear = exception_clear,
    .slots.destroy = exception_destroy,
};

/* ---- the other types, from the table ---- */

/* How many fields a type has of its own, and with its bases'. */
enum {
    COUNT_ = 0, /* of what BaseException is based on */
#define FIELD(index, name)           +1
#define READ_ONLY_FIELD(index, name) +1
#define HIDDEN_FIELD(index, name)    +1
#define EXC(Name, Base, fields, doc)                                                           \
    OWN_COUNT_##Name = 0 fields, COUNT_##Name = COUNT_##Base + OWN_COUNT_##Name,
#include "objects/exceptions.def"
#undef EXC
};
#define EXC(Name, Base, fields, doc)                                                           \
    _Static_assert(OWN_COUNT_##Name == 0 || COUNT_##Base == 0, "fields below fields: " #Name);
#include "objects/exceptions.def"
#undef EXC
#undef FIELD
#undef READ_ONLY_FIELD
#undef HIDDEN_FIELD

#define FIELD_ROW(index, name, read_only)                                                      \
    {#name, offsetof(OuException, fields) + (index) * sizeof(OuValue), read_only, true, NULL},
#define FIELD(index, name)           FIELD_ROW(index, name, false)
#define READ_ONLY_FIELD(index, name) FIELD_ROW(index, name, true)
#define HIDDEN_FIELD(index, name)
#define EXC(Name, Base, fields, doc) static const OuMemberRow members_##Name[] = {fields{0}};
#include "objects/exceptions.def"
#undef EXC
#undef FIELD
#undef READ_ONLY_FIELD
#undef HIDDEN_FIELD
#undef FIELD_ROW

static const OuTypeSpec exception_specs[OU_EXC_COUNT] = {
#define EXC(Name, Base, fields, text)                                                          \
    [OU_EXC_##Name] = {                                                                        \
        .name = #Name,                                                                         \
        .doc = text,                                                                           \
        .base = OU_TYPE_EXCEPTION,                                                             \
        .basic_size = sizeof(OuException) + COUNT_##Name * sizeof(OuValue),                    \
        .flags = EXCEPTION_FLAGS,                                                              \
        .members = members_##Name,                                                             \
    },
#include "objects/exceptions.def"
#undef EXC
    [OU_EXC_StopIteration].slots.init = ou_stop_iteration_init,
    [OU_EXC_SystemExit].slots.init = ou_system_exit_init,
    [OU_EXC_KeyError].slots.str = ou_key_error_str,
    [OU_EXC_AttributeError].methods = ou_attribute_error_methods,
    [OU_EXC_AttributeError].slots.init = ou_attribute_error_init,
    [OU_EXC_NameError].slots.init = ou_name_error_init,
    [OU_EXC_ImportError].methods = ou_import_error_methods,
    [OU_EXC_ImportError].slots.init = ou_import_error_init,
    [OU_EXC_ImportError].slots.str = ou_import_error_str,
    [OU_EXC_SyntaxError].slots.init = ou_syntax_error_init,
    [OU_EXC_SyntaxError].slots.str = ou_syntax_error_str,
    [OU_EXC_BaseExceptionGroup].methods = ou_exception_group_methods,
    [OU_EXC_BaseExceptionGroup].slots.new = ou_exception_group_new,
    [OU_EXC_BaseExceptionGroup].slots.init = ou_exception_group_init,
    [OU_EXC_BaseExceptionGroup].slots.str = ou_exception_group_str,
    [OU_EXC_OSError].methods = ou_os_error_methods,
    [OU_EXC_OSError].getsets = ou_os_error_getsets,
    [OU_EXC_OSError].slots.new = ou_os_error_new,
    [OU_EXC_OSError].slots.init = ou_os_error_init,
    [OU_EXC_OSError].slots.str = ou_os_error_str,
    [OU_EXC_UnicodeDecodeError].slots.init = ou_unicode_decode_error_init,
    [OU_EXC_UnicodeDecodeError].slots.str = ou_unicode_decode_error_str,
    [OU_EXC_UnicodeEncodeError].slots.init = ou_unicode_encode_error_init,
    [OU_EXC_UnicodeEncodeError].slots.str = ou_unicode_encode_error_str,
    [OU_EXC_UnicodeTranslateError].slots.init = ou_unicode_translate_error_init,
    [OU_EXC_UnicodeTranslateError].slots.str = ou_unicode_translate_error_str,
};

/* The place of each one's base. BaseException has none: its own. */
#define OU_EXC_ OU_EXC_BaseException
static const uint8_t exception_bases[OU_EXC_COUNT] = {
#define EXC(Name, Base, fields, doc) [OU_EXC_##Name] = OU_EXC_##Base,
#include "objects/exceptions.def"
#undef EXC
};
#undef OU_EXC_

/* The only one with two bases. */
static bool add_group_base(OuRuntime *rt) {
    OuRef items[] = {ou_ref(rt->exceptions[OU_EXC_BaseExceptionGroup]),
                     ou_ref(rt->exceptions[OU_EXC_Exception])};
    OuValue bases = ou_tuple_from_array(rt, items, 2);
    if (ou_is_error(bases)) return false;
    bool done = ou_type_set_bases(rt, ou_ref(rt->exceptions[OU_EXC_ExceptionGroup]), bases);
    ou_drop(rt, bases);
    return done;
}

bool ou_exceptions_init(OuRuntime *rt) {
    rt->exceptions[OU_EXC_BaseException] = rt->types[OU_TYPE_EXCEPTION];
    for (size_t i = OU_EXC_BaseException + 1; i < OU_EXC_COUNT; i++) {
        OuType *base = rt->exceptions[exception_bases[i]];
        OU_ASSERT(base != NULL);
        rt->exceptions[i] = ou_type_from_spec(rt, &exception_specs[i], base);
        if (rt->exceptions[i] == NULL) return false;
    }
    if (!add_group_base(rt)) return false;
    OuValue error = ou_exception_make(rt, rt->exceptions[OU_EXC_MemoryError], rt->empty_tuple);
    if (ou_is_error(error)) return false;
    rt->memory_error = error;
    return true;
}
