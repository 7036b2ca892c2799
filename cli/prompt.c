/* The interactive prompt: reads a statement, runs it, shows its value, and goes on after errors.
 *
 * On a terminal readline edits the line and keeps the history; otherwise lines are read as they come, and the
 * prompts go to standard error. A statement ends where the grammar says that it is complete; one that begins a
 * block ends with an empty line. Each statement gets a name of its own, <ouro-input-N>, so that tracebacks
 * can show lines that were typed earlier. */
#include "cli/prompt.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "compiler/compile.h"
#include "modules/interpreter.h"
#include "objects/dict.h"
#include "objects/protocol.h"
#include "objects/str.h"

typedef enum { LINE_READ, LINE_END, LINE_INTERRUPTED } LineResult;

typedef struct Prompt {
    OuRuntime *rt;
    bool terminal;
    char *statement; // the lines of the statement so far, joined by newlines
    size_t size, capacity;
    unsigned number;
} Prompt;

/* ---- reading a line ---- */

/* sys.ps1 or sys.ps2 as text, owned by the caller (to be freed); `otherwise` if it is not there. */
static char *prompt_text(OuRuntime *rt, OuRef name, const char *otherwise) {
    OuRef hook = rt->sys_dict == OU_UNDEF ? OU_UNDEF : ou_dict_peek_str(rt, rt->sys_dict, name);
    if (hook == OU_UNDEF) return strdup(otherwise);
    OuValue text = ou_str(rt, hook);
    char *copy = NULL;
    if (ou_is_error(text)) {
        ou_clear_exception(rt);
    } else {
        copy = strdup(ou_str_bytes(text));
        ou_drop(rt, text);
    }
    return copy != NULL ? copy : strdup(otherwise);
}

/* Readline was interrupted by a signal: give up the line. */
static int leave_line(void) {
    rl_done = 1;
    return 0;
}

static LineResult read_edited(Prompt *prompt, const char *text, char **line) {
    prompt->rt->pending &= ~OU_PENDING_INTERRUPT;
    *line = readline(text);
    if (prompt->rt->pending & OU_PENDING_INTERRUPT) {
        prompt->rt->pending &= ~OU_PENDING_INTERRUPT;
        free(*line);
        *line = NULL;
        putchar('\n');
        return LINE_INTERRUPTED;
    }
    return *line == NULL ? LINE_END : LINE_READ;
}

static LineResult read_plain(const char *text, char **line) {
    fputs(text, stderr);
    fflush(stderr);
    size_t capacity = 0;
    *line = NULL;
    ssize_t size = getline(line, &capacity, stdin);
    if (size < 0) {
        free(*line);
        *line = NULL;
        return LINE_END;
    }
    if (size > 0 && (*line)[size - 1] == '\n') (*line)[size - 1] = '\0';
    return LINE_READ;
}

static LineResult read_line(Prompt *prompt, bool continues, char **line) {
    OuRuntime *rt = prompt->rt;
    char *text = continues ? prompt_text(rt, rt->names.ps2, "... ")
                           : prompt_text(rt, rt->names.ps1, ">>> ");
    if (text == NULL) return LINE_END;
    LineResult result =
        prompt->terminal ? read_edited(prompt, text, line) : read_plain(text, line);
    free(text);
    return result;
}

/* ---- statements ---- */

static bool add_line(Prompt *prompt, const char *line) {
    size_t length = strlen(line);
    if (prompt->size + length + 2 > prompt->capacity) {
        size_t capacity = (prompt->size + length + 2) * 2;
        char *moved = realloc(prompt->statement, capacity);
        if (moved == NULL) return false;
        prompt->statement = moved;
        prompt->capacity = capacity;
    }
    if (prompt->size > 0) prompt->statement[prompt->size++] = '\n';
    memcpy(prompt->statement + prompt->size, line, length + 1);
    prompt->size += length;
    return true;
}

static void remember(const Prompt *prompt, const char *line) {
    if (!prompt->terminal || line[0] == '\0') return;
    HIST_ENTRY *last = history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
    if (last == NULL || strcmp(last->line, line) != 0) add_history(line);
}

static bool is_blank(const char *text) {
    return text[strspn(text, " \t\f")] == '\0';
}

/* Report the pending exception; true: it ends the program, with *status. */
static bool report(OuRuntime *rt, int *status) {
    bool leaves = ou_raised_is(rt, OU_EXC_SystemExit);
    *status = ou_interpreter_handle_exception(rt);
    return leaves;
}

/* Run the statement if it is complete. false: the program ends with *status. */
static bool run_if_complete(Prompt *prompt, bool at_end, int *status) {
    OuRuntime *rt = prompt->rt;
    char name[32];
    snprintf(name, sizeof name, "<ouro-input-%u>", prompt->number);
    OuValue filename = ou_str_from_string(rt, name);
    bool goes_on = true, finished = true;
    if (ou_is_error(filename)) {
        goes_on = !report(rt, status);
        goto done;
    }
    OuInputState state =
        ou_compile_check_input(rt, prompt->statement, prompt->size, filename);
    if (state == OU_INPUT_INCOMPLETE && !at_end) {
        finished = false;
    } else if (state == OU_INPUT_INVALID) {
        goes_on = !report(rt, status);
    } else {
        prompt->number++;
        if (!ou_interpreter_run_interactive(rt, prompt->statement, prompt->size, name))
            goes_on = !report(rt, status);
    }
done:
    ou_drop(rt, filename);
    if (finished) prompt->size = 0;
    return goes_on;
}

static void greet(bool terminal) {
    fprintf(stderr, "Ouro %s, Python 3.14\n", OU_VERSION);
    if (terminal) fputs("Ctrl-D ends it.\n", stderr);
}

int ou_prompt_run(OuRuntime *rt, bool banner) {
    Prompt prompt = {.rt = rt, .terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)};
    int status = 0;
    if (banner) greet(prompt.terminal);
    if (prompt.terminal) {
        rl_readline_name = "Ouro";
        rl_catch_signals = 0;
        rl_signal_event_hook = leave_line;
        rl_bind_key('\t', rl_insert);
        using_history();
    }
    for (;;) {
        char *line;
        LineResult result = read_line(&prompt, prompt.size > 0, &line);
        if (result == LINE_INTERRUPTED) {
            fputs("KeyboardInterrupt\n", stderr);
            prompt.size = 0;
            continue;
        }
        if (result == LINE_END) {
            if (prompt.size > 0 && !run_if_complete(&prompt, true, &status)) break;
            if (prompt.terminal) putchar('\n');
            status = 0;
            break;
        }
        remember(&prompt, line);
        bool skip = prompt.size == 0 && is_blank(line);
        bool added = skip || add_line(&prompt, line);
        free(line);
        if (skip) continue;
        if (!added) {
            fputs("MemoryError\n", stderr);
            prompt.size = 0;
            continue;
        }
        if (!run_if_complete(&prompt, false, &status)) break;
    }
    free(prompt.statement);
    return status;
}
