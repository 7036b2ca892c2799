/* Which slots a class gets.
 *
 * A slot follows from the dunder methods that share it, each looked up along the MRO. If all of
 * them are those of one built-in type, the slot is that type's C function, and no detour
 * through the method is made. If any is something else, the slot is the thunk, which calls the
 * method.
 *
 * A class with one base starts from its base's slots; only what its own namespace names is
 * looked up. */
#include "objects/dict.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"

// Its slots concatenate and repeat, they do not calculate.
static bool is_sequence_kind(const OuTypeSpec *spec) {
    bool repeats = spec->slots.mul != NULL && spec->slots.length != NULL;
    return spec->slots.add != NULL && (repeats || spec->slots.sub == NULL);
}

bool ou_slot_row_applies(const OuTypeSpec *spec, const OuSlotRow *row) {
    if (ou_slots_get(&spec->slots, row->slot) == NULL) return false;
    // [] + x is never asked from the right; the slot of a sequence concatenates.
    if (row->slot == OU_SLOT_add && row->wrap == OU_WRAP_REFLECTED)
        return !is_sequence_kind(spec);
    // object's own attribute functions appear as methods; __getattr__ is for classes only.
    return row->wrap != OU_WRAP_NONE || row->slot == OU_SLOT_new;
}

/* What the dunder methods of one slot say about it. */
typedef struct SlotChoice {
    bool found;   // some method is there
    bool generic; // one of them needs the thunk
    OuSlotFunction function;
} SlotChoice;

static void choose_function(SlotChoice *choice, OuSlotFunction function) {
    if (choice->found && choice->function != function) choice->generic = true;
    choice->found = true;
    choice->function = function;
}

/* A method found in the dict of a class. */
static void choose_value(SlotChoice *choice, const OuType *type, const OuSlotRow *row,
                         OuRef value) {
    if (row->slot == OU_SLOT_hash && ou_is_none(value)) {
        choose_function(choice, NULL);
        return;
    }
    if (ou_is_slot_wrapper(value)) {
        const OuSlotWrapper *wrapper = ou_as_slot_wrapper(value);
        if (wrapper->row == row && ou_type_is_subtype(type, wrapper->type)) {
            choose_function(choice, wrapper->function);
            return;
        }
    }
    OuNew new = row->slot == OU_SLOT_new ? ou_new_wrapper_function(value) : NULL;
    if (new != NULL) { // which one, the layout decides: an mro() may put others in front
        choose_function(choice, (OuSlotFunction)type->base->slots.new);
        return;
    }
    choice->found = choice->generic = true;
}

static void choose_by_row(OuRuntime *rt, SlotChoice *choice, const OuType *type,
                          const OuSlotRow *row) {
    OuRef name = ou_slot_row_name(rt, row);
    for (size_t i = 0; i < ou_tuple_count(type->mro); i++) {
        const OuType *step = ou_as_type(ou_tuple_peek(type->mro, i));
        if (step->spec == NULL) {
            OuRef value =
                ou_is_undef(step->dict) ? OU_UNDEF : ou_dict_peek_str(rt, step->dict, name);
            if (ou_is_undef(value)) continue;
            choose_value(choice, type, row, value);
            return;
        }
        const OuTypeSpec *spec = step->spec;
        if (ou_slot_row_applies(spec, row)) {
            const OuSlots *slots = row->slot == OU_SLOT_new ? &type->base->slots : &spec->slots;
            choose_function(choice, ou_slots_get(slots, row->slot));
            return;
        }
        if (row->slot == OU_SLOT_hash && spec->slots.compare != NULL) {
            choose_function(choice, NULL);
            return;
        }
    }
}

static void slot_compute(OuRuntime *rt, OuType *type, enum OuSlotIndex slot) {
    SlotChoice choice = {0};
    OuSlotFunction thunk = NULL;
    for (const OuSlotRow *row = ou_slot_rows; row->text != NULL; row++) {
        if (row->slot != slot) continue;
        thunk = row->thunk;
        choose_by_row(rt, &choice, type, row);
    }
    ou_slots_array(&type->slots)[slot] = choice.generic ? thunk : choice.function;
}

/* Recompute the slots that the method `name` belongs to. The name need not be interned: that of
 * an item in the namespace given to type() may have been put together by the program. */
static bool slots_named(OuRuntime *rt, OuType *type, OuRef name) {
    bool any = false;
    for (const OuSlotRow *row = ou_slot_rows; row->text != NULL; row++) {
        if (!ou_str_equal(ou_slot_row_name(rt, row), name)) continue;
        slot_compute(rt, type, row->slot);
        any = true;
    }
    return any;
}

static bool looks_like_dunder(OuRef name) {
    const OuStr *str = ou_as_str(name);
    return str->size > 4 && str->bytes[0] == '_' && str->bytes[1] == '_' &&
           str->bytes[str->size - 1] == '_';
}

void ou_slots_inherit(OuRuntime *rt, OuType *type) {
    type->slots = type->base->slots;
    if (ou_tuple_count(type->bases) > 1) {
        for (unsigned slot = 0; slot < OU_SLOT_COUNT; slot++)
            slot_compute(rt, type, slot);
    } else {
        size_t position = 0;
        OuRef name, value;
        while (ou_dict_next(type->dict, &position, &name, &value)) {
            if (ou_is_exact_str(name) && looks_like_dunder(name)) slots_named(rt, type, name);
        }
    }
    ou_type_note_slots(type);
}

static void update_tree(OuRuntime *rt, OuType *type, OuRef name) {
    if (ou_is_undef(type->mro) || !slots_named(rt, type, name)) return;
    ou_type_note_slots(type);
    for (size_t i = 0; i < type->subtype_count; i++)
        update_tree(rt, type->subtypes[i], name);
}

void ou_slots_update(OuRuntime *rt, OuType *type, OuRef name) {
    if (looks_like_dunder(name)) update_tree(rt, type, name);
}
