/* The names of characters.
 *
 * tools/make_unicode_names.c says how the tables hold them: names are rows of word numbers, and
 * `name_order` puts them in alphabetical order, so that a character is found by bisection,
 * where each name looked at is unpacked. Ideographs and their kind are named by their code
 * point; Hangul syllables by the letters they consist of. */
#include "objects/unicode_names.h"

#include <stdio.h>
#include <string.h>

enum { STEP = 16 };

typedef struct NameRun {
    uint32_t code, first; // the code point of name number `first`
} NameRun;

typedef struct NamePrefix {
    const char *text;
    uint32_t first, last;
} NamePrefix;

typedef struct NameExtra {
    const char *text;
    uint32_t codes[OU_UNICODE_SEQUENCE_MAX];
} NameExtra;

#include "objects/unicode_names_tables.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* ---- Hangul syllables ---- */

enum {
    HANGUL_FIRST = 0xac00,
    LEADS = 19,
    VOWELS = 21,
    TAILS = 28,
    HANGUL_COUNT = LEADS * VOWELS * TAILS
};
static const char hangul_prefix[] = "HANGUL SYLLABLE ";
static const char *const leads[] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                    "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
static const char *const vowels[] = {"A",   "AE", "YA", "YAE", "EO", "E",  "YEO",
                                     "YE",  "O",  "WA", "WAE", "OE", "YO", "U",
                                     "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
static const char *const tails[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                    "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                    "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};

static void hangul_name(uint32_t code, char *name) {
    uint32_t index = code - HANGUL_FIRST;
    snprintf(name, OU_UNICODE_NAME_MAX, "%s%s%s%s", hangul_prefix,
             leads[index / (VOWELS * TAILS)], vowels[index / TAILS % VOWELS],
             tails[index % TAILS]);
}

/* The longest part that `at` begins with; -1: none. */
static int longest_part(const char *at, const char *const *parts, int count) {
    int best = -1;
    for (int i = 0; i < count; i++) {
        size_t size = strlen(parts[i]);
        if (strncmp(at, parts[i], size) != 0) continue;
        if (best < 0 || size > strlen(parts[best])) best = i;
    }
    return best;
}

static bool hangul_lookup(const char *name, uint32_t *code) {
    size_t prefix = sizeof hangul_prefix - 1;
    if (strncmp(name, hangul_prefix, prefix) != 0) return false;
    name += prefix;
    int lead = longest_part(name, leads, LEADS);
    name += strlen(leads[lead]);
    int vowel = longest_part(name, vowels, VOWELS);
    if (vowel < 0) return false;
    name += strlen(vowels[vowel]);
    int tail = longest_part(name, tails, TAILS);
    if (name[strlen(tails[tail])] != '\0') return false;
    *code = HANGUL_FIRST + (uint32_t)((lead * VOWELS + vowel) * TAILS + tail);
    return true;
}

/* ---- packed names ---- */

/* Write word `number` (from 1) to `out`; returns its end. */
static char *unpack_word(uint32_t number, char *out) {
    uint32_t index = number - 1;
    const uint8_t *at = name_words + name_word_offsets[index / STEP];
    for (uint32_t skip = index % STEP; skip > 0; at++)
        skip -= *at >> 7;
    for (; *at < 0x80; at++)
        *out++ = (char)*at;
    *out++ = (char)(*at & 0x7f);
    return out;
}

static const uint8_t *find_phrase(uint32_t index) {
    const uint8_t *at = name_phrases + name_offsets[index / STEP];
    for (uint32_t skip = index % STEP; skip > 0; skip--) {
        while (*at != 0)
            at += *at < 0x80 ? 1 : 2;
        at++;
    }
    return at;
}

static void unpack_name(uint32_t index, char *name) {
    const uint8_t *at = find_phrase(index);
    char *out = name;
    while (*at != 0) {
        if (out != name) *out++ = ' ';
        uint32_t number = *at < 0x80 ? *at : (uint32_t)(*at & 0x7f) << 8 | at[1];
        at += *at < 0x80 ? 1 : 2;
        out = unpack_word(number, out);
    }
    *out = '\0';
}

/* The last run that begins with `key` or before: of code points, or of names' numbers. */
static const NameRun *find_run(uint32_t key, bool by_code) {
    size_t low = 0, high = COUNT_OF(name_runs);
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        uint32_t first = by_code ? name_runs[middle].code : name_runs[middle].first;
        if (first <= key)
            low = middle;
        else
            high = middle;
    }
    return &name_runs[low];
}

