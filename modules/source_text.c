#include "modules/source_text.h"

#include <ctype.h>
#include <stdio.h>
#include <strings.h>

#include "objects/codec.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/utf8.h"

#define ENCODING_NAME_MAX 64

/* ---- errors ---- */

/* SyntaxError about one character; column and text may be 0 and UNDEF: unknown. */
static bool fail_with_syntax_error(OuRuntime *rt, OuRef message, OuRef filename, size_t line,
                                   size_t column, OuRef text) {
    OuRef number = ou_from_small_int((int64_t)line);
    OuRef place[6] = {filename,
                      number,
                      ou_from_small_int((int64_t)column),
                      ou_is_undef(text) ? OU_NONE : text,
                      number,
                      ou_from_small_int(column == 0 ? 0 : (int64_t)column + 1)};
    OuValue details = ou_tuple_from_array(rt, place, 6), exception = OU_ERROR;
    if (!ou_is_error(details)) {
        OuRef args[2] = {message, details};
        exception = ou_call(rt, ou_ref(rt->exceptions[OU_EXC_SyntaxError]), args, 2);
    }
    if (!ou_is_error(exception)) ou_raise_object(rt, exception);
    ou_drop(rt, details);
    ou_drop(rt, exception);
    return false;
}

static bool fail_about_encoding(OuRuntime *rt, const char *format, const char *name,
                                OuRef filename, size_t line) {
    OuValue message = ou_format(rt, format, name);
    if (!ou_is_error(message)) fail_with_syntax_error(rt, message, filename, line, 0, OU_UNDEF);
    ou_drop(rt, message);
    return false;
}

/* The byte at `bad` does not belong to UTF-8. */
static bool fail_about_byte(OuRuntime *rt, const char *bytes, size_t size, size_t bad,
                            OuRef filename, bool is_file) {
    size_t line = 1, start = 0, end = bad;
    for (size_t i = 0; i < bad; i++) {
        if (bytes[i] != '\n') continue;
        line++;
        start = i + 1;
    }
    while (end < size && bytes[end] != '\n')
        end++;
    OuValue text = ou_str_decode_utf8(rt, bytes + start, end - start, "replace");
    OuValue message = OU_ERROR;
    char byte[8];
    snprintf(byte, sizeof byte, "%02x", (uint8_t)bytes[bad]);
    // CPython looks for a declaration in the first two lines before it counts them.
    if (is_file && line == 2) line = 1;
    if (!ou_is_error(text))
        message =
            ou_format(rt,
                      "Non-UTF-8 code starting with '\\x%s'%s%U on line %zu, but no encoding "
                      "declared; see https://peps.python.org/pep-0263/ for details",
                      byte, is_file ? " in file " : "",
                      is_file ? filename : (OuRef)rt->names.empty, line);
    if (!ou_is_error(message))
        fail_with_syntax_error(rt, message, filename, line,
                               ou_utf8_count(bytes + start, bad - start) + 1, text);
    ou_drop(rt, text);
    ou_drop(rt, message);
    return false;
}

/* A null byte in a file: its line is shown up to there. */
static bool fail_about_null(OuRuntime *rt, const char *bytes, size_t bad, OuRef filename) {
    size_t line = 1, start = 0;
    for (size_t i = 0; i < bad; i++) {
        if (bytes[i] != '\n') continue;
        line++;
        start = i + 1;
    }
    OuValue text = ou_str_decode_utf8(rt, bytes + start, bad - start, "replace");
    OuValue message = ou_str_from_string(rt, "source code cannot contain null bytes");
    if (!ou_is_error(text) && !ou_is_error(message))
        fail_with_syntax_error(rt, message, filename, line, 0, text);
    ou_drop(rt, text);
    ou_drop(rt, message);
    return false;
}

/* ---- UTF-8 ---- */

/* Bytes of the well-formed code point at `at`, or 0. */
static size_t valid_width(const uint8_t *at, size_t left) {
    uint8_t first = at[0];
    if (first < 0x80) return 1;
    if (first < 0xc2 || first > 0xf4) return 0;
    size_t width = ou_utf8_width((char)first);
    if (width > left) return 0;
    uint8_t low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    uint8_t high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (at[1] < low || at[1] > high) return 0;
    for (size_t i = 2; i < width; i++) {
        if ((at[i] & 0xc0) != 0x80) return 0;
    }
    return width;
}

/* Offset of the first byte that is wrong, or `size`. */
static size_t find_invalid(const char *bytes, size_t size) {
    size_t at = 0;
    while (at < size) {
        at += ou_ascii_prefix(bytes + at, size - at);
        if (at == size) break;
        size_t width = valid_width((const uint8_t *)bytes + at, size - at);
        if (width == 0) break;
        at += width;
    }
    return at;
}

