/* One table row per format letter; numbers are read and written by kind and size. */
#include "objects/item_format.h"

#include <math.h>
#include <string.h>

#include "objects/big_int.h"
#include "objects/bytes.h"
#include "objects/complex.h"
#include "objects/error.h"
#include "objects/float.h"
#include "objects/protocol.h"
#include "objects/str.h"

__extension__ typedef _Float16 Half;

#define FORMAT(code, kind, type)                                                               \
    { code[0], kind, sizeof(type), _Alignof(type), code, "@" code }

static const OuItemFormat formats[] = {
    FORMAT("c", OU_ITEM_CHAR, char),
    FORMAT("b", OU_ITEM_SIGNED, signed char),
    FORMAT("B", OU_ITEM_UNSIGNED, unsigned char),
    FORMAT("?", OU_ITEM_BOOL, _Bool),
    FORMAT("h", OU_ITEM_SIGNED, short),
    FORMAT("H", OU_ITEM_UNSIGNED, unsigned short),
    FORMAT("i", OU_ITEM_SIGNED, int),
    FORMAT("I", OU_ITEM_UNSIGNED, unsigned int),
    FORMAT("l", OU_ITEM_SIGNED, long),
    FORMAT("L", OU_ITEM_UNSIGNED, unsigned long),
    FORMAT("q", OU_ITEM_SIGNED, long long),
    FORMAT("Q", OU_ITEM_UNSIGNED, unsigned long long),
    FORMAT("n", OU_ITEM_SIGNED, ptrdiff_t),
    FORMAT("N", OU_ITEM_UNSIGNED, size_t),
    FORMAT("e", OU_ITEM_FLOAT, Half),
    FORMAT("f", OU_ITEM_FLOAT, float),
    FORMAT("d", OU_ITEM_FLOAT, double),
    FORMAT("F", OU_ITEM_COMPLEX, float _Complex),
    FORMAT("D", OU_ITEM_COMPLEX, double _Complex),
    FORMAT("P", OU_ITEM_POINTER, void *),
};

const OuItemFormat *ou_item_format(char code) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (formats[i].code == code) return &formats[i];
    }
    return NULL;
}

/* ---- numbers ---- */

/* The bytes of a number, zeros above them. */
static uint64_t load_unsigned(const char *at, size_t size) {
    uint8_t one;
    uint16_t two;
    uint32_t four;
    uint64_t eight;
    switch (size) {
    case 1:
        return memcpy(&one, at, 1), one;
    case 2:
        return memcpy(&two, at, 2), two;
    case 4:
        return memcpy(&four, at, 4), four;
    default:
        return memcpy(&eight, at, 8), eight;
    }
}

static int64_t load_signed(const char *at, size_t size) {
    unsigned unused_bits = 64 - 8 * (unsigned)size;
    return (int64_t)(load_unsigned(at, size) << unused_bits) >> unused_bits;
}

static void store_unsigned(char *at, size_t size, uint64_t number) {
    uint8_t one = (uint8_t)number;
    uint16_t two = (uint16_t)number;
    uint32_t four = (uint32_t)number;
    switch (size) {
    case 1:
        memcpy(at, &one, 1);
        return;
    case 2:
        memcpy(at, &two, 2);
        return;
    case 4:
        memcpy(at, &four, 4);
        return;
    default:
        memcpy(at, &number, 8);
    }
}

static double load_double(const char *at, size_t size) {
    Half half;
    float single;
    double number;
    switch (size) {
    case 2:
        return memcpy(&half, at, 2), (double)half;
    case 4:
        return memcpy(&single, at, 4), (double)single;
    default:
        return memcpy(&number, at, 8), number;
    }
}

static void store_double(char *at, size_t size, double number) {
    if (size == 2) {
        Half half = (Half)number;
        memcpy(at, &half, 2);
    } else if (size == 4) {
        float single = (float)number;
        memcpy(at, &single, 4);
    } else {
        memcpy(at, &number, 8);
    }
}

/* ---- loading ---- */

OuValue ou_item_load(OuRuntime *rt, const OuItemFormat *format, const char *at) {
    size_t size = format->size;
    switch ((OuItemKind)format->kind) {
    case OU_ITEM_CHAR:
        return ou_bytes_new(rt, at, 1);
    case OU_ITEM_SIGNED:
        return ou_int_from_int64(rt, load_signed(at, size));
    case OU_ITEM_UNSIGNED:
    case OU_ITEM_POINTER:
        return ou_int_from_uint64(rt, load_unsigned(at, size));
    case OU_ITEM_BOOL:
        return ou_bool(*at != 0);
    case OU_ITEM_FLOAT:
        return ou_float_new(rt, load_double(at, size));
    case OU_ITEM_COMPLEX:
        return ou_complex_new(rt, load_double(at, size / 2),
                              load_double(at + size / 2, size / 2));
    }
    OU_UNREACHABLE();
}

