/* The shapes of tokens.
 *
 * re2c turns the rules below into a state machine that looks at every byte once. The text ends
 * in a 0 byte that no rule but END's matches, so nothing checks for the end. Rules describe what
 * is right; where a literal breaks off, C code behind the rules finds out how and says so in
 * CPython's words. */
#include "grammar/scanner.h"

#include <stdio.h>
#include <string.h>

#include "grammar/parser_tokens.h"

/* clang-format off */
/*!include:re2c "unicode_categories.re" */
/*!re2c
    re2c:define:YYCTYPE   = "unsigned char";
    re2c:yyfill:enable    = 0;
    re2c:indent:string    = "    ";

    blank       = [ \t\f]+;
    comment     = "#" [^\n\x00]*;

    // Anything beyond ASCII is taken for part of a name first, then looked at again.
    name_first  = [a-zA-Z_] | [^\x00-\x7f];
    name_next   = [a-zA-Z0-9_] | [^\x00-\x7f];

    digits      = [0-9] ("_"? [0-9])*;
    hexadecimal = "0" [xX] ("_"? [0-9a-fA-F])+;
    octal       = "0" [oO] ("_"? [0-7])+;
    binary      = "0" [bB] ("_"? [01])+;
    exponent    = [eE] [+-]? digits;
    float       = (digits? "." digits | digits ".") exponent? | digits exponent;
    imaginary   = (digits | float) [jJ];

    prefix      = [uU] | [bB] [rR]? | [rR] [bB]?;
    fprefix     = [fF] [rR]? | [rR] [fF];
    tprefix     = [tT] [rR]? | [rR] [tT];
    escaped     = "\\" [^\x00];
    single1     = "'" ([^'\\\n\x00] | escaped)* "'";
    double1     = "\"" ([^"\\\n\x00] | escaped)* "\"";
    single3     = "'''" ("'"{0,2} ([^'\\\x00] | escaped))* "'''";
    double3     = "\"\"\"" ("\""{0,2} ([^"\\\x00] | escaped))* "\"\"\"";

    // PEP 3131; the additions are Unicode's Other_ID_Start and Other_ID_Continue.
    id_first    = L | Nl | "_" | [\u1885\u1886\u2118\u212e\u309b\u309c];
    id_next     = id_first | Mn | Mc | Nd | Pc | [\u00b7\u0387\u1369-\u1371\u19da\u200c\u200d\u30fb\uff65];
    unprintable = C | Zl | Zp | Zs;
*/
/* clang-format on */

void ou_scanner_init(OuScanner *scanner, const OuSource *source, OuDiagnostics *diagnostics) {
    memset(scanner, 0, offsetof(OuScanner, indents));
    scanner->source = source;
    scanner->diagnostics = diagnostics;
    scanner->cursor = scanner->line_start = source->text;
    scanner->line = 1;
    scanner->last_end_line = 1;
    scanner->at_line_start = true;
    scanner->indents[0] = (OuIndent){0};
    scanner->indent_count = 1;
}

// ---- tokens and their places

static int finish_token(OuScanner *scanner, OuToken *token, int kind) {
    token->kind = kind;
    token->end = scanner->cursor;
    token->range.end_line = scanner->line;
    token->range.end_column = ou_column(scanner, scanner->cursor);
    scanner->last_end_line = scanner->line;
    scanner->last_end_column = token->range.end_column;
    return kind;
}

static void begin_token(OuScanner *scanner, OuToken *token) {
    token->start = scanner->cursor;
    token->raw = false;
    token->range.line = scanner->line;
    token->range.column = ou_column(scanner, scanner->cursor);
}

// Count the newlines between the token's start and the cursor.
static void count_lines(OuScanner *scanner, const char *from) {
    const char *newline;
    while ((newline = memchr(from, '\n', (size_t)(scanner->cursor - from))) != NULL) {
        scanner->line++;
        scanner->line_start = from = newline + 1;
    }
}

