/* Files of bytes, with a buffer: what open(path, "rb") gives, and what lies below a text file.
 *
 * One structure serves all four types: io.BufferedReader, BufferedWriter, BufferedRandom, and
 * FileIO (the same without buffering). */
#ifndef OU_MODULES_FILE_H
#define OU_MODULES_FILE_H

#include "modules/modules.h"

typedef enum {
    OU_FILE_IDLE,    /* the buffer is empty; the descriptor stands where the program thinks */
    OU_FILE_READING, /* start..end is read ahead */
    OU_FILE_WRITING, /* 0..end waits to be written */
} OuFileState;

/* Fields are read by the text layer; only file.c changes them. */
typedef struct OuFile {
    OuObject header;
    int fd; /* -1: closed */
    bool readable, writable, appending, creating;
    bool unbuffered;
    bool close_fd; /* closing the file closes the descriptor */
    OuFileState state;
    char *buffer; /* OU_FILE_BUFFER_SIZE bytes, or NULL: not needed yet */
    size_t start, end;
    OuValue name; /* str, bytes or int */
} OuFile;

#define OU_FILE_BUFFER_SIZE ((size_t)128 << 10)

bool ou_is_file(OuRuntime *rt, OuRef value);
static inline OuFile *ou_as_file(OuRef value) {
    return (OuFile *)(uintptr_t)value;
}

/* A file of the type that its flags ask for. The name is borrowed. */
typedef struct OuFileMode {
    bool readable, writable, appending, creating, truncating;
    bool unbuffered;
} OuFileMode;
/* If it fails, the descriptor is left open. */
OuValue ou_file_new(OuRuntime *rt, int fd, const OuFileMode *mode, bool close_fd, OuRef name);
/* Open `path` (str or bytes, given as `bytes`). OSError. */
OuValue ou_file_open(OuRuntime *rt, OuRef path, const char *bytes, const OuFileMode *mode);
/* "rb", "wb", "ab", "xb", "rb+": as the file's attribute `mode` has it. */
const char *ou_file_mode_text(const OuFile *file);

/* Each fails with ValueError "I/O operation on closed file", UnsupportedOperation "not
 * readable" or "not writable", OSError, or KeyboardInterrupt. A signal may come and user code
 * run meanwhile. */
bool ou_file_check_open(OuRuntime *rt, const OuFile *file);
bool ou_file_check_readable(OuRuntime *rt, const OuFile *file);
bool ou_file_check_writable(OuRuntime *rt, const OuFile *file);

/* Put bytes into the buffer, writing it out when it is full. */
bool ou_file_write(OuRuntime *rt, OuFile *file, const char *bytes, size_t size);
/* Write out what waits. What cannot be written stays in the buffer. */
bool ou_file_flush(OuRuntime *rt, OuFile *file);
/* Forget what waits to be written. */
void ou_file_discard(OuFile *file);

/* Is there something in the buffer? Else read once into it. NO: the end of the file. */
OuTruth ou_file_fill(OuRuntime *rt, OuFile *file);
static inline const char *ou_file_ahead(const OuFile *file, size_t *size) {
    *size = file->end - file->start;
    return file->buffer + file->start;
}
static inline void ou_file_consume(OuFile *file, size_t size) {
    OU_ASSERT(file->state == OU_FILE_READING && size <= file->end - file->start);
    file->start += size;
}

/* The position, as the program sees it; -1: failed. */
int64_t ou_file_tell(OuRuntime *rt, OuFile *file);
/* The new position; -1: failed. `whence` as for lseek. */
int64_t ou_file_seek(OuRuntime *rt, OuFile *file, int64_t offset, int whence);
/* Flush and close. The file is closed even if that fails. */
bool ou_file_close(OuRuntime *rt, OuFile *file);

/* UnsupportedOperation, which is an OSError and a ValueError. Returns OU_ERROR. */
OuValue ou_raise_unsupported(OuRuntime *rt, const char *message);
/* The class io.UnsupportedOperation. Owned. */
OuValue ou_unsupported_operation(OuRuntime *rt);

#endif
