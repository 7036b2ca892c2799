/* sys: what does not change: versions, limits, names, and the structures that hold them. */
#include "modules/sys_parts.h"

#include <float.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "modules/library.h"
#include "modules/struct_sequence.h"
#include "objects/dict.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define OURO_VERSION "0.1.0"

/* ---- structures ---- */

static const OuGetSetRow version_fields[] = {
    STRUCT_FIELD(0, "major", "Major release number"),
    STRUCT_FIELD(1, "minor", "Minor release number"),
    STRUCT_FIELD(2, "micro", "Patch release number"),
    STRUCT_FIELD(3, "releaselevel", "'alpha', 'beta', 'candidate', or 'final'"),
    STRUCT_FIELD(4, "serial", "Serial release number"),
    {0},
};
OU_STRUCT_SEQUENCE(version_info, "sys.version_info", "Version information as a named tuple.",
                   version_fields, NULL);

static const OuGetSetRow flags_fields[] = {
    STRUCT_FIELD(0, "debug", "-d"),
    STRUCT_FIELD(1, "inspect", "-i"),
    STRUCT_FIELD(2, "interactive", "-i"),
    STRUCT_FIELD(3, "optimize", "-O or -OO"),
    STRUCT_FIELD(4, "dont_write_bytecode", "-B"),
    STRUCT_FIELD(5, "no_user_site", "-s"),
    STRUCT_FIELD(6, "no_site", "-S"),
    STRUCT_FIELD(7, "ignore_environment", "-E"),
    STRUCT_FIELD(8, "verbose", "-v"),
    STRUCT_FIELD(9, "bytes_warning", "-b"),
    STRUCT_FIELD(10, "quiet", "-q"),
    STRUCT_FIELD(11, "hash_randomization", "-R"),
    STRUCT_FIELD(12, "isolated", "-I"),
    STRUCT_FIELD(13, "dev_mode", "-X dev"),
    STRUCT_FIELD(14, "utf8_mode", "-X utf8"),
    STRUCT_FIELD(15, "warn_default_encoding", "-X warn_default_encoding"),
    STRUCT_FIELD(16, "safe_path", "-P"),
    STRUCT_FIELD(17, "int_max_str_digits", "-X int_max_str_digits"),
    {0},
};
OU_STRUCT_SEQUENCE(flags, "sys.flags", "Flags of the command line.", flags_fields, NULL);

static const OuGetSetRow float_fields[] = {
    STRUCT_FIELD(0, "max", "the largest finite float"),
    STRUCT_FIELD(1, "max_exp", "largest e such that 2**(e-1) is finite"),
    STRUCT_FIELD(2, "max_10_exp", "largest e such that 10**e is finite"),
    STRUCT_FIELD(3, "min", "the smallest positive normal float"),
    STRUCT_FIELD(4, "min_exp", "smallest e such that 2**(e-1) is normal"),
    STRUCT_FIELD(5, "min_10_exp", "smallest e such that 10**e is normal"),
    STRUCT_FIELD(6, "dig", "decimal digits that survive a round trip through a float"),
    STRUCT_FIELD(7, "mant_dig", "bits of the mantissa"),
    STRUCT_FIELD(8, "epsilon", "difference between 1 and the next float"),
    STRUCT_FIELD(9, "radix", "radix of the exponent"),
    STRUCT_FIELD(10, "rounds", "rounding mode of additions"),
    {0},
};
OU_STRUCT_SEQUENCE(float_info, "sys.float_info", "What floats can hold.", float_fields, NULL);

static const OuGetSetRow int_fields[] = {
    STRUCT_FIELD(0, "bits_per_digit", "bits of a digit in the representation of an int"),
    STRUCT_FIELD(1, "sizeof_digit", "bytes of a digit"),
    STRUCT_FIELD(2, "default_max_str_digits", "decimal digits that are converted at most"),
    STRUCT_FIELD(3, "str_digits_check_threshold", "the lowest limit that can be set"),
    {0},
};
OU_STRUCT_SEQUENCE(int_info, "sys.int_info", "How ints are represented.", int_fields, NULL);

static const OuGetSetRow hash_fields[] = {
    STRUCT_FIELD(0, "width", "bits of a hash"),
    STRUCT_FIELD(1, "modulus", "prime that hashes of numbers are reduced by"),
    STRUCT_FIELD(2, "inf", "hash of infinity"),
    STRUCT_FIELD(3, "nan", "not used any more"),
    STRUCT_FIELD(4, "imag", "multiplier of the imaginary part"),
    STRUCT_FIELD(5, "algorithm", "of the hash of text"),
    STRUCT_FIELD(6, "hash_bits", "bits that the algorithm gives"),
    STRUCT_FIELD(7, "seed_bits", "bits of its seed"),
    STRUCT_FIELD(8, "cutoff", "size below which another algorithm is used"),
    {0},
};
OU_STRUCT_SEQUENCE(hash_info, "sys.hash_info", "How hashes are computed.", hash_fields, NULL);

