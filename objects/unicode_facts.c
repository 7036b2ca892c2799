/* Further properties of characters, and the normal forms.
 *
 * Normalizing has three steps: each character is replaced by its decomposition, again and
 * again; marks are sorted by their class where nothing blocks them; for NFC and NFKC, a
 * character and a later mark that no other of its class stands before are composed. Hangul is
 * computed. */
#include "objects/unicode_facts.h"

#include <string.h>

typedef struct Decomposition {
    uint32_t code;
    uint16_t offset;
    uint8_t count, tag;
} Decomposition;

typedef struct Composition {
    uint32_t first, second, result;
} Composition;

typedef struct Number {
    uint32_t code;
    int64_t numerator;
    int32_t denominator;
} Number;

#include "objects/unicode_facts_tables.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

enum {
    HANGUL_FIRST = 0xac00,
    LEAD_FIRST = 0x1100,
    VOWEL_FIRST = 0x1161,
    TAIL_FIRST = 0x11a7, // one before the first
    LEADS = 19,
    VOWELS = 21,
    TAILS = 28,
    HANGUL_COUNT = LEADS * VOWELS * TAILS,
};

const OuUnicodeFacts *ou_unicode_facts(uint32_t code_point) {
    static const OuUnicodeFacts nothing = {.digit = OU_UNICODE_NO_DIGIT};
    if (code_point > 0x10ffff) return &nothing;
    const uint16_t *cells = fact_cells[fact_blocks[code_point / OU_UNICODE_FACT_BLOCK]];
    return &fact_records[cells[code_point % OU_UNICODE_FACT_BLOCK]];
}

bool ou_unicode_numeric(uint32_t code_point, double *value) {
    size_t low = 0, high = COUNT_OF(numbers);
    while (low < high) {
        size_t middle = (low + high) / 2;
        const Number *number = &numbers[middle];
        if (number->code == code_point) {
            *value = (double)number->numerator / number->denominator;
            return true;
        }
        if (code_point < number->code)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

static const Decomposition *find_decomposition(uint32_t code_point) {
    size_t low = 0, high = COUNT_OF(decompositions);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (decompositions[middle].code == code_point) return &decompositions[middle];
        if (code_point < decompositions[middle].code)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

size_t ou_unicode_decomposition(uint32_t code_point, const uint32_t **codes, const char **tag) {
    const Decomposition *found = find_decomposition(code_point);
    if (found == NULL) return 0;
    *codes = decomposition_codes + found->offset;
    *tag = ou_decomposition_tags[found->tag];
    return found->count;
}

/* ---- decomposing ---- */

static bool is_compatibility(OuNormalForm form) {
    return form == OU_NFKC || form == OU_NFKD;
}

static uint32_t *decompose(OuNormalForm form, uint32_t code, uint32_t *out) {
    if (code < 0x80) {
        *out++ = code;
        return out;
    }
    if (code >= HANGUL_FIRST && code < HANGUL_FIRST + HANGUL_COUNT) {
        uint32_t index = code - HANGUL_FIRST;
        *out++ = LEAD_FIRST + index / (VOWELS * TAILS);
        *out++ = VOWEL_FIRST + index / TAILS % VOWELS;
        if (index % TAILS != 0) *out++ = TAIL_FIRST + index % TAILS;
        return out;
    }
    const Decomposition *found = find_decomposition(code);
    if (found == NULL || (found->tag != 0 && !is_compatibility(form))) {
        *out++ = code;
        return out;
    }
    for (size_t i = 0; i < found->count; i++)
        out = decompose(form, decomposition_codes[found->offset + i], out);
    return out;
}

static uint8_t combining(uint32_t code) {
    return code < 0x300 ? 0 : ou_unicode_facts(code)->combining;
}

/* Sort neighbouring marks by their class; equal ones keep their order. */
static void sort_marks(uint32_t *codes, size_t count) {
    for (size_t i = 1; i < count; i++) {
        uint32_t code = codes[i];
        uint8_t class = combining(code);
        size_t place = i;
        for (; class != 0 && place > 0 && combining(codes[place - 1]) > class; place--)
            codes[place] = codes[place - 1];
        codes[place] = code;
    }
}

/* ---- composing ---- */

/* 0: the two do not compose. */
static uint32_t compose_pair(uint32_t first, uint32_t second) {
    if (first >= LEAD_FIRST && first < LEAD_FIRST + LEADS && second >= VOWEL_FIRST &&
        second < VOWEL_FIRST + VOWELS)
        return HANGUL_FIRST + ((first - LEAD_FIRST) * VOWELS + (second - VOWEL_FIRST)) * TAILS;
    if (first >= HANGUL_FIRST && first < HANGUL_FIRST + HANGUL_COUNT &&
        (first - HANGUL_FIRST) % TAILS == 0 && second > TAIL_FIRST &&
        second < TAIL_FIRST + TAILS)
        return first + (second - TAIL_FIRST);
    size_t low = 0, high = COUNT_OF(compositions);
    while (low < high) {
        size_t middle = (low + high) / 2;
        const Composition *pair = &compositions[middle];
        if (pair->first == first && pair->second == second) return pair->result;
        if (first < pair->first || (first == pair->first && second < pair->second))
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

static size_t compose(uint32_t *codes, size_t count) {
    size_t written = 0, starter = SIZE_MAX;
    int last_class = -1; // of what stands between the starter and the next code point
    for (size_t i = 0; i < count; i++) {
        uint32_t code = codes[i];
        int class = combining(code);
        if (starter != SIZE_MAX && last_class < class) {
            uint32_t whole = compose_pair(codes[starter], code);
            if (whole != 0) {
                codes[starter] = whole;
                continue;
            }
        }
        if (class == 0) {
            starter = written;
            last_class = -1;
        } else {
            last_class = class;
        }
        codes[written++] = code;
    }
    return written;
}

size_t ou_unicode_normalize(OuNormalForm form, const uint32_t *codes, size_t count,
                            uint32_t *buffer) {
    uint32_t *end = buffer;
    for (size_t i = 0; i < count; i++)
        end = decompose(form, codes[i], end);
    size_t size = (size_t)(end - buffer);
    sort_marks(buffer, size);
    return form == OU_NFC || form == OU_NFKC ? compose(buffer, size) : size;
}

bool ou_unicode_is_surely_normal(OuNormalForm form, const uint32_t *codes, size_t count) {
    uint8_t before = 0;
    for (size_t i = 0; i < count; i++) {
        const OuUnicodeFacts *facts = ou_unicode_facts(codes[i]);
        if (facts->not_normal >> form & 1) return false;
        if (facts->combining != 0 && before > facts->combining) return false;
        before = facts->combining;
    }
    return true;
}
