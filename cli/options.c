/* The command line: options come first; the first word that is none, or -c, -m or -, ends them,
 * and all that follows belongs to the program. */
#include "cli/options.h"

#include <stdio.h>
#include <string.h>

#include "objects/runtime.h"

enum { GO_ON = -1, STATUS_USAGE = 2 };

static const char usage[] = "usage: ouro [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

static const char help[] =
    "Options:\n"
    "  -c cmd      run the text as a program\n"
    "  -m mod      run a module as a program\n"
    "  file        run a program from a file, or from a folder that has a __main__.py\n"
    "  -           run a program from standard input (the prompt, if that is a terminal)\n"
    "  arg ...     arguments of the program, in sys.argv[1:]\n"
    "  -i          show the prompt after the program; without a program, show it even if\n"
    "              standard input is no terminal\n"
    "  -q          do not say hello at the prompt\n"
    "  -W arg      what to do with warnings: action:message:category:module:lineno\n"
    "  --dis       show the program's bytecode instead of running it\n"
    "  -V          show the version (also --version)\n"
    "  -h          show this help (also -? and --help)\n"
    "\n"
    "Environment:\n"
    "  OUROPATH      folders to search for modules, separated by ':'\n"
    "  OUROWARNINGS  options as for -W, separated by ','\n"
    "  OUROHASHSEED  a number: the seed of the hashes of strings; else it is random\n"
    "  OUROHISTORY   where the prompt keeps the lines typed (~/.ouro_history; if empty, "
    "nowhere)\n";

static int fail(const char *message, const char *argument) {
    fprintf(stderr, message, argument);
    fprintf(stderr, "%sTry `ouro -h' for more information.\n", usage);
    return STATUS_USAGE;
}

static int show_help(void) {
    printf("%s%s", usage, help);
    return 0;
}

static int show_version(void) {
    printf("Ouro %s\n", OU_VERSION);
    return 0;
}

static int read_long(const char *option, OuCommandLine *line) {
    if (strcmp(option, "--version") == 0) return show_version();
    if (strcmp(option, "--help") == 0) return show_help();
    if (strcmp(option, "--dis") != 0) return fail("Unknown option: %s\n", option);
    line->disassemble = true;
    return GO_ON;
}

static int read_warning(const char *text, OuCommandLine *line) {
    if (text == NULL) return fail("Argument expected for the %s option\n", "-W");
    if (line->warning_count == OU_WARNING_OPTIONS_MAX)
        return fail("Too many -W options: %s\n", text);
    line->warnings[line->warning_count++] = text;
    return GO_ON;
}

/* The letters of one word behind '-'; -c and -m take the rest of the word or the next one. */
static int read_letters(int *index, int argc, char **argv, OuCommandLine *line) {
    for (const char *letter = argv[*index] + 1; *letter != '\0'; letter++) {
        const char option[] = {'-', *letter, '\0'};
        switch (*letter) {
        case 'c':
        case 'm':
            line->kind = *letter == 'c' ? OU_RUN_COMMAND : OU_RUN_MODULE;
            line->what = letter[1] != '\0' ? letter + 1 : argv[++*index];
            return line->what != NULL ? GO_ON
                                      : fail("Argument expected for the %s option\n", option);
        case 'W':
            return read_warning(letter[1] != '\0' ? letter + 1 : argv[++*index], line);
        case 'i':
            line->inspect = true;
            break;
        case 'q':
            line->quiet = true;
            break;
        case 'V':
            return show_version();
        case 'h':
        case '?':
            return show_help();
        default:
            return fail("Unknown option: %s\n", option);
        }
    }
    return GO_ON;
}

/* Options up to the first word that is none, or up to -c or -m: *index is then the last word
 * that belongs to it. */
static int read_options(int *index, int argc, char **argv, OuCommandLine *line) {
    for (; *index < argc && argv[*index][0] == '-' && argv[*index][1] != '\0'; ++*index) {
        if (strcmp(argv[*index], "--") == 0) {
            ++*index;
            break;
        }
        int status = argv[*index][1] == '-' ? read_long(argv[*index], line)
                                            : read_letters(index, argc, argv, line);
        if (status != GO_ON || line->kind != OU_RUN_PROMPT) return status;
    }
    return GO_ON;
}

int ou_options_read(int argc, char **argv, OuCommandLine *line) {
    static char letters[][3] = {[OU_RUN_COMMAND] = "-c", [OU_RUN_MODULE] = "-m"};
    static char empty[] = "", *no_program[] = {empty, NULL};
    *line = (OuCommandLine){.kind = OU_RUN_PROMPT, .argc = 1, .argv = no_program};
    int index = 1;
    int status = read_options(&index, argc, argv, line);
    if (status != GO_ON) return status;
    if (line->disassemble && line->kind == OU_RUN_MODULE)
        return fail("--dis shows a file or a text, not a module%s\n", "");
    if (line->kind != OU_RUN_PROMPT) {
        argv[index] = letters[line->kind];
    } else if (index < argc && strcmp(argv[index], "-") != 0) {
        line->kind = OU_RUN_FILE;
        line->what = argv[index];
    }
    if (index < argc) {
        line->argc = argc - index;
        line->argv = argv + index;
    }
    return GO_ON;
}
