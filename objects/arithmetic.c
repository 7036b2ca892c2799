/* Operators.
 *
 * x op y asks the slot of x's type and then that of y's, each with both operands; a slot that
 * cannot answers NotImplemented. If y's type is a subtype of x's, it is asked first: it knows
 * more. If both types have the same function, it is asked once.
 *
 * Nobody having answered is a TypeError whose words depend on the operator, and for joining and
 * repeating sequences on the sequence. */
#include "objects/error.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/type_private.h"

/* Slot and symbol of each operator, and of its in-place form. */
typedef struct OperatorInfo {
    uint8_t slot;
    const char *symbol;
} OperatorInfo;

static const OperatorInfo operators[OU_BINARY_COUNT] = {
#define UNARY(field, dunder)
#define BINARY(field, dunder, reflected, text) [OU_BINARY_##field] = {OU_SLOT_##field, text},
#define INPLACE(field, dunder, symbol)
#define SLOT(field, signature, dunder)
#include "objects/slots.def"
#undef UNARY
#undef BINARY
#undef INPLACE
#undef SLOT
};

/* Which operator an in-place slot belongs to: iadd to add. divmod has none. */
enum {
    INPLACE_OF_iadd = OU_BINARY_add,
    INPLACE_OF_isub = OU_BINARY_sub,
    INPLACE_OF_imul = OU_BINARY_mul,
    INPLACE_OF_imatmul = OU_BINARY_matmul,
    INPLACE_OF_itruediv = OU_BINARY_truediv,
    INPLACE_OF_ifloordiv = OU_BINARY_floordiv,
    INPLACE_OF_imod = OU_BINARY_mod,
    INPLACE_OF_ipow = OU_BINARY_pow,
    INPLACE_OF_ilshift = OU_BINARY_lshift,
    INPLACE_OF_irshift = OU_BINARY_rshift,
    INPLACE_OF_iand = OU_BINARY_and,
    INPLACE_OF_ixor = OU_BINARY_xor,
    INPLACE_OF_ior = OU_BINARY_or,
};

static const OperatorInfo inplace_operators[OU_BINARY_COUNT] = {
#define UNARY(field, dunder)
#define BINARY(field, dunder, reflected, symbol)
#define INPLACE(field, dunder, text) [INPLACE_OF_##field] = {OU_SLOT_##field, text},
#define SLOT(field, signature, dunder)
#include "objects/slots.def"
#undef UNARY
#undef BINARY
#undef INPLACE
#undef SLOT
};

/* ---- errors ---- */

static bool is_sequence(const OuType *type) {
    switch (type->kind) {
    case OU_TYPE_STR:
    case OU_TYPE_BYTES:
    case OU_TYPE_BYTEARRAY:
    case OU_TYPE_TUPLE:
    case OU_TYPE_LIST:
        return true;
    default:
        return false;
    }
}

void ou_raise_cannot_concatenate(OuRuntime *rt, const OuType *type, OuRef other) {
    const OuType *native = rt->types[type->kind];
    if (type->kind == OU_TYPE_BYTES || type->kind == OU_TYPE_BYTEARRAY)
        ou_raise(rt, OU_EXC_TypeError, "can't concat %T to %N", other, native);
    else
        ou_raise(rt, OU_EXC_TypeError, "can only concatenate %N (not \"%T\") to %N", native,
                 other, native);
}

static bool has_index(const OuRuntime *rt, OuRef value) {
    return ou_type_of(rt, value)->slots.index != NULL;
}

/* Sequences say what they miss. True if that was it. */
static bool raise_for_sequence(OuRuntime *rt, OuBinaryOp op, OuRef left, OuRef right) {
    const OuType *left_type = ou_type_of(rt, left), *right_type = ou_type_of(rt, right);
    if (op == OU_BINARY_add && is_sequence(left_type)) {
        ou_raise_cannot_concatenate(rt, left_type, right);
        return true;
    }
    if (op != OU_BINARY_mul) return false;
    OuRef count = is_sequence(left_type) ? right : left;
    if (!is_sequence(left_type) && !is_sequence(right_type)) return false;
    if (has_index(rt, count)) return false;
    ou_raise(rt, OU_EXC_TypeError, "can't multiply sequence by non-int of type '%T'", count);
    return true;
}

static OuValue raise_unsupported(OuRuntime *rt, OuBinaryOp op, const char *symbol, OuRef left,
                                 OuRef right) {
    if (raise_for_sequence(rt, op, left, right)) return OU_ERROR;
    return ou_raise(rt, OU_EXC_TypeError, "unsupported operand type(s) for %s: '%T' and '%T'",
                    symbol, left, right);
}

/* ---- binary ---- */

/* Ask both operands; NotImplemented if neither can. */
static OuValue try_binary(OuRuntime *rt, enum OuSlotIndex slot, OuRef left, OuRef right) {
    const OuType *left_type = ou_type_of(rt, left), *right_type = ou_type_of(rt, right);
    OuBinary left_slot = (OuBinary)ou_slots_get(&left_type->slots, slot);
    OuBinary right_slot = (OuBinary)ou_slots_get(&right_type->slots, slot);
    if (left_slot == right_slot) right_slot = NULL;
    if (left_slot != NULL) {
        if (right_slot != NULL && ou_type_is_subtype(right_type, left_type)) {
            OuValue result = right_slot(rt, left, right);
            if (result != OU_NOT_IMPLEMENTED) return result;
            right_slot = NULL;
        }
        OuValue result = left_slot(rt, left, right);
        if (result != OU_NOT_IMPLEMENTED) return result;
    }
    return right_slot == NULL ? OU_NOT_IMPLEMENTED : right_slot(rt, left, right);
}

