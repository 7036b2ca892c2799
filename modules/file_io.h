/* io.FileIO: a file descriptor as a stream, without a buffer. */
#ifndef OU_MODULES_FILE_IO_H
#define OU_MODULES_FILE_IO_H

#include "modules/io.h"

/* Fields are read by io's other files; only file_io.c changes them. */
typedef struct OuFileIo {
    OuObject header;
    int fd; /* -1: closed */
    bool readable, writable, appending, creating, close_fd;
    OuTruth seekable; /* OU_TRUTH_FAILED: not asked for yet */
    OuValue name;     /* what was opened, or OU_UNDEF: removed */
} OuFileIo;

static inline OuFileIo *ou_as_file_io(OuRef value) {
    return (OuFileIo *)(uintptr_t)value;
}
static inline bool ou_is_exact_file_io(OuRuntime *rt, OuRef value) {
    return ou_io_is_exactly(rt, value, OU_MODULE_TYPE_FILE_IO);
}

/* What a mode such as "rb+" says. */
typedef struct OuFileMode {
    bool readable, writable, appending, creating, truncating;
} OuFileMode;

/* FileIO(file, mode, closefd, opener); opener OU_NONE: none. Owned. */
OuValue ou_file_io_open(OuRuntime *rt, OuRef file, const OuFileMode *mode, bool close_fd,
                        OuRef opener);
/* A FileIO on a descriptor that is known to be good, which it does not close. */
OuValue ou_file_io_standard(OuRuntime *rt, int fd, OuRef name);
/* "rb", "wb", "ab", "xb", "rb+". */
const char *ou_file_io_mode(const OuFileIo *file);
/* "I/O operation on closed file", UnsupportedOperation "File not open for reading". */
bool ou_file_io_check_open(OuRuntime *rt, const OuFileIo *file);
bool ou_file_io_check_readable(OuRuntime *rt, const OuFileIo *file);
bool ou_file_io_check_writable(OuRuntime *rt, const OuFileIo *file);

#define OU_IO_FAILED      ((int64_t)-1) /* an exception is set */
#define OU_IO_WOULD_BLOCK ((int64_t)-2) /* nothing can be done now */

/* One system call each, made again if a signal interrupts it. The number of bytes (0 of read:
 * the end), or OU_IO_*. */
int64_t ou_file_io_read(OuRuntime *rt, OuFileIo *file, char *bytes, size_t size);
int64_t ou_file_io_write(OuRuntime *rt, OuFileIo *file, const char *bytes, size_t size);
/* The new position, or OU_IO_FAILED. */
int64_t ou_file_io_seek(OuRuntime *rt, OuFileIo *file, int64_t offset, int whence);
/* All that is left in the file onto the pile. */
bool ou_file_io_read_all(OuRuntime *rt, OuFileIo *file, OuPile *pile);

#endif
