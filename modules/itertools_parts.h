/* What the files of module itertools share: the structure of its iterators. */
#ifndef OU_MODULES_ITERTOOLS_PARTS_H
#define OU_MODULES_ITERTOOLS_PARTS_H

#include "modules/modules.h"

/* All iterators of the module have these fields, and give them meanings of their own. Values
 * that a type does not use stay OU_UNDEF. */
typedef struct OuIterTool {
    OuObject header;
    OuValue source;   /* an iterator, or several in a tuple */
    OuValue function; /* what is called, or an iterator that accompanies */
    OuValue state;    /* a value, a list of items, ... */
    OuValue last;     /* the last result, or another value */
    OuValue key;      /* of groupby: the key of the group given last */
    size_t *indices;  /* of combinatoric iterators: `count` positions, or NULL */
    size_t count;
    int64_t number, limit, step;
    bool flag;     /* has begun, is strict, ... */
    bool finished; /* gives no more items */
} OuIterTool;

static inline OuIterTool *ou_as_iter_tool(OuRef value) {
    return (OuIterTool *)ou_object(value);
}

/* A new one with all values unset. NULL: failed. */
OuIterTool *ou_iter_tool_new(OuRuntime *rt, OuType *type);
/* Its slots. */
void ou_iter_tool_traverse(OuObject *self, OuVisit visit, void *argument);
void ou_iter_tool_destroy(OuRuntime *rt, OuObject *self);
OuValue ou_iter_tool_self(OuRuntime *rt, OuRef self);

/* The last fields of a type's specification. */
#define OU_ITER_TOOL_SPEC(type_name, new_function, next_function, text)                        \
    .name = "itertools." type_name, .doc = text, .basic_size = sizeof(OuIterTool),             \
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED, .slots.new = new_function,                        \
    .slots.iter = ou_iter_tool_self, .slots.next = next_function,                              \
    .slots.traverse = ou_iter_tool_traverse, .slots.destroy = ou_iter_tool_destroy

#endif