// INDENT, DEDENT and END are reported at the last blank, or behind the last line; they have no
// end.
static int layout_token(OuScanner *scanner, OuToken *token, int kind) {
    begin_token(scanner, token);
    token->kind = kind;
    token->end = token->start;
    if (*token->start == 0 && token->start > scanner->source->text) {
        const char *line = token->start - 1;
        while (line > scanner->source->text && line[-1] != '\n') {
            line--;
        }
        token->range.line -= 1;
        token->range.column = (uint32_t)(token->start - line);
    }
    token->range.column -= 1;
    token->range.end_line = token->range.line;
    token->range.end_column = OU_COLUMN_UNKNOWN;
    return kind;
}

// ---- numbers

static bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_';
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Does one of the keywords begin at `p` that may touch the number before: `1if x else 2`?
static bool is_tolerated_keyword(const char *p) {
    static const char *const words[] = {"and", "else", "for", "or", "not"};
    if (p[0] == 'i' && (p[1] == 'f' || p[1] == 'n' || p[1] == 's')) return true;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t size = strlen(words[i]);
        if (strncmp(p, words[i], size) == 0) {
            return !is_name_byte(p[size]) && (p[size] & 0x80) == 0;
        }
    }
    return false;
}

// Report an error at the cursor's character after moving the cursor behind it.
#define ERROR_AFTER(scanner, count, ...)                                                       \
    ((scanner)->cursor += (count), ou_scan_error((scanner), __VA_ARGS__))

// `0o18`, `0b2`, `0x_`: the cursor stands where the digits of the base end.
static int based_number_error(OuScanner *scanner, const char *family) {
    const char *p = scanner->cursor;
    size_t skip = *p == '_' ? 1 : 0;
    if (is_digit(p[skip])) {
        return ERROR_AFTER(scanner, skip + 1, "invalid digit '%c' in %s literal", p[skip],
                           family);
    }
    return ERROR_AFTER(scanner, skip, "invalid %s literal", family);
}

// A decimal number and what stands behind it: `1_`, `1e+`, `0x`, `012`. True if it is right.
static bool check_decimal(OuScanner *scanner, const OuToken *token, bool is_integer) {
    const char *start = token->start, *p = scanner->cursor;
    if (p - start == 1 && *start == '0') {
        const char *family = *p == 'x' || *p == 'X'   ? "hexadecimal"
                             : *p == 'o' || *p == 'O' ? "octal"
                             : *p == 'b' || *p == 'B' ? "binary"
                                                      : NULL;
        if (family != NULL) {
            scanner->cursor++;
            based_number_error(scanner, family);
            return false;
        }
    }
    if (*p == '_' && p[-1] != '.') {
        ERROR_AFTER(scanner, 1, "invalid decimal literal");
        return false;
    }
    if ((*p == 'e' || *p == 'E') && (p[1] == '+' || p[1] == '-')) {
        ERROR_AFTER(scanner, 2, "invalid decimal literal");
        return false;
    }
    if (is_integer && *start == '0' && *p != 'e' && *p != 'E') {
        size_t zeros = strspn(start, "0_");
        if (start + zeros < p) {
            uint32_t column = ou_column(scanner, start);
            return ou_report_lexical(
                scanner->diagnostics, (AstRange){scanner->line, column, scanner->line,
                                        column + (uint32_t)zeros},
                             "leading zeros in decimal integer literals are not permitted; use "
                             "an 0o prefix for octal integers");
        }
    }
    return true;
}

// No name may follow a number at once, except some keywords, with a warning.
static int finish_number(OuScanner *scanner, OuToken *token, const char *family) {
    if (is_tolerated_keyword(scanner->cursor)) {
        uint32_t column = ou_column(scanner, scanner->cursor);
        char message[64];
        snprintf(message, sizeof message, "invalid %s literal", family);
        if (!ou_report_warning(scanner->diagnostics, ou_place(scanner->line, column - 1), message,
                               message)) {
            return OU_TOKEN_SCAN_ERROR;
        }
    } else if (is_name_byte(*scanner->cursor)) {
        return ou_scan_error(scanner, "invalid %s literal", family);
    }
    return finish_token(scanner, token, TOK_NUMBER);
}

