/* Module array: the type, and what makes arrays anew from pickles.
 *
 * A pickle names the machine format of its items by a number, because the sizes and the order
 * of bytes differ between machines. Items in the format of the type code are taken as they are;
 * whole numbers of another format get the type code that has their size and sign here. */
#include <string.h>

#include "modules/array.h"
#include "objects/bytes.h"
#include "objects/codec.h"
#include "objects/str.h"

/* The machine formats by their numbers. */
typedef struct MachineFormat {
    char code; // of an array with such items on this machine
    bool is_big_endian;
    uint8_t size;         // of an item, or of what must divide the bytes of a text
    const char *encoding; // of a text, else NULL
} MachineFormat;

static const MachineFormat machine_formats[] = {
    {'B', false, 1, NULL},        {'b', false, 1, NULL},       {'H', false, 2, NULL},
    {'H', true, 2, NULL},         {'h', false, 2, NULL},       {'h', true, 2, NULL},
    {'I', false, 4, NULL},        {'I', true, 4, NULL},        {'i', false, 4, NULL},
    {'i', true, 4, NULL},         {'L', false, 8, NULL},       {'L', true, 8, NULL},
    {'l', false, 8, NULL},        {'l', true, 8, NULL},        {'f', false, 4, NULL},
    {'f', true, 4, NULL},         {'d', false, 8, NULL},       {'d', true, 8, NULL},
    {'w', false, 4, "utf-16-le"}, {'w', true, 4, "utf-16-be"}, {'w', false, 4, "utf-32-le"},
    {'w', true, 4, "utf-32-be"},
};
#define MACHINE_FORMAT_COUNT (sizeof machine_formats / sizeof *machine_formats)

/* The arguments type, typecode, machine format number, bytes. */
static bool check_arguments(OuRuntime *rt, const OuRef *args, int64_t *number) {
    OuType *array_type = ou_modules_type(rt, OU_MODULE_TYPE_ARRAY);
    if (array_type == NULL) return false;
    if (!ou_is_type(args[0]))
        return ou_fail(rt, OU_EXC_TypeError, "first argument must be a type object, not %T",
                       args[0]);
    if (!ou_type_is_subtype(ou_as_type(args[0]), array_type))
        return ou_fail(rt, OU_EXC_TypeError, "%N is not a subtype of %N", ou_as_type(args[0]),
                       array_type);
    if (!ou_is_str(args[1]) || ou_as_str(args[1])->length != 1 ||
        ou_array_code(ou_str_code_point_at(args[1], 0)) == NULL)
        return ou_fail(rt, OU_EXC_ValueError, "second argument must be a valid type code");
    if (!ou_index_as_int64(rt, args[2], true, number)) return false;
    if (*number < 0 || *number >= (int64_t)MACHINE_FORMAT_COUNT)
        return ou_fail(rt, OU_EXC_ValueError,
                       "third argument must be a valid machine format code.");
    if (!ou_is_bytes(args[3]))
        return ou_fail(rt, OU_EXC_TypeError, "fourth argument should be bytes, not %T",
                       args[3]);
    return true;
}

/* Fill `array`, which has the format's own type code, with items as `format` has them. */
static bool fill_from_bytes(OuRuntime *rt, OuValue array, const MachineFormat *format,
                            OuSpan bytes) {
    if (!ou_array_add_bytes(rt, ou_as_array(array), bytes)) return false;
    if (!format->is_big_endian) return true;
    return !ou_is_error(ou_call_method_string(rt, array, "byteswap", NULL, 0));
}

static bool fill_from_text(OuRuntime *rt, OuValue array, const MachineFormat *format,
                           OuSpan bytes) {
    if (!ou_as_array(array)->code->is_text)
        return ou_fail(rt, OU_EXC_TypeError,
                       "cannot use a str to initialize an array with typecode '%c'",
                       ou_as_array(array)->code->code);
    OuValue text = ou_decode(rt, bytes.bytes, bytes.size, format->encoding, NULL);
    if (ou_is_error(text)) return false;
    bool done = ou_array_add_text(rt, ou_as_array(array), text);
    ou_drop(rt, text);
    return done;
}

/* Floats of one size into an array of another code. */
static bool fill_converted(OuRuntime *rt, OuValue array, const MachineFormat *format,
                           OuSpan bytes) {
    OuValue items = ou_array_new(rt, ou_modules_type(rt, OU_MODULE_TYPE_ARRAY),
                                 ou_array_code((uint8_t)format->code), 0);
    OuValue list = OU_ERROR;
    if (!ou_is_error(items) && fill_from_bytes(rt, items, format, bytes))
        list = ou_list_from_iterable(rt, items);
    bool done = !ou_is_error(list) && ou_array_extend(rt, ou_as_array(array), list);
    ou_drop(rt, items);
    ou_drop(rt, list);
    return done;
}

static OuValue array_reconstructor(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t number;
    if (!check_arguments(rt, args, &number)) return OU_ERROR;
    const MachineFormat *format = &machine_formats[number];
    const OuArrayCode *code = ou_array_code(ou_str_code_point_at(args[1], 0));
    OuSpan bytes = ou_span(ou_as_bytes(args[3])->bytes, ou_as_bytes(args[3])->size);
    bool is_native = number == code->machine_format;
    bool is_float = format->code == 'f' || format->code == 'd';
    if (!is_native && bytes.size % format->size != 0)
        return ou_raise(rt, OU_EXC_ValueError, "string length not a multiple of item size");
    if (!is_native && format->encoding == NULL && !is_float)
        code = ou_array_code((uint8_t)format->code);
    OuValue array = ou_array_new(rt, ou_as_type(args[0]), code, 0);
    if (ou_is_error(array)) return OU_ERROR;
    bool done = is_native                  ? ou_array_add_bytes(rt, ou_as_array(array), bytes)
                : format->encoding != NULL ? fill_from_text(rt, array, format, bytes)
                : is_float                 ? fill_converted(rt, array, format, bytes)
                                           : fill_from_bytes(rt, array, format, bytes);
    if (done) return array;
    ou_drop(rt, array);
    return OU_ERROR;
}

static bool array_init(OuRuntime *rt, OuRef module) {
    return ou_module_add_take(rt, module, "array",
                              ou_module_type_value(rt, OU_MODULE_TYPE_ARRAY)) &&
           ou_module_add_take(rt, module, "ArrayType",
                              ou_module_type_value(rt, OU_MODULE_TYPE_ARRAY)) &&
           ou_module_add_take(rt, module, "typecodes", ou_str_from_string(rt, OU_ARRAY_CODES));
}

const OuMethodRow ou_array_functions[] = {
    OU_ROW("_array_reconstructor", array_reconstructor, 4, 4,
           "_array_reconstructor(arraytype, typecode, mformat_code, items, /)\nAn array from a "
           "pickle."),
    {0},
};

extern const OuModuleSpec ou_array_module;
const OuModuleSpec ou_array_module = {
    .name = "array",
    .doc = "Arrays of numbers or characters, held as the machine holds them.",
    .functions = ou_array_functions,
    .init = array_init,
};
