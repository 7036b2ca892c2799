/* Finding, splitting, stripping and replacing in bytes and bytearray. */
#include <string.h>

#include "objects/bytes_methods.h"
#include "objects/list.h"
#include "objects/tuple.h"

/* ---- find ---- */

/* What to look for: bytes, or one byte given as an int, which is put into `byte`. */
static bool needle_argument(OuRuntime *rt, OuRef argument, char *byte, OuSpan *needle) {
    if (ou_bytes_like(argument, needle)) return true;
    if (ou_type_of(rt, argument)->slots.index == NULL)
        return ou_fail(rt, OU_EXC_TypeError,
                       "argument should be integer or bytes-like object, not '%T'", argument);
    *needle = ou_span(byte, 1);
    return ou_byte_value(rt, argument, byte);
}

/* self[args[1]:args[2]], and its offset. *is_empty: the start lies behind the stop. */
static bool searched_part(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                          OuSpan *part, size_t *offset, bool *is_empty) {
    size_t start, stop, size = ou_self_span(self).size;
    if (!ou_text_bounds(rt, args, argc, 1, size, &start, &stop)) return false;
    OuSpan span = ou_self_span(self);
    if (stop > span.size) stop = span.size; // an __index__ may have shortened a bytearray
    *is_empty = start > stop;
    *offset = start;
    *part = *is_empty ? ou_span("", 0) : ou_span_part(span, start, stop);
    return true;
}

typedef enum { FOUND, NOT_FOUND, FAILED } Search;

static Search search(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, bool last,
                     size_t *index) {
    OuSpan part, needle;
    size_t offset;
    bool is_empty;
    char byte;
    if (!searched_part(rt, self, args, argc, &part, &offset, &is_empty)) return FAILED;
    if (!needle_argument(rt, args[0], &byte, &needle)) return FAILED;
    if (is_empty) return NOT_FOUND;
    size_t found = last ? ou_span_find_last(part, needle) : ou_span_find(part, needle);
    if (found == OU_NOT_FOUND) return NOT_FOUND;
    *index = offset + found;
    return FOUND;
}

static OuValue search_result(OuRuntime *rt, Search result, size_t index, bool must_find) {
    if (result == FOUND) return ou_from_small_int((int64_t)index);
    if (result == FAILED) return OU_ERROR;
    if (!must_find) return ou_from_small_int(-1);
    return ou_raise(rt, OU_EXC_ValueError, "subsection not found");
}

OuValue ou_bytes_find(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    size_t index = 0;
    Search result = search(rt, self, args, argc, false, &index);
    return search_result(rt, result, index, false);
}

OuValue ou_bytes_rfind(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    size_t index = 0;
    Search result = search(rt, self, args, argc, true, &index);
    return search_result(rt, result, index, false);
}

OuValue ou_bytes_index(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    size_t index = 0;
    Search result = search(rt, self, args, argc, false, &index);
    return search_result(rt, result, index, true);
}

OuValue ou_bytes_rindex(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    size_t index = 0;
    Search result = search(rt, self, args, argc, true, &index);
    return search_result(rt, result, index, true);
}

OuValue ou_bytes_count(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuSpan part, needle;
    size_t offset;
    bool is_empty;
    char byte;
    if (!searched_part(rt, self, args, argc, &part, &offset, &is_empty)) return OU_ERROR;
    if (!needle_argument(rt, args[0], &byte, &needle)) return OU_ERROR;
    if (is_empty) return ou_from_small_int(0);
    size_t count = needle.size > 0 ? ou_span_count(part, needle, SIZE_MAX) : part.size + 1;
    return ou_from_small_int((int64_t)count);
}

/* ---- prefixes and suffixes ---- */

static OuValue match_affix(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                           const char *method, bool (*matches)(OuSpan, OuSpan)) {
    OuSpan part, affix;
    size_t offset;
    bool is_empty;
    if (!searched_part(rt, self, args, argc, &part, &offset, &is_empty)) return OU_ERROR;
    if (!ou_is_tuple(args[0])) {
        if (ou_bytes_like(args[0], &affix)) return ou_bool(!is_empty && matches(part, affix));
        return ou_raise(rt, OU_EXC_TypeError,
                        "%s first arg must be bytes or a tuple of bytes, not %T", method,
                        args[0]);
    }
    for (size_t i = 0; i < ou_tuple_count(args[0]); i++) {
        if (!ou_bytes_argument(rt, ou_tuple_peek(args[0], i), &affix)) return OU_ERROR;
        if (!is_empty && matches(part, affix)) return OU_TRUE;
    }
    return OU_FALSE;
}

