/* The code object: where compiler and vm meet (with opcodes.def).
 *
 * Instructions are 32-bit words, op:8 a:8 b:16 from the low end; operand n is a and b together (24 bits).
 * A jump's target stands in the word behind the instruction word, in words relative to the end of the
 * whole instruction. Cache words follow last; the compiler leaves them zero.
 *
 * Locals, as the frame has them: parameters (positional, keyword-only, *args, **kwargs), other
 * local variables, cells of variables that inner functions use (a captured parameter's cell is
 * made in its own place), free variables. */
#ifndef OU_OBJECTS_CODE_H
#define OU_OBJECTS_CODE_H

#include "objects/object.h"

typedef uint32_t OuInstruction;

enum OuOpcode {
#define OP(NAME, operands, caches, pops, pushes, meaning) OU_OP_##NAME,
#include "objects/opcodes.def"
#undef OP
    OU_OP_COUNT
};
_Static_assert(OU_OP_COUNT <= 256, "an opcode has 8 bits");

/* How an instruction's operands are read: for the disassembler and the stack effect. */
typedef enum {
    OU_OPERAND_NONE,
    OU_OPERAND_COUNT,        /* n: a number */
    OU_OPERAND_INT,          /* n: a signed number */
    OU_OPERAND_CONST,        /* n: index of a constant */
    OU_OPERAND_NAME,         /* n: index of a name */
    OU_OPERAND_LOCAL,        /* n: index of a local */
    OU_OPERAND_LOCAL_LOCAL,  /* a, b: locals */
    OU_OPERAND_LOCAL_NAME,   /* a: local, b: name */
    OU_OPERAND_LOCAL_INT,    /* a: local, b: signed number */
    OU_OPERAND_COMPARE,      /* n: OuCompareOp */
    OU_OPERAND_BINARY,       /* a: OuBinaryOp, b: 1 if in place */
    OU_OPERAND_JUMP,         /* target word */
    OU_OPERAND_LOCAL_JUMP,   /* n: local; target word */
    /* Arithmetic with operand forms. b is twice the right operand, plus 1 when in place. */
    OU_OPERAND_ARITH,        /* stack, stack */
    OU_OPERAND_ARITH_SL,     /* stack, local */
    OU_OPERAND_ARITH_SI,     /* stack, small int */
    OU_OPERAND_ARITH_LS,     /* local a, stack */
    OU_OPERAND_ARITH_LL,     /* local a, local */
    OU_OPERAND_ARITH_LI,     /* local a, small int */
    /* Compare and jump: a and b as above, b plain. The target word holds offset * 2 + sense: jump if the result equals
     * sense. */
    OU_OPERAND_TEST,         /* stack, stack */
    OU_OPERAND_TEST_SL,      /* stack, local b */
    OU_OPERAND_TEST_SI,      /* stack, int b */
    OU_OPERAND_TEST_LL,      /* local a, local b */
    OU_OPERAND_TEST_LI,      /* local a, int b */
    OU_OPERAND_TWO_COUNTS,   /* a, b: numbers */
} OuOperandKind;

typedef struct OuOpcodeInfo {
    const char *name;
    OuOperandKind operands;
    uint8_t caches;          /* cache words */
    const char *meaning;
} OuOpcodeInfo;
extern const OuOpcodeInfo ou_opcodes[OU_OP_COUNT];

static inline bool ou_operands_have_jump(OuOperandKind kind) {
    return kind == OU_OPERAND_JUMP || kind == OU_OPERAND_LOCAL_JUMP ||
           (kind >= OU_OPERAND_TEST && kind <= OU_OPERAND_TEST_LI);
}
/* Words of the whole instruction. */
static inline unsigned ou_opcode_words(enum OuOpcode op) {
    return 1 + ou_operands_have_jump(ou_opcodes[op].operands) + ou_opcodes[op].caches;
}
/* Values taken from and left on the stack by `instruction` when it does not jump. */
unsigned ou_opcode_pops(OuInstruction instruction);
unsigned ou_opcode_pushes(OuInstruction instruction);
/* How much lower the stack is at the target when `instruction` jumps. */
unsigned ou_opcode_jump_drops(OuInstruction instruction);
/* Does control never go on behind an instruction with this opcode? */
bool ou_opcode_ends_block(enum OuOpcode op);

static inline OuInstruction ou_instruction_n(enum OuOpcode op, uint32_t n) { return op | n << 8; }
static inline OuInstruction ou_instruction_ab(enum OuOpcode op, uint32_t a, uint32_t b) {
    return op | a << 8 | b << 16;
}

/* Where an instruction comes from: lines from 1, columns in bytes from 0. line 0: nowhere. */
typedef struct OuLocation {
    uint32_t line, end_line;
    uint32_t column, end_column;
} OuLocation;

/* Instructions start <= pc < end are covered: on an exception the stack is cut to `depth` values above the
 * locals, the exception is pushed, and the run goes on at `target`. If `push_place`, the index of the raising
 * instruction is pushed (an int) before the exception. Sorted by start; never overlapping. */
