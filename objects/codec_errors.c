/* Error handlers: what is written for text that an encoding does not have, and for bytes that
 * mean nothing in it.
 *
 * Those that every Python has are C functions over the range in question, so that an ordinary
 * error makes no exception object. One that a program has registered is called with the
 * exception; it wins over the C function of its name. */
#include "objects/codec_private.h"

#include "objects/bytes.h"
#include "objects/exception_private.h"
#include "objects/text.h"
#include "objects/tuple.h"
#include "objects/unicode_names.h"

/* ---- the exception ---- */

OuValue ou_codec_exception(const OuCodecError *error) {
    OuRuntime *rt = error->rt;
    OuValue args[5] = {
        ou_str_from_string(rt, error->codec->name),
        error->decoding ? ou_bytes_new(rt, error->input.bytes, error->input.size)
                        : ou_own(error->object),
        ou_from_small_int((int64_t)error->start),
        ou_from_small_int((int64_t)error->stop),
        ou_str_from_string(rt, error->reason),
    };
    OuRef borrowed[5];
    bool complete = true;
    for (int i = 0; i < 5; i++) {
        borrowed[i] = args[i];
        complete = complete && !ou_is_error(args[i]);
    }
    enum OuExceptionIndex kind =
        error->decoding ? OU_EXC_UnicodeDecodeError : OU_EXC_UnicodeEncodeError;
    OuValue exception =
        complete ? ou_call(rt, ou_ref(rt->exceptions[kind]), borrowed, 5) : OU_ERROR;
    for (int i = 0; i < 5; i++)
        ou_drop(rt, args[i]);
    return exception;
}

bool ou_codec_raise(const OuCodecError *error) {
    OuValue exception = ou_codec_exception(error);
    if (!ou_is_error(exception)) ou_raise_object(error->rt, exception);
    ou_drop(error->rt, exception);
    return false;
}

/* ---- the handlers ---- */

/* Writes something for the range. False: an exception is set, or, if none is, the error itself
 * is to be raised. */
typedef bool (*Handler)(OuCodecError *error);

static bool put_raw(OuCodecError *error, const char *bytes, size_t size) {
    return ou_str_builder_add_counted(error->out, bytes, size, size);
}

static bool cannot_decode(OuCodecError *error) {
    return ou_fail(error->rt, OU_EXC_TypeError,
                   "don't know how to handle UnicodeDecodeError in error callback");
}

static bool strict(OuCodecError *error) {
    return false;
}
static bool ignore(OuCodecError *error) {
    return true;
}

static bool encode_replace(OuCodecError *error) {
    for (size_t i = error->start; i < error->stop; i++)
        put_raw(error, "?", 1);
    return true;
}

static bool decode_replace(OuCodecError *error) {
    return ou_str_builder_add_code_point(error->out, 0xfffd);
}

/* The characters of the range, one after the other. */
static bool next_character(const OuCodecError *error, const char **at, uint32_t *c) {
    if (*at == NULL) *at = error->input.bytes;
    if (*at == error->input.bytes + error->input.size) return false;
    *c = ou_utf8_next(at);
    return true;
}

static bool encode_backslash(OuCodecError *error) {
    uint32_t c;
    for (const char *at = NULL; next_character(error, &at, &c);)
        ou_str_add_escape(error->out, c);
    return true;
}

static bool decode_backslash(OuCodecError *error) {
    for (size_t i = error->start; i < error->stop; i++)
        ou_str_add_escape(error->out, (uint8_t)error->input.bytes[i]);
    return true;
}

static bool encode_name(OuCodecError *error) {
    uint32_t c;
    char name[OU_UNICODE_NAME_MAX];
    for (const char *at = NULL; next_character(error, &at, &c);) {
        if (!ou_unicode_name(c, name)) {
            ou_str_add_escape(error->out, c);
            continue;
        }
        put_raw(error, "\\N{", 3);
        put_raw(error, name, strlen(name));
        put_raw(error, "}", 1);
    }
    return true;
}

static bool encode_xml(OuCodecError *error) {
    uint32_t c;
    for (const char *at = NULL; next_character(error, &at, &c);) {
        char digits[12];
        size_t first = sizeof digits;
        for (; c > 0; c /= 10)
            digits[--first] = (char)('0' + c % 10);
        put_raw(error, "&#", 2);
        put_raw(error, digits + first, sizeof digits - first);
        put_raw(error, ";", 1);
    }
    return true;
}

static bool encode_surrogate_escape(OuCodecError *error) {
    uint32_t c;
    if (error->codec->unit > 1) return false; // no single byte stands between the others
    error->is_bytes = true;
    for (const char *at = NULL; next_character(error, &at, &c);) {
        if (c < 0xdc80 || c > 0xdcff) return false;
        // Of Unicode's own forms the error is then about what is left.
        if (error->codec->page == NULL) error->start++;
        char byte = (char)(c & 0xff);
        put_raw(error, &byte, 1);
    }
    return true;
}

