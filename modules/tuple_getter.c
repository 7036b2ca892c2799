/* The attribute of a named tuple: a descriptor that gives one item. */
#include "modules/modules.h"

#include "objects/containers.h"
#include "objects/str.h"
#include "objects/tuple.h"

typedef struct TupleGetter {
    OuObject header;
    OuValue doc;
    int64_t index;
} TupleGetter;

static TupleGetter *as_getter(OuRef value) {
    return (TupleGetter *)ou_object(value);
}

static OuValue getter_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                          OuRef names) {
    int64_t index;
    if (!ou_check_arguments(rt, "_tuplegetter", 2, 2, argc, names)) return OU_ERROR;
    if (!ou_index_as_int64(rt, args[0], false, &index)) return OU_ERROR;
    TupleGetter *getter = ou_new_record(rt, type, 1);
    if (getter == NULL) return OU_ERROR;
    getter->doc = ou_own(args[1]);
    getter->index = index;
    return ou_take(getter);
}

static void getter_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((TupleGetter *)self)->doc, visit, argument);
}

static void getter_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, 1);
}

static OuValue getter_get(OuRuntime *rt, OuRef self, OuRef object, OuRef type) {
    int64_t index = as_getter(self)->index;
    if (ou_is_undef(object) || ou_is_none(object)) return ou_own(self);
    if (!ou_is_tuple(object))
        return ou_raise(rt, OU_EXC_TypeError,
                        "descriptor for index '%lld' for tuple subclasses doesn't apply to "
                        "'%T' object",
                        (long long)index, object);
    if ((uint64_t)index >= ou_tuple_count(object))
        return ou_raise(rt, OU_EXC_IndexError, "tuple index out of range");
    return ou_own(ou_tuple_peek(object, (size_t)index));
}

static bool getter_set(OuRuntime *rt, OuRef self, OuRef object, OuRef value) {
    return ou_fail(rt, OU_EXC_AttributeError,
                   ou_is_undef(value) ? "can't delete attribute" : "can't set attribute");
}

static OuValue getter_repr(OuRuntime *rt, OuRef self) {
    return ou_format(rt, "%U(%lld, %R)", (OuRef)ou_type_of(rt, self)->name,
                     (long long)as_getter(self)->index, (OuRef)as_getter(self)->doc);
}

static OuValue getter_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuRef parts[] = {ou_from_small_int(as_getter(self)->index), as_getter(self)->doc};
    return ou_reduce_type(rt, self, parts, 2, OU_UNDEF);
}

static const OuMethodRow getter_methods[] = {
    OU_ROW("__reduce__", getter_reduce, 0, 0, "__reduce__()\n\nHow to make it again."),
    {0},
};

static const OuMemberRow getter_members[] = {
    {"__doc__", offsetof(TupleGetter, doc), false, true, NULL},
    {0},
};

extern const OuTypeSpec ou_tuple_getter_type;
const OuTypeSpec ou_tuple_getter_type = {
    .name = "collections._tuplegetter",
    .basic_size = sizeof(TupleGetter),
    .flags = OU_TYPE_TRACKED,
    .methods = getter_methods,
    .members = getter_members,
    .slots.new = getter_new,
    .slots.traverse = getter_traverse,
    .slots.destroy = getter_destroy,
    .slots.repr = getter_repr,
    .slots.descr_get = getter_get,
    .slots.descr_set = getter_set,
};
