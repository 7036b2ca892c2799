/* Raising. The exception is set in the runtime, then the function returns its failure value. */
#ifndef OU_OBJECTS_ERROR_H
#define OU_OBJECTS_ERROR_H

#include <stdarg.h>

#include "objects/object.h"

/* Set an exception of the given kind with a formatted message. Returns OU_ERROR, always. The format knows
 *   %s C string   %d int   %u unsigned   %zd/%zu/%lld/%llu/%ld   %c code point (int)   %x %02x   %p address, as repr shows it   %%
 *   %U str (OuRef), its text     %R repr of an OuRef     %S str() of an OuRef     %A ascii()
 *   %T name of the type of an OuRef     %N name of an OuType *
 * and a precision for %s and %U (in code points): "%.100s". */
OuValue ou_raise(OuRuntime *rt, enum OuExceptionIndex kind, const char *format, ...);
/* The same as a bool: false. For functions that only succeed or fail. (A macro, so that compilers see what it returns.) */
#define ou_fail(rt, kind, ...) ou_false_of(ou_raise(rt, kind, __VA_ARGS__))
static inline bool ou_false_of(OuValue raised) {
    (void)raised;
    return false;
}

/* Raise `exception` (an instance, or a class which is called without arguments). Sets its __context__ from rt->handled. */
OuValue ou_raise_object(OuRuntime *rt, OuRef exception);
/* Raise kind(*values): for KeyError(key), StopIteration(value). */
OuValue ou_raise_with_value(OuRuntime *rt, enum OuExceptionIndex kind, OuRef value);
/* OSError from errno with its subclass; filename may be OU_UNDEF. */
OuValue ou_raise_errno(OuRuntime *rt, int error_number, OuRef filename);
/* AttributeError with its name and obj set: "'T' object has no attribute 'n'". */
OuValue ou_raise_no_attribute(OuRuntime *rt, OuRef object, OuRef name);
/* Set name and obj of the pending AttributeError (for suggestions), if they are not set yet. */
void ou_raised_attribute(OuRuntime *rt, OuRef object, OuRef name);
/* NameError with its name set. `format` has one %U for the name. */
OuValue ou_raise_name_error(OuRuntime *rt, enum OuExceptionIndex kind, const char *format, OuRef name);

static inline bool ou_is_raised(const OuRuntime *rt) {
    return rt->exception != OU_UNDEF;
}
/* Is the pending exception an instance of `kind`? */
bool ou_raised_is(const OuRuntime *rt, enum OuExceptionIndex kind);
/* Take the pending exception away (owned; OU_UNDEF if none), and put one back (taken; replaces). */
OuValue ou_take_exception(OuRuntime *rt);
void ou_restore_exception_take(OuRuntime *rt, OuValue exception);
/* Forget the pending exception. */
void ou_clear_exception(OuRuntime *rt);
/* Forget it if it is of this kind (true), else leave it (false). */
bool ou_clear_exception_if(OuRuntime *rt, enum OuExceptionIndex kind);
/* Write a str to sys.stderr, or where that cannot be done, to the process's. Leaves no exception. */
void ou_write_to_stderr(OuRuntime *rt, OuRef text);
/* Report and forget the pending exception, which cannot be raised (in __del__, a callback): calls
 * sys.unraisablehook if there is one, else writes to stderr. `where` is the object that was at work. */
void ou_report_unraisable(OuRuntime *rt, OuRef where);

/* Write what is said of such an exception to stderr. `message` is a str or None, `where` any
 * object or None. */
void ou_write_unraisable(OuRuntime *rt, OuRef exception, OuRef message, OuRef where);

/* The same, saying what was being done: "Exception ignored while <doing> <repr of where>", without "while" if
 * `doing` begins with "in ". `where` may be OU_UNDEF. */
void ou_report_unraisable_while(OuRuntime *rt, const char *doing, OuRef where);

/* A str from a format as above, owned. */
OuValue ou_format(OuRuntime *rt, const char *format, ...);
OuValue ou_vformat(OuRuntime *rt, const char *format, va_list arguments);

/* Guard C recursion (repr of nested data, comparison, hashing, the parser): false with RecursionError
 * ("maximum recursion depth exceeded" + where) when the C stack is nearly used up. */
bool ou_enter_recursion_slow(OuRuntime *rt, const char *where);
static inline bool ou_check_recursion(OuRuntime *rt, const char *where) {
    if (OU_LIKELY((uintptr_t)__builtin_frame_address(0) > rt->c_stack_limit)) return true;
    return ou_enter_recursion_slow(rt, where);
}

#endif
