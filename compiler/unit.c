/* Code objects in the making: their slots, constants, names, first and last instructions.
 *
 * Slots of a unit:
 *
 *     | parameters | other variables | cells | hidden | free |
 *
 * Other variables are numbered in the order in which code mentions them, which is the order of
 * locals(). A captured parameter stays where it is; its cell is made in place. Hidden slots
 * hold the variables of inlined comprehensions. Comprehensions at the same depth share the
 * slots of variables with the same name; one inside another has slots of its own. */
#include "compiler/unit.h"

#include <stdlib.h>

#include "objects/complex.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/bytes.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define SEARCHED_CONSTANTS                                                                     \
    256 // beyond this many, equal tuples and long texts are not looked for

/* ---- slots ---- */

static uint32_t add_slot(OuCompiler *c, OuUnit *unit, OuRef name) {
    if (!OU_BUFFER_PUSH(&c->rt->heap, &unit->slots, name)) ou_compile_no_memory(c);
    return (uint32_t)unit->slots.count - 1;
}

static void add_cell(OuCompiler *c, OuUnit *unit, uint32_t slot) {
    if (!OU_BUFFER_PUSH(&c->rt->heap, &unit->cells, slot)) ou_compile_no_memory(c);
}

/* Parameters in order; then room for the other variables, which get their slots as they are
 * met. */
static void lay_out_variables(OuCompiler *c, OuUnit *unit) {
    OuSymbol *symbol;
    uint32_t others = 0;
    for (symbol = unit->scope->first_symbol; symbol != NULL; symbol = symbol->next) {
        if (!(symbol->flags & OU_SYMBOL_PARAMETER)) {
            others += symbol->kind == OU_NAME_LOCAL;
            symbol->slot = OU_NO_SLOT;
            continue;
        }
        symbol->slot = add_slot(c, unit, symbol->name);
        if (symbol->kind == OU_NAME_CELL)
            add_cell(c, unit, symbol->slot);
        else
            ou_emit_declare_local(c, symbol->slot, true,
                                  (symbol->flags & OU_SYMBOL_UNSET) != 0);
    }
    unit->next_variable = (uint32_t)unit->slots.count;
    while (others-- > 0)
        add_slot(c, unit, NULL);
    unit->variable_count = (uint32_t)unit->slots.count;
}

void ou_unit_give_slot(OuCompiler *c, OuSymbol *symbol) {
    OuUnit *unit = c->unit;
    OU_ASSERT(unit->next_variable < unit->variable_count);
    symbol->slot = unit->next_variable++;
    unit->slots.items[symbol->slot] = symbol->name;
    ou_emit_declare_local(c, symbol->slot, false, (symbol->flags & OU_SYMBOL_UNSET) != 0);
}

/* Variables that no code mentions: declared, or only annotated. */
static void give_other_slots(OuCompiler *c) {
    const OuUnit *unit = c->unit;
    if (!ou_scope_is_function(unit->scope)) return;
    for (OuSymbol *symbol = unit->scope->first_symbol; symbol != NULL; symbol = symbol->next) {
        if (symbol->kind == OU_NAME_LOCAL && symbol->slot == OU_NO_SLOT)
            ou_unit_give_slot(c, symbol);
    }
}

static int compare_symbols(const void *a, const void *b) {
    const OuSymbol *const *left = a, *const *right = b;
    return ou_str_order((*left)->name, (*right)->name);
}

/* The scope's symbols for which `wanted` holds, by name; the array lies in the region. */
static OuSymbol **sorted_symbols(OuCompiler *c, const OuScope *scope,
                                 bool (*wanted)(const OuSymbol *symbol), size_t *count) {
    *count = 0;
    OuSymbol **found = ou_compiler_alloc(c, (scope->symbol_count + 1) * sizeof(OuSymbol *));
    if (found == NULL) return NULL;
    for (OuSymbol *symbol = scope->first_symbol; symbol != NULL; symbol = symbol->next) {
        if (wanted(symbol)) found[(*count)++] = symbol;
    }
    qsort(found, *count, sizeof *found, compare_symbols);
    return found;
}

static bool is_plain_cell(const OuSymbol *symbol) {
    return symbol->kind == OU_NAME_CELL && !(symbol->flags & OU_SYMBOL_PARAMETER);
}

static bool is_free(const OuSymbol *symbol) {
    return symbol->kind == OU_NAME_FREE || symbol->passes;
}

static void lay_out_class_cell(OuCompiler *c, OuUnit *unit, const char *name, uint32_t *slot) {
    OuRef text = ou_compiler_string(c, name, strlen(name));
    if (c->failed) return;
    *slot = add_slot(c, unit, text);
    add_cell(c, unit, *slot);
}

