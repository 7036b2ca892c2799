/* The grammar of Python: statements and expressions that are right.
 *
 * An LALR(1) push parser. It answers one question, what a right program means; when it fails, a
 * second reading finds out what is wrong (diagnose.h). Where one token is not enough to tell two
 * things apart, the scanner has looked ahead (soft_keywords.c), or both are parsed as the more
 * general one and told apart afterwards: targets are parsed as expressions (targets.c), parameters
 * in any order (parameters.c), arguments too (build.c).
 *
 * Binary operators share a nonterminal and have precedences, which saves a chain of reductions
 * for every name and number. Three levels remain, because each stands somewhere alone:
 * `operation` (arithmetic: what may follow a star, targets), `disjunction` (comparisons and
 * and/or/not: the parts of a conditional), `expression`.
 *
 * Tokens without text (NEWLINE, INDENT, DEDENT, END) have an empty range behind the last real
 * token, so that @$ of a block ends where its last statement does.
 *
 * An action that fails says YYABORT; either an error is reported then, or memory is out. Nothing
 * is freed: all lies in the region. */

%define api.pure full
%define api.push-pull push
%define api.prefix {ou_yy}
%define api.token.prefix {TOK_}
%define api.location.type {AstRange}
%define parse.error custom
%locations
%param {OuParser *parser}
%expect 0

%code requires {
#include "grammar/ast.h"
#include "grammar/literals.h"
}

%code {
#include <string.h>

#include "memory/config.h"

#define R                    parser->region
#define LIST(Item, sequence) AST_LIST_OF(Item, sequence)

// The value of every action: NULL means failure.
#define TRY(made)                                                                              \
    do {                                                                                       \
        if (OU_UNLIKELY(!(made))) YYABORT;                                                     \
    } while (0)

#define YYLLOC_DEFAULT(Current, Rhs, N)                                                        \
    do {                                                                                       \
        (Current).line = (N) ? YYRHSLOC(Rhs, 1).line : YYRHSLOC(Rhs, 0).end_line;              \
        (Current).column = (N) ? YYRHSLOC(Rhs, 1).column : YYRHSLOC(Rhs, 0).end_column;        \
        (Current).end_line = YYRHSLOC(Rhs, N).end_line;                                        \
        (Current).end_column = YYRHSLOC(Rhs, N).end_column;                                    \
    } while (0)

// The machine's stacks grow in the region; old ones are left there.
#define YYINITDEPTH 200
#define YYMAXDEPTH  30000
#define yyoverflow(message, states, states_size, values, values_size, places, places_size, depth)   \
    do {                                                                                       \
        if (!grow_stack(parser, (void **)(states), states_size, sizeof **(states), depth) ||   \
            !grow_stack(parser, (void **)(values), values_size, sizeof **(values), depth) ||   \
            !grow_stack(parser, (void **)(places), places_size, sizeof **(places), depth)) {   \
            YYNOMEM;                                                                           \
        }                                                                                      \
        *(depth) *= 2;                                                                         \
    } while (0)
static bool grow_stack(OuParser *parser, void **stack, size_t used, size_t item_size,
                       const ptrdiff_t *depth);
// ou_machine_new takes the machine itself from the region; Bison's own constructor is not used.
#define YYMALLOC(size) NULL
#define YYFREE(block)  (void)(block)

// Bison says "memory exhausted" here, which grow_stack has reported already.
static void ou_yyerror(const AstRange *range OU_UNUSED, OuParser *parser OU_UNUSED,
                       const char *message OU_UNUSED) {}

static AstRange between(AstRange first, AstRange last) {
    return (AstRange){first.line, first.column, last.end_line, last.end_column};
}
}

%union {
    struct {
        const char *start, *end;
    } text;
    AstName name;
    AstExpr *expr;
    AstStmt *stmt;
    AstPattern *pattern;
    AstSequence *sequence;
    AstComprehension *comprehension;
    AstArguments *arguments;
    AstArg *arg;
    AstArgument *argument;
    AstParameter *parameter;
    AstTypeParam *type_param;
    AstAlias *alias;
    AstWithItem *with_item;
    AstMatchCase *match_case;
    AstPatternItem *pattern_item;
    AstDictItem *dict_item;
    AstHandler *handler;
    AstFunctionHead *head;
    AstFieldPart *part;
    AstOperator operator;
    AstCmpOp cmp_op;
    int number;
}

%token START_FILE START_EVAL START_SINGLE START_PART
%token END 0
%token NEWLINE INDENT DEDENT STRAY
%token <name> NAME
%token <text> NUMBER STRING FSTRING_START FSTRING_MIDDLE FSTRING_MIDDLE_RAW FSTRING_END
%token <text> TSTRING_START TSTRING_END
%token FALSE NONE TRUE AND AS ASSERT ASYNC AWAIT BREAK CLASS CONTINUE DEF DEL ELIF ELSE EXCEPT
%token FINALLY FOR FROM GLOBAL IF IMPORT IN IS LAMBDA NONLOCAL NOT OR PASS RAISE RETURN TRY
%token WHILE WITH WITH_ITEMS YIELD MATCH CASE TYPE
%token LPAREN RPAREN LBRACKET RBRACKET
%token <text> LBRACE RBRACE COLON EXCLAMATION EQUAL
%token COLON_EQUAL COMMA SEMICOLON DOT ELLIPSIS ARROW
%token EQ NE LT LE GT GE
%token PLUS MINUS STAR POWER SLASH FLOOR PERCENT AT AMPERSAND BAR CARET TILDE
%token SHIFT_LEFT SHIFT_RIGHT
%token PLUS_EQUAL MINUS_EQUAL STAR_EQUAL POWER_EQUAL SLASH_EQUAL FLOOR_EQUAL PERCENT_EQUAL
%token AT_EQUAL AMPERSAND_EQUAL BAR_EQUAL CARET_EQUAL SHIFT_LEFT_EQUAL SHIFT_RIGHT_EQUAL

%left OR
%left AND
%precedence NOT
%left BAR
%left CARET
%left AMPERSAND
%left SHIFT_LEFT SHIFT_RIGHT
%left PLUS MINUS
%left STAR SLASH FLOOR PERCENT AT
%precedence SIGN
%right POWER

