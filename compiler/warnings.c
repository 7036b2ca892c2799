/* SyntaxWarnings: what is allowed and hardly ever meant.
 *
 * Those of the scanner come with the tree; `return` in a `finally` block is looked for first of
 * all; the others are found on the symbol table's way through the tree, kept, and given when
 * that table is complete: a program that cannot be compiled is not told of them. If a filter
 * makes a warning an error, it is a SyntaxError at its place. */
#include "compiler/compiler.h"

#include <stdio.h>
#include <string.h>

#include "grammar/parse.h"
#include "objects/exception.h"
#include "objects/str.h"
#include "objects/warnings.h"

struct OuPendingWarning {
    const char *message;
    AstRange range;
    OuPendingWarning *next;
};

/* ---- giving ---- */

/* Warn. False: it is an error, and so the end of the compilation. */
static bool give(OuCompiler *c, AstRange at, const char *message, const char *error_message) {
    OuRuntime *rt = c->rt;
    if (c->failed) return false;
    OuValue text = ou_str_from_string(rt, message);
    OuWarning warning = {.category = ou_ref(rt->exceptions[OU_EXC_SyntaxWarning]),
                         .message = text,
                         .filename = c->filename,
                         .line = at.line,
                         .module = OU_UNDEF,
                         .registry = OU_UNDEF,
                         .source_line = OU_UNDEF,
                         .source = OU_UNDEF};
    bool done = !ou_is_error(text) && ou_warn_explicit(rt, &warning);
    ou_drop(rt, text);
    if (done) return true;
    if (ou_clear_exception_if(rt, OU_EXC_SyntaxWarning)) {
        if (error_message != NULL)
            ou_raise_parse_warning(c, at, error_message);
        else
            ou_compile_error(c, at, "%s", message);
    }
    c->failed = true;
    return false;
}

bool ou_give_parse_warnings(OuCompiler *c, const OuSyntaxWarning *first) {
    for (const OuSyntaxWarning *warning = first; warning != NULL; warning = warning->next) {
        if (!give(c, warning->range, warning->message, warning->error_message)) return false;
    }
    return true;
}

bool ou_give_warnings(OuCompiler *c) {
    for (OuPendingWarning *warning = c->first_warning; warning != NULL;
         warning = warning->next) {
        if (!give(c, warning->range, warning->message, NULL)) return false;
    }
    return true;
}

static void keep(OuCompiler *c, AstRange at, const char *format, const char *a, const char *b) {
    char message[128];
    size_t size = (size_t)snprintf(message, sizeof message, format, a, b);
    OuPendingWarning *warning = ou_compiler_alloc(c, sizeof *warning);
    char *copy = ou_compiler_alloc(c, size + 1);
    if (c->failed) return;
    memcpy(copy, message, size + 1);
    *warning = (OuPendingWarning){copy, at, NULL};
    if (c->last_warning == NULL)
        c->first_warning = warning;
    else
        c->last_warning->next = warning;
    c->last_warning = warning;
}

/* ---- what type an expression has for sure ---- */

/* Past at most two digits. */
static const char *skip_width(const char *p, const char *end) {
    for (int i = 0; i < 2 && p < end && *p >= '0' && *p <= '9'; i++)
        p++;
    return p;
}

/* "..." % (x, y) with nothing but %s, %r and %a, as many as there are items: CPython makes an
 * f-string of it, and thus knows its type. */
static bool is_simple_format(const AstExpr *e) {
    if (e->kind != AST_EXPR_BinOp || e->as.BinOp.op != AST_OP_Mod) return false;
    const AstExpr *left = e->as.BinOp.left, *right = e->as.BinOp.right;
    if (left->kind != AST_EXPR_Constant || right->kind != AST_EXPR_Tuple ||
        left->as.Constant.value.kind != AST_CONSTANT_Str)
        return false;
    for (size_t i = 0; i < right->as.Tuple.elts.count; i++) {
        if (right->as.Tuple.elts.items[i]->kind == AST_EXPR_Starred) return false;
    }
    const char *p = left->as.Constant.value.bytes, *end = p + left->as.Constant.value.size;
    size_t count = 0;
    while (p < end) {
        if (*p++ != '%') continue;
        if (p < end && *p == '%') {
            p++;
            continue;
        }
        while (p < end && memchr("-+ #0", *p, 5) != NULL)
            p++;
        p = skip_width(p, end);
        if (p < end && *p == '.') p = skip_width(p + 1, end);
        if (p == end || memchr("sra", *p++, 3) == NULL) return false;
        count++;
    }
    return count == right->as.Tuple.elts.count;
}

