/* list: the array and how it grows.
 *
 * `items` holds `count` owned references in room for `capacity`; without capacity `items`
 * points to nothing that may be read or freed (a list being sorted marks itself there:
 * list_sort.c).
 *
 * Growth adds about an eighth, in multiples of four, so that appending is constant time on
 * average: 0, 4, 8, 16, 24, 32, 40, 52, 64, 76, ... A list that falls below half of its
 * capacity gives the rest back. These are the steps that programs can see with sys.getsizeof.
 *
 * Dropping an item can run user code that changes this very list. So whatever is removed is
 * first unlinked, the list is made consistent, and only then are the removed items dropped. */
#include "objects/list.h"

#include "objects/containers.h"
#include "objects/int.h"
#include "objects/iterators.h"
#include "objects/list_internal.h"
#include "objects/set.h"
#include "objects/dict.h"
#include "objects/tuple.h"

/* ---- the array ---- */

OuValue ou_list_of_type(OuRuntime *rt, OuType *type) {
    OuList *list = ou_object_new(rt, type);
    if (list == NULL) return OU_ERROR;
    list->items = NULL;
    list->count = list->capacity = 0;
    if (ou_object_track(rt, list)) return ou_take(list);
    ou_drop(rt, ou_take(list));
    return OU_ERROR;
}

/* Exactly `capacity` (at least `count`) places. Giving back cannot fail. */
static bool list_set_capacity(OuRuntime *rt, OuList *list, size_t capacity) {
    if (capacity == list->capacity) return true;
    if (capacity > OU_MAX_ITEMS) return ou_raise_memory(rt) != NULL;
    size_t old_size = list->capacity * sizeof *list->items;
    OuValue *old = list->capacity == 0 ? NULL : list->items;
    if (capacity == 0) {
        list->items = NULL;
        list->capacity = 0;
        ou_free(rt, old, old_size);
        return true;
    }
    OuValue *items = ou_heap_resize(&rt->heap, old, old_size, capacity * sizeof *items);
    if (items == NULL) return capacity < list->capacity || ou_raise_memory(rt) != NULL;
    list->items = items;
    list->capacity = capacity;
    return true;
}

static size_t list_grown_capacity(size_t count, size_t old_count) {
    size_t capacity = (count + (count >> 3) + 6) & ~(size_t)3;
    // Somebody who adds many at once knows what they need.
    bool leaps = count > old_count && count - old_count > capacity - count;
    return leaps ? (count + 3) & ~(size_t)3 : capacity;
}

bool ou_list_make_room(OuRuntime *rt, OuList *list, size_t more) {
    if (more > OU_MAX_ITEMS) return ou_raise_memory(rt) != NULL;
    size_t count = list->count + more;
    if (count <= list->capacity) return true;
    return list_set_capacity(rt, list, list_grown_capacity(count, list->count));
}

/* Give back what a list that has shrunk does not need. */
static void list_shrink(OuRuntime *rt, OuList *list) {
    if (list->count >= list->capacity >> 1) return;
    size_t capacity = list->count == 0 ? 0 : list_grown_capacity(list->count, list->count);
    list_set_capacity(rt, list, capacity);
}

void ou_list_truncate(OuRuntime *rt, OuList *list, size_t count) {
    list->count = count;
    list_shrink(rt, list);
}

void ou_reverse_items(OuValue *items, size_t count) {
    for (size_t low = 0, high = count; low + 1 < high; low++) {
        OuValue item = items[low];
        items[low] = items[--high];
        items[high] = item;
    }
}

/* ---- making lists ---- */

OuValue ou_list_new(OuRuntime *rt, size_t count) {
    OuValue result = ou_list_of_type(rt, rt->types[OU_TYPE_LIST]);
    if (count == 0 || ou_is_error(result)) return result;
    OuList *list = ou_as_list(result);
    if (!list_set_capacity(rt, list, count)) {
        ou_drop(rt, result);
        return OU_ERROR;
    }
    for (size_t i = 0; i < count; i++) {
        list->items[i] = OU_UNDEF;
    }
    list->count = count;
    return result;
}

OuValue ou_list_from_array(OuRuntime *rt, const OuRef *items, size_t count) {
    OuValue result = ou_list_new(rt, 0);
    if (ou_is_error(result) || count == 0) return result;
    OuList *list = ou_as_list(result);
    if (!list_set_capacity(rt, list, count)) {
        ou_drop(rt, result);
        return OU_ERROR;
    }
    for (size_t i = 0; i < count; i++) {
        list->items[i] = ou_own(items[i]);
    }
    list->count = count;
    return result;
}

OuValue ou_list_from_array_take(OuRuntime *rt, OuValue *items, size_t count) {
    OuValue result = ou_list_new(rt, 0);
    if (ou_is_error(result)) goto failed;
    OuList *list = ou_as_list(result);
    if (!list_set_capacity(rt, list, count)) goto failed;
    if (count > 0) memcpy(list->items, items, count * sizeof *items);
    list->count = count;
    return result;
failed:
    ou_drop(rt, result);
    for (size_t i = 0; i < count; i++) {
        ou_drop(rt, items[i]);
    }
    return OU_ERROR;
}

