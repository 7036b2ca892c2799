/* The ends of lines, and io.IncrementalNewlineDecoder, which deals with them for programs. */
#include "modules/newlines.h"

#include "modules/io.h"
#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { SEEN_CR = 1, SEEN_LF = 2, SEEN_CRLF = 4 };

static const char *const newline_texts[] = {[OU_NEWLINE_KEEP] = "",
                                            [OU_NEWLINE_LF] = "\n",
                                            [OU_NEWLINE_CR] = "\r",
                                            [OU_NEWLINE_CRLF] = "\r\n"};

bool ou_newline_parse(OuRuntime *rt, OuRef value, OuNewline *newline) {
    *newline = OU_NEWLINE_UNIVERSAL;
    if (ou_is_undef(value) || ou_is_none(value)) return true;
    for (size_t i = OU_NEWLINE_KEEP; i <= OU_NEWLINE_CRLF; i++) {
        if (!ou_str_equals_string(value, newline_texts[i])) continue;
        *newline = (OuNewline)i;
        return true;
    }
    return ou_fail(rt, OU_EXC_ValueError, "illegal newline value: %U", value);
}

const char *ou_newline_written(OuNewline newline) {
    return newline == OU_NEWLINE_CR || newline == OU_NEWLINE_CRLF ? newline_texts[newline]
                                                                  : NULL;
}

const char *ou_newline_find(OuNewline newline, const char *at, const char *end) {
    const char *found;
    switch (newline) {
    case OU_NEWLINE_UNIVERSAL:
    case OU_NEWLINE_LF:
        found = memchr(at, '\n', (size_t)(end - at));
        return found == NULL ? NULL : found + 1;
    case OU_NEWLINE_CR:
        found = memchr(at, '\r', (size_t)(end - at));
        return found == NULL ? NULL : found + 1;
    case OU_NEWLINE_CRLF:
        for (found = at; (found = memchr(found, '\r', (size_t)(end - found))) != NULL;
             found++) {
            if (found + 1 < end && found[1] == '\n') return found + 2;
        }
        return NULL;
    case OU_NEWLINE_KEEP:
        for (; at < end; at++) {
            if (*at == '\n') return at + 1;
            if (*at == '\r') return at + 1 + (at + 1 < end && at[1] == '\n');
        }
        return NULL;
    }
    OU_UNREACHABLE();
}

static void note_line_ends(OuNewlines *newlines, const char *at, const char *end) {
    for (; at < end; at++) {
        if (*at == '\n') {
            newlines->seen |= SEEN_LF;
        } else if (*at == '\r') {
            bool both = at + 1 < end && at[1] == '\n';
            newlines->seen |= both ? SEEN_CRLF : SEEN_CR;
            at += both;
        }
    }
}

static OuValue translate(OuRuntime *rt, const char *at, const char *end) {
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    while (at < end) {
        const char *cr = memchr(at, '\r', (size_t)(end - at));
        const char *stop = cr == NULL ? end : cr;
        ou_str_builder_add_bytes(&builder, at, (size_t)(stop - at));
        if (cr == NULL) break;
        ou_str_builder_add_string(&builder, "\n");
        at = cr + 1 + (cr + 1 < end && cr[1] == '\n');
    }
    return ou_str_builder_end(&builder);
}

OuValue ou_newlines_add_take(OuRuntime *rt, OuNewlines *newlines, OuValue text, bool final) {
    if (ou_is_error(text)) return OU_ERROR;
    if (newlines->pending_cr && (final || ou_as_str(text)->size > 0)) {
        OuValue cr = ou_str_from_string(rt, "\r");
        OuValue both = ou_is_error(cr) ? OU_ERROR : ou_str_concat(rt, cr, text);
        ou_drop(rt, cr);
        ou_drop(rt, text);
        if (ou_is_error(both)) return OU_ERROR;
        text = both;
        newlines->pending_cr = false;
    }
    const char *at = ou_str_bytes(text), *end = at + ou_as_str(text)->size;
    if (!final && end > at && end[-1] == '\r') {
        newlines->pending_cr = true;
        end--;
    }
    bool plain = memchr(at, '\r', (size_t)(end - at)) == NULL;
    if (!plain)
        note_line_ends(newlines, at, end);
    else if (memchr(at, '\n', (size_t)(end - at)) != NULL)
        newlines->seen |= SEEN_LF;
    bool whole = end == at + ou_as_str(text)->size;
    if (whole && (plain || !newlines->translate)) return text;
    OuValue result = newlines->translate && !plain ? translate(rt, at, end)
                                                   : ou_str_new(rt, at, (size_t)(end - at));
    ou_drop(rt, text);
    return result;
}

