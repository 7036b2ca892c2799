/* Is a code object well formed? Walks its instructions as a run would, on every path at once.
 *
 * First pass: each instruction's operands, and where instructions begin. Second pass: from word
 * 0 along fall-through, jumps and handlers, with the depth of the stack; a word reached twice
 * must be reached with the same depth. What no path reaches is not looked at: the compiler
 * leaves none of it. */
#include "objects/code.h"

#include "memory/buffer.h"
#include "objects/protocol.h"
#include "objects/tuple.h"

#define NOT_AN_INSTRUCTION (-2)
#define NOT_REACHED        (-1)

typedef struct Checker {
    OuHeap *heap;
    const OuCode *code;
    int64_t *depths; // per word
    OU_BUFFER(size_t) pending;
    const char *problem;
    size_t word;
} Checker;

static bool check_fail(Checker *checker, size_t word, const char *problem) {
    checker->problem = problem;
    checker->word = word;
    return false;
}

static bool check_operands(Checker *checker, size_t word) {
    const OuCode *code = checker->code;
    OuInstruction instruction = code->words[word];
    const uint32_t n = instruction >> 8, a = n & 0xff, b = instruction >> 16;
    // a is 0 where an instruction does not use it, even if there are no locals.
    const bool n_local = n < code->local_count, a_local = a < code->local_count || a == 0;
    bool good = true;
    switch (ou_opcodes[instruction & 0xff].operands) {
    case OU_OPERAND_NONE:
        good = n == 0;
        break;
    case OU_OPERAND_COUNT:
    case OU_OPERAND_INT:
    case OU_OPERAND_JUMP:
    case OU_OPERAND_TWO_COUNTS:
    case OU_OPERAND_ARITH_SI:
    case OU_OPERAND_TEST_SI:
        break;
    case OU_OPERAND_CONST:
        good = n < code->constant_count;
        break;
    case OU_OPERAND_NAME:
        good = n < code->name_count;
        break;
    case OU_OPERAND_LOCAL:
    case OU_OPERAND_LOCAL_JUMP:
        good = n_local;
        break;
    case OU_OPERAND_LOCAL_LOCAL:
        good = a_local && b < code->local_count;
        break;
    case OU_OPERAND_LOCAL_NAME:
        good = a_local && b < code->name_count;
        break;
    case OU_OPERAND_LOCAL_INT:
    case OU_OPERAND_ARITH_LS:
    case OU_OPERAND_ARITH_LI:
    case OU_OPERAND_TEST_LI:
        good = a_local;
        break;
    case OU_OPERAND_COMPARE:
        good = n <= OU_GE;
        break;
    case OU_OPERAND_BINARY:
        good = a < OU_BINARY_COUNT && b <= 1;
        break;
    case OU_OPERAND_ARITH:
        good = b <= 1;
        break;
    case OU_OPERAND_ARITH_SL:
        good = b >> 1 < code->local_count;
        break;
    case OU_OPERAND_ARITH_LL:
        good = a_local && b >> 1 < code->local_count;
        break;
    case OU_OPERAND_TEST:
        good = b == 0;
        break;
    case OU_OPERAND_TEST_SL:
        good = b < code->local_count;
        break;
    case OU_OPERAND_TEST_LL:
        good = a_local && b < code->local_count;
        break;
    }
    return good || check_fail(checker, word, "operand out of range");
}

static bool check_instructions(Checker *checker) {
    const OuCode *code = checker->code;
    for (size_t i = 0; i < code->word_count; i++)
        checker->depths[i] = NOT_AN_INSTRUCTION;
    size_t word = 0;
    while (word < code->word_count) {
        enum OuOpcode op = code->words[word] & 0xff;
        if (op >= OU_OP_COUNT) return check_fail(checker, word, "no such opcode");
        checker->depths[word] = NOT_REACHED;
        if (!check_operands(checker, word)) return false;
        word += ou_opcode_words(op);
    }
    return word == code->word_count || check_fail(checker, word, "last instruction cut off");
}

