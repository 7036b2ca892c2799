/* Text files: the mechanism.
 *
 * Reading goes through three stages:
 *
 *     bytes in the buffer of the file  -- a chunk -->  tail + chunk  -- decoded, line ends made
 *     \n -->  `decoded`, of which `offset` bytes (UTF-8) have been given to the program
 *
 * A chunk is cut where it can be decoded for itself: before an incomplete code point, and
 * before a \r whose \n may follow. What is cut off waits in `tail`. */
#include "modules/text_file.h"

#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

#include "objects/bytes.h"
#include "objects/codec.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/utf8.h"

#define CHUNK_SIZE 8192
#define TAIL_MAX   4

enum { SEEN_LF = 1, SEEN_CR = 2, SEEN_CRLF = 4 };

/* ---- making ---- */

static OuEncodingKind encoding_kind(const char *name) {
    if (strcasecmp(name, "utf-8") == 0 || strcasecmp(name, "utf8") == 0 ||
        strcasecmp(name, "utf_8") == 0)
        return OU_ENCODING_UTF8;
    if (strncasecmp(name, "utf", 3) == 0) return OU_ENCODING_WHOLE;
    return OU_ENCODING_BYTES;
}

bool ou_text_file_set_encoding(OuRuntime *rt, OuTextFile *text, OuRef encoding, OuRef errors) {
    OuValue name = ou_is_undef(encoding) ? ou_str_from_string(rt, "UTF-8") : ou_own(encoding);
    OuValue handler = ou_is_undef(errors) ? ou_str_from_string(rt, "strict") : ou_own(errors);
    OuValue probe = OU_ERROR;
    if (ou_is_error(name) || ou_is_error(handler)) goto done;
    // Is there such an encoding?
    probe = ou_encode(rt, rt->names.empty, ou_str_bytes(name), NULL);
    if (ou_is_error(probe)) goto done;
    text->kind = encoding_kind(ou_str_bytes(name));
    text->strict_utf8 = text->kind == OU_ENCODING_UTF8;
    ou_replace_take(rt, &text->encoding, ou_own(name));
    ou_replace_take(rt, &text->errors, ou_own(handler));
done:
    ou_drop(rt, name);
    ou_drop(rt, handler);
    bool good = !ou_is_error(probe);
    ou_drop(rt, probe);
    return good;
}

OuValue ou_text_file_new_take(OuRuntime *rt, OuValue file, OuRef encoding, OuRef errors,
                              OuNewline newline, OuRef mode) {
    if (ou_is_error(file)) return OU_ERROR;
    OuType *type = ou_modules_type(rt, OU_MODULE_TYPE_TEXT_FILE);
    OuTextFile *text = type == NULL ? NULL : ou_object_new(rt, type);
    if (text == NULL) {
        ou_drop(rt, file);
        return OU_ERROR;
    }
    text->file = file;
    text->encoding = text->errors = text->decoded = OU_UNDEF;
    text->mode = ou_own(mode);
    text->newline = newline;
    text->line_buffering = text->write_through = text->iterating = false;
    text->seen = text->tail_size = 0;
    text->offset = 0;
    OuValue result = ou_take(text);
    if (ou_text_file_set_encoding(rt, text, encoding, errors)) return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

/* Without a locale, bytes that are no UTF-8 have to pass through unharmed. */
static bool locale_is_c(void) {
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < 3; i++) {
        const char *value = getenv(variables[i]);
        if (value == NULL || *value == '\0') continue;
        return strcmp(value, "C") == 0 || strcmp(value, "POSIX") == 0;
    }
    return true;
}

OuValue ou_text_file_standard(OuRuntime *rt, int fd) {
    static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};
    OuFileMode mode = {.readable = fd == 0, .writable = fd != 0};
    OuValue name = ou_str_from_string(rt, names[fd]), result = OU_ERROR;
    OuValue letter = ou_str_from_string(rt, fd == 0 ? "r" : "w");
    OuValue encoding = ou_str_from_string(rt, "utf-8");
    OuValue errors = ou_str_from_string(rt, fd == 2         ? "backslashreplace"
                                            : locale_is_c() ? "surrogateescape"
                                                            : "strict");
    if (ou_is_error(name) || ou_is_error(letter) || ou_is_error(encoding) ||
        ou_is_error(errors))
        goto done;
    result = ou_text_file_new_take(rt, ou_file_new(rt, fd, &mode, false, name), encoding,
                                   errors, OU_NEWLINE_UNIVERSAL, letter);
    if (ou_is_error(result)) goto done;
    ou_as_text_file(result)->line_buffering = fd != 0 && isatty(fd);
    ou_as_text_file(result)->write_through = fd == 2;
