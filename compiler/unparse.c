/* Expressions back to source text, in one normal form: what annotations are under `from
 * __future__ import annotations`.
 *
 * Every expression is written for a level: the weakest operator that needs no parentheses where
 * it stands. The texts of f-strings are collected without their quotes first, and then written
 * as one literal. */
#include "compiler/compiler.h"

#include "objects/str.h"

typedef enum Level {
    LEVEL_TUPLE, // also :=
    LEVEL_TEST,  // if-else, lambda
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_NOT,
    LEVEL_COMPARE,
    LEVEL_BIT_OR,
    LEVEL_BIT_XOR,
    LEVEL_BIT_AND,
    LEVEL_SHIFT,
    LEVEL_ARITHMETIC,
    LEVEL_TERM,
    LEVEL_FACTOR,
    LEVEL_POWER,
    LEVEL_AWAIT,
    LEVEL_ATOM,
} Level;

typedef struct Unparser {
    OuCompiler *c;
    OuStrBuilder out; // remembers that something failed
} Unparser;

static void put_expr(Unparser *u, const AstExpr *e, Level level);

/* ---- pieces ---- */

static void put(Unparser *u, const char *text) {
    ou_str_builder_add_string(&u->out, text);
}

static void put_if(Unparser *u, bool condition, const char *text) {
    if (condition) put(u, text);
}

static void put_name(Unparser *u, AstName name) {
    ou_str_builder_add_bytes(&u->out, name->bytes, name->size);
}

static void put_list(Unparser *u, AstExprList list, Level level) {
    for (size_t i = 0; i < list.count; i++) {
        put_if(u, i > 0, ", ");
        put_expr(u, list.items[i], level);
    }
}

static void put_around(Unparser *u, const char *before, const AstExpr *e, Level level) {
    if (e == NULL) return;
    put(u, before);
    put_expr(u, e, level);
}

/* ---- operators ---- */

static const Level operator_levels[] = {
    [AST_OP_Add] = LEVEL_ARITHMETIC, [AST_OP_Sub] = LEVEL_ARITHMETIC,
    [AST_OP_Mult] = LEVEL_TERM,      [AST_OP_MatMult] = LEVEL_TERM,
    [AST_OP_Div] = LEVEL_TERM,       [AST_OP_Mod] = LEVEL_TERM,
    [AST_OP_FloorDiv] = LEVEL_TERM,  [AST_OP_LShift] = LEVEL_SHIFT,
    [AST_OP_RShift] = LEVEL_SHIFT,   [AST_OP_BitOr] = LEVEL_BIT_OR,
    [AST_OP_BitXor] = LEVEL_BIT_XOR, [AST_OP_BitAnd] = LEVEL_BIT_AND,
    [AST_OP_Pow] = LEVEL_POWER,
};

static void put_operator(Unparser *u, const char *text) {
    put(u, " ");
    put(u, text);
    put(u, " ");
}

static void put_binary(Unparser *u, const AstExpr *e, Level level) {
    AstOperator op = e->as.BinOp.op;
    Level own = operator_levels[op];
    bool from_right = op == AST_OP_Pow;
    put_if(u, level > own, "(");
    put_expr(u, e->as.BinOp.left, own + from_right);
    put_operator(u, ast_operator_text(op));
    put_expr(u, e->as.BinOp.right, own + !from_right);
    put_if(u, level > own, ")");
}

static void put_bool_op(Unparser *u, const AstExpr *e, Level level) {
    AstExprList values = e->as.BoolOp.values;
    Level own = e->as.BoolOp.op == AST_BOOL_And ? LEVEL_AND : LEVEL_OR;
    put_if(u, level > own, "(");
    for (size_t i = 0; i < values.count; i++) {
        if (i > 0) put_operator(u, ast_bool_op_text(e->as.BoolOp.op));
        put_expr(u, values.items[i], own + 1);
    }
    put_if(u, level > own, ")");
}

static void put_unary(Unparser *u, const AstExpr *e, Level level) {
    bool is_not = e->as.UnaryOp.op == AST_UNARY_Not;
    Level own = is_not ? LEVEL_NOT : LEVEL_FACTOR;
    put_if(u, level > own, "(");
    put(u, ast_unary_op_text(e->as.UnaryOp.op));
    put_if(u, is_not, " ");
    put_expr(u, e->as.UnaryOp.operand, own);
    put_if(u, level > own, ")");
}

static void put_compare(Unparser *u, const AstExpr *e, Level level) {
    put_if(u, level > LEVEL_COMPARE, "(");
    put_expr(u, e->as.Compare.left, LEVEL_COMPARE + 1);
    for (size_t i = 0; i < e->as.Compare.ops.count; i++) {
        put_operator(u, ast_cmp_op_text(e->as.Compare.ops.items[i]));
        put_expr(u, e->as.Compare.comparators.items[i], LEVEL_COMPARE + 1);
    }
    put_if(u, level > LEVEL_COMPARE, ")");
}

