/* Text from a format, for messages: the directives that error.h lists.
 *
 * Numbers are left to snprintf; what is Python's goes through the builder. Directives that call
 * back into the program (%R, %S, %A) may raise: the text is then given up. */
#include <stdio.h>
#include <string.h>

#include "objects/error.h"
#include "objects/protocol.h"
#include "objects/str.h"

typedef struct Directive {
    char conversion;
    bool zero_padded;
    int width;
    int precision;  /* -1: none */
    int long_count; /* 0, 1 or 2 times "l"; 3: "z" */
} Directive;

/* A va_list that can be handed on and go on being used. */
typedef struct Arguments {
    va_list list;
} Arguments;

/* Reads what follows "%". Returns what follows the directive. */
static const char *read_directive(const char *text, Directive *directive) {
    *directive = (Directive){.precision = -1};
    if (*text == '0') {
        directive->zero_padded = true;
        text++;
    }
    while (*text >= '0' && *text <= '9')
        directive->width = directive->width * 10 + (*text++ - '0');
    if (*text == '.') {
        directive->precision = 0;
        while (*++text >= '0' && *text <= '9')
            directive->precision = directive->precision * 10 + (*text - '0');
    }
    for (; *text == 'l'; text++)
        directive->long_count++;
    if (*text == 'z') {
        directive->long_count = 3;
        text++;
    }
    directive->conversion = *text;
    return *text == '\0' ? text : text + 1;
}

static bool add_number(OuStrBuilder *builder, const Directive *directive,
                       Arguments *arguments) {
    bool is_signed = directive->conversion == 'd';
    uint64_t number;
    if (directive->long_count == 1)
        number = va_arg(arguments->list, unsigned long);
    else if (directive->long_count != 0)
        number = va_arg(arguments->list, unsigned long long);
    else if (is_signed)
        number = (uint64_t)(int64_t)va_arg(arguments->list, int);
    else
        number = va_arg(arguments->list, unsigned);
    char text[80];
    int width = directive->width < 64 ? directive->width : 64;
    const char *format = is_signed ? (directive->zero_padded ? "%0*lld" : "%*lld")
                         : directive->conversion == 'u'
                             ? (directive->zero_padded ? "%0*llu" : "%*llu")
                             : (directive->zero_padded ? "%0*llx" : "%*llx");
    int size = snprintf(text, sizeof text, format, width, (long long)number);
    return ou_str_builder_add_bytes(builder, text, (size_t)size);
}

/* The first `precision` code points, or all. */
static bool add_text(OuStrBuilder *builder, const char *text, size_t size, int precision) {
    if (precision >= 0 && (size_t)precision < size) {
        size_t end = 0;
        for (int left = precision; end < size; end++) {
            bool begins_one = (text[end] & 0xC0) != 0x80;
            if (begins_one && left-- == 0) break;
        }
        size = end;
    }
    return ou_str_builder_add_bytes(builder, text, size);
}

static bool add_str(OuStrBuilder *builder, OuRef str, int precision) {
    if (precision < 0) return ou_str_builder_add(builder, str);
    return add_text(builder, ou_str_bytes(str), ou_as_str(str)->size, precision);
}

static bool add_converted(OuStrBuilder *builder, OuValue (*convert)(OuRuntime *, OuRef),
                          OuRef value, int precision) {
    OuValue text = convert(builder->rt, value);
    if (ou_is_error(text)) return false;
    bool done = add_str(builder, text, precision);
    ou_drop(builder->rt, text);
    return done;
}

/* As in CPython: with its module for a type of C code, which is part of that name. */
static bool add_type_name(OuStrBuilder *builder, const OuType *type) {
    return ou_str_builder_add_string(builder, type->spec != NULL ? type->spec->name
                                                                 : ou_type_name(type));
}

static bool add_directive(OuStrBuilder *builder, const Directive *directive,
                          Arguments *arguments) {
    int precision = directive->precision;
    char address[32];
    const char *string;
    switch (directive->conversion) {
    case 'd':
    case 'u':
    case 'x':
        return add_number(builder, directive, arguments);
    case 's':
        string = va_arg(arguments->list, const char *);
        return add_text(builder, string, strlen(string), precision);
    case 'c':
        return ou_str_builder_add_code_point(builder, (uint32_t)va_arg(arguments->list, int));
    case 'p':
        snprintf(address, sizeof address, "%#zx",
                 (size_t)(uintptr_t)va_arg(arguments->list, const void *));
        return ou_str_builder_add_string(builder, address);
    case 'U':
        return add_str(builder, va_arg(arguments->list, OuRef), precision);
    case 'R':
        return add_converted(builder, ou_repr, va_arg(arguments->list, OuRef), precision);
    case 'S':
        return add_converted(builder, ou_str, va_arg(arguments->list, OuRef), precision);
    case 'A':
        return add_converted(builder, ou_ascii, va_arg(arguments->list, OuRef), precision);
    case 'T':
        return add_type_name(builder, ou_type_of(builder->rt, va_arg(arguments->list, OuRef)));
    case 'N':
        return add_type_name(builder, va_arg(arguments->list, const OuType *));
    case '%':
        return ou_str_builder_add_bytes(builder, "%", 1);
    }
    OU_UNREACHABLE();
}

OuValue ou_vformat(OuRuntime *rt, const char *format, va_list list) {
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    Arguments arguments;
    va_copy(arguments.list, list);
    bool done = true;
    while (done && *format != '\0') {
        size_t plain = strcspn(format, "%");
        done = ou_str_builder_add_bytes(&builder, format, plain);
        format += plain;
        if (!done || *format == '\0') break;
        Directive directive;
        format = read_directive(format + 1, &directive);
        done = add_directive(&builder, &directive, &arguments);
    }
    va_end(arguments.list);
    if (done) return ou_str_builder_end(&builder);
    ou_str_builder_abandon(&builder);
    return OU_ERROR;
}

OuValue ou_format(OuRuntime *rt, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    OuValue text = ou_vformat(rt, format, arguments);
    va_end(arguments);
    return text;
}