typedef struct OuHandler {
    uint32_t start, end, target;
    uint32_t depth : 31;
    uint32_t push_place : 1;
} OuHandler;

enum {
    OU_CODE_OPTIMIZED = 1,      /* locals are in slots (a function) */
    OU_CODE_NEW_LOCALS = 2,
    OU_CODE_VARARGS = 4,
    OU_CODE_VARKEYWORDS = 8,
    OU_CODE_NESTED = 16,
    OU_CODE_GENERATOR = 32,
    OU_CODE_COROUTINE = 128,
    OU_CODE_ITERABLE_COROUTINE = 256, /* a generator that types.coroutine() has made awaitable */
    OU_CODE_ASYNC_GENERATOR = 512,
    OU_CODE_HAS_DOCSTRING = 0x4000000,
    OU_CODE_METHOD = 0x8000000,

};

typedef struct OuCode {
    OuObject header;
    OuInstruction *words;
    size_t word_count;
    OuValue *constants;
    size_t constant_count;
    OuValue *names;             /* interned */
    size_t name_count;
    uint32_t argument_count;    /* positional parameters, positional-only ones included */
    uint32_t positional_only_count;
    uint32_t keyword_only_count;
    uint32_t flags;
    uint32_t local_count;       /* all slots: parameters, variables, cells, free variables */
    uint32_t variable_count;    /* parameters and plain variables: what locals 0.. are (co_nlocals) */
    uint32_t cell_count;        /* co_cellvars: see cell_slots */
    uint32_t free_count;        /* the last free_count locals */
    uint32_t stack_size;        /* the most values above the locals */
    uint32_t frame_size;        /* room that a frame needs on the value stack */
    uint32_t simple_count;      /* a call with this many positional arguments needs no binding: argument_count if there are
                                 * only positional parameters, else UINT32_MAX */
    uint32_t first_line;
    OuValue local_names;        /* tuple of str, one per slot; hidden ones (of inlined comprehensions) start with "." */
    OuValue cell_names, free_names; /* tuples */
    uint32_t *cell_slots;       /* slot of each cell variable */
    OuHandler *handlers;
    size_t handler_count;
    uint8_t *locations;         /* one entry per instruction, packed by location.c */
    size_t locations_size;
    uint8_t *operand_locations; /* of operands that were fused into an instruction, see location.c; NULL: none */
    size_t operand_locations_size;
    OuValue filename, name, qualname; /* str */
} OuCode;

static inline bool ou_is_code(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_CODE;
}
static inline OuCode *ou_as_code(OuRef value) {
    OU_ASSERT(ou_is_code(value));
    return (OuCode *)(uintptr_t)value;
}

/* An empty code object whose arrays are filled in by the compiler (allocated with ou_alloc, sizes in the count
 * fields; word_count etc. exact). NULL: no memory. */
OuCode *ou_code_new(OuRuntime *rt);

/* ---- locations (objects/location.c) ---- */

/* Collects locations in instruction order and packs them. */
typedef struct OuLocationWriter {
    OuRuntime *rt;
    uint8_t *bytes;
    size_t size, capacity;
    OuLocation last;
    uint32_t last_word;
    bool is_nowhere; /* the last entry has no place */
} OuLocationWriter;
void ou_location_writer_begin(OuLocationWriter *writer, OuRuntime *rt, uint32_t first_line);
/* The instruction at word index `word` comes from `location`. */
bool ou_location_add(OuLocationWriter *writer, uint32_t word, OuLocation location);
/* The same for operand 0 or 1 of a fused instruction. Kept in a writer of its own. */
bool ou_operand_location_add(OuLocationWriter *writer, uint32_t word, unsigned operand, OuLocation location);
/* Hands the bytes over (allocated with ou_alloc, exactly *size bytes; NULL and 0 if none). false: no memory. */
bool ou_location_writer_end(OuLocationWriter *writer, uint8_t **bytes, size_t *size);
/* Gives up what was written. */
void ou_location_writer_abandon(OuLocationWriter *writer);

/* The location of the instruction that contains word index `word`. */
OuLocation ou_code_location(const OuCode *code, size_t word);
/* The location of its fused operand, or of the instruction if none is kept. */
OuLocation ou_code_operand_location(const OuCode *code, size_t word, unsigned operand);
static inline uint32_t ou_code_line(const OuCode *code, size_t word) { return ou_code_location(code, word).line; }
/* The handler that covers word index `word`, or NULL. */
const OuHandler *ou_code_find_handler(const OuCode *code, size_t word);
/* Is the code well formed: operands in range, jumps to instructions, the stack as deep on every path and never deeper
 * than stack_size, handlers sorted? If not, `*problem` (static text) says what is wrong at word `*word`. For
 * assertions and tests; takes its memory from rt's heap and answers true if there is none. */
bool ou_code_check(OuRuntime *rt, const OuCode *code, const char **problem, size_t *word);
/* Print the disassembly (of nested code objects too, if `nested`) into a str. */
OuValue ou_code_disassemble(OuRuntime *rt, OuRef code, bool nested);

#endif
