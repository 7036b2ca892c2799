/* Raising: SyntaxError with its fields, and the end of patience with nesting. */
#include "compiler/compiler.h"

#include "grammar/parse.h"
#include "objects/exception.h"
#include "objects/source.h"
#include "objects/str.h"
#include "objects/tuple.h"

// Fields of SyntaxError in the order of exceptions.def.
enum {
    FIELD_MSG,
    FIELD_FILENAME,
    FIELD_LINE,
    FIELD_OFFSET,
    FIELD_END_LINE,
    FIELD_END_OFFSET,
    FIELD_TEXT,
    FIELD_COUNT
};

typedef struct Source {
    OuRuntime *rt;
    OuRef filename;
    const char *text;
    size_t size;
    bool is_file; // a whole file, not an expression or one statement
} Source;

/* ---- the line ---- */

/* The line with this number, with its newline; an empty range if there is none. */
static void find_line(const Source *source, uint32_t line, const char **start, size_t *size) {
    const char *at = source->text, *end = source->text + source->size;
    for (uint32_t i = 1; i < line && at < end; i++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline == NULL ? end : newline + 1;
    }
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    *start = at;
    *size = (size_t)((newline == NULL ? end : newline + 1) - at);
}

static OuValue line_text(const Source *source, uint32_t line) {
    const char *start;
    size_t size;
    find_line(source, line, &start, &size);
    return ou_str_decode_utf8(source->rt, start, size, "replace");
}

/* The compiler's errors show their line only if it could be read again later: from a file, or
 * at the prompt. */
static bool has_text(const Source *source, uint32_t line) {
    const char *name = ou_str_bytes(source->filename);
    if (name[0] == '<')
        return strncmp(name, "<stdin", 6) == 0 || strncmp(name, "<python-input", 13) == 0;
    OuValue found = ou_source_line(source->rt, source->filename, line);
    ou_drop(source->rt, found);
    return !ou_is_undef(found);
}

/* The attribute `text` of an error that the parser has found. The parser ends a file's last
 * line if nothing else does. */
static OuValue error_text(const Source *source, const OuSyntaxError *error) {
    const char *start;
    size_t size;
    find_line(source, error->range.line, &start, &size);
    bool has_newline = size > 0 && start[size - 1] == '\n', wants_newline = has_newline;
    if (error->is_lexical ||
        (error->text_is_bare && !(source->is_file && has_text(source, error->range.line))))
        wants_newline = false;
    else if (source->is_file)
        wants_newline = true;
    OuValue text = ou_str_decode_utf8(source->rt, start, size - has_newline, "replace");
    if (ou_is_error(text) || !wants_newline) return text;
    OuValue whole = ou_format(source->rt, "%U\n", text);
    ou_drop(source->rt, text);
    return whole;
}

/* Columns are bytes in the tree and characters for people. */
static int64_t characters(const Source *source, uint32_t line, uint32_t column) {
    if (column >= OU_COLUMN_UNKNOWN) return (int32_t)column;
    const char *start;
    size_t size;
    find_line(source, line, &start, &size);
    int64_t count = 0;
    for (size_t i = 0; i < column; i++)
        count += i >= size || (start[i] & 0xc0) != 0x80;
    return count;
}

/* ---- the exception ---- */

/* Make and raise the exception from owned fields (taken); `in_args`: the place is part of its
 * args. */
static void raise_take(const Source *source, enum OuExceptionIndex kind, OuValue *fields,
                       bool in_args) {
    OuRuntime *rt = source->rt;
    OuValue place = OU_ERROR, args = OU_ERROR, exception = OU_ERROR;
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (ou_is_error(fields[i])) goto done;
    }
    OuRef row[] = {fields[FIELD_FILENAME], fields[FIELD_LINE],     fields[FIELD_OFFSET],
                   fields[FIELD_TEXT],     fields[FIELD_END_LINE], fields[FIELD_END_OFFSET]};
    if (in_args) {
        place = ou_tuple_from_array(rt, row, 6);
        if (ou_is_error(place)) goto done;
        args = ou_tuple_pack2(rt, fields[FIELD_MSG], place);
    } else {
        args = ou_tuple_pack1(rt, fields[FIELD_MSG]);
    }
    if (ou_is_error(args)) goto done;
    exception = ou_exception_new(rt, rt->exceptions[kind], args);
    if (ou_is_error(exception)) goto done;
    for (size_t i = 0; i < FIELD_COUNT; i++)
        ou_replace_take(rt, ou_exception_field(exception, i), ou_own(fields[i]));
    ou_raise_object(rt, exception);
