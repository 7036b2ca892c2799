/* Patterns: code that takes a value apart and tests the parts. The layout of the stack is
 * explained in pattern.h.
 *
 * Every pattern works on a value that lies somewhere on the stack. If nobody needs that value
 * afterwards it is `spare`, and a spare value on top is used up; any other is copied first.
 *
 * The alternatives of an or-pattern must leave the stack alike. Each takes the names it has
 * bound to the places that the first one has chosen, and pops everything else. */
#include "compiler/pattern.h"

#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* A value on the stack that a pattern is held against. */
typedef struct Subject {
    uint32_t position;
    bool is_spare;
} Subject;

static void compile_part(OuCompiler *c, OuPatternState *state, const AstPattern *pattern,
                         Subject subject);

/* ---- the stack ---- */

static bool is_on_top(OuCompiler *c, Subject subject) {
    return subject.position + 1 == ou_emit_depth(c);
}

static Subject top_of_stack(OuCompiler *c) {
    return (Subject){ou_emit_depth(c) - 1, true};
}

static void copy_from(OuCompiler *c, uint32_t position, AstRange at) {
    if (ou_emit_is_reachable(c)) ou_emit(c, OU_OP_COPY, ou_emit_depth(c) - position, at);
}

/* Bring the subject to the top, where it may be looked at. */
static Subject bring_up(OuCompiler *c, Subject subject, AstRange at) {
    if (is_on_top(c, subject)) return subject;
    copy_from(c, subject.position, at);
    return top_of_stack(c);
}

/* The same, where it may be used up. */
static void bring_up_spare(OuCompiler *c, Subject subject, AstRange at) {
    if (!subject.is_spare || !is_on_top(c, subject)) copy_from(c, subject.position, at);
}

static void pop_if_spare(OuCompiler *c, Subject subject, AstRange at) {
    if (subject.is_spare && is_on_top(c, subject)) ou_emit(c, OU_OP_POP, 0, at);
}

/* ---- failing ---- */

void ou_pattern_begin(OuCompiler *c, OuPatternState *state, bool may_always_match) {
    *state = (OuPatternState){.base = ou_emit_depth(c), .may_always_match = may_always_match};
}

void ou_pattern_end(OuCompiler *c, OuPatternState *state) {
    OU_BUFFER_FINISH(&c->rt->heap, &state->captures);
    OU_BUFFER_FINISH(&c->rt->heap, &state->fails);
}

OuLabel ou_pattern_fail(OuCompiler *c, OuPatternState *state, uint32_t dropped) {
    if (!ou_emit_is_reachable(c)) return 0;
    uint32_t parts = ou_emit_depth(c) - dropped - state->base;
    while (state->fails.count <= parts) {
        if (OU_BUFFER_PUSH(&c->rt->heap, &state->fails, 0)) continue;
        ou_compile_no_memory(c);
        return 0;
    }
    if (state->fails.items[parts] == 0) state->fails.items[parts] = ou_emit_new_label(c);
    return state->fails.items[parts];
}

void ou_pattern_place_fails(OuCompiler *c, const OuPatternState *state, AstRange at) {
    for (size_t parts = state->fails.count; parts-- > 0;) {
        if (state->fails.items[parts] != 0) ou_emit_place(c, state->fails.items[parts]);
        if (parts > 0) ou_emit(c, OU_OP_POP, 0, at);
    }
}

/* ---- names ---- */

static size_t find_capture(const OuPatternState *state, AstName name) {
    size_t i = 0;
    while (i < state->captures.count && state->captures.items[i].name != name)
        i++;
    return i;
}

static void capture(OuCompiler *c, OuPatternState *state, AstName name, uint32_t position,
                    AstRange at) {
    if (find_capture(state, name) < state->captures.count) {
        ou_compile_error(c, at, "multiple assignments to name '%s' in pattern", name->bytes);
    } else if (!OU_BUFFER_PUSH(&c->rt->heap, &state->captures, (OuCapture){name, position})) {
        ou_compile_no_memory(c);
    }
}

/* Is the value at `position` bound by the `first`-th name or a later one? */
static bool is_wanted(const OuPatternState *state, size_t first, uint32_t position) {
    for (size_t i = first; i < state->captures.count; i++) {
        if (state->captures.items[i].position == position) return true;
    }
    return false;
}

