/* Built-in functions that run code: compile, eval, exec; and the namespaces it runs in. */
#include "modules/builtins_tables.h"

#include "modules/import.h"
#include "objects/buffer.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/vm.h"

/* ---- namespaces ---- */

static OuValue builtin_globals(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuRef globals = ou_vm_globals_peek(rt);
    if (ou_is_undef(globals)) return ou_raise(rt, OU_EXC_SystemError, "globals do not exist");
    return ou_own(globals);
}

static OuValue builtin_locals(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue locals = ou_vm_locals(rt);
    if (ou_is_error(locals) && !ou_is_raised(rt))
        return ou_raise(rt, OU_EXC_SystemError, "frame does not exist");
    return locals;
}

/* The namespaces that eval or exec works in. */
typedef struct Scope {
    OuValue globals, locals;
} Scope;

static void scope_end(OuRuntime *rt, Scope *scope) {
    ou_drop(rt, scope->globals);
    ou_drop(rt, scope->locals);
}

static bool is_mapping(OuRuntime *rt, OuRef value) {
    return ou_type_of(rt, value)->slots.get_item != NULL;
}

/* Both absent: those of the caller. Only locals absent: the globals. */
static bool scope_from_arguments(OuRuntime *rt, Scope *scope, OuRef globals, OuRef locals) {
    bool has_globals = !ou_is_undef(globals) && !ou_is_none(globals);
    bool has_locals = !ou_is_undef(locals) && !ou_is_none(locals);
    scope->globals = ou_own(has_globals ? globals : ou_vm_globals_peek(rt));
    scope->locals = OU_UNDEF;
    if (ou_is_undef(scope->globals))
        return ou_fail(rt, OU_EXC_SystemError, "globals and locals cannot be NULL");
    if (has_locals)
        scope->locals = ou_own(locals);
    else if (has_globals)
        scope->locals = ou_own(globals);
    else
        scope->locals = ou_vm_locals(rt);
    return !ou_is_error(scope->locals);
}

/* Code that runs in a namespace finds the built-ins there. */
static bool scope_need_builtins(OuRuntime *rt, const Scope *scope) {
    OuValue found = ou_dict_find(rt, scope->globals, rt->names.dunder_builtins);
    if (ou_is_error(found)) return false;
    bool missing = ou_is_undef(found);
    ou_drop(rt, found);
    return !missing || ou_dict_set(rt, scope->globals, rt->names.dunder_builtins, rt->builtins);
}

/* ---- source ---- */

/* The source as a str, or as bytes of its own, for a bytearray may change. OU_UNDEF: it is neither
 * text nor has it a buffer. */
static OuValue own_source(OuRuntime *rt, OuRef source) {
    OuBuffer data;
    if (ou_is_str(source) || ou_is_bytes(source)) return ou_own(source);
    if (!ou_has_buffer(rt, source)) return OU_UNDEF;
    if (!ou_buffer_acquire(rt, source, OU_BUFFER_SIMPLE, &data)) {
        ou_clear_exception(rt);
        return OU_UNDEF;
    }
    OuValue copy = ou_bytes_new(rt, data.bytes, data.size);
    ou_buffer_release(rt, &data);
    return copy;
}

/* The code of a source; OU_UNDEF as own_source. */
static OuValue compile_source(OuRuntime *rt, OuRef given, OuRef filename,
                              const OuCompileOptions *options) {
    OuValue source = own_source(rt, given);
    if (ou_is_error(source) || ou_is_undef(source)) return source;
    bool is_str = ou_is_str(source);
    OuSpan text = is_str ? ou_span(ou_str_bytes(source), ou_as_str(source)->size)
                         : ou_span(ou_as_bytes(source)->bytes, ou_as_bytes(source)->size);
    while (options->mode == OU_COMPILE_EVAL && text.size > 0 &&
           (*text.bytes == ' ' || *text.bytes == '\t'))
        text = ou_span_part(text, 1, text.size);
    OuValue code =
        is_str ? ou_compile_optimized(rt, text.bytes, text.size, filename, options)
               : ou_compile_bytes_with(rt, text.bytes, text.size, filename, options, false);
    ou_drop(rt, source);
    return code;
}

static OuValue code_for(OuRuntime *rt, OuRef source, const char *function, OuCompileMode mode) {
    if (ou_is_code(source)) {
        if (ou_as_code(source)->free_count == 0) return ou_own(source);
        return ou_raise(rt, OU_EXC_TypeError,
                        "code object passed to %s() may not contain free variables", function);
    }
    OuValue filename = ou_str_from_string(rt, "<string>");
    OuCompileOptions options = {.mode = mode};
    OuValue code =
        ou_is_error(filename) ? OU_ERROR : compile_source(rt, source, filename, &options);
    ou_drop(rt, filename);
    if (!ou_is_undef(code)) return code;
    return ou_raise(rt, OU_EXC_TypeError, "%s() arg 1 must be a string, bytes or code object",
                    function);
}

/* The code of a function cannot be run where its parameters stay without a value: it is called
 * as a function, which says what is missing. */
