/* Files of text: what open(path) gives, and sys.stdin, stdout and stderr.
 *
 * A text file stands on a file of bytes (file.h) and has no buffer of its own for writing: text
 * is encoded into the buffer below, so writes to `f` and to `f.buffer` keep their order. */
#ifndef OU_MODULES_TEXT_FILE_H
#define OU_MODULES_TEXT_FILE_H

#include "modules/file.h"

/* The argument `newline` of open(). */
typedef enum {
    OU_NEWLINE_UNIVERSAL, /* None: all kinds are read as \n */
    OU_NEWLINE_KEEP,      /* "": all kinds end a line and are kept */
    OU_NEWLINE_LF,
    OU_NEWLINE_CR,
    OU_NEWLINE_CRLF,
} OuNewline;

/* How bytes can be cut into pieces that decode for themselves. */
typedef enum {
    OU_ENCODING_UTF8,  /* at the start of a code point */
    OU_ENCODING_BYTES, /* anywhere: one byte, one character */
    OU_ENCODING_WHOLE, /* not at all: everything is read first */
} OuEncodingKind;

typedef struct OuTextFile {
    OuObject header;
    OuValue file;             /* an OuFile */
    OuValue encoding, errors; /* str */
    OuValue mode;             /* as given to open() */
    OuEncodingKind kind;
    OuNewline newline;
    bool strict_utf8; /* surrogates are the only text that needs a closer look */
    bool line_buffering, write_through;
    bool iterating; /* a next() has not reached the end: no tell() */
    uint8_t seen;   /* kinds of line ends read so far: see text_file.c */
    uint8_t tail_size;
    char tail[8];    /* bytes read that do not decode without what follows */
    OuValue decoded; /* text read ahead, a str, or OU_UNDEF */
    size_t offset;   /* bytes of it that have been read */
} OuTextFile;

static inline bool ou_is_text_file(OuRuntime *rt, OuRef value) {
    return ou_is_module_type(rt, value, OU_MODULE_TYPE_TEXT_FILE);
}
static inline OuTextFile *ou_as_text_file(OuRef value) {
    return (OuTextFile *)(uintptr_t)value;
}
static inline OuFile *ou_text_file_below(const OuTextFile *text) {
    return ou_as_file(text->file);
}

/* A text file on `file` (taken, also on failure). encoding and errors: str, or OU_UNDEF for the
 * usual. LookupError for an unknown encoding. */
OuValue ou_text_file_new_take(OuRuntime *rt, OuValue file, OuRef encoding, OuRef errors,
                              OuNewline newline, OuRef mode);
/* Set encoding and error handler. */
bool ou_text_file_set_encoding(OuRuntime *rt, OuTextFile *text, OuRef encoding, OuRef errors);

/* write(str): fails as ou_file_write, or with UnicodeEncodeError. */
bool ou_text_file_write(OuRuntime *rt, OuTextFile *text, OuRef str);
/* The same for ASCII characters. */
bool ou_text_file_write_ascii(OuRuntime *rt, OuTextFile *text, const char *bytes, size_t size);
bool ou_text_file_flush(OuRuntime *rt, OuTextFile *text);
/* The next line with its end, up to `limit` code points (negative: all of it); "" at the end of
 * the file. */
OuValue ou_text_file_read_line(OuRuntime *rt, OuTextFile *text, int64_t limit);
/* Up to `count` code points; negative: all that is left. */
OuValue ou_text_file_read(OuRuntime *rt, OuTextFile *text, int64_t count);
int64_t ou_text_file_tell(OuRuntime *rt, OuTextFile *text);
int64_t ou_text_file_seek(OuRuntime *rt, OuTextFile *text, int64_t offset, int whence);
/* None, "\n", or a tuple: the kinds of line ends read so far. */
OuValue ou_text_file_newlines(OuRuntime *rt, const OuTextFile *text);

/* sys.stdin, stdout, stderr: a text file on descriptor 0, 1 or 2. Owned. */
OuValue ou_text_file_standard(OuRuntime *rt, int fd);

#endif
