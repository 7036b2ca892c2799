/* itertools.groupby and tee: iterators that share what they read.
 *
 * groupby: the groups it gives read from the same iterator, so a group ends when the next one
 * is asked for. In the group object `source` is the groupby, `state` its key.
 *
 *     groupby   source, function (key function), state (key of the item at hand), last (that
 *               item), key (of the group given last), count (its number)
 *
 * tee: each branch stands at a node of a list of items read so far, which grows at its end;
 * what no branch stands before any more is dropped.
 *
 *     branch -> [item | next] -> [item | next] -> [not read yet: source] */
#include "modules/itertools_parts.h"

#include "objects/containers.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/tuple.h"

/* ---- groupby ---- */

static OuValue groupby_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                           OuRef names) {
    OuRef slots[2];
    if (!ou_parse_arguments(rt, "groupby", "iterable key", 1, 2, args, argc, names, slots))
        return OU_ERROR;
    OuValue source = ou_iter(rt, slots[0]);
    OuIterTool *tool = ou_is_error(source) ? NULL : ou_iter_tool_new(rt, type);
    if (tool == NULL) {
        ou_drop(rt, source);
        return OU_ERROR;
    }
    tool->source = source;
    if (!ou_is_undef(slots[1]) && !ou_is_none(slots[1])) tool->function = ou_own(slots[1]);
    return ou_take(tool);
}

/* Read the next item and its key. NO: there is none. */
static OuTruth groupby_read(OuRuntime *rt, OuIterTool *tool) {
    OuValue item = ou_next(rt, tool->source);
    if (item == OU_STOP) return OU_TRUTH_NO;
    if (ou_is_error(item)) return OU_TRUTH_FAILED;
    OuValue key =
        ou_is_undef(tool->function) ? ou_own(item) : ou_call1(rt, tool->function, item);
    if (ou_is_error(key)) {
        ou_drop(rt, item);
        return OU_TRUTH_FAILED;
    }
    ou_replace_take(rt, &tool->last, item);
    ou_replace_take(rt, &tool->state, key);
    return OU_TRUTH_YES;
}

/* Is the item at hand of the group with this key? */
static OuTruth same_key(OuRuntime *rt, const OuIterTool *tool, OuRef key) {
    OuValue current = ou_own(tool->state);
    OuTruth same = ou_equal(rt, key, current);
    ou_drop(rt, current);
    return same;
}

static OuValue groupby_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    tool->count++; // groups given out before are at their ends
    // Leave the rest of the group that was given last.
    OuValue old = ou_own(tool->key);
    OuTruth step = OU_TRUTH_YES;
    while (step == OU_TRUTH_YES) {
        bool begun = !ou_is_undef(tool->last);
        OuTruth skip = !begun             ? OU_TRUTH_YES
                       : ou_is_undef(old) ? OU_TRUTH_NO
                                          : same_key(rt, tool, old);
        if (skip == OU_TRUTH_FAILED) step = skip;
        if (skip != OU_TRUTH_YES) break;
        step = groupby_read(rt, tool);
    }
    ou_drop(rt, old);
    if (step != OU_TRUTH_YES) {
        tool->count++;
        return step == OU_TRUTH_NO ? OU_STOP : OU_ERROR;
    }
    ou_replace_take(rt, &tool->key, ou_own(tool->state));
    OuType *type = ou_modules_type(rt, OU_MODULE_TYPE_ITER_GROUP);
    OuIterTool *group = type == NULL ? NULL : ou_iter_tool_new(rt, type);
    if (group == NULL) return OU_ERROR;
    group->source = ou_own(self);
    group->state = ou_own(tool->state);
    group->number = (int64_t)tool->count;
    OuValue held = ou_take(group), pair = ou_tuple_pack2(rt, tool->state, held);
    ou_drop(rt, held);
    return pair;
}

static OuValue group_next(OuRuntime *rt, OuRef self) {
    OuIterTool *group = ou_as_iter_tool(self), *tool = ou_as_iter_tool(group->source);
    if (group->number != (int64_t)tool->count) return OU_STOP;
    if (ou_is_undef(tool->last)) {
        OuTruth read = groupby_read(rt, tool);
        if (read != OU_TRUTH_YES) return read == OU_TRUTH_NO ? OU_STOP : OU_ERROR;
    }
    OuTruth same = same_key(rt, tool, group->state);
    if (same != OU_TRUTH_YES) return same == OU_TRUTH_NO ? OU_STOP : OU_ERROR;
    OuValue item = tool->last;
    tool->last = OU_UNDEF;
    return item;
}

extern const OuTypeSpec ou_iter_groupby_type, ou_iter_group_type;
const OuTypeSpec ou_iter_groupby_type = {
    OU_ITER_TOOL_SPEC("groupby", groupby_new, groupby_next,
                      "groupby(iterable, key=None)\n--\n\nPairs of a key and an iterator over "
                      "the items with this key that follow one another."),
};

