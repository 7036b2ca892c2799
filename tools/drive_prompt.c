/* Types at the prompt in a pseudo-terminal and compares what the screen shows.
 *
 *     drive_prompt OURO FOLDER
 *
 * Every `x.session` in the folder is a test: a prompt as it looks on the screen.
 *
 *     >>> 6 * 7
 *     42
 *
 * What stands behind a prompt is typed, and Enter after it; the other lines are what must then
 * be seen. Nothing is typed before the screen shows all that comes before, so there is no
 * waiting for a length of time. Keys are written ^C, ^D, ^[ (escape), ^J (a newline); Enter
 * does not follow a ^C or ^D at the end. If typing makes the screen show something else than
 * the keys, lines that begin with `==> ` say what. A line that begins with ^C types it while
 * the program runs; the terminal shows it. At the end of the session the prompt gets a Ctrl-D.
 *
 * A session may begin with these lines, each of which may come several times, and an empty one:
 *
 *     arguments: -q x.py     for the command, instead of -q
 *     status: 3              its exit status, if not 0
 *     prompt: "? "           what else is a prompt; the rest of the line may be typed
 *     history: 1 + 1         a line of the history file, before
 *     saved: 1 + 1           a line of the history file, afterwards
 *
 * The screen is so wide that no line is broken, and has room for all; of the terminal's control
 * sequences those that readline uses for editing are understood. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE = 30, COLUMNS = 160, ROWS = 400, MOST = 32, TEXT_SIZE = 1 << 16 };

/* ---- the screen ---- */

typedef struct Cell {
    char bytes[5]; // one character in UTF-8
} Cell;

typedef struct Screen {
    Cell cells[ROWS][COLUMNS];
    size_t row, column;
    size_t last_row;
    char escape[32]; // a control sequence that is not yet complete
    size_t escaped;
} Screen;

static size_t at_most(size_t number, size_t limit) {
    return number < limit ? number : limit;
}

static void screen_clear_from(Screen *screen, size_t column) {
    memset(&screen->cells[screen->row][column], 0, (COLUMNS - column) * sizeof(Cell));
}

/* A control sequence that is complete: ESC [ parameters letter. Others do nothing. */
static void screen_control(Screen *screen) {
    char letter = screen->escape[screen->escaped - 1];
    if (screen->escape[1] != '[' || screen->escape[2] == '?') return;
    size_t given = strtoul(screen->escape + 2, NULL, 10), count = given > 0 ? given : 1;
    Cell *here = &screen->cells[screen->row][screen->column];
    size_t behind = COLUMNS - screen->column;
    count = at_most(count, behind);
    switch (letter) {
    case 'A':
        screen->row -= at_most(count, screen->row);
        break;
    case 'C':
        screen->column = at_most(screen->column + count, COLUMNS - 1);
        break;
    case 'D':
        screen->column -= at_most(count, screen->column);
        break;
    case 'J':
    case 'K':
        screen_clear_from(screen, screen->column);
        break;
    case 'P':
        memmove(here, here + count, (behind - count) * sizeof(Cell));
        memset(here + behind - count, 0, count * sizeof(Cell));
        break;
    case '@':
        memmove(here + count, here, (behind - count) * sizeof(Cell));
        memset(here, 0, count * sizeof(Cell));
        break;
    }
}

static void screen_newline(Screen *screen) {
    if (screen->row + 1 < ROWS) screen->row++;
    if (screen->row > screen->last_row) screen->last_row = screen->row;
}

static void screen_character(Screen *screen, char byte) {
    if ((byte & 0xc0) == 0x80 && screen->column > 0) {
        Cell *before = &screen->cells[screen->row][screen->column - 1];
        size_t length = strlen(before->bytes);
        if (length < 4) before->bytes[length] = byte;
        return;
    }
    screen->cells[screen->row][screen->column] = (Cell){{byte}};
    if (screen->column + 1 < COLUMNS) screen->column++;
}

static void screen_take(Screen *screen, char byte) {
    if (screen->escaped > 0) {
        screen->escape[screen->escaped++] = byte;
        screen->escape[screen->escaped] = '\0';
        bool within = screen->escaped == 2 ? byte == '[' : byte < '@';
        if (within && screen->escaped + 1 < sizeof screen->escape) return;
        if (screen->escaped > 2) screen_control(screen);
        screen->escaped = 0;
        return;
    }
    switch (byte) {
    case '\x1b':
        screen->escape[screen->escaped++] = byte;
        break;
    case '\a':
        break;
    case '\b':
        screen->column -= screen->column > 0;
        break;
    case '\r':
        screen->column = 0;
        break;
    case '\n':
        screen_newline(screen);
        break;
    default:
        screen_character(screen, byte);
    }
}