static const OuGetSetRow thread_fields[] = {
    STRUCT_FIELD(0, "name", "name of the thread implementation"),
    STRUCT_FIELD(1, "lock", "name of the lock implementation"),
    STRUCT_FIELD(2, "version", "of the thread library"),
    {0},
};
OU_STRUCT_SEQUENCE(thread_info, "sys.thread_info", "About threads.", thread_fields, NULL);

/* ---- their values ---- */

static OuValue number(int64_t value) {
    return ou_from_small_int(value);
}

static OuValue make_version(OuRuntime *rt) {
    OuValue items[] = {number(OU_PYTHON_MAJOR), number(OU_PYTHON_MINOR),
                       number(OU_PYTHON_MICRO), ou_str_from_string(rt, "final"), number(0)};
    return ou_struct_make_take(rt, OU_MODULE_TYPE_VERSION_INFO, items);
}

static OuValue make_flags(OuRuntime *rt) {
    OuValue items[18];
    for (size_t i = 0; i < 18; i++)
        items[i] = number(0);
    items[11] = number(1);
    items[13] = items[16] = OU_FALSE;
    items[17] = number(4300);
    return ou_struct_make_take(rt, OU_MODULE_TYPE_FLAGS, items);
}

static OuValue make_float_info(OuRuntime *rt) {
    OuValue items[] = {ou_float_new(rt, DBL_MAX),
                       number(DBL_MAX_EXP),
                       number(DBL_MAX_10_EXP),
                       ou_float_new(rt, DBL_MIN),
                       number(DBL_MIN_EXP),
                       number(DBL_MIN_10_EXP),
                       number(DBL_DIG),
                       number(DBL_MANT_DIG),
                       ou_float_new(rt, DBL_EPSILON),
                       number(FLT_RADIX),
                       number(1)};
    return ou_struct_make_take(rt, OU_MODULE_TYPE_FLOAT_INFO, items);
}

static OuValue make_int_info(OuRuntime *rt) {
    OuValue items[] = {number(64), number(8), number(4300), number(640)};
    return ou_struct_make_take(rt, OU_MODULE_TYPE_INT_INFO, items);
}

static OuValue make_hash_info(OuRuntime *rt) {
    OuValue items[] = {number(64),      ou_int_from_int64(rt, ((int64_t)1 << 61) - 1),
                       number(314159),  number(0),
                       number(1000003), ou_str_from_string(rt, "ouro"),
                       number(64),      number(64),
                       number(0)};
    return ou_struct_make_take(rt, OU_MODULE_TYPE_HASH_INFO, items);
}

static OuValue make_thread_info(OuRuntime *rt) {
    OuValue items[] = {OU_NONE, OU_NONE, OU_NONE};
    return ou_struct_make_take(rt, OU_MODULE_TYPE_THREAD_INFO, items);
}

/* sys.implementation */
static OuValue make_implementation(OuRuntime *rt, OuRef version) {
    OuValue made = ou_call0(rt, ou_ref(rt->types[OU_TYPE_SIMPLE_NAMESPACE]));
    OuValue name = ou_str_from_string(rt, "ouro"), tag = ou_str_from_string(rt, "ouro-314");
    bool done =
        !ou_is_error(made) && !ou_is_error(name) && !ou_is_error(tag) &&
        ou_set_attribute(rt, made, rt->names.name, name) &&
        ou_set_attribute_string(rt, made, "cache_tag", tag) &&
        ou_set_attribute_string(rt, made, "version", version) &&
        ou_set_attribute_string(rt, made, "hexversion",
                                number(OU_PYTHON_MAJOR << 24 | OU_PYTHON_MINOR << 16 | 0xf0));
    ou_drop(rt, name);
    ou_drop(rt, tag);
    if (done) return made;
    ou_drop(rt, made);
    return OU_ERROR;
}

static bool add_structures(OuRuntime *rt, OuRef module) {
    OuValue version = make_version(rt);
    if (ou_is_error(version)) return false;
    bool done =
        ou_module_add_take(rt, module, "implementation", make_implementation(rt, version)) &&
        ou_module_add_take(rt, module, "version_info", ou_own(version)) &&
        ou_module_add_take(rt, module, "flags", make_flags(rt)) &&
        ou_module_add_take(rt, module, "float_info", make_float_info(rt)) &&
        ou_module_add_take(rt, module, "int_info", make_int_info(rt)) &&
        ou_module_add_take(rt, module, "hash_info", make_hash_info(rt)) &&
        ou_module_add_take(rt, module, "thread_info", make_thread_info(rt));
    ou_drop(rt, version);
    return done;
}

