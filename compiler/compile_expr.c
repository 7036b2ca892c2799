/* Expressions: each leaves one value on the stack. */
#include "compiler/unit.h"

#include "objects/set.h"
#include "objects/tuple.h"

#define MANY_ITEMS                                                                             \
    30 // displays longer than this are built item by item, so that the stack stays small
#define MANY_PAIRS    15
#define FEW_CONSTANTS 3 // shorter lists of constants are built from their items

/* ---- displays ---- */

typedef struct DisplayKind {
    uint8_t build, add, extend;
} DisplayKind;

static DisplayKind display_kind(const AstExpr *e) {
    if (e->kind == AST_EXPR_Set)
        return (DisplayKind){OU_OP_BUILD_SET, OU_OP_SET_ADD, OU_OP_SET_UPDATE};
    return (DisplayKind){OU_OP_BUILD_LIST, OU_OP_LIST_APPEND, OU_OP_LIST_EXTEND};
}

static bool has_starred(AstExprList items) {
    for (size_t i = 0; i < items.count; i++) {
        if (items.items[i]->kind == AST_EXPR_Starred) return true;
    }
    return false;
}

/* A list or set of constants is made from one constant. */
static bool compile_constant_display(OuCompiler *c, const AstExpr *e, AstExprList items) {
    if (e->kind == AST_EXPR_Tuple || items.count < FEW_CONSTANTS) return false;
    AstExpr tuple = {.kind = AST_EXPR_Tuple, .range = e->range};
    tuple.as.Tuple.elts = items;
    tuple.as.Tuple.ctx = AST_CTX_Load;
    OuValue constant = ou_fold(c, &tuple);
    if (ou_is_undef(constant)) return false;
    if (e->kind == AST_EXPR_Set) {
        OuValue frozen = ou_frozenset_new(c->rt, constant);
        ou_drop(c->rt, constant);
        constant = frozen;
    }
    DisplayKind kind = display_kind(e);
    ou_emit(c, kind.build, 0, e->range);
    ou_emit_constant_take(c, constant, e->range);
    ou_emit(c, kind.extend, 1, e->range);
    return true;
}

/* Build up a list or set: the first items at once, if they are few, the others one by one. */
static void compile_growing(OuCompiler *c, const AstExpr *e, AstExprList items) {
    DisplayKind kind = display_kind(e);
    bool built = items.count > MANY_ITEMS;
    if (built) ou_emit(c, kind.build, 0, e->range);
    for (size_t i = 0; i < items.count; i++) {
        const AstExpr *item = items.items[i];
        bool starred = item->kind == AST_EXPR_Starred;
        if (starred && !built) {
            ou_emit(c, kind.build, (uint32_t)i, e->range);
            built = true;
        }
        ou_compile_expr(c, starred ? item->as.Starred.value : item);
        if (built) ou_emit(c, starred ? kind.extend : kind.add, 1, e->range);
    }
}

void ou_compile_display(OuCompiler *c, const AstExpr *e, AstExprList items) {
    if (compile_constant_display(c, e, items)) return;
    if (has_starred(items) || items.count > MANY_ITEMS) {
        compile_growing(c, e, items);
        if (e->kind == AST_EXPR_Tuple) ou_emit(c, OU_OP_LIST_TO_TUPLE, 0, e->range);
        return;
    }
    for (size_t i = 0; i < items.count; i++)
        ou_compile_expr(c, items.items[i]);
    enum OuOpcode op = e->kind == AST_EXPR_Tuple ? OU_OP_BUILD_TUPLE : display_kind(e).build;
    ou_emit(c, op, (uint32_t)items.count, e->range);
}

/* Pairs `first` to `end` become a dict, or part of the one below. */
static void compile_pairs(OuCompiler *c, const AstExpr *e, size_t first, size_t end) {
    AstExprList keys = e->as.Dict.keys, values = e->as.Dict.values;
    bool many = end - first > MANY_PAIRS;
    if (many) ou_emit(c, OU_OP_BUILD_MAP, 0, e->range);
    for (size_t i = first; i < end; i++) {
        ou_compile_expr(c, keys.items[i]);
        ou_compile_expr(c, values.items[i]);
        if (many) ou_emit(c, OU_OP_MAP_ADD, 1, e->range);
    }
    if (!many) ou_emit(c, OU_OP_BUILD_MAP, (uint32_t)(end - first), e->range);
}

static void compile_dict(OuCompiler *c, const AstExpr *e) {
    AstExprList keys = e->as.Dict.keys, values = e->as.Dict.values;
    bool built = false;
    for (size_t i = 0; i < keys.count || !built;) {
        size_t end = i;
        while (end < keys.count && keys.items[end] != NULL)
            end++;
        if (end > i || !built) {
            compile_pairs(c, e, i, end);
            if (built) ou_emit(c, OU_OP_DICT_UPDATE, 1, e->range);
            built = true;
        }
        if (end < keys.count) { // **mapping
            ou_compile_expr(c, values.items[end++]);
            ou_emit(c, OU_OP_DICT_UPDATE, 1, e->range);
        }
        i = end;
    }
}

