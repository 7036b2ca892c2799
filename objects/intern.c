/* Interned strs: equal ones are one object, so names compare by identity.
 *
 * A hash set of pointers with linear probing. Its references do not count: an interned str that
 * dies takes itself out (ou_intern_forget), and the last one takes the table with it, so
 * nothing has to be cleaned up at the end.
 *
 * Taking out leaves no marks: the entries behind the gap that would not be found across it move
 * up. Invariants: at most two thirds of the cells are taken; from the cell of an entry's hash
 * up to its own no cell is empty. */
#include <string.h>

#include "objects/text.h"

typedef struct OuInternTable {
    size_t count, capacity; // capacity: cells, a power of two
    OuStr *cells[];
} OuInternTable;

#define FIRST_CAPACITY 1024

static size_t table_size(size_t capacity) {
    return sizeof(OuInternTable) + capacity * sizeof(OuStr *);
}

/* The cell of the str with this text, or the empty one where it belongs. */
static OuStr **find_cell(OuInternTable *table, int64_t hash, OuSpan text) {
    size_t mask = table->capacity - 1;
    for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
        OuStr *str = table->cells[i];
        if (str == NULL) return &table->cells[i];
        if (str->hash == hash && ou_span_equal(ou_span(str->bytes, str->size), text))
            return &table->cells[i];
    }
}

static OuInternTable *new_table(OuRuntime *rt, size_t capacity) {
    OuInternTable *table = ou_alloc(rt, table_size(capacity));
    if (table == NULL) return NULL;
    table->count = 0;
    table->capacity = capacity;
    memset(table->cells, 0, capacity * sizeof *table->cells);
    return table;
}

/* Make room for one more. */
static bool reserve_cell(OuRuntime *rt) {
    OuInternTable *old = rt->interned;
    if (old != NULL && (old->count + 1) * 3 <= old->capacity * 2) return true;
    OuInternTable *table = new_table(rt, old != NULL ? old->capacity * 2 : FIRST_CAPACITY);
    if (table == NULL) return false;
    for (size_t i = 0; old != NULL && i < old->capacity; i++) {
        OuStr *str = old->cells[i];
        if (str == NULL) continue;
        *find_cell(table, str->hash, ou_span(str->bytes, str->size)) = str;
        table->count++;
    }
    if (old != NULL) ou_free(rt, old, table_size(old->capacity));
    rt->interned = table;
    return true;
}

/* The interned str with this text, owned; OU_UNDEF if there is none. */
static OuValue find_interned(OuRuntime *rt, OuSpan text, int64_t hash) {
    if (rt->interned == NULL) return OU_UNDEF;
    OuStr *str = *find_cell(rt->interned, hash, text);
    return str != NULL ? ou_own(ou_ref(str)) : OU_UNDEF;
}

/* Put `str`, whose text is not in the table, into it. */
static bool add_interned(OuRuntime *rt, OuStr *str) {
    if (!reserve_cell(rt)) return false;
    *find_cell(rt->interned, str->hash, ou_span(str->bytes, str->size)) = str;
    rt->interned->count++;
    str->is_interned = true;
    return true;
}

OuValue ou_intern_take(OuRuntime *rt, OuValue value) {
    if (ou_as_str(value)->is_interned) return value;
    OuValue found = find_interned(rt, ou_str_span(value), ou_str_hash(rt, value));
    if (ou_is_undef(found)) {
        found = ou_str_plain(rt, value);
        if (!ou_is_error(found)) {
            ou_str_hash(rt, found);
            if (!add_interned(rt, ou_as_str(found))) {
                ou_drop(rt, found);
                found = OU_ERROR;
            }
        }
    }
    ou_drop(rt, value);
    return found;
}

OuValue ou_intern_sized(OuRuntime *rt, const char *bytes, size_t size) {
    OuSpan text = ou_span(bytes, size);
    OuValue found = find_interned(rt, text, ou_span_hash(rt, text));
    if (!ou_is_undef(found)) return found;
    OuValue str = ou_str_new(rt, bytes, size);
    return ou_is_error(str) ? OU_ERROR : ou_intern_take(rt, str);
}

OuValue ou_intern(OuRuntime *rt, const char *string) {
    return ou_intern_sized(rt, string, strlen(string));
}

/* Close the gap at `hole`. */
static void close_gap(OuInternTable *table, size_t hole) {
    size_t mask = table->capacity - 1;
    for (size_t i = (hole + 1) & mask; table->cells[i] != NULL; i = (i + 1) & mask) {
        size_t wish = (size_t)table->cells[i]->hash & mask;
        // Its probe starts behind the hole: it stays reachable where it is.
        if (((i - wish) & mask) < ((i - hole) & mask)) continue;
        table->cells[hole] = table->cells[i];
        hole = i;
    }
    table->cells[hole] = NULL;
}

void ou_intern_forget(OuRuntime *rt, OuStr *str) {
    OuInternTable *table = rt->interned;
    OU_ASSERT(table != NULL && str->is_interned);
    size_t mask = table->capacity - 1, i = (size_t)str->hash & mask;
    while (table->cells[i] != str)
        i = (i + 1) & mask;
    close_gap(table, i);
    str->is_interned = false;
    if (--table->count > 0) return;
    rt->interned = NULL;
    ou_free(rt, table, table_size(table->capacity));
}
