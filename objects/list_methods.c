/* list: what the language sees. */
#include "objects/containers.h"
#include "objects/generic_alias.h"
#include "objects/int.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/list_internal.h"
#include "objects/text.h"
#include "objects/tuple.h"

/* ---- construction and death ---- */

static OuValue list_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                        OuRef names) {
    return ou_list_of_type(rt, type);
}

static bool list_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names) {
    if (!ou_check_init_arguments(rt, self, rt->types[OU_TYPE_LIST], argc, names, 0, 1))
        return false;
    ou_list_clear(rt, self);
    return argc == 0 || ou_list_extend(rt, self, args[0]);
}

static void list_traverse(OuObject *self, OuVisit visit, void *argument) {
    const OuList *list = (OuList *)self;
    for (size_t i = 0; i < list->count; i++) {
        ou_visit(list->items[i], visit, argument);
    }
}

static void list_clear_slot(OuRuntime *rt, OuObject *self) {
    ou_list_clear(rt, ou_ref(self));
}

static void list_destroy(OuRuntime *rt, OuObject *self) {
    ou_list_clear(rt, ou_ref(self));
    ou_object_free(rt, self);
}

static size_t list_size(OuRef self) {
    return sizeof(OuList) + ou_as_list(self)->capacity * sizeof(OuValue);
}

/* ---- subscripts ---- */

static OuValue list_get_stepped(OuRuntime *rt, const OuList *list, int64_t start, int64_t step,
                                size_t count) {
    OuValue result = ou_list_new(rt, count);
    if (ou_is_error(result)) return OU_ERROR;
    OuValue *items = ou_as_list(result)->items;
    for (size_t i = 0; i < count; i++, start += step) {
        items[i] = ou_own(list->items[start]);
    }
    return result;
}

static OuValue list_get_item(OuRuntime *rt, OuRef self, OuRef key) {
    int64_t start, stop, step, count;
    if (!ou_is_slice(key)) {
        if (!ou_subscript_index(rt, key, "list", &start)) return OU_ERROR;
        return ou_list_get(rt, self, start);
    }
    const OuList *list = ou_as_list(self);
    if (!ou_slice_convert(rt, key, &start, &stop, &step)) return OU_ERROR;
    ou_slice_clip(&start, &stop, step, (int64_t)list->count, &count);
    if (step == 1) return ou_list_slice(rt, self, (size_t)start, (size_t)(start + count));
    return list_get_stepped(rt, list, start, step, (size_t)count);
}

/* list[start:stop:step] = items, as many as there are places. */
static void list_set_stepped(OuRuntime *rt, OuList *list, int64_t start, int64_t step,
                             const OuValue *items, OuValue *old, size_t count) {
    for (size_t i = 0; i < count; i++, start += step) {
        old[i] = list->items[start];
        list->items[start] = ou_own(items[i]);
    }
    for (size_t i = 0; i < count; i++) {
        ou_drop(rt, old[i]);
    }
}

static bool list_assign_stepped(OuRuntime *rt, OuRef self, OuRef slice, OuRef value) {
    OuList *list = ou_as_list(self);
    int64_t start, stop, step, places;
    OuValue *old = NULL;
    bool done = false;
    size_t count;
    OuValue source =
        value == self ? ou_list_slice(rt, self, 0, SIZE_MAX)
                      : ou_fast_sequence(rt, value, "must assign iterable to extended slice");
    if (ou_is_error(source)) return false;
    if (!ou_slice_convert(rt, slice, &start, &stop, &step)) goto done;
    ou_slice_clip(&start, &stop, step, (int64_t)list->count, &places);
    const OuValue *items = ou_fast_items(source, &count);
    if (count != (size_t)places) {
        ou_fail(rt, OU_EXC_ValueError,
                "attempt to assign sequence of size %zu to extended slice of size %lld", count,
                (long long)places);
        goto done;
    }
    old = ou_alloc(rt, count * sizeof *old + 1);
    if (old == NULL) goto done;
    list_set_stepped(rt, list, start, step, items, old, count);
    done = true;
done:
    ou_free(rt, old, old == NULL ? 0 : count * sizeof *old + 1);
    ou_drop(rt, source);
    return done;
}

