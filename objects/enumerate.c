/* enumerate: pairs of a running number and the items of an iterator.
 *
 * `for i, x in enumerate(...)` unpacks each pair at once and drops it; so the last pair made is
 * kept, and filled again if nobody else holds it. */
#include "objects/containers.h"
#include "objects/generic_alias.h"
#include "objects/int.h"
#include "objects/iterators.h"
#include "objects/tuple.h"

static OuEnumerate *as_enumerate(OuRef value) {
    return (OuEnumerate *)ou_object(value);
}

/* ---- arguments ---- */

static bool is_named(OuRef names, size_t index, const char *name) {
    return ou_str_equals_string(ou_tuple_peek(names, index), name);
}

static bool refuse_keyword(OuRuntime *rt, OuRef names, size_t index) {
    return ou_fail(rt, OU_EXC_TypeError, "'%U' is an invalid keyword argument for enumerate()",
                   ou_tuple_peek(names, index));
}

/* enumerate(iterable, start=0), with messages of its own. OU_UNDEF in `slots`: not given. */
static bool enumerate_arguments(OuRuntime *rt, const OuRef *args, size_t argc, OuRef names,
                                OuRef slots[2]) {
    size_t keywords = ou_keyword_count(names), total = argc + keywords;
    if (total == 0)
        return ou_fail(rt, OU_EXC_TypeError,
                       "enumerate() missing required argument 'iterable'");
    if (total > 2)
        return ou_fail(rt, OU_EXC_TypeError,
                       "enumerate() takes at most 2 arguments (%zu given)", total);
    for (size_t i = 0; i < 2; i++) {
        slots[i] = i < argc ? args[i] : OU_UNDEF;
    }
    for (size_t i = 0; i < keywords; i++) {
        bool first = is_named(names, i, "iterable");
        if (!first && !is_named(names, i, "start")) return refuse_keyword(rt, names, i);
        OuRef *slot = &slots[first ? 0 : 1];
        if (!ou_is_undef(*slot)) return refuse_keyword(rt, names, i);
        *slot = args[argc + i];
    }
    return !ou_is_undef(slots[0]) || refuse_keyword(rt, names, 0);
}

static OuValue enumerate_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                             OuRef names) {
    OuRef slots[2]; // iterable, start
    bool parsed = type == rt->types[OU_TYPE_ENUMERATE]
                      ? enumerate_arguments(rt, args, argc, names, slots)
                      : ou_parse_arguments(rt, "enumerate", "iterable start", 1, 2, args, argc,
                                           names, slots);
    if (!parsed) return OU_ERROR;
    OuValue index = ou_is_undef(slots[1]) ? ou_from_small_int(0) : ou_index(rt, slots[1]);
    if (ou_is_error(index)) return OU_ERROR;
    OuValue iterator = ou_iter(rt, slots[0]);
    OuEnumerate *self = ou_is_error(iterator) ? NULL : ou_new_record(rt, type, 3);
    if (self == NULL) {
        ou_drop(rt, index);
        ou_drop(rt, iterator);
        return OU_ERROR;
    }
    self->iterator = iterator;
    self->index = index;
    return ou_take(self);
}

static void enumerate_traverse(OuObject *self, OuVisit visit, void *argument) {
    const OuEnumerate *e = (OuEnumerate *)self;
    ou_visit(e->iterator, visit, argument);
    ou_visit(e->index, visit, argument);
    ou_visit(e->pair, visit, argument);
}

static void enumerate_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, 3);
}

static OuValue enumerate_self(OuRuntime *rt, OuRef self) {
    return ou_own(self);
}

/* The number for the next item, owned; the count goes on. */
static OuValue enumerate_count(OuRuntime *rt, OuEnumerate *self) {
    OuValue index = self->index;
    OuValue next = OU_LIKELY(ou_is_small_int(index) && ou_small_int(index) < OU_INT_MAX)
                       ? ou_from_small_int(ou_small_int(index) + 1)
                       : ou_int_add(rt, index, ou_from_small_int(1));
    if (ou_is_error(next)) return OU_ERROR;
    self->index = next;
    return index;
}

static OuValue enumerate_next(OuRuntime *rt, OuRef self) {
    OuEnumerate *e = as_enumerate(self);
    OuValue item = ou_next(rt, e->iterator);
    if (item == OU_STOP || ou_is_error(item)) return item;
    OuValue items[] = {enumerate_count(rt, e), item};
    if (ou_is_error(items[0])) {
        ou_drop(rt, item);
        return OU_ERROR;
    }
    return ou_refill_tuple_take(rt, &e->pair, items, 2);
}

static OuValue enumerate_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuEnumerate *e = as_enumerate(self);
    OuRef parts[] = {e->iterator, e->index};
    return ou_reduce_type(rt, self, parts, 2, OU_UNDEF);
}

static const OuMethodRow enumerate_methods[] = {
    {"__reduce__", enumerate_reduce, 0, 0, "__reduce__()"},
    OU_CLASS_GETITEM_ROW,
    {0},
};

const OuTypeSpec ou_enumerate_type = {
    .name = "enumerate",
    .doc = "enumerate(iterable, start=0)\nAn iterator over pairs (number, item).",
    .basic_size = sizeof(OuEnumerate),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED,
    .methods = enumerate_methods,
    .slots.new = enumerate_new,
    .slots.traverse = enumerate_traverse,
    .slots.destroy = enumerate_destroy,
    .slots.iter = enumerate_self,
    .slots.next = enumerate_next,
};