/* ---- texts and numbers ---- */

static const struct {
    const char *name, *value;
} texts[] = {
    {"version", "3.14.0 (Ouro " OURO_VERSION ") [GCC " __VERSION__ "]"},
    {"platform", "linux"},
    {"byteorder", "little"},
    {"copyright", "Copyright (c) the authors of Ouro. MIT License."},
    {"float_repr_style", "short"},
    {"platlibdir", "lib"},
    {"abiflags", ""},
};

static const struct {
    const char *name;
    int64_t value;
} numbers[] = {
    {"hexversion", OU_PYTHON_MAJOR << 24 | OU_PYTHON_MINOR << 16 | OU_PYTHON_MICRO << 8 | 0xf0},
    {"maxunicode", 0x10ffff},
    {"api_version", 1013},
};

static bool add_texts(OuRuntime *rt, OuRef module) {
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (!ou_module_add_take(rt, module, texts[i].name,
                                ou_str_from_string(rt, texts[i].value)))
            return false;
    }
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (!ou_module_add_take(rt, module, numbers[i].name, number(numbers[i].value)))
            return false;
    }
    return ou_module_add_take(rt, module, "maxsize", ou_int_from_int64(rt, INT64_MAX)) &&
           ou_module_add_take(rt, module, "dont_write_bytecode", OU_TRUE) &&
           ou_module_add_take(rt, module, "pycache_prefix", OU_NONE) &&
           ou_module_add_take(rt, module, "warnoptions", ou_list_new(rt, 0)) &&
           ou_module_add_take(rt, module, "_xoptions", ou_dict_new(rt));
}

/* Where the command lies, and the folder above it. */
static bool add_places(OuRuntime *rt, OuRef module) {
    char path[PATH_MAX];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
    if (size < 0) size = 0;
    path[size] = '\0';
    OuValue executable = ou_str_decode_utf8(rt, path, (size_t)size, "surrogateescape");
    if (!ou_module_add_take(rt, module, "executable", executable)) return false;
    for (int i = 0; i < 2; i++) {
        char *slash = strrchr(path, '/');
        if (slash != NULL) slash[slash == path] = '\0';
    }
    static const char *const names[] = {"prefix", "exec_prefix", "base_prefix",
                                        "base_exec_prefix"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        OuValue prefix = ou_str_decode_utf8(rt, path, strlen(path), "surrogateescape");
        if (!ou_module_add_take(rt, module, names[i], prefix)) return false;
    }
    return true;
}

static bool add_module_names(OuRuntime *rt, OuRef module) {
    OuValue names = ou_tuple_new(rt, OU_MODULE_COUNT);
    if (ou_is_error(names)) return false;
    for (size_t i = 0; i < OU_MODULE_COUNT; i++) {
        OuValue name = ou_intern(rt, ou_module_specs[i]->name);
        if (ou_is_error(name)) {
            ou_drop(rt, names);
            return false;
        }
        ou_as_tuple(names)->items[i] = name;
    }
    return ou_module_add_take(rt, module, "stdlib_module_names", ou_frozenset_new(rt, names)) &&
           ou_module_add_take(rt, module, "builtin_module_names", names);
}

/* sys.path: what OUROPATH names, then the library. The program's own folder comes in front. */
static bool add_path(OuRuntime *rt, OuRef module) {
    OuValue list = ou_list_new(rt, 0);
    const char *at = getenv("OUROPATH");
    bool done = !ou_is_error(list);
    while (done && at != NULL && *at != '\0') {
        size_t size = strcspn(at, ":");
        OuValue folder = ou_str_decode_utf8(rt, at, size, "surrogateescape");
        done = !ou_is_error(folder) && ou_list_append_take(rt, list, folder);
        at += size + (at[size] == ':');
    }
    OuValue library = done ? ou_str_from_string(rt, OU_LIBRARY_FOLDER) : OU_ERROR;
    done = !ou_is_error(library) && ou_list_append_take(rt, list, library);
    if (done) return ou_module_add_take(rt, module, "path", list);
    ou_drop(rt, list);
    return false;
}

bool ou_sys_add_facts(OuRuntime *rt, OuRef module) {
    return add_structures(rt, module) && add_texts(rt, module) && add_places(rt, module) &&
           add_module_names(rt, module) && add_path(rt, module);
}