OuValue ou_bytes_startswith(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return match_affix(rt, self, args, argc, "startswith", ou_span_starts_with);
}

OuValue ou_bytes_endswith(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return match_affix(rt, self, args, argc, "endswith", ou_span_ends_with);
}

OuValue ou_bytes_removeprefix(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuSpan prefix, span = ou_self_span(self);
    if (!ou_bytes_argument(rt, args[0], &prefix)) return OU_ERROR;
    if (!ou_span_starts_with(span, prefix) || prefix.size == 0) return ou_bytes_plain(rt, self);
    return ou_bytes_make(rt, self, ou_span_part(span, prefix.size, span.size));
}

OuValue ou_bytes_removesuffix(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuSpan suffix, span = ou_self_span(self);
    if (!ou_bytes_argument(rt, args[0], &suffix)) return OU_ERROR;
    if (!ou_span_ends_with(span, suffix) || suffix.size == 0) return ou_bytes_plain(rt, self);
    return ou_bytes_make(rt, self, ou_span(span.bytes, span.size - suffix.size));
}

/* ---- strip ---- */

typedef enum { LEFT = 1, RIGHT = 2, BOTH = 3 } Side;

static OuValue strip(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, Side sides) {
    OuRef argument = ou_argument(args, argc, 0);
    bool in_set[256] = {false};
    if (ou_is_absent(argument)) {
        for (int i = 0; i < 128; i++)
            in_set[i] = ou_ascii_is((char)i, OU_ASCII_SPACE);
    } else {
        OuSpan set;
        if (!ou_bytes_argument(rt, argument, &set)) return OU_ERROR;
        for (size_t i = 0; i < set.size; i++)
            in_set[(uint8_t)set.bytes[i]] = true;
    }
    OuSpan span = ou_self_span(self);
    size_t start = 0, stop = span.size;
    while (sides & LEFT && start < stop && in_set[(uint8_t)span.bytes[start]])
        start++;
    while (sides & RIGHT && start < stop && in_set[(uint8_t)span.bytes[stop - 1]])
        stop--;
    if (stop - start == span.size) return ou_bytes_plain(rt, self);
    return ou_bytes_make(rt, self, ou_span_part(span, start, stop));
}

OuValue ou_bytes_strip(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return strip(rt, self, args, argc, BOTH);
}

OuValue ou_bytes_lstrip(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return strip(rt, self, args, argc, LEFT);
}

OuValue ou_bytes_rstrip(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return strip(rt, self, args, argc, RIGHT);
}

/* ---- split, partition, join ---- */

static OuValue split(OuRuntime *rt, OuRef self, const OuRef *args, bool last) {
    int64_t limit;
    if (!ou_int_argument(rt, args[1], -1, &limit)) return OU_ERROR;
    OuMakePiece make = ou_bytes_maker(self);
    if (ou_is_absent(args[0]))
        return (last ? ou_span_split_space_last : ou_span_split_space)(
            rt, make, ou_self_span(self), OU_ASCII_SPACE, limit);
    OuSpan separator;
    if (!ou_bytes_argument(rt, args[0], &separator)) return OU_ERROR;
    if (separator.size == 0) return ou_raise(rt, OU_EXC_ValueError, "empty separator");
    return (last ? ou_span_split_last : ou_span_split)(rt, make, ou_self_span(self), separator,
                                                       limit);
}

OuValue ou_bytes_split(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return split(rt, self, args, false);
}

OuValue ou_bytes_rsplit(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return split(rt, self, args, true);
}

OuValue ou_bytes_splitlines(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTruth keep_ends = ou_is_undef(args[0]) ? OU_TRUTH_NO : ou_truth(rt, args[0]);
    if (keep_ends == OU_TRUTH_FAILED) return OU_ERROR;
    OuPieces pieces;
    ou_pieces_begin(&pieces, rt, ou_bytes_maker(self));
    OuSpan span = ou_self_span(self);
    for (size_t at = 0; at < span.size;) {
        size_t start = at;
        while (at < span.size && span.bytes[at] != '\n' && span.bytes[at] != '\r')
            at++;
        size_t stop = at;
        if (at < span.size && span.bytes[at++] == '\r' && at < span.size &&
            span.bytes[at] == '\n')
            at++;
        if (keep_ends == OU_TRUTH_YES) stop = at;
        if (!ou_pieces_add(&pieces, span.bytes + start, stop - start)) break;
    }
    return ou_pieces_end(&pieces, false);
}

