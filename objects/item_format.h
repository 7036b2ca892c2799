/* Items of native formats, as memoryview, array and struct read and write them: the letters of
 * module struct with the machine's sizes. */
#ifndef OU_OBJECTS_ITEM_FORMAT_H
#define OU_OBJECTS_ITEM_FORMAT_H

#include "objects/object.h"

typedef enum {
    OU_ITEM_CHAR, /* bytes of length 1 */
    OU_ITEM_SIGNED,
    OU_ITEM_UNSIGNED,
    OU_ITEM_BOOL,
    OU_ITEM_FLOAT,
    OU_ITEM_COMPLEX,
    OU_ITEM_POINTER, /* an address: an int of either sign is accepted */
} OuItemKind;

typedef struct OuItemFormat {
    char code;
    uint8_t kind; /* OuItemKind */
    uint8_t size; /* in bytes */
    uint8_t alignment;
    const char *text;    /* "B" */
    const char *at_text; /* "@B" */
} OuItemFormat;

typedef enum {
    OU_STORE_DONE,
    OU_STORE_WRONG_TYPE,   /* no exception is set: the caller knows the words */
    OU_STORE_OUT_OF_RANGE, /* likewise */
    OU_STORE_FAILED,       /* user code raised something of its own, or no memory */
} OuStore;

/* The native format with this letter, or NULL. */
const OuItemFormat *ou_item_format(char code);
/* The item at `at`, which need not be aligned, as an object: owned. */
OuValue ou_item_load(OuRuntime *rt, const OuItemFormat *format, const char *at);
/* Write `value` as an item at `at`; nothing is written unless DONE. Runs user code (__index__,
 * __float__, __bool__) before it writes: the caller converts into memory of its own if that
 * code could take `at` away. */
OuStore ou_item_store(OuRuntime *rt, const OuItemFormat *format, char *at, OuRef value);
/* Do two items of the same format equal each other, as Python compares their values? */
bool ou_item_equal(const OuItemFormat *format, const char *a, const char *b);

#endif
