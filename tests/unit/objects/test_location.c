/* Locations come out of their packing as they went in. */
#include "tests/unit/objects/code_support.h"

static const OuLocation nowhere = {0};

static void check_location(OuLocation found, OuLocation expected) {
    cr_assert_eq(found.line, expected.line);
    cr_assert_eq(found.end_line, expected.end_line);
    cr_assert_eq(found.column, expected.column);
    cr_assert_eq(found.end_column, expected.end_column);
}

static OuLocation at(uint32_t line, uint32_t column, uint32_t end_line, uint32_t end_column) {
    return (OuLocation){line, end_line, column, end_column};
}

/* Code whose instruction n is a POP from places[n]. */
static OuCode *code_with(OuRuntime *rt, const OuLocation *places, size_t count,
                         uint32_t first_line) {
    OuInstruction words[1024] = {OU_OP_POP};
    cr_assert_leq(count, 1024);
    for (size_t i = 0; i < count; i++)
        words[i] = OU_OP_POP;
    OuCode *code = code_of(rt, words, count, 0);
    code->first_line = first_line;
    OuLocationWriter writer;
    ou_location_writer_begin(&writer, rt, first_line);
    for (size_t i = 0; i < count; i++)
        cr_assert(ou_location_add(&writer, (uint32_t)i, places[i]));
    cr_assert(ou_location_writer_end(&writer, &code->locations, &code->locations_size));
    return code;
}

Test(location, every_form_survives) {
    const OuLocation places[] = {
        at(7, 0, 7, 3),
        at(7, 4, 7, 259),
        at(8, 1, 8, 2),
        at(3, 1, 3, 2),
        nowhere,
        nowhere,
        at(3, 1, 3, 2),
        at(3, 300, 3, 301),
        at(3, 2, 90, 1),
        at(1000000, 5, 1000000, 6),
        at(7, 0, 7, 256),
        nowhere,
        at(7, 70000, 8, 0),
    };
    OuRuntime *rt = ou_runtime_new(NULL);
    OuCode *code = code_with(rt, places, COUNT_OF(places), 5);
    for (size_t i = 0; i < COUNT_OF(places); i++)
        check_location(ou_code_location(code, i), places[i]);
    code_end(rt, code);
}

Test(location, neighbours_from_one_place_share_an_entry) {
    OuLocation places[1000];
    for (size_t i = 0; i < 1000; i++)
        places[i] = i < 900 ? at(2, 4, 2, 9) : at(3, 4, 3, 9);
    OuRuntime *rt = ou_runtime_new(NULL);
    OuCode *code = code_with(rt, places, 1000, 1);
    cr_assert_lt(code->locations_size, 16);
    check_location(ou_code_location(code, 899), places[899]);
    check_location(ou_code_location(code, 900), places[900]);
    check_location(ou_code_location(code, 999), places[999]);
    code_end(rt, code);
}

Test(location, code_that_begins_nowhere) {
    const OuLocation places[] = {nowhere, nowhere, at(1, 0, 1, 1)};
    OuRuntime *rt = ou_runtime_new(NULL);
    OuCode *code = code_with(rt, places, 3, 1);
    check_location(ou_code_location(code, 1), nowhere);
    check_location(ou_code_location(code, 2), places[2]);
    code_end(rt, code);
}

Test(location, operands_have_places_of_their_own) {
    const OuLocation places[] = {at(1, 0, 1, 9), at(1, 0, 1, 9)};
    OuRuntime *rt = ou_runtime_new(NULL);
    OuCode *code = code_with(rt, places, 2, 1);
    OuLocationWriter writer;
    ou_location_writer_begin(&writer, rt, 1);
    cr_assert(ou_operand_location_add(&writer, 1, 0, at(1, 0, 1, 1)));
    cr_assert(ou_operand_location_add(&writer, 1, 1, at(1, 8, 1, 9)));
    cr_assert(ou_location_writer_end(&writer, &code->operand_locations,
                                     &code->operand_locations_size));
    check_location(ou_code_operand_location(code, 1, 0), at(1, 0, 1, 1));
    check_location(ou_code_operand_location(code, 1, 1), at(1, 8, 1, 9));
    check_location(ou_code_operand_location(code, 0, 0), places[0]);
    code_end(rt, code);
}

Test(location, a_table_without_entries_takes_no_memory) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuLocationWriter writer;
    uint8_t *bytes;
    size_t size;
    ou_location_writer_begin(&writer, rt, 1);
    cr_assert(ou_location_writer_end(&writer, &bytes, &size));
    cr_assert_null(bytes);
    cr_assert_eq(size, 0);
    cr_assert_eq(ou_runtime_free(rt), 0);
}

Test(location, handlers_are_found_by_the_words_they_cover) {
    OuRuntime *rt = ou_runtime_new(NULL);
    OuInstruction words[] = {OU_OP_NOP, OU_OP_NOP, OU_OP_NOP, OU_OP_NOP};
    OuCode *code = code_of(rt, words, 4, 1);
    add_handler(rt, code, (OuHandler){.start = 1, .end = 3, .target = 3});
    cr_assert_null(ou_code_find_handler(code, 0));
    cr_assert_not_null(ou_code_find_handler(code, 1));
    cr_assert_not_null(ou_code_find_handler(code, 2));
    cr_assert_null(ou_code_find_handler(code, 3));
    code_end(rt, code);
}