%type <sequence> statements simple_line simple_list block else_part elifs handlers finally_part
%type <sequence> decorators dotted_aliases aliases import_aliases names with_list cases
%type <sequence> expression_items targets star_target_items
%type <sequence> star_items star_named_items star_named_list links slice_items
%type <sequence> literals fstring_pieces template_pieces interpolation dict_items argument_list
%type <expr> class_arguments
%type <sequence> comp_fors comp_ifs param_list lambda_param_list
%type <arguments> params lambda_params
%type <sequence> type_params type_param_list
%type <sequence> alternatives pattern_items class_patterns class_pattern_list mapping_items
%type <stmt> simple compound decorated function class if while for try with match
%type <stmt> expression_statement annotated type_alias import
%type <expr> expressions expression disjunction operation primary atom named_expression
%type <expr> star_expression star_expressions star_named slice slice_item slices optional_expression
%type <expr> yield right_side group display lambda subject for_target for_targets
%type <expr> string_literal strings fstring tstring annotation star_annotation returns bound preset
%type <expr> star_preset number signed_number pattern_number pattern_name guard literal_key
%type <expr> as_target annotated_target
%type <dict_item> dict_item
%type <argument> argument
%type <comprehension> comp_for plain_comp_for
%type <parameter> param lambda_param
%type <type_param> type_param
%type <alias> alias dotted_alias
%type <with_item> with_item
%type <match_case> case
%type <handler> handler
%type <head> function_head
%type <sequence> field
%type <part> debug conversion format_spec
%type <operator> augmented augmented_sign
%type <cmp_op> compare_op
%type <name> dotted_name rest
%type <number> dots
%type <pattern> patterns pattern or_pattern closed_pattern maybe_star_pattern
%type <pattern_item> class_item mapping_item

%start start

%%

start:
    START_FILE                      { TRY(parser->result = ast_Module(R, @$, LIST(Stmt, NULL))); }
  | START_FILE statements           { TRY(parser->result = ast_Module(R, @$, LIST(Stmt, $2))); }
  | START_EVAL expressions newlines { TRY(parser->result = ast_Expression(R, @$, $2)); }
  | START_PART right_side           { TRY(parser->result = ast_Expression(R, @$, $2)); }
  | START_SINGLE                    { TRY(parser->result = ast_Interactive(R, @$, LIST(Stmt, NULL))); }
  | START_SINGLE simple_line        { TRY(parser->result = ast_Interactive(R, @$, LIST(Stmt, $2))); }
  | START_SINGLE compound NEWLINE   {
        AstSequence *body;
        TRY(body = ou_append(parser, NULL, $2));
        TRY(parser->result = ast_Interactive(R, @$, LIST(Stmt, body)));
    }
  ;

newlines:
    %empty
  | newlines NEWLINE
  ;

opt_comma:
    %empty
  | COMMA
  ;

// ---------------------------------------------------------------- statements

statements:
    simple_line
  | compound                  { TRY($$ = ou_append(parser, NULL, $1)); }
  | statements simple_line    { TRY($$ = ou_extend(parser, $1, $2)); }
  | statements compound       { TRY($$ = ou_append(parser, $1, $2)); }
  ;

simple_line:
    simple_list NEWLINE
  | simple_list SEMICOLON NEWLINE
  ;

simple_list:
    simple                       { TRY($$ = ou_append(parser, NULL, $1)); }
  | simple_list SEMICOLON simple { TRY($$ = ou_append(parser, $1, $3)); }
  ;

block:
    simple_line
  | NEWLINE INDENT statements DEDENT { $$ = $3; }
  ;

simple:
    expression_statement
  | annotated
  | type_alias
  | import
  | PASS                         { TRY($$ = ast_Pass(R, @$)); }
  | BREAK                        { TRY($$ = ast_Break(R, @$)); }
  | CONTINUE                     { TRY($$ = ast_Continue(R, @$)); }
  | RETURN                       { TRY($$ = ast_Return(R, @$, NULL)); }
  | RETURN star_expressions      { TRY($$ = ast_Return(R, @$, $2)); }
  | RAISE                        { TRY($$ = ast_Raise(R, @$, NULL, NULL)); }
  | RAISE expression             { TRY($$ = ast_Raise(R, @$, $2, NULL)); }
  | RAISE expression FROM expression { TRY($$ = ast_Raise(R, @$, $2, $4)); }
  | DEL star_expressions         { TRY($$ = ou_build_delete(parser, @$, $2)); }
  | ASSERT expression            { TRY($$ = ast_Assert(R, @$, $2, NULL)); }
  | ASSERT expression COMMA expression { TRY($$ = ast_Assert(R, @$, $2, $4)); }
  | GLOBAL names                 { TRY($$ = ast_Global(R, @$, LIST(Name, $2))); }
  | NONLOCAL names               { TRY($$ = ast_Nonlocal(R, @$, LIST(Name, $2))); }
  ;

names:
    NAME                         { TRY($$ = ou_append(parser, NULL, $1)); }
  | names COMMA NAME             { TRY($$ = ou_append(parser, $1, $3)); }
  ;

// ---- expressions and assignments

expression_statement:
    star_expressions             { TRY($$ = ast_Expr(R, @$, $1)); }
  | yield                        { TRY($$ = ast_Expr(R, @$, $1)); }
  | targets right_side           { TRY($$ = ast_Assign(R, @$, LIST(Expr, $1), $2)); }
  | star_expressions augmented right_side { TRY($$ = ast_AugAssign(R, @$, $1, $2, $3)); }
  ;

// Each with the sign behind it: what cannot be a target is refused at that sign.
targets:
    star_expressions EQUAL {
        TRY(ou_make_target(parser, $1, AST_TARGET_ASSIGN));
        TRY($$ = ou_append(parser, NULL, $1));
    }
  | targets right_side EQUAL {
        TRY(ou_make_target(parser, $2, AST_TARGET_ASSIGN));
        TRY($$ = ou_append(parser, $1, $2));
    }
  ;

right_side:
    star_expressions
  | yield
  ;

annotated:
    annotated_target expression                  { TRY($$ = ou_build_annotated(parser, @$, $1, $2, NULL)); }
  | annotated_target expression EQUAL right_side { TRY($$ = ou_build_annotated(parser, @$, $1, $2, $4)); }
  ;

annotated_target:
    star_expressions COLON { TRY(ou_make_single_target(parser, $1)); $$ = $1; }
  ;

augmented:
    augmented_sign {
        // The target lies below the sign on the stack.
        TRY(ou_make_single_target(parser, $<expr>0));
        $$ = $1;
    }
  ;

augmented_sign:
    PLUS_EQUAL        { $$ = AST_OP_Add; }
  | MINUS_EQUAL       { $$ = AST_OP_Sub; }
  | STAR_EQUAL        { $$ = AST_OP_Mult; }
  | AT_EQUAL          { $$ = AST_OP_MatMult; }
  | SLASH_EQUAL       { $$ = AST_OP_Div; }
  | PERCENT_EQUAL     { $$ = AST_OP_Mod; }
  | AMPERSAND_EQUAL   { $$ = AST_OP_BitAnd; }
  | BAR_EQUAL         { $$ = AST_OP_BitOr; }
  | CARET_EQUAL       { $$ = AST_OP_BitXor; }
  | SHIFT_LEFT_EQUAL  { $$ = AST_OP_LShift; }
  | SHIFT_RIGHT_EQUAL { $$ = AST_OP_RShift; }
  | POWER_EQUAL       { $$ = AST_OP_Pow; }
  | FLOOR_EQUAL       { $$ = AST_OP_FloorDiv; }
  ;

