/* list.sort(): what is compared, and what user code may do meanwhile.
 *
 * The algorithm is in merge_sort.h. It is expanded for plain items, which are their own keys,
 * and for (key, item) pairs where there is a key function; and each for ints and floats, whose
 * comparison is an instruction or two, and for anything else, compared through a function
 * chosen by looking at all keys once: exact strs, exact tuples, or whatever has a __lt__.
 *
 * During the sort the list is empty for everybody else: keys and comparisons may run user code.
 * It holds a mark instead of its items, so that a list that was changed is recognised
 * afterwards; the items come back in any case. */
#include "objects/containers.h"
#include "objects/list.h"
#include "objects/list_internal.h"
#include "objects/tuple.h"

typedef struct Sort Sort;
/* Is a < b? 1, 0, or -1: failed. */
typedef int (*SortLess)(OuRuntime *rt, OuRef a, OuRef b);

#define SORT_FAILED SIZE_MAX
#define SORT_GALLOP 7

struct Sort {
    OuRuntime *rt;
    SortLess less;
    size_t gallop;
    void *room; // scratch memory, NULL or room_size bytes from the heap
    size_t room_size;
    OuValue near[256];
};

typedef struct SortPair {
    OuValue key, item;
} SortPair;

typedef struct SortRun {
    size_t start, length;
    unsigned power; // of the boundary to the run that follows
} SortRun;

/* Powers rise from the bottom, and there are not more than 64 different ones. */
typedef struct SortRuns {
    SortRun stack[66];
    size_t depth;
} SortRuns;

/* ---- what merge_sort.h needs ---- */

/* Scratch memory of `size` bytes; NULL: no memory. What was there is lost. */
static void *sort_room(Sort *s, size_t size) {
    if (size <= sizeof s->near) return s->near;
    if (size <= s->room_size) return s->room;
    ou_free(s->rt, s->room, s->room_size);
    s->room = ou_alloc(s->rt, size);
    s->room_size = s->room == NULL ? 0 : size;
    return s->room;
}

/* The least length of a run, 32 to 64, so that the number of runs is close to a power of two.
 */
static size_t sort_least_run(size_t count) {
    size_t odd = 0;
    for (; count >= 64; count >>= 1) {
        odd |= count & 1;
    }
    return count + odd;
}

/* The depth of the node between the middles of two neighbouring runs, as a fraction of the
 * whole: the first bit in which the two middles differ. */
static unsigned sort_power(size_t start, size_t left, size_t right, size_t count) {
    __extension__ typedef unsigned __int128 Wide;
    Wide a = 2 * (Wide)start + left, b = a + left + right;
    uint64_t low = (uint64_t)((a << 62) / count), high = (uint64_t)((b << 62) / count);
    return (unsigned)__builtin_clzll(low ^ high);
}

/* ---- comparisons ---- */

static int less_strs(OuRuntime *rt, OuRef a, OuRef b) {
    // UTF-8 compares as its code points do.
    const OuStr *s = ou_as_str(a), *t = ou_as_str(b);
    size_t size = s->size < t->size ? s->size : t->size;
    int order = memcmp(s->bytes, t->bytes, size);
    return order != 0 ? order < 0 : s->size < t->size;
}

static int less_any(OuRuntime *rt, OuRef a, OuRef b) {
    OuTruth truth = ou_compare_truth(rt, a, b, OU_LT);
    return truth == OU_TRUTH_FAILED ? -1 : (int)truth;
}

static bool is_exact_float(OuRef value) {
    return ou_is_small_float(value) ||
           (ou_is_object(value) && ou_shape_of(value)->id == OU_TYPE_FLOAT);
}

static int less_items(OuRuntime *rt, OuRef a, OuRef b) {
    if (ou_are_small_ints(a, b)) return ou_small_int(a) < ou_small_int(b);
    if (ou_is_object(a) && ou_is_object(b) && ou_is_exact_str(a) && ou_is_exact_str(b))
        return less_strs(rt, a, b);
    return less_any(rt, a, b);
}

/* Exact tuples: their items cannot change, and the caller owns the tuples. */
static int less_tuples(OuRuntime *rt, OuRef a, OuRef b) {
    const OuTuple *s = ou_as_tuple(a), *t = ou_as_tuple(b);
    for (size_t i = 0; i < s->count && i < t->count; i++) {
        OuTruth equal = ou_equal_quickly(s->items[i], t->items[i]);
        if (equal == OU_TRUTH_FAILED) equal = ou_equal(rt, s->items[i], t->items[i]);
        if (equal == OU_TRUTH_FAILED) return -1;
        if (equal == OU_TRUTH_NO) return less_items(rt, s->items[i], t->items[i]);
    }
    return s->count < t->count;
}

// Words of small ints have the order of their numbers.
#define INT_LESS(a, b)   ((int64_t)ou_bits(a) < (int64_t)ou_bits(b))
#define FLOAT_LESS(a, b) (ou_float_number(a) < ou_float_number(b))

#define SORT_ITEM          OuValue
#define SORT_NAME(verb)    ints_##verb
#define SORT_LESS(s, a, b) INT_LESS(a, b)
#include "objects/merge_sort.h"

#define SORT_ITEM          OuValue
#define SORT_NAME(verb)    floats_##verb
#define SORT_LESS(s, a, b) FLOAT_LESS(a, b)
#include "objects/merge_sort.h"