static void trim(char *text) {
    size_t size = strlen(text);
    while (size > 0 && text[size - 1] == ' ')
        text[--size] = '\0';
}

/* The screen as lines without blanks at their ends, and without empty lines at its end. */
static void screen_text(const Screen *screen, char *text) {
    char line[COLUMNS * 4 + 1], *end = text;
    *text = '\0';
    for (size_t row = 0; row <= screen->last_row; row++) {
        line[0] = '\0';
        char *out = line;
        for (size_t column = 0; column < COLUMNS; column++) {
            const char *bytes = screen->cells[row][column].bytes;
            out += sprintf(out, "%s", bytes[0] != '\0' ? bytes : " ");
        }
        trim(line);
        end += sprintf(end, "%s\n", line);
    }
    while (end - text > 1 && end[-2] == '\n')
        *--end = '\0';
    if (strcmp(text, "\n") == 0) *text = '\0';
}

/* ---- the session ---- */

typedef struct Session {
    const char *path, *scratch;
    char *arguments, *prompts[MOST], *history[MOST], *saved[MOST];
    size_t prompt_count, history_count, saved_count;
    int status;
    pid_t pid;
    int terminal;
    bool ended; // the command has closed the terminal
    Screen screen;
    char expected[TEXT_SIZE];
} Session;

static void fail(const Session *session, const char *pattern, ...) {
    va_list arguments;
    va_start(arguments, pattern);
    printf("FAILED %s: ", session->path);
    vprintf(pattern, arguments);
    va_end(arguments);
}

/* One line of the head; false if it is none. */
static bool read_setting(Session *session, char *line) {
    char *value = strchr(line, ':');
    if (value == NULL || value[1] != ' ' || value - line > 9) return false;
    *value = '\0';
    value += 2;
    bool known = true;
    if (strcmp(line, "arguments") == 0) {
        session->arguments = value;
    } else if (strcmp(line, "status") == 0) {
        session->status = atoi(value);
    } else if (strcmp(line, "prompt") == 0 && session->prompt_count < MOST) {
        value[strlen(value) - 1] = '\0';
        session->prompts[session->prompt_count++] = value + 1;
    } else if (strcmp(line, "history") == 0 && session->history_count < MOST) {
        session->history[session->history_count++] = value;
    } else if (strcmp(line, "saved") == 0 && session->saved_count < MOST) {
        session->saved[session->saved_count++] = value;
    } else {
        known = false;
        value[-2] = ':';
    }
    return known;
}

/* The keys in a line: what stands behind a prompt. NULL if nothing is typed. *shown is the
 * length of the prompt. */
static const char *typed_in(const Session *session, const char *line, size_t *shown) {
    static const char *const standard[] = {">>> ", "... "};
    *shown = 0;
    if (strncmp(line, "^C", 2) == 0) return line;
    for (size_t i = 0; i < session->prompt_count + 2; i++) {
        const char *prompt = i < 2 ? standard[i] : session->prompts[i - 2];
        size_t size = strlen(prompt);
        *shown = size;
        if (strncmp(line, prompt, size) == 0) return line + size;
        // Editors take blanks off the ends of lines.
        if (size > 0 && strlen(line) == size - 1 && strncmp(line, prompt, size - 1) == 0)
            return "";
    }
    return NULL;
}

/* "^C" and the like become the character. */
static char control_at(const char *keys) {
    bool is_control = keys[0] == '^' && keys[1] >= 'A' && keys[1] <= '_' && keys[1] != '\\';
    return is_control ? (char)(keys[1] - '@') : '\0';
}

/* ---- running ---- */

static char **split(char *text, char *program) {
    static char *words[MOST];
    size_t count = 0;
    words[count++] = program;
    for (char *word = strtok(text, " "); word != NULL && count + 1 < MOST;
         word = strtok(NULL, " "))
        words[count++] = word;
    words[count] = NULL;
    return words;
}

