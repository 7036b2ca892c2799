/* The views of a dict: keys(), values(), items(). A view holds nothing but the dict.
 *
 * Those of keys and of items are like sets: their operators work with any iterable on the other
 * side and give sets. */
#include "objects/dict_views.h"

#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/dict_internal.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/set_internal.h"
#include "objects/tuple.h"

OuValue ou_dict_view_of_type(OuRuntime *rt, OuType *type, OuRef dict) {
    OuDictView *view = ou_new_record(rt, type, 1);
    if (view == NULL) return OU_ERROR;
    view->dict = ou_own(dict);
    return ou_take(view);
}

OuValue ou_dict_view_new(OuRuntime *rt, enum OuTypeIndex type, OuRef dict) {
    return ou_dict_view_of_type(rt, rt->types[type], dict);
}

static OuRef view_dict(OuRef view) {
    return ou_dict_view_peek(view);
}

static bool is_kind(OuRef value, enum OuTypeIndex kind) {
    return ou_is_object(value) && ou_shape_of(value)->kind == kind;
}
static bool is_keys(OuRef value) {
    return is_kind(value, OU_TYPE_DICT_KEYS);
}
static bool is_items(OuRef value) {
    return is_kind(value, OU_TYPE_DICT_ITEMS);
}
static bool is_set_view(OuRef value) {
    return is_keys(value) || is_items(value);
}

static void view_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuDictView *)self)->dict, visit, argument);
}

static void view_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, 1);
}

static int64_t view_length(OuRuntime *rt, OuRef self) {
    return (int64_t)ou_as_dict(view_dict(self))->count;
}

static OuValue view_repr(OuRuntime *rt, OuRef self) {
    if (!ou_repr_enter(rt, self))
        return ou_is_raised(rt) ? OU_ERROR : ou_str_from_string(rt, "...");
    OuValue list = ou_list_new(rt, 0), result = OU_ERROR;
    if (!ou_is_error(list) && ou_list_extend(rt, list, self))
        result = ou_format(rt, "%T(%R)", self, (OuRef)list);
    ou_drop(rt, list);
    ou_repr_leave(rt, self);
    return result;
}

static OuValue view_get_mapping(OuRuntime *rt, OuRef self) {
    return ou_call1(rt, ou_ref(rt->types[OU_TYPE_MAPPING_PROXY]), view_dict(self));
}

/* ---- containment ---- */

static OuTruth keys_contains(OuRuntime *rt, OuRef self, OuRef key) {
    size_t position;
    return ou_dict_lookup_key(rt, ou_as_dict(view_dict(self)), key, &position);
}

static OuTruth items_contains(OuRuntime *rt, OuRef self, OuRef pair) {
    if (!ou_is_tuple(pair) || ou_tuple_count(pair) != 2) return OU_TRUTH_NO;
    OuValue value = ou_dict_find(rt, view_dict(self), ou_tuple_peek(pair, 0));
    if (ou_is_error(value)) return OU_TRUTH_FAILED;
    if (ou_is_undef(value)) return OU_TRUTH_NO;
    OuTruth equal = ou_items_equal(rt, value, ou_tuple_peek(pair, 1));
    ou_drop(rt, value);
    return equal;
}

/* Does `each` answer `wanted` (YES or NO) to "is it in `container`" for all items of
 * `iterable`? */
static OuTruth all_answer(OuRuntime *rt, OuRef iterable, OuRef container, OuTruth wanted) {
    OuValue iterator = ou_iter(rt, iterable);
    if (ou_is_error(iterator)) return OU_TRUTH_FAILED;
    OuTruth result = OU_TRUTH_YES;
    while (result == OU_TRUTH_YES) {
        OuValue item = ou_next(rt, iterator);
        if (item == OU_STOP) break;
        OuTruth found = ou_is_error(item) ? OU_TRUTH_FAILED : ou_contains(rt, container, item);
        ou_drop(rt, item);
        if (found != wanted) result = found == OU_TRUTH_FAILED ? found : OU_TRUTH_NO;
    }
    ou_drop(rt, iterator);
    return result;
}

/* ---- as sets ---- */

static OuTruth view_compare_truth(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    int64_t m = ou_length(rt, left), n = m < 0 ? -1 : ou_length(rt, right);
    if (n < 0) return OU_TRUTH_FAILED;
    OuTruth equal = OU_TRUTH_NO;
    switch (op) {
    case OU_EQ:
    case OU_NE:
        if (m == n) equal = all_answer(rt, left, right, OU_TRUTH_YES);
        return equal == OU_TRUTH_FAILED ? equal : ou_truth_from((op == OU_EQ) == equal);
    case OU_LT:
        return m < n ? all_answer(rt, left, right, OU_TRUTH_YES) : OU_TRUTH_NO;
    case OU_LE:
        return m <= n ? all_answer(rt, left, right, OU_TRUTH_YES) : OU_TRUTH_NO;
    case OU_GT:
        return m > n ? all_answer(rt, right, left, OU_TRUTH_YES) : OU_TRUTH_NO;
    case OU_GE:
        return m >= n ? all_answer(rt, right, left, OU_TRUTH_YES) : OU_TRUTH_NO;
    }
    OU_UNREACHABLE();
}

