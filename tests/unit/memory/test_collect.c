#include "tests/unit/memory/nodes.h"

static World world;

static void setup(void) {
    world_begin(&world);
}
static void teardown(void) {
    world_end(&world);
}

TestSuite(collect, .init = setup, .fini = teardown);

static void note_id(World *in, Node *node) {
    note(in, node->id);
}

static void assert_log(const int *expected, size_t count) {
    cr_assert_eq(world.log_count, count, "noted %zu", world.log_count);
    for (size_t i = 0; i < count; i++)
        cr_assert_eq(world.log[i], expected[i], "at %zu: %d", i, world.log[i]);
}

#define ASSERT_LOG(...)                                                                        \
    assert_log((const int[]){__VA_ARGS__}, sizeof((int[]){__VA_ARGS__}) / sizeof(int))

Test(collect, ten_self_containing_objects_are_ten) {
    for (int i = 0; i < 10; i++)
        (void)node_cycle(&world, i);
    cr_assert_eq(world.live, 10);
    cr_assert_eq(collect(&world, 2), 10);
    cr_assert_eq(world.live, 0);
    cr_assert_eq(collect(&world, 2), 0);
    cr_assert_eq(world.collector.stats[2].collections, 2);
    cr_assert_eq(world.collector.stats[2].collected, 10);
    cr_assert_eq(world.begun, 2);
    cr_assert_eq(world.ended, 2);
}

Test(collect, what_is_reachable_survives_and_grows_older) {
    Node *root = node_new(&world, 0);
    Node *child = node_cycle(&world, 1);
    link_nodes(root, 0, child);
    for (int age = 0; age < 4; age++) {
        cr_assert_eq(ou_gc_generation(&child->header), age < 2 ? age : 2);
        cr_assert_eq(collect(&world, age < 2 ? age : 2), 0);
    }
    cr_assert_eq(world.live, 2);
    drop(&world, root);
    cr_assert_eq(world.live, 1);
    cr_assert_eq(collect(&world, 1), 0);
    cr_assert_eq(collect(&world, 2), 1);
}

Test(collect, references_from_older_generations_keep_alive) {
    Node *old = node_new(&world, 0);
    (void)collect(&world, 0);
    Node *young = node_cycle(&world, 1);
    link_nodes(old, 0, young);
    cr_assert_eq(collect(&world, 0), 0);
    cr_assert_eq(world.live, 2);
    drop(&world, old);
}

Test(collect, all_generations_up_to_the_given_one_are_collected) {
    for (int generation = 0; generation < 3; generation++) {
        for (int age = 0; age < 3; age++) {
            Node *node = node_new(&world, age);
            link_nodes(node, 0, node);
            for (int i = 0; i < age; i++)
                (void)collect(&world, i);
            drop(&world, node);
            cr_assert_eq(collect(&world, generation), age <= generation);
            (void)collect(&world, 2);
        }
    }
}

Test(collect, what_leads_to_a_cycle_and_what_it_leads_to) {
    // head -> a <-> b -> tail: head is alive, then it is not
    Node *head = node_new(&world, 0);
    Node *a = node_new(&world, 1);
    Node *b = node_new(&world, 2);
    Node *tail = node_new(&world, 3);
    link_nodes(head, 0, a);
    link_nodes(a, 0, b);
    link_nodes(b, 0, a);
    link_nodes(b, 1, tail);
    drop(&world, a);
    drop(&world, b);
    drop(&world, tail);
    cr_assert_eq(collect(&world, 0), 0);
    drop(&world, head);
    cr_assert_eq(world.live, 3);
    cr_assert_eq(collect(&world, 2), 3);
}

Test(collect, a_long_chain_needs_no_recursion) {
    enum { LENGTH = 300000 };
    Node *root = node_new(&world, 0);
    Node *last = root;
    for (int i = 1; i < LENGTH; i++) {
        Node *node = node_new(&world, i);
        link_nodes(last, 0, node);
        drop(&world, node);
        last = node;
    }
    cr_assert_eq(collect(&world, 2), 0);
    cr_assert_eq(world.live, LENGTH);
    while (root != NULL) { // dropping the root would recurse
        Node *next = root->links[0];
        root->links[0] = NULL;
        drop(&world, root);
        root = next;
    }
}

