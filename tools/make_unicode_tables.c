/* Makes the tables of objects/unicode.c from the Unicode Character Database.
 *
 *     make_unicode_tables DIRECTORY > unicode_tables.h
 *
 * DIRECTORY holds UnicodeData.txt and its companions, as Debian's package unicode-data installs
 * them in /usr/share/unicode. What is written:
 *
 *     unicode_records[]   one row per combination of properties that occurs
 *     unicode_blocks[]    for each block of 128 code points the position of its cells; equal
 * blocks are stored once unicode_cells[]     for each code point of a block the number of its
 * row unicode_specials[]  the mappings to several code points, sorted by code point
 *
 * Case mappings are stored as differences, so that whole alphabets share a row. */
#include <stdbool.h>

#include "objects/unicode_record.h"
#include "tools/unicode_file.h"

enum { BLOCK = OU_UNICODE_BLOCK, BLOCKS = CODE_POINTS / BLOCK };

typedef struct Mapping {
    uint32_t to[OU_UNICODE_LONGEST];
    int count; // 0: none
} Mapping;

static OuUnicodeRecord properties[CODE_POINTS];
static Mapping special[OU_UNICODE_MAPPINGS][CODE_POINTS];
static void set_flag(const char *range, uint16_t flag) {
    uint32_t first, last;
    code_point_range(range, &first, &last);
    for (uint32_t c = first; c <= last; c++)
        properties[c].flags |= flag;
}

