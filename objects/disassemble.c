/* Bytecode as text, for people: `--dis` and the tests of the compiler.
 *
 *     Disassembly of f, "x.py", line 1:
 *
 *        2                LOAD_FAST            x
 *        3   L1:     1    FOR_ITER_L           i, end L2
 *
 * Columns: the line where it changes, a label where something jumps to, the word index, the
 * opcode, its operands by name. Then the handlers; then, if asked for, the code objects among
 * the constants. The text says nothing that differs from run to run (no addresses). */
#include "objects/code.h"

#include <stdio.h>

#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

typedef struct Listing {
    OuRuntime *rt;
    const OuCode *code;
    uint32_t *labels; // per word: number of the label there, or 0
    OuStrBuilder *out;
} Listing;

static const char *const compare_symbols[] = {
    [OU_LT] = "<",  [OU_LE] = "<=", [OU_EQ] = "==",
    [OU_NE] = "!=", [OU_GT] = ">",  [OU_GE] = ">=",
};

static const char *const binary_symbols[] = {
#define UNARY(field, dunder)
#define BINARY(field, dunder, reflected, symbol) [OU_BINARY_##field] = symbol,
#define INPLACE(field, dunder, symbol)
#define SLOT(field, signature, dunder)
#include "objects/slots.def"
#undef UNARY
#undef BINARY
#undef INPLACE
#undef SLOT
};

/* ---- pieces of text; failures stick to the builder ---- */

static void add_string(Listing *listing, const char *string) {
    ou_str_builder_add_string(listing->out, string);
}

static void add_number(Listing *listing, int64_t number) {
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)number);
    add_string(listing, digits);
}

/* `text`, then spaces up to `width`. */
static void add_padded(Listing *listing, const char *text, int width) {
    char buffer[64];
    snprintf(buffer, sizeof buffer, "%-*s", width, text);
    add_string(listing, buffer);
}

static void add_local(Listing *listing, uint32_t slot) {
    const OuCode *code = listing->code;
    if (slot < code->local_count)
        ou_str_builder_add(listing->out, ou_tuple_peek(code->local_names, slot));
    else
        add_number(listing, slot);
}

static void add_name(Listing *listing, uint32_t index) {
    const OuCode *code = listing->code;
    if (index < code->name_count)
        ou_str_builder_add(listing->out, code->names[index]);
    else
        add_number(listing, index);
}

static void add_constant(Listing *listing, uint32_t index) {
    const OuCode *code = listing->code;
    if (index >= code->constant_count) {
        add_number(listing, index);
    } else if (ou_is_code(code->constants[index])) {
        add_string(listing, "<code ");
        ou_str_builder_add(listing->out, ou_as_code(code->constants[index])->qualname);
        add_string(listing, ">");
    } else {
        ou_str_builder_add_repr(listing->out, code->constants[index]);
    }
}

static void add_label(Listing *listing, size_t word) {
    if (word < listing->code->word_count && listing->labels[word] != 0) {
        add_string(listing, "L");
        add_number(listing, listing->labels[word]);
    } else {
        add_number(listing, (int64_t)word);
    }
}

/* ---- operands ---- */

static int32_t jump_offset(const OuCode *code, size_t word) {
    OuOperandKind kind = ou_opcodes[code->words[word] & 0xff].operands;
    int32_t target = (int32_t)code->words[word + 1];
    return kind >= OU_OPERAND_TEST && kind <= OU_OPERAND_TEST_LI ? target >> 1 : target;
}

static size_t jump_target(const OuCode *code, size_t word) {
    return word + ou_opcode_words(code->words[word] & 0xff) +
           (size_t)(int64_t)jump_offset(code, word);
}

static void add_jump(Listing *listing, size_t word) {
    add_string(listing, "to ");
    add_label(listing, jump_target(listing->code, word));
}

/* x and y of an operand form: 'L' a local, 'I' a small int, 'S' on the stack. */
typedef struct Form {
    char x, y;
} Form;

static void add_operand(Listing *listing, char form, int32_t operand) {
    if (form == 'L')
        add_local(listing, (uint32_t)operand);
    else if (form == 'I')
        add_number(listing, operand);
    else
        add_string(listing, "-");
}

static void add_arithmetic(Listing *listing, OuInstruction instruction, Form form) {
    int32_t right = form.y == 'I' ? (int32_t)instruction >> 17 : (int32_t)(instruction >> 17);
    bool in_place = instruction >> 16 & 1;
    if (form.y != 'S' || form.x != 'S') {
        add_operand(listing, form.x, (int32_t)(instruction >> 8 & 0xff));
        add_string(listing, ", ");
        add_operand(listing, form.y, right);
        if (in_place) add_string(listing, ", ");
    }
    if (in_place) add_string(listing, "in place");
}

