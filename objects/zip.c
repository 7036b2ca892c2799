/* zip, and the stepping of several iterators together. */
#include "objects/containers.h"
#include "objects/lockstep.h"
#include "objects/tuple.h"

typedef struct Zip {
    OuObject header;
    OuValue iterators; /* a tuple */
    OuValue last; /* the last tuple made, filled again once nobody else holds it; or OU_UNDEF */
    bool strict;
} Zip;

/* More iterators than this need an array from the heap. */
#define FEW 8

/* ---- lockstep.h ---- */

bool ou_lockstep_strict(OuRuntime *rt, const char *name, const OuRef *args, size_t argc,
                        OuRef names, bool *strict) {
    size_t keywords = ou_keyword_count(names);
    *strict = false;
    if (keywords == 0) return true;
    if (keywords > 1)
        return ou_fail(rt, OU_EXC_TypeError,
                       "%s() takes at most 1 keyword argument (%zu given)", name, keywords);
    if (!ou_str_equals_string(ou_tuple_peek(names, 0), "strict"))
        return ou_fail(rt, OU_EXC_TypeError, "%s() got an unexpected keyword argument '%U'",
                       name, ou_tuple_peek(names, 0));
    OuTruth truth = ou_truth(rt, args[argc]);
    *strict = truth == OU_TRUTH_YES;
    return truth != OU_TRUTH_FAILED;
}

OuValue ou_lockstep_iterators(OuRuntime *rt, const OuRef *args, size_t argc) {
    OuValue iterators = ou_tuple_new(rt, argc);
    for (size_t i = 0; i < argc && !ou_is_error(iterators); i++) {
        OuValue iterator = ou_iter(rt, args[i]);
        if (ou_is_error(iterator)) {
            ou_drop(rt, iterators);
            return OU_ERROR;
        }
        ou_as_tuple(iterators)->items[i] = iterator;
    }
    return iterators;
}

static void report_length(OuRuntime *rt, const char *name, size_t place, const char *is) {
    ou_raise(rt, OU_EXC_ValueError, "%s() argument %zu is %s than argument%s%zu", name,
             place + 1, is, place == 1 ? " " : "s 1-", place);
}

/* Iterator `place` is exhausted, those before have each given one more item. NO if that is
 * fine. */
static OuTruth check_lengths(OuRuntime *rt, const char *name, OuRef iterators, size_t place) {
    if (place > 0) {
        report_length(rt, name, place, "shorter");
        return OU_TRUTH_FAILED;
    }
    for (size_t i = 1; i < ou_tuple_count(iterators); i++) {
        OuValue item = ou_next(rt, ou_tuple_peek(iterators, i));
        if (item == OU_STOP) continue;
        if (!ou_is_error(item)) report_length(rt, name, i, "longer");
        ou_drop(rt, item);
        return OU_TRUTH_FAILED;
    }
    return OU_TRUTH_NO;
}

OuTruth ou_lockstep_next(OuRuntime *rt, const char *name, OuRef iterators, bool strict,
                         OuValue *items) {
    size_t count = ou_tuple_count(iterators);
    for (size_t i = 0; i < count; i++) {
        items[i] = ou_next(rt, ou_tuple_peek(iterators, i));
        if (OU_LIKELY(items[i] != OU_STOP && !ou_is_error(items[i]))) continue;
        OuTruth result = ou_is_error(items[i]) ? OU_TRUTH_FAILED : OU_TRUTH_NO;
        for (size_t j = 0; j < i; j++) {
            ou_drop(rt, items[j]);
        }
        if (result == OU_TRUTH_NO && strict) return check_lengths(rt, name, iterators, i);
        return result;
    }
    return OU_TRUTH_YES;
}

/* ---- zip ---- */

static OuValue zip_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                       OuRef names) {
    bool strict;
    if (!ou_lockstep_strict(rt, "zip", args, argc, names, &strict)) return OU_ERROR;
    OuValue iterators = ou_lockstep_iterators(rt, args, argc);
    if (ou_is_error(iterators)) return OU_ERROR;
    Zip *zip = ou_new_record(rt, type, 2);
    if (zip == NULL) {
        ou_drop(rt, iterators);
        return OU_ERROR;
    }
    zip->iterators = iterators;
    zip->strict = strict;
    return ou_take(zip);
}

static void zip_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((Zip *)self)->iterators, visit, argument);
    ou_visit(((Zip *)self)->last, visit, argument);
}

static void zip_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, 2);
}

static OuValue zip_self(OuRuntime *rt, OuRef self) {
    return ou_own(self);
}

static OuValue zip_next(OuRuntime *rt, OuRef self) {
    Zip *zip = (Zip *)ou_object(self);
    size_t count = ou_tuple_count(zip->iterators);
    if (count == 0) return OU_STOP;
    OuValue few[FEW], *items = few;
    if (count > FEW) {
        items = ou_alloc(rt, count * sizeof *items);
        if (items == NULL) return OU_ERROR;
    }
    OuTruth stepped = ou_lockstep_next(rt, "zip", zip->iterators, zip->strict, items);
    OuValue result = stepped == OU_TRUTH_YES
                         ? ou_refill_tuple_take(rt, &zip->last, items, count)
                     : stepped == OU_TRUTH_NO ? OU_STOP
                                              : OU_ERROR;
    if (items != few) ou_free(rt, items, count * sizeof *items);
    return result;
}

static OuValue zip_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const Zip *zip = (Zip *)ou_object(self);
    const OuTuple *iterators = ou_as_tuple(zip->iterators);
    return ou_reduce_type(rt, self, (const OuRef *)iterators->items, iterators->count,
                          zip->strict ? OU_TRUE : OU_UNDEF);
}

static OuValue zip_setstate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTruth truth = ou_truth(rt, args[0]);
    if (truth == OU_TRUTH_FAILED) return OU_ERROR;
    ((Zip *)ou_object(self))->strict = truth == OU_TRUTH_YES;
    return OU_NONE;
}

static const OuMethodRow zip_methods[] = {
    {"__reduce__", zip_reduce, 0, 0, "__reduce__()"},
    {"__setstate__", zip_setstate, 1, 1, "__setstate__(state, /)"},
    {0},
};

const OuTypeSpec ou_zip_type = {
    .name = "zip",
    .doc = "zip(*iterables, strict=False)\nAn iterator over tuples with one item of each "
           "iterable, until the shortest ends.",
    .basic_size = sizeof(Zip),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED,
    .methods = zip_methods,
    .slots.new = zip_new,
    .slots.traverse = zip_traverse,
    .slots.destroy = zip_destroy,
    .slots.iter = zip_self,
    .slots.next = zip_next,
};
