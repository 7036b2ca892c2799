/* Searching. One byte is left to memchr. For longer needles, 16 places at a time are compared
 * with the needle's first and last byte; where both match, the rest is. That starts at once and
 * passes text quickly, but is slow where the two bytes match often without the rest: then
 * memmem, which is linear in any case but needs a table first, takes over.
 *
 * The hash folds 128-bit products: 16 bytes per step, every byte goes through at least two
 * multiplications with numbers that depend on the runtime's seed. */
#include "objects/byte_string.h"

#include <string.h>

#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/unicode.h"
#include "objects/utf8.h"

/* ---- searching ---- */

typedef char Vector __attribute__((vector_size(16)));

static inline Vector load_vector(const char *at) {
    Vector bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

static inline Vector all_bytes(char byte) {
    Vector none = {0};
    return none + byte;
}

/* Places that may be looked at in vain before memmem takes over. */
#define MAX_VAIN 64

typedef struct Finder {
    const char *at, *end; // where the needle may begin: at <= place < end
    OuSpan needle;
    size_t vain;
} Finder;

/* Does the needle, whose first and last byte match, stand here? */
static inline bool finder_matches(Finder *f, const char *at) {
    if (memcmp(at + 1, f->needle.bytes + 1, f->needle.size - 1) == 0) return true;
    f->vain++;
    return false;
}

/* The first match among the 16 places from `at`, or NULL. */
static inline const char *find_in_block(Finder *f, const char *at, Vector first, Vector last) {
    Vector both = (Vector)(load_vector(at) == first) &
                  (Vector)(load_vector(at + f->needle.size - 1) == last);
    uint64_t halves[2];
    memcpy(halves, &both, sizeof halves);
    if (OU_LIKELY((halves[0] | halves[1]) == 0)) return NULL;
    for (int half = 0; half < 2; half++) {
        for (uint64_t bits = halves[half]; bits != 0;) {
            int place = __builtin_ctzll(bits) / 8;
            if (finder_matches(f, at + half * 8 + place)) return at + half * 8 + place;
            bits &= ~(UINT64_C(0xff) << (place * 8));
        }
    }
    return NULL;
}

/* Sets `at` to the end or to where the search was given up if nothing is found. */
static const char *find_needle(Finder *f) {
    char first = f->needle.bytes[0], last = f->needle.bytes[f->needle.size - 1];
    Vector firsts = all_bytes(first), lasts = all_bytes(last);
    for (; f->end - f->at >= 16; f->at += 16) {
        const char *found = find_in_block(f, f->at, firsts, lasts);
        if (found != NULL) return found;
        if (OU_UNLIKELY(f->vain > MAX_VAIN)) return NULL;
    }
    for (; f->at < f->end; f->at++) {
        if (f->at[0] == first && f->at[f->needle.size - 1] == last && finder_matches(f, f->at))
            return f->at;
    }
    return NULL;
}

size_t ou_span_find(OuSpan span, OuSpan needle) {
    if (needle.size == 0) return 0;
    if (needle.size > span.size) return OU_NOT_FOUND;
    const char *found;
    if (needle.size == 1) {
        found = memchr(span.bytes, needle.bytes[0], span.size);
    } else {
        Finder finder = {span.bytes, span.bytes + span.size - needle.size + 1, needle, 0};
        found = find_needle(&finder);
        if (found == NULL && finder.at < finder.end) {
            size_t left = span.size - (size_t)(finder.at - span.bytes);
            found = memmem(finder.at, left, needle.bytes, needle.size);
        }
    }
    return found != NULL ? (size_t)(found - span.bytes) : OU_NOT_FOUND;
}

size_t ou_span_find_last(OuSpan span, OuSpan needle) {
    if (needle.size == 0) return span.size;
    // Look for the needle's first byte, from the last place where it fits.
    while (span.size >= needle.size) {
        const char *found = memrchr(span.bytes, needle.bytes[0], span.size - needle.size + 1);
        if (found == NULL) break;
        if (memcmp(found, needle.bytes, needle.size) == 0) return (size_t)(found - span.bytes);
        span.size = (size_t)(found - span.bytes) + needle.size - 1;
    }
    return OU_NOT_FOUND;
}

static size_t count_byte(OuSpan span, char byte) {
    size_t count = 0;
    for (size_t i = 0; i < span.size; i++)
        count += span.bytes[i] == byte;
    return count;
}

size_t ou_span_count(OuSpan span, OuSpan needle, size_t limit) {
    if (needle.size == 1 && limit >= span.size) return count_byte(span, needle.bytes[0]);
    size_t count = 0;
    while (count < limit) {
        size_t found = ou_span_find(span, needle);
        if (found == OU_NOT_FOUND) break;
        span = ou_span_part(span, found + needle.size, span.size);
        count++;
    }
    return count;
}

bool ou_span_starts_with(OuSpan span, OuSpan prefix) {
    return prefix.size <= span.size && memcmp(span.bytes, prefix.bytes, prefix.size) == 0;
}

bool ou_span_ends_with(OuSpan span, OuSpan suffix) {
    return suffix.size <= span.size &&
           memcmp(span.bytes + span.size - suffix.size, suffix.bytes, suffix.size) == 0;
}

bool ou_span_equal(OuSpan a, OuSpan b) {
    return a.size == b.size && memcmp(a.bytes, b.bytes, a.size) == 0;
}

int ou_span_order(OuSpan a, OuSpan b) {
    int order = memcmp(a.bytes, b.bytes, a.size < b.size ? a.size : b.size);
    if (order != 0) return order;
    return (a.size > b.size) - (a.size < b.size);
}

/* ---- hashing ---- */

#define MIX_1 UINT64_C(0x9e3779b97f4a7c15)
#define MIX_2 UINT64_C(0xd1b54a32d192ed03)
#define MIX_3 UINT64_C(0x8cb92ba72f3d8dd7)

static inline uint64_t fold_product(uint64_t a, uint64_t b) {
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t load_64(const char *at) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

static inline uint64_t load_32(const char *at) {
    uint32_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

int64_t ou_span_hash(const OuRuntime *rt, OuSpan span) {
    const char *at = span.bytes;
    size_t size = span.size;
    uint64_t state = rt->hash_seed ^ fold_product(rt->hash_seed ^ MIX_1, MIX_2);
    uint64_t first, second;
    if (size > 16) {
        for (; size > 16; size -= 16, at += 16)
            state = fold_product(load_64(at) ^ MIX_2, load_64(at + 8) ^ state);
        // The last 16 bytes, which may overlap those before.
        first = load_64(at + size - 16);
        second = load_64(at + size - 8);
    } else if (size >= 8) {
        first = load_64(at);
        second = load_64(at + size - 8);
    } else if (size >= 4) {
        first = load_32(at);
        second = load_32(at + size - 4);
    } else if (size > 0) {
        first = (uint64_t)(uint8_t)at[0] << 16 | (uint64_t)(uint8_t)at[size / 2] << 8 |
                (uint8_t)at[size - 1];
        second = 0;
    } else {
        return 0;
    }
    uint64_t hash =
        fold_product(MIX_3 ^ span.size, fold_product(first ^ MIX_2, second ^ state));
    return hash == UINT64_MAX ? -2 : (int64_t)hash;
}

/* ---- splitting ---- */

static bool pieces_flush(OuPieces *p) {
    p->list = ou_list_from_array_take(p->rt, p->first, p->count);
    p->count = 0;
    return !ou_is_error(p->list);
}

bool ou_pieces_add(OuPieces *p, const char *bytes, size_t size) {
    if (ou_is_error(p->list)) return false;
    OuValue piece = p->make(p->rt, bytes, size);
    if (!ou_is_error(piece)) {
        if (OU_LIKELY(ou_is_undef(p->list))) {
            p->first[p->count++] = piece;
            if (p->count < sizeof p->first / sizeof *p->first) return true;
            return pieces_flush(p);
        }
        if (ou_list_append_take(p->rt, p->list, piece)) return true;
    }
    ou_drop(p->rt, p->list);
    for (size_t i = 0; i < p->count; i++)
        ou_drop(p->rt, p->first[i]);
    p->count = 0;
    p->list = OU_ERROR;
    return false;
}

OuValue ou_pieces_end(OuPieces *p, bool reversed) {
    if (ou_is_undef(p->list)) pieces_flush(p);
    if (ou_is_error(p->list) || !reversed) return p->list;
    OuList *list = ou_as_list(p->list);
    for (size_t i = 0, j = list->count; i + 1 < j; i++) {
        OuValue item = list->items[i];
        list->items[i] = list->items[--j];
        list->items[j] = item;
    }
    return p->list;
}

OuValue ou_span_split(OuRuntime *rt, OuMakePiece make, OuSpan span, OuSpan separator,
                      int64_t limit) {
    OuPieces pieces;
    ou_pieces_begin(&pieces, rt, make);
    bool ok = true;
    for (; ok && limit != 0; limit--) {
        size_t found = ou_span_find(span, separator);
        if (found == OU_NOT_FOUND) break;
        ok = ou_pieces_add(&pieces, span.bytes, found);
        span = ou_span_part(span, found + separator.size, span.size);
    }
    if (ok) ou_pieces_add(&pieces, span.bytes, span.size);
    return ou_pieces_end(&pieces, false);
}

OuValue ou_span_split_last(OuRuntime *rt, OuMakePiece make, OuSpan span, OuSpan separator,
                           int64_t limit) {
    OuPieces pieces;
    ou_pieces_begin(&pieces, rt, make);
    bool ok = true;
    for (; ok && limit != 0; limit--) {
        size_t found = ou_span_find_last(span, separator);
        if (found == OU_NOT_FOUND) break;
        size_t start = found + separator.size;
        ok = ou_pieces_add(&pieces, span.bytes + start, span.size - start);
        span.size = found;
    }
    if (ok) ou_pieces_add(&pieces, span.bytes, span.size);
    return ou_pieces_end(&pieces, true);
}

OuValue ou_span_split_space(OuRuntime *rt, OuMakePiece make, OuSpan span, uint8_t space,
                            int64_t limit) {
    OuPieces pieces;
    ou_pieces_begin(&pieces, rt, make);
    const char *at = span.bytes, *end = at + span.size;
    for (;; limit--) {
        while (at < end && ou_ascii_is(*at, space))
            at++;
        if (at == end) break;
        const char *start = at;
        if (limit == 0) at = end;
        while (at < end && !ou_ascii_is(*at, space))
            at++;
        if (!ou_pieces_add(&pieces, start, (size_t)(at - start))) break;
    }
    return ou_pieces_end(&pieces, false);
}

OuValue ou_span_split_space_last(OuRuntime *rt, OuMakePiece make, OuSpan span, uint8_t space,
                                 int64_t limit) {
    OuPieces pieces;
    ou_pieces_begin(&pieces, rt, make);
    const char *at = span.bytes + span.size, *start = span.bytes;
    for (;; limit--) {
        while (at > start && ou_ascii_is(at[-1], space))
            at--;
        if (at == start) break;
        const char *stop = at;
        if (limit == 0) at = start;
        while (at > start && !ou_ascii_is(at[-1], space))
            at--;
        if (!ou_pieces_add(&pieces, at, (size_t)(stop - at))) break;
    }
    return ou_pieces_end(&pieces, true);
}

/* ---- replacing and repeating ---- */

static bool replacement_add(OuRuntime *rt, OuReplacement *r, size_t offset) {
    if (r->count == r->capacity) {
        size_t old_size = r->capacity * sizeof *r->offsets, size = old_size * 2;
        bool is_inline = r->offsets == r->inline_offsets;
        size_t *offsets =
            is_inline ? ou_alloc(rt, size) : ou_resize(rt, r->offsets, old_size, size);
        if (offsets == NULL) return false;
        if (is_inline) memcpy(offsets, r->offsets, old_size);
        r->offsets = offsets;
        r->capacity *= 2;
    }
    r->offsets[r->count++] = offset;
    return true;
}

static bool replacement_find(OuRuntime *rt, OuReplacement *r, size_t limit) {
    for (size_t at = 0; r->count < limit; at += r->old.size) {
        size_t found = ou_span_find(ou_span_part(r->span, at, r->span.size), r->old);
        if (found == OU_NOT_FOUND) return true;
        at += found;
        if (!replacement_add(rt, r, at)) return false;
    }
    return true;
}

static bool replacement_size(OuReplacement *r) {
    if (r->new.size <= r->old.size) {
        r->size = r->span.size - r->count * (r->old.size - r->new.size);
        return true;
    }
    size_t growth;
    return !__builtin_mul_overflow(r->count, r->new.size - r->old.size, &growth) &&
           !__builtin_add_overflow(r->span.size, growth, &r->size) && r->size <= INT64_MAX;
}

bool ou_replacement_begin(OuRuntime *rt, OuReplacement *r, OuSpan span, OuSpan old, OuSpan new,
                          int64_t limit, size_t units, bool utf8, const char *too_long) {
    size_t most = limit < 0 ? SIZE_MAX : (size_t)limit;
    r->span = span;
    r->old = old;
    r->new = new;
    r->utf8 = utf8;
    r->count = 0;
    r->offsets = r->inline_offsets;
    r->capacity = sizeof r->inline_offsets / sizeof *r->inline_offsets;
    bool done = true;
    if (old.size == 0)
        r->count = units + 1 < most ? units + 1 : most;
    else
        done = replacement_find(rt, r, most);
    if (done && !replacement_size(r)) done = ou_fail(rt, OU_EXC_OverflowError, "%s", too_long);
    if (!done) ou_replacement_end(rt, r);
    return done;
}

void ou_replacement_end(OuRuntime *rt, OuReplacement *r) {
    if (r->offsets != r->inline_offsets)
        ou_free(rt, r->offsets, r->capacity * sizeof *r->offsets);
}

static char *put(char *to, const char *bytes, size_t size) {
    memcpy(to, bytes, size);
    return to + size;
}

/* `old` is empty: `new` goes in front of the units, and behind the last. */
static void insert_between(const OuReplacement *r, char *to) {
    const char *at = r->span.bytes, *end = at + r->span.size;
    for (size_t left = r->count; left > 0; left--) {
        to = put(to, r->new.bytes, r->new.size);
        if (at == end) return;
        size_t width = r->utf8 ? ou_utf8_width(*at) : 1;
        to = put(to, at, width);
        at += width;
    }
    put(to, at, (size_t)(end - at));
}

void ou_replacement_write(const OuReplacement *r, char *to) {
    if (r->old.size == 0) {
        insert_between(r, to);
        return;
    }
    size_t at = 0;
    for (size_t i = 0; i < r->count; i++) {
        to = put(to, r->span.bytes + at, r->offsets[i] - at);
        to = put(to, r->new.bytes, r->new.size);
        at = r->offsets[i] + r->old.size;
    }
    put(to, r->span.bytes + at, r->span.size - at);
}

#define EACH_BYTE(byte) (UINT64_C(0x0101010101010101) * (uint8_t)(byte))

void ou_span_replace_byte(char *to, OuSpan span, char old, char new) {
    Vector from = all_bytes(old), into = all_bytes(new);
    size_t at = 0;
    for (; at + sizeof(Vector) <= span.size; at += sizeof(Vector)) {
        Vector bytes = load_vector(span.bytes + at);
        Vector equal = (Vector)(bytes == from);
        bytes = (bytes & ~equal) | (into & equal);
        memcpy(to + at, &bytes, sizeof bytes);
    }
    for (; at < span.size; at++)
        to[at] = span.bytes[at] == old ? new : span.bytes[at];
}

/* Bit 5 of each byte of `word` that lies in first..last (ASCII letters). */
static inline uint64_t case_bits(uint64_t word, char first, char last) {
    uint64_t low = word & EACH_BYTE(0x7f);
    uint64_t from_first = low + EACH_BYTE(0x80 - first),
             behind_last = low + EACH_BYTE(0x7f - last);
    return ((from_first ^ behind_last) & ~word & EACH_BYTE(0x80)) >> 2;
}

static void flip_case(char *to, OuSpan span, char first, char last) {
    size_t at = 0;
    for (; at + 8 <= span.size; at += 8) {
        uint64_t word = load_64(span.bytes + at);
        word ^= case_bits(word, first, last);
        memcpy(to + at, &word, sizeof word);
    }
    for (; at < span.size; at++)
        to[at] = span.bytes[at] >= first && span.bytes[at] <= last ? span.bytes[at] ^ 32
                                                                   : span.bytes[at];
}

void ou_span_to_lower(char *to, OuSpan span) {
    flip_case(to, span, 'A', 'Z');
}

void ou_span_to_upper(char *to, OuSpan span) {
    flip_case(to, span, 'a', 'z');
}

void ou_span_repeat_into(char *to, OuSpan span, size_t count) {
    size_t total = span.size * count;
    if (total == 0) return;
    if (span.size == 1) {
        memset(to, span.bytes[0], total);
        return;
    }
    memcpy(to, span.bytes, span.size);
    for (size_t done = span.size; done < total;) {
        size_t more = done < total - done ? done : total - done;
        memcpy(to + done, to, more);
        done += more;
    }
}

/* ---- arguments ---- */

static bool search_bound(OuRuntime *rt, OuRef argument, size_t length, size_t *bound) {
    if (ou_is_absent(argument)) return true;
    int64_t number;
    if (ou_is_small_int(argument)) {
        number = ou_small_int(argument);
    } else {
        if (ou_type_of(rt, argument)->slots.index == NULL)
            return ou_fail(
                rt, OU_EXC_TypeError,
                "slice indices must be integers or None or have an __index__ method");
        if (!ou_index_as_int64(rt, argument, true, &number)) return false;
    }
    if (number < 0) {
        number += (int64_t)length;
        if (number < 0) number = 0;
    }
    *bound = (size_t)number;
    return true;
}

bool ou_text_bounds(OuRuntime *rt, const OuRef *args, size_t argc, size_t first, size_t length,
                    size_t *start, size_t *stop) {
    *start = 0;
    *stop = length;
    if (!search_bound(rt, ou_argument(args, argc, first), length, start)) return false;
    if (!search_bound(rt, ou_argument(args, argc, first + 1), length, stop)) return false;
    if (*stop > length) *stop = length;
    return true;
}

bool ou_repeat_count(OuRuntime *rt, OuRef value, size_t *count) {
    int64_t number;
    if (ou_type_of(rt, value)->slots.index == NULL) {
        *count = SIZE_MAX;
        return true;
    }
    if (!ou_index_as_int64(rt, value, false, &number)) return false;
    *count = number < 0 ? 0 : (size_t)number;
    return true;
}
