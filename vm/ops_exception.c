/* Raising and handling, with, and import statements. */
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/int.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/ops.h"

/* ---- raise ---- */

/* An exception from what stands behind `raise` or `from`: an instance, or a class that is
 * called. `complaint` is for anything else. */
static OuValue to_exception(OuRuntime *rt, OuRef operand, const char *complaint) {
    if (ou_is_exception(operand)) return ou_own(operand);
    OuType *base = rt->exceptions[OU_EXC_BaseException];
    if (!ou_is_type(operand) || !ou_type_is_subtype(ou_as_type(operand), base)) {
        return ou_raise(rt, OU_EXC_TypeError, complaint);
    }
    OuValue made = ou_call0(rt, operand);
    if (ou_is_error(made) || ou_is_exception(made)) return made;
    ou_raise(rt, OU_EXC_TypeError,
             "calling %R should have returned an instance of BaseException, not %R", operand,
             ou_ref(ou_type_of(rt, made)));
    ou_drop(rt, made);
    return OU_ERROR;
}

bool ou_vm_raise(OuRuntime *rt, OuValue *operands, unsigned n) {
    if (n == 0) {
        if (rt->handled == OU_UNDEF) {
            ou_raise(rt, OU_EXC_RuntimeError, "No active exception to reraise");
            return false;
        }
        ou_restore_exception_take(rt, ou_own(rt->handled));
        return true;
    }
    OuValue exception =
        to_exception(rt, operands[0], "exceptions must derive from BaseException");
    if (ou_is_error(exception)) return false;
    if (n == 2) {
        OuValue cause = OU_UNDEF;
        if (operands[1] != OU_NONE) {
            cause = to_exception(rt, operands[1],
                                 "exception causes must derive from BaseException");
            if (ou_is_error(cause)) {
                ou_drop(rt, exception);
                return false;
            }
        }
        ou_replace_take(rt, &ou_as_exception(exception)->cause, cause);
        ou_as_exception(exception)->suppress_context = true;
    }
    ou_raise_object(rt, exception);
    ou_drop(rt, exception);
    return false;
}

bool ou_vm_find_handler(OuRuntime *rt, OuFrame *frame) {
    uint32_t place = ou_frame_place(frame);
    const OuHandler *handler = ou_code_find_handler(frame->code, place);
    if (handler == NULL) return false;
    OuValue *cut = frame->locals + frame->code->local_count + handler->depth;
    while (frame->sp > cut) {
        OuValue value = frame->sp[-1];
        frame->sp[-1] = OU_UNDEF;
        ou_drop(rt, value);
        frame->sp--;
    }
    if (handler->push_place) *frame->sp++ = ou_from_small_int(place);
    *frame->sp++ = ou_take_exception(rt);
    frame->pc = frame->code->words + handler->target;
    return true;
}

/* ---- except* ---- */

bool ou_vm_match_group(OuRuntime *rt, OuRef exception, OuRef pattern, OuValue *match,
                       OuValue *rest) {
    if (exception == OU_NONE) { // nothing is left
        *match = *rest = OU_NONE;
        return true;
    }
    if (!ou_exception_group_match(rt, exception, pattern, match, rest)) return false;
    if (*match != OU_NONE) ou_replace_take(rt, &rt->handled, ou_own(*match));
    return true;
}

OuValue ou_vm_end_except_star(OuRuntime *rt, OuRef exception, OuRef raised, OuRef rest) {
    if (rest != OU_NONE && !ou_list_append(rt, raised, rest)) return OU_ERROR;
    return ou_exception_group_remaining(rt, exception, raised);
}

/* ---- with ---- */

/* `with` and `async with`: the methods they call, and what they are named in messages. */
typedef struct WithProtocol {
    OuRef enter, exit;
    const char *name, *statement;
} WithProtocol;

