/* Classes made from C, for tests: a namespace of native functions that bind like methods. */
#ifndef OU_TESTS_OBJECTS_CLASSES_H
#define OU_TESTS_OBJECTS_CLASSES_H

#include <criterion/criterion.h>

#include "objects/dict.h"
#include "objects/error.h"
#include "objects/function.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* One attribute of a class: a method, or any value. The last has name NULL. */
typedef struct Attribute {
    const char *name;
    const OuMethodRow *method;
    OuRef value;
} Attribute;

static inline OuValue method_new(OuRuntime *rt, const OuMethodRow *row) {
    OuNative *method = ou_object_new(rt, rt->types[OU_TYPE_METHOD_DESCRIPTOR]);
    cr_assert_not_null(method);
    method->row = row;
    method->self = OU_UNDEF;
    method->type = rt->types[OU_TYPE_OBJECT];
    method->module = OU_UNDEF;
    return ou_take(method);
}

/* type(name, bases, {attributes}); OU_ERROR if that fails. */
static inline OuValue class_with_bases(OuRuntime *rt, const char *name, OuRef bases,
                                       const Attribute *attributes) {
    OuValue text = ou_str_from_string(rt, name);
    OuValue namespace = ou_dict_new(rt);
    for (; attributes != NULL && attributes->name != NULL; attributes++) {
        OuValue value = attributes->method != NULL ? method_new(rt, attributes->method)
                                                   : ou_own(attributes->value);
        cr_assert(ou_dict_set_string(rt, namespace, attributes->name, value));
        ou_drop(rt, value);
    }
    OuRef args[] = {text, bases, namespace};
    OuValue class = ou_call(rt, ou_ref(rt->types[OU_TYPE_TYPE]), args, 3);
    ou_drop(rt, text);
    ou_drop(rt, namespace);
    return class;
}

/* A class with one base (NULL: object). */
static inline OuValue class_new(OuRuntime *rt, const char *name, OuRef base,
                                const Attribute *attributes) {
    OuValue bases = base == NULL ? ou_own(rt->empty_tuple) : ou_tuple_pack1(rt, base);
    OuValue class = class_with_bases(rt, name, bases, attributes);
    ou_drop(rt, bases);
    return class;
}

/* The pending exception is of this kind and says this; it is forgotten. */
static inline void assert_raised(OuRuntime *rt, enum OuExceptionIndex kind,
                                 const char *message) {
    cr_assert(ou_is_raised(rt), "nothing was raised");
    bool kind_fits = ou_raised_is(rt, kind);
    OuValue exception = ou_take_exception(rt);
    OuValue text = ou_str(rt, exception);
    cr_assert(ou_is_str(text));
    cr_assert_str_eq(ou_str_bytes(text), message);
    cr_assert(kind_fits);
    ou_drop(rt, text);
    ou_drop(rt, exception);
}

/* repr(value) is this text. */
static inline void assert_repr(OuRuntime *rt, OuRef value, const char *text) {
    OuValue repr = ou_repr(rt, value);
    cr_assert(ou_is_str(repr), "repr() failed");
    cr_assert_str_eq(ou_str_bytes(repr), text);
    ou_drop(rt, repr);
}

static inline OuRuntime *runtime_new(void) {
    OuRuntime *rt = ou_runtime_new(NULL);
    cr_assert_not_null(rt);
    return rt;
}

static inline void runtime_end(OuRuntime *rt) {
    cr_assert_not(ou_is_raised(rt), "an exception is left");
    cr_assert_eq(ou_runtime_free(rt), 0, "blocks are left");
}

#endif
