/* The algorithms on strings of bytes that str, bytes and bytearray share.
 *
 * UTF-8 text is searched as bytes: a whole code point's bytes never occur within another's, so
 * every match lies on a boundary. What the types differ in is passed in: how to make a piece,
 * which bytes are space, and whether a unit is a byte or a code point. */
#ifndef OU_OBJECTS_BYTE_STRING_H
#define OU_OBJECTS_BYTE_STRING_H

#include "objects/object.h"

/* Bytes that belong to somebody else. */
typedef struct OuSpan {
    const char *bytes;
    size_t size;
} OuSpan;

#define OU_NOT_FOUND SIZE_MAX
/* The most bytes a str or bytes may have: leaves room for headers and rounding. */
#define OU_MAX_BYTES ((size_t)PTRDIFF_MAX - 4096)

static inline OuSpan ou_span(const char *bytes, size_t size) {
    return (OuSpan){bytes, size};
}
static inline OuSpan ou_span_part(OuSpan span, size_t start, size_t stop) {
    return ou_span(span.bytes + start, stop - start);
}

/* ---- asking ---- */

/* Offset of the first or the last occurrence, or OU_NOT_FOUND. An empty needle is found at the
 * start or the end. */
size_t ou_span_find(OuSpan span, OuSpan needle);
size_t ou_span_find_last(OuSpan span, OuSpan needle);
/* How many occurrences do not overlap, counting up to `limit`. The needle is not empty. */
size_t ou_span_count(OuSpan span, OuSpan needle, size_t limit);
bool ou_span_starts_with(OuSpan span, OuSpan prefix);
bool ou_span_ends_with(OuSpan span, OuSpan suffix);
bool ou_span_equal(OuSpan a, OuSpan b);
/* <0, 0, >0: by the first byte that differs, else by size. */
int ou_span_order(OuSpan a, OuSpan b);
/* Hash with the runtime's seed; never -1. */
int64_t ou_span_hash(const OuRuntime *rt, OuSpan span);

/* ---- making ---- */

/* Makes the object for a piece: ou_str_new, ou_bytes_new, ... */
typedef OuValue (*OuMakePiece)(OuRuntime *rt, const char *bytes, size_t size);

/* Lists of pieces, owned. `limit` is the largest number of splits, negative: any. Separators
 * are not empty; `space` is a set of OU_ASCII_* flags. */
OuValue ou_span_split(OuRuntime *rt, OuMakePiece make, OuSpan span, OuSpan separator,
                      int64_t limit);
OuValue ou_span_split_last(OuRuntime *rt, OuMakePiece make, OuSpan span, OuSpan separator,
                           int64_t limit);
OuValue ou_span_split_space(OuRuntime *rt, OuMakePiece make, OuSpan span, uint8_t space,
                            int64_t limit);
OuValue ou_span_split_space_last(OuRuntime *rt, OuMakePiece make, OuSpan span, uint8_t space,
                                 int64_t limit);

/* Pieces being gathered: the first ones here, so that most lists are made once with their final
 * size. */
typedef struct OuPieces {
    OuRuntime *rt;
    OuMakePiece make;
    OuValue list; // UNDEF while all fit here
    size_t count; // of those here
    OuValue first[24];
} OuPieces;

static inline void ou_pieces_begin(OuPieces *pieces, OuRuntime *rt, OuMakePiece make) {
    pieces->rt = rt;
    pieces->make = make;
    pieces->list = OU_UNDEF;
    pieces->count = 0;
}
/* False: failed, but ou_pieces_end must still be called. */
bool ou_pieces_add(OuPieces *pieces, const char *bytes, size_t size);
/* The list, owned; OU_ERROR if anything failed. `reversed`: the last piece was added first. */
OuValue ou_pieces_end(OuPieces *pieces, bool reversed);

/* Where replacements are to be made: found once, since their number decides the size of the
 * result. */
typedef struct OuReplacement {
    OuSpan span, old, new;
    bool utf8;       // an empty `old` stands between code points, not bytes
    size_t count;    // of occurrences
    size_t size;     // of the result
    size_t *offsets; // of the occurrences, unless `old` is empty
    size_t capacity;
    size_t inline_offsets[32];
} OuReplacement;

/* Find the first `limit` (negative: all) places of `old` among the `units` of `span`, and the
 * size of the result. False: an exception is set (no memory, or OverflowError with `too_long`),
 * nothing is to be ended. */
bool ou_replacement_begin(OuRuntime *rt, OuReplacement *replacement, OuSpan span, OuSpan old,
                          OuSpan new, int64_t limit, size_t units, bool utf8,
                          const char *too_long);
/* Write the result, `size` bytes. */
void ou_replacement_write(const OuReplacement *replacement, char *to);
void ou_replacement_end(OuRuntime *rt, OuReplacement *replacement);
/* Bytes of `span` with each `old` as `new`. */
void ou_span_replace_byte(char *to, OuSpan span, char old, char new);
/* ASCII letters in the other case; other bytes as they are. */
void ou_span_to_lower(char *to, OuSpan span);
void ou_span_to_upper(char *to, OuSpan span);

/* Write `count` copies one after the other. */
void ou_span_repeat_into(char *to, OuSpan span, size_t count);

/* ---- arguments ---- */

/* The bounds `args[first]` and `args[first + 1]` of a search in `length` units: absent or None
 * are the ends, negative ones count from the end. *start may be beyond *stop (nothing is found
 * then). False: TypeError. */
bool ou_text_bounds(OuRuntime *rt, const OuRef *args, size_t argc, size_t first, size_t length,
                    size_t *start, size_t *stop);
/* The int argument of `self * count`, at least 0; false: an exception is set; *count SIZE_MAX:
 * it is no int. */
bool ou_repeat_count(OuRuntime *rt, OuRef value, size_t *count);
/* An argument that was perhaps not given. */
static inline OuRef ou_argument(const OuRef *args, size_t argc, size_t index) {
    return index < argc ? args[index] : OU_UNDEF;
}
static inline bool ou_is_absent(OuRef argument) {
    return ou_is_undef(argument) || ou_is_none(argument);
}

#endif
