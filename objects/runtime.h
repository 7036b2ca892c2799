/* The runtime: all state of one interpreter. Several may live in one process; there are no mutable
 * globals. It is created from the ground up (ou_runtime_new in objects/, then vm/ and modules/ add
 * their parts) and torn down in the opposite order, after which no block of its heap is live. */
#ifndef OU_OBJECTS_RUNTIME_H
#define OU_OBJECTS_RUNTIME_H

#include <signal.h>

#include "memory/collector.h"
#include "memory/heap.h"
#include "objects/type.h"

/* Of Ouro itself; the language it runs is Python 3.14. */
#define OU_VERSION "0.1.0"

struct OuFrameObject;

/* Reasons for the run loop to leave its path at the next safe point (rt->pending). */
enum {
    OU_PENDING_INTERRUPT = 1, /* Ctrl-C, or the host asks: KeyboardInterrupt */
    OU_PENDING_COLLECT = 2,   /* the collector is due */
};

/* One str per row of names.def and slots.def; interned. */
typedef struct OuNames {
#define NAME(id) OuValue id;
#define DUNDER(id) OuValue dunder_##id;
#define NAME_AS(id, text) OuValue id;
#include "objects/names.def"
#undef NAME
#undef DUNDER
#undef NAME_AS
} OuNames;

/* rt->slot_names.add is "__add__", rt->slot_names.radd "__radd__". */
typedef struct OuSlotNames {
#define UNARY(field, dunder) OuValue field;
#define BINARY(field, dunder, reflected, symbol) OuValue field, r##field;
#define INPLACE(field, dunder, symbol) OuValue field;
#define SLOT(field, signature, dunder) OuValue field;
#include "objects/slots.def"
#undef UNARY
#undef BINARY
#undef INPLACE
#undef SLOT
} OuSlotNames;

/* The cache of ou_type_lookup_peek: (shape id of the type's root, owned name) -> borrowed value.
 * An entry never used is all zero. */
typedef struct OuLookupEntry {
    uint32_t shape_id;
    OuValue name;
    OuRef value;
} OuLookupEntry;
#define OU_LOOKUP_CACHE_SIZE 1024 /* entries: sets of two */

typedef struct OuRuntimeOptions {
    size_t memory_limit;     /* bytes; 0: none */
    size_t recursion_limit;  /* Python frames; 0: 1000 */
    uint64_t hash_seed;      /* used if hash_seed_given */
    bool hash_seed_given;
} OuRuntimeOptions;

struct OuRuntime {
    OuHeap heap; /* first: the allocator's fast path finds it at offset 0 */
    OuCollector collector;

    volatile sig_atomic_t pending; /* OU_PENDING_*; may be set from a signal handler */
    OuValue exception;             /* the exception being raised, or OU_UNDEF */
    OuValue stop_value;            /* what the last generator that ended under `next` returned, or OU_UNDEF (None); for next() and yield from */
    OuValue async_firstiter;       /* sys.set_asyncgen_hooks(): called with each asynchronous generator when it is first used; or OU_UNDEF */
    OuValue async_finalizer;       /* ... and when it is dropped before its end; or OU_UNDEF */
    OuValue handled;               /* the innermost exception being handled (an except block runs), or OU_UNDEF */

    OuType *types[OU_TYPE_COUNT];       /* owned */
    OuType *exceptions[OU_EXC_COUNT];   /* owned */
    OuType *tag_types[8];               /* type of a number in the word by its low three bits */
    OuType *constant_types[OU_CONSTANT_COUNT];

    OuNames names;
    OuSlotNames slot_names;
    OuValue empty_tuple, empty_bytes;
    OuValue no_default;      /* typing.NoDefault */
    OuValue characters[256]; /* str of length 1 for U+0000..U+00FF */
    struct OuInternTable *interned; /* NULL: no interned str lives; the references in it do not count (see intern.c) */

    OuValue builtins;     /* the dict of module builtins */
    OuValue modules;      /* sys.modules: a dict */
    OuValue sys_dict;     /* the dict of module sys, or OU_UNDEF before there is one */
    OuValue memory_error; /* made in advance */
    OuValue garbage;      /* gc.garbage: a list, or OU_UNDEF before something was put there */
    OuValue collection_callbacks; /* gc.callbacks: a list, or OU_UNDEF */
    OuValue warning_filters, warning_once, warning_default; /* see warnings.c; OU_UNDEF: not needed yet */
    uint64_t warning_version; /* how often the filters have changed */

    int64_t int_digits_limit; /* of int/str conversion in base 10: 0 the default, negative none (int_text.c) */
    uint32_t next_shape_id;
    uint32_t next_dict_layout; /* the last number given by ou_dict_layout */
    uint64_t hash_seed;
    uintptr_t c_stack_limit;    /* lowest address C recursion may reach */
    uint32_t recursion_limit;
    uint32_t destroy_depth;     /* nested destructions; see object.c */
    OuObject *destroy_queue;    /* objects whose destruction was put off */
    struct OuWeakTable *weak_references; /* object -> its weakref objects (weakref.c) */
    struct OuReprStack *repr_stack;      /* containers whose repr is being made (protocol.c) */
    struct OuSources *sources;           /* source texts by filename (source.c) */
    struct OuCodecs *codecs;             /* code pages in use, what programs registered (codec_registry.c) */
    const struct OuGeneratorHooks *generator_hooks; /* vm/'s part of generators; NULL: none yet */
    const struct OuReportHooks *report_hooks;       /* what reports of errors ask of higher floors (report.h), or NULL */
    OuLookupEntry lookup_cache[OU_LOOKUP_CACHE_SIZE];
    bool lookup_incomplete; /* some lookup could not look everywhere for want of memory */

    /* What vm/ knows and objects/ asks for; NULL without a vm. super_arguments: class and first
     * argument of the running method, owned; false with RuntimeError. globals_peek: the namespace
     * of the running module, or OU_UNDEF. */
    bool (*super_arguments)(OuRuntime *rt, OuValue *class_out, OuValue *self_out);
    OuRef (*globals_peek)(OuRuntime *rt);
    OuValue (*frame_at)(OuRuntime *rt, size_t depth); /* a frame object of the frame that many levels out, or OU_UNDEF */
    void (*refresh_frame)(OuRuntime *rt, struct OuFrameObject *frame); /* of one that runs */
    bool (*set_frame_local)(OuRuntime *rt, struct OuFrameObject *frame, size_t slot,
                            OuRef value); /* likewise */
    void *vm;      /* vm/'s own state */
    void *modules_state; /* modules/' own state (open streams, ...) */
    bool finalizing;
    bool ended; /* ou_runtime_free has begun: no finalizer and no callback runs any more */
};

static inline OuType *ou_type_of(const OuRuntime *rt, OuRef value) {
    if (OU_LIKELY(ou_is_object(value))) return ou_object(value)->shape->type;
    unsigned tag = ou_bits(value) & 7;
    return tag != 0 ? rt->tag_types[tag] : rt->constant_types[ou_bits(value) >> 4];
}

/* A runtime with its built-in types, exceptions and names; no modules, no vm. NULL: no memory. */
OuRuntime *ou_runtime_new(const OuRuntimeOptions *options);
/* Drop everything and free. Returns the number of heap blocks still live: a leak if not 0. */
size_t ou_runtime_free(OuRuntime *rt);

#endif
