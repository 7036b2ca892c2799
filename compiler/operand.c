/* Operations whose operands may be taken from locals and from the instruction.
 *
 * An operand that is a plain local or a small int literal needs no code of its own; the
 * instruction's form says where it lies. Reading a local later than the source says would be
 * noticed in two cases, and then it is loaded in its place: when it may be unset (the error
 * would come too late), and when `:=` may rebind it meanwhile. */
#include "compiler/unit.h"

#define A_LIMIT 0xff // a local in operand a

enum { FORM_SS, FORM_SL, FORM_SI, FORM_LS, FORM_LL, FORM_LI };

#define HAS_FORMS(op)                                                                          \
    _Static_assert(OU_OP_##op##_SL == OU_OP_##op + FORM_SL &&                                  \
                       OU_OP_##op##_SI == OU_OP_##op + FORM_SI &&                              \
                       OU_OP_##op##_LS == OU_OP_##op + FORM_LS &&                              \
                       OU_OP_##op##_LL == OU_OP_##op + FORM_LL &&                              \
                       OU_OP_##op##_LI == OU_OP_##op + FORM_LI,                                \
                   "the forms of an operation follow each other")
HAS_FORMS(ADD);
HAS_FORMS(SUB);
HAS_FORMS(MUL);
HAS_FORMS(TRUEDIV);
HAS_FORMS(FLOORDIV);
HAS_FORMS(MOD);
HAS_FORMS(AND);
#undef HAS_FORMS

// Operators that have opcodes of their own; the others are BINARY.
static const uint8_t arithmetic_ops[] = {
    [AST_OP_Add] = OU_OP_ADD,           [AST_OP_Sub] = OU_OP_SUB,
    [AST_OP_Mult] = OU_OP_MUL,          [AST_OP_MatMult] = OU_OP_BINARY,
    [AST_OP_Div] = OU_OP_TRUEDIV,       [AST_OP_Mod] = OU_OP_MOD,
    [AST_OP_Pow] = OU_OP_BINARY,        [AST_OP_LShift] = OU_OP_BINARY,
    [AST_OP_RShift] = OU_OP_BINARY,     [AST_OP_BitOr] = OU_OP_BINARY,
    [AST_OP_BitXor] = OU_OP_BINARY,     [AST_OP_BitAnd] = OU_OP_AND,
    [AST_OP_FloorDiv] = OU_OP_FLOORDIV,
};

/* ---- operands ---- */

static bool may_be_int(const AstExpr *e) {
    return e->kind == AST_EXPR_UnaryOp || e->kind == AST_EXPR_BinOp ||
           (e->kind == AST_EXPR_Constant && e->as.Constant.value.kind == AST_CONSTANT_Int);
}

OuOperand ou_operand_of(OuCompiler *c, const AstExpr *e, int32_t slot_limit,
                        int32_t int_limit) {
    OuOperand operand = {OU_FROM_STACK, 0, e->range};
    if (c->failed) return operand;
    if (e->kind == AST_EXPR_Name) {
        OuVariable variable = ou_variable_find(c, ou_compiler_mangled(c, e->as.Name.id));
        if (variable.kind == OU_VARIABLE_FAST && variable.slot <= (uint32_t)slot_limit) {
            operand.source = OU_FROM_LOCAL;
            operand.value = (int32_t)variable.slot;
        }
    } else if (int_limit > 0 && may_be_int(e)) {
        OuValue value = ou_fold(c, e);
        if (ou_is_small_int(value) && ou_small_int(value) >= -int_limit &&
            ou_small_int(value) < int_limit) {
            operand.source = OU_FROM_INT;
            operand.value = (int32_t)ou_small_int(value);
        }
        ou_drop(c->rt, value);
    }
    return operand;
}

bool ou_operand_can_wait(OuCompiler *c, const AstExpr *e, OuOperand operand) {
    if (operand.source == OU_FROM_INT) return true;
    if (operand.source != OU_FROM_LOCAL || !ou_emit_is_assigned(c, (uint32_t)operand.value))
        return false;
    return !ou_variable_find(c, ou_compiler_mangled(c, e->as.Name.id)).is_rebound_inside;
}

static void note_place(OuCompiler *c, unsigned index, OuOperand operand) {
    if (operand.source == OU_FROM_LOCAL)
        ou_emit_operand_place(c, index, (uint32_t)operand.value, operand.at);
}

