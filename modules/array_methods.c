/* array.array: its methods and attributes. */
#include <string.h>

#include "modules/array.h"
#include "objects/bytes.h"
#include "objects/containers.h"
#include "objects/generic_alias.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

static size_t byte_count(const OuArray *array) {
    return array->count * array->code->size;
}

/* ---- items ---- */

static OuValue array_append(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuArray *array = ou_as_array(self);
    char item[OU_ARRAY_ITEM_MAX];
    if (!ou_array_convert(rt, array->code, args[0], item)) return OU_ERROR;
    bool done = ou_array_splice(rt, array, array->count, array->count, item, 1);
    return done ? OU_NONE : OU_ERROR;
}

static OuValue array_extend(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_array_extend(rt, ou_as_array(self), args[0]) ? OU_NONE : OU_ERROR;
}

static OuValue array_insert(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuArray *array = ou_as_array(self);
    int64_t index;
    char item[OU_ARRAY_ITEM_MAX];
    if (!ou_index_as_int64(rt, args[0], false, &index) ||
        !ou_array_convert(rt, array->code, args[1], item))
        return OU_ERROR;
    int64_t count = (int64_t)array->count;
    if (index < 0) index = index + count < 0 ? 0 : index + count;
    if (index > count) index = count;
    return ou_array_splice(rt, array, (size_t)index, (size_t)index, item, 1) ? OU_NONE
                                                                             : OU_ERROR;
}

static OuValue array_pop(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuArray *array = ou_as_array(self);
    int64_t index = -1;
    if (argc > 0 && !ou_index_as_int64(rt, args[0], false, &index)) return OU_ERROR;
    if (array->count == 0) return ou_raise(rt, OU_EXC_IndexError, "pop from empty array");
    size_t place = ou_wrap_index(index, array->count);
    if (place == SIZE_MAX) return ou_raise(rt, OU_EXC_IndexError, "pop index out of range");
    OuValue item = ou_array_load(rt, array->code, ou_array_place(array, place));
    if (ou_is_error(item) || ou_array_splice(rt, array, place, place + 1, NULL, 0)) return item;
    ou_drop(rt, item);
    return OU_ERROR;
}

static OuTruth item_is(OuRuntime *rt, const OuArray *array, size_t index, OuRef value) {
    OuValue item = ou_array_load(rt, array->code, ou_array_place(array, index));
    if (ou_is_error(item)) return OU_TRUTH_FAILED;
    OuTruth equal = ou_items_equal(rt, item, value);
    ou_drop(rt, item);
    return equal;
}

/* The first place of `value` from `start` on; SIZE_MAX if there is none. */
static bool find(OuRuntime *rt, const OuArray *array, OuRef value, size_t start, size_t stop,
                 size_t *place) {
    *place = SIZE_MAX;
    for (size_t i = start; i < stop && i < array->count; i++) {
        OuTruth equal = item_is(rt, array, i, value);
        if (equal == OU_TRUTH_FAILED) return false;
        if (equal == OU_TRUTH_NO) continue;
        *place = i;
        break;
    }
    return true;
}

static OuValue array_remove(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuArray *array = ou_as_array(self);
    size_t place;
    if (!find(rt, array, args[0], 0, SIZE_MAX, &place)) return OU_ERROR;
    if (place >= array->count)
        return ou_raise(rt, OU_EXC_ValueError, "array.remove(x): x not in array");
    return ou_array_splice(rt, array, place, place + 1, NULL, 0) ? OU_NONE : OU_ERROR;
}

static OuValue array_index(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuArray *array = ou_as_array(self);
    size_t start, stop, place;
    if (!ou_search_bounds(rt, args, argc, array->count, &start, &stop) ||
        !find(rt, array, args[0], start, stop, &place))
        return OU_ERROR;
    if (place != SIZE_MAX) return ou_from_small_int((int64_t)place);
    return ou_raise(rt, OU_EXC_ValueError, "array.index(x): x not in array");
}

static OuValue array_count(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuArray *array = ou_as_array(self);
    int64_t count = 0;
    for (size_t i = 0; i < array->count; i++) {
        OuTruth equal = item_is(rt, array, i, args[0]);
        if (equal == OU_TRUTH_FAILED) return OU_ERROR;
        count += equal == OU_TRUTH_YES;
    }
    return ou_from_small_int(count);
}

