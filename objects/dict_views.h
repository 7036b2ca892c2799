/* The views and iterators of dicts: their constructors. Private to the files of dict and to its subtypes in modules/. */
#ifndef OU_OBJECTS_DICT_VIEWS_H
#define OU_OBJECTS_DICT_VIEWS_H

#include "objects/object.h"

/* A view holds nothing but the dict. */
typedef struct OuDictView {
    OuObject header;
    OuValue dict;
} OuDictView;

/* keys(), values() or items() of a dict: `type` is OU_TYPE_DICT_KEYS and so on. */
OuValue ou_dict_view_new(OuRuntime *rt, enum OuTypeIndex type, OuRef dict);
/* The same of a subtype of one of these types. */
OuValue ou_dict_view_of_type(OuRuntime *rt, OuType *type, OuRef dict);
static inline OuRef ou_dict_view_peek(OuRef view) {
    return ((const OuDictView *)ou_object(view))->dict;
}
/* An iterator over a dict, of one of the six types. */
OuValue ou_dict_iterator_new(OuRuntime *rt, enum OuTypeIndex type, OuRef dict);

#endif
