/* Weak references.
 *
 * An object that has some carries a flag in its header; they are found through a table of the
 * runtime from the object's address to a chain. Objects without pay nothing for it.
 *
 *     table    [ -, (A), -, (B), - ]         cells: target of the first of each chain
 *     chain    A <- weakref -> weakref -> weakref
 *
 * A cell is the first weak reference of a chain; cells are found by linear probing from the
 * target's address, and deleting moves later ones up, so there are no marks for what is gone.
 *
 * Death. Before its target is taken apart each weak reference forgets it; then callbacks are
 * called, so no callback can get at the target through another one. */
#include "objects/weakref.h"

#include "objects/dict.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

typedef struct OuWeakTable {
    OuWeakref **cells; /* NULL: empty */
    size_t size;       /* a power of two */
    size_t count;
} OuWeakTable;

#define TABLE_SIZE_MIN 16

/* ---- the table ---- */

bool ou_weak_table_init(OuRuntime *rt) {
    OuWeakTable *table = ou_alloc(rt, sizeof *table);
    if (table == NULL) return false;
    *table = (OuWeakTable){0};
    rt->weak_references = table;
    return true;
}

void ou_weak_table_finish(OuRuntime *rt) {
    OuWeakTable *table = rt->weak_references;
    if (table == NULL) return;
    ou_free(rt, table->cells, table->size * sizeof *table->cells);
    ou_free(rt, table, sizeof *table);
    rt->weak_references = NULL;
}