static WithProtocol with_protocol(const OuRuntime *rt, bool is_async) {
    if (is_async)
        return (WithProtocol){rt->names.dunder_aenter, rt->names.dunder_aexit,
                              "asynchronous context manager protocol", "async with"};
    return (WithProtocol){rt->names.dunder_enter, rt->names.dunder_exit,
                          "context manager protocol", "with"};
}

static bool has_method(OuRuntime *rt, OuRef object, OuRef name) {
    return ou_type_lookup_peek(rt, ou_type_of(rt, object), name) != OU_UNDEF;
}

/* `name` of the protocol is missing; perhaps the other statement is meant. */
static OuValue refuse_manager(OuRuntime *rt, OuRef manager, bool is_async, OuRef name) {
    WithProtocol wanted = with_protocol(rt, is_async), other = with_protocol(rt, !is_async);
    if (has_method(rt, manager, other.enter) && has_method(rt, manager, other.exit))
        return ou_raise(rt, OU_EXC_TypeError,
                        "'%T' object does not support the %s (missed %U method) but it supports "
                        "the %s. Did you mean to use '%s'?",
                        manager, wanted.name, name, other.name, other.statement);
    return ou_raise(rt, OU_EXC_TypeError,
                    "'%T' object does not support the %s (missed %U method)", manager,
                    wanted.name, name);
}

static OuValue find_manager_method(OuRuntime *rt, OuRef manager, bool is_async, OuRef name) {
    OuValue method = ou_find_special(rt, manager, name);
    return method != OU_UNDEF ? method : refuse_manager(rt, manager, is_async, name);
}

bool ou_vm_with_enter(OuRuntime *rt, OuRef manager, bool is_async, OuValue *exit,
                      OuValue *entered) {
    WithProtocol protocol = with_protocol(rt, is_async);
    *exit = find_manager_method(rt, manager, is_async, protocol.exit);
    if (ou_is_error(*exit)) return false;
    OuValue enter = find_manager_method(rt, manager, is_async, protocol.enter);
    *entered = ou_is_error(enter) ? OU_ERROR : ou_call0(rt, enter);
    ou_drop(rt, enter);
    if (!ou_is_error(*entered)) return true;
    ou_drop(rt, *exit);
    return false;
}

OuValue ou_vm_with_exception(OuRuntime *rt, OuRef exit, OuRef exception) {
    OuRef traceback = ou_as_exception(exception)->traceback;
    OuRef args[3] = {ou_ref(ou_type_of(rt, exception)), exception,
                     traceback == OU_UNDEF ? OU_NONE : traceback};
    return ou_call(rt, exit, args, 3);
}

/* ---- imports ---- */

OuValue ou_vm_import_name(OuRuntime *rt, OuFrame *frame, OuRef name, OuRef level,
                          OuRef from_list) {
    OuRef importer = ou_dict_peek_str(rt, frame->function->builtins, rt->names.dunder_import);
    if (importer == OU_UNDEF) return ou_raise(rt, OU_EXC_ImportError, "__import__ not found");
    OuValue function = ou_own(importer);
    OuRef locals = frame->namespace == NULL ? OU_NONE : frame->namespace;
    OuRef args[5] = {name, frame->function->globals, locals, from_list, level};
    OuValue module = ou_call(rt, function, args, 5);
    ou_drop(rt, function);
    return module;
}

/* The text of a module's attribute, or OU_UNDEF. */
static OuValue module_text(OuRuntime *rt, OuRef module, OuRef name) {
    OuValue text = ou_find_attribute(rt, module, name);
    if (ou_is_error(text) || text == OU_UNDEF || ou_is_str(text)) return text;
    ou_drop(rt, text);
    return OU_UNDEF;
}