static void lay_out_cells(OuCompiler *c, OuUnit *unit) {
    OuScope *scope = unit->scope;
    size_t count;
    OuSymbol **cells = sorted_symbols(c, scope, is_plain_cell, &count);
    for (size_t i = 0; i < count; i++) {
        cells[i]->slot = add_slot(c, unit, cells[i]->name);
        add_cell(c, unit, cells[i]->slot);
    }
    if (scope->needs_class_cell)
        lay_out_class_cell(c, unit, "__class__", &scope->class_cell_slot);
    if (scope->needs_class_dict)
        lay_out_class_cell(c, unit, "__classdict__", &scope->class_dict_slot);
    if (scope->kind == OU_SCOPE_CLASS && scope->annotations_are_conditional)
        lay_out_class_cell(c, unit, "__conditional_annotations__", &scope->conditional_slot);
}

/* Hidden slots of one unit while they are laid out. */
typedef struct HiddenSlot {
    OuRef name; // without the dot
    uint32_t depth, slot;
} HiddenSlot;
typedef OU_BUFFER(HiddenSlot) HiddenSlots;

static uint32_t hidden_slot(OuCompiler *c, OuUnit *unit, HiddenSlots *hidden, OuRef name,
                            uint32_t depth) {
    for (size_t i = 0; i < hidden->count; i++) {
        if (hidden->items[i].name == name && hidden->items[i].depth == depth)
            return hidden->items[i].slot;
    }
    const OuStr *text = ou_as_str(name);
    char *dotted = ou_compiler_alloc(c, text->size + 1);
    if (dotted == NULL) return 0;
    dotted[0] = '.';
    memcpy(dotted + 1, text->bytes, text->size);
    OuRef shown = ou_compiler_string(c, dotted, text->size + 1);
    if (c->failed) return 0;
    uint32_t slot = add_slot(c, unit, shown);
    HiddenSlot entry = {name, depth, slot};
    if (!OU_BUFFER_PUSH(&c->rt->heap, hidden, entry)) ou_compile_no_memory(c);
    return slot;
}

static void lay_out_hidden(OuCompiler *c, OuUnit *unit, const OuScope *scope, uint32_t depth,
                           HiddenSlots *hidden) {
    if (!ou_compile_enter(c)) return;
    for (const OuScope *child = scope->first_child; child != NULL; child = child->sibling) {
        if (!ou_scope_is_inlined(child)) continue;
        for (OuSymbol *symbol = child->first_symbol; symbol != NULL; symbol = symbol->next) {
            if (symbol->kind == OU_NAME_LOCAL || symbol->kind == OU_NAME_CELL)
                symbol->slot = hidden_slot(c, unit, hidden, symbol->name, depth);
        }
        lay_out_hidden(c, unit, child, depth + 1, hidden);
    }
}

static void lay_out_slots(OuCompiler *c, OuUnit *unit) {
    HiddenSlots hidden = {0};
    if (ou_scope_is_function(unit->scope)) lay_out_variables(c, unit);
    lay_out_cells(c, unit);
    lay_out_hidden(c, unit, unit->scope, 0, &hidden);
    OU_BUFFER_FINISH(&c->rt->heap, &hidden);
    size_t count;
    OuSymbol **symbols = sorted_symbols(c, unit->scope, is_free, &count);
    for (size_t i = 0; i < count; i++)
        symbols[i]->free_slot = add_slot(c, unit, symbols[i]->name);
    unit->free_count = (uint32_t)count;
}

/* ---- beginning and end ---- */

static OuValue qualified_name(OuCompiler *c, const OuUnit *unit) {
    const OuUnit *outer = unit->outer;
    OuRef owner = unit->scope->owner_name;
    // A function made for type parameters, annotations and the like does not show.
    if (outer != NULL && ou_scope_is_for_types(outer->scope)) outer = outer->outer;
    if (outer == NULL || outer->scope->kind == OU_SCOPE_MODULE)
        return owner == OU_UNDEF ? ou_own(unit->name)
                                 : ou_format(c->rt, "%U.%U", owner, unit->name);
    const OuSymbol *symbol = ou_scope_find(outer->scope, unit->name);
    bool is_statement =
        unit->scope->kind == OU_SCOPE_FUNCTION || unit->scope->kind == OU_SCOPE_CLASS;
    if (is_statement && symbol != NULL && symbol->kind == OU_NAME_GLOBAL)
        return ou_own(unit->name);
    bool is_function =
        ou_scope_is_function(outer->scope) && !ou_scope_is_for_types(outer->scope);
    const char *between = is_function ? ".<locals>." : ".";
    if (owner != OU_UNDEF)
        return ou_format(c->rt, "%U%s%U.%U", outer->qualname, between, owner, unit->name);
    return ou_format(c->rt, "%U%s%U", outer->qualname, between, unit->name);
}

