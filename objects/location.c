/* Where instructions come from, packed.
 *
 * A table is a row of entries in rising order of their key. In the table of instructions the
 * key is a word index, and an entry holds for all instructions up to the next entry; in the
 * table of fused operands it is word index * 2 + operand, and an entry holds for that operand
 * alone.
 *
 * An entry begins with a byte:
 *
 *     bits 0-1  form
 *     bits 2-7  key minus the previous entry's key; 63: that is too small, the rest follows as
 * a number
 *
 *     NOWHERE                                 no place
 *     HERE     column, width                  on the previous entry's line, a byte each
 *     LINE     line, column, width            on one line; the line as a signed difference
 *     FAR      line, lines, column, end       anything
 *
 * Numbers are in groups of seven bits, lowest first, the top bit saying that another one
 * follows; signed ones are folded (0, -1, 1, -2, ...). Tables are read from the front: that
 * happens when a traceback is shown, and code objects are small. */
#include "objects/code.h"

enum { FORM_NOWHERE, FORM_HERE, FORM_LINE, FORM_FAR };

#define FORM_BITS     2
#define STEP_LIMIT    63u
#define MAX_ENTRY     32 /* bytes: more than the longest entry */
#define FIRST_ENTRIES 64

/* ---- writing ---- */

void ou_location_writer_begin(OuLocationWriter *writer, OuRuntime *rt, uint32_t first_line) {
    *writer = (OuLocationWriter){.rt = rt, .last = {.line = first_line}};
}

static uint8_t *put_number(uint8_t *at, uint32_t number) {
    while (number >= 0x80) {
        *at++ = (uint8_t)(number | 0x80);
        number >>= 7;
    }
    *at++ = (uint8_t)number;
    return at;
}

static uint8_t *put_signed(uint8_t *at, int32_t number) {
    return put_number(at, ((uint32_t)number << 1) ^ (uint32_t)(number >> 31));
}

static bool writer_reserve(OuLocationWriter *writer) {
    if (writer->capacity - writer->size >= MAX_ENTRY) return true;
    size_t capacity = writer->capacity ? writer->capacity * 2 : FIRST_ENTRIES;
    uint8_t *bytes = ou_resize(writer->rt, writer->bytes, writer->capacity, capacity);
    if (bytes == NULL) return false;
    writer->bytes = bytes;
    writer->capacity = capacity;
    return true;
}

static bool writer_add(OuLocationWriter *writer, uint32_t key, OuLocation location) {
    if (!writer_reserve(writer)) return false;
    uint32_t step = key - writer->last_word;
    uint32_t width = location.end_column - location.column;
    int32_t lines = (int32_t)(location.line - writer->last.line);
    bool is_short = location.end_line == location.line && location.column < 256 && width < 256;
    unsigned form = location.line == 0 ? FORM_NOWHERE
                    : !is_short        ? FORM_FAR
                    : lines == 0       ? FORM_HERE
                                       : FORM_LINE;

    uint8_t *at = writer->bytes + writer->size;
    *at++ = (uint8_t)(form | (step < STEP_LIMIT ? step : STEP_LIMIT) << FORM_BITS);
    if (step >= STEP_LIMIT) at = put_number(at, step - STEP_LIMIT);
    if (form == FORM_LINE || form == FORM_FAR) at = put_signed(at, lines);
    if (form == FORM_FAR) {
        at = put_signed(at, (int32_t)(location.end_line - location.line));
        at = put_number(at, location.column);
        at = put_number(at, location.end_column);
    } else if (form != FORM_NOWHERE) {
        *at++ = (uint8_t)location.column;
        *at++ = (uint8_t)width;
    }
    writer->size = (size_t)(at - writer->bytes);
    writer->last_word = key;
    if (form != FORM_NOWHERE) writer->last = location;
    return true;
}

static bool same_location(OuLocation a, OuLocation b) {
    return a.line == b.line && a.end_line == b.end_line && a.column == b.column &&
           a.end_column == b.end_column;
}

