/* Conditions as jumps, and comparisons.
 *
 * `if`, `while`, `and`, `or`, `not` and the rest do not need the truth of an expression as a
 * value: they need to go one way or the other. ou_compile_jump compiles an expression to jumps
 * right away. */
#include "compiler/unit.h"

#include "objects/set.h"

#define TEST_SLOT_LIMIT 0xffff
#define TEST_INT_LIMIT  0x8000
#define LEFT_SLOT_LIMIT 0xff

enum { TEST_SS, TEST_SL, TEST_SI, TEST_LL, TEST_LI };

#define HAS_FORMS(op)                                                                          \
    _Static_assert(OU_OP_JUMP_##op##_SL == OU_OP_JUMP_##op + TEST_SL &&                        \
                       OU_OP_JUMP_##op##_SI == OU_OP_JUMP_##op + TEST_SI &&                    \
                       OU_OP_JUMP_##op##_LL == OU_OP_JUMP_##op + TEST_LL &&                    \
                       OU_OP_JUMP_##op##_LI == OU_OP_JUMP_##op + TEST_LI,                      \
                   "the forms of a test follow each other")
HAS_FORMS(LT);
HAS_FORMS(LE);
HAS_FORMS(EQ);
HAS_FORMS(NE);
HAS_FORMS(GT);
HAS_FORMS(GE);
#undef HAS_FORMS

typedef struct Comparison {
    enum { COMPARE_ORDER, COMPARE_IS, COMPARE_IN } kind;
    uint8_t value; // ORDER: an OuCompareOp; else 1 for the negated one
    uint8_t jump;  // ORDER: the compare-and-jump
} Comparison;

static const Comparison comparisons[] = {
    [AST_CMP_Eq] = {COMPARE_ORDER, OU_EQ, OU_OP_JUMP_EQ},
    [AST_CMP_NotEq] = {COMPARE_ORDER, OU_NE, OU_OP_JUMP_NE},
    [AST_CMP_Lt] = {COMPARE_ORDER, OU_LT, OU_OP_JUMP_LT},
    [AST_CMP_LtE] = {COMPARE_ORDER, OU_LE, OU_OP_JUMP_LE},
    [AST_CMP_Gt] = {COMPARE_ORDER, OU_GT, OU_OP_JUMP_GT},
    [AST_CMP_GtE] = {COMPARE_ORDER, OU_GE, OU_OP_JUMP_GE},
    [AST_CMP_Is] = {COMPARE_IS, 0, 0},
    [AST_CMP_IsNot] = {COMPARE_IS, 1, 0},
    [AST_CMP_In] = {COMPARE_IN, 0, 0},
    [AST_CMP_NotIn] = {COMPARE_IN, 1, 0},
};

/* ---- operands ---- */

/* `x in [1, 2]` and `x in {1, 2}` look into a constant; so does a loop over such a display. A
 * tuple does for any list that nobody can get hold of. */
void ou_compile_container(OuCompiler *c, const AstExpr *e) {
    bool is_set = e->kind == AST_EXPR_Set;
    if (!is_set && e->kind != AST_EXPR_List) {
        ou_compile_expr(c, e);
        return;
    }
    AstExprList items = is_set ? e->as.Set.elts : e->as.List.elts;
    for (size_t i = 0; i < items.count; i++) {
        if (items.items[i]->kind != AST_EXPR_Starred) continue;
        ou_compile_expr(c, e);
        return;
    }
    AstExpr tuple = {.kind = AST_EXPR_Tuple, .range = e->range};
    tuple.as.Tuple.elts = items;
    tuple.as.Tuple.ctx = AST_CTX_Load;
    if (!is_set) {
        ou_compile_expr(c, &tuple);
        return;
    }
    OuValue constant = ou_fold(c, &tuple);
    if (ou_is_undef(constant)) {
        ou_compile_expr(c, e);
        return;
    }
    OuValue frozen = ou_frozenset_new(c->rt, constant);
    ou_drop(c->rt, constant);
    ou_emit_constant_take(c, frozen, e->range);
}

static void compile_right(OuCompiler *c, Comparison comparison, const AstExpr *right) {
    if (comparison.kind == COMPARE_IN)
        ou_compile_container(c, right);
    else
        ou_compile_expr(c, right);
}

/* left op right, both on the stack, to a bool or what __lt__ and its kin return. */
static void emit_comparison(OuCompiler *c, Comparison comparison, AstRange at) {
    static const uint8_t ops[] = {[COMPARE_ORDER] = OU_OP_COMPARE,
                                  [COMPARE_IS] = OU_OP_IS,
                                  [COMPARE_IN] = OU_OP_CONTAINS};
    ou_emit(c, ops[comparison.kind], comparison.value, at);
}

/* ---- one comparison as a jump ---- */

static void emit_truth_jump(OuCompiler *c, OuLabel label, bool sense, AstRange at) {
    ou_emit_jump(c, sense ? OU_OP_POP_JUMP_IF_TRUE : OU_OP_POP_JUMP_IF_FALSE, label, at);
}

