/* What can be called, and what binds: functions, bound methods, native functions, cells, property,
 * classmethod, staticmethod. */
#ifndef OU_OBJECTS_FUNCTION_H
#define OU_OBJECTS_FUNCTION_H

#include "objects/code.h"
#include "objects/object.h"

/* A variable shared between functions. */
typedef struct OuCell {
    OuObject header;
    OuValue content; /* OU_UNDEF: empty */
} OuCell;

/* A function of Python code. vm/ fills in the `call` slot of its type. Fields read by the run loop. */
typedef struct OuFunction {
    OuObject header;
    OuCode *code;            /* owned */
    OuValue globals;         /* dict */
    OuValue builtins;        /* dict: what its globals had as __builtins__ when it was made */
    OuValue defaults;        /* tuple, or OU_UNDEF */
    OuValue keyword_defaults;/* dict, or OU_UNDEF */
    OuValue closure;         /* tuple of cells, or OU_UNDEF */
    OuValue name, qualname;  /* str */
    OuValue module, doc;     /* any, OU_UNDEF: not set */
    OuValue annotate;        /* __annotate__ function, or OU_UNDEF */
    OuValue annotations;     /* dict made from it, or OU_UNDEF */
    OuValue type_params;
    OuValue dict;            /* attributes, or OU_UNDEF: made when first needed */
} OuFunction;

/* object.method, made when a function is read from an instance. */
typedef struct OuMethod {
    OuObject header;
    OuValue function; /* any callable */
    OuValue self;
} OuMethod;

/* A function written in C: of a module (self UNDEF or the module), a bound method of a built-in type, or (type
 * METHOD_DESCRIPTOR, CLASS_METHOD_DESCRIPTOR) the unbound method in a built-in type's dict. */
typedef struct OuNative {
    OuObject header;
    const OuMethodRow *row;
    OuValue self;   /* OU_UNDEF: none */
    OuType *type;   /* descriptors: the type it belongs to, borrowed; else NULL */
    OuValue module; /* name of the module (str), or OU_UNDEF */
} OuNative;

typedef struct OuProperty {
    OuObject header;
    OuValue get, set, del, doc, name; /* OU_UNDEF or None: absent */
    bool doc_from_getter;
} OuProperty;

/* classmethod and staticmethod. */
typedef struct OuWrappedFunction {
    OuObject header;
    OuValue function;
    OuValue dict;
} OuWrappedFunction;

#define OU_KIND_TEST(name, KIND, Struct)                                                           \
    static inline bool ou_is_##name(OuRef value) {                                                 \
        return ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_##KIND;                  \
    }                                                                                              \
    static inline Struct *ou_as_##name(OuRef value) {                                              \
        OU_ASSERT(ou_is_##name(value));                                                            \
        return (Struct *)(uintptr_t)value;                                                         \
    }
OU_KIND_TEST(cell, CELL, OuCell)
OU_KIND_TEST(function, FUNCTION, OuFunction)
OU_KIND_TEST(method, METHOD, OuMethod)
OU_KIND_TEST(native, NATIVE, OuNative)
OU_KIND_TEST(method_descriptor, METHOD_DESCRIPTOR, OuNative)
OU_KIND_TEST(property, PROPERTY, OuProperty)
OU_KIND_TEST(classmethod, CLASSMETHOD, OuWrappedFunction)
OU_KIND_TEST(staticmethod, STATICMETHOD, OuWrappedFunction)

OuValue ou_cell_new(OuRuntime *rt, OuRef content);
/* A function with defaults etc. unset; name and qualname from the code. globals: a dict. */
OuValue ou_function_new(OuRuntime *rt, OuCode *code, OuRef globals);
OuValue ou_method_new(OuRuntime *rt, OuRef function, OuRef self);
/* `row` must outlive the runtime (static tables). module: str or OU_UNDEF. */
OuValue ou_native_new(OuRuntime *rt, const OuMethodRow *row, OuRef self, OuRef module);
OuValue ou_classmethod_new(OuRuntime *rt, OuRef function);
OuValue ou_staticmethod_new(OuRuntime *rt, OuRef function);

/* Call the native function of `row`: checks the number of arguments, sorts keywords into their places, with
 * CPython's messages. `owner`: the type of a method (for "list.append() takes ..."), or NULL. */
OuValue ou_native_invoke(OuRuntime *rt, const OuMethodRow *row, const OuType *owner, OuRef self,
                         const OuRef *args, size_t argc, OuRef names);

/* How many parameters such a string names. */
size_t ou_parameter_count(const char *parameters);

/* For `new` and `init` slots without keywords: between min and max (OU_ANY_COUNT: any number) positional arguments,
 * else TypeError "list expected at most 1 argument, got 2", "list() takes no keyword arguments". */
bool ou_check_arguments(OuRuntime *rt, const char *name, size_t min, size_t max, size_t argc, OuRef names);

/* For __pow__ and __rpow__ of numbers, methods that CPython has as wrappers of a slot: one or two arguments. */
bool ou_check_power_arguments(OuRuntime *rt, const char *name, size_t argc, OuRef names);

/* Attributes of a type that keeps its instances' dict in a field of its own: functions, modules, classmethods. Lookup
 * as ou_generic_get_attribute and ou_generic_set_attribute do it; `dict` (UNDEF: none yet) is made when first needed.
 * ou_own_dict_find_attribute: OU_UNDEF without an exception when there is none. */
OuValue ou_own_dict_get_attribute(OuRuntime *rt, OuRef self, OuRef dict, OuRef name);
OuValue ou_own_dict_find_attribute(OuRuntime *rt, OuRef self, OuRef dict, OuRef name);
bool ou_own_dict_set_attribute(OuRuntime *rt, OuRef self, OuValue *dict, OuRef name, OuRef value);
/* The getter and the setter of `__dict__` for such a type. */
OuValue ou_own_dict_get(OuRuntime *rt, OuValue *dict);
bool ou_own_dict_set(OuRuntime *rt, OuValue *dict, OuRef value);

/* Sort arguments by a parameter string (see OuMethodRow): fills `slots` (as many as parameters), OU_UNDEF where nothing
 * was given; borrowed. For `new` and `init` slots. `name` as in messages. max OU_ANY_COUNT: the positional arguments are
 * *args and the caller's business; only the keywords are sorted. */
bool ou_parse_arguments(OuRuntime *rt, const char *name, const char *parameters, size_t min, size_t max,
                        const OuRef *args, size_t argc, OuRef names, OuRef *slots);

#endif
