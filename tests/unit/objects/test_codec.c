/* Encoding and decoding. */
#include "objects/codec.h"

#include "tests/unit/objects/text_support.h"

#define ENCODE(text, encoding, errors) encode(rt, S(text), encoding, errors)
#define DECODE(bytes, encoding, errors)                                                        \
    ou_decode(rt, bytes, sizeof(bytes) - 1, encoding, errors)

static OuValue encode(OuRuntime *rt, OuValue text, const char *encoding, const char *errors) {
    OuValue result = ou_encode(rt, text, encoding, errors);
    ou_drop(rt, text);
    return result;
}

TEXT_TEST(codec, encodes) {
    gives(ENCODE("a\xc3\xa9", NULL, NULL), "b'a\\xc3\\xa9'");
    gives(ENCODE("a\xc3\xa9", "Latin-1", NULL), "b'a\\xe9'");
    gives(ENCODE("abc", "US-ASCII", NULL), "b'abc'");
    gives(ENCODE("abc", "nonsense", NULL), "LookupError: unknown encoding: nonsense");
}

TEXT_TEST(codec, encode_errors_name_the_range) {
    gives(ENCODE("a\xe4\xb8\x80\xe4\xb8\x81z", "ascii", NULL),
          "UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-2: ordinal "
          "not in "
          "range(128)");
    gives(ENCODE("\xed\xa0\x80", NULL, NULL),
          "UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in position 0: "
          "surrogates not allowed");
    gives(ENCODE("\xc3\xa9", "ascii", "nonsense"),
          "LookupError: unknown error handler name 'nonsense'");
}

TEXT_TEST(codec, encode_handlers) {
    const char *expected[][2] = {
        {"ignore", "b'ab'"},
        {"replace", "b'a??b'"},
        {"backslashreplace", "b'a\\\\xe9\\\\u4e00b'"},
        {"xmlcharrefreplace", "b'a&#233;&#19968;b'"},
    };
    for (int i = 0; i < 4; i++)
        gives(ENCODE("a\xc3\xa9\xe4\xb8\x80"
                     "b",
                     "ascii", expected[i][0]),
              expected[i][1]);
    gives(ENCODE("\xed\xb2\x80", NULL, "surrogateescape"), "b'\\x80'");
    gives(ENCODE("\xed\xb2\x80", NULL, "surrogatepass"), "b'\\xed\\xb2\\x80'");
}

TEXT_TEST(codec, decodes) {
    gives(DECODE("a\xc3\xa9\xf0\x9f\x98\x80", NULL, NULL), "'a\xc3\xa9\xf0\x9f\x98\x80'");
    gives(DECODE("a\xe9", "latin1", NULL), "'a\xc3\xa9'");
    gives(DECODE("\xff", "ascii", NULL), "UnicodeDecodeError: 'ascii' codec can't decode byte "
                                         "0xff in position 0: ordinal not in "
                                         "range(128)");
}

TEXT_TEST(codec, malformed_utf8) {
    gives(DECODE("ab\xff", NULL, NULL), "UnicodeDecodeError: 'utf-8' codec can't decode byte "
                                        "0xff in position 2: invalid start byte");
    gives(DECODE("ab\xe2\x82", NULL, NULL), "UnicodeDecodeError: 'utf-8' codec can't decode "
                                            "bytes in position 2-3: unexpected end of data");
    gives(DECODE("\xe2\x28\xa1", NULL, NULL), "UnicodeDecodeError: 'utf-8' codec can't decode "
                                              "byte 0xe2 in position 0: invalid continuation "
                                              "byte");
    // Too long, a surrogate, beyond the last code point.
    gives(DECODE("\xc0\x80|\xe0\x80\x80|\xed\xa0\x80|\xf4\x90\x80\x80|\xf0\x90\x80", NULL,
                 "replace"),
          "'\xef\xbf\xbd\xef\xbf\xbd|\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd|"
          "\xef\xbf\xbd\xef\xbf\xbd"
          "\xef\xbf\xbd|\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd|\xef\xbf\xbd'");
}

TEXT_TEST(codec, decode_handlers) {
    gives(DECODE("a\xff!", NULL, "ignore"), "'a!'");
    gives(DECODE("a\xff!", NULL, "backslashreplace"), "'a\\\\xff!'");
    gives(DECODE("a\xff!", NULL, "surrogateescape"), "'a\\udcff!'");
    gives(DECODE("\xed\xa0\x80!", NULL, "surrogatepass"), "'\\ud800!'");
    gives(DECODE("\xff", NULL, "xmlcharrefreplace"),
          "TypeError: don't know how to handle UnicodeDecodeError in error callback");
}

TEXT_TEST(codec, errors_carry_their_fields) {
    cr_assert(ou_is_error(DECODE("ab\xff", NULL, NULL)));
    OuValue error = ou_take_exception(rt);
    gives(ou_get_attribute_string(rt, error, "encoding"), "'utf-8'");
    gives(ou_get_attribute_string(rt, error, "object"), "b'ab\\xff'");
    gives(ou_get_attribute_string(rt, error, "start"), "2");
    gives(ou_get_attribute_string(rt, error, "end"), "3");
    gives(ou_get_attribute_string(rt, error, "reason"), "'invalid start byte'");
    ou_drop(rt, error);
}
