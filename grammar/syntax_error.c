/* What to say about a text that the parser refused.
 *
 * First what the order of lines says: a block that is missing, an indentation too many, a `try`
 * without `except`. Then the second reading of the line (diagnose.h). If neither finds anything
 * it is plain "invalid syntax" at the refused token. At last the rest of the text is scanned:
 * what is wrong there with brackets or quotes is the more likely cause, and is reported
 * instead. */
#include "grammar/syntax_error.h"

#include <string.h>

#include "grammar/diagnose.h"

/* The last line at each level of indentation: its first token tells what it is. */
typedef struct Header {
    int kind;
    bool star;     // except*
    bool comma;    // except A, B
    uint32_t line; // of that token
} Header;

/* The compound statement that is going on at a level. */
typedef struct Block {
    int kind; // 0: none
    uint32_t line;
    bool can_end; // it would be complete without the clause that has begun
} Block;

typedef struct Layout {
    Header headers[OU_MAX_INDENTS + 1];
    Block blocks[OU_MAX_INDENTS + 1];
    size_t level;
    size_t line_start;       // the first token of the line with the refused token
    uint32_t statement_line; // where the last complete statement begins
} Layout;

static bool begins_line(const OuReader *reader, size_t index) {
    if (index == 0) return true;
    int before = reader->tokens[index - 1].token.kind;
    return before == TOK_NEWLINE || before == TOK_INDENT || before == TOK_DEDENT;
}

static bool begins_block(int kind) {
    switch (kind) {
    case TOK_IF:
    case TOK_WHILE:
    case TOK_FOR:
    case TOK_TRY:
    case TOK_WITH:
    case TOK_WITH_ITEMS:
    case TOK_CLASS:
    case TOK_MATCH:
        return true;
    default:
        return false; // CPython does not count functions
    }
}

static bool continues_block(int kind) {
    return kind == TOK_ELIF || kind == TOK_ELSE || kind == TOK_EXCEPT || kind == TOK_FINALLY;
}

static void complete_block(Layout *layout, size_t level) {
    const Block *block = &layout->blocks[level];
    if (block->kind != 0 && block->line > layout->statement_line) {
        layout->statement_line = block->line;
    }
}

// A line begins with a token of this kind: what it ends, continues and begins.
static void note_block(Layout *layout, int kind, uint32_t line) {
    Block *block = &layout->blocks[layout->level];
    if (continues_block(kind) && block->kind != 0) {
        if (block->can_end) complete_block(layout, layout->level);
        block->can_end = true;
        return;
    }
    complete_block(layout, layout->level);
    *block = (Block){begins_block(kind) ? kind : 0, line, kind != TOK_TRY};
}

// Does a comma stand in the line outside of brackets?
static bool has_bare_comma(const OuReader *reader, size_t index) {
    uint32_t depth = reader->tokens[index].depth;
    for (; index <= reader->failed && reader->tokens[index].token.kind != TOK_NEWLINE;
         index++) {
        if (reader->tokens[index].token.kind == TOK_COMMA &&
            reader->tokens[index].depth == depth)
            return true;
    }
    return false;
}

static void note_line(const OuReader *reader, Layout *layout, size_t index) {
    const OuToken *token = &reader->tokens[index].token;
    const OuToken *second = index + 1 < reader->count ? &reader->tokens[index + 1].token : NULL;
    if (token->kind == TOK_ASYNC && second != NULL) token = second;
    note_block(layout, token->kind, token->range.line);
    if (index == reader->failed) return;
    layout->headers[layout->level] = (Header){
        .kind = token->kind,
        .star = token->kind == TOK_EXCEPT && second != NULL && second->kind == TOK_STAR,
        .comma = token->kind == TOK_EXCEPT && has_bare_comma(reader, index),
        .line = token->range.line};
}

static void read_layout(const OuReader *reader, Layout *layout) {
    *layout = (Layout){0};
    for (size_t i = 0; i <= reader->failed; i++) {
        int kind = reader->tokens[i].token.kind;
        if (kind == TOK_INDENT) {
            if (i == reader->failed) break;
            layout->level++;
            layout->headers[layout->level] = (Header){0};
            layout->blocks[layout->level] = (Block){0};
        } else if (kind == TOK_DEDENT) {
            if (i == reader->failed) break;
            complete_block(layout, layout->level--);
        } else if (begins_line(reader, i)) {
            layout->line_start = i;
            note_line(reader, layout, i);
        }
    }
}

