#include "tests/unit/grammar/support.h"

static OuSyntaxErrorKind prompt_state(const char *text) {
    Parsed *parsed = parse_bytes(text, strlen(text),
                                 (OuParseOptions){.mode = OU_PARSE_SINGLE, .prompt = true});
    OuSyntaxErrorKind kind = parsed->error.kind;
    parsed_free(parsed);
    return kind;
}

Test(parse, a_simple_statement_is_complete_at_the_end_of_its_line) {
    cr_expect_eq(prompt_state("x = 1\n"), OU_SYNTAX_OK);
    cr_expect_eq(prompt_state("x = 1; y = 2\n"), OU_SYNTAX_OK);
    cr_expect_eq(prompt_state("f(1,\n  2)\n"), OU_SYNTAX_OK);
    cr_expect_eq(prompt_state("\n"), OU_SYNTAX_OK);
    cr_expect_eq(prompt_state("# nothing\n"), OU_SYNTAX_OK);
    cr_expect_eq(prompt_state(""), OU_SYNTAX_OK);
}

Test(parse, a_block_is_complete_when_an_empty_line_ends_it) {
    cr_expect_eq(prompt_state("if x:\n"), OU_SYNTAX_INCOMPLETE);
    cr_expect_eq(prompt_state("if x:\n    y\n"), OU_SYNTAX_INCOMPLETE);
    cr_expect_eq(prompt_state("if x:\n    y\n\n"), OU_SYNTAX_OK);
    cr_expect_eq(prompt_state("if x: y\n"), OU_SYNTAX_INCOMPLETE);
    cr_expect_eq(prompt_state("if x: y\n\n"), OU_SYNTAX_OK);
    cr_expect_eq(prompt_state("if x:\n    y\nelse:\n"), OU_SYNTAX_INCOMPLETE);
    cr_expect_eq(prompt_state("if x:\n    y\nelse:\n    z\n\n"), OU_SYNTAX_OK);
    cr_expect_eq(prompt_state("@d\n"), OU_SYNTAX_INCOMPLETE);
    cr_expect_eq(prompt_state("@d\ndef f():\n    if x:\n        y\n"), OU_SYNTAX_INCOMPLETE);
    cr_expect_eq(prompt_state("@d\ndef f():\n    if x:\n        y\n\n"), OU_SYNTAX_OK);
    cr_expect_eq(prompt_state("match x:\n    case 1: y\n\n"), OU_SYNTAX_OK);
    cr_expect_eq(prompt_state("def f():\n    '''\n\n    '''\n"), OU_SYNTAX_INCOMPLETE);
}

Test(parse, open_brackets_quotes_and_backslashes_want_more) {
    cr_expect_eq(prompt_state("x = (1,\n"), OU_SYNTAX_INCOMPLETE);
    cr_expect_eq(prompt_state("x = (1,\n\n"), OU_SYNTAX_INCOMPLETE);
    cr_expect_eq(prompt_state("x = '''abc\n"), OU_SYNTAX_INCOMPLETE);
    cr_expect_eq(prompt_state("x = f'''{a\n"), OU_SYNTAX_INCOMPLETE);
    cr_expect_eq(prompt_state("x = 1 + \\\n"), OU_SYNTAX_INCOMPLETE);
    cr_expect_eq(prompt_state("x = 'abc\\\n"), OU_SYNTAX_INCOMPLETE);
}

Test(parse, mistakes_at_the_prompt_are_reported_at_once) {
    cr_expect_eq(prompt_state("x y\n"), OU_SYNTAX_ERROR);
    cr_expect_eq(prompt_state("x = 'abc\n"), OU_SYNTAX_ERROR);
    cr_expect_eq(prompt_state("x = (1]\n"), OU_SYNTAX_ERROR);
    cr_expect_eq(prompt_state("if x:\n\n"), OU_SYNTAX_INDENTATION_ERROR);
    cr_expect_eq(prompt_state("if x:\n    y\n  z\n"), OU_SYNTAX_INDENTATION_ERROR);
    cr_expect_eq(prompt_state("if x y:\n"), OU_SYNTAX_ERROR);
    cr_expect_eq(prompt_state("  x\n"), OU_SYNTAX_INDENTATION_ERROR);
    cr_expect_eq(prompt_state("try:\n    x\n\n"), OU_SYNTAX_ERROR);
}

