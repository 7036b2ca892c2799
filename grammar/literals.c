/* String literals: prefixes, quotes and escapes.
 *
 * A decoded literal is never longer than its source, so it is written straight into a buffer of
 * the source's size. Positions in messages count as CPython's decoder sees the text, where
 * every character beyond ASCII was first replaced by a ten byte escape. */
#include "grammar/literals.h"

#include <stdio.h>
#include <string.h>

typedef struct Decoding {
    OuParser *parser;
    AstRange range;         // of the token
    const char *token;      // its first byte
    const char *text, *end; // between the quotes
    char *out;
    bool is_bytes;
    bool warned; // one warning per literal is enough
} Decoding;

// The line and column of `place` within the literal's text.
static AstRange place_of(const Decoding *decoding, const char *place) {
    AstRange at = ou_place(decoding->range.line, decoding->range.column);
    for (const char *p = decoding->token; p < place; p++) {
        if (*p == '\n') {
            at.line++;
            at.column = 0;
        } else {
            at.column++;
        }
    }
    at.end_line = at.line;
    at.end_column = at.column;
    return at;
}

// Where CPython's decoder stands at `place`.
static size_t decoder_position(const Decoding *decoding, const char *place) {
    size_t position = 0;
    for (const char *p = decoding->text; p < place; p++) {
        if ((*p & 0x80) == 0) {
            position++;
        } else if ((*p & 0xc0) == 0xc0) {
            position += 10;
        }
    }
    return position;
}

static bool report_escape(Decoding *decoding, const char *from, const char *to,
                          const char *what) {
    size_t first = decoder_position(decoding, from);
    if (decoding->is_bytes) {
        return ou_report(&decoding->parser->diagnostics, OU_SYNTAX_ERROR, decoding->range,
                         "(value error) invalid \\x escape at position %zu", first);
    }
    size_t last = decoder_position(decoding, to) - 1;
    if (last <= first) {
        return ou_report(&decoding->parser->diagnostics, OU_SYNTAX_ERROR, decoding->range,
                         "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in "
                         "position %zu: %s",
                         first, what);
    }
    return ou_report(&decoding->parser->diagnostics, OU_SYNTAX_ERROR, decoding->range,
                     "(unicode error) 'unicodeescape' codec can't decode bytes in position "
                     "%zu-%zu: %s",
                     first, last, what);
}

