/* tell() and seek() of text streams.
 *
 * The position in bytes does not say all: a decoder in the middle of something has a state. So
 * what tell() gives is a number made of parts ("cookie"), of which usually only the first is
 * not 0, when it is the position in bytes:
 *
 *     bits 0-63    position in the stream where decoding can start
 *     bits 64-95   state of the decoder there: a \r waits (1), order of bytes (2 and up)
 *     bits 96-127  bytes to decode from there
 *     bits 128-159 characters of the result to skip
 *     bits 160-    whether the end of the file has been decoded too
 *
 * tell() finds the latest place before the program's from which decoding can start without
 * bytes left over, by decoding the last chunk once more. */
#include "modules/text_io.h"

#include <unistd.h>

#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/utf8.h"

/* ---- cookies ---- */

typedef struct Cookie {
    int64_t position, flags, feed, skip, at_end;
} Cookie;

static OuValue cookie_make(OuRuntime *rt, const Cookie *cookie) {
    const int64_t parts[] = {cookie->at_end, cookie->skip, cookie->feed, cookie->flags};
    OuValue number = ou_from_small_int(0);
    for (size_t i = 0; i <= 4 && !ou_is_error(number); i++) {
        OuValue part = ou_int_from_int64(rt, i < 4 ? parts[i] : cookie->position);
        OuRef shift = ou_from_small_int(i == 4 ? 64 : 32);
        OuValue moved = ou_binary(rt, OU_BINARY_lshift, number, shift);
        ou_drop(rt, number);
        number = ou_is_error(moved) || ou_is_error(part)
                     ? OU_ERROR
                     : ou_binary(rt, OU_BINARY_or, moved, part);
        ou_drop(rt, moved);
        ou_drop(rt, part);
    }
    return number;
}

/* number & (2**bits - 1) as a C number; `number` becomes number >> bits. */
static bool cookie_part(OuRuntime *rt, OuValue *number, int bits, int64_t *part) {
    OuRef shift = ou_from_small_int(bits);
    OuValue rest = ou_binary(rt, OU_BINARY_rshift, *number, shift);
    OuValue whole = ou_is_error(rest) ? OU_ERROR : ou_binary(rt, OU_BINARY_lshift, rest, shift);
    OuValue low = ou_is_error(whole) ? OU_ERROR : ou_binary(rt, OU_BINARY_sub, *number, whole);
    bool done = !ou_is_error(low) && ou_index_as_int64(rt, low, false, part);
    ou_drop(rt, whole);
    ou_drop(rt, low);
    if (done)
        ou_replace_take(rt, number, rest);
    else
        ou_drop(rt, rest);
    return done;
}

static bool cookie_read(OuRuntime *rt, OuRef value, Cookie *cookie) {
    OuValue number = ou_index(rt, value);
    bool done = !ou_is_error(number) && cookie_part(rt, &number, 64, &cookie->position) &&
                cookie_part(rt, &number, 32, &cookie->flags) &&
                cookie_part(rt, &number, 32, &cookie->feed) &&
                cookie_part(rt, &number, 32, &cookie->skip) &&
                cookie_part(rt, &number, 8, &cookie->at_end);
    ou_drop(rt, number);
    return done;
}

/* ---- states as numbers ---- */

/* Of an encoding with a mark: 2 before it, then 0 for little, 1 for big. */
static int64_t state_flags(const OuTextIo *text, const OuDecoderState *state) {
    int64_t order = 0;
    if (ou_codec_has_mark(text->codec))
        order = state->codec_state == 0 ? 2 : state->codec_state - 1;
    return order << 1 | state->pending_cr;
}

static void set_state_flags(OuTextIo *text, int64_t flags) {
    ou_text_io_reset_decoder(text);
    text->decoder.pending_cr = text->newlines.pending_cr = flags & 1;
    if (ou_codec_has_mark(text->codec))
        text->decoder.codec_state = flags >> 1 == 2 ? 0 : (int)(flags >> 1) + 1;
}

/* ---- tell ---- */

/* The bytes of the chunk that give the `used` bytes of text, where text and bytes are the same.
 */
static bool same_bytes(const OuTextIo *text) {
    const OuBytes *chunk = ou_as_bytes(text->snapshot);
    return ou_codec_is_utf8(text->codec) && text->before.tail_size == 0 &&
           !text->before.pending_cr && text->decoder.tail_size == 0 &&
           ou_as_str(text->decoded)->size == chunk->size &&
           memchr(chunk->bytes, '\r', chunk->size) == NULL;
}

