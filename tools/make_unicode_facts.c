/* Makes the tables of objects/unicode_facts.c from the Unicode Character Database.
 *
 *     make_unicode_facts DIRECTORY > unicode_facts_tables.h
 *
 *     fact_records[], fact_blocks[], fact_cells[]   as the tables of make_unicode_tables:
 * properties decompositions[], decomposition_codes[]       the mappings, sorted by code point
 *     compositions[]                                pairs that compose, sorted
 *     numbers[]                                     numeric values, sorted by code point */
#include <stdbool.h>

#include "objects/unicode_facts_record.h"
#include "tools/unicode_file.h"

enum { BLOCK = OU_UNICODE_FACT_BLOCK, BLOCKS = CODE_POINTS / BLOCK };

static OuUnicodeFacts facts[CODE_POINTS];
static bool excluded[CODE_POINTS];
static struct {
    uint32_t codes[18];
    uint8_t count, tag;
} decomposition[CODE_POINTS];
static struct {
    char text[32];
    uint8_t decimal_kind;
} number[CODE_POINTS];

static uint8_t find_text(const char *const *texts, const char *text) {
    for (uint8_t i = 0; texts[i] != NULL; i++)
        if (strcmp(texts[i], text) == 0) return i;
    fail("unknown property value", text);
    return 0;
}

static void unicode_data_row(char **fields, int count) {
    static uint32_t range_start;
    if (count < 15) fail("too few fields", fields[0]);
    uint32_t c = code_point(fields[0]);
    facts[c].combining = (uint8_t)atoi(fields[3]);
    facts[c].bidirectional = find_text(ou_bidirectional_names, fields[4]);
    facts[c].mirrored = fields[9][0] == 'Y';
    facts[c].digit = *fields[7] ? (uint8_t)atoi(fields[7]) : OU_UNICODE_NO_DIGIT;
    snprintf(number[c].text, sizeof number[c].text, "%s", fields[8]);
    char *at = fields[5];
    if (*at == '<') {
        char *end = strchr(at, '>') + 1, tag[32];
        snprintf(tag, sizeof tag, "%.*s", (int)(end - at), at);
        decomposition[c].tag = find_text(ou_decomposition_tags, tag);
        at = end + strspn(end, " ");
    }
    for (char *end; *at != 0; at = end + strspn(end, " "))
        decomposition[c].codes[decomposition[c].count++] = (uint32_t)strtoul(at, &end, 16);
    if (strstr(fields[1], ", First>") != NULL) range_start = c;
    if (strstr(fields[1], ", Last>") != NULL) {
        for (uint32_t i = range_start; i < c; i++)
            facts[i] = facts[c];
    }
}

static void width_row(char **fields, int count) {
    if (count < 2) return;
    uint32_t first, last;
    code_point_range(fields[0], &first, &last);
    for (uint32_t c = first; c <= last; c++)
        facts[c].width = find_text(ou_width_names, fields[1]);
}

static void normalization_row(char **fields, int count) {
    if (count < 2) return;
    static const struct {
        const char *name;
        uint8_t form;
    } checks[] = {
        {"NFD_QC", OU_NFD}, {"NFC_QC", OU_NFC}, {"NFKD_QC", OU_NFKD}, {"NFKC_QC", OU_NFKC}};
    uint32_t first, last;
    code_point_range(fields[0], &first, &last);
    for (uint32_t c = first; c <= last; c++) {
        if (strcmp(fields[1], "Full_Composition_Exclusion") == 0) excluded[c] = true;
        for (size_t i = 0; i < 4; i++)
            if (strcmp(fields[1], checks[i].name) == 0)
                facts[c].not_normal |= 1u << checks[i].form;
    }
}

/* The field with the value as a fraction is the last one. */
static void number_row(char **fields, int count) {
    if (count < 4) return;
    uint32_t first, last;
    code_point_range(fields[0], &first, &last);
    for (uint32_t c = first; c <= last; c++)
        snprintf(number[c].text, sizeof number[c].text, "%s", fields[3]);
}

/* ---- writing ---- */