static int scan_based_number(OuScanner *scanner, OuToken *token, const char *family) {
    char next = *scanner->cursor;
    if (next == '_' || is_digit(next)) return based_number_error(scanner, family);
    return finish_number(scanner, token, family);
}

static int scan_decimal(OuScanner *scanner, OuToken *token, bool is_integer) {
    if (!check_decimal(scanner, token, is_integer)) return OU_TOKEN_SCAN_ERROR;
    return finish_number(scanner, token, "decimal");
}

// ---- names

// Is the name between `start` and the cursor made of the right characters? If not, report it.
static bool check_name(OuScanner *scanner, const char *start) {
    const char *YYCURSOR = start, *YYMARKER, *end = scanner->cursor, *character = start;
    for (;;) {
        bool right = true, printable = true;
        if (character == start) {
            /*!re2c
                id_first    { goto checked; }
                unprintable { right = printable = false; goto checked; }
                *           { right = false; goto checked; }
            */
        } else {
            /*!re2c
                id_next     { goto checked; }
                unprintable { right = printable = false; goto checked; }
                *           { right = false; goto checked; }
            */
        }
    checked:
        if (!right) {
            size_t size = ou_utf8_size((unsigned char)*character);
            uint32_t code = ou_utf8_decode(character);
            scanner->cursor = character + size;
            ou_scan_error(scanner,
                          printable ? "invalid character '%.*s' (U+%04X)"
                                    : "invalid non-printable character %.*sU+%04X",
                          printable ? (int)size : 0, character, code);
            return false;
        }
        if (YYCURSOR >= end) return true;
        character = YYCURSOR;
    }
}

static bool is_ascii(const char *start, const char *end) {
    for (const char *p = start; p < end; p++) {
        if (*p & 0x80) return false;
    }
    return true;
}

static int scan_name(OuScanner *scanner, OuToken *token) {
    if (!is_ascii(token->start, scanner->cursor) && !check_name(scanner, token->start)) {
        return OU_TOKEN_SCAN_ERROR;
    }
    return finish_token(scanner, token, TOK_NAME);
}

// ---- strings

static int finish_string(OuScanner *scanner, OuToken *token) {
    count_lines(scanner, token->start);
    return finish_token(scanner, token, TOK_STRING);
}

// Inside an f-string, a string that begins with the f-string's own quotes and does not end was
// meant to end the f-string.
static bool ends_enclosing_fstring(const OuScanner *scanner, char quote, size_t quote_size) {
    for (uint32_t i = scanner->bracket_count; i-- > 0;) {
        const OuBracket *bracket = &scanner->brackets[i];
        if (bracket->kind == OU_BRACKET_FSTRING) {
            return bracket->opener == quote && bracket->quote_size == quote_size;
        }
    }
    return false;
}

// A string literal that does not end.
static int unterminated_string(OuScanner *scanner, OuToken *token) {
    const char *p = token->start + strcspn(token->start, "'\"") + 1;
    char quote = p[-1];
    size_t quote_size = p[0] == quote && p[1] == quote ? 3 : 1;
    bool escaped_quote = false;
    uint32_t line = scanner->line;
    p += quote_size - 1;
    for (; *p != 0 && (*p != '\n' || quote_size == 3); p++) {
        if (*p == '\\') {
            p++;
            if (*p == quote) escaped_quote = true;
            if (*p == 0) break;
        }
        line += *p == '\n';
    }
    if (*p == 0) {
        scanner->hit_end = true;
        line--;
    }
    scanner->cursor = token->start + 1;
    if (ends_enclosing_fstring(scanner, quote, quote_size)) {
        scanner->hit_end = false;
        return ou_scan_error(scanner, "%c-string: expecting '}'", ou_fstring_letter(scanner));
    }
    if (quote_size == 3) {
        return ou_scan_error(
            scanner, "unterminated triple-quoted string literal (detected at line %u)", line);
    }
    return ou_scan_error(scanner, "unterminated string literal (detected at line %u)%s", line,
                         escaped_quote ? "; perhaps you escaped the end quote?" : "");
}