OuValue ou_binary(OuRuntime *rt, OuBinaryOp op, OuRef left, OuRef right) {
    OuValue result = try_binary(rt, operators[op].slot, left, right);
    if (OU_LIKELY(result != OU_NOT_IMPLEMENTED)) return result;
    return raise_unsupported(rt, op, operators[op].symbol, left, right);
}

/* `left *= right` does not repeat a sequence on the right if the left is a container, or of a
 * class statement's type, as CPython has it; `left * right` does. */
static bool hides_repetition(const OuRuntime *rt, OuRef left, OuRef right) {
    const OuType *type = ou_type_of(rt, left), *other = ou_type_of(rt, right);
    return !is_sequence(type) && (type->slots.length != NULL || type->flags & OU_TYPE_HEAP) &&
           is_sequence(other) && other->slots.mul == rt->types[other->kind]->slots.mul;
}

OuValue ou_inplace(OuRuntime *rt, OuBinaryOp op, OuRef left, OuRef right) {
    const OperatorInfo *info = &inplace_operators[op];
    if (info->symbol == NULL) return ou_binary(rt, op, left, right);
    OuBinary slot = (OuBinary)ou_slots_get(&ou_type_of(rt, left)->slots, info->slot);
    if (slot != NULL) {
        OuValue result = slot(rt, left, right);
        if (result != OU_NOT_IMPLEMENTED) return result;
    }
    if (op == OU_BINARY_mul && hides_repetition(rt, left, right)) {
        OuBinary own = ou_type_of(rt, left)->slots.mul;
        OuValue result = own == NULL ? OU_NOT_IMPLEMENTED : own(rt, left, right);
        if (result != OU_NOT_IMPLEMENTED) return result;
        return ou_raise(rt, OU_EXC_TypeError,
                        "unsupported operand type(s) for *=: '%T' and '%T'", left, right);
    }
    OuValue result = try_binary(rt, operators[op].slot, left, right);
    if (OU_LIKELY(result != OU_NOT_IMPLEMENTED)) return result;
    return raise_unsupported(rt, op, info->symbol, left, right);
}

/* self.__pow__(other, modulus) or the same with __rpow__; NotImplemented if there is none. */
static OuValue power_from(OuRuntime *rt, OuRef self, OuRef name, OuRef other, OuRef modulus) {
    OuRef args[] = {other, modulus};
    OuValue result = ou_call_special(rt, self, name, args, 2);
    return ou_is_undef(result) ? OU_NOT_IMPLEMENTED : result;
}

OuValue ou_power(OuRuntime *rt, OuRef base, OuRef exponent, OuRef modulus) {
    if (ou_is_undef(modulus) || ou_is_none(modulus))
        return ou_binary(rt, OU_BINARY_pow, base, exponent);
    OuValue result = OU_NOT_IMPLEMENTED;
    const OuType *left = ou_type_of(rt, base), *right = ou_type_of(rt, exponent);
    bool ask_right = left != right && right->flags & OU_TYPE_HEAP;
    bool overloaded = ou_type_lookup_peek(rt, (OuType *)right, rt->slot_names.rpow) !=
                      ou_type_lookup_peek(rt, (OuType *)left, rt->slot_names.rpow);
    if (ask_right && overloaded && ou_type_is_subtype(right, left)) {
        result = power_from(rt, exponent, rt->slot_names.rpow, base, modulus);
        ask_right = false;
    }
    if (result == OU_NOT_IMPLEMENTED)
        result = power_from(rt, base, rt->slot_names.pow, exponent, modulus);
    if (result == OU_NOT_IMPLEMENTED && ask_right)
        result = power_from(rt, exponent, rt->slot_names.rpow, base, modulus);
    if (result != OU_NOT_IMPLEMENTED) return result;
    if (right->kind == OU_TYPE_FLOAT)
        return ou_raise(rt, OU_EXC_TypeError,
                        "pow() 3rd argument not allowed unless all arguments are integers");
    return ou_raise(rt, OU_EXC_TypeError,
                    "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", base,
                    exponent, modulus);
}

/* ---- unary ---- */

static OuValue unary(OuRuntime *rt, OuUnary slot, OuRef operand, const char *symbol) {
    if (OU_LIKELY(slot != NULL)) return slot(rt, operand);
    return ou_raise(rt, OU_EXC_TypeError, "bad operand type for %s: '%T'", symbol, operand);
}

OuValue ou_negative(OuRuntime *rt, OuRef operand) {
    return unary(rt, ou_type_of(rt, operand)->slots.neg, operand, "unary -");
}

OuValue ou_positive(OuRuntime *rt, OuRef operand) {
    return unary(rt, ou_type_of(rt, operand)->slots.pos, operand, "unary +");
}

OuValue ou_absolute(OuRuntime *rt, OuRef operand) {
    return unary(rt, ou_type_of(rt, operand)->slots.abs, operand, "abs()");
}

OuValue ou_invert(OuRuntime *rt, OuRef operand) {
    return unary(rt, ou_type_of(rt, operand)->slots.invert, operand, "unary ~");
}