done:
    ou_drop(rt, name);
    ou_drop(rt, letter);
    ou_drop(rt, encoding);
    ou_drop(rt, errors);
    return result;
}

/* ---- writing ---- */

/* Is there a surrogate in the UTF-8? */
static bool has_surrogate(const char *bytes, size_t size) {
    const char *end = bytes + size;
    while (bytes < end && (bytes = memchr(bytes, 0xed, (size_t)(end - bytes))) != NULL) {
        if ((uint8_t)bytes[1] >= 0xa0) return true;
        bytes++;
    }
    return false;
}

/* Does `str` go into the file as its own bytes? */
static bool is_ready(const OuTextFile *text, const OuStr *str) {
    if (text->newline > OU_NEWLINE_LF && memchr(str->bytes, '\n', str->size) != NULL)
        return false;
    if (str->is_ascii) return text->kind != OU_ENCODING_WHOLE;
    return text->strict_utf8 && !has_surrogate(str->bytes, str->size);
}

static OuValue translate_for_writing(OuRuntime *rt, const OuTextFile *text, OuRef str) {
    if (text->newline <= OU_NEWLINE_LF) return ou_own(str);
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    const char *at = ou_str_bytes(str), *end = at + ou_as_str(str)->size;
    while (at < end) {
        const char *line = memchr(at, '\n', (size_t)(end - at));
        const char *stop = line == NULL ? end : line;
        ou_str_builder_add_bytes(&builder, at, (size_t)(stop - at));
        if (line == NULL) break;
        ou_str_builder_add_string(&builder, text->newline == OU_NEWLINE_CR ? "\r" : "\r\n");
        at = line + 1;
    }
    return ou_str_builder_end(&builder);
}

static bool write_encoded(OuRuntime *rt, OuTextFile *text, OuRef str) {
    OuValue translated = translate_for_writing(rt, text, str), bytes = OU_ERROR;
    bool done = false;
    if (ou_is_error(translated)) goto done;
    bytes = ou_encode(rt, translated, ou_str_bytes(text->encoding), ou_str_bytes(text->errors));
    if (ou_is_error(bytes)) goto done;
    done = ou_file_write(rt, ou_text_file_below(text), ou_as_bytes(bytes)->bytes,
                         ou_as_bytes(bytes)->size);
done:
    ou_drop(rt, translated);
    ou_drop(rt, bytes);
    return done;
}

static bool after_write(OuRuntime *rt, OuTextFile *text, const char *bytes, size_t size) {
    if (text->write_through ||
        (text->line_buffering && (memchr(bytes, '\n', size) || memchr(bytes, '\r', size))))
        return ou_file_flush(rt, ou_text_file_below(text));
    return true;
}

/* Reading ahead ends: the program is going to write, or to look at the position. */
static void text_forget_ahead(OuRuntime *rt, OuTextFile *text) {
    ou_clear(rt, &text->decoded);
    text->offset = 0;
    text->tail_size = 0;
}

static bool text_begin_writing(OuRuntime *rt, OuTextFile *text) {
    OuFile *file = ou_text_file_below(text);
    if (!ou_file_check_writable(rt, file)) return false;
    if (!ou_is_undef(text->decoded) || text->tail_size > 0) text_forget_ahead(rt, text);
    return true;
}

bool ou_text_file_write(OuRuntime *rt, OuTextFile *text, OuRef value) {
    if (!text_begin_writing(rt, text)) return false;
    const OuStr *str = ou_as_str(value);
    bool written = is_ready(text, str)
                       ? ou_file_write(rt, ou_text_file_below(text), str->bytes, str->size)
                       : write_encoded(rt, text, value);
    return written && after_write(rt, text, str->bytes, str->size);
}

