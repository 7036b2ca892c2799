/* print, input and open. */
#include "modules/builtins_tables.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/output.h"
#include "modules/text_file.h"
#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/str.h"

/* ---- print ---- */

/* `sep` or `end`: a str, or OU_UNDEF for the usual. */
static bool check_separator(OuRuntime *rt, const char *name, OuRef *value) {
    if (ou_is_none(*value)) *value = OU_UNDEF;
    if (ou_is_undef(*value) || ou_is_str(*value)) return true;
    return ou_fail(rt, OU_EXC_TypeError, "%s must be None or a string, not %T", name, *value);
}

static bool print_separator(OuRuntime *rt, OuRef file, OuRef given, const char *usual) {
    return ou_is_undef(given) ? ou_output_text(rt, file, usual)
                              : ou_output_value(rt, file, given);
}

static bool print_items(OuRuntime *rt, OuRef file, const OuRef *args, size_t argc, OuRef sep,
                        OuRef end) {
    for (size_t i = 0; i < argc; i++) {
        if (i > 0 && !print_separator(rt, file, sep, " ")) return false;
        if (!ou_output_value(rt, file, args[i])) return false;
    }
    return print_separator(rt, file, end, "\n");
}

static OuValue builtin_print(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                             OuRef names) {
    OuRef given[4] = {OU_UNDEF, OU_UNDEF, OU_UNDEF, OU_UNDEF}; // sep, end, file, flush
    if (!ou_is_undef(names) &&
        !ou_parse_keywords(rt, "print", "* sep end file flush", args + argc, names, given))
        return OU_ERROR;
    OuValue file;
    if (ou_is_undef(given[2]) || ou_is_none(given[2])) {
        if (ou_is_undef(ou_sys_peek(rt, rt->names.stdout)))
            return ou_raise(rt, OU_EXC_RuntimeError, "lost sys.stdout");
        file = ou_output_stdout(rt);
        if (ou_is_undef(file)) return OU_NONE; // sys.stdout is None: there is nobody to tell
    } else {
        file = ou_own(given[2]);
    }
    OuTruth flush = OU_TRUTH_NO;
    bool done = check_separator(rt, "sep", &given[0]) &&
                check_separator(rt, "end", &given[1]) &&
                print_items(rt, file, args, argc, given[0], given[1]);
    if (done && !ou_is_undef(given[3])) flush = ou_truth(rt, given[3]);
    if (flush == OU_TRUTH_FAILED) done = false;
    if (done && flush == OU_TRUTH_YES) done = ou_output_flush(rt, file);
    ou_drop(rt, file);
    return done ? OU_NONE : OU_ERROR;
}

/* ---- input ---- */

/* The line without its end; EOFError if there is none. `line` is taken. */
static OuValue strip_line_take(OuRuntime *rt, OuValue line) {
    if (ou_is_error(line)) return OU_ERROR;
    if (!ou_is_str(line)) {
        ou_drop(rt, line);
        return ou_raise(rt, OU_EXC_TypeError, "object.readline() returned non-string");
    }
    size_t length = ou_as_str(line)->length;
    if (length == 0) {
        ou_drop(rt, line);
        return ou_raise(rt, OU_EXC_EOFError, "EOF when reading a line");
    }
    if (ou_str_bytes(line)[ou_as_str(line)->size - 1] != '\n') return line;
    OuValue stripped = ou_str_slice(rt, line, 0, length - 1);
    ou_drop(rt, line);
    return stripped;
}

static OuValue builtin_input(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue out = ou_output_stdout(rt), err = ou_output_stderr(rt), result = OU_ERROR;
    OuValue in = ou_own(ou_sys_peek(rt, rt->names.stdin));
    if (ou_is_undef(in) || ou_is_none(in)) {
        ou_raise(rt, OU_EXC_RuntimeError, "input(): lost sys.stdin");
        goto done;
    }
    if (ou_is_undef(out)) {
        ou_raise(rt, OU_EXC_RuntimeError, "input(): lost sys.stdout");
        goto done;
    }
    if (!ou_is_undef(err) && !ou_output_flush(rt, err)) ou_clear_exception(rt);
    if (argc > 0 && !ou_output_value(rt, out, args[0])) goto done;
    if (!ou_output_flush(rt, out)) goto done;
    if (ou_is_text_file(rt, in))
        result = ou_text_file_read_line(rt, ou_as_text_file(in), -1);
    else
        result = ou_call_method(rt, in, rt->names.readline, NULL, 0);
    result = strip_line_take(rt, result);
done:
    ou_drop(rt, in);
    ou_drop(rt, out);
    ou_drop(rt, err);
    return result;
}

/* ---- open ---- */

static bool invalid_mode(OuRuntime *rt, OuRef text) {
    return ou_fail(rt, OU_EXC_ValueError, "invalid mode: '%U'", text);
}

