/* What the files that make up reports of errors share: report.c, report_frame.c,
 * report_syntax.c, suggestions.c and error.c. Private to them. */
#ifndef OU_OBJECTS_REPORT_PRIVATE_H
#define OU_OBJECTS_REPORT_PRIVATE_H

#include "objects/suggestions.h"
#include "objects/exception.h"
#include "objects/str.h"

/* ---- report.c ---- */

/* The short report, without chain, carets, notes and suggestions: for exceptions that are
 * ignored. false: an exception is set. */
bool ou_report_short(OuStrBuilder *builder, OuRef exception);
/* str(value), or "<what str() failed>"; the exception is forgotten. OU_ERROR: no memory. */
OuValue ou_report_safe_str(OuRuntime *rt, OuRef value, const char *what);
/* The last line or lines for a SyntaxError: file, text, carets, message. report_syntax.c. */
bool ou_report_syntax_error(OuStrBuilder *builder, OuRef exception, OuRef type_name);

/* ---- report_frame.c ---- */

/* All entries of a traceback, "  File ...", with source lines, and carets if wanted;
 * repetitions folded. */
bool ou_report_traceback(OuStrBuilder *builder, OuRef traceback, bool with_carets);
/* How many columns a terminal shows UTF-8 text in. display_width.c. */
size_t ou_display_width(const char *text, size_t size);

/* ---- suggestions.c ---- */

/* What to add to the message of `exception`: ". Did you mean: 'x'?" and the like, a str;
 * OU_UNDEF: nothing. Sets no exception. */
OuValue ou_suggestion_for(OuRuntime *rt, OuRef exception);

#endif
