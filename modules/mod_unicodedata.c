/* Module unicodedata: what the Unicode Character Database says about characters. */
#include <stdio.h>

#include "modules/modules.h"
#include "objects/float.h"
#include "objects/str.h"
#include "objects/unicode.h"
#include "objects/unicode_facts.h"
#include "objects/unicode_names.h"
#include "objects/utf8.h"

#define UNICODE_VERSION "15.0.0"

#define FUNCTION(name)                                                                         \
    static OuValue unicodedata_##name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc)

/* ---- arguments ---- */

/* The only character of `value`. `position`: "argument 1" of a function with several, or
 * "argument". */
static bool as_character(OuRuntime *rt, const char *function, const char *position, OuRef value,
                         uint32_t *code) {
    if (!ou_is_str(value))
        return ou_fail(rt, OU_EXC_TypeError, "%s() %s must be a unicode character, not %T",
                       function, position, value);
    if (ou_as_str(value)->length != 1)
        return ou_fail(rt, OU_EXC_TypeError,
                       "%s(): %s must be a unicode character, not a string of length %zu",
                       function, position, ou_as_str(value)->length);
    *code = ou_str_code_point_at(value, 0);
    return true;
}

/* The value that was given for characters that have none. */
static OuValue otherwise(OuRuntime *rt, const OuRef *args, size_t argc, const char *message) {
    if (argc > 1) return ou_own(args[1]);
    return ou_raise(rt, OU_EXC_ValueError, "%s", message);
}

/* ---- names ---- */

FUNCTION(name) {
    uint32_t code;
    char name[OU_UNICODE_NAME_MAX];
    if (!as_character(rt, "name", "argument 1", args[0], &code)) return OU_ERROR;
    if (!ou_unicode_name(code, name)) return otherwise(rt, args, argc, "no such name");
    return ou_str_from_string(rt, name);
}

static OuValue sequence_as_str(OuRuntime *rt, const uint32_t *codes) {
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    for (; *codes != 0; codes++)
        ou_str_builder_add_code_point(&builder, *codes);
    return ou_str_builder_end(&builder);
}

FUNCTION(lookup) {
    uint32_t code;
    if (!ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "lookup() argument must be str, not %T", args[0]);
    const OuStr *name = ou_as_str(args[0]);
    if (name->size > OU_UNICODE_NAME_MAX) {
        OuValue text = ou_str_from_string(rt, "name too long");
        if (!ou_is_error(text)) ou_raise_with_value(rt, OU_EXC_KeyError, text);
        ou_drop(rt, text);
        return OU_ERROR;
    }
    if (ou_unicode_lookup(name->bytes, name->size, &code))
        return ou_str_from_code_point(rt, code);
    const uint32_t *sequence = ou_unicode_sequence(name->bytes, name->size);
    if (sequence != NULL) return sequence_as_str(rt, sequence);
    return ou_raise(rt, OU_EXC_KeyError, "undefined character name '%U'", args[0]);
}

/* ---- numbers ---- */

FUNCTION(decimal) {
    uint32_t code;
    if (!as_character(rt, "decimal", "argument 1", args[0], &code)) return OU_ERROR;
    int value = ou_unicode_decimal(code);
    return value < 0 ? otherwise(rt, args, argc, "not a decimal") : ou_from_small_int(value);
}

FUNCTION(digit) {
    uint32_t code;
    if (!as_character(rt, "digit", "argument 1", args[0], &code)) return OU_ERROR;
    uint8_t value = ou_unicode_facts(code)->digit;
    return value == OU_UNICODE_NO_DIGIT ? otherwise(rt, args, argc, "not a digit")
                                        : ou_from_small_int(value);
}

FUNCTION(numeric) {
    uint32_t code;
    double value;
    if (!as_character(rt, "numeric", "argument 1", args[0], &code)) return OU_ERROR;
    if (!ou_unicode_numeric(code, &value))
        return otherwise(rt, args, argc, "not a numeric character");
    return ou_float_new(rt, value);
}

/* ---- properties ---- */

static const char *const category_names[] = {
#define CATEGORY(id) #id,
#include "objects/unicode_categories.def"
#undef CATEGORY
};