/* Decode the chunk again, a byte at a time, until `skip` characters have come out. */
static bool find_cookie(OuRuntime *rt, OuTextIo *text, int64_t skip, Cookie *cookie) {
    OuValue chunk = ou_own(text->snapshot);
    const OuBytes *bytes = ou_as_bytes(chunk);
    OuDecoderState saved = text->decoder;
    OuNewlines saved_newlines = text->newlines;
    text->decoder = text->before;
    text->newlines.pending_cr = text->before.pending_cr;
    cookie->flags = state_flags(text, &text->decoder);
    cookie->position -= text->before.tail_size;
    // Decoding from the beginning starts with no line ends seen; this is visible afterwards.
    if (cookie->position == 0 && cookie->flags == 0) text->newlines.seen = 0;
    cookie->feed = text->before.tail_size;
    int64_t decoded = 0;
    bool good = true;
    for (size_t at = 0; good && at < bytes->size && decoded < skip; at++) {
        OuValue piece = ou_text_io_decode(rt, text, ou_span(bytes->bytes + at, 1), false);
        good = !ou_is_error(piece);
        if (!good) break;
        decoded += (int64_t)ou_as_str(piece)->length;
        ou_drop(rt, piece);
        cookie->feed++;
        if (text->decoder.tail_size == 0 && decoded <= skip) {
            cookie->position += cookie->feed;
            skip -= decoded;
            decoded = cookie->feed = 0;
            cookie->flags = state_flags(text, &text->decoder);
        }
    }
    if (good && decoded < skip) {
        OuValue rest = ou_text_io_decode(rt, text, ou_span("", 0), true);
        good = !ou_is_error(rest);
        cookie->at_end = 1;
        if (good && decoded + (int64_t)ou_as_str(rest)->length < skip)
            good = ou_fail(rt, OU_EXC_OSError, "can't reconstruct logical file position");
        ou_drop(rt, rest);
    }
    cookie->skip = skip;
    if (skip == 0) cookie->feed = 0;
    text->decoder = saved;
    text->newlines.pending_cr = saved_newlines.pending_cr;
    ou_drop(rt, chunk);
    return good;
}

OuValue ou_text_io_tell(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTextIo *text = ou_as_text_io(self);
    if (!ou_text_io_check_open(rt, text)) return OU_ERROR;
    if (!text->seekable) return ou_io_unsupported(rt, "underlying stream is not seekable");
    if (!text->telling)
        return ou_raise(rt, OU_EXC_OSError, "telling position disabled by next() call");
    if (!ou_text_io_flush_pending(rt, text)) return OU_ERROR;
    OuValue flushed = ou_io_call(rt, self, "flush");
    if (ou_is_error(flushed)) return OU_ERROR;
    ou_drop(rt, flushed);
    Cookie cookie = {.position = ou_io_position_take(rt, ou_io_call(rt, text->stream, "tell"),
                                                     "Raw stream returned invalid position")};
    if (cookie.position < 0) return OU_ERROR;
    if (ou_is_undef(text->snapshot) || ou_is_undef(text->decoded))
        return ou_int_from_int64(rt, cookie.position);
    cookie.position -= (int64_t)ou_as_bytes(text->snapshot)->size;
    if (same_bytes(text)) return ou_int_from_int64(rt, cookie.position + (int64_t)text->offset);
    int64_t used = (int64_t)ou_utf8_count(ou_str_bytes(text->decoded), text->offset);
    return find_cookie(rt, text, used, &cookie) ? cookie_make(rt, &cookie) : OU_ERROR;
}

/* ---- seek ---- */

static OuValue stream_seek(OuRuntime *rt, OuTextIo *text, OuRef position, int whence) {
    OuRef args[2] = {position, ou_from_small_int(whence)};
    return ou_call_method_string(rt, text->stream, "seek", args, 2);
}

