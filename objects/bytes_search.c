/* Finding, splitting, stripping and replacing in bytes and bytearray. */
#include <string.h>

#include "objects/bytes_methods.h"
#include "objects/list.h"
#include "objects/tuple.h"

/* ---- find ---- */

/* What to look for: bytes, or one byte given as an int. */
typedef struct Needle {
    OuSpan span;
    OuBuffer buffer;
    char byte;
} Needle;

/* False: failed. Else needle_end must follow. */
static bool needle_begin(OuRuntime *rt, Needle *needle, OuRef argument) {
    needle->buffer = OU_NO_BUFFER;
    if (ou_has_buffer(rt, argument)) {
        if (!ou_buffer_acquire(rt, argument, OU_BUFFER_SIMPLE, &needle->buffer)) return false;
        needle->span = ou_buffer_span(&needle->buffer);
        return true;
    }
    if (ou_type_of(rt, argument)->slots.index == NULL)
        return ou_fail(rt, OU_EXC_TypeError,
                       "argument should be integer or bytes-like object, not '%T'", argument);
    needle->span = ou_span(&needle->byte, 1);
    return ou_byte_value(rt, argument, &needle->byte);
}

static void needle_end(OuRuntime *rt, Needle *needle) {
    ou_buffer_release(rt, &needle->buffer);
}

/* Where to look: self[start:stop]. */
typedef struct Bounds {
    size_t start, stop;
} Bounds;

/* The bounds given by args[1] and args[2], which are looked at before args[0]. */
static bool read_bounds(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                        Bounds *bounds) {
    return ou_text_bounds(rt, args, argc, 1, ou_self_span(self).size, &bounds->start,
                          &bounds->stop);
}

/* What lies between the bounds now. False: not even nothing, the start is behind the stop. */
static bool part_between(OuRef self, Bounds bounds, OuSpan *part) {
    OuSpan span = ou_self_span(self);
    // An __index__ may have shortened a bytearray.
    size_t stop = bounds.stop > span.size ? span.size : bounds.stop;
    if (bounds.start > stop) return false;
    *part = ou_span_part(span, bounds.start, stop);
    return true;
}

typedef enum { FOUND, NOT_FOUND, FAILED } Search;

static Search search(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, bool last,
                     size_t *index) {
    OuSpan part;
    Bounds bounds;
    Needle needle;
    if (!read_bounds(rt, self, args, argc, &bounds)) return FAILED;
    if (!needle_begin(rt, &needle, args[0])) return FAILED;
    size_t found = !part_between(self, bounds, &part) ? OU_NOT_FOUND
                   : last                             ? ou_span_find_last(part, needle.span)
                                                      : ou_span_find(part, needle.span);
    needle_end(rt, &needle);
    if (found == OU_NOT_FOUND) return NOT_FOUND;
    *index = bounds.start + found;
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
    OuSpan part;
    size_t count = 0;
    Bounds bounds;
    Needle needle;
    if (!read_bounds(rt, self, args, argc, &bounds)) return OU_ERROR;
    if (!needle_begin(rt, &needle, args[0])) return OU_ERROR;
    if (part_between(self, bounds, &part))
        count =
            needle.span.size > 0 ? ou_span_count(part, needle.span, SIZE_MAX) : part.size + 1;
    needle_end(rt, &needle);
    return ou_from_small_int((int64_t)count);
}

/* ---- prefixes and suffixes ---- */

/* Does the part between the bounds begin or end with this one? */
static OuTruth matches_affix(OuRuntime *rt, OuRef self, Bounds bounds, OuRef affix,
                             bool (*matches)(OuSpan, OuSpan)) {
    OuBuffer data;
    OuSpan part;
    if (!ou_buffer_acquire(rt, affix, OU_BUFFER_SIMPLE, &data)) return OU_TRUTH_FAILED;
    bool matching = part_between(self, bounds, &part) && matches(part, ou_buffer_span(&data));
    ou_buffer_release(rt, &data);
    return ou_truth_from(matching);
}

