/* The syntax tree: what the parser makes and the compiler reads.
 *
 * Everything expands from ast.def. A node with alternatives is a tagged union:
 *
 *     AstExpr *e = ast_BinOp(region, range, left, AST_OP_Add, right);
 *     if (e->kind == AST_EXPR_BinOp) visit(e->as.BinOp.left);
 *
 * All nodes, lists and texts lie in one region and die with it; none is freed singly. A list is
 * two words inside its node. Nodes are written by the parser only; the compiler reads them, and
 * may replace a child when it folds constants. */
#ifndef OU_GRAMMAR_AST_H
#define OU_GRAMMAR_AST_H

#include "grammar/ast_values.h"
#include "memory/region.h"

/* ---- kinds ---- */

typedef enum AstModuleKind {
#define AST_MOD(kind, fields) AST_MOD_##kind,
#include "grammar/ast.def"
} AstModuleKind;

typedef enum AstStmtKind {
#define AST_STMT(kind, fields) AST_STMT_##kind,
#include "grammar/ast.def"
} AstStmtKind;

typedef enum AstExprKind {
#define AST_EXPR(kind, fields) AST_EXPR_##kind,
#include "grammar/ast.def"
} AstExprKind;

typedef enum AstPatternKind {
#define AST_PATTERN(kind, fields) AST_PATTERN_##kind,
#include "grammar/ast.def"
} AstPatternKind;

typedef enum AstTypeParamKind {
#define AST_TYPE_PARAM(kind, fields) AST_TYPE_PARAM_##kind,
#include "grammar/ast.def"
} AstTypeParamKind;

/* ---- types and lists ---- */

typedef struct AstModule AstModule;
typedef struct AstStmt AstStmt;
typedef struct AstExpr AstExpr;
typedef struct AstPattern AstPattern;
typedef struct AstTypeParam AstTypeParam;
#define AST_PRODUCT(type, name, ranged, fields) typedef struct Ast##type Ast##type;
#include "grammar/ast.def"

#define AST_LIST(item, type)                                                                   \
    typedef struct Ast##item##List {                                                           \
        type *items;                                                                           \
        size_t count;                                                                          \
    } Ast##item##List;
#include "grammar/ast.def"

/* ---- nodes ---- */

#define FIELD(type, name) type name;
#define OPTIONAL          FIELD
#define AST_MOD(kind, fields)                                                                  \
    struct {                                                                                   \
        fields                                                                                 \
    } kind;
struct AstModule {
    AstModuleKind kind;
    AstRange range;
    union {
#include "grammar/ast.def"
    } as;
};

#define FIELD(type, name) type name;
#define OPTIONAL          FIELD
#define AST_STMT(kind, fields)                                                                 \
    struct {                                                                                   \
        fields                                                                                 \
    } kind;
struct AstStmt {
    AstStmtKind kind;
    AstRange range;
    union {
#include "grammar/ast.def"
    } as;
};

/* `parenthesised` is for the parser: `(a)` is not `a` where targets and messages are concerned.
 */
#define FIELD(type, name) type name;
#define OPTIONAL          FIELD
#define AST_EXPR(kind, fields)                                                                 \
    struct {                                                                                   \
        fields                                                                                 \
    } kind;
struct AstExpr {
    AstExprKind kind;
    uint32_t parenthesised;
    AstRange range;
    union {
#include "grammar/ast.def"
    } as;
};

#define FIELD(type, name) type name;
#define OPTIONAL          FIELD
#define AST_PATTERN(kind, fields)                                                              \
    struct {                                                                                   \
        fields                                                                                 \
    } kind;
struct AstPattern {
    AstPatternKind kind;
    AstRange range;
    union {
#include "grammar/ast.def"
    } as;
};

#define FIELD(type, name) type name;
#define OPTIONAL          FIELD
#define AST_TYPE_PARAM(kind, fields)                                                           \
    struct {                                                                                   \
        fields                                                                                 \
    } kind;
struct AstTypeParam {
    AstTypeParamKind kind;
    AstRange range;
    union {
#include "grammar/ast.def"
    } as;
};

#define FIELD(type, name) type name;
#define OPTIONAL          FIELD
#define AST_PRODUCT(type, name, ranged, fields)                                                \
    struct Ast##type {                                                                         \
        AstRange range;                                                                        \
        fields                                                                                 \
    };
#include "grammar/ast.def"

/* ---- constructors: a new node in `region`, or NULL when memory is out ---- */

#define FIELD(type, name)      , type name
#define OPTIONAL               FIELD
#define AST_MOD(kind, fields)  AstModule *ast_##kind(OuRegion *region, AstRange range fields);
#define AST_STMT(kind, fields) AstStmt *ast_##kind(OuRegion *region, AstRange range fields);
#define AST_EXPR(kind, fields) AstExpr *ast_##kind(OuRegion *region, AstRange range fields);
#define AST_PATTERN(kind, fields)                                                              \
    AstPattern *ast_##kind(OuRegion *region, AstRange range fields);
#define AST_TYPE_PARAM(kind, fields)                                                           \
    AstTypeParam *ast_##kind(OuRegion *region, AstRange range fields);
#define AST_PRODUCT(type, name, ranged, fields)                                                \
    Ast##type *ast_##name(OuRegion *region, AstRange range fields);
#include "grammar/ast.def"

#endif
