/* The report of a syntax error: the line, carets under the part at fault, the message.
 *
 * If the message says no more than "invalid syntax", the words of the line are compared with
 * the keywords: perhaps one was misspelt. A guess counts only if the line parses with it, which
 * the floors above must tell (report.h). */
#include "objects/report_private.h"

#include "memory/buffer.h"
#include "objects/error.h"
#include "objects/exception_private.h"
#include "objects/expression_scan.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/report.h"
#include "objects/str.h"

/* What is shown; columns are in code points, from 1 as the exception has them. */
typedef struct Fault {
    OuValue text;    /* the line, owned */
    OuValue message; /* owned */
    bool has_columns;
    bool is_one_line;
    bool has_end;
    int64_t column, end_column;
} Fault;

static bool add(OuStrBuilder *builder, const char *text) {
    return ou_str_builder_add_string(builder, text);
}

static bool as_number(OuRef value, int64_t *number) {
    if (!ou_is_small_int(value)) return false;
    *number = ou_small_int(value);
    return true;
}

static void fault_read(Fault *fault, OuRef exception) {
    const OuException *e = ou_as_exception(exception);
    *fault = (Fault){.text = ou_own(e->fields[SYNTAX_TEXT]),
                     .message = ou_own(e->fields[SYNTAX_MSG])};
    fault->has_columns = as_number(e->fields[SYNTAX_OFFSET], &fault->column);
    fault->has_end = as_number(e->fields[SYNTAX_END_OFFSET], &fault->end_column);
    fault->is_one_line = e->fields[SYNTAX_LINE] == e->fields[SYNTAX_END_LINE];
}

static void fault_finish(OuRuntime *rt, Fault *fault) {
    ou_drop(rt, fault->text);
    ou_drop(rt, fault->message);
}

/* ---- misspelt keywords ---- */

enum {
    WORDS_TRIED = 10,
    GUESSES_TRIED = 3,
    LINE_SIZE_MAX = 1024,
    WORD_SIZE_MAX = 100,
};

/* How much two texts have in common: the size of the longest common part, and of those on
 * either side of it. */
static size_t common_size(const char *a, size_t a_size, const char *b, size_t b_size) {
    size_t best = 0, best_a = 0, best_b = 0;
    for (size_t i = 0; i < a_size; i++) {
        for (size_t j = 0; j < b_size; j++) {
            size_t size = 0;
            while (i + size < a_size && j + size < b_size && a[i + size] == b[j + size])
                size++;
            if (size > best) best = size, best_a = i, best_b = j;
        }
    }
    if (best == 0) return 0;
    size_t a_rest = best_a + best, b_rest = best_b + best;
    return best + common_size(a, best_a, b, best_b) +
           common_size(a + a_rest, a_size - a_rest, b + b_rest, b_size - b_rest);
}

typedef struct Guesses {
    const char *words[GUESSES_TRIED];
    size_t count;
} Guesses;

static double likeness(const char *keyword, const char *word, size_t size) {
    size_t length = strlen(keyword);
    return 2.0 * (double)common_size(keyword, length, word, size) / (double)(length + size);
}

/* The keywords most like `word`, at least half of it; of equally like ones the last in the
 * alphabet first. */
static void guess_by_likeness(Guesses *guesses, const char *word, size_t size) {
    const char *best[GUESSES_TRIED] = {NULL};
    double scores[GUESSES_TRIED] = {0};
    for (size_t i = 0; ou_keywords[i] != NULL; i++) {
        double score = likeness(ou_keywords[i], word, size);
        if (score < 0.5) continue;
        size_t place = GUESSES_TRIED;
        while (place > 0 && (best[place - 1] == NULL || score >= scores[place - 1]))
            place--;
        for (size_t k = GUESSES_TRIED - 1; k > place; k--)
            best[k] = best[k - 1], scores[k] = scores[k - 1];
        if (place < GUESSES_TRIED) best[place] = ou_keywords[i], scores[place] = score;
    }
    for (size_t i = 0; i < GUESSES_TRIED && guesses->count < GUESSES_TRIED; i++) {
        if (best[i] != NULL) guesses->words[guesses->count++] = best[i];
    }
}