bool ou_text_file_write_ascii(OuRuntime *rt, OuTextFile *text, const char *bytes, size_t size) {
    if (text->kind == OU_ENCODING_WHOLE || text->newline > OU_NEWLINE_LF) {
        OuValue str = ou_str_from_ascii(rt, bytes, size);
        bool done = !ou_is_error(str) && ou_text_file_write(rt, text, str);
        ou_drop(rt, str);
        return done;
    }
    return text_begin_writing(rt, text) &&
           ou_file_write(rt, ou_text_file_below(text), bytes, size) &&
           after_write(rt, text, bytes, size);
}

bool ou_text_file_flush(OuRuntime *rt, OuTextFile *text) {
    OuFile *file = ou_text_file_below(text);
    return ou_file_check_open(rt, file) && ou_file_flush(rt, file);
}

/* ---- decoding ---- */

/* How many of the bytes decode without what follows? */
static size_t complete_prefix(const OuTextFile *text, const char *bytes, size_t size) {
    size_t end = size;
    if (text->kind == OU_ENCODING_UTF8) {
        size_t back = 0;
        while (back < 3 && back < end && !ou_utf8_is_start(bytes[end - 1 - back]))
            back++;
        if (back < end && ou_utf8_width(bytes[end - 1 - back]) > back + 1 &&
            (uint8_t)bytes[end - 1 - back] >= 0xc0)
            end -= back + 1;
    }
    bool cut = text->newline == OU_NEWLINE_UNIVERSAL || text->newline == OU_NEWLINE_KEEP ||
               text->newline == OU_NEWLINE_CRLF;
    if (cut && end == size && end > 0 && bytes[end - 1] == '\r') end--;
    return end;
}

static void note_line_ends(OuTextFile *text, const char *bytes, size_t size) {
    for (const char *at = bytes, *end = bytes + size; at < end; at++) {
        if (*at == '\n') {
            text->seen |= SEEN_LF;
        } else if (*at == '\r') {
            bool both = at + 1 < end && at[1] == '\n';
            text->seen |= both ? SEEN_CRLF : SEEN_CR;
            at += both;
        }
    }
}

/* All line ends of `str` (taken) as \n. */
static OuValue translate_read_take(OuRuntime *rt, OuTextFile *text, OuValue str) {
    if (ou_is_error(str) || text->newline > OU_NEWLINE_KEEP) return str;
    const char *at = ou_str_bytes(str), *end = at + ou_as_str(str)->size;
    bool plain = memchr(at, '\r', (size_t)(end - at)) == NULL;
    if (!plain)
        note_line_ends(text, at, (size_t)(end - at));
    else if (memchr(at, '\n', (size_t)(end - at)) != NULL)
        text->seen |= SEEN_LF;
    if (plain || text->newline == OU_NEWLINE_KEEP) return str;
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    while (at < end) {
        const char *line = memchr(at, '\r', (size_t)(end - at));
        const char *stop = line == NULL ? end : line;
        ou_str_builder_add_bytes(&builder, at, (size_t)(stop - at));
        if (line == NULL) break;
        ou_str_builder_add_string(&builder, "\n");
        at = line + 1 + (line + 1 < end && line[1] == '\n');
    }
    ou_drop(rt, str);
    return ou_str_builder_end(&builder);
}

static OuValue decode(OuRuntime *rt, OuTextFile *text, const char *bytes, size_t size) {
    OuValue str =
        ou_decode(rt, bytes, size, ou_str_bytes(text->encoding), ou_str_bytes(text->errors));
    return translate_read_take(rt, text, str);
}

/* The tail and everything that is left in the file, decoded. */
static OuValue decode_rest(OuRuntime *rt, OuTextFile *text) {
    OuFile *file = ou_text_file_below(text);
    char *bytes = NULL;
    size_t size = 0, capacity = 0;
    OuValue result = OU_ERROR;
    OuTruth more = OU_TRUTH_YES;
    while (more == OU_TRUTH_YES) {
        if (capacity - size < OU_FILE_BUFFER_SIZE + TAIL_MAX) {
            size_t wanted = (size + OU_FILE_BUFFER_SIZE) * 2;
            char *grown = ou_resize(rt, bytes, capacity, wanted);
            if (grown == NULL) goto done;
            bytes = grown;
            capacity = wanted;
        }
        if (size == 0) {
            memcpy(bytes, text->tail, text->tail_size);
            size = text->tail_size;
            text->tail_size = 0;
        }
        more = ou_file_fill(rt, file);
        if (more != OU_TRUTH_YES) break;
        size_t count;
        const char *ahead = ou_file_ahead(file, &count);
        memcpy(bytes + size, ahead, count);
        ou_file_consume(file, count);
        size += count;
    }
    if (more == OU_TRUTH_NO) result = decode(rt, text, bytes, size);
done:
    ou_free(rt, bytes, capacity);
    return result;
}

