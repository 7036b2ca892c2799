/* The combinatoric iterators: product, permutations, combinations.
 *
 * Each holds the pool of items as a tuple and the positions in it that make up the last result.
 * The next result is found by counting the positions up, the last the fastest. */
#include "modules/itertools_parts.h"

#include "objects/containers.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* A tool with `count` indices and the pool(s) in `source` (taken). */
static OuValue tool_with_indices_take(OuRuntime *rt, OuType *type, OuValue pool, size_t count) {
    OuIterTool *tool = ou_is_error(pool) ? NULL : ou_iter_tool_new(rt, type);
    if (tool == NULL) {
        ou_drop(rt, pool);
        return OU_ERROR;
    }
    OuValue made = ou_take(tool);
    tool->source = pool;
    if (count > OU_MAX_ITEMS / 2) {
        ou_raise_memory(rt);
        goto failed;
    }
    if (count > 0) {
        tool->indices = ou_alloc(rt, count * sizeof *tool->indices);
        if (tool->indices == NULL) goto failed;
        tool->count = count;
    }
    for (size_t i = 0; i < count; i++)
        tool->indices[i] = 0;
    return made;
failed:
    ou_drop(rt, made);
    return OU_ERROR;
}

/* The tuple of the pool's items at the first `count` indices. */
static OuValue pick(OuRuntime *rt, const OuIterTool *tool, size_t count) {
    OuValue result = ou_tuple_new(rt, count);
    for (size_t i = 0; !ou_is_error(result) && i < count; i++)
        ou_as_tuple(result)->items[i] = ou_own(ou_tuple_peek(tool->source, tool->indices[i]));
    return result;
}

/* ---- product: `source` a tuple of pools ---- */

static bool product_repeat(OuRuntime *rt, const OuRef *values, OuRef names, int64_t *repeat) {
    *repeat = 1;
    for (size_t i = 0; i < ou_keyword_count(names); i++) {
        if (!ou_str_equals_string(ou_tuple_peek(names, i), "repeat"))
            return ou_fail(rt, OU_EXC_TypeError,
                           "product() got an unexpected keyword argument '%U'",
                           ou_tuple_peek(names, i));
        if (!ou_index_as_int64(rt, values[i], false, repeat)) return false;
    }
    return *repeat >= 0 || ou_fail(rt, OU_EXC_ValueError, "repeat argument cannot be negative");
}

static OuValue product_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                           OuRef names) {
    int64_t repeat;
    if (!product_repeat(rt, args + argc, names, &repeat)) return OU_ERROR;
    size_t count = repeat == 0 ? 0 : argc;
    if (count > 0 && (uint64_t)repeat > OU_MAX_ITEMS / count)
        return ou_raise(rt, OU_EXC_OverflowError, "repeat argument too large");
    count *= (size_t)repeat;
    OuValue pools = ou_tuple_new(rt, count);
    for (size_t i = 0; !ou_is_error(pools) && i < count; i++) {
        OuValue pool = i < argc ? ou_tuple_from_iterable(rt, args[i])
                                : ou_own(ou_tuple_peek(pools, i - argc));
        if (ou_is_error(pool)) {
            ou_drop(rt, pools);
            return OU_ERROR;
        }
        ou_as_tuple(pools)->items[i] = pool;
    }
    return tool_with_indices_take(rt, type, pools, count);
}

/* Count up; false when all have been. */
static bool product_advance(OuIterTool *tool) {
    for (size_t i = tool->count; i-- > 0;) {
        if (++tool->indices[i] < ou_tuple_count(ou_tuple_peek(tool->source, i))) return true;
        tool->indices[i] = 0;
    }
    return false;
}

static OuValue product_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    if (tool->finished) return OU_STOP;
    if (!tool->flag) {
        for (size_t i = 0; i < tool->count; i++)
            tool->finished |= ou_tuple_count(ou_tuple_peek(tool->source, i)) == 0;
        tool->flag = true;
    } else {
        tool->finished = !product_advance(tool);
    }
    if (tool->finished) return OU_STOP;
    OuValue result = ou_tuple_new(rt, tool->count);
    for (size_t i = 0; !ou_is_error(result) && i < tool->count; i++) {
        OuRef pool = ou_tuple_peek(tool->source, i);
        ou_as_tuple(result)->items[i] = ou_own(ou_tuple_peek(pool, tool->indices[i]));
    }
    return result;
}

extern const OuTypeSpec ou_iter_product_type;
const OuTypeSpec ou_iter_product_type = {
    OU_ITER_TOOL_SPEC("product", product_new, product_next,
                      "product(*iterables, repeat=1)\n--\n\nAll tuples of one item of each "
                      "iterable, as nested loops give them."),
};

/* ---- combinations: `number` how many are chosen ---- */

static bool parse_r(OuRuntime *rt, OuRef value, int64_t *r) {
    if (!ou_index_as_int64(rt, value, false, r)) return false;
    return *r >= 0 || ou_fail(rt, OU_EXC_ValueError, "r must be non-negative");
}

