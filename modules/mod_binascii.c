/* Module binascii: bytes as text and back (hexadecimal, base64, uuencode), and checksums. */
#include <string.h>

#include "modules/module_exception.h"
#include "objects/buffer.h"
#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/unicode.h"

/* ---- arguments and results ---- */

/* Acquire bytes that may be given as ASCII text too. */
static bool acquire_ascii(OuRuntime *rt, OuRef argument, OuBuffer *data) {
    if (ou_is_str(argument)) {
        const OuStr *text = ou_as_str(argument);
        if (!text->is_ascii)
            return ou_fail(rt, OU_EXC_ValueError,
                           "string argument should contain only ASCII characters");
        return ou_buffer_fill(rt, data, argument, (char *)(uintptr_t)text->bytes, text->size,
                              true, OU_BUFFER_SIMPLE);
    }
    if (ou_has_buffer(rt, argument))
        return ou_buffer_acquire(rt, argument, OU_BUFFER_SIMPLE, data);
    return ou_fail(rt, OU_EXC_TypeError,
                   "argument should be bytes, buffer or ASCII string, not '%T'", argument);
}

static bool fail(OuRuntime *rt, const char *message) {
    return ou_fail_module(rt, OU_MODULE_EXC_BINASCII_ERROR, "%s", message);
}

/* A conversion writes at most `room` bytes into `to` and tells how many; false: failed. */
typedef bool (*Convert)(OuRuntime *rt, OuSpan from, char *to, size_t *size, bool option);

/* The result of a conversion of `data`, which is released: a bytes object. */
static OuValue convert_take(OuRuntime *rt, OuBuffer *data, size_t room, Convert convert,
                            bool option) {
    OuValue result = OU_ERROR;
    size_t size;
    char *to = ou_alloc(rt, room + 1);
    if (to != NULL && convert(rt, ou_buffer_span(data), to, &size, option))
        result = ou_bytes_new(rt, to, size);
    if (to != NULL) ou_free(rt, to, room + 1);
    ou_buffer_release(rt, data);
    return result;
}

/* An optional truth value. */
static bool flag_argument(OuRuntime *rt, OuRef argument, bool *flag) {
    if (ou_is_undef(argument)) return true;
    OuTruth truth = ou_truth(rt, argument);
    *flag = truth == OU_TRUTH_YES;
    return truth != OU_TRUTH_FAILED;
}

/* ---- hexadecimal ---- */

static OuValue binascii_hexlify(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffer data;
    if (!ou_buffer_acquire(rt, args[0], OU_BUFFER_SIMPLE, &data)) return OU_ERROR;
    OuValue bytes = ou_bytes_new(rt, data.bytes, data.size), text = OU_ERROR;
    ou_buffer_release(rt, &data);
    if (ou_is_error(bytes)) return OU_ERROR;
    size_t count = ou_is_undef(args[1]) ? 0 : ou_is_undef(args[2]) ? 1 : 2;
    text = ou_call_method_string(rt, bytes, "hex", args + 1, count);
    ou_drop(rt, bytes);
    if (ou_is_error(text)) return OU_ERROR;
    OuValue result = ou_bytes_new(rt, ou_str_bytes(text), ou_as_str(text)->size);
    ou_drop(rt, text);
    return result;
}

static int digit_value(char c) {
    if (!ou_ascii_is(c, OU_ASCII_HEX)) return -1;
    return c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
}

static bool convert_hex(OuRuntime *rt, OuSpan from, char *to, size_t *size, bool option) {
    if (from.size % 2 != 0) return fail(rt, "Odd-length string");
    for (size_t i = 0; i < from.size; i += 2) {
        int high = digit_value(from.bytes[i]), low = digit_value(from.bytes[i + 1]);
        if (high < 0 || low < 0) return fail(rt, "Non-hexadecimal digit found");
        to[i / 2] = (char)(high << 4 | low);
    }
    *size = from.size / 2;
    return true;
}

static OuValue binascii_unhexlify(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffer data;
    if (!acquire_ascii(rt, args[0], &data)) return OU_ERROR;
    return convert_take(rt, &data, data.size / 2, convert_hex, false);
}