static void start(Session *session, char *program) {
    char history[512];
    snprintf(history, sizeof history, "%s/history", session->scratch);
    FILE *file = fopen(history, "w");
    for (size_t i = 0; file != NULL && i < session->history_count; i++)
        fprintf(file, "%s\n", session->history[i]);
    if (file != NULL) fclose(file);
    struct winsize size = {.ws_row = 24, .ws_col = COLUMNS};
    session->pid = forkpty(&session->terminal, NULL, NULL, &size);
    if (session->pid != 0) return;
    setenv("TERM", "xterm", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("INPUTRC", "/dev/null", 1);
    setenv("HOME", session->scratch, 1);
    setenv("OUROHISTORY", history, 1);
    signal(SIGINT, SIG_DFL);
    execv(program, split(session->arguments, program));
    _exit(127);
}

/* Take what the command writes within so many milliseconds. */
static void listen(Session *session, int milliseconds) {
    struct pollfd output = {.fd = session->terminal, .events = POLLIN};
    if (poll(&output, 1, milliseconds) <= 0) return;
    char bytes[4096];
    ssize_t got = read(session->terminal, bytes, sizeof bytes);
    if (got <= 0) session->ended = true;
    for (ssize_t i = 0; i < got; i++)
        screen_take(&session->screen, bytes[i]);
}

static bool shows(const Session *session, const char *expected) {
    static char actual[TEXT_SIZE * 4];
    screen_text(&session->screen, actual);
    size_t size = strlen(expected);
    while (size > 0 && expected[size - 1] == '\n')
        size--;
    return strncmp(actual, expected, size) == 0 &&
           strcmp(actual + size, size > 0 ? "\n" : "") == 0;
}

static void show_difference(const Session *session, const char *expected) {
    static char actual[TEXT_SIZE * 4];
    screen_text(&session->screen, actual);
    fail(session, "the screen should show\n%s---- but shows\n%s----\n", expected, actual);
}

/* Wait until the screen shows this; false: it does not. */
static bool wait_for(Session *session, const char *expected) {
    time_t start_time = time(NULL);
    while (!shows(session, expected)) {
        if (session->ended || time(NULL) - start_time > PATIENCE) {
            show_difference(session, expected);
            return false;
        }
        listen(session, 100);
    }
    return true;
}

static void write_keys(Session *session, const char *bytes, size_t size) {
    for (size_t done = 0; done < size;) {
        ssize_t written = write(session->terminal, bytes + done, size - done);
        if (written <= 0) break;
        done += (size_t)written;
    }
}

static void type(Session *session, const char *keys) {
    char bytes[4096];
    size_t size = 0;
    char last = '\0';
    for (; *keys != '\0' && size + 1 < sizeof bytes; keys++) {
        char control = control_at(keys);
        keys += control != '\0';
        last = control;
        bytes[size++] = control != '\0' ? control : *keys;
    }
    if (last != 'C' - '@' && last != 'D' - '@') bytes[size++] = '\r';
    write_keys(session, bytes, size);
}

/* Add a line to what must be seen: without its controls, or as it is. */
static void expect(Session *session, const char *line, bool typed) {
    size_t size = strlen(session->expected);
    for (; *line != '\0' && size + 2 < TEXT_SIZE; line++) {
        if (typed && control_at(line) != '\0')
            line++;
        else
            session->expected[size++] = *line;
    }
    while (size > 0 && session->expected[size - 1] == ' ')
        size--;
    memcpy(session->expected + size, "\n", 2);
}

/* "==> ..." says what the screen shows. */
static bool is_result(const char *line) {
    return strncmp(line, "==>", 3) == 0;
}

static const char *after_arrow(const char *line) {
    return line + (line[3] == ' ' ? 4 : 3);
}

/* Type what stands in `line` behind its prompt. `next` is the line that follows. */
static bool play_typed(Session *session, const char *line, const char *keys, size_t shown,
                       const char *next) {
    char before[TEXT_SIZE];
    size_t size = strlen(session->expected);
    if (size + strlen(line) >= TEXT_SIZE) return false;
    memcpy(before, session->expected, size);
    memcpy(before + size, line, strnlen(line, shown));
    before[size + strnlen(line, shown)] = '\0';
    trim(before);
    if (!wait_for(session, before)) return false;
    size_t length = strlen(keys);
    // The terminal throws away what has not been read when ^C comes.
    if (length > 2 && strcmp(keys + length - 2, "^C") == 0) {
        write_keys(session, keys, length - 2);
        memcpy(before + size, line, shown + length - 2);
        before[size + shown + length - 2] = '\0';
        if (!wait_for(session, before)) return false;
        keys += length - 2;
    }
    type(session, keys);
    bool in_the_run = keys == line;
    bool replaced = next != NULL && is_result(next);
    if (!replaced) expect(session, line, !in_the_run);
    return true;
}

static bool play(Session *session, char **lines, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t shown;
        const char *keys = typed_in(session, lines[i], &shown);
        const char *next = i + 1 < count ? lines[i + 1] : NULL;
        if (keys != NULL) {
            if (!play_typed(session, lines[i], keys, shown, next)) return false;
        } else {
            expect(session, is_result(lines[i]) ? after_arrow(lines[i]) : lines[i], false);
        }
    }
    return true;
}