type_alias:
    TYPE NAME type_params EQUAL expression {
        AstExpr *name;
        TRY(name = ast_Name(R, @2, $2, AST_CTX_Store));
        TRY($$ = ast_TypeAlias(R, @$, name, LIST(TypeParam, $3), $5));
    }
  ;

// ---- imports

import:
    IMPORT dotted_aliases {
        TRY($$ = ast_Import(R, @$, LIST(Alias, $2)));
    }
  | FROM dotted_name IMPORT import_aliases {
        TRY($$ = ast_ImportFrom(R, @$, $2, LIST(Alias, $4), 0));
    }
  | FROM dots dotted_name IMPORT import_aliases {
        TRY($$ = ast_ImportFrom(R, @$, $3, LIST(Alias, $5), $2));
    }
  | FROM dots IMPORT import_aliases {
        TRY($$ = ast_ImportFrom(R, @$, NULL, LIST(Alias, $4), $2));
    }
  ;

dots:
    DOT           { $$ = 1; }
  | ELLIPSIS      { $$ = 3; }
  | dots DOT      { $$ = $1 + 1; }
  | dots ELLIPSIS { $$ = $1 + 3; }
  ;

dotted_name:
    NAME
  | dotted_name DOT NAME { TRY($$ = ou_join_dotted(parser, $1, $3)); }
  ;

dotted_aliases:
    dotted_alias                      { TRY($$ = ou_append(parser, NULL, $1)); }
  | dotted_aliases COMMA dotted_alias { TRY($$ = ou_append(parser, $1, $3)); }
  ;

dotted_alias:
    dotted_name         { TRY($$ = ast_alias(R, @$, $1, NULL)); }
  | dotted_name AS NAME { TRY($$ = ast_alias(R, @$, $1, $3)); }
  ;

import_aliases:
    aliases
  | LPAREN aliases opt_comma RPAREN { $$ = $2; }
  | STAR {
        AstName star;
        AstAlias *all;
        TRY(star = ou_names_intern(&parser->names, "*", 1));
        TRY(all = ast_alias(R, @$, star, NULL));
        TRY($$ = ou_append(parser, NULL, all));
    }
  ;

aliases:
    alias               { TRY($$ = ou_append(parser, NULL, $1)); }
  | aliases COMMA alias { TRY($$ = ou_append(parser, $1, $3)); }
  ;

alias:
    NAME         { TRY($$ = ast_alias(R, @$, $1, NULL)); }
  | NAME AS NAME { TRY($$ = ast_alias(R, @$, $1, $3)); }
  ;

// ---- compound statements

compound:
    if
  | while
  | for
  | try
  | with
  | match
  | function
  | class
  | decorated
  | ASYNC for      { $$ = ou_make_async($2, @1); }
  | ASYNC with     { $$ = ou_make_async($2, @1); }
  | ASYNC function { $$ = ou_make_async($2, @1); }
  ;

if:
    IF named_expression COLON block elifs else_part {
        TRY($$ = ou_build_if(parser, @$, $2, $4, $5, $6));
    }
  ;

// A sequence of If statements, not yet linked.
elifs:
    %empty { $$ = NULL; }
  | elifs ELIF named_expression COLON block {
        AstStmt *branch;
        TRY(branch = ast_If(R, between(@2, @5), $3, LIST(Stmt, $5), LIST(Stmt, NULL)));
        TRY($$ = ou_append(parser, $1, branch));
    }
  ;

else_part:
    %empty           { $$ = NULL; }
  | ELSE COLON block { $$ = $3; }
  ;

while:
    WHILE named_expression COLON block else_part {
        TRY($$ = ast_While(R, @$, $2, LIST(Stmt, $4), LIST(Stmt, $5)));
    }
  ;

for:
    FOR for_targets IN star_expressions COLON block else_part {
        TRY($$ = ast_For(R, @$, $2, $4, LIST(Stmt, $6), LIST(Stmt, $7)));
    }
  ;

for_targets:
    for_target {
        TRY(ou_make_target(parser, $1, AST_TARGET_FOR));
        $$ = $1;
    }
  | star_target_items {
        TRY($$ = ast_Tuple(R, @$, LIST(Expr, $1), AST_CTX_Load));
        TRY(ou_make_target(parser, $$, AST_TARGET_FOR));
    }
  | star_target_items for_target {
        TRY(ou_append(parser, $1, $2));
        TRY($$ = ast_Tuple(R, @$, LIST(Expr, $1), AST_CTX_Load));
        TRY(ou_make_target(parser, $$, AST_TARGET_FOR));
    }
  ;

star_target_items:
    for_target COMMA                   { TRY($$ = ou_append(parser, NULL, $1)); }
  | star_target_items for_target COMMA { TRY($$ = ou_append(parser, $1, $2)); }
  ;

for_target:
    operation
  | STAR operation { TRY($$ = ast_Starred(R, @$, $2, AST_CTX_Load)); }
  ;

try:
    TRY COLON block finally_part {
        TRY($$ = ou_build_try(parser, @$, $3, NULL, NULL, $4));
    }
  | TRY COLON block handlers else_part {
        TRY($$ = ou_build_try(parser, @$, $3, $4, $5, NULL));
    }
  | TRY COLON block handlers else_part finally_part {
        TRY($$ = ou_build_try(parser, @$, $3, $4, $5, $6));
    }
  ;

finally_part:
    FINALLY COLON block { $$ = $3; }
  ;

handlers:
    handler          { TRY($$ = ou_append(parser, NULL, $1)); }
  | handlers handler { TRY($$ = ou_append(parser, $1, $2)); }
  ;

handler:
    EXCEPT COLON block {
        TRY($$ = ou_handler(parser, @$, @1, false, NULL, NULL, $3));
    }
  | EXCEPT expressions COLON block {
        TRY($$ = ou_handler(parser, @$, @1, false, $2, NULL, $4));
    }
  | EXCEPT expression AS NAME COLON block {
        TRY($$ = ou_handler(parser, @$, @1, false, $2, $4, $6));
    }
  | EXCEPT STAR expressions COLON block {
        TRY($$ = ou_handler(parser, @$, between(@1, @2), true, $3, NULL, $5));
    }
  | EXCEPT STAR expression AS NAME COLON block {
        TRY($$ = ou_handler(parser, @$, between(@1, @2), true, $3, $5, $7));
    }
  ;

with:
    WITH with_list COLON block {
        TRY($2 = ou_with_items(parser, $2));
        TRY($$ = ast_With(R, @$, LIST(WithItem, $2), LIST(Stmt, $4)));
    }
  | WITH_ITEMS LPAREN with_list opt_comma RPAREN COLON block {
        TRY($$ = ast_With(R, @$, LIST(WithItem, $3), LIST(Stmt, $7)));
    }
  ;