static bool is_none(const AstExpr *e) {
    return e->kind == AST_EXPR_Constant && e->as.Constant.value.kind == AST_CONSTANT_None;
}

static void jump_by_order(OuCompiler *c, const AstExpr *left, Comparison comparison,
                          const AstExpr *right, OuLabel label, bool sense, AstRange at) {
    OuOperand y = ou_operand_of(c, right, TEST_SLOT_LIMIT, TEST_INT_LIMIT);
    OuOperand x = {OU_FROM_STACK, 0, at};
    if (left != NULL && y.source != OU_FROM_STACK)
        x = ou_operand_of(c, left, LEFT_SLOT_LIMIT, 0);
    if (left != NULL && x.source == OU_FROM_STACK) ou_compile_expr(c, left);
    unsigned form = y.source == OU_FROM_STACK   ? TEST_SS
                    : y.source == OU_FROM_LOCAL ? TEST_SL
                                                : TEST_SI;
    if (y.source == OU_FROM_STACK) ou_compile_expr(c, right);
    if (x.source == OU_FROM_LOCAL) form += TEST_LL - TEST_SL;
    ou_emit_test(c, comparison.jump + form, (uint32_t)x.value, (uint32_t)y.value, label, sense,
                 at);
    if (x.source == OU_FROM_LOCAL) ou_emit_operand_place(c, 0, (uint32_t)x.value, x.at);
    if (y.source == OU_FROM_LOCAL) ou_emit_operand_place(c, 1, (uint32_t)y.value, y.at);
}

/* Jump if `left op right` equals `sense`. `left` NULL: it is on the stack. */
static void jump_by_comparison(OuCompiler *c, const AstExpr *left, AstCmpOp op,
                               const AstExpr *right, OuLabel label, bool sense, AstRange at) {
    Comparison comparison = comparisons[op];
    if (comparison.kind == COMPARE_ORDER) {
        jump_by_order(c, left, comparison, right, label, sense, at);
        return;
    }
    if (left != NULL) ou_compile_expr(c, left);
    if (comparison.kind == COMPARE_IS && is_none(right)) {
        bool if_none = (comparison.value == 0) == sense;
        ou_emit_jump(c, if_none ? OU_OP_POP_JUMP_IF_NONE : OU_OP_POP_JUMP_IF_NOT_NONE, label,
                     at);
        return;
    }
    compile_right(c, comparison, right);
    emit_comparison(c, comparison, at);
    emit_truth_jump(c, label, sense, at);
}

void ou_compile_jump_unless(OuCompiler *c, AstCmpOp op, const AstExpr *right, OuLabel label,
                            AstRange at) {
    jump_by_comparison(c, NULL, op, right, label, false, at);
}

/* ---- chains: a < b < c, each operand computed once ---- */

/* Can `e` be read twice without anyone noticing? */
static bool is_repeatable(OuCompiler *c, const AstExpr *e) {
    OuOperand operand = ou_operand_of(c, e, TEST_SLOT_LIMIT, TEST_INT_LIMIT);
    if (operand.source == OU_FROM_INT) return true;
    return operand.source == OU_FROM_LOCAL &&
           !ou_variable_find(c, ou_compiler_mangled(c, e->as.Name.id)).is_rebound_inside;
}

/* [left, right] -> [right, left, right] */
static void keep_right(OuCompiler *c, AstRange at) {
    ou_emit(c, OU_OP_SWAP, 2, at);
    ou_emit(c, OU_OP_COPY, 2, at);
}

/* All links but the last: jump to `failed` when one is false. Returns the operand that the last
 * link begins with; NULL: it is on the stack. */
static const AstExpr *jump_by_links(OuCompiler *c, const AstExpr *e, OuLabel failed) {
    const AstExpr *left = e->as.Compare.left;
    OuLabel cleanup = 0;
    size_t last = e->as.Compare.ops.count - 1;
    for (size_t i = 0; i < last; i++) {
        AstCmpOp op = e->as.Compare.ops.items[i];
        const AstExpr *right = e->as.Compare.comparators.items[i];
        if (is_repeatable(c, right)) {
            jump_by_comparison(c, left, op, right, failed, false, e->range);
            left = right;
            continue;
        }
        if (cleanup == 0) cleanup = ou_emit_new_label(c);
        if (left != NULL) ou_compile_expr(c, left);
        compile_right(c, comparisons[op], right);
        keep_right(c, e->range);
        if (comparisons[op].kind == COMPARE_ORDER) {
            ou_emit_test(c, comparisons[op].jump, 0, 0, cleanup, false, e->range);
        } else {
            emit_comparison(c, comparisons[op], e->range);
            emit_truth_jump(c, cleanup, false, e->range);
        }
        left = NULL;
    }
    if (cleanup != 0) {
        OuEmitPoint point = ou_emit_begin_section(c, cleanup);
        ou_emit(c, OU_OP_POP, 0, e->range);
        ou_emit_jump(c, OU_OP_JUMP, failed, e->range);
        ou_emit_end_section(c, point);
    }
    return left;
}

