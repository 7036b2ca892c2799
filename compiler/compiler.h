/* What the files of compiler/ share. Nobody else includes this.
 *
 * One OuCompiler serves one call of ou_compile. Its failure is sticky: the first error raises
 * its exception and sets `failed`, and from then on every function here does nothing. So
 * functions that emit code return nothing, and their callers need not check; whoever looks at a
 * result checks `failed`. */
#ifndef OU_COMPILER_COMPILER_H
#define OU_COMPILER_COMPILER_H

#include "compiler/compile.h"
#include "compiler/emit.h"
#include "compiler/scope.h"
#include "grammar/ast.h"
#include "memory/buffer.h"
#include "memory/region.h"
#include "objects/protocol.h"

typedef struct OuUnit OuUnit;
typedef struct OuPendingWarning OuPendingWarning;

typedef struct OuCompiler {
    OuRuntime *rt;
    OuRegion region; // the tree, scopes, blocks
    OuRef filename;
    const char *text; // the source
    size_t size;
    OuCompileMode mode;
    bool failed;
    bool future_annotations;
    unsigned optimize; // see OuCompileOptions
    uint32_t last_future_line;      // no import from __future__ may stand behind this line
    OuPointerMap name_of_text;      // AstName -> str
    OuPointerMap made_for_node;     // node -> OuScope or OuAnnotated
    OU_BUFFER(OuValue) owned_names; // keeps the strs alive
    OuPendingWarning *first_warning, *last_warning; // see warnings.c
    OuScope *scope;                 // of the code at work: a unit's, or a comprehension inside
    OuUnit *unit;                   // the code object being made
} OuCompiler;

/* ---- failing (syntax_error.c) ---- */

/* Raise SyntaxError with this message and place. */
void ou_compile_error(OuCompiler *c, AstRange at, const char *format, ...);
/* The same as the symbol table does it: the place is not among the exception's args. */
void ou_scope_error(OuCompiler *c, AstRange at, const char *format, ...);
/* Raise the exception that describes what the parser found. */
struct OuSyntaxError;
void ou_raise_parse_error(OuRuntime *rt, OuRef filename, const char *text, size_t size,
                          OuCompileMode mode, const struct OuSyntaxError *error);
/* The same at the place of something the parser has warned of. */
void ou_raise_parse_warning(OuCompiler *c, AstRange at, const char *message);
/* Memory is out: raises MemoryError unless something is raised already. */
void ou_compile_no_memory(OuCompiler *c);
/* Bytes that live as long as the compilation, zeroed; NULL: failed. */
void *ou_compiler_alloc(OuCompiler *c, size_t size);
/* May one level of nesting more be compiled? false: failed, now or before. */
bool ou_compile_enter(OuCompiler *c);

/* ---- SyntaxWarnings (warnings.c) ---- */

struct OuSyntaxWarning;
/* Give the parser's warnings. false: one of them is an error. */
bool ou_give_parse_warnings(OuCompiler *c, const struct OuSyntaxWarning *first);
/* Warn of statements that leave a `finally` block. */
void ou_check_finally(OuCompiler *c, const AstModule *module);
/* Look at an expression or statement for something to warn of, which is kept ... */
void ou_check_compare(OuCompiler *c, const AstExpr *e);
void ou_check_call(OuCompiler *c, const AstExpr *e);
void ou_check_subscript(OuCompiler *c, const AstExpr *e);
void ou_check_assert(OuCompiler *c, const AstStmt *s);
/* ... until it is given here. */
bool ou_give_warnings(OuCompiler *c);

/* ---- names (names.c): borrowed, interned, alive as long as the compilation ---- */

OuRef ou_compiler_name(OuCompiler *c, AstName name);
/* The same after mangling: `__x` inside class C is `_C__x`. */
OuRef ou_compiler_mangled(OuCompiler *c, AstName name);
OuRef ou_compiler_string(OuCompiler *c, const char *bytes, size_t size);

/* ---- the symbol table (symtable.c, resolve.c) ---- */

