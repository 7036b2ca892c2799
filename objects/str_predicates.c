/* The questions about all characters of a str: isalpha() and its like.
 *
 * Each is a flag for ASCII and a test for other code points. */
#include "objects/str_methods.h"

typedef bool (*CodePointTest)(uint32_t code_point);

/* Do all code points pass, and is there one? `ascii`: the flags of which an ASCII character
 * needs one. */
static OuValue all_are(OuRef self, uint8_t ascii, CodePointTest test) {
    OuSpan span = ou_str_span(self);
    const char *at = span.bytes, *end = at + span.size;
    while (at < end) {
        uint32_t c = ou_utf8_next(&at);
        if (!(c < 128 ? ou_ascii_is((char)c, ascii) : test(c))) return OU_FALSE;
    }
    return ou_bool(span.size > 0);
}

static bool is_decimal(uint32_t c) {
    return ou_unicode_is(c, OU_UNICODE_DECIMAL);
}
static bool is_digit(uint32_t c) {
    return ou_unicode_is(c, OU_UNICODE_DIGIT);
}
static bool is_numeric(uint32_t c) {
    return ou_unicode_is(c, OU_UNICODE_NUMERIC);
}
static bool is_alnum(uint32_t c) {
    return ou_unicode_is_alpha(c) || is_numeric(c);
}
static bool is_title(uint32_t c) {
    return ou_unicode_record(c)->category == OU_CATEGORY_Lt;
}

OuValue ou_str_isalpha(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return all_are(self, OU_ASCII_ALPHA, ou_unicode_is_alpha);
}

OuValue ou_str_isalnum(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return all_are(self, OU_ASCII_ALNUM, is_alnum);
}

OuValue ou_str_isdecimal(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return all_are(self, OU_ASCII_DIGIT, is_decimal);
}

OuValue ou_str_isdigit(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return all_are(self, OU_ASCII_DIGIT, is_digit);
}

OuValue ou_str_isnumeric(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return all_are(self, OU_ASCII_DIGIT, is_numeric);
}

OuValue ou_str_isspace(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return all_are(self, OU_ASCII_STR_SPACE, ou_unicode_is_space);
}

OuValue ou_str_isprintable(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (ou_as_str(self)->size == 0) return OU_TRUE;
    return all_are(self, OU_ASCII_PRINTABLE, ou_unicode_is_printable);
}

OuValue ou_str_isascii(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_bool(ou_as_str(self)->is_ascii);
}

OuValue ou_str_isidentifier(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuSpan span = ou_str_span(self);
    const char *at = span.bytes, *end = at + span.size;
    while (at < end) {
        bool is_first = at == span.bytes;
        uint32_t c = ou_utf8_next(&at);
        if (c == '_') continue;
        if (!ou_unicode_is(c, is_first ? OU_UNICODE_XID_START : OU_UNICODE_XID_CONTINUE))
            return OU_FALSE;
    }
    return ou_bool(span.size > 0);
}

/* islower and isupper: no letter of another case, and one of this. */
static OuValue has_only_case(OuRef self, uint16_t wanted, uint16_t other) {
    OuSpan span = ou_str_span(self);
    const char *at = span.bytes, *end = at + span.size;
    bool found = false;
    while (at < end) {
        uint32_t c = ou_utf8_next(&at);
        if (ou_unicode_is(c, other) || (c >= 128 && is_title(c))) return OU_FALSE;
        found = found || ou_unicode_is(c, wanted);
    }
    return ou_bool(found);
}

OuValue ou_str_islower(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return has_only_case(self, OU_UNICODE_LOWER, OU_UNICODE_UPPER);
}

OuValue ou_str_isupper(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return has_only_case(self, OU_UNICODE_UPPER, OU_UNICODE_LOWER);
}

OuValue ou_str_istitle(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuSpan span = ou_str_span(self);
    const char *at = span.bytes, *end = at + span.size;
    bool found = false, after_cased = false;
    while (at < end) {
        uint32_t c = ou_utf8_next(&at);
        bool starts_word = ou_unicode_is(c, OU_UNICODE_UPPER) || is_title(c);
        bool goes_on = !starts_word && ou_unicode_is(c, OU_UNICODE_LOWER);
        if ((starts_word && after_cased) || (goes_on && !after_cased)) return OU_FALSE;
        after_cased = starts_word || goes_on;
        found = found || after_cased;
    }
    return ou_bool(found);
}
