/* Encoding and decoding: the loops.
 *
 * Each direction copies what can be copied, finds the next range that cannot, and lets the
 * error handler write something for it. Text without errors never meets the handlers, and UTF-8
 * without errors is copied in one piece. A handler is looked up when the first error occurs, as
 * its name may be anything before.
 *
 * A handler that a program has registered may send the loop back to any position. */
#include "objects/codec_private.h"

#include <stdio.h>

#include "objects/bytes.h"
#include "objects/text.h"
#include "objects/tuple.h"

/* ---- names ---- */

#define CODEC(object, names) extern const OuCodec object;
#define PAGE(name, display, library, many, names)
#include "objects/codecs.def"
#undef CODEC
#undef PAGE

static const struct {
    const OuCodec *codec; // NULL: a page
    const char *display, *library, *names;
    bool many_bytes;
} rows[] = {
#define CODEC(object, names)                      {&object, NULL, NULL, names, false},
#define PAGE(name, display, library, many, names) {NULL, display, library, names, many},
#include "objects/codecs.def"
#undef CODEC
#undef PAGE
};

#define ROW_COUNT (sizeof rows / sizeof *rows)

void ou_codec_normalize(const char *name, char *normal, size_t size) {
    size_t length = 0;
    bool gap = false;
    for (const char *at = name; *at != 0 && length + 2 < size; at++) {
        bool keep = ou_ascii_is(*at, OU_ASCII_ALNUM) || *at == '.';
        if (keep && gap && length > 0) normal[length++] = '_';
        if (keep) normal[length++] = ou_ascii_to_lower(*at);
        gap = !keep;
    }
    normal[length] = 0;
}

static const OuCodec *open_page(OuRuntime *rt, size_t row) {
    OuCodecs *codecs = ou_codecs_of(rt);
    if (codecs == NULL) return NULL;
    if (codecs->pages == NULL) {
        codecs->pages = ou_alloc(rt, ROW_COUNT * sizeof(OuCodec *));
        if (codecs->pages == NULL) return NULL;
        memset(codecs->pages, 0, ROW_COUNT * sizeof(OuCodec *));
    }
    if (codecs->pages[row] == NULL)
        codecs->pages[row] =
            ou_code_page_open(rt, rows[row].library, rows[row].display, rows[row].many_bytes);
    return codecs->pages[row];
}

void ou_codec_pages_finish(OuRuntime *rt, OuCodecs *codecs) {
    if (codecs->pages == NULL) return;
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (codecs->pages[i] != NULL) ou_code_page_close(rt, codecs->pages[i]);
    }
    ou_free(rt, codecs->pages, ROW_COUNT * sizeof(OuCodec *));
    codecs->pages = NULL;
}

const OuCodec *ou_codec_find(OuRuntime *rt, const char *name) {
    if (name == NULL || strcmp(name, "utf-8") == 0) return &ou_codec_utf8;
    char normal[48], key[52];
    ou_codec_normalize(name, normal, sizeof normal);
    snprintf(key, sizeof key, " %s ", normal);
    if (*normal == 0) return NULL;
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (strstr(rows[i].names, key) == NULL) continue;
        return rows[i].codec != NULL ? rows[i].codec : open_page(rt, i);
    }
    return NULL;
}

OuValue ou_codec_raise_unknown(OuRuntime *rt, const char *name) {
    if (!ou_is_raised(rt)) ou_raise(rt, OU_EXC_LookupError, "unknown encoding: %s", name);
    return OU_ERROR;
}

const char *ou_codec_name(const OuCodec *codec) {
    return codec->display;
}

bool ou_codec_keeps_ascii(const OuCodec *codec) {
    return codec->keeps_ascii && codec->mark == NULL;
}

bool ou_codec_is_utf8(const OuCodec *codec) {
    return codec == &ou_codec_utf8;
}

bool ou_codec_has_mark(const OuCodec *codec) {
    return codec->mark != NULL;
}

/* ---- encoding ---- */

/* The loop's state. */
typedef struct Encoder {
    OuCodecError error; // codec and str; its range is the last error's
    const char *errors;
    OuStrBuilder output;      // the bytes
    OuStrBuilder replacement; // what the handler has written
} Encoder;

static bool put_raw(OuStrBuilder *output, const char *bytes, size_t size) {
    return ou_str_builder_add_counted(output, bytes, size, size);
}

static bool put_character(Encoder *encoder, uint32_t c) {
    char bytes[OU_CODEC_LONGEST];
    size_t size = encoder->error.codec->put(encoder->error.codec, c, bytes);
    return size > 0 && put_raw(&encoder->output, bytes, size);
}

static bool has_form(const OuCodec *codec, uint32_t c) {
    char bytes[OU_CODEC_LONGEST];
    return codec->put(codec, c, bytes) > 0;
}

