/* dict: a hash table that keeps the order of insertion.
 *
 * Two arrays in one block of memory. `entries` holds (hash, key, value) in the order of
 * insertion, with holes where something was deleted. `index` is a table of a power of two of
 * cells; a cell holds a position in `entries`, or EMPTY, or DELETED. Cells are 1, 2, 4 or 8
 * bytes wide, as small as the table allows, so that the index of a small dict is one cache
 * line.
 *
 *     index    [ -, 2, -, 0, D, -, 3, - ]
 *     entries  [ (h0,k0,v0), hole, (h2,k2,v2), (h3,k3,v3) | room ]
 *
 * A search starts at the cell that the low bits of the hash name and goes on, as CPython's
 * does, through cell * 5 + 1 + perturb, where perturb brings in the higher bits bit by bit:
 * ints, which are their own hashes, fill neighbouring cells in order, and still no pattern of
 * keys collides for long.
 *
 * Invariants
 *   - every live entry is found by probing from its hash; no cell names a hole;
 *   - there is room for two thirds of the cells in entries, and every cell that is not EMPTY
 * was paid for by an entry since the table was last rebuilt (`usable` counts what is left). So
 * a third of the cells is EMPTY, and every search ends;
 *   - `version` changes whenever a key comes or goes or an entry moves. It is never 0.
 *
 * When `usable` is used up the table is rebuilt without holes, for the number of live items:
 * larger, smaller, or of the same size.
 *
 * Comparing keys may run __eq__, which may change this very dict. So a lookup owns the key it
 * compares, remembers `version`, compares, and starts again if it has changed. Exact strs and
 * small ints are compared without running anything. */
#include "objects/dict.h"

#include "objects/containers.h"
#include "objects/dict_internal.h"
#include "objects/list.h"

#define MIN_CELLS     8
#define PERTURB_SHIFT 5

/* ---- the index ---- */

static inline unsigned cell_width(size_t cells) {
    if (cells <= 0x100) return 1;
    if (cells <= 0x10000) return 2;
    return cells <= (size_t)1 << 32 ? 4 : 8;
}

static inline uint64_t empty_mark(unsigned width) {
    return UINT64_MAX >> (64 - 8 * width);
}
static inline uint64_t deleted_mark(unsigned width) {
    return empty_mark(width) - 1;
}

static OU_ALWAYS_INLINE uint64_t load_cell(const void *index, size_t cell, unsigned width) {
    if (width == 1) return ((const uint8_t *)index)[cell];
    if (width == 2) return ((const uint16_t *)index)[cell];
    if (width == 4) return ((const uint32_t *)index)[cell];
    return ((const uint64_t *)index)[cell];
}

static OU_ALWAYS_INLINE void store_cell(void *index, size_t cell, unsigned width,
                                        uint64_t content) {
    if (width == 1) {
        ((uint8_t *)index)[cell] = (uint8_t)content;
    } else if (width == 2) {
        ((uint16_t *)index)[cell] = (uint16_t)content;
    } else if (width == 4) {
        ((uint32_t *)index)[cell] = (uint32_t)content;
    } else {
        ((uint64_t *)index)[cell] = content;
    }
}

/* Where a search stands. */
typedef struct Probe {
    size_t cell;
    uint64_t perturb;
} Probe;

static inline Probe probe_begin(const OuDict *dict, int64_t hash) {
    return (Probe){(size_t)hash & (dict->index_size - 1), (uint64_t)hash};
}
static inline void probe_step(const OuDict *dict, Probe *probe) {
    probe->perturb >>= PERTURB_SHIFT;
    probe->cell = (probe->cell * 5 + probe->perturb + 1) & (dict->index_size - 1);
}

static OU_ALWAYS_INLINE int64_t probe_width(const OuDict *dict, OuRef key, int64_t hash,
                                            Probe *probe, unsigned width) {
    for (;;) {
        uint64_t position = load_cell(dict->index, probe->cell, width);
        if (OU_LIKELY(position < deleted_mark(width))) {
            const OuDictEntry *entry = &dict->entries[position];
            if (entry->key == key || entry->hash == hash) return (int64_t)position;
        } else if (position == empty_mark(width)) {
            return -1;
        }
        probe_step(dict, probe);
    }
}

/* The next entry, from where `probe` stands, that is `key` or has its hash; -1: there is none.
 */
