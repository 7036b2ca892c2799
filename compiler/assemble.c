/* From emitted instructions to a code object.
 *
 *   order     sections one after the other, the main line first
 *   shorten   jumps to jumps go to the end at once; jumps to a return become the return; jumps
 * to the next instruction go away place     word index of each instruction write     words,
 * handlers, locations
 *
 * The depth of the stack was tracked while emitting, so nothing has to be computed here. */
#include "compiler/unit.h"

#include "objects/tuple.h"

#define MAX_HOPS 16 // jumps followed in a row: loops without a body would go round for ever

typedef struct Assembly {
    OuCompiler *c;
    OuUnit *unit;
    OuCode *code;
    OuEmitted **order; // instructions as they will stand
    uint32_t *words;   // where each begins; one more entry: the end
    uint32_t *starts;  // where each section begins, in `order`
    size_t count;
} Assembly;

/* ---- order ---- */

static bool assembly_order(Assembly *a) {
    OuEmitter *emitter = &a->unit->emitter;
    a->count = emitter->code.count;
    a->order = ou_compiler_alloc(a->c, (a->count + 1) * sizeof *a->order);
    a->words = ou_compiler_alloc(a->c, (a->count + 1) * sizeof *a->words);
    a->starts = ou_compiler_alloc(a->c, emitter->sections.count * sizeof *a->starts);
    if (a->c->failed) return false;
    uint32_t next = 0;
    for (size_t i = 0; i < emitter->sections.count; i++) {
        a->starts[i] = next;
        next += emitter->sections.items[i];
    }
    for (size_t i = 0; i < a->count; i++) {
        OuEmitted *emitted = &emitter->code.items[i];
        a->order[a->starts[emitted->section] + emitted->index] = emitted;
    }
    return true;
}

// Position in `order` of the instruction at a label.
static uint32_t label_position(const Assembly *a, OuLabel label) {
    const OuLabelState *state = &a->unit->emitter.labels.items[label];
    OU_ASSERT(state->is_placed && state->is_reached);
    return a->starts[state->section] + state->index;
}

static bool has_jump(const OuEmitted *emitted) {
    return ou_operands_have_jump(ou_opcodes[emitted->op].operands);
}

/* ---- shorten ---- */

static void follow_jumps(Assembly *a, OuEmitted *jump) {
    for (int hops = 0; hops < MAX_HOPS; hops++) {
        const OuEmitted *target = a->order[label_position(a, jump->target)];
        if (target->op != OU_OP_JUMP) return;
        jump->target = target->target;
    }
}

/* An unconditional jump does what its target would do. */
static void absorb_target(Assembly *a, OuEmitted *jump) {
    const OuEmitted *target = a->order[label_position(a, jump->target)];
    if (target->op != OU_OP_RETURN && target->op != OU_OP_RETURN_CONST) return;
    jump->op = target->op;
    jump->operand = target->operand;
    jump->at = target->at;
}

/* Keep only what can be reached. A queue of positions, each entered once. */
static void mark_reached(Assembly *a) {
    uint32_t *queue = a->words; // not needed for anything else yet
    size_t count = 0;
    for (size_t i = 0; i < a->count; i++)
        a->order[i]->removed = true;
#define REACH(position)                                                                        \
    do {                                                                                       \
        uint32_t position_ = (position);                                                       \
        if (a->order[position_]->removed) {                                                    \
            a->order[position_]->removed = false;                                              \
            queue[count++] = position_;                                                        \
        }                                                                                      \
    } while (0)
    REACH(0);
    for (size_t done = 0; done < count; done++) {
        uint32_t position = queue[done];
        const OuEmitted *emitted = a->order[position];
        if (has_jump(emitted)) REACH(label_position(a, emitted->target));
        if (!ou_opcode_ends_block(emitted->op)) REACH(position + 1);
        if (emitted->handler != 0)
            REACH(label_position(a,
                                 a->unit->emitter.handlers.items[emitted->handler - 1].target));
    }
#undef REACH
}

/* From the end, so that a jump over jumps that have gone is seen to go to the next instruction.
 */
static void remove_empty_jumps(Assembly *a) {
    size_t next = a->count;
    for (size_t i = a->count; i-- > 0;) {
        OuEmitted *emitted = a->order[i];
        if (emitted->removed) continue;
        if (emitted->op == OU_OP_JUMP) {
            uint32_t target = label_position(a, emitted->target);
            emitted->removed = target > i && target <= next;
        }
        if (!emitted->removed) next = i;
    }
}