with_list:
    with_item                 { TRY($$ = ou_append(parser, NULL, $1)); }
  | with_list COMMA with_item { TRY($$ = ou_append(parser, $1, $3)); }
  ;

with_item:
    expression              { TRY($$ = ast_withitem(R, @$, $1, NULL)); }
  | expression AS as_target {
        TRY(ou_make_target(parser, $3, AST_TARGET_ASSIGN));
        TRY($$ = ast_withitem(R, @$, $1, $3));
    }
  ;

as_target:
    operation
  | STAR operation { TRY($$ = ast_Starred(R, @$, $2, AST_CTX_Load)); }
  ;

// ---- functions and classes

decorated:
    decorators function       { TRY($$ = ou_decorate($2, $1)); }
  | decorators ASYNC function { TRY($$ = ou_decorate(ou_make_async($3, @2), $1)); }
  | decorators class          { TRY($$ = ou_decorate($2, $1)); }
  ;

decorators:
    AT named_expression NEWLINE            { TRY($$ = ou_append(parser, NULL, $2)); }
  | decorators AT named_expression NEWLINE { TRY($$ = ou_append(parser, $1, $3)); }
  ;

function:
    function_head block {
        TRY($$ = ast_FunctionDef(R, @$, $1->name, $1->params, LIST(Stmt, $2), LIST(Expr, NULL),
                                 $1->returns, LIST(TypeParam, $1->type_params)));
    }
  ;

function_head:
    DEF NAME type_params LPAREN params RPAREN returns COLON {
        TRY($$ = ou_function_head(parser, $2, $3, $5, $7));
    }
  ;

returns:
    %empty           { $$ = NULL; }
  | ARROW expression { $$ = $2; }
  ;

class:
    CLASS NAME type_params class_arguments COLON block {
        TRY($$ = ou_build_class(parser, @$, $2, $3, $4, $6));
    }
  ;

// A Call of nothing.
class_arguments:
    %empty                               { $$ = NULL; }
  | LPAREN RPAREN                        { $$ = NULL; }
  | LPAREN argument_list opt_comma RPAREN { TRY($$ = ou_build_call(parser, @$, NULL, $2)); }
  ;

params:
    %empty               { TRY($$ = ou_build_parameters(parser, @$, NULL)); }
  | param_list opt_comma { TRY($$ = ou_build_parameters(parser, @$, $1)); }
  ;

param_list:
    param                  { TRY($$ = ou_append(parser, NULL, $1)); }
  | param_list COMMA param { TRY($$ = ou_append(parser, $1, $3)); }
  ;

param:
    NAME annotation preset {
        TRY($$ = ou_parameter(parser, AST_PARAMETER_PLAIN, between(@1, @2), $1, $2));
        $$->preset = $3;
    }
  | SLASH                      { TRY($$ = ou_parameter(parser, AST_PARAMETER_SLASH, @$, NULL, NULL)); }
  | STAR                       { TRY($$ = ou_parameter(parser, AST_PARAMETER_STAR, @$, NULL, NULL)); }
  | STAR NAME star_annotation  { TRY($$ = ou_parameter(parser, AST_PARAMETER_STAR, between(@2, @3), $2, $3)); }
  | POWER NAME annotation      { TRY($$ = ou_parameter(parser, AST_PARAMETER_DOUBLE_STAR, between(@2, @3), $2, $3)); }
  ;

annotation:
    %empty           { $$ = NULL; }
  | COLON expression { $$ = $2; }
  ;

star_annotation:
    %empty                { $$ = NULL; }
  | COLON star_expression { $$ = $2; }
  ;

preset:
    %empty           { $$ = NULL; }
  | EQUAL expression { $$ = $2; }
  ;

lambda:
    LAMBDA lambda_params COLON expression { TRY($$ = ast_Lambda(R, @$, $2, $4)); }
  ;

lambda_params:
    %empty                      { TRY($$ = ou_build_parameters(parser, @$, NULL)); }
  | lambda_param_list opt_comma { TRY($$ = ou_build_parameters(parser, @$, $1)); }
  ;

lambda_param_list:
    lambda_param                         { TRY($$ = ou_append(parser, NULL, $1)); }
  | lambda_param_list COMMA lambda_param { TRY($$ = ou_append(parser, $1, $3)); }
  ;

lambda_param:
    NAME preset {
        TRY($$ = ou_parameter(parser, AST_PARAMETER_PLAIN, @1, $1, NULL));
        $$->preset = $2;
    }
  | SLASH      { TRY($$ = ou_parameter(parser, AST_PARAMETER_SLASH, @$, NULL, NULL)); }
  | STAR       { TRY($$ = ou_parameter(parser, AST_PARAMETER_STAR, @$, NULL, NULL)); }
  | STAR NAME  { TRY($$ = ou_parameter(parser, AST_PARAMETER_STAR, @2, $2, NULL)); }
  | POWER NAME { TRY($$ = ou_parameter(parser, AST_PARAMETER_DOUBLE_STAR, @2, $2, NULL)); }
  ;

type_params:
    %empty                                     { $$ = NULL; }
  | LBRACKET type_param_list opt_comma RBRACKET { $$ = $2; }
  ;

type_param_list:
    type_param                       { TRY($$ = ou_append(parser, NULL, $1)); }
  | type_param_list COMMA type_param { TRY($$ = ou_append(parser, $1, $3)); }
  ;

type_param:
    NAME bound preset     { TRY($$ = ast_TypeVar(R, @$, $1, $2, $3)); }
  | STAR NAME star_preset { TRY($$ = ast_TypeVarTuple(R, @$, $2, $3)); }
  | POWER NAME preset     { TRY($$ = ast_ParamSpec(R, @$, $2, $3)); }
  ;

bound:
    %empty           { $$ = NULL; }
  | COLON expression { $$ = $2; }
  ;

star_preset:
    %empty                { $$ = NULL; }
  | EQUAL star_expression { $$ = $2; }
  ;

// ---- match

match:
    MATCH subject COLON NEWLINE INDENT cases DEDENT {
        TRY($$ = ast_Match(R, @$, $2, LIST(MatchCase, $6)));
    }
  ;

subject:
    named_expression
  | star_named_items            { TRY($$ = ast_Tuple(R, @$, LIST(Expr, $1), AST_CTX_Load)); }
  | star_named_items star_named {
        TRY(ou_append(parser, $1, $2));
        TRY($$ = ast_Tuple(R, @$, LIST(Expr, $1), AST_CTX_Load));
    }
  ;

cases:
    case       { TRY($$ = ou_append(parser, NULL, $1)); }
  | cases case { TRY($$ = ou_append(parser, $1, $2)); }
  ;