// The beginning of an f-string or t-string; the cursor stands behind the first quote.
static int scan_fstring_start(OuScanner *scanner, OuToken *token, bool template) {
    char quote = scanner->cursor[-1];
    bool triple = scanner->cursor[0] == quote && scanner->cursor[1] == quote;
    if (triple) scanner->cursor += 2;
    bool raw = false;
    for (const char *p = token->start; *p != quote; p++) {
        raw = raw || *p == 'r' || *p == 'R';
    }
    OuBracket bracket = {.kind = OU_BRACKET_FSTRING,
                         .opener = quote,
                         .quote_size = triple ? 3 : 1,
                         .raw = raw,
                         .template = template,
                         .line = token->range.line,
                         .column = token->range.column};
    if (!ou_layout_open(scanner, bracket)) return OU_TOKEN_SCAN_ERROR;
    return finish_token(scanner, token, template ? TOK_TSTRING_START : TOK_FSTRING_START);
}

static int unterminated_fstring(OuScanner *scanner, const OuBracket *fstring) {
    bool at_end = *scanner->cursor == 0;
    scanner->hit_end = at_end;
    ou_report_lexical(scanner->diagnostics, ou_place(fstring->line, fstring->column),
              "unterminated %s%c-string literal (detected at line %u)",
              fstring->quote_size == 3 ? "triple-quoted " : "", fstring->template ? 't' : 'f',
              scanner->line - at_end);
    return OU_TOKEN_SCAN_ERROR;
}

static bool is_quote_at(const char *p, const OuBracket *fstring) {
    return *p == fstring->opener &&
           (fstring->quote_size == 1 || (p[1] == *p && p[2] == *p));
}

// Move behind an escape in the text of an f-string; `\N{...}` contains braces that are text.
static void skip_escape(OuScanner *scanner, bool raw) {
    const char *p = ++scanner->cursor;
    if (*p == 0 || *p == '{' || *p == '}') return;
    if (*p == 'N' && p[1] == '{' && !raw) {
        const char *end = p + strcspn(p, "}\n");
        scanner->cursor = *end == '}' ? end + 1 : end;
        return;
    }
    scanner->cursor++;
    count_lines(scanner, p);
}

// The closing quote. If it stands in a format specification, the braces of the fields that are
// open stay open, now as plain brackets: the parser will miss them.
static int scan_fstring_end(OuScanner *scanner, OuToken *token, const OuBracket *fstring) {
    int kind = fstring->template ? TOK_TSTRING_END : TOK_FSTRING_END;
    size_t first = (size_t)(fstring - scanner->brackets), count = first;
    scanner->cursor += fstring->quote_size;
    for (size_t i = first + 1; i < scanner->bracket_count; i++) {
        if (scanner->brackets[i].kind != OU_BRACKET_FIELD) continue;
        scanner->brackets[count] = scanner->brackets[i];
        scanner->brackets[count++].kind = OU_BRACKET_PLAIN;
    }
    scanner->bracket_count = (uint32_t)count;
    scanner->fstring_count--;
    return finish_token(scanner, token, kind);
}

static int scan_field_start(OuScanner *scanner, OuToken *token) {
    OuBracket *outer = &scanner->brackets[scanner->bracket_count - 1];
    if (outer->kind == OU_BRACKET_SPEC) outer->had_field = true;
    scanner->cursor++;
    OuBracket bracket = {.kind = OU_BRACKET_FIELD,
                         .opener = '{',
                         .line = scanner->line,
                         .column = token->range.column};
    if (!ou_layout_open(scanner, bracket)) return OU_TOKEN_SCAN_ERROR;
    return finish_token(scanner, token, TOK_LBRACE);
}

