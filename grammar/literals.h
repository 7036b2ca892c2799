/* Decoding literals, and putting f-strings together. Private to grammar/. Failure is as in
 * build.h. */
#ifndef OU_GRAMMAR_LITERALS_H
#define OU_GRAMMAR_LITERALS_H

#include "grammar/build.h"

/* ---- literals.c ---- */

/* Decode a str or bytes literal with its prefix and quotes. A Constant. */
AstExpr *ou_build_string(OuParser *parser, AstRange range, const char *start, const char *end);

/* Decode a piece of an f-string's text. A Constant. */
AstExpr *ou_build_fstring_text(OuParser *parser, AstRange range, const char *start,
                               const char *end, bool raw);

/* ---- fstrings.c ---- */

/* Append such a piece to `pieces`. */
AstSequence *ou_append_text(OuParser *parser, AstSequence *pieces, AstRange range,
                            const char *start, const char *end, bool raw);

/* What may follow the expression of a replacement field: `=`, `!r`, `:spec`. */
typedef struct AstFieldPart {
    AstRange range;    /* of the first token */
    const char *start; /* its place in the text */
    int letter;        /* of a conversion */
    AstExpr *spec;     /* a JoinedStr */
} AstFieldPart;

AstFieldPart *ou_field_part(OuParser *parser, AstRange range, const char *start);

/* The letter of a conversion, or 0 with an error reported. */
int ou_check_conversion(OuParser *parser, AstRange mark, AstRange range, AstName name);

/* A replacement field. `text` begins behind the brace. */
typedef struct AstField {
    AstRange range, open, close;
    AstExpr *value;
    const AstFieldPart *debug, *conversion, *spec; /* or NULL */
    const char *text, *text_end;
    bool is_template; /* of a t-string */
} AstField;

/* The pieces that a field stands for: a FormattedValue or Interpolation, with the text of
 * `{x=}` before it. */
AstSequence *ou_build_field(OuParser *parser, const AstField *field);

/* A JoinedStr: neighbouring texts joined, empty ones left out. `pieces` may be NULL. */
AstExpr *ou_build_joined(OuParser *parser, AstRange range, const AstSequence *pieces);

/* A TemplateStr alike. */
AstExpr *ou_build_template(OuParser *parser, AstRange range, const AstSequence *pieces);

/* Literals side by side become one Constant, JoinedStr or TemplateStr. */
AstExpr *ou_build_strings(OuParser *parser, AstRange range, const AstSequence *literals);

#endif
