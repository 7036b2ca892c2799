/* Text streams: writing and reading.
 *
 * Writing. Text is encoded into `pending`; when that has grown to a chunk it goes to the stream
 * below in one piece. So print() costs a copy of a few bytes.
 *
 * Reading goes through three stages:
 *
 *     bytes of the stream -- a chunk --> tail + chunk -- decoded, line ends made \n -->
 *     `decoded`, of which `offset` bytes (UTF-8) have been given to the program
 *
 * Bytes of a chunk that do not decode without what follows wait in the decoder's tail, and so
 * does a \r whose \n may follow. For tell() the chunk is kept too (text_io_position.c). */
#include "modules/text_io.h"

#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/utf8.h"

/* ---- checks ---- */

static bool check_attached(OuRuntime *rt, const OuTextIo *text) {
    if (!ou_is_undef(text->stream)) return true;
    return ou_fail(rt, OU_EXC_ValueError, "%s",
                   text->detached ? "underlying buffer has been detached"
                                  : "I/O operation on uninitialized object");
}

bool ou_text_io_check_open(OuRuntime *rt, OuTextIo *text) {
    if (!check_attached(rt, text)) return false;
    OuTruth closed = text->buffered != NULL ? ou_truth_from(text->buffered->file->fd < 0)
                                            : ou_io_is_closed(rt, text->stream);
    if (closed == OU_TRUTH_YES)
        ou_raise(rt, OU_EXC_ValueError, "I/O operation on closed file.");
    return closed == OU_TRUTH_NO;
}

/* Can the stream below do it? */
static bool check_able(OuRuntime *rt, OuTextIo *text, bool writing) {
    if (!ou_text_io_check_open(rt, text)) return false;
    if (text->buffered != NULL) {
        if (writing ? text->buffered->writable : text->buffered->readable) return true;
        return !ou_is_error(ou_io_unsupported(rt, writing ? "not writable" : "not readable"));
    }
    OuTruth able = ou_io_ask(rt, text->stream, writing ? "writable" : "readable");
    if (able == OU_TRUTH_NO) ou_io_unsupported(rt, writing ? "not writable" : "not readable");
    return able == OU_TRUTH_YES;
}

/* ---- writing ---- */

/* stream.write(bytes). */
static bool stream_write(OuRuntime *rt, OuTextIo *text, const char *bytes, size_t size) {
    if (text->buffered != NULL) {
        if (!ou_buffered_check_open(rt, text->buffered, "write to")) return false;
        return ou_buffered_write(rt, text->buffered, bytes, size);
    }
    OuValue object = ou_bytes_new(rt, bytes, size);
    if (ou_is_error(object)) return false;
    OuRef argument = object;
    OuValue written = ou_call_method(rt, text->stream, rt->names.write, &argument, 1);
    ou_drop(rt, object);
    ou_drop(rt, written);
    return !ou_is_error(written);
}

bool ou_text_io_flush_pending(OuRuntime *rt, OuTextIo *text) {
    if (text->pending_size == 0) return true;
    // The stream may be a program's, and write here.
    size_t size = text->pending_size, capacity = text->pending_capacity;
    char *bytes = text->pending;
    text->pending = NULL;
    text->pending_size = text->pending_capacity = 0;
    bool done = stream_write(rt, text, bytes, size);
    if (text->pending == NULL) {
        text->pending = bytes;
        text->pending_capacity = capacity;
        text->pending_size = done ? 0 : size; // kept, to be tried again
    } else {
        ou_free(rt, bytes, capacity);
    }
    return done;
}

void ou_text_io_discard(OuTextIo *text) {
    text->pending_size = 0;
    if (text->buffered != NULL) ou_buffered_discard(text->buffered);
}

bool ou_text_io_flush(OuRuntime *rt, OuTextIo *text) {
    if (!ou_text_io_check_open(rt, text)) return false;
    text->telling = text->seekable;
    if (!ou_text_io_flush_pending(rt, text)) return false;
    if (text->buffered != NULL && text->buffered->state == OU_BUFFER_WRITING)
        return ou_buffered_flush(rt, text->buffered);
    if (text->buffered != NULL && text->buffered->state == OU_BUFFER_IDLE) return true;
    OuValue flushed = ou_call_method(rt, text->stream, rt->names.flush, NULL, 0);
    ou_drop(rt, flushed);
    return !ou_is_error(flushed);
}

