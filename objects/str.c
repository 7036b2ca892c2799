/* str: how text is held.
 *
 * One block: the header, the length in code points, the UTF-8 bytes, a NUL.
 *
 *     | header | hash | length | size | extra | flags | offsets | bytes ... NUL | spare |
 *
 * ASCII text (size == length, most of it) is indexed directly. Other text gets, when somebody
 * indexes into its middle, a table with the byte offset of each 64th code point; from there the
 * way is short.
 *
 * `s += t` grows s where it is if nobody else holds it: `capacity_extra` counts the spare bytes
 * behind the NUL. Small strs have none beyond what the allocator rounds up to; larger ones grow
 * by a quarter, so that n additions copy O(n) bytes. This is the only way in which a str
 * changes; it forgets the hash and the table of offsets.
 *
 * The empty str and those of one character below U+0100 are shared. */
#include "objects/str.h"

#include <string.h>

#include "objects/text.h"

/* Code points per entry of the table of offsets: a power of two. */
#define OFFSET_STEP 64
/* Strs that are shorter do without a table. */
#define OFFSET_MIN_LENGTH 192
/* Text of more bytes than this is given room to grow when it is appended to. */
#define GROW_MIN_SIZE 400

/* ---- memory ---- */

static size_t block_size(size_t size, size_t extra) {
    return offsetof(OuStr, bytes) + size + 1 + extra;
}

static size_t offsets_size(const OuStr *str) {
    return (str->length / OFFSET_STEP + 1) * sizeof *str->offsets;
}

static inline OuStr *fill_fields(OuStr *str, size_t size, size_t length) {
    str->hash = -1;
    str->length = length;
    str->size = size;
    str->capacity_extra = 0;
    str->is_ascii = size == length;
    str->is_interned = false;
    str->offsets = NULL;
    str->bytes[size] = 0;
    return str;
}

OuStr *ou_str_allocate_as(OuRuntime *rt, OuType *type, size_t size, size_t length) {
    if (size > OU_MAX_BYTES) return ou_raise_memory(rt);
    OuStr *str = ou_object_new_sized(rt, type, block_size(size, 0));
    return str != NULL ? fill_fields(str, size, length) : NULL;
}

/* The most frequent allocation of text programs: ou_object_new_sized has nothing else to do for
 * plain strs, which have no attributes and whose type does not count them. */
static inline OuStr *allocate_plain(OuRuntime *rt, size_t size, size_t length) {
    if (OU_UNLIKELY(size > OU_MAX_BYTES)) return ou_raise_memory(rt);
    OuStr *str = ou_alloc(rt, block_size(size, 0));
    if (OU_UNLIKELY(str == NULL)) return NULL;
    str->header.refcount = 1;
    str->header.gc = 0;
    str->header.shape = rt->types[OU_TYPE_STR]->shape;
    return fill_fields(str, size, length);
}

OuStr *ou_str_allocate(OuRuntime *rt, size_t size, size_t length) {
    return allocate_plain(rt, size, length);
}

static void forget_offsets(OuRuntime *rt, OuStr *str) {
    if (str->offsets == NULL) return;
    ou_free(rt, str->offsets, offsets_size(str));
    str->offsets = NULL;
}

void ou_str_destroy(OuRuntime *rt, OuObject *self) {
    OuStr *str = (OuStr *)self;
    if (str->is_interned) ou_intern_forget(rt, str);
    forget_offsets(rt, str);
    size_t size = block_size(str->size, str->capacity_extra);
    if (OU_LIKELY(ou_is_exact_str(ou_ref(str))))
        ou_free(rt, self, size);
    else
        ou_object_free_sized(rt, self, size);
}

/* ---- making ---- */

/* A str that the runtime keeps; OU_ERROR while the runtime starts and has none yet. */
static OuValue shared(OuValue kept) {
    return kept != NULL && !ou_is_undef(kept) ? ou_own(kept) : OU_ERROR;
}

/* The shared str for the text, or OU_ERROR (no exception) if there is none. */
static inline OuValue find_shared(OuRuntime *rt, const char *bytes, size_t size) {
    if (size > 2) return OU_ERROR;
    if (size == 0) return shared(rt->names.empty);
    uint8_t first = (uint8_t)bytes[0];
    if (size == 1) return shared(rt->characters[first]);
    if (first > 0xc3) return OU_ERROR;
    return first >= 0xc2 ? shared(rt->characters[(first & 3) << 6 | (bytes[1] & 0x3f)])
                         : OU_ERROR;
}

/* A new str of `size` bytes that hold `length` code points. */
static OuValue new_counted(OuRuntime *rt, const char *bytes, size_t size, size_t length) {
    OuValue kept = find_shared(rt, bytes, size);
    if (!ou_is_error(kept)) return kept;
    OuStr *str = allocate_plain(rt, size, length);
    if (str == NULL) return OU_ERROR;
    memcpy(str->bytes, bytes, size);
    return ou_take(str);
}

OuValue ou_str_new(OuRuntime *rt, const char *bytes, size_t size) {
    return new_counted(rt, bytes, size, ou_utf8_count(bytes, size));
}

