/* functools.lru_cache: a function that remembers its results.
 *
 * The results stand in a dict in the order of their last use, the oldest first; one that is
 * asked for again moves to the end, and when there are more than `maxsize` the first goes. The
 * key of a call is its only argument, if that is an exact int or str, else a tuple:
 *
 *     (args..., mark, name, value, ..., types...)     the mark only with keywords; types if
 * typed
 *
 * The function may call itself, so nothing is remembered about the dict over its call. */
#include "modules/modules.h"

#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/dict_internal.h"
#include "objects/int.h"
#include "objects/tuple.h"

typedef struct LruCache {
    OuObject header;
    OuValue function;
    OuValue results;    /* dict */
    OuValue info_class; /* what cache_info() returns */
    int64_t maxsize;    /* -1: no limit */
    int64_t hits, misses;
    bool typed;
} LruCache;

enum { LRU_FIELDS = 3 };

static LruCache *as_cache(OuRef value) {
    return (LruCache *)ou_object(value);
}

static OuValue cache_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                         OuRef names) {
    OuRef slots[4];
    int64_t maxsize = -1;
    if (!ou_parse_arguments(rt, "lru_cache", "user_function maxsize typed cache_info_type", 4,
                            4, args, argc, names, slots))
        return OU_ERROR;
    if (ou_type_of(rt, slots[0])->slots.call == NULL)
        return ou_raise(rt, OU_EXC_TypeError, "the first argument must be callable");
    if (!ou_is_none(slots[1])) {
        if (!ou_is_int(slots[1]))
            return ou_raise(rt, OU_EXC_TypeError, "maxsize should be integer or None");
        if (!ou_index_as_int64(rt, slots[1], true, &maxsize)) return OU_ERROR;
        if (maxsize < 0) maxsize = 0;
    }
    OuTruth typed = ou_truth(rt, slots[2]);
    if (typed == OU_TRUTH_FAILED) return OU_ERROR;
    LruCache *cache = ou_new_record(rt, type, LRU_FIELDS);
    if (cache == NULL) return OU_ERROR;
    cache->hits = cache->misses = 0;
    cache->maxsize = maxsize;
    cache->typed = typed == OU_TRUTH_YES;
    cache->function = ou_own(slots[0]);
    cache->info_class = ou_own(slots[3]);
    OuValue results = ou_dict_new(rt);
    if (!ou_is_error(results)) {
        cache->results = results;
        return ou_take(cache);
    }
    ou_drop(rt, ou_take(cache));
    return OU_ERROR;
}

static void cache_traverse(OuObject *self, OuVisit visit, void *argument) {
    const LruCache *cache = (LruCache *)self;
    ou_visit(cache->function, visit, argument);
    ou_visit(cache->results, visit, argument);
    ou_visit(cache->info_class, visit, argument);
}

static void cache_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, LRU_FIELDS);
}

/* ---- calls ---- */

static OuValue make_key(OuRuntime *rt, const LruCache *cache, const OuRef *args, size_t argc,
                        OuRef names) {
    size_t keywords = ou_keyword_count(names), given = argc + keywords;
    if (!cache->typed && argc == 1 && keywords == 0 &&
        (ou_is_small_int(args[0]) || (ou_is_object(args[0]) && ou_is_exact_str(args[0]))))
        return ou_own(args[0]);
    size_t count = argc + (keywords > 0) + 2 * keywords + (cache->typed ? given : 0), at = 0;
    OuValue key = ou_tuple_new(rt, count);
    if (ou_is_error(key)) return OU_ERROR;
    OuValue *items = ou_as_tuple(key)->items;
    for (size_t i = 0; i < argc; i++)
        items[at++] = ou_own(args[i]);
    // No argument can be this class of ours by accident.
    if (keywords > 0)
        items[at++] = ou_own(ou_ref(ou_modules_type(rt, OU_MODULE_TYPE_LRU_CACHE)));
    for (size_t i = 0; i < keywords; i++) {
        items[at++] = ou_own(ou_tuple_peek(names, i));
        items[at++] = ou_own(args[argc + i]);
    }
    for (size_t i = 0; cache->typed && i < given; i++)
        items[at++] = ou_own(ou_ref(ou_type_of(rt, args[i])));
    return key;
}

