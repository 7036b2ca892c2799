/* list.sort(): what is compared, and what user code may do meanwhile.
 *
 * The algorithm is in merge_sort.inc. It is expanded for plain items, which are their own keys,
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

/* A key with the number that decides most comparisons; and the same with its item. */
typedef struct SortPrefixed {
    uint64_t prefix;
    OuValue key;
} SortPrefixed;

typedef struct SortPrefixedPair {
    uint64_t prefix;
    OuValue key, item;
} SortPrefixedPair;

typedef struct SortRun {
    size_t start, length;
    unsigned power; // of the boundary to the run that follows
} SortRun;

/* Powers rise from the bottom, and there are not more than 64 different ones. */
typedef struct SortRuns {
    SortRun stack[66];
    size_t depth;
} SortRuns;

/* ---- what merge_sort.inc needs ---- */

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

/* Ints of the value word and exact floats. */
static int less_numbers(OuRuntime *rt, OuRef a, OuRef b) {
    if (ou_are_small_ints(a, b)) return ou_small_int(a) < ou_small_int(b);
    double numbers[2];
    OuRef both[] = {a, b};
    for (int i = 0; i < 2; i++) {
        if (ou_is_small_int(both[i])) {
            numbers[i] = (double)ou_small_int(both[i]);
            if ((int64_t)numbers[i] != ou_small_int(both[i])) return less_any(rt, a, b);
        } else {
            numbers[i] = ou_float_number(both[i]);
        }
    }
    return numbers[0] < numbers[1];
}

static bool is_number(OuRef value) {
    return ou_is_small_int(value) || ou_is_exact_float(value);
}

