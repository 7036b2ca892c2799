/* map: the results of a function for the items of one or more iterators. */
#include "objects/containers.h"
#include "objects/lockstep.h"
#include "objects/tuple.h"

typedef struct Map {
    OuObject header;
    OuValue function;
    OuValue iterators; /* a tuple */
    bool strict;
} Map;

/* More iterators than this need an array from the heap. */
#define FEW 8

static OuValue map_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                       OuRef names) {
    bool strict;
    if (!ou_lockstep_strict(rt, "map", args, argc, names, &strict)) return OU_ERROR;
    if (argc < 2)
        return ou_raise(rt, OU_EXC_TypeError, "map() must have at least two arguments.");
    OuValue iterators = ou_lockstep_iterators(rt, args + 1, argc - 1);
    if (ou_is_error(iterators)) return OU_ERROR;
    Map *map = ou_new_record(rt, type, 2);
    if (map == NULL) {
        ou_drop(rt, iterators);
        return OU_ERROR;
    }
    map->function = ou_own(args[0]);
    map->iterators = iterators;
    map->strict = strict;
    return ou_take(map);
}

static void map_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((Map *)self)->function, visit, argument);
    ou_visit(((Map *)self)->iterators, visit, argument);
}

static void map_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, 2);
}

static OuValue map_self(OuRuntime *rt, OuRef self) {
    return ou_own(self);
}

/* The most frequent case. */
static OuValue map_next_of_one(OuRuntime *rt, const Map *map) {
    OuValue item = ou_next(rt, ou_tuple_peek(map->iterators, 0));
    if (item == OU_STOP || ou_is_error(item)) return item;
    OuValue result = ou_call1(rt, map->function, item);
    ou_drop(rt, item);
    return result;
}

static OuValue map_next(OuRuntime *rt, OuRef self) {
    Map *map = (Map *)ou_object(self);
    size_t count = ou_tuple_count(map->iterators);
    if (count == 1) return map_next_of_one(rt, map);
    OuValue few[FEW], *items = few, result = OU_ERROR;
    if (count > FEW) {
        items = ou_alloc(rt, count * sizeof *items);
        if (items == NULL) return OU_ERROR;
    }
    OuTruth stepped = ou_lockstep_next(rt, "map", map->iterators, map->strict, items);
    if (stepped == OU_TRUTH_NO) result = OU_STOP;
    if (stepped == OU_TRUTH_YES) {
        result = ou_call(rt, map->function, (const OuRef *)items, count);
        for (size_t i = 0; i < count; i++) {
            ou_drop(rt, items[i]);
        }
    }
    if (items != few) ou_free(rt, items, count * sizeof *items);
    return result;
}

static OuValue map_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const Map *map = (Map *)ou_object(self);
    OuValue first = ou_tuple_pack1(rt, map->function), parts = OU_ERROR, result = OU_ERROR;
    if (ou_is_error(first)) goto done;
    parts = ou_binary(rt, OU_BINARY_add, first, map->iterators);
    if (ou_is_error(parts)) goto done;
    result = ou_reduce_type(rt, self, (const OuRef *)ou_as_tuple(parts)->items,
                            ou_tuple_count(parts), map->strict ? OU_TRUE : OU_UNDEF);
done:
    ou_drop(rt, first);
    ou_drop(rt, parts);
    return result;
}

static OuValue map_setstate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTruth truth = ou_truth(rt, args[0]);
    if (truth == OU_TRUTH_FAILED) return OU_ERROR;
    ((Map *)ou_object(self))->strict = truth == OU_TRUTH_YES;
    return OU_NONE;
}

static const OuMethodRow map_methods[] = {
    {"__reduce__", map_reduce, 0, 0, "__reduce__()"},
    {"__setstate__", map_setstate, 1, 1, "__setstate__(state, /)"},
    {0},
};

const OuTypeSpec ou_map_type = {
    .name = "map",
    .doc = "map(function, iterable, /, *iterables, strict=False)\nAn iterator over the results "
           "of the function for one item of each iterable.",
    .basic_size = sizeof(Map),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED,
    .methods = map_methods,
    .slots.new = map_new,
    .slots.traverse = map_traverse,
    .slots.destroy = map_destroy,
    .slots.iter = map_self,
    .slots.next = map_next,
};