static bool warn_escape(Decoding *decoding, const char *from, int size, const char *kind) {
    if (decoding->warned) return true;
    decoding->warned = true;
    char message[256], error[256];
    AstRange place = place_of(decoding, from);
    // CPython does not count what stands in front of the text of a prefixed literal.
    if (place.line == decoding->range.line && *decoding->token != '"' &&
        *decoding->token != '\'') {
        place.column -= (uint32_t)(decoding->text - decoding->token);
    }
    place.end_column = place.column + 2;
    snprintf(message, sizeof message,
             "\"%.*s\" is an invalid %sescape sequence. Such sequences will not work in "
             "the future. Did you mean \"\\%.*s\"? A raw string is also an option.",
             size, from, kind, size, from);
    snprintf(error, sizeof error,
             "\"%.*s\" is an invalid %sescape sequence. Did you mean \"\\%.*s\"? A raw "
             "string is also an option.",
             size, from, kind, size, from);
    return ou_report_warning(&decoding->parser->diagnostics, place, message, error);
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

static void put(Decoding *decoding, uint32_t code) {
    if (decoding->is_bytes) {
        *decoding->out++ = (char)code;
    } else {
        decoding->out += ou_utf8_encode(code, decoding->out);
    }
}

// `\xHH`, `\uHHHH`, `\UHHHHHHHH`: `p` stands behind the letter. Returns what follows, or NULL.
static const char *decode_hex(Decoding *decoding, const char *p, int digits) {
    const char *backslash = p - 2;
    uint32_t code = 0;
    for (int i = 0; i < digits; i++, p++) {
        int digit = p < decoding->end ? hex_digit(*p) : -1;
        if (digit < 0) {
            report_escape(decoding, backslash, p,
                          digits == 2   ? "truncated \\xXX escape"
                          : digits == 4 ? "truncated \\uXXXX escape"
                                        : "truncated \\UXXXXXXXX escape");
            return NULL;
        }
        code = code << 4 | (uint32_t)digit;
    }
    if (code > 0x10ffff) {
        report_escape(decoding, backslash, p, "illegal Unicode character");
        return NULL;
    }
    put(decoding, code);
    return p;
}

static const char *decode_octal(Decoding *decoding, const char *p) {
    const char *start = p;
    uint32_t code = 0;
    while (p < decoding->end && p < start + 3 && *p >= '0' && *p <= '7') {
        code = code << 3 | (uint32_t)(*p++ - '0');
    }
    if (code > 0377 && !warn_escape(decoding, start - 1, (int)(p - start) + 1, "octal ")) {
        return NULL;
    }
    put(decoding, code);
    return p;
}

// `\N{name}`: `p` stands behind the N.
static const char *decode_name(Decoding *decoding, const char *p) {
    const char *backslash = p - 2;
    const char *close =
        p < decoding->end && *p == '{' ? memchr(p, '}', (size_t)(decoding->end - p)) : NULL;
    if (close == NULL || close == p + 1) {
        const char *to = close != NULL                    ? close
                         : p < decoding->end && *p == '{' ? decoding->end
                                                          : p;
        report_escape(decoding, backslash, to, "malformed \\N character escape");
        return NULL;
    }
    uint32_t code;
    OuUnicodeNameLookup *lookup = decoding->parser->unicode_name;
    if (lookup == NULL || !lookup(p + 1, (size_t)(close - p - 1), &code)) {
        report_escape(decoding, backslash, close + 1, "unknown Unicode character name");
        return NULL;
    }
    put(decoding, code);
    return close + 1;
}

// What an escape of one letter stands for, or -1.
static int simple_escape(char c) {
    static const char letters[] = "\\'\"abfnrtv", values[] = "\\'\"\a\b\f\n\r\t\v";
    const char *found = c == 0 ? NULL : strchr(letters, c);
    return found == NULL ? -1 : values[found - letters];
}

// Decode the escape whose backslash is before `p`. Returns what follows it, or NULL.
static const char *decode_escape(Decoding *decoding, const char *p) {
    int simple = simple_escape(*p);
    if (simple >= 0) {
        *decoding->out++ = (char)simple;
        return p + 1;
    }
    if (*p == '\n') return p + 1;
    if (*p >= '0' && *p <= '7') return decode_octal(decoding, p);
    if (*p == 'x') return decode_hex(decoding, p + 1, 2);
    if (!decoding->is_bytes) {
        if (*p == 'u') return decode_hex(decoding, p + 1, 4);
        if (*p == 'U') return decode_hex(decoding, p + 1, 8);
        if (*p == 'N') return decode_name(decoding, p + 1);
    }
    int size = (int)ou_utf8_size((unsigned char)*p);
    if (!warn_escape(decoding, p - 1, size + 1, "")) return NULL;
    *decoding->out++ = '\\';
    return p;
}

// Decode all of the text. Returns the result's size through `size`, or false.
static bool decode_text(Decoding *decoding, char *buffer, size_t *size) {
    const char *p = decoding->text;
    decoding->out = buffer;
    while (p < decoding->end) {
        const char *backslash = memchr(p, '\\', (size_t)(decoding->end - p));
        const char *stop = backslash == NULL ? decoding->end : backslash;
        memcpy(decoding->out, p, (size_t)(stop - p));
        decoding->out += stop - p;
        p = stop;
        if (backslash == NULL) break;
        // In an f-string a backslash may be the last character, before a brace.
        if (p + 1 == decoding->end) {
            *decoding->out++ = '\\';
            if (!warn_escape(decoding, p, 2, "")) return false;
            break;
        }
        p = decode_escape(decoding, p + 1);
        if (p == NULL) return false;
    }
    *decoding->out = 0;
    *size = (size_t)(decoding->out - buffer);
    return true;
}

static AstExpr *build_text(Decoding *decoding, bool raw, AstName kind) {
    OuParser *parser = decoding->parser;
    size_t size = (size_t)(decoding->end - decoding->text);
    char *buffer = ou_region_alloc(parser->region, size + 1);
    if (buffer == NULL) return NULL;
    if (raw || memchr(decoding->text, '\\', size) == NULL) {
        memcpy(buffer, decoding->text, size);
    } else if (!decode_text(decoding, buffer, &size)) {
        return NULL;
    }
    AstConstant value = {decoding->is_bytes ? AST_CONSTANT_Bytes : AST_CONSTANT_Str, buffer,
                         size};
    return ast_Constant(parser->region, decoding->range, value, kind);
}

static bool check_ascii(OuParser *parser, const Decoding *decoding) {
    for (const char *p = decoding->text; p < decoding->end; p++) {
        if (*p & 0x80) {
            return ou_report(&parser->diagnostics, OU_SYNTAX_ERROR, decoding->range,
                             "bytes can only contain ASCII literal characters");
        }
    }
    return true;
}

AstExpr *ou_build_string(OuParser *parser, AstRange range, const char *start, const char *end) {
    Decoding decoding = {.parser = parser, .range = range, .token = start};
    bool raw = false;
    AstName kind = NULL;
    const char *p = start;
    for (; *p != '\'' && *p != '"'; p++) {
        raw = raw || *p == 'r' || *p == 'R';
        decoding.is_bytes = decoding.is_bytes || *p == 'b' || *p == 'B';
        if (*p == 'u') {
            kind = ou_names_intern(&parser->names, "u", 1);
            if (kind == NULL) return NULL;
        }
    }
    size_t quotes = end - p >= 6 && p[0] == p[1] && p[1] == p[2] ? 3 : 1;
    decoding.text = p + quotes;
    decoding.end = end - quotes;
    if (decoding.is_bytes && !check_ascii(parser, &decoding)) return NULL;
    return build_text(&decoding, raw, kind);
}

AstExpr *ou_build_fstring_text(OuParser *parser, AstRange range, const char *start,
                               const char *end, bool raw) {
    Decoding decoding = {
        .parser = parser, .range = range, .token = start, .text = start, .end = end};
    return build_text(&decoding, raw, NULL);
}
