/* `match`: the subject stays on the stack while the cases are tried one after the other.
 *
 *     [subject]
 *     case 1:  pattern, bind names, guard; pop the subject; body; jump to the end
 *     failed:  [subject]
 *     case 2:  ...
 *     failed:  pop the subject
 *     end: */
#include "compiler/pattern.h"

/* `case _:` */
static bool is_default(const AstMatchCase *branch) {
    const AstPattern *pattern = branch->pattern;
    return pattern->kind == AST_PATTERN_MatchAs && pattern->as.MatchAs.name == NULL &&
           pattern->as.MatchAs.pattern == NULL;
}

static void compile_case(OuCompiler *c, const AstMatchCase *branch, bool is_last, OuLabel end) {
    OuPatternState state;
    AstRange at = branch->pattern->range;
    ou_pattern_begin(c, &state, is_last || branch->guard != NULL);
    ou_compile_pattern(c, &state, branch->pattern);
    ou_pattern_bind(c, &state, at);
    if (branch->guard != NULL)
        ou_compile_jump(c, branch->guard, ou_pattern_fail(c, &state, 0), false);
    ou_emit(c, OU_OP_POP, 0, at);
    ou_compile_body(c, branch->body);
    ou_emit_jump(c, OU_OP_JUMP, end, OU_NOWHERE);
    ou_pattern_place_fails(c, &state, at);
    ou_pattern_end(c, &state);
}

void ou_compile_match(OuCompiler *c, const AstStmt *s) {
    AstMatchCaseList cases = s->as.Match.cases;
    OuLabel end = ou_emit_new_label(c);
    ou_compile_expr(c, s->as.Match.subject);
    for (size_t i = 0; i < cases.count && !c->failed; i++) {
        const AstMatchCase *branch = cases.items[i];
        bool is_last = i + 1 == cases.count;
        if (is_last && is_default(branch) && branch->guard == NULL) {
            ou_emit(c, OU_OP_POP, 0, branch->pattern->range);
            ou_compile_body(c, branch->body);
            ou_emit_jump(c, OU_OP_JUMP, end, OU_NOWHERE);
        } else {
            compile_case(c, branch, is_last, end);
        }
    }
    ou_emit(c, OU_OP_POP, 0, s->as.Match.subject->range); // no case has matched
    ou_emit_place(c, end);
}
