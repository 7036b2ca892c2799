/* A small world of containers for the tests of the collector: counted nodes with up to four
 * references each, and finalizers given as functions. */
#ifndef OU_TESTS_UNIT_MEMORY_NODES_H
#define OU_TESTS_UNIT_MEMORY_NODES_H

#include "memory/collector.h"
#include "tests/unit/memory/support.h"

#define LINKS    4
#define LOG_SIZE 256

typedef struct World World;
typedef struct Node Node;
typedef void (*Finalizer)(World *world, Node *node);

struct Node {
    OuObject header;
    int id;
    bool plain; // needs no tracking, says should_untrack
    Finalizer finalizer;
    Node *links[LINKS];
};

struct World {
    OuHeap heap;
    OuCollector collector;
    size_t live;
    int log[LOG_SIZE]; // what finalizers and hooks noted
    size_t log_count;
    Node *kept[LOG_SIZE]; // owned: what finalizers and DEBUG_SAVEALL saved
    size_t kept_count;
    size_t begun, ended;
    bool weakrefs_run_code;
    Finalizer on_weakrefs; // called with a NULL node
};

OU_UNUSED
static void note(World *world, int what) {
    if (world->log_count < LOG_SIZE) world->log[world->log_count++] = what;
}

OU_UNUSED
static Node *own(Node *node) {
    node->header.refcount++;
    return node;
}

static void drop(World *world, Node *node);

static void node_clear(World *world, Node *node) {
    for (int i = 0; i < LINKS; i++) {
        Node *child = node->links[i];
        node->links[i] = NULL;
        drop(world, child);
    }
}

static void drop(World *world, Node *node) {
    if (node == NULL || --node->header.refcount > 0) return;
    if (node->finalizer != NULL && !ou_gc_is_finalized(&node->header)) {
        ou_gc_set_finalized(&node->header);
        node->header.refcount = 1;
        node->finalizer(world, node);
        if (--node->header.refcount > 0) return;
    }
    ou_collector_forget(&world->collector, &node->header);
    node_clear(world, node);
    world->live--;
    ou_heap_free(&world->heap, node, sizeof *node);
}

static void node_traverse(OuObject *object, OuVisit visit, void *argument) {
    Node *node = (Node *)object;
    for (int i = 0; i < LINKS; i++) {
        if (node->links[i] != NULL) visit(&node->links[i]->header, argument);
    }
}

static void hook_release(void *rt, OuObject *object) {
    drop(rt, (Node *)object);
}
static void hook_clear(void *rt, OuObject *object) {
    node_clear(rt, (Node *)object);
}
static bool hook_has_finalizer(OuObject *object) {
    return ((Node *)object)->finalizer != NULL;
}
static bool hook_should_untrack(OuObject *object) {
    return ((Node *)object)->plain;
}

static void hook_finalize(void *rt, OuObject *object) {
    ((Node *)object)->finalizer(rt, (Node *)object);
}

static bool hook_handle_weakrefs(void *rt, OuCollector *collector) {
    World *world = rt;
    (void)collector;
    if (world->on_weakrefs != NULL) world->on_weakrefs(world, NULL);
    return world->weakrefs_run_code;
}

static void hook_save_garbage(void *rt, OuObject *object) {
    World *world = rt;
    world->kept[world->kept_count++] = own((Node *)object);
}

static void hook_begin(void *rt, OuCollector *collector, int generation) {
    (void)collector, (void)generation;
    ((World *)rt)->begun++;
}

static void hook_end(void *rt, OuCollector *collector, const OuCollection *result) {
    (void)collector, (void)result;
    ((World *)rt)->ended++;
}

static const OuCollectorHooks node_hooks = {
    .traverse = node_traverse,
    .release = hook_release,
    .clear = hook_clear,
    .has_finalizer = hook_has_finalizer,
    .finalize = hook_finalize,
    .handle_weakrefs = hook_handle_weakrefs,
    .save_garbage = hook_save_garbage,
    .should_untrack = hook_should_untrack,
    .begin = hook_begin,
    .end = hook_end,
};

/* A tracked node, owned by the caller. NULL without memory. */
OU_UNUSED
static Node *node_new(World *world, int id) {
    Node *node = ou_heap_alloc_zeroed(&world->heap, sizeof *node);
    if (node == NULL) return NULL;
    node->header.refcount = 1;
    node->id = id;
    world->live++;
    if (ou_collector_track(&world->collector, &node->header)) return node;
    drop(world, node);
    return NULL;
}

/* Let `from` own `to`. */
OU_UNUSED
static void link_nodes(Node *from, int slot, Node *to) {
    from->links[slot] = own(to);
}

/* A node that nothing but itself refers to. */
OU_UNUSED
static Node *node_cycle(World *world, int id) {
    Node *node = node_new(world, id);
    link_nodes(node, 0, node);
    drop(world, node);
    return node;
}

OU_UNUSED
static size_t collect(World *world, int generation) {
    OuCollection result = ou_collector_collect(&world->collector, world, generation);
    cr_assert_eq(result.status, OU_COLLECTION_DONE);
    cr_assert(ou_collector_check(&world->collector));
    return result.collected;
}

OU_UNUSED
static void world_begin(World *world) {
    memset(world, 0, sizeof *world);
    cr_assert(ou_heap_init(&world->heap, 0));
    cr_assert(ou_collector_init(&world->collector, &world->heap, &node_hooks));
}

/* End the world: nothing may have been left over. */
OU_UNUSED
static void world_end(World *world) {
    for (size_t i = 0; i < world->kept_count; i++)
        drop(world, world->kept[i]);
    world->kept_count = 0;
    world->collector.debug = 0;
    (void)collect(world, 2);
    cr_assert_eq(world->live, 0, "%zu nodes are left", world->live);
    ou_collector_finish(&world->collector);
    cr_assert(ou_heap_check(&world->heap));
    cr_assert_eq(ou_heap_live_blocks(&world->heap), 0);
    ou_heap_finish(&world->heap);
}

#endif
