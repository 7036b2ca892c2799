/* Module struct: the functions, each of which makes a Struct of its format and asks that. */
#include "modules/struct_parts.h"
#include "objects/int.h"
#include "objects/str.h"

typedef OuValue (*StructMethod)(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);

/* Struct(args[0]).method(*args[1:]) */
static OuValue call_method(OuRuntime *rt, const OuRef *args, size_t argc, StructMethod method) {
    OuValue layout = ou_struct_compile(rt, args[0]);
    if (ou_is_error(layout)) return OU_ERROR;
    OuValue result = method(rt, layout, args + 1, argc - 1);
    ou_drop(rt, layout);
    return result;
}

static OuValue struct_calcsize(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue layout = ou_struct_compile(rt, args[0]);
    if (ou_is_error(layout)) return OU_ERROR;
    OuValue size = ou_int_from_int64(rt, (int64_t)ou_as_struct(layout)->layout.size);
    ou_drop(rt, layout);
    return size;
}

static OuValue struct_pack(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (argc == 0) return ou_raise(rt, OU_EXC_TypeError, "missing format argument");
    return call_method(rt, args, argc, ou_struct_call_pack);
}

static OuValue struct_pack_into(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (argc == 0) return ou_raise(rt, OU_EXC_TypeError, "missing format argument");
    return call_method(rt, args, argc, ou_struct_call_pack_into);
}

static OuValue struct_unpack(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return call_method(rt, args, argc, ou_struct_call_unpack);
}

static OuValue struct_unpack_from(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return call_method(rt, args, argc, ou_struct_call_unpack_from);
}

static OuValue struct_iter_unpack(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return call_method(rt, args, argc, ou_struct_call_iter_unpack);
}

/* No formats are kept. */
static OuValue struct_clearcache(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return OU_NONE;
}

static const OuMethodRow struct_functions[] = {
    OU_ROW("_clearcache", struct_clearcache, 0, 0, "_clearcache()\nDoes nothing."),
    OU_ROW("calcsize", struct_calcsize, 1, 1,
           "calcsize(format, /)\nBytes that values of this format take."),
    OU_ROW(
        "iter_unpack", struct_iter_unpack, 2, 2,
        "iter_unpack(format, buffer, /)\nAn iterator over the tuples that the buffer holds."),
    OU_ROW("pack", struct_pack, 0, OU_ANY_COUNT,
           "pack(format, /, *values)\nThe values as bytes."),
    OU_ROW("pack_into", struct_pack_into, 0, OU_ANY_COUNT,
           "pack_into(format, buffer, offset, /, *values)\nWrite the values into a buffer."),
    OU_ROW("unpack", struct_unpack, 2, 2, "unpack(format, buffer, /)\nThe values in a tuple."),
    OU_ROW_NAMED("unpack_from", struct_unpack_from, 2, 3, "format / buffer offset",
                 "unpack_from(format, /, buffer, offset=0)\nThe values from this offset on."),
    {0},
};

/* The functions name a module of their own, which is below the visible one. */
static bool add_functions(OuRuntime *rt, OuRef module) {
    OuValue name = ou_str_from_string(rt, "_struct");
    bool done = !ou_is_error(name);
    for (const OuMethodRow *row = struct_functions; done && row->name != NULL; row++)
        done =
            ou_module_add_take(rt, module, row->name, ou_native_new(rt, row, OU_UNDEF, name));
    ou_drop(rt, name);
    return done;
}

static bool struct_init(OuRuntime *rt, OuRef module) {
    return add_functions(rt, module) &&
           ou_module_add_take(rt, module, "error",
                              ou_module_exception(rt, OU_MODULE_EXC_STRUCT_ERROR)) &&
           ou_module_add_take(rt, module, "Struct",
                              ou_module_type_value(rt, OU_MODULE_TYPE_STRUCT));
}

extern const OuModuleSpec ou_struct_module;
const OuModuleSpec ou_struct_module = {
    .name = "struct",
    .doc = "Values as bytes and back, as a format string says.",
    .init = struct_init,
};
