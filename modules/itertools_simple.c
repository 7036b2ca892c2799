/* Iterators that pass the items of one iterable on: chosen, changed, or in groups. */
#include "modules/itertools_parts.h"

#include "objects/containers.h"
#include "objects/generic_alias.h"
#include "objects/int.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/tuple.h"

/* ---- what all have ---- */

OuIterTool *ou_iter_tool_new(OuRuntime *rt, OuType *type) {
    OuIterTool *tool = ou_object_new(rt, type);
    if (tool == NULL) return NULL;
    tool->source = tool->function = tool->state = tool->last = tool->key = OU_UNDEF;
    tool->indices = NULL;
    tool->count = 0;
    tool->number = tool->limit = tool->step = 0;
    tool->flag = tool->finished = false;
    if (ou_object_track(rt, tool)) return tool;
    ou_drop(rt, ou_take(tool));
    return NULL;
}

void ou_iter_tool_traverse(OuObject *self, OuVisit visit, void *argument) {
    const OuIterTool *tool = (OuIterTool *)self;
    ou_visit(tool->source, visit, argument);
    ou_visit(tool->function, visit, argument);
    ou_visit(tool->state, visit, argument);
    ou_visit(tool->last, visit, argument);
    ou_visit(tool->key, visit, argument);
}

void ou_iter_tool_destroy(OuRuntime *rt, OuObject *self) {
    OuIterTool *tool = (OuIterTool *)self;
    ou_drop(rt, tool->source);
    ou_drop(rt, tool->function);
    ou_drop(rt, tool->state);
    ou_drop(rt, tool->last);
    ou_drop(rt, tool->key);
    ou_free(rt, tool->indices, tool->count * sizeof *tool->indices);
    ou_object_free(rt, self);
}

OuValue ou_iter_tool_self(OuRuntime *rt, OuRef self) {
    return ou_own(self);
}

/* One over iter(iterable); `function` may be OU_UNDEF. */
static OuValue tool_over(OuRuntime *rt, OuType *type, OuRef iterable, OuRef function) {
    OuValue source = ou_iter(rt, iterable);
    OuIterTool *tool = ou_is_error(source) ? NULL : ou_iter_tool_new(rt, type);
    if (tool == NULL) {
        ou_drop(rt, source);
        return OU_ERROR;
    }
    tool->source = source;
    tool->function = ou_own(function);
    return ou_take(tool);
}

/* `new` of those called as name(function, iterable). */
static OuValue function_first(OuRuntime *rt, OuType *type, const char *name, const OuRef *args,
                              size_t argc, OuRef names) {
    if (!ou_check_arguments(rt, name, 2, 2, argc, names)) return OU_ERROR;
    return tool_over(rt, type, args[1], args[0]);
}

#define ITERTOOL(id, spec_name, text)                                                          \
    extern const OuTypeSpec ou_iter_##id##_type;                                               \
    const OuTypeSpec ou_iter_##id##_type = {                                                   \
        OU_ITER_TOOL_SPEC(spec_name, id##_new, id##_next, text)}

/* ---- takewhile, dropwhile, filterfalse, starmap ---- */

static OuTruth test_item(OuRuntime *rt, OuRef function, OuRef item) {
    OuValue answer = ou_call1(rt, function, item);
    OuTruth truth = ou_is_error(answer) ? OU_TRUTH_FAILED : ou_truth(rt, answer);
    ou_drop(rt, answer);
    return truth;
}

static OuValue takewhile_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                             OuRef names) {
    return function_first(rt, type, "takewhile", args, argc, names);
}

static OuValue takewhile_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    if (tool->finished) return OU_STOP;
    OuValue item = ou_next(rt, tool->source);
    if (item == OU_STOP || ou_is_error(item)) return item;
    OuTruth passes = test_item(rt, tool->function, item);
    if (passes == OU_TRUTH_YES) return item;
    ou_drop(rt, item);
    if (passes == OU_TRUTH_FAILED) return OU_ERROR;
    tool->finished = true;
    return OU_STOP;
}