// Move the cursor to the end of a piece of text: a quote, a brace, the end of the line where
// that ends the string. A doubled brace ends a piece too, which then contains the first one.
// Returns 0, or OU_TOKEN_SCAN_ERROR.
static int scan_fstring_text(OuScanner *scanner, const OuBracket *fstring, bool in_spec) {
    for (;;) {
        char c = *scanner->cursor;
        if (is_quote_at(scanner->cursor, fstring) || c == '{' || c == '}') return 0;
        if (c == 0) return unterminated_fstring(scanner, fstring);
        if (c == '\n' && fstring->quote_size == 1) {
            if (!in_spec) return unterminated_fstring(scanner, fstring);
            return ERROR_AFTER(scanner, 1,
                               "%c-string: newlines are not allowed in format specifiers for "
                               "single quoted %c-strings",
                               fstring->template ? 't' : 'f', fstring->template ? 't' : 'f');
        }
        if (c == '\\') {
            skip_escape(scanner, fstring->raw);
        } else {
            const char *p = scanner->cursor++;
            if (c == '\n') count_lines(scanner, p);
        }
    }
}

// The next token within the text of an f-string or of a format specification.
static int scan_in_fstring(OuScanner *scanner, OuToken *token) {
    const OuBracket *top = ou_innermost_bracket(scanner), *fstring = top;
    // A field within a specification makes CPython forget that it is in one.
    bool is_spec = top->kind == OU_BRACKET_SPEC, in_spec = is_spec && !top->had_field;
    while (fstring->kind != OU_BRACKET_FSTRING) {
        fstring--;
    }
    begin_token(scanner, token);
    token->raw = fstring->raw;
    const char *p = scanner->cursor;
    if (is_quote_at(p, fstring)) return scan_fstring_end(scanner, token, fstring);
    if (*p == '{' && (in_spec || p[1] != '{')) return scan_field_start(scanner, token);
    if (*p == '}' && is_spec) {
        scanner->cursor++;
        if (!ou_layout_close(scanner, '}')) return OU_TOKEN_SCAN_ERROR;
        return finish_token(scanner, token, TOK_RBRACE);
    }
    if (scan_fstring_text(scanner, fstring, in_spec) != 0) return OU_TOKEN_SCAN_ERROR;
    p = scanner->cursor;
    bool doubled =
        !in_spec && (*p == '{' || (*p == '}' && !is_spec)) && p[0] == p[1];
    if (*p == '}' && !doubled && !is_spec && p == token->start) {
        return ERROR_AFTER(scanner, 1, "%c-string: single '}' is not allowed",
                           fstring->template ? 't' : 'f');
    }
    scanner->cursor += doubled ? 2 : 0;
    int kind = finish_token(scanner, token, TOK_FSTRING_MIDDLE);
    if (doubled) token->end--;
    return kind;
}

// A run of prefix letters that is no prefix, in front of a quote. Letters that are all different
// were meant as one; otherwise they are a name.
static int scan_wrong_prefix(OuScanner *scanner, OuToken *token) {
    static const char pairs[][3] = {"ub", "ur", "uf", "ut", "bf", "bt", "ft"};
    bool seen[128] = {false};
    scanner->cursor--;
    for (const char *p = token->start; p < scanner->cursor; p++) {
        bool *letter = &seen[*p | 0x20];
        if (*letter) return scan_name(scanner, token);
        *letter = true;
    }
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        char one = pairs[i][0], other = pairs[i][1];
        if (!seen[(int)one] || !seen[(int)other]) continue;
        uint32_t column = ou_column(scanner, token->start);
        AstRange range = {scanner->line, column, scanner->line,
                          ou_column(scanner, scanner->cursor)};
        ou_report_lexical(scanner->diagnostics, range, "'%c' and '%c' prefixes are incompatible", one, other);
        break;
    }
    return OU_TOKEN_SCAN_ERROR;
}