static void add_test(Listing *listing, size_t word, Form form) {
    OuInstruction instruction = listing->code->words[word];
    int32_t right = form.y == 'I' ? (int32_t)instruction >> 16 : (int32_t)(instruction >> 16);
    if (form.y != 'S') {
        add_operand(listing, form.x, (int32_t)(instruction >> 8 & 0xff));
        add_string(listing, ", ");
        add_operand(listing, form.y, right);
        add_string(listing, ", ");
    }
    add_string(listing, listing->code->words[word + 1] & 1 ? "if true " : "if false ");
    add_jump(listing, word);
}

/* Item access whose object lies on the stack, though the index does not: a is not used. */
static bool has_object_on_stack(enum OuOpcode op) {
    return op == OU_OP_GET_ITEM_SL || op == OU_OP_GET_ITEM_SI || op == OU_OP_SET_ITEM_SL ||
           op == OU_OP_SET_ITEM_SI;
}

static void add_operands(Listing *listing, size_t word) {
    OuInstruction instruction = listing->code->words[word];
    const uint32_t n = instruction >> 8, a = n & 0xff, b = instruction >> 16;
    const char left = has_object_on_stack(instruction & 0xff) ? 'S' : 'L';
    switch (ou_opcodes[instruction & 0xff].operands) {
    case OU_OPERAND_NONE:
        break;
    case OU_OPERAND_COUNT:
        add_number(listing, n);
        break;
    case OU_OPERAND_INT:
        add_number(listing, (int32_t)instruction >> 8);
        break;
    case OU_OPERAND_CONST:
        add_constant(listing, n);
        break;
    case OU_OPERAND_NAME:
        add_name(listing, n);
        break;
    case OU_OPERAND_LOCAL:
        add_local(listing, n);
        break;
    case OU_OPERAND_LOCAL_LOCAL:
        add_operand(listing, left, (int32_t)a);
        add_string(listing, ", ");
        add_local(listing, b);
        break;
    case OU_OPERAND_LOCAL_NAME:
        add_local(listing, a);
        add_string(listing, ", ");
        add_name(listing, b);
        break;
    case OU_OPERAND_LOCAL_INT:
        add_operand(listing, left, (int32_t)a);
        add_string(listing, ", ");
        add_number(listing, (int32_t)instruction >> 16);
        break;
    case OU_OPERAND_COMPARE:
        add_string(listing, n <= OU_GE ? compare_symbols[n] : "?");
        break;
    case OU_OPERAND_BINARY:
        add_string(listing, a < OU_BINARY_COUNT ? binary_symbols[a] : "?");
        if (b & 1) add_string(listing, ", in place");
        break;
    case OU_OPERAND_JUMP:
        add_jump(listing, word);
        break;
    case OU_OPERAND_LOCAL_JUMP:
        add_local(listing, n);
        add_string(listing, ", ");
        add_jump(listing, word);
        break;
    case OU_OPERAND_ARITH:
        add_arithmetic(listing, instruction, (Form){'S', 'S'});
        break;
    case OU_OPERAND_ARITH_SL:
        add_arithmetic(listing, instruction, (Form){'S', 'L'});
        break;
    case OU_OPERAND_ARITH_SI:
        add_arithmetic(listing, instruction, (Form){'S', 'I'});
        break;
    case OU_OPERAND_ARITH_LS:
        add_arithmetic(listing, instruction, (Form){'L', 'S'});
        break;
    case OU_OPERAND_ARITH_LL:
        add_arithmetic(listing, instruction, (Form){'L', 'L'});
        break;
    case OU_OPERAND_ARITH_LI:
        add_arithmetic(listing, instruction, (Form){'L', 'I'});
        break;
    case OU_OPERAND_TEST:
        add_test(listing, word, (Form){'S', 'S'});
        break;
    case OU_OPERAND_TEST_SL:
        add_test(listing, word, (Form){'S', 'L'});
        break;
    case OU_OPERAND_TEST_SI:
        add_test(listing, word, (Form){'S', 'I'});
        break;
    case OU_OPERAND_TEST_LL:
        add_test(listing, word, (Form){'L', 'L'});
        break;
    case OU_OPERAND_TEST_LI:
        add_test(listing, word, (Form){'L', 'I'});
        break;
    case OU_OPERAND_TWO_COUNTS:
        add_number(listing, a);
        add_string(listing, ", ");
        add_number(listing, b);
        break;
    }
}