/* ---- operators ---- */

/* `not` in front of a single comparison: in, not in, is and is not are turned round; an error
 * of any other is blamed on the whole. false: it is something else. */
static bool compile_negated(OuCompiler *c, const AstExpr *operand, AstRange at) {
    static const AstCmpOp opposite[] = {
        [AST_CMP_Is] = AST_CMP_IsNot,
        [AST_CMP_IsNot] = AST_CMP_Is,
        [AST_CMP_In] = AST_CMP_NotIn,
        [AST_CMP_NotIn] = AST_CMP_In,
    };
    if (operand->kind != AST_EXPR_Compare || operand->as.Compare.ops.count != 1) return false;
    AstCmpOp op = operand->as.Compare.ops.items[0];
    bool turns = op >= AST_CMP_Is;
    AstCmpOp turned = turns ? opposite[op] : op;
    AstExpr compare = *operand;
    compare.range = at;
    compare.as.Compare.ops.items = &turned;
    ou_compile_compare(c, &compare);
    if (!turns) ou_emit(c, OU_OP_NOT, 0, at);
    return true;
}

static void compile_unary(OuCompiler *c, const AstExpr *e) {
    static const uint8_t ops[] = {
        [AST_UNARY_Invert] = OU_OP_INVERT,
        [AST_UNARY_Not] = OU_OP_NOT,
        [AST_UNARY_UAdd] = OU_OP_POSITIVE,
        [AST_UNARY_USub] = OU_OP_NEGATIVE,
    };
    const AstExpr *operand = e->as.UnaryOp.operand;
    if (e->as.UnaryOp.op == AST_UNARY_Not && compile_negated(c, operand, e->range)) return;
    ou_compile_expr(c, operand);
    ou_emit(c, ops[e->as.UnaryOp.op], 0, e->range);
}

static void compile_or_jump(OuCompiler *c, const AstExpr *e, OuLabel end, bool sense);

/* An operand of `and` or `or` that is not the last: if its truth is `sense`, jump to `end` with
 * its value; else go on without. Nested operators jump straight to where their truth decides.
 */
static void compile_operand_or_jump(OuCompiler *c, const AstExpr *e, OuLabel end, bool sense,
                                    AstRange at) {
    if (e->kind == AST_EXPR_BoolOp && (e->as.BoolOp.op == AST_BOOL_Or) != sense) {
        // One operand of the other sense is enough to go on.
        AstExprList values = e->as.BoolOp.values;
        OuLabel next = ou_emit_new_label(c);
        for (size_t i = 0; i + 1 < values.count; i++)
            ou_compile_jump(c, values.items[i], next, !sense);
        compile_operand_or_jump(c, values.items[values.count - 1], end, sense, e->range);
        ou_emit_place(c, next);
        return;
    }
    OuTestResult known = ou_fold_test(c, e);
    if (known != OU_TEST_UNKNOWN && (known == OU_TEST_TRUE) != sense) return;
    if (e->kind == AST_EXPR_BoolOp) {
        compile_or_jump(c, e, end, sense);
        return;
    }
    ou_compile_expr(c, e);
    if (known != OU_TEST_UNKNOWN)
        ou_emit_jump(c, OU_OP_JUMP, end, at);
    else
        ou_emit_jump(c, sense ? OU_OP_JUMP_IF_TRUE_OR_POP : OU_OP_JUMP_IF_FALSE_OR_POP, end,
                     at);
}

/* All operands of `e` as such operands. */
static void compile_or_jump(OuCompiler *c, const AstExpr *e, OuLabel end, bool sense) {
    AstExprList values = e->as.BoolOp.values;
    for (size_t i = 0; i < values.count; i++)
        compile_operand_or_jump(c, values.items[i], end, sense, e->range);
}

static void compile_bool_op(OuCompiler *c, const AstExpr *e) {
    AstExprList values = e->as.BoolOp.values;
    OuLabel end = ou_emit_new_label(c);
    for (size_t i = 0; i + 1 < values.count; i++)
        compile_operand_or_jump(c, values.items[i], end, e->as.BoolOp.op == AST_BOOL_Or,
                                e->range);
    ou_compile_expr(c, values.items[values.count - 1]);
    ou_emit_place(c, end);
}

static void compile_if_exp(OuCompiler *c, const AstExpr *e) {
    OuLabel otherwise = ou_emit_new_label(c), end = ou_emit_new_label(c);
    ou_compile_jump(c, e->as.IfExp.test, otherwise, false);
    ou_compile_expr(c, e->as.IfExp.body);
    ou_emit_jump(c, OU_OP_JUMP, end, OU_NOWHERE);
    ou_emit_place(c, otherwise);
    ou_compile_expr(c, e->as.IfExp.orelse);
    ou_emit_place(c, end);
}