Test(collect, finalizers_run_once_in_the_order_of_creation) {
    Node *early[6];
    for (int i = 0; i < 6; i++) { // holes must not disturb the order
        early[i] = node_new(&world, 100 + i);
        node_cycle(&world, i)->finalizer = note_id;
    }
    for (int i = 0; i < 6; i += 2)
        drop(&world, early[i]);
    cr_assert_eq(collect(&world, 2), 6);
    ASSERT_LOG(0, 1, 2, 3, 4, 5);
    for (int i = 1; i < 6; i += 2)
        drop(&world, early[i]);
}

static void keep(World *in, Node *node) {
    note(in, node->id);
    in->kept[in->kept_count++] = own(node);
}

Test(collect, resurrected_objects_live_on_with_all_they_lead_to) {
    Node *a = node_cycle(&world, 1);
    Node *b = node_cycle(&world, 2);
    (void)node_cycle(&world, 3);
    link_nodes(a, 1, b);
    a->finalizer = keep;
    cr_assert_eq(collect(&world, 0), 1); // only the third
    cr_assert_eq(world.live, 2);
    cr_assert_eq(ou_gc_generation(&a->header), 1);
    cr_assert_eq(ou_gc_generation(&b->header), 1);
    drop(&world, world.kept[--world.kept_count]);
    cr_assert_eq(world.live, 2);
    cr_assert_eq(collect(&world, 2), 2);
    ASSERT_LOG(1); // not a second time
}

static void break_own_cycle(World *in, Node *node) {
    note(in, node->id);
    node_clear(in, node);
}

Test(collect, finalizers_may_break_the_cycles_themselves) {
    Node *nodes[5];
    for (int i = 0; i < 5; i++)
        nodes[i] = node_new(&world, i);
    for (int i = 0; i < 5; i++) {
        link_nodes(nodes[i], 0, nodes[(i + 1) % 5]);
        nodes[i]->finalizer = break_own_cycle;
    }
    for (int i = 0; i < 5; i++)
        drop(&world, nodes[i]);
    // 0 cuts itself off; nobody refers to 1 then, so it dies with all that follow.
    cr_assert_eq(collect(&world, 2), 0);
    cr_assert_eq(world.live, 0);
    ASSERT_LOG(0, 1, 2, 3, 4);
}

static void make_much_garbage(World *in, Node *node) {
    note(in, node->id);
    for (int i = 0; i < 5000; i++)
        (void)node_cycle(in, 1000 + i);
    Node *child = node_new(in, 7);
    link_nodes(child, 0, node);
    node->links[3] = child;
}

Test(collect, objects_made_by_finalizers_wait_for_the_next_collection) {
    for (int i = 0; i < 3; i++)
        node_cycle(&world, i)->finalizer = make_much_garbage;
    // Each is referred to by its new child, which was not among the unreachable: not found
    // dead.
    cr_assert_eq(collect(&world, 0), 0);
    cr_assert_eq(world.live, 3 * 5002);
    cr_assert_eq(ou_collector_tracked_count(&world.collector, 0), 3 * 5001);
    cr_assert_eq(collect(&world, 2), 3 * 5002);
    ASSERT_LOG(0, 1, 2);
}

static void collect_again(World *in, Node *node) {
    OuCollection result = ou_collector_collect(&in->collector, in, 2);
    cr_assert_eq(result.status, OU_COLLECTION_REFUSED);
    cr_assert_eq(result.collected, 0);
    cr_assert_eq(ou_collector_choose_generation(&in->collector), -1);
    note(in, node->id);
}

Test(collect, a_collection_within_a_collection_is_refused) {
    node_cycle(&world, 1)->finalizer = collect_again;
    cr_assert_eq(collect(&world, 2), 1);
    ASSERT_LOG(1);
    cr_assert_eq(world.begun, 1);
}

