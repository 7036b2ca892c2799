/* The layout of the tables of unicode_facts.c: shared with the tool that makes them. */
#ifndef OU_OBJECTS_UNICODE_FACTS_RECORD_H
#define OU_OBJECTS_UNICODE_FACTS_RECORD_H

#include <stddef.h>
#include <stdint.h>

#define OU_UNICODE_FACT_BLOCK 128
#define OU_UNICODE_NO_DIGIT   255

typedef enum { OU_NFC, OU_NFD, OU_NFKC, OU_NFKD } OuNormalForm;

typedef struct OuUnicodeFacts {
    uint8_t combining;
    uint8_t bidirectional; /* index into ou_bidirectional_names */
    uint8_t width;         /* index into ou_width_names */
    uint8_t mirrored;
    uint8_t not_normal; /* bit per OuNormalForm: this character may change */
    uint8_t digit;      /* or OU_UNICODE_NO_DIGIT */
} OuUnicodeFacts;

/* The first of each is that of code points the database says nothing about. */
static const char *const ou_bidirectional_names[] = {
    "",   "L",  "R",   "AL",  "EN",  "ES",  "ET",  "AN",  "CS",  "NSM", "BN",  "B", "S",
    "WS", "ON", "LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", NULL};
static const char *const ou_width_names[] = {"N", "A", "F", "H", "Na", "W", NULL};
static const char *const ou_decomposition_tags[] = {
    "",           "<font>",   "<noBreak>", "<initial>",  "<medial>",   "<final>",
    "<isolated>", "<circle>", "<super>",   "<sub>",      "<vertical>", "<wide>",
    "<narrow>",   "<small>",  "<square>",  "<fraction>", "<compat>",   NULL};

#endif