static bool decode_surrogate_escape(OuCodecError *error) {
    size_t at = error->start;
    for (; at < error->stop && (uint8_t)error->input.bytes[at] >= 128; at++)
        ou_str_builder_add_code_point(error->out, 0xdc00u + (uint8_t)error->input.bytes[at]);
    if (at == error->start) return false;
    error->stop = at;
    return true;
}

static bool is_unicode_form(const OuCodec *codec) {
    return strncmp(codec->name, "utf-", 4) == 0;
}

static bool is_big(const OuCodec *codec) {
    return codec->name[strlen(codec->name) - 2] == 'b';
}

static bool encode_surrogate_pass(OuCodecError *error) {
    uint32_t c;
    size_t unit = error->codec->unit;
    if (!is_unicode_form(error->codec)) return false;
    error->is_bytes = true;
    for (const char *at = NULL; next_character(error, &at, &c);) {
        char bytes[OU_UTF8_LONGEST];
        if (!ou_is_surrogate(c)) return false;
        if (unit == 1) {
            put_raw(error, bytes, ou_utf8_put(bytes, c));
            continue;
        }
        for (size_t i = 0; i < unit; i++)
            bytes[i] = (char)(c >> 8 * (is_big(error->codec) ? unit - 1 - i : i));
        put_raw(error, bytes, unit);
    }
    return true;
}

static bool decode_surrogate_pass(OuCodecError *error) {
    const uint8_t *p = (const uint8_t *)error->input.bytes + error->start;
    size_t unit = error->codec->unit, width = unit == 1 ? 3 : unit;
    if (!is_unicode_form(error->codec) || error->input.size - error->start < width)
        return false;
    uint32_t c = 0;
    if (unit == 1) {
        if (p[0] != 0xed || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80) return false;
        c = 0xd000u | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    } else {
        for (size_t i = 0; i < unit; i++)
            c |= (uint32_t)p[i] << 8 * (is_big(error->codec) ? unit - 1 - i : i);
    }
    if (!ou_is_surrogate(c)) return false;
    error->stop = error->start + width;
    return ou_str_builder_add_code_point(error->out, c);
}

static const struct {
    const char *name;
    Handler encode, decode;
} handlers[] = {
    {"strict", strict, strict},
    {"ignore", ignore, ignore},
    {"replace", encode_replace, decode_replace},
    {"backslashreplace", encode_backslash, decode_backslash},
    {"xmlcharrefreplace", encode_xml, cannot_decode},
    {"namereplace", encode_name, cannot_decode},
    {"surrogateescape", encode_surrogate_escape, decode_surrogate_escape},
    {"surrogatepass", encode_surrogate_pass, decode_surrogate_pass},
};
#define HANDLER_COUNT (sizeof handlers / sizeof *handlers)

/* Its index, or HANDLER_COUNT. */
static size_t find_handler(const char *name) {
    size_t i = 0;
    while (i < HANDLER_COUNT && strcmp(handlers[i].name, name) != 0)
        i++;
    return i;
}

bool ou_codec_has_handler(const char *name) {
    return find_handler(name) < HANDLER_COUNT;
}

/* ---- handlers of programs ---- */

/* Take the replacement and the position to go on at out of what a handler has returned. */
static bool take_answer(OuCodecError *error, OuRef answer) {
    OuRuntime *rt = error->rt;
    const char *complaint = error->decoding
                                ? "decoding error handler must return (str, int) tuple"
                                : "encoding error handler must return (str/bytes, int) tuple";
    if (!ou_is_tuple(answer) || ou_tuple_count(answer) != 2)
        return ou_fail(rt, OU_EXC_TypeError, "%s", complaint);
    OuRef text = ou_tuple_peek(answer, 0);
    error->is_bytes = !error->decoding && ou_is_bytes(text);
    if (!error->is_bytes && !ou_is_str(text))
        return ou_fail(rt, OU_EXC_TypeError, "%s", complaint);
    int64_t position;
    if (!ou_index_as_int64(rt, ou_tuple_peek(answer, 1), false, &position)) return false;
    size_t size =
        error->decoding ? error->input.size : (size_t)ou_as_str(error->object)->length;
    if (position < 0) position += (int64_t)size;
    if (position < 0 || (size_t)position > size)
        return ou_fail(rt, OU_EXC_IndexError, "position %lld from error handler out of bounds",
                       (long long)position);
    error->stop = (size_t)position;
    return error->is_bytes ? put_raw(error, ou_as_bytes(text)->bytes, ou_as_bytes(text)->size)
                           : ou_str_builder_add(error->out, text);
}