ITERTOOL(takewhile, "takewhile",
         "takewhile(predicate, iterable, /)\n--\n\nThe items as long as the predicate is true "
         "of them.");

static OuValue dropwhile_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                             OuRef names) {
    return function_first(rt, type, "dropwhile", args, argc, names);
}

static OuValue dropwhile_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    for (;;) {
        OuValue item = ou_next(rt, tool->source);
        if (tool->flag || item == OU_STOP || ou_is_error(item)) return item;
        OuTruth passes = test_item(rt, tool->function, item);
        if (passes == OU_TRUTH_NO) {
            tool->flag = true;
            return item;
        }
        ou_drop(rt, item);
        if (passes == OU_TRUTH_FAILED) return OU_ERROR;
    }
}

ITERTOOL(dropwhile, "dropwhile",
         "dropwhile(predicate, iterable, /)\n--\n\nThe items from the first on of which the "
         "predicate is not true.");

static OuValue filterfalse_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                               OuRef names) {
    return function_first(rt, type, "filterfalse", args, argc, names);
}

static OuValue filterfalse_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    bool plain =
        ou_is_none(tool->function) || tool->function == ou_ref(rt->types[OU_TYPE_BOOL]);
    for (;;) {
        OuValue item = ou_next(rt, tool->source);
        if (item == OU_STOP || ou_is_error(item)) return item;
        OuTruth passes = plain ? ou_truth(rt, item) : test_item(rt, tool->function, item);
        if (passes == OU_TRUTH_NO) return item;
        ou_drop(rt, item);
        if (passes == OU_TRUTH_FAILED) return OU_ERROR;
    }
}

ITERTOOL(filterfalse, "filterfalse",
         "filterfalse(function, iterable, /)\n--\n\nThe items of which the function is false; "
         "with None those that are false.");

static OuValue starmap_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                           OuRef names) {
    return function_first(rt, type, "starmap", args, argc, names);
}

static OuValue starmap_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    OuValue item = ou_next(rt, tool->source);
    if (item == OU_STOP || ou_is_error(item)) return item;
    OuValue args = ou_tuple_from_iterable(rt, item);
    OuValue result =
        ou_is_error(args) ? OU_ERROR : ou_call_tuple(rt, tool->function, args, OU_UNDEF);
    ou_drop(rt, args);
    ou_drop(rt, item);
    return result;
}

ITERTOOL(starmap, "starmap",
         "starmap(function, iterable, /)\n--\n\nThe results of the function for the items, "
         "which hold its arguments.");

/* ---- cycle: `state` is what was seen ---- */

static OuValue cycle_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                         OuRef names) {
    if (!ou_check_arguments(rt, "cycle", 1, 1, argc, names)) return OU_ERROR;
    OuValue made = tool_over(rt, type, args[0], OU_UNDEF);
    if (ou_is_error(made)) return OU_ERROR;
    OuValue saved = ou_list_new(rt, 0);
    if (!ou_is_error(saved)) {
        ou_as_iter_tool(made)->state = saved;
        return made;
    }
    ou_drop(rt, made);
    return OU_ERROR;
}

static OuValue cycle_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    if (!ou_is_undef(tool->source)) {
        OuValue item = ou_next(rt, tool->source);
        if (ou_is_error(item)) return OU_ERROR;
        if (item != OU_STOP) {
            if (ou_list_append(rt, tool->state, item)) return item;
            ou_drop(rt, item);
            return OU_ERROR;
        }
        ou_clear(rt, &tool->source);
    }
    const OuList *saved = ou_as_list(tool->state);
    if (saved->count == 0) return OU_STOP;
    if ((size_t)tool->number >= saved->count) tool->number = 0;
    return ou_own(saved->items[tool->number++]);
}

ITERTOOL(cycle, "cycle",
         "cycle(iterable, /)\n--\n\nThe items of the iterable, over and over again.");

/* ---- accumulate: `state` the total so far, `last` the initial value ---- */