static int less_items(OuRuntime *rt, OuRef a, OuRef b) {
    if (is_number(a) && is_number(b)) return less_numbers(rt, a, b);
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
#include "objects/merge_sort.inc"

#define SORT_ITEM          OuValue
#define SORT_NAME(verb)    floats_##verb
#define SORT_LESS(s, a, b) FLOAT_LESS(a, b)
#include "objects/merge_sort.inc"

#define SORT_ITEM          OuValue
#define SORT_NAME(verb)    values_##verb
#define SORT_LESS(s, a, b) (s)->less((s)->rt, a, b)
#include "objects/merge_sort.inc"

#define SORT_ITEM          SortPair
#define SORT_NAME(verb)    int_pairs_##verb
#define SORT_LESS(s, a, b) INT_LESS((a).key, (b).key)
#include "objects/merge_sort.inc"

#define SORT_ITEM          SortPair
#define SORT_NAME(verb)    float_pairs_##verb
#define SORT_LESS(s, a, b) FLOAT_LESS((a).key, (b).key)
#include "objects/merge_sort.inc"

#define SORT_ITEM          SortPair
#define SORT_NAME(verb)    value_pairs_##verb
#define SORT_LESS(s, a, b) (s)->less((s)->rt, (a).key, (b).key)
#include "objects/merge_sort.inc"

#define PREFIXED_LESS(s, a, b)                                                                 \
    ((a).prefix != (b).prefix ? (a).prefix < (b).prefix : (s)->less((s)->rt, (a).key, (b).key))

#define SORT_ITEM          SortPrefixed
#define SORT_NAME(verb)    prefixed_##verb
#define SORT_LESS(s, a, b) PREFIXED_LESS(s, a, b)
#include "objects/merge_sort.inc"

#define SORT_ITEM          SortPrefixedPair
#define SORT_NAME(verb)    prefixed_pairs_##verb
#define SORT_LESS(s, a, b) PREFIXED_LESS(s, a, b)
#include "objects/merge_sort.inc"

/* ---- choosing ---- */

/* KEYS_NUMBER: ints and floats. */
typedef enum { KEYS_ANY, KEYS_INT, KEYS_FLOAT, KEYS_NUMBER, KEYS_STR, KEYS_TUPLE } KeyKind;

/* Keys stand at every `stride`-th value. */
typedef struct Keys {
    const OuValue *first;
    size_t count, stride;
} Keys;

static OuRef key_at(Keys keys, size_t index) {
    return keys.first[index * keys.stride];
}

/* The key, or what it begins with if it is a tuple. */
static OuRef head_at(Keys keys, size_t index, bool of_tuples) {
    OuRef key = key_at(keys, index);
    return of_tuples ? ou_tuple_peek(key, 0) : key;
}

static KeyKind kind_of_key(OuRef key) {
    if (ou_is_small_int(key)) return KEYS_INT;
    if (ou_is_exact_float(key)) return KEYS_FLOAT;
    if (!ou_is_object(key)) return KEYS_ANY;
    uint32_t id = ou_shape_of(key)->id;
    return id == OU_TYPE_STR ? KEYS_STR : id == OU_TYPE_TUPLE ? KEYS_TUPLE : KEYS_ANY;
}

static bool is_numeric(KeyKind kind) {
    return kind == KEYS_INT || kind == KEYS_FLOAT || kind == KEYS_NUMBER;
}

/* The kind that all keys have. */
static KeyKind kind_of_keys(Keys keys) {
    KeyKind kind = kind_of_key(key_at(keys, 0));
    for (size_t i = 1; i < keys.count && kind != KEYS_ANY; i++) {
        KeyKind own = kind_of_key(key_at(keys, i));
        if (own != kind) kind = is_numeric(own) && is_numeric(kind) ? KEYS_NUMBER : KEYS_ANY;
    }
    return kind;
}

/* The kind of what all keys, which are tuples, begin with. */
static KeyKind kind_of_heads(Keys keys) {
    KeyKind kind = KEYS_ANY;
    for (size_t i = 0; i < keys.count; i++) {
        if (ou_tuple_count(key_at(keys, i)) == 0) return KEYS_ANY;
        KeyKind own = kind_of_key(head_at(keys, i, true));
        if (i > 0 && own != kind) return KEYS_ANY;
        kind = own;
    }
    return kind;
}

/* ---- prefixes ---- */

/* How many bytes all strs begin with in common. */
static size_t common_bytes(Keys keys, bool of_tuples) {
    const OuStr *first = ou_as_str(head_at(keys, 0, of_tuples));
    size_t common = first->size;
    for (size_t i = 1; i < keys.count && common > 0; i++) {
        const OuStr *str = ou_as_str(head_at(keys, i, of_tuples));
        size_t same = 0, most = common < str->size ? common : str->size;
        while (same < most && str->bytes[same] == first->bytes[same]) {
            same++;
        }
        common = same;
    }
    return common;
}

static uint64_t str_prefix(const OuStr *str, size_t skip) {
    uint64_t prefix = 0;
    size_t size = str->size - skip < 8 ? str->size - skip : 8;
    memcpy(&prefix, str->bytes + skip, size);
    return __builtin_bswap64(prefix);
}

/* Bits that, as an unsigned number, have the order of the floats. -0.0 is 0.0. */
static uint64_t float_prefix(double number) {
    uint64_t bits, sign = UINT64_C(1) << 63;
    number += 0.0;
    memcpy(&bits, &number, sizeof bits);
    return bits & sign ? ~bits : bits | sign;
}

static uint64_t prefix_of(OuRef head, KeyKind kind, size_t skip) {
    if (kind == KEYS_STR) return str_prefix(ou_as_str(head), skip);
    if (kind == KEYS_INT) return ou_bits(head) ^ UINT64_C(1) << 63;
    return float_prefix(ou_float_number(head));
}

/* The kind of prefix that keys of this kind can have; KEYS_ANY: none. */
static KeyKind prefix_kind(Keys keys, KeyKind kind) {
    KeyKind heads = kind == KEYS_TUPLE ? kind_of_heads(keys) : kind;
    if (heads == KEYS_STR || heads == KEYS_INT) return heads;
    if (heads != KEYS_FLOAT) return KEYS_ANY;
    // A nan has no place in any order: then let the comparisons say what they say.
    for (size_t i = 0; i < keys.count; i++) {
        double number = ou_float_number(head_at(keys, i, true));
        if (number != number) return KEYS_ANY;
    }
    return KEYS_FLOAT;
}

/* ---- floats as integers ---- */

/* Turn the bits of a float into a signed number with the order of the floats, or back. */
static uint64_t float_bits_ordered(uint64_t bits) {
    return bits & UINT64_C(1) << 63 ? bits ^ INT64_MAX : bits;
}

/* Can the keys be sorted as such numbers? Not boxed floats; and not -0.0, which would come
 * before 0.0. */
static bool floats_are_plain(Keys keys) {
    for (size_t i = 0; i < keys.count; i++) {
        OuRef key = key_at(keys, i);
        if (!ou_is_small_float(key) || key == ou_pack_float(-0.0)) return false;
    }
    return true;
}

/* Replace the keys by those numbers, and back. */
static void order_floats(OuValue *keys, size_t count, size_t stride) {
    for (size_t i = 0; i < count; i++) {
        double number = ou_small_float(keys[i * stride]);
        uint64_t bits;
        memcpy(&bits, &number, sizeof bits);
        keys[i * stride] = ou_from_bits(float_bits_ordered(bits));
    }
}
static void restore_floats(OuValue *keys, size_t count, size_t stride) {
    for (size_t i = 0; i < count; i++) {
        uint64_t bits = float_bits_ordered(ou_bits(keys[i * stride]));
        double number;
        memcpy(&number, &bits, sizeof number);
        keys[i * stride] = ou_pack_float(number);
    }
}

static bool sort_floats(Sort *s, OuValue *items, size_t count) {
    if (!floats_are_plain((Keys){items, count, 1})) return floats_sort(s, items, count);
    order_floats(items, count, 1);
    bool done = ints_sort(s, items, count);
    restore_floats(items, count, 1);
    return done;
}

static bool sort_float_pairs(Sort *s, SortPair *pairs, size_t count) {
    if (!floats_are_plain((Keys){&pairs->key, count, 2}))
        return float_pairs_sort(s, pairs, count);
    order_floats(&pairs->key, count, 2);
    bool done = int_pairs_sort(s, pairs, count);
    restore_floats(&pairs->key, count, 2);
    return done;
}

/* ---- plain items ---- */

static const SortLess orders[] = {[KEYS_ANY] = less_any,
                                  [KEYS_NUMBER] = less_numbers,
                                  [KEYS_STR] = less_strs,
                                  [KEYS_TUPLE] = less_tuples};

/* Is there so much order in the middle of the keys that few comparisons are to be expected, too
 * few to make up for prefixes? */
static bool looks_ordered(Sort *s, Keys keys) {
    enum { SAMPLE = 32 };
    if (keys.count < 4 * SAMPLE) return false;
    size_t turns = 0, start = keys.count / 2;
    int before = -1;
    for (size_t i = start; i < start + SAMPLE; i++) {
        int less = s->less(s->rt, key_at(keys, i + 1), key_at(keys, i));
        turns += before != -1 && less != before;
        before = less;
    }
    return turns < 2;
}

/* With prefixes; false in *tried: not applicable, or no memory for it. */
static bool sort_prefixed(Sort *s, OuValue *items, Keys keys, KeyKind kind, bool *tried) {
    KeyKind prefixes = prefix_kind(keys, kind);
    *tried = false;
    if (prefixes == KEYS_ANY || looks_ordered(s, keys)) return false;
    OuHeap *heap = &s->rt->heap;
    SortPrefixed *prefixed = ou_heap_alloc(heap, keys.count * sizeof *prefixed);
    if (prefixed == NULL) return false;
    *tried = true;
    bool of_tuples = kind == KEYS_TUPLE;
    size_t skip = prefixes == KEYS_STR ? common_bytes(keys, of_tuples) : 0;
    for (size_t i = 0; i < keys.count; i++) {
        prefixed[i].prefix = prefix_of(head_at(keys, i, of_tuples), prefixes, skip);
        prefixed[i].key = items[i];
    }
    bool done = prefixed_sort(s, prefixed, keys.count);
    for (size_t i = 0; i < keys.count; i++) {
        items[i] = prefixed[i].key;
    }
    ou_heap_free(heap, prefixed, keys.count * sizeof *prefixed);
    return done;
}

static bool sort_items(Sort *s, OuValue *items, size_t count) {
    Keys keys = {items, count, 1};
    KeyKind kind = kind_of_keys(keys);
    if (kind == KEYS_INT) return ints_sort(s, items, count);
    if (kind == KEYS_FLOAT) return sort_floats(s, items, count);
    s->less = orders[kind];
    bool tried, done = sort_prefixed(s, items, keys, kind, &tried);
    return tried ? done : values_sort(s, items, count);
}

/* ---- pairs ---- */

static bool sort_prefixed_pairs(Sort *s, SortPair *pairs, Keys keys, KeyKind kind,
                                bool *tried) {
    KeyKind prefixes = prefix_kind(keys, kind);
    *tried = false;
    if (prefixes == KEYS_ANY || looks_ordered(s, keys)) return false;
    OuHeap *heap = &s->rt->heap;
    SortPrefixedPair *prefixed = ou_heap_alloc(heap, keys.count * sizeof *prefixed);
    if (prefixed == NULL) return false;
    *tried = true;
    bool of_tuples = kind == KEYS_TUPLE;
    size_t skip = prefixes == KEYS_STR ? common_bytes(keys, of_tuples) : 0;
    for (size_t i = 0; i < keys.count; i++) {
        prefixed[i].prefix = prefix_of(head_at(keys, i, of_tuples), prefixes, skip);
        prefixed[i].key = pairs[i].key;
        prefixed[i].item = pairs[i].item;
    }
    bool done = prefixed_pairs_sort(s, prefixed, keys.count);
    for (size_t i = 0; i < keys.count; i++) {
        pairs[i] = (SortPair){prefixed[i].key, prefixed[i].item};
    }
    ou_heap_free(heap, prefixed, keys.count * sizeof *prefixed);
    return done;
}

static bool sort_pairs(Sort *s, SortPair *pairs, size_t count) {
    Keys keys = {&pairs[0].key, count, 2};
    KeyKind kind = kind_of_keys(keys);
    if (kind == KEYS_INT) return int_pairs_sort(s, pairs, count);
    if (kind == KEYS_FLOAT) return sort_float_pairs(s, pairs, count);
    s->less = orders[kind];
    bool tried, done = sort_prefixed_pairs(s, pairs, keys, kind, &tried);
    return tried ? done : value_pairs_sort(s, pairs, count);
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
    static const OuValue being_sorted[1]; // only its address counts
    OuList *l = ou_as_list(list);
    if (l->count < 2 && (ou_is_none(key) || l->count == 0)) return true;
    OuValue *items = l->items;
    size_t count = l->count, capacity = l->capacity;
    l->items = (OuValue *)being_sorted;
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