/* Close the gaps at start, start + step, ...; the removed items are dropped last. */
static bool list_delete_stepped(OuRuntime *rt, OuRef self, int64_t start, int64_t step,
                                size_t count) {
    if (count == 0) return true;
    if (step < 0) {
        start += step * ((int64_t)count - 1);
        step = -step;
    }
    OuList *list = ou_as_list(self);
    OuValue *old = ou_alloc(rt, count * sizeof *old), *items = list->items;
    if (old == NULL) return false;
    size_t to = (size_t)start, next = (size_t)start, taken = 0;
    for (size_t from = to; from < list->count; from++) {
        if (from == next && taken < count) {
            old[taken++] = items[from];
            next += (size_t)step;
        } else {
            items[to++] = items[from];
        }
    }
    ou_list_truncate(rt, list, to);
    for (size_t i = 0; i < count; i++) {
        ou_drop(rt, old[i]);
    }
    ou_free(rt, old, count * sizeof *old);
    return true;
}

/* list[key] = value for a slice; value OU_UNDEF deletes. */
static bool list_set_slice(OuRuntime *rt, OuRef self, OuRef key, OuRef value) {
    int64_t start, stop, step, count;
    if (!ou_slice_convert(rt, key, &start, &stop, &step)) return false;
    if (step != 1 && !ou_is_undef(value)) return list_assign_stepped(rt, self, key, value);
    ou_slice_clip(&start, &stop, step, (int64_t)ou_as_list(self)->count, &count);
    if (step == 1)
        return ou_list_set_slice(rt, self, (size_t)start, (size_t)(start + count), value);
    return list_delete_stepped(rt, self, start, step, (size_t)count);
}

/* The place of list[key], for assignment. */
static bool list_find_place(OuRuntime *rt, OuRef self, OuRef key, size_t *place) {
    int64_t index;
    if (!ou_subscript_index(rt, key, "list", &index)) return false;
    *place = ou_wrap_index(index, ou_as_list(self)->count);
    return *place != SIZE_MAX ||
           ou_fail(rt, OU_EXC_IndexError, "list assignment index out of range");
}

static bool list_set_item(OuRuntime *rt, OuRef self, OuRef key, OuRef value) {
    size_t place;
    if (ou_is_slice(key)) return list_set_slice(rt, self, key, value);
    if (!list_find_place(rt, self, key, &place)) return false;
    ou_replace_take(rt, &ou_as_list(self)->items[place], ou_own(value));
    return true;
}

static bool list_del_item(OuRuntime *rt, OuRef self, OuRef key) {
    size_t place;
    if (ou_is_slice(key)) return list_set_slice(rt, self, key, OU_UNDEF);
    if (!list_find_place(rt, self, key, &place)) return false;
    ou_drop(rt, ou_list_take_out(rt, ou_as_list(self), place));
    return true;
}

/* ---- operators ---- */

static OuValue list_add(OuRuntime *rt, OuRef left, OuRef right) {
    if (!ou_is_list(left)) return OU_NOT_IMPLEMENTED;
    if (!ou_is_list(right)) return ou_concatenate_other(rt, left, right, "list");
    const OuList *a = ou_as_list(left), *b = ou_as_list(right);
    OuValue result = ou_list_new(rt, a->count + b->count);
    if (ou_is_error(result)) return OU_ERROR;
    OuValue *place = ou_as_list(result)->items;
    for (size_t i = 0; i < a->count; i++) {
        *place++ = ou_own(a->items[i]);
    }
    for (size_t i = 0; i < b->count; i++) {
        *place++ = ou_own(b->items[i]);
    }
    return result;
}

/* list += any iterable; but an operand with an __radd__ of its own comes first. */
static OuValue list_iadd(OuRuntime *rt, OuRef self, OuRef other) {
    if (!ou_is_list(other)) {
        OuBinary add = ou_type_of(rt, other)->slots.add;
        OuValue result = add == NULL ? OU_NOT_IMPLEMENTED : add(rt, self, other);
        if (result != OU_NOT_IMPLEMENTED) return result;
    }
    return ou_list_extend(rt, self, other) ? ou_own(self) : OU_ERROR;
}