static bool pending_add(OuRuntime *rt, OuTextIo *text, const char *bytes, size_t size) {
    size_t chunk = (size_t)text->chunk_size;
    if (text->pending_size > 0 && text->pending_size + size > chunk &&
        !ou_text_io_flush_pending(rt, text))
        return false;
    if (text->pending_size + size > text->pending_capacity) {
        size_t capacity = text->pending_size + size;
        if (capacity < chunk) capacity = chunk;
        char *grown = ou_resize(rt, text->pending, text->pending_capacity, capacity);
        if (grown == NULL) return false;
        text->pending = grown;
        text->pending_capacity = capacity;
    }
    if (size > 0) memcpy(text->pending + text->pending_size, bytes, size);
    text->pending_size += size;
    return true;
}

void ou_text_io_forget_ahead(OuRuntime *rt, OuTextIo *text) {
    text->offset = 0;
    ou_clear(rt, &text->decoded);
    ou_clear(rt, &text->snapshot);
}

/* Encoded text goes into `pending`, and further if it has to. `ends_line`: it has an end of a
 * line in it. */
static bool put_encoded(OuRuntime *rt, OuTextIo *text, const char *bytes, size_t size,
                        bool ends_line) {
    if (!pending_add(rt, text, bytes, size)) return false;
    bool flush = text->line_buffering && ends_line;
    if ((flush || text->write_through || text->pending_size >= (size_t)text->chunk_size) &&
        !ou_text_io_flush_pending(rt, text))
        return false;
    if (flush && !ou_text_io_flush(rt, text)) return false;
    if (!ou_is_undef(text->decoded) || !ou_is_undef(text->snapshot) ||
        text->decoder.tail_size > 0) {
        ou_text_io_forget_ahead(rt, text);
        ou_text_io_reset_decoder(text);
    }
    return true;
}

static bool ends_a_line(const OuTextIo *text, const char *bytes, size_t size) {
    return text->line_buffering &&
           (memchr(bytes, '\n', size) != NULL || memchr(bytes, '\r', size) != NULL);
}

/* Is there a surrogate in the UTF-8? */
static bool has_surrogate(const char *bytes, size_t size) {
    const char *end = bytes + size;
    while (bytes < end && (bytes = memchr(bytes, 0xed, (size_t)(end - bytes))) != NULL) {
        if ((uint8_t)bytes[1] >= 0xa0) return true;
        bytes++;
    }
    return false;
}

/* Does `str` go into the file as its own bytes? */
static bool is_ready(const OuTextIo *text, const OuStr *str) {
    if (ou_newline_written(text->newline) != NULL && memchr(str->bytes, '\n', str->size))
        return false;
    if (str->is_ascii) return ou_codec_keeps_ascii(text->codec);
    return ou_codec_is_utf8(text->codec) && !has_surrogate(str->bytes, str->size);
}

static bool write_encoded(OuRuntime *rt, OuTextIo *text, OuRef str) {
    const char *newline = ou_newline_written(text->newline);
    OuValue translated = newline == NULL ? ou_own(str) : ou_newlines_write(rt, str, newline);
    OuValue bytes = OU_ERROR;
    bool done = false;
    if (ou_is_error(translated)) goto done;
    bytes = ou_codec_encode(rt, text->codec, translated, ou_str_bytes(text->errors),
                            &text->encoder_state);
    if (ou_is_error(bytes)) goto done;
    done = put_encoded(rt, text, ou_as_bytes(bytes)->bytes, ou_as_bytes(bytes)->size,
                       ends_a_line(text, ou_str_bytes(str), ou_as_str(str)->size));
done:
    ou_drop(rt, translated);
    ou_drop(rt, bytes);
    return done;
}

bool ou_text_io_write(OuRuntime *rt, OuTextIo *text, OuRef value) {
    if (!check_able(rt, text, true)) return false;
    const OuStr *str = ou_as_str(value);
    if (!is_ready(text, str)) return write_encoded(rt, text, value);
    return put_encoded(rt, text, str->bytes, str->size,
                       ends_a_line(text, str->bytes, str->size));
}

bool ou_text_io_write_ascii(OuRuntime *rt, OuTextIo *text, const char *bytes, size_t size) {
    if (!ou_codec_keeps_ascii(text->codec) || ou_newline_written(text->newline) != NULL) {
        OuValue str = ou_str_from_ascii(rt, bytes, size);
        bool done = !ou_is_error(str) && ou_text_io_write(rt, text, str);
        ou_drop(rt, str);
        return done;
    }
    return check_able(rt, text, true) &&
           put_encoded(rt, text, bytes, size, ends_a_line(text, bytes, size));
}

/* ---- decoding ---- */

void ou_text_io_reset_decoder(OuTextIo *text) {
    text->decoder = (OuDecoderState){0};
    text->newlines.pending_cr = false;
}

/* Ends of lines matter to what is read: made alike, or kept together. */
static bool looks_at_newlines(const OuTextIo *text) {
    return text->newline == OU_NEWLINE_UNIVERSAL || text->newline == OU_NEWLINE_KEEP;
}