static size_t home_cell(const OuWeakTable *table, const OuObject *target) {
    uint64_t bits = (uint64_t)(uintptr_t)target >> 4;
    return (size_t)(bits * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (table->size - 1);
}

/* The cell of the target's chain, or the empty one where it would be. */
static OuWeakref **find_cell(const OuWeakTable *table, const OuObject *target) {
    size_t i = home_cell(table, target);
    while (table->cells[i] != NULL && table->cells[i]->target != target)
        i = (i + 1) & (table->size - 1);
    return &table->cells[i];
}

static bool table_grow(OuRuntime *rt, OuWeakTable *table) {
    OuWeakTable larger = {.size = table->size == 0 ? TABLE_SIZE_MIN : table->size * 2,
                          .count = table->count};
    larger.cells = ou_alloc(rt, larger.size * sizeof *larger.cells);
    if (larger.cells == NULL) return false;
    memset(larger.cells, 0, larger.size * sizeof *larger.cells);
    for (size_t i = 0; i < table->size; i++) {
        if (table->cells[i] != NULL)
            *find_cell(&larger, table->cells[i]->target) = table->cells[i];
    }
    ou_free(rt, table->cells, table->size * sizeof *table->cells);
    *table = larger;
    return true;
}

static void table_remove(OuWeakTable *table, OuWeakref **cell) {
    size_t hole = (size_t)(cell - table->cells), mask = table->size - 1;
    table->count--;
    for (size_t i = (hole + 1) & mask; table->cells[i] != NULL; i = (i + 1) & mask) {
        size_t home = home_cell(table, table->cells[i]->target);
        // Move it up unless its home lies behind the hole.
        if (((i - home) & mask) >= ((i - hole) & mask)) {
            table->cells[hole] = table->cells[i];
            hole = i;
        }
    }
    table->cells[hole] = NULL;
}

static OuWeakref *find_chain(OuRuntime *rt, const OuObject *target) {
    OuWeakTable *table = rt->weak_references;
    if (!ou_gc_has_weakrefs(target) || table->size == 0) return NULL;
    return *find_cell(table, target);
}

/* The newest come first. */
static bool table_add(OuRuntime *rt, OuWeakref *weakref) {
    OuWeakTable *table = rt->weak_references;
    if ((table->count + 1) * 3 > table->size * 2 && !table_grow(rt, table)) return false;
    OuWeakref **cell = find_cell(table, weakref->target);
    if (*cell == NULL) {
        *cell = weakref;
        table->count++;
        ou_gc_set_weakrefs(weakref->target, true);
    } else {
        weakref->next = *cell;
        *cell = weakref;
    }
    return true;
}

/* A weak reference dies before its target. */
static void table_forget(OuRuntime *rt, OuWeakref *weakref) {
    OuWeakTable *table = rt->weak_references;
    OuWeakref **cell = find_cell(table, weakref->target);
    if (*cell == weakref && weakref->next == NULL) {
        ou_gc_set_weakrefs(weakref->target, false);
        table_remove(table, cell);
        return;
    }
    OuWeakref **link = cell;
    while (*link != weakref)
        link = &(*link)->next;
    *link = weakref->next;
}

/* ---- death of the target ---- */

OuWeakref *ou_weakrefs_detach(OuRuntime *rt, OuObject *target, OuWeakref *chain) {
    OuWeakref *weakref = find_chain(rt, target);
    if (weakref == NULL) return chain;
    table_remove(rt->weak_references, find_cell(rt->weak_references, target));
    ou_gc_set_weakrefs(target, false);
    OuWeakref *told = NULL, **last = &told;
    while (weakref != NULL) {
        OuWeakref *next = weakref->next;
        weakref->target = NULL;
        weakref->next = NULL;
        // One that is itself being destroyed or collected is not told.
        if (!ou_is_undef(weakref->callback) && weakref->header.refcount > 0 &&
            !ou_collector_is_unreachable(&rt->collector, &weakref->header)) {
            weakref->header.refcount++;
            *last = weakref;
            last = &weakref->next;
        }
        weakref = next;
    }
    *last = chain;
    return told;
}

void ou_weakrefs_call(OuRuntime *rt, OuWeakref *chain) {
    if (chain == NULL) return;
    OuValue pending = ou_take_exception(rt);
    while (chain != NULL) {
        OuWeakref *weakref = chain;
        chain = weakref->next;
        weakref->next = NULL;
        OuValue callback = weakref->callback;
        weakref->callback = OU_UNDEF;
        OuValue result = ou_call1(rt, callback, ou_ref(weakref));
        if (ou_is_error(result))
            ou_report_unraisable_while(rt, "calling weakref callback", callback);
        ou_drop(rt, result);
        ou_drop(rt, callback);
        ou_drop(rt, ou_take(weakref));
    }
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
}

void ou_weakrefs_clear(OuRuntime *rt, OuObject *target) {
    ou_weakrefs_call(rt, ou_weakrefs_detach(rt, target, NULL));
}

OuRef ou_weakref_first_peek(OuRuntime *rt, OuRef target) {
    OuWeakref *first = ou_is_object(target) ? find_chain(rt, ou_object(target)) : NULL;
    return first == NULL ? OU_NONE : ou_ref(first);
}

size_t ou_weakref_count(OuRuntime *rt, OuRef target) {
    size_t count = 0;
    if (!ou_is_object(target)) return 0;
    for (OuWeakref *w = find_chain(rt, ou_object(target)); w != NULL; w = w->next)
        count++;
    return count;
}

OuValue ou_weakref_get(OuRef weakref) {
    OuObject *target = ou_as_weakref(weakref)->target;
    return target == NULL ? OU_NONE : ou_own(ou_ref(target));
}

/* ---- making ---- */

/* Does a class of a program allow weak references to its instances? Not if it and all its like
 * have
 * __slots__ without "__weakref__". */
static OuTruth class_allows(OuRuntime *rt, const OuType *type) {
    for (; type->flags & OU_TYPE_HEAP; type = type->base) {
        OuValue name = ou_intern(rt, "__slots__");
        if (ou_is_error(name)) return OU_TRUTH_FAILED;
        OuRef slots =
            ou_is_undef(type->dict) ? OU_UNDEF : ou_dict_peek_str(rt, type->dict, name);
        ou_drop(rt, name);
        if (ou_is_undef(slots)) return OU_TRUTH_YES;
        OuValue held = ou_own(slots);
        OuTruth listed = ou_is_str(held)
                             ? ou_truth_from(ou_str_equals_string(held, "__weakref__"))
                             : ou_contains(rt, held, rt->names.dunder_weakref);
        ou_drop(rt, held);
        if (listed != OU_TRUTH_NO) return listed;
    }
    return ou_truth_from(type->flags & OU_TYPE_WEAKREFS);
}

static const bool kind_allows[OU_TYPE_COUNT] = {
    [OU_TYPE_TYPE] = true,   [OU_TYPE_SET] = true,           [OU_TYPE_FROZENSET] = true,
    [OU_TYPE_CODE] = true,   [OU_TYPE_FUNCTION] = true,      [OU_TYPE_METHOD] = true,
    [OU_TYPE_NATIVE] = true, [OU_TYPE_MODULE] = true,        [OU_TYPE_GENERATOR] = true,
    [OU_TYPE_COROUTINE] = true, [OU_TYPE_ASYNC_GENERATOR] = true,
    [OU_TYPE_UNION] = true,  [OU_TYPE_GENERIC_ALIAS] = true,
};

bool ou_weakref_allows_kind(uint8_t kind) {
    return kind_allows[kind];
}

static bool check_target(OuRuntime *rt, OuRef target) {
    if (ou_is_object(target)) {
        const OuType *type = ou_type_of(rt, target);
        if (kind_allows[type->kind]) return true;
        bool has_items = type->kind == OU_TYPE_INT || type->kind == OU_TYPE_TUPLE ||
                         type->kind == OU_TYPE_BYTES;
        OuTruth allowed = has_items ? OU_TRUTH_NO : class_allows(rt, type);
        if (allowed == OU_TRUTH_YES) return true;
        if (allowed == OU_TRUTH_FAILED) return false;
    }
    return ou_fail(rt, OU_EXC_TypeError, "cannot create weak reference to '%T' object", target);
}

OuValue ou_weakref_make(OuRuntime *rt, OuType *type, OuRef target, OuRef callback) {
    if (!check_target(rt, target)) return OU_ERROR;
    if (ou_is_none(callback)) callback = OU_UNDEF;
    if (ou_is_undef(callback) && !(type->flags & OU_TYPE_HEAP)) {
        // Those without callback are all the same, so there is only one.
        for (OuWeakref *w = find_chain(rt, ou_object(target)); w != NULL; w = w->next) {
            if (ou_is_undef(w->callback) && w->header.refcount > 0 &&
                ou_type_of(rt, ou_ref(w)) == type)
                return ou_own(ou_ref(w));
        }
    }
    OuWeakref *weakref = ou_object_new(rt, type);
    if (weakref == NULL) return OU_ERROR;
    weakref->target = NULL;
    weakref->callback = ou_own(callback);
    weakref->next = NULL;
    weakref->hash = -1;
    if (!ou_object_track(rt, weakref)) goto failed;
    weakref->target = ou_object(target);
    if (table_add(rt, weakref)) return ou_take(weakref);
    weakref->target = NULL;
failed:
    ou_drop(rt, ou_take(weakref));
    return OU_ERROR;
}

OuValue ou_weakref_new(OuRuntime *rt, OuRef target, OuRef callback) {
    return ou_weakref_make(rt, rt->types[OU_TYPE_WEAKREF], target, callback);
}

static OuValue weakref_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                           OuRef names) {
    if (type == rt->types[OU_TYPE_WEAKREF]) {
        if (!ou_is_undef(names) && ou_tuple_count(names) > 0)
            return ou_raise(rt, OU_EXC_TypeError, "ref() takes no keyword arguments");
    }
    if (!ou_check_arguments(rt, "__new__", 1, 2, argc, OU_UNDEF)) return OU_ERROR;
    return ou_weakref_make(rt, type, args[0], argc > 1 ? args[1] : OU_UNDEF);
}