/* What the handler wrote goes out: text must itself have a form. */
static bool put_replacement(Encoder *encoder) {
    const OuStrBuilder *written = &encoder->replacement;
    if (encoder->error.is_bytes) {
        if (written->size % encoder->error.codec->unit != 0)
            return ou_codec_raise(&encoder->error);
        return put_raw(&encoder->output, written->bytes, written->size);
    }
    const char *at = written->bytes, *end = at + written->size;
    while (at < end) {
        if (put_character(encoder, ou_utf8_next(&at))) continue;
        return encoder->output.failed ? false : ou_codec_raise(&encoder->error);
    }
    return true;
}

static bool encode_error(Encoder *encoder) {
    OuCodecError *error = &encoder->error;
    ou_str_builder_begin(&encoder->replacement, error->rt);
    error->out = &encoder->replacement;
    error->is_bytes = false;
    error->reason = error->codec->encode_reason;
    bool done = ou_codec_handle(error, encoder->errors) && !encoder->replacement.failed &&
                put_replacement(encoder);
    ou_str_builder_abandon(&encoder->replacement);
    return done;
}

/* [start, stop): the characters at `at` that have no form. */
static void find_error_range(Encoder *encoder, const char *at, const char *end, size_t index) {
    OuCodecError *error = &encoder->error;
    const char *stop = at;
    error->start = index;
    do {
        ou_utf8_next(&stop);
        index++;
        if (stop == end || !error->codec->joins_errors) break;
        const char *next = stop;
        if (has_form(error->codec, ou_utf8_next(&next))) break;
    } while (true);
    error->stop = index;
    error->input = ou_span(at, (size_t)(stop - at));
}

static bool encode_text(Encoder *encoder) {
    OuCodecError *error = &encoder->error;
    OuSpan text = ou_str_span(error->object);
    const char *at = text.bytes, *end = at + text.size;
    size_t index = 0;
    while (at < end) {
        if (error->codec->keeps_ascii && (uint8_t)*at < 0x80) {
            size_t run = ou_ascii_prefix(at, (size_t)(end - at));
            if (!put_raw(&encoder->output, at, run)) return false;
            at += run;
            index += run;
            continue;
        }
        const char *start = at;
        if (put_character(encoder, ou_utf8_next(&at))) {
            index++;
            continue;
        }
        if (encoder->output.failed) return false;
        find_error_range(encoder, start, end, index);
        if (!encode_error(encoder)) return false;
        index = error->stop;
        at = text.bytes + ou_str_offset(error->rt, error->object, index);
    }
    return true;
}

static bool has_surrogates(OuSpan span) {
    const char *at = span.bytes, *end = at + span.size;
    while (at < end && (at = memchr(at, 0xed, (size_t)(end - at))) != NULL) {
        if ((uint8_t)at[1] >= 0xa0) return true;
        at++;
    }
    return false;
}

OuValue ou_codec_encode(OuRuntime *rt, const OuCodec *codec, OuRef str, const char *errors,
                        int *state) {
    OuSpan span = ou_str_span(str);
    bool marks = codec->mark != NULL && *state == 0;
    bool as_it_is = ou_as_str(str)->is_ascii ? codec->keeps_ascii
                                             : codec == &ou_codec_utf8 && !has_surrogates(span);
    *state = 1;
    if (as_it_is && !marks) return ou_bytes_new(rt, span.bytes, span.size);
    Encoder encoder = {.error = {.rt = rt, .codec = codec, .object = str}, .errors = errors};
    ou_str_builder_begin(&encoder.output, rt);
    if (marks) put_raw(&encoder.output, codec->mark, codec->mark_size);
    if (encode_text(&encoder)) return ou_str_builder_end_bytes(&encoder.output);
    ou_str_builder_abandon(&encoder.output);
    return OU_ERROR;
}

/* ---- decoding ---- */

/* Copy what needs no look at each character; returns where it ends. */
static size_t decode_run(const OuCodec *codec, OuSpan input, size_t at, OuStrBuilder *output) {
    OuSpan rest = ou_span_part(input, at, input.size);
    size_t run = 0;
    if (codec == &ou_codec_utf8) {
        run = ou_codec_utf8_prefix(rest);
        ou_str_builder_add_bytes(output, rest.bytes, run);
    } else if (codec->keeps_ascii) {
        run = ou_ascii_prefix(rest.bytes, rest.size);
        ou_str_builder_add_counted(output, rest.bytes, run, run);
    }
    return at + run;
}

static bool decode_text(OuCodecError *error, const char *errors, bool final, size_t *position) {
    OuSpan input = error->input;
    size_t at = *position;
    while ((at = decode_run(error->codec, input, at, error->out)) < input.size) {
        if (error->out->failed) return false;
        OuDecoded found = {.second = OU_NO_CODE_POINT};
        OuCodecStep step = error->codec->get(error->codec, (const uint8_t *)input.bytes + at,
                                             input.size - at, &found);
        if (step == OU_STEP_DONE) {
            if (found.code_point != OU_NO_CODE_POINT)
                ou_str_builder_add_code_point(error->out, found.code_point);
            if (found.second != OU_NO_CODE_POINT)
                ou_str_builder_add_code_point(error->out, found.second);
            at += found.width;
            continue;
        }
        if (step == OU_STEP_PARTIAL && !final) break;
        error->start = at;
        error->stop = at + found.width;
        error->reason = found.reason;
        if (!ou_codec_handle(error, errors)) return false;
        at = error->stop;
    }
    *position = at;
    return !error->out->failed;
}

