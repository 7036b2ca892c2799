/* Code pages and multi-byte character sets, as the C library's iconv() has them.
 *
 * What a page of single bytes means is asked once, when the page is first used: a table of 256
 * characters, and the same sorted by character for encoding. A multi-byte set is asked for each
 * character. Where the library and Python disagree about a byte, `corrections` says what Python
 * has. */
#include "objects/codec_private.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

#include "objects/error.h"

typedef struct OuCodePage {
    iconv_t decoder, encoder;
    uint32_t characters[256]; // OU_NO_CODE_POINT: none, or the first of several bytes
    uint32_t sorted[256];     // character << 8 | byte
    size_t sorted_count;
} OuCodePage;

#define ILLEGAL    "illegal multibyte sequence"
#define INCOMPLETE "incomplete multibyte sequence"
#define UNDEFINED  "character maps to <undefined>"
#define NONE       OU_NO_CODE_POINT

static const struct {
    const char *display;
    uint8_t first, last;
    uint32_t character;
} corrections[] = {
    {"cp1026", 0x9d, 0x9d, 0xb8},      {"cp1026", 0xbc, 0xbc, 0xaf},
    {"cp273", 0xbc, 0xbc, 0x203e},     {"cp424", 0x78, 0x78, 0x2017},
    {"cp424", 0x8f, 0x8f, 0xb1},       {"mac-cyrillic", 0xff, 0xff, 0x20ac},
    {"mac-roman", 0xc6, 0xc6, 0x2206}, {"mac-roman", 0xf0, 0xf0, 0xf8ff},
    {"big5", 0x80, 0x80, NONE},        {"cp950", 0x80, 0x80, NONE},
    {"gbk", 0x80, 0x80, NONE},         {"johab", 0x5c, 0x5c, '\\'},
    {"shift_jis", 0x5c, 0x5c, '\\'},   {"shift_jis", 0x7e, 0x7e, '~'},
    {"euc_jp", 0x80, 0x8d, NONE},      {"euc_jp", 0x90, 0x9f, NONE},
    {"euc_kr", 0x80, 0x9f, NONE},      {"cp932", 0x80, 0x80, 0x80},
    {"shift_jis", 0x80, 0x80, NONE},   {"shift_jis", 0xff, 0xff, NONE},
    {"shift_jis", 0xa0, 0xa0, NONE},   {"cp932", 0xa0, 0xa0, 0xf8f0},
    {"cp932", 0xfd, 0xfd, 0xf8f1},     {"cp932", 0xfe, 0xfe, 0xf8f2},
    {"cp932", 0xff, 0xff, 0xf8f3},
};

/* ---- asking the library ---- */

/* Convert a few bytes; the count of bytes written, or 0 and errno. */
static size_t convert(iconv_t converter, const char *from, size_t size, char *to,
                      size_t capacity) {
    char *in = (char *)(uintptr_t)from, *out = to;
    size_t left = capacity;
    iconv(converter, NULL, NULL, NULL, NULL);
    errno = 0;
    if (iconv(converter, &in, &size, &out, &left) == (size_t)-1) return 0;
    // What waits for a combining character that may follow.
    iconv(converter, NULL, NULL, &out, &left);
    return capacity - left;
}

static uint32_t ask_byte(const OuCodePage *page, int byte) {
    uint32_t characters[4];
    char single = (char)byte;
    size_t size = convert(page->decoder, &single, 1, (char *)characters, sizeof characters);
    return size == sizeof *characters ? characters[0] : NONE;
}

static int compare_sorted(const void *a, const void *b) {
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return left < right ? -1 : left > right;
}

static void fill_page(OuCodePage *page, const char *display) {
    for (int byte = 0; byte < 256; byte++)
        page->characters[byte] = ask_byte(page, byte);
    for (size_t i = 0; i < sizeof corrections / sizeof *corrections; i++) {
        if (strcmp(corrections[i].display, display) != 0) continue;
        for (unsigned byte = corrections[i].first; byte <= corrections[i].last; byte++)
            page->characters[byte] = corrections[i].character;
    }
    page->sorted_count = 0;
    for (uint32_t byte = 0; byte < 256; byte++) {
        if (page->characters[byte] != NONE)
            page->sorted[page->sorted_count++] = page->characters[byte] << 8 | byte;
    }
    qsort(page->sorted, page->sorted_count, sizeof *page->sorted, compare_sorted);
}

/* ---- single bytes ---- */