static OU_ALWAYS_INLINE int64_t probe_next(const OuDict *dict, OuRef key, int64_t hash,
                                           Probe *probe) {
    unsigned width = cell_width(dict->index_size);
    if (width == 1) return probe_width(dict, key, hash, probe, 1);
    if (width == 2) return probe_width(dict, key, hash, probe, 2);
    if (width == 4) return probe_width(dict, key, hash, probe, 4);
    return probe_width(dict, key, hash, probe, 8);
}

/* The cell that holds `content`, a position that is there or (EMPTY or DELETED) the first free
 * one. */
static size_t find_cell_of(const OuDict *dict, int64_t hash, uint64_t position) {
    unsigned width = cell_width(dict->index_size);
    Probe probe = probe_begin(dict, hash);
    while (load_cell(dict->index, probe.cell, width) != position) {
        probe_step(dict, &probe);
    }
    return probe.cell;
}

static OU_ALWAYS_INLINE void index_add_width(OuDict *dict, int64_t hash, uint64_t position,
                                             unsigned width) {
    Probe probe = probe_begin(dict, hash);
    while (load_cell(dict->index, probe.cell, width) < deleted_mark(width)) {
        probe_step(dict, &probe);
    }
    store_cell(dict->index, probe.cell, width, position);
}

/* Let the first free cell name `position`. */
static void index_add(OuDict *dict, int64_t hash, uint64_t position) {
    unsigned width = cell_width(dict->index_size);
    if (width == 1) {
        index_add_width(dict, hash, position, 1);
    } else if (width == 2) {
        index_add_width(dict, hash, position, 2);
    } else {
        index_add_width(dict, hash, position, width);
    }
}

/* ---- the block ---- */

static size_t capacity_of(size_t cells) {
    return cells * 2 / 3;
}

/* The smallest table with that many cells. */
static size_t cells_at_least(size_t cells) {
    size_t size = MIN_CELLS;
    while (size < cells) {
        size *= 2;
    }
    return size;
}

static size_t cells_for_items(size_t items) {
    size_t cells = cells_at_least(items + items / 2);
    return capacity_of(cells) < items ? cells * 2 : cells;
}

static size_t block_size(size_t cells) {
    return capacity_of(cells) * sizeof(OuDictEntry) + cells * cell_width(cells);
}

size_t ou_dict_block_size(const OuDict *dict) {
    return dict->index_size == 0 ? 0 : block_size(dict->index_size);
}

static inline void dict_changed(OuDict *dict) {
    if (OU_UNLIKELY(++dict->version == 0)) dict->version = 1;
    dict->layout = OU_NO_LAYOUT;
}

uint32_t ou_dict_layout(OuRuntime *rt, OuRef ref) {
    OuDict *dict = ou_as_dict(ref);
    if (dict->layout == OU_NO_LAYOUT && rt->next_dict_layout < OU_NO_LAYOUT - 1)
        dict->layout = ++rt->next_dict_layout;
    return dict->layout;
}

static void dict_set_block(OuDict *dict, void *block, size_t cells) {
    dict->entries = block;
    dict->index_size = cells;
    dict->entry_capacity = capacity_of(cells);
    dict->index = dict->entries + dict->entry_capacity;
}

static void dict_close_holes(OuDict *dict) {
    if (dict->count == dict->entry_count) return;
    size_t to = 0;
    for (size_t from = 0; from < dict->entry_count; from++) {
        if (!ou_is_undef(dict->entries[from].key)) dict->entries[to++] = dict->entries[from];
    }
    dict->entry_count = to;
    dict->leading_holes = 0;
}

static void dict_fill_index(OuDict *dict) {
    memset(dict->index, 0xff, dict->index_size * cell_width(dict->index_size));
    for (size_t i = 0; i < dict->entry_count; i++) {
        index_add(dict, dict->entries[i].hash, i);
    }
    dict->usable = dict->entry_capacity - dict->entry_count;
    dict_changed(dict);
}

/* Close the holes and change to a table of `cells` cells, which must have room for all items.
 */
