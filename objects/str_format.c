/* str.format(): text with replacement fields.
 *
 *     literal {{ }} { first .attribute [index] ! conversion : specification }
 *
 * A specification may hold fields of its own, which are filled in before it is used; those may
 * not nest further. Fields without a number take the arguments in turn; a text either numbers
 * its fields or does not. */
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/str_methods.h"
#include "objects/tuple.h"

/* Levels of nesting: the text, and the specifications in it. */
#define MAX_NESTING 2

typedef enum { NOT_YET, AUTOMATIC, MANUAL } Numbering;

typedef struct Formatter {
    OuRuntime *rt;
    const OuRef *args; // NULL: format_map
    size_t argc;
    OuRef names; // of the keywords, whose values follow the arguments; or OU_UNDEF
    OuRef mapping;
    Numbering numbering;
    size_t next; // automatic number
} Formatter;

/* One field, cut into its parts. */
typedef struct Field {
    OuSpan name, specification;
    uint32_t conversion; // 0: none
    bool nested;         // the specification has fields
} Field;

static bool format_text(Formatter *formatter, OuStrBuilder *output, OuSpan text, int levels);

static bool fail(Formatter *formatter, const char *message) {
    return ou_fail(formatter->rt, OU_EXC_ValueError, "%s", message);
}

/* ---- cutting ---- */

/* Move `*at` to what ends the field's name: '}', ':' or '!'; a bracket hides those. */
static bool cut_name(Formatter *formatter, const char **at, const char *end, Field *field) {
    const char *start = *at;
    for (; *at < end; ++*at) {
        char c = **at;
        if (c == '{') return fail(formatter, "unexpected '{' in field name");
        if (c == '[') {
            while (*at < end && **at != ']')
                ++*at;
            if (*at == end) break;
        } else if (c == '}' || c == ':' || c == '!') {
            field->name = ou_span(start, (size_t)(*at - start));
            return true;
        }
    }
    return fail(formatter, "expected '}' before end of string");
}

/* Behind the '!'. Sets *complete if the field ends here. */
static bool cut_conversion(Formatter *formatter, const char **at, const char *end, Field *field,
                           bool *complete) {
    if (*at == end)
        return fail(formatter, "end of string while looking for conversion specifier");
    field->conversion = ou_utf8_next(at);
    if (*at == end) return true;
    char c = *(*at)++;
    *complete = c == '}';
    return c == '}' || c == ':' || fail(formatter, "expected ':' after conversion specifier");
}

/* The field that begins at `*at`, behind its brace; `*at` moves behind it. */
static bool cut_field(Formatter *formatter, const char **at, const char *end, Field *field) {
    *field = (Field){{"", 0}, {"", 0}, 0, false};
    if (!cut_name(formatter, at, end, field)) return false;
    char c = *(*at)++;
    bool complete = c == '}';
    if (c == '!' && !cut_conversion(formatter, at, end, field, &complete)) return false;
    if (complete) return true;
    const char *start = *at;
    for (int depth = 1; *at < end; ++*at) {
        if (**at == '{') {
            field->nested = true;
            depth++;
        } else if (**at == '}' && --depth == 0) {
            field->specification = ou_span(start, (size_t)(*at - start));
            ++*at;
            return true;
        }
    }
    return fail(formatter, "unmatched '{' in format spec");
}

/* ---- looking up ---- */

/* `text` as a number: false: an exception is set. *number -1: it is none. */
static bool read_number(Formatter *formatter, OuSpan text, int64_t *number) {
    const char *at = text.bytes, *end = at + text.size;
    *number = at == end ? -1 : 0;
    while (at < end) {
        int digit = ou_unicode_decimal(ou_utf8_next(&at));
        if (digit < 0) {
            *number = -1;
            return true;
        }
        if (*number > (INT64_MAX - digit) / 10)
            return fail(formatter, "Too many decimal digits in format string");
        *number = *number * 10 + digit;
    }
    return true;
}

