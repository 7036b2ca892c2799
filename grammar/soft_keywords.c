/* Words that are keywords only in their place: `match`, `case`, `type`; and the parenthesis
 * behind `with`, which may enclose one expression or the whole list of items.
 *
 * The grammar is LALR(1), so these are told apart before it sees them, by scanning ahead with a
 * copy of the scanner:
 *
 *   match       begins a line that ends in a colon, and an expression may follow it. No simple
 *               statement ends in a colon, so such a line is nothing else.
 *   case        begins a line directly in the block of a `match`. Nothing else can stand there.
 *   type        begins a statement and is followed by a name.
 *   with (      is WITH_ITEMS if the bracket contains an `as` of its own. Without an `as` the
 * bracket is an expression; the parser takes a tuple apart into items. */
#include "grammar/scanner.h"

#include <string.h>

#include "grammar/parser_tokens.h"

// What the scanner reads ahead: nothing is reported, nothing is remembered.
typedef struct Preview {
    OuScanner scanner;
    OuDiagnostics diagnostics;
    OuSyntaxError error;
} Preview;

static void preview_begin(Preview *preview, const OuScanner *scanner) {
    preview->scanner = *scanner;
    ou_diagnostics_init(&preview->diagnostics, scanner->diagnostics->region, &preview->error);
    preview->diagnostics.silent = true;
    preview->scanner.diagnostics = &preview->diagnostics;
}

static int preview_next(Preview *preview) {
    OuToken token;
    return ou_scan_token(&preview->scanner, &token);
}

static bool can_begin_subject(int kind) {
    switch (kind) {
    case TOK_NAME:
    case TOK_NUMBER:
    case TOK_STRING:
    case TOK_FSTRING_START:
    case TOK_TSTRING_START:
    case TOK_NONE:
    case TOK_TRUE:
    case TOK_FALSE:
    case TOK_ELLIPSIS:
    case TOK_LPAREN:
    case TOK_LBRACKET:
    case TOK_LBRACE:
    case TOK_PLUS:
    case TOK_MINUS:
    case TOK_TILDE:
    case TOK_STAR:
    case TOK_NOT:
    case TOK_LAMBDA:
    case TOK_AWAIT:
        return true;
    default:
        return false;
    }
}

static bool is_match_statement(const OuScanner *scanner) {
    Preview preview;
    preview_begin(&preview, scanner);
    int kind = preview_next(&preview), last = 0;
    if (!can_begin_subject(kind)) return false;
    while (kind != TOK_NEWLINE && kind != TOK_END && kind != OU_TOKEN_SCAN_ERROR) {
        last = kind;
        kind = preview_next(&preview);
    }
    return kind == TOK_NEWLINE && last == TOK_COLON;
}

static bool is_type_statement(const OuScanner *scanner) {
    Preview preview;
    preview_begin(&preview, scanner);
    return preview_next(&preview) == TOK_NAME;
}

// Does an `as` stand in the bracket behind `with`? Then it is a list of items, right or wrong.
static bool is_item_list(const OuScanner *scanner) {
    Preview preview;
    preview_begin(&preview, scanner);
    if (preview_next(&preview) != TOK_LPAREN) return false;
    while (preview.scanner.bracket_count > scanner->bracket_count) {
        int kind = preview_next(&preview);
        if (kind == OU_TOKEN_SCAN_ERROR || kind == TOK_END) return false;
        if (kind == TOK_AS && preview.scanner.bracket_count == scanner->bracket_count + 1) {
            return true;
        }
    }
    return false;
}

static bool is_word(const OuToken *token, const char *word) {
    size_t size = strlen(word);
    return (size_t)(token->end - token->start) == size && memcmp(token->start, word, size) == 0;
}

int ou_soft_keyword(OuScanner *scanner, const OuToken *token) {
    if (scanner->bracket_count > 0 || scanner->is_expression) return token->kind;
    if (token->kind == TOK_WITH) {
        return is_item_list(scanner) ? TOK_WITH_ITEMS : TOK_WITH;
    }
    int last = scanner->last_kind;
    bool begins_line =
        last == 0 || last == TOK_NEWLINE || last == TOK_INDENT || last == TOK_DEDENT;
    if (begins_line && is_word(token, "match") && is_match_statement(scanner)) {
        scanner->match_header = true;
        return TOK_MATCH;
    }
    if (begins_line && scanner->indents[scanner->indent_count - 1].cases &&
        is_word(token, "case")) {
        return TOK_CASE;
    }
    if ((begins_line || last == TOK_SEMICOLON || last == TOK_COLON) && is_word(token, "type") &&
        is_type_statement(scanner)) {
        return TOK_TYPE;
    }
    return TOK_NAME;
}
