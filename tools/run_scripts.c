/* Runs scripts and compares what they print with what is expected.
 *
 *     run_scripts OURO FOLDER...
 *
 * Every `x.py` below a folder that has an `x.out` beside it is a test: `OURO x.py`, started in
 * the script's folder, must print exactly x.out. `x.err` (standard error) and `x.status` (exit
 * status, else 0) are compared when present; `x.in` is its standard input; `x.args` holds
 * options put in front of the script's name, separated by spaces. As many tests run at a time
 * as there are processors. The path of the script's folder is taken out of what was printed. A
 * test that takes longer than a minute has failed. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TIME_LIMIT = 60, MOST_ARGUMENTS = 16 };

typedef struct Text {
    char *bytes;
    size_t size;
} Text;

typedef struct Test {
    char *folder, *name; /* name without ".py" */
    pid_t pid;           /* 0: not started, or done */
    time_t started;
    char out[64], err[64];
} Test;

static Test *tests;
static size_t test_count, test_capacity;
static const char *interpreter;
static char scratch[] = "/tmp/ouro-tests-XXXXXX";

static void *checked(void *memory) {
    if (memory == NULL) {
        perror("run_scripts");
        exit(2);
    }
    return memory;
}

static char *format(const char *pattern, ...) {
    va_list arguments;
    va_start(arguments, pattern);
    char *text;
    if (vasprintf(&text, pattern, arguments) < 0) checked(NULL);
    va_end(arguments);
    return text;
}

/* The content of a file, or {NULL, 0} if there is none. */
static Text read_file(const char *path) {
    Text text = {NULL, 0};
    FILE *file = fopen(path, "rb");
    if (file == NULL) return text;
    size_t capacity = 1 << 16, got;
    text.bytes = checked(malloc(capacity));
    while ((got = fread(text.bytes + text.size, 1, capacity - text.size - 1, file)) > 0) {
        text.size += got;
        if (text.size + 1 == capacity) text.bytes = checked(realloc(text.bytes, capacity *= 2));
    }
    text.bytes[text.size] = '\0';
    fclose(file);
    return text;
}

static char *beside(const Test *test, const char *ending) {
    return format("%s/%s.%s", test->folder, test->name, ending);
}

static bool exists_beside(const Test *test, const char *ending) {
    char *path = beside(test, ending);
    bool found = access(path, R_OK) == 0;
    free(path);
    return found;
}

/* ---- finding ---- */

static int by_name(const void *a, const void *b) {
    const Test *x = a, *y = b;
    int order = strcmp(x->folder, y->folder);
    return order != 0 ? order : strcmp(x->name, y->name);
}

static void find_tests(const char *folder) {
    DIR *stream = opendir(folder);
    if (stream == NULL) {
        fprintf(stderr, "run_scripts: %s: %s\n", folder, strerror(errno));
        exit(2);
    }
    struct dirent *entry;
    while ((entry = readdir(stream)) != NULL) {
        if (entry->d_name[0] == '.') continue;
        char *path = format("%s/%s", folder, entry->d_name);
        struct stat status;
        if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
            find_tests(path);
            free(path);
            continue;
        }
        free(path);
        size_t length = strlen(entry->d_name);
        if (length < 4 || strcmp(entry->d_name + length - 3, ".py") != 0) continue;
        Test test = {.folder = checked(strdup(folder)),
                     .name = checked(strndup(entry->d_name, length - 3))};
        if (!exists_beside(&test, "out")) continue;
        if (test_count == test_capacity) {
            test_capacity = test_capacity * 2 + 64;
            tests = checked(realloc(tests, test_capacity * sizeof(Test)));
        }
        tests[test_count++] = test;
    }
    closedir(stream);
}

/* ---- running ---- */

static void redirect(const char *path, int flags, int descriptor) {
    int opened = open(path, flags, 0600);
    if (opened < 0 || dup2(opened, descriptor) < 0) {
        perror(path);
        _exit(127);
    }
    close(opened);
}