Test(parse, the_three_modes_have_their_roots) {
    Parsed *parsed = parse_text("x\ny\n", OU_PARSE_FILE);
    cr_expect_str_eq(parsed->dump, "Module(body=[Expr(value=Name(id='x', ctx=Load())), "
                                   "Expr(value=Name(id='y', ctx=Load()))])");
    parsed_free(parsed);
    parsed = parse_text(" x \n\n", OU_PARSE_EVAL);
    cr_expect_eq(parsed->error.kind, OU_SYNTAX_INDENTATION_ERROR);
    parsed_free(parsed);
    parsed = parse_text("x, y\n\n", OU_PARSE_EVAL);
    cr_expect_str_eq(parsed->dump, "Expression(body=Tuple(elts=[Name(id='x', ctx=Load()), "
                                   "Name(id='y', ctx=Load())], ctx=Load()))");
    parsed_free(parsed);
    parsed = parse_text("pass", OU_PARSE_SINGLE);
    cr_expect_str_eq(parsed->dump, "Interactive(body=[Pass()])");
    parsed_free(parsed);
    parsed = parse_text("", OU_PARSE_FILE);
    cr_expect_str_eq(parsed->dump, "Module()");
    parsed_free(parsed);
}

Test(parse, the_same_name_is_the_same_pointer) {
    Parsed *parsed = parse_text("name = other + name", OU_PARSE_FILE);
    const AstStmt *stmt = parsed->tree->as.Module.body.items[0];
    const AstExpr *value = stmt->as.Assign.value;
    AstName target = stmt->as.Assign.targets.items[0]->as.Name.id;
    cr_expect_eq(target, value->as.BinOp.right->as.Name.id);
    cr_expect_neq(target, value->as.BinOp.left->as.Name.id);
    parsed_free(parsed);
}

Test(parse, ranges_are_bytes_and_end_behind_the_last_token) {
    Parsed *parsed = parse_text("if \xc3\xa9:\n    f(1);\n\n# end\n", OU_PARSE_FILE);
    const AstStmt *stmt = parsed->tree->as.Module.body.items[0];
    cr_expect_eq(stmt->range.end_line, 2);
    cr_expect_eq(stmt->range.end_column, 9);
    cr_expect_eq(stmt->as.If.test->range.column, 3);
    cr_expect_eq(stmt->as.If.test->range.end_column, 5);
    cr_expect_eq(stmt->as.If.body.items[0]->range.end_column, 8);
    parsed_free(parsed);
}

static const char EVERYTHING[] =
    "import a.b as c, d\nfrom . import (e as f, g)\n@h\nclass I(J, *k, l=m, **n):\n"
    "    o: int = [p async for q, *r in s if t if u]\n    def v(w, x=1, /, y=2, *z, a, b=3, "
    "**c):"
    " return lambda d, *e: (yield)\ntry:\n    f = g[h:i:j, ...] = {k: l, **m}\n"
    "except n as o: p += 'q' f'{r!s:>{t}} {u = }' 'v'\nelse: del w, x[0]\nfinally: pass\n"
    "with (a as b, c as (d, e)): f(g for h in i)\nmatch j:\n    case {'k': [l, *_], **m}: n\n"
    "    case O(p, q=1 | -2+3j) if r: s\nwhile t < u <= v not in w: x = y if z else not a\n"
    "async def b[C: d, *E](): await f; assert g, h; raise i from j\ntype K[L] = M\n";

Test(parse, every_failing_allocation_is_a_memory_error) {
    size_t failures = 0;
    for (size_t n = 1; n < 2000; n++) {
        OuHeap heap;
        OuRegion region;
        OuSyntaxError error;
        OuParseOptions options = {.mode = OU_PARSE_FILE};
        cr_assert(ou_heap_init(&heap, 0));
        ou_region_init(&region, &heap);
        ou_heap_fail_request(&heap, n, false);
        AstModule *tree =
            ou_parse(&region, &options, EVERYTHING, strlen(EVERYTHING), &error, NULL);
        if (tree == NULL) {
            cr_assert_eq(error.kind, OU_SYNTAX_MEMORY, "%zu: %s", n, error.message);
            failures++;
        }
        ou_region_finish(&region);
        cr_assert_eq(ou_heap_live_blocks(&heap), 0);
        ou_heap_finish(&heap);
        if (tree != NULL) break;
    }
    cr_expect_gt(failures, 0);
}

Test(parse, memory_may_also_fail_while_a_mistake_is_looked_for) {
    static const char wrong[] = "x = [1, 2 3]\n";
    for (size_t n = 1; n < 200; n++) {
        OuHeap heap;
        OuRegion region;
        OuSyntaxError error;
        OuParseOptions options = {.mode = OU_PARSE_FILE};
        cr_assert(ou_heap_init(&heap, 0));
        ou_region_init(&region, &heap);
        ou_heap_fail_request(&heap, n, true);
        AstModule *tree = ou_parse(&region, &options, wrong, strlen(wrong), &error, NULL);
        cr_assert_null(tree);
        cr_assert(error.kind == OU_SYNTAX_MEMORY || error.kind == OU_SYNTAX_ERROR);
        bool found = error.kind == OU_SYNTAX_ERROR;
        if (found) {
            cr_expect_str_eq(error.message, "invalid syntax. Perhaps you forgot a comma?");
        }
        ou_region_finish(&region);
        ou_heap_finish(&heap);
        if (found) return;
    }
    cr_assert_fail("never succeeded");
}
