/* Code objects compared with each other, and copies of them with something changed.
 *
 * What the language sees of a code object can be replaced where the instructions do not depend
 * on it: names, places, constants, names of globals, flags. The rest follows from the
 * instructions of this machine, which no program can write: it can be given only as it is. */
#include "objects/code_private.h"

#include "objects/error.h"
#include "objects/int.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- equality ---- */

/* The same instructions? Cache words, which the run loop writes, do not count. */
static bool same_words(const OuCode *a, const OuCode *b) {
    if (a->word_count != b->word_count) return false;
    for (size_t i = 0; i < a->word_count;) {
        const OuOpcodeInfo *info = &ou_opcodes[a->words[i] & 0xff];
        size_t words = ou_opcode_words(a->words[i] & 0xff), plain = words - info->caches;
        if (memcmp(&a->words[i], &b->words[i], plain * sizeof *a->words) != 0) return false;
        i += words;
    }
    return true;
}

/* memcmp for tables that may be empty, and then have no address. */
static bool same_bytes(const void *a, const void *b, size_t size) {
    return size == 0 || memcmp(a, b, size) == 0;
}

static bool same_tables(const OuCode *a, const OuCode *b) {
    return a->handler_count == b->handler_count &&
           same_bytes(a->handlers, b->handlers, a->handler_count * sizeof *a->handlers) &&
           a->locations_size == b->locations_size &&
           same_bytes(a->locations, b->locations, a->locations_size);
}

static bool same_numbers(const OuCode *a, const OuCode *b) {
    return a->argument_count == b->argument_count &&
           a->positional_only_count == b->positional_only_count &&
           a->keyword_only_count == b->keyword_only_count && a->flags == b->flags &&
           a->first_line == b->first_line && a->local_count == b->local_count &&
           a->constant_count == b->constant_count && a->name_count == b->name_count;
}

/* Equal, and of one type: 1, 1.0 and True are different constants. */
static OuTruth same_constant(OuRuntime *rt, OuRef a, OuRef b) {
    if (a == b) return OU_TRUTH_YES;
    if (ou_type_of(rt, a) != ou_type_of(rt, b)) return OU_TRUTH_NO;
    if (!ou_is_tuple(a)) return ou_equal(rt, a, b);
    OuTruth same = ou_truth_from(ou_tuple_count(a) == ou_tuple_count(b));
    for (size_t i = 0; same == OU_TRUTH_YES && i < ou_tuple_count(a); i++)
        same = same_constant(rt, ou_tuple_peek(a, i), ou_tuple_peek(b, i));
    return same;
}

static OuTruth same_code(OuRuntime *rt, const OuCode *a, const OuCode *b) {
    if (a == b) return OU_TRUTH_YES;
    if (!same_numbers(a, b) || !same_words(a, b) || !same_tables(a, b) ||
        !ou_str_equal(a->name, b->name))
        return OU_TRUTH_NO;
    OuTruth same = ou_equal(rt, a->local_names, b->local_names);
    for (size_t i = 0; same == OU_TRUTH_YES && i < a->name_count; i++)
        same = ou_equal(rt, a->names[i], b->names[i]);
    for (size_t i = 0; same == OU_TRUTH_YES && i < a->constant_count; i++)
        same = same_constant(rt, a->constants[i], b->constants[i]);
    return same;
}

OuValue ou_code_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if ((op != OU_EQ && op != OU_NE) || !ou_is_code(right)) return OU_NOT_IMPLEMENTED;
    OuTruth same = same_code(rt, ou_as_code(left), ou_as_code(right));
    if (same == OU_TRUTH_FAILED) return OU_ERROR;
    return ou_bool((same == OU_TRUTH_YES) == (op == OU_EQ));
}

bool ou_code_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    const OuCode *code = ou_as_code(self);
    uint64_t bits = (uint64_t)ou_str_hash(rt, code->name);
    uint64_t numbers[] = {code->first_line, code->argument_count, code->flags,
                          code->word_count, code->constant_count, code->name_count};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        bits = (bits ^ numbers[i]) * 1099511628211u;
    *hash = (int64_t)bits;
    if (*hash == -1) *hash = -2;
    return true;
}

/* ---- copying ---- */

/* A copy of an array of `size` bytes; *failed is set when there is no memory for it. */
static void *copy_array(OuRuntime *rt, const void *array, size_t size, bool *failed) {
    if (size == 0 || *failed) return NULL;
    void *copy = ou_alloc(rt, size);
    if (copy == NULL)
        *failed = true;
    else
        memcpy(copy, array, size);
    return copy;
}