static OuValue accumulate_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                              OuRef names) {
    OuRef slots[3];
    if (!ou_parse_arguments(rt, "accumulate", "iterable func * initial", 1, 2, args, argc,
                            names, slots))
        return OU_ERROR;
    OuRef function = ou_is_none(slots[1]) ? OU_UNDEF : slots[1];
    OuValue made = tool_over(rt, type, slots[0], function);
    if (!ou_is_error(made) && !ou_is_undef(slots[2]) && !ou_is_none(slots[2]))
        ou_as_iter_tool(made)->last = ou_own(slots[2]);
    return made;
}

static OuValue accumulate_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    if (!ou_is_undef(tool->last)) {
        ou_replace_take(rt, &tool->state, ou_own(tool->last));
        ou_clear(rt, &tool->last);
        return ou_own(tool->state);
    }
    OuValue item = ou_next(rt, tool->source), total = OU_ERROR;
    if (item == OU_STOP || ou_is_error(item)) return item;
    if (ou_is_undef(tool->state)) {
        tool->state = item;
        return ou_own(item);
    }
    OuRef pair[] = {tool->state, item};
    total = ou_is_undef(tool->function) ? ou_binary(rt, OU_BINARY_add, tool->state, item)
                                        : ou_call(rt, tool->function, pair, 2);
    ou_drop(rt, item);
    if (ou_is_error(total)) return OU_ERROR;
    ou_replace_take(rt, &tool->state, ou_own(total));
    return total;
}

ITERTOOL(
    accumulate, "accumulate",
    "accumulate(iterable, func=None, *, initial=None)\n--\n\nThe sums of the items so far, "
    "or what the function makes of two.");

/* ---- pairwise: `state` the item before ---- */

static OuValue pairwise_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                            OuRef names) {
    if (!ou_check_arguments(rt, "pairwise", 1, 1, argc, names)) return OU_ERROR;
    return tool_over(rt, type, args[0], OU_UNDEF);
}

static OuValue pairwise_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    if (ou_is_undef(tool->source)) return OU_STOP;
    OuValue source = ou_own(tool->source), pair = OU_ERROR, item = OU_UNDEF;
    if (ou_is_undef(tool->state)) {
        OuValue first = ou_next(rt, source);
        if (first == OU_STOP || ou_is_error(first)) {
            ou_clear(rt, &tool->source);
            pair = first;
            goto done;
        }
        ou_replace_take(rt, &tool->state, first);
    }
    item = ou_next(rt, source);
    if (item == OU_STOP || ou_is_error(item)) {
        ou_clear(rt, &tool->source);
        ou_clear(rt, &tool->state);
        pair = item;
        goto done;
    }
    pair = ou_tuple_pack2(rt, ou_is_undef(tool->state) ? OU_NONE : (OuRef)tool->state, item);
    ou_replace_take(rt, &tool->state, item);
done:
    ou_drop(rt, source);
    return pair;
}

ITERTOOL(pairwise, "pairwise",
         "pairwise(iterable, /)\n--\n\nEach item with the one that follows.");

/* ---- batched: `number` the size of a batch, `flag` strict ---- */

static OuValue batched_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                           OuRef names) {
    OuRef slots[3];
    int64_t size;
    if (!ou_parse_arguments(rt, "batched", "iterable n * strict", 2, 2, args, argc, names,
                            slots) ||
        !ou_index_as_int64(rt, slots[1], false, &size))
        return OU_ERROR;
    OuTruth strict = ou_is_undef(slots[2]) ? OU_TRUTH_NO : ou_truth(rt, slots[2]);
    if (strict == OU_TRUTH_FAILED) return OU_ERROR;
    if (size < 1) return ou_raise(rt, OU_EXC_ValueError, "n must be at least one");
    OuValue made = tool_over(rt, type, slots[0], OU_UNDEF);
    if (ou_is_error(made)) return OU_ERROR;
    ou_as_iter_tool(made)->number = size;
    ou_as_iter_tool(made)->flag = strict == OU_TRUTH_YES;
    return made;
}

