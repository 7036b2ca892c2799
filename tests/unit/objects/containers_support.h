/* What the tests of the containers share: making values, comparing them by their repr,
 * expecting errors, and an object whose comparison and hash are functions of the test. */
#ifndef OU_TESTS_CONTAINERS_SUPPORT_H
#define OU_TESTS_CONTAINERS_SUPPORT_H

#include <criterion/criterion.h>
#include <stdio.h>

#include "objects/dict.h"
#include "objects/error.h"
#include "objects/exception.h"
#include "objects/float.h"
#include "objects/function.h"
#include "objects/int.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"

/* Give the runtime back; nothing may be left. */
#define END(rt) cr_assert_eq(ou_runtime_free(rt), 0, "blocks leak")

static inline OuValue number(int64_t n) {
    return ou_from_small_int(n);
}

static inline OuValue text(OuRuntime *rt, const char *string) {
    OuValue value = ou_str_from_string(rt, string);
    cr_assert_not(ou_is_error(value));
    return value;
}

/* Check the repr of `value`, which is taken. */
static inline void check_repr(OuRuntime *rt, OuValue value, const char *expected,
                              const char *file, int line) {
    OuValue shown = ou_is_error(value) ? OU_ERROR : ou_repr(rt, value);
    if (ou_is_error(shown)) {
        OuValue error = ou_take_exception(rt);
        OuValue why = ou_repr(rt, error);
        cr_assert(0, "%s:%d: failed with %s", file, line, ou_str_bytes(why));
    }
    cr_assert_str_eq(ou_str_bytes(shown), expected, "%s:%d: %s, expected %s", file, line,
                     ou_str_bytes(shown), expected);
    ou_drop(rt, shown);
    ou_drop(rt, value);
}
#define IS(value, expected) check_repr(rt, (value), (expected), __FILE__, __LINE__)

/* Check that `failed` holds and the pending exception reads `expected`, as "TypeError('...')".
 */
static inline void check_error(OuRuntime *rt, bool failed, const char *expected,
                               const char *file, int line) {
    cr_assert(failed, "%s:%d: no failure", file, line);
    cr_assert(ou_is_raised(rt), "%s:%d: no exception", file, line);
    OuValue error = ou_take_exception(rt);
    OuValue shown = ou_repr(rt, error);
    cr_assert_str_eq(ou_str_bytes(shown), expected, "%s:%d: %s, expected %s", file, line,
                     ou_str_bytes(shown), expected);
    ou_drop(rt, shown);
    ou_drop(rt, error);
}
#define FAILS(value, expected)                                                                 \
    check_error(rt, ou_is_error(value), (expected), __FILE__, __LINE__)
#define REFUSED(done, expected) check_error(rt, !(done), (expected), __FILE__, __LINE__)

/* object.name(args...), the arguments taken. */
static inline OuValue call_method_take(OuRuntime *rt, OuRef object, const char *name,
                                       size_t count, OuValue *args) {
    OuValue result =
        ou_call_method_string(rt, object, name, (const OuRef *)(void *)args, count);
    for (size_t i = 0; i < count; i++) {
        ou_drop(rt, args[i]);
    }
    return result;
}
#define CALL0(object, name) call_method_take(rt, (object), (name), 0, NULL)
#define CALL(object, name, ...)                                                                \
    call_method_take(rt, (object), (name), sizeof((OuValue[]){__VA_ARGS__}) / sizeof(OuValue), \
                     (OuValue[]){__VA_ARGS__})

/* type(args...), the arguments taken. */
static inline OuValue make_take(OuRuntime *rt, enum OuTypeIndex type, size_t count,
                                OuValue *args) {
    OuValue result = ou_call(rt, ou_ref(rt->types[type]), (const OuRef *)(void *)args, count);
    for (size_t i = 0; i < count; i++) {
        ou_drop(rt, args[i]);
    }
    return result;
}
#define MAKE(type, ...)                                                                        \
    make_take(rt, (type), sizeof((OuValue[]){__VA_ARGS__}) / sizeof(OuValue),                  \
              (OuValue[]){__VA_ARGS__})

#define LIST(...)                                                                              \
    ou_list_from_array_take(rt, (OuValue[]){__VA_ARGS__},                                      \
                            sizeof((OuValue[]){__VA_ARGS__}) / sizeof(OuValue))
#define TUPLE(...)                                                                             \
    ou_tuple_from_array_take(rt, (OuValue[]){__VA_ARGS__},                                     \
                             sizeof((OuValue[]){__VA_ARGS__}) / sizeof(OuValue))

/* left op right, both taken. */
static inline OuValue binary_take(OuRuntime *rt, OuBinaryOp op, OuValue left, OuValue right) {
    OuValue result = ou_binary(rt, op, left, right);
    ou_drop(rt, left);
    ou_drop(rt, right);
    return result;
}

