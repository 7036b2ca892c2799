/* set and frozenset: a hash table with open addressing.
 *
 * A power of two of cells, each (hash, item), EMPTY or DELETED (which are no values: mind that
 * ou_drop and ou_visit must not see EMPTY). A search looks at the cell that the low bits of the
 * hash name and the nine behind it (one or two cache lines), then jumps to cell * 5 + 1 +
 * perturb. There is no table before the first item.
 *
 * Iteration goes by place in the table. The program can see that order, and although the
 * language leaves it open, people compare outputs: so probing, growth and the way sets are
 * combined are those of CPython, and sets of ints come out in the same order.
 *
 * Invariants
 *   - every item is found by probing from its hash;
 *   - fewer than three fifths of the cells are not EMPTY (`used`), so every search ends;
 *   - `version` changes whenever an item comes, goes or moves.
 *
 * Comparing items may run __eq__, which may change this very set: a lookup that sees `version`
 * changed starts again. */
#include "objects/set.h"

#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/set_internal.h"

#define MIN_CELLS     8
#define LINEAR_PROBES 9
#define PERTURB_SHIFT 5
#define EMPTY         ((OuValue)0) // so that fresh zeroed memory is a table
#define DELETED       OU_STOP

static inline void set_changed(OuSet *set) {
    set->version++;
}

static inline size_t set_mask(const OuSet *set) {
    return (set->table_size == 0 ? MIN_CELLS : set->table_size) - 1;
}

static inline bool is_item(OuRef key) {
    return key != EMPTY && key != DELETED;
}

/* ---- probing ---- */

/* Where a search stands: at cell `group` + `step`. */
typedef struct Probe {
    size_t group;
    unsigned step, steps; // neighbours looked at, and to look at
    uint64_t perturb;
} Probe;

static inline unsigned neighbours(size_t group, size_t mask) {
    return group + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
}

static inline Probe probe_begin(const OuSet *set, int64_t hash) {
    size_t mask = set->table_size - 1, group = (size_t)hash & mask;
    return (Probe){group, 0, neighbours(group, mask), (uint64_t)hash};
}

static inline void probe_step(const OuSet *set, Probe *probe) {
    if (probe->step < probe->steps) {
        probe->step++;
        return;
    }
    size_t mask = set->table_size - 1;
    probe->perturb >>= PERTURB_SHIFT;
    probe->group = (probe->group * 5 + 1 + probe->perturb) & mask;
    probe->step = 0;
    probe->steps = neighbours(probe->group, mask);
}

/* Find `item` without running user code: YES and its cell; NO and the cell where it belongs,
 * the last DELETED one that the search has passed, else the EMPTY one that ended it; FAILED:
 * some item must be asked whether it is equal. There is a table. */
static OuTruth find_quickly(const OuSet *set, OuRef item, int64_t hash, size_t *cell) {
    Probe probe = probe_begin(set, hash);
    for (size_t deleted = SIZE_MAX;; probe_step(set, &probe)) {
        size_t place = probe.group + probe.step;
        const OuSetEntry *entry = &set->table[place];
        OuRef key = entry->key;
        *cell = place;
        if (key == item) return OU_TRUTH_YES;
        if (key == EMPTY) {
            if (deleted != SIZE_MAX) *cell = deleted;
            return OU_TRUTH_NO;
        }
        if (key == DELETED) deleted = place;
        if (entry->hash != hash) continue; // the hash of DELETED is -1
        OuTruth equal = ou_equal_quickly(key, item);
        if (equal != OU_TRUTH_NO) return equal;
    }
}

/* The same with comparisons that may run user code. NO without a cell (SIZE_MAX): there is no
 * table. */
