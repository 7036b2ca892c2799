/* What can be done with any value: the generic operations. Each does what the Python expression in its
 * comment does, with CPython's errors. All may run user code. */
#ifndef OU_OBJECTS_PROTOCOL_H
#define OU_OBJECTS_PROTOCOL_H

#include "objects/error.h"
#include "objects/object.h"

/* ---- operators ---- */
typedef enum {
#define UNARY(field, dunder)
#define BINARY(field, dunder, reflected, symbol) OU_BINARY_##field,
#define INPLACE(field, dunder, symbol)
#define SLOT(field, signature, dunder)
#include "objects/slots.def"
#undef UNARY
#undef BINARY
#undef INPLACE
#undef SLOT
    OU_BINARY_COUNT
} OuBinaryOp;

OuValue ou_binary(OuRuntime *rt, OuBinaryOp op, OuRef left, OuRef right);         /* left op right */
OuValue ou_inplace(OuRuntime *rt, OuBinaryOp op, OuRef left, OuRef right);        /* left op= right */
OuValue ou_power(OuRuntime *rt, OuRef base, OuRef exponent, OuRef modulus);       /* pow(); modulus UNDEF or None: two operands */
OuValue ou_negative(OuRuntime *rt, OuRef operand);
OuValue ou_positive(OuRuntime *rt, OuRef operand);
OuValue ou_absolute(OuRuntime *rt, OuRef operand);
OuValue ou_invert(OuRuntime *rt, OuRef operand);
OuValue ou_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op);       /* left < right, as an object */
OuTruth ou_compare_truth(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op); /* bool(left < right) */
OuTruth ou_equal(OuRuntime *rt, OuRef left, OuRef right);                         /* left is right or left == right */
OuTruth ou_truth(OuRuntime *rt, OuRef value);                                     /* bool(value) */
bool ou_hash(OuRuntime *rt, OuRef value, int64_t *hash);                          /* hash(value) */
OuTruth ou_contains(OuRuntime *rt, OuRef container, OuRef item);                  /* item in container */
static inline OuTruth ou_truth_from(bool b) { return b ? OU_TRUTH_YES : OU_TRUTH_NO; }

/* ---- text ---- */
OuValue ou_repr(OuRuntime *rt, OuRef value);  /* repr(value): a str */
OuValue ou_str(OuRuntime *rt, OuRef value);   /* str(value): a str */
OuValue ou_ascii(OuRuntime *rt, OuRef value); /* ascii(value) */
OuValue ou_format_value(OuRuntime *rt, OuRef value, OuRef spec); /* format(value, spec); spec UNDEF: "" */
/* Containers: true at the first entry; false when repr of `value` is already being made (print "[...]"), or
 * on failure (an exception is set). Every true is matched by ou_repr_leave. */
bool ou_repr_enter(OuRuntime *rt, OuRef value);
void ou_repr_leave(OuRuntime *rt, OuRef value);

/* ---- attributes ---- */
OuValue ou_get_attribute(OuRuntime *rt, OuRef object, OuRef name);                /* object.name; name: str */
OuValue ou_get_attribute_string(OuRuntime *rt, OuRef object, const char *name);
/* The same, but OU_UNDEF without an exception when there is no such attribute. */
OuValue ou_find_attribute(OuRuntime *rt, OuRef object, OuRef name);
bool ou_set_attribute(OuRuntime *rt, OuRef object, OuRef name, OuRef value);      /* value UNDEF: del */
bool ou_set_attribute_string(OuRuntime *rt, OuRef object, const char *name, OuRef value);
/* The lookups of `object`: what a type without its own __getattribute__/__setattr__ does. */
OuValue ou_generic_get_attribute(OuRuntime *rt, OuRef object, OuRef name);
bool ou_generic_set_attribute(OuRuntime *rt, OuRef object, OuRef name, OuRef value);
/* For method calls. Pushes no bound method: if `object.name` is a plain function or method descriptor of
 * the class, the result is it and *self_is_argument is true; else the bound value and false. */
