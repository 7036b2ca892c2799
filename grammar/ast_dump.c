/* Writing the tree as text.
 *
 * For each type of field there is a function that shows a value and one that says whether it is
 * worth showing; _Generic picks them by the field's type, so a new row in ast.def needs nothing
 * here. A list is dumped by the function of its items. */
#include "grammar/ast_dump.h"

#include <stdio.h>
#include <string.h>

#include "memory/config.h"

#define MAX_DEPTH 1000

typedef struct Dump {
    AstDumpOptions options;
    AstDumpSink sink;
    void *data;
    int depth;
    bool first; // no field of the present node is written yet
} Dump;

// ---- pieces of text

static void dump_text(Dump *dump, const char *text) {
    dump->sink(dump->data, text, strlen(text));
}

static void dump_separator(Dump *dump, bool first) {
    if (!first) dump_text(dump, ",");
    if (dump->options.indent == 0) {
        if (!first) dump_text(dump, " ");
        return;
    }
    dump_text(dump, "\n");
    for (int i = 0; i < dump->depth * dump->options.indent; i++) {
        dump_text(dump, " ");
    }
}

static void dump_field_name(Dump *dump, const char *name) {
    dump_separator(dump, dump->first);
    dump->first = false;
    dump_text(dump, name);
    dump_text(dump, "=");
}

// Bytes between quotes, as Python shows bytes; UTF-8 beyond ASCII stays as it is.
static void dump_quoted(Dump *dump, const char *bytes, size_t size, bool plain) {
    dump_text(dump, "'");
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)bytes[i];
        char piece[8] = {(char)c, 0};
        if (c == '\\' || c == '\'') {
            snprintf(piece, sizeof piece, "\\%c", c);
        } else if (c == '\n') {
            snprintf(piece, sizeof piece, "\\n");
        } else if (c < 0x20 || c == 0x7f || (c >= 0x80 && !plain)) {
            snprintf(piece, sizeof piece, "\\x%02x", c);
        }
        dump->sink(dump->data, piece, strlen(piece));
    }
    dump_text(dump, "'");
}

// ---- leaves

static void dump_value_int(Dump *dump, const int *value) {
    char text[16];
    snprintf(text, sizeof text, "%d", *value);
    dump_text(dump, text);
}

static void dump_value_name(Dump *dump, const AstName *name) {
    dump_quoted(dump, (*name)->bytes, (*name)->size, true);
}

static void dump_value_constant(Dump *dump, const AstConstant *constant) {
    static const char *const words[] = {
        [AST_CONSTANT_None] = "None",
        [AST_CONSTANT_True] = "True",
        [AST_CONSTANT_False] = "False",
        [AST_CONSTANT_Ellipsis] = "Ellipsis",
    };
    switch (constant->kind) {
    case AST_CONSTANT_None:
    case AST_CONSTANT_True:
    case AST_CONSTANT_False:
    case AST_CONSTANT_Ellipsis:
        dump_text(dump, words[constant->kind]);
        break;
    case AST_CONSTANT_Int:
    case AST_CONSTANT_Float:
    case AST_CONSTANT_Imaginary:
        dump->sink(dump->data, constant->bytes, constant->size);
        break;
    case AST_CONSTANT_Bytes:
        dump_text(dump, "b");
        dump_quoted(dump, constant->bytes, constant->size, false);
        break;
    case AST_CONSTANT_Str:
        dump_quoted(dump, constant->bytes, constant->size, true);
        break;
    }
}

static void dump_value_operator(Dump *dump, const AstOperator *op) {
    static const char *const names[] = {
#define AST_OPERATOR(name, text) #name "()",
#include "grammar/ast.def"
    };
    dump_text(dump, names[*op]);
}

static void dump_value_bool_op(Dump *dump, const AstBoolOp *op) {
    static const char *const names[] = {
#define AST_BOOL_OP(name, text) #name "()",
#include "grammar/ast.def"
    };
    dump_text(dump, names[*op]);
}

static void dump_value_unary_op(Dump *dump, const AstUnaryOp *op) {
    static const char *const names[] = {
#define AST_UNARY_OP(name, text) #name "()",
#include "grammar/ast.def"
    };
    dump_text(dump, names[*op]);
}

static void dump_value_cmp_op(Dump *dump, const AstCmpOp *op) {
    static const char *const names[] = {
#define AST_CMP_OP(name, text) #name "()",
#include "grammar/ast.def"
    };
    dump_text(dump, names[*op]);
}

static void dump_value_context(Dump *dump, const AstContext *context) {
    static const char *const names[] = {
#define AST_CONTEXT(name, text) #name "()",
#include "grammar/ast.def"
    };
    dump_text(dump, names[*context]);
}

// ---- nodes

