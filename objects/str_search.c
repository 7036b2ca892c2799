/* Finding, counting and replacing text.
 *
 * The search runs over bytes; only the bounds that come in and the places that go out are
 * turned from and into indexes of code points. */
#include <string.h>

#include "objects/int.h"
#include "objects/str_methods.h"
#include "objects/tuple.h"

static bool check_str(OuRuntime *rt, OuRef value, const char *method, int position) {
    return ou_is_str(value) ||
           ou_fail(rt, OU_EXC_TypeError, "%s() argument %d must be str, not %s", method,
                   position, ou_argument_type_name(rt, value));
}

/* What self[args[1]:args[2]] has in bytes. *is_empty: the start lies behind the stop. */
static bool searched_part(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                          OuSpan *part, bool *is_empty) {
    *is_empty = false;
    *part = ou_str_span(self);
    if (OU_LIKELY(argc < 2)) return true;
    size_t start, stop;
    if (!ou_text_bounds(rt, args, argc, 1, ou_as_str(self)->length, &start, &stop))
        return false;
    *is_empty = start > stop;
    if (!*is_empty)
        *part =
            ou_span_part(*part, ou_str_offset(rt, self, start), ou_str_offset(rt, self, stop));
    return true;
}

typedef enum { FOUND, NOT_FOUND, FAILED } Search;

/* Find args[0] in self[args[1]:args[2]]. */
static Search search(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                     const char *method, bool last, size_t *index) {
    OuSpan part;
    bool is_empty;
    if (!check_str(rt, args[0], method, 1)) return FAILED;
    if (!searched_part(rt, self, args, argc, &part, &is_empty)) return FAILED;
    if (is_empty) return NOT_FOUND;
    OuSpan needle = ou_str_span(args[0]);
    size_t found = last ? ou_span_find_last(part, needle) : ou_span_find(part, needle);
    if (found == OU_NOT_FOUND) return NOT_FOUND;
    *index = ou_str_index_at(self, (size_t)(part.bytes - ou_as_str(self)->bytes) + found);
    return FOUND;
}

static OuValue found_or_minus_one(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                                  const char *method, bool last) {
    size_t index;
    Search result = search(rt, self, args, argc, method, last, &index);
    if (result == FAILED) return OU_ERROR;
    return ou_from_small_int(result == FOUND ? (int64_t)index : -1);
}

static OuValue found_or_error(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                              const char *method, bool last) {
    size_t index;
    Search result = search(rt, self, args, argc, method, last, &index);
    if (result == FAILED) return OU_ERROR;
    if (result == NOT_FOUND) return ou_raise(rt, OU_EXC_ValueError, "substring not found");
    return ou_from_small_int((int64_t)index);
}

OuValue ou_str_find(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return found_or_minus_one(rt, self, args, argc, "find", false);
}

OuValue ou_str_rfind(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return found_or_minus_one(rt, self, args, argc, "rfind", true);
}

OuValue ou_str_index_method(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return found_or_error(rt, self, args, argc, "index", false);
}

OuValue ou_str_rindex(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return found_or_error(rt, self, args, argc, "rindex", true);
}

OuValue ou_str_count(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuSpan part;
    bool is_empty;
    if (!check_str(rt, args[0], "count", 1)) return OU_ERROR;
    if (!searched_part(rt, self, args, argc, &part, &is_empty)) return OU_ERROR;
    if (is_empty) return ou_from_small_int(0);
    OuSpan needle = ou_str_span(args[0]);
    size_t count = needle.size > 0 ? ou_span_count(part, needle, SIZE_MAX)
                                   : ou_utf8_count(part.bytes, part.size) + 1;
    return ou_from_small_int((int64_t)count);
}

OuTruth ou_str_contains(OuRuntime *rt, OuRef self, OuRef item) {
    if (OU_UNLIKELY(!ou_is_str(item))) {
        ou_raise(rt, OU_EXC_TypeError, "'in <string>' requires string as left operand, not %T",
                 item);
        return OU_TRUTH_FAILED;
    }
    return ou_truth_from(ou_span_find(ou_str_span(self), ou_str_span(item)) != OU_NOT_FOUND);
}

/* ---- prefixes and suffixes ---- */

static OuValue match_affix(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                           const char *method, bool (*matches)(OuSpan, OuSpan)) {
    OuSpan part;
    bool is_empty;
    if (!searched_part(rt, self, args, argc, &part, &is_empty)) return OU_ERROR;
    OuRef affix = args[0];
    if (OU_LIKELY(ou_is_str(affix)))
        return ou_bool(!is_empty && matches(part, ou_str_span(affix)));
    if (!ou_is_tuple(affix))
        return ou_raise(rt, OU_EXC_TypeError,
                        "%s first arg must be str or a tuple of str, not %T", method, affix);
    for (size_t i = 0; i < ou_tuple_count(affix); i++) {
        OuRef item = ou_tuple_peek(affix, i);
        if (!ou_is_str(item))
            return ou_raise(rt, OU_EXC_TypeError, "tuple for %s must only contain str, not %T",
                            method, item);
        if (!is_empty && matches(part, ou_str_span(item))) return OU_TRUE;
    }
    return OU_FALSE;
}

