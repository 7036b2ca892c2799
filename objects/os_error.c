/* OSError: its fields, and the subclass that its errno chooses. */
#include <errno.h>

#include "objects/exception_private.h"

#include "objects/error.h"
#include "objects/int.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

static const struct {
    int number;
    enum OuExceptionIndex kind;
} subclasses[] = {
    {EAGAIN, OU_EXC_BlockingIOError},
    {EALREADY, OU_EXC_BlockingIOError},
    {EINPROGRESS, OU_EXC_BlockingIOError},
    {EPIPE, OU_EXC_BrokenPipeError},
    {ESHUTDOWN, OU_EXC_BrokenPipeError},
    {ECHILD, OU_EXC_ChildProcessError},
    {ECONNABORTED, OU_EXC_ConnectionAbortedError},
    {ECONNREFUSED, OU_EXC_ConnectionRefusedError},
    {ECONNRESET, OU_EXC_ConnectionResetError},
    {EEXIST, OU_EXC_FileExistsError},
    {ENOENT, OU_EXC_FileNotFoundError},
    {EISDIR, OU_EXC_IsADirectoryError},
    {ENOTDIR, OU_EXC_NotADirectoryError},
    {EINTR, OU_EXC_InterruptedError},
    {EACCES, OU_EXC_PermissionError},
    {EPERM, OU_EXC_PermissionError},
    {ESRCH, OU_EXC_ProcessLookupError},
    {ETIMEDOUT, OU_EXC_TimeoutError},
};

static OuType *choose_subclass(OuRuntime *rt, OuRef number) {
    int64_t value;
    if (ou_is_int(number) && ou_int_fits_int64(number, &value)) {
        for (size_t i = 0; i < sizeof subclasses / sizeof *subclasses; i++) {
            if (subclasses[i].number == value) return rt->exceptions[subclasses[i].kind];
        }
    }
    return rt->exceptions[OU_EXC_OSError];
}

/* Is the third argument of a BlockingIOError the number of characters written before it would
 * block? */
static bool is_written_count(OuRuntime *rt, OuRef self, OuRef argument) {
    return ou_is_int(argument) &&
           ou_type_of(rt, self) == rt->exceptions[OU_EXC_BlockingIOError];
}

/* Two to five arguments are errno, strerror, filename, a number of another system, filename2;
 * the file names do not stay in args. */
static bool set_fields(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    bool has_details = argc >= 2 && argc <= 5;
    bool has_filename = has_details && argc >= 3 && !ou_is_none(args[2]);
    if (has_filename && is_written_count(rt, self, args[2])) {
        ou_exception_set_field(rt, self, OS_WRITTEN, args[2]);
        has_filename = false;
    }
    if (!ou_exception_init_slot(rt, self, args, has_filename ? 2 : argc, OU_UNDEF))
        return false;
    ou_exception_set_field(rt, self, OS_ERRNO, has_details ? args[0] : OU_UNDEF);
    ou_exception_set_field(rt, self, OS_STRERROR, has_details ? args[1] : OU_UNDEF);
    ou_exception_set_field(rt, self, OS_FILENAME, has_filename ? args[2] : OU_UNDEF);
    bool has_second = has_filename && argc == 5 && !ou_is_none(args[4]);
    ou_exception_set_field(rt, self, OS_FILENAME2, has_second ? args[4] : OU_UNDEF);
    return true;
}

/* The fields are set by __new__, unless a subclass has its own __init__ and not its own
 * __new__: that may pass other arguments on. */
static bool fields_come_from_init(const OuType *type) {
    return type->slots.init != ou_os_error_init && type->slots.new == ou_os_error_new;
}

OuValue ou_os_error_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                        OuRef names) {
    if (fields_come_from_init(type)) return ou_exception_make(rt, type, rt->empty_tuple);
    if (!ou_is_undef(names) && ou_tuple_count(names) > 0)
        return ou_raise(rt, OU_EXC_TypeError, "%N() takes no keyword arguments", type);
    if (type == rt->exceptions[OU_EXC_OSError] && argc >= 2 && argc <= 5)
        type = choose_subclass(rt, args[0]);
    OuValue made = ou_exception_make(rt, type, rt->empty_tuple);
    if (ou_is_error(made) || set_fields(rt, made, args, argc)) return made;
    ou_drop(rt, made);
    return OU_ERROR;
}

