/* Constants: literals to values, and constant expressions computed in advance.
 *
 * Folded are arithmetic on constants, tuples of constants and constant subscripts, as CPython
 * does, with its limits: a small source must not make a large constant. What would raise is
 * left to run time. */
#include "compiler/compiler.h"

#include "objects/bytes.h"
#include "objects/complex.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define MAX_INT_BITS    128
#define MAX_TUPLE_ITEMS 256
#define MAX_TEXT_SIZE   4096
#define TAB_WIDTH       8

/* ---- literals ---- */

static bool is_identifier_like(const char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) {
        char byte = bytes[i];
        bool good = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                    (byte >= '0' && byte <= '9') || byte == '_';
        if (!good) return false;
    }
    return true;
}

/* A decimal literal may have no more digits than int() accepts. */
static OuValue int_literal(OuCompiler *c, const AstConstant *text, AstRange at) {
    OuValue number = ou_int_from_text(c->rt, text->bytes, text->size, 0);
    if (!ou_is_error(number)) return number;
    if (!ou_raised_is(c->rt, OU_EXC_ValueError)) return OU_ERROR;
    OuValue raised = ou_take_exception(c->rt);
    OuValue message = ou_str(c->rt, raised);
    ou_drop(c->rt, raised);
    if (!ou_is_error(message))
        ou_compile_error(c, at,
                         "%U - Consider hexadecimal for huge integer literals to avoid "
                         "decimal conversion limits.",
                         message);
    ou_drop(c->rt, message);
    return OU_ERROR;
}

static OuValue imaginary_literal(OuRuntime *rt, const AstConstant *text) {
    OuValue number = ou_float_from_text(rt, text->bytes, text->size - 1);
    if (ou_is_error(number)) return OU_ERROR;
    OuValue result = ou_complex_new(rt, 0.0, ou_float_number(number));
    ou_drop(rt, number);
    return result;
}

static OuValue str_literal(OuRuntime *rt, const AstConstant *text) {
    if (is_identifier_like(text->bytes, text->size))
        return ou_intern_sized(rt, text->bytes, text->size);
    return ou_str_new(rt, text->bytes, text->size);
}

static OuValue literal_value(OuCompiler *c, const AstConstant *text, AstRange at) {
    OuRuntime *rt = c->rt;
    OuValue value = OU_ERROR;
    switch (text->kind) {
    case AST_CONSTANT_None:
        return OU_NONE;
    case AST_CONSTANT_True:
        return OU_TRUE;
    case AST_CONSTANT_False:
        return OU_FALSE;
    case AST_CONSTANT_Ellipsis:
        return OU_ELLIPSIS;
    case AST_CONSTANT_Int:
        value = int_literal(c, text, at);
        break;
    case AST_CONSTANT_Float:
        value = ou_float_from_text(rt, text->bytes, text->size);
        break;
    case AST_CONSTANT_Imaginary:
        value = imaginary_literal(rt, text);
        break;
    case AST_CONSTANT_Str:
        value = str_literal(rt, text);
        break;
    case AST_CONSTANT_Bytes:
        value = ou_bytes_new(rt, text->bytes, text->size);
        break;
    }
    if (!ou_is_error(value)) return value;
    c->failed = true;
    return OU_UNDEF;
}

/* ---- operations ---- */

/* A result that could not be computed is no constant. */
static OuValue constant_or_none(OuCompiler *c, OuValue result) {
    if (!ou_is_error(result)) return result;
    ou_clear_exception(c->rt);
    return OU_UNDEF;
}

static unsigned int_bits(OuRef value) {
    int64_t number = ou_small_int(value);
    uint64_t size = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    return size == 0 ? 0 : 64 - (unsigned)__builtin_clzll(size);
}

/* Is `sequence * count` small enough? */
static bool may_repeat(OuRef sequence, OuRef count) {
    if (!ou_is_small_int(count)) return false;
    size_t size, limit;
    if (ou_is_tuple(sequence)) {
        size = ou_tuple_count(sequence);
        limit = MAX_TUPLE_ITEMS;
    } else if (ou_is_str(sequence)) {
        size = ou_as_str(sequence)->size;
        limit = MAX_TEXT_SIZE;
    } else if (ou_is_bytes(sequence)) {
        size = ou_as_bytes(sequence)->size;
        limit = MAX_TEXT_SIZE;
    } else {
        return true; // a number: too large only if the other one is
    }
    int64_t times = ou_small_int(count);
    return times <= 0 || size == 0 || (uint64_t)times <= limit / size;
}

static bool may_multiply(OuRef left, OuRef right) {
    if (ou_is_int(left) && ou_is_int(right))
        return !ou_is_object(left) && !ou_is_object(right); // at most 124 bits
    if (ou_is_object(left) && !ou_is_float(left) && !ou_is_complex(left) && !ou_is_int(left))
        return may_repeat(left, right);
    if (ou_is_object(right) && !ou_is_float(right) && !ou_is_complex(right) &&
        !ou_is_int(right))
        return may_repeat(right, left);
    return true;
}

