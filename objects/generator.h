/* Generators, coroutines and asynchronous generators: the objects. They are one structure; the
 * type, which the code's flags choose, says how a program may drive it. Resuming is vm/'s, through
 * rt->generator_hooks. */
#ifndef OU_OBJECTS_GENERATOR_H
#define OU_OBJECTS_GENERATOR_H

#include "objects/function.h"

typedef enum { OU_GENERATOR_CREATED, OU_GENERATOR_SUSPENDED, OU_GENERATOR_RUNNING, OU_GENERATOR_CLOSED } OuGeneratorState;

/* A suspended generator keeps the slots of its frame: locals, then temporaries. */
typedef struct OuGenerator {
    OuObject header;
    OuCode *code;             /* owned; kept after the end for gi_code */
    OuValue function;         /* gives globals, closure; OU_UNDEF when closed */
    OuValue name, qualname;
    OuValue handled;          /* exceptions being handled inside it, while suspended; or OU_UNDEF */
    uint8_t state;            /* OuGeneratorState */
    bool is_driven;           /* asynchronous: between the start and the end of an asend(), athrow() or aclose() */
    bool is_exhausted;        /* asynchronous: it has ended or been closed */
    bool has_asked_hooks;     /* asynchronous: sys.get_asyncgen_hooks() have been called for it */
    uint32_t place;           /* word index to go on at */
    uint32_t slot_count;      /* live slots now */
    uint32_t slot_capacity;   /* allocated: local_count + stack_size of the code */
    OuValue *slots;
} OuGenerator;
OU_KIND_TEST(generator, GENERATOR, OuGenerator)
OU_KIND_TEST(coroutine, COROUTINE, OuGenerator)
OU_KIND_TEST(async_generator, ASYNC_GENERATOR, OuGenerator)

/* Generators and coroutines: what SEND drives without a call. */
static inline bool ou_is_delegate(OuRef value) {
    return ou_is_object(value) && (unsigned)ou_shape_of(value)->kind - OU_TYPE_GENERATOR <=
                                      OU_TYPE_COROUTINE - OU_TYPE_GENERATOR;
}
static inline OuGenerator *ou_as_resumable(OuRef value) {
    OU_ASSERT(ou_is_delegate(value) || ou_is_async_generator(value));
    return (OuGenerator *)(uintptr_t)value;
}

/* An asynchronous generator also keeps the hook that is told when it is dropped unfinished. */
typedef struct OuAsyncGenerator {
    OuGenerator generator;
    OuValue finalizer; /* or OU_UNDEF */
} OuAsyncGenerator;

/* vm/generator.c: what the types' tables need. */
typedef struct OuGeneratorHooks {
    OuUnary next;
    /* send(value) and close(): results as the methods'. */
    OuBinary send;
    OuUnary close;
    /* throw(type, value, traceback), or fewer. `closes`: GeneratorExit closes what it is waiting for first. */
    OuValue (*throw_)(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, bool closes);
    /* What its `yield from` or `await` waits for, owned; OU_UNDEF: nothing. */
    OuValue (*delegate)(OuRuntime *rt, OuRef self);
} OuGeneratorHooks;

/* A generator, coroutine or asynchronous generator, as the function's code says, without slots yet. */
OuValue ou_generator_new(OuRuntime *rt, OuRef function);
/* "generator", "coroutine", "async generator": for messages. */
const char *ou_generator_word(const OuGenerator *generator);

/* The exception that the arguments of throw() mean, owned. */
OuValue ou_thrown_exception(OuRuntime *rt, const OuRef *args, size_t argc);

/* ---- awaiting ---- */

/* The iterator to drive for `await value`, owned. TypeError if it cannot be awaited, RuntimeError if it is a coroutine
 * that somebody waits for already. */
OuValue ou_await_iterator(OuRuntime *rt, OuRef value);
/* What `yield value` in an asynchronous generator hands to its driver: marked, so that it can be told from what its
 * awaits yield. Takes the value. */
OuValue ou_async_generator_wrap_take(OuRuntime *rt, OuValue value);
/* The awaitable of anext(iterator, fallback), given what the iterator's __anext__ returned. */
OuValue ou_anext_default_new(OuRuntime *rt, OuRef awaitable, OuRef fallback);

#endif