case:
    CASE patterns guard COLON block { TRY($$ = ast_match_case(R, @$, $2, $3, LIST(Stmt, $5))); }
  ;

guard:
    %empty              { $$ = NULL; }
  | IF named_expression { $$ = $2; }
  ;

patterns:
    pattern
  | pattern_items                    { TRY($$ = ast_MatchSequence(R, @$, LIST(Pattern, $1))); }
  | pattern_items maybe_star_pattern {
        TRY(ou_append(parser, $1, $2));
        TRY($$ = ast_MatchSequence(R, @$, LIST(Pattern, $1)));
    }
  ;

pattern_items:
    maybe_star_pattern COMMA               { TRY($$ = ou_append(parser, NULL, $1)); }
  | pattern_items maybe_star_pattern COMMA { TRY($$ = ou_append(parser, $1, $2)); }
  ;

maybe_star_pattern:
    pattern
  | STAR NAME { TRY($$ = ast_MatchStar(R, @$, ou_capture($2))); }
  ;

pattern:
    or_pattern
  | or_pattern AS NAME { TRY($$ = ou_build_as_pattern(parser, @$, $1, $3, @3)); }
  ;

or_pattern:
    closed_pattern
  | alternatives { TRY($$ = ast_MatchOr(R, @$, LIST(Pattern, $1))); }
  ;

alternatives:
    closed_pattern BAR closed_pattern {
        TRY($$ = ou_append(parser, NULL, $1));
        TRY(ou_append(parser, $$, $3));
    }
  | alternatives BAR closed_pattern { TRY($$ = ou_append(parser, $1, $3)); }
  ;

closed_pattern:
    pattern_number           { TRY($$ = ast_MatchValue(R, @$, $1)); }
  | strings                  { TRY($$ = ast_MatchValue(R, @$, $1)); }
  | NONE                     { TRY($$ = ast_MatchSingleton(R, @$, (AstConstant){AST_CONSTANT_None, "", 0})); }
  | TRUE                     { TRY($$ = ast_MatchSingleton(R, @$, (AstConstant){AST_CONSTANT_True, "", 0})); }
  | FALSE                    { TRY($$ = ast_MatchSingleton(R, @$, (AstConstant){AST_CONSTANT_False, "", 0})); }
  | NAME                     { TRY($$ = ast_MatchAs(R, @$, NULL, ou_capture($1))); }
  | pattern_name             { TRY($$ = ast_MatchValue(R, @$, $1)); }
  | LPAREN pattern RPAREN    { $$ = $2; }
  | LPAREN RPAREN            { TRY($$ = ast_MatchSequence(R, @$, LIST(Pattern, NULL))); }
  | LPAREN pattern_items RPAREN { TRY($$ = ast_MatchSequence(R, @$, LIST(Pattern, $2))); }
  | LPAREN pattern_items maybe_star_pattern RPAREN {
        TRY(ou_append(parser, $2, $3));
        TRY($$ = ast_MatchSequence(R, @$, LIST(Pattern, $2)));
    }
  | LBRACKET RBRACKET        { TRY($$ = ast_MatchSequence(R, @$, LIST(Pattern, NULL))); }
  | LBRACKET maybe_star_pattern RBRACKET {
        AstSequence *items;
        TRY(items = ou_append(parser, NULL, $2));
        TRY($$ = ast_MatchSequence(R, @$, LIST(Pattern, items)));
    }
  | LBRACKET pattern_items RBRACKET { TRY($$ = ast_MatchSequence(R, @$, LIST(Pattern, $2))); }
  | LBRACKET pattern_items maybe_star_pattern RBRACKET {
        TRY(ou_append(parser, $2, $3));
        TRY($$ = ast_MatchSequence(R, @$, LIST(Pattern, $2)));
    }
  | LBRACE RBRACE            { TRY($$ = ou_build_mapping_pattern(parser, @$, NULL, NULL)); }
  | LBRACE rest opt_comma RBRACE          { TRY($$ = ou_build_mapping_pattern(parser, @$, NULL, $2)); }
  | LBRACE mapping_items opt_comma RBRACE { TRY($$ = ou_build_mapping_pattern(parser, @$, $2, NULL)); }
  | LBRACE mapping_items COMMA rest opt_comma RBRACE { TRY($$ = ou_build_mapping_pattern(parser, @$, $2, $4)); }
  | NAME LPAREN class_patterns RPAREN {
        AstExpr *name;
        TRY(name = ast_Name(R, @1, $1, AST_CTX_Load));
        TRY($$ = ou_build_class_pattern(parser, @$, name, $3));
    }
  | pattern_name LPAREN class_patterns RPAREN { TRY($$ = ou_build_class_pattern(parser, @$, $1, $3)); }
  ;

pattern_name:
    NAME DOT NAME {
        AstExpr *name;
        TRY(name = ast_Name(R, @1, $1, AST_CTX_Load));
        TRY($$ = ast_Attribute(R, @$, name, $3, AST_CTX_Load));
    }
  | pattern_name DOT NAME { TRY($$ = ast_Attribute(R, @$, $1, $3, AST_CTX_Load)); }
  ;

pattern_number:
    signed_number
  | signed_number PLUS number  { TRY($$ = ou_build_complex(parser, @$, $1, AST_OP_Add, $3)); }
  | signed_number MINUS number { TRY($$ = ou_build_complex(parser, @$, $1, AST_OP_Sub, $3)); }
  ;

signed_number:
    number
  | MINUS number { TRY($$ = ast_UnaryOp(R, @$, AST_UNARY_USub, $2)); }
  ;

class_patterns:
    %empty                       { $$ = NULL; }
  | class_pattern_list opt_comma
  ;

class_pattern_list:
    class_item                          { TRY($$ = ou_append(parser, NULL, $1)); }
  | class_pattern_list COMMA class_item { TRY($$ = ou_append(parser, $1, $3)); }
  ;

class_item:
    pattern            { TRY($$ = ou_pattern_item(parser, @$, NULL, NULL, $1)); }
  | NAME EQUAL pattern { TRY($$ = ou_pattern_item(parser, @$, NULL, $1, $3)); }
  ;

mapping_items:
    mapping_item                     { TRY($$ = ou_append(parser, NULL, $1)); }
  | mapping_items COMMA mapping_item { TRY($$ = ou_append(parser, $1, $3)); }
  ;

mapping_item:
    literal_key COLON pattern { TRY($$ = ou_pattern_item(parser, @$, $1, NULL, $3)); }
  ;

rest:
    POWER NAME {
        TRY(ou_check_capture(parser, $2));
        $$ = $2;
    }
  ;

literal_key:
    pattern_number
  | strings
  | pattern_name
  | NONE  { TRY($$ = ou_build_constant(parser, @$, AST_CONSTANT_None)); }
  | TRUE  { TRY($$ = ou_build_constant(parser, @$, AST_CONSTANT_True)); }
  | FALSE { TRY($$ = ou_build_constant(parser, @$, AST_CONSTANT_False)); }
  ;