#define SORT_ITEM          OuValue
#define SORT_NAME(verb)    values_##verb
#define SORT_LESS(s, a, b) (s)->less((s)->rt, a, b)
#include "objects/merge_sort.h"

#define SORT_ITEM          SortPair
#define SORT_NAME(verb)    int_pairs_##verb
#define SORT_LESS(s, a, b) INT_LESS((a).key, (b).key)
#include "objects/merge_sort.h"

#define SORT_ITEM          SortPair
#define SORT_NAME(verb)    float_pairs_##verb
#define SORT_LESS(s, a, b) FLOAT_LESS((a).key, (b).key)
#include "objects/merge_sort.h"

#define SORT_ITEM          SortPair
#define SORT_NAME(verb)    value_pairs_##verb
#define SORT_LESS(s, a, b) (s)->less((s)->rt, (a).key, (b).key)
#include "objects/merge_sort.h"

/* ---- choosing ---- */

typedef enum { KEYS_ANY, KEYS_INT, KEYS_FLOAT, KEYS_STR, KEYS_TUPLE } KeyKind;

static KeyKind kind_of_key(OuRef key) {
    if (ou_is_small_int(key)) return KEYS_INT;
    if (is_exact_float(key)) return KEYS_FLOAT;
    if (!ou_is_object(key)) return KEYS_ANY;
    uint32_t id = ou_shape_of(key)->id;
    return id == OU_TYPE_STR ? KEYS_STR : id == OU_TYPE_TUPLE ? KEYS_TUPLE : KEYS_ANY;
}

/* The kind all keys have. They stand at every `stride`-th value. */
static KeyKind kind_of_keys(const OuValue *keys, size_t count, size_t stride) {
    KeyKind kind = kind_of_key(keys[0]);
    for (size_t i = 1; i < count && kind != KEYS_ANY; i++) {
        if (kind_of_key(keys[i * stride]) != kind) return KEYS_ANY;
    }
    return kind;
}

static bool sort_items(Sort *s, OuValue *items, size_t count) {
    static const SortLess orders[] = {
        [KEYS_ANY] = less_any, [KEYS_STR] = less_strs, [KEYS_TUPLE] = less_tuples};
    KeyKind kind = kind_of_keys(items, count, 1);
    if (kind == KEYS_INT) return ints_sort(s, items, count);
    if (kind == KEYS_FLOAT) return floats_sort(s, items, count);
    s->less = orders[kind];
    return values_sort(s, items, count);
}

static bool sort_pairs(Sort *s, SortPair *pairs, size_t count) {
    static const SortLess orders[] = {
        [KEYS_ANY] = less_any, [KEYS_STR] = less_strs, [KEYS_TUPLE] = less_tuples};
    KeyKind kind = kind_of_keys(&pairs[0].key, count, 2);
    if (kind == KEYS_INT) return int_pairs_sort(s, pairs, count);
    if (kind == KEYS_FLOAT) return float_pairs_sort(s, pairs, count);
    s->less = orders[kind];
    return value_pairs_sort(s, pairs, count);
}

/* ---- key function ---- */

static bool sort_by_key(Sort *s, OuValue *items, size_t count, OuRef key) {
    OuRuntime *rt = s->rt;
    SortPair *pairs = ou_alloc(rt, count * sizeof *pairs);
    if (pairs == NULL) return false;
    size_t made = 0;
    bool done = false;
    for (; made < count; made++) {
        pairs[made].key = ou_call1(rt, key, items[made]);
        pairs[made].item = items[made];
        if (ou_is_error(pairs[made].key)) goto done;
    }
    done = sort_pairs(s, pairs, count);
    for (size_t i = 0; i < count; i++) {
        items[i] = pairs[i].item;
    }
done:
    for (size_t i = 0; i < made; i++) {
        ou_drop(rt, pairs[i].key);
    }
    ou_free(rt, pairs, count * sizeof *pairs);
    return done;
}

/* A reversed sort is the sort of the reversed list, reversed: so equal items keep their order.
 */
static bool sort_array(OuRuntime *rt, OuValue *items, size_t count, OuRef key, bool reverse) {
    Sort s = {.rt = rt, .gallop = SORT_GALLOP};
    if (reverse) ou_reverse_items(items, count);
    bool done =
        ou_is_none(key) ? sort_items(&s, items, count) : sort_by_key(&s, items, count, key);
    if (reverse) ou_reverse_items(items, count);
    ou_free(rt, s.room, s.room_size);
    return done;
}

bool ou_list_sort(OuRuntime *rt, OuRef list, OuRef key, bool reverse) {
    static OuValue being_sorted[1]; // never read or written: only its address counts
    OuList *l = ou_as_list(list);
    if (l->count < 2 && (ou_is_none(key) || l->count == 0)) return true;
    OuValue *items = l->items;
    size_t count = l->count, capacity = l->capacity;
    l->items = being_sorted;
    l->count = l->capacity = 0;
    bool done = sort_array(rt, items, count, key, reverse);
    bool modified = l->items != being_sorted;
    OuList intruder = *l;
    l->items = items;
    l->count = count;
    l->capacity = capacity;
    if (!modified) return done;
    if (done) done = ou_fail(rt, OU_EXC_ValueError, "list modified during sort");
    while (intruder.count > 0) {
        ou_drop(rt, intruder.items[--intruder.count]);
    }
    ou_free(rt, intruder.capacity == 0 ? NULL : intruder.items,
            intruder.capacity * sizeof(OuValue));
    return done;
}