static const char *header_name(const Header *header) {
    static const struct {
        int kind;
        const char *name;
    } names[] = {
        {TOK_IF, "'if' statement"},           {TOK_ELIF, "'elif' statement"},
        {TOK_ELSE, "'else' statement"},       {TOK_FOR, "'for' statement"},
        {TOK_WHILE, "'while' statement"},     {TOK_WITH, "'with' statement"},
        {TOK_WITH_ITEMS, "'with' statement"}, {TOK_TRY, "'try' statement"},
        {TOK_EXCEPT, "'except' statement"},   {TOK_FINALLY, "'finally' statement"},
        {TOK_DEF, "function definition"},     {TOK_CLASS, "class definition"},
        {TOK_MATCH, "'match' statement"},     {TOK_CASE, "'case' statement"},
    };
    if (header->comma) return NULL;
    if (header->star) return "'except*' statement";
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (names[i].kind == header->kind) return names[i].name;
    }
    return NULL;
}

// A block should begin here.
static void report_missing_block(OuParser *parser, const Layout *layout, AstRange range) {
    const Header *header = &layout->headers[layout->level];
    const char *name = header_name(header);
    if (name == NULL) {
        ou_report(&parser->diagnostics, OU_SYNTAX_INDENTATION_ERROR, range,
                  "expected an indented block");
        return;
    }
    ou_report(&parser->diagnostics, OU_SYNTAX_INDENTATION_ERROR, range,
              "expected an indented block after %s on line %u", name, header->line);
}

// The line that the scanner is in.
static uint32_t lines_read(const OuReader *reader) {
    if (reader->scanner.failed) return reader->scanner.line - reader->scanner.hit_end;
    return reader->tokens[reader->count - 1].token.range.end_line;
}

// What a line may not be, given the lines before it.
static void explain_layout(OuParser *parser, const OuReader *reader, const Layout *layout) {
    const OuToken *token = &reader->tokens[reader->failed].token;
    int header = layout->headers[layout->level].kind;
    if (parser->wants_indent) {
        report_missing_block(parser, layout, token->range);
    } else if (token->kind == TOK_INDENT) {
        ou_report(&parser->diagnostics, OU_SYNTAX_INDENTATION_ERROR, token->range,
                  "unexpected indent");
    } else if (!begins_line(reader, reader->failed)) {
        return;
    } else if (header == TOK_TRY && !parser->refused) {
        ou_report(&parser->diagnostics, OU_SYNTAX_ERROR, token->range,
                  "expected 'except' or 'finally' block");
    } else if (header == TOK_ELSE && token->kind == TOK_ELIF) {
        ou_report(&parser->diagnostics, OU_SYNTAX_ERROR, token->range,
                  "'elif' block follows an 'else' block");
    }
}

// In the block of a `match`, only a line that begins with `case` is looked at.
static bool is_misplaced_in_match(const OuReader *reader, const Layout *layout) {
    return layout->level > 0 && layout->headers[layout->level - 1].kind == TOK_MATCH &&
           reader->failed == layout->line_start;
}

static void report_multiple_statements(OuParser *parser, const OuReader *reader) {
    size_t index = reader->failed > 0 ? reader->failed - 1 : 0;
    ou_report(&parser->diagnostics, OU_SYNTAX_ERROR, reader->tokens[index].token.range,
              "multiple statements found while compiling a single statement");
}

// Scan what is left. Brackets and literals that are wrong there replace the error.
static void scan_rest(OuParser *parser, OuReader *reader) {
    OuSyntaxError first = *parser->diagnostics.error;
    uint32_t line = reader->tokens[reader->count - 1].token.range.line;
    OuToken token;
    int kind;
    ou_report_clear(&parser->diagnostics);
    do {
        kind = ou_scanner_next(&reader->scanner, &token);
    } while (kind != TOK_END && kind != OU_TOKEN_SCAN_ERROR);
    ou_note_text(parser->diagnostics.error, reader->scanner.line - reader->scanner.hit_end);
    OuSyntaxError later = *parser->diagnostics.error;
    bool replaces = kind == OU_TOKEN_SCAN_ERROR && later.kind == OU_SYNTAX_ERROR &&
                    !reader->scanner.weak_error && reader->scanner.fstring_count == 0;
    if (replaces && reader->scanner.unclosed) replaces = line > later.range.line;
    if (!replaces) *parser->diagnostics.error = first;
}

