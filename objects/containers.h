/* What the container types share: comparing and hashing items with the common cases first, the
 * arguments of constructors, and the sequence operators' rules. For objects/ and for
 * the types that modules/ define. */
#ifndef OU_OBJECTS_CONTAINERS_H
#define OU_OBJECTS_CONTAINERS_H

#include "objects/float.h"
#include "objects/function.h"
#include "objects/int.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/type.h"

/* More items than this no container can hold: their bytes would not fit an int64. */
#define OU_MAX_ITEMS ((size_t)INT64_MAX / 16)

static inline OuValue ou_raise_memory_value(OuRuntime *rt) {
    ou_raise_memory(rt);
    return OU_ERROR;
}

/* ---- equality and hash ---- */

/* The answer to "a == b" where it needs no user code; OU_TRUTH_FAILED: ask ou_equal. Knows ints
 * and floats of the value word, and exact strs. Identical values are equal here, as containers
 * have it. */
static inline OuTruth ou_equal_quickly(OuRef a, OuRef b) {
    if (a == b) return OU_TRUTH_YES;
    if (ou_are_small_ints(a, b)) return OU_TRUTH_NO;
    if (ou_is_object(a) && ou_is_object(b)) {
        if (!ou_is_exact_str(a) || !ou_is_exact_str(b)) return OU_TRUTH_FAILED;
        const OuStr *s = ou_as_str(a), *t = ou_as_str(b);
        return ou_truth_from(s->size == t->size && memcmp(s->bytes, t->bytes, s->size) == 0);
    }
    if (ou_is_small_float(a) && ou_is_small_float(b))
        return ou_truth_from(ou_small_float(a) == ou_small_float(b));
    return OU_TRUTH_FAILED;
}

/* a is b or a == b, for items of a container that user code may change meanwhile: both are
 * owned during the comparison. */
OuTruth ou_items_equal_slowly(OuRuntime *rt, OuRef a, OuRef b);
static inline OuTruth ou_items_equal(OuRuntime *rt, OuRef a, OuRef b) {
    OuTruth quick = ou_equal_quickly(a, b);
    return OU_LIKELY(quick != OU_TRUTH_FAILED) ? quick : ou_items_equal_slowly(rt, a, b);
}

/* hash(key) for a hash table. `role` completes the message for a key without a hash: "cannot
 * use 'list' as <role> (unhashable type: 'list')". */
#define OU_DICT_KEY    "a dict key"
#define OU_SET_ELEMENT "a set element"
bool ou_key_hash_slow(OuRuntime *rt, OuRef key, const char *role, int64_t *hash);
static inline bool ou_key_hash(OuRuntime *rt, OuRef key, const char *role, int64_t *hash) {
    if (ou_is_object(key) && ou_is_exact_str(key)) {
        *hash = ou_as_str(key)->hash;
        if (OU_LIKELY(*hash != -1)) return true;
    } else if (ou_is_small_int(key)) {
        // An int is its own hash, modulo 2**61 - 1; -1 is taken for "none".
        int64_t number = ou_small_int(key);
        *hash = number;
        if (OU_LIKELY(number < OU_INT_MAX && number > -OU_INT_MAX && number != -1)) return true;
    }
    return ou_key_hash_slow(rt, key, role, hash);
}

/* hash(item), for the hash of something that contains it. */
static inline bool ou_item_hash(OuRuntime *rt, OuRef item, int64_t *hash) {
    return ou_is_small_int(item) ? ou_key_hash(rt, item, "", hash) : ou_hash(rt, item, hash);
}

/* The hash of a sequence from those of its items: the lane step of xxHash. */
typedef struct OuHashMixer {
    uint64_t state;
} OuHashMixer;
#define OU_HASH_PRIME_1 UINT64_C(11400714785074694791)
#define OU_HASH_PRIME_2 UINT64_C(14029467366897019727)
#define OU_HASH_PRIME_5 UINT64_C(2870177450012600261)

static inline OuHashMixer ou_hash_mixer_begin(void) {
    return (OuHashMixer){OU_HASH_PRIME_5};
}
static inline void ou_hash_mixer_add(OuHashMixer *mixer, int64_t hash) {
    uint64_t state = mixer->state + (uint64_t)hash * OU_HASH_PRIME_2;
    mixer->state = (state << 31 | state >> 33) * OU_HASH_PRIME_1;
}
static inline int64_t ou_hash_mixer_end(OuHashMixer mixer) {
    return mixer.state == UINT64_MAX ? 1546275796 : (int64_t)mixer.state;
}
/* For a sequence whose length varies. */
static inline int64_t ou_hash_mixer_end_counted(OuHashMixer mixer, size_t count) {
    mixer.state += count ^ (OU_HASH_PRIME_5 ^ 3527539);
    return ou_hash_mixer_end(mixer);
}

/* ---- arguments ---- */

