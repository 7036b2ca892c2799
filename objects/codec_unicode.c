/* The forms of Unicode itself: UTF-8, UTF-16, UTF-32, and its first blocks, ASCII and Latin-1.
 */
#include "objects/codec_private.h"

#include "objects/utf8.h"

#define NO_SURROGATES "surrogates not allowed"

/* ---- UTF-8 ---- */

/* The bytes that may follow `first` directly: the others would make a form that is too long, a
 * surrogate, or a number beyond U+10FFFF. */
static bool may_follow(uint8_t first, uint8_t second) {
    uint8_t low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    uint8_t high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high;
}

/* How many of the bytes at `p` are the start of a code point; *width: how many it would need, 0
 * if none begins like this. */
static size_t sequence_length(const uint8_t *p, size_t size, size_t *width) {
    uint8_t first = p[0];
    *width = first < 0x80   ? 1
             : first < 0xc2 ? 0
             : first < 0xe0 ? 2
             : first < 0xf0 ? 3
             : first < 0xf5 ? 4
                            : 0;
    size_t length = *width > 0;
    if (length < *width && length < size && may_follow(first, p[1])) {
        length++;
        while (length < *width && length < size && (p[length] & 0xc0) == 0x80)
            length++;
    }
    return length;
}

size_t ou_codec_utf8_prefix(OuSpan span) {
    size_t at = ou_ascii_prefix(span.bytes, span.size);
    while (at < span.size) {
        size_t width;
        size_t length =
            sequence_length((const uint8_t *)span.bytes + at, span.size - at, &width);
        if (width == 0 || length < width) break;
        at += length;
        if (at < span.size && (uint8_t)span.bytes[at] < 0x80)
            at += ou_ascii_prefix(span.bytes + at, span.size - at);
    }
    return at;
}

static size_t utf8_put(const OuCodec *codec, uint32_t c, char *to) {
    return ou_is_surrogate(c) ? 0 : ou_utf8_put(to, c);
}

static OuCodecStep utf8_get(const OuCodec *codec, const uint8_t *bytes, size_t size,
                            OuDecoded *out) {
    size_t width, length = sequence_length(bytes, size, &width);
    out->width = width == 0 ? 1 : length;
    if (width > 0 && length == width) {
        const char *at = (const char *)bytes;
        out->code_point = ou_utf8_next(&at);
        return OU_STEP_DONE;
    }
    if (width > 0 && length == size) {
        out->reason = "unexpected end of data";
        return OU_STEP_PARTIAL;
    }
    out->reason = width == 0 ? "invalid start byte" : "invalid continuation byte";
    return OU_STEP_BAD;
}

const OuCodec ou_codec_utf8 = {
    .name = "utf-8",
    .display = "utf-8",
    .put = utf8_put,
    .get = utf8_get,
    .encode_reason = NO_SURROGATES,
    .unit = 1,
    .keeps_ascii = true,
    .joins_errors = true,
};

/* A mark at the beginning is skipped. Less than a mark may still become one. */
static const OuCodec *utf8_sig_begin(const OuCodec *codec, OuSpan *input, bool final,
                                     int *state) {
    if (*state != 0) return &ou_codec_utf8;
    size_t known = input->size < 3 ? input->size : 3;
    if (memcmp(input->bytes, codec->mark, known) != 0) {
        *state = 1;
    } else if (known == 3) {
        *input = ou_span_part(*input, 3, input->size);
        *state = 1;
    } else if (!final) {
        return NULL;
    }
    return &ou_codec_utf8;
}

extern const OuCodec ou_codec_utf8_sig;
const OuCodec ou_codec_utf8_sig = {
    .name = "utf-8",
    .display = "utf-8-sig",
    .put = utf8_put,
    .get = utf8_get,
    .encode_reason = NO_SURROGATES,
    .unit = 1,
    .keeps_ascii = true,
    .joins_errors = true,
    .begin = utf8_sig_begin,
    .mark = "\xef\xbb\xbf",
    .mark_size = 3,
};

/* ---- ASCII and Latin-1 ---- */

static size_t ascii_put(const OuCodec *codec, uint32_t c, char *to) {
    *to = (char)c;
    return c < 0x80;
}

static size_t latin1_put(const OuCodec *codec, uint32_t c, char *to) {
    *to = (char)c;
    return c < 0x100;
}

static OuCodecStep ascii_get(const OuCodec *codec, const uint8_t *bytes, size_t size,
                             OuDecoded *out) {
    out->code_point = bytes[0];
    out->width = 1;
    out->reason = "ordinal not in range(128)";
    return bytes[0] < 0x80 ? OU_STEP_DONE : OU_STEP_BAD;
}

static OuCodecStep latin1_get(const OuCodec *codec, const uint8_t *bytes, size_t size,
                              OuDecoded *out) {
    out->code_point = bytes[0];
    out->width = 1;
    return OU_STEP_DONE;
}

const OuCodec ou_codec_ascii = {
    .name = "ascii",
    .display = "ascii",
    .put = ascii_put,
    .get = ascii_get,
    .encode_reason = "ordinal not in range(128)",
    .unit = 1,
    .keeps_ascii = true,
    .joins_errors = true,
};

const OuCodec ou_codec_latin1 = {
    .name = "latin-1",
    .display = "iso8859-1",
    .put = latin1_put,
    .get = latin1_get,
    .encode_reason = "ordinal not in range(256)",
    .unit = 1,
    .keeps_ascii = true,
    .joins_errors = true,
};

/* ---- UTF-16 ---- */

