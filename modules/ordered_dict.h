/* collections.OrderedDict: its views and iterators. Private to ordered_dict*.c. */
#ifndef OU_MODULES_ORDERED_DICT_H
#define OU_MODULES_ORDERED_DICT_H

#include "modules/modules.h"

typedef enum { OU_ORDERED_KEYS, OU_ORDERED_VALUES, OU_ORDERED_ITEMS } OuOrderedPart;

/* An iterator over an OrderedDict. */
OuValue ou_ordered_iterator_new(OuRuntime *rt, OuRef dict, OuOrderedPart part, bool backwards);
/* keys(), values() or items() of one. */
OuValue ou_ordered_view_new(OuRuntime *rt, OuRef dict, OuOrderedPart part);

#endif