bool ou_location_add(OuLocationWriter *writer, uint32_t word, OuLocation location) {
    // An entry holds until the next one: a repetition needs none.
    bool repeats = writer->is_nowhere
                       ? location.line == 0
                       : writer->size > 0 && same_location(location, writer->last);
    if (repeats) return true;
    writer->is_nowhere = location.line == 0;
    return writer_add(writer, word, location);
}

bool ou_operand_location_add(OuLocationWriter *writer, uint32_t word, unsigned operand,
                             OuLocation location) {
    return writer_add(writer, word * 2 + operand, location);
}

bool ou_location_writer_end(OuLocationWriter *writer, uint8_t **bytes, size_t *size) {
    *bytes = NULL;
    *size = 0;
    if (writer->size == 0) {
        ou_free(writer->rt, writer->bytes, writer->capacity);
        return true;
    }
    uint8_t *exact = ou_resize(writer->rt, writer->bytes, writer->capacity, writer->size);
    if (exact == NULL) {
        ou_location_writer_abandon(writer);
        return false;
    }
    *bytes = exact;
    *size = writer->size;
    return true;
}

void ou_location_writer_abandon(OuLocationWriter *writer) {
    ou_free(writer->rt, writer->bytes, writer->capacity);
    *writer = (OuLocationWriter){.rt = writer->rt};
}

/* ---- reading ---- */

typedef struct LocationReader {
    const uint8_t *at, *end;
    uint32_t key, line;  // of the entry read last; `line` of the last one with a place
    OuLocation location; // line 0: nowhere
} LocationReader;

static uint32_t get_number(LocationReader *reader) {
    uint32_t number = 0;
    for (unsigned shift = 0; reader->at < reader->end; shift += 7) {
        uint8_t byte = *reader->at++;
        number |= (uint32_t)(byte & 0x7f) << shift;
        if (byte < 0x80) break;
    }
    return number;
}

static int32_t get_signed(LocationReader *reader) {
    uint32_t folded = get_number(reader);
    return (int32_t)(folded >> 1) ^ -(int32_t)(folded & 1);
}

static bool reader_next(LocationReader *reader) {
    if (reader->at >= reader->end) return false;
    uint8_t head = *reader->at++;
    unsigned form = head & ((1u << FORM_BITS) - 1);
    uint32_t step = head >> FORM_BITS;
    if (step == STEP_LIMIT) step += get_number(reader);
    reader->key += step;
    if (form == FORM_NOWHERE) {
        reader->location = (OuLocation){0};
        return true;
    }
    if (form != FORM_HERE) reader->line += (uint32_t)get_signed(reader);
    OuLocation location = {.line = reader->line, .end_line = reader->line};
    if (form == FORM_FAR) {
        location.end_line += (uint32_t)get_signed(reader);
        location.column = get_number(reader);
        location.end_column = get_number(reader);
    } else {
        location.column = *reader->at++;
        location.end_column = location.column + *reader->at++;
    }
    reader->location = location;
    return true;
}

static LocationReader reader_begin(const OuCode *code, const uint8_t *bytes, size_t size) {
    return (LocationReader){.at = bytes, .end = bytes + size, .line = code->first_line};
}

OuLocation ou_code_location(const OuCode *code, size_t word) {
    OuLocation found = {0};
    LocationReader reader = reader_begin(code, code->locations, code->locations_size);
    while (reader_next(&reader) && reader.key <= word)
        found = reader.location;
    return found;
}

OuLocation ou_code_operand_location(const OuCode *code, size_t word, unsigned operand) {
    LocationReader reader =
        reader_begin(code, code->operand_locations, code->operand_locations_size);
    while (reader_next(&reader)) {
        if (reader.key == word * 2 + operand) return reader.location;
    }
    return ou_code_location(code, word);
}

const OuHandler *ou_code_find_handler(const OuCode *code, size_t word) {
    size_t low = 0, high = code->handler_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code->handlers[middle].end <= word)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == code->handler_count || code->handlers[low].start > word) return NULL;
    return &code->handlers[low];
}