static uint32_t read_16(const uint8_t *p, bool big) {
    return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

static void write_16(char *to, uint32_t unit, bool big) {
    to[big] = (char)unit;
    to[!big] = (char)(unit >> 8);
}

static size_t utf16_put_as(uint32_t c, char *to, bool big) {
    if (ou_is_surrogate(c)) return 0;
    if (c < 0x10000) {
        write_16(to, c, big);
        return 2;
    }
    write_16(to, 0xd800 + ((c - 0x10000) >> 10), big);
    write_16(to + 2, 0xdc00 + ((c - 0x10000) & 0x3ff), big);
    return 4;
}

static OuCodecStep utf16_get_as(const uint8_t *bytes, size_t size, OuDecoded *out, bool big) {
    out->width = 2;
    if (size < 2) {
        out->width = size;
        out->reason = "truncated data";
        return OU_STEP_PARTIAL;
    }
    uint32_t first = read_16(bytes, big);
    out->code_point = first;
    if (!ou_is_surrogate(first)) return OU_STEP_DONE;
    out->reason = "illegal encoding";
    if (first >= 0xdc00) return OU_STEP_BAD;
    if (size < 4) {
        out->width = size;
        out->reason = "unexpected end of data";
        return OU_STEP_PARTIAL;
    }
    uint32_t second = read_16(bytes + 2, big);
    out->reason = "illegal UTF-16 surrogate";
    if (second < 0xdc00 || second > 0xdfff) return OU_STEP_BAD;
    out->width = 4;
    out->code_point = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
    return OU_STEP_DONE;
}

/* ---- UTF-32 ---- */

static size_t utf32_put_as(uint32_t c, char *to, bool big) {
    if (ou_is_surrogate(c)) return 0;
    for (int i = 0; i < 4; i++)
        to[i] = (char)(c >> (big ? 24 - 8 * i : 8 * i));
    return 4;
}

static OuCodecStep utf32_get_as(const uint8_t *bytes, size_t size, OuDecoded *out, bool big) {
    out->width = 4;
    if (size < 4) {
        out->width = size;
        out->reason = "truncated data";
        return OU_STEP_PARTIAL;
    }
    uint32_t c = 0;
    for (int i = 0; i < 4; i++)
        c |= (uint32_t)bytes[i] << (big ? 24 - 8 * i : 8 * i);
    out->code_point = c;
    out->reason = c > 0x10ffff ? "code point not in range(0x110000)"
                               : "code point in surrogate code point range(0xd800, 0xe000)";
    return c > 0x10ffff || ou_is_surrogate(c) ? OU_STEP_BAD : OU_STEP_DONE;
}

/* ---- both, in both orders ---- */

#define WIDE_ORDER(bits, order, big)                                                           \
    static size_t utf##bits##_put_##order(const OuCodec *codec, uint32_t c, char *to) {        \
        return utf##bits##_put_as(c, to, big);                                                 \
    }                                                                                          \
    static OuCodecStep utf##bits##_get_##order(const OuCodec *codec, const uint8_t *bytes,     \
                                               size_t size, OuDecoded *out) {                  \
        return utf##bits##_get_as(bytes, size, out, big);                                      \
    }                                                                                          \
    extern const OuCodec ou_codec_utf##bits##_##order;                                         \
    const OuCodec ou_codec_utf##bits##_##order = {                                             \
        .name = "utf-" #bits "-" #order,                                                       \
        .display = "utf-" #bits "-" #order,                                                    \
        .put = utf##bits##_put_##order,                                                        \
        .get = utf##bits##_get_##order,                                                        \
        .encode_reason = NO_SURROGATES,                                                        \
        .unit = (bits) / 8,                                                                    \
    }
WIDE_ORDER(16, le, false);
WIDE_ORDER(16, be, true);
WIDE_ORDER(32, le, false);
WIDE_ORDER(32, be, true);

enum { ORDER_UNKNOWN, ORDER_LITTLE, ORDER_BIG };

/* The mark says which order it is; without one it is the machine's, the little one. */
static const OuCodec *wide_begin(const OuCodec *codec, OuSpan *input, bool final, int *state) {
    size_t size = codec->unit;
    bool is_16 = size == 2;
    const char *big_mark = is_16 ? "\xfe\xff" : "\0\0\xfe\xff";
    if (*state == ORDER_UNKNOWN) {
        if (input->size < size && !final) return NULL;
        bool marked = input->size >= size;
        if (marked && memcmp(input->bytes, codec->mark, size) == 0) {
            *state = ORDER_LITTLE;
        } else if (marked && memcmp(input->bytes, big_mark, size) == 0) {
            *state = ORDER_BIG;
        } else {
            *state = ORDER_LITTLE;
            marked = false;
        }
        if (marked) *input = ou_span_part(*input, size, input->size);
    }
    if (*state == ORDER_BIG) return is_16 ? &ou_codec_utf16_be : &ou_codec_utf32_be;
    return is_16 ? &ou_codec_utf16_le : &ou_codec_utf32_le;
}

#define WIDE_MARKED(bits, mark_bytes)                                                          \
    extern const OuCodec ou_codec_utf##bits;                                                   \
    const OuCodec ou_codec_utf##bits = {                                                       \
        .name = "utf-" #bits,                                                                  \
        .display = "utf-" #bits,                                                               \
        .put = utf##bits##_put_le,                                                             \
        .get = utf##bits##_get_le,                                                             \
        .encode_reason = NO_SURROGATES,                                                        \
        .unit = (bits) / 8,                                                                    \
        .begin = wide_begin,                                                                   \
        .mark = mark_bytes,                                                                    \
        .mark_size = (bits) / 8,                                                               \
    }
WIDE_MARKED(16, "\xff\xfe");
WIDE_MARKED(32, "\xff\xfe\0\0");