static OuValue *copy_values(OuRuntime *rt, OuValue *values, size_t count, bool *failed) {
    OuValue *copy = copy_array(rt, values, count * sizeof *values, failed);
    for (size_t i = 0; copy != NULL && i < count; i++)
        ou_own(copy[i]);
    return copy;
}

/* What a cache remembers holds for the names of the code object that it was made for. */
static void clear_caches(OuCode *code) {
    for (size_t i = 0; i < code->word_count;) {
        enum OuOpcode op = code->words[i] & 0xff;
        i += ou_opcode_words(op);
        memset(&code->words[i - ou_opcodes[op].caches], 0,
               ou_opcodes[op].caches * sizeof *code->words);
    }
}

static OuCode *copy_code(OuRuntime *rt, const OuCode *code) {
    OuCode *copy = ou_code_new(rt);
    if (copy == NULL) return NULL;
    OuObject header = copy->header;
    *copy = *code;
    copy->header = header;
    bool failed = false;
    copy->words = copy_array(rt, code->words, code->word_count * sizeof *code->words, &failed);
    copy->constants = copy_values(rt, code->constants, code->constant_count, &failed);
    copy->names = copy_values(rt, code->names, code->name_count, &failed);
    copy->cell_slots =
        copy_array(rt, code->cell_slots, code->cell_count * sizeof *code->cell_slots, &failed);
    copy->handlers =
        copy_array(rt, code->handlers, code->handler_count * sizeof *code->handlers, &failed);
    copy->locations = copy_array(rt, code->locations, code->locations_size, &failed);
    copy->operand_locations =
        copy_array(rt, code->operand_locations, code->operand_locations_size, &failed);
    OuValue texts[] = {copy->local_names, copy->cell_names, copy->free_names,
                       copy->filename,    copy->name,       copy->qualname};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ou_own(texts[i]);
    if (copy->words == NULL) copy->word_count = 0;
    clear_caches(copy);
    if (!failed) return copy;
    // What could not be copied is not there to be freed.
    if (copy->constants == NULL) copy->constant_count = 0;
    if (copy->names == NULL) copy->name_count = 0;
    if (copy->cell_slots == NULL) copy->cell_count = 0;
    if (copy->handlers == NULL) copy->handler_count = 0;
    if (copy->locations == NULL) copy->locations_size = 0;
    if (copy->operand_locations == NULL) copy->operand_locations_size = 0;
    ou_drop(rt, ou_take(copy));
    return NULL;
}

/* ---- replace ---- */

typedef bool (*Replace)(OuRuntime *rt, OuCode *code, const char *name, OuRef value);

static bool fail_type(OuRuntime *rt, const char *name, const char *wanted, OuRef value) {
    return ou_is_none(value)
               ? ou_fail(rt, OU_EXC_TypeError, "replace() argument '%s' must be %s, not None",
                         name, wanted)
               : ou_fail(rt, OU_EXC_TypeError, "replace() argument '%s' must be %s, not %T",
                         name, wanted, value);
}

static bool replace_str(OuRuntime *rt, OuValue *place, const char *name, OuRef value) {
    if (!ou_is_str(value)) return fail_type(rt, name, "str", value);
    ou_replace_take(rt, place, ou_own(value));
    return true;
}

static bool replace_name(OuRuntime *rt, OuCode *code, const char *name, OuRef value) {
    return replace_str(rt, &code->name, name, value);
}
static bool replace_qualname(OuRuntime *rt, OuCode *code, const char *name, OuRef value) {
    return replace_str(rt, &code->qualname, name, value);
}
static bool replace_filename(OuRuntime *rt, OuCode *code, const char *name, OuRef value) {
    return replace_str(rt, &code->filename, name, value);
}

static bool read_count(OuRuntime *rt, const char *name, OuRef value, uint32_t *count) {
    int64_t number;
    if (!ou_index_as_int64(rt, value, false, &number)) return false;
    if (number < 0)
        return ou_fail(rt, OU_EXC_ValueError, "%s must be a positive integer", name);
    if (number > UINT32_MAX)
        return ou_fail(rt, OU_EXC_OverflowError, "signed integer is greater than maximum");
    *count = (uint32_t)number;
    return true;
}

static bool replace_first_line(OuRuntime *rt, OuCode *code, const char *name, OuRef value) {
    return read_count(rt, name, value, &code->first_line);
}

