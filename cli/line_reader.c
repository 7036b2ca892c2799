/* On a terminal readline edits the line and keeps the history, of which each line goes to the
 * history file at once: what a crash takes is nothing, and two prompts do not overwrite each
 * other's lines. Elsewhere lines are read as they come, and the prompts go to standard error.
 *
 * Ctrl-C must end the reading of a line but not the program, at any moment. Readline's own
 * signal handlers are off; its callbacks are used so that the waiting is done here, in ppoll,
 * during which alone the signal is let in. (A signal that comes while nothing is read sets
 * OU_PENDING_INTERRUPT, which is looked at before the waiting begins.)
 *
 * Readline has one line under edit per process, and no argument for its callback. So it has one
 * static place, `edited`, for what it has read. */
#include "cli/line_reader.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

enum { HISTORY_LINES = 2000 };

static struct {
    bool complete;
    char *text; /* NULL: the end of the input */
} edited;

static bool take_interrupt(OuRuntime *rt) {
    int old = __atomic_fetch_and(&rt->pending, ~OU_PENDING_INTERRUPT, __ATOMIC_RELAXED);
    return (old & OU_PENDING_INTERRUPT) != 0;
}

/* ---- editing ---- */

static void take_edited(char *text) {
    edited.complete = true;
    edited.text = text;
    rl_callback_handler_remove();
}

/* At the end of the input readline begins a new line in some settings and not in others; that
 * is the caller's business. */
static void leave_terminal(void) {
    int at_end = rl_eof_found;
    rl_eof_found = 0;
    rl_deprep_terminal();
    rl_eof_found = at_end;
}

static void give_up_line(void) {
    rl_free_line_state();
    rl_callback_sigcleanup();
    rl_cleanup_after_signal();
    rl_callback_handler_remove();
}

static void remember(OuLineReader *reader, const char *text) {
    if (text[strspn(text, " \t\n")] == '\0') return;
    HIST_ENTRY *last =
        history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
    if (last != NULL && strcmp(last->line, text) == 0) return;
    add_history(text);
    if (reader->history != NULL) append_history(1, reader->history);
}

static OuLineResult read_edited(OuLineReader *reader, const char *prompt, char **text,
                                size_t *size) {
    sigset_t blocked, outside;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGINT);
    sigprocmask(SIG_BLOCK, &blocked, &outside);
    OuLineResult result = OU_LINE_READ;
    edited.complete = false;
    rl_callback_handler_install(prompt, take_edited);
    while (!edited.complete) {
        struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
        if (take_interrupt(reader->rt)) {
            give_up_line();
            result = OU_LINE_INTERRUPTED;
            break;
        }
        if (ppoll(&input, 1, NULL, &outside) > 0) rl_callback_read_char();
    }
    sigprocmask(SIG_SETMASK, &outside, NULL);
    if (result != OU_LINE_READ) return result;
    if (edited.text == NULL) return OU_LINE_END;
    remember(reader, edited.text);
    *text = edited.text;
    *size = strlen(edited.text);
    return OU_LINE_READ;
}

/* ---- without a terminal ---- */

static OuLineResult read_plain(OuLineReader *reader, const char *prompt, char **text,
                               size_t *size) {
    fputs(prompt, stderr);
    size_t capacity = 0;
    *text = NULL;
    errno = 0;
    ssize_t got = getline(text, &capacity, stdin);
    if (got >= 0) {
        *size = (size_t)got;
        if (got > 0 && (*text)[got - 1] == '\n') --*size;
        return OU_LINE_READ;
    }
    free(*text);
    // On a terminal more may come after Ctrl-D.
    clearerr(stdin);
    if (errno == ENOMEM) return OU_LINE_FAILED;
    return take_interrupt(reader->rt) ? OU_LINE_INTERRUPTED : OU_LINE_END;
}

OuLineResult ou_line_read(OuLineReader *reader, const char *prompt, char **text, size_t *size) {
    return reader->edits ? read_edited(reader, prompt, text, size)
                         : read_plain(reader, prompt, text, size);
}

void ou_line_break(OuLineReader *reader) {
    FILE *stream = reader->edits ? stdout : stderr;
    fputc('\n', stream);
    fflush(stream);
}

/* ---- beginning and end ---- */

/* OUROHISTORY, or .ouro_history in the user's folder. */
static char *history_file(void) {
    const char *given = getenv("OUROHISTORY"), *home = getenv("HOME");
    char *path;
    if (given != NULL) return given[0] != '\0' ? strdup(given) : NULL;
    if (home == NULL || asprintf(&path, "%s/.ouro_history", home) < 0) return NULL;
    return path;
}

static void begin_history(OuLineReader *reader) {
    using_history();
    reader->history = history_file();
    if (reader->history == NULL) return;
    read_history(reader->history);
    stifle_history(HISTORY_LINES);
    // Lines are appended to a file that exists.
    int file = open(reader->history, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file >= 0) close(file);
}

/* Readline goes by the locale to tell where a character begins. */
static void set_encoding(void) {
    const char *name = setlocale(LC_CTYPE, "");
    if (name == NULL || strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0)
        setlocale(LC_CTYPE, "C.UTF-8");
}

void ou_line_reader_begin(OuLineReader *reader, OuRuntime *rt) {
    *reader = (OuLineReader){.rt = rt};
    reader->edits = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    if (reader->edits) {
        set_encoding();
        rl_readline_name = "Ouro";
        rl_catch_signals = 0;
        rl_deprep_term_function = leave_terminal;
        rl_initialize();
        rl_bind_key('\t', rl_insert);
        begin_history(reader);
    } else {
        // Take no more than the line, so that the program's input() finds the next one.
        setvbuf(stdin, NULL, _IONBF, 0);
    }
}

void ou_line_reader_end(OuLineReader *reader) {
    if (reader->history != NULL) history_truncate_file(reader->history, HISTORY_LINES);
    if (reader->edits) clear_history();
    free(reader->history);
    reader->history = NULL;
}