static void assembly_shorten(Assembly *a) {
    for (size_t i = 0; i < a->count; i++) {
        OuEmitted *emitted = a->order[i];
        if (!has_jump(emitted)) continue;
        // The run loop relies on the layout of SEND, and a jump back has to go back.
        if (emitted->op != OU_OP_SEND && emitted->op != OU_OP_JUMP_BACK)
            follow_jumps(a, emitted);
        if (emitted->op == OU_OP_JUMP) absorb_target(a, emitted);
    }
    mark_reached(a);
    remove_empty_jumps(a);
}

/* ---- place ---- */

static void assembly_place(Assembly *a) {
    uint32_t word = 0;
    for (size_t i = 0; i < a->count; i++) {
        a->words[i] = word;
        if (!a->order[i]->removed) word += ou_opcode_words(a->order[i]->op);
    }
    a->words[a->count] = word;
}

/* ---- write ---- */

static bool write_words(Assembly *a) {
    OuCode *code = a->code;
    size_t count = a->words[a->count];
    code->words = ou_alloc(a->c->rt, count * sizeof *code->words);
    if (code->words == NULL) return false;
    code->word_count = count;
    memset(code->words, 0, count * sizeof *code->words);
    for (size_t i = 0; i < a->count; i++) {
        const OuEmitted *emitted = a->order[i];
        if (emitted->removed) continue;
        OuInstruction *word = code->words + a->words[i];
        word[0] = ou_instruction_n(emitted->op, emitted->operand);
        if (!has_jump(emitted)) continue;
        int64_t offset = (int64_t)a->words[label_position(a, emitted->target)] - a->words[i] -
                         ou_opcode_words(emitted->op);
        OuOperandKind kind = ou_opcodes[emitted->op].operands;
        if (kind >= OU_OPERAND_TEST && kind <= OU_OPERAND_TEST_LI)
            offset = offset * 2 + emitted->sense;
        word[1] = (uint32_t)offset;
    }
    return true;
}

/* Neighbours under one handler become one entry. Called with NULL it only counts. */
static size_t collect_handlers(const Assembly *a, OuHandler *handlers) {
    size_t count = 0;
    uint32_t last = 0;
    for (size_t i = 0; i < a->count; i++) {
        const OuEmitted *emitted = a->order[i];
        if (emitted->removed) continue;
        uint32_t end = a->words[i] + ou_opcode_words(emitted->op);
        if (emitted->handler != 0 && emitted->handler != last) {
            const OuHandlerState *state =
                &a->unit->emitter.handlers.items[emitted->handler - 1];
            if (handlers != NULL)
                handlers[count] =
                    (OuHandler){.start = a->words[i],
                                .target = a->words[label_position(a, state->target)],
                                .depth = state->depth,
                                .push_place = state->push_place};
            count++;
        }
        if (emitted->handler != 0 && handlers != NULL) handlers[count - 1].end = end;
        last = emitted->handler;
    }
    return count;
}

static bool write_handlers(Assembly *a) {
    OuCode *code = a->code;
    size_t count = collect_handlers(a, NULL);
    if (count == 0) return true;
    code->handlers = ou_alloc(a->c->rt, count * sizeof *code->handlers);
    if (code->handlers == NULL) return false;
    code->handler_count = count;
    collect_handlers(a, code->handlers);
    return true;
}

static OuLocation location_of(AstRange at) {
    return (OuLocation){.line = at.line,
                        .end_line = at.end_line,
                        .column = at.column,
                        .end_column = at.end_column};
}

static bool add_operand_locations(const Assembly *a, size_t i, OuLocationWriter *operands) {
    const OuEmitted *emitted = a->order[i];
    if (emitted->places == 0) return true;
    const OuOperandPlaces *places = &a->unit->emitter.places.items[emitted->places - 1];
    for (unsigned n = 0; n < 2; n++) {
        if (places->at[n].line != 0 &&
            !ou_operand_location_add(operands, a->words[i], n, location_of(places->at[n])))
            return false;
    }
    return true;
}

static bool write_locations(Assembly *a) {
    OuCode *code = a->code;
    OuLocationWriter instructions, operands;
    ou_location_writer_begin(&instructions, a->c->rt, code->first_line);
    ou_location_writer_begin(&operands, a->c->rt, code->first_line);
    bool good = true;
    for (size_t i = 0; good && i < a->count; i++) {
        if (a->order[i]->removed) continue;
        good = ou_location_add(&instructions, a->words[i], location_of(a->order[i]->at)) &&
               add_operand_locations(a, i, &operands);
    }
    if (!good) {
        ou_location_writer_abandon(&instructions);
        ou_location_writer_abandon(&operands);
        return false;
    }
    good = ou_location_writer_end(&instructions, &code->locations, &code->locations_size);
    return ou_location_writer_end(&operands, &code->operand_locations,
                                  &code->operand_locations_size) &&
           good;
}

/* ---- what the unit knows ---- */

