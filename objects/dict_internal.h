/* What the files of dict share. Private to those files and to the subtypes of dict in modules/. */
#ifndef OU_OBJECTS_DICT_INTERNAL_H
#define OU_OBJECTS_DICT_INTERNAL_H

#include "objects/dict.h"

/* An empty dict of `type`, dict or a subtype. */
OuValue ou_dict_of_type(OuRuntime *rt, OuType *type);

/* Find `key`, whose hash is known: YES and its position. May run user code, unless all keys
 * concerned are exact strs or small ints; afterwards the position is right. */
OuTruth ou_dict_lookup(OuRuntime *rt, OuDict *dict, OuRef key, int64_t hash, size_t *position);
/* The same with the key's hash asked for first. */
OuTruth ou_dict_lookup_key(OuRuntime *rt, OuDict *dict, OuRef key, size_t *position);
/* dict[key] = value with the hash known. Takes value, also on failure. */
bool ou_dict_store_take(OuRuntime *rt, OuDict *dict, OuRef key, int64_t hash, OuValue value);
/* Unlink the entry at `position`; its key and value are the caller's. */
void ou_dict_take_out(OuDict *dict, size_t position, OuValue *key, OuValue *value);
/* Unlink the last entry of a dict that is not empty. */
void ou_dict_take_last(OuDict *dict, OuValue *key, OuValue *value);
/* Unlink the first entry of a dict that is not empty. */
void ou_dict_take_first(OuDict *dict, OuValue *key, OuValue *value);
/* Make the entry at `position` the last one, or the first one. */
bool ou_dict_move(OuRuntime *rt, OuDict *dict, size_t position, bool last);
/* Make the fields of a new object those of an empty dict. */
void ou_dict_begin(OuDict *dict);
/* Make room for `count` items in all. */
bool ou_dict_reserve(OuRuntime *rt, OuDict *dict, size_t count);
/* Put all items of `source` into an empty dict. */
bool ou_dict_fill(OuRuntime *rt, OuDict *dict, const OuDict *source);
/* Drop everything; the dict is never used again. */
void ou_dict_finish(OuRuntime *rt, OuDict *dict);
/* Bytes of entries and index. */
size_t ou_dict_block_size(const OuDict *dict);
/* dict.update(): merge a dict, a mapping or an iterable of pairs. */
bool ou_dict_merge_dict(OuRuntime *rt, OuRef dict, OuRef other);
bool ou_dict_merge_mapping(OuRuntime *rt, OuRef dict, OuRef mapping);
/* Are all invariants of dict.c kept? For debug builds and tests. */
bool ou_dict_check(const OuDict *dict);

#endif