static OuValue view_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (!is_set_view(right) && !ou_is_any_set(right)) return OU_NOT_IMPLEMENTED;
    OuTruth truth = view_compare_truth(rt, left, right, op);
    return truth == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(truth == OU_TRUTH_YES);
}

/* set(left) changed by `update` with right. The view may stand on either side. */
static OuValue set_updated(OuRuntime *rt, OuRef left, OuRef right,
                           bool (*update)(OuRuntime *, OuRef, OuRef)) {
    bool plain_keys = is_keys(left) && ou_is_exact_dict(view_dict(left));
    OuValue set = ou_set_new(rt, plain_keys ? view_dict(left) : left);
    if (ou_is_error(set) || update(rt, set, right)) return set;
    ou_drop(rt, set);
    return OU_ERROR;
}

static OuValue view_sub(OuRuntime *rt, OuRef left, OuRef right) {
    return set_updated(rt, left, right, ou_set_difference_update);
}

static OuValue view_or(OuRuntime *rt, OuRef left, OuRef right) {
    return set_updated(rt, left, right, ou_set_update);
}

static size_t view_count(OuRef view) {
    return ou_as_dict(view_dict(view))->count;
}

/* Those items of an iterable that are in `view`. */
static OuValue set_of_common(OuRuntime *rt, OuRef view, OuRef iterable) {
    OuValue iterator = OU_ERROR, set = ou_set_new(rt, OU_UNDEF);
    if (ou_is_error(set)) goto failed;
    iterator = ou_iter(rt, iterable);
    if (ou_is_error(iterator)) goto failed;
    for (;;) {
        OuValue item = ou_next(rt, iterator);
        if (item == OU_STOP) break;
        OuTruth found = ou_is_error(item) ? OU_TRUTH_FAILED : ou_contains(rt, view, item);
        if (found == OU_TRUTH_YES && !ou_set_add(rt, set, item)) found = OU_TRUTH_FAILED;
        ou_drop(rt, item);
        if (found == OU_TRUTH_FAILED) goto failed;
    }
    ou_drop(rt, iterator);
    return set;
failed:
    ou_drop(rt, iterator);
    ou_drop(rt, set);
    return OU_ERROR;
}

static OuValue view_and(OuRuntime *rt, OuRef left, OuRef right) {
    OuRef view = is_set_view(left) ? left : right, other = is_set_view(left) ? right : left;
    bool exact_set = ou_is_object(other) && ou_shape_of(other)->id == OU_TYPE_SET;
    if (exact_set && view_count(view) <= ou_as_set(other)->count)
        return ou_set_intersection(rt, other, view);
    // Step through the smaller of two views.
    if (is_set_view(other) && view_count(other) > view_count(view))
        return set_of_common(rt, other, view);
    return set_of_common(rt, view, other);
}

/* Take the entry (key, value) out of `rest` if it has an equal one; else add the pair to
 * `result`. */
static bool toggle_item(OuRuntime *rt, OuRef rest, OuRef result, OuRef key, OuRef value) {
    OuValue other = ou_dict_find(rt, rest, key);
    if (ou_is_error(other)) return false;
    OuTruth equal = ou_is_undef(other) ? OU_TRUTH_NO : ou_items_equal(rt, other, value);
    ou_drop(rt, other);
    if (equal == OU_TRUTH_FAILED) return false;
    if (equal == OU_TRUTH_YES) return ou_dict_delete(rt, rest, key) != OU_TRUTH_FAILED;
    OuValue pair = ou_tuple_pack2(rt, key, value);
    bool done = !ou_is_error(pair) && ou_set_add(rt, result, pair);
    ou_drop(rt, pair);
    return done;
}

/* The pairs that only one of two dicts has. Values are compared, and hashed only if they
 * differ. */
