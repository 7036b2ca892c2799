/* The constructors of the tree's nodes, expanded from ast.def.
 *
 * A constructor needs the fields of its row twice: as parameters and as assignments. So here
 * FIELD leaves a sequence `(type, name) (type, name) ...`, and two pairs of macros walk along
 * it: each eats one element and leaves the name of its partner in front of the next. What
 * remains at the end is pasted with _END and vanishes. */
#include "grammar/ast.h"

#include "memory/config.h"

#define WALK(...)     WALK_END(__VA_ARGS__)
#define WALK_END(...) __VA_ARGS__##_END

#define PARAMETERS(fields)      WALK(PARAMETER_A fields)
#define PARAMETER_A(type, name) , type name PARAMETER_B
#define PARAMETER_B(type, name) , type name PARAMETER_A
#define PARAMETER_A_END
#define PARAMETER_B_END

#define ASSIGNMENTS(fields) WALK(ASSIGNMENT_A fields)
#define ASSIGNMENT_A(type, name)                                                               \
    into->name = name;                                                                         \
    ASSIGNMENT_B
#define ASSIGNMENT_B(type, name)                                                               \
    into->name = name;                                                                         \
    ASSIGNMENT_A
#define ASSIGNMENT_A_END
#define ASSIGNMENT_B_END

// A node with alternatives: its kind, and its fields under `as`.
#define ALTERNATIVE(Type, KIND, name, fields)                                                  \
    Type *ast_##name(OuRegion *region, AstRange range PARAMETERS(fields)) {                    \
        Type *node = ou_region_alloc(region, sizeof(Type));                                    \
        if (OU_UNLIKELY(node == NULL)) return NULL;                                            \
        node->kind = KIND##name;                                                               \
        node->range = range;                                                                   \
        OU_UNUSED                                                                              \
        typeof(&node->as.name) into = &node->as.name;                                          \
        ASSIGNMENTS(fields)                                                                    \
        return node;                                                                           \
    }

#define FIELD(type, name)            (type, name)
#define OPTIONAL(type, name)         (type, name)
#define AST_MOD(name, fields)        ALTERNATIVE(AstModule, AST_MOD_, name, fields)
#define AST_STMT(name, fields)       ALTERNATIVE(AstStmt, AST_STMT_, name, fields)
#define AST_EXPR(name, fields)       ALTERNATIVE(AstExpr, AST_EXPR_, name, fields)
#define AST_PATTERN(name, fields)    ALTERNATIVE(AstPattern, AST_PATTERN_, name, fields)
#define AST_TYPE_PARAM(name, fields) ALTERNATIVE(AstTypeParam, AST_TYPE_PARAM_, name, fields)
#define AST_PRODUCT(Type, name, ranged, fields)                                                \
    Ast##Type *ast_##name(OuRegion *region, AstRange range PARAMETERS(fields)) {               \
        Ast##Type *into = ou_region_alloc(region, sizeof(Ast##Type));                          \
        if (OU_UNLIKELY(into == NULL)) return NULL;                                            \
        into->range = range;                                                                   \
        ASSIGNMENTS(fields)                                                                    \
        return into;                                                                           \
    }
#include "grammar/ast.def"

const char *ast_operator_text(AstOperator op) {
    static const char *const texts[] = {
#define AST_OPERATOR(name, text) text,
#include "grammar/ast.def"
    };
    return texts[op];
}

const char *ast_bool_op_text(AstBoolOp op) {
    static const char *const texts[] = {
#define AST_BOOL_OP(name, text) text,
#include "grammar/ast.def"
    };
    return texts[op];
}

const char *ast_unary_op_text(AstUnaryOp op) {
    static const char *const texts[] = {
#define AST_UNARY_OP(name, text) text,
#include "grammar/ast.def"
    };
    return texts[op];
}

const char *ast_cmp_op_text(AstCmpOp op) {
    static const char *const texts[] = {
#define AST_CMP_OP(name, text) text,
#include "grammar/ast.def"
    };
    return texts[op];
}