static OuValue list_mul(OuRuntime *rt, OuRef left, OuRef right) {
    OuRef sequence;
    int64_t times;
    OuValue result;
    bool is_left = ou_is_list(left);
    if (ou_repeat_operands(rt, left, right, is_left, &sequence, &times, &result) == OU_TRUTH_NO)
        return result;
    return ou_list_repeat(rt, sequence, (size_t)times);
}

static OuValue list_imul(OuRuntime *rt, OuRef self, OuRef other) {
    OuRef sequence;
    int64_t times;
    OuValue result;
    if (ou_repeat_operands(rt, self, other, true, &sequence, &times, &result) == OU_TRUTH_NO)
        return result;
    return ou_list_repeat_in_place(rt, self, (size_t)times) ? ou_own(self) : OU_ERROR;
}

static OuValue list_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (!ou_is_list(left) || !ou_is_list(right)) return OU_NOT_IMPLEMENTED;
    return ou_sequence_compare(rt, left, right, op);
}

static int64_t list_length(OuRuntime *rt, OuRef self) {
    return (int64_t)ou_as_list(self)->count;
}

static OuValue list_repr(OuRuntime *rt, OuRef self) {
    return ou_sequence_repr(rt, self, "[", "]");
}

/* The first place in start..stop whose item equals `item`: YES and *place, or NO. */
static OuTruth list_find(OuRuntime *rt, OuRef self, OuRef item, size_t start, size_t stop,
                         size_t *place) {
    const OuList *list = ou_as_list(self);
    for (size_t i = start; i < stop && i < list->count; i++) {
        OuTruth equal = ou_items_equal(rt, list->items[i], item);
        if (equal == OU_TRUTH_NO) continue;
        *place = i;
        return equal;
    }
    return OU_TRUTH_NO;
}

static OuTruth list_contains(OuRuntime *rt, OuRef self, OuRef item) {
    size_t place;
    return list_find(rt, self, item, 0, SIZE_MAX, &place);
}

/* ---- methods ---- */

static OuValue list_append(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_list_append(rt, self, args[0]) ? OU_NONE : OU_ERROR;
}

static OuValue list_clear(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    ou_list_clear(rt, self);
    return OU_NONE;
}

static OuValue list_copy(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_list_slice(rt, self, 0, SIZE_MAX);
}

static OuValue list_count(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuList *list = ou_as_list(self);
    int64_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        OuTruth equal = ou_items_equal(rt, list->items[i], args[0]);
        if (equal == OU_TRUTH_FAILED) return OU_ERROR;
        count += equal;
    }
    return ou_from_small_int(count);
}

static OuValue list_extend(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_list_extend(rt, self, args[0]) ? OU_NONE : OU_ERROR;
}

static OuValue list_index(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    size_t start, stop, place;
    if (!ou_search_bounds(rt, args, argc, ou_as_list(self)->count, &start, &stop))
        return OU_ERROR;
    OuTruth found = list_find(rt, self, args[0], start, stop, &place);
    if (found == OU_TRUTH_YES) return ou_from_small_int((int64_t)place);
    if (found == OU_TRUTH_FAILED) return OU_ERROR;
    return ou_raise(rt, OU_EXC_ValueError, "list.index(x): x not in list");
}

static OuValue list_insert(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t index;
    if (!ou_int_argument(rt, args[0], 0, &index)) return OU_ERROR;
    if (index < 0) index += (int64_t)ou_as_list(self)->count;
    if (index < 0) index = 0;
    return ou_list_insert(rt, self, (size_t)index, args[1]) ? OU_NONE : OU_ERROR;
}

static OuValue list_pop(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t index = -1;
    OuList *list = ou_as_list(self);
    if (argc > 0 && !ou_int_argument(rt, args[0], -1, &index)) return OU_ERROR;
    if (list->count == 0) return ou_raise(rt, OU_EXC_IndexError, "pop from empty list");
    size_t place = ou_wrap_index(index, list->count);
    if (place == SIZE_MAX) return ou_raise(rt, OU_EXC_IndexError, "pop index out of range");
    return ou_list_take_out(rt, list, place);
}

