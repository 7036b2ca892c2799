/* The command: reads its options, makes an interpreter, runs a program or the prompt, and gives back the
 * exit status that python3 would. A thin client of the library: it knows only modules/interpreter.h and what it needs
 * to show bytecode. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/options.h"
#include "cli/prompt.h"
#include "compiler/compile.h"
#include "modules/interpreter.h"
#include "objects/source.h"
#include "objects/str.h"

enum { STATUS_LEAK = 70 };

/* The runtime that Ctrl-C interrupts. A signal handler has no other way to find it. */
static OuRuntime *volatile interrupted;

static void on_interrupt(int signal_number) {
    if (interrupted != NULL) interrupted->pending |= OU_PENDING_INTERRUPT;
}

/* Without SA_RESTART, so that reading a line is interrupted too. */
static void catch_interrupts(OuRuntime *rt) {
    interrupted = rt;
    struct sigaction action = {.sa_handler = on_interrupt};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
}

/* All of a stream; NULL when memory or reading fails. */
static char *read_stream(FILE *stream, size_t *size) {
    size_t capacity = 1 << 16, got;
    char *text = malloc(capacity);
    *size = 0;
    while (text != NULL && (got = fread(text + *size, 1, capacity - *size, stream)) > 0) {
        *size += got;
        if (*size < capacity) continue;
        char *moved = realloc(text, capacity *= 2);
        if (moved == NULL) free(text);
        text = moved;
    }
    return text;
}

static int fail_to_open(const char *path) {
    int error = errno;
    char *full = realpath(path, NULL);
    if (full == NULL && path[0] != '/') {
        char *folder = getcwd(NULL, 0);
        if (folder != NULL && asprintf(&full, "%s/%s", folder, path) < 0) full = NULL;
        free(folder);
    }
    fprintf(stderr, "ouro: can't open file '%s': [Errno %d] %s\n", full != NULL ? full : path, error,
            strerror(error));
    free(full);
    return 2;
}

/* ---- --dis ---- */

static bool disassemble(OuRuntime *rt, const char *text, size_t size, const char *name) {
    OuValue filename = ou_str_from_string(rt, name);
    OuValue code = OU_ERROR, listing = OU_ERROR;
    if (!ou_is_error(filename)) code = ou_compile(rt, text, size, filename, OU_COMPILE_FILE);
    if (!ou_is_error(code)) listing = ou_code_disassemble(rt, code, true);
    bool done = !ou_is_error(listing);
    if (done) fwrite(ou_str_bytes(listing), 1, ou_as_str(listing)->size, stdout);
    ou_drop(rt, listing);
    ou_drop(rt, code);
    ou_drop(rt, filename);
    return done;
}

/* ---- what to run ---- */

/* Run (or show the bytecode of) a text that is in memory. */
static int run_text(OuRuntime *rt, const OuCommandLine *line, const char *text, size_t size,
                    const char *name) {
    bool done = line->disassemble ? disassemble(rt, text, size, name)
                                  : ou_interpreter_run_text(rt, text, size, name);
    return done ? 0 : ou_interpreter_handle_exception(rt);
}

static int run_stream(OuRuntime *rt, const OuCommandLine *line, FILE *stream, const char *name) {
    size_t size;
    char *text = read_stream(stream, &size);
    if (text == NULL) {
        fputs("ouro: out of memory\n", stderr);
        return 1;
    }
    int status = run_text(rt, line, text, size, name);
    free(text);
    return status;
}

static int run_file(OuRuntime *rt, const OuCommandLine *line) {
    FILE *file = fopen(line->what, "rb");
    if (file == NULL) return fail_to_open(line->what);
    if (line->disassemble) {
        int status = run_stream(rt, line, file, line->what);
        fclose(file);
        return status;
    }
    fclose(file);
    return ou_interpreter_run_file(rt, line->what) ? 0 : ou_interpreter_handle_exception(rt);
}

static int run(OuRuntime *rt, const OuCommandLine *line) {
    switch (line->kind) {
    case OU_RUN_FILE: return run_file(rt, line);
    case OU_RUN_COMMAND:
        return run_text(rt, line, line->what, strlen(line->what), "<string>");
    case OU_RUN_MODULE:
        return ou_interpreter_run_module(rt, line->what) ? 0 : ou_interpreter_handle_exception(rt);
    case OU_RUN_STDIN:
    case OU_RUN_PROMPT:
        if (isatty(STDIN_FILENO) || (line->inspect && line->kind == OU_RUN_PROMPT))
            return ou_prompt_run(rt, !line->quiet);
        return run_stream(rt, line, stdin, "<stdin>");
    }
    return 2;
}

static bool seed_from_environment(OuRuntimeOptions *options) {
    const char *text = getenv("OUROHASHSEED");
    if (text == NULL || text[0] == '\0' || strcmp(text, "random") == 0) return true;
    char *end;
    errno = 0;
    options->hash_seed = strtoull(text, &end, 10);
    options->hash_seed_given = true;
    if (errno == 0 && *end == '\0' && text[0] != '-') return true;
    fprintf(stderr, "ouro: OUROHASHSEED must be \"random\" or a whole number\n");
    return false;
}

int main(int argc, char **argv) {
    OuCommandLine line;
    int status = ou_options_read(argc, argv, &line);
    if (status >= 0) return status;
    OuRuntimeOptions options = {0};
    if (!seed_from_environment(&options)) return 2;
    OuRuntime *rt = ou_interpreter_new(&options);
    if (rt == NULL) {
        fputs("ouro: out of memory\n", stderr);
        return 1;
    }
    catch_interrupts(rt);
    if (!ou_interpreter_set_argv(rt, line.argc, line.argv)) {
        status = ou_interpreter_handle_exception(rt);
    } else {
        status = run(rt, &line);
        bool prompted = line.kind == OU_RUN_PROMPT || line.kind == OU_RUN_STDIN;
        if (line.inspect && status != 2 && !prompted) status = ou_prompt_run(rt, false);
    }
    int flushed = ou_interpreter_flush(rt);
    if (flushed != 0 && status == 0) status = flushed;
    interrupted = NULL;
    size_t live = ou_interpreter_free(rt);
    if (OU_DEBUG && live != 0) {
        fprintf(stderr, "ouro: %zu blocks are still live\n", live);
        return STATUS_LEAK;
    }
    return status;
}