/* Make the scopes of the whole tree. */
void ou_symtable_build(OuCompiler *c, const AstModule *module);
void ou_symtable_resolve(OuCompiler *c, OuScope *scope);
/* Is the symbol of `scope` to be looked for in the namespace of the class around first? */
bool ou_symbol_is_in_class_dict(const OuScope *scope, const OuSymbol *symbol);
/* The scope that `node` makes. */
OuScope *ou_compiler_scope(OuCompiler *c, const void *node);
/* The symbol for `name` in `scope`, made if there is none. NULL: failed. */
OuSymbol *ou_scope_add(OuCompiler *c, OuScope *scope, OuRef name);
/* Is the text one of __future__'s features? Fails with SyntaxError if not, or if it stands too
 * late. */
void ou_future_check(OuCompiler *c, const AstModule *module);

/* ---- constants (fold.c) ---- */

/* The value of `e` if it is a constant expression; owned. OU_UNDEF: it is not, or it failed. */
OuValue ou_fold(OuCompiler *c, const AstExpr *e);
/* What a condition is known to be without running it. */
typedef enum { OU_TEST_UNKNOWN, OU_TEST_FALSE, OU_TEST_TRUE } OuTestResult;
OuTestResult ou_fold_test(OuCompiler *c, const AstExpr *e);
/* Is the body's first statement a docstring? Its constant, or NULL. */
const AstConstant *ou_docstring(const OuCompiler *c, AstStmtList body);
/* The docstring without the indentation of its lines. */
OuValue ou_docstring_value(OuCompiler *c, const AstConstant *text);

/* ---- source text (unparse.c) ---- */

/* The expression as source text in a normal form: a str. OU_ERROR: failed. */
OuValue ou_unparse(OuCompiler *c, const AstExpr *e);

/* ---- operands (operand.c) ---- */

/* Where an operand can be taken from without code of its own. */
typedef enum { OU_FROM_STACK, OU_FROM_LOCAL, OU_FROM_INT } OuOperandSource;
typedef struct OuOperand {
    OuOperandSource source;
    int32_t value; // slot or number
    AstRange at;
} OuOperand;
/* `limit`: the largest slot, and one more than the largest int, that fits the instruction. */
OuOperand ou_operand_of(OuCompiler *c, const AstExpr *e, int32_t slot_limit, int32_t int_limit);
/* May a left operand be read from its local after the right one has been computed? */
bool ou_operand_can_wait(OuCompiler *c, const AstExpr *e, OuOperand operand);
OuBinaryOp ou_binary_op(AstOperator op);
/* Code that leaves `left op right`; the operands' code comes in order. */
void ou_compile_binary(OuCompiler *c, const AstExpr *left, AstOperator op, const AstExpr *right,
                       bool in_place, AstRange at);
/* The left operand is on the stack already. */
void ou_compile_binary_right(OuCompiler *c, AstOperator op, const AstExpr *right, bool in_place,
                             AstRange at);
void ou_compile_attribute(OuCompiler *c, const AstExpr *e);
/* Where errors of an attribute are shown: at its name, if the expression takes several lines.
 */
AstRange ou_place_of_attribute(const AstExpr *e);
/* Is the attribute's object a local, so that a form with a local can be used? The name's index
 * in any case. */
bool ou_attribute_of_local(OuCompiler *c, const AstExpr *e, OuOperand *object, uint32_t *name);
void ou_emit_attribute_of_local(OuCompiler *c, enum OuOpcode op, OuOperand object,
                                uint32_t name, AstRange at);
void ou_compile_subscript(OuCompiler *c, const AstExpr *e);
/* object[index] in parts, for what both gets and sets it: which operands need code; that code;
 * how many values it pushes; the instruction that gets or sets. */
typedef struct OuItemOperands {
    const AstExpr *object, *index;
    OuOperand x, y;
    bool is_slice;
} OuItemOperands;
OuItemOperands ou_item_operands(OuCompiler *c, const AstExpr *e);
void ou_item_push(OuCompiler *c, const OuItemOperands *item);
size_t ou_item_pushed(const OuItemOperands *item);
void ou_item_get(OuCompiler *c, const OuItemOperands *item, AstRange at);
void ou_item_set(OuCompiler *c, const OuItemOperands *item, AstRange at);

/* ---- conditions (condition.c) ---- */

