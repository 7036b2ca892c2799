/* What the files of modules/ share: the table of built-in modules, their types, their state. */
#ifndef OU_MODULES_MODULES_H
#define OU_MODULES_MODULES_H

#include "objects/error.h"
#include "objects/module.h"
#include "objects/protocol.h"

/* A module written in C. `init`, if there is one, adds what is not a function. */
typedef struct OuModuleSpec {
    const char *name;
    const char *doc;
    const OuMethodRow *functions; /* the last row has name NULL; may be NULL */
    bool (*init)(OuRuntime *rt, OuRef module);
} OuModuleSpec;

enum OuModuleIndex {
#define MODULE(name) OU_MODULE_##name,
#include "modules/modules.def"
#undef MODULE
    OU_MODULE_COUNT
};

enum OuModuleType {
#define MODULE_TYPE(NAME, spec)          OU_MODULE_TYPE_##NAME,
#define MODULE_SUBTYPE(NAME, spec, BASE) OU_MODULE_TYPE_##NAME,
#include "modules/module_types.def"
#undef MODULE_TYPE
#undef MODULE_SUBTYPE
    OU_MODULE_TYPE_COUNT
};

enum OuModuleException {
#define MODULE_EXC(NAME, module, name, Base) OU_MODULE_EXC_##NAME,
#include "modules/module_exceptions.def"
#undef MODULE_EXC
    OU_MODULE_EXC_COUNT
};

/* All that modules/ keeps per runtime (rt->modules_state). Unset values are OU_UNDEF. */
typedef struct OuModules {
    OuType *types[OU_MODULE_TYPE_COUNT]; /* NULL: not asked for yet */
    OuValue exceptions[OU_MODULE_EXC_COUNT]; /* classes: see module_exception.h */
    OuValue unsupported_operation;       /* io.UnsupportedOperation, a class */
    OuValue placeholder;                 /* functools.Placeholder, or OU_UNDEF */
    OuValue exit_calls;                  /* what atexit is to call (mod_atexit.c), or OU_UNDEF */
    struct OuGcReporter *gc_reporter;    /* for gc.set_debug(), or NULL */
    bool gate_closed;                    /* see gate.h */
    bool finished;                       /* the program's end has been played */
    bool flush_failed;                   /* ... and stdout could not be written */
} OuModules;

static inline OuModules *ou_modules_of(OuRuntime *rt) {
    return rt->modules_state;
}

extern const OuModuleSpec *const ou_module_specs[OU_MODULE_COUNT];

/* Attach the state of modules/ to the runtime. False: no memory. */
bool ou_modules_init(OuRuntime *rt);
/* Its end: no object of a module's type is left. */
void ou_modules_finish(OuRuntime *rt);

/* Call what was registered with atexit; afterwards nothing is. */
void ou_atexit_run(OuRuntime *rt);

/* Make the collector tell on sys.stderr what gc.set_debug() asks for. */
bool ou_gc_reporter_begin(OuRuntime *rt);
void ou_gc_reporter_end(OuRuntime *rt);

/* The built-in module of this name (a str), or -1. */
int ou_module_index(OuRef name);
/* Is there a built-in module inside a package of this name? */
bool ou_module_is_package(OuRef name);
/* An empty package for such modules, entered into sys.modules. Owned. */
OuValue ou_module_make_package(OuRuntime *rt, OuRef name);
/* Make a built-in module and enter it into sys.modules. Owned. */
OuValue ou_module_make(OuRuntime *rt, enum OuModuleIndex index);

/* A type of module_types.def, borrowed. NULL: MemoryError. */
OuType *ou_modules_type(OuRuntime *rt, enum OuModuleType index);
/* Is `value` an instance of it (or of a subtype)? */
bool ou_is_module_type(OuRuntime *rt, OuRef value, enum OuModuleType index);
/* The type itself as a value; OU_ERROR: MemoryError. For ou_module_add_take. */
OuValue ou_module_type_value(OuRuntime *rt, enum OuModuleType index);

/* KeyboardInterrupt if Ctrl-C has been pressed: for system calls that were interrupted.
 * False: raised. */
bool ou_check_interrupt(OuRuntime *rt);

/* ---- shorthand ---- */

/* Rows of function tables: positional arguments only; with a parameter string (see
 * OuMethodRow); with any keywords. */
#define OU_ROW(name, function, min, max, doc)                                                  \
    { name, function, min, max, doc, NULL, NULL, OU_METHOD_PLAIN }
#define OU_ROW_NAMED(name, function, min, max, parameters, doc)                                \
    { name, function, min, max, doc, parameters, NULL, OU_METHOD_PLAIN }
#define OU_ROW_KEYWORDS(name, function, min, max, doc)                                         \
    { name, NULL, min, max, doc, NULL, function, OU_METHOD_PLAIN }

/* sys.<name>, borrowed; OU_UNDEF if it is missing. */
OuRef ou_sys_peek(OuRuntime *rt, OuRef name);

/* A keyword-only argument list as in print(a, b, sep=...): `values` and `names` as in OuCall.
 */
static inline bool ou_parse_keywords(OuRuntime *rt, const char *function,
                                     const char *parameters, const OuRef *values, OuRef names,
                                     OuRef *slots) {
    return ou_parse_arguments(rt, function, parameters, 0, 0, values, 0, names, slots);
}

#endif