// ---- punctuation

static int scan_open(OuScanner *scanner, OuToken *token, int kind) {
    OuBracket bracket = {.kind = OU_BRACKET_PLAIN,
                         .opener = *token->start,
                         .line = token->range.line,
                         .column = token->range.column};
    if (!ou_layout_open(scanner, bracket)) return OU_TOKEN_SCAN_ERROR;
    return finish_token(scanner, token, kind);
}

static int scan_close(OuScanner *scanner, OuToken *token, int kind) {
    if (!ou_layout_close(scanner, *token->start)) return OU_TOKEN_SCAN_ERROR;
    return finish_token(scanner, token, kind);
}

// `:` or `:=`. In a field of an f-string a colon begins the format specification.
static int scan_colon(OuScanner *scanner, OuToken *token) {
    const OuBracket *top = ou_innermost_bracket(scanner);
    if (top != NULL && top->kind == OU_BRACKET_FIELD) {
        OuBracket bracket = {.kind = OU_BRACKET_SPEC};
        if (!ou_layout_open(scanner, bracket)) return OU_TOKEN_SCAN_ERROR;
        return finish_token(scanner, token, TOK_COLON);
    }
    if (*scanner->cursor == '=') {
        scanner->cursor++;
        return finish_token(scanner, token, TOK_COLON_EQUAL);
    }
    return finish_token(scanner, token, TOK_COLON);
}

static int unexpected_after_backslash(OuScanner *scanner) {
    scanner->weak_error = true;
    uint32_t column = ou_column(scanner, scanner->cursor);
    ou_report(scanner->diagnostics, OU_SYNTAX_ERROR,
              (AstRange){scanner->line, column, scanner->line, OU_COLUMN_NONE},
              "unexpected character after line continuation character");
    return OU_TOKEN_SCAN_ERROR;
}

static int end_after_backslash(OuScanner *scanner) {
    if (scanner->parenthesis_count > 0) return ou_layout_unclosed(scanner);
    uint32_t column = ou_column(scanner, scanner->cursor) - 1;
    scanner->hit_end = scanner->weak_error = true;
    ou_report(scanner->diagnostics, OU_SYNTAX_ERROR,
              (AstRange){scanner->line, column, scanner->line, OU_COLUMN_UNKNOWN},
              "unexpected EOF while parsing");
    return OU_TOKEN_SCAN_ERROR;
}

// The end of a logical line; the cursor stands behind it.
static int finish_line(OuScanner *scanner, OuToken *token) {
    token->kind = TOK_NEWLINE;
    token->end = token->start;
    token->range.end_line = scanner->line;
    token->range.end_column = ou_column(scanner, scanner->cursor);
    scanner->at_line_start = true;
    count_lines(scanner, token->start);
    return TOK_NEWLINE;
}

// A character that begins no token. The parser will not accept it, unless nobody could see it.
static int scan_stray(OuScanner *scanner, OuToken *token) {
    unsigned char c = (unsigned char)*token->start;
    if (c < 0x20 || c == 0x7f) {
        return ou_scan_error(scanner, "invalid non-printable character U+%04X", c);
    }
    return finish_token(scanner, token, TOK_STRAY);
}

// ---- the rules