/* NULL: nobody knows. */
static const char *known_type(const AstExpr *e) {
    static const char *const constants[] = {
        [AST_CONSTANT_None] = "NoneType",     [AST_CONSTANT_True] = "bool",
        [AST_CONSTANT_False] = "bool",        [AST_CONSTANT_Ellipsis] = "ellipsis",
        [AST_CONSTANT_Int] = "int",           [AST_CONSTANT_Float] = "float",
        [AST_CONSTANT_Imaginary] = "complex", [AST_CONSTANT_Str] = "str",
        [AST_CONSTANT_Bytes] = "bytes",
    };
    static const char *const types[] = {
        [AST_EXPR_Tuple] = "tuple",
        [AST_EXPR_List] = "list",
        [AST_EXPR_ListComp] = "list",
        [AST_EXPR_Dict] = "dict",
        [AST_EXPR_DictComp] = "dict",
        [AST_EXPR_Set] = "set",
        [AST_EXPR_SetComp] = "set",
        [AST_EXPR_GeneratorExp] = "generator",
        [AST_EXPR_Lambda] = "function",
        [AST_EXPR_JoinedStr] = "str",
        [AST_EXPR_FormattedValue] = "str",
        [AST_EXPR_TemplateStr] = "string.templatelib.Template",
        [AST_EXPR_Interpolation] = "string.templatelib.Interpolation",
        [AST_EXPR_Slice] = "slice",
    };
    if (e->kind == AST_EXPR_Constant) return constants[e->as.Constant.value.kind];
    if (is_simple_format(e)) return "str";
    return (size_t)e->kind < sizeof types / sizeof *types ? types[e->kind] : NULL;
}

static bool is_constant_of(const AstExpr *e, unsigned kinds) {
    return e->kind == AST_EXPR_Constant && (kinds >> e->as.Constant.value.kind & 1) != 0;
}

#define KIND(name) (1u << AST_CONSTANT_##name)

/* ---- the checks ---- */

static bool is_tuple_of_constants(const AstExpr *e) {
    if (e->kind != AST_EXPR_Tuple) return false;
    for (size_t i = 0; i < e->as.Tuple.elts.count; i++) {
        if (e->as.Tuple.elts.items[i]->kind != AST_EXPR_Constant) return false;
    }
    return true;
}

/* A literal of which only the value is of interest, not the identity. */
static bool has_no_identity(const AstExpr *e) {
    return is_tuple_of_constants(e) ||
           is_constant_of(e,
                          KIND(Int) | KIND(Float) | KIND(Imaginary) | KIND(Str) | KIND(Bytes));
}

void ou_check_compare(OuCompiler *c, const AstExpr *e) {
    const AstExpr *left = e->as.Compare.left;
    for (size_t i = 0; i < e->as.Compare.ops.count; i++) {
        const AstExpr *right = e->as.Compare.comparators.items[i];
        AstCmpOp op = e->as.Compare.ops.items[i];
        if ((op == AST_CMP_Is || op == AST_CMP_IsNot) &&
            (has_no_identity(left) || has_no_identity(right))) {
            keep(c, e->range,
                 op == AST_CMP_Is ? "\"is\" with '%s' literal. Did you mean \"==\"?"
                                  : "\"is not\" with '%s' literal. Did you mean \"!=\"?",
                 known_type(has_no_identity(left) ? left : right), NULL);
            return;
        }
        left = right;
    }
}

void ou_check_call(OuCompiler *c, const AstExpr *e) {
    const AstExpr *callee = e->as.Call.func;
    if (known_type(callee) == NULL || callee->kind == AST_EXPR_Lambda) return;
    keep(c, callee->range, "'%s' object is not callable; perhaps you missed a comma?",
         known_type(callee), NULL);
}

static bool cannot_be_subscripted(const AstExpr *e) {
    switch ((int)e->kind) {
    case AST_EXPR_Constant:
        return !is_constant_of(e, KIND(Str) | KIND(Bytes));
    case AST_EXPR_Set:
    case AST_EXPR_SetComp:
    case AST_EXPR_GeneratorExp:
    case AST_EXPR_TemplateStr:
    case AST_EXPR_Interpolation:
    case AST_EXPR_Lambda:
        return true;
    default:
        return false;
    }
}

static bool wants_int_index(const AstExpr *e) {
    switch ((int)e->kind) {
    case AST_EXPR_Constant:
        return is_constant_of(e, KIND(Str) | KIND(Bytes));
    case AST_EXPR_Tuple:
    case AST_EXPR_List:
    case AST_EXPR_ListComp:
    case AST_EXPR_JoinedStr:
    case AST_EXPR_FormattedValue:
        return true;
    default:
        return is_simple_format(e);
    }
}