static OuValue batched_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    if (ou_is_undef(tool->source)) return OU_STOP;
    OuValue list = ou_list_new(rt, 0), batch = OU_ERROR;
    int64_t count = 0;
    for (; !ou_is_error(list) && count < tool->number; count++) {
        OuValue item = ou_next(rt, tool->source);
        if (item == OU_STOP) break;
        if (!ou_is_error(item) && ou_list_append_take(rt, list, item)) continue;
        ou_drop(rt, list);
        list = OU_ERROR;
    }
    if (ou_is_error(list)) {
        ou_clear(rt, &tool->source);
        return OU_ERROR;
    }
    if (count < tool->number) ou_clear(rt, &tool->source);
    if (count == 0) {
        batch = OU_STOP;
    } else if (count < tool->number && tool->flag) {
        ou_raise(rt, OU_EXC_ValueError, "batched(): incomplete batch");
    } else {
        batch = ou_list_to_tuple(rt, list);
    }
    ou_drop(rt, list);
    return batch;
}

ITERTOOL(batched, "batched",
         "batched(iterable, n, *, strict=False)\n--\n\nTuples of n items each; the last may be "
         "shorter, unless strict.");

/* ---- islice: `number` the position, `limit` the end or -1, `step`; `count` the next wanted
 * ---- */

static bool slice_bound(OuRuntime *rt, OuRef value, int64_t otherwise, int64_t lowest,
                        const char *message, int64_t *bound) {
    *bound = otherwise;
    if (ou_is_none(value)) return true;
    bool good = ou_type_of(rt, value)->slots.index != NULL &&
                ou_index_as_int64(rt, value, false, bound) && *bound >= lowest;
    if (good) return true;
    ou_clear_exception(rt);
    return ou_fail(rt, OU_EXC_ValueError, "%s", message);
}

#define BOUND_MESSAGE "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
#define STOP_MESSAGE                                                                           \
    "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."

static OuValue islice_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                          OuRef names) {
    int64_t start = 0, stop = -1, step = 1;
    if (!ou_check_arguments(rt, "islice", 2, 4, argc, names)) return OU_ERROR;
    if (argc == 2) {
        if (!slice_bound(rt, args[1], -1, 0, STOP_MESSAGE, &stop)) return OU_ERROR;
    } else if (!slice_bound(rt, args[2], -1, 0, STOP_MESSAGE, &stop) ||
               !slice_bound(rt, args[1], 0, 0, BOUND_MESSAGE, &start) ||
               (argc > 3 &&
                !slice_bound(rt, args[3], 1, 1,
                             "Step for islice() must be a positive integer or None.", &step))) {
        return OU_ERROR;
    }
    OuValue made = tool_over(rt, type, args[0], OU_UNDEF);
    if (ou_is_error(made)) return OU_ERROR;
    OuIterTool *tool = ou_as_iter_tool(made);
    tool->number = 0;
    tool->limit = stop;
    tool->step = step;
    tool->state = ou_from_small_int(start);
    return made;
}

static OuValue islice_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    if (ou_is_undef(tool->source)) return OU_STOP;
    int64_t wanted = ou_small_int(tool->state);
    OuValue item = OU_STOP;
    while (tool->number < wanted && (tool->limit < 0 || tool->number < tool->limit)) {
        item = ou_next(rt, tool->source);
        if (item == OU_STOP || ou_is_error(item)) goto end;
        ou_drop(rt, item);
        tool->number++;
    }
    item = OU_STOP;
    if (tool->limit >= 0 && tool->number >= tool->limit) goto end;
    item = ou_next(rt, tool->source);
    if (item == OU_STOP || ou_is_error(item)) goto end;
    tool->number++;
    if (wanted > OU_INT_MAX - tool->step) wanted = OU_INT_MAX - tool->step;
    wanted += tool->step;
    if (tool->limit >= 0 && wanted > tool->limit) wanted = tool->limit;
    tool->state = ou_from_small_int(wanted);
    return item;
