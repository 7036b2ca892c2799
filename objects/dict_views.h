/* The views and iterators of dicts: their constructors. Private to the files of dict. */
#ifndef OU_OBJECTS_DICT_VIEWS_H
#define OU_OBJECTS_DICT_VIEWS_H

#include "objects/object.h"

/* keys(), values() or items() of a dict: `type` is OU_TYPE_DICT_KEYS and so on. */
OuValue ou_dict_view_new(OuRuntime *rt, enum OuTypeIndex type, OuRef dict);
/* An iterator over a dict, of one of the six types. */
OuValue ou_dict_iterator_new(OuRuntime *rt, enum OuTypeIndex type, OuRef dict);

#endif