// ---------------------------------------------------------------- expressions

expressions:
    expression
  | expression_items            { TRY($$ = ast_Tuple(R, @$, LIST(Expr, $1), AST_CTX_Load)); }
  | expression_items expression {
        TRY(ou_append(parser, $1, $2));
        TRY($$ = ast_Tuple(R, @$, LIST(Expr, $1), AST_CTX_Load));
    }
  ;

expression_items:
    expression COMMA                  { TRY($$ = ou_append(parser, NULL, $1)); }
  | expression_items expression COMMA { TRY($$ = ou_append(parser, $1, $2)); }
  ;

star_expressions:
    star_expression
  | star_items                 { TRY($$ = ast_Tuple(R, @$, LIST(Expr, $1), AST_CTX_Load)); }
  | star_items star_expression {
        TRY(ou_append(parser, $1, $2));
        TRY($$ = ast_Tuple(R, @$, LIST(Expr, $1), AST_CTX_Load));
    }
  ;

star_items:
    star_expression COMMA            { TRY($$ = ou_append(parser, NULL, $1)); }
  | star_items star_expression COMMA { TRY($$ = ou_append(parser, $1, $2)); }
  ;

star_expression:
    expression
  | STAR operation { TRY($$ = ast_Starred(R, @$, $2, AST_CTX_Load)); }
  ;

star_named_list:
    star_named                  { TRY($$ = ou_append(parser, NULL, $1)); }
  | star_named_items
  | star_named_items star_named { TRY($$ = ou_append(parser, $1, $2)); }
  ;

star_named_items:
    star_named COMMA                  { TRY($$ = ou_append(parser, NULL, $1)); }
  | star_named_items star_named COMMA { TRY($$ = ou_append(parser, $1, $2)); }
  ;

star_named:
    named_expression
  | STAR operation { TRY($$ = ast_Starred(R, @$, $2, AST_CTX_Load)); }
  ;

named_expression:
    expression
  | NAME COLON_EQUAL expression {
        AstExpr *target;
        TRY(target = ast_Name(R, @1, $1, AST_CTX_Store));
        TRY($$ = ast_NamedExpr(R, @$, target, $3));
    }
  ;

yield:
    YIELD                  { TRY($$ = ast_Yield(R, @$, NULL)); }
  | YIELD star_expressions { TRY($$ = ast_Yield(R, @$, $2)); }
  | YIELD FROM expression  { TRY($$ = ast_YieldFrom(R, @$, $3)); }
  ;

expression:
    disjunction
  | disjunction IF disjunction ELSE expression { TRY($$ = ast_IfExp(R, @$, $3, $1, $5)); }
  | lambda
  ;

disjunction:
    operation
  | operation links             { TRY($$ = ou_build_compare(parser, @$, $1, $2)); }
  | NOT disjunction             { TRY($$ = ast_UnaryOp(R, @$, AST_UNARY_Not, $2)); }
  | disjunction AND disjunction { TRY($$ = ou_build_bool_op(parser, @$, $1, AST_BOOL_And, $3)); }
  | disjunction OR disjunction  { TRY($$ = ou_build_bool_op(parser, @$, $1, AST_BOOL_Or, $3)); }
  ;

links:
    compare_op operation       { TRY($$ = ou_append_link(parser, NULL, $1, $2)); }
  | links compare_op operation { TRY($$ = ou_append_link(parser, $1, $2, $3)); }
  ;

compare_op:
    EQ     { $$ = AST_CMP_Eq; }
  | NE     { $$ = AST_CMP_NotEq; }
  | LT     { $$ = AST_CMP_Lt; }
  | LE     { $$ = AST_CMP_LtE; }
  | GT     { $$ = AST_CMP_Gt; }
  | GE     { $$ = AST_CMP_GtE; }
  | IN     { $$ = AST_CMP_In; }
  | NOT IN { $$ = AST_CMP_NotIn; }
  | IS     { $$ = AST_CMP_Is; }
  | IS NOT { $$ = AST_CMP_IsNot; }
  ;

operation:
    primary
  | AWAIT primary                   { TRY($$ = ast_Await(R, @$, $2)); }
  | operation BAR operation         { TRY($$ = ast_BinOp(R, @$, $1, AST_OP_BitOr, $3)); }
  | operation CARET operation       { TRY($$ = ast_BinOp(R, @$, $1, AST_OP_BitXor, $3)); }
  | operation AMPERSAND operation   { TRY($$ = ast_BinOp(R, @$, $1, AST_OP_BitAnd, $3)); }
  | operation SHIFT_LEFT operation  { TRY($$ = ast_BinOp(R, @$, $1, AST_OP_LShift, $3)); }
  | operation SHIFT_RIGHT operation { TRY($$ = ast_BinOp(R, @$, $1, AST_OP_RShift, $3)); }
  | operation PLUS operation        { TRY($$ = ast_BinOp(R, @$, $1, AST_OP_Add, $3)); }
  | operation MINUS operation       { TRY($$ = ast_BinOp(R, @$, $1, AST_OP_Sub, $3)); }
  | operation STAR operation        { TRY($$ = ast_BinOp(R, @$, $1, AST_OP_Mult, $3)); }
  | operation SLASH operation       { TRY($$ = ast_BinOp(R, @$, $1, AST_OP_Div, $3)); }
  | operation FLOOR operation       { TRY($$ = ast_BinOp(R, @$, $1, AST_OP_FloorDiv, $3)); }
  | operation PERCENT operation     { TRY($$ = ast_BinOp(R, @$, $1, AST_OP_Mod, $3)); }
  | operation AT operation          { TRY($$ = ast_BinOp(R, @$, $1, AST_OP_MatMult, $3)); }
  | operation POWER operation       { TRY($$ = ast_BinOp(R, @$, $1, AST_OP_Pow, $3)); }
  | PLUS operation %prec SIGN       { TRY($$ = ast_UnaryOp(R, @$, AST_UNARY_UAdd, $2)); }
  | MINUS operation %prec SIGN      { TRY($$ = ast_UnaryOp(R, @$, AST_UNARY_USub, $2)); }
  | TILDE operation %prec SIGN      { TRY($$ = ast_UnaryOp(R, @$, AST_UNARY_Invert, $2)); }
  ;