static void put_if_exp(Unparser *u, const AstExpr *e, Level level) {
    put_if(u, level > LEVEL_TEST, "(");
    put_expr(u, e->as.IfExp.body, LEVEL_TEST + 1);
    put_around(u, " if ", e->as.IfExp.test, LEVEL_TEST + 1);
    put_around(u, " else ", e->as.IfExp.orelse, LEVEL_TEST);
    put_if(u, level > LEVEL_TEST, ")");
}

/* ---- lambda ---- */

/* A separator in front of everything but the first. */
static void separate(Unparser *u, bool *first) {
    put_if(u, !*first, ", ");
    *first = false;
}

static void put_parameter(Unparser *u, const char *stars, const AstArg *arg,
                          const AstExpr *preset, bool *first) {
    separate(u, first);
    put(u, stars);
    if (arg != NULL) put_name(u, arg->arg);
    put_around(u, "=", preset, LEVEL_TEST);
}

static void put_parameters(Unparser *u, const AstArguments *args) {
    bool first = true;
    size_t only = args->posonlyargs.count, count = only + args->args.count;
    for (size_t i = 0; i < count; i++) {
        const AstArg *arg = i < only ? args->posonlyargs.items[i] : args->args.items[i - only];
        size_t plain = count - args->defaults.count;
        put_parameter(u, "", arg, i < plain ? NULL : args->defaults.items[i - plain], &first);
        put_if(u, i + 1 == only, ", /");
    }
    if (args->vararg != NULL || args->kwonlyargs.count > 0)
        put_parameter(u, "*", args->vararg, NULL, &first);
    for (size_t i = 0; i < args->kwonlyargs.count; i++)
        put_parameter(u, "", args->kwonlyargs.items[i], args->kw_defaults.items[i], &first);
    if (args->kwarg != NULL) put_parameter(u, "**", args->kwarg, NULL, &first);
}

static void put_lambda(Unparser *u, const AstExpr *e, Level level) {
    const AstArguments *args = e->as.Lambda.args;
    bool any = args->posonlyargs.count + args->args.count + args->kwonlyargs.count > 0 ||
               args->vararg != NULL || args->kwarg != NULL;
    put_if(u, level > LEVEL_TEST, "(");
    put(u, any ? "lambda " : "lambda");
    put_parameters(u, args);
    put_around(u, ": ", e->as.Lambda.body, LEVEL_TEST);
    put_if(u, level > LEVEL_TEST, ")");
}

/* ---- displays and comprehensions ---- */

static void put_dict(Unparser *u, const AstExpr *e) {
    put(u, "{");
    for (size_t i = 0; i < e->as.Dict.keys.count; i++) {
        const AstExpr *key = e->as.Dict.keys.items[i], *value = e->as.Dict.values.items[i];
        put_if(u, i > 0, ", ");
        if (key == NULL) {
            put_around(u, "**", value, LEVEL_BIT_OR);
        } else {
            put_expr(u, key, LEVEL_TEST);
            put_around(u, ": ", value, LEVEL_TEST);
        }
    }
    put(u, "}");
}

static void put_generators(Unparser *u, AstComprehensionList generators) {
    for (size_t i = 0; i < generators.count; i++) {
        const AstComprehension *generator = generators.items[i];
        put_around(u, generator->is_async ? " async for " : " for ", generator->target,
                   LEVEL_TUPLE);
        put_around(u, " in ", generator->iter, LEVEL_TEST + 1);
        for (size_t j = 0; j < generator->ifs.count; j++)
            put_around(u, " if ", generator->ifs.items[j], LEVEL_TEST + 1);
    }
}

static void put_comprehension(Unparser *u, const char *open, const AstExpr *element,
                              AstComprehensionList generators, const char *close) {
    put(u, open);
    put_expr(u, element, LEVEL_TEST);
    put_generators(u, generators);
    put(u, close);
}

static void put_tuple(Unparser *u, AstExprList items, Level level) {
    if (items.count == 0) {
        put(u, "()");
        return;
    }
    put_if(u, level > LEVEL_TUPLE, "(");
    put_list(u, items, LEVEL_TEST);
    put_if(u, items.count == 1, ",");
    put_if(u, level > LEVEL_TUPLE, ")");
}

/* ---- calls, attributes, subscripts ---- */

