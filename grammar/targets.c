/* Expressions that are assigned to or deleted.
 *
 * The grammar parses a target as an expression, because only the `=` behind it tells. Here it
 * is turned into a target, or refused. */
#include "grammar/build.h"

static const AstExpr *find_in_list(const AstExprList *list, AstTargetUse use) {
    for (size_t i = 0; i < list->count; i++) {
        const AstExpr *invalid = ou_find_invalid_target(list->items[i], use);
        if (invalid != NULL) return invalid;
    }
    return NULL;
}

const AstExpr *ou_find_invalid_target(const AstExpr *expr, AstTargetUse use) {
    switch (expr->kind) {
    case AST_EXPR_Name:
    case AST_EXPR_Attribute:
    case AST_EXPR_Subscript:
        return NULL;
    case AST_EXPR_List:
        return find_in_list(&expr->as.List.elts, use);
    case AST_EXPR_Tuple:
        return find_in_list(&expr->as.Tuple.elts, use);
    case AST_EXPR_Starred:
        return use == AST_TARGET_DELETE ? expr
                                        : ou_find_invalid_target(expr->as.Starred.value, use);
    case AST_EXPR_Compare:
        // `for f() in x` without its colon reads as a comparison.
        if (use == AST_TARGET_FOR && expr->as.Compare.ops.items[0] == AST_CMP_In) {
            return ou_find_invalid_target(expr->as.Compare.left, use);
        }
        return expr;
    default:
        return expr;
    }
}

static void set_context(AstExpr *expr, AstContext context);

static void set_contexts(const AstExprList *list, AstContext context) {
    for (size_t i = 0; i < list->count; i++) {
        set_context(list->items[i], context);
    }
}

static void set_context(AstExpr *expr, AstContext context) {
    switch (expr->kind) {
    case AST_EXPR_Name:
        expr->as.Name.ctx = context;
        break;
    case AST_EXPR_Attribute:
        expr->as.Attribute.ctx = context;
        break;
    case AST_EXPR_Subscript:
        expr->as.Subscript.ctx = context;
        break;
    case AST_EXPR_List:
        expr->as.List.ctx = context;
        set_contexts(&expr->as.List.elts, context);
        break;
    case AST_EXPR_Tuple:
        expr->as.Tuple.ctx = context;
        set_contexts(&expr->as.Tuple.elts, context);
        break;
    case AST_EXPR_Starred:
        expr->as.Starred.ctx = context;
        set_context(expr->as.Starred.value, context);
        break;
    default:
        OU_UNREACHABLE();
    }
}

static bool refuse(OuParser *parser) {
    parser->refused = true;
    return false;
}

// `(*a)` is no target, nor is `**a`; but a starred part of a list is.
bool ou_make_target(OuParser *parser, AstExpr *expr, AstTargetUse use) {
    if (ou_find_invalid_target(expr, use) != NULL || expr->kind == AST_EXPR_Compare) {
        return refuse(parser);
    }
    set_context(expr, use == AST_TARGET_DELETE ? AST_CTX_Del : AST_CTX_Store);
    return true;
}

static bool is_single_target(const AstExpr *expr) {
    return expr->kind == AST_EXPR_Name || expr->kind == AST_EXPR_Attribute ||
           expr->kind == AST_EXPR_Subscript;
}

bool ou_make_single_target(OuParser *parser, AstExpr *expr) {
    if (!is_single_target(expr)) return refuse(parser);
    set_context(expr, AST_CTX_Store);
    return true;
}

static const char *constant_name(AstConstantKind kind) {
    switch (kind) {
    case AST_CONSTANT_None:
        return "None";
    case AST_CONSTANT_True:
        return "True";
    case AST_CONSTANT_False:
        return "False";
    case AST_CONSTANT_Ellipsis:
        return "ellipsis";
    case AST_CONSTANT_Int:
    case AST_CONSTANT_Float:
    case AST_CONSTANT_Imaginary:
    case AST_CONSTANT_Str:
    case AST_CONSTANT_Bytes:
        return "literal";
    }
    OU_UNREACHABLE();
}

const char *ou_expression_name(const AstExpr *expr) {
    static const char *const names[] = {
        [AST_EXPR_BoolOp] = "expression",
        [AST_EXPR_NamedExpr] = "named expression",
        [AST_EXPR_BinOp] = "expression",
        [AST_EXPR_UnaryOp] = "expression",
        [AST_EXPR_Lambda] = "lambda",
        [AST_EXPR_IfExp] = "conditional expression",
        [AST_EXPR_Dict] = "dict literal",
        [AST_EXPR_Set] = "set display",
        [AST_EXPR_ListComp] = "list comprehension",
        [AST_EXPR_SetComp] = "set comprehension",
        [AST_EXPR_DictComp] = "dict comprehension",
        [AST_EXPR_GeneratorExp] = "generator expression",
        [AST_EXPR_Await] = "await expression",
        [AST_EXPR_Yield] = "yield expression",
        [AST_EXPR_YieldFrom] = "yield expression",
        [AST_EXPR_Compare] = "comparison",
        [AST_EXPR_Call] = "function call",
        [AST_EXPR_FormattedValue] = "f-string expression",
        [AST_EXPR_Interpolation] = "t-string expression",
        [AST_EXPR_JoinedStr] = "f-string expression",
        [AST_EXPR_TemplateStr] = "t-string expression",
        [AST_EXPR_Attribute] = "attribute",
        [AST_EXPR_Subscript] = "subscript",
        [AST_EXPR_Starred] = "starred",
        [AST_EXPR_Name] = "name",
        [AST_EXPR_List] = "list",
        [AST_EXPR_Tuple] = "tuple",
        [AST_EXPR_Slice] = "slice",
    };
    if (expr->kind == AST_EXPR_Constant) return constant_name(expr->as.Constant.value.kind);
    return names[expr->kind];
}
