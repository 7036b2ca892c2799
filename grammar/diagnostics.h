/* Where scanner and parser put what they have to say: at most one error, any number of
 * warnings.
 *
 * Private to grammar/. */
#ifndef OU_GRAMMAR_DIAGNOSTICS_H
#define OU_GRAMMAR_DIAGNOSTICS_H

#include "grammar/parse.h"
#include "memory/config.h"

typedef struct OuDiagnostics {
    OuRegion *region;
    OuSyntaxError *error;
    OuSyntaxWarning *warnings, **last_warning;
    bool silent; /* reading ahead: what is wrong will be found again in its turn */
} OuDiagnostics;

/* Start with no error and no warnings. */
void ou_diagnostics_init(OuDiagnostics *diagnostics, OuRegion *region, OuSyntaxError *error);

/* Record an error with a printf-like message. The first error wins: a later one is dropped.
 * Always returns false, so that callers can `return ou_report(...)`. */
OU_COLD __attribute__((format(printf, 4, 5))) bool ou_report(OuDiagnostics *diagnostics,
                                                             OuSyntaxErrorKind kind,
                                                             AstRange range, const char *format,
                                                             ...);

/* The same for a SyntaxError that the scanner finds in the characters. */
OU_COLD __attribute__((format(printf, 3, 4))) bool
ou_report_lexical(OuDiagnostics *diagnostics, AstRange range, const char *format, ...);

/* Replace whatever error there is. */
OU_COLD void ou_report_clear(OuDiagnostics *diagnostics);

/* Record that memory is out. Always returns false. */
OU_COLD bool ou_report_no_memory(OuDiagnostics *diagnostics);

/* Record a warning of the text `message`, which becomes the error `error_message` if warnings
 * are errors. Returns false when memory is out. */
OU_COLD bool ou_report_warning(OuDiagnostics *diagnostics, AstRange range, const char *message,
                               const char *error_message);

/* Has an error been recorded? */
static inline bool ou_has_error(const OuDiagnostics *diagnostics) {
    return diagnostics->error->kind != OU_SYNTAX_OK;
}

/* A range without an end: one place, as the scanner's errors have it. */
static inline AstRange ou_place(uint32_t line, uint32_t column) {
    return (AstRange){line, column, line, column};
}

#endif