OuValue ou_str_from_string(OuRuntime *rt, const char *string) {
    return ou_str_new(rt, string, strlen(string));
}

OuValue ou_str_from_ascii(OuRuntime *rt, const char *bytes, size_t size) {
    return new_counted(rt, bytes, size, size);
}

OuValue ou_str_from_code_point(OuRuntime *rt, uint32_t code_point) {
    char bytes[OU_UTF8_LONGEST];
    return new_counted(rt, bytes, ou_utf8_put(bytes, code_point), 1);
}

OuValue ou_str_plain(OuRuntime *rt, OuRef value) {
    if (ou_is_exact_str(value)) return ou_own(value);
    const OuStr *str = ou_as_str(value);
    return new_counted(rt, str->bytes, str->size, str->length);
}

/* ---- places ---- */

/* Fill the table of offsets; does nothing if there is no memory for it. */
static void make_offsets(OuRuntime *rt, OuStr *str) {
    uint32_t *offsets = ou_heap_alloc(&rt->heap, offsets_size(str));
    if (offsets == NULL) return;
    const char *at = str->bytes;
    size_t count = str->length / OFFSET_STEP;
    offsets[0] = 0;
    for (size_t i = 1; i <= count; i++) {
        at = ou_utf8_skip(at, OFFSET_STEP);
        offsets[i] = (uint32_t)(at - str->bytes);
    }
    str->offsets = offsets;
}

static OU_NOINLINE size_t walk_to_offset(OuRuntime *rt, OuStr *str, size_t index) {
    size_t behind = str->length - index;
    if (behind < index && behind < OFFSET_STEP) {
        const char *at = str->bytes + str->size;
        for (; behind > 0; behind--)
            ou_utf8_previous(&at);
        return (size_t)(at - str->bytes);
    }
    const char *from = str->bytes;
    size_t steps = index;
    if (index >= OFFSET_STEP && str->length >= OFFSET_MIN_LENGTH && str->size <= UINT32_MAX) {
        if (str->offsets == NULL) make_offsets(rt, str);
        if (str->offsets != NULL) {
            from += str->offsets[index / OFFSET_STEP];
            steps %= OFFSET_STEP;
        }
    }
    return (size_t)(ou_utf8_skip(from, steps) - str->bytes);
}

size_t ou_str_offset(OuRuntime *rt, OuRef value, size_t index) {
    OuStr *str = ou_as_str(value);
    OU_ASSERT(index <= str->length);
    return OU_LIKELY(str->is_ascii) ? index : walk_to_offset(rt, str, index);
}