/* ---- arithmetic ---- */

#define ARITH_SLOT_LIMIT 0x7fff
#define ARITH_INT_LIMIT  0x4000

static uint32_t arithmetic_b(OuOperand right, bool in_place) {
    return (uint32_t)right.value << 1 | in_place;
}

static void emit_plain(OuCompiler *c, AstOperator op, bool in_place, AstRange at) {
    if (arithmetic_ops[op] == OU_OP_BINARY)
        ou_emit_ab(c, OU_OP_BINARY, ou_binary_op(op), in_place, at);
    else
        ou_emit_ab(c, arithmetic_ops[op], 0, in_place, at);
}

void ou_compile_binary_right(OuCompiler *c, AstOperator op, const AstExpr *right, bool in_place,
                             AstRange at) {
    OuOperand operand = ou_operand_of(c, right, ARITH_SLOT_LIMIT, ARITH_INT_LIMIT);
    if (operand.source == OU_FROM_STACK || arithmetic_ops[op] == OU_OP_BINARY) {
        ou_compile_expr(c, right);
        emit_plain(c, op, in_place, at);
        return;
    }
    unsigned form = operand.source == OU_FROM_LOCAL ? FORM_SL : FORM_SI;
    ou_emit_ab(c, arithmetic_ops[op] + form, 0, arithmetic_b(operand, in_place), at);
    note_place(c, 1, operand);
}

void ou_compile_binary(OuCompiler *c, const AstExpr *left, AstOperator op, const AstExpr *right,
                       bool in_place, AstRange at) {
    OuOperand x = ou_operand_of(c, left, A_LIMIT, 0);
    if (x.source != OU_FROM_LOCAL || arithmetic_ops[op] == OU_OP_BINARY) {
        if (left->kind == AST_EXPR_Name)
            ou_name_load(c, left->as.Name.id, left->range);
        else
            ou_compile_expr(c, left);
        ou_compile_binary_right(c, op, right, in_place, at);
        return;
    }
    OuOperand y = ou_operand_of(c, right, ARITH_SLOT_LIMIT, ARITH_INT_LIMIT);
    enum OuOpcode base = arithmetic_ops[op];
    if (y.source == OU_FROM_STACK) {
        bool waits = ou_operand_can_wait(c, left, x);
        if (!waits) ou_emit_load_fast(c, (uint32_t)x.value, x.at);
        ou_compile_expr(c, right);
        if (!waits)
            emit_plain(c, op, in_place, at);
        else
            ou_emit_ab(c, base + FORM_LS, (uint32_t)x.value, in_place, at);
        return;
    }
    unsigned form = y.source == OU_FROM_LOCAL ? FORM_LL : FORM_LI;
    ou_emit_ab(c, base + form, (uint32_t)x.value, arithmetic_b(y, in_place), at);
    note_place(c, 0, x);
    note_place(c, 1, y);
}

/* ---- items and attributes ---- */

#define ITEM_SLOT_LIMIT 0xffff
#define ITEM_INT_LIMIT  0x8000

// SS, SL, SI, LL, LI of getting and setting.
_Static_assert(OU_OP_GET_ITEM_SL == OU_OP_GET_ITEM + 1 &&
                   OU_OP_GET_ITEM_SI == OU_OP_GET_ITEM + 2 &&
                   OU_OP_GET_ITEM_LL == OU_OP_GET_ITEM + 3 &&
                   OU_OP_GET_ITEM_LI == OU_OP_GET_ITEM + 4,
               "the forms follow each other");
_Static_assert(OU_OP_SET_ITEM_SL == OU_OP_SET_ITEM + 1 &&
                   OU_OP_SET_ITEM_SI == OU_OP_SET_ITEM + 2 &&
                   OU_OP_SET_ITEM_LL == OU_OP_SET_ITEM + 3 &&
                   OU_OP_SET_ITEM_LI == OU_OP_SET_ITEM + 4,
               "the forms follow each other");