static bool dict_rebuild(OuRuntime *rt, OuDict *dict, size_t cells) {
    if (cells > OU_MAX_ITEMS) return ou_raise_memory(rt) != NULL;
    dict_close_holes(dict);
    bool done = true;
    if (cells != dict->index_size) {
        void *block = ou_resize(rt, dict->entries, ou_dict_block_size(dict), block_size(cells));
        done = block != NULL;
        if (done) dict_set_block(dict, block, cells);
    }
    if (dict->index_size > 0) dict_fill_index(dict);
    return done;
}

static OU_COLD bool dict_grow(OuRuntime *rt, OuDict *dict) {
    return dict_rebuild(rt, dict, cells_at_least(dict->count * 3));
}

bool ou_dict_reserve(OuRuntime *rt, OuDict *dict, size_t count) {
    if (count <= dict->count || count - dict->count <= dict->usable) return true;
    if (count > OU_MAX_ITEMS / 4) return ou_raise_memory(rt) != NULL;
    return dict_rebuild(rt, dict, cells_for_items(count));
}

/* ---- lookup ---- */

/* As far as can be said without running user code: YES and *position; NO, and the probe is at
 * the EMPTY cell where the search ended; FAILED: the key at *position must be asked. There is
 * an index. */
static OU_ALWAYS_INLINE OuTruth lookup_quickly(const OuDict *dict, OuRef key, int64_t hash,
                                               Probe *probe, size_t *position) {
    for (*probe = probe_begin(dict, hash);; probe_step(dict, probe)) {
        int64_t place = probe_next(dict, key, hash, probe);
        if (place < 0) return OU_TRUTH_NO;
        *position = (size_t)place;
        OuTruth equal = ou_equal_quickly(dict->entries[place].key, key);
        if (equal != OU_TRUTH_NO) return equal;
    }
}

static OU_NOINLINE OuTruth lookup_slowly(OuRuntime *rt, OuDict *dict, OuRef key, int64_t hash,
                                         size_t *position) {
again:
    if (dict->index_size == 0) return OU_TRUTH_NO;
    Probe probe = probe_begin(dict, hash);
    for (;; probe_step(dict, &probe)) {
        int64_t place = probe_next(dict, key, hash, &probe);
        if (place < 0) return OU_TRUTH_NO;
        *position = (size_t)place;
        uint32_t version = dict->version;
        OuTruth equal = ou_items_equal(rt, dict->entries[place].key, key);
        if (equal == OU_TRUTH_FAILED) return OU_TRUTH_FAILED;
        if (dict->version != version) goto again;
        if (equal == OU_TRUTH_YES) return OU_TRUTH_YES;
    }
}

OuTruth ou_dict_lookup(OuRuntime *rt, OuDict *dict, OuRef key, int64_t hash, size_t *position) {
    Probe probe;
    if (dict->index_size == 0) return OU_TRUTH_NO;
    OuTruth found = lookup_quickly(dict, key, hash, &probe, position);
    return OU_LIKELY(found != OU_TRUTH_FAILED) ? found
                                               : lookup_slowly(rt, dict, key, hash, position);
}

OuTruth ou_dict_lookup_key(OuRuntime *rt, OuDict *dict, OuRef key, size_t *position) {
    int64_t hash;
    if (!ou_key_hash(rt, key, OU_DICT_KEY, &hash)) return OU_TRUTH_FAILED;
    return ou_dict_lookup(rt, dict, key, hash, position);
}

/* Only exact strs and what is identical: runs no user code. -1: absent. */
static int64_t dict_lookup_str(const OuDict *dict, OuRef key, int64_t hash) {
    if (dict->index_size == 0) return -1;
    Probe probe = probe_begin(dict, hash);
    for (;; probe_step(dict, &probe)) {
        int64_t place = probe_next(dict, key, hash, &probe);
        if (place < 0) return -1;
        OuRef other = dict->entries[place].key;
        if (other == key || ou_equal_quickly(other, key) == OU_TRUTH_YES) return place;
    }
}

int64_t ou_dict_position_of_str(const OuRuntime *rt, OuRef dict, OuRef key) {
    return dict_lookup_str(ou_as_dict(dict), key, ou_str_hash(rt, key));
}

OuRef ou_dict_peek_str(const OuRuntime *rt, OuRef dict, OuRef key) {
    int64_t place = ou_dict_position_of_str(rt, dict, key);
    return place < 0 ? OU_UNDEF : ou_as_dict(dict)->entries[place].value;
}

