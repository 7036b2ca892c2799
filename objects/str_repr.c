/* repr() of str and bytes: the choice of quotes, and the escapes. */
#include <string.h>

#include "objects/text.h"

static const char hex_digits[] = "0123456789abcdef";

/* Single quotes, unless that would need escapes and double quotes would not. */
static char choose_quote(OuSpan span) {
    bool has_single = span.size > 0 && memchr(span.bytes, '\'', span.size) != NULL;
    return has_single && memchr(span.bytes, '"', span.size) == NULL ? '"' : '\'';
}

static bool add_ascii(OuStrBuilder *builder, const char *bytes, size_t size) {
    return ou_str_builder_add_counted(builder, bytes, size, size);
}

bool ou_str_add_escape(OuStrBuilder *builder, uint32_t code_point) {
    char escape[10] = {'\\'};
    int digits = code_point < 0x100 ? 2 : code_point < 0x10000 ? 4 : 8;
    escape[1] = digits == 2 ? 'x' : digits == 4 ? 'u' : 'U';
    for (int i = 0; i < digits; i++)
        escape[2 + i] = hex_digits[code_point >> (4 * (digits - 1 - i)) & 15];
    return add_ascii(builder, escape, 2 + (size_t)digits);
}

/* Add what has to be escaped. */
static bool add_special(OuStrBuilder *builder, uint32_t c, char quote) {
    static const char letters[128] = {['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\\'] = '\\'};
    char letter = c < 128 ? (c == (uint32_t)quote ? quote : letters[c]) : 0;
    if (letter == 0) return ou_str_add_escape(builder, c);
    char escape[2] = {'\\', letter};
    return add_ascii(builder, escape, 2);
}

static inline bool is_plain_ascii(char byte, char quote) {
    return ou_ascii_is(byte, OU_ASCII_PRINTABLE) && byte != quote && byte != '\\';
}

bool ou_str_add_quoted(OuStrBuilder *builder, OuRef str, bool ascii) {
    OuSpan span = ou_str_span(str);
    char quote = choose_quote(span);
    ou_str_builder_reserve(builder, span.size + 2);
    add_ascii(builder, &quote, 1);
    const char *at = span.bytes, *end = at + span.size;
    while (at < end) {
        const char *start = at;
        while (at < end && is_plain_ascii(*at, quote))
            at++;
        add_ascii(builder, start, (size_t)(at - start));
        if (at == end) break;
        uint32_t c = ou_utf8_next(&at);
        if (c >= 128 && !ascii && ou_unicode_is_printable(c)) {
            ou_str_builder_add_code_point(builder, c);
        } else {
            add_special(builder, c, quote);
        }
    }
    return add_ascii(builder, &quote, 1);
}

OuValue ou_str_repr(OuRuntime *rt, OuRef self) {
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    ou_str_add_quoted(&builder, self, false);
    return ou_str_builder_end(&builder);
}

OuValue ou_span_repr(OuRuntime *rt, OuSpan span, const char *prefix, const char *suffix,
                     bool escape_single) {
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    char quote = choose_quote(span);
    ou_str_builder_add_string(&builder, prefix);
    add_ascii(&builder, &quote, 1);
    for (size_t i = 0; i < span.size; i++) {
        char byte = span.bytes[i];
        if (escape_single && byte == '\'') {
            add_ascii(&builder, "\\'", 2);
        } else if (is_plain_ascii(byte, quote)) {
            add_ascii(&builder, &byte, 1);
        } else {
            add_special(&builder, (uint8_t)byte, quote);
        }
    }
    add_ascii(&builder, &quote, 1);
    ou_str_builder_add_string(&builder, suffix);
    return ou_str_builder_end(&builder);
}