/* Store a result; without room for it the oldest goes. */
static bool remember(OuRuntime *rt, const LruCache *cache, OuRef key, OuRef result) {
    OuDict *results = ou_as_dict(cache->results);
    size_t position;
    OuTruth found = ou_dict_lookup_key(rt, results, key, &position);
    if (found == OU_TRUTH_FAILED) return false;
    if (found == OU_TRUTH_YES) return true; // the function called itself with the same
    if (cache->maxsize >= 0 && results->count >= (size_t)cache->maxsize) {
        OuValue old_key, old_result;
        ou_dict_take_first(results, &old_key, &old_result);
        ou_drop(rt, old_key);
        ou_drop(rt, old_result);
    }
    return ou_dict_set(rt, cache->results, key, result);
}

static OuValue cache_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                          OuRef names) {
    LruCache *cache = as_cache(self);
    if (cache->maxsize == 0) {
        cache->misses++;
        return ou_call_keywords(rt, cache->function, args, argc, names);
    }
    OuValue key = make_key(rt, cache, args, argc, names), result = OU_ERROR;
    if (ou_is_error(key)) return OU_ERROR;
    size_t position;
    OuDict *results = ou_as_dict(cache->results);
    int64_t hash;
    if (!ou_hash(rt, key, &hash)) goto done;
    OuTruth found = ou_dict_lookup(rt, results, key, hash, &position);
    if (found == OU_TRUTH_FAILED) goto done;
    if (found == OU_TRUTH_YES) {
        cache->hits++;
        result = ou_own(results->entries[position].value);
        if (cache->maxsize > 0 && !ou_dict_move(rt, results, position, true)) {
            ou_drop(rt, result);
            result = OU_ERROR;
        }
        goto done;
    }
    cache->misses++;
    result = ou_call_keywords(rt, cache->function, args, argc, names);
    if (!ou_is_error(result) && !remember(rt, cache, key, result)) {
        ou_drop(rt, result);
        result = OU_ERROR;
    }
done:
    ou_drop(rt, key);
    return result;
}

static OuValue cache_get(OuRuntime *rt, OuRef self, OuRef object, OuRef type) {
    if (ou_is_undef(object) || ou_is_none(object)) return ou_own(self);
    return ou_method_new(rt, self, object);
}

/* ---- methods ---- */

static OuValue cache_info(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const LruCache *cache = as_cache(self);
    OuRef values[] = {ou_from_small_int(cache->hits), ou_from_small_int(cache->misses),
                      cache->maxsize < 0 ? OU_NONE : ou_from_small_int(cache->maxsize),
                      ou_from_small_int((int64_t)ou_as_dict(cache->results)->count)};
    return ou_call(rt, cache->info_class, values, 4);
}

static OuValue cache_clear(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    LruCache *cache = as_cache(self);
    cache->hits = cache->misses = 0;
    ou_dict_clear(rt, cache->results);
    return OU_NONE;
}

static OuValue cache_self(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_own(self);
}

static OuValue cache_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_get_attribute(rt, self, rt->names.dunder_qualname);
}

static const OuMethodRow cache_methods[] = {
    OU_ROW("cache_info", cache_info, 0, 0, "cache_info()\n\nReport cache statistics"),
    OU_ROW("cache_clear", cache_clear, 0, 0,
           "cache_clear()\n\nClear the cache and cache statistics"),
    OU_ROW("__reduce__", cache_reduce, 0, 0, "__reduce__()\n\nIts name."),
    OU_ROW("__copy__", cache_self, 0, 0, "__copy__()\n\nItself."),
    OU_ROW("__deepcopy__", cache_self, 1, 1, "__deepcopy__(memo, /)\n\nItself."),
    {0},
};

static const OuGetSetRow cache_getsets[] = {
    OU_DICT_GETSET_ROW,
    {0},
};

extern const OuTypeSpec ou_lru_cache_type;
const OuTypeSpec ou_lru_cache_type = {
    .name = "functools._lru_cache_wrapper",
    .doc = "A function that remembers the results of another: see functools.lru_cache.",
    .basic_size = sizeof(LruCache),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED | OU_TYPE_HAS_DICT | OU_TYPE_WEAKREFS,
    .methods = cache_methods,
    .getsets = cache_getsets,
    .slots.new = cache_new,
    .slots.call = cache_call,
    .slots.descr_get = cache_get,
    .slots.traverse = cache_traverse,
    .slots.destroy = cache_destroy,
};
