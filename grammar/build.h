/* What the actions of parser.y build nodes with. Private to grammar/.
 *
 * All functions that make something return NULL (or false) on failure. Then either an error is
 * reported; or `refused` is set, and the second reading must find out what is wrong; or memory
 * is out. */
#ifndef OU_GRAMMAR_BUILD_H
#define OU_GRAMMAR_BUILD_H

#include "grammar/parser.h"

/* A list under construction. Becomes the typed list of a node with AST_LIST_OF. */
typedef struct AstSequence {
    void **items;
    size_t count, capacity;
} AstSequence;

/* The finished Ast<Item>List of a sequence, which may be NULL for an empty one. */
#define AST_LIST_OF(Item, sequence)                                                            \
    ({                                                                                         \
        const AstSequence *finished = (sequence);                                              \
        (Ast##Item##List){finished == NULL ? NULL : (void *)finished->items,                   \
                          finished == NULL ? 0 : finished->count};                             \
    })

/* ---- sequences (build.c) ---- */

/* Append to `sequence`, or to a new one if it is NULL. Returns the sequence. */
AstSequence *ou_append(OuParser *parser, AstSequence *sequence, const void *item);

/* Append all of `more`. */
AstSequence *ou_extend(OuParser *parser, AstSequence *sequence, const AstSequence *more);

/* ---- expressions (build.c) ---- */

/* An item of a dict display; without a key it is `**value`. */
typedef struct AstDictItem {
    AstExpr *key, *value;
} AstDictItem;

AstDictItem *ou_dict_item(OuParser *parser, AstExpr *key, AstExpr *value);
AstExpr *ou_build_dict(OuParser *parser, AstRange range, const AstSequence *items);

/* A comparison from a sequence of links. */
AstSequence *ou_append_link(OuParser *parser, AstSequence *links, AstCmpOp op, AstExpr *right);
AstExpr *ou_build_compare(OuParser *parser, AstRange range, AstExpr *left,
                          const AstSequence *links);

/* `left and right`; `a and b and c` becomes one node. */
AstExpr *ou_build_bool_op(OuParser *parser, AstRange range, AstExpr *left, AstBoolOp op,
                          AstExpr *right);

/* An argument of a call: positional (perhaps Starred), `name=value`, or `**value`. */
typedef struct AstArgument {
    AstRange range;
    AstName name;
    AstExpr *value;
    bool is_keyword; /* one of the last two */
} AstArgument;

AstArgument *ou_argument(OuParser *parser, AstRange range, AstName name, AstExpr *value,
                         bool is_keyword);

/* A Call. Refuses arguments that come too late. */
AstExpr *ou_build_call(OuParser *parser, AstRange range, AstExpr *function,
                       const AstSequence *arguments);

/* A Constant without text, and a number from its text. */
AstExpr *ou_build_constant(OuParser *parser, AstRange range, AstConstantKind kind);
AstExpr *ou_build_number(OuParser *parser, AstRange range, const char *start, const char *end);

/* ---- targets (targets.c) ---- */

typedef enum AstTargetUse {
    AST_TARGET_ASSIGN, /* left of `=`, after `as` */
    AST_TARGET_FOR,
    AST_TARGET_DELETE,
} AstTargetUse;

/* Make `expr` a target: its context, and that of its parts, becomes Store or Del. Refuses an
 * expression that cannot be one. */
bool ou_make_target(OuParser *parser, AstExpr *expr, AstTargetUse use);

/* The target of `+=` or of an annotation: no list, nothing starred. */
bool ou_make_single_target(OuParser *parser, AstExpr *expr);

/* The first part of `expr` that keeps it from being a target, or NULL. */
const AstExpr *ou_find_invalid_target(const AstExpr *expr, AstTargetUse use);

/* What CPython calls this kind of expression in messages: "function call". */
const char *ou_expression_name(const AstExpr *expr);

/* ---- parameters (parameters.c) ---- */

typedef enum AstParameterKind {
    AST_PARAMETER_PLAIN,
    AST_PARAMETER_SLASH,
    AST_PARAMETER_STAR, /* `*` or `*name` */
    AST_PARAMETER_DOUBLE_STAR,
} AstParameterKind;