/* Flags that say how the code runs cannot be changed. */
static bool replace_flags(OuRuntime *rt, OuCode *code, const char *name, OuRef value) {
    uint32_t flags = 0, fixed = OU_CODE_OPTIMIZED | OU_CODE_NEW_LOCALS | OU_CODE_VARARGS |
                                OU_CODE_VARKEYWORDS | OU_CODE_GENERATOR | OU_CODE_COROUTINE |
                                OU_CODE_ASYNC_GENERATOR;
    if (!read_count(rt, name, value, &flags)) return false;
    if ((flags & fixed) != (code->flags & fixed))
        return ou_fail(rt, OU_EXC_ValueError,
                       "code.replace(): changing how the code runs is not supported");
    code->flags = flags;
    return true;
}

/* Replace the items of an array by those of a tuple of the same length. */
static bool replace_items(OuRuntime *rt, OuValue *items, size_t count, const char *name,
                          OuRef value) {
    if (!ou_is_tuple(value)) return fail_type(rt, name, "tuple", value);
    if (ou_tuple_count(value) != count)
        return ou_fail(rt, OU_EXC_ValueError,
                       "code.replace(): changing the length of %s is not supported", name);
    for (size_t i = 0; i < count; i++)
        ou_replace_take(rt, &items[i], ou_own(ou_tuple_peek(value, i)));
    return true;
}

static bool replace_constants(OuRuntime *rt, OuCode *code, const char *name, OuRef value) {
    // A code object without constants shows one that is not used.
    if (code->constant_count == 0 && ou_is_tuple(value) && ou_tuple_count(value) == 1)
        return true;
    return replace_items(rt, code->constants, code->constant_count, name, value);
}

static bool replace_names(OuRuntime *rt, OuCode *code, const char *name, OuRef value) {
    for (size_t i = 0; ou_is_tuple(value) && i < ou_tuple_count(value); i++) {
        OuRef item = ou_tuple_peek(value, i);
        if (!ou_is_str(item) || !ou_as_str(item)->is_interned)
            return ou_fail(rt, OU_EXC_SystemError, "non-string found in code slot");
    }
    return replace_items(rt, code->names, code->name_count, name, value);
}

/* What only the compiler can say: it must be as it is. */
static bool replace_by_same(OuRuntime *rt, OuCode *code, const char *name, OuRef value) {
    OuValue now = ou_get_attribute_string(rt, ou_ref(code), name);
    if (ou_is_error(now)) return false;
    bool is_count = ou_is_int(now);
    uint32_t count;
    OuTruth same = OU_TRUTH_FAILED;
    if (!is_count || read_count(rt, name, value, &count)) same = ou_equal(rt, now, value);
    ou_drop(rt, now);
    if (same == OU_TRUTH_NO)
        ou_fail(rt, OU_EXC_ValueError, "code.replace(): changing %s is not supported", name);
    return same == OU_TRUTH_YES;
}

/* In the order of OU_CODE_FIELDS. */
static const struct {
    const char *name;
    Replace replace;
} parts[] = {
    {"co_argcount", replace_by_same},
    {"co_posonlyargcount", replace_by_same},
    {"co_kwonlyargcount", replace_by_same},
    {"co_nlocals", replace_by_same},
    {"co_stacksize", replace_by_same},
    {"co_flags", replace_flags},
    {"co_firstlineno", replace_first_line},
    {"co_code", replace_by_same},
    {"co_consts", replace_constants},
    {"co_names", replace_names},
    {"co_varnames", replace_by_same},
    {"co_freevars", replace_by_same},
    {"co_cellvars", replace_by_same},
    {"co_filename", replace_filename},
    {"co_name", replace_name},
    {"co_qualname", replace_qualname},
    {"co_linetable", replace_by_same},
    {"co_exceptiontable", replace_by_same},
};
#define PART_COUNT (sizeof parts / sizeof *parts)

OuValue ou_code_replace(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc OU_UNUSED) {
    OuCode *copy = copy_code(rt, ou_as_code(self));
    if (copy == NULL) return OU_ERROR;
    for (size_t i = 0; i < PART_COUNT; i++) {
        if (ou_is_undef(args[i]) || parts[i].replace(rt, copy, parts[i].name, args[i]))
            continue;
        ou_drop(rt, ou_take(copy));
        return OU_ERROR;
    }
    return ou_take(copy);
}
