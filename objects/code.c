/* The code type: what the language sees of a code object, and its end.
 *
 * The compiler fills the structure in; nobody changes it afterwards, except that the run loop
 * writes cache words. A code object owns its constants, names and texts, which are immutable
 * and cannot refer back to it: so it is not tracked by the collector. */
#include "objects/code_private.h"

#include "objects/bytes.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define WORD_SIZE ((int64_t)sizeof(OuInstruction))

OuCode *ou_code_new(OuRuntime *rt) {
    OuCode *code = ou_object_new(rt, rt->types[OU_TYPE_CODE]);
    if (code == NULL) return NULL;
    memset((char *)code + sizeof(OuObject), 0, sizeof *code - sizeof(OuObject));
    code->local_names = code->cell_names = code->free_names = OU_UNDEF;
    code->filename = code->name = code->qualname = OU_UNDEF;
    return code;
}

static void drop_array(OuRuntime *rt, OuValue *items, size_t count) {
    for (size_t i = 0; i < count; i++)
        ou_drop(rt, items[i]);
    ou_free(rt, items, count * sizeof *items);
}

static void code_destroy(OuRuntime *rt, OuObject *self) {
    OuCode *code = (OuCode *)self;
    drop_array(rt, code->constants, code->constant_count);
    drop_array(rt, code->names, code->name_count);
    ou_free(rt, code->words, code->word_count * sizeof *code->words);
    ou_free(rt, code->cell_slots, code->cell_count * sizeof *code->cell_slots);
    ou_free(rt, code->handlers, code->handler_count * sizeof *code->handlers);
    ou_free(rt, code->locations, code->locations_size);
    ou_free(rt, code->operand_locations, code->operand_locations_size);
    ou_drop(rt, code->local_names);
    ou_drop(rt, code->cell_names);
    ou_drop(rt, code->free_names);
    ou_drop(rt, code->filename);
    ou_drop(rt, code->name);
    ou_drop(rt, code->qualname);
    ou_object_free(rt, self);
}

static void code_traverse(OuObject *self, OuVisit visit, void *argument) {
    const OuCode *code = (const OuCode *)self;
    for (size_t i = 0; i < code->constant_count; i++)
        ou_visit(code->constants[i], visit, argument);
    for (size_t i = 0; i < code->name_count; i++)
        ou_visit(code->names[i], visit, argument);
    ou_visit(code->local_names, visit, argument);
    ou_visit(code->cell_names, visit, argument);
    ou_visit(code->free_names, visit, argument);
    ou_visit(code->filename, visit, argument);
    ou_visit(code->name, visit, argument);
    ou_visit(code->qualname, visit, argument);
}

static size_t code_size(OuRef self) {
    const OuCode *code = ou_as_code(self);
    return sizeof *code + code->word_count * sizeof *code->words +
           (code->constant_count + code->name_count) * sizeof(OuValue) +
           code->cell_count * sizeof *code->cell_slots +
           code->handler_count * sizeof *code->handlers + code->locations_size +
           code->operand_locations_size;
}

static OuValue code_repr(OuRuntime *rt, OuRef self) {
    const OuCode *code = ou_as_code(self);
    return ou_format(rt, "<code object %U at %p, file \"%U\", line %u>", code->name,
                     (const void *)code, code->filename, code->first_line);
}

/* ---- computed attributes ---- */

// The word behind the instruction at `word`.
static size_t next_instruction(const OuCode *code, size_t word) {
    return word + ou_opcode_words(code->words[word] & 0xff);
}

static OuValue code_get_name(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(ou_as_code(self)->name);
}

static OuValue code_get_qualname(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(ou_as_code(self)->qualname);
}

static OuValue code_get_filename(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(ou_as_code(self)->filename);
}

static OuValue code_get_first_line(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_from_small_int(ou_as_code(self)->first_line);
}

static OuValue code_get_argument_count(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_from_small_int(ou_as_code(self)->argument_count);
}

static OuValue code_get_positional_only_count(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_from_small_int(ou_as_code(self)->positional_only_count);
}

static OuValue code_get_keyword_only_count(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_from_small_int(ou_as_code(self)->keyword_only_count);
}