static OuTruth find_slowly(OuRuntime *rt, OuSet *set, OuRef item, int64_t hash, size_t *cell) {
again:
    *cell = SIZE_MAX;
    if (set->table_size == 0) return OU_TRUTH_NO;
    Probe probe = probe_begin(set, hash);
    for (size_t deleted = SIZE_MAX;; probe_step(set, &probe)) {
        size_t place = probe.group + probe.step;
        const OuSetEntry *entry = &set->table[place];
        *cell = place;
        if (entry->key == EMPTY) {
            if (deleted != SIZE_MAX) *cell = deleted;
            return OU_TRUTH_NO;
        }
        if (entry->key == DELETED) deleted = place;
        if (entry->hash != hash) continue;
        uint32_t version = set->version;
        OuTruth equal = ou_items_equal(rt, entry->key, item);
        if (equal == OU_TRUTH_FAILED) return OU_TRUTH_FAILED;
        if (set->version != version) goto again;
        if (equal == OU_TRUTH_YES) return OU_TRUTH_YES;
    }
}

static OuTruth set_find(OuRuntime *rt, OuSet *set, OuRef item, int64_t hash, size_t *cell) {
    *cell = SIZE_MAX;
    if (set->table_size == 0) return OU_TRUTH_NO;
    OuTruth found = find_quickly(set, item, hash, cell);
    return OU_LIKELY(found != OU_TRUTH_FAILED) ? found : find_slowly(rt, set, item, hash, cell);
}

/* Put an item that is not there yet into a table without DELETED cells. */
static void table_insert(OuSet *set, OuSetEntry entry) {
    Probe probe = probe_begin(set, entry.hash);
    while (set->table[probe.group + probe.step].key != EMPTY) {
        probe_step(set, &probe);
    }
    set->table[probe.group + probe.step] = entry;
}

/* ---- the table ---- */

static size_t table_bytes(size_t cells) {
    return cells * sizeof(OuSetEntry);
}

/* A table of EMPTY cells. Large ones come zeroed from the system, which costs nothing until
 * they are used. */
static OuSetEntry *table_new(OuRuntime *rt, size_t cells) {
    size_t size = table_bytes(cells);
    if (size > OU_SMALL_MAX) {
        OuSetEntry *table = ou_heap_alloc_zeroed(&rt->heap, size);
        return table != NULL ? table : ou_raise_memory(rt);
    }
    OuSetEntry *table = ou_alloc(rt, size);
    return table == NULL ? NULL : memset(table, 0, size);
}

/* A table of more than `items` cells, with the present items and without DELETED ones. */
static bool set_resize(OuRuntime *rt, OuSet *set, size_t items) {
    size_t cells = MIN_CELLS;
    while (cells <= items) {
        cells *= 2;
    }
    if (cells > OU_MAX_ITEMS) return ou_raise_memory(rt) != NULL;
    OuSetEntry *old = set->table, *table = table_new(rt, cells);
    if (table == NULL) return false;
    size_t old_cells = set->table_size;
    set->table = table;
    set->table_size = cells;
    for (size_t i = 0; i < old_cells; i++) {
        if (is_item(old[i].key)) table_insert(set, old[i]);
    }
    set->used = set->count;
    ou_free(rt, old, table_bytes(old_cells));
    set_changed(set);
    return true;
}

/* The next size up: four times the items, or twice if there are many. */
static bool set_grow(OuRuntime *rt, OuSet *set) {
    return set_resize(rt, set, set->count > 50000 ? set->count * 2 : set->count * 4);
}

static bool set_is_full(const OuSet *set, size_t more) {
    return (set->used + more) * 5 >= set_mask(set) * 3;
}

bool ou_set_sweep(OuRuntime *rt, OuSet *set) {
    if (set->used - set->count <= set_mask(set) / 4) return true;
    return set_grow(rt, set);
}

/* ---- single items ---- */

/* Put a new item into `cell`, EMPTY or DELETED. */
static bool set_put(OuRuntime *rt, OuSet *set, size_t cell, OuRef item, int64_t hash) {
    bool reused = set->table[cell].key == DELETED;
    set->table[cell] = (OuSetEntry){hash, ou_own(item)};
    set->count++;
    set_changed(set);
    if (reused) return true;
    set->used++;
    return !set_is_full(set, 0) || set_grow(rt, set);
}