const OuTypeSpec ou_iter_group_type = {
    .name = "itertools._grouper",
    .basic_size = sizeof(OuIterTool),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .slots.iter = ou_iter_tool_self,
    .slots.next = group_next,
    .slots.traverse = ou_iter_tool_traverse,
    .slots.destroy = ou_iter_tool_destroy,
};

/* ---- tee: a node's `state` is its item, `function` the next node, `source` the iterator while
 * it has not been read; a branch's `source` is its node ---- */

static OuIterTool *node_new(OuRuntime *rt, OuRef source) {
    OuType *type = ou_modules_type(rt, OU_MODULE_TYPE_ITER_NODE);
    OuIterTool *node = type == NULL ? NULL : ou_iter_tool_new(rt, type);
    if (node != NULL) node->source = ou_own(source);
    return node;
}

extern const OuTypeSpec ou_iter_node_type, ou_iter_tee_type;
const OuTypeSpec ou_iter_node_type = {
    .name = "itertools._tee_dataobject",
    .basic_size = sizeof(OuIterTool),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .slots.traverse = ou_iter_tool_traverse,
    .slots.destroy = ou_iter_tool_destroy,
};

/* A branch that stands at `node`. */
static OuValue branch_new(OuRuntime *rt, OuRef node) {
    OuType *type = ou_modules_type(rt, OU_MODULE_TYPE_ITER_TEE);
    OuIterTool *branch = type == NULL ? NULL : ou_iter_tool_new(rt, type);
    if (branch == NULL) return OU_ERROR;
    branch->source = ou_own(node);
    return ou_take(branch);
}

/* The first branch over an iterable; a copy if it is a branch itself. */
static OuValue branch_over(OuRuntime *rt, OuRef iterable) {
    if (ou_is_module_type(rt, iterable, OU_MODULE_TYPE_ITER_TEE))
        return branch_new(rt, ou_as_iter_tool(iterable)->source);
    OuValue source = ou_iter(rt, iterable);
    if (ou_is_error(source)) return OU_ERROR;
    OuIterTool *node = node_new(rt, source);
    ou_drop(rt, source);
    if (node == NULL) return OU_ERROR;
    OuValue held = ou_take(node), branch = branch_new(rt, held);
    ou_drop(rt, held);
    return branch;
}

static OuValue tee_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                       OuRef names) {
    if (!ou_check_arguments(rt, "_tee", 1, 1, argc, names)) return OU_ERROR;
    return branch_over(rt, args[0]);
}

/* Read the item of a node. */
static OuTruth node_read(OuRuntime *rt, OuIterTool *node) {
    if (node->flag) {
        ou_raise(rt, OU_EXC_RuntimeError, "cannot re-enter the tee iterator");
        return OU_TRUTH_FAILED;
    }
    node->flag = true;
    OuValue item = ou_next(rt, node->source);
    node->flag = false;
    if (item == OU_STOP) return OU_TRUTH_NO;
    if (ou_is_error(item)) return OU_TRUTH_FAILED;
    OuIterTool *next = node_new(rt, node->source);
    if (next == NULL) {
        ou_drop(rt, item);
        return OU_TRUTH_FAILED;
    }
    node->state = item;
    node->function = ou_take(next);
    ou_clear(rt, &node->source);
    return OU_TRUTH_YES;
}

static OuValue tee_next(OuRuntime *rt, OuRef self) {
    OuIterTool *branch = ou_as_iter_tool(self);
    OuValue held = ou_own(branch->source);
    OuIterTool *node = ou_as_iter_tool(held);
    OuTruth there = ou_is_undef(node->state) ? node_read(rt, node) : OU_TRUTH_YES;
    OuValue item = OU_STOP;
    if (there == OU_TRUTH_YES) {
        item = ou_own(node->state);
        ou_replace_take(rt, &branch->source, ou_own(node->function));
    }
    ou_drop(rt, held);
    return there == OU_TRUTH_FAILED ? OU_ERROR : item;
}

static OuValue tee_copy(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return branch_new(rt, ou_as_iter_tool(self)->source);
}

static const OuMethodRow tee_methods[] = {
    OU_ROW("__copy__", tee_copy, 0, 0, "__copy__()\n\nAnother branch that goes on from here."),
    {0},
};

const OuTypeSpec ou_iter_tee_type = {
    .name = "itertools._tee",
    .doc = "Iterator wrapped to make it copyable.",
    .basic_size = sizeof(OuIterTool),
    .flags = OU_TYPE_TRACKED | OU_TYPE_WEAKREFS,
    .methods = tee_methods,
    .slots.new = tee_new,
    .slots.iter = ou_iter_tool_self,
    .slots.next = tee_next,
    .slots.traverse = ou_iter_tool_traverse,
    .slots.destroy = ou_iter_tool_destroy,
};
