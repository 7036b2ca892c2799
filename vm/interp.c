/* The run loop.
 *
 * One function executes all Python code. Its state is in C locals: `pc` (the word behind the
 * opcode word of the instruction at work), `sp` (the first free stack slot), `locals`, `frame`.
 * Whatever can call user code, raise or look at frames is preceded by SYNC(), which stores pc
 * and sp in the frame.
 *
 * Each opcode has one body, `TARGET(NAME) { ... NEXT(); }`: the frequent case in line, the
 * others in a function of ops_*.c or call.c. Operand forms come from one body by a macro: the
 * suffix says where the operands lie (S stack, L local, I a small int in the instruction).
 * Arithmetic tests for two ints first, for two floats second; all else is slow.
 *
 * References on the stack are owned. An operand form reads its local in place; the slow
 * functions own what they were given before they run user code.
 *
 * Leaving the straight path:
 *   error    the exception is pending; add this frame to its traceback, then
 *   unwind   find a handler in this frame, else pop the frame and go on in the caller
 *   deliver  a frame has ended with `value`; its kind says what the caller wanted it for */
#include "vm/frame.h"

#include <math.h>

#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/float.h"
#include "objects/generic.h"
#include "objects/int.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/template.h"
#include "objects/tuple.h"
#include "objects/type_alias.h"
#include "objects/type_parameter.h"
#include "vm/ops.h"

/* ---- the shorthand of the loop; for this file only ---- */

#define TARGET(NAME) op_##NAME:
#define DISPATCH()                                                                             \
    do {                                                                                       \
        word = *pc++;                                                                          \
        goto *targets[word & 0xff];                                                            \
    } while (0)
#define NEXT() DISPATCH()
#define NEXT_SKIP(w)                                                                           \
    do {                                                                                       \
        pc += (w);                                                                             \
        DISPATCH();                                                                            \
    } while (0)

#define N          (word >> 8)
#define N_SIGNED   ((int32_t)word >> 8)
#define A          ((word >> 8) & 0xff)
#define B          (word >> 16)
#define B_SIGNED   ((int32_t)word >> 16)
#define PUSH(v)    (*sp++ = (v))
#define POP()      (*--sp)
#define SYNC()     (frame->pc = pc, frame->sp = sp)
#define NAME_AT(i) (frame->code->names[i])

/* Drop a value of the stack: the destruction may run user code, and only then are pc and sp
 * stored. */
#define DROP(v)                                                                                \
    do {                                                                                       \
        OuValue dropped_ = (v);                                                                \
        if (ou_is_object(dropped_) && --ou_object(dropped_)->refcount == 0) {                  \
            SYNC();                                                                            \
            ou_object_destroy(rt, ou_object(dropped_));                                        \
        }                                                                                      \
    } while (0)

/* Take up the frame that is now innermost. */
#define LOAD_FRAME()                                                                           \
    do {                                                                                       \
        frame = vm->frame;                                                                     \
        locals = frame->locals;                                                                \
        pc = frame->pc;                                                                        \
    } while (0)

/* Let Ctrl-C and the collector have their turn. */
#define SAFE_POINT()                                                                           \
    do {                                                                                       \
        if (OU_UNLIKELY(rt->pending)) {                                                        \
            SYNC();                                                                            \
            if (!ou_vm_handle_pending(rt)) goto error;                                         \
        }                                                                                      \
    } while (0)

/* ---- operand forms ---- */

/* Each form: how x and y are read, how many of them lie on the stack. FORM(NAME, X, Y, stack
 * count, b) */
