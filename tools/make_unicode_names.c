/* Makes the tables of objects/unicode_names.c from the Unicode Character Database.
 *
 *     make_unicode_names DIRECTORY > unicode_names_tables.h
 *
 * Names are rows of words. The words stand in one text, the most frequent first, so that most
 * have a number of one byte; a name is the numbers of its words and a 0. What is written:
 *
 *     name_words[], name_word_offsets[]   the text, words ended by the high bit; where each
 * 16th begins name_phrases[], name_offsets[]      the names; where each 16th begins name_runs[]
 * runs of code points that have names, with the first's number name_order[] the names' numbers,
 * sorted by name name_prefixes[]                     ranges named by a prefix and the code
 * point in hexadecimal name_aliases[], name_sequences[]    other names, and names of several
 * code points, sorted
 *
 * A number below 128 is one byte; others are two, the first with its high bit set. */
#include <stdbool.h>

#include "tools/unicode_file.h"

enum { NAMES_MAX = 60000, WORDS_MAX = 32000, STEP = 16, HASH = 1 << 16 };

typedef struct Word {
    const char *text;
    uint32_t count, number;
} Word;

typedef struct Name {
    uint32_t code;
    char *text;
} Name;

typedef struct Extra {
    char *text;
    uint32_t codes[8];
    int count;
} Extra;

typedef struct Prefix {
    char *text;
    uint32_t first, last;
} Prefix;

static Name names[NAMES_MAX];
static size_t name_count;
static Word words[WORDS_MAX];
static size_t word_count;
static Word *by_text[HASH];
static Extra aliases[2000], sequences[2000];
static size_t alias_count, sequence_count;
static Prefix prefixes[64];
static size_t prefix_count;

/* ---- reading ---- */

static void add_prefix(const char *text, size_t size, uint32_t first, uint32_t last) {
    if (prefix_count > 0) {
        Prefix *before = &prefixes[prefix_count - 1];
        if (before->last + 1 == first && strlen(before->text) == size &&
            memcmp(before->text, text, size) == 0) {
            before->last = last;
            return;
        }
    }
    if (prefix_count == 64) fail("too many prefixes", text);
    prefixes[prefix_count++] = (Prefix){strndup(text, size), first, last};
}

/* `<CJK Ideograph Extension A, First>` */
static bool read_range(const char *name, uint32_t c) {
    static uint32_t start;
    if (strstr(name, ", First>") != NULL) start = c;
    if (strstr(name, ", Last>") == NULL) return false;
    if (strncmp(name, "<CJK", 4) == 0) add_prefix("CJK UNIFIED IDEOGRAPH-", 22, start, c);
    if (strncmp(name, "<Tangut", 7) == 0) add_prefix("TANGUT IDEOGRAPH-", 17, start, c);
    return true;
}

static void unicode_data_row(char **fields, int count) {
    if (count < 15) fail("too few fields", fields[0]);
    uint32_t c = code_point(fields[0]);
    char *name = fields[1], own[16];
    if (name[0] == '<') {
        read_range(name, c);
        return;
    }
    int own_size = snprintf(own, sizeof own, "-%04X", c);
    size_t size = strlen(name);
    if (size > (size_t)own_size && strcmp(name + size - own_size, own) == 0) {
        add_prefix(name, size - (size_t)own_size + 1, c, c);
        return;
    }
    if (name_count == NAMES_MAX) fail("too many names", name);
    names[name_count++] = (Name){c, strdup(name)};
}

static void alias_row(char **fields, int count) {
    if (count < 2) return;
    aliases[alias_count++] = (Extra){strdup(fields[1]), {code_point(fields[0])}, 1};
}

static void sequence_row(char **fields, int count) {
    if (count < 2) return;
    Extra *sequence = &sequences[sequence_count++];
    sequence->text = strdup(fields[0]);
    for (char *at = fields[1], *end; *at != 0; at = end + strspn(end, " "))
        sequence->codes[sequence->count++] = (uint32_t)strtoul(at, &end, 16);
}

/* ---- words ---- */

static Word *find_word(const char *text, size_t size) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    for (size_t i = hash % HASH;; i = (i + 1) % HASH) {
        Word *word = by_text[i];
        if (word == NULL) {
            if (word_count == WORDS_MAX) fail("too many words", text);
            word = by_text[i] = &words[word_count++];
            word->text = strndup(text, size);
            return word;
        }
        if (strlen(word->text) == size && memcmp(word->text, text, size) == 0) return word;
    }
}

static void each_word(const char *name, void (*use)(Word *)) {
    for (;;) {
        size_t size = strcspn(name, " ");
        use(find_word(name, size));
        if (name[size] == 0) return;
        name += size + 1;
    }
}

static void count_word(Word *word) {
    word->count++;
}

