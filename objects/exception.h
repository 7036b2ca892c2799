/* Exception objects and tracebacks. */
#ifndef OU_OBJECTS_EXCEPTION_H
#define OU_OBJECTS_EXCEPTION_H

#include "objects/code.h"
#include "objects/function.h"

/* Followed by the fields that exceptions.def names for the type and its bases, OuValue each, OU_UNDEF if unset. */
typedef struct OuException {
    OuObject header;
    OuValue args;      /* tuple */
    OuValue traceback; /* or OU_UNDEF */
    OuValue cause;     /* or OU_UNDEF */
    OuValue context;   /* or OU_UNDEF */
    bool suppress_context;
    OuValue fields[];
} OuException;

/* One entry of a traceback: a frame the exception came through, outermost first. */
typedef struct OuTraceback {
    OuObject header;
    OuValue next;   /* towards the place of raising; or OU_UNDEF */
    OuCode *code;   /* owned */
    OuValue frame;  /* a frame object, or OU_UNDEF: made when asked for */
    OuValue globals;
    uint32_t place; /* word index in the code */
    int32_t operand;/* the fused operand to blame (0, 1), or -1 */
} OuTraceback;

OU_KIND_TEST(exception, EXCEPTION, OuException)
OU_KIND_TEST(traceback, TRACEBACK, OuTraceback)

/* The field by its place in exceptions.def: ou_exception_field(e, 0) of a StopIteration is its value. */
static inline OuValue *ou_exception_field(OuRef exception, size_t index) {
    return &ou_as_exception(exception)->fields[index];
}
/* The hidden field of a NameError: the variable `self` of where it was raised, if there was one. */
#define OU_NAME_ERROR_SELF 1

/* Make all types of exceptions.def, base_exception's type being there already, and rt->memory_error. */
bool ou_exceptions_init(OuRuntime *rt);
/* The OU_EXC_<NAME> of the nearest built-in exception that `type` is or inherits from. */
enum OuExceptionIndex ou_exception_kind(const OuRuntime *rt, const OuType *type);
/* Is `value` an exception class (a type that inherits from BaseException)? */
bool ou_is_exception_class(const OuRuntime *rt, OuRef value);

/* An instance with args (a tuple). */
OuValue ou_exception_new(OuRuntime *rt, OuType *type, OuRef args);
/* Put an entry in front of the pending exception's traceback. Never fails: without memory the entry is left out. */
void ou_traceback_add(OuRuntime *rt, OuCode *code, OuRef globals, uint32_t place, int32_t operand);
/* Does `exception` (an instance) match the class or tuple of an except clause? TypeError "catching classes that do not
 * inherit from BaseException is not allowed". */
OuTruth ou_exception_matches(OuRuntime *rt, OuRef exception, OuRef class_or_tuple);
/* For an `except*` clause: what of `exception` the class or tuple matches, as a group (an exception that is none is
 * wrapped in one), and what it does not; None each, if nothing. Both owned. */
bool ou_exception_group_match(OuRuntime *rt, OuRef exception, OuRef class_or_tuple, OuValue *match, OuValue *rest);
/* What is to be raised behind the `except*` clauses for `exception`: `raised` is the list of what they raised, with
 * what no clause took. Owned; None: nothing. */
OuValue ou_exception_group_remaining(OuRuntime *rt, OuRef exception, OuRef raised);
/* The report as Python prints it (chained causes, "Traceback (most recent call last):", source lines with carets,
 * notes, suggestions), a str. Source lines come from ou_source_line. */
OuValue ou_exception_report(OuRuntime *rt, OuRef exception);

#endif