/* Control reaches `target` from `from` with `depth` values on the stack. */
static bool check_arrival(Checker *checker, size_t from, int64_t target, int64_t depth) {
    const OuCode *code = checker->code;
    if (target < 0 || (size_t)target >= code->word_count)
        return check_fail(checker, from, "control leaves the code");
    int64_t known = checker->depths[target];
    if (known == NOT_AN_INSTRUCTION)
        return check_fail(checker, from, "jump into an instruction");
    if (depth < 0) return check_fail(checker, from, "stack underflow");
    if (depth > code->stack_size)
        return check_fail(checker, from, "stack deeper than declared");
    if (known == depth) return true;
    if (known != NOT_REACHED)
        return check_fail(checker, (size_t)target, "stack depth depends on the path");
    checker->depths[target] = depth;
    if (!OU_BUFFER_PUSH(checker->heap, &checker->pending, (size_t)target)) {
        checker->problem = NULL; // no memory: give up, not an answer about the code
        return false;
    }
    return true;
}

static bool check_flow(Checker *checker, size_t word) {
    const OuCode *code = checker->code;
    OuInstruction instruction = code->words[word];
    enum OuOpcode op = instruction & 0xff;
    int64_t depth = checker->depths[word], pops = ou_opcode_pops(instruction);
    size_t next = word + ou_opcode_words(op);

    if (depth < pops) return check_fail(checker, word, "stack underflow");
    const OuHandler *handler = ou_code_find_handler(code, word);
    if (handler != NULL) {
        if (handler->depth > depth)
            return check_fail(checker, word, "handler deeper than the stack");
        if (!check_arrival(checker, word, handler->target,
                           (int64_t)handler->depth + handler->push_place + 1))
            return false;
    }
    if (ou_operands_have_jump(ou_opcodes[op].operands)) {
        int32_t offset = (int32_t)code->words[word + 1];
        OuOperandKind kind = ou_opcodes[op].operands;
        if (kind >= OU_OPERAND_TEST && kind <= OU_OPERAND_TEST_LI) offset >>= 1;
        // The target is relative to the end of the target word: caches follow no jump.
        if (!check_arrival(checker, word, (int64_t)next + offset,
                           depth - ou_opcode_jump_drops(instruction)))
            return false;
    }
    if (ou_opcode_ends_block(op)) return true;
    return check_arrival(checker, word, (int64_t)next,
                         depth - pops + ou_opcode_pushes(instruction));
}

static bool check_handlers(Checker *checker) {
    const OuCode *code = checker->code;
    uint32_t end = 0;
    for (size_t i = 0; i < code->handler_count; i++) {
        const OuHandler *handler = &code->handlers[i];
        if (handler->start < end || handler->end <= handler->start ||
            handler->end > code->word_count)
            return check_fail(checker, handler->start, "handlers out of order");
        end = handler->end;
    }
    return true;
}

static bool check_counts(Checker *checker) {
    const OuCode *code = checker->code;
    if (code->word_count == 0) return check_fail(checker, 0, "no instructions");
    bool good = ou_tuple_count(code->local_names) == code->local_count &&
                ou_tuple_count(code->cell_names) == code->cell_count &&
                ou_tuple_count(code->free_names) == code->free_count &&
                code->variable_count <= code->local_count &&
                code->free_count <= code->local_count - code->variable_count;
    return good || check_fail(checker, 0, "counts do not agree");
}

bool ou_code_check(OuRuntime *rt, const OuCode *code, const char **problem, size_t *word) {
    Checker checker = {.heap = &rt->heap, .code = code};
    size_t size = code->word_count * sizeof *checker.depths;
    checker.depths = ou_heap_alloc(checker.heap, size);
    if (checker.depths == NULL) return true;

    bool good = check_counts(&checker) && check_handlers(&checker) &&
                check_instructions(&checker) && check_arrival(&checker, 0, 0, 0);
    while (good && checker.pending.count > 0)
        good = check_flow(&checker, OU_BUFFER_POP(&checker.pending));

    OU_BUFFER_FINISH(checker.heap, &checker.pending);
    ou_heap_free(checker.heap, checker.depths, size);
    *problem = checker.problem;
    *word = checker.word;
    return good || checker.problem == NULL;
}