FUNCTION(category) {
    uint32_t code;
    if (!as_character(rt, "category", "argument", args[0], &code)) return OU_ERROR;
    return ou_intern(rt, category_names[ou_unicode_record(code)->category]);
}

FUNCTION(bidirectional) {
    uint32_t code;
    if (!as_character(rt, "bidirectional", "argument", args[0], &code)) return OU_ERROR;
    return ou_intern(rt, ou_bidirectional_names[ou_unicode_facts(code)->bidirectional]);
}

FUNCTION(combining) {
    uint32_t code;
    if (!as_character(rt, "combining", "argument", args[0], &code)) return OU_ERROR;
    return ou_from_small_int(ou_unicode_facts(code)->combining);
}

FUNCTION(mirrored) {
    uint32_t code;
    if (!as_character(rt, "mirrored", "argument", args[0], &code)) return OU_ERROR;
    return ou_from_small_int(ou_unicode_facts(code)->mirrored);
}

FUNCTION(east_asian_width) {
    uint32_t code;
    if (!as_character(rt, "east_asian_width", "argument", args[0], &code)) return OU_ERROR;
    return ou_intern(rt, ou_width_names[ou_unicode_facts(code)->width]);
}

FUNCTION(decomposition) {
    uint32_t code;
    const uint32_t *codes;
    const char *tag = "";
    char number[16];
    if (!as_character(rt, "decomposition", "argument", args[0], &code)) return OU_ERROR;
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    uint32_t letters[OU_NORMAL_GROWTH];
    size_t count = ou_unicode_decomposition(code, &codes, &tag);
    if (count == 0 && code >= 0xac00 && code <= 0xd7a3) { // a Hangul syllable: computed
        codes = letters;
        count = ou_unicode_normalize(OU_NFD, &code, 1, letters);
    }
    ou_str_builder_add_string(&builder, tag);
    for (size_t i = 0; i < count; i++) {
        bool is_first = i == 0 && tag[0] == '\0';
        snprintf(number, sizeof number, is_first ? "%04X" : " %04X", codes[i]);
        ou_str_builder_add_string(&builder, number);
    }
    return ou_str_builder_end(&builder);
}

/* ---- normal forms ---- */

static bool as_form(OuRuntime *rt, OuRef value, OuNormalForm *form) {
    static const char *const names[] = {
        [OU_NFC] = "NFC", [OU_NFD] = "NFD", [OU_NFKC] = "NFKC", [OU_NFKD] = "NFKD"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!ou_str_equals_string(value, names[i])) continue;
        *form = (OuNormalForm)i;
        return true;
    }
    return ou_fail(rt, OU_EXC_ValueError, "invalid normalization form");
}

static bool check_texts(OuRuntime *rt, const char *function, const OuRef *args) {
    for (int i = 0; i < 2; i++) {
        if (!ou_is_str(args[i]))
            return ou_fail(rt, OU_EXC_TypeError, "%s() argument %d must be str, not %T",
                           function, i + 1, args[i]);
    }
    return true;
}

static uint32_t *decode(OuRuntime *rt, OuRef text) {
    const OuStr *str = ou_as_str(text);
    uint32_t *codes = ou_alloc(rt, (str->length + 1) * sizeof *codes);
    const char *at = str->bytes;
    for (size_t i = 0; codes != NULL && i < str->length; i++)
        codes[i] = ou_utf8_next(&at);
    return codes;
}

static OuValue encode(OuRuntime *rt, const uint32_t *codes, size_t count) {
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    for (size_t i = 0; i < count; i++)
        ou_str_builder_add_code_point(&builder, codes[i]);
    return ou_str_builder_end(&builder);
}

