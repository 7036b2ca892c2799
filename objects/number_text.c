/* From the text a user wrote to ASCII.
 *
 * Only text that has other characters is copied. White space is trimmed by C's rules: the
 * separators U+001C..U+001F, which are space for str.split(), are not allowed around a number.
 */
#include "objects/number_text.h"

#include <string.h>

#include "objects/buffer.h"
#include "objects/bytes.h"
#include "objects/error.h"
#include "objects/protocol.h"
#include "objects/unicode.h"
#include "objects/utf8.h"

static bool is_ascii(const char *bytes, size_t size) {
    uint8_t all = 0;
    for (size_t i = 0; i < size; i++)
        all |= (uint8_t)bytes[i];
    return all < 0x80;
}

static char ascii_of(uint32_t code_point) {
    if (code_point < 0x80) return (char)code_point;
    int digit = ou_unicode_decimal(code_point);
    if (digit >= 0) return (char)('0' + digit);
    return ou_unicode_is_space(code_point) ? ' ' : '?';
}

void ou_number_text_of_bytes(OuNumberText *text, const char *bytes, size_t size) {
    const char *start = bytes, *end = bytes + size;
    while (start < end && ou_ascii_is(*start, OU_ASCII_SPACE))
        start++;
    while (end > start && ou_ascii_is(end[-1], OU_ASCII_SPACE))
        end--;
    *text = (OuNumberText){start, end, NULL, 0};
}

bool ou_number_text_begin(OuRuntime *rt, OuNumberText *text, const char *bytes, size_t size) {
    if (OU_LIKELY(is_ascii(bytes, size))) {
        ou_number_text_of_bytes(text, bytes, size);
        return true;
    }
    char *copy = ou_alloc(rt, size);
    if (copy == NULL) return false;
    size_t count = 0;
    for (const char *p = bytes; p < bytes + size;)
        copy[count++] = ascii_of(ou_utf8_next(&p));
    ou_number_text_of_bytes(text, copy, count);
    text->copy = copy;
    text->copy_size = size;
    return true;
}

void ou_number_text_end(OuRuntime *rt, OuNumberText *text) {
    if (text->copy != NULL) ou_free(rt, text->copy, text->copy_size);
}

OuValue ou_number_bytes(OuRuntime *rt, OuRef value) {
    if (ou_is_bytes(value) && ou_type_of(rt, value) == rt->types[OU_TYPE_BYTES])
        return ou_own(value);
    if (!ou_has_buffer(rt, value)) return OU_UNDEF;
    OuBuffer data;
    if (!ou_buffer_acquire(rt, value, OU_BUFFER_SIMPLE, &data)) {
        ou_clear_exception(rt);
        return OU_UNDEF;
    }
    OuValue copy = ou_bytes_new(rt, data.bytes, data.size);
    ou_buffer_release(rt, &data);
    return copy;
}
