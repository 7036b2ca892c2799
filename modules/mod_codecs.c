/* Module _codecs, the C part of codecs: what str.encode() and bytes.decode() do, for any piece
 * of text, and what programs add to it. */
#include "modules/io.h"

#include "objects/bytes.h"
#include "objects/codec.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* A str argument as a C string, or `usual` if it is absent or None. */
static bool name_argument(OuRuntime *rt, const char *function, const char *parameter,
                          OuRef value, const char *usual, const char **name) {
    *name = usual;
    if (ou_is_undef(value) || (ou_is_none(value) && usual == NULL)) return true;
    if (!ou_is_str(value))
        return ou_fail(rt, OU_EXC_TypeError, "%s() argument '%s' must be str, not %s", function,
                       parameter,
                       ou_is_none(value) ? "None" : ou_type_name(ou_type_of(rt, value)));
    *name = ou_str_bytes(value);
    return true;
}

/* ---- registering ---- */

static OuValue codecs_register(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_codec_register(rt, args[0]) ? OU_NONE : OU_ERROR;
}

static OuValue codecs_unregister(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_codec_unregister(rt, args[0]) ? OU_NONE : OU_ERROR;
}

/* The canonical name of an encoding of Ouro's, or None. */
static OuValue codecs_find(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const char *name;
    if (!name_argument(rt, "lookup", "encoding", args[0], NULL, &name)) return OU_ERROR;
    const OuCodec *codec = ou_codec_find(rt, name);
    if (codec != NULL) return ou_str_from_string(rt, ou_codec_name(codec));
    return ou_is_raised(rt) ? OU_ERROR : OU_NONE;
}

/* What the registered functions give for a name; LookupError. */
static OuValue codecs_search(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const char *name;
    if (!name_argument(rt, "lookup", "encoding", args[0], NULL, &name)) return OU_ERROR;
    OuValue found = ou_codec_search(rt, name);
    return ou_is_undef(found) ? ou_codec_raise_unknown(rt, name) : found;
}

/* ---- error handlers ---- */

static OuValue codecs_register_error(OuRuntime *rt, OuRef self, const OuRef *args,
                                     size_t argc) {
    if (!ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "register_error() argument 1 must be str, not %T",
                        args[0]);
    return ou_codec_register_error(rt, args[0], args[1]) ? OU_NONE : OU_ERROR;
}

/* The registered handler, or None if Ouro has one of its own; LookupError. */
static OuValue codecs_find_error(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (!ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "lookup_error() argument must be str, not %T",
                        args[0]);
    OuRef handler = ou_codec_error_peek(rt, ou_str_bytes(args[0]));
    if (!ou_is_undef(handler)) return ou_own(handler);
    if (ou_codec_has_handler(ou_str_bytes(args[0]))) return OU_NONE;
    return ou_raise(rt, OU_EXC_LookupError, "unknown error handler name '%U'", args[0]);
}

/* What Ouro's handler called `name` does with an exception. */
static OuValue codecs_handle(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue answer = ou_codec_handle_exception(rt, ou_str_bytes(args[0]), args[1]);
    return ou_is_undef(answer) ? OU_NONE : answer;
}

/* ---- encoding and decoding ---- */

static OuValue pair_take(OuRuntime *rt, OuValue first, int64_t second, int64_t third) {
    if (ou_is_error(first)) return OU_ERROR;
    OuValue items[3] = {first, ou_from_small_int(second), ou_from_small_int(third)};
    return ou_tuple_from_array_take(rt, items, 3);
}

static const OuCodec *codec_argument(OuRuntime *rt, OuRef value, const char **errors,
                                     OuRef given) {
    const char *name;
    if (!name_argument(rt, "encode", "encoding", value, "utf-8", &name) ||
        !name_argument(rt, "encode", "errors", given, NULL, errors))
        return NULL;
    const OuCodec *codec = ou_codec_find(rt, name);
    if (codec == NULL) ou_codec_raise_unknown(rt, name);
    return codec;
}

/* encode(encoding, text, errors, state) -> (bytes, length, state) */
static OuValue codecs_encode(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const char *errors;
    int64_t state;
    const OuCodec *codec = codec_argument(rt, args[0], &errors, args[2]);
    if (codec == NULL || !ou_index_as_int64(rt, args[3], false, &state)) return OU_ERROR;
    if (!ou_is_str(args[1]))
        return ou_raise(rt, OU_EXC_TypeError, "encode() argument 1 must be str, not %T",
                        args[1]);
    int progress = (int)state;
    OuValue bytes = ou_codec_encode(rt, codec, args[1], errors, &progress);
    return pair_take(rt, bytes, (int64_t)ou_as_str(args[1])->length, progress);
}

/* decode(encoding, bytes, errors, final, state) -> (text, used, state) */
static OuValue codecs_decode(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const char *errors;
    int64_t state;
    bool final = true;
    OuBuffer data;
    const OuCodec *codec = codec_argument(rt, args[0], &errors, args[2]);
    if (codec == NULL || !ou_io_flag_argument(rt, args[3], &final) ||
        !ou_index_as_int64(rt, args[4], false, &state) ||
        !ou_buffer_acquire(rt, args[1], OU_BUFFER_SIMPLE, &data))
        return OU_ERROR;
    int progress = (int)state;
    size_t used = 0;
    OuValue text =
        ou_codec_decode(rt, codec, ou_buffer_span(&data), errors, final, &progress, &used);
    ou_buffer_release(rt, &data);
    return pair_take(rt, text, (int64_t)used, progress);
}

static const OuMethodRow codecs_functions[] = {
    OU_ROW("register", codecs_register, 1, 1,
           "register(search_function, /)\nRegister a codec search function."),
    OU_ROW("unregister", codecs_unregister, 1, 1,
           "unregister(search_function, /)\nUnregister a codec search function."),
    OU_ROW("register_error", codecs_register_error, 2, 2,
           "register_error(errors, handler, /)\nRegister an error handler under a name."),
    OU_ROW("_find", codecs_find, 1, 1, NULL),
    OU_ROW("_search", codecs_search, 1, 1, NULL),
    OU_ROW("_find_error", codecs_find_error, 1, 1, NULL),
    OU_ROW("_handle", codecs_handle, 2, 2, NULL),
    OU_ROW("_encode", codecs_encode, 4, 4, NULL),
    OU_ROW("_decode", codecs_decode, 5, 5, NULL),
    {0},
};

extern const OuModuleSpec ou_codecs_module;
const OuModuleSpec ou_codecs_module = {
    .name = "_codecs",
    .doc = "The C part of module codecs.",
    .functions = codecs_functions,
};
