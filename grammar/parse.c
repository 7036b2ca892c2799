/* The door: drives the scanner and the parser's machine, one token at a time.
 *
 * The machine is told what it parses by a first token that no text contains. When it refuses a
 * token, the text is read a second time to say what is wrong (syntax_error.c).
 *
 * At a prompt the same machine answers whether a statement is complete. A simple statement is,
 * when its line is; a compound one when an empty line follows. Which of both it is can be seen
 * from its first token. */
#include "grammar/parse.h"

#include "grammar/parser.h"
#include "grammar/parser_tokens.h"
#include "grammar/syntax_error.h"

static int start_token(OuParseMode mode) {
    switch (mode) {
    case OU_PARSE_FILE:
        return TOK_START_FILE;
    case OU_PARSE_EVAL:
        return TOK_START_EVAL;
    case OU_PARSE_SINGLE:
        return TOK_START_SINGLE;
    }
    OU_UNREACHABLE();
}

static bool begins_compound(int kind) {
    switch (kind) {
    case TOK_IF:
    case TOK_WHILE:
    case TOK_FOR:
    case TOK_TRY:
    case TOK_WITH:
    case TOK_WITH_ITEMS:
    case TOK_DEF:
    case TOK_CLASS:
    case TOK_AT:
    case TOK_ASYNC:
    case TOK_MATCH:
        return true;
    default:
        return false;
    }
}

/* The state of one parse: what the driver must know beside the parser. */
typedef struct Drive {
    OuParser parser;
    OuMachine *machine;
    OuSource source;
    const OuParseOptions *options;
    int first_kind; // of the statement
    int last_kind;  // of the token before
} Drive;

static OuMachineStatus push_kind(Drive *drive, int kind) {
    OuToken token = {.kind = kind, .range = drive->parser.token.range};
    return ou_machine_push(drive->machine, &drive->parser, &token);
}

// The text has ended, and so has every block: must the prompt ask for another line?
static bool is_incomplete(const Drive *drive) {
    return drive->options->prompt && begins_compound(drive->first_kind) &&
           !drive->parser.scanner.blank_line_seen;
}

// In a single statement the end of the text also ends a compound statement.
static bool needs_last_newline(const Drive *drive) {
    return drive->options->mode == OU_PARSE_SINGLE && begins_compound(drive->first_kind);
}

static OuMachineStatus push_end(Drive *drive) {
    if (needs_last_newline(drive)) {
        OuMachineStatus status = push_kind(drive, TOK_NEWLINE);
        if (status != OU_MACHINE_MORE) return status;
    }
    return ou_machine_push(drive->machine, &drive->parser, &drive->parser.token);
}

static bool report_incomplete(Drive *drive) {
    ou_report_clear(&drive->parser.diagnostics);
    return ou_report(&drive->parser.diagnostics, OU_SYNTAX_INCOMPLETE,
                     drive->parser.token.range, "incomplete input");
}

// Outside of the prompt a single statement must be one.
static bool is_missing_statement(const Drive *drive) {
    return drive->options->mode == OU_PARSE_SINGLE && !drive->options->prompt &&
           drive->parser.token_count == 1;
}

static bool report_missing_statement(Drive *drive) {
    uint32_t line = drive->parser.scanner.line - 1; // 0 if there is none
    return ou_report(&drive->parser.diagnostics, OU_SYNTAX_ERROR,
                     (AstRange){line, OU_COLUMN_NONE, line, OU_COLUMN_NONE}, "invalid syntax");
}

// Give the machine all tokens. False with an error reported, or with none if the machine
// refused the parser's present token.
static bool drive_machine(Drive *drive) {
    OuParser *parser = &drive->parser;
    OuMachineStatus status = push_kind(drive, start_token(drive->options->mode));
    while (status == OU_MACHINE_MORE) {
        int kind = ou_scanner_next(&parser->scanner, &parser->token);
        if (kind == OU_TOKEN_SCAN_ERROR) {
            if (drive->options->prompt && parser->scanner.hit_end) report_incomplete(drive);
            return false;
        }
        parser->token_count++;
        if (drive->first_kind == 0) drive->first_kind = kind;
        if (kind == TOK_END) {
            if (is_incomplete(drive)) return report_incomplete(drive);
            if (is_missing_statement(drive)) return report_missing_statement(drive);
            status = push_end(drive);
        } else if (kind == TOK_DEDENT && is_incomplete(drive) && *parser->scanner.cursor == 0) {
            return report_incomplete(drive);
        } else {
            status = ou_machine_push(drive->machine, parser, &parser->token);
        }
    }
    return status == OU_MACHINE_DONE;
}

// Would more text have helped?
static bool ended_too_early(const OuParser *parser) {
    if (parser->scanner.failed) return parser->scanner.hit_end;
    int kind = parser->token.kind;
    return kind == TOK_END || (kind == TOK_DEDENT && *parser->scanner.cursor == 0);
}

static AstModule *parse_source(Drive *drive) {
    OuParser *parser = &drive->parser;
    drive->machine = ou_machine_new(parser);
    if (drive->machine == NULL) {
        ou_report_no_memory(&parser->diagnostics);
        return NULL;
    }
    ou_scanner_init(&parser->scanner, &drive->source, &parser->diagnostics);
    parser->scanner.ends_by_blank_line = drive->options->prompt;
    parser->scanner.is_expression = drive->options->mode == OU_PARSE_EVAL;
    if (drive_machine(drive)) return parser->result;
    if (!ou_has_error(&parser->diagnostics) && !parser->rejected && !parser->refused) {
        ou_report_no_memory(&parser->diagnostics);
    }
    const OuScanner *scanner = &parser->scanner;
    ou_note_text(parser->diagnostics.error, scanner->failed ? scanner->line - scanner->hit_end
                                                            : parser->token.range.end_line);
    if (!scanner->failed && parser->diagnostics.error->kind <= OU_SYNTAX_TAB_ERROR) {
        ou_explain_failure(parser, drive->options, &drive->source);
    }
    parser->diagnostics.error->at_end = ended_too_early(parser);
    ou_clip_range(&parser->diagnostics.error->range, &drive->source);
    return NULL;
}

AstModule *ou_parse(OuRegion *region, const OuParseOptions *options, const char *text,
                    size_t size, OuSyntaxError *error, OuSyntaxWarning **warnings) {
    AstModule *result = NULL;
    Drive *drive = ou_region_alloc(region, sizeof *drive);
    if (drive == NULL) {
        *error = (OuSyntaxError){.kind = OU_SYNTAX_MEMORY, .message = ""};
        if (warnings != NULL) *warnings = NULL;
        return NULL;
    }
    OuParser *parser = &drive->parser;
    parser->region = region;
    parser->unicode_name = options->unicode_name;
    parser->normalize_name = options->normalize_name;
    drive->options = options;
    ou_diagnostics_init(&parser->diagnostics, region, error);
    ou_names_init(&parser->names, region);
    if (ou_source_init(&drive->source, &parser->diagnostics, text, size)) {
        result = parse_source(drive);
    }
    if (warnings != NULL) *warnings = parser->diagnostics.warnings;
    return result;
}