static OuValue array_clear(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuArray *array = ou_as_array(self);
    return ou_array_splice(rt, array, 0, array->count, NULL, 0) ? OU_NONE : OU_ERROR;
}

static OuValue array_reverse(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuArray *array = ou_as_array(self);
    size_t size = array->code->size;
    char item[OU_ARRAY_ITEM_MAX];
    for (size_t i = 0, j = array->count; i + 1 < j; i++) {
        char *a = ou_array_place(array, i), *b = ou_array_place(array, --j);
        memcpy(item, a, size);
        memcpy(a, b, size);
        memcpy(b, item, size);
    }
    return OU_NONE;
}

static OuValue array_byteswap(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuArray *array = ou_as_array(self);
    size_t size = array->code->size;
    for (size_t i = 0; i < array->count; i++) {
        char *item = ou_array_place(array, i);
        for (size_t low = 0, high = size - 1; low < high; low++, high--) {
            char byte = item[low];
            item[low] = item[high];
            item[high] = byte;
        }
    }
    return OU_NONE;
}

/* ---- conversions ---- */

OuValue ou_array_text(OuRuntime *rt, const OuArray *array) {
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    for (size_t i = 0; i < array->count; i++) {
        uint32_t code_point;
        memcpy(&code_point, ou_array_place(array, i), sizeof code_point);
        if (code_point > 0x10ffff) {
            ou_str_builder_abandon(&builder);
            return ou_raise(rt, OU_EXC_ValueError,
                            "character U+%x is not in range [U+0000; U+10ffff]", code_point);
        }
        if (!ou_str_builder_add_code_point(&builder, code_point)) break;
    }
    return ou_str_builder_end(&builder);
}

static OuValue array_tolist(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuArray *array = ou_as_array(self);
    OuValue list = ou_list_new(rt, array->count);
    if (ou_is_error(list)) return OU_ERROR;
    for (size_t i = 0; i < array->count; i++) {
        OuValue item = ou_array_load(rt, array->code, ou_array_place(array, i));
        if (ou_is_error(item)) {
            ou_drop(rt, list);
            return OU_ERROR;
        }
        ou_replace_take(rt, &ou_as_list(list)->items[i], item);
    }
    return list;
}

static OuValue array_fromlist(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuArray *array = ou_as_array(self);
    if (!ou_is_list(args[0])) return ou_raise(rt, OU_EXC_TypeError, "arg must be list");
    size_t old_count = array->count;
    if (ou_as_list(args[0])->count == 0 || ou_array_extend(rt, array, args[0])) return OU_NONE;
    // All or nothing.
    OuValue error = ou_take_exception(rt);
    if (array->count > old_count) ou_array_splice(rt, array, old_count, array->count, NULL, 0);
    ou_restore_exception_take(rt, error);
    return OU_ERROR;
}

static OuValue array_tobytes(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuArray *array = ou_as_array(self);
    return ou_bytes_new(rt, array->bytes != NULL ? array->bytes : "", byte_count(array));
}

static OuValue array_frombytes(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBuffer data;
    if (!ou_buffer_acquire(rt, args[0], OU_BUFFER_C_CONTIGUOUS | OU_BUFFER_FORMAT, &data))
        return OU_ERROR;
    bool done = data.item_size == 1
                    ? ou_array_add_bytes(rt, ou_as_array(self), ou_buffer_span(&data))
                    : ou_fail(rt, OU_EXC_TypeError, "a bytes-like object is required");
    ou_buffer_release(rt, &data);
    return done ? OU_NONE : OU_ERROR;
}

static bool check_text(OuRuntime *rt, const OuArray *array, const char *method) {
    return array->code->is_text ||
           ou_fail(rt, OU_EXC_ValueError,
                   "%s() may only be called on unicode type arrays ('u' or 'w')", method);
}

static OuValue array_fromunicode(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "fromunicode() argument must be str, not %T",
                        args[0]);
    OuArray *array = ou_as_array(self);
    if (!check_text(rt, array, "fromunicode")) return OU_ERROR;
    return ou_array_add_text(rt, array, args[0]) ? OU_NONE : OU_ERROR;
}

