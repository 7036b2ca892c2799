/* Raising exceptions, and what becomes of those that cannot be raised.
 *
 * The pending exception is rt->exception, always an instance. What was being handled when it
 * was raised becomes its context; the chain of contexts never runs in a circle. */
#include "objects/error.h"

#include <stdio.h>

#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/frame.h"
#include "objects/exception_private.h"
#include "objects/protocol.h"
#include "objects/report_private.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- the pending exception ---- */

bool ou_raised_is(const OuRuntime *rt, enum OuExceptionIndex kind) {
    return ou_is_raised(rt) && ou_has_type(rt, rt->exception, rt->exceptions[kind]);
}

OuValue ou_take_exception(OuRuntime *rt) {
    OuValue exception = rt->exception;
    rt->exception = OU_UNDEF;
    return exception;
}

void ou_restore_exception_take(OuRuntime *rt, OuValue exception) {
    // Dropping the old one may run code, which must not find it pending.
    OuValue old = ou_take_exception(rt);
    ou_drop(rt, old);
    rt->exception = exception;
}

void ou_clear_exception(OuRuntime *rt) {
    ou_drop(rt, ou_take_exception(rt));
}

bool ou_clear_exception_if(OuRuntime *rt, enum OuExceptionIndex kind) {
    if (!ou_raised_is(rt, kind)) return false;
    ou_clear_exception(rt);
    return true;
}

/* ---- raising ---- */

/* What is being handled becomes the context of `exception`. If `exception` is itself somewhere
 * in that chain, it is taken out, so that no circle arises. */
static void set_context(OuRuntime *rt, OuRef exception) {
    OuRef handled = rt->handled;
    if (!ou_is_exception(handled) || handled == exception) return;
    // A program can have made a circle: `slow` goes half as fast, and meets `step` then.
    OuRef step = handled, slow = handled;
    for (bool advance = false;; advance = !advance) {
        OuException *e = ou_as_exception(step);
        if (ou_is_undef(e->context)) break;
        if (e->context == exception) {
            ou_clear(rt, &e->context);
            break;
        }
        step = e->context;
        if (step == slow) break;
        if (advance) slow = ou_as_exception(slow)->context;
    }
    ou_replace_take(rt, &ou_as_exception(exception)->context, ou_own(handled));
}

static void raise_take(OuRuntime *rt, OuValue exception) {
    set_context(rt, exception);
    ou_restore_exception_take(rt, exception);
}

OuValue ou_raise_object(OuRuntime *rt, OuRef exception) {
    if (ou_is_exception(exception)) {
        raise_take(rt, ou_own(exception));
        return OU_ERROR;
    }
    if (!ou_is_exception_class(rt, exception))
        return ou_raise(rt, OU_EXC_TypeError, "exceptions must derive from BaseException");
    OuValue made = ou_call0(rt, exception);
    if (ou_is_error(made)) return OU_ERROR;
    if (ou_is_exception(made)) {
        raise_take(rt, made);
        return OU_ERROR;
    }
    ou_raise(rt, OU_EXC_TypeError,
             "calling %R should have returned an instance of BaseException, not %T", exception,
             made);
    ou_drop(rt, made);
    return OU_ERROR;
}

OuValue ou_raise_with_value(OuRuntime *rt, enum OuExceptionIndex kind, OuRef value) {
    OuValue args = ou_tuple_pack1(rt, value);
    if (ou_is_error(args)) return OU_ERROR;
    OuValue exception = ou_exception_new(rt, rt->exceptions[kind], args);
    ou_drop(rt, args);
    if (!ou_is_error(exception)) raise_take(rt, exception);
    return OU_ERROR;
}

static OuValue raise_formatted(OuRuntime *rt, enum OuExceptionIndex kind, const char *format,
                               va_list arguments) {
    OuValue message = ou_vformat(rt, format, arguments);
    if (ou_is_error(message)) return OU_ERROR;
    ou_raise_with_value(rt, kind, message);
    ou_drop(rt, message);
    return OU_ERROR;
}

OuValue ou_raise(OuRuntime *rt, enum OuExceptionIndex kind, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    raise_formatted(rt, kind, format, arguments);
    va_end(arguments);
    return OU_ERROR;
}

/* One MemoryError is made in advance, for when there is no memory even for that. It is not used
 * otherwise: it would keep its traceback and context alive until the next time. */