OuValue ou_newlines_seen(OuRuntime *rt, const OuNewlines *newlines) {
    static const char *const kinds[] = {"\r", "\n", "\r\n"};
    OuValue found[3];
    size_t count = 0;
    for (size_t i = 0; i < 3; i++) {
        if (!(newlines->seen & 1 << i)) continue;
        found[count] = ou_str_from_string(rt, kinds[i]);
        if (ou_is_error(found[count++])) goto failed;
    }
    if (count == 0) return OU_NONE;
    return count == 1 ? found[0] : ou_tuple_from_array_take(rt, found, count);
failed:
    while (count > 0)
        ou_drop(rt, found[--count]);
    return OU_ERROR;
}

OuValue ou_newlines_write(OuRuntime *rt, OuRef str, const char *written) {
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    const char *at = ou_str_bytes(str), *end = at + ou_as_str(str)->size;
    while (at < end) {
        const char *line = memchr(at, '\n', (size_t)(end - at));
        const char *stop = line == NULL ? end : line;
        ou_str_builder_add_bytes(&builder, at, (size_t)(stop - at));
        if (line == NULL) break;
        ou_str_builder_add_string(&builder, written);
        at = line + 1;
    }
    return ou_str_builder_end(&builder);
}

/* ---- IncrementalNewlineDecoder ---- */

typedef struct OuNewlineDecoder {
    OuObject header;
    OuValue decoder; /* of bytes, or None: the input is text */
    OuNewlines newlines;
} OuNewlineDecoder;

static OuNewlineDecoder *as_decoder(OuRef value) {
    return (OuNewlineDecoder *)(uintptr_t)value;
}

static void decoder_set_up(void *object) {
    OuNewlineDecoder *self = object;
    self->decoder = OU_UNDEF;
    self->newlines = (OuNewlines){0};
}

static OuValue decoder_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                           OuRef names) {
    OuNewlineDecoder *self = ou_io_new(rt, type, decoder_set_up);
    return self == NULL ? OU_ERROR : ou_take(self);
}

static bool decoder_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                         OuRef names) {
    OuRef given[3];
    OuNewlineDecoder *decoder = as_decoder(self);
    if (!ou_parse_arguments(rt, "IncrementalNewlineDecoder", "decoder translate errors", 2, 3,
                            args, argc, names, given))
        return false;
    bool translate_all = false;
    if (!ou_io_flag_argument(rt, given[1], &translate_all)) return false;
    decoder->newlines = (OuNewlines){.translate = translate_all};
    ou_replace_take(rt, &decoder->decoder, ou_own(given[0]));
    return true;
}

static bool decoder_ready(OuRuntime *rt, const OuNewlineDecoder *self) {
    if (!ou_is_undef(self->decoder)) return true;
    return ou_fail(rt, OU_EXC_ValueError, "IncrementalNewlineDecoder.__init__() not called");
}

static OuValue decoder_decode(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuNewlineDecoder *decoder = as_decoder(self);
    bool final = false;
    if (!decoder_ready(rt, decoder) || !ou_io_flag_argument(rt, args[1], &final))
        return OU_ERROR;
    OuRef given[2] = {args[0], ou_bool(final)};
    OuValue text = ou_is_none(decoder->decoder)
                       ? ou_own(args[0])
                       : ou_call_method_string(rt, decoder->decoder, "decode", given, 2);
    if (!ou_is_error(text) && !ou_is_str(text)) {
        ou_raise(rt, OU_EXC_TypeError, "decoder should return a string result, not '%T'",
                 (OuRef)text);
        ou_drop(rt, text);
        return OU_ERROR;
    }
    return ou_newlines_add_take(rt, &decoder->newlines, text, final);
}