static void compile_slice(OuCompiler *c, const AstExpr *e) {
    const AstExpr *parts[] = {e->as.Slice.lower, e->as.Slice.upper, e->as.Slice.step};
    uint32_t count = parts[2] == NULL ? 2 : 3;
    for (uint32_t i = 0; i < count; i++) {
        if (parts[i] == NULL)
            ou_emit_none(c, e->range);
        else
            ou_compile_expr(c, parts[i]);
    }
    ou_emit(c, OU_OP_BUILD_SLICE, count, e->range);
}

/* ---- generators ---- */

static bool check_in_function(OuCompiler *c, AstRange at, const char *what) {
    if (ou_scope_is_function(c->unit->scope)) return true;
    ou_compile_error(c, at, "'%s' outside function", what);
    return false;
}

static void compile_yield(OuCompiler *c, const AstExpr *e) {
    if (!check_in_function(c, e->range, "yield")) return;
    if (e->as.Yield.value == NULL)
        ou_emit_none(c, e->range);
    else
        ou_compile_expr(c, e->as.Yield.value);
    ou_emit_yield(c, e->range);
}

static void compile_yield_from(OuCompiler *c, const AstExpr *e) {
    if (!check_in_function(c, e->range, "yield from")) return;
    if (c->unit->scope->is_async_context && c->unit->scope->kind == OU_SCOPE_FUNCTION) {
        ou_compile_error(c, e->range, "'yield from' inside async function");
        return;
    }
    ou_compile_expr(c, e->as.YieldFrom.value);
    ou_emit(c, OU_OP_GET_YIELD_FROM_ITER, 0, e->range);
    ou_emit_delegation(c, e->range);
}

/* ---- all kinds ---- */

static void compile_any(OuCompiler *c, const AstExpr *e) {
    switch (e->kind) {
    case AST_EXPR_BoolOp:
        compile_bool_op(c, e);
        break;
    case AST_EXPR_NamedExpr:
        ou_compile_expr(c, e->as.NamedExpr.value);
        ou_emit(c, OU_OP_COPY, 1, e->range);
        ou_compile_store(c, e->as.NamedExpr.target);
        break;
    case AST_EXPR_BinOp:
        ou_compile_binary(c, e->as.BinOp.left, e->as.BinOp.op, e->as.BinOp.right, false,
                          e->range);
        break;
    case AST_EXPR_UnaryOp:
        compile_unary(c, e);
        break;
    case AST_EXPR_Lambda:
        ou_compile_lambda(c, e);
        break;
    case AST_EXPR_IfExp:
        compile_if_exp(c, e);
        break;
    case AST_EXPR_Dict:
        compile_dict(c, e);
        break;
    case AST_EXPR_Set:
        ou_compile_display(c, e, e->as.Set.elts);
        break;
    case AST_EXPR_ListComp:
    case AST_EXPR_SetComp:
    case AST_EXPR_DictComp:
    case AST_EXPR_GeneratorExp:
        ou_compile_comprehension(c, e);
        break;
    case AST_EXPR_Await:
        ou_compile_await(c, e);
        break;
    case AST_EXPR_Yield:
        compile_yield(c, e);
        break;
    case AST_EXPR_YieldFrom:
        compile_yield_from(c, e);
        break;
    case AST_EXPR_Compare:
        ou_compile_compare(c, e);
        break;
    case AST_EXPR_Call:
        ou_compile_call(c, e);
        break;
    case AST_EXPR_FormattedValue:
    case AST_EXPR_JoinedStr:
        ou_compile_joined_str(c, e);
        break;
    case AST_EXPR_Interpolation: // only inside a TemplateStr
    case AST_EXPR_TemplateStr:
        ou_compile_template(c, e);
        break;
    case AST_EXPR_Constant:
        OU_UNREACHABLE(); // folded
    case AST_EXPR_Attribute:
        ou_compile_attribute(c, e);
        break;
    case AST_EXPR_Subscript:
        ou_compile_subscript(c, e);
        break;
    case AST_EXPR_Starred:
        ou_compile_error(c, e->range, "can't use starred expression here");
        break;
    case AST_EXPR_Name:
        ou_name_load(c, e->as.Name.id, e->range);
        break;
    case AST_EXPR_List:
        ou_compile_display(c, e, e->as.List.elts);
        break;
    case AST_EXPR_Tuple:
        ou_compile_display(c, e, e->as.Tuple.elts);
        break;
    case AST_EXPR_Slice:
        compile_slice(c, e);
        break;
    }
}

void ou_compile_expr(OuCompiler *c, const AstExpr *e) {
    if (!ou_compile_enter(c)) return;
    OuValue constant = ou_fold(c, e);
    if (!ou_is_undef(constant))
        ou_emit_constant_take(c, constant, e->range);
    else if (!c->failed)
        compile_any(c, e);
}
