/* unicode_escape and raw_unicode_escape: text as Latin-1, with the escapes of string literals.
 */
#include "objects/codec_private.h"

#include <stdio.h>

#include "objects/unicode.h"

static size_t put_hex(char *to, uint32_t c) {
    char digits[OU_CODEC_LONGEST];
    int size = snprintf(digits, sizeof digits,
                        c < 0x100     ? "\\x%02x"
                        : c < 0x10000 ? "\\u%04x"
                                      : "\\U%08x",
                        (unsigned)c);
    memcpy(to, digits, (size_t)size);
    return (size_t)size;
}

static size_t escape_put(const OuCodec *codec, uint32_t c, char *to) {
    static const char letters[][2] = {{'\t', 't'}, {'\n', 'n'}, {'\r', 'r'}, {'\\', '\\'}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        if (c != (uint8_t)letters[i][0]) continue;
        to[0] = '\\';
        to[1] = letters[i][1];
        return 2;
    }
    if (c < ' ' || c >= 0x7f) return put_hex(to, c);
    *to = (char)c;
    return 1;
}

static size_t raw_escape_put(const OuCodec *codec, uint32_t c, char *to) {
    if (c >= 0x100) return put_hex(to, c);
    *to = (char)c;
    return 1;
}

static uint32_t hex_value(uint8_t byte) {
    return ou_ascii_is((char)byte, OU_ASCII_DIGIT) ? byte - 48u : (byte | 32u) - 87u;
}

/* The `count` digits behind the first two bytes. */
static OuCodecStep get_hex(const uint8_t *bytes, size_t size, size_t count, const char *reason,
                           OuDecoded *out) {
    uint32_t c = 0;
    size_t at = 2;
    while (at < size && at < count + 2 && ou_ascii_is((char)bytes[at], OU_ASCII_HEX))
        c = c << 4 | hex_value(bytes[at++]);
    out->width = at;
    out->code_point = c;
    out->reason = reason;
    if (at == count + 2) return OU_STEP_DONE;
    return at == size ? OU_STEP_PARTIAL : OU_STEP_BAD;
}

static OuCodecStep check_range(OuCodecStep step, OuDecoded *out, const char *reason) {
    if (step != OU_STEP_DONE || out->code_point <= 0x10ffff) return step;
    out->reason = reason;
    return OU_STEP_BAD;
}

/* No name is known here: the table of names belongs to unicodedata. */
static OuCodecStep get_named(const uint8_t *bytes, size_t size, OuDecoded *out) {
    out->reason = "malformed \\N character escape";
    if (size > 2 && bytes[2] != '{') {
        out->width = 2;
        return OU_STEP_BAD;
    }
    const uint8_t *end = size > 2 ? memchr(bytes, '}', size) : NULL;
    out->width = end == NULL ? size : (size_t)(end - bytes) + 1;
    if (end == NULL) return OU_STEP_PARTIAL;
    if (end == bytes + 3)
        out->width = 3;
    else
        out->reason = "unknown Unicode character name";
    return OU_STEP_BAD;
}

static OuCodecStep get_octal(const uint8_t *bytes, size_t size, OuDecoded *out) {
    uint32_t c = 0;
    size_t at = 1;
    while (at < size && at < 4 && bytes[at] >= '0' && bytes[at] <= '7')
        c = c << 3 | (uint32_t)(bytes[at++] - '0');
    out->code_point = c;
    out->width = at;
    return OU_STEP_DONE;
}

static OuCodecStep escape_get(const OuCodec *codec, const uint8_t *bytes, size_t size,
                              OuDecoded *out) {
    static const char letters[] = "\\\\\'\'\"\"a\ab\bf\fn\nr\rt\tv\v";
    out->width = 1;
    out->code_point = bytes[0];
    if (bytes[0] != '\\') return OU_STEP_DONE;
    if (size == 1) {
        out->reason = "\\ at end of string";
        return OU_STEP_PARTIAL;
    }
    out->width = 2;
    for (size_t i = 0; i + 1 < sizeof letters - 1; i += 2) {
        if ((char)bytes[1] != letters[i]) continue;
        out->code_point = (uint8_t)letters[i + 1];
        return OU_STEP_DONE;
    }
    switch (bytes[1]) {
    case '\n':
        out->code_point = OU_NO_CODE_POINT;
        return OU_STEP_DONE;
    case 'x':
        return get_hex(bytes, size, 2, "truncated \\xXX escape", out);
    case 'u':
        return get_hex(bytes, size, 4, "truncated \\uXXXX escape", out);
    case 'U':
        return check_range(get_hex(bytes, size, 8, "truncated \\UXXXXXXXX escape", out), out,
                           "illegal Unicode character");
    case 'N':
        return get_named(bytes, size, out);
    default:
        if (bytes[1] >= '0' && bytes[1] <= '7') return get_octal(bytes, size, out);
        // No escape: the backslash stands for itself.
        out->width = 1;
        return OU_STEP_DONE;
    }
}

static OuCodecStep raw_escape_get(const OuCodec *codec, const uint8_t *bytes, size_t size,
                                  OuDecoded *out) {
    out->width = 1;
    out->code_point = bytes[0];
    if (bytes[0] != '\\') return OU_STEP_DONE;
    if (size == 1) {
        out->reason = "\\ at end of string";
        return OU_STEP_DONE;
    }
    if (bytes[1] == 'u') return get_hex(bytes, size, 4, "truncated \\uXXXX escape", out);
    if (bytes[1] == 'U')
        return check_range(get_hex(bytes, size, 8, "truncated \\UXXXXXXXX escape", out), out,
                           "\\Uxxxxxxxx out of range");
    // Two backslashes are no beginning of an escape, and are not looked at singly.
    if (bytes[1] == '\\') {
        out->second = '\\';
        out->width = 2;
    }
    return OU_STEP_DONE;
}

extern const OuCodec ou_codec_unicode_escape;
const OuCodec ou_codec_unicode_escape = {
    .name = "unicodeescape",
    .display = "unicode-escape",
    .put = escape_put,
    .get = escape_get,
    .encode_reason = "",
    .unit = 1,
};

extern const OuCodec ou_codec_raw_unicode_escape;
const OuCodec ou_codec_raw_unicode_escape = {
    .name = "rawunicodeescape",
    .display = "raw-unicode-escape",
    .put = raw_escape_put,
    .get = raw_escape_get,
    .encode_reason = "",
    .unit = 1,
};
