/* itertools.count and itertools.repeat; zip_longest. */
#include "modules/itertools_parts.h"

#include "objects/containers.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- count: `state` the next number, `function` the step ---- */

static bool is_number(OuRuntime *rt, OuRef value) {
    const OuSlots *slots = &ou_type_of(rt, value)->slots;
    return slots->index != NULL || slots->to_float != NULL || slots->to_int != NULL ||
           ou_type_of(rt, value)->kind == OU_TYPE_COMPLEX;
}

static OuValue count_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                         OuRef names) {
    OuRef slots[2];
    if (!ou_parse_arguments(rt, "count", "start step", 0, 2, args, argc, names, slots))
        return OU_ERROR;
    for (int i = 0; i < 2; i++) {
        if (!ou_is_undef(slots[i]) && !is_number(rt, slots[i]))
            return ou_raise(rt, OU_EXC_TypeError, "a number is required");
    }
    OuIterTool *tool = ou_iter_tool_new(rt, type);
    if (tool == NULL) return OU_ERROR;
    // True counts as 1.
    tool->state = ou_is_undef(slots[0])  ? ou_from_small_int(0)
                  : ou_is_bool(slots[0]) ? ou_from_small_int(slots[0] == OU_TRUE)
                                         : ou_own(slots[0]);
    tool->function = ou_is_undef(slots[1]) ? ou_from_small_int(1) : ou_own(slots[1]);
    return ou_take(tool);
}

static OuValue count_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    OuValue next = ou_binary(rt, OU_BINARY_add, tool->state, tool->function);
    if (ou_is_error(next)) return OU_ERROR;
    OuValue number = tool->state;
    tool->state = next;
    return number;
}

static OuValue count_repr(OuRuntime *rt, OuRef self) {
    const OuIterTool *tool = ou_as_iter_tool(self);
    OuRef name = ou_type_of(rt, self)->name;
    if (tool->function == ou_from_small_int(1))
        return ou_format(rt, "%U(%R)", name, (OuRef)tool->state);
    return ou_format(rt, "%U(%R, %R)", name, (OuRef)tool->state, (OuRef)tool->function);
}

extern const OuTypeSpec ou_iter_count_type;
const OuTypeSpec ou_iter_count_type = {
    OU_ITER_TOOL_SPEC(
        "count", count_new, count_next,
        "count(start=0, step=1)\n--\n\nThe numbers start, start + step, start + 2 "
        "* step, ..."),
    .slots.repr = count_repr,
};

/* ---- repeat: `state` the object, `number` how often, -1: for ever ---- */

static OuValue repeat_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                          OuRef names) {
    OuRef slots[2];
    int64_t times = -1;
    if (!ou_parse_arguments(rt, "repeat", "object times", 1, 2, args, argc, names, slots))
        return OU_ERROR;
    if (!ou_is_undef(slots[1])) {
        if (!ou_index_as_int64(rt, slots[1], false, &times)) return OU_ERROR;
        if (times < 0) times = 0;
    }
    OuIterTool *tool = ou_iter_tool_new(rt, type);
    if (tool == NULL) return OU_ERROR;
    tool->state = ou_own(slots[0]);
    tool->number = times;
    return ou_take(tool);
}

static OuValue repeat_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    if (tool->number == 0) return OU_STOP;
    if (tool->number > 0) tool->number--;
    return ou_own(tool->state);
}

static OuValue repeat_repr(OuRuntime *rt, OuRef self) {
    const OuIterTool *tool = ou_as_iter_tool(self);
    OuRef name = ou_type_of(rt, self)->name;
    if (tool->number < 0) return ou_format(rt, "%U(%R)", name, (OuRef)tool->state);
    return ou_format(rt, "%U(%R, %lld)", name, (OuRef)tool->state, (long long)tool->number);
}

static OuValue repeat_length_hint(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t number = ou_as_iter_tool(self)->number;
    if (number < 0) return ou_raise(rt, OU_EXC_TypeError, "len() of unsized object");
    return ou_from_small_int(number);
}

static const OuMethodRow repeat_methods[] = {
    OU_ROW("__length_hint__", repeat_length_hint, 0, 0,
           "__length_hint__()\n\nHow often it is still given."),
    {0},
};

extern const OuTypeSpec ou_iter_repeat_type;
const OuTypeSpec ou_iter_repeat_type = {
    OU_ITER_TOOL_SPEC("repeat", repeat_new, repeat_next,
                      "repeat(object [,times]) -> create an iterator which returns the object "
                      "for the\nspecified number of times.  If not specified, returns the "
                      "object endlessly."),
    .methods = repeat_methods,
    .slots.repr = repeat_repr,
};

/* ---- zip_longest: `state` a list of the iterators, None for one at its end; `last` the fill
 * value; `number` how many still give items ---- */

static OuValue zip_longest_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                               OuRef names) {
    OuRef fill = OU_NONE;
    for (size_t i = 0; i < ou_keyword_count(names); i++) {
        if (!ou_str_equals_string(ou_tuple_peek(names, i), "fillvalue"))
            return ou_raise(rt, OU_EXC_TypeError,
                            "zip_longest() got an unexpected keyword argument");
        fill = args[argc + i];
    }
    OuIterTool *tool = ou_iter_tool_new(rt, type);
    if (tool == NULL) return OU_ERROR;
    OuValue list = ou_list_new(rt, 0), made = ou_take(tool);
    if (ou_is_error(list)) goto failed;
    tool->state = list;
    tool->last = ou_own(fill);
    tool->number = (int64_t)argc;
    for (size_t i = 0; i < argc; i++) {
        OuValue iterator = ou_iter(rt, args[i]);
        if (ou_is_error(iterator) || !ou_list_append_take(rt, list, iterator)) goto failed;
    }
    return made;
failed:
    ou_drop(rt, made);
    return OU_ERROR;
}

/* The next item of iterator `i`, or the fill value. OU_STOP: all have come to their ends. */
static OuValue longest_item(OuRuntime *rt, OuIterTool *tool, size_t i) {
    OuValue iterator = ou_own(ou_as_list(tool->state)->items[i]), item = OU_STOP;
    if (!ou_is_none(iterator)) item = ou_next(rt, iterator);
    if (item == OU_STOP && !ou_is_none(iterator)) {
        ou_replace_take(rt, &ou_as_list(tool->state)->items[i], OU_NONE);
        tool->number--;
    }
    ou_drop(rt, iterator);
    if (item != OU_STOP) return item;
    return tool->number == 0 ? OU_STOP : ou_own(tool->last);
}

static OuValue zip_longest_next(OuRuntime *rt, OuRef self) {
    OuIterTool *tool = ou_as_iter_tool(self);
    size_t count = ou_as_list(tool->state)->count;
    if (count == 0 || tool->number == 0) return OU_STOP;
    OuValue row = ou_tuple_new(rt, count);
    for (size_t i = 0; !ou_is_error(row) && i < count; i++) {
        OuValue item = longest_item(rt, tool, i);
        if (item == OU_STOP || ou_is_error(item)) {
            if (ou_is_error(item)) tool->number = 0;
            ou_drop(rt, row);
            return item;
        }
        ou_as_tuple(row)->items[i] = item;
    }
    return row;
}

extern const OuTypeSpec ou_iter_zip_longest_type;
const OuTypeSpec ou_iter_zip_longest_type = {
    OU_ITER_TOOL_SPEC(
        "zip_longest", zip_longest_new, zip_longest_next,
        "zip_longest(*iterables, fillvalue=None)\n--\n\nTuples of one item of each "
        "iterable; those at their end give the fill value."),
};