static uint32_t unit_flags(const OuUnit *unit) {
    const OuScope *scope = unit->scope;
    if (!ou_scope_is_function(scope)) return 0;
    uint32_t flags = OU_CODE_OPTIMIZED | OU_CODE_NEW_LOCALS;
    if (scope->is_generator)
        flags |= scope->is_coroutine ? OU_CODE_ASYNC_GENERATOR : OU_CODE_GENERATOR;
    else if (scope->is_coroutine)
        flags |= OU_CODE_COROUTINE;
    for (const OuScope *outer = scope->parent; outer != NULL; outer = outer->parent) {
        if (ou_scope_is_function(outer) && !ou_scope_is_inlined(outer)) flags |= OU_CODE_NESTED;
    }
    bool can_be_method = scope->kind == OU_SCOPE_FUNCTION || scope->kind == OU_SCOPE_LAMBDA;
    if (can_be_method && scope->parent->kind == OU_SCOPE_CLASS) flags |= OU_CODE_METHOD;
    return flags;
}

void ou_unit_begin(OuCompiler *c, OuUnit *unit, OuScope *scope, OuRef name,
                   uint32_t first_line) {
    *unit = (OuUnit){.outer = c->unit,
                     .scope = scope,
                     .outer_scope = c->scope,
                     .name = name,
                     .qualname = OU_ERROR,
                     .first_line = first_line};
    c->unit = unit;
    c->scope = scope;
    ou_emitter_begin(c, &unit->emitter);
    if (c->failed) return;
    unit->qualname = qualified_name(c, unit);
    if (ou_is_error(unit->qualname)) c->failed = true;
    unit->flags = unit_flags(unit);
    lay_out_slots(c, unit);
}

OuValue ou_unit_end(OuCompiler *c) {
    OuUnit *unit = c->unit;
    OuHeap *heap = &c->rt->heap;
    if (!c->failed) give_other_slots(c);
    OuValue code = c->failed ? OU_ERROR : ou_assemble(c, unit);
    if (ou_is_error(code)) c->failed = true;
    for (size_t i = 0; i < unit->constants.count; i++)
        ou_drop(c->rt, unit->constants.items[i]);
    OU_BUFFER_FINISH(heap, &unit->constants);
    OU_BUFFER_FINISH(heap, &unit->names);
    OU_BUFFER_FINISH(heap, &unit->slots);
    OU_BUFFER_FINISH(heap, &unit->cells);
    OU_BUFFER_FINISH(heap, &unit->static_attributes);
    ou_emitter_finish(c, &unit->emitter);
    ou_drop(c->rt, unit->qualname);
    c->scope = unit->outer_scope;
    c->unit = unit->outer;
    return code;
}

/* A generator, coroutine or asynchronous generator? */
static bool is_resumable(const OuUnit *unit) {
    return unit->scope->is_generator || unit->scope->is_coroutine;
}

void ou_unit_emit_prologue(OuCompiler *c) {
    OuUnit *unit = c->unit;
    AstRange at = {unit->first_line, 0, unit->first_line, 0};
    if (is_resumable(unit)) ou_emit(c, OU_OP_RETURN_GENERATOR, 0, at);
    if (unit->free_count > 0) ou_emit(c, OU_OP_COPY_FREE, unit->free_count, OU_NOWHERE);
    for (size_t i = 0; i < unit->cells.count; i++)
        ou_emit(c, OU_OP_MAKE_CELL, unit->cells.items[i], OU_NOWHERE);
    if (is_resumable(unit)) {
        unit->block_depth = 1;
        unit->generator_exit = ou_emit_new_label(c);
        ou_emit_push_handler(c, unit->generator_exit, 0, false);
    }
}

void ou_unit_emit_epilogue(OuCompiler *c) {
    OuUnit *unit = c->unit;
    if (ou_emit_is_reachable(c)) ou_emit_return_constant_take(c, OU_NONE, unit->last_place);
    if (!is_resumable(unit)) return;
    ou_emit_set_handler(c, 0);
    OuEmitPoint point = ou_emit_begin_section(c, unit->generator_exit);
    ou_emit(c, OU_OP_GENERATOR_EXIT, 0, OU_NOWHERE);
    ou_emit_end_section(c, point);
}

/* ---- names and constants ---- */

