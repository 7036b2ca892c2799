#include "grammar/names.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

Test(names, the_same_text_is_interned_once_however_many_there_are) {
    OuHeap heap;
    OuRegion region;
    OuNameTable names;
    static AstName first[5000];
    cr_assert(ou_heap_init(&heap, 0));
    ou_region_init(&region, &heap);
    ou_names_init(&names, &region);
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 5000; i++) {
            char text[16];
            int size = snprintf(text, sizeof text, "name%d", i);
            AstName name = ou_names_intern(&names, text, (size_t)size);
            cr_assert_str_eq(name->bytes, text);
            cr_assert_eq(name->size, (size_t)size);
            if (round == 0) first[i] = name;
            cr_assert_eq(name, first[i]);
        }
    }
    cr_expect_eq(names.count, 5000);
    ou_region_finish(&region);
    ou_heap_finish(&heap);
}
