/* Splitting text, and stripping it at the ends.
 *
 * ASCII text goes through the algorithms that bytes uses, with its own set of space characters;
 * the rest is decoded as it is walked. */
#include "objects/list.h"
#include "objects/str_methods.h"

static OuMakePiece piece_maker(OuRef str) {
    return ou_as_str(str)->is_ascii ? ou_str_from_ascii : ou_str_new;
}

/* ---- split ---- */

/* Moves `*at` over space (or over what is no space) towards `end`. */
static void skip_forward(const char **at, const char *end, bool space) {
    while (*at < end) {
        const char *next = *at;
        if (ou_unicode_is_space(ou_utf8_next(&next)) != space) return;
        *at = next;
    }
}

static void skip_backward(const char **at, const char *begin, bool space) {
    while (*at > begin) {
        const char *previous = *at;
        if (ou_unicode_is_space(ou_utf8_previous(&previous)) != space) return;
        *at = previous;
    }
}

static OuValue split_unicode_space(OuRuntime *rt, OuSpan span, int64_t limit) {
    OuPieces pieces;
    ou_pieces_begin(&pieces, rt, ou_str_new);
    const char *at = span.bytes, *end = at + span.size;
    for (;; limit--) {
        skip_forward(&at, end, true);
        if (at == end) break;
        const char *start = at;
        if (limit == 0) at = end;
        skip_forward(&at, end, false);
        if (!ou_pieces_add(&pieces, start, (size_t)(at - start))) break;
    }
    return ou_pieces_end(&pieces, false);
}

static OuValue split_unicode_space_last(OuRuntime *rt, OuSpan span, int64_t limit) {
    OuPieces pieces;
    ou_pieces_begin(&pieces, rt, ou_str_new);
    const char *begin = span.bytes, *at = begin + span.size;
    for (;; limit--) {
        skip_backward(&at, begin, true);
        if (at == begin) break;
        const char *stop = at;
        if (limit == 0) at = begin;
        skip_backward(&at, begin, false);
        if (!ou_pieces_add(&pieces, at, (size_t)(stop - at))) break;
    }
    return ou_pieces_end(&pieces, true);
}

/* split and rsplit: args are the separator and the limit. */
static OuValue split(OuRuntime *rt, OuRef self, const OuRef *args, bool last) {
    int64_t limit;
    if (!ou_int_argument(rt, args[1], -1, &limit)) return OU_ERROR;
    OuSpan span = ou_str_span(self);
    OuMakePiece make = piece_maker(self);
    OuRef separator = args[0];
    if (ou_is_absent(separator)) {
        if (ou_as_str(self)->is_ascii)
            return (last ? ou_span_split_space_last
                         : ou_span_split_space)(rt, make, span, OU_ASCII_STR_SPACE, limit);
        return (last ? split_unicode_space_last : split_unicode_space)(rt, span, limit);
    }
    if (!ou_is_str(separator))
        return ou_raise(rt, OU_EXC_TypeError, "must be str or None, not %T", separator);
    OuSpan needle = ou_str_span(separator);
    if (needle.size == 0) return ou_raise(rt, OU_EXC_ValueError, "empty separator");
    return (last ? ou_span_split_last : ou_span_split)(rt, make, span, needle, limit);
}

OuValue ou_str_split(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return split(rt, self, args, false);
}

OuValue ou_str_rsplit(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return split(rt, self, args, true);
}

/* ---- splitlines ---- */

OuValue ou_str_splitlines(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTruth keep_ends = ou_is_undef(args[0]) ? OU_TRUTH_NO : ou_truth(rt, args[0]);
    if (keep_ends == OU_TRUTH_FAILED) return OU_ERROR;
    OuPieces pieces;
    ou_pieces_begin(&pieces, rt, piece_maker(self));
    OuSpan span = ou_str_span(self);
    const char *at = span.bytes, *end = at + span.size;
    while (at < end) {
        const char *start = at, *stop = at;
        while (at < end) {
            uint32_t c = ou_utf8_next(&at);
            if (ou_unicode_is_line_break(c)) {
                if (c == '\r' && at < end && *at == '\n') at++;
                break;
            }
            stop = at;
        }
        if (keep_ends == OU_TRUTH_YES) stop = at;
        if (!ou_pieces_add(&pieces, start, (size_t)(stop - start))) break;
    }
    return ou_pieces_end(&pieces, false);
}

/* ---- strip ---- */

typedef enum { LEFT = 1, RIGHT = 2, BOTH = 3 } Side;

/* The set of characters to strip: a bitmap for ASCII; other characters are looked for in
 * `text`. */
typedef struct StripSet {
    bool is_space; // any white space
    uint64_t ascii[2];
    OuSpan text;
} StripSet;

static void strip_set_fill(StripSet *set, OuRef characters) {
    *set = (StripSet){.is_space = ou_is_absent(characters)};
    if (set->is_space) return;
    set->text = ou_str_span(characters);
    for (size_t i = 0; i < set->text.size; i++) {
        uint8_t byte = (uint8_t)set->text.bytes[i];
        if (byte < 128) set->ascii[byte / 64] |= UINT64_C(1) << (byte % 64);
    }
}

static bool strip_set_has(const StripSet *set, uint32_t c, const char *bytes) {
    if (set->is_space) return ou_unicode_is_space(c);
    if (c < 128) return set->ascii[c / 64] >> (c % 64) & 1;
    return ou_span_find(set->text, ou_span(bytes, ou_utf8_width(*bytes))) != OU_NOT_FOUND;
}

static OuValue strip(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                     const char *method, Side sides) {
    OuRef characters = ou_argument(args, argc, 0);
    if (!ou_is_absent(characters) && !ou_is_str(characters))
        return ou_raise(rt, OU_EXC_TypeError, "%s arg must be None or str", method);
    StripSet set;
    strip_set_fill(&set, characters);
    OuSpan span = ou_str_span(self);
    const char *start = span.bytes, *stop = start + span.size;
    while (sides & LEFT && start < stop) {
        const char *next = start;
        if (!strip_set_has(&set, ou_utf8_next(&next), start)) break;
        start = next;
    }
    while (sides & RIGHT && start < stop) {
        const char *previous = stop;
        uint32_t c = ou_utf8_previous(&previous);
        if (!strip_set_has(&set, c, previous)) break;
        stop = previous;
    }
    if ((size_t)(stop - start) == span.size) return ou_str_plain(rt, self);
    return piece_maker(self)(rt, start, (size_t)(stop - start));
}

OuValue ou_str_strip(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return strip(rt, self, args, argc, "strip", BOTH);
}

OuValue ou_str_lstrip(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return strip(rt, self, args, argc, "lstrip", LEFT);
}

OuValue ou_str_rstrip(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return strip(rt, self, args, argc, "rstrip", RIGHT);
}