static OuValue decoder_getstate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuNewlineDecoder *decoder = as_decoder(self);
    if (!decoder_ready(rt, decoder)) return OU_ERROR;
    OuValue items[2] = {ou_own(rt->empty_bytes), ou_from_small_int(0)};
    if (!ou_is_none(decoder->decoder)) {
        OuValue state = ou_io_call(rt, decoder->decoder, "getstate");
        bool good = !ou_is_error(state) && ou_is_tuple(state) && ou_tuple_count(state) == 2;
        if (good) {
            ou_replace_take(rt, &items[0], ou_own(ou_tuple_peek(state, 0)));
            items[1] = ou_own(ou_tuple_peek(state, 1));
        } else if (!ou_is_raised(rt)) {
            ou_raise(rt, OU_EXC_TypeError, "illegal decoder state");
        }
        ou_drop(rt, state);
        if (!good) {
            ou_drop(rt, items[0]);
            return OU_ERROR;
        }
    }
    int64_t flags = 0;
    ou_int_fits_int64(items[1], &flags);
    ou_drop(rt, items[1]);
    items[1] = ou_from_small_int(flags << 1 | decoder->newlines.pending_cr);
    return ou_tuple_from_array_take(rt, items, 2);
}

static OuValue decoder_setstate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuNewlineDecoder *decoder = as_decoder(self);
    int64_t flags;
    if (!decoder_ready(rt, decoder)) return OU_ERROR;
    if (!ou_is_tuple(args[0]) || ou_tuple_count(args[0]) != 2)
        return ou_raise(rt, OU_EXC_TypeError, "state argument must be a tuple");
    if (!ou_index_as_int64(rt, ou_tuple_peek(args[0], 1), false, &flags)) return OU_ERROR;
    decoder->newlines.pending_cr = flags & 1;
    if (ou_is_none(decoder->decoder)) return OU_NONE;
    OuRef parts[2] = {ou_tuple_peek(args[0], 0), ou_from_small_int(flags >> 1)};
    OuValue state = ou_tuple_from_array(rt, parts, 2);
    OuValue answer =
        ou_is_error(state) ? OU_ERROR : ou_io_call1(rt, decoder->decoder, "setstate", state);
    ou_drop(rt, state);
    return answer;
}

static OuValue decoder_reset(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuNewlineDecoder *decoder = as_decoder(self);
    if (!decoder_ready(rt, decoder)) return OU_ERROR;
    decoder->newlines.seen = 0;
    decoder->newlines.pending_cr = false;
    return ou_is_none(decoder->decoder) ? OU_NONE : ou_io_call(rt, decoder->decoder, "reset");
}

static OuValue decoder_get_newlines(OuRuntime *rt, OuRef self) {
    return ou_newlines_seen(rt, &as_decoder(self)->newlines);
}

static void decoder_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuNewlineDecoder *)self)->decoder, visit, argument);
}

static void decoder_clear(OuRuntime *rt, OuObject *self) {
    ou_clear(rt, &((OuNewlineDecoder *)self)->decoder);
}

static void decoder_destroy(OuRuntime *rt, OuObject *self) {
    decoder_clear(rt, self);
    ou_object_free(rt, self);
}

static const OuMethodRow decoder_methods[] = {
    OU_ROW_NAMED("decode", decoder_decode, 1, 2, "input final",
                 "decode(input, final=False)\nText with its line ends made alike."),
    OU_ROW("getstate", decoder_getstate, 0, 0, "getstate()\nThe state."),
    OU_ROW("setstate", decoder_setstate, 1, 1, "setstate(state, /)\nSet the state."),
    OU_ROW("reset", decoder_reset, 0, 0, "reset()\nStart anew."),
    {0},
};

static const OuGetSetRow decoder_getsets[] = {
    {"newlines", decoder_get_newlines, NULL, NULL},
    {0},
};

extern const OuTypeSpec ou_newline_decoder_type;
const OuTypeSpec ou_newline_decoder_type = {
    .name = "_io.IncrementalNewlineDecoder",
    .doc = "Codec used when reading a file in universal newlines mode.",
    .basic_size = sizeof(OuNewlineDecoder),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED,
    .methods = decoder_methods,
    .getsets = decoder_getsets,
    .slots.new = decoder_new,
    .slots.init = decoder_init,
    .slots.traverse = decoder_traverse,
    .slots.clear = decoder_clear,
    .slots.destroy = decoder_destroy,
};