OuValue ou_list_slice(OuRuntime *rt, OuRef list, size_t start, size_t stop) {
    const OuList *l = ou_as_list(list);
    if (stop > l->count) stop = l->count;
    if (start >= stop) return ou_list_new(rt, 0);
    return ou_list_from_array(rt, (const OuRef *)l->items + start, stop - start);
}

OuValue ou_list_to_tuple(OuRuntime *rt, OuRef list) {
    const OuList *l = ou_as_list(list);
    return ou_tuple_from_array(rt, (const OuRef *)l->items, l->count);
}

/* ---- one item ---- */

bool ou_list_append_grow_take(OuRuntime *rt, OuRef list, OuValue item) {
    OuList *l = ou_as_list(list);
    if (!ou_list_make_room(rt, l, 1)) {
        ou_drop(rt, item);
        return false;
    }
    l->items[l->count++] = item;
    return true;
}

bool ou_list_append(OuRuntime *rt, OuRef list, OuRef item) {
    return ou_list_append_take(rt, list, ou_own(item));
}

bool ou_list_insert(OuRuntime *rt, OuRef list, size_t index, OuRef item) {
    OuList *l = ou_as_list(list);
    if (!ou_list_make_room(rt, l, 1)) return false;
    if (index > l->count) index = l->count;
    OuValue *place = l->items + index;
    memmove(place + 1, place, (l->count - index) * sizeof *place);
    *place = ou_own(item);
    l->count++;
    return true;
}

OuValue ou_list_get(OuRuntime *rt, OuRef list, int64_t index) {
    const OuList *l = ou_as_list(list);
    size_t place = ou_wrap_index(index, l->count);
    if (OU_LIKELY(place != SIZE_MAX)) return ou_own(l->items[place]);
    return ou_raise(rt, OU_EXC_IndexError, "list index out of range");
}

OuValue ou_list_take_out(OuRuntime *rt, OuList *list, size_t index) {
    OuValue *place = list->items + index;
    OuValue item = *place;
    list->count--;
    memmove(place, place + 1, (list->count - index) * sizeof *place);
    list_shrink(rt, list);
    return item;
}

/* ---- many items ---- */

void ou_list_clear(OuRuntime *rt, OuRef list) {
    OuList *l = ou_as_list(list);
    if (l->capacity == 0) return;
    OuValue *items = l->items;
    size_t count = l->count, capacity = l->capacity;
    l->items = NULL;
    l->count = l->capacity = 0;
    while (count > 0) {
        ou_drop(rt, items[--count]);
    }
    ou_free(rt, items, capacity * sizeof *items);
}

bool ou_list_replace(OuRuntime *rt, OuRef list, size_t start, size_t stop, const OuRef *items,
                     size_t count) {
    OuList *l = ou_as_list(list);
    if (start > l->count) start = l->count;
    if (stop > l->count) stop = l->count;
    size_t removed = stop > start ? stop - start : 0;
    OuValue near[8], *old = near;
    if (removed > 8) {
        old = ou_alloc(rt, removed * sizeof *old);
        if (old == NULL) return false;
    }
    bool done = count <= removed || ou_list_make_room(rt, l, count - removed);
    if (!done) goto free_old;
    if (l->count + count == 0) goto free_old;
    OuValue *place = l->items + start;
    memcpy(old, place, removed * sizeof *old);
    memmove(place + count, place + removed, (l->count - start - removed) * sizeof *place);
    for (size_t i = 0; i < count; i++) {
        place[i] = ou_own(items[i]);
    }
    l->count = l->count - removed + count;
    list_shrink(rt, l);
    for (size_t i = removed; i-- > 0;) {
        ou_drop(rt, old[i]);
    }
free_old:
    if (old != near) ou_free(rt, old, removed * sizeof *old);
    return done;
}

bool ou_list_set_slice(OuRuntime *rt, OuRef list, size_t start, size_t stop, OuRef iterable) {
    if (ou_is_undef(iterable)) return ou_list_replace(rt, list, start, stop, NULL, 0);
    // A list put into itself must be copied first: the items move under our hands.
    OuValue source =
        iterable == list
            ? ou_list_slice(rt, list, 0, SIZE_MAX)
            : ou_fast_sequence(rt, iterable, "must assign iterable to extended slice");
    if (ou_is_error(source)) return false;
    size_t count;
    const OuValue *items = ou_fast_items(source, &count);
    bool done = ou_list_replace(rt, list, start, stop, (const OuRef *)items, count);
    ou_drop(rt, source);
    return done;
}

/* ---- extend ---- */

/* Room for `more` items that come all at once. */
static bool list_room_to_extend(OuRuntime *rt, OuList *list, size_t more) {
    if (list->capacity > 0 || more > OU_MAX_ITEMS) return ou_list_make_room(rt, list, more);
    return list_set_capacity(rt, list, (more + 1) & ~(size_t)1);
}

