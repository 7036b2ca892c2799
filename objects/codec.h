/* Encoding and decoding text.
 *
 * An encoding is an OuCodec, found by any of its names. Those that Ouro knows are in
 * codecs.def; programs may register others, and error handlers too (codec_registry.c). */
#ifndef OU_OBJECTS_CODEC_H
#define OU_OBJECTS_CODEC_H

#include "objects/byte_string.h"
#include "objects/object.h"

typedef struct OuCodec OuCodec;

/* str.encode(): the bytes of a str, owned. encoding NULL: "utf-8"; errors NULL: "strict".
 * LookupError for an unknown name, UnicodeEncodeError. */
OuValue ou_encode(OuRuntime *rt, OuRef str, const char *encoding, const char *errors);
/* bytes.decode(): the str, owned. UnicodeDecodeError. `bytes` stay where they are meanwhile. */
OuValue ou_decode(OuRuntime *rt, const char *bytes, size_t size, const char *encoding,
                  const char *errors);

/* The encoding of this name, or NULL: not one of Ouro's, or out of memory (MemoryError is set).
 * Lives as long as the runtime. */
const OuCodec *ou_codec_find(OuRuntime *rt, const char *name);
/* LookupError "unknown encoding: name", unless something is raised already. */
OuValue ou_codec_raise_unknown(OuRuntime *rt, const char *name);
/* As codecs.lookup(name).name has it: "utf-8", "iso8859-1". */
const char *ou_codec_name(const OuCodec *codec);
/* Is ASCII text, whatever comes before it, encoded as its own bytes? */
bool ou_codec_keeps_ascii(const OuCodec *codec);
bool ou_codec_is_utf8(const OuCodec *codec);
/* Does text begin with a mark of the byte order? */
bool ou_codec_has_mark(const OuCodec *codec);

/* Text that comes in pieces. *state is 0 at its beginning, and kept between the pieces for the
 * codec: whether a mark of the byte order has been written or read, and which. */
OuValue ou_codec_encode(OuRuntime *rt, const OuCodec *codec, OuRef str, const char *errors,
                        int *state);
/* Unless `final`, an incomplete character at the end is left: *used bytes have been decoded. */
OuValue ou_codec_decode(OuRuntime *rt, const OuCodec *codec, OuSpan input, const char *errors,
                        bool final, int *state, size_t *used);

/* ---- what programs register (codec_registry.c) ---- */

/* codecs.register(), unregister(): a function of a name that gives a codec or None. */
bool ou_codec_register(OuRuntime *rt, OuRef search);
bool ou_codec_unregister(OuRuntime *rt, OuRef search);
/* What the registered functions give for `name`, owned; OU_UNDEF: nothing. Remembered. */
OuValue ou_codec_search(OuRuntime *rt, const char *name);
/* codecs.register_error() and the handler of that name, borrowed; OU_UNDEF: none registered. */
bool ou_codec_register_error(OuRuntime *rt, OuRef name, OuRef handler);
OuRef ou_codec_error_peek(OuRuntime *rt, const char *name);
/* Do what the error handler that Ouro has under this name does with an exception: a tuple
 * (replacement, position). OU_UNDEF: there is no such handler. */
OuValue ou_codec_handle_exception(OuRuntime *rt, const char *name, OuRef exception);
bool ou_codec_has_handler(const char *name);
/* To be called at the end of the runtime. */
void ou_codecs_finish(OuRuntime *rt);

/* A name of an encoding in the form that comparisons use: lower case, with one '_' for each run
 * of other characters than letters, digits and '.'. Cut off to fit `size` bytes. */
void ou_codec_normalize(const char *name, char *normal, size_t size);

#endif