primary:
    atom
  | primary DOT NAME                 { TRY($$ = ast_Attribute(R, @$, $1, $3, AST_CTX_Load)); }
  | primary LBRACKET slices RBRACKET { TRY($$ = ast_Subscript(R, @$, $1, $3, AST_CTX_Load)); }
  | primary LPAREN RPAREN            { TRY($$ = ou_build_call(parser, @$, $1, NULL)); }
  | primary LPAREN argument_list opt_comma RPAREN { TRY($$ = ou_build_call(parser, @$, $1, $3)); }
  | primary LPAREN named_expression comp_fors RPAREN {
        AstExpr *generator;
        AstArgument *argument;
        AstSequence *arguments;
        TRY(generator = ast_GeneratorExp(R, between(@2, @5), $3, LIST(Comprehension, $4)));
        TRY(argument = ou_argument(parser, @3, NULL, generator, false));
        TRY(arguments = ou_append(parser, NULL, argument));
        TRY($$ = ou_build_call(parser, @$, $1, arguments));
    }
  ;

argument_list:
    argument                     { TRY($$ = ou_append(parser, NULL, $1)); }
  | argument_list COMMA argument { TRY($$ = ou_append(parser, $1, $3)); }
  ;

argument:
    named_expression      { TRY($$ = ou_argument(parser, @$, NULL, $1, false)); }
  | NAME EQUAL expression { TRY($$ = ou_argument(parser, @$, $1, $3, true)); }
  | POWER expression      { TRY($$ = ou_argument(parser, @$, NULL, $2, true)); }
  | STAR expression       {
        AstExpr *starred;
        TRY(starred = ast_Starred(R, @$, $2, AST_CTX_Load));
        TRY($$ = ou_argument(parser, @$, NULL, starred, false));
    }
  ;

slices:
    slice
  | STAR expression        {
        AstExpr *starred;
        AstSequence *items;
        TRY(starred = ast_Starred(R, @$, $2, AST_CTX_Load));
        TRY(items = ou_append(parser, NULL, starred));
        TRY($$ = ast_Tuple(R, @$, LIST(Expr, items), AST_CTX_Load));
    }
  | slice_items            { TRY($$ = ast_Tuple(R, @$, LIST(Expr, $1), AST_CTX_Load)); }
  | slice_items slice_item {
        TRY(ou_append(parser, $1, $2));
        TRY($$ = ast_Tuple(R, @$, LIST(Expr, $1), AST_CTX_Load));
    }
  ;

slice_items:
    slice_item COMMA             { TRY($$ = ou_append(parser, NULL, $1)); }
  | slice_items slice_item COMMA { TRY($$ = ou_append(parser, $1, $2)); }
  ;

slice_item:
    slice
  | STAR expression { TRY($$ = ast_Starred(R, @$, $2, AST_CTX_Load)); }
  ;

slice:
    named_expression
  | COLON optional_expression            { TRY($$ = ast_Slice(R, @$, NULL, $2, NULL)); }
  | COLON optional_expression COLON optional_expression { TRY($$ = ast_Slice(R, @$, NULL, $2, $4)); }
  | expression COLON optional_expression { TRY($$ = ast_Slice(R, @$, $1, $3, NULL)); }
  | expression COLON optional_expression COLON optional_expression { TRY($$ = ast_Slice(R, @$, $1, $3, $5)); }
  ;

optional_expression:
    %empty     { $$ = NULL; }
  | expression
  ;

atom:
    NAME     { TRY($$ = ast_Name(R, @$, $1, AST_CTX_Load)); }
  | NONE     { TRY($$ = ou_build_constant(parser, @$, AST_CONSTANT_None)); }
  | TRUE     { TRY($$ = ou_build_constant(parser, @$, AST_CONSTANT_True)); }
  | FALSE    { TRY($$ = ou_build_constant(parser, @$, AST_CONSTANT_False)); }
  | ELLIPSIS { TRY($$ = ou_build_constant(parser, @$, AST_CONSTANT_Ellipsis)); }
  | number
  | strings
  | group
  | display
  ;

number:
    NUMBER { TRY($$ = ou_build_number(parser, @$, $1.start, $1.end)); }
  ;

group:
    LPAREN RPAREN                             { TRY($$ = ast_Tuple(R, @$, LIST(Expr, NULL), AST_CTX_Load)); $$->parenthesised = 1; }
  | LPAREN yield RPAREN                       { $$ = $2; $$->parenthesised = 1; }
  | LPAREN named_expression RPAREN            { $$ = $2; $$->parenthesised = 1; }
  | LPAREN star_named_items RPAREN            { TRY($$ = ast_Tuple(R, @$, LIST(Expr, $2), AST_CTX_Load)); $$->parenthesised = 1; }
  | LPAREN star_named_items star_named RPAREN {
        TRY(ou_append(parser, $2, $3));
        TRY($$ = ast_Tuple(R, @$, LIST(Expr, $2), AST_CTX_Load));
        $$->parenthesised = 1;
    }
  | LPAREN named_expression comp_fors RPAREN  { TRY($$ = ast_GeneratorExp(R, @$, $2, LIST(Comprehension, $3))); }
  ;

display:
    LBRACKET RBRACKET                            { TRY($$ = ast_List(R, @$, LIST(Expr, NULL), AST_CTX_Load)); }
  | LBRACKET star_named_list RBRACKET            { TRY($$ = ast_List(R, @$, LIST(Expr, $2), AST_CTX_Load)); }
  | LBRACKET named_expression comp_fors RBRACKET { TRY($$ = ast_ListComp(R, @$, $2, LIST(Comprehension, $3))); }
  | LBRACE RBRACE                                { TRY($$ = ou_build_dict(parser, @$, NULL)); }
  | LBRACE dict_items opt_comma RBRACE           { TRY($$ = ou_build_dict(parser, @$, $2)); }
  | LBRACE star_named_list RBRACE                { TRY($$ = ast_Set(R, @$, LIST(Expr, $2))); }
  | LBRACE named_expression comp_fors RBRACE     { TRY($$ = ast_SetComp(R, @$, $2, LIST(Comprehension, $3))); }
  | LBRACE expression COLON expression comp_fors RBRACE {
        TRY($$ = ast_DictComp(R, @$, $2, $4, LIST(Comprehension, $5)));
    }
  ;

dict_items:
    dict_item                  { TRY($$ = ou_append(parser, NULL, $1)); }
  | dict_items COMMA dict_item { TRY($$ = ou_append(parser, $1, $3)); }
  ;

dict_item:
    expression COLON expression { TRY($$ = ou_dict_item(parser, $1, $3)); }
  | POWER operation             { TRY($$ = ou_dict_item(parser, NULL, $2)); }
  ;

comp_fors:
    comp_for           { TRY($$ = ou_append(parser, NULL, $1)); }
  | comp_fors comp_for { TRY($$ = ou_append(parser, $1, $2)); }
  ;

comp_for:
    plain_comp_for
  | ASYNC plain_comp_for { $$ = $2; $$->is_async = 1; }
  ;

plain_comp_for:
    FOR for_targets IN disjunction comp_ifs {
        TRY($$ = ast_comprehension(R, @$, $2, $4, LIST(Expr, $5), 0));
    }
  ;

