/* BufferedRWPair: a reader and a writer as one stream, such as the two ends of pipes. */
#include "modules/io.h"

#include "objects/str.h"

typedef struct OuBufferedPair {
    OuObject header;
    OuValue reader, writer; /* BufferedReader, BufferedWriter; OU_UNDEF: not initialised */
} OuBufferedPair;

static OuBufferedPair *as_pair(OuRef value) {
    return (OuBufferedPair *)(uintptr_t)value;
}

static void pair_set_up(void *object) {
    OuBufferedPair *pair = object;
    pair->reader = pair->writer = OU_UNDEF;
}

static OuValue pair_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                        OuRef names) {
    OuBufferedPair *pair = ou_io_new(rt, type, pair_set_up);
    return pair == NULL ? OU_ERROR : ou_take(pair);
}

static bool check_able(OuRuntime *rt, OuRef raw, const char *method, const char *message) {
    OuTruth able = ou_io_ask(rt, raw, method);
    if (able == OU_TRUTH_NO) ou_io_unsupported(rt, message);
    return able == OU_TRUTH_YES;
}

static OuValue make_half(OuRuntime *rt, enum OuModuleType index, OuRef raw, OuRef size) {
    OuRef args[2] = {raw, size};
    OuType *type = ou_modules_type(rt, index);
    return type == NULL ? OU_ERROR : ou_call(rt, ou_ref(type), args, ou_is_undef(size) ? 1 : 2);
}

static bool pair_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names) {
    if (!ou_check_arguments(rt, "BufferedRWPair", 2, 3, argc, names)) return false;
    OuRef given[3] = {args[0], args[1], argc > 2 ? args[2] : OU_UNDEF};
    if (!check_able(rt, given[0], "readable", "File or stream is not readable.") ||
        !check_able(rt, given[1], "writable", "File or stream is not writable."))
        return false;
    OuValue reader = make_half(rt, OU_MODULE_TYPE_BUFFERED_READER, given[0], given[2]);
    OuValue writer = ou_is_error(reader)
                         ? OU_ERROR
                         : make_half(rt, OU_MODULE_TYPE_BUFFERED_WRITER, given[1], given[2]);
    if (ou_is_error(writer)) {
        ou_drop(rt, reader);
        return false;
    }
    ou_replace_take(rt, &as_pair(self)->reader, reader);
    ou_replace_take(rt, &as_pair(self)->writer, writer);
    return true;
}

static OuValue forward(OuRuntime *rt, OuRef half, const char *method, const OuRef *args,
                       size_t argc) {
    if (ou_is_undef(half))
        return ou_raise(rt, OU_EXC_ValueError, "I/O operation on uninitialized object");
    OuValue held = ou_own(half), answer = ou_call_method_string(rt, held, method, args, argc);
    ou_drop(rt, held);
    return answer;
}

#define FORWARD(name, half)                                                                    \
    static OuValue pair_##name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {    \
        return forward(rt, as_pair(self)->half, #name, args, argc);                            \
    }
FORWARD(read, reader)
FORWARD(read1, reader)
FORWARD(peek, reader)
FORWARD(readinto, reader)
FORWARD(readinto1, reader)
FORWARD(readable, reader)
FORWARD(write, writer)
FORWARD(flush, writer)
FORWARD(writable, writer)
#undef FORWARD

/* The writer first; the reader even if that fails. */
static OuValue pair_close(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuBufferedPair *pair = as_pair(self);
    OuValue first = forward(rt, pair->writer, "close", NULL, 0);
    OuValue pending = ou_take_exception(rt);
    OuValue second = forward(rt, pair->reader, "close", NULL, 0);
    ou_io_chain_take(rt, pending);
    bool good = !ou_is_error(first) && !ou_is_error(second);
    ou_drop(rt, first);
    ou_drop(rt, second);
    return good ? OU_NONE : OU_ERROR;
}

static OuValue pair_isatty(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue writer = forward(rt, as_pair(self)->writer, "isatty", NULL, 0);
    if (writer != OU_FALSE) return writer;
    return forward(rt, as_pair(self)->reader, "isatty", NULL, 0);
}

static OuValue pair_get_closed(OuRuntime *rt, OuRef self) {
    OuRef writer = as_pair(self)->writer;
    if (ou_is_undef(writer))
        return ou_raise(rt, OU_EXC_RuntimeError,
                        "the BufferedRWPair object is being garbage-collected");
    return ou_get_attribute_string(rt, writer, "closed");
}

static void pair_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuBufferedPair *)self)->reader, visit, argument);
    ou_visit(((OuBufferedPair *)self)->writer, visit, argument);
}

static void pair_clear(OuRuntime *rt, OuObject *self) {
    ou_clear(rt, &((OuBufferedPair *)self)->reader);
    ou_clear(rt, &((OuBufferedPair *)self)->writer);
}

static void pair_del(OuRuntime *rt, OuRef self) {
    if (!ou_is_undef(as_pair(self)->writer)) ou_io_finalize(rt, self);
}

static void pair_destroy(OuRuntime *rt, OuObject *self) {
    pair_clear(rt, self);
    ou_object_free(rt, self);
}

static const OuMethodRow pair_methods[] = {
    OU_ROW("read", pair_read, 0, 1, "read(size=-1, /)\nUp to size bytes, or all."),
    OU_ROW("peek", pair_peek, 0, 1, "peek(size=0, /)\nBytes that come next."),
    OU_ROW("read1", pair_read1, 0, 1, "read1(size=-1, /)\nBytes of one raw read."),
    OU_ROW("readinto", pair_readinto, 1, 1, "readinto(buffer, /)\nRead into a buffer."),
    OU_ROW("readinto1", pair_readinto1, 1, 1, "readinto1(buffer, /)\nRead into a buffer."),
    OU_ROW("write", pair_write, 1, 1, "write(buffer, /)\nWrite bytes."),
    OU_ROW("flush", pair_flush, 0, 0, "flush()\nFlush the writer."),
    OU_ROW("readable", pair_readable, 0, 0, "readable()\nMay it be read?"),
    OU_ROW("writable", pair_writable, 0, 0, "writable()\nMay it be written?"),
    OU_ROW("close", pair_close, 0, 0, "close()\nClose both."),
    OU_ROW("isatty", pair_isatty, 0, 0, "isatty()\nIs one a terminal?"),
    {0},
};

static const OuGetSetRow pair_getsets[] = {
    {"closed", pair_get_closed, NULL, NULL},
    {0},
};

extern const OuTypeSpec ou_buffered_pair_type;
const OuTypeSpec ou_buffered_pair_type = {
    .name = "_io.BufferedRWPair",
    .doc = "A buffered reader and writer object together.",
    .basic_size = sizeof(OuBufferedPair),
    .flags = OU_TYPE_BASE,
    .methods = pair_methods,
    .getsets = pair_getsets,
    .slots.new = pair_new,
    .slots.init = pair_init,
    .slots.del = pair_del,
    .slots.traverse = pair_traverse,
    .slots.clear = pair_clear,
    .slots.destroy = pair_destroy,
};