/* Number a field that stands for an argument; `*number` -1: it has none. */
static bool number_field(Formatter *formatter, int64_t *number) {
    Numbering wanted = *number < 0 ? AUTOMATIC : MANUAL;
    if (formatter->numbering == NOT_YET) formatter->numbering = wanted;
    if (formatter->numbering != wanted)
        return fail(formatter, wanted == AUTOMATIC
                                   ? "cannot switch from manual field specification to "
                                     "automatic field numbering"
                                   : "cannot switch from automatic field numbering to "
                                     "manual field specification");
    if (wanted == AUTOMATIC) *number = (int64_t)formatter->next++;
    return true;
}

static OuValue named_value(Formatter *formatter, OuSpan name) {
    OuRuntime *rt = formatter->rt;
    if (formatter->args != NULL && !ou_is_undef(formatter->names)) {
        for (size_t i = 0; i < ou_tuple_count(formatter->names); i++) {
            if (ou_span_equal(ou_str_span(ou_tuple_peek(formatter->names, i)), name))
                return ou_own(formatter->args[formatter->argc + i]);
        }
    }
    OuValue key = ou_str_new(rt, name.bytes, name.size);
    if (ou_is_error(key)) return OU_ERROR;
    OuValue value = ou_is_undef(formatter->mapping)
                        ? ou_raise_with_value(rt, OU_EXC_KeyError, key)
                        : ou_get_item(rt, formatter->mapping, key);
    ou_drop(rt, key);
    return value;
}

/* What the field's first part stands for. */
static OuValue first_value(Formatter *formatter, OuSpan name) {
    int64_t number;
    if (!read_number(formatter, name, &number)) return OU_ERROR;
    if (number < 0 && name.size > 0) return named_value(formatter, name);
    if (!number_field(formatter, &number)) return OU_ERROR;
    if (!ou_is_undef(formatter->mapping))
        return ou_raise(formatter->rt, OU_EXC_ValueError,
                        "Format string contains positional fields");
    if ((size_t)number >= formatter->argc)
        return ou_raise(formatter->rt, OU_EXC_IndexError,
                        "Replacement index %lld out of range for positional args tuple",
                        (long long)number);
    return ou_own(formatter->args[number]);
}

/* value[text]: a number if the text is one. */
static OuValue indexed_value(Formatter *formatter, OuRef value, OuSpan text) {
    OuRuntime *rt = formatter->rt;
    int64_t number;
    if (!read_number(formatter, text, &number)) return OU_ERROR;
    OuValue key = number >= 0 && ou_fits_small_int(number)
                      ? ou_from_small_int(number)
                      : ou_str_new(rt, text.bytes, text.size);
    if (ou_is_error(key)) return OU_ERROR;
    OuValue result = ou_get_item(rt, value, key);
    ou_drop(rt, key);
    return result;
}

static OuValue attribute_value(Formatter *formatter, OuRef value, OuSpan text) {
    OuRuntime *rt = formatter->rt;
    OuValue name = ou_intern_sized(rt, text.bytes, text.size);
    if (ou_is_error(name)) return OU_ERROR;
    OuValue result = ou_get_attribute(rt, value, name);
    ou_drop(rt, name);
    return result;
}

/* The next ".name" or "[index]" at `*at`. */
static OuValue next_value(Formatter *formatter, OuRef value, const char **at, const char *end) {
    char kind = *(*at)++;
    const char *start = *at;
    if (kind != '.' && kind != '[')
        return ou_raise(formatter->rt, OU_EXC_ValueError,
                        "Only '.' or '[' may follow ']' in format field specifier");
    while (*at < end && (kind == '[' ? **at != ']' : **at != '.' && **at != '['))
        ++*at;
    OuSpan text = ou_span(start, (size_t)(*at - start));
    if (kind == '[') {
        if (*at == end)
            return ou_raise(formatter->rt, OU_EXC_ValueError, "Missing ']' in format string");
        ++*at;
    }
    if (text.size == 0)
        return ou_raise(formatter->rt, OU_EXC_ValueError, "Empty attribute in format string");
    return kind == '[' ? indexed_value(formatter, value, text)
                       : attribute_value(formatter, value, text);
}

static OuValue field_value(Formatter *formatter, OuSpan name) {
    const char *at = name.bytes, *end = at + name.size;
    while (at < end && *at != '.' && *at != '[')
        at++;
    OuValue value = first_value(formatter, ou_span(name.bytes, (size_t)(at - name.bytes)));
    while (!ou_is_error(value) && at < end) {
        OuValue next = next_value(formatter, value, &at, end);
        ou_drop(formatter->rt, value);
        value = next;
    }
    return value;
}