/* The keyword that is nearest as a name is suggested first. false: no memory. */
static bool guess_by_distance(OuRuntime *rt, Guesses *guesses, const char *word, size_t size) {
    OuValue keywords = ou_list_new(rt, 0);
    if (ou_is_error(keywords)) return false;
    bool done = true;
    for (size_t i = 0; done && ou_keywords[i] != NULL; i++) {
        OuValue keyword = ou_str_from_string(rt, ou_keywords[i]);
        done = !ou_is_error(keyword) && ou_list_append_take(rt, keywords, keyword);
    }
    if (done) {
        OuRef nearest = ou_suggestion_nearest(keywords, word, size);
        for (size_t i = 0; !ou_is_undef(nearest) && ou_keywords[i] != NULL; i++) {
            if (ou_str_equals_string(nearest, ou_keywords[i]))
                guesses->words[guesses->count++] = ou_keywords[i];
        }
    }
    ou_drop(rt, keywords);
    return done;
}

/* Does `line` parse with the bytes from `start` to `end` replaced by `word`? */
static bool parses_with(OuRuntime *rt, const char *line, size_t size, size_t start, size_t end,
                        const char *word) {
    char text[LINE_SIZE_MAX + WORD_SIZE_MAX];
    size_t word_size = strlen(word);
    memcpy(text, line, start);
    memcpy(text + start, word, word_size);
    memcpy(text + start + word_size, line + end, size - end);
    return rt->report_hooks->parses(rt, text, start + word_size + size - end);
}

/* Try the keywords that the word of `token` can be. On success the fault says so. */
static bool try_word(OuRuntime *rt, Fault *fault, const char *line, size_t size,
                     const OuToken *token) {
    Guesses guesses = {.count = 0};
    const char *word = line + token->start;
    size_t word_size = token->end - token->start;
    if (word_size > WORD_SIZE_MAX) return false;
    if (!guess_by_distance(rt, &guesses, word, word_size)) return false;
    guess_by_likeness(&guesses, word, word_size);
    for (size_t i = 0; i < guesses.count; i++) {
        if (!parses_with(rt, line, size, token->start, token->end, guesses.words[i])) continue;
        OuValue message = ou_format(rt, "invalid syntax. Did you mean '%s'?", guesses.words[i]);
        OuValue text = ou_str_new(rt, line, size);
        if (ou_is_error(message) || ou_is_error(text)) {
            ou_drop(rt, message);
            ou_drop(rt, text);
            return false;
        }
        ou_replace_take(rt, &fault->message, message);
        ou_replace_take(rt, &fault->text, text);
        fault->has_columns = fault->has_end = fault->is_one_line = true;
        size_t before = 0;
        for (size_t at = 0; at < token->start; at++)
            before += (line[at] & 0xC0) != 0x80;
        size_t length = 0;
        for (size_t at = token->start; at < token->end; at++)
            length += (line[at] & 0xC0) != 0x80;
        fault->column = (int64_t)before + 1;
        fault->end_column = fault->column + (int64_t)length;
        return true;
    }
    return false;
}

static bool says_nothing(OuRef message) {
    return ou_is_str(message) && (ou_str_equals_string(message, "invalid syntax") ||
                                  strstr(ou_str_bytes(message), "Perhaps you forgot a comma"));
}

static void find_misspelt_keyword(OuRuntime *rt, Fault *fault) {
    if (rt->report_hooks == NULL || rt->report_hooks->parses == NULL) return;
    if (!says_nothing(fault->message)) return;
    OuValue held = ou_own(fault->text);
    const char *line = ou_str_bytes(held);
    size_t size = ou_as_str(held)->size;
    while (size > 0 && (*line == ' ' || *line == '\t' || *line == '\f'))
        line++, size--;
    OuTokens tokens;
    size_t tried = 0;
    if (size <= LINE_SIZE_MAX) {
        // Tokens in front of an open bracket or string are good enough.
        ou_tokens_read(&tokens, &rt->heap, line, size);
        for (size_t i = 0; i < tokens.list.count && tried < WORDS_TRIED; i++) {
            if (tokens.list.items[i].kind != OU_TOKEN_NAME) continue;
            tried++;
            if (try_word(rt, fault, line, size, &tokens.list.items[i])) break;
        }
        ou_tokens_finish(&tokens, &rt->heap);
    }
    ou_clear_exception(rt);
    ou_drop(rt, held);
}

