/* Module _abc: what abc needs of types. Sequence and mapping patterns look at flags of a type,
 * which a class inherits; one that is registered with an abstract class gets them here. */
#include "modules/modules.h"

/* As in __abc_tpflags__, which programs know. */
enum { SEQUENCE = 1 << 5, MAPPING = 1 << 6 };

static OuValue abc_mark_collection(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t flags;
    if (!ou_is_type(args[0])) return ou_raise(rt, OU_EXC_TypeError, "a class is required");
    if (!ou_index_as_int64(rt, args[1], true, &flags)) return OU_ERROR;
    // Built-in types say themselves what they are: str is a Sequence, but no pattern matches
    // it.
    if (!(ou_as_type(args[0])->flags & OU_TYPE_HEAP)) return OU_NONE;
    if (flags & SEQUENCE) ou_type_set_collection(ou_as_type(args[0]), OU_TYPE_SEQUENCE);
    if (flags & MAPPING) ou_type_set_collection(ou_as_type(args[0]), OU_TYPE_MAPPING);
    return OU_NONE;
}

static OuValue abc_collection_flags(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_is_type(args[0])) return ou_raise(rt, OU_EXC_TypeError, "a class is required");
    uint32_t flags = ou_as_type(args[0])->flags;
    return ou_from_small_int((flags & OU_TYPE_SEQUENCE ? SEQUENCE : 0) |
                             (flags & OU_TYPE_MAPPING ? MAPPING : 0));
}

static const OuMethodRow abc_functions[] = {
    OU_ROW("mark_collection", abc_mark_collection, 2, 2,
           "mark_collection(cls, flags, /)\n\nLet sequence or mapping patterns match instances "
           "of the class and of its subclasses."),
    OU_ROW("collection_flags", abc_collection_flags, 1, 1,
           "collection_flags(cls, /)\n\nThe flags that mark_collection() sets."),
    {0},
};

extern const OuModuleSpec ou_abc_module;
const OuModuleSpec ou_abc_module = {
    .name = "_abc",
    .doc = "What module abc needs of types.",
    .functions = abc_functions,
};
