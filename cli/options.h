/* The command line. */
#ifndef OU_CLI_OPTIONS_H
#define OU_CLI_OPTIONS_H

#include <stdbool.h>

typedef enum {
    OU_RUN_PROMPT, /* or a program from standard input, if that is no terminal */
    OU_RUN_FILE,
    OU_RUN_COMMAND,
    OU_RUN_MODULE,
} OuRunKind;

#define OU_WARNING_OPTIONS_MAX 100

typedef struct OuCommandLine {
    OuRunKind kind;
    const char *what; /* path, text or module name */
    bool inspect;     /* -i: the prompt afterwards */
    bool quiet;       /* -q: no banner */
    const char *warnings[OU_WARNING_OPTIONS_MAX]; /* what -W says, in order */
    int warning_count;
    bool disassemble; /* --dis: show the bytecode instead of running it */
    int argc;         /* what becomes sys.argv: argv[0] is the file, "-c", "-m", "-" or "" */
    char **argv;
} OuCommandLine;

/* Read the arguments of main. Returns -1 to go on, else the exit status: help or version have
 * been printed, or an error. `line` points into argv, whose last used option may be replaced.
 */
int ou_options_read(int argc, char **argv, OuCommandLine *line);

#endif
