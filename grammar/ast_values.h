/* What the nodes of the tree contain beside other nodes: places, names, constants, operators.
 */
#ifndef OU_GRAMMAR_AST_VALUES_H
#define OU_GRAMMAR_AST_VALUES_H

#include <stddef.h>
#include <stdint.h>

/* Where a node stands in the source: lines from 1, columns from 0 and in bytes of UTF-8, the
 * end is exclusive. */
typedef struct AstRange {
    uint32_t line, column, end_line, end_column;
} AstRange;

/* An identifier. Within one compilation the same text is the same pointer. `bytes` is followed
 * by a 0. */
typedef struct AstText {
    const char *bytes;
    size_t size;
    uint32_t hash;
} AstText;
typedef const AstText *AstName;

typedef enum AstConstantKind {
    AST_CONSTANT_None,
    AST_CONSTANT_True,
    AST_CONSTANT_False,
    AST_CONSTANT_Ellipsis,
    AST_CONSTANT_Int,
    AST_CONSTANT_Float,
    AST_CONSTANT_Imaginary,
    AST_CONSTANT_Str,
    AST_CONSTANT_Bytes,
} AstConstantKind;

/* A literal. Numbers keep their source text (with prefix, underscores, and the `j` of an
 * imaginary); str and bytes are decoded: escapes resolved, neighbours joined, str as UTF-8 with
 * a lone surrogate as its three bytes. `bytes` is followed by a 0 but may contain some. */
typedef struct AstConstant {
    AstConstantKind kind;
    const char *bytes;
    size_t size;
} AstConstant;

typedef enum AstOperator {
#define AST_OPERATOR(name, text) AST_OP_##name,
#include "grammar/ast.def"
} AstOperator;

typedef enum AstBoolOp {
#define AST_BOOL_OP(name, text) AST_BOOL_##name,
#include "grammar/ast.def"
} AstBoolOp;

typedef enum AstUnaryOp {
#define AST_UNARY_OP(name, text) AST_UNARY_##name,
#include "grammar/ast.def"
} AstUnaryOp;

typedef enum AstCmpOp {
#define AST_CMP_OP(name, text) AST_CMP_##name,
#include "grammar/ast.def"
} AstCmpOp;

typedef enum AstContext {
#define AST_CONTEXT(name, text) AST_CTX_##name,
#include "grammar/ast.def"
} AstContext;

/* The operator as it is written: "+", "and", "not", "is not". Static text. */
const char *ast_operator_text(AstOperator op);
const char *ast_bool_op_text(AstBoolOp op);
const char *ast_unary_op_text(AstUnaryOp op);
const char *ast_cmp_op_text(AstCmpOp op);

#endif
