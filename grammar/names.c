#include "grammar/names.h"

#include <string.h>

#include "memory/config.h"

#define FIRST_CAPACITY 256

void ou_names_init(OuNameTable *names, OuRegion *region) {
    *names = (OuNameTable){.region = region};
}

// FNV-1a: names are short.
static uint32_t hash_text(const char *bytes, size_t size) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    }
    return hash;
}

static AstText **find_slot(AstText **slots, size_t capacity, const char *bytes, size_t size,
                           uint32_t hash) {
    for (size_t i = hash & (capacity - 1);; i = (i + 1) & (capacity - 1)) {
        AstText *text = slots[i];
        if (text == NULL || (text->hash == hash && text->size == size &&
                             memcmp(text->bytes, bytes, size) == 0)) {
            return &slots[i];
        }
    }
}

static bool grow(OuNameTable *names) {
    size_t capacity = names->capacity == 0 ? FIRST_CAPACITY : names->capacity * 2;
    AstText **slots = ou_region_alloc(names->region, capacity * sizeof *slots);
    if (slots == NULL) return false;
    for (size_t i = 0; i < names->capacity; i++) {
        AstText *text = names->slots[i];
        if (text != NULL) {
            *find_slot(slots, capacity, text->bytes, text->size, text->hash) = text;
        }
    }
    names->slots = slots;
    names->capacity = capacity;
    return true;
}

AstName ou_names_intern(OuNameTable *names, const char *bytes, size_t size) {
    if (names->count * 2 >= names->capacity && !grow(names)) return NULL;
    uint32_t hash = hash_text(bytes, size);
    AstText **slot = find_slot(names->slots, names->capacity, bytes, size, hash);
    if (*slot != NULL) return *slot;
    AstText *text = ou_region_alloc(names->region, sizeof *text);
    char *copy = ou_region_copy(names->region, bytes, size);
    if (text == NULL || copy == NULL) return NULL;
    *text = (AstText){.bytes = copy, .size = size, .hash = hash};
    *slot = text;
    names->count++;
    return text;
}
