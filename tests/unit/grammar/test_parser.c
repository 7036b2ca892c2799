#include "tests/unit/grammar/support.h"

Test(parser, expressions_have_the_trees_of_the_reference) {
#define EXPRESSION(source, tree) expect_expression(source, tree);
#include "tests/unit/grammar/trees.def"
}

Test(parser, statements_have_the_trees_of_the_reference) {
#define STATEMENTS(source, trees) expect_tree(source, trees);
#include "tests/unit/grammar/trees.def"
}

Test(parser, a_long_chain_of_elif_needs_no_stack) {
    static char text[200000];
    size_t used = (size_t)snprintf(text, sizeof text, "if x: y\n");
    for (int i = 0; i < 5000; i++) {
        used += (size_t)snprintf(text + used, sizeof text - used, "elif x%d: y\n", i);
    }
    OuHeap heap;
    OuRegion region;
    OuSyntaxError error;
    OuParseOptions options = {.mode = OU_PARSE_FILE};
    cr_assert(ou_heap_init(&heap, 0));
    ou_region_init(&region, &heap);
    const AstModule *tree = ou_parse(&region, &options, text, used, &error, NULL);
    cr_assert_not_null(tree);
    size_t depth = 0;
    const AstStmt *stmt = tree->as.Module.body.items[0];
    for (; stmt->as.If.orelse.count > 0; stmt = stmt->as.If.orelse.items[0]) {
        depth++;
    }
    cr_expect_eq(depth, 5000);
    cr_expect_eq(tree->as.Module.body.items[0]->range.end_line, 5001);
    ou_region_finish(&region);
    ou_heap_finish(&heap);
}

Test(parser, the_dump_does_not_follow_a_tree_without_end) {
    static char text[100000];
    memset(text, '-', 9000);
    text[9000] = 'x';
    Parsed *parsed = parse_text(text, OU_PARSE_EVAL);
    cr_assert_not_null(parsed->tree);
    cr_expect_not_null(strstr(parsed->dump, "..."));
    parsed_free(parsed);
}
