/* `from __future__ import ...`: only at the beginning of a file, only known features. All but
 * one have been the rule for long. */
#include "compiler/compiler.h"

typedef enum { FEATURE_UNKNOWN, FEATURE_STANDARD, FEATURE_ANNOTATIONS, FEATURE_BRACES } Feature;

static const struct {
    const char *name;
    Feature feature;
} features[] = {
    {"nested_scopes", FEATURE_STANDARD},
    {"generators", FEATURE_STANDARD},
    {"division", FEATURE_STANDARD},
    {"absolute_import", FEATURE_STANDARD},
    {"with_statement", FEATURE_STANDARD},
    {"print_function", FEATURE_STANDARD},
    {"unicode_literals", FEATURE_STANDARD},
    {"barry_as_FLUFL", FEATURE_STANDARD},
    {"generator_stop", FEATURE_STANDARD},
    {"annotations", FEATURE_ANNOTATIONS},
    {"braces", FEATURE_BRACES},
};

static Feature feature_of(AstName name) {
    for (size_t i = 0; i < sizeof features / sizeof *features; i++) {
        if (strcmp(features[i].name, name->bytes) == 0) return features[i].feature;
    }
    return FEATURE_UNKNOWN;
}

static void check_features(OuCompiler *c, AstAliasList names) {
    for (size_t i = 0; i < names.count && !c->failed; i++) {
        const AstAlias *alias = names.items[i];
        switch (feature_of(alias->name)) {
        case FEATURE_STANDARD:
            break;
        case FEATURE_ANNOTATIONS:
            c->future_annotations = true;
            break;
        case FEATURE_BRACES:
            ou_scope_error(c, alias->range, "not a chance");
            break;
        case FEATURE_UNKNOWN:
            ou_scope_error(c, alias->range, "future feature %s is not defined",
                           alias->name->bytes);
            break;
        }
    }
}

static bool is_future_import(const AstStmt *s) {
    if (s->kind != AST_STMT_ImportFrom || s->as.ImportFrom.level != 0) return false;
    AstName module = s->as.ImportFrom.module;
    return module != NULL && strcmp(module->bytes, "__future__") == 0;
}

static bool is_text(const AstStmt *s) {
    return s->kind == AST_STMT_Expr && s->as.Expr.value->kind == AST_EXPR_Constant &&
           s->as.Expr.value->as.Constant.value.kind == AST_CONSTANT_Str;
}

void ou_future_check(OuCompiler *c, const AstModule *module) {
    if (module->kind == AST_MOD_Expression) return;
    AstStmtList body =
        module->kind == AST_MOD_Module ? module->as.Module.body : module->as.Interactive.body;
    bool too_late = false;
    for (size_t i = 0; i < body.count && !c->failed; i++) {
        const AstStmt *s = body.items[i];
        if (!is_future_import(s)) {
            if (i > 0 || !is_text(s)) too_late = true;
            continue;
        }
        if (too_late) {
            ou_scope_error(c, s->range,
                           "from __future__ imports must occur at the beginning of the file");
            return;
        }
        c->last_future_line = s->range.line;
        check_features(c, s->as.ImportFrom.names);
    }
}