static bool takes_no_arguments(OuRuntime *rt, OuRef code) {
    const OuCode *c = ou_as_code(code);
    if (c->argument_count + c->keyword_only_count == 0) return true;
    OuValue globals = ou_dict_new(rt);
    OuValue function = ou_is_error(globals)
                           ? OU_ERROR
                           : ou_function_new(rt, ou_as_code(code), globals);
    OuValue result = ou_is_error(function) ? OU_ERROR : ou_call0(rt, function);
    OU_ASSERT(ou_is_error(result));
    ou_drop(rt, result);
    ou_drop(rt, function);
    ou_drop(rt, globals);
    return false;
}

static OuValue run_in_scope(OuRuntime *rt, Scope *scope, OuRef source, const char *function,
                            OuCompileMode mode) {
    if (!scope_need_builtins(rt, scope)) return OU_ERROR;
    OuValue code = code_for(rt, source, function, mode);
    if (ou_is_error(code)) return OU_ERROR;
    OuValue result = OU_ERROR;
    if (takes_no_arguments(rt, code))
        result = ou_vm_run_code(rt, code, scope->globals, scope->locals);
    ou_drop(rt, code);
    return result;
}

static OuValue builtin_eval(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuRef globals = args[1], locals = args[2];
    if (!ou_is_undef(locals) && !ou_is_none(locals) && !is_mapping(rt, locals))
        return ou_raise(rt, OU_EXC_TypeError, "locals must be a mapping");
    if (!ou_is_undef(globals) && !ou_is_none(globals) && !ou_is_dict(globals))
        return ou_raise(rt, OU_EXC_TypeError, "%s",
                        is_mapping(rt, globals) ? "globals must be a real dict; try eval(code, "
                                                  "{}, mapping)"
                                                : "globals must be a dict");
    Scope scope;
    OuValue result = OU_ERROR;
    if (scope_from_arguments(rt, &scope, globals, locals))
        result = run_in_scope(rt, &scope, args[0], "eval", OU_COMPILE_EVAL);
    scope_end(rt, &scope);
    return result;
}

/* exec() of a function's code object with free variables: `closure` is a tuple of their cells.
 */
static OuValue run_closure(OuRuntime *rt, const Scope *scope, OuRef code, OuRef closure) {
    size_t needed = ou_as_code(code)->free_count;
    bool fits = ou_is_object(closure) && ou_is_exact_tuple(closure) &&
                ou_tuple_count(closure) == needed;
    for (size_t i = 0; fits && i < needed; i++)
        fits = ou_is_object(ou_tuple_peek(closure, i)) && ou_is_cell(ou_tuple_peek(closure, i));
    if (!fits)
        return ou_raise(rt, OU_EXC_TypeError,
                        "code object requires a closure of exactly length %zu", needed);
    OuValue function = ou_function_new(rt, ou_as_code(code), scope->globals);
    if (ou_is_error(function)) return OU_ERROR;
    ou_replace_take(rt, &ou_as_function(function)->closure, ou_own(closure));
    OuValue result = ou_call0(rt, function);
    ou_drop(rt, function);
    return result;
}

static OuValue exec_in_scope(OuRuntime *rt, Scope *scope, OuRef source, OuRef closure) {
    bool has_closure = !ou_is_undef(closure) && !ou_is_none(closure);
    if (ou_is_code(source) && ou_as_code(source)->free_count > 0)
        return scope_need_builtins(rt, scope) ? run_closure(rt, scope, source, closure)
                                              : OU_ERROR;
    if (has_closure)
        return ou_raise(rt, OU_EXC_TypeError, "%s",
                        ou_is_code(source)
                            ? "cannot use a closure with this code object"
                            : "closure can only be used when source is a code object");
    return run_in_scope(rt, scope, source, "exec", OU_COMPILE_FILE);
}

static OuValue builtin_exec(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuRef globals = args[1], locals = args[2];
    Scope scope;
    OuValue result = OU_ERROR;
    if (!scope_from_arguments(rt, &scope, globals, locals)) goto done;
    if (!ou_is_dict(scope.globals)) {
        ou_raise(rt, OU_EXC_TypeError, "exec() globals must be a dict, not %T",
                 (OuRef)scope.globals);
        goto done;
    }
    if (!is_mapping(rt, scope.locals)) {
        ou_raise(rt, OU_EXC_TypeError, "locals must be a mapping or None, not %T",
                 (OuRef)scope.locals);
        goto done;
    }
    result = exec_in_scope(rt, &scope, args[0], args[3]);
done:
    scope_end(rt, &scope);
    if (ou_is_error(result)) return OU_ERROR;
    ou_drop(rt, result);
    return OU_NONE;
}

/* ---- compile ---- */