OuItemOperands ou_item_operands(OuCompiler *c, const AstExpr *e) {
    OuItemOperands item = {.object = e->as.Subscript.value, .index = e->as.Subscript.slice};
    const AstExpr *index = item.index;
    item.is_slice = index->kind == AST_EXPR_Slice && index->as.Slice.step == NULL;
    item.y = ou_operand_of(c, index, ITEM_SLOT_LIMIT, ITEM_INT_LIMIT);
    item.x = ou_operand_of(c, item.object, A_LIMIT, 0);
    // An object in a local, with an index that is not: the object has to be loaded first.
    if (item.y.source == OU_FROM_STACK) item.x.source = OU_FROM_STACK;
    return item;
}

static void compile_bound(OuCompiler *c, const AstExpr *bound, AstRange at) {
    if (bound == NULL)
        ou_emit_none(c, at);
    else
        ou_compile_expr(c, bound);
}

void ou_item_push(OuCompiler *c, const OuItemOperands *item) {
    if (item->x.source == OU_FROM_STACK) ou_compile_expr(c, item->object);
    if (item->is_slice) {
        compile_bound(c, item->index->as.Slice.lower, item->index->range);
        compile_bound(c, item->index->as.Slice.upper, item->index->range);
    } else if (item->y.source == OU_FROM_STACK) {
        ou_compile_expr(c, item->index);
    }
}

size_t ou_item_pushed(const OuItemOperands *item) {
    if (item->is_slice) return 3;
    return (item->x.source == OU_FROM_STACK) + (item->y.source == OU_FROM_STACK);
}

static void emit_item(OuCompiler *c, enum OuOpcode base, const OuItemOperands *item,
                      AstRange at) {
    if (item->y.source == OU_FROM_STACK) {
        ou_emit(c, base, 0, at);
        return;
    }
    unsigned form = item->y.source == OU_FROM_LOCAL ? 1 : 2;
    if (item->x.source == OU_FROM_LOCAL) form += 2;
    ou_emit_ab(c, base + form, (uint32_t)item->x.value, (uint32_t)item->y.value, at);
    note_place(c, 0, item->x);
    note_place(c, 1, item->y);
}

void ou_item_get(OuCompiler *c, const OuItemOperands *item, AstRange at) {
    if (item->is_slice)
        ou_emit(c, OU_OP_GET_SLICE, 0, at);
    else
        emit_item(c, OU_OP_GET_ITEM, item, at);
}

void ou_item_set(OuCompiler *c, const OuItemOperands *item, AstRange at) {
    if (item->is_slice)
        ou_emit(c, OU_OP_SET_SLICE, 0, at);
    else
        emit_item(c, OU_OP_SET_ITEM, item, at);
}

void ou_compile_subscript(OuCompiler *c, const AstExpr *e) {
    OuItemOperands item = ou_item_operands(c, e);
    ou_item_push(c, &item);
    ou_item_get(c, &item, e->range);
}

AstRange ou_place_of_attribute(const AstExpr *e) {
    AstRange at = e->range;
    if (at.line == at.end_line) return at;
    uint32_t size = (uint32_t)e->as.Attribute.attr->size;
    at.line = at.end_line;
    at.column = size <= at.end_column ? at.end_column - size : 0;
    return at;
}

bool ou_attribute_of_local(OuCompiler *c, const AstExpr *e, OuOperand *object, uint32_t *name) {
    *object = ou_operand_of(c, e->as.Attribute.value, A_LIMIT, 0);
    *name = ou_emit_is_reachable(c)
                ? ou_unit_name(c, ou_compiler_mangled(c, e->as.Attribute.attr))
                : 0;
    return object->source == OU_FROM_LOCAL && *name <= 0xffff;
}

void ou_emit_attribute_of_local(OuCompiler *c, enum OuOpcode op, OuOperand object,
                                uint32_t name, AstRange at) {
    ou_emit_ab(c, op, (uint32_t)object.value, name, at);
    note_place(c, 0, object);
}

void ou_compile_attribute(OuCompiler *c, const AstExpr *e) {
    AstRange at = ou_place_of_attribute(e);
    OuOperand object;
    uint32_t name;
    if (ou_compile_super_attribute(c, e, OU_OP_LOAD_SUPER_ATTR)) return;
    if (ou_attribute_of_local(c, e, &object, &name)) {
        ou_emit_attribute_of_local(c, OU_OP_LOAD_ATTR_L, object, name, at);
        return;
    }
    ou_compile_expr(c, e->as.Attribute.value);
    ou_emit(c, OU_OP_LOAD_ATTR, name, at);
}