static OU_NOINLINE bool set_add_slowly(OuRuntime *rt, OuSet *set, OuRef item, int64_t hash) {
    size_t cell;
    OuValue kept = ou_own(item);
    OuTruth found = find_slowly(rt, set, item, hash, &cell);
    bool done = found != OU_TRUTH_FAILED;
    if (found == OU_TRUTH_NO) {
        // A comparison may have cleared the set: then it has no table any more.
        done = cell != SIZE_MAX || set_resize(rt, set, 0);
        if (done && cell == SIZE_MAX) cell = (size_t)hash & set_mask(set);
        done = done && set_put(rt, set, cell, item, hash);
    }
    ou_drop(rt, kept);
    return done;
}

bool ou_set_add_hashed(OuRuntime *rt, OuRef set, OuRef item, int64_t hash) {
    OuSet *s = ou_as_set(set);
    size_t cell;
    if (s->table_size == 0 && !set_resize(rt, s, 0)) return false;
    OuTruth found = find_quickly(s, item, hash, &cell);
    if (found == OU_TRUTH_NO) return set_put(rt, s, cell, item, hash);
    return found == OU_TRUTH_YES || set_add_slowly(rt, s, item, hash);
}

bool ou_set_add_new(OuRuntime *rt, OuRef set, OuRef item, int64_t hash) {
    OuSet *s = ou_as_set(set);
    if (s->table_size == 0 && !set_resize(rt, s, 0)) return false;
    table_insert(s, (OuSetEntry){hash, ou_own(item)});
    s->count++;
    s->used++;
    set_changed(s);
    return !set_is_full(s, 0) || set_grow(rt, s);
}

OuTruth ou_set_peek_far(const OuSet *set, OuRef item, int64_t hash) {
    size_t cell;
    return find_quickly(set, item, hash, &cell);
}

OuTruth ou_set_contains_hashed(OuRuntime *rt, OuRef set, OuRef item, int64_t hash) {
    size_t cell;
    OuTruth found = ou_set_peek(ou_as_set(set), item, hash);
    return OU_LIKELY(found != OU_TRUTH_FAILED)
               ? found
               : find_slowly(rt, ou_as_set(set), item, hash, &cell);
}

static OuValue set_take_out(OuSet *set, size_t cell) {
    OuValue item = set->table[cell].key;
    set->table[cell] = (OuSetEntry){-1, DELETED};
    set->count--;
    set_changed(set);
    return item;
}

OuTruth ou_set_discard_hashed(OuRuntime *rt, OuRef set, OuRef item, int64_t hash) {
    OuSet *s = ou_as_set(set);
    size_t cell;
    OuTruth found = set_find(rt, s, item, hash, &cell);
    if (found == OU_TRUTH_YES) ou_drop(rt, set_take_out(s, cell));
    return found;
}

bool ou_set_add(OuRuntime *rt, OuRef set, OuRef item) {
    int64_t hash;
    return ou_key_hash(rt, item, OU_SET_ELEMENT, &hash) &&
           ou_set_add_hashed(rt, set, item, hash);
}

/* The hash of something looked for: a set, which has none, is looked for as a frozenset. */
static bool searched_hash(OuRuntime *rt, OuRef item, int64_t *hash) {
    if (ou_is_set(item) &&
        ou_type_of(rt, item)->slots.hash == rt->types[OU_TYPE_SET]->slots.hash) {
        *hash = ou_set_hash(ou_as_set(item));
        return true;
    }
    return ou_key_hash(rt, item, OU_SET_ELEMENT, hash);
}

OuTruth ou_set_contains(OuRuntime *rt, OuRef set, OuRef item) {
    int64_t hash;
    if (!searched_hash(rt, item, &hash)) return OU_TRUTH_FAILED;
    return ou_set_contains_hashed(rt, set, item, hash);
}

