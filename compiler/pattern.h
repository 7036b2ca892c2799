/* Patterns of `match`: what compile_match.c and compile_pattern.c share.
 *
 * The values that a pattern takes apart lie on the stack above the subject. Parts that a name
 * will be bound to stay where they are until the whole pattern has matched: a pattern that
 * fails binds nothing.
 *
 *     [subject | parts ...]     base: the depth behind the subject
 *
 * A test that fails jumps to the label for the number of parts that lie there then; behind the
 * case these labels stand in a chain that pops one part after the other. */
#ifndef OU_COMPILER_PATTERN_H
#define OU_COMPILER_PATTERN_H

#include "compiler/unit.h"

/* A name to be bound, and where its value lies (an index from the bottom of the stack). */
typedef struct OuCapture {
    AstName name;
    uint32_t position;
} OuCapture;

typedef struct OuPatternState {
    uint32_t base;
    OU_BUFFER(OuCapture) captures; // in the order in which the names are bound
    OU_BUFFER(OuLabel) fails;      // by the number of parts; 0: nobody fails there
    bool may_always_match;         // a name or _ alone is allowed: nothing follows it
} OuPatternState;

/* Begin a pattern with the subject on top of the stack. Matched by ou_pattern_end. */
void ou_pattern_begin(OuCompiler *c, OuPatternState *state, bool may_always_match);
void ou_pattern_end(OuCompiler *c, OuPatternState *state);
/* Code that goes on if the subject matches, its parts on the stack. */
void ou_compile_pattern(OuCompiler *c, OuPatternState *state, const AstPattern *pattern);
/* Bind the captured names and pop all parts: [subject]. */
void ou_pattern_bind(OuCompiler *c, const OuPatternState *state, AstRange at);
/* Where to go if the pattern fails with what lies on the stack, less `dropped` values that the
 * jump itself takes. */
OuLabel ou_pattern_fail(OuCompiler *c, OuPatternState *state, uint32_t dropped);
/* What follows is where failures arrive: [subject]. */
void ou_pattern_place_fails(OuCompiler *c, const OuPatternState *state, AstRange at);

#endif