done:
    for (size_t i = 0; i < FIELD_COUNT; i++)
        ou_drop(rt, fields[i]);
    ou_drop(rt, place);
    ou_drop(rt, args);
    ou_drop(rt, exception);
}

static void raise_at(OuCompiler *c, AstRange at, bool in_args, OuValue message) {
    const Source source = {c->rt, c->filename, c->text, c->size, c->mode == OU_COMPILE_FILE};
    OuValue fields[FIELD_COUNT] = {
        [FIELD_MSG] = message,
        [FIELD_FILENAME] = ou_own(c->filename),
        [FIELD_LINE] = ou_from_small_int(at.line),
        [FIELD_OFFSET] = ou_from_small_int((int64_t)at.column + 1),
        [FIELD_END_LINE] = ou_from_small_int(at.end_line),
        [FIELD_END_OFFSET] = ou_from_small_int((int64_t)at.end_column + 1),
        [FIELD_TEXT] = has_text(&source, at.line) ? line_text(&source, at.line) : OU_NONE,
    };
    raise_take(&source, OU_EXC_SyntaxError, fields, in_args);
    c->failed = true;
}

void ou_compile_error(OuCompiler *c, AstRange at, const char *format, ...) {
    if (c->failed) return;
    va_list arguments;
    va_start(arguments, format);
    raise_at(c, at, true, ou_vformat(c->rt, format, arguments));
    va_end(arguments);
}

void ou_scope_error(OuCompiler *c, AstRange at, const char *format, ...) {
    if (c->failed) return;
    va_list arguments;
    va_start(arguments, format);
    raise_at(c, at, false, ou_vformat(c->rt, format, arguments));
    va_end(arguments);
}

void ou_raise_parse_warning(OuCompiler *c, AstRange at, const char *message) {
    OuSyntaxError error = {.kind = OU_SYNTAX_ERROR, .message = message, .range = at};
    if (!c->failed) ou_raise_parse_error(c->rt, c->filename, c->text, c->size, c->mode, &error);
    c->failed = true;
}

void ou_compile_unsupported(OuCompiler *c, AstRange at, const char *what) {
    ou_compile_error(c, at, "%s are not supported yet", what);
}

static enum OuExceptionIndex exception_of(OuSyntaxErrorKind kind) {
    return kind == OU_SYNTAX_INDENTATION_ERROR ? OU_EXC_IndentationError
           : kind == OU_SYNTAX_TAB_ERROR       ? OU_EXC_TabError
                                               : OU_EXC_SyntaxError;
}

void ou_raise_parse_error(OuRuntime *rt, OuRef filename, const char *text, size_t size,
                          OuCompileMode mode, const OuSyntaxError *error) {
    const Source source = {rt, filename, text, size, mode == OU_COMPILE_FILE};
    AstRange at = error->range;
    if (error->kind == OU_SYNTAX_MEMORY) {
        ou_raise_memory(rt);
        return;
    }
    if (error->kind == OU_SYNTAX_TOO_DEEP) {
        ou_raise(rt, OU_EXC_MemoryError, "%s", error->message);
        return;
    }
    if (error->kind == OU_SYNTAX_NULL_BYTE || (at.line == 0 && at.column != OU_COLUMN_NONE)) {
        ou_raise(rt, OU_EXC_SyntaxError, "%s", error->message);
        return;
    }
    bool has_end = at.end_line != 0 || at.line == 0;
    OuValue fields[FIELD_COUNT] = {
        [FIELD_MSG] = ou_str_from_string(rt, error->message),
        [FIELD_FILENAME] = ou_own(filename),
        [FIELD_LINE] = ou_from_small_int(at.line),
        [FIELD_OFFSET] = ou_from_small_int(characters(&source, at.line, at.column) + 1),
        [FIELD_END_LINE] = ou_from_small_int(has_end ? at.end_line : at.line),
        [FIELD_END_OFFSET] = ou_from_small_int(
            has_end ? characters(&source, at.end_line, at.end_column) + 1 : -1),
        [FIELD_TEXT] = error_text(&source, error),
    };
    raise_take(&source, exception_of(error->kind), fields, true);
}

/* ---- limits ---- */

void ou_compile_no_memory(OuCompiler *c) {
    if (!c->failed && !ou_is_raised(c->rt)) ou_raise_memory(c->rt);
    c->failed = true;
}

void *ou_compiler_alloc(OuCompiler *c, size_t size) {
    if (c->failed) return NULL;
    void *block = ou_region_alloc(&c->region, size);
    if (block == NULL) ou_compile_no_memory(c);
    return block;
}

bool ou_compile_enter(OuCompiler *c) {
    if (c->failed) return false;
    if (ou_check_recursion(c->rt, " during compilation")) return true;
    c->failed = true;
    return false;
}