static bool weakref_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                         OuRef names) {
    (void)self, (void)args;
    return ou_check_arguments(rt, "__init__", 1, 2, argc, names);
}

/* ---- what it can do ---- */

static OuValue weakref_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                            OuRef names) {
    (void)args;
    if (!ou_check_arguments(rt, "weakref", 0, 0, argc, names)) return OU_ERROR;
    return ou_weakref_get(self);
}

static OuValue weakref_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if ((op != OU_EQ && op != OU_NE) || !ou_is_weakref(left) || !ou_is_weakref(right))
        return OU_NOT_IMPLEMENTED;
    OuValue a = ou_weakref_get(left), b = ou_weakref_get(right);
    OuValue result;
    if (ou_is_none(a) || ou_is_none(b))
        result = ou_bool((left == right) == (op == OU_EQ));
    else
        result = ou_compare(rt, a, b, op);
    ou_drop(rt, a);
    ou_drop(rt, b);
    return result;
}

/* The target's, remembered: it stays usable as a key when the target is gone. */
static bool weakref_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    OuWeakref *weakref = ou_as_weakref(self);
    if (weakref->hash == -1) {
        OuValue target = ou_weakref_get(self);
        if (ou_is_none(target))
            return ou_fail(rt, OU_EXC_TypeError, "weak object has gone away");
        int64_t of_target;
        bool done = ou_hash(rt, target, &of_target);
        ou_drop(rt, target);
        if (!done) return false;
        weakref->hash = of_target;
    }
    *hash = weakref->hash;
    return true;
}

