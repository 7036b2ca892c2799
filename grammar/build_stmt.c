/* Statements that take more than a constructor. */
#include "grammar/build.h"

#include <string.h>

// ---- functions and classes

AstFunctionHead *ou_function_head(OuParser *parser, AstName name, AstSequence *type_params,
                                  AstArguments *params, AstExpr *returns) {
    AstFunctionHead *head = ou_region_alloc(parser->region, sizeof *head);
    if (head != NULL) *head = (AstFunctionHead){name, type_params, params, returns};
    return head;
}

// The async forms have the fields of the plain ones.
_Static_assert(sizeof(((AstStmt *)0)->as.FunctionDef) ==
                       sizeof(((AstStmt *)0)->as.AsyncFunctionDef) &&
                   sizeof(((AstStmt *)0)->as.For) == sizeof(((AstStmt *)0)->as.AsyncFor) &&
                   sizeof(((AstStmt *)0)->as.With) == sizeof(((AstStmt *)0)->as.AsyncWith),
               "an async statement has the layout of its plain form");

AstStmt *ou_make_async(AstStmt *stmt, AstRange range) {
    stmt->kind = stmt->kind == AST_STMT_FunctionDef ? AST_STMT_AsyncFunctionDef
                 : stmt->kind == AST_STMT_For       ? AST_STMT_AsyncFor
                                                    : AST_STMT_AsyncWith;
    stmt->range.line = range.line;
    stmt->range.column = range.column;
    return stmt;
}

AstStmt *ou_decorate(AstStmt *stmt, const AstSequence *decorators) {
    AstExprList list = AST_LIST_OF(Expr, decorators);
    if (stmt->kind == AST_STMT_ClassDef) {
        stmt->as.ClassDef.decorator_list = list;
    } else {
        stmt->as.FunctionDef.decorator_list = list;
    }
    return stmt;
}

AstStmt *ou_build_class(OuParser *parser, AstRange range, AstName name,
                        const AstSequence *type_params, const AstExpr *arguments,
                        const AstSequence *body) {
    AstExprList bases = {0};
    AstKeywordList keywords = {0};
    if (arguments != NULL) {
        bases = arguments->as.Call.args;
        keywords = arguments->as.Call.keywords;
    }
    return ast_ClassDef(parser->region, range, name, bases, keywords, AST_LIST_OF(Stmt, body),
                        (AstExprList){0}, AST_LIST_OF(TypeParam, type_params));
}

// ---- if, with, try

AstStmt *ou_build_if(OuParser *parser, AstRange range, AstExpr *test, const AstSequence *body,
                     const AstSequence *elifs, const AstSequence *orelse) {
    AstStmtList rest = AST_LIST_OF(Stmt, orelse);
    for (size_t i = elifs == NULL ? 0 : elifs->count; i-- > 0;) {
        AstStmt *branch = elifs->items[i];
        branch->range.end_line = range.end_line;
        branch->range.end_column = range.end_column;
        branch->as.If.orelse = rest;
        rest = (AstStmtList){(AstStmt **)&elifs->items[i], 1};
    }
    return ast_If(parser->region, range, test, AST_LIST_OF(Stmt, body), rest);
}

// Is `expr` what `with (a, b):` was parsed as? A tuple that could not be a list of items stays
// one.
static bool is_item_tuple(const AstExpr *expr) {
    if (expr->kind != AST_EXPR_Tuple || !expr->parenthesised) return false;
    const AstExprList *elts = &expr->as.Tuple.elts;
    for (size_t i = 0; i < elts->count; i++) {
        const AstExpr *elt = elts->items[i];
        if (elt->kind == AST_EXPR_Starred) return false;
        if (elt->kind == AST_EXPR_NamedExpr && !elt->parenthesised) return false;
    }
    return elts->count > 0;
}

AstSequence *ou_with_items(OuParser *parser, AstSequence *items) {
    const AstWithItem *only = items->items[0];
    if (items->count > 1 || only->optional_vars != NULL || !is_item_tuple(only->context_expr)) {
        return items;
    }
    const AstExprList *elts = &only->context_expr->as.Tuple.elts;
    AstSequence *result = NULL;
    for (size_t i = 0; i < elts->count; i++) {
        AstExpr *elt = elts->items[i];
        AstWithItem *item = ast_withitem(parser->region, elt->range, elt, NULL);
        result = item == NULL ? NULL : ou_append(parser, result, item);
        if (result == NULL) return NULL;
    }
    return result;
}

AstHandler *ou_handler(OuParser *parser, AstRange range, AstRange keyword, bool star,
                       AstExpr *type, AstName name, const AstSequence *body) {
    AstHandler *handler = ou_region_alloc(parser->region, sizeof *handler);
    AstExceptHandler *node =
        ast_ExceptHandler(parser->region, range, type, name, AST_LIST_OF(Stmt, body));
    if (handler == NULL || node == NULL) return NULL;
    *handler = (AstHandler){node, keyword, star};
    return handler;
}

AstStmt *ou_build_try(OuParser *parser, AstRange range, const AstSequence *body,
                      const AstSequence *handlers, const AstSequence *orelse,
                      const AstSequence *finalbody) {
    AstExceptHandlerList list = {0};
    bool star = false;
    if (handlers != NULL) {
        list.count = handlers->count;
        list.items = ou_region_alloc(parser->region, list.count * sizeof *list.items);
        if (list.items == NULL) return NULL;
        star = ((const AstHandler *)handlers->items[0])->star;
    }
    for (size_t i = 0; i < list.count; i++) {
        const AstHandler *handler = handlers->items[i];
        if (handler->star != star) {
            ou_report(&parser->diagnostics, OU_SYNTAX_ERROR, handler->keyword,
                      "cannot have both 'except' and 'except*' on the same 'try'");
            return NULL;
        }
        list.items[i] = handler->node;
    }
    AstStmtList parts[] = {AST_LIST_OF(Stmt, body), AST_LIST_OF(Stmt, orelse),
                           AST_LIST_OF(Stmt, finalbody)};
    return star ? ast_TryStar(parser->region, range, parts[0], list, parts[1], parts[2])
                : ast_Try(parser->region, range, parts[0], list, parts[1], parts[2]);
}

// ---- simple statements

AstStmt *ou_build_delete(OuParser *parser, AstRange range, AstExpr *targets) {
    if (!ou_make_target(parser, targets, AST_TARGET_DELETE)) return NULL;
    AstExprList list;
    if (targets->kind == AST_EXPR_Tuple && !targets->parenthesised) {
        list = targets->as.Tuple.elts;
    } else {
        AstSequence *only = ou_append(parser, NULL, targets);
        if (only == NULL) return NULL;
        list = AST_LIST_OF(Expr, only);
    }
    return ast_Delete(parser->region, range, list);
}

AstStmt *ou_build_annotated(OuParser *parser, AstRange range, AstExpr *target,
                            AstExpr *annotation, AstExpr *value) {
    int simple = target->kind == AST_EXPR_Name && !target->parenthesised;
    return ast_AnnAssign(parser->region, range, target, annotation, value, simple);
}

AstName ou_join_dotted(OuParser *parser, AstName left, AstName right) {
    size_t size = left->size + 1 + right->size;
    char *text = ou_region_alloc(parser->region, size + 1);
    if (text == NULL) return NULL;
    memcpy(text, left->bytes, left->size);
    text[left->size] = '.';
    memcpy(text + left->size + 1, right->bytes, right->size);
    return ou_names_intern(&parser->names, text, size);
}
