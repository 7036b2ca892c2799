/* What list.c, list_methods.c and list_sort.c share. Private to those files. */
#ifndef OU_OBJECTS_LIST_INTERNAL_H
#define OU_OBJECTS_LIST_INTERNAL_H

#include "objects/list.h"

/* An empty list of `type`, list or a subtype. */
OuValue ou_list_of_type(OuRuntime *rt, OuType *type);
/* Room for `more` items behind the last. */
bool ou_list_make_room(OuRuntime *rt, OuList *list, size_t more);
/* Forget all items from `count` on, which have been moved elsewhere, and give back spare room.
 */
void ou_list_truncate(OuRuntime *rt, OuList *list, size_t count);
/* Turn the order of `count` items around. */
void ou_reverse_items(OuValue *items, size_t count);
/* Unlink and return the item at `index`, which must exist. */
OuValue ou_list_take_out(OuRuntime *rt, OuList *list, size_t index);
/* list[start:stop] = items. The bounds are clipped; items are borrowed and not those of the
 * list. */
bool ou_list_replace(OuRuntime *rt, OuRef list, size_t start, size_t stop, const OuRef *items,
                     size_t count);
OuValue ou_list_repeat(OuRuntime *rt, OuRef list, size_t times);
bool ou_list_repeat_in_place(OuRuntime *rt, OuRef list, size_t times);

#endif
