/* Replacing the parents of a class, or the class of an object, by others of the same layout.
 *
 * The layout must stay as it is, for there may be instances. New MROs are computed for the
 * class and for all its subtypes first; only when that has worked everywhere is anything
 * changed. */
#include "memory/buffer.h"
#include "objects/error.h"
#include "objects/protocol.h"
#include "objects/tuple.h"
#include "objects/type_private.h"

static bool check_bases(OuRuntime *rt, OuType *type, OuRef bases) {
    if (!ou_is_tuple(bases))
        return ou_fail(rt, OU_EXC_TypeError, "can only assign tuple to %N.__bases__, not %T",
                       type, bases);
    if (ou_tuple_count(bases) == 0)
        return ou_fail(rt, OU_EXC_TypeError,
                       "can only assign non-empty tuple to %N.__bases__, not ()", type);
    for (size_t i = 0; i < ou_tuple_count(bases); i++) {
        OuRef base = ou_tuple_peek(bases, i);
        if (!ou_is_type(base))
            return ou_fail(rt, OU_EXC_TypeError,
                           "%N.__bases__ must be tuple of classes, not '%T'", type, base);
        if (ou_type_is_subtype(ou_as_type(base), type))
            return ou_fail(rt, OU_EXC_TypeError,
                           "a __bases__ item causes an inheritance cycle");
    }
    return true;
}

/* Are the members of both the same ones? That is so where both inherit them, or where both add
 * members of the same names in the same places to those of the same class. */
static bool same_members(OuRuntime *rt, const OuType *old, const OuType *new) {
    while (old != new && old->member_count > 0) {
        if (old->member_count == old->base->member_count) {
            old = old->base;
        } else if (new->member_count == new->base->member_count) {
            new = new->base;
        } else {
            if (!ou_members_match(rt, old, new)) return false;
            old = old->base;
            new = new->base;
        }
        if (old->member_count != new->member_count) return false;
    }
    return true;
}

static const OuType *native_base(const OuType *type) {
    while (type->flags & OU_TYPE_HEAP)
        type = type->base;
    return type;
}

static bool same_layout(OuRuntime *rt, const OuType *old, const OuType *new) {
    if (native_base(old) != native_base(new) || old->basic_size != new->basic_size ||
        old->member_count != new->member_count || !same_members(rt, old, new))
        return false;
    // Of variable size, the attributes must also have the same room.
    return !(old->flags & OU_TYPE_VARIABLE) || old->inline_capacity == new->inline_capacity;
}

bool ou_type_check_replacement(OuRuntime *rt, const OuType *old, const OuType *new,
                               const char *attribute) {
    if ((old->flags & OU_TYPE_TRACKED) != (new->flags &OU_TYPE_TRACKED))
        return ou_fail(rt, OU_EXC_TypeError,
                       "%s assignment: '%N' deallocator differs from '%N'", attribute, new,
                       old);
    if (same_layout(rt, old, new)) return true;
    return ou_fail(rt, OU_EXC_TypeError, "%s assignment: '%N' object layout differs from '%N'",
                   attribute, new, old);
}

/* What the MRO of a type was before. */
typedef struct Undo {
    OuType *type;
    OuValue mro;
} Undo;
typedef OU_BUFFER(Undo) UndoBuffer;

/* Replace the MRO of `type` and of its subtypes, noting the old ones. */
static bool recompute(OuRuntime *rt, OuType *type, UndoBuffer *undo) {
    OuValue mro = ou_type_ask_mro(rt, type);
    if (ou_is_error(mro)) return false;
    if (!OU_BUFFER_PUSH(&rt->heap, undo, (Undo){type, type->mro})) {
        ou_drop(rt, mro);
        ou_raise_memory(rt);
        return false;
    }
    type->mro = mro;
    for (size_t i = 0; i < type->subtype_count; i++) {
        if (!recompute(rt, type->subtypes[i], undo)) return false;
    }
    return true;
}

/* Drop the old MROs, or put them back. */
static void finish(OuRuntime *rt, UndoBuffer *undo, bool keep) {
    for (size_t i = 0; i < undo->count; i++) {
        Undo *entry = &undo->items[i];
        if (!keep) {
            OuValue mro = entry->type->mro;
            entry->type->mro = entry->mro;
            entry->mro = mro;
        }
        ou_drop(rt, entry->mro);
    }
    OU_BUFFER_FINISH(&rt->heap, undo);
}

static void inherit_tree(OuRuntime *rt, OuType *type) {
    ou_slots_inherit(rt, type);
    for (size_t i = 0; i < type->subtype_count; i++)
        inherit_tree(rt, type->subtypes[i]);
}

/* Take `type` out of the old bases' lists and put it into those of the new ones. */
static bool move_subtype(OuRuntime *rt, OuType *type, OuRef old, OuRef new) {
    for (size_t i = 0; i < ou_tuple_count(new); i++) {
        if (ou_type_add_subtype(rt, ou_as_type(ou_tuple_peek(new, i)), type)) continue;
        while (i-- > 0)
            ou_type_remove_subtype(ou_as_type(ou_tuple_peek(new, i)), type);
        return false;
    }
    for (size_t i = 0; i < ou_tuple_count(old); i++)
        ou_type_remove_subtype(ou_as_type(ou_tuple_peek(old, i)), type);
    return true;
}

bool ou_type_set_bases(OuRuntime *rt, OuRef self, OuRef value) {
    OuType *type = ou_as_type(self);
    if (ou_is_undef(value))
        return ou_fail(rt, OU_EXC_TypeError,
                       "cannot delete '__bases__' attribute of immutable type '%N'", type);
    if (!check_bases(rt, type, value)) return false;
    OuType *base = ou_type_best_base(rt, value);
    if (base == NULL) return false;
    if (!ou_type_check_replacement(rt, type->base, base, "__bases__")) return false;
    UndoBuffer undo = {0};
    OuValue old_bases = type->bases;
    OuType *old_base = type->base;
    type->bases = ou_own(value);
    type->base = base;
    ou_own(ou_ref(base));
    bool done = recompute(rt, type, &undo) && move_subtype(rt, type, old_bases, value);
    if (!done) {
        ou_drop(rt, ou_take(type->base));
        ou_drop(rt, type->bases);
        type->base = old_base;
        type->bases = old_bases;
        finish(rt, &undo, false);
        ou_shapes_renumber(rt, type); // a mro() method may have looked something up meanwhile
        return false;
    }
    ou_shapes_renumber(rt, type);
    inherit_tree(rt, type);
    finish(rt, &undo, true);
    ou_drop(rt, old_bases);
    ou_drop(rt, ou_take(old_base));
    return true;
}