OuRef ou_dict_peek_string(OuRuntime *rt, OuRef dict, const char *key) {
    OuValue name = ou_intern(rt, key);
    if (ou_is_error(name)) {
        ou_clear_exception(rt); // without memory for the name: not found
        return OU_UNDEF;
    }
    OuRef value = ou_dict_peek_str(rt, dict, name);
    ou_drop(rt, name);
    return value;
}

OuValue ou_dict_find(OuRuntime *rt, OuRef dict, OuRef key) {
    size_t position;
    OuTruth found = ou_dict_lookup_key(rt, ou_as_dict(dict), key, &position);
    if (found == OU_TRUTH_YES) return ou_own(ou_as_dict(dict)->entries[position].value);
    return found == OU_TRUTH_NO ? OU_UNDEF : OU_ERROR;
}

OuValue ou_dict_get(OuRuntime *rt, OuRef dict, OuRef key) {
    OuValue value = ou_dict_find(rt, dict, key);
    return ou_is_undef(value) ? ou_raise_with_value(rt, OU_EXC_KeyError, key) : value;
}

/* ---- change ---- */

#define NO_CELL SIZE_MAX

/* A new item behind the others. The key is not there yet; `cell`, if not NO_CELL, is the EMPTY
 * one where the search for it ended. Takes value, also on failure. */
static OU_ALWAYS_INLINE bool append_take(OuRuntime *rt, OuDict *dict, OuRef key, int64_t hash,
                                         OuValue value, size_t cell) {
    if (OU_UNLIKELY(dict->usable == 0)) {
        if (!dict_grow(rt, dict)) {
            ou_drop(rt, value);
            return false;
        }
        cell = NO_CELL;
    }
    size_t position = dict->entry_count++;
    if (cell == NO_CELL) {
        index_add(dict, hash, position);
    } else {
        store_cell(dict->index, cell, cell_width(dict->index_size), position);
    }
    dict->entries[position] = (OuDictEntry){hash, ou_own(key), value};
    dict->count++;
    dict->usable--;
    if (dict->only_str_keys && !(ou_is_object(key) && ou_is_exact_str(key)))
        dict->only_str_keys = false;
    dict_changed(dict);
    return true;
}

static OU_NOINLINE bool store_slowly_take(OuRuntime *rt, OuDict *dict, OuRef key, int64_t hash,
                                          OuValue value) {
    size_t position;
    OuTruth found = lookup_slowly(rt, dict, key, hash, &position);
    if (found == OU_TRUTH_NO) return append_take(rt, dict, key, hash, value, NO_CELL);
    if (found == OU_TRUTH_YES) {
        ou_replace_take(rt, &dict->entries[position].value, value);
        return true;
    }
    ou_drop(rt, value);
    return false;
}

bool ou_dict_store_take(OuRuntime *rt, OuDict *dict, OuRef key, int64_t hash, OuValue value) {
    size_t position, cell = NO_CELL;
    if (OU_LIKELY(dict->index_size > 0)) {
        Probe probe;
        OuTruth found = lookup_quickly(dict, key, hash, &probe, &position);
        if (found == OU_TRUTH_YES) {
            ou_replace_take(rt, &dict->entries[position].value, value);
            return true;
        }
        if (OU_UNLIKELY(found == OU_TRUTH_FAILED))
            return store_slowly_take(rt, dict, key, hash, value);
        cell = probe.cell;
    }
    return append_take(rt, dict, key, hash, value, cell);
}

bool ou_dict_set_take(OuRuntime *rt, OuRef dict, OuRef key, OuValue value) {
    int64_t hash;
    if (OU_UNLIKELY(!ou_key_hash(rt, key, OU_DICT_KEY, &hash))) {
        ou_drop(rt, value);
        return false;
    }
    return ou_dict_store_take(rt, ou_as_dict(dict), key, hash, value);
}

bool ou_dict_set(OuRuntime *rt, OuRef dict, OuRef key, OuRef value) {
    return ou_dict_set_take(rt, dict, key, ou_own(value));
}

bool ou_dict_set_string(OuRuntime *rt, OuRef dict, const char *key, OuRef value) {
    OuValue name = ou_intern(rt, key);
    if (ou_is_error(name)) return false;
    bool done = ou_dict_set(rt, dict, name, value);
    ou_drop(rt, name);
    return done;
}