/* Decode the next chunk into `decoded`, which has been read to its end. NO: the file has. */
static OuTruth text_fill(OuRuntime *rt, OuTextFile *text) {
    text->offset = 0;
    ou_clear(rt, &text->decoded);
    OuFile *file = ou_text_file_below(text);
    while (ou_is_undef(text->decoded) || ou_as_str(text->decoded)->size == 0) {
        OuValue str;
        OuTruth more = ou_file_fill(rt, file);
        if (more == OU_TRUTH_FAILED) return more;
        if (more == OU_TRUTH_NO && text->tail_size == 0) return more;
        if (text->kind == OU_ENCODING_WHOLE) {
            str = decode_rest(rt, text);
        } else {
            char bytes[TAIL_MAX + CHUNK_SIZE];
            size_t size = 0;
            const char *ahead = more == OU_TRUTH_YES ? ou_file_ahead(file, &size) : NULL;
            if (size > CHUNK_SIZE) size = CHUNK_SIZE;
            memcpy(bytes, text->tail, text->tail_size);
            if (size > 0) {
                memcpy(bytes + text->tail_size, ahead, size);
                ou_file_consume(file, size);
            }
            size += text->tail_size;
            size_t whole = more == OU_TRUTH_YES ? complete_prefix(text, bytes, size) : size;
            text->tail_size = (uint8_t)(size - whole);
            memcpy(text->tail, bytes + whole, text->tail_size);
            str = decode(rt, text, bytes, whole);
        }
        if (ou_is_error(str)) return OU_TRUTH_FAILED;
        ou_replace_take(rt, &text->decoded, str);
    }
    return OU_TRUTH_YES;
}

static size_t text_ahead(const OuTextFile *text) {
    return ou_is_undef(text->decoded) ? 0 : ou_as_str(text->decoded)->size - text->offset;
}

/* ---- reading ---- */

/* The end of the line that begins at `at`, or NULL if it is not before `end`. */
static const char *find_line_end(const OuTextFile *text, const char *at, const char *end) {
    const char *found;
    switch (text->newline) {
    case OU_NEWLINE_UNIVERSAL:
    case OU_NEWLINE_LF:
        found = memchr(at, '\n', (size_t)(end - at));
        return found == NULL ? NULL : found + 1;
    case OU_NEWLINE_CR:
        found = memchr(at, '\r', (size_t)(end - at));
        return found == NULL ? NULL : found + 1;
    case OU_NEWLINE_CRLF:
        for (found = at; (found = memchr(found, '\r', (size_t)(end - found))) != NULL;
             found++) {
            if (found + 1 < end && found[1] == '\n') return found + 2;
        }
        return NULL;
    case OU_NEWLINE_KEEP:
        for (; at < end; at++) {
            if (*at == '\n') return at + 1;
            if (*at == '\r') return at + 1 + (at + 1 < end && at[1] == '\n');
        }
        return NULL;
    }
    OU_UNREACHABLE();
}

/* `size` bytes of what is ahead, as a str. */
static OuValue text_take(OuRuntime *rt, OuTextFile *text, size_t size) {
    OuValue piece;
    if (text->offset == 0 && size == ou_as_str(text->decoded)->size)
        piece = ou_own(text->decoded);
    else
        piece = ou_str_new(rt, ou_str_bytes(text->decoded) + text->offset, size);
    if (!ou_is_error(piece)) text->offset += size;
    return piece;
}

/* Collect pieces up to `limit` code points (negative: no limit), up to a line's end if `line`.
 */
