/* str: what the language sees. The constructor, the operators, and the table of methods. */
#include "objects/str_methods.h"

#include "objects/buffer.h"
#include "objects/codec.h"
#include "objects/format_spec.h"
#include "objects/function.h"
#include "objects/iterators.h"
#include "objects/tuple.h"

/* ---- construction ---- */

/* str(object, encoding, errors): the text of something like bytes. */
static OuValue decode_object(OuRuntime *rt, OuRef object, OuRef encoding, OuRef errors) {
    const char *encoding_name, *errors_name;
    const OuRef names[] = {encoding, errors};
    for (int i = 0; i < 2; i++) {
        if (!ou_is_undef(names[i]) && !ou_is_str(names[i]))
            return ou_raise(rt, OU_EXC_TypeError, "str() argument '%s' must be str, not %T",
                            i == 0 ? "encoding" : "errors", names[i]);
    }
    if (!ou_codec_arguments(rt, "str", encoding, errors, &encoding_name, &errors_name))
        return OU_ERROR;
    if (ou_is_undef(object)) return ou_str_new(rt, "", 0);
    if (ou_is_str(object))
        return ou_raise(rt, OU_EXC_TypeError, "decoding str is not supported");
    OuBuffer data;
    if (!ou_has_buffer(rt, object) ||
        (!ou_buffer_acquire(rt, object, OU_BUFFER_SIMPLE, &data) &&
         ou_clear_exception_if(rt, OU_EXC_BufferError)))
        return ou_raise(rt, OU_EXC_TypeError,
                        "decoding to str: need a bytes-like object, %T found", object);
    if (ou_is_undef(data.exporter)) return OU_ERROR;
    OuValue text = ou_decode(rt, data.bytes, data.size, encoding_name, errors_name);
    ou_buffer_release(rt, &data);
    return text;
}

/* `text` (taken) as an instance of a subtype of str. */
static OuValue as_subtype_take(OuRuntime *rt, OuType *type, OuValue text) {
    const OuStr *from = ou_as_str(text);
    OuStr *str = ou_str_allocate_as(rt, type, from->size, from->length);
    if (str != NULL) memcpy(str->bytes, from->bytes, from->size);
    ou_drop(rt, text);
    return str != NULL ? ou_take(str) : OU_ERROR;
}

static OuValue str_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                       OuRef names) {
    OuRef slots[3] = {OU_UNDEF, OU_UNDEF, OU_UNDEF};
    if (argc == 1 && ou_is_undef(names)) {
        slots[0] = args[0];
    } else {
        if (argc > 3 && ou_keyword_count(names) == 0)
            return ou_raise(rt, OU_EXC_TypeError, "str expected at most 3 arguments, got %zu",
                            argc);
        if (!ou_parse_arguments(rt, "str", "object encoding errors", 0, 3, args, argc, names,
                                slots))
            return OU_ERROR;
    }
    OuValue text;
    if (!ou_is_undef(slots[1]) || !ou_is_undef(slots[2])) {
        text = decode_object(rt, slots[0], slots[1], slots[2]);
    } else {
        text = ou_is_undef(slots[0]) ? ou_str_new(rt, "", 0) : ou_str(rt, slots[0]);
    }
    if (ou_is_error(text) || type == rt->types[OU_TYPE_STR]) return text;
    return as_subtype_take(rt, type, text);
}

static size_t str_size(OuRef self) {
    const OuStr *str = ou_as_str(self);
    size_t table = str->offsets != NULL ? (str->length / 64 + 1) * sizeof *str->offsets : 0;
    return offsetof(OuStr, bytes) + str->size + 1 + str->capacity_extra + table;
}

/* ---- operators ---- */

static OuValue str_add(OuRuntime *rt, OuRef left, OuRef right) {
    if (OU_UNLIKELY(!ou_is_str(left))) return OU_NOT_IMPLEMENTED;
    if (OU_UNLIKELY(!ou_is_str(right))) return ou_concatenate_other(rt, left, right, "str");
    return ou_str_concat(rt, left, right);
}

