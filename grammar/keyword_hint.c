/* "Did you mean 'if'?": the keyword that a misspelt name was meant to be.
 *
 * CPython looks for it when an uncaught SyntaxError is printed. The statement is cut out of the
 * text, its indentation removed; each of its names is replaced by the keywords most like it,
 * and the first replacement that can be parsed, or is the beginning of something, is the hint.
 * There are two measures of likeness, asked in turn: the number of edits, as for misspelt
 * names, and the share of common runs of letters. */
#include "grammar/parse.h"

#include <stdio.h>
#include <string.h>

#include "grammar/parser_tokens.h"
#include "grammar/scanner.h"

#define MAX_SNIPPET    1024
#define MAX_NAMES      10
#define MAX_CANDIDATES 3
#define MAX_NAME_SIZE  40
#define LEAST_LIKENESS 0.5
#define EDIT_COST      2
#define CASE_COST      1

static const char *const KEYWORDS[] = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield",
};
#define KEYWORD_COUNT (sizeof KEYWORDS / sizeof KEYWORDS[0])

// ---- the number of edits

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static size_t substitution_cost(char a, char b) {
    if (a == b) return 0;
    return lower(a) == lower(b) ? CASE_COST : EDIT_COST;
}

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

static size_t edit_distance(const char *a, size_t a_size, const char *b, size_t b_size) {
    size_t row[MAX_NAME_SIZE + 1];
    for (size_t i = 0; i <= b_size; i++) {
        row[i] = i * EDIT_COST;
    }
    for (size_t i = 0; i < a_size; i++) {
        size_t diagonal = row[0];
        row[0] = (i + 1) * EDIT_COST;
        for (size_t j = 0; j < b_size; j++) {
            size_t replaced = diagonal + substitution_cost(a[i], b[j]);
            diagonal = row[j + 1];
            row[j + 1] = smaller(replaced, smaller(row[j], row[j + 1]) + EDIT_COST);
        }
    }
    return row[b_size];
}

// The keyword with the fewest edits, if they are few for its length. NULL otherwise.
static const char *nearest_keyword(const char *name, size_t size) {
    const char *best = NULL;
    size_t best_distance = SIZE_MAX;
    if (size > MAX_NAME_SIZE) return NULL;
    for (size_t i = 0; i < KEYWORD_COUNT; i++) {
        size_t keyword_size = strlen(KEYWORDS[i]);
        size_t limit = (size + keyword_size + 3) * EDIT_COST / 6;
        size_t distance = edit_distance(name, size, KEYWORDS[i], keyword_size);
        if (distance <= limit && distance < best_distance) {
            best = KEYWORDS[i];
            best_distance = distance;
        }
    }
    return best;
}

// ---- the share of common runs

typedef struct Text {
    const char *bytes;
    size_t size;
} Text;

// How many letters the texts have in common: the longest common run, and then what is common to
// the left and to the right of it.
static size_t common_letters(Text a, Text b) {
    size_t best = 0, best_a = 0, best_b = 0;
    for (size_t i = 0; i < a.size; i++) {
        for (size_t j = 0; j < b.size; j++) {
            size_t run = 0;
            while (i + run < a.size && j + run < b.size &&
                   a.bytes[i + run] == b.bytes[j + run]) {
                run++;
            }
            if (run > best) {
                best = run;
                best_a = i;
                best_b = j;
            }
        }
    }
    if (best == 0) return 0;
    Text left_a = {a.bytes, best_a}, left_b = {b.bytes, best_b};
    Text right_a = {a.bytes + best_a + best, a.size - best_a - best};
    Text right_b = {b.bytes + best_b + best, b.size - best_b - best};
    return best + common_letters(left_a, left_b) + common_letters(right_a, right_b);
}

static double likeness(Text a, Text b) {
    return 2.0 * (double)common_letters(a, b) / (double)(a.size + b.size);
}

typedef struct Candidates {
    const char *words[MAX_CANDIDATES];
    double scores[MAX_CANDIDATES];
    size_t count;
} Candidates;

