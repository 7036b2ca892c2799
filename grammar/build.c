/* Nodes that take more than a constructor: expressions, and the sequences all lists grow in. */
#include "grammar/build.h"

#include <string.h>

// ---- sequences

static bool reserve(OuParser *parser, AstSequence *sequence, size_t count) {
    if (count <= sequence->capacity) return true;
    size_t capacity = sequence->capacity == 0 ? 4 : sequence->capacity * 2;
    while (capacity < count) {
        capacity *= 2;
    }
    void **items = ou_region_alloc(parser->region, capacity * sizeof *items);
    if (items == NULL) return false;
    if (sequence->count > 0) memcpy(items, sequence->items, sequence->count * sizeof *items);
    sequence->items = items;
    sequence->capacity = capacity;
    return true;
}

AstSequence *ou_append(OuParser *parser, AstSequence *sequence, const void *item) {
    if (sequence == NULL) sequence = ou_region_alloc(parser->region, sizeof *sequence);
    if (sequence == NULL || !reserve(parser, sequence, sequence->count + 1)) return NULL;
    sequence->items[sequence->count++] = (void *)item;
    return sequence;
}

AstSequence *ou_extend(OuParser *parser, AstSequence *sequence, const AstSequence *more) {
    if (sequence == NULL) sequence = ou_region_alloc(parser->region, sizeof *sequence);
    if (sequence == NULL || !reserve(parser, sequence, sequence->count + more->count)) {
        return NULL;
    }
    memcpy(sequence->items + sequence->count, more->items, more->count * sizeof *more->items);
    sequence->count += more->count;
    return sequence;
}

// ---- displays

AstDictItem *ou_dict_item(OuParser *parser, AstExpr *key, AstExpr *value) {
    AstDictItem *item = ou_region_alloc(parser->region, sizeof *item);
    if (item != NULL) *item = (AstDictItem){key, value};
    return item;
}

AstExpr *ou_build_dict(OuParser *parser, AstRange range, const AstSequence *items) {
    AstExprList keys = {0}, values = {0};
    if (items != NULL) {
        keys.count = values.count = items->count;
        keys.items = ou_region_alloc(parser->region, keys.count * sizeof *keys.items);
        values.items = ou_region_alloc(parser->region, values.count * sizeof *values.items);
        if (keys.items == NULL || values.items == NULL) return NULL;
        for (size_t i = 0; i < items->count; i++) {
            const AstDictItem *item = items->items[i];
            keys.items[i] = item->key;
            values.items[i] = item->value;
        }
    }
    return ast_Dict(parser->region, range, keys, values);
}

// ---- comparisons and boolean operations

typedef struct Link {
    AstCmpOp op;
    AstExpr *right;
} Link;

AstSequence *ou_append_link(OuParser *parser, AstSequence *links, AstCmpOp op, AstExpr *right) {
    Link *link = ou_region_alloc(parser->region, sizeof *link);
    if (link == NULL) return NULL;
    *link = (Link){op, right};
    return ou_append(parser, links, link);
}

AstExpr *ou_build_compare(OuParser *parser, AstRange range, AstExpr *left,
                          const AstSequence *links) {
    AstCmpOpList ops = {.count = links->count};
    AstExprList rights = {.count = links->count};
    ops.items = ou_region_alloc(parser->region, ops.count * sizeof *ops.items);
    rights.items = ou_region_alloc(parser->region, rights.count * sizeof *rights.items);
    if (ops.items == NULL || rights.items == NULL) return NULL;
    for (size_t i = 0; i < links->count; i++) {
        const Link *link = links->items[i];
        ops.items[i] = link->op;
        rights.items[i] = link->right;
    }
    return ast_Compare(parser->region, range, left, ops, rights);
}

// The values of a chain are in an array whose size is a power of two, and full when the count
// is one: no capacity need be remembered.
static bool append_value(OuParser *parser, AstExprList *values, AstExpr *value) {
    size_t count = values->count;
    if ((count & (count - 1)) == 0) {
        AstExpr **items = ou_region_alloc(parser->region, 2 * count * sizeof *items);
        if (items == NULL) return false;
        memcpy(items, values->items, count * sizeof *items);
        values->items = items;
    }
    values->items[values->count++] = value;
    return true;
}

