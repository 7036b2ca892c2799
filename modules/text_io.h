/* io.TextIOWrapper: text over a stream of bytes. What open(path) gives, and sys.stdin, stdout
 * and stderr. */
#ifndef OU_MODULES_TEXT_IO_H
#define OU_MODULES_TEXT_IO_H

#include "modules/buffered.h"
#include "modules/newlines.h"
#include "objects/codec.h"

#define OU_TEXT_TAIL_MAX 16

/* What the decoder was like at some place in the stream. */
typedef struct OuDecoderState {
    int codec_state;
    bool pending_cr;
    uint8_t tail_size;
    char tail[OU_TEXT_TAIL_MAX]; /* bytes that do not decode without what follows */
} OuDecoderState;

typedef struct OuTextIo {
    OuObject header;
    OuValue stream;                 /* of bytes; OU_UNDEF: not initialised, or detached */
    OuBuffered *buffered;           /* stream, if it is plain; else NULL */
    OuValue encoding, errors, mode; /* str, str, any */
    const OuCodec *codec;
    OuNewline newline;
    bool detached, line_buffering, write_through;
    bool seekable, telling; /* can its position be asked: ever, now */
    bool used;              /* something has been read */
    bool has_read1;
    int64_t chunk_size;

    int encoder_state;
    char *pending; /* encoded text that waits to be written to the stream */
    size_t pending_size, pending_capacity;

    OuNewlines newlines;
    OuDecoderState decoder;
    OuValue decoded; /* text read ahead, a str, or OU_UNDEF */
    size_t offset;   /* bytes of it that have been given to the program */
    /* The bytes that `decoded` was made of (OU_UNDEF: unknown), and the state before. */
    OuValue snapshot;
    OuDecoderState before;
} OuTextIo;

static inline OuTextIo *ou_as_text_io(OuRef value) {
    return (OuTextIo *)(uintptr_t)value;
}
static inline bool ou_is_exact_text_io(OuRuntime *rt, OuRef value) {
    return ou_io_is_exactly(rt, value, OU_MODULE_TYPE_TEXT_IO);
}

/* What open() says about text. encoding and errors: str, or OU_UNDEF or None for the usual. */
typedef struct OuTextOptions {
    OuRef encoding, errors;
    OuNewline newline;
    bool line_buffering, write_through;
} OuTextOptions;

/* A TextIOWrapper on `stream`. LookupError for an unknown encoding. Owned. */
OuValue ou_text_io_new(OuRuntime *rt, OuRef stream, const OuTextOptions *options);
/* sys.stdin, stdout, stderr: on descriptor 0, 1 or 2. Owned; None if it is not open. */
OuValue ou_text_io_standard(OuRuntime *rt, int fd);

/* ValueError "I/O operation on closed file.", or there is no stream. */
bool ou_text_io_check_open(OuRuntime *rt, OuTextIo *text);

/* write(str): UnsupportedOperation "not writable", UnicodeEncodeError, errors of the stream. */
bool ou_text_io_write(OuRuntime *rt, OuTextIo *text, OuRef str);
/* The same for ASCII characters. */
bool ou_text_io_write_ascii(OuRuntime *rt, OuTextIo *text, const char *bytes, size_t size);
bool ou_text_io_flush(OuRuntime *rt, OuTextIo *text);
/* Only to the stream, which may keep it. */
bool ou_text_io_flush_pending(OuRuntime *rt, OuTextIo *text);
/* What cannot be written is forgotten. */
void ou_text_io_discard(OuTextIo *text);

/* The next line with its end, up to `limit` code points (negative: all of it); "" at the end of
 * the file. */
OuValue ou_text_io_read_line(OuRuntime *rt, OuTextIo *text, int64_t limit);
/* Up to `count` code points; negative: all that is left. */
OuValue ou_text_io_read(OuRuntime *rt, OuTextIo *text, int64_t count);
/* Forget what was read ahead: the stream is going to stand somewhere else. */
void ou_text_io_forget_ahead(OuRuntime *rt, OuTextIo *text);

/* tell() and seek() (text_io_position.c). */
OuValue ou_text_io_tell(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);
OuValue ou_text_io_seek(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);
/* Decode bytes that follow those decoded before. Owned. */
OuValue ou_text_io_decode(OuRuntime *rt, OuTextIo *text, OuSpan bytes, bool final);
void ou_text_io_reset_decoder(OuTextIo *text);

#endif