OuValue ou_text_io_decode(OuRuntime *rt, OuTextIo *text, OuSpan bytes, bool final) {
    OuDecoderState *decoder = &text->decoder;
    OuPile pile = {0};
    OuSpan input = bytes;
    if (decoder->tail_size > 0) {
        if (!ou_pile_add(rt, &pile, decoder->tail, decoder->tail_size) ||
            !ou_pile_add(rt, &pile, bytes.bytes, bytes.size)) {
            ou_pile_free(rt, &pile);
            return OU_ERROR;
        }
        input = ou_span(pile.bytes, pile.size);
    }
    size_t used;
    OuValue str = ou_codec_decode(rt, text->codec, input, ou_str_bytes(text->errors), final,
                                  &decoder->codec_state, &used);
    if (!ou_is_error(str)) {
        size_t left = input.size - used;
        if (left > OU_TEXT_TAIL_MAX) left = OU_TEXT_TAIL_MAX; // no encoding needs as much
        decoder->tail_size = (uint8_t)left;
        memcpy(decoder->tail, input.bytes + used, left);
        if (looks_at_newlines(text))
            str = ou_newlines_add_take(rt, &text->newlines, str, final);
        decoder->pending_cr = text->newlines.pending_cr;
    }
    ou_pile_free(rt, &pile);
    return str;
}

/* ---- reading ---- */

static size_t text_ahead(const OuTextIo *text) {
    return ou_is_undef(text->decoded) ? 0 : ou_as_str(text->decoded)->size - text->offset;
}

/* Bytes from a method of the stream: a bytes object, owned. */
static OuValue stream_bytes_take(OuRuntime *rt, OuValue bytes, const char *method, bool whole) {
    if (ou_is_error(bytes) || ou_is_bytes(bytes)) return bytes;
    OuValue copy = OU_ERROR;
    if (ou_has_buffer(rt, bytes))
        copy = ou_buffer_to_bytes(rt, bytes);
    else if (whole)
        ou_raise(rt, OU_EXC_TypeError, "can't concat %T to bytes", (OuRef)bytes);
    else
        ou_raise(rt, OU_EXC_TypeError,
                 "underlying %s() should have returned a bytes-like object, not '%T'", method,
                 (OuRef)bytes);
    ou_drop(rt, bytes);
    return copy;
}

/* The next chunk of the stream as a bytes object; empty at the end. */
static OuValue read_chunk(OuRuntime *rt, OuTextIo *text) {
    if (text->buffered != NULL) {
        if (!ou_buffered_check_open(rt, text->buffered, "read of")) return OU_ERROR;
        OuTruth more = ou_buffered_fill(rt, text->buffered);
        if (more == OU_TRUTH_FAILED) return OU_ERROR;
        if (more == OU_TRUTH_NO) return ou_bytes_new(rt, "", 0);
        size_t size;
        const char *ahead = ou_buffered_ahead(text->buffered, &size);
        if (size > (size_t)text->chunk_size) size = (size_t)text->chunk_size;
        OuValue chunk = ou_bytes_new(rt, ahead, size);
        if (!ou_is_error(chunk)) ou_buffered_consume(text->buffered, size);
        return chunk;
    }
    const char *method = text->has_read1 ? "read1" : "read";
    OuRef size = ou_from_small_int(text->chunk_size);
    return stream_bytes_take(rt, ou_io_call1(rt, text->stream, method, size), method, false);
}

/* Decode the next chunk into `decoded`, which has been read to its end. NO: the file has. */
static OuTruth text_fill(OuRuntime *rt, OuTextIo *text) {
    text->offset = 0;
    ou_clear(rt, &text->decoded);
    do {
        OuDecoderState before = text->decoder;
        OuValue chunk = read_chunk(rt, text);
        if (ou_is_error(chunk)) return OU_TRUTH_FAILED;
        bool ended = ou_as_bytes(chunk)->size == 0;
        OuSpan span = ou_span(ou_as_bytes(chunk)->bytes, ou_as_bytes(chunk)->size);
        OuValue str = ou_text_io_decode(rt, text, span, ended);
        text->used = true;
        if (ou_is_error(str)) {
            ou_drop(rt, chunk);
            return OU_TRUTH_FAILED;
        }
        ou_replace_take(rt, &text->decoded, str);
        ou_replace_take(rt, &text->snapshot, chunk);
        text->before = before;
        if (ended && ou_as_str(str)->size == 0) return OU_TRUTH_NO;
    } while (ou_as_str(text->decoded)->size == 0);
    return OU_TRUTH_YES;
}

