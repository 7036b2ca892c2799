/* The ends of lines: \r, \n and \r\n, made \n or kept, in text that comes in pieces. */
#ifndef OU_MODULES_NEWLINES_H
#define OU_MODULES_NEWLINES_H

#include "modules/modules.h"

/* The argument `newline` of open(). */
typedef enum {
    OU_NEWLINE_UNIVERSAL, /* None: all kinds are read as \n */
    OU_NEWLINE_KEEP,      /* "": all kinds end a line and are kept */
    OU_NEWLINE_LF,
    OU_NEWLINE_CR,
    OU_NEWLINE_CRLF,
} OuNewline;

/* What newline=... means; UNDEF and None: universal. ValueError "illegal newline value". */
bool ou_newline_parse(OuRuntime *rt, OuRef value, OuNewline *newline);
/* The text that is written for \n, or NULL: as it is. */
const char *ou_newline_written(OuNewline newline);

typedef struct OuNewlines {
    bool translate;  /* all kinds become \n */
    bool pending_cr; /* the last piece ended in \r, which waits for what follows */
    uint8_t seen;    /* kinds so far */
} OuNewlines;

/* The next piece, a str (taken, also on failure; may be OU_ERROR), with what was kept back from
 * the last one. Unless `final`, a \r at its end is kept back. Owned. */
OuValue ou_newlines_add_take(OuRuntime *rt, OuNewlines *newlines, OuValue text, bool final);
/* None, "\n", or a tuple: the kinds seen. */
OuValue ou_newlines_seen(OuRuntime *rt, const OuNewlines *newlines);
/* `str` (borrowed) with each \n as `written`. Owned. */
OuValue ou_newlines_write(OuRuntime *rt, OuRef str, const char *written);

/* The end of the line that begins at `at`, or NULL if it is not before `end`. A \r at the very
 * end ends a line only if nothing can follow it. */
const char *ou_newline_find(OuNewline newline, const char *at, const char *end);

#endif