OuValue ou_dict_set_default(OuRuntime *rt, OuRef dict, OuRef key, OuRef otherwise) {
    OuDict *d = ou_as_dict(dict);
    size_t position;
    int64_t hash;
    if (!ou_key_hash(rt, key, OU_DICT_KEY, &hash)) return OU_ERROR;
    OuTruth found = ou_dict_lookup(rt, d, key, hash, &position);
    if (found == OU_TRUTH_YES) return ou_own(d->entries[position].value);
    if (found == OU_TRUTH_FAILED || !append_take(rt, d, key, hash, ou_own(otherwise), NO_CELL))
        return OU_ERROR;
    return ou_own(otherwise);
}

void ou_dict_take_out(OuDict *dict, size_t position, OuValue *key, OuValue *value) {
    OuDictEntry *entry = &dict->entries[position];
    unsigned width = cell_width(dict->index_size);
    store_cell(dict->index, find_cell_of(dict, entry->hash, position), width,
               deleted_mark(width));
    *key = entry->key;
    *value = entry->value;
    entry->key = entry->value = OU_UNDEF;
    dict->count--;
    dict_changed(dict);
}

void ou_dict_take_last(OuDict *dict, OuValue *key, OuValue *value) {
    while (ou_is_undef(dict->entries[dict->entry_count - 1].key)) {
        dict->entry_count--;
    }
    // The entry's place is used again; its cell stays paid for, so `usable` does not change.
    ou_dict_take_out(dict, --dict->entry_count, key, value);
    if (dict->leading_holes > dict->entry_count)
        dict->leading_holes = (uint32_t)dict->entry_count;
}

/* The position of the first live entry of a dict that is not empty; remembers the holes. */
static size_t dict_first(OuDict *dict) {
    size_t place = dict->leading_holes;
    while (ou_is_undef(dict->entries[place].key))
        place++;
    dict->leading_holes = place > UINT32_MAX ? UINT32_MAX : (uint32_t)place;
    return place;
}

void ou_dict_take_first(OuDict *dict, OuValue *key, OuValue *value) {
    ou_dict_take_out(dict, dict_first(dict), key, value);
}

/* Make holes in front of the first entry, more of them the more items there are. */
static bool dict_open_front(OuRuntime *rt, OuDict *dict) {
    size_t gap = dict->count / 2 + 1;
    if (!dict_rebuild(rt, dict, cells_for_items(dict->count + gap + 1))) return false;
    memmove(dict->entries + gap, dict->entries, dict->entry_count * sizeof *dict->entries);
    for (size_t i = 0; i < gap; i++)
        dict->entries[i] = (OuDictEntry){0, OU_UNDEF, OU_UNDEF};
    dict->entry_count += gap;
    dict->leading_holes = (uint32_t)gap;
    memset(dict->index, 0xff, dict->index_size * cell_width(dict->index_size));
    for (size_t i = gap; i < dict->entry_count; i++)
        index_add(dict, dict->entries[i].hash, i);
    dict->usable = dict->entry_capacity - dict->entry_count;
    return true;
}

/* Put the entry at `position` into the hole in front of the first one. */
static void dict_move_to(OuDict *dict, size_t position, size_t place) {
    OuDictEntry *entry = &dict->entries[position];
    unsigned width = cell_width(dict->index_size);
    store_cell(dict->index, find_cell_of(dict, entry->hash, position), width, place);
    dict->entries[place] = *entry;
    entry->key = entry->value = OU_UNDEF;
    dict_changed(dict);
}

bool ou_dict_move(OuRuntime *rt, OuDict *dict, size_t position, bool last) {
    size_t first = dict_first(dict);
    if (position == (last ? dict->entry_count - 1 : first)) return true;
    int64_t hash = dict->entries[position].hash;
    OuValue key = ou_own(dict->entries[position].key);
    bool done = true;
    if (last && dict->usable == 0) {
        done = dict_rebuild(rt, dict, cells_for_items(dict->count + 1));
    } else if (!last && first == 0) {
        done = dict_open_front(rt, dict);
    }
    if (done) {
        // The entries may have moved; the key is identical, so no user code runs.
        Probe probe = probe_begin(dict, hash);
        size_t from = (size_t)probe_next(dict, key, hash, &probe);
        while (dict->entries[from].key != key) {
            probe_step(dict, &probe);
            from = (size_t)probe_next(dict, key, hash, &probe);
        }
        dict_move_to(dict, from, last ? dict->entry_count : dict_first(dict) - 1);
        if (last) {
            dict->entry_count++;
            dict->usable--;
        } else {
            dict->leading_holes--;
        }
    }
    ou_drop(rt, key);
    return done;
}

