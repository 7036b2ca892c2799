/* Scopes: which variable a name means. Made by symtable.c (what each scope does with its names)
 * and resolve.c (what follows from that), read by the code generator.
 *
 * A scope is a module, class body, function, lambda, comprehension or group of annotations.
 * Most have a code object of their own. List, set and dict comprehensions have not: their code
 * is part of the enclosing function's, class's or module's, and their variables are hidden
 * slots of it. A generator expression is a function. */
#ifndef OU_COMPILER_SCOPE_H
#define OU_COMPILER_SCOPE_H

#include "compiler/pointer_map.h"
#include "grammar/ast.h"
#include "objects/object.h"

typedef enum OuScopeKind {
    OU_SCOPE_MODULE,
    OU_SCOPE_CLASS,
    OU_SCOPE_FUNCTION,
    OU_SCOPE_LAMBDA,
    OU_SCOPE_GENERATOR,     // a generator expression
    OU_SCOPE_COMPREHENSION, // list, set or dict: part of the enclosing code
    OU_SCOPE_ANNOTATIONS,   // an __annotate__ function
    OU_SCOPE_TYPE_PARAMS,   // around a generic function, class or type alias
    OU_SCOPE_TYPE_EXPRESSION, // evaluated when asked for: a bound, a default, an alias's value
} OuScopeKind;

/* What a scope does with a name. */
enum {
    OU_SYMBOL_ASSIGNED = 1,
    OU_SYMBOL_PARAMETER = 2,
    OU_SYMBOL_IMPORTED = 4,
    OU_SYMBOL_GLOBAL = 8,    // declared
    OU_SYMBOL_NONLOCAL = 16, // declared
    OU_SYMBOL_USED = 32,
    OU_SYMBOL_ANNOTATED = 64,
    OU_SYMBOL_ITERATION = 128, // target of a comprehension's `for`
    OU_SYMBOL_WALRUS = 256,    // bound by := somewhere
    OU_SYMBOL_UNSET = 512,     // may become unset again: del, except ... as
    OU_SYMBOL_TYPE_PARAM = 1024,
};
#define OU_SYMBOL_BOUND (OU_SYMBOL_ASSIGNED | OU_SYMBOL_PARAMETER | OU_SYMBOL_IMPORTED)

/* Where its variable is. */
typedef enum OuNameKind {
    OU_NAME_UNKNOWN,
    OU_NAME_LOCAL,    // a slot of this scope's code; in modules and classes: the namespace
    OU_NAME_CELL,     // a cell in a slot of this scope's code, shared with inner code
    OU_NAME_FREE,     // of an enclosing scope; for a comprehension that may be in the same code
    OU_NAME_GLOBAL,   // declared global
    OU_NAME_IMPLICIT, // nobody binds it: global or builtin
} OuNameKind;

/* Variables of type parameters' scopes that no program can name. */
#define OU_HIDDEN_DEFAULTS         ".defaults"
#define OU_HIDDEN_KEYWORD_DEFAULTS ".kwdefaults"
#define OU_HIDDEN_TYPE_PARAMS      ".type_params"
#define OU_HIDDEN_GENERIC_BASE     ".generic_base"

#define OU_NO_SLOT UINT32_MAX

typedef struct OuSymbol {
    OuRef name; // interned; the compiler owns it
    uint32_t flags;
    OuNameKind kind;
    bool passes;   // a class body: inner code takes the variable of this name from farther out
    uint32_t slot; // LOCAL and CELL: in the code; set when its code is begun
    uint32_t free_slot; // FREE or `passes`: of the cell that came with the closure
    AstRange declared;  // of a global or nonlocal statement
    struct OuSymbol *next;
} OuSymbol;

/* An annotated variable of a module or class. */
typedef struct OuAnnotated {
    const AstStmt *stmt; // AnnAssign
    uint32_t index;
    bool is_conditional; // counts only if the statement has been reached
    struct OuAnnotated *next;
} OuAnnotated;

typedef struct OuScope OuScope;
struct OuScope {
    OuScopeKind kind;
    OuScope *parent;
    OuScope *first_child, *last_child, *sibling;
    OuAnnotated *first_annotated, *last_annotated;
    OuScope *annotations; // of a module or class: the scope of its variables' annotations
    OuRef class_name;     // of the innermost class, for private names; OU_UNDEF: none
    OuSymbol *first_symbol, *last_symbol;
    size_t symbol_count;
    OuPointerMap symbols;
    const char *display; // of a comprehension, for messages: "list comprehension"
    const char *purpose; // of a type expression, for messages: "a TypeVar bound"
    OuRef owner_name;    // of annotations: the function's, or OU_UNDEF
    OuRef owner_class;   // of type parameters: the name of the class they are of, or OU_UNDEF
    AstRange range;
    bool is_generator; // has a yield, or is a generator expression
    bool is_coroutine;
    bool is_async_context; // await is allowed
    bool has_star_import;
    bool needs_class_cell; // class: a method uses __class__ or super
    bool needs_class_dict; // class: annotations look names up in its namespace
    bool annotations_are_conditional;
    bool has_annotation_texts; // variable annotations, as text, stored when passed
    bool is_unevaluated;        // annotations of variables in a function: never run
    uint32_t iterable_depth;    // inside this many iterables of comprehensions
    uint32_t conditional_depth; // inside this many bodies that may not run
    uint32_t class_cell_slot;   // class: of __class__, if needed
    uint32_t class_dict_slot;   // class: of __classdict__, if needed
    uint32_t conditional_slot;  // class: of __conditional_annotations__, if needed
};

static inline bool ou_scope_is_function(const OuScope *scope) {
    return scope->kind != OU_SCOPE_MODULE && scope->kind != OU_SCOPE_CLASS;
}
/* Was its function made for annotations, type parameters or the like? */
static inline bool ou_scope_is_for_types(const OuScope *scope) {
    return scope->kind == OU_SCOPE_ANNOTATIONS || scope->kind == OU_SCOPE_TYPE_PARAMS ||
           scope->kind == OU_SCOPE_TYPE_EXPRESSION;
}
/* Names in annotations and the like mean what they mean in the class around them, if there is
 * one; NULL: none. */
static inline OuScope *ou_scope_class_seen(const OuScope *scope) {
    for (;; scope = scope->parent) {
        if (!ou_scope_is_for_types(scope)) return NULL;
        if (scope->parent->kind == OU_SCOPE_CLASS) return scope->parent;
        if (scope->parent->kind != OU_SCOPE_TYPE_PARAMS) return NULL;
    }
}
/* Does the scope's code stand in the code of its parent? */
static inline bool ou_scope_is_inlined(const OuScope *scope) {
    return scope->kind == OU_SCOPE_COMPREHENSION;
}
/* The scope that has the code object which `scope` is part of. */
static inline const OuScope *ou_scope_code(const OuScope *scope) {
    while (ou_scope_is_inlined(scope))
        scope = scope->parent;
    return scope;
}

/* The symbol for `name` (interned), or NULL. */
OuSymbol *ou_scope_find(const OuScope *scope, OuRef name);

#endif