#define TOKEN(kind)                                                                            \
    scanner->cursor = YYCURSOR;                                                                \
    return finish_token(scanner, token, TOK_##kind)
#define CALL(function, ...)                                                                    \
    scanner->cursor = YYCURSOR;                                                                \
    return function(scanner, ##__VA_ARGS__)

static int scan_in_expression(OuScanner *scanner, OuToken *token) {
    const char *YYCURSOR = scanner->cursor, *YYMARKER;
    for (;;) {
        scanner->cursor = YYCURSOR;
        begin_token(scanner, token);
        /* clang-format off */
        /*!re2c
            blank               { continue; }
            comment "\n"        {
                // The newline counts as beginning with the comment.
                scanner->cursor = YYCURSOR;
                if (scanner->bracket_count == 0) return finish_line(scanner, token);
                count_lines(scanner, token->start);
                continue;
            }
            "\\\n"              {
                scanner->cursor = YYCURSOR;
                if (*YYCURSOR == 0) return end_after_backslash(scanner);
                count_lines(scanner, token->start);
                continue;
            }
            "\\"                { CALL(unexpected_after_backslash); }
            "\n"                {
                scanner->cursor = YYCURSOR;
                if (scanner->bracket_count == 0) return finish_line(scanner, token);
                count_lines(scanner, token->start);
                continue;
            }
            "\x00"              {
                scanner->cursor = token->start;
                if (scanner->bracket_count > 0) return ou_layout_unclosed(scanner);
                return layout_token(scanner, token, TOK_END);
            }

            "False"             { TOKEN(FALSE); }
            "None"              { TOKEN(NONE); }
            "True"              { TOKEN(TRUE); }
            "and"               { TOKEN(AND); }
            "as"                { TOKEN(AS); }
            "assert"            { TOKEN(ASSERT); }
            "async"             { TOKEN(ASYNC); }
            "await"             { TOKEN(AWAIT); }
            "break"             { TOKEN(BREAK); }
            "class"             { TOKEN(CLASS); }
            "continue"          { TOKEN(CONTINUE); }
            "def"               { TOKEN(DEF); }
            "del"               { TOKEN(DEL); }
            "elif"              { TOKEN(ELIF); }
            "else"              { TOKEN(ELSE); }
            "except"            { TOKEN(EXCEPT); }
            "finally"           { TOKEN(FINALLY); }
            "for"               { TOKEN(FOR); }
            "from"              { TOKEN(FROM); }
            "global"            { TOKEN(GLOBAL); }
            "if"                { TOKEN(IF); }
            "import"            { TOKEN(IMPORT); }
            "in"                { TOKEN(IN); }
            "is"                { TOKEN(IS); }
            "lambda"            { TOKEN(LAMBDA); }
            "nonlocal"          { TOKEN(NONLOCAL); }
            "not"               { TOKEN(NOT); }
            "or"                { TOKEN(OR); }
            "pass"              { TOKEN(PASS); }
            "raise"             { TOKEN(RAISE); }
            "return"            { TOKEN(RETURN); }
            "try"               { TOKEN(TRY); }
            "while"             { TOKEN(WHILE); }
            "with"              { TOKEN(WITH); }
            "yield"             { TOKEN(YIELD); }
            name_first name_next* { CALL(scan_name, token); }

            hexadecimal         { CALL(scan_based_number, token, "hexadecimal"); }
            octal               { CALL(scan_based_number, token, "octal"); }
            binary              { CALL(scan_based_number, token, "binary"); }
            digits              { CALL(scan_decimal, token, true); }
            float               { CALL(scan_decimal, token, false); }
            imaginary           { CALL(finish_number, token, "imaginary"); }

            prefix? (single1 | double1 | single3 | double3)
                                { CALL(finish_string, token); }
            prefix? ['"]        { CALL(unterminated_string, token); }
            prefix? ("'''" | "\"\"\"")
                                { CALL(unterminated_string, token); }
            fprefix ['"]        { CALL(scan_fstring_start, token, false); }
            tprefix ['"]        { CALL(scan_fstring_start, token, true); }

            [bBfFrRtTuU]{2,5} ['"]
                                { CALL(scan_wrong_prefix, token); }

            "("                 { CALL(scan_open, token, TOK_LPAREN); }
            "["                 { CALL(scan_open, token, TOK_LBRACKET); }
            "{"                 { CALL(scan_open, token, TOK_LBRACE); }
            ")"                 { CALL(scan_close, token, TOK_RPAREN); }
            "]"                 { CALL(scan_close, token, TOK_RBRACKET); }
            "}"                 { CALL(scan_close, token, TOK_RBRACE); }
            ":"                 { CALL(scan_colon, token); }
            ","                 { TOKEN(COMMA); }
            ";"                 { TOKEN(SEMICOLON); }
            "."                 { TOKEN(DOT); }
            "..."               { TOKEN(ELLIPSIS); }
            "->"                { TOKEN(ARROW); }
            "!"                 { TOKEN(EXCLAMATION); }
            "="                 { TOKEN(EQUAL); }
            "=="                { TOKEN(EQ); }
            "!="                { TOKEN(NE); }
            "<"                 { TOKEN(LT); }
            "<="                { TOKEN(LE); }
            ">"                 { TOKEN(GT); }
            ">="                { TOKEN(GE); }
            "<>"                { TOKEN(STRAY); }
            "+"                 { TOKEN(PLUS); }
            "-"                 { TOKEN(MINUS); }
            "*"                 { TOKEN(STAR); }
            "**"                { TOKEN(POWER); }
            "/"                 { TOKEN(SLASH); }
            "//"                { TOKEN(FLOOR); }
            "%"                 { TOKEN(PERCENT); }
            "@"                 { TOKEN(AT); }
            "&"                 { TOKEN(AMPERSAND); }
            "|"                 { TOKEN(BAR); }
            "^"                 { TOKEN(CARET); }
            "~"                 { TOKEN(TILDE); }
            "<<"                { TOKEN(SHIFT_LEFT); }
            ">>"                { TOKEN(SHIFT_RIGHT); }
            "+="                { TOKEN(PLUS_EQUAL); }
            "-="                { TOKEN(MINUS_EQUAL); }
            "*="                { TOKEN(STAR_EQUAL); }
            "**="               { TOKEN(POWER_EQUAL); }
            "/="                { TOKEN(SLASH_EQUAL); }
            "//="               { TOKEN(FLOOR_EQUAL); }
            "%="                { TOKEN(PERCENT_EQUAL); }
            "@="                { TOKEN(AT_EQUAL); }
            "&="                { TOKEN(AMPERSAND_EQUAL); }
            "|="                { TOKEN(BAR_EQUAL); }
            "^="                { TOKEN(CARET_EQUAL); }
            "<<="               { TOKEN(SHIFT_LEFT_EQUAL); }
            ">>="               { TOKEN(SHIFT_RIGHT_EQUAL); }
            *                   { CALL(scan_stray, token); }
        */
        /* clang-format on */
    }
}

int ou_scan_token(OuScanner *scanner, OuToken *token) {
    if (scanner->at_line_start && !ou_layout_begin_line(scanner)) return OU_TOKEN_SCAN_ERROR;
    if (scanner->pending_indent) {
        scanner->pending_indent = false;
        return layout_token(scanner, token, TOK_INDENT);
    }
    if (scanner->pending_dedents > 0) {
        scanner->pending_dedents--;
        return layout_token(scanner, token, TOK_DEDENT);
    }
    const OuBracket *top = ou_innermost_bracket(scanner);
    if (top != NULL && (top->kind == OU_BRACKET_FSTRING || top->kind == OU_BRACKET_SPEC)) {
        return scan_in_fstring(scanner, token);
    }
    return scan_in_expression(scanner, token);
}

int ou_scanner_next(OuScanner *scanner, OuToken *token) {
    token->kind = ou_scan_token(scanner, token);
    scanner->failed = token->kind == OU_TOKEN_SCAN_ERROR;
    if (token->kind == TOK_NAME || token->kind == TOK_WITH) {
        token->kind = ou_soft_keyword(scanner, token);
    }
    scanner->last_kind = token->kind;
    return token->kind;
}