typedef struct AstParameter {
    AstParameterKind kind;
    AstArg *arg;     /* NULL for `/` and a bare `*` */
    AstExpr *preset; /* the default, or NULL */
} AstParameter;

/* A parameter; `name` may be NULL. `range` is that of name and annotation. */
AstParameter *ou_parameter(OuParser *parser, AstParameterKind kind, AstRange range,
                           AstName name, AstExpr *annotation);

/* Sort parameters into an `arguments` node. Refuses what stands in the wrong order. */
AstArguments *ou_build_parameters(OuParser *parser, AstRange range,
                                  const AstSequence *parameters);

/* ---- statements (build_stmt.c) ---- */

/* What a `def` says before its body. */
typedef struct AstFunctionHead {
    AstName name;
    AstSequence *type_params;
    AstArguments *params;
    AstExpr *returns;
} AstFunctionHead;

AstFunctionHead *ou_function_head(OuParser *parser, AstName name, AstSequence *type_params,
                                  AstArguments *params, AstExpr *returns);

/* Make a FunctionDef, For or With its async form; `range` is that of `async`. */
AstStmt *ou_make_async(AstStmt *stmt, AstRange range);

/* Put decorators on a function or class. */
AstStmt *ou_decorate(AstStmt *stmt, const AstSequence *decorators);

/* `arguments` are those of a Call, or NULL. */
AstStmt *ou_build_class(OuParser *parser, AstRange range, AstName name,
                        const AstSequence *type_params, const AstExpr *arguments,
                        const AstSequence *body);

/* An `if` from its branches; `elifs` are If statements, each to become the `else` of the one
 * before. */
AstStmt *ou_build_if(OuParser *parser, AstRange range, AstExpr *test, const AstSequence *body,
                     const AstSequence *elifs, const AstSequence *orelse);

AstStmt *ou_build_delete(OuParser *parser, AstRange range, AstExpr *targets);

AstStmt *ou_build_annotated(OuParser *parser, AstRange range, AstExpr *target,
                            AstExpr *annotation, AstExpr *value);

/* The items of a `with`: a bracketed tuple that is the only item is a list of items. */
AstSequence *ou_with_items(OuParser *parser, AstSequence *items);

typedef struct AstHandler {
    AstExceptHandler *node;
    AstRange keyword; /* `except` or `except *` */
    bool star;
} AstHandler;

AstHandler *ou_handler(OuParser *parser, AstRange range, AstRange keyword, bool star,
                       AstExpr *type, AstName name, const AstSequence *body);

/* A Try or TryStar; reports a mixture of `except` and `except*`. */
AstStmt *ou_build_try(OuParser *parser, AstRange range, const AstSequence *body,
                      const AstSequence *handlers, const AstSequence *orelse,
                      const AstSequence *finalbody);

/* `left.right`, for imports. */
AstName ou_join_dotted(OuParser *parser, AstName left, AstName right);

/* ---- patterns (build_pattern.c) ---- */

/* An item of a mapping pattern (key and pattern) or of a class pattern (a pattern, perhaps with
 * a name). */
typedef struct AstPatternItem {
    AstRange range;
    AstExpr *key;
    AstName name;
    AstPattern *pattern;
} AstPatternItem;

AstPatternItem *ou_pattern_item(OuParser *parser, AstRange range, AstExpr *key, AstName name,
                                AstPattern *pattern);
AstPattern *ou_build_mapping_pattern(OuParser *parser, AstRange range, const AstSequence *items,
                                     AstName rest);
AstPattern *ou_build_class_pattern(OuParser *parser, AstRange range, AstExpr *cls,
                                   const AstSequence *items);
AstPattern *ou_build_as_pattern(OuParser *parser, AstRange range, AstPattern *pattern,
                                AstName name, AstRange name_range);

/* The name that a pattern binds: NULL for `_`. */
AstName ou_capture(AstName name);

/* Refuses `_`. */
bool ou_check_capture(OuParser *parser, AstName name);

/* A complex literal; refuses parts of the wrong kind. */
AstExpr *ou_build_complex(OuParser *parser, AstRange range, AstExpr *real, AstOperator op,
                          AstExpr *imaginary);

#endif
