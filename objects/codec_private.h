/* Private to codec*.c: what an encoding is made of. */
#ifndef OU_OBJECTS_CODEC_PRIVATE_H
#define OU_OBJECTS_CODEC_PRIVATE_H

#include "objects/codec.h"
#include "objects/str.h"

/* One step of decoding. */
typedef enum {
    OU_STEP_DONE,    /* a character of `width` bytes */
    OU_STEP_PARTIAL, /* the beginning of one; `reason` if nothing follows */
    OU_STEP_BAD,     /* `width` bytes are wrong, for `reason` */
} OuCodecStep;

#define OU_NO_CODE_POINT UINT32_MAX /* the bytes stand for nothing */

typedef struct OuDecoded {
    uint32_t code_point, second; /* second: usually OU_NO_CODE_POINT */
    size_t width;
    const char *reason;
} OuDecoded;

/* The most bytes of one character. */
#define OU_CODEC_LONGEST 16

struct OuCodec {
    const char *name;    /* in messages about encoding and decoding */
    const char *display; /* for codecs.lookup() */
    /* Write a character; 0: the encoding has none such. */
    size_t (*put)(const OuCodec *codec, uint32_t code_point, char *to);
    /* Read the first character of `size` > 0 bytes. */
    OuCodecStep (*get)(const OuCodec *codec, const uint8_t *bytes, size_t size, OuDecoded *out);
    const char *encode_reason;
    uint8_t unit;      /* bytes that every encoded text is a multiple of */
    bool keeps_ascii;  /* ASCII characters are their own bytes, which occur in no other */
    bool joins_errors; /* characters side by side that cannot be encoded are one error */
    const OuCodec *(*begin)(const OuCodec *codec, OuSpan *input, bool final, int *state);
    const char *mark; /* what encoded text begins with, or NULL */
    uint8_t mark_size;
    const struct OuCodePage *page; /* codec_page.c's own data */
};

/* What goes wrong: the range [start, stop) of code points (encoding) or bytes (decoding). A
 * handler may lower the range at its start by what it has dealt with, and extend it. */
typedef struct OuCodecError {
    OuRuntime *rt;
    const OuCodec *codec;
    bool decoding;
    OuRef object; /* encoding: the str */
    OuSpan input; /* decoding: all bytes; encoding: the UTF-8 of the range */
    size_t start, stop;
    const char *reason;
    OuStrBuilder *out; /* where the replacement goes: text, or bytes if is_bytes */
    bool is_bytes;
} OuCodecError;

/* Let the handler called `name` (NULL: "strict") write a replacement. False: an exception is
 * set. */
bool ou_codec_handle(OuCodecError *error, const char *name);
/* Raise the error itself. Returns false. */
bool ou_codec_raise(const OuCodecError *error);
/* The exception for it, owned. */
OuValue ou_codec_exception(const OuCodecError *error);

/* UTF-8, and the length of what is well-formed at the start. */
extern const OuCodec ou_codec_utf8, ou_codec_ascii, ou_codec_latin1;
size_t ou_codec_utf8_prefix(OuSpan span);

/* A code page or a multi-byte set that the C library knows. NULL: it does not, or no memory
 * (MemoryError). */
OuCodec *ou_code_page_open(OuRuntime *rt, const char *library_name, const char *display,
                           bool many_bytes);
void ou_code_page_close(OuRuntime *rt, OuCodec *codec);

/* rt->codecs. */
typedef struct OuCodecs {
    OuCodec **pages;                   /* by their row of codecs.def; NULL: not asked for yet */
    OuValue searches, found, handlers; /* list, dict, dict, or OU_UNDEF */
} OuCodecs;
/* NULL: MemoryError. */
OuCodecs *ou_codecs_of(OuRuntime *rt);
void ou_codec_pages_finish(OuRuntime *rt, OuCodecs *codecs);

#endif