static bool may_raise_to(OuRef left, OuRef right) {
    if (!ou_is_int(left) || !ou_is_int(right)) return true;
    if (!ou_is_small_int(left) || !ou_is_small_int(right)) return false;
    int64_t exponent = ou_small_int(right);
    return exponent <= 0 || int_bits(left) == 0 ||
           (uint64_t)exponent <= MAX_INT_BITS / int_bits(left);
}

static bool may_shift(OuRef left, OuRef right) {
    if (!ou_is_small_int(left) || !ou_is_small_int(right)) return false;
    int64_t count = ou_small_int(right);
    return count >= 0 && count <= MAX_INT_BITS && int_bits(left) + count <= MAX_INT_BITS;
}

static bool may_fold(AstOperator op, OuRef left, OuRef right) {
    switch (op) {
    case AST_OP_Mult:
        return may_multiply(left, right);
    case AST_OP_Pow:
        return may_raise_to(left, right);
    case AST_OP_LShift:
        return may_shift(left, right);
    case AST_OP_Mod:
        return !ou_is_str(left) && !ou_is_bytes(left);
    case AST_OP_MatMult:
        return false;
    case AST_OP_Add:
    case AST_OP_Sub:
    case AST_OP_Div:
    case AST_OP_RShift:
    case AST_OP_BitOr:
    case AST_OP_BitXor:
    case AST_OP_BitAnd:
    case AST_OP_FloorDiv:
        break;
    }
    return true;
}

static const OuBinaryOp binary_ops[] = {
    [AST_OP_Add] = OU_BINARY_add,           [AST_OP_Sub] = OU_BINARY_sub,
    [AST_OP_Mult] = OU_BINARY_mul,          [AST_OP_MatMult] = OU_BINARY_matmul,
    [AST_OP_Div] = OU_BINARY_truediv,       [AST_OP_Mod] = OU_BINARY_mod,
    [AST_OP_Pow] = OU_BINARY_pow,           [AST_OP_LShift] = OU_BINARY_lshift,
    [AST_OP_RShift] = OU_BINARY_rshift,     [AST_OP_BitOr] = OU_BINARY_or,
    [AST_OP_BitXor] = OU_BINARY_xor,        [AST_OP_BitAnd] = OU_BINARY_and,
    [AST_OP_FloorDiv] = OU_BINARY_floordiv,
};

OuBinaryOp ou_binary_op(AstOperator op) {
    return binary_ops[op];
}

/* Right first: in a long chain `x + 1 + 1 + ...` that is where it shows soonest that nothing is
 * constant. */
static OuValue fold_binary(OuCompiler *c, const AstExpr *e) {
    OuValue result = OU_UNDEF, left = OU_UNDEF;
    OuValue right = ou_fold(c, e->as.BinOp.right);
    if (ou_is_undef(right)) return OU_UNDEF;
    left = ou_fold(c, e->as.BinOp.left);
    if (!ou_is_undef(left) && may_fold(e->as.BinOp.op, left, right))
        result = constant_or_none(c, ou_binary(c->rt, binary_ops[e->as.BinOp.op], left, right));
    ou_drop(c->rt, left);
    ou_drop(c->rt, right);
    return result;
}

static OuValue fold_not(OuCompiler *c, OuRef operand) {
    OuTruth truth = ou_truth(c->rt, operand);
    if (truth == OU_TRUTH_FAILED) return constant_or_none(c, OU_ERROR);
    return ou_bool(truth == OU_TRUTH_NO);
}

static OuValue fold_unary(OuCompiler *c, const AstExpr *e) {
    OuValue operand = ou_fold(c, e->as.UnaryOp.operand), result = OU_UNDEF;
    if (ou_is_undef(operand)) return OU_UNDEF;
    switch (e->as.UnaryOp.op) {
    case AST_UNARY_Invert:
        // ~True is deprecated: it warns when it runs.
        if (!ou_is_bool(operand)) result = constant_or_none(c, ou_invert(c->rt, operand));
        break;
    case AST_UNARY_Not:
        result = fold_not(c, operand);
        break;
    case AST_UNARY_UAdd:
        result = constant_or_none(c, ou_positive(c->rt, operand));
        break;
    case AST_UNARY_USub:
        result = constant_or_none(c, ou_negative(c->rt, operand));
        break;
    }
    ou_drop(c->rt, operand);
    return result;
}

static OuValue fold_tuple(OuCompiler *c, AstExprList items) {
    OuValue tuple = ou_tuple_new(c->rt, items.count);
    if (ou_is_error(tuple)) {
        c->failed = true;
        return OU_UNDEF;
    }
    for (size_t i = 0; i < items.count; i++) {
        OuValue item = ou_fold(c, items.items[i]);
        if (ou_is_undef(item)) {
            ou_drop(c->rt, tuple);
            return OU_UNDEF;
        }
        ou_as_tuple(tuple)->items[i] = item;
    }
    return tuple;
}

