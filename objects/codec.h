/* Encoding and decoding text. */
#ifndef OU_OBJECTS_CODEC_H
#define OU_OBJECTS_CODEC_H

#include "objects/object.h"

/* str.encode(): the bytes of a str, owned. encoding NULL: "utf-8"; errors NULL: "strict".
 * LookupError for an unknown name, UnicodeEncodeError. */
OuValue ou_encode(OuRuntime *rt, OuRef str, const char *encoding, const char *errors);
/* bytes.decode(): the str, owned. UnicodeDecodeError. `bytes` stay where they are meanwhile. */
OuValue ou_decode(OuRuntime *rt, const char *bytes, size_t size, const char *encoding,
                  const char *errors);

#endif
