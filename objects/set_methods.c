/* set and frozenset: what the language sees.
 *
 * Most functions serve both. Results have the type of the left operand, set or frozenset, never
 * a subtype. Where an operand may be any iterable, sets and dicts are looked at directly: their
 * hashes are known. */
#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/dict_internal.h"
#include "objects/generic_alias.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/set_internal.h"
#include "objects/tuple.h"

/* ---- construction and death ---- */

static OuValue set_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                       OuRef names) {
    return ou_set_of_type(rt, type);
}

static bool set_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names) {
    // Keywords are refused in the name of set, a wrong number in that of the class.
    const char *name = ou_type_name(ou_type_of(rt, self));
    if (!ou_check_arguments(rt, "set", 0, OU_ANY_COUNT, argc, names)) return false;
    if (!ou_check_arguments(rt, name, 0, 1, argc, OU_UNDEF)) return false;
    ou_set_clear(rt, self);
    return argc == 0 || ou_set_update(rt, self, args[0]);
}

static bool is_exact_frozenset(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->id == OU_TYPE_FROZENSET;
}

static OuValue frozenset_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                             OuRef names) {
    OuType *base = rt->types[OU_TYPE_FROZENSET];
    if (!ou_check_new_arguments(rt, type, base, argc, names, 0, OU_ANY_COUNT)) return OU_ERROR;
    if (!ou_check_arguments(rt, ou_type_name(type), 0, 1, argc, OU_UNDEF)) return OU_ERROR;
    if (type == base && argc == 1 && is_exact_frozenset(args[0])) return ou_own(args[0]);
    OuValue set = ou_set_of_type(rt, type);
    if (ou_is_error(set) || argc == 0 || ou_set_update(rt, set, args[0])) return set;
    ou_drop(rt, set);
    return OU_ERROR;
}

static void set_traverse(OuObject *self, OuVisit visit, void *argument) {
    OuRef item;
    for (size_t position = 0; ou_set_next(ou_ref(self), &position, &item);) {
        ou_visit(item, visit, argument);
    }
}

static void set_clear_slot(OuRuntime *rt, OuObject *self) {
    ou_set_clear(rt, ou_ref(self));
}

static void set_destroy(OuRuntime *rt, OuObject *self) {
    ou_set_clear(rt, ou_ref(self));
    ou_object_free(rt, self);
}

static size_t set_size(OuRef self) {
    return sizeof(OuSet) + ou_as_set(self)->table_size * sizeof(OuSetEntry);
}

/* ---- stepping through what has hashes already ---- */

typedef struct Step {
    size_t position;
    OuValue item; // owned
    int64_t hash;
} Step;

/* The next item of a set, owned until the next step. false: there is none; nothing is owned
 * then. */
static bool step(OuRuntime *rt, OuRef set, Step *s) {
    OuRef item;
    ou_drop(rt, s->item);
    s->item = OU_UNDEF;
    if (!ou_set_next_hashed(set, &s->position, &item, &s->hash)) return false;
    s->item = ou_own(item);
    return true;
}

static size_t set_count(OuRef set) {
    return ou_as_set(set)->count;
}

/* ---- combining ---- */

/* Is each item of `set` in `other` (`wanted` YES), or none of them (NO)? */
static OuTruth all_in(OuRuntime *rt, OuRef set, OuRef other, OuTruth wanted) {
    OuRef item;
    int64_t hash;
    for (size_t position = 0; ou_set_next_hashed(set, &position, &item, &hash);) {
        OuTruth found = ou_set_peek(ou_as_set(other), item, hash);
        if (found == OU_TRUTH_FAILED) {
            OuValue kept = ou_own(item);
            found = ou_set_contains_hashed(rt, other, item, hash);
            ou_drop(rt, kept);
        }
        if (found != wanted) return found == OU_TRUTH_FAILED ? found : OU_TRUTH_NO;
    }
    return OU_TRUTH_YES;
}

/* Those items of `set` that are (`wanted` YES) or are not in `other` go into `result`, a new
 * set. */