#define ARITH_FORMS(FORM, NAME)                                                                \
    FORM(NAME, sp[-2], sp[-1], 2)                                                              \
    FORM(NAME##_SL, sp[-1], locals[B >> 1], 1)                                                 \
    FORM(NAME##_SI, sp[-1], ou_from_small_int(B_SIGNED >> 1), 1)                               \
    FORM(NAME##_LS, locals[A], sp[-1], 1)                                                      \
    FORM(NAME##_LL, locals[A], locals[B >> 1], 0)                                              \
    FORM(NAME##_LI, locals[A], ou_from_small_int(B_SIGNED >> 1), 0)

#define TEST_FORMS(FORM, NAME)                                                                 \
    FORM(NAME, sp[-2], sp[-1], 2)                                                              \
    FORM(NAME##_SL, sp[-1], locals[B], 1)                                                      \
    FORM(NAME##_SI, sp[-1], ou_from_small_int(B_SIGNED), 1)                                    \
    FORM(NAME##_LL, locals[A], locals[B], 0)                                                   \
    FORM(NAME##_LI, locals[A], ou_from_small_int(B_SIGNED), 0)

#define ITEM_FORMS(FORM, NAME, below)                                                          \
    FORM(NAME, sp[-2 - below], sp[-1], 2)                                                      \
    FORM(NAME##_SL, sp[-1 - below], locals[B], 1)                                              \
    FORM(NAME##_SI, sp[-1 - below], ou_from_small_int(B_SIGNED), 1)                            \
    FORM(NAME##_LL, locals[A], locals[B], 0)                                                   \
    FORM(NAME##_LI, locals[A], ou_from_small_int(B_SIGNED), 0)

/* The fast path has left `result`, and its operands were numbers in words: nothing to drop. */
#define FAST_RESULT(stack_count, result)                                                       \
    do {                                                                                       \
        sp += 1 - (stack_count);                                                               \
        sp[-1] = (result);                                                                     \
        NEXT();                                                                                \
    } while (0)

#define SLOW_ARITH(op, x, y, stack_count)                                                      \
    do {                                                                                       \
        SYNC();                                                                                \
        OuValue slow_ = ou_vm_arithmetic(rt, frame, OU_BINARY_##op, x, y, word);               \
        if (OU_UNLIKELY(ou_is_error(slow_))) goto error;                                       \
        if ((stack_count) > 0) {                                                               \
            OuValue top_ = POP();                                                              \
            if ((stack_count) == 2) {                                                          \
                OuValue below_ = POP();                                                        \
                DROP(below_);                                                                  \
            }                                                                                  \
            DROP(top_);                                                                        \
        }                                                                                      \
        PUSH(slow_);                                                                           \
        NEXT();                                                                                \
    } while (0)

static OU_ALWAYS_INLINE bool add_ints(OuRef x, OuRef y, uint64_t *out) {
    int64_t sum;
    if (__builtin_add_overflow((int64_t)ou_bits(x), (int64_t)ou_bits(y) - 2, &sum))
        return false;
    *out = (uint64_t)sum;
    return true;
}
static OU_ALWAYS_INLINE bool sub_ints(OuRef x, OuRef y, uint64_t *out) {
    int64_t difference;
    if (__builtin_sub_overflow((int64_t)ou_bits(x), (int64_t)ou_bits(y) - 2, &difference))
        return false;
    *out = (uint64_t)difference;
    return true;
}
static OU_ALWAYS_INLINE bool mul_ints(OuRef x, OuRef y, uint64_t *out) {
    int64_t product;
    if (__builtin_mul_overflow(ou_small_int(x), (int64_t)ou_bits(y) - 2, &product))
        return false;
    *out = (uint64_t)product + 2;
    return true;
}
static OU_ALWAYS_INLINE bool floordiv_ints(OuRef x, OuRef y, uint64_t *out) {
    int64_t a = ou_small_int(x), b = ou_small_int(y);
    if (b == 0 || b == -1) return false;
    int64_t quotient = a / b;
    if (a % b != 0 && (a ^ b) < 0) quotient--;
    *out = ou_bits(ou_from_small_int(quotient));
    return true;
}
static OU_ALWAYS_INLINE bool mod_ints(OuRef x, OuRef y, uint64_t *out) {
    int64_t a = ou_small_int(x), b = ou_small_int(y);
    if (b == 0 || b == -1) return false;
    int64_t remainder = a % b;
    if (remainder != 0 && (remainder ^ b) < 0) remainder += b;
    *out = ou_bits(ou_from_small_int(remainder));
    return true;
}
static OU_ALWAYS_INLINE bool and_ints(OuRef x, OuRef y, uint64_t *out) {
    *out = ou_bits(x) & ou_bits(y);
    return true;
}
/* Both exact in a double, so that one division rounds right. */
static OU_ALWAYS_INLINE bool truediv_ints(OuRef x, OuRef y, uint64_t *out) {
    int64_t a = ou_small_int(x), b = ou_small_int(y);
    const int64_t exact = (int64_t)1 << 53;
    if (b == 0 || a > exact || a < -exact || b > exact || b < -exact) return false;
    OuValue quotient = ou_pack_float((double)a / (double)b);
    *out = ou_bits(quotient);
    return ou_is_small_float(quotient);
}
static OU_ALWAYS_INLINE bool add_floats(double x, double y, double *out) {
    *out = x + y;
    return true;
}
static OU_ALWAYS_INLINE bool sub_floats(double x, double y, double *out) {
    *out = x - y;
    return true;
}
static OU_ALWAYS_INLINE bool mul_floats(double x, double y, double *out) {
    *out = x * y;
    return true;
}
static OU_ALWAYS_INLINE bool truediv_floats(double x, double y, double *out) {
    *out = x / y;
    return y != 0;
}
static OU_ALWAYS_INLINE bool no_floats(double x, double y, double *out) {
    *out = x - y;
    return false;
}

#define ARITH_BODY(NAME, op, int_function, float_function, X, Y, stack_count)                  \
    TARGET(NAME) {                                                                             \
        OuRef x = X, y = Y;                                                                    \
        uint64_t result;                                                                       \
        if (OU_LIKELY(ou_are_small_ints(x, y))) {                                              \
            if (int_function(x, y, &result)) FAST_RESULT(stack_count, ou_from_bits(result));   \
        } else if (ou_is_small_float(x) && ou_is_small_float(y)) {                             \
            double number;                                                                     \
            if (float_function(ou_small_float(x), ou_small_float(y), &number)) {               \
                OuValue packed = ou_pack_float(number);                                        \
                if (OU_LIKELY(ou_is_small_float(packed))) FAST_RESULT(stack_count, packed);    \
            }                                                                                  \
        }                                                                                      \
        SLOW_ARITH(op, x, y, stack_count);                                                     \
    }
#define ADD_FORM(NAME, X, Y, count) ARITH_BODY(NAME, add, add_ints, add_floats, X, Y, count)
#define SUB_FORM(NAME, X, Y, count) ARITH_BODY(NAME, sub, sub_ints, sub_floats, X, Y, count)
#define MUL_FORM(NAME, X, Y, count) ARITH_BODY(NAME, mul, mul_ints, mul_floats, X, Y, count)
#define TRUEDIV_FORM(NAME, X, Y, count)                                                        \
    ARITH_BODY(NAME, truediv, truediv_ints, truediv_floats, X, Y, count)
#define FLOORDIV_FORM(NAME, X, Y, count)                                                       \
    ARITH_BODY(NAME, floordiv, floordiv_ints, no_floats, X, Y, count)
#define MOD_FORM(NAME, X, Y, count) ARITH_BODY(NAME, mod, mod_ints, no_floats, X, Y, count)
#define AND_FORM(NAME, X, Y, count) ARITH_BODY(NAME, and, and_ints, no_floats, X, Y, count)

/* Compare and jump: the target word holds offset * 2 + sense. */
#define TEST_BODY(NAME, op, sign, X, Y, stack_count)                                           \
    TARGET(NAME) {                                                                             \
        OuRef x = X, y = Y;                                                                    \
        unsigned truth;                                                                        \
        if (OU_LIKELY(ou_are_small_ints(x, y))) {                                              \
            truth = (int64_t)ou_bits(x) sign(int64_t) ou_bits(y);                              \
        } else if (ou_is_small_float(x) && ou_is_small_float(y)) {                             \
            truth = ou_small_float(x) sign ou_small_float(y);                                  \
        } else {                                                                               \
            SYNC();                                                                            \
            truth = ou_vm_compare_truth(rt, frame, x, y, op, word);                            \
            if (OU_UNLIKELY(truth == OU_TRUTH_FAILED)) goto error;                             \
            for (int i = 0; i < (stack_count); i++) {                                          \
                OuValue operand = POP();                                                       \
                DROP(operand);                                                                 \
            }                                                                                  \
            sp += (stack_count);                                                               \
        }                                                                                      \
        sp -= (stack_count);                                                                   \
        int32_t target = (int32_t)*pc++;                                                       \
        if (truth == (target & 1u)) pc += target >> 1;                                         \
        NEXT();                                                                                \
    }
#define LT_FORM(NAME, X, Y, count) TEST_BODY(NAME, OU_LT, <, X, Y, count)
#define LE_FORM(NAME, X, Y, count) TEST_BODY(NAME, OU_LE, <=, X, Y, count)
#define EQ_FORM(NAME, X, Y, count) TEST_BODY(NAME, OU_EQ, ==, X, Y, count)
#define NE_FORM(NAME, X, Y, count) TEST_BODY(NAME, OU_NE, !=, X, Y, count)
#define GT_FORM(NAME, X, Y, count) TEST_BODY(NAME, OU_GT, >, X, Y, count)
#define GE_FORM(NAME, X, Y, count) TEST_BODY(NAME, OU_GE, >=, X, Y, count)

/* object[index] */
#define GET_ITEM_FORM(NAME, X, Y, stack_count)                                                 \
    TARGET(NAME) {                                                                             \
        OuRef object = X, index = Y;                                                           \
        OuValue item;                                                                          \
        if (ou_is_small_int(index) && ou_is_object(object) &&                                  \
            ou_shape_of(object)->id == OU_TYPE_LIST) {                                         \
            OuList *list = (OuList *)ou_object(object);                                        \
            uint64_t i = (uint64_t)ou_small_int(index);                                        \
            if ((int64_t)i < 0) i += list->count;                                              \
            if (OU_LIKELY(i < list->count)) {                                                  \
                item = ou_own(list->items[i]);                                                 \
                goto got_##NAME;                                                               \
            }                                                                                  \
        }                                                                                      \
        SYNC();                                                                                \
        item = ou_vm_get_item(rt, frame, object, index, word);                                 \
        if (OU_UNLIKELY(ou_is_error(item))) goto error;                                        \
        got_##NAME : if ((stack_count) == 2) {                                                 \
            OuValue top = POP();                                                               \
            DROP(top);                                                                         \
        }                                                                                      \
        if ((stack_count) > 0) {                                                               \
            OuValue below = sp[-1];                                                            \
            sp[-1] = item;                                                                     \
            DROP(below);                                                                       \
        } else {                                                                               \
            PUSH(item);                                                                        \
        }                                                                                      \
        NEXT();                                                                                \
    }

/* object[index] = value; the value lies below the operands that are on the stack */
#define SET_ITEM_FORM(NAME, X, Y, stack_count)                                                 \
    TARGET(NAME) {                                                                             \
        OuRef object = X, index = Y;                                                           \
        if (ou_is_small_int(index) && ou_is_object(object) &&                                  \
            ou_shape_of(object)->id == OU_TYPE_LIST) {                                         \
            OuList *list = (OuList *)ou_object(object);                                        \
            uint64_t i = (uint64_t)ou_small_int(index);                                        \
            if ((int64_t)i < 0) i += list->count;                                              \
            if (OU_LIKELY(i < list->count)) {                                                  \
                OuValue old = list->items[i];                                                  \
                list->items[i] = sp[-1 - (stack_count)];                                       \
                sp[-1 - (stack_count)] = old;                                                  \
                goto set_##NAME;                                                               \
            }                                                                                  \
        }                                                                                      \
        SYNC();                                                                                \
        if (!ou_vm_set_item(rt, frame, object, index, sp[-1 - (stack_count)], word))           \
            goto error;                                                                        \
        set_##NAME : for (int i_ = 0; i_ <= (stack_count); i_++) {                             \
            OuValue operand = POP();                                                           \
            DROP(operand);                                                                     \
        }                                                                                      \
        NEXT();                                                                                \
    }

/* Drop the locals and temporaries of a frame that returns; those before `from` have been given
 * up already. */
static OU_NOINLINE void drop_locals_slow(OuRuntime *rt, OuFrame *frame, OuValue *from,
                                         OuValue *end) {
    for (OuValue *slot = frame->locals; slot < from; slot++)
        *slot = OU_UNDEF;
    ou_vm_drop_ended(rt, frame, from, end);
}

OuValue ou_vm_run(OuRuntime *rt, bool raised) {
    static const void *const targets[256] = {
#define OP(NAME, operands, caches, pops, pushes, meaning) [OU_OP_##NAME] = &&op_##NAME,
#include "objects/opcodes.def"
#undef OP
    };
    OuVm *const vm = ou_vm_of(rt);
    OuFrame *frame = vm->frame;
    OuValue *locals = frame->locals;
    OuValue *sp = frame->sp;
    const OuInstruction *pc = frame->pc;
    OuInstruction word;
    OuValue value; // what deliver passes on

    OU_ASSERT(frame->kind == OU_FRAME_ENTRY);
    if (!ou_check_recursion(rt, "")) {
        frame->pc = pc + 1;
        goto error;
    }
    if (raised) goto error;
    DISPATCH();

    /* ---- stack ---- */

    TARGET(NOP) {
        NEXT();
    }
    TARGET(POP) {
        OuValue top = POP();
        DROP(top);
        NEXT();
    }
    TARGET(COPY) {
        OuValue copy = ou_own(sp[-(ptrdiff_t)N]);
        PUSH(copy);
        NEXT();
    }
    TARGET(SWAP) {
        OuValue top = sp[-1];
        sp[-1] = sp[-(ptrdiff_t)N];
        sp[-(ptrdiff_t)N] = top;
        NEXT();
    }
    TARGET(PUSH_UNDEF) {
        PUSH(OU_UNDEF);
        NEXT();
    }

    /* ---- constants and variables ---- */

    TARGET(LOAD_CONST) {
        PUSH(ou_own(frame->code->constants[N]));
        NEXT();
    }
    TARGET(LOAD_INT) {
        PUSH(ou_from_small_int(N_SIGNED));
        NEXT();
    }
    TARGET(LOAD_FAST) {
        OuRef local = locals[N];
        if (OU_UNLIKELY(local == OU_UNDEF)) goto unbound_n;
        PUSH(ou_own(local));
        NEXT();
    }
    TARGET(LOAD_FAST_PAIR) {
        OuRef first = locals[A], second = locals[B];
        if (OU_UNLIKELY(first == OU_UNDEF || second == OU_UNDEF)) {
            SYNC();
            ou_vm_raise_unbound_operand(rt, frame, word);
            goto error;
        }
        sp[0] = ou_own(first);
        sp[1] = ou_own(second);
        sp += 2;
        NEXT();
    }
    TARGET(STORE_FAST) {
        OuValue old = locals[N];
        locals[N] = POP();
        DROP(old);
        NEXT();
    }
    TARGET(DELETE_FAST) {
        OuValue old = locals[N];
        if (OU_UNLIKELY(old == OU_UNDEF)) goto unbound_n;
        locals[N] = OU_UNDEF;
        DROP(old);
        NEXT();
    }
    TARGET(MAKE_CELL) {
        SYNC();
        OuValue cell = ou_cell_new(rt, locals[N]);
        if (OU_UNLIKELY(ou_is_error(cell))) goto error;
        ou_replace_take(rt, &locals[N], cell);
        NEXT();
    }
    TARGET(COPY_FREE) {
        OuValue *first = locals + frame->code->local_count - N;
        OuTuple *closure = ou_as_tuple(frame->function->closure);
        for (uint32_t i = 0; i < N; i++)
            first[i] = ou_own(closure->items[i]);
        NEXT();
    }
    TARGET(LOAD_CELL) {
        PUSH(ou_own(locals[N]));
        NEXT();
    }
    TARGET(LOAD_DEREF) {
        OuRef content = ou_as_cell(locals[N])->content;
        if (OU_UNLIKELY(content == OU_UNDEF)) goto unbound_n;
        PUSH(ou_own(content));
        NEXT();
    }
    TARGET(STORE_DEREF) {
        OuCell *cell = ou_as_cell(locals[N]);
        OuValue old = cell->content;
        cell->content = POP();
        DROP(old);
        NEXT();
    }
    TARGET(DELETE_DEREF) {
        OuCell *cell = ou_as_cell(locals[N]);
        OuValue old = cell->content;
        if (OU_UNLIKELY(old == OU_UNDEF)) goto unbound_n;
        cell->content = OU_UNDEF;
        DROP(old);
        NEXT();
    }

#define GLOBAL_CACHE_HIT(globals, builtins)                                                    \
    OuDict *globals = (OuDict *)ou_object(frame->function->globals);                           \
    OuRef found = OU_UNDEF;                                                                    \
    if (OU_LIKELY(globals->layout == pc[0])) {                                                 \
        if (pc[1] == 0) {                                                                      \
            found = globals->entries[pc[2]].value;                                             \
        } else {                                                                               \
            OuDict *builtins = (OuDict *)ou_object(frame->function->builtins);                 \
            if (OU_LIKELY(builtins->layout == pc[1])) found = builtins->entries[pc[2]].value;  \
        }                                                                                      \
    }

    TARGET(LOAD_GLOBAL) {
        GLOBAL_CACHE_HIT(globals, builtins)
        if (OU_LIKELY(found != OU_UNDEF)) {
            PUSH(ou_own(found));
            NEXT_SKIP(3);
        }
        SYNC();
        OuValue slow = ou_vm_load_global(rt, frame, NAME_AT(N), (uint32_t *)(uintptr_t)pc);
        if (OU_UNLIKELY(ou_is_error(slow))) goto error;
        PUSH(slow);
        NEXT_SKIP(3);
    }
    TARGET(LOAD_GLOBAL_CALL) {
        GLOBAL_CACHE_HIT(globals, builtins)
        if (OU_LIKELY(found != OU_UNDEF)) {
            sp[0] = ou_own(found);
        } else {
            SYNC();
            OuValue slow = ou_vm_load_global(rt, frame, NAME_AT(N), (uint32_t *)(uintptr_t)pc);
            if (OU_UNLIKELY(ou_is_error(slow))) goto error;
            sp[0] = slow;
        }
        sp[1] = OU_UNDEF;
        sp += 2;
        NEXT_SKIP(3);
    }
    TARGET(STORE_GLOBAL) {
        OuDict *globals = (OuDict *)ou_object(frame->function->globals);
        if (OU_LIKELY(globals->layout == pc[0])) {
            OuValue old = globals->entries[pc[1]].value;
            globals->entries[pc[1]].value = POP();
            DROP(old);
            NEXT_SKIP(2);
        }
        SYNC();
        if (!ou_vm_store_global(rt, frame, NAME_AT(N), sp[-1], (uint32_t *)(uintptr_t)pc))
            goto error;
        OuValue stored = POP();
        DROP(stored);
        NEXT_SKIP(2);
    }
    TARGET(DELETE_GLOBAL) {
        SYNC();
        if (!ou_vm_delete_global(rt, frame, NAME_AT(N))) goto error;
        NEXT();
    }
    TARGET(LOAD_NAME) {
        if (OU_LIKELY(frame->namespace == frame->function->globals)) {
            GLOBAL_CACHE_HIT(globals, builtins)
            if (OU_LIKELY(found != OU_UNDEF)) {
                PUSH(ou_own(found));
                NEXT_SKIP(3);
            }
        }
        SYNC();
        OuValue slow = ou_vm_load_name(rt, frame, NAME_AT(N), (uint32_t *)(uintptr_t)pc);
        if (OU_UNLIKELY(ou_is_error(slow))) goto error;
        PUSH(slow);
        NEXT_SKIP(3);
    }
    TARGET(STORE_NAME) {
        if (OU_LIKELY(frame->namespace == frame->function->globals)) goto op_STORE_GLOBAL;
        SYNC();
        if (!ou_vm_store_name(rt, frame, NAME_AT(N), sp[-1])) goto error;
        OuValue stored = POP();
        DROP(stored);
        NEXT_SKIP(2);
    }
    TARGET(DELETE_NAME) {
        SYNC();
        if (!ou_vm_delete_name(rt, frame, NAME_AT(N))) goto error;
        NEXT();
    }
    TARGET(LOAD_CLASS_DEREF) {
        SYNC();
        OuValue slow = ou_vm_load_class_deref(rt, frame, N);
        if (OU_UNLIKELY(ou_is_error(slow))) goto error;
        PUSH(slow);
        NEXT();
    }
    TARGET(LOAD_LOCALS) {
        PUSH(ou_own(frame->namespace));
        NEXT();
    }
    TARGET(LOAD_BUILD_CLASS) {
        SYNC();
        OuValue builder = ou_vm_load_builtin(rt, frame, rt->names.dunder_build_class);
        if (OU_UNLIKELY(ou_is_error(builder))) goto error;
        PUSH(builder);
        NEXT();
    }
    TARGET(LOAD_ASSERTION_ERROR) {
        PUSH(ou_own(ou_ref(rt->exceptions[OU_EXC_AssertionError])));
        NEXT();
    }
    TARGET(SETUP_ANNOTATIONS) {
        SYNC();
        if (!ou_vm_setup_annotations(rt, frame)) goto error;
        NEXT();
    }

    /* ---- arithmetic and comparison ---- */

    ARITH_FORMS(ADD_FORM, ADD)
    ARITH_FORMS(SUB_FORM, SUB)
    ARITH_FORMS(MUL_FORM, MUL)
    ARITH_FORMS(TRUEDIV_FORM, TRUEDIV)
    ARITH_FORMS(FLOORDIV_FORM, FLOORDIV)
    ARITH_FORMS(MOD_FORM, MOD)
    ARITH_FORMS(AND_FORM, AND)

    TARGET(BINARY) {
        OuRef x = sp[-2], y = sp[-1];
        if (ou_are_small_ints(x, y)) {
            OuValue fast = ou_vm_binary_small_ints(A, ou_small_int(x), ou_small_int(y));
            if (OU_LIKELY(fast != OU_UNDEF)) FAST_RESULT(2, fast);
        }
        SYNC();
        OuValue result = B ? ou_inplace(rt, A, x, y) : ou_binary(rt, A, x, y);
        if (OU_UNLIKELY(ou_is_error(result))) goto error;
        OuValue right = POP(), left = POP();
        DROP(left);
        DROP(right);
        PUSH(result);
        NEXT();
    }

#define UNARY_BODY(NAME, fast_condition, fast, function)                                       \
    TARGET(NAME) {                                                                             \
        OuValue x = sp[-1];                                                                    \
        if (fast_condition) {                                                                  \
            sp[-1] = (fast);                                                                   \
            NEXT();                                                                            \
        }                                                                                      \
        SYNC();                                                                                \
        OuValue result = function(rt, x);                                                      \
        if (OU_UNLIKELY(ou_is_error(result))) goto error;                                      \
        sp[-1] = result;                                                                       \
        DROP(x);                                                                               \
        NEXT();                                                                                \
    }
    UNARY_BODY(NEGATIVE, ou_is_small_int(x) && ou_small_int(x) != OU_INT_MIN,
               ou_from_small_int(-ou_small_int(x)), ou_negative)
    UNARY_BODY(POSITIVE, ou_is_small_int(x), x, ou_positive)
    UNARY_BODY(INVERT, ou_is_small_int(x), ou_from_small_int(~ou_small_int(x)), ou_invert)
    UNARY_BODY(NOT, ou_is_bool(x), ou_bool(x == OU_FALSE), ou_vm_not)

    TARGET(COMPARE) {
        OuRef x = sp[-2], y = sp[-1];
        SYNC();
        OuValue result = ou_vm_compare(rt, x, y, (OuCompareOp)N);
        if (OU_UNLIKELY(ou_is_error(result))) goto error;
        OuValue right = POP(), left = POP();
        DROP(left);
        DROP(right);
        PUSH(result);
        NEXT();
    }
    TARGET(IS) {
        OuValue right = POP(), left = POP();
        PUSH(ou_bool((left == right) != (N != 0)));
        DROP(left);
        DROP(right);
        NEXT();
    }
    TARGET(CONTAINS) {
        SYNC();
        OuTruth found = ou_contains(rt, sp[-1], sp[-2]);
        if (OU_UNLIKELY(found == OU_TRUTH_FAILED)) goto error;
        OuValue container = POP(), item = POP();
        PUSH(ou_bool((found == OU_TRUTH_YES) != (N != 0)));
        DROP(item);
        DROP(container);
        NEXT();
    }

    TEST_FORMS(LT_FORM, JUMP_LT)
    TEST_FORMS(LE_FORM, JUMP_LE)
    TEST_FORMS(EQ_FORM, JUMP_EQ)
    TEST_FORMS(NE_FORM, JUMP_NE)
    TEST_FORMS(GT_FORM, JUMP_GT)
    TEST_FORMS(GE_FORM, JUMP_GE)

    /* ---- jumps ---- */

#define JUMP_OVER_OR_TO(condition)                                                             \
    do {                                                                                       \
        int32_t target_ = (int32_t)*pc++;                                                      \
        if (condition) pc += target_;                                                          \
        NEXT();                                                                                \
    } while (0)
/* truth of `v` into `truth`; goes to error when it fails */
#define TRUTH_OF(v, truth)                                                                     \
    OuTruth truth;                                                                             \
    if (ou_is_bool(v)) {                                                                       \
        truth = (v) == OU_TRUE;                                                                \
    } else {                                                                                   \
        SYNC();                                                                                \
        truth = ou_vm_truth(rt, v);                                                            \
        if (OU_UNLIKELY(truth == OU_TRUTH_FAILED)) goto error;                                 \
    }

    TARGET(JUMP) {
        JUMP_OVER_OR_TO(true);
    }
    TARGET(JUMP_BACK) {
        SAFE_POINT();
        JUMP_OVER_OR_TO(true);
    }
    TARGET(POP_JUMP_IF_FALSE) {
        TRUTH_OF(sp[-1], truth)
        OuValue tested = POP();
        DROP(tested);
        JUMP_OVER_OR_TO(truth == OU_TRUTH_NO);
    }
    TARGET(POP_JUMP_IF_TRUE) {
        TRUTH_OF(sp[-1], truth)
        OuValue tested = POP();
        DROP(tested);
        JUMP_OVER_OR_TO(truth == OU_TRUTH_YES);
    }
    TARGET(POP_JUMP_IF_NONE) {
        OuValue tested = POP();
        DROP(tested);
        JUMP_OVER_OR_TO(tested == OU_NONE);
    }
    TARGET(POP_JUMP_IF_NOT_NONE) {
        OuValue tested = POP();
        DROP(tested);
        JUMP_OVER_OR_TO(tested != OU_NONE);
    }
    TARGET(JUMP_IF_FALSE_OR_POP) {
        TRUTH_OF(sp[-1], truth)
        if (truth == OU_TRUTH_YES) {
            OuValue tested = POP();
            DROP(tested);
        }
        JUMP_OVER_OR_TO(truth == OU_TRUTH_NO);
    }
    TARGET(JUMP_IF_TRUE_OR_POP) {
        TRUTH_OF(sp[-1], truth)
        if (truth == OU_TRUTH_NO) {
            OuValue tested = POP();
            DROP(tested);
        }
        JUMP_OVER_OR_TO(truth == OU_TRUTH_YES);
    }
    TARGET(JUMP_IF_FALSE_L) {
        OuRef local = locals[N];
        if (OU_UNLIKELY(local == OU_UNDEF)) goto unbound_n;
        TRUTH_OF(local, truth)
        JUMP_OVER_OR_TO(truth == OU_TRUTH_NO);
    }
    TARGET(JUMP_IF_TRUE_L) {
        OuRef local = locals[N];
        if (OU_UNLIKELY(local == OU_UNDEF)) goto unbound_n;
        TRUTH_OF(local, truth)
        JUMP_OVER_OR_TO(truth == OU_TRUTH_YES);
    }

    /* ---- iteration and unpacking ---- */

    TARGET(GET_ITER) {
        SYNC();
        OuValue iterator = ou_iter(rt, sp[-1]);
        if (OU_UNLIKELY(ou_is_error(iterator))) goto error;
        OuValue iterable = sp[-1];
        sp[-1] = iterator;
        DROP(iterable);
        NEXT();
    }

/* The next item of the iterator on top into `item` (OU_STOP at the end); a generator's frame is
 * pushed instead. */
#define NEXT_ITEM(item, frame_kind)                                                            \
    OuValue item;                                                                              \
    OuRef iterator = sp[-1];                                                                   \
    uint32_t kind = ou_is_object(iterator) ? ou_shape_of(iterator)->id : 0;                    \
    if (kind == OU_TYPE_RANGE_ITERATOR) {                                                      \
        OuRangeIterator *range = (OuRangeIterator *)ou_object(iterator);                       \
        if (range->left > 0) {                                                                 \
            item = ou_from_small_int(range->next);                                             \
            range->left--;                                                                     \
            range->next += range->step;                                                        \
        } else {                                                                               \
            item = OU_STOP;                                                                    \
        }                                                                                      \
    } else if (kind == OU_TYPE_LIST_ITERATOR) {                                                \
        item = ou_vm_list_next((OuSequenceIterator *)ou_object(iterator));                     \
        if (OU_UNLIKELY(item == OU_STOP)) {                                                    \
            SYNC();                                                                            \
            ou_clear(rt, &((OuSequenceIterator *)ou_object(iterator))->sequence);              \
        }                                                                                      \
    } else if (kind == OU_TYPE_GENERATOR) {                                                    \
        SYNC();                                                                                \
        frame = ou_vm_resume(rt, (OuGenerator *)ou_object(iterator), sp, OU_NONE, frame_kind); \
        if (OU_UNLIKELY(frame == NULL)) {                                                      \
            frame = vm->frame;                                                                 \
            if (ou_is_raised(rt)) goto error;                                                  \
            item = OU_STOP;                                                                    \
        } else {                                                                               \
            locals = frame->locals;                                                            \
            pc = frame->pc;                                                                    \
            sp = frame->sp;                                                                    \
            NEXT();                                                                            \
        }                                                                                      \
    } else {                                                                                   \
        SYNC();                                                                                \
        item = ou_next(rt, iterator);                                                          \
        if (OU_UNLIKELY(item == OU_ERROR)) goto error;                                         \
    }
/* At the end of the iteration: drop the iterator and jump. */
#define END_ITERATION()                                                                        \
    do {                                                                                       \
        OuValue done_ = POP();                                                                 \
        DROP(done_);                                                                           \
        JUMP_OVER_OR_TO(true);                                                                 \
    } while (0)

    TARGET(FOR_ITER) {
        NEXT_ITEM(item, OU_FRAME_FOR_ITER)
        if (OU_UNLIKELY(item == OU_STOP)) END_ITERATION();
        PUSH(item);
        NEXT_SKIP(1);
    }
    TARGET(FOR_ITER_L) {
        NEXT_ITEM(item, OU_FRAME_FOR_ITER_L)
        if (OU_UNLIKELY(item == OU_STOP)) END_ITERATION();
        OuValue old = locals[N];
        locals[N] = item;
        DROP(old);
        NEXT_SKIP(1);
    }
    TARGET(UNPACK) {
        OuValue sequence = sp[-1];
        if (ou_is_exact_tuple(sequence) && ou_as_tuple(sequence)->count == N) {
            OuValue *items = ou_as_tuple(sequence)->items;
            sp += (ptrdiff_t)N - 1;
            for (uint32_t i = 0; i < N; i++)
                sp[-1 - (ptrdiff_t)i] = ou_own(items[i]);
            DROP(sequence);
            NEXT();
        }
        SYNC();
        if (!ou_vm_unpack(rt, sequence, N, sp)) goto error;
        // The items lie above the sequence: move them down over it.
        for (uint32_t i = 0; i < N; i++)
            sp[(ptrdiff_t)i - 1] = sp[i];
        sp += (ptrdiff_t)N - 1;
        DROP(sequence);
        NEXT();
    }
    TARGET(UNPACK_STAR) {
        OuValue sequence = sp[-1];
        SYNC();
        if (!ou_vm_unpack_star(rt, sequence, A, B, sp)) goto error;
        uint32_t count = A + B + 1;
        for (uint32_t i = 0; i < count; i++)
            sp[(ptrdiff_t)i - 1] = sp[i];
        sp += (ptrdiff_t)count - 1;
        DROP(sequence);
        NEXT();
    }

    /* ---- building ---- */

#define BUILD(NAME, expression, count)                                                         \
    TARGET(NAME) {                                                                             \
        SYNC();                                                                                \
        OuValue *items = sp - (count);                                                         \
        OuValue built = (expression);                                                          \
        frame->sp = sp = items;                                                                \
        if (OU_UNLIKELY(ou_is_error(built))) goto error;                                       \
        PUSH(built);                                                                           \
        NEXT();                                                                                \
    }
    BUILD(BUILD_TUPLE, ou_tuple_from_array_take(rt, items, N), N)
    BUILD(BUILD_LIST, ou_list_from_array_take(rt, items, N), N)

/* The operands stay on the stack, and owned by it, while the function works. */
#define BUILD_FROM(NAME, expression, count)                                                    \
    TARGET(NAME) {                                                                             \
        SYNC();                                                                                \
        OuValue *operands = sp - (count);                                                      \
        OuValue built = (expression);                                                          \
        if (OU_UNLIKELY(ou_is_error(built))) goto error;                                       \
        while (sp > operands) {                                                                \
            OuValue operand = POP();                                                           \
            DROP(operand);                                                                     \
        }                                                                                      \
        PUSH(built);                                                                           \
        NEXT();                                                                                \
    }
    BUILD_FROM(BUILD_SET, ou_vm_build_set(rt, operands, N), N)
    BUILD_FROM(BUILD_MAP, ou_vm_build_map(rt, operands, N), 2 * N)
    BUILD_FROM(BUILD_STRING, ou_vm_build_string(rt, operands, N), N)
    BUILD_FROM(BUILD_SLICE,
               ou_slice_new(rt, operands[0], operands[1], N == 3 ? operands[2] : OU_NONE), N)
    BUILD_FROM(LIST_TO_TUPLE, ou_list_to_tuple(rt, operands[0]), 1)
    BUILD_FROM(FORMAT_SPEC, ou_format_value(rt, operands[0], operands[1]), 2)
    BUILD_FROM(BUILD_INTERPOLATION, ou_vm_build_interpolation(rt, operands, N), 2 + (N > 3))
    BUILD_FROM(BUILD_TEMPLATE, ou_template_new(rt, operands[0], operands[1]), 2)
    BUILD_FROM(CONVERT, ou_vm_convert(rt, operands[0], N), 1)
    TARGET(FORMAT_SIMPLE) {
        OuValue formatted = sp[-1];
        if (ou_is_exact_str(formatted)) NEXT();
        SYNC();
        OuValue text = ou_format_value(rt, formatted, OU_UNDEF);
        if (OU_UNLIKELY(ou_is_error(text))) goto error;
        sp[-1] = text;
        DROP(formatted);
        NEXT();
    }
    TARGET(LIST_APPEND) {
        OuValue item = POP();
        SYNC();
        if (!ou_list_append_take(rt, sp[-(ptrdiff_t)N], item)) goto error;
        NEXT();
    }

/* An operation on a container further down, with `count` operands on top. */
#define UPDATE(NAME, call, count)                                                              \
    TARGET(NAME) {                                                                             \
        SYNC();                                                                                \
        OuRef target = sp[-(ptrdiff_t)N - (count)];                                            \
        if (!(call)) goto error;                                                               \
        for (int i = 0; i < (count); i++) {                                                    \
            OuValue operand = POP();                                                           \
            DROP(operand);                                                                     \
        }                                                                                      \
        NEXT();                                                                                \
    }
    UPDATE(SET_ADD, ou_set_add(rt, target, sp[-1]), 1)
    UPDATE(MAP_ADD, ou_dict_set(rt, target, sp[-2], sp[-1]), 2)
    UPDATE(LIST_EXTEND, ou_vm_list_extend(rt, target, sp[-1]), 1)
    UPDATE(SET_UPDATE, ou_set_update(rt, target, sp[-1]), 1)
    UPDATE(DICT_UPDATE, ou_vm_dict_update(rt, target, sp[-1]), 1)
    UPDATE(DICT_MERGE, ou_vm_dict_merge(rt, target, sp[-1], sp[-(ptrdiff_t)N - 4]), 1)

    /* ---- patterns ---- */

    TARGET(JUMP_IF_NOT_SEQUENCE) {
        JUMP_OVER_OR_TO(!(ou_type_of(rt, sp[-1])->flags & OU_TYPE_SEQUENCE));
    }
    TARGET(JUMP_IF_NOT_MAPPING) {
        JUMP_OVER_OR_TO(!(ou_type_of(rt, sp[-1])->flags & OU_TYPE_MAPPING));
    }
    TARGET(GET_LENGTH) {
        SYNC();
        int64_t length = ou_length(rt, sp[-1]);
        if (OU_UNLIKELY(length < 0)) goto error;
        OuValue count = ou_int_from_int64(rt, length);
        if (OU_UNLIKELY(ou_is_error(count))) goto error;
        PUSH(count);
        NEXT();
    }
    TARGET(MATCH_KEYS) {
        SYNC();
        OuValue found = ou_vm_match_keys(rt, sp[-2], sp[-1]);
        if (OU_UNLIKELY(ou_is_error(found))) goto error;
        PUSH(found);
        NEXT();
    }
    BUILD_FROM(MATCH_REST, ou_vm_match_rest(rt, operands[0], operands[1]), 2)
    BUILD_FROM(MATCH_CLASS, ou_vm_match_class(rt, operands[0], operands[1], N, operands[2]), 3)

    /* ---- items ---- */

    ITEM_FORMS(GET_ITEM_FORM, GET_ITEM, 0)
    ITEM_FORMS(SET_ITEM_FORM, SET_ITEM, 0)
    TARGET(DEL_ITEM) {
        SYNC();
        if (!ou_del_item(rt, sp[-2], sp[-1])) goto error;
        OuValue index = POP(), object = POP();
        DROP(object);
        DROP(index);
        NEXT();
    }
    BUILD_FROM(GET_SLICE, ou_vm_get_slice(rt, operands[0], operands[1], operands[2]), 3)
    TARGET(SET_SLICE) {
        SYNC();
        if (!ou_vm_set_slice(rt, sp[-3], sp[-2], sp[-1], sp[-4])) goto error;
        for (int i = 0; i < 4; i++) {
            OuValue operand = POP();
            DROP(operand);
        }
        NEXT();
    }

    /* ---- attributes ---- */

/* Attribute caches, behind the instruction word: shape id, kind and place, pointer in two words
 * (ops.h). */
#define CACHED_SLOT(object)                                                                    \
    (OU_LIKELY(ou_is_object(object)) && ou_shape_of(object)->id == pc[0] &&                    \
     (pc[1] & OU_CACHE_KIND) == OU_CACHE_SLOT)
#define SLOT_AT(object) (*(OuValue *)((char *)ou_object(object) + (pc[1] >> OU_CACHE_SHIFT)))

    TARGET(LOAD_ATTR) {
        OuValue object = sp[-1];
        if (CACHED_SLOT(object)) {
            sp[-1] = ou_own(SLOT_AT(object));
            DROP(object);
            NEXT_SKIP(4);
        }
        SYNC();
        OuValue result =
            ou_vm_load_attribute(rt, object, NAME_AT(N), (uint32_t *)(uintptr_t)pc);
        if (OU_UNLIKELY(ou_is_error(result))) goto error;
        sp[-1] = result;
        DROP(object);
        NEXT_SKIP(4);
    }
    TARGET(LOAD_ATTR_L) {
        OuRef object = locals[A];
        if (CACHED_SLOT(object)) {
            PUSH(ou_own(SLOT_AT(object)));
            NEXT_SKIP(4);
        }
        if (OU_UNLIKELY(object == OU_UNDEF)) goto unbound_a;
        SYNC();
        OuValue owner = ou_own(object);
        OuValue result =
            ou_vm_load_attribute(rt, object, NAME_AT(B), (uint32_t *)(uintptr_t)pc);
        DROP(owner);
        if (OU_UNLIKELY(ou_is_error(result))) goto error;
        PUSH(result);
        NEXT_SKIP(4);
    }
/* The attribute is new, and the shape that follows is known: nothing to drop. */
#define ADDS_SLOT(object)                                                                      \
    (ou_is_object(object) && ou_shape_of(object)->id == pc[0] &&                               \
     (pc[1] & OU_CACHE_KIND) == OU_CACHE_ADD)
#define ADD_SLOT(object, value)                                                                \
    do {                                                                                       \
        SLOT_AT(object) = (value);                                                             \
        ou_object(object)->shape = (OuShape *)(uintptr_t)ou_vm_cached_pointer(pc);             \
    } while (0)

    TARGET(STORE_ATTR) {
        OuValue object = sp[-1];
        if (CACHED_SLOT(object)) {
            OuValue old = SLOT_AT(object);
            SLOT_AT(object) = sp[-2];
            sp -= 2;
            DROP(old);
            DROP(object);
            NEXT_SKIP(4);
        }
        if (ADDS_SLOT(object)) {
            ADD_SLOT(object, sp[-2]);
            sp -= 2;
            DROP(object);
            NEXT_SKIP(4);
        }
        SYNC();
        if (!ou_vm_store_attribute(rt, object, NAME_AT(N), sp[-2], (uint32_t *)(uintptr_t)pc))
            goto error;
        OuValue stored = sp[-2];
        sp -= 2;
        DROP(object);
        DROP(stored);
        NEXT_SKIP(4);
    }
    TARGET(STORE_ATTR_L) {
        OuRef object = locals[A];
        if (CACHED_SLOT(object)) {
            OuValue old = SLOT_AT(object);
            SLOT_AT(object) = POP();
            DROP(old);
            NEXT_SKIP(4);
        }
        if (ADDS_SLOT(object)) {
            ADD_SLOT(object, POP());
            NEXT_SKIP(4);
        }
        if (OU_UNLIKELY(object == OU_UNDEF)) goto unbound_a;
        SYNC();
        OuValue owner = ou_own(object);
        bool done =
            ou_vm_store_attribute(rt, object, NAME_AT(B), sp[-1], (uint32_t *)(uintptr_t)pc);
        DROP(owner);
        if (OU_UNLIKELY(!done)) goto error;
        OuValue stored = POP();
        DROP(stored);
        NEXT_SKIP(4);
    }
    TARGET(DELETE_ATTR) {
        SYNC();
        if (!ou_set_attribute(rt, sp[-1], NAME_AT(N), OU_UNDEF)) goto error;
        OuValue object = POP();
        DROP(object);
        NEXT();
    }

#define CACHED_METHOD(object)                                                                  \
    (OU_LIKELY(ou_is_object(object)) && ou_shape_of(object)->id == pc[0] &&                    \
     pc[1] == OU_CACHE_METHOD)

    TARGET(LOAD_METHOD) {
        OuValue object = sp[-1];
        if (CACHED_METHOD(object)) {
            sp[-1] = ou_own(ou_vm_cached_pointer(pc));
            PUSH(object);
            NEXT_SKIP(4);
        }
        SYNC();
        bool bound;
        OuValue method =
            ou_vm_load_method(rt, object, NAME_AT(N), (uint32_t *)(uintptr_t)pc, &bound);
        if (OU_UNLIKELY(ou_is_error(method))) goto error;
        sp[-1] = method;
        if (bound) {
            PUSH(object);
        } else {
            PUSH(OU_UNDEF);
            DROP(object);
        }
        NEXT_SKIP(4);
    }
    TARGET(LOAD_METHOD_L) {
        OuRef object = locals[A];
        if (CACHED_METHOD(object)) {
            sp[0] = ou_own(ou_vm_cached_pointer(pc));
            sp[1] = ou_own(object);
            sp += 2;
            NEXT_SKIP(4);
        }
        if (OU_UNLIKELY(object == OU_UNDEF)) goto unbound_a;
        SYNC();
        bool bound;
        OuValue owner = ou_own(object);
        OuValue method =
            ou_vm_load_method(rt, object, NAME_AT(B), (uint32_t *)(uintptr_t)pc, &bound);
        if (OU_UNLIKELY(ou_is_error(method))) {
            DROP(owner);
            goto error;
        }
        PUSH(method);
        if (bound) {
            PUSH(owner);
        } else {
            PUSH(OU_UNDEF);
            DROP(owner);
        }
        NEXT_SKIP(4);
    }
    BUILD_FROM(LOAD_SUPER_ATTR, ou_vm_load_super(rt, operands, NAME_AT(N), NULL), 3)
    TARGET(LOAD_SUPER_METHOD) {
        SYNC();
        bool bound = false;
        OuValue method = ou_vm_load_super(rt, sp - 3, NAME_AT(N), &bound);
        if (OU_UNLIKELY(ou_is_error(method))) goto error;
        OuValue self = POP(), class = POP(), super = POP();
        PUSH(method);
        PUSH(bound ? self : OU_UNDEF);
        DROP(super);
        DROP(class);
        if (!bound) DROP(self);
        NEXT();
    }

    /* ---- calls and functions ---- */

    TARGET(CALL) {
        size_t argc = N;
        OuValue *args = sp - argc;
        OuRef callable = args[-2];
        SAFE_POINT();
        uint32_t kind = ou_is_object(callable) ? ou_shape_of(callable)->id : 0;
        if (OU_LIKELY(kind == OU_TYPE_FUNCTION)) {
            OuFunction *function = (OuFunction *)ou_object(callable);
            size_t with_self = args[-1] != OU_UNDEF;
            OuValue *first = args - with_self;
            argc += with_self;
            frame->pc = pc;
            frame->sp = args - 2;
            if (OU_UNLIKELY(argc != function->code->simple_count)) {
                if (!ou_vm_check_room(rt, function->code, first, argc)) {
                    frame->sp = sp;
                    goto error;
                }
                if (!ou_vm_bind(rt, function, first, argc, OU_UNDEF, 0)) {
                    frame->sp = args - 1; // the callable is still there
                    goto error;
                }
                argc = function->code->local_count;
            }
            // Push the frame.
            OuCode *code = function->code;
            if (OU_UNLIKELY(frame >= vm->frames_limit ||
                            first + code->frame_size > vm->stack_end)) {
                sp = first + argc;
                SYNC();
                ou_vm_raise_recursion(rt);
                goto error;
            }
            for (size_t i = argc; i < code->local_count; i++)
                first[i] = OU_UNDEF;
            frame++;
            frame->function = function;
            frame->code = code;
            frame->locals = locals = first;
            frame->result = args - 2;
            frame->kind = OU_FRAME_CALL;
            vm->frame = frame;
            pc = code->words;
            sp = first + code->local_count;
            NEXT();
        }
        if (kind == OU_TYPE_METHOD_DESCRIPTOR || kind == OU_TYPE_NATIVE) {
            OuNative *native = (OuNative *)ou_object(callable);
            const OuMethodRow *row = native->row;
            OuRef self = kind == OU_TYPE_NATIVE ? native->self : args[-1];
            if (OU_LIKELY(
                    row->function != NULL && row->parameters == NULL && argc >= row->min &&
                    (argc <= row->max || row->max == OU_ANY_COUNT) &&
                    (kind == OU_TYPE_NATIVE
                         ? args[-1] == OU_UNDEF
                         : ou_is_object(self) && ou_shape_of(self)->type == native->type))) {
                SYNC();
                value = row->function(rt, self, (const OuRef *)args, argc);
                goto called;
            }
        } else if (ou_is_object(callable) && ou_shape_of(callable)->kind == OU_TYPE_TYPE) {
            OuType *type = (OuType *)ou_object(callable);
            OuFunction *init = args[-1] == OU_UNDEF ? ou_vm_simple_init(rt, type) : NULL;
            if (init != NULL) {
                SYNC();
                if (!ou_vm_push_init(rt, frame, type, init, args, argc)) goto error;
                LOAD_FRAME();
                sp = frame->sp;
                NEXT();
            }
        }
        SYNC();
        value = args[-1] == OU_UNDEF ? ou_call(rt, callable, (const OuRef *)args, argc)
                                     : ou_call(rt, callable, (const OuRef *)args - 1, argc + 1);
    called:
        if (OU_UNLIKELY(ou_is_error(value))) goto error;
        argc = N;
        for (size_t i = 0; i < argc + 2; i++) {
            OuValue operand = POP();
            DROP(operand);
        }
        PUSH(value);
        NEXT();
    }
    TARGET(CALL_KW) {
        SAFE_POINT();
        SYNC();
        OuFrame *pushed;
        OuCallResult result = ou_vm_call_keywords(rt, frame, N, &pushed, &value);
        if (result == OU_CALL_FAILED) {
            sp = frame->sp;
            goto error;
        }
        if (result == OU_CALL_PUSHED) {
            frame = pushed;
            locals = frame->locals;
            pc = frame->pc;
            sp = frame->sp;
            NEXT();
        }
        sp = frame->sp;
        PUSH(value);
        NEXT();
    }
    BUILD_FROM(CALL_EX, ou_vm_call_star(rt, operands[0], operands[2], operands[3]), 4)
    TARGET(RETURN) {
        value = POP();
        goto returning;
    }
    TARGET(RETURN_CONST) {
        value = ou_own(frame->code->constants[N]);
        goto returning;
    }
    TARGET(MAKE_FUNCTION) {
        SYNC();
        OuValue function = ou_vm_make_function(rt, frame, sp, N);
        if (OU_UNLIKELY(ou_is_error(function))) goto error;
        sp = frame->sp;
        PUSH(function);
        NEXT();
    }

    /* ---- type parameters ---- */

    BUILD_FROM(TYPE_PARAMETER, ou_vm_type_parameter(rt, operands, N), 1 + (N & 1))
    BUILD_FROM(TYPE_PARAMETER_DEFAULT, ou_type_parameter_with_default(rt, operands[0], operands[1]),
               2)
    BUILD_FROM(SET_TYPE_PARAMETERS, ou_vm_set_type_parameters(operands[1], operands[0]), 2)
    BUILD_FROM(GENERIC_BASE, ou_generic_base(rt, operands[0]), 1)
    BUILD_FROM(TYPE_ALIAS, ou_type_alias_new(rt, operands[0], operands[1], operands[2]), 3)

    /* ---- generators ---- */

    TARGET(RETURN_GENERATOR) {
        SYNC();
        OuFrameKind kind = frame->kind;
        OuValue *result = frame->result;
        value = ou_vm_make_generator(rt, frame);
        if (OU_UNLIKELY(ou_is_error(value))) goto error;
        sp = result;
        if (kind == OU_FRAME_ENTRY) return value;
        LOAD_FRAME();
        if (kind == OU_FRAME_INIT) goto deliver_init;
        PUSH(value);
        NEXT();
    }
    TARGET(YIELD) {
        value = POP();
        SYNC();
        OuFrameKind kind = frame->kind;
        sp = frame->result;
        ou_vm_suspend(rt, frame);
        if (kind == OU_FRAME_ENTRY) return value;
        LOAD_FRAME();
        if (kind == OU_FRAME_FOR_ITER_L) {
            word = pc[-1];
            OuValue old = locals[N];
            locals[N] = value;
            DROP(old);
        } else {
            PUSH(value);
        }
        NEXT_SKIP(1);
    }
    BUILD_FROM(GET_YIELD_FROM_ITER, ou_vm_yield_from_iter(rt, operands[0]), 1)
    TARGET(SEND) {
        OuRef receiver = sp[-2];
        SYNC();
        if (ou_is_delegate(receiver)) {
            OuValue sent = POP();
            frame->sp = sp;
            OuFrame *resumed =
                ou_vm_resume(rt, (OuGenerator *)ou_object(receiver), sp, sent, OU_FRAME_SEND);
            if (resumed != NULL) {
                LOAD_FRAME();
                sp = frame->sp;
                NEXT();
            }
            if (ou_is_raised(rt)) goto error;
            PUSH(OU_NONE);
            JUMP_OVER_OR_TO(true);
        }
        bool returned;
        OuValue result = ou_vm_send(rt, receiver, sp[-1], &returned);
        if (OU_UNLIKELY(ou_is_error(result))) goto error;
        OuValue sent = sp[-1];
        sp[-1] = result;
        DROP(sent);
        JUMP_OVER_OR_TO(returned);
    }
    TARGET(END_SEND) {
        OuValue result = POP();
        OuValue receiver = sp[-1];
        sp[-1] = result;
        DROP(receiver);
        NEXT();
    }
    TARGET(GENERATOR_EXIT) {
        value = POP();
        SYNC();
        ou_vm_generator_exit_take(rt, frame->generator, value);
        goto unwind;
    }

    BUILD_FROM(GET_AWAITABLE, ou_vm_get_awaitable(rt, operands[0], N), 1)
    BUILD_FROM(GET_AITER, ou_vm_get_aiter(rt, operands[0]), 1)
    TARGET(GET_ANEXT) {
        SYNC();
        value = ou_vm_get_anext(rt, sp[-1]);
        if (OU_UNLIKELY(ou_is_error(value))) goto error;
        PUSH(value);
        NEXT();
    }
    TARGET(END_ASYNC_FOR) {
        value = POP();
        SYNC();
        ou_restore_exception_take(rt, value);
        if (!ou_clear_exception_if(rt, OU_EXC_StopAsyncIteration)) goto unwind;
        OuValue iterator = POP();
        DROP(iterator);
        NEXT();
    }
    TARGET(ASYNC_WRAP) {
        value = POP();
        SYNC();
        value = ou_async_generator_wrap_take(rt, value);
        if (OU_UNLIKELY(ou_is_error(value))) goto error;
        PUSH(value);
        NEXT();
    }

    /* ---- exceptions ---- */

    TARGET(PUSH_HANDLED) {
        OuValue exception = sp[-1];
        OuValue before = rt->handled;
        if (frame->generator != NULL && before == frame->handled_outside) {
            // What the driver of the generator handles is not ours to give back later.
            ou_drop(rt, before);
            before = OU_UNDEF;
        }
        sp[-1] = before;
        rt->handled = ou_own(exception);
        PUSH(exception);
        NEXT();
    }
    TARGET(POP_HANDLED) {
        OuValue done = rt->handled;
        rt->handled = POP();
        if (frame->generator != NULL && rt->handled == OU_UNDEF)
            rt->handled = ou_own(frame->handled_outside);
        DROP(done);
        NEXT();
    }
    TARGET(MATCH_EXCEPTION) {
        SYNC();
        OuTruth matches = ou_exception_matches(rt, sp[-2], sp[-1]);
        if (OU_UNLIKELY(matches == OU_TRUTH_FAILED)) goto error;
        OuValue pattern = sp[-1];
        sp[-1] = ou_bool(matches == OU_TRUTH_YES);
        DROP(pattern);
        NEXT();
    }
    TARGET(MATCH_GROUP) {
        SYNC();
        OuValue match, rest;
        if (!ou_vm_match_group(rt, sp[-2], sp[-1], &match, &rest)) goto error;
        OuValue pattern = sp[-1], before = sp[-2];
        sp[-2] = rest;
        sp[-1] = match;
        PUSH(ou_bool(match != OU_NONE));
        DROP(pattern);
        DROP(before);
        NEXT();
    }
    BUILD_FROM(END_EXCEPT_STAR,
               ou_vm_end_except_star(rt, operands[0], operands[1], operands[2]), 3)
    TARGET(RAISE) {
        SYNC();
        bool again = ou_vm_raise(rt, sp - N, N);
        while (sp > frame->sp - N) {
            OuValue operand = *--sp;
            if (ou_is_object(operand)) ou_drop(rt, operand);
        }
        frame->sp = sp;
        if (again) goto unwind;
        goto error;
    }
    TARGET(RERAISE) {
        SYNC();
        frame->sp = --sp;
        ou_restore_exception_take(rt, *sp);
        goto unwind;
    }
#define WITH_ENTER(is_async)                                                                   \
    {                                                                                          \
        SYNC();                                                                                \
        OuValue exit, entered;                                                                 \
        if (!ou_vm_with_enter(rt, sp[-1], is_async, &exit, &entered)) goto error;              \
        OuValue manager = sp[-1];                                                              \
        sp[-1] = exit;                                                                         \
        sp[0] = OU_UNDEF;                                                                      \
        sp[1] = entered;                                                                       \
        sp += 2;                                                                               \
        DROP(manager);                                                                         \
        NEXT();                                                                                \
    }
    TARGET(WITH_ENTER) WITH_ENTER(false)
    TARGET(ASYNC_WITH_ENTER) WITH_ENTER(true)
    TARGET(WITH_EXCEPTION) {
        SYNC();
        OuValue result = ou_vm_with_exception(rt, sp[-5], sp[-1]);
        if (OU_UNLIKELY(ou_is_error(result))) goto error;
        PUSH(result);
        NEXT();
    }

    /* ---- imports and the rest ---- */

    BUILD_FROM(IMPORT_NAME, ou_vm_import_name(rt, frame, NAME_AT(N), operands[0], operands[1]),
               2)
    TARGET(IMPORT_FROM) {
        SYNC();
        OuValue member = ou_vm_import_from(rt, sp[-1], NAME_AT(N));
        if (OU_UNLIKELY(ou_is_error(member))) goto error;
        PUSH(member);
        NEXT();
    }
    TARGET(IMPORT_STAR) {
        SYNC();
        if (!ou_vm_import_star(rt, frame, sp[-1])) goto error;
        OuValue module = POP();
        DROP(module);
        NEXT();
    }
    TARGET(PRINT_EXPRESSION) {
        SYNC();
        if (!ou_vm_print_expression(rt, sp[-1])) goto error;
        OuValue shown = POP();
        DROP(shown);
        NEXT();
    }

    /* ---- leaving a frame ---- */

returning : {
    // Drop the locals, unlink the frame, then let go of the function.
    if (OU_UNLIKELY(frame->has_more)) {
        SYNC();
        ou_vm_leave_frame(rt, frame); // a frame object, a namespace, a generator's end
    }
    for (OuValue *slot = frame->locals; slot < sp; slot++) {
        OuRef local = *slot;
        if (!ou_is_object(local)) continue;
        if (ou_object(local)->refcount == 1) {
            frame->pc = pc;
            drop_locals_slow(rt, frame, slot, sp);
            break;
        }
        ou_object(local)->refcount--;
    }
    OuFunction *function = frame->function;
    OuFrameKind kind = frame->kind;
    OuFrame *ended = frame;
    sp = frame->result;
    vm->frame = ended - 1;
    if (OU_LIKELY(kind == OU_FRAME_CALL)) {
        LOAD_FRAME();
        PUSH(value);
        DROP(ou_take(function));
        NEXT();
    }
    if (kind == OU_FRAME_ENTRY) {
        vm->frame->sp = sp;
        ou_drop(rt, ou_take(function));
        return value;
    }
    LOAD_FRAME();
    if (kind == OU_FRAME_INIT) {
        frame->sp = sp + 1;
        ou_drop(rt, ou_take(function));
        goto deliver_init;
    }
    frame->sp = sp;
    ou_drop(rt, ou_take(function));
    if (kind == OU_FRAME_SEND) {
        PUSH(value);
        JUMP_OVER_OR_TO(true);
    }
    DROP(value); // a generator's return value ends the loop and is lost
    END_ITERATION();
}
deliver_init : {
    sp++; // the instance
    if (OU_LIKELY(value == OU_NONE)) NEXT();
    SYNC();
    ou_raise(rt, OU_EXC_TypeError, "__init__() should return None, not '%T'", (OuRef)value);
    ou_drop(rt, value);
    goto error;
}

    /* ---- exceptions ---- */

unbound_a:
    word = word & 0xffff;
    frame->operand = 1;
unbound_n:
    SYNC();
    ou_vm_raise_unbound(rt, frame, N);
    // falls through
error:
    frame = vm->frame;
    OU_ASSERT(ou_is_raised(rt));
    ou_traceback_add(rt, frame->code, frame->function->globals, ou_frame_place(frame),
                     frame->operand - 1);
    frame->operand = 0;
unwind:
    if (ou_vm_find_handler(rt, frame)) {
        LOAD_FRAME();
        sp = frame->sp;
        NEXT();
    }
    OuFrameKind kind = frame->kind;
    OuValue *result = frame->result;
    ou_vm_pop_frame(rt);
    if (kind == OU_FRAME_ENTRY) return OU_ERROR;
    frame = vm->frame;
    if (kind == OU_FRAME_INIT) ou_drop(rt, *result);
    sp = frame->sp = result;
    locals = frame->locals;
    goto error;
}