AstExpr *ou_build_bool_op(OuParser *parser, AstRange range, AstExpr *left, AstBoolOp op,
                          AstExpr *right) {
    if (left->kind == AST_EXPR_BoolOp && left->as.BoolOp.op == op && !left->parenthesised) {
        left->range = range;
        return append_value(parser, &left->as.BoolOp.values, right) ? left : NULL;
    }
    AstExprList values = {.count = 2};
    values.items = ou_region_alloc(parser->region, 2 * sizeof *values.items);
    if (values.items == NULL) return NULL;
    values.items[0] = left;
    values.items[1] = right;
    return ast_BoolOp(parser->region, range, op, values);
}

// ---- calls

AstArgument *ou_argument(OuParser *parser, AstRange range, AstName name, AstExpr *value,
                         bool is_keyword) {
    AstArgument *argument = ou_region_alloc(parser->region, sizeof *argument);
    if (argument != NULL) *argument = (AstArgument){range, name, value, is_keyword};
    return argument;
}

// May `argument` come when `keyword` or `double_star` arguments have come before?
static bool is_in_order(const AstArgument *argument, bool keyword, bool double_star) {
    if (argument->is_keyword || !keyword) return true;
    return argument->value->kind == AST_EXPR_Starred && !double_star;
}

static bool sort_arguments(OuParser *parser, const AstSequence *arguments,
                           AstExprList *positional, AstKeywordList *keywords) {
    *positional = (AstExprList){0};
    *keywords = (AstKeywordList){0};
    if (arguments == NULL) return true;
    AstSequence *left = NULL, *right = NULL;
    bool double_star = false;
    for (size_t i = 0; i < arguments->count; i++) {
        const AstArgument *argument = arguments->items[i];
        if (!is_in_order(argument, right != NULL, double_star)) {
            parser->refused = true;
            return false;
        }
        if (!argument->is_keyword) {
            left = ou_append(parser, left, argument->value);
            if (left == NULL) return false;
            continue;
        }
        double_star = double_star || argument->name == NULL;
        AstKeyword *keyword =
            ast_keyword(parser->region, argument->range, argument->name, argument->value);
        right = keyword == NULL ? NULL : ou_append(parser, right, keyword);
        if (right == NULL) return false;
    }
    *positional = AST_LIST_OF(Expr, left);
    *keywords = AST_LIST_OF(Keyword, right);
    return true;
}

AstExpr *ou_build_call(OuParser *parser, AstRange range, AstExpr *function,
                       const AstSequence *arguments) {
    AstExprList positional;
    AstKeywordList keywords;
    if (!sort_arguments(parser, arguments, &positional, &keywords)) return NULL;
    return ast_Call(parser->region, range, function, positional, keywords);
}

// ---- constants

AstExpr *ou_build_constant(OuParser *parser, AstRange range, AstConstantKind kind) {
    return ast_Constant(parser->region, range, (AstConstant){kind, "", 0}, NULL);
}

static AstConstantKind number_kind(const char *start, const char *end) {
    char last = end[-1];
    bool based =
        start[0] == '0' && start + 1 < end &&
        ((start[1] | 0x20) == 'x' || (start[1] | 0x20) == 'o' || (start[1] | 0x20) == 'b');
    if (based) return AST_CONSTANT_Int;
    if (last == 'j' || last == 'J') return AST_CONSTANT_Imaginary;
    for (const char *p = start; p < end; p++) {
        if (*p == '.' || *p == 'e' || *p == 'E') return AST_CONSTANT_Float;
    }
    return AST_CONSTANT_Int;
}

AstExpr *ou_build_number(OuParser *parser, AstRange range, const char *start, const char *end) {
    size_t size = (size_t)(end - start);
    const char *text = ou_region_copy(parser->region, start, size);
    if (text == NULL) return NULL;
    return ast_Constant(parser->region, range,
                        (AstConstant){number_kind(start, end), text, size}, NULL);
}