/* Jump to `label` if `e` is true or (sense false) false. */
void ou_compile_jump(OuCompiler *c, const AstExpr *e, OuLabel label, bool sense);
/* [left] -> []; jump unless `left op right`. */
void ou_compile_jump_unless(OuCompiler *c, AstCmpOp op, const AstExpr *right, OuLabel label,
                            AstRange at);
void ou_compile_compare(OuCompiler *c, const AstExpr *e);
/* What is only looked into or iterated over: displays of constants become constants. */
void ou_compile_container(OuCompiler *c, const AstExpr *e);

/* ---- expressions and statements ---- */

void ou_compile_expr(OuCompiler *c, const AstExpr *e);
void ou_compile_stmt(OuCompiler *c, const AstStmt *s);
void ou_compile_body(OuCompiler *c, AstStmtList body);
void ou_compile_call(OuCompiler *c, const AstExpr *e);
/* If attribute `e` is super().name or super(C, o).name, emit that with `op`; false: it is not.
 */
bool ou_compile_super_attribute(OuCompiler *c, const AstExpr *e, enum OuOpcode op);
/* The arguments of a call whose callable and UNDEF or self are on the stack, and the call;
 * `given` arguments are there already. */
void ou_compile_arguments(OuCompiler *c, size_t given, AstExprList args,
                          AstKeywordList keywords, AstRange at);
void ou_compile_display(OuCompiler *c, const AstExpr *e, AstExprList items);
void ou_compile_template(OuCompiler *c, const AstExpr *e);
void ou_compile_joined_str(OuCompiler *c, const AstExpr *e);
void ou_compile_comprehension(OuCompiler *c, const AstExpr *e);
/* The next item into `target`, or, when there are no more, away with the iterator and to `end`.
 */
void ou_emit_for_iter(OuCompiler *c, const AstExpr *target, OuLabel end, AstRange at);
void ou_compile_lambda(OuCompiler *c, const AstExpr *e);
void ou_compile_function(OuCompiler *c, const AstStmt *s);
void ou_compile_class(OuCompiler *c, const AstStmt *s);
void ou_compile_try(OuCompiler *c, const AstStmt *s);
void ou_compile_with(OuCompiler *c, const AstStmt *s);
void ou_compile_match(OuCompiler *c, const AstStmt *s);
void ou_compile_import(OuCompiler *c, const AstStmt *s);
/* Store what is on top, or delete. */
void ou_compile_store(OuCompiler *c, const AstExpr *target);
void ou_compile_delete(OuCompiler *c, const AstExpr *target);
void ou_compile_assign(OuCompiler *c, const AstStmt *s);
void ou_compile_augmented(OuCompiler *c, const AstStmt *s);
void ou_compile_annotated(OuCompiler *c, const AstStmt *s);
/* Decorators: push them; then, with the function or class on top, call them. */
void ou_compile_decorators(OuCompiler *c, AstExprList decorators);
void ou_compile_decorator_calls(OuCompiler *c, AstExprList decorators);
/* Push a function made of `code` (taken): the closure it needs, and MAKE_FUNCTION with these
 * flags. */
void ou_compile_make_function_take(OuCompiler *c, OuValue code, uint32_t flags, AstRange at);
void ou_compile_type_alias(OuCompiler *c, const AstStmt *s);
/* The beginning of a function that evaluates annotations and the like: its argument says in
 * which format; NotImplementedError for those that are made from the source. */
void ou_compile_check_format(OuCompiler *c, AstRange at);
/* The __annotate__ function of a function's parameters; true if there is one (pushed). */
bool ou_compile_function_annotations(OuCompiler *c, const AstStmt *s);
/* The variable annotations of the module or class at work: make and store the function that
 * evaluates them, if there are any; note that the one of `s` has been passed. */
void ou_compile_variable_annotations(OuCompiler *c, const char *stored_as, AstRange at);
/* At the beginning: make the dict for annotations that are text. */
void ou_compile_setup_annotations(OuCompiler *c, AstRange at);
void ou_compile_passed_annotation(OuCompiler *c, const AstStmt *s);
/* Something the language has but Ouro has not yet. */
void ou_compile_unsupported(OuCompiler *c, AstRange at, const char *what);

#endif
