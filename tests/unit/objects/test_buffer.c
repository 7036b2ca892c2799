/* The buffer protocol as C code uses it. */
#include "tests/unit/objects/text_support.h"

#include "objects/bytearray.h"
#include "objects/memoryview.h"

TEXT_TEST(buffer, of_bytes_is_read_only) {
    OuBuffer buffer;
    OuValue bytes = B("abc");
    cr_assert(ou_buffer_acquire(rt, bytes, OU_BUFFER_SIMPLE, &buffer));
    cr_assert_eq(buffer.size, 3);
    cr_assert_eq(buffer.item_size, 1);
    cr_assert_eq(buffer.dimensions, 1);
    cr_assert_null(buffer.shape);
    cr_assert(buffer.read_only);
    cr_assert_eq(memcmp(buffer.bytes, "abc", 3), 0);
    ou_buffer_release(rt, &buffer);
    cr_assert(ou_is_undef(buffer.exporter));
    cr_assert_not(ou_buffer_acquire(rt, bytes, OU_BUFFER_WRITABLE, &buffer));
    cr_assert(ou_raised_is(rt, OU_EXC_BufferError));
    ou_clear_exception(rt);
    ou_buffer_release(rt, &buffer); // does nothing
    ou_drop(rt, bytes);
}

TEXT_TEST(buffer, refuses_what_has_none) {
    OuBuffer buffer;
    cr_assert_not(ou_has_buffer(rt, OU_NONE));
    cr_assert_not(ou_buffer_acquire(rt, OU_NONE, OU_BUFFER_SIMPLE, &buffer));
    cr_assert(ou_raised_is(rt, OU_EXC_TypeError));
    ou_clear_exception(rt);
}

TEXT_TEST(buffer, keeps_a_bytearray_in_place) {
    OuBuffer buffer, second;
    OuValue array = ou_bytearray_new(rt, "abc", 3);
    cr_assert(ou_buffer_acquire(rt, array, OU_BUFFER_WRITABLE, &buffer));
    cr_assert(ou_buffer_acquire(rt, array, OU_BUFFER_SIMPLE, &second));
    cr_assert_eq(ou_as_bytearray(array)->export_count, 2);
    buffer.bytes[0] = 'x';
    cr_assert_eq(second.bytes[0], 'x');
    ou_buffer_release(rt, &second);
    cr_assert_not(ou_check_no_exports(rt, ou_as_bytearray(array)->export_count));
    ou_clear_exception(rt);
    ou_buffer_release(rt, &buffer);
    cr_assert_eq(ou_as_bytearray(array)->export_count, 0);
    ou_drop(rt, array);
}

TEXT_TEST(buffer, keeps_its_exporter_alive) {
    OuBuffer buffer;
    OuValue array = ou_bytearray_new(rt, "abc", 3);
    cr_assert(ou_buffer_acquire(rt, array, OU_BUFFER_SIMPLE, &buffer));
    ou_drop(rt, array);
    cr_assert_eq(buffer.bytes[2], 'c');
    ou_buffer_release(rt, &buffer);
}

TEXT_TEST(buffer, of_nothing_has_an_address) {
    OuBuffer buffer;
    OuValue array = ou_bytearray_new(rt, NULL, 0);
    cr_assert(ou_buffer_acquire(rt, array, OU_BUFFER_SIMPLE, &buffer));
    cr_assert_not_null(buffer.bytes);
    cr_assert_eq(buffer.size, 0);
    ou_buffer_release(rt, &buffer);
    ou_drop(rt, array);
}

TEXT_TEST(memoryview, shares_one_buffer_with_its_copies) {
    OuValue array = ou_bytearray_new(rt, "abcd", 4);
    OuValue view = ou_memoryview_new(rt, array, OU_BUFFER_FULL);
    OuValue copy = ou_memoryview_new(rt, view, OU_BUFFER_FULL);
    cr_assert_eq(ou_as_bytearray(array)->export_count, 1);
    cr_assert(ou_memoryview_release(rt, view));
    cr_assert_eq(ou_as_bytearray(array)->export_count, 1);
    ou_drop(rt, copy);
    cr_assert_eq(ou_as_bytearray(array)->export_count, 0);
    ou_drop(rt, view);
    ou_drop(rt, array);
}

TEXT_TEST(memoryview, in_use_is_not_released) {
    OuBuffer buffer;
    OuValue bytes = B("abcd");
    OuValue view = ou_memoryview_new(rt, bytes, OU_BUFFER_FULL);
    cr_assert(ou_buffer_acquire(rt, view, OU_BUFFER_FULL, &buffer));
    cr_assert_eq(buffer.shape[0], 4);
    cr_assert_eq(buffer.strides[0], 1);
    cr_assert_not(ou_memoryview_release(rt, view));
    ou_clear_exception(rt);
    ou_memoryview_release_quietly(rt, view);
    cr_assert_eq(buffer.bytes[3], 'd');
    ou_buffer_release(rt, &buffer);
    cr_assert(ou_memoryview_release(rt, view));
    ou_drop(rt, view);
    ou_drop(rt, bytes);
}

TEXT_TEST(memoryview, of_a_borrowed_buffer_leaves_it_alone) {
    OuBuffer buffer;
    OuValue array = ou_bytearray_new(rt, "ab", 2);
    cr_assert(ou_buffer_acquire(rt, array, OU_BUFFER_SIMPLE, &buffer));
    OuValue view = ou_memoryview_borrow(rt, &buffer);
    cr_assert(ou_is_error(ou_memoryview_new(rt, view, OU_BUFFER_FULL)));
    ou_clear_exception(rt);
    ou_memoryview_release_quietly(rt, view);
    ou_drop(rt, view);
    cr_assert_eq(ou_as_bytearray(array)->export_count, 1);
    ou_buffer_release(rt, &buffer);
    ou_drop(rt, array);
}

TEXT_TEST(item_format, stores_what_it_loads) {
    static const char codes[] = "bBhHiIlLqQnNP";
    for (const char *code = codes; *code != '\0'; code++) {
        const OuItemFormat *format = ou_item_format(*code);
        char item[16];
        OuValue number = I(100);
        cr_assert_eq(ou_item_store(rt, format, item, number), OU_STORE_DONE);
        OuValue loaded = ou_item_load(rt, format, item);
        cr_assert_eq(ou_small_int(loaded), 100, "%c", *code);
        ou_drop(rt, loaded);
        ou_drop(rt, number);
    }
    cr_assert_null(ou_item_format('x'));
}

TEXT_TEST(item_format, tells_type_from_range) {
    char item[16];
    OuValue large = I(70000);
    cr_assert_eq(ou_item_store(rt, ou_item_format('h'), item, large), OU_STORE_OUT_OF_RANGE);
    cr_assert_eq(ou_item_store(rt, ou_item_format('e'), item, large), OU_STORE_OUT_OF_RANGE);
    cr_assert_eq(ou_item_store(rt, ou_item_format('i'), item, OU_NONE), OU_STORE_WRONG_TYPE);
    cr_assert_eq(ou_item_store(rt, ou_item_format('d'), item, OU_NONE), OU_STORE_WRONG_TYPE);
    cr_assert(ou_is_undef(rt->exception));
    ou_drop(rt, large);
}
