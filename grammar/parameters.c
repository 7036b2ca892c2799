/* Parameters of functions and lambdas.
 *
 * The grammar takes them in any order; which orders are right is said here once:
 *
 *     plain..., /, plain..., *name or *, plain..., **name
 *
 * where a plain parameter before the star must have a default if one before it has. */
#include "grammar/build.h"

AstParameter *ou_parameter(OuParser *parser, AstParameterKind kind, AstRange range,
                           AstName name, AstExpr *annotation) {
    AstParameter *parameter = ou_region_alloc(parser->region, sizeof *parameter);
    if (parameter == NULL) return NULL;
    parameter->kind = kind;
    if (name == NULL) return parameter;
    parameter->arg = ast_arg(parser->region, range, name, annotation);
    return parameter->arg == NULL ? NULL : parameter;
}

typedef struct Sorting {
    AstSequence *before_slash, *plain, *keyword_only, *defaults, *keyword_defaults;
    AstArg *star_name, *double_star_name;
    bool slash, star, double_star;
} Sorting;

static bool sort_plain(OuParser *parser, Sorting *sorting, const AstParameter *parameter) {
    if (sorting->star) {
        sorting->keyword_only = ou_append(parser, sorting->keyword_only, parameter->arg);
        sorting->keyword_defaults =
            ou_append(parser, sorting->keyword_defaults, parameter->preset);
        return sorting->keyword_only != NULL && sorting->keyword_defaults != NULL;
    }
    if (parameter->preset == NULL && sorting->defaults != NULL) {
        parser->refused = true;
        return false;
    }
    if (parameter->preset != NULL) {
        sorting->defaults = ou_append(parser, sorting->defaults, parameter->preset);
        if (sorting->defaults == NULL) return false;
    }
    sorting->plain = ou_append(parser, sorting->plain, parameter->arg);
    return sorting->plain != NULL;
}

static bool sort_slash(OuParser *parser, Sorting *sorting) {
    if (sorting->slash || sorting->star || sorting->plain == NULL) {
        parser->refused = true;
        return false;
    }
    sorting->slash = true;
    sorting->before_slash = sorting->plain;
    sorting->plain = NULL;
    return true;
}

static bool sort_one(OuParser *parser, Sorting *sorting, const AstParameter *parameter) {
    if (sorting->double_star) {
        parser->refused = true;
        return false;
    }
    switch (parameter->kind) {
    case AST_PARAMETER_PLAIN:
        return sort_plain(parser, sorting, parameter);
    case AST_PARAMETER_SLASH:
        return sort_slash(parser, sorting);
    case AST_PARAMETER_STAR:
        parser->refused = sorting->star;
        sorting->star = true;
        sorting->star_name = parameter->arg;
        return !parser->refused;
    case AST_PARAMETER_DOUBLE_STAR:
        sorting->double_star = true;
        sorting->double_star_name = parameter->arg;
        return true;
    }
    OU_UNREACHABLE();
}

AstArguments *ou_build_parameters(OuParser *parser, AstRange range,
                                  const AstSequence *parameters) {
    Sorting sorting = {0};
    for (size_t i = 0; parameters != NULL && i < parameters->count; i++) {
        if (!sort_one(parser, &sorting, parameters->items[i])) return NULL;
    }
    if (sorting.star && sorting.star_name == NULL && sorting.keyword_only == NULL) {
        parser->refused = true;
        return NULL;
    }
    return ast_arguments(parser->region, range, AST_LIST_OF(Arg, sorting.before_slash),
                         AST_LIST_OF(Arg, sorting.plain), sorting.star_name,
                         AST_LIST_OF(Arg, sorting.keyword_only),
                         AST_LIST_OF(Expr, sorting.keyword_defaults), sorting.double_star_name,
                         AST_LIST_OF(Expr, sorting.defaults));
}
