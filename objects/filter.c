/* filter: the items of an iterator for which a function says yes. */
#include "objects/containers.h"
#include "objects/tuple.h"

typedef struct Filter {
    OuObject header;
    OuValue function; /* None or bool: the truth of the item itself */
    OuValue iterator;
} Filter;

static OuValue filter_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                          OuRef names) {
    OuType *base = rt->types[OU_TYPE_FILTER];
    if (!ou_check_new_arguments(rt, type, base, argc, names, 2, 2)) return OU_ERROR;
    OuValue iterator = ou_iter(rt, args[1]);
    if (ou_is_error(iterator)) return OU_ERROR;
    Filter *filter = ou_new_record(rt, type, 2);
    if (filter == NULL) {
        ou_drop(rt, iterator);
        return OU_ERROR;
    }
    filter->function = ou_own(args[0]);
    filter->iterator = iterator;
    return ou_take(filter);
}

static void filter_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((Filter *)self)->function, visit, argument);
    ou_visit(((Filter *)self)->iterator, visit, argument);
}

static void filter_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, 2);
}

static OuValue filter_self(OuRuntime *rt, OuRef self) {
    return ou_own(self);
}

static OuTruth filter_accepts(OuRuntime *rt, const Filter *filter, OuRef item) {
    OuRef function = filter->function;
    if (ou_is_none(function) || function == ou_ref(rt->types[OU_TYPE_BOOL]))
        return ou_truth(rt, item);
    OuValue answer = ou_call1(rt, function, item);
    if (ou_is_error(answer)) return OU_TRUTH_FAILED;
    OuTruth truth = ou_truth(rt, answer);
    ou_drop(rt, answer);
    return truth;
}

static OuValue filter_next(OuRuntime *rt, OuRef self) {
    const Filter *filter = (Filter *)ou_object(self);
    for (;;) {
        OuValue item = ou_next(rt, filter->iterator);
        if (item == OU_STOP || ou_is_error(item)) return item;
        OuTruth accepted = filter_accepts(rt, filter, item);
        if (accepted == OU_TRUTH_YES) return item;
        ou_drop(rt, item);
        if (accepted == OU_TRUTH_FAILED) return OU_ERROR;
    }
}

static OuValue filter_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const Filter *filter = (Filter *)ou_object(self);
    OuRef parts[] = {filter->function, filter->iterator};
    return ou_reduce_type(rt, self, parts, 2, OU_UNDEF);
}

static const OuMethodRow filter_methods[] = {
    {"__reduce__", filter_reduce, 0, 0, "__reduce__()"},
    {0},
};

const OuTypeSpec ou_filter_type = {
    .name = "filter",
    .doc = "filter(function, iterable, /)\nAn iterator over the items for which "
           "function(item) is true; function None: those that are true.",
    .basic_size = sizeof(Filter),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED,
    .methods = filter_methods,
    .slots.new = filter_new,
    .slots.traverse = filter_traverse,
    .slots.destroy = filter_destroy,
    .slots.iter = filter_self,
    .slots.next = filter_next,
};