static OuValue fold_subscript(OuCompiler *c, const AstExpr *e) {
    if (e->as.Subscript.ctx != AST_CTX_Load) return OU_UNDEF;
    OuValue index = ou_fold(c, e->as.Subscript.slice);
    if (ou_is_undef(index)) return OU_UNDEF;
    OuValue object = ou_fold(c, e->as.Subscript.value), result = OU_UNDEF;
    if (!ou_is_undef(object)) result = constant_or_none(c, ou_get_item(c->rt, object, index));
    ou_drop(c->rt, object);
    ou_drop(c->rt, index);
    return result;
}

OuValue ou_fold(OuCompiler *c, const AstExpr *e) {
    switch ((int)e->kind) { // only some kinds of expression can be constant
    case AST_EXPR_Constant:
        return c->failed ? OU_UNDEF : literal_value(c, &e->as.Constant.value, e->range);
    case AST_EXPR_Name: {
        AstName name = e->as.Name.id;
        bool is_debug = name->size == 9 && memcmp(name->bytes, "__debug__", 9) == 0;
        if (!is_debug || e->as.Name.ctx != AST_CTX_Load) return OU_UNDEF;
        return ou_bool(c->optimize == 0);
    }
    case AST_EXPR_BinOp:
        return ou_compile_enter(c) ? fold_binary(c, e) : OU_UNDEF;
    case AST_EXPR_UnaryOp:
        return ou_compile_enter(c) ? fold_unary(c, e) : OU_UNDEF;
    case AST_EXPR_Subscript:
        return ou_compile_enter(c) ? fold_subscript(c, e) : OU_UNDEF;
    case AST_EXPR_Tuple:
        if (e->as.Tuple.ctx != AST_CTX_Load || !ou_compile_enter(c)) return OU_UNDEF;
        return fold_tuple(c, e->as.Tuple.elts);
    default:
        return OU_UNDEF;
    }
}

OuTestResult ou_fold_test(OuCompiler *c, const AstExpr *e) {
    OuValue value = ou_fold(c, e);
    if (ou_is_undef(value)) return OU_TEST_UNKNOWN;
    OuTruth truth = ou_truth(c->rt, value);
    ou_drop(c->rt, value);
    if (truth == OU_TRUTH_FAILED) {
        ou_clear_exception(c->rt);
        return OU_TEST_UNKNOWN;
    }
    return truth == OU_TRUTH_YES ? OU_TEST_TRUE : OU_TEST_FALSE;
}

/* ---- docstrings ---- */

const AstConstant *ou_docstring(const OuCompiler *c, AstStmtList body) {
    if (c->optimize >= 2) return NULL;
    if (body.count == 0 || body.items[0]->kind != AST_STMT_Expr) return NULL;
    const AstExpr *e = body.items[0]->as.Expr.value;
    bool is_text =
        e->kind == AST_EXPR_Constant && e->as.Constant.value.kind == AST_CONSTANT_Str;
    return is_text ? &e->as.Constant.value : NULL;
}

static bool continues_character(char byte) {
    return (byte & 0xc0) == 0x80;
}

/* Tabs become spaces up to the next multiple of 8 columns. */
static char *expand_tabs(OuCompiler *c, const char *text, size_t *size) {
    size_t tabs = 0;
    for (size_t i = 0; i < *size; i++)
        tabs += text[i] == '\t';
    char *expanded = ou_compiler_alloc(c, *size + tabs * TAB_WIDTH + 1);
    if (expanded == NULL) return NULL;
    size_t used = 0, column = 0;
    for (size_t i = 0; i < *size; i++) {
        if (text[i] == '\t') {
            do {
                expanded[used++] = ' ';
            } while (++column % TAB_WIDTH != 0);
            continue;
        }
        expanded[used++] = text[i];
        if (text[i] == '\n' || text[i] == '\r')
            column = 0;
        else if (!continues_character(text[i]))
            column++;
    }
    *size = used;
    return expanded;
}

static const char *line_end(const char *at, const char *end) {
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return newline == NULL ? end : newline + 1;
}

/* The indentation common to all lines but the first, blank ones aside. */
static size_t common_margin(const char *at, const char *end) {
    size_t margin = SIZE_MAX;
    for (at = line_end(at, end); at < end; at = line_end(at, end)) {
        const char *text = at;
        while (text < end && *text == ' ')
            text++;
        if (text < end && *text != '\n' && (size_t)(text - at) < margin)
            margin = (size_t)(text - at);
    }
    return margin == SIZE_MAX ? 0 : margin;
}

OuValue ou_docstring_value(OuCompiler *c, const AstConstant *text) {
    size_t size = text->size;
    char *bytes = expand_tabs(c, text->bytes, &size);
    if (bytes == NULL) return OU_ERROR;
    const char *at = bytes, *end = bytes + size;
    size_t margin = common_margin(at, end), used = 0;
    while (at < end && *at == ' ')
        at++;
    // Lines only get shorter: they are moved to the front in place.
    for (bool first = true; at < end; first = false) {
        for (size_t i = 0; !first && i < margin && at < end && *at == ' '; i++)
            at++;
        const char *next = at < end ? line_end(at, end) : end;
        memmove(bytes + used, at, (size_t)(next - at));
        used += (size_t)(next - at);
        at = next;
    }
    return ou_str_new(c->rt, bytes, used);
}