/* left op right as a truth, both taken. */
static inline bool compare_take(OuRuntime *rt, OuCompareOp op, OuValue left, OuValue right) {
    OuTruth truth = ou_compare_truth(rt, left, right, op);
    cr_assert_neq(truth, OU_TRUTH_FAILED);
    ou_drop(rt, left);
    ou_drop(rt, right);
    return truth == OU_TRUTH_YES;
}

/* The hash of `value`, which is taken. */
static inline int64_t hash_take(OuRuntime *rt, OuValue value) {
    int64_t hash = 0;
    cr_assert(ou_hash(rt, value, &hash));
    ou_drop(rt, value);
    return hash;
}

/* list(iterable), which is taken. */
static inline OuValue items_take(OuRuntime *rt, OuValue iterable) {
    if (ou_is_error(iterable)) return OU_ERROR;
    OuValue list = ou_list_from_iterable(rt, iterable);
    ou_drop(rt, iterable);
    return list;
}

/* range(start, stop) as a list. */
static inline OuValue numbers(OuRuntime *rt, int64_t start, int64_t stop) {
    OuValue range = ou_range_new(rt, number(start), number(stop), number(1));
    return items_take(rt, range);
}

/* container[start:stop:step] for numbers; INT64_MIN: None. */
static inline OuValue bounds(OuRuntime *rt, int64_t start, int64_t stop, int64_t step) {
    OuRef part[3];
    int64_t given[] = {start, stop, step};
    for (int i = 0; i < 3; i++) {
        part[i] = given[i] == INT64_MIN ? OU_NONE : number(given[i]);
    }
    return ou_slice_new(rt, part[0], part[1], part[2]);
}
#define NONE INT64_MIN

/* container[key], the key taken. */
static inline OuValue item_take(OuRuntime *rt, OuRef container, OuValue key) {
    OuValue result = ou_get_item(rt, container, key);
    ou_drop(rt, key);
    return result;
}
static inline bool set_item_take(OuRuntime *rt, OuRef container, OuValue key, OuValue value) {
    bool done = ou_set_item(rt, container, key, value);
    ou_drop(rt, key);
    ou_drop(rt, value);
    return done;
}
static inline bool del_item_take(OuRuntime *rt, OuRef container, OuValue key) {
    bool done = ou_del_item(rt, container, key);
    ou_drop(rt, key);
    return done;
}

/* ---- an object with a will of its own ---- */

typedef struct Actor Actor;
struct Actor {
    OuObject header;
    int64_t hash;
    int64_t number;
    /* Called by each comparison, and when the object dies; may be NULL. */
    void (*on_compare)(OuRuntime *rt, Actor *self);
    void (*on_death)(OuRuntime *rt, Actor *self);
    OuTruth equal; /* what == answers */
    OuRef target;  /* for the functions; not owned */
};

static inline Actor *as_actor(OuRef value) {
    return (Actor *)ou_object(value);
}

static inline bool actor_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    (void)rt;
    *hash = as_actor(self)->hash;
    return true;
}

static inline bool is_actor(OuRuntime *rt, OuRef value) {
    return ou_type_of(rt, value)->slots.hash == actor_hash;
}

/* == is what the left one (or the only one) wants; < compares the numbers. */
static inline OuValue actor_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    Actor *actor = as_actor(is_actor(rt, left) ? left : right);
    if (actor->on_compare != NULL) actor->on_compare(rt, actor);
    if (ou_is_raised(rt)) return OU_ERROR;
    if (op == OU_EQ) return ou_bool(actor->equal == OU_TRUTH_YES);
    if (op != OU_LT || !is_actor(rt, left) || !is_actor(rt, right)) return OU_NOT_IMPLEMENTED;
    return ou_bool(as_actor(left)->number < as_actor(right)->number);
}

static inline void actor_destroy(OuRuntime *rt, OuObject *self) {
    Actor *actor = (Actor *)self;
    if (actor->on_death != NULL) actor->on_death(rt, actor);
    ou_object_free(rt, self);
}

static inline OuValue actor_repr(OuRuntime *rt, OuRef self) {
    return ou_format(rt, "<%lld>", (long long)as_actor(self)->number);
}

static const OuTypeSpec actor_spec = {
    .name = "Actor",
    .basic_size = sizeof(Actor),
    .slots.hash = actor_hash,
    .slots.compare = actor_compare,
    .slots.destroy = actor_destroy,
    .slots.repr = actor_repr,
};

static inline OuType *actor_type(OuRuntime *rt) {
    OuType *type = ou_type_from_spec(rt, &actor_spec, NULL);
    cr_assert_not_null(type);
    return type;
}

static inline void actor_type_free(OuRuntime *rt, OuType *type) {
    ou_type_empty(rt, type);
    ou_type_free(rt, type);
}

static inline OuValue actor_new(OuRuntime *rt, OuType *type, int64_t n) {
    Actor *actor = ou_object_new(rt, type);
    cr_assert_not_null(actor);
    actor->hash = 1;
    actor->number = n;
    actor->on_compare = NULL;
    actor->on_death = NULL;
    actor->equal = OU_TRUTH_NO;
    actor->target = OU_UNDEF;
    return ou_take(actor);
}

#endif
