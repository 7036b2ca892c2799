/* Module _io, the C part of io: the classes of streams, and open(). */
#include "modules/io.h"

#include "modules/io_open.h"
#include "objects/str.h"

/* ---- functions ---- */

static OuValue io_text_encoding(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_is_none(args[0])) return ou_own(args[0]);
    return ou_str_from_string(rt, "locale");
}

static OuValue io_open_code(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "open_code() argument 'path' must be str, not %T",
                        args[0]);
    OuValue mode = ou_str_from_string(rt, "rb");
    if (ou_is_error(mode)) return OU_ERROR;
    OuRef given[8] = {args[0],  mode,     OU_UNDEF, OU_UNDEF,
                      OU_UNDEF, OU_UNDEF, OU_UNDEF, OU_UNDEF};
    OuValue file = ou_io_open(rt, self, given, 8);
    ou_drop(rt, mode);
    return file;
}

static const OuMethodRow io_functions[] = {
    OU_OPEN_ROW,
    OU_ROW_NAMED("open_code", io_open_code, 1, 1, "path",
                 "open_code(path)\nOpens the provided file with the intent to import the "
                 "contents."),
    OU_ROW("text_encoding", io_text_encoding, 1, 2,
           "text_encoding(encoding, stacklevel=2, /)\nA helper function to choose the text "
           "encoding."),
    {0},
};

/* ---- content ---- */

static const struct {
    const char *name;
    enum OuModuleType type;
} classes[] =
    {
        {"IncrementalNewlineDecoder", OU_MODULE_TYPE_NEWLINE_DECODER},
        {"FileIO", OU_MODULE_TYPE_FILE_IO},
        {"BytesIO", OU_MODULE_TYPE_BYTES_IO},
        {"StringIO", OU_MODULE_TYPE_STRING_IO},
        {"BufferedReader", OU_MODULE_TYPE_BUFFERED_READER},
        {"BufferedWriter", OU_MODULE_TYPE_BUFFERED_WRITER},
        {"BufferedRWPair", OU_MODULE_TYPE_BUFFERED_PAIR},
        {"BufferedRandom", OU_MODULE_TYPE_BUFFERED_RANDOM},
        {"TextIOWrapper", OU_MODULE_TYPE_TEXT_IO},
},
  bases[] = {
      {"_IOBase", OU_MODULE_TYPE_IO_BASE},
      {"_RawIOBase", OU_MODULE_TYPE_RAW_IO_BASE},
      {"_BufferedIOBase", OU_MODULE_TYPE_BUFFERED_IO_BASE},
      {"_TextIOBase", OU_MODULE_TYPE_TEXT_IO_BASE},
};

static bool add_common(OuRuntime *rt, OuRef module) {
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        if (!ou_module_add_take(rt, module, classes[i].name,
                                ou_module_type_value(rt, classes[i].type)))
            return false;
    }
    OuRef size = ou_from_small_int((int64_t)OU_IO_BUFFER_SIZE);
    return ou_module_add_take(rt, module, "DEFAULT_BUFFER_SIZE", ou_own(size)) &&
           ou_module_add_take(rt, module, "UnsupportedOperation",
                              ou_io_unsupported_class(rt)) &&
           ou_module_add_take(rt, module, "BlockingIOError",
                              ou_own(ou_ref(rt->exceptions[OU_EXC_BlockingIOError])));
}

static bool add_bases(OuRuntime *rt, OuRef module) {
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        if (!ou_module_add_take(rt, module, bases[i].name,
                                ou_module_type_value(rt, bases[i].type)))
            return false;
    }
    return true;
}

static bool io_init(OuRuntime *rt, OuRef module) {
    return add_common(rt, module) && add_bases(rt, module);
}

extern const OuModuleSpec ou_io_module;
const OuModuleSpec ou_io_module = {
    .name = "_io",
    .doc = "The C part of module io.",
    .functions = io_functions,
    .init = io_init,
};