static bool is_better(double score, const char *word, double other_score,
                      const char *other_word) {
    if (score != other_score) return score > other_score;
    return strcmp(word, other_word) > 0;
}

// Keep the best ones in order.
static void add_candidate(Candidates *best, const char *word, double score) {
    size_t place = best->count;
    while (place > 0 &&
           is_better(score, word, best->scores[place - 1], best->words[place - 1])) {
        place--;
    }
    if (place == MAX_CANDIDATES) return;
    if (best->count < MAX_CANDIDATES) best->count++;
    for (size_t i = best->count - 1; i > place; i--) {
        best->words[i] = best->words[i - 1];
        best->scores[i] = best->scores[i - 1];
    }
    best->words[place] = word;
    best->scores[place] = score;
}

// The keywords to try in place of a name, the likeliest first.
static size_t find_candidates(const char *name, size_t size,
                              const char *result[MAX_CANDIDATES]) {
    Candidates alike = {.count = 0};
    size_t count = 0;
    const char *nearest = nearest_keyword(name, size);
    if (nearest != NULL) result[count++] = nearest;
    for (size_t i = 0; i < KEYWORD_COUNT && size <= MAX_NAME_SIZE; i++) {
        Text keyword = {KEYWORDS[i], strlen(KEYWORDS[i])}, word = {name, size};
        double score = likeness(keyword, word);
        if (score >= LEAST_LIKENESS) add_candidate(&alike, KEYWORDS[i], score);
    }
    for (size_t i = 0; i < alike.count && count < MAX_CANDIDATES; i++) {
        result[count++] = alike.words[i];
    }
    return count;
}

// ---- the statement

typedef struct Snippet {
    char text[MAX_SNIPPET * 4 + 2];
    size_t size;
    uint32_t first_line; // of the text, from 1
} Snippet;

static const char *skip_lines(const char *text, uint32_t count) {
    for (; count > 0 && *text != 0; count--) {
        text = strchr(text, '\n') + 1;
    }
    return text;
}

static bool is_blank(const char *line, const char *end) {
    for (; line < end; line++) {
        if (*line != ' ' && *line != '\t') return false;
    }
    return true;
}

// The white space that all lines between `start` and `end` begin with.
static size_t common_indentation(const char *start, const char *end) {
    const char *margin = NULL;
    size_t size = 0;
    for (const char *line = start; line < end;) {
        const char *next = strchr(line, '\n');
        if (!is_blank(line, next)) {
            size_t indent = strspn(line, " \t");
            if (margin == NULL) {
                margin = line;
                size = indent;
            }
            size = smaller(size, indent);
            while (memcmp(margin, line, size) != 0) {
                size--;
            }
        }
        line = next + 1;
    }
    return size;
}

// Cut out lines [first, last] without their common indentation. False if they are too long.
static bool cut_snippet(Snippet *snippet, const char *text, uint32_t first, uint32_t last) {
    const char *start = skip_lines(text, first - 1);
    const char *end = skip_lines(start, last - first + 1);
    size_t margin = common_indentation(start, end), characters = 0;
    snippet->size = 0;
    snippet->first_line = first;
    for (const char *line = start; line < end;) {
        const char *next = strchr(line, '\n') + 1;
        if (!is_blank(line, next - 1)) {
            for (const char *p = line + margin; p < next - 1; p++) {
                characters += (*p & 0xc0) != 0x80;
                if (characters > MAX_SNIPPET) return false;
                snippet->text[snippet->size++] = *p;
            }
        }
        if (++characters > MAX_SNIPPET + 1) return false;
        snippet->text[snippet->size++] = '\n';
        line = next;
    }
    snippet->text[snippet->size] = 0;
    return snippet->size > 0;
}

typedef struct Search {
    OuRegion *region;
    OuTreeCheck *check;
    void *check_data;
    Snippet snippet;
    OuSource whole, source; // the text and the snippet
    OuDiagnostics diagnostics;
    OuSyntaxError error;
    OuScanner scanner; // over the snippet
} Search;