void ou_pattern_bind(OuCompiler *c, const OuPatternState *state, AstRange at) {
    if (!ou_emit_is_reachable(c)) return;
    for (size_t i = 0; i < state->captures.count && !c->failed; i++) {
        OuCapture bound = state->captures.items[i];
        while (ou_emit_depth(c) > state->base && !is_wanted(state, i, ou_emit_depth(c) - 1) &&
               !c->failed)
            ou_emit(c, OU_OP_POP, 0, at);
        bool is_last_use = is_on_top(c, (Subject){bound.position, true}) &&
                           bound.position >= state->base &&
                           !is_wanted(state, i + 1, bound.position);
        if (!is_last_use) copy_from(c, bound.position, at);
        ou_name_store(c, bound.name, at);
    }
    while (ou_emit_depth(c) > state->base && !c->failed)
        ou_emit(c, OU_OP_POP, 0, at);
}

static void compile_capture(OuCompiler *c, OuPatternState *state, const AstPattern *pattern,
                            Subject subject) {
    AstName name = pattern->as.MatchAs.name;
    const AstPattern *inner = pattern->as.MatchAs.pattern;
    if (inner != NULL) {
        compile_part(c, state, inner, (Subject){subject.position, false});
    } else if (!state->may_always_match) {
        if (name == NULL)
            ou_compile_error(c, pattern->range,
                             "wildcard makes remaining patterns unreachable");
        else
            ou_compile_error(c, pattern->range,
                             "name capture '%s' makes remaining patterns unreachable",
                             name->bytes);
    }
    if (name == NULL)
        pop_if_spare(c, subject, pattern->range);
    else
        capture(c, state, name, subject.position, pattern->range);
}

/* ---- literals and values ---- */

static void compile_equal(OuCompiler *c, OuPatternState *state, const AstPattern *pattern,
                          Subject subject) {
    const AstExpr *value = pattern->as.MatchValue.value;
    if (value->kind == AST_EXPR_JoinedStr || value->kind == AST_EXPR_TemplateStr) {
        ou_compile_error(c, pattern->range,
                         "patterns may only match literals and attribute lookups");
        return;
    }
    bring_up_spare(c, subject, pattern->range);
    ou_compile_jump_unless(c, AST_CMP_Eq, value, ou_pattern_fail(c, state, 1), pattern->range);
}

static void compile_identical(OuCompiler *c, OuPatternState *state, const AstPattern *pattern,
                              Subject subject) {
    AstExpr value = {.kind = AST_EXPR_Constant, .range = pattern->range};
    value.as.Constant.value = pattern->as.MatchSingleton.value;
    bring_up_spare(c, subject, pattern->range);
    ou_compile_jump_unless(c, AST_CMP_Is, &value, ou_pattern_fail(c, state, 1), pattern->range);
}

/* ---- sequences ---- */

static bool is_wildcard(const AstPattern *pattern) {
    if (pattern->kind == AST_PATTERN_MatchStar) return pattern->as.MatchStar.name == NULL;
    return pattern->kind == AST_PATTERN_MatchAs && pattern->as.MatchAs.name == NULL &&
           pattern->as.MatchAs.pattern == NULL;
}

#define TEST_INT_LIMIT 0x8000

/* [s] -> [s]; fails unless len(s) is `count`, or at least that. */
static void test_length(OuCompiler *c, OuPatternState *state, size_t count, bool or_more,
                        AstRange at) {
    ou_emit(c, OU_OP_GET_LENGTH, 0, at);
    OuLabel fail = ou_pattern_fail(c, state, 1);
    if (count < TEST_INT_LIMIT) {
        ou_emit_test(c, or_more ? OU_OP_JUMP_GE_SI : OU_OP_JUMP_EQ_SI, 0, (uint32_t)count, fail,
                     false, at);
    } else {
        ou_emit_constant_take(c, ou_from_small_int((int64_t)count), at);
        ou_emit_test(c, or_more ? OU_OP_JUMP_GE : OU_OP_JUMP_EQ, 0, 0, fail, false, at);
    }
}

#undef TEST_INT_LIMIT

/* The values of `patterns`, just unpacked, lie on the stack, the first on top. */
static void compile_parts(OuCompiler *c, OuPatternState *state, AstPatternList patterns) {
    uint32_t depth = ou_emit_depth(c);
    bool outside = state->may_always_match;
    state->may_always_match = true;
    for (size_t i = 0; i < patterns.count && !c->failed; i++)
        compile_part(c, state, patterns.items[i], (Subject){depth - 1 - (uint32_t)i, true});
    state->may_always_match = outside;
}

