/* The arguments that methods of str, bytes and bytearray have in common. */
#include "objects/text.h"

#include <limits.h>

#include <string.h>

#include "objects/int.h"

const char *ou_argument_type_name(const OuRuntime *rt, OuRef argument) {
    return ou_is_none(argument) ? "None" : ou_type_name(ou_type_of(rt, argument));
}

bool ou_int_argument(OuRuntime *rt, OuRef argument, int64_t otherwise, int64_t *number) {
    *number = otherwise;
    if (ou_is_undef(argument)) return true;
    if (ou_is_small_int(argument)) {
        *number = ou_small_int(argument);
        return true;
    }
    OuValue index = ou_index(rt, argument);
    if (ou_is_error(index)) return false;
    bool fits = ou_int_fits_int64(index, number);
    ou_drop(rt, index);
    return fits ||
           ou_fail(rt, OU_EXC_OverflowError, "Python int too large to convert to C ssize_t");
}

bool ou_c_int_argument(OuRuntime *rt, OuRef argument, int64_t otherwise, int64_t *number) {
    *number = otherwise;
    if (ou_is_undef(argument)) return true;
    OuValue index = ou_index(rt, argument);
    if (ou_is_error(index)) return false;
    bool fits = ou_int_fits_int64(index, number) && *number == (int32_t)*number;
    ou_drop(rt, index);
    return fits ||
           ou_fail(rt, OU_EXC_OverflowError, "Python int too large to convert to C int");
}

bool ou_tab_size_argument(OuRuntime *rt, OuRef argument, int64_t *size) {
    return ou_c_int_argument(rt, argument, 8, size);
}

bool ou_item_index(OuRuntime *rt, OuRef key, size_t length, const char *message,
                   size_t *index) {
    int64_t number;
    if (ou_is_small_int(key)) {
        number = ou_small_int(key);
    } else if (!ou_index_as_int64(rt, key, false, &number)) {
        if (ou_clear_exception_if(rt, OU_EXC_OverflowError))
            ou_raise(rt, OU_EXC_IndexError, "cannot fit '%T' into an index-sized integer", key);
        return false;
    }
    if (number < 0) number += (int64_t)length;
    if (number < 0 || number >= (int64_t)length)
        return ou_fail(rt, OU_EXC_IndexError, "%s", message);
    *index = (size_t)number;
    return true;
}

static bool name_argument(OuRuntime *rt, const char *function, const char *parameter,
                          OuRef argument, const char **name) {
    *name = NULL;
    if (ou_is_undef(argument)) return true;
    if (!ou_is_str(argument))
        return ou_fail(rt, OU_EXC_TypeError, "%s() argument '%s' must be str, not %s", function,
                       parameter, ou_argument_type_name(rt, argument));
    const OuStr *str = ou_as_str(argument);
    if (memchr(str->bytes, 0, str->size) != NULL)
        return ou_fail(rt, OU_EXC_ValueError, "embedded null character");
    *name = str->bytes;
    return true;
}

bool ou_codec_arguments(OuRuntime *rt, const char *function, OuRef encoding, OuRef errors,
                        const char **encoding_name, const char **errors_name) {
    return name_argument(rt, function, "encoding", encoding, encoding_name) &&
           name_argument(rt, function, "errors", errors, errors_name);
}
