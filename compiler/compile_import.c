/* import and from. */
#include "compiler/unit.h"

#include "objects/str.h"
#include "objects/tuple.h"

static const char *next_dot(const char *at, const char *end) {
    return memchr(at, '.', (size_t)(end - at));
}

static void emit_import(OuCompiler *c, int64_t level, OuValue from_list, OuRef name,
                        AstRange at) {
    ou_emit_constant_take(c, ou_from_small_int(level), at);
    ou_emit_constant_take(c, from_list, at);
    ou_emit_name(c, OU_OP_IMPORT_NAME, name, at);
}

/* `import a.b.c as d`: the module imported is a; d is a.b.c. */
static void store_submodule(OuCompiler *c, const AstAlias *alias, AstRange at) {
    const char *end = alias->name->bytes + alias->name->size;
    const char *dot = next_dot(alias->name->bytes, end);
    if (dot == NULL) {
        ou_name_store(c, alias->asname, at);
        return;
    }
    while (dot != NULL) {
        const char *part = dot + 1;
        dot = next_dot(part, end);
        OuRef name = ou_compiler_string(c, part, (size_t)((dot == NULL ? end : dot) - part));
        if (c->failed) return;
        ou_emit_name(c, OU_OP_IMPORT_FROM, name, at);
        if (dot == NULL) break;
        ou_emit(c, OU_OP_SWAP, 2, at);
        ou_emit(c, OU_OP_POP, 0, at);
    }
    ou_name_store(c, alias->asname, at);
    ou_emit(c, OU_OP_POP, 0, at);
}

static void compile_plain_import(OuCompiler *c, const AstStmt *s) {
    for (size_t i = 0; i < s->as.Import.names.count && !c->failed; i++) {
        const AstAlias *alias = s->as.Import.names.items[i];
        emit_import(c, 0, OU_NONE, ou_compiler_mangled(c, alias->name), s->range);
        if (alias->asname != NULL) {
            store_submodule(c, alias, s->range);
            continue;
        }
        const char *bytes = alias->name->bytes,
                   *dot = next_dot(bytes, bytes + alias->name->size);
        if (dot == NULL) {
            ou_name_store(c, alias->name, s->range);
            continue;
        }
        OuRef first = ou_compiler_string(c, bytes, (size_t)(dot - bytes));
        ou_variable_store(c, ou_variable_find(c, first), s->range);
    }
}

static OuValue imported_names(OuCompiler *c, AstAliasList names) {
    OuValue list = ou_tuple_new(c->rt, names.count);
    if (ou_is_error(list)) return OU_ERROR;
    for (size_t i = 0; i < names.count; i++)
        ou_as_tuple(list)->items[i] = ou_own(ou_compiler_name(c, names.items[i]->name));
    return list;
}

static void compile_import_from(OuCompiler *c, const AstStmt *s) {
    AstAliasList names = s->as.ImportFrom.names;
    AstName module = s->as.ImportFrom.module;
    OuRef name = module == NULL ? c->rt->names.empty : ou_compiler_mangled(c, module);
    if (c->failed) return;
    if (ou_str_equals_string(name, "__future__") && s->range.line > c->last_future_line) {
        ou_scope_error(c, s->range,
                       "from __future__ imports must occur at the beginning of the file");
        return;
    }
    emit_import(c, s->as.ImportFrom.level, imported_names(c, names), name, s->range);
    AstName first = names.items[0]->name;
    if (first->size == 1 && first->bytes[0] == '*') {
        ou_emit(c, OU_OP_IMPORT_STAR, 0, s->range);
        return;
    }
    for (size_t i = 0; i < names.count && !c->failed; i++) {
        const AstAlias *alias = names.items[i];
        ou_emit_name(c, OU_OP_IMPORT_FROM, ou_compiler_mangled(c, alias->name), s->range);
        ou_name_store(c, alias->asname != NULL ? alias->asname : alias->name, s->range);
    }
    ou_emit(c, OU_OP_POP, 0, s->range);
}

void ou_compile_import(OuCompiler *c, const AstStmt *s) {
    if (s->kind == AST_STMT_Import)
        compile_plain_import(c, s);
    else
        compile_import_from(c, s);
}