// Nodes are dumped through pointers to pointers, as a field or a list holds them.
static void dump_value_expr(Dump *dump, AstExpr *const *expr);
static void dump_value_stmt(Dump *dump, AstStmt *const *stmt);
static void dump_value_pattern(Dump *dump, AstPattern *const *pattern);
static void dump_value_type_param(Dump *dump, AstTypeParam *const *param);
#define AST_PRODUCT(Type, name, ranged, fields)                                                \
    static void dump_value_##name(Dump *dump, Ast##Type *const *node);
#include "grammar/ast.def"

#define DUMP_LIST(Item, type, dump_item)                                                       \
    static void dump_list_##Item(Dump *dump, const Ast##Item##List *list) {                    \
        bool first = dump->first;                                                              \
        dump->depth++;                                                                         \
        dump_text(dump, "[");                                                                  \
        for (size_t i = 0; i < list->count; i++) {                                             \
            dump_separator(dump, i == 0);                                                      \
            dump_item(dump, &list->items[i]);                                                  \
        }                                                                                      \
        dump_text(dump, "]");                                                                  \
        dump->depth--;                                                                         \
        dump->first = first;                                                                   \
    }                                                                                          \
    static bool is_empty_##Item(const Ast##Item##List *list) {                                 \
        return list->count == 0;                                                               \
    }

DUMP_LIST(Stmt, AstStmt *, dump_value_stmt)
DUMP_LIST(Expr, AstExpr *, dump_value_expr)
DUMP_LIST(Pattern, AstPattern *, dump_value_pattern)
DUMP_LIST(TypeParam, AstTypeParam *, dump_value_type_param)
DUMP_LIST(Comprehension, AstComprehension *, dump_value_comprehension)
DUMP_LIST(ExceptHandler, AstExceptHandler *, dump_value_ExceptHandler)
DUMP_LIST(Arg, AstArg *, dump_value_arg)
DUMP_LIST(Keyword, AstKeyword *, dump_value_keyword)
DUMP_LIST(Alias, AstAlias *, dump_value_alias)
DUMP_LIST(WithItem, AstWithItem *, dump_value_withitem)
DUMP_LIST(MatchCase, AstMatchCase *, dump_value_match_case)
DUMP_LIST(Name, AstName, dump_value_name)
DUMP_LIST(CmpOp, AstCmpOp, dump_value_cmp_op)

#define DUMP_VALUE(pointer)                                                                    \
    _Generic((pointer), \
        AstStmtList *: dump_list_Stmt, \
        AstExprList *: dump_list_Expr, \
        AstPatternList *: dump_list_Pattern, \
        AstTypeParamList *: dump_list_TypeParam, \
        AstComprehensionList *: dump_list_Comprehension, \
        AstExceptHandlerList *: dump_list_ExceptHandler, \
        AstArgList *: dump_list_Arg, \
        AstKeywordList *: dump_list_Keyword, \
        AstAliasList *: dump_list_Alias, \
        AstWithItemList *: dump_list_WithItem, \
        AstMatchCaseList *: dump_list_MatchCase, \
        AstNameList *: dump_list_Name, \
        AstCmpOpList *: dump_list_CmpOp, \
        AstExpr **: dump_value_expr, \
        AstPattern **: dump_value_pattern, \
        AstArguments **: dump_value_arguments, \
        AstArg **: dump_value_arg, \
        AstName *: dump_value_name, \
        AstConstant *: dump_value_constant, \
        int *: dump_value_int, \
        AstOperator *: dump_value_operator, \
        AstBoolOp *: dump_value_bool_op, \
        AstUnaryOp *: dump_value_unary_op, \
        AstContext *: dump_value_context)(dump, pointer)

static bool is_missing_expr(AstExpr *const *value) {
    return *value == NULL;
}
static bool is_missing_pattern(AstPattern *const *value) {
    return *value == NULL;
}
static bool is_missing_arguments(AstArguments *const *value) {
    return *value == NULL;
}
static bool is_missing_arg(AstArg *const *value) {
    return *value == NULL;
}
static bool is_missing_name(const AstName *value) {
    return *value == NULL;
}
static bool is_never_missing(const void *value OU_UNUSED) {
    return false;
}

#define IS_ABSENT(pointer)                                                                     \
    _Generic((pointer),                                                                        \
        AstStmtList *: is_empty_Stmt,                                                          \
        AstExprList *: is_empty_Expr,                                                          \
        AstPatternList *: is_empty_Pattern,                                                    \
        AstTypeParamList *: is_empty_TypeParam,                                                \
        AstComprehensionList *: is_empty_Comprehension,                                        \
        AstExceptHandlerList *: is_empty_ExceptHandler,                                        \
        AstArgList *: is_empty_Arg,                                                            \
        AstKeywordList *: is_empty_Keyword,                                                    \
        AstAliasList *: is_empty_Alias,                                                        \
        AstWithItemList *: is_empty_WithItem,                                                  \
        AstMatchCaseList *: is_empty_MatchCase,                                                \
        AstNameList *: is_empty_Name,                                                          \
        AstCmpOpList *: is_empty_CmpOp,                                                        \
        AstExpr **: is_missing_expr,                                                           \
        AstPattern **: is_missing_pattern,                                                     \
        AstArguments **: is_missing_arguments,                                                 \
        AstArg **: is_missing_arg,                                                             \
        AstName *: is_missing_name,                                                            \
        default: is_never_missing)(pointer)