bool ou_os_error_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names) {
    if (!fields_come_from_init(ou_type_of(rt, self))) return true;
    if (!ou_is_undef(names) && ou_tuple_count(names) > 0)
        return ou_fail(rt, OU_EXC_TypeError, "%T() takes no keyword arguments", self);
    return set_fields(rt, self, args, argc);
}

OuValue ou_os_error_str(OuRuntime *rt, OuRef self) {
    const OuException *e = ou_as_exception(self);
    OuRef number = e->fields[OS_ERRNO], text = e->fields[OS_STRERROR];
    OuRef filename = e->fields[OS_FILENAME], second = e->fields[OS_FILENAME2];
    if (ou_is_undef(filename)) {
        if (ou_is_undef(number) || ou_is_undef(text)) return ou_exception_str_slot(rt, self);
        return ou_format(rt, "[Errno %S] %S", number, text);
    }
    if (ou_is_undef(number)) number = OU_NONE;
    if (ou_is_undef(text)) text = OU_NONE;
    if (ou_is_undef(second)) return ou_format(rt, "[Errno %S] %S: %R", number, text, filename);
    return ou_format(rt, "[Errno %S] %S: %R -> %R", number, text, filename, second);
}

/* The file names, which are not among the arguments, go back there. */
static OuValue os_error_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)args, (void)argc;
    const OuException *e = ou_as_exception(self);
    OuRef filename = e->fields[OS_FILENAME], second = e->fields[OS_FILENAME2];
    struct OuDict *dict = ou_object_dict_peek(rt, ou_object(self));
    if (dict == NULL) return OU_ERROR;
    if (ou_is_undef(filename) || ou_tuple_count(e->args) != 2)
        return ou_exception_reduce_with(rt, self, e->args, ou_ref(dict));
    OuRef all[] = {ou_tuple_peek(e->args, 0), ou_tuple_peek(e->args, 1), filename, OU_NONE,
                   second};
    OuValue complete = ou_tuple_from_array(rt, all, ou_is_undef(second) ? 3 : 5);
    if (ou_is_error(complete)) return OU_ERROR;
    OuValue result = ou_exception_reduce_with(rt, self, complete, ou_ref(dict));
    ou_drop(rt, complete);
    return result;
}

const OuMethodRow ou_os_error_methods[] = {
    {"__reduce__", os_error_reduce, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
    {0},
};

static OuValue get_written(OuRuntime *rt, OuRef self) {
    OuRef written = *ou_exception_field(self, OS_WRITTEN);
    if (ou_is_undef(written)) return ou_raise(rt, OU_EXC_AttributeError, "characters_written");
    return ou_own(written);
}

static bool set_written(OuRuntime *rt, OuRef self, OuRef value) {
    if (ou_is_undef(value)) {
        if (ou_is_undef(*ou_exception_field(self, OS_WRITTEN)))
            return ou_fail(rt, OU_EXC_AttributeError, "characters_written");
    } else {
        int64_t count;
        if (!ou_index_as_int64(rt, value, false, &count)) return false;
    }
    ou_exception_set_field(rt, self, OS_WRITTEN, value);
    return true;
}

const OuGetSetRow ou_os_error_getsets[] = {
    {"characters_written", get_written, set_written, NULL},
    {0},
};

OuValue ou_raise_errno(OuRuntime *rt, int error_number, OuRef filename) {
    OuValue result = OU_ERROR;
    OuValue text = ou_str_from_string(rt, strerror(error_number));
    OuValue exception = OU_ERROR;
    if (ou_is_error(text)) goto done;
    OuRef args[] = {ou_from_small_int(error_number), text, filename};
    exception = ou_os_error_new(rt, rt->exceptions[OU_EXC_OSError], args,
                                ou_is_undef(filename) ? 2 : 3, OU_UNDEF);
    if (!ou_is_error(exception)) result = ou_raise_object(rt, exception);
done:
    ou_drop(rt, text);
    ou_drop(rt, exception);
    return result;
}