/* `size` bytes of what is ahead, as a str. */
static OuValue text_take(OuRuntime *rt, OuTextIo *text, size_t size) {
    OuValue piece;
    if (text->offset == 0 && size == ou_as_str(text->decoded)->size)
        piece = ou_own(text->decoded);
    else
        piece = ou_str_new(rt, ou_str_bytes(text->decoded) + text->offset, size);
    if (!ou_is_error(piece)) text->offset += size;
    return piece;
}

/* Collect pieces up to `limit` code points (negative: no limit), up to a line's end if `line`.
 * A line's end may lie on both sides of a border between chunks: \r at the end of what is ahead
 * is looked at again with what follows. */
static OuValue text_collect(OuRuntime *rt, OuTextIo *text, int64_t limit, bool line) {
    OuStrBuilder builder;
    bool building = false, ended = limit == 0, after_cr = false;
    OuValue piece = ou_own(rt->names.empty);
    while (!ended) {
        OuTruth more = text_ahead(text) > 0 ? OU_TRUTH_YES : text_fill(rt, text);
        if (more == OU_TRUTH_FAILED) goto failed;
        if (more == OU_TRUTH_NO) break;
        const char *start = ou_str_bytes(text->decoded) + text->offset;
        const char *end = start + text_ahead(text), *stop = NULL;
        if (line && after_cr && *start == '\n')
            stop = start + 1;
        else if (line)
            stop = ou_newline_find(text->newline, start, end);
        ended = stop != NULL;
        if (stop == NULL) stop = end;
        after_cr = text->newline == OU_NEWLINE_CRLF && stop[-1] == '\r';
        if (limit > 0) {
            size_t count = ou_utf8_count(start, (size_t)(stop - start));
            if (count >= (size_t)limit) {
                stop = ou_utf8_skip(start, (size_t)limit);
                ended = true;
            }
            limit -= (int64_t)(count < (size_t)limit ? count : (size_t)limit);
        }
        if (!building && !ended) {
            building = true;
            ou_str_builder_begin(&builder, rt);
        }
        OuValue next = text_take(rt, text, (size_t)(stop - start));
        if (ou_is_error(next)) goto failed;
        if (building) ou_str_builder_add(&builder, next);
        ou_replace_take(rt, &piece, next);
    }
    if (!building) return piece;
    ou_drop(rt, piece);
    return ou_str_builder_end(&builder);
failed:
    if (building) ou_str_builder_abandon(&builder);
    ou_drop(rt, piece);
    return OU_ERROR;
}

static bool begin_reading(OuRuntime *rt, OuTextIo *text) {
    return check_able(rt, text, false) && ou_text_io_flush_pending(rt, text);
}

OuValue ou_text_io_read_line(OuRuntime *rt, OuTextIo *text, int64_t limit) {
    return begin_reading(rt, text) ? text_collect(rt, text, limit, true) : OU_ERROR;
}

/* The rest of the stream, decoded. */
static OuValue decode_rest(OuRuntime *rt, OuTextIo *text) {
    OuPile pile = {0};
    OuValue result = OU_ERROR, bytes = OU_UNDEF;
    OuSpan span = {"", 0};
    if (text->buffered != NULL) {
        if (!ou_buffered_read_all(rt, text->buffered, &pile)) goto done;
        if (pile.size > 0) span = ou_span(pile.bytes, pile.size);
    } else {
        bytes = stream_bytes_take(rt, ou_call_method(rt, text->stream, rt->names.read, NULL, 0),
                                  "read", true);
        if (ou_is_error(bytes)) goto done;
        span = ou_span(ou_as_bytes(bytes)->bytes, ou_as_bytes(bytes)->size);
    }
    result = ou_text_io_decode(rt, text, span, true);
    text->used = true;
done:
    ou_pile_free(rt, &pile);
    ou_drop(rt, bytes);
    return result;
}

OuValue ou_text_io_read(OuRuntime *rt, OuTextIo *text, int64_t count) {
    if (!begin_reading(rt, text)) return OU_ERROR;
    if (count >= 0) return text_collect(rt, text, count, false);
    size_t ahead = text_ahead(text);
    OuValue first = ahead == 0 ? OU_UNDEF : text_take(rt, text, ahead);
    if (ou_is_error(first)) return OU_ERROR;
    OuValue rest = decode_rest(rt, text);
    if (!ou_is_error(rest)) ou_text_io_forget_ahead(rt, text);
    if (ou_is_undef(first) || ou_is_error(rest)) {
        ou_drop(rt, first);
        return rest;
    }
    OuValue both = ou_str_concat(rt, first, rest);
    ou_drop(rt, first);
    ou_drop(rt, rest);
    return both;
}
