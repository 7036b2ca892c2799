/* Upper, lower and title case.
 *
 * ASCII text is mapped byte by byte into a str of the same size. In other text one code point
 * may become up to three, and one mapping depends on its surroundings: a capital sigma at the
 * end of a word becomes the final form of the small one. */
#include "objects/str_methods.h"

#define CAPITAL_SIGMA     0x3a3
#define SMALL_SIGMA       0x3c3
#define SMALL_FINAL_SIGMA 0x3c2

/* What is being mapped: the text, and the code point at hand. */
typedef struct CaseWalk {
    OuSpan span;
    const char *at;   // of the code point at hand
    const char *next; // behind it
    uint32_t code_point;
    bool is_first;
    bool after_cased; // the one before has case
} CaseWalk;

/* Which mapping the code point at hand gets. -1: it stays. */
typedef int (*ChooseMapping)(const CaseWalk *walk);

/* A word goes on if the nearest character that has a say is cased. */
static bool cased_before(const CaseWalk *walk) {
    for (const char *at = walk->at; at > walk->span.bytes;) {
        uint16_t flags = ou_unicode_record(ou_utf8_previous(&at))->flags;
        if (!(flags & OU_UNICODE_CASE_IGNORABLE)) return flags & OU_UNICODE_CASED;
    }
    return false;
}

static bool cased_after(const CaseWalk *walk) {
    const char *end = walk->span.bytes + walk->span.size;
    for (const char *at = walk->next; at < end;) {
        uint16_t flags = ou_unicode_record(ou_utf8_next(&at))->flags;
        if (!(flags & OU_UNICODE_CASE_IGNORABLE)) return flags & OU_UNICODE_CASED;
    }
    return false;
}

static bool add_mapped(OuStrBuilder *builder, const CaseWalk *walk, OuCaseMapping mapping) {
    if (walk->code_point == CAPITAL_SIGMA && mapping == OU_UNICODE_TO_LOWER) {
        bool is_final = cased_before(walk) && !cased_after(walk);
        return ou_str_builder_add_code_point(builder,
                                             is_final ? SMALL_FINAL_SIGMA : SMALL_SIGMA);
    }
    uint32_t to[OU_UNICODE_LONGEST];
    size_t count = ou_unicode_map(mapping, walk->code_point, to);
    for (size_t i = 0; i < count; i++)
        ou_str_builder_add_code_point(builder, to[i]);
    return !builder->failed;
}

static OuValue map_text(OuRuntime *rt, OuRef self, ChooseMapping choose) {
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    CaseWalk walk = {.span = ou_str_span(self), .is_first = true};
    const char *end = walk.span.bytes + walk.span.size;
    for (walk.next = walk.span.bytes; walk.next < end;) {
        walk.at = walk.next;
        walk.code_point = ou_utf8_next(&walk.next);
        int mapping = choose(&walk);
        if (mapping < 0) {
            ou_str_builder_add_code_point(&builder, walk.code_point);
        } else {
            add_mapped(&builder, &walk, (OuCaseMapping)mapping);
        }
        if (builder.failed) break;
        walk.is_first = false;
        walk.after_cased = ou_unicode_is(walk.code_point, OU_UNICODE_CASED);
    }
    return ou_str_builder_end(&builder);
}

static int choose_lower(const CaseWalk *walk) {
    return OU_UNICODE_TO_LOWER;
}
static int choose_upper(const CaseWalk *walk) {
    return OU_UNICODE_TO_UPPER;
}
static int choose_folded(const CaseWalk *walk) {
    return OU_UNICODE_TO_FOLDED;
}
static int choose_capitalized(const CaseWalk *walk) {
    return walk->is_first ? OU_UNICODE_TO_TITLE : OU_UNICODE_TO_LOWER;
}
static int choose_title(const CaseWalk *walk) {
    return walk->after_cased ? OU_UNICODE_TO_LOWER : OU_UNICODE_TO_TITLE;
}
static int choose_swapped(const CaseWalk *walk) {
    uint16_t flags = ou_unicode_record(walk->code_point)->flags;
    if (flags & OU_UNICODE_UPPER) return OU_UNICODE_TO_LOWER;
    return flags & OU_UNICODE_LOWER ? OU_UNICODE_TO_UPPER : -1;
}

/* A new str of the size of `self`, which is ASCII. */
static OuStr *ascii_result(OuRuntime *rt, OuRef self) {
    return ou_str_allocate(rt, ou_as_str(self)->size, ou_as_str(self)->size);
}

/* Single characters are shared: the result must be too. */
static OuValue finish_ascii(OuRuntime *rt, OuStr *str) {
    if (str->size > 1) return ou_take(str);
    OuValue shared = ou_str_from_ascii(rt, str->bytes, str->size);
    ou_drop(rt, ou_take(str));
    return shared;
}

OuValue ou_str_lower(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_as_str(self)->is_ascii) return map_text(rt, self, choose_lower);
    OuStr *str = ascii_result(rt, self);
    if (str == NULL) return OU_ERROR;
    ou_span_to_lower(str->bytes, ou_str_span(self));
    return finish_ascii(rt, str);
}

OuValue ou_str_upper(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_as_str(self)->is_ascii) return map_text(rt, self, choose_upper);
    OuStr *str = ascii_result(rt, self);
    if (str == NULL) return OU_ERROR;
    ou_span_to_upper(str->bytes, ou_str_span(self));
    return finish_ascii(rt, str);
}

OuValue ou_str_casefold(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (ou_as_str(self)->is_ascii) return ou_str_lower(rt, self, args, argc);
    return map_text(rt, self, choose_folded);
}

OuValue ou_str_title(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_as_str(self)->is_ascii) return map_text(rt, self, choose_title);
    OuStr *str = ascii_result(rt, self);
    if (str == NULL) return OU_ERROR;
    const char *from = ou_str_bytes(self);
    bool after_letter = false;
    for (size_t i = 0; i < str->size; i++) {
        str->bytes[i] = after_letter ? ou_ascii_to_lower(from[i]) : ou_ascii_to_upper(from[i]);
        after_letter = ou_ascii_is(from[i], OU_ASCII_ALPHA);
    }
    return finish_ascii(rt, str);
}

OuValue ou_str_swapcase(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_as_str(self)->is_ascii) return map_text(rt, self, choose_swapped);
    OuStr *str = ascii_result(rt, self);
    if (str == NULL) return OU_ERROR;
    const char *from = ou_str_bytes(self);
    for (size_t i = 0; i < str->size; i++)
        str->bytes[i] = ou_ascii_is(from[i], OU_ASCII_ALPHA) ? from[i] ^ 32 : from[i];
    return finish_ascii(rt, str);
}

OuValue ou_str_capitalize(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_as_str(self)->is_ascii) return map_text(rt, self, choose_capitalized);
    OuStr *str = ascii_result(rt, self);
    if (str == NULL) return OU_ERROR;
    const char *from = ou_str_bytes(self);
    for (size_t i = 0; i < str->size; i++)
        str->bytes[i] = i == 0 ? ou_ascii_to_upper(from[i]) : ou_ascii_to_lower(from[i]);
    return finish_ascii(rt, str);
}