OuTruth ou_dict_delete(OuRuntime *rt, OuRef dict, OuRef key) {
    size_t position;
    OuValue old_key, old_value;
    OuTruth found = ou_dict_lookup_key(rt, ou_as_dict(dict), key, &position);
    if (found != OU_TRUTH_YES) return found;
    ou_dict_take_out(ou_as_dict(dict), position, &old_key, &old_value);
    ou_drop(rt, old_key);
    ou_drop(rt, old_value);
    return OU_TRUTH_YES;
}

OuValue ou_dict_pop(OuRuntime *rt, OuRef dict, OuRef key) {
    size_t position;
    OuValue old_key, value;
    if (ou_as_dict(dict)->count == 0) return OU_UNDEF; // not even asked for its hash
    OuTruth found = ou_dict_lookup_key(rt, ou_as_dict(dict), key, &position);
    if (found != OU_TRUTH_YES) return found == OU_TRUTH_NO ? OU_UNDEF : OU_ERROR;
    ou_dict_take_out(ou_as_dict(dict), position, &old_key, &value);
    ou_drop(rt, old_key);
    return value;
}

/* ---- whole dicts ---- */

static void dict_make_empty(OuDict *dict) {
    dict->count = dict->entry_count = dict->entry_capacity = 0;
    dict->entries = NULL;
    dict->index = NULL;
    dict->index_size = dict->usable = 0;
    dict->only_str_keys = true;
    dict->leading_holes = 0;
}

void ou_dict_begin(OuDict *dict) {
    dict_make_empty(dict);
    dict->version = 1;
    dict->layout = OU_NO_LAYOUT;
}

OuValue ou_dict_of_type(OuRuntime *rt, OuType *type) {
    OuDict *dict = ou_object_new(rt, type);
    if (dict == NULL) return OU_ERROR;
    ou_dict_begin(dict);
    if (OU_LIKELY(ou_object_track(rt, dict))) return ou_take(dict);
    ou_drop(rt, ou_take(dict));
    return OU_ERROR;
}

OuValue ou_dict_new(OuRuntime *rt) {
    return ou_dict_of_type(rt, rt->types[OU_TYPE_DICT]);
}

OuValue ou_dict_new_presized(OuRuntime *rt, size_t count) {
    OuValue dict = ou_dict_new(rt);
    if (ou_is_error(dict) || ou_dict_reserve(rt, ou_as_dict(dict), count)) return dict;
    ou_drop(rt, dict);
    return OU_ERROR;
}

static void drop_entries(OuRuntime *rt, OuDictEntry *entries, size_t count) {
    for (size_t i = 0; i < count; i++) {
        ou_drop(rt, entries[i].key);
        ou_drop(rt, entries[i].value);
    }
}

void ou_dict_clear(OuRuntime *rt, OuRef dict) {
    OuDict *d = ou_as_dict(dict);
    if (d->index_size == 0) return;
    OuDictEntry *entries = d->entries;
    size_t count = d->entry_count, size = ou_dict_block_size(d);
    dict_make_empty(d);
    dict_changed(d);
    drop_entries(rt, entries, count);
    ou_free(rt, entries, size);
}

void ou_dict_finish(OuRuntime *rt, OuDict *dict) {
    drop_entries(rt, dict->entries, dict->entry_count);
    ou_free(rt, dict->entries, ou_dict_block_size(dict));
}

/* Change an empty dict to a table of `cells` cells, with nothing valid in it yet. */
static bool dict_prepare(OuRuntime *rt, OuDict *dict, size_t cells) {
    OU_ASSERT(dict->count == 0);
    void *block = ou_resize(rt, dict->entries, ou_dict_block_size(dict), block_size(cells));
    if (block != NULL) dict_set_block(dict, block, cells);
    return block != NULL;
}

