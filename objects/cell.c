/* Cells: one variable each, shared by the function that owns it and the functions inside. */
#include "objects/function.h"
#include "objects/protocol.h"

static OuValue cell_make(OuRuntime *rt, OuType *type, OuRef content) {
    OuCell *cell = ou_object_new(rt, type);
    if (cell == NULL) return OU_ERROR;
    cell->content = ou_own(content);
    if (!ou_object_track(rt, cell)) {
        ou_drop(rt, ou_take(cell));
        return OU_ERROR;
    }
    return ou_take(cell);
}

OuValue ou_cell_new(OuRuntime *rt, OuRef content) {
    return cell_make(rt, rt->types[OU_TYPE_CELL], content);
}

static OuValue cell_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                        OuRef names) {
    if (!ou_check_arguments(rt, "cell", 0, 1, argc, names)) return OU_ERROR;
    return cell_make(rt, type, argc == 0 ? OU_UNDEF : args[0]);
}

static OuValue cell_repr(OuRuntime *rt, OuRef self) {
    OuRef content = ou_as_cell(self)->content;
    if (ou_is_undef(content)) return ou_format(rt, "<cell at %p: empty>", ou_object(self));
    return ou_format(rt, "<cell at %p: %T object at %p>", ou_object(self), content,
                     (const void *)content);
}

/* Cells compare by what they hold; an empty one is less than any other. */
static OuValue cell_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (!ou_is_cell(left) || !ou_is_cell(right)) return OU_NOT_IMPLEMENTED;
    OuRef a = ou_as_cell(left)->content, b = ou_as_cell(right)->content;
    if (!ou_is_undef(a) && !ou_is_undef(b)) {
        OuValue own_a = ou_own(a), own_b = ou_own(b);
        OuValue result = ou_compare(rt, own_a, own_b, op);
        ou_drop(rt, own_a);
        ou_drop(rt, own_b);
        return result;
    }
    return ou_compare(rt, ou_from_small_int(!ou_is_undef(a)),
                      ou_from_small_int(!ou_is_undef(b)), op);
}

static bool cell_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    (void)hash;
    return ou_fail(rt, OU_EXC_TypeError, "unhashable type: '%T'", self);
}

static void cell_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuCell *)self)->content, visit, argument);
}

static void cell_clear(OuRuntime *rt, OuObject *self) {
    ou_clear(rt, &((OuCell *)self)->content);
}

static void cell_destroy(OuRuntime *rt, OuObject *self) {
    ou_drop(rt, ((OuCell *)self)->content);
    ou_object_free(rt, self);
}

static OuValue cell_get_contents(OuRuntime *rt, OuRef self) {
    OuRef content = ou_as_cell(self)->content;
    if (ou_is_undef(content)) return ou_raise(rt, OU_EXC_ValueError, "Cell is empty");
    return ou_own(content);
}

static bool cell_set_contents(OuRuntime *rt, OuRef self, OuRef value) {
    ou_replace_take(rt, &ou_as_cell(self)->content, ou_own(value));
    return true;
}

static const OuGetSetRow cell_getsets[] = {
    {"cell_contents", cell_get_contents, cell_set_contents, NULL},
    {0},
};

const OuTypeSpec ou_cell_type = {
    .name = "cell",
    .doc = "A variable shared by nested functions.",
    .basic_size = sizeof(OuCell),
    .flags = OU_TYPE_TRACKED,
    .getsets = cell_getsets,
    .slots.new = cell_new,
    .slots.repr = cell_repr,
    .slots.compare = cell_compare,
    .slots.hash = cell_hash,
    .slots.traverse = cell_traverse,
    .slots.clear = cell_clear,
    .slots.destroy = cell_destroy,
};
