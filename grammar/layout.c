/* What white space and brackets mean: lines, blocks, nesting.
 *
 * A line is measured twice, with tabs of eight columns and with tabs of one. Only if both
 * measures say the same about its place among the open blocks is the indentation independent of
 * the reader's tab stops; otherwise it is a TabError. Empty lines and comments have no
 * indentation, and neither have lines within brackets. */
#include "grammar/scanner.h"

#include <stdarg.h>
#include <stdio.h>

#include "grammar/parser_tokens.h"

#define TAB_SIZE 8

int ou_scan_error(OuScanner *scanner, const char *format, ...) {
    char message[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    const char *place = scanner->cursor - 1;
    while (place > scanner->line_start && (*place & 0xc0) == 0x80) {
        place--;
    }
    ou_report_lexical(scanner->diagnostics, ou_place(scanner->line, ou_column(scanner, place)),
                      "%s", message);
    return OU_TOKEN_SCAN_ERROR;
}

// ---- lines

// The column just behind the last character of the present line.
static uint32_t line_width(const OuScanner *scanner) {
    const char *end = scanner->line_start;
    while (*end != '\n' && *end != 0) {
        end++;
    }
    return ou_column(scanner, end);
}

static bool report_inconsistent_tabs(OuScanner *scanner) {
    scanner->weak_error = true;
    return ou_report(scanner->diagnostics, OU_SYNTAX_TAB_ERROR,
                     (AstRange){scanner->line, 0, scanner->line, OU_COLUMN_NONE},
                     "inconsistent use of tabs and spaces in indentation");
}

static bool begin_block(OuScanner *scanner, uint32_t width, uint32_t narrow) {
    if (scanner->indent_count >= OU_MAX_INDENTS) {
        scanner->weak_error = true;
        return ou_report(scanner->diagnostics, OU_SYNTAX_INDENTATION_ERROR,
                         (AstRange){scanner->line, 0, scanner->line, OU_COLUMN_NONE},
                         "too many levels of indentation");
    }
    if (narrow <= scanner->indents[scanner->indent_count - 1].narrow) {
        return report_inconsistent_tabs(scanner);
    }
    scanner->indents[scanner->indent_count++] =
        (OuIndent){.width = width, .narrow = narrow, .cases = scanner->match_header};
    scanner->match_header = false;
    scanner->pending_indent = true;
    return true;
}

static bool end_blocks(OuScanner *scanner, uint32_t width, uint32_t narrow) {
    while (width < scanner->indents[scanner->indent_count - 1].width) {
        scanner->indent_count--;
        scanner->pending_dedents++;
    }
    const OuIndent *now = &scanner->indents[scanner->indent_count - 1];
    if (width != now->width) {
        scanner->weak_error = true;
        uint32_t column = line_width(scanner);
        return ou_report(scanner->diagnostics, OU_SYNTAX_INDENTATION_ERROR,
                         (AstRange){scanner->line, column, scanner->line, OU_COLUMN_UNKNOWN},
                         "unindent does not match any outer indentation level");
    }
    return narrow == now->narrow || report_inconsistent_tabs(scanner);
}

static void end_all_blocks(OuScanner *scanner) {
    scanner->pending_dedents += (int)scanner->indent_count - 1;
    scanner->indent_count = 1;
}

// A backslash in the indentation: the line goes on, the first such place is its indentation.
static bool continue_indentation(OuScanner *scanner) {
    scanner->weak_error = scanner->cursor[1] != '\n' || scanner->cursor[2] == 0;
    if (scanner->cursor[1] != '\n') {
        uint32_t column = ou_column(scanner, scanner->cursor) + 1;
        return ou_report(scanner->diagnostics, OU_SYNTAX_ERROR,
                         (AstRange){scanner->line, column, scanner->line, OU_COLUMN_NONE},
                         "unexpected character after line continuation character");
    }
    if (scanner->cursor[2] == 0) { // not within brackets: those have no indentation
        scanner->hit_end = true;
        uint32_t column = ou_column(scanner, scanner->cursor) + 1;
        return ou_report(scanner->diagnostics, OU_SYNTAX_ERROR,
                         (AstRange){scanner->line, column, scanner->line, OU_COLUMN_UNKNOWN},
                         "unexpected EOF while parsing");
    }
    scanner->cursor += 2;
    scanner->line_start = scanner->cursor;
    scanner->line++;
    return true;
}

typedef struct Measure {
    uint32_t width, narrow;
} Measure;

// Move the cursor over the indentation of a line.
static bool measure_line(OuScanner *scanner, Measure *measure) {
    Measure now = {0, 0}, at_backslash = {0, 0};
    for (;; scanner->cursor++) {
        switch (*scanner->cursor) {
        case ' ':
            now.width++;
            now.narrow++;
            continue;
        case '\t':
            now.width = (now.width / TAB_SIZE + 1) * TAB_SIZE;
            now.narrow++;
            continue;
        case '\f':
            now = (Measure){0, 0};
            continue;
        case '\\':
            if (at_backslash.width == 0) at_backslash = now;
            if (!continue_indentation(scanner)) return false;
            scanner->cursor--;
            continue;
        default:
            *measure = at_backslash.width == 0 ? now : at_backslash;
            return true;
        }
    }
}

bool ou_layout_begin_line(OuScanner *scanner) {
    scanner->at_line_start = false;
    for (;;) {
        scanner->line_start = scanner->cursor;
        if (scanner->ends_by_blank_line && *scanner->cursor == '\n' && scanner->line > 1) {
            scanner->blank_line_seen = true;
            scanner->cursor = scanner->source->text + scanner->source->size;
            end_all_blocks(scanner);
            return true;
        }
        Measure measure;
        if (!measure_line(scanner, &measure)) return false;
        if (*scanner->cursor == '#') {
            while (*scanner->cursor != '\n') {
                scanner->cursor++;
            }
        }
        if (*scanner->cursor == '\n') {
            scanner->cursor++;
            scanner->line++;
            continue;
        }
        if (*scanner->cursor == 0) {
            scanner->line_start = scanner->cursor;
            end_all_blocks(scanner);
            return true;
        }
        const OuIndent *now = &scanner->indents[scanner->indent_count - 1];
        if (measure.width > now->width) {
            return begin_block(scanner, measure.width, measure.narrow);
        }
        scanner->match_header = false;
        return end_blocks(scanner, measure.width, measure.narrow);
    }
}

// ---- brackets

char ou_fstring_letter(const OuScanner *scanner) {
    for (uint32_t i = scanner->bracket_count; i-- > 0;) {
        const OuBracket *bracket = &scanner->brackets[i];
        if (bracket->kind == OU_BRACKET_FSTRING) return bracket->template ? 't' : 'f';
    }
    return 'f';
}

// How many fields are open within the innermost f-string.
static int field_depth(const OuScanner *scanner) {
    int depth = 0;
    for (uint32_t i = scanner->bracket_count; i-- > 0;) {
        if (scanner->brackets[i].kind == OU_BRACKET_FSTRING) break;
        depth += scanner->brackets[i].kind == OU_BRACKET_FIELD;
    }
    return depth;
}

bool ou_layout_open(OuScanner *scanner, OuBracket bracket) {
    switch (bracket.kind) {
    case OU_BRACKET_FIELD:
        if (field_depth(scanner) >= OU_MAX_FIELD_NESTING) {
            scanner->cursor--;
            ou_scan_error(scanner, "%c-string: expressions nested too deeply",
                          ou_fstring_letter(scanner));
            return false;
        }
        // fall through
    case OU_BRACKET_PLAIN:
        if (scanner->parenthesis_count >= OU_MAX_PARENTHESES) {
            ou_scan_error(scanner, "too many nested parentheses");
            return false;
        }
        scanner->parenthesis_count++;
        break;
    case OU_BRACKET_FSTRING:
        if (scanner->fstring_count + 1 >= OU_MAX_FSTRINGS) {
            ou_scan_error(scanner, "too many nested f-strings");
            return false;
        }
        scanner->fstring_count++;
        break;
    case OU_BRACKET_SPEC:
        break;
    }
    OU_ASSERT(scanner->bracket_count < OU_MAX_OPEN_BRACKETS);
    scanner->brackets[scanner->bracket_count++] = bracket;
    return true;
}

static void pop_bracket(OuScanner *scanner) {
    OuBracketKind kind = scanner->brackets[--scanner->bracket_count].kind;
    scanner->parenthesis_count -= kind == OU_BRACKET_PLAIN || kind == OU_BRACKET_FIELD;
}

static bool do_match(char opener, char closer) {
    return (opener == '(' && closer == ')') || (opener == '[' && closer == ']') ||
           (opener == '{' && closer == '}');
}

bool ou_layout_close(OuScanner *scanner, char closer) {
    const OuBracket *top = ou_innermost_bracket(scanner);
    if (top == NULL) {
        ou_scan_error(scanner, "unmatched '%c'", closer);
        return false;
    }
    if (top->kind == OU_BRACKET_SPEC) {
        pop_bracket(scanner);
        return ou_layout_close(scanner, closer);
    }
    if (!do_match(top->opener, closer)) {
        if (top->kind == OU_BRACKET_FIELD) {
            ou_scan_error(scanner, "%c-string: unmatched '%c'", ou_fstring_letter(scanner),
                          closer);
        } else if (top->line == scanner->line) {
            ou_scan_error(scanner,
                          "closing parenthesis '%c' does not match opening parenthesis '%c'",
                          closer, top->opener);
        } else {
            ou_scan_error(scanner,
                          "closing parenthesis '%c' does not match opening parenthesis '%c' on "
                          "line %u",
                          closer, top->opener, top->line);
        }
        return false;
    }
    pop_bracket(scanner);
    return true;
}

int ou_layout_unclosed(OuScanner *scanner) {
    const OuBracket *bracket = ou_innermost_bracket(scanner);
    while (bracket->kind == OU_BRACKET_SPEC || bracket->kind == OU_BRACKET_FSTRING) {
        bracket--;
    }
    scanner->hit_end = scanner->unclosed = true;
    ou_report(scanner->diagnostics, OU_SYNTAX_ERROR,
              (AstRange){bracket->line, bracket->column, bracket->line, OU_COLUMN_NONE},
              "'%c' was never closed", bracket->opener);
    return OU_TOKEN_SCAN_ERROR;
}
