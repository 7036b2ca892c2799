/* The codecs that need no module: UTF-8, ASCII, Latin-1, and the error handlers.
 *
 * Each direction has one loop: copy what can be copied, find the next range that cannot, let
 * the handler write something for it. Text without errors never meets the handlers, and UTF-8
 * without errors is copied in one piece. A handler is looked up when the first error occurs, as
 * its name may be anything before. */
#include "objects/codec.h"

#include <string.h>

#include "objects/dict.h"
#include "objects/text.h"

/* What an encoding is: which code points it has, and how errors are worded. */
typedef struct Encoding {
    const char *name;
    uint32_t limit; // code points below this have a form
    const char *encode_reason;
} Encoding;

enum { UTF_8, ASCII, LATIN_1 };

static const Encoding encodings[] = {
    [UTF_8] = {"utf-8", 0x110000, "surrogates not allowed"},
    [ASCII] = {"ascii", 128, "ordinal not in range(128)"},
    [LATIN_1] = {"latin-1", 256, "ordinal not in range(256)"},
};

/* Names in lower case with '_' for whatever is no letter, digit or '.'. */
static const struct {
    const char *name;
    int encoding;
} encoding_names[] = {
    {"utf_8", UTF_8},
    {"utf8", UTF_8},
    {"utf", UTF_8},
    {"u8", UTF_8},
    {"cp65001", UTF_8},
    {"utf8_ucs2", UTF_8},
    {"utf8_ucs4", UTF_8},
    {"ascii", ASCII},
    {"us_ascii", ASCII},
    {"us", ASCII},
    {"646", ASCII},
    {"ansi_x3.4_1968", ASCII},
    {"ansi_x3_4_1968", ASCII},
    {"ansi_x3.4_1986", ASCII},
    {"cp367", ASCII},
    {"csascii", ASCII},
    {"ibm367", ASCII},
    {"iso646_us", ASCII},
    {"iso_646.irv_1991", ASCII},
    {"iso_ir_6", ASCII},
    {"latin_1", LATIN_1},
    {"latin1", LATIN_1},
    {"latin", LATIN_1},
    {"l1", LATIN_1},
    {"8859", LATIN_1},
    {"cp819", LATIN_1},
    {"csisolatin1", LATIN_1},
    {"ibm819", LATIN_1},
    {"iso8859", LATIN_1},
    {"iso8859_1", LATIN_1},
    {"iso_8859_1", LATIN_1},
    {"iso_8859_1_1987", LATIN_1},
    {"iso_ir_100", LATIN_1},
};

/* NULL: LookupError. */
static const Encoding *find_encoding(OuRuntime *rt, const char *name) {
    if (name == NULL) return &encodings[UTF_8];
    char normal[32];
    size_t size = 0;
    bool gap = false;
    for (const char *at = name; *at != 0 && size < sizeof normal - 2; at++) {
        bool keep = ou_ascii_is(*at, OU_ASCII_ALNUM) || *at == '.';
        if (keep && gap && size > 0) normal[size++] = '_';
        if (keep) normal[size++] = ou_ascii_to_lower(*at);
        gap = !keep;
    }
    normal[size] = 0;
    for (size_t i = 0; i < sizeof encoding_names / sizeof *encoding_names; i++) {
        if (strcmp(encoding_names[i].name, normal) == 0)
            return &encodings[encoding_names[i].encoding];
    }
    ou_raise(rt, OU_EXC_LookupError, "unknown encoding: %s", name);
    return NULL;
}

/* ---- errors ---- */

/* What is being done, and the range [start, stop) that does not work. Encoding: of code points;
 * decoding: of bytes. */
typedef struct Codec {
    OuRuntime *rt;
    const Encoding *encoding;
    const char *errors; // name of the handler
    OuRef object;       // encoding: the str
    OuSpan input;
    OuStrBuilder output;
    size_t start, stop;
    const char *reason;
    const char *at, *end; // encoding: the bytes of the range
} Codec;

