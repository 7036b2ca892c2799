/* io.BufferedReader, BufferedWriter and BufferedRandom: a buffer before a raw stream.
 *
 * One structure serves all three; they differ in what they let the program do. */
#ifndef OU_MODULES_BUFFERED_H
#define OU_MODULES_BUFFERED_H

#include "modules/file_io.h"

typedef enum {
    OU_BUFFER_IDLE,    /* empty: the raw stream stands where the program thinks */
    OU_BUFFER_READING, /* start..end is read ahead */
    OU_BUFFER_WRITING, /* 0..end waits to be written */
} OuBufferState;

/* Fields are read by the text layer; only buffered.c changes them. */
typedef struct OuBuffered {
    OuObject header;
    OuValue raw;    /* OU_UNDEF: not initialised, or detached */
    OuFileIo *file; /* raw, if it is exactly a FileIO; else NULL */
    bool detached;
    bool readable, writable; /* what this object is for */
    OuBufferState state;
    char *buffer; /* `capacity` bytes, or NULL: not needed yet */
    size_t capacity, start, end;
} OuBuffered;

static inline OuBuffered *ou_as_buffered(OuRef value) {
    return (OuBuffered *)(uintptr_t)value;
}
/* One of the three types exactly, on a FileIO? Then the functions below can be called. */
bool ou_is_plain_buffered(OuRuntime *rt, OuRef value);

/* A BufferedReader, BufferedWriter or BufferedRandom, as the flags ask for. Owned. */
OuValue ou_buffered_new(OuRuntime *rt, OuRef raw, bool readable, bool writable,
                        size_t capacity);

/* "write to closed file"; ValueError for one without a raw stream. */
bool ou_buffered_check_open(OuRuntime *rt, OuBuffered *buffered, const char *operation);

/* Put bytes into the buffer, writing it out when it is full. */
bool ou_buffered_write(OuRuntime *rt, OuBuffered *buffered, const char *bytes, size_t size);
/* Write out what waits. What cannot be written stays in the buffer. */
bool ou_buffered_flush(OuRuntime *rt, OuBuffered *buffered);
/* Forget what waits to be written. */
void ou_buffered_discard(OuBuffered *buffered);

/* Is there something in the buffer? Else read once into it. NO: the end of the file, or
 * nothing for now. */
OuTruth ou_buffered_fill(OuRuntime *rt, OuBuffered *buffered);
static inline const char *ou_buffered_ahead(const OuBuffered *buffered, size_t *size) {
    *size = buffered->end - buffered->start;
    return buffered->buffer + buffered->start;
}
static inline void ou_buffered_consume(OuBuffered *buffered, size_t size) {
    OU_ASSERT(buffered->state == OU_BUFFER_READING && size <= buffered->end - buffered->start);
    buffered->start += size;
}
/* All that is left, onto the pile. */
bool ou_buffered_read_all(OuRuntime *rt, OuBuffered *buffered, OuPile *pile);

#endif
