/* Arithmetic, comparison and truth off the fast path. */
#include "objects/float.h"
#include "objects/int.h"
#include "objects/str.h"
#include "vm/ops.h"

/* `s += t` where s is a local that holds the only other reference: let s go first, so that the
 * text can grow in place. OU_UNDEF: this is not such a case. */
static OuValue append_in_place(OuRuntime *rt, OuFrame *frame, OuRef y, OuInstruction word) {
    OuOperandKind form = ou_opcodes[word & 0xff].operands;
    bool local_left = form == OU_OPERAND_ARITH_LS || form == OU_OPERAND_ARITH_LL;
    uint32_t slot = word >> 8 & 0xff;
    if (!local_left || *frame->pc != ou_instruction_n(OU_OP_STORE_FAST, slot)) return OU_UNDEF;
    OuValue left = frame->locals[slot];
    if (left == y) return OU_UNDEF;
    frame->locals[slot] = OU_UNDEF;
    return ou_str_append_take(rt, left, y);
}

OuValue ou_vm_arithmetic(OuRuntime *rt, OuFrame *frame, OuBinaryOp op, OuRef x, OuRef y,
                         OuInstruction word) {
    if (x == OU_UNDEF || y == OU_UNDEF) {
        ou_vm_raise_unbound_operand(rt, frame, word);
        return OU_ERROR;
    }
    bool in_place = word >> 16 & 1;
    if (op == OU_BINARY_add && ou_is_exact_str(x) && ou_is_exact_str(y)) {
        OuValue grown = in_place ? append_in_place(rt, frame, y, word) : OU_UNDEF;
        return grown != OU_UNDEF ? grown : ou_str_concat(rt, x, y);
    }
    OuValue left = ou_own(x), right = ou_own(y);
    OuValue result = in_place ? ou_inplace(rt, op, x, y) : ou_binary(rt, op, x, y);
    ou_drop(rt, left);
    ou_drop(rt, right);
    return result;
}

OuValue ou_vm_binary_small_ints(OuBinaryOp op, int64_t x, int64_t y) {
    if (op == OU_BINARY_or) return ou_from_small_int(x | y);
    if (op == OU_BINARY_xor) return ou_from_small_int(x ^ y);
    if (op == OU_BINARY_rshift && y >= 0) return ou_from_small_int(y < 63 ? x >> y : x >> 63);
    if (op == OU_BINARY_lshift && y >= 0 && y < OU_INT_BITS - 1) {
        int64_t shifted = (int64_t)((uint64_t)x << y);
        if (shifted >> y == x && ou_fits_small_int(shifted)) return ou_from_small_int(shifted);
    }
    if (op == OU_BINARY_pow && y >= 0 && y < 64) {
        int64_t power = 1;
        for (int64_t base = x;; y >>= 1) {
            if ((y & 1) && __builtin_mul_overflow(power, base, &power)) return OU_UNDEF;
            if (y <= 1) break;
            if (__builtin_mul_overflow(base, base, &base)) return OU_UNDEF;
        }
        if (ou_fits_small_int(power)) return ou_from_small_int(power);
    }
    return OU_UNDEF;
}

static bool compare_numbers(double x, double y, OuCompareOp op) {
    switch (op) {
    case OU_LT:
        return x < y;
    case OU_LE:
        return x <= y;
    case OU_EQ:
        return x == y;
    case OU_NE:
        return x != y;
    case OU_GT:
        return x > y;
    case OU_GE:
        return x >= y;
    }
    OU_UNREACHABLE();
}

static bool compare_words(int64_t x, int64_t y, OuCompareOp op) {
    switch (op) {
    case OU_LT:
        return x < y;
    case OU_LE:
        return x <= y;
    case OU_EQ:
        return x == y;
    case OU_NE:
        return x != y;
    case OU_GT:
        return x > y;
    case OU_GE:
        return x >= y;
    }
    OU_UNREACHABLE();
}

/* Comparisons that need neither slots nor user code. false: not one of them. */
static bool compare_quickly(OuRef x, OuRef y, OuCompareOp op, bool *truth) {
    if (ou_are_small_ints(x, y)) {
        *truth = compare_words((int64_t)ou_bits(x), (int64_t)ou_bits(y), op);
        return true;
    }
    if (ou_is_exact_float(x) && ou_is_exact_float(y)) {
        *truth = compare_numbers(ou_float_number(x), ou_float_number(y), op);
        return true;
    }
    if (ou_is_exact_str(x) && ou_is_exact_str(y)) {
        if (op == OU_EQ || op == OU_NE) {
            *truth = ou_str_equal(x, y) == (op == OU_EQ);
        } else {
            *truth = compare_words(ou_str_order(x, y), 0, op);
        }
        return true;
    }
    return false;
}

OuTruth ou_vm_compare_truth(OuRuntime *rt, OuFrame *frame, OuRef x, OuRef y, OuCompareOp op,
                            OuInstruction word) {
    bool truth;
    if (compare_quickly(x, y, op, &truth)) return ou_truth_from(truth);
    if (x == OU_UNDEF || y == OU_UNDEF) {
        ou_vm_raise_unbound_operand(rt, frame, word);
        return OU_TRUTH_FAILED;
    }
    OuValue left = ou_own(x), right = ou_own(y);
    OuTruth result = ou_compare_truth(rt, x, y, op);
    ou_drop(rt, left);
    ou_drop(rt, right);
    return result;
}

OuValue ou_vm_compare(OuRuntime *rt, OuRef x, OuRef y, OuCompareOp op) {
    bool truth;
    if (compare_quickly(x, y, op, &truth)) return ou_bool(truth);
    return ou_compare(rt, x, y, op);
}

OuValue ou_vm_not(OuRuntime *rt, OuRef operand) {
    OuTruth truth = ou_vm_truth(rt, operand);
    return truth == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(truth == OU_TRUTH_NO);
}

OuTruth ou_vm_truth(OuRuntime *rt, OuRef operand) {
    OuValue owned = ou_own(operand);
    OuTruth truth = ou_truth(rt, operand);
    ou_drop(rt, owned);
    return truth;
}