static bool keep_items(OuRuntime *rt, OuRef set, OuRef other, OuTruth wanted, OuRef result) {
    OuRef item;
    int64_t hash;
    bool done = true, undisturbed = true;
    for (size_t position = 0; done && ou_set_next_hashed(set, &position, &item, &hash);) {
        OuValue kept = OU_UNDEF;
        OuTruth found = ou_set_peek(ou_as_set(other), item, hash);
        if (found == OU_TRUTH_FAILED) {
            kept = ou_own(item);
            found = ou_set_contains_hashed(rt, other, item, hash);
            done = found != OU_TRUTH_FAILED;
            // User code may have changed `set`: from now on an item may come for the second
            // time.
            undisturbed = false;
        }
        if (found == wanted)
            done = undisturbed ? ou_set_add_new(rt, result, item, hash)
                               : ou_set_add_hashed(rt, result, item, hash);
        ou_drop(rt, kept);
    }
    return done;
}

static OuTruth is_subset(OuRuntime *rt, OuRef set, OuRef other) {
    if (set_count(set) > set_count(other)) return OU_TRUTH_NO;
    return all_in(rt, set, other, OU_TRUTH_YES);
}

/* Call `act` for each item of any iterable until it gives something other than YES; that is the
 * result. */
typedef OuTruth (*ItemAction)(OuRuntime *rt, OuRef item, int64_t hash, OuRef set, OuRef result);

static OuTruth act_keep_common(OuRuntime *rt, OuRef item, int64_t hash, OuRef set,
                               OuRef result);

static OuTruth act_on(OuRuntime *rt, OuRef item, ItemAction act, OuRef set, OuRef result) {
    int64_t hash;
    // CPython's intersection does not say what the hash is wanted for.
    bool hashed = act == act_keep_common ? ou_item_hash(rt, item, &hash)
                                         : ou_key_hash(rt, item, OU_SET_ELEMENT, &hash);
    return hashed ? act(rt, item, hash, set, result) : OU_TRUTH_FAILED;
}

static OuTruth for_each(OuRuntime *rt, OuRef iterable, ItemAction act, OuRef set,
                        OuRef result) {
    OuTruth answer = OU_TRUTH_YES;
    if (ou_is_any_set(iterable)) {
        Step s = {.item = OU_UNDEF};
        while (answer == OU_TRUTH_YES && step(rt, iterable, &s)) {
            answer = act(rt, s.item, s.hash, set, result);
        }
        ou_drop(rt, s.item);
        return answer;
    }
    OuValue iterator = ou_iter(rt, iterable);
    if (ou_is_error(iterator)) return OU_TRUTH_FAILED;
    while (answer == OU_TRUTH_YES) {
        OuValue item = ou_next(rt, iterator);
        if (item == OU_STOP) break;
        answer = ou_is_error(item) ? OU_TRUTH_FAILED : act_on(rt, item, act, set, result);
        ou_drop(rt, item);
    }
    ou_drop(rt, iterator);
    return answer;
}

static OuTruth unless_failed(bool done) {
    return done ? OU_TRUTH_YES : OU_TRUTH_FAILED;
}

static OuTruth act_discard(OuRuntime *rt, OuRef item, int64_t hash, OuRef set, OuRef result) {
    return unless_failed(ou_set_discard_hashed(rt, set, item, hash) != OU_TRUTH_FAILED);
}

static OuTruth act_toggle(OuRuntime *rt, OuRef item, int64_t hash, OuRef set, OuRef result) {
    OuTruth gone = ou_set_discard_hashed(rt, set, item, hash);
    if (gone != OU_TRUTH_NO) return gone;
    return unless_failed(ou_set_add_hashed(rt, set, item, hash));
}

static OuTruth act_keep_common(OuRuntime *rt, OuRef item, int64_t hash, OuRef set,
                               OuRef result) {
    OuTruth found = ou_set_contains_hashed(rt, set, item, hash);
    if (found == OU_TRUTH_YES) return unless_failed(ou_set_add_hashed(rt, result, item, hash));
    return found == OU_TRUTH_NO ? OU_TRUTH_YES : found;
}