static void put_call(Unparser *u, const AstExpr *e) {
    AstExprList args = e->as.Call.args;
    AstKeywordList keywords = e->as.Call.keywords;
    put_expr(u, e->as.Call.func, LEVEL_ATOM);
    if (args.count == 1 && keywords.count == 0 &&
        args.items[0]->kind == AST_EXPR_GeneratorExp) {
        put_expr(u, args.items[0], LEVEL_TEST); // has parentheses of its own
        return;
    }
    put(u, "(");
    put_list(u, args, LEVEL_TEST);
    for (size_t i = 0; i < keywords.count; i++) {
        const AstKeyword *keyword = keywords.items[i];
        put_if(u, i > 0 || args.count > 0, ", ");
        if (keyword->arg != NULL) put_name(u, keyword->arg);
        put_around(u, keyword->arg != NULL ? "=" : "**", keyword->value, LEVEL_TEST);
    }
    put(u, ")");
}

static void put_attribute(Unparser *u, const AstExpr *e) {
    const AstExpr *value = e->as.Attribute.value;
    put_expr(u, value, LEVEL_ATOM);
    // `1.real` would be a float.
    bool is_int =
        value->kind == AST_EXPR_Constant && value->as.Constant.value.kind == AST_CONSTANT_Int;
    put(u, is_int ? " ." : ".");
    put_name(u, e->as.Attribute.attr);
}

static void put_slice(Unparser *u, const AstExpr *e) {
    put_around(u, "", e->as.Slice.lower, LEVEL_TEST);
    put(u, ":");
    put_around(u, "", e->as.Slice.upper, LEVEL_TEST);
    put_around(u, ":", e->as.Slice.step, LEVEL_TEST);
}

/* ---- literals ---- */

/* The repr of a number; infinity as a literal that is read as it. */
static void put_number(Unparser *u, OuRef text) {
    const char *bytes = ou_str_bytes(text), *inf;
    while ((inf = strstr(bytes, "inf")) != NULL) {
        ou_str_builder_add_bytes(&u->out, bytes, (size_t)(inf - bytes));
        put(u, "1e309");
        bytes = inf + 3;
    }
    put(u, bytes);
}

static void put_constant(Unparser *u, const AstExpr *e) {
    AstConstantKind kind = e->as.Constant.value.kind;
    if (kind == AST_CONSTANT_Ellipsis) {
        put(u, "...");
        return;
    }
    OuRuntime *rt = u->c->rt;
    OuValue value = ou_fold(u->c, e);
    OuValue text = ou_is_undef(value) ? OU_ERROR : ou_repr(rt, value);
    if (ou_is_error(text)) {
        u->c->failed = true;
    } else if (kind == AST_CONSTANT_Float || kind == AST_CONSTANT_Imaginary) {
        put_number(u, text);
    } else {
        put_if(u, e->as.Constant.kind != NULL, "u");
        ou_str_builder_add(&u->out, text);
    }
    ou_drop(rt, value);
    ou_drop(rt, text);
}

/* ---- f-strings and t-strings ---- */

static void put_pieces(Unparser *u, AstExprList pieces);

static void put_text(Unparser *u, AstConstant text) {
    const char *end = text.bytes + text.size;
    for (const char *at = text.bytes; at < end;) {
        const char *brace = at;
        while (brace < end && *brace != '{' && *brace != '}')
            brace++;
        ou_str_builder_add_bytes(&u->out, at, (size_t)(brace - at));
        if (brace == end) return;
        put(u, *brace == '{' ? "{{" : "}}");
        at = brace + 1;
    }
}

/* The text of `e` by itself; OU_ERROR: failed. */
static OuValue unparse_at(OuCompiler *c, const AstExpr *e, Level level) {
    Unparser u = {.c = c};
    ou_str_builder_begin(&u.out, c->rt);
    put_expr(&u, e, level);
    if (!c->failed) return ou_str_builder_end(&u.out);
    ou_str_builder_abandon(&u.out);
    return OU_ERROR;
}

static void put_field(Unparser *u, const AstExpr *value, int conversion, const AstExpr *spec) {
    OuValue text = unparse_at(u->c, value, LEVEL_TEST + 1);
    if (ou_is_error(text)) {
        u->c->failed = true;
        return;
    }
    put(u, ou_str_bytes(text)[0] == '{' ? "{ " : "{");
    ou_str_builder_add(&u->out, text);
    ou_drop(u->c->rt, text);
    if (conversion > 0) {
        const char mark[] = {'!', (char)conversion, '\0'};
        put(u, mark);
    }
    if (spec != NULL) {
        put(u, ":");
        put_pieces(u, spec->as.JoinedStr.values);
    }
    put(u, "}");
}

static void put_pieces(Unparser *u, AstExprList pieces) {
    for (size_t i = 0; i < pieces.count && !u->c->failed; i++) {
        const AstExpr *piece = pieces.items[i];
        if (piece->kind == AST_EXPR_Constant)
            put_text(u, piece->as.Constant.value);
        else if (piece->kind == AST_EXPR_FormattedValue)
            put_field(u, piece->as.FormattedValue.value, piece->as.FormattedValue.conversion,
                      piece->as.FormattedValue.format_spec);
        else if (piece->kind == AST_EXPR_Interpolation)
            put_field(u, piece->as.Interpolation.value, piece->as.Interpolation.conversion,
                      piece->as.Interpolation.format_spec);
    }
}