/* "rb+" and so on. */
static bool parse_mode(OuRuntime *rt, OuRef text, OuFileMode *mode, bool *binary) {
    *mode = (OuFileMode){0};
    bool given[128] = {false}, reads, writes;
    for (const char *at = ou_str_bytes(text); *at != '\0'; at++) {
        if (strchr("rwxabt+", *at) == NULL || given[(uint8_t)*at])
            return invalid_mode(rt, text);
        given[(uint8_t)*at] = true;
    }
    reads = given['r'];
    mode->creating = given['x'];
    mode->appending = given['a'];
    mode->truncating = given['w'];
    writes = mode->creating || mode->appending || mode->truncating;
    *binary = given['b'];
    if (given['t'] && *binary)
        return ou_fail(rt, OU_EXC_ValueError, "can't have text and binary mode at once");
    int kinds = reads + mode->creating + mode->appending + mode->truncating;
    if (kinds > 1)
        return ou_fail(rt, OU_EXC_ValueError,
                       "must have exactly one of create/read/write/append mode");
    if (kinds == 0)
        return ou_fail(rt, OU_EXC_ValueError,
                       "Must have exactly one of create/read/write/append mode and at most one "
                       "plus");
    mode->readable = reads || given['+'];
    mode->writable = writes || given['+'];
    return true;
}

typedef struct OpenArguments {
    OuRef file, mode, encoding, errors, newline, opener;
    int64_t buffering;
    bool close_fd;
} OpenArguments;

/* None counts as absent; anything but a str is refused. */
static bool optional_str(OuRuntime *rt, const char *name, OuRef given, OuRef *result) {
    *result = ou_is_none(given) ? OU_UNDEF : given;
    if (ou_is_undef(*result) || ou_is_str(given)) return true;
    return ou_fail(rt, OU_EXC_TypeError, "open() argument '%s' must be str or None, not %T",
                   name, given);
}

static bool open_arguments(OuRuntime *rt, const OuRef *args, OpenArguments *open) {
    *open = (OpenArguments){
        .file = args[0], .mode = args[1], .buffering = -1, .opener = args[7], .close_fd = true};
    if (!ou_is_undef(args[1]) && !ou_is_str(args[1]))
        return ou_fail(rt, OU_EXC_TypeError, "open() argument 'mode' must be str, not %T",
                       args[1]);
    if (!ou_is_undef(args[2]) && !ou_index_as_int64(rt, args[2], false, &open->buffering))
        return false;
    if (!optional_str(rt, "encoding", args[3], &open->encoding) ||
        !optional_str(rt, "errors", args[4], &open->errors) ||
        !optional_str(rt, "newline", args[5], &open->newline))
        return false;
    if (!ou_is_undef(args[6])) {
        OuTruth truth = ou_truth(rt, args[6]);
        if (truth == OU_TRUTH_FAILED) return false;
        open->close_fd = truth == OU_TRUTH_YES;
    }
    return true;
}

static bool check_combination(OuRuntime *rt, const OpenArguments *open, bool binary) {
    const char *text_only = !ou_is_undef(open->encoding)  ? "an encoding"
                            : !ou_is_undef(open->errors)  ? "an errors"
                            : !ou_is_undef(open->newline) ? "a newline"
                                                          : NULL;
    if (binary && text_only != NULL)
        return ou_fail(rt, OU_EXC_ValueError, "binary mode doesn't take %s argument",
                       text_only);
    return true;
}

static bool parse_newline(OuRuntime *rt, OuRef text, OuNewline *newline) {
    static const char *const names[] = {[OU_NEWLINE_KEEP] = "",
                                        [OU_NEWLINE_LF] = "\n",
                                        [OU_NEWLINE_CR] = "\r",
                                        [OU_NEWLINE_CRLF] = "\r\n"};
    *newline = OU_NEWLINE_UNIVERSAL;
    if (ou_is_undef(text)) return true;
    for (size_t i = OU_NEWLINE_KEEP; i <= OU_NEWLINE_CRLF; i++) {
        if (!ou_str_equals_string(text, names[i])) continue;
        *newline = (OuNewline)i;
        return true;
    }
    return ou_fail(rt, OU_EXC_ValueError, "illegal newline value: %U", text);
}

/* os.fspath(): a str or bytes. Owned. */
static OuValue path_of(OuRuntime *rt, OuRef file) {
    if (ou_is_str(file) || ou_is_bytes(file)) return ou_own(file);
    OuValue name = ou_intern(rt, "__fspath__"), method = OU_ERROR, path = OU_ERROR;
    if (ou_is_error(name)) return OU_ERROR;
    method = ou_find_special(rt, file, name);
    ou_drop(rt, name);
    if (ou_is_error(method)) return OU_ERROR;
    if (ou_is_undef(method))
        return ou_raise(rt, OU_EXC_TypeError,
                        "expected str, bytes or os.PathLike object, not %T", file);
    path = ou_call0(rt, method);
    ou_drop(rt, method);
    if (ou_is_error(path) || ou_is_str(path) || ou_is_bytes(path)) return path;
    ou_raise(rt, OU_EXC_TypeError, "expected %T.__fspath__() to return str or bytes, not %T",
             file, (OuRef)path);
    ou_drop(rt, path);
    return OU_ERROR;
}

