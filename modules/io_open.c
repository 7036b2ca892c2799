/* open(): the mode is read, then the layers are put on each other: FileIO, a buffer, text. */
#include "modules/io_open.h"

#include <unistd.h>

#include "modules/os_path.h"
#include "modules/text_io.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/warnings.h"

typedef struct OpenArguments {
    OuRef file, mode, opener;
    OuTextOptions text;
    OuRef newline;
    int64_t buffering;
    bool close_fd;
    OuFileMode how;
    bool binary;
} OpenArguments;

/* None counts as absent; anything but a str is refused. */
static bool optional_str(OuRuntime *rt, const char *name, OuRef given, OuRef *result) {
    *result = ou_is_none(given) ? OU_UNDEF : given;
    if (ou_is_undef(*result) || ou_is_str(given)) return true;
    return ou_fail(rt, OU_EXC_TypeError, "open() argument '%s' must be str or None, not %T",
                   name, given);
}

static bool read_arguments(OuRuntime *rt, const OuRef *args, OpenArguments *open) {
    *open = (OpenArguments){.file = args[0],
                            .mode = args[1],
                            .buffering = -1,
                            .opener = ou_is_undef(args[7]) ? OU_NONE : args[7],
                            .close_fd = true};
    if (!ou_is_undef(args[1]) && !ou_is_str(args[1]))
        return ou_fail(rt, OU_EXC_TypeError, "open() argument 'mode' must be str, not %s",
                       ou_is_none(args[1]) ? "None" : ou_type_name(ou_type_of(rt, args[1])));
    if (!ou_is_undef(args[2]) && !ou_index_as_int64(rt, args[2], false, &open->buffering))
        return false;
    return optional_str(rt, "encoding", args[3], &open->text.encoding) &&
           optional_str(rt, "errors", args[4], &open->text.errors) &&
           optional_str(rt, "newline", args[5], &open->newline) &&
           ou_io_flag_argument(rt, args[6], &open->close_fd);
}

/* "rb+" and so on. */
static bool parse_mode(OuRuntime *rt, OpenArguments *open) {
    bool given[128] = {false};
    const char *text = ou_is_undef(open->mode) ? "r" : ou_str_bytes(open->mode);
    for (const char *at = text; *at != '\0'; at++) {
        if (strchr("rwxabt+", *at) == NULL || given[(uint8_t)*at])
            return ou_fail(rt, OU_EXC_ValueError, "invalid mode: '%s'", text);
        given[(uint8_t)*at] = true;
    }
    open->binary = given['b'];
    open->how = (OuFileMode){.readable = given['r'] || given['+'],
                             .writable = given['w'] || given['x'] || given['a'] || given['+'],
                             .appending = given['a'],
                             .creating = given['x'],
                             .truncating = given['w']};
    if (given['t'] && open->binary)
        return ou_fail(rt, OU_EXC_ValueError, "can't have text and binary mode at once");
    int kinds = given['r'] + given['w'] + given['x'] + given['a'];
    if (kinds > 1)
        return ou_fail(rt, OU_EXC_ValueError,
                       "must have exactly one of create/read/write/append mode");
    if (kinds == 0)
        return ou_fail(rt, OU_EXC_ValueError,
                       "Must have exactly one of create/read/write/append mode and at most one "
                       "plus");
    return true;
}

static bool check_combination(OuRuntime *rt, const OpenArguments *open) {
    const char *text_only = !ou_is_undef(open->text.encoding) ? "an encoding"
                            : !ou_is_undef(open->text.errors) ? "an errors"
                            : !ou_is_undef(open->newline)     ? "a newline"
                                                              : NULL;
    if (!open->binary || text_only == NULL) return true;
    return ou_fail(rt, OU_EXC_ValueError, "binary mode doesn't take %s argument", text_only);
}

/* RuntimeWarning: a line cannot be the unit of a binary file; the usual size is taken. */
static bool warn_of_line_buffering(OuRuntime *rt) {
    return ou_warn(rt, OU_EXC_RuntimeWarning, 1,
                   "line buffering (buffering=1) isn't supported in binary mode, the default "
                   "buffer size will be used");
}

/* The buffer for the file (or the file itself), and whether lines are to be flushed. */
static OuValue add_buffer(OuRuntime *rt, OuRef raw, const OpenArguments *open, bool *by_line) {
    OuFileIo *file = ou_as_file_io(raw);
    int64_t size = open->buffering;
    *by_line = size == 1 || (size < 0 && isatty(file->fd));
    if (size == 0) {
        if (open->binary) return ou_own(raw);
        return ou_raise(rt, OU_EXC_ValueError, "can't have unbuffered text I/O");
    }
    if (size == 1 || size < 0) size = (int64_t)OU_IO_BUFFER_SIZE;
    if (open->how.readable && open->how.writable && lseek(file->fd, 0, SEEK_CUR) < 0)
        return ou_io_unsupported(rt, "File or stream is not seekable.");
    return ou_buffered_new(rt, raw, open->how.readable, open->how.writable, (size_t)size);
}

static OuValue open_layers(OuRuntime *rt, OpenArguments *open) {
    OuValue raw = ou_file_io_open(rt, open->file, &open->how, open->close_fd, open->opener);
    OuValue buffered = OU_ERROR, text = OU_ERROR, mode = OU_ERROR;
    if (ou_is_error(raw)) return OU_ERROR;
    bool by_line = false;
    buffered = add_buffer(rt, raw, open, &by_line);
    ou_drop(rt, raw);
    if (ou_is_error(buffered) || open->binary) return buffered;
    open->text.line_buffering = by_line;
    if (ou_newline_parse(rt, open->newline, &open->text.newline))
        text = ou_text_io_new(rt, buffered, &open->text);
    ou_drop(rt, buffered);
    if (ou_is_error(text)) return OU_ERROR;
    mode = ou_is_undef(open->mode) ? ou_str_from_string(rt, "r") : ou_own(open->mode);
    if (ou_is_error(mode)) {
        ou_drop(rt, text);
        return OU_ERROR;
    }
    ou_replace_take(rt, &ou_as_text_io(text)->mode, mode);
    return text;
}

OuValue ou_io_open(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OpenArguments open;
    OuValue file = OU_ERROR;
    if (!read_arguments(rt, args, &open)) return OU_ERROR;
    OuValue path = ou_is_int(open.file) ? ou_own(open.file) : ou_fspath(rt, open.file);
    if (ou_is_error(path)) return OU_ERROR;
    open.file = path;
    if (parse_mode(rt, &open) && check_combination(rt, &open) &&
        (!open.binary || open.buffering != 1 || warn_of_line_buffering(rt)))
        file = open_layers(rt, &open);
    ou_drop(rt, path);
    return file;
}