/* ---- storing ---- */

/* Forget the pending TypeError or ValueError, for the caller has his own words for it. */
static OuStore refused(OuRuntime *rt) {
    if (ou_clear_exception_if(rt, OU_EXC_TypeError)) return OU_STORE_WRONG_TYPE;
    if (ou_clear_exception_if(rt, OU_EXC_OverflowError)) return OU_STORE_OUT_OF_RANGE;
    return OU_STORE_FAILED;
}

static OuStore store_int(OuRuntime *rt, const OuItemFormat *format, char *at, OuRef value) {
    OuValue number = ou_index(rt, value);
    if (ou_is_error(number)) return refused(rt);
    uint8_t bytes[8];
    bool is_signed = format->kind == OU_ITEM_SIGNED ||
                     (format->kind == OU_ITEM_POINTER && ou_int_sign(number) < 0);
    bool fits = ou_int_to_bytes(rt, number, bytes, format->size, true, is_signed);
    ou_drop(rt, number);
    if (!fits) return refused(rt);
    uint64_t word = 0;
    for (size_t i = format->size; i > 0; i--)
        word = word << 8 | bytes[i - 1];
    store_unsigned(at, format->size, word);
    return OU_STORE_DONE;
}

static OuStore store_bool(OuRuntime *rt, char *at, OuRef value) {
    OuTruth truth = ou_truth(rt, value);
    if (truth == OU_TRUTH_FAILED) return OU_STORE_FAILED;
    *at = truth == OU_TRUTH_YES;
    return OU_STORE_DONE;
}

static OuStore store_float(OuRuntime *rt, const OuItemFormat *format, char *at, OuRef value) {
    double number;
    if (!ou_as_double(rt, value, &number)) return refused(rt);
    if (format->code == 'e' && isfinite(number) && fabs(number) >= 65520.0)
        return OU_STORE_OUT_OF_RANGE;
    store_double(at, format->size, number);
    return OU_STORE_DONE;
}

static OuStore store_complex(OuRuntime *rt, const OuItemFormat *format, char *at, OuRef value) {
    OuComplexParts parts = {0, 0};
    if (ou_is_complex(value)) {
        parts = ou_complex_parts(value);
    } else if (ou_is_str(value)) {
        return OU_STORE_WRONG_TYPE; // complex() would read it
    } else {
        OuValue number = ou_call1(rt, ou_ref(rt->types[OU_TYPE_COMPLEX]), value);
        if (ou_is_error(number)) return refused(rt);
        parts = ou_complex_parts(number);
        ou_drop(rt, number);
    }
    store_double(at, format->size / 2, parts.real);
    store_double(at + format->size / 2, format->size / 2, parts.imag);
    return OU_STORE_DONE;
}

OuStore ou_item_store(OuRuntime *rt, const OuItemFormat *format, char *at, OuRef value) {
    switch ((OuItemKind)format->kind) {
    case OU_ITEM_CHAR:
        if (!ou_is_bytes(value)) return OU_STORE_WRONG_TYPE;
        if (ou_as_bytes(value)->size != 1) return OU_STORE_OUT_OF_RANGE;
        *at = ou_as_bytes(value)->bytes[0];
        return OU_STORE_DONE;
    case OU_ITEM_SIGNED:
    case OU_ITEM_UNSIGNED:
    case OU_ITEM_POINTER:
        return store_int(rt, format, at, value);
    case OU_ITEM_BOOL:
        return store_bool(rt, at, value);
    case OU_ITEM_FLOAT:
        return store_float(rt, format, at, value);
    case OU_ITEM_COMPLEX:
        return store_complex(rt, format, at, value);
    }
    OU_UNREACHABLE();
}

/* ---- comparing ---- */

bool ou_item_equal(const OuItemFormat *format, const char *a, const char *b) {
    size_t part = format->size;
    if (format->kind == OU_ITEM_BOOL) return (*a != 0) == (*b != 0);
    if (format->kind == OU_ITEM_FLOAT) return load_double(a, part) == load_double(b, part);
    if (format->kind != OU_ITEM_COMPLEX) return memcmp(a, b, part) == 0;
    part /= 2;
    return load_double(a, part) == load_double(b, part) &&
           load_double(a + part, part) == load_double(b + part, part);
}
