/* The layout of the Unicode tables: shared by unicode.c and the tool that makes them. */
#ifndef OU_OBJECTS_UNICODE_RECORD_H
#define OU_OBJECTS_UNICODE_RECORD_H

#include <stdint.h>

/* Code points per block of the tables: a power of two. */
#define OU_UNICODE_BLOCK 128
/* Code points in the longest mapping. */
#define OU_UNICODE_LONGEST    3
#define OU_UNICODE_NO_DECIMAL 255

typedef enum {
#define CATEGORY(id) OU_CATEGORY_##id,
#include "objects/unicode_categories.def"
#undef CATEGORY
} OuCategory;

typedef enum {
    OU_UNICODE_TO_LOWER,
    OU_UNICODE_TO_UPPER,
    OU_UNICODE_TO_TITLE,
    OU_UNICODE_TO_FOLDED,
    OU_UNICODE_MAPPINGS,
} OuCaseMapping;

enum {
    OU_UNICODE_UPPER = 0x1,
    OU_UNICODE_LOWER = 0x2,
    OU_UNICODE_CASED = 0x4,
    OU_UNICODE_CASE_IGNORABLE = 0x8,
    OU_UNICODE_XID_START = 0x10,
    OU_UNICODE_XID_CONTINUE = 0x20,
    OU_UNICODE_SPACE = 0x40,
    OU_UNICODE_DECIMAL = 0x80,
    OU_UNICODE_DIGIT = 0x100,
    OU_UNICODE_NUMERIC = 0x200,
    OU_UNICODE_SPECIAL = 0x400, /* some mapping is in unicode_specials */
};

typedef struct OuUnicodeRecord {
    int32_t upper, lower, title, fold; /* what to add for the mapping to one code point */
    uint16_t flags;                    /* OU_UNICODE_* */
    uint8_t category;                  /* OuCategory */
    uint8_t decimal;                   /* value of a decimal digit, or OU_UNICODE_NO_DECIMAL */
} OuUnicodeRecord;

typedef struct OuUnicodeSpecial {
    uint32_t code_point;
    uint32_t to[OU_UNICODE_MAPPINGS][OU_UNICODE_LONGEST]; /* ended by 0; none: see the record */
} OuUnicodeSpecial;

#endif