/* A star that binds nothing: only the items that are looked at are fetched, by index. */
static void compile_items(OuCompiler *c, OuPatternState *state, AstPatternList patterns,
                          size_t star, Subject subject, AstRange at) {
    for (size_t i = 0; i < patterns.count && !c->failed; i++) {
        if (is_wildcard(patterns.items[i])) continue;
        copy_from(c, subject.position, at);
        if (i < star) {
            ou_emit_constant_take(c, ou_from_small_int((int64_t)i), at);
        } else {
            ou_emit(c, OU_OP_GET_LENGTH, 0, at);
            ou_emit_constant_take(c, ou_from_small_int((int64_t)(patterns.count - i)), at);
            ou_emit_ab(c, OU_OP_SUB, 0, 0, at);
        }
        ou_emit(c, OU_OP_GET_ITEM, 0, at);
        AstPatternList one = {patterns.items + i, 1};
        compile_parts(c, state, one);
    }
}

static void unpack_items(OuCompiler *c, OuPatternState *state, AstPatternList patterns,
                         size_t star, Subject subject, AstRange at) {
    size_t after = star == patterns.count ? 0 : patterns.count - star - 1;
    if (star < patterns.count && (star > 0xff || after > 0xffff)) {
        ou_compile_error(c, at, "too many expressions in star-unpacking sequence pattern");
        return;
    }
    bring_up_spare(c, subject, at);
    if (star == patterns.count)
        ou_emit(c, OU_OP_UNPACK, (uint32_t)patterns.count, at);
    else
        ou_emit_ab(c, OU_OP_UNPACK_STAR, (uint32_t)star, (uint32_t)after, at);
    compile_parts(c, state, patterns);
}

static void compile_sequence(OuCompiler *c, OuPatternState *state, const AstPattern *pattern,
                             Subject subject) {
    AstPatternList patterns = pattern->as.MatchSequence.patterns;
    AstRange at = pattern->range;
    size_t star = patterns.count; // its index; none
    bool only_wildcards = true;
    for (size_t i = 0; i < patterns.count; i++) {
        only_wildcards = only_wildcards && is_wildcard(patterns.items[i]);
        if (patterns.items[i]->kind != AST_PATTERN_MatchStar) continue;
        if (star < patterns.count) {
            ou_compile_error(c, at, "multiple starred names in sequence pattern");
            return;
        }
        star = i;
    }
    subject = bring_up(c, subject, at);
    ou_emit_jump(c, OU_OP_JUMP_IF_NOT_SEQUENCE, ou_pattern_fail(c, state, 0), at);
    if (star == patterns.count)
        test_length(c, state, patterns.count, false, at);
    else if (patterns.count > 1)
        test_length(c, state, patterns.count - 1, true, at);
    if (only_wildcards)
        pop_if_spare(c, subject, at);
    else if (star < patterns.count && is_wildcard(patterns.items[star]))
        compile_items(c, state, patterns, star, subject, at);
    else
        unpack_items(c, state, patterns, star, subject, at);
}

/* ---- mappings ---- */

/* May `key` be a key, and is it a new one? */
static bool check_key(OuCompiler *c, OuRef seen, const AstExpr *key, AstRange at) {
    if (key->kind == AST_EXPR_JoinedStr || key->kind == AST_EXPR_TemplateStr) {
        ou_compile_error(c, at,
                         "mapping pattern keys may only match literals and attribute lookups");
        return false;
    }
    OuValue constant = ou_fold(c, key);
    if (ou_is_undef(constant)) return !c->failed; // an attribute
    OuTruth known = ou_contains(c->rt, seen, constant);
    if (known == OU_TRUTH_YES)
        ou_compile_error(c, at, "mapping pattern checks duplicate key (%R)", (OuRef)constant);
    else if (known == OU_TRUTH_FAILED || !ou_dict_set(c->rt, seen, constant, OU_NONE))
        c->failed = true;
    ou_drop(c->rt, constant);
    return !c->failed;
}

static void check_keys(OuCompiler *c, AstExprList keys, AstRange at) {
    OuValue seen = c->failed ? OU_ERROR : ou_dict_new(c->rt);
    if (ou_is_error(seen)) {
        c->failed = true;
        return;
    }
    for (size_t i = 0; i < keys.count && check_key(c, seen, keys.items[i], at); i++)
        ;
    ou_drop(c->rt, seen);
}