/* ---- the declaration ---- */

static bool is_name_byte(char byte) {
    return isalnum((uint8_t)byte) || byte == '-' || byte == '_' || byte == '.';
}

/* Copy the name that a comment line declares. False: it declares none. */
static bool read_declaration(const char *line, size_t size, char *name) {
    size_t at = 0, count = 0;
    while (at < size && (line[at] == ' ' || line[at] == '\t' || line[at] == '\f'))
        at++;
    if (at == size || line[at] != '#') return false;
    for (; at + 7 <= size; at++) {
        if (memcmp(line + at, "coding", 6) != 0) continue;
        if (line[at + 6] != ':' && line[at + 6] != '=') continue;
        size_t from = at + 7;
        while (from < size && (line[from] == ' ' || line[from] == '\t'))
            from++;
        while (from < size && is_name_byte(line[from]) && count + 1 < ENCODING_NAME_MAX)
            name[count++] = line[from++];
        if (count == 0) continue;
        name[count] = '\0';
        return true;
    }
    return false;
}

/* Is the line empty, or a comment? Only then may the declaration stand in the next. */
static bool is_blank(const char *line, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (line[i] == '#') return true;
        if (line[i] != ' ' && line[i] != '\t' && line[i] != '\f' && line[i] != '\r')
            return false;
    }
    return true;
}

static bool find_declaration(const char *bytes, size_t size, char *name) {
    for (int line = 0; line < 2; line++) {
        const char *end = memchr(bytes, '\n', size);
        size_t length = end == NULL ? size : (size_t)(end - bytes);
        if (read_declaration(bytes, length, name)) return true;
        if (end == NULL || !is_blank(bytes, length)) return false;
        size -= length + 1;
        bytes = end + 1;
    }
    return false;
}

/* The usual spellings of the two encodings that nearly all files have. */
static void normalize(char *name) {
    for (char *at = name; *at != '\0'; at++)
        *at = *at == '_' ? '-' : (char)tolower((uint8_t)*at);
    static const char *const latin[] = {"latin-1", "iso-8859-1", "iso-latin-1"};
    if (strcmp(name, "utf8") == 0 || strncmp(name, "utf-8", 5) == 0) strcpy(name, "utf-8");
    for (size_t i = 0; i < sizeof latin / sizeof *latin; i++) {
        if (strncmp(name, latin[i], strlen(latin[i])) == 0) strcpy(name, "iso-8859-1");
    }
}

/* ---- all together ---- */

static bool decode_as(OuRuntime *rt, OuSourceText *text, const char *encoding, OuRef filename) {
    OuValue str = ou_decode(rt, text->bytes, text->size, encoding, NULL);
    if (ou_is_error(str)) {
        if (ou_clear_exception_if(rt, OU_EXC_LookupError))
            fail_about_encoding(rt, "unknown encoding: %s", encoding, filename, 0);
        return false;
    }
    text->holder = str;
    text->bytes = ou_str_bytes(str);
    text->size = ou_as_str(str)->size;
    return true;
}

bool ou_source_text_begin(OuRuntime *rt, OuSourceText *text, const char *bytes, size_t size,
                          OuRef filename, bool is_file) {
    char encoding[ENCODING_NAME_MAX];
    bool marked = size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0;
    *text = (OuSourceText){bytes + (marked ? 3 : 0), size - (marked ? 3 : 0), OU_UNDEF};
    bool declared = find_declaration(text->bytes, text->size, encoding);
    if (declared) normalize(encoding);
    bool is_utf8 = !declared || strcmp(encoding, "utf-8") == 0;
    if (!is_utf8 && marked)
        return fail_about_encoding(rt, "encoding problem: %s with BOM", encoding, filename, 1);
    if (!is_utf8) return decode_as(rt, text, encoding, filename);
    const char *null = is_file ? memchr(text->bytes, '\0', text->size) : NULL;
    if (null != NULL)
        return fail_about_null(rt, text->bytes, (size_t)(null - text->bytes), filename);
    size_t bad = find_invalid(text->bytes, text->size);
    if (bad == text->size) return true;
    if (declared) return decode_as(rt, text, encoding, filename); // which says what is wrong
    return fail_about_byte(rt, text->bytes, text->size, bad, filename, is_file);
}

void ou_source_text_end(OuRuntime *rt, OuSourceText *text) {
    ou_clear(rt, &text->holder);
}