static void write_facts(void) {
    static uint16_t row_of[CODE_POINTS], place[BLOCKS];
    static uint32_t first_with[BLOCKS];
    static OuUnicodeFacts records[4096];
    size_t count = 0;
    uint16_t blocks = 0;
    for (uint32_t c = 0; c < CODE_POINTS; c++) {
        size_t row = 0;
        while (row < count && memcmp(&records[row], &facts[c], sizeof *records) != 0)
            row++;
        if (row == count) {
            if (count == 4096) fail("too many combinations", "facts");
            records[count++] = facts[c];
        }
        row_of[c] = (uint16_t)row;
    }
    printf("static const OuUnicodeFacts fact_records[] = {\n");
    for (size_t i = 0; i < count; i++)
        printf("{%u, %u, %u, %u, %u, %u},\n", records[i].combining, records[i].bidirectional,
               records[i].width, records[i].mirrored, records[i].not_normal, records[i].digit);
    printf("};\nstatic const uint16_t fact_cells[][%d] = {\n", BLOCK);
    for (uint32_t block = 0; block < BLOCKS; block++) {
        const uint16_t *cells = row_of + block * BLOCK;
        uint16_t same = 0;
        while (same < blocks &&
               memcmp(row_of + first_with[same] * BLOCK, cells, BLOCK * sizeof *cells) != 0)
            same++;
        place[block] = same;
        if (same < blocks) continue;
        first_with[blocks++] = block;
        printf("{");
        for (int i = 0; i < BLOCK; i++)
            printf("%u,", cells[i]);
        printf("},\n");
    }
    printf("};\nstatic const uint16_t fact_blocks[] = {\n");
    for (uint32_t block = 0; block < BLOCKS; block++)
        printf("%u,%s", place[block], block % 24 == 23 ? "\n" : "");
    printf("};\n");
}

static void write_decompositions(void) {
    uint32_t offset = 0;
    printf("static const Decomposition decompositions[] = {\n");
    for (uint32_t c = 0; c < CODE_POINTS; c++) {
        if (decomposition[c].count == 0) continue;
        printf("{0x%x, %u, %u, %u},\n", c, offset, decomposition[c].count,
               decomposition[c].tag);
        offset += decomposition[c].count;
    }
    printf("};\nstatic const uint32_t decomposition_codes[] = {\n");
    for (uint32_t c = 0; c < CODE_POINTS; c++)
        for (int i = 0; i < decomposition[c].count; i++)
            printf("0x%x,%s", decomposition[c].codes[i], i == 0 ? "\n" : "");
    printf("};\n");
}

typedef struct Pair {
    uint32_t first, second, result;
} Pair;

static int by_pair(const void *a, const void *b) {
    const Pair *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return x->second < y->second ? -1 : x->second > y->second;
}

static void write_compositions(void) {
    static Pair pairs[4096];
    size_t count = 0;
    for (uint32_t c = 0; c < CODE_POINTS; c++) {
        if (decomposition[c].count != 2 || decomposition[c].tag != 0 || excluded[c]) continue;
        pairs[count++] = (Pair){decomposition[c].codes[0], decomposition[c].codes[1], c};
    }
    qsort(pairs, count, sizeof *pairs, by_pair);
    printf("static const Composition compositions[] = {\n");
    for (size_t i = 0; i < count; i++)
        printf("{0x%x, 0x%x, 0x%x},\n", pairs[i].first, pairs[i].second, pairs[i].result);
    printf("};\n");
}

static void write_numbers(void) {
    printf("static const Number numbers[] = {\n");
    for (uint32_t c = 0; c < CODE_POINTS; c++) {
        const char *text = number[c].text, *slash = strchr(text, '/');
        if (*text == 0) continue;
        printf("{0x%x, %lldLL, %d},\n", c, atoll(text), slash == NULL ? 1 : atoi(slash + 1));
    }
    printf("};\n");
}

int main(int argc, char **argv) {
    if (argc != 2) fail("usage", "make_unicode_facts DIRECTORY");
    directory = argv[1];
    for (uint32_t c = 0; c < CODE_POINTS; c++)
        facts[c].digit = OU_UNICODE_NO_DIGIT;
    read_table("UnicodeData.txt", unicode_data_row);
    read_table("EastAsianWidth.txt", width_row);
    read_table("DerivedNormalizationProps.txt", normalization_row);
    read_table("extracted/DerivedNumericValues.txt", number_row);
    printf("/* Made by tools/make_unicode_facts.c from the Unicode Character Database. */\n");
    write_facts();
    write_decompositions();
    write_compositions();
    write_numbers();
    return fflush(stdout) == 0 ? 0 : 1;
}