static uint8_t category_number(const char *name) {
#define CATEGORY(id)                                                                           \
    if (strcmp(name, #id) == 0) return OU_CATEGORY_##id;
#include "objects/unicode_categories.def"
#undef CATEGORY
    fail("unknown category", name);
    return 0;
}

static int32_t difference(const char *field, uint32_t c) {
    return *field ? (int32_t)code_point(field) - (int32_t)c : 0;
}

static void unicode_data_row(char **fields, int count) {
    static uint32_t range_start;
    if (count < 15) fail("too few fields", fields[0]);
    uint32_t c = code_point(fields[0]);
    const char *name = fields[1], *bidirectional = fields[4];
    OuUnicodeRecord *record = &properties[c];
    record->category = category_number(fields[2]);
    if (strcmp(fields[2], "Zs") == 0 || strcmp(bidirectional, "WS") == 0 ||
        strcmp(bidirectional, "B") == 0 || strcmp(bidirectional, "S") == 0)
        record->flags |= OU_UNICODE_SPACE;
    if (*fields[6]) record->decimal = (uint8_t)atoi(fields[6]);
    record->upper = difference(fields[12], c);
    record->lower = difference(fields[13], c);
    record->title = *fields[14] ? difference(fields[14], c) : record->upper;
    if (strstr(name, ", First>") != NULL) range_start = c;
    if (strstr(name, ", Last>") != NULL) {
        for (uint32_t i = range_start; i < c; i++)
            properties[i] = *record;
    }
}

static void derived_row(char **fields, int count) {
    static const struct {
        const char *name;
        uint16_t flag;
    } names[] = {
        {"Uppercase", OU_UNICODE_UPPER},     {"Lowercase", OU_UNICODE_LOWER},
        {"Cased", OU_UNICODE_CASED},         {"Case_Ignorable", OU_UNICODE_CASE_IGNORABLE},
        {"XID_Start", OU_UNICODE_XID_START}, {"XID_Continue", OU_UNICODE_XID_CONTINUE},
    };
    if (count < 2) return;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(fields[1], names[i].name) == 0) set_flag(fields[0], names[i].flag);
}

static void numeric_row(char **fields, int count) {
    if (count < 2) return;
    uint16_t flags = OU_UNICODE_NUMERIC;
    if (strcmp(fields[1], "Digit") == 0) flags |= OU_UNICODE_DIGIT;
    if (strcmp(fields[1], "Decimal") == 0) flags |= OU_UNICODE_DIGIT | OU_UNICODE_DECIMAL;
    set_flag(fields[0], flags);
}

static void set_special(int mapping, uint32_t c, const char *text) {
    Mapping *m = &special[mapping][c];
    m->count = 0;
    for (char *end; *text; text = end + strspn(end, " ")) {
        if (m->count == OU_UNICODE_LONGEST) fail("mapping too long", text);
        m->to[m->count++] = (uint32_t)strtoul(text, &end, 16);
    }
}

/* Only the unconditional mappings: the one condition Python knows, the final sigma, is in code.
 */
static void special_casing_row(char **fields, int count) {
    if (count < 4 || (count > 4 && *fields[4])) return;
    uint32_t c = code_point(fields[0]);
    set_special(OU_UNICODE_TO_LOWER, c, fields[1]);
    set_special(OU_UNICODE_TO_TITLE, c, fields[2]);
    set_special(OU_UNICODE_TO_UPPER, c, fields[3]);
}

static void case_folding_row(char **fields, int count) {
    if (count < 3) return;
    uint32_t c = code_point(fields[0]);
    if (strcmp(fields[1], "C") == 0) properties[c].fold = difference(fields[2], c);
    if (strcmp(fields[1], "F") == 0) set_special(OU_UNICODE_TO_FOLDED, c, fields[2]);
}

/* ---- writing ---- */

/* A mapping to one code point is a difference in the record; drops those. */
static bool is_special(int mapping, uint32_t c) {
    const Mapping *m = &special[mapping][c];
    if (m->count != 1) return m->count > 1;
    int32_t simple = mapping == OU_UNICODE_TO_LOWER   ? properties[c].lower
                     : mapping == OU_UNICODE_TO_TITLE ? properties[c].title
                                                      : properties[c].upper;
    return mapping != OU_UNICODE_TO_FOLDED && (int32_t)m->to[0] - (int32_t)c != simple;
}

static void mark_specials(void) {
    for (uint32_t c = 0; c < CODE_POINTS; c++)
        for (int mapping = 0; mapping < OU_UNICODE_MAPPINGS; mapping++)
            if (is_special(mapping, c)) properties[c].flags |= OU_UNICODE_SPECIAL;
}

static void write_records(uint16_t *row_of) {
    static OuUnicodeRecord records[4096];
    size_t count = 0;
    for (uint32_t c = 0; c < CODE_POINTS; c++) {
        size_t row = 0;
        while (row < count && memcmp(&records[row], &properties[c], sizeof *records) != 0)
            row++;
        if (row == count) {
            if (count == 4096) fail("too many combinations", "unicode_records");
            records[count++] = properties[c];
        }
        row_of[c] = (uint16_t)row;
    }
    printf("static const OuUnicodeRecord unicode_records[] = {\n");
    for (size_t i = 0; i < count; i++) {
        const OuUnicodeRecord *r = &records[i];
        printf("    {%d, %d, %d, %d, 0x%x, %u, %u},\n", r->upper, r->lower, r->title, r->fold,
               r->flags, r->category, r->decimal);
    }
    printf("};\n");
}

static void write_cells(const uint16_t *row_of) {
    static uint16_t place[BLOCKS];
    static uint32_t first_with[BLOCKS];
    uint16_t count = 0;
    printf("static const uint16_t unicode_cells[][%d] = {\n", BLOCK);
    for (uint32_t block = 0; block < BLOCKS; block++) {
        const uint16_t *cells = row_of + block * BLOCK;
        uint16_t same = 0;
        while (same < count &&
               memcmp(row_of + first_with[same] * BLOCK, cells, BLOCK * sizeof *cells) != 0)
            same++;
        place[block] = same;
        if (same < count) continue;
        first_with[count++] = block;
        printf("    {");
        for (int i = 0; i < BLOCK; i++)
            printf("%u,%s", cells[i], i % 24 == 23 ? "\n     " : "");
        printf("},\n");
    }
    printf("};\nstatic const uint16_t unicode_blocks[] = {\n");
    for (uint32_t block = 0; block < BLOCKS; block++)
        printf("%u,%s", place[block], block % 24 == 23 ? "\n" : "");
    printf("};\n");
}

static void write_specials(void) {
    printf("static const OuUnicodeSpecial unicode_specials[] = {\n");
    for (uint32_t c = 0; c < CODE_POINTS; c++) {
        if (!(properties[c].flags & OU_UNICODE_SPECIAL)) continue;
        printf("    {0x%x, {", c);
        for (int mapping = 0; mapping < OU_UNICODE_MAPPINGS; mapping++) {
            const Mapping *m = &special[mapping][c];
            printf("{0x%x, 0x%x, 0x%x},", m->to[0], m->to[1], m->to[2]);
        }
        printf("}},\n");
    }
    printf("};\n");
}

int main(int argc, char **argv) {
    if (argc != 2) fail("usage", "make_unicode_tables DIRECTORY");
    directory = argv[1];
    for (uint32_t c = 0; c < CODE_POINTS; c++)
        properties[c].decimal = OU_UNICODE_NO_DECIMAL;
    read_table("UnicodeData.txt", unicode_data_row);
    read_table("DerivedCoreProperties.txt", derived_row);
    read_table("extracted/DerivedNumericType.txt", numeric_row);
    read_table("SpecialCasing.txt", special_casing_row);
    read_table("CaseFolding.txt", case_folding_row);
    mark_specials();
    static uint16_t row_of[CODE_POINTS];
    printf("/* Made by tools/make_unicode_tables.c from the Unicode Character Database. */\n");
    write_records(row_of);
    write_cells(row_of);
    write_specials();
    return fflush(stdout) == 0 ? 0 : 1;
}