static OuValue partition(OuRuntime *rt, OuRef self, OuRef argument, bool last) {
    OuSpan separator, span = ou_self_span(self), parts[3];
    if (!ou_bytes_argument(rt, argument, &separator)) return OU_ERROR;
    if (separator.size == 0) return ou_raise(rt, OU_EXC_ValueError, "empty separator");
    size_t found = last ? ou_span_find_last(span, separator) : ou_span_find(span, separator);
    if (found == OU_NOT_FOUND) {
        parts[0] = last ? ou_span("", 0) : span;
        parts[1] = ou_span("", 0);
        parts[2] = last ? span : ou_span("", 0);
    } else {
        parts[0] = ou_span(span.bytes, found);
        parts[1] = separator;
        parts[2] = ou_span_part(span, found + separator.size, span.size);
    }
    OuValue result = ou_tuple_new(rt, 3);
    for (int i = 0; i < 3 && !ou_is_error(result); i++) {
        bool whole = found == OU_NOT_FOUND && i == (last ? 2 : 0);
        OuValue part = whole ? ou_bytes_plain(rt, self) : ou_bytes_make(rt, self, parts[i]);
        if (!ou_is_error(part)) {
            ou_as_tuple(result)->items[i] = part;
            continue;
        }
        ou_drop(rt, result);
        result = OU_ERROR;
    }
    return result;
}

OuValue ou_bytes_partition(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return partition(rt, self, args[0], false);
}

OuValue ou_bytes_rpartition(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return partition(rt, self, args[0], true);
}

/* The items joined; runs no user code. */
static OuValue join_items(OuRuntime *rt, OuRef self, const OuValue *items, size_t count) {
    OuSpan between = ou_self_span(self), item;
    size_t size = 0;
    bool fits = count == 0 || !__builtin_mul_overflow(between.size, count - 1, &size);
    for (size_t i = 0; i < count; i++) {
        if (!ou_bytes_like(items[i], &item))
            return ou_raise(rt, OU_EXC_TypeError,
                            "sequence item %zu: expected a bytes-like object, %T found", i,
                            (OuRef)items[i]);
        fits = fits && !__builtin_add_overflow(size, item.size, &size) && size <= OU_MAX_BYTES;
    }
    if (!fits) return ou_raise(rt, OU_EXC_OverflowError, "join() result is too long for bytes");
    if (count == 1 && ou_is_bytes(self) && ou_type_of(rt, items[0]) == rt->types[OU_TYPE_BYTES])
        return ou_own(items[0]);
    char *to;
    OuValue result = ou_bytes_make_empty(rt, self, size, &to);
    if (ou_is_error(result)) return OU_ERROR;
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            memcpy(to, between.bytes, between.size);
            to += between.size;
        }
        ou_bytes_like(items[i], &item);
        memcpy(to, item.bytes, item.size);
        to += item.size;
    }
    return result;
}

OuValue ou_bytes_join(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue sequence = ou_fast_sequence(rt, args[0], OU_JOIN_MESSAGE);
    if (ou_is_error(sequence)) return OU_ERROR;
    size_t count;
    const OuValue *items = ou_fast_items(sequence, &count);
    OuValue result = join_items(rt, self, items, count);
    ou_drop(rt, sequence);
    return result;
}

/* ---- replace ---- */

OuValue ou_bytes_replace(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuSpan old, new;
    int64_t limit;
    if (!ou_int_argument(rt, ou_argument(args, argc, 2), -1, &limit)) return OU_ERROR;
    if (!ou_bytes_argument(rt, args[0], &old) || !ou_bytes_argument(rt, args[1], &new))
        return OU_ERROR;
    OuSpan span = ou_self_span(self);
    OuReplacement replacement;
    if (!ou_replacement_begin(rt, &replacement, span, old, new, limit, span.size, false,
                              "replace bytes is too long"))
        return OU_ERROR;
    OuValue result;
    if (replacement.count == 0) {
        result = ou_bytes_plain(rt, self);
    } else {
        char *to;
        result = ou_bytes_make_empty(rt, self, replacement.size, &to);
        if (!ou_is_error(result)) ou_replacement_write(&replacement, to);
    }
    ou_replacement_end(rt, &replacement);
    return result;
}
