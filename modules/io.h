/* What the files of module io share.
 *
 * A class per file: io_base.c (IOBase, RawIOBase, BufferedIOBase, TextIOBase), file_io.c,
 * buffered.c, buffered_pair.c, bytes_io.c, text_io.c, string_io.c, newlines.c; mod_io.c puts
 * them together, io_open.c has open().
 *
 * The classes speak to each other through methods, as any of them may be a program's own. Where
 * the other one is exactly ours (a TextIOWrapper on a BufferedWriter on a FileIO) they call the
 * C functions instead: that is nearly always so, and no bytes object is made then. */
#ifndef OU_MODULES_IO_H
#define OU_MODULES_IO_H

#include "modules/modules.h"
#include "objects/buffer.h"

/* io.DEFAULT_BUFFER_SIZE. */
#define OU_IO_BUFFER_SIZE ((size_t)128 << 10)

/* ---- errors ---- */

/* UnsupportedOperation, which is an OSError and a ValueError. Returns OU_ERROR. */
OuValue ou_io_unsupported(OuRuntime *rt, const char *message);
/* The class io.UnsupportedOperation. Owned. */
OuValue ou_io_unsupported_class(OuRuntime *rt);
/* A system call has failed with errno: true if it is to be made again, because only a signal
 * interrupted it. Else OSError or KeyboardInterrupt is set. */
bool ou_io_may_retry(OuRuntime *rt);

/* `pending` (taken; UNDEF: nothing) was raised before something else was done: it becomes the
 * context of what that has raised, or is raised again. */
void ou_io_chain_take(OuRuntime *rt, OuValue pending);

/* ---- arguments ---- */

/* An optional size: absent, None and negative numbers are -1. TypeError "argument should be
 * integer or None, not 'T'". */
bool ou_io_size_argument(OuRuntime *rt, const OuRef *args, size_t argc, int64_t *size);
/* Acquire the memory that `function` is to read into. TypeError "readinto() argument must be
 * read-write bytes-like object, not T". */
bool ou_io_target_argument(OuRuntime *rt, const char *function, OuRef value, OuBuffer *buffer);
/* A truth that may be absent. */
bool ou_io_flag_argument(OuRuntime *rt, OuRef value, bool *flag);

/* ---- calling other streams ---- */

OuValue ou_io_call(OuRuntime *rt, OuRef stream, const char *method);
OuValue ou_io_call1(OuRuntime *rt, OuRef stream, const char *method, OuRef argument);
/* bool(stream.<method>()). */
OuTruth ou_io_ask(OuRuntime *rt, OuRef stream, const char *method);
/* bool(stream.closed). */
OuTruth ou_io_is_closed(OuRuntime *rt, OuRef stream);
/* int(stream.<method>(...)) for seek and tell; -1: failed. */
int64_t ou_io_position_take(OuRuntime *rt, OuValue answer, const char *complaint);
/* "<name attribute>" of repr(), or OU_UNDEF without one. */
OuValue ou_io_name_of(OuRuntime *rt, OuRef stream);
/* "<_io.X name='n'>", or "<_io.X>". */
OuValue ou_io_repr(OuRuntime *rt, OuRef self, OuRef stream);
/* Is it of exactly this type, so that nothing can be overridden? */
static inline bool ou_io_is_exactly(OuRuntime *rt, OuRef value, enum OuModuleType index) {
    const OuType *type = ou_modules_of(rt)->types[index];
    return type != NULL && ou_is_object(value) && ou_object(value)->shape->type == type;
}
/* A new instance of `type`, tracked by the collector: its fields from the header to `size` are
 * zero first, so `set_up` makes them valid. NULL: MemoryError. */
void *ou_io_new(OuRuntime *rt, OuType *type, void (*set_up)(void *object));

/* ---- IOBase ---- */

/* The error for a stream that says it is closed, "I/O operation on closed file."; false: it is,
 * or could not be asked. */
bool ou_io_check_open(OuRuntime *rt, OuRef stream);
/* What a stream's end does: close() it unless it is closed. For `del` slots. */
void ou_io_finalize(OuRuntime *rt, OuRef stream);
/* list of lines until their sizes reach `hint` (args of readlines). */
OuValue ou_io_readlines(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);

/* ---- bytes that are collected piece by piece ---- */

typedef struct OuPile {
    char *bytes;
    size_t size, capacity;
} OuPile;

/* Room for `size` more bytes behind the others, or NULL: MemoryError. */
char *ou_pile_room(OuRuntime *rt, OuPile *pile, size_t size);
bool ou_pile_add(OuRuntime *rt, OuPile *pile, const char *bytes, size_t size);
/* They as a bytes object; the pile is then empty. */
OuValue ou_pile_end(OuRuntime *rt, OuPile *pile);
void ou_pile_free(OuRuntime *rt, OuPile *pile);

#endif