OuValue ou_str_startswith(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return match_affix(rt, self, args, argc, "startswith", ou_span_starts_with);
}

OuValue ou_str_endswith(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return match_affix(rt, self, args, argc, "endswith", ou_span_ends_with);
}

static bool check_affix(OuRuntime *rt, OuRef affix, const char *method) {
    return ou_is_str(affix) ||
           ou_fail(rt, OU_EXC_TypeError, "%s() argument must be str, not %s", method,
                   ou_argument_type_name(rt, affix));
}

OuValue ou_str_removeprefix(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!check_affix(rt, args[0], "removeprefix")) return OU_ERROR;
    if (!ou_span_starts_with(ou_str_span(self), ou_str_span(args[0])))
        return ou_str_plain(rt, self);
    return ou_str_slice(rt, self, ou_as_str(args[0])->length, ou_as_str(self)->length);
}

OuValue ou_str_removesuffix(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!check_affix(rt, args[0], "removesuffix")) return OU_ERROR;
    if (!ou_span_ends_with(ou_str_span(self), ou_str_span(args[0])))
        return ou_str_plain(rt, self);
    return ou_str_slice(rt, self, 0, ou_as_str(self)->length - ou_as_str(args[0])->length);
}

/* ---- partition ---- */

static OuValue partition(OuRuntime *rt, OuRef self, OuRef separator, bool last) {
    if (!ou_is_str(separator))
        return ou_raise(rt, OU_EXC_TypeError, "must be str, not %T", separator);
    OuSpan span = ou_str_span(self), needle = ou_str_span(separator);
    if (needle.size == 0) return ou_raise(rt, OU_EXC_ValueError, "empty separator");
    size_t found = last ? ou_span_find_last(span, needle) : ou_span_find(span, needle);
    OuValue result = ou_tuple_new(rt, 3);
    if (ou_is_error(result)) return OU_ERROR;
    OuValue *parts = ou_as_tuple(result)->items;
    if (found == OU_NOT_FOUND) {
        for (int i = 0; i < 3; i++)
            parts[i] = i == (last ? 2 : 0) ? ou_own(self) : ou_str_new(rt, "", 0);
    } else {
        size_t behind = found + needle.size;
        parts[0] = ou_str_new(rt, span.bytes, found);
        parts[1] = ou_own(separator);
        parts[2] = ou_str_new(rt, span.bytes + behind, span.size - behind);
    }
    for (int i = 0; i < 3; i++) {
        if (!ou_is_error(parts[i])) continue;
        ou_drop(rt, result);
        return OU_ERROR;
    }
    return result;
}

OuValue ou_str_partition(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return partition(rt, self, args[0], false);
}

OuValue ou_str_rpartition(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return partition(rt, self, args[0], true);
}

/* ---- replace ---- */

/* All of one ASCII character by another. */
static OuValue replace_byte(OuRuntime *rt, OuRef self, OuSpan old, OuSpan new) {
    OuSpan span = ou_str_span(self);
    if (ou_span_find(span, old) == OU_NOT_FOUND) return ou_str_plain(rt, self);
    if (span.size == 1) return ou_str_new(rt, new.bytes, 1);
    OuStr *result = ou_str_allocate(rt, span.size, ou_as_str(self)->length);
    if (result == NULL) return OU_ERROR;
    ou_span_replace_byte(result->bytes, span, old.bytes[0], new.bytes[0]);
    return ou_take(result);
}

OuValue ou_str_replace(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t limit;
    if (!check_str(rt, args[0], "replace", 1) || !check_str(rt, args[1], "replace", 2))
        return OU_ERROR;
    if (!ou_int_argument(rt, args[2], -1, &limit)) return OU_ERROR;
    OuSpan span = ou_str_span(self), old = ou_str_span(args[0]), new = ou_str_span(args[1]);
    if (ou_span_equal(old, new)) return ou_str_plain(rt, self);
    if (old.size == 1 && new.size == 1 && limit < 0) return replace_byte(rt, self, old, new);
    size_t length = ou_as_str(self)->length;
    OuReplacement replacement;
    if (!ou_replacement_begin(rt, &replacement, span, old, new, limit, length, true,
                              "replace string is too long"))
        return OU_ERROR;
    OuValue result = OU_ERROR;
    if (replacement.count == 0) {
        result = ou_str_plain(rt, self);
    } else if (replacement.size <= 2) {
        char bytes[2];
        ou_replacement_write(&replacement, bytes);
        result = ou_str_new(rt, bytes, replacement.size);
    } else {
        length += replacement.count * (ou_as_str(args[1])->length - ou_as_str(args[0])->length);
        OuStr *str = ou_str_allocate(rt, replacement.size, length);
        if (str != NULL) {
            ou_replacement_write(&replacement, str->bytes);
            result = ou_take(str);
        }
    }
    ou_replacement_end(rt, &replacement);
    return result;
}