OuValue ou_codec_decode(OuRuntime *rt, const OuCodec *codec, OuSpan input, const char *errors,
                        bool final, int *state, size_t *used) {
    OuSpan rest = input;
    *used = 0;
    if (codec->begin != NULL) codec = codec->begin(codec, &rest, final, state);
    if (codec == NULL) return ou_own(rt->names.empty);
    // Positions count a mark of two or four bytes, but not that of UTF-8.
    size_t skipped = input.size - rest.size, at = codec->unit > 1 ? skipped : 0;
    if (codec->unit > 1) rest = input;
    OuStrBuilder output;
    ou_str_builder_begin(&output, rt);
    OuCodecError error = {
        .rt = rt, .codec = codec, .decoding = true, .input = rest, .out = &output};
    if (decode_text(&error, errors, final, &at)) {
        *used = codec->unit > 1 ? at : at + skipped;
        return ou_str_builder_end(&output);
    }
    ou_str_builder_abandon(&output);
    return OU_ERROR;
}

/* ---- by name ---- */

/* The first item of what function number `index` of a registered codec gives. */
static OuValue call_registered(OuRuntime *rt, OuRef codec, size_t index, OuRef object,
                               const char *errors) {
    OuValue number = ou_from_small_int((int64_t)index), name = OU_ERROR, result = OU_ERROR;
    OuValue function = ou_get_item(rt, codec, number), pair = OU_ERROR;
    if (ou_is_error(function)) goto done;
    name = errors == NULL ? OU_UNDEF : ou_str_from_string(rt, errors);
    if (ou_is_error(name)) goto done;
    OuRef args[2] = {object, name};
    pair = ou_call(rt, function, args, errors == NULL ? 1 : 2);
    if (ou_is_error(pair)) goto done;
    if (!ou_is_tuple(pair) || ou_tuple_count(pair) != 2)
        ou_raise(rt, OU_EXC_TypeError, "%s must return a tuple (object, integer)",
                 index == 0 ? "encoder" : "decoder");
    else
        result = ou_own(ou_tuple_peek(pair, 0));
done:
    ou_drop(rt, function);
    ou_drop(rt, name);
    ou_drop(rt, pair);
    return result;
}

/* An encoding that is not Ouro's. */
static OuValue convert_registered(OuRuntime *rt, const char *name, bool encoding, OuRef object,
                                  const char *errors) {
    if (ou_is_raised(rt)) return OU_ERROR;
    OuValue codec = ou_codec_search(rt, name);
    if (ou_is_error(codec)) return OU_ERROR;
    if (ou_is_undef(codec)) return ou_codec_raise_unknown(rt, name);
    OuValue result = call_registered(rt, codec, encoding ? 0 : 1, object, errors);
    ou_drop(rt, codec);
    if (ou_is_error(result)) return OU_ERROR;
    if (encoding ? ou_is_bytes(result) : ou_is_str(result)) return result;
    ou_raise(rt, OU_EXC_TypeError,
             "'%s' %s returned '%T' instead of '%s'; use codecs.%s() to %s to arbitrary types",
             name, encoding ? "encoder" : "decoder", (OuRef)result, encoding ? "bytes" : "str",
             encoding ? "encode" : "decode", encoding ? "encode" : "decode");
    ou_drop(rt, result);
    return OU_ERROR;
}

OuValue ou_encode(OuRuntime *rt, OuRef str, const char *encoding, const char *errors) {
    const OuCodec *codec = ou_codec_find(rt, encoding);
    int state = 0;
    if (codec != NULL) return ou_codec_encode(rt, codec, str, errors, &state);
    return convert_registered(rt, encoding, true, str, errors);
}

OuValue ou_decode(OuRuntime *rt, const char *bytes, size_t size, const char *encoding,
                  const char *errors) {
    if (size == 0) return ou_str_new(rt, "", 0);
    const OuCodec *codec = ou_codec_find(rt, encoding);
    if (codec == NULL) {
        OuValue copy = ou_is_raised(rt) ? OU_ERROR : ou_bytes_new(rt, bytes, size);
        OuValue text = ou_is_error(copy)
                           ? OU_ERROR
                           : convert_registered(rt, encoding, false, copy, errors);
        ou_drop(rt, copy);
        return text;
    }
    OuSpan span = ou_span(bytes, size);
    if (codec->keeps_ascii && ou_ascii_prefix(bytes, size) == size)
        return ou_str_from_ascii(rt, bytes, size);
    if (codec == &ou_codec_utf8 && ou_codec_utf8_prefix(span) == size)
        return ou_str_new(rt, bytes, size);
    int state = 0;
    size_t used;
    return ou_codec_decode(rt, codec, span, errors, true, &state, &used);
}

OuValue ou_str_decode_utf8(OuRuntime *rt, const char *bytes, size_t size, const char *errors) {
    return ou_decode(rt, bytes, size, NULL, errors);
}