/* ---- filling in ---- */

static OuValue convert_take(Formatter *formatter, OuValue value, uint32_t conversion) {
    OuRuntime *rt = formatter->rt;
    OuValue converted;
    if (conversion == 'r')
        converted = ou_repr(rt, value);
    else if (conversion == 's')
        converted = ou_str(rt, value);
    else if (conversion == 'a')
        converted = ou_ascii(rt, value);
    else if (conversion > 32 && conversion < 127)
        converted =
            ou_raise(rt, OU_EXC_ValueError, "Unknown conversion specifier %c", (int)conversion);
    else
        converted =
            ou_raise(rt, OU_EXC_ValueError, "Unknown conversion specifier \\x%x", conversion);
    ou_drop(rt, value);
    return converted;
}

/* The specification as a str, with its own fields filled in. */
static OuValue specification_text(Formatter *formatter, const Field *field, int levels) {
    OuSpan text = field->specification;
    if (!field->nested) return ou_str_new(formatter->rt, text.bytes, text.size);
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, formatter->rt);
    if (format_text(formatter, &builder, text, levels - 1)) return ou_str_builder_end(&builder);
    ou_str_builder_abandon(&builder);
    return OU_ERROR;
}

static bool add_formatted(Formatter *formatter, OuStrBuilder *output, OuRef value,
                          const Field *field, int levels) {
    OuRuntime *rt = formatter->rt;
    if (field->specification.size == 0 && ou_is_exact_str(value))
        return ou_str_builder_add(output, value);
    OuValue specification = specification_text(formatter, field, levels);
    if (ou_is_error(specification)) return false;
    OuValue text = ou_format_value(rt, value, specification);
    ou_drop(rt, specification);
    if (ou_is_error(text)) return false;
    bool added = ou_str_builder_add(output, text);
    ou_drop(rt, text);
    return added;
}

static bool add_field(Formatter *formatter, OuStrBuilder *output, const Field *field,
                      int levels) {
    OuValue value = field_value(formatter, field->name);
    if (ou_is_error(value)) return false;
    if (field->conversion != 0) {
        value = convert_take(formatter, value, field->conversion);
        if (ou_is_error(value)) return false;
    }
    bool added = add_formatted(formatter, output, value, field, levels);
    ou_drop(formatter->rt, value);
    return added;
}

static bool format_text(Formatter *formatter, OuStrBuilder *output, OuSpan text, int levels) {
    if (levels == 0) return fail(formatter, "Max string recursion exceeded");
    const char *at = text.bytes, *end = at + text.size;
    while (at < end) {
        const char *start = at;
        while (at < end && *at != '{' && *at != '}')
            at++;
        if (!ou_str_builder_add_bytes(output, start, (size_t)(at - start))) return false;
        if (at == end) return true;
        char brace = *at++;
        if (at < end && *at == brace) {
            if (!ou_str_builder_add_counted(output, at++, 1, 1)) return false;
            continue;
        }
        if (brace == '}') return fail(formatter, "Single '}' encountered in format string");
        if (at == end) return fail(formatter, "Single '{' encountered in format string");
        Field field;
        if (!cut_field(formatter, &at, end, &field)) return false;
        if (!add_field(formatter, output, &field, levels)) return false;
    }
    return true;
}

static OuValue format_all(Formatter *formatter, OuRef self) {
    OuStrBuilder output;
    ou_str_builder_begin(&output, formatter->rt);
    if (format_text(formatter, &output, ou_str_span(self), MAX_NESTING))
        return ou_str_builder_end(&output);
    ou_str_builder_abandon(&output);
    return OU_ERROR;
}

OuValue ou_str_format(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names) {
    static const OuRef no_args[1];
    Formatter formatter = {.rt = rt,
                           .args = args != NULL ? args : no_args,
                           .argc = argc,
                           .names = names,
                           .mapping = OU_UNDEF};
    return format_all(&formatter, self);
}

OuValue ou_str_format_map(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    Formatter formatter = {.rt = rt, .names = OU_UNDEF, .mapping = args[0]};
    return format_all(&formatter, self);
}