/* [tuple or None] -> the items of the tuple, the first on top; None: it has failed */
static void unpack_found(OuCompiler *c, OuPatternState *state, size_t count, AstRange at) {
    ou_emit(c, OU_OP_COPY, 1, at);
    ou_emit_jump(c, OU_OP_POP_JUMP_IF_NONE, ou_pattern_fail(c, state, 1), at);
    ou_emit(c, OU_OP_UNPACK, (uint32_t)count, at);
}

static void compile_mapping(OuCompiler *c, OuPatternState *state, const AstPattern *pattern,
                            Subject subject) {
    AstExprList keys = pattern->as.MatchMapping.keys;
    AstName rest = pattern->as.MatchMapping.rest;
    AstRange at = pattern->range;
    subject = bring_up(c, subject, at);
    ou_emit_jump(c, OU_OP_JUMP_IF_NOT_MAPPING, ou_pattern_fail(c, state, 0), at);
    if (keys.count == 0 && rest == NULL) {
        pop_if_spare(c, subject, at);
        return;
    }
    if (keys.count > 0) test_length(c, state, keys.count, true, at);
    check_keys(c, keys, at);
    AstExpr tuple = {.kind = AST_EXPR_Tuple, .range = at};
    tuple.as.Tuple.elts = keys;
    tuple.as.Tuple.ctx = AST_CTX_Load;
    uint32_t keys_position = ou_emit_depth(c);
    ou_compile_expr(c, &tuple);
    if (keys.count > 0) {
        ou_emit(c, OU_OP_MATCH_KEYS, 0, at);
        unpack_found(c, state, keys.count, at);
        compile_parts(c, state, pattern->as.MatchMapping.patterns);
    }
    if (rest == NULL) return;
    copy_from(c, subject.position, at);
    copy_from(c, keys_position, at);
    ou_emit(c, OU_OP_MATCH_REST, 0, at);
    capture(c, state, rest, ou_emit_depth(c) - 1, at);
}

/* ---- classes ---- */

static void check_attributes(OuCompiler *c, const AstPattern *pattern) {
    AstNameList names = pattern->as.MatchClass.kwd_attrs;
    for (size_t i = 0; i < names.count && !c->failed; i++) {
        for (size_t j = i + 1; j < names.count; j++) {
            if (names.items[i] == names.items[j])
                ou_compile_error(c, pattern->as.MatchClass.kwd_patterns.items[j]->range,
                                 "attribute name repeated in class pattern: %s",
                                 names.items[i]->bytes);
        }
    }
}

static OuValue attribute_names(OuCompiler *c, AstNameList names) {
    OuValue tuple = c->failed ? OU_ERROR : ou_tuple_new(c->rt, names.count);
    if (ou_is_error(tuple)) return OU_ERROR;
    for (size_t i = 0; i < names.count; i++)
        ou_as_tuple(tuple)->items[i] = ou_own(ou_compiler_name(c, names.items[i]));
    return tuple;
}

static void compile_class(OuCompiler *c, OuPatternState *state, const AstPattern *pattern,
                          Subject subject) {
    AstPatternList positional = pattern->as.MatchClass.patterns;
    AstPatternList named = pattern->as.MatchClass.kwd_patterns;
    AstRange at = pattern->range;
    check_attributes(c, pattern);
    bring_up_spare(c, subject, at);
    ou_compile_expr(c, pattern->as.MatchClass.cls);
    ou_emit_constant_take(c, attribute_names(c, pattern->as.MatchClass.kwd_attrs), at);
    ou_emit(c, OU_OP_MATCH_CLASS, (uint32_t)positional.count, at);
    size_t count = positional.count + named.count;
    unpack_found(c, state, count, at);
    AstPattern **all = ou_compiler_alloc(c, (count + 1) * sizeof *all);
    if (all == NULL) return;
    for (size_t i = 0; i < count; i++)
        all[i] = i < positional.count ? positional.items[i] : named.items[i - positional.count];
    compile_parts(c, state, (AstPatternList){all, count});
}

/* ---- alternatives ---- */

/* Is the value that `found` has bound at `from` the one the first alternative has at `place`?
 */
static uint32_t wanted_at(const OuPatternState *first, const OuPatternState *found,
                          uint32_t place) {
    AstName name = first->captures.items[place].name;
    return found->captures.items[find_capture(found, name)].position;
}

/* Exchange two values of the stack. */
static void exchange(OuCompiler *c, uint32_t a, uint32_t b, AstRange at) {
    uint32_t depth = ou_emit_depth(c);
    if (a == b) return;
    if (a != depth - 1) ou_emit(c, OU_OP_SWAP, depth - a, at);
    if (b != depth - 1) ou_emit(c, OU_OP_SWAP, depth - b, at);
    if (a != depth - 1) ou_emit(c, OU_OP_SWAP, depth - a, at);
}

