/* The code object being made, one for each function, class body and module. Units nest as the
 * constructs do. */
#ifndef OU_COMPILER_UNIT_H
#define OU_COMPILER_UNIT_H

#include "compiler/compiler.h"

typedef enum OuBlockKind {
    OU_BLOCK_WHILE,
    OU_BLOCK_FOR,             // the iterator is on the stack
    OU_BLOCK_TRY,             // the body of try: a handler is in force
    OU_BLOCK_FINALLY,         // the same, and there is a finally body to run
    OU_BLOCK_FINALLY_HANDLER, // a finally body that runs because of an exception: [handled
                              // before, exc]
    OU_BLOCK_WITH,            // [__exit__, UNDEF]
    OU_BLOCK_EXCEPT,          // the body of an except clause: [handled before]
    OU_BLOCK_EXCEPT_STAR,     // the body of an except* clause
    OU_BLOCK_VALUE,           // a value that waits for a return to happen
} OuBlockKind;

/* What a return, break or continue has to undo on its way out (block.c). Lies on the C stack.
 */
typedef struct OuBlock {
    OuBlockKind kind;
    struct OuBlock *outer;
    OuLabel top, exit;             // loops: where continue and break go
    uint32_t handler_outside;      // in force outside of the block
    uint32_t depth_outside;        // the unit's block_depth there
    const AstStmtList *final_body; // FINALLY
    const AstExceptHandler *named; // EXCEPT: its name is unbound at the end; or NULL
    bool is_async;                 // WITH: what __aexit__ returns is awaited
    AstRange at;
} OuBlock;

struct OuUnit {
    OuUnit *outer;
    OuScope *scope;
    OuScope *outer_scope; // what c->scope was
    OuRef name;
    OuValue qualname; // owned
    uint32_t first_line;
    uint32_t flags;
    uint32_t argument_count, positional_only_count, keyword_only_count;
    OuEmitter emitter;
    OuBlock *block;               // innermost
    uint32_t block_depth;         // blocks, handlers and inlined comprehensions around
    OuLabel generator_exit;       // what covers a generator's whole body
    AstRange last_place;          // of the statement compiled last
    OU_BUFFER(OuValue) constants; // owned
    OuPointerMap constant_index;  // by word: small ints, interned strs and other single objects
    OU_BUFFER(OuRef) names;
    OuPointerMap name_index;
    OU_BUFFER(OuRef) slots;    // name of each local
    OU_BUFFER(uint32_t) cells; // slots of cell variables
    uint32_t variable_count, free_count;
    uint32_t next_variable;             // slot for the next variable that is met
    OU_BUFFER(OuRef) static_attributes; // class: names assigned as self.x in its methods
    uint32_t annotation_count;          // variable annotations passed so far
};

/* ---- units (unit.c) ---- */

/* Begin a code object for `scope`; its slots are laid out. Always matched by ou_unit_end. */
void ou_unit_begin(OuCompiler *c, OuUnit *unit, OuScope *scope, OuRef name,
                   uint32_t first_line);
/* Assemble it (if nothing failed) and go back to the outer unit. OU_ERROR: failed. */
OuValue ou_unit_end(OuCompiler *c);
/* The first instructions of a function: closure, cells, the generator's. */
void ou_unit_emit_prologue(OuCompiler *c);
/* The last ones: return None, and the generator's handler. */
void ou_unit_emit_epilogue(OuCompiler *c);

/* Give a variable of the unit that has none its slot. */
void ou_unit_give_slot(OuCompiler *c, OuSymbol *symbol);
uint32_t ou_unit_name(OuCompiler *c, OuRef name);
/* Index of an equal constant of the same type; takes the value. */
uint32_t ou_unit_constant_take(OuCompiler *c, OuValue value);
void ou_emit_constant_take(OuCompiler *c, OuValue value, AstRange at);
void ou_emit_return_constant_take(OuCompiler *c, OuValue value, AstRange at);
void ou_emit_none(OuCompiler *c, AstRange at);
void ou_emit_name(OuCompiler *c, enum OuOpcode op, OuRef name, AstRange at);