static OuValue str_mul(OuRuntime *rt, OuRef left, OuRef right) {
    OuRef text;
    int64_t count;
    OuValue result;
    if (ou_repeat_operands(rt, left, right, ou_is_str(left), &text, &count, &result) !=
        OU_TRUTH_YES)
        return result;
    const OuStr *str = ou_as_str(text);
    if (count == 1) return ou_str_plain(rt, text);
    if (count == 0 || str->size == 0) return ou_str_new(rt, "", 0);
    size_t size;
    if (__builtin_mul_overflow(str->size, (size_t)count, &size) || size > INT64_MAX)
        return ou_raise(rt, OU_EXC_OverflowError, "repeated string is too long");
    OuStr *repeated = ou_str_allocate(rt, size, str->length * (size_t)count);
    if (repeated == NULL) return OU_ERROR;
    ou_span_repeat_into(repeated->bytes, ou_str_span(text), (size_t)count);
    return ou_take(repeated);
}

static OuValue str_mod(OuRuntime *rt, OuRef left, OuRef right) {
    return ou_is_str(left) ? ou_str_percent(rt, left, right) : OU_NOT_IMPLEMENTED;
}

static OuValue str_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (!ou_is_str(left) || !ou_is_str(right)) return OU_NOT_IMPLEMENTED;
    if (op == OU_EQ) return ou_bool(ou_str_equal(left, right));
    if (op == OU_NE) return ou_bool(!ou_str_equal(left, right));
    int order = left == right ? 0 : ou_str_order(left, right);
    switch (op) {
    case OU_LT:
        return ou_bool(order < 0);
    case OU_LE:
        return ou_bool(order <= 0);
    case OU_GT:
        return ou_bool(order > 0);
    case OU_GE:
        return ou_bool(order >= 0);
    case OU_EQ:
    case OU_NE:
        break;
    }
    OU_UNREACHABLE();
}

static bool str_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    *hash = ou_str_hash(rt, self);
    return true;
}

static OuValue str_str(OuRuntime *rt, OuRef self) {
    return ou_str_plain(rt, self);
}

static int64_t str_length(OuRuntime *rt, OuRef self) {
    return (int64_t)ou_as_str(self)->length;
}

/* self[start:stop:step] with `count` characters. */
static OuValue extended_slice(OuRuntime *rt, OuRef self, int64_t start, int64_t step,
                              int64_t count) {
    const OuStr *str = ou_as_str(self);
    if (str->is_ascii && count > 1) {
        OuStr *result = ou_str_allocate(rt, (size_t)count, (size_t)count);
        if (result == NULL) return OU_ERROR;
        for (int64_t i = 0; i < count; i++)
            result->bytes[i] = str->bytes[start + i * step];
        return ou_take(result);
    }
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    for (int64_t i = 0; i < count; i++) {
        const char *at = str->bytes + ou_str_offset(rt, self, (size_t)(start + i * step));
        ou_str_builder_add_counted(&builder, at, ou_utf8_width(*at), 1);
    }
    return ou_str_builder_end(&builder);
}

static OuValue str_get_item(OuRuntime *rt, OuRef self, OuRef key) {
    if (ou_is_slice(key)) {
        int64_t start, stop, step, count;
        int64_t length = (int64_t)ou_as_str(self)->length;
        if (!ou_slice_indices(rt, key, length, &start, &stop, &step, &count)) return OU_ERROR;
        if (step == 1) return ou_str_slice(rt, self, (size_t)start, (size_t)(start + count));
        return extended_slice(rt, self, start, step, count);
    }
    if (!ou_is_small_int(key) && ou_type_of(rt, key)->slots.index == NULL)
        return ou_raise(rt, OU_EXC_TypeError, "string indices must be integers, not '%T'", key);
    size_t index;
    if (!ou_item_index(rt, key, ou_as_str(self)->length, "string index out of range", &index))
        return OU_ERROR;
    return ou_str_get(rt, self, index);
}

/* ---- methods that are too short for a file of their own ---- */

static OuValue str_join(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_str_join(rt, self, args[0]);
}