/* Decode what lies between the place to start from and the one that is meant. */
static bool restore(OuRuntime *rt, OuTextIo *text, const Cookie *cookie) {
    OuRef size = ou_from_small_int(cookie->feed);
    OuValue bytes = ou_call_method(rt, text->stream, rt->names.read, &size, 1);
    if (ou_is_error(bytes)) return false;
    if (!ou_is_bytes(bytes)) {
        ou_raise(rt, OU_EXC_TypeError,
                 "underlying read() should have returned a bytes object, not '%T'",
                 (OuRef)bytes);
        ou_drop(rt, bytes);
        return false;
    }
    text->before = text->decoder;
    OuSpan span = ou_span(ou_as_bytes(bytes)->bytes, ou_as_bytes(bytes)->size);
    OuValue decoded = ou_text_io_decode(rt, text, span, cookie->at_end != 0);
    if (ou_is_error(decoded)) {
        ou_drop(rt, bytes);
        return false;
    }
    bool enough = (int64_t)ou_as_str(decoded)->length >= cookie->skip;
    text->offset = enough ? ou_str_offset(rt, decoded, (size_t)cookie->skip) : 0;
    ou_replace_take(rt, &text->decoded, decoded);
    ou_replace_take(rt, &text->snapshot, bytes);
    if (enough) return true;
    return ou_fail(rt, OU_EXC_OSError, "can't restore logical file position");
}

static OuValue seek_to(OuRuntime *rt, OuTextIo *text, OuRef value) {
    Cookie cookie;
    OuRef zero = ou_from_small_int(0);
    OuTruth negative = ou_compare_truth(rt, value, zero, OU_LT);
    if (negative == OU_TRUTH_FAILED) return OU_ERROR;
    if (negative == OU_TRUTH_YES)
        return ou_raise(rt, OU_EXC_ValueError, "negative seek position %R", value);
    if (!cookie_read(rt, value, &cookie)) return OU_ERROR;
    OuValue position = ou_int_from_int64(rt, cookie.position);
    OuValue answer =
        ou_is_error(position) ? OU_ERROR : stream_seek(rt, text, position, SEEK_SET);
    ou_drop(rt, position);
    if (ou_is_error(answer)) return OU_ERROR;
    ou_drop(rt, answer);
    ou_text_io_forget_ahead(rt, text);
    if (cookie.position == 0 && cookie.flags == 0)
        ou_text_io_reset_decoder(text);
    else
        set_state_flags(text, cookie.flags);
    text->encoder_state = cookie.position == 0 && cookie.flags == 0 ? 0 : 1;
    if (cookie.skip > 0 && !restore(rt, text, &cookie)) return OU_ERROR;
    return ou_own(value);
}

static OuValue seek_to_end(OuRuntime *rt, OuTextIo *text) {
    OuRef zero = ou_from_small_int(0);
    ou_text_io_forget_ahead(rt, text);
    ou_text_io_reset_decoder(text);
    OuValue place = stream_seek(rt, text, zero, SEEK_END);
    if (!ou_is_error(place)) text->encoder_state = place != zero;
    return place;
}

OuValue ou_text_io_seek(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTextIo *text = ou_as_text_io(self);
    int64_t whence = SEEK_SET;
    OuRef target = args[0], zero = ou_from_small_int(0);
    OuValue current = OU_UNDEF, result = OU_ERROR;
    if (argc > 1 && !ou_index_as_int64(rt, args[1], true, &whence)) return OU_ERROR;
    if (!ou_text_io_check_open(rt, text)) return OU_ERROR;
    if (!text->seekable) return ou_io_unsupported(rt, "underlying stream is not seekable");
    if (whence == SEEK_CUR || whence == SEEK_END) {
        OuTruth is_zero = ou_equal(rt, target, zero);
        if (is_zero == OU_TRUTH_FAILED) return OU_ERROR;
        if (is_zero == OU_TRUTH_NO)
            return ou_io_unsupported(rt, whence == SEEK_CUR
                                             ? "can't do nonzero cur-relative seeks"
                                             : "can't do nonzero end-relative seeks");
    } else if (whence != SEEK_SET) {
        return ou_raise(rt, OU_EXC_ValueError, "invalid whence (%lld, should be 0, 1 or 2)",
                        (long long)whence);
    }
    if (whence == SEEK_CUR) {
        current = ou_io_call(rt, self, "tell");
        if (ou_is_error(current)) return OU_ERROR;
        target = current;
    }
    OuValue flushed = ou_io_call(rt, self, "flush");
    if (!ou_is_error(flushed))
        result = whence == SEEK_END ? seek_to_end(rt, text) : seek_to(rt, text, target);
    ou_drop(rt, flushed);
    ou_drop(rt, current);
    return result;
}