static void jump_by_compare(OuCompiler *c, const AstExpr *e, OuLabel label, bool sense) {
    size_t last = e->as.Compare.ops.count - 1;
    AstCmpOp op = e->as.Compare.ops.items[last];
    const AstExpr *right = e->as.Compare.comparators.items[last];
    if (last == 0) {
        jump_by_comparison(c, e->as.Compare.left, op, right, label, sense, e->range);
        return;
    }
    OuLabel failed = sense ? ou_emit_new_label(c) : label;
    const AstExpr *left = jump_by_links(c, e, failed);
    jump_by_comparison(c, left, op, right, label, sense, e->range);
    if (sense) ou_emit_place(c, failed);
}

/* ---- comparisons as values ---- */

void ou_compile_compare(OuCompiler *c, const AstExpr *e) {
    size_t last = e->as.Compare.ops.count - 1;
    ou_compile_expr(c, e->as.Compare.left);
    OuLabel end = ou_emit_new_label(c), cleanup = ou_emit_new_label(c);
    for (size_t i = 0; i <= last; i++) {
        Comparison comparison = comparisons[e->as.Compare.ops.items[i]];
        compile_right(c, comparison, e->as.Compare.comparators.items[i]);
        if (i < last) keep_right(c, e->range);
        emit_comparison(c, comparison, e->range);
        if (i < last) ou_emit_jump(c, OU_OP_JUMP_IF_FALSE_OR_POP, cleanup, e->range);
    }
    if (last > 0) { // [operand, false result] -> [false result]
        OuEmitPoint point = ou_emit_begin_section(c, cleanup);
        ou_emit(c, OU_OP_SWAP, 2, e->range);
        ou_emit(c, OU_OP_POP, 0, e->range);
        ou_emit_jump(c, OU_OP_JUMP, end, e->range);
        ou_emit_end_section(c, point);
    }
    ou_emit_place(c, end);
}

/* ---- conditions ---- */

/* In `a and b` the first false operand decides, in `a or b` the first true one. */
static void jump_by_bool_op(OuCompiler *c, const AstExpr *e, OuLabel label, bool sense) {
    AstExprList values = e->as.BoolOp.values;
    bool deciding = e->as.BoolOp.op == AST_BOOL_Or;
    OuLabel other = deciding == sense ? label : ou_emit_new_label(c);
    for (size_t i = 0; i + 1 < values.count; i++)
        ou_compile_jump(c, values.items[i], other, deciding);
    ou_compile_jump(c, values.items[values.count - 1], label, sense);
    if (other != label) ou_emit_place(c, other);
}

static void jump_by_if(OuCompiler *c, const AstExpr *e, OuLabel label, bool sense) {
    OuLabel otherwise = ou_emit_new_label(c), end = ou_emit_new_label(c);
    ou_compile_jump(c, e->as.IfExp.test, otherwise, false);
    ou_compile_jump(c, e->as.IfExp.body, label, sense);
    ou_emit_jump(c, OU_OP_JUMP, end, OU_NOWHERE);
    ou_emit_place(c, otherwise);
    ou_compile_jump(c, e->as.IfExp.orelse, label, sense);
    ou_emit_place(c, end);
}

static void jump_by_value(OuCompiler *c, const AstExpr *e, OuLabel label, bool sense) {
    OuOperand operand = ou_operand_of(c, e, 0xffffff, 0);
    if (operand.source == OU_FROM_LOCAL) {
        ou_emit_local_jump(c, sense ? OU_OP_JUMP_IF_TRUE_L : OU_OP_JUMP_IF_FALSE_L,
                           (uint32_t)operand.value, label, e->range);
        ou_emit_operand_place(c, 0, (uint32_t)operand.value, e->range);
        return;
    }
    ou_compile_expr(c, e);
    emit_truth_jump(c, label, sense, e->range);
}

void ou_compile_jump(OuCompiler *c, const AstExpr *e, OuLabel label, bool sense) {
    if (!ou_compile_enter(c)) return;
    OuTestResult known = ou_fold_test(c, e);
    if (known != OU_TEST_UNKNOWN) {
        if ((known == OU_TEST_TRUE) == sense) ou_emit_jump(c, OU_OP_JUMP, label, e->range);
        return;
    }
    if (e->kind == AST_EXPR_UnaryOp && e->as.UnaryOp.op == AST_UNARY_Not)
        ou_compile_jump(c, e->as.UnaryOp.operand, label, !sense);
    else if (e->kind == AST_EXPR_BoolOp)
        jump_by_bool_op(c, e, label, sense);
    else if (e->kind == AST_EXPR_IfExp)
        jump_by_if(c, e, label, sense);
    else if (e->kind == AST_EXPR_Compare)
        jump_by_compare(c, e, label, sense);
    else
        jump_by_value(c, e, label, sense);
}
