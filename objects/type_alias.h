/* typing.TypeAliasType: what a `type` statement makes. */
#ifndef OU_OBJECTS_TYPE_ALIAS_H
#define OU_OBJECTS_TYPE_ALIAS_H

#include "objects/type_parameter.h"

typedef struct OuTypeAlias {
    OuObject header;
    OuValue name;   // str
    OuValue params; // tuple, or OU_UNDEF: it is not generic
    OuLazyValue value;
    OuValue module; // str, or OU_UNDEF
} OuTypeAlias;
OU_KIND_TEST(type_alias, TYPE_ALIAS, OuTypeAlias)

/* params: a tuple or None; `evaluate` makes the value. */
OuValue ou_type_alias_new(OuRuntime *rt, OuRef name, OuRef params, OuRef evaluate);

#endif
