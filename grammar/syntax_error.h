/* What to say about a text that the parser refused. Private to grammar/. */
#ifndef OU_GRAMMAR_SYNTAX_ERROR_H
#define OU_GRAMMAR_SYNTAX_ERROR_H

#include "grammar/parser.h"

/* The machine failed at parser->token, or the scanner did. Make sure that an error is reported,
 * the one that CPython reports. */
void ou_explain_failure(OuParser *parser, const OuParseOptions *options,
                        const OuSource *source);

/* Set the error's text_is_bare: the scanner has read up to line `line`. */
void ou_note_text(OuSyntaxError *error, uint32_t line);

/* Make the end of a range of several lines what CPython makes of it: no further right than the
 * end of its first line. */
void ou_clip_range(AstRange *range, const OuSource *source);

#endif
