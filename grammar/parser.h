/* The state of a parse, and the machine that Bison makes. Private to grammar/. */
#ifndef OU_GRAMMAR_PARSER_H
#define OU_GRAMMAR_PARSER_H

#include "grammar/ast.h"
#include "grammar/diagnostics.h"
#include "grammar/names.h"
#include "grammar/scanner.h"

typedef struct OuParser {
    OuRegion *region;
    OuDiagnostics diagnostics;
    OuNameTable names;
    OuScanner scanner;
    OuUnicodeNameLookup *unicode_name; /* or NULL */
    OuNameNormalizer *normalize_name;  /* or NULL */
    AstModule *result;
    OuToken token;      /* the one the machine looks at */
    size_t token_count; /* how many there were, with this one */
    AstRange last_end;  /* line and column where the token before it ends */
    bool rejected;      /* the machine cannot go on with the token */
    bool refused;       /* the grammar accepts what an action does not */
    bool wants_end;     /* rejected where nothing more may come, */
    bool wants_indent;  /* ... where a block must begin */
} OuParser;

typedef struct OuMachine OuMachine;

typedef enum OuMachineStatus {
    OU_MACHINE_DONE,
    OU_MACHINE_MORE,
    OU_MACHINE_FAILED,
} OuMachineStatus;

/* A new machine in the parser's region, or NULL. */
OuMachine *ou_machine_new(OuParser *parser);

/* Give the machine a token, which must be parser->token or one of the START tokens. */
OuMachineStatus ou_machine_push(OuMachine *machine, OuParser *parser, const OuToken *token);

#endif