static OuValue array_tounicode(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuArray *array = ou_as_array(self);
    return check_text(rt, array, "tounicode") ? ou_array_text(rt, array) : OU_ERROR;
}

/* ---- files ---- */

static OuValue array_tofile(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (ou_as_array(self)->count == 0) return OU_NONE;
    OuValue bytes = array_tobytes(rt, self, NULL, 0);
    if (ou_is_error(bytes)) return OU_ERROR;
    OuRef argument = bytes;
    OuValue result = ou_call_method_string(rt, args[0], "write", &argument, 1);
    ou_drop(rt, bytes);
    if (ou_is_error(result)) return OU_ERROR;
    ou_drop(rt, result);
    return OU_NONE;
}

static OuValue array_fromfile(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuArray *array = ou_as_array(self);
    int64_t count;
    if (!ou_index_as_int64(rt, args[1], false, &count)) return OU_ERROR;
    if (count < 0) return ou_raise(rt, OU_EXC_ValueError, "negative count");
    int64_t size;
    if (__builtin_mul_overflow(count, (int64_t)array->code->size, &size)) {
        ou_raise_memory(rt);
        return OU_ERROR;
    }
    OuRef argument = ou_from_small_int(size);
    OuValue bytes = ou_call_method_string(rt, args[0], "read", &argument, 1);
    if (ou_is_error(bytes)) return OU_ERROR;
    OuValue result = OU_ERROR;
    if (!ou_is_bytes(bytes)) {
        ou_raise(rt, OU_EXC_TypeError, "read() didn't return bytes");
    } else {
        bool enough = (int64_t)ou_as_bytes(bytes)->size == size;
        argument = bytes;
        result = array_frombytes(rt, self, &argument, 1);
        if (!ou_is_error(result) && !enough)
            result = ou_raise(rt, OU_EXC_EOFError, "read() didn't return enough bytes");
    }
    ou_drop(rt, bytes);
    return result;
}

/* ---- copying and pickling ---- */

static OuValue array_copy(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuArray *array = ou_as_array(self);
    OuValue copy = ou_array_new(rt, ou_modules_type(rt, OU_MODULE_TYPE_ARRAY), array->code, 0);
    if (!ou_is_error(copy) &&
        ou_array_splice(rt, ou_as_array(copy), 0, 0, array->bytes, array->count))
        return copy;
    ou_drop(rt, copy);
    return OU_ERROR;
}

/* (_array_reconstructor, (type, code, machine format, bytes), state) */
static OuValue reduce_as_bytes(OuRuntime *rt, OuRef self, OuRef code, OuRef state) {
    OuValue result = OU_ERROR, arguments = OU_ERROR;
    OuValue module = OU_ERROR, function = OU_ERROR;
    OuValue bytes = array_tobytes(rt, self, NULL, 0);
    if (ou_is_error(bytes)) return OU_ERROR;
    module = ou_str_from_string(rt, "array");
    if (ou_is_error(module)) goto done;
    function = ou_native_new(rt, &ou_array_functions[0], OU_UNDEF, module);
    if (ou_is_error(function)) goto done;
    OuRef parts[] = {ou_ref(ou_type_of(rt, self)), code,
                     ou_from_small_int(ou_as_array(self)->code->machine_format), bytes};
    arguments = ou_tuple_from_array(rt, parts, 4);
    if (ou_is_error(arguments)) goto done;
    result = ou_tuple_from_array(rt, (OuRef[]){function, arguments, state}, 3);
done:
    ou_drop(rt, bytes);
    ou_drop(rt, module);
    ou_drop(rt, function);
    ou_drop(rt, arguments);
    return result;
}