static OuValue weakref_repr(OuRuntime *rt, OuRef self) {
    OuValue target = ou_weakref_get(self);
    if (ou_is_none(target)) return ou_format(rt, "<weakref at %p; dead>", ou_object(self));
    // The name that its type gives it: a module, which has one of its own, is shown without.
    OuValue name = ou_find_special(rt, target, rt->names.dunder_name);
    OuValue text = OU_ERROR;
    if (ou_is_error(name)) goto done;
    if (ou_is_str(name))
        text = ou_format(rt, "<weakref at %p; to '%T' at %p (%U)>", ou_object(self), target,
                         ou_object(target), name);
    else
        text = ou_format(rt, "<weakref at %p; to '%T' at %p>", ou_object(self), target,
                         ou_object(target));
done:
    ou_drop(rt, name);
    ou_drop(rt, target);
    return text;
}

/* ---- references ---- */

void ou_weakref_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuWeakref *)self)->callback, visit, argument);
}

void ou_weakref_clear(OuRuntime *rt, OuObject *self) {
    OuWeakref *weakref = (OuWeakref *)self;
    if (weakref->target != NULL) table_forget(rt, weakref);
    weakref->target = NULL;
    weakref->next = NULL;
    ou_clear(rt, &weakref->callback);
}

void ou_weakref_destroy(OuRuntime *rt, OuObject *self) {
    ou_weakref_clear(rt, self);
    ou_object_free(rt, self);
}

static const OuMemberRow weakref_members[] = {
    {"__callback__", offsetof(OuWeakref, callback), true, true, NULL},
    {0},
};

const OuTypeSpec ou_weakref_type = {
    .name = "weakref.ReferenceType",
    .doc = "A reference that does not keep its object alive.",
    .basic_size = sizeof(OuWeakref),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED,
    .members = weakref_members,
    .slots.new = weakref_new,
    .slots.init = weakref_init,
    .slots.call = weakref_call,
    .slots.compare = weakref_compare,
    .slots.hash = weakref_hash,
    .slots.repr = weakref_repr,
    .slots.traverse = ou_weakref_traverse,
    .slots.clear = ou_weakref_clear,
    .slots.destroy = ou_weakref_destroy,
};
