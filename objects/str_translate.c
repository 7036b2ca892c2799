/* str.translate() and str.maketrans(). */
#include <string.h>

#include "objects/dict.h"
#include "objects/int.h"
#include "objects/str_methods.h"

/* ---- translate ---- */

/* table[code_point], owned; OU_UNDEF if the table does not have it. */
static OuValue table_entry(OuRuntime *rt, OuRef table, uint32_t code_point) {
    OuValue key = ou_from_small_int(code_point);
    if (ou_is_exact_dict(table)) return ou_dict_find(rt, table, key);
    OuValue entry = ou_get_item(rt, table, key);
    if (ou_is_error(entry) && ou_clear_exception_if(rt, OU_EXC_LookupError)) return OU_UNDEF;
    return entry;
}

/* Add what the table says about `code_point`. */
static bool add_translated(OuStrBuilder *builder, OuRef table, uint32_t code_point) {
    OuRuntime *rt = builder->rt;
    OuValue entry = table_entry(rt, table, code_point);
    bool done;
    if (ou_is_error(entry)) return false;
    if (ou_is_undef(entry)) {
        done = ou_str_builder_add_code_point(builder, code_point);
    } else if (ou_is_none(entry)) {
        done = true;
    } else if (ou_is_str(entry)) {
        done = ou_str_builder_add(builder, entry);
    } else if (ou_is_int(entry)) {
        int64_t number;
        if (ou_int_fits_int64(entry, &number) && number >= 0 && number <= 0x10ffff) {
            done = ou_str_builder_add_code_point(builder, (uint32_t)number);
        } else {
            done =
                ou_fail(rt, OU_EXC_ValueError, "character mapping must be in range(0x110000)");
        }
    } else {
        done =
            ou_fail(rt, OU_EXC_TypeError, "character mapping must return integer, None or str");
    }
    ou_drop(rt, entry);
    return done;
}

OuValue ou_str_translate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    // What ASCII characters became when they became one or no ASCII character: asked for once
    // only.
    enum { UNKNOWN = 0, DELETED = 1, SHIFT = 2 };
    uint8_t known[128] = {0};
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    OuSpan span = ou_str_span(self);
    for (const char *at = span.bytes, *end = at + span.size; at < end;) {
        uint32_t c = ou_utf8_next(&at);
        if (c < 128 && known[c] != UNKNOWN) {
            if (known[c] != DELETED) ou_str_builder_add_code_point(&builder, known[c] - SHIFT);
            continue;
        }
        size_t before = builder.size;
        if (!add_translated(&builder, args[0], c)) {
            ou_str_builder_abandon(&builder);
            return OU_ERROR;
        }
        if (c >= 128) continue;
        if (builder.size == before)
            known[c] = DELETED;
        else if (builder.size == before + 1)
            known[c] = (uint8_t)(builder.bytes[before] + SHIFT);
    }
    return ou_str_builder_end(&builder);
}

/* ---- maketrans ---- */

static bool set_entry(OuRuntime *rt, OuRef table, uint32_t code_point, OuRef value) {
    return ou_dict_set(rt, table, ou_from_small_int(code_point), value);
}

/* One item of the dict given to maketrans. */
static bool copy_entry(OuRuntime *rt, OuRef table, OuRef key, OuRef value) {
    if (ou_is_int(key)) return ou_dict_set(rt, table, key, value);
    if (!ou_is_str(key))
        return ou_fail(rt, OU_EXC_TypeError,
                       "keys in translate table mustbe strings or integers");
    if (ou_as_str(key)->length != 1)
        return ou_fail(rt, OU_EXC_ValueError,
                       "string keys in translatetable must be of length 1");
    return set_entry(rt, table, ou_str_code_point_at(key, 0), value);
}

static OuValue table_from_dict(OuRuntime *rt, OuRef dict) {
    if (!ou_is_exact_dict(dict))
        return ou_raise(rt, OU_EXC_TypeError,
                        "if you give only one argument to maketrans it must be a dict");
    OuValue table = ou_dict_new(rt);
    if (ou_is_error(table)) return OU_ERROR;
    size_t position = 0;
    OuRef key, value;
    bool done = true;
    while (done && ou_dict_next(dict, &position, &key, &value)) {
        // A key of a subtype of int may run code that changes the dict.
        OuValue held_key = ou_own(key), held_value = ou_own(value);
        done = copy_entry(rt, table, held_key, held_value);
        ou_drop(rt, held_key);
        ou_drop(rt, held_value);
    }
    if (done) return table;
    ou_drop(rt, table);
    return OU_ERROR;
}

static OuValue table_from_strs(OuRuntime *rt, OuRef from, OuRef to, OuRef deleted) {
    OuValue table = ou_dict_new(rt);
    if (ou_is_error(table)) return OU_ERROR;
    OuSpan keys = ou_str_span(from);
    const char *at = keys.bytes, *value_at = ou_str_bytes(to);
    bool done = true;
    while (done && at < keys.bytes + keys.size) {
        uint32_t key = ou_utf8_next(&at);
        done = set_entry(rt, table, key, ou_from_small_int(ou_utf8_next(&value_at)));
    }
    if (!ou_is_undef(deleted)) {
        OuSpan gone = ou_str_span(deleted);
        for (at = gone.bytes; done && at < gone.bytes + gone.size;)
            done = set_entry(rt, table, ou_utf8_next(&at), OU_NONE);
    }
    if (done) return table;
    ou_drop(rt, table);
    return OU_ERROR;
}

OuValue ou_str_maketrans(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (argc == 1) return table_from_dict(rt, args[0]);
    for (size_t i = 1; i < argc; i++) {
        if (ou_is_str(args[i])) continue;
        return ou_raise(rt, OU_EXC_TypeError, "maketrans() argument %d must be str, not %s",
                        (int)i + 1, ou_argument_type_name(rt, args[i]));
    }
    if (!ou_is_str(args[0]))
        return ou_raise(
            rt, OU_EXC_TypeError,
            "first maketrans argument must be a string if there is a second argument");
    if (ou_as_str(args[0])->length != ou_as_str(args[1])->length)
        return ou_raise(rt, OU_EXC_ValueError,
                        "the first two maketrans arguments must have equal length");
    return table_from_strs(rt, args[0], args[1], ou_argument(args, argc, 2));
}
