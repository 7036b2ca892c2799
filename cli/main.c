/* The command: reads its options, makes an interpreter, runs a program or the prompt, and gives
 * back the exit status that python3 would. A thin client of the library: it knows only
 * modules/interpreter.h and what it needs to show bytecode. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/options.h"
#include "cli/prompt.h"
#include "cli/source_text.h"
#include "compiler/compile.h"
#include "modules/interpreter.h"
#include "objects/error.h"
#include "objects/source.h"
#include "objects/str.h"

enum {
    STATUS_FAILED = 1,
    STATUS_USAGE = 2,
    STATUS_LEAK = 70,
    STATUS_INTERRUPTED = 130,
    // No status of a process: to the outside the program dies of SIGINT.
    ENDS_BY_INTERRUPT = 256,
};

/* ---- Ctrl-C ---- */

/* The runtime that Ctrl-C interrupts. A signal handler has no other way to find it. */
static OuRuntime *volatile interrupted;

static void on_interrupt(int signal_number) {
    OuRuntime *rt = interrupted;
    if (rt != NULL) __atomic_fetch_or(&rt->pending, OU_PENDING_INTERRUPT, __ATOMIC_RELAXED);
}

/* Without SA_RESTART, so that waiting for input is interrupted too. Who was started with the
 * signal ignored, as shells start what runs in the background, goes on ignoring it. */
static void catch_interrupts(OuRuntime *rt) {
    interrupted = rt;
    struct sigaction action = {.sa_handler = on_interrupt}, old;
    sigemptyset(&action.sa_mask);
    if (sigaction(SIGINT, NULL, &old) == 0 && old.sa_handler != SIG_IGN)
        sigaction(SIGINT, &action, NULL);
    // Writing to a closed pipe is an error like others: BrokenPipeError.
    signal(SIGPIPE, SIG_IGN);
}

/* The shell that waits for us learns that its user has typed Ctrl-C, and can stop as well. */
static int die_of_interrupt(void) {
    signal(SIGINT, SIG_DFL);
    raise(SIGINT);
    return STATUS_INTERRUPTED;
}

/* ---- errors ---- */

static int fail_for_memory(void) {
    fputs("ouro: out of memory\n", stderr);
    return STATUS_FAILED;
}

/* Report the pending exception; the exit status it means. With -i even SystemExit is only
 * shown, for the prompt comes next. */
static int report(OuRuntime *rt, const OuCommandLine *line) {
    if (line->inspect) {
        ou_interpreter_show_exception(rt);
        return STATUS_FAILED;
    }
    bool by_interrupt = ou_raised_is(rt, OU_EXC_KeyboardInterrupt);
    int status = ou_interpreter_handle_exception(rt);
    return by_interrupt && status == STATUS_INTERRUPTED ? ENDS_BY_INTERRUPT : status;
}

/* ---- texts ---- */

static bool disassemble(OuRuntime *rt, const char *text, size_t size, const char *name) {
    OuValue filename = ou_str_from_string(rt, name);
    OuValue code = OU_ERROR, listing = OU_ERROR;
    if (!ou_is_error(filename) && ou_source_register(rt, filename, text, size))
        code = ou_compile(rt, text, size, filename, OU_COMPILE_FILE);
    if (!ou_is_error(code)) listing = ou_code_disassemble(rt, code, true);
    bool done = !ou_is_error(listing);
    if (done) fwrite(ou_str_bytes(listing), 1, ou_as_str(listing)->size, stdout);
    ou_drop(rt, listing);
    ou_drop(rt, code);
    ou_drop(rt, filename);
    return done;
}

/* Run, or show the bytecode of, a text that is in memory; frees it. */
static int run_text_take(OuRuntime *rt, const OuCommandLine *line, char *text, size_t size,
                         const char *name) {
    if (text == NULL) return fail_for_memory();
    bool done = line->disassemble ? disassemble(rt, text, size, name)
                                  : ou_interpreter_run_text(rt, text, size, name);
    free(text);
    return done ? 0 : report(rt, line);
}

static int run_command(OuRuntime *rt, const OuCommandLine *line) {
    size_t size = 0;
    char *text = ou_dedent(line->what, &size);
    return run_text_take(rt, line, text, size, "<string>");
}

static int run_stdin(OuRuntime *rt, const OuCommandLine *line) {
    if (line->inspect || (isatty(STDIN_FILENO) && !line->disassemble)) {
        if (!ou_interpreter_set_path0(rt, "")) return report(rt, line);
        return ou_prompt_run(rt, !line->quiet);
    }
    size_t size = 0;
    char *text = ou_read_stream(stdin, &size);
    return run_text_take(rt, line, text, size, "<stdin>");
}

/* ---- files ---- */

/* The path from the root, as programs see it in __file__; to be freed. Links and dots stay. */
static char *full_path(const char *path) {
    char *folder = path[0] == '/' ? NULL : getcwd(NULL, 0), *full;
    if (folder == NULL) return strdup(path);
    if (asprintf(&full, "%s/%s", strcmp(folder, "/") == 0 ? "" : folder, path) < 0) full = NULL;
    free(folder);
    return full;
}