static bool list_extend_array(OuRuntime *rt, OuList *list, OuRef source) {
    size_t count;
    ou_fast_items(source, &count);
    if (!list_room_to_extend(rt, list, count)) return false;
    const OuValue *items = ou_fast_items(source, &count); // now: source may be the list itself
    OuValue *place = list->items + list->count;
    for (size_t i = 0; i < count; i++) {
        place[i] = ou_own(items[i]);
    }
    list->count += count;
    return true;
}

static bool list_extend_range(OuRuntime *rt, OuList *list, OuRef range) {
    const OuRange *r = ou_as_range(range);
    int64_t next = ou_small_int(r->start), step = ou_small_int(r->step);
    size_t count = (size_t)ou_small_int(r->length);
    if (!list_room_to_extend(rt, list, count)) return false;
    OuValue *place = list->items + list->count;
    for (size_t i = 0; i < count; i++) {
        place[i] = ou_from_small_int(next + (int64_t)i * step);
    }
    list->count += count;
    return true;
}

static bool list_extend_dict(OuRuntime *rt, OuList *list, OuRef dict) {
    if (!list_room_to_extend(rt, list, ou_as_dict(dict)->count)) return false;
    OuRef key, value;
    for (size_t position = 0; ou_dict_next(dict, &position, &key, &value);) {
        list->items[list->count++] = ou_own(key);
    }
    return true;
}

static bool list_extend_set(OuRuntime *rt, OuList *list, OuRef set) {
    if (!list_room_to_extend(rt, list, ou_as_set(set)->count)) return false;
    OuRef item;
    for (size_t position = 0; ou_set_next(set, &position, &item);) {
        list->items[list->count++] = ou_own(item);
    }
    return true;
}

static bool list_extend_iterator(OuRuntime *rt, OuRef list, OuRef iterator) {
    for (;;) {
        OuValue item = ou_next(rt, iterator);
        if (item == OU_STOP) return true;
        if (ou_is_error(item) || !ou_list_append_take(rt, list, item)) return false;
    }
}

static bool list_extend_any(OuRuntime *rt, OuRef list, OuRef iterable) {
    OuList *l = ou_as_list(list);
    OuValue iterator = ou_iter(rt, iterable);
    if (ou_is_error(iterator)) return false;
    // A hint may be wrong, but room for it is asked for at once: one that is too large fails
    // here.
    int64_t hint = ou_length_hint(rt, iterable, 8);
    bool done = hint >= 0 && list_room_to_extend(rt, l, (size_t)hint) &&
                list_extend_iterator(rt, list, iterator);
    list_shrink(rt, l);
    ou_drop(rt, iterator);
    return done;
}

bool ou_list_extend(OuRuntime *rt, OuRef list, OuRef iterable) {
    OuList *l = ou_as_list(list);
    uint32_t id = ou_is_object(iterable) ? ou_shape_of(iterable)->id : OU_TYPE_NO_SHAPE;
    if (id == OU_TYPE_LIST || id == OU_TYPE_TUPLE) return list_extend_array(rt, l, iterable);
    if (id == OU_TYPE_RANGE && ou_range_is_small(iterable))
        return list_extend_range(rt, l, iterable);
    if (id == OU_TYPE_DICT) return list_extend_dict(rt, l, iterable);
    if (id == OU_TYPE_SET || id == OU_TYPE_FROZENSET) return list_extend_set(rt, l, iterable);
    return list_extend_any(rt, list, iterable);
}

/* ---- repetition ---- */

bool ou_list_repeat_in_place(OuRuntime *rt, OuRef list, size_t times) {
    OuList *l = ou_as_list(list);
    size_t count = l->count;
    if (times == 0 || count == 0) {
        ou_list_clear(rt, list);
        return true;
    }
    if (times > OU_MAX_ITEMS / count) return ou_raise_memory(rt) != NULL;
    if (!ou_list_make_room(rt, l, count * (times - 1))) return false;
    ou_repeat_items(l->items, count, times);
    l->count = count * times;
    return true;
}

OuValue ou_list_repeat(OuRuntime *rt, OuRef list, size_t times) {
    const OuList *l = ou_as_list(list);
    size_t count = l->count;
    if (times == 0 || count == 0) return ou_list_new(rt, 0);
    if (times > OU_MAX_ITEMS / count) return ou_raise_memory_value(rt);
    OuValue result = ou_list_new(rt, 0);
    if (ou_is_error(result)) return OU_ERROR;
    OuList *copy = ou_as_list(result);
    if (!list_set_capacity(rt, copy, count * times)) {
        ou_drop(rt, result);
        return OU_ERROR;
    }
    for (size_t i = 0; i < count; i++) {
        copy->items[i] = ou_own(l->items[i]);
    }
    ou_repeat_items(copy->items, count, times);
    copy->count = count * times;
    return result;
}