static OuValue items_xor(OuRuntime *rt, OuRef left, OuRef right) {
    bool swap = view_count(left) > view_count(right);
    OuRef small = view_dict(swap ? right : left), large = view_dict(swap ? left : right);
    OuValue result = OU_ERROR, view = OU_ERROR, rest = ou_dict_copy(rt, small);
    bool done = false;
    if (ou_is_error(rest)) goto done;
    result = ou_set_new(rt, OU_UNDEF);
    if (ou_is_error(result)) goto done;
    OuRef k, v;
    for (size_t position = 0; ou_dict_next(large, &position, &k, &v);) {
        OuValue key = ou_own(k), value = ou_own(v);
        bool toggled = toggle_item(rt, rest, result, key, value);
        ou_drop(rt, key);
        ou_drop(rt, value);
        if (!toggled) goto done;
    }
    view = ou_dict_view_new(rt, OU_TYPE_DICT_ITEMS, rest);
    done = !ou_is_error(view) && ou_set_update(rt, result, view);
done:
    ou_drop(rt, view);
    ou_drop(rt, rest);
    if (done) return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

static OuValue view_xor(OuRuntime *rt, OuRef left, OuRef right) {
    if (is_items(left) && is_items(right)) return items_xor(rt, left, right);
    return set_updated(rt, left, right, ou_set_symmetric_update);
}

static OuValue view_isdisjoint(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuRef other = args[0], view = self;
    if (self == other) return ou_bool(view_count(self) == 0);
    if (is_set_view(other) || ou_is_any_set(other)) {
        int64_t length = ou_length(rt, other);
        if (length < 0) return OU_ERROR;
        if ((size_t)length > view_count(self)) {
            view = other;
            other = self;
        }
    }
    OuTruth truth = all_answer(rt, other, view, OU_TRUTH_NO);
    return truth == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(truth == OU_TRUTH_YES);
}

/* ---- iteration ---- */

static OuValue keys_iter(OuRuntime *rt, OuRef self) {
    return ou_dict_iterator_new(rt, OU_TYPE_DICT_KEY_ITERATOR, view_dict(self));
}
static OuValue values_iter(OuRuntime *rt, OuRef self) {
    return ou_dict_iterator_new(rt, OU_TYPE_DICT_VALUE_ITERATOR, view_dict(self));
}
static OuValue items_iter(OuRuntime *rt, OuRef self) {
    return ou_dict_iterator_new(rt, OU_TYPE_DICT_ITEM_ITERATOR, view_dict(self));
}
static OuValue keys_reversed(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_dict_iterator_new(rt, OU_TYPE_DICT_REVERSE_KEY_ITERATOR, view_dict(self));
}
static OuValue values_reversed(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_dict_iterator_new(rt, OU_TYPE_DICT_REVERSE_VALUE_ITERATOR, view_dict(self));
}
static OuValue items_reversed(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_dict_iterator_new(rt, OU_TYPE_DICT_REVERSE_ITEM_ITERATOR, view_dict(self));
}

/* ---- tables ---- */

static const OuGetSetRow view_getsets[] = {
    {"mapping", view_get_mapping, NULL, "a read-only proxy of the dict"},
    {0},
};

#define ISDISJOINT_ROW                                                                         \
    {                                                                                          \
        "isdisjoint", view_isdisjoint, 1, 1,                                                   \
            "isdisjoint(other, /)\nHave the two no item in common?"                            \
    }

static const OuMethodRow keys_methods[] = {
    ISDISJOINT_ROW,
    {"__reversed__", keys_reversed, 0, 0, "__reversed__()"},
    {0},
};

static const OuMethodRow items_methods[] = {
    ISDISJOINT_ROW,
    {"__reversed__", items_reversed, 0, 0, "__reversed__()"},
    {0},
};

static const OuMethodRow values_methods[] = {
    {"__reversed__", values_reversed, 0, 0, "__reversed__()"},
    {0},
};

const OuTypeSpec ou_dict_keys_type = {
    .name = "dict_keys",
    .basic_size = sizeof(OuDictView),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .methods = keys_methods,
    .getsets = view_getsets,
    .slots.traverse = view_traverse,
    .slots.destroy = view_destroy,
    .slots.repr = view_repr,
    .slots.compare = view_compare,
    .slots.length = view_length,
    .slots.contains = keys_contains,
    .slots.iter = keys_iter,
    .slots.sub = view_sub,
    .slots.and = view_and,
    .slots.or = view_or,
    .slots.xor = view_xor,
};

const OuTypeSpec ou_dict_items_type = {
    .name = "dict_items",
    .basic_size = sizeof(OuDictView),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .methods = items_methods,
    .getsets = view_getsets,
    .slots.traverse = view_traverse,
    .slots.destroy = view_destroy,
    .slots.repr = view_repr,
    .slots.compare = view_compare,
    .slots.length = view_length,
    .slots.contains = items_contains,
    .slots.iter = items_iter,
    .slots.sub = view_sub,
    .slots.and = view_and,
    .slots.or = view_or,
    .slots.xor = view_xor,
};

const OuTypeSpec ou_dict_values_type = {
    .name = "dict_values",
    .basic_size = sizeof(OuDictView),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .methods = values_methods,
    .getsets = view_getsets,
    .slots.traverse = view_traverse,
    .slots.destroy = view_destroy,
    .slots.repr = view_repr,
    .slots.length = view_length,
    .slots.iter = values_iter,
};