/* open(fd). */
static OuValue open_descriptor(OuRuntime *rt, const OpenArguments *open,
                               const OuFileMode *mode) {
    int64_t fd;
    if (!ou_index_as_int64(rt, open->file, false, &fd)) return OU_ERROR;
    if (fd < 0) return ou_raise(rt, OU_EXC_ValueError, "negative file descriptor");
    struct stat status;
    if (fd > INT32_MAX || fstat((int)fd, &status) != 0)
        return ou_raise_errno(rt, EBADF, OU_UNDEF);
    return ou_file_new(rt, (int)fd, mode, open->close_fd, open->file);
}

/* opener(path, flags) gives the descriptor. */
static OuValue open_with_opener(OuRuntime *rt, const OpenArguments *open,
                                const OuFileMode *mode) {
    int flags = mode->readable && mode->writable ? O_RDWR
                : mode->writable                 ? O_WRONLY
                                                 : O_RDONLY;
    flags |= O_CLOEXEC | (mode->appending ? O_APPEND | O_CREAT : 0) |
             (mode->creating ? O_EXCL | O_CREAT : 0) |
             (mode->truncating ? O_TRUNC | O_CREAT : 0);
    OuRef arguments[2] = {open->file, ou_from_small_int(flags)};
    OuValue given = ou_call(rt, open->opener, arguments, 2);
    if (ou_is_error(given)) return OU_ERROR;
    int64_t fd = -1;
    bool is_int = ou_is_int(given) && ou_int_fits_int64(given, &fd);
    ou_drop(rt, given);
    if (!is_int) return ou_raise(rt, OU_EXC_TypeError, "expected integer from opener");
    if (fd < 0) return ou_raise(rt, OU_EXC_ValueError, "opener returned %d", (int)fd);
    return ou_file_new(rt, (int)fd, mode, true, open->file);
}

static OuValue open_binary(OuRuntime *rt, const OpenArguments *open, const OuFileMode *mode) {
    if (ou_is_int(open->file)) return open_descriptor(rt, open, mode);
    OuValue path = path_of(rt, open->file), file = OU_ERROR;
    if (ou_is_error(path)) return OU_ERROR;
    bool is_str = ou_is_str(path);
    const char *bytes = is_str ? ou_str_bytes(path) : ou_as_bytes(path)->bytes;
    size_t size = is_str ? ou_as_str(path)->size : ou_as_bytes(path)->size;
    if (!open->close_fd)
        ou_raise(rt, OU_EXC_ValueError, "Cannot use closefd=False with file name");
    else if (strlen(bytes) != size)
        ou_raise(rt, OU_EXC_ValueError, "embedded null byte");
    else if (!ou_is_undef(open->opener) && !ou_is_none(open->opener))
        file = open_with_opener(rt, open, mode);
    else
        file = ou_file_open(rt, path, bytes, mode);
    ou_drop(rt, path);
    return file;
}

static OuValue builtin_open(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OpenArguments open;
    OuFileMode mode;
    OuNewline newline;
    bool binary = false;
    if (!open_arguments(rt, args, &open)) return OU_ERROR;
    OuValue text = ou_is_undef(open.mode) ? ou_str_from_string(rt, "r") : ou_own(open.mode);
    OuValue file = OU_ERROR;
    if (ou_is_error(text) || !parse_mode(rt, text, &mode, &binary) ||
        !check_combination(rt, &open, binary) || !parse_newline(rt, open.newline, &newline))
        goto done;
    mode.unbuffered = binary && open.buffering == 0;
    file = open_binary(rt, &open, &mode);
    if (binary || ou_is_error(file)) goto done;
    if (open.buffering == 0) {
        ou_drop(rt, file);
        file = ou_raise(rt, OU_EXC_ValueError, "can't have unbuffered text I/O");
        goto done;
    }
    file = ou_text_file_new_take(rt, file, open.encoding, open.errors, newline, text);
    if (!ou_is_error(file))
        ou_as_text_file(file)->line_buffering =
            open.buffering == 1 || isatty(ou_text_file_below(ou_as_text_file(file))->fd);
done:
    ou_drop(rt, text);
    return file;
}

const OuMethodRow ou_builtins_io[] = {
    OU_ROW_KEYWORDS("print", builtin_print, 0, OU_ANY_COUNT,
                    "print(*args, sep=' ', end='\\n', file=None, flush=False)\n\nPrint the "
                    "values to a stream, or to sys.stdout."),
    OU_ROW("input", builtin_input, 0, 1,
           "input(prompt='', /)\n\nRead a line from standard input, without its newline."),
    OU_ROW_NAMED("open", builtin_open, 1, 8,
                 "file mode buffering encoding errors newline closefd opener",
                 "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, "
                 "closefd=True, opener=None)\n\nOpen a file and return it."),
    {0},
};