static void retrack(World *in, Node *node) {
    ou_collector_untrack(&in->collector, &node->header);
    cr_assert(ou_collector_track_again(&in->collector, &node->header));
}

Test(collect, an_object_tracked_anew_by_its_finalizer_is_left_for_later) {
    node_cycle(&world, 1)->finalizer = retrack;
    cr_assert_eq(collect(&world, 2), 0);
    cr_assert_eq(world.live, 1);
    cr_assert_eq(collect(&world, 2), 1);
}

static Node *probed[3];

static void look_at_the_unreachable(World *in, Node *node) {
    (void)node;
    size_t count = ou_collector_unreachable_count(&in->collector);
    for (size_t i = 0; i < count; i++)
        note(in, ((Node *)ou_collector_unreachable_peek(&in->collector, i))->id);
    for (int i = 0; i < 3; i++)
        note(in, ou_collector_is_unreachable(&in->collector, &probed[i]->header));
    cr_assert_eq(ou_collector_tracked_count(&in->collector, 0), 0);
}

Test(collect, weak_references_are_handled_knowing_all_the_unreachable) {
    world.on_weakrefs = look_at_the_unreachable;
    for (int generation = 0; generation < 3; generation++) {
        world.log_count = 0;
        probed[0] = node_cycle(&world, 10);
        probed[1] = node_new(&world, 11);
        probed[2] = node_cycle(&world, 12);
        cr_assert_eq(collect(&world, generation), 2);
        ASSERT_LOG(10, 12, 1, 0, 1);
        drop(&world, probed[1]);
    }
}

static void keep_the_first(World *in, Node *node) {
    (void)node;
    Node *first = (Node *)ou_collector_unreachable_peek(&in->collector, 0);
    in->kept[in->kept_count++] = own(first);
    in->weakrefs_run_code = true;
}

Test(collect, callbacks_of_weak_references_may_resurrect) {
    world.on_weakrefs = keep_the_first;
    (void)node_cycle(&world, 1);
    (void)node_cycle(&world, 2);
    cr_assert_eq(collect(&world, 0), 1);
    world.on_weakrefs = NULL;
    cr_assert_eq(world.live, 1);
    cr_assert_eq(world.kept[0]->id, 1);
}

Test(collect, saved_garbage_is_counted_but_not_cleared) {
    world.collector.debug = OU_GC_DEBUG_SAVEALL;
    for (int i = 0; i < 4; i++)
        (void)node_cycle(&world, i);
    cr_assert_eq(collect(&world, 2), 4);
    cr_assert_eq(world.live, 4);
    cr_assert_eq(world.kept_count, 4);
    for (int i = 0; i < 4; i++) {
        cr_assert_eq(world.kept[i]->id, i);
        cr_assert_eq(world.kept[i]->links[0], world.kept[i]);
    }
}

Test(collect, survivors_that_need_no_tracking_are_let_go) {
    Node *node = node_new(&world, 1);
    node->plain = true;
    (void)collect(&world, 2);
    cr_assert_not(ou_gc_is_tracked(&node->header));
    drop(&world, node);
}

Test(collect, nothing_happens_without_memory_for_the_tables) {
    Node *alive = node_new(&world, 0);
    for (int i = 0; i < 5000; i++)
        node_cycle(&world, i)->finalizer = note_id;
    (void)collect(&world, 0); // vectors have their size now
    for (int i = 0; i < 5000; i++)
        node_cycle(&world, i)->finalizer = note_id;
    size_t live = world.live;
    world.log_count = 0;
    for (size_t n = 1;; n++) {
        ou_heap_fail_request(&world.heap, n, true);
        OuCollection result = ou_collector_collect(&world.collector, &world, 2);
        ou_heap_fail_request(&world.heap, 0, false);
        cr_assert(ou_collector_check(&world.collector));
        if (result.status == OU_COLLECTION_DONE) break;
        cr_assert_eq(result.status, OU_COLLECTION_NO_MEMORY);
        cr_assert_eq(world.live, live);
        cr_assert_eq(world.log_count, 0);
    }
    drop(&world, alive);
}

