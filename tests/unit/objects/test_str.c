/* str.c: storage, places, growth in place. */
#include "tests/unit/objects/text_support.h"

TEXT_TEST(str, length_counts_code_points) {
    OuValue text = S("a\xc3\xa9\xe4\xb8\x80\xf0\x9f\x98\x80");
    cr_assert_eq(ou_as_str(text)->length, 4);
    cr_assert_eq(ou_as_str(text)->size, 10);
    cr_assert(!ou_as_str(text)->is_ascii);
    cr_assert_eq(ou_str_code_point_at(text, 3), 0x1f600);
    cr_assert_eq(ou_str_offset(rt, text, 2), 3);
    cr_assert_eq(ou_str_index_at(text, 6), 3);
    ou_drop(rt, text);
}

TEXT_TEST(str, characters_below_256_are_shared) {
    OuValue a = S("x"), b = ou_str_from_code_point(rt, 'x');
    OuValue c = S("\xc3\xbf"), d = ou_str_from_code_point(rt, 0xff);
    OuValue empty = S("");
    cr_assert_eq(a, b);
    cr_assert_eq(c, d);
    cr_assert_eq(a, rt->characters['x']);
    cr_assert_eq(empty, rt->names.empty);
    OuValue all[] = {a, b, c, d, empty};
    for (int i = 0; i < 5; i++)
        ou_drop(rt, all[i]);
}

TEXT_TEST(str, table_of_offsets_agrees_with_walking) {
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    for (uint32_t i = 0; i < 1000; i++)
        ou_str_builder_add_code_point(&builder, i % 7 == 0   ? 0x1f600 + i
                                                : i % 3 == 0 ? 0x4e00 + i
                                                             : 'a');
    OuValue text = ou_str_builder_end(&builder);
    cr_assert_eq(ou_as_str(text)->length, 1000);
    cr_assert_null(ou_as_str(text)->offsets);
    cr_assert_eq(ou_str_code_point_at(text, 500), 'a');
    ou_str_offset(rt, text, 500);
    cr_assert_not_null(ou_as_str(text)->offsets);
    size_t offset = 0;
    for (size_t i = 0; i <= 1000; i++) {
        cr_assert_eq(ou_str_offset(rt, text, i), offset);
        cr_assert_eq(ou_str_index_at(text, offset), i);
        if (i < 1000) offset += i % 7 == 0 ? 4 : i % 3 == 0 ? 3 : 1;
    }
    ou_drop(rt, text);
}

TEXT_TEST(str, slices_by_code_point) {
    OuValue text = S("h\xc3\xa9llo w\xc3\xb6rld");
    gives(ou_str_slice(rt, text, 1, 4), "'\xc3\xa9ll'");
    gives(ou_str_slice(rt, text, 4, 4), "''");
    OuValue whole = ou_str_slice(rt, text, 0, 11);
    cr_assert_eq(whole, text);
    ou_drop(rt, whole);
    ou_drop(rt, text);
}

TEXT_TEST(str, appending_to_an_unshared_str_grows_it_in_place) {
    OuValue text = S("");
    OuValue piece = S("0123456789");
    for (int i = 0; i < 1000; i++)
        text = ou_str_append_take(rt, text, piece);
    cr_assert_eq(ou_as_str(text)->length, 10000);
    cr_assert_gt(ou_as_str(text)->capacity_extra, 0);
    OuStr *before = ou_as_str(text);
    text = ou_str_append_take(rt, text, piece);
    cr_assert_eq(ou_as_str(text), before);
    cr_assert_eq(ou_str_bytes(text)[10010], 0);
    ou_drop(rt, piece);
    ou_drop(rt, text);
}

TEXT_TEST(str, appending_to_a_shared_str_leaves_it_alone) {
    OuValue text = S("abc"), other = ou_own(text), piece = S("\xc3\xa9");
    text = ou_str_append_take(rt, text, piece);
    gives(text, "'abc\xc3\xa9'");
    gives(other, "'abc'");
    ou_drop(rt, piece);
}

TEXT_TEST(str, appending_a_str_to_itself) {
    OuValue text = S("abc");
    OuRef same = text;
    text = ou_str_append_take(rt, text, same);
    gives(text, "'abcabc'");
}

TEXT_TEST(str, growing_forgets_the_hash) {
    OuValue text = S("abc"), piece = S("d"), whole = S("abcd");
    ou_str_hash(rt, text);
    text = ou_str_append_take(rt, text, piece);
    cr_assert_eq(ou_str_hash(rt, text), ou_str_hash(rt, whole));
    cr_assert(ou_str_equal(text, whole));
    ou_drop(rt, text);
    ou_drop(rt, piece);
    ou_drop(rt, whole);
}

Test(str, hash_depends_on_the_seed) {
    OuRuntimeOptions options = {.hash_seed = 1, .hash_seed_given = true};
    OuRuntime *one = ou_runtime_new(&options);
    options.hash_seed = 2;
    OuRuntime *two = ou_runtime_new(&options);
    OuValue a = ou_str_from_string(one, "hello"), b = ou_str_from_string(two, "hello");
    cr_assert_neq(ou_str_hash(one, a), ou_str_hash(two, b));
    ou_drop(one, a);
    ou_drop(two, b);
    cr_assert_eq(ou_runtime_free(one), 0);
    cr_assert_eq(ou_runtime_free(two), 0);
}

