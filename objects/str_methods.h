/* Private to str: the functions that its method table (str_methods.c) takes from other files.
 *
 * `self` is always a str, of any subtype; results are plain strs, lists, tuples, ints or bools.
 */
#ifndef OU_OBJECTS_STR_METHODS_H
#define OU_OBJECTS_STR_METHODS_H

#include "objects/text.h"

#define METHOD(name)                                                                           \
    OuValue ou_str_##name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);

/* ---- str_search.c ---- */
METHOD(find)
METHOD(rfind)
METHOD(index_method)
METHOD(rindex)
METHOD(count)
METHOD(startswith)
METHOD(endswith)
METHOD(replace)
METHOD(removeprefix)
METHOD(removesuffix)
METHOD(partition)
METHOD(rpartition)
OuTruth ou_str_contains(OuRuntime *rt, OuRef self, OuRef item);

/* ---- str_split.c ---- */
METHOD(split)
METHOD(rsplit)
METHOD(splitlines)
METHOD(strip)
METHOD(lstrip)
METHOD(rstrip)

/* ---- str_case.c ---- */
METHOD(lower)
METHOD(upper)
METHOD(title)
METHOD(swapcase)
METHOD(capitalize)
METHOD(casefold)

/* ---- str_predicates.c ---- */
METHOD(isalnum)
METHOD(isalpha)
METHOD(isascii)
METHOD(isdecimal)
METHOD(isdigit)
METHOD(isidentifier)
METHOD(islower)
METHOD(isnumeric)
METHOD(isprintable)
METHOD(isspace)
METHOD(istitle)
METHOD(isupper)

/* ---- str_layout.c ---- */
METHOD(center)
METHOD(ljust)
METHOD(rjust)
METHOD(zfill)
METHOD(expandtabs)

/* ---- str_translate.c ---- */
METHOD(maketrans)
METHOD(translate)

/* ---- str_format.c ---- */
OuValue ou_str_format(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names);
METHOD(format_map)

#undef METHOD

#endif