/* Writes something for the range. May raise its start when the part before is done, and its
 * stop when more is used up. False: an exception is set, or, if none is, the error itself is to
 * be raised. */
typedef bool (*Handler)(Codec *codec);

static bool raise_codec_error(Codec *codec, enum OuExceptionIndex kind) {
    OuRuntime *rt = codec->rt;
    bool decoding = kind == OU_EXC_UnicodeDecodeError;
    OuValue args[5] = {
        ou_str_from_string(rt, codec->encoding->name),
        decoding ? ou_bytes_new(rt, codec->input.bytes, codec->input.size)
                 : ou_own(codec->object),
        ou_from_small_int((int64_t)codec->start),
        ou_from_small_int((int64_t)codec->stop),
        ou_str_from_string(rt, codec->reason),
    };
    bool complete = true;
    OuRef borrowed[5];
    for (int i = 0; i < 5; i++) {
        borrowed[i] = args[i];
        complete = complete && !ou_is_error(args[i]);
    }
    if (complete) {
        OuValue error = ou_call(rt, ou_ref(rt->exceptions[kind]), borrowed, 5);
        if (!ou_is_error(error)) ou_raise_object(rt, error);
        ou_drop(rt, error);
    }
    for (int i = 0; i < 5; i++)
        ou_drop(rt, args[i]);
    return false;
}

static bool put_raw(Codec *codec, const char *bytes, size_t size) {
    return ou_str_builder_add_counted(&codec->output, bytes, size, size);
}

static bool cannot_decode(Codec *codec) {
    return ou_fail(codec->rt, OU_EXC_TypeError,
                   "don't know how to handle UnicodeDecodeError in error callback");
}

static bool strict(Codec *codec) {
    return false;
}
static bool ignore(Codec *codec) {
    return true;
}

static bool encode_replace(Codec *codec) {
    for (size_t i = codec->start; i < codec->stop; i++)
        put_raw(codec, "?", 1);
    return true;
}

static bool decode_replace(Codec *codec) {
    return ou_str_builder_add_code_point(&codec->output, 0xfffd);
}

static bool encode_backslash(Codec *codec) {
    for (const char *at = codec->at; at < codec->end;)
        ou_str_add_escape(&codec->output, ou_utf8_next(&at));
    return true;
}

static bool decode_backslash(Codec *codec) {
    for (size_t i = codec->start; i < codec->stop; i++)
        ou_str_add_escape(&codec->output, (uint8_t)codec->input.bytes[i]);
    return true;
}

static bool encode_xml(Codec *codec) {
    for (const char *at = codec->at; at < codec->end;) {
        char digits[12];
        size_t first = sizeof digits;
        for (uint32_t c = ou_utf8_next(&at); c > 0; c /= 10)
            digits[--first] = (char)('0' + c % 10);
        put_raw(codec, "&#", 2);
        put_raw(codec, digits + first, sizeof digits - first);
        put_raw(codec, ";", 1);
    }
    return true;
}

static bool encode_surrogate_escape(Codec *codec) {
    for (const char *at = codec->at; at < codec->end; codec->start++) {
        uint32_t c = ou_utf8_next(&at);
        if (c < 0xdc80 || c > 0xdcff) return false;
        char byte = (char)(c & 0xff);
        put_raw(codec, &byte, 1);
    }
    return true;
}

static bool decode_surrogate_escape(Codec *codec) {
    for (size_t i = codec->start; i < codec->stop; i++) {
        uint8_t byte = (uint8_t)codec->input.bytes[i];
        if (byte < 128) return false;
        ou_str_builder_add_code_point(&codec->output, 0xdc00u + byte);
    }
    return true;
}

static bool encode_surrogate_pass(Codec *codec) {
    return codec->encoding == &encodings[UTF_8] &&
           put_raw(codec, codec->at, (size_t)(codec->end - codec->at));
}