// Can the text with a keyword in place of `name` be parsed, or is it the beginning of
// something?
static bool is_right_with(const Search *search, const OuToken *name, const char *keyword) {
    const Snippet *snippet = &search->snippet;
    char changed[sizeof snippet->text + 16];
    size_t before = (size_t)name->range.column;
    const char *line = skip_lines(snippet->text, name->range.line - 1);
    before += (size_t)(line - snippet->text);
    int size = snprintf(changed, sizeof changed, "%.*s%s%s", (int)before, snippet->text,
                        keyword, snippet->text + before + (name->end - name->start));
    OuParseOptions options = {.mode = OU_PARSE_FILE};
    OuSyntaxError error;
    const AstModule *tree =
        ou_parse(search->region, &options, changed, (size_t)size, &error, NULL);
    if (tree == NULL) return error.at_end && error.kind != OU_SYNTAX_MEMORY;
    return search->check == NULL || search->check(search->check_data, search->region, tree);
}

static bool fill_hint(const Search *search, const OuToken *name, const char *keyword,
                      OuKeywordHint *hint) {
    OuRegion *region = search->region;
    char message[64];
    const char *line = skip_lines(search->snippet.text, name->range.line - 1);
    hint->text_size = strcspn(line, "\n");
    hint->text = ou_region_copy(region, line, hint->text_size);
    snprintf(message, sizeof message, "invalid syntax. Did you mean '%s'?", keyword);
    hint->message = ou_region_copy(region, message, strlen(message));
    hint->line = name->range.line;
    hint->column = name->range.column;
    hint->end_column = name->range.end_column;
    return hint->text != NULL && hint->message != NULL;
}

static bool is_name(int kind) {
    return kind == TOK_NAME || kind == TOK_MATCH || kind == TOK_CASE || kind == TOK_TYPE;
}

static bool try_name(const Search *search, const OuToken *name, OuKeywordHint *hint) {
    const char *candidates[MAX_CANDIDATES];
    size_t count = find_candidates(name->start, (size_t)(name->end - name->start), candidates);
    for (size_t i = 0; i < count; i++) {
        if (is_right_with(search, name, candidates[i])) {
            return fill_hint(search, name, candidates[i], hint);
        }
    }
    return false;
}

static bool search_names(Search *search, uint32_t only_line, OuKeywordHint *hint) {
    OuToken token;
    size_t tried = 0;
    ou_scanner_init(&search->scanner, &search->source, &search->diagnostics);
    for (;;) {
        int kind = ou_scanner_next(&search->scanner, &token);
        if (kind == OU_TOKEN_SCAN_ERROR || kind == TOK_END) return false;
        uint32_t line = token.range.line + search->snippet.first_line - 1;
        if (!is_name(kind) || (only_line != 0 && line != only_line)) continue;
        if (++tried > MAX_NAMES) return false;
        if (try_name(search, &token, hint)) return true;
    }
}

bool ou_suggest_keyword(OuRegion *region, const char *text, size_t size, bool is_file,
                        const OuSyntaxError *error, OuTreeCheck *check, void *check_data,
                        OuKeywordHint *hint) {
    if (error->kind != OU_SYNTAX_ERROR || error->range.line == 0) return false;
    if (strcmp(error->message, "invalid syntax") != 0 &&
        strstr(error->message, "Perhaps you forgot a comma") == NULL) {
        return false;
    }
    Search *search = ou_region_alloc(region, sizeof *search);
    if (search == NULL) return false;
    search->region = region;
    search->check = check;
    search->check_data = check_data;
    ou_diagnostics_init(&search->diagnostics, region, &search->error);
    uint32_t last = error->range.line;
    uint32_t first = error->statement_line == 0 ? 1 : error->statement_line;
    if (!ou_source_init(&search->whole, &search->diagnostics, text, size) ||
        !cut_snippet(&search->snippet, search->whole.text, first, last) ||
        !ou_source_init(&search->source, &search->diagnostics, search->snippet.text,
                        search->snippet.size)) {
        return false;
    }
    search->diagnostics.silent = true;
    return search_names(search, is_file ? last : 0, hint);
}