/* ---- the listing ---- */

static void mark(uint32_t *labels, const OuCode *code, size_t word) {
    if (word < code->word_count) labels[word] = 1;
}

/* Number the words that jumps and handlers lead to, in order. */
static void number_labels(const OuCode *code, uint32_t *labels) {
    for (size_t word = 0; word < code->word_count;) {
        enum OuOpcode op = code->words[word] & 0xff;
        if (ou_operands_have_jump(ou_opcodes[op].operands))
            mark(labels, code, jump_target(code, word));
        word += ou_opcode_words(op);
    }
    for (size_t i = 0; i < code->handler_count; i++)
        mark(labels, code, code->handlers[i].target);
    uint32_t count = 0;
    for (size_t word = 0; word < code->word_count; word++) {
        if (labels[word] != 0) labels[word] = ++count;
    }
}

static void list_instructions(Listing *listing) {
    const OuCode *code = listing->code;
    uint32_t last_line = 0;
    for (size_t word = 0; word < code->word_count;) {
        enum OuOpcode op = code->words[word] & 0xff;
        uint32_t line = ou_code_line(code, word);
        char text[32] = "";
        if (line != 0 && line != last_line) snprintf(text, sizeof text, "%5u", line);
        if (line != 0) last_line = line;
        add_padded(listing, text, 7);
        text[0] = '\0';
        if (listing->labels[word] != 0)
            snprintf(text, sizeof text, "L%u:", listing->labels[word]);
        add_padded(listing, text, 6);
        snprintf(text, sizeof text, "%5zu  ", word);
        add_string(listing, text);

        bool bare =
            ou_opcodes[op].operands == OU_OPERAND_NONE ||
            (ou_opcodes[op].operands == OU_OPERAND_ARITH && code->words[word] >> 16 == 0);
        if (bare) {
            add_string(listing, ou_opcodes[op].name);
        } else {
            add_padded(listing, ou_opcodes[op].name, 20);
            add_string(listing, " ");
            add_operands(listing, word);
        }
        add_string(listing, "\n");
        word += ou_opcode_words(op);
    }
}

static void list_handlers(Listing *listing) {
    const OuCode *code = listing->code;
    if (code->handler_count > 0) add_string(listing, "Handlers:\n");
    for (size_t i = 0; i < code->handler_count; i++) {
        const OuHandler *handler = &code->handlers[i];
        char text[64];
        snprintf(text, sizeof text, "  %u to %u -> ", handler->start, handler->end);
        add_string(listing, text);
        add_label(listing, handler->target);
        snprintf(text, sizeof text, " [%u]%s\n", handler->depth,
                 handler->push_place ? " place" : "");
        add_string(listing, text);
    }
}

static bool list_code(OuRuntime *rt, const OuCode *code, bool nested, OuStrBuilder *out) {
    if (!ou_check_recursion(rt, " in the disassembly of nested code")) return false;
    Listing listing = {.rt = rt, .code = code, .out = out};
    size_t size = code->word_count * sizeof *listing.labels;
    listing.labels = ou_alloc(rt, size);
    if (listing.labels == NULL) return false;
    memset(listing.labels, 0, size);
    number_labels(code, listing.labels);

    add_string(&listing, "Disassembly of ");
    ou_str_builder_add(out, code->qualname);
    add_string(&listing, ", \"");
    ou_str_builder_add(out, code->filename);
    add_string(&listing, "\", line ");
    add_number(&listing, code->first_line);
    add_string(&listing, ":\n");
    list_instructions(&listing);
    list_handlers(&listing);
    ou_free(rt, listing.labels, size);

    bool good = !out->failed;
    for (size_t i = 0; good && nested && i < code->constant_count; i++) {
        if (!ou_is_code(code->constants[i])) continue;
        good = ou_str_builder_add_string(out, "\n") &&
               list_code(rt, ou_as_code(code->constants[i]), nested, out);
    }
    return good;
}

OuValue ou_code_disassemble(OuRuntime *rt, OuRef code, bool nested) {
    OuStrBuilder out;
    ou_str_builder_begin(&out, rt);
    if (!list_code(rt, ou_as_code(code), nested, &out)) {
        ou_str_builder_abandon(&out);
        return OU_ERROR;
    }
    return ou_str_builder_end(&out);
}