static OuValue match_affix(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                           const char *method, bool (*matches)(OuSpan, OuSpan)) {
    Bounds bounds;
    if (!read_bounds(rt, self, args, argc, &bounds)) return OU_ERROR;
    if (!ou_is_tuple(args[0])) {
        if (!ou_has_buffer(rt, args[0]))
            return ou_raise(rt, OU_EXC_TypeError,
                            "%s first arg must be bytes or a tuple of bytes, not %T", method,
                            args[0]);
        OuTruth answer = matches_affix(rt, self, bounds, args[0], matches);
        return answer == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(answer == OU_TRUTH_YES);
    }
    for (size_t i = 0; i < ou_tuple_count(args[0]); i++) {
        OuTruth answer = matches_affix(rt, self, bounds, ou_tuple_peek(args[0], i), matches);
        if (answer == OU_TRUTH_FAILED) return OU_ERROR;
        if (answer == OU_TRUTH_YES) return OU_TRUE;
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
    OuBuffer prefix;
    if (!ou_buffer_acquire(rt, args[0], OU_BUFFER_SIMPLE, &prefix)) return OU_ERROR;
    OuSpan span = ou_self_span(self);
    bool has_it = prefix.size > 0 && ou_span_starts_with(span, ou_buffer_span(&prefix));
    OuValue result = has_it
                         ? ou_bytes_make(rt, self, ou_span_part(span, prefix.size, span.size))
                         : ou_bytes_plain(rt, self);
    ou_buffer_release(rt, &prefix);
    return result;
}

OuValue ou_bytes_removesuffix(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffer suffix;
    if (!ou_buffer_acquire(rt, args[0], OU_BUFFER_SIMPLE, &suffix)) return OU_ERROR;
    OuSpan span = ou_self_span(self);
    bool has_it = suffix.size > 0 && ou_span_ends_with(span, ou_buffer_span(&suffix));
    OuValue result = has_it
                         ? ou_bytes_make(rt, self, ou_span(span.bytes, span.size - suffix.size))
                         : ou_bytes_plain(rt, self);
    ou_buffer_release(rt, &suffix);
    return result;
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
        OuBuffer set;
        if (!ou_buffer_acquire(rt, argument, OU_BUFFER_SIMPLE, &set)) return OU_ERROR;
        for (size_t i = 0; i < set.size; i++)
            in_set[(uint8_t)set.bytes[i]] = true;
        ou_buffer_release(rt, &set);
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
    OuBuffer separator;
    if (!ou_buffer_acquire(rt, args[0], OU_BUFFER_SIMPLE, &separator)) return OU_ERROR;
    OuValue result = separator.size == 0
                         ? ou_raise(rt, OU_EXC_ValueError, "empty separator")
                         : (last ? ou_span_split_last : ou_span_split)(
                               rt, make, ou_self_span(self), ou_buffer_span(&separator), limit);
    ou_buffer_release(rt, &separator);
    return result;
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

/* (before, separator, behind), cut at `found`, or (self, b"", b"") and (b"", b"", self). Of
 * bytes the separator is the very argument. */
static OuValue three_parts(OuRuntime *rt, OuRef self, OuRef argument, OuSpan separator,
                           size_t found, bool last) {
    OuSpan span = ou_self_span(self), nothing = ou_span("", 0), parts[3];
    bool is_found = found != OU_NOT_FOUND;
    parts[0] = is_found ? ou_span(span.bytes, found) : last ? nothing : span;
    parts[1] = is_found ? separator : nothing;
    parts[2] = is_found ? ou_span_part(span, found + separator.size, span.size)
               : last   ? span
                        : nothing;
    OuValue result = ou_tuple_new(rt, 3);
    for (int i = 0; i < 3 && !ou_is_error(result); i++) {
        bool whole = !is_found && i == (last ? 2 : 0);
        bool given = is_found && i == 1 && ou_is_bytes(self);
        OuValue part = given   ? ou_own(argument)
                       : whole ? ou_bytes_plain(rt, self)
                               : ou_bytes_make(rt, self, parts[i]);
        if (!ou_is_error(part)) {
            ou_as_tuple(result)->items[i] = part;
            continue;
        }
        ou_drop(rt, result);
        result = OU_ERROR;
    }
    return result;
}

static OuValue partition(OuRuntime *rt, OuRef self, OuRef argument, bool last) {
    OuBuffer data;
    OuValue result = OU_ERROR;
    if (!ou_buffer_acquire(rt, argument, OU_BUFFER_SIMPLE, &data)) return OU_ERROR;
    OuSpan separator = ou_buffer_span(&data), span = ou_self_span(self);
    if (separator.size == 0) {
        ou_raise(rt, OU_EXC_ValueError, "empty separator");
    } else {
        size_t found =
            last ? ou_span_find_last(span, separator) : ou_span_find(span, separator);
        result = three_parts(rt, self, argument, separator, found, last);
    }
    ou_buffer_release(rt, &data);
    return result;
}

OuValue ou_bytes_partition(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return partition(rt, self, args[0], false);
}

OuValue ou_bytes_rpartition(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return partition(rt, self, args[0], true);
}

/* The items, which are bytes or bytearrays, joined; runs no user code. */
static OuValue join_items(OuRuntime *rt, OuRef self, const OuValue *items, size_t count) {
    OuSpan between = ou_self_span(self), item;
    size_t size = 0;
    bool fits = count == 0 || !__builtin_mul_overflow(between.size, count - 1, &size);
    for (size_t i = 0; i < count; i++) {
        ou_bytes_like(items[i], &item);
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

/* An item that is neither bytes nor bytearray as bytes: a copy of its memory. */
static OuValue join_item(OuRuntime *rt, OuRef item, size_t index) {
    OuBuffer data;
    if (ou_has_buffer(rt, item)) {
        if (ou_buffer_acquire(rt, item, OU_BUFFER_SIMPLE, &data)) {
            OuValue copy = ou_bytes_new(rt, data.bytes, data.size);
            ou_buffer_release(rt, &data);
            return copy;
        }
        ou_clear_exception(rt);
    }
    return ou_raise(rt, OU_EXC_TypeError,
                    "sequence item %zu: expected a bytes-like object, %T found", index, item);
}

/* Does join_items know all of them? */
static bool are_spans(OuRef sequence) {
    OuSpan span;
    size_t count;
    const OuValue *items = ou_fast_items(sequence, &count);
    for (size_t i = 0; i < count; i++) {
        if (!ou_bytes_like(items[i], &span)) return false;
    }
    return true;
}

/* A list of the items of `sequence` (taken) where each is bytes or bytearray. */
static OuValue join_operands_take(OuRuntime *rt, OuValue sequence) {
    if (OU_LIKELY(are_spans(sequence))) return sequence;
    OuValue list = ou_list_from_iterable(rt, sequence);
    ou_drop(rt, sequence);
    for (size_t i = 0; !ou_is_error(list) && i < ou_as_list(list)->count; i++) {
        OuSpan span;
        OuRef item = ou_as_list(list)->items[i];
        if (ou_bytes_like(item, &span)) continue;
        OuValue bytes = join_item(rt, item, i);
        if (!ou_is_error(bytes)) {
            ou_replace_take(rt, &ou_as_list(list)->items[i], bytes);
        } else {
            ou_drop(rt, list);
            list = OU_ERROR;
        }
    }
    return list;
}

OuValue ou_bytes_join(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue sequence = ou_fast_sequence(rt, args[0], OU_JOIN_MESSAGE);
    if (!ou_is_error(sequence)) sequence = join_operands_take(rt, sequence);
    if (ou_is_error(sequence)) return OU_ERROR;
    size_t count;
    const OuValue *items = ou_fast_items(sequence, &count);
    OuValue result = join_items(rt, self, items, count);
    ou_drop(rt, sequence);
    return result;
}

/* ---- replace ---- */

static OuValue replace(OuRuntime *rt, OuRef self, OuSpan old, OuSpan new, int64_t limit) {
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

OuValue ou_bytes_replace(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffer old, new;
    int64_t limit;
    OuValue result = OU_ERROR;
    if (!ou_buffer_acquire(rt, args[0], OU_BUFFER_SIMPLE, &old)) return OU_ERROR;
    if (ou_buffer_acquire(rt, args[1], OU_BUFFER_SIMPLE, &new)) {
        if (ou_int_argument(rt, ou_argument(args, argc, 2), -1, &limit))
            result = replace(rt, self, ou_buffer_span(&old), ou_buffer_span(&new), limit);
        ou_buffer_release(rt, &new);
    }
    ou_buffer_release(rt, &old);
    return result;
}