OuTruth ou_set_discard(OuRuntime *rt, OuRef set, OuRef item) {
    int64_t hash;
    if (!searched_hash(rt, item, &hash)) return OU_TRUTH_FAILED;
    return ou_set_discard_hashed(rt, set, item, hash);
}

OuValue ou_set_take_any(OuSet *set) {
    OU_ASSERT(set->count > 0);
    size_t cell = set->finger & set_mask(set);
    while (!is_item(set->table[cell].key)) {
        cell = (cell + 1) & set_mask(set);
    }
    set->finger = cell + 1;
    return set_take_out(set, cell);
}

bool ou_set_next_hashed(OuRef set, size_t *position, OuRef *item, int64_t *hash) {
    const OuSet *s = ou_as_set(set);
    size_t i = *position;
    while (i < s->table_size && !is_item(s->table[i].key)) {
        i++;
    }
    if (i >= s->table_size) return false;
    *item = s->table[i].key;
    *hash = s->table[i].hash;
    *position = i + 1;
    return true;
}

bool ou_set_next(OuRef set, size_t *position, OuRef *item) {
    int64_t hash;
    return ou_set_next_hashed(set, position, item, &hash);
}

/* ---- whole sets ---- */

static void set_make_empty(OuSet *set) {
    set->count = set->used = set->table_size = set->finger = 0;
    set->table = NULL;
    set->hash = -1;
}

OuValue ou_set_of_type(OuRuntime *rt, OuType *type) {
    OuSet *set = ou_object_new(rt, type);
    if (set == NULL) return OU_ERROR;
    set_make_empty(set);
    set->version = 1;
    if (ou_object_track(rt, set)) return ou_take(set);
    ou_drop(rt, ou_take(set));
    return OU_ERROR;
}

static OuValue set_new_from(OuRuntime *rt, OuType *type, OuRef iterable) {
    OuValue set = ou_set_of_type(rt, type);
    if (ou_is_error(set) || ou_is_undef(iterable) || ou_set_update(rt, set, iterable))
        return set;
    ou_drop(rt, set);
    return OU_ERROR;
}

OuValue ou_set_new(OuRuntime *rt, OuRef iterable) {
    return set_new_from(rt, rt->types[OU_TYPE_SET], iterable);
}

OuValue ou_frozenset_new(OuRuntime *rt, OuRef iterable) {
    return set_new_from(rt, rt->types[OU_TYPE_FROZENSET], iterable);
}

OuValue ou_set_new_like(OuRuntime *rt, OuRef like, OuRef iterable) {
    return ou_is_frozenset(like) ? ou_frozenset_new(rt, iterable) : ou_set_new(rt, iterable);
}

void ou_set_clear(OuRuntime *rt, OuRef set) {
    OuSet *s = ou_as_set(set);
    OuSetEntry *table = s->table;
    size_t cells = s->table_size, count = s->count;
    set_make_empty(s);
    set_changed(s);
    for (size_t i = 0; count > 0; i++) {
        if (!is_item(table[i].key)) continue;
        count--;
        ou_drop(rt, table[i].key);
    }
    ou_free(rt, table, table_bytes(cells));
}

void ou_set_swap(OuSet *a, OuSet *b) {
    OuSet old = *a;
    a->count = b->count, b->count = old.count;
    a->used = b->used, b->used = old.used;
    a->table = b->table, b->table = old.table;
    a->table_size = b->table_size, b->table_size = old.table_size;
    a->hash = b->hash = -1;
    set_changed(a);
    set_changed(b);
}