static OuValue combinations_make(OuRuntime *rt, OuType *type, const char *name,
                                 const OuRef *args, size_t argc, OuRef names, bool replace) {
    OuRef slots[2];
    int64_t r;
    if (!ou_parse_arguments(rt, name, "iterable r", 2, 2, args, argc, names, slots))
        return OU_ERROR;
    OuValue pool = ou_tuple_from_iterable(rt, slots[0]);
    if (ou_is_error(pool)) return OU_ERROR;
    if (!parse_r(rt, slots[1], &r)) {
        ou_drop(rt, pool);
        return OU_ERROR;
    }
    size_t size = ou_tuple_count(pool);
    bool none = replace ? size == 0 && r > 0 : (size_t)r > size;
    OuValue made = tool_with_indices_take(rt, type, pool, none ? 0 : (size_t)r);
    if (ou_is_error(made)) return OU_ERROR;
    OuIterTool *tool = ou_as_iter_tool(made);
    tool->finished = none;
    for (size_t i = 0; !replace && i < tool->count; i++)
        tool->indices[i] = i;
    return made;
}

static OuValue combinations_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                                OuRef names) {
    return combinations_make(rt, type, "combinations", args, argc, names, false);
}

static OuValue combinations_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    if (tool->finished) return OU_STOP;
    if (tool->flag) {
        size_t size = ou_tuple_count(tool->source), i = tool->count;
        // The last position that is not yet as far back as it can be.
        while (i > 0 && tool->indices[i - 1] == i - 1 + size - tool->count)
            i--;
        tool->finished = i == 0;
        if (tool->finished) return OU_STOP;
        tool->indices[i - 1]++;
        for (; i < tool->count; i++)
            tool->indices[i] = tool->indices[i - 1] + 1;
    }
    tool->flag = true;
    return pick(rt, tool, tool->count);
}

extern const OuTypeSpec ou_iter_combinations_type;
const OuTypeSpec ou_iter_combinations_type = {
    OU_ITER_TOOL_SPEC(
        "combinations", combinations_new, combinations_next,
        "combinations(iterable, r)\n--\n\nAll choices of r items, in the order of "
        "the items."),
};

static OuValue replacement_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                               OuRef names) {
    return combinations_make(rt, type, "combinations_with_replacement", args, argc, names,
                             true);
}

static OuValue replacement_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    if (tool->finished) return OU_STOP;
    if (tool->flag) {
        size_t size = ou_tuple_count(tool->source), i = tool->count;
        while (i > 0 && tool->indices[i - 1] == size - 1)
            i--;
        tool->finished = i == 0;
        if (tool->finished) return OU_STOP;
        size_t next = tool->indices[i - 1] + 1;
        for (i--; i < tool->count; i++)
            tool->indices[i] = next;
    }
    tool->flag = true;
    return pick(rt, tool, tool->count);
}

extern const OuTypeSpec ou_iter_replacement_type;
const OuTypeSpec ou_iter_replacement_type = {
    OU_ITER_TOOL_SPEC(
        "combinations_with_replacement", replacement_new, replacement_next,
        "combinations_with_replacement(iterable, r)\n--\n\nAll choices of r items, "
        "each as often as one likes."),
};

/* ---- permutations: `indices` hold all positions, then how often each place is still to move;
 * `number` how many are chosen ---- */

static OuValue permutations_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                                OuRef names) {
    OuRef slots[2];
    int64_t r;
    if (!ou_parse_arguments(rt, "permutations", "iterable r", 1, 2, args, argc, names, slots))
        return OU_ERROR;
    OuValue pool = ou_tuple_from_iterable(rt, slots[0]);
    if (ou_is_error(pool)) return OU_ERROR;
    size_t size = ou_tuple_count(pool);
    r = (int64_t)size;
    bool given = !ou_is_undef(slots[1]) && !ou_is_none(slots[1]);
    if (given && !ou_is_int(slots[1])) {
        ou_drop(rt, pool);
        return ou_raise(rt, OU_EXC_TypeError, "Expected int as r");
    }
    if (given && !parse_r(rt, slots[1], &r)) {
        ou_drop(rt, pool);
        return OU_ERROR;
    }
    bool none = (uint64_t)r > size;
    OuValue made = tool_with_indices_take(rt, type, pool, none ? 0 : size + (size_t)r);
    if (ou_is_error(made)) return OU_ERROR;
    OuIterTool *tool = ou_as_iter_tool(made);
    tool->finished = none;
    tool->number = r;
    for (size_t i = 0; i < tool->count; i++)
        tool->indices[i] = i < size ? i : size - (i - size);
    return made;
}

static bool permutations_advance(OuIterTool *tool) {
    size_t size = ou_tuple_count(tool->source), *indices = tool->indices;
    size_t *cycles = indices + size;
    for (size_t i = (size_t)tool->number; i-- > 0;) {
        if (--cycles[i] > 0) {
            size_t j = size - cycles[i], swapped = indices[i];
            indices[i] = indices[j];
            indices[j] = swapped;
            return true;
        }
        // This place has had all: back to the order from which it started.
        size_t first = indices[i];
        memmove(indices + i, indices + i + 1, (size - i - 1) * sizeof *indices);
        indices[size - 1] = first;
        cycles[i] = size - i;
    }
    return false;
}

static OuValue permutations_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    if (tool->finished) return OU_STOP;
    if (tool->flag) tool->finished = tool->count == 0 || !permutations_advance(tool);
    if (tool->finished) return OU_STOP;
    tool->flag = true;
    return pick(rt, tool, (size_t)tool->number);
}

extern const OuTypeSpec ou_iter_permutations_type;
const OuTypeSpec ou_iter_permutations_type = {
    OU_ITER_TOOL_SPEC("permutations", permutations_new, permutations_next,
                      "permutations(iterable, r=None)\n--\n\nAll choices of r items in every "
                      "order."),
};