size_t ou_str_index_at(OuRef value, size_t offset) {
    const OuStr *str = ou_as_str(value);
    if (str->is_ascii) return offset;
    if (str->offsets == NULL) return ou_utf8_count(str->bytes, offset);
    size_t low = 0, high = str->length / OFFSET_STEP + 1;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (str->offsets[middle] <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    size_t from = str->offsets[low];
    return low * OFFSET_STEP + ou_utf8_count(str->bytes + from, offset - from);
}

uint32_t ou_str_code_point_at(OuRef value, size_t index) {
    const OuStr *str = ou_as_str(value);
    OU_ASSERT(index < str->length);
    if (str->is_ascii) return (uint8_t)str->bytes[index];
    size_t near = str->offsets != NULL ? index / OFFSET_STEP : 0;
    const char *at = str->bytes + (near > 0 ? str->offsets[near] : 0);
    at = ou_utf8_skip(at, index - near * OFFSET_STEP);
    return ou_utf8_next(&at);
}

OuValue ou_str_get(OuRuntime *rt, OuRef value, size_t index) {
    OuStr *str = ou_as_str(value);
    OU_ASSERT(index < str->length);
    if (OU_LIKELY(str->is_ascii)) return new_counted(rt, str->bytes + index, 1, 1);
    const char *at = str->bytes + walk_to_offset(rt, str, index);
    return new_counted(rt, at, ou_utf8_width(*at), 1);
}

OuValue ou_str_slice(OuRuntime *rt, OuRef value, size_t start, size_t stop) {
    OuStr *str = ou_as_str(value);
    OU_ASSERT(stop <= str->length);
    if (start >= stop) return new_counted(rt, "", 0, 0);
    if (stop - start == str->length) return ou_str_plain(rt, value);
    if (str->is_ascii) return new_counted(rt, str->bytes + start, stop - start, stop - start);
    size_t from = walk_to_offset(rt, str, start);
    size_t to = walk_to_offset(rt, str, stop);
    return new_counted(rt, str->bytes + from, to - from, stop - start);
}

/* ---- comparing ---- */

bool ou_str_equal(OuRef a, OuRef b) {
    if (a == b) return true;
    const OuStr *left = ou_as_str(a), *right = ou_as_str(b);
    if (left->size != right->size) return false;
    if (left->hash != right->hash && left->hash != -1 && right->hash != -1) return false;
    return memcmp(left->bytes, right->bytes, left->size) == 0;
}

int ou_str_order(OuRef a, OuRef b) {
    return ou_span_order(ou_str_span(a), ou_str_span(b));
}

bool ou_str_equals_string(OuRef value, const char *string) {
    return ou_span_equal(ou_str_span(value), ou_span(string, strlen(string)));
}

int64_t ou_str_hash(const OuRuntime *rt, OuRef value) {
    OuStr *str = ou_as_str(value);
    if (OU_LIKELY(str->hash != -1)) return str->hash;
    return str->hash = ou_span_hash(rt, ou_span(str->bytes, str->size));
}

/* ---- putting together ---- */

OuValue ou_str_concat(OuRuntime *rt, OuRef a, OuRef b) {
    const OuStr *left = ou_as_str(a), *right = ou_as_str(b);
    if (left->size == 0) return ou_str_plain(rt, b);
    if (right->size == 0) return ou_str_plain(rt, a);
    OuStr *str = ou_str_allocate(rt, left->size + right->size, left->length + right->length);
    if (str == NULL) return OU_ERROR;
    memcpy(str->bytes, left->bytes, left->size);
    memcpy(str->bytes + left->size, right->bytes, right->size);
    return ou_take(str);
}

/* Make room for `more` bytes in `str`, which has one holder. Returns it, perhaps moved; NULL:
 * the old one is as it was, MemoryError set. */
static OuStr *grow(OuRuntime *rt, OuStr *str, size_t more) {
    size_t size = str->size + more;
    if (size > OU_MAX_BYTES) return ou_raise_memory(rt);
    size_t old_block = block_size(str->size, str->capacity_extra);
    size_t spare = size < GROW_MIN_SIZE ? 0 : size / 4;
    if (spare > UINT32_MAX / 2) spare = UINT32_MAX / 2;
    size_t block = (block_size(size, spare) + 15) & ~(size_t)15;
    str = ou_resize(rt, str, old_block, block);
    if (str == NULL) return NULL;
    str->capacity_extra = (uint32_t)(block - block_size(str->size, 0));
    return str;
}

OuValue ou_str_append_take(OuRuntime *rt, OuValue a, OuRef b) {
    OuStr *left = ou_as_str(a);
    const OuStr *right = ou_as_str(b);
    // A right side that is the left one needs both as they are.
    if (left->header.refcount != 1 || left->is_interned || !ou_is_exact_str(a) || a == b ||
        left->size == 0) {
        OuValue result = ou_str_concat(rt, a, b);
        ou_drop(rt, a);
        return result;
    }
    forget_offsets(rt, left);
    if (right->size > left->capacity_extra) {
        OuStr *grown = grow(rt, left, right->size);
        if (grown == NULL) {
            ou_drop(rt, a);
            return OU_ERROR;
        }
        left = grown;
    }
    memcpy(left->bytes + left->size, right->bytes, right->size);
    left->size += right->size;
    left->length += right->length;
    left->capacity_extra -= (uint32_t)right->size;
    left->is_ascii = left->size == left->length;
    left->hash = -1;
    left->bytes[left->size] = 0;
    return ou_take(left);
}

/* The items joined by `separator`; all code up to the return runs no user code, so they stay as
 * they are. */
static OuValue join_items(OuRuntime *rt, const OuStr *separator, const OuValue *items,
                          size_t count) {
    if (count == 0) return new_counted(rt, "", 0, 0);
    if (count == 1 && ou_is_exact_str(items[0])) return ou_own(items[0]);
    size_t size = 0, length = separator->length * (count - 1);
    bool fits = !__builtin_mul_overflow(separator->size, count - 1, &size);
    for (size_t i = 0; i < count; i++) {
        if (!ou_is_str(items[i]))
            return ou_raise(rt, OU_EXC_TypeError,
                            "sequence item %zu: expected str instance, %T found", i,
                            (OuRef)items[i]);
        const OuStr *item = ou_as_str(items[i]);
        fits = fits && !__builtin_add_overflow(size, item->size, &size) && size <= OU_MAX_BYTES;
        length += item->length;
    }
    if (!fits)
        return ou_raise(rt, OU_EXC_OverflowError,
                        "join() result is too long for a Python string");
    OuStr *str = ou_str_allocate(rt, size, length);
    if (str == NULL) return OU_ERROR;
    char *to = str->bytes;
    for (size_t i = 0; i < count; i++) {
        const OuStr *item = ou_as_str(items[i]);
        if (i > 0 && separator->size > 0) {
            memcpy(to, separator->bytes, separator->size);
            to += separator->size;
        }
        memcpy(to, item->bytes, item->size);
        to += item->size;
    }
    return ou_take(str);
}

OuValue ou_str_join(OuRuntime *rt, OuRef separator, OuRef iterable) {
    const OuStr *between = ou_as_str(separator);
    OuValue sequence = ou_fast_sequence(rt, iterable, OU_JOIN_MESSAGE);
    if (ou_is_error(sequence)) return OU_ERROR;
    size_t count;
    const OuValue *items = ou_fast_items(sequence, &count);
    OuValue result = join_items(rt, between, items, count);
    ou_drop(rt, sequence);
    return result;
}
