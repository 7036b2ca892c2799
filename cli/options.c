/* The command line: options come first; the first word that is none, or -c, -m or -, ends them, and all that
 * follows belongs to the program. */
#include "cli/options.h"

#include <stdio.h>
#include <string.h>

#include "modules/interpreter.h"

static const char usage[] = "usage: ouro [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

static const char help[] =
    "Options:\n"
    "  -c cmd      run the text as a program\n"
    "  -m mod      run a module as a program\n"
    "  file        run a program from a file\n"
    "  -           run a program from standard input (the prompt, if that is a terminal)\n"
    "  arg ...     arguments of the program, in sys.argv[1:]\n"
    "  -i          show the prompt after the program\n"
    "  -q          do not say hello at the prompt\n"
    "  --dis       show the program's bytecode instead of running it\n"
    "  -V          show the version (also --version)\n"
    "  -h          show this help (also --help)\n"
    "\n"
    "Environment:\n"
    "  OUROPATH      folders to search for modules, separated by ':'\n"
    "  OUROHASHSEED  a number: the seed of the hashes of strings; else it is random\n";

static int fail(const char *message, const char *argument) {
    fprintf(stderr, message, argument);
    fprintf(stderr, "%sTry `ouro -h' for more information.\n", usage);
    return 2;
}

/* A long option. */
static int read_long(const char *option, OuCommandLine *line) {
    if (strcmp(option, "--dis") == 0) {
        line->disassemble = true;
        return -1;
    }
    if (strcmp(option, "--version") == 0) {
        printf("Ouro %s\n", OU_VERSION);
        return 0;
    }
    if (strcmp(option, "--help") == 0) {
        printf("%s%s", usage, help);
        return 0;
    }
    return fail("unknown option %s\n", option);
}

/* The letters of one word behind '-'; -c and -m take the rest of the word or the next one. */
static int read_letters(int *index, int argc, char **argv, OuCommandLine *line) {
    for (const char *letter = argv[*index] + 1; *letter != '\0'; letter++) {
        switch (*letter) {
        case 'c':
        case 'm':
            line->kind = *letter == 'c' ? OU_RUN_COMMAND : OU_RUN_MODULE;
            line->what = letter[1] != '\0' ? letter + 1 : argv[++*index];
            if (*index >= argc)
                return fail("Argument expected for the -%s option\n", *letter == 'c' ? "c" : "m");
            return -1;
        case 'i': line->inspect = true; break;
        case 'q': line->quiet = true; break;
        case 'V': printf("Ouro %s\n", OU_VERSION); return 0;
        case 'h': printf("%s%s", usage, help); return 0;
        default: {
            char unknown[3] = {'-', *letter, '\0'};
            return fail("unknown option %s\n", unknown);
        }
        }
    }
    return -1;
}

int ou_options_read(int argc, char **argv, OuCommandLine *line) {
    *line = (OuCommandLine){.kind = OU_RUN_PROMPT};
    int index = 1;
    while (index < argc && argv[index][0] == '-' && argv[index][1] != '\0') {
        if (strcmp(argv[index], "--") == 0) {
            index++;
            break;
        }
        int status = argv[index][1] == '-' ? read_long(argv[index], line)
                                           : read_letters(&index, argc, argv, line);
        if (status >= 0) return status;
        if (line->kind != OU_RUN_PROMPT) break;
        index++;
    }
    // From here on everything is the program's: argv[0] is the option's letter, the file, or empty.
    if (line->kind == OU_RUN_COMMAND || line->kind == OU_RUN_MODULE) {
        static char letters[2][3] = {"-c", "-m"};
        argv[index] = letters[line->kind == OU_RUN_MODULE];
    } else if (index < argc) {
        line->kind = strcmp(argv[index], "-") == 0 ? OU_RUN_STDIN : OU_RUN_FILE;
        line->what = argv[index];
    }
    line->argc = argc - index;
    line->argv = argv + index;
    return -1;
}