static bool compile_mode(OuRuntime *rt, OuRef mode, OuCompileMode *result) {
    static const char *const names[] = {
        [OU_COMPILE_FILE] = "exec", [OU_COMPILE_EVAL] = "eval", [OU_COMPILE_SINGLE] = "single"};
    if (!ou_is_str(mode))
        return ou_fail(rt, OU_EXC_TypeError, "compile() argument 'mode' must be str, not %T",
                       mode);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!ou_str_equals_string(mode, names[i])) continue;
        *result = (OuCompileMode)i;
        return true;
    }
    if (ou_str_equals_string(mode, "func_type"))
        return ou_fail(rt, OU_EXC_ValueError,
                       "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
    return ou_fail(rt, OU_EXC_ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
}

/* Flags that compile() knows. Those of future features are as in CPython's code objects. */
enum {
    FLAG_ONLY_AST = 0x400,
    FLAG_OPTIMIZED_AST = 0x8000,
    FLAG_FUTURE_ANNOTATIONS = 0x1000000,
    FLAGS_IGNORED = 0x200 | 0x1000 | 0x4000, // how tools read unfinished text; type comments
    FLAGS_FUTURE = 0x20000 | 0x40000 | 0x80000 | 0x100000 | 0x200000 | 0x400000 | 0x800000 |
                   FLAG_FUTURE_ANNOTATIONS,
    FLAGS_KNOWN =
        FLAG_ONLY_AST | FLAG_OPTIMIZED_AST | 0x2000 | FLAGS_IGNORED | FLAGS_FUTURE | 0x10,
};

/* flags, dont_inherit and optimize, checked. */
static bool compile_options(OuRuntime *rt, OuRef flags_arg, OuRef optimize_arg,
                            OuCompileOptions *options) {
    int64_t flags = 0, optimize = -1;
    if (!ou_is_undef(flags_arg) && !ou_index_as_int64(rt, flags_arg, false, &flags))
        return false;
    if (!ou_is_undef(optimize_arg) && !ou_index_as_int64(rt, optimize_arg, false, &optimize))
        return false;
    if (flags & ~(int64_t)FLAGS_KNOWN)
        return ou_fail(rt, OU_EXC_ValueError, "compile(): unrecognised flags");
    if (optimize < -1 || optimize > 2)
        return ou_fail(rt, OU_EXC_ValueError, "compile(): invalid optimize value");
    if (flags & (FLAG_ONLY_AST | FLAG_OPTIMIZED_AST))
        return ou_fail(rt, OU_EXC_NotImplementedError,
                       "compile(): making a syntax tree is not supported");
    options->optimize = optimize < 0 ? 0 : (unsigned)optimize;
    options->future_annotations = flags & FLAG_FUTURE_ANNOTATIONS;
    return true;
}

static OuValue builtin_compile(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuRef source = args[0], filename = args[1];
    OuCompileOptions options = {.mode = OU_COMPILE_FILE};
    if (!ou_is_str(filename) && !ou_is_bytes(filename))
        return ou_raise(rt, OU_EXC_TypeError,
                        "expected str, bytes or os.PathLike object, not %T", filename);
    if (!compile_options(rt, args[3], args[5], &options) ||
        !compile_mode(rt, args[2], &options.mode))
        return OU_ERROR;
    if (ou_is_code(source)) return ou_own(source);
    OuValue name = ou_is_str(filename)
                       ? ou_own(filename)
                       : ou_str_decode_utf8(rt, ou_as_bytes(filename)->bytes,
                                            ou_as_bytes(filename)->size, "surrogateescape");
    OuValue code = ou_is_error(name) ? OU_ERROR : compile_source(rt, source, name, &options);
    ou_drop(rt, name);
    if (!ou_is_undef(code)) return code;
    return ou_raise(rt, OU_EXC_TypeError,
                    "compile() arg 1 must be a string, bytes or AST object");
}

/* ---- breakpoint ---- */

static OuValue builtin_breakpoint(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                                  OuRef names) {
    OuRef found = ou_dict_peek_string(rt, rt->sys_dict, "breakpointhook");
    if (ou_is_undef(found))
        return ou_raise(rt, OU_EXC_RuntimeError, "lost sys.breakpointhook");
    OuValue hook = ou_own(found);
    OuValue result = ou_call_keywords(rt, hook, args, argc, names);
    ou_drop(rt, hook);
    return result;
}

const OuMethodRow ou_builtins_code[] = {
    OU_ROW_KEYWORDS("breakpoint", builtin_breakpoint, 0, OU_ANY_COUNT,
                    "breakpoint(*args, **kws)\n\nCall sys.breakpointhook(*args, **kws)."),
    OU_ROW("globals", builtin_globals, 0, 0,
           "globals()\n\nReturn the dictionary of the current scope's global variables."),
    OU_ROW("locals", builtin_locals, 0, 0,
           "locals()\n\nReturn a dictionary of the current scope's local variables."),
    OU_ROW_NAMED("eval", builtin_eval, 1, 3, "source / globals locals",
                 "eval(source, /, globals=None, locals=None)\n\nEvaluate the expression."),
    OU_ROW_NAMED("exec", builtin_exec, 1, 3, "source / globals locals * closure",
                 "exec(source, /, globals=None, locals=None, *, closure=None)\n\nExecute the "
                 "statements."),
    OU_ROW_NAMED("compile", builtin_compile, 3, 6,
                 "source filename mode flags dont_inherit optimize * _feature_version",
                 "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, "
                 "_feature_version=-1)\n\nCompile source into a code object."),
    {0},
};