comp_ifs:
    %empty                  { $$ = NULL; }
  | comp_ifs IF disjunction { TRY($$ = ou_append(parser, $1, $3)); }
  ;

// ---- strings

strings:
    string_literal
  | literals { TRY($$ = ou_build_strings(parser, @$, $1)); }
  ;

literals:
    string_literal string_literal {
        TRY($$ = ou_append(parser, NULL, $1));
        TRY(ou_append(parser, $$, $2));
    }
  | literals string_literal { TRY($$ = ou_append(parser, $1, $2)); }
  ;

string_literal:
    STRING  { TRY($$ = ou_build_string(parser, @$, $1.start, $1.end)); }
  | fstring
  | tstring
  ;

fstring:
    FSTRING_START fstring_pieces FSTRING_END { TRY($$ = ou_build_joined(parser, @$, $2)); }
  ;

// Constants and formatted values; NULL if there are none.
fstring_pieces:
    %empty                            { $$ = NULL; }
  | fstring_pieces FSTRING_MIDDLE     { TRY($$ = ou_append_text(parser, $1, @2, $2.start, $2.end, false)); }
  | fstring_pieces FSTRING_MIDDLE_RAW { TRY($$ = ou_append_text(parser, $1, @2, $2.start, $2.end, true)); }
  | fstring_pieces field              { TRY($$ = ou_extend(parser, $1, $2)); }
  ;

tstring:
    TSTRING_START template_pieces TSTRING_END { TRY($$ = ou_build_template(parser, @$, $2)); }
  ;

// As above, but with interpolations, whose format specifications have formatted values again.
template_pieces:
    %empty                             { $$ = NULL; }
  | template_pieces FSTRING_MIDDLE     { TRY($$ = ou_append_text(parser, $1, @2, $2.start, $2.end, false)); }
  | template_pieces FSTRING_MIDDLE_RAW { TRY($$ = ou_append_text(parser, $1, @2, $2.start, $2.end, true)); }
  | template_pieces interpolation      { TRY($$ = ou_extend(parser, $1, $2)); }
  ;

interpolation:
    LBRACE right_side debug conversion format_spec RBRACE {
        AstField field = {.range = @$,
                          .value = $2,
                          .debug = $3,
                          .conversion = $4,
                          .spec = $5,
                          .text = $1.end,
                          .text_end = $6.start,
                          .open = @1,
                          .close = @6,
                          .is_template = true};
        TRY($$ = ou_build_field(parser, &field));
    }
  ;

field:
    LBRACE right_side debug conversion format_spec RBRACE {
        AstField field = {.range = @$,
                          .value = $2,
                          .debug = $3,
                          .conversion = $4,
                          .spec = $5,
                          .text = $1.end,
                          .text_end = $6.start,
                          .open = @1,
                          .close = @6};
        TRY($$ = ou_build_field(parser, &field));
    }
  ;

debug:
    %empty { $$ = NULL; }
  | EQUAL  { TRY($$ = ou_field_part(parser, @1, $1.start)); }
  ;

conversion:
    %empty           { $$ = NULL; }
  | EXCLAMATION NAME {
        TRY($$ = ou_field_part(parser, @1, $1.start));
        TRY($$->letter = ou_check_conversion(parser, @1, @2, $2));
    }
  ;

format_spec:
    %empty               { $$ = NULL; }
  | COLON fstring_pieces {
        TRY($$ = ou_field_part(parser, @1, $1.start));
        TRY($$->spec = ou_build_joined(parser, @$, $2));
    }
  ;

%%

static int yyreport_syntax_error(const yypcontext_t *context, OuParser *parser) {
    yysymbol_kind_t expected[YYNTOKENS];
    int count = yypcontext_expected_tokens(context, expected, YYNTOKENS);
    parser->rejected = true;
    parser->wants_end = count == 1 && expected[0] == YYSYMBOL_YYEOF;
    parser->wants_indent = count == 1 && expected[0] == YYSYMBOL_INDENT;
    return 0;
}

static bool grow_stack(OuParser *parser, void **stack, size_t used, size_t item_size,
                       const ptrdiff_t *depth) {
    if (*depth >= YYMAXDEPTH) {
        return ou_report(&parser->diagnostics, OU_SYNTAX_TOO_DEEP, parser->token.range,
                         "Parser stack overflowed - Python source too complex to parse");
    }
    void *larger = ou_region_alloc(parser->region, 2 * (size_t)*depth * item_size);
    if (larger == NULL) return false;
    memcpy(larger, *stack, used);
    *stack = larger;
    return true;
}

struct OuMachine {
    yypstate state;
};

OuMachine *ou_machine_new(OuParser *parser) {
    OuMachine *machine = ou_region_alloc(parser->region, sizeof *machine);
    if (machine == NULL) return NULL;
    yypstate *state = &machine->state;
    state->yystacksize = YYINITDEPTH;
    state->yyss = state->yyssa;
    state->yyvs = state->yyvsa;
    state->yyls = state->yylsa;
    yypstate_clear(state);
    return machine;
}

static bool is_ascii(const char *start, const char *end) {
    for (const char *p = start; p < end; p++) {
        if (*p & 0x80) return false;
    }
    return true;
}

// The name of a token, in the form in which names are compared.
static AstName intern_name(OuParser *parser, const OuToken *token) {
    size_t size = (size_t)(token->end - token->start);
    if (parser->normalize_name == NULL || is_ascii(token->start, token->end))
        return ou_names_intern(&parser->names, token->start, size);
    size_t room = size * 4 + 64, written;
    char *bytes;
    do {
        bytes = ou_region_alloc(parser->region, room);
        if (bytes == NULL) return NULL;
        written = parser->normalize_name(token->start, size, bytes, room);
        room *= 4;
    } while (written == 0);
    return ou_names_intern(&parser->names, bytes, written);
}

OuMachineStatus ou_machine_push(OuMachine *machine, OuParser *parser, const OuToken *token) {
    YYSTYPE value;
    AstRange range = token->range;
    int kind = token->kind;
    if (kind == TOK_NAME) {
        value.name = intern_name(parser, token);
        if (value.name == NULL) return OU_MACHINE_FAILED;
    } else {
        value.text.start = token->start;
        value.text.end = token->end;
        if (kind == TOK_FSTRING_MIDDLE && token->raw) kind = TOK_FSTRING_MIDDLE_RAW;
        if (token->end == token->start) {
            range.line = range.end_line = parser->last_end.line;
            range.column = range.end_column = parser->last_end.column;
        }
    }
    parser->last_end = (AstRange){range.end_line, range.end_column, 0, 0};
    switch (ou_yypush_parse(&machine->state, kind, &value, &range, parser)) {
    case 0:
        return OU_MACHINE_DONE;
    case YYPUSH_MORE:
        return OU_MACHINE_MORE;
    default:
        return OU_MACHINE_FAILED;
    }
}
