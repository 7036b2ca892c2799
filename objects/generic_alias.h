/* Parameterised classes: list[int]. */
#ifndef OU_OBJECTS_GENERIC_ALIAS_H
#define OU_OBJECTS_GENERIC_ALIAS_H

#include "objects/function.h"

typedef struct OuGenericAlias {
    OuObject header;
    OuValue origin;
    OuValue args; /* tuple */
    bool is_unpacked; /* *tuple[int]: stands for the types inside */
} OuGenericAlias;
OU_KIND_TEST(generic_alias, GENERIC_ALIAS, OuGenericAlias)

/* origin[args]; args that is no tuple stands for one of one item. */
OuValue ou_generic_alias_new(OuRuntime *rt, OuRef origin, OuRef args);
/* Text as in an annotation: the name of a class, "..." for Ellipsis, else the repr. */
OuValue ou_annotation_repr(OuRuntime *rt, OuRef value);

/* The row for the method table of a class that may be parameterised:
 *     OU_CLASS_GETITEM_ROW,                                                             */
OuValue ou_class_getitem(OuRuntime *rt, OuRef class, const OuRef *args, size_t argc);
#define OU_CLASS_GETITEM_ROW                                                                   \
    {                                                                                          \
        .name = "__class_getitem__", .function = ou_class_getitem, .min = 1, .max = 1,         \
        .kind = OU_METHOD_CLASS                                                                \
    }

#endif