void *ou_raise_memory(OuRuntime *rt) {
    OuValue spare = rt->memory_error;
    if (!ou_is_exception(spare))
        return NULL; // being made or ended, or called by the attempt below
    rt->memory_error = OU_UNDEF;
    OuValue fresh = ou_exception_make(rt, rt->exceptions[OU_EXC_MemoryError], rt->empty_tuple);
    rt->memory_error = spare;
    if (ou_is_error(fresh)) {
        OuException *e = ou_as_exception(spare);
        if (rt->exception != spare) {
            ou_clear(rt, &e->traceback);
            ou_clear(rt, &e->cause);
            ou_clear(rt, &e->context);
        }
        fresh = ou_own(spare);
    }
    raise_take(rt, fresh);
    return NULL;
}

void ou_raised_attribute(OuRuntime *rt, OuRef object, OuRef name) {
    if (!ou_raised_is(rt, OU_EXC_AttributeError)) return;
    if (!ou_is_undef(*ou_exception_field(rt->exception, ATTRIBUTE_NAME))) return;
    ou_exception_set_field(rt, rt->exception, ATTRIBUTE_NAME, name);
    ou_exception_set_field(rt, rt->exception, ATTRIBUTE_OBJECT, object);
}

OuValue ou_raise_no_attribute(OuRuntime *rt, OuRef object, OuRef name) {
    if (ou_is_type(object))
        ou_raise(rt, OU_EXC_AttributeError, "type object '%N' has no attribute '%U'",
                 ou_as_type(object), name);
    else
        ou_raise(rt, OU_EXC_AttributeError, "'%T' object has no attribute '%U'", object, name);
    ou_raised_attribute(rt, object, name);
    return OU_ERROR;
}

OuValue ou_raise_name_error(OuRuntime *rt, enum OuExceptionIndex kind, const char *format,
                            OuRef name) {
    ou_raise(rt, kind, format, name);
    // An UnboundLocalError has none: the name exists, so nothing is to be suggested.
    if (kind == OU_EXC_NameError && ou_raised_is(rt, kind))
        ou_exception_set_field(rt, rt->exception, NAME_ERROR_NAME, name);
    return OU_ERROR;
}

bool ou_enter_recursion_slow(OuRuntime *rt, const char *where) {
    return ou_fail(rt, OU_EXC_RecursionError, "maximum recursion depth exceeded%s", where);
}

/* ---- exceptions that nobody can catch ---- */

void ou_write_to_stderr(OuRuntime *rt, OuRef text) {
    OuRef found = OU_UNDEF;
    if (ou_is_dict(rt->sys_dict)) found = ou_dict_peek_str(rt, rt->sys_dict, rt->names.stderr);
    if (!ou_is_undef(found) && !ou_is_none(found)) {
        OuValue stream = ou_own(found);
        OuValue written = ou_call_method(rt, stream, rt->names.write, &text, 1);
        OuValue flushed = OU_ERROR;
        if (!ou_is_error(written))
            flushed = ou_call_method(rt, stream, rt->names.flush, NULL, 0);
        bool done = !ou_is_error(written);
        ou_clear_exception(rt);
        ou_drop(rt, written);
        ou_drop(rt, flushed);
        ou_drop(rt, stream);
        if (done) return;
    }
    fwrite(ou_str_bytes(text), 1, ou_as_str(text)->size, stderr);
    fflush(stderr);
}

/* What stands in front of what was being done. */
static const char *ignored_word(const char *doing) {
    return strncmp(doing, "in ", 3) == 0 ? "" : "while ";
}

static bool add_safe_repr(OuStrBuilder *builder, OuRef value) {
    OuValue text = ou_repr(builder->rt, value);
    if (ou_is_error(text)) {
        ou_clear_exception(builder->rt);
        return ou_str_builder_add_string(builder, "<object repr() failed>");
    }
    bool done = ou_str_builder_add(builder, text);
    ou_drop(builder->rt, text);
    return done;
}

/* "Exception ignored while calling deallocator <function C.__del__ at 0x...>" */
static OuValue unraisable_message(OuRuntime *rt, const char *doing, OuRef where) {
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    bool done = ou_str_builder_add_string(&builder, "Exception ignored ") &&
                ou_str_builder_add_string(&builder, ignored_word(doing)) &&
                ou_str_builder_add_string(&builder, doing);
    if (!ou_is_undef(where))
        done = done && ou_str_builder_add_string(&builder, " ") && add_safe_repr(&builder, where);
    if (done) return ou_str_builder_end(&builder);
    ou_str_builder_abandon(&builder);
    return OU_ERROR;
}