uint32_t ou_unit_name(OuCompiler *c, OuRef name) {
    OuUnit *unit = c->unit;
    uintptr_t index;
    if (c->failed) return 0;
    if (ou_pointer_map_find(&unit->name_index, name, &index)) return (uint32_t)index;
    index = unit->names.count;
    if (!OU_BUFFER_PUSH(&c->rt->heap, &unit->names, name) ||
        !ou_pointer_map_set(&unit->name_index, &c->region, name, index))
        ou_compile_no_memory(c);
    return (uint32_t)index;
}

static bool same_bits(double a, double b) {
    return memcmp(&a, &b, sizeof a) == 0;
}

/* Would it make no difference which of the two is used? Type and sign count: 1, 1.0 and True
 * are different, 0.0 and -0.0 too. false if in doubt. */
static bool constants_equal(OuCompiler *c, OuRef a, OuRef b) {
    if (a == b) return true;
    if (!ou_is_object(a) || !ou_is_object(b) || ou_shape_of(a) != ou_shape_of(b)) return false;
    switch (ou_shape_of(a)->kind) {
    case OU_TYPE_STR:
        return ou_str_equal(a, b);
    case OU_TYPE_INT:
        return ou_int_order(a, b) == 0;
    case OU_TYPE_FLOAT:
        return same_bits(ou_float_number(a), ou_float_number(b));
    case OU_TYPE_COMPLEX:
        return same_bits(ou_as_complex(a)->real, ou_as_complex(b)->real) &&
               same_bits(ou_as_complex(a)->imag, ou_as_complex(b)->imag);
    case OU_TYPE_BYTES: {
        const OuBytes *left = ou_as_bytes(a), *right = ou_as_bytes(b);
        return left->size == right->size && memcmp(left->bytes, right->bytes, left->size) == 0;
    }
    case OU_TYPE_TUPLE: {
        if (ou_tuple_count(a) != ou_tuple_count(b) || !ou_compile_enter(c)) return false;
        for (size_t i = 0; i < ou_tuple_count(a); i++) {
            if (!constants_equal(c, ou_tuple_peek(a, i), ou_tuple_peek(b, i))) return false;
        }
        return true;
    }
    default:
        return false;
    }
}

static bool find_equal_constant(OuCompiler *c, OuRef value, uintptr_t *index) {
    const OuUnit *unit = c->unit;
    if (ou_pointer_map_find(&unit->constant_index, value, index)) return true;
    if (!ou_is_object(value) || unit->constants.count > SEARCHED_CONSTANTS) return false;
    for (size_t i = 0; i < unit->constants.count; i++) {
        if (!constants_equal(c, value, unit->constants.items[i])) continue;
        *index = i;
        return true;
    }
    return false;
}

uint32_t ou_unit_constant_take(OuCompiler *c, OuValue value) {
    OuUnit *unit = c->unit;
    uintptr_t index = 0;
    if (c->failed || ou_is_error(value) || find_equal_constant(c, value, &index)) {
        if (ou_is_error(value)) c->failed = true;
        ou_drop(c->rt, value);
        return (uint32_t)index;
    }
    index = unit->constants.count;
    if (!OU_BUFFER_PUSH(&c->rt->heap, &unit->constants, value)) {
        ou_drop(c->rt, value);
        ou_compile_no_memory(c);
    } else if (!ou_pointer_map_set(&unit->constant_index, &c->region, value, index)) {
        ou_compile_no_memory(c);
    }
    return (uint32_t)index;
}

void ou_emit_constant_take(OuCompiler *c, OuValue value, AstRange at) {
    const int64_t limit = 1 << 23;
    if (!ou_emit_is_reachable(c)) {
        ou_drop(c->rt, value);
        return;
    }
    if (ou_is_small_int(value) && ou_small_int(value) >= -limit && ou_small_int(value) < limit)
        ou_emit(c, OU_OP_LOAD_INT, (uint32_t)ou_small_int(value) & 0xffffff, at);
    else
        ou_emit(c, OU_OP_LOAD_CONST, ou_unit_constant_take(c, value), at);
}

void ou_emit_return_constant_take(OuCompiler *c, OuValue value, AstRange at) {
    if (ou_emit_is_reachable(c))
        ou_emit(c, OU_OP_RETURN_CONST, ou_unit_constant_take(c, value), at);
    else
        ou_drop(c->rt, value);
}

void ou_emit_none(OuCompiler *c, AstRange at) {
    ou_emit_constant_take(c, OU_NONE, at);
}

void ou_emit_name(OuCompiler *c, enum OuOpcode op, OuRef name, AstRange at) {
    if (ou_emit_is_reachable(c)) ou_emit(c, op, ou_unit_name(c, name), at);
}