// The line ends where the text does, without a newline of its own.
static bool is_unwritten_newline(const OuToken *token, const OuParseOptions *options,
                                 const OuSource *source) {
    return token->kind == TOK_NEWLINE && options->mode != OU_PARSE_FILE && !source->ends_line &&
           token->start + 1 >= source->text + source->size;
}

// Nothing better is known.
static void report_generic(OuParser *parser, const OuReader *reader,
                           const OuParseOptions *options) {
    size_t index = reader->generic != 0 ? reader->generic : reader->failed;
    const OuToken *token = &reader->tokens[index].token;
    AstRange range = token->range;
    if (token->kind == TOK_DEDENT) {
        ou_report(&parser->diagnostics, OU_SYNTAX_INDENTATION_ERROR, range,
                  "unexpected unindent");
        return;
    }
    if (token->kind == TOK_END ||
        is_unwritten_newline(token, options, reader->scanner.source)) {
        range.column = range.end_column = OU_COLUMN_NONE;
        if (reader->scanner.source->size == 0) range.line = range.end_line = 0;
    }
    // Of `<>`, which no rule is left to look at, only the first character counts.
    if (token->kind == TOK_STRAY) range.end_column = range.column + 1;
    ou_report(&parser->diagnostics, OU_SYNTAX_ERROR, range, "invalid syntax");
}

// Errors that CPython finds while it is still in their line, Ouro only later.
static bool is_found_at_once(const char *message) {
    static const char *const parts[] = {"a single statement", "on the same 'try'"};
    for (size_t i = 0; message != NULL && i < sizeof parts / sizeof *parts; i++) {
        if (strstr(message, parts[i]) != NULL) return true;
    }
    return false;
}

void ou_note_text(OuSyntaxError *error, uint32_t line) {
    bool is_behind = line > error->range.line && !is_found_at_once(error->message);
    error->text_is_bare = error->is_lexical || is_behind;
}

void ou_clip_range(AstRange *range, const OuSource *source) {
    if (range->end_line == range->line || range->end_column >= OU_COLUMN_UNKNOWN) return;
    const char *line = source->text;
    for (uint32_t i = 1; i < range->line && *line != 0; line++) {
        i += *line == '\n';
    }
    uint32_t width = (uint32_t)strcspn(line, "\n");
    if (range->end_column > width) range->end_column = width;
}

// The grammar's own reason to refuse the token.
static void explain_token(OuParser *parser, OuReader *reader, const OuParseOptions *options,
                          const Layout *layout) {
    OuDiagnostics *diagnostics = &parser->diagnostics;
    if (options->mode == OU_PARSE_SINGLE && parser->wants_end && reader->failed > 0) {
        report_multiple_statements(parser, reader);
        return;
    }
    explain_layout(parser, reader, layout);
    if (ou_has_error(diagnostics)) return;
    reader->at = layout->line_start;
    if (options->mode == OU_PARSE_EVAL) {
        OuSpan span;
        if (layout->line_start == 0) ou_read_expressions(reader, &span);
    } else if (!is_misplaced_in_match(reader, layout)) {
        ou_read_line(reader);
    }
    if (!ou_has_error(diagnostics)) report_generic(parser, reader, options);
}

void ou_explain_failure(OuParser *parser, const OuParseOptions *options,
                        const OuSource *source) {
    OuDiagnostics *diagnostics = &parser->diagnostics;
    OuReader *reader = ou_region_alloc(parser->region, sizeof *reader);
    Layout *layout = ou_region_alloc(parser->region, sizeof *layout);
    if (reader == NULL || layout == NULL) {
        ou_report_no_memory(diagnostics);
        return;
    }
    bool known = ou_has_error(diagnostics);
    if (!ou_reader_init(reader, parser, source, parser->token_count - 1)) {
        ou_report_no_memory(diagnostics);
        return;
    }
    read_layout(reader, layout);
    if (!known) {
        explain_token(parser, reader, options, layout);
        ou_note_text(diagnostics->error, lines_read(reader));
    }
    bool is_indent = reader->tokens[reader->failed].token.kind == TOK_INDENT;
    if (!reader->scanner.failed && !is_indent && !options->prompt) scan_rest(parser, reader);
    diagnostics->error->statement_line = layout->statement_line;
}