static void put_formatted(Unparser *u, const char *prefix, AstExprList pieces) {
    Unparser inner = {.c = u->c};
    ou_str_builder_begin(&inner.out, u->c->rt);
    put_pieces(&inner, pieces);
    OuValue text = OU_ERROR;
    if (u->c->failed)
        ou_str_builder_abandon(&inner.out);
    else
        text = ou_str_builder_end(&inner.out);
    put(u, prefix);
    if (ou_is_error(text) || !ou_str_builder_add_repr(&u->out, text)) u->c->failed = true;
    ou_drop(u->c->rt, text);
}

/* ---- all kinds ---- */

static void put_any(Unparser *u, const AstExpr *e, Level level) {
    switch (e->kind) {
    case AST_EXPR_BoolOp:
        put_bool_op(u, e, level);
        break;
    case AST_EXPR_NamedExpr:
        put_if(u, level > LEVEL_TUPLE, "(");
        put_expr(u, e->as.NamedExpr.target, LEVEL_ATOM);
        put_around(u, " := ", e->as.NamedExpr.value, LEVEL_ATOM);
        put_if(u, level > LEVEL_TUPLE, ")");
        break;
    case AST_EXPR_BinOp:
        put_binary(u, e, level);
        break;
    case AST_EXPR_UnaryOp:
        put_unary(u, e, level);
        break;
    case AST_EXPR_Lambda:
        put_lambda(u, e, level);
        break;
    case AST_EXPR_IfExp:
        put_if_exp(u, e, level);
        break;
    case AST_EXPR_Dict:
        put_dict(u, e);
        break;
    case AST_EXPR_Set:
        put(u, "{");
        put_list(u, e->as.Set.elts, LEVEL_TEST);
        put(u, "}");
        break;
    case AST_EXPR_ListComp:
        put_comprehension(u, "[", e->as.ListComp.elt, e->as.ListComp.generators, "]");
        break;
    case AST_EXPR_SetComp:
        put_comprehension(u, "{", e->as.SetComp.elt, e->as.SetComp.generators, "}");
        break;
    case AST_EXPR_DictComp:
        put(u, "{");
        put_expr(u, e->as.DictComp.key, LEVEL_TEST);
        put_comprehension(u, ": ", e->as.DictComp.value, e->as.DictComp.generators, "}");
        break;
    case AST_EXPR_GeneratorExp:
        put_comprehension(u, "(", e->as.GeneratorExp.elt, e->as.GeneratorExp.generators, ")");
        break;
    case AST_EXPR_Await:
        put_if(u, level > LEVEL_AWAIT, "(");
        put_around(u, "await ", e->as.Await.value, LEVEL_ATOM);
        put_if(u, level > LEVEL_AWAIT, ")");
        break;
    case AST_EXPR_Yield: // refused by the symbol table, as is the next
    case AST_EXPR_YieldFrom:
        break;
    case AST_EXPR_Compare:
        put_compare(u, e, level);
        break;
    case AST_EXPR_Call:
        put_call(u, e);
        break;
    case AST_EXPR_FormattedValue: // only inside the next
    case AST_EXPR_Interpolation:
        break;
    case AST_EXPR_JoinedStr:
        put_formatted(u, "f", e->as.JoinedStr.values);
        break;
    case AST_EXPR_TemplateStr:
        put_formatted(u, "t", e->as.TemplateStr.values);
        break;
    case AST_EXPR_Constant:
        put_constant(u, e);
        break;
    case AST_EXPR_Attribute:
        put_attribute(u, e);
        break;
    case AST_EXPR_Subscript:
        put_expr(u, e->as.Subscript.value, LEVEL_ATOM);
        put_around(u, "[", e->as.Subscript.slice, LEVEL_TUPLE);
        put(u, "]");
        break;
    case AST_EXPR_Starred:
        put_around(u, "*", e->as.Starred.value, LEVEL_BIT_OR);
        break;
    case AST_EXPR_Name:
        put_name(u, e->as.Name.id);
        break;
    case AST_EXPR_List:
        put(u, "[");
        put_list(u, e->as.List.elts, LEVEL_TEST);
        put(u, "]");
        break;
    case AST_EXPR_Tuple:
        put_tuple(u, e->as.Tuple.elts, level);
        break;
    case AST_EXPR_Slice:
        put_slice(u, e);
        break;
    }
}

static void put_expr(Unparser *u, const AstExpr *e, Level level) {
    if (ou_compile_enter(u->c)) put_any(u, e, level);
}

OuValue ou_unparse(OuCompiler *c, const AstExpr *e) {
    return unparse_at(c, e, LEVEL_TEST);
}