static bool call_handler(OuCodecError *error, OuRef function) {
    OuRuntime *rt = error->rt;
    OuValue held = ou_own(function), exception = ou_codec_exception(error);
    OuValue answer = ou_is_error(exception) ? OU_ERROR : ou_call1(rt, held, exception);
    bool done = !ou_is_error(answer) && take_answer(error, answer);
    ou_drop(rt, held);
    ou_drop(rt, exception);
    ou_drop(rt, answer);
    return done;
}

bool ou_codec_handle(OuCodecError *error, const char *name) {
    if (name == NULL) name = "strict";
    OuRef function = ou_codec_error_peek(error->rt, name);
    if (!ou_is_undef(function)) return call_handler(error, function);
    size_t index = find_handler(name);
    if (index == HANDLER_COUNT)
        return ou_fail(error->rt, OU_EXC_LookupError, "unknown error handler name '%s'", name);
    if ((error->decoding ? handlers[index].decode : handlers[index].encode)(error))
        return !error->out->failed;
    return ou_is_raised(error->rt) ? false : ou_codec_raise(error);
}

/* ---- our handlers, called by programs ---- */

static OuValue cannot_handle(OuRuntime *rt, OuRef exception) {
    return ou_raise(rt, OU_EXC_TypeError, "don't know how to handle %T in error callback",
                    exception);
}

/* The range that the exception tells of, made to lie within the object. False: it is no error
 * of encoding or decoding, or its fields are unset. */
static bool read_exception(OuRuntime *rt, OuRef exception, OuCodecError *error) {
    error->decoding = ou_has_type(rt, exception, rt->exceptions[OU_EXC_UnicodeDecodeError]);
    if (!error->decoding &&
        !ou_has_type(rt, exception, rt->exceptions[OU_EXC_UnicodeEncodeError]))
        return false;
    OuRef object = *ou_exception_field(exception, UNICODE_OBJECT);
    OuRef start = *ou_exception_field(exception, UNICODE_START);
    OuRef stop = *ou_exception_field(exception, UNICODE_END);
    OuRef encoding = *ou_exception_field(exception, UNICODE_ENCODING);
    if (!ou_is_small_int(start) || !ou_is_small_int(stop) || !ou_is_str(encoding)) return false;
    if (error->decoding ? !ou_is_bytes(object) : !ou_is_str(object)) return false;
    const OuCodec *codec = ou_codec_find(rt, ou_str_bytes(encoding));
    error->rt = rt;
    error->codec = codec == NULL ? &ou_codec_ascii : codec;
    error->object = object;
    int64_t size = error->decoding ? (int64_t)ou_as_bytes(object)->size
                                   : (int64_t)ou_as_str(object)->length;
    int64_t first = ou_small_int(start), last = ou_small_int(stop);
    first = first < 0 ? 0 : first >= size ? size - 1 : first;
    last = last < 1 ? 1 : last > size ? size : last;
    error->start = first < 0 ? 0 : (size_t)first;
    error->stop = last < first ? error->start : (size_t)last;
    if (error->decoding) {
        error->input = ou_span(ou_as_bytes(object)->bytes, ou_as_bytes(object)->size);
    } else {
        size_t from = ou_str_offset(rt, object, error->start);
        size_t to = ou_str_offset(rt, object, error->stop);
        error->input = ou_span_part(ou_str_span(object), from, to);
    }
    return true;
}

OuValue ou_codec_handle_exception(OuRuntime *rt, const char *name, OuRef exception) {
    size_t index = find_handler(name);
    if (index == HANDLER_COUNT) return OU_UNDEF;
    if (!ou_has_type(rt, exception, rt->exceptions[OU_EXC_BaseException]))
        return ou_raise(rt, OU_EXC_TypeError, "codec must pass exception instance");
    if (handlers[index].encode == strict) return ou_raise_object(rt, exception);
    OuStrBuilder text;
    OuCodecError error = {.out = &text};
    if (!read_exception(rt, exception, &error)) return cannot_handle(rt, exception);
    ou_str_builder_begin(&text, rt);
    bool done = (error.decoding ? handlers[index].decode : handlers[index].encode)(&error);
    if (!done || text.failed) {
        ou_str_builder_abandon(&text);
        return ou_is_raised(rt) ? OU_ERROR : ou_raise_object(rt, exception);
    }
    OuValue items[2] = {error.is_bytes ? ou_str_builder_end_bytes(&text)
                                       : ou_str_builder_end(&text),
                        ou_from_small_int((int64_t)error.stop)};
    return ou_is_error(items[0]) ? OU_ERROR : ou_tuple_from_array_take(rt, items, 2);
}