/* ---- the text and its carets ---- */

static int64_t count_code_points(const char *text, size_t size) {
    int64_t count = 0;
    for (size_t i = 0; i < size; i++)
        count += (text[i] & 0xC0) != 0x80;
    return count;
}

/* White space up to the carets: spaces, but what else stands in the line for alignment (tabs).
 */
static bool add_alignment(OuStrBuilder *builder, const char *line, size_t size,
                          int64_t columns) {
    size_t at = 0;
    for (int64_t i = 0; i < columns; i++) {
        char c = at < size ? line[at] : ' ';
        if (at < size) at++;
        while (at < size && (line[at] & 0xC0) == 0x80)
            at++;
        if (!ou_str_builder_add_bytes(builder, c >= '\t' && c <= '\r' ? &c : " ", 1))
            return false;
    }
    return true;
}

static bool add_carets(OuStrBuilder *builder, const Fault *fault, const char *line, size_t size,
                       int64_t text_length, int64_t line_length, int64_t indentation) {
    int64_t start = fault->column, end;
    if (!fault->is_one_line)
        end = line_length + 1;
    else
        end = fault->has_end && fault->end_column != 0 ? fault->end_column : start;
    if (start > text_length) start = line_length + 1;
    if (end > text_length) end = line_length + 1;
    if (start >= end || end < 0) end = start + 1;
    int64_t before = start - 1 - indentation;
    if (before < 0) return true;
    if (!add(builder, "    ") || !add_alignment(builder, line, size, before)) return false;
    for (int64_t i = start; i < end; i++) {
        if (!add(builder, "^")) return false;
    }
    return add(builder, "\n");
}

static bool add_text(OuStrBuilder *builder, const Fault *fault) {
    const char *line = ou_str_bytes(fault->text);
    size_t size = ou_as_str(fault->text)->size;
    int64_t text_length = (int64_t)ou_as_str(fault->text)->length;
    while (size > 0 && line[size - 1] == '\n')
        size--;
    int64_t line_length = count_code_points(line, size);
    int64_t indentation = 0;
    while (size > 0 && (*line == ' ' || *line == '\n' || *line == '\f'))
        line++, size--, indentation++;
    if (!add(builder, "    ") || !ou_str_builder_add_bytes(builder, line, size) ||
        !add(builder, "\n"))
        return false;
    if (!fault->has_columns || text_length == 0) return true;
    return add_carets(builder, fault, line, size, text_length, line_length, indentation);
}

static bool add_formatted_take(OuStrBuilder *builder, OuValue text) {
    if (ou_is_error(text)) return false;
    bool done = ou_str_builder_add(builder, text);
    ou_drop(builder->rt, text);
    return done;
}

bool ou_report_syntax_error(OuStrBuilder *builder, OuRef exception, OuRef type_name) {
    OuRuntime *rt = builder->rt;
    OuRef filename = *ou_exception_field(exception, SYNTAX_FILENAME);
    OuRef line = *ou_exception_field(exception, SYNTAX_LINE);
    bool has_filename = !ou_is_undef(filename) && !ou_is_none(filename);
    bool has_line = !ou_is_undef(line) && !ou_is_none(line);
    Fault fault;
    fault_read(&fault, exception);
    bool done = true;
    if (has_line && has_filename)
        done = add_formatted_take(builder,
                                  ou_format(rt, "  File \"%S\", line %S\n", filename, line));
    else if (has_line)
        done =
            add_formatted_take(builder, ou_format(rt, "  File \"<string>\", line %S\n", line));
    if (done && ou_is_str(fault.text)) {
        find_misspelt_keyword(rt, &fault);
        done = add_text(builder, &fault);
    }
    done = done && ou_str_builder_add(builder, type_name) && add(builder, ": ");
    bool has_message = !ou_is_undef(fault.message) && !ou_is_none(fault.message) &&
                       !(ou_is_str(fault.message) && ou_as_str(fault.message)->size == 0);
    if (done && has_message)
        done = add_formatted_take(builder, ou_report_safe_str(rt, fault.message, "exception"));
    else if (done)
        done = add(builder, "<no detail available>");
    if (done && !has_line && has_filename)
        done = add_formatted_take(builder, ou_format(rt, " (%S)", filename));
    fault_finish(rt, &fault);
    return done && add(builder, "\n");
}