/* ---- base64 ---- */

static const char base64_letters[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static bool write_base64(OuRuntime *rt, OuSpan from, char *to, size_t *size, bool newline) {
    char *at = to;
    for (size_t i = 0; i < from.size; i += 3) {
        size_t left = from.size - i;
        uint32_t word = (uint32_t)(uint8_t)from.bytes[i] << 16;
        if (left > 1) word |= (uint32_t)(uint8_t)from.bytes[i + 1] << 8;
        if (left > 2) word |= (uint8_t)from.bytes[i + 2];
        *at++ = base64_letters[word >> 18];
        *at++ = base64_letters[word >> 12 & 63];
        *at++ = left > 1 ? base64_letters[word >> 6 & 63] : '=';
        *at++ = left > 2 ? base64_letters[word & 63] : '=';
    }
    if (newline) *at++ = '\n';
    *size = (size_t)(at - to);
    return true;
}

static OuValue binascii_b2a_base64(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffer data;
    bool newline = true;
    if (!flag_argument(rt, args[1], &newline) ||
        !ou_buffer_acquire(rt, args[0], OU_BUFFER_SIMPLE, &data))
        return OU_ERROR;
    if (data.size > OU_MAX_BYTES / 2) {
        ou_buffer_release(rt, &data);
        ou_raise_memory(rt);
        return OU_ERROR;
    }
    return convert_take(rt, &data, (data.size + 2) / 3 * 4 + 1, write_base64, newline);
}

/* What has been read of a base64 text: `quad` letters of a group of four, and `pads` signs of
 * padding since the last letter. */
typedef struct Base64 {
    size_t letters;
    unsigned quad, pads;
    uint32_t bits;
} Base64;

static bool fail_single_letter(OuRuntime *rt, size_t letters) {
    return ou_fail_module(rt, OU_MODULE_EXC_BINASCII_ERROR,
                          "Invalid base64-encoded string: number of data characters (%zu) "
                          "cannot be 1 more than a multiple of 4",
                          letters);
}

/* A "=" where padding must be exact. */
static bool check_pad(OuRuntime *rt, const Base64 *state) {
    if (state->letters == 0) return fail(rt, "Leading padding not allowed");
    if (state->quad == 1) return fail_single_letter(rt, state->letters);
    if (state->quad == 0 || state->quad + state->pads > 4)
        return fail(rt, "Excess padding not allowed");
    return true;
}

/* A letter where padding must be exact. */
static bool check_letter(OuRuntime *rt, const Base64 *state) {
    if (state->pads == 0) return true;
    return fail(rt, state->quad + state->pads >= 4 ? "Excess data after padding"
                                                   : "Discontinuous padding not allowed");
}

static bool read_base64(OuRuntime *rt, OuSpan from, char *to, size_t *size, bool strict) {
    Base64 state = {0};
    char *at = to;
    for (size_t i = 0; i < from.size; i++) {
        char c = from.bytes[i];
        if (c == '=') {
            state.pads++;
            if (strict && !check_pad(rt, &state)) return false;
            continue;
        }
        const char *letter = c != '\0' ? strchr(base64_letters, c) : NULL;
        if (letter == NULL) {
            if (strict) return fail(rt, "Only base64 data is allowed");
            continue;
        }
        if (strict && !check_letter(rt, &state)) return false;
        state.pads = 0;
        state.letters++;
        state.bits = state.bits << 6 | (uint32_t)(letter - base64_letters);
        state.quad = (state.quad + 1) % 4;
        // Each letter but the first of a group completes a byte.
        if (state.quad != 1) *at++ = (char)(state.bits >> (6 - 2 * ((state.quad + 3) % 4)));
    }
    if (state.quad == 1) return fail_single_letter(rt, state.letters);
    if (state.quad != 0 && state.quad + state.pads < 4) return fail(rt, "Incorrect padding");
    *size = (size_t)(at - to);
    return true;
}

static OuValue binascii_a2b_base64(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffer data;
    bool strict = false;
    if (!flag_argument(rt, args[1], &strict) || !acquire_ascii(rt, args[0], &data))
        return OU_ERROR;
    return convert_take(rt, &data, data.size / 4 * 3 + 3, read_base64, strict);
}

/* ---- uuencode ---- */

#define UU_MAX_BYTES 45

static char uu_letter(unsigned bits, bool backtick) {
    return bits == 0 && backtick ? '`' : (char)(' ' + bits);
}

static bool write_uu(OuRuntime *rt, OuSpan from, char *to, size_t *size, bool backtick) {
    if (from.size > UU_MAX_BYTES) return fail(rt, "At most 45 bytes at once");
    char *at = to;
    *at++ = uu_letter((unsigned)from.size, backtick);
    for (size_t i = 0; i < from.size; i += 3) {
        uint32_t word = 0;
        for (size_t j = i; j < i + 3; j++)
            word = word << 8 | (j < from.size ? (uint8_t)from.bytes[j] : 0);
        for (int shift = 18; shift >= 0; shift -= 6)
            *at++ = uu_letter(word >> shift & 63, backtick);
    }
    *at++ = '\n';
    *size = (size_t)(at - to);
    return true;
}

static OuValue binascii_b2a_uu(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffer data;
    bool backtick = false;
    if (!flag_argument(rt, args[1], &backtick) ||
        !ou_buffer_acquire(rt, args[0], OU_BUFFER_SIMPLE, &data))
        return OU_ERROR;
    return convert_take(rt, &data, 2 + UU_MAX_BYTES / 3 * 4, write_uu, backtick);
}

static bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

/* The six bits of the letter at *at, which moves on; what is missing at the end of a line was
 * spaces, which mail programs eat. */
static bool uu_bits(OuRuntime *rt, OuSpan from, size_t *at, uint32_t *bits) {
    *bits = 0;
    if (*at >= from.size) return true;
    char c = from.bytes[*at];
    if (is_line_end(c)) return true;
    ++*at;
    if (c < ' ' || c > ' ' + 64) return fail(rt, "Illegal char");
    *bits = (uint32_t)(c - ' ') & 63;
    return true;
}

static bool read_uu(OuRuntime *rt, OuSpan from, char *to, size_t *size, bool option) {
    if (from.size == 0) return fail(rt, "Missing length byte");
    *size = (size_t)(from.bytes[0] - ' ') & 63;
    size_t at = 1;
    uint32_t word = 0, bits;
    unsigned held = 0;
    for (size_t done = 0; done < *size;) {
        if (!uu_bits(rt, from, &at, &bits)) return false;
        word = word << 6 | bits;
        held += 6;
        if (held < 8) continue;
        held -= 8;
        to[done++] = (char)(word >> held);
    }
    for (; at < from.size; at++) {
        char c = from.bytes[at];
        if (c != ' ' && c != '`' && !is_line_end(c)) return fail(rt, "Trailing garbage");
    }
    return true;
}

static OuValue binascii_a2b_uu(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffer data;
    if (!acquire_ascii(rt, args[0], &data)) return OU_ERROR;
    return convert_take(rt, &data, 63, read_uu, false);
}

/* ---- checksums ---- */

/* The initial value of a checksum: any int, of which the low bits count. */
static bool checksum_argument(OuRuntime *rt, OuRef argument, uint32_t *value) {
    OuValue number = ou_index(rt, argument), low = OU_ERROR;
    if (ou_is_error(number)) return false;
    low = ou_binary(rt, OU_BINARY_and, number, ou_from_small_int(UINT32_MAX));
    ou_drop(rt, number);
    if (ou_is_error(low)) return false;
    *value = (uint32_t)ou_small_int(low);
    ou_drop(rt, low);
    return true;
}

/* The polynomial 0x04c11db7 with its bits reversed, for each value of four bits. */
static uint32_t crc32_of(OuSpan data, uint32_t crc) {
    static const uint32_t table[16] = {
        0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4,
        0x4db26158, 0x5005713c, 0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
        0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
    };
    crc = ~crc;
    for (size_t i = 0; i < data.size; i++) {
        crc ^= (uint8_t)data.bytes[i];
        crc = crc >> 4 ^ table[crc & 15];
        crc = crc >> 4 ^ table[crc & 15];
    }
    return ~crc;
}

/* The polynomial 0x1021 of CCITT. */
static uint32_t crc_hqx_of(OuSpan data, uint32_t crc) {
    crc &= 0xffff;
    for (size_t i = 0; i < data.size; i++) {
        crc ^= (uint32_t)(uint8_t)data.bytes[i] << 8;
        for (int bit = 0; bit < 8; bit++)
            crc = (crc << 1 ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
    }
    return crc;
}

static OuValue checksum(OuRuntime *rt, OuRef argument, uint32_t start,
                        uint32_t (*compute)(OuSpan, uint32_t)) {
    OuBuffer data;
    if (!ou_buffer_acquire(rt, argument, OU_BUFFER_SIMPLE, &data)) return OU_ERROR;
    uint32_t crc = compute(ou_buffer_span(&data), start);
    ou_buffer_release(rt, &data);
    return ou_from_small_int(crc);
}

static OuValue binascii_crc32(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    uint32_t start = 0;
    if (argc > 1 && !checksum_argument(rt, args[1], &start)) return OU_ERROR;
    return checksum(rt, args[0], start, crc32_of);
}

static OuValue binascii_crc_hqx(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    uint32_t start;
    if (!checksum_argument(rt, args[1], &start)) return OU_ERROR;
    return checksum(rt, args[0], start, crc_hqx_of);
}

/* ---- the module ---- */

static bool binascii_init(OuRuntime *rt, OuRef module) {
    return ou_module_add_take(rt, module, "Error",
                              ou_module_exception(rt, OU_MODULE_EXC_BINASCII_ERROR)) &&
           ou_module_add_take(rt, module, "Incomplete",
                              ou_module_exception(rt, OU_MODULE_EXC_BINASCII_INCOMPLETE));
}

#define HEX_DOC                                                                                \
    "(data, sep=<unrepresentable>, bytes_per_sep=1)\nThe bytes as hexadecimal digits."
#define UNHEX_DOC "(hexstr, /)\nThe bytes that hexadecimal digits stand for."

static const OuMethodRow binascii_functions[] = {
    OU_ROW_NAMED(
        "a2b_base64", binascii_a2b_base64, 1, 1, "data / * strict_mode",
        "a2b_base64(data, /, *, strict_mode=False)\nThe bytes that base64 stands for."),
    OU_ROW("a2b_hex", binascii_unhexlify, 1, 1, "a2b_hex" UNHEX_DOC),
    OU_ROW("a2b_uu", binascii_a2b_uu, 1, 1,
           "a2b_uu(data, /)\nThe bytes of a line of uuencoded data."),
    OU_ROW_NAMED("b2a_base64", binascii_b2a_base64, 1, 1, "data / * newline",
                 "b2a_base64(data, /, *, newline=True)\nThe bytes as a line of base64."),
    OU_ROW_NAMED("b2a_hex", binascii_hexlify, 1, 3, "data sep bytes_per_sep",
                 "b2a_hex" HEX_DOC),
    OU_ROW_NAMED("b2a_uu", binascii_b2a_uu, 1, 1, "data / * backtick",
                 "b2a_uu(data, /, *, backtick=False)\nThe bytes as a uuencoded line."),
    OU_ROW("crc32", binascii_crc32, 1, 2, "crc32(data, crc=0, /)\nThe CRC-32 checksum."),
    OU_ROW("crc_hqx", binascii_crc_hqx, 2, 2, "crc_hqx(data, crc, /)\nThe CRC-CCITT checksum."),
    OU_ROW_NAMED("hexlify", binascii_hexlify, 1, 3, "data sep bytes_per_sep",
                 "hexlify" HEX_DOC),
    OU_ROW("unhexlify", binascii_unhexlify, 1, 1, "unhexlify" UNHEX_DOC),
    {0},
};

extern const OuModuleSpec ou_binascii_module;
const OuModuleSpec ou_binascii_module = {
    .name = "binascii",
    .doc = "Conversion between binary data and ASCII.",
    .functions = binascii_functions,
    .init = binascii_init,
};