/* All items of `source` into an empty table that is large enough: no comparisons. */
static void set_fill(OuSet *set, const OuSet *source) {
    bool same = set->table_size == source->table_size && source->used == source->count;
    for (size_t i = 0; i < source->table_size; i++) {
        OuSetEntry entry = source->table[i];
        if (!is_item(entry.key)) continue;
        (void)ou_own(entry.key);
        if (same) {
            set->table[i] = entry;
        } else {
            table_insert(set, entry);
        }
    }
    set->count = set->used = source->count;
    set_changed(set);
}

static bool set_merge_set(OuRuntime *rt, OuRef set, OuRef other) {
    OuSet *s = ou_as_set(set);
    const OuSet *source = ou_as_set(other);
    if (s == source || source->count == 0) return true;
    if (set_is_full(s, source->count) && !set_resize(rt, s, (s->count + source->count) * 2))
        return false;
    if (s->used == 0) {
        if (s->table_size == 0 && !set_resize(rt, s, 0)) return false;
        set_fill(s, source);
        return true;
    }
    OuRef item;
    int64_t hash;
    for (size_t position = 0; ou_set_next_hashed(other, &position, &item, &hash);) {
        if (!ou_set_add_hashed(rt, set, item, hash)) return false;
    }
    return true;
}

static bool set_merge_dict(OuRuntime *rt, OuRef set, OuRef dict) {
    OuSet *s = ou_as_set(set);
    const OuDict *d = ou_as_dict(dict);
    if (set_is_full(s, d->count) && !set_resize(rt, s, (s->count + d->count) * 2)) return false;
    OuRef key, value;
    for (size_t position = 0; ou_dict_next(dict, &position, &key, &value);) {
        if (!ou_set_add_hashed(rt, set, key, d->entries[position - 1].hash)) return false;
    }
    return true;
}

static bool set_merge_iterable(OuRuntime *rt, OuRef set, OuRef iterable) {
    OuValue iterator = ou_iter(rt, iterable);
    if (ou_is_error(iterator)) return false;
    bool done = false;
    for (;;) {
        OuValue item = ou_next(rt, iterator);
        done = item == OU_STOP;
        if (done || ou_is_error(item)) break;
        bool added = ou_set_add(rt, set, item);
        ou_drop(rt, item);
        if (!added) break;
    }
    ou_drop(rt, iterator);
    return done;
}

bool ou_set_update(OuRuntime *rt, OuRef set, OuRef iterable) {
    if (ou_is_any_set(iterable)) return set_merge_set(rt, set, iterable);
    if (ou_is_exact_dict(iterable)) return set_merge_dict(rt, set, iterable);
    return set_merge_iterable(rt, set, iterable);
}

/* ---- hash of a frozenset ---- */

/* Spread the bits of a hash, so that those of similar items do not cancel out. */
static uint64_t shuffle_bits(uint64_t hash) {
    return ((hash ^ 89869747) ^ (hash << 16)) * 3644798167;
}

int64_t ou_set_hash(const OuSet *set) {
    uint64_t hash = 0;
    for (size_t i = 0; i < set->table_size; i++) {
        if (is_item(set->table[i].key)) hash ^= shuffle_bits((uint64_t)set->table[i].hash);
    }
    hash ^= (set->count + 1) * 1927868237;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069 + 907133923;
    return hash == UINT64_MAX ? 590923713 : (int64_t)hash;
}

/* ---- self-check ---- */

bool ou_set_check(const OuSet *set) {
    if (set->table_size == 0) return set->count == 0 && set->used == 0 && set->table == NULL;
    size_t live = 0, deleted = 0;
    for (size_t i = 0; i < set->table_size; i++) {
        const OuSetEntry *entry = &set->table[i];
        deleted += entry->key == DELETED;
        if (!is_item(entry->key)) continue;
        live++;
        Probe probe = probe_begin(set, entry->hash);
        while (probe.group + probe.step != i) {
            if (set->table[probe.group + probe.step].key == EMPTY) return false;
            probe_step(set, &probe);
        }
    }
    return live == set->count && live + deleted == set->used && !set_is_full(set, 0);
}