static int more_frequent(const void *a, const void *b) {
    const Word *x = *(Word *const *)a, *y = *(Word *const *)b;
    if (x->count != y->count) return x->count < y->count ? 1 : -1;
    return strcmp(x->text, y->text);
}

/* ---- writing ---- */

static size_t column;

static void put(uint32_t value) {
    printf("%u,%s", value, ++column % 24 == 0 ? "\n" : "");
}

static void write_words(void) {
    static Word *order[WORDS_MAX];
    static uint32_t offsets[WORDS_MAX / STEP + 1];
    uint32_t offset = 0;
    for (size_t i = 0; i < word_count; i++)
        order[i] = &words[i];
    qsort(order, word_count, sizeof *order, more_frequent);
    printf("static const uint8_t name_words[] = {\n");
    for (size_t i = 0; i < word_count; i++) {
        order[i]->number = (uint32_t)i + 1;
        if (i % STEP == 0) offsets[i / STEP] = offset;
        size_t size = strlen(order[i]->text);
        for (size_t k = 0; k < size; k++)
            put((uint8_t)order[i]->text[k] | (k + 1 == size ? 0x80u : 0));
        offset += (uint32_t)size;
    }
    printf("};\nstatic const uint32_t name_word_offsets[] = {\n");
    for (size_t i = 0; i * STEP < word_count; i++)
        put(offsets[i]);
    printf("};\n");
}

static uint32_t phrase_size;

static void put_word(Word *word) {
    if (word->number < 0x80) {
        put(word->number);
        phrase_size += 1;
    } else {
        put(0x80 | word->number >> 8);
        put(word->number & 0xff);
        phrase_size += 2;
    }
}

static void write_phrases(void) {
    static uint32_t offsets[NAMES_MAX / STEP + 1];
    printf("static const uint8_t name_phrases[] = {\n");
    for (size_t i = 0; i < name_count; i++) {
        if (i % STEP == 0) offsets[i / STEP] = phrase_size;
        each_word(names[i].text, put_word);
        put(0);
        phrase_size++;
    }
    printf("};\nstatic const uint32_t name_offsets[] = {\n");
    for (size_t i = 0; i * STEP < name_count; i++)
        put(offsets[i]);
    printf("};\n");
}

static void write_runs(void) {
    printf("static const NameRun name_runs[] = {\n");
    for (size_t i = 0; i < name_count; i++) {
        if (i == 0 || names[i].code != names[i - 1].code + 1)
            printf("{0x%x, %zu},\n", names[i].code, i);
    }
    printf("};\n#define NAME_COUNT %zu\n", name_count);
}

static int by_name(const void *a, const void *b) {
    return strcmp(names[*(const uint16_t *)a].text, names[*(const uint16_t *)b].text);
}

static void write_order(void) {
    static uint16_t order[NAMES_MAX];
    for (size_t i = 0; i < name_count; i++)
        order[i] = (uint16_t)i;
    qsort(order, name_count, sizeof *order, by_name);
    printf("static const uint16_t name_order[] = {\n");
    for (size_t i = 0; i < name_count; i++)
        put(order[i]);
    printf("};\n");
}

static int by_extra(const void *a, const void *b) {
    return strcmp(((const Extra *)a)->text, ((const Extra *)b)->text);
}

static void write_extras(const char *table, Extra *extras, size_t count) {
    qsort(extras, count, sizeof *extras, by_extra);
    printf("static const NameExtra %s[] = {\n", table);
    for (size_t i = 0; i < count; i++) {
        printf("{\"%s\", {", extras[i].text);
        for (int k = 0; k < extras[i].count; k++)
            printf("0x%x,", extras[i].codes[k]);
        printf("}},\n");
    }
    printf("};\n");
}

static void write_prefixes(void) {
    printf("static const NamePrefix name_prefixes[] = {\n");
    for (size_t i = 0; i < prefix_count; i++)
        printf("{\"%s\", 0x%x, 0x%x},\n", prefixes[i].text, prefixes[i].first,
               prefixes[i].last);
    printf("};\n");
}

int main(int argc, char **argv) {
    if (argc != 2) fail("usage", "make_unicode_names DIRECTORY");
    directory = argv[1];
    read_table("UnicodeData.txt", unicode_data_row);
    read_table("NameAliases.txt", alias_row);
    read_table("NamedSequences.txt", sequence_row);
    for (size_t i = 0; i < name_count; i++)
        each_word(names[i].text, count_word);
    printf("/* Made by tools/make_unicode_names.c from the Unicode Character Database. */\n");
    write_words();
    write_phrases();
    write_runs();
    write_order();
    write_prefixes();
    write_extras("name_aliases", aliases, alias_count);
    write_extras("name_sequences", sequences, sequence_count);
    return fflush(stdout) == 0 ? 0 : 1;
}
