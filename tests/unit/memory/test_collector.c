#include "memory/collector.h"

#include "tests/unit/memory/nodes.h"

static World world;

static void setup(void) {
    world_begin(&world);
}
static void teardown(void) {
    world_end(&world);
}

TestSuite(collector, .init = setup, .fini = teardown);

Test(collector, tracking_and_untracking_are_seen_in_the_header) {
    Node *node = node_new(&world, 1);
    cr_assert(ou_gc_is_tracked(&node->header));
    cr_assert_eq(ou_gc_generation(&node->header), 0);
    ou_gc_set_finalized(&node->header);
    ou_collector_untrack(&world.collector, &node->header);
    cr_assert_not(ou_gc_is_tracked(&node->header));
    cr_assert_eq(ou_gc_generation(&node->header), OU_GC_UNTRACKED);
    cr_assert(ou_gc_is_finalized(&node->header));
    cr_assert(ou_collector_track_again(&world.collector, &node->header));
    cr_assert(ou_gc_is_tracked(&node->header));
    drop(&world, node);
}

Test(collector, the_count_is_allocations_minus_deallocations) {
    Node *nodes[50];
    for (int i = 0; i < 50; i++)
        nodes[i] = node_new(&world, i);
    cr_assert_eq(world.collector.count[0], 50);
    for (int i = 0; i < 20; i++)
        drop(&world, nodes[i]);
    cr_assert_eq(world.collector.count[0], 30);
    (void)collect(&world, 0);
    cr_assert_eq(world.collector.count[0], 0);
    for (int i = 20; i < 50; i++)
        drop(&world, nodes[i]);
    cr_assert_eq(world.collector.count[0], 0);
}

Test(collector, a_collection_is_due_when_the_count_passes_the_threshold) {
    if (OU_STRESS_GC) cr_skip_test("always due in this build");
    Node *nodes[701];
    for (int i = 0; i < 700; i++)
        nodes[i] = node_new(&world, i);
    cr_assert_not(ou_collector_due(&world.collector));
    nodes[700] = node_new(&world, 700);
    cr_assert(ou_collector_due(&world.collector));
    cr_assert_eq(ou_collector_choose_generation(&world.collector), 0);
    cr_assert_not(ou_collector_due(&world.collector));
    for (int i = 0; i < 701; i++)
        drop(&world, nodes[i]);
    cr_assert_eq(ou_collector_choose_generation(&world.collector), -1);
}

Test(collector, nothing_is_due_when_disabled_or_without_a_threshold) {
    static const size_t none[OU_GENERATIONS] = {0, 10, 10};
    ou_collector_enable(&world.collector, false);
    for (int i = 0; i < 2000; i++)
        (void)node_cycle(&world, i);
    cr_assert_not(ou_collector_due(&world.collector));
    cr_assert_eq(ou_collector_choose_generation(&world.collector), -1);
    ou_collector_enable(&world.collector, true);
    ou_collector_set_thresholds(&world.collector, none);
    (void)node_cycle(&world, 0);
    cr_assert_not(ou_collector_due(&world.collector));
    cr_assert_eq(collect(&world, 2), 2001);
}

Test(collector, older_generations_are_chosen_by_the_number_of_collections) {
    world.collector.count[0] = 701;
    world.collector.count[1] = 10;
    cr_assert_eq(ou_collector_choose_generation(&world.collector), 0);
    world.collector.count[1] = 11;
    cr_assert_eq(ou_collector_choose_generation(&world.collector), 1);
    world.collector.count[2] = 11;
    cr_assert_eq(ou_collector_choose_generation(&world.collector), 2);
    (void)collect(&world, 1);
    cr_assert_eq(world.collector.count[0], 0);
    cr_assert_eq(world.collector.count[1], 0);
    cr_assert_eq(world.collector.count[2], 12);
}

Test(collector, the_oldest_generation_waits_until_a_quarter_is_new) {
    Node *nodes[100];
    for (int i = 0; i < 100; i++)
        nodes[i] = node_new(&world, i);
    (void)collect(&world, 2);
    cr_assert_eq(world.collector.long_lived_total, 100);
    world.collector.count[1] = 11;
    world.collector.count[2] = 11;
    cr_assert_eq(ou_collector_choose_generation(&world.collector), 1);
    Node *more[25];
    for (int i = 0; i < 25; i++)
        more[i] = node_new(&world, i);
    (void)collect(&world, 1);
    cr_assert_eq(world.collector.long_lived_pending, 25);
    cr_assert_eq(ou_collector_choose_generation(&world.collector), 2);
    for (int i = 0; i < 100; i++)
        drop(&world, nodes[i]);
    for (int i = 0; i < 25; i++)
        drop(&world, more[i]);
}

Test(collector, tracking_fails_without_memory_and_harms_nothing) {
    static Node *nodes[100000];
    size_t count = 0;
    Node *spare = ou_heap_alloc_zeroed(&world.heap, sizeof *spare);
    while (world.collector.generations[0].count < world.collector.generations[0].capacity)
        nodes[count++] = node_new(&world, 0);
    ou_heap_fail_request(&world.heap, 1, true);
    cr_assert_not(ou_collector_track(&world.collector, &spare->header));
    cr_assert_not(ou_gc_is_tracked(&spare->header));
    ou_heap_fail_request(&world.heap, 0, false);
    cr_assert(ou_collector_check(&world.collector));
    ou_heap_free(&world.heap, spare, sizeof *spare);
    while (count > 0)
        drop(&world, nodes[--count]);
}

Test(collector, short_lived_objects_do_not_make_the_vector_grow) {
    for (int i = 0; i < 100000; i++)
        drop(&world, node_new(&world, i));
    cr_assert_lt(world.collector.generations[0].capacity, 5000);
}

static void collect_ids(OuObject *object, void *argument) {
    (void)argument;
    note(&world, ((Node *)object)->id);
}

Test(collector, enumeration_is_in_the_order_of_tracking) {
    Node *nodes[100];
    for (int i = 0; i < 100; i++)
        nodes[i] = node_new(&world, i);
    for (int i = 0; i < 100; i += 2)
        drop(&world, nodes[i]);
    cr_assert_eq(ou_collector_tracked_count(&world.collector, 0), 50);
    ou_collector_each(&world.collector, 0, collect_ids, NULL);
    for (int i = 0; i < 50; i++)
        cr_assert_eq(world.log[i], 2 * i + 1);
    (void)collect(&world, 0);
    cr_assert_eq(ou_collector_tracked_count(&world.collector, 0), 0);
    cr_assert_eq(ou_collector_tracked_count(&world.collector, 1), 50);
    for (int i = 1; i < 100; i += 2)
        drop(&world, nodes[i]);
}
