/* The way from text to code object: parse, symbol table, code. */
#include "compiler/compile.h"

#include <string.h>

#include "compiler/unit.h"
#include "grammar/parse.h"
#include "objects/str.h"
#include "objects/unicode_facts.h"
#include "objects/unicode_names.h"
#include "objects/utf8.h"

#define OU_NORMAL_NAME_MAX 500

static const OuParseMode parse_modes[] = {
    [OU_COMPILE_FILE] = OU_PARSE_FILE,
    [OU_COMPILE_EVAL] = OU_PARSE_EVAL,
    [OU_COMPILE_SINGLE] = OU_PARSE_SINGLE,
};

static void compile_statements(OuCompiler *c, const AstModule *module) {
    bool is_file = module->kind == AST_MOD_Module;
    AstStmtList body = is_file ? module->as.Module.body : module->as.Interactive.body;
    const AstConstant *text = is_file ? ou_docstring(c, body) : NULL;
    AstRange first = body.count > 0 ? body.items[0]->range : OU_NOWHERE;
    if (text != NULL) {
        AstRange at = body.items[0]->range;
        ou_emit_constant_take(c, ou_docstring_value(c, text), at);
        ou_emit_name(c, OU_OP_STORE_NAME, c->rt->names.dunder_doc, at);
        body = (AstStmtList){body.items + 1, body.count - 1};
    }
    ou_compile_setup_annotations(c, first);
    ou_compile_variable_annotations(c, "__annotate__", first);
    ou_compile_body(c, body);
}

static OuValue module_code(OuCompiler *c, const AstModule *module) {
    OuUnit unit;
    ou_unit_begin(c, &unit, ou_compiler_scope(c, module), c->rt->names.module_code, 1);
    if (!c->failed) {
        ou_unit_emit_prologue(c);
        if (module->kind == AST_MOD_Expression) {
            ou_compile_expr(c, module->as.Expression.body);
            ou_emit(c, OU_OP_RETURN, 0, module->as.Expression.body->range);
        } else {
            compile_statements(c, module);
        }
        ou_unit_emit_epilogue(c);
    }
    return ou_unit_end(c);
}

static OuValue compile_tree(OuCompiler *c, const AstModule *module) {
    ou_check_finally(c, module);
    if (!c->failed) ou_future_check(c, module);
    if (!c->failed) ou_symtable_build(c, module);
    if (!c->failed) ou_give_warnings(c);
    OuValue code = c->failed ? OU_ERROR : module_code(c, module);
    for (size_t i = 0; i < c->owned_names.count; i++)
        ou_drop(c->rt, c->owned_names.items[i]);
    OU_BUFFER_FINISH(&c->rt->heap, &c->owned_names);
    return code;
}

/* NFKC of a name in UTF-8; see OuNameNormalizer. */
static size_t normalize_name(const char *name, size_t size, char *out, size_t room) {
    uint32_t codes[OU_NORMAL_NAME_MAX], normal[OU_NORMAL_NAME_MAX * OU_NORMAL_GROWTH];
    size_t count = 0, written = 0;
    for (const char *at = name; at < name + size;) {
        if (count == OU_NORMAL_NAME_MAX) { // no name is that long: leave it as it is
            memcpy(out, name, size);
            return size;
        }
        codes[count++] = ou_utf8_next(&at);
    }
    count = ou_unicode_normalize(OU_NFKC, codes, count, normal);
    for (size_t i = 0; i < count; i++) {
        if (written + 4 > room) return 0;
        written += ou_utf8_put(out + written, normal[i]);
    }
    return written;
}

/* The text with "\n" at the end of each line, as all counting of lines expects it. */
static const char *unify_newlines(OuRegion *region, const char *text, size_t *size) {
    if (memchr(text, '\r', *size) == NULL) return text;
    char *copy = ou_region_alloc(region, *size), *out = copy;
    for (size_t i = 0; copy != NULL && i < *size; i++) {
        bool pair = text[i] == '\r' && i + 1 < *size && text[i + 1] == '\n';
        if (!pair) *out++ = text[i] == '\r' ? '\n' : text[i];
    }
    if (copy != NULL) *size = (size_t)(out - copy);
    return copy;
}

OuValue ou_compile(OuRuntime *rt, const char *text, size_t size, OuRef filename,
                   OuCompileMode mode) {
    return ou_compile_optimized(rt, text, size, filename, &(OuCompileOptions){.mode = mode});
}

OuValue ou_compile_optimized(OuRuntime *rt, const char *text, size_t size, OuRef filename,
                             const OuCompileOptions *options) {
    OuCompiler c = {.rt = rt,
                    .filename = filename,
                    .mode = options->mode,
                    .optimize = options->optimize,
                    .future_annotations = options->future_annotations};
    OuValue code = OU_ERROR;
    ou_region_init(&c.region, &rt->heap);
    text = unify_newlines(&c.region, text, &size);
    if (text == NULL) {
        ou_region_finish(&c.region);
        ou_raise_memory(rt);
        return OU_ERROR;
    }
    c.text = text;
    c.size = size;
    OuParseOptions parse_options = {.mode = parse_modes[options->mode],
                                    .normalize_name = normalize_name,
                                    .unicode_name = ou_unicode_lookup};
    OuSyntaxError error = {0};
    OuSyntaxWarning *warnings;
    AstModule *module = ou_parse(&c.region, &parse_options, text, size, &error, &warnings);
    if (!ou_give_parse_warnings(&c, warnings))
        ;
    else if (module != NULL)
        code = compile_tree(&c, module);
    else
        ou_raise_parse_error(rt, filename, text, size, options->mode, &error);
    ou_region_finish(&c.region);
    return code;
}

OuInputState ou_compile_check_input(OuRuntime *rt, const char *text, size_t size,
                                    OuRef filename) {
    OuRegion region;
    ou_region_init(&region, &rt->heap);
    OuParseOptions options = {
        .mode = OU_PARSE_SINGLE, .unicode_name = ou_unicode_lookup, .prompt = true};
    OuSyntaxError error = {0};
    OuInputState state = OU_INPUT_COMPLETE;
    const AstModule *module = ou_parse(&region, &options, text, size, &error, NULL);
    if (module != NULL) {
        if (module->as.Interactive.body.count == 0) state = OU_INPUT_EMPTY;
    } else {
        state = OU_INPUT_INCOMPLETE;
        if (error.kind != OU_SYNTAX_INCOMPLETE) {
            ou_raise_parse_error(rt, filename, text, size, OU_COMPILE_SINGLE, &error);
            state = OU_INPUT_INVALID;
        }
    }
    ou_region_finish(&region);
    return state;
}