OuValue ou_get_method(OuRuntime *rt, OuRef object, OuRef name, bool *self_is_argument);
/* Look a dunder method up on the type, bound to `object`; OU_UNDEF if there is none (no exception). */
OuValue ou_find_special(OuRuntime *rt, OuRef object, OuRef name);

/* ---- items and length ---- */
/* Has it items, without being a dict? Nothing tells a mapping written in Python from a sequence. */
static inline bool ou_is_sequence(const OuRuntime *rt, OuRef value) {
    return ou_type_of(rt, value)->slots.get_item != NULL &&
           !(ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_DICT);
}
OuValue ou_get_item(OuRuntime *rt, OuRef object, OuRef key);
bool ou_set_item(OuRuntime *rt, OuRef object, OuRef key, OuRef value);
bool ou_del_item(OuRuntime *rt, OuRef object, OuRef key);
int64_t ou_length(OuRuntime *rt, OuRef object);                                   /* len(); -1: failed */
int64_t ou_length_hint(OuRuntime *rt, OuRef object, int64_t otherwise);           /* -1: failed */

/* ---- iteration ---- */
OuValue ou_iter(OuRuntime *rt, OuRef iterable);
/* The next item; OU_STOP when there are no more (StopIteration of __next__ is turned into it); OU_ERROR. */
OuValue ou_next(OuRuntime *rt, OuRef iterator);
/* The pending exception, if it is StopIteration, becomes OU_STOP: what it carries is kept for next() and yield from, which
 * are the only ones to ask. Else OU_ERROR. */
OuValue ou_note_stop(OuRuntime *rt);

/* ---- calls ---- */
OuValue ou_call(OuRuntime *rt, OuRef callable, const OuRef *args, size_t argc);
OuValue ou_call_keywords(OuRuntime *rt, OuRef callable, const OuRef *args, size_t argc, OuRef names);
/* callable(*args, **keywords): args a tuple, keywords a dict or OU_UNDEF. */
OuValue ou_call_tuple(OuRuntime *rt, OuRef callable, OuRef args, OuRef keywords);
static inline OuValue ou_call0(OuRuntime *rt, OuRef callable) { return ou_call(rt, callable, NULL, 0); }
static inline OuValue ou_call1(OuRuntime *rt, OuRef callable, OuRef a) { return ou_call(rt, callable, &a, 1); }
OuValue ou_call_method(OuRuntime *rt, OuRef object, OuRef name, const OuRef *args, size_t argc);
OuValue ou_call_method_string(OuRuntime *rt, OuRef object, const char *name, const OuRef *args, size_t argc);

/* ---- conversions ---- */
OuValue ou_index(OuRuntime *rt, OuRef value);                                     /* operator.index: an int */
/* As a C number; `false`: failed. Out of range: OverflowError "cannot fit 'T' into an index-sized integer", or, if
 * `clip`, the nearest bound. */
bool ou_index_as_int64(OuRuntime *rt, OuRef value, bool clip, int64_t *number);
bool ou_as_double(OuRuntime *rt, OuRef value, double *number);                    /* float(value), "must be real number, not T" */
/* list(iterable), tuple(iterable): new. */
OuValue ou_list_from_iterable(OuRuntime *rt, OuRef iterable);
OuValue ou_tuple_from_iterable(OuRuntime *rt, OuRef iterable);

/* ---- classes ---- */
OuTruth ou_is_instance(OuRuntime *rt, OuRef object, OuRef class_or_tuple);
OuTruth ou_is_subclass(OuRuntime *rt, OuRef type, OuRef class_or_tuple);
/* isinstance by the MRO alone: no user code. */
static inline bool ou_has_type(const OuRuntime *rt, OuRef value, const OuType *type) {
    OuType *own = ou_type_of(rt, value);
    return own == type || ou_type_is_subtype(own, type);
}

/* ---- identity ---- */
OuValue ou_id(OuRuntime *rt, OuRef value); /* id(): an int */

#endif