static bool decode_surrogate_pass(Codec *codec) {
    const uint8_t *p = (const uint8_t *)codec->input.bytes + codec->start;
    if (codec->encoding != &encodings[UTF_8] || codec->input.size - codec->start < 3)
        return false;
    if (p[0] != 0xed || (p[1] & 0xe0) != 0xa0 || (p[2] & 0xc0) != 0x80) return false;
    codec->stop = codec->start + 3;
    return ou_str_builder_add_counted(&codec->output, (const char *)p, 3, 1);
}

static const struct {
    const char *name;
    Handler encode, decode;
} handlers[] = {
    {"strict", strict, strict},
    {"ignore", ignore, ignore},
    {"replace", encode_replace, decode_replace},
    {"backslashreplace", encode_backslash, decode_backslash},
    {"xmlcharrefreplace", encode_xml, cannot_decode},
    {"surrogateescape", encode_surrogate_escape, decode_surrogate_escape},
    {"surrogatepass", encode_surrogate_pass, decode_surrogate_pass},
};

/* Let the handler deal with the range. */
static bool handle(Codec *codec, enum OuExceptionIndex kind) {
    const char *name = codec->errors != NULL ? codec->errors : "strict";
    for (size_t i = 0; i < sizeof handlers / sizeof *handlers; i++) {
        if (strcmp(handlers[i].name, name) != 0) continue;
        bool decoding = kind == OU_EXC_UnicodeDecodeError;
        if ((decoding ? handlers[i].decode : handlers[i].encode)(codec))
            return !codec->output.failed;
        return ou_is_raised(codec->rt) ? false : raise_codec_error(codec, kind);
    }
    return ou_fail(codec->rt, OU_EXC_LookupError, "unknown error handler name '%s'", name);
}

/* ---- encoding ---- */

static bool has_form(const Encoding *encoding, uint32_t c) {
    return c < encoding->limit && (encoding->limit <= 256 || !ou_is_surrogate(c));
}

static bool encode_text(Codec *codec) {
    const char *at = codec->input.bytes, *end = at + codec->input.size;
    bool is_utf8 = codec->encoding == &encodings[UTF_8];
    for (size_t index = 0; at < end; index++) {
        const char *start = at;
        uint32_t c = ou_utf8_next(&at);
        if (has_form(codec->encoding, c)) {
            char byte = (char)c;
            if (!(is_utf8 ? put_raw(codec, start, (size_t)(at - start))
                          : put_raw(codec, &byte, 1)))
                return false;
            continue;
        }
        codec->start = index;
        codec->at = start;
        codec->end = at;
        while (at < end && !has_form(codec->encoding, ou_utf8_next(&at))) {
            codec->end = at;
            index++;
        }
        at = codec->end;
        codec->stop = index + 1;
        codec->reason = codec->encoding->encode_reason;
        if (!handle(codec, OU_EXC_UnicodeEncodeError)) return false;
    }
    return true;
}

static bool has_surrogates(OuSpan span) {
    const char *at = span.bytes, *end = at + span.size;
    while ((at = memchr(at, 0xed, (size_t)(end - at))) != NULL) {
        if ((uint8_t)at[1] >= 0xa0) return true;
        at++;
    }
    return false;
}

OuValue ou_encode(OuRuntime *rt, OuRef str, const char *encoding_name, const char *errors) {
    const Encoding *encoding = find_encoding(rt, encoding_name);
    if (encoding == NULL) return OU_ERROR;
    OuSpan span = ou_str_span(str);
    bool is_ascii = ou_as_str(str)->is_ascii;
    if (is_ascii || (encoding == &encodings[UTF_8] && !has_surrogates(span)))
        return ou_bytes_new(rt, span.bytes, span.size);
    Codec codec = {
        .rt = rt, .encoding = encoding, .errors = errors, .object = str, .input = span};
    ou_str_builder_begin(&codec.output, rt);
    if (encode_text(&codec)) return ou_str_builder_end_bytes(&codec.output);
    ou_str_builder_abandon(&codec.output);
    return OU_ERROR;
}