/* Take the bound values of an alternative to the places base, base + 1, ... in the order of the
 * first one, and pop the rest. */
static void arrange(OuCompiler *c, const OuPatternState *first, OuPatternState *found,
                    AstRange at) {
    uint32_t base = found->base, count = (uint32_t)first->captures.count;
    if (!ou_emit_is_reachable(c)) return;
    // Each name needs a value of its own to move.
    for (uint32_t i = 0; i < count; i++) {
        OuCapture *bound = &found->captures.items[i];
        bool shared = bound->position < base;
        for (uint32_t j = 0; j < i; j++)
            shared = shared || found->captures.items[j].position == bound->position;
        if (!shared) continue;
        copy_from(c, bound->position, at);
        bound->position = ou_emit_depth(c) - 1;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t from = wanted_at(first, found, i), to = base + i;
        if (from == to) continue;
        exchange(c, from, to, at);
        for (uint32_t j = 0; j < count; j++) {
            OuCapture *bound = &found->captures.items[j];
            if (bound->position == from)
                bound->position = to;
            else if (bound->position == to)
                bound->position = from;
        }
    }
    while (ou_emit_depth(c) > base + count && !c->failed)
        ou_emit(c, OU_OP_POP, 0, at);
}

static bool bind_the_same(const OuPatternState *a, const OuPatternState *b) {
    if (a->captures.count != b->captures.count) return false;
    for (size_t i = 0; i < a->captures.count; i++) {
        if (find_capture(b, a->captures.items[i].name) == b->captures.count) return false;
    }
    return true;
}

static void compile_or(OuCompiler *c, OuPatternState *state, const AstPattern *pattern,
                       Subject subject) {
    AstPatternList patterns = pattern->as.MatchOr.patterns;
    AstRange at = pattern->range;
    OuPatternState first = {0};
    OuLabel end = ou_emit_new_label(c);
    uint32_t base = ou_emit_depth(c);
    for (size_t i = 0; i < patterns.count && !c->failed; i++) {
        OuPatternState found;
        bool is_last = i + 1 == patterns.count;
        ou_pattern_begin(c, &found, is_last && state->may_always_match);
        compile_part(c, &found, patterns.items[i], (Subject){subject.position, false});
        if (i > 0 && !bind_the_same(&first, &found))
            ou_compile_error(c, at, "alternative patterns bind different names");
        arrange(c, i == 0 ? &found : &first, &found, at);
        ou_emit_jump(c, OU_OP_JUMP, end, OU_NOWHERE);
        ou_pattern_place_fails(c, &found, at);
        if (i == 0)
            first = found;
        else
            ou_pattern_end(c, &found);
    }
    ou_emit_jump(c, OU_OP_JUMP, ou_pattern_fail(c, state, 0), OU_NOWHERE);
    ou_emit_place(c, end);
    for (size_t i = 0; i < first.captures.count; i++)
        capture(c, state, first.captures.items[i].name, base + (uint32_t)i, at);
    ou_pattern_end(c, &first);
}

/* ---- all kinds ---- */

static void compile_part(OuCompiler *c, OuPatternState *state, const AstPattern *pattern,
                         Subject subject) {
    if (!ou_compile_enter(c)) return;
    switch (pattern->kind) {
    case AST_PATTERN_MatchValue:
        compile_equal(c, state, pattern, subject);
        break;
    case AST_PATTERN_MatchSingleton:
        compile_identical(c, state, pattern, subject);
        break;
    case AST_PATTERN_MatchSequence:
        compile_sequence(c, state, pattern, subject);
        break;
    case AST_PATTERN_MatchMapping:
        compile_mapping(c, state, pattern, subject);
        break;
    case AST_PATTERN_MatchClass:
        compile_class(c, state, pattern, subject);
        break;
    case AST_PATTERN_MatchStar:
        if (pattern->as.MatchStar.name != NULL)
            capture(c, state, pattern->as.MatchStar.name, subject.position, pattern->range);
        break;
    case AST_PATTERN_MatchAs:
        compile_capture(c, state, pattern, subject);
        break;
    case AST_PATTERN_MatchOr:
        compile_or(c, state, pattern, subject);
        break;
    }
}

void ou_compile_pattern(OuCompiler *c, OuPatternState *state, const AstPattern *pattern) {
    compile_part(c, state, pattern, (Subject){state->base - 1, false});
}