static size_t page_put(const OuCodec *codec, uint32_t c, char *to) {
    const OuCodePage *page = codec->page;
    size_t low = 0, high = page->sorted_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        uint32_t found = page->sorted[middle] >> 8;
        if (found == c) {
            *to = (char)page->sorted[middle];
            return 1;
        }
        if (found < c)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

static OuCodecStep page_get(const OuCodec *codec, const uint8_t *bytes, size_t size,
                            OuDecoded *out) {
    out->width = 1;
    out->code_point = codec->page->characters[bytes[0]];
    out->reason = UNDEFINED;
    return out->code_point == NONE ? OU_STEP_BAD : OU_STEP_DONE;
}

/* ---- several bytes ---- */

static size_t multi_put(const OuCodec *codec, uint32_t c, char *to) {
    size_t size = page_put(codec, c, to);
    if (size > 0 || c < 0x80) return size;
    size = convert(codec->page->encoder, (const char *)&c, sizeof c, to, OU_CODEC_LONGEST);
    // A byte alone is in the table, unless Python does not have it.
    return size > 1 ? size : 0;
}

/* May the byte be the first of several? */
static bool may_lead(const OuCodec *codec, uint8_t byte) {
    for (size_t i = 0; i < sizeof corrections / sizeof *corrections; i++) {
        if (strcmp(corrections[i].display, codec->display) == 0 &&
            byte >= corrections[i].first && byte <= corrections[i].last)
            return false;
    }
    return true;
}

static OuCodecStep multi_get(const OuCodec *codec, const uint8_t *bytes, size_t size,
                             OuDecoded *out) {
    if (page_get(codec, bytes, size, out) == OU_STEP_DONE) return OU_STEP_DONE;
    if (size == 1 && may_lead(codec, bytes[0])) {
        out->reason = INCOMPLETE;
        return OU_STEP_PARTIAL;
    }
    out->reason = ILLEGAL;
    if (!may_lead(codec, bytes[0])) return OU_STEP_BAD;
    uint32_t found[4];
    size_t longest = size < 4 ? size : 4;
    for (size_t width = 1; width <= longest; width++) {
        size_t written = convert(codec->page->decoder, (const char *)bytes, width,
                                 (char *)found, sizeof found);
        if (written > 0 && width > 1) {
            out->width = width;
            out->code_point = found[0];
            if (written > sizeof *found) out->second = found[1];
            return OU_STEP_DONE;
        }
        if (written == 0 && errno != EINVAL) return OU_STEP_BAD;
    }
    if (size > longest) return OU_STEP_BAD;
    out->width = size;
    out->reason = INCOMPLETE;
    return OU_STEP_PARTIAL;
}

/* ---- opening and closing ---- */

static bool page_keeps_ascii(const OuCodePage *page, bool many_bytes) {
    for (uint32_t byte = 0; byte < 128; byte++) {
        if (page->characters[byte] != byte) return false;
    }
    return true;
}

OuCodec *ou_code_page_open(OuRuntime *rt, const char *library_name, const char *display,
                           bool many_bytes) {
    iconv_t decoder = iconv_open("UTF-32LE", library_name);
    if (decoder == (iconv_t)-1) return NULL;
    iconv_t encoder = iconv_open(library_name, "UTF-32LE");
    OuCodec *codec = NULL;
    OuCodePage *page = NULL;
    if (encoder != (iconv_t)-1) codec = ou_alloc(rt, sizeof *codec);
    if (codec != NULL) page = ou_alloc(rt, sizeof *page);
    if (page == NULL) {
        if (codec != NULL) ou_free(rt, codec, sizeof *codec);
        if (encoder != (iconv_t)-1) iconv_close(encoder);
        iconv_close(decoder);
        return NULL;
    }
    page->decoder = decoder;
    page->encoder = encoder;
    fill_page(page, display);
    *codec = (OuCodec){
        .name = many_bytes ? display : "charmap",
        .display = display,
        .put = many_bytes ? multi_put : page_put,
        .get = many_bytes ? multi_get : page_get,
        .encode_reason = many_bytes ? ILLEGAL : UNDEFINED,
        .unit = 1,
        .keeps_ascii = page_keeps_ascii(page, many_bytes),
        .joins_errors = !many_bytes,
        .page = page,
    };
    return codec;
}

void ou_code_page_close(OuRuntime *rt, OuCodec *codec) {
    OuCodePage *page = (OuCodePage *)(uintptr_t)codec->page;
    iconv_close(page->decoder);
    iconv_close(page->encoder);
    ou_free(rt, page, sizeof *page);
    ou_free(rt, codec, sizeof *codec);
}