static OuValue text_collect(OuRuntime *rt, OuTextFile *text, int64_t limit, bool line) {
    OuStrBuilder builder;
    bool building = false, ended = limit == 0;
    OuValue piece = ou_own(rt->names.empty);
    while (!ended) {
        OuTruth more = text_ahead(text) > 0 ? OU_TRUTH_YES : text_fill(rt, text);
        if (more == OU_TRUTH_FAILED) goto failed;
        if (more == OU_TRUTH_NO) break;
        const char *start = ou_str_bytes(text->decoded) + text->offset;
        const char *end = start + text_ahead(text);
        const char *stop = line ? find_line_end(text, start, end) : NULL;
        ended = stop != NULL;
        if (stop == NULL) stop = end;
        if (limit > 0) {
            size_t count = ou_utf8_count(start, (size_t)(stop - start));
            if (count >= (size_t)limit) {
                stop = ou_utf8_skip(start, (size_t)limit);
                ended = true;
            }
            limit -= (int64_t)(count < (size_t)limit ? count : (size_t)limit);
        }
        if (!building && !ended) {
            building = true;
            ou_str_builder_begin(&builder, rt);
        }
        OuValue next = text_take(rt, text, (size_t)(stop - start));
        if (ou_is_error(next)) goto failed;
        if (building) ou_str_builder_add(&builder, next);
        ou_replace_take(rt, &piece, next);
    }
    if (!building) return piece;
    ou_drop(rt, piece);
    return ou_str_builder_end(&builder);
failed:
    if (building) ou_str_builder_abandon(&builder);
    ou_drop(rt, piece);
    return OU_ERROR;
}

OuValue ou_text_file_read_line(OuRuntime *rt, OuTextFile *text, int64_t limit) {
    if (!ou_file_check_readable(rt, ou_text_file_below(text))) return OU_ERROR;
    return text_collect(rt, text, limit, true);
}

OuValue ou_text_file_read(OuRuntime *rt, OuTextFile *text, int64_t count) {
    if (!ou_file_check_readable(rt, ou_text_file_below(text))) return OU_ERROR;
    if (count >= 0) return text_collect(rt, text, count, false);
    size_t ahead = text_ahead(text);
    OuValue first = ahead == 0 ? OU_UNDEF : text_take(rt, text, ahead);
    if (ou_is_error(first)) return OU_ERROR;
    text->offset = 0;
    ou_clear(rt, &text->decoded);
    OuValue rest = decode_rest(rt, text);
    if (ou_is_undef(first) || ou_is_error(rest)) {
        ou_drop(rt, first);
        return rest;
    }
    OuValue both = ou_str_concat(rt, first, rest);
    ou_drop(rt, first);
    ou_drop(rt, rest);
    return both;
}

OuValue ou_text_file_newlines(OuRuntime *rt, const OuTextFile *text) {
    static const char *const kinds[] = {"\r", "\n", "\r\n"};
    static const uint8_t flags[] = {SEEN_CR, SEEN_LF, SEEN_CRLF};
    OuValue found[3];
    size_t count = 0;
    for (size_t i = 0; i < 3; i++) {
        if (!(text->seen & flags[i])) continue;
        found[count] = ou_str_from_string(rt, kinds[i]);
        if (ou_is_error(found[count++])) goto failed;
    }
    if (count == 0) return OU_NONE;
    return count == 1 ? found[0] : ou_tuple_from_array_take(rt, found, count);
failed:
    while (count > 0)
        ou_drop(rt, found[--count]);
    return OU_ERROR;
}

/* ---- position ---- */

/* TODO(after \r\n has been read as \n, tell() within the chunk is too small by the number of \r
 * ahead) */
int64_t ou_text_file_tell(OuRuntime *rt, OuTextFile *text) {
    int64_t place = ou_file_tell(rt, ou_text_file_below(text));
    if (place < 0) return -1;
    size_t ahead = text_ahead(text);
    if (ahead > 0 && text->kind != OU_ENCODING_UTF8) {
        const char *start = ou_str_bytes(text->decoded) + text->offset;
        ahead = ou_utf8_count(start, ahead);
    }
    return place - (int64_t)ahead - text->tail_size;
}

int64_t ou_text_file_seek(OuRuntime *rt, OuTextFile *text, int64_t offset, int whence) {
    if (whence == SEEK_CUR) {
        offset = ou_text_file_tell(rt, text);
        if (offset < 0) return -1;
        whence = SEEK_SET;
    }
    text_forget_ahead(rt, text);
    return ou_file_seek(rt, ou_text_file_below(text), offset, whence);
}