/* The unit's constants become the code's; the buffer is left empty. */
static bool move_constants(Assembly *a) {
    OuUnit *unit = a->unit;
    OuCode *code = a->code;
    size_t count = unit->constants.count;
    if (count == 0) return true;
    code->constants = ou_alloc(a->c->rt, count * sizeof *code->constants);
    if (code->constants == NULL) return false;
    memcpy(code->constants, unit->constants.items, count * sizeof *code->constants);
    code->constant_count = count;
    unit->constants.count = 0;
    return true;
}

static bool copy_names(Assembly *a) {
    const OuUnit *unit = a->unit;
    OuCode *code = a->code;
    if (unit->names.count == 0) return true;
    code->names = ou_alloc(a->c->rt, unit->names.count * sizeof *code->names);
    if (code->names == NULL) return false;
    code->name_count = unit->names.count;
    for (size_t i = 0; i < unit->names.count; i++)
        code->names[i] = ou_own(unit->names.items[i]);
    return true;
}

static bool copy_cells(Assembly *a) {
    const OuUnit *unit = a->unit;
    OuCode *code = a->code;
    size_t count = unit->cells.count;
    code->cell_names = ou_tuple_new(a->c->rt, count);
    if (ou_is_error(code->cell_names)) return false;
    for (size_t i = 0; i < count; i++)
        ou_as_tuple(code->cell_names)->items[i] =
            ou_own(unit->slots.items[unit->cells.items[i]]);
    if (count == 0) return true;
    code->cell_slots = ou_alloc(a->c->rt, count * sizeof *code->cell_slots);
    if (code->cell_slots == NULL) return false;
    code->cell_count = (uint32_t)count;
    memcpy(code->cell_slots, unit->cells.items, count * sizeof *code->cell_slots);
    return true;
}

static bool copy_slots(Assembly *a) {
    const OuUnit *unit = a->unit;
    OuCode *code = a->code;
    size_t first_free = unit->slots.count - unit->free_count;
    code->local_count = (uint32_t)unit->slots.count;
    code->variable_count = unit->variable_count;
    code->free_count = unit->free_count;
    code->local_names = ou_tuple_from_array(a->c->rt, unit->slots.items, unit->slots.count);
    code->free_names =
        ou_tuple_from_array(a->c->rt, unit->slots.items + first_free, unit->free_count);
    return !ou_is_error(code->local_names) && !ou_is_error(code->free_names);
}

/* No binding of arguments is needed if each lands in its slot as it comes. */
static bool is_simple_call(const OuUnit *unit) {
    const uint32_t complicated = OU_CODE_VARARGS | OU_CODE_VARKEYWORDS;
    return (unit->flags & OU_CODE_OPTIMIZED) && !(unit->flags & complicated) &&
           unit->keyword_only_count == 0;
}

/* Values beyond the computed depth that the run loop may put on the stack for a moment. */
enum { STACK_SLACK = 8 };

static void copy_facts(Assembly *a) {
    const OuUnit *unit = a->unit;
    OuCode *code = a->code;
    code->argument_count = unit->argument_count;
    code->positional_only_count = unit->positional_only_count;
    code->keyword_only_count = unit->keyword_only_count;
    code->flags = unit->flags;
    code->simple_count = is_simple_call(unit) ? unit->argument_count : UINT32_MAX;
    code->stack_size = unit->emitter.max_depth;
    code->frame_size = (uint32_t)unit->slots.count + code->stack_size + STACK_SLACK;
    code->first_line = unit->first_line;
    code->filename = ou_own(a->c->filename);
    code->name = ou_own(unit->name);
    code->qualname = ou_own(unit->qualname);
}

/* In debug builds every code object is walked once. */
static void check_code(OuRuntime *rt, const OuCode *code) {
    const char *problem = NULL;
    size_t word = 0;
    OU_ASSERT(ou_code_check(rt, code, &problem, &word));
    (void)rt, (void)code, (void)problem, (void)word;
}

OuValue ou_assemble(OuCompiler *c, OuUnit *unit) {
    Assembly a = {.c = c, .unit = unit};
    if (!assembly_order(&a)) return OU_ERROR;
    assembly_shorten(&a);
    assembly_place(&a);
    a.code = ou_code_new(c->rt);
    if (a.code == NULL) return OU_ERROR;
    copy_facts(&a);
    bool good = copy_slots(&a) && copy_cells(&a) && copy_names(&a) && write_words(&a) &&
                write_handlers(&a) && write_locations(&a) && move_constants(&a);
    if (!good) {
        ou_drop(c->rt, ou_take(a.code));
        return OU_ERROR;
    }
    check_code(c->rt, a.code);
    return ou_take(a.code);
}