static OuTruth act_expect(OuRuntime *rt, OuRef item, int64_t hash, OuRef set, OuRef result) {
    return ou_set_contains_hashed(rt, set, item, hash);
}

static OuTruth act_expect_not(OuRuntime *rt, OuRef item, int64_t hash, OuRef set,
                              OuRef result) {
    OuTruth found = ou_set_contains_hashed(rt, set, item, hash);
    return found == OU_TRUTH_FAILED ? found : ou_truth_from(found == OU_TRUTH_NO);
}

OuValue ou_set_intersection(OuRuntime *rt, OuRef set, OuRef other) {
    OuValue result = ou_set_new_like(rt, set, set == other ? set : OU_UNDEF);
    if (ou_is_error(result) || set == other) return result;
    // Step through the smaller, look into the larger.
    bool swap = ou_is_any_set(other) && set_count(other) > set_count(set);
    OuRef small = swap ? set : other, large = swap ? other : set;
    bool done = ou_is_any_set(small)
                    ? keep_items(rt, small, large, OU_TRUTH_YES, result)
                    : for_each(rt, small, act_keep_common, large, result) == OU_TRUTH_YES;
    if (done) return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

bool ou_set_difference_update(OuRuntime *rt, OuRef set, OuRef other) {
    if (set == other) {
        ou_set_clear(rt, set);
        return true;
    }
    OuValue common = OU_UNDEF;
    if (ou_is_any_set(other) && set_count(other) >> 3 > set_count(set)) {
        common = ou_set_intersection(rt, set, other);
        if (ou_is_error(common)) return false;
        other = common;
    }
    bool done = for_each(rt, other, act_discard, set, OU_UNDEF) == OU_TRUTH_YES;
    ou_drop(rt, common);
    return done && ou_set_sweep(rt, ou_as_set(set));
}

bool ou_set_symmetric_update(OuRuntime *rt, OuRef set, OuRef other) {
    if (set == other) {
        ou_set_clear(rt, set);
        return true;
    }
    if (ou_is_any_set(other))
        return for_each(rt, other, act_toggle, set, OU_UNDEF) == OU_TRUTH_YES;
    // Each item counts once, however often an iterable gives it.
    OuValue items = ou_set_new(rt, other);
    if (ou_is_error(items)) return false;
    bool done = for_each(rt, items, act_toggle, set, OU_UNDEF) == OU_TRUTH_YES;
    ou_drop(rt, items);
    return done;
}

static OuValue set_copy(OuRuntime *rt, OuRef set) {
    return is_exact_frozenset(set) ? ou_own(set) : ou_set_new_like(rt, set, set);
}

/* A copy that nobody else has, with `update` applied. */
static OuValue copy_updated(OuRuntime *rt, OuRef set, OuRef other,
                            bool (*update)(OuRuntime *, OuRef, OuRef)) {
    OuValue result = ou_set_new_like(rt, set, set);
    if (ou_is_error(result) || update(rt, result, other)) return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

static bool keep_if_not_in_dict(OuRuntime *rt, OuRef set, OuRef dict, OuRef result) {
    Step s = {.item = OU_UNDEF};
    while (step(rt, set, &s)) {
        size_t position;
        OuTruth found = ou_dict_lookup(rt, ou_as_dict(dict), s.item, s.hash, &position);
        bool done = found == OU_TRUTH_NO ? ou_set_add_hashed(rt, result, s.item, s.hash)
                                         : found == OU_TRUTH_YES;
        if (done) continue;
        ou_drop(rt, s.item);
        return false;
    }
    return true;
}

static OuValue set_difference_of(OuRuntime *rt, OuRef set, OuRef other) {
    bool is_set = ou_is_any_set(other), is_dict = ou_is_dict(other);
    size_t count = is_set ? set_count(other) : is_dict ? ou_as_dict(other)->count : SIZE_MAX;
    // With few to take away, copying and taking them away is less work.
    if (count == SIZE_MAX || set_count(set) >> 2 > count)
        return copy_updated(rt, set, other, ou_set_difference_update);
    OuValue result = ou_set_new_like(rt, set, OU_UNDEF);
    if (ou_is_error(result)) return OU_ERROR;
    bool done = is_set ? keep_items(rt, set, other, OU_TRUTH_NO, result)
                       : keep_if_not_in_dict(rt, set, other, result);
    if (done) return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

static OuValue set_symmetric_difference_of(OuRuntime *rt, OuRef set, OuRef other) {
    OuValue result = ou_set_new_like(rt, set, other);
    if (ou_is_error(result) || ou_set_symmetric_update(rt, result, set)) return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

static bool set_intersection_update(OuRuntime *rt, OuRef set, OuRef other) {
    OuValue common = ou_set_intersection(rt, set, other);
    if (ou_is_error(common)) return false;
    ou_set_swap(ou_as_set(set), ou_as_set(common));
    ou_drop(rt, common);
    return true;
}

/* ---- operators ---- */

static bool are_sets(OuRef left, OuRef right) {
    return ou_is_any_set(left) && ou_is_any_set(right);
}

static OuValue set_or(OuRuntime *rt, OuRef left, OuRef right) {
    if (!are_sets(left, right)) return OU_NOT_IMPLEMENTED;
    return left == right ? set_copy(rt, left) : copy_updated(rt, left, right, ou_set_update);
}
static OuValue set_and(OuRuntime *rt, OuRef left, OuRef right) {
    return are_sets(left, right) ? ou_set_intersection(rt, left, right) : OU_NOT_IMPLEMENTED;
}
static OuValue set_sub(OuRuntime *rt, OuRef left, OuRef right) {
    return are_sets(left, right) ? set_difference_of(rt, left, right) : OU_NOT_IMPLEMENTED;
}
static OuValue set_xor(OuRuntime *rt, OuRef left, OuRef right) {
    return are_sets(left, right) ? set_symmetric_difference_of(rt, left, right)
                                 : OU_NOT_IMPLEMENTED;
}

static OuValue update_in_place(OuRuntime *rt, OuRef self, OuRef other,
                               bool (*update)(OuRuntime *, OuRef, OuRef)) {
    if (!ou_is_any_set(other)) return OU_NOT_IMPLEMENTED;
    return update(rt, self, other) ? ou_own(self) : OU_ERROR;
}

static OuValue set_ior(OuRuntime *rt, OuRef self, OuRef other) {
    return update_in_place(rt, self, other, ou_set_update);
}
static OuValue set_iand(OuRuntime *rt, OuRef self, OuRef other) {
    return update_in_place(rt, self, other, set_intersection_update);
}
static OuValue set_isub(OuRuntime *rt, OuRef self, OuRef other) {
    return update_in_place(rt, self, other, ou_set_difference_update);
}
static OuValue set_ixor(OuRuntime *rt, OuRef self, OuRef other) {
    return update_in_place(rt, self, other, ou_set_symmetric_update);
}

static OuTruth set_equal(OuRuntime *rt, OuRef left, OuRef right) {
    const OuSet *a = ou_as_set(left), *b = ou_as_set(right);
    if (a->count != b->count) return OU_TRUTH_NO;
    if (a->hash != -1 && b->hash != -1 && a->hash != b->hash) return OU_TRUTH_NO;
    return is_subset(rt, left, right);
}

static OuTruth set_compare_truth(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    switch (op) {
    case OU_EQ:
    case OU_NE: {
        OuTruth equal = set_equal(rt, left, right);
        return equal == OU_TRUTH_FAILED ? equal : ou_truth_from((op == OU_EQ) == equal);
    }
    case OU_LE:
        return is_subset(rt, left, right);
    case OU_GE:
        return is_subset(rt, right, left);
    case OU_LT:
        return set_count(left) < set_count(right) ? is_subset(rt, left, right) : OU_TRUTH_NO;
    case OU_GT:
        return set_count(left) > set_count(right) ? is_subset(rt, right, left) : OU_TRUTH_NO;
    }
    OU_UNREACHABLE();
}

static OuValue value_of(OuTruth truth) {
    return truth == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(truth == OU_TRUTH_YES);
}

static OuValue set_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (!are_sets(left, right)) return OU_NOT_IMPLEMENTED;
    return value_of(set_compare_truth(rt, left, right, op));
}

static bool frozenset_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    OuSet *set = ou_as_set(self);
    if (set->hash == -1) set->hash = ou_set_hash(set);
    *hash = set->hash;
    return true;
}

static int64_t set_length(OuRuntime *rt, OuRef self) {
    return (int64_t)set_count(self);
}

static OuValue set_repr_items(OuRuntime *rt, OuRef self) {
    OuValue list = ou_list_new(rt, 0), text = OU_ERROR;
    // Its own items: a subclass may iterate over others.
    Step s = {.item = OU_UNDEF};
    bool done = !ou_is_error(list);
    while (done && step(rt, self, &s))
        done = ou_list_append(rt, list, s.item);
    ou_drop(rt, s.item);
    if (done) text = ou_sequence_repr(rt, list, "{", "}");
    ou_drop(rt, list);
    return text;
}

static OuValue set_repr(OuRuntime *rt, OuRef self) {
    if (!ou_repr_enter(rt, self))
        return ou_is_raised(rt) ? OU_ERROR : ou_format(rt, "%T(...)", self);
    OuValue result = OU_ERROR;
    if (set_count(self) == 0) {
        result = ou_format(rt, "%T()", self);
    } else {
        OuValue items = set_repr_items(rt, self);
        bool bare = ou_shape_of(self)->id == OU_TYPE_SET;
        if (bare || ou_is_error(items)) {
            result = items;
        } else {
            result = ou_format(rt, "%T(%U)", self, (OuRef)items);
            ou_drop(rt, items);
        }
    }
    ou_repr_leave(rt, self);
    return result;
}

static OuValue set_iter(OuRuntime *rt, OuRef self) {
    return ou_set_iterator_new(rt, self);
}

/* ---- methods of both ---- */

static OuValue set_copy_method(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return set_copy(rt, self);
}

/* The result of an operation with each argument in turn; without any, a copy. */
static OuValue combine(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                       OuValue (*operation)(OuRuntime *, OuRef, OuRef)) {
    if (argc == 0) return set_copy(rt, self);
    OuValue result = ou_own(self);
    for (size_t i = 0; i < argc && !ou_is_error(result); i++) {
        ou_replace_take(rt, &result, operation(rt, result, args[i]));
    }
    return result;
}

static OuValue set_union(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue result = ou_set_new_like(rt, self, self);
    for (size_t i = 0; i < argc && !ou_is_error(result); i++) {
        if (args[i] == self || ou_set_update(rt, result, args[i])) continue;
        ou_drop(rt, result);
        return OU_ERROR;
    }
    return result;
}

static OuValue set_intersection(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return combine(rt, self, args, argc, ou_set_intersection);
}

static OuValue set_difference(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (argc < 2) return combine(rt, self, args, argc, set_difference_of);
    OuValue result = set_difference_of(rt, self, args[0]);
    for (size_t i = 1; i < argc && !ou_is_error(result); i++) {
        if (ou_set_difference_update(rt, result, args[i])) continue;
        ou_drop(rt, result);
        return OU_ERROR;
    }
    return result;
}

static OuValue set_symmetric_difference(OuRuntime *rt, OuRef self, const OuRef *args,
                                        size_t argc) {
    return set_symmetric_difference_of(rt, self, args[0]);
}

static OuValue set_isdisjoint(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuRef other = args[0];
    if (other == self) return ou_bool(set_count(self) == 0);
    if (!ou_is_any_set(other))
        return value_of(for_each(rt, other, act_expect_not, self, OU_UNDEF));
    bool swap = set_count(other) > set_count(self);
    return value_of(all_in(rt, swap ? self : other, swap ? other : self, OU_TRUTH_NO));
}

static OuValue set_issubset(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (ou_is_any_set(args[0])) return value_of(is_subset(rt, self, args[0]));
    OuValue common = ou_set_intersection(rt, self, args[0]);
    if (ou_is_error(common)) return OU_ERROR;
    bool all = set_count(common) == set_count(self);
    ou_drop(rt, common);
    return ou_bool(all);
}

static OuValue set_issuperset(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (ou_is_any_set(args[0])) return value_of(is_subset(rt, args[0], self));
    return value_of(for_each(rt, args[0], act_expect, self, OU_UNDEF));
}

/* (type, ([items],), state) */
static OuValue set_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue list = ou_list_new(rt, 0), state = OU_ERROR, result = OU_ERROR;
    OuRef arg = list;
    if (ou_is_error(list) || !ou_list_extend(rt, list, self)) goto done;
    state = ou_call_method_string(rt, self, "__getstate__", NULL, 0);
    if (!ou_is_error(state)) result = ou_reduce_type(rt, self, &arg, 1, state);
done:
    ou_drop(rt, list);
    ou_drop(rt, state);
    return result;
}

/* ---- methods of set ---- */

static OuValue set_add(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_set_add(rt, self, args[0]) ? OU_NONE : OU_ERROR;
}

static OuValue set_clear(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    ou_set_clear(rt, self);
    return OU_NONE;
}

static OuValue set_discard(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_set_discard(rt, self, args[0]) == OU_TRUTH_FAILED ? OU_ERROR : OU_NONE;
}

static OuValue set_remove(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTruth removed = ou_set_discard(rt, self, args[0]);
    if (removed == OU_TRUTH_YES) return OU_NONE;
    if (removed == OU_TRUTH_FAILED) return OU_ERROR;
    return ou_raise_with_value(rt, OU_EXC_KeyError, args[0]);
}

static OuValue set_pop(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (set_count(self) == 0) return ou_raise(rt, OU_EXC_KeyError, "pop from an empty set");
    return ou_set_take_any(ou_as_set(self));
}

static OuValue update_each(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                           bool (*update)(OuRuntime *, OuRef, OuRef)) {
    for (size_t i = 0; i < argc; i++) {
        if (!update(rt, self, args[i])) return OU_ERROR;
    }
    return OU_NONE;
}

static OuValue set_update(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return update_each(rt, self, args, argc, ou_set_update);
}

static OuValue set_difference_update(OuRuntime *rt, OuRef self, const OuRef *args,
                                     size_t argc) {
    return update_each(rt, self, args, argc, ou_set_difference_update);
}

static OuValue set_symmetric_difference_update(OuRuntime *rt, OuRef self, const OuRef *args,
                                               size_t argc) {
    return update_each(rt, self, args, argc, ou_set_symmetric_update);
}

/* All arguments are looked at before the set changes. */
static OuValue set_intersection_update_method(OuRuntime *rt, OuRef self, const OuRef *args,
                                              size_t argc) {
    OuValue common = set_intersection(rt, self, args, argc);
    if (ou_is_error(common)) return OU_ERROR;
    ou_set_swap(ou_as_set(self), ou_as_set(common));
    ou_drop(rt, common);
    return OU_NONE;
}

static OuValue set_contains_method(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTruth found = ou_set_contains(rt, self, args[0]);
    return found == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(found == OU_TRUTH_YES);
}

/* ---- tables ---- */

#define METHODS_OF_BOTH                                                                        \
    {"__contains__", set_contains_method, 1, 1,                                                \
     "__contains__(object, /)\nx.__contains__(y) <==> y in x."},                               \
    {"copy", set_copy_method, 0, 0, "copy()\nA set with the same items."},                     \
        {"difference", set_difference, 0, OU_ANY_COUNT,                                        \
         "difference(*others)\nThe items that are in none of the others."},                    \
        {"intersection", set_intersection, 0, OU_ANY_COUNT,                                    \
         "intersection(*others)\nThe items that are in all of the others."},                   \
        {"isdisjoint", set_isdisjoint, 1, 1,                                                   \
         "isdisjoint(other, /)\nHave the two no item in common?"},                             \
        {"issubset", set_issubset, 1, 1, "issubset(other, /)\nAre all items in the other?"},   \
        {"issuperset", set_issuperset, 1, 1,                                                   \
         "issuperset(other, /)\nAre all items of the other here?"},                            \
        {"symmetric_difference", set_symmetric_difference, 1, 1,                               \
         "symmetric_difference(other, /)\nThe items that are in exactly one of the two."},     \
        {"union", set_union, 0, OU_ANY_COUNT, "union(*others)\nThe items that are in any."},   \
        {"__reduce__", set_reduce, 0, 0, "__reduce__()"}, OU_CLASS_GETITEM_ROW

static const OuMethodRow set_methods[] = {
    METHODS_OF_BOTH,
    {"add", set_add, 1, 1, "add(object, /)\nAdd an item."},
    {"clear", set_clear, 0, 0, "clear()\nRemove all items."},
    {"difference_update", set_difference_update, 0, OU_ANY_COUNT,
     "difference_update(*others)\nRemove the items of the others."},
    {"discard", set_discard, 1, 1, "discard(object, /)\nRemove an item if it is there."},
    {"intersection_update", set_intersection_update_method, 0, OU_ANY_COUNT,
     "intersection_update(*others)\nKeep only what is in all of the others."},
    {"pop", set_pop, 0, 0, "pop()\nRemove and return some item; KeyError if there is none."},
    {"remove", set_remove, 1, 1,
     "remove(object, /)\nRemove an item; KeyError if it is not there."},
    {"symmetric_difference_update", set_symmetric_difference_update, 1, 1,
     "symmetric_difference_update(other, /)\nKeep what is in exactly one of the two."},
    {"update", set_update, 0, OU_ANY_COUNT, "update(*others)\nAdd the items of the others."},
    {0},
};

static const OuMethodRow frozenset_methods[] = {METHODS_OF_BOTH, {0}};

const OuTypeSpec ou_set_type = {
    .name = "set",
    .doc = "set(iterable=(), /)\nItems without order, each of them once.",
    .basic_size = sizeof(OuSet),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED | OU_TYPE_MATCH_SELF,
    .methods = set_methods,
    .slots.new = set_new,
    .slots.init = set_init,
    .slots.traverse = set_traverse,
    .slots.clear = set_clear_slot,
    .slots.destroy = set_destroy,
    .slots.size = set_size,
    .slots.repr = set_repr,
    .slots.compare = set_compare,
    .slots.length = set_length,
    .slots.contains = ou_set_contains,
    .slots.iter = set_iter,
    .slots.or = set_or,
    .slots.and = set_and,
    .slots.sub = set_sub,
    .slots.xor = set_xor,
    .slots.ior = set_ior,
    .slots.iand = set_iand,
    .slots.isub = set_isub,
    .slots.ixor = set_ixor,
};

const OuTypeSpec ou_frozenset_type = {
    .name = "frozenset",
    .doc = "frozenset(iterable=(), /)\nA set that cannot be changed.",
    .basic_size = sizeof(OuSet),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED | OU_TYPE_MATCH_SELF,
    .methods = frozenset_methods,
    .slots.new = frozenset_new,
    .slots.traverse = set_traverse,
    .slots.clear = set_clear_slot,
    .slots.destroy = set_destroy,
    .slots.size = set_size,
    .slots.repr = set_repr,
    .slots.compare = set_compare,
    .slots.hash = frozenset_hash,
    .slots.length = set_length,
    .slots.contains = ou_set_contains,
    .slots.iter = set_iter,
    .slots.or = set_or,
    .slots.and = set_and,
    .slots.sub = set_sub,
    .slots.xor = set_xor,
};