void ou_check_subscript(OuCompiler *c, const AstExpr *e) {
    const AstExpr *object = e->as.Subscript.value, *index = e->as.Subscript.slice;
    if (e->as.Subscript.ctx != AST_CTX_Load) return;
    if (cannot_be_subscripted(object))
        keep(c, object->range, "'%s' object is not subscriptable; perhaps you missed a comma?",
             known_type(object), NULL);
    if (!wants_int_index(object) || known_type(index) == NULL ||
        is_constant_of(index, KIND(Int) | KIND(True) | KIND(False)) ||
        index->kind == AST_EXPR_Slice)
        return;
    keep(c, object->range,
         "%s indices must be integers or slices, not %s; perhaps you missed a comma?",
         known_type(object), known_type(index));
}

void ou_check_assert(OuCompiler *c, const AstStmt *s) {
    const AstExpr *test = s->as.Assert.test;
    if (test->kind != AST_EXPR_Tuple || test->as.Tuple.elts.count == 0) return;
    keep(c, s->range, "assertion is always true, perhaps remove parentheses?", NULL, NULL);
}

/* ---- leaving a `finally` block ---- */

/* What surrounds a statement, from the innermost `finally` or function inwards. */
typedef struct Surroundings {
    bool in_finally, in_loop;
} Surroundings;

static bool check_body(OuCompiler *c, AstStmtList body, Surroundings where);

static bool check_leaving(OuCompiler *c, const AstStmt *s, const char *word,
                          bool stays_inside) {
    char message[48];
    if (stays_inside) return true;
    snprintf(message, sizeof message, "'%s' in a 'finally' block", word);
    return give(c, s->range, message, NULL);
}

static bool check_try(OuCompiler *c, const AstStmt *s, Surroundings where) {
    if (!check_body(c, s->as.Try.body, where)) return false;
    for (size_t i = 0; i < s->as.Try.handlers.count; i++) {
        if (!check_body(c, s->as.Try.handlers.items[i]->body, where)) return false;
    }
    return check_body(c, s->as.Try.orelse, where) &&
           check_body(c, s->as.Try.finalbody, (Surroundings){.in_finally = true});
}

static bool check_match(OuCompiler *c, const AstStmt *s, Surroundings where) {
    for (size_t i = 0; i < s->as.Match.cases.count; i++) {
        if (!check_body(c, s->as.Match.cases.items[i]->body, where)) return false;
    }
    return true;
}

static bool check_loop(OuCompiler *c, AstStmtList body, AstStmtList orelse,
                       Surroundings where) {
    // Nothing is said of a return within a loop either: so CPython has it.
    Surroundings inside = {.in_loop = true};
    return check_body(c, body, inside) && check_body(c, orelse, where);
}

static bool check_statement(OuCompiler *c, const AstStmt *s, Surroundings where) {
    static const Surroundings nowhere = {0};
    switch ((int)s->kind) {
    case AST_STMT_Return:
        return check_leaving(c, s, "return", !where.in_finally);
    case AST_STMT_Break:
        return check_leaving(c, s, "break", !where.in_finally || where.in_loop);
    case AST_STMT_Continue:
        return check_leaving(c, s, "continue", !where.in_finally || where.in_loop);
    case AST_STMT_FunctionDef:
    case AST_STMT_AsyncFunctionDef:
        return check_body(c, s->as.FunctionDef.body, nowhere);
    case AST_STMT_ClassDef:
        return check_body(c, s->as.ClassDef.body, where);
    case AST_STMT_For:
    case AST_STMT_AsyncFor:
        return check_loop(c, s->as.For.body, s->as.For.orelse, where);
    case AST_STMT_While:
        return check_loop(c, s->as.While.body, s->as.While.orelse, where);
    case AST_STMT_If:
        return check_body(c, s->as.If.body, where) && check_body(c, s->as.If.orelse, where);
    case AST_STMT_With:
    case AST_STMT_AsyncWith:
        return check_body(c, s->as.With.body, where);
    case AST_STMT_Try:
    case AST_STMT_TryStar:
        return check_try(c, s, where);
    case AST_STMT_Match:
        return check_match(c, s, where);
    default:
        return true; // has no body
    }
}

static bool check_body(OuCompiler *c, AstStmtList body, Surroundings where) {
    if (body.count == 0) return true;
    if (!ou_compile_enter(c)) return false;
    for (size_t i = 0; i < body.count; i++) {
        if (!check_statement(c, body.items[i], where)) return false;
    }
    return true;
}

void ou_check_finally(OuCompiler *c, const AstModule *module) {
    if (module->kind == AST_MOD_Module)
        check_body(c, module->as.Module.body, (Surroundings){0});
    else if (module->kind == AST_MOD_Interactive)
        check_body(c, module->as.Interactive.body, (Surroundings){0});
}