/* ---- Random graphs ---- */

static uint64_t seed;

enum { ROOTS = 40 };
static Node *roots[ROOTS];

static Node *random_node(void) {
    Node *node = roots[random_below(&seed, ROOTS)];
    while (node != NULL && random_below(&seed, 3) > 0) {
        Node *next = node->links[random_below(&seed, LINKS)];
        if (next == NULL) break;
        node = next;
    }
    return node;
}

static void random_step(World *in) {
    size_t slot = random_below(&seed, ROOTS);
    Node *from = random_node();
    Node *to = random_node();
    switch (random_below(&seed, 4)) {
    case 0: { // a new root
        Node *old = roots[slot];
        roots[slot] = node_new(in, 0);
        drop(in, old);
        break;
    }
    case 1: // forget a root
        if (random_below(&seed, 3) > 0) break;
        from = roots[slot];
        roots[slot] = NULL;
        drop(in, from);
        break;
    default: // a reference
        if (from == NULL || to == NULL) break;
        slot = random_below(&seed, LINKS);
        own(from);
        Node *old = from->links[slot];
        from->links[slot] = own(to);
        drop(in, old);
        drop(in, from);
    }
}

static void wreak_havoc(World *in, Node *node) {
    for (int i = 0; i < 4; i++)
        random_step(in);
    if (random_below(&seed, 4) == 0) { // come back to life
        size_t slot = random_below(&seed, ROOTS);
        Node *old = roots[slot];
        roots[slot] = own(node);
        drop(in, old);
    }
    if (random_below(&seed, 4) == 0) node_clear(in, node);
}

static void count_one(OuObject *object, void *argument) {
    (void)object;
    ++*(size_t *)argument;
}

/* How many nodes the roots lead to, found the plain way: with a list and a mark in `id`. */
static size_t count_reachable(int mark) {
    static Node *stack[200000];
    size_t height = 0;
    size_t count = 0;
    for (size_t i = 0; i < ROOTS; i++) {
        if (roots[i] != NULL && roots[i]->id != mark) {
            roots[i]->id = mark;
            stack[height++] = roots[i];
        }
    }
    while (height > 0) {
        Node *node = stack[--height];
        count++;
        for (int i = 0; i < LINKS; i++) {
            Node *child = node->links[i];
            if (child == NULL || child->id == mark) continue;
            child->id = mark;
            stack[height++] = child;
        }
    }
    return count;
}

static void run_random(Finalizer finalizer, int rounds) {
    for (int round = 1; round <= rounds; round++) {
        for (int i = 0; i < 300; i++) {
            random_step(&world);
            Node *node = random_node();
            if (node != NULL && random_below(&seed, 8) == 0) node->finalizer = finalizer;
        }
        int generation = (int)random_below(&seed, 3);
        (void)collect(&world, generation);
        if (finalizer == NULL && generation == 2) {
            cr_assert_eq(world.live, count_reachable(round));
            size_t tracked = 0;
            for (int i = 0; i < OU_GENERATIONS; i++)
                ou_collector_each(&world.collector, i, count_one, &tracked);
            cr_assert_eq(world.live, tracked);
        }
    }
    for (size_t i = 0; i < ROOTS; i++) {
        Node *root = roots[i];
        roots[i] = NULL;
        drop(&world, root);
    }
    while (world.live > 0 && collect(&world, 2) + 1 > 0) { // finalizers may have made new ones
        for (size_t i = 0; i < ROOTS; i++) {
            Node *root = roots[i];
            roots[i] = NULL;
            drop(&world, root);
        }
    }
}

Test(collect, exactly_the_unreachable_part_of_random_graphs_dies) {
    seed = 1;
    run_random(NULL, 300);
}

Test(collect, finalizers_that_change_everything_do_no_harm) {
    seed = 2;
    run_random(wreak_havoc, 300);
}