static void run_child(const Test *test) {
    char *arguments[MOST_ARGUMENTS + 3];
    size_t count = 0;
    arguments[count++] = (char *)(uintptr_t)interpreter;
    char *path = beside(test, "args");
    Text options = read_file(path);
    if (options.bytes != NULL) {
        for (char *word = strtok(options.bytes, " \n"); word != NULL && count < MOST_ARGUMENTS;
             word = strtok(NULL, " \n"))
            arguments[count++] = word;
    }
    arguments[count++] = format("%s.py", test->name);
    arguments[count] = NULL;
    char *input = format("%s.in", test->name);
    if (chdir(test->folder) != 0) _exit(127);
    redirect(access(input, R_OK) == 0 ? input : "/dev/null", O_RDONLY, 0);
    redirect(test->out, O_WRONLY | O_CREAT | O_TRUNC, 1);
    redirect(test->err, O_WRONLY | O_CREAT | O_TRUNC, 2);
    setpgid(0, 0);
    execv(interpreter, arguments);
    _exit(127);
}

static void start(Test *test, size_t number) {
    snprintf(test->out, sizeof test->out, "%s/%zu.out", scratch, number);
    snprintf(test->err, sizeof test->err, "%s/%zu.err", scratch, number);
    test->started = time(NULL);
    test->pid = fork();
    if (test->pid < 0) checked(NULL);
    if (test->pid == 0) run_child(test);
}

/* ---- judging ---- */

/* Take every occurrence of `path` out of a file. */
static void take_out(const char *path, const char *file) {
    Text text = read_file(file);
    size_t length = strlen(path);
    FILE *out = fopen(file, "wb");
    if (text.bytes == NULL || out == NULL) checked(NULL);
    for (char *at = text.bytes, *end = at + text.size; at < end;) {
        char *found = memmem(at, (size_t)(end - at), path, length);
        fwrite(at, 1, (size_t)((found != NULL ? found : end) - at), out);
        at = found != NULL ? found + length : end;
    }
    fclose(out);
    free(text.bytes);
}

static bool same(const Test *test, const char *ending, const char *actual) {
    char *path = beside(test, ending);
    Text expected = read_file(path), got = read_file(actual);
    bool equal = expected.bytes == NULL || (expected.size == got.size &&
                                            memcmp(expected.bytes, got.bytes, got.size) == 0);
    if (!equal) {
        char *command = format("diff -u --label '%s (expected)' --label actual '%s' '%s' | "
                               "head -n 20",
                               path, path, actual);
        fflush(stdout);
        if (system(command) < 0) perror("diff");
        free(command);
    }
    free(expected.bytes);
    free(got.bytes);
    free(path);
    return equal;
}

static bool judge(const Test *test, int status) {
    char *path = beside(test, "status");
    Text text = read_file(path);
    int expected = text.bytes != NULL ? atoi(text.bytes) : 0;
    free(text.bytes);
    free(path);
    char *folder = format("%s/", checked(realpath(test->folder, NULL)));
    take_out(folder, test->out);
    take_out(folder, test->err);
    free(folder);
    bool right = same(test, "out", test->out);
    right = same(test, "err", test->err) && right;
    int actual = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    if (actual != expected) {
        printf("exit status %d, expected %d; standard error ends:\n", actual, expected);
        char *command = format("tail -n 12 '%s'", test->err);
        fflush(stdout);
        if (system(command) < 0) perror("tail");
        free(command);
        right = false;
    }
    if (!right) printf("FAILED %s/%s.py\n\n", test->folder, test->name);
    unlink(test->out);
    unlink(test->err);
    return right;
}

static void stop_late_ones(size_t started) {
    for (size_t i = 0; i < started; i++) {
        if (tests[i].pid != 0 && time(NULL) - tests[i].started > TIME_LIMIT)
            kill(-tests[i].pid, SIGKILL);
    }
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr, "usage: run_scripts OURO FOLDER...\n");
        return 2;
    }
    interpreter = checked(realpath(argv[1], NULL));
    checked(mkdtemp(scratch));
    for (int i = 2; i < argc; i++)
        find_tests(argv[i]);
    qsort(tests, test_count, sizeof(Test), by_name);

    long workers = sysconf(_SC_NPROCESSORS_ONLN);
    size_t started = 0, running = 0, failed = 0;
    while (started < test_count || running > 0) {
        while (started < test_count && running < (size_t)workers) {
            start(&tests[started], started);
            started++;
            running++;
        }
        int status;
        pid_t done = waitpid(-1, &status, WNOHANG);
        if (done == 0) {
            stop_late_ones(started);
            usleep(500);
            continue;
        }
        for (size_t i = 0; i < started; i++) {
            if (tests[i].pid != done) continue;
            tests[i].pid = 0;
            running--;
            failed += !judge(&tests[i], status);
        }
    }
    rmdir(scratch);
    printf("scripts: %zu passed, %zu failed\n", test_count - failed, failed);
    return failed > 0 || test_count == 0;
}