static OuValue code_get_variable_count(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_from_small_int(ou_as_code(self)->variable_count);
}

static OuValue code_get_flags(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_from_small_int(ou_as_code(self)->flags);
}

static OuValue code_get_stack_size(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_from_small_int(ou_as_code(self)->stack_size);
}

static OuValue code_get_constants(OuRuntime *rt, OuRef self) {
    const OuCode *code = ou_as_code(self);
    // A function keeps at least one: None, which its implicit return would load.
    if (code->constant_count == 0 && code->flags & OU_CODE_OPTIMIZED)
        return ou_tuple_pack1(rt, OU_NONE);
    return ou_tuple_from_array(rt, (const OuRef *)code->constants, code->constant_count);
}

static OuValue code_get_names(OuRuntime *rt, OuRef self) {
    const OuCode *code = ou_as_code(self);
    return ou_tuple_from_array(rt, (const OuRef *)code->names, code->name_count);
}

static OuValue code_get_variable_names(OuRuntime *rt, OuRef self) {
    const OuCode *code = ou_as_code(self);
    return ou_tuple_slice(rt, code->local_names, 0, code->variable_count);
}

static OuValue code_get_cell_names(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(ou_as_code(self)->cell_names);
}

static OuValue code_get_free_names(OuRuntime *rt, OuRef self) {
    (void)rt;
    return ou_own(ou_as_code(self)->free_names);
}

/* The instructions with empty caches. */
static OuValue code_get_bytes(OuRuntime *rt, OuRef self) {
    const OuCode *code = ou_as_code(self);
    size_t size = code->word_count * sizeof *code->words;
    OuInstruction *words = ou_alloc(rt, size + 1);
    if (words == NULL) return OU_ERROR;
    memcpy(words, code->words, size);
    for (size_t i = 0; i < code->word_count;) {
        size_t caches = ou_opcodes[code->words[i] & 0xff].caches;
        i = next_instruction(code, i);
        memset(&words[i - caches], 0, caches * sizeof *words);
    }
    OuValue bytes = ou_bytes_new(rt, (const char *)words, size);
    ou_free(rt, words, size + 1);
    return bytes;
}

/* The tables of places and handlers, in the form of this machine. */
static OuValue code_get_line_table(OuRuntime *rt, OuRef self) {
    const OuCode *code = ou_as_code(self);
    return ou_bytes_new(rt, (const char *)code->locations, code->locations_size);
}

static OuValue code_get_exception_table(OuRuntime *rt, OuRef self) {
    const OuCode *code = ou_as_code(self);
    return ou_bytes_new(rt, (const char *)code->handlers,
                        code->handler_count * sizeof *code->handlers);
}

static bool code_refuse(OuRuntime *rt, OuRef self, OuRef value) {
    (void)self, (void)value;
    return ou_fail(rt, OU_EXC_AttributeError, "readonly attribute");
}

static const OuGetSetRow code_getsets[] = {
    {"co_name", code_get_name, code_refuse, NULL},
    {"co_qualname", code_get_qualname, code_refuse, NULL},
    {"co_filename", code_get_filename, code_refuse, NULL},
    {"co_firstlineno", code_get_first_line, code_refuse, NULL},
    {"co_argcount", code_get_argument_count, code_refuse, NULL},
    {"co_posonlyargcount", code_get_positional_only_count, code_refuse, NULL},
    {"co_kwonlyargcount", code_get_keyword_only_count, code_refuse, NULL},
    {"co_nlocals", code_get_variable_count, NULL, NULL},
    {"co_varnames", code_get_variable_names, NULL, NULL},
    {"co_names", code_get_names, code_refuse, NULL},
    {"co_consts", code_get_constants, code_refuse, NULL},
    {"co_freevars", code_get_free_names, NULL, NULL},
    {"co_cellvars", code_get_cell_names, NULL, NULL},
    {"co_flags", code_get_flags, code_refuse, NULL},
    {"co_stacksize", code_get_stack_size, code_refuse, NULL},
    {"co_code", code_get_bytes, NULL, NULL},
    {"_co_code_adaptive", code_get_bytes, NULL, NULL},
    {"co_linetable", code_get_line_table, code_refuse, NULL},
    {"co_exceptiontable", code_get_exception_table, code_refuse, NULL},
    {0},
};