static OuValue list_remove(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    size_t place;
    OuTruth found = list_find(rt, self, args[0], 0, SIZE_MAX, &place);
    if (found == OU_TRUTH_FAILED) return OU_ERROR;
    if (found == OU_TRUTH_NO)
        return ou_raise(rt, OU_EXC_ValueError, "list.remove(x): x not in list");
    // The comparison may have changed the list: then whatever stands at that place goes.
    if (place < ou_as_list(self)->count)
        ou_drop(rt, ou_list_take_out(rt, ou_as_list(self), place));
    return OU_NONE;
}

static OuValue list_reverse(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    ou_reverse_items(ou_as_list(self)->items, ou_as_list(self)->count);
    return OU_NONE;
}

static OuValue list_sort(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuRef key = ou_is_undef(args[0]) ? OU_NONE : args[0];
    OuTruth reverse = ou_is_undef(args[1]) ? OU_TRUTH_NO : ou_truth(rt, args[1]);
    if (reverse == OU_TRUTH_FAILED) return OU_ERROR;
    return ou_list_sort(rt, self, key, reverse == OU_TRUTH_YES) ? OU_NONE : OU_ERROR;
}

static OuValue list_iter(OuRuntime *rt, OuRef self) {
    return ou_sequence_iterator_of_type(rt, OU_TYPE_LIST_ITERATOR, self, 0);
}

static OuValue list_reversed(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_sequence_iterator_of_type(rt, OU_TYPE_LIST_REVERSE_ITERATOR, self,
                                        ou_as_list(self)->count);
}

/* __getitem__ is a plain method of list, which is quicker to call than a slot's. */
static OuValue list_getitem_method(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)argc;
    return list_get_item(rt, self, args[0]);
}

static const OuMethodRow list_methods[] = {
    {"__getitem__", list_getitem_method, 1, 1, "__getitem__(index, /)\nself[index]"},
    {"append", list_append, 1, 1, "append(object, /)\nAdd one item at the end."},
    {"clear", list_clear, 0, 0, "clear()\nRemove all items."},
    {"copy", list_copy, 0, 0, "copy()\nA new list with the same items."},
    {"count", list_count, 1, 1, "count(value, /)\nHow many items equal the value."},
    {"extend", list_extend, 1, 1,
     "extend(iterable, /)\nAdd all items of an iterable at the end."},
    {"index", list_index, 1, 3,
     "index(value, start=0, stop=sys.maxsize, /)\nThe first position of an item that equals "
     "the "
     "value; ValueError if there is none."},
    {"insert", list_insert, 2, 2,
     "insert(index, object, /)\nPut an item in front of a position."},
    {"pop", list_pop, 0, 1,
     "pop(index=-1, /)\nRemove an item, the last one by default, and return it."},
    {"remove", list_remove, 1, 1,
     "remove(value, /)\nRemove the first item that equals the value; ValueError if there is "
     "none."},
    {"reverse", list_reverse, 0, 0, "reverse()\nTurn the order of the items around, in place."},
    {"sort", list_sort, 0, 0,
     "sort(*, key=None, reverse=False)\nSort in place; equal items keep their order.",
     .parameters = "* key reverse"},
    {"__reversed__", list_reversed, 0, 0,
     "__reversed__()\nAn iterator from the last to the first."},
    OU_CLASS_GETITEM_ROW,
    {0},
};

const OuTypeSpec ou_list_type = {
    .name = "list",
    .doc = "list(iterable=(), /)\nA sequence that can be changed.",
    .basic_size = sizeof(OuList),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED | OU_TYPE_SEQUENCE | OU_TYPE_MATCH_SELF,
    .methods = list_methods,
    .slots.new = list_new,
    .slots.init = list_init,
    .slots.traverse = list_traverse,
    .slots.clear = list_clear_slot,
    .slots.destroy = list_destroy,
    .slots.size = list_size,
    .slots.repr = list_repr,
    .slots.compare = list_compare,
    .slots.length = list_length,
    .slots.get_item = list_get_item,
    .slots.set_item = list_set_item,
    .slots.del_item = list_del_item,
    .slots.contains = list_contains,
    .slots.iter = list_iter,
    .slots.add = list_add,
    .slots.mul = list_mul,
    .slots.iadd = list_iadd,
    .slots.imul = list_imul,
};
