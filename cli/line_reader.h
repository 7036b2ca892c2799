/* Lines from whoever sits at the prompt. */
#ifndef OU_CLI_LINE_READER_H
#define OU_CLI_LINE_READER_H

#include "objects/runtime.h"

typedef enum {
    OU_LINE_READ,
    OU_LINE_END,         /* of the input; on a terminal more may come */
    OU_LINE_INTERRUPTED, /* Ctrl-C */
    OU_LINE_FAILED,      /* no memory */
} OuLineResult;

typedef struct OuLineReader {
    OuRuntime *rt; /* whose OU_PENDING_INTERRUPT says that Ctrl-C was typed */
    bool edits;    /* both standard input and output are a terminal */
    char *history; /* the file that keeps the lines; NULL: none */
} OuLineReader;

void ou_line_reader_begin(OuLineReader *reader, OuRuntime *rt);
void ou_line_reader_end(OuLineReader *reader);

/* Show `prompt` and read a line. *text (without its newline, to be freed) and *size are set
 * with OU_LINE_READ only. What was pasted into a terminal comes at once, newlines included. */
OuLineResult ou_line_read(OuLineReader *reader, const char *prompt, char **text, size_t *size);

/* Begin a new line after the user has ended or interrupted one. */
void ou_line_break(OuLineReader *reader);

#endif