static OuValue str_encode(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const char *encoding, *errors;
    if (!ou_codec_arguments(rt, "encode", args[0], args[1], &encoding, &errors))
        return OU_ERROR;
    return ou_encode(rt, self, encoding, errors);
}

static OuValue str_format_spec(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_format_builtin(rt, self, args[0]);
}

static OuValue str_getnewargs(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue plain = ou_str_plain(rt, self);
    if (ou_is_error(plain)) return OU_ERROR;
    OuValue result = ou_tuple_pack1(rt, plain);
    ou_drop(rt, plain);
    return result;
}

static const OuMethodRow str_methods[] = {
    {"capitalize", ou_str_capitalize, 0, 0,
     "capitalize()\nThe text with its first character in title case and the rest in lower "
     "case."},
    {"casefold", ou_str_casefold, 0, 0,
     "casefold()\nThe text in a form for comparing without regard to case."},
    {"center", ou_str_center, 1, 2,
     "center(width, fillchar=' ', /)\nThe text in the middle of `width` characters."},
    {"count", ou_str_count, 1, 3,
     "count(sub[, start[, end]], /)\nHow many times `sub` occurs without overlap."},
    {"encode", str_encode, 0, 2,
     "encode(encoding='utf-8', errors='strict')\nThe text as bytes in an encoding.",
     "encoding errors"},
    {"endswith", ou_str_endswith, 1, 3,
     "endswith(suffix[, start[, end]], /)\nDoes the text end with the suffix, or one of a "
     "tuple?"},
    {"expandtabs", ou_str_expandtabs, 0, 1,
     "expandtabs(tabsize=8)\nThe text with tabs replaced by spaces up to the next column.",
     "tabsize"},
    {"find", ou_str_find, 1, 3,
     "find(sub[, start[, end]], /)\nThe lowest index where `sub` is found, or -1."},
    {"format", NULL, 0, OU_ANY_COUNT,
     "format(*args, **kwargs)\nThe text with its replacement fields filled in.", NULL,
     ou_str_format},
    {"format_map", ou_str_format_map, 1, 1,
     "format_map(mapping, /)\nThe text with its replacement fields filled in from a mapping."},
    {"index", ou_str_index_method, 1, 3,
     "index(sub[, start[, end]], /)\nThe lowest index where `sub` is found, or ValueError."},
    {"isalnum", ou_str_isalnum, 0, 0, "isalnum()\nAre all characters letters or numbers?"},
    {"isalpha", ou_str_isalpha, 0, 0, "isalpha()\nAre all characters letters?"},
    {"isascii", ou_str_isascii, 0, 0, "isascii()\nAre all characters ASCII?"},
    {"isdecimal", ou_str_isdecimal, 0, 0, "isdecimal()\nAre all characters decimal digits?"},
    {"isdigit", ou_str_isdigit, 0, 0, "isdigit()\nAre all characters digits?"},
    {"isidentifier", ou_str_isidentifier, 0, 0, "isidentifier()\nIs the text a valid name?"},
    {"islower", ou_str_islower, 0, 0, "islower()\nAre all cased characters lower case?"},
    {"isnumeric", ou_str_isnumeric, 0, 0, "isnumeric()\nAre all characters numeric?"},
    {"isprintable", ou_str_isprintable, 0, 0, "isprintable()\nAre all characters printable?"},
    {"isspace", ou_str_isspace, 0, 0, "isspace()\nAre all characters white space?"},
    {"istitle", ou_str_istitle, 0, 0,
     "istitle()\nDo capitals follow uncased characters only, and small letters cased ones?"},
    {"isupper", ou_str_isupper, 0, 0, "isupper()\nAre all cased characters upper case?"},
    {"join", str_join, 1, 1,
     "join(iterable, /)\nThe strings of the iterable with the text between."},
    {"ljust", ou_str_ljust, 1, 2,
     "ljust(width, fillchar=' ', /)\nThe text at the left of `width` characters."},
    {"lower", ou_str_lower, 0, 0, "lower()\nThe text in lower case."},
    {"lstrip", ou_str_lstrip, 0, 1,
     "lstrip(chars=None, /)\nThe text without white space (or `chars`) at its start."},
    {"maketrans", ou_str_maketrans, 1, 3,
     "maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)\nA table for translate().",
     .kind = OU_METHOD_STATIC},
    {"partition", ou_str_partition, 1, 1,
     "partition(sep, /)\nWhat is before the first separator, the separator, and what is "
     "behind."},
    {"removeprefix", ou_str_removeprefix, 1, 1,
     "removeprefix(prefix, /)\nThe text without the prefix, if it has it."},
    {"removesuffix", ou_str_removesuffix, 1, 1,
     "removesuffix(suffix, /)\nThe text without the suffix, if it has it."},
    {"replace", ou_str_replace, 2, 3,
     "replace(old, new, /, count=-1)\nThe text with `old` replaced by `new`, everywhere or "
     "`count` times.",
     "old new / count"},
    {"rfind", ou_str_rfind, 1, 3,
     "rfind(sub[, start[, end]], /)\nThe highest index where `sub` is found, or -1."},
    {"rindex", ou_str_rindex, 1, 3,
     "rindex(sub[, start[, end]], /)\nThe highest index where `sub` is found, or ValueError."},
    {"rjust", ou_str_rjust, 1, 2,
     "rjust(width, fillchar=' ', /)\nThe text at the right of `width` characters."},
    {"rpartition", ou_str_rpartition, 1, 1,
     "rpartition(sep, /)\nWhat is before the last separator, the separator, and what is "
     "behind."},
    {"rsplit", ou_str_rsplit, 0, 2,
     "rsplit(sep=None, maxsplit=-1)\nThe parts between separators, split from the end.",
     "sep maxsplit"},
    {"rstrip", ou_str_rstrip, 0, 1,
     "rstrip(chars=None, /)\nThe text without white space (or `chars`) at its end."},
    {"split", ou_str_split, 0, 2,
     "split(sep=None, maxsplit=-1)\nThe parts between separators, or between white space.",
     "sep maxsplit"},
    {"splitlines", ou_str_splitlines, 0, 1,
     "splitlines(keepends=False)\nThe lines of the text.", "keepends"},
    {"startswith", ou_str_startswith, 1, 3,
     "startswith(prefix[, start[, end]], /)\nDoes the text start with the prefix, or one of a "
     "tuple?"},
    {"strip", ou_str_strip, 0, 1,
     "strip(chars=None, /)\nThe text without white space (or `chars`) at both ends."},
    {"swapcase", ou_str_swapcase, 0, 0,
     "swapcase()\nThe text with upper and lower case exchanged."},
    {"title", ou_str_title, 0, 0, "title()\nThe text with each word in title case."},
    {"translate", ou_str_translate, 1, 1,
     "translate(table, /)\nThe text with each character replaced by what the table has for "
     "it."},
    {"upper", ou_str_upper, 0, 0, "upper()\nThe text in upper case."},
    {"zfill", ou_str_zfill, 1, 1,
     "zfill(width, /)\nThe text with zeros in front, behind its sign, up to `width` "
     "characters."},
    {"__format__", str_format_spec, 1, 1,
     "__format__(format_spec, /)\nThe text as the specification says."},
    {"__getnewargs__", str_getnewargs, 0, 0,
     "__getnewargs__()\nThe arguments to make it anew."},
    {NULL},
};

const OuTypeSpec ou_str_type = {
    .name = "str",
    .doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
           "The text of an object, or bytes decoded into text.",
    .basic_size = offsetof(OuStr, bytes),
    .flags = OU_TYPE_BASE | OU_TYPE_VARIABLE | OU_TYPE_MATCH_SELF,
    .methods = str_methods,
    .slots.new = str_new,
    .slots.destroy = ou_str_destroy,
    .slots.size = str_size,
    .slots.add = str_add,
    .slots.mul = str_mul,
    .slots.mod = str_mod,
    .slots.compare = str_compare,
    .slots.hash = str_hash,
    .slots.repr = ou_str_repr,
    .slots.str = str_str,
    .slots.length = str_length,
    .slots.get_item = str_get_item,
    .slots.contains = ou_str_contains,
    .slots.iter = ou_str_iter,
};