/* ---- names of characters ---- */

static const NamePrefix *find_prefix(uint32_t code) {
    for (size_t i = 0; i < COUNT_OF(name_prefixes); i++) {
        if (code >= name_prefixes[i].first && code <= name_prefixes[i].last)
            return &name_prefixes[i];
    }
    return NULL;
}

bool ou_unicode_name(uint32_t code, char name[OU_UNICODE_NAME_MAX]) {
    if (code >= HANGUL_FIRST && code < HANGUL_FIRST + HANGUL_COUNT) {
        hangul_name(code, name);
        return true;
    }
    const NamePrefix *prefix = find_prefix(code);
    if (prefix != NULL) {
        snprintf(name, OU_UNICODE_NAME_MAX, "%s%04X", prefix->text, code);
        return strncmp(name, "TANGUT", 6) != 0; // CPython finds these, but does not name them
    }
    const NameRun *run = find_run(code, true), *end = name_runs + COUNT_OF(name_runs);
    uint32_t count = (run + 1 < end ? run[1].first : NAME_COUNT) - run->first;
    if (code < run->code || code - run->code >= count) return false;
    unpack_name(run->first + (code - run->code), name);
    return true;
}

/* ---- characters of names ---- */

static bool prefix_lookup(const char *name, uint32_t *code) {
    for (size_t i = 0; i < COUNT_OF(name_prefixes); i++) {
        const NamePrefix *prefix = &name_prefixes[i];
        size_t size = strlen(prefix->text), digits = strlen(name) - size;
        if (strncmp(name, prefix->text, size) != 0 || (digits != 4 && digits != 5)) continue;
        uint32_t value = 0;
        const char *at = name + size;
        for (; (*at >= '0' && *at <= '9') || (*at >= 'A' && *at <= 'F'); at++)
            value = value << 4 | (uint32_t)(*at <= '9' ? *at - '0' : *at - 'A' + 10);
        if (*at != '\0' || (digits == 5) != (value > 0xffff)) continue;
        if (value < prefix->first || value > prefix->last) continue;
        *code = value;
        return true;
    }
    return false;
}

static bool packed_lookup(const char *name, uint32_t *code) {
    char found[OU_UNICODE_NAME_MAX];
    size_t low = 0, high = NAME_COUNT;
    while (low < high) {
        size_t middle = (low + high) / 2;
        unpack_name(name_order[middle], found);
        int order = strcmp(name, found);
        if (order == 0) {
            const NameRun *run = find_run(name_order[middle], false);
            *code = run->code + (name_order[middle] - run->first);
            return true;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

static const NameExtra *extra_lookup(const NameExtra *extras, size_t count, const char *name) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(name, extras[middle].text);
        if (order == 0) return &extras[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* The name in capital letters. False: too long for one, or a 0 is in it. */
static bool to_upper(const char *name, size_t size, char *upper) {
    if (size >= OU_UNICODE_NAME_MAX || memchr(name, '\0', size) != NULL) return false;
    for (size_t i = 0; i < size; i++)
        upper[i] = name[i] >= 'a' && name[i] <= 'z' ? (char)(name[i] - 32) : name[i];
    upper[size] = '\0';
    return true;
}

bool ou_unicode_lookup(const char *name, size_t size, uint32_t *code_point) {
    char upper[OU_UNICODE_NAME_MAX];
    if (!to_upper(name, size, upper)) return false;
    if (hangul_lookup(upper, code_point) || prefix_lookup(upper, code_point) ||
        packed_lookup(upper, code_point))
        return true;
    const NameExtra *alias = extra_lookup(name_aliases, COUNT_OF(name_aliases), upper);
    if (alias != NULL) *code_point = alias->codes[0];
    return alias != NULL;
}

const uint32_t *ou_unicode_sequence(const char *name, size_t size) {
    char upper[OU_UNICODE_NAME_MAX];
    if (!to_upper(name, size, upper)) return NULL;
    const NameExtra *found = extra_lookup(name_sequences, COUNT_OF(name_sequences), upper);
    return found == NULL ? NULL : found->codes;
}
