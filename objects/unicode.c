/* The Unicode tables, and looking them up.
 *
 * The tables (unicode_tables.h) are made at build time by tools/make_unicode_tables.c; only
 * this file includes them. A code point's properties are found in two steps:
 *
 *     unicode_blocks[c / 128] -> unicode_cells[...][c % 128] -> unicode_records[...] */
#include "objects/unicode.h"

#include "objects/unicode_tables.h"

#define U OU_ASCII_UPPER | OU_ASCII_PRINTABLE
#define L OU_ASCII_LOWER | OU_ASCII_PRINTABLE
#define H OU_ASCII_HEX
#define P OU_ASCII_PRINTABLE

const uint8_t ou_ascii_flags[256] = {
    ['\t' ... '\r'] = OU_ASCII_SPACE,
    [0x1c ... 0x1f] = OU_ASCII_SEPARATOR,
    [' '] = OU_ASCII_SPACE | P,
    ['!' ... '/'] = P,
    ['0' ... '9'] = OU_ASCII_DIGIT | H | P,
    [':' ... '@'] = P,
    ['A' ... 'F'] = U | H,
    ['G' ... 'Z'] = U,
    ['[' ... '^'] = P,
    ['_'] = OU_ASCII_UNDERSCORE | P,
    ['`'] = P,
    ['a' ... 'f'] = L | H,
    ['g' ... 'z'] = L,
    ['{' ... '~'] = P,
};

#undef U
#undef L
#undef H
#undef P

const OuUnicodeRecord *ou_unicode_record(uint32_t code_point) {
    static const OuUnicodeRecord beyond = {.decimal = OU_UNICODE_NO_DECIMAL};
    if (code_point > 0x10ffff) return &beyond;
    uint16_t block = unicode_blocks[code_point / OU_UNICODE_BLOCK];
    return &unicode_records[unicode_cells[block][code_point % OU_UNICODE_BLOCK]];
}

_Static_assert(OU_CATEGORY_Lo - OU_CATEGORY_Lu == 4, "the letters stand together");
_Static_assert(OU_CATEGORY_Co - OU_CATEGORY_Zs == 6, "what is not printable stands together");

bool ou_unicode_is_alpha(uint32_t code_point) {
    uint8_t category = ou_unicode_record(code_point)->category;
    return category >= OU_CATEGORY_Lu && category <= OU_CATEGORY_Lo;
}

bool ou_unicode_is_printable(uint32_t code_point) {
    if (code_point < 128) return ou_ascii_is((char)code_point, OU_ASCII_PRINTABLE);
    uint8_t category = ou_unicode_record(code_point)->category;
    return category != OU_CATEGORY_Cn &&
           !(category >= OU_CATEGORY_Zs && category <= OU_CATEGORY_Co);
}

bool ou_unicode_is_line_break(uint32_t code_point) {
    if (code_point < 0x20) return (0xf0003c00u >> code_point & 1) && code_point != 0x1f;
    return code_point == 0x85 || code_point == 0x2028 || code_point == 0x2029;
}

int ou_unicode_decimal(uint32_t code_point) {
    uint8_t value = ou_unicode_record(code_point)->decimal;
    return value == OU_UNICODE_NO_DECIMAL ? -1 : value;
}

static const OuUnicodeSpecial *unicode_find_special(uint32_t code_point) {
    size_t low = 0, high = sizeof unicode_specials / sizeof *unicode_specials;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (unicode_specials[middle].code_point <= code_point) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return &unicode_specials[low];
}

size_t ou_unicode_map(OuCaseMapping mapping, uint32_t code_point,
                      uint32_t to[OU_UNICODE_LONGEST]) {
    const OuUnicodeRecord *record = ou_unicode_record(code_point);
    if (record->flags & OU_UNICODE_SPECIAL) {
        const OuUnicodeSpecial *special = unicode_find_special(code_point);
        size_t count = 0;
        for (; count < OU_UNICODE_LONGEST && special->to[mapping][count] != 0; count++)
            to[count] = special->to[mapping][count];
        if (count > 0) return count;
    }
    const int32_t differences[] = {
        [OU_UNICODE_TO_LOWER] = record->lower,
        [OU_UNICODE_TO_UPPER] = record->upper,
        [OU_UNICODE_TO_TITLE] = record->title,
        [OU_UNICODE_TO_FOLDED] = record->fold,
    };
    to[0] = code_point + (uint32_t)differences[mapping];
    return 1;
}