static OuValue array_reduce_ex(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t protocol;
    if (!ou_is_int(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "__reduce_ex__ argument should be an integer");
    if (!ou_index_as_int64(rt, args[0], true, &protocol)) return OU_ERROR;
    OuValue result = OU_ERROR, items = OU_ERROR;
    char letter = ou_as_array(self)->code->code;
    OuValue code = ou_str_new(rt, &letter, 1), state = OU_ERROR;
    if (ou_is_error(code)) goto done;
    state = ou_call_method_string(rt, self, "__getstate__", NULL, 0);
    if (ou_is_error(state)) goto done;
    if (protocol >= 3) {
        result = reduce_as_bytes(rt, self, code, state);
        goto done;
    }
    items = array_tolist(rt, self, NULL, 0);
    if (ou_is_error(items)) goto done;
    result = ou_reduce_type(rt, self, (OuRef[]){code, items}, 2, state);
done:
    ou_drop(rt, code);
    ou_drop(rt, state);
    ou_drop(rt, items);
    return result;
}

/* ---- attributes ---- */

static OuValue array_buffer_info(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const OuArray *array = ou_as_array(self);
    OuValue parts[] = {ou_int_from_int64(rt, (int64_t)(uintptr_t)array->bytes),
                       ou_from_small_int((int64_t)array->count)};
    if (ou_is_error(parts[0])) return OU_ERROR;
    return ou_tuple_from_array_take(rt, parts, 2);
}

static OuValue array_get_typecode(OuRuntime *rt, OuRef self) {
    return ou_str_new(rt, &ou_as_array(self)->code->code, 1);
}

static OuValue array_get_itemsize(OuRuntime *rt OU_UNUSED, OuRef self) {
    return ou_from_small_int(ou_as_array(self)->code->size);
}

const OuGetSetRow ou_array_getsets[] = {
    {"typecode", array_get_typecode, NULL, "The letter of the items' format."},
    {"itemsize", array_get_itemsize, NULL, "Bytes of one item."},
    {0},
};

const OuMethodRow ou_array_methods[] = {
    OU_ROW("append", array_append, 1, 1, "append(v, /)\nAdd an item at the end."),
    OU_ROW("buffer_info", array_buffer_info, 0, 0,
           "buffer_info()\nThe address of the items, and their number."),
    OU_ROW("byteswap", array_byteswap, 0, 0,
           "byteswap()\nTurn the order of the bytes in each item around."),
    OU_ROW("clear", array_clear, 0, 0, "clear()\nRemove all items."),
    OU_ROW("count", array_count, 1, 1, "count(v, /)\nHow many items equal the value."),
    OU_ROW("extend", array_extend, 1, 1, "extend(bb, /)\nAdd items at the end."),
    OU_ROW("frombytes", array_frombytes, 1, 1,
           "frombytes(buffer, /)\nAdd items that are given as bytes."),
    OU_ROW("fromfile", array_fromfile, 2, 2, "fromfile(f, n, /)\nAdd items read from a file."),
    OU_ROW("fromlist", array_fromlist, 1, 1, "fromlist(list, /)\nAdd the items of a list."),
    OU_ROW("fromunicode", array_fromunicode, 1, 1,
           "fromunicode(ustr, /)\nAdd the characters of a str."),
    OU_ROW("index", array_index, 1, 3,
           "index(v, start=0, stop=sys.maxsize, /)\nThe first index of the value."),
    OU_ROW("insert", array_insert, 2, 2, "insert(i, v, /)\nPut an item in front of a place."),
    OU_ROW("pop", array_pop, 0, 1,
           "pop(i=-1, /)\nRemove an item, the last one by default, and return it."),
    OU_ROW("remove", array_remove, 1, 1, "remove(v, /)\nRemove the first such item."),
    OU_ROW("reverse", array_reverse, 0, 0, "reverse()\nTurn the order of the items around."),
    OU_ROW("tobytes", array_tobytes, 0, 0, "tobytes()\nThe bytes of the items."),
    OU_ROW("tofile", array_tofile, 1, 1, "tofile(f, /)\nWrite the items to a file."),
    OU_ROW("tolist", array_tolist, 0, 0, "tolist()\nThe items in a list."),
    OU_ROW("tounicode", array_tounicode, 0, 0, "tounicode()\nThe characters as a str."),
    OU_ROW("__copy__", array_copy, 0, 0, "__copy__()\nA copy."),
    OU_ROW("__deepcopy__", array_copy, 1, 1, "__deepcopy__(unused, /)\nA copy."),
    OU_ROW("__reduce_ex__", array_reduce_ex, 1, 1,
           "__reduce_ex__(value, /)\nHow it is pickled."),
    OU_CLASS_GETITEM_ROW,
    {0},
};