/* The command's end: what it writes last, and its exit status. */
static bool finish(Session *session, bool right) {
    time_t start_time = time(NULL);
    char before[TEXT_SIZE + 4];
    snprintf(before, sizeof before, "%s>>>", session->expected);
    while (right && !session->ended && time(NULL) - start_time <= PATIENCE) {
        if (shows(session, before)) {
            expect(session, ">>>", false);
            type(session, "^D");
            before[0] = '\0';
        }
        listen(session, 100);
    }
    if (!session->ended) kill(session->pid, SIGKILL);
    int status;
    waitpid(session->pid, &status, 0);
    close(session->terminal);
    if (!right) return false;
    if (!shows(session, session->expected)) {
        show_difference(session, session->expected);
        return false;
    }
    int actual = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    if (actual == session->status) return true;
    fail(session, "exit status %d, expected %d\n", actual, session->status);
    return false;
}

static bool check_history(const Session *session) {
    if (session->saved_count == 0) return true;
    char path[512], line[1024];
    snprintf(path, sizeof path, "%s/history", session->scratch);
    FILE *file = fopen(path, "r");
    size_t count = 0;
    bool right = file != NULL;
    while (right && fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        right = count < session->saved_count && strcmp(line, session->saved[count++]) == 0;
    }
    if (file != NULL) fclose(file);
    if (right && count == session->saved_count) return true;
    fail(session, "the history file differs at line %zu\n", count);
    return false;
}

/* The lines of a file, which are left in `text`. */
static size_t read_lines(const char *path, char *text, char **lines, size_t capacity) {
    FILE *file = fopen(path, "r");
    size_t size = file == NULL ? 0 : fread(text, 1, TEXT_SIZE - 1, file), count = 0;
    if (file != NULL) fclose(file);
    text[size] = '\0';
    for (char *line = text; *line != '\0' && count < capacity;) {
        char *end = strchrnul(line, '\n'), *next = *end == '\0' ? end : end + 1;
        *end = '\0';
        lines[count++] = line;
        line = next;
    }
    return count;
}

static bool run(const char *path, const char *scratch, char *program) {
    static Session session;
    static char text[TEXT_SIZE], *lines[ROWS];
    char arguments[] = "-q";
    session = (Session){.path = path, .scratch = scratch, .arguments = arguments};
    size_t count = read_lines(path, text, lines, ROWS), first = 0;
    while (first < count && read_setting(&session, lines[first]))
        first++;
    if (first > 0 && first < count && lines[first][0] == '\0') first++;
    start(&session, program);
    bool right = play(&session, lines + first, count - first);
    return finish(&session, right) && check_history(&session);
}

static int is_session(const struct dirent *entry) {
    size_t size = strlen(entry->d_name);
    return size > 8 && strcmp(entry->d_name + size - 8, ".session") == 0;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: drive_prompt OURO FOLDER\n");
        return 2;
    }
    char *program = realpath(argv[1], NULL), scratch[] = "/tmp/ouro-prompt-XXXXXX";
    struct dirent **entries;
    int count = chdir(argv[2]) == 0 ? scandir(".", &entries, is_session, alphasort) : -1;
    if (program == NULL || mkdtemp(scratch) == NULL || count < 0) {
        perror("drive_prompt");
        return 2;
    }
    int failed = 0;
    for (int i = 0; i < count; i++) {
        failed += !run(entries[i]->d_name, scratch, program);
        free(entries[i]);
    }
    free(entries);
    char history[512];
    snprintf(history, sizeof history, "%s/history", scratch);
    unlink(history);
    rmdir(scratch);
    free(program);
    printf("prompt: %d passed, %d failed\n", count - failed, failed);
    return failed > 0 || count == 0;
}