static OuValue raise_cannot_import(OuRuntime *rt, OuRef module, OuRef name, OuRef package) {
    OuValue file = module_text(rt, module, rt->names.dunder_file);
    if (ou_is_error(file)) return OU_ERROR;
    OuValue unknown = ou_str_from_string(rt, "<unknown module name>");
    if (!ou_is_error(unknown)) {
        OuRef from = package == OU_UNDEF ? unknown : package;
        if (file == OU_UNDEF) {
            ou_raise(rt, OU_EXC_ImportError, "cannot import name %R from %R (unknown location)",
                     name, from);
        } else if (ou_module_is_initializing(rt, module)) {
            ou_raise(rt, OU_EXC_ImportError,
                     "cannot import name %R from partially initialized module %R (most likely "
                     "due to a circular import) (%U)",
                     name, from, (OuRef)file);
        } else {
            ou_raise(rt, OU_EXC_ImportError, "cannot import name %R from %R (%U)", name, from,
                     (OuRef)file);
        }
        if (ou_raised_is(rt, OU_EXC_ImportError)) {
            ou_replace_take(rt, ou_exception_field(rt->exception, 1), ou_own(from));
            ou_replace_take(rt, ou_exception_field(rt->exception, 2), ou_own(file));
            ou_replace_take(rt, ou_exception_field(rt->exception, 3), ou_own(name));
        }
    }
    ou_drop(rt, unknown);
    ou_drop(rt, file);
    return OU_ERROR;
}

OuValue ou_vm_import_from(OuRuntime *rt, OuRef module, OuRef name) {
    OuValue member = ou_find_attribute(rt, module, name);
    if (member != OU_UNDEF) return member;
    // A submodule of a package that is still being imported.
    OuValue package = module_text(rt, module, rt->names.dunder_name);
    if (ou_is_error(package)) return OU_ERROR;
    if (package != OU_UNDEF) {
        OuValue full = ou_format(rt, "%U.%U", (OuRef)package, name);
        member = ou_is_error(full) ? OU_ERROR : ou_dict_find(rt, rt->modules, full);
        ou_drop(rt, full);
    }
    if (member == OU_UNDEF) member = raise_cannot_import(rt, module, name, package);
    ou_drop(rt, package);
    return member;
}

static bool import_public_name(OuRuntime *rt, OuFrame *frame, OuRef module, OuRef name) {
    if (!ou_is_str(name)) {
        return ou_fail(rt, OU_EXC_TypeError, "Item in module.__all__ must be str, not %T",
                       name);
    }
    OuValue value = ou_get_attribute(rt, module, name);
    if (ou_is_error(value)) return false;
    bool done = ou_vm_store_name(rt, frame, name, value);
    ou_drop(rt, value);
    return done;
}

bool ou_vm_import_star(OuRuntime *rt, OuFrame *frame, OuRef module) {
    OuValue names = ou_find_attribute(rt, module, rt->names.dunder_all);
    bool all_given = names != OU_UNDEF;
    if (!all_given) {
        OuValue dict = ou_get_attribute(rt, module, rt->names.dunder_dict);
        names = ou_is_error(dict) ? OU_ERROR : ou_list_from_iterable(rt, dict);
        ou_drop(rt, dict);
    }
    OuValue list = ou_is_error(names) ? OU_ERROR : ou_list_from_iterable(rt, names);
    ou_drop(rt, names);
    if (ou_is_error(list)) return false;
    bool done = true;
    for (size_t i = 0; done && i < ou_as_list(list)->count; i++) {
        OuRef name = ou_as_list(list)->items[i];
        if (!all_given && ou_is_str(name) && ou_str_bytes(name)[0] == '_') continue;
        done = import_public_name(rt, frame, module, name);
    }
    ou_drop(rt, list);
    return done;
}

bool ou_vm_print_expression(OuRuntime *rt, OuRef value) {
    OuRef hook = rt->sys_dict == OU_UNDEF
                     ? OU_UNDEF
                     : ou_dict_peek_str(rt, rt->sys_dict, rt->names.displayhook);
    if (hook == OU_UNDEF) return ou_fail(rt, OU_EXC_RuntimeError, "lost sys.displayhook");
    OuValue function = ou_own(hook);
    OuValue result = ou_call1(rt, function, value);
    ou_drop(rt, function);
    if (ou_is_error(result)) return false;
    ou_drop(rt, result);
    return true;
}