/* ---- decoding ---- */

/* The bytes that may follow `first` directly: the others would make a form that is too long, a
 * surrogate, or a number beyond U+10FFFF. */
static bool may_follow(uint8_t first, uint8_t second) {
    switch (first) {
    case 0xe0:
        return second >= 0xa0 && second <= 0xbf;
    case 0xed:
        return second >= 0x80 && second <= 0x9f;
    case 0xf0:
        return second >= 0x90 && second <= 0xbf;
    case 0xf4:
        return second >= 0x80 && second <= 0x8f;
    default:
        return second >= 0x80 && second <= 0xbf;
    }
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

/* Bytes of valid UTF-8 at the start. */
static size_t valid_prefix(OuSpan span) {
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

static bool decode_utf8(Codec *codec) {
    OuSpan input = codec->input;
    size_t at = 0;
    for (;;) {
        OuSpan rest = ou_span_part(input, at, input.size);
        size_t valid = valid_prefix(rest), width;
        if (!ou_str_builder_add_bytes(&codec->output, rest.bytes, valid)) return false;
        at += valid;
        if (at == input.size) return true;
        size_t length =
            sequence_length((const uint8_t *)input.bytes + at, input.size - at, &width);
        codec->start = at;
        codec->stop = at + (width == 0 ? 1 : length);
        codec->reason = width == 0                  ? "invalid start byte"
                        : at + length == input.size ? "unexpected end of data"
                                                    : "invalid continuation byte";
        if (!handle(codec, OU_EXC_UnicodeDecodeError)) return false;
        at = codec->stop;
    }
}

static bool decode_ascii(Codec *codec) {
    OuSpan input = codec->input;
    for (size_t at = 0;; at = codec->stop) {
        size_t valid = ou_ascii_prefix(input.bytes + at, input.size - at);
        if (!put_raw(codec, input.bytes + at, valid)) return false;
        at += valid;
        if (at == input.size) return true;
        codec->start = at;
        codec->stop = at + 1;
        codec->reason = "ordinal not in range(128)";
        if (!handle(codec, OU_EXC_UnicodeDecodeError)) return false;
    }
}

static bool decode_latin_1(Codec *codec) {
    for (size_t i = 0; i < codec->input.size; i++) {
        if (!ou_str_builder_add_code_point(&codec->output, (uint8_t)codec->input.bytes[i]))
            return false;
    }
    return true;
}

OuValue ou_decode(OuRuntime *rt, const char *bytes, size_t size, const char *encoding_name,
                  const char *errors) {
    static bool (*const decoders[])(Codec *) = {
        [UTF_8] = decode_utf8, [ASCII] = decode_ascii, [LATIN_1] = decode_latin_1};
    if (size == 0) return ou_str_new(rt, "", 0);
    const Encoding *encoding = find_encoding(rt, encoding_name);
    if (encoding == NULL) return OU_ERROR;
    OuSpan span = ou_span(bytes, size);
    size_t ascii = ou_ascii_prefix(bytes, size);
    if (ascii == size) return ou_str_from_ascii(rt, bytes, size);
    if (encoding == &encodings[UTF_8] && valid_prefix(span) == size)
        return ou_str_new(rt, bytes, size);
    Codec codec = {.rt = rt, .encoding = encoding, .errors = errors, .input = span};
    ou_str_builder_begin(&codec.output, rt);
    if (decoders[encoding - encodings](&codec)) return ou_str_builder_end(&codec.output);
    ou_str_builder_abandon(&codec.output);
    return OU_ERROR;
}

OuValue ou_str_decode_utf8(OuRuntime *rt, const char *bytes, size_t size, const char *errors) {
    return ou_decode(rt, bytes, size, NULL, errors);
}