/* ou_check_arguments (function.h) for `new` of an immutable type: a subtype with an __init__ of
 * its own may take keywords. */
bool ou_check_new_arguments(OuRuntime *rt, OuType *type, const OuType *base, size_t argc,
                            OuRef names, size_t min, size_t max);
/* And for `init` of a mutable type: likewise a subtype with its own __new__. */
bool ou_check_init_arguments(OuRuntime *rt, OuRef self, const OuType *base, size_t argc,
                             OuRef names, size_t min, size_t max);
/* As many keywords as `names` has. */
size_t ou_keyword_count(OuRef names);

/* ---- sequences ---- */

/* `index` of a subscript of a `noun` ("list"), counted from the end if negative. False: no int
 * ("list indices must be integers or slices, not str"), or beyond 64 bits (IndexError). May run
 * user code, so the caller reads the length and applies it after: see ou_wrap_index. */
bool ou_subscript_index(OuRuntime *rt, OuRef key, const char *noun, int64_t *index);
/* A negative index counted from the end; anything out of range becomes SIZE_MAX. */
static inline size_t ou_wrap_index(int64_t index, size_t count) {
    if (index < 0) index += (int64_t)count;
    return (uint64_t)index < count ? (size_t)index : SIZE_MAX;
}
/* The bounds of index(x, start, stop), where given: ints or None-less, negative from the end,
 * clipped. */
bool ou_search_bounds(OuRuntime *rt, const OuRef *args, size_t argc, size_t count,
                      size_t *start, size_t *stop);

/* What the + of the right operand answers, unless that is a built-in sequence, whose turn comes
 * later; NotImplemented if it has none. */
OuValue ou_ask_other_to_add(OuRuntime *rt, OuRef left, OuRef right);

/* left + right where left is a sequence of its kind and right is not: gives right's own __add__
 * or
 * __radd__ its turn, then "can only concatenate list (not "int") to list". */
OuValue ou_concatenate_other(OuRuntime *rt, OuRef left, OuRef right, const char *noun);

/* left * right where one is a sequence. YES: *sequence times *count (at least 0) is to be made.
 * NO: *result is the answer already (the other operand's own __mul__ or __rmul__ gave it). */
OuTruth ou_repeat_operands(OuRuntime *rt, OuRef left, OuRef right, bool left_is_sequence,
                           OuRef *sequence, int64_t *count, OuValue *result);

/* `iterable` as an exact list or tuple: itself, or a new list. TypeError with `message` if it
 * is not iterable. */
OuValue ou_fast_sequence(OuRuntime *rt, OuRef iterable, const char *message);
/* The items of an exact list or tuple as they are now. */
const OuValue *ou_fast_items(OuRef sequence, size_t *count);

/* `items` begins with `count` owned items: fill it with the same again until they stand there
 * `times` times, owning the copies. */
void ou_repeat_items(OuValue *items, size_t count, size_t times);

/* As ou_str_builder_add_repr; quick for small ints. */
bool ou_add_item_repr(OuStrBuilder *builder, OuRef item);
/* repr(): "[a, b]" or "(a,)" of a list or tuple that may change meanwhile. */
OuValue ou_sequence_repr(OuRuntime *rt, OuRef sequence, const char *open, const char *close);

/* Compare two lists or two tuples in the order of their items. */
OuValue ou_sequence_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op);

/* ---- iterators ---- */

/* A tracked object, or NULL with everything undone; its fields from `first` on are set to UNDEF
 * before. For fixed-size types whose fields behind the header are all OuValue. */
void *ou_new_record(OuRuntime *rt, OuType *type, size_t field_count);

/* (function, (x,)) or (function, (x,), state) as __reduce__ of an iterator gives it. `function`
 * is a name in builtins; `x` is taken, and may be OU_ERROR; state UNDEF: none. */
OuValue ou_reduce_iterator_take(OuRuntime *rt, const char *function, OuValue x, OuRef state);
/* function(*args) as __reduce__ gives it: (function, (args...)). `function` is a name in
 * builtins. */
OuValue ou_reduce_call(OuRuntime *rt, const char *function, const OuRef *args, size_t argc);
/* getattr(object, name) as __reduce__ gives it; takes `name`, a str, which may be OU_ERROR. */
OuValue ou_reduce_attribute_take(OuRuntime *rt, OuRef object, OuValue name);
/* The same with the type of `self` as the function, and a state if not UNDEF. */
OuValue ou_reduce_type(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef state);

/* A tuple of `count` items, which are taken also on failure. `*place` keeps the first one made:
 * it is filled again if nobody else holds it. */
OuValue ou_refill_tuple_take(OuRuntime *rt, OuValue *place, OuValue *items, size_t count);

/* destroy for such a record. */
void ou_record_destroy(OuRuntime *rt, OuObject *self, size_t field_count);

#endif
