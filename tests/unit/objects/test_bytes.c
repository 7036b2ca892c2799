/* bytes and bytearray. */
#include "tests/unit/objects/text_support.h"

#include "objects/bytearray.h"
#include "objects/iterators.h"

#define A(text) ou_bytearray_new(rt, text, sizeof(text) - 1)

static OuValue construct(OuRuntime *rt, enum OuTypeIndex type, OuValue argument) {
    OuValue result = ou_call1(rt, ou_ref(rt->types[type]), argument);
    ou_drop(rt, argument);
    return result;
}

TEXT_TEST(bytes, constructor) {
    gives(construct(rt, OU_TYPE_BYTES, I(3)), "b'\\x00\\x00\\x00'");
    gives(construct(rt, OU_TYPE_BYTES, LIST(I(65), I(255))), "b'A\\xff'");
    gives(construct(rt, OU_TYPE_BYTES, LIST(I(256))),
          "ValueError: bytes must be in range(0, 256)");
    gives(construct(rt, OU_TYPE_BYTES, S("a")),
          "TypeError: string argument without an encoding");
    gives(construct(rt, OU_TYPE_BYTES, I(-1)), "ValueError: negative count");
    gives(construct(rt, OU_TYPE_BYTES, NONE),
          "TypeError: cannot convert 'NoneType' object to bytes");
    gives(construct(rt, OU_TYPE_BYTES, I(INT64_C(1) << 60)), "MemoryError: ");
}

TEXT_TEST(bytes, repr) {
    gives(B("a'b"), "b\"a'b\"");
    gives(B("a'b\""), "b'a\\'b\"'");
    gives(B("\0\t\n\r\\\xff"), "b'\\x00\\t\\n\\r\\\\\\xff'");
}

TEXT_TEST(bytes, items_and_slices) {
    gives(item_take(rt, B("abc"), I(-1)), "99");
    gives(item_take(rt, B("abc"), I(3)), "IndexError: index out of range");
    OuValue slice = ou_slice_new(rt, OU_NONE, OU_NONE, ou_from_small_int(-1));
    gives(item_take(rt, B("abc"), slice), "b'cba'");
}

TEXT_TEST(bytes, operators) {
    gives(BINARY_OP(add, B("a"), B("b")), "b'ab'");
    gives(BINARY_OP(add, B("a"), S("b")), "TypeError: can't concat str to bytes");
    gives(BINARY_OP(mul, B("ab"), I(2)), "b'abab'");
    gives(BINARY_OP(mul, B("ab"), I(INT64_C(1) << 61)), "MemoryError: ");
    gives(BINARY_OP(mul, B("ab"), I(INT64_C(1) << 62)),
          "OverflowError: repeated bytes are too long");
    OuValue bytes = B("abc"), seven = I(700);
    cr_assert_eq(ou_contains(rt, bytes, seven), OU_TRUTH_FAILED);
    ou_clear_exception(rt);
    ou_drop(rt, bytes);
}

TEXT_TEST(bytes, methods_shared_with_str) {
    gives(METHOD(B("a,b,c"), "split", B(",")), "[b'a', b'b', b'c']");
    gives(METHOD(B(" a\x1c "), "split"), "[b'a\\x1c']");
    gives(METHOD(B("abc"), "find", I('c')), "2");
    gives(METHOD(B("abc"), "find", S("c")),
          "TypeError: argument should be integer or bytes-like object, not 'str'");
    gives(METHOD(B("abab"), "replace", B("a"), B("xy")), "b'xybxyb'");
    gives(METHOD(B("-"), "join", LIST(B("a"), A("b"))), "b'a-b'");
    gives(METHOD(B("hello world"), "title"), "b'Hello World'");
    gives(METHOD(B("\xff\x01"), "hex", S(":")), "'ff:01'");
    gives(METHOD(B(""), "fromhex", S("ff 01")), "b'\\xff\\x01'");
    gives(METHOD(B(""), "fromhex", S("f")),
          "ValueError: fromhex() arg must contain an even number of hexadecimal digits");
    gives(METHOD(B("\xc3\xa9"), "decode"), "'\xc3\xa9'");
}

TEXT_TEST(bytes, equal_hashes_for_equal_bytes) {
    OuValue a = B("hello"), b = B("hello");
    int64_t x, y;
    cr_assert(ou_hash(rt, a, &x) && ou_hash(rt, b, &y));
    cr_assert_eq(x, y);
    ou_drop(rt, a);
    ou_drop(rt, b);
}

TEXT_TEST(bytearray, changes_in_place) {
    OuValue array = A("abc");
    gives(METHOD(ou_own(array), "append", I('d')), "None");
    gives(METHOD(ou_own(array), "extend", B("ef")), "None");
    gives(METHOD(ou_own(array), "extend", ou_own(array)), "None");
    gives(METHOD(ou_own(array), "pop"), "102");
    cr_assert(ou_set_item(rt, array, ou_from_small_int(0), ou_from_small_int('X')));
    gives(ou_own(array), "bytearray(b'Xbcdefabcde')");
    OuValue slice = ou_slice_new(rt, ou_from_small_int(1), ou_from_small_int(9), OU_NONE);
    OuValue source = B("--");
    cr_assert(ou_set_item(rt, array, slice, source));
    gives(ou_own(array), "bytearray(b'X--de')");
    gives(BINARY_OP(add, array, B("!")), "bytearray(b'X--de!')");
    ou_drop(rt, slice);
    ou_drop(rt, source);
}

TEXT_TEST(bytearray, compares_with_bytes) {
    OuValue array = A("abc"), bytes = B("abc");
    cr_assert_eq(ou_equal(rt, array, bytes), OU_TRUTH_YES);
    cr_assert_eq(ou_equal(rt, bytes, array), OU_TRUTH_YES);
    int64_t hash;
    cr_assert(!ou_hash(rt, array, &hash));
    gives(OU_ERROR, "TypeError: unhashable type: 'bytearray'");
    ou_drop(rt, array);
    ou_drop(rt, bytes);
}