end:
    if (item == OU_STOP) ou_clear(rt, &tool->source);
    return item;
}

ITERTOOL(islice, "islice",
         "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> "
         "islice object\n\nThe items that a slice of a list would have.");

/* ---- compress: `function` the iterator of selectors ---- */

static OuValue compress_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                            OuRef names) {
    OuRef slots[2];
    if (!ou_parse_arguments(rt, "compress", "data selectors", 2, 2, args, argc, names, slots))
        return OU_ERROR;
    OuValue made = tool_over(rt, type, slots[0], OU_UNDEF);
    if (ou_is_error(made)) return OU_ERROR;
    OuValue selectors = ou_iter(rt, slots[1]);
    if (!ou_is_error(selectors)) {
        ou_as_iter_tool(made)->function = selectors;
        return made;
    }
    ou_drop(rt, made);
    return OU_ERROR;
}

static OuValue compress_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    for (;;) {
        OuValue item = ou_next(rt, tool->source);
        if (item == OU_STOP || ou_is_error(item)) return item;
        OuValue selector = ou_next(rt, tool->function);
        if (selector == OU_STOP || ou_is_error(selector)) {
            ou_drop(rt, item);
            return selector;
        }
        OuTruth selected = ou_truth(rt, selector);
        ou_drop(rt, selector);
        if (selected == OU_TRUTH_YES) return item;
        ou_drop(rt, item);
        if (selected == OU_TRUTH_FAILED) return OU_ERROR;
    }
}

ITERTOOL(compress, "compress",
         "compress(data, selectors)\n--\n\nThe data whose selectors are true.");

/* ---- chain: `source` an iterator of iterables, `state` the one at work ---- */

static OuValue chain_over(OuRuntime *rt, OuType *type, OuRef iterables) {
    return tool_over(rt, type, iterables, OU_UNDEF);
}

static OuValue chain_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                         OuRef names) {
    if (!ou_check_arguments(rt, "chain", 0, OU_ANY_COUNT, argc, names)) return OU_ERROR;
    OuValue iterables = ou_tuple_from_array(rt, args, argc);
    if (ou_is_error(iterables)) return OU_ERROR;
    OuValue made = chain_over(rt, type, iterables);
    ou_drop(rt, iterables);
    return made;
}

static OuValue chain_from_iterable(OuRuntime *rt, OuRef class, const OuRef *args, size_t argc) {
    return chain_over(rt, ou_as_type(class), args[0]);
}

static OuValue chain_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    while (!ou_is_undef(tool->source)) {
        if (ou_is_undef(tool->state)) {
            OuValue iterable = ou_next(rt, tool->source);
            OuValue iterator =
                iterable == OU_STOP || ou_is_error(iterable) ? OU_ERROR : ou_iter(rt, iterable);
            if (ou_is_error(iterator)) ou_clear(rt, &tool->source);
            if (iterable == OU_STOP) return OU_STOP;
            ou_drop(rt, iterable);
            if (ou_is_error(iterator)) return OU_ERROR;
            ou_replace_take(rt, &tool->state, iterator);
        }
        OuValue active = ou_own(tool->state), item = ou_next(rt, active);
        ou_drop(rt, active);
        if (item != OU_STOP) return item;
        ou_clear(rt, &tool->state);
    }
    return OU_STOP;
}

static const OuMethodRow chain_methods[] = {
    {"from_iterable", chain_from_iterable, 1, 1,
     "from_iterable(iterable, /)\n\nA chain of the iterables that an iterable gives.",
     .kind = OU_METHOD_CLASS},
    OU_CLASS_GETITEM_ROW,
    {0},
};

extern const OuTypeSpec ou_iter_chain_type;
const OuTypeSpec ou_iter_chain_type = {
    OU_ITER_TOOL_SPEC("chain", chain_new, chain_next,
                      "chain(*iterables)\n--\n\nThe items of the first iterable, then those of "
                      "the second, and so on."),
    .methods = chain_methods,
};
