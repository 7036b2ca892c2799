/* The first 16 bytes of every object, as far as memory management cares.
 *
 * `shape` belongs to objects/; nothing here looks into it. `gc` is the collector's word:
 *
 *     bits 0-1   generation + 1; 0: not tracked
 *     bit  2     finalized: its __del__ has run and will not run again
 *     bit  3     has weak references: somebody has to be told when it dies
 *     bits 4-31  position in the vector of its generation, if tracked
 *
 * A new object starts with gc = 0. Tracking and untracking are in collector.h. */
#ifndef OU_MEMORY_OBJECT_HEADER_H
#define OU_MEMORY_OBJECT_HEADER_H

#include <stdbool.h>
#include <stdint.h>

struct OuShape;

typedef struct OuObject {
    uint32_t refcount;
    uint32_t gc;
    struct OuShape *shape;
} OuObject;

_Static_assert(sizeof(OuObject) == 16, "an object header is 16 bytes");

#define OU_GC_GENERATION  0x3u
#define OU_GC_FINALIZED   0x4u
#define OU_GC_WEAKREFS    0x8u
#define OU_GC_FLAGS       (OU_GC_FINALIZED | OU_GC_WEAKREFS)
#define OU_GC_INDEX_SHIFT 4
#define OU_GC_INDEX_MAX   ((UINT32_C(1) << (32 - OU_GC_INDEX_SHIFT)) - 2)
#define OU_GC_UNTRACKED   (-1)

/* Does the collector know the object? */
static inline bool ou_gc_is_tracked(const OuObject *object) {
    return (object->gc & OU_GC_GENERATION) != 0;
}

/* The generation it is in: 0, 1 or 2, or OU_GC_UNTRACKED. */
static inline int ou_gc_generation(const OuObject *object) {
    return (int)(object->gc & OU_GC_GENERATION) - 1;
}

/* Its position within the generation; only if tracked. */
static inline uint32_t ou_gc_index(const OuObject *object) {
    return object->gc >> OU_GC_INDEX_SHIFT;
}

/* Has its __del__ run? */
static inline bool ou_gc_is_finalized(const OuObject *object) {
    return (object->gc & OU_GC_FINALIZED) != 0;
}

static inline void ou_gc_set_finalized(OuObject *object) {
    object->gc |= OU_GC_FINALIZED;
}

/* Are there weak references to it? */
static inline bool ou_gc_has_weakrefs(const OuObject *object) {
    return (object->gc & OU_GC_WEAKREFS) != 0;
}

static inline void ou_gc_set_weakrefs(OuObject *object, bool has) {
    object->gc = has ? object->gc | OU_GC_WEAKREFS : object->gc & ~OU_GC_WEAKREFS;
}

#endif