TEXT_TEST(str, hashes_of_all_lengths_differ) {
    char bytes[64] = {0};
    int64_t seen[64];
    for (size_t size = 0; size < 64; size++) {
        OuValue text = ou_str_new(rt, bytes, size);
        seen[size] = ou_str_hash(rt, text);
        for (size_t other = 0; other < size; other++)
            cr_assert_neq(seen[size], seen[other]);
        ou_drop(rt, text);
    }
}

TEXT_TEST(str, order_is_by_code_point) {
    OuValue low = S("\xef\xbf\xbf"), high = S("\xf0\x90\x80\x80"), prefix = S("\xef\xbf\xbf!");
    cr_assert_lt(ou_str_order(low, high), 0);
    cr_assert_gt(ou_str_order(high, prefix), 0);
    cr_assert_lt(ou_str_order(low, prefix), 0);
    cr_assert_eq(ou_str_order(low, low), 0);
    ou_drop(rt, low);
    ou_drop(rt, high);
    ou_drop(rt, prefix);
}

TEXT_TEST(str, repr_chooses_quotes_and_escapes) {
    gives(S("a'b"), "\"a'b\"");
    gives(S("a'b\""), "'a\\'b\"'");
    gives(S("\t\n\r\\\x01\x7f"), "'\\t\\n\\r\\\\\\x01\\x7f'");
    gives(S("\xc3\xa9\xc2\xa0\xe2\x80\x8b\xf0\x9f\x98\x80\xed\xa0\x80"),
          "'\xc3\xa9\\xa0\\u200b\xf0\x9f\x98\x80\\ud800'");
}

TEXT_TEST(str, repeating_beyond_memory_fails_at_once) {
    gives(BINARY_OP(mul, S("x"), I(INT64_C(1) << 62)), "MemoryError: ");
    gives(BINARY_OP(mul, S("xy"), I(INT64_C(1) << 62)),
          "OverflowError: repeated string is too long");
    gives(BINARY_OP(mul, S("ab"), I(3)), "'ababab'");
    gives(BINARY_OP(mul, I(-1), S("ab")), "''");
}

TEXT_TEST(str, iterates_over_characters) {
    OuValue text = S("a\xc3\xa9\xf0\x9f\x98\x80");
    OuValue items = ou_list_from_iterable(rt, text);
    ou_drop(rt, text);
    gives(items, "['a', '\xc3\xa9', '\xf0\x9f\x98\x80']");
}

TEXT_TEST(str, subscripts) {
    gives(item_take(rt, S("abc"), I(-1)), "'c'");
    gives(item_take(rt, S("abc"), I(3)), "IndexError: string index out of range");
    gives(item_take(rt, S("abc"), S("x")),
          "TypeError: string indices must be integers, not 'str'");
}

/* class name(base): pass */
static OuValue subtype(OuRuntime *rt, const char *name, enum OuTypeIndex base) {
    OuValue args[] = {ou_str_from_string(rt, name), ou_tuple_pack1(rt, ou_ref(rt->types[base])),
                      ou_dict_new(rt)};
    OuRef borrowed[] = {args[0], args[1], args[2]};
    OuValue type = ou_call(rt, ou_ref(rt->types[OU_TYPE_TYPE]), borrowed, 3);
    for (int i = 0; i < 3; i++)
        ou_drop(rt, args[i]);
    cr_assert(!ou_is_error(type));
    return type;
}

TEXT_TEST(str, instances_of_subtypes_have_attributes_and_give_plain_strs) {
    OuValue type = subtype(rt, "Name", OU_TYPE_STR), text = S("h\xc3\xa9llo"), number = I(5);
    OuValue name = ou_call1(rt, type, text);
    cr_assert(ou_is_str(name) && !ou_is_exact_str(name));
    cr_assert(ou_set_attribute_string(rt, name, "size", number));
    gives(ou_get_attribute_string(rt, name, "size"), "5");
    cr_assert_eq(ou_equal(rt, name, text), OU_TRUTH_YES);
    cr_assert_eq(ou_str_hash(rt, name), ou_str_hash(rt, text));
    OuValue stripped = METHOD(ou_own(name), "strip");
    cr_assert(ou_is_exact_str(stripped));
    ou_drop(rt, stripped);
    OuValue plain = ou_str(rt, name);
    cr_assert(ou_is_exact_str(plain));
    ou_drop(rt, plain);
    OuValue interned = ou_intern_take(rt, ou_own(name));
    cr_assert(ou_is_exact_str(interned) && interned != name);
    ou_drop(rt, interned);
    // The only reference, but not of exact type: a copy is made.
    gives(ou_str_append_take(rt, name, text), "'h\xc3\xa9lloh\xc3\xa9llo'");
    ou_drop(rt, text);
    ou_drop(rt, type);
}

TEXT_TEST(str, instances_of_subtypes_of_bytes) {
    OuValue type = subtype(rt, "Data", OU_TYPE_BYTES), bytes = B("abc"), number = I(5);
    OuValue data = ou_call1(rt, type, bytes);
    cr_assert(ou_set_attribute_string(rt, data, "size", number));
    gives(ou_own(data), "b'abc'");
    cr_assert_eq(ou_equal(rt, data, bytes), OU_TRUTH_YES);
    ou_drop(rt, data);
    ou_drop(rt, bytes);
    ou_drop(rt, type);
}