/* ---- methods ---- */

// None for a place that is unknown.
static OuValue number_or_none(bool known, uint32_t number) {
    return known ? ou_from_small_int(number) : OU_NONE;
}

/* Append a tuple of `count` immediate values to `list`. */
static bool append_numbers(OuRuntime *rt, OuRef list, OuValue *numbers, size_t count) {
    OuValue row = ou_tuple_from_array_take(rt, numbers, count);
    if (ou_is_error(row)) return false;
    return ou_list_append_take(rt, list, row);
}

static OuValue iterate_take(OuRuntime *rt, OuValue list, bool filled) {
    OuValue iterator = filled ? ou_iter(rt, list) : OU_ERROR;
    ou_drop(rt, list);
    return iterator;
}

static OuValue code_lines(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)args, (void)argc;
    const OuCode *code = ou_as_code(self);
    OuValue list = ou_list_new(rt, 0);
    if (ou_is_error(list)) return OU_ERROR;
    bool filled = true;
    size_t start = 0;
    while (filled && start < code->word_count) {
        uint32_t line = ou_code_line(code, start);
        size_t end = next_instruction(code, start);
        while (end < code->word_count && ou_code_line(code, end) == line)
            end = next_instruction(code, end);
        OuValue row[] = {ou_from_small_int((int64_t)start * WORD_SIZE),
                         ou_from_small_int((int64_t)end * WORD_SIZE),
                         number_or_none(line != 0, line)};
        filled = append_numbers(rt, list, row, 3);
        start = end;
    }
    return iterate_take(rt, list, filled);
}

static OuValue code_positions(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)args, (void)argc;
    const OuCode *code = ou_as_code(self);
    OuValue list = ou_list_new(rt, 0);
    if (ou_is_error(list)) return OU_ERROR;
    bool filled = true;
    for (size_t word = 0; filled && word < code->word_count;) {
        OuLocation at = ou_code_location(code, word);
        size_t next = next_instruction(code, word);
        for (; filled && word < next; word++) {
            OuValue row[] = {number_or_none(at.line != 0, at.line),
                             number_or_none(at.line != 0, at.end_line),
                             number_or_none(at.line != 0, at.column),
                             number_or_none(at.line != 0, at.end_column)};
            filled = append_numbers(rt, list, row, 4);
        }
    }
    return iterate_take(rt, list, filled);
}

/* _varname_from_oparg(i): the name of a local, cell or free variable. */
static OuValue code_variable_name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)argc;
    OuRef names = ou_as_code(self)->local_names;
    int64_t index;
    if (!ou_index_as_int64(rt, args[0], false, &index)) return OU_ERROR;
    if (index < 0 || index >= (int64_t)ou_tuple_count(names))
        return ou_raise(rt, OU_EXC_IndexError, "tuple index out of range");
    return ou_own(ou_tuple_peek(names, (size_t)index));
}

static const OuMethodRow code_methods[] = {
    {"replace", ou_code_replace, 0, 0,
     "replace(**fields)\nReturn a copy of the code object with these fields.", OU_CODE_FIELDS},
    {"__replace__", ou_code_replace, 0, 0, "The same as replace().", OU_CODE_FIELDS},
    {"_varname_from_oparg", code_variable_name, 1, 1, "(internal-only)"},
    {"co_lines", code_lines, 0, 0, "co_lines() -> iterator of (start, end, line)"},
    {"co_positions", code_positions, 0, 0,
     "co_positions() -> iterator of (line, end line, column, end column) for each word"},
    {0},
};

const OuTypeSpec ou_code_type = {
    .name = "code",
    .doc = "A compiled function, class body or module.",
    .basic_size = sizeof(OuCode),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .methods = code_methods,
    .getsets = code_getsets,
    .slots.repr = code_repr,
    .slots.compare = ou_code_compare,
    .slots.hash = ou_code_hash,
    .slots.traverse = code_traverse,
    .slots.destroy = code_destroy,
    .slots.size = code_size,
};
