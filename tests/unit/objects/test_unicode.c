/* The Unicode tables. */
#include "objects/unicode.h"

#include <criterion/criterion.h>

Test(unicode, tables) {
    uint32_t to[OU_UNICODE_LONGEST];
    cr_assert_eq(ou_unicode_map(OU_UNICODE_TO_UPPER, 0xdf, to), 2);
    cr_assert_eq(to[0], 'S');
    cr_assert_eq(ou_unicode_map(OU_UNICODE_TO_LOWER, 0xc4, to), 1);
    cr_assert_eq(to[0], 0xe4);
    cr_assert_eq(ou_unicode_map(OU_UNICODE_TO_TITLE, 0x1c6, to), 1);
    cr_assert_eq(to[0], 0x1c5);
    cr_assert_eq(ou_unicode_decimal(0x663), 3);
    cr_assert_eq(ou_unicode_decimal(0xbd), -1);
    cr_assert(ou_unicode_is_alpha(0x4e00));
    cr_assert(ou_unicode_is(0x4e00, OU_UNICODE_NUMERIC));
    cr_assert(ou_unicode_is_space(0x3000));
    cr_assert(!ou_unicode_is_printable(0x110000));
}

Test(unicode, ascii_flags_agree_with_the_tables) {
    for (uint32_t c = 0; c < 128; c++) {
        uint8_t flags = ou_ascii_flags[c];
        cr_assert_eq((flags & OU_ASCII_ALPHA) != 0, ou_unicode_is_alpha(c));
        cr_assert_eq((flags & OU_ASCII_DIGIT) != 0, ou_unicode_decimal(c) >= 0);
        cr_assert_eq((flags & OU_ASCII_STR_SPACE) != 0, ou_unicode_is(c, OU_UNICODE_SPACE));
        cr_assert_eq((flags & OU_ASCII_UPPER) != 0, ou_unicode_is(c, OU_UNICODE_UPPER));
        cr_assert_eq((flags & OU_ASCII_LOWER) != 0, ou_unicode_is(c, OU_UNICODE_LOWER));
    }
}