static void dump_range(Dump *dump, const AstRange *range) {
    if (!dump->options.positions) return;
    const struct {
        const char *name;
        uint32_t value;
    } parts[] = {{"lineno", range->line},
                 {"col_offset", range->column},
                 {"end_lineno", range->end_line},
                 {"end_col_offset", range->end_column}};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        char text[16];
        snprintf(text, sizeof text, "%u", parts[i].value);
        dump_field_name(dump, parts[i].name);
        dump_text(dump, text);
    }
}

// Write "Name(" and return true, or "..." and return false when nested too deeply.
static bool dump_begin(Dump *dump, const char *name) {
    if (dump->depth >= MAX_DEPTH) {
        dump_text(dump, "...");
        return false;
    }
    dump_text(dump, name);
    dump_text(dump, "(");
    dump->depth++;
    dump->first = true;
    return true;
}

static void dump_end(Dump *dump) {
    dump_text(dump, ")");
    dump->depth--;
    dump->first = false;
}

#define FIELDS_BODY(type, name)                                                                \
    if (!IS_ABSENT(&fields_of->name)) {                                                        \
        dump_field_name(dump, #name);                                                          \
        DUMP_VALUE(&fields_of->name);                                                          \
    }

// The cases of a switch over the kinds of `node`.
#define CASE(KIND, Kind, fields)                                                               \
    case KIND##Kind: {                                                                         \
        OU_UNUSED                                                                              \
        typeof(&node->as.Kind) fields_of = &node->as.Kind;                                     \
        if (!dump_begin(dump, #Kind)) return;                                                  \
        fields break;                                                                          \
    }

static void dump_value_expr(Dump *dump, AstExpr *const *place) {
    AstExpr *node = *place;
    if (node == NULL) {
        dump_text(dump, "None");
        return;
    }
    switch (node->kind) {
#define FIELD                  FIELDS_BODY
#define OPTIONAL               FIELDS_BODY
#define AST_EXPR(kind, fields) CASE(AST_EXPR_, kind, fields)
#include "grammar/ast.def"
    }
    dump_range(dump, &node->range);
    dump_end(dump);
}

static void dump_value_stmt(Dump *dump, AstStmt *const *place) {
    AstStmt *node = *place;
    switch (node->kind) {
#define FIELD                  FIELDS_BODY
#define OPTIONAL               FIELDS_BODY
#define AST_STMT(kind, fields) CASE(AST_STMT_, kind, fields)
#include "grammar/ast.def"
    }
    dump_range(dump, &node->range);
    dump_end(dump);
}

static void dump_value_pattern(Dump *dump, AstPattern *const *place) {
    AstPattern *node = *place;
    switch (node->kind) {
#define FIELD                     FIELDS_BODY
#define OPTIONAL                  FIELDS_BODY
#define AST_PATTERN(kind, fields) CASE(AST_PATTERN_, kind, fields)
#include "grammar/ast.def"
    }
    dump_range(dump, &node->range);
    dump_end(dump);
}

static void dump_value_type_param(Dump *dump, AstTypeParam *const *place) {
    AstTypeParam *node = *place;
    switch (node->kind) {
#define FIELD                        FIELDS_BODY
#define OPTIONAL                     FIELDS_BODY
#define AST_TYPE_PARAM(kind, fields) CASE(AST_TYPE_PARAM_, kind, fields)
#include "grammar/ast.def"
    }
    dump_range(dump, &node->range);
    dump_end(dump);
}

#define SHOW_RANGED dump_range(dump, &fields_of->range);
#define SHOW_UNRANGED

#define FIELD    FIELDS_BODY
#define OPTIONAL FIELDS_BODY
#define AST_PRODUCT(Type, name, ranged, fields)                                                \
    static void dump_value_##name(Dump *dump, Ast##Type *const *place) {                       \
        Ast##Type *fields_of = *place;                                                         \
        if (!dump_begin(dump, #name)) return;                                                  \
        fields SHOW_##ranged dump_end(dump);                                                   \
    }
#include "grammar/ast.def"

void ast_dump(const AstModule *module, const AstDumpOptions *options, AstDumpSink sink,
              void *data) {
    Dump state = {.options = *options, .sink = sink, .data = data};
    Dump *dump = &state;
    AstModule copy = *module; // the fields of a const node would be other types to _Generic
    AstModule *node = &copy;
    switch (node->kind) {
#define FIELD                 FIELDS_BODY
#define OPTIONAL              FIELDS_BODY
#define AST_MOD(kind, fields) CASE(AST_MOD_, kind, fields)
#include "grammar/ast.def"
    }
    dump_end(dump);
}