/* A folder is run by the __main__.py in it. NULL without memory. */
static char *main_in_folder(const char *folder) {
    size_t length = strlen(folder);
    char *path;
    bool has_slash = folder[length - 1] == '/';
    return asprintf(&path, "%s%s__main__.py", folder, has_slash ? "" : "/") < 0 ? NULL : path;
}

static int run_opened(OuRuntime *rt, const OuCommandLine *line, const char *path, FILE *file) {
    if (!line->disassemble) return ou_interpreter_run_file(rt, path) ? 0 : report(rt, line);
    size_t size = 0;
    char *text = ou_read_stream(file, &size);
    return run_text_take(rt, line, text, size, path);
}

static int run_path(OuRuntime *rt, const OuCommandLine *line, const char *path) {
    struct stat facts;
    bool is_folder = stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
    char *program = is_folder ? main_in_folder(path) : strdup(path);
    if (program == NULL) return fail_for_memory();
    int status;
    FILE *file = fopen(program, "rbe");
    if (file != NULL) {
        status = run_opened(rt, line, program, file);
        fclose(file);
    } else if (is_folder) {
        fprintf(stderr, "ouro: can't find '__main__' module in '%s'\n", path);
        status = STATUS_FAILED;
    } else {
        fprintf(stderr, "ouro: can't open file '%s': [Errno %d] %s\n", path, errno,
                strerror(errno));
        status = STATUS_USAGE;
    }
    free(program);
    return status;
}

static int run_file(OuRuntime *rt, const OuCommandLine *line) {
    char *path = full_path(line->what);
    if (path == NULL) return fail_for_memory();
    int status = run_path(rt, line, path);
    free(path);
    return status;
}

/* ---- the whole ---- */

static int run(OuRuntime *rt, const OuCommandLine *line) {
    switch (line->kind) {
    case OU_RUN_FILE:
        return run_file(rt, line);
    case OU_RUN_COMMAND:
        return run_command(rt, line);
    case OU_RUN_MODULE:
        return ou_interpreter_run_module(rt, line->what) ? 0 : report(rt, line);
    case OU_RUN_PROMPT:
        return run_stdin(rt, line);
    }
    return STATUS_USAGE;
}

static bool seed_from_environment(OuRuntimeOptions *options) {
    const char *text = getenv("OUROHASHSEED");
    if (text == NULL || text[0] == '\0' || strcmp(text, "random") == 0) return true;
    char *end;
    errno = 0;
    options->hash_seed = strtoull(text, &end, 10);
    options->hash_seed_given = true;
    if (errno == 0 && *end == '\0' && text[0] >= '0' && text[0] <= '9') return true;
    fputs("ouro: OUROHASHSEED must be \"random\" or a whole number\n", stderr);
    return false;
}

/* Options for warnings: those of the environment, then those of -W. */
static bool set_warnings(OuRuntime *rt, const OuCommandLine *line) {
    const char *text = getenv("OUROWARNINGS");
    bool done = true;
    for (const char *at = text == NULL ? "" : text; done && *at != '\0';) {
        size_t size = strcspn(at, ",");
        if (size > 0) done = ou_interpreter_add_warning(rt, at, size);
        at += size + (at[size] == ',');
    }
    for (int i = 0; done && i < line->warning_count; i++)
        done = ou_interpreter_add_warning(rt, line->warnings[i], strlen(line->warnings[i]));
    return done && ou_interpreter_set_warnings(rt);
}

/* From the first statement to the last flush. */
static int run_program(OuRuntime *rt, const OuCommandLine *line) {
    int status;
    if (!ou_interpreter_set_argv(rt, line->argc, line->argv) || !set_warnings(rt, line)) {
        status = report(rt, line);
    } else {
        status = run(rt, line);
        if (line->inspect && line->kind != OU_RUN_PROMPT) status = ou_prompt_run(rt, false);
    }
    int flushed = ou_interpreter_flush(rt);
    return flushed != 0 ? flushed : status;
}

int main(int argc, char **argv) {
    OuCommandLine line;
    int status = ou_options_read(argc, argv, &line);
    if (status >= 0) return status;
    OuRuntimeOptions options = {0};
    if (!seed_from_environment(&options)) return STATUS_FAILED;
    OuRuntime *rt = ou_interpreter_new(&options);
    if (rt == NULL) return fail_for_memory();
    catch_interrupts(rt);
    status = run_program(rt, &line);
    interrupted = NULL;
    size_t live = ou_interpreter_free(rt);
    if (OU_DEBUG && live != 0) {
        fprintf(stderr, "ouro: %zu blocks are still live\n", live);
        return STATUS_LEAK;
    }
    return status == ENDS_BY_INTERRUPT ? die_of_interrupt() : status;
}