void ou_write_unraisable(OuRuntime *rt, OuRef exception, OuRef message, OuRef where) {
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    bool done = true;
    if (!ou_is_none(where)) {
        done = ou_is_none(message)
                   ? ou_str_builder_add_string(&builder, "Exception ignored in: ")
                   : ou_str_builder_add(&builder, message) &&
                         ou_str_builder_add_string(&builder, ": ");
        done = done && add_safe_repr(&builder, where) &&
               ou_str_builder_add_string(&builder, "\n");
    } else if (!ou_is_none(message)) {
        done = ou_str_builder_add(&builder, message) &&
               ou_str_builder_add_string(&builder, ":\n");
    }
    done = done && ou_report_short(&builder, exception);
    OuValue text = OU_ERROR;
    if (done)
        text = ou_str_builder_end(&builder);
    else
        ou_str_builder_abandon(&builder);
    if (!ou_is_error(text)) ou_write_to_stderr(rt, text);
    ou_drop(rt, text);
    ou_clear_exception(rt);
}

/* sys.unraisablehook, if a program has put a function of its own there. */
static OuValue find_hook(OuRuntime *rt) {
    if (!ou_is_dict(rt->sys_dict) || rt->finalizing) return OU_UNDEF;
    OuRef hook = ou_dict_peek_str(rt, rt->sys_dict, rt->names.unraisablehook);
    return ou_is_undef(hook) || ou_is_none(hook) || ou_is_native(hook) ? OU_UNDEF
                                                                       : ou_own(hook);
}

/* What the hook gets: an object with exc_type, exc_value, exc_traceback, err_msg, object. */
static OuValue make_hook_argument(OuRuntime *rt, OuRef exception, OuRef message, OuRef where) {
    static const char *const names[] = {"exc_type", "exc_value", "exc_traceback", "err_msg",
                                        "object"};
    OuValue made = ou_call0(rt, ou_ref(rt->types[OU_TYPE_SIMPLE_NAMESPACE]));
    OuRef traceback = ou_as_exception(exception)->traceback;
    OuRef values[] = {ou_ref(ou_type_of(rt, exception)), exception,
                      ou_is_undef(traceback) ? OU_NONE : traceback, message, where};
    bool done = !ou_is_error(made);
    for (size_t i = 0; done && i < sizeof names / sizeof *names; i++)
        done = ou_set_attribute_string(rt, made, names[i], values[i]);
    if (done) return made;
    ou_drop(rt, made);
    return OU_ERROR;
}

static bool call_hook(OuRuntime *rt, OuRef exception, OuRef message, OuRef where) {
    OuValue hook = find_hook(rt);
    if (ou_is_undef(hook)) return false;
    OuValue argument = make_hook_argument(rt, exception, message, where);
    OuValue result = ou_is_error(argument) ? OU_ERROR : ou_call1(rt, hook, argument);
    ou_clear_exception(rt);
    ou_drop(rt, argument);
    ou_drop(rt, result);
    ou_drop(rt, hook);
    return true;
}

/* What was raised outside of all frames gets the place where the program stands. Takes and
 * returns the exception. */
static OuValue add_current_place_take(OuRuntime *rt, OuValue exception) {
    if (!ou_is_undef(ou_as_exception(exception)->traceback) || rt->frame_at == NULL)
        return exception;
    OuValue frame = rt->frame_at(rt, 0);
    if (ou_is_error(frame)) ou_clear_exception(rt);
    if (ou_is_error(frame) || ou_is_undef(frame)) return exception;
    OuFrameObject *object = ou_as_frame(frame);
    if (object->running != NULL) rt->refresh_frame(rt, object);
    ou_restore_exception_take(rt, exception);
    ou_traceback_add(rt, object->code, object->globals, object->place, -1);
    ou_drop(rt, frame);
    return ou_take_exception(rt);
}

void ou_report_unraisable_while(OuRuntime *rt, const char *doing, OuRef where) {
    OuValue exception = ou_take_exception(rt);
    if (ou_is_undef(exception)) return;
    OuValue held = ou_own(where), message = OU_NONE;
    if (doing != NULL) {
        exception = add_current_place_take(rt, exception);
        message = unraisable_message(rt, doing, held);
        if (ou_is_error(message)) {
            ou_clear_exception(rt);
            message = OU_NONE;
        }
    }
    OuRef object = doing != NULL || ou_is_undef(held) ? (OuRef)OU_NONE : held;
    if (!call_hook(rt, exception, message, object))
        ou_write_unraisable(rt, exception, message, object);
    ou_drop(rt, message);
    ou_drop(rt, held);
    ou_drop(rt, exception);
}

void ou_report_unraisable(OuRuntime *rt, OuRef where) {
    ou_report_unraisable_while(rt, NULL, where);
}