/* Without holes, entries and index can be taken over as they are. */
static bool dict_clone(OuRuntime *rt, OuDict *dict, const OuDict *source) {
    if (!dict_prepare(rt, dict, source->index_size)) return false;
    memcpy(dict->entries, source->entries, block_size(source->index_size));
    for (size_t i = 0; i < source->entry_count; i++) {
        (void)ou_own(source->entries[i].key);
        (void)ou_own(source->entries[i].value);
    }
    dict->usable = source->usable;
    return true;
}

static bool dict_copy_entries(OuRuntime *rt, OuDict *dict, const OuDict *source) {
    if (!dict_prepare(rt, dict, cells_for_items(source->count))) return false;
    size_t to = 0;
    for (size_t i = 0; i < source->entry_count; i++) {
        const OuDictEntry *entry = &source->entries[i];
        if (ou_is_undef(entry->key)) continue;
        dict->entries[to++] =
            (OuDictEntry){entry->hash, ou_own(entry->key), ou_own(entry->value)};
    }
    dict->entry_count = to;
    dict_fill_index(dict);
    return true;
}

bool ou_dict_fill(OuRuntime *rt, OuDict *dict, const OuDict *source) {
    if (source->count == 0) return true;
    bool done = source->count == source->entry_count ? dict_clone(rt, dict, source)
                                                     : dict_copy_entries(rt, dict, source);
    if (!done) return false;
    dict->count = dict->entry_count = source->count;
    dict->only_str_keys = source->only_str_keys;
    dict_changed(dict);
    return true;
}

OuValue ou_dict_copy(OuRuntime *rt, OuRef dict) {
    OuValue copy = ou_dict_new(rt);
    if (ou_is_error(copy) || ou_dict_fill(rt, ou_as_dict(copy), ou_as_dict(dict))) return copy;
    ou_drop(rt, copy);
    return OU_ERROR;
}

bool ou_dict_next(OuRef dict, size_t *position, OuRef *key, OuRef *value) {
    const OuDict *d = ou_as_dict(dict);
    size_t i = *position;
    while (i < d->entry_count && ou_is_undef(d->entries[i].key)) {
        i++;
    }
    if (i >= d->entry_count) return false;
    *key = d->entries[i].key;
    *value = d->entries[i].value;
    *position = i + 1;
    return true;
}

OuValue ou_dict_keys_list(OuRuntime *rt, OuRef dict) {
    OuValue list = ou_list_new(rt, ou_as_dict(dict)->count);
    if (ou_is_error(list)) return OU_ERROR;
    OuValue *item = ou_as_list(list)->items;
    OuRef key, value;
    for (size_t position = 0; ou_dict_next(dict, &position, &key, &value);) {
        *item++ = ou_own(key);
    }
    return list;
}

/* ---- self-check ---- */

static bool check_entries(const OuDict *dict, size_t *live, bool *only_strs) {
    *live = 0;
    *only_strs = true;
    for (size_t i = 0; i < dict->entry_count; i++) {
        const OuDictEntry *entry = &dict->entries[i];
        if (ou_is_undef(entry->key)) continue;
        ++*live;
        *only_strs &= ou_is_object(entry->key) && ou_is_exact_str(entry->key);
        if (ou_is_undef(entry->value)) return false;
        Probe probe = probe_begin(dict, entry->hash);
        int64_t place = probe_next(dict, entry->key, entry->hash, &probe);
        while (place >= 0 && (size_t)place != i) {
            probe_step(dict, &probe);
            place = probe_next(dict, entry->key, entry->hash, &probe);
        }
        if (place < 0) return false;
    }
    return true;
}

bool ou_dict_check(const OuDict *dict) {
    if (dict->version == 0) return false;
    if (dict->index_size == 0)
        return dict->count == 0 && dict->entry_count == 0 && dict->usable == 0;
    unsigned width = cell_width(dict->index_size);
    size_t live, named = 0, empty = 0;
    bool only_strs;
    for (size_t i = 0; i < dict->index_size; i++) {
        uint64_t content = load_cell(dict->index, i, width);
        empty += content == empty_mark(width);
        if (content >= deleted_mark(width)) continue;
        named++;
        if (content >= dict->entry_count || ou_is_undef(dict->entries[content].key))
            return false;
    }
    return check_entries(dict, &live, &only_strs) && live == dict->count && named == live &&
           dict->entry_count + dict->usable <= dict->entry_capacity &&
           empty >= dict->index_size - dict->entry_capacity + dict->usable &&
           (only_strs || !dict->only_str_keys);
}
