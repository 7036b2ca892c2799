/* The source text as the scanner wants it.
 *
 * One copy settles what would otherwise be asked for at every byte: how lines end, whether
 * bytes are UTF-8, where the text ends. The scanner stops at the 0 behind the text, so there
 * must be none within. */
#include "grammar/source.h"

#include <string.h>

static const char BYTE_ORDER_MARK[] = "\xef\xbb\xbf";

// The length of the valid UTF-8 sequence at `p`, or 0.
static size_t valid_sequence(const unsigned char *p, const unsigned char *end) {
    size_t size = *p < 0xc2 ? 0 : *p < 0xe0 ? 2 : *p < 0xf0 ? 3 : *p < 0xf5 ? 4 : 0;
    if (size == 0 || (size_t)(end - p) < size) return 0;
    for (size_t i = 1; i < size; i++) {
        if ((p[i] & 0xc0) != 0x80) return 0;
    }
    // The second byte excludes overlong forms, surrogates, and what lies beyond U+10FFFF.
    if (*p == 0xe0 && p[1] < 0xa0) return 0;
    if (*p == 0xed && p[1] > 0x9f) return 0;
    if (*p == 0xf0 && p[1] < 0x90) return 0;
    if (*p == 0xf4 && p[1] > 0x8f) return 0;
    return size;
}

static bool report_bad_byte(OuDiagnostics *diagnostics, const char *text, const char *out,
                            unsigned char byte) {
    uint32_t line = 1;
    for (const char *p = text; p < out; p++) {
        line += *p == '\n';
    }
    return ou_report(diagnostics, OU_SYNTAX_ERROR, (AstRange){line, 0, line, 0},
                     "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %zu: "
                     "invalid start byte",
                     byte, (size_t)(out - text));
}

bool ou_source_init(OuSource *source, OuDiagnostics *diagnostics, const char *text,
                    size_t size) {
    if (size >= 3 && memcmp(text, BYTE_ORDER_MARK, 3) == 0) {
        text += 3;
        size -= 3;
    }
    if (memchr(text, 0, size) != NULL) {
        return ou_report(diagnostics, OU_SYNTAX_NULL_BYTE, (AstRange){0},
                         "source code string cannot contain null bytes");
    }
    char *copy = ou_region_alloc(diagnostics->region, size + 2);
    if (copy == NULL) return ou_report_no_memory(diagnostics);
    char *out = copy;
    const unsigned char *p = (const unsigned char *)text, *end = p + size;
    while (p < end) {
        if (*p == '\r') {
            *out++ = '\n';
            p += p + 1 < end && p[1] == '\n' ? 2 : 1;
        } else if (*p < 0x80) {
            *out++ = (char)*p++;
        } else {
            size_t length = valid_sequence(p, end);
            if (length == 0) return report_bad_byte(diagnostics, copy, out, *p);
            memcpy(out, p, length);
            out += length;
            p += length;
        }
    }
    source->ends_line = out == copy || out[-1] == '\n';
    if (!source->ends_line) *out++ = '\n';
    *out = 0;
    source->text = copy;
    source->size = (size_t)(out - copy);
    return true;
}

uint32_t ou_utf8_decode(const char *bytes) {
    const unsigned char *p = (const unsigned char *)bytes;
    switch (ou_utf8_size(*p)) {
    case 1:
        return *p;
    case 2:
        return (*p & 0x1fu) << 6 | (p[1] & 0x3fu);
    case 3:
        return (*p & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    default:
        return (*p & 0x07u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
    }
}

size_t ou_utf8_encode(uint32_t code_point, char bytes[static 4]) {
    unsigned char *p = (unsigned char *)bytes;
    if (code_point < 0x80) {
        p[0] = (unsigned char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        p[0] = (unsigned char)(0xc0 | code_point >> 6);
        p[1] = (unsigned char)(0x80 | (code_point & 0x3f));
        return 2;
    }
    if (code_point < 0x10000) {
        p[0] = (unsigned char)(0xe0 | code_point >> 12);
        p[1] = (unsigned char)(0x80 | (code_point >> 6 & 0x3f));
        p[2] = (unsigned char)(0x80 | (code_point & 0x3f));
        return 3;
    }
    p[0] = (unsigned char)(0xf0 | code_point >> 18);
    p[1] = (unsigned char)(0x80 | (code_point >> 12 & 0x3f));
    p[2] = (unsigned char)(0x80 | (code_point >> 6 & 0x3f));
    p[3] = (unsigned char)(0x80 | (code_point & 0x3f));
    return 4;
}