/* The finished code object (assemble.c). */
OuValue ou_assemble(OuCompiler *c, OuUnit *unit);

/* ---- variables (variable.c) ---- */

typedef enum OuVariableKind {
    OU_VARIABLE_FAST,        // slot
    OU_VARIABLE_DEREF,       // slot of a cell
    OU_VARIABLE_CLASS_DEREF, // class body: its namespace first, then the cell
    OU_VARIABLE_CLASS_DICT,  // annotations in a class: the same, through __classdict__
    OU_VARIABLE_GLOBAL,
    OU_VARIABLE_NAME,
} OuVariableKind;

typedef struct OuVariable {
    OuVariableKind kind;
    uint32_t slot;
    OuRef name;
    bool is_rebound_inside; // := may bind it in the middle of an expression
} OuVariable;

/* What `name` (mangled) means in the scope at work. */
OuVariable ou_variable_find(OuCompiler *c, OuRef name);
/* Is it a plain local? Does not count as mentioning it. */
bool ou_variable_is_local(OuCompiler *c, OuRef name);
void ou_variable_load(OuCompiler *c, OuVariable variable, AstRange at);
void ou_variable_store(OuCompiler *c, OuVariable variable, AstRange at);
void ou_variable_delete(OuCompiler *c, OuVariable variable, AstRange at);
/* The slot of the cell that inner code needs for `name`. */
uint32_t ou_variable_cell(OuCompiler *c, OuRef name);
void ou_name_load(OuCompiler *c, AstName name, AstRange at);
void ou_name_store(OuCompiler *c, AstName name, AstRange at);
/* Unbind the name of an except clause, which may be unbound already. */
void ou_name_forget(OuCompiler *c, AstName name, AstRange at);

/* ---- type parameters (compile_type_params.c) ---- */

/* Begin the function around what has type parameters. Matched by ou_unit_end. */
void ou_type_params_begin(OuCompiler *c, OuUnit *unit, AstTypeParamList params, AstName name,
                          uint32_t first_line);
/* In it: make and store the type parameters, and push the tuple of them. */
void ou_compile_type_params(OuCompiler *c, AstTypeParamList params, AstRange at);
/* One of the variables of scope.h that no program can name. */
OuVariable ou_hidden_variable(OuCompiler *c, const char *name);

/* ---- blocks (block.c) ---- */

/* SyntaxError if blocks are nested too deeply. */
void ou_block_push(OuCompiler *c, OuBlock *block, OuBlockKind kind, AstRange at);
void ou_block_pop(OuCompiler *c, OuBlock *block);
/* One level of nesting without a block: raise the depth by one, or SyntaxError. */
void ou_block_deepen(OuCompiler *c, AstRange at);
void ou_compile_return(OuCompiler *c, const AstStmt *s);
void ou_compile_break(OuCompiler *c, const AstStmt *s);
void ou_compile_continue(OuCompiler *c, const AstStmt *s);
/* Call the __exit__ on the stack below nothing, with three times None. */
void ou_emit_exit_call(OuCompiler *c, bool is_async, AstRange at);

/* ---- awaiting (compile_async.c) ---- */

typedef enum { OU_AWAIT_EXPRESSION, OU_AWAIT_ENTER, OU_AWAIT_EXIT } OuAwaitKind;

/* [iterator] -> [what it returned]: drive it, yielding what it yields. */
void ou_emit_delegation(OuCompiler *c, AstRange at);
/* [awaitable] -> [its result]. */
void ou_emit_await(OuCompiler *c, OuAwaitKind kind, AstRange at);
void ou_emit_yield(OuCompiler *c, AstRange at);
void ou_compile_await(OuCompiler *c, const AstExpr *e);
/* [] -> [iterator of what a loop goes over]. */
void ou_compile_iterator(OuCompiler *c, const AstExpr *iterable, bool is_async);
/* [asynchronous iterator] -> the same, with its next item stored in `target`; at its end, [] at `end`. */
void ou_emit_async_for_iter(OuCompiler *c, const AstExpr *target, OuLabel end, AstRange at);

#endif