/* A str that is not ASCII, normalized. */
static OuValue normalize(OuRuntime *rt, OuNormalForm form, OuRef text) {
    size_t count = ou_as_str(text)->length, room = (count + 1) * OU_NORMAL_GROWTH;
    uint32_t *codes = decode(rt, text), *buffer = NULL;
    OuValue result = OU_ERROR;
    if (codes == NULL) return OU_ERROR;
    if (ou_unicode_is_surely_normal(form, codes, count)) {
        result = ou_own(text);
        goto done;
    }
    buffer = ou_alloc(rt, room * sizeof *buffer);
    if (buffer == NULL) goto done;
    result = encode(rt, buffer, ou_unicode_normalize(form, codes, count, buffer));
done:
    ou_free(rt, codes, (count + 1) * sizeof *codes);
    if (buffer != NULL) ou_free(rt, buffer, room * sizeof *buffer);
    return result;
}

FUNCTION(normalize) {
    OuNormalForm form;
    if (!check_texts(rt, "normalize", args)) return OU_ERROR;
    if (ou_as_str(args[1])->size == 0) return ou_own(args[1]);
    if (!as_form(rt, args[0], &form)) return OU_ERROR;
    return ou_as_str(args[1])->is_ascii ? ou_own(args[1]) : normalize(rt, form, args[1]);
}

FUNCTION(is_normalized) {
    OuNormalForm form;
    if (!check_texts(rt, "is_normalized", args)) return OU_ERROR;
    if (ou_as_str(args[1])->size == 0) return OU_TRUE;
    if (!as_form(rt, args[0], &form)) return OU_ERROR;
    if (ou_as_str(args[1])->is_ascii) return OU_TRUE;
    OuValue normal = normalize(rt, form, args[1]);
    if (ou_is_error(normal)) return OU_ERROR;
    bool same = ou_str_equal(normal, args[1]);
    ou_drop(rt, normal);
    return ou_bool(same);
}

static const OuMethodRow unicodedata_functions[] = {
    OU_ROW("name", unicodedata_name, 1, 2, "name(chr[, default])\n\nThe character's name."),
    OU_ROW("lookup", unicodedata_lookup, 1, 1,
           "lookup(name, /)\n\nThe character, or characters, with this name."),
    OU_ROW("decimal", unicodedata_decimal, 1, 2,
           "decimal(chr[, default])\n\nThe character's value as a decimal digit."),
    OU_ROW("digit", unicodedata_digit, 1, 2,
           "digit(chr[, default])\n\nThe character's value as a digit."),
    OU_ROW("numeric", unicodedata_numeric, 1, 2,
           "numeric(chr[, default])\n\nThe character's value as a number, a float."),
    OU_ROW("category", unicodedata_category, 1, 1,
           "category(chr, /)\n\nThe general category, two letters."),
    OU_ROW("bidirectional", unicodedata_bidirectional, 1, 1,
           "bidirectional(chr, /)\n\nThe bidirectional class, or ''."),
    OU_ROW("combining", unicodedata_combining, 1, 1,
           "combining(chr, /)\n\nThe canonical combining class, an int."),
    OU_ROW("mirrored", unicodedata_mirrored, 1, 1,
           "mirrored(chr, /)\n\n1 if the character is mirrored in bidirectional text, else 0."),
    OU_ROW("east_asian_width", unicodedata_east_asian_width, 1, 1,
           "east_asian_width(chr, /)\n\nThe width assigned to the character."),
    OU_ROW("decomposition", unicodedata_decomposition, 1, 1,
           "decomposition(chr, /)\n\nThe decomposition mapping, or ''."),
    OU_ROW("normalize", unicodedata_normalize, 2, 2,
           "normalize(form, unistr, /)\n\nThe normal form 'NFC', 'NFKC', 'NFD' or 'NFKD'."),
    OU_ROW("is_normalized", unicodedata_is_normalized, 2, 2,
           "is_normalized(form, unistr, /)\n\nIs the text in this normal form?"),
    {0},
};

static bool unicodedata_init(OuRuntime *rt, OuRef module) {
    return ou_module_add_take(rt, module, "unidata_version",
                              ou_str_from_string(rt, UNICODE_VERSION));
}

extern const OuModuleSpec ou_unicodedata_module;
const OuModuleSpec ou_unicodedata_module = {
    .name = "unicodedata",
    .doc = "The Unicode Character Database.",
    .functions = unicodedata_functions,
    .init = unicodedata_init,
};
